/*
** confidence.h: interface to confidence.c: what the confidence of a quote is
** reckoned from, so that tests/gold/fit_confidence.py can fit the weights.
*/
#ifndef QUOTH_EXTRACT_CONFIDENCE_H
#define QUOTH_EXTRACT_CONFIDENCE_H

#include "model.h"

enum quoth_evidence {
  QUOTH_EVIDENCE_BIAS = 0,
  QUOTH_EVIDENCE_PATTERN, /* log odds of the rule, set by hand */
  QUOTH_EVIDENCE_NOBODY,  /* no speaker */
  QUOTH_EVIDENCE_TRUST,   /* of the step from mention to speaker, less 0.9 */
  QUOTH_EVIDENCE_MIXED,
  QUOTH_EVIDENCE_INDIRECT,
  QUOTH_EVIDENCE_UNCLOSED,
  QUOTH_EVIDENCE_TIGHT,     /* frame and quote touch */
  QUOTH_EVIDENCE_MARGIN,    /* of the frame, for quotes in marks, at most 1 */
  QUOTH_EVIDENCE_CUE,       /* weight of the cue, for reported speech */
  QUOTH_EVIDENCE_PRONOUN,   /* the mention is one */
  QUOTH_EVIDENCE_DESCRIBED, /* … a role, a group or a thing */
  QUOTH_EVIDENCE_SHORT,     /* three words in marks or fewer */
  QUOTH_EVIDENCE_INHERITED,
  QUOTH_EVIDENCE_CUT,    /* reported behind a cue, ends before its sentence */
  QUOTH_EVIDENCE_ASIDES, /* … has commas inside: where it ends is a guess */
  QUOTH_EVIDENCE_SCANT,  /* … four words or fewer */
  QUOTH_N_EVIDENCE
};

void quoth_confidence_evidence(const quoth_article *a, const quoth_draft *d,
                               float evidence[QUOTH_N_EVIDENCE]);

#endif
