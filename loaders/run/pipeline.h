/*
** pipeline.h: inputs in, read articles out, in the order of the inputs, by as
** many threads as there are cores.  One thread cuts inputs into records, the
** others make articles of them and extract their quotes; the caller takes
** the results in order.
*/
#ifndef QUOTH_LOADERS_PIPELINE_H
#define QUOTH_LOADERS_PIPELINE_H

#include "../store/store.h"
#include "walk.h"

/* A body that is longer is no article, and reading it costs up to 20 bytes of
** memory a byte: two at a time stay below 256 MB.  Reject: too_long. */
#define QUOTH_BODY_MAX_BYTE ((size_t)4 << 20)

/* One file or stream.  Lives as long as an item that names it. */
typedef struct quoth_source_file {
  quoth_walked file;
  quoth_input *input;
  uint32_t n_use; /* the pipeline's own */
} quoth_source_file;

enum quoth_item_kind {
  QUOTH_ITEM_ARTICLE = 1,
  QUOTH_ITEM_REJECT,
  QUOTH_ITEM_END, /* of its source: all before it came through */
};

typedef struct quoth_item {
  uint8_t kind;  /* enum quoth_item_kind */
  uint8_t known; /* enum quoth_known, as of the last commit */
  bool extracted; /* and drafted */
  int status; /* of the extraction */
  quoth_source_file *from;
  quoth_record record; /* QUOTH_ITEM_REJECT: record.reject */
  quoth_article article;
  quoth_found found;
} quoth_item;

/* Articles that are handed on together; few while threads are idle, more when
** all are at work. */
#define QUOTH_CHUNK_MAX      32
#define QUOTH_CHUNK_MAX_BYTE ((size_t)64 << 10)

typedef struct quoth_chunk {
  quoth_arena arena; /* holds all that the items point to */
  size_t n_byte;     /* read */
  int state;
  uint32_t n;
  quoth_item at[QUOTH_CHUNK_MAX];
} quoth_chunk;

typedef struct quoth_pipeline_options {
  char *const *paths;
  int n_path;
  enum quoth_format format;
  const char *map;
  const char *outlet;   /* of articles that do not tell theirs; or NULL */
  int n_thread;         /* 0: one for each core */
  bool only_reading;    /* quotes alone, neither rows nor fingerprints */
  const char *database; /* articles it has are not extracted again; or NULL */
  quoth_position (*resume)(void *arg, const quoth_walked *file); /* or NULL */
  void *resume_arg;
} quoth_pipeline_options;

typedef struct quoth_pipeline quoth_pipeline;

/* Threads to start for -j; one for each core where none are asked for. */
#define QUOTH_THREADS_MAX 64
int quoth_thread_count(int asked);

/* Starts the threads.  NULL when there is no memory or no thread. */
quoth_pipeline *quoth_pipeline_open(const quoth_pipeline_options *options);

/* The next chunk in order, or NULL: with *ended at the end, without it when
** `ms` passed and nothing was ready.  Helps the threads where it would wait. */
quoth_chunk *quoth_pipeline_next(quoth_pipeline *pipeline, int ms, bool *ended);
void quoth_pipeline_release(quoth_pipeline *pipeline, quoth_chunk *chunk);

/* Extracts a chunk that no thread has yet; false where there is none. */
bool quoth_pipeline_help(quoth_pipeline *pipeline);

/* Extracts what the threads left out since it was known, and is no more. */
void quoth_pipeline_extract(quoth_pipeline *pipeline, quoth_chunk *chunk,
                            quoth_item *item);

/* Bytes of the inputs read so far, as they lie on disk. */
uint64_t quoth_pipeline_n_read(quoth_pipeline *pipeline);

/* Ends the threads, waiting for what they are at. */
void quoth_pipeline_close(quoth_pipeline *pipeline);

#endif
