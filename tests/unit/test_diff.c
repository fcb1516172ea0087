/*
** test_diff.c: what a diff says it kept, cut and added gives both texts back,
** and no diff is longer than the shortest that a plain table finds.
*/
#include "test.h"

#include "../../ext/text/diff.h"

#include <stdlib.h>

#define WORDS_MAX 40

/* A text of one-letter words from a small alphabet, so that many agree. */
static uint32_t make_text(char *text, unsigned *seed, unsigned n_letter) {
  uint32_t n = (uint32_t)rand_r(seed) % WORDS_MAX;
  for (uint32_t i = 0; i < n; i++) {
    text[2 * i] = (char)('a' + (unsigned)rand_r(seed) % n_letter);
    text[2 * i + 1] = ' ';
  }
  return 2 * n;
}

/* Length of the longest common subsequence, by the textbook's table. */
static uint32_t common(const char *a, uint32_t n, const char *b, uint32_t m) {
  static uint32_t best[WORDS_MAX + 1][WORDS_MAX + 1];
  for (uint32_t i = 0; i <= n; i++) {
    for (uint32_t k = 0; k <= m; k++) {
      if (i == 0 || k == 0)
        best[i][k] = 0;
      else if (a[2 * (i - 1)] == b[2 * (k - 1)])
        best[i][k] = best[i - 1][k - 1] + 1;
      else
        best[i][k] = best[i - 1][k] > best[i][k - 1] ? best[i - 1][k]
                                                     : best[i][k - 1];
    }
  }
  return best[n][m];
}

/* Walks a diff; gives the words kept, or ~0 where it is not one of a and b. */
static uint32_t kept(const quoth_diff *diff, const quoth_tokens *a,
                     const quoth_tokens *b) {
  uint32_t i = 0, k = 0, n = 0;
  bool sound = true;
  for (uint32_t c = 0; c < diff->n; c++) {
    const quoth_change *change = &diff->at[c];
    sound &= change->a_start == i && change->b_start == k;
    i = change->a_stop;
    k = change->b_stop;
    uint32_t length = i - change->a_start;
    if (!change->kept) continue;
    sound &= length == k - change->b_start;
    n += length;
    for (uint32_t w = 0; sound && w < length; w++)
      sound &= a->at[change->a_start + w].hash == b->at[change->b_start + w].hash;
  }
  return sound && i == a->n && k == b->n ? n : ~0u;
}

static void check_random_texts(void) {
  unsigned seed = 7;
  char a[2 * WORDS_MAX], b[2 * WORDS_MAX];
  for (int round = 0; round < 3000; round++) {
    unsigned n_letter = 1 + (unsigned)round % 8;
    uint32_t n = make_text(a, &seed, n_letter);
    uint32_t m = make_text(b, &seed, n_letter);
    quoth_arena arena;
    quoth_tokens a_tokens, b_tokens;
    quoth_diff diff;
    quoth_arena_open(&arena, NULL);
    bool made = quoth_tokens_make(&a_tokens, &arena, a, n) &&
                quoth_tokens_make(&b_tokens, &arena, b, m) &&
                quoth_diff_make(&diff, &arena, &a_tokens, &b_tokens);
    TEST_CHECK(made);
    TEST_CHECK(kept(&diff, &a_tokens, &b_tokens) ==
               common(a, n / 2, b, m / 2));
    quoth_arena_close(&arena);
  }
}

/* Two long texts without a common word end soon, as one change. */
static void check_bound(void) {
  enum { N = 200000 };
  quoth_arena arena;
  quoth_tokens a_tokens, b_tokens;
  quoth_diff diff;
  quoth_arena_open(&arena, NULL);
  char *a = quoth_arena_alloc(&arena, 2 * N), *b = quoth_arena_alloc(&arena, 2 * N);
  for (int i = 0; i < N; i++) {
    a[2 * i] = (char)('a' + i % 7);
    b[2 * i] = (char)('h' + i % 11);
    a[2 * i + 1] = b[2 * i + 1] = ' ';
  }
  TEST_CHECK(quoth_tokens_make(&a_tokens, &arena, a, 2 * N) &&
             quoth_tokens_make(&b_tokens, &arena, b, 2 * N) &&
             quoth_diff_make(&diff, &arena, &a_tokens, &b_tokens));
  TEST_CHECK(diff.n == 1 && !diff.at[0].kept);
  TEST_CHECK(kept(&diff, &a_tokens, &b_tokens) == 0);
  quoth_arena_close(&arena);
}

int main(void) {
  check_random_texts();
  check_bound();
  return TEST_END();
}
