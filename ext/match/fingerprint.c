/*
** fingerprint.c: shingles of words, and what the part that two bodies share
** says.  Linear in the text but for one sort.
*/
#include "fingerprint.h"

#include "../text/tokens.h"

#include <stdlib.h>

/* Shingles fill a record of SQLite with six bytes. */
#define HASH_MASK 0xFFFFFFFFFFFFull

/* A body with less than this part outside quotes is an interview or a speech,
** and its quotes are its text. */
#define NARRATIVE_MIN 0.3f

/* Thresholds on parts of the shorter and of both bodies, set on made copies
** and on reports of one event by two hands (tests/load/stories.py). */
#define SYNDICATED_BOTH    0.55f
#define SYNDICATED_SHORTER 0.8f
#define SYNDICATED_LENGTHS 0.6f
#define PARTIAL_SHORTER    0.7f
#define REWRITE_SHORTER    0.2f
#define REWRITE_MIN_SHARED 20u

static uint64_t mix(uint64_t h) {
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93ull;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93ull;
  return h ^ h >> 32;
}

/* ---- words and which of them are quoted ----------------------------------- */

typedef struct words {
  uint32_t *hash;
  bool *quoted;
  uint32_t n, n_quoted;
} words;

static bool opens_quote(enum quoth_mark_class class) {
  return class == QUOTH_MARK_OPEN_DOUBLE || class == QUOTH_MARK_LOW_DOUBLE ||
         class == QUOTH_MARK_LEFT_GUILLEMET;
}

/* Follows the marks: straight ones take turns, a paragraph's end ends all. */
static bool quote_goes_on(bool inside, const quoth_token *t) {
  if (t->gap == QUOTH_GAP_BLANK) inside = false;
  if (t->kind != QUOTH_MARK) return inside;
  enum quoth_mark_class class = quoth_mark_class_of(t->hash);
  if (class == QUOTH_MARK_STRAIGHT_DOUBLE) return !inside;
  if (opens_quote(class)) return true;
  if (class == QUOTH_MARK_CLOSE_DOUBLE || class == QUOTH_MARK_RIGHT_GUILLEMET)
    return false;
  return inside;
}

/* A number's token has no hash of its bytes. */
static uint32_t word_hash(const quoth_tokens *tokens, const quoth_token *t) {
  return t->kind == QUOTH_WORD
             ? t->hash
             : quoth_hash(tokens->text + t->start, t->stop - t->start);
}

static void words_make(words *w, quoth_arena *arena,
                       const quoth_tokens *tokens) {
  bool inside = false;
  w->hash = quoth_arena_array(arena, tokens->n, sizeof *w->hash);
  w->quoted = quoth_arena_array(arena, tokens->n, sizeof *w->quoted);
  for (uint32_t i = 0; !arena->status && i < tokens->n; i++) {
    const quoth_token *t = &tokens->at[i];
    inside = quote_goes_on(inside, t);
    if (t->kind != QUOTH_WORD && t->kind != QUOTH_NUMBER) continue;
    w->hash[w->n] = word_hash(tokens, t);
    w->quoted[w->n++] = inside;
    w->n_quoted += inside;
  }
}

/* ---- shingles --------------------------------------------------------------- */

static int ascending(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

static uint32_t distinct(uint64_t *at, uint32_t n) {
  uint32_t kept = 0;
  if (n) qsort(at, n, sizeof *at, ascending);
  for (uint32_t i = 0; i < n; i++)
    if (!kept || at[i] != at[kept - 1]) at[kept++] = at[i];
  return kept;
}

/* Shingles of what is left of `w` without its quoted words. */
static void shingles_make(quoth_fingerprint *out, quoth_arena *arena,
                          const words *w, bool all) {
  uint32_t last[QUOTH_SHINGLE_WORDS] = {0}, n = 0, n_shingle = 0;
  uint32_t n_room = w->n < QUOTH_SHINGLES_MAX ? w->n : QUOTH_SHINGLES_MAX;
  uint64_t *shingles = quoth_arena_array(arena, n_room, sizeof *shingles);
  for (uint32_t i = 0; shingles && i < w->n && !out->capped; i++) {
    if (w->quoted[i] && !all) continue;
    last[n++ % QUOTH_SHINGLE_WORDS] = w->hash[i];
    if (n < QUOTH_SHINGLE_WORDS) continue;
    uint64_t h = 0;
    for (uint32_t k = 0; k < QUOTH_SHINGLE_WORDS; k++)
      h = mix(h + last[(n + k) % QUOTH_SHINGLE_WORDS] + k);
    out->capped = n_shingle == n_room;
    if (!out->capped) shingles[n_shingle++] = h & HASH_MASK;
  }
  out->shingles = shingles;
  out->n_shingle = shingles ? distinct(shingles, n_shingle) : 0;
}

static uint64_t words_hash(const words *w) {
  uint64_t h = w->n;
  for (uint32_t i = 0; i < w->n; i++) h = mix(h + w->hash[i]);
  return h;
}

bool quoth_fingerprint_make(quoth_fingerprint *out, quoth_arena *arena,
                            const char *body, uint32_t n_byte) {
  quoth_tokens tokens;
  words w = {0};
  *out = (quoth_fingerprint){0};
  if (!quoth_tokens_make(&tokens, arena, body, n_byte)) return false;
  words_make(&w, arena, &tokens);
  if (arena->status) return false;
  bool all = (float)(w.n - w.n_quoted) < NARRATIVE_MIN * (float)w.n ||
             w.n - w.n_quoted < QUOTH_STORY_MIN_WORDS;
  shingles_make(out, arena, &w, all);
  out->n_word = w.n;
  out->words = words_hash(&w);
  if (w.n >= QUOTH_STORY_MIN_WORDS)
    while (out->n_key < QUOTH_KEYS && out->n_key < out->n_shingle) {
      out->keys[out->n_key] = (int64_t)out->shingles[out->n_key];
      out->n_key++;
    }
  return !arena->status;
}

/* ---- two of them ------------------------------------------------------------ */

static uint32_t count_shared(const quoth_fingerprint *a,
                             const quoth_fingerprint *b) {
  uint32_t i = 0, k = 0, n = 0;
  while (i < a->n_shingle && k < b->n_shingle) {
    uint64_t x = a->shingles[i], y = b->shingles[k];
    n += x == y;
    i += x <= y;
    k += y <= x;
  }
  return n;
}

enum quoth_copy quoth_fingerprint_relate(const quoth_fingerprint *a,
                                         const quoth_fingerprint *b,
                                         float *similarity) {
  bool a_shorter = a->n_shingle < b->n_shingle;
  uint32_t shorter = a_shorter ? a->n_shingle : b->n_shingle;
  uint32_t longer = a_shorter ? b->n_shingle : a->n_shingle;
  uint32_t shared = count_shared(a, b);
  *similarity = 0;
  if (!a->n_key || !b->n_key) return QUOTH_COPY_NONE;
  float of_shorter = (float)shared / (float)shorter;
  float of_both = (float)shared / (float)(shorter + longer - shared);
  float lengths = (float)shorter / (float)longer;
  *similarity = of_shorter;
  if (a->words == b->words && a->n_word == b->n_word)
    return QUOTH_COPY_IDENTICAL;
  if (of_both >= SYNDICATED_BOTH ||
      (of_shorter >= SYNDICATED_SHORTER && lengths >= SYNDICATED_LENGTHS))
    return QUOTH_COPY_SYNDICATED;
  if (shared < REWRITE_MIN_SHARED) return QUOTH_COPY_NONE;
  if (of_shorter >= PARTIAL_SHORTER) return QUOTH_COPY_PARTIAL;
  return of_shorter >= REWRITE_SHORTER ? QUOTH_COPY_REWRITE : QUOTH_COPY_NONE;
}

const char *quoth_copy_name(enum quoth_copy copy) {
  static const char *const names[] = {NULL, "rewrite", "partial", "syndicated",
                                      "identical"};
  return names[copy];
}
