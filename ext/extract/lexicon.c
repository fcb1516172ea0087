/*
** lexicon.c: looks words up in the tables made from schema/lexicon/en.  Knows
** no text, only hashes.  Words are in a table of open addressing, the forms of
** cues in one ordered by hash.
*/
#include "lexicon.h"

#include "extract.h"
#include "lexicon.inc"

#define N_ELEMENT(array) (sizeof(array) / sizeof *(array))

/* A 32-bit hash is spread evenly, so its place can be guessed: the search
** starts where the hash would be and walks.  Two probes on average. */
static uint32_t guess(uint32_t hash, uint32_t n) {
  return (uint32_t)(((uint64_t)hash * n) >> 32);
}

#define FIND(table, hash, found)                                               \
  do {                                                                         \
    uint32_t n_ = (uint32_t)N_ELEMENT(table), i_ = guess(hash, n_);            \
    while (i_ > 0 && (table)[i_].hash > (hash)) i_--;                          \
    while (i_ + 1 < n_ && (table)[i_].hash < (hash)) i_++;                     \
    (found) = (table)[i_].hash == (hash) ? (int32_t)i_ : -1;                   \
  } while (0)

quoth_words quoth_words_of(uint32_t hash) {
  uint32_t i = hash & (N_WORD_SLOT - 1);
  while (word_slot[i].classes && word_slot[i].hash != hash)
    i = (i + 1) & (N_WORD_SLOT - 1);
  return word_slot[i].classes;
}

bool quoth_cue_look_up(uint32_t hash, uint16_t *entry, uint8_t *form) {
  int32_t at;
  FIND(cue_form, hash, at);
  if (at < 0) return false;
  *entry = cue_form[at].entry;
  *form = cue_form[at].form;
  return true;
}

const quoth_cue_entry *quoth_cue_entry_at(uint16_t entry) {
  return &cue_entry[entry];
}

bool quoth_lexicon_is_ordered(void) {
  for (size_t i = 0; i < N_WORD_SLOT; i++)
    if (word_slot[i].classes &&
        quoth_words_of(word_slot[i].hash) != word_slot[i].classes)
      return false;
  for (size_t i = 1; i < N_ELEMENT(cue_form); i++)
    if (cue_form[i - 1].hash >= cue_form[i].hash) return false;
  return true;
}
