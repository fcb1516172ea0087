/*
** cluster.h: statements into claims.  Complete-link: two groups become one
** only where every pair across them is alike, so that no chain of small steps
** joins what is different.
*/
#ifndef QUOTH_MATCH_CLUSTER_H
#define QUOTH_MATCH_CLUSTER_H

#include "../text/arena.h"

/* From here on a pair makes the same claim more often than not, and may bring
** two groups together (confirmed); no pair across them may be below the other
** (suggested).  Fitted on no gold: 0.5 is what the calibrated score means, half
** of it still more than chance among candidates. */
#define QUOTH_CONFIRMED_SCORE 0.5f
#define QUOTH_SUGGESTED_SCORE 0.25f

/* Above so many pairs across two groups, half of them are enough: the search
** that found the pairs gives the best of each item, not all. */
#define QUOTH_CLUSTER_PAIRS_ALL 400u

enum quoth_verdict {
  QUOTH_MEASURED = 0, /* the score decides */
  QUOTH_DECIDED_SAME, /* a person said so */
  QUOTH_DECIDED_DIFFERENT,
};

typedef struct quoth_link {
  uint32_t a, b; /* items */
  float score;
  uint8_t verdict; /* enum quoth_verdict */
} quoth_link;

#define QUOTH_NO_GROUP UINT32_MAX

/*
** Groups n items.  On input group[i] is the group that an item is in already,
** or QUOTH_NO_GROUP; items of one group stay together, and what two groups
** become has the smaller number.  On output every item has a group; new ones
** are numbered from n_group on.  Pairs without a link are different.  The
** result does not depend on the order of the links, only on that of the items.
** Gives QUOTH_OK or QUOTH_NOMEM.
*/
int quoth_cluster(quoth_arena *arena, const quoth_link *links, uint32_t n_link,
                  uint32_t *group, uint32_t n_item, uint32_t n_group);

/* The item of each group that is nearest to the others: medoid[g] for g below
** n_group, where `weight` counts each item's copies. */
int quoth_cluster_medoids(quoth_arena *arena, const quoth_link *links,
                          uint32_t n_link, const uint32_t *group,
                          const uint32_t *weight, uint32_t n_item,
                          uint32_t *medoid, uint32_t n_group);

#endif
