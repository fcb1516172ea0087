/*
** context.c: what hangs on a connection: the lazily opened ICU handle, the
** allocator, and how failures of the engine become SQLite's.  Owns the count
** of users: the connection's functions and modules each hold one, and the
** last to go frees it.
*/
#include "context.h"

SQLITE_EXTENSION_INIT3

static void *sqlite_alloc(size_t n_byte) {
  return sqlite3_malloc64((sqlite3_uint64)n_byte);
}

static void *sqlite_resize(void *block, size_t n_byte) {
  return sqlite3_realloc64(block, (sqlite3_uint64)n_byte);
}

static void sqlite_release(void *block) {
  sqlite3_free(block);
}

const quoth_allocator quoth_sqlite_allocator = {sqlite_alloc, sqlite_resize,
                                                sqlite_release};

quoth_connection *quoth_connection_open(sqlite3 *db) {
  quoth_connection *connection = sqlite3_malloc64(sizeof *connection);
  if (connection) *connection = (quoth_connection){.db = db, .n_use = 1};
  return connection;
}

void quoth_connection_hold(quoth_connection *connection) {
  connection->n_use++;
}

void quoth_connection_release(void *held) {
  quoth_connection *connection = held;
  if (--connection->n_use) return;
  if (connection->unicode) quoth_unicode_close(connection->unicode);
  if (connection->claim_index)
    connection->claim_index_close(connection->claim_index);
  sqlite3_free(connection);
}

quoth_unicode *quoth_connection_unicode(quoth_connection *connection) {
  if (!connection->unicode)
    connection->unicode = quoth_unicode_open(&quoth_sqlite_allocator);
  return connection->unicode;
}

quoth_connection *quoth_context_connection(sqlite3_context *ctx) {
  return sqlite3_user_data(ctx);
}

int quoth_status_to_sqlite(int status) {
  static const int code[] = {
      [QUOTH_OK] = SQLITE_OK,
      [QUOTH_NOMEM] = SQLITE_NOMEM,
      [QUOTH_TOO_BIG] = SQLITE_TOOBIG,
      [QUOTH_CORRUPT] = SQLITE_CORRUPT,
      [QUOTH_INTERRUPTED] = SQLITE_INTERRUPT,
  };
  return code[status];
}

const char *quoth_type_name(int type) {
  static const char *const name[] = {
      [SQLITE_INTEGER] = "INTEGER", [SQLITE_FLOAT] = "REAL",
      [SQLITE_TEXT] = "TEXT",       [SQLITE_BLOB] = "BLOB",
      [SQLITE_NULL] = "NULL",
  };
  return name[type];
}

const char *quoth_type_hint(int type) {
  return type == SQLITE_BLOB ? "; CAST(… AS TEXT) makes text of it" : "";
}

static void result_wrong_type(sqlite3_context *ctx, const char *function,
                              const char *name, int type) {
  char *message =
      sqlite3_mprintf("%s(): %s must be TEXT, got %s%s", function, name,
                      quoth_type_name(type), quoth_type_hint(type));
  if (message)
    sqlite3_result_error(ctx, message, -1);
  else
    sqlite3_result_error_nomem(ctx);
  sqlite3_free(message);
}

quoth_str quoth_argument_text(sqlite3_context *ctx, sqlite3_value *value,
                              const char *function, const char *name) {
  quoth_str text = {NULL, 0};
  int type = sqlite3_value_type(value);
  if (type == SQLITE_TEXT) {
    text.at = (const char *)sqlite3_value_text(value);
    text.n_byte = (uint32_t)sqlite3_value_bytes(value);
    if (!text.at) sqlite3_result_error_nomem(ctx);
  } else if (type != SQLITE_NULL) {
    result_wrong_type(ctx, function, name, type);
  }
  return text;
}

bool quoth_result_status(sqlite3_context *ctx, const char *function,
                         int status) {
  char *message = NULL;
  if (status == QUOTH_NOMEM) {
    sqlite3_result_error_nomem(ctx);
  } else if (status == QUOTH_TOO_BIG) {
    sqlite3_result_error_toobig(ctx);
  } else if (status != QUOTH_OK) {
    message = sqlite3_mprintf("%s(): %s", function,
                              status == QUOTH_CORRUPT ? "stored data is damaged"
                                                      : "interrupted");
    sqlite3_result_error(ctx, message ? message : "out of memory", -1);
    sqlite3_result_error_code(ctx, quoth_status_to_sqlite(status));
  }
  sqlite3_free(message);
  return status != QUOTH_OK;
}

const char *quoth_hint_of(const char *why) {
  return sqlite3_strglob("*no such table: main.*", why)
             ? ""
             : " (SELECT quoth_init() makes the tables)";
}

/* One of our functions that another called has said its name and its hint. */
void quoth_result_failure(sqlite3_context *ctx, const char *function, int rc,
                          const char *why) {
  if (!why) why = sqlite3_errstr(rc);
  bool said = sqlite3_strglob("quot[eh]*(): *", why) == 0;
  char *message =
      said ? sqlite3_mprintf("%s", why)
           : sqlite3_mprintf("%s(): %s%s", function, why, quoth_hint_of(why));
  if (rc == SQLITE_NOMEM || !message) {
    sqlite3_result_error_nomem(ctx);
  } else {
    sqlite3_result_error(ctx, message, -1);
    sqlite3_result_error_code(ctx, rc);
  }
  sqlite3_free(message);
}
