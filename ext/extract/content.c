/*
** content.c: where reported words start and end.  Reads one sentence at a
** time; decides by the words that may open a clause and by the punctuation
** that closes it, without a parse.
*/
#include "content.h"

#define THAT_ITEMS_MAX   16u /* from a cue to its "that" */
#define PHRASE_ITEMS_MAX 10u /* an addressee, or "in a statement on Friday" */
#define VERB_ITEMS_MAX   25u /* from the start of a clause to its verb */
#define CONTENT_ITEMS_MIN 2u
#define SURE_CUE 0.9f /* weight of cues that report speech and nothing else */

static const quoth_content no_content;

static uint16_t flags_of(const quoth_cue *c) {
  return quoth_cue_entry_at(c->verb)->flags;
}

/* ---- what may open a clause ---- */

static bool is_question_word(const quoth_view *v, uint32_t item) {
  static const char *const word[] = {"whether", "how", "why",
                                     "what",    "who", "which"};
  for (size_t k = 0; k < sizeof word / sizeof *word; k++)
    if (quoth_item_is(v, item, word[k])) return true;
  return false;
}

/* asked if, asked when */
static bool is_indirect_question(const quoth_view *v, const quoth_cue *c,
                                 uint32_t item) {
  if (is_question_word(v, item)) return true;
  return quoth_cue_entry_at(c->verb)->stance == QUOTH_ASKS &&
         (quoth_item_is(v, item, "if") || quoth_item_is(v, item, "when") ||
          quoth_item_is(v, item, "where") || quoth_item_is(v, item, "about"));
}

static bool opens_noun_phrase(const quoth_view *v, uint32_t item) {
  if (quoth_item_is_marked(v, item)) return true;
  if (!quoth_item_in(v, item)) return false;
  if (quoth_item_token(v, item)->kind == QUOTH_NUMBER) return true;
  if (!quoth_item_is_word(v, item)) return false;
  bool day = quoth_item_has(v, item, QUOTH_W_WEEKDAY | QUOTH_W_MONTH);
  if (quoth_item_token(v, item)->flags & QUOTH_POSSESSIVE) return true;
  if (day) return false;
  if (quoth_item_has(v, item,
                     QUOTH_W_PRONOUN | QUOTH_W_DETERMINER | QUOTH_W_NUMBER |
                         QUOTH_W_GROUP))
    return true;
  if (quoth_item_capital(v, item)) return true;
  return quoth_item_is(v, item, "there") || quoth_item_is(v, item, "nothing");
}

static bool is_verb(const quoth_view *v, uint32_t item) {
  return quoth_item_has(v, item, QUOTH_W_AUXILIARY | QUOTH_W_VERB |
                                     QUOTH_W_CUE);
}

static bool ends_in(const quoth_view *v, uint32_t item, const char *two) {
  if (!quoth_item_is_word(v, item)) return false;
  const quoth_token *t = quoth_item_token(v, item);
  const char *stop = v->a->tokens.text + t->stop;
  return t->n_core > 3 && stop[-2] == two[0] && stop[-1] == two[1];
}

/* A word that reads as a finite verb: listed, or by its ending. */
static bool may_be_finite(const quoth_view *v, uint32_t i) {
  if (ends_in(v, i, "ng")) return false;
  if (is_verb(v, i)) return true;
  if (!quoth_item_is_word(v, i) || quoth_item_capital(v, i)) return false;
  if (quoth_item_has(v, i, QUOTH_W_PREPOSITION | QUOTH_W_DETERMINER |
                               QUOTH_W_GROUP | QUOTH_W_ADVERB |
                               QUOTH_W_PRONOUN))
    return false;
  bool noun = i > v->first &&
              quoth_item_has(v, i - 1, QUOTH_W_DETERMINER | QUOTH_W_NUMBER |
                                           QUOTH_W_PREPOSITION);
  if (noun) return false;
  const quoth_token *t = quoth_item_token(v, i);
  return ends_in(v, i, "ed") || (v->a->tokens.text[t->stop - 1] == 's' &&
                                 !ends_in(v, i, "ss") && t->n_core > 3 &&
                                 !(t->flags & QUOTH_POSSESSIVE));
}

/* A finite verb soon, before the clause is cut off. */
static bool verb_follows(const quoth_view *v, uint32_t item) {
  for (uint32_t i = item; i < v->stop && i < item + VERB_ITEMS_MAX; i++) {
    if (may_be_finite(v, i)) return true;
    bool phrase = i > v->first && quoth_item_has(v, i - 1, QUOTH_W_PREPOSITION |
                                                     QUOTH_W_DETERMINER);
    if (quoth_item_is_marked(v, i) && !phrase) return true;
    if (quoth_item_punct(v, i, '.') || quoth_item_punct(v, i, ';') ||
        quoth_item_punct(v, i, '('))
      break;
  }
  return false;
}

/* A main clause between two items: behind adjuncts that end with a comma, a
** piece with a finite verb. */
bool quoth_is_clause(const quoth_view *v, uint32_t first, uint32_t stop) {
  while (first < stop && quoth_item_has(v, first, QUOTH_W_CONJUNCTION |
                                                      QUOTH_W_ADVERB))
    first++;
  while (first < stop &&
         quoth_item_has(v, first, QUOTH_W_PREPOSITION | QUOTH_W_SUBORDINATE)) {
    while (first < stop && !quoth_item_punct(v, first, ',')) first++;
    first += first < stop;
  }
  for (uint32_t i = first; i < stop && !quoth_item_punct(v, i, ','); i++) {
    bool relative = i > first && quoth_item_has(v, i, QUOTH_W_RELATIVE) &&
                    !quoth_item_is(v, i, "that");
    if (relative) return false;
    if (i > first && may_be_finite(v, i)) return true;
    if (quoth_item_has(v, i, QUOTH_W_AUXILIARY)) return true;
  }
  return false;
}

/* ---- the frame itself ---- */

/* First item of the frame: the subject's, where it stands before the cue. */
static uint32_t frame_first(const quoth_view *v, const quoth_cue *c) {
  uint32_t first = c->item;
  if (c->subject == QUOTH_NONE || c->borrowed) return first;
  const quoth_mention *m = &v->a->mentions.at[c->subject];
  if (m->sentence == v->sentence && m->first < c->first)
    first = quoth_item_of(v, m->first);
  while (first > v->first && quoth_item_has(v, first - 1, QUOTH_W_ADVERB))
    first--;
  return first;
}

static uint32_t frame_stop(const quoth_view *v, const quoth_cue *c) {
  uint32_t stop = quoth_item_of(v, c->stop - 1) + 1;
  if (c->inverted)
    stop = quoth_item_of(v, v->a->mentions.at[c->subject].stop - 1) + 1;
  return stop;
}

/* Nothing that the cue could report stands behind it. */
static bool is_closed(const quoth_view *v, uint32_t next) {
  if (!quoth_item_in(v, next)) return true;
  if (quoth_item_is_marked(v, next)) return false;
  if (quoth_item_token(v, next)->kind == QUOTH_PUNCT)
    return !quoth_item_punct(v, next, ':');
  return quoth_item_has(v, next,
                        QUOTH_W_PREPOSITION | QUOTH_W_WEEKDAY |
                            QUOTH_W_ADVERB | QUOTH_W_CONJUNCTION |
                            QUOTH_W_SUBORDINATE | QUOTH_W_RELATIVE |
                            QUOTH_W_OBJECT) &&
         !quoth_item_is(v, next, "that") && !quoth_item_is(v, next, "to");
}

/* ---- where a content ends ---- */

/* The cue stands in a clause that a comma ends: "who said …, left". */
static bool in_side_clause(const quoth_view *v, const quoth_cue *c) {
  uint32_t i = c->item;
  for (uint32_t n = 0; n < PHRASE_ITEMS_MAX && i > v->first; n++) {
    i--;
    if (quoth_item_punct(v, i, ',') || quoth_item_is_marked(v, i)) return false;
    if (quoth_item_has(v, i, QUOTH_W_RELATIVE) && !quoth_item_is(v, i, "that"))
      return true;
    if (quoth_item_has(v, i, QUOTH_W_SUBORDINATE) && !quoth_item_is(v, i, "so"))
      return i <= v->first + 1 || quoth_item_punct(v, i - 1, ',');
  }
  return false;
}

/* True where the comma at `item` ends what cue k reports. */
static bool comma_ends(const quoth_view *v, uint32_t item) {
  uint32_t next = item + 1;
  if (quoth_item_is(v, next, "according")) return true;
  static const char *const turn[] = {"though", "although", "which", "despite"};
  if (quoth_item_is(v, next, "but") && opens_noun_phrase(v, next + 1) &&
      verb_follows(v, next + 2))
    return true;
  for (size_t k = 0; k < sizeof turn / sizeof *turn; k++)
    if (quoth_item_is(v, next, turn[k])) return true;
  uint16_t entry;
  uint8_t form;
  if (!quoth_item_has(v, next, QUOTH_W_CUE)) return false;
  if (!quoth_cue_look_up(quoth_item_token(v, next)->hash, &entry, &form))
    return false;
  return form == QUOTH_CUE_GERUND;
}

/* "and added that", "and calling it": a cue that goes on with the same
** subject. */
static bool conjunction_ends(const quoth_view *v, uint32_t item, uint32_t k) {
  const quoth_article *a = v->a;
  bool gerund = a->cues.at[k].form == QUOTH_CUE_GERUND;
  if (gerund && ends_in(v, item + 1, "ng")) return true;
  for (uint32_t i = k + 1; i < a->cues.n && i < k + 4; i++) {
    const quoth_cue *c = &a->cues.at[i];
    if (c->sentence != v->sentence || c->item > item + 4) break;
    if (c->item < item || c->form != QUOTH_CUE_PAST ||
        !(flags_of(c) & (QUOTH_CUE_SPEECH | QUOTH_CUE_THAT)))
      continue;
    if (c->borrowed || frame_first(v, c) == item + 1) return true;
  }
  return false;
}

/* ", while others said": the next clause has its own frame. */
static bool next_frame_starts(const quoth_view *v, uint32_t item, uint32_t k) {
  const quoth_article *a = v->a;
  if (!quoth_item_has(v, item + 1, QUOTH_W_SUBORDINATE | QUOTH_W_CONJUNCTION))
    return false;
  for (uint32_t i = k + 1; i < a->cues.n && i < k + 4; i++) {
    const quoth_cue *c = &a->cues.at[i];
    if (c->sentence != v->sentence) break;
    if (!c->borrowed && c->item > item && frame_first(v, c) == item + 2)
      return true;
  }
  return false;
}

/* ", S said." behind what cue k reports: a frame around both. */
static bool frame_ends(const quoth_view *v, uint32_t item, uint32_t k) {
  const quoth_article *a = v->a;
  for (uint32_t i = k + 1; i < a->cues.n && i < k + 4; i++) {
    const quoth_cue *c = &a->cues.at[i];
    if (c->sentence != v->sentence) break;
    if (c->borrowed || c->item <= item || c->subject == QUOTH_NONE) continue;
    if (frame_first(v, c) == item + 1 && is_closed(v, frame_stop(v, c)))
      return true;
  }
  return false;
}

static bool is_final_punct(const quoth_view *v, uint32_t item) {
  return quoth_item_punct(v, item, '.') || quoth_item_punct(v, item, '!') ||
         quoth_item_punct(v, item, ',') || quoth_item_punct(v, item, ';');
}

static uint32_t trimmed(const quoth_view *v, uint32_t first, uint32_t stop) {
  while (stop > first && is_final_punct(v, stop - 1)) stop--;
  return stop;
}

/* Where what cue k reports ends, when it starts at `first`. */
static uint32_t content_stop(const quoth_view *v, uint32_t k, uint32_t first) {
  const quoth_cue *c = &v->a->cues.at[k];
  bool side = in_side_clause(v, c);
  uint32_t i = first + 1;
  for (; i < v->stop; i++) {
    if (quoth_item_punct(v, i, ';') || quoth_item_is(v, i, "according")) break;
    if (quoth_item_punct(v, i, ',') &&
        (side || comma_ends(v, i) || frame_ends(v, i, k) ||
         next_frame_starts(v, i, k)))
      break;
    if (quoth_item_is_marked(v, i) && comma_ends(v, i)) {
      i++;
      break;
    }
    if (quoth_item_has(v, i, QUOTH_W_CONJUNCTION) && conjunction_ends(v, i, k))
      break;
  }
  return trimmed(v, first, i);
}

/* ---- behind the cue ---- */

/* Behind adverbs, days and a comma-free "in a statement" up to a clause. */
static uint32_t skip_when(const quoth_view *v, uint32_t item) {
  while (quoth_item_has(v, item,
                        QUOTH_W_WEEKDAY | QUOTH_W_ADVERB) &&
         !quoth_item_has(v, item, QUOTH_W_DETERMINER | QUOTH_W_PRONOUN) &&
         !(quoth_item_token(v, item)->flags & QUOTH_POSSESSIVE))
    item++;
  return item;
}

/* Behind the noun phrase at `item`: "the Russians", "him", "reporters". */
static uint32_t skip_addressee(const quoth_view *v, uint32_t item) {
  int32_t m = QUOTH_NONE;
  if (quoth_item_in(v, item) && !quoth_item_is_marked(v, item))
    m = quoth_mention_at(v->a, quoth_item_first(v, item));
  if (m != QUOTH_NONE)
    return quoth_item_of(v, v->a->mentions.at[m].stop - 1) + 1;
  if (quoth_item_has(v, item, QUOTH_W_OBJECT) &&
      !quoth_item_has(v, item, QUOTH_W_DETERMINER))
    return item + 1;
  for (uint32_t i = item; i < item + PHRASE_ITEMS_MAX && i < v->stop; i++) {
    if (!quoth_item_is_word(v, i) || is_question_word(v, item)) break;
    bool ends = quoth_item_is(v, i, "that") || quoth_item_is(v, i, "to") ||
                quoth_item_is(v, i, "not") || is_question_word(v, i);
    if (ends && i > item) return i;
    if (i > item && quoth_item_has(v, i, QUOTH_W_PRONOUN)) return i;
    bool noun = quoth_item_has(v, i, QUOTH_W_GROUP | QUOTH_W_OUTLET);
    if (noun) return i + 1;
  }
  return item;
}

/* "that" near behind the cue: over an addressee, days, adverbs, and a phrase
** such as "in a statement", but over no verb; v->stop for none. */
static uint32_t find_that(const quoth_view *v, uint32_t item, bool addressee) {
  bool phrase = addressee;
  for (uint32_t i = item; i < v->stop && i < item + THAT_ITEMS_MAX; i++) {
    if (quoth_item_is(v, i, "that")) return i;
    if (quoth_item_punct(v, i, ',')) continue;
    if (!quoth_item_is_word(v, i)) {
      if (quoth_item_is_marked(v, i) ||
          quoth_item_token(v, i)->kind != QUOTH_NUMBER)
        break;
      continue;
    }
    if (is_verb(v, i)) break;
    if (quoth_item_has(v, i, QUOTH_W_ADVERB | QUOTH_W_WEEKDAY)) continue;
    phrase |= quoth_item_has(v, i, QUOTH_W_PREPOSITION);
    if (!phrase) break;
  }
  return v->stop;
}

/* "critics that include", "talks that will go on": no clause of its own. */
static bool is_relative(const quoth_view *v, uint32_t that, bool strict) {
  uint32_t next = that + 1;
  if (quoth_item_has(v, next, QUOTH_W_AUXILIARY | QUOTH_W_VERB))
    return !quoth_item_has(v, next, QUOTH_W_PRONOUN | QUOTH_W_DETERMINER);
  if (!strict || opens_noun_phrase(v, next)) return false;
  return !quoth_item_has(v, next, QUOTH_W_PREPOSITION | QUOTH_W_SUBORDINATE |
                                      QUOTH_W_ADVERB) &&
         !ends_in(v, next, "ns") && !ends_in(v, next, "rs");
}

static quoth_content content_from(const quoth_view *v, uint32_t k,
                                  uint32_t first, uint8_t pattern) {
  quoth_content c = no_content;
  c.first = first;
  c.stop = content_stop(v, k, first);
  c.pattern = pattern;
  return c.stop >= first + CONTENT_ITEMS_MIN ? c : no_content;
}

/* "in a statement the bank would fall": behind a phrase that a preposition
** opens, where a new noun phrase starts; v->stop for none. */
static uint32_t clause_behind_phrase(const quoth_view *v, uint32_t item) {
  uint32_t i = item + 1;
  if (quoth_item_has(v, i, QUOTH_W_DETERMINER) || quoth_item_capital(v, i)) i++;
  for (; i < v->stop && i < item + PHRASE_ITEMS_MAX; i++) {
    if (quoth_item_punct(v, i, ',')) break;
    bool pronoun = quoth_item_has(v, i, QUOTH_W_PRONOUN);
    bool phrase = quoth_item_has(v, i, QUOTH_W_DETERMINER) &&
                  !quoth_item_has(v, i - 1, QUOTH_W_PREPOSITION);
    if (pronoun || phrase) return verb_follows(v, i) ? i : v->stop;
    if (!quoth_item_is_word(v, i) && !quoth_item_in(v, i)) break;
    if (is_verb(v, i)) break;
  }
  return v->stop;
}

/* "said local forces must lead": a noun in lower case, behind sure cues. */
static bool opens_plain_noun(const quoth_view *v, uint32_t k, uint32_t item) {
  if (quoth_cue_entry_at(v->a->cues.at[k].verb)->weight < SURE_CUE)
    return false;
  return quoth_item_is_word(v, item) &&
         !quoth_item_has(v, item,
                         QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |
                             QUOTH_W_SUBORDINATE | QUOTH_W_AUXILIARY |
                             QUOTH_W_RELATIVE | QUOTH_W_OBJECT |
                             QUOTH_W_WEEKDAY | QUOTH_W_CUE);
}

/* "said if Trump wins, he would". */
static bool opens_condition(const quoth_view *v, uint32_t item) {
  return quoth_item_is(v, item, "if") || quoth_item_is(v, item, "because") ||
         quoth_item_is(v, item, "although") || quoth_item_is(v, item, "once");
}

static quoth_content bare_clause(const quoth_view *v, uint32_t k,
                                 uint32_t next) {
  if (quoth_item_has(v, next, QUOTH_W_PREPOSITION) &&
      !quoth_item_has(v, next, QUOTH_W_CONJUNCTION)) {
    next = clause_behind_phrase(v, next);
    if (next == v->stop) return no_content;
  }
  bool opens = opens_noun_phrase(v, next) || opens_plain_noun(v, k, next) ||
               opens_condition(v, next);
  if (!opens || !verb_follows(v, next + 1)) return no_content;
  return content_from(v, k, next, QUOTH_PATTERN_BARE);
}

/* "to leave", and not "to the others". */
static bool opens_infinitive(const quoth_view *v, uint32_t item) {
  bool anonymous = quoth_item_is(v, item + 1, "be") &&
                   (quoth_item_is(v, item + 2, "named") ||
                    quoth_item_is(v, item + 2, "identified"));
  if (anonymous) return false; /* who asked not to be named */
  return quoth_item_is(v, item, "to") && quoth_item_is_word(v, item + 1) &&
         !quoth_item_capital(v, item + 1) &&
         !quoth_item_has(v, item + 1, QUOTH_W_DETERMINER | QUOTH_W_PRONOUN |
                                          QUOTH_W_OBJECT);
}

/* "urged them to leave", "promised to build", "told him to go". */
static quoth_content infinitive(const quoth_view *v, uint32_t k,
                                uint32_t next) {
  const quoth_cue *c = &v->a->cues.at[k];
  uint32_t to = next;
  if (quoth_item_is(v, to, "not")) to++;
  if (opens_infinitive(v, to))
    return content_from(v, k, next, QUOTH_PATTERN_URGED);
  uint32_t behind = skip_addressee(v, next);
  to = behind + quoth_item_is(v, behind, "not");
  if (behind == next || !opens_infinitive(v, to)) return no_content;
  bool told = flags_of(c) & QUOTH_CUE_CLAUSE;
  return content_from(v, k, told ? behind : next, QUOTH_PATTERN_URGED);
}

/* "called him “…”", "described it as …": the object and its label. */
static quoth_content label(const quoth_view *v, uint32_t k, uint32_t next) {
  bool calls = flags_of(&v->a->cues.at[k]) & QUOTH_CUE_SPEECH;
  if (!opens_noun_phrase(v, next) &&
      !quoth_item_has(v, next, QUOTH_W_OBJECT))
    return no_content;
  for (uint32_t i = next + 1; i < v->stop && i < next + VERB_ITEMS_MAX; i++) {
    bool found = (calls && quoth_item_is_marked(v, i)) ||
                 quoth_item_is(v, i, "as");
    if (found) return content_from(v, k, next, QUOTH_PATTERN_BARE);
    if (quoth_item_punct(v, i, ',') || quoth_item_has(v, i, QUOTH_W_VERB))
      break;
  }
  return no_content;
}

/* said “it gets me mad” every time he thinks of it */
static quoth_content led_by_quote(const quoth_view *v, uint32_t k,
                                  uint32_t q) {
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[q].marked];
  const quoth_token *first = &v->a->tokens.at[m->first];
  bool partial = first->kind == QUOTH_WORD && !(first->flags & QUOTH_CAPITAL);
  bool more = quoth_item_is_word(v, q + 1) &&
              !quoth_item_has(v, q + 1,
                              QUOTH_W_CONJUNCTION | QUOTH_W_PREPOSITION);
  if (!partial || !more || !(flags_of(&v->a->cues.at[k]) & QUOTH_CUE_CLAUSE))
    return no_content;
  return content_from(v, k, q, QUOTH_PATTERN_BARE);
}

quoth_content quoth_content_after(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  uint16_t flags = flags_of(c);
  if (c->inverted || (c->passive && !(flags & QUOTH_CUE_ADDRESSEE)))
    return no_content;
  uint32_t next = quoth_item_of(v, c->stop - 1) + 1;
  if (quoth_item_punct(v, next, ':')) return no_content;
  if (quoth_item_is_marked(v, next)) return led_by_quote(v, k, next);
  uint32_t object = skip_when(v, next);
  if (flags & QUOTH_CUE_ADDRESSEE) object = skip_addressee(v, object);
  uint32_t that = find_that(v, next, flags & QUOTH_CUE_ADDRESSEE);
  if (flags & QUOTH_CUE_THAT && that < v->stop &&
      !is_relative(v, that, flags & QUOTH_CUE_HOMOGRAPH))
    return content_from(v, k, that + 1, QUOTH_PATTERN_THAT);
  if (is_indirect_question(v, c, object) &&
      flags & (QUOTH_CUE_THAT | QUOTH_CUE_TO))
    return content_from(v, k, object, QUOTH_PATTERN_THAT);
  quoth_content found = no_content;
  if (flags & QUOTH_CUE_TO) found = infinitive(v, k, skip_when(v, next));
  if (found.stop == 0 && flags & QUOTH_CUE_CLAUSE)
    found = bare_clause(v, k, skip_when(v, object));
  if (found.stop == 0 && flags & QUOTH_CUE_NAMING && !c->passive)
    found = label(v, k, next);
  return found;
}

/* ---- before the frame ---- */

/* More than marks: a content that is one Q alone is no reported speech. */
static bool has_words(const quoth_view *v, uint32_t first, uint32_t stop) {
  uint32_t n = 0;
  for (uint32_t i = first; i < stop; i++) n += quoth_item_is_word(v, i);
  return n >= CONTENT_ITEMS_MIN && is_verb(v, stop - 1) + n > 1;
}

/* Behind the last full stop of the clause before: ";" or an earlier frame. */
static uint32_t left_first(const quoth_view *v, uint32_t k, uint32_t stop) {
  const quoth_article *a = v->a;
  uint32_t first = v->first;
  if (k > 0 && a->cues.at[k - 1].sentence == v->sentence &&
      a->cues.at[k - 1].inverted)
    first = frame_stop(v, &a->cues.at[k - 1]);
  for (uint32_t i = stop; i > first; i--)
    if (quoth_item_punct(v, i - 1, ';')) return i;
  while (quoth_item_punct(v, first, ',')) first++;
  return first;
}

static bool is_typed(const quoth_view *v, uint32_t item) {
  return v->a->marked.at[v->a->items.at[item].marked].typed;
}

/* The comma that closes "X, S said on Monday, Y"; v->stop for none. */
static uint32_t closing_comma(const quoth_view *v, uint32_t next) {
  for (uint32_t i = next; i < v->stop && i < next + PHRASE_ITEMS_MAX; i++) {
    if (quoth_item_punct(v, i, ',')) return i + 1 < v->stop ? i : v->stop;
    if (is_verb(v, i) || quoth_item_is_marked(v, i)) break;
  }
  return v->stop;
}

/* May the cue report what stands before it? */
static bool reports_before(const quoth_view *v, const quoth_cue *c) {
  bool finite = c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PRESENT ||
                c->form == QUOTH_CUE_BASE;
  bool reports = flags_of(c) & (QUOTH_CUE_CLAUSE | QUOTH_CUE_THAT);
  if (!finite || !reports || c->borrowed || c->passive) return false;
  uint32_t fs = frame_first(v, c);
  bool parted = quoth_item_punct(v, fs - 1, ',') ||
                (quoth_item_is_marked(v, fs - 1) && fs > v->first + 2);
  return fs > v->first + 1 && parted && is_closed(v, frame_stop(v, c));
}

quoth_content quoth_content_before(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  quoth_content found = no_content;
  if (!reports_before(v, c)) return found;
  uint32_t fs = frame_first(v, c), next = frame_stop(v, c);
  uint32_t first = left_first(v, k, fs), stop = trimmed(v, first, fs);
  uint32_t comma = closing_comma(v, next);
  bool clause = quoth_is_clause(v, first, stop);
  if (stop <= first || (!clause && comma == v->stop)) return found;
  if (clause && !has_words(v, first, stop)) return found;
  found.first = first;
  found.stop = stop;
  found.pattern = QUOTH_PATTERN_TRAILING;
  bool quote_next = quoth_item_punct(v, next, ',') &&
                    quoth_item_is_marked(v, next + 1);
  bool whole = clause && c->inverted;
  if (quote_next && !whole && !is_typed(v, next + 1)) return no_content;
  bool aside = clause && (c->inverted || comma != next ||
                          quoth_item_has(v, comma + 1, QUOTH_W_DETERMINER));
  bool goes_on = comma < v->stop && !comma_ends(v, comma) && !aside &&
                 (verb_follows(v, comma + 1) || quote_next);
  if (goes_on) {
    found.second = comma + 1;
    found.second_stop = trimmed(v, comma + 1, v->stop);
  }
  return clause || goes_on ? found : no_content;
}

/* ---- according to ---- */

/* The last item of the source's noun phrase and what belongs to it: at the
** comma, or before the verb of a clause that no comma parts from it. */
static uint32_t source_stop(const quoth_view *v, const quoth_cue *c) {
  uint32_t i = frame_stop(v, c), behind = i;
  if (c->subject != QUOTH_NONE)
    behind = quoth_item_of(v, v->a->mentions.at[c->subject].stop - 1) + 1;
  for (i = behind; i < v->stop && !quoth_item_punct(v, i, ','); i++)
    if (is_verb(v, i) && c->item <= v->first + 1 && opens_noun_phrase(v, behind))
      return behind - 1;
  return i;
}

/* "S said X, according to O": O is a source of S's words, no speaker. */
static bool is_source_only(const quoth_view *v, uint32_t k,
                           const quoth_content *found) {
  const quoth_article *a = v->a;
  for (uint32_t i = k; i-- > 0 && a->cues.at[i].sentence == v->sentence;) {
    const quoth_cue *c = &a->cues.at[i];
    bool finite = !c->infinitive && (c->form == QUOTH_CUE_PAST ||
                                     c->form == QUOTH_CUE_PRESENT);
    bool says = flags_of(c) & QUOTH_CUE_CLAUSE &&
                !(flags_of(c) & QUOTH_CUE_WEAK);
    bool quotes = flags_of(c) & QUOTH_CUE_SPEECH &&
                  quoth_item_is_marked(v, found->first);
    if (finite && (says || quotes) && c->subject != QUOTH_NONE &&
        c->item >= found->first)
      return true;
  }
  return false;
}

quoth_content quoth_content_according(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  quoth_content found = no_content;
  uint32_t comma = source_stop(v, c);
  if (c->item <= v->first + 1) {
    if (comma + CONTENT_ITEMS_MIN >= v->stop) return found;
    found.first = comma + 1;
    found.stop = trimmed(v, comma + 1, v->stop);
  } else {
    found.first = left_first(v, k, c->item);
    found.stop = trimmed(v, found.first, c->item);
    if (found.stop <= found.first) return no_content;
    bool clause = quoth_is_clause(v, found.first, found.stop);
    if (!clause && comma + CONTENT_ITEMS_MIN < v->stop) {
      found.second = comma + 1;
      found.second_stop = trimmed(v, comma + 1, v->stop);
    } else if (!has_words(v, found.first, found.stop)) {
      return no_content;
    }
  }
  if (is_source_only(v, k, &found)) return no_content;
  found.pattern = QUOTH_PATTERN_ACCORDING;
  return found;
}
