/*
** sought.h: which lists of the claim index are read for a statement, and what
** it tells of another that it stands in some of them.
*/
#ifndef QUOTH_MATCH_SOUGHT_H
#define QUOTH_MATCH_SOUGHT_H

#include "search.h"

/* Lists read at once: a bit each. */
#define QUOTH_LISTS_MAX 64u

/* A list: that of a term of the statement, or of one related to it. */
typedef struct quoth_sought {
  uint32_t term, n_posting;
  uint32_t word;  /* the statement's term that it stands for */
  float strength; /* 1 for that term itself, less for a related one */
  float weight;   /* of the list's term, in a comparison */
} quoth_sought;

typedef struct quoth_sought_list {
  quoth_sought *at;
  uint32_t n;
  const float *words; /* weights of the statement's terms */
  float weight;       /* their sum: of those whose own list is read */
  float squares;
  float all_of[256]; /* weight of all terms of a statement, by its impact */
} quoth_sought_list;

/* The lists to read within the budget, and at least one if there is any. */
int quoth_sought_make(quoth_sought_list *list, const quoth_search *search,
                      quoth_arena *arena, const quoth_terms *statement);

/* A guess at the score of a comparison with a statement, in logits: `lists` has
** a bit for each list that holds it. */
float quoth_sought_guess(const quoth_sought_list *list, uint64_t lists,
                         uint8_t impact);

/* The list of a term in the first part from *i on that has it; list->n_posting
** is 0 where none has.  *i is then the part behind. */
int quoth_sought_open(const quoth_segment *segment, uint32_t term, uint32_t *i,
                      quoth_list *list);

/* First part that may hold a term: the last one that starts below it, else the
** first. */
uint32_t quoth_sought_part(const quoth_segment *segment, uint32_t term);

#endif
