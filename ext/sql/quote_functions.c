/*
** quote_functions.c: quote_normalize(text), the form in which printings of the
** same words are equal, and quote_diff(a, b [, form]), what became of the words
** of a in b, as 'text', 'html' or 'json'.
*/
#include "functions.h"
#include "quote_diff.h"
#include "../text/normalize.h"

SQLITE_EXTENSION_INIT3

static void normalize_call(sqlite3_context *ctx, int argc,
                           sqlite3_value **argv) {
  (void)argc;
  quoth_arena arena;
  quoth_str text = quoth_argument_text(ctx, argv[0], "quote_normalize", "text");
  quoth_unicode *unicode =
      quoth_connection_unicode(quoth_context_connection(ctx));
  if (!text.at) return;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  if (!unicode) arena.status = QUOTH_NOMEM;
  if (unicode) text = quoth_normalize(unicode, &arena, text);
  if (!quoth_result_status(ctx, "quote_normalize", arena.status))
    quoth_result_str(ctx, text);
  quoth_arena_close(&arena);
}

static void diff_texts(sqlite3_context *ctx, const quoth_diff_form *form,
                       quoth_str a, quoth_str b) {
  quoth_arena arena;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  quoth_diff_result(ctx, &arena, form, a, b);
  quoth_arena_close(&arena);
}

static void diff_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  quoth_str a = quoth_argument_text(ctx, argv[0], "quote_diff", "a");
  quoth_str b = quoth_argument_text(ctx, argv[1], "quote_diff", "b");
  quoth_str name = {"text", 4};
  if (argc == 3) name = quoth_argument_text(ctx, argv[2], "quote_diff", "form");
  if (!a.at || !b.at || !name.at) return;
  const quoth_diff_form *form = quoth_diff_form_named(name);
  if (form)
    diff_texts(ctx, form, a, b);
  else
    sqlite3_result_error(
        ctx, "quote_diff(): form must be 'text', 'html' or 'json'", -1);
}

const quoth_function quoth_quote_functions[] = {
    {"quote_normalize", 1, QUOTH_PURE, normalize_call},
    {"quote_diff", 2, QUOTH_PURE, diff_call},
    {"quote_diff", 3, QUOTH_PURE, diff_call},
    {NULL, 0, 0, NULL},
};
