/*
** story_keys.c: keeps _quoth_fingerprints, whose rows are key << 32 |
** article_id.  The newest keys stay in memory, where most that come again are
** found; the table is asked for older ones.  Owns two rules: a key that was
** added is found once, in memory or in the table, and the filter knows every
** key of the table that is not in memory, or is not used.
*/
#include "story_keys.h"

#include <stdlib.h>
#include <string.h>

#include "rows.h"

#define CHAINS    (1u << 17) /* a batch of 4 KB articles has 2^17 keys */
#define ENTRY_MAX (1u << 18) /* 4 MB; with more all are forgotten */

/* Bits of the filter, one for each value of a key's last 27: of a million
** articles' keys they rule out seven in eight, and take 16 MB. */
#define FILTER_BITS (1u << 27)

enum { HAS_ARTICLES, FIND, WRITE, N_STATEMENT };

static const char *const sql[N_STATEMENT] = {
    [HAS_ARTICLES] = "SELECT EXISTS (SELECT 1 FROM _quoth_fingerprints)",
    [FIND] = "SELECT entry & 0xFFFFFFFF FROM _quoth_fingerprints"
             " WHERE entry >= ?1 << 32 AND entry < ?1 << 32 | ?2"
             " ORDER BY entry DESC LIMIT ?3",
    [WRITE] = ("INSERT OR IGNORE INTO _quoth_fingerprints(entry)"
               " SELECT entry FROM _quoth_new_keys"),
};

struct entry {
  int64_t entry;
  uint32_t older; /* entry of the same chain, plus one; 0: none */
};

static const quoth_rows_column columns[] = {{"entry", 'i', 0}};
static const quoth_rows_table table = {"_quoth_new_keys", columns, 1,
                                       sizeof(int64_t)};

struct quoth_story_keys {
  quoth_database *db;
  struct entry *entries; /* in memory, oldest first */
  uint32_t n, n_room;
  uint32_t n_written; /* of these, in the table too */
  int64_t first_id;   /* the least article in memory; else past them all */
  uint32_t *chains;   /* CHAINS: the newest entry, plus one */
  uint8_t *filter;    /* NULL: the table may have any key */
  bool filtered;      /* the filter has a key */
  bool begun;
  quoth_rows rows;
  quoth_statement statements[N_STATEMENT];
};

quoth_story_keys *quoth_story_keys_open(quoth_database *db) {
  quoth_story_keys *k = calloc(1, sizeof *k);
  if (!k) return NULL;
  k->db = db;
  k->first_id = UINT32_MAX;
  k->chains = calloc(CHAINS, sizeof *k->chains);
  for (int i = 0; i < N_STATEMENT; i++) k->statements[i].sql = sql[i];
  quoth_rows_open(&k->rows, &table, db);
  if (k->chains) return k;
  quoth_story_keys_close(k);
  return NULL;
}

void quoth_story_keys_close(quoth_story_keys *k) {
  if (!k) return;
  quoth_statements_finish(k->statements, N_STATEMENT);
  quoth_rows_close(&k->rows);
  free(k->entries);
  free(k->chains);
  free(k->filter);
  free(k);
}

static void note_stored(quoth_story_keys *k) {
  k->filtered |= k->n > 0;
  for (uint32_t i = 0; k->filter && i < k->n; i++) {
    uint32_t bit = (uint32_t)(k->entries[i].entry >> 32) % FILTER_BITS;
    k->filter[bit / 8] |= (uint8_t)(1u << (bit % 8));
  }
}

/* All are written: from now on the table is asked for them. */
static void forget(quoth_story_keys *k) {
  note_stored(k);
  memset(k->chains, 0, CHAINS * sizeof *k->chains);
  k->n = k->n_written = 0;
  k->first_id = UINT32_MAX;
}

/* A table that was empty when the load began has only keys that passed here. */
void quoth_story_keys_begin(quoth_story_keys *k, bool changed) {
  if (!k->begun && !quoth_database_integer(
                       k->db, &k->statements[HAS_ARTICLES], 1, ""))
    k->filter = calloc(FILTER_BITS / 8, 1);
  if (k->begun && changed) {
    forget(k);
    free(k->filter);
    k->filter = NULL;
  }
  k->begun = true;
}

/* An empty filter is not read: that alone would make its memory real. */
static bool may_be_stored(const quoth_story_keys *k, uint32_t key) {
  uint32_t bit = key % FILTER_BITS;
  if (k->filter && !k->filtered) return false;
  return !k->filter || k->filter[bit / 8] >> (bit % 8) & 1;
}

static uint32_t find_in_memory(const quoth_story_keys *k, uint32_t key,
                              int64_t *ids, uint32_t n_room) {
  uint32_t n = 0;
  for (uint32_t i = k->chains[key % CHAINS]; i && n < n_room;) {
    const struct entry *e = &k->entries[i - 1];
    if (e->entry >> 32 == key) ids[n++] = e->entry & 0xFFFFFFFF;
    i = e->older;
  }
  return n;
}

void quoth_story_keys_expect(const quoth_story_keys *k, const uint32_t *keys,
                             uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    __builtin_prefetch(&k->chains[keys[i] % CHAINS]);
  for (uint32_t i = 0; i < n; i++)
    if (k->chains[keys[i] % CHAINS])
      __builtin_prefetch(&k->entries[k->chains[keys[i] % CHAINS] - 1]);
}

uint32_t quoth_story_keys_find(quoth_story_keys *k, uint32_t key, int64_t *ids,
                               uint32_t n_room) {
  quoth_statement *s = &k->statements[FIND];
  uint32_t n = find_in_memory(k, key, ids, n_room);
  if (n == n_room || !may_be_stored(k, key)) return n;
  for (bool more = quoth_database_row(k->db, s, "iii", (int64_t)key,
                                      k->first_id, (int64_t)(n_room - n));
       more; more = quoth_database_next(k->db, s))
    ids[n++] = sqlite3_column_int64(s->handle, 0);
  return n;
}

/* Room for one more entry. */
static bool grow(quoth_story_keys *k) {
  if (k->n == ENTRY_MAX) {
    quoth_story_keys_settle(k);
    forget(k);
  }
  if (k->n < k->n_room) return true;
  uint32_t room = k->n_room ? k->n_room * 2 : 1024;
  struct entry *more = realloc(k->entries, room * sizeof *more);
  if (!more) {
    quoth_database_fail(k->db, SQLITE_NOMEM, "out of memory");
    return false;
  }
  k->entries = more;
  k->n_room = room;
  return true;
}

void quoth_story_keys_add(quoth_story_keys *k, uint32_t key,
                          int64_t article_id) {
  uint32_t *chain = &k->chains[key % CHAINS];
  if (k->db->rc != SQLITE_OK || !grow(k)) return;
  if (article_id < k->first_id) k->first_id = article_id;
  k->entries[k->n] = (struct entry){(int64_t)key << 32 | article_id, *chain};
  *chain = ++k->n;
}

static int ascending(const void *a, const void *b) {
  const int64_t *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

void quoth_story_keys_settle(quoth_story_keys *k) {
  uint32_t n = k->n - k->n_written;
  int64_t *sorted = n ? malloc(n * sizeof *sorted) : NULL;
  if (n && !sorted) quoth_database_fail(k->db, SQLITE_NOMEM, "out of memory");
  for (uint32_t i = 0; sorted && i < n; i++)
    sorted[i] = k->entries[k->n_written + i].entry;
  if (sorted) {
    qsort(sorted, n, sizeof *sorted, ascending);
    quoth_rows_add(&k->rows, k->db, sorted, n);
    quoth_database_run(k->db, &k->statements[WRITE], "");
    quoth_rows_clear(&k->rows);
  }
  free(sorted);
  k->n_written = k->n;
}
