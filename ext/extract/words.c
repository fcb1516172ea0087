/*
** words.c: what the lexicon knows of each token of a text, and what steps ask
** of it first.
*/
#include "letters.h"
#include "model.h"

/* Traits behind the last token, of nothing: so many are read at once. */
#define TRAITS_AT_ONCE 8u

/* Adverbs in -ly are too many to list: "repeatedly", "angrily". */
static bool ends_in_ly(const quoth_article *a, const quoth_token *t) {
  const char *stop = a->tokens.text + t->stop;
  return stop[-1] == 'y' && t->n_core > 4 && stop[-2] == 'l' &&
         !(t->flags & (QUOTH_CAPITAL | QUOTH_POSSESSIVE));
}

/* François, Süleyman, Иван: first names stand in the lists as plain letters. */
static quoth_words given_name(const quoth_article *a, const quoth_token *t) {
  quoth_words words =
      quoth_words_of(quoth_letters_hash(a->tokens.text + t->start, t->n_core));
  return words & QUOTH_W_GIVEN ? words : 0;
}

/* "5 pm": no prime minister. */
static bool is_hour(const quoth_article *a, const quoth_token *t) {
  return t->n_core == 2 && (!(t->flags & QUOTH_CAPS) ||
                            (t > a->tokens.at && t[-1].kind == QUOTH_NUMBER));
}

/* Asks first what is seldom so: whether a word is listed is the toss of a
** coin, and a processor that guesses wrong waits. */
static quoth_words words_of_token(const quoth_article *a,
                                  const quoth_token *t) {
  quoth_words words = quoth_words_of(t->hash);
  if ((words & QUOTH_W_ROLE) && is_hour(a, t)) words &= ~QUOTH_W_ROLE;
  if ((t->flags & QUOTH_FOREIGN) && !words) words = given_name(a, t);
  if (ends_in_ly(a, t) && !words) words = QUOTH_W_ADVERB;
  return words;
}

/* Classes that are traits, in the same order of bits. */
#define LISTED (QUOTH_W_CUE | QUOTH_W_NOMINAL)

/* Of bits that are moved, not asked for one by one: these are all tokens. */
static uint8_t traits_of(const quoth_token *t, quoth_words words) {
  uint32_t traits = t->flags & (QUOTH_CAPITAL | QUOTH_DOTTED);
  traits |= (uint32_t)(words & LISTED) * (QUOTH_TRAIT_CUE / QUOTH_W_CUE);
  traits |= (t->gap & 2u) * (QUOTH_TRAIT_LINE / 2u); /* LINE or BLANK */
  if (t->kind == QUOTH_WORD) return (uint8_t)(traits | QUOTH_TRAIT_WORD);
  if (quoth_token_may_end(t)) traits |= QUOTH_TRAIT_ENDS;
  if (t->kind == QUOTH_NUMBER) traits |= QUOTH_TRAIT_NUMBER;
  if (t->kind == QUOTH_MARK) traits |= QUOTH_TRAIT_MARK;
  return (uint8_t)traits;
}

void quoth_words_look_up(quoth_article *a) {
  uint32_t n = a->tokens.n;
  quoth_words *words = quoth_arena_raw(a->arena, n, sizeof *words);
  uint8_t *traits = quoth_arena_raw(a->arena, n + TRAITS_AT_ONCE, 1);
  if (!words || !traits) return;
  const quoth_token *t = a->tokens.at;
  for (uint32_t i = 0; i < n; i++, t++) {
    words[i] = t->kind == QUOTH_WORD ? words_of_token(a, t) : 0;
    traits[i] = traits_of(t, words[i]);
  }
  memset(traits + n, 0, TRAITS_AT_ONCE);
  a->word = words;
  a->trait = traits;
}

/* Bytes before the first that is not 0, in order of memory. */
static uint32_t n_zero_byte(uint64_t eight) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return (uint32_t)__builtin_clzll(eight) / 8;
#else
  return (uint32_t)__builtin_ctzll(eight) / 8;
#endif
}

/* Eight tokens a step: a step that asks for cues spends one instruction a
** token, where a look at the tokens takes eight. */
uint32_t quoth_trait_next(const quoth_article *a, uint32_t i, uint32_t stop,
                          uint8_t traits) {
  const uint64_t each = UINT64_C(0x0101010101010101) * traits;
  for (; i < stop; i += TRAITS_AT_ONCE) {
    uint64_t eight;
    memcpy(&eight, a->trait + i, sizeof eight);
    eight &= each;
    if (!eight) continue;
    i += n_zero_byte(eight);
    break;
  }
  return i < stop ? i : stop;
}
