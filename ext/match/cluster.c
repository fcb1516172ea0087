/*
** cluster.c: complete-link grouping over the pairs that a search found.  What
** people decided comes first: "same" joins without asking, "different" keeps
** apart whatever the scores say.
*/
#include "cluster.h"

#include <stdlib.h>

#define NO_ITEM UINT32_MAX

/* Links by item (both directions), and the items of each group as a chain. */
typedef struct grouping {
  const quoth_link *links;
  uint32_t n_link, n_item;
  uint32_t *first, *of;  /* of[first[i] … first[i + 1]): links of item i */
  uint32_t *next, *last; /* chains; last and size count at the head */
  uint32_t *head, *size; /* head[i]: the item that stands for i's group */
  uint32_t *name;        /* of the head: group number, or QUOTH_NO_GROUP */
} grouping;

static void index_links(grouping *g) {
  for (uint32_t i = 0; i < g->n_link; i++) {
    g->first[g->links[i].a + 1]++;
    g->first[g->links[i].b + 1]++;
  }
  for (uint32_t i = 0; i < g->n_item; i++)
    g->first[i + 1] += g->first[i];
  uint32_t *fill = g->next; /* not yet in use */
  for (uint32_t i = 0; i < g->n_item; i++)
    fill[i] = g->first[i];
  for (uint32_t i = 0; i < g->n_link; i++) {
    g->of[fill[g->links[i].a]++] = i;
    g->of[fill[g->links[i].b]++] = i;
  }
}

static bool grouping_open(grouping *g, quoth_arena *arena) {
  g->first = quoth_arena_array(arena, g->n_item + 1u, sizeof *g->first);
  g->of = quoth_arena_array(arena, 2 * (size_t)g->n_link, sizeof *g->of);
  g->next = quoth_arena_array(arena, g->n_item, sizeof *g->next);
  g->last = quoth_arena_array(arena, g->n_item, sizeof *g->last);
  g->head = quoth_arena_array(arena, g->n_item, sizeof *g->head);
  g->size = quoth_arena_array(arena, g->n_item, sizeof *g->size);
  g->name = quoth_arena_array(arena, g->n_item, sizeof *g->name);
  if (arena->status) return false;
  index_links(g);
  for (uint32_t i = 0; i < g->n_item; i++) {
    g->next[i] = NO_ITEM;
    g->head[i] = g->last[i] = i;
    g->size[i] = 1;
  }
  return true;
}

/* Makes one group of two, under the smaller name; the larger keeps its head. */
static void join(grouping *g, uint32_t a, uint32_t b) {
  if (g->size[a] < g->size[b]) {
    uint32_t swap = a;
    a = b;
    b = swap;
  }
  for (uint32_t i = b; i != NO_ITEM; i = g->next[i])
    g->head[i] = a;
  g->next[g->last[a]] = b;
  g->last[a] = g->last[b];
  g->size[a] += g->size[b];
  if (g->name[b] < g->name[a]) g->name[a] = g->name[b];
}

/* True where the pairs across two groups let them become one.  A pair with
** several links is as good as its worst, but for a person's "same". */
static bool may_join(const grouping *g, uint32_t a, uint32_t b) {
  uint64_t n_pair = (uint64_t)g->size[a] * g->size[b], n_alike = 0;
  if (g->size[a] > g->size[b]) {
    uint32_t swap = a;
    a = b;
    b = swap;
  }
  for (uint32_t i = a; i != NO_ITEM; i = g->next[i]) {
    for (uint32_t k = g->first[i]; k < g->first[i + 1]; k++) {
      const quoth_link *link = &g->links[g->of[k]];
      uint32_t other = link->a == i ? link->b : link->a;
      if (g->head[other] != b) continue;
      if (link->verdict == QUOTH_DECIDED_DIFFERENT) return false;
      if (link->verdict == QUOTH_MEASURED &&
          link->score < QUOTH_SUGGESTED_SCORE)
        return false;
      n_alike++;
    }
  }
  return n_alike >= (n_pair <= QUOTH_CLUSTER_PAIRS_ALL ? n_pair : n_pair / 2);
}

/* Strongest first; equal ones by their items. */
static int by_strength(const void *left, const void *right) {
  const quoth_link *a = left, *b = right;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  uint32_t a_low = a->a < a->b ? a->a : a->b, a_high = a->a ^ a->b ^ a_low;
  uint32_t b_low = b->a < b->b ? b->a : b->b, b_high = b->a ^ b->b ^ b_low;
  if (a_low != b_low) return a_low < b_low ? -1 : 1;
  return a_high < b_high ? -1 : a_high > b_high;
}

/* Items that are in one group already, and those that people joined. */
static void join_given(grouping *g, const uint32_t *group, uint32_t n_group,
                       uint32_t *first_of) {
  for (uint32_t i = 0; i < n_group; i++)
    first_of[i] = NO_ITEM;
  for (uint32_t i = 0; i < g->n_item; i++) {
    g->name[i] = group[i];
    if (group[i] == QUOTH_NO_GROUP) continue;
    if (first_of[group[i]] == NO_ITEM)
      first_of[group[i]] = i;
    else
      join(g, g->head[first_of[group[i]]], i);
  }
  for (uint32_t i = 0; i < g->n_link; i++) {
    const quoth_link *link = &g->links[i];
    uint32_t a = g->head[link->a], b = g->head[link->b];
    if (link->verdict == QUOTH_DECIDED_SAME && a != b) join(g, a, b);
  }
}

static void join_found(grouping *g) {
  for (uint32_t i = 0; i < g->n_link; i++) {
    const quoth_link *link = &g->links[i];
    if (link->score < QUOTH_CONFIRMED_SCORE) break;
    uint32_t a = g->head[link->a], b = g->head[link->b];
    if (a != b && link->verdict == QUOTH_MEASURED && may_join(g, a, b))
      join(g, a, b);
  }
}

int quoth_cluster(quoth_arena *arena, const quoth_link *links, uint32_t n_link,
                  uint32_t *group, uint32_t n_item, uint32_t n_group) {
  quoth_link *sorted = quoth_arena_array(arena, n_link, sizeof *sorted);
  uint32_t *first_of = quoth_arena_array(arena, n_group, sizeof *first_of);
  if (arena->status) return arena->status;
  for (uint32_t i = 0; i < n_link; i++)
    sorted[i] = links[i];
  if (n_link) qsort(sorted, n_link, sizeof *sorted, by_strength);
  grouping g = {.links = sorted, .n_link = n_link, .n_item = n_item};
  if (!grouping_open(&g, arena)) return arena->status;
  join_given(&g, group, n_group, first_of);
  join_found(&g);
  for (uint32_t i = 0; i < n_item; i++) {
    uint32_t head = g.head[i];
    if (g.name[head] == QUOTH_NO_GROUP) g.name[head] = n_group++;
    group[i] = g.name[head];
  }
  return QUOTH_OK;
}

int quoth_cluster_medoids(quoth_arena *arena, const quoth_link *links,
                          uint32_t n_link, const uint32_t *group,
                          const uint32_t *weight, uint32_t n_item,
                          uint32_t *medoid, uint32_t n_group) {
  float *near = quoth_arena_array(arena, n_item, sizeof *near);
  if (arena->status) return arena->status;
  for (uint32_t i = 0; i < n_item; i++)
    near[i] = (float)weight[i];
  for (uint32_t i = 0; i < n_link; i++) {
    const quoth_link *link = &links[i];
    if (group[link->a] != group[link->b]) continue;
    near[link->a] += link->score * (float)weight[link->b];
    near[link->b] += link->score * (float)weight[link->a];
  }
  for (uint32_t i = 0; i < n_group; i++)
    medoid[i] = NO_ITEM;
  for (uint32_t i = 0; i < n_item; i++) {
    uint32_t *best = &medoid[group[i]];
    if (*best == NO_ITEM || near[i] > near[*best]) *best = i;
  }
  return QUOTH_OK;
}
