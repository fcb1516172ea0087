/*
** dates.c: when a quote was said, where the sentence of its frame tells: "on
** September 3", "on Monday", "said Tuesday", "yesterday".  Resolves against the
** article's date; "" where that is not known or nothing is told.  A date inside
** the words that were said is not when they were said.
*/
#include "calendar.h"
#include "view.h"

#include <string.h>

/* Items before and behind the cue in which its date stands. */
#define BEFORE_CUE_MAX 16u
#define BEHIND_CUE_MAX 14u

/* Words before a date that make it another: "since Monday", "Monday's". */
static bool is_other_time(const quoth_article *a, uint32_t i, uint32_t first) {
  static const uint32_t before[] = {
      QUOTH_HASH("since"),   QUOTH_HASH("until"), QUOTH_HASH("till"),
      QUOTH_HASH("by"),      QUOTH_HASH("before"), QUOTH_HASH("after"),
      QUOTH_HASH("next"),    QUOTH_HASH("from"),  QUOTH_HASH("through"),
      QUOTH_HASH("for"),     QUOTH_HASH("of"),    QUOTH_HASH("between")};
  if (a->tokens.at[i].flags & QUOTH_POSSESSIVE) return true;
  return i > first && QUOTH_TOKEN_AMONG(&a->tokens, i - 1, before);
}

/* Words that tell a day by that of the article: "last night" was the day
** before.  Weeks and months tell no day. */
static const struct near_day {
  uint32_t word, next; /* 0: any */
  int32_t n_day;
} near_days[] = {
    {QUOTH_HASH("yesterday"), 0, -1},
    {QUOTH_HASH("today"), 0, 0},
    {QUOTH_HASH("tonight"), 0, 0},
    {QUOTH_HASH("last"), QUOTH_HASH("night"), -1},
    {QUOTH_HASH("this"), QUOTH_HASH("morning"), 0},
    {QUOTH_HASH("this"), QUOTH_HASH("afternoon"), 0},
    {QUOTH_HASH("this"), QUOTH_HASH("evening"), 0},
};

static const struct near_day *near_day_at(const quoth_article *a, uint32_t i,
                                          uint32_t stop) {
  const quoth_token *t = &a->tokens.at[i];
  uint32_t next = i + 1 < stop ? t[1].hash : 0;
  bool name = (t->flags & QUOTH_CAPITAL) && i > 0 &&
              t[-1].kind != QUOTH_PUNCT && t[-1].kind != QUOTH_MARK;
  if (name && t[0].gap != QUOTH_GAP_BLANK) return NULL; /* the Today show */
  for (size_t k = 0; k < QUOTH_N_ELEMENT(near_days); k++)
    if (near_days[k].word == t->hash &&
        (!near_days[k].next || near_days[k].next == next))
      return &near_days[k];
  return NULL;
}

/* "two days ago" at token i; 0 for none. */
static int32_t days_ago(const quoth_article *a, uint32_t i, uint32_t stop) {
  static const uint32_t number[] = {
      QUOTH_HASH("a"),    QUOTH_HASH("one"),  QUOTH_HASH("two"),
      QUOTH_HASH("three"), QUOTH_HASH("four"), QUOTH_HASH("five"),
      QUOTH_HASH("six")};
  if (i + 2 >= stop || !quoth_token_is(&a->tokens, i + 2, "ago")) return 0;
  if (!quoth_token_is(&a->tokens, i + 1, "days") &&
      !quoth_token_is(&a->tokens, i + 1, "day"))
    return 0;
  int n = quoth_token_find(&a->tokens, i, number, QUOTH_N_ELEMENT(number));
  return n > 0 ? n : n == 0; /* "a day" is one */
}

/* The date that token i tells; year 0 for none. */
static quoth_date date_at(const quoth_article *a, uint32_t i, uint32_t stop,
                          quoth_date base) {
  quoth_date date;
  if (quoth_date_read(a, i, stop, &date) > i)
    return quoth_date_last(date, base);
  int weekday = quoth_date_weekday_at(a, i);
  if (weekday >= 0) {
    /* on a Tuesday, "last Tuesday" was a week before */
    bool last = i > 0 && base.year && quoth_token_is(&a->tokens, i - 1, "last");
    return quoth_date_last_weekday(weekday,
                                   last ? quoth_date_plus(base, -1) : base);
  }
  const struct near_day *near = near_day_at(a, i, stop);
  int32_t ago = days_ago(a, i, stop);
  if (base.year && near) return quoth_date_plus(base, near->n_day);
  if (base.year && ago) return quoth_date_plus(base, -ago);
  return (quoth_date){0, 0, 0};
}

/* False where no date starts for sure: the words that tell a day by that of the
** article are "last", adverbs, determiners and numbers. */
static bool may_be_date(const quoth_article *a, uint32_t i, quoth_date base) {
  if (quoth_date_may_start(a, i)) return true;
  return base.year &&
         (quoth_word_has(a, i,
                         QUOTH_W_WEEKDAY | QUOTH_W_ADVERB | QUOTH_W_DETERMINER |
                             QUOTH_W_NUMBER) ||
          quoth_token_is(&a->tokens, i, "last"));
}

/* "two days before the vote on Friday": what follows is the time of another
** thing. */
static bool turns_to_other(const quoth_view *v, uint32_t item) {
  static const uint32_t words[] = {
      QUOTH_HASH("before"), QUOTH_HASH("until"),   QUOTH_HASH("since"),
      QUOTH_HASH("ahead"),  QUOTH_HASH("planned"), QUOTH_HASH("scheduled")};
  return QUOTH_ITEM_AMONG(v, item, words);
}

static bool turns_before(const quoth_view *v, uint32_t first, uint32_t stop) {
  while (first < stop && !turns_to_other(v, first))
    first++;
  return first < stop;
}

/* First date in a window of the frame's items, outside all marks and outside
** the words that were said. */
static quoth_date date_in(const quoth_view *v, const quoth_draft *d,
                          uint32_t first, uint32_t stop, quoth_date base) {
  const quoth_sentence *s = &v->a->sentences.at[v->sentence];
  const quoth_date none = {0, 0, 0};
  for (uint32_t k = first; k < stop; k++) {
    uint32_t i = quoth_item_first(v, k);
    if (!may_be_date(v->a, i, base) || quoth_item_is_marked(v, k) ||
        quoth_draft_holds(d, i))
      continue;
    quoth_date date = date_at(v->a, i, s->stop, base);
    if (date.month && !is_other_time(v->a, i, s->first))
      return turns_before(v, first, k) ? none : date;
  }
  return none;
}

static void resolve(quoth_article *a, quoth_draft *d, quoth_date base) {
  if (d->cue < 0) return;
  const quoth_cue *cue = &a->cues.at[d->cue];
  quoth_view v = quoth_view_of(a, cue->sentence);
  uint32_t at = quoth_item_of(&v, cue->first);
  uint32_t first =
      at > v.first + BEFORE_CUE_MAX ? at - BEFORE_CUE_MAX : v.first;
  uint32_t stop = at + BEHIND_CUE_MAX < v.stop ? at + BEHIND_CUE_MAX : v.stop;
  quoth_date date = date_in(&v, d, at, stop, base);
  if (!date.month) date = date_in(&v, d, first, at, base);
  quoth_date_print(date, d->said_on);
}

/* Words that go on in the same paragraph were said with the others. */
static void inherit(const quoth_article *a, quoth_draft *d) {
  if (d->said_on[0] || d->inherits < 0) return;
  const quoth_draft *from = &a->drafts.at[d->inherits];
  bool near = a->sentences.at[d->sentence].paragraph ==
              a->sentences.at[from->sentence].paragraph;
  if (near) memcpy(d->said_on, from->said_on, sizeof d->said_on);
}

void quoth_dates_resolve(quoth_article *a) {
  quoth_date base = quoth_date_base(a);
  if (a->arena->status) return;
  for (uint32_t d = 0; d < a->drafts.n; d++) {
    quoth_draft *draft = &a->drafts.at[d];
    memset(draft->said_on, 0, sizeof draft->said_on);
    if (!draft->dropped) resolve(a, draft, base);
  }
  for (uint32_t d = 0; d < a->drafts.n; d++)
    if (!a->drafts.at[d].dropped) inherit(a, &a->drafts.at[d]);
}
