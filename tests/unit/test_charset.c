/*
** test_charset.c: which charset bytes are taken to be in, and the text they
** become.
*/
#include "test.h"

#include "../../loaders/read/charset.h"

static quoth_arena arena;

static quoth_str str(const char *text) {
  return (quoth_str){text, (uint32_t)strlen(text)};
}

static void check(const char *bytes, size_t n_byte, const char *declared,
                  const char *text, const char *charset, uint32_t n_replaced) {
  quoth_decoded d = quoth_charset_decode(
      &arena, (quoth_str){bytes, (uint32_t)n_byte}, str(declared));
  TEST_TEXT(d.text.at, d.text.n_byte, text);
  TEST_TEXT(d.charset, strlen(d.charset), charset);
  TEST_CHECK(d.n_replaced == n_replaced);
}

#define CHECK(bytes, declared, text, charset, n_replaced)                      \
  check(bytes, sizeof(bytes) - 1, declared, text, charset, n_replaced)

int main(void) {
  quoth_arena_open(&arena, NULL);
  CHECK("\xEF\xBB\xBFna\xC3\xAFve", "", "naïve", "UTF-8", 0);
  CHECK("\xFF\xFEs\0a\0i\0d\0", "", "said", "UTF-16LE", 0);
  CHECK("\xFE\xFF\0s\0a\0i\0d", "utf-8", "said", "UTF-16BE", 0);
  CHECK("s\0a\0i\0d\0", "", "said", "UTF-16LE", 0);
  CHECK("\0s\0a\0i\0d", "", "said", "UTF-16BE", 0);
  CHECK("na\xC3\xAFve", "iso-8859-1", "naïve", "UTF-8", 0);
  CHECK("\x93Yes,\x94 she said", " 'ISO-8859-1'", "“Yes,” she said",
        "ISO-8859-1", 0);
  CHECK("\xC4\xEE\xE6\xE4\xFC", "windows-1251", "Дождь", "windows-1251", 0);
  CHECK("plain", "no-such-charset", "plain", "UTF-8", 0);
  CHECK("plain", "utf-16", "plain", "UTF-8", 0);
  CHECK("", "utf-8", "", "UTF-8", 0);
  /* damage in much good UTF-8 is damage, not another charset */
  CHECK("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xFF", "utf-8",
        "éééééé\xEF\xBF\xBD", "UTF-8", 1);

  quoth_unicode *unicode = quoth_unicode_open(NULL);
  uint32_t n_replaced = 0;
  quoth_str clean = quoth_charset_clean(
      unicode, &arena, (quoth_str){"a\r\nb\rc\0d e\xCC\x81", 12}, &n_replaced);
  TEST_TEXT(clean.at, clean.n_byte,
            "a\nb\nc\xEF\xBF\xBD"
            "d é");
  TEST_CHECK(n_replaced == 1);
  quoth_unicode_close(unicode);
  quoth_arena_close(&arena);
  return TEST_END();
}
