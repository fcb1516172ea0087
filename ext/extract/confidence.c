/*
** confidence.c: how sure a quote is, ends and speaker together, 0 … 1: one
** logistic layer over the rule that found it and what speaks for and
** against.  The rules' own odds are set by hand; the weights are fitted
** (confidence_weights.h) so that of the quotes given 0.9 nine in ten are right:
** docs/accuracy.md has the table.
*/
#include "confidence.h"

#include <math.h>

#include "confidence_weights.h"

/* How often a rule is right, before anything else is looked at. */
static const float of_pattern[QUOTH_N_PATTERN] = {
    [QUOTH_PATTERN_NONE] = 0.4f,
    [QUOTH_PATTERN_QVS] = 0.97f,
    [QUOTH_PATTERN_QSV] = 0.97f,
    [QUOTH_PATTERN_SVQ] = 0.9f,
    [QUOTH_PATTERN_VSQ] = 0.85f,
    [QUOTH_PATTERN_ASIDE] = 0.85f,
    [QUOTH_PATTERN_COLON] = 0.85f,
    [QUOTH_PATTERN_DASH] = 0.8f,
    [QUOTH_PATTERN_ACCORDING] = 0.85f,
    [QUOTH_PATTERN_PASSIVE] = 0.75f,
    [QUOTH_PATTERN_NOUN] = 0.7f,
    [QUOTH_PATTERN_THAT] = 0.8f,
    [QUOTH_PATTERN_BARE] = 0.8f,
    [QUOTH_PATTERN_TRAILING] = 0.75f,
    [QUOTH_PATTERN_URGED] = 0.65f,
    [QUOTH_PATTERN_HEADLINE] = 0.6f,
    [QUOTH_PATTERN_SAME_SENTENCE] = 0.85f,
    [QUOTH_PATTERN_SAME_PARAGRAPH] = 0.85f,
    [QUOTH_PATTERN_LATER] = 0.75f,
    [QUOTH_PATTERN_CONTINUES] = 0.85f,
    [QUOTH_PATTERN_EARLIER_PARAGRAPH] = 0.7f,
    [QUOTH_PATTERN_SUBJECT] = 0.6f,
    [QUOTH_PATTERN_ALTERNATES] = 0.6f,
};

/* Words in marks up to which they are likelier a term than speech. */
#define SHORT_TOKENS 3u

/* A clause has more tokens, or is likely none. */
#define SCANT_TOKENS 5u

static float log_odds(float p) {
  return logf(p / (1.0f - p));
}

static float at_most(float x, float most) {
  return x < most ? x : most;
}

static bool is_short(const quoth_draft *d) {
  return d->n_piece == 1 && d->kind != QUOTH_INDIRECT &&
         d->piece[0].stop - d->piece[0].first <= SHORT_TOKENS;
}

/* Behind its cue a clause ends where its sentence or the rules of content.c
** say; before a frame, at the frame. */
static bool is_behind_cue(const quoth_draft *d) {
  return d->kind == QUOTH_INDIRECT && d->marked == QUOTH_NONE &&
         (d->pattern == QUOTH_PATTERN_THAT ||
          d->pattern == QUOTH_PATTERN_BARE ||
          d->pattern == QUOTH_PATTERN_URGED);
}

/* Words of the sentence are left behind the clause. */
static bool is_cut(const quoth_article *a, quoth_run clause,
                   uint32_t sentence) {
  uint32_t stop = a->sentences.at[sentence].stop;
  for (uint32_t i = clause.stop; i < stop; i++)
    if (a->tokens.at[i].kind == QUOTH_WORD) return true;
  return false;
}

static bool has_comma(const quoth_article *a, quoth_run clause) {
  for (uint32_t i = clause.first; i < clause.stop; i++)
    if (quoth_punct_is(a, i, ',')) return true;
  return false;
}

static void add_clause_evidence(const quoth_article *a, const quoth_draft *d,
                                float e[QUOTH_N_EVIDENCE]) {
  bool behind = is_behind_cue(d);
  quoth_run last = d->n_piece > 1 ? d->pieces[d->n_piece - 1] : d->piece[0];
  e[QUOTH_EVIDENCE_CUT] = behind && is_cut(a, last, d->sentence);
  e[QUOTH_EVIDENCE_ASIDES] = behind && has_comma(a, last);
  e[QUOTH_EVIDENCE_SCANT] = behind && last.stop - last.first < SCANT_TOKENS;
}

void quoth_confidence_evidence(const quoth_article *a, const quoth_draft *d,
                               float e[QUOTH_N_EVIDENCE]) {
  bool indirect = d->kind == QUOTH_INDIRECT, nobody = d->speaker < 0;
  uint8_t mention = d->mention < 0 ? 0 : a->mentions.at[d->mention].kind;
  e[QUOTH_EVIDENCE_BIAS] = 1.0f;
  e[QUOTH_EVIDENCE_PATTERN] = log_odds(of_pattern[d->pattern]);
  e[QUOTH_EVIDENCE_NOBODY] = nobody;
  e[QUOTH_EVIDENCE_TRUST] = nobody ? 0.0f : d->speaker_trust - 0.9f;
  e[QUOTH_EVIDENCE_MIXED] = d->kind == QUOTH_MIXED;
  e[QUOTH_EVIDENCE_INDIRECT] = indirect;
  e[QUOTH_EVIDENCE_UNCLOSED] = d->unclosed;
  e[QUOTH_EVIDENCE_TIGHT] = d->tight;
  e[QUOTH_EVIDENCE_MARGIN] = indirect ? 0.0f : at_most(d->margin, 1.0f);
  e[QUOTH_EVIDENCE_CUE] = indirect ? at_most(d->margin, 1.0f) : 0.0f;
  e[QUOTH_EVIDENCE_PRONOUN] = mention == QUOTH_MENTION_PRONOUN;
  e[QUOTH_EVIDENCE_DESCRIBED] = mention == QUOTH_MENTION_ROLE ||
                                mention == QUOTH_MENTION_GROUP ||
                                mention == QUOTH_MENTION_THING;
  e[QUOTH_EVIDENCE_SHORT] = is_short(d);
  e[QUOTH_EVIDENCE_INHERITED] = d->inherits >= 0;
  add_clause_evidence(a, d, e);
}

void quoth_confidence_rate(quoth_article *a) {
  for (uint32_t k = 0; k < a->drafts.n; k++) {
    quoth_draft *d = &a->drafts.at[k];
    float e[QUOTH_N_EVIDENCE], sum = 0.0f;
    quoth_confidence_evidence(a, d, e);
    for (int i = 0; i < QUOTH_N_EVIDENCE; i++)
      sum += weight[i] * e[i];
    d->confidence = 1.0f / (1.0f + expf(-sum));
  }
}
