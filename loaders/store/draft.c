/*
** draft.c: what is written of a reading is what quote_extract() and
** quote_statements() give in SQL: the same functions of the engine, and the
** same offsets in characters.  The terms of statements are those that
** quoth_reindex() would find.
*/
#include "draft.h"

#include <string.h>

#include "../../ext/match/search.h"
#include "../../ext/text/sentences.h"
#include "../../ext/text/utf8.h"

struct drafting {
  quoth_arena *arena, *scratch;
  quoth_charmap map; /* of the body */
};

/* Characters of a span; -1 and no text for one that is not there. */
static quoth_str place(const struct drafting *d, quoth_span at, int64_t *start,
                       int64_t *stop) {
  bool there = at.stop > at.start;
  *start = there ? (int64_t)quoth_charmap_char(&d->map, at.start) : -1;
  *stop = there ? (int64_t)quoth_charmap_char(&d->map, at.stop) : -1;
  if (!there) return (quoth_str){NULL, 0};
  return quoth_span_text(d->map.text, at);
}

static void draft_row(const struct drafting *d, const quoth_quote *q,
                      uint32_t i, quoth_quote_row *row) {
  int64_t unused;
  place(d, q->spans[0], &row->start, &unused);
  place(d, q->spans[q->n_span - 1], &unused, &row->stop);
  row->speaker_text =
      place(d, q->mention, &row->speaker_start, &row->speaker_stop);
  row->cue = place(d, q->cue, &row->cue_start, &row->cue_stop);
  row->ordinal = i;
  row->text = q->text;
  row->kind = quoth_kind_name(q->kind);
  row->said_on = q->said_on[0] ? q->said_on : NULL;
  row->confidence = quoth_quote_confidence(q);
}

static void draft_spans(const struct drafting *d, const quoth_quote *q,
                        quoth_quote_draft *out) {
  out->spans = quoth_arena_array(d->arena, q->n_span, sizeof *out->spans);
  for (uint32_t i = 0; out->spans && i < q->n_span; i++) {
    quoth_span_row *row = &out->spans[out->n_span++];
    row->ordinal = i;
    place(d, q->spans[i], &row->start, &row->stop);
  }
}

static void draft_sources(const struct drafting *d, const quoth_quote *q,
                          quoth_quote_draft *out) {
  out->sources = quoth_arena_array(d->arena, q->n_source, sizeof *out->sources);
  for (uint32_t i = 0; out->sources && i < q->n_source; i++)
    out->sources[out->n_source++] = (quoth_source_row){
        .ordinal = i,
        .name = q->sources[i].name,
        .relation = q->sources[i].relation,
    };
}

static void draft_terms(const struct drafting *d, quoth_statement_row *row) {
  uint32_t ids[QUOTH_INDEXED_MAX];
  quoth_terms terms;
  if (!quoth_terms_list(&terms, d->scratch, row->text)) return;
  row->n_term = quoth_indexed_terms(&terms, ids);
  row->impact = quoth_indexed_impact(ids, row->n_term);
  row->terms =
      (void *)quoth_arena_copy(d->arena, ids, row->n_term * sizeof *ids);
}

static void draft_statements(const struct drafting *d, quoth_str text,
                             quoth_quote_draft *out) {
  uint32_t n = 0;
  quoth_charmap map;
  quoth_arena_reset(d->scratch);
  const quoth_span *at =
      quoth_statements_make(d->scratch, text.at, text.n_byte, &n);
  if (!at || !quoth_charmap_make(&map, d->scratch, text.at, text.n_byte))
    return;
  out->statements = quoth_arena_array(d->arena, n, sizeof *out->statements);
  for (uint32_t i = 0; out->statements && i < n; i++) {
    quoth_statement_row *row = &out->statements[out->n_statement++];
    row->ordinal = i;
    row->start = quoth_charmap_char(&map, at[i].start);
    row->stop = quoth_charmap_char(&map, at[i].stop);
    row->text = quoth_span_text(text.at, at[i]);
    draft_terms(d, row);
  }
}

static void draft_quote(const struct drafting *d, const quoth_quote *q,
                        quoth_quote_draft *out) {
  out->speaker = q->speaker;
  out->continues = q->continues;
  draft_spans(d, q, out);
  draft_sources(d, q, out);
  draft_statements(d, q->text, out);
  if (d->scratch->status && !d->arena->status)
    d->arena->status = d->scratch->status; /* the next quote resets it */
}

bool quoth_draft_make(quoth_draft *draft, quoth_arena *arena,
                      quoth_arena *scratch, quoth_str body,
                      const quoth_reading *reading) {
  struct drafting d = {.arena = arena, .scratch = scratch};
  uint32_t n = reading->n_quote;
  quoth_arena_reset(scratch);
  *draft = (quoth_draft){.n = n};
  draft->rows = quoth_arena_array(arena, n, sizeof *draft->rows);
  draft->quotes = quoth_arena_array(arena, n, sizeof *draft->quotes);
  bool open = draft->rows && draft->quotes &&
              quoth_charmap_make(&d.map, arena, body.at, body.n_byte);
  for (uint32_t i = 0; open && i < n; i++) {
    draft_row(&d, &reading->quotes[i], i, &draft->rows[i]);
    draft_quote(&d, &reading->quotes[i], &draft->quotes[i]);
  }
  return open && !arena->status;
}
