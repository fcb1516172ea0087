/*
** dates.c: when a quote was said, where the text tells; "" where not.
*/
#include "model.h"

void quoth_dates_resolve(quoth_article *a) {
  for (uint32_t d = 0; d < a->drafts.n; d++) a->drafts.at[d].said_on[0] = 0;
}
