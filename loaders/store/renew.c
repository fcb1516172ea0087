/*
** renew.c: makes the keys of fingerprints anew, once, after a change of how
** they are made.  Owns the row `fingerprints` of _quoth_format, which tells
** their version.
*/
#include "renew.h"

#include "../../ext/match/fingerprint.h"
#include "../common/signals.h"

enum { IS_OURS, CLEAR, LIST, NOTE, N_STATEMENT };

static const char *const sql[N_STATEMENT] = {
    [IS_OURS] = "SELECT 1 FROM _quoth_format"
                " WHERE name = 'fingerprints' AND value = ?1",
    [CLEAR] = "DELETE FROM _quoth_fingerprints",
    [LIST] = "SELECT article_id, body FROM articles WHERE article_id > 0"
             " AND article_id <= 0xFFFFFFFF ORDER BY article_id",
    [NOTE] = "INSERT OR REPLACE INTO _quoth_format(name, value)"
             " VALUES ('fingerprints', ?1)",
};

static void add_keys(quoth_database *db, quoth_story_keys *keys,
                     quoth_arena *arena, quoth_statement *row) {
  quoth_fingerprint f;
  quoth_str body = quoth_statement_text(row, 1);
  quoth_arena_reset(arena);
  if (!quoth_fingerprint_make(&f, arena, arena, body.at, body.n_byte))
    quoth_database_fail(db, SQLITE_NOMEM, "out of memory");
  for (uint32_t k = 0; !arena->status && k < f.n_key; k++)
    quoth_story_keys_add(keys, f.keys[k], sqlite3_column_int64(row->handle, 0));
}

static void renew(quoth_database *db, quoth_story_keys *keys,
                  quoth_arena *arena, quoth_statement *s) {
  quoth_database_run(db, &s[CLEAR], "");
  bool row = quoth_database_row(db, &s[LIST], "");
  for (; row && !quoth_signal; row = quoth_database_next(db, &s[LIST]))
    add_keys(db, keys, arena, &s[LIST]);
  quoth_statement_reset(&s[LIST]);
}

void quoth_renew_fingerprints(quoth_database *db, quoth_story_keys *keys) {
  quoth_statement s[N_STATEMENT];
  quoth_arena arena;
  for (int i = 0; i < N_STATEMENT; i++)
    s[i] = (quoth_statement){sql[i], NULL};
  quoth_arena_open(&arena, NULL);
  int64_t version = quoth_fingerprint_version(&arena);
  if (!version) quoth_database_fail(db, SQLITE_NOMEM, "out of memory");
  if (!quoth_database_integer(db, &s[IS_OURS], 0, "i", version)) {
    renew(db, keys, &arena, s);
    if (!quoth_signal) quoth_database_run(db, &s[NOTE], "i", version);
  }
  quoth_statements_finish(s, N_STATEMENT);
  quoth_arena_close(&arena);
}
