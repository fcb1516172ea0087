/*
** test_migrations.c: quoth_init() brings every older version to the schema of
** a new file, and interrupted at any step leaves the old one.
*/
#include <sqlite3.h>

#include "test.h"

/* The file under test, with a schema that has a past, calling SQLite as a
** program does. */
#define SQLITE_CORE            1
#define SCHEMA_INC             "../../tests/unit/migrations.inc"
#define quoth_schema_functions test_schema_functions
#include "../../ext/sql/schema.c"

#include "../../ext/quoth.h"

static const char version_1[] = MARKED
    "PRAGMA user_version = 1;"
    "CREATE TABLE articles(id INTEGER PRIMARY KEY, body TEXT);"
    "CREATE TABLE quotes(id INTEGER PRIMARY KEY, text TEXT);"
    "CREATE VIEW quote_list AS SELECT 1;"
    "INSERT INTO articles VALUES (1, 'a'), (2, 'b');"
    "INSERT INTO quotes VALUES (1, 'q');";

/* A database with `sql`, on which quoth_init() is the one of this file. */
static sqlite3 *open_with(const char *sql) {
  sqlite3 *db = NULL;
  TEST_CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
  const quoth_function *init = &test_schema_functions[1];
  TEST_CHECK(strcmp(init->name, "quoth_init") == 0);
  TEST_CHECK(sqlite3_create_function_v2(
                 db, init->name, 0, SQLITE_UTF8, quoth_connection_open(db),
                 init->call, NULL, NULL, quoth_connection_release) ==
             SQLITE_OK);
  TEST_CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
  return db;
}

static int append_row(void *out, int n, char **values, char **names) {
  (void)names;
  for (int i = 0; i < n; i++) {
    strncat(out, values[i] ? values[i] : "NULL", 200);
    strncat(out, "|", 2);
  }
  return 0;
}

/* Version, columns of tables, and names of all else: what a migration makes
** equal to a new file.  The texts of CREATE TABLE differ for ever. */
static void describe(sqlite3 *db, char out[4000]) {
  out[0] = 0;
  sqlite3_exec(db,
               "SELECT user_version, application_id FROM pragma_user_version,"
               " pragma_application_id;"
               "SELECT type, name, iif(type = 'table', (SELECT"
               " group_concat(name) FROM pragma_table_info(m.name)), sql)"
               " FROM sqlite_schema m ORDER BY type, name",
               append_row, out, NULL);
}

static void check_all_versions(void) {
  char want[4000], got[4000];
  sqlite3 *db = open_with("SELECT quoth_init()");
  describe(db, want);
  TEST_CHECK(strstr(want, "3|1903129704|") == want);
  sqlite3_close(db);
  db = open_with(version_1);
  TEST_CHECK(sqlite3_exec(db, migrations[0].sql, 0, 0, 0) == SQLITE_OK);
  TEST_CHECK(sqlite3_exec(db, "SELECT quoth_init()", 0, 0, 0) == SQLITE_OK);
  describe(db, got);
  TEST_TEXT(got, strlen(got), want);
  sqlite3_close(db);
  db = open_with(version_1);
  for (int twice = 0; twice < 2; twice++) {
    TEST_CHECK(sqlite3_exec(db, "SELECT quoth_init()", 0, 0, 0) == SQLITE_OK);
    describe(db, got);
    TEST_TEXT(got, strlen(got), want);
  }
  got[0] = 0;
  sqlite3_exec(db, "SELECT * FROM articles", append_row, got, NULL);
  TEST_TEXT(got, strlen(got), "1|a|en|2|b|en|");
  sqlite3_close(db);
}

typedef struct countdown {
  sqlite3 *db;
  int left;
} countdown;

static int count_down(void *arg) {
  countdown *c = arg;
  if (--c->left == 0) sqlite3_interrupt(c->db);
  return 0;
}

/* The old version or the new one, never between.  An interrupt at the very end
** may leave the transaction open. */
static void check_interrupted(void) {
  char old[4000], new[4000], got[4000];
  int rc = SQLITE_INTERRUPT, n_round = 0, n_open = 0;
  sqlite3 *db = open_with("SELECT quoth_init()");
  describe(db, new);
  sqlite3_close(db);
  db = open_with(version_1);
  describe(db, old);
  while (rc != SQLITE_OK && n_round < 10000) {
    countdown c = {db, ++n_round};
    sqlite3_progress_handler(db, 1, count_down, &c);
    rc = sqlite3_exec(db, "SELECT quoth_init()", NULL, NULL, NULL);
    sqlite3_progress_handler(db, 0, NULL, NULL);
    describe(db, got);
    bool open = !sqlite3_get_autocommit(db);
    bool is_old = strcmp(got, old) == 0 && rc != SQLITE_OK && !open;
    TEST_TEXT(got, strlen(got), is_old ? old : new);
    if (open) sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    n_open += open;
  }
  TEST_CHECK(n_round > 100 && n_open < 4);
  sqlite3_close(db);
}

int main(void) {
  sqlite3_auto_extension((void (*)(void))quoth_register);
  check_all_versions();
  check_interrupted();
  return TEST_END();
}
