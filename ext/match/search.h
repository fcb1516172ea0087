/*
** search.h: which statements are worth a comparison.  Finds candidates for a
** statement in segments.
** The order of candidates is a guess; quoth_compare() has the last word.
*/
#ifndef QUOTH_MATCH_SEARCH_H
#define QUOTH_MATCH_SEARCH_H

#include "postings.h"

/* Candidates that are compared at most, unless told otherwise; with more,
** hardly any more statements are found (tests/bench/bench_claims.sh tells). */
#define QUOTH_CANDIDATES 1400u

/* What neighbours, numbers and function words, of which no list tells, add to a
** guess: 5.9 in 96 of 100 pairs that make the same claim, 6.7 in 99.  Many need
** more than the first to reach the least score: they are compared where all
** candidates together are FEW. */
#define QUOTH_GUESS_GAIN     5.9f
#define QUOTH_GUESS_GAIN_MAX 6.7f
#define QUOTH_CANDIDATES_FEW 300u

/* Postings decoded for one search: 2 ms of work. */
#define QUOTH_POSTINGS_BUDGET 600000u

/* Terms of which an index keeps the count: those in 1 of so many statements,
** and in so many at least.  For others half as many are taken. */
#define QUOTH_FREQUENT_SHARE 50000u
#define QUOTH_FREQUENT_MIN   4u

typedef struct quoth_candidate {
  int64_t id;
  float guess; /* at the score, in logits, without what no list tells */
} quoth_candidate;

/* Parts of the segments stay where they are until the search ends. */
typedef struct quoth_search {
  const quoth_segment *segments;
  uint32_t n_segment;
  const quoth_idf *idf; /* may be NULL, as below */
  uint64_t n_posting_max;
  uint32_t n_candidate_max;
  float guess_least; /* a worse candidate is none */
  float guess_few;   /* a worse one is none beyond QUOTH_CANDIDATES_FEW */
  bool (*admit)(void *arg, int64_t id); /* NULL: every statement */
  void *admit_arg;
  bool (*stop)(void *arg); /* NULL: never */
  void *stop_arg;
} quoth_search;

/* The best candidates, best first, in the arena; a statement that two segments
** hold, as it was rewritten, may come twice.  Gives QUOTH_OK, or
** QUOTH_NOMEM, QUOTH_CORRUPT or QUOTH_INTERRUPTED. */
int quoth_search_run(const quoth_search *search, quoth_arena *arena,
                     const quoth_terms *statement, quoth_candidate **out,
                     uint32_t *n_out);

#endif
