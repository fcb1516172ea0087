/*
** asides.c: what may stand between a subject and its cue: adverbs and times,
** what brackets, commas or dashes set apart.  Walks left over it.
*/
#include "asides.h"

#include "clause_subjects.h"
#include "grammar.h"
#include "names.h"
#include "noun_phrases.h"

#define ASIDE_ITEMS_MAX 45u /* longest aside between a subject and its cue */

/* ---- between commas and dashes ---- */

static bool ends_clause(const quoth_view *v, uint32_t item) {
  if (quoth_item_is_marked(v, item)) return true;
  return quoth_item_punct(v, item, ';') || quoth_item_punct(v, item, ':');
}

static bool starts_aside(const quoth_view *v, uint32_t item) {
  if (quoth_item_has(v, item, QUOTH_W_RELATIVE)) return true;
  if (quoth_item_has(v, item, QUOTH_W_PRONOUN)) return false;
  return quoth_item_has(v, item,
                        QUOTH_W_DETERMINER | QUOTH_W_ROLE | QUOTH_W_ADVERB |
                            QUOTH_W_PREPOSITION | QUOTH_W_SUBORDINATE |
                            QUOTH_W_KIN | QUOTH_W_CONJUNCTION) ||
         (quoth_item_in(v, item) && !quoth_item_is_marked(v, item) &&
          !quoth_item_capital(v, item));
}

/* A piece between commas that may stand behind a subject: an apposition, a
** relative clause, an adjunct; no clause of its own. */
static bool is_aside(const quoth_view *v, uint32_t first, uint32_t stop) {
  if (starts_aside(v, first)) return true;
  for (uint32_t i = first; i < stop && !quoth_item_punct(v, i, ','); i++)
    if (quoth_item_has(v, i, QUOTH_W_VERB | QUOTH_W_AUXILIARY | QUOTH_W_CUE))
      return false;
  return true;
}

/* "Ana Reis of Salt Bank in Kelby": a person's name, and where from. */
static bool has_tail(const quoth_view *v, const quoth_mention *m,
                     uint32_t stop) {
  uint32_t at = quoth_item_of(v, m->stop - 1) + 1;
  if (m->kind != QUOTH_MENTION_NAME ||
      quoth_word_has(v->a, m->first, QUOTH_W_DETERMINER) ||
      !quoth_item_has(v, at, QUOTH_W_PREPOSITION))
    return false;
  for (; at < stop; at++)
    if (!quoth_item_is_word(v, at) ||
        quoth_item_has(v, at, QUOTH_W_VERB | QUOTH_W_AUXILIARY | QUOTH_W_CUE))
      return false;
  return true;
}

/* A piece between commas that is the subject and no aside: a full name, behind
** "while" or "and" any noun phrase.  A lone word may be a place. */
static bool is_subject_piece(const quoth_view *v, uint32_t first,
                             uint32_t stop) {
  bool led =
      quoth_item_has(v, first, QUOTH_W_SUBORDINATE | QUOTH_W_CONJUNCTION);
  first += led;
  if (first >= stop || !quoth_item_is_word(v, first)) return false;
  int32_t k = quoth_mention_at(v->a, quoth_item_first(v, first));
  if (k == QUOTH_NONE) return false;
  const quoth_mention *m = &v->a->mentions.at[k];
  if (m->stop != v->a->items.at[stop - 1].stop && !has_tail(v, m, stop))
    return false;
  bool beside = m->kind == QUOTH_MENTION_ROLE && m->apposition != QUOTH_NONE;
  if (led) return !beside; /* Reis, head of the port, and chair of the board */
  return m->kind == QUOTH_MENTION_NAME && m->stop > m->first + 1;
}

/* "They left, the source, who asked for quiet, said": behind a whole clause a
** noun with a relative clause is the subject, and no apposition. */
static bool is_noun_of(const quoth_view *v, uint32_t first, uint32_t stop) {
  if (!quoth_is_who(v, stop + 1) || first >= stop) return false;
  int32_t m = quoth_mention_at(v->a, quoth_item_first(v, first));
  return m != QUOTH_NONE &&
         v->a->mentions.at[m].stop == v->a->items.at[stop - 1].stop &&
         quoth_is_clause(v, v->first, first - 1);
}

/* Left of the aside that ends with the comma at `comma`: the item after which
** the aside began, so that a subject may end there; v->stop for none. */
static uint32_t before_aside(const quoth_view *v, uint32_t comma) {
  uint32_t found = v->stop;
  uint32_t least = comma > ASIDE_ITEMS_MAX ? comma - ASIDE_ITEMS_MAX : 0;
  uint32_t stop = comma; /* of the piece in hand */
  for (uint32_t at = comma; at-- > v->first && at >= least;) {
    if (ends_clause(v, at)) break;
    if (!quoth_item_punct(v, at, ',')) continue;
    if (is_subject_piece(v, at + 1, stop) || is_noun_of(v, at + 1, stop))
      return stop - 1;
    if (at == v->first || !is_aside(v, at + 1, stop)) break;
    found = at - 1;
    stop = at;
  }
  return found;
}

/* "However, the minister, Ana Reis, said": a lone word that is no name. */
static bool is_lone_word(const quoth_view *v, uint32_t item) {
  return quoth_item_is_word(v, item) && quoth_item_punct(v, item + 1, ',') &&
         !quoth_item_has(v, item + 2, QUOTH_W_RELATIVE) && /* One, who */
         quoth_mention_over(v->a, quoth_item_first(v, item)) == QUOTH_NONE;
}

static bool starts_with_adjunct(const quoth_view *v, uint32_t comma) {
  return comma > v->first && (quoth_starts_adjunct(v, v->first) ||
                              quoth_item_has(v, v->first, QUOTH_W_ADVERB) ||
                              is_lone_word(v, v->first));
}

uint32_t quoth_aside_skip(const quoth_view *v, uint32_t comma) {
  uint32_t last = before_aside(v, comma);
  if (last == v->stop) return last;
  bool at_start = true;
  for (uint32_t i = last + 1; i > v->first; i--)
    at_start &= !quoth_item_punct(v, i - 1, ',');
  if (!at_start || !starts_with_adjunct(v, comma)) return last;
  for (uint32_t i = last + 2; i < comma; i++)
    if (quoth_item_punct(v, i, ',')) return i - 1;
  return comma - 1;
}

uint32_t quoth_aside_skip_dashes(const quoth_view *v, uint32_t dash) {
  uint32_t i = dash;
  while (i > v->first && quoth_item_dash(v, i))
    i--;
  for (uint32_t n = 0; n < ASIDE_ITEMS_MAX && i > v->first; n++, i--) {
    if (!quoth_item_dash(v, i)) continue;
    while (i > v->first && quoth_item_dash(v, i))
      i--;
    return i;
  }
  return v->stop;
}

/* ---- adverbs and adjuncts ---- */

/* The log itself says, Reis herself said: said of the subject before it. */
static bool is_intensifier(const quoth_view *v, uint32_t item) {
  static const uint32_t word[] = {QUOTH_HASH("himself"), QUOTH_HASH("herself"),
                                  QUOTH_HASH("itself"),
                                  QUOTH_HASH("themselves")};
  return QUOTH_ITEM_AMONG(v, item, word) && item > v->first &&
         quoth_noun_ending(v, item - 1) != QUOTH_NONE &&
         !quoth_is_finite(v, item - 1);
}

/* Words of the verb before its stem; a capital inside a sentence makes a name
** of them (Theresa May, Will). */
static bool is_filler(const quoth_view *v, uint32_t item) {
  if (quoth_item_has(v, item, QUOTH_W_PRONOUN | QUOTH_W_DETERMINER))
    return false;
  bool named = item > v->first ||
               (quoth_item_is_word(v, item) &&
                quoth_name_is_acronym(v->a, quoth_item_first(v, item)));
  if (named && quoth_item_has(v, item, QUOTH_W_AUXILIARY) &&
      quoth_item_capital(v, item) &&
      quoth_mention_over(v->a, quoth_item_first(v, item)) != QUOTH_NONE)
    return false;
  return quoth_item_has(v, item,
                        QUOTH_W_ADVERB | QUOTH_W_NEGATION | QUOTH_W_AUXILIARY |
                            QUOTH_W_WEEKDAY) ||
         quoth_item_is(v, item, "to") || quoth_is_where(v, item);
}

static uint32_t before_bracket(const quoth_view *v, uint32_t item) {
  uint32_t at = item - 1;
  while (at > v->first && item - at < ASIDE_ITEMS_MAX &&
         !quoth_item_punct(v, at, '('))
    at--;
  return quoth_item_punct(v, at, '(') ? at : item;
}

/* "last", "this" of "last week". */
static bool points_to_time(const quoth_view *v, uint32_t item) {
  static const uint32_t word[] = {QUOTH_HASH("last"), QUOTH_HASH("this"),
                                  QUOTH_HASH("earlier"), QUOTH_HASH("next")};
  return QUOTH_ITEM_AMONG(v, item, word);
}

/* "a month later", "two days earlier": where such words start that end at
** `item`; `item` when they are none. */
static uint32_t before_later(const quoth_view *v, uint32_t item) {
  bool later =
      quoth_item_is(v, item, "later") || quoth_item_is(v, item, "earlier") ||
      quoth_item_is(v, item, "before") || quoth_item_is(v, item, "after");
  if (!later || item < v->first + 2 ||
      !quoth_item_has(v, item - 1, QUOTH_W_TIME) ||
      quoth_item_is_marked(v, item - 2))
    return item;
  bool counted =
      quoth_item_has(v, item - 2, QUOTH_W_DETERMINER | QUOTH_W_NUMBER) ||
      quoth_item_token(v, item - 2)->kind == QUOTH_NUMBER;
  return counted ? item - 2 : item;
}

/* "who has in the past described", "Reis last week said": where the adjunct
** that ends with the time at `item` starts; `item` when it is none. */
static uint32_t before_time(const quoth_view *v, uint32_t item) {
  uint32_t later = before_later(v, item);
  if (later < item || !quoth_item_has(v, item, QUOTH_W_TIME)) return later;
  uint32_t i = item;
  while (i > v->first &&
         (quoth_item_has(v, i - 1, QUOTH_W_DETERMINER | QUOTH_W_NUMBER) ||
          points_to_time(v, i - 1)))
    i--;
  if (points_to_time(v, i) && i > v->first) return i;
  bool leads = i > v->first && quoth_item_has(v, i - 1, QUOTH_W_PREPOSITION);
  return leads ? i - 1 : item;
}

/* "Putin for his part said", "which in turn said", "have in particular said". */
static bool is_turn_phrase(const quoth_view *v, uint32_t item) {
  static const uint32_t nouns[] = {
      QUOTH_HASH("turn"),    QUOTH_HASH("particular"), QUOTH_HASH("fact"),
      QUOTH_HASH("general"), QUOTH_HASH("effect"),     QUOTH_HASH("essence"),
      QUOTH_HASH("public"),  QUOTH_HASH("private"),    QUOTH_HASH("response"),
      QUOTH_HASH("return"),  QUOTH_HASH("part"),       QUOTH_HASH("reply")};
  bool part = quoth_item_is(v, item, "for") &&
              quoth_item_has(v, item + 1, QUOTH_W_OWNER) &&
              quoth_item_is(v, item + 2, "part");
  return part ||
         (quoth_item_is(v, item, "in") && QUOTH_ITEM_AMONG(v, item + 1, nouns));
}

/* "who at the start of the talks called": between a relative and its verb
** stands an adjunct; where it starts, `item` for none. */
static uint32_t before_phrase(const quoth_view *v, uint32_t item) {
  for (uint32_t i = item; i > v->first && item - i < QUOTH_NOUN_WORDS_MAX;) {
    i--;
    if (!quoth_item_has(v, i, QUOTH_W_PREPOSITION)) {
      if (!quoth_noun_holds(v, i)) break;
      continue;
    }
    if (is_turn_phrase(v, i)) return i;
    if (i > v->first && quoth_is_who(v, i - 1)) return i;
  }
  return item;
}

uint32_t quoth_adjuncts_skip(const quoth_view *v, uint32_t item) {
  while (item > v->first) {
    uint32_t at = item - 1;
    if (quoth_item_punct(v, at, ')') && before_bracket(v, item) < item) {
      item = before_bracket(v, item);
      continue;
    }
    bool adjunct = quoth_item_has(v, at, QUOTH_W_WEEKDAY) && at > v->first &&
                   quoth_item_has(v, at - 1, QUOTH_W_PREPOSITION);
    uint32_t time = before_time(v, at), phrase = before_phrase(v, item);
    if (phrase < item) {
      item = phrase;
    } else if (adjunct) {
      item -= 2;
    } else if (time < at) {
      item = time;
    } else if (is_filler(v, at) || quoth_floats(v, at) ||
               is_intensifier(v, at)) {
      item--;
    } else {
      break;
    }
  }
  return item;
}
