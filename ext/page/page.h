/*
** page.h: a web page in, its article out: main text, title, byline, dates,
** outlet, language and address.  The one header of this room that sql/ and the
** loaders include.  libxml2 stays behind it.
*/
#ifndef QUOTH_PAGE_PAGE_H
#define QUOTH_PAGE_PAGE_H

#include "../text/arena.h"

/* What had to be given up while reading a page: bits of quoth_page.given_up. */
enum quoth_page_given_up {
  QUOTH_PAGE_TAGS_DROPPED = 1, /* the markup passed a cap: all its text is
                                  taken, tags only part paragraphs */
  QUOTH_PAGE_TEXT_CUT = 2,     /* QUOTH_PAGE_MAX_BYTE was passed */
};

/* A longer page is no article; crawls cut theirs at 5 MiB.  The rest is left
** out and said. */
#define QUOTH_PAGE_MAX_BYTE ((size_t)32 << 20)

/* What the caller knows of a page from outside.  NULL where it does not. */
typedef struct quoth_page_hints {
  const char *charset; /* of the HTTP header */
  const char *url;     /* where the page came from */
} quoth_page_hints;

/* Valid UTF-8 throughout, without NUL; a string that is not there has n_byte
** 0 and is never NULL. */
typedef struct quoth_page {
  quoth_str text;    /* paragraphs parted by a blank line; <q> in “ ” */
  quoth_str title;   /* without the site's name behind it */
  quoth_str byline;  /* names, parted by ", " */
  quoth_str outlet;  /* name of the site or publisher, or the host */
  quoth_str lang;    /* BCP 47 as declared: "en", "pt-BR" */
  quoth_str url;     /* canonical address, or the hint */
  char published[26]; /* ISO 8601, a date alone or with time and zone, or "" */
  char modified[26];
  const char *charset;   /* the one used */
  uint32_t n_replaced;   /* characters that did not decode, now U+FFFD */
  uint32_t given_up;     /* enum quoth_page_given_up */
} quoth_page;

/*
** Reads a page.  All of *out lives in the arena.  `hints` may be NULL.  Gives
** QUOTH_OK or QUOTH_NOMEM; any bytes are a page, if need be one without text.
** Safe in several threads at once, each with an arena of its own.
*/
int quoth_page_read(quoth_arena *arena, const char *html, size_t n_byte,
                    const quoth_page_hints *hints, quoth_page *out);

/* All the text of a piece of HTML in UTF-8, such as a feed brings, and nothing
** chosen: paragraphs parted by a blank line.  As above. */
int quoth_page_fragment(quoth_arena *arena, const char *html, size_t n_byte,
                        quoth_str *text);

/* The charset of a page: byte order mark, then UTF-8 where all bytes are valid
** (whatever is declared), then `declared`, then <meta> in the first 1,024
** bytes, then ICU's guess.  A name that quoth_unicode_decode() knows. */
const char *quoth_page_charset(quoth_arena *arena, const char *html,
                               size_t n_byte, const char *declared);

/* A date in ISO 8601 from the ways pages and feeds write one: ISO itself with
** or without dashes, RFC 822, "November 16, 2015", "16 Nov 2015", seconds or
** milliseconds since 1970.  False, and out "", where it is none. */
bool quoth_page_date(const char *text, size_t n_byte, char out[26]);

#endif
