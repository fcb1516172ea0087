/*
** usage.h: the options that all programs with inputs have, looked at before
** anything is read or made.
*/
#ifndef QUOTH_LOADERS_USAGE_H
#define QUOTH_LOADERS_USAGE_H

#include "../common/options.h"
#include "../read/reader.h"

/* --format, --map and --log as they were given, NULL where they were not.
** Fills *found; gives QUOTH_EXIT_OK, or what the program ends with after it
** was told why. */
int quoth_usage_check(const quoth_program *program, const char *format,
                      const char *map, const char *log,
                      enum quoth_format *found);

#endif
