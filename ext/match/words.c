/*
** words.c: finds words and phrases in the generated table words_table.h, an
** open-addressed hash table of const data.
*/
#include "words.h"

#include "words_table.h"

static bool fits(const quoth_word_entry *e, uint32_t key, uint32_t n_word,
                 uint8_t flags) {
  static const uint8_t needed[] = {0, QUOTH_CAPITAL, QUOTH_CAPS};
  if (e->key != key || e->n_word != n_word) return false;
  return (flags & needed[e->capital]) == needed[e->capital];
}

const quoth_word_entry *quoth_word_find(uint32_t key, uint32_t n_word,
                                        uint8_t flags) {
  for (uint32_t at = key % N_WORD_SLOT; word_slots[at];
       at = (at + 1) % N_WORD_SLOT) {
    const quoth_word_entry *e = &word_entries[word_slots[at] - 1];
    if (fits(e, key, n_word, flags)) return e;
  }
  return NULL;
}

const quoth_word_entry *quoth_phrase_find(const quoth_tokens *tokens,
                                          uint32_t i) {
  const quoth_word_entry *best = NULL;
  uint32_t key = 0;
  for (uint32_t n = 1; n <= N_PHRASE_WORD_MAX && i + n <= tokens->n; n++) {
    const quoth_token *t = &tokens->at[i + n - 1];
    if (t->kind != QUOTH_WORD && t->kind != QUOTH_NUMBER) break;
    key = n == 1 ? t->hash : quoth_phrase_key(key, t->hash);
    const quoth_word_entry *e = quoth_word_find(key, n, tokens->at[i].flags);
    if (e) best = e;
  }
  return best;
}

uint32_t quoth_words_version(void) {
  uint32_t version = 0;
  for (size_t i = 0; i < QUOTH_N_ELEMENT(word_entries); i++) {
    const quoth_word_entry *e = &word_entries[i];
    uint32_t small[] = {e->kind, e->capital, e->n_word};
    version = (version ^ e->key) * 16777619u ^ e->id;
    version ^= quoth_hash((const char *)&e->number, sizeof e->number);
    version ^= quoth_hash((const char *)small, sizeof small);
  }
  return version;
}
