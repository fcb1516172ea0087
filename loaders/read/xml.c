/*
** xml.c: libxml2's SAX events into the array of xml.h.  Owns the rule that no
** document makes us open anything or grow beyond its own size: a declared
** entity ends the reading, a DOCTYPE is passed over.
*/
#include "xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/uri.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "../../ext/text/utf8.h"

/* Elements of these namespaces are known by these prefixes; "" for the
** formats' own. */
static const struct {
  const char *uri, *prefix;
} namespaces[] = {
    {"http://purl.org/dc/elements/1.1/", "dc:"},
    {"http://purl.org/dc/elements/1.0/", "dc:"},
    {"http://purl.org/dc/terms/", "dcterms:"},
    {"http://purl.org/rss/1.0/modules/content/", "content:"},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"},
    {"http://www.itunes.com/DTDs/Podcast-1.0.dtd", "itunes:"},
    {"http://search.yahoo.com/mrss/", "media:"},
    {"http://search.yahoo.com/mrss", "media:"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"},
    {"http://www.w3.org/XML/1998/namespace", "xml:"},
    {"http://www.w3.org/1999/xhtml", "xhtml:"},
    {"http://www.w3.org/2005/Atom", ""},
    {"http://purl.org/atom/ns#", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://channel.netscape.com/rdf/simple/0.9/", ""},
    {"http://my.netscape.com/publish/formats/rss-0.91.dtd", ""},
    {"http://backend.userland.com/rss2", ""},
    {"http://backend.userland.com/RSS2", ""},
    {"http://blogs.law.harvard.edu/tech/rss", ""},
    {"http://iptc.org/std/nar/2006-10-01/", ""},
    {"http://iptc.org/std/NITF/2006-10-18/", ""},
};

/* Elements that stand inside a line: XHTML's and NITF's. */
static const char *const inline_names[] = {
    "a", "abbr", "acronym", "alt-code", "b", "bdo", "big", "chron", "city",
    "cite", "classifier", "code", "copyrite", "country", "em", "event", "font",
    "frac", "frac-num", "frac-den", "function", "i", "ins", "lang", "location",
    "money", "num", "object.title", "org", "person", "pronoun", "q", "region",
    "rt", "ruby", "s", "small", "span", "state", "strong", "sub",
    "sublocation", "sup", "time", "tt", "u", "virtloc", "inline", "name.given",
    "name.family", "copyrite.year", "copyrite.holder", "frac-sep", "nitf-col",
    "var", "kbd", "dfn", "del",
};

/* Elements whose text is none of the article's. */
static const char *const left_out_names[] = {
    "media", "media-caption", "media-metadata", "note", "script", "style",
    "head", "docdata", "ednote", "figcaption",
};

typedef struct builder {
  quoth_arena *arena;
  xmlParserCtxtPtr parser;
  QUOTH_VEC(quoth_xml_node) nodes;
  QUOTH_VEC(char) text;
  uint32_t open; /* node of the element around */
  const char *refused;
} builder;

static void refuse(builder *b, const char *reason) {
  if (!b->refused) b->refused = reason;
  if (b->parser) xmlStopParser(b->parser);
}

static quoth_xml_node *node_add(builder *b) {
  if (b->nodes.n >= QUOTH_XML_NODES_MAX) {
    refuse(b, "too_long");
    return NULL;
  }
  quoth_xml_node *n = QUOTH_PUSH(b->arena, &b->nodes);
  if (!n) {
    if (b->parser) xmlStopParser(b->parser);
    return NULL;
  }
  n->parent = b->open;
  n->stop = b->nodes.n;
  return n;
}

/* The name by our prefixes; one that is not known stays as it is written. */
static const char *name_of(builder *b, const xmlChar *local,
                           const xmlChar *prefix, const xmlChar *uri) {
  const char *ours = prefix ? NULL : "";
  for (size_t i = 0; uri && i < sizeof namespaces / sizeof *namespaces; i++)
    if (!strcmp((const char *)uri, namespaces[i].uri))
      ours = namespaces[i].prefix;
  size_t n_local = strlen((const char *)local);
  size_t n_prefix = strlen(ours ? ours : (const char *)prefix);
  char *name = quoth_arena_alloc(b->arena, n_local + n_prefix + 2);
  if (!name) return "";
  memcpy(name, ours ? ours : (const char *)prefix, n_prefix);
  if (!ours) name[n_prefix++] = ':';
  memcpy(name + n_prefix, local, n_local);
  return name;
}

static void on_start(void *context, const xmlChar *local, const xmlChar *prefix,
                     const xmlChar *uri, int n_namespace,
                     const xmlChar **declared, int n_attribute, int n_default,
                     const xmlChar **values) {
  builder *b = context;
  (void)n_namespace, (void)declared, (void)n_default;
  quoth_xml_node *n = node_add(b);
  if (!n) return;
  uint32_t at = b->nodes.n - 1;
  quoth_xml_attribute *a =
      quoth_arena_array(b->arena, (size_t)n_attribute, sizeof *a);
  for (int i = 0; a && i < n_attribute; i++, values += 5) {
    size_t n_byte = (size_t)(values[4] - values[3]);
    const char *copy = quoth_arena_copy(b->arena, values[3], n_byte);
    a[i].name = name_of(b, values[0], values[1], values[2]);
    if (copy) a[i].value = (quoth_str){copy, (uint32_t)n_byte};
  }
  n->name = name_of(b, local, prefix, uri);
  n->attributes = a;
  n->n_attribute = a ? (uint32_t)n_attribute : 0;
  b->open = at;
}

static void on_end(void *context, const xmlChar *local, const xmlChar *prefix,
                   const xmlChar *uri) {
  builder *b = context;
  (void)local, (void)prefix, (void)uri;
  if (!b->nodes.n || !b->open) return;
  b->nodes.at[b->open].stop = b->nodes.n;
  b->open = b->nodes.at[b->open].parent;
}

static void text_add(builder *b, const char *at, size_t n_byte) {
  quoth_xml_node *last = b->nodes.n ? &b->nodes.at[b->nodes.n - 1] : NULL;
  if (!last || last->name || last->parent != b->open ||
      last->text.stop != b->text.n)
    last = node_add(b);
  if (!last) return;
  if (last->text.start == last->text.stop)
    last->text.start = last->text.stop = b->text.n;
  for (size_t i = 0; i < n_byte; i++) {
    char *to = QUOTH_PUSH(b->arena, &b->text);
    if (!to) return;
    *to = at[i];
  }
  last->text.stop = b->text.n;
}

static void on_text(void *context, const xmlChar *at, int n_byte) {
  builder *b = context;
  if (b->open) text_add(b, (const char *)at, (size_t)n_byte);
}

/* A name that HTML knows; others are dropped. */
static void on_reference(void *context, const xmlChar *name) {
  const htmlEntityDesc *entity = htmlEntityLookup(name);
  char out[4];
  if (entity)
    on_text(context, (const xmlChar *)out, quoth_utf8_put(entity->value, out));
}

static void on_entity_declared(void *context, const xmlChar *name, int type,
                               const xmlChar *public_id,
                               const xmlChar *system_id, xmlChar *content) {
  (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
  refuse(context, "xml_entity");
}

/* libxml2 asks for what &name; is: the five of XML, else HTML's, as text. */
static xmlEntityPtr on_entity(void *context, const xmlChar *name) {
  (void)context;
  return xmlGetPredefinedEntity(name);
}

static xmlSAXHandler handler(void) {
  xmlSAXHandler h;
  memset(&h, 0, sizeof h);
  h.initialized = XML_SAX2_MAGIC;
  h.startElementNs = on_start;
  h.endElementNs = on_end;
  h.characters = on_text;
  h.ignorableWhitespace = on_text;
  h.cdataBlock = on_text;
  h.reference = on_reference;
  h.entityDecl = on_entity_declared;
  h.getEntity = on_entity;
  return h;
}

/* A tag with very many attributes, which libxml2 takes quadratic time for;
** told by its equals signs, before libxml2 sees it. */
static bool has_wide_tag(quoth_str text) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.n_byte; i++) {
    if (text.at[i] == '<' || text.at[i] == '>') n = 0;
    if (text.at[i] == '=' && ++n > QUOTH_XML_ATTRIBUTES_MAX) return true;
  }
  return false;
}

/* Elements left open by an ill-formed end close with the document. */
static void close_all(builder *b) {
  for (; b->nodes.n && b->open; b->open = b->nodes.at[b->open].parent)
    b->nodes.at[b->open].stop = b->nodes.n;
  if (b->nodes.n) b->nodes.at[0].stop = b->nodes.n;
}

static void error_keep(quoth_xml *xml, const builder *b) {
  const xmlError *e = xmlCtxtGetLastError(b->parser);
  xml->error[0] = 0;
  if (e && e->message)
    snprintf(xml->error, sizeof xml->error, "line %d: %.90s", e->line,
             e->message);
  char *end = strchr(xml->error, '\n');
  if (end) *end = 0;
}

static void parse(builder *b, quoth_str text) {
  /* NOENT stays off: entities are never replaced by their content */
  int options = XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC;
  xmlCtxtUseOptions(b->parser, options);
  xmlParseChunk(b->parser, text.at, (int)text.n_byte, 1);
}

bool quoth_xml_read(quoth_xml *xml, quoth_arena *arena, quoth_str text) {
  builder b = {.arena = arena};
  xmlSAXHandler h = handler();
  memset(xml, 0, sizeof *xml);
  node_add(&b); /* the document */
  if (has_wide_tag(text)) b.refused = "too_long";
  if (!b.refused) b.parser = xmlCreatePushParserCtxt(&h, &b, NULL, 0, NULL);
  if (b.parser) {
    parse(&b, text);
    error_keep(xml, &b);
    xml->loose = !b.parser->wellFormed;
    xmlFreeDoc(b.parser->myDoc);
    xmlFreeParserCtxt(b.parser);
  } else if (!b.refused && !arena->status) {
    arena->status = QUOTH_NOMEM;
  }
  close_all(&b);
  if (!b.refused && b.nodes.n < 2) b.refused = "bad_xml";
  xml->text = b.text.at ? b.text.at : "";
  xml->at = b.nodes.at;
  xml->n = b.nodes.n;
  xml->refused = b.refused;
  return !b.refused && !arena->status;
}

quoth_str quoth_xml_declared(quoth_str bytes) {
  quoth_str none = {"", 0};
  uint32_t n = bytes.n_byte < 200 ? bytes.n_byte : 200;
  const char *end = n ? memchr(bytes.at, '>', n) : NULL;
  if (!end || !memmem(bytes.at, n, "<?xml", 5)) return none;
  size_t n_head = (size_t)(end - bytes.at);
  const char *at = memmem(bytes.at, n_head, "encoding", 8);
  if (!at) return none;
  at += 8;
  while (at < end && (*at == ' ' || *at == '='))
    at++;
  const char *start = at < end ? at + 1 : end; /* behind the quote */
  const char *stop = start;
  while (stop < end && *stop != *at)
    stop++;
  return (quoth_str){start, (uint32_t)(stop - start)};
}

uint32_t quoth_xml_child(const quoth_xml *xml, uint32_t node, const char *name,
                         uint32_t after) {
  uint32_t i = after ? xml->at[after].stop : node + 1;
  for (; i < xml->at[node].stop; i = xml->at[i].stop)
    if (xml->at[i].name && !strcasecmp(xml->at[i].name, name)) return i;
  return 0;
}

uint32_t quoth_xml_find(const quoth_xml *xml, uint32_t node, const char *name) {
  for (uint32_t i = node + 1; i < xml->at[node].stop; i++)
    if (xml->at[i].name && !strcasecmp(xml->at[i].name, name)) return i;
  return 0;
}

quoth_str quoth_xml_attribute_of(const quoth_xml *xml, uint32_t node,
                                 const char *name) {
  const quoth_xml_node *n = &xml->at[node];
  for (uint32_t i = 0; i < n->n_attribute; i++)
    if (n->attributes[i].value.n_byte &&
        !strcasecmp(n->attributes[i].name, name))
      return n->attributes[i].value;
  return (quoth_str){"", 0};
}

quoth_str quoth_xml_inherited(const quoth_xml *xml, uint32_t node,
                              const char *name) {
  quoth_str value = {"", 0};
  for (; node && !value.n_byte; node = xml->at[node].parent)
    value = quoth_xml_attribute_of(xml, node, name);
  return value;
}

quoth_str quoth_xml_text(const quoth_xml *xml, quoth_arena *arena,
                         uint32_t node) {
  quoth_span all = {0, 0};
  (void)arena;
  if (!node) return (quoth_str){"", 0};
  /* runs follow one another in xml->text as they do in the document */
  for (uint32_t i = node; i < xml->at[node].stop; i++) {
    quoth_span t = xml->at[i].text;
    if (xml->at[i].name || t.start == t.stop) continue;
    if (all.start == all.stop) all.start = t.start;
    all.stop = t.stop;
  }
  return quoth_span_text(xml->text, all);
}

static bool is_one_of(const char *name, const char *const *names, size_t n) {
  const char *colon = strrchr(name, ':');
  if (colon) name = colon + 1;
  for (size_t i = 0; i < n; i++)
    if (!strcmp(name, names[i])) return true;
  return false;
}

#define IS_ONE_OF(name, names)                                                 \
  is_one_of(name, names, sizeof(names) / sizeof *(names))

typedef struct paragraphs {
  char *out;
  uint32_t n;
  bool space, parted; /* due before more text */
} paragraphs;

static void paragraph_text(paragraphs *p, quoth_str text) {
  for (uint32_t i = 0; i < text.n_byte; i++) {
    bool space =
        text.at[i] == ' ' || (text.at[i] >= '\t' && text.at[i] <= '\r');
    if (space) {
      p->space = true;
      continue;
    }
    if (p->n && p->parted) {
      p->out[p->n++] = '\n';
      p->out[p->n++] = '\n';
    } else if (p->n && p->space) {
      p->out[p->n++] = ' ';
    }
    p->space = p->parted = false;
    p->out[p->n++] = text.at[i];
  }
}

/* What an element's start or end does to the paragraph. */
static void paragraph_tag(paragraphs *p, const char *name, bool start) {
  const char *colon = strrchr(name, ':');
  if (!strcmp(colon ? colon + 1 : name, "q"))
    paragraph_text(p, (quoth_str){start ? "\xE2\x80\x9C" : "\xE2\x80\x9D", 3});
  else if (!IS_ONE_OF(name, inline_names))
    p->parted = true;
}

quoth_str quoth_xml_paragraphs(const quoth_xml *xml, quoth_arena *arena,
                               uint32_t node) {
  quoth_str none = {"", 0};
  if (!node) return none;
  quoth_str all = quoth_xml_text(xml, arena, node);
  /* a break and the marks of <q> take at most eight bytes a node */
  size_t n_node = xml->at[node].stop - node;
  paragraphs p = {.out = quoth_arena_array(arena, all.n_byte + 8 * n_node, 1)};
  uint32_t open = node;
  for (uint32_t i = node + 1; p.out && i < xml->at[node].stop; i++) {
    for (; open != xml->at[i].parent; open = xml->at[open].parent)
      paragraph_tag(&p, xml->at[open].name, false);
    if (!xml->at[i].name) {
      paragraph_text(&p, quoth_span_text(xml->text, xml->at[i].text));
    } else if (IS_ONE_OF(xml->at[i].name, left_out_names)) {
      p.parted = true;
      i = xml->at[i].stop - 1;
    } else {
      paragraph_tag(&p, xml->at[i].name, true);
      open = i;
    }
  }
  for (; p.out && open != node; open = xml->at[open].parent)
    paragraph_tag(&p, xml->at[open].name, false);
  return p.out ? (quoth_str){p.out, p.n} : none;
}

quoth_str quoth_xml_resolve(quoth_arena *arena, quoth_str base,
                            quoth_str reference) {
  char *from = quoth_arena_copy(arena, base.at, base.n_byte);
  char *to = quoth_arena_copy(arena, reference.at, reference.n_byte);
  if (!from || !to || !base.n_byte) return reference;
  xmlChar *uri = xmlBuildURI((xmlChar *)to, (xmlChar *)from);
  if (!uri) return reference;
  size_t n = strlen((char *)uri);
  const char *copy = quoth_arena_copy(arena, uri, n);
  xmlFree(uri);
  return copy ? (quoth_str){copy, (uint32_t)n} : reference;
}
