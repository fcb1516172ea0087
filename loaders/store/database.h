/*
** database.h: one connection of a program to a quoth database, with errors
** that stick: after the first failure every call does nothing, and the caller
** asks once.
*/
#ifndef QUOTH_LOADERS_DATABASE_H
#define QUOTH_LOADERS_DATABASE_H

#include <sqlite3.h>

#include "../../ext/text/base.h"

/* Another loader may hold the lock for one batch; longer means it hangs. */
#define QUOTH_BUSY_MS 30000

typedef struct quoth_database {
  sqlite3 *handle;
  const char *path;
  bool triggers;     /* they run; else writers do their work */
  bool had_lock;     /* others come before it has it again */
  int rc;            /* SQLITE_OK, or SQLite's extended code: sticky */
  char message[512]; /* what failed, for a person */
} quoth_database;

/* A statement that is prepared at its first use. */
typedef struct quoth_statement {
  const char *sql;
  sqlite3_stmt *handle;
} quoth_statement;

enum quoth_database_mode {
  QUOTH_DATABASE_READ = 0,     /* never writes, not even a schema */
  QUOTH_DATABASE_WRITE = 1,    /* WAL, synchronous NORMAL; made if missing */
  QUOTH_DATABASE_DURABLE = 2,  /* synchronous FULL */
  QUOTH_DATABASE_TRIGGERS = 4, /* triggers run, those of others too; else none
                                  runs, and a file with those is refused */
  QUOTH_DATABASE_DELETES = 8,  /* foreign keys act; loads keep them by
                                  themselves, and faster */
  QUOTH_DATABASE_THERE = 16,   /* not made where it is missing */
  QUOTH_DATABASE_GUARDED = 32, /* another connection of ours looked at it */
};

/* Opens and checks the file; makes or migrates the schema when writing.  True
** when it may be used; else `message` says why and nothing was written.
** `mode` is an or of enum quoth_database_mode. */
bool quoth_database_open(quoth_database *db, const char *path, int mode);
void quoth_database_close(quoth_database *db);

/* Notes a failure unless there is one already. */
void quoth_database_fail(quoth_database *db, int rc, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Notes what SQLite says of its last call, which gave `rc`. */
void quoth_database_fail_sqlite(quoth_database *db, int rc);

/* What a program ends with for the failure that stuck (enum quoth_exit). */
int quoth_database_exit(const quoth_database *db);

/* Runs SQL text without results. */
void quoth_database_exec(quoth_database *db, const char *sql);

/*
** Binds by a format of one letter for each parameter: i int64_t, d double,
** z const char * (NULL is NULL), s quoth_str (at == NULL is NULL, "" is ""),
** o quoth_str where "" is NULL too, v void * and the name of its type.  What is
** bound must live until the reset.
*/

/* One step; true where there is a row, which the caller ends with
** quoth_statement_reset(). */
bool quoth_database_row(quoth_database *db, quoth_statement *s,
                        const char *format, ...);

/* The next row of the same. */
bool quoth_database_next(quoth_database *db, quoth_statement *s);
void quoth_statement_reset(quoth_statement *s);

/* Runs to the end. */
void quoth_database_run(quoth_database *db, quoth_statement *s,
                        const char *format, ...);

/* The first column of the first row, or `otherwise`. */
int64_t quoth_database_integer(quoth_database *db, quoth_statement *s,
                               int64_t otherwise, const char *format, ...);

/* A text column; at == NULL for NULL.  Lives until the next step. */
quoth_str quoth_statement_text(quoth_statement *s, int column);

void quoth_statements_finish(quoth_statement *s, size_t n);

/* BEGIN IMMEDIATE, waiting for others up to QUOTH_BUSY_MS; COMMIT; ROLLBACK,
** which works after a failure too. */
void quoth_database_begin(quoth_database *db);
void quoth_database_commit(quoth_database *db);
void quoth_database_rollback(quoth_database *db);

#endif
