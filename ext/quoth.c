/*
** quoth.c: the entry point.  Refuses a SQLite that is too old, then hands the
** connection to each family of functions and each table function.
*/
#include <stddef.h>

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

#include "quoth.h"

__attribute__((visibility("default"))) int
sqlite3_quoth_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);

static void version_fn(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  (void)argv;
  sqlite3_result_text(ctx, QUOTH_VERSION, -1, SQLITE_STATIC);
}

int sqlite3_quoth_init(sqlite3 *db, char **message,
                       const sqlite3_api_routines *api) {
  SQLITE_EXTENSION_INIT2(api);
  if (sqlite3_libversion_number() < QUOTH_SQLITE_MINIMUM) {
    *message = sqlite3_mprintf("quoth needs SQLite 3.38 or newer, this is %s",
                               sqlite3_libversion());
    return SQLITE_ERROR;
  }
  int rc = sqlite3_create_function(
      db, "quoth_version", 0,
      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, version_fn,
      NULL, NULL);
  return rc == SQLITE_OK ? SQLITE_OK_LOAD_PERMANENTLY : rc;
}
