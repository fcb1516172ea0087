/*
** pieces.c: marked spans that are one quote: “X,” he said, “Y.” “Z.”, and a
** quote that goes on in the next paragraph.  The first draft takes the pieces
** of the others, which are dropped.
*/
#include "view.h"

static uint32_t item_of_draft(const quoth_view *v, const quoth_draft *d) {
  return quoth_item_of(v, v->a->marked.at[d->marked].open);
}

/* “X,” he said, “Y”: one cue frames both, or the second has none.  A colon
** behind words that only lead up to the frame opens a quote of its own. */
static bool same_sentence(quoth_article *a, const quoth_draft *first,
                          const quoth_draft *d) {
  quoth_view v = quoth_view_of(a, first->sentence);
  uint32_t from = item_of_draft(&v, first), to = item_of_draft(&v, d);
  if (first->cue == QUOTH_NONE || d->cue != first->cue) return false;
  const quoth_cue *c = &a->cues.at[first->cue];
  bool interposed = c->item > from && c->item < to && first->tight;
  bool clean = quoth_item_punct(&v, to - 1, ',') ||
               quoth_item_punct(&v, to - 1, '.') ||
               quoth_item_dash(&v, to - 1) ||
               (quoth_item_punct(&v, to - 1, ':') && from == v.first);
  return interposed && clean;
}

/* “X,” he said. “Y.”: the next sentence starts with Y, which has no frame. */
static bool next_sentence(quoth_article *a, const quoth_draft *first,
                          const quoth_draft *d, uint32_t sentence) {
  if (d->pattern != QUOTH_PATTERN_SAME_PARAGRAPH || d->sentence != sentence + 1)
    return false;
  quoth_view v = quoth_view_of(a, d->sentence);
  uint32_t q = item_of_draft(&v, d);
  if (q != v.first) return false;
  bool touches = first->tight || a->marked.at[first->marked].typed;
  bool framed_right = touches && (first->pattern == QUOTH_PATTERN_QSV ||
                                  first->pattern == QUOTH_PATTERN_QVS ||
                                  first->pattern == QUOTH_PATTERN_ASIDE);
  return framed_right && d->mention == first->mention;
}

static bool goes_on(quoth_article *a, const quoth_draft *first,
                    const quoth_draft *last, const quoth_draft *d) {
  const quoth_marked *m = &a->marked.at[d->marked];
  if (m->resumes != QUOTH_NONE) return true;
  if (m->continues != QUOTH_NONE)
    return d->inherits != QUOTH_NONE || first->inherits != QUOTH_NONE;
  if (d->sentence == first->sentence) return same_sentence(a, first, d);
  return next_sentence(a, first, d, last->sentence);
}

/* Gives the pieces of drafts [first, stop) to the first of them. */
static void join(quoth_article *a, uint32_t first, uint32_t stop) {
  uint32_t n = stop - first;
  if (n < 2) return;
  quoth_run *pieces = quoth_arena_array(a->arena, n, sizeof *pieces);
  if (!pieces) return;
  uint32_t n_piece = 0;
  for (uint32_t k = 0; k < n; k++) {
    quoth_draft *d = &a->drafts.at[first + k];
    bool unbroken = k > 0 && pieces[n_piece - 1].stop == d->piece[0].first;
    if (unbroken) {
      pieces[n_piece - 1].stop = d->piece[0].stop;
    } else {
      pieces[n_piece++] = d->piece[0];
    }
    d->dropped = k > 0;
    a->drafts.at[first].unclosed |= d->unclosed;
  }
  a->drafts.at[first].pieces = pieces;
  a->drafts.at[first].piece[0] = pieces[0];
  a->drafts.at[first].n_piece = n_piece;
}

/* A quote of the next paragraph goes on one that ended the paragraph before. */
static void link_paragraphs(quoth_article *a, uint32_t d, uint32_t earlier) {
  quoth_draft *draft = &a->drafts.at[d];
  if (draft->pattern == QUOTH_PATTERN_EARLIER_PARAGRAPH)
    draft->continues = (int32_t)earlier;
}

void quoth_pieces_join(quoth_article *a) {
  uint32_t first = 0;
  for (uint32_t d = 1; d <= a->drafts.n; d++) {
    bool more =
        d < a->drafts.n && goes_on(a, &a->drafts.at[first],
                                   &a->drafts.at[d - 1], &a->drafts.at[d]);
    if (more) continue;
    join(a, first, d);
    if (d < a->drafts.n) link_paragraphs(a, d, first);
    first = d;
  }
}
