/*
** bulk.h: a large load writes rows first and indexes them at its end.
*/
#ifndef QUOTH_LOADERS_BULK_H
#define QUOTH_LOADERS_BULK_H

#include "database.h"

/* Both inside a transaction. */

/* A database without articles loses the indexes that loading does not need:
** to sort all keys at once is faster than to put each in its place. */
void quoth_bulk_begin(quoth_database *db);

/* Brings all that was put off up to date; does nothing where nothing was. */
void quoth_bulk_finish(quoth_database *db);

#endif
