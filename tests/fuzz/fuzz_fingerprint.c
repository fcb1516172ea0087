/*
** Fuzz target: bytes as two bodies, cut at the first NUL.  Shingles ascend, and
** the relation is the same from both sides.
*/
#include "../../ext/match/fingerprint.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte);

static void check(quoth_shingles s) {
  for (uint32_t i = 1; i < s.n; i++)
    if (s.at[i] <= s.at[i - 1]) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte) {
  const uint8_t *cut = n_byte ? memchr(data, 0, n_byte) : NULL;
  size_t n_first = cut ? (size_t)(cut - data) : n_byte;
  quoth_arena arena;
  quoth_fingerprint a, b;
  float x, y;
  quoth_arena_open(&arena, NULL);
  if (quoth_fingerprint_make(&a, &arena, &arena, (const char *)data,
                             (uint32_t)n_first) &&
      quoth_fingerprint_make(&b, &arena, &arena, (const char *)data + n_first,
                             (uint32_t)(n_byte - n_first))) {
    check(a.all);
    check(a.told);
    if (quoth_fingerprint_relate(&a, &b, &x) !=
            quoth_fingerprint_relate(&b, &a, &y) ||
        x != y || x < 0 || x > 1)
      abort();
  }
  quoth_arena_close(&arena);
  return 0;
}
