/*
** document.h: an input that is one XML document with records in it: feeds,
** NITF, NewsML-G2.
*/
#ifndef QUOTH_LOADERS_DOCUMENT_H
#define QUOTH_LOADERS_DOCUMENT_H

#include "readers.h"
#include "xml.h"

typedef struct quoth_document {
  quoth_xml xml;
  const char *base_url;
  uint32_t at; /* node to go on from */
  /* of the whole, looked up once: feeds may have very many items */
  bool has_whole;
  uint32_t whole; /* node */
  quoth_str outlet, lang;
  const char *charset;
  uint32_t n_replaced;
} quoth_document;

/* The input's document, read at the first call; NULL with a reject in the
** record, at the end of the input after one, or on no memory. */
quoth_document *quoth_document_get(quoth_input *input, quoth_arena *arena,
                                   quoth_record *record);

/* Goes on to the next element that is a record; false where there is none. */
bool quoth_document_seek(quoth_document *document,
                         bool (*is_record)(const quoth_xml_node *node));

/* Copies what the record took from the document into its own arena, and tells
** charset and looseness. */
void quoth_document_copy(const quoth_document *document, quoth_arena *arena,
                         quoth_record *record);

/* Fills what is still empty from an <nitf> element. */
void quoth_nitf_fill(const quoth_document *document, quoth_arena *arena,
                     uint32_t node, quoth_article *article);

#endif
