/*
** lexicon.c: the tables made from schema/lexicon/en.  Knows no text, only
** hashes: the table of words tells their set of classes and their form as a
** cue.
*/
#include "lexicon.h"

#include "extract.h"
#include "lexicon.inc"

bool quoth_cue_look_up(uint32_t hash, uint16_t *entry, uint8_t *form) {
  const quoth_word_slot *slot = quoth_word_slot_of(hash);
  uint32_t cue = slot->hash == hash ? slot->cue : 0;
  if (!cue) return false;
  *entry = cue_form[cue - 1].entry;
  *form = cue_form[cue - 1].form;
  return true;
}

const quoth_cue_entry *quoth_cue_entry_at(uint16_t entry) {
  return &cue_entry[entry];
}

bool quoth_lexicon_is_ordered(void) {
  for (uint32_t i = 0; i < QUOTH_WORD_SLOTS; i++) {
    const quoth_word_slot *slot = &quoth_word_slots[i];
    if (slot->set && quoth_word_slot_of(slot->hash) != slot) return false;
    bool cue = quoth_word_sets[slot->set] & QUOTH_W_CUE;
    if (cue != (slot->cue > 0)) return false;
  }
  return true;
}
