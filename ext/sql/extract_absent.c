/* Weak stand-in until ext/extract/extract.c lands; goes with that commit. */
#include "../extract/extract.h"
#pragma weak quoth_extract
#pragma weak quoth_kind_name
#pragma weak quoth_stance_name
#pragma weak quoth_speaker_kind_name
int quoth_extract(quoth_arena *arena, const char *text, size_t n_byte,
                  const quoth_extract_options *options, quoth_reading *out) {
  (void)options, (void)arena, (void)text, (void)n_byte;
  *out = (quoth_reading){0};
  return QUOTH_OK;
}
const char *quoth_kind_name(uint8_t kind) { return kind ? "direct" : ""; }
const char *quoth_stance_name(uint8_t stance) { return stance ? "" : "neutral"; }
const char *quoth_speaker_kind_name(uint8_t kind) { return kind ? "" : "unknown"; }
