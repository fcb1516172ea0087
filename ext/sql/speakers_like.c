/*
** speakers_like.c: the table function speakers_like(name [, k, min_score]).
**
** One row for each speaker of the database whose name is near, best first:
** for finding out whom a misspelt or half remembered name means, and which
** speakers may be one (quoth_merge_speakers).
**
**   SELECT name, similarity FROM speakers_like('Brand');
**
** similarity is speaker_similarity() of the nearest spelling, which is given.
** k (20) is how many rows at most, min_score (0.5) how near they must be.
**
** Every spelling is looked at: those whose key shares too few pairs of letters
** are left out by one comparison of 64 bits, 0.13 µs each; those that stay cost
** 6 µs (40,000 spellings, bench_quotes_by's database).
*/
#include "functions.h"
#include "../extract/speaker_key.h"

#include <stdlib.h>

SQLITE_EXTENSION_INIT3

#define K_DEFAULT         20
#define K_MAX             1000000 /* more people than any press quotes */
#define MIN_SCORE_DEFAULT 0.5

/* Of a longer name the rest is not looked at: each spelling is compared with
** all of it, and the first QUOTH_SPEAKER_KEY_WORDS_MAX words decide. */
#define NAME_BYTE_MAX 1024u

enum {
  COL_SPEAKER_ID,
  COL_NAME,
  COL_KIND,
  COL_SIMILARITY,
  COL_SPELLING,
  COL_LIKE_NAME,
  COL_K,
  COL_MIN_SCORE,
  COL_SCHEMA,
};

static const quoth_column columns[] = {
    [COL_SPEAKER_ID] = {"speaker_id", "INTEGER", QUOTH_OUTPUT, 0,
                        "key into speakers", NULL},
    [COL_NAME] = {"name", "TEXT", QUOTH_OUTPUT, 0, "name of the speaker", NULL},
    [COL_KIND] = {"kind", "TEXT", QUOTH_OUTPUT, 0,
                  "person, organization, group or unknown", NULL},
    [COL_SIMILARITY] = {"similarity", "REAL", QUOTH_OUTPUT, 0,
                        "how likely both names are of one speaker, 0 to 1",
                        NULL},
    [COL_SPELLING] = {"spelling", "TEXT", QUOTH_OUTPUT, 0,
                      "the spelling that is nearest", NULL},
    [COL_LIKE_NAME] = {"like_name", "TEXT", QUOTH_REQUIRED, QUOTH_TAKES_TEXT,
                       "the name to look for", "name"},
    [COL_K] = {"k", "INTEGER", QUOTH_OPTIONAL, QUOTH_TAKES_INTEGER,
               "rows at most, 20 unless given", NULL},
    [COL_MIN_SCORE] = {"min_score", "REAL", QUOTH_OPTIONAL, QUOTH_TAKES_REAL,
                       "least similarity, 0.5 unless given", NULL},
    [COL_SCHEMA] = QUOTH_SCHEMA_ARGUMENT,
};

typedef struct near {
  int64_t speaker_id;
  quoth_str name, kind, spelling;
  double similarity;
} near;

typedef struct search {
  quoth_str name;
  uint64_t sketch;
  double least;
  quoth_arena scratch; /* of one comparison */
  quoth_unicode *unicode;
  QUOTH_VEC(near) found;
} search;

/* A set of 64 bits, one for each pair of neighbouring letters: five bits of
** each, spread by Knuth's multiplier (The Art of Computer Programming, 6.4). */
static uint64_t sketch_of(const char *key, size_t n_byte) {
  uint64_t bits = 0;
  for (size_t i = 0; i + 1 < n_byte; i++) {
    uint32_t pair = ((uint32_t)key[i] & 31) << 5 | ((uint32_t)key[i + 1] & 31);
    if (key[i] != ' ' && key[i + 1] != ' ')
      bits |= (uint64_t)1 << (pair * 2654435761u >> 26);
  }
  return bits;
}

/* Half of the pairs of the shorter key stand in the other. */
static bool may_be_near(uint64_t a, uint64_t b) {
  int n = __builtin_popcountll(a), m = __builtin_popcountll(b);
  int least = n < m ? n : m;
  return 2 * __builtin_popcountll(a & b) >= least;
}

static quoth_str column_of(sqlite3_stmt *stmt, int i) {
  quoth_str text = {(const char *)sqlite3_column_text(stmt, i), 0};
  text.n_byte = (uint32_t)sqlite3_column_bytes(stmt, i);
  return text;
}

static quoth_str keep(quoth_arena *arena, quoth_str text) {
  quoth_str copy = {NULL, text.n_byte};
  if (text.at) copy.at = quoth_arena_copy(arena, text.at, text.n_byte);
  return copy;
}

static char *write_query(const quoth_cursor *cursor, const char *schema) {
  (void)cursor;
  return sqlite3_mprintf("SELECT key, rowid FROM \"%w\".speaker_names", schema);
}

static int prepare_row(quoth_cursor *cursor, const char *schema,
                       sqlite3_stmt **row) {
  char *sql = sqlite3_mprintf("SELECT n.speaker_id, n.name, s.name, s.kind"
                              " FROM \"%w\".speaker_names n JOIN"
                              " \"%w\".speakers s USING (speaker_id)"
                              " WHERE n.rowid = ?1",
                              schema, schema);
  int rc = quoth_cursor_prepare(cursor, row, sql);
  sqlite3_free(sql);
  return rc;
}

/* Keeps a spelling that is near enough. */
static void weigh(search *s, quoth_arena *arena, sqlite3_stmt *row) {
  quoth_str spelling = column_of(row, 1);
  if (!spelling.at) return;
  quoth_arena_reset(&s->scratch);
  double similarity =
      quoth_speaker_similarity(s->unicode, &s->scratch, s->name, spelling);
  if (similarity < s->least || s->scratch.status != QUOTH_OK) return;
  near *found = QUOTH_PUSH(arena, &s->found);
  if (!found) return;
  found->speaker_id = sqlite3_column_int64(row, 0);
  found->similarity = similarity;
  found->spelling = keep(arena, spelling);
  found->name = keep(arena, column_of(row, 2));
  found->kind = keep(arena, column_of(row, 3));
}

static int look_at(quoth_cursor *cursor, search *s, sqlite3_stmt *row,
                   int64_t rowid) {
  int rc = sqlite3_bind_int64(row, 1, rowid);
  if (rc == SQLITE_OK) rc = quoth_cursor_step(cursor, row);
  if (rc == SQLITE_ROW) weigh(s, &cursor->arena, row);
  sqlite3_reset(row);
  int status = cursor->arena.status ? cursor->arena.status : s->scratch.status;
  if (status != QUOTH_OK) rc = quoth_status_to_sqlite(status);
  return rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* The keys come from their index alone; only for those that may be near is the
** spelling read. */
static int look_at_all(quoth_cursor *cursor, search *s, sqlite3_stmt *row) {
  int rc = SQLITE_OK;
  while (rc == SQLITE_OK &&
         (rc = quoth_cursor_step(cursor, cursor->query)) == SQLITE_ROW) {
    quoth_str key = column_of(cursor->query, 0);
    rc = SQLITE_OK;
    if (key.at && may_be_near(s->sketch, sketch_of(key.at, key.n_byte)))
      rc = look_at(cursor, s, row, sqlite3_column_int64(cursor->query, 1));
  }
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int by_speaker(const void *left, const void *right) {
  const near *a = left, *b = right;
  int order = (a->speaker_id > b->speaker_id) - (a->speaker_id < b->speaker_id);
  return order ? order
               : (a->similarity < b->similarity) -
                     (a->similarity > b->similarity);
}

static int best_first(const void *left, const void *right) {
  const near *a = left, *b = right;
  int order = (a->similarity < b->similarity) - (a->similarity > b->similarity);
  return order ? order
               : (a->speaker_id > b->speaker_id) -
                     (a->speaker_id < b->speaker_id);
}

/* The nearest spelling of each, best first. */
static void sort(search *s) {
  uint32_t n = 0;
  if (s->found.n == 0) return;
  qsort(s->found.at, s->found.n, sizeof *s->found.at, by_speaker);
  for (uint32_t i = 0; i < s->found.n; i++) {
    if (n == 0 || s->found.at[n - 1].speaker_id != s->found.at[i].speaker_id)
      s->found.at[n++] = s->found.at[i];
  }
  s->found.n = n;
  qsort(s->found.at, n, sizeof *s->found.at, best_first);
}

/* Not within a character. */
static void cut_name(quoth_str *name) {
  if (name->n_byte <= NAME_BYTE_MAX) return;
  name->n_byte = NAME_BYTE_MAX;
  while (name->n_byte && ((uint8_t)name->at[name->n_byte] & 0xC0) == 0x80)
    name->n_byte--;
}

static int prepare_name(quoth_cursor *cursor, search *s) {
  s->unicode = quoth_connection_unicode(cursor->connection);
  s->name = quoth_cursor_text(cursor, COL_LIKE_NAME);
  if (!s->unicode || !s->name.at) return SQLITE_NOMEM;
  cut_name(&s->name);
  quoth_str key = quoth_speaker_key(s->unicode, &cursor->arena, s->name);
  s->sketch = sketch_of(key.at, key.n_byte);
  return quoth_status_to_sqlite(cursor->arena.status);
}

/* Looks at all names; s->found has the nearest, in order. */
static int look(quoth_cursor *cursor, search *s) {
  const char *schema = quoth_cursor_schema(cursor, COL_SCHEMA);
  sqlite3_stmt *row = NULL;
  quoth_arena_open(&s->scratch, &quoth_sqlite_allocator);
  int rc = prepare_name(cursor, s);
  if (rc == SQLITE_OK) rc = prepare_row(cursor, schema, &row);
  if (rc == SQLITE_OK) rc = quoth_cursor_query(cursor, schema, write_query);
  if (rc == SQLITE_OK) rc = look_at_all(cursor, s, row);
  quoth_arena_close(&s->scratch);
  sqlite3_finalize(row);
  sort(s);
  return rc;
}

static int start(quoth_cursor *cursor) {
  search *s = quoth_arena_alloc(&cursor->arena, sizeof *s);
  int64_t k = 0;
  if (!s) return SQLITE_NOMEM;
  int rc = quoth_cursor_integer(cursor, COL_K, 0, K_MAX, K_DEFAULT, &k);
  if (rc == SQLITE_OK)
    rc =
        quoth_cursor_share(cursor, COL_MIN_SCORE, MIN_SCORE_DEFAULT, &s->least);
  if (rc == SQLITE_OK && k) rc = look(cursor, s);
  cursor->found = s;
  if (rc == SQLITE_OK) cursor->n_row = k < s->found.n ? k : s->found.n;
  return rc;
}

static void column(quoth_cursor *cursor, sqlite3_context *ctx, int i) {
  const search *s = cursor->found;
  const near *shown = &s->found.at[cursor->row];
  switch (i) {
  case COL_SPEAKER_ID: sqlite3_result_int64(ctx, shown->speaker_id); break;
  case COL_NAME: quoth_result_str(ctx, shown->name); break;
  case COL_KIND: quoth_result_str(ctx, shown->kind); break;
  case COL_SIMILARITY: quoth_result_share(ctx, shown->similarity); break;
  case COL_SPELLING: quoth_result_str(ctx, shown->spelling); break;
  default: break;
  }
}

const quoth_table quoth_speakers_like = {
    .signature = {"speakers_like", "a speaker whose name is near", columns,
                  QUOTH_N_COLUMN(columns), 10, COL_SIMILARITY, false},
    .start = start,
    .column = column,
};
