/*
** xml.h: a small XML document as one flat array of nodes, made from libxml2's
** events.  Nothing outside the bytes is ever looked at: no network, no DTD, no
** entity but the five of XML and those that HTML names.
*/
#ifndef QUOTH_LOADERS_XML_H
#define QUOTH_LOADERS_XML_H

#include "../../ext/text/arena.h"

/* More nodes than this is no document of news; 48 bytes each. */
#define QUOTH_XML_NODES_MAX 1000000u

/* libxml2 compares each attribute of a tag with each. */
#define QUOTH_XML_ATTRIBUTES_MAX 1000u

typedef struct quoth_xml_attribute {
  const char *name; /* as node names */
  quoth_str value;
} quoth_xml_attribute;

/* An element, or a run of text where `name` is NULL. */
typedef struct quoth_xml_node {
  const char *name;      /* "item", "dc:creator": prefixes as xml.c's table has
                            them, none for the formats' own elements */
  uint32_t parent, stop; /* `stop` is behind all that is inside */
  quoth_span text;       /* of a run of text, in xml->text */
  const quoth_xml_attribute *attributes;
  uint32_t n_attribute;
} quoth_xml_node;

typedef struct quoth_xml {
  const char *text;
  const quoth_xml_node *at; /* at[0] holds all; at[1] is the root element */
  uint32_t n;
  const char *refused; /* NULL, or the reason of a reject: xml_entity, bad_xml,
                          too_long */
  bool loose;          /* ill-formed; read as far as it makes sense */
  char error[120];     /* where and why, for people */
} quoth_xml;

/* False with xml->refused, or with arena->status when there is no memory. */
bool quoth_xml_read(quoth_xml *xml, quoth_arena *arena, quoth_str utf8);

/* The charset that an XML declaration names, or "". */
quoth_str quoth_xml_declared(quoth_str bytes);

/* The first child element of that name, in whatever case (people write <ITEM>),
** behind child `after` (0: the first); 0 where there is none. */
uint32_t quoth_xml_child(const quoth_xml *xml, uint32_t node, const char *name,
                         uint32_t after);

/* The first element of that name inside, however deep; 0 where none. */
uint32_t quoth_xml_find(const quoth_xml *xml, uint32_t node, const char *name);

/* "" where there is none of that name. */
quoth_str quoth_xml_attribute_of(const quoth_xml *xml, uint32_t node,
                                 const char *name);

/* The nearest such attribute of the node or what is around it: xml:lang. */
quoth_str quoth_xml_inherited(const quoth_xml *xml, uint32_t node,
                              const char *name);

/* All text inside, as it stands. */
quoth_str quoth_xml_text(const quoth_xml *xml, quoth_arena *arena,
                         uint32_t node);

/* Text inside as paragraphs parted by a blank line, white space single;
** elements that are not known to be inline part paragraphs, pictures and
** notes to editors are left out, <q> is in marks. */
quoth_str quoth_xml_paragraphs(const quoth_xml *xml, quoth_arena *arena,
                               uint32_t node);

/* `reference` against `base`; itself where that cannot be. */
quoth_str quoth_xml_resolve(quoth_arena *arena, quoth_str base,
                            quoth_str reference);

#endif
