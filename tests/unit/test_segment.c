/*
** Segments: what goes in comes out, across parts, and damaged bytes are told
** from sound ones.
*/
#include "test.h"

#include "../../ext/match/segment.h"

#include <stdlib.h>

static quoth_arena arena;

typedef struct parts {
  uint8_t *at[4096];
  uint32_t n_byte[4096], first_term[4096], n;
  uint32_t fail_at; /* this put gives QUOTH_TOO_BIG; 0: none does */
} parts;

static int parts_put(void *self, const uint8_t *part, uint32_t n_byte,
                     uint32_t first_term) {
  parts *p = self;
  if (p->fail_at && p->n + 1 == p->fail_at) return QUOTH_TOO_BIG;
  p->at[p->n] = (uint8_t *)quoth_arena_copy(&arena, part, n_byte);
  p->n_byte[p->n] = n_byte;
  p->first_term[p->n++] = first_term;
  return QUOTH_OK;
}

static int write_all(parts *out, const quoth_posting *at, size_t n,
                     uint64_t base) {
  quoth_segment_writer writer;
  quoth_part_sink sink = {parts_put, out};
  if (!quoth_segment_writer_open(&writer, &arena, base, sink))
    return QUOTH_NOMEM;
  for (size_t i = 0; i < n; i++)
    quoth_segment_put(&writer, at[i]);
  return quoth_segment_finish(&writer);
}

/* Compares all that the parts decode to with what was written. */
static bool reads_back(const parts *p, const quoth_posting *want, size_t n) {
  size_t i = 0;
  for (uint32_t k = 0; k < p->n; k++) {
    quoth_part part;
    if (quoth_part_open(&part, p->at[k], p->n_byte[k])) return false;
    if (quoth_part_term(&part, 0) != p->first_term[k]) return false;
    for (uint32_t t = 0; t < part.n_term; t++) {
      quoth_list list;
      quoth_block block;
      if (quoth_part_list(&part, t, &list)) return false;
      for (;;) {
        if (quoth_list_next(&list, &block)) return false;
        if (!block.n) break;
        for (uint32_t j = 0; j < block.n; j++, i++)
          if (i >= n || want[i].term != list.term ||
              want[i].key != block.key[j] || want[i].impact != block.impact[j])
            return false;
      }
    }
  }
  return i == n;
}

static void check_round_trip(const quoth_posting *at, size_t n, uint64_t base) {
  parts *p = calloc(1, sizeof *p);
  TEST_CHECK(write_all(p, at, n, base) == QUOTH_OK);
  TEST_CHECK(reads_back(p, at, n));
  free(p);
}

static uint32_t next_random(uint32_t *seed) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 17;
  return *seed ^= *seed << 5;
}

static void test_round_trips(void) {
  quoth_posting one = {quoth_key_of(7), 0, 200};
  check_round_trip(&one, 1, quoth_key_of(7));
  check_round_trip(&one, 0, 0);
  quoth_posting ends[] = {{quoth_key_of(INT64_MIN), 0, 1},
                          {quoth_key_of(-1), 0, 2},
                          {quoth_key_of(0), 0, 3},
                          {quoth_key_of(INT64_MAX), 0, 4},
                          {quoth_key_of(INT64_MAX), UINT32_MAX, 5}};
  check_round_trip(ends, 5, 0);
  enum { N = 300000 };
  quoth_posting *many = calloc(N, sizeof *many);
  uint32_t seed = 5, term = 1;
  uint64_t key = quoth_key_of(0);
  for (uint32_t i = 0; i < N; i++) {
    uint32_t r = next_random(&seed);
    if (r % 1000 == 0 || (i < 50000 && r % 3 == 0)) {
      term += 1 + r % 7777;
      key = quoth_key_of(0);
    }
    key += 1 + (r % 5 ? r % 9 : r % 4000000);
    many[i] = (quoth_posting){key, term, (uint8_t)(r >> 24)};
  }
  check_round_trip(many, N, quoth_key_of(0));
  free(many);
}

static void test_keys(void) {
  int64_t ids[] = {INT64_MIN, -5, -1, 0, 1, INT64_MAX};
  for (int i = 0; i < 6; i++) {
    TEST_CHECK(quoth_key_id(quoth_key_of(ids[i])) == ids[i]);
    if (i) TEST_CHECK(quoth_key_of(ids[i - 1]) < quoth_key_of(ids[i]));
  }
}

static void test_wrong_order_is_refused(void) {
  quoth_posting twice[] = {{9, 1, 1}, {9, 1, 1}};
  quoth_posting back[] = {{9, 2, 1}, {10, 1, 1}};
  quoth_posting below[] = {{3, 1, 1}};
  parts *p = calloc(1, sizeof *p);
  TEST_CHECK(write_all(p, twice, 2, 0) == QUOTH_CORRUPT);
  TEST_CHECK(write_all(p, back, 2, 0) == QUOTH_CORRUPT);
  TEST_CHECK(write_all(p, below, 1, 4) == QUOTH_CORRUPT);
  p->fail_at = p->n + 1;
  TEST_CHECK(write_all(p, below, 1, 0) == QUOTH_TOO_BIG);
  free(p);
}

static void test_sort_is_stable(void) {
  enum { N = 5000 };
  static quoth_posting at[N], room[N];
  uint32_t seed = 3;
  for (uint32_t i = 0; i < N; i++)
    at[i] = (quoth_posting){i, next_random(&seed) % 97 * 0x01010101u, 0};
  const quoth_posting *s = quoth_postings_sort(at, room, N);
  bool sorted = true;
  for (uint32_t i = 1; i < N; i++)
    if (s[i - 1].term > s[i].term ||
        (s[i - 1].term == s[i].term && s[i - 1].key >= s[i].key))
      sorted = false;
  TEST_CHECK(sorted);
}

/* Reads everything there is; the sanitizers watch. */
static void read_through(const uint8_t *at, uint32_t n_byte) {
  quoth_part part;
  if (quoth_part_open(&part, at, n_byte)) return;
  for (uint32_t t = 0; t < part.n_term; t++) {
    quoth_list list;
    quoth_block block = {.n = 1};
    if (quoth_part_list(&part, t, &list)) continue;
    while (block.n && !quoth_list_next(&list, &block)) {
    }
  }
}

/* Every byte changed in every bit, and every shorter copy, is refused; with a
** checksum made to fit, it is read without harm. */
static void test_damage(void) {
  quoth_posting at[400];
  for (uint32_t i = 0; i < 400; i++)
    at[i] = (quoth_posting){1000 + i * 3, i / 150, (uint8_t)i};
  parts *p = calloc(1, sizeof *p);
  TEST_CHECK(write_all(p, at, 400, 1000) == QUOTH_OK && p->n == 1);
  uint32_t n = p->n_byte[0], seen = 0;
  uint8_t *bytes = malloc(n);
  quoth_part part;
  memcpy(bytes, p->at[0], n);
  for (uint32_t i = 0; i < n * 8; i++) {
    bytes[i / 8] ^= (uint8_t)(1u << i % 8);
    seen += quoth_part_open(&part, bytes, n) == QUOTH_CORRUPT;
    uint64_t sum = quoth_index_checksum(bytes + 16, n - 16);
    for (int b = 0; b < 8; b++)
      bytes[8 + b] = (uint8_t)(sum >> (8 * b));
    read_through(bytes, n);
    memcpy(bytes, p->at[0], n);
  }
  TEST_CHECK(seen == n * 8);
  free(bytes);
  for (uint32_t i = seen = 0; i < n; i++) {
    uint8_t *shorter = malloc(i + 1);
    memcpy(shorter, p->at[0], i);
    seen += quoth_part_open(&part, shorter, i) == QUOTH_CORRUPT;
    free(shorter);
  }
  TEST_CHECK(seen == n);
  free(p);
}

static void test_seek(void) {
  quoth_posting at[3] = {{1, 10, 1}, {1, 20, 1}, {1, 30, 1}};
  parts *p = calloc(1, sizeof *p);
  quoth_part part;
  TEST_CHECK(write_all(p, at, 3, 0) == QUOTH_OK);
  TEST_CHECK(quoth_part_open(&part, p->at[0], p->n_byte[0]) == QUOTH_OK);
  TEST_CHECK(quoth_part_seek(&part, 5) == 0);
  TEST_CHECK(quoth_part_seek(&part, 20) == 1);
  TEST_CHECK(quoth_part_seek(&part, 21) == 2);
  TEST_CHECK(quoth_part_seek(&part, 31) == 3);
  free(p);
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  test_keys();
  test_round_trips();
  test_wrong_order_is_refused();
  test_sort_is_stable();
  test_seek();
  test_damage();
  quoth_arena_close(&arena);
  return TEST_END();
}
