/*
** features.c: measures two aligned statements.  Each measure is symmetric; the
** directions are kept apart only in a_in_b and b_in_a.
*/
#include "features.h"

#include <math.h>
#include <string.h>

#include "conflicts.h"
#include "shape.h"

#define EVIDENCE_HALF 20  /* nats, as many words have: half of full evidence */
#define NAMES_HALF    5   /* nats, of two names: half of all that may lack */

/* What is added up over one statement's terms. */
typedef struct tally {
  float all, equal, near; /* content */
  float function, function_equal;
  float number, number_equal;
  float squares;
  float missing; /* the heaviest word without a partner */
  float names;   /* without one */
} tally;

static void tally_content(tally *s, const quoth_term *t, float w,
                          float strength) {
  float equal = strength >= 1 ? w : 0, missing = w - strength * w;
  s->all += w;
  s->equal += equal;
  s->near += strength * w;
  s->missing = missing > s->missing ? missing : s->missing;
  s->names += t->kind == QUOTH_TERM_NAME ? missing : 0;
  if (t->kind != QUOTH_TERM_NUMBER) return;
  s->number += w;
  s->number_equal += equal;
}

static tally tally_of(const quoth_terms *terms, const quoth_answer *answer,
                      const float *weight) {
  tally s = {0};
  for (uint32_t i = 0; i < terms->n; i++) {
    const quoth_term *t = &terms->at[i];
    float w = weight[i];
    s.squares += w * w;
    if (quoth_is_content(t)) {
      tally_content(&s, t, w, answer->strength[i]);
    } else {
      s.function += w;
      s.function_equal += answer->strength[i] >= 1 ? w : 0;
    }
  }
  return s;
}

static float share(float part, float whole) {
  return whole > 0 ? part / whole : 0;
}

static float square(float x) {
  return x * x;
}

static float low(float x, float y) {
  return x < y ? x : y;
}

static float high(float x, float y) {
  return x > y ? x : y;
}

/* Content on both sides: "need" may stand for "should". */
static bool is_shared_content(const quoth_side *a, const quoth_side *b,
                              const quoth_answer *answer, uint32_t i) {
  return answer->to[i] != QUOTH_UNALIGNED &&
         quoth_is_content(&a->terms->at[i]) &&
         quoth_is_content(&b->terms->at[answer->to[i]]);
}

/* A binary indexed tree: the heaviest chain that ends before a place. */
static float heaviest_before(const float *tree, uint32_t place) {
  float best = 0;
  for (; place; place &= place - 1)
    best = high(best, tree[place]);
  return best;
}

static void note_chain(float *tree, uint32_t n, uint32_t place, float weight) {
  for (uint32_t at = place + 1; at <= n; at += at & -at)
    tree[at] = high(tree[at], weight);
}

/* Weight of the heaviest words that stand in one order in both statements, the
** mean of both sides: the same for (a, b) and (b, a). */
static float chain_of(quoth_arena *arena, const quoth_side *a,
                      const quoth_side *b, const quoth_answer *answer) {
  uint32_t n = b->terms->n;
  float best = 0;
  float *tree = quoth_arena_array(arena, n + 1, sizeof *tree);
  for (uint32_t i = 0; tree && i < a->terms->n; i++) {
    uint32_t to = answer->to[i];
    if (!is_shared_content(a, b, answer, i)) continue;
    float weight = (a->weight[i] + b->weight[to]) / 2;
    float chain = heaviest_before(tree, to) + answer->strength[i] * weight;
    note_chain(tree, n, to, chain);
    best = high(best, chain);
  }
  return best;
}

/* Of the pairs of neighbours of one statement, function words too, the share
** that are neighbours in the other: "of 40 countries". */
static float neighbours(const quoth_terms *a, const quoth_answer *answer,
                        const quoth_terms *b) {
  uint32_t n = 0;
  for (uint32_t i = 0; i + 1 < a->n; i++) {
    uint32_t next = answer->to[i] + 1;
    if (answer->to[i] == QUOTH_UNALIGNED || next >= b->n) continue;
    n += answer->to[i + 1] == next || a->at[i + 1].id == b->at[next].id;
  }
  return a->n > 1 ? (float)n / (float)(a->n - 1) : 0;
}

static float cosine(const quoth_answer *answer, const float *weight, uint32_t n,
                    float squares_a, float squares_b) {
  float dot = 0;
  for (uint32_t i = 0; i < n; i++)
    if (answer->strength[i] >= 1) dot += weight[i] * weight[i];
  float norm = sqrtf(squares_a * squares_b);
  return norm > 0 ? low(1, dot / norm) : 0;
}

/* 0 … 1, half of it from `middle` on. */
static float saturated(float x, float middle) {
  return x / (x + middle);
}

float quoth_evidence(float part, float weight) {
  return part * saturated(weight, EVIDENCE_HALF);
}

static void measure(float *at, const tally *a, const tally *b) {
  float a_equal = share(a->equal, a->all), b_equal = share(b->equal, b->all);
  float a_near = share(a->near, a->all), b_near = share(b->near, b->all);
  at[QUOTH_F_EQUAL_LOW] = low(a_equal, b_equal);
  at[QUOTH_F_EQUAL_HIGH] = high(a_equal, b_equal);
  at[QUOTH_F_NEAR_LOW] = low(a_near, b_near);
  at[QUOTH_F_NEAR_HIGH] = high(a_near, b_near);
  at[QUOTH_F_NEAR_SQUARE] = square(at[QUOTH_F_NEAR_LOW]);
  float shared = low(a->near, b->near);
  at[QUOTH_F_EVIDENCE] = quoth_evidence(high(a_near, b_near), shared);
  at[QUOTH_F_SHARED] = quoth_evidence(1, shared);
  at[QUOTH_F_LENGTH] = share(low(a->all, b->all), high(a->all, b->all));
  at[QUOTH_F_WEIGHT] = quoth_evidence(1, low(a->all, b->all));
  at[QUOTH_F_MISSING] = low(a->missing, b->missing) / QUOTH_WEIGHT_MAX;
  at[QUOTH_F_NAMES] = saturated(a->names + b->names, NAMES_HALF);
  float a_function = share(a->function_equal, a->function);
  float b_function = share(b->function_equal, b->function);
  at[QUOTH_F_FUNCTION_LOW] = low(a_function, b_function);
  at[QUOTH_F_FUNCTION_HIGH] = high(a_function, b_function);
  at[QUOTH_F_NUMBERS] =
      low(share(a->number_equal, a->number), share(b->number_equal, b->number));
}

/* Where the first content word stands; behind the last term for none. */
static uint32_t first_content(const quoth_terms *terms) {
  uint32_t i = 0;
  while (i < terms->n && !quoth_is_content(&terms->at[i]))
    i++;
  return i;
}

/* Renderings start alike; where quotes end is up to who prints them. */
static bool start_alike(const quoth_terms *a, const quoth_terms *b,
                        const quoth_answer *answer) {
  uint32_t i = first_content(a);
  return i < a->n && answer->to[i] == first_content(b);
}

static void measure_kept(float *at, float kept, float all_a, float all_b) {
  at[QUOTH_F_KEPT_LOW] = low(1, share(kept, high(all_a, all_b)));
  at[QUOTH_F_KEPT_HIGH] = low(1, share(kept, low(all_a, all_b)));
}

static void measure_neighbours(float *at, const quoth_terms *a,
                               const quoth_terms *b, const quoth_alignment *l) {
  float a_next = neighbours(a, &l->a, b), b_next = neighbours(b, &l->b, a);
  at[QUOTH_F_NEXT_LOW] = low(a_next, b_next);
  at[QUOTH_F_NEXT_HIGH] = high(a_next, b_next);
  at[QUOTH_F_FIRST] = start_alike(a, b, &l->a);
}

static void measure_cosine(float *at, const quoth_side *a, const quoth_side *b,
                           const quoth_alignment *l, float squares_a,
                           float squares_b) {
  float of_a = cosine(&l->a, a->weight, a->terms->n, squares_a, squares_b);
  float of_b = cosine(&l->b, b->weight, b->terms->n, squares_a, squares_b);
  at[QUOTH_F_COSINE] = (of_a + of_b) / 2;
  at[QUOTH_F_COSINE_ROOT] = sqrtf(at[QUOTH_F_COSINE]);
}

bool quoth_features_align(quoth_features *out, quoth_arena *arena,
                          quoth_side *a, quoth_side *b) {
  memset(out, 0, sizeof *out);
  if (!quoth_align(&out->alignment, arena, a, b)) return false;
  const quoth_alignment *l = &out->alignment;
  tally of_a = tally_of(a->terms, &l->a, a->weight);
  tally of_b = tally_of(b->terms, &l->b, b->weight);
  measure(out->at, &of_a, &of_b);
  measure_cosine(out->at, a, b, l, of_a.squares, of_b.squares);
  measure_kept(out->at, chain_of(arena, a, b, &l->a), of_a.all, of_b.all);
  measure_neighbours(out->at, a->terms, b->terms, l);
  out->a_in_b = share(of_a.near, of_a.all);
  out->b_in_a = share(of_b.near, of_b.all);
  return arena->status == QUOTH_OK;
}

bool quoth_features_finish(quoth_features *out, quoth_arena *arena,
                           quoth_side *a, quoth_side *b) {
  const quoth_alignment *l = &out->alignment;
  const int8_t *in_a = quoth_terms_shape(a->terms, arena);
  const int8_t *in_b = quoth_terms_shape(b->terms, arena);
  if (!in_a || !in_b) return false;
  out->at[QUOTH_F_SHAPE] = square(quoth_shape_cosine(in_a, in_b));
  out->number_conflict = quoth_numbers_conflict(a->terms, b->terms);
  out->polarity_differs = quoth_polarity_differs(a->terms, b->terms, l);
  out->name_conflict = quoth_names_conflict(a->terms, b->terms, l);
  return arena->status == QUOTH_OK;
}

bool quoth_features_of(quoth_features *out, quoth_arena *arena,
                       const quoth_terms *a, const quoth_terms *b,
                       const quoth_idf *idf) {
  quoth_side in_a, in_b;
  return quoth_side_make(&in_a, arena, a, idf) &&
         quoth_side_make(&in_b, arena, b, idf) &&
         quoth_features_align(out, arena, &in_a, &in_b) &&
         quoth_features_finish(out, arena, &in_a, &in_b);
}
