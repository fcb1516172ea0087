/*
** quote_diff.c: the written forms of a word diff: `[-cut-]{+added+}` around what
** stayed; <del> and <ins>; or JSON [["same","…"],["cut","…"],["add","…"]].  What
** stayed is written as the second text has it.  Finds no difference itself.
*/
#include "quote_diff.h"
#include "json.h"

#include <string.h>

SQLITE_EXTENSION_INIT3

/* How one form writes a stretch. */
enum { SAME, CUT, ADDED };
struct quoth_diff_form {
  const char *name;
  const char *open[3], *close[3];
  const char *start, *stop;
  void (*append)(sqlite3_str *out, quoth_str text);
  bool spaced; /* spaces between stretches are its own to write */
};

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

static const quoth_diff_form forms[] = {
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

const quoth_diff_form *quoth_diff_form_named(quoth_str name) {
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
  const quoth_diff_form *form;
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

void quoth_diff_print(sqlite3_str *out, const quoth_diff_form *form,
                      const quoth_diff *diff, const quoth_tokens *a,
                      const quoth_tokens *b) {
  printer p = {out, form ? form : &forms[0], false};
  sqlite3_str_appendall(out, p.form->start);
  for (uint32_t i = 0; i < diff->n; i++)
    print_change(&p, &diff->at[i], a, b);
  sqlite3_str_appendall(out, p.form->stop);
}

void quoth_diff_result(sqlite3_context *ctx, quoth_arena *arena,
                       const quoth_diff_form *form, quoth_str a, quoth_str b) {
  quoth_tokens a_tokens, b_tokens;
  quoth_diff diff;
  bool made = quoth_tokens_make(&a_tokens, arena, a.at, a.n_byte) &&
              quoth_tokens_make(&b_tokens, arena, b.at, b.n_byte) &&
              quoth_diff_make(&diff, arena, &a_tokens, &b_tokens);
  if (made) {
    sqlite3_str *out = sqlite3_str_new(sqlite3_context_db_handle(ctx));
    quoth_diff_print(out, form, &diff, &a_tokens, &b_tokens);
    quoth_json_result(ctx, out);
  } else {
    quoth_result_status(ctx, "quote_diff", arena->status);
  }
}
