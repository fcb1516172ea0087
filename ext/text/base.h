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

/* Where memory comes from.  `alloc` may return NULL at any call. */
typedef struct quoth_allocator {
  void *(*alloc)(size_t n_byte);
  void (*release)(void *block);
} quoth_allocator;

extern const quoth_allocator quoth_libc_allocator;

/* FNV-1a over bytes: the hash of words in tokens and lexicons. */
static inline uint32_t quoth_hash(const char *at, size_t n_byte) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < n_byte; i++) h = (h ^ (uint8_t)at[i]) * 16777619u;
  return h;
}

static inline uint32_t quoth_span_length(quoth_span s) {
  return s.stop - s.start;
}

static inline quoth_str quoth_span_text(const char *text, quoth_span s) {
  quoth_str r = {text + s.start, s.stop - s.start};
  return r;
}

#endif
