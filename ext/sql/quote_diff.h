/*
** quote_diff.h: the written form of a word diff, for quote_diff() and the
** table functions that show how a quote changed.
*/
#ifndef QUOTH_SQL_QUOTE_DIFF_H
#define QUOTH_SQL_QUOTE_DIFF_H

#include "context.h"
#include "../text/diff.h"

typedef struct quoth_diff_form quoth_diff_form;

/* 'text', 'html' or 'json'; NULL where there is no such form. */
const quoth_diff_form *quoth_diff_form_named(quoth_str name);

/* The diff of two texts in a form, the first where `form` is NULL. */
void quoth_diff_print(sqlite3_str *out, const quoth_diff_form *form,
                      const quoth_diff *diff, const quoth_tokens *a,
                      const quoth_tokens *b);

/* `[-cut-]{+added+}` of two texts as the result; needs an arena. */
void quoth_diff_result(sqlite3_context *ctx, quoth_arena *arena,
                       const quoth_diff_form *form, quoth_str a, quoth_str b);

#endif
