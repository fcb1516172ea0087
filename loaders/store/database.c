/*
** database.c: runs statements with errors that stick.  Opening is in open.c.
*/
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "database.h"
#include "../common/options.h"

/* Two loaders take turns: each leaves a gap behind its commit that is longer
** than the time between two questions of one that waits: see open.c. */
#define COMMIT_GAP_US 3000

void quoth_database_fail(quoth_database *db, int rc, const char *format, ...) {
  va_list args;
  if (db->rc != SQLITE_OK) return;
  db->rc = rc;
  va_start(args, format);
  vsnprintf(db->message, sizeof db->message, format, args);
  va_end(args);
}

int quoth_database_exit(const quoth_database *db) {
  if (db->rc == SQLITE_OK) return QUOTH_EXIT_OK;
  bool refused = db->rc == SQLITE_NOTADB || db->rc == SQLITE_SCHEMA;
  return refused ? QUOTH_EXIT_FATAL : QUOTH_EXIT_DATABASE;
}

void quoth_database_fail_sqlite(quoth_database *db, int rc) {
  const char *why =
      db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(rc);
  int extended = db->handle ? sqlite3_extended_errcode(db->handle) : rc;
  quoth_database_fail(db, extended ? extended : rc, "%s: %s", db->path, why);
}

void quoth_database_exec(quoth_database *db, const char *sql) {
  if (db->rc != SQLITE_OK) return;
  int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
  if (rc != SQLITE_OK) quoth_database_fail_sqlite(db, rc);
}

static bool prepare(quoth_database *db, quoth_statement *s) {
  if (db->rc != SQLITE_OK) return false;
  if (s->handle) return true;
  int rc = sqlite3_prepare_v3(db->handle, s->sql, -1, SQLITE_PREPARE_PERSISTENT,
                              &s->handle, NULL);
  if (rc != SQLITE_OK) quoth_database_fail_sqlite(db, rc);
  return rc == SQLITE_OK;
}

static int bind_text(sqlite3_stmt *handle, int i, quoth_str text) {
  if (text.at == NULL) return sqlite3_bind_null(handle, i);
  return sqlite3_bind_text(handle, i, text.at, (int)text.n_byte, SQLITE_STATIC);
}

static int bind_optional(sqlite3_stmt *handle, int i, quoth_str text) {
  if (text.n_byte == 0) return sqlite3_bind_null(handle, i);
  return bind_text(handle, i, text);
}

static int bind_pointer(sqlite3_stmt *handle, int i, va_list *args) {
  void *at = va_arg(*args, void *);
  return sqlite3_bind_pointer(handle, i, at, va_arg(*args, const char *), NULL);
}

static int bind_one(sqlite3_stmt *handle, int i, char type, va_list *args) {
  switch (type) {
  case 'i':
    return sqlite3_bind_int64(handle, i, va_arg(*args, int64_t));
  case 'd':
    return sqlite3_bind_double(handle, i, va_arg(*args, double));
  case 'z':
    return sqlite3_bind_text(handle, i, va_arg(*args, const char *), -1,
                             SQLITE_STATIC);
  case 's':
    return bind_text(handle, i, va_arg(*args, quoth_str));
  case 'v':
    return bind_pointer(handle, i, args);
  case 'o':
    return bind_optional(handle, i, va_arg(*args, quoth_str));
  default:
    return SQLITE_MISUSE;
  }
}

static bool bind_all(quoth_database *db, quoth_statement *s, const char *format,
                     va_list *args) {
  if (!prepare(db, s)) return false;
  int rc = SQLITE_OK;
  for (int i = 0; format[i] && rc == SQLITE_OK; i++)
    rc = bind_one(s->handle, i + 1, format[i], args);
  if (rc != SQLITE_OK) quoth_database_fail_sqlite(db, rc);
  return rc == SQLITE_OK;
}

bool quoth_database_next(quoth_database *db, quoth_statement *s) {
  if (db->rc != SQLITE_OK || s->handle == NULL) return false;
  int rc = sqlite3_step(s->handle);
  if (rc == SQLITE_ROW) return true;
  if (rc != SQLITE_DONE) quoth_database_fail_sqlite(db, rc);
  sqlite3_reset(s->handle);
  return false;
}

void quoth_statement_reset(quoth_statement *s) {
  if (s->handle) sqlite3_reset(s->handle);
}

bool quoth_database_row(quoth_database *db, quoth_statement *s,
                        const char *format, ...) {
  va_list args;
  va_start(args, format);
  bool row = bind_all(db, s, format, &args) && quoth_database_next(db, s);
  va_end(args);
  return row;
}

void quoth_database_run(quoth_database *db, quoth_statement *s,
                        const char *format, ...) {
  va_list args;
  va_start(args, format);
  bool bound = bind_all(db, s, format, &args);
  while (bound && quoth_database_next(db, s))
    continue;
  va_end(args);
}

int64_t quoth_database_integer(quoth_database *db, quoth_statement *s,
                               int64_t otherwise, const char *format, ...) {
  va_list args;
  va_start(args, format);
  if (bind_all(db, s, format, &args) && quoth_database_next(db, s)) {
    if (sqlite3_column_type(s->handle, 0) != SQLITE_NULL)
      otherwise = sqlite3_column_int64(s->handle, 0);
    sqlite3_reset(s->handle);
  }
  va_end(args);
  return otherwise;
}

quoth_str quoth_statement_text(quoth_statement *s, int column) {
  quoth_str text = {(const char *)sqlite3_column_text(s->handle, column), 0};
  text.n_byte = (uint32_t)sqlite3_column_bytes(s->handle, column);
  return text;
}

void quoth_statements_finish(quoth_statement *s, size_t n) {
  for (size_t i = 0; i < n; i++) {
    sqlite3_finalize(s[i].handle);
    s[i].handle = NULL;
  }
}

void quoth_database_begin(quoth_database *db) {
  if (db->had_lock) usleep(COMMIT_GAP_US);
  quoth_database_exec(db, "BEGIN IMMEDIATE");
}

void quoth_database_commit(quoth_database *db) {
  quoth_database_exec(db, "COMMIT");
  db->had_lock = true;
}

void quoth_database_rollback(quoth_database *db) {
  if (db->handle && !sqlite3_get_autocommit(db->handle))
    sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}
