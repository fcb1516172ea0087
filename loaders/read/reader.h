/*
** reader.h: any input in, articles out, in two halves, so that a load may use
** all cores:
**
**   quoth_input  cuts one input into records, in order, cheaply: a line of
**                JSON, a WARC record, an item of a feed.  One thread.
**   quoth_desk   makes an article of a record: charset, JSON, HTML, NFC.
**                One for each thread.
**
**   quoth_input *in = quoth_input_open(path, &options, &reject);
**   while (quoth_input_next(in, &arena, &record))
**     if (quoth_desk_read(desk, &arena, &record, &article)) …store it…
**     else …note record.reject…
**   quoth_input_close(in);
**
** A record is an article or a reject, never both; a bad record does not stop
** the next.  All that a record and an article point to lives in the arena
** that was given, and nothing in the input or the desk.
*/
#ifndef QUOTH_LOADERS_READER_H
#define QUOTH_LOADERS_READER_H

#include "record.h"

/* "text", "json", … as --format takes them; AUTO for "auto", -1 for others. */
int quoth_format_of(const char *name);
const char *quoth_format_name(enum quoth_format format);

typedef struct quoth_input_options {
  enum quoth_format format;
  const char *map;      /* --map, NULL: "auto"; see maps.h */
  const char *charset;  /* as declared outside, by HTTP; or NULL */
  const char *base_url; /* for relative links; or NULL */
  const char *name;     /* to call the input by instead of its path; or NULL */
  quoth_position from;  /* `after` of the last record that was stored */
} quoth_input_options;

typedef struct quoth_input quoth_input;

/* Opens a file, or standard input for "-".  NULL with *reject filled, whose
** detail is static: no_file, unknown_format, bad_map, bad_position. */
quoth_input *quoth_input_open(const char *path,
                              const quoth_input_options *options,
                              quoth_reject *reject);

/* The same over memory that outlives the input: members of archives. */
quoth_input *quoth_input_open_memory(const char *name, const void *at,
                                     size_t n_byte,
                                     const quoth_input_options *options,
                                     quoth_reject *reject);
void quoth_input_close(quoth_input *input);

/* The next record; false at the end, and when there is no memory
** (arena->status tells).  The arena may be reset between records. */
bool quoth_input_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record);

enum quoth_format quoth_input_format(const quoth_input *input);
const quoth_stream *quoth_input_stream(const quoth_input *input);

/* Records that hold no article by nature (WARC requests, folders …). */
uint64_t quoth_input_n_skipped(const quoth_input *input);

typedef struct quoth_desk quoth_desk;

/* NULL when there is no memory.  Opens ICU when it is first needed. */
quoth_desk *quoth_desk_open(void);
void quoth_desk_close(quoth_desk *desk);

/* True with *article filled, or false with record->reject filled.  When there
** is no memory it is false with arena->status set. */
bool quoth_desk_read(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article);

#endif
