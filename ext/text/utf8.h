/*
** utf8.h: bytes and code points.  Offsets inside the engine are bytes; what a
** person sees counts code points the way SQLite's substr() does.
*/
#ifndef QUOTH_TEXT_UTF8_H
#define QUOTH_TEXT_UTF8_H

#include "arena.h"

#define QUOTH_REPLACEMENT 0xFFFDu /* stands for what does not decode */

/* Code point at byte *i (which is < n), and moves *i behind it.  Malformed
** input gives U+FFFD for each maximal subpart (Unicode 15, 3.9; WHATWG). */
uint32_t quoth_utf8_next(const char *text, size_t n_byte, size_t *i);

/* Code point that ends just before byte *i (which is > 0), and moves *i to its
** start. */
uint32_t quoth_utf8_previous(const char *text, size_t *i);

/* Writes a scalar value; gives the bytes written (1 to 4). */
int quoth_utf8_put(uint32_t code_point, char out[4]);

/* Characters in `n_byte` bytes, counted as SQLite counts them: a byte of 0xC0
** and more takes the continuation bytes behind it, any other stands alone. */
uint32_t quoth_utf8_length(const char *text, size_t n_byte);

/* Offset of the first malformed byte, or n_byte where all is well. */
size_t quoth_utf8_valid(const char *text, size_t n_byte);

/* Valid UTF-8 without NUL: malformed parts and NUL become U+FFFD, and
** *n_replaced counts them.  Gives `text` itself where nothing had to change. */
quoth_str quoth_utf8_repair(quoth_arena *arena, const char *text,
                            size_t n_byte, uint32_t *n_replaced);

/* Bytes of ASCII at the start. */
size_t quoth_utf8_ascii(const char *text, size_t n_byte);

/* Byte offsets to character offsets of one text, in O(1) after one pass. */
typedef struct quoth_charmap {
  const char *text;
  uint32_t n_byte;
  uint32_t *mark;  /* characters before each QUOTH_CHARMAP_STRIDE-th byte */
  bool ascii;      /* then offsets are equal and there are no marks */
} quoth_charmap;

#define QUOTH_CHARMAP_STRIDE 128u

/* False when there is no memory (arena->status tells). */
bool quoth_charmap_make(quoth_charmap *map, quoth_arena *arena,
                        const char *text, uint32_t n_byte);
uint32_t quoth_charmap_char(const quoth_charmap *map, uint32_t byte);

#endif
