/*
** input.h: an open input as its reader sees it, and how readers take lines and
** rests from it.
*/
#ifndef QUOTH_LOADERS_INPUT_H
#define QUOTH_LOADERS_INPUT_H

#include "record.h"

typedef struct quoth_input quoth_input;

/* One format. */
typedef struct quoth_reader {
  enum quoth_format format;
  /* Makes input->state in input->own, before a byte is taken; may be NULL. */
  void (*open)(quoth_input *input);
  /* A record or a reject; false at the end or at a fault of the stream. */
  bool (*next)(quoth_input *input, quoth_arena *arena, quoth_record *record);
  void (*close)(quoth_input *input); /* may be NULL */
  bool whole;    /* the input is one document: positions count records */
  bool recovers; /* records are whole behind a fault of the stream */
} quoth_reader;

struct quoth_input {
  const quoth_reader *reader;
  quoth_stream *stream;
  quoth_arena own;                /* what lives as long as the input */
  const char *path;               /* or the name to call it by */
  const char *base_url, *charset; /* "" where not told */
  const quoth_json_map *map;
  void *state; /* of the reader */
  uint64_t n_record, n_skipped;
  uint64_t n_to_pass; /* records to pass over, where positions are counts */
  bool ended;
  bool fault_told; /* the fault that ended the stream */
};

/* All that is left of the stream, copied; false where it is longer than
** QUOTH_RECORD_MAX_BYTE (a reject is filled) or there is no memory. */
bool quoth_input_rest(quoth_input *input, quoth_arena *arena,
                      quoth_record *record);

/* The next line with its end, not taken: *n_byte is 0 at the end of the
** stream.  False where it is longer than QUOTH_RECORD_MAX_BYTE: *n_byte bytes
** of it are there, and quoth_input_line_drop() takes all of it. */
bool quoth_input_line(quoth_input *input, const char **at, size_t *n_byte);
void quoth_input_line_drop(quoth_input *input);

#endif
