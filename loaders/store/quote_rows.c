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
  UPDATE_QUOTE,
  SET_ORDINAL,
  DELETE_FTS,
  PENDING_OF,
  DELETE_SPANS,
  DELETE_SOURCES,
  DELETE_BARE,
  DELETE_QUOTE,
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
    /* the parameters of INSERT_QUOTE; no row where nothing differs */
    [UPDATE_QUOTE] =
        "UPDATE quotes SET ordinal = ?3, kind = ?4, speaker_id = nullif(?6, 0),"
        " speaker_text = ?7, speaker_start = nullif(?8, -1),"
        " speaker_stop = nullif(?9, -1), cue = ?10,"
        " cue_start = nullif(?11, -1), cue_stop = nullif(?12, -1),"
        " start = ?13, stop = ?14, said_on = ?15, confidence = ?16,"
        " continues = nullif(?17, 0)"
        " WHERE quote_id = ?1 AND article_id = ?2 AND text = ?5 AND (kind,"
        " speaker_id, speaker_text, speaker_start, cue, cue_start, said_on,"
        " round(confidence, 3), continues) IS NOT (?4, nullif(?6, 0), ?7,"
        " nullif(?8, -1), ?10, nullif(?11, -1), ?15, round(?16, 3),"
        " nullif(?17, 0)) RETURNING 1",
    [SET_ORDINAL] = "UPDATE quotes SET ordinal = ?2 WHERE quote_id = ?1"
                    " AND ordinal <> ?2",
    [DELETE_FTS] = "INSERT INTO quotes_fts(quotes_fts, rowid, text)"
                   " SELECT 'delete', quote_id, text FROM quotes"
                   " WHERE quote_id = ?1",
    [PENDING_OF] =
        "INSERT INTO _quoth_pending(statement_id, known)"
        " SELECT statement_id, 1 FROM statements WHERE quote_id = ?1"
        " AND statement_id NOT IN (SELECT statement_id FROM _quoth_pending)",
    [DELETE_SPANS] = "DELETE FROM quote_spans WHERE quote_id = ?1",
    [DELETE_SOURCES] = "DELETE FROM quote_sources WHERE quote_id = ?1",
    [DELETE_BARE] = "DELETE FROM _quoth_bare WHERE quote_id = ?1",
    [DELETE_QUOTE] = "DELETE FROM quotes WHERE quote_id = ?1",
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
  for (int i = 0; i < N_STATEMENT; i++)
    rows->statements[i].sql = sql[i];
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

/* One quote with offsets in characters: what its row holds.  A text that is
** not there has at == NULL. */
typedef struct quoth_quote_row {
  const quoth_quote *quote;
  int64_t start, stop; /* of the first and the last piece */
  int64_t speaker_start, speaker_stop, cue_start, cue_stop;
  quoth_str speaker_text, cue;
  quoth_person who;
} quoth_quote_row;

/* An article on its way into rows. */
struct article {
  quoth_quote_rows *rows;
  quoth_arena *arena;
  int64_t article_id;
  int64_t *ids; /* of the rows, one for each quote; 0: it has none */
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

/* INSERT_QUOTE or UPDATE_QUOTE. */
static bool put_quote(struct article *a, int which, uint32_t i, int64_t ordinal,
                      const quoth_quote_row *row) {
  const quoth_quote *q = row->quote;
  int64_t continues = q->continues < 0 ? 0 : a->ids[q->continues];
  return quoth_database_integer(
      a->rows->db, &a->rows->statements[which], 0, "iiizsisiisiiiizdi",
      a->ids[i], a->article_id, ordinal, quoth_kind_name(q->kind), q->text,
      row->who.speaker_id, row->speaker_text, row->speaker_start,
      row->speaker_stop, row->cue, row->cue_start, row->cue_stop, row->start,
      row->stop, q->said_on[0] ? q->said_on : NULL, quoth_quote_confidence(q),
      continues);
}

static void insert_bare(struct article *a, int64_t quote_id,
                        const quoth_quote_row *row) {
  if (row->who.bare_id)
    quoth_database_run(a->rows->db, &a->rows->statements[INSERT_BARE], "ii",
                       quote_id, row->who.bare_id);
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
    quoth_database_run(a->rows->db, &a->rows->statements[INSERT_SOURCE], "iisz",
                       quote_id, (int64_t)i, q->sources[i].name,
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

/* A new row with all that hangs on it. */
static void insert(struct article *a, uint32_t i, int64_t ordinal,
                   const quoth_quote_row *row) {
  quoth_database *db = a->rows->db;
  put_quote(a, INSERT_QUOTE, i, ordinal, row);
  if (!db->triggers && !db->bulk)
    quoth_database_run(db, &a->rows->statements[INSERT_FTS], "is", a->ids[i],
                       row->quote->text);
  insert_bare(a, a->ids[i], row);
  insert_spans(a, a->ids[i], row->quote);
  insert_sources(a, a->ids[i], row->quote);
  insert_statements(a, a->ids[i], row->quote->text);
}

/* False when there is no memory. */
static bool article_open(struct article *a) {
  size_t n = a->reading->n_quote;
  find_people(a);
  a->ids = quoth_arena_array(a->arena, n, sizeof *a->ids);
  return (a->ids || n == 0) &&
         quoth_charmap_make(&a->map, a->arena, a->map.text, a->map.n_byte);
}

static void article_close(struct article *a) {
  if (a->arena->status != QUOTH_OK)
    quoth_database_fail(a->rows->db, SQLITE_NOMEM, "out of memory");
}

void quoth_quote_rows_write(quoth_quote_rows *rows, quoth_arena *arena,
                            int64_t article_id, quoth_str body,
                            const quoth_reading *reading) {
  struct article a = {.rows = rows,
                      .arena = arena,
                      .article_id = article_id,
                      .map = {.text = body.at, .n_byte = body.n_byte},
                      .reading = reading};
  bool open = article_open(&a);
  for (uint32_t i = 0; open && i < reading->n_quote; i++) {
    quoth_quote_row row = row_of(&a, &reading->quotes[i]);
    a.ids[i] = ++rows->quote_id;
    insert(&a, i, i, &row);
  }
  article_close(&a);
}

/* A row that is there: true where something differs. */
static bool change(struct article *a, uint32_t i, int64_t ordinal,
                   const quoth_quote_row *row) {
  quoth_statement *s = a->rows->statements;
  bool differs = put_quote(a, UPDATE_QUOTE, i, ordinal, row);
  quoth_database_run(a->rows->db, &s[SET_ORDINAL], "ii", a->ids[i], ordinal);
  if (!differs) return false;
  static const int old[] = {DELETE_BARE, DELETE_SPANS, DELETE_SOURCES};
  for (size_t k = 0; k < sizeof old / sizeof *old; k++)
    quoth_database_run(a->rows->db, &s[old[k]], "i", a->ids[i]);
  insert_bare(a, a->ids[i], row);
  insert_spans(a, a->ids[i], row->quote);
  insert_sources(a, a->ids[i], row->quote);
  return true;
}

uint32_t quoth_quote_rows_revise(quoth_quote_rows *rows, quoth_arena *arena,
                                 int64_t article_id, quoth_str body,
                                 const quoth_reading *reading,
                                 const quoth_quote_plan *plan) {
  struct article a = {.rows = rows,
                      .arena = arena,
                      .article_id = article_id,
                      .map = {.text = body.at, .n_byte = body.n_byte},
                      .reading = reading};
  uint32_t n_changed = 0;
  bool open = article_open(&a);
  for (uint32_t i = 0; open && i < reading->n_quote; i++) {
    if (plan[i].quote_id < 0) continue;
    quoth_quote_row row = row_of(&a, &reading->quotes[i]);
    bool is_new = plan[i].quote_id == 0;
    a.ids[i] = is_new ? ++rows->quote_id : plan[i].quote_id;
    if (is_new) insert(&a, i, plan[i].ordinal, &row);
    n_changed += is_new || change(&a, i, plan[i].ordinal, &row);
  }
  article_close(&a);
  return n_changed;
}

void quoth_quote_rows_delete(quoth_quote_rows *rows, int64_t quote_id) {
  quoth_statement *s = rows->statements;
  if (!rows->db->triggers && !rows->db->bulk)
    quoth_database_run(rows->db, &s[DELETE_FTS], "i", quote_id);
  if (!rows->db->triggers)
    quoth_database_run(rows->db, &s[PENDING_OF], "i", quote_id);
  quoth_database_run(rows->db, &s[DELETE_QUOTE], "i", quote_id);
}
