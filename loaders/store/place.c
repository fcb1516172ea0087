/*
** place.c: asks the file system before and after SQLite was asked.  Changes
** nothing there.
*/
#include "place.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* access(2) as an errno. */
static int fault_at(const char *path, int wanted) {
  return access(path, wanted) == 0 ? 0 : errno;
}

/* Of the directory that the path is in. */
static int fault_in(const char *path, int wanted) {
  char directory[PATH_MAX] = ".";
  const char *slash = strrchr(path, '/');
  if (slash && slash - path >= PATH_MAX) return ENAMETOOLONG;
  if (slash)
    snprintf(directory, sizeof directory, "%.*s",
             slash == path ? 1 : (int)(slash - path), path);
  return fault_at(directory, wanted);
}

int quoth_place_fault(const char *path, bool writes, bool makes) {
  struct stat s;
  bool there = stat(path, &s) == 0;
  if (!there && (errno != ENOENT || !makes)) return errno;
  if (!there) return fault_in(path, W_OK | X_OK);
  if (S_ISDIR(s.st_mode)) return EISDIR;
  int fault = fault_at(path, writes ? R_OK | W_OK : R_OK);
  char real[PATH_MAX];
  if (fault || !writes) return fault;
  if (!realpath(path, real)) return errno;
  return fault_in(real, W_OK | X_OK); /* its log stands beside it */
}

static bool has_neighbour(const char *path, const char *suffix) {
  char name[PATH_MAX];
  int n = snprintf(name, sizeof name, "%s%s", path, suffix);
  return n >= PATH_MAX || access(name, F_OK) == 0;
}

bool quoth_place_is_frozen(const char *path) {
  char real[PATH_MAX];
  return realpath(path, real) && fault_at(real, R_OK) == 0 &&
         fault_in(real, W_OK) != 0 && !has_neighbour(real, "-shm") &&
         !has_neighbour(real, "-wal") && !has_neighbour(real, "-journal");
}

bool quoth_place_frozen_uri(char out[QUOTH_PLACE_URI_ROOM], const char *path) {
  if (strlen(path) >= PATH_MAX) return false;
  int n = snprintf(out, QUOTH_PLACE_URI_ROOM, "file:");
  for (; *path; path++)
    n += snprintf(out + n, (size_t)(QUOTH_PLACE_URI_ROOM - n), "%%%02X",
                  (unsigned char)*path);
  snprintf(out + n, (size_t)(QUOTH_PLACE_URI_ROOM - n), "?immutable=1");
  return true;
}
