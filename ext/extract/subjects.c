/*
** subjects.c: whose cue it is.  Decides where its subject stands: left of it,
** behind it where it is inverted, in a phrase or a passive, or with an earlier
** cue.  asides.c passes what stands between, noun_phrases.c finds the phrase.
*/
#include "asides.h"
#include "clause_subjects.h"
#include "grammar.h"
#include "noun_phrases.h"

#define PLAIN_ITEMS_MAX    4u /* "newly found promotional material" */
#define OF_ITEMS_MAX       5u  /* "of ground troops" behind a noun */
#define RELATIVE_ITEMS_MAX 12u /* "who answered the phone at the office" */
#define QUOTED_ITEMS_MAX   14u /* "quoted a source in the … as saying" */

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

/* Verbs with an addressee that yet stand before who speaks: “…,” warned Reis;
** the others never do. */
static bool warns(const quoth_view *v, uint32_t item) {
  static const uint32_t verb[] = {QUOTH_HASH("warned"), QUOTH_HASH("warns"),
                                  QUOTH_HASH("cautioned"),
                                  QUOTH_HASH("cautions")};
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
  bool quotes = flags & QUOTH_CUE_SPEECH;
  bool reports = flags & QUOTH_CUE_CLAUSE && c->form == QUOTH_CUE_PRESENT;
  if (c->passive || !(quotes || reports)) return INVERT_NEVER;
  uint32_t before = quoth_adjuncts_skip(v, c->item);
  bool never =
      flags & (QUOTH_CUE_ADDRESSEE | QUOTH_CUE_NAMING) && !warns(v, c->item);
  enum inversion elsewhere = never ? INVERT_NEVER : INVERT_MAYBE;
  if (!never && !quotes) elsewhere = INVERT_HARDLY; /* estimates Ana Reis, */
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
  if (quoth_paper_told_of(v, subject, next)) return true;
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
  bool thing = m->kind == QUOTH_MENTION_THING &&
               !quoth_word_has(v->a, m->first, QUOTH_W_PAPER); /* say reports */
  if (m->kind == QUOTH_MENTION_PRONOUN || thing || !ends) return false;
  bool stop = !quoth_item_in(v, next) || quoth_item_punct(v, next, '.');
  if (stop && m->kind == QUOTH_MENTION_NAME) return true; /* A, B fell, said */
  int32_t left = quoth_main_subject(v, c->item);
  if (left == QUOTH_NONE) return true;
  uint32_t last = v->a->mentions.at[left].stop - 1;
  uint32_t comma = quoth_item_of(v, last) + 1;
  bool beside = comma + 1 == c->item; /* The dam, say engineers, holds */
  return beside || !quoth_item_punct(v, comma, ',');
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

/* “The king,” started a revolution: what a verb that seldom reports has behind
** it is its object, but for signs and papers. */
static bool is_object(const quoth_view *v, const quoth_cue *c,
                      int32_t subject) {
  const quoth_mention *m = &v->a->mentions.at[subject];
  return (quoth_cue_flags(c) & QUOTH_CUE_WEAK) &&
         m->kind == QUOTH_MENTION_THING &&
         !quoth_word_has(v->a, m->stop - 1, QUOTH_W_PAPER | QUOTH_W_MEDIUM) &&
         !quoth_item_is(v, c->item, "read") &&
         !quoth_item_is(v, c->item, "reads");
}

static bool find_inverted(const quoth_view *v, quoth_cue *c) {
  enum inversion may = may_invert(v, c);
  uint32_t next = c->item + 1;
  if (may == INVERT_NEVER || quoth_item_is(v, next, "that")) return false;
  if (quoth_item_has(v, next, QUOTH_W_OBJECT) &&
      !quoth_item_has(v, next, QUOTH_W_PRONOUN))
    return false;
  int32_t subject = quoth_noun_starting(v, next);
  if (subject == QUOTH_NONE) return false;
  if (starts_clause(v, subject) || is_object(v, c, subject)) return false;
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

/* "mocked Reis in May for saying": what the object of a verb is said to have
** done; QUOTH_NONE where none stands before it.  In "accused Reis of saying" the
** words are the accuser's. */
static int32_t object_before(const quoth_view *v, const quoth_cue *c) {
  uint32_t link = c->item - 1;
  if (c->form != QUOTH_CUE_GERUND || link < v->first + 2 ||
      !quoth_item_is(v, link, "for"))
    return QUOTH_NONE;
  uint32_t at = quoth_adjuncts_skip(v, link);
  bool year = at > v->first + 2 && quoth_item_is(v, at - 2, "in") &&
              quoth_item_token(v, at - 1)->kind == QUOTH_NUMBER;
  at -= year ? 2 : 0;
  if (at < v->first + 2 || !quoth_item_is_word(v, at - 1)) return QUOTH_NONE;
  int32_t m = quoth_mention_over(v->a, quoth_item_first(v, at - 1));
  if (m == QUOTH_NONE || quoth_mention_is_thing(v->a, m)) return QUOTH_NONE;
  uint32_t first = quoth_item_of(v, v->a->mentions.at[m].first);
  bool verb = first > v->first && (quoth_is_verb(v, first - 1) ||
                                   quoth_ends_in(v, first - 1, "ed"));
  return verb ? m : QUOTH_NONE;
}

/* Reis thanked those who voted, and vowed: behind the comma the main clause
** goes on. */
static bool leaves_relative(const quoth_view *v, const quoth_cue *c,
                            const quoth_cue *earlier) {
  uint32_t who = quoth_item_of(v, v->a->mentions.at[earlier->subject].first);
  return quoth_is_who(v, who) && c->item > v->first + 2 &&
         quoth_item_has(v, c->item - 1, QUOTH_W_CONJUNCTION) &&
         quoth_item_punct(v, c->item - 2, ',') && who > v->first &&
         !quoth_item_punct(v, who - 1, ',');
}

/* "had Reis confirm it was so, and acknowledge that …": two bare forms. */
static int32_t joined_before(const quoth_view *v, const quoth_cue *c) {
  bool joined = c > v->a->cues.at && c->form == QUOTH_CUE_BASE &&
                c->item > v->first &&
                quoth_item_has(v, c->item - 1, QUOTH_W_CONJUNCTION);
  bool bare = joined && c[-1].sentence == c->sentence &&
              c[-1].form == QUOTH_CUE_BASE && !c[-1].infinitive;
  return bare ? c[-1].subject : QUOTH_NONE;
}

static void borrow(const quoth_view *v, quoth_cue *c,
                   const quoth_cue *earlier) {
  c->borrowed = true;
  c->subject = object_before(v, c);
  if (c->subject == QUOTH_NONE) c->subject = joined_before(v, c);
  if (c->subject != QUOTH_NONE) return;
  if (earlier && leaves_relative(v, c, earlier)) {
    c->subject = quoth_main_subject(v, c->item);
  } else if (earlier && !is_past(v, c, earlier) &&
             !is_in_front(v, c, earlier)) {
    c->subject = earlier->subject;
  } else if (c->form == QUOTH_CUE_GERUND) {
    c->subject = quoth_nearest_subject(v, c->item);
    if (c->subject == QUOTH_NONE && c->item <= v->first + 1)
      c->subject = quoth_subject_behind(v, c->item);
  } else {
    c->subject = quoth_main_subject(v, c->item);
  }
}

/* "initial police reports": a phrase, and the papers that are theirs. */
static int32_t with_paper(const quoth_view *v, uint32_t first, int32_t m) {
  uint32_t last = quoth_item_of(v, v->a->mentions.at[m].stop - 1) + 1;
  bool whole = v->a->mentions.at[m].first == quoth_item_first(v, first);
  if (!whole || !quoth_item_has(v, last, QUOTH_W_PAPER) ||
      quoth_item_capital(v, last) || !quoth_ends_in_s(v, last))
    return m;
  return quoth_noun_add(v, first, last + 1, QUOTH_MENTION_THING);
}

/* Behind "promotional material" in "according to promotional material about
** it": plain words that no list has. */
static uint32_t plain_stop(const quoth_view *v, uint32_t item) {
  uint32_t i = item + 1;
  while (i < item + PLAIN_ITEMS_MAX && quoth_item_is_word(v, i) &&
         !quoth_item_capital(v, i) && !quoth_ends_in(v, i, "ng") &&
         !v->a->word[quoth_item_first(v, i)])
    i++;
  return i;
}

static bool find_by_phrase(const quoth_view *v, quoth_cue *c) {
  if (c->form != QUOTH_CUE_PHRASE && c->form != QUOTH_CUE_NOUN) return false;
  uint32_t next =
      c->item + (c->form == QUOTH_CUE_NOUN ? 2 : c->stop - c->first);
  next += quoth_ends_in(v, next, "ly"); /* recently hacked documents */
  c->subject = quoth_noun_starting(v, next);
  if (c->subject == QUOTH_NONE && quoth_item_is_word(v, next))
    c->subject =
        quoth_noun_add(v, next, plain_stop(v, next), quoth_noun_kind(v, next));
  if (c->subject != QUOTH_NONE) c->subject = with_paper(v, next, c->subject);
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
  int32_t m = quoth_noun_starting(v, quoting->item + 1);
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
    if (quoth_item_punct(v, i, ';') || quoth_item_punct(v, i, ':')) break;
    if (!quoth_item_is(v, i, "by")) continue;
    c->subject = quoth_noun_starting(v, i + 1);
    break;
  }
  return true;
}

/* "charges with his lawyers arguing": "with" opens a clause of its own. */
static bool is_with(const quoth_view *v, int32_t m) {
  if (m == QUOTH_NONE) return false;
  uint32_t first = quoth_item_of(v, v->a->mentions.at[m].first);
  return first > v->first && quoth_item_is(v, first - 1, "with");
}

/* True where a participle right behind a noun phrase is said of it: with many
** chanting, one of the guards asking, Reis saying; not: spoke to Reis saying,
** a letter saying. */
static bool has_participle(const quoth_view *v, int32_t m) {
  if (m == QUOTH_NONE) return false;
  const quoth_mention *noun = &v->a->mentions.at[m];
  uint32_t first = quoth_item_of(v, noun->first);
  if (is_with(v, m)) return true;
  if (first > v->first && quoth_item_has(v, first - 1, QUOTH_W_PREPOSITION))
    return quoth_item_is(v, first - 1, "of") &&
           noun->kind == QUOTH_MENTION_NAME;
  if (first > v->first && quoth_item_has(v, first - 1, QUOTH_W_CUE))
    return false;
  if (first > v->first + 1 && quoth_item_is(v, first - 2, "to"))
    return false; /* the plan to close the pier, claiming */
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
  return verb ? quoth_adjuncts_skip(v, i - 1) : at;
}

/* Verbs that make someone say something, beside the cues: "forced Reis to". */
static bool makes_speak(const quoth_view *v, uint32_t item) {
  static const uint32_t verbs[] = {
      QUOTH_HASH("prompted"),   QUOTH_HASH("prompting"), QUOTH_HASH("prompt"),
      QUOTH_HASH("pressed"),    QUOTH_HASH("pressing"),  QUOTH_HASH("press"),
      QUOTH_HASH("forced"),     QUOTH_HASH("forcing"),   QUOTH_HASH("force"),
      QUOTH_HASH("led"),        QUOTH_HASH("leading"),   QUOTH_HASH("lead"),
      QUOTH_HASH("pushed"),     QUOTH_HASH("pushing"),   QUOTH_HASH("push"),
      QUOTH_HASH("allowed"),    QUOTH_HASH("allowing"),  QUOTH_HASH("allow"),
      QUOTH_HASH("compelled"),  QUOTH_HASH("caused"),    QUOTH_HASH("causing"),
      QUOTH_HASH("pressured"),  QUOTH_HASH("obliged"),   QUOTH_HASH("provoked"),
      QUOTH_HASH("encouraged"), QUOTH_HASH("persuaded"), QUOTH_HASH("wanted")};
  return QUOTH_ITEM_AMONG(v, item, verbs);
}

/* "urged Reis to say", "for Reis to say", "asked her to say": what stands
** before "to" is the subject of the infinitive. */
static bool has_own_subject(const quoth_view *v, uint32_t at) {
  if (at == v->first || quoth_item_has(v, at - 1, QUOTH_W_OBJECT)) return true;
  if (quoth_item_has(v, at, QUOTH_W_AUXILIARY)) return true; /* has to say */
  int32_t m = quoth_noun_ending(v, at - 1);
  if (m == QUOTH_NONE) /* came forward, emerged soon after to say */
    return !quoth_item_has(v, at - 1, QUOTH_W_PREPOSITION | QUOTH_W_ADVERB);
  uint32_t first = quoth_item_of(v, v->a->mentions.at[m].first);
  uint16_t entry;
  uint8_t form;
  if (first == v->first || quoth_item_is(v, first - 1, "for") ||
      makes_speak(v, first - 1))
    return true;
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
  bool verb = quoth_ends_in(v, i, "ed"); /* the guard who stayed (back) said */
  verb |= i > v->first && quoth_is_who(v, i - 1); /* those who run papers say */
  bool led =
      i > v->first && /* Reis, who is in the squad says: no comma closed */
      quoth_item_has(v, i - 1, QUOTH_W_PREPOSITION) &&
      !quoth_item_has(v, i - 1, QUOTH_W_SUBORDINATE) &&
      !quoth_item_is(v, i - 1, "than");
  for (uint32_t n = 0; n < RELATIVE_ITEMS_MAX && i > v->first + 1; n++) {
    i--;
    if (!quoth_item_is_word(v, i)) break;
    if (quoth_is_who(v, i)) {
      bool comma = led && quoth_item_punct(v, i - 1, ',');
      int32_t noun = verb ? quoth_noun_ending(v, i - 1 - comma) : QUOTH_NONE;
      return noun == QUOTH_NONE ? m : quoth_noun_head(v, noun);
    }
    verb |= quoth_is_finite(v, i);
  }
  return m;
}

/* What stands in no row of nouns and prepositions. */
static bool ends_phrases(const quoth_view *v, uint32_t item) {
  return !quoth_item_is_word(v, item) ||
         (quoth_item_has(v, item,
                         QUOTH_W_CONJUNCTION | QUOTH_W_RELATIVE |
                             QUOTH_W_AUXILIARY | QUOTH_W_PRONOUN |
                             QUOTH_W_SUBORDINATE) &&
          !quoth_item_has(v, item, QUOTH_W_PREPOSITION));
}

/* "the man tasked with the inquiry said", "a boy named as Orr said": before a
** finite verb, one in -ed that stands behind a noun and no comma is told of the
** noun. */
static int32_t before_participle(const quoth_view *v, int32_t m) {
  if (m == QUOTH_NONE || v->a->mentions.at[m].sentence != v->sentence) return m;
  uint32_t i = quoth_item_of(v, v->a->mentions.at[m].first);
  if (quoth_item_has(v, i, QUOTH_W_PRONOUN) &&
      !quoth_item_has(v, i, QUOTH_W_OBJECT))
    return m; /* he, they */
  for (uint32_t n = 0; n < RELATIVE_ITEMS_MAX && i > v->first + 1; n++) {
    i--;
    if (ends_phrases(v, i)) break;
    if (!quoth_item_has(v, i + 1, QUOTH_W_PREPOSITION)) continue;
    int32_t noun = quoth_noun_told_of(v, i);
    if (noun != QUOTH_NONE) return quoth_noun_head(v, noun);
  }
  return m;
}

/* "Several firms paid, which suggests that": drawn from all of what was told;
** a paper or a body may suggest as well. */
static bool is_inference(const quoth_view *v, const quoth_cue *c) {
  static const uint32_t verb[] = {
      QUOTH_HASH("suggests"),  QUOTH_HASH("suggested"), QUOTH_HASH("shows"),
      QUOTH_HASH("showed"),    QUOTH_HASH("indicates"), QUOTH_HASH("implies"),
      QUOTH_HASH("indicated"), QUOTH_HASH("implied")};
  if (!QUOTH_ITEM_AMONG(v, c->item, verb) || c->subject == QUOTH_NONE)
    return false;
  const quoth_mention *m = &v->a->mentions.at[c->subject];
  return m->kind == QUOTH_MENTION_GROUP ||
         quoth_mention_is_mute(v->a, c->subject);
}

/* "a stake in the airline, which said": the body, as things say nothing. */
static bool is_body_of_thing(const quoth_view *v, int32_t m) {
  if (m == QUOTH_NONE ||
      v->a->mentions.at[m].kind != QUOTH_MENTION_ORGANIZATION)
    return false;
  int32_t head = quoth_noun_head(v, m);
  return head != m && head != QUOTH_NONE && quoth_mention_is_mute(v->a, head);
}

/* Reis, who said: the name, or "who" where speakers.c finds the name right
** before it again; true for that. */
static bool find_relative(const quoth_view *v, quoth_cue *c, uint32_t at) {
  int32_t who = quoth_mention_at(v->a, quoth_item_first(v, at));
  bool aside = at > v->first && (quoth_item_punct(v, at - 1, ',') ||
                                 quoth_item_dash(v, at - 1));
  at -= aside;
  c->subject = at > v->first ? quoth_noun_ending(v, at - 1) : QUOTH_NONE;
  if (is_body_of_thing(v, c->subject)) return true;
  if (aside && is_inference(v, c)) {
    c->subject = QUOTH_NONE;
    return true;
  }
  if (who <= 0 || c->subject != who - 1) return false;
  bool place = !aside && v->a->mentions.at[c->subject].kind ==
                             QUOTH_MENTION_ORGANIZATION;
  int32_t head = place ? quoth_noun_head(v, c->subject) : c->subject;
  c->subject = head == c->subject ? who : head; /* a grocer in Salem who */
  return true;
}

/* "is said to have told": the passive verb before "to" lends its subject. */
static uint32_t before_raising(const quoth_view *v, uint32_t to) {
  if (to < v->first + 2 || !quoth_item_is(v, to, "to")) return to;
  bool passive = quoth_item_has(v, to - 1, QUOTH_W_CUE | QUOTH_W_VERB) &&
                 quoth_item_has(v, to - 2, QUOTH_W_AUXILIARY);
  return passive ? quoth_adjuncts_skip(v, to - 1) : to;
}

/* "Are you saying", "I'm saying": the pronoun right before. */
static bool asks_in_person(const quoth_view *v, const quoth_cue *c,
                           uint32_t at) {
  if (c->form != QUOTH_CUE_GERUND || !quoth_item_has(v, at, QUOTH_W_PRONOUN))
    return false;
  return quoth_is_contracted(v, at) ||
         (at > v->first && quoth_item_has(v, at - 1, QUOTH_W_AUXILIARY));
}

/* Nothing stands before it that could be its subject. */
static bool stands_alone(const quoth_view *v, const quoth_cue *c, uint32_t at) {
  return at == v->first || quoth_item_is_marked(v, at - 1) ||
         quoth_item_has(v, at - 1, QUOTH_W_CONJUNCTION) ||
         (c->form == QUOTH_CUE_GERUND &&
          quoth_item_has(v, at - 1, QUOTH_W_PREPOSITION));
}

/* Reis, the mayor, said; Reis -- the mayor -- said; Reis spoke, adding. */
static void find_before_aside(const quoth_view *v, quoth_cue *c,
                              const quoth_cue *earlier, uint32_t at) {
  if (c->form != QUOTH_CUE_GERUND) {
    uint32_t last = quoth_item_dash(v, at) ? quoth_aside_skip_dashes(v, at)
                                           : quoth_aside_skip(v, at);
    c->aside = last != v->stop;
    if (c->aside) c->subject = quoth_noun_ending(v, last);
  }
  if (c->subject == QUOTH_NONE) borrow(v, c, earlier);
}

/* Some elites are hinting that: a finite verb with its subject before it. */
static bool is_progressive(const quoth_view *v, const quoth_cue *c,
                           uint32_t auxiliary) {
  return auxiliary < c->item &&
         quoth_item_has(v, auxiliary, QUOTH_W_AUXILIARY) &&
         quoth_item_is_word(v, auxiliary - 1);
}

/* the council's finding that, Sato's saying that: whose words they are. */
static bool is_owned(const quoth_view *v, const quoth_cue *c, uint32_t at) {
  return c->form == QUOTH_CUE_GERUND && quoth_item_is_word(v, at) &&
         quoth_item_token(v, at)->flags & QUOTH_POSSESSIVE &&
         !quoth_is_contracted(v, at);
}

/* "could be heard saying": the passive verb lends its subject. */
static uint32_t before_heard(const quoth_view *v, const quoth_cue *c) {
  static const uint32_t verbs[] = {
      QUOTH_HASH("heard"),  QUOTH_HASH("seen"),     QUOTH_HASH("overheard"),
      QUOTH_HASH("filmed"), QUOTH_HASH("recorded"), QUOTH_HASH("caught")};
  bool heard = c->form == QUOTH_CUE_GERUND && c->item > v->first + 2 &&
               QUOTH_ITEM_AMONG(v, c->item - 1, verbs) &&
               quoth_item_has(v, c->item - 2, QUOTH_W_AUXILIARY);
  return heard ? c->item - 1 : c->item;
}

/* The subject whose last word, or the aside behind it, ends with `at`. */
static void find_beside(const quoth_view *v, quoth_cue *c,
                        const quoth_cue *earlier, uint32_t at) {
  bool gerund = c->form == QUOTH_CUE_GERUND && !is_progressive(v, c, at + 1);
  if (quoth_item_punct(v, at, ',') || quoth_item_dash(v, at)) {
    find_before_aside(v, c, earlier, at);
  } else if (quoth_item_has(v, at, QUOTH_W_RELATIVE)) {
    if (find_relative(v, c, at)) return;
  } else if (earlier && earlier->item == at && !gerund) {
    borrow(v, c, earlier); /* which S claims showed “…” */
  } else {
    c->subject = quoth_noun_ending(v, at);
    if (is_owned(v, c, at)) return;
    if (gerund && !asks_in_person(v, c, at) && !has_participle(v, c->subject))
      borrow(v, c, earlier);
  }
  if (c->borrowed || (gerund && is_with(v, c->subject))) return;
  c->subject = quoth_noun_head(v, c->subject);
  c->subject = before_relative(v, c->subject);
  if (!gerund && !c->infinitive && !c->aside)
    c->subject = before_participle(v, c->subject);
}

static void find_left(const quoth_view *v, quoth_cue *c,
                      const quoth_cue *earlier) {
  uint32_t verb = before_heard(v, c);
  uint32_t to = before_raising(v, quoth_adjuncts_skip(v, verb));
  uint32_t at = before_control(v, c, to);
  if (verb < c->item) c->form = QUOTH_CUE_PAST; /* as good as "said" */
  bool gerund = c->form == QUOTH_CUE_GERUND;
  if (c->infinitive && at == to && !has_own_subject(v, at)) {
    borrow(v, c, NULL); /* took the stage to say: the subject of the clause */
  } else if (at == v->first && !gerund && c->form != QUOTH_CUE_BASE) {
    c->subject = QUOTH_NONE; /* Asked whether … */
  } else if (stands_alone(v, c, at)) {
    borrow(v, c, earlier);
  } else {
    find_beside(v, c, earlier, at - 1);
  }
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
