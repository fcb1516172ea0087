/*
** format.c: notes in _quoth_format what the claim index was made by, and asks
** for it, in `main`.  claim_index.c asks for itself, in any schema, as it needs
** the row for its lock.
*/
#include "format.h"

#include "statements.h"

SQLITE_EXTENSION_INIT3

bool quoth_format_is_foreign(sqlite3 *db, int *rc, sqlite3_int64 terms) {
  sqlite3_stmt *stmt = quoth_sql_prepare(
      db, rc,
      "SELECT EXISTS (SELECT 1 FROM main._quoth_segments) AND ?1 IS NOT"
      " (SELECT value FROM main._quoth_format WHERE name = 'claim_terms')");
  sqlite3_bind_int64(stmt, 1, terms);
  bool foreign = quoth_sql_step(rc, stmt) && sqlite3_column_int(stmt, 0);
  sqlite3_finalize(stmt);
  return foreign;
}

void quoth_format_note_index(sqlite3 *db, int *rc, sqlite3_int64 terms) {
  sqlite3_stmt *stmt = quoth_sql_prepare(
      db, rc,
      "INSERT OR REPLACE INTO main._quoth_format(name, value)"
      " VALUES('claim_index', random()), ('claim_terms', ?1)");
  sqlite3_bind_int64(stmt, 1, terms);
  (void)quoth_sql_step(rc, stmt);
  sqlite3_finalize(stmt);
}
