/*
** quote_variants.c: the table function quote_variants(quote_id [, schema]).
**
** One row for each other printing of the same words, oldest first: how a quote
** changed from outlet to outlet.
**
**   SELECT published, outlet, similarity, diff FROM quote_variants(17);
**
** A printing is a quote of another article that shares most of its words in
** their order, or all but all of the shorter one.  similarity is twice the
** shared words by the words of both; diff goes from the given quote to the
** other.  Rejected quotes and replaced articles are left out.  NULL and an id
** that is not there give no rows.
**
** Candidates come from quotes_fts by pairs of the rarest words, so that a
** printing may have lost all of them but two; the best QUOTH_CANDIDATES_MAX of
** them are compared, and SQLite's log tells where there were more.
*/
#include "functions.h"
#include "quote_diff.h"
#include "stored_quotes.h"
#include "../match/terms.h"

#include <stdlib.h>
#include <string.h>

SQLITE_EXTENSION_INIT3

#define RARE_WORDS_MAX       6u   /* 15 pairs */
#define QUOTH_CANDIDATES_MAX 2000 /* a quote with more copies is an archive */
#define SIMILAR_LEAST        0.6
#define CONTAINED_LEAST      0.85
#define CONTAINED_WORDS_MIN  4u /* shorter ones are found in anything */

enum {
  COL_QUOTE_ID,
  COL_SIMILARITY,
  COL_DIFF,
  COL_TEXT,
  COL_SPEAKER,
  COL_SAID_ON,
  COL_PUBLISHED,
  COL_OUTLET,
  COL_TITLE,
  COL_ARTICLE_ID,
  COL_OF_QUOTE,
  COL_SCHEMA,
};

static const quoth_column columns[] = {
    [COL_QUOTE_ID] = {"quote_id", "INTEGER", QUOTH_OUTPUT, 0,
                      "the other printing", NULL},
    [COL_SIMILARITY] = {"similarity", "REAL", QUOTH_OUTPUT, 0,
                        "share of the words of both that they share, 0 to 1",
                        NULL},
    [COL_DIFF] = {"diff", "TEXT", QUOTH_OUTPUT, 0,
                  "[-cut-]{+added+} from the given quote to this one", NULL},
    [COL_TEXT] = {"text", "TEXT", QUOTH_OUTPUT, 0, "its words", NULL},
    [COL_SPEAKER] = {"speaker", "TEXT", QUOTH_OUTPUT, 0,
                     "who said it, says this article", NULL},
    [COL_SAID_ON] = {"said_on", "TEXT", QUOTH_OUTPUT, 0,
                     "ISO 8601 date where the article tells it", NULL},
    [COL_PUBLISHED] = {"published", "TEXT", QUOTH_OUTPUT, 0,
                       "ISO 8601 date of the article", NULL},
    [COL_OUTLET] = {"outlet", "TEXT", QUOTH_OUTPUT, 0, "who printed it", NULL},
    [COL_TITLE] = {"title", "TEXT", QUOTH_OUTPUT, 0, "title of the article",
                   NULL},
    [COL_ARTICLE_ID] = {"article_id", "INTEGER", QUOTH_OUTPUT, 0,
                        "key into articles", NULL},
    [COL_OF_QUOTE] = {"of_quote", "INTEGER", QUOTH_REQUIRED,
                      QUOTH_TAKES_INTEGER, "the quote to look for", "quote_id"},
    [COL_SCHEMA] = QUOTH_SCHEMA_ARGUMENT,
};

typedef struct variant {
  quoth_stored_quote quote;
  double similarity;
} variant;

typedef struct variants {
  quoth_stored_quotes given; /* one or none */
  QUOTH_VEC(variant) found;
} variants;

/* Rarest first. */
typedef struct rare_word {
  quoth_str text;
  uint32_t id;
  float idf;
} rare_word;

static void keep_rare(rare_word *words, uint32_t *n, rare_word word) {
  uint32_t i = 0;
  while (i < *n && words[i].idf >= word.idf) {
    if (words[i].id == word.id) return;
    i++;
  }
  for (uint32_t k = i; k < *n; k++)
    if (words[k].id == word.id) return;
  if (i == RARE_WORDS_MAX) return;
  uint32_t n_moved = (*n < RARE_WORDS_MAX ? *n : RARE_WORDS_MAX - 1) - i;
  memmove(words + i + 1, words + i, n_moved * sizeof *words);
  words[i] = word;
  if (*n < RARE_WORDS_MAX) (*n)++;
}

static uint32_t rare_words(quoth_arena *arena, quoth_str text,
                           rare_word words[RARE_WORDS_MAX]) {
  quoth_terms terms;
  uint32_t n = 0;
  if (!quoth_terms_make(&terms, arena, text)) return 0;
  for (uint32_t i = 0; i < terms.n; i++) {
    const quoth_term *term = &terms.at[i];
    quoth_span span = {term->start, term->stop};
    rare_word word = {quoth_span_text(text.at, span), term->id,
                      quoth_idf_of(NULL, term->id)};
    keep_rare(words, &n, word);
  }
  return n;
}

/* A word as an FTS5 string: quotes doubled, no NUL. */
static void append_fts(sqlite3_str *query, quoth_str word) {
  sqlite3_str_appendall(query, "\"");
  for (uint32_t i = 0; i < word.n_byte; i++) {
    if (word.at[i] == '"') sqlite3_str_appendall(query, "\"");
    sqlite3_str_appendchar(query, 1, word.at[i] ? word.at[i] : ' ');
  }
  sqlite3_str_appendall(query, "\"");
}

/* ("a" AND "b") OR ("a" AND "c") …; one word stands alone. */
static char *fts_query(const rare_word *words, uint32_t n) {
  sqlite3_str *query = sqlite3_str_new(NULL);
  if (n == 1) append_fts(query, words[0].text);
  for (uint32_t i = 0; i + 1 < n; i++) {
    for (uint32_t k = i + 1; k < n; k++) {
      sqlite3_str_appendall(query, k > 1 ? " OR (" : "(");
      append_fts(query, words[i].text);
      sqlite3_str_appendall(query, " AND ");
      append_fts(query, words[k].text);
      sqlite3_str_appendall(query, ")");
    }
  }
  return sqlite3_str_finish(query);
}

static char *write_query(const quoth_cursor *cursor, const char *schema) {
  (void)cursor;
  return sqlite3_mprintf(
      QUOTH_STORED_SELECT
      "WHERE q.quote_id IN (SELECT rowid FROM \"%w\".quotes_fts f"
      " WHERE f.quotes_fts MATCH ?1 ORDER BY rank LIMIT %d)"
      " AND q.article_id <> ?2 AND q.status <> 'rejected'"
      " AND a.superseded_by IS NULL",
      schema, schema, schema, schema, schema, QUOTH_CANDIDATES_MAX);
}

static int read_candidates(quoth_cursor *cursor, const char *schema,
                           const quoth_stored_quote *given,
                           quoth_stored_quotes *candidates) {
  rare_word words[RARE_WORDS_MAX];
  uint32_t n = rare_words(&cursor->arena, given->text, words);
  if (n == 0) return quoth_status_to_sqlite(cursor->arena.status);
  char *query = fts_query(words, n);
  int rc =
      query ? quoth_cursor_query(cursor, schema, write_query) : SQLITE_NOMEM;
  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text(cursor->query, 1, query, -1, SQLITE_TRANSIENT);
  if (rc == SQLITE_OK)
    rc = sqlite3_bind_int64(cursor->query, 2, given->article_id);
  if (rc == SQLITE_OK)
    rc = quoth_stored_read(cursor, cursor->query, candidates);
  if (candidates->n >= QUOTH_CANDIDATES_MAX)
    sqlite3_log(SQLITE_WARNING,
                "quote_variants(): only the %d nearest were compared",
                QUOTH_CANDIDATES_MAX);
  sqlite3_free(query);
  return rc;
}

static bool is_variant(const quoth_diff *diff, const quoth_tokens *a,
                       const quoth_tokens *b) {
  uint32_t least = a->n < b->n ? a->n : b->n;
  return quoth_diff_similarity(diff, a, b) >= SIMILAR_LEAST ||
         (least >= CONTAINED_WORDS_MIN &&
          quoth_diff_contained(diff, a, b) >= CONTAINED_LEAST);
}

static int compare_candidates(quoth_cursor *cursor, variants *v,
                              const quoth_stored_quotes *candidates) {
  const quoth_tokens *of = &v->given.at[0].tokens;
  quoth_arena scratch;
  int status = QUOTH_OK;
  quoth_arena_open(&scratch, &quoth_sqlite_allocator);
  for (uint32_t i = 0; i < candidates->n && status == QUOTH_OK; i++) {
    const quoth_stored_quote *other = &candidates->at[i];
    quoth_diff diff;
    quoth_arena_reset(&scratch);
    if (quoth_cursor_interrupted(cursor)) {
      status = QUOTH_INTERRUPTED;
    } else if (!quoth_diff_make(&diff, &scratch, of, &other->tokens)) {
      status = scratch.status;
    } else if (is_variant(&diff, of, &other->tokens)) {
      variant *kept = QUOTH_PUSH(&cursor->arena, &v->found);
      if (kept)
        *kept =
            (variant){*other, quoth_diff_similarity(&diff, of, &other->tokens)};
      status = cursor->arena.status;
    }
  }
  quoth_arena_close(&scratch);
  return quoth_status_to_sqlite(status);
}

/* Oldest first; without a date last. */
static int by_age(const void *left, const void *right) {
  const quoth_stored_quote *a = &((const variant *)left)->quote;
  const quoth_stored_quote *b = &((const variant *)right)->quote;
  int order = (a->published.at == NULL) - (b->published.at == NULL);
  if (order == 0 && a->published.at)
    order = strcmp(a->published.at, b->published.at);
  return order ? order
               : (a->quote_id > b->quote_id) - (a->quote_id < b->quote_id);
}

static int start(quoth_cursor *cursor) {
  const char *schema = quoth_cursor_schema(cursor, COL_SCHEMA);
  variants *v = quoth_arena_alloc(&cursor->arena, sizeof *v);
  quoth_stored_quotes candidates = {0};
  if (!v) return SQLITE_NOMEM;
  int64_t id = sqlite3_value_int64(cursor->given[COL_OF_QUOTE]);
  int rc = quoth_stored_find(cursor, schema, id, &v->given);
  if (rc == SQLITE_OK && v->given.n)
    rc = read_candidates(cursor, schema, &v->given.at[0], &candidates);
  if (rc == SQLITE_OK && v->given.n)
    rc = compare_candidates(cursor, v, &candidates);
  if (rc == SQLITE_OK && v->found.n)
    qsort(v->found.at, v->found.n, sizeof *v->found.at, by_age);
  cursor->found = v;
  cursor->n_row = rc == SQLITE_OK ? v->found.n : 0;
  return rc;
}

static void column(quoth_cursor *cursor, sqlite3_context *ctx, int i) {
  const variants *v = cursor->found;
  const variant *shown = &v->found.at[cursor->row];
  const quoth_stored_quote *quote = &shown->quote;
  switch (i) {
  case COL_QUOTE_ID: sqlite3_result_int64(ctx, quote->quote_id); break;
  case COL_SIMILARITY: quoth_result_share(ctx, shown->similarity); break;
  case COL_DIFF:
    quoth_diff_result(ctx, &cursor->arena, NULL, v->given.at[0].text,
                      quote->text);
    break;
  case COL_TEXT: quoth_result_str(ctx, quote->text); break;
  case COL_SPEAKER: quoth_result_str(ctx, quote->speaker); break;
  case COL_SAID_ON: quoth_result_str(ctx, quote->said_on); break;
  case COL_PUBLISHED: quoth_result_str(ctx, quote->published); break;
  case COL_OUTLET: quoth_result_str(ctx, quote->outlet); break;
  case COL_TITLE: quoth_result_str(ctx, quote->title); break;
  case COL_ARTICLE_ID: sqlite3_result_int64(ctx, quote->article_id); break;
  default: break;
  }
}

const quoth_table quoth_quote_variants = {
    .signature = {"quote_variants", "another printing of the same words",
                  columns, QUOTH_N_COLUMN(columns), 5, -1, false},
    .start = start,
    .column = column,
};
