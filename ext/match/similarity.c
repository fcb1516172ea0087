/*
** similarity.c: judges two statements by what features.c measures, in two
** logistic layers whose coefficients tests/tools/fit_similarity.py fits: do
** they say the same as a whole, does the longer one say it among other things.
** It owns the meaning of the score (the share of pairs with that score that
** make the same claim) and of the relations.
*/
#include "similarity.h"

#include <math.h>

#include "features.h"

typedef struct similarity_layer {
  float intercept, weights[QUOTH_F_COUNT];
} similarity_layer;

#include "similarity_weights.h"

#define SAME_SCORE      0.8f  /* here four of five pairs are the same */
#define VARIANT_SHARE   0.85f /* of the words of both that are equal */
#define CONTAINED_SHARE 0.75f /* of one's weight found in the other */
#define CONTAINER_SHARE 0.6f /* and of the other's weight in the one, at most */
#define CONTAINED_TERMS 3u   /* fewer content words are contained anywhere */

static float layer_sum(const similarity_layer *layer, const float *at) {
  float sum = layer->intercept;
  for (uint32_t i = 0; i < QUOTH_F_COUNT; i++)
    sum += layer->weights[i] * at[i];
  return sum;
}

float quoth_features_logit(const float at[QUOTH_F_COUNT]) {
  return fmaxf(layer_sum(&whole, at), layer_sum(&inside, at));
}

static float logistic(float x) {
  return 1.0f / (1.0f + expf(-x));
}

static bool same_terms(const quoth_terms *a, const quoth_terms *b) {
  if (a->n != b->n) return false;
  for (uint32_t i = 0; i < a->n; i++)
    if (a->at[i].id != b->at[i].id) return false;
  return a->n > 0;
}

static uint32_t count_content(const quoth_terms *terms) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < terms->n; i++)
    n += quoth_is_content(&terms->at[i]);
  return n;
}

/* All of one statement in the other, which says much more. */
static bool contains(float share, float share_back, const quoth_terms *inner) {
  return share >= CONTAINED_SHARE && share_back < CONTAINER_SHARE &&
         count_content(inner) >= CONTAINED_TERMS;
}

static uint8_t relate(const quoth_comparison *c, const quoth_features *f,
                      const quoth_terms *a, const quoth_terms *b) {
  if (same_terms(a, b)) return QUOTH_IDENTICAL;
  bool conflict = c->number_conflict || c->polarity_differs || c->name_conflict;
  if (contains(c->b_in_a, c->a_in_b, b)) return QUOTH_CONTAINS;
  if (contains(c->a_in_b, c->b_in_a, a)) return QUOTH_CONTAINED;
  if (c->score < SAME_SCORE) return QUOTH_DIFFERENT;
  bool variant = f->at[QUOTH_F_EQUAL_LOW] >= VARIANT_SHARE && !conflict;
  return variant ? QUOTH_VARIANT : QUOTH_SAME;
}

static void list_aligned(quoth_comparison *out, quoth_arena *arena,
                         const quoth_terms *a, const quoth_answer *answer) {
  quoth_aligned *at = quoth_arena_array(arena, a->n + 1, sizeof *at);
  if (!at) return;
  for (uint32_t i = 0; i < a->n; i++) {
    if (answer->to[i] == QUOTH_UNALIGNED || !quoth_is_content(&a->at[i]))
      continue;
    at[out->n_aligned++] =
        (quoth_aligned){i, answer->to[i], answer->strength[i]};
  }
  out->aligned = at;
}

/* A layer's sum at most, whatever the shape. */
static float layer_bound(const similarity_layer *layer, const float *at) {
  return layer_sum(layer, at) + fmaxf(0, layer->weights[QUOTH_F_SHAPE]);
}

static float score_bound(const quoth_features *f) {
  return logistic(
      fmaxf(layer_bound(&whole, f->at), layer_bound(&inside, f->at)));
}

static bool is_hopeless(const quoth_features *f, const quoth_terms *a,
                        const quoth_terms *b, float least) {
  return score_bound(f) < least && !contains(f->b_in_a, f->a_in_b, b) &&
         !contains(f->a_in_b, f->b_in_a, a) && !same_terms(a, b);
}

static void judge(quoth_comparison *out, const quoth_features *f,
                  const quoth_terms *a, const quoth_terms *b) {
  out->a_in_b = f->a_in_b;
  out->b_in_a = f->b_in_a;
  out->number_conflict = f->number_conflict;
  out->polarity_differs = f->polarity_differs;
  out->name_conflict = f->name_conflict;
  out->score = same_terms(a, b) ? 1 : logistic(quoth_features_logit(f->at));
  out->relation = relate(out, f, a, b);
}

bool quoth_compare_sides(quoth_comparison *out, quoth_arena *arena,
                         quoth_side *a, quoth_side *b, float least) {
  quoth_features f;
  *out = (quoth_comparison){0};
  if (!quoth_features_align(&f, arena, a, b)) return false;
  if (is_hopeless(&f, a->terms, b->terms, least)) return true;
  if (!quoth_features_finish(&f, arena, a, b)) return false;
  judge(out, &f, a->terms, b->terms);
  list_aligned(out, arena, a->terms, &f.alignment.a);
  return arena->status == QUOTH_OK;
}

bool quoth_compare(quoth_comparison *out, quoth_arena *arena,
                   const quoth_terms *a, const quoth_terms *b,
                   const quoth_idf *idf) {
  quoth_side in_a, in_b;
  *out = (quoth_comparison){0};
  return quoth_side_make(&in_a, arena, a, idf) &&
         quoth_side_make(&in_b, arena, b, idf) &&
         quoth_compare_sides(out, arena, &in_a, &in_b, 0);
}

const char *quoth_relation_name(uint8_t relation) {
  static const char *const names[] = {
      [QUOTH_DIFFERENT] = "different", [QUOTH_IDENTICAL] = "identical",
      [QUOTH_VARIANT] = "variant",     [QUOTH_SAME] = "same",
      [QUOTH_CONTAINS] = "contains",   [QUOTH_CONTAINED] = "contained",
  };
  return relation <= QUOTH_CONTAINED ? names[relation] : names[0];
}
