/*
** diff.c: Myers' greedy difference (Algorithmica 1, 1986, 251-266) over the
** keys of words, between the common head and tail.  Owns the bound on its
** work: the number of edits it looks for falls as the texts grow.
*/
#include "diff.h"

#include "normalize.h"
#include "utf8.h"

#include <string.h>

#define EDITS_MAX 2000u /* its square, in 4-byte steps, is the memory: 8 MB */

/* Hash of a token's normal form; tokens that differ in it differ. */
static uint32_t key_of(const quoth_tokens *tokens, uint32_t i) {
  quoth_str text = quoth_token_text(tokens, i);
  uint32_t h = quoth_hash("", 0);
  for (size_t at = 0; at < text.n_byte;) {
    uint32_t c = quoth_normal_char(quoth_utf8_next(text.at, text.n_byte, &at));
    for (int byte = 0; c && byte < 3; byte++, c >>= 8)
      h = (h ^ (c & 0xFF)) * 16777619u;
  }
  return h;
}

static uint32_t *keys_of(quoth_arena *arena, const quoth_tokens *tokens) {
  uint32_t *keys = quoth_arena_array(arena, tokens->n + 1, sizeof *keys);
  for (uint32_t i = 0; keys && i < tokens->n; i++)
    keys[i] = key_of(tokens, i);
  return keys;
}

/* Next character of a token that can be seen, 0 at its end. */
static uint32_t next_seen(quoth_str text, size_t *at) {
  uint32_t c = 0;
  while (c == 0 && *at < text.n_byte)
    c = quoth_normal_char(quoth_utf8_next(text.at, text.n_byte, at));
  return c;
}

/* Keys may collide, and a changed word must never pass as kept. */
static bool same_text(quoth_str a, quoth_str b) {
  size_t i = 0, k = 0;
  uint32_t c = 0, d = 0;
  do {
    c = next_seen(a, &i);
    d = next_seen(b, &k);
  } while (c == d && c != 0);
  return c == d;
}

/* The part of both texts between their common head and tail. */
typedef struct middle {
  const quoth_tokens *a, *b;
  const uint32_t *a_keys, *b_keys;
  uint32_t a_start, b_start, n, m;
} middle;

static bool same(const middle *mid, uint32_t i, uint32_t k) {
  return mid->a_keys[i] == mid->b_keys[k] &&
         same_text(quoth_token_text(mid->a, i), quoth_token_text(mid->b, k));
}

static void trim(middle *mid) {
  uint32_t n = mid->a->n, m = mid->b->n, head = 0, tail = 0;
  while (head < n && head < m && same(mid, head, head))
    head++;
  while (tail < n - head && tail < m - head &&
         same(mid, n - 1 - tail, m - 1 - tail))
    tail++;
  mid->a_start = mid->b_start = head;
  mid->n = n - head - tail;
  mid->m = m - head - tail;
}

/* One edit more is looked for as long as the work stays bounded. */
static uint32_t most_edits(const middle *mid) {
  uint32_t total = mid->n + mid->m;
  uint32_t most = QUOTH_DIFF_WORK / (total + 1);
  if (most > EDITS_MAX) most = EDITS_MAX;
  return most < total ? most : total;
}

/*
** How far each diagonal reaches with d edits, for every d.  Diagonal k = x - y
** of -d, -d + 2 … d stands at j = (k + d) / 2 of row d, so that its neighbours
** k - 1 and k + 1 stand at j - 1 and j of row d - 1.
*/
typedef struct diagonals {
  uint32_t **row;
  uint32_t d; /* edits of the whole way */
} diagonals;

/* Whether entry j of row d comes from a word of b that was added (a step down)
** and not from one of a that was cut. */
static bool comes_down(const uint32_t *before, uint32_t d, uint32_t j) {
  return j == 0 || (j < d && before[j - 1] < before[j]);
}

/* Where entry j of row d stands before it follows what both have. */
static uint32_t step(const diagonals *r, uint32_t d, uint32_t j) {
  if (d == 0) return 0;
  const uint32_t *before = r->row[d - 1];
  return comes_down(before, d, j) ? before[j] : before[j - 1] + 1;
}

static uint32_t follow(const middle *mid, uint32_t x, uint32_t y) {
  while (x < mid->n && y < mid->m &&
         same(mid, mid->a_start + x, mid->b_start + y)) {
    x++;
    y++;
  }
  return x;
}

/* Fills row after row until one reaches both ends; false where none does. */
static bool search(diagonals *r, quoth_arena *arena, const middle *mid) {
  uint32_t most = most_edits(mid);
  r->row = quoth_arena_array(arena, (size_t)most + 1, sizeof *r->row);
  for (uint32_t d = 0; r->row && d <= most; d++) {
    r->row[d] = quoth_arena_array(arena, (size_t)d + 1, sizeof *r->row[d]);
    if (!r->row[d]) return false;
    for (uint32_t j = 0; j <= d; j++) {
      uint32_t x = step(r, d, j);
      x = follow(mid, x, x + d - 2 * j);
      r->row[d][j] = x;
      r->d = d;
      if (x == mid->n && x + d - 2 * j == mid->m) return true;
    }
  }
  return false;
}

/* Which words changed, by their index in the whole texts. */
typedef struct word_marks {
  bool *cut, *added;
} word_marks;

static void mark_all(const word_marks *marks, const middle *mid) {
  if (mid->n) memset(marks->cut + mid->a_start, true, mid->n);
  if (mid->m) memset(marks->added + mid->b_start, true, mid->m);
}

/* Goes the way found back, edit by edit. */
static void mark_way(const word_marks *marks, const middle *mid,
                     const diagonals *r) {
  uint32_t j = (mid->n + r->d - mid->m) / 2;
  for (uint32_t d = r->d; d > 0; d--) {
    uint32_t x = step(r, d, j), y = x + d - 2 * j;
    if (comes_down(r->row[d - 1], d, j)) {
      marks->added[mid->b_start + y - 1] = true;
    } else {
      marks->cut[mid->a_start + x - 1] = true;
      j--;
    }
  }
}

/* The stretch that starts where *change does: kept or changed as its first
** words are. */
static void stretch(quoth_change *change, const word_marks *marks, uint32_t n,
                    uint32_t m) {
  uint32_t i = change->a_start, k = change->b_start;
  change->kept = i < n && k < m && !marks->cut[i] && !marks->added[k];
  if (change->kept) {
    while (i < n && k < m && !marks->cut[i] && !marks->added[k])
      i++, k++;
  } else {
    while (i < n && marks->cut[i])
      i++;
    while (k < m && marks->added[k])
      k++;
  }
  change->a_stop = i;
  change->b_stop = k;
}

static void collect(quoth_diff *diff, quoth_arena *arena,
                    const word_marks *marks, uint32_t n, uint32_t m) {
  QUOTH_VEC(quoth_change) changes = {0};
  uint32_t i = 0, k = 0;
  while (i < n || k < m) {
    quoth_change *change = QUOTH_PUSH(arena, &changes);
    if (!change) break;
    change->a_start = i;
    change->b_start = k;
    stretch(change, marks, n, m);
    i = change->a_stop;
    k = change->b_stop;
  }
  diff->at = changes.at;
  diff->n = changes.n;
}

bool quoth_diff_make(quoth_diff *diff, quoth_arena *arena,
                     const quoth_tokens *a, const quoth_tokens *b) {
  middle mid = {.a = a, .b = b};
  word_marks marks = {quoth_arena_alloc(arena, (size_t)a->n + 1),
                      quoth_arena_alloc(arena, (size_t)b->n + 1)};
  diagonals reach = {0};
  *diff = (quoth_diff){0};
  mid.a_keys = keys_of(arena, a);
  mid.b_keys = keys_of(arena, b);
  if (arena->status == QUOTH_OK) {
    trim(&mid);
    if (search(&reach, arena, &mid))
      mark_way(&marks, &mid, &reach);
    else
      mark_all(&marks, &mid);
    collect(diff, arena, &marks, a->n, b->n);
  }
  return arena->status == QUOTH_OK;
}

static uint32_t count_words(const quoth_tokens *tokens, uint32_t start,
                            uint32_t stop) {
  uint32_t n = 0;
  for (uint32_t i = start; i < stop; i++)
    n += tokens->at[i].kind == QUOTH_WORD || tokens->at[i].kind == QUOTH_NUMBER;
  return n;
}

static uint32_t count_kept(const quoth_diff *diff, const quoth_tokens *b) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < diff->n; i++) {
    if (diff->at[i].kept)
      n += count_words(b, diff->at[i].b_start, diff->at[i].b_stop);
  }
  return n;
}

double quoth_diff_similarity(const quoth_diff *diff, const quoth_tokens *a,
                             const quoth_tokens *b) {
  uint32_t n = count_words(a, 0, a->n) + count_words(b, 0, b->n);
  return n ? 2.0 * count_kept(diff, b) / n : 0.0;
}

double quoth_diff_contained(const quoth_diff *diff, const quoth_tokens *a,
                            const quoth_tokens *b) {
  uint32_t n = count_words(a, 0, a->n), m = count_words(b, 0, b->n);
  uint32_t least = n < m ? n : m;
  return least ? (double)count_kept(diff, b) / least : 0.0;
}
