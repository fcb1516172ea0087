/*
** utf8.c: decoding, counting and repair of UTF-8, and the map from bytes to
** characters.  Never reads past n_byte, whatever the bytes say.
*/
#include "utf8.h"

#include <string.h>

/* Least second byte, greatest second byte and length for each lead byte of
** Unicode's table 3-7; length 0 is no lead byte. */
typedef struct lead {
  uint8_t least, most, n_byte;
} lead;

static lead lead_of(uint8_t b) {
  if (b < 0xC2) return (lead){0, 0, 0};
  if (b < 0xE0) return (lead){0x80, 0xBF, 2};
  if (b == 0xE0) return (lead){0xA0, 0xBF, 3};
  if (b == 0xED) return (lead){0x80, 0x9F, 3};
  if (b < 0xF0) return (lead){0x80, 0xBF, 3};
  if (b == 0xF0) return (lead){0x90, 0xBF, 4};
  if (b < 0xF4) return (lead){0x80, 0xBF, 4};
  if (b == 0xF4) return (lead){0x80, 0x8F, 4};
  return (lead){0, 0, 0};
}

static bool is_continuation(char c) {
  return ((uint8_t)c & 0xC0) == 0x80;
}

uint32_t quoth_utf8_next(const char *text, size_t n_byte, size_t *i) {
  uint8_t b = (uint8_t)text[(*i)++];
  if (b < 0x80) return b;
  lead l = lead_of(b);
  if (!l.n_byte || *i >= n_byte) return QUOTH_REPLACEMENT;
  uint8_t second = (uint8_t)text[*i];
  if (second < l.least || second > l.most) return QUOTH_REPLACEMENT;
  uint32_t c = b & (0x7Fu >> l.n_byte);
  c = c << 6 | (second & 0x3Fu);
  (*i)++;
  for (int k = 2; k < l.n_byte; k++) {
    if (*i >= n_byte || !is_continuation(text[*i])) return QUOTH_REPLACEMENT;
    c = c << 6 | ((uint8_t)text[(*i)++] & 0x3Fu);
  }
  return c;
}

uint32_t quoth_utf8_previous(const char *text, size_t *i) {
  size_t stop = *i, start = stop - 1;
  while (start > 0 && stop - start < 4 && is_continuation(text[start])) start--;
  size_t after = start;
  uint32_t c = quoth_utf8_next(text, stop, &after);
  if (after != stop) { /* the bytes do not form one character */
    start = stop - 1;
    c = QUOTH_REPLACEMENT;
  }
  *i = start;
  return c;
}

int quoth_utf8_put(uint32_t c, char out[4]) {
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  int n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (int k = n - 1; k > 0; k--) {
    out[k] = (char)(0x80 | (c & 0x3F));
    c >>= 6;
  }
  out[0] = (char)((0xF00 >> n) | c);
  return n;
}

uint32_t quoth_utf8_length(const char *text, size_t n_byte) {
  uint32_t n = 0;
  size_t i = 0;
  while (i < n_byte) {
    bool is_lead = (uint8_t)text[i++] >= 0xC0;
    while (is_lead && i < n_byte && is_continuation(text[i])) i++;
    n++;
  }
  return n;
}

size_t quoth_utf8_ascii(const char *text, size_t n_byte) {
  size_t i = 0;
  for (; i + 8 <= n_byte; i += 8) {
    uint64_t eight;
    memcpy(&eight, text + i, 8);
    if (eight & 0x8080808080808080u) break;
  }
  while (i < n_byte && (uint8_t)text[i] < 0x80) i++;
  return i;
}

size_t quoth_utf8_valid(const char *text, size_t n_byte) {
  size_t i = 0;
  while ((i += quoth_utf8_ascii(text + i, n_byte - i)) < n_byte) {
    size_t at = i;
    if (quoth_utf8_next(text, n_byte, &i) != QUOTH_REPLACEMENT) continue;
    if (i - at != 3 || memcmp(text + at, "\xEF\xBF\xBD", 3) != 0) return at;
  }
  return n_byte;
}

static bool needs_repair(const char *text, size_t n_byte) {
  return memchr(text, 0, n_byte) || quoth_utf8_valid(text, n_byte) < n_byte;
}

quoth_str quoth_utf8_repair(quoth_arena *arena, const char *text,
                            size_t n_byte, uint32_t *n_replaced) {
  quoth_str as_it_is = {text, (uint32_t)n_byte}, none = {"", 0};
  *n_replaced = 0;
  if (!n_byte || !needs_repair(text, n_byte)) return as_it_is;
  /* each bad byte may grow to the three bytes of U+FFFD */
  char *out = quoth_arena_array(arena, n_byte + 1, 3);
  if (!out) return none;
  size_t i = 0, n_out = 0;
  while (i < n_byte) {
    size_t at = i;
    uint32_t c = quoth_utf8_next(text, n_byte, &i);
    bool kept = c && (c != QUOTH_REPLACEMENT ||
                      (i - at == 3 && !memcmp(text + at, "\xEF\xBF\xBD", 3)));
    if (!kept) (*n_replaced)++;
    n_out += (size_t)quoth_utf8_put(kept ? c : QUOTH_REPLACEMENT, out + n_out);
  }
  return (quoth_str){out, (uint32_t)n_out};
}

/* Characters, as SQLite counts, that start in [i, stop); *after_lead: whether a
** continuation byte there belongs to a character before it. */
static uint32_t count_chars(const char *text, uint32_t i, uint32_t stop,
                            bool *after_lead) {
  uint32_t n_char = 0;
  while (i < stop) {
    uint32_t n_ascii = (uint32_t)quoth_utf8_ascii(text + i, stop - i);
    n_char += n_ascii;
    i += n_ascii;
    if (n_ascii) *after_lead = false;
    for (; i < stop && (uint8_t)text[i] >= 0x80; i++) {
      if (*after_lead && is_continuation(text[i])) continue;
      n_char++;
      *after_lead = (uint8_t)text[i] >= 0xC0;
    }
  }
  return n_char;
}

/* A mark holds the characters before its byte, times two, and in the lowest
** bit whether a continuation byte there belongs to a character before it. */
static uint32_t mark_of(uint32_t n_char, bool after_lead) {
  return n_char << 1 | after_lead;
}

bool quoth_charmap_make(quoth_charmap *map, quoth_arena *arena,
                        const char *text, uint32_t n_byte) {
  *map = (quoth_charmap){text, n_byte, NULL,
                         quoth_utf8_ascii(text, n_byte) == n_byte};
  if (map->ascii) return true;
  map->mark = quoth_arena_array(arena, n_byte / QUOTH_CHARMAP_STRIDE + 1,
                                sizeof *map->mark);
  if (!map->mark) return false;
  bool after_lead = false;
  uint32_t n_char = 0;
  for (uint32_t k = 0; k <= n_byte / QUOTH_CHARMAP_STRIDE; k++) {
    uint32_t start = k * QUOTH_CHARMAP_STRIDE, n_left = n_byte - start;
    map->mark[k] = mark_of(n_char, after_lead);
    if (n_left > QUOTH_CHARMAP_STRIDE) n_left = QUOTH_CHARMAP_STRIDE;
    n_char += count_chars(text, start, start + n_left, &after_lead);
  }
  return true;
}

uint32_t quoth_charmap_char(const quoth_charmap *map, uint32_t byte) {
  if (byte > map->n_byte) byte = map->n_byte;
  if (map->ascii) return byte;
  uint32_t k = byte / QUOTH_CHARMAP_STRIDE;
  bool after_lead = map->mark[k] & 1;
  return (map->mark[k] >> 1) + count_chars(map->text, k * QUOTH_CHARMAP_STRIDE,
                                           byte, &after_lead);
}
