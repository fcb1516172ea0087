/*
** read_html.c: a web page, one article an input; its reading is ext/page's.
*/
#include "readers.h"

#include "../../ext/page/page.h"

static bool html_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  if (input->n_record) return false;
  record->copy = QUOTH_COPY_HTML;
  record->known.url = quoth_string_copy(arena, input->base_url);
  quoth_input_rest(input, arena, record);
  return record->raw.n_byte || record->reject.reason;
}

const quoth_reader quoth_reader_html = {
    .format = QUOTH_FORMAT_HTML,
    .next = html_next,
};

static void fill(quoth_str *field, quoth_str value) {
  if (value.n_byte) *field = value;
}

static void page_fill(quoth_arena *arena, const quoth_page *page,
                      quoth_article *article) {
  fill(&article->body, page->text);
  fill(&article->title, page->title);
  fill(&article->byline, page->byline);
  fill(&article->outlet, page->outlet);
  fill(&article->lang, page->lang);
  fill(&article->url, page->url);
  fill(&article->published, quoth_string_copy(arena, page->published));
  fill(&article->modified, quoth_string_copy(arena, page->modified));
}

bool quoth_copy_html(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article) {
  quoth_page page;
  const char *charset =
      quoth_arena_copy(arena, record->charset.at, record->charset.n_byte);
  const char *url =
      quoth_arena_copy(arena, article->url.at, article->url.n_byte);
  quoth_page_hints hints = {charset && *charset ? charset : NULL,
                            url && *url ? url : NULL};
  (void)desk;
  if (quoth_page_read(arena, record->raw.at, record->raw.n_byte, &hints, &page))
    return false;
  page_fill(arena, &page, article);
  article->charset = page.charset;
  article->n_replaced = page.n_replaced;
  article->loose = article->loose || page.given_up;
  return !arena->status;
}

quoth_str quoth_html_text(quoth_arena *arena, quoth_str html) {
  quoth_str text = {"", 0};
  if (html.n_byte) quoth_page_fragment(arena, html.at, html.n_byte, &text);
  return text;
}
