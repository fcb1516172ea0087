/*
** rows.c: arrays of structs as a virtual table, read from first to last.  The
** table is in no schema, may not be named by one, and holds nothing between
** quoth_rows_clear() and the next quoth_rows_add().
*/
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct table {
  sqlite3_vtab base;
  const quoth_rows *rows;
};

struct cursor {
  sqlite3_vtab_cursor base;
  const quoth_rows *rows;
  uint32_t array, row; /* row: in the array */
};

#define DECLARATION_BYTE 1000 /* of the longest, with room */

static int table_connect(sqlite3 *db, void *aux, int argc,
                         const char *const *argv, sqlite3_vtab **out,
                         char **message) {
  const quoth_rows *rows = aux;
  char sql[DECLARATION_BYTE];
  size_t n = (size_t)snprintf(sql, sizeof sql, "CREATE TABLE x(");
  (void)argc, (void)argv, (void)message;
  for (int i = 0; i < rows->table->n_column && n < sizeof sql; i++)
    n += (size_t)snprintf(sql + n, sizeof sql - n, "%s%s", i ? ", " : "",
                          rows->table->columns[i].name);
  if (n + 2 > sizeof sql) return SQLITE_TOOBIG;
  memcpy(sql + n, ")", 2);
  int rc = sqlite3_declare_vtab(db, sql);
  struct table *t = rc == SQLITE_OK ? sqlite3_malloc(sizeof *t) : NULL;
  if (!t) return rc == SQLITE_OK ? SQLITE_NOMEM : rc;
  *t = (struct table){.rows = rows};
  *out = &t->base;
  return sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
}

static int table_disconnect(sqlite3_vtab *table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

static int table_plan(sqlite3_vtab *table, sqlite3_index_info *plan) {
  (void)table, (void)plan;
  return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out) {
  struct cursor *c = sqlite3_malloc(sizeof *c);
  if (!c) return SQLITE_NOMEM;
  *c = (struct cursor){.rows = ((struct table *)table)->rows};
  *out = &c->base;
  return SQLITE_OK;
}

static int cursor_close(sqlite3_vtab_cursor *cursor) {
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static int cursor_filter(sqlite3_vtab_cursor *cursor, int plan,
                         const char *text, int argc, sqlite3_value **argv) {
  struct cursor *c = (struct cursor *)cursor;
  (void)plan, (void)text, (void)argc, (void)argv;
  c->array = c->row = 0;
  return SQLITE_OK;
}

/* No array is empty. */
static int cursor_next(sqlite3_vtab_cursor *cursor) {
  struct cursor *c = (struct cursor *)cursor;
  if (++c->row < c->rows->arrays[c->array].n) return SQLITE_OK;
  c->array++;
  c->row = 0;
  return SQLITE_OK;
}

static int cursor_eof(sqlite3_vtab_cursor *cursor) {
  const struct cursor *c = (struct cursor *)cursor;
  return c->array >= c->rows->n;
}

static void result_integer(sqlite3_context *ctx, const void *member,
                           int64_t least) {
  int64_t value;
  memcpy(&value, member, sizeof value);
  if (value >= least) sqlite3_result_int64(ctx, value);
}

static void result_string(sqlite3_context *ctx, const void *member,
                          bool optional) {
  quoth_str text;
  memcpy(&text, member, sizeof text);
  if (!text.at || (optional && !text.n_byte)) return;
  sqlite3_result_text(ctx, text.at, (int)text.n_byte, SQLITE_STATIC);
}

static void result_words(sqlite3_context *ctx, const void *member) {
  const char *words;
  memcpy(&words, member, sizeof words);
  if (words) sqlite3_result_text(ctx, words, -1, SQLITE_STATIC);
}

static void result_double(sqlite3_context *ctx, const void *member) {
  double value;
  memcpy(&value, member, sizeof value);
  sqlite3_result_double(ctx, value);
}

static int cursor_column(sqlite3_vtab_cursor *cursor, sqlite3_context *ctx,
                         int column) {
  const struct cursor *c = (struct cursor *)cursor;
  const quoth_rows_table *t = c->rows->table;
  const char *row = c->rows->arrays[c->array].at;
  const char *member =
      row + c->row * t->n_byte + t->columns[column].offset;
  switch (t->columns[column].type) {
  case 'i': result_integer(ctx, member, INT64_MIN); break;
  case 'p': result_integer(ctx, member, 1); break;
  case 'n': result_integer(ctx, member, 0); break;
  case 'd': result_double(ctx, member); break;
  case 'z': result_words(ctx, member); break;
  case 's': result_string(ctx, member, false); break;
  case 'o': result_string(ctx, member, true); break;
  default: return SQLITE_MISUSE;
  }
  return SQLITE_OK;
}

static int cursor_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *out) {
  const struct cursor *c = (struct cursor *)cursor;
  *out = (sqlite3_int64)c->array << 32 | c->row;
  return SQLITE_OK;
}

/* Without xCreate it is there by its name alone. */
static const sqlite3_module module = {
    .xConnect = table_connect,
    .xBestIndex = table_plan,
    .xDisconnect = table_disconnect,
    .xDestroy = table_disconnect,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_filter,
    .xNext = cursor_next,
    .xEof = cursor_eof,
    .xColumn = cursor_column,
    .xRowid = cursor_rowid,
};

void quoth_rows_open(quoth_rows *rows, const quoth_rows_table *table,
                     quoth_database *db) {
  *rows = (quoth_rows){.table = table};
  if (db->rc != SQLITE_OK) return;
  int rc = sqlite3_create_module(db->handle, table->name, &module, rows);
  if (rc != SQLITE_OK) quoth_database_fail(db, rc, "%s", sqlite3_errstr(rc));
}

void quoth_rows_close(quoth_rows *rows) {
  free(rows->arrays);
  *rows = (quoth_rows){0};
}

void quoth_rows_add(quoth_rows *rows, quoth_database *db, const void *at,
                    uint32_t n) {
  if (n == 0 || db->rc != SQLITE_OK) return;
  if (rows->n == rows->n_room) {
    uint32_t room = rows->n_room ? rows->n_room * 2 : 64;
    quoth_rows_array *more = realloc(rows->arrays, room * sizeof *more);
    if (!more) {
      quoth_database_fail(db, SQLITE_NOMEM, "out of memory");
      return;
    }
    rows->arrays = more;
    rows->n_room = room;
  }
  rows->arrays[rows->n++] = (quoth_rows_array){at, n};
}

void quoth_rows_clear(quoth_rows *rows) {
  rows->n = 0;
}
