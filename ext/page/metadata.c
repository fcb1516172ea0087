/*
** metadata.c: what a page says of itself, each field from the best place that
** has it: JSON-LD, Open Graph, itemprop, other <meta>, <time> and headings, at
** last the address.  Values are taken as they are written, but for white space,
** the site's name behind a title, "By" before a byline, and dates.
*/
#include "parse.h"

#include "../text/unicode.h"
#include "../text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Longer is no title, name or address. */
#define VALUE_MAX_BYTE 2000u
/* Readability: a longer byline is a paragraph. */
#define BYLINE_MAX_BYTE 100u

/* <meta> names and properties, lower case, in strcmp() order. */
typedef struct known {
  const char *name;
  uint8_t field, rank;
} known;

static const known metas[] = {
    {"application-name", QUOTH_FIELD_OUTLET, QUOTH_RANK_OTHER_META},
    {"article:author", QUOTH_FIELD_BYLINE, QUOTH_RANK_OTHER_META},
    {"article:modified_time", QUOTH_FIELD_MODIFIED, QUOTH_RANK_META},
    {"article:published_time", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_META},
    {"author", QUOTH_FIELD_BYLINE, QUOTH_RANK_META},
    {"byl", QUOTH_FIELD_BYLINE, QUOTH_RANK_OTHER_META},
    {"citation_publication_date", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_OTHER_META},
    {"content-language", QUOTH_FIELD_LANG, QUOTH_RANK_OTHER_META},
    {"cxenseparse:recs:publishtime", QUOTH_FIELD_PUBLISHED,
     QUOTH_RANK_OTHER_META},
    {"date", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_OTHER_META},
    {"dc.creator", QUOTH_FIELD_BYLINE, QUOTH_RANK_OTHER_META},
    {"dc.date", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_OTHER_META},
    {"dc.date.issued", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_OTHER_META},
    {"dc.language", QUOTH_FIELD_LANG, QUOTH_RANK_OTHER_META},
    {"dc.publisher", QUOTH_FIELD_OUTLET, QUOTH_RANK_OTHER_META},
    {"dc.title", QUOTH_FIELD_TITLE, QUOTH_RANK_OTHER_META},
    {"dcterms.created", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_OTHER_META},
    {"dcterms.modified", QUOTH_FIELD_MODIFIED, QUOTH_RANK_OTHER_META},
    {"last-modified", QUOTH_FIELD_MODIFIED, QUOTH_RANK_OTHER_META},
    {"lastmod", QUOTH_FIELD_MODIFIED, QUOTH_RANK_OTHER_META},
    {"og:locale", QUOTH_FIELD_LANG, QUOTH_RANK_MICRODATA},
    {"og:site_name", QUOTH_FIELD_OUTLET, QUOTH_RANK_META},
    {"og:title", QUOTH_FIELD_TITLE, QUOTH_RANK_META},
    {"og:updated_time", QUOTH_FIELD_MODIFIED, QUOTH_RANK_OTHER_META},
    {"og:url", QUOTH_FIELD_URL, QUOTH_RANK_OTHER_META},
    {"parsely-author", QUOTH_FIELD_BYLINE, QUOTH_RANK_OTHER_META},
    {"parsely-pub-date", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_OTHER_META},
    {"parsely-title", QUOTH_FIELD_TITLE, QUOTH_RANK_OTHER_META},
    {"pubdate", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_OTHER_META},
    {"publish-date", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_OTHER_META},
    {"sailthru.author", QUOTH_FIELD_BYLINE, QUOTH_RANK_OTHER_META},
    {"sailthru.date", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_OTHER_META},
    {"sailthru.title", QUOTH_FIELD_TITLE, QUOTH_RANK_OTHER_META},
    {"twitter:title", QUOTH_FIELD_TITLE, QUOTH_RANK_OTHER_META},
};

static const known items[] = {
    {"author", QUOTH_FIELD_BYLINE, QUOTH_RANK_MICRODATA},
    {"datemodified", QUOTH_FIELD_MODIFIED, QUOTH_RANK_MICRODATA},
    {"datepublished", QUOTH_FIELD_PUBLISHED, QUOTH_RANK_MICRODATA},
    {"headline", QUOTH_FIELD_TITLE, QUOTH_RANK_MICRODATA},
    {"inlanguage", QUOTH_FIELD_LANG, QUOTH_RANK_MICRODATA},
};

void quoth_page_metadata_open(quoth_page_metadata *m, quoth_arena *arena) {
  memset(m, 0, sizeof *m);
  m->arena = arena;
  for (int i = 0; i < QUOTH_FIELDS; i++) {
    m->value[i] = (quoth_str){"", 0};
    m->rank[i] = QUOTH_RANK_NONE;
  }
}

/* A copy without white space around and with single spaces inside. */
static quoth_str squeeze(quoth_arena *arena, const char *at, size_t n_byte) {
  char *to = quoth_arena_alloc(arena, n_byte + 1);
  uint32_t n = 0;
  bool space = false;
  for (size_t i = 0; to && i < n_byte;) {
    size_t start = i;
    if (quoth_char_is_space(quoth_utf8_next(at, n_byte, &i))) {
      space = n > 0;
      continue;
    }
    if (space) to[n++] = ' ';
    space = false;
    memcpy(to + n, at + start, i - start);
    n += (uint32_t)(i - start);
  }
  return (quoth_str){to ? to : "", n};
}

/* A line to a paragraph. */
static quoth_str lines(quoth_arena *arena, quoth_str s) {
  char *to = quoth_arena_array(arena, (size_t)s.n_byte + 1, 2);
  uint32_t n = 0;
  for (uint32_t at = 0, end; to && at < s.n_byte; at = end + 1) {
    for (end = at; end < s.n_byte && s.at[end] != '\n';) end++;
    quoth_str line = squeeze(arena, s.at + at, end - at);
    if (!line.n_byte) continue;
    if (n) to[n++] = '\n', to[n++] = '\n';
    memcpy(to + n, line.at, line.n_byte);
    n += line.n_byte;
  }
  return (quoth_str){to ? to : "", n};
}

static bool is_address(quoth_str s) {
  return s.n_byte > 7 && !strncasecmp(s.at, "http", 4) &&
         memmem(s.at, s.n_byte, "://", 3);
}

/* What cannot be a value of the field is as good as nothing. */
static bool is_value(enum quoth_page_field field, quoth_str s) {
  char date[26];
  if (!s.n_byte) return false;
  if (field == QUOTH_FIELD_PUBLISHED || field == QUOTH_FIELD_MODIFIED)
    return quoth_page_date(s.at, s.n_byte, date);
  if (field == QUOTH_FIELD_URL) return is_address(s);
  if (field == QUOTH_FIELD_BYLINE) return !is_address(s) && s.at[0] != '@';
  return true;
}

void quoth_page_metadata_offer(quoth_page_metadata *m,
                               enum quoth_page_field field,
                               enum quoth_page_rank rank, const char *value,
                               size_t n_byte) {
  if (rank >= m->rank[field]) return;
  if (n_byte > VALUE_MAX_BYTE && field != QUOTH_FIELD_BODY) return;
  quoth_str s = quoth_page_unescape(m->arena, value, n_byte);
  s = field == QUOTH_FIELD_BODY ? lines(m->arena, s)
                                : squeeze(m->arena, s.at, s.n_byte);
  if (!is_value(field, s)) return;
  m->value[field] = s;
  m->rank[field] = (uint8_t)rank;
}

static const char *attribute(const char *const *attributes, const char *name) {
  for (; attributes && attributes[0]; attributes += 2)
    if (!strcmp(attributes[0], name)) return attributes[1];
  return NULL;
}

static int by_name(const void *name, const void *k) {
  return strcmp(name, ((const known *)k)->name);
}

static const known *known_find(const known *table, size_t n, const char *name) {
  char lower[40];
  size_t n_byte = name ? strlen(name) : 0;
  if (!n_byte || n_byte >= sizeof lower) return NULL;
  for (size_t i = 0; i <= n_byte; i++)
    lower[i] = (char)quoth_char_lower((uint8_t)name[i]);
  return bsearch(lower, table, n, sizeof *table, by_name);
}

static void offer_known(quoth_page_metadata *m, const known *k,
                        const char *value) {
  if (k && value)
    quoth_page_metadata_offer(m, k->field, k->rank, value, strlen(value));
}

static void meta(quoth_page_metadata *m, const char *const *attributes) {
  static const char *const keys[] = {"property", "name", "http-equiv"};
  const char *content = attribute(attributes, "content");
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    offer_known(m,
                known_find(metas, sizeof metas / sizeof *metas,
                           attribute(attributes, keys[i])),
                content);
}

static void item(quoth_page_metadata *m, const char *const *attributes) {
  const char *property = attribute(attributes, "itemprop");
  const char *content = attribute(attributes, "content");
  if (!property) return;
  if (!content) content = attribute(attributes, "datetime");
  offer_known(m, known_find(items, sizeof items / sizeof *items, property),
              content);
}

static void offer_attribute(quoth_page_metadata *m, enum quoth_page_field field,
                            enum quoth_page_rank rank,
                            const char *const *attributes, const char *name) {
  const char *value = attribute(attributes, name);
  if (value) quoth_page_metadata_offer(m, field, rank, value, strlen(value));
}

void quoth_page_metadata_start(quoth_page_metadata *m, const char *name,
                               const char *const *attributes) {
  const char *rel = attribute(attributes, "rel");
  if (m->arena->status) return;
  item(m, attributes);
  if (!strcmp(name, "meta")) {
    meta(m, attributes);
  } else if (!strcmp(name, "html")) {
    offer_attribute(m, QUOTH_FIELD_LANG, QUOTH_RANK_META, attributes, "lang");
  } else if (!strcmp(name, "time")) {
    offer_attribute(m, QUOTH_FIELD_PUBLISHED, QUOTH_RANK_MARKUP, attributes,
                    "datetime");
  } else if (!strcmp(name, "link") && rel && !strcasecmp(rel, "canonical")) {
    offer_attribute(m, QUOTH_FIELD_URL, QUOTH_RANK_META, attributes, "href");
  } else if (!strcmp(name, "title")) {
    m->in_title = m->rank[QUOTH_FIELD_SITE_TITLE] == QUOTH_RANK_NONE;
  }
}

void quoth_page_metadata_end(quoth_page_metadata *m, const char *name) {
  if (!strcmp(name, "title")) m->in_title = false;
}

/* A parser may hand a title over in pieces. */
void quoth_page_metadata_text(quoth_page_metadata *m, const char *at,
                              size_t n_byte) {
  quoth_str *title = &m->value[QUOTH_FIELD_SITE_TITLE];
  if (!m->in_title || n_byte + title->n_byte > VALUE_MAX_BYTE) return;
  char *both = quoth_arena_alloc(m->arena, title->n_byte + n_byte + 1);
  if (!both) return;
  memcpy(both, title->at, title->n_byte);
  memcpy(both + title->n_byte, at, n_byte);
  *title = (quoth_str){both, title->n_byte + (uint32_t)n_byte};
  m->rank[QUOTH_FIELD_SITE_TITLE] = QUOTH_RANK_MARKUP;
}

/* ---- what the blocks tell ---- */

static quoth_str block_text(const quoth_page_blocks *b, uint32_t i) {
  return quoth_span_text(b->text.at, b->blocks.at[i].at);
}

/* The only <h1> with text: of several none is known to be the article's. */
static void offer_heading(quoth_page_metadata *m, const quoth_page_blocks *b) {
  quoth_str heading = {"", 0};
  for (uint32_t i = 0; i < b->blocks.n; i++) {
    const quoth_page_node *node = &b->nodes.at[b->blocks.at[i].node];
    if (strcmp(node->tag->name, "h1")) continue;
    if (heading.n_byte) return;
    heading = block_text(b, i);
  }
  quoth_page_metadata_offer(m, QUOTH_FIELD_TITLE, QUOTH_RANK_MARKUP, heading.at,
                            heading.n_byte);
}

static quoth_str without_by(quoth_str s) {
  static const char *const words[] = {"by ",  "by: ", "posted by ",
                                      "written by ", "von ", "par ", "por "};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    uint32_t n = (uint32_t)strlen(words[i]);
    if (s.n_byte > n && !strncasecmp(s.at, words[i], n))
      return (quoth_str){s.at + n, s.n_byte - n};
  }
  return s;
}

/* What stands in a box called "author" may be a date, or a comment's head. */
static bool is_byline(quoth_str s) {
  bool digits = false;
  for (uint32_t i = 0; i < s.n_byte; i++)
    digits |= s.at[i] >= '0' && s.at[i] <= '9';
  return s.n_byte <= BYLINE_MAX_BYTE && !digits;
}

static void offer_byline(quoth_page_metadata *m, const quoth_page_blocks *b) {
  for (uint32_t i = 0; i < b->nodes.n; i++) {
    const quoth_page_node *node = &b->nodes.at[i];
    if (!(node->hints & QUOTH_HINT_AUTHOR)) continue;
    if (node->first_block == node->stop_block) continue;
    quoth_str s = block_text(b, node->first_block);
    if (is_byline(s))
      quoth_page_metadata_offer(m, QUOTH_FIELD_BYLINE, QUOTH_RANK_MARKUP, s.at,
                                s.n_byte);
  }
}

/* ---- titles with the site's name behind them ---- */

static const char *const separators[] = {" | ", " - ", " \xE2\x80\x93 ",
                                         " \xE2\x80\x94 ", " :: ",
                                         " \xC2\xBB ", " \xC2\xAB ",
                                         " \xE2\x80\xA2 ", " \xC2\xB7 "};

/* Where the last separator stands; n_byte where there is none. */
static uint32_t last_separator(quoth_str title, uint32_t *n_separator) {
  uint32_t best = title.n_byte;
  for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
    uint32_t n = (uint32_t)strlen(separators[i]);
    for (uint32_t at = 0; at + n <= title.n_byte; at++) {
      if (memcmp(title.at + at, separators[i], n)) continue;
      if (best != title.n_byte && at < best) continue;
      best = at;
      *n_separator = n;
    }
  }
  return best;
}

static uint32_t count_words(quoth_str s) {
  uint32_t n = s.n_byte > 0;
  for (uint32_t i = 0; i < s.n_byte; i++) n += s.at[i] == ' ';
  return n;
}

static bool same_text(quoth_str a, quoth_str b) {
  return a.n_byte == b.n_byte && !strncasecmp(a.at, b.at, a.n_byte);
}

/* "Mayor resigns | The Daily Post" → "Mayor resigns".  A tail goes when it is
** the outlet's name, or, of a <title>, short beside what stands before it. */
static quoth_str without_site(quoth_str title, quoth_str outlet, bool site) {
  uint32_t n_separator = 0, at = last_separator(title, &n_separator);
  if (at == title.n_byte || !n_separator) return title;
  quoth_str head = {title.at, at};
  quoth_str tail = {title.at + at + n_separator,
                    title.n_byte - at - n_separator};
  if (same_text(tail, outlet)) return head;
  if (site && count_words(tail) <= 4 && count_words(head) > 3) return head;
  return title;
}

/* ---- addresses ---- */

static bool are_digits(const char *at, int n) {
  for (int i = 0; i < n; i++)
    if (at[i] < '0' || at[i] > '9') return false;
  return true;
}

/* /2015/11/16/, /2015-11-16, /20151116 */
static void offer_date(quoth_page_metadata *m, quoth_str url) {
  for (uint32_t i = 1; i + 8 <= url.n_byte; i++) {
    const char *at = url.at + i;
    uint32_t n = are_digits(at, 8) ? 8 : 10;
    if (!strchr("/-_", at[-1]) || i + n > url.n_byte) continue;
    if (n == 10 && (!are_digits(at, 4) || !are_digits(at + 5, 2) ||
                    !are_digits(at + 8, 2) || at[4] != at[7] ||
                    !strchr("/-_", at[4])))
      continue;
    if (i + n < url.n_byte && are_digits(at + n, 1)) continue;
    char date[11];
    memcpy(date, at, n);
    if (n == 10) date[4] = date[7] = '-';
    quoth_page_metadata_offer(m, QUOTH_FIELD_PUBLISHED, QUOTH_RANK_ADDRESS,
                              date, n);
  }
}

/* The host without "www.". */
static void offer_host(quoth_page_metadata *m, quoth_str url) {
  const char *host = memmem(url.at, url.n_byte, "://", 3);
  if (!host) return;
  host += 3;
  const char *end = host, *stop = url.at + url.n_byte;
  while (end < stop && !strchr("/?#:", *end)) end++;
  if (end - host > 4 && !strncasecmp(host, "www.", 4)) host += 4;
  quoth_page_metadata_offer(m, QUOTH_FIELD_OUTLET, QUOTH_RANK_ADDRESS, host,
                            (size_t)(end - host));
}

/* ---- the end ---- */

/* "en_US" → "en-US"; what is no language tag is dropped. */
static quoth_str language(quoth_arena *arena, quoth_str s) {
  char *tag = quoth_arena_copy(arena, s.at, s.n_byte);
  for (uint32_t i = 0; tag && i < s.n_byte; i++) {
    if (tag[i] == '_') tag[i] = '-';
    bool ok = tag[i] == '-' || are_digits(tag + i, 1) ||
              ((tag[i] | 32) >= 'a' && (tag[i] | 32) <= 'z');
    if (!ok) return (quoth_str){"", 0};
  }
  if (!tag || s.n_byte < 2 || s.n_byte > 20) return (quoth_str){"", 0};
  return (quoth_str){tag, s.n_byte};
}

/* Some give their handle for a name. */
static quoth_str outlet(quoth_str s) {
  bool handle = s.n_byte > 1 && s.at[0] == '@';
  return (quoth_str){s.at + handle, s.n_byte - handle};
}

static void title_close(quoth_page_metadata *m, quoth_page *out) {
  quoth_str site_name = m->value[QUOTH_FIELD_OUTLET];
  out->title = without_site(m->value[QUOTH_FIELD_TITLE], site_name, false);
  if (out->title.n_byte) return;
  quoth_str site = m->value[QUOTH_FIELD_SITE_TITLE];
  site = squeeze(m->arena, site.at, site.n_byte);
  out->title = without_site(site, site_name, true);
}

void quoth_page_metadata_close(quoth_page_metadata *m,
                               const quoth_page_blocks *b, const char *url,
                               quoth_page *out) {
  if (m->arena->status) return;
  if (url)
    quoth_page_metadata_offer(m, QUOTH_FIELD_URL, QUOTH_RANK_ADDRESS, url,
                              strlen(url));
  offer_heading(m, b);
  offer_byline(m, b);
  offer_date(m, m->value[QUOTH_FIELD_URL]);
  offer_host(m, m->value[QUOTH_FIELD_URL]);
  title_close(m, out);
  quoth_str published = m->value[QUOTH_FIELD_PUBLISHED];
  quoth_str modified = m->value[QUOTH_FIELD_MODIFIED];
  out->byline = without_by(m->value[QUOTH_FIELD_BYLINE]);
  if (same_text(out->byline, out->title)) out->byline = (quoth_str){"", 0};
  out->outlet = outlet(m->value[QUOTH_FIELD_OUTLET]);
  out->url = m->value[QUOTH_FIELD_URL];
  out->lang = language(m->arena, m->value[QUOTH_FIELD_LANG]);
  quoth_page_date(published.at, published.n_byte, out->published);
  quoth_page_date(modified.at, modified.n_byte, out->modified);
}
