/*
** test_json.c: what is JSON, and what its strings say.
*/
#include "test.h"

#include "../../loaders/read/json.h"

static quoth_arena arena;

static bool is_json(const char *text) {
  quoth_json json;
  return quoth_json_read(&json, &arena,
                         (quoth_str){text, (uint32_t)strlen(text)});
}

static const char *const good[] = {
    "{}",       "[]",   " [1, -0, 1.5e+3, 0.1, 1E9] ", "\"\"",
    "null",     "true", "{\"a\":{\"b\":[{},[]]}}",     "\"\\u00e9\\n\\/\"",
    "[[[[]]]]",
};

static const char *const bad[] = {
    "",          "{",       "[1,]",      "{\"a\":1,}", "[1 2]", "01",
    "1.",        "-",       "+1",        ".5",         "1e",    "'a'",
    "{a:1}",     "\"\\x\"", "\"\\u12\"", "\"\t\"",     "[]]",   "nul",
    "{\"a\" 1}", "[,1]",    "NaN",       "{\"a\":}",   "\"abc", "[1]x",
};

static void test_strings(void) {
  static const char text[] = "{\"a\":\"x\\u0041\\ud83d\\ude00\\ud800y\","
                             "\"a\":\"last\",\"n\":-2.5e1,\"z\":null}";
  quoth_json json;
  uint32_t n_replaced = 0;
  TEST_CHECK(
      quoth_json_read(&json, &arena, (quoth_str){text, sizeof text - 1}));
  quoth_str first = quoth_json_string(&json, &arena, 2, &n_replaced);
  TEST_TEXT(first.at, first.n_byte, "xA\xF0\x9F\x98\x80\xEF\xBF\xBDy");
  TEST_CHECK(n_replaced == 1);
  quoth_str last = quoth_json_string(
      &json, &arena, quoth_json_get(&json, 0, "a"), &n_replaced);
  TEST_TEXT(last.at, last.n_byte, "last");
  TEST_CHECK(quoth_json_number(&json, quoth_json_get(&json, 0, "n")) == -25);
  TEST_CHECK(quoth_json_get(&json, 0, "none") == 0);
  quoth_str none = quoth_json_string(
      &json, &arena, quoth_json_get(&json, 0, "z"), &n_replaced);
  TEST_CHECK(none.n_byte == 0);
}

static void test_depth(void) {
  char deep[2 * QUOTH_JSON_DEPTH_MAX + 3] = "";
  for (uint32_t i = 0; i < QUOTH_JSON_DEPTH_MAX; i++) {
    deep[i] = '[';
    deep[2 * QUOTH_JSON_DEPTH_MAX - 1 - i] = ']';
  }
  TEST_CHECK(is_json(deep));
  memmove(deep + 1, deep, 2 * QUOTH_JSON_DEPTH_MAX);
  deep[2 * QUOTH_JSON_DEPTH_MAX + 1] = ']';
  TEST_CHECK(!is_json(deep));
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  for (size_t i = 0; i < sizeof good / sizeof *good; i++)
    TEST_CHECK(is_json(good[i]));
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    TEST_CHECK(!is_json(bad[i]));
  test_strings();
  test_depth();
  quoth_arena_close(&arena);
  return TEST_END();
}
