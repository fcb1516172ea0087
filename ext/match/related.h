/*
** related.h: the compiled-in lexicon of English stems.  A lexeme is a stem's
** place in it: two bytes where the id has four.
*/
#ifndef QUOTH_MATCH_RELATED_H
#define QUOTH_MATCH_RELATED_H

#include "terms.h"

#define QUOTH_LEXEME_NONE UINT16_MAX

/* QUOTH_LEXEME_NONE where the stem is not among the commonest. */
uint16_t quoth_lexeme_of(uint32_t term_id);
uint32_t quoth_lexeme_id(uint16_t lexeme);

/* The lexeme of an irregular form (went, men) by the hash of the form. */
uint16_t quoth_lexeme_of_irregular(uint32_t hash);

/* ln(1 + N / df) in general English news; rare words: QUOTH_IDF_UNKNOWN. */
float quoth_lexeme_idf(uint16_t lexeme);
#define QUOTH_IDF_UNKNOWN 12.0f

/* What it counts in a comparison by that, as quoth_idf_weight() has it. */
float quoth_lexeme_weight(uint16_t lexeme);

/* True where a dictionary has the stem as a common word, not only as a name. */
bool quoth_lexeme_is_common(uint16_t lexeme);

/* Related lexemes, strongest first, with strengths in 255ths. */
uint32_t quoth_lexeme_related(uint16_t lexeme, const uint16_t **related,
                              const uint8_t **strength);
uint32_t quoth_lexeme_antonyms(uint16_t lexeme, const uint16_t **antonyms);
bool quoth_lexemes_are_antonyms(uint16_t a, uint16_t b);

/* A hash of ids, rarity and irregular forms, by which texts are indexed; what
** is related may change without. */
uint32_t quoth_lexicon_version(void);

#endif
