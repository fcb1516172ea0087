/*
** claim_pending.c: what many edits by other tools leave pending is indexed in
** memory, once for a connection: comparing 20,000 takes 0.3 s for each search.
** Owns the rule that the segments are of the pending statements as they are.
** Nothing is asked where nobody wrote: no other connection (PRAGMA
** data_version) nor this one (its count of changes).  Else a digest of the
** statements tells, so that writing elsewhere costs no index; and also where
** the segments were made in an open transaction, as what is rolled back to a
** savepoint changes no count.
*/
#include "claim_pending.h"
#include "statements.h"

#include <string.h>

#include "../match/search.h"

SQLITE_EXTENSION_INIT3

#define BATCH_POSTINGS (1u << 18) /* of one segment: 8 MB while sorted */

/* A segment whose parts stay in the arena. */
typedef struct memory_segment {
  quoth_arena *arena;
  QUOTH_VEC(quoth_part) parts;
  QUOTH_VEC(uint32_t) first_term;
} memory_segment;

/* What a making holds.  `rc` is sticky. */
typedef struct making {
  quoth_claim_pending *pending;
  sqlite3 *db;
  int rc;
  quoth_arena writer; /* of one segment */
  quoth_batch batch;
} making;

void quoth_claim_pending_open(quoth_claim_pending *pending) {
  memset(pending, 0, sizeof *pending);
  quoth_arena_open(&pending->arena, &quoth_sqlite_allocator);
}

void quoth_claim_pending_close(quoth_claim_pending *pending) {
  quoth_arena_close(&pending->arena);
  quoth_claim_pending_open(pending);
}

static sqlite3_stmt *prepared(making *m, const char *format,
                              const char *schema) {
  sqlite3_stmt *stmt = NULL;
  if (m->rc != SQLITE_OK) return NULL;
  char *sql = sqlite3_mprintf(format, schema, schema);
  if (!sql) m->rc = SQLITE_NOMEM;
  stmt = quoth_sql_prepare(m->db, &m->rc, sql);
  sqlite3_free(sql);
  return stmt;
}

static sqlite3_int64 ask(making *m, const char *format, const char *schema) {
  sqlite3_stmt *stmt = prepared(m, format, schema);
  sqlite3_int64 answer =
      quoth_sql_step(&m->rc, stmt) ? sqlite3_column_int64(stmt, 0) : 0;
  sqlite3_finalize(stmt);
  return answer;
}

/*
** One segment
*/

/* quoth_segment.part */
static int part_of(void *self, uint32_t i, quoth_part *out) {
  const memory_segment *segment = self;
  *out = segment->parts.at[i];
  return QUOTH_OK;
}

/* quoth_part_sink.put */
static int put_part(void *self, const uint8_t *bytes, uint32_t n_byte,
                    uint32_t first_term) {
  memory_segment *segment = self;
  quoth_part *part = QUOTH_PUSH(segment->arena, &segment->parts);
  uint32_t *first = QUOTH_PUSH(segment->arena, &segment->first_term);
  const char *copy = quoth_arena_copy(segment->arena, bytes, n_byte);
  if (segment->arena->status) return segment->arena->status;
  *first = first_term;
  return quoth_part_open(part, copy, n_byte);
}

static void batch_end(making *m) {
  quoth_arena *arena = &m->pending->arena;
  if (m->rc != SQLITE_OK || !m->batch.n) return;
  memory_segment *segment = quoth_arena_alloc(arena, sizeof *segment);
  quoth_segment *view = QUOTH_PUSH(arena, &m->pending->segments);
  int status = QUOTH_NOMEM;
  if (segment && view) {
    segment->arena = arena;
    quoth_arena_reset(&m->writer);
    status = quoth_batch_write(&m->batch, &m->writer,
                               (quoth_part_sink){put_part, segment});
    *view = (quoth_segment){segment->first_term.at, segment->parts.n, part_of,
                            segment};
  }
  m->rc = quoth_status_to_sqlite(status);
}

static void statement_add(making *m, sqlite3_int64 id, quoth_str text) {
  int status = quoth_batch_add(&m->batch, id, text);
  if (status == QUOTH_TOO_BIG) {
    batch_end(m);
    status = quoth_batch_add(&m->batch, id, text);
  }
  if (m->rc == SQLITE_OK) m->rc = quoth_status_to_sqlite(status);
}

/*
** All of them
*/

static sqlite3_stmt *list(making *m, const char *schema) {
  return prepared(m,
                  "SELECT p.statement_id, s.text FROM \"%w\"._quoth_pending p"
                  " JOIN \"%w\".statements s"
                  "  ON s.statement_id = p.statement_id"
                  " WHERE s.text IS NOT NULL ORDER BY p.statement_id",
                  schema);
}

/* The text of a row; at is NULL, and m->rc tells, where there is no memory. */
static quoth_str text_of(making *m, sqlite3_stmt *stmt) {
  quoth_str text = {(const char *)sqlite3_column_text(stmt, 1),
                    (uint32_t)sqlite3_column_bytes(stmt, 1)};
  if (!text.at) m->rc = SQLITE_NOMEM;
  return text;
}

static void segments_make(making *m, const char *schema) {
  quoth_batch_open(&m->batch, &quoth_sqlite_allocator, BATCH_POSTINGS);
  quoth_arena_open(&m->writer, &quoth_sqlite_allocator);
  sqlite3_stmt *stmt = list(m, schema);
  while (quoth_sql_step(&m->rc, stmt)) {
    quoth_str text = text_of(m, stmt);
    if (text.at) statement_add(m, sqlite3_column_int64(stmt, 0), text);
  }
  sqlite3_finalize(stmt);
  batch_end(m);
  quoth_batch_close(&m->batch);
  quoth_arena_close(&m->writer);
}

/* 20,000 take 10 ms, a tenth of indexing them. */
static uint64_t digest_make(making *m, const char *schema) {
  uint64_t digest = 0;
  sqlite3_stmt *stmt = list(m, schema);
  while (quoth_sql_step(&m->rc, stmt)) {
    quoth_str text = text_of(m, stmt);
    if (!text.at) break;
    digest ^= (uint64_t)sqlite3_column_int64(stmt, 0);
    digest = (digest ^ digest >> 29) * UINT64_C(0xff51afd7ed558ccd);
    digest += quoth_index_checksum((const uint8_t *)text.at, text.n_byte);
  }
  sqlite3_finalize(stmt);
  return digest | 1;
}

/* Counts no further than it must. */
static bool are_many(making *m, const char *schema) {
  sqlite3_stmt *stmt = prepared(
      m, "SELECT 1 FROM \"%w\"._quoth_pending LIMIT 1 OFFSET ?1", schema);
  sqlite3_bind_int(stmt, 1, QUOTH_PENDING_FEW);
  bool many = quoth_sql_step(&m->rc, stmt);
  sqlite3_finalize(stmt);
  return many;
}

int quoth_claim_pending_refresh(quoth_claim_pending *pending, sqlite3 *db,
                                const char *schema) {
  making m = {.pending = pending, .db = db};
  sqlite3_int64 n_change = sqlite3_total_changes(db);
  sqlite3_int64 version = ask(&m, "PRAGMA \"%w\".data_version", schema);
  bool nobody_wrote = pending->is_settled && pending->data_version == version &&
                      pending->n_change == n_change;
  if (nobody_wrote || m.rc != SQLITE_OK) return m.rc;
  uint64_t digest = are_many(&m, schema) ? digest_make(&m, schema) : 0;
  if (digest != pending->digest || m.rc != SQLITE_OK) {
    quoth_claim_pending_close(pending);
    if (digest) segments_make(&m, schema);
    if (m.rc != SQLITE_OK) quoth_claim_pending_close(pending);
  }
  pending->digest = m.rc == SQLITE_OK ? digest : 0;
  pending->is_settled = m.rc == SQLITE_OK && sqlite3_get_autocommit(db);
  pending->data_version = version;
  pending->n_change = n_change;
  return m.rc;
}
