/*
** desk.c: the way from a record to an article: its format's reading, then
** every field in the form in which it is stored.  Owns the rule that a record
** is an article or a reject, and never neither.
*/
#include "reader.h"

#include <stdlib.h>
#include <string.h>

#include "../../ext/page/page.h"
#include "langs.h"
#include "readers.h"
#include "urls.h"

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
  else if (record->alone)
    a->source = quoth_string_copy(arena, record->path);
  else
    a->source = quoth_string_format(arena, "%s#%llu", record->path,
                                    (unsigned long long)record->ordinal);
  a->nameless = !a->url.n_byte && !id.n_byte && !record->alone;
}

static bool copy_read(quoth_desk *desk, quoth_arena *arena,
                      quoth_record *record, quoth_article *article) {
  if (record->copy == QUOTH_COPY_HTTP &&
      !quoth_http_unwrap(arena, record, article))
    return false;
  switch (record->copy) {
  case QUOTH_COPY_TEXT:
    return quoth_copy_text(desk, arena, record, article);
  case QUOTH_COPY_HTML:
    return quoth_copy_html(desk, arena, record, article);
  case QUOTH_COPY_FRAGMENT:
    return quoth_copy_fragment(desk, arena, record, article);
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
  article->title = quoth_string_line(arena, article->title);
  article->byline = quoth_string_line(arena, article->byline);
  article->dateline = quoth_string_line(arena, article->dateline);
  article->outlet = quoth_string_line(arena, article->outlet);
  date_clean(arena, &article->published);
  date_clean(arena, &article->modified);
  url_clean(arena, article);
  article->lang = quoth_lang_code(arena, article->lang);
  article_name(arena, record, article);
  if (arena->status) return false;
  if (!article->body.n_byte && !article->n_quote &&
      article->status != QUOTH_CANCELED)
    return quoth_reject_pass(arena, record, "no_body", "");
  return true;
}
