/*
** claim_search.c: candidates in, compared statements out.  Owns the rule that a
** statement is judged by its row as it is now: what the index says of it only
** brings it here.
*/
#include "claim_search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../text/sentences.h"

SQLITE_EXTENSION_INIT3

#define ROUND      1000u /* candidates of a sentence that are compared at once */
#define ASK_EVERY  64u /* comparisons or windows between looks at interrupts */
#define SCORE_SURE 0.999f /* a higher one may come of anything near it */

/* A statement to compare with a sentence of the text, or with all. */
typedef struct pair {
  int64_t statement_id;
  uint32_t sentence;
} pair;

#define EVERY_SENTENCE UINT32_MAX

typedef QUOTH_VEC(pair) pair_list;

static bool is_interrupted(void *arg) {
  quoth_claim_search *search = arg;
  if (++search->n_asked % ASK_EVERY) return false;
  return quoth_cursor_interrupted(search->cursor);
}

/*
** The text
*/

static int sentences_make(quoth_claim_search *search, quoth_str text) {
  quoth_arena *arena = &search->cursor->arena;
  uint32_t n = 0;
  const quoth_span all = {0, text.n_byte}, *spans = &all;
  if (search->whole)
    n = text.n_byte > 0;
  else
    spans = quoth_statements_make(arena, text.at, text.n_byte, &n);
  if (n > QUOTH_CLAIM_SENTENCES_MAX) {
    sqlite3_log(SQLITE_WARNING,
                "claim_match(): only the first %u sentences are matched",
                QUOTH_CLAIM_SENTENCES_MAX);
    n = QUOTH_CLAIM_SENTENCES_MAX;
  }
  search->sentences = quoth_arena_array(arena, n, sizeof *search->sentences);
  for (uint32_t i = 0; i < n && search->sentences; i++)
    (void)quoth_terms_make(&search->sentences[i], arena,
                           quoth_span_text(text.at, spans[i]));
  search->n_sentence = arena->status ? 0 : n;
  return quoth_status_to_sqlite(arena->status);
}

/* Made when the index is open: it knows how rare words are. */
static int sides_make(quoth_claim_search *search) {
  quoth_arena *arena = &search->cursor->arena;
  uint32_t n = search->n_sentence;
  search->sides = quoth_arena_array(arena, n, sizeof *search->sides);
  for (uint32_t i = 0; i < n && search->sides; i++)
    (void)quoth_side_make(&search->sides[i], arena, &search->sentences[i],
                          quoth_claim_index_idf(search->index));
  return quoth_status_to_sqlite(arena->status);
}

/*
** Candidates
*/

static void add_pair(quoth_claim_search *search, pair_list *pairs, int64_t id,
                     uint32_t sentence) {
  pair *p = QUOTH_PUSH(&search->cursor->arena, pairs);
  if (p) *p = (pair){id, sentence};
}

static int add_pending(quoth_claim_search *search, pair_list *pairs) {
  sqlite3_stmt *stmt = NULL;
  if (quoth_claim_index_has_pending(search->index)) return SQLITE_OK;
  char *sql = sqlite3_mprintf("SELECT statement_id FROM \"%w\"._quoth_pending",
                              search->filter->schema);
  int rc = quoth_cursor_prepare(search->cursor, &stmt, sql);
  sqlite3_free(sql);
  bool all = quoth_claim_filter_is_empty(search->filter);
  while (rc == SQLITE_OK &&
         (rc = quoth_cursor_step(search->cursor, stmt)) == SQLITE_ROW) {
    int64_t id = sqlite3_column_int64(stmt, 0);
    if (all || quoth_claim_filter_admits(search->filter, id))
      add_pair(search, pairs, id, EVERY_SENTENCE);
    rc = search->filter->rc;
  }
  sqlite3_finalize(stmt);
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static float least_score(const quoth_claim_search *search) {
  return search->min_score >= 0 ? (float)search->min_score
                                : QUOTH_CLAIM_SCORE_LEAST;
}

/* Guesses are in logits, and a match needs no more than the least score. */
static float least_guess(const quoth_claim_search *search, float gain) {
  float least = least_score(search);
  if (least >= 1) least = SCORE_SURE;
  return least > 0 ? logf(least / (1 - least)) - gain : -INFINITY;
}

/* What the index brings for each sentence, best first. */
typedef struct brought_list {
  quoth_candidate *at;
  uint32_t n;
} brought_list;

static int ask_index(quoth_claim_search *search, uint32_t sentence,
                     brought_list *out) {
  bool all = quoth_claim_filter_is_empty(search->filter);
  quoth_search index = {
      .idf = quoth_claim_index_idf(search->index),
      .n_posting_max = QUOTH_POSTINGS_BUDGET,
      .n_candidate_max = search->n_candidate,
      .guess_least = least_guess(search, QUOTH_GUESS_GAIN_MAX),
      .guess_few = least_guess(search, QUOTH_GUESS_GAIN),
      .admit = all ? NULL : quoth_claim_filter_admits,
      .admit_arg = search->filter,
      .stop = is_interrupted,
      .stop_arg = search,
  };
  index.segments = quoth_claim_index_segments(search->index, &index.n_segment);
  int status =
      quoth_search_run(&index, &search->cursor->arena,
                       &search->sentences[sentence], &out->at, &out->n);
  if (search->filter->rc != SQLITE_OK) return search->filter->rc;
  return quoth_status_to_sqlite(status);
}

static int by_statement(const void *left, const void *right) {
  const pair *a = left, *b = right;
  if (a->statement_id != b->statement_id)
    return a->statement_id < b->statement_id ? -1 : 1;
  return a->sentence < b->sentence ? -1 : a->sentence > b->sentence;
}

/*
** Comparing
*/

static void take_better(quoth_claim_search *search, quoth_claim_found *best,
                        quoth_side *statement, uint32_t sentence) {
  quoth_comparison c;
  if (!quoth_compare_sides(&c, &search->scratch, &search->sides[sentence],
                           statement, least_score(search)))
    return;
  if (best->sentence != EVERY_SENTENCE && c.score <= best->score) return;
  *best = (quoth_claim_found){best->statement_id, c.score,
                              sentence,           c.relation,
                              c.number_conflict,  c.polarity_differs,
                              c.name_conflict};
}

static bool is_wanted(const quoth_claim_search *search,
                      const quoth_claim_found *found) {
  if (search->min_score >= 0) return (double)found->score >= search->min_score;
  return found->relation != QUOTH_DIFFERENT ||
         found->score >= QUOTH_CLAIM_SCORE_LEAST;
}

/* The best of the sentences that pairs[0 … n) put beside one statement. */
static void match_add(quoth_claim_search *search, const pair *pairs, uint32_t n,
                      quoth_str text) {
  quoth_terms terms;
  quoth_side statement;
  quoth_claim_found best = {.statement_id = pairs->statement_id,
                            .sentence = EVERY_SENTENCE};
  quoth_arena_reset(&search->scratch);
  if (!quoth_terms_list(&terms, &search->scratch, text) ||
      !quoth_side_make(&statement, &search->scratch, &terms,
                       quoth_claim_index_idf(search->index)))
    return;
  if (pairs[n - 1].sentence == EVERY_SENTENCE) {
    for (uint32_t i = 0; i < search->n_sentence; i++)
      take_better(search, &best, &statement, i);
  } else {
    for (uint32_t i = 0; i < n; i++)
      take_better(search, &best, &statement, pairs[i].sentence);
  }
  if (best.sentence == EVERY_SENTENCE || !is_wanted(search, &best)) return;
  quoth_claim_found *match =
      QUOTH_PUSH(&search->cursor->arena, &search->matches);
  if (match) *match = best;
}

/* Compares pairs, in the order of the table. */
static int compare_pairs(quoth_claim_search *search, pair_list *pairs,
                         sqlite3_stmt *stmt) {
  int rc = quoth_status_to_sqlite(search->cursor->arena.status);
  if (pairs->n) qsort(pairs->at, pairs->n, sizeof *pairs->at, by_statement);
  for (uint32_t i = 0, n = 0; i < pairs->n && rc == SQLITE_OK; i += n) {
    int64_t id = pairs->at[i].statement_id;
    for (n = 1; i + n < pairs->n && pairs->at[i + n].statement_id == id;)
      n++;
    sqlite3_bind_int64(stmt, 1, id);
    rc = quoth_cursor_step(search->cursor, stmt);
    if (rc == SQLITE_ROW) {
      quoth_str text = {(const char *)sqlite3_column_text(stmt, 0),
                        (uint32_t)sqlite3_column_bytes(stmt, 0)};
      if (text.at) match_add(search, &pairs->at[i], n, text);
    }
    if (rc == SQLITE_ROW || rc == SQLITE_DONE) rc = sqlite3_reset(stmt);
    if (search->scratch.status) rc = SQLITE_NOMEM;
    if (rc == SQLITE_OK && is_interrupted(search)) rc = SQLITE_INTERRUPT;
  }
  return rc;
}

/* Round by round, so that memory stays small. */
static int compare_brought(quoth_claim_search *search,
                           const brought_list *brought, sqlite3_stmt *stmt) {
  int rc = SQLITE_OK;
  pair_list pairs = {0};
  uint32_t first = 0;
  do {
    pairs.n = 0;
    for (uint32_t s = 0; s < search->n_sentence; s++)
      for (uint32_t i = first; i < first + ROUND && i < brought[s].n; i++)
        add_pair(search, &pairs, brought[s].at[i].id, s);
    rc = compare_pairs(search, &pairs, stmt);
    first += ROUND;
  } while (rc == SQLITE_OK && pairs.n);
  return rc;
}

static int compare_indexed(quoth_claim_search *search, sqlite3_stmt *stmt) {
  int rc = SQLITE_OK;
  brought_list *brought = quoth_arena_array(
      &search->cursor->arena, search->n_sentence, sizeof *brought);
  if (!brought) return SQLITE_NOMEM;
  for (uint32_t i = 0; i < search->n_sentence && rc == SQLITE_OK; i++)
    rc = ask_index(search, i, &brought[i]);
  return rc == SQLITE_OK ? compare_brought(search, brought, stmt) : rc;
}

/* A filter that lists few statements needs no index. */
static int compare_all(quoth_claim_search *search, sqlite3_stmt *stmt) {
  quoth_statement_ids ids = {0};
  pair_list pairs = {0};
  bool listed = false;
  int rc = quoth_claim_filter_list(search->filter, &ids, &listed);
  for (uint32_t i = 0; i < ids.n && listed; i++)
    add_pair(search, &pairs, ids.at[i], EVERY_SENTENCE);
  if (rc == SQLITE_OK && !listed) rc = add_pending(search, &pairs);
  if (rc == SQLITE_OK) rc = compare_pairs(search, &pairs, stmt);
  if (rc == SQLITE_OK && !listed) rc = compare_indexed(search, stmt);
  return rc;
}

static int by_id(const void *left, const void *right) {
  const quoth_claim_found *a = left, *b = right;
  if (a->statement_id != b->statement_id)
    return a->statement_id < b->statement_id ? -1 : 1;
  return a->score > b->score ? -1 : a->score < b->score;
}

static int best_first(const void *left, const void *right) {
  const quoth_claim_found *a = left, *b = right;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  return a->statement_id < b->statement_id ? -1 : 1;
}

/* Leaves each statement once, with the sentence that it matches best. */
static void sort_matches(quoth_claim_search *search) {
  quoth_claim_found *at = search->matches.at;
  uint32_t kept = 0;
  if (!search->matches.n) return;
  qsort(at, search->matches.n, sizeof *at, by_id);
  for (uint32_t i = 0; i < search->matches.n; i++)
    if (!kept || at[kept - 1].statement_id != at[i].statement_id)
      at[kept++] = at[i];
  search->matches.n = kept;
  qsort(at, kept, sizeof *at, best_first);
}

static int matches_make(quoth_claim_search *search) {
  sqlite3_stmt *stmt = NULL;
  char *sql = sqlite3_mprintf(
      "SELECT text FROM \"%w\".statements WHERE statement_id = ?1",
      search->filter->schema);
  int rc = quoth_cursor_prepare(search->cursor, &stmt, sql);
  sqlite3_free(sql);
  if (rc == SQLITE_OK) rc = compare_all(search, stmt);
  sqlite3_finalize(stmt);
  sort_matches(search);
  return rc == SQLITE_OK ? quoth_status_to_sqlite(search->cursor->arena.status)
                         : rc;
}

/*
** The search
*/

void quoth_claim_search_open(quoth_claim_search *search, quoth_cursor *cursor,
                             quoth_claim_filter *filter) {
  memset(search, 0, sizeof *search);
  search->cursor = cursor;
  search->filter = filter;
  search->min_score = -1;
  search->n_candidate = QUOTH_CANDIDATES;
  quoth_arena_open(&search->scratch, &quoth_sqlite_allocator);
}

/* quoth_reindex() mends the file that is main. */
static int fail_index(quoth_claim_search *search, int rc, const char *why) {
  bool attached = sqlite3_stricmp(search->filter->schema, "main") != 0;
  return quoth_cursor_fail(search->cursor, rc,
                           "%s: SELECT quoth_reindex() makes it anew%s", why,
                           attached ? ", once that file is main" : "");
}

static int index_begin(quoth_claim_search *search) {
  quoth_connection *connection = search->cursor->connection;
  int rc = quoth_claim_index_begin(connection, search->filter->schema,
                                   &search->index);
  if (rc == SQLITE_OK || rc == SQLITE_NOMEM || rc == SQLITE_CORRUPT ||
      rc == SQLITE_INTERRUPT)
    return rc;
  if (rc == SQLITE_MISUSE)
    return quoth_cursor_fail(search->cursor, SQLITE_ERROR,
                             "the tables it reads are views that call it");
  if (rc == SQLITE_MISMATCH)
    return fail_index(search, SQLITE_ERROR,
                      "another version of quoth made the claim index");
  return quoth_cursor_report(search->cursor, rc);
}

int quoth_claim_search_run(quoth_claim_search *search, quoth_str text) {
  int rc = sentences_make(search, text);
  if (rc == SQLITE_OK) rc = index_begin(search);
  if (rc == SQLITE_OK) rc = quoth_claim_filter_open(search->filter);
  if (rc == SQLITE_OK) rc = sides_make(search);
  if (rc == SQLITE_OK) rc = matches_make(search);
  if (rc == SQLITE_CORRUPT)
    rc = fail_index(search, rc, "the claim index is damaged");
  return rc;
}

void quoth_claim_search_close(quoth_claim_search *search) {
  quoth_claim_filter_close(search->filter);
  quoth_claim_index_end(search->index);
  quoth_arena_close(&search->scratch);
}

static void append_aligned(sqlite3_str *out, quoth_str a, quoth_str b) {
  const char *comma = sqlite3_str_length(out) ? ", " : "";
  bool alike =
      a.n_byte == b.n_byte && sqlite3_strnicmp(a.at, b.at, (int)a.n_byte) == 0;
  sqlite3_str_appendf(out, "%s%.*s", comma, (int)a.n_byte, a.at);
  if (!alike) sqlite3_str_appendf(out, " = %.*s", (int)b.n_byte, b.at);
}

quoth_str quoth_claim_search_matched(quoth_claim_search *search,
                                     const quoth_claim_found *match,
                                     quoth_str statement) {
  quoth_comparison c;
  quoth_terms b;
  quoth_str matched = {NULL, 0};
  const quoth_terms *a = &search->sentences[match->sentence];
  quoth_arena_reset(&search->scratch);
  if (!statement.at || /* no memory, as the cursor's arena tells */
      !quoth_terms_make(&b, &search->scratch, statement) ||
      !quoth_compare(&c, &search->scratch, a, &b,
                     quoth_claim_index_idf(search->index)))
    return matched;
  sqlite3_str *out = sqlite3_str_new(search->cursor->connection->db);
  for (uint32_t i = 0; i < c.n_aligned; i++) {
    uint8_t kind = a->at[c.aligned[i].a].kind;
    if (kind == QUOTH_TERM_FUNCTION) continue;
    append_aligned(out, quoth_term_text(a, c.aligned[i].a),
                   quoth_term_text(&b, c.aligned[i].b));
  }
  if (sqlite3_str_errcode(out)) search->cursor->arena.status = QUOTH_NOMEM;
  matched.n_byte = (uint32_t)sqlite3_str_length(out);
  char *text = sqlite3_str_finish(out);
  matched.at = quoth_arena_copy(&search->cursor->arena, text ? text : "",
                                matched.n_byte);
  sqlite3_free(text);
  return matched;
}
