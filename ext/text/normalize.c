/*
** normalize.c: marks, dashes, spaces and case folded, for comparing quotes.
** Diacritics stay: they are part of the words, not of the printing.
*/
#include "normalize.h"

#include "tokens.h"
#include "utf8.h"

#define ELLIPSIS 0x2026u

static bool is_dash(uint32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 ||
         c == 0xFE63 || c == 0xFF0D;
}

static uint32_t normal_mark(uint32_t c) {
  switch (quoth_mark_class_of(c)) {
  case QUOTH_MARK_STRAIGHT_SINGLE:
  case QUOTH_MARK_OPEN_SINGLE:
  case QUOTH_MARK_CLOSE_SINGLE:
  case QUOTH_MARK_LOW_SINGLE: return '\'';
  case QUOTH_MARK_PRIME: return c == 0x2032 ? '\'' : '"';
  case QUOTH_MARK_NONE: return c;
  default: return c == 0x2039 || c == 0x203A ? '\'' : '"';
  }
}

uint32_t quoth_normal_char(uint32_t c) {
  if (quoth_char_is_space(c)) return ' ';
  if (quoth_char_is_ignorable(c)) return 0;
  return is_dash(c) ? '-' : normal_mark(c);
}

/* Text under construction: room is made before, spaces wait for a word. */
typedef struct writer {
  char *at;
  uint32_t n;
  bool space;
} writer;

static void put(writer *w, uint32_t c) {
  if (c == ' ' || c == 0) {
    w->space |= c == ' ' && w->n > 0;
    return;
  }
  if (w->space) w->at[w->n++] = ' ';
  w->space = false;
  w->n += (uint32_t)quoth_utf8_put(quoth_char_lower(c), w->at + w->n);
}

quoth_str quoth_normalize(quoth_unicode *unicode, quoth_arena *arena,
                          quoth_str text) {
  text = quoth_unicode_compose(unicode, arena, text);
  /* a byte that does not decode becomes U+FFFD: three bytes for one */
  writer w = {.at = quoth_arena_array(arena, (size_t)text.n_byte + 1, 3)};
  for (size_t i = 0; w.at && i < text.n_byte;) {
    uint32_t c = quoth_utf8_next(text.at, text.n_byte, &i);
    for (int dot = 0; c == ELLIPSIS && dot < 3; dot++) put(&w, '.');
    if (c != ELLIPSIS) put(&w, quoth_normal_char(c));
  }
  return (quoth_str){w.at ? w.at : "", w.n};
}
