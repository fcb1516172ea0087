/*
** cues.c: the verbs and phrases that report speech, outside quote marks, with
** their form.  Decides only what the word is, not what it governs.
*/
#include "names.h"
#include "grammar.h"

/* Words that a present form may follow, and how far back the determiner of
** its noun phrase may stand. */
#define SUBJECT_WORDS     (QUOTH_W_PRONOUN | QUOTH_W_RELATIVE | QUOTH_W_GROUP)
#define PHRASE_BEFORE_MAX 4u

#define HEADLINE_SENTENCES_MAX 2u /* "City Floods. Help Comes, Mayor Says" */

/* The item before, over adverbs and negation; item_stop when there is none. */
static uint32_t before_adverbs(const quoth_view *v, uint32_t item) {
  while (item > v->first) {
    item--;
    if (quoth_is_where(v, item)) continue;
    bool skip = quoth_item_has(v, item, QUOTH_W_ADVERB | QUOTH_W_NEGATION) &&
                !quoth_item_has(v, item, QUOTH_W_AUXILIARY | QUOTH_W_PRONOUN);
    if (!skip) return item;
  }
  return v->stop;
}

/* A form of "be" or "get"; "IS said" is no passive. */
static bool is_be(const quoth_view *v, uint32_t item) {
  static const uint32_t be[] = {QUOTH_HASH("is"),    QUOTH_HASH("was"),
                                QUOTH_HASH("were"),  QUOTH_HASH("are"),
                                QUOTH_HASH("be"),    QUOTH_HASH("been"),
                                QUOTH_HASH("being"), QUOTH_HASH("am"),
                                QUOTH_HASH("gets"),  QUOTH_HASH("got")};
  bool caps = quoth_item_is_word(v, item) &&
              quoth_name_is_acronym(v->a, quoth_item_first(v, item));
  return !caps && QUOTH_ITEM_AMONG(v, item, be);
}

/* signs that said “…”, shirts that read “…”: "that" points at no noun. */
static bool signs_that(const quoth_view *v, uint32_t item) {
  return item > v->first + 1 && quoth_item_is(v, item - 1, "that") &&
         quoth_item_is_word(v, item - 2) && quoth_item_is_marked(v, item + 1);
}

/* "the claim", "his report", "of claims": a noun in spite of its spelling. */
static bool reads_as_noun(const quoth_view *v, uint32_t item) {
  if (item == v->first || signs_that(v, item)) return false;
  uint32_t before = item - 1;
  if (quoth_is_contracted(v, before) || quoth_floats(v, before)) return false;
  if (quoth_item_token(v, before)->flags & QUOTH_POSSESSIVE) return true;
  if (quoth_item_has(v, before, QUOTH_W_PRONOUN | QUOTH_W_NUMBER)) return false;
  bool quoting = (quoth_item_is(v, before, "quoting") ||
                  quoth_item_is(v, before, "citing")) && /* informed sources */
                 quoth_item_has(v, item + 1, QUOTH_W_GROUP);
  return quoting ||
         quoth_item_has(v, before, QUOTH_W_DETERMINER | QUOTH_W_PREPOSITION);
}

/* "the executive order", "a tough warning": a word of these classes, or no word,
** between the determiner and what so is a noun. */
static bool is_qualified(const quoth_view *v, uint32_t item,
                         quoth_words heads) {
  static const quoth_words others =
      SUBJECT_WORDS | QUOTH_W_ORGANIZATION | QUOTH_W_NUMBER | QUOTH_W_PLURAL |
      QUOTH_W_ADVERB | QUOTH_W_NEGATION | QUOTH_W_AUXILIARY | QUOTH_W_VERB;
  if (item < v->first + 2 || !quoth_item_is_word(v, item - 1) ||
      quoth_item_capital(v, item - 1) ||
      quoth_item_has(v, item - 1, others | heads))
    return false;
  return quoth_item_has(v, item - 2, QUOTH_W_DETERMINER | QUOTH_W_OWNER) &&
         !quoth_item_has(v, item - 2, QUOTH_W_PRONOUN | QUOTH_W_NUMBER);
}

/* "the false claim that", but "the aides claim that": a bare form that is a noun
** too, behind a word in the singular. */
static bool is_singular_noun(const quoth_view *v, uint32_t item,
                             uint16_t verb) {
  return quoth_cue_entry_at(verb)->flags & QUOTH_CUE_HOMOGRAPH &&
         is_qualified(v, item, 0) &&
         (!quoth_ends_in_s(v, item - 1) || quoth_ends_in(v, item - 1, "ss") ||
          quoth_ends_in(v, item - 1, "us"));
}

/* "a tough warning about it", but "a letter warning that": gerunds that are
** nouns too. */
static bool is_gerund_noun(const quoth_view *v, uint32_t item) {
  static const uint32_t nouns[] = {QUOTH_HASH("warning"), QUOTH_HASH("finding"),
                                   QUOTH_HASH("ruling")};
  return QUOTH_ITEM_AMONG(v, item, nouns) &&
         !quoth_item_is(v, item + 1, "that") &&
         is_qualified(v, item,
                      QUOTH_W_ROLE | QUOTH_W_KIN | QUOTH_W_PAPER |
                          QUOTH_W_UTTERANCE | QUOTH_W_TIME);
}

/* "Legal experts say", "42% say", "Bush and Christie say", "of them say": what
** may be a plural subject, before a form that is no noun too. */
static bool may_be_plural(const quoth_view *v, uint32_t item, uint16_t verb) {
  const quoth_token *t = quoth_item_token(v, item);
  if (quoth_cue_entry_at(verb)->flags & QUOTH_CUE_HOMOGRAPH) return false;
  return t->kind == QUOTH_NUMBER || quoth_item_punct(v, item, '%') ||
         quoth_item_is(v, item, "percent") || quoth_item_is(v, item, "them") ||
         (quoth_item_capital(v, item) && item > v->first);
}

/* "people close to her say she": no noun, and a subject behind it. */
static bool leads_clause(const quoth_view *v, uint32_t item, uint16_t verb) {
  uint16_t flags = quoth_cue_entry_at(verb)->flags;
  return flags & QUOTH_CUE_CLAUSE && !(flags & QUOTH_CUE_HOMOGRAPH) &&
         quoth_item_has(v, item + 1, QUOTH_W_PRONOUN) &&
         !quoth_item_has(v, item + 1, QUOTH_W_OBJECT);
}

/* "oppose it and say the town is small": no noun, and a clause behind it. */
static bool joins_clause(const quoth_view *v, uint32_t item, uint16_t verb) {
  uint16_t flags = quoth_cue_entry_at(verb)->flags;
  return flags & QUOTH_CUE_CLAUSE && !(flags & QUOTH_CUE_HOMOGRAPH) &&
         quoth_opens_phrase(v, item + 1) && quoth_verb_follows(v, item + 2);
}

/* "many state workers": a form that is a noun too, right before a plain one. */
static bool modifies_noun(const quoth_view *v, uint32_t item, uint16_t verb) {
  if (!(quoth_cue_entry_at(verb)->flags & QUOTH_CUE_HOMOGRAPH)) return false;
  if (quoth_ends_in(v, item + 1, "ng")) return false; /* report seeing it */
  return quoth_item_is_word(v, item + 1) && !quoth_item_capital(v, item + 1) &&
         !quoth_item_has(v, item + 1,
                         QUOTH_W_DETERMINER | QUOTH_W_PRONOUN | QUOTH_W_OBJECT |
                             QUOTH_W_OWNER | QUOTH_W_PREPOSITION |
                             QUOTH_W_CONJUNCTION | QUOTH_W_SUBORDINATE |
                             QUOTH_W_RELATIVE | QUOTH_W_ADVERB |
                             QUOTH_W_NUMBER | QUOTH_W_WEEKDAY) &&
         !quoth_item_has(v, item + 1, QUOTH_W_QUESTION);
}

/* "the previous state": an adjective, and no plural. */
static bool ends_in_ous(const quoth_view *v, uint32_t item) {
  const quoth_token *t = quoth_item_token(v, item);
  return quoth_ends_in(v, item, "us") &&
         v->a->tokens.text[t->stop - 3] == 'o';
}

/* "a public-records request": the phrase that ends at an item is of one.  "A
** loud chant of “…”" tells as much as its verb. */
static bool is_singular(const quoth_view *v, uint32_t item) {
  if (quoth_item_is(v, item + 2, "of")) return false;
  uint32_t least =
      item > v->first + PHRASE_BEFORE_MAX ? item - PHRASE_BEFORE_MAX : v->first;
  for (uint32_t i = item; i-- > least;) {
    if (quoth_item_is(v, i, "a") || quoth_item_is(v, i, "an")) return true;
    if (!quoth_item_is_word(v, i)) break;
  }
  return false;
}

/* A bare form reports only with "to", an auxiliary or a plural before it. */
static bool bare_form_is_verb(const quoth_view *v, uint32_t item,
                              uint16_t verb) {
  uint32_t before = before_adverbs(v, item);
  if (before == v->stop || quoth_item_is(v, before, "please")) return false;
  if (quoth_item_is(v, before, "to")) return true;
  if (quoth_item_is(v, item + 1, "that"))
    return !is_singular_noun(v, item, verb);
  if (quoth_item_has(v, before, QUOTH_W_AUXILIARY)) return true;
  if (modifies_noun(v, item, verb)) return false;
  if (may_be_plural(v, before, verb) || leads_clause(v, item, verb))
    return true;
  if (quoth_item_has(v, before,
                     QUOTH_W_PRONOUN | QUOTH_W_GROUP | QUOTH_W_RELATIVE))
    return true;
  const quoth_token *t = quoth_item_token(v, before);
  if (t->kind == QUOTH_PUNCT && t->hash == ',') return true;
  if (quoth_item_has(v, before, QUOTH_W_ORGANIZATION)) /* the department say */
    return joins_clause(v, item, verb);
  if (quoth_item_is(v, before, "and") || quoth_item_is(v, before, "but"))
    return joins_clause(v, item, verb);
  if (v->a->items.at[before].marked != QUOTH_NONE) return true;
  return t->kind == QUOTH_WORD && quoth_ends_in_s(v, before) &&
         !is_singular(v, before) && !ends_in_ous(v, before);
}

/* What follows goes on a noun phrase or ends its clause: his remarks. The
** suspects were; but: the caption reads “…”, the firm claims it. */
static bool ends_phrase(const quoth_view *v, uint32_t item) {
  if (quoth_item_punct(v, item + 1, '.') || item + 1 >= v->stop) return true;
  return quoth_item_has(v, item + 1,
                        QUOTH_W_CONJUNCTION | QUOTH_W_AUXILIARY |
                            QUOTH_W_VERB) ||
         quoth_item_is(v, item + 1, "which") ||
         quoth_item_is(v, item + 1, "of") || quoth_item_is(v, item + 1, "by") ||
         quoth_item_is(v, item + 1, "about");
}

/* It rained, the team reports. */
static bool closes_sentence(const quoth_view *v, uint32_t first,
                            uint32_t item) {
  return first > v->first && quoth_item_punct(v, first - 1, ',') &&
         quoth_is_clause(v, v->first, first - 1) &&
         (item + 1 >= v->stop || quoth_item_punct(v, item + 1, '.'));
}

/* A bare form that reports a clause. */
static bool leads_that(const quoth_view *v, uint32_t item) {
  uint16_t verb;
  uint8_t form;
  return quoth_item_has(v, item, QUOTH_W_CUE) &&
         quoth_item_is(v, item + 1, "that") &&
         quoth_cue_look_up(quoth_item_token(v, item)->hash, &verb, &form) &&
         form == QUOTH_CUE_BASE;
}

/* "many reports", "these very reasons", "the rules state that", "could confirm
** reports": a plural. */
static bool is_plural_noun(const quoth_view *v, uint32_t before,
                           uint32_t item) {
  if (quoth_item_token(v, before)->kind == QUOTH_NUMBER) return true;
  bool very = before > v->first && quoth_item_is(v, before, "very");
  if (quoth_item_is(v, before, "the") || quoth_item_is(v, before, "a"))
    return true; /* the deadly fumes */
  if (quoth_item_has(v, before - very, QUOTH_W_PLURAL) ||
      leads_that(v, item + 1))
    return true;
  return before > v->first && quoth_item_has(v, before, QUOTH_W_CUE) &&
         !quoth_item_capital(v, before) &&
         (quoth_item_is(v, before - 1, "to") ||
          quoth_item_has(v, before - 1, QUOTH_W_AUXILIARY));
}

/* "rejected claims that": the object of the verb before it. */
static bool is_object(const quoth_view *v, uint32_t verb) {
  uint16_t entry;
  uint8_t form;
  return quoth_item_has(v, verb, QUOTH_W_CUE) &&
         quoth_cue_look_up(quoth_item_token(v, verb)->hash, &entry, &form) &&
         (form == QUOTH_CUE_PAST || form == QUOTH_CUE_PARTICIPLE ||
          form == QUOTH_CUE_GERUND);
}

/* Before these a noun is in the plural, and a verb behind it has no -s. */
static bool is_plural_determiner(const quoth_view *v, uint32_t item) {
  static const uint32_t words[] = {
      QUOTH_HASH("many"),    QUOTH_HASH("several"), QUOTH_HASH("few"),
      QUOTH_HASH("these"),   QUOTH_HASH("those"),   QUOTH_HASH("numerous"),
      QUOTH_HASH("various"), QUOTH_HASH("dozens"),  QUOTH_HASH("countless")};
  return QUOTH_ITEM_AMONG(v, item, words);
}

/* "reports", "claims", "states": verbs only behind what may be a subject. */
static bool present_is_verb(const quoth_view *v, uint32_t item) {
  uint32_t before = before_adverbs(v, item);
  if (before == v->stop || quoth_item_is_marked(v, before)) return true;
  if (is_plural_noun(v, before, item)) return false;
  if (quoth_item_token(v, before)->kind == QUOTH_NUMBER)
    return false; /* 28 questions */
  if (quoth_item_token(v, before)->kind != QUOTH_WORD) return true;
  if (is_object(v, before)) return false;
  if (quoth_item_has(v, before, QUOTH_W_NATIONALITY) &&
      quoth_item_is(v, item + 1, "of"))
    return false; /* the Brazilian states of */
  if (quoth_item_capital(v, before))
    return before > v->first || !quoth_item_has(v, item + 1, QUOTH_W_AUXILIARY);
  if (quoth_item_has(v, before, SUBJECT_WORDS)) return true;
  if (quoth_item_has(v, item + 1, QUOTH_W_OBJECT | QUOTH_W_PRONOUN))
    return true; /* and calls her a liar */
  for (uint32_t n = 0; n < PHRASE_BEFORE_MAX && before > v->first; n++) {
    before--;
    if (is_plural_determiner(v, before)) return false; /* many sad remarks */
    if (quoth_item_has(v, before, QUOTH_W_DETERMINER) ||
        quoth_item_token(v, before)->flags & QUOTH_POSSESSIVE)
      return !ends_phrase(v, item) || closes_sentence(v, before, item);
    if (!quoth_item_is_word(v, before) ||
        quoth_item_has(v, before, QUOTH_W_PREPOSITION))
      return false;
  }
  return false;
}

/* Headlines are in capitals: Putin Says ISIS Is Financed.  A first paragraph
** is one, unless it has more sentences than a headline. */
static bool in_heading(const quoth_view *v) {
  uint32_t p = v->a->sentences.at[v->sentence].paragraph;
  return (p == 0 && v->sentence < HEADLINE_SENTENCES_MAX) ||
         v->a->paragraphs.at[p].heading;
}

/* as described by Reis, as noted by Reis */
static bool is_described_by(const quoth_view *v, uint32_t item, uint16_t verb) {
  return quoth_cue_entry_at(verb)->flags &
             (QUOTH_CUE_NAMING | QUOTH_CUE_CLAUSE | QUOTH_CUE_THAT) &&
         quoth_item_is(v, item - 1, "as") && quoth_item_is(v, item + 1, "by");
}

/* declined to comment, refused to answer questions: what follows such verbs is
** not said, but where a clause tells it: refused to say whether. */
static bool is_declined(const quoth_view *v, uint32_t item) {
  static const uint32_t declined[] = {
      QUOTH_HASH("declined"), QUOTH_HASH("declines"), QUOTH_HASH("declining"),
      QUOTH_HASH("refused"),  QUOTH_HASH("refuses"),  QUOTH_HASH("refusing"),
      QUOTH_HASH("failed"),   QUOTH_HASH("fails"),    QUOTH_HASH("failing")};
  if (item < v->first + 2 || !quoth_item_is(v, item - 1, "to")) return false;
  return QUOTH_ITEM_AMONG(v, item - 2, declined) &&
         !quoth_item_is_marked(v, item + 1) &&
         !quoth_item_has(v, item + 1, QUOTH_W_QUESTION) &&
         (!quoth_item_is_word(v, item + 1) ||
          quoth_item_has(v, item + 1,
                         QUOTH_W_PREPOSITION | QUOTH_W_ADVERB |
                             QUOTH_W_CONJUNCTION | QUOTH_W_SUBORDINATE));
}

/* The United States, Kelby State Emergency Service; in a headline too. */
static bool is_country(const quoth_view *v, uint32_t item) {
  bool state =
      quoth_item_is(v, item, "state") && quoth_item_capital(v, item + 1);
  return (state || quoth_item_is(v, item, "states")) &&
         quoth_item_capital(v, item - 1);
}

/* finds itself, found himself: in some place or state. */
static bool finds_itself(const quoth_view *v, uint32_t item) {
  static const uint32_t find[] = {QUOTH_HASH("find"), QUOTH_HASH("finds"),
                                  QUOTH_HASH("found"), QUOTH_HASH("finding")};
  static const uint32_t self[] = {
      QUOTH_HASH("itself"),     QUOTH_HASH("himself"), QUOTH_HASH("herself"),
      QUOTH_HASH("themselves"), QUOTH_HASH("myself"),  QUOTH_HASH("yourself"),
      QUOTH_HASH("ourselves")};
  return QUOTH_ITEM_AMONG(v, item, find) && QUOTH_ITEM_AMONG(v, item + 1, self);
}

/* "less interested in explaining why", "instead of saying so": not said. */
static bool is_idle_gerund(const quoth_view *v, uint32_t item) {
  static const uint32_t words[] = {
      QUOTH_HASH("interested"), QUOTH_HASH("interest"), QUOTH_HASH("instead"),
      QUOTH_HASH("incapable"),  QUOTH_HASH("capable"),  QUOTH_HASH("tired"),
      QUOTH_HASH("afraid"),     QUOTH_HASH("ashamed")};
  return item > v->first + 1 && QUOTH_ITEM_AMONG(v, item - 2, words) &&
         quoth_item_has(v, item - 1, QUOTH_W_PREPOSITION);
}

static bool form_fits(const quoth_view *v, uint32_t item, uint16_t verb,
                      uint8_t form) {
  bool noun_too = quoth_cue_entry_at(verb)->flags & QUOTH_CUE_HOMOGRAPH;
  if (quoth_item_token(v, item)->flags & QUOTH_POSSESSIVE) return false;
  if (finds_itself(v, item)) return false;
  if (quoth_item_capital(v, item) && item > v->first &&
      (!in_heading(v) || is_country(v, item)))
    return quoth_item_is_marked(v, item - 1);
  switch (form) {
  case QUOTH_CUE_BASE:
    return (quoth_item_is(v, item - 1, "to") || !reads_as_noun(v, item)) &&
           bare_form_is_verb(v, item, verb) && !is_declined(v, item);
  case QUOTH_CUE_PRESENT:
    return !reads_as_noun(v, item) && (!noun_too || present_is_verb(v, item));
  case QUOTH_CUE_PAST:
  case QUOTH_CUE_PARTICIPLE:
    if (quoth_item_is(v, item - 1, "well") && !quoth_item_is(v, item - 2, "as"))
      return false; /* a well thought out plan */
    if (quoth_item_is(v, item - 1, "more") && quoth_item_is(v, item - 2, "a"))
      return false; /* a more informed choice */
    return !reads_as_noun(v, item) || is_described_by(v, item, verb);
  case QUOTH_CUE_GERUND:
    if (is_idle_gerund(v, item)) return false;
    if (quoth_item_is(v, item - 1, "worth") ||
        quoth_item_is(v, item - 1, "most") ||
        quoth_item_is(v, item - 1, "very") || is_gerund_noun(v, item))
      return false; /* the most promising paths */
    return !reads_as_noun(v, item) ||
           !quoth_item_has(v, item - 1, QUOTH_W_DETERMINER);
  case QUOTH_CUE_PHRASE:
    return !quoth_item_is(v, item, "according") ||
           quoth_item_is(v, item + 1, "to");
  default: return quoth_item_is(v, item + 1, "of");
  }
}

/* and ordered to pay a fine: verbs whose object is told to, without one. */
static bool lacks_object(const quoth_view *v, const quoth_cue *c) {
  static const uint32_t verb[] = {
      QUOTH_HASH("ordered"), QUOTH_HASH("told"),    QUOTH_HASH("instructed"),
      QUOTH_HASH("urged"),   QUOTH_HASH("advised"), QUOTH_HASH("encouraged"),
      QUOTH_HASH("commanded")};
  return QUOTH_ITEM_AMONG(v, c->item, verb) &&
         (quoth_item_is(v, c->item + 1, "to") ||
          (quoth_item_is(v, c->item + 1, "not") &&
           quoth_item_is(v, c->item + 2, "to")));
}

/* often labeled (as) a “hunt” by S */
static bool names_by(const quoth_view *v, const quoth_cue *c) {
  if (!(quoth_cue_flags(c) & QUOTH_CUE_NAMING)) return false;
  uint32_t i = c->item + 1;
  while (quoth_item_has(v, i, QUOTH_W_DETERMINER | QUOTH_W_SUBORDINATE))
    i++;
  return quoth_item_is_marked(v, i) && quoth_item_is(v, i + 1, "by");
}

static void read_verb_group(const quoth_view *v, quoth_cue *c) {
  uint32_t item = c->item;
  uint32_t before = before_adverbs(v, item);
  c->passive = c->form == QUOTH_CUE_PAST && quoth_item_is(v, item + 1, "by") &&
               quoth_cue_flags(c) & QUOTH_CUE_ADDRESSEE;
  c->passive |= lacks_object(v, c);
  if (before == v->stop) return;
  for (uint32_t i = item; i > before; i--)
    c->negated |= quoth_item_has(v, i - 1, QUOTH_W_NEGATION);
  c->negated |= quoth_item_has(v, before, QUOTH_W_NEGATION);
  c->infinitive = quoth_item_is(v, before, "to");
  bool may_be_passive =
      c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PARTICIPLE;
  c->passive |= may_be_passive && (is_be(v, before) || names_by(v, c) ||
                                   is_described_by(v, item, c->verb));
}

static void add_cue(const quoth_view *v, uint32_t item, uint16_t verb,
                    uint8_t form) {
  const char *particle = quoth_cue_entry_at(verb)->particle;
  if (*particle && !quoth_item_is(v, item + 1, particle)) return;
  if (!form_fits(v, item, verb, form)) return;
  quoth_cue *c = QUOTH_PUSH(v->a->arena, &v->a->cues);
  if (!c) return;
  uint32_t first = v->a->items.at[item].first;
  *c = (quoth_cue){.first = first, .stop = first + 1, .item = item};
  c->sentence = v->sentence;
  c->subject = QUOTH_NONE;
  c->verb = verb;
  c->form = form;
  if (form == QUOTH_CUE_PHRASE && quoth_item_is(v, item, "according"))
    c->stop++;
  if (*particle) c->stop++;
  if (form < QUOTH_CUE_NOUN) read_verb_group(v, c);
}

/* The words of a sentence that may be cues, but for those in marks. */
static void find_in(const quoth_view *v, uint32_t first, uint32_t stop) {
  for (uint32_t i = first; i < stop; i++) {
    uint16_t verb;
    uint8_t form;
    i = quoth_trait_next(v->a, i, stop, QUOTH_TRAIT_CUE);
    if (i == stop) break;
    uint32_t item = quoth_item_of(v, i);
    if (v->a->items.at[item].first == i && !quoth_item_is_marked(v, item) &&
        quoth_cue_look_up(v->a->tokens.at[i].hash, &verb, &form))
      add_cue(v, item, verb, form);
  }
}

void quoth_cues_find(quoth_article *a) {
  for (uint32_t s = 0; s < a->sentences.n; s++) {
    if (s % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) return;
    quoth_view v = quoth_view_of(a, s);
    find_in(&v, a->sentences.at[s].first, a->sentences.at[s].stop);
  }
}

uint32_t quoth_cue_from(const quoth_article *a, uint32_t token) {
  uint32_t low = 0, high = a->cues.n;
  while (low < high) {
    uint32_t mid = low + (high - low) / 2;
    if (a->cues.at[mid].first < token)
      low = mid + 1;
    else
      high = mid;
  }
  return low;
}
