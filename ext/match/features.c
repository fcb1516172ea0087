/*
** features.c: measures two aligned statements.  Each measure is symmetric; the
** directions are kept apart only in a_in_b and b_in_a.
*/
#include "features.h"

#include <math.h>
#include <string.h>

#include "conflicts.h"
#include "shape.h"

#define ORDER_REACH 4u /* terms: neighbours with a few words between */

/* What is added up over one statement's terms. */
typedef struct tally {
  float all, equal, near; /* content */
  float function, function_equal;
  float number, number_equal;
  float squares;
} tally;

static float weight_of(const quoth_term *t, const quoth_idf *idf) {
  bool counted = idf && quoth_is_content(t) && t->kind != QUOTH_TERM_NUMBER;
  return counted ? quoth_term_weight(quoth_idf_of(idf, t->id)) : t->weight;
}

static const float *weights_of(quoth_arena *arena, const quoth_terms *terms,
                               const quoth_idf *idf) {
  float *w = quoth_arena_array(arena, terms->n + 1, sizeof *w);
  for (uint32_t i = 0; w && i < terms->n; i++)
    w[i] = weight_of(&terms->at[i], idf);
  return w;
}

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

static void measure(float *at, const tally *a, const tally *b) {
  float a_equal = share(a->equal, a->all), b_equal = share(b->equal, b->all);
  float a_near = share(a->near, a->all), b_near = share(b->near, b->all);
  at[QUOTH_F_EQUAL_LOW] = low(a_equal, b_equal);
  at[QUOTH_F_EQUAL_HIGH] = high(a_equal, b_equal);
  at[QUOTH_F_NEAR_LOW] = low(a_near, b_near);
  at[QUOTH_F_NEAR_HIGH] = high(a_near, b_near);
  at[QUOTH_F_LENGTH] = share(low(a->all, b->all), high(a->all, b->all));
  at[QUOTH_F_FUNCTION] = low(share(a->function_equal, a->function),
                             share(b->function_equal, b->function));
  at[QUOTH_F_NUMBERS] =
      low(share(a->number_equal, a->number), share(b->number_equal, b->number));
}

bool quoth_features_of(quoth_features *out, quoth_arena *arena,
                       const quoth_terms *a, const quoth_terms *b,
                       const quoth_idf *idf) {
  memset(out, 0, sizeof *out);
  const float *in_a = weights_of(arena, a, idf);
  const float *in_b = weights_of(arena, b, idf);
  if (!in_a || !in_b || !quoth_align(&out->alignment, arena, a, b))
    return false;
  const quoth_alignment *l = &out->alignment;
  tally of_a = tally_of(a, &l->a, in_a), of_b = tally_of(b, &l->b, in_b);
  measure(out->at, &of_a, &of_b);
  out->a_in_b = share(of_a.near, of_a.all);
  out->b_in_a = share(of_b.near, of_b.all);
  out->at[QUOTH_F_COSINE] =
      (cosine(&l->a, in_a, a->n, of_a.squares, of_b.squares) +
       cosine(&l->b, in_b, b->n, of_a.squares, of_b.squares)) /
      2;
  out->at[QUOTH_F_SHAPE] = quoth_shape_cosine(a->shape, b->shape);
  out->at[QUOTH_F_ORDER] = high(order(a, &l->a), order(b, &l->b));
  out->at[QUOTH_F_NEAR_SQUARE] = square(out->at[QUOTH_F_NEAR_LOW]);
  out->at[QUOTH_F_COSINE_ROOT] = sqrtf(out->at[QUOTH_F_COSINE]);
  out->at[QUOTH_F_SHAPE_SQUARE] = square(out->at[QUOTH_F_SHAPE]);
  out->number_conflict = quoth_numbers_conflict(a, b);
  out->polarity_differs = quoth_polarity_differs(a, b, l);
  out->name_conflict = quoth_names_conflict(a, b, l);
  return arena->status == QUOTH_OK;
}
