/*
** bench_claims.c: claim_match() over many made-up statements: p50 and p95 of 30
** mixed queries with k = 20, warm and cold, beside FTS5 (the words joined by
** OR, ORDER BY rank) in the same run; size on disk, rate of building, memory;
** and the recall of both against comparing every statement.
**
** usage: bench_claims N FILE [fts] [exhaustive]      FILE is made anew
*/
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../../ext/match/search.h"
#include "../../ext/match/similarity.h"
#include "news.h"

#define N_QUERY    30
#define N_REWORDED 4 /* of each query among the statements */
#define K          20
#define LEAST      0.5f /* more likely the same claim than not */
#define TEXT_ROOM  4096
#define QUOTE_SIZE 10 /* statements in a quote */

typedef struct answer {
  int64_t id;
  float score;
} answer;

typedef struct query {
  news_draft draft;
  char text[TEXT_ROOM];
  char fts[TEXT_ROOM];
  answer best[K]; /* of comparing everything */
  uint32_t n_best;
  quoth_terms terms;
} query;

static query queries[N_QUERY];
static news writer;
static const char *file;

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Of the processor, which does not count waiting for it. */
static double worked(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void fail(const char *what) {
  fprintf(stderr, "bench_claims: %s\n", what);
  exit(1);
}

static sqlite3 *open_file(void) {
  sqlite3 *db;
  char *why = NULL;
  if (sqlite3_open(file, &db)) fail(sqlite3_errmsg(db));
  sqlite3_enable_load_extension(db, 1);
  if (sqlite3_load_extension(db, "./quoth", NULL, &why)) fail(why);
  return db;
}

static void run(sqlite3 *db, const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL)) fail(sqlite3_errmsg(db));
}

static sqlite3_stmt *prepared(sqlite3 *db, const char *sql) {
  sqlite3_stmt *stmt;
  if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL)) fail(sqlite3_errmsg(db));
  return stmt;
}

static double ask(sqlite3 *db, const char *sql) {
  sqlite3_stmt *stmt = prepared(db, sql);
  double number =
      sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_double(stmt, 0) : -1;
  sqlite3_finalize(stmt);
  return number;
}

/* The words of a statement joined by OR, as a person would ask FTS5. */
static void write_fts(query *q) {
  uint32_t n = 0;
  for (const char *at = q->text; *at;) {
    size_t skip = strcspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRS"
                              "TUVWXYZ0123456789");
    at += skip;
    size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRS"
                               "TUVWXYZ0123456789");
    if (length)
      n += (uint32_t)snprintf(q->fts + n, sizeof q->fts - n, "%s\"%.*s\"",
                              n ? " OR " : "", (int)length, at);
    at += length;
  }
}

static void make_queries(void) {
  static const uint32_t length[] = {4, 6, 9, 13, 18};
  for (int i = 0; i < N_QUERY; i++) {
    query *q = &queries[i];
    news_write(&writer, &q->draft, length[i % 5]);
    q->text[news_print(&writer, &q->draft, q->text)] = 0;
    write_fts(q);
  }
}

/* The i-th statement: a reworded query now and then, else anything. */
static uint32_t statement(int64_t i, int64_t n, char *out) {
  news_draft draft;
  int64_t every = n / (N_QUERY * N_REWORDED + 1);
  if (i % every == 0 && i / every > 0 && i / every <= N_QUERY * N_REWORDED)
    news_reword(&writer, &queries[i / every % N_QUERY].draft, &draft);
  else
    news_write(&writer, &draft, news_length(&writer));
  return news_print(&writer, &draft, out);
}

static void insert_quote(sqlite3_stmt *stmt, int64_t id) {
  sqlite3_bind_int64(stmt, 1, id);
  sqlite3_bind_int64(stmt, 2, 1 + id % 1000);
  sqlite3_bind_int64(stmt, 3, id);
  if (sqlite3_step(stmt) != SQLITE_DONE) fail("quote not stored");
  sqlite3_reset(stmt);
}

static void remove_file(void) {
  static const char *const ends[] = {"", "-wal", "-shm"};
  char path[1024];
  for (int i = 0; i < 3; i++) {
    snprintf(path, sizeof path, "%s%s", file, ends[i]);
    (void)unlink(path);
  }
}

static void load(int64_t n) {
  char text[TEXT_ROOM];
  remove_file();
  sqlite3 *db = open_file();
  run(db, "PRAGMA secure_delete = 0; PRAGMA cache_size = -64000;"
          "PRAGMA synchronous = 0; PRAGMA journal_mode = WAL;"
          "SELECT quoth_init(); BEGIN");
  run(db, "WITH RECURSIVE c(n) AS (VALUES(1) UNION ALL SELECT n + 1 FROM c"
          " WHERE n < 1000) INSERT INTO articles(article_id, source, body)"
          " SELECT n, n, '' FROM c");
  sqlite3_stmt *quote = prepared(
      db, "INSERT INTO quotes(quote_id, article_id, ordinal, kind,"
          " text, start, stop) VALUES(?1, ?2, ?3, 'direct', '', 0, 0)");
  sqlite3_stmt *stmt =
      prepared(db, "INSERT INTO statements(statement_id, quote_id, ordinal,"
                   " text, start, stop) VALUES(?1, ?2, ?1 % 10, ?3, 0, ?4)");
  for (int64_t i = 1; i <= n; i++) {
    uint32_t n_byte = statement(i, n, text);
    if (i % QUOTE_SIZE == 1) insert_quote(quote, 1 + i / QUOTE_SIZE);
    sqlite3_bind_int64(stmt, 1, i);
    sqlite3_bind_int64(stmt, 2, 1 + (i - 1) / QUOTE_SIZE);
    sqlite3_bind_text(stmt, 3, text, (int)n_byte, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 4, n_byte);
    if (sqlite3_step(stmt) != SQLITE_DONE) fail(sqlite3_errmsg(db));
    sqlite3_reset(stmt);
  }
  sqlite3_finalize(stmt);
  sqlite3_finalize(quote);
  run(db, "COMMIT");
  sqlite3_close(db);
}

static void print_memory(const char *when) {
  struct rusage use;
  getrusage(RUSAGE_SELF, &use);
  printf("  largest memory %-16s %8.1f MB\n", when,
         (double)use.ru_maxrss / 1024);
}

static void build(int64_t n) {
  sqlite3 *db = open_file();
  run(db, "PRAGMA secure_delete = 0; PRAGMA synchronous = 0;");
  double start = seconds();
  run(db, "SELECT quoth_reindex('pending')");
  double took = seconds() - start;
  double index = ask(db, "SELECT sum(length(data)) FROM _quoth_parts");
  index += ask(db, "SELECT sum(length(head)) FROM _quoth_segments");
  double text = ask(db, "SELECT sum(length(text)) FROM statements");
  printf("  index built in %.1f s: %.0f statements/s; %.0f segments\n", took,
         (double)n / took, ask(db, "SELECT count(*) FROM _quoth_segments"));
  printf("  index %.1f MB, %.1f bytes a statement; texts %.1f MB\n",
         index / 1e6, index / (double)n, text / 1e6);
  run(db, "PRAGMA wal_checkpoint(TRUNCATE)");
  sqlite3_close(db);
  print_memory("after building");
}

/* Takes the file out of the system's cache, as far as it lets us. */
static void make_cold(void) {
  int fd = open(file, O_RDONLY);
  if (fd < 0) return;
  (void)fdatasync(fd);
  (void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
  close(fd);
}

static int by_time(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

/* Time on the clock and, where the machine is shared, of the processor. */
typedef struct timing {
  double wall[N_QUERY], cpu[N_QUERY];
} timing;

static double print_times(const char *what, timing *t) {
  qsort(t->wall, N_QUERY, sizeof *t->wall, by_time);
  qsort(t->cpu, N_QUERY, sizeof *t->cpu, by_time);
  double p50 = t->wall[N_QUERY / 2];
  printf("  %-20s p50 %9.2f ms  p95 %9.2f ms  (processor %9.2f, %9.2f)\n", what,
         p50 * 1e3, t->wall[N_QUERY * 95 / 100] * 1e3,
         t->cpu[N_QUERY / 2] * 1e3, t->cpu[N_QUERY * 95 / 100] * 1e3);
  return p50;
}

static bool is_best(const query *q, int64_t id) {
  for (uint32_t i = 0; i < q->n_best; i++)
    if (q->best[i].id == id) return true;
  return false;
}

/* One query; gives how many of its rows comparing everything gives too. */
static uint32_t ask_query(sqlite3_stmt *stmt, const query *q, const char *text,
                          double *wall, double *cpu) {
  uint32_t hits = 0;
  double start = seconds(), work = worked();
  sqlite3_bind_text(stmt, 1, text, -1, SQLITE_STATIC);
  while (sqlite3_step(stmt) == SQLITE_ROW)
    hits += is_best(q, sqlite3_column_int64(stmt, 0));
  sqlite3_reset(stmt);
  *wall = seconds() - start;
  *cpu = worked() - work;
  return hits;
}

static const char match_sql[] = "SELECT statement_id FROM claim_match(?1, 20)";
static const char fts_sql[] =
    "SELECT rowid FROM f WHERE f MATCH ?1 ORDER BY rank LIMIT 20";

static void print_recall(const char *what, uint32_t hits) {
  uint32_t n = 0;
  for (int i = 0; i < N_QUERY; i++)
    n += queries[i].n_best;
  if (n)
    printf("  %-28s recall %.3f (%u of the %u best of all)\n", what,
           (double)hits / n, hits, n);
}

static void measure_cold(void) {
  timing t;
  for (int i = 0; i < N_QUERY; i++) {
    make_cold();
    sqlite3 *db = open_file();
    sqlite3_stmt *stmt = prepared(db, match_sql);
    (void)ask_query(stmt, &queries[i], queries[i].text, &t.wall[i], &t.cpu[i]);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
  }
  (void)print_times("claim_match, cold", &t);
}

/* The fastest of n_round counts: the machine may be shared. */
static double measure(const char *what, const char *sql, bool fts,
                      int n_round) {
  timing t;
  uint32_t hits = 0;
  sqlite3 *db = open_file();
  sqlite3_stmt *stmt = prepared(db, sql);
  for (int round = 0; round < n_round; round++) {
    hits = 0;
    for (int i = 0; i < N_QUERY; i++) {
      double wall, cpu;
      hits += ask_query(stmt, &queries[i],
                        fts ? queries[i].fts : queries[i].text, &wall, &cpu);
      if (round == 0 || wall < t.wall[i]) t.wall[i] = wall;
      if (round == 0 || cpu < t.cpu[i]) t.cpu[i] = cpu;
    }
  }
  sqlite3_finalize(stmt);
  sqlite3_close(db);
  double p50 = print_times(what, &t);
  print_recall(what, hits);
  return p50;
}

static double measure_fts(void) {
  sqlite3 *db = open_file();
  double start = seconds();
  run(db, "PRAGMA synchronous = 0; CREATE VIRTUAL TABLE f USING fts5(text,"
          " content = statements, content_rowid = statement_id,"
          " tokenize = 'porter unicode61');"
          "INSERT INTO f(f) VALUES('rebuild')");
  printf("  FTS5 built in %.1f s, %.1f MB\n", seconds() - start,
         ask(db, "SELECT sum(length(block)) FROM f_data") / 1e6);
  sqlite3_close(db);
  return measure("FTS5, OR, by rank", fts_sql, true, 1);
}

/*
** Comparing everything
*/

/* Counts of terms as the index tells them: exact, but for rare ones. */
typedef struct counts {
  uint32_t *term, *n;
  uint32_t mask, few, rare;
} counts;

static uint32_t *count_of(const counts *c, uint32_t term) {
  uint32_t i = term * 2654435769u >> 3 & c->mask;
  while (c->n[i] && c->term[i] != term)
    i = (i + 1) & c->mask;
  c->term[i] = term;
  return &c->n[i];
}

static uint32_t df(const void *self, uint32_t term) {
  const counts *c = self;
  uint32_t n = *count_of(c, term);
  return n >= c->few ? n : c->rare;
}

static void count_all(sqlite3 *db, counts *c) {
  quoth_arena arena;
  uint32_t ids[QUOTH_INDEXED_MAX];
  quoth_arena_open(&arena, NULL);
  sqlite3_stmt *stmt = prepared(db, "SELECT text FROM statements");
  while (sqlite3_step(stmt) == SQLITE_ROW) {
    quoth_terms terms;
    quoth_arena_reset(&arena);
    quoth_str text = {(const char *)sqlite3_column_text(stmt, 0),
                      (uint32_t)sqlite3_column_bytes(stmt, 0)};
    if (!quoth_terms_make(&terms, &arena, text)) fail("out of memory");
    uint32_t n = quoth_indexed_terms(&terms, ids);
    for (uint32_t i = 0; i < n; i++)
      ++*count_of(c, ids[i]);
  }
  sqlite3_finalize(stmt);
  quoth_arena_close(&arena);
}

static void keep_best(query *q, int64_t id, float score) {
  uint32_t at = q->n_best;
  while (at && q->best[at - 1].score < score)
    at--;
  if (at == K) return;
  uint32_t last = q->n_best < K ? q->n_best++ : K - 1;
  for (uint32_t i = last; i > at; i--)
    q->best[i] = q->best[i - 1];
  q->best[at] = (answer){id, score};
}

static void compare_all(int64_t n) {
  quoth_arena arena, kept;
  counts c = {.mask = (1u << 24) - 1};
  c.term = calloc(c.mask + 1u, sizeof *c.term);
  c.n = calloc(c.mask + 1u, sizeof *c.n);
  if (!c.term || !c.n) fail("out of memory");
  c.few =
      n / QUOTH_FREQUENT_SHARE > 4 ? (uint32_t)(n / QUOTH_FREQUENT_SHARE) : 4;
  c.rare = 1 + (uint32_t)(n / QUOTH_FREQUENT_SHARE / 2);
  quoth_arena_open(&arena, NULL);
  quoth_arena_open(&kept, NULL);
  sqlite3 *db = open_file();
  double start = seconds();
  count_all(db, &c);
  quoth_idf idf = {(uint32_t)n, df, &c};
  for (int i = 0; i < N_QUERY; i++)
    (void)quoth_terms_make(
        &queries[i].terms, &kept,
        (quoth_str){queries[i].text, (uint32_t)strlen(queries[i].text)});
  sqlite3_stmt *stmt =
      prepared(db, "SELECT statement_id, text FROM statements");
  while (sqlite3_step(stmt) == SQLITE_ROW) {
    quoth_terms terms;
    quoth_comparison result;
    quoth_arena_reset(&arena);
    quoth_str text = {(const char *)sqlite3_column_text(stmt, 1),
                      (uint32_t)sqlite3_column_bytes(stmt, 1)};
    (void)quoth_terms_make(&terms, &arena, text);
    for (int i = 0; i < N_QUERY; i++)
      if (quoth_compare(&result, &arena, &queries[i].terms, &terms, &idf) &&
          result.score >= LEAST)
        keep_best(&queries[i], sqlite3_column_int64(stmt, 0), result.score);
  }
  sqlite3_finalize(stmt);
  sqlite3_close(db);
  quoth_arena_close(&arena);
  quoth_arena_close(&kept);
  free(c.term);
  free(c.n);
  printf("  comparing everything: %.1f ms a query\n",
         (seconds() - start) * 1e3 / N_QUERY);
}

int main(int argc, char **argv) {
  if (argc < 3) fail("usage: bench_claims N FILE [fts] [exhaustive]");
  int64_t n = strtoll(argv[1], NULL, 10);
  bool fts = false, exhaustive = false;
  for (int i = 3; i < argc; i++) {
    fts |= strcmp(argv[i], "fts") == 0;
    exhaustive |= strcmp(argv[i], "exhaustive") == 0;
  }
  file = argv[2];
  setvbuf(stdout, NULL, _IOLBF, 0);
  if (n < 10000) fail("N must be 10000 or more");
  if (!news_open(&writer, 42)) fail("no word list: " NEWS_WORDS);
  make_queries();
  printf("%lld statements\n", (long long)n);
  load(n);
  build(n);
  measure_cold();
  if (exhaustive) compare_all(n);
  double match = measure("claim_match, warm", match_sql, false, 5);
  print_memory("after searching");
  if (fts) printf("  FTS5 takes %.0f times as long\n", measure_fts() / match);
  if (!getenv("BENCH_KEEP")) remove_file();
  return 0;
}
