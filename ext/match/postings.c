/*
** postings.c: what of a statement goes into the claim index.  Owns the rule
** that whoever indexes, checks or searches takes the same terms of a text.
*/
#include "postings.h"

#include <math.h>
#include <string.h>

#define CONTENT_FEW 3u    /* with fewer content words, all words count */
#define ROOM_FIRST  1024u /* postings; a small batch takes little */

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

uint32_t quoth_asked_terms(const quoth_terms *terms, uint32_t *ids) {
  uint32_t n = terms_take(terms, false, ids);
  return n ? n : terms_take(terms, true, ids);
}

uint8_t quoth_indexed_impact(const uint32_t *ids, uint32_t n) {
  float sum = 0;
  for (uint32_t i = 0; i < n; i++) {
    float idf = quoth_idf_of(NULL, ids[i]);
    sum += idf * idf;
  }
  float norm = sqrtf(sum);
  if (norm <= QUOTH_IMPACT_NORM) return 255;
  return (uint8_t)(255.0f * sqrtf(QUOTH_IMPACT_NORM / norm));
}

uint32_t quoth_statement_postings(quoth_arena *arena, int64_t id,
                                  quoth_str text, quoth_posting *out) {
  uint32_t ids[QUOTH_INDEXED_MAX];
  quoth_terms terms;
  if (!quoth_terms_list(&terms, arena, text)) return 0;
  uint32_t n = quoth_indexed_terms(&terms, ids);
  uint8_t impact = quoth_indexed_impact(ids, n);
  for (uint32_t i = 0; i < n; i++)
    out[i] = (quoth_posting){quoth_key_of(id), ids[i], impact};
  return n;
}

/*
** Batches
*/

void quoth_batch_open(quoth_batch *batch, const quoth_allocator *allocator,
                      uint32_t n_max) {
  memset(batch, 0, sizeof *batch);
  batch->allocator = allocator;
  batch->n_max = n_max;
  quoth_arena_open(&batch->terms, allocator);
}

void quoth_batch_close(quoth_batch *batch) {
  if (batch->at) batch->allocator->release(batch->at);
  if (batch->room) batch->allocator->release(batch->room);
  quoth_arena_close(&batch->terms);
}

static bool grow_to(quoth_batch *batch, quoth_posting **at, uint32_t room) {
  size_t n_byte = room * sizeof **at;
  quoth_posting *more = *at ? batch->allocator->resize(*at, n_byte)
                            : batch->allocator->alloc(n_byte);
  if (more) *at = more;
  return more != NULL;
}

/* Room for n postings, in both arrays. */
static int grow(quoth_batch *batch, uint32_t n) {
  if (n > batch->n_max) return QUOTH_TOO_BIG;
  if (n <= batch->n_room) return QUOTH_OK;
  uint32_t room = batch->n_room ? batch->n_room * 2 : ROOM_FIRST;
  if (room < n) room = n;
  if (room > batch->n_max) room = batch->n_max;
  if (!grow_to(batch, &batch->at, room) || !grow_to(batch, &batch->room, room))
    return QUOTH_NOMEM;
  batch->n_room = room;
  return QUOTH_OK;
}

int quoth_batch_add(quoth_batch *batch, int64_t id, quoth_str text) {
  quoth_posting postings[QUOTH_INDEXED_MAX];
  quoth_arena_reset(&batch->terms);
  uint32_t n = quoth_statement_postings(&batch->terms, id, text, postings);
  int status = batch->terms.status;
  if (!status) status = grow(batch, batch->n + n);
  if (status) return status;
  memcpy(batch->at + batch->n, postings, n * sizeof *postings);
  batch->n += n;
  batch->n_statement++;
  batch->last_id = id;
  return QUOTH_OK;
}

int quoth_batch_take(quoth_batch *batch, const quoth_postings *given) {
  int status = grow(batch, given->n);
  if (status || given->n == 0) return status;
  memcpy(batch->at, given->at, given->n * sizeof *given->at);
  batch->n = given->n;
  batch->n_statement = given->n_statement;
  batch->last_id = given->last_id;
  return QUOTH_OK;
}

/* As ids ascend, no key is smaller than the first one's. */
int quoth_batch_write(quoth_batch *batch, quoth_arena *arena,
                      quoth_part_sink sink) {
  quoth_segment_writer writer;
  uint32_t n = batch->n;
  batch->n = batch->n_statement = 0;
  if (n == 0) return QUOTH_OK;
  if (!quoth_segment_writer_open(&writer, arena, batch->at[0].key, sink))
    return QUOTH_NOMEM;
  const quoth_posting *sorted = quoth_postings_sort(batch->at, batch->room, n);
  for (uint32_t i = 0; i < n; i++)
    quoth_segment_put(&writer, sorted[i]);
  return quoth_segment_finish(&writer);
}
