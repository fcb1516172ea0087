/*
** open.c: opens a database for a program: the connection's settings, what the
** file must be to be used (guard.c), and its schema.
*/
#include <string.h>
#include <unistd.h>

#include "database.h"
#include "guard.h"
#include "place.h"
#include "../../ext/quoth.h"

/* One that waits asks more often than the gap that others leave behind each
** commit: see database.c. */
#define BUSY_STEP_US 1000

static int wait_for_lock(void *unused, int n_asked) {
  (void)unused;
  if (n_asked >= QUOTH_BUSY_MS * 1000 / BUSY_STEP_US) return 0;
  usleep(BUSY_STEP_US);
  return 1;
}

/* Where triggers run, trusted_schema is on: ours write to FTS5, which SQLite
** before 3.41 counts as unsafe. */
static void settle(quoth_database *db) {
  sqlite3_busy_handler(db->handle, wait_for_lock, NULL);
  sqlite3_extended_result_codes(db->handle, 1);
  sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, db->triggers,
                    NULL);
  sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, db->triggers,
                    NULL);
  sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  quoth_database_exec(db, "PRAGMA temp_store = MEMORY");
}

/* The schema is made or migrated and then looked at in one transaction: a
** file that is refused stays as it was. */
static void make_schema(quoth_database *db) {
  quoth_database_begin(db);
  quoth_database_exec(db, "SELECT quoth_init()");
  quoth_guard_schema(db, db->triggers);
  quoth_database_exec(db, "COMMIT");
  if (db->rc != SQLITE_OK) quoth_database_rollback(db);
}

/* SQLite asks nobody to wait here: while another loader makes the same file,
** the change of mode fails at once. */
static void set_wal(quoth_database *db) {
  static const char sql[] = "PRAGMA journal_mode = WAL";
  if (db->rc != SQLITE_OK) return;
  int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
  for (int n = 0; (rc & 0xFF) == SQLITE_BUSY && wait_for_lock(NULL, n); n++)
    rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
  if (rc != SQLITE_OK) quoth_database_fail_sqlite(db, rc);
}

static void prepare_to_write(quoth_database *db, int mode) {
  make_schema(db);
  set_wal(db);
  quoth_database_exec(db, mode & QUOTH_DATABASE_DURABLE
                              ? "PRAGMA synchronous = FULL"
                              : "PRAGMA synchronous = NORMAL");
  quoth_database_exec(db, "PRAGMA secure_delete = OFF");
  /* CHECK (... IN ...) makes a table for each row; no program writes a word
  ** that is not one of the engine's own */
  if (!db->triggers)
    quoth_database_exec(db, "PRAGMA ignore_check_constraints = ON");
  sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY,
                    (mode & QUOTH_DATABASE_DELETES) != 0, NULL);
  quoth_database_exec(db, "PRAGMA cache_size = -32768"); /* KiB */
}

static int flags_of(int mode) {
  int flags = SQLITE_OPEN_NOMUTEX;
  if (!(mode & QUOTH_DATABASE_WRITE)) return flags | SQLITE_OPEN_READONLY;
  flags |= SQLITE_OPEN_READWRITE;
  return mode & QUOTH_DATABASE_THERE ? flags : flags | SQLITE_OPEN_CREATE;
}

/* What cannot be written is told before SQLite, which would open it for reading
** alone, makes the files of a log beside it. */
static void open_file(quoth_database *db, int mode) {
  char uri[QUOTH_PLACE_URI_ROOM];
  const char *path = db->path;
  int flags = flags_of(mode);
  bool writes = mode & QUOTH_DATABASE_WRITE;
  int fault = quoth_place_fault(path, writes, flags & SQLITE_OPEN_CREATE);
  if (fault)
    quoth_database_fail(db, SQLITE_CANTOPEN, "%s: cannot be %s: %s", path,
                        writes ? "written" : "read", strerror(fault));
  if (fault) return;
  if (!writes && quoth_place_is_frozen(path) &&
      quoth_place_frozen_uri(uri, path)) {
    path = uri;
    flags |= SQLITE_OPEN_URI;
  }
  int rc = sqlite3_open_v2(path, &db->handle, flags, NULL);
  if (rc != SQLITE_OK) quoth_database_fail_sqlite(db, rc);
}

bool quoth_database_open(quoth_database *db, const char *path, int mode) {
  bool writes = mode & QUOTH_DATABASE_WRITE;
  *db = (quoth_database){.path = path,
                         .triggers = mode & QUOTH_DATABASE_TRIGGERS};
  /* counting memory takes a lock at each allocation; must come first */
  if (writes) sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3_auto_extension((void (*)(void))quoth_register);
  open_file(db, mode);
  if (!db->handle) return false;
  settle(db);
  if (!(mode & QUOTH_DATABASE_GUARDED)) quoth_guard_file(db, writes);
  if (writes) prepare_to_write(db, mode);
  return db->rc == SQLITE_OK;
}

void quoth_database_close(quoth_database *db) {
  quoth_database_rollback(db);
  sqlite3_close_v2(db->handle);
  db->handle = NULL;
}
