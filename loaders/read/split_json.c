/*
** split_json.c: JSON as records: a value a line, or the elements of an array,
** or values in a row.  Cuts only; whether a value is well-formed is found at
** the desk (read_json.c), so a bad one does not stop the next.
*/
#include "readers.h"

#include <string.h>

#include "sniff.h"

enum phase {
  AT_START,
  FIRST_DUE, /* behind [ */
  NEXT_DUE,  /* behind an element of the array */
  BEHIND,    /* behind the array, or a value that stands alone */
};

typedef struct splitter {
  enum phase phase;
  bool array;
  bool feed; /* JSON Feed: the records are what "items" holds */
} splitter;

/* Where a value ends, scanned byte by byte as it comes in. */
typedef struct scan {
  uint32_t depth;
  bool in_string, escaped, container;
} scan;

/* Takes byte c in; true when the value ends before it (0) or with it (1). */
static bool scan_step(scan *s, char c, int *with) {
  *with = 1;
  if (s->in_string) {
    bool quote = c == '"' && !s->escaped;
    s->escaped = c == '\\' && !s->escaped;
    s->in_string = !quote;
    return quote && !s->depth;
  }
  if (c == '"') s->in_string = true;
  if (c == '{' || c == '[') s->depth++;
  bool closes = c == '}' || c == ']';
  if (closes && s->depth) return --s->depth == 0;
  *with = 0;
  return !s->depth && !s->in_string && c && strchr(",]} \t\r\n:", c);
}

/* Bytes of the value at the start of the stream; all of it where it has no
** end.  More than QUOTH_RECORD_MAX_BYTE: it is longer than that. */
static size_t value_length(quoth_input *input, const char **at) {
  scan s = {0};
  size_t i = 0, n;
  for (;;) {
    n = quoth_stream_peek(input->stream, i + 1, at);
    if (n <= i || i > QUOTH_RECORD_MAX_BYTE) return i;
    for (int with; i < n; i++)
      if (scan_step(&s, (*at)[i], &with)) return i + (size_t)with;
  }
}

static int space_skip(quoth_input *input) {
  const char *at;
  while (quoth_stream_peek(input->stream, 1, &at)) {
    if (!*at || !strchr(" \t\r\n", *at)) return (unsigned char)*at;
    quoth_stream_take(input->stream, 1);
  }
  return -1;
}

/* Takes all before the array of a JSON Feed. */
static void items_find(quoth_input *input) {
  static const char key[] = "\"items\"";
  const char *at, *found = NULL;
  for (size_t n; !found && (n = quoth_stream_peek(input->stream, 4096, &at));) {
    found = memmem(at, n, key, sizeof key - 1);
    size_t n_take = found ? (size_t)(found - at) + sizeof key - 1 : n;
    if (!found && n >= 4096) n_take -= sizeof key; /* it may lie across */
    quoth_stream_take(input->stream, n_take);
  }
  if (found && space_skip(input) == ':') quoth_stream_take(input->stream, 1);
}

static void mark_skip(quoth_input *input) {
  const char *at;
  if (quoth_stream_peek(input->stream, 3, &at) >= 3 &&
      !memcmp(at, "\xEF\xBB\xBF", 3))
    quoth_stream_take(input->stream, 3);
}

/* The rest makes no sense: says so once. */
static bool give_up(quoth_input *input, quoth_arena *arena,
                    quoth_record *record, const char *why) {
  record->offset = quoth_stream_offset(input->stream);
  input->ended = true;
  quoth_reject_set(arena, record, "bad_json", why);
  return !quoth_stream_fault(input->stream);
}

static bool value_take(quoth_input *input, quoth_arena *arena,
                       quoth_record *record) {
  const char *at;
  record->copy = QUOTH_COPY_JSON;
  record->offset = quoth_stream_offset(input->stream);
  size_t n = value_length(input, &at);
  if (quoth_stream_fault(input->stream)) return false;
  if (!n) return give_up(input, arena, record, "no value where one is due");
  if (n > QUOTH_RECORD_MAX_BYTE) {
    input->ended = true;
    return !quoth_reject_set(arena, record, "too_long", "");
  }
  record->raw.at = quoth_arena_copy(arena, at, n);
  record->raw.n_byte = record->raw.at ? (uint32_t)n : 0;
  quoth_stream_take(input->stream, n);
  return !arena->status;
}

static bool element_next(quoth_input *input, quoth_arena *arena,
                         quoth_record *record, splitter *s) {
  int c = space_skip(input);
  if (c == ']') {
    quoth_stream_take(input->stream, 1);
    s->phase = BEHIND;
    c = space_skip(input);
    input->ended = s->feed;
    return c >= 0 && !s->feed &&
           give_up(input, arena, record, "text behind the array");
  }
  if (s->phase == NEXT_DUE && c == ',') {
    quoth_stream_take(input->stream, 1);
    c = space_skip(input);
  } else if (s->phase == NEXT_DUE) {
    return give_up(input, arena, record,
                   c < 0 ? "the array has no end" : "no comma between values");
  }
  if (c < 0) return give_up(input, arena, record, "the array has no end");
  s->phase = NEXT_DUE;
  return value_take(input, arena, record);
}

static bool json_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  splitter *s = input->state;
  if (!s) return false;
  if (s->phase == AT_START && !input->n_record) mark_skip(input);
  if (s->phase == AT_START && !input->n_record && s->feed) items_find(input);
  int c = space_skip(input);
  if (s->phase == AT_START && s->array) {
    s->phase = input->n_record ? NEXT_DUE : FIRST_DUE;
    if (!input->n_record && c != '[')
      return give_up(input, arena, record, "no array of items");
    if (!input->n_record) quoth_stream_take(input->stream, 1);
  }
  if (s->phase == FIRST_DUE || s->phase == NEXT_DUE)
    return element_next(input, arena, record, s);
  if (s->phase == AT_START && c < 0 && !input->n_record)
    return give_up(input, arena, record, "no value");
  if (c == '{') {
    s->phase = BEHIND;
    return value_take(input, arena, record);
  }
  if (s->phase == BEHIND)
    return c >= 0 && give_up(input, arena, record, "text behind the value");
  record->copy = QUOTH_COPY_JSON;
  quoth_input_rest(input, arena, record);
  return record->raw.n_byte || record->reject.reason;
}

static void json_open(quoth_input *input) {
  const char *at;
  size_t n = quoth_stream_peek(input->stream, QUOTH_SNIFF_BYTE, &at), i = 0;
  splitter *s = quoth_arena_alloc(&input->own, sizeof *s);
  if (n >= 3 && !memcmp(at, "\xEF\xBB\xBF", 3)) i = 3;
  while (i < n && at[i] && strchr(" \t\r\n", at[i]))
    i++;
  if (s) s->feed = quoth_sniff_is_json_feed((quoth_str){at, (uint32_t)n});
  if (s) s->array = s->feed || (i < n && at[i] == '[');
  input->state = s;
}

static bool is_blank(const char *at, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!at[i] || !strchr(" \t\r\n", at[i])) return false;
  return true;
}

static bool line_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  const char *at;
  size_t n;
  if (!input->n_record) mark_skip(input);
  bool whole = quoth_input_line(input, &at, &n);
  for (; whole && n && is_blank(at, n);
       whole = quoth_input_line(input, &at, &n)) {
    quoth_stream_take(input->stream, n);
    input->n_record++; /* ordinals are line numbers */
  }
  record->copy = QUOTH_COPY_JSON;
  record->offset = quoth_stream_offset(input->stream);
  if (!whole) {
    quoth_input_line_drop(input);
    return !quoth_reject_set(arena, record, "too_long", "");
  }
  /* a line that a fault cuts off is lost with it */
  if (!n || (at[n - 1] != '\n' && quoth_stream_fault(input->stream)))
    return false;
  record->raw.at = quoth_arena_copy(arena, at, n);
  record->raw.n_byte = record->raw.at ? (uint32_t)n : 0;
  quoth_stream_take(input->stream, n);
  return !arena->status;
}

const quoth_reader quoth_reader_json = {
    .format = QUOTH_FORMAT_JSON,
    .open = json_open,
    .next = json_next,
};

const quoth_reader quoth_reader_jsonl = {
    .format = QUOTH_FORMAT_JSONL,
    .next = line_next,
    .recovers = false, /* the rest of a broken line would pass for a record */
};
