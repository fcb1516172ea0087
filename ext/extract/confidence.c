/*
** confidence.c: how sure a quote with its speaker is, 0 … 1, from the rule
** that found it.
*/
#include "model.h"

static const float of_pattern[QUOTH_N_PATTERN] = {
    [QUOTH_PATTERN_NONE] = 0.4f,
    [QUOTH_PATTERN_QVS] = 0.97f,
    [QUOTH_PATTERN_QSV] = 0.97f,
    [QUOTH_PATTERN_SVQ] = 0.9f,
    [QUOTH_PATTERN_VSQ] = 0.85f,
    [QUOTH_PATTERN_ASIDE] = 0.85f,
    [QUOTH_PATTERN_COLON] = 0.85f,
    [QUOTH_PATTERN_DASH] = 0.8f,
    [QUOTH_PATTERN_ACCORDING] = 0.9f,
    [QUOTH_PATTERN_PASSIVE] = 0.75f,
    [QUOTH_PATTERN_NOUN] = 0.7f,
    [QUOTH_PATTERN_THAT] = 0.85f,
    [QUOTH_PATTERN_BARE] = 0.75f,
    [QUOTH_PATTERN_TRAILING] = 0.85f,
    [QUOTH_PATTERN_URGED] = 0.7f,
    [QUOTH_PATTERN_HEADLINE] = 0.7f,
    [QUOTH_PATTERN_SAME_SENTENCE] = 0.85f,
    [QUOTH_PATTERN_SAME_PARAGRAPH] = 0.85f,
    [QUOTH_PATTERN_LATER] = 0.75f,
    [QUOTH_PATTERN_CONTINUES] = 0.85f,
    [QUOTH_PATTERN_EARLIER_PARAGRAPH] = 0.7f,
    [QUOTH_PATTERN_SUBJECT] = 0.6f,
    [QUOTH_PATTERN_ALTERNATES] = 0.6f,
};

void quoth_confidence_rate(quoth_article *a) {
  for (uint32_t d = 0; d < a->drafts.n; d++) {
    quoth_draft *draft = &a->drafts.at[d];
    draft->confidence = of_pattern[draft->pattern];
    if (draft->speaker == QUOTH_NONE) draft->confidence *= 0.7f;
    if (draft->unclosed) draft->confidence *= 0.8f;
  }
}
