/*
** pipeline.c: a ring of chunks between one thread that cuts inputs, some that
** extract, and the caller, who extracts what he would wait for.  A chunk
** belongs to one thread at a time; the ring alone is locked.  Order is kept by
** the ring, so results do not depend on the number of threads.  Memory is
** bounded by the ring, and by what all chunks on their way may weigh.
*/
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "imports.h"
#include "pipeline.h"

/* Chunks that threads fill while the caller writes out a batch: a tenth of a
** second's work, 10 MB. */
#define CHUNKS_AHEAD    30
#define CHUNKS_MAX      (2 * QUOTH_THREADS_MAX + CHUNKS_AHEAD)
#define WEIGHT_PER_BYTE 20 /* of reading and extracting: see bench */
#define WEIGHT_MAX      ((size_t)128 << 20)
#define ARENA_KEEP_BYTE ((size_t)1 << 20) /* a larger arena is given back */

enum chunk_state { FREE = 0, FILLED, TAKEN, DONE };

/* What a thread needs to extract. */
struct worker {
  quoth_pipeline *p;   /* NULL: not opened yet */
  quoth_arena reading; /* of one article: stays in the cache */
  quoth_arena scratch;
  quoth_desk *desk;
  quoth_database db; /* for lookups; handle NULL where there is none */
  quoth_lookup lookup;
};

struct quoth_pipeline {
  quoth_pipeline_options options;
  quoth_walk *walk;
  pthread_mutex_t lock;
  pthread_cond_t work, room, done;
  /* under the lock */
  uint64_t n_filled, n_taken, n_given, n_released;
  size_t weight;
  int n_idle;
  bool ended, stop;
  /* of any thread */
  atomic_bool stopping;
  atomic_uint_fast64_t n_read, n_read_before;
  int n_thread, n_started, n_chunk;
  pthread_t cutter, workers[QUOTH_THREADS_MAX];
  quoth_chunk *chunks[CHUNKS_MAX];
  struct worker caller;
};

static bool stop_asked(void *arg) {
  quoth_pipeline *p = arg;
  return atomic_load_explicit(&p->stopping, memory_order_relaxed);
}

/* ---- sources -------------------------------------------------------- */

static void source_release(quoth_source_file *from) {
  if (__atomic_sub_fetch(&from->n_use, 1, __ATOMIC_ACQ_REL) > 0) return;
  if (from->input) quoth_input_close(from->input);
  free(from);
}

static void source_hold(quoth_source_file *from) {
  __atomic_add_fetch(&from->n_use, 1, __ATOMIC_RELAXED);
}

/* ---- cutting -------------------------------------------------------- */

static quoth_chunk *wait_for_room(quoth_pipeline *p) {
  quoth_chunk *chunk;
  pthread_mutex_lock(&p->lock);
  chunk = p->chunks[p->n_filled % (uint64_t)p->n_chunk];
  while (!p->stop && chunk->state != FREE)
    pthread_cond_wait(&p->room, &p->lock);
  if (p->stop) chunk = NULL;
  pthread_mutex_unlock(&p->lock);
  return chunk;
}

/* Hands a chunk to the workers once all on their way are light enough. */
static void publish(quoth_pipeline *p, quoth_chunk *chunk) {
  size_t weight = chunk->n_byte * WEIGHT_PER_BYTE;
  pthread_mutex_lock(&p->lock);
  while (!p->stop && p->weight > 0 && p->weight + weight > WEIGHT_MAX)
    pthread_cond_wait(&p->room, &p->lock);
  p->weight += weight;
  chunk->state = FILLED;
  p->n_filled++;
  pthread_cond_signal(&p->work);
  pthread_mutex_unlock(&p->lock);
}

static bool workers_starve(quoth_pipeline *p) {
  pthread_mutex_lock(&p->lock);
  bool starve = p->n_idle > 0 && p->n_filled == p->n_taken;
  pthread_mutex_unlock(&p->lock);
  return starve;
}

/* The cutter's hand: the chunk being filled, or NULL. */
struct cutting {
  quoth_pipeline *p;
  quoth_chunk *chunk;
};

/* The place for the next item; NULL when the work is to stop. */
static quoth_item *item_add(struct cutting *c, quoth_source_file *from) {
  if (!c->chunk) c->chunk = wait_for_room(c->p);
  if (!c->chunk) return NULL;
  quoth_item *item = &c->chunk->at[c->chunk->n++];
  *item = (quoth_item){.kind = QUOTH_ITEM_ARTICLE, .from = from};
  source_hold(from);
  return item;
}

static void item_added(struct cutting *c, bool last) {
  quoth_chunk *chunk = c->chunk;
  if (last || chunk->n == QUOTH_CHUNK_MAX ||
      chunk->n_byte >= QUOTH_CHUNK_MAX_BYTE || workers_starve(c->p)) {
    publish(c->p, chunk);
    c->chunk = NULL;
  }
}

static void add_reject(struct cutting *c, quoth_source_file *from,
                       quoth_reject reject) {
  quoth_item *item = item_add(c, from);
  if (!item) return;
  item->kind = QUOTH_ITEM_REJECT;
  item->record.reject = reject;
  item_added(c, false);
}

static void note_progress(quoth_pipeline *p, const quoth_source_file *from) {
  uint64_t n_read = 0, n_all = 0;
  quoth_stream_progress(quoth_input_stream(from->input), &n_read, &n_all);
  atomic_store(&p->n_read, atomic_load(&p->n_read_before) + n_read);
}

/* All records of an open input; false when the work is to stop. */
static bool cut_records(struct cutting *c, quoth_source_file *from) {
  for (bool more = true; more;) {
    quoth_item *item = item_add(c, from);
    if (!item) return false;
    more = !stop_asked(c->p) &&
           quoth_input_next(from->input, &c->chunk->arena, &item->record);
    if (!more) item->kind = QUOTH_ITEM_END;
    item->status = c->chunk->arena.status;
    c->chunk->n_byte += item->record.raw.n_byte;
    note_progress(c->p, from);
    item_added(c, false);
  }
  return !stop_asked(c->p);
}

static quoth_position resume_at(quoth_pipeline *p, const quoth_walked *file) {
  quoth_position start = {0};
  if (!p->options.resume) return start;
  return p->options.resume(p->options.resume_arg, file);
}

static bool cut_source(struct cutting *c, quoth_source_file *from) {
  quoth_reject reject = {NULL, {NULL, 0}, true};
  quoth_input_options options = {.format = c->p->options.format,
                                 .map = c->p->options.map,
                                 .name = from->file.absolute};
  if (from->file.fault) {
    reject.reason = "no_file";
    reject.detail =
        (quoth_str){from->file.fault, (uint32_t)strlen(from->file.fault)};
  } else {
    options.from = resume_at(c->p, &from->file);
    from->input = quoth_input_open(from->file.path, &options, &reject);
  }
  if (from->input) return cut_records(c, from);
  add_reject(c, from, reject);
  return !stop_asked(c->p);
}

static void cut_sources(struct cutting *c) {
  bool going = true;
  while (going) {
    quoth_source_file *from = calloc(1, sizeof *from);
    if (!from) break;
    source_hold(from);
    going = quoth_walk_next(c->p->walk, &from->file) && cut_source(c, from);
    atomic_store(&c->p->n_read_before, atomic_load(&c->p->n_read));
    source_release(from);
  }
}

static void *cutter_run(void *arg) {
  struct cutting c = {arg, NULL};
  cut_sources(&c);
  if (c.chunk) publish(c.p, c.chunk);
  pthread_mutex_lock(&c.p->lock);
  c.p->ended = true;
  pthread_cond_broadcast(&c.p->work);
  pthread_cond_broadcast(&c.p->done);
  pthread_mutex_unlock(&c.p->lock);
  return NULL;
}

/* ---- extracting ----------------------------------------------------- */

static void worker_open(struct worker *w, quoth_pipeline *p) {
  *w = (struct worker){.p = p, .desk = quoth_desk_open()};
  quoth_arena_open(&w->reading, NULL);
  quoth_arena_open(&w->scratch, NULL);
  if (p->options.database)
    quoth_database_open(&w->db, p->options.database,
                        QUOTH_DATABASE_READ | QUOTH_DATABASE_GUARDED);
  quoth_lookup_open(&w->lookup, &w->db);
}

static void worker_close(struct worker *w) {
  quoth_lookup_close(&w->lookup);
  if (w->db.handle) quoth_database_close(&w->db);
  if (w->desk) quoth_desk_close(w->desk);
  quoth_arena_close(&w->reading);
  quoth_arena_close(&w->scratch);
}

/* What was found becomes rows but for their ids. */
static void draft(struct worker *w, quoth_item *item, quoth_arena *arena) {
  item->extracted = true;
  if (item->status == QUOTH_OK && !w->p->options.only_reading &&
      !quoth_draft_make(&item->found.draft, arena, &w->scratch,
                        item->article.body, &item->found.reading))
    item->status = QUOTH_NOMEM;
}

static void extract(struct worker *w, quoth_item *item, quoth_arena *arena,
                    quoth_extract_options *options) {
  const quoth_article *a = &item->article;
  quoth_reading reading;
  if (a->published.n_byte > 0)
    options->published =
        quoth_arena_copy(arena, a->published.at, a->published.n_byte);
  item->status =
      quoth_extract(&w->reading, a->body.at, a->body.n_byte, options, &reading);
  if (!w->p->options.only_reading)
    quoth_fingerprint_of(&item->found.fingerprint, arena, &w->reading,
                         &reading.tokens);
  if (!quoth_reading_copy(&item->found.reading, arena, &reading))
    item->status = arena->status;
  draft(w, item, arena);
  quoth_arena_reset(&w->reading);
}

/* The caller's, opened when it first extracts. */
static struct worker *own_worker(quoth_pipeline *p) {
  if (!p->caller.p) worker_open(&p->caller, p);
  return &p->caller;
}

void quoth_pipeline_extract(quoth_pipeline *p, quoth_chunk *chunk,
                            quoth_item *item) {
  quoth_extract_options options = {0};
  extract(own_worker(p), item, &chunk->arena, &options);
}

static void reject(quoth_item *item, const char *reason, const char *detail) {
  item->kind = QUOTH_ITEM_REJECT;
  item->record.reject =
      (quoth_reject){reason, {detail, (uint32_t)strlen(detail)}, true};
}

static void work_on_item(struct worker *w, quoth_item *item,
                         quoth_arena *arena) {
  if (item->kind != QUOTH_ITEM_ARTICLE) return;
  if (!w->desk || item->record.reject.reason ||
      !quoth_desk_read(w->desk, arena, &item->record, &item->article)) {
    item->kind = QUOTH_ITEM_REJECT;
    item->status = w->desk ? arena->status : QUOTH_NOMEM;
    return;
  }
  if (item->article.body.n_byte > QUOTH_BODY_MAX_BYTE) {
    reject(item, "too_long", "a body of more than 4 MiB");
    return;
  }
  const char *outlet = w->p->options.outlet;
  if (outlet && item->article.outlet.n_byte == 0)
    item->article.outlet = (quoth_str){outlet, (uint32_t)strlen(outlet)};
  quoth_reading given = {0};
  bool import = quoth_import_is(&item->article);
  if (import && !quoth_import_read(arena, &item->article, &given))
    item->status = QUOTH_NOMEM;
  quoth_found_identify(&item->found, arena, &item->article,
                       item->from->file.absolute);
  if (w->db.handle)
    item->known = (uint8_t)quoth_lookup_known(&w->lookup, &item->found);
  quoth_extract_options options = {.stop = stop_asked, .stop_arg = w->p};
  item->found.import = import;
  if (import) {
    item->found.reading = given;
    draft(w, item, arena);
  } else if (item->known != QUOTH_KNOWN_SAME) {
    extract(w, item, arena, &options);
  }
}

/* Under the lock, which is open while it works: the oldest chunk that nobody
** has. */
static void work_on_chunk(struct worker *w) {
  quoth_pipeline *p = w->p;
  quoth_chunk *chunk = p->chunks[p->n_taken++ % (uint64_t)p->n_chunk];
  chunk->state = TAKEN;
  pthread_mutex_unlock(&p->lock);
  for (uint32_t i = 0; i < chunk->n; i++)
    work_on_item(w, &chunk->at[i], &chunk->arena);
  pthread_mutex_lock(&p->lock);
  chunk->state = DONE;
  pthread_cond_signal(&p->done);
}

/* Under the lock: whether a chunk is there that nobody has. */
static bool has_work(const quoth_pipeline *p) {
  return !p->stop && p->n_taken < p->n_filled;
}

static void *worker_run(void *arg) {
  struct worker w;
  quoth_pipeline *p = arg;
  worker_open(&w, p);
  pthread_mutex_lock(&p->lock);
  while (!p->stop && !(p->ended && p->n_taken == p->n_filled)) {
    p->n_idle++;
    while (!p->stop && !p->ended && p->n_taken == p->n_filled)
      pthread_cond_wait(&p->work, &p->lock);
    p->n_idle--;
    if (has_work(p)) work_on_chunk(&w);
  }
  pthread_mutex_unlock(&p->lock);
  worker_close(&w);
  return NULL;
}

/* ---- taking --------------------------------------------------------- */

static struct timespec deadline_in(int ms) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  t.tv_sec += ms / 1000;
  t.tv_nsec += (long)(ms % 1000) * 1000000;
  if (t.tv_nsec >= 1000000000) {
    t.tv_sec++;
    t.tv_nsec -= 1000000000;
  }
  return t;
}

/* Where it would wait the caller extracts too: no core rests while there is a
** chunk that nobody has. */
quoth_chunk *quoth_pipeline_next(quoth_pipeline *p, int ms, bool *ended) {
  struct timespec deadline = deadline_in(ms);
  struct worker *own = own_worker(p);
  int rc = 0;
  pthread_mutex_lock(&p->lock);
  quoth_chunk *chunk = p->chunks[p->n_given % (uint64_t)p->n_chunk];
  *ended = p->ended && p->n_given == p->n_filled;
  while (chunk->state != DONE && !*ended && rc != ETIMEDOUT) {
    if (has_work(p))
      work_on_chunk(own);
    else
      rc = pthread_cond_timedwait(&p->done, &p->lock, &deadline);
    *ended = p->ended && p->n_given == p->n_filled;
  }
  if (chunk->state == DONE && p->n_given < p->n_filled)
    p->n_given++;
  else
    chunk = NULL;
  pthread_mutex_unlock(&p->lock);
  return chunk;
}

bool quoth_pipeline_help(quoth_pipeline *p) {
  struct worker *own = own_worker(p);
  pthread_mutex_lock(&p->lock);
  bool work = has_work(p);
  if (work) work_on_chunk(own);
  pthread_mutex_unlock(&p->lock);
  return work;
}

void quoth_pipeline_release(quoth_pipeline *p, quoth_chunk *chunk) {
  size_t weight = chunk->n_byte * WEIGHT_PER_BYTE;
  for (uint32_t i = 0; i < chunk->n; i++)
    source_release(chunk->at[i].from);
  if (chunk->arena.n_byte > ARENA_KEEP_BYTE)
    quoth_arena_close(&chunk->arena);
  else
    quoth_arena_reset(&chunk->arena);
  chunk->arena.status = QUOTH_OK;
  chunk->n = 0;
  chunk->n_byte = 0;
  pthread_mutex_lock(&p->lock);
  chunk->state = FREE;
  p->weight -= weight;
  pthread_cond_signal(&p->room);
  pthread_mutex_unlock(&p->lock);
}

uint64_t quoth_pipeline_n_read(quoth_pipeline *p) {
  return atomic_load(&p->n_read);
}

/* ---- starting and ending -------------------------------------------- */

int quoth_thread_count(int asked) {
  long n = asked > 0 ? asked : sysconf(_SC_NPROCESSORS_ONLN);
  if (n < 1) n = 1;
  return n > QUOTH_THREADS_MAX ? QUOTH_THREADS_MAX : (int)n;
}

static bool make_chunks(quoth_pipeline *p) {
  p->n_chunk = 2 * p->n_thread + CHUNKS_AHEAD;
  for (int i = 0; i < p->n_chunk; i++) {
    p->chunks[i] = calloc(1, sizeof *p->chunks[i]);
    if (!p->chunks[i]) return false;
    quoth_arena_open(&p->chunks[i]->arena, NULL);
  }
  return true;
}

static bool start_threads(quoth_pipeline *p) {
  while (p->n_started < p->n_thread) {
    if (pthread_create(&p->workers[p->n_started], NULL, worker_run, p)) break;
    p->n_started++;
  }
  return p->n_started > 0 &&
         pthread_create(&p->cutter, NULL, cutter_run, p) == 0;
}

static void join_workers(quoth_pipeline *p) {
  pthread_mutex_lock(&p->lock);
  p->stop = true;
  atomic_store(&p->stopping, true);
  pthread_cond_broadcast(&p->work);
  pthread_cond_broadcast(&p->room);
  pthread_mutex_unlock(&p->lock);
  for (int i = 0; i < p->n_started; i++)
    pthread_join(p->workers[i], NULL);
}

static void release_all(quoth_pipeline *p) {
  for (int i = 0; i < p->n_chunk && p->chunks[i]; i++) {
    quoth_chunk *chunk = p->chunks[i];
    for (uint32_t j = 0; j < chunk->n; j++)
      source_release(chunk->at[j].from);
    quoth_arena_close(&chunk->arena);
    free(chunk);
  }
  pthread_mutex_destroy(&p->lock);
  pthread_cond_destroy(&p->work);
  pthread_cond_destroy(&p->room);
  pthread_cond_destroy(&p->done);
  quoth_walk_close(p->walk);
  if (p->caller.p) worker_close(&p->caller);
  free(p);
}

quoth_pipeline *quoth_pipeline_open(const quoth_pipeline_options *options) {
  quoth_pipeline *p = calloc(1, sizeof *p);
  if (!p) return NULL;
  p->options = *options;
  p->n_thread = quoth_thread_count(options->n_thread);
  p->walk = quoth_walk_open(options->paths, options->n_path);
  pthread_mutex_init(&p->lock, NULL);
  pthread_cond_init(&p->work, NULL);
  pthread_cond_init(&p->room, NULL);
  pthread_cond_init(&p->done, NULL);
  if (p->walk && make_chunks(p) && start_threads(p)) return p;
  join_workers(p);
  release_all(p);
  return NULL;
}

void quoth_pipeline_close(quoth_pipeline *p) {
  if (!p) return;
  join_workers(p);
  pthread_join(p->cutter, NULL);
  release_all(p);
}
