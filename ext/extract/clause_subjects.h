/*
** clause_subjects.h: interface to clause_subjects.c: subjects of clauses that
** have no cue.
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

/* "That did not stop him": a word for what was just told, and nobody. */
bool quoth_mention_points(const quoth_article *a, int32_t m);

/* A mention that by its words is neither person nor body: the deal, it. */
bool quoth_mention_is_thing(const quoth_article *a, int32_t mention);

/* One that words are not in either, as they are in a letter or a song. */
bool quoth_mention_is_mute(const quoth_article *a, int32_t mention);

#endif
