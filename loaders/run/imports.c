/*
** imports.c: articles that come as quotes alone.  Their body is a paragraph
** for each quote, of the quote and the words around it, so that offsets hold
** as they do everywhere.  Speakers are those that the import names; nothing is
** guessed.
*/
#include <string.h>

#include "imports.h"

bool quoth_import_is(const quoth_article *article) {
  return article->body.n_byte == 0 && article->n_quote > 0;
}

static uint32_t size_of(const quoth_given_quote *q) {
  return q->before.n_byte + q->text.n_byte + q->after.n_byte;
}

static void append(char *body, uint32_t *n, quoth_str text) {
  if (text.n_byte > 0) memcpy(body + *n, text.at, text.n_byte);
  *n += text.n_byte;
}

/* The body, and in spans[i] where quote i stands in it; NULL: no memory. */
static char *join(quoth_arena *arena, const quoth_article *a,
                  quoth_span *spans) {
  size_t n_all = 0;
  for (uint32_t i = 0; i < a->n_quote; i++)
    n_all += size_of(&a->quotes[i]) + 2;
  char *body = quoth_arena_alloc(arena, n_all + 1);
  uint32_t n = 0;
  for (uint32_t i = 0; body && i < a->n_quote; i++) {
    const quoth_given_quote *q = &a->quotes[i];
    if (i > 0) append(body, &n, (quoth_str){"\n\n", 2});
    append(body, &n, q->before);
    spans[i].start = n;
    append(body, &n, q->text);
    spans[i].stop = n;
    append(body, &n, q->after);
  }
  return body;
}

/* The place of a name among the speakers, where it is put if it is new. */
static int32_t speaker_of(quoth_speaker *speakers, uint32_t *n,
                          quoth_str *name) {
  if (name->n_byte == 0) return -1;
  for (uint32_t i = 0; i < *n; i++) {
    if (speakers[i].name.n_byte == name->n_byte &&
        memcmp(speakers[i].name.at, name->at, name->n_byte) == 0)
      return (int32_t)i;
  }
  speakers[*n] = (quoth_speaker){
      .name = *name, .spellings = name, .n_spelling = 1, .kind = QUOTH_PERSON};
  return (int32_t)(*n)++;
}

static void fill(quoth_quote *quotes, quoth_speaker *speakers, quoth_str *names,
                 const quoth_article *a, const quoth_span *spans,
                 quoth_reading *reading) {
  for (uint32_t i = 0; i < a->n_quote; i++) {
    const quoth_given_quote *given = &a->quotes[i];
    names[i] = given->speaker;
    quotes[i] = (quoth_quote){.kind = QUOTH_DIRECT,
                              .continues = -1,
                              .spans = &spans[i],
                              .n_span = 1,
                              .text = given->text,
                              .confidence = (float)given->confidence};
    quotes[i].speaker = speaker_of(speakers, &reading->n_speaker, &names[i]);
  }
}

bool quoth_import_read(quoth_arena *arena, quoth_article *a,
                       quoth_reading *reading) {
  uint32_t n = a->n_quote < QUOTH_QUOTES_MAX ? a->n_quote : QUOTH_QUOTES_MAX;
  *reading = (quoth_reading){.capped = n < a->n_quote};
  a->n_quote = n;
  quoth_quote *quotes = quoth_arena_array(arena, n, sizeof *quotes);
  quoth_speaker *speakers = quoth_arena_array(arena, n, sizeof *speakers);
  quoth_str *names = quoth_arena_array(arena, n, sizeof *names);
  quoth_span *spans = quoth_arena_array(arena, n, sizeof *spans);
  if (!quotes || !speakers || !names || !spans) return false;
  char *body = join(arena, a, spans);
  if (!body) return false;
  a->body = (quoth_str){body, (uint32_t)strlen(body)};
  fill(quotes, speakers, names, a, spans, reading);
  reading->quotes = quotes;
  reading->n_quote = n;
  reading->speakers = speakers;
  return true;
}
