/*
** model.h: what the steps of the stair hand on.  Each step reads the fields
** above its own and fills its own; none reaches back.  Everything lives in the
** arena of the text; a failure is sticky in arena->status, and a step that is
** called after one does nothing that matters.
**
**   tokens   → words      words.c       lexical classes of each token
**   words    → paragraphs paragraphs.c  lines of print
**            → head       head.c        title, dateline, place, date, agency
**            → marked     marks.c       pairs of quote marks
**            → marked     interposed.c  “X, – said S. – Y” cut in two
**            → sentences  clauses.c     sentences, marked spans masked to one Q
**            → cues       cues.c        said, according to, …
**            → mentions   mentions.c    who might be speaking
**            → subjects   subjects.c    whose cue it is
**            → drafts     frames.c      quotes in marks: cue, mention, pieces
**            → drafts     inheritance.c quotes without a frame of their own
**            → drafts     pieces.c      spans that are one quote
**            → drafts     repeats.c     pull quotes, and whose words they are
**            → drafts     reported.c    reported speech
**            → drafts     blocks.c      paragraphs quoted whole behind a colon
**            → drafts     speech.c      what is speech, what a title or a scare
**            → drafts     relays.c      outlets that hand on yield to who spoke
**            → speakers   speakers.c    mention to speaker, within the article
**            → sources    sources.c     through whom the words came
**            → said_on    dates.c       when
**            → confidence confidence.c
**            → reading    extract.c
*/
#ifndef QUOTH_EXTRACT_MODEL_H
#define QUOTH_EXTRACT_MODEL_H

#include "../text/sentences.h"
#include "../text/tokens.h"
#include "extract.h"
#include "lexicon.h"

#define QUOTH_NONE (-1) /* an index that points to nothing */

/* What steps ask of a token first, in one byte: a step that wants few tokens
** goes from one to the next with quoth_trait_next() and looks at no other. */
enum quoth_trait {
  QUOTH_TRAIT_CAPITAL = QUOTH_CAPITAL, /* of words and numbers */
  QUOTH_TRAIT_WORD = 2,
  QUOTH_TRAIT_CUE = 4,             /* QUOTH_W_CUE */
  QUOTH_TRAIT_NOMINAL = 8,         /* QUOTH_W_NOMINAL */
  QUOTH_TRAIT_ENDS = QUOTH_DOTTED, /* quoth_token_may_end() */
  QUOTH_TRAIT_LINE = 32,           /* a line break before it */
  QUOTH_TRAIT_NUMBER = 64,
  QUOTH_TRAIT_MARK = 128,
};

/* A stretch of tokens [first, stop). */
typedef struct quoth_run {
  uint32_t first, stop;
} quoth_run;

/* What stands between two line breaks that end a paragraph. */
typedef struct quoth_paragraph {
  uint32_t first, stop; /* tokens */
  bool heading;         /* short, without a full stop: title, subtitle, label */
} quoth_paragraph;

/* Depth to which marks inside marks are followed; real nesting ends at 3. */
#define QUOTH_MARK_DEPTH_MAX 8u

/* What stands in one pair of marks, within one paragraph. */
typedef struct quoth_marked {
  uint32_t open, close; /* tokens of the marks; open == first: no mark there;
                           close == stop - 1: none there (unclosed) */
  uint32_t first, stop; /* tokens between them */
  uint32_t paragraph;
  int32_t outer;     /* the marked span around this one, or QUOTH_NONE */
  int32_t continues; /* the span of an earlier paragraph it goes on, or NONE */
  int32_t resumes;   /* the span before the frame it resumes behind, or NONE */
  uint8_t depth;     /* 0: not inside another */
  bool unclosed, unopened;
  bool single; /* ‘…’ or '…' */
  bool typed;  /* opened by '': two apostrophes of a typewriter */
} quoth_marked;

/* What tells a word or a sign from any other, for quoth_item.key: the hash of a
** word is its own, a sign's has another first bit. */
#define QUOTH_KEY_OF_SIGN(code_point) ((code_point) ^ UINT32_C(0x80000000))

/*
** One step of a masked clause: a token, or a whole marked span seen as one Q.
** Only spans of depth 0 are masked; nicknames are (Tom “Fixer” Dale).
*/
typedef struct quoth_item {
  uint32_t first, stop; /* tokens, marks included */
  int32_t marked;       /* index, or QUOTH_NONE for a plain token */
  uint32_t key;         /* of a word or sign; 0: a span, mark or number */
  quoth_words word;     /* its lexical classes; none of a span */
} quoth_item;

/* A sentence as print has it, marks masked: “What?” he said. is one. */
typedef struct quoth_sentence {
  uint32_t first, stop;           /* tokens */
  uint32_t item_first, item_stop; /* items */
  uint32_t paragraph;
  bool marked; /* some of its items are marked spans */
} quoth_sentence;

/* A cue where it stands. */
typedef struct quoth_cue {
  uint32_t first, stop; /* tokens; "according to" is two */
  uint32_t sentence;
  uint32_t item;   /* of its first token */
  int32_t subject; /* mention that speaks, or QUOTH_NONE */
  bool inverted;   /* the subject stands behind: said Mark Toner */
  bool aside;      /* something stands between commas before the cue */
  bool borrowed;   /* the subject is that of an earlier cue: “…”, adding “…” */
  uint16_t verb;   /* index into the cue lexicon: quoth_cue_entry() */
  uint8_t form;    /* enum quoth_cue_form */
  bool negated;    /* "did not say" */
  bool passive;    /* "was described" */
  bool infinitive; /* "to say" */
} quoth_cue;

enum quoth_mention_kind {
  QUOTH_MENTION_NAME = 1,     /* Mark Toner, Mr. Toner, President Putin */
  QUOTH_MENTION_ORGANIZATION, /* the State Department, Reuters, Moscow */
  QUOTH_MENTION_PRONOUN,      /* he, she, they, it, I, we, who */
  QUOTH_MENTION_ROLE,         /* the Russian leader, the minister */
  QUOTH_MENTION_GROUP,        /* two officials, residents */
  QUOTH_MENTION_THING,        /* the report, a poll: any other noun phrase */
};

/* Words that name someone. */
typedef struct quoth_mention {
  uint32_t first, stop;           /* tokens, title and role included */
  uint32_t name_first, name_stop; /* the name alone; empty for other kinds */
  uint32_t sentence;
  uint8_t kind;   /* enum quoth_mention_kind */
  uint8_t gender; /* 'm', 'f', or 0 */
  bool plural;
  int32_t marked; /* the marked span it stands in, or QUOTH_NONE */
  int32_t apposition; /* mention that says the same: "Putin, the president" */
} quoth_mention;

/* Which rule gave a quote its speaker.  Order: print and confidence tables. */
enum quoth_pattern {
  QUOTH_PATTERN_NONE = 0,
  QUOTH_PATTERN_QVS,       /* “…,” said S */
  QUOTH_PATTERN_QSV,       /* “…,” S said */
  QUOTH_PATTERN_SVQ,       /* S said: “…” */
  QUOTH_PATTERN_VSQ,       /* Said S: “…” */
  QUOTH_PATTERN_ASIDE,     /* S, …, said “…”: an aside between S and cue */
  QUOTH_PATTERN_COLON,     /* S: “…” */
  QUOTH_PATTERN_DASH,      /* “…” — S */
  QUOTH_PATTERN_ACCORDING, /* according to S */
  QUOTH_PATTERN_PASSIVE,   /* was called “…” by S */
  QUOTH_PATTERN_NOUN,      /* in the words of S */
  QUOTH_PATTERN_THAT,      /* S said that … */
  QUOTH_PATTERN_BARE,      /* S said … */
  QUOTH_PATTERN_TRAILING,  /* …, S said */
  QUOTH_PATTERN_URGED,     /* S urged O to … */
  QUOTH_PATTERN_HEADLINE,  /* S: … */
  QUOTH_PATTERN_SAME_SENTENCE,  /* another quote of the sentence has a frame */
  QUOTH_PATTERN_SAME_PARAGRAPH, /* an earlier framed quote, same paragraph */
  QUOTH_PATTERN_LATER,          /* a later framed quote, same paragraph */
  QUOTH_PATTERN_CONTINUES,      /* goes on a quote of an earlier paragraph */
  QUOTH_PATTERN_EARLIER_PARAGRAPH, /* paragraph before has a framed quote */
  QUOTH_PATTERN_SUBJECT,    /* subject of the sentence or the one before */
  QUOTH_PATTERN_ALTERNATES, /* questions and answers in turn */
  QUOTH_N_PATTERN
};

/* What was decided about the words of a marked span. */
enum quoth_role {
  QUOTH_ROLE_OPEN = 0, /* not decided */
  QUOTH_ROLE_SPEECH,   /* whole sentences */
  QUOTH_ROLE_PARTIAL,  /* "premature" */
  QUOTH_ROLE_TITLE,
  QUOTH_ROLE_SCARE,
  QUOTH_ROLE_NICKNAME,
};

/* A quote in the making. */
typedef struct quoth_draft {
  uint8_t kind;    /* enum quoth_kind */
  uint8_t role;    /* enum quoth_role, for quotes in marks */
  uint8_t pattern; /* enum quoth_pattern */
  bool unclosed;
  bool tight;        /* nothing but a comma, colon or "that" between it and
                        its frame */
  bool dropped;      /* judged to be no quote; later steps skip it */
  int32_t mention;   /* who speaks, or QUOTH_NONE */
  int32_t cue;       /* or QUOTH_NONE */
  uint32_t colon;    /* token of the colon that stands for a cue; 0: none does */
  int32_t inherits;  /* earlier or later draft whose speaker it has, or NONE;
                        `mention` is then copied from there */
  int32_t continues; /* draft of an earlier paragraph that it goes on */
  int32_t marked;    /* its first marked span, or QUOTH_NONE (indirect) */
  uint32_t sentence; /* of the frame, or else of the first piece */
  quoth_run piece[1]; /* the first piece, in tokens, marks left out */
  uint32_t n_piece;   /* all pieces; more than one: `pieces` has all */
  const quoth_run *pieces;
  float margin; /* how clear-cut the frame was, 0 … 1; confidence.c reads it */
  /* filled by speakers.c, sources.c, dates.c, confidence.c */
  int32_t speaker;
  float speaker_trust; /* 0 … 1, of the step from mention to speaker */
  const quoth_source *sources;
  uint32_t n_source;
  char said_on[11];
  float confidence;
} quoth_draft;

#define QUOTH_MENTION_STRIDE 8u /* tokens; a mention starts in each such lot */

typedef struct quoth_article {
  quoth_arena *arena;
  const quoth_extract_options *options; /* never NULL */
  quoth_tokens tokens;
  const quoth_words *word; /* one set of lexical classes a token */
  const uint8_t *trait;    /* enum quoth_trait of each token, together */

  QUOTH_VEC(quoth_paragraph) paragraphs;
  quoth_article_head head;
  uint32_t body; /* first token behind title and dateline */
  QUOTH_VEC(quoth_marked) marked;
  QUOTH_VEC(quoth_item) items;
  const uint32_t *item_of; /* the item that each token stands in */
  QUOTH_VEC(quoth_sentence) sentences;
  QUOTH_VEC(quoth_cue) cues;
  /* Ordered by `first` up to n_mention_ordered; up to n_mention_named names
  ** inside those; noun phrases that frames had to add behind, in no order. */
  QUOTH_VEC(quoth_mention) mentions;
  uint32_t n_mention_ordered, n_mention_named;
  const uint32_t *mention_from; /* of each QUOTH_MENTION_STRIDE-th token: the
                                   first ordered one from there on */
  QUOTH_VEC(quoth_draft) drafts;
  QUOTH_VEC(quoth_speaker) speakers;
  bool capped;
  /* what steps found nothing in, and need not look at again */
  quoth_run plain_items[2]; /* content.c: no joint, and none far behind */
  quoth_run nounless_items; /* clause_subjects.c: no noun phrase */
} quoth_article;

/* All steps, after the tokens are made. */
void quoth_stair_climb(quoth_article *a);

/* The steps, in order. */
void quoth_words_look_up(quoth_article *a);   /* words.c */
void quoth_paragraphs_cut(quoth_article *a);  /* paragraphs.c */
void quoth_head_read(quoth_article *a);       /* head.c */
void quoth_marks_pair(quoth_article *a);      /* marks.c */
void quoth_interposed_cut(quoth_article *a);  /* interposed.c */
void quoth_clauses_mask(quoth_article *a);    /* clauses.c */
void quoth_cues_find(quoth_article *a);       /* cues.c */
void quoth_mentions_find(quoth_article *a);   /* mentions.c */
void quoth_appositions_link(quoth_article *a); /* appositions.c */
void quoth_subjects_find(quoth_article *a);   /* subjects.c */
void quoth_frames_match(quoth_article *a);    /* frames.c */
void quoth_frames_inherit(quoth_article *a);  /* inheritance.c */
void quoth_pieces_join(quoth_article *a);     /* pieces.c */
void quoth_repeats_find(quoth_article *a);    /* repeats.c */
void quoth_reported_find(quoth_article *a);   /* reported.c */
void quoth_blocks_find(quoth_article *a);     /* blocks.c */
void quoth_speech_judge(quoth_article *a);    /* speech.c */
void quoth_relays_yield(quoth_article *a);    /* relays.c */
void quoth_speakers_resolve(quoth_article *a); /* speakers.c: fills speakers,
                                                  draft.speaker, .speaker_trust */
void quoth_sources_find(quoth_article *a);    /* sources.c */
void quoth_dates_resolve(quoth_article *a);   /* dates.c */
void quoth_confidence_rate(quoth_article *a); /* confidence.c */

/* Asks the caller's stop function; true ends the step (status is set). */
bool quoth_article_stopped(quoth_article *a);

/* A new draft, or NULL when there is no memory or there are too many already
** (a->capped then says so). */
quoth_draft *quoth_draft_add(quoth_article *a);

/* Drafts that are kept; many are dropped again before they are quotes. */
#define QUOTH_DRAFTS_MAX (4 * QUOTH_QUOTES_MAX)

/* How often the steps ask: every so many sentences, spans or drafts. */
#define QUOTH_STOP_STRIDE 1024u

/* The mention that starts at / ends before / covers a token, or QUOTH_NONE;
** only ordered ones are found. */
int32_t quoth_mention_at(const quoth_article *a, uint32_t token);
int32_t quoth_mention_before(const quoth_article *a, uint32_t token);
int32_t quoth_mention_over(const quoth_article *a, uint32_t token);

/* First cue at a token or behind it, or cues.n.  O(log n). */
uint32_t quoth_cue_from(const quoth_article *a, uint32_t token);

/* Sentence of a token, or the last one before it.  O(log n). */
uint32_t quoth_sentence_of(const quoth_article *a, uint32_t token);

static inline quoth_span quoth_run_span(const quoth_article *a, quoth_run r) {
  if (r.first >= r.stop) return (quoth_span){0, 0};
  return (quoth_span){a->tokens.at[r.first].start,
                      a->tokens.at[r.stop - 1].stop};
}

/* Does a token stand in one of a draft's pieces? */
static inline bool quoth_draft_holds(const quoth_draft *d, uint32_t token) {
  const quoth_run *piece = d->n_piece > 1 ? d->pieces : d->piece;
  for (uint32_t k = 0; k < d->n_piece; k++)
    if (token >= piece[k].first && token < piece[k].stop) return true;
  return false;
}

/* What the lexicon says of a cue's verb: QUOTH_CUE_SPEECH, … */
static inline uint16_t quoth_cue_flags(const quoth_cue *c) {
  return quoth_cue_entry_at(c->verb)->flags;
}

/* First token from i on that has one of these traits; `stop` when none has. */
uint32_t quoth_trait_next(const quoth_article *a, uint32_t i, uint32_t stop,
                          uint8_t traits);

static inline bool quoth_word_has(const quoth_article *a, uint32_t token,
                                  quoth_words classes) {
  return (a->word[token] & classes) != 0;
}

static inline bool quoth_punct_is(const quoth_article *a, uint32_t token,
                                  uint32_t code_point) {
  const quoth_token *t = &a->tokens.at[token];
  return t->kind == QUOTH_PUNCT && t->hash == code_point;
}

#endif
