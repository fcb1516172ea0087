/*
** words.h: words and phrases with a normal form of their own: function words,
** negations, spelled-out numbers, abbreviations, countries and their people.
*/
#ifndef QUOTH_MATCH_WORDS_H
#define QUOTH_MATCH_WORDS_H

#include "../text/tokens.h"

enum quoth_entry_kind {
  QUOTH_ENTRY_FUNCTION = 1, /* the, of, is */
  QUOTH_ENTRY_APPROXIMATE,  /* about, more than: function words at numbers */
  QUOTH_ENTRY_NEGATION,     /* not, never, n't */
  QUOTH_ENTRY_NEGATIVE,     /* content words that deny: refuse, impossible */
  QUOTH_ENTRY_NUMBER,       /* forty */
  QUOTH_ENTRY_ORDINAL,      /* fourth */
  QUOTH_ENTRY_SCALE,        /* million: multiplies the number before it */
  QUOTH_ENTRY_WORD,         /* another spelling of a content word */
  QUOTH_ENTRY_DATE,         /* months and days, which are no names */
  QUOTH_ENTRY_TITLE,        /* President: capital, but no name */
  QUOTH_ENTRY_NAME,         /* United States = US = American */
};

typedef struct quoth_word_entry {
  uint32_t key;    /* quoth_phrase_key() */
  uint32_t id;     /* term id of the normal form */
  double number;   /* numbers, ordinals, scales */
  uint8_t kind;    /* enum quoth_entry_kind */
  uint8_t capital; /* 1: needs a capital, 2: needs all capitals */
  uint8_t n_word;
} quoth_word_entry;

/* The key of a phrase from the key so far and the next word's hash; a single
** word's key is its hash. */
static inline uint32_t quoth_phrase_key(uint32_t key, uint32_t hash) {
  return (key ^ hash) * 16777619u;
}

/* The entry of a phrase of n_word words; `flags` are the first token's. */
const quoth_word_entry *quoth_word_find(uint32_t key, uint32_t n_word,
                                        uint8_t flags);

/* The longest phrase that starts at token i, or NULL. */
const quoth_word_entry *quoth_phrase_find(const quoth_tokens *tokens,
                                          uint32_t i);

/* A hash of the whole table. */
uint32_t quoth_words_version(void);

#endif
