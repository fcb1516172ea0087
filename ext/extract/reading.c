/*
** reading.c: copies a reading into another arena, so that the one it was made
** in, twenty times as large as the text, can serve the next text.  What points
** into the text points there still.
*/
#include "extract.h"

/* From one arena into the other; all of them do nothing once it has failed. */
typedef struct copying {
  quoth_arena *arena;
  const quoth_tokens *tokens; /* of the text, which is not copied */
} copying;

static void *copy_array(const copying *c, const void *from, uint32_t n,
                        size_t n_byte_each) {
  void *to = quoth_arena_raw(c->arena, n, n_byte_each);
  if (to && n) memcpy(to, from, n * n_byte_each);
  return to;
}

static quoth_str copy_text(const copying *c, quoth_str from) {
  const char *text = c->tokens->text;
  if (!from.at || (from.at >= text && from.at <= text + c->tokens->n_byte))
    return from;
  const char *at = quoth_arena_copy(c->arena, from.at, from.n_byte);
  return (quoth_str){at, at ? from.n_byte : 0};
}

static void copy_quote(const copying *c, quoth_quote *q) {
  q->spans = copy_array(c, q->spans, q->n_span, sizeof *q->spans);
  q->text = copy_text(c, q->text);
  quoth_source *sources =
      copy_array(c, q->sources, q->n_source, sizeof *sources);
  for (uint32_t i = 0; sources && i < q->n_source; i++)
    sources[i].name = copy_text(c, sources[i].name);
  q->sources = sources;
}

static void copy_speaker(const copying *c, quoth_speaker *s) {
  s->name = copy_text(c, s->name);
  quoth_str *spellings =
      copy_array(c, s->spellings, s->n_spelling, sizeof *spellings);
  for (uint32_t i = 0; spellings && i < s->n_spelling; i++)
    spellings[i] = copy_text(c, spellings[i]);
  s->spellings = spellings;
}

bool quoth_reading_copy(quoth_reading *out, quoth_arena *arena,
                        const quoth_reading *from) {
  copying c = {arena, &from->tokens};
  quoth_quote *quotes =
      copy_array(&c, from->quotes, from->n_quote, sizeof *quotes);
  quoth_speaker *speakers =
      copy_array(&c, from->speakers, from->n_speaker, sizeof *speakers);
  for (uint32_t i = 0; quotes && i < from->n_quote; i++)
    copy_quote(&c, &quotes[i]);
  for (uint32_t i = 0; speakers && i < from->n_speaker; i++)
    copy_speaker(&c, &speakers[i]);
  *out = *from;
  out->quotes = quotes;
  out->speakers = speakers;
  out->head.place = copy_text(&c, from->head.place);
  out->head.agency = copy_text(&c, from->head.agency);
  out->tokens = (quoth_tokens){0};
  if (arena->status) *out = (quoth_reading){0};
  return arena->status == QUOTH_OK;
}
