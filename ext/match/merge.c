/*
** merge.c: several segments into one, a posting at a time; memory does not
** grow with the segments.  Sources are read as they are: a part that does not
** decode, or whose terms do not ascend, ends the merge as QUOTH_CORRUPT.
*/
#include "segment.h"

/* Where the reading of one source stands. */
typedef struct reader {
  const quoth_segment *segment;
  quoth_part part;
  quoth_list list;
  quoth_block block;
  uint32_t i_part, i_term; /* the next ones */
  uint32_t i;              /* of the block; block.n is 0 behind the last */
} reader;

static int part_next(reader *r) {
  r->i_term = 0;
  return r->segment->part(r->segment->self, r->i_part++, &r->part);
}

/* Brings the next block that has postings. */
static int block_next(reader *r) {
  int status = quoth_list_next(&r->list, &r->block);
  r->i = 0;
  while (!status && !r->block.n) {
    if (r->i_term < r->part.n_term) {
      status = quoth_part_list(&r->part, r->i_term++, &r->list);
      if (!status) status = quoth_list_next(&r->list, &r->block);
    } else if (r->i_part < r->segment->n_part) {
      status = part_next(r);
    } else {
      break;
    }
  }
  return status;
}

/* True where a comes before b. */
static bool is_before(const reader *a, const reader *b) {
  if (a->list.term != b->list.term) return a->list.term < b->list.term;
  return a->block.key[a->i] < b->block.key[b->i];
}

/* The source whose posting is first, of equal ones the latest; -1 at the end.
 */
static int first_of(const reader *readers, uint32_t n) {
  int first = -1;
  for (uint32_t i = 0; i < n; i++)
    if (readers[i].block.n &&
        (first < 0 || !is_before(&readers[first], &readers[i])))
      first = (int)i;
  return first;
}

static int step(reader *r) {
  return ++r->i < r->block.n ? QUOTH_OK : block_next(r);
}

/* Moves every source past one posting. */
static int step_past(reader *readers, uint32_t n, quoth_posting p) {
  int status = QUOTH_OK;
  for (uint32_t i = 0; i < n && !status; i++) {
    reader *r = &readers[i];
    if (r->block.n && r->list.term == p.term && r->block.key[r->i] == p.key)
      status = step(r);
  }
  return status;
}

int quoth_segment_merge(const quoth_merge *merge, quoth_arena *arena,
                        quoth_segment_writer *writer) {
  uint32_t n = merge->n_source;
  reader *readers = quoth_arena_array(arena, n, sizeof *readers);
  int status = readers ? QUOTH_OK : QUOTH_NOMEM;
  for (uint32_t i = 0; i < n && !status; i++) {
    readers[i].segment = &merge->sources[i];
    status = block_next(&readers[i]);
  }
  for (int at = 0; !status && (at = first_of(readers, n)) >= 0;) {
    const reader *r = &readers[at];
    quoth_posting p = {r->block.key[r->i], r->list.term, r->block.impact[r->i]};
    if (!merge->keep || merge->keep(merge->keep_arg, (uint32_t)at, p.key))
      quoth_segment_put(writer, p);
    status = step_past(readers, n, p);
    if (!status) status = writer->status;
  }
  return status;
}
