/*
** story_compare.c: is one article a copy of the other?
**
**   story_compare(a, b)  JSON of two bodies: "relation" is identical (the same
**                        words), syndicated (cut or edited here and there),
**                        partial (one stands in the other, much longer one),
**                        rewrite (a good part, reworded or with new text) or
**                        different; "similarity" is the part of the shorter
**                        one's text that stands in the other, 0 to 1
**
** Words in quote marks do not count, unless there is little else.  Bodies of
** less than 40 words are different.  NULL gives NULL.
*/
#include "functions.h"

#include "../match/fingerprint.h"

#include <string.h>

SQLITE_EXTENSION_INIT3

#define NAME "story_compare"

static void compare_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  quoth_arena arena;
  quoth_fingerprint a, b;
  (void)argc;
  quoth_str body_a = quoth_argument_text(ctx, argv[0], NAME, "a");
  quoth_str body_b = quoth_argument_text(ctx, argv[1], NAME, "b");
  if (!body_a.at || !body_b.at) return;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  bool made =
      quoth_fingerprint_make(&a, &arena, &arena, body_a.at, body_a.n_byte) &&
      quoth_fingerprint_make(&b, &arena, &arena, body_b.at, body_b.n_byte);
  if (made) {
    float similarity;
    const char *relation =
        quoth_reprint_name(quoth_fingerprint_relate(&a, &b, &similarity));
    char *json =
        sqlite3_mprintf("{\"relation\":\"%s\",\"similarity\":%.3f}",
                        relation ? relation : "different", (double)similarity);
    if (json)
      sqlite3_result_text(ctx, json, -1, sqlite3_free);
    else
      sqlite3_result_error_nomem(ctx);
  } else {
    quoth_result_status(ctx, NAME, arena.status);
  }
  quoth_arena_close(&arena);
}

const quoth_function quoth_story_functions[] = {
    {NAME, 2, QUOTH_PURE, compare_call},
    {NULL, 0, 0, NULL},
};
