/*
** head.c: title, dateline, place, date and agency of an article, where its
** first lines tell.  Owns `body`: the first token behind them.
*/
#include "calendar.h"
#include "phrases.h"

/* Paragraphs looked at for a dateline or a date: titles, captions and links
** may stand before. */
#define HEAD_PARAGRAPHS_MAX 12u
/* Words of a title at least; shorter lines above it are links of the site. */
#define TITLE_WORDS_MIN 4u
#define TITLE_TOKENS_MAX 40u
/* Words of a place, and of an agency in brackets. */
#define PLACE_WORDS_MAX 6u
#define AGENCY_WORDS_MAX 4u

/* A dateline in the making. */
typedef struct dateline {
  quoth_run place, agency;
  quoth_date date;
  uint32_t stop; /* behind all of it */
  bool shouted;  /* the place is in capitals */
} dateline;

static uint32_t n_words(const quoth_article *a, const quoth_paragraph *p) {
  uint32_t n = 0;
  for (uint32_t i = p->first; i < p->stop && n < TITLE_TOKENS_MAX; i++)
    n += a->tokens.at[i].kind == QUOTH_WORD;
  return n;
}

static bool is_dash(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  return t->kind == QUOTH_PUNCT &&
         (t->hash == '-' || t->hash == 0x2013 || t->hash == 0x2014 ||
          t->hash == 0x2012 || t->hash == 0x2015);
}

/* Words with a capital from i on; in a place, commas may part them: "BOCA
** RATON, Fla." */
static uint32_t read_place(const quoth_article *a, uint32_t i, uint32_t stop,
                           dateline *d) {
  uint32_t k = i;
  d->place = (quoth_run){i, i};
  d->shouted = true;
  for (; k < stop && k < i + PLACE_WORDS_MAX; k++) {
    const quoth_token *t = &a->tokens.at[k];
    bool first_part = d->place.stop == k;
    quoth_date date;
    if (quoth_date_read(a, k, stop, &date) > k) break;
    bool joint = quoth_punct_is(a, k, ',') && k > i;
    bool dot = quoth_punct_is(a, k, '.') && k > i && t->gap == QUOTH_GAP_NONE &&
               k + 1 < stop &&
               (is_dash(a, k + 1) || quoth_punct_is(a, k + 1, '(') ||
                quoth_punct_is(a, k + 1, ','));
    if (joint || dot) continue;
    if (t->kind != QUOTH_WORD || !(t->flags & QUOTH_CAPITAL)) break;
    if (quoth_word_has(a, k, QUOTH_W_MONTH | QUOTH_W_WEEKDAY)) break;
    if (!first_part) continue;
    d->place.stop = k + 1;
    if (!(t->flags & (QUOTH_CAPS | QUOTH_DOTTED))) d->shouted = false;
  }
  while (k > d->place.stop && quoth_punct_is(a, k - 1, ',')) k--;
  return d->place.stop > i ? k : i;
}

/* "(AP)", "/TASS/", "[Reuters]". */
static uint32_t read_agency(const quoth_article *a, uint32_t i, uint32_t stop,
                            dateline *d) {
  static const char pairs[][2] = {{'(', ')'}, {'/', '/'}, {'[', ']'}};
  for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
    if (i >= stop || !quoth_punct_is(a, i, (uint8_t)pairs[k][0])) continue;
    uint32_t end = i + 1;
    while (end < stop && end <= i + 1 + AGENCY_WORDS_MAX &&
           !quoth_punct_is(a, end, (uint8_t)pairs[k][1]))
      end++;
    bool closed = end < stop && end > i + 1 &&
                  quoth_punct_is(a, end, (uint8_t)pairs[k][1]);
    if (!closed || !(a->tokens.at[i + 1].flags & QUOTH_CAPITAL)) continue;
    d->agency = (quoth_run){i + 1, end};
    return end + 1;
  }
  return i;
}

static uint32_t skip(const quoth_article *a, uint32_t i, uint32_t stop,
                     uint32_t sign) {
  return i < stop && quoth_punct_is(a, i, sign) ? i + 1 : i;
}

static uint32_t read_date(const quoth_article *a, uint32_t i, uint32_t stop,
                          dateline *d) {
  uint32_t k = skip(a, i, stop, ',');
  if (k < stop && quoth_date_weekday_at(a, k) >= 0)
    k = skip(a, k + 1, stop, ',');
  uint32_t next = quoth_date_read(a, k, stop, &d->date);
  return next > k ? next : i;
}

/* "NEW YORK: India on Saturday …", as Indian and Gulf papers have it; a state
** may be one who speaks. */
static bool is_shouted_city(const quoth_article *a, const dateline *d) {
  uint32_t key = QUOTH_PHRASE_START;
  bool word = false;
  for (uint32_t i = d->place.first; i < d->place.stop; i++) {
    key = quoth_phrase_add(key, a->tokens.at[i].hash);
    word = word || quoth_word_has(a, i, QUOTH_W_PLACE);
  }
  bool city = word || quoth_phrase_of(key).kind == QUOTH_PHRASE_SEAT;
  return city && d->shouted &&
         !quoth_word_has(a, d->place.first, QUOTH_W_STATE);
}

/*
** PLACE[, REGION][, DATE][.] [(AGENCY)] DASH or full stop.  A place in capitals
** needs one of date, agency and dash; one that is not, an agency and a dash, or
** to be a known one with a dash; an agency may stand alone: "(Reuters) - ".
*/
static bool read_dateline(const quoth_article *a, const quoth_paragraph *p,
                          dateline *d) {
  *d = (dateline){.stop = p->first};
  uint32_t i = read_place(a, p->first, p->stop, d);
  i = read_date(a, i, p->stop, d);
  bool dated = d->date.month != 0;
  uint32_t dot = dated ? skip(a, i, p->stop, '.') : i;
  uint32_t next = read_agency(a, dot, p->stop, d);
  bool agency = next > dot;
  i = next;
  if (agency && !dated) i = read_date(a, i, p->stop, d);
  uint32_t end = i;
  while (end < p->stop && end < i + 2 && is_dash(a, end)) end++;
  bool dash = end > i;
  if (!dash) end = skip(a, i, p->stop, '.');
  bool placed = d->place.stop > d->place.first;
  bool colon = end == i && placed && is_shouted_city(a, d);
  if (colon) end = skip(a, i, p->stop, ':');
  bool closed = dash || end > i || dot < i ||
                (dated && i > p->first && a->tokens.at[i - 1].hash == '.');
  d->stop = end;
  if (!closed || end >= p->stop) return false;
  if (!placed) return agency && dash;
  if (d->shouted) return dated || agency || dash || colon;
  bool spaced = dash && a->tokens.at[i].gap != QUOTH_GAP_NONE &&
                a->tokens.at[end].gap != QUOTH_GAP_NONE;
  bool known = quoth_word_has(a, d->place.first, QUOTH_W_PLACE);
  return dash && (agency || dated || (spaced && known));
}

static quoth_str text_of(const quoth_article *a, quoth_run run) {
  quoth_span at = quoth_run_span(a, run);
  return quoth_span_text(a->tokens.text, at);
}

/* A line of its own that is a date, with or without "Published", or a title
** that ends in one. */
static bool read_date_line(const quoth_article *a, const quoth_paragraph *p,
                           quoth_date *date) {
  uint32_t stop = p->first + TITLE_TOKENS_MAX;
  if (stop > p->stop) stop = p->stop;
  if (!p->heading && p->stop - p->first > TITLE_TOKENS_MAX) return false;
  for (uint32_t i = p->first; i < stop; i++) {
    quoth_date d;
    if (!quoth_date_may_start(a, i)) continue;
    uint32_t next = quoth_date_read(a, i, stop, &d);
    if (next == i) continue;
    *date = d;
    return d.year != 0 && (p->heading || next + 1 >= p->stop);
  }
  return false;
}

static void take_title(quoth_article *a, uint32_t n) {
  uint32_t title = n;
  for (uint32_t k = 0; k < n && title == n; k++) {
    const quoth_paragraph *p = &a->paragraphs.at[k];
    bool fits = p->heading || p->stop - p->first <= TITLE_TOKENS_MAX;
    quoth_date date;
    bool dated = quoth_date_read(a, p->first, p->stop, &date) > p->first;
    if (fits && !dated && n_words(a, p) >= TITLE_WORDS_MIN) title = k;
    if (!p->heading && k > 0) break;
  }
  if (title == n && a->paragraphs.at[0].heading) title = 0;
  if (title == n || title + 1 >= a->paragraphs.n) return;
  const quoth_paragraph *p = &a->paragraphs.at[title];
  a->head.title = quoth_run_span(a, (quoth_run){p->first, p->stop});
  a->body = p->stop;
}

static void take_dateline(quoth_article *a, const dateline *d,
                          const quoth_paragraph *p) {
  uint32_t last = d->stop;
  while (last > p->first && is_dash(a, last - 1)) last--;
  a->head.dateline = quoth_run_span(a, (quoth_run){p->first, last});
  a->head.place = text_of(a, d->place);
  a->head.agency = text_of(a, d->agency);
  a->body = d->stop;
}

void quoth_head_read(quoth_article *a) {
  uint32_t n = a->paragraphs.n;
  if (n > HEAD_PARAGRAPHS_MAX) n = HEAD_PARAGRAPHS_MAX;
  if (a->arena->status || n == 0) return;
  quoth_date published = {0, 0, 0}, given;
  uint32_t n_before = n;
  for (uint32_t k = 0; k < n && n_before == n; k++) {
    dateline d;
    if (!read_dateline(a, &a->paragraphs.at[k], &d)) continue;
    n_before = k;
    take_title(a, k);
    take_dateline(a, &d, &a->paragraphs.at[k]);
    published = d.date;
  }
  if (n_before == n) take_title(a, n);
  for (uint32_t k = 0; k < n_before && !published.month; k++)
    if (!read_date_line(a, &a->paragraphs.at[k], &published))
      published = (quoth_date){0, 0, 0};
  if (quoth_date_parse(a->options->published, &given))
    published = quoth_date_last(published, given);
  quoth_date_print(published, a->head.published);
}
