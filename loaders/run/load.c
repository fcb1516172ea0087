/*
** load.c: one run of quoth-load.  The one writer: takes read articles in order
** and stores them in batches.  Owns the rule that a batch holds the rows, the
** refusals, the counts and the place reached in the input, all or nothing, so
** that a run that was stopped anywhere, in any way, goes on by being started
** again.
*/
#include <stdlib.h>
#include <string.h>

#include "../store/bulk.h"
#include "../store/checkpoint.h"
#include "../common/signals.h"
#include "load.h"
#include "../common/options.h"
#include "runs.h"

/* A batch ends at this many bytes of bodies.  Of a small file they are few, so
** that nobody waits long for a commit.  In a large one each batch changes pages
** all over it, for which more bodies pay: a batch is then a part of the file.
** Tests set QUOTH_BATCH_KB, for more commits ... */
#define BATCH_BYTE_MIN ((size_t)8 << 20)
#define BATCH_BYTE_MAX ((size_t)32 << 20)
#define BATCH_OF_FILE  16
/* ... or after these seconds: others wait to write, and people to read. */
#define BATCH_SECONDS 4.0
/* An idle input must not hold the lock. */
#define IDLE_MS 200

static const char file_size[] =
    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";

struct load {
  quoth_database *db;
  const quoth_load_options *options;
  quoth_progress *progress;
  quoth_counts *counts, committed;
  quoth_pipeline *pipeline;
  quoth_store *store;
  quoth_runs *runs;
  quoth_checkpoint *checkpoint;
  quoth_lookup lookup;
  quoth_statement file_size;
  bool open;                 /* a transaction is */
  size_t n_byte, n_byte_max; /* of the batch */
  double began;
  const quoth_source_file *half_read; /* the input of the last item */
  quoth_position position;            /* behind it */
  quoth_walked reached;               /* a copy, longer-lived */
};

/* Until the log may be written from its start again there is other work. */
static void wait_for_log(struct load *l) {
  while (quoth_checkpoint_is_late(l->checkpoint) && !quoth_signal &&
         quoth_pipeline_help(l->pipeline))
    continue;
  quoth_checkpoint_wait(l->checkpoint);
}

static size_t batch_byte(struct load *l) {
  const char *kb = getenv("QUOTH_BATCH_KB");
  long n = kb ? strtol(kb, NULL, 10) : 0;
  if (n > 0) return (size_t)n << 10;
  int64_t file = quoth_database_integer(l->db, &l->file_size, 0, "");
  size_t n_byte = (size_t)file / BATCH_OF_FILE;
  if (n_byte < BATCH_BYTE_MIN) return BATCH_BYTE_MIN;
  return n_byte < BATCH_BYTE_MAX ? n_byte : BATCH_BYTE_MAX;
}

static void begin(struct load *l) {
  if (l->open || l->db->rc != SQLITE_OK) return;
  wait_for_log(l);
  quoth_database_begin(l->db);
  quoth_runs_start(l->runs, l->options->command);
  if (l->options->bulk)
    quoth_bulk_begin(l->db);
  else
    quoth_bulk_finish(l->db); /* of a load that was stopped */
  quoth_store_begin(l->store);
  l->open = true;
  l->n_byte = 0;
  l->n_byte_max = batch_byte(l);
  l->began = quoth_progress_now();
}

static void commit(struct load *l, const char *status) {
  if (!l->open) return;
  quoth_store_settle(l->store);
  if (l->half_read) quoth_runs_reached(l->runs, &l->reached, l->position);
  quoth_runs_count(l->runs, l->counts, status);
  quoth_database_commit(l->db);
  l->open = false;
  l->half_read = NULL;
  if (l->db->rc == SQLITE_OK) l->committed = *l->counts;
}

/* A row about a record, and a line for people where it is `told`. */
static void note(struct load *l, const quoth_item *item, bool told) {
  const quoth_walked *file = &item->from->file;
  quoth_runs_refused(l->runs, file->absolute[0] ? file->absolute : file->path,
                     &item->record);
  if (told) quoth_progress_refused(l->progress, file->path, &item->record);
}

/* What is passed over on purpose is told for whole files only: an archive
** passes over most of what it holds. */
static void refused(struct load *l, const quoth_item *item) {
  bool fault = item->record.reject.fault;
  *(fault ? &l->counts->n_refused : &l->counts->n_passed) += 1;
  note(l, item, fault || item->record.ordinal <= 1);
}

/* An article that is in, but not as its bytes would have it. */
static void note_decoding(struct load *l, quoth_item *item) {
  const quoth_article *a = &item->article;
  bool text = item->record.copy == QUOTH_COPY_TEXT;
  bool utf = a->charset == NULL || strncmp(a->charset, "UTF", 3) == 0;
  char detail[120];
  if (a->n_replaced == 0 && (utf || !text)) return;
  int n =
      snprintf(detail, sizeof detail, "read as %s, %u characters became U+FFFD",
               a->charset ? a->charset : "UTF-8", a->n_replaced);
  item->record.reject = (quoth_reject){"decoded", {detail, (uint32_t)n}, false};
  note(l, item, true);
}

/* A correction whose words the new version does not have. */
static void lost(void *arg, const char *source, quoth_str words) {
  struct load *l = arg;
  quoth_record record = {.reject = {"lost_correction", words, false}};
  quoth_runs_refused(l->runs, source, &record);
  quoth_progress_refused(l->progress, source, &record);
}

/* The threads asked what was committed; what this run wrote may say more. */
static enum quoth_known known_now(struct load *l, const quoth_item *item) {
  bool wrote = l->counts->n_new + l->counts->n_changed > 0;
  if (item->known == QUOTH_KNOWN_SAME && !wrote) return QUOTH_KNOWN_SAME;
  return quoth_lookup_known(&l->lookup, &item->found);
}

static void store(struct load *l, quoth_chunk *chunk, quoth_item *item) {
  enum quoth_known known = known_now(l, item);
  if (known == QUOTH_KNOWN_SAME) {
    l->counts->n_same++;
    return;
  }
  if (!item->extracted) quoth_pipeline_extract(l->pipeline, chunk, item);
  if (item->status != QUOTH_OK) {
    quoth_database_fail(l->db, SQLITE_NOMEM, "out of memory");
    return;
  }
  quoth_store_article(l->store, &chunk->arena, &item->found);
  l->counts->n_quote += item->found.reading.n_quote;
  *(known == QUOTH_KNOWN_NEW ? &l->counts->n_new : &l->counts->n_changed) += 1;
  l->n_byte += item->article.body.n_byte;
  note_decoding(l, item);
}

static void note_place(struct load *l, const quoth_item *item) {
  if (item->kind == QUOTH_ITEM_END) {
    quoth_runs_finished(l->runs, &item->from->file);
    l->half_read = NULL;
  } else if (item->record.ordinal > 0) {
    l->half_read = item->from;
    l->position = item->record.after;
  }
}

static void take(struct load *l, quoth_chunk *chunk, quoth_item *item) {
  if (item->status == QUOTH_NOMEM)
    quoth_database_fail(l->db, SQLITE_NOMEM, "out of memory");
  if (item->status == QUOTH_INTERRUPTED) return;
  begin(l);
  if (item->kind == QUOTH_ITEM_REJECT)
    refused(l, item);
  else if (item->kind == QUOTH_ITEM_ARTICLE)
    store(l, chunk, item);
  note_place(l, item);
}

static void take_chunk(struct load *l, quoth_chunk *chunk) {
  for (uint32_t i = 0; i < chunk->n && !quoth_signal; i++) {
    if (l->db->rc != SQLITE_OK) break;
    take(l, chunk, &chunk->at[i]);
  }
  quoth_store_flush(l->store); /* the chunk goes, and with it the texts */
  if (l->half_read) l->reached = l->half_read->file;
}

static bool is_full(const struct load *l) {
  return l->n_byte >= l->n_byte_max ||
         quoth_progress_now() - l->began > BATCH_SECONDS;
}

static void take_all(struct load *l) {
  bool ended = false;
  while (!ended && !quoth_signal && l->db->rc == SQLITE_OK) {
    quoth_chunk *chunk = quoth_pipeline_next(l->pipeline, IDLE_MS, &ended);
    if (chunk) take_chunk(l, chunk);
    bool idle = !chunk && !ended; /* the last batch is finish()'s to commit */
    if (l->open && (idle || is_full(l))) commit(l, "running");
    if (chunk) quoth_pipeline_release(l->pipeline, chunk);
    quoth_progress_tick(l->progress, l->counts,
                        quoth_pipeline_n_read(l->pipeline));
  }
}

/* Each batch went into the claim index; triggers, and others who edit, leave
** statements to be taken in, and another version an index to be made anew. */
static void index_claims(struct load *l) {
  quoth_database_exec(l->db, "SELECT quoth_reindex('pending')");
}

/* As quoth-link does; also where nothing is new, for what was not linked. */
static void link_claims(struct load *l) {
  if (l->options->link) quoth_database_exec(l->db, "SELECT quoth_link()");
}

static int exit_code(const struct load *l) {
  if (l->db->rc != SQLITE_OK) return QUOTH_EXIT_DATABASE;
  if (quoth_signal) return QUOTH_EXIT_SIGNAL + quoth_signal;
  return l->counts->n_refused > 0 ? QUOTH_EXIT_REFUSED : QUOTH_EXIT_OK;
}

/* What comes behind the last article. */
static void complete(struct load *l) {
  quoth_store_settle(l->store); /* what follows looks at all rows */
  if (l->options->bulk) quoth_progress_stage(l->progress, "making indexes");
  quoth_bulk_finish(l->db);
  index_claims(l);
  if (l->options->link) quoth_progress_stage(l->progress, "linking claims");
  link_claims(l);
}

static void finish(struct load *l) {
  bool stopped = quoth_signal != 0;
  begin(l);
  if (l->open && !stopped) complete(l);
  commit(l, stopped ? "interrupted" : "done");
  if (l->db->rc == SQLITE_OK) return;
  quoth_database_rollback(l->db);
  *l->counts = l->committed;
}

/* One core is the writer's: with a reading thread on each, the threads take it
** from the writer, for which all wait. */
static int readers_beside(int asked) {
  int n = quoth_thread_count(asked);
  return asked > 0 || n == 1 ? n : n - 1;
}

static void open_all(struct load *l) {
  l->runs = quoth_runs_open(l->db);
  l->store = quoth_store_open(l->db);
  quoth_lookup_open(&l->lookup, l->db);
  quoth_pipeline_options options = {.paths = l->options->paths,
                                    .n_path = l->options->n_path,
                                    .format = l->options->format,
                                    .map = l->options->map,
                                    .outlet = l->options->outlet,
                                    .n_thread =
                                        readers_beside(l->options->n_thread),
                                    .database = l->db->path,
                                    .resume = quoth_runs_resume,
                                    .resume_arg = l->runs};
  l->checkpoint = quoth_checkpoint_open(l->db);
  if (l->store) quoth_store_on_lost(l->store, lost, l);
  if (l->runs && l->store) l->pipeline = quoth_pipeline_open(&options);
  if (!l->pipeline) quoth_database_fail(l->db, SQLITE_NOMEM, "out of memory");
}

int quoth_load_run(quoth_database *db, const quoth_load_options *options,
                   quoth_progress *progress, quoth_counts *counts) {
  struct load l = {.db = db,
                   .options = options,
                   .progress = progress,
                   .counts = counts,
                   .file_size = {file_size, NULL}};
  open_all(&l);
  if (l.pipeline) take_all(&l);
  finish(&l);
  if (!quoth_signal) quoth_pipeline_close(l.pipeline);
  quoth_checkpoint_close(l.checkpoint);
  quoth_statements_finish(&l.file_size, 1);
  quoth_lookup_close(&l.lookup);
  quoth_store_close(l.store);
  quoth_runs_close(l.runs);
  return exit_code(&l);
}
