/*
** context.h: what hangs on a connection that loaded the extension, shared by
** its functions and table functions.  No statement is kept here: one that
** outlives its caller would block VACUUM, COMMIT and sqlite3_close().
*/
#ifndef QUOTH_SQL_CONTEXT_H
#define QUOTH_SQL_CONTEXT_H

#include <sqlite3ext.h>

#include "../text/arena.h"
#include "../text/unicode.h"

typedef struct quoth_connection {
  sqlite3 *db;
  quoth_unicode *unicode; /* NULL until quoth_connection_unicode() */
  struct quoth_claim_index *claim_index; /* what is cached of it, and */
  void (*claim_index_close)(struct quoth_claim_index *); /* ends with us */
  uint32_t n_use;         /* functions and modules that point here */
  uint32_t depth;         /* our queries inside our queries, now */
} quoth_connection;

/* A hostile schema may name a view like one of our tables and have it call
** us; honest nesting (a view over a table function) stays far below. */
#define QUOTH_DEPTH_MAX 16u

/* NULL when there is no memory.  Starts with one use. */
quoth_connection *quoth_connection_open(sqlite3 *db);
void quoth_connection_hold(quoth_connection *connection);
void quoth_connection_release(void *connection); /* the last one frees it */

/* Opened at its first use, NULL when there is no memory. */
quoth_unicode *quoth_connection_unicode(quoth_connection *connection);

/* Memory counted and limited by SQLite. */
extern const quoth_allocator quoth_sqlite_allocator;

/* SQLite's code for a status of the engine. */
int quoth_status_to_sqlite(int status);

/* One SQL function: a row of its family's table. */
typedef struct quoth_function {
  const char *name;
  int n_arg; /* -1: any number */
  int flags; /* SQLITE_DETERMINISTIC, SQLITE_INNOCUOUS, SQLITE_DIRECTONLY */
  void (*call)(sqlite3_context *ctx, int argc, sqlite3_value **argv);
} quoth_function;

/* The rows of a family end with a NULL name. */
#define QUOTH_PURE (SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS)

/* The connection a function was called on. */
quoth_connection *quoth_context_connection(sqlite3_context *ctx);

/* The text of an argument; at == NULL where it is SQL NULL or of another type
** (then the error "function(): name must be TEXT, got BLOB" is the result and
** the caller returns), or where there is no memory. */
quoth_str quoth_argument_text(sqlite3_context *ctx, sqlite3_value *value,
                              const char *function, const char *name);

/* "TEXT" for SQLITE_TEXT … */
const char *quoth_type_name(int type);

/* What to do about a value of a wrong type, as the end of a message that wants
** TEXT, or "".  The shell's readfile() gives a BLOB. */
const char *quoth_type_hint(int type);

/* Makes the result an error for a status that is not QUOTH_OK; gives whether
** it was. */
bool quoth_result_status(sqlite3_context *ctx, const char *function,
                         int status);

/* Makes the result an error: "function(): why", of that code of SQLite's.
** `why` may be NULL: as the code says. */
void quoth_result_failure(sqlite3_context *ctx, const char *function, int rc,
                          const char *why);

/* What to write behind SQLite's message: how the tables are made where it
** misses one of main, else "". */
const char *quoth_hint_of(const char *why);

#endif
