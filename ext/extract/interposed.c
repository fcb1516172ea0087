/*
** interposed.c: attributions that stand inside the marks, or behind which the
** quote goes on without any: “X, – said the Minister. – Y”.  Cuts the marked
** span in two around the frame, and adds the span that has no marks.  Owns the
** order of the spans after it.
*/
#include "marks.h"

#include <string.h>

/* Words of a frame between its dashes: "– said the Minister of Defence. –" */
#define FRAME_TOKENS_MAX 9u

/* "answering the question of a journalist from the Herald. –" */
#define TAIL_TOKENS_MAX 16u

typedef QUOTH_VEC(quoth_marked) marked_vec;

typedef struct cutter {
  quoth_article *a;
  uint32_t n;     /* spans put */
  marked_vec out; /* they, from the first one on that is not as it was */
  int32_t *moved; /* old index to new, for `outer` and `continues` */
} cutter;

static bool is_dash(const quoth_article *a, uint32_t i, uint32_t stop) {
  if (i >= stop || a->tokens.at[i].kind != QUOTH_PUNCT) return false;
  uint32_t c = a->tokens.at[i].hash;
  bool spaced = a->tokens.at[i].gap != QUOTH_GAP_NONE;
  return c == 0x2013 || c == 0x2014 || (c == '-' && spaced);
}

static bool is_speech_verb(const quoth_article *a, uint32_t i) {
  uint16_t entry;
  uint8_t form;
  if (!quoth_word_has(a, i, QUOTH_W_CUE)) return false;
  if (!quoth_cue_look_up(a->tokens.at[i].hash, &entry, &form)) return false;
  uint16_t flags = quoth_cue_entry_at(entry)->flags;
  return (form == QUOTH_CUE_PAST || form == QUOTH_CUE_PRESENT) &&
         (flags & QUOTH_CUE_SPEECH) && !(flags & QUOTH_CUE_MIND);
}

static bool may_stand_in_frame(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  if (t->kind != QUOTH_WORD) return false;
  if (t->flags & QUOTH_CAPITAL) return true;
  return quoth_word_has(a, i,
                        QUOTH_W_PRONOUN | QUOTH_W_DETERMINER | QUOTH_W_ROLE |
                            QUOTH_W_TITLE | QUOTH_W_GROUP | QUOTH_W_ADVERB |
                            QUOTH_W_PREPOSITION | QUOTH_W_ORGANIZATION);
}

/* Where the words of a frame that starts at `first` end, at a comma or full
** stop; `first` when there is no frame. */
static uint32_t frame_stop(const quoth_article *a, uint32_t first,
                           uint32_t stop) {
  bool verb = false;
  uint32_t i = first;
  for (; i < stop && i < first + FRAME_TOKENS_MAX; i++) {
    bool end = quoth_punct_is(a, i, '.') || quoth_punct_is(a, i, ',');
    if (end) return verb && i > first + 1 ? i : first;
    if (is_speech_verb(a, i)) {
      if (verb || i > first + 4) return first;
      verb = true;
    } else if (!may_stand_in_frame(a, i)) {
      return first;
    }
  }
  return verb && i == stop ? i : first;
}

/* – said S, answering a question. – Y: the dash that ends what S did meanwhile;
** `first` when there is none. */
static uint32_t tail_stop(const quoth_article *a, uint32_t first,
                          uint32_t stop) {
  const quoth_token *t = &a->tokens.at[first < stop ? first : stop - 1];
  bool gerund = t->kind == QUOTH_WORD && t->n_core > 5 &&
                !memcmp(a->tokens.text + t->stop - 3, "ing", 3);
  for (uint32_t i = first + 1;
       gerund && i < stop && i < first + TAIL_TOKENS_MAX; i++)
    if (is_dash(a, i, stop))
      return quoth_punct_is(a, i - 1, '.') || quoth_punct_is(a, i - 1, ',')
                 ? i
                 : first;
  return first;
}

/* A frame at token i: ", – said S. –" with a dash on one side at least.  Gives
** where the words before it stop and those behind it start. */
static bool frame_at(const quoth_article *a, uint32_t i, uint32_t stop,
                     quoth_run *hole) {
  bool comma = quoth_punct_is(a, i, ',');
  uint32_t first = comma ? i + 1 : i;
  bool dash = is_dash(a, first, stop);
  if (!comma && !dash) return false;
  uint32_t end = frame_stop(a, first + dash, stop);
  if (end == first + dash) return false;
  uint32_t next = dash ? tail_stop(a, end + 1, stop) : end + 1;
  bool second = is_dash(a, next, stop);
  if (!dash && !second) return false;
  *hole = (quoth_run){i, second ? next + 1 : next};
  return true;
}

static void push(cutter *c, quoth_marked m, int32_t was) {
  quoth_marked *to = QUOTH_PUSH(c->a->arena, &c->out);
  if (!to) return;
  *to = m;
  c->n = c->out.n;
  if (was != QUOTH_NONE) c->moved[was] = (int32_t)c->n - 1;
}

/* Copies the spans that are as they were; false when there is no memory. */
static bool start_copy(cutter *c) {
  const quoth_article *a = c->a;
  uint32_t n = c->n;
  c->moved = quoth_arena_array(a->arena, a->marked.n + 1, sizeof *c->moved);
  for (uint32_t k = 0; c->moved && k < n; k++)
    push(c, a->marked.at[k], (int32_t)k);
  return a->arena->status == QUOTH_OK;
}

static void put(cutter *c, quoth_marked m, int32_t was) {
  bool same = !c->moved && was == (int32_t)c->n &&
              m.stop == c->a->marked.at[was].stop;
  if (same) c->n++;
  else if (c->moved || start_copy(c)) push(c, m, was);
}

/* The part of `whole` behind a frame, without an opening mark. */
static quoth_marked rest_of(const cutter *c, const quoth_marked *whole,
                            uint32_t first) {
  quoth_marked rest = *whole;
  rest.open = rest.first = first;
  rest.unopened = false;
  rest.continues = QUOTH_NONE;
  rest.resumes = (int32_t)c->n - 1;
  return rest;
}

/* Cuts one span of depth 0 at every frame inside it. */
static void cut_span(cutter *c, uint32_t k) {
  quoth_marked m = c->a->marked.at[k];
  int32_t was = (int32_t)k;
  for (uint32_t i = m.first + 1; i < m.stop; i++) {
    quoth_run hole;
    if (c->a->trait[i] & (QUOTH_TRAIT_WORD | QUOTH_TRAIT_NUMBER)) continue;
    if (!frame_at(c->a, i, m.stop, &hole) || hole.stop > m.stop) continue;
    quoth_marked head = m;
    head.stop = hole.first;
    head.close = head.stop - 1;
    put(c, head, was);
    was = QUOTH_NONE;
    m = rest_of(c, &m, hole.stop);
    i = hole.stop;
  }
  if (m.first < m.stop) put(c, m, was);
}

/* First token behind i, in its paragraph, that is a mark. */
static uint32_t next_mark(const quoth_article *a, uint32_t i, uint32_t stop) {
  while (i < stop && a->tokens.at[i].kind != QUOTH_MARK)
    i++;
  return i;
}

/* “X”, – said the Minister. – Y: the rest of the paragraph, without marks. */
static void add_unmarked_rest(cutter *c, const quoth_marked *m) {
  const quoth_article *a = c->a;
  uint32_t stop = a->paragraphs.at[m->paragraph].stop, i = m->close + 1;
  if (m->unclosed || i + 3 >= stop) return;
  quoth_run hole;
  if (!frame_at(a, i, stop, &hole) || hole.stop + 1 >= stop) return;
  bool enclosed = is_dash(a, hole.stop - 1, stop) &&
                  (is_dash(a, i, stop) || is_dash(a, i + 1, stop));
  if (!enclosed || next_mark(a, hole.stop, stop) < stop) return;
  quoth_marked rest = rest_of(c, m, hole.stop);
  rest.stop = stop;
  rest.close = stop - 1;
  rest.unclosed = true;
  put(c, rest, QUOTH_NONE);
}

/* A paragraph of dash dialogue: – Rain, – said the forecaster. – Take care. */
static void add_dialogue(cutter *c, uint32_t p) {
  const quoth_article *a = c->a;
  const quoth_paragraph *at = &a->paragraphs.at[p];
  uint32_t first = at->first + 1;
  if (!is_dash(a, at->first, at->stop)) return;
  quoth_run hole = {0, 0};
  uint32_t i = first;
  while (i < at->stop && a->tokens.at[i].kind != QUOTH_MARK &&
         !frame_at(a, i, at->stop, &hole))
    i++;
  if (hole.stop == 0 || hole.first <= first) return;
  quoth_marked m = {.open = first, .first = first, .paragraph = p};
  m.outer = m.continues = m.resumes = QUOTH_NONE;
  m.stop = hole.first;
  m.close = m.stop - 1;
  put(c, m, QUOTH_NONE);
  if (hole.stop + 1 >= at->stop || next_mark(a, hole.stop, at->stop) < at->stop)
    return;
  quoth_marked rest = rest_of(c, &m, hole.stop);
  rest.stop = at->stop;
  rest.close = at->stop - 1;
  put(c, rest, QUOTH_NONE);
}

/* Of the parts of a cut span, the one that a span inside it stands in. */
static int32_t part_around(const cutter *c, const quoth_marked *m) {
  int32_t part = c->moved[m->outer];
  while ((uint32_t)part + 1 < c->out.n && c->out.at[part].close < m->open &&
         c->out.at[part + 1].resumes == part)
    part++;
  return part;
}

/* Spans inside a cut one keep their place; indices follow what moved. */
static void renumber(cutter *c) {
  for (uint32_t k = 0; k < c->out.n; k++) {
    quoth_marked *m = &c->out.at[k];
    if (m->outer != QUOTH_NONE) m->outer = part_around(c, m);
    if (m->continues != QUOTH_NONE) m->continues = c->moved[m->continues];
  }
}

/* Spans of one paragraph; `k` is the first one. */
static uint32_t cut_paragraph(cutter *c, uint32_t p, uint32_t k) {
  quoth_article *a = c->a;
  add_dialogue(c, p);
  for (; k < a->marked.n && a->marked.at[k].paragraph == p; k++) {
    if (k % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) break;
    const quoth_marked *m = &a->marked.at[k];
    if (m->depth > 0 || m->stop == m->first) {
      put(c, *m, (int32_t)k);
    } else {
      cut_span(c, k);
      add_unmarked_rest(c, m);
    }
  }
  return k;
}

void quoth_interposed_cut(quoth_article *a) {
  cutter c = {.a = a};
  uint32_t k = 0;
  for (uint32_t p = 0; p < a->paragraphs.n; p++) {
    if (p % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) return;
    k = cut_paragraph(&c, p, k);
  }
  if (a->arena->status) return;
  a->marked.n = c.n;
  if (!c.moved) return;
  renumber(&c);
  a->marked.at = c.out.at;
  a->marked.n = c.out.n;
  a->marked.n_room = c.out.n_room;
}
