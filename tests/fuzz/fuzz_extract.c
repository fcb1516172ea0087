/*
** Fuzz target: any bytes as an article.  What is found must lie in the text,
** on borders of code points, in print order, and be what the offsets say.
*/
#include "../../ext/extract/extract.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte);

static void insist(bool claim) {
  if (!claim) abort();
}

/* No offset may fall between a lead byte and its continuation, where the text
** is well-formed around it. */
static bool on_border(const char *text, size_t n_byte, uint32_t at) {
  if (at >= n_byte || at == 0) return at <= n_byte;
  bool continuation = ((uint8_t)text[at] & 0xC0) == 0x80;
  bool led = (uint8_t)text[at - 1] >= 0xC2 && (uint8_t)text[at - 1] <= 0xF4;
  return !(continuation && led);
}

static void check_span(const char *text, size_t n_byte, quoth_span s) {
  insist(s.start <= s.stop && s.stop <= n_byte);
  insist(on_border(text, n_byte, s.start) && on_border(text, n_byte, s.stop));
}

static void check_text(const char *text, const quoth_quote *q) {
  const char *at = q->text.at;
  for (uint32_t k = 0; k < q->n_span; k++) {
    if (k) insist(*at++ == ' ');
    uint32_t n = quoth_span_length(q->spans[k]);
    insist(memcmp(at, text + q->spans[k].start, n) == 0);
    at += n;
  }
  insist(at == q->text.at + q->text.n_byte);
}

static void check_quote(const char *text, size_t n_byte,
                        const quoth_reading *r, uint32_t i) {
  const quoth_quote *q = &r->quotes[i];
  insist(q->n_span > 0 && q->kind >= QUOTH_DIRECT && q->kind <= QUOTH_INDIRECT);
  insist(q->speaker >= -1 && q->speaker < (int32_t)r->n_speaker);
  insist(q->continues >= -1 && q->continues < (int32_t)r->n_quote);
  insist(q->confidence >= 0 && q->confidence <= 1);
  for (uint32_t k = 0; k < q->n_span; k++) {
    check_span(text, n_byte, q->spans[k]);
    insist(q->spans[k].start < q->spans[k].stop);
    if (k) insist(q->spans[k].start >= q->spans[k - 1].stop);
  }
  check_span(text, n_byte, q->mention);
  check_span(text, n_byte, q->cue);
  for (uint32_t k = 0; k < q->n_source; k++)
    check_span(text, n_byte, q->sources[k].at);
  check_text(text, q);
  if (i) insist(q->spans[0].start >= r->quotes[i - 1].spans[0].start);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte) {
  char *text = malloc(n_byte + 1);
  if (!text) return 0;
  memcpy(text, data, n_byte);
  quoth_arena arena;
  quoth_reading reading;
  quoth_arena_open(&arena, NULL);
  if (quoth_extract(&arena, text, n_byte, NULL, &reading) == QUOTH_OK)
    for (uint32_t i = 0; i < reading.n_quote; i++)
      check_quote(text, n_byte, &reading, i);
  quoth_arena_close(&arena);
  free(text);
  return 0;
}
