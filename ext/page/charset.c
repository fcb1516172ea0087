/*
** charset.c: in which charset a page's bytes are.  Decides only; the
** conversion is ext/text/unicode.c's.
*/
#include "page.h"

#include "../text/unicode.h"
#include "../text/utf8.h"

#include <string.h>
#include <strings.h>

/* Browsers look for <meta charset> this far (HTML, 13.2.3.2). */
#define META_MAX_BYTE 1024u

static const char *mark_charset(const char *html, size_t n_byte) {
  if (n_byte >= 3 && !memcmp(html, "\xEF\xBB\xBF", 3)) return "utf-8";
  if (n_byte >= 2 && !memcmp(html, "\xFE\xFF", 2)) return "utf-16be";
  if (n_byte >= 2 && !memcmp(html, "\xFF\xFE", 2)) return "utf-16le";
  return NULL;
}

static bool is_label(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
         c == '-' || c == '_' || c == ':' || c == '.';
}

/* The label behind "charset=", unquoted; NULL where there is none. */
static const char *label_at(quoth_arena *arena, const char *at,
                            const char *stop) {
  while (at < stop && (*at == ' ' || *at == '=')) at++;
  if (at < stop && (*at == '"' || *at == '\'')) at++;
  const char *end = at;
  while (end < stop && is_label(*end)) end++;
  return end > at ? quoth_arena_copy(arena, at, (size_t)(end - at)) : NULL;
}

static const char *meta_charset(quoth_arena *arena, const char *html,
                                size_t n_byte) {
  const char *stop = html + (n_byte < META_MAX_BYTE ? n_byte : META_MAX_BYTE);
  const char *label = NULL;
  bool in_meta = false;
  for (const char *at = html; at + 8 < stop && !label; at++) {
    if (*at == '<') in_meta = strncasecmp(at, "<meta", 5) == 0;
    if (in_meta && strncasecmp(at, "charset", 7) == 0)
      label = label_at(arena, at + 7, stop);
  }
  /* bytes that spell "<meta" are no UTF-16, whatever they say */
  if (label && strncasecmp(label, "utf-16", 6) == 0) label = "utf-8";
  return quoth_unicode_knows(label) ? label : NULL;
}

/* ISO-2022, HZ and UTF-7 hide behind bytes of ASCII. */
static bool is_escaped(const char *charset) {
  return !strncasecmp(charset, "iso-2022", 8) ||
         !strncasecmp(charset, "hz", 2) || !strcasecmp(charset, "utf-7");
}

/* UTF-8 by name, but a good part of the bytes beyond ASCII is malformed: the
** name is wrong.  Less is damage.  (The same share as loaders/read/charset.c
** has.) */
static bool is_misnamed(const char *charset, const char *html, size_t n_byte) {
  size_t n_high = 0, n_bad = 0;
  if (strcasecmp(charset, "utf-8") && strcasecmp(charset, "utf8")) return false;
  for (size_t i = 0; i < n_byte; i++) n_high += (uint8_t)html[i] >> 7;
  for (size_t i = 0; i < n_byte;)
    n_bad += quoth_utf8_next(html, n_byte, &i) == QUOTH_REPLACEMENT;
  return n_bad > n_high / 4;
}

const char *quoth_page_charset(quoth_arena *arena, const char *html,
                               size_t n_byte, const char *declared) {
  const char *charset = mark_charset(html, n_byte);
  if (charset) return charset;
  if (quoth_unicode_knows(declared))
    charset = quoth_arena_copy(arena, declared, strlen(declared));
  if (!charset) charset = meta_charset(arena, html, n_byte);
  bool escaped = charset && is_escaped(charset);
  if (!escaped && quoth_utf8_valid(html, n_byte) == n_byte) return "utf-8";
  if (charset && !is_misnamed(charset, html, n_byte)) return charset;
  return quoth_unicode_guess(arena, html, n_byte, true);
}
