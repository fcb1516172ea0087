/*
** hints.c: what the names in class, id, role and itemprop say of an element.
** A name is cut into words at punctuation and inner capitals, and words and
** pairs of neighbours are looked up: "article__body-text", "articleBodyText"
** and "story articlebody" all hold "articlebody".
*/
#include "parse.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define BODY_1   QUOTH_HINT_BODY_1
#define BODY_2   QUOTH_HINT_BODY_2
#define BODY_3   QUOTH_HINT_BODY_3
#define BODY_4   QUOTH_HINT_BODY_4
#define DISCARD  QUOTH_HINT_DISCARD
#define HIDDEN   QUOTH_HINT_HIDDEN
#define POST     QUOTH_HINT_POST
#define AUTHOR   (QUOTH_HINT_AUTHOR | QUOTH_HINT_DISCARD)

/* How a word must stand in a name. */
enum how {
  ANYWHERE, /* among others: "related" in "td-related-posts" */
  ALONE,    /* as the whole name: class="content", not "content-left" */
};

typedef struct entry {
  const char *word;
  uint8_t hints;
  uint8_t how;
} entry;

/* In strcmp() order.  Containers and what to discard after trafilatura's
** XPaths and Readability's regular expressions (both Apache-2.0). */
static const entry entries[] = {
    {"ad", DISCARD, ANYWHERE},
    {"addthis", DISCARD, ANYWHERE},
    {"ads", DISCARD, ANYWHERE},
    {"advert", DISCARD, ANYWHERE},
    {"advertisement", DISCARD, ANYWHERE},
    {"advertising", DISCARD, ANYWHERE},
    {"agegate", DISCARD, ANYWHERE},
    {"alsoread", DISCARD, ANYWHERE},
    {"artcontent", BODY_1, ANYWHERE},
    {"article", BODY_2, ALONE},
    {"articlebody", BODY_1, ANYWHERE},
    {"articlebodytext", BODY_1, ANYWHERE},
    {"articlecontent", BODY_1, ANYWHERE},
    {"articlecopy", BODY_1, ANYWHERE},
    {"articledetail", BODY_2, ANYWHERE},
    {"articlemain", BODY_2, ANYWHERE},
    {"articletags", DISCARD, ANYWHERE},
    {"articletext", BODY_1, ANYWHERE},
    {"author", AUTHOR, ANYWHERE},
    {"authorbio", DISCARD, ANYWHERE},
    {"authorbox", DISCARD, ANYWHERE},
    {"banner", DISCARD, ANYWHERE},
    {"bio", DISCARD, ANYWHERE},
    {"blogcontent", BODY_2, ANYWHERE},
    {"bodycontent", BODY_2, ANYWHERE},
    {"bodycopy", BODY_1, ANYWHERE},
    {"bodytext", BODY_1, ANYWHERE},
    {"breadcrumb", DISCARD, ANYWHERE},
    {"breadcrumbs", DISCARD, ANYWHERE},
    {"byline", AUTHOR, ANYWHERE},
    {"caption", DISCARD, ANYWHERE},
    {"carousel", DISCARD, ANYWHERE},
    {"comment", DISCARD, ANYWHERE},
    {"comments", DISCARD, ANYWHERE},
    {"consent", DISCARD, ANYWHERE},
    {"content", BODY_3, ALONE},
    {"contentbody", BODY_2, ANYWHERE},
    {"contentmain", BODY_3, ANYWHERE},
    {"cookie", DISCARD, ANYWHERE},
    {"cookies", DISCARD, ANYWHERE},
    {"copyright", DISCARD, ANYWHERE},
    {"credit", DISCARD, ANYWHERE},
    {"credits", DISCARD, ANYWHERE},
    {"criteo", DISCARD, ANYWHERE},
    {"dialog", DISCARD, ANYWHERE},
    {"disclaimer", DISCARD, ANYWHERE},
    {"disqus", DISCARD, ANYWHERE},
    {"donate", DISCARD, ANYWHERE},
    {"embed", DISCARD, ANYWHERE},
    {"entry", BODY_1, ALONE},
    {"entrybody", BODY_1, ANYWHERE},
    {"entrycontent", BODY_1, ANYWHERE},
    {"entrytext", BODY_1, ANYWHERE},
    {"fieldbody", BODY_2, ANYWHERE},
    {"fieldnamebody", BODY_1, ANYWHERE},
    {"figcaption", DISCARD, ANYWHERE},
    {"follow", DISCARD, ANYWHERE},
    {"footer", DISCARD, ANYWHERE},
    {"fulltext", BODY_2, ANYWHERE},
    {"gallery", DISCARD, ANYWHERE},
    {"gdpr", DISCARD, ANYWHERE},
    {"hidden", HIDDEN, ALONE},
    {"hide", HIDDEN, ALONE},
    {"infobox", DISCARD, ANYWHERE},
    {"instagrammedia", POST, ALONE},
    {"legends", DISCARD, ANYWHERE},
    {"login", DISCARD, ANYWHERE},
    {"main", BODY_4, ALONE},
    {"maincolumn", BODY_3, ANYWHERE},
    {"maincontent", BODY_3, ANYWHERE},
    {"masthead", DISCARD, ANYWHERE},
    {"menu", DISCARD, ANYWHERE},
    {"meta", DISCARD, ANYWHERE},
    {"metadata", DISCARD, ANYWHERE},
    {"modal", DISCARD, ANYWHERE},
    {"more", DISCARD, ALONE},
    {"morefrom", DISCARD, ANYWHERE},
    {"moreon", DISCARD, ANYWHERE},
    {"mostpopular", DISCARD, ANYWHERE},
    {"mostread", DISCARD, ANYWHERE},
    {"nav", DISCARD, ANYWHERE},
    {"navbar", DISCARD, ANYWHERE},
    {"navigation", DISCARD, ANYWHERE},
    {"newsbody", BODY_1, ANYWHERE},
    {"newscontent", BODY_1, ANYWHERE},
    {"newsletter", DISCARD, ANYWHERE},
    {"newsletters", DISCARD, ANYWHERE},
    {"newstext", BODY_1, ANYWHERE},
    {"nextpost", DISCARD, ANYWHERE},
    {"noprint", DISCARD, ANYWHERE},
    {"outbrain", DISCARD, ANYWHERE},
    {"overlay", DISCARD, ANYWHERE},
    {"pagecontent", BODY_3, ANYWHERE},
    {"pager", DISCARD, ANYWHERE},
    {"pagination", DISCARD, ANYWHERE},
    {"popular", DISCARD, ANYWHERE},
    {"popup", DISCARD, ANYWHERE},
    {"post", BODY_2, ALONE},
    {"postarea", BODY_2, ANYWHERE},
    {"postbody", BODY_1, ANYWHERE},
    {"postcontent", BODY_1, ANYWHERE},
    {"postentry", BODY_1, ANYWHERE},
    {"postmeta", DISCARD, ANYWHERE},
    {"posttext", BODY_1, ANYWHERE},
    {"print", DISCARD, ALONE},
    {"promo", DISCARD, ANYWHERE},
    {"promos", DISCARD, ANYWHERE},
    {"promotion", DISCARD, ANYWHERE},
    {"pullquote", DISCARD, ANYWHERE},
    {"rating", DISCARD, ANYWHERE},
    {"readmore", DISCARD, ANYWHERE},
    {"readnext", DISCARD, ANYWHERE},
    {"recirc", DISCARD, ANYWHERE},
    {"recommend", DISCARD, ANYWHERE},
    {"recommendations", DISCARD, ANYWHERE},
    {"recommended", DISCARD, ANYWHERE},
    {"related", DISCARD, ANYWHERE},
    {"relatedarticles", DISCARD, ANYWHERE},
    {"relatedcontent", DISCARD, ANYWHERE},
    {"relatedlinks", DISCARD, ANYWHERE},
    {"relatedposts", DISCARD, ANYWHERE},
    {"rss", DISCARD, ANYWHERE},
    {"seealso", DISCARD, ANYWHERE},
    {"share", DISCARD, ANYWHERE},
    {"sharebar", DISCARD, ANYWHERE},
    {"sharedaddy", DISCARD, ANYWHERE},
    {"sharing", DISCARD, ANYWHERE},
    {"shoutbox", DISCARD, ANYWHERE},
    {"sidebar", DISCARD, ANYWHERE},
    {"signup", DISCARD, ANYWHERE},
    {"singlecontent", BODY_2, ANYWHERE},
    {"singlepost", BODY_2, ANYWHERE},
    {"skiplink", DISCARD, ANYWHERE},
    {"sociable", DISCARD, ANYWHERE},
    {"social", DISCARD, ANYWHERE},
    {"sponsor", DISCARD, ANYWHERE},
    {"sponsored", DISCARD, ANYWHERE},
    {"story", BODY_2, ALONE},
    {"storybody", BODY_1, ANYWHERE},
    {"storybodytext", BODY_1, ANYWHERE},
    {"storycontent", BODY_1, ANYWHERE},
    {"storytext", BODY_1, ANYWHERE},
    {"subnav", DISCARD, ANYWHERE},
    {"subscribe", DISCARD, ANYWHERE},
    {"subscription", DISCARD, ANYWHERE},
    {"syndication", DISCARD, ANYWHERE},
    {"taboola", DISCARD, ANYWHERE},
    {"taglist", DISCARD, ANYWHERE},
    {"tags", DISCARD, ANYWHERE},
    {"teaser", DISCARD, ANYWHERE},
    {"text", BODY_2, ALONE},
    {"textcontent", BODY_1, ANYWHERE},
    {"timestamp", DISCARD, ANYWHERE},
    {"toolbar", DISCARD, ANYWHERE},
    {"tooltip", DISCARD, ANYWHERE},
    {"trending", DISCARD, ANYWHERE},
    {"twittertweet", POST, ALONE},
    {"viral", DISCARD, ANYWHERE},
    {"widget", DISCARD, ALONE},
    {"widgets", DISCARD, ALONE},
};

/* A longer word is no word; the pair of two is still looked up whole. */
#define WORD_MAX_BYTE 24u

/* A list of names that long is made by a machine. */
#define NAMES_MAX_BYTE 400u

static int by_word(const void *word, const void *e) {
  return strcmp(word, ((const entry *)e)->word);
}

static uint8_t look_up(const char *word, bool alone) {
  const entry *e = bsearch(word, entries, sizeof entries / sizeof *entries,
                           sizeof *entries, by_word);
  return e && (e->how == ANYWHERE || alone) ? e->hints : 0;
}

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

static bool is_word_char(char c) {
  return is_upper(c) || is_lower(c);
}

/* The next word of a name in lower case; 0 at its end. */
static uint32_t word_next(const char **at, const char *stop,
                          char word[WORD_MAX_BYTE + 1]) {
  uint32_t n = 0;
  while (*at < stop && !is_word_char(**at)) (*at)++;
  const char *start = *at;
  for (; *at < stop && is_word_char(**at); (*at)++) {
    if (*at > start && is_upper(**at) && is_lower((*at)[-1])) break;
    if (n < WORD_MAX_BYTE) word[n++] = (char)(**at | 32);
  }
  word[n] = 0;
  return n;
}

static uint8_t name_hints(const char *at, const char *stop) {
  char pair[2 * WORD_MAX_BYTE + 1], word[WORD_MAX_BYTE + 1];
  uint32_t n_before = 0, n, n_word = 0;
  uint8_t hints = 0;
  while ((n = word_next(&at, stop, word)) > 0) {
    bool last = true;
    for (const char *c = at; c < stop && last; c++) last = !is_word_char(*c);
    hints |= look_up(word, n_word == 0 && last);
    memcpy(pair + n_before, word, n + 1);
    if (n_before) hints |= look_up(pair, n_word == 1 && last);
    memcpy(pair, word, n);
    n_before = n;
    n_word++;
  }
  return hints;
}

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static uint8_t names_hints(const char *names) {
  const char *stop = names + strnlen(names, NAMES_MAX_BYTE);
  uint8_t hints = 0;
  while (names < stop) {
    const char *end = names;
    while (end < stop && !is_space(*end)) end++;
    hints |= name_hints(names, end);
    names = end + (end < stop);
  }
  return hints;
}

static const char *const discarded_roles[] = {
    "menu", "menubar", "complementary", "navigation", "alert", "alertdialog",
    "dialog", "banner", "search", "contentinfo"};

static uint8_t role_hints(const char *role) {
  if (!strcmp(role, "article")) return BODY_2;
  if (!strcmp(role, "main")) return BODY_4;
  for (size_t i = 0; i < sizeof discarded_roles / sizeof *discarded_roles; i++)
    if (!strcmp(role, discarded_roles[i])) return DISCARD;
  return 0;
}

static uint8_t style_hints(const char *style) {
  const char *display = strstr(style, "display");
  if (!display) return 0;
  display += strlen("display");
  while (*display == ' ' || *display == ':') display++;
  return strncmp(display, "none", 4) ? 0 : HIDDEN;
}

static uint8_t item_hints(const char *property) {
  if (!strcasecmp(property, "articleBody")) return BODY_1;
  return strcasecmp(property, "author") ? 0 : AUTHOR;
}

static uint8_t attribute_hints(const char *name, const char *value) {
  if (!strcmp(name, "class") || !strcmp(name, "id")) return names_hints(value);
  if (!strcmp(name, "role")) return role_hints(value);
  if (!strcmp(name, "style")) return style_hints(value);
  if (!strcmp(name, "hidden")) return HIDDEN;
  if (!strcmp(name, "aria-hidden")) return strcmp(value, "true") ? 0 : HIDDEN;
  if (!strcmp(name, "itemprop")) return item_hints(value);
  if (!strcmp(name, "rel")) return strcmp(value, "author") ? 0 : AUTHOR;
  return 0;
}

uint8_t quoth_page_hints_of(const char *const *attributes) {
  uint8_t hints = 0;
  for (; attributes && attributes[0]; attributes += 2)
    hints |= attribute_hints(attributes[0], attributes[1] ? attributes[1] : "");
  return hints;
}
