/*
** features.c: measures two aligned statements.  Each measure is symmetric; the
** directions are kept apart only in a_in_b and b_in_a.
*/
#include "features.h"

#include <math.h>
#include <string.h>

#include "conflicts.h"
#include "shape.h"

#define ORDER_REACH   4u /* terms: neighbours with a few words between */
#define EVIDENCE_HALF 20 /* nats, as many words have: half of full evidence */

/* What is added up over one statement's terms. */
typedef struct tally {
  float all, equal, near; /* content */
  float function, function_equal;
  float number, number_equal;
  float squares;
} tally;

static void tally_content(tally *s, const quoth_term *t, float w,
                          float strength) {
  float equal = strength >= 1 ? w : 0;
  s->all += w;
  s->equal += equal;
  s->near += strength * w;
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

/* Of the pairs of neighbouring content words of one statement, the share that
** the other has as near to each other and in the same order. */
static float order(const quoth_terms *a, const quoth_answer *answer) {
  uint32_t n = 0, n_kept = 0, before = QUOTH_UNALIGNED;
  for (uint32_t i = 0; i < a->n; i++) {
    uint32_t to = answer->to[i];
    if (!quoth_is_content(&a->at[i])) continue;
    n++;
    n_kept += to != QUOTH_UNALIGNED && before != QUOTH_UNALIGNED &&
              to > before && to - before <= ORDER_REACH;
    before = to;
  }
  return n > 1 ? (float)n_kept / (float)(n - 1) : 0;
}

static float cosine(const quoth_answer *answer, const float *weight, uint32_t n,
                    float squares_a, float squares_b) {
  float dot = 0;
  for (uint32_t i = 0; i < n; i++)
    if (answer->strength[i] >= 1) dot += weight[i] * weight[i];
  float norm = sqrtf(squares_a * squares_b);
  return norm > 0 ? low(1, dot / norm) : 0;
}

float quoth_evidence(float part, float weight) {
  return part * weight / (weight + EVIDENCE_HALF);
}

static void measure(float *at, const tally *a, const tally *b) {
  float a_equal = share(a->equal, a->all), b_equal = share(b->equal, b->all);
  float a_near = share(a->near, a->all), b_near = share(b->near, b->all);
  at[QUOTH_F_EQUAL_LOW] = low(a_equal, b_equal);
  at[QUOTH_F_EQUAL_HIGH] = high(a_equal, b_equal);
  at[QUOTH_F_NEAR_LOW] = low(a_near, b_near);
  at[QUOTH_F_NEAR_HIGH] = high(a_near, b_near);
  float shared = low(a->near, b->near);
  at[QUOTH_F_EVIDENCE] = quoth_evidence(high(a_near, b_near), shared);
  at[QUOTH_F_SHARED] = quoth_evidence(1, shared);
  at[QUOTH_F_LENGTH] = share(low(a->all, b->all), high(a->all, b->all));
  float a_function = share(a->function_equal, a->function);
  float b_function = share(b->function_equal, b->function);
  at[QUOTH_F_FUNCTION_LOW] = low(a_function, b_function);
  at[QUOTH_F_FUNCTION_HIGH] = high(a_function, b_function);
  at[QUOTH_F_NUMBERS] =
      low(share(a->number_equal, a->number), share(b->number_equal, b->number));
}

bool quoth_features_align(quoth_features *out, quoth_arena *arena,
                          quoth_side *a, quoth_side *b) {
  memset(out, 0, sizeof *out);
  if (!quoth_align(&out->alignment, arena, a, b)) return false;
  const quoth_alignment *l = &out->alignment;
  tally of_a = tally_of(a->terms, &l->a, a->weight);
  tally of_b = tally_of(b->terms, &l->b, b->weight);
  measure(out->at, &of_a, &of_b);
  out->a_in_b = share(of_a.near, of_a.all);
  out->b_in_a = share(of_b.near, of_b.all);
  out->at[QUOTH_F_COSINE] =
      (cosine(&l->a, a->weight, a->terms->n, of_a.squares, of_b.squares) +
       cosine(&l->b, b->weight, b->terms->n, of_a.squares, of_b.squares)) /
      2;
  out->at[QUOTH_F_ORDER] = high(order(a->terms, &l->a), order(b->terms, &l->b));
  out->at[QUOTH_F_NEAR_SQUARE] = square(out->at[QUOTH_F_NEAR_LOW]);
  out->at[QUOTH_F_COSINE_ROOT] = sqrtf(out->at[QUOTH_F_COSINE]);
  return true;
}

bool quoth_features_finish(quoth_features *out, quoth_arena *arena,
                           quoth_side *a, quoth_side *b) {
  const quoth_alignment *l = &out->alignment;
  const int8_t *in_a = quoth_terms_shape(a->terms, arena);
  const int8_t *in_b = quoth_terms_shape(b->terms, arena);
  if (!in_a || !in_b) return false;
  out->at[QUOTH_F_SHAPE] = quoth_shape_cosine(in_a, in_b);
  out->at[QUOTH_F_SHAPE_SQUARE] = square(out->at[QUOTH_F_SHAPE]);
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
