/*
** blocks.c: a paragraph that is quoted whole, without marks, behind a colon:
** "The letter reads: ¶ We resign at once."  The colon must end the paragraph
** before and its cue stand near; and who is quoted at length is not told in
** frames: a paragraph with a frame of its own goes on the story.
*/
#include "view.h"

/* From the cue to the colon: "said in a letter to the board on Monday:". */
#define LEAD_ITEMS_MAX 8u

typedef struct finder {
  quoth_article *a;
  uint32_t cue; /* the first cue behind the paragraph's start */
} finder;

static bool is_finite(const quoth_cue *c) {
  return c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PRESENT ||
         c->form == QUOTH_CUE_GERUND;
}

/* Nothing but adjuncts from the cue to the colon: no clause that it reports. */
static bool only_adjuncts(const quoth_view *v, const quoth_cue *c) {
  uint32_t colon = v->stop - 1;
  if (colon - c->item > LEAD_ITEMS_MAX) return false;
  for (uint32_t i = c->item + 1; i < colon; i++)
    if (quoth_item_is_marked(v, i) ||
        quoth_item_has(v, i, QUOTH_W_VERB | QUOTH_W_AUXILIARY |
                                 QUOTH_W_RELATIVE | QUOTH_W_SUBORDINATE))
      return false;
  return true;
}

/* The cue that leads in what stands behind the paragraph's colon, or NONE. */
static int32_t leading_cue(const finder *f, const quoth_paragraph *p) {
  quoth_article *a = f->a;
  if (p->stop - p->first < 2 || !quoth_punct_is(a, p->stop - 1, ':'))
    return QUOTH_NONE;
  quoth_view v = quoth_view_of(a, quoth_sentence_of(a, p->stop - 1));
  for (uint32_t k = f->cue; k-- > 0;) {
    const quoth_cue *c = &a->cues.at[k];
    if (c->sentence != v.sentence) break;
    uint16_t flags = quoth_cue_flags(c);
    bool says = (flags & QUOTH_CUE_SPEECH) && !(flags & QUOTH_CUE_MIND);
    if (says && is_finite(c) && c->subject != QUOTH_NONE && !c->negated)
      return only_adjuncts(&v, c) ? (int32_t)k : QUOTH_NONE;
  }
  return QUOTH_NONE;
}

/* Prose without marks in front and without a frame that surely is one. */
static bool is_block(const finder *f, const quoth_paragraph *p) {
  const quoth_article *a = f->a;
  if (p->heading || a->tokens.at[p->first].kind != QUOTH_WORD) return false;
  if (!(a->tokens.at[p->first].flags & QUOTH_CAPITAL)) return false;
  for (uint32_t k = f->cue; k < a->cues.n; k++) {
    const quoth_cue *c = &a->cues.at[k];
    if (c->first >= p->stop) break;
    uint16_t flags = quoth_cue_flags(c);
    if ((flags & QUOTH_CUE_SPEECH) && !(flags & QUOTH_CUE_WEAK) &&
        is_finite(c) && c->subject != QUOTH_NONE)
      return false;
  }
  return true;
}

static void add_block(quoth_article *a, uint32_t cue,
                      const quoth_paragraph *p) {
  quoth_draft *d = quoth_draft_add(a);
  if (!d) return;
  const quoth_cue *c = &a->cues.at[cue];
  *d = (quoth_draft){.kind = QUOTH_INDIRECT, .pattern = QUOTH_PATTERN_COLON};
  d->mention = c->subject;
  d->cue = (int32_t)cue;
  d->inherits = d->continues = d->speaker = d->marked = QUOTH_NONE;
  d->sentence = c->sentence;
  d->margin = quoth_cue_entry_at(c->verb)->weight;
  d->n_piece = 1;
  d->piece[0] = (quoth_run){p->first, p->stop};
}

void quoth_blocks_find(quoth_article *a) {
  finder f = {a, 0};
  for (uint32_t p = 0; p + 1 < a->paragraphs.n; p++) {
    if (p % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) return;
    const quoth_paragraph *lead = &a->paragraphs.at[p];
    while (f.cue < a->cues.n && a->cues.at[f.cue].first < lead->stop)
      f.cue++;
    int32_t cue = leading_cue(&f, lead);
    if (cue != QUOTH_NONE && is_block(&f, lead + 1))
      add_block(a, (uint32_t)cue, lead + 1);
  }
}
