/*
** read_nitf.c: NITF, the news industry's text format, alone or inside
** NewsML-G2.
*/
#include "document.h"

#include <string.h>

/* The first of `names` anywhere inside, as a line. */
static quoth_str line_of(const quoth_document *d, quoth_arena *arena,
                         uint32_t node, const char *const *names) {
  quoth_str text = {"", 0};
  for (; *names && !text.n_byte; names++)
    text = quoth_xml_paragraphs(&d->xml, arena,
                                quoth_xml_find(&d->xml, node, *names));
  return text;
}

static quoth_str attribute_in(const quoth_document *d, uint32_t node,
                              const char *name, const char *attribute) {
  uint32_t found = quoth_xml_find(&d->xml, node, name);
  return found ? quoth_xml_attribute_of(&d->xml, found, attribute)
               : (quoth_str){"", 0};
}

static void fill(quoth_str *field, quoth_str value) {
  if (!field->n_byte) *field = value;
}

/* Without the "By" that prints before names. */
static quoth_str without_by(quoth_str byline) {
  if (byline.n_byte > 3 && (byline.at[0] | 32) == 'b' &&
      (byline.at[1] | 32) == 'y' && byline.at[2] == ' ')
    return (quoth_str){byline.at + 3, byline.n_byte - 3};
  return byline;
}

void quoth_nitf_fill(const quoth_document *d, quoth_arena *arena, uint32_t node,
                     quoth_article *a) {
  static const char *const title[] = {"hl1", "hedline", "title", NULL};
  static const char *const byline[] = {"person", "byline", NULL};
  static const char *const dateline[] = {"dateline", NULL};
  static const char *const distributor[] = {"distributor", NULL};
  static const char *const body[] = {"body.content", NULL};
  uint32_t by = quoth_xml_find(&d->xml, node, "byline");
  fill(&a->title, line_of(d, arena, node, title));
  if (by) fill(&a->byline, line_of(d, arena, by, byline));
  fill(&a->byline, line_of(d, arena, node, byline + 1));
  a->byline = without_by(a->byline);
  fill(&a->dateline, line_of(d, arena, node, dateline));
  fill(&a->body, line_of(d, arena, node, body));
  fill(&a->source, attribute_in(d, node, "doc-id", "id-string"));
  fill(&a->outlet, attribute_in(d, node, "pubdata", "name"));
  fill(&a->outlet, line_of(d, arena, node, distributor));
  fill(&a->published, attribute_in(d, node, "date.issue", "norm"));
  fill(&a->published, attribute_in(d, node, "story.date", "norm"));
  fill(&a->published, attribute_in(d, node, "pubdata", "date.publication"));
  fill(&a->published, attribute_in(d, node, "date.release", "norm"));
  fill(&a->lang, quoth_xml_inherited(&d->xml, node, "xml:lang"));
  if (!a->status)
    a->status = quoth_article_status_of(
        attribute_in(d, node, "docdata", "management-status"));
}

static bool nitf_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  quoth_document *d = quoth_document_get(input, arena, record);
  if (!d) return record->reject.reason != NULL;
  uint32_t node = d->at ? 0 : quoth_xml_find(&d->xml, 0, "nitf");
  d->at = d->xml.n;
  if (!node) return false;
  record->copy = QUOTH_COPY_READY;
  quoth_nitf_fill(d, arena, node, &record->known);
  quoth_document_copy(d, arena, record);
  return true;
}

const quoth_reader quoth_reader_nitf = {
    .format = QUOTH_FORMAT_NITF,
    .next = nitf_next,
    .whole = true,
};
