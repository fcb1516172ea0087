/*
** Fuzz target: bytes as a page.  What comes out is valid UTF-8 without NUL,
** and no longer than the input allows.
*/
#include "../../ext/page/page.h"
#include "../../ext/text/utf8.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte);

static void check(quoth_str s) {
  if (quoth_utf8_valid(s.at, s.n_byte) != s.n_byte) abort();
  if (memchr(s.at, 0, s.n_byte)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte) {
  quoth_arena arena;
  quoth_page page;
  quoth_arena_open(&arena, NULL);
  if (quoth_page_read(&arena, (const char *)data, n_byte, NULL, &page) ==
      QUOTH_OK) {
    check(page.text);
    check(page.title);
    check(page.byline);
    check(page.outlet);
    check(page.lang);
    check(page.url);
    if (page.text.n_byte > 4 * n_byte) abort();
  }
  quoth_arena_close(&arena);
  return 0;
}
