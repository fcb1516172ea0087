/*
** quoth.c: the entry point.  Refuses a SQLite that is too old, then gives the
** connection each family of functions and each table function.  Loading again
** changes nothing.
*/
#include <stddef.h>

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

#include "quoth.h"
#include "sql/functions.h"

__attribute__((visibility("default"))) int
sqlite3_quoth_init(sqlite3 *db, char **message,
                   const sqlite3_api_routines *api);

static const quoth_function *const families[] = {
    quoth_about_functions,         quoth_html_functions,
    quoth_story_functions,         quoth_schema_functions,
    quoth_claim_functions,         quoth_claim_index_functions,
    quoth_claim_check_functions,   quoth_claim_link_functions,
    quoth_quote_functions,         quoth_speaker_functions,
    quoth_speaker_merge_functions,
};

const quoth_table *const quoth_tables[] = {
    &quoth_claim_conflicts,
    &quoth_claim_match,
    &quoth_quote_extract,
    &quoth_quote_statements,
    &quoth_quote_variants,
    &quoth_quote_changes,
    &quoth_quotes_by,
    &quoth_speakers_like,
    &quoth_help,
    NULL,
};

#define N_FAMILY (sizeof families / sizeof families[0])

/* Each registration holds the connection; SQLite releases it by the
** destructor, also where the registration fails. */
static int add_function(quoth_connection *connection, const quoth_function *f) {
  quoth_connection_hold(connection);
  return sqlite3_create_function_v2(connection->db, f->name, f->n_arg,
                                    SQLITE_UTF8 | f->flags, connection, f->call,
                                    NULL, NULL, quoth_connection_release);
}

static int add_all(quoth_connection *connection) {
  int rc = SQLITE_OK;
  for (size_t i = 0; i < N_FAMILY; i++) {
    for (const quoth_function *f = families[i]; f->name; f++) {
      if (rc == SQLITE_OK) rc = add_function(connection, f);
    }
  }
  for (size_t i = 0; quoth_tables[i] && rc == SQLITE_OK; i++)
    rc = quoth_table_register(connection, quoth_tables[i]);
  return rc;
}

/* Replacing functions fails while a statement runs, and `SELECT
** load_extension(…)` is one: who loads twice gets what is there.  Asked without
** an error: sqlite3_open() fails on one that an automatic extension leaves. */
static bool is_loaded(sqlite3 *db) {
  static const char sql[] =
      "SELECT 1 FROM pragma_function_list WHERE name = 'quoth_version'";
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
  bool loaded = rc == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW;
  sqlite3_finalize(stmt);
  return loaded;
}

/* The table of SQLite's functions is one for the process.  Connections in
** several threads load at the same time: the first writes it, once.  False
** where it is another's. */
static bool take_api(const sqlite3_api_routines *api) {
  sqlite3_mutex *mutex = api->mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
  api->mutex_enter(mutex);
  if (!sqlite3_api) sqlite3_api = api;
  bool taken = sqlite3_api == api;
  api->mutex_leave(mutex);
  return taken;
}

int quoth_register(sqlite3 *db, char **message,
                   const sqlite3_api_routines *api) {
  int rc = SQLITE_OK;
  if (!take_api(api)) {
    if (message)
      *message = api->mprintf("quoth is in use by another copy of SQLite"
                              " in this process");
    return SQLITE_ERROR;
  }
  if (sqlite3_libversion_number() < QUOTH_SQLITE_MINIMUM) {
    if (message)
      *message = sqlite3_mprintf("quoth needs SQLite 3.38 or newer, this is %s",
                                 sqlite3_libversion());
    return SQLITE_ERROR;
  }
  if (is_loaded(db)) return SQLITE_OK;
  quoth_connection *connection = quoth_connection_open(db);
  if (!connection) return SQLITE_NOMEM;
  rc = add_all(connection);
  quoth_connection_release(connection);
  /* sqlite3_open() takes the error that asking left for one of its own, such as
  ** that the file is busy; running nothing clears it without reading the file */
  if (rc == SQLITE_OK) sqlite3_exec(db, "", NULL, NULL, NULL);
  return rc;
}

int sqlite3_quoth_init(sqlite3 *db, char **message,
                       const sqlite3_api_routines *api) {
  int rc = quoth_register(db, message, api);
  return rc == SQLITE_OK ? SQLITE_OK_LOAD_PERMANENTLY : rc;
}
