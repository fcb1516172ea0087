/*
** Fuzz target: bytes as a part of a segment, with header and checksum made to
** fit so that the decoder behind them is reached.  What decodes must ascend.
*/
#include "../../ext/match/segment.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte);

static void check_list(quoth_list list) {
  quoth_block block = {.n = 1};
  uint64_t last = 0;
  for (bool first = true; block.n;) {
    if (quoth_list_next(&list, &block)) return;
    for (uint32_t i = 0; i < block.n; i++, first = false) {
      if (!first && block.key[i] <= last) abort();
      last = block.key[i];
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n_byte) {
  if (n_byte < 40 || n_byte > QUOTH_PART_BYTE) return 0;
  uint8_t *bytes = malloc(n_byte);
  quoth_part part;
  if (!bytes) return 0;
  memcpy(bytes, data, n_byte);
  memcpy(bytes, "QSG1", 4);
  for (int b = 0; b < 4; b++)
    bytes[4 + b] = (uint8_t)(n_byte >> (8 * b));
  uint64_t sum = quoth_index_checksum(bytes + 16, n_byte - 16);
  for (int b = 0; b < 8; b++)
    bytes[8 + b] = (uint8_t)(sum >> (8 * b));
  if (quoth_part_open(&part, bytes, n_byte) == QUOTH_OK) {
    quoth_list list;
    for (uint32_t t = 0; t < part.n_term; t++)
      if (quoth_part_list(&part, t, &list) == QUOTH_OK) check_list(list);
    (void)quoth_part_seek(&part, 12345);
  }
  free(bytes);
  return 0;
}
