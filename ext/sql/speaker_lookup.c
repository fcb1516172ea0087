/*
** speaker_lookup.c: whom of a database a name means.  Reads speaker_names by
** key; knows nothing of how a key is made.
*/
#include "speaker_lookup.h"
#include "../extract/speaker_key.h"

SQLITE_EXTENSION_INIT3

/* Tried in turn until one finds somebody.  ?1 is the key, ?2 the name as it
** was written. */
static const char *const ways[] = {
    "SELECT DISTINCT speaker_id FROM \"%w\".speaker_names WHERE key = ?1",
    /* entered by hand, without spellings */
    "SELECT speaker_id FROM \"%w\".speakers WHERE name = ?2",
    /* a surname that no article used alone: looks at every spelling, 100 ms
    ** for a million of them */
    ("SELECT DISTINCT speaker_id FROM \"%w\".speaker_names"
     " WHERE length(?1) > 0 AND substr(key, -length(?1) - 1) = ' ' || ?1"),
};

#define N_WAY (sizeof ways / sizeof ways[0])

static int collect(quoth_cursor *cursor, sqlite3_stmt *stmt,
                   quoth_speaker_ids *ids) {
  int rc = SQLITE_OK;
  while ((rc = quoth_cursor_step(cursor, stmt)) == SQLITE_ROW) {
    int64_t *id = QUOTH_PUSH(&cursor->arena, ids);
    if (!id) return SQLITE_NOMEM;
    *id = sqlite3_column_int64(stmt, 0);
  }
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int bind(sqlite3_stmt *stmt, int i, quoth_str text) {
  if (sqlite3_bind_parameter_count(stmt) < i) return SQLITE_OK;
  return sqlite3_bind_text64(stmt, i, text.at, text.n_byte, SQLITE_STATIC,
                             SQLITE_UTF8);
}

static int search(quoth_cursor *cursor, const char *way, const char *schema,
                  quoth_str key, quoth_str name, quoth_speaker_ids *ids) {
  sqlite3_stmt *stmt = NULL;
  char *sql = sqlite3_mprintf(way, schema);
  int rc = quoth_cursor_prepare(cursor, &stmt, sql);
  if (rc == SQLITE_OK) rc = bind(stmt, 1, key);
  if (rc == SQLITE_OK) rc = bind(stmt, 2, name);
  if (rc == SQLITE_OK) rc = collect(cursor, stmt, ids);
  sqlite3_finalize(stmt);
  sqlite3_free(sql);
  return rc;
}

int quoth_speaker_lookup(quoth_cursor *cursor, const char *schema,
                         quoth_str name, quoth_speaker_ids *ids) {
  quoth_unicode *unicode = quoth_connection_unicode(cursor->connection);
  if (!unicode) return SQLITE_NOMEM;
  quoth_str key = quoth_speaker_key(unicode, &cursor->arena, name);
  int rc = quoth_status_to_sqlite(cursor->arena.status);
  for (size_t i = 0; i < N_WAY && rc == SQLITE_OK && ids->n == 0; i++)
    rc = search(cursor, ways[i], schema, key, name, ids);
  return rc;
}
