/*
** bench_extract.c: the speed of reading on one core and the memory it takes,
** beside a byte scan (memchr) and FTS5 indexing of the same texts in the same
** run; and the cost a byte of texts made to be slow.  Time is the processor's,
** which does not count waiting for it.
**
** usage: bench_extract ARTICLE…              everything, as a table
**        bench_extract --once WORK ARTICLE…  one pass, for an instruction
**                                            counter: extract, tokenize,
**                                            scan_bytes, index_fts5
**        bench_extract --trap NUMBER         the same of a text made to be slow
*/
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../ext/extract/extract.h"
#include "../../ext/text/tokens.h"

#define CORPUS_BYTE ((size_t)10 << 20)
#define TRAP_BYTE   ((size_t)200 << 10) /* where instructions are counted */
#define N_ROUND     5 /* the fastest counts: the machine may be shared */

typedef struct text {
  char *at;
  size_t n_byte;
} text;

typedef struct corpus {
  text *texts;
  size_t n, n_byte;
} corpus;

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void fail(const char *what) {
  fprintf(stderr, "bench_extract: %s\n", what);
  exit(1);
}

static text text_of_file(const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f) fail(path);
  text t = {malloc((size_t)1 << 20), 0};
  if (!t.at) fail("out of memory");
  t.n_byte = fread(t.at, 1, (size_t)1 << 20, f);
  fclose(f);
  return t;
}

/* Repeats the articles until they are CORPUS_BYTE together. */
static corpus corpus_of_files(int n_path, char **paths) {
  corpus c = {0};
  c.texts = malloc(sizeof(text) * (CORPUS_BYTE / 64));
  if (!c.texts) fail("out of memory");
  while (c.n_byte < CORPUS_BYTE) {
    c.texts[c.n] = c.n < (size_t)n_path
                       ? text_of_file(paths[c.n])
                       : c.texts[c.n % (size_t)n_path];
    c.n_byte += c.texts[c.n++].n_byte;
  }
  return c;
}

static text joined(const corpus *c) {
  text t = {malloc(c->n_byte + 2 * c->n), 0};
  if (!t.at) fail("out of memory");
  for (size_t i = 0; i < c->n; i++) {
    memcpy(t.at + t.n_byte, c->texts[i].at, c->texts[i].n_byte);
    t.n_byte += c->texts[i].n_byte;
    memcpy(t.at + t.n_byte, "\n\n", 2);
    t.n_byte += 2;
  }
  return t;
}

static text repeated(const char *unit, const char *head, size_t n_byte) {
  size_t n = strlen(unit), n_head = strlen(head);
  text t = {malloc(n_byte + n + n_head), 0};
  if (!t.at) fail("out of memory");
  memcpy(t.at, head, n_head);
  t.n_byte = n_head;
  for (; t.n_byte < n_byte; t.n_byte += n)
    memcpy(t.at + t.n_byte, unit, n);
  return t;
}

static size_t n_found; /* keeps the work from being optimised away */
static size_t n_held;  /* most memory of a reading */

static void scan_bytes(const corpus *c) {
  for (size_t i = 0; i < c->n; i++) {
    const char *p = c->texts[i].at, *stop = p + c->texts[i].n_byte;
    while ((p = memchr(p, '"', (size_t)(stop - p)))) p++, n_found++;
  }
}

static void tokenize(const corpus *c) {
  quoth_arena arena;
  quoth_arena_open(&arena, NULL);
  for (size_t i = 0; i < c->n; i++) {
    quoth_tokens t;
    quoth_tokens_make(&t, &arena, c->texts[i].at, (uint32_t)c->texts[i].n_byte);
    n_found += t.n;
    quoth_arena_reset(&arena);
  }
  quoth_arena_close(&arena);
}

static void extract(const corpus *c) {
  quoth_arena arena;
  quoth_arena_open(&arena, NULL);
  for (size_t i = 0; i < c->n; i++) {
    quoth_reading r;
    if (quoth_extract(&arena, c->texts[i].at, c->texts[i].n_byte, NULL, &r))
      fail("extraction failed");
    n_found += r.n_quote;
    if (arena.n_byte > n_held) n_held = arena.n_byte;
    quoth_arena_reset(&arena);
  }
  quoth_arena_close(&arena);
}

static void index_fts5(const corpus *c) {
  sqlite3 *db;
  sqlite3_stmt *insert;
  if (sqlite3_open(":memory:", &db) ||
      sqlite3_exec(db, "CREATE VIRTUAL TABLE f USING fts5(body); BEGIN", 0, 0,
                   0) ||
      sqlite3_prepare_v2(db, "INSERT INTO f VALUES (?)", -1, &insert, 0))
    fail(sqlite3_errmsg(db));
  for (size_t i = 0; i < c->n; i++) {
    sqlite3_bind_text(insert, 1, c->texts[i].at, (int)c->texts[i].n_byte,
                      SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE) fail(sqlite3_errmsg(db));
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  sqlite3_exec(db, "COMMIT", 0, 0, 0);
  sqlite3_close(db);
}

static double best(void (*work)(const corpus *), const corpus *c, int n_round) {
  double least = 1e9;
  for (int k = 0; k < n_round; k++) {
    double start = seconds();
    work(c);
    double took = seconds() - start;
    if (took < least) least = took;
  }
  return least;
}

static double row(const char *name, double took, size_t n_byte, double base) {
  double rate = (double)n_byte / took / 1e6;
  printf("%-44s %9.1f MB/s %8.2f", name, rate, base > 0 ? rate / base : 1.0);
  if (n_held) printf(" %8.1f", (double)n_held / (double)n_byte);
  puts("");
  n_held = 0;
  return rate;
}

static const struct {
  const char *name, *unit, *head;
} traps[] = {
    {"straight marks alone", "\"", ""},
    {"opening marks alone", "“", ""},
    {"opening and closing marks by turns", "“”", ""},
    {"marks and words by turns", "\"a ", ""},
    {"single marks and words by turns", "'a' b ", ""},
    {"a mark that never closes", "The rain went on all day. ", "“"},
    {"nested opening marks", "‘a “b ", ""},
    {"names and cues, no end of sentence", "Ana Reis said ", ""},
    {"names, asides and cues", "Ana, the president, said ", ""},
    {"cues alone", "said ", ""},
    {"pronouns alone", "he ", ""},
    {"names alone", "Ana Reis ", ""},
    {"capitals and full stops", "A. B. ", ""},
    {"one word", "a", ""},
    {"line breaks", "\n\n", ""},
    {"malformed bytes", "\xFF\xC0", ""},
};
#define N_TRAP (sizeof traps / sizeof *traps)

static void slow_texts(double base) {
  for (size_t k = 0; k < N_TRAP; k++) {
    text t = repeated(traps[k].unit, traps[k].head, CORPUS_BYTE);
    corpus c = {&t, 1, t.n_byte};
    row(traps[k].name, best(extract, &c, 1), c.n_byte, base);
    free(t.at);
  }
}

static int trap_once(const char *number) {
  size_t k = strtoul(number, NULL, 10);
  if (k >= N_TRAP) return 1;
  text t = repeated(traps[k].unit, traps[k].head, TRAP_BYTE);
  extract(&(corpus){&t, 1, t.n_byte});
  printf("%zu %s\n", t.n_byte, traps[k].name);
  return 0;
}

static int once(const char *name, int n_path, char **paths) {
  static const struct {
    const char *name;
    void (*work)(const corpus *);
  } works[] = {{"extract", extract},
               {"tokenize", tokenize},
               {"scan_bytes", scan_bytes},
               {"index_fts5", index_fts5}};
  corpus files = {malloc(sizeof(text) * (size_t)n_path), 0, 0};
  if (!files.texts) fail("out of memory");
  for (int i = 0; i < n_path; i++) {
    files.texts[files.n++] = text_of_file(paths[i]);
    files.n_byte += files.texts[i].n_byte;
  }
  for (size_t k = 0; k < sizeof works / sizeof *works; k++)
    if (!strcmp(name, works[k].name)) works[k].work(&files);
  printf("%zu %s\n", files.n_byte, name);
  return 0;
}

static void table(int n_path, char **paths) {
  corpus small = corpus_of_files(n_path, paths);
  text one = joined(&small);
  corpus big = {&one, 1, one.n_byte};
  printf("%zu texts, %.1f MB, one core; then: against quote_extract, and the "
         "memory of the largest reading by its text\n",
         small.n, (double)small.n_byte / 1e6);
  double took = best(extract, &small, N_ROUND);
  n_held = 0; /* of one article, and no share of them all */
  double base =
      row("quote_extract, one text an article", took, small.n_byte, 0);
  row("quote_extract, all in one text", best(extract, &big, N_ROUND),
      big.n_byte, base);
  row("tokens alone", best(tokenize, &small, N_ROUND), small.n_byte, base);
  row("memchr for one byte", best(scan_bytes, &small, N_ROUND), small.n_byte,
      base);
  row("FTS5 indexing in memory", best(index_fts5, &small, 2), small.n_byte,
      base);
  puts("texts made to be slow");
  slow_texts(base);
}

int main(int argc, char **argv) {
  if (argc == 3 && !strcmp(argv[1], "--trap")) return trap_once(argv[2]);
  if (argc > 3 && !strcmp(argv[1], "--once"))
    return once(argv[2], argc - 3, argv + 3);
  if (argc < 2) fail("usage: bench_extract [--once WORK] ARTICLE…");
  table(argc - 1, argv + 1);
  return n_found == 0;
}
