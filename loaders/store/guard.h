/*
** guard.h: may this file be written to?  Asked before the first byte is.
*/
#ifndef QUOTH_LOADERS_GUARD_H
#define QUOTH_LOADERS_GUARD_H

#include "database.h"

/* Fails for a file that is not marked as ours, for one of a newer format, and
** for an empty one unless that is to be filled.  Reads only. */
void quoth_guard_file(quoth_database *db, bool may_be_empty);

/* Fails where a table lacks a column of ours, or has another type for it, and
** where a trigger on one of our tables is not ours (unless trusted): it would
** run inside the load. */
void quoth_guard_schema(quoth_database *db, bool trust_triggers);

#endif
