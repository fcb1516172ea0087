/*
** grammar.c: what little grammar there is without a parse: words that may open
** a noun phrase, words that read as finite verbs, stretches that are clauses.
*/
#include "grammar.h"

#include <string.h>

#define VERB_ITEMS_MAX 25u /* from the start of a clause to its verb */

static bool is_number(const quoth_view *v, uint32_t item) {
  return quoth_item_in(v, item) && !quoth_item_is_marked(v, item) &&
         quoth_item_token(v, item)->kind == QUOTH_NUMBER;
}

bool quoth_opens_phrase(const quoth_view *v, uint32_t item) {
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
  if (quoth_item_is(v, item, "about") || quoth_item_is(v, item, "over"))
    return is_number(v, item + 1) ||
           quoth_item_has(v, item + 1, QUOTH_W_NUMBER);
  return quoth_item_is(v, item, "there") || quoth_item_is(v, item, "nothing");
}

bool quoth_is_verb(const quoth_view *v, uint32_t item) {
  return quoth_item_has(v, item,
                        QUOTH_W_AUXILIARY | QUOTH_W_VERB | QUOTH_W_CUE);
}

bool quoth_floats(const quoth_view *v, uint32_t item) {
  static const uint32_t words[] = {QUOTH_HASH("since"), QUOTH_HASH("both"),
                                   QUOTH_HASH("all"), QUOTH_HASH("each")};
  return item > v->first && QUOTH_ITEM_AMONG(v, item, words) &&
         quoth_item_has(v, item - 1, QUOTH_W_AUXILIARY | QUOTH_W_PRONOUN);
}

/* The last byte of ' or ’. */
static bool is_apostrophe(char c) {
  return c == '\'' || c == '\x99';
}

bool quoth_is_where(const quoth_view *v, uint32_t item) {
  bool where =
      quoth_item_is(v, item, "there") || quoth_item_is(v, item, "here");
  return where && item > v->first && quoth_item_is_word(v, item - 1);
}

bool quoth_is_contracted(const quoth_view *v, uint32_t item) {
  if (!quoth_item_is_word(v, item)) return false;
  const quoth_token *t = quoth_item_token(v, item);
  if (t->flags & QUOTH_POSSESSIVE)
    return quoth_item_has(v, item, QUOTH_W_PRONOUN) ||
           quoth_item_is(v, item, "that") || quoth_item_is(v, item, "there");
  const char *stop = v->a->tokens.text + t->stop;
  uint32_t n_byte = t->stop - t->start;
  if (n_byte > 2 && is_apostrophe(stop[-2]))
    return stop[-1] == 'm' || stop[-1] == 'd';
  return n_byte > 3 && is_apostrophe(stop[-3]) &&
         (!memcmp(stop - 2, "re", 2) || !memcmp(stop - 2, "ve", 2) ||
          !memcmp(stop - 2, "ll", 2));
}

bool quoth_is_finite(const quoth_view *v, uint32_t i) {
  if (quoth_ends_in(v, i, "ng")) return false;
  if (quoth_is_verb(v, i)) return true;
  if (!quoth_item_is_word(v, i) || quoth_item_capital(v, i)) return false;
  if (quoth_item_has(v, i,
                     QUOTH_W_PREPOSITION | QUOTH_W_DETERMINER | QUOTH_W_GROUP |
                         QUOTH_W_ADVERB | QUOTH_W_PRONOUN))
    return false;
  bool noun =
      i > v->first &&
      quoth_item_has(v, i - 1,
                     QUOTH_W_DETERMINER | QUOTH_W_NUMBER | QUOTH_W_PREPOSITION);
  bool subject = i == v->first + 1 && quoth_item_is(v, i - 1, "this");
  if (noun && !subject) return false; /* This includes; but: this force */
  const quoth_token *t = quoth_item_token(v, i);
  return quoth_ends_in(v, i, "ed") ||
         (v->a->tokens.text[t->stop - 1] == 's' && !quoth_ends_in(v, i, "ss") &&
          t->n_core > 3 && !(t->flags & QUOTH_POSSESSIVE));
}

/* "voters almost always end up": a bare verb behind a plural. */
static bool agrees_bare(const quoth_view *v, uint32_t first, uint32_t item) {
  if (!quoth_item_has(v, item, QUOTH_W_BASE)) return false;
  while (item > first && quoth_item_has(v, item - 1, QUOTH_W_ADVERB))
    item--;
  if (item == v->first || !quoth_item_is_word(v, item - 1) ||
      quoth_item_has(v, item - 1,
                     QUOTH_W_DETERMINER | QUOTH_W_PREPOSITION |
                         QUOTH_W_AUXILIARY | QUOTH_W_SUBORDINATE))
    return false;
  const quoth_token *t = quoth_item_token(v, item - 1);
  return v->a->tokens.text[t->stop - 1] == 's' &&
         !quoth_ends_in(v, item - 1, "ss") && !(t->flags & QUOTH_POSSESSIVE);
}

bool quoth_verb_between(const quoth_view *v, uint32_t first, uint32_t stop) {
  for (uint32_t i = first; i < stop; i++)
    if (quoth_is_finite(v, i) || quoth_is_contracted(v, i) ||
        agrees_bare(v, first, i))
      return true;
  return false;
}

uint32_t quoth_behind_remark(const quoth_view *v, uint32_t item) {
  if (item == v->first || !quoth_item_punct(v, item - 1, ',')) return item;
  uint32_t i = item + 1;
  while (i < v->stop && i < item + VERB_ITEMS_MAX &&
         !quoth_item_punct(v, i, ','))
    i++;
  return quoth_item_punct(v, i, ',') && quoth_is_finite(v, i + 1) ? i : item;
}

/* A finite verb soon, before the clause is cut off. */
bool quoth_verb_follows(const quoth_view *v, uint32_t item) {
  for (uint32_t i = item; i < v->stop && i < item + VERB_ITEMS_MAX; i++) {
    if (quoth_is_finite(v, i) || agrees_bare(v, item, i)) return true;
    bool phrase =
        i > v->first &&
        quoth_item_has(v, i - 1, QUOTH_W_PREPOSITION | QUOTH_W_DETERMINER);
    if (quoth_item_is_marked(v, i) && !phrase) return true;
    if (quoth_item_punct(v, i, '(') && quoth_item_punct(v, i + 2, ')')) {
      i += 2; /* the Action Group (AG) should */
      continue;
    }
    if (quoth_item_punct(v, i, ';') || quoth_item_punct(v, i, '(')) break;
  }
  return false;
}

bool quoth_is_predicate(const quoth_view *v, uint32_t item) {
  if (!quoth_item_is_marked(v, item)) return false;
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[item].marked];
  const quoth_token *t = &v->a->tokens.at[m->first];
  return quoth_word_has(v->a, m->first,
                        QUOTH_W_AUXILIARY | QUOTH_W_VERB | QUOTH_W_CUE) &&
         !(t->flags & QUOTH_CAPITAL) && quoth_item_is_word(v, item - 1);
}

/* A main clause between two items: behind adjuncts that end with a comma, a
** piece with a finite verb. */
bool quoth_is_clause(const quoth_view *v, uint32_t first, uint32_t stop) {
  while (first < stop &&
         quoth_item_has(v, first, QUOTH_W_CONJUNCTION | QUOTH_W_ADVERB))
    first++;
  while (first < stop &&
         quoth_item_has(v, first, QUOTH_W_PREPOSITION | QUOTH_W_SUBORDINATE)) {
    while (first < stop && !quoth_item_punct(v, first, ','))
      first++;
    first += first < stop;
  }
  for (uint32_t i = first; i < stop && !quoth_item_punct(v, i, ','); i++) {
    bool relative = i > first && quoth_item_has(v, i, QUOTH_W_RELATIVE) &&
                    !quoth_item_is(v, i, "that");
    if (relative) return false;
    if (i > first && (quoth_is_finite(v, i) || quoth_is_predicate(v, i)))
      return true;
    if (quoth_item_has(v, i, QUOTH_W_AUXILIARY) || quoth_is_contracted(v, i))
      return true;
  }
  return false;
}

/* A word that may lead one that tells the time: "late last", "these 30". */
static bool leads_time(const quoth_view *v, uint32_t item) {
  static const uint32_t lead[] = {QUOTH_HASH("last"), QUOTH_HASH("next"),
                                  QUOTH_HASH("late"), QUOTH_HASH("early"),
                                  QUOTH_HASH("past")};
  if (QUOTH_ITEM_AMONG(v, item, lead)) return true;
  return (quoth_item_has(v, item, QUOTH_W_DETERMINER | QUOTH_W_NUMBER) &&
          !quoth_item_has(v, item, QUOTH_W_OWNER)) ||
         is_number(v, item);
}

/* "the time for talks", "the days when", "each year of": a noun as any. */
static bool is_modified(const quoth_view *v, uint32_t item) {
  return quoth_item_is(v, item, "of") || quoth_item_is(v, item, "for") ||
         quoth_item_is(v, item, "when");
}

/* "said that every day he came": a conjunction, and no "that day". */
static bool is_conjunction_that(const quoth_view *v, uint32_t item) {
  return quoth_item_is(v, item, "that") &&
         !quoth_item_is(v, item + 1, "same") &&
         !quoth_item_has(v, item + 1, QUOTH_W_TIME | QUOTH_W_WEEKDAY);
}

uint32_t quoth_after_time(const quoth_view *v, uint32_t item) {
  uint32_t i = item;
  if (is_conjunction_that(v, i)) return item;
  if (quoth_item_has(v, i, QUOTH_W_MONTH)) {
    uint32_t day = i + 1 + quoth_item_punct(v, i + 1, '.'); /* Dec. 6 */
    if (is_number(v, day)) return day + 1;
  }
  while (leads_time(v, i))
    i++;
  bool month = i > item && quoth_item_has(v, i, QUOTH_W_MONTH) &&
               (quoth_item_is(v, i - 1, "last") ||
                quoth_item_is(v, i - 1, "next")); /* last April */
  if (!month && !quoth_item_has(v, i, QUOTH_W_TIME | QUOTH_W_WEEKDAY))
    return item;
  if (quoth_item_is(v, i, "second") && quoth_item_is_word(v, i + 1))
    return item; /* a second person */
  i += month;
  while (quoth_item_has(v, i, QUOTH_W_TIME | QUOTH_W_WEEKDAY | QUOTH_W_ADVERB))
    i++;
  if (quoth_item_token(v, i - 1)->flags & QUOTH_POSSESSIVE)
    return item; /* this year's figures */
  bool ends = quoth_item_punct(v, i, ',') || !quoth_item_is_word(v, i) ||
              !(quoth_item_has(v, i, QUOTH_W_AUXILIARY | QUOTH_W_VERB) ||
                is_modified(v, i));
  return ends ? i : item;
}

int32_t quoth_recalled_at(const quoth_article *a, uint32_t token) {
  static const uint32_t verbs[] = {
      QUOTH_HASH("recalled"),  QUOTH_HASH("recalls"), QUOTH_HASH("remembered"),
      QUOTH_HASH("remembers"), QUOTH_HASH("heard"),   QUOTH_HASH("overheard")};
  if (token + 2 >= a->tokens.n || !QUOTH_TOKEN_AMONG(&a->tokens, token, verbs))
    return QUOTH_NONE;
  int32_t m = quoth_mention_at(a, token + 1);
  if (m == QUOTH_NONE) return m;
  uint32_t stop = a->mentions.at[m].stop;
  bool says =
      stop < a->tokens.n && (quoth_token_is(&a->tokens, stop, "saying") ||
                             quoth_token_is(&a->tokens, stop, "say"));
  return says ? m : QUOTH_NONE;
}
