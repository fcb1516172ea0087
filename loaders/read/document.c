/*
** document.c: a whole input as XML, kept with the input; records are copies,
** because they outlive it.
*/
#include "document.h"

#include "loose.h"

/* Ill-formed: once more with what people forget to escape escaped.  Text that
** is still ill-formed then is read as far as it goes. */
static void read_loosely(quoth_document *d, quoth_arena *own, quoth_str text) {
  quoth_xml better;
  quoth_str escaped = quoth_loose_escape(own, text);
  if (!quoth_xml_read(&better, own, escaped)) return;
  better.loose = true;
  d->xml = better;
}

static quoth_document *document_read(quoth_input *input, quoth_arena *arena,
                                     quoth_record *record) {
  quoth_document *d = quoth_arena_alloc(&input->own, sizeof *d);
  if (!d || !quoth_input_rest(input, &input->own, record)) return NULL;
  quoth_decoded text = quoth_charset_decode(
      &input->own, record->raw,
      record->charset.n_byte ? record->charset
                             : quoth_xml_declared(record->raw));
  record->raw = (quoth_str){"", 0};
  d->base_url = input->base_url;
  d->charset = text.charset;
  d->n_replaced = text.n_replaced;
  if (quoth_xml_read(&d->xml, &input->own, text.text) && d->xml.loose)
    read_loosely(d, &input->own, text.text);
  if (d->xml.refused)
    quoth_reject_set(arena, record, d->xml.refused, d->xml.error);
  if (!arena->status) arena->status = input->own.status;
  return d->xml.refused || arena->status ? NULL : d;
}

quoth_document *quoth_document_get(quoth_input *input, quoth_arena *arena,
                                   quoth_record *record) {
  const char *at;
  if (input->state) return input->state;
  if (input->ended || !quoth_stream_peek(input->stream, 1, &at)) return NULL;
  input->state = document_read(input, arena, record);
  /* records follow, though the bytes are all taken */
  input->ended = input->state == NULL;
  return input->state;
}

bool quoth_document_seek(quoth_document *document,
                         bool (*is_record)(const quoth_xml_node *node)) {
  const quoth_xml *xml = &document->xml;
  while (document->at < xml->n && !is_record(&xml->at[document->at]))
    document->at++;
  return document->at < xml->n;
}

static quoth_str copied(quoth_arena *arena, quoth_str s) {
  const char *copy = s.n_byte ? quoth_arena_copy(arena, s.at, s.n_byte) : NULL;
  return copy ? (quoth_str){copy, s.n_byte} : (quoth_str){"", 0};
}

void quoth_document_copy(const quoth_document *document, quoth_arena *arena,
                         quoth_record *record) {
  quoth_article *a = &record->known;
  quoth_str *const fields[] = {&a->source, &a->version,   &a->url,
                               &a->title,  &a->byline,    &a->dateline,
                               &a->outlet, &a->published, &a->modified,
                               &a->lang,   &a->body,      &record->raw};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    *fields[i] = copied(arena, *fields[i]);
  quoth_str *sources =
      quoth_arena_array(arena, a->n_source + 1u, sizeof *sources);
  for (uint32_t i = 0; sources && i < a->n_source; i++)
    sources[i] = copied(arena, a->sources[i]);
  a->sources = sources;
  if (!sources) a->n_source = 0;
  size_t n = 0;
  while (document->charset[n])
    n++;
  const char *charset = quoth_arena_copy(arena, document->charset, n);
  a->charset = charset ? charset : "UTF-8";
  a->n_replaced = document->n_replaced;
  a->loose = document->xml.loose;
}
