/*
** fault_sql.c: every function and table function with the Nth allocation
** failing, for every N, once and for good.  Each run must end in the right
** answer or in SQLITE_NOMEM, lose no memory, and leave the file whole; after
** it the same statement must give the right answer again.  That no function
** is forgotten is checked against what the extension registers.
**
** usage: fault_sql DATA.sql SHARE OF
** SHARE, from 0, is what this process does of the work cut into OF parts.
*/
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../ext/quoth.h"

/* Statements that read; their answers do not depend on the moment. */
static const char *const reads[] = {
    "SELECT quoth_version(), length(quoth_schema()), length(quoth_debug()) > 0",
    "SELECT quote_normalize('\xE2\x80\x9CNa\xC3\xAFve\xE2\x80\x9D  words')",
    "SELECT quote_diff('It is hard to say', 'It is not easy to say'),"
    " quote_diff('a b', 'b c', 'html'), quote_diff('a b', 'b c', 'json')",
    "SELECT speaker_key('Mayor Ilse Brandt'), speaker_similarity('A B', 'B'),"
    " speaker_key('\xD0\x91\xD1\x80\xD0\xB0\xD0\xBD\xD0\xB4\xD1\x82')",
    "SELECT cue_stance('has since denied'), cue_stance('walked')",
    "SELECT claim_similarity('The ferry sails at one', 'The ferry left at 2'),"
    " claim_compare('It is hard to criticize us', 'We are not easy to judge')",
    "SELECT html_text('<html><body><article><p>One &amp; two.</p><p>“Three.”"
    "</p></article></body></html>')",
    "SELECT html_article('<html><head><title>T</title></head><body><p>One long"
    " paragraph, with commas, and words.</p></body></html>')",
    "SELECT *, stance, said_on FROM quote_extract('“The ferry sails at noon,”"
    " Ilse Brandt, the mayor, told the Post on Monday. “It will be full.”\n\n"
    "According to Otto Brandt, fish is dear. He said that nobody swims.',"
    " '2021-03-04')",
    "SELECT * FROM quote_statements('We saw it. We left at 5 p.m.')",
    "SELECT * FROM quotes_by('BRANDT', 'main')",
    "SELECT s.name, q.text FROM speakers s, quotes_by(s.speaker_id) q",
    "SELECT * FROM quotes_by('nobody')",
    "SELECT * FROM quote_variants(6)",
    "SELECT * FROM quote_changes(2)",
    "SELECT * FROM speakers_like('Brand', 5, 0.1)",
    "SELECT * FROM claim_match('The ferry sails at one')",
    "SELECT * FROM claim_match('fish is dear', 3) WHERE min_score = 0.1",
    "SELECT story_compare('One two three four five six seven.',"
    " 'One two three four five six, eight.')",
    "SELECT * FROM claim_match('Fish is dear. The ferry sails.') WHERE by ="
    " 'BRANDT' AND since = '2001'",
    "SELECT * FROM claim_conflicts('Ilse Brandt')",
    "SELECT quoth_check()",
    "SELECT * FROM quoth_help('quotes_by')",
    "SELECT count(*) FROM quote_check",
};

/* Statements that write: what goes before, and what takes it back. */
static const struct {
  const char *before, *write, *undo;
} writes[] = {
    {"SELECT 1", "SELECT quoth_merge_speakers(1, 'Otto Brandt') > 0",
     "SELECT quoth_unmerge_speakers(max(merge_id)) FROM _quoth_merges"},
    {"SELECT quoth_merge_speakers(2, 3)",
     "SELECT quoth_unmerge_speakers(max(merge_id)) FROM _quoth_merges",
     "SELECT quoth_merge_speakers(2, 3)"},
    {"SELECT 1", "SELECT quoth_reindex() IS NOT NULL", "SELECT 1"},
    {"SELECT 1", "SELECT quoth_reindex('pending') IS NOT NULL", "SELECT 1"},
    {"SELECT 1", "SELECT quoth_link('again') IS NOT NULL", "SELECT 1"},
};

#define N(list) (sizeof list / sizeof list[0])

static sqlite3_mem_methods real;
static long countdown; /* the allocation that fails; 0: none */
static bool for_good;  /* and all behind it */
static long n_alloc, n_refused;
static int n_passed, n_failed;

static bool refuses(void) {
  n_alloc++;
  bool now = countdown > 0 &&
             (n_alloc == countdown || (for_good && n_alloc > countdown));
  n_refused += now;
  return now;
}

static void *failing_malloc(int n) {
  return refuses() ? NULL : real.xMalloc(n);
}

static void *failing_realloc(void *old, int n) {
  return refuses() ? NULL : real.xRealloc(old, n);
}

static void fail_at(long n, bool persist) {
  n_alloc = n_refused = 0;
  countdown = n;
  for_good = persist;
}

static void check(bool claim, const char *what, const char *sql, long at) {
  if (claim) {
    n_passed++;
  } else {
    n_failed++;
    printf("%s: allocation %ld of: %s\n", what, at, sql);
  }
}

/* All values of all rows as one text, or NULL where a step failed. */
static char *answer(sqlite3 *db, const char *sql, int *rc) {
  sqlite3_stmt *stmt = NULL;
  size_t n = 0;
  char *out = calloc(1, 1);
  *rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
  while (*rc == SQLITE_OK && (*rc = sqlite3_step(stmt)) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(stmt); i++) {
      const char *text = (const char *)sqlite3_column_text(stmt, i);
      size_t n_byte = text ? strlen(text) : 0;
      out = realloc(out, n + n_byte + 2);
      if (n_byte) memcpy(out + n, text, n_byte);
      n += n_byte;
      out[n++] = '|';
      out[n] = 0;
    }
    *rc = SQLITE_OK;
  }
  int finalized = sqlite3_finalize(stmt);
  if (*rc == SQLITE_DONE) *rc = finalized;
  if (*rc != SQLITE_OK && *rc != SQLITE_NOMEM)
    printf("error %d: %s\n", *rc, sqlite3_errmsg(db));
  if (*rc != SQLITE_OK) {
    free(out);
    out = NULL;
  }
  return out;
}

/* A column that failed for memory may read as NULL in the row that is there:
** then sqlite3_errcode() tells, as it does every caller. */
static void run_at(sqlite3 *db, const char *sql, const char *right, long at,
                   bool persist) {
  int rc = SQLITE_OK;
  fail_at(at, persist);
  char *got = answer(db, sql, &rc);
  bool refused = n_refused > 0;
  int code = sqlite3_errcode(db);
  fail_at(0, false);
  bool right_answer = got && strcmp(got, right) == 0;
  bool told = rc == SQLITE_NOMEM || (refused && code == SQLITE_NOMEM);
  check(right_answer || told, "neither right nor SQLITE_NOMEM", sql, at);
  free(got);
}

static void check_read(sqlite3 *db, const char *sql) {
  int rc = SQLITE_OK;
  for (int persist = 0; persist < 2; persist++) {
    fail_at(0, false);
    char *right = answer(db, sql, &rc);
    long n = n_alloc;
    check(right != NULL, "fails without faults", sql, 0);
    for (long at = 1; right && at <= n + 3; at++)
      run_at(db, sql, right, at, persist);
    char *again = answer(db, sql, &rc);
    check(right && again && strcmp(right, again) == 0, "another answer after",
          sql, 0);
    free(right);
    free(again);
  }
}

/* Every table of the file, to compare with. */
static char *contents(sqlite3 *db) {
  int rc = SQLITE_OK;
  return answer(db,
                "SELECT * FROM speakers, (SELECT group_concat(name || key || how"
                " || speaker_id) FROM (SELECT * FROM speaker_names ORDER BY"
                " speaker_id, name)), (SELECT group_concat(speaker_id) FROM"
                " quotes), (SELECT count(*) FROM _quoth_merges)",
                &rc);
}

/* What was written before memory failed for the answer alone stays written. */
static void check_write(sqlite3 *db, const char *before_all, const char *sql,
                        const char *undo) {
  int ignored = SQLITE_OK;
  free(answer(db, before_all, &ignored));
  fail_at(0, false);
  free(answer(db, sql, &ignored));
  char *done = contents(db);
  free(answer(db, undo, &ignored));
  for (int persist = 0; persist < 2; persist++) {
    bool more = true;
    for (long at = 1; more; at++) {
      int rc = SQLITE_OK;
      char *before = contents(db);
      fail_at(at, persist);
      char *got = answer(db, sql, &rc);
      more = n_refused > 0;
      fail_at(0, false);
      char *after = contents(db);
      check(rc == SQLITE_OK || rc == SQLITE_NOMEM, "not SQLITE_NOMEM", sql, at);
      if (rc != SQLITE_OK)
        check(after && (!strcmp(before, after) || !strcmp(done, after)),
              "half done", sql, at);
      check(sqlite3_get_autocommit(db), "transaction left open", sql, at);
      if (after && strcmp(before, after))
        free(answer(db, undo, &ignored));
      free(before);
      free(got);
      free(after);
    }
  }
  free(done);
}

static sqlite3 *open_database(void) {
  sqlite3 *db = NULL;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK) {
    printf("%s\n", sqlite3_errmsg(db));
    exit(2);
  }
  return db;
}

static char *count_schema(sqlite3 *db) {
  return answer(db, "SELECT count(*) FROM sqlite_schema", &(int){0});
}

/* quoth_init() makes all or nothing; `whole` has the schema.  It has the most
** allocations by far: those at 1 + share, 1 + share + of … fail. */
static void check_init(sqlite3 *whole, long share, long of) {
  static const char sql[] = "SELECT quoth_init()";
  char *all = count_schema(whole);
  for (int persist = 0; persist < 2; persist++) {
    bool more = true;
    for (long at = 1 + share; more; at += of) {
      int rc = SQLITE_OK;
      sqlite3 *db = open_database();
      fail_at(at, persist);
      free(answer(db, sql, &rc));
      more = n_refused > 0;
      fail_at(0, false);
      char *n = count_schema(db);
      check(rc == SQLITE_OK || rc == SQLITE_NOMEM, "not SQLITE_NOMEM", sql, at);
      check(!strcmp(n, all) || (rc != SQLITE_OK && !strcmp(n, "0|")),
            "half a schema", sql, at);
      free(n);
      sqlite3_close(db);
    }
  }
  free(all);
}

/* Registering, with the extension taken from sqlite3_auto_extension(). */
static void check_open(void) {
  for (int persist = 0; persist < 2; persist++) {
    bool more = true;
    for (long at = 1; more; at++) {
      sqlite3 *db = NULL;
      fail_at(at, persist);
      int rc = sqlite3_open(":memory:", &db);
      more = n_refused > 0;
      fail_at(0, false);
      check(rc == SQLITE_OK || rc == SQLITE_NOMEM || rc == SQLITE_ERROR,
            "opening fails otherwise", "sqlite3_open", at);
      check(sqlite3_close(db) == SQLITE_OK, "does not close", "sqlite3_open",
            at);
    }
  }
}

/* Each name that the extension adds stands in a statement above. */
static void check_coverage(sqlite3 *plain, sqlite3 *db) {
  static const char all[] =
      "SELECT DISTINCT name FROM (SELECT name FROM pragma_function_list"
      " UNION SELECT name FROM pragma_module_list)";
  sqlite3_stmt *stmt = NULL;
  sqlite3_prepare_v2(db, all, -1, &stmt, NULL);
  while (sqlite3_step(stmt) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(stmt, 0);
    char call[200], *had;
    bool used = strcmp(name, "quoth_init") == 0 ||
                strncmp(name, "pragma_", 7) == 0;
    int rc = SQLITE_OK;
    snprintf(call, sizeof call, "%s EXCEPT SELECT '%s'", all, name);
    had = answer(plain, call, &rc);
    char *without = answer(plain, all, &rc);
    bool ours = had && without && strlen(had) == strlen(without);
    snprintf(call, sizeof call, "%s(", name);
    for (size_t i = 0; i < N(reads); i++) used |= !!strstr(reads[i], call);
    for (size_t i = 0; i < N(writes); i++)
      used |= !!strstr(writes[i].write, call);
    if (ours) check(used, "no statement for", name, 0);
    free(had);
    free(without);
  }
  sqlite3_finalize(stmt);
}

static void load(sqlite3 *db, const char *path) {
  char *text = calloc(1, 1 << 20), *message = NULL;
  FILE *file = fopen(path, "r");
  if (!file || !fread(text, 1, (1 << 20) - 1, file)) exit(2);
  fclose(file);
  if (sqlite3_exec(db, "SELECT quoth_init()", NULL, NULL, &message) ||
      sqlite3_exec(db, text, NULL, NULL, &message)) {
    printf("%s: %s\n", path, message);
    exit(2);
  }
  free(text);
}

/* Statement i of a list is this share's. */
static bool is_ours(size_t i, long share, long of) {
  return (long)i % of == share;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  long share = strtol(argv[2], NULL, 10), of = strtol(argv[3], NULL, 10);
  if (share < 0 || share >= of) return 2;
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
  sqlite3_mem_methods failing = real;
  failing.xMalloc = failing_malloc;
  failing.xRealloc = failing_realloc;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
  sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
  sqlite3 *plain = open_database();
  sqlite3_auto_extension((void (*)(void))quoth_register);
  sqlite3 *db = open_database();
  load(db, argv[1]);
  check_coverage(plain, db);
  for (size_t i = 0; i < N(reads); i++)
    if (is_ours(i, share, of)) check_read(db, reads[i]);
  for (size_t i = 0; i < N(writes); i++)
    if (is_ours(i, share, of))
      check_write(db, writes[i].before, writes[i].write, writes[i].undo);
  check_init(db, share, of);
  check_open();
  check(sqlite3_close(db) == SQLITE_OK, "does not close", "", 0);
  sqlite3_close(plain);
  sqlite3_shutdown();
  check(sqlite3_memory_used() == 0, "memory lost", "", 0);
  printf("%d passed, %d failed\n", n_passed, n_failed);
  return n_failed != 0;
}
