/*
** claim_search.h: the statements of a database that make the claims of a text.
** Candidates from the index, the pending statements, or a filter's list; each
** compared with each sentence of the text.
*/
#ifndef QUOTH_SQL_CLAIM_SEARCH_H
#define QUOTH_SQL_CLAIM_SEARCH_H

#include "../match/similarity.h"
#include "claim_filter.h"
#include "claim_index.h"

/* Sentences of one text that are searched for; a longer text is an article,
** and its statements should be joined with claim_match() one by one. */
#define QUOTH_CLAIM_SENTENCES_MAX 200u

/* Unless told otherwise a search gives what one pair in four of its kind would
** be right about, and what contains the claim or is contained in it.  Below, a
** million statements bring more chance likenesses than claims. */
#define QUOTH_CLAIM_SCORE_LEAST 0.25f

typedef struct quoth_claim_found {
  int64_t statement_id;
  float score;
  uint32_t sentence; /* of the text, from 0 */
  uint8_t relation;
  bool number_conflict, polarity_differs, name_conflict;
} quoth_claim_found;

typedef struct quoth_claim_search {
  quoth_cursor *cursor;
  quoth_claim_filter *filter;
  double min_score;     /* below 0: QUOTH_CLAIM_SCORE_LEAST, as told above */
  uint32_t n_candidate; /* that the index may bring for each sentence */
  bool whole;           /* the text is one sentence, whatever its marks */
  quoth_claim_index *index;
  quoth_terms *sentences;
  quoth_side *sides; /* of the sentences */
  uint32_t n_sentence;
  QUOTH_VEC(quoth_claim_found) matches; /* best first; each statement once */
  quoth_arena scratch;                  /* of one comparison */
  uint32_t n_asked;                     /* for the interrupt, now and then */
} quoth_claim_search;

/* The filter must be set and not yet open; closing closes it too. */
void quoth_claim_search_open(quoth_claim_search *search, quoth_cursor *cursor,
                             quoth_claim_filter *filter);
int quoth_claim_search_run(quoth_claim_search *search, quoth_str text);
void quoth_claim_search_close(quoth_claim_search *search);

/* The words of a match that stand for each other, in the cursor's arena:
** "40, countries, financing = funding". */
quoth_str quoth_claim_search_matched(quoth_claim_search *search,
                                     const quoth_claim_found *match,
                                     quoth_str statement);

#endif
