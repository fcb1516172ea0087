/*
** html_text.c: web pages as SQL values.
**
**   html_text(html)     the main text of a page, paragraphs parted by a blank
**                       line, <q> in quote marks; '' where there is none
**   html_article(html)  the same with what the page says of itself, as JSON:
**                       title, byline, published, modified, outlet, lang, url,
**                       text, charset, replaced (characters that did not
**                       decode), tags_dropped (the markup was too deep or too
**                       large to follow, so all of its text was taken)
**
** A BLOB is decoded by its byte order mark, <meta> or the look of its bytes;
** a TEXT is UTF-8 already, whatever it says.  NULL gives NULL; another type is
** an error that says so.  Neither reads a file nor follows a link.
**
**   SELECT q.speaker, q.text
**     FROM quote_extract(html_text(readfile('page.html'))) q;
*/
#include "functions.h"
#include "json.h"

#include "../page/page.h"

#include <string.h>

SQLITE_EXTENSION_INIT3

/* Reads the page in an argument; false where the result is made already. */
static bool read_page(sqlite3_context *ctx, sqlite3_value *value,
                      const char *function, quoth_arena *arena,
                      quoth_page *page) {
  int type = sqlite3_value_type(value);
  if (type == SQLITE_NULL) return false;
  if (type != SQLITE_TEXT && type != SQLITE_BLOB) {
    char *message = sqlite3_mprintf("%s(): html must be TEXT or BLOB, got %s",
                                    function, quoth_type_name(type));
    if (message)
      sqlite3_result_error(ctx, message, -1);
    else
      sqlite3_result_error_nomem(ctx);
    sqlite3_free(message);
    return false;
  }
  quoth_page_hints hints = {type == SQLITE_TEXT ? "utf-8" : NULL, NULL};
  const void *html = type == SQLITE_TEXT
                         ? (const void *)sqlite3_value_text(value)
                         : sqlite3_value_blob(value);
  int n_byte = sqlite3_value_bytes(value);
  if (!html && n_byte) {
    sqlite3_result_error_nomem(ctx);
    return false;
  }
  int status =
      quoth_page_read(arena, html ? html : "", (size_t)n_byte, &hints, page);
  return !quoth_result_status(ctx, function, status);
}

static void text_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  quoth_arena arena;
  quoth_page page;
  (void)argc;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  if (read_page(ctx, argv[0], "html_text", &arena, &page))
    sqlite3_result_text64(ctx, page.text.at, page.text.n_byte, SQLITE_TRANSIENT,
                          SQLITE_UTF8);
  quoth_arena_close(&arena);
}

/* One member; null where the page does not tell. */
static void member(sqlite3_str *json, const char *name, quoth_str value) {
  sqlite3_str_appendf(json, "\"%s\":", name);
  if (value.n_byte)
    quoth_json_append(json, value);
  else
    sqlite3_str_appendall(json, "null");
  sqlite3_str_appendchar(json, 1, ',');
}

static quoth_str str_of(const char *s) {
  return (quoth_str){s, (uint32_t)strlen(s)};
}

static void article_json(sqlite3_str *json, const quoth_page *page) {
  sqlite3_str_appendchar(json, 1, '{');
  member(json, "title", page->title);
  member(json, "byline", page->byline);
  member(json, "published", str_of(page->published));
  member(json, "modified", str_of(page->modified));
  member(json, "outlet", page->outlet);
  member(json, "lang", page->lang);
  member(json, "url", page->url);
  member(json, "text", page->text);
  member(json, "charset", str_of(page->charset));
  sqlite3_str_appendf(
      json, "\"replaced\":%u,\"tags_dropped\":%s}", page->n_replaced,
      page->given_up & QUOTH_PAGE_TAGS_DROPPED ? "true" : "false");
}

static void article_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  quoth_arena arena;
  quoth_page page;
  (void)argc;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  if (read_page(ctx, argv[0], "html_article", &arena, &page)) {
    sqlite3_str *json = sqlite3_str_new(sqlite3_context_db_handle(ctx));
    article_json(json, &page);
    quoth_json_result(ctx, json);
  }
  quoth_arena_close(&arena);
}

const quoth_function quoth_html_functions[] = {
    {"html_text", 1, QUOTH_PURE, text_call},
    {"html_article", 1, QUOTH_PURE, article_call},
    {NULL, 0, 0, NULL},
};
