/*
** extract.h: a text in, its quotes out.  The one header of this room that sql/
** and the loaders include.
*/
#ifndef QUOTH_EXTRACT_EXTRACT_H
#define QUOTH_EXTRACT_EXTRACT_H

#include "../text/tokens.h"

enum quoth_kind {
  QUOTH_DIRECT = 1, /* whole sentences in marks */
  QUOTH_MIXED,      /* part of a sentence in marks */
  QUOTH_INDIRECT,   /* reported speech without marks */
};

enum quoth_speaker_kind {
  QUOTH_UNKNOWN = 0,
  QUOTH_PERSON,
  QUOTH_ORGANIZATION,
  QUOTH_GROUP, /* "two officials", "residents" */
};

/* How the cue colours the words: said, claimed, admitted, denied, … */
enum quoth_stance {
  QUOTH_NEUTRAL = 0,
  QUOTH_DOUBTS,
  QUOTH_CONCEDES,
  QUOTH_ASSERTS,
  QUOTH_DENIES,
  QUOTH_DEMANDS,
  QUOTH_ASKS,
  QUOTH_FEELS,
};

/* One person or body in the article, under its fullest name there. */
typedef struct quoth_speaker {
  quoth_str name;
  const quoth_str *spellings; /* as seen, each once: "Putin", "the president" */
  uint32_t n_spelling;
  uint8_t kind;   /* enum quoth_speaker_kind */
  uint8_t gender; /* 'm', 'f' or 0 */
} quoth_speaker;

/* One link of the chain through which the words came, nearest first. */
typedef struct quoth_source {
  quoth_str name;
  const char *relation; /* "told", "as reported by", "according to", … */
  quoth_span at;
} quoth_source;

/* A span that is not there has start == stop. */
typedef struct quoth_quote {
  uint8_t kind;      /* enum quoth_kind */
  uint8_t stance;    /* enum quoth_stance */
  bool unclosed;     /* a mark was missing; the end is a guess */
  int32_t speaker;   /* index into quoth_reading.speakers, -1: not known */
  int32_t continues; /* index of the earlier quote this one goes on, or -1 */
  const quoth_span *spans; /* unbroken pieces, marks left out, in order */
  uint32_t n_span;
  quoth_str text;     /* the pieces, joined by one space */
  quoth_span mention; /* the words that name the speaker */
  quoth_span cue;     /* "said", "according to", ":" */
  const quoth_source *sources;
  uint32_t n_source;
  char said_on[11];  /* "2015-11-16", or "" */
  float confidence;  /* 0 … 1, calibrated */
} quoth_quote;

/* The confidence as it is shown and stored: a thousandth is more than its
** calibration tells apart. */
static inline double quoth_quote_confidence(const quoth_quote *quote) {
  return (int)((double)quote->confidence * 1000.0 + 0.5) / 1000.0;
}

/* What the head of an article tells, empty where it does not. */
typedef struct quoth_article_head {
  quoth_span title;    /* first line, where it is one */
  quoth_span dateline; /* "ANTALYA, November 16. /TASS/." */
  quoth_str place, agency;
  char published[11];  /* "2015-11-16", "" without a year */
} quoth_article_head;

typedef struct quoth_reading {
  const quoth_quote *quotes; /* by start, then longest first */
  uint32_t n_quote;
  const quoth_speaker *speakers;
  uint32_t n_speaker;
  quoth_article_head head;
  quoth_tokens tokens; /* of the whole text, for who reads it in another way */
  bool capped; /* QUOTH_QUOTES_MAX was reached; the rest is left out */
} quoth_reading;

/* An article with more quotes is no article: the rest is left out and said. */
#define QUOTH_QUOTES_MAX 5000u

/* Longest text read; offsets are 32 bits and tokens cost 5 bytes a byte. */
#define QUOTH_TEXT_MAX_BYTE (1u << 30)

typedef struct quoth_extract_options {
  const char *published;    /* "2015-11-16…", or NULL: dates resolve against it */
  bool (*stop)(void *arg);  /* asked now and then; true ends the work */
  void *stop_arg;
} quoth_extract_options;

/*
** Reads a text.  All of *out lives in the arena, and points into `text`.
** `options` may be NULL.  Gives QUOTH_OK, QUOTH_NOMEM, QUOTH_TOO_BIG or
** QUOTH_INTERRUPTED.
*/
int quoth_extract(quoth_arena *arena, const char *text, size_t n_byte,
                  const quoth_extract_options *options, quoth_reading *out);

/* The same in another arena, but for the tokens: it still points into `text`,
** and no more into the arena that it was read in.  False without memory. */
bool quoth_reading_copy(quoth_reading *out, quoth_arena *arena,
                        const quoth_reading *from);

const char *quoth_kind_name(uint8_t kind);
const char *quoth_stance_name(uint8_t stance);
const char *quoth_speaker_kind_name(uint8_t kind);

#endif
