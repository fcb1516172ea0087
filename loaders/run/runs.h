/*
** runs.h: what is kept of a load: the run, what it refused, and where it
** stopped within an input.
*/
#ifndef QUOTH_LOADERS_RUNS_H
#define QUOTH_LOADERS_RUNS_H

#include "../store/database.h"
#include "progress.h"
#include "../read/reader.h"
#include "walk.h"

typedef struct quoth_runs quoth_runs;

quoth_runs *quoth_runs_open(quoth_database *db); /* NULL: no memory */
void quoth_runs_close(quoth_runs *runs);

/* Where an earlier load left an input, if it is still the same file.  Answers
** from memory, for any thread. */
quoth_position quoth_runs_resume(void *runs, const quoth_walked *file);

/* The rest is for inside a transaction.  A run's row is written with its first
** batch. */
void quoth_runs_start(quoth_runs *runs, const char *command);
void quoth_runs_count(quoth_runs *runs, const quoth_counts *counts,
                      const char *status);
void quoth_runs_refused(quoth_runs *runs, const char *path,
                        const quoth_record *record);
void quoth_runs_reached(quoth_runs *runs, const quoth_walked *file,
                        quoth_position position);
void quoth_runs_finished(quoth_runs *runs, const quoth_walked *file);

/* After a rollback: the run's row has gone with the batch, if it was in it. */
void quoth_runs_rolled_back(quoth_runs *runs);

/* Prints the runs, newest first, for people or as JSON Lines. */
void quoth_runs_print(quoth_database *db, bool json);

#endif
