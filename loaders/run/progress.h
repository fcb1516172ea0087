/*
** progress.h: what a program tells while it works: a line on a terminal, JSON
** for machines, and one line for each input that was refused.
*/
#ifndef QUOTH_LOADERS_PROGRESS_H
#define QUOTH_LOADERS_PROGRESS_H

#include <stdio.h>

#include "../read/reader.h"

typedef struct quoth_counts {
  int64_t n_new, n_same, n_changed; /* articles */
  int64_t n_refused, n_passed; /* passed over on purpose: pictures, copies */
  int64_t n_quote;
} quoth_counts;

typedef struct quoth_progress {
  const char *program;
  bool json, quiet, terminal;
  bool stores; /* so that an article is new, the same or changed */
  const char *unit;     /* of n_all: "bytes", or "article_id" */
  uint64_t n_all;       /* to be read; 0: not known */
  double started, told; /* seconds of a clock that never jumps */
} quoth_progress;

void quoth_progress_open(quoth_progress *progress, const char *program,
                         bool json, bool quiet);

/* Sums the sizes of the files; asked only where a line is shown. */
void quoth_progress_measure(quoth_progress *progress, char *const *paths,
                            int n_path);

/* Shows how far the work is, if it is time to. */
void quoth_progress_tick(quoth_progress *progress, const quoth_counts *counts,
                         uint64_t n_read);

/* One input or record that was refused.  `ordinal` 0: the whole input. */
void quoth_progress_refused(quoth_progress *progress, const char *path,
                            const quoth_record *record);

/* What is done behind the last input, and may take long. */
void quoth_progress_stage(quoth_progress *progress, const char *what);

/* A line about anything else. */
void quoth_progress_say(quoth_progress *progress, const char *event,
                        const char *what);

/* The last line: what was done, and how fast. */
void quoth_progress_close(quoth_progress *progress, const quoth_counts *counts,
                          const char *status);

double quoth_progress_now(void);

#endif
