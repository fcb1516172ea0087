/*
** content_clause.c: a clause that a cue reports without "that": said rates will
** fall.  Decides whether one starts behind the cue, and where; what else a cue
** may report is for content_after.c, where it ends for content.c.
*/
#include "content.h"

#include "grammar.h"

#define PHRASE_ITEMS_MAX  10u /* "in a statement on Friday" */
#define SIDE_ITEMS_MAX    25u /* "while conditions may be kinder today," */
#define TAKEN_ITEMS_MAX   5u  /* "the second gold medal" */
#define CONTENT_ITEMS_MIN 2u
#define FIRM_CUE          0.85f /* … and of those that seldom do else */
#define SURE_CUE          0.9f /* weight of cues that report speech and nothing else */

static const quoth_content no_content;

bool quoth_ends_in_colon(const quoth_view *v, uint32_t item) {
  for (uint32_t i = item; i < v->stop && !quoth_is_finite(v, i); i++)
    if (quoth_item_punct(v, i, ':')) return quoth_item_is_marked(v, i + 1);
  return false;
}

quoth_content quoth_content_from(const quoth_view *v, uint32_t k,
                                 uint32_t first, uint8_t pattern) {
  quoth_content c = no_content;
  bool clause = pattern == QUOTH_PATTERN_THAT || pattern == QUOTH_PATTERN_BARE;
  while (quoth_item_punct(v, first, ','))
    first++;
  c.first = first;
  c.stop = quoth_content_stop(v, k, first, clause);
  c.pattern = pattern;
  return c.stop >= first + CONTENT_ITEMS_MIN ? c : no_content;
}

/* "in a statement the bank would fall": behind a phrase that a preposition
** opens, where a new noun phrase starts; v->stop for none. */
static uint32_t clause_behind_phrase(const quoth_view *v, uint32_t item) {
  uint32_t i = item + 1;
  if (quoth_item_has(v, item, QUOTH_W_SUBORDINATE) ||
      quoth_ends_in(v, i, "ng")) /* said in releasing the tape */
    return v->stop;
  if (quoth_item_has(v, i, QUOTH_W_DETERMINER) || quoth_item_capital(v, i)) i++;
  for (; i < v->stop && i < item + PHRASE_ITEMS_MAX; i++) {
    if (quoth_item_punct(v, i, ',') ||
        quoth_item_has(v, i, QUOTH_W_SUBORDINATE))
      break;
    uint32_t time = quoth_after_time(v, i);
    if (time > i) {
      i = time - 1;
      continue;
    }
    bool pronoun = quoth_item_has(v, i, QUOTH_W_PRONOUN);
    bool asked = quoth_item_has(v, i, QUOTH_W_QUESTION); /* how hard it was */
    bool phrase = quoth_item_has(v, i, QUOTH_W_DETERMINER) &&
                  !quoth_item_has(v, i - 1, QUOTH_W_PREPOSITION);
    if (pronoun || phrase || asked)
      return quoth_verb_follows(v, i) ? i : v->stop;
    if (!quoth_item_is_word(v, i) && !quoth_item_in(v, i)) break;
    if (quoth_is_verb(v, i)) break;
  }
  return v->stop;
}

/* "says fire crews will", "says state inspectors will": the spelling of a cue
** in front of a noun. */
static bool is_past_cue(const quoth_view *v, uint32_t item) {
  uint16_t entry;
  uint8_t form;
  return quoth_item_has(v, item, QUOTH_W_CUE) &&
         quoth_cue_look_up(quoth_item_token(v, item)->hash, &entry, &form) &&
         form != QUOTH_CUE_BASE && form != QUOTH_CUE_PRESENT;
}

/* A cue that surely reports speech; of the others one right behind who speaks
** by name: Mr Dale claims workers earn. */
static bool is_sure(const quoth_view *v, const quoth_cue *c) {
  float weight = quoth_cue_entry_at(c->verb)->weight;
  if (weight >= SURE_CUE) return true;
  if (weight < FIRM_CUE || c->subject == QUOTH_NONE || c->borrowed ||
      c->inverted || c->infinitive)
    return false;
  const quoth_mention *m = &v->a->mentions.at[c->subject];
  return m->kind == QUOTH_MENTION_NAME && m->stop == c->first;
}

/* "said local forces must lead", "said having him here helps": a noun in lower
** case or a gerund, behind sure cues. */
static bool opens_plain_noun(const quoth_view *v, uint32_t k, uint32_t item) {
  if (!is_sure(v, &v->a->cues.at[k]))
    return quoth_item_is_word(v, item) && quoth_ends_in_s(v, item) &&
           quoth_item_has(v, item + 1, QUOTH_W_AUXILIARY);
  if (quoth_ends_in(v, item, "ng")) /* “…,” she said, leaving */
    return !quoth_item_is_marked(v,
                                 quoth_frame_first(v, &v->a->cues.at[k]) - 1);
  return quoth_item_is_word(v, item) &&
         !quoth_item_has(v, item,
                         QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |
                             QUOTH_W_SUBORDINATE | QUOTH_W_AUXILIARY |
                             QUOTH_W_RELATIVE | QUOTH_W_OBJECT |
                             QUOTH_W_WEEKDAY) &&
         !is_past_cue(v, item);
}

/* "says while it is calmer, the wind may turn": a side clause, a comma, and the
** main clause; not: “…,” he said while leaving the hall. */
static bool opens_side_clause(const quoth_view *v, uint32_t item) {
  static const uint32_t opener[] = {
      QUOTH_HASH("while"),   QUOTH_HASH("unless"), QUOTH_HASH("until"),
      QUOTH_HASH("when"),    QUOTH_HASH("after"),  QUOTH_HASH("before"),
      QUOTH_HASH("despite"), QUOTH_HASH("since"),  QUOTH_HASH("between"),
      QUOTH_HASH("during"),  QUOTH_HASH("amid"),   QUOTH_HASH("by")};
  if (!QUOTH_ITEM_AMONG(v, item, opener)) return false;
  uint32_t comma = item + 1;
  while (comma < v->stop && comma < item + SIDE_ITEMS_MAX &&
         !quoth_item_punct(v, comma, ','))
    comma++;
  bool noun = quoth_opens_phrase(v, comma + 1) ||
              (quoth_item_is_word(v, comma + 1) &&
               !quoth_item_has(v, comma + 1,
                               QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |
                                   QUOTH_W_SUBORDINATE | QUOTH_W_RELATIVE |
                                   QUOTH_W_AUXILIARY | QUOTH_W_CUE));
  return quoth_item_punct(v, comma, ',') && noun &&
         quoth_verb_follows(v, comma + 2);
}

/* Nothing stands before the frame that it could report. */
static bool leads(const quoth_view *v, uint32_t k) {
  uint32_t first = quoth_frame_first(v, &v->a->cues.at[k]), comma = v->first;
  if (first == v->first) return true;
  while (!quoth_item_punct(v, comma, ',') && comma + 1 < first)
    comma++;
  if (quoth_ends_in(v, v->first, "ng") && comma + 1 == first) return true;
  return !quoth_item_is_marked(v, first - 1) &&
         !(quoth_item_punct(v, first - 1, ',') &&
           quoth_is_clause(v, v->first, first - 1));
}

/* "said if Trump wins, he would". */
static bool opens_condition(const quoth_view *v, uint32_t item) {
  return quoth_item_is(v, item, "if") || quoth_item_is(v, item, "because") ||
         quoth_item_is(v, item, "although") || quoth_item_is(v, item, "once");
}

/* "report the news where it happens": a noun phrase whose only verb stands in
** a relative clause.  Cues that surely report speech have a main clause. */
static bool is_relative_only(const quoth_view *v, uint32_t k, uint32_t item) {
  if (quoth_cue_entry_at(v->a->cues.at[k].verb)->weight >= SURE_CUE)
    return false;
  for (uint32_t i = item; i < v->stop && !quoth_is_verb(v, i); i++) {
    if (!quoth_item_has(v, i, QUOTH_W_RELATIVE) || quoth_item_is(v, i, "that"))
      continue;
    uint32_t behind = quoth_behind_remark(v, i);
    if (behind == i) return true;
    i = behind; /* says the boat, which was small, sank */
  }
  return false;
}

/* said nothing, said little about it: an amount, unless a verb makes it a
** subject. */
static bool is_amount(const quoth_view *v, uint32_t item) {
  static const uint32_t word[] = {QUOTH_HASH("nothing"), QUOTH_HASH("little"),
                                  QUOTH_HASH("something"), QUOTH_HASH("much"),
                                  QUOTH_HASH("anything")};
  return QUOTH_ITEM_AMONG(v, item, word) && !quoth_is_finite(v, item + 1);
}

/* False behind the object of "said it on Monday". */
static bool may_be_verb(const quoth_view *v, uint32_t item) {
  return quoth_item_is_word(v, item) &&
         (!quoth_item_has(v, item, QUOTH_W_PREPOSITION | QUOTH_W_WEEKDAY) ||
          quoth_item_has(v, item, QUOTH_W_VERB | QUOTH_W_CUE));
}

/* "a resignation and then persuaded": the first verb is joined to the cue, and
** so what stands before it is no subject. */
static bool joins_verb(const quoth_view *v, uint32_t item) {
  uint32_t i = item;
  while (i < v->stop && quoth_item_is_word(v, i) &&
         (quoth_item_capital(v, i) || !quoth_is_finite(v, i)))
    i++; /* in May */
  if (!quoth_ends_in(v, i, "ed") || i == item) return false;
  uint32_t joint = i - 1;
  while (joint > item && quoth_item_has(v, joint, QUOTH_W_ADVERB) &&
         !quoth_item_has(v, joint, QUOTH_W_CONJUNCTION))
    joint--;
  return quoth_item_is(v, joint, "and") &&
         quoth_item_has(v, i + 1, QUOTH_W_DETERMINER | QUOTH_W_OBJECT);
}

/* "concluded the debate, and Reis left": behind a verb that often reports
** nothing, what has no verb before its comma is a thing. */
static bool is_mere_object(const quoth_view *v, uint32_t k, uint32_t item) {
  uint32_t stop = item + 1;
  if (!(quoth_cue_flags(&v->a->cues.at[k]) & QUOTH_CUE_WEAK)) return false;
  while (stop < v->stop && !quoth_item_punct(v, stop, ',') &&
         !(quoth_item_is(v, stop, "by") && quoth_ends_in(v, stop + 1, "ng")))
    if (quoth_item_is_marked(v, stop++)) return false;
  return !quoth_verb_between(v, item + 1, stop);
}

/* "argues the town's largest cases": before a court, and nothing is told. */
static bool is_argued(const quoth_view *v, uint32_t k, uint32_t item) {
  static const uint32_t nouns[] = {
      QUOTH_HASH("case"),    QUOTH_HASH("cases"),    QUOTH_HASH("appeal"),
      QUOTH_HASH("appeals"), QUOTH_HASH("position"), QUOTH_HASH("positions"),
      QUOTH_HASH("motion"),  QUOTH_HASH("motions"),  QUOTH_HASH("side")};
  if (strcmp(quoth_cue_entry_at(v->a->cues.at[k].verb)->lemma, "argue"))
    return false;
  for (uint32_t i = item; i < item + PHRASE_ITEMS_MAX; i++) {
    if (!quoth_item_is_word(v, i) || quoth_item_has(v, i, QUOTH_W_AUXILIARY))
      break;
    if (QUOTH_ITEM_AMONG(v, i, nouns))
      return !quoth_item_has(v, i + 1, QUOTH_W_AUXILIARY | QUOTH_W_VERB);
  }
  return false;
}

/* "concluded her case, “…”": no verb but that of the quote at the end. */
static bool runs_into_quote(const quoth_view *v, uint32_t item) {
  uint32_t i = item;
  while (i < v->stop && quoth_item_is_word(v, i) &&
         (!quoth_is_finite(v, i) ||
          quoth_item_has(v, i - 1, QUOTH_W_DETERMINER | QUOTH_W_OWNER)))
    i++;
  return quoth_item_punct(v, i, ',') && quoth_item_is_marked(v, i + 1) &&
         !quoth_item_is_word(v, i + 2);
}

/* claimed eight lives, claimed the title: what is taken, and not said. */
static bool is_taken(const quoth_view *v, uint32_t k, uint32_t next) {
  static const uint32_t what[] = {
      QUOTH_HASH("life"),    QUOTH_HASH("lives"), QUOTH_HASH("title"),
      QUOTH_HASH("prize"),   QUOTH_HASH("set"),   QUOTH_HASH("place"),
      QUOTH_HASH("victory"), QUOTH_HASH("win"),   QUOTH_HASH("medal"),
      QUOTH_HASH("crown"),   QUOTH_HASH("gold"),  QUOTH_HASH("wickets"),
      QUOTH_HASH("victims")};
  const quoth_cue_entry *entry = quoth_cue_entry_at(v->a->cues.at[k].verb);
  if (strcmp(entry->lemma, "claim")) return false;
  for (uint32_t i = next; i < next + TAKEN_ITEMS_MAX; i++) {
    if (QUOTH_ITEM_AMONG(v, i, what))
      return !quoth_item_has(v, i + 1, QUOTH_W_AUXILIARY);
    if (!quoth_item_in(v, i) || quoth_item_is_marked(v, i) ||
        (i > next && quoth_is_finite(v, i)))
      break;
  }
  return false;
}

quoth_content quoth_content_clause(const quoth_view *v, uint32_t k,
                                   uint32_t next) {
  if (joins_verb(v, next) || is_argued(v, k, next) ||
      runs_into_quote(v, next) || is_taken(v, k, next))
    return no_content;
  if (is_amount(v, next) || quoth_ends_in_colon(v, next) ||
      quoth_item_is(v, next, "according"))
    return no_content;
  bool side = leads(v, k) && opens_side_clause(v, next);
  if (!side && quoth_item_has(v, next, QUOTH_W_PREPOSITION) &&
      !quoth_opens_phrase(v, next)) {
    next = clause_behind_phrase(v, next);
    if (next == v->stop) return no_content;
  }
  bool opens = quoth_opens_phrase(v, next) || opens_plain_noun(v, k, next) ||
               opens_condition(v, next) || quoth_is_contracted(v, next) ||
               quoth_item_has(v, next, QUOTH_W_QUESTION);
  opens |= side;
  bool subject = quoth_is_contracted(v, next) ||
                 (quoth_item_has(v, next, QUOTH_W_PRONOUN) &&
                  may_be_verb(v, next + 1)); /* they welcome it */
  if (!opens || !(subject || quoth_verb_follows(v, next + 1)))
    return no_content;
  if (is_relative_only(v, k, next + 1) || is_amount(v, next)) return no_content;
  if (!subject && is_mere_object(v, k, next)) return no_content;
  return quoth_content_from(v, k, next, QUOTH_PATTERN_BARE);
}
