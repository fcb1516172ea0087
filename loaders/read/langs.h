/*
** langs.h: languages by the names that dumps give them.
*/
#ifndef QUOTH_LOADERS_LANGS_H
#define QUOTH_LOADERS_LANGS_H

#include "../../ext/text/arena.h"

/* BCP 47 for "ENGLISH" (GDELT), "eng" (ISO 639-2), "pt_BR", "EN-us"; what is
** none of these is given back as it is. */
quoth_str quoth_lang_code(quoth_arena *arena, quoth_str name);

#endif
