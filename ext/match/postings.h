/*
** postings.h: statements as the claim index has them: the terms that each is
** indexed by, batches of them on their way into a segment, and the version of
** all that decides on it.
*/
#ifndef QUOTH_MATCH_POSTINGS_H
#define QUOTH_MATCH_POSTINGS_H

#include "segment.h"
#include "terms.h"

/* Of a longer statement only the first terms are indexed and searched: the
** longest sentences of real news have some 200 words. */
#define QUOTH_INDEXED_MAX 256u

/* Distinct terms by which a statement is indexed: words, names and numbers;
** function words only where it has too few others.  `ids` has room for
** QUOTH_INDEXED_MAX; gives how many there are, by ascending id. */
uint32_t quoth_indexed_terms(const quoth_terms *terms, uint32_t *ids);

/* The same for one that is searched for: where it has any other word, function
** words bring nothing, and count nothing in a comparison. */
uint32_t quoth_asked_terms(const quoth_terms *terms, uint32_t *ids);

/* Part of a statement that one of its terms makes up, as an impact: smaller
** the more, and the rarer, its terms are. */
uint8_t quoth_indexed_impact(const uint32_t *ids, uint32_t n);
#define QUOTH_IMPACT_NORM 5.0f /* of the shortest statements: impact 255 */

/* All postings of a statement, by ascending term; `out` has room for
** QUOTH_INDEXED_MAX.  Gives how many; arena->status tells where there was no
** memory. */
uint32_t quoth_statement_postings(quoth_arena *arena, int64_t id,
                                  quoth_str text, quoth_posting *out);

/* Statements that will be one segment.  They come by ascending id. */
typedef struct quoth_batch {
  const quoth_allocator *allocator;
  quoth_arena terms; /* of one statement */
  quoth_posting *at, *room;
  uint32_t n, n_room, n_max;
  uint32_t n_statement;
  int64_t last_id;
} quoth_batch;

/* Takes n_max postings at most, more than QUOTH_INDEXED_MAX. */
void quoth_batch_open(quoth_batch *batch, const quoth_allocator *allocator,
                      uint32_t n_max);
void quoth_batch_close(quoth_batch *batch);

/* QUOTH_TOO_BIG where it does not fit: the batch is as it was, and is to be
** written first. */
int quoth_batch_add(quoth_batch *batch, int64_t id, quoth_str text);

/* A copy of what a program made, into an empty batch. */
int quoth_batch_take(quoth_batch *batch, const quoth_postings *given);

/* The segment of what is in it, in parts to the sink.  Empties the batch. */
int quoth_batch_write(quoth_batch *batch, quoth_arena *arena,
                      quoth_part_sink sink);

/* version.c: a number that is another one in builds that index statements by
** other terms or impacts: such a build cannot search what this one wrote.  0
** where there is no memory. */
uint32_t quoth_postings_version(quoth_arena *arena);

#endif
