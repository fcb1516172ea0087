/*
** checkpoint.c: the log's checkpoints in a thread.  They are PASSIVE, which
** waits for nobody and keeps nobody waiting, so that readers and other loaders
** may do as they like.  A failure is nobody's: what is not copied stays in the
** log, where it is as safe, and where the next one finds it.
*/
#include "checkpoint.h"

#include <pthread.h>
#include <stdlib.h>

/* Pages of a log that is long, 128 MB: to write on costs nothing, to wait until
** the disk has it all does. */
#define LONG_PAGES 32768

struct quoth_checkpoint {
  sqlite3 *writer, *own;
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t changed;
  /* under the lock */
  int n_page; /* of the log, at the last commit */
  bool wanted, at_work, stop;
};

/* Of sqlite3_wal_hook(): a commit is done, with so many pages in the log. */
static int committed(void *self, sqlite3 *db, const char *schema, int n_page) {
  quoth_checkpoint *c = self;
  (void)db, (void)schema;
  pthread_mutex_lock(&c->lock);
  c->n_page = n_page;
  c->wanted = true;
  pthread_cond_broadcast(&c->changed);
  pthread_mutex_unlock(&c->lock);
  return SQLITE_OK;
}

/* Under the lock, which is open meanwhile. */
static void copy(quoth_checkpoint *c) {
  c->wanted = false;
  c->at_work = true;
  pthread_mutex_unlock(&c->lock);
  sqlite3_wal_checkpoint_v2(c->own, "main", SQLITE_CHECKPOINT_PASSIVE, NULL,
                            NULL);
  pthread_mutex_lock(&c->lock);
  c->at_work = false;
  pthread_cond_broadcast(&c->changed);
}

static void *run(void *self) {
  quoth_checkpoint *c = self;
  pthread_mutex_lock(&c->lock);
  while (!c->stop) {
    if (c->wanted)
      copy(c);
    else
      pthread_cond_wait(&c->changed, &c->lock);
  }
  pthread_mutex_unlock(&c->lock);
  return NULL;
}

static void release(quoth_checkpoint *c) {
  sqlite3_close(c->own);
  pthread_mutex_destroy(&c->lock);
  pthread_cond_destroy(&c->changed);
  free(c);
}

quoth_checkpoint *quoth_checkpoint_open(quoth_database *db) {
  quoth_checkpoint *c = calloc(1, sizeof *c);
  if (!c) return NULL;
  c->writer = db->handle;
  pthread_mutex_init(&c->lock, NULL);
  pthread_cond_init(&c->changed, NULL);
  int rc = sqlite3_open_v2(db->path, &c->own,
                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK || pthread_create(&c->thread, NULL, run, c)) {
    release(c);
    return NULL;
  }
  sqlite3_wal_hook(c->writer, committed, c);
  return c;
}

/* Under the lock. */
static bool is_late(const quoth_checkpoint *c) {
  return c->n_page >= LONG_PAGES && (c->wanted || c->at_work);
}

bool quoth_checkpoint_is_late(quoth_checkpoint *c) {
  if (!c) return false;
  pthread_mutex_lock(&c->lock);
  bool late = is_late(c);
  pthread_mutex_unlock(&c->lock);
  return late;
}

void quoth_checkpoint_wait(quoth_checkpoint *c) {
  if (!c) return;
  pthread_mutex_lock(&c->lock);
  while (is_late(c))
    pthread_cond_wait(&c->changed, &c->lock);
  pthread_mutex_unlock(&c->lock);
}

void quoth_checkpoint_close(quoth_checkpoint *c) {
  if (!c) return;
  sqlite3_wal_hook(c->writer, NULL, NULL);
  pthread_mutex_lock(&c->lock);
  c->stop = true;
  pthread_cond_broadcast(&c->changed);
  pthread_mutex_unlock(&c->lock);
  pthread_join(c->thread, NULL);
  release(c);
}
