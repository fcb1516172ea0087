/*
** arena.c: bump allocation in blocks that double, over a hook.  Memory is
** zeroed when handed out, but for quoth_arena_raw(); a failure sticks until the
** arena is closed.  What is large has a block of its own, so that an array that
** outgrows it leaves nothing behind.
*/
#include "arena.h"

#include <stdlib.h>
#include <string.h>

#define ARENA_ALIGN     16u
#define ARENA_BLOCK_MIN ((size_t)8 << 10)
#define ARENA_BLOCK_MAX ((size_t)1 << 20) /* doubling stops here */
#define ARENA_LARGE     ((size_t)128 << 10) /* stands alone */

struct quoth_arena_block {
  quoth_arena_block *older;
  size_t n_room, n_used; /* bytes behind this header */
};

#define ARENA_HEADER                                                           \
  ((sizeof(quoth_arena_block) + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN)

static void *libc_alloc(size_t n_byte) {
  return malloc(n_byte);
}

static void *libc_resize(void *block, size_t n_byte) {
  return realloc(block, n_byte);
}

static void libc_release(void *block) {
  free(block);
}

const quoth_allocator quoth_libc_allocator = {libc_alloc, libc_resize,
                                              libc_release};

void quoth_arena_open(quoth_arena *arena, const quoth_allocator *allocator) {
  memset(arena, 0, sizeof *arena);
  arena->allocator = allocator ? allocator : &quoth_libc_allocator;
}

static size_t aligned(size_t n_byte) {
  return (n_byte + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
}

static quoth_arena_block *block_add(quoth_arena *arena, quoth_arena_block **to,
                                    size_t room) {
  quoth_arena_block *block = arena->allocator->alloc(ARENA_HEADER + room);
  if (!block) {
    arena->status = QUOTH_NOMEM;
    return NULL;
  }
  block->older = *to;
  block->n_room = room;
  block->n_used = 0;
  *to = block;
  arena->n_byte += ARENA_HEADER + room;
  return block;
}

static void block_release(quoth_arena *arena, quoth_arena_block **from) {
  quoth_arena_block *block = *from;
  *from = block->older;
  arena->n_byte -= ARENA_HEADER + block->n_room;
  arena->allocator->release(block);
}

static char *block_start(quoth_arena_block *block) {
  return (char *)block + ARENA_HEADER;
}

static size_t next_room(const quoth_arena *arena, size_t n_byte) {
  size_t room = arena->newest ? arena->newest->n_room * 2 : ARENA_BLOCK_MIN;
  if (room > ARENA_BLOCK_MAX) room = ARENA_BLOCK_MAX;
  return room < n_byte ? n_byte : room;
}

static char *take_large(quoth_arena *arena, size_t n_byte) {
  quoth_arena_block *block = block_add(arena, &arena->large, n_byte);
  return block ? block_start(block) : NULL;
}

/* Bytes that are not zeroed yet. */
static char *take(quoth_arena *arena, size_t n_byte) {
  if (arena->status) return NULL;
  if (n_byte > SIZE_MAX / 2) {
    arena->status = QUOTH_NOMEM;
    return NULL;
  }
  n_byte = aligned(n_byte);
  if (n_byte >= ARENA_LARGE) return take_large(arena, n_byte);
  quoth_arena_block *block = arena->newest;
  if (!block || block->n_room - block->n_used < n_byte) {
    block = block_add(arena, &arena->newest, next_room(arena, n_byte));
    if (!block) return NULL;
  }
  char *at = block_start(block) + block->n_used;
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

/* True where an array was handed out last and could go on where it stands. */
static bool extend(quoth_arena *arena, const char *at, size_t n_byte_old,
                   size_t n_byte) {
  quoth_arena_block *block = arena->newest;
  if (!block || !n_byte_old || n_byte >= ARENA_LARGE) return false;
  char *free = block_start(block) + block->n_used;
  size_t more = aligned(n_byte) - aligned(n_byte_old);
  if (at + aligned(n_byte_old) != free) return false;
  if (block->n_room - block->n_used < more) return false;
  block->n_used += more;
  return true;
}

/* A large array goes on where it stands, if the allocator can make room. */
static char *resize_large(quoth_arena *arena, const char *at, size_t n_byte) {
  quoth_arena_block **link = &arena->large;
  while (block_start(*link) != at) link = &(*link)->older;
  quoth_arena_block *block =
      arena->allocator->resize(*link, ARENA_HEADER + n_byte);
  if (!block) {
    arena->status = QUOTH_NOMEM;
    return NULL;
  }
  *link = block;
  arena->n_byte += n_byte - block->n_room;
  block->n_room = n_byte;
  return block_start(block);
}

static char *move(quoth_arena *arena, const char *at, size_t n_byte_old,
                  size_t n_byte) {
  if (arena->status) return NULL;
  if (aligned(n_byte_old) >= ARENA_LARGE)
    return resize_large(arena, at, aligned(n_byte));
  char *to = take(arena, n_byte);
  if (to && n_byte_old) memcpy(to, at, n_byte_old);
  return to;
}

/* Twice as many; a large array, which holds room for nothing, by a quarter. */
static size_t more_room(uint32_t n, size_t n_byte_each) {
  size_t room = n < 8 ? 8 : (size_t)n * 2;
  if (n * n_byte_each >= ARENA_LARGE) room = (size_t)n + n / 4;
  return room > UINT32_MAX ? UINT32_MAX : room;
}

void *quoth_arena_more(quoth_arena *arena, void *at, uint32_t n,
                       uint32_t *n_room, size_t n_byte_each) {
  size_t room = more_room(n, n_byte_each);
  if (room <= n || n_byte_each > SIZE_MAX / 2 / room) {
    if (!arena->status) arena->status = room <= n ? QUOTH_TOO_BIG : QUOTH_NOMEM;
    return at;
  }
  size_t n_byte_old = n * n_byte_each, n_byte = room * n_byte_each;
  if (!extend(arena, at, n_byte_old, n_byte)) {
    char *more = move(arena, at, n_byte_old, n_byte);
    if (!more) return at;
    at = more;
  }
  *n_room = (uint32_t)room;
  return at;
}

bool quoth_arena_stopped(quoth_arena *arena) {
  if (!arena->status && arena->stop && arena->stop(arena->stop_arg))
    arena->status = QUOTH_INTERRUPTED;
  return arena->status != QUOTH_OK;
}

void quoth_arena_reset(quoth_arena *arena) {
  arena->status = QUOTH_OK;
  while (arena->large) block_release(arena, &arena->large);
  if (!arena->newest) return;
  while (arena->newest->older) block_release(arena, &arena->newest->older);
  arena->newest->n_used = 0;
}

void quoth_arena_close(quoth_arena *arena) {
  while (arena->large) block_release(arena, &arena->large);
  while (arena->newest) block_release(arena, &arena->newest);
  quoth_arena_open(arena, arena->allocator);
}
