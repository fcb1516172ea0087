/*
** scan.c: one pass over a page's bytes before libxml2 sees them.  Leaves out
** scripts, styles and comments (most bytes of a page, and no text), keeps
** JSON-LD, and finds tags that would cost libxml2 quadratic time.  Decides
** nothing about elements: that is the parser's.
*/
#include "parse.h"

#include <string.h>
#include <strings.h>

typedef struct cursor {
  const char *at, *stop;
} cursor;

static bool starts(const char *at, const char *stop, const char *word) {
  size_t n = strlen(word);
  return (size_t)(stop - at) >= n && strncasecmp(at, word, n) == 0;
}

/* Behind the next `word`, or the end. */
static const char *behind(const char *at, const char *stop, const char *word) {
  size_t n = strlen(word);
  const char *hit = memmem(at, (size_t)(stop - at), word, n);
  return hit ? hit + n : stop;
}

/* At "</name", or the end. */
static const char *raw_end(const char *at, const char *stop, const char *name) {
  while (at < stop) {
    at = memchr(at, '<', (size_t)(stop - at));
    if (!at) return stop;
    if (stop - at > 2 && at[1] == '/' && starts(at + 2, stop, name)) return at;
    at++;
  }
  return stop;
}

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Behind the '>' of the tag at `at`; counts its attributes. */
static const char *tag_end(const char *at, const char *stop, uint32_t *n_attr) {
  char quote = 0;
  *n_attr = 0;
  for (; at < stop; at++) {
    if (quote) {
      if (*at == quote) quote = 0;
    } else if (*at == '>') {
      return at + 1;
    } else if ((*at == '"' || *at == '\'') && at[-1] == '=') {
      quote = *at;
    } else if (is_space(at[-1]) && !is_space(*at)) {
      (*n_attr)++;
    } else if (at[-1] == '/' || at[-1] == '"' || at[-1] == '\'') {
      (*n_attr)++; /* <a/b/c>, <a x="1"y="2"> */
    }
  }
  return stop;
}

/* Elements whose content is no markup. */
static const char *const raw_names[] = {"script", "style", "textarea", "xmp",
                                        "iframe", "noembed", "noframes"};

static const char *raw_name(const char *tag, const char *stop) {
  char first = (char)(*tag | 32);
  if (first != 's' && first != 't' && first != 'x' && first != 'i' &&
      first != 'n')
    return NULL;
  for (size_t i = 0; i < sizeof raw_names / sizeof *raw_names; i++) {
    size_t n = strlen(raw_names[i]);
    if (starts(tag, stop, raw_names[i]) && tag + n < stop &&
        (is_space(tag[n]) || tag[n] == '>' || tag[n] == '/'))
      return raw_names[i];
  }
  return NULL;
}

static void push(quoth_page_scan *scan, quoth_arena *arena, const char *start,
                 const char *stop) {
  if (start == stop) return;
  quoth_str *piece = QUOTH_PUSH(arena, &scan->pieces);
  if (piece) *piece = (quoth_str){start, (uint32_t)(stop - start)};
}

static void keep_json(quoth_page_scan *scan, quoth_arena *arena,
                      quoth_str tag, const char *start, const char *stop) {
  if (!memmem(tag.at, tag.n_byte, "ld+json", 7)) return;
  quoth_str *json = QUOTH_PUSH(arena, &scan->ld_json);
  if (json) *json = (quoth_str){start, (uint32_t)(stop - start)};
}

/* Behind the raw element whose start tag is [tag, body). */
static const char *raw_skip(quoth_page_scan *scan, quoth_arena *arena,
                            const char *name, const char *tag,
                            const char *body, const char *stop) {
  const char *end = raw_end(body, stop, name);
  keep_json(scan, arena, (quoth_str){tag, (uint32_t)(body - tag)}, body, end);
  return behind(end, stop, ">");
}

static const char *comment_end(const char *at, const char *stop) {
  return starts(at, stop, "<!-->") ? at + 5 : behind(at + 4, stop, "-->");
}

void quoth_page_scan_make(quoth_page_scan *scan, quoth_arena *arena,
                          quoth_str html) {
  const char *stop = html.at + html.n_byte, *kept = html.at, *at = html.at;
  while (at < stop && (at = memchr(at, '<', (size_t)(stop - at))) != NULL) {
    const char *tag = at, *next = at + 1;
    if (starts(at, stop, "<!--")) {
      next = comment_end(at, stop);
    } else if (next < stop && (*next == '/' || *next == '!' || *next == '?' ||
                               ((*next | 32) >= 'a' && (*next | 32) <= 'z'))) {
      uint32_t n_attr;
      const char *name = raw_name(at + 1, stop);
      at = tag_end(at + 1, stop, &n_attr);
      scan->hostile |= n_attr > QUOTH_PAGE_ATTRIBUTES_MAX;
      if (!name) continue;
      next = raw_skip(scan, arena, name, tag, at, stop);
    } else {
      at++;
      continue;
    }
    push(scan, arena, kept, tag);
    at = kept = next;
  }
  push(scan, arena, kept, stop);
}

/* ---- tags dropped ---- */

#define PART "<br><br>"

typedef struct bare {
  char *to;
  size_t n;
  uint32_t n_part;
  bool parted; /* nothing but white space since the last PART */
} bare;

static bool is_tag(const char *at, const char *stop) {
  const char *name = at + 1 + (stop - at > 1 && at[1] == '/');
  return name < stop && ((*name | 32) >= 'a' && (*name | 32) <= 'z');
}

static bool parts_text(const char *tag, const char *stop) {
  char name[16];
  size_t n = 0;
  tag += 1 + (tag[1] == '/');
  while (tag < stop && n + 1 < sizeof name && *tag != '>' && !is_space(*tag) &&
         *tag != '/')
    name[n++] = (char)(*tag++ | 32);
  name[n] = 0;
  uint16_t flags = quoth_page_tag_find(name)->flags;
  return flags & (QUOTH_TAG_BLOCK | QUOTH_TAG_BREAK);
}

/* More paragraphs than blocks.c takes are parted by spaces alone. */
static void bare_part(bare *b) {
  if (b->parted) return;
  if (++b->n_part > QUOTH_PAGE_BLOCKS_MAX) {
    b->to[b->n++] = ' ';
    return;
  }
  memcpy(b->to + b->n, PART, strlen(PART));
  b->n += strlen(PART);
  b->parted = true;
}

/* Control characters, and what looks like no reference, are errors to libxml2.
*/
static bool is_reference(const char *at, const char *stop) {
  return stop - at > 2 && (at[1] == '#' || ((at[1] | 32) >= 'a' &&
                                            (at[1] | 32) <= 'z')) &&
         at[2] != ';' && at[2] != '&';
}

static void bare_byte(bare *b, const char *at, const char *stop) {
  bool drop = *at == '<' || ((uint8_t)*at < ' ' && !is_space(*at)) ||
              (*at == '&' && !is_reference(at, stop));
  b->to[b->n++] = drop ? ' ' : *at;
  if (!drop && !is_space(*at)) b->parted = false;
}

static void bare_piece(bare *b, quoth_str piece) {
  const char *at = piece.at, *stop = piece.at + piece.n_byte;
  uint32_t n_attr;
  while (at < stop) {
    if (*at != '<' || !is_tag(at, stop)) {
      bare_byte(b, at++, stop);
      continue;
    }
    if (parts_text(at, stop)) bare_part(b);
    at = tag_end(at + 1, stop, &n_attr);
  }
}

void quoth_page_scan_bare(quoth_page_scan *scan, quoth_arena *arena) {
  size_t n_byte = 0;
  for (uint32_t i = 0; i < scan->pieces.n; i++)
    n_byte += scan->pieces.at[i].n_byte;
  /* a part and the byte behind it stand for four bytes or more: "<p>a" */
  size_t n_part = n_byte / 4 + 1;
  if (n_part > QUOTH_PAGE_BLOCKS_MAX) n_part = QUOTH_PAGE_BLOCKS_MAX;
  size_t n_room = n_byte + n_part * strlen(PART) + 1;
  bare b = {.to = quoth_arena_alloc(arena, n_room), .parted = true};
  for (uint32_t i = 0; b.to && i < scan->pieces.n; i++)
    bare_piece(&b, scan->pieces.at[i]);
  scan->pieces.n = 0;
  if (b.to) push(scan, arena, b.to, b.to + b.n);
}
