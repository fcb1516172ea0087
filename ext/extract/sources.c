/*
** sources.c: the chain through which a quote came: told RT, as reported by
** Hurriyet.  Reads frames; does not say who spoke.
*/
#include "model.h"

void quoth_sources_find(quoth_article *a) {
  for (uint32_t d = 0; d < a->drafts.n; d++) a->drafts.at[d].n_source = 0;
}
