/*
** Fuzz target: web archives, and HTTP responses in them, packed and plain.
*/
#include "fuzz_readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte) {
  return fuzz_read(data, n_byte, QUOTH_FORMAT_WARC);
}
