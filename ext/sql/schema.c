/*
** schema.c: the schema inside the extension.  quoth_schema() gives its SQL,
** quoth_init() makes it in `main` or brings an older one up to
** date, all or nothing.  It refuses a file that another program marked as its
** own, one that a newer quoth wrote, and one that has a table of its own under
** one of our names.  A file that was restored from a dump, which keeps no marks,
** is marked again where its tables and triggers are ours to the letter.  The SQL
** itself is data: schema/embed.sh turns the files into schema.inc.
*/
#include "functions.h"
#include "transaction.h"

SQLITE_EXTENSION_INIT3

struct migration {
  int version; /* the one it makes, from the one before; without DROP TABLE and
                  DROP INDEX, which transaction.h does not let pass */
  const char *sql;
};

#ifndef SCHEMA_INC /* test_migrations.c has one of its own */
#define SCHEMA_INC "schema.inc"
#endif
#include SCHEMA_INC

/* Tables that tell that a file is ours, or in our way. */
#define SCHEMA_LANDMARKS "'articles', 'quotes', 'quotes_fts', 'statements'"

#define SCHEMA_VERSION                                                         \
  ((int)(sizeof migrations / sizeof migrations[0])) /* 1 and one for each */

#define RESTORED (-1) /* the present version, without its marks */

static void schema_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  (void)argv;
  sqlite3_result_text(ctx, schema_sql, (int)sizeof schema_sql - 1,
                      SQLITE_STATIC);
}

/* One integer of a query; -1 with *rc set where it fails. */
static sqlite3_int64 ask(sqlite3 *db, int *rc, const char *sql) {
  sqlite3_stmt *stmt = NULL;
  sqlite3_int64 answer = -1;
  if (*rc == SQLITE_OK) *rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
  if (*rc == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW)
    answer = sqlite3_column_int64(stmt, 0);
  int finalized = sqlite3_finalize(stmt);
  if (*rc == SQLITE_OK) *rc = finalized;
  return answer;
}

#define TIMES(words)                                                           \
  "(length(s) - length(replace(s, '" words "', ''))) / length('" words "')"

/* Each CREATE TABLE and CREATE TRIGGER of the schema stands in the file. */
static bool is_restored(int *rc, sqlite3 *db) {
  return ask(db, rc,
             "WITH ours(s) AS MATERIALIZED (SELECT quoth_schema())"
             " SELECT count(*) FILTER (WHERE instr(s, sql || ';')) ="
             "  " TIMES("CREATE TABLE ") " + " TIMES(
                 "CREATE VIRTUAL TABLE ") "  + " TIMES("CREATE TRIGGER ") " FRO"
                                                                          "M "
                                                                          "main"
                                                                          ".sql"
                                                                          "ite_"
                                                                          "sche"
                                                                          "ma, "
                                                                          "ours"
                                                                          " WHE"
                                                                          "RE "
                                                                          "type"
                                                                          " IN "
                                                                          "('"
                                                                          "tabl"
                                                                          "e', "
                                                                          "'tri"
                                                                          "gger"
                                                                          "'"
                                                                          ")") ==
         1;
}

/* What is in the way of making or migrating, or NULL. */
static const char *obstacle(int *rc, sqlite3 *db, int *version) {
  sqlite3_int64 ours = ask(db, rc,
                           "SELECT (SELECT * FROM pragma_application_id)"
                           " = 1903129704");
  sqlite3_int64 marked =
      ask(db, rc, "SELECT application_id <> 0 FROM pragma_application_id");
  sqlite3_int64 in_file =
      ask(db, rc, "SELECT user_version FROM pragma_user_version");
  sqlite3_int64 landmarks = ask(db, rc,
                                "SELECT count(*) FROM main.sqlite_schema"
                                " WHERE lower(name) IN (" SCHEMA_LANDMARKS ")");
  const char *why = NULL;
  *version = ours ? (int)in_file : 0;
  bool unmarked = !ours && !marked && in_file == 0 && landmarks != 0;
  if (unmarked && is_restored(rc, db))
    *version = RESTORED;
  else if (*rc != SQLITE_OK)
    why = NULL;
  else if (!ours && marked)
    why = "this file belongs to another program (its application_id)";
  else if (!ours && in_file != 0)
    why = "this file belongs to another program (its user_version)";
  else if (!ours && landmarks != 0)
    why = "this file has tables of its own named like ours";
  else if (ours && (in_file < 1 || landmarks == 0))
    why = "this file is marked as ours but its tables are not there";
  else if (in_file > SCHEMA_VERSION)
    why = "this file was written by a newer quoth";
  return why;
}

static void mark(int *rc, sqlite3 *db) {
  char *sql = sqlite3_mprintf("PRAGMA main.application_id = 1903129704;"
                              "PRAGMA main.user_version = %d",
                              SCHEMA_VERSION);
  *rc = sql ? sqlite3_exec(db, sql, NULL, NULL, NULL) : SQLITE_NOMEM;
  sqlite3_free(sql);
}

/* Runs what is missing from `version` on. */
static void bring_up(int *rc, sqlite3 *db, int version) {
  if (version == RESTORED) mark(rc, db);
  if (version == 0) *rc = sqlite3_exec(db, schema_sql, NULL, NULL, NULL);
  for (int i = 0; version > 0 && migrations[i].sql && *rc == SQLITE_OK; i++) {
    if (migrations[i].version > version)
      *rc = sqlite3_exec(db, migrations[i].sql, NULL, NULL, NULL);
  }
}

/* The old schema or the new one, never half; *why is SQLite's message. */
static void make(int *rc, sqlite3 *db, int version, char **why) {
  quoth_transaction t;
  *rc = quoth_transaction_open(&t, db);
  if (*rc == SQLITE_OK) bring_up(rc, db, version);
  if (*rc != SQLITE_OK) *why = sqlite3_mprintf("%s", sqlite3_errmsg(db));
  *rc = quoth_transaction_close(&t, *rc);
}

static void init_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  (void)argv;
  sqlite3 *db = quoth_context_connection(ctx)->db;
  int rc = SQLITE_OK, version = 0;
  char *failure = NULL;
  const char *why = obstacle(&rc, db, &version);
  if (why) rc = SQLITE_ERROR;
  if (rc == SQLITE_OK && version < SCHEMA_VERSION)
    make(&rc, db, version, &failure);
  if (rc == SQLITE_OK)
    sqlite3_result_int(ctx, SCHEMA_VERSION);
  else
    quoth_result_failure(ctx, "quoth_init", rc, why ? why : failure);
  sqlite3_free(failure);
}

const quoth_function quoth_schema_functions[] = {
    {"quoth_schema", 0, QUOTH_PURE, schema_call},
    {"quoth_init", 0, SQLITE_DIRECTONLY, init_call},
    {NULL, 0, 0, NULL},
};
