/*
** loose.h: ill-formed feeds made well-formed enough to be read.
*/
#ifndef QUOTH_LOADERS_LOOSE_H
#define QUOTH_LOADERS_LOOSE_H

#include "../../ext/text/arena.h"

/*
** Escapes what people forget to: & that starts no reference, and the markup
** inside elements that hold HTML (description, content:encoded, …) but is
** neither escaped nor CDATA.  "" on no memory.
*/
quoth_str quoth_loose_escape(quoth_arena *arena, quoth_str text);

#endif
