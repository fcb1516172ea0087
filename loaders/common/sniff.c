/*
** sniff.c: tells formats apart.  A wrong guess costs a clear reject, so the
** rules are few: what stands first, and what stands first inside.
*/
#include "sniff.h"

#include <string.h>
#include <strings.h>

#include "codec.h"

bool quoth_sniff_is_packed(quoth_str head) {
  return quoth_codec_of(head.at, head.n_byte) != NULL;
}

static const char *space_skip(const char *at, const char *stop) {
  while (at < stop && strchr(" \t\r\n", *at) && *at) at++;
  return at;
}

static bool has_suffix(const char *path, const char *suffix) {
  size_t n = strlen(path), n_suffix = strlen(suffix);
  return n >= n_suffix && !strcasecmp(path + n - n_suffix, suffix);
}

static bool named_json(const char *path) {
  return has_suffix(path, ".json") || has_suffix(path, ".jsonl") ||
         has_suffix(path, ".ndjson");
}

/* True where the first line is a whole object: braces and strings balance. */
static bool line_is_whole(const char *at, const char *stop) {
  int depth = 0;
  bool in_string = false;
  for (; at < stop && *at != '\n'; at++) {
    if (in_string && *at == '\\')
      at++;
    else if (*at == '"')
      in_string = !in_string;
    else if (!in_string)
      depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
  }
  return depth == 0 && !in_string;
}

/* One value a line?  The first line is whole, or longer than what is seen, or
** broken while the second starts as a record of its own. */
static bool is_lines(const char *at, const char *stop) {
  const char *end = memchr(at, '\n', (size_t)(stop - at));
  if (!end) return (size_t)(stop - at) + 1024 > 4096;
  return line_is_whole(at, end) || (end + 1 < stop && end[1] == '{');
}

static enum quoth_format sniff_json(const char *at, const char *stop,
                                    const char *path) {
  const char *inside = at < stop ? space_skip(at + 1, stop) : stop;
  bool has_inside = inside < stop;
  if (at < stop && *at == '{' && (!has_inside || strchr("\"}", *inside)))
    return is_lines(at, stop) ? QUOTH_FORMAT_JSONL : QUOTH_FORMAT_JSON;
  if (at < stop && *at == '[' && has_inside && strchr("{[]", *inside))
    return QUOTH_FORMAT_JSON;
  if (has_suffix(path, ".json")) return QUOTH_FORMAT_JSON;
  return named_json(path) ? QUOTH_FORMAT_JSONL : QUOTH_FORMAT_AUTO;
}

/* Bytes that no text has, or UTF-16. */
static bool is_text(quoth_str head) {
  uint32_t n_odd = 0;
  if (head.n_byte >= 2 && (!memcmp(head.at, "\xFF\xFE", 2) ||
                           !memcmp(head.at, "\xFE\xFF", 2)))
    return true;
  for (uint32_t i = 0; i < head.n_byte; i++) {
    uint8_t c = (uint8_t)head.at[i];
    n_odd += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' &&
             c != 0x1B && c != 0;
  }
  return n_odd <= head.n_byte / 100;
}

enum quoth_format quoth_sniff(quoth_str head, const char *path) {
  const char *at = head.at, *stop = head.at + head.n_byte;
  if (head.n_byte >= 3 && !memcmp(at, "\xEF\xBB\xBF", 3)) at += 3;
  at = space_skip(at, stop);
  enum quoth_format format = sniff_json(at, stop, path);
  if (!format && is_text(head)) format = QUOTH_FORMAT_TEXT;
  return format;
}
