/*
** charset.h: bytes of any charset as the text that is stored: UTF-8, NFC, LF,
** no NUL.  Which charset it was and what did not decode is told.
*/
#ifndef QUOTH_LOADERS_CHARSET_H
#define QUOTH_LOADERS_CHARSET_H

#include "../../ext/text/unicode.h"

typedef struct quoth_decoded {
  quoth_str text;
  const char *charset; /* that was used; static, or in the arena */
  uint32_t n_replaced; /* U+FFFD written */
} quoth_decoded;

/*
** UTF-8 of bytes in an unknown charset; not yet NFC.  In this order: byte
** order mark; UTF-16 told by its zeros; well-formed UTF-8 (no other charset
** looks like it by chance); what is `declared` ("" for none); ICU's guess.
*/
quoth_decoded quoth_charset_decode(quoth_arena *arena, quoth_str bytes,
                                   quoth_str declared);

/* Text ready to be stored: valid UTF-8, NFC, CR LF and CR as LF, NUL as
** U+FFFD, which *n_replaced counts. */
quoth_str quoth_charset_clean(quoth_unicode *unicode, quoth_arena *arena,
                              quoth_str text, uint32_t *n_replaced);

#endif
