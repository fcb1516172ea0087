/*
** transaction.c: a savepoint that is taken back even where memory has run out.
** Inside a function SQLite refuses every statement after a failed allocation
** until the one that called us ends, ROLLBACK too.  What it does of itself is
** to roll back when a statement that reads ends for want of memory: so one that
** reads, the witness, is kept open, and stepped then.  That takes the caller's
** transaction with it, as SQLITE_NOMEM in any writing statement may.
*/
#include "transaction.h"

SQLITE_EXTENSION_INIT3

static int run(sqlite3 *db, const char *sql) {
  return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

int quoth_transaction_open(quoth_transaction *t, sqlite3 *db) {
  *t = (quoth_transaction){.db = db};
  int rc = sqlite3_prepare_v2(db, "SELECT count(*) FROM main.sqlite_schema",
                              -1, &t->witness, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_step(t->witness);
  if (rc == SQLITE_ROW) rc = run(db, "SAVEPOINT quoth_function");
  t->is_open = rc == SQLITE_OK;
  return rc;
}

static void take_back(quoth_transaction *t) {
  int rc = run(t->db, "ROLLBACK TO quoth_function");
  if (rc == SQLITE_OK) rc = run(t->db, "RELEASE quoth_function");
  if (rc != SQLITE_OK) (void)sqlite3_step(t->witness);
}

int quoth_transaction_close(quoth_transaction *t, int rc) {
  if (t->is_open && rc == SQLITE_OK) {
    rc = run(t->db, "RELEASE quoth_function");
    if (rc == SQLITE_OK) t->is_open = false;
  }
  if (t->is_open) take_back(t);
  sqlite3_finalize(t->witness);
  *t = (quoth_transaction){0};
  return rc;
}
