/*
** page.c: the reading of a page as a stair, each step's output the next one's
** input: charset → scan → events → blocks → choice, and the metadata beside.
*/
#include "parse.h"

#include "../text/unicode.h"

#include <string.h>

/* With less, what the page's JSON-LD calls its body is asked: some pages are
** drawn by scripts and have their text there alone. */
#define TEXT_MIN_BYTE 250u

static const quoth_str no_text = {"", 0};

static quoth_str decode(quoth_arena *arena, const char *html, size_t n_byte,
                        const char *declared, quoth_page *out) {
  quoth_str text = no_text;
  out->charset = quoth_page_charset(arena, html, n_byte, declared);
  if (!arena->status)
    quoth_unicode_decode(arena, out->charset, html, n_byte, &text,
                         &out->n_replaced);
  return text;
}

static void page_clear(quoth_page *page) {
  memset(page, 0, sizeof *page);
  page->text = page->title = page->byline = page->outlet = no_text;
  page->lang = page->url = no_text;
  page->charset = "utf-8";
}

/* Parses; where the markup passes a cap, once more without its tags. */
static void blocks_make(quoth_page_blocks *b, quoth_page_metadata *m,
                        quoth_page_scan *scan, quoth_arena *parse) {
  quoth_page_blocks_open(b, parse, false);
  b->hostile = scan->hostile;
  quoth_page_events(b, m, scan);
  if (b->hostile) {
    quoth_arena_reset(parse);
    quoth_page_scan_bare(scan, m->arena);
    quoth_page_blocks_open(b, parse, true);
    quoth_page_events(b, m, scan);
  }
  quoth_page_blocks_close(b);
}

static void keep(quoth_arena *arena, quoth_str *s) {
  const char *copy = quoth_arena_copy(arena, s->at, s->n_byte);
  *s = copy ? (quoth_str){copy, s->n_byte} : no_text;
}

/* Moves what was read to where the caller wants it. */
static void page_keep(quoth_arena *arena, quoth_page *page) {
  keep(arena, &page->text);
  keep(arena, &page->title);
  keep(arena, &page->byline);
  keep(arena, &page->outlet);
  keep(arena, &page->lang);
  keep(arena, &page->url);
  page->charset =
      quoth_arena_copy(arena, page->charset, strlen(page->charset));
  if (!page->charset) page->charset = "";
}

/* `work` holds what lives as long as the reading, `parse` what is made again
** when tags are dropped. */
static void page_make(quoth_arena *work, quoth_arena *parse, quoth_str html,
                      const quoth_page_hints *hints, quoth_page *out) {
  quoth_page_scan scan = {0};
  quoth_page_blocks blocks;
  quoth_page_metadata metadata;
  quoth_str text =
      decode(work, html.at, html.n_byte, hints ? hints->charset : NULL, out);
  quoth_page_scan_make(&scan, work, text);
  quoth_page_metadata_open(&metadata, work);
  for (uint32_t i = 0; i < scan.ld_json.n; i++)
    quoth_page_linked_read(&metadata, scan.ld_json.at[i]);
  if (work->status) return;
  blocks_make(&blocks, &metadata, &scan, parse);
  if (parse->status) return;
  if (blocks.bare) out->given_up |= QUOTH_PAGE_TAGS_DROPPED;
  quoth_page_metadata_close(&metadata, &blocks, hints ? hints->url : NULL, out);
  out->text = quoth_page_choose(&blocks, out->title);
  quoth_str body = metadata.value[QUOTH_FIELD_BODY];
  if (out->text.n_byte < TEXT_MIN_BYTE && body.n_byte > 2 * out->text.n_byte)
    out->text = body;
}

int quoth_page_read(quoth_arena *arena, const char *html, size_t n_byte,
                    const quoth_page_hints *hints, quoth_page *out) {
  quoth_arena work, parse;
  page_clear(out);
  if (n_byte > QUOTH_PAGE_MAX_BYTE) {
    n_byte = QUOTH_PAGE_MAX_BYTE;
    out->given_up |= QUOTH_PAGE_TEXT_CUT;
  }
  quoth_arena_open(&work, arena->allocator);
  quoth_arena_open(&parse, arena->allocator);
  page_make(&work, &parse, (quoth_str){html, (uint32_t)n_byte}, hints, out);
  page_keep(arena, out);
  if (!arena->status) arena->status = work.status ? work.status : parse.status;
  quoth_arena_close(&parse);
  quoth_arena_close(&work);
  return arena->status;
}

/* Every block, whatever it is. */
static quoth_str join_all(const quoth_page_blocks *b, quoth_arena *arena) {
  char *out = quoth_arena_alloc(arena, b->text.n + 2 * (size_t)b->blocks.n + 1);
  uint32_t n = 0;
  for (uint32_t i = 0; out && i < b->blocks.n; i++) {
    quoth_span at = b->blocks.at[i].at;
    if (at.start == at.stop) continue;
    if (n) out[n++] = '\n';
    if (n) out[n++] = '\n';
    memcpy(out + n, b->text.at + at.start, quoth_span_length(at));
    n += quoth_span_length(at);
  }
  return out ? (quoth_str){out, n} : no_text;
}

int quoth_page_fragment(quoth_arena *arena, const char *html, size_t n_byte,
                        quoth_str *text) {
  quoth_arena work, parse;
  quoth_page_scan scan = {0};
  quoth_page_blocks blocks;
  quoth_page_metadata metadata;
  *text = no_text;
  if (n_byte > QUOTH_PAGE_MAX_BYTE) n_byte = QUOTH_PAGE_MAX_BYTE;
  quoth_arena_open(&work, arena->allocator);
  quoth_arena_open(&parse, arena->allocator);
  quoth_page_scan_make(&scan, &work, (quoth_str){html, (uint32_t)n_byte});
  quoth_page_metadata_open(&metadata, &work);
  if (!work.status) blocks_make(&blocks, &metadata, &scan, &parse);
  if (!arena->status) arena->status = work.status ? work.status : parse.status;
  if (!arena->status) *text = join_all(&blocks, arena);
  quoth_arena_close(&parse);
  quoth_arena_close(&work);
  return arena->status;
}
