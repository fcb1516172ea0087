/*
** words.c: what the lexicon knows of each token of a text.
*/
#include "model.h"

/* Adverbs in -ly are too many to list: "repeatedly", "angrily". */
static bool ends_in_ly(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  if (t->flags & (QUOTH_CAPITAL | QUOTH_POSSESSIVE)) return false;
  const char *stop = a->tokens.text + t->stop;
  return t->n_core > 4 && stop[-1] == 'y' && stop[-2] == 'l';
}

static quoth_words words_of_token(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  if (t->kind != QUOTH_WORD) return 0;
  quoth_words words = quoth_words_of(t->hash);
  bool hour = words && t->n_core == 2 &&
              (!(t->flags & QUOTH_CAPS) || (i && t[-1].kind == QUOTH_NUMBER));
  if (hour) words &= ~QUOTH_W_ROLE; /* 5 pm is no prime minister */
  if (!words && ends_in_ly(a, i)) words = QUOTH_W_ADVERB;
  return words;
}

void quoth_words_look_up(quoth_article *a) {
  quoth_words *words = quoth_arena_raw(a->arena, a->tokens.n, sizeof *words);
  if (!words) return;
  for (uint32_t i = 0; i < a->tokens.n; i++)
    words[i] = words_of_token(a, i);
  a->word = words;
}
