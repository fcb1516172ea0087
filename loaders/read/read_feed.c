/*
** read_feed.c: RSS 0.9 to 2.0, RDF, CDF, and Atom 0.3 and 1.0.  An item becomes
** an article; which element gives which field is a table, best first.  The body
** is the fullest text an item carries: content before summary.
*/
#include "document.h"

#include <string.h>
#include <strings.h>

/* Child elements by field, in order of trust; NULL ends a row. */
static const char *const id_names[] = {"guid", "id", NULL};
static const char *const title_names[] = {"title", "dc:title", "media:title",
                                          NULL};
static const char *const published_names[] = {
    "pubDate", "published", "dcterms:issued", "issued", "dc:date",
    "dcterms:created", "created", "updated", "dcterms:modified", "modified",
    "pubdate", NULL,
};
static const char *const modified_names[] = {"updated", "dcterms:modified",
                                             "modified", NULL};
static const char *const author_names[] = {
    "dc:creator", "author", "itunes:author", "dc:author", "dc:contributor",
    NULL,
};
static const char *const body_names[] = {
    "content:encoded", "content", "xhtml:body", "body", "fullitem",
    "description", "summary", "dc:description", "itunes:summary", "prodlink",
    "abstract", NULL,
};

static quoth_str first_text(const quoth_document *d, quoth_arena *arena,
                            uint32_t item, const char *const *names) {
  quoth_str text = {"", 0};
  for (; *names && !text.n_byte; names++) {
    uint32_t node = quoth_xml_child(&d->xml, item, *names, 0);
    if (node) text = quoth_string_trim(quoth_xml_text(&d->xml, arena, node));
  }
  return text;
}

static bool is_in(quoth_str text, const char *set) {
  size_t n = strlen(set);
  return text.n_byte == n && !strncasecmp(text.at, set, n);
}

/* Atom tells the type; RSS does not, and means HTML where there is some. */
static bool is_html(const quoth_document *d, uint32_t node, quoth_str text) {
  quoth_str type = quoth_xml_attribute_of(&d->xml, node, "type");
  if (is_in(type, "text") || is_in(type, "text/plain")) return false;
  if (type.n_byte) return true;
  return text.n_byte && (memchr(text.at, '<', text.n_byte) ||
                         memchr(text.at, '&', text.n_byte));
}

/* Markup written as elements, not as escaped text. */
static bool has_elements(const quoth_document *d, uint32_t node) {
  for (uint32_t i = node + 1; i < d->xml.at[node].stop; i++)
    if (d->xml.at[i].name) return true;
  return false;
}

/* Atom may pack text in base64, by mode (0.3) or by a type that is no text. */
static bool is_base64(const quoth_document *d, uint32_t node) {
  return is_in(quoth_xml_attribute_of(&d->xml, node, "mode"), "base64") ||
         is_in(quoth_xml_attribute_of(&d->xml, node, "type"),
               "application/octet-stream");
}

static int base64_digit(char c) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz0123456789+/";
  const char *found = c ? strchr(digits, c) : NULL;
  return found ? (int)(found - digits) : -1;
}

static quoth_str base64_text(quoth_arena *arena, quoth_str in) {
  char *out = quoth_arena_alloc(arena, in.n_byte + 1u);
  uint32_t bits = 0, n_bit = 0, n = 0;
  for (uint32_t i = 0; out && i < in.n_byte; i++) {
    int digit = base64_digit(in.at[i]);
    if (digit < 0) continue; /* line ends, and = at the end */
    bits = bits << 6 | (uint32_t)digit;
    n_bit += 6;
    if (n_bit < 8) continue;
    n_bit -= 8;
    out[n++] = (char)(bits >> n_bit & 0xFF);
  }
  return out ? (quoth_str){out, n} : (quoth_str){"", 0};
}

/* The text of an element that has no elements inside. */
static quoth_str plain_of(const quoth_document *d, quoth_arena *arena,
                          uint32_t node) {
  quoth_str text = quoth_string_trim(quoth_xml_text(&d->xml, arena, node));
  return is_base64(d, node) ? base64_text(arena, text) : text;
}

/* A line of plain text, whatever the type. */
static quoth_str line_of(const quoth_document *d, quoth_arena *arena,
                         uint32_t node) {
  if (!node) return (quoth_str){"", 0};
  bool typed = quoth_xml_attribute_of(&d->xml, node, "type").n_byte > 0;
  if (has_elements(d, node) && typed)
    return quoth_xml_paragraphs(&d->xml, arena, node);
  quoth_str text = plain_of(d, arena, node);
  return is_html(d, node, text) ? quoth_html_text(arena, text) : text;
}

static uint32_t first_node(const quoth_document *d, uint32_t item,
                           const char *const *names) {
  uint32_t node = 0;
  for (; *names && !node; names++)
    node = quoth_xml_child(&d->xml, item, *names, 0);
  return node;
}

/* xml:base of the element, else the feed's own address. */
static quoth_str base_of(const quoth_document *d, quoth_arena *arena,
                         uint32_t node) {
  quoth_str base = quoth_xml_inherited(&d->xml, node, "xml:base");
  return quoth_xml_resolve(arena, quoth_string_of(d->base_url),
                           base.n_byte ? base : quoth_string_of(d->base_url));
}

/* <link>URL</link> of RSS, <link rel href> of Atom. */
static quoth_str link_of(const quoth_document *d, quoth_arena *arena,
                         uint32_t item) {
  quoth_str link = {"", 0};
  uint32_t from = 0, node = 0;
  while (!link.n_byte &&
         (node = quoth_xml_child(&d->xml, item, "link", node))) {
    quoth_str rel = quoth_xml_attribute_of(&d->xml, node, "rel");
    quoth_str href = quoth_xml_attribute_of(&d->xml, node, "href");
    if (!href.n_byte) href = quoth_xml_text(&d->xml, arena, node);
    if (!rel.n_byte || is_in(rel, "alternate")) link = quoth_string_trim(href);
    from = node;
  }
  if (!link.n_byte && (node = quoth_xml_child(&d->xml, item, "guid", 0)) &&
      !is_in(quoth_xml_attribute_of(&d->xml, node, "isPermaLink"), "false")) {
    quoth_str guid = quoth_string_trim(quoth_xml_text(&d->xml, arena, node));
    if (guid.n_byte > 4 && !strncasecmp(guid.at, "http", 4)) link = guid;
    from = node;
  }
  if (!link.n_byte) { /* CDF */
    link = quoth_xml_attribute_of(&d->xml, item, "href");
    from = item;
  }
  if (!link.n_byte) return link;
  return quoth_xml_resolve(arena, base_of(d, arena, from), link);
}

/* Names of persons: <author> of Atom has <name> inside. */
static quoth_str author_of(const quoth_document *d, quoth_arena *arena,
                           uint32_t item) {
  uint32_t node = first_node(d, item, author_names);
  uint32_t name = node ? quoth_xml_child(&d->xml, node, "name", 0) : 0;
  return line_of(d, arena, name ? name : node);
}

static void body_set(const quoth_document *d, quoth_arena *arena, uint32_t item,
                     quoth_record *record) {
  uint32_t node = first_node(d, item, body_names);
  quoth_str text = {"", 0};
  if (!node) return;
  if (has_elements(d, node)) {
    record->known.body = quoth_xml_paragraphs(&d->xml, arena, node);
    return;
  }
  text = plain_of(d, arena, node);
  if (is_html(d, node, text))
    record->raw = text; /* the desk's work */
  else
    record->known.body = text;
}

/* The channel's title and language, which stand for each item's. */
static void channel_read(quoth_document *d, quoth_arena *own) {
  if (d->has_whole) return;
  d->has_whole = true;
  d->whole = quoth_xml_find(&d->xml, 0, "channel");
  if (!d->whole) d->whole = 1;
  uint32_t language = quoth_xml_child(&d->xml, d->whole, "language", 0);
  if (!language)
    language = quoth_xml_child(&d->xml, d->whole, "dc:language", 0);
  d->lang = quoth_xml_text(&d->xml, own, language);
  d->outlet = line_of(d, own, quoth_xml_child(&d->xml, d->whole, "title", 0));
}

static void item_read(const quoth_document *d, quoth_arena *arena,
                      uint32_t item, quoth_record *record) {
  quoth_article *a = &record->known;
  a->source = first_text(d, arena, item, id_names);
  a->title = line_of(d, arena, first_node(d, item, title_names));
  a->url = link_of(d, arena, item);
  a->byline = author_of(d, arena, item);
  a->published = first_text(d, arena, item, published_names);
  a->modified = first_text(d, arena, item, modified_names);
  if (!a->modified.n_byte)
    a->modified = quoth_xml_attribute_of(&d->xml, item, "lastmod");
  a->outlet = d->outlet;
  a->lang = quoth_xml_inherited(&d->xml, item, "xml:lang");
  if (!a->lang.n_byte) a->lang = d->lang;
  record->copy = QUOTH_COPY_FRAGMENT;
  body_set(d, arena, item, record);
}

static bool is_item(const quoth_xml_node *node) {
  return node->name &&
         (!strcasecmp(node->name, "item") || !strcasecmp(node->name, "entry"));
}

static bool feed_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  quoth_document *d = quoth_document_get(input, arena, record);
  if (!d) return record->reject.reason != NULL;
  if (!quoth_document_seek(d, is_item)) return false;
  channel_read(d, &input->own);
  item_read(d, arena, d->at, record);
  d->at = d->xml.at[d->at].stop;
  quoth_document_copy(d, arena, record);
  return true;
}

const quoth_reader quoth_reader_feed = {
    .format = QUOTH_FORMAT_FEED,
    .next = feed_next,
    .whole = true,
};

bool quoth_copy_fragment(quoth_desk *desk, quoth_arena *arena,
                         quoth_record *record, quoth_article *article) {
  (void)desk;
  if (record->raw.n_byte) article->body = quoth_html_text(arena, record->raw);
  return !arena->status;
}
