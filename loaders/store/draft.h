/*
** draft.h: the rows that an article's quotes will be, all but their ids.  Any
** thread may make them; the one that writes gives the ids.
*/
#ifndef QUOTH_LOADERS_DRAFT_H
#define QUOTH_LOADERS_DRAFT_H

#include "../../ext/extract/extract.h"
#include "../../ext/match/segment.h"

/* Offsets count characters; -1: there is none.  Ids are 0 until they are
** given, and speaker_id and continues stay 0 where there is nobody, nothing. */
typedef struct quoth_quote_row {
  int64_t quote_id, article_id, ordinal;
  int64_t speaker_id, speaker_start, speaker_stop;
  int64_t cue_start, cue_stop, start, stop, continues;
  quoth_str text, speaker_text, cue;
  const char *kind, *said_on;
  double confidence;
} quoth_quote_row;

typedef struct quoth_span_row {
  int64_t quote_id, ordinal, start, stop;
} quoth_span_row;

typedef struct quoth_source_row {
  int64_t quote_id, ordinal;
  quoth_str name;
  const char *relation;
} quoth_source_row;

typedef struct quoth_statement_row {
  int64_t statement_id, quote_id, ordinal, start, stop;
  quoth_str text;
  const uint32_t *terms; /* by which the claim index knows it */
  uint32_t n_term;
  uint8_t impact;
} quoth_statement_row;

/* What the rows of one quote are made of. */
typedef struct quoth_quote_draft {
  int32_t speaker;   /* place in the reading's speakers, or -1 */
  int32_t continues; /* place of an earlier quote, or -1 */
  quoth_span_row *spans;
  quoth_source_row *sources;
  quoth_statement_row *statements;
  uint32_t n_span, n_source, n_statement;
} quoth_quote_draft;

typedef struct quoth_draft {
  quoth_quote_row *rows; /* one for each quote of the reading */
  quoth_quote_draft *quotes;
  uint32_t n;
} quoth_draft;

/* Of a reading of `body`, both of which it points into; it lives in the arena.
** `scratch` is emptied again and again.  False when there is no memory. */
bool quoth_draft_make(quoth_draft *draft, quoth_arena *arena,
                      quoth_arena *scratch, quoth_str body,
                      const quoth_reading *reading);

#endif
