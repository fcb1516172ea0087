/*
** search.c: candidates from the inverted lists, in two looks.  First each list
** adds what its term weighs to a window of scores small enough for the cache;
** ids may be as sparse as they like, a window starts at the next id there is.
** The best of these are then put in order by what the lists that hold them say
** together (sought.h).
*/
#include "search.h"

#include <stdlib.h>
#include <string.h>

#include "sought.h"

#define WINDOW     8192u
#define WEIGHT_SUM 60000.0f /* of all lists: scores fit in 16 bits */
#define LOOKS      2u       /* looked at for each candidate that is given */

/*
** The best so far: a heap with the worst on top
*/

/* One statement: what it has by the first look, and the lists that hold it. */
typedef struct seen {
  uint64_t lists;
  int64_t id;
  float score;
  uint8_t impact;
} seen;

typedef struct best {
  seen *at;
  uint32_t n, n_room;
} best;

/* By score, then by id, so that equal scores give one order. */
static bool is_worse(seen a, seen b) {
  return a.score != b.score ? a.score < b.score : a.id > b.id;
}

static void sink(best *b, uint32_t i) {
  seen one = b->at[i];
  for (;;) {
    uint32_t child = 2 * i + 1;
    if (child >= b->n) break;
    if (child + 1 < b->n && is_worse(b->at[child + 1], b->at[child])) child++;
    if (!is_worse(b->at[child], one)) break;
    b->at[i] = b->at[child];
    i = child;
  }
  b->at[i] = one;
}

static void rise(best *b, uint32_t i) {
  seen one = b->at[i];
  for (; i && is_worse(one, b->at[(i - 1) / 2]); i = (i - 1) / 2)
    b->at[i] = b->at[(i - 1) / 2];
  b->at[i] = one;
}

static bool best_wants(const best *b, seen one) {
  return b->n < b->n_room || is_worse(b->at[0], one);
}

static void best_add(best *b, seen one) {
  if (b->n < b->n_room) {
    b->at[b->n++] = one;
    rise(b, b->n - 1);
  } else {
    b->at[0] = one;
    sink(b, 0);
  }
}

/*
** Scoring
*/

/* One term's postings in one segment, a block at a time. */
typedef struct cursor {
  const quoth_segment *segment;
  quoth_list list;
  quoth_block block;
  uint32_t term, i; /* i: next posting of the block */
  uint32_t part;    /* where the list may go on */
  uint16_t weight;
  int status;
} cursor;

/* Brings the next block; the block is empty behind the last. */
static void cursor_fill(cursor *c) {
  c->i = 0;
  c->block.n = 0;
  if (!c->list.n_posting)
    c->status = quoth_sought_open(c->segment, c->term, &c->part, &c->list);
  if (!c->status && c->list.n_posting)
    c->status = quoth_list_next(&c->list, &c->block);
}

typedef struct window {
  uint64_t base;
  uint64_t lists[WINDOW];
  uint16_t score[WINDOW];
  uint16_t touched[WINDOW];
  uint8_t impact[WINDOW];
  uint32_t n_touched;
} window;

/* Adds the postings of the i-th list up to the window's end. */
static void window_add(window *w, cursor *c, uint64_t list) {
  while (!c->status && c->block.n) {
    uint32_t i = c->i, n = c->block.n;
    for (; i < n; i++) {
      uint64_t at = c->block.key[i] - w->base;
      if (at >= WINDOW) break;
      if (!w->lists[at]) w->touched[w->n_touched++] = (uint16_t)at;
      w->lists[at] |= list;
      w->score[at] = (uint16_t)(w->score[at] + c->weight);
      w->impact[at] = c->block.impact[i];
    }
    c->i = i;
    if (i < n) return;
    cursor_fill(c);
  }
}

static seen window_take(window *w, uint16_t at, const float *factor) {
  seen one = {w->lists[at], quoth_key_id(w->base + at),
              w->score[at] * factor[w->impact[at]], w->impact[at]};
  w->lists[at] = 0;
  w->score[at] = 0;
  return one;
}

static void window_collect(window *w, const quoth_search *search,
                           const float *factor, best *b) {
  for (uint32_t i = 0; i < w->n_touched; i++) {
    seen one = window_take(w, w->touched[i], factor);
    if (!best_wants(b, one)) continue;
    if (search->admit && !search->admit(search->admit_arg, one.id)) continue;
    best_add(b, one);
  }
  w->n_touched = 0;
}

/* Smallest key that is still to come; false where none is. */
static bool next_key(const cursor *cursors, uint32_t n, uint64_t *key) {
  bool found = false;
  for (uint32_t i = 0; i < n; i++) {
    const cursor *c = &cursors[i];
    if (!c->block.n || (found && c->block.key[c->i] >= *key)) continue;
    *key = c->block.key[c->i];
    found = true;
  }
  return found;
}

static int cursors_status(const cursor *cursors, uint32_t n) {
  int status = QUOTH_OK;
  for (uint32_t i = 0; i < n && !status; i++)
    status = cursors[i].status;
  return status;
}

/* One search under way. */
typedef struct scoring {
  const quoth_search *search;
  quoth_sought_list list;
  float factor[256]; /* of a score, by the statement's impact */
  cursor *cursors;   /* one for each list */
  window *window;
  best best;
} scoring;

static int segment_score(scoring *s) {
  const quoth_search *search = s->search;
  window *w = s->window;
  uint32_t n = s->list.n;
  int status = cursors_status(s->cursors, n);
  while (!status && next_key(s->cursors, n, &w->base)) {
    for (uint32_t i = 0; i < n; i++)
      window_add(w, &s->cursors[i], UINT64_C(1) << i);
    window_collect(w, search, s->factor, &s->best);
    status = cursors_status(s->cursors, n);
    if (!status && search->stop && search->stop(search->stop_arg))
      status = QUOTH_INTERRUPTED;
  }
  return status;
}

static void cursors_open(scoring *s, const quoth_segment *segment) {
  float sum = 0;
  for (uint32_t i = 0; i < s->list.n; i++)
    sum += s->list.at[i].strength * s->list.at[i].weight;
  for (uint32_t i = 0; i < s->list.n; i++) {
    const quoth_sought *sought = &s->list.at[i];
    cursor *c = &s->cursors[i];
    memset(c, 0, sizeof *c);
    c->segment = segment;
    c->term = sought->term;
    c->weight =
        (uint16_t)(sought->strength * sought->weight / sum * WEIGHT_SUM);
    c->part = quoth_sought_part(segment, c->term);
    cursor_fill(c);
  }
}

/* What two statements share, of what both have. */
static void factors_make(scoring *s) {
  for (uint32_t i = 0; i < 256; i++)
    s->factor[i] = 1 / (s->list.weight + s->list.all_of[i]);
}

static int likeliest_first(const void *left, const void *right) {
  const quoth_candidate *a = left, *b = right;
  if (a->guess != b->guess) return a->guess > b->guess ? -1 : 1;
  return a->id < b->id ? -1 : a->id > b->id;
}

/* The second look. */
static uint32_t candidates_make(const scoring *s, quoth_candidate *out) {
  const quoth_search *search = s->search;
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->best.n; i++) {
    const seen *one = &s->best.at[i];
    float guess = quoth_sought_guess(&s->list, one->lists, one->impact);
    if (guess >= search->guess_least)
      out[n++] = (quoth_candidate){one->id, guess};
  }
  qsort(out, n, sizeof *out, likeliest_first);
  if (n > search->n_candidate_max) n = search->n_candidate_max;
  while (n > QUOTH_CANDIDATES_FEW && out[n - 1].guess < search->guess_few)
    n--;
  return n;
}

int quoth_search_run(const quoth_search *search, quoth_arena *arena,
                     const quoth_terms *statement, quoth_candidate **out,
                     uint32_t *n_out) {
  scoring s = {.search = search};
  s.best.n_room = search->n_candidate_max * LOOKS;
  *n_out = 0;
  s.best.at = quoth_arena_raw(arena, s.best.n_room, sizeof *s.best.at);
  s.window = quoth_arena_alloc(arena, sizeof *s.window);
  s.cursors = quoth_arena_raw(arena, QUOTH_LISTS_MAX, sizeof *s.cursors);
  if (arena->status) return arena->status;
  int status = quoth_sought_make(&s.list, search, arena, statement);
  factors_make(&s);
  for (uint32_t i = 0; i < search->n_segment && !status && s.list.n; i++) {
    cursors_open(&s, &search->segments[i]);
    status = segment_score(&s);
  }
  *out = quoth_arena_raw(arena, s.best.n, sizeof **out);
  if (*out) *n_out = candidates_make(&s, *out);
  return status ? status : arena->status;
}
