/*
** Tests of ext/match/fingerprint.c: what makes two bodies copies, and what does
** not.
*/
#include "test.h"

#include "../../ext/match/fingerprint.h"

#include <stdlib.h>

#define LEAD                                                                   \
  "The council of Elmbrook voted on Tuesday to close the old bridge, which "   \
  "has carried traffic over the Varna since 1911, after inspectors found "     \
  "cracks in two of its four piers.\n\n"
#define MIDDLE                                                                 \
  "Repairs would take three years and cost more than a new crossing, the "     \
  "town's engineers wrote in a report that was given to members last week. "   \
  "A ferry is to run from the first of March until a new bridge is built.\n\n"
#define TAIL                                                                   \
  "Shop owners on the east bank fear for their trade and have asked the "      \
  "state for help, which has so far been refused.\n\n"
#define SPEECH                                                                 \
  "\"We held on to this bridge for as long as anybody could ask of us, and "   \
  "then we held on for ten years more, because we loved it and because we "    \
  "could not pay for another one, and now that time is over,\""
#define ELSEWHERE                                                              \
  "Ministers of the lake states met in Tresk over the weekend without coming " \
  "to terms on how much water each of them may take from the Varna in a dry "  \
  "year. Talks go on in April, when the rains will have shown how much there " \
  "is to share among the five of them, said people close to the talks.\n\n"

typedef struct pair {
  enum quoth_reprint reprint;
  float similarity;
} pair;

static pair relate(quoth_arena *arena, const char *a, const char *b) {
  quoth_fingerprint x, y;
  float back;
  pair p;
  quoth_arena_reset(arena);
  TEST_CHECK(quoth_fingerprint_make(&x, arena, arena, a, (uint32_t)strlen(a)));
  TEST_CHECK(quoth_fingerprint_make(&y, arena, arena, b, (uint32_t)strlen(b)));
  p.reprint = quoth_fingerprint_relate(&x, &y, &p.similarity);
  TEST_CHECK(quoth_fingerprint_relate(&y, &x, &back) == p.reprint);
  TEST_CHECK(back == p.similarity);
  return p;
}

static void test_copies(quoth_arena *arena) {
  pair p = relate(arena, LEAD MIDDLE TAIL, LEAD "\n" MIDDLE " " TAIL);
  TEST_CHECK(p.reprint == QUOTH_REPRINT_IDENTICAL && p.similarity == 1);
  p = relate(arena, LEAD MIDDLE TAIL, "Bridge shut\n\n" LEAD MIDDLE);
  TEST_CHECK(p.reprint == QUOTH_REPRINT_SYNDICATED);
  p = relate(arena, LEAD MIDDLE TAIL ELSEWHERE ELSEWHERE SPEECH, LEAD TAIL);
  TEST_CHECK(p.reprint == QUOTH_REPRINT_PARTIAL && p.similarity > 0.9f);
  p = relate(arena, LEAD MIDDLE TAIL, ELSEWHERE MIDDLE);
  TEST_CHECK(p.reprint == QUOTH_REPRINT_REWRITE);
  TEST_CHECK(p.similarity > 0.3f && p.similarity < 0.6f);
}

static void test_others(quoth_arena *arena) {
  TEST_CHECK(relate(arena, LEAD MIDDLE, ELSEWHERE).reprint ==
             QUOTH_REPRINT_NONE);
  /* two who heard one speech */
  TEST_CHECK(relate(arena, LEAD MIDDLE SPEECH " said the mayor.",
                    ELSEWHERE SPEECH " the mayor told them.")
                 .reprint == QUOTH_REPRINT_NONE);
  /* but a speech printed twice is one text */
  TEST_CHECK(relate(arena, SPEECH " said the mayor.", SPEECH).reprint ==
             QUOTH_REPRINT_SYNDICATED);
  /* too short for a story, even the same */
  TEST_CHECK(relate(arena, "Rain in the valley.", "Rain in the valley.")
                 .reprint == QUOTH_REPRINT_NONE);
  TEST_CHECK(relate(arena, "", LEAD).reprint == QUOTH_REPRINT_NONE);
}

/* A text of numbered words, past the cap. */
static void test_cap(quoth_arena *arena) {
  enum { N = QUOTH_SHINGLES_MAX + 100 };
  char *text = malloc((size_t)N * 8 + 1);
  quoth_fingerprint f;
  if (!text) return;
  for (uint32_t i = 0; i < N; i++)
    snprintf(text + (size_t)i * 8, 9, "w%06u ", i);
  quoth_arena_reset(arena);
  TEST_CHECK(quoth_fingerprint_make(&f, arena, arena, text, N * 8));
  TEST_CHECK(f.capped && f.n_word == N);
  uint32_t n_shingle = QUOTH_SHINGLES_MAX - QUOTH_SHINGLE_WORDS + 1;
  TEST_CHECK(f.all.n <= n_shingle && f.all.n > n_shingle - 10); /* 31 bits */
  TEST_CHECK(f.told.n == f.all.n && f.n_key == QUOTH_KEYS);
  for (uint32_t i = 1; i < f.all.n; i++)
    if (f.all.at[i] <= f.all.at[i - 1]) TEST_CHECK(!"ascending");
  free(text);
}

int main(void) {
  quoth_arena arena;
  quoth_arena_open(&arena, NULL);
  test_copies(&arena);
  test_others(&arena);
  test_cap(&arena);
  quoth_arena_close(&arena);
  return TEST_END();
}
