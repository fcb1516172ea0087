/*
** paragraphs.c: where a paragraph ends: at a blank line, and at any line break
** unless the text was wrapped by hand.  Tells headings from running text.
*/
#include "model.h"

/* Longest heading in tokens; a longer line without a full stop is a
** paragraph that lost it. */
#define HEADING_TOKENS_MAX 25u

/* A text counts as wrapped where this share of its single line breaks stands
** before a word in lower case or behind a comma: 1 in this many. */
#define WRAPPED_ONE_IN 4u

/* The first token behind i that starts a line. */
static uint32_t next_line(const quoth_article *a, uint32_t i) {
  return quoth_trait_next(a, i + 1, a->tokens.n, QUOTH_TRAIT_LINE);
}

static bool is_wrapped(const quoth_article *a) {
  uint32_t n_break = 0, n_inside = 0;
  for (uint32_t i = next_line(a, 0); i < a->tokens.n; i = next_line(a, i)) {
    const quoth_token *t = &a->tokens.at[i];
    if (t->gap != QUOTH_GAP_LINE) continue;
    bool lower = t->kind == QUOTH_WORD && !(t->flags & QUOTH_CAPITAL) &&
                 !(t->flags & QUOTH_FOREIGN);
    n_break++;
    n_inside += lower || quoth_punct_is(a, i - 1, ',');
  }
  return n_inside * WRAPPED_ONE_IN > n_break;
}

static bool ends_like_sentence(const quoth_article *a, uint32_t stop) {
  const quoth_token *t = &a->tokens.at[stop - 1];
  if (t->kind == QUOTH_MARK || t->kind == QUOTH_NOISE) return true;
  if (t->kind != QUOTH_PUNCT) return false;
  return t->hash == '.' || t->hash == '!' || t->hash == '?' || t->hash == ':' ||
         t->hash == 0x2026 || t->hash == ',' || t->hash == ';';
}

static void add_paragraph(quoth_article *a, uint32_t first, uint32_t stop) {
  if (first == stop) return;
  quoth_paragraph *p = QUOTH_PUSH(a->arena, &a->paragraphs);
  if (!p) return;
  p->first = first;
  p->stop = stop;
  p->heading = stop - first <= HEADING_TOKENS_MAX &&
               !ends_like_sentence(a, stop) &&
               a->tokens.at[first].kind == QUOTH_WORD;
}

void quoth_paragraphs_cut(quoth_article *a) {
  uint8_t least = is_wrapped(a) ? QUOTH_GAP_BLANK : QUOTH_GAP_LINE;
  uint32_t first = 0;
  for (uint32_t i = next_line(a, 0); i < a->tokens.n; i = next_line(a, i)) {
    if (a->tokens.at[i].gap < least) continue;
    add_paragraph(a, first, i);
    first = i;
  }
  add_paragraph(a, first, a->tokens.n);
}
