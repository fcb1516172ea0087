/*
** shape.h: which runs of letters a statement is made of, as a short vector.
** Spellings, compounds and derivations that no stemmer joins are near in it.
*/
#ifndef QUOTH_MATCH_SHAPE_H
#define QUOTH_MATCH_SHAPE_H

#include "terms.h"

#define QUOTH_SHAPE_SIZE 512u

/* Sums up the 3- to 5-letter runs of words and scales the sum to a vector. */
typedef struct quoth_shape {
  float sum[QUOTH_SHAPE_SIZE];
} quoth_shape;

/* Adds a lower-case word's runs, `weight` shared among them. */
void quoth_shape_add(quoth_shape *shape, quoth_str word, float weight);

/* The vector; NULL when there is no memory. */
const int8_t *quoth_shape_make(const quoth_shape *shape, quoth_arena *arena);

/* The cosine of two vectors. */
float quoth_shape_cosine(const int8_t *a, const int8_t *b);

#endif
