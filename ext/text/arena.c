/*
** arena.c: bump allocation in blocks that double, over a hook.  Memory is
** zeroed when handed out, but for quoth_arena_raw(); a failure sticks until the
** arena is closed.
*/
#include "arena.h"

#include <stdlib.h>
#include <string.h>

#define ARENA_ALIGN     16u
#define ARENA_BLOCK_MIN ((size_t)8 << 10)
#define ARENA_BLOCK_MAX ((size_t)4 << 20) /* doubling stops here */

struct quoth_arena_block {
  quoth_arena_block *older;
  size_t n_room, n_used; /* bytes behind this header */
};

#define ARENA_HEADER                                                           \
  ((sizeof(quoth_arena_block) + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN)

static void *libc_alloc(size_t n_byte) {
  return malloc(n_byte);
}

static void libc_release(void *block) {
  free(block);
}

const quoth_allocator quoth_libc_allocator = {libc_alloc, libc_release};

void quoth_arena_open(quoth_arena *arena, const quoth_allocator *allocator) {
  memset(arena, 0, sizeof *arena);
  arena->allocator = allocator ? allocator : &quoth_libc_allocator;
}

static quoth_arena_block *block_add(quoth_arena *arena, size_t n_byte) {
  size_t room = arena->newest ? arena->newest->n_room * 2 : ARENA_BLOCK_MIN;
  if (room > ARENA_BLOCK_MAX) room = ARENA_BLOCK_MAX;
  if (room < n_byte) room = n_byte;
  quoth_arena_block *block = arena->allocator->alloc(ARENA_HEADER + room);
  if (!block) {
    arena->status = QUOTH_NOMEM;
    return NULL;
  }
  block->older = arena->newest;
  block->n_room = room;
  block->n_used = 0;
  arena->newest = block;
  arena->n_byte += ARENA_HEADER + room;
  return block;
}

/* Bytes that are not zeroed yet. */
static char *take(quoth_arena *arena, size_t n_byte) {
  if (arena->status) return NULL;
  if (n_byte > SIZE_MAX / 2) {
    arena->status = QUOTH_NOMEM;
    return NULL;
  }
  n_byte = (n_byte + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
  quoth_arena_block *block = arena->newest;
  if (!block || block->n_room - block->n_used < n_byte) {
    block = block_add(arena, n_byte);
    if (!block) return NULL;
  }
  char *at = (char *)block + ARENA_HEADER + block->n_used;
  block->n_used += n_byte;
  return at;
}

void *quoth_arena_alloc(quoth_arena *arena, size_t n_byte) {
  char *at = take(arena, n_byte);
  return at ? memset(at, 0, n_byte) : NULL;
}

void *quoth_arena_raw(quoth_arena *arena, size_t n, size_t n_byte_each) {
  if (n_byte_each && n > SIZE_MAX / 2 / n_byte_each) {
    if (!arena->status) arena->status = QUOTH_NOMEM;
    return NULL;
  }
  return take(arena, n * n_byte_each);
}

void *quoth_arena_array(quoth_arena *arena, size_t n, size_t n_byte_each) {
  void *at = quoth_arena_raw(arena, n, n_byte_each);
  return at ? memset(at, 0, n * n_byte_each) : NULL;
}

char *quoth_arena_copy(quoth_arena *arena, const void *from, size_t n_byte) {
  char *to = take(arena, n_byte + 1);
  if (!to) return NULL;
  if (n_byte) memcpy(to, from, n_byte);
  to[n_byte] = 0;
  return to;
}

void *quoth_arena_more(quoth_arena *arena, void *at, uint32_t n,
                       uint32_t *n_room, size_t n_byte_each) {
  size_t room = n < 8 ? 8 : (size_t)n * 2;
  if (room > UINT32_MAX) room = UINT32_MAX;
  if (room <= n) {
    if (!arena->status) arena->status = QUOTH_TOO_BIG;
    return at;
  }
  char *more = NULL;
  if (n_byte_each <= SIZE_MAX / 2 / room) {
    more = take(arena, room * n_byte_each);
  } else if (!arena->status) {
    arena->status = QUOTH_NOMEM;
  }
  if (!more) return at;
  size_t n_old = n * n_byte_each;
  if (n_old) memcpy(more, at, n_old);
  memset(more + n_old, 0, room * n_byte_each - n_old);
  *n_room = (uint32_t)room;
  return more;
}

static void blocks_release(quoth_arena *arena, quoth_arena_block *block) {
  while (block) {
    quoth_arena_block *older = block->older;
    arena->n_byte -= ARENA_HEADER + block->n_room;
    arena->allocator->release(block);
    block = older;
  }
}

void quoth_arena_reset(quoth_arena *arena) {
  arena->status = QUOTH_OK;
  if (!arena->newest) return;
  blocks_release(arena, arena->newest->older);
  arena->newest->older = NULL;
  arena->newest->n_used = 0;
}

void quoth_arena_close(quoth_arena *arena) {
  blocks_release(arena, arena->newest);
  quoth_arena_open(arena, arena->allocator);
}
