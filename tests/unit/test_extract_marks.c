/*
** test_extract_marks.c: bounds of the search for marks, the lexicon's order,
** the stop function and the caps.
*/
#include "test.h"

#include <stdlib.h>

#include "../../ext/extract/extract.h"
#include "../../ext/extract/lexicon.h"

static char *repeated(const char *unit, size_t n, const char *tail) {
  size_t n_unit = strlen(unit), n_tail = strlen(tail);
  char *text = malloc(n * n_unit + n_tail + 1);
  if (!text) exit(2);
  for (size_t k = 0; k < n; k++) memcpy(text + k * n_unit, unit, n_unit);
  memcpy(text + n * n_unit, tail, n_tail + 1);
  return text;
}

static int read_repeated(const char *unit, size_t n, const char *tail,
                         const quoth_extract_options *options,
                         uint32_t *n_quote, bool *capped) {
  char *text = repeated(unit, n, tail);
  quoth_arena arena;
  quoth_reading reading;
  quoth_arena_open(&arena, NULL);
  int status = quoth_extract(&arena, text, strlen(text), options, &reading);
  *n_quote = reading.n_quote;
  *capped = reading.capped;
  quoth_arena_close(&arena);
  free(text);
  return status;
}

/* Every unit, however odd, is read to the end and gives no error. */
static void test_hostile(void) {
  static const char *const unit[] = {
      "\"",  "“",   "“”",  "\"a", "“a ",  "‘“",       "a” ",  "' ",
      "''a'' ", "“a\n", "– said he, ", "Ana Reis said ", "said that ", "( ",
      "A: b\n", "“a,” said B. ", "according to ", "&quot;", "«»‹›"};
  uint32_t n_quote;
  bool capped;
  for (size_t k = 0; k < sizeof unit / sizeof *unit; k++)
    TEST_CHECK(read_repeated(unit[k], 3000, " end.", NULL, &n_quote,
                             &capped) == QUOTH_OK);
}

static void test_nesting_is_bounded(void) {
  uint32_t n_quote;
  bool capped;
  TEST_CHECK(read_repeated("‘“", 10000, "x", NULL, &n_quote, &capped) ==
             QUOTH_OK);
  TEST_CHECK(n_quote < 10);
}

/* An unclosed quote ends with its paragraph and says that it is unclosed. */
static void test_unclosed(void) {
  const char *text = "Ana Reis said: “We never signed it at all.\n\nAll went "
                     "home.\n\nNothing else was said that day.";
  quoth_arena arena;
  quoth_reading r;
  quoth_arena_open(&arena, NULL);
  TEST_CHECK(quoth_extract(&arena, text, strlen(text), NULL, &r) == QUOTH_OK);
  TEST_CHECK(r.n_quote == 1 && r.quotes[0].unclosed);
  if (r.n_quote == 1) {
    TEST_TEXT(r.quotes[0].text.at, r.quotes[0].text.n_byte,
              "We never signed it at all.");
  }
  quoth_arena_close(&arena);
}

static void test_cap_is_reported(void) {
  uint32_t n_quote;
  bool capped;
  int status = read_repeated("“We are going home,” Ana Reis said.\n\n",
                             QUOTH_QUOTES_MAX + 10, "", NULL, &n_quote,
                             &capped);
  TEST_CHECK(status == QUOTH_OK && capped && n_quote == QUOTH_QUOTES_MAX);
}

static bool always(void *arg) {
  ++*(int *)arg;
  return true;
}

static void test_stop(void) {
  uint32_t n_quote;
  bool capped;
  int n_asked = 0;
  quoth_extract_options options = {.stop = always, .stop_arg = &n_asked};
  TEST_CHECK(read_repeated("“Go,” he said. ", 100, "", &options, &n_quote,
                           &capped) == QUOTH_INTERRUPTED);
  TEST_CHECK(n_asked == 1 && n_quote == 0);
}

static void test_lexicon(void) {
  uint16_t entry;
  uint8_t form;
  TEST_CHECK(quoth_lexicon_is_ordered());
  TEST_CHECK(quoth_cue_look_up(quoth_hash("denied", 6), &entry, &form));
  TEST_CHECK(form == QUOTH_CUE_PAST);
  TEST_CHECK(quoth_cue_entry_at(entry)->stance == QUOTH_DENIES);
  TEST_CHECK(!quoth_cue_look_up(quoth_hash("table", 5), &entry, &form));
  TEST_CHECK(quoth_words_of(quoth_hash("she", 3)) & QUOTH_W_PRONOUN);
}

int main(void) {
  test_hostile();
  test_nesting_is_bounded();
  test_unclosed();
  test_cap_is_reported();
  test_stop();
  test_lexicon();
  return TEST_END();
}
