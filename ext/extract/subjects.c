/*
** subjects.c: whose cue it is.  Walks from the cue to the noun phrase that is
** its subject: over adverbs, asides between commas, relative clauses; behind
** the cue where it is inverted.  Adds noun phrases that no mention covers.
*/
#include "clause_subjects.h"
#include "grammar.h"
#include "names.h"

#define OF_ITEMS_MAX 5u /* "of ground troops" behind a noun */
#define ASIDE_ITEMS_MAX  45u /* longest aside between a subject and its cue */
#define PHRASE_WORDS_MAX 12u /* longest noun phrase taken as a mention */
#define ADJECTIVES_MAX   6u  /* words before a name: "the former Obama aide" */
#define RELATIVE_ITEMS_MAX 12u /* "who answered the phone at the office" */
#define QUOTED_ITEMS_MAX 14u /* "quoted a source in the … as saying" */
#define LINKS_MAX        5u  /* "the head of the office of the mayor of X" */

static bool ends_clause(const quoth_view *v, uint32_t item) {
  if (quoth_item_is_marked(v, item)) return true;
  return quoth_item_punct(v, item, ';') || quoth_item_punct(v, item, ':');
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

/* The noun phrase whose last word is `last`. */
static int32_t phrase_ending(const quoth_view *v, uint32_t last) {
  if (quoth_item_in(v, last - 1) && quoth_item_has(v, last - 1, QUOTH_W_PAPER) &&
      is_past_participle(v, last))
    last--; /* a poll released (on Monday) */
  uint32_t first = last;
  if (!quoth_noun_holds(v, last)) return QUOTH_NONE;
  for (uint32_t n = 1; n < PHRASE_WORDS_MAX && first > v->first; n++) {
    if (quoth_item_has(v, first, QUOTH_W_DETERMINER)) break;
    if (!quoth_noun_holds(v, first - 1) || ends_name(v, first - 1)) break;
    first--;
  }
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

/* The mention or phrase that ends with `last`. */
static int32_t mention_ending(const quoth_view *v, uint32_t last) {
  if (!quoth_item_in(v, last)) return QUOTH_NONE;
  uint32_t token = v->a->items.at[last].stop - 1;
  int32_t m = quoth_mention_over(v->a, token);
  if (m != QUOTH_NONE && !follows_apostrophe(v, m)) return m;
  if (quoth_item_is_marked(v, last)) return QUOTH_NONE;
  return phrase_ending(v, last);
}

/* Prepositions inside a noun phrase; "after" and "by" belong to the verb. */
static bool links_phrases(const quoth_view *v, uint32_t item) {
  static const uint32_t link[] = {
      QUOTH_HASH("of"),      QUOTH_HASH("for"),   QUOTH_HASH("at"),
      QUOTH_HASH("in"),      QUOTH_HASH("from"),  QUOTH_HASH("on"),
      QUOTH_HASH("with"),    QUOTH_HASH("to"),    QUOTH_HASH("about"),
      QUOTH_HASH("over"),    QUOTH_HASH("against"), QUOTH_HASH("under"),
      QUOTH_HASH("between")};
  return QUOTH_ITEM_AMONG(v, item, link);
}

/* "someone in the hall" */
static bool is_somebody(const quoth_view *v, uint32_t item) {
  static const uint32_t word[] = {QUOTH_HASH("someone"), QUOTH_HASH("somebody"),
                                  QUOTH_HASH("everyone"),
                                  QUOTH_HASH("everybody"),
                                  QUOTH_HASH("nobody")};
  return QUOTH_ITEM_AMONG(v, item, word);
}

/* "lashed out at": a word of the verb, and no noun. */
static bool is_particle(const quoth_view *v, uint32_t item) {
  static const uint32_t word[] = {QUOTH_HASH("out"),  QUOTH_HASH("up"),
                                  QUOTH_HASH("down"), QUOTH_HASH("off"),
                                  QUOTH_HASH("back"), QUOTH_HASH("away")};
  return QUOTH_ITEM_AMONG(v, item, word);
}

/* "the head of the office": from "the office" back to "the head". */
static int32_t head_of_phrase(const quoth_view *v, int32_t m) {
  for (uint32_t n = 0; n < LINKS_MAX && m != QUOTH_NONE; n++) {
    uint32_t first = v->a->mentions.at[m].first;
    uint32_t item = quoth_item_of(v, first);
    if (item < v->first + 2) break;
    if (quoth_item_is(v, item - 1, "by") && item >= v->first + 3 &&
        is_past_participle(v, item - 2)) {
      m = mention_ending(v, item - 3);
      continue;
    }
    if (!links_phrases(v, item - 1)) break;
    if (!quoth_noun_holds(v, item - 2) && !is_somebody(v, item - 2)) break;
    if (is_particle(v, item - 2)) break;
    if (quoth_item_has(v, item - 2,
                       QUOTH_W_CUE | QUOTH_W_VERB | QUOTH_W_ADVERB) &&
        !quoth_item_has(v, item - 2, QUOTH_W_PAPER))
      break;
    int32_t outer = mention_ending(v, item - 2);
    if (outer == QUOTH_NONE) break;
    m = outer;
  }
  return m;
}

/* ---- asides ---- */

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

/* Left of the aside that ends with the comma at `comma`: the item after which
** the aside began, so that a subject may end there; v->stop for none. */
static uint32_t before_aside(const quoth_view *v, uint32_t comma) {
  uint32_t found = v->stop;
  uint32_t least = comma > ASIDE_ITEMS_MAX ? comma - ASIDE_ITEMS_MAX : 0;
  uint32_t stop = comma; /* of the piece in hand */
  for (uint32_t at = comma; at-- > v->first && at >= least;) {
    if (ends_clause(v, at)) break;
    if (!quoth_item_punct(v, at, ',')) continue;
    if (is_subject_piece(v, at + 1, stop)) return stop - 1;
    if (at == v->first || !is_aside(v, at + 1, stop)) break;
    found = at - 1;
    stop = at;
  }
  return found;
}

static bool starts_with_adjunct(const quoth_view *v, uint32_t comma) {
  return comma > v->first && (quoth_starts_adjunct(v, v->first) ||
                              quoth_item_has(v, v->first, QUOTH_W_ADVERB));
}

/* "On Monday, Putin, the president, said": the piece after an adjunct. */
static uint32_t subject_before_aside(const quoth_view *v, uint32_t comma) {
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

/* "Putin -- whose ties are strained -- said": what ends before the first of
** two dashes; v->stop for none. */
static uint32_t before_dashes(const quoth_view *v, uint32_t dash) {
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

/* ---- the walk ---- */

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

/* "who has in the past described", "Reis last week said": where the adjunct
** that ends with the time at `item` starts; `item` when it is none. */
static uint32_t before_time(const quoth_view *v, uint32_t item) {
  if (!quoth_item_has(v, item, QUOTH_W_TIME)) return item;
  uint32_t i = item;
  while (i > v->first &&
         (quoth_item_has(v, i - 1, QUOTH_W_DETERMINER | QUOTH_W_NUMBER) ||
          points_to_time(v, i - 1)))
    i--;
  if (points_to_time(v, i) && i > v->first) return i;
  bool leads = i > v->first && quoth_item_has(v, i - 1, QUOTH_W_PREPOSITION);
  return leads ? i - 1 : item;
}

/* "Putin for his part said", "which in turn said". */
static bool is_turn_phrase(const quoth_view *v, uint32_t item) {
  bool part = quoth_item_is(v, item, "for") &&
              quoth_item_has(v, item + 1, QUOTH_W_OWNER) &&
              quoth_item_is(v, item + 2, "part");
  return part ||
         (quoth_item_is(v, item, "in") && quoth_item_is(v, item + 1, "turn"));
}

/* "who at the start of the talks called": between a relative and its verb
** stands an adjunct; where it starts, `item` for none. */
static uint32_t before_phrase(const quoth_view *v, uint32_t item) {
  for (uint32_t i = item; i > v->first && item - i < PHRASE_WORDS_MAX;) {
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

static uint32_t skip_left(const quoth_view *v, uint32_t item) {
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
    } else if (is_filler(v, at) || quoth_floats(v, at)) {
      item--;
    } else {
      break;
    }
  }
  return item;
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

/* The noun phrase that starts with `first`. */
static int32_t mention_starting(const quoth_view *v, uint32_t first) {
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
                quoth_item_capital(v, first);
  if (!starts) return QUOTH_NONE;
  while (quoth_noun_holds(v, last + 1) && last - first < PHRASE_WORDS_MAX &&
         !quoth_item_has(v, last, QUOTH_W_PAPER) &&
         !quoth_item_has(v, last + 1, QUOTH_W_VERB | QUOTH_W_WEEKDAY))
    last++;
  return quoth_noun_add(v, first, last + 1, quoth_noun_kind(v, last));
}

enum inversion { INVERT_NEVER, INVERT_HARDLY, INVERT_MAYBE, INVERT_LIKELY };

/* Verbs whose object is whom they are about: “…,” thanked Reis has none. */
static bool takes_person(const quoth_view *v, uint32_t item) {
  static const uint32_t verb[] = {
      QUOTH_HASH("thanked"),    QUOTH_HASH("thanks"),
      QUOTH_HASH("accused"),    QUOTH_HASH("accuses"),
      QUOTH_HASH("blamed"),     QUOTH_HASH("blames"),
      QUOTH_HASH("slammed"),    QUOTH_HASH("slams"),
      QUOTH_HASH("blasted"),    QUOTH_HASH("blasts"),
      QUOTH_HASH("mocked"),     QUOTH_HASH("mocks"),
      QUOTH_HASH("criticized"), QUOTH_HASH("criticizes"),
      QUOTH_HASH("criticised"), QUOTH_HASH("criticises"),
      QUOTH_HASH("condemned"),  QUOTH_HASH("condemns"),
      QUOTH_HASH("rejected"),   QUOTH_HASH("rejects")};
  return QUOTH_ITEM_AMONG(v, item, verb);
}

/* Behind a quote a cue is likely inverted (“…,” said S), behind any other
** comma it may be (…, said S), elsewhere never. */
static enum inversion may_invert(const quoth_view *v, const quoth_cue *c) {
  uint16_t flags = quoth_cue_flags(c);
  if (takes_person(v, c->item)) return INVERT_NEVER;
  if (c->form != QUOTH_CUE_PAST && c->form != QUOTH_CUE_PRESENT &&
      c->form != QUOTH_CUE_BASE)
    return INVERT_NEVER;
  if (c->passive || !(flags & QUOTH_CUE_SPEECH)) return INVERT_NEVER;
  uint32_t before = skip_left(v, c->item);
  bool never = flags & (QUOTH_CUE_ADDRESSEE | QUOTH_CUE_NAMING);
  enum inversion elsewhere = never ? INVERT_NEVER : INVERT_MAYBE;
  if (before == v->first) return elsewhere;
  before--;
  if (quoth_item_is_marked(v, before)) return INVERT_LIKELY;
  bool comma = quoth_item_punct(v, before, ',') || quoth_item_dash(v, before);
  if (!comma) return INVERT_NEVER;
  while (before > v->first && (quoth_item_punct(v, before - 1, ',') ||
                               quoth_item_dash(v, before - 1)))
    before--;
  if (before == v->first) return elsewhere;
  if (quoth_item_is_marked(v, before - 1)) return INVERT_LIKELY;
  if (quoth_is_clause(v, v->first, before)) return elsewhere;
  return elsewhere == INVERT_MAYBE ? INVERT_HARDLY : INVERT_NEVER;
}

/* False where the noun phrase goes on to a verb or to a second one: "said
** Perez could help", "said the firm and its owner had". */
static bool may_end_frame(const quoth_view *v, int32_t subject) {
  uint32_t stop = v->a->mentions.at[subject].stop;
  uint32_t next = quoth_item_of(v, stop - 1) + 1;
  if (quoth_item_is_marked(v, next)) return false;
  if (!quoth_item_is_word(v, next)) return true;
  return quoth_item_has(v, next,
                        QUOTH_W_PREPOSITION | QUOTH_W_WEEKDAY | QUOTH_W_ADVERB |
                            QUOTH_W_SUBORDINATE | QUOTH_W_RELATIVE) &&
         !quoth_item_has(v, next, QUOTH_W_AUXILIARY);
}

/* ", said Ana Reis," where the first noun phrase of the sentence is not parted
** from the cue by an aside alone. */
static bool closes_frame(const quoth_view *v, const quoth_cue *c,
                         int32_t subject) {
  const quoth_mention *m = &v->a->mentions.at[subject];
  uint32_t next = quoth_item_of(v, m->stop - 1) + 1;
  bool ends =
      !quoth_item_in(v, next) || quoth_item_token(v, next)->kind == QUOTH_PUNCT;
  if (m->kind == QUOTH_MENTION_PRONOUN || m->kind == QUOTH_MENTION_THING ||
      !ends)
    return false;
  int32_t left = quoth_main_subject(v, c->item);
  if (left == QUOTH_NONE) return true;
  uint32_t last = v->a->mentions.at[left].stop - 1;
  return !quoth_item_punct(v, quoth_item_of(v, last) + 1, ',');
}

/* the “Herald,” said the pier was safe, said the bulk of it was: the verb of
** what is said follows. */
static bool starts_clause(const quoth_view *v, int32_t subject) {
  uint32_t next = quoth_item_of(v, v->a->mentions.at[subject].stop - 1) + 1;
  uint32_t stop = next + OF_ITEMS_MAX;
  if (!quoth_item_is(v, next, "of")) stop = next + 1;
  for (uint32_t i = next; i < stop && quoth_item_is_word(v, i); i++)
    if (quoth_item_has(v, i, QUOTH_W_AUXILIARY)) return true;
  return false;
}

static bool find_inverted(const quoth_view *v, quoth_cue *c) {
  enum inversion may = may_invert(v, c);
  uint32_t next = c->item + 1;
  if (may == INVERT_NEVER || quoth_item_is(v, next, "that")) return false;
  if (quoth_item_has(v, next, QUOTH_W_OBJECT) &&
      !quoth_item_has(v, next, QUOTH_W_PRONOUN))
    return false;
  int32_t subject = mention_starting(v, next);
  if (subject == QUOTH_NONE) return false;
  if (starts_clause(v, subject)) return false;
  if (may == INVERT_HARDLY && !closes_frame(v, c, subject)) return false;
  if (may == INVERT_MAYBE && !may_end_frame(v, subject)) return false;
  c->subject = subject;
  c->inverted = true;
  return true;
}

/* May a later cue have this one's subject? */
static bool may_lend(const quoth_cue *c) {
  bool finite = c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PRESENT;
  bool own_gerund = c->form == QUOTH_CUE_GERUND && !c->borrowed;
  bool naming = quoth_cue_flags(c) & QUOTH_CUE_NAMING;
  return (finite || own_gerund) && !c->passive && !naming &&
         c->subject != QUOTH_NONE;
}

/* The nearest cue before k in its sentence that a second one may go on: one
** that surely reports speech, else any. */
static const quoth_cue *cue_before(const quoth_article *a, uint32_t k) {
  const quoth_cue *any = NULL;
  for (uint32_t i = k; i-- > 0;) {
    const quoth_cue *c = &a->cues.at[i];
    if (c->sentence != a->cues.at[k].sentence) break;
    if (!may_lend(c)) continue;
    if (!(quoth_cue_flags(c) & QUOTH_CUE_WEAK)) return c;
    if (!any) any = c;
  }
  return any;
}

/* A participle behind a comma goes on a cue right before it; one further off
** that is often no speech may be of another clause. */
static bool is_past(const quoth_view *v, const quoth_cue *c,
                    const quoth_cue *earlier) {
  return c->form == QUOTH_CUE_GERUND && quoth_item_punct(v, c->item - 1, ',') &&
         c->item > earlier->item + 2 &&
         quoth_cue_entry_at(earlier->verb)->flags & QUOTH_CUE_WEAK;
}

/* When I asked, he frowned and said: the earlier cue is of a clause in front of
** the main one. */
static bool is_in_front(const quoth_view *v, const quoth_cue *c,
                        const quoth_cue *earlier) {
  uint32_t first = v->a->mentions.at[earlier->subject].first;
  if (first == quoth_item_first(v, v->first)) return false;
  int32_t main = quoth_main_subject(v, c->item);
  return main != QUOTH_NONE && v->a->mentions.at[main].first > earlier->first;
}

static void borrow(const quoth_view *v, quoth_cue *c,
                   const quoth_cue *earlier) {
  c->borrowed = true;
  if (earlier && !is_past(v, c, earlier) && !is_in_front(v, c, earlier)) {
    c->subject = earlier->subject;
  } else if (c->form == QUOTH_CUE_GERUND) {
    c->subject = quoth_nearest_subject(v, c->item);
    if (c->subject == QUOTH_NONE && c->item <= v->first + 1)
      c->subject = quoth_subject_behind(v, c->item);
  } else {
    c->subject = quoth_main_subject(v, c->item);
  }
}

static bool find_by_phrase(const quoth_view *v, quoth_cue *c) {
  if (c->form != QUOTH_CUE_PHRASE && c->form != QUOTH_CUE_NOUN) return false;
  uint32_t next =
      c->item + (c->form == QUOTH_CUE_NOUN ? 2 : c->stop - c->first);
  c->subject = mention_starting(v, next);
  if (c->subject == QUOTH_NONE && quoth_item_is_word(v, next))
    c->subject = quoth_noun_add(v, next, next + 1, quoth_noun_kind(v, next));
  return true;
}

/* quoted, cited: their object speaks, and their subject hands on. */
static bool is_quoting(const quoth_view *v, const quoth_cue *c) {
  static const uint32_t verbs[] = {
      QUOTH_HASH("quoted"), QUOTH_HASH("quotes"), QUOTH_HASH("quoting"),
      QUOTH_HASH("cited"),  QUOTH_HASH("cites"),  QUOTH_HASH("citing")};
  return QUOTH_ITEM_AMONG(v, c->item, verbs);
}

/* "quoted an aide as saying": the verb of the one who is quoted. */
static bool is_quoted_verb(const quoth_view *v, uint32_t item) {
  return item > v->first && quoth_item_is(v, item - 1, "as") &&
         quoth_ends_in(v, item, "ng");
}

/* “…,” the agency quotes him.  Nothing but the quote before it is his. */
static bool quotes_alone(const quoth_view *v, int32_t m) {
  uint32_t next = quoth_item_of(v, v->a->mentions.at[m].stop - 1) + 1;
  bool behind = quoth_item_is_marked(v, v->first);
  return behind && (!quoth_item_in(v, next) || quoth_item_punct(v, next, '.') ||
                    quoth_item_punct(v, next, ','));
}

/* Whom a quoting verb quotes "as saying", or QUOTH_NONE. */
static int32_t quoted_before(const quoth_view *v, const quoth_cue *quoting) {
  int32_t m = mention_starting(v, quoting->item + 1);
  uint32_t stop = quoting->item + QUOTED_ITEMS_MAX;
  if (m != QUOTH_NONE && quotes_alone(v, m)) return m;
  for (uint32_t i = quoting->item + 2; m != QUOTH_NONE && i < stop; i++) {
    if (is_quoted_verb(v, i)) return m;
    if (!quoth_item_is_word(v, i)) break;
  }
  return QUOTH_NONE;
}

/* "Interfax quoted an aide as saying", "an aide was quoted by Interfax as
** saying", "the aide, quoted by Interfax, said": the aide speaks. */
static bool find_quoted(const quoth_view *v, quoth_cue *c,
                        const quoth_cue *earlier) {
  if (is_quoting(v, c) && !c->passive) {
    int32_t m = quoted_before(v, c);
    if (m != QUOTH_NONE) c->subject = m;
    return m != QUOTH_NONE;
  }
  if (!is_quoted_verb(v, c->item) || !earlier || !is_quoting(v, earlier))
    return false;
  c->subject = earlier->subject;
  c->borrowed = true;
  return c->subject != QUOTH_NONE;
}

/* "described by Brussels as" */
static bool find_agent(const quoth_view *v, quoth_cue *c) {
  if (!c->passive || is_quoting(v, c)) return false;
  for (uint32_t i = c->item + 1; i < c->item + 8 && i < v->stop; i++) {
    if (ends_clause(v, i) && !quoth_item_is_marked(v, i)) break;
    if (!quoth_item_is(v, i, "by")) continue;
    c->subject = mention_starting(v, i + 1);
    break;
  }
  return true;
}

/* True where a participle right behind a noun phrase is said of it: with many
** chanting, one of the guards asking, Reis saying; not: spoke to Reis saying,
** a letter saying. */
static bool has_participle(const quoth_view *v, int32_t m) {
  if (m == QUOTH_NONE) return false;
  const quoth_mention *noun = &v->a->mentions.at[m];
  uint32_t first = quoth_item_of(v, noun->first);
  if (first > v->first && quoth_item_is(v, first - 1, "with")) return true;
  if (first > v->first && quoth_item_has(v, first - 1, QUOTH_W_PREPOSITION))
    return quoth_item_is(v, first - 1, "of") &&
           noun->kind == QUOTH_MENTION_NAME;
  if (first > v->first && quoth_item_has(v, first - 1, QUOTH_W_CUE))
    return false;
  return noun->kind == QUOTH_MENTION_NAME ||
         noun->kind == QUOTH_MENTION_ORGANIZATION ||
         noun->kind == QUOTH_MENTION_GROUP || noun->kind == QUOTH_MENTION_ROLE;
}

/* "went on to say", "tried to explain", "declined to say": the item of the
** verb before "to", whose subject speaks; `at` when there is none. */
static uint32_t before_control(const quoth_view *v, const quoth_cue *c,
                               uint32_t at) {
  uint32_t i = at;
  if (!c->infinitive || i < v->first + 2) return at;
  i -= quoth_item_is(v, i - 1, "on") || quoth_item_is(v, i - 1, "out");
  bool verb = i > v->first + 1 && quoth_item_is_word(v, i - 1) &&
              !quoth_item_capital(v, i - 1) &&
              (quoth_ends_in(v, i - 1, "ed") ||
               quoth_item_has(v, i - 1, QUOTH_W_VERB | QUOTH_W_BASE));
  return verb ? skip_left(v, i - 1) : at;
}

/* "urged Reis to say", "for Reis to say", "asked her to say": what stands
** before "to" is the subject of the infinitive. */
static bool has_own_subject(const quoth_view *v, uint32_t at) {
  if (at == v->first || quoth_item_has(v, at - 1, QUOTH_W_OBJECT)) return true;
  int32_t m = mention_ending(v, at - 1);
  if (m == QUOTH_NONE) return true;
  uint32_t first = quoth_item_of(v, v->a->mentions.at[m].first);
  uint16_t entry;
  uint8_t form;
  if (first == v->first || quoth_item_is(v, first - 1, "for")) return true;
  return quoth_item_has(v, first - 1, QUOTH_W_CUE) &&
         quoth_cue_look_up(quoth_item_token(v, first - 1)->hash, &entry,
                           &form) &&
         quoth_cue_entry_at(entry)->flags & QUOTH_CUE_TO;
}

/* "a woman who answered the phone said": the clause of a relative without a
** comma belongs to the noun before it. */
static int32_t before_relative(const quoth_view *v, int32_t m) {
  if (m == QUOTH_NONE || v->a->mentions.at[m].sentence != v->sentence) return m;
  uint32_t i = quoth_item_of(v, v->a->mentions.at[m].first);
  bool verb = false;
  for (uint32_t n = 0; n < RELATIVE_ITEMS_MAX && i > v->first + 1; n++) {
    i--;
    if (!quoth_item_is_word(v, i)) break;
    if (quoth_is_who(v, i)) {
      int32_t noun = verb ? mention_ending(v, i - 1) : QUOTH_NONE;
      return noun == QUOTH_NONE ? m : head_of_phrase(v, noun);
    }
    verb |= quoth_is_finite(v, i);
  }
  return m;
}

/* Reis, who said: the name, or "who" where speakers.c finds the name right
** before it again; true for that. */
static bool find_relative(const quoth_view *v, quoth_cue *c, uint32_t at) {
  int32_t who = quoth_mention_at(v->a, quoth_item_first(v, at));
  bool aside = at > v->first && (quoth_item_punct(v, at - 1, ',') ||
                                 quoth_item_dash(v, at - 1));
  at -= aside;
  c->subject = at > v->first ? mention_ending(v, at - 1) : QUOTH_NONE;
  if (who <= 0 || c->subject != who - 1) return false;
  c->subject = who;
  return true;
}

/* "is said to have told": the passive verb before "to" lends its subject. */
static uint32_t before_raising(const quoth_view *v, uint32_t to) {
  if (to < v->first + 2 || !quoth_item_is(v, to, "to")) return to;
  bool passive = quoth_item_has(v, to - 1, QUOTH_W_CUE | QUOTH_W_VERB) &&
                 quoth_item_has(v, to - 2, QUOTH_W_AUXILIARY);
  return passive ? skip_left(v, to - 1) : to;
}

/* "Are you saying", "I'm saying": the pronoun right before. */
static bool asks_in_person(const quoth_view *v, const quoth_cue *c,
                           uint32_t at) {
  if (c->form != QUOTH_CUE_GERUND || !quoth_item_has(v, at, QUOTH_W_PRONOUN))
    return false;
  return quoth_is_contracted(v, at) ||
         (at > v->first && quoth_item_has(v, at - 1, QUOTH_W_AUXILIARY));
}

static void find_left(const quoth_view *v, quoth_cue *c,
                      const quoth_cue *earlier) {
  uint32_t to = before_raising(v, skip_left(v, c->item));
  uint32_t at = before_control(v, c, to);
  if (c->infinitive && at == to && !has_own_subject(v, at)) {
    borrow(v, c, NULL); /* took the stage to say: the subject of the clause */
    return;
  }
  bool participle = at == v->first && c->form != QUOTH_CUE_GERUND;
  if (participle && c->form != QUOTH_CUE_BASE) return; /* Asked whether … */
  bool alone = at == v->first || quoth_item_is_marked(v, at - 1) ||
               quoth_item_has(v, at - 1, QUOTH_W_CONJUNCTION);
  alone |= c->form == QUOTH_CUE_GERUND &&
           quoth_item_has(v, at - 1, QUOTH_W_PREPOSITION);
  if (alone) {
    borrow(v, c, earlier);
    return;
  }
  at--;
  if (quoth_item_punct(v, at, ',') || quoth_item_dash(v, at)) {
    if (c->form == QUOTH_CUE_GERUND) {
      borrow(v, c, earlier);
      return;
    }
    uint32_t last = quoth_item_dash(v, at) ? before_dashes(v, at)
                                           : subject_before_aside(v, at);
    c->aside = last != v->stop;
    c->subject = c->aside ? mention_ending(v, last) : QUOTH_NONE;
    if (c->subject == QUOTH_NONE) borrow(v, c, earlier);
  } else if (quoth_item_has(v, at, QUOTH_W_RELATIVE)) {
    if (find_relative(v, c, at)) return;
  } else if (earlier && earlier->item == at && c->form != QUOTH_CUE_GERUND) {
    borrow(v, c, earlier); /* which S claims showed “…” */
  } else if (asks_in_person(v, c, at)) {
    c->subject = mention_ending(v, at);
  } else {
    c->subject = mention_ending(v, at);
    if (c->form == QUOTH_CUE_GERUND && !has_participle(v, c->subject))
      borrow(v, c, earlier);
  }
  if (c->borrowed) return;
  c->subject = head_of_phrase(v, c->subject);
  c->subject = before_relative(v, c->subject);
}

static void find_subject(quoth_article *a, uint32_t k) {
  quoth_cue *c = &a->cues.at[k];
  const quoth_cue *earlier = cue_before(a, k);
  const quoth_cue *last = k > 0 && c[-1].sentence == c->sentence ? c - 1 : NULL;
  quoth_view v = quoth_view_of(a, c->sentence);
  if (find_by_phrase(&v, c) || find_quoted(&v, c, last) ||
      find_agent(&v, c) || find_inverted(&v, c))
    return;
  find_left(&v, c, earlier);
}

void quoth_subjects_find(quoth_article *a) {
  for (uint32_t k = 0; k < a->cues.n; k++) {
    if (k % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) return;
    find_subject(a, k);
  }
}
