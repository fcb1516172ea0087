/*
** quote_statements.c: the table function quote_statements(text).
**
** One row for each statement, a sentence-sized unit, in the text of a quote:
** what claims are made of.  The table `statements` holds the same.
**
**   SELECT ordinal, text FROM quote_statements('We saw it. We left at 5 p.m.');
**
** start and stop count characters of the given text from 0, stop exclusive.
*/
#include "functions.h"
#include "../text/sentences.h"
#include "../text/utf8.h"

SQLITE_EXTENSION_INIT3

enum { COL_ORDINAL, COL_TEXT, COL_START, COL_STOP, COL_INPUT_TEXT };

static const quoth_column columns[] = {
    [COL_ORDINAL] = {"ordinal", "INTEGER", QUOTH_OUTPUT, 0,
                     "place in the quote, from 0", NULL},
    [COL_TEXT] = {"text", "TEXT", QUOTH_OUTPUT, 0, "the statement", NULL},
    [COL_START] = {"start", "INTEGER", QUOTH_OUTPUT, 0,
                   "where it starts in the quote's text", NULL},
    [COL_STOP] = {"stop", "INTEGER", QUOTH_OUTPUT, 0, "and stops", NULL},
    [COL_INPUT_TEXT] = {"input_text", "TEXT", QUOTH_REQUIRED, QUOTH_TAKES_TEXT,
                        "the text of a quote", "text"},
};

typedef struct statements {
  quoth_str text;
  const quoth_span *at;
  quoth_charmap map;
} statements;

static int start(quoth_cursor *cursor) {
  statements *found = quoth_arena_alloc(&cursor->arena, sizeof *found);
  uint32_t n = 0;
  if (!found) return SQLITE_NOMEM;
  found->text = quoth_cursor_text(cursor, COL_INPUT_TEXT);
  if (found->text.at && quoth_charmap_make(&found->map, &cursor->arena,
                                           found->text.at, found->text.n_byte))
    found->at = quoth_statements_make(&cursor->arena, found->text.at,
                                      found->text.n_byte, &n);
  cursor->found = found;
  cursor->n_row = n;
  return quoth_status_to_sqlite(cursor->arena.status);
}

static void column(quoth_cursor *cursor, sqlite3_context *ctx, int i) {
  const statements *found = cursor->found;
  quoth_span at = found->at[cursor->row];
  switch (i) {
  case COL_ORDINAL: sqlite3_result_int64(ctx, cursor->row); break;
  case COL_TEXT:
    quoth_result_str(ctx, quoth_span_text(found->text.at, at));
    break;
  case COL_START:
    sqlite3_result_int64(ctx, quoth_charmap_char(&found->map, at.start));
    break;
  case COL_STOP:
    sqlite3_result_int64(ctx, quoth_charmap_char(&found->map, at.stop));
    break;
  default: break;
  }
}

const quoth_table quoth_quote_statements = {
    .signature = {"quote_statements", "a statement in the text of a quote",
                  columns, QUOTH_N_COLUMN(columns), 5, -1, false},
    .start = start,
    .column = column,
};
