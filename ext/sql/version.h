/*
** version.h: which quoth this is, as quoth_version() and --version tell it.
*/
#ifndef QUOTH_SQL_VERSION_H
#define QUOTH_SQL_VERSION_H

#define QUOTH_VERSION "0.1.0"

#endif
