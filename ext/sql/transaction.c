/*
** transaction.c: a savepoint that is taken back even where nothing runs any
** more.  Inside a function SQLite refuses every statement after a failed
** allocation or an interrupt until the one that called us ends, ROLLBACK too.
** What it does of itself (sqlite3VdbeHalt) is to roll back all when a statement
** that may write is ended by either: so one, the witness, is left between two
** rows, and is stepped then.  That takes the caller's transaction with it, as
** such an end of any writing statement may.
*/
#include "transaction.h"

#include <string.h>

SQLITE_EXTENSION_INIT3

/* For SQLite it may write; asked so, it only tells. */
static const char witness_sql[] = "PRAGMA main.journal_mode /* of quoth */";

static int run(sqlite3 *db, const char *sql) {
  return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

/* One of our functions calls another: the outer one answers for both. */
static bool is_nested(sqlite3 *db) {
  bool found = false;
  sqlite3_stmt *stmt = sqlite3_next_stmt(db, NULL);
  for (; stmt && !found; stmt = sqlite3_next_stmt(db, stmt)) {
    const char *sql = sqlite3_sql(stmt);
    found = sql && sqlite3_stmt_busy(stmt) && strcmp(sql, witness_sql) == 0;
  }
  return found;
}

int quoth_transaction_open(quoth_transaction *t, sqlite3 *db) {
  *t = (quoth_transaction){.db = db};
  if (is_nested(db)) return SQLITE_OK;
  int rc = sqlite3_prepare_v2(db, witness_sql, -1, &t->witness, NULL);
  if (rc == SQLITE_OK) rc = run(db, "SAVEPOINT quoth_function");
  t->is_open = rc == SQLITE_OK;
  if (rc == SQLITE_OK) rc = sqlite3_step(t->witness);
  return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

/* No savepoint is released while a statement that may write is running, so the
** witness goes, once all is ready.  An interrupt just here leaves the savepoint
** open, with all that was done. */
static int release(quoth_transaction *t) {
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2(t->db, "RELEASE quoth_function", -1, &stmt, NULL);
  if (rc == SQLITE_OK) {
    sqlite3_finalize(t->witness);
    t->witness = NULL;
    t->is_open = false;
    sqlite3_step(stmt);
    rc = sqlite3_finalize(stmt);
  }
  return rc;
}

static void take_back(quoth_transaction *t) {
  int rc = run(t->db, "ROLLBACK TO quoth_function");
  if (rc == SQLITE_OK) rc = release(t);
  if (rc != SQLITE_OK && t->is_open) (void)sqlite3_step(t->witness);
}

int quoth_transaction_close(quoth_transaction *t, int rc) {
  if (t->is_open && rc == SQLITE_OK) rc = release(t);
  if (t->is_open) take_back(t);
  sqlite3_finalize(t->witness);
  *t = (quoth_transaction){0};
  return rc;
}
