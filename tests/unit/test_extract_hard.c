/*
** test_extract_hard.c: the hard cases of hard_cases.h, read one by one.
*/
#include "test.h"

#include "../../ext/extract/extract.h"
#include "hard_cases.h"

#define LINES_MAX 4096u

typedef struct lines {
  char at[LINES_MAX];
  size_t n;
} lines;

static void put(lines *l, const char *at, size_t n) {
  if (l->n + n >= LINES_MAX) return;
  memcpy(l->at + l->n, at, n);
  l->n += n;
  l->at[l->n] = 0;
}

static void put_quote(lines *l, const char *text, const quoth_reading *r,
                      const quoth_quote *q) {
  const char *kind = quoth_kind_name(q->kind);
  if (l->n) put(l, "\n", 1);
  put(l, kind, strlen(kind));
  put(l, " ", 1);
  if (q->speaker < 0) {
    put(l, "-", 1);
  } else {
    put(l, r->speakers[q->speaker].name.at, r->speakers[q->speaker].name.n_byte);
  }
  put(l, ": ", 2);
  for (uint32_t k = 0; k < q->n_span; k++) {
    if (k) put(l, " / ", 3);
    put(l, text + q->spans[k].start, quoth_span_length(q->spans[k]));
  }
}

static lines read_case(const char *text) {
  lines l = {.n = 0};
  quoth_arena arena;
  quoth_reading r;
  quoth_arena_open(&arena, NULL);
  if (quoth_extract(&arena, text, strlen(text), NULL, &r) == QUOTH_OK)
    for (uint32_t i = 0; i < r.n_quote; i++)
      put_quote(&l, text, &r, &r.quotes[i]);
  quoth_arena_close(&arena);
  return l;
}

static void check_case(const hard_case *c) {
  lines got = read_case(c->text);
  if (strcmp(got.at, c->expected) == 0) {
    test_n_passed++;
    return;
  }
  test_n_failed++;
  printf("%s\n  %s\nexpected\n%s\ngot\n%s\n\n", c->name, c->text, c->expected,
         got.at);
}

static uint32_t count_open(const hard_case *cases, size_t n) {
  uint32_t n_open = 0;
  for (size_t k = 0; k < n; k++) {
    lines got = read_case(cases[k].text);
    bool right = strcmp(got.at, cases[k].expected) == 0;
    if (right) printf("right now, move it up: %s\n", cases[k].name);
    n_open += !right;
  }
  return n_open;
}

#define CHECK_ALL(cases)                                                       \
  for (size_t k = 0; k < sizeof(cases) / sizeof *(cases); k++)                 \
  check_case(&(cases)[k])

int main(void) {
  CHECK_ALL(mark_cases);
  CHECK_ALL(speech_cases);
  CHECK_ALL(frame_cases);
  CHECK_ALL(reported_cases);
  CHECK_ALL(subject_cases);
  CHECK_ALL(speaker_cases);
  size_t n = sizeof open_cases / sizeof *open_cases;
  printf("%u hard cases are open\n", count_open(open_cases, n));
  return TEST_END();
}
