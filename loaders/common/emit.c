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

static void put_string(FILE *out, quoth_str text) {
  uint32_t from = 0;
  fputc('"', out);
  for (uint32_t i = 0; i < text.n_byte; i++) {
    if (is_plain((unsigned char)text.at[i])) continue;
    fwrite(text.at + from, 1, i - from, out);
    put_escaped(out, (unsigned char)text.at[i]);
    from = i + 1;
  }
  fwrite(text.at + from, 1, text.n_byte - from, out);
  fputc('"', out);
}

static void name_value(quoth_emit *emit, const char *name) {
  if (emit->comma) fputc(',', emit->out);
  emit->comma = true;
  if (!name) return;
  put_string(emit->out, (quoth_str){name, (uint32_t)strlen(name)});
  fputc(':', emit->out);
}

void quoth_emit_open(quoth_emit *emit, const char *name, char bracket) {
  name_value(emit, name);
  fputc(bracket, emit->out);
  emit->comma = false;
}

void quoth_emit_close(quoth_emit *emit, char bracket) {
  fputc(bracket, emit->out);
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
  name_value(emit, name);
  fprintf(emit->out, "%lld", (long long)value);
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
  fwrite(json.at, 1, json.n_byte, emit->out);
}

void quoth_emit_line(quoth_emit *emit) {
  fputc('\n', emit->out);
  emit->comma = false;
}
