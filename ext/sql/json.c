/*
** json.c: JSON made by hand into a sqlite3_str, which keeps the first failure
** until quoth_json_result().
*/
#include "json.h"

#include "../text/utf8.h"

SQLITE_EXTENSION_INIT3

static void append_char(sqlite3_str *json, uint32_t c) {
  char utf8[4];
  if (c == '"' || c == '\\')
    sqlite3_str_appendf(json, "\\%c", (int)c);
  else if (c == '\n')
    sqlite3_str_appendall(json, "\\n");
  else if (c == '\t')
    sqlite3_str_appendall(json, "\\t");
  else if (c < 0x20)
    sqlite3_str_appendf(json, "\\u%04x", c);
  else
    sqlite3_str_append(json, utf8, quoth_utf8_put(c, utf8));
}

void quoth_json_append(sqlite3_str *json, quoth_str text) {
  sqlite3_str_appendall(json, "\"");
  for (size_t i = 0; i < text.n_byte;)
    append_char(json, quoth_utf8_next(text.at, text.n_byte, &i));
  sqlite3_str_appendall(json, "\"");
}

void quoth_json_result(sqlite3_context *ctx, sqlite3_str *json) {
  int rc = sqlite3_str_errcode(json);
  int n_byte = sqlite3_str_length(json);
  char *text = sqlite3_str_finish(json);
  if (rc == SQLITE_OK && text) {
    sqlite3_result_text(ctx, text, n_byte, sqlite3_free);
  } else if (rc == SQLITE_TOOBIG) {
    sqlite3_free(text);
    sqlite3_result_error_toobig(ctx);
  } else {
    sqlite3_free(text);
    sqlite3_result_error_nomem(ctx);
  }
}
