/*
** transaction.h: what a function writes, all of it or nothing, inside or
** outside a transaction of the caller.
*/
#ifndef QUOTH_SQL_TRANSACTION_H
#define QUOTH_SQL_TRANSACTION_H

#include "context.h"

typedef struct quoth_transaction {
  sqlite3 *db;
  sqlite3_stmt *witness;
  bool is_open;
} quoth_transaction;

/* Opens a savepoint; gives SQLite's code.  To be closed whatever it gives.
** DROP TABLE and DROP INDEX fail before the close: a statement is running. */
int quoth_transaction_open(quoth_transaction *t, sqlite3 *db);

/* Keeps what was done where rc is SQLITE_OK, else takes it back; gives rc, or
** why it could not be kept.  SQLite's message of the failure is lost. */
int quoth_transaction_close(quoth_transaction *t, int rc);

#endif
