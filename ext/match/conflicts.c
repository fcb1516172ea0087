/*
** conflicts.c: where two statements that look alike disagree.  A conflict
** needs something on both sides that the other does not answer: what only one
** side mentions is an addition, not a conflict.
*/
#include "conflicts.h"

#define NAME_ANSWERED 0.3f    /* a strength that clears a name */

static bool lacks_number(const quoth_terms *terms, const quoth_answer *answer) {
  for (uint32_t i = 0; i < terms->n; i++) {
    const quoth_term *t = &terms->at[i];
    bool counts = t->kind == QUOTH_TERM_NUMBER && !(t->flags & QUOTH_TERM_WEAK);
    if (counts && answer->to[i] == QUOTH_UNALIGNED) return true;
  }
  return false;
}

bool quoth_numbers_conflict(const quoth_terms *a, const quoth_terms *b,
                            const quoth_alignment *alignment) {
  return lacks_number(a, &alignment->a) && lacks_number(b, &alignment->b);
}

static bool lacks_name(const quoth_terms *terms, const quoth_answer *answer) {
  for (uint32_t i = 0; i < terms->n; i++)
    if (terms->at[i].kind == QUOTH_TERM_NAME &&
        answer->strength[i] < NAME_ANSWERED)
      return true;
  return false;
}

bool quoth_names_conflict(const quoth_terms *a, const quoth_terms *b,
                          const quoth_alignment *alignment) {
  return lacks_name(a, &alignment->a) && lacks_name(b, &alignment->b);
}

/* Negations of content that the other side has, and words that deny which it
** has not; each antonym counts as one. */
static int negations(const quoth_terms *terms, const quoth_answer *answer) {
  int n = 0;
  for (uint32_t i = 0; i < terms->n; i++) {
    const quoth_term *t = &terms->at[i];
    bool open = answer->strength[i] < 1;
    n += t->kind == QUOTH_TERM_NEGATION;
    n += open && t->flags & QUOTH_TERM_NEGATIVE;
  }
  return n;
}

static int opposites(const quoth_terms *terms, const quoth_answer *answer) {
  int n = 0;
  for (uint32_t i = 0; i < terms->n; i++) n += answer->opposite[i];
  return n;
}

bool quoth_polarity_differs(const quoth_terms *a, const quoth_terms *b,
                            const quoth_alignment *alignment) {
  int in_a = negations(a, &alignment->a), in_b = negations(b, &alignment->b);
  int opposite = opposites(a, &alignment->a);
  return (in_a + in_b + opposite) % 2 != 0;
}
