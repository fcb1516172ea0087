/*
** reader.c: opens an input, tells its format by its first bytes, and runs the
** reader of that format; the desk's way from a record to an article.  Owns
** the rule that a record is an article or a reject, and never neither.
*/
#include "readers.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../../ext/page/page.h"
#include "langs.h"
#include "maps.h"
#include "sniff.h"
#include "urls.h"

static const quoth_reader *const readers[] = {
    &quoth_reader_text,   &quoth_reader_json, &quoth_reader_jsonl,
    &quoth_reader_html,   &quoth_reader_feed, &quoth_reader_nitf,
    &quoth_reader_newsml, &quoth_reader_warc,
};

#define N_READER (sizeof readers / sizeof *readers)

static const char *const format_names[] = {
    "auto", "text", "html", "json", "jsonl", "feed", "nitf", "newsml", "warc"};

#define N_FORMAT (sizeof format_names / sizeof *format_names)

const quoth_reject_reason quoth_reject_reasons[] = {
    {"no_file", "the input cannot be opened"},
    {"bad_map", "--map is not understood"},
    {"bad_position", "the input does not reach to where it was left"},
    {"unknown_format", "no reader knows these bytes or elements"},
    {"empty", "there is nothing in it"},
    {"too_long", "longer than any article (16 MiB)"},
    {"read_error", "the operating system could not read on"},
    {"truncated", "the input ends inside a record or a packed member"},
    {"corrupt", "a packed member does not unpack"},
    {"garbage", "what follows a packed member is none"},
    {"bomb", "unpacks to more than 200 times its size"},
    {"bad_json", "not JSON by RFC 8259"},
    {"not_an_object", "a JSON value, but no record"},
    {"bad_record", "no record of a web archive where one is due"},
    {"wrong_length", "a record's length is not true"},
    {"bad_http", "no HTTP response where one is due"},
    {"encoding", "packed in a way that is not read (Brotli)"},
    {"http_status", "the server did not say 200"},
    {"revisit", "the archive holds it earlier"},
    {"segment", "a part of a record that was stored in pieces"},
    {"not_text", "a picture, a script or the like"},
    {"bad_xml", "not XML, not even ill-formed"},
    {"xml_entity", "XML that declares entities: they are not read"},
    {"no_body", "a record without text"},
    {NULL, NULL},
};

int quoth_format_of(const char *name) {
  for (size_t i = 0; i < N_FORMAT; i++)
    if (!strcmp(format_names[i], name)) return (int)i;
  return -1;
}

const char *quoth_format_name(enum quoth_format format) {
  return format_names[format];
}

quoth_str quoth_string_format(quoth_arena *arena, const char *format, ...) {
  va_list list;
  va_start(list, format);
  int n = vsnprintf(NULL, 0, format, list);
  va_end(list);
  char *out = n < 0 ? NULL : quoth_arena_alloc(arena, (size_t)n + 1);
  if (!out) return (quoth_str){"", 0};
  va_start(list, format);
  vsnprintf(out, (size_t)n + 1, format, list);
  va_end(list);
  return (quoth_str){out, (uint32_t)n};
}

quoth_str quoth_string_copy(quoth_arena *arena, const char *text) {
  const char *copy = *text ? quoth_arena_copy(arena, text, strlen(text)) : "";
  return quoth_string_of(copy ? copy : "");
}

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

uint8_t quoth_article_status_of(quoth_str text) {
  static const struct {
    const char *word;
    uint8_t status;
  } words[] = {{"canceled", QUOTH_CANCELED},
               {"cancelled", QUOTH_CANCELED},
               {"withheld", QUOTH_WITHHELD}};
  const char *colon =
      text.n_byte ? memchr(text.at, ':', text.n_byte) : NULL; /* stat: */
  if (colon) {
    text.n_byte -= (uint32_t)(colon + 1 - text.at);
    text.at = colon + 1;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text.n_byte == strlen(words[i].word) &&
        !strncasecmp(text.at, words[i].word, text.n_byte))
      return words[i].status;
  return QUOTH_USABLE;
}

quoth_str quoth_html_text(quoth_arena *arena, quoth_str html) {
  quoth_str text = {"", 0};
  if (html.n_byte) quoth_page_fragment(arena, html.at, html.n_byte, &text);
  return text;
}

quoth_str quoth_string_trim(quoth_str s) {
  while (s.n_byte && is_space(s.at[0])) {
    s.at++;
    s.n_byte--;
  }
  while (s.n_byte && is_space(s.at[s.n_byte - 1]))
    s.n_byte--;
  return s;
}

static bool reject_fill(quoth_arena *arena, quoth_record *record,
                        const char *reason, const char *detail, bool fault) {
  quoth_str text = quoth_string_of(detail);
  const char *copy = quoth_arena_copy(arena, text.at, text.n_byte);
  record->reject.reason = reason;
  record->reject.detail =
      copy ? (quoth_str){copy, text.n_byte} : (quoth_str){"", 0};
  record->reject.fault = fault;
  return false;
}

bool quoth_reject_set(quoth_arena *arena, quoth_record *record,
                      const char *reason, const char *detail) {
  return reject_fill(arena, record, reason, detail, true);
}

bool quoth_reject_pass(quoth_arena *arena, quoth_record *record,
                       const char *reason, const char *detail) {
  return reject_fill(arena, record, reason, detail, false);
}

bool quoth_input_rest(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  const char *at;
  size_t n = 0, n_want = 4096; /* doubles: most inputs are short */
  while ((n = quoth_stream_peek(input->stream, n_want, &at)) >= n_want &&
         n <= QUOTH_RECORD_MAX_BYTE)
    n_want *= 2;
  input->ended = true;
  if (quoth_stream_fault(input->stream)) return false; /* told by the caller */
  if (n > QUOTH_RECORD_MAX_BYTE)
    return quoth_reject_set(arena, record, "too_long", "");
  record->raw.at = quoth_arena_copy(arena, at, n);
  record->raw.n_byte = record->raw.at ? (uint32_t)n : 0;
  quoth_stream_take(input->stream, n);
  return !arena->status;
}

bool quoth_input_line(quoth_input *input, const char **at, size_t *n_byte) {
  size_t seen = 0, n;
  for (;;) {
    n = quoth_stream_peek(input->stream, seen + 1, at);
    const char *end = n > seen ? memchr(*at + seen, '\n', n - seen) : NULL;
    if (end) n = (size_t)(end - *at) + 1;
    if (end || n == seen || n > QUOTH_RECORD_MAX_BYTE) break;
    seen = n;
  }
  *n_byte = n;
  return n <= QUOTH_RECORD_MAX_BYTE;
}

void quoth_input_line_drop(quoth_input *input) {
  const char *at, *end = NULL;
  for (size_t n; !end && (n = quoth_stream_peek(input->stream, 1, &at)) > 0;) {
    end = memchr(at, '\n', n);
    quoth_stream_take(input->stream, end ? (size_t)(end - at) + 1 : n);
  }
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
                        "neither text nor markup that is known");
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
  return !arena->status;
}

bool quoth_input_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  bool found = record_next(input, arena, record);
  for (; found && input->n_to_pass; input->n_to_pass--)
    found = record_next(input, arena, record);
  return found;
}

quoth_desk *quoth_desk_open(void) {
  quoth_desk *desk = calloc(1, sizeof *desk);
  if (desk && !(desk->unicode = quoth_unicode_open(NULL))) {
    free(desk);
    desk = NULL;
  }
  return desk;
}

void quoth_desk_close(quoth_desk *desk) {
  if (!desk) return;
  quoth_unicode_close(desk->unicode);
  free(desk);
}

/* Every string of the article, in the form in which it is stored. */
static void article_clean(quoth_desk *desk, quoth_arena *arena,
                          quoth_article *a) {
  quoth_str *const fields[] = {&a->source, &a->version,   &a->url,
                               &a->title,  &a->byline,    &a->dateline,
                               &a->outlet, &a->published, &a->modified,
                               &a->lang,   &a->body};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    *fields[i] = quoth_string_trim(
        quoth_charset_clean(desk->unicode, arena, *fields[i], &a->n_replaced));
}

/* White space single: titles and names are lines. */
static void line_clean(quoth_arena *arena, quoth_str *s) {
  char *out = quoth_arena_copy(arena, s->at, s->n_byte);
  uint32_t n = 0;
  for (uint32_t i = 0; out && i < s->n_byte; i++)
    if (!is_space(s->at[i]))
      out[n++] = s->at[i];
    else if (n && out[n - 1] != ' ')
      out[n++] = ' ';
  *s = out ? (quoth_str){out, n} : (quoth_str){"", 0};
}

/* Dates in ISO 8601, or none. */
static void date_clean(quoth_arena *arena, quoth_str *date) {
  char out[26];
  if (!date->n_byte) return;
  quoth_page_date(date->at, date->n_byte, out);
  const char *copy = quoth_arena_copy(arena, out, strlen(out));
  *date = quoth_string_of(copy ? copy : "");
}

/* An address of the web, its key and host; a urn: is none. */
static void url_clean(quoth_arena *arena, quoth_article *a) {
  a->url_key = quoth_url_key(arena, a->url);
  a->domain = quoth_url_domain(arena, a->url);
  if (!a->url_key.n_byte) a->url = (quoth_str){"", 0};
}

/* Who an article is: an id that is a URI, else its address, else its id or
** place in the input.  Bare ids such as "17" meet across dumps. */
static void article_name(quoth_arena *arena, const quoth_record *record,
                         quoth_article *a) {
  quoth_str id = a->source;
  if (id.n_byte && memchr(id.at, ':', id.n_byte)) return;
  if (a->url.n_byte)
    a->source = a->url;
  else if (id.n_byte)
    a->source = quoth_string_format(arena, "%s#%.*s", record->path,
                                    (int)id.n_byte, id.at);
  else if (record->ordinal == 1 && record->offset == 0)
    a->source = quoth_string_copy(arena, record->path);
  else
    a->source = quoth_string_format(arena, "%s#%llu", record->path,
                                    (unsigned long long)record->ordinal);
}

static bool copy_read(quoth_desk *desk, quoth_arena *arena,
                      quoth_record *record, quoth_article *article) {
  switch (record->copy) {
  case QUOTH_COPY_TEXT:
    return quoth_copy_text(desk, arena, record, article);
  case QUOTH_COPY_HTML:
    return quoth_copy_html(desk, arena, record, article);
  case QUOTH_COPY_FRAGMENT:
    return quoth_copy_fragment(desk, arena, record, article);
  case QUOTH_COPY_HTTP:
    return quoth_copy_http(desk, arena, record, article);
  case QUOTH_COPY_JSON:
    return quoth_copy_json(desk, arena, record, article);
  default:
    return true;
  }
}

bool quoth_desk_read(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article) {
  *article = record->known;
  if (record->reject.reason || arena->status) return false;
  if (!copy_read(desk, arena, record, article)) return false;
  article_clean(desk, arena, article);
  line_clean(arena, &article->title);
  line_clean(arena, &article->byline);
  line_clean(arena, &article->dateline);
  line_clean(arena, &article->outlet);
  date_clean(arena, &article->published);
  date_clean(arena, &article->modified);
  url_clean(arena, article);
  article->lang = quoth_lang_code(arena, article->lang);
  article_name(arena, record, article);
  if (arena->status) return false;
  if (!article->body.n_byte && !article->n_quote &&
      article->status != QUOTH_CANCELED)
    return reject_fill(arena, record, "no_body", "",
                       record->copy == QUOTH_COPY_JSON);
  return true;
}
