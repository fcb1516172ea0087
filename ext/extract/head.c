/*
** head.c: title, dateline, place, date and agency of an article, where the
** first lines tell.  Owns `body`: the first token behind them.
*/
#include "model.h"

void quoth_head_read(quoth_article *a) {
  if (a->paragraphs.n < 2 || !a->paragraphs.at[0].heading) return;
  const quoth_paragraph *p = &a->paragraphs.at[0];
  a->head.title = quoth_run_span(a, (quoth_run){p->first, p->stop});
  a->body = p->stop;
}
