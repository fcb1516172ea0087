/*
** resolver.h: what the steps from a mention to who it is share: the state of
** the pass, the candidates before a mention and how well each stands, and the
** descriptions ("the Russian leader", "the ministry") that roles.c and bodies.c
** read.
*/
#ifndef QUOTH_EXTRACT_RESOLVER_H
#define QUOTH_EXTRACT_RESOLVER_H

#include "entities.h"

typedef struct quoth_resolver {
  quoth_article *a;
  quoth_entities e;
  float *trust;        /* of each mention's entity */
  int32_t *speaker_of; /* entity that speaks by each mention, or NONE */
  int32_t spoke_last;
  int32_t asked_last;     /* the same where that was a question, or NONE */
  quoth_office said;      /* role of the mention in hand */
  int32_t *draft_of;      /* first draft that each mention speaks, or NONE */
  int32_t *last_draft_of; /* and the last */
  int32_t lone; /* the only one a pronoun fits right before it, or NONE */
  int32_t asker;          /* who asks in the sentence of a pronoun, or NONE */
  int32_t turn_of;        /* who has the turn of a transcript, or NONE */
  uint32_t turn_stop;     /* token at which it ends */
} quoth_resolver;

typedef struct quoth_choice {
  int32_t entity;
  float trust;
} quoth_choice;

/* The best must lead the second by this much, or nobody is named. */
#define QUOTH_MARGIN_MIN 0.5f

#define QUOTH_NOBODY ((quoth_choice){QUOTH_NONE, 0.0f})

/* Several are as good: nothing weaker may decide. */
#define QUOTH_UNDECIDED ((quoth_choice){QUOTH_NONE, 1.0f})

/* Whether an entity may be what mention m is. */
typedef bool quoth_allows_fn(const quoth_resolver *r, const quoth_entity *x,
                             uint32_t m);

/* The best two of a row of entities. */
typedef struct quoth_ranking {
  int32_t best, second;
  float best_points, second_points;
} quoth_ranking;

/* ---- candidates.c ---- */

/* One word, and nothing that tells a person by it. */
bool quoth_entity_is_vague(const quoth_entity *x);

/* "Education Reform": two capitals, and nothing else that makes a person. */
bool quoth_may_be_thing(const quoth_resolver *r, const quoth_entity *x);

/* True where an entity can be what a mention of this gender and number is. */
bool quoth_may_be(const quoth_entity *x, const quoth_mention *m);

void quoth_rank_in(quoth_ranking *k, int32_t entity, float points);

/* The candidate that a test allows and that scores best before mention m. */
quoth_choice quoth_rank(quoth_resolver *r, uint32_t m, quoth_allows_fn *allows);

/* ---- roles.c ---- */

/* Whom a role means: someone in that office, someone just named, or a
** description by itself. */
quoth_choice quoth_resolve_role(quoth_resolver *r, uint32_t m);

/* "the source" after "a source in the delegation": who was last described by
** that noun. */
quoth_choice quoth_described(const quoth_resolver *r, const quoth_mention *m);

/* "The Norwegian", right behind his name. */
quoth_choice quoth_compatriot(const quoth_resolver *r, const quoth_mention *m);

/* "the Dutchman": 'm' or 'f' for a people's noun that is no one's name, or 0;
** and who that is. */
uint8_t quoth_countryman(const quoth_resolver *r, const quoth_mention *m);
quoth_choice quoth_resolve_countryman(quoth_resolver *r, uint32_t m);

/* ---- bodies.c ---- */

/* "the ministry", "the company": the body that is meant, else, for one that
** speaks, the description by itself. */
quoth_choice quoth_resolve_body(quoth_resolver *r, uint32_t m);

#endif
