/*
** diff.h: which words of a text were kept, cut and added in another.
*/
#ifndef QUOTH_TEXT_DIFF_H
#define QUOTH_TEXT_DIFF_H

#include "tokens.h"

/* A stretch that both have (b tells it), or one that was cut from a and what
** b has in its place; either may be empty.  Indexes into the tokens. */
typedef struct quoth_change {
  bool kept;
  uint32_t a_start, a_stop, b_start, b_stop;
} quoth_change;

typedef struct quoth_diff {
  const quoth_change *at; /* together they cover both texts, in order */
  uint32_t n;
} quoth_diff;

/* Shortest difference in words, punctuation apart from words; words that
** differ in the printing only (quoth_normal_char) are kept.  Past
** QUOTH_DIFF_WORK comparisons what is left counts as one change: true, but
** coarse.  False when there is no memory. */
bool quoth_diff_make(quoth_diff *diff, quoth_arena *arena,
                     const quoth_tokens *a, const quoth_tokens *b);

/* How much of both texts is kept, in words and numbers: 1 for the same words, 0
** for no word in common (twice the kept ones by those of both). */
double quoth_diff_similarity(const quoth_diff *diff, const quoth_tokens *a,
                             const quoth_tokens *b);

/* How much of the text with fewer words stands in the other. */
double quoth_diff_contained(const quoth_diff *diff, const quoth_tokens *a,
                            const quoth_tokens *b);

/* Two quotes of 2,000 words without a word in common stay below it; two books
** end in a tenth of a second. */
#define QUOTH_DIFF_WORK 16000000u

#endif
