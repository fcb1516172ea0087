/*
** titles.h: interface to titles.c: names in quote marks.
*/
#ifndef QUOTH_EXTRACT_TITLES_H
#define QUOTH_EXTRACT_TITLES_H

#include "wording.h"

/* Tom “Fixer” Dale: a capital on both sides, one or two words inside. */
bool quoth_is_nickname(const quoth_place *p, const quoth_wording *w);

/* “Islamic State” and such: one to three words that start with a capital, in
** the middle of a sentence and without a frame. */
bool quoth_is_name(const quoth_place *p, const quoth_wording *w,
                   const quoth_draft *d);

/* Evidence for a title or the name of a show, a book, a song. */
bool quoth_is_title(const quoth_place *p, const quoth_wording *w,
                    const quoth_draft *d);

#endif
