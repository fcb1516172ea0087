/*
** load.h: one run of quoth-load: inputs into a database, in batches.
*/
#ifndef QUOTH_LOADERS_LOAD_H
#define QUOTH_LOADERS_LOAD_H


#include "pipeline.h"
#include "progress.h"

typedef struct quoth_load_options {
  char *const *paths;
  int n_path;
  enum quoth_format format;
  const char *map;
  const char *outlet;  /* of articles that do not tell theirs; or NULL */
  const char *command; /* as typed, for _quoth_loads */
  int n_thread;
  bool bulk;
  bool link; /* statements into claims, after the load */
} quoth_load_options;

/* Loads; at a signal (common/signals.h) the batch at hand is committed, and the
** run ends.  Gives what the program ends with (enum quoth_exit).  Errors of the
** database are in db->message. */
int quoth_load_run(quoth_database *db, const quoth_load_options *options,
                   quoth_progress *progress, quoth_counts *counts);

#endif
