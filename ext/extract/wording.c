/*
** wording.c: what stands in quote marks and what around them, as the judges of
** speech and titles ask for it.  Decides nothing.
*/
#include "wording.h"

#define W QUOTH_HASH

/* ---- what stands in the marks ---- */

static void count_word(const quoth_article *a, uint32_t i, quoth_wording *w) {
  uint8_t flags = a->tokens.at[i].flags;
  bool capital = flags & QUOTH_CAPITAL;
  bool small = quoth_word_has(
      a, i, QUOTH_W_PREPOSITION | QUOTH_W_DETERMINER | QUOTH_W_CONJUNCTION);
  if (w->n++ == 0) w->first_capital = capital;
  w->n_capital += capital;
  w->n_caps += (flags & QUOTH_CAPS) != 0;
  w->n_lower += !capital && !small;
  w->n_first_person += quoth_word_has(a, i, QUOTH_W_FIRST_PERSON);
}

quoth_wording quoth_wording_in(const quoth_article *a, quoth_run r) {
  quoth_wording w = {0};
  for (uint32_t i = r.first; i < r.stop; i++) {
    uint8_t kind = a->tokens.at[i].kind;
    if (kind == QUOTH_NUMBER && w.n++ == 0) w.first_number = true;
    if (kind == QUOTH_WORD) count_word(a, i, &w);
  }
  if (r.stop > r.first && a->tokens.at[r.stop - 1].kind == QUOTH_PUNCT) {
    uint32_t c = a->tokens.at[r.stop - 1].hash;
    w.comma_inside = c == '.' || c == ',';
    w.stop_inside = w.comma_inside || c == '!' || c == '?';
  }
  return w;
}

/* ---- what stands around ---- */

/* The first of a row of spans with nothing but commas, "and", "then" between. */
static uint32_t head_of(const quoth_view *v, uint32_t q) {
  uint32_t at = q;
  while (at > v->first) {
    bool link = quoth_item_punct(v, at - 1, ',') ||
                quoth_item_has(v, at - 1, QUOTH_W_CONJUNCTION) ||
                quoth_item_is(v, at - 1, "then") ||
                quoth_item_is(v, at - 1, "now");
    if (!link && !quoth_item_is_marked(v, at - 1)) break;
    at--;
    if (!link) q = at;
  }
  return q;
}

quoth_place quoth_place_of(quoth_article *a, const quoth_draft *d) {
  uint32_t s = quoth_sentence_of(a, a->marked.at[d->marked].open);
  quoth_place p = {.v = quoth_view_of(a, s)};
  p.q = quoth_item_of(&p.v, a->marked.at[d->marked].open);
  p.head = head_of(&p.v, p.q);
  return p;
}

bool quoth_place_follows(const quoth_place *p, quoth_words classes) {
  static const uint32_t between[] = {W("as"), W("the"), W("a"), W("an")};
  for (uint32_t n = 1; n <= QUOTH_LABEL_ITEMS_MAX && p->head >= p->v.first + n;
       n++) {
    if (quoth_item_has(&p->v, p->head - n, classes)) return true;
    if (!quoth_item_punct(&p->v, p->head - n, ',') &&
        !QUOTH_PLACE_AMONG(p, n, between))
      return false;
  }
  return false;
}

/* A bare form behind a quote is no cue but a noun: “Coast First” plan. */
static bool is_cue(const quoth_view *v, uint32_t item) {
  uint16_t entry;
  uint8_t form;
  return quoth_item_has(v, item, QUOTH_W_CUE) &&
         quoth_cue_look_up(quoth_item_token(v, item)->hash, &entry, &form) &&
         form != QUOTH_CUE_BASE;
}

bool quoth_place_modifies(const quoth_place *p, const quoth_wording *w) {
  uint32_t next = p->q + 1;
  if (w->comma_inside || !quoth_item_is_word(&p->v, next)) return false;
  if (quoth_item_capital(&p->v, next)) return false;
  return !quoth_item_has(&p->v, next,
                         QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |
                             QUOTH_W_SUBORDINATE | QUOTH_W_AUXILIARY |
                             QUOTH_W_ADVERB | QUOTH_W_PRONOUN |
                             QUOTH_W_DETERMINER | QUOTH_W_RELATIVE |
                             QUOTH_W_WEEKDAY | QUOTH_W_OWNER) &&
         !is_cue(&p->v, next);
}

/* ---- its frame ---- */

/* Asked about the “coast plan,” she said no: in an adjunct that leads in. */
static bool in_adjunct(const quoth_place *p) {
  uint32_t first = p->v.first;
  bool leads =
      quoth_item_has(&p->v, first, QUOTH_W_PREPOSITION | QUOTH_W_SUBORDINATE) ||
      (quoth_item_has(&p->v, first, QUOTH_W_CUE) &&
       quoth_item_has(&p->v, first + 1, QUOTH_W_PREPOSITION));
  for (uint32_t i = first; leads && i < p->q; i++)
    leads = !quoth_item_punct(&p->v, i, ',');
  return leads && p->q > first;
}

/* Minister: “One Coast” is not for sale.  The words behind a colon go on. */
static bool goes_on_behind(const quoth_place *p) {
  return quoth_item_is_word(&p->v, p->q + 1) &&
         !quoth_item_capital(&p->v, p->q + 1);
}

bool quoth_place_is_tight(const quoth_place *p, const quoth_wording *w,
                          const quoth_draft *d) {
  if (d->pattern == QUOTH_PATTERN_COLON && goes_on_behind(p)) return false;
  bool behind =
      quoth_draft_framed_behind(d) || d->pattern == QUOTH_PATTERN_ACCORDING;
  if (!behind || quoth_place_leads(p)) return d->tight;
  if (in_adjunct(p)) return false;
  return d->tight && (w->stop_inside || quoth_item_punct(&p->v, p->q + 1, ','));
}
