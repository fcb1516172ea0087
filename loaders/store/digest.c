/*
** digest.c: SHA-256 of a body by nettle, which uses the processor's own
** instructions for it where there are some.
*/
#include <nettle/sha2.h>

#include "digest.h"

void quoth_digest(char out[QUOTH_DIGEST_ROOM], quoth_str text) {
  static const char hex[] = "0123456789abcdef";
  uint8_t sum[SHA256_DIGEST_SIZE];
  struct sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, text.n_byte, (const uint8_t *)text.at);
  sha256_digest(&state, sizeof sum, sum);
  for (size_t i = 0; i < sizeof sum; i++) {
    out[2 * i] = hex[sum[i] >> 4];
    out[2 * i + 1] = hex[sum[i] & 15];
  }
  out[2 * sizeof sum] = 0;
}
