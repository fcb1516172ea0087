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

/* The file's marks, and what quoth_init() would set. */
#define SET_TO(what)                                                           \
  "CAST(substr(quoth_schema(), instr(quoth_schema(), '" what " = ')"            \
  " + length('" what " = ')) AS INTEGER)"
static const char marks[] =
    "SELECT (SELECT count(*) FROM sqlite_schema), application_id, user_version,"
    " " SET_TO("application_id") ", " SET_TO("user_version")
    " FROM pragma_application_id, pragma_user_version";

void quoth_guard_file(quoth_database *db, bool may_be_empty) {
  enum { N_OBJECT, ID, VERSION, OUR_ID, OUR_VERSION, N_MARK };
  int64_t mark[N_MARK];
  quoth_statement s = {marks, NULL};
  bool row = quoth_database_row(db, &s, "");
  for (int i = 0; row && i < N_MARK; i++)
    mark[i] = sqlite3_column_int64(s.handle, i);
  quoth_statements_finish(&s, 1);
  bool empty = row && !mark[N_OBJECT] && !mark[ID] && !mark[VERSION];
  if (!row || (empty && may_be_empty)) return;
  if (empty)
    quoth_database_fail(db, SQLITE_NOTADB,
                        "%s: not a quoth database: nothing is in it", db->path);
  else if (mark[ID] != mark[OUR_ID])
    quoth_database_fail(db, SQLITE_NOTADB,
                        "%s: not a quoth database; to add our tables to it, "
                        "run SELECT quoth_init() there",
                        db->path);
  else if (mark[VERSION] > mark[OUR_VERSION])
    quoth_database_fail(db, SQLITE_NOTADB,
                        "%s: written by a newer quoth (format %d, this one "
                        "knows %d)",
                        db->path, (int)mark[VERSION], (int)mark[OUR_VERSION]);
}

/* True where each CREATE TABLE and CREATE TRIGGER of quoth_schema() stands in
** the file, to the letter, and no other trigger does: then there is nothing to
** look for, and no schema to make for it. */
#define TIMES(words)                                                           \
  "(length(s) - length(replace(s, '" words "', ''))) / length('" words "')"
static const char unaltered[] =
    "WITH ours(s) AS MATERIALIZED (SELECT quoth_schema())"
    " SELECT count(*) FILTER (WHERE instr(s, sql || ';')) ="
    "  " TIMES("CREATE TABLE ") " + " TIMES("CREATE VIRTUAL TABLE ")
    "  + " TIMES("CREATE TRIGGER ")
    " AND count(*) FILTER (WHERE type = 'trigger') = " TIMES("CREATE TRIGGER ")
    " FROM sqlite_schema, ours WHERE type IN ('table', 'trigger')";

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
  if (ask(db, unaltered) || db->rc != SQLITE_OK) return;
  open_reference(&reference);
  check_columns(db, &reference);
  check_additions(db, &reference);
  if (!trust_triggers) check_triggers(db, &reference);
  close_reference(db, &reference);
}
