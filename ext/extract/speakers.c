/*
** speakers.c: which mentions are one person or body, and under what name.
** Owns the rule that a quote whose mention stays unresolved has no speaker.
*/
#include "model.h"

static bool same_text(quoth_str x, quoth_str y) {
  if (x.n_byte != y.n_byte) return false;
  for (uint32_t i = 0; i < x.n_byte; i++)
    if (x.at[i] != y.at[i]) return false;
  return true;
}

static int32_t speaker_named(quoth_article *a, quoth_str name) {
  for (uint32_t k = 0; k < a->speakers.n; k++)
    if (same_text(a->speakers.at[k].name, name)) return (int32_t)k;
  quoth_speaker *s = QUOTH_PUSH(a->arena, &a->speakers);
  if (!s) return QUOTH_NONE;
  s->name = name;
  s->kind = QUOTH_PERSON;
  return (int32_t)a->speakers.n - 1;
}

void quoth_speakers_resolve(quoth_article *a) {
  for (uint32_t d = 0; d < a->drafts.n; d++) {
    quoth_draft *draft = &a->drafts.at[d];
    draft->speaker = QUOTH_NONE;
    if (draft->mention == QUOTH_NONE || draft->dropped) continue;
    const quoth_mention *m = &a->mentions.at[draft->mention];
    if (m->kind != QUOTH_MENTION_NAME) continue;
    quoth_span at = quoth_run_span(a, (quoth_run){m->name_first, m->name_stop});
    draft->speaker = speaker_named(a, quoth_span_text(a->tokens.text, at));
    draft->speaker_trust = 0.8f;
  }
}
