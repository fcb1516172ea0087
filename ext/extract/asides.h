/*
** asides.h: interface to asides.c: left over what may stand between a subject
** and its cue.
*/
#ifndef QUOTH_EXTRACT_ASIDES_H
#define QUOTH_EXTRACT_ASIDES_H

#include "view.h"

/* Left over auxiliaries, adverbs, times and brackets: the first item of them,
** or `item` where there are none. */
uint32_t quoth_adjuncts_skip(const quoth_view *v, uint32_t item);

/* "On Monday, Putin, the president, said": the last item of the subject before
** the aside that ends with the comma; v->stop for none. */
uint32_t quoth_aside_skip(const quoth_view *v, uint32_t comma);

/* "Putin -- whose ties are strained -- said": what ends before the first of
** two dashes; v->stop for none. */
uint32_t quoth_aside_skip_dashes(const quoth_view *v, uint32_t dash);

#endif
