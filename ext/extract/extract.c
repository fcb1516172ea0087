/*
** extract.c: the stair itself: the steps in order, and at its foot the drafts
** turned into the quotes that callers see.  Decides nothing about language.
*/
#include "extract.h"

#include <stdlib.h>
#include <string.h>

#include "../text/utf8.h"
#include "model.h"

typedef void (*step)(quoth_article *a);

static const step stair[] = {
    quoth_words_look_up,    quoth_paragraphs_cut, quoth_head_read,
    quoth_marks_pair,       quoth_interposed_cut, quoth_clauses_mask,
    quoth_cues_find,        quoth_mentions_find,  quoth_appositions_link,
    quoth_subjects_find,    quoth_frames_match,   quoth_frames_inherit,
    quoth_pieces_join,      quoth_repeats_find,   quoth_reported_find,
    quoth_blocks_find,      quoth_speech_judge,   quoth_relays_yield,
    quoth_speakers_resolve, quoth_sources_find,   quoth_dates_resolve,
    quoth_confidence_rate,
};

bool quoth_article_stopped(quoth_article *a) {
  return quoth_arena_stopped(a->arena);
}

quoth_draft *quoth_draft_add(quoth_article *a) {
  if (a->drafts.n < QUOTH_DRAFTS_MAX) return QUOTH_PUSH(a->arena, &a->drafts);
  a->capped = true;
  return NULL;
}

/* ---- drafts to quotes ---- */

typedef struct place {
  uint32_t draft, start, stop;
} place;

static int by_start_then_longest(const void *x, const void *y) {
  const place *a = x, *b = y;
  if (a->start != b->start) return a->start < b->start ? -1 : 1;
  if (a->stop != b->stop) return a->stop > b->stop ? -1 : 1;
  return a->draft < b->draft ? -1 : a->draft > b->draft;
}

static const quoth_run *pieces_of(const quoth_draft *d) {
  return d->n_piece > 1 ? d->pieces : d->piece;
}

/* The drafts that are quotes, in print order. */
static place *order_drafts(quoth_article *a, uint32_t *n) {
  place *places = quoth_arena_array(a->arena, a->drafts.n, sizeof *places);
  *n = 0;
  for (uint32_t d = 0; places && d < a->drafts.n; d++) {
    const quoth_draft *draft = &a->drafts.at[d];
    if (draft->dropped || draft->n_piece == 0) continue;
    const quoth_run *piece = pieces_of(draft);
    quoth_span first = quoth_run_span(a, piece[0]);
    quoth_span last = quoth_run_span(a, piece[draft->n_piece - 1]);
    if (first.start >= last.stop) continue;
    places[(*n)++] = (place){d, first.start, last.stop};
  }
  if (places) qsort(places, *n, sizeof *places, by_start_then_longest);
  return places;
}

static const quoth_span *spans_of(quoth_article *a, const quoth_draft *d) {
  quoth_span *spans = quoth_arena_array(a->arena, d->n_piece, sizeof *spans);
  for (uint32_t k = 0; spans && k < d->n_piece; k++)
    spans[k] = quoth_run_span(a, pieces_of(d)[k]);
  return spans;
}

/* One piece is a slice of the text; several are copied, a space between. */
static quoth_str text_of(quoth_article *a, const quoth_span *spans,
                         uint32_t n) {
  if (n == 1) return quoth_span_text(a->tokens.text, spans[0]);
  size_t n_byte = n - 1, at = 0;
  for (uint32_t k = 0; k < n; k++)
    n_byte += quoth_span_length(spans[k]);
  char *text = quoth_arena_alloc(a->arena, n_byte);
  if (!text) return (quoth_str){0};
  for (uint32_t k = 0; k < n; k++) {
    if (k) text[at++] = ' ';
    memcpy(text + at, a->tokens.text + spans[k].start,
           quoth_span_length(spans[k]));
    at += quoth_span_length(spans[k]);
  }
  return (quoth_str){text, (uint32_t)n_byte};
}

static void fill_quote(quoth_article *a, quoth_quote *q, const quoth_draft *d) {
  q->kind = d->kind;
  q->unclosed = d->unclosed;
  q->speaker = d->speaker;
  q->continues = QUOTH_NONE;
  q->spans = spans_of(a, d);
  if (!q->spans) return;
  q->n_span = d->n_piece;
  q->text = text_of(a, q->spans, q->n_span);
  if (d->mention != QUOTH_NONE) {
    const quoth_mention *m = &a->mentions.at[d->mention];
    q->mention = quoth_run_span(a, (quoth_run){m->first, m->stop});
  }
  if (d->cue != QUOTH_NONE) {
    const quoth_cue *c = &a->cues.at[d->cue];
    q->cue = quoth_run_span(a, (quoth_run){c->first, c->stop});
    q->stance = quoth_cue_entry_at(c->verb)->stance;
  } else if (d->colon) {
    q->cue = quoth_run_span(a, (quoth_run){d->colon, d->colon + 1});
  }
  q->sources = d->sources;
  q->n_source = d->n_source;
  memcpy(q->said_on, d->said_on, sizeof q->said_on);
  q->confidence = d->confidence;
}

/* Draft numbers in `continues` become quote numbers. */
static void link_quotes(quoth_article *a, quoth_quote *quotes,
                        const place *places, uint32_t n) {
  int32_t *number = quoth_arena_array(a->arena, a->drafts.n, sizeof *number);
  if (!number) return;
  for (uint32_t d = 0; d < a->drafts.n; d++)
    number[d] = QUOTH_NONE;
  for (uint32_t k = 0; k < n; k++)
    number[places[k].draft] = (int32_t)k;
  for (uint32_t k = 0; k < n; k++) {
    int32_t earlier = a->drafts.at[places[k].draft].continues;
    if (earlier != QUOTH_NONE) quotes[k].continues = number[earlier];
  }
}

static void emit(quoth_article *a, quoth_reading *out) {
  uint32_t n = 0;
  const place *places = order_drafts(a, &n);
  a->capped |= n > QUOTH_QUOTES_MAX;
  if (n > QUOTH_QUOTES_MAX) n = QUOTH_QUOTES_MAX;
  quoth_quote *quotes = quoth_arena_array(a->arena, n, sizeof *quotes);
  if (!quotes) return;
  for (uint32_t k = 0; k < n; k++)
    fill_quote(a, &quotes[k], &a->drafts.at[places[k].draft]);
  link_quotes(a, quotes, places, n);
  *out = (quoth_reading){.quotes = quotes,
                         .n_quote = n,
                         .speakers = a->speakers.at,
                         .n_speaker = a->speakers.n,
                         .head = a->head,
                         .tokens = a->tokens,
                         .capped = a->capped};
}

void quoth_stair_climb(quoth_article *a) {
  for (size_t k = 0; k < sizeof stair / sizeof *stair; k++)
    if (!quoth_article_stopped(a)) stair[k](a);
}

int quoth_extract(quoth_arena *arena, const char *text, size_t n_byte,
                  const quoth_extract_options *options, quoth_reading *out) {
  static const quoth_extract_options none;
  *out = (quoth_reading){0};
  if (n_byte > QUOTH_TEXT_MAX_BYTE) {
    if (!arena->status) arena->status = QUOTH_TOO_BIG;
    return arena->status;
  }
  quoth_article a = {.arena = arena, .options = options ? options : &none};
  arena->stop = a.options->stop;
  arena->stop_arg = a.options->stop_arg;
  if (quoth_tokens_make(&a.tokens, arena, text, (uint32_t)n_byte))
    quoth_stair_climb(&a);
  arena->stop = NULL;
  if (!arena->status) emit(&a, out);
  if (arena->status) *out = (quoth_reading){0};
  return arena->status;
}

/* ---- names of the enums ---- */

const char *quoth_kind_name(uint8_t kind) {
  static const char *const name[] = {"", "direct", "mixed", "indirect"};
  return kind <= QUOTH_INDIRECT ? name[kind] : "";
}

const char *quoth_stance_name(uint8_t stance) {
  static const char *const name[] = {"neutral", "doubts", "concedes",
                                     "asserts", "denies", "demands",
                                     "asks",    "feels"};
  return stance <= QUOTH_FEELS ? name[stance] : "";
}

const char *quoth_speaker_kind_name(uint8_t kind) {
  static const char *const name[] = {"unknown", "person", "organization",
                                     "group"};
  return kind <= QUOTH_GROUP ? name[kind] : "";
}
