/*
** references.c: character references in values that were escaped twice, or
** never unescaped.
*/
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#include "../text/utf8.h"
#include "parse.h"

/* The longest name of HTML 4: "thetasym". */
#define REFERENCE_MAX_BYTE 10u

/* The character of a reference's name; 0 where it is none. */
static uint32_t reference_char(const char *name) {
  if (name[0] == '#') {
    bool hex = (name[1] | 32) == 'x';
    unsigned long c = strtoul(name + 1 + hex, NULL, hex ? 16 : 10);
    return c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : (uint32_t)c;
  }
  const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
  return entity ? entity->value : 0;
}

/* Bytes of the reference at an ampersand, its character in *c; 0 if none. */
static size_t reference_at(const char *at, size_t n_byte, uint32_t *c) {
  char name[REFERENCE_MAX_BYTE + 1];
  size_t n = 0;
  while (n < REFERENCE_MAX_BYTE && n + 1 < n_byte && at[n + 1] != ';') {
    name[n] = at[n + 1];
    n++;
  }
  name[n] = 0;
  if (n + 1 >= n_byte || at[n + 1] != ';') return 0;
  *c = reference_char(name);
  return *c ? n + 2 : 0;
}

quoth_str quoth_page_unescape(quoth_arena *arena, const char *at,
                              size_t n_byte) {
  quoth_str same = {at, (uint32_t)n_byte};
  if (!n_byte || !memchr(at, '&', n_byte)) return same;
  char *to = quoth_arena_alloc(arena, n_byte + 4);
  uint32_t n = 0;
  for (size_t i = 0; to && i < n_byte;) {
    uint32_t c = 0;
    size_t step = at[i] == '&' ? reference_at(at + i, n_byte - i, &c) : 0;
    if (step) n += (uint32_t)quoth_utf8_put(c, to + n);
    else to[n++] = at[i];
    i += step ? step : 1;
  }
  return to ? (quoth_str){to, n} : same;
}
