/*
** quote_rows.c: the quotes of one article as rows.  What is written is what
** quote_extract() and quote_statements() give in SQL: the same functions of
** the engine, and the same offsets in characters.
** Where triggers are off (see database.h) this file does their work: by a
** trigger, each row would make FTS5 write out all it has gathered.  Ids are
** given out here, since FTS5 moves last_insert_rowid().
*/
#include <stdlib.h>

#include "../../ext/text/sentences.h"
#include "quote_rows.h"

enum {
  LAST_QUOTE,
  LAST_STATEMENT,
  INSERT_QUOTE,
  INSERT_BARE,
  INSERT_FTS,
  INSERT_PENDING,
  INSERT_SPAN,
  INSERT_SOURCE,
  INSERT_STATEMENT,
  N_STATEMENT
};

static const char *const sql[N_STATEMENT] = {
    [LAST_QUOTE] = "SELECT max(quote_id) FROM quotes",
    [LAST_STATEMENT] = "SELECT max(statement_id) FROM statements",
    [INSERT_QUOTE] =
        "INSERT INTO quotes(quote_id, article_id, ordinal, kind, text,"
        " speaker_id, speaker_text, speaker_start, speaker_stop, cue,"
        " cue_start, cue_stop, start, stop, said_on, confidence, continues)"
        " VALUES (?1, ?2, ?3, ?4, ?5, nullif(?6, 0), ?7, nullif(?8, -1),"
        " nullif(?9, -1), ?10, nullif(?11, -1), nullif(?12, -1), ?13, ?14,"
        " ?15, ?16, nullif(?17, 0))",
    [INSERT_BARE] =
        "INSERT INTO _quoth_bare(quote_id, speaker_id) VALUES (?1, ?2)",
    [INSERT_FTS] = "INSERT INTO quotes_fts(rowid, text) VALUES (?1, ?2)",
    [INSERT_PENDING] =
        "INSERT INTO _quoth_pending(statement_id, known)"
        " SELECT statement_id, 0 FROM statements WHERE statement_id > ?1"
        " AND statement_id NOT IN (SELECT statement_id FROM _quoth_pending)",
    [INSERT_SPAN] = "INSERT INTO quote_spans(quote_id, ordinal, start, stop)"
                    " VALUES (?1, ?2, ?3, ?4)",
    [INSERT_SOURCE] =
        "INSERT INTO quote_sources(quote_id, ordinal, name, relation)"
        " VALUES (?1, ?2, ?3, ?4)",
    [INSERT_STATEMENT] =
        "INSERT INTO statements(statement_id, quote_id, ordinal, text, start,"
        " stop) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
};

struct quoth_quote_rows {
  quoth_database *db;
  quoth_people *people;
  int64_t quote_id, statement_id; /* the last that were given out */
  int64_t settled_id;             /* last statement that the index knows of */
  quoth_statement statements[N_STATEMENT];
};

quoth_quote_rows *quoth_quote_rows_open(quoth_database *db,
                                        quoth_people *people) {
  quoth_quote_rows *rows = calloc(1, sizeof *rows);
  if (!rows) return NULL;
  rows->db = db;
  rows->people = people;
  for (int i = 0; i < N_STATEMENT; i++) rows->statements[i].sql = sql[i];
  return rows;
}

void quoth_quote_rows_close(quoth_quote_rows *rows) {
  if (!rows) return;
  quoth_statements_finish(rows->statements, N_STATEMENT);
  free(rows);
}

void quoth_quote_rows_begin(quoth_quote_rows *rows) {
  quoth_statement *s = rows->statements;
  rows->quote_id = quoth_database_integer(rows->db, &s[LAST_QUOTE], 0, "");
  rows->statement_id =
      quoth_database_integer(rows->db, &s[LAST_STATEMENT], 0, "");
  rows->settled_id = rows->statement_id;
}

void quoth_quote_rows_settle(quoth_quote_rows *rows) {
  if (rows->db->triggers || rows->statement_id == rows->settled_id) return;
  quoth_database_run(rows->db, &rows->statements[INSERT_PENDING], "i",
                     rows->settled_id);
  rows->settled_id = rows->statement_id;
}

/* An article on its way into rows. */
struct article {
  quoth_quote_rows *rows;
  quoth_arena *arena;
  int64_t article_id, first_quote_id;
  quoth_charmap map;
  const quoth_reading *reading;
  quoth_person *people; /* one for each speaker of the reading */
};

/* Characters of a span; -1 and no text for one that is not there. */
static quoth_str place(struct article *a, quoth_span at, int64_t *start,
                       int64_t *stop) {
  bool there = at.stop > at.start;
  *start = there ? (int64_t)quoth_charmap_char(&a->map, at.start) : -1;
  *stop = there ? (int64_t)quoth_charmap_char(&a->map, at.stop) : -1;
  if (!there) return (quoth_str){NULL, 0};
  return quoth_span_text(a->map.text, at);
}

static quoth_quote_row row_of(struct article *a, const quoth_quote *q) {
  quoth_quote_row row = {.quote = q};
  int64_t unused;
  place(a, q->spans[0], &row.start, &unused);
  place(a, q->spans[q->n_span - 1], &unused, &row.stop);
  row.speaker_text =
      place(a, q->mention, &row.speaker_start, &row.speaker_stop);
  row.cue = place(a, q->cue, &row.cue_start, &row.cue_stop);
  if (q->speaker >= 0) row.who = a->people[q->speaker];
  return row;
}

static void insert_quote(struct article *a, uint32_t ordinal,
                         const quoth_quote_row *row) {
  const quoth_quote *q = row->quote;
  int64_t continues = q->continues < 0 ? 0 : a->first_quote_id + q->continues;
  quoth_database_run(
      a->rows->db, &a->rows->statements[INSERT_QUOTE], "iiizsisiisiiiizdi",
      a->first_quote_id + ordinal, a->article_id, (int64_t)ordinal,
      quoth_kind_name(q->kind), q->text, row->who.speaker_id,
      row->speaker_text, row->speaker_start, row->speaker_stop, row->cue,
      row->cue_start, row->cue_stop, row->start, row->stop,
      q->said_on[0] ? q->said_on : NULL, quoth_quote_confidence(q), continues);
  if (!a->rows->db->triggers && !a->rows->db->bulk)
    quoth_database_run(a->rows->db, &a->rows->statements[INSERT_FTS], "is",
                       a->first_quote_id + ordinal, q->text);
  if (row->who.bare_id)
    quoth_database_run(a->rows->db, &a->rows->statements[INSERT_BARE], "ii",
                       a->first_quote_id + ordinal, row->who.bare_id);
}

static void insert_spans(struct article *a, int64_t quote_id,
                         const quoth_quote *q) {
  for (uint32_t i = 0; i < q->n_span; i++)
    quoth_database_run(a->rows->db, &a->rows->statements[INSERT_SPAN], "iiii",
                       quote_id, (int64_t)i,
                       (int64_t)quoth_charmap_char(&a->map, q->spans[i].start),
                       (int64_t)quoth_charmap_char(&a->map, q->spans[i].stop));
}

static void insert_sources(struct article *a, int64_t quote_id,
                           const quoth_quote *q) {
  for (uint32_t i = 0; i < q->n_source; i++)
    quoth_database_run(a->rows->db, &a->rows->statements[INSERT_SOURCE],
                       "iisz", quote_id, (int64_t)i, q->sources[i].name,
                       q->sources[i].relation);
}

static void insert_statements(struct article *a, int64_t quote_id,
                              quoth_str text) {
  uint32_t n = 0;
  quoth_charmap map;
  const quoth_span *at =
      quoth_statements_make(a->arena, text.at, text.n_byte, &n);
  if (!at || !quoth_charmap_make(&map, a->arena, text.at, text.n_byte)) return;
  for (uint32_t i = 0; i < n; i++)
    quoth_database_run(a->rows->db, &a->rows->statements[INSERT_STATEMENT],
                       "iiisii", ++a->rows->statement_id, quote_id, (int64_t)i,
                       quoth_span_text(text.at, at[i]),
                       (int64_t)quoth_charmap_char(&map, at[i].start),
                       (int64_t)quoth_charmap_char(&map, at[i].stop));
}

static void find_people(struct article *a) {
  const quoth_reading *r = a->reading;
  a->people = quoth_arena_array(a->arena, r->n_speaker, sizeof *a->people);
  for (uint32_t i = 0; a->people && i < r->n_speaker; i++)
    a->people[i] =
        quoth_people_find(a->rows->people, a->arena, &r->speakers[i]);
}

void quoth_quote_rows_write(quoth_quote_rows *rows, quoth_arena *arena,
                            int64_t article_id, quoth_str body,
                            const quoth_reading *reading) {
  struct article a = {rows,      arena,   article_id, rows->quote_id + 1,
                      {0},       reading, NULL};
  find_people(&a);
  if (!quoth_charmap_make(&a.map, arena, body.at, body.n_byte)) return;
  for (uint32_t i = 0; i < reading->n_quote; i++) {
    const quoth_quote *q = &reading->quotes[i];
    quoth_quote_row row = row_of(&a, q);
    insert_quote(&a, i, &row);
    insert_spans(&a, a.first_quote_id + i, q);
    insert_sources(&a, a.first_quote_id + i, q);
    insert_statements(&a, a.first_quote_id + i, q->text);
  }
  rows->quote_id += reading->n_quote;
  if (arena->status != QUOTH_OK)
    quoth_database_fail(rows->db, SQLITE_NOMEM, "out of memory");
}
