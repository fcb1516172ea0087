/*
** usage.c: a wrong --format or --map is one error of the command, and not one
** of each input.
*/
#include "usage.h"

#include <string.h>

#include "../read/maps.h"

/* What is wrong with a map, or NULL; static. */
static const char *map_fault(const char *map) {
  const char *error = NULL;
  quoth_arena arena;
  quoth_arena_open(&arena, NULL);
  quoth_map_parse(&arena, map, &error);
  quoth_arena_close(&arena);
  return error;
}

int quoth_usage_check(const quoth_program *program, const char *format,
                      const char *map, const char *log,
                      enum quoth_format *found) {
  int known = format ? quoth_format_of(format) : QUOTH_FORMAT_AUTO;
  const char *fault = map ? map_fault(map) : NULL;
  *found = known < 0 ? QUOTH_FORMAT_AUTO : (enum quoth_format)known;
  if (known < 0) return quoth_usage_error(program, "unknown format", format);
  if (fault) return quoth_usage_error(program, fault, map);
  if (log && strcmp(log, "json") != 0)
    return quoth_usage_error(program, "--log takes json, not", log);
  return QUOTH_EXIT_OK;
}
