/*
** fuzz_claims.c: compares the two halves of any bytes.  The score is a share
** and the same both ways; what is aligned lies inside; terms lie in the text.
*/
#include <stdlib.h>

#include "../../ext/match/similarity.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte);

static void require(bool holds) {
  if (!holds) abort();
}

static void check_terms(const quoth_terms *t) {
  for (uint32_t i = 0; i < t->n; i++)
    require(t->at[i].start < t->at[i].stop && t->at[i].stop <= t->text.n_byte);
}

static void check_comparison(const quoth_comparison *c, const quoth_terms *a,
                             const quoth_terms *b) {
  require(c->score >= 0 && c->score <= 1);
  require(c->a_in_b >= 0 && c->a_in_b <= 1.001f);
  for (uint32_t i = 0; i < c->n_aligned; i++) {
    require(c->aligned[i].a < a->n && c->aligned[i].b < b->n);
    require(c->aligned[i].strength > 0 && c->aligned[i].strength <= 1);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte) {
  const char *text = (const char *)data;
  uint32_t n_a = (uint32_t)(n_byte / 2), n_b = (uint32_t)(n_byte - n_a);
  quoth_arena arena;
  quoth_terms a, b;
  quoth_comparison there, back;
  quoth_arena_open(&arena, NULL);
  require(quoth_terms_make(&a, &arena, (quoth_str){text, n_a}));
  require(quoth_terms_make(&b, &arena, (quoth_str){text + n_a, n_b}));
  check_terms(&a);
  check_terms(&b);
  require(quoth_compare(&there, &arena, &a, &b, NULL));
  require(quoth_compare(&back, &arena, &b, &a, NULL));
  check_comparison(&there, &a, &b);
  check_comparison(&back, &b, &a);
  float difference = there.score - back.score;
  require(difference < 1e-4f && difference > -1e-4f);
  quoth_arena_close(&arena);
  return 0;
}
