/*
** quotes_by.c: the table function quotes_by(speaker [, schema]).
**
** One row for each quote by whoever the name means, in any spelling and any
** script, or by the speaker of that speaker_id.
**
**   SELECT said_on, outlet, text FROM quotes_by('Putin') ORDER BY said_on;
**   SELECT s.name, count(*) FROM speakers s, quotes_by(s.speaker_id) GROUP BY 1;
**
** A name that several people share gives the quotes of all: `speaker` tells
** them apart.  Rejected quotes and those of articles that a newer version
** replaced are left out.  Rows come speaker by speaker, in the order in which
** they were loaded; sources is a JSON array, nearest first.
**
** The rows are those of one indexed query, made of the columns that are asked
** for; it is bound to one speaker after the other.
*/
#include "functions.h"
#include "speaker_lookup.h"

SQLITE_EXTENSION_INIT3

enum {
  COL_QUOTE_ID,
  COL_TEXT,
  COL_KIND,
  COL_SPEAKER,
  COL_SPEAKER_TEXT,
  COL_CUE,
  COL_SOURCES,
  COL_SAID_ON,
  COL_PUBLISHED,
  COL_OUTLET,
  COL_TITLE,
  COL_URL,
  COL_ARTICLE_ID,
  COL_START,
  COL_STOP,
  COL_CONFIDENCE,
  N_OUTPUT,
  COL_WHO = N_OUTPUT,
  COL_SCHEMA,
};

static const quoth_column columns[] = {
    [COL_QUOTE_ID] = {"quote_id", "INTEGER", QUOTH_OUTPUT, 0, "key into quotes",
                      NULL},
    [COL_TEXT] = {"text", "TEXT", QUOTH_OUTPUT, 0, "the words", NULL},
    [COL_KIND] = {"kind", "TEXT", QUOTH_OUTPUT, 0, "direct, mixed or indirect",
                  NULL},
    [COL_SPEAKER] = {"speaker", "TEXT", QUOTH_OUTPUT, 0, "name of the speaker",
                     NULL},
    [COL_SPEAKER_TEXT] = {"speaker_text", "TEXT", QUOTH_OUTPUT, 0,
                          "the words that name the speaker in the article",
                          NULL},
    [COL_CUE] = {"cue", "TEXT", QUOTH_OUTPUT, 0, "said, according to, ...",
                 NULL},
    [COL_SOURCES] = {"sources", "TEXT", QUOTH_OUTPUT, 0,
                     "JSON array of names through which the words came", NULL},
    [COL_SAID_ON] = {"said_on", "TEXT", QUOTH_OUTPUT, 0,
                     "ISO 8601 date where the article tells it", NULL},
    [COL_PUBLISHED] = {"published", "TEXT", QUOTH_OUTPUT, 0,
                       "ISO 8601 date of the article", NULL},
    [COL_OUTLET] = {"outlet", "TEXT", QUOTH_OUTPUT, 0, "who printed it", NULL},
    [COL_TITLE] = {"title", "TEXT", QUOTH_OUTPUT, 0, "title of the article",
                   NULL},
    [COL_URL] = {"url", "TEXT", QUOTH_OUTPUT, 0, "address of the article",
                 NULL},
    [COL_ARTICLE_ID] = {"article_id", "INTEGER", QUOTH_OUTPUT, 0,
                        "key into articles", NULL},
    [COL_START] = {"start", "INTEGER", QUOTH_OUTPUT, 0,
                   "where the quote starts in the body", NULL},
    [COL_STOP] = {"stop", "INTEGER", QUOTH_OUTPUT, 0, "and stops", NULL},
    [COL_CONFIDENCE] = {"confidence", "REAL", QUOTH_OUTPUT, 0,
                        "share of such quotes that are right, 0 to 1", NULL},
    [COL_WHO] = {"who", "", QUOTH_REQUIRED,
                 QUOTH_TAKES_TEXT | QUOTH_TAKES_INTEGER,
                 "name in any spelling, or speaker_id", "speaker"},
    [COL_SCHEMA] = QUOTH_SCHEMA_ARGUMENT,
};

/* Where each column comes from. */
static const char *const expressions[N_OUTPUT] = {
    [COL_QUOTE_ID] = "q.quote_id",
    [COL_TEXT] = "q.text",
    [COL_KIND] = "q.kind",
    [COL_SPEAKER] = "s.name",
    [COL_SPEAKER_TEXT] = "q.speaker_text",
    [COL_CUE] = "q.cue",
    [COL_SOURCES] = "(SELECT json_group_array(name) FROM (SELECT name"
                    " FROM \"%w\".quote_sources v WHERE v.quote_id = q.quote_id"
                    " ORDER BY v.ordinal))",
    [COL_SAID_ON] = "q.said_on",
    [COL_PUBLISHED] = "a.published",
    [COL_OUTLET] = "o.name",
    [COL_TITLE] = "a.title",
    [COL_URL] = "a.url",
    [COL_ARTICLE_ID] = "q.article_id",
    [COL_START] = "q.start",
    [COL_STOP] = "q.stop",
    [COL_CONFIDENCE] = "q.confidence",
};

static bool uses(const quoth_cursor *cursor, int column) {
  return cursor->used >> column & 1;
}

static void write_joins(sqlite3_str *sql, const quoth_cursor *cursor,
                        const char *schema) {
  if (uses(cursor, COL_OUTLET))
    sqlite3_str_appendf(
        sql, " LEFT JOIN \"%w\".outlets o ON o.outlet_id = a.outlet_id",
        schema);
  if (uses(cursor, COL_SPEAKER))
    sqlite3_str_appendf(
        sql, " LEFT JOIN \"%w\".speakers s ON s.speaker_id = q.speaker_id",
        schema);
}

/* Columns that are not asked for are NULL, and their joins are left out.
** CROSS JOIN: the quotes of the speaker lead. */
static char *write_query(const quoth_cursor *cursor, const char *schema) {
  sqlite3_str *sql = sqlite3_str_new(cursor->connection->db);
  for (int i = 0; i < N_OUTPUT; i++) {
    sqlite3_str_appendall(sql, i ? ", " : "SELECT ");
    if (uses(cursor, i))
      sqlite3_str_appendf(sql, expressions[i], schema);
    else
      sqlite3_str_appendall(sql, "NULL");
  }
  sqlite3_str_appendf(
      sql,
      " FROM \"%w\".quotes q"
      " CROSS JOIN \"%w\".articles a ON a.article_id = q.article_id",
      schema, schema);
  write_joins(sql, cursor, schema);
  sqlite3_str_appendall(sql,
                        " WHERE q.speaker_id = ?1 AND q.status <> 'rejected'"
                        " AND a.superseded_by IS NULL");
  return sqlite3_str_finish(sql);
}

/* The speakers to go through, and which comes next. */
typedef struct speakers {
  quoth_speaker_ids ids;
  uint32_t n_done;
} speakers;

static int next(quoth_cursor *cursor) {
  speakers *found = cursor->found;
  int rc =
      cursor->row == 0 ? SQLITE_DONE : quoth_cursor_step(cursor, cursor->query);
  while (rc == SQLITE_DONE && found->n_done < found->ids.n) {
    sqlite3_bind_int64(cursor->query, 1, found->ids.at[found->n_done++]);
    rc = quoth_cursor_step(cursor, cursor->query);
  }
  if (rc == SQLITE_DONE) cursor->n_row = cursor->row;
  return rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int find_speakers(quoth_cursor *cursor, const char *schema,
                         quoth_speaker_ids *ids) {
  sqlite3_value *who = cursor->given[COL_WHO];
  int rc = SQLITE_OK;
  if (sqlite3_value_type(who) == SQLITE_INTEGER) {
    int64_t *id = QUOTH_PUSH(&cursor->arena, ids);
    if (id) *id = sqlite3_value_int64(who);
    rc = quoth_status_to_sqlite(cursor->arena.status);
  } else {
    quoth_str name = quoth_cursor_text(cursor, COL_WHO);
    rc = quoth_speaker_lookup(cursor, schema, name, ids);
  }
  return rc;
}

static int start(quoth_cursor *cursor) {
  const char *schema = quoth_cursor_schema(cursor, COL_SCHEMA);
  speakers *found = quoth_arena_alloc(&cursor->arena, sizeof *found);
  cursor->found = found;
  if (!found) return SQLITE_NOMEM;
  int rc = find_speakers(cursor, schema, &found->ids);
  if (rc == SQLITE_OK) rc = quoth_cursor_query(cursor, schema, write_query);
  return rc == SQLITE_OK ? next(cursor) : rc;
}

static void column(quoth_cursor *cursor, sqlite3_context *ctx, int i) {
  sqlite3_result_value(ctx, sqlite3_column_value(cursor->query, i));
}

const quoth_table quoth_quotes_by = {
    .signature = {"quotes_by", "a quote by whoever a name means", columns,
                  QUOTH_N_COLUMN(columns), 50, -1, false},
    .start = start,
    .next = next,
    .column = column,
};
