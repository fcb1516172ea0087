/*
** noun_phrases.c: the noun phrase that ends or starts at an item: a mention, or
** words that none covers, which are then added as one.  What it is to its verb
** is for subjects.c.
*/
#include "noun_phrases.h"

#include "grammar.h"
#include "names.h"

#define ADJECTIVES_MAX 6u /* words before a name: "the former Obama aide" */
#define EXAMPLES_ITEMS_MAX 14u /* "including Ana Reis, Rui Maia and Jan Ott" */
#define LINKS_MAX      5u /* "the head of the office of the mayor of X" */

int32_t quoth_noun_add(const quoth_view *v, uint32_t first, uint32_t stop,
                       uint8_t kind) {
  quoth_mention *m = QUOTH_PUSH(v->a->arena, &v->a->mentions);
  if (!m) return QUOTH_NONE;
  m->first = m->name_first = quoth_item_first(v, first);
  m->stop = v->a->items.at[stop - 1].stop;
  m->name_stop = m->name_first;
  m->sentence = v->sentence;
  m->kind = kind;
  m->marked = m->apposition = QUOTH_NONE;
  return (int32_t)v->a->mentions.n - 1;
}

int32_t quoth_owner_add(const quoth_view *v, uint32_t item) {
  int32_t m = quoth_noun_add(v, item, item + 1, QUOTH_MENTION_PRONOUN);
  if (m == QUOTH_NONE) return m;
  quoth_words words = v->a->word[quoth_item_first(v, item)];
  v->a->mentions.at[m].gender = quoth_words_gender(words);
  v->a->mentions.at[m].plural = quoth_item_is(v, item, "their");
  return m;
}

bool quoth_noun_holds(const quoth_view *v, uint32_t item) {
  if (!quoth_item_in(v, item) || quoth_item_is_marked(v, item)) return false;
  if (quoth_item_punct(v, item, '%')) return true;
  uint8_t kind = quoth_item_token(v, item)->kind;
  if (kind == QUOTH_MARK) /* the dockers’ union */
    return item > v->first && !quoth_item_token(v, item)->gap &&
           quoth_item_is_word(v, item - 1);
  if (kind == QUOTH_NUMBER) return true;
  if (kind != QUOTH_WORD) return false;
  return !quoth_item_has(v, item,
                         QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |
                             QUOTH_W_SUBORDINATE | QUOTH_W_AUXILIARY |
                             QUOTH_W_PRONOUN | QUOTH_W_RELATIVE |
                             QUOTH_W_QUESTION);
}

uint8_t quoth_noun_kind(const quoth_view *v, uint32_t last) {
  if (quoth_item_has(v, last, QUOTH_W_ROLE)) return QUOTH_MENTION_ROLE;
  if (quoth_item_has(v, last, QUOTH_W_GROUP)) return QUOTH_MENTION_GROUP;
  return QUOTH_MENTION_THING;
}

/* A name that owns nothing ends here: the phrase behind is another one. */
static bool ends_name(const quoth_view *v, uint32_t item) {
  if (quoth_item_token(v, item)->flags & QUOTH_POSSESSIVE) return false;
  int32_t m = quoth_mention_over(v->a, quoth_item_first(v, item));
  return m != QUOTH_NONE && v->a->mentions.at[m].kind == QUOTH_MENTION_NAME;
}

/* "a report published by the bank", "papers seen by the bank" */
static bool is_past_participle(const quoth_view *v, uint32_t item) {
  if (!quoth_item_is_word(v, item) || quoth_item_capital(v, item)) return false;
  uint32_t before = item - 1;
  while (before > v->first && quoth_item_has(v, before, QUOTH_W_ADVERB))
    before--; /* was later denied by */
  bool passive = quoth_item_has(v, before, QUOTH_W_AUXILIARY);
  bool participle = quoth_ends_in(v, item, "ed") ||
                    quoth_ends_in(v, item, "en") || /* seen, written */
                    quoth_item_is(v, item, "led");
  return participle && !passive;
}

/* "the Gray Hills region": where the phrase starts whose last words are left of
** `first`, when what ends a name there is owned by an article; else `first`. */
static uint32_t over_modifier(const quoth_view *v, uint32_t first) {
  int32_t m = first > v->first && quoth_item_is_word(v, first - 1)
                  ? quoth_mention_over(v->a, quoth_item_first(v, first - 1))
                  : QUOTH_NONE;
  if (m == QUOTH_NONE || quoth_item_capital(v, first)) return first;
  uint32_t start = quoth_item_of(v, v->a->mentions.at[m].first);
  return quoth_item_is(v, start, "the") ? start : first;
}

/* "of the voters polled": behind a plural. */
static bool is_asked(const quoth_view *v, uint32_t item) {
  static const uint32_t words[] = {QUOTH_HASH("polled"), QUOTH_HASH("surveyed"),
                                   QUOTH_HASH("interviewed"),
                                   QUOTH_HASH("questioned")};
  return item > v->first && QUOTH_ITEM_AMONG(v, item, words) &&
         quoth_item_is_word(v, item - 1) && quoth_ends_in_s(v, item - 1);
}

/* The noun phrase whose last word is `last`. */
static int32_t phrase_ending(const quoth_view *v, uint32_t last) {
  if (quoth_item_in(v, last - 1) &&
      quoth_item_has(v, last - 1, QUOTH_W_PAPER) && is_past_participle(v, last))
    last--; /* a poll released (on Monday) */
  if (is_asked(v, last)) return quoth_noun_ending(v, last - 1);
  uint32_t first = last;
  if (!quoth_noun_holds(v, last)) return QUOTH_NONE;
  for (uint32_t n = 1; n < QUOTH_NOUN_WORDS_MAX && first > v->first; n++) {
    if (quoth_item_has(v, first, QUOTH_W_DETERMINER)) break;
    if (!quoth_noun_holds(v, first - 1) || ends_name(v, first - 1)) break;
    first--;
  }
  first = over_modifier(v, first);
  if (quoth_item_is(v, first, "cent") && first > v->first + 1 &&
      quoth_item_is(v, first - 1, "per"))
    first -= 2; /* 15 per cent */
  return quoth_noun_add(v, first, last + 1, quoth_noun_kind(v, last));
}

/* the dockers’ union: the apostrophe of a plural parts the phrase, but for a
** name (the Greens’ Ana Reis). */
static bool follows_apostrophe(const quoth_view *v, int32_t m) {
  if (v->a->mentions.at[m].kind == QUOTH_MENTION_NAME) return false;
  uint32_t item = quoth_item_of(v, v->a->mentions.at[m].first);
  return item > v->first + 1 && !quoth_item_is_marked(v, item - 1) &&
         quoth_item_token(v, item - 1)->kind == QUOTH_MARK &&
         quoth_noun_holds(v, item - 1);
}

/* "the tool reports how": a mention that takes its verb for a noun. */
static bool holds_verb(const quoth_view *v, int32_t m, uint32_t last) {
  return v->a->mentions.at[m].kind == QUOTH_MENTION_THING &&
         v->a->mentions.at[m].stop == quoth_item_first(v, last) + 2 &&
         quoth_item_has(v, last + 1, QUOTH_W_CUE) &&
         quoth_item_has(v, last + 2, QUOTH_W_QUESTION);
}

int32_t quoth_noun_ending(const quoth_view *v, uint32_t last) {
  if (!quoth_item_in(v, last)) return QUOTH_NONE;
  uint32_t token = v->a->items.at[last].stop - 1;
  int32_t m = quoth_mention_over(v->a, token);
  if (m != QUOTH_NONE && !follows_apostrophe(v, m) && !holds_verb(v, m, last))
    return m;
  if (quoth_item_is_marked(v, last)) return QUOTH_NONE;
  return phrase_ending(v, last);
}

/* Prepositions inside a noun phrase; "after" and "by" belong to the verb. */
static bool links_phrases(const quoth_view *v, uint32_t item) {
  static const uint32_t link[] = {
      QUOTH_HASH("of"),     QUOTH_HASH("for"),     QUOTH_HASH("at"),
      QUOTH_HASH("in"),     QUOTH_HASH("from"),    QUOTH_HASH("on"),
      QUOTH_HASH("with"),   QUOTH_HASH("to"),      QUOTH_HASH("about"),
      QUOTH_HASH("over"),   QUOTH_HASH("against"), QUOTH_HASH("under"),
      QUOTH_HASH("between")};
  return QUOTH_ITEM_AMONG(v, item, link);
}

/* "someone in the hall" */
static bool is_somebody(const quoth_view *v, uint32_t item) {
  static const uint32_t word[] = {
      QUOTH_HASH("someone"), QUOTH_HASH("somebody"), QUOTH_HASH("everyone"),
      QUOTH_HASH("everybody"), QUOTH_HASH("nobody")};
  return QUOTH_ITEM_AMONG(v, item, word);
}

/* "lashed out at": a word of the verb, and no noun. */
static bool is_particle(const quoth_view *v, uint32_t item) {
  static const uint32_t word[] = {QUOTH_HASH("out"),  QUOTH_HASH("up"),
                                  QUOTH_HASH("down"), QUOTH_HASH("off"),
                                  QUOTH_HASH("back"), QUOTH_HASH("away")};
  return QUOTH_ITEM_AMONG(v, item, word);
}

/* "a number of experts": an amount, and the noun behind it speaks. */
static bool is_amount(const quoth_view *v, uint32_t item) {
  static const uint32_t word[] = {
      QUOTH_HASH("number"),     QUOTH_HASH("majority"), QUOTH_HASH("minority"),
      QUOTH_HASH("handful"),    QUOTH_HASH("couple"),   QUOTH_HASH("lot"),
      QUOTH_HASH("variety"),    QUOTH_HASH("host"),     QUOTH_HASH("string"),
      QUOTH_HASH("proportion"), QUOTH_HASH("slew")};
  return QUOTH_ITEM_AMONG(v, item, word) && quoth_item_is(v, item + 1, "of");
}

/* "spoke about", "hard on"; but: the man in charge of. */
static bool is_verbal(const quoth_view *v, uint32_t item) {
  bool noun =
      item > v->first &&
      quoth_item_has(v, item - 1, QUOTH_W_PREPOSITION | QUOTH_W_DETERMINER);
  if (quoth_item_has(v, item, QUOTH_W_PAPER)) return false;
  return quoth_item_has(v, item, QUOTH_W_ADVERB) ||
         (!noun && quoth_item_has(v, item, QUOTH_W_CUE | QUOTH_W_VERB));
}

/* "the presidents of Peru and (of neighbouring) Chile": the noun phrase that
** owns a pair of places or bodies whose second one starts at `item`. */
static int32_t owner_of_pair(const quoth_view *v, uint32_t item) {
  bool joined = item >= v->first + 4 && quoth_item_is(v, item - 1, "and") &&
                quoth_item_is_word(v, item - 2);
  if (!joined) return QUOTH_NONE;
  uint32_t token = quoth_item_first(v, item - 2);
  int32_t m = quoth_mention_over(v->a, token);
  if (m == QUOTH_NONE) return QUOTH_NONE;
  const quoth_mention *first = &v->a->mentions.at[m];
  bool whole =
      first->kind == QUOTH_MENTION_ROLE || first->kind == QUOTH_MENTION_GROUP;
  if (whole && token > first->first + 1 &&
      quoth_word_has(v->a, token - 1, QUOTH_W_PREPOSITION))
    return m;
  if (first->kind != QUOTH_MENTION_ORGANIZATION) return QUOTH_NONE;
  uint32_t link = quoth_item_of(v, first->first) - 1;
  if (!quoth_item_has(v, link, QUOTH_W_PREPOSITION)) link--;
  bool owned = link > v->first && links_phrases(v, link) &&
               quoth_item_has(v, link - 1, QUOTH_W_PLURAL | QUOTH_W_GROUP);
  return owned ? quoth_noun_ending(v, link - 1) : QUOTH_NONE;
}

bool quoth_paper_told_of(const quoth_view *v, int32_t subject, uint32_t next) {
  uint32_t first = v->a->mentions.at[subject].first;
  uint32_t last = v->a->mentions.at[subject].stop - 1;
  bool paper = quoth_word_has(v->a, last, QUOTH_W_PAPER) &&
               (quoth_token_is(&v->a->tokens, first, "a") ||
                quoth_token_is(&v->a->tokens, first, "an"));
  if (!paper || !(quoth_ends_in(v, next, "ng") || quoth_ends_in(v, next, "ed")))
    return false;
  for (uint32_t i = next + 1; i < v->stop; i++)
    if (quoth_item_has(v, i, QUOTH_W_AUXILIARY)) return false; /* … would */
  return true;
}

int32_t quoth_noun_told_of(const quoth_view *v, uint32_t item) {
  if (item == v->first || !quoth_ends_in(v, item, "ed") ||
      quoth_item_is(v, item, "compared") || quoth_item_capital(v, item) ||
      !quoth_item_is_word(v, item - 1) ||
      quoth_mention_over(v->a, quoth_item_first(v, item)) != QUOTH_NONE)
    return QUOTH_NONE;
  int32_t m = quoth_mention_over(v->a, quoth_item_first(v, item - 1));
  uint8_t kind = m == QUOTH_NONE ? 0 : v->a->mentions.at[m].kind;
  bool paper = kind == QUOTH_MENTION_ORGANIZATION && /* a paper published in */
               !quoth_item_capital(v, item - 1);
  bool plain = kind == QUOTH_MENTION_ROLE || kind == QUOTH_MENTION_GROUP ||
               kind == QUOTH_MENTION_THING;
  return plain || paper ? m : QUOTH_NONE;
}

/* "Salt Bank workers": the item where a name that modifies the noun at `item`
** starts; the item itself for none. */
static uint32_t before_name(const quoth_view *v, uint32_t item) {
  int32_t m = item > v->first && quoth_item_is_word(v, item - 1)
                  ? quoth_mention_over(v->a, quoth_item_first(v, item - 1))
                  : QUOTH_NONE;
  bool name = m != QUOTH_NONE && !quoth_item_capital(v, item) &&
              quoth_item_capital(v, item - 1);
  return name ? quoth_item_of(v, v->a->mentions.at[m].first) : item;
}

/* Those who may do what a participle behind them tells: not "airline" of "an
** airline briefing paper". */
static bool may_act(const quoth_view *v, uint32_t item) {
  if (quoth_item_has(v, item, QUOTH_W_CUE)) return false;
  if (quoth_item_has(v, item, QUOTH_W_GROUP | QUOTH_W_ROLE | QUOTH_W_KIN))
    return true;
  return quoth_item_has(v, item, QUOTH_W_ORGANIZATION) &&
         quoth_ends_in_s(v, item);
}

/* "unions representing workers", "a panel looking into the fall": the noun that
** the gerund before an item is said of; QUOTH_NONE for none. */
static int32_t before_gerund(const quoth_view *v, uint32_t item) {
  bool list = item > v->first + 3 && quoth_item_is(v, item - 1, "and") &&
              quoth_ends_in(v, item - 3, "ng"); /* food and grocery firms */
  item = before_name(v, item - 2 * list);
  bool object = quoth_opens_phrase(v, item) || list;
  bool into = item > v->first + 2 &&
              quoth_item_has(v, item - 1, QUOTH_W_PREPOSITION) &&
              quoth_ends_in(v, item - 2, "ng");
  item -= into;
  bool participle = item > v->first + 1 && quoth_ends_in(v, item - 1, "ng") &&
                    !quoth_item_capital(v, item - 1) &&
                    !quoth_item_has(v, item - 1,
                                    QUOTH_W_PREPOSITION | QUOTH_W_GROUP |
                                        QUOTH_W_ROLE | QUOTH_W_ORGANIZATION);
  bool acts =
      participle &&
      (may_act(v, item - 2) ||
       ((into || object) && quoth_item_has(v, item - 2, QUOTH_W_ORGANIZATION)));
  return acts ? quoth_noun_ending(v, item - 2) : QUOTH_NONE;
}

/* "witnesses including Ana Reis and Rui Maia": all of whom the last one is an
** example; QUOTH_NONE where it is none. */
static int32_t before_examples(const quoth_view *v, uint32_t item) {
  uint32_t i = item;
  for (uint32_t n = 0; n < EXAMPLES_ITEMS_MAX && i > v->first + 1; n++) {
    i--;
    bool including = quoth_item_is(v, i, "including");
    if (including || quoth_item_is(v, i, "like")) {
      int32_t m = quoth_noun_ending(v, i - 1);
      bool group =
          m != QUOTH_NONE && v->a->mentions.at[m].kind == QUOTH_MENTION_GROUP;
      return group ? m : QUOTH_NONE;
    }
    if (!quoth_item_capital(v, i) && !quoth_item_punct(v, i, ',') &&
        !quoth_item_is(v, i, "and"))
      break;
  }
  return QUOTH_NONE;
}

/* "officials in Salem County, Florida": before the state of their place. */
static int32_t before_state(const quoth_view *v, int32_t m, uint32_t item) {
  const quoth_mention *state = &v->a->mentions.at[m];
  bool place = quoth_word_has(v->a, state->first, QUOTH_W_PLACE);
  if (!place || !quoth_item_punct(v, item - 1, ',') ||
      !quoth_item_is_word(v, item - 2) || !quoth_item_capital(v, item - 2))
    return QUOTH_NONE;
  int32_t whose = quoth_mention_over(v->a, quoth_item_first(v, item - 2));
  if (whose == QUOTH_NONE) return whose;
  uint8_t kind = v->a->mentions.at[whose].kind;
  bool people = kind == QUOTH_MENTION_GROUP || kind == QUOTH_MENTION_ROLE;
  return people ? whose : QUOTH_NONE;
}

int32_t quoth_noun_head(const quoth_view *v, int32_t m) {
  for (uint32_t n = 0; n < LINKS_MAX && m != QUOTH_NONE; n++) {
    uint32_t first = v->a->mentions.at[m].first;
    uint32_t item = quoth_item_of(v, first);
    if (item < v->first + 2 || quoth_item_is(v, item - 2, "compared")) break;
    int32_t owner = owner_of_pair(v, item);
    if (owner == QUOTH_NONE) owner = before_gerund(v, item);
    if (owner == QUOTH_NONE) owner = before_examples(v, item);
    if (owner == QUOTH_NONE) owner = before_state(v, m, item);
    if (owner != QUOTH_NONE) {
      m = owner;
      continue;
    }
    if (quoth_item_is(v, item - 1, "by") && item >= v->first + 3 &&
        is_past_participle(v, item - 2)) {
      m = quoth_noun_ending(v, item - 3);
      continue;
    }
    if (!links_phrases(v, item - 1)) break;
    if (!quoth_noun_holds(v, item - 2) && !is_somebody(v, item - 2)) break;
    if (is_particle(v, item - 2) || is_amount(v, item - 2) ||
        is_verbal(v, item - 2) ||
        quoth_noun_told_of(v, item - 2) != QUOTH_NONE)
      break;
    int32_t outer = quoth_noun_ending(v, item - 2);
    if (outer == QUOTH_NONE) break;
    m = outer;
  }
  return m;
}

/* "retired neurosurgeon Ben Carson": the name at the end of plain words. */
static int32_t mention_behind_adjectives(const quoth_view *v, uint32_t first) {
  if (quoth_item_capital(v, first)) return QUOTH_NONE;
  for (uint32_t i = first; i < first + ADJECTIVES_MAX; i++) {
    if (!quoth_noun_holds(v, i) || quoth_item_has(v, i, QUOTH_W_VERB)) break;
    if (i > first && quoth_item_has(v, i, QUOTH_W_DETERMINER)) break;
    int32_t m = quoth_mention_at(v->a, quoth_item_first(v, i));
    if (m != QUOTH_NONE && v->a->mentions.at[m].kind == QUOTH_MENTION_NAME)
      return m;
  }
  return QUOTH_NONE;
}

/* It has crashed, say reports. */
static bool closes_as_papers(const quoth_view *v, uint32_t item) {
  return quoth_item_has(v, item, QUOTH_W_PAPER) &&
         v->a->tokens.text[quoth_item_token(v, item)->stop - 1] == 's' &&
         (item + 1 >= v->stop ||
          quoth_item_token(v, item + 1)->kind == QUOTH_PUNCT);
}

int32_t quoth_noun_starting(const quoth_view *v, uint32_t first) {
  if (!quoth_item_in(v, first) || quoth_item_is_marked(v, first))
    return QUOTH_NONE;
  int32_t m = quoth_mention_over(v->a, quoth_item_first(v, first));
  if (m != QUOTH_NONE) return m;
  m = mention_behind_adjectives(v, first);
  if (m != QUOTH_NONE) return m;
  uint32_t last = first;
  bool starts = quoth_item_has(v, first,
                               QUOTH_W_DETERMINER | QUOTH_W_GROUP |
                                   QUOTH_W_ROLE | QUOTH_W_NUMBER) ||
                quoth_item_capital(v, first) || closes_as_papers(v, first);
  if (!starts) return QUOTH_NONE;
  while (quoth_noun_holds(v, last + 1) && last - first < QUOTH_NOUN_WORDS_MAX &&
         !quoth_item_has(v, last, QUOTH_W_PAPER) &&
         !quoth_item_has(v, last + 1, QUOTH_W_VERB | QUOTH_W_WEEKDAY))
    last++;
  return quoth_noun_add(v, first, last + 1, quoth_noun_kind(v, last));
}
