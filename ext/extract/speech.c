/*
** speech.c: which words in marks are speech, and which a title, a nickname or
** a scare quote.
*/
#include "view.h"

static uint32_t count_words(const quoth_article *a, const quoth_draft *d) {
  uint32_t n = 0;
  for (uint32_t i = d->piece[0].first; i < d->piece[0].stop; i++)
    n += a->tokens.at[i].kind == QUOTH_WORD;
  return n;
}

static void judge(const quoth_article *a, quoth_draft *d) {
  uint32_t n = count_words(a, d);
  bool framed = d->pattern && d->inherits == QUOTH_NONE;
  d->dropped = n == 0 || (n < 4 && !framed);
  d->role = d->dropped ? QUOTH_ROLE_SCARE : QUOTH_ROLE_SPEECH;
  if (n < 5) d->kind = QUOTH_MIXED;
  if (a->marked.at[d->marked].typed) d->kind = QUOTH_INDIRECT;
}

void quoth_speech_judge(quoth_article *a) {
  for (uint32_t d = 0; d < a->drafts.n; d++)
    if (a->drafts.at[d].marked != QUOTH_NONE) judge(a, &a->drafts.at[d]);
}
