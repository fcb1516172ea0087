/*
** mentions.c: the words that might name a speaker: names, pronouns, roles,
** groups.  Decides nothing about who speaks.  Owns the order of mentions.
*/
#include "model.h"

static bool is_name_word(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  return t->kind == QUOTH_WORD && (t->flags & QUOTH_CAPITAL) &&
         !quoth_word_has(a, i, QUOTH_W_STARTER);
}

static void add_mention(quoth_article *a, quoth_run run, uint8_t kind,
                        uint32_t sentence) {
  quoth_mention *m = QUOTH_PUSH(a->arena, &a->mentions);
  if (!m) return;
  m->first = m->name_first = run.first;
  m->stop = m->name_stop = run.stop;
  m->kind = kind;
  m->sentence = sentence;
  m->marked = m->apposition = QUOTH_NONE;
}

static uint32_t take_mention(quoth_article *a, uint32_t i, uint32_t stop,
                             uint32_t sentence) {
  uint32_t end = i + 1;
  if (quoth_word_has(a, i, QUOTH_W_PRONOUN)) {
    add_mention(a, (quoth_run){i, end}, QUOTH_MENTION_PRONOUN, sentence);
  } else if (is_name_word(a, i)) {
    while (end < stop && is_name_word(a, end)) end++;
    add_mention(a, (quoth_run){i, end}, QUOTH_MENTION_NAME, sentence);
  }
  return end;
}

void quoth_mentions_find(quoth_article *a) {
  for (uint32_t s = 0; s < a->sentences.n; s++) {
    uint32_t i = a->sentences.at[s].first, stop = a->sentences.at[s].stop;
    while (i < stop) i = take_mention(a, i, stop, s);
  }
  a->n_mention_ordered = a->mentions.n;
}

/* Index of the first ordered mention that starts at `token` or later. */
static uint32_t lower_bound(const quoth_article *a, uint32_t token) {
  uint32_t low = 0, high = a->n_mention_ordered;
  while (low < high) {
    uint32_t mid = low + (high - low) / 2;
    if (a->mentions.at[mid].first < token) {
      low = mid + 1;
    } else {
      high = mid;
    }
  }
  return low;
}

int32_t quoth_mention_at(const quoth_article *a, uint32_t token) {
  uint32_t k = lower_bound(a, token);
  bool here = k < a->n_mention_ordered && a->mentions.at[k].first == token;
  return here ? (int32_t)k : QUOTH_NONE;
}

int32_t quoth_mention_before(const quoth_article *a, uint32_t token) {
  uint32_t k = lower_bound(a, token);
  bool here = k > 0 && a->mentions.at[k - 1].stop <= token;
  return here ? (int32_t)k - 1 : QUOTH_NONE;
}

int32_t quoth_mention_over(const quoth_article *a, uint32_t token) {
  uint32_t k = lower_bound(a, token + 1);
  bool here = k > 0 && a->mentions.at[k - 1].stop > token;
  return here ? (int32_t)k - 1 : QUOTH_NONE;
}
