/*
** read_newsml.c: NewsML-G2, and NewsML 1 of before: each news item with a text
*is an article, known by
** its guid and version.  A canceled item is a kill notice for the versions
** before it and has no text of its own.  Hops become the source chain.
*/
#include "document.h"

#include <string.h>
#include <strings.h>

static quoth_str child_text(const quoth_document *d, quoth_arena *arena,
                            uint32_t node, const char *name) {
  uint32_t child = node ? quoth_xml_child(&d->xml, node, name, 0) : 0;
  return quoth_xml_paragraphs(&d->xml, arena, child);
}

static quoth_str child_attribute(const quoth_document *d, uint32_t node,
                                 const char *name, const char *attribute) {
  uint32_t child = node ? quoth_xml_child(&d->xml, node, name, 0) : 0;
  return child ? quoth_xml_attribute_of(&d->xml, child, attribute)
               : (quoth_str){"", 0};
}

static void fill(quoth_str *field, quoth_str value) {
  if (!field->n_byte) *field = value;
}

/* A party by its name, else by its code without the scheme. */
static quoth_str party_name(const quoth_document *d, quoth_arena *arena,
                            uint32_t node) {
  quoth_str name = {"", 0};
  if (!node) return name;
  name = child_text(d, arena, node, "name");
  fill(&name, quoth_xml_attribute_of(&d->xml, node, "literal"));
  quoth_str code = quoth_xml_attribute_of(&d->xml, node, "qcode");
  const char *colon = code.n_byte ? memchr(code.at, ':', code.n_byte) : NULL;
  if (colon) {
    code.n_byte -= (uint32_t)(colon + 1 - code.at);
    code.at = colon + 1;
  }
  fill(&name, code);
  return name;
}

typedef QUOTH_VEC(quoth_str) names;

/* Nobody has seen a story pass through more hands. */
#define SOURCES_MAX 32u

static void name_add(quoth_arena *arena, names *list, quoth_str name) {
  if (list->n == SOURCES_MAX) return;
  for (uint32_t i = 0; i < list->n; i++)
    if (list->at[i].n_byte == name.n_byte &&
        !memcmp(list->at[i].at, name.at, name.n_byte))
      return;
  quoth_str *to = name.n_byte ? QUOTH_PUSH(arena, list) : NULL;
  if (to) *to = name;
}

static uint32_t hop_seq(const quoth_document *d, uint32_t hop) {
  quoth_str seq = quoth_xml_attribute_of(&d->xml, hop, "seq");
  uint32_t n = 0;
  for (uint32_t i = 0; i < seq.n_byte && i < 6; i++)
    n = n * 10 + ((uint32_t)(uint8_t)seq.at[i] - '0');
  return n;
}

/* The hop that comes after `seq` in time; 0 where there is none. */
static uint32_t next_hop(const quoth_document *d, uint32_t history,
                         uint32_t seq) {
  uint32_t best = 0;
  for (uint32_t hop = 0;
       (hop = quoth_xml_child(&d->xml, history, "hop", hop)) != 0;)
    if (hop_seq(d, hop) > seq && (!best || hop_seq(d, hop) < hop_seq(d, best)))
      best = hop;
  return best;
}

/* Hops in their order: the first is the one who wrote the story. */
static void sources_fill(const quoth_document *d, quoth_arena *arena,
                         uint32_t item, quoth_article *a) {
  names list = {0};
  uint32_t history = quoth_xml_find(&d->xml, item, "hopHistory");
  uint32_t hop = history ? next_hop(d, history, 0) : 0;
  for (uint32_t i = 0; hop && i < SOURCES_MAX;
       i++, hop = next_hop(d, history, hop_seq(d, hop)))
    name_add(arena, &list,
             party_name(d, arena, quoth_xml_child(&d->xml, hop, "party", 0)));
  uint32_t meta = quoth_xml_child(&d->xml, item, "contentMeta", 0);
  uint32_t source = meta ? quoth_xml_child(&d->xml, meta, "infoSource", 0) : 0;
  for (; source && !history;
       source = quoth_xml_child(&d->xml, meta, "infoSource", source))
    name_add(arena, &list, party_name(d, arena, source));
  if (!list.n) name_add(arena, &list, child_text(d, arena, meta, "creditline"));
  a->sources = list.at;
  a->n_source = list.n;
}

static void meta_fill(const quoth_document *d, quoth_arena *arena,
                      uint32_t item, quoth_article *a) {
  uint32_t meta = quoth_xml_child(&d->xml, item, "itemMeta", 0);
  uint32_t content = quoth_xml_child(&d->xml, item, "contentMeta", 0);
  uint32_t provider = meta ? quoth_xml_child(&d->xml, meta, "provider", 0) : 0;
  a->source = quoth_xml_attribute_of(&d->xml, item, "guid");
  a->version = quoth_xml_attribute_of(&d->xml, item, "version");
  a->title = child_text(d, arena, content, "headline");
  fill(&a->title, child_text(d, arena, meta, "title"));
  a->byline = child_text(d, arena, content, "by");
  a->dateline = child_text(d, arena, content, "dateline");
  a->outlet = party_name(d, arena, provider);
  a->published = child_text(d, arena, meta, "firstCreated");
  fill(&a->published, child_text(d, arena, content, "contentCreated"));
  a->modified = child_text(d, arena, meta, "versionCreated");
  fill(&a->published, a->modified);
  a->lang = child_attribute(d, content, "language", "tag");
  fill(&a->lang, quoth_xml_inherited(&d->xml, item, "xml:lang"));
  quoth_str status = child_attribute(d, meta, "pubStatus", "qcode");
  if (!status.n_byte) status = child_attribute(d, meta, "pubStatus", "uri");
  a->status = quoth_article_status_of(status);
}

static bool is_html(quoth_str type) {
  return type.n_byte >= 4 && memmem(type.at, type.n_byte, "html", 4);
}

/* The text of the item, from the first part of its content that has any. */
static void content_fill(const quoth_document *d, quoth_arena *arena,
                         uint32_t set, quoth_record *record) {
  quoth_article *a = &record->known;
  uint32_t nitf = quoth_xml_find(&d->xml, set, "nitf");
  if (nitf) quoth_nitf_fill(d, arena, nitf, a);
  uint32_t inline_xml = quoth_xml_child(&d->xml, set, "inlineXML", 0);
  uint32_t html =
      inline_xml ? quoth_xml_find(&d->xml, inline_xml, "xhtml:body") : 0;
  if (inline_xml && !html) html = quoth_xml_find(&d->xml, inline_xml, "body");
  if (html) fill(&a->body, quoth_xml_paragraphs(&d->xml, arena, html));
  uint32_t data = quoth_xml_child(&d->xml, set, "inlineData", 0);
  quoth_str type = data ? quoth_xml_attribute_of(&d->xml, data, "contenttype")
                        : (quoth_str){"", 0};
  quoth_str text = quoth_xml_text(&d->xml, arena, data);
  if (is_html(type) && !a->body.n_byte)
    record->raw = text; /* the desk's work */
  else
    fill(&a->body, text);
}

/* Pictures, sport tables, packages: what an item is where it has no text. */
static void refuse(const quoth_document *d, quoth_arena *arena, uint32_t item,
                   quoth_record *record) {
  uint32_t meta = quoth_xml_child(&d->xml, item, "itemMeta", 0);
  quoth_str what = child_attribute(d, meta, "itemClass", "qcode");
  if (!what.n_byte) what = quoth_string_of(d->xml.at[item].name);
  quoth_str detail =
      quoth_string_format(arena, "%.*s", (int)what.n_byte, what.at);
  bool text = what.n_byte > 5 && !memcmp(what.at + what.n_byte - 5, ":text", 5);
  quoth_reject_pass(arena, record, text ? "no_body" : "not_text", detail.at);
}

static void item_read(const quoth_document *d, quoth_arena *arena,
                      uint32_t item, quoth_record *record) {
  quoth_article *a = &record->known;
  uint32_t set = quoth_xml_child(&d->xml, item, "contentSet", 0);
  record->copy = QUOTH_COPY_FRAGMENT;
  meta_fill(d, arena, item, a);
  sources_fill(d, arena, item, a);
  if (set) content_fill(d, arena, set, record);
  if (!a->body.n_byte && !record->raw.n_byte && a->status != QUOTH_CANCELED)
    refuse(d, arena, item, record);
}

/* The first element of that name inside, as text. */
static quoth_str inner_text(const quoth_document *d, quoth_arena *arena,
                            uint32_t node, const char *name) {
  return quoth_xml_paragraphs(&d->xml, arena,
                              quoth_xml_find(&d->xml, node, name));
}

/* The longest <body>: a story's headline and contact have their own. */
static uint32_t longest_body(const quoth_document *d, quoth_arena *arena,
                             uint32_t item) {
  uint32_t best = 0, n_best = 0;
  for (uint32_t i = item; i < d->xml.at[item].stop; i++) {
    const char *name = d->xml.at[i].name;
    if (!name || (strcmp(name, "body") && strcmp(name, "xhtml:body"))) continue;
    uint32_t n = quoth_xml_text(&d->xml, arena, i).n_byte;
    if (!best || n > n_best) {
      best = i;
      n_best = n;
    }
  }
  return best;
}

/* NewsML 1, where the text is NITF or XHTML in a DataContent. */
static void old_item_read(const quoth_document *d, quoth_arena *arena,
                          uint32_t item, quoth_record *record) {
  quoth_article *a = &record->known;
  record->copy = QUOTH_COPY_READY;
  a->source = inner_text(d, arena, item, "PublicIdentifier");
  a->version = inner_text(d, arena, item, "RevisionId");
  a->title = inner_text(d, arena, item, "HeadLine");
  a->byline = inner_text(d, arena, item, "ByLine");
  a->dateline = inner_text(d, arena, item, "DateLine");
  a->outlet = inner_text(d, arena, item, "ProviderId");
  a->published = inner_text(d, arena, item, "FirstCreated");
  a->modified = inner_text(d, arena, item, "ThisRevisionCreated");
  uint32_t status = quoth_xml_find(&d->xml, item, "Status");
  if (status)
    a->status = quoth_article_status_of(
        quoth_xml_attribute_of(&d->xml, status, "FormalName"));
  uint32_t nitf = quoth_xml_find(&d->xml, item, "nitf");
  if (nitf)
    quoth_nitf_fill(d, arena, nitf, a);
  else
    a->body =
        quoth_xml_paragraphs(&d->xml, arena, longest_body(d, arena, item));
  fill(&a->body, inner_text(d, arena, item, "DataContent"));
  fill(&a->lang, quoth_xml_inherited(&d->xml, item, "xml:lang"));
}

static bool is_item(const quoth_xml_node *node) {
  static const char *const items[] = {
      "newsItem",     "packageItem", "conceptItem", "knowledgeItem",
      "planningItem", "catalogItem", "NewsItem"};
  for (size_t i = 0; node->name && i < sizeof items / sizeof *items; i++)
    if (!strcmp(node->name, items[i])) return true;
  return false;
}

static bool newsml_next(quoth_input *input, quoth_arena *arena,
                        quoth_record *record) {
  quoth_document *d = quoth_document_get(input, arena, record);
  if (!d) return record->reject.reason != NULL;
  if (!quoth_document_seek(d, is_item)) return false;
  if (!strcmp(d->xml.at[d->at].name, "NewsItem"))
    old_item_read(d, arena, d->at, record);
  else
    item_read(d, arena, d->at, record);
  d->at = d->xml.at[d->at].stop;
  quoth_document_copy(d, arena, record);
  return true;
}

const quoth_reader quoth_reader_newsml = {
    .format = QUOTH_FORMAT_NEWSML,
    .next = newsml_next,
    .whole = true,
};
