/*
** clauses.c: sentences as a reader has them: what stands in marks is one word
** Q, so that `“What?” he said.` is one sentence.  Owns the items.
*/
#include "model.h"

/* How far behind “…?” a cue may stand for the sentence to go on. */
#define TAIL_ITEMS_MAX 14u

/* A longer sentence is a list or a table and is cut here: later steps look at
** pairs of items within one sentence, and stay linear by this cap. */
#define SENTENCE_ITEMS_MAX 400u

typedef struct cutter {
  quoth_article *a;
  uint32_t *item_of;          /* being filled: article.item_of */
  uint32_t marked;            /* next span of depth 0 at or behind the token */
  uint32_t open;              /* its first token; UINT32_MAX behind the last */
  uint32_t item_first, first; /* of the sentence being filled */
  bool is_marked;             /* it has a marked span */
} cutter;

static bool is_full_stop(const quoth_token *t) {
  return t->kind == QUOTH_PUNCT && (t->hash == '.' || t->hash == '?' ||
                                    t->hash == '!' || t->hash == 0x2026);
}

/* “…?” Name … said: true where a cue comes before anything that ends the
** sentence, and no verb that is none.  Behind “….” it must be the last word. */
static bool cue_follows(const quoth_article *a, uint32_t i, uint32_t stop,
                        bool anywhere) {
  uint32_t last = i + TAIL_ITEMS_MAX < stop ? i + TAIL_ITEMS_MAX : stop;
  bool aside = false;
  for (uint32_t k = i; k < last; k++) {
    const quoth_token *t = &a->tokens.at[k];
    if (is_full_stop(t) || t->kind == QUOTH_MARK) return false;
    if (quoth_punct_is(a, k, ',')) aside = !aside;
    if (quoth_word_has(a, k, QUOTH_W_CUE)) {
      uint16_t entry;
      uint8_t form;
      if (!quoth_cue_look_up(t->hash, &entry, &form)) continue;
      bool last_word = k + 1 == stop || is_full_stop(&a->tokens.at[k + 1]);
      if (!anywhere && !last_word) return false;
      if (form == QUOTH_CUE_PAST || form == QUOTH_CUE_PRESENT)
        return (quoth_cue_entry_at(entry)->flags & QUOTH_CUE_SPEECH) != 0;
    }
    if (!aside && quoth_word_has(a, k, QUOTH_W_VERB)) return false;
  }
  return false;
}

/* Does the sentence end with the marked span m? */
static bool ends_with_span(const quoth_article *a, const quoth_marked *m,
                           uint32_t stop) {
  uint32_t next = m->close + 1;
  if (next >= stop) return true;
  if (m->stop == m->first) return false;
  uint32_t last = m->stop - 1;
  while (last > m->first && a->tokens.at[last].kind == QUOTH_MARK)
    last--;
  if (!is_full_stop(&a->tokens.at[last])) return false;
  const quoth_token *t = &a->tokens.at[next];
  if (t->kind == QUOTH_PUNCT) return t->hash == '(' || t->hash == '[';
  if (t->kind == QUOTH_WORD && !(t->flags & QUOTH_CAPITAL)) return false;
  if (t->kind == QUOTH_MARK) return true;
  if (quoth_word_has(a, next, QUOTH_W_DETERMINER)) return true; /* “…!” The */
  bool asks = a->tokens.at[last].hash != '.';
  return !cue_follows(a, next, stop, asks);
}

static void add_sentence(cutter *c, uint32_t paragraph, uint32_t stop) {
  if (c->first == stop) return;
  quoth_sentence *s = QUOTH_PUSH(c->a->arena, &c->a->sentences);
  if (s) {
    *s = (quoth_sentence){c->first, stop,      c->item_first, c->a->items.n,
                          paragraph, c->is_marked};
  }
  c->is_marked = false;
  c->first = stop;
  c->item_first = c->a->items.n;
}

/* Goes on to the first span of depth 0 from `marked` on. */
static void find_span(cutter *c, uint32_t marked) {
  const quoth_article *a = c->a;
  while (marked < a->marked.n && a->marked.at[marked].depth > 0) marked++;
  c->marked = marked;
  c->open = marked < a->marked.n ? a->marked.at[marked].open : UINT32_MAX;
}

/* The span of depth 0 that starts at token i, if one does. */
static int32_t span_at(cutter *c, uint32_t i) {
  while (c->open < i) find_span(c, c->marked + 1);
  return c->open == i ? (int32_t)c->marked : QUOTH_NONE;
}

/* The item of one token. */
static inline quoth_item plain_item(const quoth_article *a, uint32_t i) {
  static const struct {
    uint32_t keep, flip;
  } key[] = {[QUOTH_WORD] = {UINT32_MAX, 0},
             [QUOTH_PUNCT] = {UINT32_MAX, QUOTH_KEY_OF_SIGN(0)},
             [QUOTH_NOISE] = {0, 0}};
  const quoth_token *t = &a->tokens.at[i];
  uint32_t hash = (t->hash & key[t->kind].keep) ^ key[t->kind].flip;
  return (quoth_item){i, i + 1, QUOTH_NONE, hash, a->word[i]};
}

/* Puts the item that starts at token i, and gives the token behind it; *ends
** is true where its sentence ends with it. */
static uint32_t take_item(cutter *c, uint32_t i, uint32_t stop, bool *ends) {
  quoth_article *a = c->a;
  int32_t m = span_at(c, i);
  uint32_t next = m == QUOTH_NONE ? i + 1 : a->marked.at[m].close + 1;
  quoth_item *item = QUOTH_PUSH(a->arena, &a->items);
  if (item && m == QUOTH_NONE)
    *item = plain_item(a, i);
  else if (item)
    *item = (quoth_item){.first = i, .stop = next, .marked = m};
  for (uint32_t k = i; k < next; k++)
    c->item_of[k] = a->items.n - 1;
  c->is_marked |= m != QUOTH_NONE;
  if (m != QUOTH_NONE) *ends = ends_with_span(a, &a->marked.at[m], stop);
  else *ends = quoth_token_may_end(&a->tokens.at[i]) &&
               quoth_sentence_ends(&a->tokens, i, stop);
  return next;
}

/* How far tokens go on from i that are items of their own and end nothing. */
static uint32_t plain_stop(cutter *c, uint32_t i, uint32_t stop) {
  const quoth_article *a = c->a;
  uint32_t room = a->items.n_room - a->items.n;
  uint32_t left = SENTENCE_ITEMS_MAX - (a->items.n - c->item_first);
  if (left > room) left = room;
  if (stop - i > left) stop = i + left;
  (void)span_at(c, i);
  if (c->open < stop) stop = c->open;
  if (a->body > i && a->body < stop) stop = a->body;
  return quoth_trait_next(a, i, stop, QUOTH_TRAIT_ENDS);
}

static uint32_t put_plain(cutter *c, uint32_t i, uint32_t stop) {
  uint32_t n = c->a->items.n;
  quoth_item *item = c->a->items.at + n;
  c->a->items.n += stop - i;
  for (; i < stop; i++) {
    c->item_of[i] = n++;
    *item++ = plain_item(c->a, i);
  }
  return stop;
}

static void cut_paragraph(cutter *c, uint32_t p) {
  quoth_article *a = c->a;
  uint32_t i = a->paragraphs.at[p].first, stop = a->paragraphs.at[p].stop;
  c->first = i;
  c->item_first = a->items.n;
  while (i < stop) {
    bool ends = false;
    if (i == a->body) add_sentence(c, p, i); /* the dateline stands alone */
    bool may_end = a->trait[i] & QUOTH_TRAIT_ENDS;
    uint32_t plain = may_end ? i : plain_stop(c, i, stop);
    i = plain > i ? put_plain(c, i, plain) : take_item(c, i, stop, &ends);
    ends |= a->items.n - c->item_first >= SENTENCE_ITEMS_MAX;
    if (ends) add_sentence(c, p, i);
  }
  add_sentence(c, p, stop);
}

/* About how many items there will be: one has one token, or those of a span. */
static uint32_t guess_items(const quoth_article *a) {
  uint32_t n_inside = 0;
  for (uint32_t k = 0; k < a->marked.n; k++)
    if (a->marked.at[k].depth == 0)
      n_inside += a->marked.at[k].close - a->marked.at[k].open;
  return n_inside < a->tokens.n ? a->tokens.n - n_inside : a->tokens.n;
}

void quoth_clauses_mask(quoth_article *a) {
  cutter c = {.a = a};
  find_span(&c, 0);
  a->items.n_room = guess_items(a);
  a->items.at =
      quoth_arena_raw(a->arena, a->items.n_room, sizeof *a->items.at);
  c.item_of = quoth_arena_raw(a->arena, a->tokens.n, sizeof *c.item_of);
  if (!a->items.at || !c.item_of) return;
  a->item_of = c.item_of;
  for (uint32_t p = 0; p < a->paragraphs.n; p++) {
    if (p % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) return;
    cut_paragraph(&c, p);
  }
}

uint32_t quoth_sentence_of(const quoth_article *a, uint32_t token) {
  uint32_t low = 0, high = a->sentences.n;
  while (low + 1 < high) {
    uint32_t mid = low + (high - low) / 2;
    if (a->sentences.at[mid].first <= token) {
      low = mid;
    } else {
      high = mid;
    }
  }
  return low;
}
