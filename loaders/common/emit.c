/*
** emit.c: JSON as it is written.  Text must be valid UTF-8; only what RFC 8259
** demands is escaped, and DEL, which terminals swallow.
*/
#include <string.h>

#include "emit.h"

static void put_escaped(FILE *out, unsigned char c) {
  static const char letters[] = "btn.fr"; /* for 8 to 13; 11 has none */
  if (c == '"' || c == '\\')
    fprintf(out, "\\%c", c);
  else if (c >= 8 && c <= 13 && c != 11)
    fprintf(out, "\\%c", letters[c - 8]);
  else
    fprintf(out, "\\u%04x", c);
}

static bool is_plain(unsigned char c) {
  return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

/* One thread writes: unlocked, a byte is a store (half of the time of
** quoth-extract's writer was locks and formats). */
static void put_byte(FILE *out, char c) {
  putc_unlocked(c, out);
}

static void put_bytes(FILE *out, const char *at, size_t n_byte) {
  fwrite_unlocked(at, 1, n_byte, out);
}

static void put_string(FILE *out, quoth_str text) {
  uint32_t from = 0;
  put_byte(out, '"');
  for (uint32_t i = 0; i < text.n_byte; i++) {
    if (is_plain((unsigned char)text.at[i])) continue;
    put_bytes(out, text.at + from, i - from);
    put_escaped(out, (unsigned char)text.at[i]);
    from = i + 1;
  }
  put_bytes(out, text.at + from, text.n_byte - from);
  put_byte(out, '"');
}

/* Names are ours and need no escapes. */
static void name_value(quoth_emit *emit, const char *name) {
  if (emit->comma) put_byte(emit->out, ',');
  emit->comma = true;
  if (!name) return;
  put_byte(emit->out, '"');
  put_bytes(emit->out, name, strlen(name));
  put_bytes(emit->out, "\":", 2);
}

void quoth_emit_open(quoth_emit *emit, const char *name, char bracket) {
  name_value(emit, name);
  put_byte(emit->out, bracket);
  emit->comma = false;
}

void quoth_emit_close(quoth_emit *emit, char bracket) {
  put_byte(emit->out, bracket);
  emit->comma = true;
}

void quoth_emit_string(quoth_emit *emit, const char *name, quoth_str value) {
  name_value(emit, name);
  if (value.at)
    put_string(emit->out, value);
  else
    fputs("null", emit->out);
}

void quoth_emit_text(quoth_emit *emit, const char *name, const char *value) {
  quoth_str text = {value, value ? (uint32_t)strlen(value) : 0};
  quoth_emit_string(emit, name, text);
}

void quoth_emit_integer(quoth_emit *emit, const char *name, int64_t value) {
  char digits[20]; /* of 2^63 and its sign */
  char *at = digits + sizeof digits;
  uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  do
    *--at = (char)('0' + left % 10);
  while (left /= 10);
  if (value < 0) *--at = '-';
  name_value(emit, name);
  put_bytes(emit->out, at, (size_t)(digits + sizeof digits - at));
}

void quoth_emit_number(quoth_emit *emit, const char *name, double value) {
  name_value(emit, name);
  fprintf(emit->out, "%.6g", value);
}

void quoth_emit_bool(quoth_emit *emit, const char *name, bool value) {
  name_value(emit, name);
  fputs(value ? "true" : "false", emit->out);
}

void quoth_emit_raw(quoth_emit *emit, const char *name, quoth_str json) {
  name_value(emit, name);
  put_bytes(emit->out, json.at, json.n_byte);
}

void quoth_emit_line(quoth_emit *emit) {
  put_byte(emit->out, '\n');
  emit->comma = false;
}
