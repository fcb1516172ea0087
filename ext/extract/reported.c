/*
** reported.c: reported speech without marks: S said that X; X, S said.
*/
#include "view.h"

static void add_draft(const quoth_view *v, const quoth_cue *c, uint32_t k,
                      uint32_t first, uint32_t stop, uint8_t pattern) {
  if (first >= stop) return;
  quoth_article *a = v->a;
  quoth_draft *d = QUOTH_PUSH(a->arena, &a->drafts);
  if (!d) return;
  *d = (quoth_draft){.kind = QUOTH_INDIRECT, .pattern = pattern};
  d->mention = c->subject;
  d->cue = (int32_t)k;
  d->inherits = d->continues = d->speaker = d->marked = QUOTH_NONE;
  d->sentence = v->sentence;
  d->n_piece = 1;
  d->piece[0] = (quoth_run){quoth_item_first(v, first),
                            a->items.at[stop - 1].stop};
  d->margin = quoth_cue_entry_at(c->verb)->weight;
}

static uint32_t sentence_end(const quoth_view *v) {
  uint32_t stop = v->stop;
  while (stop > v->first && quoth_item_punct(v, stop - 1, '.')) stop--;
  return stop;
}

static void report(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  uint8_t flags = quoth_cue_entry_at(c->verb)->flags;
  if (!(flags & (QUOTH_CUE_CLAUSE | QUOTH_CUE_THAT))) return;
  if (flags & QUOTH_CUE_MIND || c->subject == QUOTH_NONE) return;
  uint32_t next = c->item + 1, stop = sentence_end(v);
  if (quoth_item_is(v, next, "that")) {
    add_draft(v, c, k, next + 1, stop, QUOTH_PATTERN_THAT);
  } else if ((flags & QUOTH_CUE_CLAUSE) && next + 3 < stop &&
             quoth_item_is_word(v, next)) {
    add_draft(v, c, k, next, stop, QUOTH_PATTERN_BARE);
  }
}

void quoth_reported_find(quoth_article *a) {
  for (uint32_t k = 0; k < a->cues.n; k++) {
    quoth_view v = quoth_view_of(a, a->cues.at[k].sentence);
    report(&v, k);
  }
}
