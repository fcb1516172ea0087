/*
** terms.h: a statement as the terms it is compared and indexed by.
*/
#ifndef QUOTH_MATCH_TERMS_H
#define QUOTH_MATCH_TERMS_H

#include "../text/arena.h"

enum quoth_term_kind {
  QUOTH_TERM_WORD = 0, /* content word, by stem */
  QUOTH_TERM_FUNCTION, /* the, of, is: scored low, never searched */
  QUOTH_TERM_NAME,     /* capitalised inside a sentence, or known: G20, US */
  QUOTH_TERM_NUMBER,   /* by value: 40 = forty */
  QUOTH_TERM_NEGATION, /* not, never, no, n't */
};

/* Stems, numbers and names are normalised before the id is taken: "American",
** "US" and "United States" share one, and so do "40" and "forty". */
typedef struct quoth_term {
  uint32_t id;          /* quoth_hash() of the normal form; stable for ever */
  uint32_t start, stop; /* bytes of the statement's text */
  double number;        /* QUOTH_TERM_NUMBER: the value */
  float weight;         /* quoth_idf_weight() of the compiled-in idf */
  uint16_t lexeme;      /* place in the compiled-in lexicon (related.h) */
  uint8_t kind;         /* enum quoth_term_kind */
  uint8_t flags;        /* enum quoth_term_flag */
} quoth_term;

enum quoth_term_flag {
  QUOTH_TERM_NEGATIVE = 1,    /* a content word that denies: refuse, fail */
  QUOTH_TERM_APPROXIMATE = 2, /* a number after "about", "more than" */
  QUOTH_TERM_WEAK = 4,        /* a number that is often none: one, third */
  QUOTH_TERM_SPELLED = 8,     /* a number in words: forty */
  QUOTH_TERM_ACRONYM = 16,    /* a name in capitals: TASS */
  QUOTH_TERM_UNSURE = 32,     /* a name that may be a common word: Guard */
};

typedef struct quoth_terms {
  quoth_str text;
  const quoth_term *at;
  uint32_t n;
  const int8_t *shape; /* QUOTH_SHAPE_SIZE: its words' letters (shape.h), or NULL */
} quoth_terms;

/* False when there is no memory. */
bool quoth_terms_make(quoth_terms *terms, quoth_arena *arena, quoth_str text);

/* The same without the shape, which the index and most comparisons can do
** without: twice as fast. */
bool quoth_terms_list(quoth_terms *terms, quoth_arena *arena, quoth_str text);

/* The shape; made in the arena where the terms are without.  NULL when there is
** no memory. */
const int8_t *quoth_terms_shape(const quoth_terms *terms, quoth_arena *arena);

/* How rare a term is, in nats: ln(1 + N / df).  `df` is asked for the count of
** statements with the term; where it is NULL or n_statement is below
** QUOTH_IDF_STATEMENTS_MIN the compiled-in table answers. */
typedef struct quoth_idf {
  uint32_t n_statement;
  uint32_t (*df)(const void *self, uint32_t term_id);
  const void *self;
} quoth_idf;

#define QUOTH_IDF_STATEMENTS_MIN 5000u /* fewer say little about a language */

/* Where the database has enough statements to tell; idf may be NULL. */
bool quoth_idf_is_counted(const quoth_idf *idf);

float quoth_idf_of(const quoth_idf *idf, uint32_t term_id);

/* What a term counts in a comparison, in nats.  Beyond words of one statement
** in 125 rarity adds nothing: the rarest words are the first to be rendered in
** another way, and misspelt. */
float quoth_idf_weight(const quoth_idf *idf, uint32_t term_id);
#define QUOTH_WEIGHT_MAX 4.83f /* -ln(1/125) */

/* Words of near meaning, from the compiled-in table: up to n_room of them with
** strength 0 … 1, strongest first.  Antonyms are not among them. */
typedef struct quoth_related {
  uint32_t id;
  float strength;
} quoth_related;
uint32_t quoth_related_to(uint32_t term_id, quoth_related *out,
                          uint32_t n_room);
bool quoth_are_antonyms(uint32_t a, uint32_t b);

/* The words of a term, as they stand in the text. */
static inline quoth_str quoth_term_text(const quoth_terms *terms, uint32_t i) {
  const quoth_term *t = &terms->at[i];
  return (quoth_str){terms->text.at + t->start, t->stop - t->start};
}

#endif
