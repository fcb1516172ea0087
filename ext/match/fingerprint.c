/*
** fingerprint.c: shingles of words, and what the part that two bodies share
** says.  Linear in the text.
*/
#include "fingerprint.h"

#include <string.h>

/* A body with less outside quotes is an interview or a speech: its quotes are
** its text. */
#define TOLD_MIN_SHINGLES 30u

/* Thresholds on parts of the shorter and of both bodies, set on made copies
** and on reports of one event by two hands (tests/load/check_stories.py). */
#define SYNDICATED_BOTH    0.55f
#define SYNDICATED_SHORTER 0.65f
#define SYNDICATED_LENGTHS 0.55f
#define PARTIAL_SHORTER    0.65f
#define REWRITE_SHORTER    0.23f
#define REWRITE_MIN_SHARED 10u
/* Where quotes had to count, more must be shared than quotes. */
#define QUOTED_SHORTER 0.55f

static uint64_t mix(uint64_t h) {
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93ull;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93ull;
  return h ^ h >> 32;
}

/* ---- words and which of them are quoted ---- */

typedef struct words {
  uint32_t *hash;
  bool *quoted;
  uint32_t n;
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
  w->hash = quoth_arena_raw(arena, tokens->n, sizeof *w->hash);
  w->quoted = quoth_arena_raw(arena, tokens->n, sizeof *w->quoted);
  for (uint32_t i = 0; !arena->status && i < tokens->n; i++) {
    const quoth_token *t = &tokens->at[i];
    inside = quote_goes_on(inside, t);
    if (t->kind != QUOTH_WORD && t->kind != QUOTH_NUMBER) continue;
    w->hash[w->n] = word_hash(tokens, t);
    w->quoted[w->n++] = inside;
  }
}

/* ---- shingles ---- */

#define RADIX_BITS 8u
#define RADIX_SIZE (1u << RADIX_BITS)

/* One stable pass over RADIX_BITS bits from `shift` on. */
static void radix_pass(const uint32_t *from, uint32_t *to, uint32_t n,
                       uint32_t shift) {
  uint32_t start[RADIX_SIZE] = {0}, sum = 0;
  for (uint32_t i = 0; i < n; i++)
    start[from[i] >> shift & (RADIX_SIZE - 1)]++;
  for (uint32_t k = 0; k < RADIX_SIZE; k++) {
    uint32_t count = start[k];
    start[k] = sum;
    sum += count;
  }
  for (uint32_t i = 0; i < n; i++)
    to[start[from[i] >> shift & (RADIX_SIZE - 1)]++] = from[i];
}

/* By all but the last bit: the upper 24 by radix, which leaves hashes all but
** sorted; `spare` has room for as many.  Equal ones cost nothing more, as in a
** text that says the same for ever. */
static void sort(uint32_t *at, uint32_t *spare, uint32_t n) {
  radix_pass(at, spare, n, 8);
  radix_pass(spare, at, n, 16);
  radix_pass(at, spare, n, 24);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t k = i;
    for (; k > 0 && at[k - 1] >> 1 > spare[i] >> 1; k--)
      at[k] = at[k - 1];
    at[k] = spare[i];
  }
}

/* The hash of the five words that end with word i.  Odd factors, one for each
** place: words in another order are another shingle. */
static uint64_t shingle_at(const words *w, uint32_t i) {
  static const uint64_t factors[QUOTH_SHINGLE_WORDS] = {
      0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu, 0x165667B19E3779F9u,
      0xD6E8FEB86659FD93u, 0xA0761D6478BD642Fu};
  const uint32_t *first = &w->hash[i + 1 - QUOTH_SHINGLE_WORDS];
  uint64_t h = 0;
  for (uint32_t k = 0; k < QUOTH_SHINGLE_WORDS; k++)
    h += (first[k] + (uint64_t)1) * factors[k];
  return mix(h);
}

/* The smallest hashes of a body, ascending and each once. */
typedef struct smallest {
  uint64_t at[QUOTH_KEYS];
  uint32_t n;
} smallest;

static void keep_small(smallest *s, uint64_t value) {
  uint32_t i = s->n;
  if (i == QUOTH_KEYS && value >= s->at[i - 1]) return;
  while (i > 0 && s->at[i - 1] > value)
    i--;
  if (i > 0 && s->at[i - 1] == value) return;
  if (s->n < QUOTH_KEYS) s->n++;
  for (uint32_t k = s->n - 1; k > i; k--)
    s->at[k] = s->at[k - 1];
  s->at[i] = value;
}

/* Of a shingle its upper bits, and a last one that tells whether all of its
** words stand outside quotes. */
static uint32_t shingles_hash(uint32_t *at, smallest *small, const words *w,
                              uint32_t n_word) {
  uint32_t n = 0, n_told = 0;
  for (uint32_t i = 0; i < n_word; i++) {
    n_told = w->quoted[i] ? 0 : n_told + 1;
    if (i + 1 < QUOTH_SHINGLE_WORDS) continue;
    uint64_t shingle = shingle_at(w, i);
    at[n++] =
        ((uint32_t)(shingle >> 32) & ~1u) | (n_told >= QUOTH_SHINGLE_WORDS);
    keep_small(small, shingle >> 1);
  }
  return n;
}

static void shingles_make(quoth_fingerprint *out, quoth_arena *arena,
                          const words *w, uint32_t n_word) {
  smallest small = {.n = 0};
  uint32_t *at = quoth_arena_raw(arena, n_word, sizeof *at);
  if (!at) return;
  out->raw = (quoth_shingles){at, shingles_hash(at, &small, w, n_word)};
  if (w->n < QUOTH_STORY_MIN_WORDS) return;
  for (uint32_t i = 0; i < small.n; i++)
    out->keys[i] = (uint32_t)(mix(small.at[i]) >> 33);
  out->n_key = small.n;
}

static uint64_t words_hash(const words *w) {
  uint64_t h = w->n;
  for (uint32_t i = 0; i < w->n; i++)
    h = (h + w->hash[i] + 1) * 0x9E3779B97F4A7C15u;
  return mix(h);
}

bool quoth_fingerprint_of(quoth_fingerprint *out, quoth_arena *arena,
                          quoth_arena *scratch, const quoth_tokens *tokens) {
  words w = {0};
  *out = (quoth_fingerprint){0};
  words_make(&w, scratch, tokens);
  if (scratch->status) return false;
  out->capped = w.n > QUOTH_SHINGLES_MAX;
  out->n_word = w.n;
  out->words = words_hash(&w);
  shingles_make(out, arena, &w, out->capped ? QUOTH_SHINGLES_MAX : w.n);
  return !arena->status;
}

/* Each shingle once, and those that are told, somewhere, beside. */
bool quoth_fingerprint_sort(quoth_fingerprint *f, quoth_arena *arena) {
  uint32_t n = f->raw.n, n_all = 0, n_told = 0;
  if (!f->raw.at) return true;
  uint32_t *all = quoth_arena_raw(arena, n, sizeof *all);
  uint32_t *told = quoth_arena_raw(arena, n, sizeof *told);
  if (!all || !told) return false;
  memcpy(all, f->raw.at, n * sizeof *all);
  sort(all, told, n);
  for (uint32_t i = 0, is_told = 0; i < n; i++) {
    uint32_t shingle = all[i] >> 1;
    is_told |= all[i] & 1;
    if (i + 1 < n && all[i + 1] >> 1 == shingle) continue;
    if (is_told) told[n_told++] = shingle;
    all[n_all++] = shingle;
    is_told = 0;
  }
  f->all = (quoth_shingles){all, n_all};
  f->told = (quoth_shingles){told, n_told};
  f->raw = (quoth_shingles){NULL, 0};
  return true;
}

bool quoth_fingerprint_make(quoth_fingerprint *out, quoth_arena *arena,
                            quoth_arena *scratch, const char *body,
                            uint32_t n_byte) {
  quoth_tokens tokens;
  *out = (quoth_fingerprint){0};
  return quoth_tokens_make(&tokens, scratch, body, n_byte) &&
         quoth_fingerprint_of(out, arena, scratch, &tokens) &&
         quoth_fingerprint_sort(out, arena);
}

/* ---- two of them ---- */

static uint32_t count_shared(quoth_shingles a, quoth_shingles b) {
  uint32_t i = 0, k = 0, n = 0;
  while (i < a.n && k < b.n) {
    uint32_t x = a.at[i], y = b.at[k];
    n += x == y;
    i += x <= y;
    k += y <= x;
  }
  return n;
}

/* Enough is told without quotes to be compared alone. */
static bool tells(const quoth_fingerprint *f) {
  return f->told.n >= TOLD_MIN_SHINGLES;
}

enum quoth_reprint quoth_fingerprint_relate(const quoth_fingerprint *a,
                                            const quoth_fingerprint *b,
                                            float *similarity) {
  *similarity = 0;
  if (!a->n_key || !b->n_key) return QUOTH_REPRINT_NONE;
  bool told = tells(a) && tells(b);
  quoth_shingles x = told ? a->told : a->all, y = told ? b->told : b->all;
  uint32_t shared = count_shared(x, y);
  uint32_t shorter = x.n < y.n ? x.n : y.n, longer = x.n < y.n ? y.n : x.n;
  float of_shorter = (float)shared / (float)shorter;
  float of_both = (float)shared / (float)(shorter + longer - shared);
  float lengths = a->n_word < b->n_word ? (float)a->n_word / (float)b->n_word
                                        : (float)b->n_word / (float)a->n_word;
  *similarity = of_shorter;
  if (a->words == b->words && a->n_word == b->n_word)
    return QUOTH_REPRINT_IDENTICAL;
  if (of_both >= SYNDICATED_BOTH ||
      (of_shorter >= SYNDICATED_SHORTER && lengths >= SYNDICATED_LENGTHS))
    return QUOTH_REPRINT_SYNDICATED;
  if (shared < REWRITE_MIN_SHARED) return QUOTH_REPRINT_NONE;
  if (of_shorter >= PARTIAL_SHORTER) return QUOTH_REPRINT_PARTIAL;
  float least = told ? REWRITE_SHORTER : QUOTED_SHORTER;
  return of_shorter >= least ? QUOTH_REPRINT_REWRITE : QUOTH_REPRINT_NONE;
}

const char *quoth_reprint_name(enum quoth_reprint copy) {
  static const char *const names[] = {NULL, "rewrite", "partial", "syndicated",
                                      "identical"};
  return names[copy];
}
