/*
** record.h: what an input is cut into, and what becomes of it: a record with
** its bytes, the article in them, or the reason why there is none; with the
** few string functions that every reader needs.
*/
#ifndef QUOTH_LOADERS_RECORD_H
#define QUOTH_LOADERS_RECORD_H

#include "../../ext/text/arena.h"
#include "stream.h"

/* The longest record.  CC-News cuts pages at 5 MiB; a longer text is no
** article.  Reject: too_long. */
#define QUOTH_RECORD_MAX_BYTE ((size_t)16 << 20)

enum quoth_format {
  QUOTH_FORMAT_AUTO = 0, /* by content */
  QUOTH_FORMAT_TEXT,
  QUOTH_FORMAT_HTML,
  QUOTH_FORMAT_JSON,  /* one value, an array of them, or values in a row */
  QUOTH_FORMAT_JSONL, /* one value a line */
  QUOTH_FORMAT_FEED,  /* RSS, Atom */
  QUOTH_FORMAT_NITF,
  QUOTH_FORMAT_NEWSML, /* NewsML-G2 */
  QUOTH_FORMAT_WARC,   /* 1.0, 1.1, and ARC */
};

/* Why there is no article.  `reason` is one word for a machine (see
** quoth_reject_reasons below for all of them and what they mean),
** `detail` a few for a person. */
typedef struct quoth_reject {
  const char *reason; /* NULL: there is an article */
  quoth_str detail;
  bool fault; /* something is lost; else it was passed over on purpose:
                 a picture, a page that was not found, a copy of an earlier */
} quoth_reject;

enum quoth_article_status {
  QUOTH_USABLE = 0,
  QUOTH_WITHHELD, /* not to be shown until its embargo ends */
  QUOTH_CANCELED, /* a kill notice: earlier versions are withdrawn */
};

/* A quote that the input itself brings (GDELT, Quotebank). */
typedef struct quoth_given_quote {
  quoth_str text;
  quoth_str speaker;       /* "" where it names none */
  quoth_str speaker_id;    /* Wikidata id, or "" */
  quoth_str before, after; /* the words around it, or "" */
  double confidence;       /* 0 … 1 of the speaker; 1 where not told */
} quoth_given_quote;

/* Strings are NFC UTF-8 with LF and without NUL, "" where not told. */
typedef struct quoth_article {
  quoth_str source;  /* record id, URL or path[#n]: who it is, see `version` */
  bool nameless;     /* no more than path#n tells, where others may lie
                        tomorrow: who it is its body tells */
  quoth_str version; /* as given: "2", "20151210T191044Z" */
  quoth_str url;     /* as given, resolved */
  quoth_str url_key; /* as in urls.h: under which copies of it meet */
  quoth_str title, byline, dateline, outlet;
  quoth_str domain;              /* host of the URL without www. */
  quoth_str published, modified; /* ISO 8601, as exact as was given */
  quoth_str lang;                /* BCP 47: "en", "pt-BR" */
  quoth_str body; /* paragraphs with a blank line between; "" for imports
                     of quotes alone */
  uint8_t status; /* enum quoth_article_status */
  const quoth_str *sources; /* through whom it came, from the one who wrote
                               it outwards */
  uint32_t n_source;
  const quoth_str *copies; /* other URLs at which it was printed */
  uint32_t n_copy;
  const quoth_given_quote *quotes;
  uint32_t n_quote;
  const char *charset; /* that was used: "UTF-8", "windows-1251", … */
  uint32_t n_replaced; /* U+FFFD written for what did not decode, and NUL */
  bool loose;          /* ill-formed; read all the same */
  bool cut;            /* the input holds a part of it only */
} quoth_article;

/* What a record's bytes are. */
enum quoth_copy {
  QUOTH_COPY_TEXT = 1,
  QUOTH_COPY_HTML,     /* a page */
  QUOTH_COPY_FRAGMENT, /* the HTML of a body alone, UTF-8 */
  QUOTH_COPY_JSON,     /* one JSON value */
  QUOTH_COPY_HTTP,     /* a stored HTTP response */
  QUOTH_COPY_READY,    /* `known` is the whole article but for NFC */
};

typedef struct quoth_json_map quoth_json_map;

typedef struct quoth_record {
  uint8_t copy;              /* enum quoth_copy */
  quoth_str raw;             /* its bytes */
  quoth_str charset;         /* as declared outside the bytes, or "" */
  quoth_article known;       /* what the container tells */
  const quoth_json_map *map; /* of the input, for QUOTH_COPY_JSON */
  const char *path;          /* of the input; lives as long as the input */
  bool alone;                /* all that there is at this path */
  uint64_t ordinal;     /* 1 for the first; for JSON Lines the line number */
  uint64_t offset;      /* of its first byte, unpacked */
  quoth_position after; /* where to go on once it is stored */
  quoth_reject reject;
} quoth_record;

/* Fills record->reject; gives false, for `return quoth_reject_set(…)` at a
** desk.  `detail` is copied. */
bool quoth_reject_set(quoth_arena *arena, quoth_record *record,
                      const char *reason, const char *detail);
/* The same for what is passed over on purpose. */
bool quoth_reject_pass(quoth_arena *arena, quoth_record *record,
                       const char *reason, const char *detail);

/* Every reason there is, with a line for people; ends with a NULL. */
typedef struct quoth_reject_reason {
  const char *reason, *meaning;
} quoth_reject_reason;
extern const quoth_reject_reason quoth_reject_reasons[];

/* "usable", "withheld", "stat:canceled", "cancelled" …; usable for others. */
uint8_t quoth_article_status_of(quoth_str text);

/* Formatted into the arena; "" on no memory. */
quoth_str quoth_string_format(quoth_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline quoth_str quoth_string_of(const char *text) {
  quoth_str s = {text, 0};
  while (text[s.n_byte])
    s.n_byte++;
  return s;
}

/* A C string, copied; "" on no memory. */
quoth_str quoth_string_copy(quoth_arena *arena, const char *text);

/* Without white space at both ends. */
quoth_str quoth_string_trim(quoth_str text);

/* White space single and none at the ends: titles and names are lines. */
quoth_str quoth_string_line(quoth_arena *arena, quoth_str text);

#endif
