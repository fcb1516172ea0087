/*
** quoth-verify.c: is each quote of a draft on record?  Every statement in the
** draft's quotes is looked for with claim_match(); what comes back is compared
** word by word here, for a search for claims does not mind other words and a
** check of quotes does.  Reads the database, never writes.
*/
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../ext/text/diff.h"
#include "../ext/text/utf8.h"
#include "store/database.h"
#include "common/emit.h"
#include "common/options.h"

/* A draft is an article somebody writes: 16 MB are twenty novels. */
#define DRAFT_BYTE_MAX ((size_t)16 << 20)
#define DRAFT_MAX      "16 MB"

/* Statements looked at for each of the draft's: the words may be anywhere. */
#define CANDIDATES "200"

#define SPEAKER_SAME  0.7 /* speaker_similarity() of one person's spellings */
#define ALTERED_SHARE 0.7 /* of the shorter one's words kept, in order */
#define ALTERED_SCORE                                                          \
  0.25                  /* and more than chance that it is the same claim      \
                         */
#define CLAIM_SCORE 0.5 /* more likely the same claim than not */

/* The later the better: the very words of someone else are what the draft has,
** rather than altered ones of the right speaker. */
enum verdict {
  NOT_FOUND,
  SAME_CLAIM,
  NEARLY_SOMEONE_ELSE,
  ALTERED,
  SOMEONE_ELSE,
  IDENTICAL,
};

static const char *const verdict_names[] = {
    [NOT_FOUND] = "not found",
    [SAME_CLAIM] = "same claim in other words",
    [NEARLY_SOMEONE_ELSE] = "same words by someone else",
    [ALTERED] = "altered",
    [SOMEONE_ELSE] = "same words by someone else",
    [IDENTICAL] = "identical",
};

enum { EXIT_DIFFERS = 5, EXIT_NOT_FOUND = 6 };

struct arguments {
  const char *db;
  bool json, quiet;
};

static const quoth_option options[] = {
    {"db", 'd', "DATABASE", "where the record is", QUOTH_OPTION_TEXT,
     offsetof(struct arguments, db)},
    {"json", 'j', NULL, "one JSON object a line on standard output",
     QUOTH_OPTION_FLAG, offsetof(struct arguments, json)},
    {"quiet", 'q', NULL, "print only what is not identical", QUOTH_OPTION_FLAG,
     offsetof(struct arguments, quiet)},
    {NULL, 0, NULL, NULL, QUOTH_OPTION_FLAG, 0},
};

static const quoth_program program = {
    "quoth-verify", "--db DATABASE DRAFT...",
    "Says of each quote in a draft whether it is on record in DATABASE:\n"
    "identical, altered (with the difference), same claim in other words,\n"
    "same words by someone else, or not found; and who had it first.  DRAFT\n"
    "is text or HTML in UTF-8, - is standard input.  Reported speech is not\n"
    "checked.",
    "Exit status: 0 all are identical, 5 all were found but not all so,\n"
    "6 some were not found, 1 wrong usage or not our database, 3 a draft\n"
    "could not be read, 4 another error of the database.",
    options};

enum { HTML, EXTRACT, STATEMENTS, MATCH, DIFF, N_STATEMENT };

static const char *const sql[N_STATEMENT] = {
    [HTML] = "SELECT html_text(?1)",
    [EXTRACT] = "SELECT text, speaker, start FROM quote_extract(?1)"
                " WHERE kind <> 'indirect'",
    [STATEMENTS] = "SELECT text FROM quote_statements(?1)",
    [MATCH] = "SELECT m.statement, m.speaker, m.said_on, m.outlet, m.title,"
              " a.url, m.score, m.relation <> 'different',"
              " ?2 IS NULL OR m.speaker IS NULL"
              "  OR speaker_similarity(?2, m.speaker) >= ?3"
              " FROM claim_match(?1, " CANDIDATES ", 0.0) m"
              " LEFT JOIN articles a ON a.article_id = m.article_id"
              " WHERE m.whole = 1 ORDER BY m.said_on IS NULL, m.said_on,"
              " m.statement_id",
    [DIFF] = "SELECT quote_diff(?1, ?2)",
};

/* A statement on record, its texts in the arena. */
typedef struct record {
  quoth_str text, speaker, said_on, outlet, title, url;
} record;

/* What was found of one statement of a draft. */
typedef struct finding {
  quoth_str text, speaker;
  uint32_t line; /* of the draft, from 1 */
  enum verdict verdict;
  double score; /* of the best so far under this verdict */
  record first;
} finding;

typedef struct work {
  const struct arguments *arguments;
  quoth_database db;
  quoth_statement statements[N_STATEMENT];
  quoth_arena arena;   /* of one draft */
  quoth_arena scratch; /* of one comparison */
  const char *draft;   /* its path */
  uint32_t n[IDENTICAL + 1];
  bool unreadable;
} work;

static quoth_str keep(work *w, quoth_statement *s, int column) {
  quoth_str text = quoth_statement_text(s, column);
  if (text.at) text.at = quoth_arena_copy(&w->arena, text.at, text.n_byte);
  return text;
}

/*
** Comparing words
*/

static bool is_word(const quoth_token *token) {
  return token->kind == QUOTH_WORD || token->kind == QUOTH_NUMBER;
}

/* The hashes of a text's words; marks and punctuation do not count. */
static uint32_t *words_of(quoth_arena *arena, const quoth_tokens *tokens,
                          uint32_t *n) {
  uint32_t *words = quoth_arena_array(arena, tokens->n + 1u, sizeof *words);
  *n = 0;
  for (uint32_t i = 0; i < tokens->n && words; i++)
    if (is_word(&tokens->at[i])) words[(*n)++] = tokens->at[i].hash;
  return words;
}

/* True where all words of a stand in b, side by side. */
static bool stands_in(quoth_arena *arena, const quoth_tokens *a,
                      const quoth_tokens *b) {
  uint32_t n_a, n_b;
  const uint32_t *in_a = words_of(arena, a, &n_a);
  const uint32_t *in_b = words_of(arena, b, &n_b);
  if (!in_a || !in_b || n_a == 0) return false;
  for (uint32_t i = 0; i + n_a <= n_b; i++)
    if (memcmp(in_a, in_b + i, n_a * sizeof *in_a) == 0) return true;
  return false;
}

static double kept_share(quoth_arena *arena, const quoth_tokens *a,
                         const quoth_tokens *b) {
  quoth_diff diff;
  return quoth_diff_make(&diff, arena, a, b) ? quoth_diff_contained(&diff, a, b)
                                             : 0;
}

/* What a statement on record makes of one of the draft. */
static enum verdict judge(work *w, quoth_str draft, quoth_statement *match) {
  quoth_tokens a, b;
  quoth_str on_record = quoth_statement_text(match, 0);
  double score = sqlite3_column_double(match->handle, 6);
  bool related = sqlite3_column_int(match->handle, 7) != 0;
  bool same_speaker = sqlite3_column_int(match->handle, 8) != 0;
  quoth_arena *arena = &w->scratch;
  enum verdict verdict = NOT_FOUND;
  quoth_arena_reset(arena);
  if (!quoth_tokens_make(&a, arena, draft.at, draft.n_byte) ||
      !quoth_tokens_make(&b, arena, on_record.at, on_record.n_byte))
    return NOT_FOUND;
  bool alike = related || score >= ALTERED_SCORE;
  if (stands_in(arena, &a, &b))
    verdict = same_speaker ? IDENTICAL : SOMEONE_ELSE;
  else if (alike && kept_share(arena, &a, &b) >= ALTERED_SHARE)
    verdict = same_speaker ? ALTERED : NEARLY_SOMEONE_ELSE;
  else if (score >= CLAIM_SCORE && same_speaker)
    verdict = SAME_CLAIM;
  return verdict;
}

/* Rows come by date: the first of a verdict stays, but of altered words and
** other words the nearest does. */
static bool is_better(const finding *f, enum verdict verdict, double score) {
  bool by_date = verdict == IDENTICAL || verdict == SOMEONE_ELSE;
  if (verdict != f->verdict) return verdict > f->verdict;
  return verdict != NOT_FOUND && !by_date && score > f->score;
}

static void find(work *w, finding *f) {
  quoth_statement *match = &w->statements[MATCH];
  bool row = quoth_database_row(&w->db, match, "ssd", f->text, f->speaker,
                                SPEAKER_SAME);
  for (; row; row = quoth_database_next(&w->db, match)) {
    enum verdict verdict = judge(w, f->text, match);
    double score = sqlite3_column_double(match->handle, 6);
    if (!is_better(f, verdict, score)) continue;
    f->verdict = verdict;
    f->score = score;
    f->first =
        (record){keep(w, match, 0), keep(w, match, 1), keep(w, match, 2),
                 keep(w, match, 3), keep(w, match, 4), keep(w, match, 5)};
  }
  quoth_statement_reset(match);
  w->n[f->verdict]++;
}

/*
** Printing
*/

static void print_json(work *w, const finding *f) {
  quoth_emit e = {stdout, false};
  quoth_emit_open(&e, NULL, '{');
  quoth_emit_text(&e, "draft", w->draft);
  quoth_emit_integer(&e, "line", f->line);
  quoth_emit_text(&e, "verdict", verdict_names[f->verdict]);
  quoth_emit_string(&e, "text", f->text);
  quoth_emit_string(&e, "speaker", f->speaker);
  if (f->verdict != NOT_FOUND) {
    quoth_emit_open(&e, "record", '{');
    quoth_emit_string(&e, "text", f->first.text);
    quoth_emit_string(&e, "speaker", f->first.speaker);
    quoth_emit_string(&e, "said_on", f->first.said_on);
    quoth_emit_string(&e, "outlet", f->first.outlet);
    quoth_emit_string(&e, "title", f->first.title);
    quoth_emit_string(&e, "url", f->first.url);
    quoth_emit_close(&e, '}');
  }
  quoth_emit_close(&e, '}');
  quoth_emit_line(&e);
}

static void print_part(const char *before, quoth_str text) {
  if (text.at && text.n_byte)
    printf("%s%.*s", before, (int)text.n_byte, text.at);
}

static void print_difference(work *w, const finding *f) {
  quoth_statement *diff = &w->statements[DIFF];
  if (!quoth_database_row(&w->db, diff, "ss", f->first.text, f->text)) return;
  print_part("    ", quoth_statement_text(diff, 0));
  printf("\n");
  quoth_statement_reset(diff);
}

static void print_text(work *w, const finding *f) {
  printf("%s:%u: %s: %.*s", w->draft, f->line, verdict_names[f->verdict],
         (int)f->text.n_byte, f->text.at);
  print_part(" (", f->speaker);
  printf("%s\n", f->speaker.n_byte ? ")" : "");
  if (f->verdict == NOT_FOUND) return;
  if (f->verdict == ALTERED) print_difference(w, f);
  if (f->verdict != ALTERED && f->verdict != IDENTICAL)
    print_part("    on record: ", f->first.text), printf("\n");
  print_part("    ", f->first.speaker);
  print_part(", ", f->first.said_on);
  print_part(", ", f->first.outlet);
  print_part(": ", f->first.title);
  print_part(" ", f->first.url);
  printf("\n");
}

/*
** Drafts
*/

/* A whole file, NULL where it cannot be read (errno) or is too large
** (EFBIG). */
static char *read_file(FILE *in, size_t *n_byte) {
  size_t n = 0, room = 1 << 16;
  char *at = malloc(room);
  while (at && n < DRAFT_BYTE_MAX) {
    size_t got = fread(at + n, 1, room - n, in);
    n += got;
    if (got == 0) break;
    if (n < room) continue;
    char *more = realloc(at, room *= 2);
    if (!more) free(at);
    at = more;
  }
  bool too_large = at && !ferror(in) && n >= DRAFT_BYTE_MAX;
  int why = too_large ? EFBIG : errno;
  if (at && (ferror(in) || too_large)) {
    free(at);
    at = NULL;
  }
  errno = why;
  *n_byte = n;
  return at;
}

static uint32_t line_of(quoth_str text, int64_t n_char) {
  uint32_t line = 1;
  size_t i = 0;
  for (int64_t k = 0; k < n_char && i < text.n_byte; k++)
    line += quoth_utf8_next(text.at, text.n_byte, &i) == '\n';
  return line;
}

/* The statements of one quote of the draft, each looked for by itself. */
static void check_quote(work *w, quoth_str quote, quoth_str speaker,
                        uint32_t line) {
  quoth_statement *cut = &w->statements[STATEMENTS];
  QUOTH_VEC(quoth_str) texts = {0};
  bool row = quoth_database_row(&w->db, cut, "s", quote);
  for (; row; row = quoth_database_next(&w->db, cut)) {
    quoth_str text = keep(w, cut, 0);
    quoth_str *one = QUOTH_PUSH(&w->arena, &texts);
    if (one) *one = text;
  }
  quoth_statement_reset(cut);
  for (uint32_t i = 0; i < texts.n && w->db.rc == SQLITE_OK; i++) {
    finding f = {.text = texts.at[i], .speaker = speaker, .line = line};
    find(w, &f);
    if (w->db.rc != SQLITE_OK) break;
    if (w->arguments->quiet && f.verdict == IDENTICAL) continue;
    if (w->arguments->json)
      print_json(w, &f);
    else
      print_text(w, &f);
  }
}

static void check_draft(work *w, quoth_str text) {
  quoth_statement *extract = &w->statements[EXTRACT];
  bool row = quoth_database_row(&w->db, extract, "s", text);
  for (; row; row = quoth_database_next(&w->db, extract)) {
    quoth_str quote = keep(w, extract, 0), speaker = keep(w, extract, 1);
    uint32_t line = line_of(text, sqlite3_column_int64(extract->handle, 2));
    check_quote(w, quote, speaker, line);
  }
  quoth_statement_reset(extract);
}

/* The draft's text: of HTML what a reader sees. */
static quoth_str draft_text(work *w, const char *at, size_t n_byte) {
  uint32_t n_replaced = 0;
  quoth_str text = quoth_utf8_repair(&w->arena, at, n_byte, &n_replaced);
  size_t blank = 0;
  while (blank < text.n_byte && strchr(" \t\r\n", text.at[blank]))
    blank++;
  quoth_statement *html = &w->statements[HTML];
  if (blank < text.n_byte && text.at[blank] == '<' &&
      quoth_database_row(&w->db, html, "s", text)) {
    text = keep(w, html, 0);
    quoth_statement_reset(html);
  }
  return text;
}

static void check_file(work *w, const char *path) {
  bool standard = strcmp(path, "-") == 0;
  FILE *in = standard ? stdin : fopen(path, "rb");
  size_t n_byte = 0;
  char *at = in ? read_file(in, &n_byte) : NULL;
  w->draft = path;
  quoth_arena_reset(&w->arena);
  if (at) {
    check_draft(w, draft_text(w, at, n_byte));
  } else {
    fprintf(stderr, "quoth-verify: %s: cannot be read: %s\n", path,
            errno == EFBIG ? "over " DRAFT_MAX : strerror(errno));
    w->unreadable = true;
  }
  free(at);
  if (in && !standard) fclose(in);
}

static int exit_of(const work *w) {
  if (w->db.rc != SQLITE_OK) return quoth_database_exit(&w->db);
  if (w->unreadable || w->arena.status) return QUOTH_EXIT_REFUSED;
  if (w->n[NOT_FOUND]) return EXIT_NOT_FOUND;
  for (int i = SAME_CLAIM; i < IDENTICAL; i++)
    if (w->n[i]) return EXIT_DIFFERS;
  return QUOTH_EXIT_OK;
}

int main(int argc, char **argv) {
  struct arguments arguments = {0};
  work w = {.arguments = &arguments};
  int code = 0;
  int first = quoth_options_parse(&program, argc, argv, &arguments, &code);
  if (first < 0) return code;
  if (!arguments.db)
    return quoth_usage_error(&program, "give --db DATABASE", NULL);
  if (first == argc)
    return quoth_usage_error(&program, "give a draft, or - for standard input",
                             NULL);
  for (int i = 0; i < N_STATEMENT; i++)
    w.statements[i].sql = sql[i];
  quoth_arena_open(&w.arena, NULL);
  quoth_arena_open(&w.scratch, NULL);
  if (quoth_database_open(&w.db, arguments.db, QUOTH_DATABASE_READ))
    for (int i = first; i < argc && w.db.rc == SQLITE_OK; i++)
      check_file(&w, argv[i]);
  quoth_statements_finish(w.statements, N_STATEMENT);
  if (w.db.rc != SQLITE_OK) fprintf(stderr, "quoth-verify: %s\n", w.db.message);
  code = exit_of(&w);
  quoth_database_close(&w.db);
  quoth_arena_close(&w.arena);
  quoth_arena_close(&w.scratch);
  return code;
}
