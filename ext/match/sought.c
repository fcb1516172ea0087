/*
** sought.c: chooses the inverted lists that are read for a statement: of its
** own terms, the rarest first, then of those related to them, the nearest
** first, while the budget of postings lasts.  Guesses from them, and from the
** one byte that the index keeps of a statement's length, what a comparison
** would find.
*/
#include "sought.h"

#include <math.h>
#include <string.h>

#include "features.h"

#define RELATED_MAX   16u   /* related terms looked for with each term */
#define RELATED_WEAK  0.45f /* weaker ones bring more noise than claims */
#define SOUGHT_MAX    (QUOTH_INDEXED_MAX * (1u + RELATED_MAX))
#define PART_POSTINGS 14000u /* in a part that one long list fills */

/* Terms of news weigh 4.6 in a comparison and have an idf of 7.4, on average:
** what the norm of a statement says of its weight. */
#define WEIGHT_MEAN     4.6f
#define IDF_SQUARE_MEAN 55.0f

/*
** What is looked for
*/

static void sought_add(quoth_sought_list *list, quoth_sought one) {
  for (uint32_t i = 0; i < list->n; i++) {
    quoth_sought *has = &list->at[i];
    if (has->term != one.term) continue;
    if (has->strength < one.strength) *has = one;
    return;
  }
  if (list->n < SOUGHT_MAX) list->at[list->n++] = one;
}

static float weight_of(const quoth_search *search, uint32_t term) {
  return quoth_idf_weight(search->idf, term);
}

static void sought_add_related(quoth_sought_list *list,
                               const quoth_search *search, uint32_t term,
                               uint32_t word) {
  quoth_related near[RELATED_MAX];
  uint32_t n = quoth_related_to(term, near, RELATED_MAX);
  for (uint32_t i = 0; i < n && near[i].strength >= RELATED_WEAK; i++) {
    float weight = weight_of(search, near[i].id);
    sought_add(list,
               (quoth_sought){near[i].id, 0, word, near[i].strength, weight});
  }
}

uint32_t quoth_sought_part(const quoth_segment *segment, uint32_t term) {
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

int quoth_sought_open(const quoth_segment *segment, uint32_t term, uint32_t *i,
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
  uint32_t part = quoth_sought_part(segment, term);
  quoth_list list;
  *n = 0;
  int status = quoth_sought_open(segment, term, &part, &list);
  if (status || !list.n_posting) return status;
  *n = list.n_posting;
  uint32_t last = part;
  while (last < segment->n_part && segment->first_term[last] == term)
    last++;
  if (last == part) return QUOTH_OK;
  *n += (last - 1 - part) * PART_POSTINGS;
  last--;
  status = quoth_sought_open(segment, term, &last, &list);
  *n += list.n_posting;
  return status;
}

static int sought_count(const quoth_search *search, quoth_sought_list *list) {
  int status = QUOTH_OK;
  for (uint32_t i = 0; i < list->n; i++)
    for (uint32_t s = 0; s < search->n_segment && !status; s++) {
      uint32_t n = 0;
      status = list_count(&search->segments[s], list->at[i].term, &n);
      list->at[i].n_posting += n;
    }
  return status;
}

/* A statement's own terms go first, the rarest before; then the nearest. */
static bool goes_before(const quoth_sought *a, const quoth_sought *b) {
  bool own = a->strength >= 1, other = b->strength >= 1;
  if (own != other) return own;
  return own ? a->n_posting < b->n_posting : a->strength > b->strength;
}

static void sought_sort(quoth_sought_list *list) {
  for (uint32_t i = 1; i < list->n; i++) {
    quoth_sought one = list->at[i];
    uint32_t k = i;
    for (; k && goes_before(&one, &list->at[k - 1]); k--)
      list->at[k] = list->at[k - 1];
    list->at[k] = one;
  }
}

/* Keeps the first lists that the budget allows, and always one. */
static void sought_cut(quoth_sought_list *list, uint64_t budget) {
  uint64_t spent = 0;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->n && kept < QUOTH_LISTS_MAX; i++) {
    const quoth_sought *one = &list->at[i];
    if (!one->n_posting || (kept && spent + one->n_posting > budget)) continue;
    spent += one->n_posting;
    list->at[kept++] = *one;
  }
  list->n = kept;
}

/*
** What a statement's lists say of it
*/

/* A word that nobody wrote has no list, and is missed all the same. */
static void sought_weigh(quoth_sought_list *list, const float *words,
                         uint32_t n) {
  list->words = words;
  for (uint32_t i = 0; i < n; i++) {
    list->weight += words[i];
    list->squares += words[i] * words[i];
  }
  for (uint32_t i = 1; i < 256; i++) {
    float norm = QUOTH_IMPACT_NORM * (255.0f / (float)i) * (255.0f / (float)i);
    list->all_of[i] = norm * norm * WEIGHT_MEAN / IDF_SQUARE_MEAN;
  }
  list->all_of[0] = list->all_of[1];
}

/* Weights of what two statements share, as far as lists tell. */
typedef struct shared {
  float here, there; /* related terms by their strength */
  float equal, equal_square;
} shared;

static shared shared_of(const quoth_sought_list *list, uint64_t lists) {
  float strength[QUOTH_LISTS_MAX];
  uint32_t word[QUOTH_LISTS_MAX], n = 0;
  shared s = {0};
  for (; lists; lists &= lists - 1) {
    const quoth_sought *one = &list->at[__builtin_ctzll(lists)];
    bool own = one->strength >= 1;
    uint32_t i = 0;
    while (i < n && word[i] != one->word)
      i++;
    if (i == n) {
      word[n] = one->word;
      strength[n++] = 0;
    }
    if (strength[i] < one->strength) {
      s.here += (one->strength - strength[i]) * list->words[one->word];
      strength[i] = one->strength;
    }
    s.there += one->strength * one->weight;
    s.equal += own ? one->weight : 0;
    s.equal_square += own ? one->weight * one->weight : 0;
  }
  return s;
}

static float low(float x, float y) {
  return x < y ? x : y;
}

static float high(float x, float y) {
  return x > y ? x : y;
}

float quoth_sought_guess(const quoth_sought_list *list, uint64_t lists,
                         uint8_t impact) {
  float at[QUOTH_F_COUNT] = {0};
  shared s = shared_of(list, lists);
  float here = list->weight, there = high(list->all_of[impact], s.there);
  float norm = sqrtf(list->squares * there * WEIGHT_MEAN);
  float near = s.here / here, near_back = s.there / there;
  at[QUOTH_F_EQUAL_LOW] = s.equal / high(here, there);
  at[QUOTH_F_EQUAL_HIGH] = s.equal / low(here, there);
  at[QUOTH_F_NEAR_LOW] = low(near, near_back);
  at[QUOTH_F_NEAR_HIGH] = high(near, near_back);
  at[QUOTH_F_NEAR_SQUARE] = at[QUOTH_F_NEAR_LOW] * at[QUOTH_F_NEAR_LOW];
  float both = low(s.here, s.there);
  at[QUOTH_F_EVIDENCE] = quoth_evidence(at[QUOTH_F_NEAR_HIGH], both);
  at[QUOTH_F_SHARED] = quoth_evidence(1, both);
  at[QUOTH_F_COSINE] = low(1, s.equal_square / norm);
  at[QUOTH_F_COSINE_ROOT] = sqrtf(at[QUOTH_F_COSINE]);
  at[QUOTH_F_LENGTH] = low(here, there) / high(here, there);
  at[QUOTH_F_WEIGHT] = quoth_evidence(1, low(here, there));
  /* what is shared stands in one order, where it is the same claim */
  at[QUOTH_F_KEPT_LOW] = at[QUOTH_F_NEAR_LOW];
  at[QUOTH_F_KEPT_HIGH] = at[QUOTH_F_NEAR_HIGH];
  return quoth_features_logit(at);
}

/*
** All of it
*/

static uint32_t sought_add_all(quoth_sought_list *list,
                               const quoth_search *search,
                               const quoth_terms *statement, float *words) {
  uint32_t ids[QUOTH_INDEXED_MAX];
  uint32_t n = quoth_asked_terms(statement, ids);
  for (uint32_t i = 0; i < n; i++) {
    words[i] = weight_of(search, ids[i]);
    sought_add(list, (quoth_sought){ids[i], 0, i, 1, words[i]});
  }
  for (uint32_t i = 0; i < n; i++)
    sought_add_related(list, search, ids[i], i);
  return n;
}

int quoth_sought_make(quoth_sought_list *list, const quoth_search *search,
                      quoth_arena *arena, const quoth_terms *statement) {
  memset(list, 0, sizeof *list);
  list->at = quoth_arena_array(arena, SOUGHT_MAX, sizeof *list->at);
  float *words = quoth_arena_array(arena, QUOTH_INDEXED_MAX, sizeof *words);
  if (!list->at || !words) return arena->status;
  uint32_t n = sought_add_all(list, search, statement, words);
  sought_weigh(list, words, n);
  int status = sought_count(search, list);
  sought_sort(list);
  sought_cut(list, search->n_posting_max);
  return status;
}
