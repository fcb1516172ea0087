/*
** linked.c: JSON-LD, read without a tree and tolerantly: pages print line
** breaks inside strings, commas too many and entities.  One frame for each
** open object; when an article's frame closes, its fields are offered.  What
** is broken is read as far as it goes.
*/
#include "parse.h"

#include "../text/utf8.h"

#include <string.h>
#include <strings.h>

/* Deeper objects are read over; @graph > article > author > worksFor is 4. */
#define DEPTH_MAX 24u

/* schema.org's kinds of article end in one of these. */
static const char *const article_types[] = {"Article", "BlogPosting", "Report",
                                            "NewsArticle", "LiveBlogPosting"};

enum slot {
  SLOT_NONE = 0,
  SLOT_TYPE,
  SLOT_NAME,
  SLOT_HEADLINE,
  SLOT_PUBLISHED,
  SLOT_MODIFIED,
  SLOT_AUTHOR,
  SLOT_PUBLISHER,
  SLOT_LANG,
  SLOT_BODY,
  SLOTS,
};

static const struct {
  const char *key;
  uint8_t slot;
} keys[] = {{"@type", SLOT_TYPE},
            {"name", SLOT_NAME},
            {"headline", SLOT_HEADLINE},
            {"datePublished", SLOT_PUBLISHED},
            {"dateCreated", SLOT_PUBLISHED},
            {"dateModified", SLOT_MODIFIED},
            {"author", SLOT_AUTHOR},
            {"creator", SLOT_AUTHOR},
            {"publisher", SLOT_PUBLISHER},
            {"inLanguage", SLOT_LANG},
            {"articleBody", SLOT_BODY}};

static const uint8_t slot_fields[SLOTS] = {
    [SLOT_HEADLINE] = QUOTH_FIELD_TITLE,
    [SLOT_PUBLISHED] = QUOTH_FIELD_PUBLISHED,
    [SLOT_MODIFIED] = QUOTH_FIELD_MODIFIED,
    [SLOT_AUTHOR] = QUOTH_FIELD_BYLINE,
    [SLOT_PUBLISHER] = QUOTH_FIELD_OUTLET,
    [SLOT_LANG] = QUOTH_FIELD_LANG,
    [SLOT_BODY] = QUOTH_FIELD_BODY,
};

typedef struct frame {
  bool is_object; /* or an array, which hands its slot down */
  bool is_article;
  uint8_t slot;   /* under which key it hangs */
  quoth_str value[SLOTS];
} frame;

typedef struct linked {
  quoth_page_metadata *m;
  const char *at, *stop;
  frame frames[DEPTH_MAX + 1];
  uint32_t depth; /* may pass DEPTH_MAX: those have no frame */
  uint8_t slot;   /* of the key just read */
} linked;

static frame *top(linked *l) {
  return &l->frames[l->depth < DEPTH_MAX ? l->depth : DEPTH_MAX];
}

static uint8_t slot_of(quoth_str key) {
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (key.n_byte == strlen(keys[i].key) &&
        !memcmp(key.at, keys[i].key, key.n_byte))
      return keys[i].slot;
  return SLOT_NONE;
}

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if ((c | 32) >= 'a' && (c | 32) <= 'f') return (c | 32) - 'a' + 10;
  return -1;
}

/* Four hexadecimal digits, or U+FFFD for fewer; steps over what is there. */
static uint32_t hex4(const char **at, const char *stop) {
  uint32_t c = 0;
  int n = 0;
  for (; n < 4 && *at < stop && hex_digit(**at) >= 0; n++)
    c = c << 4 | (uint32_t)hex_digit(*(*at)++);
  return n == 4 ? c : QUOTH_REPLACEMENT;
}

static bool is_surrogate(uint32_t c) {
  return c >= 0xD800 && c < 0xE000;
}

/* The character of a \u escape; a pair of surrogates is one, NUL is none. */
static uint32_t escape_char(const char **at, const char *stop) {
  uint32_t c = hex4(at, stop);
  if (c >= 0xD800 && c < 0xDC00 && stop - *at >= 6 && (*at)[0] == '\\' &&
      (*at)[1] == 'u') {
    const char *next = *at + 2;
    uint32_t low = hex4(&next, stop);
    if (low >= 0xDC00 && low < 0xE000) {
      *at = next;
      return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
  }
  return c && !is_surrogate(c) ? c : QUOTH_REPLACEMENT;
}

/* A copy without escapes.  A broken "\\u" is two bytes and becomes three. */
static quoth_str unescape(quoth_arena *arena, const char *at,
                          const char *stop) {
  char *to = quoth_arena_array(arena, (size_t)(stop - at) + 2, 2);
  uint32_t n = 0;
  while (to && at < stop) {
    char c = *at++;
    if (c != '\\' || at == stop) {
      to[n++] = c;
      continue;
    }
    c = *at++;
    if (c == 'u') n += (uint32_t)quoth_utf8_put(escape_char(&at, stop), to + n);
    else to[n++] = c == 'n' ? '\n' : strchr("rtbf", c) ? ' ' : c;
  }
  return (quoth_str){to ? to : "", n};
}

/* The string at a quotation mark, still escaped; the cursor goes behind it. */
static quoth_str string_read(linked *l) {
  const char *start = ++l->at;
  while (l->at < l->stop && *l->at != '"')
    l->at += *l->at == '\\' && l->at + 1 < l->stop ? 2 : 1;
  quoth_str s = {start, (uint32_t)(l->at - start)};
  if (l->at < l->stop) l->at++;
  return s;
}

static bool is_article_type(quoth_str s) {
  for (size_t i = 0; i < sizeof article_types / sizeof *article_types; i++) {
    size_t n = strlen(article_types[i]);
    if (s.n_byte >= n && !memcmp(s.at + s.n_byte - n, article_types[i], n))
      return true;
  }
  return false;
}

/* A longer list of authors is no byline. */
#define AUTHORS_MAX_BYTE 1000u

/* Several authors are parted by ", ". */
static void value_add(linked *l, frame *f, uint8_t slot, quoth_str s) {
  quoth_str *v = &f->value[slot];
  if (slot == SLOT_TYPE) f->is_article |= is_article_type(s);
  if (!v->n_byte) *v = s;
  if (slot != SLOT_AUTHOR || v->at == s.at || !s.n_byte) return;
  if (v->n_byte + s.n_byte > AUTHORS_MAX_BYTE) return;
  if (memmem(v->at, v->n_byte, s.at, s.n_byte)) return; /* named already */
  char *both = quoth_arena_alloc(l->m->arena, v->n_byte + s.n_byte + 3);
  if (!both) return;
  memcpy(both, v->at, v->n_byte);
  memcpy(both + v->n_byte, ", ", 2);
  memcpy(both + v->n_byte + 2, s.at, s.n_byte);
  *v = (quoth_str){both, v->n_byte + s.n_byte + 2};
}

/* A string value: into the slot of its key, or of the array it stands in. */
static void value_take(linked *l, quoth_str raw) {
  frame *f = top(l);
  uint8_t slot = l->slot;
  uint32_t depth = l->depth;
  while (depth > 0 && !l->frames[depth].is_object) {
    slot = l->frames[depth].slot;
    f = &l->frames[--depth];
  }
  if (slot)
    value_add(l, f, slot, unescape(l->m->arena, raw.at, raw.at + raw.n_byte));
}

static void open_frame(linked *l, bool is_object) {
  uint8_t slot = l->slot;
  if (l->depth && l->depth <= DEPTH_MAX && !l->frames[l->depth].is_object)
    slot = l->frames[l->depth].slot;
  l->depth++;
  l->slot = SLOT_NONE;
  if (l->depth > DEPTH_MAX) return;
  l->frames[l->depth] = (frame){.is_object = is_object, .slot = slot};
}

/* A publisher is often the company behind the outlet: og:site_name goes
** before it. */
static void article_offer(linked *l, const frame *f) {
  for (uint8_t slot = 1; slot < SLOTS; slot++)
    if (slot_fields[slot])
      quoth_page_metadata_offer(l->m, slot_fields[slot],
                                slot == SLOT_PUBLISHER ? QUOTH_RANK_MICRODATA
                                                       : QUOTH_RANK_LINKED_DATA,
                                f->value[slot].at, f->value[slot].n_byte);
}

/* An author's or publisher's name goes to the object it belongs to. */
static void close_frame(linked *l) {
  l->slot = SLOT_NONE;
  if (!l->depth) return;
  uint32_t depth = l->depth--;
  if (depth > DEPTH_MAX || !l->frames[depth].is_object) return;
  frame *f = &l->frames[depth];
  if (f->is_article) article_offer(l, f);
  if (f->slot != SLOT_AUTHOR && f->slot != SLOT_PUBLISHER) return;
  do depth--;
  while (depth > 0 && !l->frames[depth].is_object);
  if (f->value[SLOT_NAME].n_byte)
    value_add(l, &l->frames[depth], f->slot, f->value[SLOT_NAME]);
}

static void space_skip(linked *l) {
  while (l->at < l->stop && *l->at && strchr(" \t\r\n", *l->at)) l->at++;
}

/* A string is a key where a colon follows it. */
static void string_take(linked *l) {
  quoth_str s = string_read(l);
  space_skip(l);
  bool is_key = l->at < l->stop && *l->at == ':';
  if (l->depth > DEPTH_MAX) return;
  if (is_key) {
    l->slot = slot_of(s);
  } else {
    value_take(l, s);
    l->slot = SLOT_NONE;
  }
}

void quoth_page_linked_read(quoth_page_metadata *m, quoth_str json) {
  linked *l = quoth_arena_alloc(m->arena, sizeof *l);
  if (!l) return;
  l->m = m;
  l->at = json.at;
  l->stop = json.at + json.n_byte;
  while (l->at < l->stop && !m->arena->status) {
    char c = *l->at;
    if (c == '"') {
      string_take(l);
      continue;
    }
    if (c == '{' || c == '[') open_frame(l, c == '{');
    if (c == '}' || c == ']') close_frame(l);
    if (c == ',') l->slot = SLOT_NONE;
    l->at++;
  }
  while (l->depth) close_frame(l); /* what was cut off */
}
