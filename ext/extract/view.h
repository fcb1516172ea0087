/*
** view.h: a sentence seen as items, for the steps that read masked clauses.
** Asking outside the sentence is allowed and answers "no".
*/
#ifndef QUOTH_EXTRACT_VIEW_H
#define QUOTH_EXTRACT_VIEW_H

#include "model.h"

typedef struct quoth_view {
  quoth_article *a;
  uint32_t sentence, first, stop; /* items */
} quoth_view;

static inline quoth_view quoth_view_of(quoth_article *a, uint32_t sentence) {
  const quoth_sentence *s = &a->sentences.at[sentence];
  return (quoth_view){a, sentence, s->item_first, s->item_stop};
}

static inline bool quoth_item_in(const quoth_view *v, uint32_t item) {
  return item >= v->first && item < v->stop;
}

static inline uint32_t quoth_item_first(const quoth_view *v, uint32_t item) {
  return v->a->items.at[item].first;
}

static inline const quoth_token *quoth_item_token(const quoth_view *v,
                                                  uint32_t item) {
  return &v->a->tokens.at[v->a->items.at[item].first];
}

/* A whole marked span. */
static inline bool quoth_item_is_marked(const quoth_view *v, uint32_t item) {
  return quoth_item_in(v, item) && v->a->items.at[item].marked != QUOTH_NONE;
}

/* The questions below ask last whether a span is masked: it seldom is, and
** mostly they are answered before. */
static inline bool quoth_item_has(const quoth_view *v, uint32_t item,
                                  quoth_words classes) {
  return quoth_item_in(v, item) &&
         quoth_word_has(v->a, quoth_item_first(v, item), classes) &&
         !quoth_item_is_marked(v, item);
}

static inline bool quoth_item_is(const quoth_view *v, uint32_t item,
                                 const char *word) {
  return quoth_item_in(v, item) &&
         quoth_token_is(&v->a->tokens, quoth_item_first(v, item), word) &&
         !quoth_item_is_marked(v, item);
}

static inline bool quoth_item_among(const quoth_view *v, uint32_t item,
                                    const uint32_t *hashes, size_t n) {
  return quoth_item_in(v, item) &&
         quoth_token_find(&v->a->tokens, quoth_item_first(v, item), hashes,
                          n) >= 0 &&
         !quoth_item_is_marked(v, item);
}

/* True where an item is one of a list of QUOTH_HASH(). */
#define QUOTH_ITEM_AMONG(v, item, hashes)                                      \
  quoth_item_among(v, item, hashes, QUOTH_N_ELEMENT(hashes))

static inline bool quoth_item_punct(const quoth_view *v, uint32_t item,
                                    uint32_t code_point) {
  return quoth_item_in(v, item) &&
         quoth_punct_is(v->a, quoth_item_first(v, item), code_point) &&
         !quoth_item_is_marked(v, item);
}

static inline bool quoth_item_is_word(const quoth_view *v, uint32_t item) {
  return quoth_item_in(v, item) && !quoth_item_is_marked(v, item) &&
         quoth_item_token(v, item)->kind == QUOTH_WORD;
}

static inline bool quoth_item_capital(const quoth_view *v, uint32_t item) {
  return quoth_item_is_word(v, item) &&
         (quoth_item_token(v, item)->flags & QUOTH_CAPITAL);
}

/* - – — and the "--" of typescripts, which is two tokens. */
static inline bool quoth_item_dash(const quoth_view *v, uint32_t item) {
  if (!quoth_item_in(v, item) || quoth_item_is_marked(v, item)) return false;
  const quoth_token *t = quoth_item_token(v, item);
  return t->kind == QUOTH_PUNCT &&
         (t->hash == '-' || t->hash == 0x2013 || t->hash == 0x2014);
}

/* Item of a token, within the sentence: nothing to search where each item is
** one token. */
static inline uint32_t quoth_item_of(const quoth_view *v, uint32_t token) {
  const quoth_sentence *s = &v->a->sentences.at[v->sentence];
  bool masked = s->stop - s->first != v->stop - v->first;
  if (!masked && token >= s->first && token < s->stop)
    return v->first + (token - s->first);
  uint32_t low = v->first, high = v->stop;
  while (low + 1 < high) {
    uint32_t mid = low + (high - low) / 2;
    if (v->a->items.at[mid].first <= token) {
      low = mid;
    } else {
      high = mid;
    }
  }
  return low;
}

/* The first noun phrase of the sentence before an item, behind an adjunct and
** its comma; QUOTH_NONE when there is none.  In clause_subjects.c. */
int32_t quoth_main_subject(const quoth_view *v, uint32_t before);

/* The subject of the clause behind a comma: "After saying so, Ana left"; for a
** sentence that starts with an adjunct.  In clause_subjects.c. */
int32_t quoth_subject_behind(const quoth_view *v, uint32_t item);

/* The words of a marked span end in one of these characters, marks inside it
** left out.  In frames.c. */
bool quoth_marked_ends_with(const quoth_article *a, const quoth_marked *m,
                            const char *any);

#endif
