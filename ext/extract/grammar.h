/*
** grammar.h: words and stretches of a sentence by what they may be in a clause.
*/
#ifndef QUOTH_EXTRACT_GRAMMAR_H
#define QUOTH_EXTRACT_GRAMMAR_H

#include "view.h"

/* who, and not the WHO */
static inline bool quoth_is_who(const quoth_view *v, uint32_t item) {
  return quoth_item_is(v, item, "who") &&
         !(quoth_item_token(v, item)->flags & QUOTH_CAPS);
}

/* The, he, Ana, “…”: may be the first word of a noun phrase. */
bool quoth_opens_phrase(const quoth_view *v, uint32_t item);

/* A listed verb of any form. */
bool quoth_is_verb(const quoth_view *v, uint32_t item);

/* "has since said", "have both argued", "they all vowed": since, both, all
** between an auxiliary or a subject and its verb. */
bool quoth_floats(const quoth_view *v, uint32_t item);

/* A word that reads as a finite verb: listed, or by its ending. */
bool quoth_is_finite(const quoth_view *v, uint32_t item);

/* A word of four letters and more that ends in these two. */
static inline bool quoth_ends_in(const quoth_view *v, uint32_t item,
                                 const char *two) {
  if (!quoth_item_is_word(v, item)) return false;
  const quoth_token *t = quoth_item_token(v, item);
  const char *stop = v->a->tokens.text + t->stop;
  return t->n_core > 3 && stop[-1] == two[1] && stop[-2] == two[0];
}

static inline bool quoth_ends_in_s(const quoth_view *v, uint32_t item) {
  return v->a->tokens.text[quoth_item_token(v, item)->stop - 1] == 's';
}

/* Officials there say: where the subject before it is. */
bool quoth_is_where(const quoth_view *v, uint32_t item);

/* A subject and its verb in one word: it's, we're, they'll. */
bool quoth_is_contracted(const quoth_view *v, uint32_t item);

/* Does a word between two items read as a finite verb? */
bool quoth_verb_between(const quoth_view *v, uint32_t first, uint32_t stop);

/* "the boat, which was small, sank": the comma that closes the clause of a
** relative at `item` and comes before a verb; the item itself for none. */
uint32_t quoth_behind_remark(const quoth_view *v, uint32_t item);

/* A finite verb soon, before the clause is cut off. */
bool quoth_verb_follows(const quoth_view *v, uint32_t item);

/* "this week", "three days later", "Tuesday": where what tells the time at
** `item` ends; `item` when nothing does. */
uint32_t quoth_after_time(const quoth_view *v, uint32_t item);

/* Rates “will fall” soon: a predicate in marks behind its subject. */
bool quoth_is_predicate(const quoth_view *v, uint32_t item);

/* A main clause, and not only a noun phrase with asides. */
bool quoth_is_clause(const quoth_view *v, uint32_t first, uint32_t stop);

/* "recalled Lee Starr saying": the mention behind a verb of memory at a token,
** where it is said to have spoken; QUOTH_NONE for others. */
int32_t quoth_recalled_at(const quoth_article *a, uint32_t token);

#endif
