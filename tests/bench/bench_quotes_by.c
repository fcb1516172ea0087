/*
** bench_quotes_by.c: first row and whole answer of quotes_by() beside the
** indexed SQL that does the same work, taking turns on one connection; each
** figure is the best of several rounds, each from prepare to finalize.
*/
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 9 };

static const char bare[] =
    "SELECT q.quote_id, q.text, q.kind, s.name, q.speaker_text, q.cue,"
    " (SELECT json_group_array(name) FROM (SELECT name FROM quote_sources v"
    "   WHERE v.quote_id = q.quote_id ORDER BY v.ordinal)),"
    " q.said_on, a.published, o.name, a.title, a.url, q.article_id, q.start,"
    " q.stop, q.confidence"
    " FROM speaker_names n JOIN quotes q ON q.speaker_id = n.speaker_id"
    " JOIN articles a ON a.article_id = q.article_id"
    " LEFT JOIN outlets o ON o.outlet_id = a.outlet_id"
    " LEFT JOIN speakers s ON s.speaker_id = q.speaker_id"
    " WHERE n.key = ?1 AND q.status <> 'rejected' AND a.superseded_by IS NULL";
static const char bare_count[] =
    "SELECT count(*) FROM speaker_names n"
    " JOIN quotes q ON q.speaker_id = n.speaker_id"
    " JOIN articles a ON a.article_id = q.article_id"
    " WHERE n.key = ?1 AND q.status <> 'rejected' AND a.superseded_by IS NULL";
static const char bare_text[] =
    "SELECT q.text, o.name FROM speaker_names n"
    " JOIN quotes q ON q.speaker_id = n.speaker_id"
    " JOIN articles a ON a.article_id = q.article_id"
    " LEFT JOIN outlets o ON o.outlet_id = a.outlet_id"
    " WHERE n.key = ?1 AND q.status <> 'rejected' AND a.superseded_by IS NULL";

static const struct {
  const char *what, *ours, *bare;
} cases[] = {
    {"all columns", "SELECT * FROM quotes_by(?1)", bare},
    {"text, outlet", "SELECT text, outlet FROM quotes_by(?1)", bare_text},
    {"count(*)", "SELECT count(*) FROM quotes_by(?1)", bare_count},
};

typedef struct timing {
  double first, whole; /* seconds */
  long n_row;
} timing;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void read_row(sqlite3_stmt *stmt) {
  for (int i = 0; i < sqlite3_column_count(stmt); i++) {
    if (sqlite3_column_type(stmt, i) == SQLITE_TEXT)
      (void)sqlite3_column_text(stmt, i);
  }
}

static timing run(sqlite3 *db, const char *sql, const char *who) {
  timing t = {0};
  sqlite3_stmt *stmt = NULL;
  double start = now();
  if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK) {
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    exit(1);
  }
  sqlite3_bind_text(stmt, 1, who, -1, SQLITE_STATIC);
  while (sqlite3_step(stmt) == SQLITE_ROW) {
    read_row(stmt);
    if (t.n_row++ == 0) t.first = now() - start;
  }
  sqlite3_finalize(stmt);
  t.whole = now() - start;
  return t;
}

static void keep_best(timing *best, timing t) {
  if (best->n_row == 0 || t.first < best->first) best->first = t.first;
  if (best->n_row == 0 || t.whole < best->whole) best->whole = t.whole;
  best->n_row = t.n_row;
}

static void compare(sqlite3 *db, size_t c, const char *who) {
  timing ours = {0}, theirs = {0};
  for (int i = 0; i < ROUNDS; i++) {
    keep_best(&ours, run(db, cases[c].ours, who));
    keep_best(&theirs, run(db, cases[c].bare, who));
  }
  printf("%-14s %-13s %7ld %9.1f %9.1f %5.2f %9.2f %9.2f %5.2f\n", who,
         cases[c].what, ours.n_row, 1e6 * ours.first, 1e6 * theirs.first,
         ours.first / theirs.first, 1e3 * ours.whole, 1e3 * theirs.whole,
         ours.whole / theirs.whole);
  if (ours.n_row != theirs.n_row) exit(1);
}

int main(int argc, char **argv) {
  static const char *const who[] = {"surname1", "surname40", "surname1500"};
  sqlite3 *db = NULL;
  char *message = NULL;
  if (argc != 2 ||
      sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    return 2;
  sqlite3_enable_load_extension(db, 1);
  if (sqlite3_load_extension(db, "./quoth", NULL, &message) != SQLITE_OK) {
    fprintf(stderr, "%s\n", message);
    return 2;
  }
  sqlite3_exec(db, "PRAGMA cache_size = -1000000", NULL, NULL, NULL);
  printf("%-14s %-13s %7s %9s %9s %5s %9s %9s %5s\n", "quotes_by", "columns",
         "rows", "first/us", "bare SQL", "times", "whole/ms", "bare SQL",
         "times");
  for (size_t w = 0; w < sizeof who / sizeof who[0]; w++)
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++)
      compare(db, c, who[w]);
  sqlite3_close(db);
  return 0;
}
