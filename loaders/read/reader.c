/*
** reader.c: opens an input, tells its format by its first bytes, and runs the
** reader of that format from where an earlier run left off.
*/
#include "reader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "maps.h"
#include "readers.h"
#include "sniff.h"

static const quoth_reader *const readers[] = {
    &quoth_reader_text,   &quoth_reader_json, &quoth_reader_jsonl,
    &quoth_reader_html,   &quoth_reader_feed, &quoth_reader_nitf,
    &quoth_reader_newsml, &quoth_reader_warc,
};

#define N_READER (sizeof readers / sizeof *readers)

static const char *const format_names[] = {
    "auto", "text", "html", "json", "jsonl", "feed", "nitf", "newsml", "warc"};

#define N_FORMAT (sizeof format_names / sizeof *format_names)

int quoth_format_of(const char *name) {
  for (size_t i = 0; i < N_FORMAT; i++)
    if (!strcmp(format_names[i], name)) return (int)i;
  return -1;
}

const char *quoth_format_name(enum quoth_format format) {
  return format_names[format];
}

static const quoth_reader *reader_find(enum quoth_format format) {
  for (size_t i = 0; i < N_READER; i++)
    if (readers[i]->format == format) return readers[i];
  return NULL;
}

static bool open_refused(quoth_reject *reject, const char *reason,
                         const char *detail) {
  *reject = (quoth_reject){reason, quoth_string_of(detail), true};
  return false;
}

static bool choose_reader(quoth_input *input, enum quoth_format format,
                          quoth_reject *reject) {
  const char *head;
  size_t n = quoth_stream_peek(input->stream, QUOTH_SNIFF_BYTE, &head);
  quoth_str text = {head, (uint32_t)n};
  if (format == QUOTH_FORMAT_AUTO) format = quoth_sniff(text, input->path);
  input->reader = reader_find(format);
  if (n && quoth_stream_codec(input->stream)[0] && quoth_sniff_is_packed(text))
    return open_refused(reject, "unknown_format", "packed twice");
  if (!input->reader)
    return open_refused(reject, "unknown_format",
                        quoth_sniff_stranger(text));
  return true;
}

/* Goes to where an earlier run left off. */
static bool go_on(quoth_input *input, quoth_position from) {
  input->n_record = from.record;
  if (!from.record) return true;
  if (input->reader->whole) {
    input->n_to_pass = from.record;
    input->n_record = 0;
    return true;
  }
  return quoth_stream_seek(input->stream, from);
}

static const char *own_copy(quoth_input *input, const char *text) {
  const char *copy =
      text ? quoth_arena_copy(&input->own, text, strlen(text)) : NULL;
  return copy ? copy : "";
}

static bool input_begin(quoth_input *input, const quoth_input_options *o,
                        quoth_reject *reject) {
  const char *error = NULL;
  input->map = quoth_map_parse(&input->own, o->map ? o->map : "auto", &error);
  if (error) return open_refused(reject, "bad_map", error);
  input->base_url = own_copy(input, o->base_url);
  input->charset = own_copy(input, o->charset);
  if (!choose_reader(input, o->format, reject)) return false;
  if (input->reader->open) input->reader->open(input);
  return go_on(input, o->from) || open_refused(reject, "bad_position", "");
}

/* Takes the stream over. */
static quoth_input *input_new(quoth_stream *stream, const char *path,
                              const quoth_input_options *options,
                              quoth_reject *reject) {
  static const quoth_input_options none;
  if (!options) options = &none;
  if (options->name) path = options->name;
  *reject = (quoth_reject){NULL, {"", 0}, false};
  quoth_input *input = stream ? calloc(1, sizeof *input) : NULL;
  if (!input) {
    quoth_stream_close(stream);
    open_refused(reject, "no_file", strerror(errno));
    return NULL;
  }
  quoth_arena_open(&input->own, NULL);
  input->stream = stream;
  input->path = quoth_arena_copy(&input->own, path, strlen(path));
  if (!input->path) open_refused(reject, "no_file", strerror(ENOMEM));
  if (input->path && input_begin(input, options, reject)) return input;
  quoth_input_close(input);
  return NULL;
}

quoth_input *quoth_input_open(const char *path,
                              const quoth_input_options *options,
                              quoth_reject *reject) {
  return input_new(quoth_stream_open(path), path, options, reject);
}

quoth_input *quoth_input_open_memory(const char *name, const void *at,
                                     size_t n_byte,
                                     const quoth_input_options *options,
                                     quoth_reject *reject) {
  quoth_stream *stream = quoth_stream_open_memory(at, n_byte);
  return input_new(stream, name, options, reject);
}

void quoth_input_close(quoth_input *input) {
  if (!input) return;
  if (input->reader && input->reader->close) input->reader->close(input);
  quoth_stream_close(input->stream);
  quoth_arena_close(&input->own);
  free(input);
}

enum quoth_format quoth_input_format(const quoth_input *input) {
  return input->reader->format;
}

const quoth_stream *quoth_input_stream(const quoth_input *input) {
  return input->stream;
}

uint64_t quoth_input_n_skipped(const quoth_input *input) {
  return input->n_skipped;
}

/* A fault of the stream is a record of its own, told once; behind it a reader
** that can goes on. */
static bool fault_tell(quoth_input *input, quoth_arena *arena,
                       quoth_record *record) {
  enum quoth_stream_fault fault = quoth_stream_fault(input->stream);
  if (!fault || input->fault_told || arena->status) return false;
  if (fault == QUOTH_STREAM_NOMEM) arena->status = QUOTH_NOMEM;
  if (fault == QUOTH_STREAM_NOMEM) return false;
  record->offset = quoth_stream_offset(input->stream);
  quoth_position at = quoth_stream_position(input->stream);
  char detail[80];
  snprintf(detail, sizeof detail, "in the packed member at byte %llu",
           (unsigned long long)at.member);
  bool packed = quoth_stream_codec(input->stream)[0] != 0;
  quoth_reject_set(arena, record, quoth_stream_fault_name(fault),
                   packed ? detail : "");
  input->ended = !input->reader->recovers || fault == QUOTH_STREAM_BOMB ||
                 !quoth_stream_recover(input->stream);
  input->fault_told = input->ended;
  return true;
}

static void record_begin(const quoth_input *input, quoth_arena *arena,
                         quoth_record *record) {
  static const quoth_str none = {"", 0};
  memset(record, 0, sizeof *record);
  record->raw = record->reject.detail = none;
  record->charset = quoth_string_copy(arena, input->charset);
  record->path = input->path;
  record->map = input->map;
  quoth_article *a = &record->known;
  a->source = a->version = a->url = a->url_key = a->title = none;
  a->byline = a->dateline = a->outlet = a->domain = a->published = none;
  a->modified = a->lang = a->body = none;
  a->charset = "UTF-8";
}

/* Nothing but white space is left. */
static bool is_over(quoth_input *input) {
  const char *at;
  size_t n = quoth_stream_peek(input->stream, QUOTH_SNIFF_BYTE, &at);
  while (n && strchr(" \t\r\n", at[n - 1]) && at[n - 1])
    n--;
  return n == 0;
}

/* Whether the path names the record: other inputs may have others at the same
** place tomorrow. */
static bool is_alone(quoth_input *input, const quoth_record *record) {
  bool first = record->ordinal == 1 && record->offset == 0;
  if (!first || !strcmp(input->path, "-")) return false;
  switch (input->reader->format) {
  case QUOTH_FORMAT_TEXT:
  case QUOTH_FORMAT_HTML:
  case QUOTH_FORMAT_NITF:
    return true;
  case QUOTH_FORMAT_JSON:
  case QUOTH_FORMAT_JSONL:
    return is_over(input);
  default:
    return false;
  }
}

static bool record_next(quoth_input *input, quoth_arena *arena,
                        quoth_record *record) {
  record_begin(input, arena, record);
  record->offset = quoth_stream_offset(input->stream);
  bool found = !input->ended && input->reader->next(input, arena, record);
  if (!found) {
    record_begin(input, arena, record);
    found = fault_tell(input, arena, record);
  }
  if (!found && !input->n_record && !input->n_skipped && !arena->status)
    found = !quoth_reject_pass(arena, record, "empty", "");
  if (!found) return false;
  record->ordinal = ++input->n_record;
  record->after = quoth_stream_position(input->stream);
  record->after.record = input->n_record;
  record->alone = is_alone(input, record);
  return !arena->status;
}

bool quoth_input_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  bool found = record_next(input, arena, record);
  for (; found && input->n_to_pass; input->n_to_pass--)
    found = record_next(input, arena, record);
  return found;
}
