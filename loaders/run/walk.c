/*
** walk.c: the files that a command line names.  Holds the names of one
** directory for each level it is in, so that a directory of a million files
** costs their names and no more.  Hidden files are passed over, and so are
** links to directories, which could go in circles.
*/
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "walk.h"

/* The names in one directory, sorted by bytes. */
struct level {
  struct dirent **names;
  int n, next;
  size_t n_path; /* length of the directory's own path */
};

struct quoth_walk {
  char *const *paths;
  int n_path, next;
  int depth;
  char directory[QUOTH_PATH_ROOM]; /* of the innermost level */
  struct level levels[QUOTH_WALK_DEPTH_MAX];
};

quoth_walk *quoth_walk_open(char *const *paths, int n_path) {
  quoth_walk *walk = calloc(1, sizeof *walk);
  if (!walk) return NULL;
  walk->paths = paths;
  walk->n_path = n_path;
  return walk;
}

static void leave(quoth_walk *walk) {
  struct level *level = &walk->levels[--walk->depth];
  for (int i = level->next; i < level->n; i++)
    free(level->names[i]);
  free(level->names);
  if (walk->depth > 0)
    walk->directory[walk->levels[walk->depth - 1].n_path] = 0;
}

void quoth_walk_close(quoth_walk *walk) {
  if (!walk) return;
  while (walk->depth > 0)
    leave(walk);
  free(walk);
}

static int not_hidden(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

/* Goes into the directory that `out` names; else says why not. */
static bool enter(quoth_walk *walk, quoth_walked *out) {
  if (walk->depth == QUOTH_WALK_DEPTH_MAX) {
    out->fault = "nested too deep";
    return false;
  }
  struct level *level = &walk->levels[walk->depth];
  level->n = scandir(out->path, &level->names, not_hidden, by_bytes);
  level->next = 0;
  if (level->n < 0) {
    out->fault = strerror(errno);
    return false;
  }
  level->n_path = (size_t)snprintf(walk->directory, sizeof walk->directory,
                                   "%s", out->path);
  walk->depth++;
  return true;
}

/* The path of the next entry; false when all are through. */
static bool next_path(quoth_walk *walk, quoth_walked *out) {
  while (walk->depth > 0) {
    struct level *level = &walk->levels[walk->depth - 1];
    if (level->next < level->n) {
      struct dirent *entry = level->names[level->next++];
      const char *slash = walk->directory[level->n_path - 1] == '/' ? "" : "/";
      int n = snprintf(out->path, sizeof out->path, "%s%s%s", walk->directory,
                       slash, entry->d_name);
      if (n >= QUOTH_PATH_ROOM) out->fault = strerror(ENAMETOOLONG);
      free(entry);
      return true;
    }
    leave(walk);
  }
  if (walk->next == walk->n_path) return false;
  int n =
      snprintf(out->path, sizeof out->path, "%s", walk->paths[walk->next++]);
  if (n == 0) out->fault = "empty name";
  if (n >= QUOTH_PATH_ROOM) out->fault = strerror(ENAMETOOLONG);
  return true;
}

/* Named on the command line, and not found below a directory of it. */
static bool is_named(const quoth_walk *walk) {
  return walk->depth == 0;
}

static bool is_link(const char *path) {
  struct stat s;
  return lstat(path, &s) == 0 && S_ISLNK(s.st_mode);
}

static void measure(quoth_walked *out, const struct stat *s) {
  bool regular = S_ISREG(s->st_mode);
  out->size = regular ? (int64_t)s->st_size : -1;
  out->modified_ns =
      regular ? (int64_t)s->st_mtim.tv_sec * 1000000000 + s->st_mtim.tv_nsec
              : -1;
}

/* realpath() gives PATH_MAX bytes at most, QUOTH_PATH_ROOM is that. */
_Static_assert(QUOTH_PATH_ROOM >= PATH_MAX, "room for a real path");

/* Looks at an entry; true where it is something to hand out. */
static bool look(quoth_walk *walk, quoth_walked *out) {
  struct stat s;
  if (out->fault) return true;
  if (strcmp(out->path, "-") == 0) {
    snprintf(out->absolute, sizeof out->absolute, "-");
    return true;
  }
  if (stat(out->path, &s) != 0 || !realpath(out->path, out->absolute)) {
    out->fault = strerror(errno);
    return true;
  }
  if (S_ISDIR(s.st_mode)) {
    if (!is_named(walk) && is_link(out->path)) return false;
    return !enter(walk, out);
  }
  measure(out, &s);
  return S_ISREG(s.st_mode) || is_named(walk);
}

bool quoth_walk_next(quoth_walk *walk, quoth_walked *out) {
  do {
    out->fault = NULL;
    out->absolute[0] = 0;
    out->size = out->modified_ns = -1;
    if (!next_path(walk, out)) return false;
  } while (!look(walk, out));
  return true;
}
