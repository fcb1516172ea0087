/*
** guard.c: may this file be written to?  The tables and triggers of the file
** are held against a schema made anew in memory, so that there is no second
** list of them here.  Columns, indexes and views that people add are theirs
** and stay; what would change the meaning of a load is refused.
*/
#include "guard.h"

static int64_t ask(quoth_database *db, const char *sql) {
  quoth_statement s = {sql, NULL};
  int64_t answer = quoth_database_integer(db, &s, 0, "");
  quoth_statements_finish(&s, 1);
  return answer;
}

/* What quoth_init() makes in an empty database. */
static void open_reference(quoth_database *reference) {
  *reference = (quoth_database){.path = ":memory:"};
  reference->rc = sqlite3_open(":memory:", &reference->handle);
  quoth_database_exec(reference, "SELECT quoth_init()");
}

static void close_reference(quoth_database *db, quoth_database *reference) {
  if (reference->rc != SQLITE_OK)
    quoth_database_fail(db, reference->rc, "%s", reference->message);
  sqlite3_close(reference->handle);
}

void quoth_guard_file(quoth_database *db) {
  quoth_database reference;
  int64_t n_object = ask(db, "SELECT count(*) FROM sqlite_schema");
  int64_t id = ask(db, "SELECT application_id FROM pragma_application_id");
  int64_t version = ask(db, "SELECT user_version FROM pragma_user_version");
  if (db->rc != SQLITE_OK || (n_object == 0 && id == 0 && version == 0)) return;
  open_reference(&reference);
  int64_t our_id =
      ask(&reference, "SELECT application_id FROM pragma_application_id");
  int64_t our_version =
      ask(&reference, "SELECT user_version FROM pragma_user_version");
  close_reference(db, &reference);
  if (id != our_id)
    quoth_database_fail(db, SQLITE_NOTADB,
                        "%s: not a quoth database; to add our tables to it, "
                        "run SELECT quoth_init() there",
                        db->path);
  else if (version > our_version)
    quoth_database_fail(db, SQLITE_NOTADB,
                        "%s: written by a newer quoth (format %d, this one "
                        "knows %d)",
                        db->path, (int)version, (int)our_version);
}

/* Each column of each table of ours, in the order of the reference. */
static const char our_columns[] =
    "SELECT t.name, c.name, c.type, c.\"notnull\", c.pk"
    " FROM sqlite_schema t, pragma_table_info(t.name) c"
    " WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%'"
    " AND t.name NOT LIKE 'quotes_fts_%' AND t.name NOT LIKE 'sqlite_%'";

static const char same_column[] =
    "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2 AND type = ?3"
    " AND \"notnull\" = ?4 AND pk = ?5";

/* Columns that people added and that an INSERT of ours would leave empty. */
static const char demanding_column[] =
    "SELECT 1 FROM pragma_table_info(?1)"
    " WHERE \"notnull\" AND dflt_value IS NULL AND NOT pk AND name = ?2";

static void check_columns(quoth_database *db, quoth_database *reference) {
  quoth_statement list = {our_columns, NULL}, same = {same_column, NULL};
  bool row = quoth_database_row(reference, &list, "");
  for (; row && db->rc == SQLITE_OK;
       row = quoth_database_next(reference, &list)) {
    quoth_str table = quoth_statement_text(&list, 0);
    quoth_str column = quoth_statement_text(&list, 1);
    int64_t found = quoth_database_integer(
        db, &same, 0, "sssii", table, column, quoth_statement_text(&list, 2),
        (int64_t)sqlite3_column_int(list.handle, 3),
        (int64_t)sqlite3_column_int(list.handle, 4));
    if (!found)
      quoth_database_fail(db, SQLITE_SCHEMA,
                          "%s: altered schema: %s.%s is missing or has another "
                          "type",
                          db->path, table.at, column.at);
  }
  quoth_statements_finish(&list, 1);
  quoth_statements_finish(&same, 1);
}

static const char our_tables[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table'";

static const char columns_of[] = "SELECT name FROM pragma_table_info(?1)";

/* A NOT NULL column without a default that the reference does not have. */
static void check_table(quoth_database *db, quoth_database *reference,
                        quoth_str table) {
  quoth_statement theirs = {columns_of, NULL};
  quoth_statement demanding = {demanding_column, NULL};
  quoth_statement ours = {"SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2",
                          NULL};
  bool row = quoth_database_row(db, &theirs, "s", table);
  for (; row && db->rc == SQLITE_OK; row = quoth_database_next(db, &theirs)) {
    quoth_str column = quoth_statement_text(&theirs, 0);
    if (!quoth_database_integer(reference, &ours, 0, "ss", table, column) &&
        quoth_database_integer(db, &demanding, 0, "ss", table, column))
      quoth_database_fail(db, SQLITE_SCHEMA,
                          "%s: altered schema: %s.%s must not be NULL and has "
                          "no default",
                          db->path, table.at, column.at);
  }
  quoth_statements_finish(&theirs, 1);
  quoth_statements_finish(&demanding, 1);
  quoth_statements_finish(&ours, 1);
}

static void check_additions(quoth_database *db, quoth_database *reference) {
  quoth_statement list = {our_tables, NULL};
  bool row = quoth_database_row(reference, &list, "");
  for (; row && db->rc == SQLITE_OK;
       row = quoth_database_next(reference, &list))
    check_table(db, reference, quoth_statement_text(&list, 0));
  quoth_statements_finish(&list, 1);
}

static const char triggers_in_file[] =
    "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'";

static const char our_trigger[] =
    "SELECT (SELECT count(*) FROM sqlite_schema"
    " WHERE type = 'table' AND name = ?2 COLLATE NOCASE) = 0"
    " OR EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'trigger'"
    " AND name = ?1 AND sql = ?3)";

static void check_triggers(quoth_database *db, quoth_database *reference) {
  quoth_statement list = {triggers_in_file, NULL}, ours = {our_trigger, NULL};
  bool row = quoth_database_row(db, &list, "");
  for (; row && db->rc == SQLITE_OK; row = quoth_database_next(db, &list)) {
    quoth_str name = quoth_statement_text(&list, 0);
    quoth_str table = quoth_statement_text(&list, 1);
    if (!quoth_database_integer(reference, &ours, 0, "sss", name, table,
                                quoth_statement_text(&list, 2)))
      quoth_database_fail(db, SQLITE_SCHEMA,
                          "%s: altered schema: trigger %s on %s is not ours; "
                          "--triggers lets it run",
                          db->path, name.at, table.at);
  }
  quoth_statements_finish(&list, 1);
  quoth_statements_finish(&ours, 1);
}

void quoth_guard_schema(quoth_database *db, bool trust_triggers) {
  quoth_database reference;
  if (db->rc != SQLITE_OK) return;
  open_reference(&reference);
  check_columns(db, &reference);
  check_additions(db, &reference);
  if (!trust_triggers) check_triggers(db, &reference);
  close_reference(db, &reference);
}
