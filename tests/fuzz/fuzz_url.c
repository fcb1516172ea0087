/*
** Fuzz target: any bytes as an address.  Its key has no blanks and no fragment,
** is no longer than the address allows, and is its own key; the domain is what
** it starts with.
*/
#include "../../loaders/read/urls.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte);

static void insist(bool claim) {
  if (!claim) abort();
}

static void check_key(quoth_str key, size_t n_byte) {
  insist(key.n_byte <= 9 * n_byte);
  for (uint32_t i = 0; i < key.n_byte; i++)
    insist((uint8_t)key.at[i] > ' ' && key.at[i] != '#');
}

/* A key is an address again once a scheme stands before it. */
static void check_again(quoth_arena *arena, quoth_str key) {
  static const char scheme[] = "https://";
  size_t n = sizeof scheme - 1 + key.n_byte;
  char *url = quoth_arena_alloc(arena, n + 1);
  if (!url || !key.n_byte) return;
  memcpy(url, scheme, sizeof scheme - 1);
  memcpy(url + sizeof scheme - 1, key.at, key.n_byte);
  quoth_str again = quoth_url_key(arena, (quoth_str){url, (uint32_t)n});
  insist(again.n_byte == key.n_byte &&
         memcmp(again.at, key.at, key.n_byte) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte) {
  quoth_arena arena;
  quoth_arena_open(&arena, NULL);
  quoth_str url = {(const char *)data, (uint32_t)n_byte};
  quoth_str key = quoth_url_key(&arena, url);
  quoth_str domain = quoth_url_domain(&arena, url);
  check_key(key, n_byte);
  check_again(&arena, key);
  insist(domain.n_byte <= key.n_byte &&
         memcmp(domain.at, key.at, domain.n_byte) == 0);
  quoth_arena_close(&arena);
  return 0;
}
