/*
** statements.c: prepares and steps statements with an error that sticks.
*/
#include "statements.h"

SQLITE_EXTENSION_INIT3

sqlite3_stmt *quoth_sql_prepare(sqlite3 *db, int *rc, const char *sql) {
  sqlite3_stmt *stmt = NULL;
  if (*rc == SQLITE_OK) *rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
  return stmt;
}

bool quoth_sql_step(int *rc, sqlite3_stmt *stmt) {
  if (*rc != SQLITE_OK) return false;
  int now = sqlite3_step(stmt);
  if (now != SQLITE_ROW && now != SQLITE_DONE) *rc = now;
  return now == SQLITE_ROW;
}

sqlite3_int64 quoth_sql_ask(sqlite3 *db, int *rc, const char *sql) {
  sqlite3_stmt *stmt = quoth_sql_prepare(db, rc, sql);
  sqlite3_int64 answer =
      quoth_sql_step(rc, stmt) ? sqlite3_column_int64(stmt, 0) : 0;
  sqlite3_finalize(stmt);
  return answer;
}
