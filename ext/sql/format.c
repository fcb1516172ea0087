/*
** format.c: asks _quoth_format of `main` by what version of us its keys were
** made, and notes that of the claim index.  claim_index.c asks for itself, in
** any schema, as it needs the row for its lock; the row `fingerprints` is the
** loaders'.
*/
#include "format.h"

#include "statements.h"

SQLITE_EXTENSION_INIT3

/* Whether a query that compares with ?1 is true. */
static bool is_true(sqlite3 *db, int *rc, const char *sql,
                    sqlite3_int64 version) {
  sqlite3_stmt *stmt = quoth_sql_prepare(db, rc, sql);
  sqlite3_bind_int64(stmt, 1, version);
  bool answer = quoth_sql_step(rc, stmt) && sqlite3_column_int(stmt, 0);
  sqlite3_finalize(stmt);
  return answer;
}

#define IS_NOT(name)                                                           \
  " ?1 IS NOT (SELECT value FROM main._quoth_format WHERE name = '" name "')"

bool quoth_format_is_foreign(sqlite3 *db, int *rc, sqlite3_int64 terms) {
  return is_true(db, rc,
                 "SELECT EXISTS (SELECT 1 FROM main._quoth_segments)"
                 " AND" IS_NOT("claim_terms"),
                 terms);
}

bool quoth_format_other_fingerprints(sqlite3 *db, int *rc,
                                     sqlite3_int64 version) {
  return is_true(db, rc,
                 "SELECT EXISTS (SELECT 1 FROM main._quoth_fingerprints)"
                 " AND" IS_NOT("fingerprints"),
                 version);
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
