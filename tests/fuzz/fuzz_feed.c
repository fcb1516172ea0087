/*
** Fuzz target: XML of news; the first byte chooses feed, NITF or NewsML.
*/
#include "fuzz_readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte) {
  static const enum quoth_format formats[] = {
      QUOTH_FORMAT_FEED, QUOTH_FORMAT_NITF, QUOTH_FORMAT_NEWSML};
  if (!n_byte) return 0;
  return fuzz_read(data + 1, n_byte - 1, formats[data[0] % 3]);
}
