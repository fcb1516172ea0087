/*
** fuzz_readers.h: bytes as an input of one format, read to its end.  What
** must hold: a record is an article or a reject, an article's text is valid
** UTF-8 without NUL, and the reading ends.
*/
#ifndef QUOTH_FUZZ_READERS_H
#define QUOTH_FUZZ_READERS_H

#include <stdlib.h>
#include <string.h>

#include "../../ext/text/utf8.h"
#include "../../loaders/read/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte);

static void fuzz_check_text(quoth_str s) {
  if (quoth_utf8_valid(s.at, s.n_byte) != s.n_byte) abort();
  if (s.n_byte && memchr(s.at, 0, s.n_byte)) abort();
}

static void fuzz_check_article(const quoth_article *a) {
  fuzz_check_text(a->source);
  fuzz_check_text(a->title);
  fuzz_check_text(a->byline);
  fuzz_check_text(a->outlet);
  fuzz_check_text(a->url);
  fuzz_check_text(a->body);
  fuzz_check_text(a->published);
  if (!a->source.n_byte) abort();
}

static void fuzz_read_all(quoth_input *in, quoth_desk *desk, size_t n_byte) {
  quoth_arena arena;
  quoth_record record;
  quoth_article article;
  quoth_arena_open(&arena, NULL);
  size_t n_record = 0;
  while (quoth_input_next(in, &arena, &record)) {
    bool good = quoth_desk_read(desk, &arena, &record, &article);
    if (good == (record.reject.reason != NULL)) abort();
    if (good) fuzz_check_article(&article);
    /* a record takes a byte, a packed one may take less */
    if (++n_record > 2000 * n_byte + 10) abort();
    quoth_arena_reset(&arena);
  }
  quoth_arena_close(&arena);
}

static int fuzz_read(const uint8_t *data, size_t n_byte,
                     enum quoth_format format) {
  static quoth_desk *desk;
  quoth_input_options options = {.format = format};
  quoth_reject reject;
  if (!desk) desk = quoth_desk_open();
  quoth_input *in =
      quoth_input_open_memory("fuzz", data, n_byte, &options, &reject);
  if (in && desk) fuzz_read_all(in, desk, n_byte);
  quoth_input_close(in);
  return 0;
}

#endif
