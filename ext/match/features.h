/*
** features.h: what is measured about two statements before they are judged.
*/
#ifndef QUOTH_MATCH_FEATURES_H
#define QUOTH_MATCH_FEATURES_H

#include "align.h"
#include "similarity.h"

/* Conflicts are not among them: people who look for a changed number look for
** statements that are alike but for it.  Each is 0 … 1 and the same for (a, b)
** and (b, a).  "Share" is of the weight of a statement's content words; low and
** high are of the two directions. */
enum quoth_feature {
  QUOTH_F_EQUAL_LOW, /* share of words that both have */
  QUOTH_F_EQUAL_HIGH,
  QUOTH_F_NEAR_LOW, /* … or that have a related one */
  QUOTH_F_NEAR_HIGH,
  QUOTH_F_NEAR_SQUARE, /* of the lower */
  QUOTH_F_EVIDENCE,    /* the higher, by how much weight speaks for it */
  QUOTH_F_SHARED,      /* that weight: half of 1 from 20 nats on both sides */
  QUOTH_F_COSINE,      /* of all words, weighted by rarity */
  QUOTH_F_COSINE_ROOT,
  QUOTH_F_SHAPE,        /* cosine of runs of letters, squared */
  QUOTH_F_LENGTH,       /* lighter over heavier */
  QUOTH_F_WEIGHT,       /* of the lighter one: half of 1 from 20 nats */
  QUOTH_F_FUNCTION_LOW, /* share of function words that both have */
  QUOTH_F_FUNCTION_HIGH,
  QUOTH_F_NUMBERS,  /* share of numbers that both have; 0 without any */
  QUOTH_F_KEPT_LOW, /* NEAR of words that stand in one order on both sides */
  QUOTH_F_KEPT_HIGH,
  QUOTH_F_NEXT_LOW, /* share of neighbours, any words, that stay neighbours */
  QUOTH_F_NEXT_HIGH,
  QUOTH_F_FIRST,   /* 1 where the first content words stand for each other */
  QUOTH_F_MISSING, /* heaviest word that the other lacks; the lower of both */
  QUOTH_F_NAMES,   /* that one side lacks: half of 1 from 5 nats */
  QUOTH_F_COUNT,
};

typedef struct quoth_features {
  float at[QUOTH_F_COUNT];
  float a_in_b, b_in_a; /* the near shares, by direction */
  quoth_alignment alignment;
  bool number_conflict, polarity_differs, name_conflict;
} quoth_features;

/* All of them; false when there is no memory. */
bool quoth_features_of(quoth_features *out, quoth_arena *arena,
                       const quoth_terms *a, const quoth_terms *b,
                       const quoth_idf *idf);

/* The same in two steps: what the alignment says, then the shape, which takes
** as long and says little, and the conflicts. */
bool quoth_features_align(quoth_features *out, quoth_arena *arena,
                          quoth_side *a, quoth_side *b);
bool quoth_features_finish(quoth_features *out, quoth_arena *arena,
                           quoth_side *a, quoth_side *b);

/* QUOTH_F_EVIDENCE: a share, by the weight that it rests on.  Of a share of 1,
** QUOTH_F_SHARED. */
float quoth_evidence(float part, float weight);

/* What the features say together, in logits; those left at 0 say nothing. */
float quoth_features_logit(const float at[QUOTH_F_COUNT]);

#endif
