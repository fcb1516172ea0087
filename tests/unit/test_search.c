/*
** Search: candidates from segments in memory, in the order of what they share,
** with filters, budgets, sparse ids, and parts that are damaged.
*/
#include "test.h"

#include "../../ext/match/search.h"

#include <stdlib.h>

static quoth_arena arena, scratch;

typedef struct store {
  quoth_posting at[4096], room[4096];
  uint32_t n;
  uint8_t *parts[64];
  uint32_t n_byte[64], first_term[64], n_part;
  bool damaged;
} store;

static store first, second;

static int put(void *self, const uint8_t *part, uint32_t n_byte,
               uint32_t first_term) {
  store *s = self;
  s->parts[s->n_part] = (uint8_t *)quoth_arena_copy(&arena, part, n_byte);
  s->n_byte[s->n_part] = n_byte;
  s->first_term[s->n_part++] = first_term;
  return QUOTH_OK;
}

static int part(void *self, uint32_t i, quoth_part *out) {
  store *s = self;
  if (s->damaged) s->parts[i][40] ^= 1;
  int status = quoth_part_open(out, s->parts[i], s->n_byte[i]);
  if (s->damaged) s->parts[i][40] ^= 1;
  return status;
}

static quoth_terms terms_of(const char *text) {
  quoth_terms terms;
  (void)quoth_terms_make(&terms, &arena,
                         (quoth_str){text, (uint32_t)strlen(text)});
  return terms;
}

static void add(store *s, int64_t id, const char *text) {
  quoth_str all = {text, (uint32_t)strlen(text)};
  s->n += quoth_statement_postings(&arena, id, all, s->at + s->n);
}

static quoth_segment finish(store *s) {
  quoth_segment_writer w;
  const quoth_posting *sorted = quoth_postings_sort(s->at, s->room, s->n);
  (void)quoth_segment_writer_open(&w, &arena, 0, (quoth_part_sink){put, s});
  for (uint32_t i = 0; i < s->n; i++)
    quoth_segment_put(&w, sorted[i]);
  TEST_CHECK(quoth_segment_finish(&w) == QUOTH_OK);
  return (quoth_segment){s->first_term, s->n_part, part, s};
}

static quoth_segment segments[2];

static quoth_search all(void) {
  return (quoth_search){.segments = segments,
                        .n_segment = 2,
                        .n_posting_max = 1000,
                        .n_candidate_max = 10,
                        .guess_least = -100,
                        .guess_few = -100};
}

/* The ids of the candidates as text: "3 7 ". */
static void check(const quoth_search *search, const char *text,
                  const char *want) {
  quoth_terms terms = terms_of(text);
  quoth_candidate *found = NULL;
  uint32_t n = 0, length = 0;
  char got[256] = "";
  quoth_arena_reset(&scratch);
  int status = quoth_search_run(search, &scratch, &terms, &found, &n);
  for (uint32_t i = 0; i < n && !status; i++)
    length += (uint32_t)snprintf(got + length, sizeof got - length, "%lld ",
                                 (long long)found[i].id);
  if (status) snprintf(got, sizeof got, "status %d", status);
  TEST_TEXT(got, strlen(got), want);
}

static bool is_odd(void *arg, int64_t id) {
  (void)arg;
  return id % 2 != 0;
}

static bool stop_now(void *arg) {
  (void)arg;
  return true;
}

static void make(void) {
  add(&first, -9, "A lighthouse keeper counted herrings");
  add(&first, 3, "The harbour master closed the harbour at dusk");
  add(&first, 4, "Herrings are sold at the harbour");
  add(&second, 5, "Nobody paints lighthouses at dusk in winter");
  add(&second, INT64_MAX, "The keeper of the lighthouse sold his herrings");
  segments[0] = finish(&first);
  segments[1] = finish(&second);
}

static void test_order(void) {
  quoth_search s = all();
  check(&s, "Herrings were counted by the keeper of a lighthouse",
        "-9 9223372036854775807 4 5 ");
  check(&s, "Zebras", "");
  check(&s, "", "");
  s.n_candidate_max = 1;
  check(&s, "The harbour master closed", "3 ");
}

static void test_limits(void) {
  quoth_search s = all();
  s.admit = is_odd;
  check(&s, "Herrings were counted by the keeper of a lighthouse",
        "-9 9223372036854775807 5 ");
  s = all();
  s.n_posting_max = 1; /* the rarest list is read in any case */
  check(&s, "herrings counted", "-9 ");
  s = all();
  s.stop = stop_now;
  check(&s, "herrings", "status 4");
}

/* Where they are many, the doubtful ones are left out. */
static void test_many(void) {
  static store many;
  quoth_terms asked = terms_of("The keeper sold herrings");
  quoth_candidate *found = NULL;
  uint32_t n = 0;
  for (int i = 1; i <= 400; i++)
    add(&many, i, i % 4 ? "Herrings" : "The keeper sold herrings, he said");
  quoth_segment segment = finish(&many);
  quoth_search s = all();
  s.segments = &segment;
  s.n_segment = 1;
  s.n_candidate_max = 1000;
  (void)quoth_search_run(&s, &scratch, &asked, &found, &n);
  TEST_CHECK(n == 400);
  s.guess_few = found[0].guess; /* as good as the best, which are 100 */
  (void)quoth_search_run(&s, &scratch, &asked, &found, &n);
  TEST_CHECK(n == QUOTH_CANDIDATES_FEW && found[99].guess >= s.guess_few);
  s.guess_few = found[n - 1].guess;
  (void)quoth_search_run(&s, &scratch, &asked, &found, &n);
  TEST_CHECK(n == 400);
}

static void test_damage(void) {
  quoth_search s = all();
  second.damaged = true;
  check(&s, "herrings", "status 3");
  second.damaged = false;
  check(&s, "paints winter", "5 ");
}

/* Statements of function words alone are indexed by them. */
static void test_few_words(void) {
  uint32_t ids[QUOTH_INDEXED_MAX];
  quoth_terms few = terms_of("It is what it is"),
              many = terms_of(
                  "It is the harbour master who closed the harbour at dusk");
  TEST_CHECK(quoth_indexed_terms(&few, ids) >= 3);
  uint32_t n = quoth_indexed_terms(&many, ids);
  TEST_CHECK(n >= 4 && n < many.n);
  for (uint32_t i = 1; i < n; i++)
    TEST_CHECK(ids[i - 1] < ids[i]);
  TEST_CHECK(quoth_indexed_impact(ids, n) < quoth_indexed_impact(ids, 1));
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  quoth_arena_open(&scratch, NULL);
  make();
  test_order();
  test_limits();
  test_many();
  test_damage();
  test_few_words();
  quoth_arena_close(&scratch);
  quoth_arena_close(&arena);
  return TEST_END();
}
