/*
** bulk.c: puts indexing off.  Owns one mark in _quoth_format, which tells that
** indexes are missing.  It is set where they are dropped and goes where they
** are made, each in one transaction, so that whoever loads next after a stop,
** in whatever mode, finds what is left to do.
*/
#include "bulk.h"

static const char mark[] =
    "INSERT INTO _quoth_format(name, value) SELECT 'bulk', 1"
    " WHERE NOT EXISTS (SELECT 1 FROM articles)"
    " AND NOT EXISTS (SELECT 1 FROM _quoth_format WHERE name = 'bulk')"
    " RETURNING 1";

/* Indexes that no step of a load looks up. */
static const char drop_indexes[] = "DROP INDEX IF EXISTS articles_outlet;"
                                   "DROP INDEX IF EXISTS articles_published;"
                                   "DROP INDEX IF EXISTS articles_url;"
                                   "DROP INDEX IF EXISTS quotes_speaker;"
                                   "DROP INDEX IF EXISTS quote_sources_name;"
                                   "DROP INDEX IF EXISTS statements_claim;";

void quoth_bulk_begin(quoth_database *db) {
  quoth_statement s = {mark, NULL};
  bool was_empty = quoth_database_integer(db, &s, 0, "");
  quoth_statements_finish(&s, 1);
  if (was_empty) quoth_database_exec(db, drop_indexes);
}

/* Those of the schema, made anew in memory, that the file lacks. */
static void make_indexes(quoth_database *db) {
  quoth_database schema = {.path = ":memory:"};
  quoth_statement list = {"SELECT name, sql FROM sqlite_schema"
                          " WHERE type = 'index' AND sql IS NOT NULL",
                          NULL};
  quoth_statement there = {"SELECT 1 FROM sqlite_schema WHERE name = ?1", NULL};
  schema.rc = sqlite3_open(schema.path, &schema.handle);
  quoth_database_exec(&schema, "SELECT quoth_init()");
  bool row = quoth_database_row(&schema, &list, "");
  for (; row; row = quoth_database_next(&schema, &list)) {
    quoth_str name = quoth_statement_text(&list, 0);
    if (!quoth_database_integer(db, &there, 0, "s", name))
      quoth_database_exec(db, quoth_statement_text(&list, 1).at);
  }
  if (schema.rc != SQLITE_OK)
    quoth_database_fail(db, schema.rc, "%s", schema.message);
  quoth_statements_finish(&list, 1);
  quoth_statements_finish(&there, 1);
  sqlite3_close(schema.handle);
}

void quoth_bulk_finish(quoth_database *db) {
  quoth_statement s = {"SELECT 1 FROM _quoth_format WHERE name = 'bulk'", NULL};
  bool marked = quoth_database_integer(db, &s, 0, "");
  quoth_statements_finish(&s, 1);
  if (!marked) return;
  make_indexes(db);
  quoth_database_exec(db, "DELETE FROM _quoth_format WHERE name = 'bulk'");
}
