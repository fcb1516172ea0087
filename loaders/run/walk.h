/*
** walk.h: the files that a command line names, one by one: a file is itself, a
** directory all files below it in the order of their names.
*/
#ifndef QUOTH_LOADERS_WALK_H
#define QUOTH_LOADERS_WALK_H

#include <stdbool.h>
#include <stdint.h>

/* A path longer than this cannot be opened. */
#define QUOTH_PATH_ROOM 4096

/* Deeper nesting is no archive of articles but a loop of mounts. */
#define QUOTH_WALK_DEPTH_MAX 64

typedef struct quoth_walk quoth_walk;

typedef struct quoth_walked {
  char path[QUOTH_PATH_ROOM];     /* to open and to name it to people by */
  char absolute[QUOTH_PATH_ROOM]; /* to know it again by */
  const char *fault;              /* why it cannot be read, or NULL */
  int64_t size, modified_ns;      /* -1 where there is none: pipes */
} quoth_walked;

/* NULL when there is no memory.  `paths` must outlive the walk. */
quoth_walk *quoth_walk_open(char *const *paths, int n_path);
void quoth_walk_close(quoth_walk *walk);

/* The next file; false at the end. */
bool quoth_walk_next(quoth_walk *walk, quoth_walked *out);

#endif
