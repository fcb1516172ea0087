/*
** corrections.c: what people said about quotes outlives what the machine
** reads.  On the same body their rows stay as they are, and what the machine
** finds in the same place is left out.  In a new version a correction is
** anchored by its exact words; where they stand more than once, what stands
** before and behind decides.  Words that are gone are told, never dropped in
** silence: the old version keeps its row.
*/
#include <stdlib.h>
#include <string.h>

#include "../../ext/text/utf8.h"
#include "corrections.h"

/* Bytes before and behind the words that tell places apart; a sentence. */
#define CONTEXT_BYTE 120u

enum {
  STORED,
  BODY_OF,
  CORRECTED,
  MACHINE_AT,
  MAKE_ROOM,
  TAKE_OVER,
  PLACE_HUMAN,
  N_STATEMENT
};

static const char *const sql[N_STATEMENT] = {
    [STORED] = "SELECT quote_id, start, stop, status = 'machine', text"
               " FROM quotes WHERE article_id = ?1 ORDER BY start, stop DESC",
    [BODY_OF] = "SELECT body, source FROM articles WHERE article_id = ?1",
    [CORRECTED] = "SELECT quote_id, start, stop, text FROM quotes"
                  " WHERE article_id = ?1 AND status <> 'machine'"
                  " ORDER BY ordinal",
    [MACHINE_AT] = "SELECT quote_id, start, stop FROM quotes"
                   " WHERE article_id = ?1 AND text = ?2"
                   " AND status = 'machine' ORDER BY ordinal",
    [MAKE_ROOM] = "UPDATE quotes SET ordinal = -1 - ordinal"
                  " WHERE article_id = ?1",
    /* all that a person may have said; places stay those of the new row */
    [TAKE_OVER] =
        "UPDATE quotes SET (kind, speaker_id, said_on, confidence, status) ="
        " (SELECT kind, speaker_id, said_on, confidence, status FROM quotes o"
        " WHERE o.quote_id = ?2) WHERE quote_id = ?1",
    [PLACE_HUMAN] = "UPDATE quotes SET ordinal = ?2 WHERE quote_id = ?1",
};

struct quoth_corrections {
  quoth_database *db;
  quoth_quote_rows *rows;
  quoth_statement statements[N_STATEMENT];
};

quoth_corrections *quoth_corrections_open(quoth_database *db,
                                          quoth_quote_rows *rows) {
  quoth_corrections *c = calloc(1, sizeof *c);
  if (!c) return NULL;
  c->db = db;
  c->rows = rows;
  for (int i = 0; i < N_STATEMENT; i++)
    c->statements[i].sql = sql[i];
  return c;
}

void quoth_corrections_close(quoth_corrections *c) {
  if (!c) return;
  quoth_statements_finish(c->statements, N_STATEMENT);
  free(c);
}

/* ---- the same body, read anew ---- */

struct stored {
  int64_t quote_id, start, stop;
  bool machine, used;
  quoth_str text;
};

typedef QUOTH_VEC(struct stored) stored_list;

static stored_list read_stored(quoth_corrections *c, quoth_arena *arena,
                               int64_t article_id) {
  quoth_statement *s = &c->statements[STORED];
  stored_list list = {0};
  bool row = quoth_database_row(c->db, s, "i", article_id);
  for (; row; row = quoth_database_next(c->db, s)) {
    struct stored *one = QUOTH_PUSH(arena, &list);
    quoth_str text = quoth_statement_text(s, 4);
    if (!one) continue;
    one->quote_id = sqlite3_column_int64(s->handle, 0);
    one->start = sqlite3_column_int64(s->handle, 1);
    one->stop = sqlite3_column_int64(s->handle, 2);
    one->machine = sqlite3_column_int(s->handle, 3);
    one->text.at = quoth_arena_copy(arena, text.at, text.n_byte);
    one->text.n_byte = text.n_byte;
  }
  return list;
}

static bool is_text(quoth_str a, quoth_str b) {
  return a.at && b.at && a.n_byte == b.n_byte &&
         memcmp(a.at, b.at, a.n_byte) == 0;
}

/* A person's row stands for a quote when they share more than half of what
** both cover: people move the ends, and a quote may stand inside another. */
static bool stands_for(const struct stored *one, int64_t start, int64_t stop) {
  int64_t from = one->start > start ? one->start : start;
  int64_t to = one->stop < stop ? one->stop : stop;
  int64_t first = one->start < start ? one->start : start;
  int64_t last = one->stop > stop ? one->stop : stop;
  return 2 * (to - from) > last - first;
}

/* The row in just this place: its id, or -1 for a person's; 0: none. */
static int64_t row_at(stored_list *list, int64_t start, int64_t stop,
                      quoth_str text) {
  for (uint32_t i = 0; i < list->n; i++) {
    struct stored *one = &list->at[i];
    if (one->used || one->start != start || one->stop != stop) continue;
    if (one->machine && !is_text(one->text, text)) continue;
    one->used = true;
    return one->machine ? one->quote_id : -1;
  }
  return 0;
}

/* A person's row near this place that stands for no other quote: -1, or 0. */
static int64_t row_near(stored_list *list, int64_t start, int64_t stop) {
  for (uint32_t i = 0; i < list->n; i++) {
    struct stored *one = &list->at[i];
    if (one->used || one->machine || !stands_for(one, start, stop)) continue;
    one->used = true;
    return -1;
  }
  return 0;
}

/* Ordinals by place in the body, people's rows among the machine's. */
static void number(quoth_corrections *c, const stored_list *list,
                   quoth_quote_plan *plan, const quoth_draft *draft) {
  int64_t ordinal = 0;
  uint32_t k = 0, n = draft->n;
  for (uint32_t i = 0; i <= n; i++) {
    for (; k < list->n && (i == n || list->at[k].start < draft->rows[i].start);
         k++) {
      if (!list->at[k].machine)
        quoth_database_run(c->db, &c->statements[PLACE_HUMAN], "ii",
                           list->at[k].quote_id, ordinal++);
    }
    if (i < n && plan[i].quote_id >= 0) plan[i].ordinal = ordinal++;
  }
}

static void delete_unused(quoth_corrections *c, const stored_list *list,
                          quoth_revision *revision) {
  for (uint32_t i = 0; i < list->n; i++) {
    const struct stored *one = &list->at[i];
    revision->n_kept += !one->machine;
    if (!one->machine || one->used) continue;
    quoth_quote_rows_delete(c->rows, one->quote_id);
    revision->n_gone++;
  }
}

/* Which row each quote of the draft is; NULL when there is no memory. */
static quoth_quote_plan *plan_rows(quoth_corrections *c, quoth_arena *arena,
                                   stored_list *list,
                                   const quoth_draft *draft) {
  const quoth_quote_row *rows = draft->rows;
  quoth_quote_plan *plan =
      quoth_arena_array(arena, draft->n + 1, sizeof *plan);
  if (!plan) quoth_database_fail(c->db, SQLITE_NOMEM, "out of memory");
  for (uint32_t i = 0; plan && i < draft->n; i++)
    plan[i].quote_id = row_at(list, rows[i].start, rows[i].stop, rows[i].text);
  for (uint32_t i = 0; plan && i < draft->n; i++)
    if (plan[i].quote_id == 0)
      plan[i].quote_id = row_near(list, rows[i].start, rows[i].stop);
  return plan;
}

void quoth_corrections_revise(quoth_corrections *c, quoth_arena *arena,
                              int64_t article_id, const quoth_reading *reading,
                              const quoth_draft *draft,
                              quoth_revision *revision) {
  uint32_t n_new = 0, n_old = 0;
  stored_list list = read_stored(c, arena, article_id);
  quoth_quote_plan *plan = plan_rows(c, arena, &list, draft);
  if (!plan) return;
  if (list.n == draft->n && quoth_quote_rows_are(c->rows, arena, article_id,
                                                 reading, draft, plan)) {
    revision->n_same += draft->n; /* and nobody corrected any */
    return;
  }
  for (uint32_t i = 0; i < draft->n; i++) {
    n_new += plan[i].quote_id == 0;
    n_old += plan[i].quote_id > 0;
  }
  delete_unused(c, &list, revision);
  quoth_database_run(c->db, &c->statements[MAKE_ROOM], "i", article_id);
  number(c, &list, plan, draft);
  uint32_t n_differ = quoth_quote_rows_revise(c->rows, arena, article_id,
                                              reading, draft, plan);
  revision->n_new += n_new;
  revision->n_changed += n_differ - n_new;
  revision->n_same += n_old - (n_differ - n_new);
}

/* ---- a new version ---- */

/* One version's text, with offsets. */
struct body {
  quoth_str text, source;
  quoth_charmap map;
};

static bool read_body(quoth_corrections *c, quoth_arena *arena,
                      int64_t article_id, struct body *out) {
  quoth_statement *s = &c->statements[BODY_OF];
  if (!quoth_database_row(c->db, s, "i", article_id)) return false;
  quoth_str body = quoth_statement_text(s, 0);
  quoth_str source = quoth_statement_text(s, 1);
  out->text =
      (quoth_str){quoth_arena_copy(arena, body.at, body.n_byte), body.n_byte};
  out->source = (quoth_str){quoth_arena_copy(arena, source.at, source.n_byte),
                            source.n_byte};
  quoth_statement_reset(s);
  return out->text.at && out->source.at &&
         quoth_charmap_make(&out->map, arena, out->text.at, out->text.n_byte);
}

/* The byte of a character: the inverse of the map, by halving. */
static uint32_t byte_of(const struct body *b, int64_t character) {
  uint32_t low = 0, high = b->text.n_byte;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if ((int64_t)quoth_charmap_char(&b->map, middle) < character)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* How many bytes before and behind two places are the same. */
static uint32_t shared_context(const struct body *a, int64_t a_start,
                               int64_t a_stop, const struct body *b,
                               int64_t b_start, int64_t b_stop) {
  uint32_t i = byte_of(a, a_start), j = byte_of(b, b_start), before = 0;
  while (before < CONTEXT_BYTE && before < i && before < j &&
         a->text.at[i - before - 1] == b->text.at[j - before - 1])
    before++;
  uint32_t k = byte_of(a, a_stop), l = byte_of(b, b_stop), behind = 0;
  while (behind < CONTEXT_BYTE && k + behind < a->text.n_byte &&
         l + behind < b->text.n_byte &&
         a->text.at[k + behind] == b->text.at[l + behind])
    behind++;
  return before + behind;
}

/* The machine's quote of these words in the new version whose surroundings
** are most alike; 0 where there is none. */
static int64_t find_words(quoth_corrections *c, const struct stored *old,
                          const struct body *from, int64_t to_article,
                          const struct body *to) {
  quoth_statement *s = &c->statements[MACHINE_AT];
  int64_t best = 0;
  uint32_t best_shared = 0;
  bool row = quoth_database_row(c->db, s, "is", to_article, old->text);
  for (; row; row = quoth_database_next(c->db, s)) {
    uint32_t shared = 1 + shared_context(from, old->start, old->stop, to,
                                         sqlite3_column_int64(s->handle, 1),
                                         sqlite3_column_int64(s->handle, 2));
    if (shared > best_shared) {
      best_shared = shared;
      best = sqlite3_column_int64(s->handle, 0);
    }
  }
  return best;
}

static stored_list read_corrected(quoth_corrections *c, quoth_arena *arena,
                                  int64_t article_id) {
  quoth_statement *s = &c->statements[CORRECTED];
  stored_list list = {0};
  bool row = quoth_database_row(c->db, s, "i", article_id);
  for (; row; row = quoth_database_next(c->db, s)) {
    struct stored *one = QUOTH_PUSH(arena, &list);
    quoth_str text = quoth_statement_text(s, 3);
    if (!one) continue;
    one->quote_id = sqlite3_column_int64(s->handle, 0);
    one->start = sqlite3_column_int64(s->handle, 1);
    one->stop = sqlite3_column_int64(s->handle, 2);
    one->text.at = quoth_arena_copy(arena, text.at, text.n_byte);
    one->text.n_byte = text.n_byte;
  }
  return list;
}

uint32_t quoth_corrections_carry(quoth_corrections *c, quoth_arena *arena,
                                 int64_t from_article, int64_t to_article,
                                 quoth_lost_fn *lost, void *arg) {
  struct body from, to;
  uint32_t n_carried = 0;
  stored_list list = read_corrected(c, arena, from_article);
  if (list.n == 0 || !read_body(c, arena, from_article, &from) ||
      !read_body(c, arena, to_article, &to))
    return 0;
  for (uint32_t i = 0; i < list.n; i++) {
    int64_t quote_id = find_words(c, &list.at[i], &from, to_article, &to);
    if (quote_id)
      quoth_database_run(c->db, &c->statements[TAKE_OVER], "ii", quote_id,
                         list.at[i].quote_id);
    else
      lost(arg, from.source.at, list.at[i].text);
    n_carried += quote_id != 0;
  }
  return n_carried;
}
