/*
** statements.h: statements of a function's own, with an error that sticks: once
** *rc is not SQLITE_OK, each call does nothing.
*/
#ifndef QUOTH_SQL_STATEMENTS_H
#define QUOTH_SQL_STATEMENTS_H

#include "context.h"

/* NULL after a failure.  The caller finalizes it. */
sqlite3_stmt *quoth_sql_prepare(sqlite3 *db, int *rc, const char *sql);

/* True where there is a row. */
bool quoth_sql_step(int *rc, sqlite3_stmt *stmt);

/* The first column of the first row; 0 without one, or after a failure. */
sqlite3_int64 quoth_sql_ask(sqlite3 *db, int *rc, const char *sql);

#endif
