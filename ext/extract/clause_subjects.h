/*
** clause_subjects.h: subjects of clauses that have no cue, and the noun phrases
** that are added as mentions where a step asks for one.
*/
#ifndef QUOTH_EXTRACT_CLAUSE_SUBJECTS_H
#define QUOTH_EXTRACT_CLAUSE_SUBJECTS_H

#include "view.h"

/* The subject of the nearest clause that starts before an item and reaches up
** to it; clauses led by "that" and "if" belong to what is said and are passed
** over.  The main subject where there is none nearer; QUOTH_NONE for none. */
int32_t quoth_nearest_subject(const quoth_view *v, uint32_t before);

/* "Asked about the dam", "Speaking to students", "On Monday", "While": what
** comes before the subject's clause. */
bool quoth_starts_adjunct(const quoth_view *v, uint32_t item);

/* A mention that by its words is neither person nor body: the deal, it. */
bool quoth_mention_is_thing(const quoth_article *a, int32_t mention);

/* A mention of items [first, stop); QUOTH_NONE without memory.  The other two:
** the items a noun phrase may hold before its end, and its kind by its last
** word.  In subjects.c. */
int32_t quoth_noun_add(const quoth_view *v, uint32_t first, uint32_t stop,
                       uint8_t kind);
bool quoth_noun_holds(const quoth_view *v, uint32_t item);
uint8_t quoth_noun_kind(const quoth_view *v, uint32_t last);

#endif
