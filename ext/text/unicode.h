/*
** unicode.h: all that is asked of ICU.  Questions about one character need no
** handle and load no data; whole-string work goes through a quoth_unicode,
** which opens each ICU object at its first use (38 ms and 8 MB) and hangs on
** a connection or a thread, never on a global.
*/
#ifndef QUOTH_TEXT_UNICODE_H
#define QUOTH_TEXT_UNICODE_H

#include "arena.h"

bool quoth_char_is_letter(uint32_t c); /* letters and combining marks */
bool quoth_char_is_digit(uint32_t c);  /* decimal digits of any script */
bool quoth_char_is_upper(uint32_t c);  /* upper and title case */
bool quoth_char_is_space(uint32_t c);  /* white space, no-break ones too */
bool quoth_char_is_ignorable(uint32_t c); /* soft hyphen, zero width, bidi */
uint32_t quoth_char_lower(uint32_t c);

typedef struct quoth_unicode quoth_unicode;

/* NULL when there is no memory.  Opens nothing of ICU yet. */
quoth_unicode *quoth_unicode_open(const quoth_allocator *allocator);
void quoth_unicode_close(quoth_unicode *unicode);

/* The text in Unicode's form C, or `text` itself where it already is. */
quoth_str quoth_unicode_compose(quoth_unicode *unicode, quoth_arena *arena,
                                quoth_str text);

/* Lower case (full case folding), compatibility forms and diacritics gone,
** ignorable characters dropped: the form in which spellings are compared. */
quoth_str quoth_unicode_fold(quoth_unicode *unicode, quoth_arena *arena,
                             quoth_str text);

/* Any script to folded Latin letters: Путин → putin. */
quoth_str quoth_unicode_latin(quoth_unicode *unicode, quoth_arena *arena,
                              quoth_str text);

/* Bytes of a charset, by any of its names (those of the web mean what browsers
** take them for: latin1 is windows-1252), as UTF-8 in the arena without byte
** order mark.  *n_replaced counts what did not decode, now U+FFFD, and NULs.
** False where the charset is unknown or there is no memory. */
bool quoth_unicode_decode(quoth_arena *arena, const char *charset,
                          const char *bytes, size_t n_byte, quoth_str *out,
                          uint32_t *n_replaced);

/* True for a charset that quoth_unicode_decode() knows. */
bool quoth_unicode_knows(const char *charset);

/* The charset that bytes look like (`markup`: tags do not count), in the arena;
** "windows-1252" where nothing is more likely. */
const char *quoth_unicode_guess(quoth_arena *arena, const char *bytes,
                                size_t n_byte, bool markup);

/* ICU's and Unicode's version, such as "72.1" and "15.0". */
void quoth_unicode_versions(char icu[32], char unicode[32]);

#endif
