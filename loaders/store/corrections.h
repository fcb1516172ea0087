/*
** corrections.h: what people said about quotes outlives what the machine reads.
** A quote whose status is not `machine` is theirs.
*/
#ifndef QUOTH_LOADERS_CORRECTIONS_H
#define QUOTH_LOADERS_CORRECTIONS_H

#include "quote_rows.h"

typedef struct quoth_corrections quoth_corrections;

quoth_corrections *quoth_corrections_open(quoth_database *db,
                                          quoth_quote_rows *rows);
void quoth_corrections_close(quoth_corrections *corrections);

/* Told of each correction whose words are gone from the new version. */
typedef void quoth_lost_fn(void *arg, const char *source, quoth_str words);

/* Brings the corrections of one version of an article to the next, by their
** exact words and what stands around them.  Gives how many came through. */
uint32_t quoth_corrections_carry(quoth_corrections *corrections,
                                 quoth_arena *arena, int64_t from_article,
                                 int64_t to_article, quoth_lost_fn *lost,
                                 void *arg);

typedef struct quoth_revision {
  uint32_t n_same, n_changed, n_new, n_gone, n_kept; /* quotes */
} quoth_revision;

/* Makes the machine's quotes of an article what the draft of `reading` has,
** and leaves those of people alone. */
void quoth_corrections_revise(quoth_corrections *corrections,
                              quoth_arena *arena, int64_t article_id,
                              const quoth_reading *reading,
                              const quoth_draft *draft,
                              quoth_revision *revision);

#endif
