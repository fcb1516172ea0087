/*
** reader.h: any input in, articles out, in two halves, so that a load may use
** all cores:
**
**   quoth_input  cuts one input into records, in order, cheaply: a line of
**                JSON, a WARC record, an item of a feed.  One thread.
**   quoth_desk   makes an article of a record: charset, JSON, HTML, NFC.
**                One for each thread.
**
**   quoth_input *in = quoth_input_open(path, &options, &reject);
**   while (quoth_input_next(in, &arena, &record))
**     if (quoth_desk_read(desk, &arena, &record, &article)) …store it…
**     else …note record.reject…
**   quoth_input_close(in);
**
** A record is an article or a reject, never both; a bad record does not stop
** the next.  All that a record and an article point to lives in the arena
** that was given, and nothing in the input or the desk.
*/
#ifndef QUOTH_LOADERS_READER_H
#define QUOTH_LOADERS_READER_H

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

/* "text", "json", … as --format takes them; AUTO for "auto", -1 for others. */
int quoth_format_of(const char *name);
const char *quoth_format_name(enum quoth_format format);

/* Why there is no article.  `reason` is one word for a machine (see
** quoth_reject_reasons in reader.c for all of them and what they mean),
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
  uint64_t ordinal;     /* 1 for the first; for JSON Lines the line number */
  uint64_t offset;      /* of its first byte, unpacked */
  quoth_position after; /* where to go on once it is stored */
  quoth_reject reject;
} quoth_record;

typedef struct quoth_input_options {
  enum quoth_format format;
  const char *map;      /* --map, NULL: "auto"; see maps.h */
  const char *charset;  /* as declared outside, by HTTP; or NULL */
  const char *base_url; /* for relative links; or NULL */
  const char *name;     /* to call the input by instead of its path; or NULL */
  quoth_position from;  /* `after` of the last record that was stored */
} quoth_input_options;

typedef struct quoth_input quoth_input;

/* Opens a file, or standard input for "-".  NULL with *reject filled, whose
** detail is static: no_file, unknown_format, bad_map, bad_position. */
quoth_input *quoth_input_open(const char *path,
                              const quoth_input_options *options,
                              quoth_reject *reject);

/* The same over memory that outlives the input: members of archives. */
quoth_input *quoth_input_open_memory(const char *name, const void *at,
                                     size_t n_byte,
                                     const quoth_input_options *options,
                                     quoth_reject *reject);
void quoth_input_close(quoth_input *input);

/* The next record; false at the end, and when there is no memory
** (arena->status tells).  The arena may be reset between records. */
bool quoth_input_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record);

enum quoth_format quoth_input_format(const quoth_input *input);
const quoth_stream *quoth_input_stream(const quoth_input *input);

/* Records that hold no article by nature (WARC requests, folders …). */
uint64_t quoth_input_n_skipped(const quoth_input *input);

typedef struct quoth_desk quoth_desk;

/* NULL when there is no memory.  Opens ICU when it is first needed. */
quoth_desk *quoth_desk_open(void);
void quoth_desk_close(quoth_desk *desk);

/* True with *article filled, or false with record->reject filled.  When there
** is no memory it is false with arena->status set. */
bool quoth_desk_read(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article);

/* Every reason there is, with a line for people; ends with a NULL. */
typedef struct quoth_reject_reason {
  const char *reason, *meaning;
} quoth_reject_reason;
extern const quoth_reject_reason quoth_reject_reasons[];

#endif
