/*
** view.h: a sentence seen as items, for the steps that read masked clauses.
** Asking outside the sentence is allowed and answers "no".
*/
#ifndef QUOTH_EXTRACT_VIEW_H
#define QUOTH_EXTRACT_VIEW_H

#include "model.h"

typedef struct quoth_view {
  quoth_article *a;
  const quoth_item *item; /* of the article: item[first] is the first one */
  uint32_t sentence, first, stop, n; /* items, n of them */
} quoth_view;

static inline quoth_view quoth_view_of(quoth_article *a, uint32_t sentence) {
  const quoth_sentence *s = &a->sentences.at[sentence];
  return (quoth_view){.a = a,
                      .item = a->items.at,
                      .sentence = sentence,
                      .first = s->item_first,
                      .stop = s->item_stop,
                      .n = s->item_stop - s->item_first};
}

static inline bool quoth_item_in(const quoth_view *v, uint32_t item) {
  return item - v->first < v->n;
}

static inline const quoth_item *quoth_item_at(const quoth_view *v,
                                              uint32_t item) {
  return &v->item[item];
}

static inline uint32_t quoth_item_first(const quoth_view *v, uint32_t item) {
  return quoth_item_at(v, item)->first;
}

static inline const quoth_token *quoth_item_token(const quoth_view *v,
                                                  uint32_t item) {
  return &v->a->tokens.at[quoth_item_first(v, item)];
}

/* A whole marked span: it has neither a key nor classes. */
static inline bool quoth_item_is_marked(const quoth_view *v, uint32_t item) {
  return quoth_item_in(v, item) && quoth_item_at(v, item)->marked != QUOTH_NONE;
}

static inline bool quoth_item_has(const quoth_view *v, uint32_t item,
                                  quoth_words classes) {
  return quoth_item_in(v, item) &&
         (quoth_item_at(v, item)->word & classes) != 0;
}

static inline bool quoth_item_is(const quoth_view *v, uint32_t item,
                                 const char *word) {
  return quoth_item_in(v, item) &&
         quoth_item_at(v, item)->key == quoth_hash_of(word);
}

static inline bool quoth_item_among(const quoth_view *v, uint32_t item,
                                    const uint32_t *hashes, size_t n) {
  return quoth_item_in(v, item) &&
         quoth_hash_find(quoth_item_at(v, item)->key, hashes, n) >= 0;
}

/* True where an item is one of a list of QUOTH_HASH(). */
#define QUOTH_ITEM_AMONG(v, item, hashes)                                      \
  quoth_item_among(v, item, hashes, QUOTH_N_ELEMENT(hashes))

static inline bool quoth_item_punct(const quoth_view *v, uint32_t item,
                                    uint32_t code_point) {
  return quoth_item_in(v, item) &&
         quoth_item_at(v, item)->key == QUOTH_KEY_OF_SIGN(code_point);
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
  if (!quoth_item_in(v, item)) return false;
  uint32_t key = quoth_item_at(v, item)->key;
  return key == QUOTH_KEY_OF_SIGN('-') || key == QUOTH_KEY_OF_SIGN(0x2013) ||
         key == QUOTH_KEY_OF_SIGN(0x2014);
}

/* Item of a token; the first or last one for a token outside the sentence. */
static inline uint32_t quoth_item_of(const quoth_view *v, uint32_t token) {
  const quoth_sentence *s = &v->a->sentences.at[v->sentence];
  if (token < s->first) return v->first;
  return token < s->stop ? v->a->item_of[token] : v->stop - 1;
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
