/*
** speaker_merge.c: two speakers of a database that a person knows to be one.
**
**   quoth_merge_speakers(a, b)  b's quotes and spellings become a's and b goes;
**                               gives the merge_id under which _quoth_merges
**                               keeps all that its undoing needs
**   quoth_unmerge_speakers(id)  brings b back, with the quotes and spellings it
**                               had; gives its speaker_id
**
** a and b are speaker_ids, or names as they stand in speakers.  Both write, so
** neither runs from a view or trigger (DIRECTONLY), and both do all or nothing.
** What was loaded after a merge stays with a.  A later merge that builds on one
** has to be undone before it.
*/
#include "functions.h"
#include "transaction.h"

SQLITE_EXTENSION_INIT3

static const char find_sql[] =
    "SELECT speaker_id FROM main.speakers"
    " WHERE CASE typeof(?1) WHEN 'integer' THEN speaker_id = ?1"
    " ELSE name = ?1 END";

/* ?1 who stays, ?2 who goes. */
static const char *const merge_sql[] = {
    "INSERT INTO main._quoth_merges"
    "(kept_id, gone_id, speaker, quotes, names, bare, short_names, merged_at)"
    " SELECT ?1, ?2,"
    " json_object('name', name, 'kind', kind, 'gender', gender, 'note', note),"
    " (SELECT json_group_array(quote_id) FROM main.quotes"
    "   WHERE speaker_id = ?2),"
    " (SELECT json_group_array(json_array(name, key, how))"
    "   FROM main.speaker_names WHERE speaker_id = ?2),"
    " (SELECT json_group_array(quote_id) FROM main._quoth_bare"
    "   WHERE speaker_id = ?2),"
    " (SELECT json_group_array(json_array(key, EXISTS (SELECT 1"
    "   FROM main._quoth_short_names k WHERE k.speaker_id = ?1"
    "   AND k.key = g.key))) FROM main._quoth_short_names g"
    "   WHERE speaker_id = ?2),"
    " strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
    " FROM main.speakers WHERE speaker_id = ?2 RETURNING merge_id",
    "UPDATE main.quotes SET speaker_id = ?1 WHERE speaker_id = ?2",
    "INSERT OR IGNORE INTO main.speaker_names(speaker_id, name, key, how)"
    " SELECT ?1, name, key, 'merged' FROM main.speaker_names"
    " WHERE speaker_id = ?2",
    "DELETE FROM main.speaker_names WHERE speaker_id = ?2",
    "UPDATE main._quoth_bare SET speaker_id = ?1 WHERE speaker_id = ?2",
    "INSERT OR IGNORE INTO main._quoth_short_names(key, speaker_id)"
    " SELECT key, ?1 FROM main._quoth_short_names WHERE speaker_id = ?2",
    "DELETE FROM main._quoth_short_names WHERE speaker_id = ?2",
    "DELETE FROM main.speakers WHERE speaker_id = ?2",
    NULL,
};

/* ?1 the merge. */
static const char *const unmerge_sql[] = {
    "INSERT INTO main.speakers(speaker_id, name, kind, gender, note)"
    " SELECT gone_id, json_extract(speaker, '$.name'),"
    " json_extract(speaker, '$.kind'), json_extract(speaker, '$.gender'),"
    " json_extract(speaker, '$.note') FROM main._quoth_merges"
    " WHERE merge_id = ?1 RETURNING speaker_id",
    "INSERT INTO main.speaker_names(speaker_id, name, key, how)"
    " SELECT gone_id, json_extract(value, '$[0]'), json_extract(value, '$[1]'),"
    " json_extract(value, '$[2]') FROM main._quoth_merges, json_each(names)"
    " WHERE merge_id = ?1",
    "DELETE FROM main.speaker_names WHERE how = 'merged'"
    " AND speaker_id = (SELECT kept_id FROM main._quoth_merges"
    "                   WHERE merge_id = ?1)"
    " AND name IN (SELECT json_extract(value, '$[0]')"
    "              FROM main._quoth_merges, json_each(names)"
    "              WHERE merge_id = ?1)",
    "UPDATE main.quotes SET speaker_id ="
    " (SELECT gone_id FROM main._quoth_merges WHERE merge_id = ?1)"
    " WHERE quote_id IN (SELECT value FROM main._quoth_merges, json_each(quotes)"
    "                    WHERE merge_id = ?1)"
    " AND speaker_id = (SELECT kept_id FROM main._quoth_merges"
    "                   WHERE merge_id = ?1)",
    "UPDATE main._quoth_bare SET speaker_id ="
    " (SELECT gone_id FROM main._quoth_merges WHERE merge_id = ?1)"
    " WHERE quote_id IN (SELECT value FROM main._quoth_merges, json_each(bare)"
    "                    WHERE merge_id = ?1)",
    "INSERT OR IGNORE INTO main._quoth_short_names(key, speaker_id)"
    " SELECT json_extract(value, '$[0]'), gone_id FROM main._quoth_merges,"
    " json_each(short_names) WHERE merge_id = ?1",
    /* what the one who stayed had of itself stays */
    "DELETE FROM main._quoth_short_names"
    " WHERE speaker_id = (SELECT kept_id FROM main._quoth_merges"
    "                     WHERE merge_id = ?1)"
    " AND key IN (SELECT json_extract(value, '$[0]')"
    "             FROM main._quoth_merges, json_each(short_names)"
    "             WHERE merge_id = ?1 AND NOT json_extract(value, '$[1]'))",
    "DELETE FROM main._quoth_merges WHERE merge_id = ?1",
    NULL,
};

/* What is being done: after the first failure nothing more is. */
typedef struct work {
  sqlite3 *db;
  const char *function;
  int rc;
  char *why; /* what no code of SQLite says, from sqlite3_malloc() */
} work;

static void refuse(work *w, const char *format, const char *what) {
  if (w->rc != SQLITE_OK) return;
  w->why = sqlite3_mprintf(format, what);
  w->rc = w->why ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* Ends a statement; gives its first integer, -1 where it has no row. */
static int64_t finish(work *w, sqlite3_stmt *stmt) {
  int64_t answer = -1;
  if (w->rc == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW)
    answer = sqlite3_column_int64(stmt, 0);
  int rc = sqlite3_finalize(stmt);
  if (w->rc == SQLITE_OK) w->rc = rc;
  return answer;
}

static int64_t run(work *w, const char *sql, int64_t one, int64_t two) {
  sqlite3_stmt *stmt = NULL;
  if (w->rc == SQLITE_OK)
    w->rc = sqlite3_prepare_v2(w->db, sql, -1, &stmt, NULL);
  if (w->rc == SQLITE_OK) w->rc = sqlite3_bind_int64(stmt, 1, one);
  if (w->rc == SQLITE_OK && sqlite3_bind_parameter_count(stmt) > 1)
    w->rc = sqlite3_bind_int64(stmt, 2, two);
  return finish(w, stmt);
}

static int64_t find_speaker(work *w, sqlite3_value *who, const char *name) {
  sqlite3_stmt *stmt = NULL;
  int type = sqlite3_value_type(who);
  if (type != SQLITE_INTEGER && type != SQLITE_TEXT)
    refuse(w, "%s must be TEXT or INTEGER", name);
  if (w->rc == SQLITE_OK)
    w->rc = sqlite3_prepare_v2(w->db, find_sql, -1, &stmt, NULL);
  if (w->rc == SQLITE_OK) w->rc = sqlite3_bind_value(stmt, 1, who);
  int64_t id = finish(w, stmt);
  if (id < 0) refuse(w, "%s is no speaker of this database", name);
  return id;
}

/* Runs the statements, all or none; gives the answer of the first. */
static int64_t run_all(work *w, const char *const *sql, int64_t one,
                       int64_t two) {
  quoth_transaction t;
  if (w->rc != SQLITE_OK) return -1;
  w->rc = quoth_transaction_open(&t, w->db);
  int64_t answer = run(w, sql[0], one, two);
  for (int i = 1; sql[i]; i++) run(w, sql[i], one, two);
  if (w->rc != SQLITE_OK && w->rc != SQLITE_NOMEM)
    w->why = sqlite3_mprintf("%s", sqlite3_errmsg(w->db));
  w->rc = quoth_transaction_close(&t, w->rc);
  return answer;
}

static void result(sqlite3_context *ctx, work *w, int64_t answer) {
  const char *why = w->why ? w->why : sqlite3_errmsg(w->db);
  if (w->rc == SQLITE_OK)
    sqlite3_result_int64(ctx, answer);
  else
    quoth_result_failure(ctx, w->function, w->rc, why);
  sqlite3_free(w->why);
}

static bool any_null(int argc, sqlite3_value **argv) {
  bool any = false;
  for (int i = 0; i < argc; i++)
    any |= sqlite3_value_type(argv[i]) == SQLITE_NULL;
  return any;
}

static void merge_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  work w = {quoth_context_connection(ctx)->db, "quoth_merge_speakers",
            SQLITE_OK, NULL};
  if (any_null(argc, argv)) return;
  int64_t kept = find_speaker(&w, argv[0], "a");
  int64_t gone = find_speaker(&w, argv[1], "b");
  if (kept == gone) refuse(&w, "%s", "a and b are the same speaker");
  result(ctx, &w, run_all(&w, merge_sql, kept, gone));
}

/* A speaker that went in a later merge cannot give back what it got before. */
static void check_last(work *w, int64_t merge) {
  if (run(w, "SELECT 1 FROM main._quoth_merges WHERE merge_id = ?1", merge,
          0) != 1)
    refuse(w, "%s", "there is no such merge");
  if (run(w,
          "SELECT 1 FROM main._quoth_merges m, main._quoth_merges later"
          " WHERE m.merge_id = ?1 AND later.merge_id > ?1"
          " AND later.gone_id = m.kept_id",
          merge, 0) == 1)
    refuse(w, "%s", "a later merge builds on this one, undo that first");
}

static void unmerge_call(sqlite3_context *ctx, int argc,
                         sqlite3_value **argv) {
  work w = {quoth_context_connection(ctx)->db, "quoth_unmerge_speakers",
            SQLITE_OK, NULL};
  if (any_null(argc, argv)) return;
  if (sqlite3_value_type(argv[0]) != SQLITE_INTEGER)
    refuse(&w, "merge_id must be INTEGER, got %s",
           quoth_type_name(sqlite3_value_type(argv[0])));
  int64_t merge = sqlite3_value_int64(argv[0]);
  check_last(&w, merge);
  result(ctx, &w, run_all(&w, unmerge_sql, merge, 0));
}

const quoth_function quoth_speaker_merge_functions[] = {
    {"quoth_merge_speakers", 2, SQLITE_DIRECTONLY, merge_call},
    {"quoth_unmerge_speakers", 1, SQLITE_DIRECTONLY, unmerge_call},
    {NULL, 0, 0, NULL},
};
