/*
** quoth.h: how the programs get the SQL functions that the library carries.
*/
#ifndef QUOTH_H
#define QUOTH_H

#define QUOTH_SQLITE_MINIMUM 3038000 /* hidden columns, JSON built in, RETURNING */

struct sqlite3;
struct sqlite3_api_routines;

/* For sqlite3_auto_extension() in a program that has the engine linked in:
** the same as loading quoth.so, on each connection it opens. */
int quoth_register(struct sqlite3 *db, char **message,
                   const struct sqlite3_api_routines *api);

#endif
