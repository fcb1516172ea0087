/*
** lexicon.c: looks words up in the tables made from schema/lexicon/en.  Knows
** no text, only hashes.  Words are in a table of open addressing, which tells
** their set of classes and their form as a cue.
*/
#include "lexicon.h"

#include "extract.h"
#include "lexicon.inc"

/* The slot of a word, or an empty one. */
static uint32_t slot_of(uint32_t hash) {
  uint32_t i = hash & (N_WORD_SLOT - 1);
  while (word_slot[i].set && word_slot[i].hash != hash)
    i = (i + 1) & (N_WORD_SLOT - 1);
  return i;
}

quoth_words quoth_words_of(uint32_t hash) {
  return word_set[word_slot[slot_of(hash)].set];
}

bool quoth_cue_look_up(uint32_t hash, uint16_t *entry, uint8_t *form) {
  uint32_t cue = word_slot[slot_of(hash)].cue;
  if (!cue) return false;
  *entry = cue_form[cue - 1].entry;
  *form = cue_form[cue - 1].form;
  return true;
}

const quoth_cue_entry *quoth_cue_entry_at(uint16_t entry) {
  return &cue_entry[entry];
}

bool quoth_lexicon_is_ordered(void) {
  for (uint32_t i = 0; i < N_WORD_SLOT; i++) {
    if (word_slot[i].set && slot_of(word_slot[i].hash) != i) return false;
    bool cue = word_set[word_slot[i].set] & QUOTH_W_CUE;
    if (cue != (word_slot[i].cue > 0)) return false;
  }
  return true;
}
