/*
** reread.h: stored articles, read anew by as many threads as there are cores.
** The caller writes one set while the threads are at the next.
*/
#ifndef QUOTH_LOADERS_REREAD_H
#define QUOTH_LOADERS_REREAD_H

#include "../store/store.h"

/* A set ends with either: few articles, that a stop is soon, and few bytes, as
** reading a text takes twenty times its memory. */
#define QUOTH_REREAD_MAX      64
#define QUOTH_REREAD_MAX_BYTE ((size_t)256 << 10)

typedef struct quoth_reread_article {
  int64_t article_id;
  quoth_str body;
  const char *published; /* or NULL */
  quoth_arena arena;     /* holds all that the article points to */
  quoth_reading reading;
  quoth_draft draft;
  bool failed; /* no memory */
} quoth_reread_article;

typedef struct quoth_reread_set {
  quoth_reread_article at[QUOTH_REREAD_MAX];
  int n;
  size_t n_byte; /* of bodies */
} quoth_reread_set;

typedef struct quoth_reread quoth_reread;

/* n_thread 0: one for each core.  NULL when there is no memory. */
quoth_reread *quoth_reread_open(quoth_database *db, int n_thread);
void quoth_reread_close(quoth_reread *reread);

/* Begins behind an article.  The sets that follow are of one transaction. */
void quoth_reread_begin(quoth_reread *reread, int64_t article_id);

/* The next set, which stays until the next call; empty at the end.  Unless it
** is the `last` asked for, the threads go on with another. */
const quoth_reread_set *quoth_reread_next(quoth_reread *reread, bool last);

#endif
