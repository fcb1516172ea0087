/*
** claim_filter.c: the filters of claim_match() as SQL.  A statement was said on
** its quote's said_on, else when its article was published; dates compare as
** far as the shorter is written, so that until '2015-11' takes all November in.
*/
#include "claim_filter.h"

SQLITE_EXTENSION_INIT3

enum { AT_STATEMENT = 1, AT_SINCE, AT_UNTIL, AT_OUTLET };

#define SAID_ON "coalesce(q.said_on, a.published)"

static void append_speakers(sqlite3_str *sql, const quoth_claim_filter *f) {
  if (!f->by.at) return;
  sqlite3_str_appendall(sql, " AND q.speaker_id IN (");
  for (uint32_t i = 0; i < f->speakers.n; i++)
    sqlite3_str_appendf(sql, "%s%lld", i ? "," : "",
                        (long long)f->speakers.at[i]);
  sqlite3_str_appendall(sql, ")");
}

static void append_outlet(sqlite3_str *sql, const quoth_claim_filter *f) {
  if (f->outlet.at) sqlite3_str_appendall(sql, " AND o.name = ?4");
}

static void append_dates(sqlite3_str *sql, const quoth_claim_filter *f) {
  if (f->since.at)
    sqlite3_str_appendall(sql, " AND substr(" SAID_ON ", 1, length(?2)) >= ?2");
  if (f->until.at)
    sqlite3_str_appendall(sql, " AND substr(" SAID_ON ", 1, length(?3)) <= ?3");
}

static void append_tables(sqlite3_str *sql, const quoth_claim_filter *f) {
  sqlite3_str_appendf(
      sql,
      " FROM \"%w\".statements s"
      " JOIN \"%w\".quotes q ON q.quote_id = s.quote_id"
      " JOIN \"%w\".articles a ON a.article_id = q.article_id"
      " LEFT JOIN \"%w\".outlets o ON o.outlet_id = a.outlet_id WHERE true",
      f->schema, f->schema, f->schema, f->schema);
}

static int bind(sqlite3_stmt *stmt, int at, quoth_str text) {
  if (!text.at || at > sqlite3_bind_parameter_count(stmt)) return SQLITE_OK;
  return sqlite3_bind_text64(stmt, at, text.at, text.n_byte, SQLITE_STATIC,
                             SQLITE_UTF8);
}

static int prepare(quoth_claim_filter *f, sqlite3_str *text,
                   sqlite3_stmt **stmt) {
  char *sql = sqlite3_str_finish(text);
  int rc = quoth_cursor_prepare(f->cursor, stmt, sql);
  sqlite3_free(sql);
  if (rc == SQLITE_OK) rc = bind(*stmt, AT_SINCE, f->since);
  if (rc == SQLITE_OK) rc = bind(*stmt, AT_UNTIL, f->until);
  if (rc == SQLITE_OK) rc = bind(*stmt, AT_OUTLET, f->outlet);
  return rc;
}

bool quoth_claim_filter_is_empty(const quoth_claim_filter *f) {
  return !f->by.at && !f->since.at && !f->until.at && !f->outlet.at;
}

int quoth_claim_filter_open(quoth_claim_filter *f) {
  f->rc = SQLITE_OK;
  if (quoth_claim_filter_is_empty(f)) return SQLITE_OK;
  if (f->by.at)
    f->rc = quoth_speaker_lookup(f->cursor, f->schema, f->by, &f->speakers);
  if (f->rc != SQLITE_OK) return f->rc;
  sqlite3_str *sql = sqlite3_str_new(f->cursor->connection->db);
  sqlite3_str_appendall(sql, "SELECT 1");
  append_tables(sql, f);
  sqlite3_str_appendall(sql, " AND s.statement_id = ?1");
  append_speakers(sql, f);
  append_outlet(sql, f);
  append_dates(sql, f);
  return f->rc = prepare(f, sql, &f->check);
}

void quoth_claim_filter_close(quoth_claim_filter *f) {
  sqlite3_finalize(f->check);
  f->check = NULL;
}

bool quoth_claim_filter_admits(void *arg, int64_t statement_id) {
  quoth_claim_filter *f = arg;
  if (f->rc != SQLITE_OK) return false;
  sqlite3_bind_int64(f->check, AT_STATEMENT, statement_id);
  int rc = quoth_cursor_step(f->cursor, f->check);
  if (rc == SQLITE_ROW)
    sqlite3_reset(f->check);
  else if (rc != SQLITE_DONE)
    f->rc = rc;
  return rc == SQLITE_ROW;
}

/* What an index can list: by speaker, by outlet, or, for a time, all articles
** from its start on.  LIMIT counts what the index gives; the rest of the
** filter is a column, as it may reject row after row. */
static void append_list(sqlite3_str *sql, const quoth_claim_filter *f) {
  sqlite3_str_appendall(sql, "SELECT s.statement_id, (true");
  append_dates(sql, f);
  sqlite3_str_appendall(sql, ")");
  append_tables(sql, f);
  append_speakers(sql, f);
  append_outlet(sql, f);
  if (!f->by.at && !f->outlet.at)
    sqlite3_str_appendall(sql,
                          " AND (a.published >= ?2 OR a.published IS NULL)");
  sqlite3_str_appendf(sql, " LIMIT %d", QUOTH_FILTER_LISTED_MAX + 1);
}

int quoth_claim_filter_list(quoth_claim_filter *f, quoth_statement_ids *ids,
                            bool *listed) {
  sqlite3_stmt *stmt = NULL;
  int rc = SQLITE_OK, n = 0;
  *listed = false;
  if (!f->by.at && !f->outlet.at && !f->since.at) return SQLITE_OK;
  sqlite3_str *sql = sqlite3_str_new(f->cursor->connection->db);
  append_list(sql, f);
  rc = prepare(f, sql, &stmt);
  while (rc == SQLITE_OK &&
         (rc = quoth_cursor_step(f->cursor, stmt)) == SQLITE_ROW) {
    rc = SQLITE_OK;
    n++;
    if (!sqlite3_column_int(stmt, 1)) continue;
    int64_t *id = QUOTH_PUSH(&f->cursor->arena, ids);
    if (id)
      *id = sqlite3_column_int64(stmt, 0);
    else
      rc = SQLITE_NOMEM;
  }
  sqlite3_finalize(stmt);
  *listed = n <= QUOTH_FILTER_LISTED_MAX;
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}
