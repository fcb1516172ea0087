/*
** quote_rows.h: the quotes of one article as rows: quotes, their spans,
** sources and statements.
*/
#ifndef QUOTH_LOADERS_QUOTE_ROWS_H
#define QUOTH_LOADERS_QUOTE_ROWS_H

#include "../../ext/extract/extract.h"
#include "../../ext/text/utf8.h"
#include "people.h"

/* One quote with offsets in characters: what its row holds.  A text that is
** not there has at == NULL. */
typedef struct quoth_quote_row {
  const quoth_quote *quote;
  int64_t start, stop; /* of the first and the last piece */
  int64_t speaker_start, speaker_stop, cue_start, cue_stop;
  quoth_str speaker_text, cue;
  quoth_person who;
} quoth_quote_row;

typedef struct quoth_quote_rows quoth_quote_rows;

quoth_quote_rows *quoth_quote_rows_open(quoth_database *db,
                                        quoth_people *people);
void quoth_quote_rows_close(quoth_quote_rows *rows);

/* Behind each BEGIN: where the ids go on. */
void quoth_quote_rows_begin(quoth_quote_rows *rows);

/* Before each COMMIT: what the claim index has to take in. */
void quoth_quote_rows_settle(quoth_quote_rows *rows);

/* Writes all quotes of a reading of `body`.  `arena` serves for scratch. */
void quoth_quote_rows_write(quoth_quote_rows *rows, quoth_arena *arena,
                            int64_t article_id, quoth_str body,
                            const quoth_reading *reading);

#endif
