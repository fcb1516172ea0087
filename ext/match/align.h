/*
** align.h: which word of one statement stands for which of the other.
*/
#ifndef QUOTH_MATCH_ALIGN_H
#define QUOTH_MATCH_ALIGN_H

#include "terms.h"

#define QUOTH_UNALIGNED UINT32_MAX

/* A statement made ready to be compared: once for many comparisons.  Its terms
** by id: slots hold term + 1, `next` chains equal ids. */
typedef struct quoth_side {
  const quoth_terms *terms;
  const float *weight; /* of each term, in nats */
  uint32_t *slot, mask;
  uint32_t *next;   /* term + 1 with the same id, behind this one */
  uint32_t *open;   /* while aligning, of the first with an id: term + 1 not yet
                       aligned */
  uint64_t seen[4]; /* a filter: bits of the ids that are there */
} quoth_side;

/* In the arena; false when there is no memory.  `idf` may be NULL. */
bool quoth_side_make(quoth_side *side, quoth_arena *arena,
                     const quoth_terms *terms, const quoth_idf *idf);

/* One side's terms as the other side answers them, one to one. */
typedef struct quoth_answer {
  uint32_t *to;    /* term of the other side, or QUOTH_UNALIGNED */
  float *strength; /* 1 for the same term, less for a related one, 0 */
  uint8_t *flags;  /* enum quoth_answer_flag */
} quoth_answer;

enum quoth_answer_flag {
  QUOTH_ANSWER_OPPOSITE = 1, /* an antonym stands on the other side */
  QUOTH_ANSWER_REPEATED = 2, /* an equal term does, aligned with another */
};

typedef struct quoth_alignment {
  quoth_answer a, b;
} quoth_alignment;

/* Aligns in both directions; false when there is no memory. */
bool quoth_align(quoth_alignment *out, quoth_arena *arena, quoth_side *a,
                 quoth_side *b);

/* Content carries what is said; function words and negations do not. */
static inline bool quoth_is_content(const quoth_term *t) {
  return t->kind == QUOTH_TERM_WORD || t->kind == QUOTH_TERM_NAME ||
         t->kind == QUOTH_TERM_NUMBER;
}

#endif
