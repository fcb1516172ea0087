/*
** claim_check.c: quoth_check() compares the claim index with `statements`, row
** by row, and gives 'ok' or a line for each thing that disagrees, up to
** CHECK_LINES_MAX.  Statements on the pending list are searched as they are and
** need no check.  Reads only; SELECT quoth_reindex() mends whatever is found.
** What REPLACE deleted by another key than its own fires no trigger without
** recursive_triggers: the index has it still, and no search gives it.
** Other keys that a build may make in another way than ours, of names and of
** near-copies, get a line each.
**
** Each statement's postings are summed up by hash, once as the segments have
** them and once as its text gives them: 16 bytes a statement, twice.
*/
#include "../match/fingerprint.h"
#include "claim_index.h"
#include "format.h"
#include "functions.h"
#include "statements.h"

#include <string.h>

SQLITE_EXTENSION_INIT3

#define CHECK_LINES_MAX 100

/* Sum of a statement's postings; open addressing, `used` tells free slots. */
typedef struct seen {
  int64_t id;
  uint64_t sum;
} seen;

typedef struct check {
  sqlite3 *db;
  int rc;
  sqlite3_str *lines;
  int n_line;
  seen *slots;
  uint8_t *used;
  uint64_t mask;
  quoth_arena arena;
} check;

static void report(check *c, const char *format, sqlite3_int64 a,
                   sqlite3_int64 b) {
  if (c->n_line++ < CHECK_LINES_MAX) {
    if (c->n_line > 1) sqlite3_str_appendchar(c->lines, 1, '\n');
    sqlite3_str_appendf(c->lines, format, a, b);
  }
}

/*
** Sums
*/

static uint64_t mixed(uint64_t x) {
  x = (x ^ x >> 33) * UINT64_C(0xff51afd7ed558ccd);
  return x ^ x >> 29;
}

static uint64_t posting_hash(uint32_t term, uint8_t impact) {
  return mixed((uint64_t)term << 8 | impact) | 1;
}

static void slots_make(check *c, uint64_t n) {
  uint64_t n_slot = 1024;
  while (n_slot < 2 * n)
    n_slot *= 2;
  c->slots = sqlite3_malloc64(n_slot * sizeof *c->slots);
  c->used = sqlite3_malloc64(n_slot);
  if (!c->slots || !c->used) {
    c->rc = SQLITE_NOMEM;
  } else {
    memset(c->used, 0, n_slot);
    c->mask = n_slot - 1;
  }
}

/* The slot of a statement, made where there is none. */
static seen *slot_of(check *c, int64_t id) {
  uint64_t i = mixed((uint64_t)id) & c->mask;
  while (c->used[i] && c->slots[i].id != id)
    i = (i + 1) & c->mask;
  if (!c->used[i]) c->slots[i] = (seen){id, 0};
  c->used[i] = 1;
  return &c->slots[i];
}

/*
** What the segments have
*/

static bool add_list(check *c, quoth_list *list, sqlite3_stmt *stale,
                     sqlite3_int64 segment_id) {
  quoth_block block = {.n = 1};
  while (block.n) {
    if (quoth_list_next(list, &block)) return false;
    for (uint32_t i = 0; i < block.n; i++) {
      int64_t id = quoth_key_id(block.key[i]);
      if (stale) {
        sqlite3_bind_int64(stale, 1, id);
        sqlite3_bind_int64(stale, 2, segment_id);
        bool is_stale = quoth_sql_step(&c->rc, stale);
        sqlite3_reset(stale);
        if (is_stale) continue;
      }
      slot_of(c, id)->sum += posting_hash(list->term, block.impact[i]);
    }
  }
  return true;
}

static bool add_part(check *c, const quoth_part *part, sqlite3_stmt *stale,
                     sqlite3_int64 segment_id) {
  bool sound = true;
  for (uint32_t i = 0; i < part->n_term && sound; i++) {
    quoth_list list;
    sound = i == 0 || quoth_part_term(part, i - 1) < quoth_part_term(part, i);
    sound = sound && !quoth_part_list(part, i, &list) &&
            add_list(c, &list, stale, segment_id);
  }
  return sound;
}

static void add_segment(check *c, sqlite3_int64 id, quoth_segment_head *head,
                        sqlite3_stmt *stale) {
  sqlite3_blob *blob = NULL;
  uint8_t *room = sqlite3_malloc64(QUOTH_PART_BYTE);
  if (!room) c->rc = SQLITE_NOMEM;
  for (uint32_t i = 0; i < head->n_part && c->rc == SQLITE_OK; i++) {
    quoth_part part;
    int rc = quoth_segment_part_read(c->db, "main", &blob,
                                     id * QUOTH_SEGMENT_PARTS + i, room, &part);
    if (rc == SQLITE_NOMEM || rc == SQLITE_INTERRUPT) c->rc = rc;
    bool sound = rc == SQLITE_OK && part.n_term > 0 &&
                 quoth_part_term(&part, 0) == head->first_term[i] &&
                 add_part(c, &part, stale, id);
    if (!sound) report(c, "segment %lld, part %lld: damaged", id, i);
  }
  sqlite3_blob_close(blob);
  sqlite3_free(room);
}

static void add_segments(check *c) {
  bool any = quoth_sql_ask(c->db, &c->rc,
                           "SELECT count(*) FROM main._quoth_stale") > 0;
  sqlite3_stmt *stale =
      any ? quoth_sql_prepare(c->db, &c->rc,
                              "SELECT 1 FROM main._quoth_stale"
                              " WHERE statement_id = ?1 AND segment_id >= ?2")
          : NULL;
  sqlite3_stmt *stmt = quoth_sql_prepare(
      c->db, &c->rc, "SELECT segment_id, head FROM main._quoth_segments");
  while (quoth_sql_step(&c->rc, stmt)) {
    quoth_segment_head head;
    sqlite3_int64 id = sqlite3_column_int64(stmt, 0);
    const void *bytes = sqlite3_column_blob(stmt, 1);
    int status = quoth_segment_head_decode(
        &head, bytes, (size_t)sqlite3_column_bytes(stmt, 1));
    if (status == QUOTH_NOMEM) c->rc = SQLITE_NOMEM;
    if (status == QUOTH_CORRUPT)
      report(c, "segment %lld: its head is damaged", id, 0);
    if (!status) add_segment(c, id, &head, stale);
    if (!status) quoth_segment_head_free(&head);
  }
  sqlite3_finalize(stmt);
  sqlite3_finalize(stale);
}

/*
** What the statements give
*/

static uint64_t sum_of(check *c, sqlite3_int64 id, quoth_str text) {
  quoth_posting postings[QUOTH_INDEXED_MAX];
  uint64_t sum = 0;
  quoth_arena_reset(&c->arena);
  uint32_t n = quoth_statement_postings(&c->arena, id, text, postings);
  for (uint32_t i = 0; i < n; i++)
    sum += posting_hash(postings[i].term, postings[i].impact);
  if (c->arena.status) c->rc = SQLITE_NOMEM;
  return sum;
}

/* Takes the sum of each statement away from what the segments gave. */
static void compare_statements(check *c) {
  sqlite3_stmt *stmt =
      quoth_sql_prepare(c->db, &c->rc,
                        "SELECT statement_id, text FROM main.statements"
                        " WHERE statement_id NOT IN"
                        " (SELECT statement_id FROM main._quoth_pending)");
  while (quoth_sql_step(&c->rc, stmt)) {
    quoth_str text = {(const char *)sqlite3_column_text(stmt, 1),
                      (uint32_t)sqlite3_column_bytes(stmt, 1)};
    sqlite3_int64 id = sqlite3_column_int64(stmt, 0);
    uint64_t sum = text.at ? sum_of(c, id, text) : 0;
    seen *s = slot_of(c, id);
    if (c->rc == SQLITE_OK && s->sum != sum)
      report(c,
             s->sum ? "statement %lld: the index has other words of it"
                    : "statement %lld: not in the index",
             id, 0);
    s->sum = 0;
  }
  sqlite3_finalize(stmt);
}

static void report_left(check *c) {
  sqlite3_stmt *stmt = quoth_sql_prepare(
      c->db, &c->rc,
      "SELECT 1 FROM main._quoth_pending WHERE statement_id = ?1");
  for (uint64_t i = 0; c->rc == SQLITE_OK && i <= c->mask; i++) {
    if (!c->used[i] || !c->slots[i].sum) continue;
    sqlite3_bind_int64(stmt, 1, c->slots[i].id);
    if (!quoth_sql_step(&c->rc, stmt))
      report(c, "statement %lld: in the index, and no such row", c->slots[i].id,
             0);
    sqlite3_reset(stmt);
  }
  sqlite3_finalize(stmt);
}

/* One line says it all of an index by other terms. */
static void check_terms(check *c) {
  sqlite3_int64 terms = quoth_postings_version(&c->arena);
  if (c->arena.status) c->rc = SQLITE_NOMEM;
  if (quoth_format_is_foreign(c->db, &c->rc, terms))
    report(c,
           "another version of quoth made the claim index:"
           " SELECT quoth_reindex() makes it anew",
           0, 0);
}

/* Keys that an older build made, or that somebody wrote by hand, do not meet
** ours: quotes_by() would miss those spellings. */
static void check_names(check *c) {
  sqlite3_int64 n = quoth_sql_ask(
      c->db, &c->rc,
      "SELECT count(*) FROM main.speaker_names"
      " WHERE key IS NOT coalesce(nullif(speaker_key(name), ''), name)");
  if (n)
    report(c,
           "speaker_names: %lld keys are not those of the names: UPDATE"
           " speaker_names SET key = coalesce(nullif(speaker_key(name), ''),"
           " name)",
           n, 0);
}

static void check_fingerprints(check *c) {
  sqlite3_int64 version = quoth_fingerprint_version(&c->arena);
  if (c->arena.status) c->rc = SQLITE_NOMEM;
  if (quoth_format_other_fingerprints(c->db, &c->rc, version))
    report(c,
           "another version of quoth made the keys of near-copies:"
           " the next quoth-load makes them anew",
           0, 0);
}

/* Statements are compared where segments are sound, else the damage would be
** told once more for each of them. */
static void check_run(check *c) {
  check_terms(c);
  sqlite3_int64 n =
      quoth_sql_ask(c->db, &c->rc, "SELECT count(*) FROM main.statements");
  n += quoth_sql_ask(
      c->db, &c->rc,
      "SELECT coalesce(sum(statements), 0) FROM main._quoth_segments");
  if (c->rc == SQLITE_OK) slots_make(c, n < 0 ? 0 : (uint64_t)n);
  if (c->rc == SQLITE_OK) add_segments(c);
  bool sound = c->n_line == 0;
  if (c->rc == SQLITE_OK && sound) compare_statements(c);
  if (c->rc == SQLITE_OK && sound) report_left(c);
  check_names(c);
  check_fingerprints(c);
}

static void result(sqlite3_context *ctx, check *c) {
  if (c->n_line == 0) sqlite3_str_appendall(c->lines, "ok");
  if (c->n_line > CHECK_LINES_MAX)
    sqlite3_str_appendf(c->lines, "\nand %d more", c->n_line - CHECK_LINES_MAX);
  int failed = sqlite3_str_errcode(c->lines);
  char *text = sqlite3_str_finish(c->lines);
  if (c->rc == SQLITE_OK) c->rc = failed;
  if (c->rc == SQLITE_OK) {
    sqlite3_result_text(ctx, text, -1, sqlite3_free);
    text = NULL;
  } else {
    quoth_result_failure(ctx, "quoth_check", c->rc, sqlite3_errmsg(c->db));
  }
  sqlite3_free(text);
}

static void check_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  (void)argv;
  check c = {.db = quoth_context_connection(ctx)->db};
  c.lines = sqlite3_str_new(c.db);
  quoth_arena_open(&c.arena, &quoth_sqlite_allocator);
  check_run(&c);
  result(ctx, &c);
  sqlite3_free(c.slots);
  sqlite3_free(c.used);
  quoth_arena_close(&c.arena);
}

const quoth_function quoth_claim_check_functions[] = {
    {"quoth_check", 0, SQLITE_DIRECTONLY, check_call},
    {NULL, 0, 0, NULL},
};
