/*
** stored_quotes.h: quotes of a database read into an arena, for the table
** functions that compare them.
*/
#ifndef QUOTH_SQL_STORED_QUOTES_H
#define QUOTH_SQL_STORED_QUOTES_H

#include "table.h"
#include "../text/diff.h"

typedef struct quoth_stored_quote {
  int64_t quote_id, article_id, ordinal;
  quoth_str text, speaker, said_on, published, outlet, title; /* at NULL: NULL */
  quoth_tokens tokens; /* of text */
} quoth_stored_quote;

typedef QUOTH_VEC(quoth_stored_quote) quoth_stored_quotes;

/* What a query selects FROM …, to be read by quoth_stored_read(); %w stands
** for the schema four times. */
#define QUOTH_STORED_SELECT                                                    \
  "SELECT q.quote_id, q.article_id, q.ordinal, q.text,"                        \
  " coalesce(s.name, q.speaker_text), q.said_on, a.published, o.name, a.title" \
  " FROM \"%w\".quotes q"                                                      \
  " CROSS JOIN \"%w\".articles a ON a.article_id = q.article_id"               \
  " LEFT JOIN \"%w\".outlets o ON o.outlet_id = a.outlet_id"                   \
  " LEFT JOIN \"%w\".speakers s ON s.speaker_id = q.speaker_id "

/* Adds the rows of a bound statement and resets it. */
int quoth_stored_read(quoth_cursor *cursor, sqlite3_stmt *stmt,
                      quoth_stored_quotes *quotes);

/* The quote with that id, whatever its status; none where there is no such. */
int quoth_stored_find(quoth_cursor *cursor, const char *schema,
                      int64_t quote_id, quoth_stored_quotes *quotes);

#endif
