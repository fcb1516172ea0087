/*
** quoth.h: the version, and the one symbol the extension exports.
*/
#ifndef QUOTH_H
#define QUOTH_H

#define QUOTH_VERSION        "0.1.0"
#define QUOTH_SQLITE_MINIMUM 3038000 /* hidden columns, JSON built in, RETURNING */

#endif
