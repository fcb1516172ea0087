/*
** charset.c: which charset, and the text in the form in which it is stored.
** Names of charsets and the conversion are ext/text/unicode.h's; pages decide
** in ext/page, because <meta> has a say there.
*/
#include "charset.h"

#include <string.h>
#include <strings.h>

#include "../../ext/text/utf8.h"

/* Declared UTF-8 where more than one in this many bytes beyond ASCII is
** malformed is another charset under a wrong name; less is damage. */
#define WRONG_NAME_SHARE 4u

/* Zeros of UTF-16 are looked for this far. */
#define ZEROS_MAX_BYTE 512u

static const struct {
  const char *mark;
  uint8_t n_mark;
  const char *charset;
} marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"},
    {"\xFF\xFE\0\0", 4, "UTF-32LE"}, /* before UTF-16LE, which it starts as */
    {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16BE"},
};

static const char *marked(quoth_str bytes) {
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (bytes.n_byte >= marks[i].n_mark &&
        !memcmp(bytes.at, marks[i].mark, marks[i].n_mark))
      return marks[i].charset;
  return NULL;
}

/* Text without a mark has zeros in every other byte: most of it is ASCII. */
static const char *zeros_tell(quoth_str bytes) {
  uint32_t n =
      bytes.n_byte < ZEROS_MAX_BYTE ? bytes.n_byte / 2 * 2 : ZEROS_MAX_BYTE;
  uint32_t zero[2] = {0, 0};
  for (uint32_t i = 0; i < n; i++)
    zero[i & 1] += !bytes.at[i];
  if (n < 4) return NULL;
  if (zero[1] > n / 4 && zero[0] <= n / 32) return "UTF-16LE";
  if (zero[0] > n / 4 && zero[1] <= n / 32) return "UTF-16BE";
  return NULL;
}

/* A declared label without the quotes and spaces around it; NULL where it is
** not known, or UTF-16, which the zeros would have told. */
static const char *label_of(quoth_arena *arena, quoth_str declared) {
  while (declared.n_byte && strchr(" \t\"'", declared.at[0]))
    declared = (quoth_str){declared.at + 1, declared.n_byte - 1};
  while (declared.n_byte && strchr(" \t\"'", declared.at[declared.n_byte - 1]))
    declared.n_byte--;
  char *label = declared.n_byte
                    ? quoth_arena_copy(arena, declared.at, declared.n_byte)
                    : NULL;
  if (!label || !strncasecmp(label, "utf-16", 6) ||
      !strncasecmp(label, "utf-32", 6))
    return NULL;
  return quoth_unicode_knows(label) ? label : NULL;
}

static bool is_utf8(const char *charset) {
  return !strcasecmp(charset, "utf-8") || !strcasecmp(charset, "utf8");
}

/* ISO-2022, HZ and UTF-7 hide behind bytes of ASCII. */
static bool is_escaped(const char *charset) {
  return !strncasecmp(charset, "iso-2022", 8) ||
         !strncasecmp(charset, "hz", 2) || !strcasecmp(charset, "utf-7");
}

static bool decode_as(quoth_arena *arena, quoth_str bytes, const char *charset,
                      quoth_decoded *d) {
  if (!charset) return false;
  d->charset = is_utf8(charset) ? "UTF-8" : charset;
  return quoth_unicode_decode(arena, charset, bytes.at, bytes.n_byte, &d->text,
                              &d->n_replaced);
}

static uint32_t n_beyond_ascii(quoth_str bytes) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < bytes.n_byte; i++)
    n += (uint8_t)bytes.at[i] >> 7;
  return n;
}

/* As declared, unless the text belies it. */
static bool decode_declared(quoth_arena *arena, quoth_str bytes,
                            const char *label, quoth_decoded *d) {
  if (!decode_as(arena, bytes, label, d)) return false;
  return !is_utf8(label) ||
         d->n_replaced <= n_beyond_ascii(bytes) / WRONG_NAME_SHARE;
}

quoth_decoded quoth_charset_decode(quoth_arena *arena, quoth_str bytes,
                                   quoth_str declared) {
  quoth_decoded d = {{"", 0}, "UTF-8", 0};
  if (!bytes.n_byte || decode_as(arena, bytes, marked(bytes), &d) ||
      decode_as(arena, bytes, zeros_tell(bytes), &d))
    return d;
  const char *label = label_of(arena, declared);
  bool utf8 = quoth_utf8_valid(bytes.at, bytes.n_byte) == bytes.n_byte;
  if (utf8 && !(label && is_escaped(label)))
    decode_as(arena, bytes, "UTF-8", &d);
  else if (!decode_declared(arena, bytes, label, &d))
    decode_as(arena, bytes,
              quoth_unicode_guess(arena, bytes.at, bytes.n_byte, false), &d);
  return d;
}

/* CR LF and CR as LF; the text itself where there is no CR. */
static quoth_str line_ends(quoth_arena *arena, quoth_str text) {
  if (!memchr(text.at, '\r', text.n_byte)) return text;
  char *out = quoth_arena_alloc(arena, text.n_byte + 1);
  uint32_t n = 0;
  for (uint32_t i = 0; out && i < text.n_byte; i++) {
    bool pair = i + 1 < text.n_byte && text.at[i + 1] == '\n';
    if (text.at[i] != '\r')
      out[n++] = text.at[i];
    else if (!pair)
      out[n++] = '\n';
  }
  return out ? (quoth_str){out, n} : (quoth_str){"", 0};
}

quoth_str quoth_charset_clean(quoth_unicode *unicode, quoth_arena *arena,
                              quoth_str text, uint32_t *n_replaced) {
  if (!text.n_byte) return (quoth_str){"", 0};
  uint32_t n = 0;
  text = quoth_utf8_repair(arena, text.at, text.n_byte, &n);
  *n_replaced += n;
  return quoth_unicode_compose(unicode, arena, line_ends(arena, text));
}
