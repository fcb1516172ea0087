/*
** claim_functions.c: do two texts make the same claim?
**
**   claim_similarity(a, b)  0 … 1: the share of pairs with that score that
**                           make the same claim
**   claim_compare(a, b)     JSON: score, relation (identical, variant, same,
**                           contains, contained, different), the flags
**                           number_conflict, polarity_differs, name_conflict,
**                           and `aligned`, [word of a, word of b, strength]
**
** NULL where an argument is NULL.  Nothing of the database is read: how rare
** words are comes from the compiled-in lexicon.  The terms of a constant
** argument are made once for a statement.
*/
#include "functions.h"
#include "json.h"

#include "../match/similarity.h"

SQLITE_EXTENSION_INIT3

/* One argument as terms, kept by SQLite with the argument while it can. */
typedef struct claim_side {
  quoth_arena arena;
  quoth_terms terms;
} claim_side;

static void side_close(void *side) {
  quoth_arena_close(&((claim_side *)side)->arena);
  sqlite3_free(side);
}

/* NULL when there is no memory. */
static claim_side *side_make(quoth_str text) {
  claim_side *side = sqlite3_malloc(sizeof *side);
  if (!side) return NULL;
  quoth_arena_open(&side->arena, &quoth_sqlite_allocator);
  const char *copy = quoth_arena_copy(&side->arena, text.at, text.n_byte);
  if (copy && quoth_terms_make(&side->terms, &side->arena,
                               (quoth_str){copy, text.n_byte}))
    return side;
  side_close(side);
  return NULL;
}

/* The side of argument i, from SQLite's keeping or anew; NULL when the result
** is set already. */
static claim_side *side_of(sqlite3_context *ctx, sqlite3_value **argv, int i,
                           const char *function) {
  claim_side *side = sqlite3_get_auxdata(ctx, i);
  if (side) return side;
  quoth_str text = quoth_argument_text(ctx, argv[i], function, i ? "b" : "a");
  if (!text.at) return NULL;
  side = side_make(text);
  if (!side) {
    sqlite3_result_error_nomem(ctx);
    return NULL;
  }
  sqlite3_set_auxdata(ctx, i, side, side_close);
  side = sqlite3_get_auxdata(ctx, i);
  if (!side) sqlite3_result_error_nomem(ctx);
  return side;
}

/* Compares the two arguments and lets `say` make the result of it. */
static void
compare_arguments(sqlite3_context *ctx, sqlite3_value **argv,
                  const char *function,
                  void (*say)(sqlite3_context *, const quoth_comparison *,
                              const quoth_terms *, const quoth_terms *)) {
  claim_side *a = side_of(ctx, argv, 0, function);
  claim_side *b = a ? side_of(ctx, argv, 1, function) : NULL;
  if (!b) return;
  quoth_arena arena;
  quoth_comparison c;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  if (quoth_compare(&c, &arena, &a->terms, &b->terms, NULL)) {
    say(ctx, &c, &a->terms, &b->terms);
  } else {
    quoth_result_status(ctx, function, arena.status);
  }
  quoth_arena_close(&arena);
}

static void say_score(sqlite3_context *ctx, const quoth_comparison *c,
                      const quoth_terms *a, const quoth_terms *b) {
  (void)a;
  (void)b;
  sqlite3_result_double(ctx, (double)c->score);
}

static void similarity_call(sqlite3_context *ctx, int argc,
                            sqlite3_value **argv) {
  (void)argc;
  compare_arguments(ctx, argv, "claim_similarity", say_score);
}

static const char *truth(bool b) {
  return b ? "true" : "false";
}

static void append_aligned(sqlite3_str *json, const quoth_comparison *c,
                           const quoth_terms *a, const quoth_terms *b) {
  for (uint32_t i = 0; i < c->n_aligned; i++) {
    const quoth_aligned *pair = &c->aligned[i];
    sqlite3_str_appendall(json, i ? ",[" : "[");
    quoth_json_append(json, quoth_term_text(a, pair->a));
    sqlite3_str_appendall(json, ",");
    quoth_json_append(json, quoth_term_text(b, pair->b));
    sqlite3_str_appendf(json, ",%.2f]", (double)pair->strength);
  }
}

static void say_json(sqlite3_context *ctx, const quoth_comparison *c,
                     const quoth_terms *a, const quoth_terms *b) {
  sqlite3_str *json = sqlite3_str_new(sqlite3_context_db_handle(ctx));
  sqlite3_str_appendf(
      json,
      "{\"score\":%.4f,\"relation\":\"%s\",\"number_conflict\":%s,"
      "\"polarity_differs\":%s,\"name_conflict\":%s,\"aligned\":[",
      (double)c->score, quoth_relation_name(c->relation),
      truth(c->number_conflict), truth(c->polarity_differs),
      truth(c->name_conflict));
  append_aligned(json, c, a, b);
  sqlite3_str_appendall(json, "]}");
  quoth_json_result(ctx, json);
}

static void compare_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  compare_arguments(ctx, argv, "claim_compare", say_json);
}

const quoth_function quoth_claim_functions[] = {
    {"claim_similarity", 2, QUOTH_PURE, similarity_call},
    {"claim_compare", 2, QUOTH_PURE, compare_call},
    {NULL, 0, 0, NULL},
};
