/*
** marks.h: between the search for the roles of marks (marks.c) and the costs
** it weighs (mark_costs.c).
*/
#ifndef QUOTH_EXTRACT_MARKS_H
#define QUOTH_EXTRACT_MARKS_H

#include "model.h"

/* Families of marks; a mark closes only one of its family. */
enum quoth_family {
  QUOTH_FAMILY_DOUBLE = 1,
  QUOTH_FAMILY_SINGLE,
  QUOTH_FAMILY_GUILLEMET,
  QUOTH_FAMILY_CORNER,
  QUOTH_FAMILY_NONE, /* primes */
};

/* What each role would cost one mark; 0 is free, QUOTH_COST_NEVER ruled out. */
typedef struct quoth_mark_costs {
  float open, close, noise, orphan;
  uint8_t family;
  bool low;            /* „ ‚: a “ may then close */
  bool high;           /* “ ‘: may close what a low mark opened */
  bool after_sentence; /* a sentence ended before it: may open once more */
} quoth_mark_costs;

#define QUOTH_COST_NEVER 1000.0f

/* '' as typewriters and some archives have it, for “ as well as for ”. */
bool quoth_mark_is_typed(const quoth_article *a, uint32_t token);

quoth_mark_costs quoth_mark_costs_at(const quoth_article *a, uint32_t token,
                                     const quoth_paragraph *paragraph);

#endif
