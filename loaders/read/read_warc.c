/*
** read_warc.c: web archives, WARC 1.0 and 1.1 and the older ARC.  Each response
** is a record; requests and descriptions are counted and passed by.  Lengths
** are not believed: a record must end where the next one starts, else it is
** refused and the reading goes on at the next "WARC/1.".
*/
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "http.h"
#include "readers.h"
#include "sniff.h"

/* Real headers have 1 KB. */
#define HEAD_MAX_BYTE ((size_t)64 << 10)

#define MARK   "WARC/1."
#define N_MARK (sizeof MARK - 1)

typedef struct head {
  quoth_str text; /* header lines; ARC: the one line */
  quoth_str uri, type;
  int64_t n_block; /* -1: no length that can be */
} head;

/* Takes everything before the next record; false at the end of the stream. */
static bool resync(quoth_input *input) {
  const char *at;
  for (size_t n; (n = quoth_stream_peek(input->stream, 4096, &at)) > 0;) {
    const char *found = memmem(at, n, MARK, N_MARK);
    size_t n_take = found ? (size_t)(found - at) : n;
    /* the mark may lie across the end of what is seen */
    if (!found && n >= N_MARK && !quoth_stream_fault(input->stream) &&
        n >= 4096)
      n_take = n - (N_MARK - 1);
    quoth_stream_take(input->stream, n_take);
    if (found) return true;
  }
  return false;
}

/* Refuses a record and moves to the next; true for next() to return. */
static bool refuse(quoth_input *input, quoth_arena *arena, quoth_record *record,
                   const char *reason, const char *detail) {
  quoth_reject_set(arena, record, reason, detail);
  const char *at;
  if (quoth_stream_peek(input->stream, N_MARK, &at) >= N_MARK &&
      !memcmp(at, MARK, N_MARK))
    quoth_stream_take(input->stream, 1); /* not the same again */
  resync(input);
  return true;
}

/* Line ends between records; gives what comes first behind them, or -1. */
static int between(quoth_input *input) {
  const char *at;
  while (quoth_stream_peek(input->stream, 1, &at)) {
    if (*at != '\r' && *at != '\n') return (unsigned char)*at;
    quoth_stream_take(input->stream, 1);
  }
  return -1;
}

/* Bytes of the header with the blank line behind it; 0 where it has no end
** within HEAD_MAX_BYTE.  Line by line: what lies behind the header may be all
** of the input. */
static size_t head_length(quoth_input *input, const char **at) {
  size_t n_line = 0, i = 0;
  for (; i < HEAD_MAX_BYTE; i++) {
    if (quoth_stream_peek(input->stream, i + 1, at) <= i) break;
    char c = (*at)[i];
    if (c == '\n' && !n_line) return i + 1;
    if (c == '\n')
      n_line = 0;
    else if (c != '\r')
      n_line++;
  }
  return 0;
}

static int64_t length_of(quoth_str digits) {
  int64_t n = 0;
  for (uint32_t i = 0; i < digits.n_byte; i++) {
    if (digits.at[i] < '0' || digits.at[i] > '9' || i > 17) return -1;
    n = n * 10 + (digits.at[i] - '0');
  }
  return digits.n_byte ? n : -1;
}

/* wget writes <uri>. */
static quoth_str uri_of(quoth_str value) {
  if (value.n_byte > 1 && value.at[0] == '<' &&
      value.at[value.n_byte - 1] == '>')
    return (quoth_str){value.at + 1, value.n_byte - 2};
  return value;
}

static bool head_take(quoth_input *input, quoth_arena *arena, head *h) {
  const char *at;
  size_t n = head_length(input, &at);
  if (!n) return false;
  const char *copy = quoth_arena_copy(arena, at, n);
  if (!copy) return false;
  h->text = (quoth_str){copy, (uint32_t)n};
  h->type = quoth_http_header(h->text, "WARC-Type");
  h->uri = uri_of(quoth_http_header(h->text, "WARC-Target-URI"));
  h->n_block = length_of(quoth_http_header(h->text, "Content-Length"));
  if (h->n_block >= 0) quoth_stream_take(input->stream, n);
  return true;
}

static bool is_type(const head *h, const char *type) {
  return h->type.n_byte == strlen(type) &&
         !strncasecmp(h->type.at, type, h->type.n_byte);
}

/* What stands behind a block must be two line ends, or a record, or nothing. */
static bool ends_well(const char *at, size_t n) {
  size_t i = 0;
  if (n >= 4 && !memcmp(at, "\r\n\r\n", 4)) return true;
  while (i < n && i < 8 && (at[i] == '\r' || at[i] == '\n'))
    i++;
  return i == n || (n - i >= N_MARK && !memcmp(at + i, MARK, N_MARK));
}

/* The block, not taken, where its length is true; else the record is refused
** (false) and the stream stands at the next one. */
static bool block_peek(quoth_input *input, quoth_arena *arena,
                       quoth_record *record, const head *h, const char **at) {
  size_t n = (size_t)h->n_block, n_want = n + 8 + N_MARK;
  size_t there = quoth_stream_peek(input->stream, n_want, at);
  if (there >= n && ends_well(*at + n, there - n)) return true;
  const char *next = memmem(*at, there, "\n" MARK, N_MARK + 1);
  if (!next && there < n) { /* the input ends in it */
    if (quoth_stream_fault(input->stream)) return false;
    quoth_stream_take(input->stream, there);
    quoth_reject_set(arena, record, "truncated", "in a record");
    return false;
  }
  refuse(input, arena, record, "wrong_length", "");
  return false;
}

/* A block that is not read; its length is checked by where it ends. */
static bool block_skip(quoth_input *input, const head *h) {
  const char *at;
  uint64_t n = (uint64_t)h->n_block;
  if (quoth_stream_skip(input->stream, n) < n) return false;
  size_t there = quoth_stream_peek(input->stream, 8 + N_MARK, &at);
  return ends_well(at, there) || resync(input);
}

static void block_take(quoth_input *input, quoth_arena *arena,
                       quoth_record *record, const head *h, const char *at) {
  const char *copy = quoth_arena_copy(arena, at, (size_t)h->n_block);
  record->raw.at = copy ? copy : "";
  record->raw.n_byte = copy ? (uint32_t)h->n_block : 0;
  record->known.url = record->known.source = h->uri;
  record->known.cut = quoth_http_header(h->text, "WARC-Truncated").n_byte > 0;
  quoth_stream_take(input->stream, (size_t)h->n_block);
}

/* Responses are HTTP; what else holds text says of what type it is. */
static uint8_t copy_of(const head *h, quoth_str *charset) {
  quoth_str type, value = quoth_http_header(h->text, "Content-Type");
  quoth_http_type(value, &type, charset);
  if (type.n_byte == 16 && !strncasecmp(type.at, "application/http", 16))
    return QUOTH_COPY_HTTP;
  if (is_type(h, "response") && h->uri.n_byte > 4 &&
      !strncasecmp(h->uri.at, "http", 4))
    return QUOTH_COPY_HTTP;
  return quoth_copy_of_type(type);
}

/* Types of records that hold a text of their own; wget stores its log as a
** resource at metadata://. */
static bool holds_text(const head *h) {
  if (h->uri.n_byte > 9 && !memcmp(h->uri.at, "metadata:", 9)) return false;
  return is_type(h, "response") || is_type(h, "resource") ||
         is_type(h, "conversion");
}

/* A record whose block is of no use to us; false: not even that. */
static bool other_take(quoth_input *input, quoth_arena *arena,
                       quoth_record *record, const head *h) {
  bool revisit = is_type(h, "revisit"), segment = is_type(h, "continuation");
  if (!block_skip(input, h)) return false;
  if (!revisit && !segment) {
    input->n_skipped++;
    return true;
  }
  quoth_str of =
      uri_of(quoth_http_header(h->text, "WARC-Refers-To-Target-URI"));
  if (!of.n_byte) of = h->uri;
  quoth_str detail = quoth_string_format(arena, "%.*s", (int)of.n_byte, of.at);
  quoth_reject_pass(arena, record, revisit ? "revisit" : "segment", detail.at);
  return true;
}

static bool text_take(quoth_input *input, quoth_arena *arena,
                      quoth_record *record, const head *h) {
  const char *at;
  if ((uint64_t)h->n_block > QUOTH_RECORD_MAX_BYTE) {
    quoth_reject_set(arena, record, "too_long", "");
    return block_skip(input, h) || !quoth_stream_fault(input->stream);
  }
  if (!block_peek(input, arena, record, h, &at))
    return record->reject.reason != NULL;
  block_take(input, arena, record, h, at);
  record->copy = copy_of(h, &record->charset);
  if (!record->copy) {
    quoth_str type = quoth_http_header(h->text, "Content-Type");
    quoth_reject_pass(
        arena, record, "not_text",
        quoth_string_format(arena, "%.*s", (int)type.n_byte, type.at).at);
  }
  return !arena->status;
}

static bool warc_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  while (between(input) >= 0 && !arena->status) {
    const char *at;
    record->offset = quoth_stream_offset(input->stream);
    size_t n = quoth_stream_peek(input->stream, N_MARK, &at);
    if (n < N_MARK || memcmp(at, MARK, N_MARK)) {
      if (n < N_MARK && quoth_stream_fault(input->stream)) break;
      return refuse(input, arena, record, "bad_record", "no WARC/1. here");
    }
    head h = {.n_block = -1};
    if (!head_take(input, arena, &h)) {
      if (arena->status || quoth_stream_fault(input->stream)) break;
      return refuse(input, arena, record, "bad_record", "header without end");
    }
    if (h.n_block < 0)
      return refuse(input, arena, record, "wrong_length", "no length");
    if (holds_text(&h)) return text_take(input, arena, record, &h);
    if (!other_take(input, arena, record, &h)) {
      if (quoth_stream_fault(input->stream)) break;
      return !quoth_reject_set(arena, record, "truncated", "in a record");
    }
    if (record->reject.reason) return true;
  }
  return false;
}

/* "URL IP date type length": the last field is the length, and the URL may
** have blanks in it. */
static bool arc_head(quoth_str line, head *h) {
  const char *from[4];
  uint32_t stop = line.n_byte;
  for (int i = 0; i < 4; i++) {
    while (stop && line.at[stop - 1] != ' ')
      stop--;
    if (!stop) return false;
    from[i] = line.at + stop--;
  }
  h->uri = (quoth_str){line.at, stop};
  h->type = (quoth_str){from[1], (uint32_t)(from[0] - from[1]) - 1};
  h->n_block = length_of(
      (quoth_str){from[0], (uint32_t)(line.at + line.n_byte - from[0])});
  return h->n_block >= 0;
}

/* The header line, taken; false where it is none or cut off. */
static bool arc_head_take(quoth_input *input, quoth_arena *arena, head *h) {
  const char *at;
  size_t n;
  bool whole = quoth_input_line(input, &at, &n) && n < HEAD_MAX_BYTE;
  char *copy =
      whole && n && at[n - 1] == '\n' ? quoth_arena_copy(arena, at, n) : NULL;
  if (!copy) return false;
  h->text = quoth_string_trim((quoth_str){copy, (uint32_t)n});
  if (!arc_head(h->text, h)) return false;
  quoth_stream_take(input->stream, n);
  return true;
}

/* Descriptions of the file and answers of name servers hold no text. */
static bool arc_is_other(const head *h) {
  return h->uri.n_byte > 4 &&
         (!memcmp(h->uri.at, "dns:", 4) || !memcmp(h->uri.at, "file", 4));
}

static bool arc_take(quoth_input *input, quoth_arena *arena,
                     quoth_record *record, const head *h) {
  const char *at;
  if ((uint64_t)h->n_block > QUOTH_RECORD_MAX_BYTE) {
    quoth_stream_skip(input->stream, (uint64_t)h->n_block);
    return !quoth_reject_set(arena, record, "too_long", "");
  }
  size_t n = quoth_stream_peek(input->stream, (size_t)h->n_block, &at);
  if (n < (size_t)h->n_block) {
    if (quoth_stream_fault(input->stream)) return false;
    input->ended = true;
    return !quoth_reject_set(arena, record, "truncated", "in a record");
  }
  block_take(input, arena, record, h, at);
  record->copy = QUOTH_COPY_HTTP;
  return !arena->status;
}

static bool arc_next(quoth_input *input, quoth_arena *arena,
                     quoth_record *record) {
  while (between(input) >= 0 && !arena->status) {
    record->offset = quoth_stream_offset(input->stream);
    head h = {.text = {"", 0}, .n_block = -1};
    if (!arc_head_take(input, arena, &h)) {
      if (quoth_stream_fault(input->stream) || arena->status) break;
      input->ended = true; /* nothing marks the next record */
      return !quoth_reject_set(arena, record, "bad_record", "no ARC header");
    }
    if (!arc_is_other(&h)) return arc_take(input, arena, record, &h);
    input->n_skipped++;
    quoth_stream_skip(input->stream, (uint64_t)h.n_block);
  }
  return false;
}

/* state is anything but NULL for ARC. */
static void warc_open(quoth_input *input) {
  const char *at;
  size_t n = quoth_stream_peek(input->stream, 9, &at);
  if (n >= 9 && !memcmp(at, "filedesc:", 9)) input->state = input;
}

static bool either_next(quoth_input *input, quoth_arena *arena,
                        quoth_record *record) {
  return input->state ? arc_next(input, arena, record)
                      : warc_next(input, arena, record);
}

const quoth_reader quoth_reader_warc = {
    .format = QUOTH_FORMAT_WARC,
    .open = warc_open,
    .next = either_next,
    .recovers = true,
};

uint8_t quoth_copy_of_type(quoth_str type) {
  static const struct {
    const char *type;
    uint8_t copy;
  } types[] = {
      {"text/html", QUOTH_COPY_HTML},
      {"application/xhtml+xml", QUOTH_COPY_HTML},
      {"text/plain", QUOTH_COPY_TEXT},
      {"application/json", QUOTH_COPY_JSON},
      {"application/ld+json", QUOTH_COPY_JSON},
  };
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (type.n_byte == strlen(types[i].type) &&
        !strncasecmp(type.at, types[i].type, type.n_byte))
      return types[i].copy;
  return 0;
}

bool quoth_http_unwrap(quoth_arena *arena, quoth_record *record,
                       quoth_article *article) {
  quoth_http http;
  quoth_http_read(&http, arena, record->raw);
  if (arena->status) return false;
  if (!http.failed && http.status != 200)
    return quoth_reject_pass(arena, record, "http_status",
                             quoth_string_format(arena, "%u", http.status).at);
  if (http.failed) return quoth_reject_set(arena, record, http.failed, "");
  article->cut = article->cut || http.cut;
  record->raw = http.body;
  record->charset = http.charset;
  record->copy = quoth_copy_of_type(http.type);
  if (!http.type.n_byte && quoth_sniff(http.body, "") == QUOTH_FORMAT_HTML)
    record->copy = QUOTH_COPY_HTML;
  if (record->copy) return true;
  quoth_str type = quoth_string_format(arena, "%.*s", (int)http.type.n_byte,
                                       http.type.at);
  return quoth_reject_pass(arena, record, "not_text", type.at);
}
