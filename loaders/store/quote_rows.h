/*
** quote_rows.h: drafts of articles become rows: quotes, their spans, sources
** and statements, and what the claim index has to know of these.
*/
#ifndef QUOTH_LOADERS_QUOTE_ROWS_H
#define QUOTH_LOADERS_QUOTE_ROWS_H

#include "draft.h"
#include "people.h"

typedef struct quoth_quote_rows quoth_quote_rows;

quoth_quote_rows *quoth_quote_rows_open(quoth_database *db,
                                        quoth_people *people);
void quoth_quote_rows_close(quoth_quote_rows *rows);

/* Behind each BEGIN: where the ids go on. */
void quoth_quote_rows_begin(quoth_quote_rows *rows);

/* Writes what was gathered.  Until then drafts and their texts must stay. */
void quoth_quote_rows_flush(quoth_quote_rows *rows);

/* Before each COMMIT: the same, and the claim index takes it in. */
void quoth_quote_rows_settle(quoth_quote_rows *rows);

/* Gathers all quotes of a reading.  `arena` serves for scratch. */
void quoth_quote_rows_write(quoth_quote_rows *rows, quoth_arena *arena,
                            int64_t article_id, const quoth_reading *reading,
                            const quoth_draft *draft);

/* What to do with one quote of a reading whose article has rows already. */
typedef struct quoth_quote_plan {
  int64_t quote_id; /* of the row to change; 0: a new row; -1: leave it out */
  int64_t ordinal;
} quoth_quote_plan;

/* True where the planned rows are as the draft has them, each in its place. */
bool quoth_quote_rows_are(quoth_quote_rows *rows, quoth_arena *arena,
                          int64_t article_id, const quoth_reading *reading,
                          const quoth_draft *draft,
                          const quoth_quote_plan *plan);

/* Writes as planned: one plan for each quote.  Gives the rows that differ from
** what was there. */
uint32_t quoth_quote_rows_revise(quoth_quote_rows *rows, quoth_arena *arena,
                                 int64_t article_id,
                                 const quoth_reading *reading,
                                 const quoth_draft *draft,
                                 const quoth_quote_plan *plan);

/* Deletes a quote; foreign keys, which must be on, take what hangs on it. */
void quoth_quote_rows_delete(quoth_quote_rows *rows, int64_t quote_id);

#endif
