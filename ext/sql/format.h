/*
** format.h: what the rows of a database were made by, in _quoth_format.
*/
#ifndef QUOTH_SQL_FORMAT_H
#define QUOTH_SQL_FORMAT_H

#include "context.h"

/* The claim index was made by other terms than ours (quoth_postings_version);
** one without segments is anybody's.  *rc as in statements.h. */
bool quoth_format_is_foreign(sqlite3 *db, int *rc, sqlite3_int64 terms);

/* The keys of fingerprints, where there are any, are of another version than
** ours (quoth_fingerprint_version). */
bool quoth_format_other_fingerprints(sqlite3 *db, int *rc,
                                     sqlite3_int64 version);

/* Notes by what terms it is made now, and that it changed. */
void quoth_format_note_index(sqlite3 *db, int *rc, sqlite3_int64 terms);

#endif
