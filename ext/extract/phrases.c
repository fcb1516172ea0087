/*
** phrases.c: looks a phrase up in the table that compile_phrases.py writes.
*/
#include "phrases.h"

typedef struct phrase_slot {
  uint32_t key; /* 0: empty */
  quoth_phrase phrase;
} phrase_slot;

#include "lexicon_phrases.inc"

quoth_phrase quoth_phrase_of(uint32_t key) {
  uint32_t i = key & (N_PHRASE_SLOT - 1);
  while (phrase_slots[i].key && phrase_slots[i].key != key)
    i = (i + 1) & (N_PHRASE_SLOT - 1);
  return phrase_slots[i].key ? phrase_slots[i].phrase : (quoth_phrase){0, 0};
}
