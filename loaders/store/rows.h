/*
** rows.h: rows that a program made, as a table that SQL can read.  Many of them
** go into a table of the file by one INSERT ... SELECT, which costs a third of
** as many INSERTs with bound values.
*/
#ifndef QUOTH_LOADERS_ROWS_H
#define QUOTH_LOADERS_ROWS_H

#include "database.h"

/* A column: a member of the row's struct.  Types are those of database.h, and
** p int64_t where 0 is NULL, n int64_t where less than 0 is NULL. */
typedef struct quoth_rows_column {
  const char *name;
  char type;
  uint16_t offset;
} quoth_rows_column;

/* What the table is: a constant of the file that fills it. */
typedef struct quoth_rows_table {
  const char *name;
  const quoth_rows_column *columns;
  int n_column;
  size_t n_byte; /* of a row */
} quoth_rows_table;

/* Rows come in arrays that stay where they are made. */
typedef struct quoth_rows_array {
  const void *at;
  uint32_t n;
} quoth_rows_array;

typedef struct quoth_rows {
  const quoth_rows_table *table;
  quoth_rows_array *arrays;
  uint32_t n, n_room; /* of arrays */
} quoth_rows;

/* Makes the table known to a connection that `rows` must outlive. */
void quoth_rows_open(quoth_rows *rows, const quoth_rows_table *table,
                     quoth_database *db);
void quoth_rows_close(quoth_rows *rows);

/* `n` rows, which must outlive the next quoth_rows_clear(). */
void quoth_rows_add(quoth_rows *rows, quoth_database *db, const void *at,
                    uint32_t n);
void quoth_rows_clear(quoth_rows *rows);

#endif
