/*
** reread.c: two sets of articles, one with the threads and one with the caller.
** Threads live for one set: to start them costs a hundredth of its work, and
** between sets nobody waits for anybody.
*/
#include "reread.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "../common/signals.h"
#include "pipeline.h"

#define ARENA_KEEP_BYTE ((size_t)1 << 20) /* a larger one is given back */

struct set {
  quoth_reread_set articles;
  atomic_int n_taken;
  pthread_t threads[QUOTH_THREADS_MAX];
  int n_started;
};

struct quoth_reread {
  quoth_database *db;
  quoth_statement next_article;
  int n_thread;
  int64_t article_id; /* the last that was taken from the database */
  int now;            /* the set that the threads are at */
  bool begun;
  struct set sets[2];
};

static const char next_article[] =
    "SELECT article_id, body, published FROM articles WHERE article_id > ?1"
    " AND article_id NOT IN (SELECT article_id FROM _quoth_imports)"
    " ORDER BY article_id LIMIT 1";

quoth_reread *quoth_reread_open(quoth_database *db, int n_thread) {
  quoth_reread *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  r->db = db;
  r->next_article.sql = next_article;
  r->n_thread = quoth_thread_count(n_thread);
  for (int k = 0; k < 2; k++)
    for (int i = 0; i < QUOTH_REREAD_MAX; i++)
      quoth_arena_open(&r->sets[k].articles.at[i].arena, NULL);
  return r;
}

/* ---- the threads' part ---- */

static bool stop_asked(void *arg) {
  (void)arg;
  return quoth_signal != 0;
}

static void read_article(quoth_reread_article *a, quoth_arena *scratch) {
  quoth_extract_options options = {.published = a->published,
                                   .stop = stop_asked};
  a->failed = quoth_extract(&a->arena, a->body.at, a->body.n_byte, &options,
                            &a->reading) != QUOTH_OK ||
              !quoth_draft_make(&a->draft, &a->arena, scratch, a->body,
                                &a->reading);
}

static void *read_set(void *arg) {
  struct set *s = arg;
  quoth_arena scratch;
  quoth_arena_open(&scratch, NULL);
  for (int i; (i = atomic_fetch_add(&s->n_taken, 1)) < s->articles.n;)
    read_article(&s->articles.at[i], &scratch);
  quoth_arena_close(&scratch);
  return NULL;
}

static void start(quoth_reread *r, struct set *s) {
  atomic_store(&s->n_taken, 0);
  while (s->n_started < r->n_thread && s->n_started < s->articles.n &&
         pthread_create(&s->threads[s->n_started], NULL, read_set, s) == 0)
    s->n_started++;
}

/* What no thread took, where none could be started, is read here. */
static void finish(struct set *s) {
  for (int i = 0; i < s->n_started; i++) pthread_join(s->threads[i], NULL);
  s->n_started = 0;
  read_set(s);
}

/* ---- the caller's part ---- */

static void empty(quoth_reread_set *set) {
  for (int i = 0; i < set->n; i++) {
    quoth_reread_article *a = &set->at[i];
    if (a->arena.n_byte > ARENA_KEEP_BYTE)
      quoth_arena_close(&a->arena);
    else
      quoth_arena_reset(&a->arena);
  }
  set->n = 0;
  set->n_byte = 0;
}

static const char *copy(quoth_arena *arena, quoth_str text) {
  return text.at ? quoth_arena_copy(arena, text.at, text.n_byte) : NULL;
}

/* False at the end of the articles. */
static bool take_article(quoth_reread *r, quoth_reread_set *set) {
  quoth_statement *s = &r->next_article;
  if (!quoth_database_row(r->db, s, "i", r->article_id)) return false;
  quoth_reread_article *a = &set->at[set->n++];
  quoth_arena arena = a->arena;
  *a = (quoth_reread_article){.arena = arena};
  a->article_id = r->article_id = sqlite3_column_int64(s->handle, 0);
  a->body = quoth_statement_text(s, 1);
  a->body.at = copy(&a->arena, a->body);
  a->published = copy(&a->arena, quoth_statement_text(s, 2));
  set->n_byte += a->body.n_byte;
  quoth_statement_reset(s);
  if (a->body.at) return true;
  quoth_database_fail(r->db, SQLITE_NOMEM, "out of memory");
  set->n--;
  return false;
}

static void fill(quoth_reread *r, struct set *s) {
  quoth_reread_set *set = &s->articles;
  empty(set);
  while (set->n < QUOTH_REREAD_MAX && set->n_byte < QUOTH_REREAD_MAX_BYTE &&
         take_article(r, set))
    continue;
}

void quoth_reread_begin(quoth_reread *r, int64_t article_id) {
  r->article_id = article_id;
  r->begun = false;
}

const quoth_reread_set *quoth_reread_next(quoth_reread *r, bool last) {
  struct set *now = &r->sets[r->now], *next = &r->sets[!r->now];
  if (!r->begun) {
    fill(r, now);
    start(r, now);
  }
  r->begun = true;
  if (last)
    empty(&next->articles);
  else
    fill(r, next);
  finish(now);
  start(r, next);
  r->now = !r->now;
  return &now->articles;
}

void quoth_reread_close(quoth_reread *r) {
  if (!r) return;
  for (int k = 0; k < 2; k++) {
    for (int i = 0; i < r->sets[k].n_started; i++)
      pthread_join(r->sets[k].threads[i], NULL);
    for (int i = 0; i < QUOTH_REREAD_MAX; i++)
      quoth_arena_close(&r->sets[k].articles.at[i].arena);
  }
  quoth_statements_finish(&r->next_article, 1);
  free(r);
}
