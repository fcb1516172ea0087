/*
** dates.c: the dates of pages and feeds to ISO 8601.  A date is read from the
** front; what follows it and is no time is ignored.  Nothing is guessed: month
** and day in figures are only read where the year stands first.
*/
#include "page.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

typedef struct reader {
  const char *at, *stop;
} reader;

typedef struct moment {
  int year, month, day;
  int hour, minute, second; /* hour -1: no time */
  bool has_zone;
  int zone; /* minutes east of Greenwich */
} moment;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static void skip(reader *r, const char *set) {
  while (r->at < r->stop && *r->at && strchr(set, *r->at)) r->at++;
}

/* Digits, at most `n_most`; gives how many. */
static int number(reader *r, int n_most, int *value) {
  int n = 0;
  for (*value = 0; n < n_most && r->at < r->stop && is_digit(*r->at); n++)
    *value = *value * 10 + (*r->at++ - '0');
  return n;
}

static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                     "jul", "aug", "sep", "oct", "nov", "dec"};

/* An English month at the reader, whole or cut; 0 and no step where none. */
static int month_name(reader *r) {
  const char *end = r->at;
  while (end < r->stop && is_letter(*end)) end++;
  for (int i = 0; end - r->at >= 3 && i < 12; i++) {
    if (strncasecmp(r->at, months[i], 3)) continue;
    r->at = end;
    return i + 1;
  }
  return 0;
}

static bool is_date(const moment *m) {
  static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return m->year >= 1600 && m->year <= 2999 && m->month >= 1 &&
         m->month <= 12 && m->day >= 1 && m->day <= days[m->month - 1];
}

/* 2015-11-16, 2015/11/16, 2015.11.16, 20151116 */
static bool read_iso(reader *r, moment *m) {
  if (number(r, 4, &m->year) != 4) return false;
  skip(r, "-/.");
  if (number(r, 2, &m->month) == 0) return false;
  skip(r, "-/.");
  return number(r, 2, &m->day) > 0 && is_date(m);
}

/* Mon, 16 Nov 2015 · 16th of November, 2015 · Nov. 16, 2015 */
static bool read_words(reader *r, moment *m) {
  const char *start = r->at;
  m->month = month_name(r);
  if (!m->month) { /* a weekday before it, maybe */
    r->at = start;
    while (r->at < r->stop && is_letter(*r->at)) r->at++;
    skip(r, ", ");
    m->month = month_name(r);
  }
  skip(r, ". ");
  if (!number(r, 2, &m->day)) return false;
  while (r->at < r->stop && is_letter(*r->at)) r->at++; /* 16th */
  skip(r, "., -");
  if (!strncasecmp(r->at, "of ", (size_t)(r->stop - r->at < 3 ? 0 : 3)))
    skip(r, "of ");
  if (!m->month) m->month = month_name(r);
  skip(r, "., -");
  int n = number(r, 4, &m->year);
  if (n == 2) m->year += m->year < 70 ? 2000 : 1900; /* RFC 822 */
  return (n == 2 || n == 4) && is_date(m);
}

static void read_zone(reader *r, moment *m) {
  static const struct {
    const char *name;
    int hours;
  } zones[] = {{"z", 0},    {"utc", 0},  {"gmt", 0},  {"ut", 0},
               {"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5},
               {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}};
  int hours = 0, minutes = 0, sign = 0;
  skip(r, " ");
  if (r->at < r->stop && (*r->at == '+' || *r->at == '-')) {
    sign = *r->at++ == '-' ? -1 : 1;
    m->has_zone = number(r, 2, &hours) == 2;
    skip(r, ":");
    number(r, 2, &minutes);
    m->zone = sign * (hours * 60 + minutes);
    m->has_zone &= hours < 15 && minutes < 60;
    return;
  }
  const char *end = r->at;
  while (end < r->stop && is_letter(*end)) end++;
  for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
    if ((size_t)(end - r->at) != strlen(zones[i].name) ||
        strncasecmp(r->at, zones[i].name, strlen(zones[i].name)))
      continue;
    m->has_zone = true;
    m->zone = zones[i].hours * 60;
  }
}

/* 19:10, 19:10:44.123, 191044, with a zone; 7:10 pm. */
static void read_time(reader *r, moment *m) {
  int hour, minute, second = 0;
  skip(r, "Tt, ");
  if (!number(r, 2, &hour)) return;
  skip(r, ":");
  if (number(r, 2, &minute) != 2) return;
  skip(r, ":");
  number(r, 2, &second);
  if (r->at < r->stop && *r->at == '.') {
    r->at++;
    while (r->at < r->stop && is_digit(*r->at)) r->at++;
  }
  skip(r, " ");
  if (r->stop - r->at >= 2 && (r->at[1] | 32) == 'm' && hour <= 12 &&
      ((*r->at | 32) == 'a' || (*r->at | 32) == 'p')) {
    hour = hour % 12 + ((*r->at | 32) == 'p' ? 12 : 0);
    r->at += 2;
  }
  if (hour > 23 || minute > 59 || second > 60) return;
  m->hour = hour;
  m->minute = minute;
  m->second = second;
  read_zone(r, m);
}

/* Ten digits are seconds since 1970, thirteen milliseconds. */
static bool read_epoch(reader r, moment *m) {
  long long value = 0;
  int n = 0;
  for (; r.at < r.stop && is_digit(*r.at) && n < 14; n++)
    value = value * 10 + (*r.at++ - '0');
  if (r.at < r.stop || (n != 10 && n != 13)) return false;
  time_t t = (time_t)(n == 13 ? value / 1000 : value);
  struct tm tm;
  if (!gmtime_r(&t, &tm)) return false;
  *m = (moment){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
                tm.tm_min,         tm.tm_sec,     true,       0};
  return true;
}

static void write_moment(const moment *m, char out[26]) {
  if (m->hour < 0) {
    snprintf(out, 26, "%04d-%02d-%02d", m->year % 10000, m->month % 100,
             m->day % 100);
    return;
  }
  char zone[7] = "";
  int away = m->zone < 0 ? -m->zone : m->zone;
  if (m->has_zone && !m->zone) snprintf(zone, sizeof zone, "Z");
  else if (m->has_zone)
    snprintf(zone, sizeof zone, "%c%02d:%02d", m->zone < 0 ? '-' : '+',
             away / 60 % 100, away % 60);
  snprintf(out, 26, "%04d-%02d-%02dT%02d:%02d:%02d%s", m->year % 10000,
           m->month % 100, m->day % 100, m->hour % 100, m->minute % 100,
           m->second % 100, zone);
}

bool quoth_page_date(const char *text, size_t n_byte, char out[26]) {
  reader r = {text, text + n_byte};
  moment m = {.hour = -1};
  out[0] = 0;
  skip(&r, " \t\r\n");
  bool found = read_epoch(r, &m);
  if (!found) {
    reader iso = r;
    found = read_iso(&iso, &m);
    if (found) r = iso;
    else found = read_words(&r, &m);
    if (found) read_time(&r, &m);
  }
  if (found) write_moment(&m, out);
  return found;
}
