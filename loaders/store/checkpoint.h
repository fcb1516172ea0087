/*
** checkpoint.h: what was committed goes from the log into the file while its
** writer is at the next batch.
*/
#ifndef QUOTH_LOADERS_CHECKPOINT_H
#define QUOTH_LOADERS_CHECKPOINT_H

#include "database.h"

typedef struct quoth_checkpoint quoth_checkpoint;

/* Starts a thread with a connection of its own, which every commit of `db`
** wakes.  NULL when there is no memory or no thread: then SQLite does it, as
** part of each commit. */
quoth_checkpoint *quoth_checkpoint_open(quoth_database *db);

/* True while the log is long and copied: a batch that begins now would make it
** longer still, and one that waits begins at its start.  NULL is never late. */
bool quoth_checkpoint_is_late(quoth_checkpoint *checkpoint);

/* Returns when it is not late any more. */
void quoth_checkpoint_wait(quoth_checkpoint *checkpoint);

/* Ends the thread; the rest is copied when the database is closed. */
void quoth_checkpoint_close(quoth_checkpoint *checkpoint);

#endif
