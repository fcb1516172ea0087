/*
** shape.c: hashed character n-grams.  Each run of letters adds or takes away
** at one of QUOTH_SHAPE_SIZE places, both chosen by its hash: the dot product
** of two such sums is that of the full n-gram counts, give or take 0.04
** (Weinberger and others, "Feature hashing for large scale multitask
** learning", 2009).
*/
#include "shape.h"

#include <math.h>
#include <string.h>

#define WORD_BYTES_MAX 32u /* of a longer word the start */

static void add_run(quoth_shape *shape, const char *at, uint32_t n, float w) {
  uint32_t h = quoth_hash(at, n);
  h ^= h >> 15;
  h *= 0x85ebca6bu;
  h ^= h >> 13;
  float sign = h & 0x80000000u ? -w : w;
  shape->sum[h % QUOTH_SHAPE_SIZE] += sign;
}

void quoth_shape_add(quoth_shape *shape, quoth_str word, float weight) {
  char bounded[WORD_BYTES_MAX + 2];
  uint32_t n = word.n_byte < WORD_BYTES_MAX ? word.n_byte : WORD_BYTES_MAX;
  bounded[0] = bounded[n + 1] = ' ';
  memcpy(bounded + 1, word.at, n);
  n += 2;
  uint32_t n_run = 0;
  for (uint32_t size = 3; size <= 5; size++)
    n_run += n >= size ? n - size + 1 : 0;
  if (!n_run) return;
  float each = weight / sqrtf((float)n_run);
  for (uint32_t size = 3; size <= 5; size++)
    for (uint32_t i = 0; i + size <= n; i++)
      add_run(shape, bounded + i, size, each);
}

const int8_t *quoth_shape_make(const quoth_shape *shape, quoth_arena *arena) {
  int8_t *out = quoth_arena_alloc(arena, QUOTH_SHAPE_SIZE);
  float top = 0;
  for (uint32_t i = 0; i < QUOTH_SHAPE_SIZE; i++) {
    float size = fabsf(shape->sum[i]);
    top = size > top ? size : top;
  }
  if (!out || top <= 0) return out;
  for (uint32_t i = 0; i < QUOTH_SHAPE_SIZE; i++)
    out[i] = (int8_t)(shape->sum[i] / top * 127.0f);
  return out;
}

static int32_t dot(const int8_t *a, const int8_t *b) {
  int32_t sum = 0;
  for (uint32_t i = 0; i < QUOTH_SHAPE_SIZE; i++)
    sum += a[i] * b[i];
  return sum;
}

float quoth_shape_cosine(const int8_t *a, const int8_t *b) {
  float aa = (float)dot(a, a), bb = (float)dot(b, b);
  if (aa <= 0 || bb <= 0) return 0;
  float cosine = (float)dot(a, b) / sqrtf(aa * bb);
  return cosine < 0 ? 0 : cosine > 1 ? 1 : cosine;
}
