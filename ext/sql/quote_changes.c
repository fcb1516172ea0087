/*
** quote_changes.c: the table function quote_changes(article_id [, before]).
**
** One row for each quote that differs between a version of an article and the
** version before it (or the article `before`): what was silently corrected.
**
**   SELECT change, speaker, diff FROM quote_changes(17);
**
** change is
**   altered       some words changed: diff shows which
**   reattributed  the same words, another speaker
**   moved         the same words, in another place among the quotes
**   added         only in this version (old_quote_id is NULL)
**   removed       only in the one before (quote_id is NULL)
** in the order of this version, what was removed last.  Rejected quotes do not
** count.  The first version of an article has no rows, nor has NULL.
**
** Quotes with the same words are paired first, in their order; of the rest
** those most alike, at least half of whose words are shared.
*/
#include "functions.h"
#include "quote_diff.h"
#include "stored_quotes.h"

#include <stdlib.h>
#include <string.h>

SQLITE_EXTENSION_INIT3

#define ALIKE_LEAST 0.5

/* Pairs of quotes compared word by word: an article rewritten from end to end
** with a thousand quotes in it.  Past that, quotes far apart are not tried. */
#define PAIRS_MAX 100000u

enum {
  COL_CHANGE,
  COL_QUOTE_ID,
  COL_OLD_QUOTE_ID,
  COL_TEXT,
  COL_OLD_TEXT,
  COL_DIFF,
  COL_SPEAKER,
  COL_OLD_SPEAKER,
  COL_OF_ARTICLE,
  COL_BEFORE,
  COL_SCHEMA,
};

static const quoth_column columns[] = {
    [COL_CHANGE] = {"change", "TEXT", QUOTH_OUTPUT, 0,
                    "altered, reattributed, moved, added or removed", NULL},
    [COL_QUOTE_ID] = {"quote_id", "INTEGER", QUOTH_OUTPUT, 0,
                      "the quote in this version", NULL},
    [COL_OLD_QUOTE_ID] = {"old_quote_id", "INTEGER", QUOTH_OUTPUT, 0,
                          "and in the one before", NULL},
    [COL_TEXT] = {"text", "TEXT", QUOTH_OUTPUT, 0, "its words", NULL},
    [COL_OLD_TEXT] = {"old_text", "TEXT", QUOTH_OUTPUT, 0, "its words before",
                      NULL},
    [COL_DIFF] = {"diff", "TEXT", QUOTH_OUTPUT, 0,
                  "[-cut-]{+added+} from before to now", NULL},
    [COL_SPEAKER] = {"speaker", "TEXT", QUOTH_OUTPUT, 0,
                     "who said it, says this version", NULL},
    [COL_OLD_SPEAKER] = {"old_speaker", "TEXT", QUOTH_OUTPUT, 0,
                         "who said it, said the one before", NULL},
    [COL_OF_ARTICLE] = {"of_article", "INTEGER", QUOTH_REQUIRED,
                        QUOTH_TAKES_INTEGER, "the version to look at",
                        "article_id"},
    [COL_BEFORE] = {"before", "INTEGER", QUOTH_OPTIONAL, QUOTH_TAKES_INTEGER,
                    "article_id to compare with, the version before unless"
                    " given",
                    NULL},
    [COL_SCHEMA] = QUOTH_SCHEMA_ARGUMENT,
};

typedef struct change {
  const char *what;
  const quoth_stored_quote *now, *before; /* one may be NULL */
} change;

/* Both versions, and for each quote its partner in the other, or -1. */
typedef struct versions {
  quoth_stored_quotes now, before;
  int32_t *old_of, *new_of;
  QUOTH_VEC(change) changes;
} versions;

static int64_t id_given(quoth_cursor *cursor, int i) {
  return cursor->given[i] ? sqlite3_value_int64(cursor->given[i]) : -1;
}

static int read_version(quoth_cursor *cursor, const char *schema, int64_t id,
                        quoth_stored_quotes *quotes) {
  sqlite3_stmt *stmt = NULL;
  char *sql = sqlite3_mprintf(QUOTH_STORED_SELECT
                              "WHERE q.article_id = ?1"
                              " AND q.status <> 'rejected' ORDER BY q.ordinal",
                              schema, schema, schema, schema);
  int rc = quoth_cursor_prepare(cursor, &stmt, sql);
  if (rc == SQLITE_OK) rc = sqlite3_bind_int64(stmt, 1, id);
  if (rc == SQLITE_OK) rc = quoth_stored_read(cursor, stmt, quotes);
  sqlite3_finalize(stmt);
  sqlite3_free(sql);
  return rc;
}

/* The version before an article's, -1 where it is the first. */
static int find_before(quoth_cursor *cursor, const char *schema, int64_t id,
                       int64_t *before) {
  sqlite3_stmt *stmt = NULL;
  char *sql = sqlite3_mprintf(
      "SELECT b.article_id FROM \"%w\".articles a JOIN \"%w\".articles b"
      " ON b.source = a.source AND b.version < a.version"
      " WHERE a.article_id = ?1 ORDER BY b.version DESC LIMIT 1",
      schema, schema);
  int rc = quoth_cursor_prepare(cursor, &stmt, sql);
  if (rc == SQLITE_OK) rc = sqlite3_bind_int64(stmt, 1, id);
  if (rc == SQLITE_OK) rc = quoth_cursor_step(cursor, stmt);
  if (rc == SQLITE_ROW) *before = sqlite3_column_int64(stmt, 0);
  sqlite3_finalize(stmt);
  sqlite3_free(sql);
  return rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static bool same_str(quoth_str a, quoth_str b) {
  return a.n_byte == b.n_byte && (a.at == NULL) == (b.at == NULL) &&
         (a.n_byte == 0 || memcmp(a.at, b.at, a.n_byte) == 0);
}

/* The same words, by text, then in the order of the article. */
static int by_text(const void *left, const void *right) {
  const quoth_stored_quote *a = *(const quoth_stored_quote *const *)left;
  const quoth_stored_quote *b = *(const quoth_stored_quote *const *)right;
  uint32_t least =
      a->text.n_byte < b->text.n_byte ? a->text.n_byte : b->text.n_byte;
  int order = least ? memcmp(a->text.at, b->text.at, least) : 0;
  if (order == 0)
    order =
        (a->text.n_byte > b->text.n_byte) - (a->text.n_byte < b->text.n_byte);
  return order ? order : (a->ordinal > b->ordinal) - (a->ordinal < b->ordinal);
}

static const quoth_stored_quote **sorted(quoth_arena *arena,
                                         const quoth_stored_quotes *quotes) {
  const quoth_stored_quote **list =
      quoth_arena_array(arena, (size_t)quotes->n + 1, sizeof *list);
  for (uint32_t i = 0; list && i < quotes->n; i++)
    list[i] = &quotes->at[i];
  if (list) qsort(list, quotes->n, sizeof *list, by_text);
  return list;
}

static void pair(versions *v, uint32_t now, uint32_t before) {
  v->old_of[now] = (int32_t)before;
  v->new_of[before] = (int32_t)now;
}

/* Merges both lists sorted by text. */
static void pair_equal(versions *v, quoth_arena *arena) {
  const quoth_stored_quote **now = sorted(arena, &v->now);
  const quoth_stored_quote **before = sorted(arena, &v->before);
  uint32_t i = 0, k = 0;
  while (now && before && i < v->now.n && k < v->before.n) {
    int order = 0;
    if (!same_str(now[i]->text, before[k]->text))
      order = by_text(&now[i], &before[k]);
    if (order == 0)
      pair(v, (uint32_t)(now[i] - v->now.at),
           (uint32_t)(before[k] - v->before.at));
    i += order <= 0;
    k += order >= 0;
  }
}

/* Two quotes without a partner, and how alike they are. */
typedef struct likeness {
  uint32_t now, before;
  double share;
} likeness;
typedef QUOTH_VEC(likeness) likenesses;

static int most_alike(const void *left, const void *right) {
  const likeness *a = left, *b = right;
  int order = (a->share < b->share) - (a->share > b->share);
  if (order == 0) order = (a->now > b->now) - (a->now < b->now);
  return order ? order : (a->before > b->before) - (a->before < b->before);
}

static int compare_pair(versions *v, quoth_cursor *cursor, quoth_arena *scratch,
                        uint32_t now, uint32_t before, likenesses *list) {
  const quoth_tokens *a = &v->before.at[before].tokens;
  const quoth_tokens *b = &v->now.at[now].tokens;
  quoth_diff diff;
  quoth_arena_reset(scratch);
  if (!quoth_diff_make(&diff, scratch, a, b)) return scratch->status;
  double share = quoth_diff_similarity(&diff, a, b);
  if (share >= ALIKE_LEAST) {
    likeness *found = QUOTH_PUSH(&cursor->arena, list);
    if (found) *found = (likeness){now, before, share};
  }
  return cursor->arena.status;
}

/* How far apart two quotes may stand to be tried. */
static uint32_t reach(const versions *v) {
  uint32_t n = 0;
  for (uint32_t k = 0; k < v->before.n; k++)
    n += v->new_of[k] < 0;
  return n ? PAIRS_MAX / n + 1 : 0;
}

static int compare_rest(versions *v, quoth_cursor *cursor, likenesses *list) {
  uint32_t far = reach(v);
  quoth_arena scratch;
  int status = cursor->arena.status;
  quoth_arena_open(&scratch, &quoth_sqlite_allocator);
  for (uint32_t k = 0; k < v->before.n && status == QUOTH_OK; k++) {
    if (v->new_of[k] >= 0) continue;
    if (quoth_cursor_interrupted(cursor)) status = QUOTH_INTERRUPTED;
    uint32_t first = k > far / 2 ? k - far / 2 : 0;
    for (uint32_t i = first;
         i < v->now.n && i - first <= far && status == QUOTH_OK; i++) {
      if (v->old_of[i] < 0)
        status = compare_pair(v, cursor, &scratch, i, k, list);
    }
  }
  quoth_arena_close(&scratch);
  return status;
}

static int pair_alike(versions *v, quoth_cursor *cursor) {
  likenesses list = {0};
  int status = compare_rest(v, cursor, &list);
  if (list.n) qsort(list.at, list.n, sizeof *list.at, most_alike);
  for (uint32_t i = 0; i < list.n; i++) {
    const likeness *l = &list.at[i];
    if (v->old_of[l->now] < 0 && v->new_of[l->before] < 0)
      pair(v, l->now, l->before);
  }
  return status;
}

/*
** Which paired quotes kept their order: a longest rising run of their places
** before (patience sorting: tail[l] ends the best run of l + 1).  The others
** moved.
*/
static bool *in_order(const versions *v, quoth_arena *arena) {
  uint32_t n = v->now.n, n_run = 0;
  bool *stays = quoth_arena_array(arena, (size_t)n + 1, sizeof *stays);
  int32_t *tail = quoth_arena_array(arena, (size_t)n + 1, sizeof *tail);
  int32_t *link = quoth_arena_array(arena, (size_t)n + 1, sizeof *link);
  if (!stays || !tail || !link) return NULL;
  for (uint32_t i = 0; i < n; i++) {
    if (v->old_of[i] < 0) continue;
    uint32_t low = 0, high = n_run;
    while (low < high) {
      uint32_t middle = (low + high) / 2;
      if (v->old_of[tail[middle]] < v->old_of[i])
        low = middle + 1;
      else
        high = middle;
    }
    link[i] = low ? tail[low - 1] : -1;
    tail[low] = (int32_t)i;
    if (low == n_run) n_run++;
  }
  for (int32_t i = n_run ? tail[n_run - 1] : -1; i >= 0; i = link[i])
    stays[i] = true;
  return stays;
}

static void note(versions *v, quoth_arena *arena, const char *what,
                 const quoth_stored_quote *now,
                 const quoth_stored_quote *before) {
  change *noted = what ? QUOTH_PUSH(arena, &v->changes) : NULL;
  if (noted) *noted = (change){what, now, before};
}

/* What became of a quote that both have, or NULL for nothing. */
static const char *what_changed(const quoth_stored_quote *now,
                                const quoth_stored_quote *before, bool stays) {
  if (!same_str(now->text, before->text)) return "altered";
  if (!same_str(now->speaker, before->speaker)) return "reattributed";
  return stays ? NULL : "moved";
}

static void note_changes(versions *v, quoth_arena *arena) {
  const bool *stays = in_order(v, arena);
  for (uint32_t i = 0; stays && i < v->now.n; i++) {
    const quoth_stored_quote *now = &v->now.at[i];
    int32_t old = v->old_of[i];
    const quoth_stored_quote *before = old < 0 ? NULL : &v->before.at[old];
    note(v, arena, before ? what_changed(now, before, stays[i]) : "added", now,
         before);
  }
  for (uint32_t k = 0; k < v->before.n; k++) {
    if (v->new_of[k] < 0) note(v, arena, "removed", NULL, &v->before.at[k]);
  }
}

static int compare_versions(versions *v, quoth_cursor *cursor) {
  quoth_arena *arena = &cursor->arena;
  v->old_of = quoth_arena_array(arena, (size_t)v->now.n + 1, sizeof *v->old_of);
  v->new_of =
      quoth_arena_array(arena, (size_t)v->before.n + 1, sizeof *v->new_of);
  if (!v->old_of || !v->new_of) return SQLITE_NOMEM;
  memset(v->old_of, -1, v->now.n * sizeof *v->old_of);
  memset(v->new_of, -1, v->before.n * sizeof *v->new_of);
  pair_equal(v, arena);
  int status = pair_alike(v, cursor);
  if (status == QUOTH_OK) note_changes(v, arena);
  return quoth_status_to_sqlite(status == QUOTH_OK ? arena->status : status);
}

static int start(quoth_cursor *cursor) {
  const char *schema = quoth_cursor_schema(cursor, COL_SCHEMA);
  versions *v = quoth_arena_alloc(&cursor->arena, sizeof *v);
  if (!v) return SQLITE_NOMEM;
  int64_t now = id_given(cursor, COL_OF_ARTICLE);
  int64_t before = id_given(cursor, COL_BEFORE);
  int rc = SQLITE_OK;
  if (!cursor->given[COL_BEFORE])
    rc = find_before(cursor, schema, now, &before);
  if (rc == SQLITE_OK && before >= 0)
    rc = read_version(cursor, schema, now, &v->now);
  if (rc == SQLITE_OK && before >= 0)
    rc = read_version(cursor, schema, before, &v->before);
  if (rc == SQLITE_OK) rc = compare_versions(v, cursor);
  cursor->found = v;
  cursor->n_row = rc == SQLITE_OK ? v->changes.n : 0;
  return rc;
}

static void result_diff(quoth_cursor *cursor, sqlite3_context *ctx,
                        const change *shown) {
  static const quoth_str nothing = {"", 0};
  quoth_diff_result(ctx, &cursor->arena, NULL,
                    shown->before ? shown->before->text : nothing,
                    shown->now ? shown->now->text : nothing);
}

static void column(quoth_cursor *cursor, sqlite3_context *ctx, int i) {
  const versions *v = cursor->found;
  const change *shown = &v->changes.at[cursor->row];
  const quoth_stored_quote *now = shown->now, *before = shown->before;
  switch (i) {
  case COL_CHANGE:
    sqlite3_result_text(ctx, shown->what, -1, SQLITE_STATIC);
    break;
  case COL_QUOTE_ID:
    if (now) sqlite3_result_int64(ctx, now->quote_id);
    break;
  case COL_OLD_QUOTE_ID:
    if (before) sqlite3_result_int64(ctx, before->quote_id);
    break;
  case COL_TEXT:
    if (now) quoth_result_str(ctx, now->text);
    break;
  case COL_OLD_TEXT:
    if (before) quoth_result_str(ctx, before->text);
    break;
  case COL_DIFF: result_diff(cursor, ctx, shown); break;
  case COL_SPEAKER:
    if (now) quoth_result_str(ctx, now->speaker);
    break;
  case COL_OLD_SPEAKER:
    if (before) quoth_result_str(ctx, before->speaker);
    break;
  default: break;
  }
}

const quoth_table quoth_quote_changes = {
    .signature = {"quote_changes", "a quote that differs between two versions",
                  columns, QUOTH_N_COLUMN(columns), 5, -1, false},
    .start = start,
    .column = column,
};
