/*
** conflicts.h: numbers, negations and names in which two statements disagree.
*/
#ifndef QUOTH_MATCH_CONFLICTS_H
#define QUOTH_MATCH_CONFLICTS_H

#include "align.h"

bool quoth_numbers_conflict(const quoth_terms *a, const quoth_terms *b);
bool quoth_polarity_differs(const quoth_terms *a, const quoth_terms *b,
                            const quoth_alignment *alignment);
bool quoth_names_conflict(const quoth_terms *a, const quoth_terms *b,
                          const quoth_alignment *alignment);

#endif
