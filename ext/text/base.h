/*
** base.h: the few types every room shares: status codes, byte spans, the
** allocator hook and the hash of a word.  Knows nothing of texts.
*/
#ifndef QUOTH_TEXT_BASE_H
#define QUOTH_TEXT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a step ended with.  Steps keep the first failure ("sticky") in their
** arena, so that callers check once. */
enum quoth_status {
  QUOTH_OK = 0,
  QUOTH_NOMEM,       /* the allocator said no */
  QUOTH_TOO_BIG,     /* an input passed a named cap */
  QUOTH_CORRUPT,     /* stored data does not decode */
  QUOTH_INTERRUPTED, /* the caller's stop function said so */
};

/* A stretch of a text in bytes: [start, stop). */
typedef struct quoth_span {
  uint32_t start, stop;
} quoth_span;

/* A string that is not NUL-terminated. */
typedef struct quoth_str {
  const char *at;
  uint32_t n_byte;
} quoth_str;

/* Where memory comes from.  `alloc` and `resize` may return NULL at any call;
** the block to be resized is then as it was. */
typedef struct quoth_allocator {
  void *(*alloc)(size_t n_byte);
  void *(*resize)(void *block, size_t n_byte);
  void (*release)(void *block);
} quoth_allocator;

extern const quoth_allocator quoth_libc_allocator;

/* FNV-1a over bytes: the hash of words in tokens and lexicons. */
static inline uint32_t quoth_hash(const char *at, size_t n_byte) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < n_byte; i++) h = (h ^ (uint8_t)at[i]) * 16777619u;
  return h;
}

/* The same of a literal of up to 16 bytes, a constant: for tables of words. */
#define QUOTH_HASH(literal)                                                    \
  QUOTH_HASH_8(QUOTH_HASH_8(2166136261u, literal, 0), literal, 8)
#define QUOTH_HASH_8(h, s, i) QUOTH_HASH_4(QUOTH_HASH_4(h, s, i), s, i + 4)
#define QUOTH_HASH_4(h, s, i) QUOTH_HASH_2(QUOTH_HASH_2(h, s, i), s, i + 2)
#define QUOTH_HASH_2(h, s, i) QUOTH_HASH_1(QUOTH_HASH_1(h, s, i), s, i + 1)
#define QUOTH_HASH_1(h, s, i)                                                  \
  (((h) ^ ((i) < sizeof s - 1 ? (uint8_t)s[(i) < sizeof s ? (i) : 0] : 0u)) *  \
   ((i) < sizeof s - 1 ? 16777619u : 1u))

#define QUOTH_N_ELEMENT(array) (sizeof(array) / sizeof *(array))

static inline uint32_t quoth_span_length(quoth_span s) {
  return s.stop - s.start;
}

static inline quoth_str quoth_span_text(const char *text, quoth_span s) {
  quoth_str r = {text + s.start, s.stop - s.start};
  return r;
}

#endif
