/*
** table.c: the virtual table behind every table function.  Eponymous only:
** there on each connection that loaded the extension, without a trace in the
** file, and never written to.  Owns the cursor's memory: inputs are copied at
** the start of a search, its arena is emptied before the next, and statements
** are reset at the end of the rows and finalized with the cursor.
*/
#include "table.h"
#include "../text/utf8.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

SQLITE_EXTENSION_INIT3

typedef struct module_use {
  sqlite3_vtab base;
  const quoth_table *table;
  quoth_connection *connection;
} module_use;

/* What sqlite3_create_module_v2() hands to xConnect. */
typedef struct module_data {
  const quoth_table *table;
  quoth_connection *connection;
} module_data;

static void release_data(void *held) {
  module_data *data = held;
  quoth_connection_release(data->connection);
  sqlite3_free(data);
}

static int on_connect(sqlite3 *db, void *aux, int argc, const char *const *argv,
                      sqlite3_vtab **out, char **message) {
  (void)argc;
  (void)argv;
  (void)message;
  const module_data *data = aux;
  module_use *use = NULL;
  char *sql = quoth_signature_declaration(&data->table->signature);
  int rc = sql ? sqlite3_declare_vtab(db, sql) : SQLITE_NOMEM;
  sqlite3_free(sql);
  if (rc == SQLITE_OK) rc = sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
  if (rc == SQLITE_OK) {
    use = sqlite3_malloc64(sizeof *use);
    rc = use ? SQLITE_OK : SQLITE_NOMEM;
  }
  if (use) {
    *use = (module_use){.table = data->table, .connection = data->connection};
    *out = &use->base;
  }
  return rc;
}

static int on_disconnect(sqlite3_vtab *vtab) {
  sqlite3_free(vtab);
  return SQLITE_OK;
}

static int on_best_index(sqlite3_vtab *vtab, sqlite3_index_info *info) {
  return quoth_signature_plan(&((module_use *)vtab)->table->signature, vtab,
                              info);
}

static int on_open(sqlite3_vtab *vtab, sqlite3_vtab_cursor **out) {
  const module_use *use = (module_use *)vtab;
  quoth_cursor *cursor = sqlite3_malloc64(sizeof *cursor);
  if (!cursor) return SQLITE_NOMEM;
  *cursor = (quoth_cursor){.table = use->table, .connection = use->connection};
  quoth_arena_open(&cursor->arena, &quoth_sqlite_allocator);
  *out = &cursor->base;
  return SQLITE_OK;
}

/* Forgets a search: its inputs, what it found, and where it was. */
static void forget(quoth_cursor *cursor) {
  for (uint32_t i = 0; i < cursor->table->signature.n_column; i++) {
    sqlite3_value_free(cursor->given[i]);
    cursor->given[i] = NULL;
  }
  if (cursor->query) sqlite3_reset(cursor->query);
  quoth_arena_reset(&cursor->arena);
  cursor->found = NULL;
  cursor->row = 0;
  cursor->n_row = 0;
  cursor->limit = -1;
}

static void drop_query(quoth_cursor *cursor) {
  sqlite3_finalize(cursor->query);
  sqlite3_free(cursor->query_schema);
  cursor->query = NULL;
  cursor->query_schema = NULL;
}

static int on_close(sqlite3_vtab_cursor *base) {
  quoth_cursor *cursor = (quoth_cursor *)base;
  forget(cursor);
  drop_query(cursor);
  sqlite3_finalize(cursor->tick);
  quoth_arena_close(&cursor->arena);
  sqlite3_free(cursor);
  return SQLITE_OK;
}

/* False where an input names a database that is not there, and says so. */
static bool is_attached(quoth_cursor *cursor, const quoth_column *column,
                        sqlite3_value *value, int *rc) {
  const char *name = (const char *)sqlite3_value_text(value);
  if (!(column->takes & QUOTH_TAKES_SCHEMA)) return true;
  if (name && sqlite3_db_readonly(cursor->connection->db, name) >= 0)
    return true;
  *rc = name ? quoth_cursor_fail(cursor, SQLITE_ERROR,
                                 "no database %s is attached", name)
             : SQLITE_NOMEM;
  return false;
}

/* Copies one input; *none where its NULL means that there are no rows. */
static int take_input(quoth_cursor *cursor, uint32_t i, sqlite3_value *value,
                      bool *none) {
  const quoth_signature *signature = &cursor->table->signature;
  const quoth_column *column = &signature->columns[i];
  int rc = SQLITE_OK;
  int type = sqlite3_value_type(value);
  char *message = quoth_column_refuses(signature, column, type, &rc);
  if (type == SQLITE_NULL) {
    if (!(column->takes & QUOTH_TAKES_NULL)) *none = true;
  } else if (rc == SQLITE_OK && is_attached(cursor, column, value, &rc)) {
    cursor->given[i] = sqlite3_value_dup(value);
    rc = cursor->given[i] ? SQLITE_OK : SQLITE_NOMEM;
  }
  if (message) {
    sqlite3_free(cursor->base.pVtab->zErrMsg);
    cursor->base.pVtab->zErrMsg = message;
  }
  return rc;
}

/* Decodes the plan; arguments.h tells its form. */
static int take_inputs(quoth_cursor *cursor, int plan, sqlite3_value **argv,
                       bool *none) {
  const quoth_signature *signature = &cursor->table->signature;
  int rc = SQLITE_OK, bit = 0, n_taken = 0;
  for (uint32_t i = 0; i < signature->n_column && rc == SQLITE_OK; i++) {
    if (!quoth_column_is_input(&signature->columns[i])) continue;
    if (plan & (1 << bit++))
      rc = take_input(cursor, i, argv[n_taken++], none);
    else if (signature->columns[i].role == QUOTH_REQUIRED)
      rc = quoth_cursor_fail(cursor, SQLITE_ERROR, "argument %s is missing",
                             quoth_column_called(&signature->columns[i]));
  }
  if (plan & QUOTH_PLAN_LIMIT)
    cursor->limit = sqlite3_value_int64(argv[n_taken]);
  return rc;
}

static int on_filter(sqlite3_vtab_cursor *base, int plan, const char *used,
                     int argc, sqlite3_value **argv) {
  (void)argc;
  quoth_cursor *cursor = (quoth_cursor *)base;
  bool none = false;
  forget(cursor);
  cursor->used = strtoull(used, NULL, 16);
  int rc = take_inputs(cursor, plan, argv, &none);
  if (rc == SQLITE_OK && !none) {
    if (cursor->table->next) cursor->n_row = -1;
    rc = cursor->table->start(cursor);
  }
  return rc;
}

static int on_next(sqlite3_vtab_cursor *base) {
  quoth_cursor *cursor = (quoth_cursor *)base;
  cursor->row++;
  return cursor->table->next ? cursor->table->next(cursor) : SQLITE_OK;
}

static int on_eof(sqlite3_vtab_cursor *base) {
  const quoth_cursor *cursor = (quoth_cursor *)base;
  return cursor->n_row >= 0 && cursor->row >= cursor->n_row;
}

static int on_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out) {
  *out = ((quoth_cursor *)base)->row;
  return SQLITE_OK;
}

static int on_column(sqlite3_vtab_cursor *base, sqlite3_context *ctx, int i) {
  quoth_cursor *cursor = (quoth_cursor *)base;
  uint8_t role = cursor->table->signature.columns[i].role;
  if (role != QUOTH_REQUIRED && role != QUOTH_OPTIONAL)
    cursor->table->column(cursor, ctx, i);
  else if (cursor->given[i])
    sqlite3_result_value(ctx, cursor->given[i]);
  return SQLITE_OK;
}

/* xCreate is NULL: CREATE VIRTUAL TABLE … USING these is refused. */
static const sqlite3_module module = {
    .iVersion = 0,
    .xConnect = on_connect,
    .xBestIndex = on_best_index,
    .xDisconnect = on_disconnect,
    .xDestroy = on_disconnect,
    .xOpen = on_open,
    .xClose = on_close,
    .xFilter = on_filter,
    .xNext = on_next,
    .xEof = on_eof,
    .xColumn = on_column,
    .xRowid = on_rowid,
};

int quoth_table_register(quoth_connection *connection,
                         const quoth_table *table) {
  module_data *data = sqlite3_malloc64(sizeof *data);
  if (!data) return SQLITE_NOMEM;
  *data = (module_data){table, connection};
  quoth_connection_hold(connection);
  return sqlite3_create_module_v2(connection->db, table->signature.name,
                                  &module, data, release_data);
}

quoth_str quoth_cursor_text(quoth_cursor *cursor, int i) {
  quoth_str text = {NULL, 0};
  if (cursor->given[i]) {
    text.at = (const char *)sqlite3_value_text(cursor->given[i]);
    text.n_byte = (uint32_t)sqlite3_value_bytes(cursor->given[i]);
    if (!text.at) cursor->arena.status = QUOTH_NOMEM;
  }
  return text;
}

int quoth_cursor_integer(quoth_cursor *cursor, int i, int64_t least,
                         int64_t most, int64_t otherwise, int64_t *out) {
  const quoth_column *column = &cursor->table->signature.columns[i];
  *out = cursor->given[i] ? sqlite3_value_int64(cursor->given[i]) : otherwise;
  if (*out >= least && *out <= most) return SQLITE_OK;
  return quoth_cursor_fail(cursor, SQLITE_ERROR,
                           "%s must be from %lld to %lld, got %lld",
                           quoth_column_called(column), (long long)least,
                           (long long)most, (long long)*out);
}

int quoth_cursor_share(quoth_cursor *cursor, int i, double otherwise,
                       double *out) {
  const quoth_column *column = &cursor->table->signature.columns[i];
  *out = otherwise;
  if (!cursor->given[i]) return SQLITE_OK;
  *out = sqlite3_value_double(cursor->given[i]);
  if (*out >= 0 && *out <= 1) return SQLITE_OK;
  return quoth_cursor_fail(cursor, SQLITE_ERROR,
                           "%s must be from 0 to 1, got %g",
                           quoth_column_called(column), *out);
}

/* "2015", "2015-11", "2015-11-24", with anything behind a whole day. */
static bool is_date(quoth_str text) {
  static const char shape[] = "dddd-dd-dd";
  for (uint32_t i = 0; i < text.n_byte && i < sizeof shape - 1; i++) {
    bool digit = text.at[i] >= '0' && text.at[i] <= '9';
    if (shape[i] == 'd' ? !digit : text.at[i] != shape[i]) return false;
  }
  return text.n_byte == 4 || text.n_byte == 7 || text.n_byte >= 10;
}

int quoth_cursor_date(quoth_cursor *cursor, int i, quoth_str *out) {
  const quoth_column *column = &cursor->table->signature.columns[i];
  *out = quoth_cursor_text(cursor, i);
  if (!out->at || is_date(*out)) return SQLITE_OK;
  return quoth_cursor_fail(
      cursor, SQLITE_ERROR,
      "%s must be an ISO 8601 date such as 2015-11-24, got %.40s",
      quoth_column_called(column), out->at);
}

const char *quoth_cursor_schema(quoth_cursor *cursor, int i) {
  const char *schema = quoth_cursor_text(cursor, i).at;
  return schema ? schema : "main";
}

/* What people wrote comes back in messages, and not all clients take a message
** that does not decode. */
static void make_valid(char *text) {
  size_t n_byte = strlen(text), i = 0;
  while ((i += quoth_utf8_valid(text + i, n_byte - i)) < n_byte)
    text[i++] = '?';
}

int quoth_cursor_fail(quoth_cursor *cursor, int rc, const char *format, ...) {
  va_list list;
  va_start(list, format);
  char *why = sqlite3_vmprintf(format, list);
  va_end(list);
  if (why) make_valid(why);
  sqlite3_free(cursor->base.pVtab->zErrMsg);
  cursor->base.pVtab->zErrMsg =
      why ? sqlite3_mprintf("%s(): %s", cursor->table->signature.name, why)
          : NULL;
  sqlite3_free(why);
  return cursor->base.pVtab->zErrMsg ? rc : SQLITE_NOMEM;
}

int quoth_cursor_report(quoth_cursor *cursor, int rc) {
  const char *name = cursor->table->signature.name;
  const char *why = sqlite3_errmsg(cursor->connection->db);
  bool plain = rc == SQLITE_NOMEM || rc == SQLITE_INTERRUPT;
  size_t n_name = strlen(name);
  if (strncmp(why, name, n_name) == 0 && strncmp(why + n_name, "(): ", 4) == 0)
    why += n_name + 4;
  if (!plain && !cursor->base.pVtab->zErrMsg)
    rc = quoth_cursor_fail(cursor, rc, "%s%s", why, quoth_hint_of(why));
  return rc;
}

static bool enter(quoth_cursor *cursor) {
  return ++cursor->connection->depth <= QUOTH_DEPTH_MAX;
}

static int too_deep(quoth_cursor *cursor) {
  return quoth_cursor_fail(cursor, SQLITE_ERROR,
                           "the tables it reads are views that call it");
}

int quoth_cursor_prepare(quoth_cursor *cursor, sqlite3_stmt **stmt,
                         const char *sql) {
  if (!sql) return SQLITE_NOMEM;
  int rc = enter(cursor)
               ? sqlite3_prepare_v2(cursor->connection->db, sql, -1, stmt, NULL)
               : too_deep(cursor);
  cursor->connection->depth--;
  return rc == SQLITE_OK ? rc : quoth_cursor_report(cursor, rc);
}

int quoth_cursor_step(quoth_cursor *cursor, sqlite3_stmt *stmt) {
  int rc = enter(cursor) ? sqlite3_step(stmt) : too_deep(cursor);
  cursor->connection->depth--;
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    rc = quoth_cursor_report(cursor, rc);
  if (rc != SQLITE_ROW) sqlite3_reset(stmt);
  return rc;
}

static bool query_serves(const quoth_cursor *cursor, const char *schema) {
  return cursor->query && cursor->query_used == cursor->used &&
         sqlite3_stricmp(cursor->query_schema, schema) == 0;
}

int quoth_cursor_query(quoth_cursor *cursor, const char *schema,
                       char *(*sql)(const quoth_cursor *cursor,
                                    const char *schema)) {
  if (query_serves(cursor, schema)) return SQLITE_OK;
  drop_query(cursor);
  char *text = sql(cursor, schema);
  cursor->query_used = cursor->used;
  cursor->query_schema = sqlite3_mprintf("%s", schema);
  int rc = cursor->query_schema
               ? quoth_cursor_prepare(cursor, &cursor->query, text)
               : SQLITE_NOMEM;
  sqlite3_free(text);
  return rc;
}

/* A statement of some hundred steps notices both a set interrupt flag and a
** progress handler, on every SQLite; sqlite3_is_interrupted() came with 3.41
** and sees the flag alone. */
bool quoth_cursor_interrupted(void *arg) {
  static const char sql[] =
      "WITH RECURSIVE tick(n) AS (VALUES(1) UNION ALL SELECT n + 1 FROM tick"
      " WHERE n < 30) SELECT max(n) FROM tick";
  quoth_cursor *cursor = arg;
  int rc = SQLITE_OK;
  if (!cursor->tick)
    rc = sqlite3_prepare_v2(cursor->connection->db, sql, -1, &cursor->tick,
                            NULL);
  if (rc == SQLITE_OK) rc = sqlite3_step(cursor->tick);
  if (cursor->tick) sqlite3_reset(cursor->tick);
  return rc == SQLITE_INTERRUPT;
}

quoth_str quoth_column_str(quoth_arena *arena, sqlite3_stmt *stmt, int i) {
  quoth_str copy = {NULL, 0};
  const void *text = sqlite3_column_text(stmt, i);
  if (text) {
    copy.n_byte = (uint32_t)sqlite3_column_bytes(stmt, i);
    copy.at = quoth_arena_copy(arena, text, copy.n_byte);
  } else if (sqlite3_column_type(stmt, i) != SQLITE_NULL) {
    arena->status = QUOTH_NOMEM;
  }
  if (!copy.at) copy.n_byte = 0;
  return copy;
}

void quoth_result_str(sqlite3_context *ctx, quoth_str text) {
  if (text.at)
    sqlite3_result_text64(ctx, text.at, text.n_byte, SQLITE_TRANSIENT,
                          SQLITE_UTF8);
}

void quoth_result_share(sqlite3_context *ctx, double share) {
  sqlite3_result_double(ctx, (int)(share * 1000.0 + 0.5) / 1000.0);
}
