/*
** claim_conflicts.c: the table function claim_conflicts(speaker [, schema]).
**
** One row for each pair of statements in which a speaker makes the same claim
** but for a number or a negation: where someone changed their story.
**
**   SELECT conflict, earlier, later FROM claim_conflicts('Otto Falk');
**
** speaker is a name in any spelling, or a speaker_id.  conflict is 'number',
** 'polarity', or 'number, polarity'.  Pairs come most alike first; `earlier` is
** the one said first.  Of a speaker with more statements than
** CONFLICTS_STATEMENTS_MAX the latest are compared, and SQLite's log says so.
** Rejected quotes and superseded articles are left out, and so are pairs of one
** article, which prints a sentence and then a part of it, and statements of
*less
** than CONFLICTS_TERMS_MIN words that carry meaning.
**
** Every two statements that share half of the shorter one's words are compared:
** the square of the statements, at 50 ns a pair.
*/
#include "../match/align.h"
#include "../match/search.h"
#include "../match/similarity.h"
#include "functions.h"
#include "speaker_lookup.h"

#include <stdlib.h>
#include <string.h>

SQLITE_EXTENSION_INIT3

#define CONFLICTS_STATEMENTS_MAX 5000   /* a second of comparing */
#define CONFLICTS_TERMS_MIN      3u     /* "I never said that" is no claim */
#define CONFLICTS_ASK            65536u /* pairs between looks at interrupts */

/* The same claim: so much of each stands in the other.  A negation leaves the
** other words as they are, a number is itself missing in the other. */
#define CONFLICTS_POLARITY_WEIGHT 0.7f
#define CONFLICTS_NUMBER_WEIGHT   0.5f

enum {
  COL_CONFLICT,
  COL_SCORE,
  COL_SPEAKER,
  COL_EARLIER,
  COL_EARLIER_SAID_ON,
  COL_EARLIER_OUTLET,
  COL_LATER,
  COL_LATER_SAID_ON,
  COL_LATER_OUTLET,
  COL_EARLIER_STATEMENT_ID,
  COL_LATER_STATEMENT_ID,
  COL_WHO,
  COL_SCHEMA,
};

static const quoth_column columns[] = {
    [COL_CONFLICT] = {"conflict", "TEXT", QUOTH_OUTPUT, 0,
                      "number, polarity, or both", NULL},
    [COL_SCORE] = {"score", "REAL", QUOTH_OUTPUT, 0,
                   "how much of each stands in the other, 0 to 1", NULL},
    [COL_SPEAKER] = {"speaker", "TEXT", QUOTH_OUTPUT, 0, "who said both", NULL},
    [COL_EARLIER] = {"earlier", "TEXT", QUOTH_OUTPUT, 0, "what was said first",
                     NULL},
    [COL_EARLIER_SAID_ON] = {"earlier_said_on", "TEXT", QUOTH_OUTPUT, 0,
                             "when it was said, else published", NULL},
    [COL_EARLIER_OUTLET] = {"earlier_outlet", "TEXT", QUOTH_OUTPUT, 0,
                            "who printed it", NULL},
    [COL_LATER] = {"later", "TEXT", QUOTH_OUTPUT, 0, "what was said then",
                   NULL},
    [COL_LATER_SAID_ON] = {"later_said_on", "TEXT", QUOTH_OUTPUT, 0,
                           "when it was said, else published", NULL},
    [COL_LATER_OUTLET] = {"later_outlet", "TEXT", QUOTH_OUTPUT, 0,
                          "who printed it", NULL},
    [COL_EARLIER_STATEMENT_ID] = {"earlier_statement_id", "INTEGER",
                                  QUOTH_OUTPUT, 0, "key into statements", NULL},
    [COL_LATER_STATEMENT_ID] = {"later_statement_id", "INTEGER", QUOTH_OUTPUT,
                                0, "key into statements", NULL},
    [COL_WHO] = {"who", "", QUOTH_REQUIRED,
                 QUOTH_TAKES_TEXT | QUOTH_TAKES_INTEGER,
                 "name in any spelling, or speaker_id", "speaker"},
    [COL_SCHEMA] = QUOTH_SCHEMA_ARGUMENT,
};

typedef struct said {
  int64_t statement_id, article_id;
  quoth_str speaker, said_on, outlet;
  quoth_terms terms;
  uint32_t *ids;            /* its indexed terms but numbers, ascending */
  uint32_t n_id, n_content; /* n_content: numbers too */
} said;

typedef struct conflict {
  uint32_t earlier, later; /* among the statements */
  float score;
  bool number, polarity;
} conflict;

typedef struct found {
  QUOTH_VEC(said) statements; /* of one speaker by time, then the next */
  QUOTH_VEC(conflict) conflicts;
  quoth_arena scratch;
  uint32_t n_asked;
} found;

/*
** Reading
*/

static char *write_query(const quoth_cursor *cursor, const char *schema) {
  (void)cursor;
  return sqlite3_mprintf(
      "SELECT * FROM (SELECT s.statement_id, s.text, p.name,"
      " coalesce(q.said_on, substr(a.published, 1, 10)) AS said_on, o.name,"
      " a.article_id"
      " FROM \"%w\".quotes q"
      " CROSS JOIN \"%w\".statements s ON s.quote_id = q.quote_id"
      " JOIN \"%w\".articles a ON a.article_id = q.article_id"
      " LEFT JOIN \"%w\".outlets o ON o.outlet_id = a.outlet_id"
      " LEFT JOIN \"%w\".speakers p ON p.speaker_id = q.speaker_id"
      " WHERE q.speaker_id = ?1 AND q.status <> 'rejected'"
      " AND a.superseded_by IS NULL"
      " ORDER BY said_on DESC, s.statement_id DESC LIMIT %d)"
      " ORDER BY said_on, statement_id",
      schema, schema, schema, schema, schema, CONFLICTS_STATEMENTS_MAX + 1);
}

static bool is_number(const quoth_terms *terms, uint32_t id) {
  for (uint32_t i = 0; i < terms->n; i++)
    if (terms->at[i].id == id) return terms->at[i].kind == QUOTH_TERM_NUMBER;
  return false;
}

static void take_terms(said *s, quoth_arena *arena, quoth_str text) {
  uint32_t ids[QUOTH_INDEXED_MAX];
  if (!text.at || !quoth_terms_make(&s->terms, arena, text)) return;
  uint32_t n = quoth_indexed_terms(&s->terms, ids);
  for (uint32_t i = 0; i < s->terms.n; i++)
    s->n_content += quoth_is_content(&s->terms.at[i]);
  s->ids = quoth_arena_array(arena, n, sizeof *s->ids);
  for (uint32_t i = 0; i < n && s->ids; i++)
    if (!is_number(&s->terms, ids[i])) s->ids[s->n_id++] = ids[i];
}

static int read_said(quoth_cursor *cursor, found *f, int64_t speaker_id) {
  int rc = SQLITE_OK;
  uint32_t before = f->statements.n;
  sqlite3_bind_int64(cursor->query, 1, speaker_id);
  while ((rc = quoth_cursor_step(cursor, cursor->query)) == SQLITE_ROW) {
    said *s = QUOTH_PUSH(&cursor->arena, &f->statements);
    if (!s) return SQLITE_NOMEM;
    s->statement_id = sqlite3_column_int64(cursor->query, 0);
    s->article_id = sqlite3_column_int64(cursor->query, 5);
    take_terms(s, &cursor->arena,
               quoth_column_str(&cursor->arena, cursor->query, 1));
    s->speaker = quoth_column_str(&cursor->arena, cursor->query, 2);
    s->said_on = quoth_column_str(&cursor->arena, cursor->query, 3);
    s->outlet = quoth_column_str(&cursor->arena, cursor->query, 4);
  }
  if (f->statements.n - before > CONFLICTS_STATEMENTS_MAX)
    sqlite3_log(SQLITE_WARNING,
                "claim_conflicts(): only the latest %d statements are compared",
                CONFLICTS_STATEMENTS_MAX);
  return rc == SQLITE_DONE ? quoth_status_to_sqlite(cursor->arena.status) : rc;
}

/*
** Comparing
*/

/* Two claims, and half of the shorter one's words are in the other. */
static bool is_near(const said *a, const said *b) {
  if (a->article_id == b->article_id) return false;
  if (a->n_content < CONFLICTS_TERMS_MIN || b->n_content < CONFLICTS_TERMS_MIN)
    return false;
  uint32_t i = 0, k = 0, n_shared = 0;
  uint32_t least = a->n_id < b->n_id ? a->n_id : b->n_id;
  while (i < a->n_id && k < b->n_id) {
    if (a->ids[i] == b->ids[k]) n_shared++;
    uint32_t x = a->ids[i], y = b->ids[k];
    i += x <= y;
    k += y <= x;
  }
  return n_shared > 0 && 2 * n_shared >= least;
}

static void compare(quoth_cursor *cursor, found *f, uint32_t i, uint32_t k) {
  const said *a = &f->statements.at[i], *b = &f->statements.at[k];
  quoth_comparison c;
  quoth_arena_reset(&f->scratch);
  if (!quoth_compare(&c, &f->scratch, &a->terms, &b->terms, NULL)) return;
  float both = c.a_in_b < c.b_in_a ? c.a_in_b : c.b_in_a;
  bool number = c.number_conflict && both >= CONFLICTS_NUMBER_WEIGHT;
  bool polarity = c.polarity_differs && both >= CONFLICTS_POLARITY_WEIGHT;
  if (!number && !polarity) return;
  conflict *one = QUOTH_PUSH(&cursor->arena, &f->conflicts);
  if (one) *one = (conflict){i, k, both, number, polarity};
}

static int compare_all(quoth_cursor *cursor, found *f, uint32_t first) {
  for (uint32_t i = first; i < f->statements.n; i++)
    for (uint32_t k = i + 1; k < f->statements.n; k++) {
      if (is_near(&f->statements.at[i], &f->statements.at[k]))
        compare(cursor, f, i, k);
      if (f->scratch.status || cursor->arena.status) return SQLITE_NOMEM;
      if (++f->n_asked % CONFLICTS_ASK == 0 && quoth_cursor_interrupted(cursor))
        return SQLITE_INTERRUPT;
    }
  return SQLITE_OK;
}

static int by_score(const void *left, const void *right) {
  const conflict *a = left, *b = right;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  if (a->earlier != b->earlier) return a->earlier < b->earlier ? -1 : 1;
  return a->later < b->later ? -1 : a->later > b->later;
}

static int find_speakers(quoth_cursor *cursor, const char *schema,
                         quoth_speaker_ids *ids) {
  sqlite3_value *who = cursor->given[COL_WHO];
  if (sqlite3_value_type(who) != SQLITE_INTEGER)
    return quoth_speaker_lookup(cursor, schema,
                                quoth_cursor_text(cursor, COL_WHO), ids);
  int64_t *id = QUOTH_PUSH(&cursor->arena, ids);
  if (id) *id = sqlite3_value_int64(who);
  return quoth_status_to_sqlite(cursor->arena.status);
}

static int start(quoth_cursor *cursor) {
  const char *schema = quoth_cursor_schema(cursor, COL_SCHEMA);
  quoth_speaker_ids ids = {0};
  found *f = quoth_arena_alloc(&cursor->arena, sizeof *f);
  if (!f) return SQLITE_NOMEM;
  quoth_arena_open(&f->scratch, &quoth_sqlite_allocator);
  int rc = find_speakers(cursor, schema, &ids);
  if (rc == SQLITE_OK) rc = quoth_cursor_query(cursor, schema, write_query);
  for (uint32_t i = 0; i < ids.n && rc == SQLITE_OK; i++) {
    uint32_t first = f->statements.n;
    rc = read_said(cursor, f, ids.at[i]);
    if (rc == SQLITE_OK) rc = compare_all(cursor, f, first);
  }
  quoth_arena_close(&f->scratch);
  if (f->conflicts.n)
    qsort(f->conflicts.at, f->conflicts.n, sizeof *f->conflicts.at, by_score);
  cursor->found = f;
  cursor->n_row = f->conflicts.n;
  return rc;
}

static void result_kind(sqlite3_context *ctx, const conflict *c) {
  const char *kind = !c->number     ? "polarity"
                     : !c->polarity ? "number"
                                    : "number, polarity";
  sqlite3_result_text(ctx, kind, -1, SQLITE_STATIC);
}

static void column(quoth_cursor *cursor, sqlite3_context *ctx, int i) {
  const found *f = cursor->found;
  const conflict *c = &f->conflicts.at[cursor->row];
  const said *earlier = &f->statements.at[c->earlier];
  const said *later = &f->statements.at[c->later];
  switch (i) {
  case COL_CONFLICT: result_kind(ctx, c); break;
  case COL_SCORE: sqlite3_result_double(ctx, (double)c->score); break;
  case COL_SPEAKER: quoth_result_str(ctx, earlier->speaker); break;
  case COL_EARLIER: quoth_result_str(ctx, earlier->terms.text); break;
  case COL_EARLIER_SAID_ON: quoth_result_str(ctx, earlier->said_on); break;
  case COL_EARLIER_OUTLET: quoth_result_str(ctx, earlier->outlet); break;
  case COL_LATER: quoth_result_str(ctx, later->terms.text); break;
  case COL_LATER_SAID_ON: quoth_result_str(ctx, later->said_on); break;
  case COL_LATER_OUTLET: quoth_result_str(ctx, later->outlet); break;
  case COL_EARLIER_STATEMENT_ID:
    sqlite3_result_int64(ctx, earlier->statement_id);
    break;
  case COL_LATER_STATEMENT_ID:
    sqlite3_result_int64(ctx, later->statement_id);
    break;
  }
}

const quoth_table quoth_claim_conflicts = {
    .signature = {"claim_conflicts",
                  "two statements of a speaker that contradict each other",
                  columns, QUOTH_N_COLUMN(columns), 10, COL_SCORE, false},
    .start = start,
    .column = column,
};
