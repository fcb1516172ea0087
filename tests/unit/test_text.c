/*
** test_text.c: UTF-8, tokens, sentences, folding.
*/
#include "../../ext/text/sentences.h"
#include "../../ext/text/unicode.h"
#include "../../ext/text/utf8.h"
#include "test.h"

static quoth_arena arena;

static void test_every_scalar_value(void) {
  uint32_t n_wrong = 0;
  for (uint32_t c = 1; c < 0x110000; c++) {
    if (c >= 0xD800 && c < 0xE000) continue;
    char bytes[4];
    size_t n = (size_t)quoth_utf8_put(c, bytes), i = 0, back = n;
    n_wrong += quoth_utf8_next(bytes, n, &i) != c || i != n;
    n_wrong += quoth_utf8_previous(bytes, &back) != c || back != 0;
    n_wrong += quoth_utf8_length(bytes, n) != 1;
  }
  TEST_CHECK(n_wrong == 0);
}

/* Maximal subparts, as in Unicode 15 table 3-11 and the WHATWG decoder. */
static void test_malformed(void) {
  static const struct {
    const char *bytes;
    size_t n_byte;
    uint32_t n_replaced;
  } row[] = {
      {"a\xC0\xAF" "b", 4, 2},          /* overlong: each byte */
      {"\xED\xA0\x80", 3, 3},           /* surrogate: each byte */
      {"\xF0\x9F\x98", 3, 1},           /* cut short: one */
      {"\xF0\x9F\x98" "a", 4, 1},
      {"\xFF", 1, 1},
      {"\xF5\x80\x80\x80", 4, 4},
      {"a\0b", 3, 1},
      {"\xEF\xBF\xBD", 3, 0},           /* U+FFFD itself is no fault */
  };
  for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
    uint32_t n = 99;
    quoth_str s = quoth_utf8_repair(&arena, row[k].bytes, row[k].n_byte, &n);
    TEST_CHECK(n == row[k].n_replaced);
    TEST_CHECK(quoth_utf8_valid(s.at, s.n_byte) == s.n_byte);
  }
}

static void test_charmap(void) {
  char text[1000];
  uint32_t seed = 7;
  for (int round = 0; round < 200; round++) {
    for (size_t i = 0; i < sizeof text; i++) {
      seed = seed * 1664525 + 1013904223;
      text[i] = (char)(seed >> 24);
    }
    quoth_charmap map;
    TEST_CHECK(quoth_charmap_make(&map, &arena, text, sizeof text));
    uint32_t n_wrong = 0;
    for (uint32_t i = 0; i < sizeof text; i++)
      if (((uint8_t)text[i] & 0xC0) != 0x80)
        n_wrong += quoth_charmap_char(&map, i) != quoth_utf8_length(text, i);
    TEST_CHECK(n_wrong == 0);
    quoth_arena_reset(&arena);
  }
}

static void check_tokens(const char *text, const char *want) {
  quoth_tokens t;
  char got[1000] = "";
  size_t n = 0;
  TEST_CHECK(quoth_tokens_make(&t, &arena, text, (uint32_t)strlen(text)));
  for (uint32_t i = 0; i < t.n; i++) {
    quoth_str s = quoth_token_text(&t, i);
    static const char letter[] = "?wnmpx";
    n += (size_t)snprintf(got + n, sizeof got - n, "%s%c:%.*s", i ? " " : "",
                          letter[t.at[i].kind], (int)s.n_byte, s.at);
  }
  TEST_TEXT(got, n, want);
}

static void test_tokens(void) {
  check_tokens("Don't panic, Mr. O'Neil.",
               "w:Don't w:panic p:, w:Mr p:. w:O'Neil p:.");
  check_tokens("U.S. anti-terror G20 AT&T", "w:U.S. w:anti-terror w:G20 w:AT&T");
  check_tokens("4,000 7.5% 10:30 20th $40.",
               "n:4,000 n:7.5 p:% n:10:30 n:20th p:$ n:40 p:.");
  check_tokens("\"Yes,\" 'no' “so”", "m:\" w:Yes p:, m:\" m:' w:no m:' m:“ w:so m:”");
  check_tokens("&ldquo;Hi&#8221; ``hey''", "m:&ldquo; w:Hi m:&#8221; m:`` w:hey m:''");
  check_tokens("â€œHi", "m:â€œ w:Hi");
  check_tokens("saidâ€™", "w:said m:â€™");
  check_tokens("Wait... no…", "w:Wait p:... w:no p:…");
  check_tokens("«Да»", "m:« w:Да m:»");
  check_tokens("\"\"\"\"\"\"\"\"\"\" x", "x:\"\"\"\"\"\"\"\"\"\" w:x");
  /* spaces and what is not seen, one for each first byte, in a longer text */
  check_tokens("One \xEF\xBB\xBFtwo\xC2\xA0three \xE2\x80\x8B"
               "four\xE3\x80"
               "\x80six\xE1\x9A\x80ten, “all” of the words to the end.",
               "w:One w:two w:three w:four w:six w:ten p:, m:“ w:all m:” w:of"
               " w:the w:words w:to w:the w:end p:.");
}

static void test_token_flags(void) {
  quoth_tokens t;
  const char *text = "Putin’s TASS-man\nsaid.\n\nU.S. so\xC2\xAD" "ft";
  TEST_CHECK(quoth_tokens_make(&t, &arena, text, (uint32_t)strlen(text)));
  TEST_CHECK(quoth_token_is(&t, 0, "putin"));
  TEST_CHECK(t.at[0].flags == (QUOTH_CAPITAL | QUOTH_POSSESSIVE));
  TEST_CHECK(t.at[0].n_core == 5);
  TEST_CHECK(t.at[1].flags & QUOTH_HYPHEN);
  TEST_CHECK(t.at[2].gap == QUOTH_GAP_LINE);
  TEST_CHECK(t.at[4].gap == QUOTH_GAP_BLANK);
  TEST_CHECK(t.at[4].flags & QUOTH_DOTTED && t.at[4].flags & QUOTH_CAPS);
  TEST_CHECK(quoth_token_is(&t, 5, "soft"));
}

static void check_sentences(const char *text, const char *want) {
  uint32_t n;
  char got[1000] = "";
  size_t n_got = 0;
  const quoth_span *s =
      quoth_sentences_make(&arena, text, (uint32_t)strlen(text), &n);
  for (uint32_t i = 0; i < n; i++)
    n_got += (size_t)snprintf(got + n_got, sizeof got - n_got, "%s%.*s",
                              i ? "|" : "", (int)(s[i].stop - s[i].start),
                              text + s[i].start);
  TEST_TEXT(got, n_got, want);
}

static void test_tails(void) {
  static const char *const tails[] = {"-run", "post"};
  quoth_tokens t;
  static const char text[] = "State-Run Morgenpost post ran";
  TEST_CHECK(quoth_tokens_make(&t, &arena, text, sizeof text - 1));
  TEST_CHECK(QUOTH_TOKEN_ENDS(&t, 0, tails, 1));
  TEST_CHECK(QUOTH_TOKEN_ENDS(&t, 1, tails, 6));
  TEST_CHECK(!QUOTH_TOKEN_ENDS(&t, 1, tails, 7));
  TEST_CHECK(!QUOTH_TOKEN_ENDS(&t, 2, tails, 1));
  TEST_CHECK(!QUOTH_TOKEN_ENDS(&t, 3, tails, 0));
}

static void test_sentences(void) {
  check_sentences("It rains. It pours.", "It rains.|It pours.");
  check_sentences("Mr. Brandt met Gen. J. R. Voss. He left.",
                  "Mr. Brandt met Gen. J. R. Voss.|He left.");
  check_sentences("The U.S. Senate sat. In the U.S. The vote failed.",
                  "The U.S. Senate sat.|In the U.S.|The vote failed.");
  check_sentences("Rates rose 3.5 percent. Why? Nobody knows!",
                  "Rates rose 3.5 percent.|Why?|Nobody knows!");
  check_sentences("\"Stop.\" \"Why?\" she asked.", "\"Stop.\"|\"Why?\" she asked.");
  check_sentences("We will … see. And then... nothing.",
                  "We will … see.|And then... nothing.");
  check_sentences("On Nov. 3 it shut. Acme Inc. said no.",
                  "On Nov. 3 it shut.|Acme Inc. said no.");
  check_sentences("No stop\n\nNew part", "No stop|New part");
  check_sentences("He said so. 40 left.", "He said so.|40 left.");
  check_sentences("See p. 12. Then go on.", "See p. 12.|Then go on.");
  check_sentences("It opens on Sept. 9. Then it rains.",
                  "It opens on Sept. 9.|Then it rains.");
  check_sentences("Smith v. Jones was cited. Oslo vs. Salem was not.",
                  "Smith v. Jones was cited.|Oslo vs. Salem was not.");
  check_sentences("1. First we go. 2. Then we stay.",
                  "1. First we go.|2. Then we stay.");
  check_sentences("The answer is no. It fell to 3. We left.",
                  "The answer is no.|It fell to 3.|We left.");
  check_sentences("At 5 p.m. on Jan. 3 it cost $3.5 million. Or not…  Maybe.",
                  "At 5 p.m. on Jan. 3 it cost $3.5 million.|Or not…|Maybe.");
  check_sentences("", "");
}

static void check_statements(const char *text, uint32_t n_expected) {
  uint32_t n = 0;
  (void)quoth_statements_make(&arena, text, (uint32_t)strlen(text), &n);
  TEST_CHECK(n == n_expected);
}

static void test_statements(void) {
  check_statements("They are not here, They left.", 2);
  check_statements("We had no choice, Apparently others had.", 2);
  check_statements("We think, I am sure, that Berlin, Paris and Rome agree.", 1);
  check_statements(". ?! ...", 0);
  check_statements("He gave 4,000 crowns. It was enough.", 2);
}

static void test_unicode(void) {
  quoth_unicode *u = quoth_unicode_open(NULL);
  quoth_str s = quoth_unicode_latin(u, &arena, (quoth_str){"Путин", 10});
  TEST_TEXT(s.at, s.n_byte, "putin");
  s = quoth_unicode_fold(u, &arena, (quoth_str){"Élan\xC2\xAD", 7});
  TEST_TEXT(s.at, s.n_byte, "elan");
  s = quoth_unicode_compose(u, &arena, (quoth_str){"e\xCC\x81", 3});
  TEST_TEXT(s.at, s.n_byte, "é");
  TEST_CHECK(quoth_char_lower(0x41F) == 0x43F);
  TEST_CHECK(quoth_char_is_upper(0x41F) && !quoth_char_is_upper(0x43F));
  quoth_unicode_close(u);
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  test_every_scalar_value();
  test_malformed();
  test_charmap();
  test_tokens();
  test_token_flags();
  test_tails();
  test_sentences();
  test_statements();
  test_unicode();
  quoth_arena_close(&arena);
  return TEST_END();
}
