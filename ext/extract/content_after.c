/*
** content_after.c: what a cue reports behind it: that …, whether …, "O to …", a
** label.  Decides where it starts; content_clause.c does for a bare clause, and
** content.c where it ends.
*/
#include "content.h"

#include <string.h>

#include "grammar.h"

#define THAT_ITEMS_MAX   16u /* from a cue to its "that" */
#define PHRASE_ITEMS_MAX 10u /* an addressee, or "in a statement on Friday" */
#define LABEL_ITEMS_MAX  25u /* from an object to what it is called */
#define OBJECT_ITEMS_MAX 12u /* "city agencies that dealt with the fire" */
#define SURE_CUE         0.9f /* weight of cues that report speech and nothing else */

static const quoth_content no_content;

/* asked if, asked when */
static bool is_indirect_question(const quoth_view *v, const quoth_cue *c,
                                 uint32_t item) {
  if (quoth_item_has(v, item, QUOTH_W_QUESTION)) return true;
  return quoth_cue_entry_at(c->verb)->stance == QUOTH_ASKS &&
         (quoth_item_is(v, item, "if") || quoth_item_is(v, item, "when") ||
          quoth_item_is(v, item, "where") || quoth_item_is(v, item, "about"));
}

/* "said first responders came", "said online sales fell": an adverb that is an
** adjective too, before a noun. */
static bool is_adjective(const quoth_view *v, uint32_t item) {
  static const uint32_t words[] = {
      QUOTH_HASH("first"),   QUOTH_HASH("online"), QUOTH_HASH("further"),
      QUOTH_HASH("earlier"), QUOTH_HASH("later"),  QUOTH_HASH("long"),
      QUOTH_HASH("only"),    QUOTH_HASH("even"),   QUOTH_HASH("almost")};
  uint32_t next = item + 1;
  bool noun = quoth_item_is_word(v, next) &&
              (!v->a->word[quoth_item_first(v, next)] ||
               quoth_item_has(v, next, QUOTH_W_GROUP | QUOTH_W_PAPER));
  return QUOTH_ITEM_AMONG(v, item, words) && noun &&
         !quoth_ends_in(v, next, "ly") && quoth_verb_follows(v, next + 1);
}

/* Behind adverbs, days and other times: "said again late last month". */
static uint32_t skip_when(const quoth_view *v, uint32_t item) {
  uint32_t time = quoth_after_time(v, item);
  while (
      time > item ||
      (quoth_item_has(v, item, QUOTH_W_WEEKDAY | QUOTH_W_ADVERB) &&
       !is_adjective(v, item) &&
       !quoth_item_has(
           v, item, QUOTH_W_DETERMINER | QUOTH_W_PRONOUN | QUOTH_W_NEGATION) &&
       !(quoth_item_token(v, item)->flags & QUOTH_POSSESSIVE))) {
    item = time > item ? time : item + 1;
    time = quoth_after_time(v, item);
  }
  return item;
}

/* NBC's “Meet the Press”: the name of a show behind who owns it. */
static bool is_show(const quoth_view *v, uint32_t item) {
  return item > v->first && quoth_item_is_marked(v, item) &&
         quoth_item_is_word(v, item - 1) &&
         (quoth_item_token(v, item - 1)->flags & QUOTH_POSSESSIVE);
}

/* told Kelby TV show, “…”: what the name before it is of. */
static bool is_kind_of_show(const quoth_view *v, uint32_t item) {
  static const uint32_t words[] = {
      QUOTH_HASH("show"),    QUOTH_HASH("programme"), QUOTH_HASH("program"),
      QUOTH_HASH("podcast"), QUOTH_HASH("magazine"),  QUOTH_HASH("website")};
  return QUOTH_ITEM_AMONG(v, item, words) && !quoth_item_capital(v, item);
}

/* he, she, they: nobody is spoken to by these. */
static bool is_subject_form(const quoth_view *v, uint32_t item) {
  return quoth_item_has(v, item, QUOTH_W_PRONOUN) &&
         !quoth_item_has(v, item, QUOTH_W_OBJECT | QUOTH_W_DETERMINER) &&
         !quoth_is_who(v, item);
}

/* "warned the Delta variant was": a name that tells which, and its noun. */
static bool is_name_of_kind(const quoth_view *v, int32_t m, uint32_t next) {
  const quoth_mention *x = &v->a->mentions.at[m];
  return x->kind == QUOTH_MENTION_NAME && x->name_first > x->first &&
         quoth_token_is(&v->a->tokens, x->first, "the") &&
         quoth_item_is_word(v, next) && !quoth_item_capital(v, next) &&
         !v->a->word[quoth_item_first(v, next)] &&
         quoth_item_has(v, next + 1, QUOTH_W_AUXILIARY);
}

/* Behind the noun phrase at `item`: "the Russians", "him", "reporters". */
static uint32_t skip_addressee(const quoth_view *v, uint32_t item) {
  int32_t m = QUOTH_NONE;
  if (is_subject_form(v, item)) return item; /* warned she would */
  if (quoth_item_in(v, item) && !quoth_item_is_marked(v, item))
    m = quoth_mention_at(v->a, quoth_item_first(v, item));
  if (m != QUOTH_NONE) {
    uint32_t next = quoth_item_of(v, v->a->mentions.at[m].stop - 1) + 1;
    if (is_name_of_kind(v, m, next)) return item;
    return next + (is_show(v, next) || is_kind_of_show(v, next));
  }
  if (quoth_item_has(v, item, QUOTH_W_OBJECT) &&
      !quoth_item_has(v, item, QUOTH_W_DETERMINER))
    return item + 1;
  for (uint32_t i = item; i < item + PHRASE_ITEMS_MAX && i < v->stop; i++) {
    if (!quoth_item_is_word(v, i) ||
        quoth_item_has(v, item, QUOTH_W_QUESTION) ||
        quoth_item_has(v, i, QUOTH_W_AUXILIARY) || /* claims banks have lent */
        quoth_item_is(v, i, "if") || quoth_item_is(v, i, "but"))
      break;
    bool ends = quoth_item_is(v, i, "that") || quoth_item_is(v, i, "to") ||
                quoth_item_is(v, i, "not") ||
                quoth_item_has(v, i, QUOTH_W_QUESTION);
    if (ends && i > item) return i;
    if (i > item && quoth_item_has(v, i, QUOTH_W_PRONOUN)) return i;
    bool noun = quoth_item_has(v, i, QUOTH_W_GROUP | QUOTH_W_OUTLET);
    if (noun) return i + 1;
  }
  return item;
}

/* ", in remarks published on Sunday, that", "— in one sentence — that": behind
** an aside that the same sign closes; v->stop for none. */
static uint32_t that_behind_aside(const quoth_view *v, uint32_t open) {
  bool dash = quoth_item_dash(v, open);
  if (!dash && !quoth_item_has(v, open + 1,
                               QUOTH_W_PREPOSITION | QUOTH_W_SUBORDINATE |
                                   QUOTH_W_RELATIVE))
    return v->stop;
  for (uint32_t i = open + 1; i < v->stop && i < open + THAT_ITEMS_MAX; i++) {
    if (quoth_item_is_marked(v, i)) break;
    bool closed = dash ? quoth_item_dash(v, i) : quoth_item_punct(v, i, ',');
    if (closed && quoth_item_is(v, i + 1, "that")) return i + 1;
    if (closed && !dash) break;
  }
  return v->stop;
}

/* Behind the mention that starts at an item; the item when none does. */
static uint32_t behind_name(const quoth_view *v, uint32_t item) {
  int32_t m = quoth_item_is_word(v, item)
                  ? quoth_mention_at(v->a, quoth_item_first(v, item))
                  : QUOTH_NONE;
  if (m == QUOTH_NONE) return item;
  return quoth_item_of(v, v->a->mentions.at[m].stop - 1) + 1;
}

/* "told RIA of the idea that it was over": the clause is the idea's. */
static bool is_topic(const quoth_view *v, uint32_t item) {
  return (quoth_item_is(v, item, "of") || quoth_item_is(v, item, "about")) &&
         quoth_item_is(v, item + 1, "the") &&
         quoth_item_is(v, item + 3, "that");
}

/* "in a tweet", "a message posted on Telegram": a verb's form, and a noun or
** what is told of one. */
static bool is_of_noun(const quoth_view *v, uint32_t item) {
  if (quoth_item_has(v, item, QUOTH_W_PAPER) ||
      quoth_item_has(v, item + 1, QUOTH_W_PAPER)) /* a written statement */
    return quoth_item_has(v, item - 1, QUOTH_W_DETERMINER | QUOTH_W_OWNER);
  return quoth_item_has(v, item - 1, QUOTH_W_PAPER) &&
         (quoth_ends_in(v, item, "ed") || quoth_ends_in(v, item, "en"));
}

/* "during that time", "the polls suggest that's it": no conjunction. */
static bool points(const quoth_view *v, uint32_t first, uint32_t that) {
  bool clause =
      quoth_item_is(v, that - 1, "before") && /* hinted before that */
      quoth_item_has(v, that + 1,
                     QUOTH_W_PRONOUN | QUOTH_W_DETERMINER | QUOTH_W_OWNER);
  return quoth_is_contracted(v, that) ||
         (that > first && !clause &&
          quoth_item_has(v, that - 1, QUOTH_W_PREPOSITION));
}

/* "wrote on the forum, a site that sprang up": what follows is told of a noun.
*/
static bool opens_apposition(const quoth_view *v, uint32_t item) {
  return quoth_item_is(v, item, "a") || quoth_item_is(v, item, "an");
}

/* "to leave", and not "to the others". */
static bool opens_infinitive(const quoth_view *v, uint32_t item) {
  bool anonymous = quoth_item_is(v, item + 1, "be") &&
                   (quoth_item_is(v, item + 2, "named") ||
                    quoth_item_is(v, item + 2, "identified"));
  if (anonymous) return false; /* who asked not to be named */
  if (quoth_item_is(v, item, "to") && quoth_item_is_marked(v, item + 1))
    return true; /* urged voters to “stay at home” */
  return quoth_item_is(v, item, "to") && quoth_item_is_word(v, item + 1) &&
         !quoth_item_capital(v, item + 1) &&
         !quoth_item_has(v, item + 1,
                         QUOTH_W_DETERMINER | QUOTH_W_PRONOUN | QUOTH_W_OBJECT);
}

/* "that" near behind the cue: over an addressee, days, adverbs, and a phrase
** such as "in a statement", but over no verb; v->stop for none. */
static uint32_t find_that(const quoth_view *v, uint32_t item, bool addressee) {
  bool phrase = addressee, parted = false; /* by a comma */
  for (uint32_t i = item; i < v->stop && i < item + THAT_ITEMS_MAX; i++) {
    if (quoth_item_is(v, i, "that")) {
      if (points(v, item, i)) break;
      return i;
    }
    if (addressee && i > item && opens_infinitive(v, i)) break;
    if (quoth_item_punct(v, i, ',') || quoth_item_dash(v, i)) {
      uint32_t that = that_behind_aside(v, i);
      if (that < v->stop) return that;
      if (quoth_item_dash(v, i) || opens_apposition(v, i + 1)) break;
      parted = true;
      continue;
    }
    if (parted && quoth_ends_in(v, i, "ed")) break; /* , played down that */
    if (quoth_item_punct(v, i, '(') && quoth_item_punct(v, i + 2, ')')) {
      i += 2; /* told the Salt News Agency (SNA) that */
      continue;
    }
    if (!quoth_item_is_word(v, i)) {
      bool number = !quoth_item_is_marked(v, i) &&
                    quoth_item_token(v, i)->kind == QUOTH_NUMBER;
      if (!number && !is_show(v, i)) break;
      continue;
    }
    bool verb = quoth_is_verb(v, i) && !quoth_item_capital(v, i);
    if (verb && !(phrase && is_of_noun(v, i))) break;
    if (quoth_item_has(v, i, QUOTH_W_ADVERB | QUOTH_W_WEEKDAY) ||
        quoth_item_is(v, i, "however"))
      continue;
    if (is_topic(v, i)) break;
    phrase |= quoth_item_has(v, i, QUOTH_W_PREPOSITION);
    if (!phrase) break;
  }
  return v->stop;
}

/* "critics that include", "talks that will go on": no clause of its own. */
static bool is_relative(const quoth_view *v, uint32_t that, bool strict) {
  uint32_t next = that + 1;
  if (quoth_ends_in_colon(v, that + 1)) return true;
  if (quoth_item_has(v, next, QUOTH_W_AUXILIARY | QUOTH_W_VERB))
    return !quoth_item_has(v, next, QUOTH_W_PRONOUN | QUOTH_W_DETERMINER);
  if (!strict || quoth_opens_phrase(v, next) || quoth_ends_in(v, next, "ng") ||
      quoth_item_has(v, next + 1, QUOTH_W_AUXILIARY)) /* that fees must rise */
    return false;
  return !quoth_item_has(v, next,
                         QUOTH_W_PREPOSITION | QUOTH_W_SUBORDINATE |
                             QUOTH_W_ADVERB) &&
         !quoth_ends_in(v, next, "ns") && !quoth_ends_in(v, next, "rs");
}

/* “…,” Reis recalled telling him: what she told stands in front. */
static bool is_second_frame(const quoth_view *v, uint32_t k, uint32_t gerund) {
  uint32_t first = quoth_frame_first(v, &v->a->cues.at[k]);
  return first > v->first && quoth_item_is_marked(v, first - 1) &&
         quoth_item_has(v, gerund, QUOTH_W_CUE);
}

/* "denied knowing him", "admitted stealing it", "suggests soaking the plant",
** "reported seeing it": the gerund of what is denied, conceded, advised or told
** from memory. */
static quoth_content gerund(const quoth_view *v, uint32_t k, uint32_t next) {
  static const char *const lemmas[] = {"suggest", "recommend", "report",
                                       "recall"};
  const quoth_cue_entry *entry = quoth_cue_entry_at(v->a->cues.at[k].verb);
  bool takes = entry->stance == QUOTH_DENIES || entry->stance == QUOTH_CONCEDES;
  for (size_t i = 0; i < QUOTH_N_ELEMENT(lemmas); i++)
    takes |= !strcmp(entry->lemma, lemmas[i]);
  if (!takes || !(quoth_cue_flags(&v->a->cues.at[k]) & QUOTH_CUE_THAT) ||
      !quoth_ends_in(v, next, "ng") || is_second_frame(v, k, next) ||
      quoth_item_has(v, next, QUOTH_W_PREPOSITION | QUOTH_W_DETERMINER))
    return no_content;
  return quoth_content_from(v, k, next, QUOTH_PATTERN_URGED);
}

/* What is called something or asked to: "the plan", "him", "such plans". */
static bool opens_object(const quoth_view *v, uint32_t item) {
  return quoth_opens_phrase(v, item) ||
         quoth_item_has(v, item, QUOTH_W_OBJECT) ||
         (quoth_item_is_word(v, item) &&
          !quoth_item_has(v, item,
                          QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |
                              QUOTH_W_SUBORDINATE | QUOTH_W_ADVERB |
                              QUOTH_W_AUXILIARY | QUOTH_W_VERB));
}

/* "asked both sides to leave", "ordered Reis, Maia and Ott to leave": the
** infinitive behind a longer object of a cue that takes no clause; v->stop for
** none. */
static uint32_t far_infinitive(const quoth_view *v, uint32_t object) {
  if (!opens_object(v, object)) return v->stop;
  for (uint32_t i = object + 1; i < v->stop && i < object + OBJECT_ITEMS_MAX;
       i++) {
    if (opens_infinitive(v, i) && !quoth_item_has(v, i - 1, QUOTH_W_QUESTION))
      return i;
    bool list = quoth_item_capital(v, i + 1) ||
                quoth_item_has(v, i + 1, QUOTH_W_DETERMINER);
    bool joins = quoth_item_has(v, i, QUOTH_W_CONJUNCTION) ||
                 quoth_item_punct(v, i, ',');
    if (joins ? !list
              : !quoth_item_is_word(v, i) ||
                    quoth_item_has(v, i, QUOTH_W_AUXILIARY))
      break;
  }
  return v->stop;
}

/* "urged them to leave", "promised to build", "told him to go". */
static quoth_content infinitive(const quoth_view *v, uint32_t k,
                                uint32_t next) {
  const quoth_cue *c = &v->a->cues.at[k];
  bool clause = quoth_cue_flags(c) & QUOTH_CUE_CLAUSE;
  uint32_t to = next;
  if (quoth_item_is(v, next, "anonymity")) return no_content; /* to speak */
  if (quoth_item_is(v, next, "of")) return no_content; /* told of a boy who */
  if (quoth_item_has(v, to, QUOTH_W_NEGATION)) to++;   /* never to sign */
  if (opens_infinitive(v, to))
    return quoth_content_from(v, k, next, QUOTH_PATTERN_URGED);
  uint32_t behind = skip_addressee(v, next);
  to = behind + quoth_item_has(v, behind, QUOTH_W_NEGATION);
  bool found = behind > next && opens_infinitive(v, to);
  if (!found && !clause) found = far_infinitive(v, next) < v->stop;
  if (!found) return no_content;
  return quoth_content_from(v, k, clause ? behind : next, QUOTH_PATTERN_URGED);
}

/* "calls himself Sato": a name that one goes by. */
static bool is_reflexive(const quoth_view *v, uint32_t item) {
  return (quoth_item_is(v, item, "himself") ||
          quoth_item_is(v, item, "herself")) &&
         quoth_item_capital(v, item + 1);
}

/* "called him “…”", "described it as …", "called him a liar": the object and
** its label. */
static quoth_content label(const quoth_view *v, uint32_t k, uint32_t next) {
  bool calls = quoth_cue_flags(&v->a->cues.at[k]) & QUOTH_CUE_SPEECH,
       simple = true;
  if (!opens_object(v, next) || is_reflexive(v, next)) return no_content;
  uint32_t frame = quoth_frame_first(v, &v->a->cues.at[k]);
  if (frame > v->first && quoth_item_is(v, frame - 1, "what"))
    return no_content; /* what astronomers call a “blazar” */
  for (uint32_t i = next + 1; i < v->stop && i < next + LABEL_ITEMS_MAX; i++) {
    simple &= !quoth_item_has(v, i, QUOTH_W_PREPOSITION | QUOTH_W_RELATIVE);
    bool phrase =
        simple && (quoth_item_is(v, i, "a") || quoth_item_is(v, i, "an"));
    bool found = (calls && (quoth_item_is_marked(v, i) || phrase)) ||
                 quoth_item_is(v, i, "as");
    if (found) return quoth_content_from(v, k, next, QUOTH_PATTERN_URGED);
    if (quoth_item_punct(v, i, ',') || quoth_item_has(v, i, QUOTH_W_VERB))
      break;
  }
  return no_content;
}

/* The preposition between a cue and the thing that it tells of. */
static bool leads_thing(const quoth_view *v, const quoth_cue *c,
                        uint32_t item) {
  static const char *const lead[][2] = {
      {"call", "for"},        {"call", "on"},    {"call", "upon"},
      {"ask", "for"},         {"plead", "for"},  {"appeal", "for"},
      {"warn", "of"},         {"warn", "about"}, {"warn", "against"},
      {"caution", "against"},
  };
  const char *lemma = quoth_cue_entry_at(c->verb)->lemma;
  for (size_t k = 0; k < sizeof lead / sizeof *lead; k++)
    if (quoth_item_is(v, item, lead[k][1]) && !strcmp(lead[k][0], lemma))
      return true;
  return false;
}

/* A noun phrase, with or without a determiner. */
static bool opens_thing(const quoth_view *v, uint32_t item) {
  if (quoth_item_has(v, item, QUOTH_W_WEEKDAY | QUOTH_W_MONTH)) return false;
  return quoth_opens_phrase(v, item) ||
         (quoth_item_is_word(v, item) &&
          !quoth_item_has(v, item,
                          QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |
                              QUOTH_W_SUBORDINATE | QUOTH_W_ADVERB |
                              QUOTH_W_AUXILIARY));
}

/* Behind a comma an apposition, or an adjunct of the frame. */
static bool leaves_thing(const quoth_view *v, uint32_t first, uint32_t comma) {
  bool adjectives = comma == first + 1 && /* dangerous, highly toxic gases */
                    quoth_item_has(v, comma + 1, QUOTH_W_ADVERB);
  return quoth_item_punct(v, comma, ',') && !adjectives &&
         !quoth_item_is(v, comma + 1, "rather") &&
         quoth_item_has(v, comma + 1,
                        QUOTH_W_DETERMINER | QUOTH_W_ADVERB |
                            QUOTH_W_PREPOSITION | QUOTH_W_OBJECT);
}

/* A noun phrase ends where a clause of time or reason starts, and before the
** time that the frame tells: "announced a ban on Monday". */
static uint32_t thing_stop(const quoth_view *v, uint32_t first, uint32_t stop) {
  for (uint32_t i = first + 1; i < stop; i++) {
    bool clause = quoth_item_is(v, i, "while") ||
                  quoth_item_is(v, i, "because") ||
                  quoth_item_is(v, i, "although");
    if (clause || leaves_thing(v, first, i)) return i;
    bool at = quoth_item_is(v, i, "on") || quoth_item_is(v, i, "in");
    if (!at) continue;
    uint32_t behind = quoth_after_time(v, i + 1);
    if (quoth_item_has(v, i + 1, QUOTH_W_MONTH)) behind = i + 2;
    if (behind > i + 1 && behind + 1 >= stop) return i;
  }
  return stop;
}

/* "announced a ban on cars", "called for a ban": no clause, a noun phrase. */
static quoth_content thing(const quoth_view *v, uint32_t k, uint32_t next) {
  const quoth_cue *c = &v->a->cues.at[k];
  bool direct = quoth_cue_flags(c) & QUOTH_CUE_THING;
  if (!direct && !leads_thing(v, c, next)) return no_content;
  uint32_t first = next + !direct;
  if (!opens_thing(v, first)) return no_content;
  quoth_content found = quoth_content_from(v, k, first, QUOTH_PATTERN_URGED);
  if (found.stop) found.stop = thing_stop(v, first, found.stop);
  return found;
}

/* said “it gets me mad” every time he thinks of it */
static quoth_content led_by_quote(const quoth_view *v, uint32_t k, uint32_t q) {
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[q].marked];
  const quoth_token *first = &v->a->tokens.at[m->first];
  bool partial = first->kind == QUOTH_WORD && !(first->flags & QUOTH_CAPITAL);
  bool more =
      quoth_item_is_word(v, q + 1) &&
      !quoth_item_has(v, q + 1, QUOTH_W_CONJUNCTION | QUOTH_W_PREPOSITION);
  if (!partial || !more ||
      !(quoth_cue_flags(&v->a->cues.at[k]) & QUOTH_CUE_CLAUSE))
    return no_content;
  return quoth_content_from(v, k, q, QUOTH_PATTERN_BARE);
}

/* ---- which S said will go into effect ---- */

/* The pronoun that leads the clause of the frame and belongs to what is said:
** "which S said", "whom S described"; v->stop for none. */
static uint32_t relative_before(const quoth_view *v, const quoth_cue *c) {
  uint32_t first = quoth_frame_first(v, c);
  if (c->subject == QUOTH_NONE || c->borrowed || first == v->first ||
      first >= c->item)
    return v->stop;
  bool relative = quoth_item_has(v, first - 1, QUOTH_W_RELATIVE) &&
                  !quoth_item_is(v, first - 1, "whose");
  if (quoth_item_has(v, first - 2, QUOTH_W_PREPOSITION)) relative = false;
  return relative || quoth_item_is(v, first - 1, "what") ? first - 1 : v->stop;
}

/* The clause lacks what the pronoun stands for: its subject, in "which S said
** will go into effect", or what is labelled, in "which S described as dear". */
static quoth_content gapped(const quoth_view *v, uint32_t k, uint32_t next) {
  const quoth_cue *c = &v->a->cues.at[k];
  uint16_t flags = quoth_cue_flags(c);
  uint32_t pronoun = relative_before(v, c), verb = skip_when(v, next);
  if (pronoun == v->stop) return no_content;
  bool says = flags & (QUOTH_CUE_CLAUSE | QUOTH_CUE_THAT) &&
              quoth_is_finite(v, verb) &&
              !quoth_item_has(v, verb, QUOTH_W_PRONOUN | QUOTH_W_DETERMINER);
  bool names = flags & QUOTH_CUE_NAMING && quoth_item_is(v, next, "as");
  if (!says && !names) return no_content;
  quoth_content found =
      says ? quoth_content_from(v, k, verb, QUOTH_PATTERN_THAT)
           : quoth_content_from(v, k, next + 1, QUOTH_PATTERN_URGED);
  if (found.stop == 0) return found;
  found.second = found.first;
  found.second_stop = found.stop;
  found.first = pronoun;
  found.stop = pronoun + 1;
  return found;
}

/* Behind the agent of a passive: "asked by a reporter". */
static uint32_t skip_agent(const quoth_view *v, const quoth_cue *c,
                           uint32_t next) {
  if (!c->passive || c->subject == QUOTH_NONE || !quoth_item_is(v, next, "by"))
    return next;
  return quoth_item_of(v, v->a->mentions.at[c->subject].stop - 1) + 1;
}

/* Behind the show that is spoken to: told “Good Evening” that. */
static uint32_t skip_show(const quoth_view *v, const quoth_cue *c,
                          uint32_t next) {
  bool told = quoth_cue_flags(c) & QUOTH_CUE_ADDRESSEE;
  return next + (told && quoth_item_is_marked(v, next) &&
                 quoth_item_is(v, next + 1, "that"));
}

/* Where the parts of what stands behind a cue start. */
typedef struct after {
  uint32_t next;   /* behind the cue */
  uint32_t start;  /* behind adverbs and times too */
  uint32_t object; /* behind an addressee */
  uint32_t behind; /* and the adverbs behind that */
  bool who;        /* told a man who …: a relative clause */
} after;

static after read_after(const quoth_view *v, const quoth_cue *c,
                        uint32_t next) {
  after a = {.next = next, .start = skip_when(v, next)};
  bool addresses = quoth_cue_flags(c) & QUOTH_CUE_ADDRESSEE;
  a.object = addresses ? skip_addressee(v, a.start) : a.start;
  a.behind = a.object == a.start ? a.start : skip_when(v, a.object);
  a.who = a.object > next && quoth_item_is(v, a.behind, "who") &&
          quoth_cue_entry_at(c->verb)->stance != QUOTH_ASKS;
  return a;
}

/* Behind "in March 2014", "on Monday"; the item itself for none. */
static uint32_t behind_date(const quoth_view *v, uint32_t item) {
  bool at = quoth_item_is(v, item, "in") || quoth_item_is(v, item, "on") ||
            quoth_item_is(v, item, "at");
  if (!at) return item;
  uint32_t stop = quoth_after_time(v, item + 1);
  if (stop == item + 1 && quoth_item_has(v, stop, QUOTH_W_MONTH)) stop++;
  if (stop == item + 1) return item;
  bool year = quoth_item_in(v, stop) && !quoth_item_is_marked(v, stop) &&
              quoth_item_token(v, stop)->kind == QUOTH_NUMBER;
  return stop + year;
}

/* asked whether, explained to Reis why */
static quoth_content question(const quoth_view *v, uint32_t k, const after *a) {
  const quoth_cue *c = &v->a->cues.at[k];
  uint32_t asked = a->behind;
  if (quoth_item_is(v, asked, "to")) asked = behind_name(v, asked + 1);
  asked = behind_date(v, asked);
  bool takes = quoth_cue_flags(c) & (QUOTH_CUE_THAT | QUOTH_CUE_TO);
  if (a->who || !takes || !is_indirect_question(v, c, asked)) return no_content;
  return quoth_content_from(v, k, asked, QUOTH_PATTERN_THAT);
}

/* The same where an addressee might stand. */
static bool opens_named_kind(const quoth_view *v, uint32_t item) {
  int32_t m = quoth_item_is_word(v, item)
                  ? quoth_mention_at(v->a, quoth_item_first(v, item))
                  : QUOTH_NONE;
  return m != QUOTH_NONE && is_name_of_kind(v, m, behind_name(v, item));
}

/* What is no that-clause and no question, in the order of likelihood. */
static quoth_content complement(const quoth_view *v, uint32_t k,
                                const after *a) {
  const quoth_cue *c = &v->a->cues.at[k];
  uint16_t flags = quoth_cue_flags(c);
  quoth_content found = no_content;
  if (flags & QUOTH_CUE_TO) found = infinitive(v, k, a->start);
  bool addressed = !(flags & QUOTH_CUE_ADDRESSEE) ||
                   (!a->who && a->object > a->next &&
                    !quoth_item_is(v, a->object, "that")) ||
                   is_subject_form(v, a->start) ||
                   opens_named_kind(v, a->start);
  if (found.stop == 0 && flags & QUOTH_CUE_CLAUSE && addressed)
    found = quoth_content_clause(v, k, a->behind);
  if (found.stop || c->passive) return found;
  found = gerund(v, k, a->start);
  if (found.stop == 0 && flags & QUOTH_CUE_NAMING) found = label(v, k, a->next);
  if (found.stop == 0 && flags & (QUOTH_CUE_THING | QUOTH_CUE_THING_OF))
    found = thing(v, k, a->next);
  return found;
}

/* Reis said: The dam will hold.  A clause, and no marks around it. */
static quoth_content behind_colon(const quoth_view *v, uint32_t k,
                                  uint32_t colon) {
  const quoth_cue *c = &v->a->cues.at[k];
  bool sure = quoth_cue_flags(c) & QUOTH_CUE_SPEECH &&
              quoth_cue_entry_at(c->verb)->weight >= SURE_CUE;
  if (!sure || !quoth_item_capital(v, colon + 1)) return no_content;
  for (uint32_t i = colon + 1; i < v->stop; i++)
    if (quoth_item_is_marked(v, i)) return no_content;
  if (!quoth_is_clause(v, colon + 1, v->stop)) return no_content;
  return quoth_content_from(v, k, colon + 1, QUOTH_PATTERN_THAT);
}

quoth_content quoth_content_after(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  uint16_t flags = quoth_cue_flags(c);
  if (c->inverted || (c->passive && !(flags & QUOTH_CUE_ADDRESSEE)))
    return no_content;
  uint32_t next = skip_agent(v, c, quoth_item_of(v, c->stop - 1) + 1);
  next = skip_show(v, c, next);
  if (quoth_item_punct(v, next, ':')) return behind_colon(v, k, next);
  if (quoth_item_is_marked(v, next)) return led_by_quote(v, k, next);
  quoth_content found = gapped(v, k, next);
  if (found.stop) return found;
  uint32_t that = find_that(v, skip_when(v, next), flags & QUOTH_CUE_ADDRESSEE);
  bool present = c->form == QUOTH_CUE_PRESENT,
       noun = flags & QUOTH_CUE_HOMOGRAPH;
  bool relative =
      is_relative(v, that, noun && (present || c->form == QUOTH_CUE_BASE));
  if (flags & QUOTH_CUE_THAT && that < v->stop && !relative)
    return quoth_content_from(v, k, that + 1, QUOTH_PATTERN_THAT);
  if (that == next && relative && noun && present)
    return no_content; /* states that vote early */
  after a = read_after(v, c, next);
  found = question(v, k, &a);
  return found.stop ? found : complement(v, k, &a);
}
