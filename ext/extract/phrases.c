/*
** phrases.c: looks a phrase up in the table that compile_phrases.py writes.
*/
#include "phrases.h"

typedef struct phrase_slot {
  uint32_t key; /* 0: empty */
  quoth_phrase phrase;
} phrase_slot;

#include "lexicon_phrases.inc"

/* Most of what is asked is no phrase, and the bits, of which one in sixteen is
** set, stay near where the slots do not. */
static bool may_be_phrase(uint32_t key) {
  uint32_t bit = key / (UINT32_MAX / N_PHRASE_BIT + 1);
  return phrase_bits[bit / 64] >> bit % 64 & 1;
}

quoth_phrase quoth_phrase_of(uint32_t key) {
  if (!may_be_phrase(key)) return (quoth_phrase){0, 0};
  uint32_t i = key & (N_PHRASE_SLOT - 1);
  while (phrase_slots[i].key && phrase_slots[i].key != key)
    i = (i + 1) & (N_PHRASE_SLOT - 1);
  return phrase_slots[i].key ? phrase_slots[i].phrase : (quoth_phrase){0, 0};
}
