/*
** tokens.h: a text as words, numbers, quote marks and punctuation.  Tokens are
** in order, do not overlap, and leave out white space only.
*/
#ifndef QUOTH_TEXT_TOKENS_H
#define QUOTH_TEXT_TOKENS_H

#include <string.h>

#include "arena.h"

enum quoth_token_kind {
  QUOTH_WORD = 1,  /* starts with a letter; inner ' - . & keep it one word:
                      don't, anti-terror, U.S., G20, AT&T */
  QUOTH_NUMBER,    /* starts with a digit: 40, 4,000, 7.5, 10:30, 20th */
  QUOTH_MARK,      /* a glyph that may open or close a quote: " “ ” ‘ ’ ' « »
                      `` '' „ 「 …, an HTML entity or mojibake for one */
  QUOTH_PUNCT,     /* any other character, "..." being one token */
  QUOTH_NOISE,     /* more than QUOTH_MARK_RUN_MAX marks in a row */
};

enum quoth_token_flag {
  QUOTH_CAPITAL = 1,    /* first letter is upper case, or the one behind an
                          article of names: al-Assad, d'Estaing */
  QUOTH_CAPS = 2,       /* two letters or more, all upper case: IS, TASS */
  QUOTH_POSSESSIVE = 4, /* ends in 's or ’s; `hash` is of what stands before */
  QUOTH_HYPHEN = 8,     /* has an inner hyphen */
  QUOTH_DOTTED = 16,    /* has inner dots: U.S. (a last dot belongs to it) */
  QUOTH_DIGIT = 32,     /* has a digit */
  QUOTH_FOREIGN = 64,   /* has a letter outside ASCII */
};

/* What stands between a token and the one before it. */
enum quoth_gap {
  QUOTH_GAP_NONE = 0,
  QUOTH_GAP_SPACE,
  QUOTH_GAP_LINE,  /* one line break */
  QUOTH_GAP_BLANK, /* a blank line, or the start of the text */
};

typedef struct quoth_token {
  uint32_t start, stop; /* bytes */
  uint32_t hash;        /* words: quoth_hash() of the lower-case word, ’ as ',
                           without possessive 's and last dot;
                           marks and punctuation: the code point, for ``
                           and '' that of “ and ”, entities: the glyph's */
  uint8_t kind, flags, gap;
  uint8_t n_core;       /* bytes of a word without 's, at most 255 */
} quoth_token;

/* A longer run of marks with nothing but marks in it is QUOTH_NOISE: it is no
** writing, and pairing it would cost time for nothing. */
#define QUOTH_MARK_RUN_MAX 8u

typedef struct quoth_tokens {
  const char *text;
  uint32_t n_byte;
  const quoth_token *at;
  uint32_t n;
} quoth_tokens;

/* Cuts a text up; false when there is no memory.  The text need not be valid
** UTF-8: what does not decode is QUOTH_PUNCT with U+FFFD.  Soft hyphens and
** zero-width characters inside words do not count for the hash. */
bool quoth_tokens_make(quoth_tokens *tokens, quoth_arena *arena,
                       const char *text, uint32_t n_byte);

quoth_str quoth_token_text(const quoth_tokens *tokens, uint32_t i);

/* True where a token ends in one of the tails, given in lower case, and has so
** many bytes before it. */
bool quoth_token_ends(const quoth_tokens *tokens, uint32_t i,
                      const char *const *tails, size_t n_tail, uint32_t ahead);

#define QUOTH_TOKEN_ENDS(tokens, i, tails, ahead)                              \
  quoth_token_ends(tokens, i, tails, QUOTH_N_ELEMENT(tails), ahead)

/* quoth_hash() of a literal: the loop unrolls to a constant. */
static inline uint32_t quoth_hash_of(const char *word) {
  uint32_t hash = 2166136261u;
#pragma GCC unroll 16
  for (size_t k = 0; k < strlen(word); k++)
    hash = (hash ^ (uint8_t)word[k]) * 16777619u;
  return hash;
}

/* True where a token is the word, a literal in lower case. */
static inline bool quoth_token_is(const quoth_tokens *tokens, uint32_t i,
                                  const char *word) {
  return tokens->at[i].hash == quoth_hash_of(word) &&
         tokens->at[i].kind == QUOTH_WORD;
}

/* Where in a list of QUOTH_HASH() a hash stands, or -1.  Seldom does it stand
** there at all, and of a constant list what its hashes start with is a constant
** too: that is asked before the list is gone through. */
static inline int quoth_hash_find(uint32_t hash, const uint32_t *hashes,
                                  size_t n) {
  uint64_t starts = 0;
#pragma GCC unroll 32
  for (size_t k = 0; k < n; k++)
    starts |= UINT64_C(1) << (hashes[k] >> 26);
  if (!(starts >> (hash >> 26) & 1)) return -1;
  for (size_t k = 0; k < n; k++)
    if (hashes[k] == hash) return (int)k;
  return -1;
}

/* Where in a list of QUOTH_HASH() a token's word stands, or -1. */
static inline int quoth_token_find(const quoth_tokens *tokens, uint32_t i,
                                   const uint32_t *hashes, size_t n) {
  if (tokens->at[i].kind != QUOTH_WORD) return -1;
  return quoth_hash_find(tokens->at[i].hash, hashes, n);
}

#define QUOTH_TOKEN_AMONG(tokens, i, hashes)                                   \
  (quoth_token_find(tokens, i, hashes, QUOTH_N_ELEMENT(hashes)) >= 0)

/* Code points of marks (QUOTH_MARK) by class; 0 for other characters. */
enum quoth_mark_class {
  QUOTH_MARK_NONE = 0,
  QUOTH_MARK_STRAIGHT_DOUBLE, /* " ＂ */
  QUOTH_MARK_STRAIGHT_SINGLE, /* ' */
  QUOTH_MARK_OPEN_DOUBLE,     /* “ ‟ 〝, `` */
  QUOTH_MARK_CLOSE_DOUBLE,    /* ” 〞, '' */
  QUOTH_MARK_OPEN_SINGLE,     /* ‘ ‛ ` */
  QUOTH_MARK_CLOSE_SINGLE,    /* ’ ´ */
  QUOTH_MARK_LOW_DOUBLE,      /* „ */
  QUOTH_MARK_LOW_SINGLE,      /* ‚ */
  QUOTH_MARK_LEFT_GUILLEMET,  /* « ‹ */
  QUOTH_MARK_RIGHT_GUILLEMET, /* » › */
  QUOTH_MARK_OPEN_CORNER,     /* 「 『 */
  QUOTH_MARK_CLOSE_CORNER,    /* 」 』 */
  QUOTH_MARK_PRIME,           /* ′ ″ */
};
enum quoth_mark_class quoth_mark_class_of(uint32_t code_point);

#endif
