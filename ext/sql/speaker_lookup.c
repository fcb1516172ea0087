/*
** speaker_lookup.c: whom of a database a name means.  Reads speaker_names by
** key; knows nothing of how a key is made.
*/
#include "speaker_lookup.h"
#include "speaker_absent.h"

SQLITE_EXTENSION_INIT3

/* ?1 the key, ?2 the name as it was written. */
static const char by_key[] =
    "SELECT speaker_id FROM \"%w\".speaker_names WHERE key = ?1"
    " UNION SELECT speaker_id FROM \"%w\".speakers WHERE name = ?2";

/* A surname alone, where no article used it alone: each spelling is looked at,
** some microseconds for a hundred of them. */
static const char by_last_name[] =
    "SELECT DISTINCT speaker_id FROM \"%w\".speaker_names"
    " WHERE substr(key, -length(?1) - 1) = ' ' || ?1 AND length(?2) > 0";

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

static int search(quoth_cursor *cursor, const char *form, const char *schema,
                  quoth_str key, quoth_str name, quoth_speaker_ids *ids) {
  sqlite3_stmt *stmt = NULL;
  char *sql = sqlite3_mprintf(form, schema, schema);
  int rc = quoth_cursor_prepare(cursor, &stmt, sql);
  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text64(stmt, 1, key.at, key.n_byte, SQLITE_STATIC,
                             SQLITE_UTF8);
  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text64(stmt, 2, name.at, name.n_byte, SQLITE_STATIC,
                             SQLITE_UTF8);
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
  if (cursor->arena.status != QUOTH_OK)
    return quoth_status_to_sqlite(cursor->arena.status);
  int rc = search(cursor, by_key, schema, key, name, ids);
  if (rc == SQLITE_OK && ids->n == 0 && key.n_byte > 0)
    rc = search(cursor, by_last_name, schema, key, name, ids);
  return rc;
}
