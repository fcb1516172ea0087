/*
** quote_extract.c: the table function quote_extract(text [, published]).
**
** One row for each quote in a text, in its order; no schema is needed.
**
**   SELECT speaker, text FROM quote_extract('"We close," Ilse Brandt said.');
**   SELECT a.id, q.* FROM my_articles a, quote_extract(a.body, a.date) q;
**
** text is any article; published, an ISO 8601 date, is what "on Monday" is
** counted from.  Offsets are characters of the text, 0-based, stop exclusive.
** spans and sources are JSON arrays.  stance and said_on are there by name, not
** in SELECT *.  An article with more than QUOTH_QUOTES_MAX quotes gives the
** first of them, and a warning in SQLite's log.
*/
#include "functions.h"
#include "json.h"
#include "../extract/extract.h"
#include "../text/utf8.h"

SQLITE_EXTENSION_INIT3

enum {
  COL_ORDINAL,
  COL_KIND,
  COL_TEXT,
  COL_SPEAKER,
  COL_SPEAKER_TEXT,
  COL_SPEAKER_START,
  COL_SPEAKER_STOP,
  COL_CUE,
  COL_CUE_START,
  COL_CUE_STOP,
  COL_SOURCES,
  COL_SPANS,
  COL_START,
  COL_STOP,
  COL_CONFIDENCE,
  COL_INPUT_TEXT,
  COL_PUBLISHED,
  COL_STANCE,
  COL_SAID_ON,
};

static const quoth_column columns[] = {
    [COL_ORDINAL] = {"ordinal", "INTEGER", QUOTH_OUTPUT, 0,
                     "place among the quotes of the text, from 0", NULL},
    [COL_KIND] = {"kind", "TEXT", QUOTH_OUTPUT, 0,
                  "direct (whole sentences in marks), mixed (part of one) or"
                  " indirect (reported without marks)",
                  NULL},
    [COL_TEXT] = {"text", "TEXT", QUOTH_OUTPUT, 0,
                  "the words, pieces joined by one space", NULL},
    [COL_SPEAKER] = {"speaker", "TEXT", QUOTH_OUTPUT, 0,
                     "fullest name of who said it, NULL where not known", NULL},
    [COL_SPEAKER_TEXT] = {"speaker_text", "TEXT", QUOTH_OUTPUT, 0,
                          "the words that name the speaker here", NULL},
    [COL_SPEAKER_START] = {"speaker_start", "INTEGER", QUOTH_OUTPUT, 0,
                           "where they start", NULL},
    [COL_SPEAKER_STOP] = {"speaker_stop", "INTEGER", QUOTH_OUTPUT, 0,
                          "and stop", NULL},
    [COL_CUE] = {"cue", "TEXT", QUOTH_OUTPUT, 0,
                 "the word that tells it is speech: said, according to", NULL},
    [COL_CUE_START] = {"cue_start", "INTEGER", QUOTH_OUTPUT, 0,
                       "where it starts", NULL},
    [COL_CUE_STOP] = {"cue_stop", "INTEGER", QUOTH_OUTPUT, 0, "and stops",
                      NULL},
    [COL_SOURCES] = {"sources", "TEXT", QUOTH_OUTPUT, 0,
                     "JSON array of names through which the words came, who"
                     " heard them first",
                     NULL},
    [COL_SPANS] = {"spans", "TEXT", QUOTH_OUTPUT, 0,
                   "JSON [[start,stop],...] of the unbroken pieces", NULL},
    [COL_START] = {"start", "INTEGER", QUOTH_OUTPUT, 0,
                   "where the first piece starts", NULL},
    [COL_STOP] = {"stop", "INTEGER", QUOTH_OUTPUT, 0,
                  "where the last piece stops", NULL},
    [COL_CONFIDENCE] = {"confidence", "REAL", QUOTH_OUTPUT, 0,
                        "share of such quotes that are right, 0 to 1", NULL},
    [COL_INPUT_TEXT] = {"input_text", "TEXT", QUOTH_REQUIRED, QUOTH_TAKES_TEXT,
                        "the text to read", "text"},
    [COL_PUBLISHED] = {"published", "TEXT", QUOTH_OPTIONAL,
                       QUOTH_TAKES_TEXT | QUOTH_TAKES_NULL,
                       "ISO 8601 date from which weekdays are counted", NULL},
    [COL_STANCE] = {"stance", "TEXT", QUOTH_EXTRA, 0,
                    "how the cue colours the words: neutral, doubts, concedes,"
                    " asserts, denies, demands, asks, feels",
                    NULL},
    [COL_SAID_ON] = {"said_on", "TEXT", QUOTH_EXTRA, 0,
                     "ISO 8601 date where the text tells it, else NULL", NULL},
};

/* What one search found. */
typedef struct reading {
  quoth_reading of;
  quoth_str text;
  quoth_charmap map;
} reading;

static int start(quoth_cursor *cursor) {
  reading *r = quoth_arena_alloc(&cursor->arena, sizeof *r);
  if (!r) return SQLITE_NOMEM;
  r->text = quoth_cursor_text(cursor, COL_INPUT_TEXT);
  const char *published = quoth_cursor_text(cursor, COL_PUBLISHED).at;
  quoth_extract_options options = {published, quoth_cursor_interrupted, cursor};
  int status = cursor->arena.status;
  if (status == QUOTH_OK)
    status = quoth_extract(&cursor->arena, r->text.at, r->text.n_byte, &options,
                           &r->of);
  if (status == QUOTH_OK &&
      !quoth_charmap_make(&r->map, &cursor->arena, r->text.at, r->text.n_byte))
    status = QUOTH_NOMEM;
  if (status == QUOTH_OK && r->of.capped)
    sqlite3_log(SQLITE_WARNING,
                "quote_extract(): only the first %u quotes of a text are given",
                QUOTH_QUOTES_MAX);
  cursor->found = r;
  cursor->n_row = status == QUOTH_OK ? r->of.n_quote : 0;
  return quoth_status_to_sqlite(status);
}

static void result_text_at(sqlite3_context *ctx, const reading *r,
                           quoth_span at) {
  if (at.start < at.stop)
    quoth_result_str(ctx, quoth_span_text(r->text.at, at));
}

/* The character offset of a byte of a span; NULL where the span is empty. */
static void result_offset(sqlite3_context *ctx, const reading *r, quoth_span at,
                          uint32_t byte) {
  if (at.start < at.stop)
    sqlite3_result_int64(ctx, quoth_charmap_char(&r->map, byte));
}

static void result_spans(sqlite3_context *ctx, const reading *r,
                         const quoth_quote *quote) {
  sqlite3_str *text = sqlite3_str_new(NULL);
  for (uint32_t i = 0; i < quote->n_span; i++) {
    sqlite3_str_appendf(text, "%s[%u,%u]", i ? "," : "[",
                        quoth_charmap_char(&r->map, quote->spans[i].start),
                        quoth_charmap_char(&r->map, quote->spans[i].stop));
  }
  sqlite3_str_appendall(text, quote->n_span ? "]" : "[]");
  quoth_json_result(ctx, text);
}

static void result_sources(sqlite3_context *ctx, const quoth_quote *quote) {
  sqlite3_str *text = sqlite3_str_new(NULL);
  sqlite3_str_appendall(text, "[");
  for (uint32_t i = 0; i < quote->n_source; i++) {
    if (i) sqlite3_str_appendall(text, ",");
    quoth_json_append(text, quote->sources[i].name);
  }
  sqlite3_str_appendall(text, "]");
  quoth_json_result(ctx, text);
}

static void result_speaker(sqlite3_context *ctx, const reading *r,
                           const quoth_quote *quote) {
  if (quote->speaker >= 0)
    quoth_result_str(ctx, r->of.speakers[quote->speaker].name);
}

static void column(quoth_cursor *cursor, sqlite3_context *ctx, int i) {
  const reading *r = cursor->found;
  const quoth_quote *quote = &r->of.quotes[cursor->row];
  quoth_span mention = quote->mention, cue = quote->cue;
  quoth_span whole = {quote->spans[0].start,
                      quote->spans[quote->n_span - 1].stop};
  switch (i) {
  case COL_ORDINAL: sqlite3_result_int64(ctx, cursor->row); break;
  case COL_KIND:
    sqlite3_result_text(ctx, quoth_kind_name(quote->kind), -1, SQLITE_STATIC);
    break;
  case COL_TEXT: quoth_result_str(ctx, quote->text); break;
  case COL_SPEAKER: result_speaker(ctx, r, quote); break;
  case COL_SPEAKER_TEXT: result_text_at(ctx, r, mention); break;
  case COL_SPEAKER_START: result_offset(ctx, r, mention, mention.start); break;
  case COL_SPEAKER_STOP: result_offset(ctx, r, mention, mention.stop); break;
  case COL_CUE: result_text_at(ctx, r, cue); break;
  case COL_CUE_START: result_offset(ctx, r, cue, cue.start); break;
  case COL_CUE_STOP: result_offset(ctx, r, cue, cue.stop); break;
  case COL_SOURCES: result_sources(ctx, quote); break;
  case COL_SPANS: result_spans(ctx, r, quote); break;
  case COL_START: result_offset(ctx, r, whole, whole.start); break;
  case COL_STOP: result_offset(ctx, r, whole, whole.stop); break;
  case COL_CONFIDENCE:
    sqlite3_result_double(ctx, quoth_quote_confidence(quote));
    break;
  case COL_STANCE:
    sqlite3_result_text(ctx, quoth_stance_name(quote->stance), -1,
                        SQLITE_STATIC);
    break;
  case COL_SAID_ON:
    if (quote->said_on[0])
      sqlite3_result_text(ctx, quote->said_on, -1, SQLITE_TRANSIENT);
    break;
  default: break;
  }
}

const quoth_table quoth_quote_extract = {
    .signature = {"quote_extract", "a quote in a text", columns,
                  QUOTH_N_COLUMN(columns), 10, -1, false},
    .start = start,
    .column = column,
};
