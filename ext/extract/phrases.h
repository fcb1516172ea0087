/*
** phrases.h: names that the lists know whole: outlets, and the names, demonyms
** and seats of power of states (schema/lexicon/en/outlet.tsv, state.tsv).
*/
#ifndef QUOTH_EXTRACT_PHRASES_H
#define QUOTH_EXTRACT_PHRASES_H

#include "../text/base.h"

enum quoth_phrase_kind {
  QUOTH_PHRASE_NONE = 0,
  QUOTH_PHRASE_OUTLET,  /* Reuters, Hurriyet Daily News */
  QUOTH_PHRASE_SEAT,    /* Moscow, the White House */
  QUOTH_PHRASE_DEMONYM, /* Russian, South Koreans */
  QUOTH_PHRASE_STATE,   /* Russia, the United Nations */
};

typedef struct quoth_phrase {
  uint8_t kind;  /* enum quoth_phrase_kind */
  uint8_t state; /* which state, from 1; 0 for outlets */
} quoth_phrase;

/* The key of a phrase: start with QUOTH_PHRASE_START and add each token's
** hash.  "The" in front is left out. */
#define QUOTH_PHRASE_START 2166136261u
static inline uint32_t quoth_phrase_add(uint32_t key, uint32_t token_hash) {
  return (key ^ token_hash) * 16777619u;
}

/* What is known of the phrase; kind QUOTH_PHRASE_NONE for others. */
quoth_phrase quoth_phrase_of(uint32_t key);

/* Longest phrase in the lists, in tokens ("Democratic Republic of the Congo").
*/
#define QUOTH_PHRASE_TOKENS_MAX 5u

#endif
