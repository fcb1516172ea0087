/*
** fingerprint.h: is one body a copy of the other?  Texts are compared by their
** runs of five words.  What stands in quote marks does not count: two reporters
** who heard the same speech are two witnesses, who copied one report is none.
*/
#ifndef QUOTH_MATCH_FINGERPRINT_H
#define QUOTH_MATCH_FINGERPRINT_H

#include "../text/tokens.h"

/* Words in a shingle.  Of two independent reports of one event, shingles of 3
** share names and phrases; of 8, a changed word in each line hides a copy. */
#define QUOTH_SHINGLE_WORDS 5u

/* The smallest hashes of a body are its keys: two bodies that share the part j
** of all their shingles share no key with a chance of (1 - j) ^ 16. */
#define QUOTH_KEYS 16u

/* Shorter bodies have no story: notices and tables look like each other. */
#define QUOTH_STORY_MIN_WORDS 40u

/* Of a longer body the rest is not compared: books are no wire copy. */
#define QUOTH_SHINGLES_MAX 65536u

/* Hashes of shingles, in 31 bits: one in 30,000 of the longest body's is taken
** for another. */
typedef struct quoth_shingles {
  const uint32_t *at;
  uint32_t n;
} quoth_shingles;

typedef struct quoth_fingerprint {
  quoth_shingles raw;  /* as the text has them, until they are sorted */
  quoth_shingles all;  /* each once, ascending; and of these ... */
  quoth_shingles told; /* ... those without a quoted word */
  uint32_t n_word;
  uint64_t words;            /* hash of all words in order */
  uint32_t keys[QUOTH_KEYS]; /* of the smallest of all, in 31 bits */
  uint32_t n_key;            /* 0 below QUOTH_STORY_MIN_WORDS */
  bool capped;               /* QUOTH_SHINGLES_MAX was reached */
} quoth_fingerprint;

/* Of a body; all of *out lives in the arena.  `scratch`, which may be the same,
** takes what is of no use after: four times the body.  False when there is no
** memory. */
bool quoth_fingerprint_make(quoth_fingerprint *out, quoth_arena *arena,
                            quoth_arena *scratch, const char *body,
                            uint32_t n_byte);

/* The same where the body's tokens are at hand, not sorted yet: most bodies
** share no key with another, and are never compared.  `scratch` may be the
** same arena. */
bool quoth_fingerprint_of(quoth_fingerprint *out, quoth_arena *arena,
                          quoth_arena *scratch, const quoth_tokens *tokens);

/* Makes it fit to be compared; where it is, there is nothing to do. */
bool quoth_fingerprint_sort(quoth_fingerprint *fingerprint,
                            quoth_arena *arena);

enum quoth_reprint {
  QUOTH_REPRINT_NONE = 0,   /* nothing, or no more than chance and quotes */
  QUOTH_REPRINT_REWRITE,    /* a good part of one, reworded or with new text */
  QUOTH_REPRINT_PARTIAL,    /* one stands in the other, which is much longer */
  QUOTH_REPRINT_SYNDICATED, /* the same text, cut or edited here and there */
  QUOTH_REPRINT_IDENTICAL,  /* the same words */
};

/* How two bodies are related, both sorted.  *similarity is the part of the
** shorter one that stands in the other, 0 … 1.  The same for (a, b) and (b, a).
*/
enum quoth_reprint quoth_fingerprint_relate(const quoth_fingerprint *a,
                                            const quoth_fingerprint *b,
                                            float *similarity);

/* version.c: a number that is another one in builds that make other keys of the
** same body: theirs and ours do not meet.  0 where there is no memory. */
uint32_t quoth_fingerprint_version(quoth_arena *arena);

/* "identical", "syndicated", "partial", "rewrite" or NULL. */
const char *quoth_reprint_name(enum quoth_reprint reprint);

#endif
