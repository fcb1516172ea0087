/*
** claim_filter.h: which statements a search for claims may give: those by a
** speaker, of a time, of an outlet.
*/
#ifndef QUOTH_SQL_CLAIM_FILTER_H
#define QUOTH_SQL_CLAIM_FILTER_H

#include "speaker_lookup.h"

/* Statements that a filter lists at most.  All of them are compared, so that
** the answer is exact; where there are more, the index finds candidates and
** asks the filter about each. */
#define QUOTH_FILTER_LISTED_MAX 4000

typedef QUOTH_VEC(int64_t) quoth_statement_ids;

/* Open with the inputs set, at == NULL where one is not given. */
typedef struct quoth_claim_filter {
  quoth_cursor *cursor;
  const char *schema;
  quoth_str by, since, until, outlet;
  quoth_speaker_ids speakers; /* whom `by` means */
  sqlite3_stmt *check;        /* ?1: a statement */
  int rc;                     /* sticky, of the checks too */
} quoth_claim_filter;

int quoth_claim_filter_open(quoth_claim_filter *filter);
void quoth_claim_filter_close(quoth_claim_filter *filter);

/* True where every statement passes. */
bool quoth_claim_filter_is_empty(const quoth_claim_filter *filter);

/* Lists all statements that pass, where they are few; else *listed is false. */
int quoth_claim_filter_list(quoth_claim_filter *filter,
                            quoth_statement_ids *ids, bool *listed);

/* Whether a statement passes; the filter is the argument.  False after a
** failure, which filter->rc tells. */
bool quoth_claim_filter_admits(void *filter, int64_t statement_id);

#endif
