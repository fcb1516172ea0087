/*
** noun_phrases.h: interface to noun_phrases.c: the noun phrases of a sentence,
** added as mentions where a step asks for one.  QUOTH_NONE where there is none,
** or no memory.
*/
#ifndef QUOTH_EXTRACT_NOUN_PHRASES_H
#define QUOTH_EXTRACT_NOUN_PHRASES_H

#include "view.h"

#define QUOTH_NOUN_WORDS_MAX 12u /* longest noun phrase taken as a mention */

/* A mention of items [first, stop). */
int32_t quoth_noun_add(const quoth_view *v, uint32_t first, uint32_t stop,
                       uint8_t kind);

/* A mention of the pronoun "his" or "their" at an item, which is none yet
** while it only owns. */
int32_t quoth_owner_add(const quoth_view *v, uint32_t item);

/* May a noun phrase hold the item before its end? */
bool quoth_noun_holds(const quoth_view *v, uint32_t item);

/* Kind of the phrase with this last word. */
uint8_t quoth_noun_kind(const quoth_view *v, uint32_t last);

/* The mention or phrase that ends with `last`; that starts with `first`. */
int32_t quoth_noun_ending(const quoth_view *v, uint32_t last);
int32_t quoth_noun_starting(const quoth_view *v, uint32_t first);

/* "the head of the office": from "the office" back to "the head". */
int32_t quoth_noun_head(const quoth_view *v, int32_t mention);

/* "the man tasked with it", "papers found in it": the noun that a word in -ed
** behind it is told of, or QUOTH_NONE. */
int32_t quoth_noun_told_of(const quoth_view *v, uint32_t item);

/* "…, says a report highlighting the risk", "finds a study published today": a
** paper that is new to the reader, and at `next` what is told of it. */
bool quoth_paper_told_of(const quoth_view *v, int32_t subject, uint32_t next);

#endif
