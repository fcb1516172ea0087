/*
** quote_rows.c: drafts of articles into rows.  Gives out the ids: FTS5 moves
** last_insert_rowid().  Rows of many articles are written at once (rows.h), by
** INSERT OR ROLLBACK: what fails the writer ends with ROLLBACK in any case, and
** to be able to take one statement back SQLite opens a savepoint, at which FTS5
** writes out all it has gathered.
** Where triggers are off (see database.h) this file does their work.
*/
#include <stdlib.h>
#include <string.h>

#include "../../ext/match/search.h"
#include "quote_rows.h"
#include "rows.h"

enum {
  LAST_QUOTE,
  LAST_STATEMENT,
  INSERT_BARE,
  INSERT_FTS,
  INDEX_GIVEN,
  SAME_QUOTE,
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
    [INSERT_BARE] =
        "INSERT INTO _quoth_bare(quote_id, speaker_id) VALUES (?1, ?2)",
    [INSERT_FTS] = "INSERT INTO quotes_fts(rowid, text) VALUES (?1, ?2)",
    [INDEX_GIVEN] = "SELECT quoth_reindex('given', ?1)",
    /* both in the order of quote_columns */
    [SAME_QUOTE] =
        "SELECT 1 FROM quotes WHERE quote_id = ?1 AND article_id = ?2"
        " AND text = ?5 AND (ordinal, kind, speaker_id, speaker_text,"
        " speaker_start, speaker_stop, cue, cue_start, cue_stop, start, stop,"
        " said_on, round(confidence, 3), continues) IS (?3, ?4, nullif(?6, 0),"
        " ?7, nullif(?8, -1), nullif(?9, -1), ?10, nullif(?11, -1),"
        " nullif(?12, -1), ?13, ?14, ?15, round(?16, 3), nullif(?17, 0))",
    /* no row where nothing differs */
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

/* The tables that rows are gathered for, in the order of writing. */
enum { QUOTES, SPANS, SOURCES, STATEMENTS, N_TABLE };

#define COLUMN(row, type, member)                                              \
  { #member, type, offsetof(row, member) }
#define TABLE(name, row, columns)                                              \
  { name, columns, sizeof columns / sizeof *columns, sizeof(row) }

static const quoth_rows_column quote_columns[] = {
    COLUMN(quoth_quote_row, 'i', quote_id),
    COLUMN(quoth_quote_row, 'i', article_id),
    COLUMN(quoth_quote_row, 'i', ordinal),
    COLUMN(quoth_quote_row, 'z', kind),
    COLUMN(quoth_quote_row, 's', text),
    COLUMN(quoth_quote_row, 'p', speaker_id),
    COLUMN(quoth_quote_row, 's', speaker_text),
    COLUMN(quoth_quote_row, 'n', speaker_start),
    COLUMN(quoth_quote_row, 'n', speaker_stop),
    COLUMN(quoth_quote_row, 's', cue),
    COLUMN(quoth_quote_row, 'n', cue_start),
    COLUMN(quoth_quote_row, 'n', cue_stop),
    COLUMN(quoth_quote_row, 'i', start),
    COLUMN(quoth_quote_row, 'i', stop),
    COLUMN(quoth_quote_row, 'z', said_on),
    COLUMN(quoth_quote_row, 'd', confidence),
    COLUMN(quoth_quote_row, 'p', continues),
};

static const quoth_rows_column span_columns[] = {
    COLUMN(quoth_span_row, 'i', quote_id),
    COLUMN(quoth_span_row, 'i', ordinal),
    COLUMN(quoth_span_row, 'i', start),
    COLUMN(quoth_span_row, 'i', stop),
};

static const quoth_rows_column source_columns[] = {
    COLUMN(quoth_source_row, 'i', quote_id),
    COLUMN(quoth_source_row, 'i', ordinal),
    COLUMN(quoth_source_row, 's', name),
    COLUMN(quoth_source_row, 'z', relation),
};

static const quoth_rows_column statement_columns[] = {
    COLUMN(quoth_statement_row, 'i', statement_id),
    COLUMN(quoth_statement_row, 'i', quote_id),
    COLUMN(quoth_statement_row, 'i', ordinal),
    COLUMN(quoth_statement_row, 's', text),
    COLUMN(quoth_statement_row, 'i', start),
    COLUMN(quoth_statement_row, 'i', stop),
};

static const quoth_rows_table tables[N_TABLE] = {
    [QUOTES] = TABLE("_quoth_new_quotes", quoth_quote_row, quote_columns),
    [SPANS] = TABLE("_quoth_new_spans", quoth_span_row, span_columns),
    [SOURCES] = TABLE("_quoth_new_sources", quoth_source_row, source_columns),
    [STATEMENTS] = TABLE("_quoth_new_statements", quoth_statement_row,
                         statement_columns),
};

static const char *const write_sql[N_TABLE] = {
    [QUOTES] = "INSERT OR ROLLBACK INTO quotes(quote_id, article_id, ordinal,"
               " kind, text, speaker_id, speaker_text, speaker_start,"
               " speaker_stop, cue, cue_start, cue_stop, start, stop, said_on,"
               " confidence, continues) SELECT * FROM _quoth_new_quotes",
    [SPANS] = "INSERT OR ROLLBACK INTO quote_spans(quote_id, ordinal, start,"
              " stop) SELECT * FROM _quoth_new_spans",
    [SOURCES] = "INSERT OR ROLLBACK INTO quote_sources(quote_id, ordinal,"
                " name, relation) SELECT * FROM _quoth_new_sources",
    [STATEMENTS] = "INSERT OR ROLLBACK INTO statements(statement_id, quote_id,"
                   " ordinal, text, start, stop)"
                   " SELECT * FROM _quoth_new_statements",
};

struct quoth_quote_rows {
  quoth_database *db;
  quoth_people *people;
  int64_t quote_id, statement_id; /* the last that were given out */
  quoth_postings postings;        /* of this batch */
  uint32_t n_posting_room;
  quoth_rows rows[N_TABLE];
  quoth_statement write[N_TABLE];
  quoth_statement statements[N_STATEMENT];
};

quoth_quote_rows *quoth_quote_rows_open(quoth_database *db,
                                        quoth_people *people) {
  quoth_quote_rows *rows = calloc(1, sizeof *rows);
  if (!rows) return NULL;
  rows->db = db;
  rows->people = people;
  for (int i = 0; i < N_STATEMENT; i++) rows->statements[i].sql = sql[i];
  for (int i = 0; i < N_TABLE; i++) {
    quoth_rows_open(&rows->rows[i], &tables[i], db);
    rows->write[i].sql = write_sql[i];
  }
  return rows;
}

void quoth_quote_rows_close(quoth_quote_rows *rows) {
  if (!rows) return;
  quoth_statements_finish(rows->statements, N_STATEMENT);
  quoth_statements_finish(rows->write, N_TABLE);
  for (int i = 0; i < N_TABLE; i++) quoth_rows_close(&rows->rows[i]);
  free(rows->postings.at);
  free(rows);
}

void quoth_quote_rows_begin(quoth_quote_rows *rows) {
  quoth_statement *s = rows->statements;
  rows->quote_id = quoth_database_integer(rows->db, &s[LAST_QUOTE], 0, "");
  rows->statement_id =
      quoth_database_integer(rows->db, &s[LAST_STATEMENT], 0, "");
}

/* ---- the claim index ---- */

static void index_postings(quoth_quote_rows *rows) {
  if (rows->postings.n > 0)
    quoth_database_run(rows->db, &rows->statements[INDEX_GIVEN], "v",
                       &rows->postings, QUOTH_POSTINGS_POINTER);
  rows->postings.n = rows->postings.n_statement = 0;
}

static bool postings_grow(quoth_quote_rows *rows, uint32_t n) {
  if (n <= rows->n_posting_room) return true;
  uint32_t room = rows->n_posting_room ? rows->n_posting_room * 2 : 4096;
  quoth_posting *more =
      realloc(rows->postings.at, room * sizeof *rows->postings.at);
  if (!more) {
    quoth_database_fail(rows->db, SQLITE_NOMEM, "out of memory");
    return false;
  }
  rows->postings.at = more;
  rows->n_posting_room = room;
  return true;
}

/* Triggers leave a statement to quoth_reindex('pending'). */
static void add_postings(quoth_quote_rows *rows,
                         const quoth_statement_row *row) {
  quoth_postings *p = &rows->postings;
  if (rows->db->triggers) return;
  if (p->n + row->n_term > QUOTH_POSTINGS_MAX) index_postings(rows);
  if (!postings_grow(rows, p->n + row->n_term)) return;
  for (uint32_t i = 0; i < row->n_term; i++)
    p->at[p->n++] = (quoth_posting){quoth_key_of(row->statement_id),
                                    row->terms[i], row->impact};
  p->n_statement++;
  p->last_id = row->statement_id;
}

/* ---- writing ---- */

static void insert_full_text(quoth_quote_rows *rows) {
  const quoth_rows *quotes = &rows->rows[QUOTES];
  if (rows->db->triggers) return;
  for (uint32_t i = 0; i < quotes->n; i++) {
    const quoth_quote_row *row = quotes->arrays[i].at;
    for (uint32_t k = 0; k < quotes->arrays[i].n; k++)
      quoth_database_run(rows->db, &rows->statements[INSERT_FTS], "is",
                         row[k].quote_id, row[k].text);
  }
}

void quoth_quote_rows_flush(quoth_quote_rows *rows) {
  insert_full_text(rows);
  for (int i = 0; i < N_TABLE; i++) {
    if (rows->rows[i].n > 0)
      quoth_database_run(rows->db, &rows->write[i], "");
    quoth_rows_clear(&rows->rows[i]);
  }
}

void quoth_quote_rows_settle(quoth_quote_rows *rows) {
  quoth_quote_rows_flush(rows);
  index_postings(rows);
}

/* An article on its way into rows. */
struct article {
  quoth_quote_rows *rows;
  int64_t article_id;
  const quoth_draft *draft;
  quoth_person *people; /* one for each speaker of the reading */
};

/* False where there is no memory. */
static bool find_people(struct article *a, quoth_arena *arena,
                        const quoth_reading *r) {
  a->people = quoth_arena_array(arena, r->n_speaker, sizeof *a->people);
  for (uint32_t i = 0; a->people && i < r->n_speaker; i++)
    a->people[i] = quoth_people_find(a->rows->people, arena, &r->speakers[i]);
  if (arena->status != QUOTH_OK)
    quoth_database_fail(a->rows->db, SQLITE_NOMEM, "out of memory");
  return arena->status == QUOTH_OK;
}

static quoth_person person_of(const struct article *a, uint32_t i) {
  int32_t speaker = a->draft->quotes[i].speaker;
  return speaker >= 0 ? a->people[speaker] : (quoth_person){0, 0};
}

/* Gives the row its id and those of others that it names. */
static void identify(const struct article *a, uint32_t i, int64_t quote_id) {
  quoth_quote_row *row = &a->draft->rows[i];
  const quoth_quote_draft *q = &a->draft->quotes[i];
  row->quote_id = quote_id;
  row->article_id = a->article_id;
  row->speaker_id = person_of(a, i).speaker_id;
  if (q->continues >= 0) row->continues = a->draft->rows[q->continues].quote_id;
  for (uint32_t k = 0; k < q->n_span; k++) q->spans[k].quote_id = quote_id;
  for (uint32_t k = 0; k < q->n_source; k++) q->sources[k].quote_id = quote_id;
}

/* What hangs on a quote, but for its statements. */
static void add_details(const struct article *a, uint32_t i) {
  quoth_quote_rows *rows = a->rows;
  const quoth_quote_draft *q = &a->draft->quotes[i];
  int64_t bare_id = person_of(a, i).bare_id;
  if (bare_id)
    quoth_database_run(rows->db, &rows->statements[INSERT_BARE], "ii",
                       a->draft->rows[i].quote_id, bare_id);
  quoth_rows_add(&rows->rows[SPANS], rows->db, q->spans, q->n_span);
  quoth_rows_add(&rows->rows[SOURCES], rows->db, q->sources, q->n_source);
}

static void add_statements(const struct article *a, uint32_t i) {
  quoth_quote_rows *rows = a->rows;
  const quoth_quote_draft *q = &a->draft->quotes[i];
  for (uint32_t k = 0; k < q->n_statement; k++) {
    q->statements[k].statement_id = ++rows->statement_id;
    q->statements[k].quote_id = a->draft->rows[i].quote_id;
    add_postings(rows, &q->statements[k]);
  }
  quoth_rows_add(&rows->rows[STATEMENTS], rows->db, q->statements,
                 q->n_statement);
}

void quoth_quote_rows_write(quoth_quote_rows *rows, quoth_arena *arena,
                            int64_t article_id, const quoth_reading *reading,
                            const quoth_draft *draft) {
  struct article a = {.rows = rows, .article_id = article_id, .draft = draft};
  if (!find_people(&a, arena, reading)) return;
  for (uint32_t i = 0; i < draft->n; i++) {
    identify(&a, i, ++rows->quote_id);
    add_details(&a, i);
    add_statements(&a, i);
  }
  quoth_rows_add(&rows->rows[QUOTES], rows->db, draft->rows, draft->n);
}

/* ---- writing anew ---- */

/* SAME_QUOTE, or UPDATE_QUOTE: true where there is a row. */
static bool ask(const struct article *a, int which,
                const quoth_quote_row *row) {
  return quoth_database_integer(
      a->rows->db, &a->rows->statements[which], 0, "iiizsisiisiiiizdi",
      row->quote_id, row->article_id, row->ordinal, row->kind, row->text,
      row->speaker_id, row->speaker_text, row->speaker_start, row->speaker_stop,
      row->cue, row->cue_start, row->cue_stop, row->start, row->stop,
      row->said_on, row->confidence, row->continues);
}

static bool change(const struct article *a, uint32_t i) {
  static const int old[] = {DELETE_BARE, DELETE_SPANS, DELETE_SOURCES};
  quoth_statement *s = a->rows->statements;
  const quoth_quote_row *row = &a->draft->rows[i];
  bool differs = ask(a, UPDATE_QUOTE, row);
  quoth_database_run(a->rows->db, &s[SET_ORDINAL], "ii", row->quote_id,
                     row->ordinal);
  for (size_t k = 0; differs && k < sizeof old / sizeof *old; k++)
    quoth_database_run(a->rows->db, &s[old[k]], "i", row->quote_id);
  if (differs) add_details(a, i);
  return differs;
}

/* A new row with all that hangs on it. */
static void insert(const struct article *a, uint32_t i) {
  quoth_quote_rows *rows = a->rows;
  add_details(a, i);
  add_statements(a, i);
  quoth_rows_add(&rows->rows[QUOTES], rows->db, &a->draft->rows[i], 1);
}

bool quoth_quote_rows_are(quoth_quote_rows *rows, quoth_arena *arena,
                          int64_t article_id, const quoth_reading *reading,
                          const quoth_draft *draft,
                          const quoth_quote_plan *plan) {
  struct article a = {.rows = rows, .article_id = article_id, .draft = draft};
  bool same = find_people(&a, arena, reading);
  for (uint32_t i = 0; same && i < draft->n; i++) {
    if (plan[i].quote_id <= 0) return false;
    identify(&a, i, plan[i].quote_id);
    same = ask(&a, SAME_QUOTE, &draft->rows[i]);
  }
  return same;
}

uint32_t quoth_quote_rows_revise(quoth_quote_rows *rows, quoth_arena *arena,
                                 int64_t article_id,
                                 const quoth_reading *reading,
                                 const quoth_draft *draft,
                                 const quoth_quote_plan *plan) {
  struct article a = {.rows = rows, .article_id = article_id, .draft = draft};
  uint32_t n_changed = 0;
  bool found = find_people(&a, arena, reading);
  for (uint32_t i = 0; found && i < draft->n; i++) {
    if (plan[i].quote_id < 0) continue;
    bool is_new = plan[i].quote_id == 0;
    identify(&a, i, is_new ? ++rows->quote_id : plan[i].quote_id);
    draft->rows[i].ordinal = plan[i].ordinal;
    if (is_new) insert(&a, i);
    n_changed += is_new || change(&a, i);
  }
  quoth_quote_rows_flush(rows);
  return n_changed;
}

void quoth_quote_rows_delete(quoth_quote_rows *rows, int64_t quote_id) {
  quoth_statement *s = rows->statements;
  if (!rows->db->triggers)
    quoth_database_run(rows->db, &s[DELETE_FTS], "i", quote_id);
  if (!rows->db->triggers)
    quoth_database_run(rows->db, &s[PENDING_OF], "i", quote_id);
  quoth_database_run(rows->db, &s[DELETE_QUOTE], "i", quote_id);
}
