/*
** clause_subjects.c: the subject of the main clause of a sentence, behind
** adverbs, times and adjuncts, and of the nearest clause before an item.  For
** cues and quotes that have no subject of their own.
*/
#include "clause_subjects.h"

#include "grammar.h"
#include "noun_phrases.h"

#define CLAUSE_ITEMS_MAX 45u /* looked back over for the start of a clause */
#define ADJUNCTS_MAX     3u  /* before the main clause of a sentence */
#define PLAIN_WORDS_MAX  3u  /* of a subject that no list has */

bool quoth_starts_adjunct(const quoth_view *v, uint32_t item) {
  if (quoth_item_has(v, item, QUOTH_W_PREPOSITION | QUOTH_W_SUBORDINATE))
    return true;
  if (!quoth_item_is_word(v, item)) return false;
  const quoth_token *t = quoth_item_token(v, item);
  if (t->n_core > 5 && quoth_ends_in(v, item, "ng")) {
    int32_t m = quoth_mention_at(v->a, quoth_item_first(v, item));
    return m == QUOTH_NONE || /* Armstrong is a name */
           v->a->mentions.at[m].kind != QUOTH_MENTION_NAME;
  }
  bool asked = item == v->first && quoth_ends_in(v, item, "ed") &&
               quoth_item_has(v, item, QUOTH_W_CUE | QUOTH_W_VERB);
  return asked && quoth_item_has(v, item + 1,
                                 QUOTH_W_PREPOSITION | QUOTH_W_SUBORDINATE |
                                     QUOTH_W_RELATIVE | QUOTH_W_WEEKDAY);
}

/* "Immediately", at the start: a capital, and no name. */
static bool is_opening_adverb(const quoth_view *v, uint32_t item) {
  if (quoth_item_has(v, item, QUOTH_W_ADVERB | QUOTH_W_CONJUNCTION))
    return true;
  return item == v->first && quoth_item_is_word(v, item) &&
         quoth_ends_in(v, item, "ly") &&
         quoth_mention_over(v->a, quoth_item_first(v, item)) == QUOTH_NONE;
}

/* The mention that starts at an item, or NONE. */
static int32_t mention_of_item(const quoth_view *v, uint32_t item) {
  if (!quoth_item_is_word(v, item)) return QUOTH_NONE;
  return quoth_mention_at(v->a, quoth_item_first(v, item));
}

/* "in Salem, New Elm, Trump": a name that goes on an adjunct, and behind it
** the subject; an apposition would start with a small letter. */
static uint32_t after_place(const quoth_view *v, uint32_t comma) {
  int32_t m = mention_of_item(v, comma + 1);
  if (m == QUOTH_NONE || !quoth_item_capital(v, comma - 1) ||
      !quoth_item_capital(v, comma + 1))
    return comma;
  uint32_t next = quoth_item_of(v, v->a->mentions.at[m].stop - 1) + 1;
  bool abbreviated = quoth_item_punct(v, next, '.'); /* Aspen, Colo., Reis */
  next += abbreviated;
  bool goes_on = quoth_item_punct(v, next, ',') &&
                 (abbreviated || mention_of_item(v, next + 1) != QUOTH_NONE) &&
                 !quoth_item_has(v, next + 1, QUOTH_W_RELATIVE) &&
                 (abbreviated || quoth_item_capital(v, next + 1) ||
                  quoth_item_has(v, next + 1, QUOTH_W_PRONOUN));
  return goes_on ? next : comma;
}

/* Behind the comma of the adjunct that starts at an item; `item` where no
** comma comes before `before`. */
static uint32_t after_adjunct(const quoth_view *v, uint32_t item,
                              uint32_t before) {
  uint32_t i = item;
  while (i < before && !quoth_item_punct(v, i, ','))
    i++;
  if (i < before) i = after_place(v, i);
  return i < before ? i + 1 : item;
}

/* Where the main clause starts, behind adverbs, times and adjuncts. */
static uint32_t main_clause(const quoth_view *v, uint32_t before) {
  uint32_t i = v->first;
  for (uint32_t n = 0; n < ADJUNCTS_MAX; n++) {
    uint32_t start = i;
    while (i + 1 < before && is_opening_adverb(v, i))
      i++;
    i = quoth_after_time(v, i);
    if (quoth_item_punct(v, i, ',')) i++;
    if (quoth_starts_adjunct(v, i)) i = after_adjunct(v, i, before);
    if (i == start) break;
  }
  return i < before ? i : v->first;
}

/* ---- noun phrases ---- */

typedef struct noun {
  uint32_t first, stop; /* items; equal for none */
  int32_t mention;      /* or QUOTH_NONE: not yet one */
} noun;

/* "displays a note": an article behind a word makes a verb of it. */
static bool opens_object(const quoth_view *v, uint32_t word, uint32_t before) {
  return word + 1 < before &&
         (quoth_item_is(v, word + 1, "a") || quoth_item_is(v, word + 1, "an") ||
          quoth_item_is(v, word + 1, "the"));
}

/* "Nordvik shares will": a name before a plain noun and its auxiliary. */
static bool modifies(const quoth_view *v, int32_t m, uint32_t next) {
  uint8_t kind = v->a->mentions.at[m].kind;
  bool name = kind == QUOTH_MENTION_NAME || kind == QUOTH_MENTION_ORGANIZATION;
  uint32_t last = v->a->mentions.at[m].stop - 1;
  return name && !(v->a->tokens.at[last].flags & QUOTH_POSSESSIVE) &&
         quoth_item_is_word(v, next) && !quoth_item_capital(v, next) &&
         !v->a->word[quoth_item_first(v, next)] &&
         quoth_item_has(v, next + 1, QUOTH_W_AUXILIARY);
}

/* The noun phrase at an item, by its mention or its determiner. */
static noun noun_at(const quoth_view *v, uint32_t item, uint32_t before) {
  noun n = {item, item, QUOTH_NONE};
  if (!quoth_item_in(v, item) || quoth_item_is_marked(v, item)) return n;
  n.mention = quoth_mention_over(v->a, quoth_item_first(v, item));
  if (n.mention != QUOTH_NONE) {
    n.stop = quoth_item_of(v, v->a->mentions.at[n.mention].stop - 1) + 1;
    if (modifies(v, n.mention, n.stop))
      n = (noun){n.first, n.stop + 1, QUOTH_NONE};
    return n;
  }
  if (!quoth_item_has(v, item, QUOTH_W_DETERMINER)) return n;
  bool article = quoth_item_is(v, item, "the") || quoth_item_is(v, item, "a");
  uint32_t last = item;
  while (last + 1 < before && quoth_noun_holds(v, last + 1) &&
         ((article && last == item) || /* the sum */
          !quoth_item_has(v, last + 1, QUOTH_W_CUE | QUOTH_W_VERB)) &&
         !opens_object(v, last, before))
    last++;
  if (last > item + 1 && opens_object(v, last, before))
    last--; /* the virus displays a note */
  bool alone = article && last == item;
  if (!alone && !quoth_item_has(v, last, QUOTH_W_TIME)) n.stop = last + 1;
  return n;
}

static int32_t mention_of(const quoth_view *v, const noun *n) {
  if (n->mention != QUOTH_NONE || n->stop == n->first) return n->mention;
  return quoth_noun_add(v, n->first, n->stop, quoth_noun_kind(v, n->stop - 1));
}

/* False where no noun phrase is for sure: noun_at() gives none. */
static bool may_be_noun(const quoth_view *v, uint32_t item) {
  if (quoth_item_is_marked(v, item)) return false;
  return quoth_item_has(v, item, QUOTH_W_DETERMINER) ||
         quoth_mention_over(v->a, quoth_item_first(v, item)) != QUOTH_NONE;
}

/* The first item in [item, before) that may be a noun.  Where there was none
** last time is kept, for sentences with many quotes. */
static uint32_t next_noun(const quoth_view *v, uint32_t item, uint32_t before) {
  quoth_run *none = &v->a->nounless_items;
  if (item < none->first || item > none->stop) *none = (quoth_run){item, item};
  while (none->stop < before && !may_be_noun(v, none->stop))
    none->stop++;
  return none->stop;
}

/* "him", "them": never a subject. */
static bool is_object(const quoth_view *v, uint32_t item) {
  return quoth_item_has(v, item, QUOTH_W_OBJECT) &&
         !quoth_item_has(v, item, QUOTH_W_PRONOUN | QUOTH_W_DETERMINER);
}

/* "Bakers have", "Local dockers were", "Old cellars like Reis's": plain words
** before an auxiliary or an example. */
static noun plain_subject(const quoth_view *v, uint32_t item, uint32_t before) {
  noun n = {item, item, QUOTH_NONE};
  uint32_t i = item;
  while (i < before && i < item + PLAIN_WORDS_MAX && quoth_item_is_word(v, i) &&
         !v->a->word[quoth_item_first(v, i)] &&
         quoth_mention_over(v->a, quoth_item_first(v, i)) == QUOTH_NONE)
    i++;
  bool plural = i > item && i < before && quoth_ends_in(v, i - 1, "rs");
  bool led =
      quoth_item_has(v, i, QUOTH_W_AUXILIARY) || quoth_item_is(v, i, "like");
  if (plural && led) n.stop = i;
  return n;
}

int32_t quoth_main_subject(const quoth_view *v, uint32_t before) {
  noun behind_preposition = {0, 0, QUOTH_NONE};
  uint32_t i = main_clause(v, before);
  noun plain = plain_subject(v, i, before);
  if (plain.stop > plain.first) return mention_of(v, &plain);
  for (i = next_noun(v, i, before); i < before; i++) {
    noun n = noun_at(v, i, before);
    if (n.stop == n.first || is_object(v, i)) continue;
    bool subject =
        i == v->first || !quoth_item_has(v, i - 1, QUOTH_W_PREPOSITION);
    if (subject) return mention_of(v, &n);
    if (behind_preposition.stop == 0) behind_preposition = n;
    i = n.stop - 1;
  }
  return mention_of(v, &behind_preposition);
}

/* ---- the nearest clause ---- */

static uint32_t skip_adverbs(const quoth_view *v, uint32_t item) {
  while (quoth_item_has(v, item, QUOTH_W_ADVERB) &&
         !quoth_item_has(v, item, QUOTH_W_AUXILIARY))
    item++;
  return item;
}

/* What may stand before the subject of a clause. */
static bool opens_clause(const quoth_view *v, uint32_t item) {
  static const uint32_t inner[] = {QUOTH_HASH("that"), QUOTH_HASH("if"),
                                   QUOTH_HASH("whom"), QUOTH_HASH("whose")};
  if (quoth_item_has(v, item,
                     QUOTH_W_CONJUNCTION | QUOTH_W_SUBORDINATE |
                         QUOTH_W_RELATIVE))
    return !QUOTH_ITEM_AMONG(v, item, inner);
  if (quoth_item_is(v, item, "why") || quoth_item_is(v, item, "how"))
    return true;
  return quoth_item_punct(v, item, ',') || quoth_item_dash(v, item);
}

bool quoth_mention_is_thing(const quoth_article *a, int32_t mention) {
  if (mention == QUOTH_NONE) return false;
  const quoth_mention *m = &a->mentions.at[mention];
  if (m->kind != QUOTH_MENTION_PRONOUN) return m->kind == QUOTH_MENTION_THING;
  return !m->gender && !m->plural &&
         !quoth_word_has(a, m->first, QUOTH_W_FIRST_PERSON);
}

bool quoth_mention_is_mute(const quoth_article *a, int32_t mention) {
  static const uint32_t anyone[] = {QUOTH_HASH("one"), QUOTH_HASH("another"),
                                    QUOTH_HASH("other"), QUOTH_HASH("someone"),
                                    QUOTH_HASH("who")};
  if (!quoth_mention_is_thing(a, mention)) return false;
  uint32_t last = a->mentions.at[mention].stop - 1;
  return !quoth_word_has(a, last,
                         QUOTH_W_PAPER | QUOTH_W_UTTERANCE | QUOTH_W_WORK) &&
         !QUOTH_TOKEN_AMONG(&a->tokens, last, anyone);
}

bool quoth_mention_points(const quoth_article *a, int32_t m) {
  static const uint32_t words[] = {QUOTH_HASH("that"), QUOTH_HASH("this"),
                                   QUOTH_HASH("these"), QUOTH_HASH("those")};
  const quoth_mention *x = &a->mentions.at[m];
  return x->stop == x->first + 1 &&
         QUOTH_TOKEN_AMONG(&a->tokens, x->first, words) &&
         !(x->stop < a->tokens.n && /* those over 60 */
           quoth_word_has(a, x->stop, QUOTH_W_PREPOSITION));
}

/* "about" of "about 50 protesters". */
static uint32_t after_rough(const quoth_view *v, uint32_t item) {
  bool counts = quoth_item_in(v, item + 1) &&
                !quoth_item_is_marked(v, item + 1) &&
                quoth_item_token(v, item + 1)->kind == QUOTH_NUMBER;
  return counts && quoth_item_has(v, item, QUOTH_W_PREPOSITION | QUOTH_W_ADVERB)
             ? item + 1
             : item;
}

/* A finite verb, or a bare one behind a plural: children use. */
static bool agrees(const quoth_view *v, int32_t m, uint32_t verb) {
  if (quoth_is_finite(v, verb)) return true;
  return v->a->mentions.at[m].plural && quoth_item_has(v, verb, QUOTH_W_BASE);
}

/* The noun phrase at an item, where it is the subject of a verb behind it. */
static int32_t subject_at(const quoth_view *v, uint32_t item, uint32_t before) {
  noun n = noun_at(v, item, before);
  uint32_t verb = skip_adverbs(v, n.stop);
  bool subject = n.mention != QUOTH_NONE && verb < before &&
                 !quoth_mention_is_thing(v->a, n.mention) &&
                 agrees(v, n.mention, verb);
  return subject ? n.mention : QUOTH_NONE;
}

/* though at a meeting last week he used …: the first pronoun with a verb. */
static int32_t subject_behind_adjunct(const quoth_view *v, uint32_t item,
                                      uint32_t before) {
  if (!quoth_item_has(v, item, QUOTH_W_PREPOSITION)) return QUOTH_NONE;
  for (uint32_t i = item + 1; i < before && !quoth_item_punct(v, i, ','); i++) {
    if (!quoth_item_has(v, i, QUOTH_W_PRONOUN)) continue;
    return subject_at(v, i, before);
  }
  return QUOTH_NONE;
}

/* Reis who seeks “…”: a relative clause that no comma parts. */
static bool is_own_clause(const quoth_view *v, uint32_t item) {
  return quoth_is_who(v, item) && quoth_is_finite(v, item + 1) &&
         item > v->first && !quoth_item_punct(v, item - 1, ',');
}

int32_t quoth_nearest_subject(const quoth_view *v, uint32_t before) {
  uint32_t least = before > v->first + CLAUSE_ITEMS_MAX
                       ? before - CLAUSE_ITEMS_MAX
                       : v->first;
  for (uint32_t i = before; i-- > least;) {
    if (is_own_clause(v, i))
      return quoth_mention_at(v->a, quoth_item_first(v, i));
    if (!opens_clause(v, i)) continue;
    int32_t m = subject_at(v, after_rough(v, i + 1), before);
    if (m == QUOTH_NONE && quoth_item_has(v, i, QUOTH_W_SUBORDINATE))
      m = subject_behind_adjunct(v, i + 1, before);
    if (m != QUOTH_NONE) return m;
  }
  return quoth_main_subject(v, before);
}

int32_t quoth_subject_behind(const quoth_view *v, uint32_t item) {
  for (uint32_t i = item + 1; i < v->stop; i++) {
    int32_t m = QUOTH_NONE;
    if (quoth_item_punct(v, i, ',')) m = mention_of_item(v, i + 1);
    if (m == QUOTH_NONE) continue;
    uint32_t next = skip_adverbs(
        v, quoth_item_of(v, v->a->mentions.at[m].stop - 1) + 1);
    if (quoth_is_verb(v, next) || quoth_ends_in(v, next, "ed")) return m;
  }
  return QUOTH_NONE;
}
