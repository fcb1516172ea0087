/*
** calendar.c: dates of the Gregorian calendar in tokens.  Knows nothing of
** what happened on them.
*/
#include "calendar.h"

#include <string.h>

#define YEAR_MIN 1000
#define YEAR_MAX 2999

/* Spellings of each; 0: no more. */
#define W QUOTH_HASH
static const uint32_t month_name[12][3] = {
    {W("january"), W("jan")}, {W("february"), W("feb")},
    {W("march"), W("mar")}, {W("april"), W("apr")}, {W("may")},
    {W("june"), W("jun")}, {W("july"), W("jul")}, {W("august"), W("aug")},
    {W("september"), W("sept"), W("sep")}, {W("october"), W("oct")},
    {W("november"), W("nov")}, {W("december"), W("dec")},
};

static const uint32_t weekday_name[7][3] = {
    {W("sunday"), W("sun")}, {W("monday"), W("mon")},
    {W("tuesday"), W("tue"), W("tues")}, {W("wednesday"), W("wed")},
    {W("thursday"), W("thu"), W("thurs")}, {W("friday"), W("fri")},
    {W("saturday"), W("sat")},
};
#undef W

/* The row of a table that holds the hash of a word, or -1. */
static int row_of(const uint32_t table[][3], int n, uint32_t hash) {
  for (int k = 0; k < n; k++)
    if (table[k][0] == hash || table[k][1] == hash || table[k][2] == hash)
      return k;
  return -1;
}

static int32_t month_at(const quoth_article *a, uint32_t i) {
  if (!quoth_word_has(a, i, QUOTH_W_MONTH)) return 0;
  if (!(a->tokens.at[i].flags & QUOTH_CAPITAL)) return 0;
  return row_of(month_name, 12, a->tokens.at[i].hash) + 1;
}

int quoth_date_weekday_at(const quoth_article *a, uint32_t i) {
  if (!quoth_word_has(a, i, QUOTH_W_WEEKDAY)) return -1;
  if (!(a->tokens.at[i].flags & QUOTH_CAPITAL)) return -1;
  return row_of(weekday_name, 7, a->tokens.at[i].hash);
}

/* A number of up to four digits, "3rd" too; -1 for other tokens. */
static int32_t number_at(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  if (t->kind != QUOTH_NUMBER) return -1;
  int32_t n = 0;
  uint32_t k = t->start;
  for (; k < t->stop; k++) {
    char c = a->tokens.text[k];
    if (c < '0' || c > '9') break;
    if (k - t->start == 4) return -1;
    n = n * 10 + (c - '0');
  }
  uint32_t n_tail = t->stop - k;
  if (n_tail == 0) return n;
  const char *tail = a->tokens.text + k;
  bool ordinal = n_tail == 2 &&
                 (!memcmp(tail, "st", 2) || !memcmp(tail, "nd", 2) ||
                  !memcmp(tail, "rd", 2) || !memcmp(tail, "th", 2));
  return ordinal ? n : -1;
}

static bool is_year(int32_t n) {
  return n >= YEAR_MIN && n <= YEAR_MAX;
}

static bool is_day(int32_t n) {
  return n >= 1 && n <= 31;
}

/* A year behind a day, with or without a comma. */
static uint32_t read_year(const quoth_article *a, uint32_t i, uint32_t stop,
                          quoth_date *date) {
  uint32_t k = i < stop && quoth_punct_is(a, i, ',') ? i + 1 : i;
  if (k >= stop || !is_year(number_at(a, k))) return i;
  date->year = number_at(a, k);
  return k + 1;
}

/* "2015-09-03": one number and two hyphens between figures. */
static uint32_t read_figures(const quoth_article *a, uint32_t i,
                             uint32_t stop, quoth_date *date) {
  if (i + 4 >= stop || !is_year(number_at(a, i))) return i;
  bool near = true;
  for (uint32_t k = i + 1; k < i + 5; k++)
    near = near && a->tokens.at[k].gap == QUOTH_GAP_NONE;
  int32_t month = number_at(a, i + 2), day = number_at(a, i + 4);
  if (!near || !quoth_punct_is(a, i + 1, '-') ||
      !quoth_punct_is(a, i + 3, '-') || month < 1 || month > 12 || !is_day(day))
    return i;
  *date = (quoth_date){number_at(a, i), month, day};
  return i + 5;
}

uint32_t quoth_date_read(const quoth_article *a, uint32_t i, uint32_t stop,
                         quoth_date *date) {
  *date = (quoth_date){0, 0, 0};
  if (i >= stop) return i;
  if (!quoth_date_may_start(a, i)) return i;
  int32_t day = number_at(a, i);
  if (is_year(day)) return read_figures(a, i, stop, date);
  uint32_t m = i;
  if (is_day(day)) {
    m = i + 1;
    if (m < stop && quoth_token_is(&a->tokens, m, "of")) m++;
  }
  if (m >= stop || !month_at(a, m)) return i;
  date->month = month_at(a, m);
  uint32_t next = m + 1;
  if (next < stop && quoth_punct_is(a, next, '.') &&
      a->tokens.at[next].gap == QUOTH_GAP_NONE && m == i)
    next++;
  if (m > i) {
    date->day = day;
    return read_year(a, next, stop, date);
  }
  if (next >= stop || !is_day(number_at(a, next))) return i;
  date->day = number_at(a, next);
  return read_year(a, next + 1, stop, date);
}

bool quoth_date_parse(const char *text, quoth_date *date) {
  static const char form[] = "0000-00-00";
  *date = (quoth_date){0, 0, 0};
  int32_t part[3] = {0, 0, 0};
  for (int k = 0, n = 0; form[k]; k++) {
    if (!text || !text[k]) return false;
    bool digit = text[k] >= '0' && text[k] <= '9';
    if (form[k] == '-' ? text[k] != '-' : !digit) return false;
    if (form[k] == '-') n++;
    else part[n] = part[n] * 10 + (text[k] - '0');
  }
  if (part[1] < 1 || part[1] > 12 || !is_day(part[2])) return false;
  *date = (quoth_date){part[0], part[1], part[2]};
  return true;
}

/* Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date
** algorithms"). */
static int32_t days_of(quoth_date d) {
  int32_t y = d.year - (d.month <= 2);
  int32_t era = (y >= 0 ? y : y - 399) / 400;
  int32_t of_era = y - era * 400;
  int32_t of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 +
                    d.day - 1;
  int32_t day = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
  return era * 146097 + day - 719468;
}

static quoth_date date_of(int32_t days) {
  days += 719468;
  int32_t era = (days >= 0 ? days : days - 146096) / 146097;
  int32_t of_era = days - era * 146097;
  int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
                 365;
  int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
  int32_t m = (5 * of_year + 2) / 153;
  int32_t month = m < 10 ? m + 3 : m - 9;
  return (quoth_date){year + era * 400 + (month <= 2), month,
                      of_year - (153 * m + 2) / 5 + 1};
}

quoth_date quoth_date_plus(quoth_date date, int32_t n_day) {
  return date_of(days_of(date) + n_day);
}

quoth_date quoth_date_last(quoth_date date, quoth_date base) {
  if (date.year || !base.year) return date;
  date.year = base.year;
  /* a day ahead is still this year's: papers print tomorrow's date */
  if (days_of(date) > days_of(base) + 1) date.year--;
  return date;
}

quoth_date quoth_date_last_weekday(int weekday, quoth_date base) {
  if (!base.year) return (quoth_date){0, 0, 0};
  int32_t days = days_of(base);
  int32_t today = (int32_t)(((days % 7) + 7 + 4) % 7); /* 1970 began on a
                                                          Thursday */
  return date_of(days - (today - weekday + 7) % 7);
}

void quoth_date_print(quoth_date d, char out[11]) {
  memset(out, 0, 11);
  if (!d.year || !d.month || !d.day) return;
  int32_t part[3] = {d.year, d.month, d.day};
  static const int width[3] = {4, 2, 2};
  int at = 0;
  for (int k = 0; k < 3; k++) {
    for (int w = width[k] - 1; w >= 0; w--, part[k] /= 10)
      out[at + w] = (char)('0' + part[k] % 10);
    at += width[k];
    if (k < 2) out[at++] = '-';
  }
}

quoth_date quoth_date_base(const quoth_article *a) {
  quoth_date date;
  if (!quoth_date_parse(a->options->published, &date))
    quoth_date_parse(a->head.published, &date);
  return date;
}
