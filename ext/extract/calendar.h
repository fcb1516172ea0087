/*
** calendar.h: dates as news writes them, and reckoning with them.
*/
#ifndef QUOTH_EXTRACT_CALENDAR_H
#define QUOTH_EXTRACT_CALENDAR_H

#include "model.h"

/* A part that is not told is 0. */
typedef struct quoth_date {
  int32_t year;
  int32_t month; /* 1 … 12 */
  int32_t day;   /* 1 … 31 */
} quoth_date;

/* False where no date starts for sure: it does with a number or a month. */
static inline bool quoth_date_may_start(const quoth_article *a, uint32_t i) {
  return (a->trait[i] & QUOTH_TRAIT_NUMBER) ||
         quoth_word_has(a, i, QUOTH_W_MONTH);
}

/* Reads "September 3, 2015", "Sept. 3", "3 September 2015" or "2015-09-03" at
** token i; gives the token behind it, or i where no date stands there. */
uint32_t quoth_date_read(const quoth_article *a, uint32_t i, uint32_t stop,
                         quoth_date *date);

/* Reads "2015-09-03…" from a C string; false for anything else or NULL. */
bool quoth_date_parse(const char *text, quoth_date *date);

/* 0 for Sunday … 6 for Saturday; -1 for a token that is no weekday. */
int quoth_date_weekday_at(const quoth_article *a, uint32_t i);

/* The date as it was last before `base` or on it: a month and day without a
** year, or a weekday. */
quoth_date quoth_date_last(quoth_date date, quoth_date base);
quoth_date quoth_date_last_weekday(int weekday, quoth_date base);
quoth_date quoth_date_plus(quoth_date date, int32_t n_day);

/* "2015-09-03", or "" where a part is not told. */
void quoth_date_print(quoth_date date, char out[11]);

/* The base that relative dates of an article resolve against: the one given by
** the caller, or else the one in the head; year 0 where there is none. */
quoth_date quoth_date_base(const quoth_article *a);

#endif
