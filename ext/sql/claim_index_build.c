/*
** claim_index_build.c: writes the claim index.  quoth_reindex() makes it anew
** from `statements`; quoth_reindex('pending') takes in what was edited since
** and merges segments of like size, eight at a time, so that a posting is
** written once for each power of eight.  quoth_reindex('given', postings) is
** for programs, which know the terms of what they write: see quoth_postings.
** Each gives the number of statements taken in.  Where another build of quoth
** made the index, by other terms, each makes it anew.  Owns one invariant: all
** happens in one savepoint, and every change of segments draws a new random
** number for _quoth_format, by which readers notice.
*/
#include "claim_index.h"
#include "format.h"
#include "functions.h"
#include "statements.h"
#include "transaction.h"

#include <string.h>

SQLITE_EXTENSION_INIT3

#define MERGE_FAN     8u   /* segments of like size that become one */
#define SIZE_SMALLEST 8192 /* postings; smaller segments are all alike */

#define DAMAGED                                                                \
  "the claim index is damaged: SELECT quoth_reindex() makes it anew"

/* What a build holds.  `rc` is sticky: a step does nothing after a failure. */
typedef struct build {
  sqlite3 *db;
  int rc;
  quoth_arena arena; /* of writers */
  quoth_batch batch;
  sqlite3_int64 last_id; /* the largest of the batch, or of those merged */
  sqlite3_int64 n_all;
  sqlite3_stmt *put_part;
  sqlite3_int64 segment_id; /* being written */
  quoth_segment_head head;  /* as far as it is written, with all terms */
  uint32_t n_part_room, n_frequency_room;
  const quoth_postings *given; /* by a program; else NULL */
  char *why; /* SQLite's message of the failure */
} build;

static void run(build *b, const char *sql) {
  if (b->rc == SQLITE_OK) b->rc = sqlite3_exec(b->db, sql, NULL, NULL, NULL);
}

/*
** One segment
*/

/* Room for one more element of an array from sqlite3_malloc(). */
static bool grow(build *b, void **at, uint32_t n, uint32_t *n_room,
                 size_t n_byte_each) {
  if (n < *n_room) return true;
  uint32_t room = n < 1024 ? 1024 : n * 2;
  void *more = sqlite3_realloc64(*at, room * (sqlite3_uint64)n_byte_each);
  if (!more) {
    b->rc = SQLITE_NOMEM;
    return false;
  }
  *at = more;
  *n_room = room;
  return true;
}

static void head_count(build *b, uint32_t term, uint32_t n) {
  quoth_segment_head *head = &b->head;
  quoth_frequency *last = head->frequencies + head->n_frequency;
  if (head->n_frequency && last[-1].term == term)
    last[-1].n += n;
  else if (grow(b, (void **)&head->frequencies, head->n_frequency,
                &b->n_frequency_room, sizeof *head->frequencies))
    head->frequencies[head->n_frequency++] = (quoth_frequency){term, n};
}

static void head_add(build *b, const uint8_t *bytes, uint32_t n_byte,
                     uint32_t first_term) {
  quoth_part part;
  quoth_list list;
  if (!grow(b, (void **)&b->head.first_term, b->head.n_part, &b->n_part_room,
            sizeof *b->head.first_term))
    return;
  b->head.first_term[b->head.n_part++] = first_term;
  int status = quoth_part_open(&part, bytes, n_byte);
  for (uint32_t i = 0; i < part.n_term && !status; i++) {
    status = quoth_part_list(&part, i, &list);
    if (!status) head_count(b, list.term, list.n_posting);
  }
  if (status) b->rc = quoth_status_to_sqlite(status);
}

/* quoth_part_sink.put */
static int put_part(void *self, const uint8_t *bytes, uint32_t n_byte,
                    uint32_t first_term) {
  build *b = self;
  if (b->head.n_part == QUOTH_SEGMENT_PARTS) b->rc = SQLITE_TOOBIG;
  if (!b->put_part)
    b->put_part = quoth_sql_prepare(
        b->db, &b->rc,
        "INSERT INTO main._quoth_parts(part_id, data) VALUES(?1, ?2)");
  if (b->rc != SQLITE_OK) return QUOTH_INTERRUPTED;
  sqlite3_bind_int64(b->put_part, 1,
                     b->segment_id * QUOTH_SEGMENT_PARTS + b->head.n_part);
  sqlite3_bind_blob(b->put_part, 2, bytes, (int)n_byte, SQLITE_STATIC);
  (void)quoth_sql_step(&b->rc, b->put_part);
  sqlite3_reset(b->put_part);
  sqlite3_clear_bindings(b->put_part);
  head_add(b, bytes, n_byte, first_term);
  return b->rc == SQLITE_OK ? QUOTH_OK : QUOTH_INTERRUPTED;
}

/* Where the parts of a new segment go, behind all others. */
static quoth_part_sink segment_start(build *b) {
  b->segment_id = 1 + quoth_sql_ask(b->db, &b->rc,
                                    "SELECT coalesce(max(segment_id), 0)"
                                    " FROM main._quoth_segments");
  b->head.n_part = b->head.n_frequency = 0;
  quoth_arena_reset(&b->arena);
  return (quoth_part_sink){put_part, b};
}

/* Leaves the terms that are too rare to be told apart. */
static void head_cut(quoth_segment_head *head, sqlite3_int64 n_statement) {
  sqlite3_int64 few = n_statement / QUOTH_FREQUENT_SHARE;
  uint32_t kept = 0;
  if (few < QUOTH_FREQUENT_MIN) few = QUOTH_FREQUENT_MIN;
  for (uint32_t i = 0; i < head->n_frequency; i++)
    if (head->frequencies[i].n >= few)
      head->frequencies[kept++] = head->frequencies[i];
  head->n_frequency = kept;
}

static void segment_row(build *b, sqlite3_int64 n_statement,
                        sqlite3_int64 n_posting) {
  size_t n_byte = 0;
  head_cut(&b->head, n_statement);
  uint8_t *head = quoth_segment_head_encode(&b->head, &n_byte);
  if (!head) b->rc = SQLITE_NOMEM;
  sqlite3_stmt *stmt = quoth_sql_prepare(
      b->db, &b->rc,
      "INSERT INTO main._quoth_segments(segment_id, statements,"
      " postings, parts, head, last_statement_id)"
      " VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  sqlite3_bind_int64(stmt, 1, b->segment_id);
  sqlite3_bind_int64(stmt, 2, n_statement);
  sqlite3_bind_int64(stmt, 3, n_posting);
  sqlite3_bind_int64(stmt, 4, b->head.n_part);
  sqlite3_bind_blob64(stmt, 5, head, n_byte, SQLITE_STATIC);
  sqlite3_bind_int64(stmt, 6, b->last_id);
  (void)quoth_sql_step(&b->rc, stmt);
  sqlite3_finalize(stmt);
  sqlite3_free(head);
}

static void segment_stop(build *b, int status, sqlite3_int64 n_statement,
                         sqlite3_int64 n_posting) {
  if (status && b->rc == SQLITE_OK) b->rc = quoth_status_to_sqlite(status);
  if (b->rc == SQLITE_OK && b->head.n_part)
    segment_row(b, n_statement, n_posting);
}

/*
** Statements into segments
*/

static void batch_write(build *b) {
  if (b->rc != SQLITE_OK || !b->batch.n) return;
  sqlite3_int64 n_statement = b->batch.n_statement, n_posting = b->batch.n;
  b->last_id = b->batch.last_id;
  quoth_part_sink sink = segment_start(b);
  if (b->rc == SQLITE_OK)
    segment_stop(b, quoth_batch_write(&b->batch, &b->arena, sink), n_statement,
                 n_posting);
  b->n_all += n_statement;
}

static void statement_add(build *b, sqlite3_int64 id, quoth_str text) {
  int status = quoth_batch_add(&b->batch, id, text);
  if (status == QUOTH_TOO_BIG) {
    batch_write(b);
    status = quoth_batch_add(&b->batch, id, text);
  }
  if (b->rc == SQLITE_OK) b->rc = quoth_status_to_sqlite(status);
}

/* All statements that a query gives: id, text, by ascending id. */
static void statements_add(build *b, const char *sql) {
  sqlite3_stmt *stmt = quoth_sql_prepare(b->db, &b->rc, sql);
  while (quoth_sql_step(&b->rc, stmt)) {
    quoth_str text = {(const char *)sqlite3_column_text(stmt, 1),
                      (uint32_t)sqlite3_column_bytes(stmt, 1)};
    if (text.at) statement_add(b, sqlite3_column_int64(stmt, 0), text);
  }
  sqlite3_finalize(stmt);
  batch_write(b);
}

/*
** Merging
*/

/* A segment to merge: its parts are read one at a time into one room. */
typedef struct source {
  build *build;
  sqlite3_int64 segment_id, n_statement, last_id;
  sqlite3_blob *blob;
  quoth_segment_head head;
  uint8_t *room;
} source;

/* What older segments hold of a statement that was rewritten or deleted. */
typedef struct stale {
  uint64_t key;
  sqlite3_int64 segment_id;
} stale;

typedef struct merging {
  source sources[MERGE_FAN];
  quoth_segment segments[MERGE_FAN];
  stale *stale;
  size_t n_stale;
} merging;

/* quoth_segment.part */
static int source_part(void *self, uint32_t i, quoth_part *out) {
  source *s = self;
  int rc = quoth_segment_part_read(s->build->db, "main", &s->blob,
                                   s->segment_id * QUOTH_SEGMENT_PARTS + i,
                                   s->room, out);
  if (rc == SQLITE_OK) return QUOTH_OK;
  s->build->rc = rc;
  return QUOTH_CORRUPT;
}

static void source_open(build *b, source *s, quoth_segment *view) {
  sqlite3_stmt *stmt = quoth_sql_prepare(
      b->db, &b->rc,
      "SELECT head FROM main._quoth_segments WHERE segment_id = ?1");
  sqlite3_bind_int64(stmt, 1, s->segment_id);
  s->build = b;
  if (quoth_sql_step(&b->rc, stmt)) {
    const void *head = sqlite3_column_blob(stmt, 0);
    size_t n_byte = (size_t)sqlite3_column_bytes(stmt, 0);
    b->rc = quoth_status_to_sqlite(
        quoth_segment_head_decode(&s->head, head, n_byte));
  }
  sqlite3_finalize(stmt);
  s->room = sqlite3_malloc64(QUOTH_PART_BYTE);
  if (!s->room && b->rc == SQLITE_OK) b->rc = SQLITE_NOMEM;
  *view = (quoth_segment){s->head.first_term, s->head.n_part, source_part, s};
}

static void source_close(source *s) {
  sqlite3_blob_close(s->blob);
  sqlite3_free(s->room);
  quoth_segment_head_free(&s->head);
}

/* quoth_merge.keep */
static bool is_fresh(void *arg, uint32_t i, uint64_t key) {
  const merging *m = arg;
  size_t low = 0, high = m->n_stale;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (m->stale[middle].key < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low == m->n_stale || m->stale[low].key != key ||
         m->stale[low].segment_id < m->sources[i].segment_id;
}

static void stale_read(build *b, merging *m) {
  sqlite3_int64 n =
      quoth_sql_ask(b->db, &b->rc, "SELECT count(*) FROM main._quoth_stale");
  if (b->rc != SQLITE_OK || n == 0) return;
  sqlite3_stmt *stmt = quoth_sql_prepare(b->db, &b->rc,
                                         "SELECT statement_id, segment_id"
                                         " FROM main._quoth_stale ORDER BY 1");
  m->stale = sqlite3_malloc64((sqlite3_uint64)n * sizeof *m->stale);
  if (!m->stale) b->rc = SQLITE_NOMEM;
  while ((sqlite3_int64)m->n_stale < n && quoth_sql_step(&b->rc, stmt))
    m->stale[m->n_stale++] =
        (stale){quoth_key_of(sqlite3_column_int64(stmt, 0)),
                sqlite3_column_int64(stmt, 1)};
  sqlite3_finalize(stmt);
}

static void segment_delete(build *b, sqlite3_int64 segment_id) {
  char *sql = sqlite3_mprintf(
      "DELETE FROM main._quoth_parts WHERE part_id BETWEEN %lld AND %lld;"
      "DELETE FROM main._quoth_segments WHERE segment_id = %lld",
      segment_id * QUOTH_SEGMENT_PARTS,
      (segment_id + 1) * QUOTH_SEGMENT_PARTS - 1, segment_id);
  if (!sql) b->rc = SQLITE_NOMEM;
  run(b, sql);
  sqlite3_free(sql);
}

/* Smallest key of the sources: the base of each stands in its parts. */
static uint64_t base_of(build *b, const merging *m) {
  uint64_t base = UINT64_MAX;
  quoth_part part;
  for (uint32_t i = 0; i < MERGE_FAN && b->rc == SQLITE_OK; i++)
    if (m->sources[i].head.n_part &&
        source_part(m->segments[i].self, 0, &part) == QUOTH_OK &&
        part.base < base)
      base = part.base;
  return base;
}

static int segments_merge(build *b, merging *m, quoth_part_sink sink,
                          sqlite3_int64 *n_posting) {
  quoth_segment_writer writer;
  quoth_merge all = {m->segments, MERGE_FAN, m->n_stale ? is_fresh : NULL, m};
  uint64_t base = base_of(b, m);
  if (b->rc != SQLITE_OK) return QUOTH_INTERRUPTED;
  if (!quoth_segment_writer_open(&writer, &b->arena, base, sink))
    return QUOTH_NOMEM;
  int status = quoth_segment_merge(&all, &b->arena, &writer);
  if (!status) status = quoth_segment_finish(&writer);
  *n_posting = (sqlite3_int64)writer.n_written;
  return status;
}

static void merge(build *b, merging *m) {
  sqlite3_int64 n_statement = 0, n_posting = 0;
  for (uint32_t i = 0; i < MERGE_FAN; i++) {
    source_open(b, &m->sources[i], &m->segments[i]);
    n_statement += m->sources[i].n_statement;
    if (i == 0 || m->sources[i].last_id > b->last_id)
      b->last_id = m->sources[i].last_id;
  }
  stale_read(b, m);
  quoth_part_sink sink = segment_start(b);
  int status = segments_merge(b, m, sink, &n_posting);
  segment_stop(b, status, n_statement, n_posting);
  for (uint32_t i = 0; i < MERGE_FAN; i++) {
    source_close(&m->sources[i]);
    segment_delete(b, m->sources[i].segment_id);
  }
  sqlite3_free(m->stale);
}

/* 0 for the smallest segments, one more for each MERGE_FAN times as many. */
static uint32_t size_class(sqlite3_int64 n_posting) {
  uint32_t class = 0;
  for (; n_posting > SIZE_SMALLEST; n_posting /= MERGE_FAN)
    class ++;
  return class;
}

/* The oldest MERGE_FAN segments of one size; false where there are not so
** many. */
static bool find_mergeable(build *b, uint32_t class, merging *m) {
  uint32_t n = 0;
  memset(m, 0, sizeof *m);
  sqlite3_stmt *stmt = quoth_sql_prepare(
      b->db, &b->rc,
      "SELECT segment_id, statements, postings, last_statement_id"
      " FROM main._quoth_segments ORDER BY segment_id");
  while (n < MERGE_FAN && quoth_sql_step(&b->rc, stmt)) {
    if (size_class(sqlite3_column_int64(stmt, 2)) != class) continue;
    m->sources[n].segment_id = sqlite3_column_int64(stmt, 0);
    m->sources[n].n_statement = sqlite3_column_int64(stmt, 1);
    m->sources[n++].last_id = sqlite3_column_int64(stmt, 3);
  }
  sqlite3_finalize(stmt);
  return n == MERGE_FAN;
}

/* From the smallest up, as what is merged may make the next size full. */
static void merge_all(build *b) {
  merging *m = sqlite3_malloc64(sizeof *m);
  if (!m) b->rc = SQLITE_NOMEM;
  for (uint32_t class = 0; class < 21 && b->rc == SQLITE_OK; class ++)
    while (find_mergeable(b, class, m))
      merge(b, m);
  sqlite3_free(m);
  run(b, "DELETE FROM main._quoth_stale WHERE segment_id <"
         " (SELECT coalesce(min(segment_id), 9223372036854775807)"
         "  FROM main._quoth_segments)");
}

/*
** The function
*/

/* All but those that are given, which may have no row yet. */
static void take_all(build *b) {
  bool any = b->given && b->given->n;
  char *sql =
      sqlite3_mprintf("SELECT statement_id, text FROM main.statements"
                      " WHERE statement_id <= %lld ORDER BY statement_id",
                      any ? quoth_key_id(b->given->at[0].key) - 1 : INT64_MAX);
  if (!sql) b->rc = SQLITE_NOMEM;
  run(b, "DELETE FROM main._quoth_parts; DELETE FROM main._quoth_segments;"
         "DELETE FROM main._quoth_stale; DELETE FROM main._quoth_pending");
  statements_add(b, sql);
  sqlite3_free(sql);
}

static void take_pending(build *b) {
  run(b, "INSERT OR REPLACE INTO main._quoth_stale(statement_id, segment_id)"
         " SELECT statement_id,"
         "  (SELECT max(segment_id) FROM main._quoth_segments)"
         " FROM main._quoth_pending"
         " WHERE known AND EXISTS (SELECT 1 FROM main._quoth_segments)");
  statements_add(b, "SELECT p.statement_id, s.text"
                    " FROM main._quoth_pending p JOIN main.statements s"
                    "  ON s.statement_id = p.statement_id"
                    " ORDER BY p.statement_id");
  run(b, "DELETE FROM main._quoth_pending");
}

static void take_given(build *b) {
  if (b->rc == SQLITE_OK)
    b->rc = quoth_status_to_sqlite(quoth_batch_take(&b->batch, b->given));
  batch_write(b);
}

static void build_open(build *b, sqlite3 *db) {
  memset(b, 0, sizeof *b);
  b->db = db;
  quoth_arena_open(&b->arena, &quoth_sqlite_allocator);
  quoth_batch_open(&b->batch, &quoth_sqlite_allocator, QUOTH_POSTINGS_MAX);
}

static void build_close(build *b) {
  sqlite3_finalize(b->put_part);
  sqlite3_free(b->why);
  quoth_segment_head_free(&b->head);
  quoth_arena_close(&b->arena);
  quoth_batch_close(&b->batch);
}

static bool is_idle(build *b, void (*take)(build *)) {
  return take == take_pending &&
         !quoth_sql_ask(b->db, &b->rc,
                        "SELECT EXISTS (SELECT 1 FROM main._quoth_pending)");
}

static void build_write(build *b, void (*take)(build *)) {
  sqlite3_int64 terms = quoth_postings_version(&b->arena);
  if (b->rc == SQLITE_OK) b->rc = quoth_status_to_sqlite(b->arena.status);
  bool foreign = quoth_format_is_foreign(b->db, &b->rc, terms);
  if (!foreign && is_idle(b, take)) return;
  if (foreign) take_all(b);
  if (!foreign || b->given) take(b);
  merge_all(b);
  quoth_format_note_index(b->db, &b->rc, terms);
}

static void build_run(build *b, void (*take)(build *)) {
  quoth_transaction t;
  b->rc = quoth_transaction_open(&t, b->db);
  build_write(b, take);
  if (b->rc != SQLITE_OK) b->why = sqlite3_mprintf("%s", sqlite3_errmsg(b->db));
  b->rc = quoth_transaction_close(&t, b->rc);
}

static void reindex(sqlite3_context *ctx, void (*take)(build *),
                    const quoth_postings *given) {
  build b;
  build_open(&b, quoth_context_connection(ctx)->db);
  b.given = given;
  build_run(&b, take);
  const char *why = b.rc == SQLITE_CORRUPT ? DAMAGED : b.why;
  if (b.rc == SQLITE_OK)
    sqlite3_result_int64(ctx, b.n_all);
  else
    quoth_result_failure(ctx, "quoth_reindex", b.rc, why);
  build_close(&b);
}

static void reindex_all(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc, (void)argv;
  reindex(ctx, take_all, NULL);
}

static void reindex_pending(sqlite3_context *ctx, int argc,
                            sqlite3_value **argv) {
  quoth_str what =
      quoth_argument_text(ctx, argv[0], "quoth_reindex", "what");
  (void)argc;
  if (!what.at) return;
  if (sqlite3_stricmp(what.at, "pending") == 0)
    reindex(ctx, take_pending, NULL);
  else
    sqlite3_result_error(
        ctx, "quoth_reindex(): what must be 'pending' or left out", -1);
}

static void reindex_given(sqlite3_context *ctx, int argc,
                          sqlite3_value **argv) {
  const quoth_postings *given =
      sqlite3_value_pointer(argv[1], QUOTH_POSTINGS_POINTER);
  (void)argc;
  if (given && given->n <= QUOTH_POSTINGS_MAX)
    reindex(ctx, take_given, given);
  else
    sqlite3_result_error(
        ctx, "quoth_reindex(): takes two arguments from programs only", -1);
}

const quoth_function quoth_claim_index_functions[] = {
    {"quoth_reindex", 0, SQLITE_DIRECTONLY, reindex_all},
    {"quoth_reindex", 1, SQLITE_DIRECTONLY, reindex_pending},
    {"quoth_reindex", 2, SQLITE_DIRECTONLY, reindex_given},
    {NULL, 0, 0, NULL},
};
