/*
** record.c: the reasons why a record is no article, and the strings that
** readers make.
*/
#include "record.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

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

quoth_str quoth_string_trim(quoth_str s) {
  while (s.n_byte && is_space(s.at[0])) {
    s.at++;
    s.n_byte--;
  }
  while (s.n_byte && is_space(s.at[s.n_byte - 1]))
    s.n_byte--;
  return s;
}

quoth_str quoth_string_line(quoth_arena *arena, quoth_str text) {
  char *out = quoth_arena_copy(arena, text.at, text.n_byte);
  uint32_t n = 0;
  for (uint32_t i = 0; out && i < text.n_byte; i++)
    if (!is_space(text.at[i]))
      out[n++] = text.at[i];
    else if (n && out[n - 1] != ' ')
      out[n++] = ' ';
  return out ? (quoth_str){out, n} : (quoth_str){"", 0};
}
