/*
** claim_index.c: reads the claim index of a database and keeps on the
** connection what it read.  Owns the rule that nothing out of date is used:
** each change of the segments draws a new random number into _quoth_format,
** and a search starts by comparing it with the one its cache was read under.
** Writing is claim_index_build.c's.
*/
#include "claim_index.h"

#include <string.h>

#include "claim_pending.h"

SQLITE_EXTENSION_INIT3

/* A part in memory; `used` since the last tidying. */
typedef struct cached_part {
  uint8_t *at;
  quoth_part part;
  bool used;
} cached_part;

typedef struct cached_segment {
  quoth_claim_index *index;
  sqlite3_int64 segment_id;
  quoth_segment_head head;
  cached_part *parts;
} cached_segment;

/* Term → count, open addressing; n == 0 is a free slot. */
typedef struct frequency_table {
  quoth_frequency *slots;
  uint32_t mask, n;
  uint32_t n_rare; /* count taken for terms that are not in it */
} frequency_table;

struct quoth_claim_index {
  quoth_claim_index *next;
  quoth_connection *connection;
  char *schema;
  sqlite3_int64 generation;
  sqlite3_int64 terms; /* quoth_postings_version(); 0: not asked yet */
  cached_segment *cached;
  quoth_segment *segments; /* stored ones, then those of `pending` */
  uint32_t n_segment;      /* stored ones */
  quoth_claim_pending pending;
  frequency_table table;
  quoth_idf idf;
  sqlite3_stmt *hold; /* during a search: keeps others' changes out of it */
  bool is_held;       /* it stands on its row */
  sqlite3_blob *blob; /* during a search */
  size_t n_byte;      /* of all cached parts */
  uint32_t n_use;     /* searches under way */
};

/*
** Heads
*/

static uint32_t get_u32(const uint8_t *at) {
  return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
         (uint32_t)at[3] << 24;
}

static void put_u32(uint8_t *at, uint32_t value) {
  for (int i = 0; i < 4; i++)
    at[i] = (uint8_t)(value >> (8 * i));
}

#define HEAD_BYTE 16u /* checksum, n_part, n_frequency */

uint8_t *quoth_segment_head_encode(const quoth_segment_head *head,
                                   size_t *n_byte) {
  size_t n =
      HEAD_BYTE + 4 * (size_t)head->n_part + 8 * (size_t)head->n_frequency;
  uint8_t *bytes = sqlite3_malloc64(n);
  if (!bytes) return NULL;
  uint8_t *at = bytes + HEAD_BYTE;
  put_u32(bytes + 8, head->n_part);
  put_u32(bytes + 12, head->n_frequency);
  for (uint32_t i = 0; i < head->n_part; i++, at += 4)
    put_u32(at, head->first_term[i]);
  for (uint32_t i = 0; i < head->n_frequency; i++, at += 8) {
    put_u32(at, head->frequencies[i].term);
    put_u32(at + 4, head->frequencies[i].n);
  }
  uint64_t sum = quoth_index_checksum(bytes + 8, n - 8);
  put_u32(bytes, (uint32_t)sum);
  put_u32(bytes + 4, (uint32_t)(sum >> 32));
  *n_byte = n;
  return bytes;
}

static bool head_is_sound(const uint8_t *at, size_t n_byte) {
  if (n_byte < HEAD_BYTE) return false;
  uint64_t sum = quoth_index_checksum(at + 8, n_byte - 8);
  if (get_u32(at) != (uint32_t)sum) return false;
  if (get_u32(at + 4) != (uint32_t)(sum >> 32)) return false;
  uint64_t n = 4 * (uint64_t)get_u32(at + 8) + 8 * (uint64_t)get_u32(at + 12);
  return n == n_byte - HEAD_BYTE;
}

int quoth_segment_head_decode(quoth_segment_head *head, const uint8_t *at,
                              size_t n_byte) {
  memset(head, 0, sizeof *head);
  if (!head_is_sound(at, n_byte)) return QUOTH_CORRUPT;
  uint32_t n_part = get_u32(at + 8), n_frequency = get_u32(at + 12);
  head->first_term = sqlite3_malloc64(4 * (sqlite3_uint64)n_part + 4);
  head->frequencies = sqlite3_malloc64(8 * (sqlite3_uint64)n_frequency + 8);
  if (!head->first_term || !head->frequencies) {
    quoth_segment_head_free(head);
    return QUOTH_NOMEM;
  }
  head->n_part = n_part;
  head->n_frequency = n_frequency;
  at += HEAD_BYTE;
  for (uint32_t i = 0; i < n_part; i++, at += 4)
    head->first_term[i] = get_u32(at);
  for (uint32_t i = 0; i < n_frequency; i++, at += 8)
    head->frequencies[i] = (quoth_frequency){get_u32(at), get_u32(at + 4)};
  return QUOTH_OK;
}

void quoth_segment_head_free(quoth_segment_head *head) {
  sqlite3_free(head->first_term);
  sqlite3_free(head->frequencies);
  memset(head, 0, sizeof *head);
}

/*
** Parts
*/

int quoth_segment_part_read(sqlite3 *db, const char *schema,
                            sqlite3_blob **blob, sqlite3_int64 part_id,
                            uint8_t *room, quoth_part *out) {
  int rc = *blob ? sqlite3_blob_reopen(*blob, part_id)
                 : sqlite3_blob_open(db, schema, "_quoth_parts", "data",
                                     part_id, 0, blob);
  if (rc == SQLITE_NOMEM || rc == SQLITE_INTERRUPT) return rc;
  if (rc != SQLITE_OK) return SQLITE_CORRUPT; /* no such part */
  int n_byte = sqlite3_blob_bytes(*blob);
  if (n_byte < 0 || (uint32_t)n_byte > QUOTH_PART_BYTE) return SQLITE_CORRUPT;
  rc = sqlite3_blob_read(*blob, room, n_byte, 0);
  if (rc == SQLITE_OK)
    rc = quoth_status_to_sqlite(quoth_part_open(out, room, (size_t)n_byte));
  return rc;
}

static int part_load(cached_segment *segment, uint32_t i, cached_part *part) {
  quoth_claim_index *index = segment->index;
  uint8_t *room = sqlite3_malloc64(QUOTH_PART_BYTE);
  if (!room) return QUOTH_NOMEM;
  int rc = quoth_segment_part_read(
      index->connection->db, index->schema, &index->blob,
      segment->segment_id * QUOTH_SEGMENT_PARTS + i, room, &part->part);
  if (rc == SQLITE_OK) {
    part->at = room;
    index->n_byte += QUOTH_PART_BYTE;
  } else {
    sqlite3_free(room);
  }
  return rc == SQLITE_OK          ? QUOTH_OK
         : rc == SQLITE_NOMEM     ? QUOTH_NOMEM
         : rc == SQLITE_INTERRUPT ? QUOTH_INTERRUPTED
                                  : QUOTH_CORRUPT;
}

/* quoth_segment.part */
static int segment_part(void *self, uint32_t i, quoth_part *out) {
  cached_segment *segment = self;
  cached_part *part = &segment->parts[i];
  int status = part->at ? QUOTH_OK : part_load(segment, i, part);
  part->used = true;
  *out = part->part;
  return status;
}

/* Frees what was not used since the last tidying, while there is too much. */
static void cache_tidy(quoth_claim_index *index) {
  if (index->n_byte <= QUOTH_INDEX_CACHE_BYTE) return;
  for (uint32_t s = 0; s < index->n_segment; s++) {
    cached_segment *segment = &index->cached[s];
    for (uint32_t i = 0; i < segment->head.n_part; i++) {
      cached_part *part = &segment->parts[i];
      if (part->at && !part->used) {
        sqlite3_free(part->at);
        part->at = NULL;
        index->n_byte -= QUOTH_PART_BYTE;
      }
      part->used = false;
    }
  }
}

/*
** Counts of terms
*/

static uint32_t slot_of(const frequency_table *table, uint32_t term) {
  uint32_t i = term * 2654435769u >> 7 & table->mask;
  while (table->slots[i].n && table->slots[i].term != term)
    i = (i + 1) & table->mask;
  return i;
}

static uint32_t count_of(const void *self, uint32_t term) {
  const frequency_table *table = self;
  uint32_t n = table->slots ? table->slots[slot_of(table, term)].n : 0;
  return n ? n : table->n_rare;
}

static int table_make(quoth_claim_index *index) {
  frequency_table *table = &index->table;
  uint64_t n = 0, n_slot = 16;
  for (uint32_t s = 0; s < index->n_segment; s++)
    n += index->cached[s].head.n_frequency;
  while (n_slot < 2 * n)
    n_slot *= 2;
  if (n_slot > UINT32_MAX / 2) return SQLITE_CORRUPT;
  table->slots = sqlite3_malloc64(n_slot * sizeof *table->slots);
  if (!table->slots) return SQLITE_NOMEM;
  memset(table->slots, 0, n_slot * sizeof *table->slots);
  table->mask = (uint32_t)n_slot - 1;
  for (uint32_t s = 0; s < index->n_segment; s++) {
    quoth_segment_head *head = &index->cached[s].head;
    for (uint32_t i = 0; i < head->n_frequency; i++) {
      quoth_frequency *slot =
          &table->slots[slot_of(table, head->frequencies[i].term)];
      slot->term = head->frequencies[i].term;
      slot->n += head->frequencies[i].n;
    }
    sqlite3_free(head->frequencies);
    head->frequencies = NULL;
    head->n_frequency = 0;
  }
  table->n_rare = 1 + index->idf.n_statement / QUOTH_FREQUENT_SHARE / 2;
  return SQLITE_OK;
}

/*
** Reading the tables
*/

static void forget(quoth_claim_index *index) {
  for (uint32_t s = 0; s < index->n_segment; s++) {
    cached_segment *segment = &index->cached[s];
    for (uint32_t i = 0; segment->parts && i < segment->head.n_part; i++)
      sqlite3_free(segment->parts[i].at);
    sqlite3_free(segment->parts);
    quoth_segment_head_free(&segment->head);
  }
  sqlite3_free(index->cached);
  sqlite3_free(index->segments);
  sqlite3_free(index->table.slots);
  memset(&index->table, 0, sizeof index->table);
  quoth_claim_pending_close(&index->pending);
  index->cached = NULL;
  index->segments = NULL;
  index->n_segment = 0;
  index->n_byte = 0;
  index->generation = 0;
  index->idf.n_statement = 0;
}

static int prepare(quoth_claim_index *index, sqlite3_stmt **stmt,
                   const char *format) {
  char *sql = sqlite3_mprintf(format, index->schema);
  if (!sql) return SQLITE_NOMEM;
  int rc = sqlite3_prepare_v2(index->connection->db, sql, -1, stmt, NULL);
  sqlite3_free(sql);
  return rc;
}

static int ask(quoth_claim_index *index, const char *format,
               sqlite3_int64 *answer) {
  sqlite3_stmt *stmt = NULL;
  int rc = prepare(index, &stmt, format);
  *answer = 0;
  if (rc == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW)
    *answer = sqlite3_column_int64(stmt, 0);
  int finalized = sqlite3_finalize(stmt);
  return rc == SQLITE_OK ? finalized : rc;
}

/* One row of _quoth_segments: id, statements, parts, head. */
static int segment_take(quoth_claim_index *index, sqlite3_stmt *stmt) {
  cached_segment *segment = &index->cached[index->n_segment];
  memset(segment, 0, sizeof *segment);
  segment->index = index;
  segment->segment_id = sqlite3_column_int64(stmt, 0);
  const void *head = sqlite3_column_blob(stmt, 3);
  int n_byte = sqlite3_column_bytes(stmt, 3);
  int status = quoth_segment_head_decode(&segment->head, head, (size_t)n_byte);
  if (status) return quoth_status_to_sqlite(status);
  uint32_t n_part = segment->head.n_part;
  segment->parts = sqlite3_malloc64((n_part + 1) * sizeof *segment->parts);
  if (!segment->parts) {
    quoth_segment_head_free(&segment->head);
    return SQLITE_NOMEM;
  }
  memset(segment->parts, 0, (n_part + 1) * sizeof *segment->parts);
  index->segments[index->n_segment++] =
      (quoth_segment){segment->head.first_term, n_part, segment_part, segment};
  sqlite3_int64 n = index->idf.n_statement + sqlite3_column_int64(stmt, 1);
  index->idf.n_statement = n < 0            ? 0
                           : n > UINT32_MAX ? UINT32_MAX
                                            : (uint32_t)n;
  return sqlite3_column_int64(stmt, 2) == n_part ? SQLITE_OK : SQLITE_CORRUPT;
}

/* SQLITE_MISMATCH where another build made the segments, by other terms. */
static int terms_check(quoth_claim_index *index, sqlite3_int64 terms) {
  if (!index->terms) {
    quoth_arena arena;
    quoth_arena_open(&arena, &quoth_sqlite_allocator);
    index->terms = quoth_postings_version(&arena);
    quoth_arena_close(&arena);
  }
  if (!index->terms) return SQLITE_NOMEM;
  return terms == index->terms ? SQLITE_OK : SQLITE_MISMATCH;
}

static int segments_read(quoth_claim_index *index, sqlite3_int64 terms) {
  sqlite3_int64 n = 0;
  int rc = ask(index, "SELECT count(*) FROM \"%w\"._quoth_segments", &n);
  if (rc == SQLITE_OK && n) rc = terms_check(index, terms);
  if (rc != SQLITE_OK || n == 0) return rc;
  index->cached = sqlite3_malloc64((sqlite3_uint64)n * sizeof *index->cached);
  index->segments =
      sqlite3_malloc64((sqlite3_uint64)n * sizeof *index->segments);
  if (!index->cached || !index->segments) return SQLITE_NOMEM;
  sqlite3_stmt *stmt = NULL;
  rc = prepare(index, &stmt,
               "SELECT segment_id, statements, parts, head"
               " FROM \"%w\"._quoth_segments ORDER BY segment_id");
  while (rc == SQLITE_OK && index->n_segment < n &&
         sqlite3_step(stmt) == SQLITE_ROW)
    rc = segment_take(index, stmt);
  int finalized = sqlite3_finalize(stmt);
  if (rc == SQLITE_OK) rc = finalized;
  return rc;
}

/* What _quoth_format has: the number of the segments' last change, and the
** version of what they were made by. */
typedef struct made {
  sqlite3_int64 generation, terms;
} made;

/* Starts the read transaction that a search happens in, by a statement left
** on its row. */
static int hold(quoth_claim_index *index, made *now) {
  int rc = SQLITE_OK;
  if (!index->hold)
    rc = prepare(index, &index->hold,
                 "SELECT max(iif(name = 'claim_index', value, NULL)),"
                 " max(iif(name = 'claim_terms', value, NULL))"
                 " FROM \"%w\"._quoth_format");
  if (rc != SQLITE_OK) return rc;
  if (index->n_use > 1 && !index->is_held) return SQLITE_MISUSE;
  if (index->n_use == 1) rc = sqlite3_step(index->hold);
  if (rc == SQLITE_ROW) rc = SQLITE_OK;
  index->is_held = rc == SQLITE_OK;
  if (rc != SQLITE_OK) return rc;
  now->generation = sqlite3_column_int64(index->hold, 0);
  now->terms = sqlite3_column_int64(index->hold, 1);
  return SQLITE_OK;
}

static int refresh(quoth_claim_index *index) {
  made now = {0, 0};
  int rc = hold(index, &now);
  bool fresh = index->table.slots && now.generation == index->generation;
  if (rc != SQLITE_OK || fresh) return rc;
  if (index->n_use > 1) return SQLITE_MISUSE;
  forget(index);
  rc = segments_read(index, now.terms);
  if (rc == SQLITE_OK) rc = table_make(index);
  if (rc == SQLITE_OK)
    index->generation = now.generation;
  else
    forget(index);
  return rc;
}

/* Puts the pending ones behind the stored segments. */
static int pending_refresh(quoth_claim_index *index) {
  quoth_claim_pending *pending = &index->pending;
  if (index->n_use > 1) return SQLITE_OK; /* it is in use as it is */
  int rc = quoth_claim_pending_refresh(pending, index->connection->db,
                                       index->schema);
  uint32_t n = pending->segments.n;
  if (rc != SQLITE_OK || n == 0) return rc;
  quoth_segment *all =
      sqlite3_realloc64(index->segments, (index->n_segment + n) * sizeof *all);
  if (!all) return SQLITE_NOMEM;
  memcpy(all + index->n_segment, pending->segments.at, n * sizeof *all);
  index->segments = all;
  return SQLITE_OK;
}

/* The connection calls it when it ends. */
static void close_all(quoth_claim_index *first) {
  while (first) {
    quoth_claim_index *next = first->next;
    forget(first);
    sqlite3_free(first->schema);
    sqlite3_free(first);
    first = next;
  }
}

static quoth_claim_index *index_of(quoth_connection *connection,
                                   const char *schema) {
  quoth_claim_index *index = connection->claim_index;
  while (index && sqlite3_stricmp(index->schema, schema))
    index = index->next;
  if (index) return index;
  index = sqlite3_malloc64(sizeof *index);
  if (!index) return NULL;
  memset(index, 0, sizeof *index);
  index->schema = sqlite3_mprintf("%s", schema);
  if (!index->schema) {
    sqlite3_free(index);
    return NULL;
  }
  index->connection = connection;
  index->idf = (quoth_idf){0, count_of, &index->table};
  quoth_claim_pending_open(&index->pending);
  index->next = connection->claim_index;
  connection->claim_index_close = close_all;
  return connection->claim_index = index;
}

int quoth_claim_index_begin(quoth_connection *connection, const char *schema,
                            quoth_claim_index **out) {
  quoth_claim_index *index = index_of(connection, schema);
  *out = index;
  if (!index) return SQLITE_NOMEM;
  int rc = SQLITE_MISUSE;
  if (++index->n_use <= QUOTH_DEPTH_MAX) rc = refresh(index);
  if (rc == SQLITE_OK) rc = pending_refresh(index);
  if (rc != SQLITE_OK) {
    quoth_claim_index_end(index);
    *out = NULL;
  }
  return rc;
}

void quoth_claim_index_end(quoth_claim_index *index) {
  if (!index || --index->n_use) return;
  sqlite3_blob_close(index->blob);
  index->blob = NULL;
  sqlite3_finalize(index->hold);
  index->hold = NULL;
  index->is_held = false;
  cache_tidy(index);
}

const quoth_segment *quoth_claim_index_segments(const quoth_claim_index *index,
                                                uint32_t *n) {
  *n = index->n_segment + index->pending.segments.n;
  return index->segments;
}

bool quoth_claim_index_has_pending(const quoth_claim_index *index) {
  return index->pending.segments.n > 0;
}

const quoth_idf *quoth_claim_index_idf(const quoth_claim_index *index) {
  return &index->idf;
}
