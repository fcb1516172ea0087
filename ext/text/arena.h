/*
** arena.h: memory for the reading of one text.  Everything a step makes lives
** in the arena and goes with it; nothing is freed alone.
*/
#ifndef QUOTH_TEXT_ARENA_H
#define QUOTH_TEXT_ARENA_H

#include <string.h>

#include "base.h"

typedef struct quoth_arena_block quoth_arena_block;

typedef struct quoth_arena {
  const quoth_allocator *allocator;
  quoth_arena_block *newest; /* filled from its start */
  quoth_arena_block *large;  /* one allocation each */
  size_t n_byte; /* held, all blocks together */
  int status;    /* QUOTH_OK, or the first failure: sticky */
  bool (*stop)(void *arg); /* asked now and then; true ends the work */
  void *stop_arg;
} quoth_arena;

/* Starts an empty arena; allocates nothing.  NULL means quoth_libc_allocator.
*/
void quoth_arena_open(quoth_arena *arena, const quoth_allocator *allocator);

/* `n_byte` zeroed bytes, aligned for any type; NULL when there is no memory
** (arena->status is then QUOTH_NOMEM, and every later call returns NULL). */
void *quoth_arena_alloc(quoth_arena *arena, size_t n_byte);

/* `n` zeroed elements of `n_byte_each`, checked for overflow. */
void *quoth_arena_array(quoth_arena *arena, size_t n, size_t n_byte_each);

/* The same, not zeroed: for large arrays that are written before they are
** read, of which a text may need little. */
void *quoth_arena_raw(quoth_arena *arena, size_t n, size_t n_byte_each);

/* A copy of `n_byte` bytes with a NUL behind it. */
char *quoth_arena_copy(quoth_arena *arena, const void *from, size_t n_byte);

/* Asks the stop function, if there is one: true once the work is to end, for
** that (QUOTH_INTERRUPTED) or for an earlier failure. */
bool quoth_arena_stopped(quoth_arena *arena);

/* Forgets everything but the newest block, which is kept for the next text. */
void quoth_arena_reset(quoth_arena *arena);

/* Returns all memory.  The arena may be opened again. */
void quoth_arena_close(quoth_arena *arena);

/*
** A growing array in an arena:  QUOTH_VEC(quoth_span) spans = {0};
** QUOTH_PUSH() makes room for one more and gives the address of a zeroed
** element, or NULL when there is no memory.
*/
#define QUOTH_VEC(type)                                                        \
  struct {                                                                     \
    type *at;                                                                  \
    uint32_t n, n_room;                                                        \
  }

#define QUOTH_PUSH(arena, vec)                                                 \
  ((vec)->n < (vec)->n_room ||                                                 \
           ((vec)->at = quoth_arena_more((arena), (vec)->at, (vec)->n,         \
                                         &(vec)->n_room, sizeof *(vec)->at),   \
           (vec)->n < (vec)->n_room)                                           \
       ? memset(&(vec)->at[(vec)->n++], 0, sizeof *(vec)->at)                  \
       : NULL)

/* Behind QUOTH_PUSH: makes more room, which is not zeroed.  What pointed into
** the array points to nothing then.  On failure the old array is given back
** and *n_room stays. */
void *quoth_arena_more(quoth_arena *arena, void *at, uint32_t n,
                       uint32_t *n_room, size_t n_byte_each);

#endif
