/*
** readers.h: what the readers share behind reader.h.  Each format is a row of
** functions; those that make articles of records are the desk's.
*/
#ifndef QUOTH_LOADERS_READERS_H
#define QUOTH_LOADERS_READERS_H

#include "charset.h"
#include "reader.h"

/* How much of an input is looked at to tell its format. */
#define QUOTH_SNIFF_BYTE ((size_t)4096)

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

extern const quoth_reader quoth_reader_text, quoth_reader_html,
    quoth_reader_json, quoth_reader_jsonl, quoth_reader_feed, quoth_reader_nitf,
    quoth_reader_newsml, quoth_reader_warc;

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

struct quoth_desk {
  quoth_unicode *unicode;
};

/* Fills record->reject; gives false, for `return quoth_reject_set(…)` at a
** desk.  `detail` is copied. */
bool quoth_reject_set(quoth_arena *arena, quoth_record *record,
                      const char *reason, const char *detail);
/* The same for what is passed over on purpose. */
bool quoth_reject_pass(quoth_arena *arena, quoth_record *record,
                       const char *reason, const char *detail);

/* All that is left of the stream, copied; false where it is longer than
** QUOTH_RECORD_MAX_BYTE (a reject is filled) or there is no memory. */
bool quoth_input_rest(quoth_input *input, quoth_arena *arena,
                      quoth_record *record);

/* The next line with its end, not taken: *n_byte is 0 at the end of the
** stream.  False where it is longer than QUOTH_RECORD_MAX_BYTE: *n_byte bytes
** of it are there, and quoth_input_line_drop() takes all of it. */
bool quoth_input_line(quoth_input *input, const char **at, size_t *n_byte);
void quoth_input_line_drop(quoth_input *input);

/* Formatted into the arena; "" on no memory. */
quoth_str quoth_string_format(quoth_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline quoth_str quoth_string_of(const char *text) {
  quoth_str s = {text, 0};
  while (text[s.n_byte])
    s.n_byte++;
  return s;
}

/* A C string, copied; "" on no memory. */
quoth_str quoth_string_copy(quoth_arena *arena, const char *text);

/* Text of a piece of HTML in UTF-8, tags parting paragraphs. */
quoth_str quoth_html_text(quoth_arena *arena, quoth_str html);

/* "usable", "withheld", "stat:canceled", "cancelled" …; usable for others. */
uint8_t quoth_article_status_of(quoth_str text);

/* Without white space at both ends. */
quoth_str quoth_string_trim(quoth_str text);

/* What a media type is to us; 0 for pictures and the like. */
uint8_t quoth_copy_of_type(quoth_str type);

/* ---- the desk's: each fills *article from record->raw and ->known ---- */

bool quoth_copy_text(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article);
bool quoth_copy_html(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article);
bool quoth_copy_fragment(quoth_desk *desk, quoth_arena *arena,
                         quoth_record *record, quoth_article *article);
bool quoth_copy_http(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article);
bool quoth_copy_json(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article);

#endif
