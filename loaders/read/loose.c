/*
** loose.c: one pass over an ill-formed feed.  Finds the elements that hold
** HTML by their literal end tag and escapes what is inside; elsewhere only
** lone ampersands.  Linear: each end tag is looked for from where the last
** search ended.
*/
#include "loose.h"

#include <string.h>

static const char *const html_elements[] = {"description", "content:encoded",
                                            "summary", "title", "content"};

#define N_ELEMENT (sizeof html_elements / sizeof *html_elements)

/* A longer start tag is none: looking for its end must not cost the text. */
#define TAG_MAX_BYTE ((size_t)1024)

typedef struct escaper {
  quoth_str in;
  char *out;
  size_t n;
  size_t searched[N_ELEMENT]; /* no end tag before this offset … */
  bool none[N_ELEMENT];       /* … or none at all any more */
} escaper;

static bool is_name(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
         c == '#';
}

/* An & that starts a reference: a name or number and a semicolon. */
static bool is_reference(quoth_str in, size_t i) {
  size_t stop = i + 1;
  while (stop < in.n_byte && stop < i + 12 && is_name(in.at[stop]))
    stop++;
  return stop > i + 1 && stop < in.n_byte && in.at[stop] == ';';
}

static void put(escaper *e, const char *text) {
  size_t n = strlen(text);
  memcpy(e->out + e->n, text, n);
  e->n += n;
}

static void put_char(escaper *e, size_t i, bool html) {
  char c = e->in.at[i];
  if (c == '&' && !is_reference(e->in, i))
    put(e, "&amp;");
  else if (c == '<' && html)
    put(e, "&lt;");
  else
    e->out[e->n++] = c;
}

/* Which of the elements starts at the < at i; N_ELEMENT for none.  *inside is
** behind the start tag. */
static size_t element_at(quoth_str in, size_t i, size_t *inside) {
  for (size_t k = 0; k < N_ELEMENT; k++) {
    size_t n = strlen(html_elements[k]);
    if (in.n_byte - i < n + 2 || memcmp(in.at + i + 1, html_elements[k], n) ||
        (in.at[i + n + 1] != '>' && in.at[i + n + 1] != ' '))
      continue;
    size_t n_seen = in.n_byte - i < TAG_MAX_BYTE ? in.n_byte - i : TAG_MAX_BYTE;
    const char *end = memchr(in.at + i, '>', n_seen);
    if (!end || end[-1] == '/') return N_ELEMENT;
    *inside = (size_t)(end + 1 - in.at);
    return k;
  }
  return N_ELEMENT;
}

/* Offset of the element's end tag behind `from`; 0 where there is none. */
static size_t end_of(escaper *e, size_t k, size_t from) {
  char tag[32] = "</";
  size_t n = strlen(html_elements[k]);
  memcpy(tag + 2, html_elements[k], n);
  memcpy(tag + 2 + n, ">", 2);
  if (e->none[k]) return 0;
  if (e->searched[k] > from) return e->searched[k];
  const char *end = memmem(e->in.at + from, e->in.n_byte - from, tag, n + 3);
  e->none[k] = end == NULL;
  e->searched[k] = end ? (size_t)(end - e->in.at) : 0;
  return e->searched[k];
}

/* Copies from *i on: a tag, an element of HTML, or a character. */
static void step(escaper *e, size_t *i) {
  static const char cdata[] = "<![CDATA[";
  size_t inside = 0, stop = 0;
  size_t k = e->in.at[*i] == '<' ? element_at(e->in, *i, &inside) : N_ELEMENT;
  if (k < N_ELEMENT) stop = end_of(e, k, inside);
  for (; *i < inside; ++*i)
    put_char(e, *i, false);
  bool packed =
      stop - inside >= sizeof cdata && stop > inside &&
      memmem(e->in.at + inside, stop - inside, cdata, sizeof cdata - 1);
  for (; *i < stop; ++*i)
    put_char(e, *i, !packed);
  if (!inside && !stop) put_char(e, (*i)++, false);
}

quoth_str quoth_loose_escape(quoth_arena *arena, quoth_str text) {
  /* the longest escape is five bytes */
  escaper e = {.in = text, .out = quoth_arena_array(arena, text.n_byte, 5)};
  if (!e.out) return (quoth_str){"", 0};
  for (size_t i = 0; i < text.n_byte;)
    step(&e, &i);
  return (quoth_str){e.out, (uint32_t)e.n};
}
