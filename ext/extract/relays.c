/*
** relays.c: an outlet that only hands words on yields to who spoke them: in
** "…," Ana Reis said, the Herald reported, and in According to Reuters, Ana
** Reis said: "…", the frame of the outlet is a source's (sources.c), and the
** quote gets the other frame of the sentence.
*/
#include "view.h"

/* Cues of a sentence that are tried. */
#define CUES_MAX 16u

/* Words of a frame that may be a relay's. */
static bool relays(const quoth_article *a, const quoth_draft *d) {
  static const char *const verbs[] = {"reported", "reports", "according"};
  if (d->dropped || d->mention < 0 || d->cue < 0) return false;
  const quoth_mention *m = &a->mentions.at[d->mention];
  uint32_t cue = a->cues.at[d->cue].first;
  bool verb = false;
  for (size_t k = 0; k < sizeof verbs / sizeof *verbs && !verb; k++)
    verb = quoth_token_is(&a->tokens, cue, verbs[k]);
  return verb && m->kind == QUOTH_MENTION_ORGANIZATION;
}

static bool in_pieces(const quoth_draft *d, uint32_t token) {
  const quoth_run *piece = d->n_piece > 1 ? d->pieces : d->piece;
  for (uint32_t k = 0; k < d->n_piece; k++)
    if (token >= piece[k].first && token < piece[k].stop) return true;
  return false;
}

static bool may_speak(const quoth_article *a, const quoth_draft *d, int32_t m) {
  if (m < 0 || m == d->mention) return false;
  const quoth_mention *mention = &a->mentions.at[m];
  return mention->marked == QUOTH_NONE && !in_pieces(d, mention->first) &&
         mention->kind != QUOTH_MENTION_THING;
}

/* Who stands right before or behind a cue that takes words in marks. */
static int32_t beside(const quoth_article *a, const quoth_draft *d,
                      const quoth_cue *cue) {
  bool finite = cue->form == QUOTH_CUE_PAST || cue->form == QUOTH_CUE_PRESENT;
  if (!finite || !(quoth_cue_entry_at(cue->verb)->flags & QUOTH_CUE_SPEECH))
    return QUOTH_NONE;
  int32_t m = quoth_mention_before(a, cue->first);
  bool near = m >= 0 && a->mentions.at[m].stop == cue->first;
  if (near && may_speak(a, d, m)) return m;
  m = quoth_mention_at(a, cue->stop);
  return may_speak(a, d, m) ? m : QUOTH_NONE;
}

/* First cue at token `first` or behind it. */
static uint32_t first_cue(const quoth_article *a, uint32_t first) {
  uint32_t low = 0, high = a->cues.n;
  while (low < high) {
    uint32_t mid = low + (high - low) / 2;
    if (a->cues.at[mid].first < first) low = mid + 1;
    else high = mid;
  }
  return low;
}

static void yield(const quoth_article *a, quoth_draft *d) {
  uint32_t sentence = a->cues.at[d->cue].sentence;
  uint32_t k = first_cue(a, a->sentences.at[sentence].first);
  for (uint32_t n = 0; k < a->cues.n && n < CUES_MAX; k++, n++) {
    const quoth_cue *cue = &a->cues.at[k];
    if (cue->sentence != sentence) break;
    if ((int32_t)k == d->cue || cue->negated || in_pieces(d, cue->first))
      continue;
    int32_t m = beside(a, d, cue);
    if (m < 0) continue;
    d->mention = m;
    d->cue = (int32_t)k;
    return;
  }
}

/* Drafts that have their speaker from one that yielded follow it. */
void quoth_relays_yield(quoth_article *a) {
  if (a->arena->status) return;
  for (uint32_t d = 0; d < a->drafts.n; d++)
    if (relays(a, &a->drafts.at[d])) yield(a, &a->drafts.at[d]);
  for (uint32_t d = 0; d < a->drafts.n; d++) {
    quoth_draft *draft = &a->drafts.at[d];
    if (draft->inherits < 0 || draft->dropped) continue;
    const quoth_draft *from = &a->drafts.at[draft->inherits];
    if (from->inherits < 0) draft->mention = from->mention;
  }
}
