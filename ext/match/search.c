/*
** search.c: candidates from the inverted lists.  Rarest terms first until the
** budget of postings is spent; each list adds its weight times the posting's
** impact to a window of scores small enough for the first-level cache.  Ids
** may be as sparse as they like: a window starts at the next id there is.
*/
#include "search.h"

#include <math.h>
#include <string.h>

#define CONTENT_FEW   3u    /* with fewer content words, all words count */
#define RELATED_MAX   6u    /* related terms looked for with each term */
#define RELATED_WEAK  0.45f /* weaker ones bring more noise than claims */
#define SOUGHT_MAX    (QUOTH_INDEXED_MAX * (1u + RELATED_MAX))
#define LISTS_MAX     64u    /* lists read at once; rarer ones go first */
#define PART_POSTINGS 14000u /* in a part that one long list fills */
#define WINDOW        16384u
#define WEIGHT_SUM    60000.0f /* of all lists: scores fit in 16 bits */
#define IMPACT_NORM   5.0f     /* norm of the shortest statements: impact 255 */

/*
** Terms of a statement
*/

static bool is_content(const quoth_term *term) {
  return term->kind != QUOTH_TERM_FUNCTION && term->kind != QUOTH_TERM_NEGATION;
}

static uint32_t sort_unique(uint32_t *ids, uint32_t n) {
  for (uint32_t i = 1; i < n; i++) {
    uint32_t id = ids[i], k = i;
    for (; k && ids[k - 1] > id; k--)
      ids[k] = ids[k - 1];
    ids[k] = id;
  }
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++)
    if (!kept || ids[kept - 1] != ids[i]) ids[kept++] = ids[i];
  return kept;
}

static uint32_t terms_take(const quoth_terms *terms, bool all, uint32_t *ids) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < terms->n && n < QUOTH_INDEXED_MAX; i++)
    if (all || is_content(&terms->at[i])) ids[n++] = terms->at[i].id;
  return sort_unique(ids, n);
}

uint32_t quoth_indexed_terms(const quoth_terms *terms, uint32_t *ids) {
  uint32_t n = terms_take(terms, false, ids);
  return n < CONTENT_FEW ? terms_take(terms, true, ids) : n;
}

uint8_t quoth_indexed_impact(const uint32_t *ids, uint32_t n) {
  float sum = 0;
  for (uint32_t i = 0; i < n; i++) {
    float idf = quoth_idf_of(NULL, ids[i]);
    sum += idf * idf;
  }
  float norm = sqrtf(sum);
  if (norm <= IMPACT_NORM) return 255;
  return (uint8_t)(255.0f * sqrtf(IMPACT_NORM / norm));
}

/*
** What is looked for
*/

typedef struct sought {
  uint32_t term, n_posting;
  float weight;
} sought;

typedef struct sought_list {
  sought *at;
  uint32_t n;
} sought_list;

static void sought_add(sought_list *list, uint32_t term, float weight) {
  for (uint32_t i = 0; i < list->n; i++) {
    if (list->at[i].term != term) continue;
    if (list->at[i].weight < weight) list->at[i].weight = weight;
    return;
  }
  if (list->n < SOUGHT_MAX) list->at[list->n++] = (sought){term, 0, weight};
}

static void sought_add_related(sought_list *list, const quoth_idf *idf,
                               uint32_t term) {
  quoth_related near[RELATED_MAX];
  uint32_t n = quoth_related_to(term, near, RELATED_MAX);
  for (uint32_t i = 0; i < n && near[i].strength >= RELATED_WEAK; i++) {
    float weight = quoth_idf_of(idf, term) * quoth_idf_of(idf, near[i].id);
    sought_add(list, near[i].id, weight * near[i].strength);
  }
}

/* First part that may hold a term: the last one that starts below it, else the
** first. */
static uint32_t part_of_term(const quoth_segment *segment, uint32_t term) {
  uint32_t low = 0, high = segment->n_part;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (segment->first_term[middle] < term)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? low - 1 : 0;
}

/* The list of a term in the first part from *i on that has it; list->n_posting
** is 0 where none has.  *i is then the part behind. */
static int list_open(const quoth_segment *segment, uint32_t term, uint32_t *i,
                     quoth_list *list) {
  int status = QUOTH_OK;
  list->n_posting = 0;
  while (!status && *i < segment->n_part && segment->first_term[*i] <= term) {
    quoth_part part;
    status = segment->part(segment->self, (*i)++, &part);
    if (status) break;
    uint32_t at = quoth_part_seek(&part, term);
    if (at == part.n_term || quoth_part_term(&part, at) != term) continue;
    status = quoth_part_list(&part, at, list);
    break;
  }
  if (status) list->n_posting = 0;
  return status;
}

/* Statements of a segment with a term: the first and the last part of its list
** are read, those between are taken as full. */
static int list_count(const quoth_segment *segment, uint32_t term,
                      uint32_t *n) {
  uint32_t part = part_of_term(segment, term);
  quoth_list list;
  *n = 0;
  int status = list_open(segment, term, &part, &list);
  if (status || !list.n_posting) return status;
  *n = list.n_posting;
  uint32_t last = part;
  while (last < segment->n_part && segment->first_term[last] == term)
    last++;
  if (last == part) return QUOTH_OK;
  *n += (last - 1 - part) * PART_POSTINGS;
  last--;
  status = list_open(segment, term, &last, &list);
  *n += list.n_posting;
  return status;
}

static int sought_count(const quoth_search *search, sought_list *list) {
  int status = QUOTH_OK;
  for (uint32_t i = 0; i < list->n; i++)
    for (uint32_t s = 0; s < search->n_segment && !status; s++) {
      uint32_t n = 0;
      status = list_count(&search->segments[s], list->at[i].term, &n);
      list->at[i].n_posting += n;
    }
  return status;
}

static void sought_sort(sought_list *list) {
  for (uint32_t i = 1; i < list->n; i++) {
    sought one = list->at[i];
    uint32_t k = i;
    for (; k && list->at[k - 1].n_posting > one.n_posting; k--)
      list->at[k] = list->at[k - 1];
    list->at[k] = one;
  }
}

/* Keeps the rarest lists that the budget allows, and always one. */
static void sought_cut(sought_list *list, uint64_t budget) {
  uint64_t spent = 0;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->n && kept < LISTS_MAX; i++) {
    if (!list->at[i].n_posting) continue;
    spent += list->at[i].n_posting;
    if (kept && spent > budget) break;
    list->at[kept++] = list->at[i];
  }
  list->n = kept;
}

static int sought_make(const quoth_search *search, quoth_arena *arena,
                       const quoth_terms *statement, sought_list *list) {
  uint32_t ids[QUOTH_INDEXED_MAX];
  uint32_t n = quoth_indexed_terms(statement, ids);
  list->n = 0;
  list->at = quoth_arena_array(arena, SOUGHT_MAX, sizeof *list->at);
  if (!list->at) return arena->status;
  for (uint32_t i = 0; i < n; i++) {
    float idf = quoth_idf_of(search->idf, ids[i]);
    sought_add(list, ids[i], idf * idf);
  }
  for (uint32_t i = 0; i < n; i++)
    sought_add_related(list, search->idf, ids[i]);
  int status = sought_count(search, list);
  sought_sort(list);
  sought_cut(list, search->n_posting_max);
  return status;
}

/*
** The best so far: a heap with the worst on top
*/

typedef struct best {
  quoth_candidate *at;
  uint32_t n, n_room;
} best;

/* By score, then by id, so that equal scores give one order. */
static bool is_worse(quoth_candidate a, quoth_candidate b) {
  return a.score != b.score ? a.score < b.score : a.id > b.id;
}

static void sink(best *b, uint32_t i) {
  quoth_candidate one = b->at[i];
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
  quoth_candidate one = b->at[i];
  for (; i && is_worse(one, b->at[(i - 1) / 2]); i = (i - 1) / 2)
    b->at[i] = b->at[(i - 1) / 2];
  b->at[i] = one;
}

static bool best_wants(const best *b, quoth_candidate one) {
  return b->n < b->n_room || is_worse(b->at[0], one);
}

static void best_add(best *b, quoth_candidate one) {
  if (b->n < b->n_room) {
    b->at[b->n++] = one;
    rise(b, b->n - 1);
  } else {
    b->at[0] = one;
    sink(b, 0);
  }
}

/* Turns the heap into a list, best first. */
static void best_sort(best *b) {
  uint32_t n = b->n;
  while (b->n > 1) {
    quoth_candidate worst = b->at[0];
    b->at[0] = b->at[--b->n];
    sink(b, 0);
    b->at[b->n] = worst;
  }
  b->n = n;
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
  uint32_t weight;  /* for impacts, in 1/256 */
  int status;
} cursor;

/* Brings the next block; the block is empty behind the last. */
static void cursor_fill(cursor *c) {
  c->i = 0;
  c->block.n = 0;
  if (!c->list.n_posting)
    c->status = list_open(c->segment, c->term, &c->part, &c->list);
  if (!c->status && c->list.n_posting)
    c->status = quoth_list_next(&c->list, &c->block);
}

typedef struct window {
  uint64_t base;
  uint16_t score[WINDOW];
  uint16_t touched[WINDOW];
  uint32_t n_touched;
} window;

/* Adds a cursor's postings up to the window's end. */
static void window_add(window *w, cursor *c) {
  while (!c->status && c->block.n) {
    uint32_t i = c->i, n = c->block.n;
    for (; i < n; i++) {
      uint64_t at = c->block.key[i] - w->base;
      if (at >= WINDOW) break;
      uint32_t add = 1 + (c->weight * c->block.impact[i] >> 8);
      if (!w->score[at]) w->touched[w->n_touched++] = (uint16_t)at;
      w->score[at] = (uint16_t)(w->score[at] + add);
    }
    c->i = i;
    if (i < n) return;
    cursor_fill(c);
  }
}

static void window_collect(window *w, const quoth_search *search, best *b) {
  for (uint32_t i = 0; i < w->n_touched; i++) {
    uint16_t at = w->touched[i];
    quoth_candidate one = {quoth_key_id(w->base + at), w->score[at]};
    w->score[at] = 0;
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

static int segment_score(const quoth_search *search, cursor *cursors,
                         uint32_t n, window *w, best *b) {
  int status = cursors_status(cursors, n);
  while (!status && next_key(cursors, n, &w->base)) {
    for (uint32_t i = 0; i < n; i++)
      window_add(w, &cursors[i]);
    window_collect(w, search, b);
    status = cursors_status(cursors, n);
    if (!status && search->stop && search->stop(search->stop_arg))
      status = QUOTH_INTERRUPTED;
  }
  return status;
}

static void cursors_open(cursor *cursors, const quoth_segment *segment,
                         const sought_list *list) {
  float sum = 0;
  for (uint32_t i = 0; i < list->n; i++)
    sum += list->at[i].weight;
  for (uint32_t i = 0; i < list->n; i++) {
    cursor *c = &cursors[i];
    memset(c, 0, sizeof *c);
    c->segment = segment;
    c->term = list->at[i].term;
    c->weight = (uint32_t)(list->at[i].weight / sum * WEIGHT_SUM);
    c->part = part_of_term(segment, c->term);
    cursor_fill(c);
  }
}

int quoth_search_run(const quoth_search *search, quoth_arena *arena,
                     const quoth_terms *statement, quoth_candidate **out,
                     uint32_t *n_out) {
  sought_list list = {0};
  best b = {.n_room = search->n_candidate_max};
  *n_out = 0;
  b.at = quoth_arena_array(arena, b.n_room, sizeof *b.at);
  window *w = quoth_arena_alloc(arena, sizeof *w);
  cursor *cursors = quoth_arena_array(arena, LISTS_MAX, sizeof *cursors);
  if (!b.at || !w || !cursors) return arena->status;
  int status = sought_make(search, arena, statement, &list);
  for (uint32_t s = 0; s < search->n_segment && !status && list.n; s++) {
    cursors_open(cursors, &search->segments[s], &list);
    status = segment_score(search, cursors, list.n, w, &b);
  }
  best_sort(&b);
  *out = b.at;
  *n_out = b.n;
  return status;
}
