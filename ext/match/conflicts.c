/*
** conflicts.c: where two statements that look alike disagree.  A conflict
** needs something on both sides that the other does not answer: what only one
** side mentions is an addition, not a conflict.
*/
#include "conflicts.h"

#define NAME_ANSWERED 0.3f /* a strength that clears a name */
#define NUMBERS_MAX 64u    /* a statement with more is a table, and not judged:
                              counting takes the square of the time */

/* The numbers of one statement that may be in conflict. */
typedef struct numbers {
  uint32_t id[NUMBERS_MAX], n;
} numbers;

static numbers numbers_of(const quoth_terms *terms) {
  numbers of = {.n = 0};
  for (uint32_t i = 0; i < terms->n && of.n < NUMBERS_MAX; i++) {
    const quoth_term *t = &terms->at[i];
    if (t->kind == QUOTH_TERM_NUMBER) of.id[of.n++] = t->id;
  }
  return of;
}

static uint32_t count(const numbers *of, uint32_t id) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < of->n; i++) n += of->id[i] == id;
  return n;
}

/* A number that stands here more often than there; weak ones ("one", "third")
** are never missed. */
static bool misses_number(const quoth_terms *terms, const numbers *here,
                          const numbers *there) {
  for (uint32_t i = 0; i < terms->n; i++) {
    const quoth_term *t = &terms->at[i];
    bool counts = t->kind == QUOTH_TERM_NUMBER && !(t->flags & QUOTH_TERM_WEAK);
    if (counts && count(here, t->id) > count(there, t->id)) return true;
  }
  return false;
}

bool quoth_numbers_conflict(const quoth_terms *a, const quoth_terms *b) {
  numbers in_a = numbers_of(a), in_b = numbers_of(b);
  if (!in_a.n || !in_b.n || in_a.n == NUMBERS_MAX || in_b.n == NUMBERS_MAX)
    return false;
  return misses_number(a, &in_a, &in_b) && misses_number(b, &in_b, &in_a);
}

/* Names without an answer.  Unsure ones may be common words; the long form of
** an acronym may well be on the other side. */
typedef struct lost_names {
  uint32_t n_sure, n_unsure, n_acronym;
} lost_names;

static bool is_answered(const quoth_answer *answer, uint32_t i) {
  return answer->strength[i] >= NAME_ANSWERED ||
         answer->flags[i] & QUOTH_ANSWER_REPEATED;
}

static lost_names lost_names_of(const quoth_terms *terms,
                                const quoth_answer *answer) {
  lost_names lost = {0, 0, 0};
  for (uint32_t i = 0; i < terms->n; i++) {
    const quoth_term *t = &terms->at[i];
    if (t->kind != QUOTH_TERM_NAME || is_answered(answer, i)) continue;
    if (t->flags & QUOTH_TERM_UNSURE) {
      lost.n_unsure++;
    } else if (t->flags & QUOTH_TERM_ACRONYM) {
      lost.n_acronym++;
    } else {
      lost.n_sure++;
    }
  }
  return lost;
}

bool quoth_names_conflict(const quoth_terms *a, const quoth_terms *b,
                          const quoth_alignment *alignment) {
  lost_names in_a = lost_names_of(a, &alignment->a);
  lost_names in_b = lost_names_of(b, &alignment->b);
  return (in_a.n_sure && in_b.n_sure + in_b.n_unsure) ||
         (in_b.n_sure && in_a.n_sure + in_a.n_unsure) ||
         (in_a.n_acronym && in_b.n_acronym);
}

/* Negations, and words that deny which the other side has not.  A word whose
** antonym stands there ("unable", "able") is counted with the antonyms. */
static int negations(const quoth_terms *terms, const quoth_answer *answer) {
  int n = 0;
  for (uint32_t i = 0; i < terms->n; i++) {
    const quoth_term *t = &terms->at[i];
    bool open = answer->strength[i] < 1 && !answer->flags[i];
    n += t->kind == QUOTH_TERM_NEGATION;
    n += open && t->flags & QUOTH_TERM_NEGATIVE;
  }
  return n;
}

static int opposites(const quoth_terms *terms, const quoth_answer *answer) {
  int n = 0;
  for (uint32_t i = 0; i < terms->n; i++)
    n += (answer->flags[i] & QUOTH_ANSWER_OPPOSITE) != 0;
  return n;
}

bool quoth_polarity_differs(const quoth_terms *a, const quoth_terms *b,
                            const quoth_alignment *alignment) {
  int in_a = negations(a, &alignment->a), in_b = negations(b, &alignment->b);
  int of_a = opposites(a, &alignment->a), of_b = opposites(b, &alignment->b);
  int opposite = of_a > of_b ? of_a : of_b;
  return (in_a + in_b + opposite) % 2 != 0;
}
