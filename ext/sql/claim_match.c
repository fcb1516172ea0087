/*
** claim_match.c: the table function claim_match(text [, k, …]).
**
** One row for each statement on record that makes the same claim as a text,
** best first, in whatever words.
**
**   SELECT score, speaker, outlet, statement
**     FROM claim_match('IS is financed from 40 countries');
**   SELECT * FROM claim_match('the war is over', 5) WHERE outlet = 'TASS';
**   SELECT s.text, m.statement FROM statements s, claim_match(s.text, 10) m
**     WHERE s.quote_id = 7 AND m.min_score = 0.8;
**
** A text of several sentences is matched sentence by sentence; each statement
** comes once, with the sentence it matches best.
**   k          rows at most, 20 unless given
**   min_score  rows of this score or more; unless given, of 0.25 or more, and
**              those whose relation is not `different`
**   by         speaker, in any spelling
**   since, until   when it was said, or published where that is not known: ISO
**              8601, as exact as wished, both ends included
**   outlet     name of the outlet: a column, `WHERE outlet = …`
**   schema     attached database to search
**   candidates statements that the index brings to be compared, unless given
**              1000
**   whole      1: the text is one statement, however many sentences it has
** These filters work inside the search, before k cuts.  score is the share of
** such pairs that make the same claim; number_conflict, polarity_differs and
** name_conflict are never hidden in it.  matched lists the words that stand for
** each other.  Rejected quotes and superseded articles are left out.
*/
#include "claim_filter.h"
#include "claim_search.h"
#include "functions.h"

SQLITE_EXTENSION_INIT3

#define MATCH_K_DEFAULT      20
#define MATCH_K_MAX          10000   /* more rows are a listing, not a search */
#define MATCH_CANDIDATES_MAX 1000000 /* seconds of comparing */

enum {
  COL_SCORE,
  COL_RELATION,
  COL_NUMBER_CONFLICT,
  COL_POLARITY_DIFFERS,
  COL_NAME_CONFLICT,
  COL_MATCHED,
  COL_STATEMENT,
  COL_SPEAKER,
  COL_SAID_ON,
  COL_OUTLET,
  COL_TITLE,
  COL_STATEMENT_ID,
  COL_CLAIM_ID,
  COL_QUOTE_ID,
  COL_ARTICLE_ID,
  COL_TEXT,
  COL_K,
  COL_MIN_SCORE,
  COL_BY,
  COL_SINCE,
  COL_UNTIL,
  COL_SCHEMA,
  COL_CANDIDATES,
  COL_WHOLE,
};

static const quoth_column columns[] = {
    [COL_SCORE] = {"score", "REAL", QUOTH_OUTPUT, 0,
                   "share of such pairs that make the same claim, 0 to 1",
                   NULL},
    [COL_RELATION] = {"relation", "TEXT", QUOTH_OUTPUT, 0,
                      "identical, variant, same, contains (the text says this"
                      " and more), contained or different",
                      NULL},
    [COL_NUMBER_CONFLICT] = {"number_conflict", "INTEGER", QUOTH_OUTPUT, 0,
                             "1 where their numbers contradict", NULL},
    [COL_POLARITY_DIFFERS] = {"polarity_differs", "INTEGER", QUOTH_OUTPUT, 0,
                              "1 where one denies what the other says", NULL},
    [COL_NAME_CONFLICT] = {"name_conflict", "INTEGER", QUOTH_OUTPUT, 0,
                           "1 where they name others", NULL},
    [COL_MATCHED] = {"matched", "TEXT", QUOTH_OUTPUT, 0,
                     "words that stand for each other: 40, funding = financing",
                     NULL},
    [COL_STATEMENT] = {"statement", "TEXT", QUOTH_OUTPUT, 0, "its words", NULL},
    [COL_SPEAKER] = {"speaker", "TEXT", QUOTH_OUTPUT, 0, "who made it", NULL},
    [COL_SAID_ON] = {"said_on", "TEXT", QUOTH_OUTPUT, 0,
                     "ISO 8601 date, of publication where no other is known",
                     NULL},
    [COL_OUTLET] = {"outlet", "TEXT", QUOTH_FILTER, QUOTH_TAKES_TEXT,
                    "who printed it", NULL},
    [COL_TITLE] = {"title", "TEXT", QUOTH_OUTPUT, 0, "title of the article",
                   NULL},
    [COL_STATEMENT_ID] = {"statement_id", "INTEGER", QUOTH_OUTPUT, 0,
                          "key into statements", NULL},
    [COL_CLAIM_ID] = {"claim_id", "INTEGER", QUOTH_OUTPUT, 0,
                      "key into claims, NULL before linking", NULL},
    [COL_QUOTE_ID] = {"quote_id", "INTEGER", QUOTH_OUTPUT, 0, "key into quotes",
                      NULL},
    [COL_ARTICLE_ID] = {"article_id", "INTEGER", QUOTH_OUTPUT, 0,
                        "key into articles", NULL},
    [COL_TEXT] = {"text", "TEXT", QUOTH_REQUIRED, QUOTH_TAKES_TEXT,
                  "the claim, one sentence or several", NULL},
    [COL_K] = {"k", "INTEGER", QUOTH_OPTIONAL,
               QUOTH_TAKES_INTEGER | QUOTH_TAKES_NULL,
               "rows at most, 20 unless given", NULL},
    [COL_MIN_SCORE] = {"min_score", "REAL", QUOTH_OPTIONAL,
                       QUOTH_TAKES_REAL | QUOTH_TAKES_NULL,
                       "lowest score of a row", NULL},
    [COL_BY] = {"by", "TEXT", QUOTH_OPTIONAL,
                QUOTH_TAKES_TEXT | QUOTH_TAKES_NULL, "speaker, in any spelling",
                NULL},
    [COL_SINCE] = {"since", "TEXT", QUOTH_OPTIONAL,
                   QUOTH_TAKES_TEXT | QUOTH_TAKES_NULL,
                   "first date it was said, ISO 8601", NULL},
    [COL_UNTIL] = {"until", "TEXT", QUOTH_OPTIONAL,
                   QUOTH_TAKES_TEXT | QUOTH_TAKES_NULL,
                   "last date it was said, ISO 8601", NULL},
    [COL_SCHEMA] = QUOTH_SCHEMA_ARGUMENT,
    [COL_CANDIDATES] = {"candidates", "INTEGER", QUOTH_OPTIONAL,
                        QUOTH_TAKES_INTEGER | QUOTH_TAKES_NULL,
                        "statements compared at most, of those that the index"
                        " brings, 1400 unless given",
                        NULL},
    [COL_WHOLE] = {"whole", "INTEGER", QUOTH_OPTIONAL,
                   QUOTH_TAKES_INTEGER | QUOTH_TAKES_NULL,
                   "1: match the text as one, not sentence by sentence", NULL},
};

/* One row, its texts in the cursor's arena. */
typedef struct row {
  quoth_claim_found match;
  quoth_str matched, statement, speaker, said_on, outlet, title;
  int64_t claim_id, quote_id, article_id; /* 0: none */
} row;

/*
** Rows
*/

static char *write_row_query(const quoth_cursor *cursor, const char *schema) {
  (void)cursor;
  return sqlite3_mprintf(
      "SELECT s.text, coalesce(p.name, q.speaker_text),"
      " coalesce(q.said_on, substr(a.published, 1, 10)), o.name, a.title,"
      " s.claim_id, q.quote_id, a.article_id"
      " FROM \"%w\".statements s"
      " LEFT JOIN \"%w\".quotes q ON q.quote_id = s.quote_id"
      " LEFT JOIN \"%w\".articles a ON a.article_id = q.article_id"
      " LEFT JOIN \"%w\".outlets o ON o.outlet_id = a.outlet_id"
      " LEFT JOIN \"%w\".speakers p ON p.speaker_id = q.speaker_id"
      " WHERE s.statement_id = ?1 AND q.status IS NOT 'rejected'"
      " AND a.superseded_by IS NULL",
      schema, schema, schema, schema, schema);
}

static void row_read(row *r, quoth_arena *arena, sqlite3_stmt *stmt) {
  r->statement = quoth_column_str(arena, stmt, 0);
  r->speaker = quoth_column_str(arena, stmt, 1);
  r->said_on = quoth_column_str(arena, stmt, 2);
  r->outlet = quoth_column_str(arena, stmt, 3);
  r->title = quoth_column_str(arena, stmt, 4);
  r->claim_id = sqlite3_column_int64(stmt, 5);
  r->quote_id = sqlite3_column_int64(stmt, 6);
  r->article_id = sqlite3_column_int64(stmt, 7);
}

/* The k best matches that are on record still. */
static int rows_read(quoth_cursor *cursor, quoth_claim_search *search,
                     const char *schema, int64_t k) {
  quoth_arena *arena = &cursor->arena;
  int rc = quoth_cursor_query(cursor, schema, write_row_query);
  int64_t n_row =
      k < (int64_t)search->matches.n ? k : (int64_t)search->matches.n;
  row *rows = quoth_arena_array(arena, (size_t)n_row, sizeof *rows);
  cursor->found = rows;
  for (uint32_t i = 0; i < search->matches.n && rc == SQLITE_OK; i++) {
    if (cursor->n_row == n_row || !rows) break;
    row *r = &rows[cursor->n_row];
    r->match = search->matches.at[i];
    sqlite3_bind_int64(cursor->query, 1, r->match.statement_id);
    rc = quoth_cursor_step(cursor, cursor->query);
    if (rc == SQLITE_ROW) {
      row_read(r, arena, cursor->query);
      cursor->n_row++;
      r->matched = quoth_claim_search_matched(search, &r->match, r->statement);
    }
    if (rc == SQLITE_ROW || rc == SQLITE_DONE)
      rc = sqlite3_reset(cursor->query);
  }
  return rc == SQLITE_OK ? quoth_status_to_sqlite(arena->status) : rc;
}

/*
** Inputs
*/

static int take_filter(quoth_cursor *cursor, quoth_claim_filter *filter) {
  *filter = (quoth_claim_filter){
      .cursor = cursor,
      .schema = quoth_cursor_schema(cursor, COL_SCHEMA),
      .by = quoth_cursor_text(cursor, COL_BY),
      .outlet = quoth_cursor_text(cursor, COL_OUTLET),
  };
  int rc = quoth_cursor_date(cursor, COL_SINCE, &filter->since);
  if (rc == SQLITE_OK)
    rc = quoth_cursor_date(cursor, COL_UNTIL, &filter->until);
  return rc == SQLITE_OK ? quoth_status_to_sqlite(cursor->arena.status) : rc;
}

/* What the arguments ask of the search, and of its rows. */
static int take_limits(quoth_cursor *cursor, quoth_claim_search *search,
                       int64_t *k) {
  int64_t candidates = QUOTH_CANDIDATES;
  int rc =
      quoth_cursor_integer(cursor, COL_K, 0, MATCH_K_MAX, MATCH_K_DEFAULT, k);
  if (rc == SQLITE_OK)
    rc = quoth_cursor_integer(cursor, COL_CANDIDATES, 1, MATCH_CANDIDATES_MAX,
                              QUOTH_CANDIDATES, &candidates);
  if (rc == SQLITE_OK)
    rc = quoth_cursor_share(cursor, COL_MIN_SCORE, -1, &search->min_score);
  search->n_candidate = (uint32_t)(candidates > *k ? candidates : *k);
  search->whole = cursor->given[COL_WHOLE] &&
                  sqlite3_value_int64(cursor->given[COL_WHOLE]) != 0;
  return rc;
}

static int start(quoth_cursor *cursor) {
  quoth_claim_filter filter;
  quoth_claim_search search;
  int64_t k = 0;
  int rc = take_filter(cursor, &filter);
  quoth_claim_search_open(&search, cursor, &filter);
  if (rc == SQLITE_OK) rc = take_limits(cursor, &search, &k);
  if (rc == SQLITE_OK && k)
    rc = quoth_claim_search_run(&search, quoth_cursor_text(cursor, COL_TEXT));
  if (rc == SQLITE_OK && k) rc = rows_read(cursor, &search, filter.schema, k);
  quoth_claim_search_close(&search);
  return rc;
}

static void result_key(sqlite3_context *ctx, int64_t id) {
  if (id) sqlite3_result_int64(ctx, id);
}

static void column(quoth_cursor *cursor, sqlite3_context *ctx, int i) {
  const row *r = (const row *)cursor->found + cursor->row;
  switch (i) {
  case COL_SCORE: sqlite3_result_double(ctx, r->match.score); break;
  case COL_RELATION:
    sqlite3_result_text(ctx, quoth_relation_name(r->match.relation), -1,
                        SQLITE_STATIC);
    break;
  case COL_NUMBER_CONFLICT:
    sqlite3_result_int(ctx, r->match.number_conflict);
    break;
  case COL_POLARITY_DIFFERS:
    sqlite3_result_int(ctx, r->match.polarity_differs);
    break;
  case COL_NAME_CONFLICT:
    sqlite3_result_int(ctx, r->match.name_conflict);
    break;
  case COL_MATCHED: quoth_result_str(ctx, r->matched); break;
  case COL_STATEMENT: quoth_result_str(ctx, r->statement); break;
  case COL_SPEAKER: quoth_result_str(ctx, r->speaker); break;
  case COL_SAID_ON: quoth_result_str(ctx, r->said_on); break;
  case COL_OUTLET: quoth_result_str(ctx, r->outlet); break;
  case COL_TITLE: quoth_result_str(ctx, r->title); break;
  case COL_STATEMENT_ID:
    sqlite3_result_int64(ctx, r->match.statement_id);
    break;
  case COL_CLAIM_ID: result_key(ctx, r->claim_id); break;
  case COL_QUOTE_ID: result_key(ctx, r->quote_id); break;
  case COL_ARTICLE_ID: result_key(ctx, r->article_id); break;
  }
}

const quoth_table quoth_claim_match = {
    .signature = {"claim_match", "a statement that makes the same claim",
                  columns, QUOTH_N_COLUMN(columns), MATCH_K_DEFAULT, COL_SCORE,
                  false},
    .start = start,
    .column = column,
};
