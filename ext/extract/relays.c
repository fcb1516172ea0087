/*
** relays.c: an outlet that only hands words on yields to who spoke them: in
** "…," Ana Reis said, the Herald reported, and in According to Reuters, Ana
** Reis said: "…", the frame of the outlet is a source's (sources.c), and the
** quote gets the other frame of the sentence; in Interfax quoted Orlov as
** saying "…" it is Orlov's.
*/
#include "grammar.h"

/* Cues of a sentence that are tried. */
#define CUES_MAX 16u

/* Words of a frame that may be a relay's. */
static bool relays(const quoth_article *a, const quoth_draft *d) {
  static const uint32_t verbs[] = {
      QUOTH_HASH("reported"), QUOTH_HASH("reports"), QUOTH_HASH("according")};
  if (d->dropped || d->mention < 0 || d->cue < 0) return false;
  const quoth_mention *m = &a->mentions.at[d->mention];
  uint32_t cue = a->cues.at[d->cue].first;
  return m->kind == QUOTH_MENTION_ORGANIZATION &&
         QUOTH_TOKEN_AMONG(&a->tokens, cue, verbs);
}

static bool may_speak(const quoth_article *a, const quoth_draft *d, int32_t m) {
  if (m < 0 || m == d->mention) return false;
  const quoth_mention *mention = &a->mentions.at[m];
  return mention->marked == QUOTH_NONE &&
         !quoth_draft_holds(d, mention->first) &&
         mention->kind != QUOTH_MENTION_THING;
}

/* Who speaks by a cue that takes words in marks. */
static int32_t speaking(const quoth_article *a, const quoth_draft *d,
                        const quoth_cue *cue) {
  bool finite = cue->form == QUOTH_CUE_PAST || cue->form == QUOTH_CUE_PRESENT;
  if (!finite || !(quoth_cue_flags(cue) & QUOTH_CUE_SPEECH)) return QUOTH_NONE;
  return may_speak(a, d, cue->subject) ? cue->subject : QUOTH_NONE;
}

/* “…,” Sato recalled Lee saying: whose words a draft's cue brings back. */
static int32_t recalled(const quoth_article *a, const quoth_draft *d) {
  if (d->dropped || d->mention < 0 || d->cue < 0) return QUOTH_NONE;
  const quoth_cue *cue = &a->cues.at[d->cue];
  int32_t m = quoth_recalled_at(a, cue->first);
  return may_speak(a, d, m) ? m : QUOTH_NONE;
}

/* "Interfax quoted Orlov as saying", "quotes the words of the diplomat": whom a
** draft's cue quotes, or QUOTH_NONE. */
static int32_t quoted(const quoth_article *a, const quoth_draft *d) {
  static const uint32_t verbs[] = {QUOTH_HASH("quoted"), QUOTH_HASH("quotes"),
                                   QUOTH_HASH("cited"), QUOTH_HASH("cites")};
  static const uint32_t words[] = {QUOTH_HASH("the"), QUOTH_HASH("words"),
                                   QUOTH_HASH("of")};
  if (d->dropped || d->mention < 0 || d->cue < 0) return QUOTH_NONE;
  const quoth_cue *cue = &a->cues.at[d->cue];
  if (!QUOTH_TOKEN_AMONG(&a->tokens, cue->first, verbs)) return QUOTH_NONE;
  uint32_t at = cue->stop, n = 0;
  while (n < 3 && at + n < a->tokens.n && a->tokens.at[at + n].hash == words[n])
    n++;
  int32_t m = quoth_mention_at(a, n == 3 ? at + 3 : at);
  if (!may_speak(a, d, m)) return QUOTH_NONE;
  uint32_t stop = a->mentions.at[m].stop;
  bool as = stop < a->tokens.n && quoth_token_is(&a->tokens, stop, "as");
  return as || n == 3 ? m : QUOTH_NONE;
}

static void yield(const quoth_article *a, quoth_draft *d) {
  uint32_t sentence = a->cues.at[d->cue].sentence;
  uint32_t k = quoth_cue_from(a, a->sentences.at[sentence].first);
  for (uint32_t n = 0; k < a->cues.n && n < CUES_MAX; k++, n++) {
    const quoth_cue *cue = &a->cues.at[k];
    if (cue->sentence != sentence) break;
    if ((int32_t)k == d->cue || cue->negated ||
        quoth_draft_holds(d, cue->first))
      continue;
    int32_t m = speaking(a, d, cue);
    if (m < 0) continue;
    d->mention = m;
    d->cue = (int32_t)k;
    return;
  }
}

static void yield_to_quoted(const quoth_article *a, quoth_draft *d) {
  int32_t m = quoted(a, d);
  if (m < 0) m = recalled(a, d);
  if (m >= 0) d->mention = m;
}

/* Drafts that have their speaker from one that yielded follow it. */
void quoth_relays_yield(quoth_article *a) {
  if (a->arena->status) return;
  for (uint32_t d = 0; d < a->drafts.n; d++)
    yield_to_quoted(a, &a->drafts.at[d]);
  for (uint32_t d = 0; d < a->drafts.n; d++)
    if (relays(a, &a->drafts.at[d])) yield(a, &a->drafts.at[d]);
  for (uint32_t d = 0; d < a->drafts.n; d++) {
    quoth_draft *draft = &a->drafts.at[d];
    if (draft->inherits < 0 || draft->dropped) continue;
    const quoth_draft *from = &a->drafts.at[draft->inherits];
    if (from->inherits < 0) draft->mention = from->mention;
  }
}
