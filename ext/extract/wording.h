/*
** wording.h: interface to wording.c: the words in a pair of quote marks, and
** the place they stand at.
*/
#ifndef QUOTH_EXTRACT_WORDING_H
#define QUOTH_EXTRACT_WORDING_H

#include "view.h"

/* From a title back to "song" or "titled": a comma, "as", an article. */
#define QUOTH_LABEL_ITEMS_MAX 3u

/* How the words in the marks are written. */
typedef struct quoth_wording {
  uint32_t n, n_capital, n_caps, n_lower, n_first_person;
  bool stop_inside;  /* ends in . , ! ? before the mark */
  bool comma_inside; /* ends in . or , */
  bool first_capital, first_number;
} quoth_wording;

/* Where the marks stand in their sentence. */
typedef struct quoth_place {
  quoth_view v;
  uint32_t q; /* the item of the span */
  uint32_t head; /* of the first in “x”, “y” and “z”: what leads in all */
  bool reported; /* it stands in a reported clause */
  bool single;   /* in single marks, where the house has double ones */
} quoth_place;

/* `reported` and `single` of a place are for the caller to fill in. */
quoth_wording quoth_wording_in(const quoth_article *a, quoth_run r);
quoth_place quoth_place_of(quoth_article *a, const quoth_draft *d);

/* The item `back` before the span is one of these words. */
static inline bool quoth_place_among(const quoth_place *p, uint32_t back,
                                     const uint32_t *list, size_t n) {
  return p->head >= p->v.first + back &&
         quoth_item_among(&p->v, p->head - back, list, n);
}

#define QUOTH_PLACE_AMONG(p, back, list)                                       \
  quoth_place_among(p, back, list, QUOTH_N_ELEMENT(list))

/* "the song “…”", "titled, “…”", "known as the “…”". */
bool quoth_place_follows(const quoth_place *p, quoth_words classes);

/* A noun follows: “clawback” plan, “safety check” feature. */
bool quoth_place_modifies(const quoth_place *p, const quoth_wording *w);

/* What the frame touches.  One behind words in the middle of a sentence does
** so only over a comma or a stop: in 'as the “autopsy” urged', it is no quote
** that urged has for object. */
bool quoth_place_is_tight(const quoth_place *p, const quoth_wording *w,
                          const quoth_draft *d);

/* At the start of its sentence. */
static inline bool quoth_place_leads(const quoth_place *p) {
  return p->q == p->v.first;
}

/* By a cue of its own, in its sentence or beside it. */
static inline bool quoth_draft_framed(const quoth_draft *d) {
  return d->pattern != QUOTH_PATTERN_NONE &&
         d->pattern != QUOTH_PATTERN_SUBJECT && d->inherits == QUOTH_NONE;
}

/* “…,” S said: the frame stands behind. */
static inline bool quoth_draft_framed_behind(const quoth_draft *d) {
  return d->pattern == QUOTH_PATTERN_QSV || d->pattern == QUOTH_PATTERN_QVS;
}

#endif
