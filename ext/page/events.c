/*
** events.c: libxml2's HTML parser over the pieces of a page, as SAX events; no
** tree is built.  Only this file and references.c include libxml2.  Its global
** state is set up once, by xmlInitParser(), and nothing of it is changed: no
** handler, no option, no message on stderr, so that a host with libxml2 of its
** own in the same process notices nothing.
*/
#include "parse.h"

#include <pthread.h>
#include <string.h>

#include <libxml/HTMLparser.h>

/* Fed in slices, so that a cap that was passed is seen soon. */
#define SLICE_MAX_BYTE ((size_t)16 << 10)

static pthread_once_t parser_once = PTHREAD_ONCE_INIT;

typedef struct listeners {
  quoth_page_blocks *blocks;
  quoth_page_metadata *metadata;
  htmlParserCtxtPtr parser;
  uint32_t n_error;
} listeners;

/* Without this libxml2 goes on to the end of what it holds, which is all of a
** text without tags. */
static void stop_early(listeners *l) {
  if (l->blocks->hostile || l->blocks->arena->status) xmlStopParser(l->parser);
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar **attrs) {
  listeners *l = ctx;
  const char *const *attributes = (const char *const *)attrs;
  quoth_page_blocks_start(l->blocks, (const char *)name, attributes);
  quoth_page_metadata_start(l->metadata, (const char *)name, attributes);
  stop_early(l);
}

static void on_end(void *ctx, const xmlChar *name) {
  listeners *l = ctx;
  quoth_page_blocks_end(l->blocks, (const char *)name);
  quoth_page_metadata_end(l->metadata, (const char *)name);
}

static void on_text(void *ctx, const xmlChar *text, int n) {
  listeners *l = ctx;
  quoth_page_blocks_text(l->blocks, (const char *)text, (size_t)n);
  quoth_page_metadata_text(l->metadata, (const char *)text, (size_t)n);
}

static void on_message(void *ctx, const char *message, ...) {
  (void)ctx;
  (void)message;
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

static void on_error(void *ctx, error_pointer error) {
  listeners *l = ctx;
  (void)error;
  if (++l->n_error > QUOTH_PAGE_ERRORS_MAX && !l->blocks->bare)
    l->blocks->hostile = true;
  stop_early(l);
}

static htmlSAXHandler handler_make(void) {
  htmlSAXHandler h;
  memset(&h, 0, sizeof h);
  h.initialized = XML_SAX2_MAGIC; /* so that serror is asked, not stderr */
  h.startElement = on_start;
  h.endElement = on_end;
  h.characters = on_text;
  h.ignorableWhitespace = on_text;
  h.cdataBlock = on_text;
  h.warning = on_message;
  h.error = on_message;
  h.serror = on_error;
  return h;
}

static void feed(htmlParserCtxtPtr parser, quoth_page_blocks *b,
                 quoth_str piece) {
  size_t done = 0;
  while (done < piece.n_byte && !b->hostile && !b->arena->status) {
    size_t n = piece.n_byte - done;
    if (n > SLICE_MAX_BYTE) n = SLICE_MAX_BYTE;
    htmlParseChunk(parser, piece.at + done, (int)n, 0);
    done += n;
  }
}

void quoth_page_events(quoth_page_blocks *b, quoth_page_metadata *m,
                       const quoth_page_scan *scan) {
  listeners l = {b, m, NULL, 0};
  pthread_once(&parser_once, xmlInitParser);
  htmlSAXHandler handler = handler_make();
  htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(
      &handler, &l, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (!parser) {
    b->arena->status = QUOTH_NOMEM;
    return;
  }
  l.parser = parser;
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                 HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                 HTML_PARSE_IGNORE_ENC);
  for (uint32_t i = 0; i < scan->pieces.n; i++)
    feed(parser, b, scan->pieces.at[i]);
  if (!b->hostile && !b->arena->status) htmlParseChunk(parser, "", 0, 1);
  if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  htmlFreeParserCtxt(parser);
}
