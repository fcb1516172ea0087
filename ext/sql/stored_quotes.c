/*
** stored_quotes.c: quotes of a database read into an arena.  Owns copies of
** the texts: nothing points into a statement.
*/
#include "stored_quotes.h"

SQLITE_EXTENSION_INIT3

static void read_row(quoth_arena *arena, sqlite3_stmt *stmt,
                     quoth_stored_quote *quote) {
  quote->quote_id = sqlite3_column_int64(stmt, 0);
  quote->article_id = sqlite3_column_int64(stmt, 1);
  quote->ordinal = sqlite3_column_int64(stmt, 2);
  quote->text = quoth_column_str(arena, stmt, 3);
  quote->speaker = quoth_column_str(arena, stmt, 4);
  quote->said_on = quoth_column_str(arena, stmt, 5);
  quote->published = quoth_column_str(arena, stmt, 6);
  quote->outlet = quoth_column_str(arena, stmt, 7);
  quote->title = quoth_column_str(arena, stmt, 8);
  if (arena->status == QUOTH_OK)
    quoth_tokens_make(&quote->tokens, arena,
                      quote->text.at ? quote->text.at : "", quote->text.n_byte);
}

int quoth_stored_read(quoth_cursor *cursor, sqlite3_stmt *stmt,
                      quoth_stored_quotes *quotes) {
  int rc = SQLITE_OK;
  while ((rc = quoth_cursor_step(cursor, stmt)) == SQLITE_ROW) {
    quoth_stored_quote *quote = QUOTH_PUSH(&cursor->arena, quotes);
    if (quote) read_row(&cursor->arena, stmt, quote);
    if (cursor->arena.status != QUOTH_OK) break;
  }
  if (cursor->arena.status != QUOTH_OK)
    rc = quoth_status_to_sqlite(cursor->arena.status);
  sqlite3_reset(stmt);
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

int quoth_stored_find(quoth_cursor *cursor, const char *schema,
                      int64_t quote_id, quoth_stored_quotes *quotes) {
  sqlite3_stmt *stmt = NULL;
  char *sql = sqlite3_mprintf(QUOTH_STORED_SELECT "WHERE q.quote_id = ?1",
                              schema, schema, schema, schema);
  int rc = quoth_cursor_prepare(cursor, &stmt, sql);
  if (rc == SQLITE_OK) rc = sqlite3_bind_int64(stmt, 1, quote_id);
  if (rc == SQLITE_OK) rc = quoth_stored_read(cursor, stmt, quotes);
  sqlite3_finalize(stmt);
  sqlite3_free(sql);
  return rc;
}
