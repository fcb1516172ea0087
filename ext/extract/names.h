/*
** names.h: interface to names.c: where a run of capitals is a name, whose it
** is likely to be, and which part of it is the name alone.
*/
#ifndef QUOTH_EXTRACT_NAMES_H
#define QUOTH_EXTRACT_NAMES_H

#include "model.h"

/* Which words the text spells with a capital inside a sentence, and which it
** spells without one: two sets of hashes, a bit of each in a bucket, eight
** buckets a token, so that a wrong answer is rare and harmless. */
enum quoth_spelling { QUOTH_SPELLED_LOWER = 1, QUOTH_SPELLED_CAPITAL = 2 };

typedef struct quoth_spellings {
  uint8_t *bucket; /* four a byte */
  uint32_t mask;
} quoth_spellings;

bool quoth_spellings_make(quoth_spellings *s, const quoth_article *a);

/* A run of capitals as names.c reads it. */
typedef struct quoth_name {
  quoth_run run;  /* "Russian President Vladimir Putin" */
  quoth_run core; /* "Vladimir Putin"; empty where a role is all there is */
  uint8_t kind;   /* enum quoth_mention_kind: NAME, ORGANIZATION, ROLE, GROUP,
                     THING */
  uint8_t gender; /* 'm', 'f' or 0 */
} quoth_name;

/* Reads the run that starts at token i of a paragraph; false where no name
** starts there. */
bool quoth_name_read(const quoth_article *a, const quoth_spellings *s,
                     const quoth_paragraph *p, uint32_t i, quoth_name *name);

/* True where a sentence, a marked span or a line starts with token i, so that
** its capital tells nothing. */
bool quoth_name_starts_sentence(const quoth_article *a,
                                const quoth_paragraph *p, uint32_t i);

/* True for a short word in capitals among words that are not: US, RIA. */
bool quoth_name_is_acronym(const quoth_article *a, uint32_t i);

/* "State-run", "Kremlin-backed", "Salem-area": no name, but how or where a noun
** is. */
bool quoth_name_is_compound(const quoth_article *a, uint32_t i);

/* Letters of an honour or degree behind a person's name: KC, MP, OBE. */
bool quoth_name_is_honour(const quoth_article *a, uint32_t i);

/* 'm', 'f' or 0 of a set of classes. */
static inline uint8_t quoth_words_gender(quoth_words w) {
  bool male = (w & QUOTH_W_MALE) != 0, female = (w & QUOTH_W_FEMALE) != 0;
  return (uint8_t)(male == female ? 0 : male ? 'm' : 'f');
}

/* A name of more words is none: a line of capitals. */
#define QUOTH_NAME_TOKENS_MAX 16u

#endif
