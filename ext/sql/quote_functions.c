/*
** quote_functions.c: quote_normalize(text) and quote_diff(a, b [, form]).
**
** quote_diff() writes what became of the words of a in b: `[-cut-]{+added+}`
** around what stayed, as <del> and <ins> for form 'html', or for 'json' as
** [["same","…"],["cut","…"],["add","…"]].  What stayed is written as b has it.
*/
#include "functions.h"
#include "json.h"
#include "../text/diff.h"
#include "../text/normalize.h"

#include <string.h>

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

/* How one form writes a stretch. */
enum { SAME, CUT, ADDED };
typedef struct diff_form {
  const char *name;
  const char *open[3], *close[3];
  const char *start, *stop;
  void (*append)(sqlite3_str *out, quoth_str text);
  bool spaced; /* spaces between stretches are its own to write */
} diff_form;

static void append_plain(sqlite3_str *out, quoth_str text) {
  sqlite3_str_append(out, text.at, (int)text.n_byte);
}

static void append_html(sqlite3_str *out, quoth_str text) {
  for (uint32_t i = 0; i < text.n_byte; i++) {
    switch (text.at[i]) {
    case '&': sqlite3_str_appendall(out, "&amp;"); break;
    case '<': sqlite3_str_appendall(out, "&lt;"); break;
    case '>': sqlite3_str_appendall(out, "&gt;"); break;
    case '"': sqlite3_str_appendall(out, "&quot;"); break;
    default: sqlite3_str_appendchar(out, 1, text.at[i]); break;
    }
  }
}

static const diff_form forms[] = {
    {"text", {"", "[-", "{+"}, {"", "-]", "+}"}, "", "", append_plain, true},
    {"html",
     {"", "<del>", "<ins>"},
     {"", "</del>", "</ins>"},
     "",
     "",
     append_html,
     true},
    {"json",
     {"[\"same\",", "[\"cut\",", "[\"add\","},
     {"]", "]", "]"},
     "[",
     "]",
     quoth_json_append,
     false},
};

#define N_FORM (sizeof forms / sizeof forms[0])

static const diff_form *form_named(quoth_str name) {
  for (size_t i = 0; i < N_FORM; i++) {
    if (strlen(forms[i].name) == name.n_byte &&
        sqlite3_strnicmp(forms[i].name, name.at, (int)name.n_byte) == 0)
      return &forms[i];
  }
  return NULL;
}

/* The words from token `start` to `stop` as they stand, spaces between them
** too. */
static quoth_str words(const quoth_tokens *tokens, uint32_t start,
                       uint32_t stop) {
  quoth_span span = {tokens->at[start].start, tokens->at[stop - 1].stop};
  return quoth_span_text(tokens->text, span);
}

/* A diff on its way out. */
typedef struct printer {
  sqlite3_str *out;
  const diff_form *form;
  bool started;
} printer;

static void print_words(printer *p, int kind, const quoth_tokens *tokens,
                        uint32_t start, uint32_t stop) {
  if (start == stop) return;
  if (p->started && !p->form->spaced) sqlite3_str_appendall(p->out, ",");
  sqlite3_str_appendall(p->out, p->form->open[kind]);
  p->form->append(p->out, words(tokens, start, stop));
  sqlite3_str_appendall(p->out, p->form->close[kind]);
  p->started = true;
}

static bool has_gap(const quoth_tokens *tokens, uint32_t start, uint32_t stop) {
  return start < stop && tokens->at[start].gap != QUOTH_GAP_NONE;
}

static void print_change(printer *p, const quoth_change *c,
                         const quoth_tokens *a, const quoth_tokens *b) {
  bool gap = has_gap(b, c->b_start, c->b_stop) ||
             (!c->kept && has_gap(a, c->a_start, c->a_stop));
  if (gap && p->started && p->form->spaced) sqlite3_str_appendall(p->out, " ");
  if (!c->kept) print_words(p, CUT, a, c->a_start, c->a_stop);
  print_words(p, c->kept ? SAME : ADDED, b, c->b_start, c->b_stop);
}

static void print_diff(sqlite3_context *ctx, const diff_form *form,
                       const quoth_diff *diff, const quoth_tokens *a,
                       const quoth_tokens *b) {
  printer p = {sqlite3_str_new(quoth_context_connection(ctx)->db), form, false};
  sqlite3_str_appendall(p.out, form->start);
  for (uint32_t i = 0; i < diff->n; i++) print_change(&p, &diff->at[i], a, b);
  sqlite3_str_appendall(p.out, form->stop);
  quoth_json_result(ctx, p.out);
}

static void diff_texts(sqlite3_context *ctx, const diff_form *form, quoth_str a,
                       quoth_str b) {
  quoth_arena arena;
  quoth_tokens a_tokens, b_tokens;
  quoth_diff diff;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  bool made = quoth_tokens_make(&a_tokens, &arena, a.at, a.n_byte) &&
              quoth_tokens_make(&b_tokens, &arena, b.at, b.n_byte) &&
              quoth_diff_make(&diff, &arena, &a_tokens, &b_tokens);
  if (made)
    print_diff(ctx, form, &diff, &a_tokens, &b_tokens);
  else
    quoth_result_status(ctx, "quote_diff", arena.status);
  quoth_arena_close(&arena);
}

static void diff_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  quoth_str a = quoth_argument_text(ctx, argv[0], "quote_diff", "a");
  quoth_str b = quoth_argument_text(ctx, argv[1], "quote_diff", "b");
  quoth_str name = {"text", 4};
  if (argc == 3) name = quoth_argument_text(ctx, argv[2], "quote_diff", "form");
  if (!a.at || !b.at || !name.at) return;
  const diff_form *form = form_named(name);
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
