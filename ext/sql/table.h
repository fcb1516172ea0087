/*
** table.h: a table function as its signature and the few calls that find its
** rows; the rest of a virtual table is the same for all and stands in table.c.
*/
#ifndef QUOTH_SQL_TABLE_H
#define QUOTH_SQL_TABLE_H

#include "arguments.h"

typedef struct quoth_table quoth_table;

/* One use of a table function in a running statement. */
typedef struct quoth_cursor {
  sqlite3_vtab_cursor base;
  const quoth_table *table;
  quoth_connection *connection;
  quoth_arena arena; /* of one search: emptied before the next */
  sqlite3_value *given[QUOTH_COLUMNS_MAX]; /* inputs by column, or NULL */
  uint64_t used;       /* bit i: the query reads column i */
  int64_t limit;       /* rows wanted, -1: all */
  int64_t row;         /* the present one, from 0 */
  int64_t n_row;       /* how many there are; of table->next: -1 until the end */
  void *found;         /* what start() found, in the arena */
  sqlite3_stmt *query; /* of quoth_cursor_query() */
  char *query_schema;  /* what it was prepared for */
  uint64_t query_used;
  sqlite3_stmt *tick;  /* asks whether the statement was interrupted */
} quoth_cursor;

struct quoth_table {
  quoth_signature signature;
  /* Finds the rows: sets n_row, or, with `next`, goes to the first.  Gives
  ** SQLite's code; a message is set by quoth_cursor_fail(). */
  int (*start)(quoth_cursor *cursor);
  int (*next)(quoth_cursor *cursor); /* NULL: rows are counted */
  void (*column)(quoth_cursor *cursor, sqlite3_context *ctx, int column);
};

int quoth_table_register(quoth_connection *connection,
                         const quoth_table *table);

/* The text of an input, at == NULL where it is not given. */
quoth_str quoth_cursor_text(quoth_cursor *cursor, int column);

/* An integer input from `least` to `most`, a share from 0 to 1, an ISO 8601
** date as exact as wished: `otherwise`, or at == NULL, where it is not given,
** and an error that says what came where it is anything else. */
int quoth_cursor_integer(quoth_cursor *cursor, int column, int64_t least,
                         int64_t most, int64_t otherwise, int64_t *out);
int quoth_cursor_share(quoth_cursor *cursor, int column, double otherwise,
                       double *out);
int quoth_cursor_date(quoth_cursor *cursor, int column, quoth_str *out);

/* The database to read: the input in that column, or "main". */
const char *quoth_cursor_schema(quoth_cursor *cursor, int column);

/* Sets the message "function(): …"; gives rc, or SQLITE_NOMEM. */
int quoth_cursor_fail(quoth_cursor *cursor, int rc, const char *format, ...);

/* Says what SQLite said last, where that is more than a code can say; gives
** rc.  Called from within itself (by a view), the function is named once. */
int quoth_cursor_report(quoth_cursor *cursor, int rc);

/* As SQLite's, with the message of the connection where it fails; and safe
** from a schema that calls us back without end.  Step gives SQLITE_ROW,
** SQLITE_DONE (the statement is then reset) or an error. */
int quoth_cursor_prepare(quoth_cursor *cursor, sqlite3_stmt **stmt,
                         const char *sql);
int quoth_cursor_step(quoth_cursor *cursor, sqlite3_stmt *stmt);

/* Makes cursor->query ready to be bound: the one of the last search where that
** was for the same schema and columns, else what sql() writes (sqlite3_malloc;
** NULL is no memory).  It is reset at the end of each search and finalized with
** the cursor, so that no statement outlives the one that called. */
int quoth_cursor_query(quoth_cursor *cursor, const char *schema,
                       char *(*sql)(const quoth_cursor *cursor,
                                    const char *schema));

/* For quoth_extract_options.stop with the cursor as argument: true where the
** statement was interrupted, by sqlite3_interrupt() or a progress handler. */
bool quoth_cursor_interrupted(void *cursor);

/* Text of a column, copied: `at` is NULL for SQL NULL, and on no memory, which
** the arena's status tells. */
quoth_str quoth_column_str(quoth_arena *arena, sqlite3_stmt *stmt, int i);

/* Text of the engine as a result; a NULL `at` gives SQL NULL. */
void quoth_result_str(sqlite3_context *ctx, quoth_str text);

/* A share from 0 to 1, to the thousandth. */
void quoth_result_share(sqlite3_context *ctx, double share);

#endif
