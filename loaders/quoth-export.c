/*
** quoth-export.c: quotes out of a database, in forms that others read: CSV
** (RFC 4180), JSON Lines, GDELT's Global Quotation Graph, W3C Web Annotation,
** and skeletons of schema.org ClaimReview.  Reads only.  All forms are written
** from the rows of one query; each is a row of the table `forms`.
*/
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "store/database.h"
#include "common/emit.h"
#include "common/options.h"

struct arguments {
  const char *form, *by, *since, *until, *output;
  bool excel_safe, all;
};

/* Columns of the query; those before BODY_BEFORE are what CSV has. */
enum {
  QUOTE_ID,
  TEXT,
  KIND,
  SPEAKER,
  SPEAKER_TEXT,
  CUE,
  SOURCES,
  SAID_ON,
  CONFIDENCE,
  STATUS,
  PUBLISHED,
  OUTLET,
  TITLE,
  URL,
  SOURCE,
  START,
  STOP,
  BODY_BEFORE,
  BODY_EXACT,
  BODY_BEHIND,
  ARTICLE_ID,
  LANG,
  SPEAKER_KIND,
};

static const char *const names[] = {
    "quote_id", "text",    "kind",       "speaker", "speaker_text", "cue",
    "sources",  "said_on", "confidence", "status",  "published",    "outlet",
    "title",    "url",     "source",     "start",   "stop"};

#define N_NAMED ((int)(sizeof names / sizeof *names))

/* ?1 a speaker's name or NULL, ?2 and ?3 days or NULL, ?4 older versions too.
** GDELT gives about 100 characters before and behind. */
static const char query[] =
    "SELECT q.quote_id, q.text, q.kind, s.name, q.speaker_text, q.cue,"
    " (SELECT json_group_array(name) FROM (SELECT name FROM quote_sources v"
    "  WHERE v.quote_id = q.quote_id ORDER BY v.ordinal)),"
    " q.said_on, q.confidence, q.status, a.published, o.name, a.title, a.url,"
    " a.source, q.start, q.stop,"
    " substr(a.body, max(q.start - 99, 1), q.start - max(q.start - 99, 1) + 1),"
    " substr(a.body, q.start + 1, q.stop - q.start),"
    " substr(a.body, q.stop + 1, 100), a.article_id, a.lang, s.kind"
    " FROM quotes q JOIN articles a ON a.article_id = q.article_id"
    " LEFT JOIN speakers s ON s.speaker_id = q.speaker_id"
    " LEFT JOIN outlets o ON o.outlet_id = a.outlet_id"
    " WHERE q.status <> 'rejected' AND (?4 OR a.superseded_by IS NULL)"
    " AND (?1 IS NULL OR q.quote_id IN (SELECT quote_id FROM quotes_by(?1)))"
    " AND (?2 IS NULL OR coalesce(q.said_on, a.published) >= ?2)"
    " AND (?3 IS NULL OR substr(coalesce(q.said_on, a.published), 1,"
    "  length(?3)) <= ?3)"
    " ORDER BY a.article_id, q.ordinal";

struct export {
  const struct arguments *a;
  quoth_statement rows;
  quoth_emit emit;
  int64_t article_id; /* of the row before; 0: none */
  int64_t n_quote, n_long;
};

static quoth_str text_of(struct export *x, int column) {
  return quoth_statement_text(&x->rows, column);
}

static bool is_number(struct export *x, int column) {
  int type = sqlite3_column_type(x->rows.handle, column);
  return type == SQLITE_INTEGER || type == SQLITE_FLOAT;
}

/* ---- CSV ---- */

/* A cell of Excel holds no more characters. */
#define EXCEL_CELL_MAX 32767

static uint32_t n_char(quoth_str text) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.n_byte; i++)
    n += (text.at[i] & 0xC0) != 0x80;
  return n;
}

/* Spreadsheets run what starts like a formula; ' makes it a text. */
static bool looks_like_formula(quoth_str text) {
  return text.n_byte > 0 && strchr("=+-@\t\r", text.at[0]) != NULL;
}

static void put_cell(struct export *x, quoth_str text, bool is_text) {
  FILE *out = x->emit.out;
  bool guarded = x->a->excel_safe && is_text && looks_like_formula(text);
  x->n_long +=
      is_text && text.n_byte > EXCEL_CELL_MAX && n_char(text) > EXCEL_CELL_MAX;
  if (!guarded && text.n_byte == 0) return;
  fputc('"', out);
  if (guarded) fputc('\'', out);
  for (uint32_t i = 0; i < text.n_byte; i++) {
    if (text.at[i] == '"') fputc('"', out);
    fputc(text.at[i], out);
  }
  fputc('"', out);
}

static void csv_start(struct export *x) {
  for (int i = 0; i < N_NAMED; i++)
    fprintf(x->emit.out, "%s%s", i ? "," : "", names[i]);
  fputs("\r\n", x->emit.out);
}

static void csv_quote(struct export *x) {
  for (int i = 0; i < N_NAMED; i++) {
    if (i) fputc(',', x->emit.out);
    put_cell(x, text_of(x, i), !is_number(x, i));
  }
  fputs("\r\n", x->emit.out);
}

/* ---- JSON Lines ---- */

static void put_sources(quoth_emit *e, quoth_str array) {
  quoth_emit_raw(e, "sources", array);
}

static void jsonl_quote(struct export *x) {
  quoth_emit *e = &x->emit;
  quoth_emit_open(e, NULL, '{');
  for (int i = 0; i < N_NAMED; i++) {
    sqlite3_stmt *row = x->rows.handle;
    if (i == SOURCES)
      put_sources(e, text_of(x, i));
    else if (sqlite3_column_type(row, i) == SQLITE_INTEGER)
      quoth_emit_integer(e, names[i], sqlite3_column_int64(row, i));
    else if (is_number(x, i))
      quoth_emit_number(e, names[i], sqlite3_column_double(row, i));
    else
      quoth_emit_string(e, names[i], text_of(x, i));
  }
  quoth_emit_close(e, '}');
  quoth_emit_line(e);
}

/* ---- Global Quotation Graph ---- */

static void gqg_end_article(struct export *x) {
  if (x->article_id == 0) return;
  quoth_emit_close(&x->emit, ']');
  quoth_emit_close(&x->emit, '}');
  quoth_emit_line(&x->emit);
}

static void gqg_quote(struct export *x) {
  quoth_emit *e = &x->emit;
  int64_t article_id = sqlite3_column_int64(x->rows.handle, ARTICLE_ID);
  if (article_id != x->article_id) {
    gqg_end_article(x);
    quoth_emit_open(e, NULL, '{');
    quoth_emit_string(e, "date", text_of(x, PUBLISHED));
    quoth_emit_string(e, "url", text_of(x, URL));
    quoth_emit_string(e, "title", text_of(x, TITLE));
    quoth_emit_string(e, "lang", text_of(x, LANG));
    quoth_emit_open(e, "quotes", '[');
  }
  x->article_id = article_id;
  quoth_emit_open(e, NULL, '{');
  quoth_emit_string(e, "pre", text_of(x, BODY_BEFORE));
  quoth_emit_string(e, "quote", text_of(x, BODY_EXACT));
  quoth_emit_string(e, "post", text_of(x, BODY_BEHIND));
  quoth_emit_close(e, '}');
}

/* ---- W3C Web Annotation ---- */

static void put_id(struct export *x, const char *name, const char *prefix) {
  char id[64];
  snprintf(id, sizeof id, "%s%lld", prefix,
           (long long)sqlite3_column_int64(x->rows.handle, QUOTE_ID));
  quoth_emit_text(&x->emit, name, id);
}

static void put_selectors(struct export *x) {
  quoth_emit *e = &x->emit;
  sqlite3_stmt *row = x->rows.handle;
  quoth_emit_open(e, "selector", '[');
  quoth_emit_open(e, NULL, '{');
  quoth_emit_text(e, "type", "TextQuoteSelector");
  quoth_emit_string(e, "exact", text_of(x, BODY_EXACT));
  quoth_emit_string(e, "prefix", text_of(x, BODY_BEFORE));
  quoth_emit_string(e, "suffix", text_of(x, BODY_BEHIND));
  quoth_emit_close(e, '}');
  quoth_emit_open(e, NULL, '{');
  quoth_emit_text(e, "type", "TextPositionSelector");
  quoth_emit_integer(e, "start", sqlite3_column_int64(row, START));
  quoth_emit_integer(e, "end", sqlite3_column_int64(row, STOP));
  quoth_emit_close(e, '}');
  quoth_emit_close(e, ']');
}

static void annotation_quote(struct export *x) {
  quoth_emit *e = &x->emit;
  quoth_str where = text_of(x, URL);
  quoth_emit_open(e, NULL, '{');
  quoth_emit_text(e, "@context", "http://www.w3.org/ns/anno.jsonld");
  put_id(x, "id", "urn:quoth:quote:");
  quoth_emit_text(e, "type", "Annotation");
  quoth_emit_text(e, "motivation", "identifying");
  quoth_emit_open(e, "body", '{');
  quoth_emit_text(e, "type", "TextualBody");
  quoth_emit_text(e, "purpose", "identifying");
  quoth_emit_string(e, "value", text_of(x, SPEAKER));
  quoth_emit_close(e, '}');
  quoth_emit_open(e, "target", '{');
  quoth_emit_string(e, "source", where.n_byte ? where : text_of(x, SOURCE));
  put_selectors(x);
  quoth_emit_close(e, '}');
  quoth_emit_close(e, '}');
  quoth_emit_line(e);
}

/* ---- ClaimReview ---- */

static void put_author(struct export *x) {
  quoth_emit *e = &x->emit;
  quoth_str kind = text_of(x, SPEAKER_KIND);
  bool person = kind.at && strcmp(kind.at, "person") == 0;
  quoth_emit_open(e, "author", '{');
  quoth_emit_text(e, "@type", person ? "Person" : "Organization");
  quoth_emit_string(e, "name", text_of(x, SPEAKER));
  quoth_emit_close(e, '}');
}

/* The rating and its author are for the one who reviews: null. */
static void review_quote(struct export *x) {
  quoth_emit *e = &x->emit;
  quoth_str day = text_of(x, SAID_ON);
  quoth_emit_open(e, NULL, '{');
  quoth_emit_text(e, "@context", "https://schema.org");
  quoth_emit_text(e, "@type", "ClaimReview");
  quoth_emit_string(e, "claimReviewed", text_of(x, TEXT));
  quoth_emit_open(e, "itemReviewed", '{');
  quoth_emit_text(e, "@type", "Claim");
  if (text_of(x, SPEAKER).at) put_author(x);
  quoth_emit_string(e, "datePublished", day.at ? day : text_of(x, PUBLISHED));
  quoth_emit_open(e, "appearance", '{');
  quoth_emit_text(e, "@type", "NewsArticle");
  quoth_emit_string(e, "url", text_of(x, URL));
  quoth_emit_string(e, "headline", text_of(x, TITLE));
  quoth_emit_close(e, '}');
  quoth_emit_close(e, '}');
  quoth_emit_text(e, "author", NULL);
  quoth_emit_text(e, "reviewRating", NULL);
  quoth_emit_close(e, '}');
  quoth_emit_line(e);
}

/* ---- the program ---- */

static void nothing(struct export *x) {
  (void)x;
}

static const struct form {
  const char *name;
  void (*start)(struct export *x);
  void (*quote)(struct export *x);
  void (*stop)(struct export *x);
} forms[] = {
    {"csv", csv_start, csv_quote, nothing},
    {"jsonl", nothing, jsonl_quote, nothing},
    {"gqg", nothing, gqg_quote, gqg_end_article},
    {"annotation", nothing, annotation_quote, nothing},
    {"claimreview", nothing, review_quote, nothing},
    {NULL, NULL, NULL, NULL},
};

static const quoth_option options[] = {
    {"format", 'f', "NAME",
     "csv (the default), jsonl, gqg, annotation, "
     "claimreview",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, form)},
    {"by", 0, "NAME", "quotes of this speaker, in any spelling",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, by)},
    {"since", 0, "DATE", "said or printed on this day or later",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, since)},
    {"until", 0, "DATE", "said or printed on this day or before",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, until)},
    {"all", 'a', NULL, "older versions of articles too", QUOTH_OPTION_FLAG,
     offsetof(struct arguments, all)},
    {"excel-safe", 0, NULL, "CSV: put ' before what a spreadsheet would run",
     QUOTH_OPTION_FLAG, offsetof(struct arguments, excel_safe)},
    {"output", 'o', "FILE", "write there; else to standard output",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, output)},
    {NULL, 0, NULL, NULL, QUOTH_OPTION_FLAG, 0},
};

static const quoth_program program = {
    "quoth-export", "[OPTION...] DATABASE",
    "Writes the quotes of a database in a form that others read.  Quotes that\n"
    "somebody rejected are left out.",
    "Exit status: 0 all was written, 1 wrong usage, not our database, or the\n"
    "output could not be written, 4 the database could not be read.",
    options};

static const struct form *find_form(const char *name) {
  const struct form *f = forms;
  while (f->name && name && strcmp(f->name, name) != 0)
    f++;
  return f->name ? f : NULL;
}

static void write_all(quoth_database *db, struct export *x,
                      const struct form *form) {
  const struct arguments *a = x->a;
  form->start(x);
  bool row = quoth_database_row(db, &x->rows, "zzzi", a->by, a->since, a->until,
                                (int64_t)a->all);
  for (; row && !ferror(x->emit.out);
       row = quoth_database_next(db, &x->rows), x->n_quote++)
    form->quote(x);
  form->stop(x);
  quoth_statements_finish(&x->rows, 1);
}

/* What whoever asked may not have expected. */
static void tell(const struct export *x, const struct form *form) {
  const char *by = x->a->by;
  if (by && x->n_quote == 0 && x->emit.out)
    fprintf(stderr, "%s: no quotes by %s\n", program.name, by);
  if (x->n_long > 0 && form == forms)
    fprintf(stderr,
            "%s: %lld cells are longer than the %d characters that a "
            "cell of Excel holds\n",
            program.name, (long long)x->n_long, EXCEL_CELL_MAX);
}

static bool same_file(const char *a, const char *b) {
  struct stat x, y;
  return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
         x.st_ino == y.st_ino;
}

static int fail_output(const struct export *x, const char *why) {
  const char *output = x->a->output ? x->a->output : "standard output";
  fprintf(stderr, "%s: %s: %s\n", program.name, output, why);
  return QUOTH_EXIT_FATAL;
}

/* Once the database is open: what stood in the file stays where it is none. */
static int export_to(quoth_database *db, struct export *x,
                     const struct form *form) {
  const char *output = x->a->output;
  if (output && same_file(output, db->path))
    return fail_output(x, "is the database itself");
  x->emit.out = output ? fopen(output, "w") : stdout;
  if (!x->emit.out) return fail_output(x, strerror(errno));
  write_all(db, x, form);
  int code = quoth_database_exit(db);
  errno = 0;
  bool failed = ferror(x->emit.out) != 0;
  if (output ? fclose(x->emit.out) : fflush(stdout)) failed = true;
  if (failed)
    code = fail_output(x, errno ? strerror(errno) : "cannot be written");
  return code;
}

static int run(const struct arguments *a, const struct form *form,
               const char *path) {
  quoth_database db;
  struct export x = {.a = a, .rows = {query, NULL}};
  int code = QUOTH_EXIT_OK;
  if (quoth_database_open(&db, path, QUOTH_DATABASE_READ))
    code = export_to(&db, &x, form);
  if (db.rc != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", program.name, db.message);
    code = quoth_database_exit(&db);
  }
  tell(&x, form);
  quoth_database_close(&db);
  return code;
}

/* A day, month or year of ISO 8601, as the texts that it is compared with. */
static bool is_day(const char *text) {
  static const char form[] = "dddd-dd-dd";
  size_t n = strlen(text);
  for (size_t i = 0; i < n && i < sizeof form - 1; i++) {
    bool digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == 'd' ? !digit : text[i] != form[i]) return false;
  }
  return n == 4 || n == 7 || n == 10;
}

static int check(const struct arguments *a) {
  const char *const days[] = {a->since, a->until};
  if (!find_form(a->form))
    return quoth_usage_error(&program, "unknown format", a->form);
  for (int i = 0; i < 2; i++)
    if (days[i] && !is_day(days[i]))
      return quoth_usage_error(&program, "not a date such as 2024-03-01:",
                               days[i]);
  return QUOTH_EXIT_OK;
}

int main(int argc, char **argv) {
  struct arguments a = {.form = "csv"};
  int code = 0;
  int first = quoth_options_parse(&program, argc, argv, &a, &code);
  if (first < 0) return code;
  if (first != argc - 1)
    return quoth_usage_error(&program, "one database is needed", NULL);
  code = check(&a);
  if (code != QUOTH_EXIT_OK) return code;
  return run(&a, find_form(a.form), argv[first]);
}
