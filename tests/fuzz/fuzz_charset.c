/*
** Fuzz target: bytes in a charset that is declared: the first line, or none.
** What comes out is valid UTF-8, in the form that is stored, and no longer
** than the bytes allow.
*/
#include "../../ext/text/utf8.h"
#include "../../loaders/read/charset.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte);

static void insist(bool claim) {
  if (!claim) abort();
}

static bool has(quoth_str s, char c) {
  return s.n_byte && memchr(s.at, c, s.n_byte);
}

/* Cleaning what is clean changes nothing. */
static void check_clean(quoth_arena *arena, quoth_unicode *unicode,
                        quoth_str text) {
  uint32_t n_first = 0, n_second = 0;
  quoth_str once = quoth_charset_clean(unicode, arena, text, &n_first);
  quoth_str twice = quoth_charset_clean(unicode, arena, once, &n_second);
  insist(quoth_utf8_valid(once.at, once.n_byte) == once.n_byte);
  insist(!has(once, '\0') && !has(once, '\r'));
  insist(n_second == 0 && once.n_byte == twice.n_byte &&
         memcmp(once.at, twice.at, once.n_byte) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte) {
  static quoth_unicode *unicode;
  const uint8_t *end = n_byte ? memchr(data, '\n', n_byte) : NULL;
  size_t n_name = end ? (size_t)(end - data) : 0;
  size_t n_head = end ? n_name + 1 : 0;
  quoth_arena arena;
  if (!unicode) unicode = quoth_unicode_open(NULL);
  quoth_arena_open(&arena, NULL);
  quoth_str bytes = {(const char *)data + n_head, (uint32_t)(n_byte - n_head)};
  quoth_decoded d = quoth_charset_decode(
      &arena, bytes, (quoth_str){(const char *)data, (uint32_t)n_name});
  insist(d.charset != NULL && d.text.n_byte <= 4 * bytes.n_byte + 4);
  insist(quoth_utf8_valid(d.text.at, d.text.n_byte) == d.text.n_byte);
  if (unicode) check_clean(&arena, unicode, d.text);
  quoth_arena_close(&arena);
  return 0;
}
