/*
** similarity.h: do two statements make the same claim, and why.
*/
#ifndef QUOTH_MATCH_SIMILARITY_H
#define QUOTH_MATCH_SIMILARITY_H

#include "align.h"

enum quoth_relation {
  QUOTH_DIFFERENT = 0,
  QUOTH_IDENTICAL, /* the same words but for marks, case and spaces */
  QUOTH_VARIANT,   /* nearly the same words */
  QUOTH_SAME,      /* the same claim in other words */
  QUOTH_CONTAINS,  /* a makes b's claim and more */
  QUOTH_CONTAINED, /* b makes a's claim and more */
};

/* One word of a and the word of b that it stands for. */
typedef struct quoth_aligned {
  uint32_t a, b;  /* indexes into the terms */
  float strength; /* 0 … 1 */
} quoth_aligned;

typedef struct quoth_comparison {
  float score; /* 0 … 1: share of such pairs that make the same claim */
  float a_in_b, b_in_a; /* share of the weight of one found in the other */
  uint8_t relation;     /* enum quoth_relation */
  bool number_conflict, polarity_differs, name_conflict;
  const quoth_aligned *aligned; /* in the order of a */
  uint32_t n_aligned;
} quoth_comparison;

/* Compares; what it needs comes from the arena.  `idf` may be NULL.  False
** when there is no memory. */
bool quoth_compare(quoth_comparison *out, quoth_arena *arena,
                   const quoth_terms *a, const quoth_terms *b,
                   const quoth_idf *idf);

/* The same of sides that are ready.  Where the score is sure to be below
** `least` and neither contains the other, it is not found out: the score is 0,
** the relation QUOTH_DIFFERENT. */
bool quoth_compare_sides(quoth_comparison *out, quoth_arena *arena,
                         quoth_side *a, quoth_side *b, float least);

const char *quoth_relation_name(uint8_t relation);

#endif
