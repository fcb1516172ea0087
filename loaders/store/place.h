/*
** place.h: what the file system allows at the path of a database; SQLite says
** "unable to open" of all that it does not.
*/
#ifndef QUOTH_LOADERS_PLACE_H
#define QUOTH_LOADERS_PLACE_H

#include <limits.h>
#include <stdbool.h>

/* Why no database can be written (or read, or made) here, by errno; 0: it can
** be, as far as rights tell. */
int quoth_place_fault(const char *path, bool writes, bool makes);

/* A file in a directory that nobody may write in now, and without a log: it is
** read as it lies, since SQLite could not make the -shm of one in WAL mode. */
bool quoth_place_is_frozen(const char *path);

/* Room for the URI of a path, each of its bytes escaped. */
#define QUOTH_PLACE_URI_ROOM (3 * PATH_MAX + 32)

/* The URI under which a frozen file is opened; false where it is too long. */
bool quoth_place_frozen_uri(char out[QUOTH_PLACE_URI_ROOM], const char *path);

#endif
