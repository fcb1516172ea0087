/*
** test_terms.c: what words, names and numbers become, and the lexicon.
*/
#include "../../ext/match/related.h"
#include "../../ext/match/stem.h"
#include "../../ext/match/terms.h"
#include "test.h"

static quoth_arena arena;

static quoth_terms terms_of(const char *text) {
  quoth_terms t;
  TEST_CHECK(quoth_terms_make(&t, &arena,
                              (quoth_str){text, (uint32_t)strlen(text)}));
  return t;
}

static uint32_t id_of(const char *text) {
  quoth_terms t = terms_of(text);
  return t.n == 1 ? t.at[0].id : 0;
}

/* The i-th term of a kind. */
static const quoth_term *nth(const quoth_terms *t, uint8_t kind, uint32_t i) {
  static const quoth_term none;
  for (uint32_t k = 0; k < t->n; k++)
    if (t->at[k].kind == kind && i-- == 0) return &t->at[k];
  return &none;
}

static double number_in(const char *text) {
  quoth_terms t = terms_of(text);
  return nth(&t, QUOTH_TERM_NUMBER, 0)->number;
}

static bool near(double a, double b) {
  double d = a - b;
  return d < 1e-9 && d > -1e-9;
}

static void test_stems(void) {
  static const char *const pairs[][2] = {
      {"caresses", "caress"}, {"flies", "fli"},      {"dies", "die"},
      {"hopping", "hop"},     {"hoping", "hope"},    {"agreed", "agre"},
      {"controlling", "control"}, {"relational", "relat"},
      {"generously", "generous"}, {"country", "countri"},
      {"countries", "countri"}, {"news", "news"},    {"saying", "say"},
      {"skies", "sky"},       {"adoption", "adopt"}, {"as", "as"},
      {"naïve", "naïve"},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    char word[QUOTH_STEM_BYTES_MAX + 1];
    uint32_t n = (uint32_t)strlen(pairs[i][0]);
    memcpy(word, pairs[i][0], n);
    n = quoth_stem(word, n);
    TEST_TEXT(word, n, pairs[i][1]);
  }
}

static void test_words_meet(void) {
  static const char *const same[][2] = {
      {"financed", "financing"},   {"went", "goes"},
      {"United States", "American"}, {"US", "U.S."},
      {"Islamic State", "ISIS"},   {"IS", "ISIL"},
      {"Group of 20", "G-20"},     {"United Nations", "UN"},
      {"colour", "color"},         {"organise", "organize"},
      {"co-operation", "cooperation"}, {"forty", "40"},
      {"4,000", "4000"},           {"not", "isn't"},
      {"Germany’s", "German"},     {"%", "percent"},
      {"Kulhánek", "Kulhanek"},    {"per cent", "percent"},
  };
  for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
    bool meet = id_of(same[i][0]) && id_of(same[i][0]) == id_of(same[i][1]);
    if (!meet) printf("%s, %s\n", same[i][0], same[i][1]);
    TEST_CHECK(meet);
  }
  TEST_CHECK(id_of("us") != id_of("US"));
  TEST_CHECK(id_of("turkey") != id_of("Poland"));
}

static void test_numbers(void) {
  TEST_CHECK(near(number_in("about 4,250 of them"), 4250));
  TEST_CHECK(near(number_in("a rise of 42,9 percent"), 42.9));
  TEST_CHECK(near(number_in("two million barrels"), 2e6));
  TEST_CHECK(near(number_in("2.5 million barrels"), 2.5e6));
  TEST_CHECK(near(number_in("it cost $3bn"), 3e9));
  TEST_CHECK(near(number_in("it cost $7m"), 7e6));
  TEST_CHECK(near(number_in("it is 7m high"), 7));
  TEST_CHECK(near(number_in("twenty-five ships"), 25));
  TEST_CHECK(near(number_in("a dozen ships"), 12));
  TEST_CHECK(near(number_in("the fourth ship"), 4));
  TEST_CHECK(near(number_in("at 7:45 p.m. sharp"), number_in("at 19:45 sharp")));
  TEST_CHECK(near(number_in("at 11 pm"), 23));
  TEST_CHECK(near(number_in("since the 1990s"), 1990));
  TEST_CHECK(near(number_in("since the 90s"), 1990));
  quoth_terms t = terms_of("They lost 0:2 at home, with 200 four times.");
  TEST_CHECK(near(nth(&t, QUOTH_TERM_NUMBER, 0)->number, 0));
  TEST_CHECK(near(nth(&t, QUOTH_TERM_NUMBER, 1)->number, 2));
  TEST_CHECK(near(nth(&t, QUOTH_TERM_NUMBER, 2)->number, 200));
  TEST_CHECK(near(nth(&t, QUOTH_TERM_NUMBER, 3)->number, 4));
}

static void test_kinds(void) {
  quoth_terms t =
      terms_of("President Orlova never refused to meet the Tarnish envoy.");
  TEST_CHECK(nth(&t, QUOTH_TERM_NEGATION, 0)->id == id_of("not"));
  const quoth_term *orlova = nth(&t, QUOTH_TERM_NAME, 0);
  TEST_TEXT(t.text.at + orlova->start, orlova->stop - orlova->start, "Orlova");
  TEST_CHECK(nth(&t, QUOTH_TERM_WORD, 1)->flags & QUOTH_TERM_NEGATIVE);
  t = terms_of("Ministers Agree New Plan For Southern Rivers");
  TEST_CHECK(nth(&t, QUOTH_TERM_NAME, 0)->id == 0); /* a headline */
}

static void test_lexicon(void) {
  quoth_related related[8];
  uint32_t n = quoth_related_to(id_of("difficult"), related, 8);
  bool found = false;
  TEST_CHECK(n > 2);
  for (uint32_t i = 0; i < n; i++) {
    found |= related[i].id == id_of("hard");
    TEST_CHECK(related[i].strength > 0 && related[i].strength <= 1);
    TEST_CHECK(i == 0 || related[i].strength <= related[i - 1].strength);
    TEST_CHECK(!quoth_are_antonyms(id_of("difficult"), related[i].id));
  }
  TEST_CHECK(found);
  TEST_CHECK(quoth_related_to(quoth_hash("qwxz", 4), related, 8) == 0);
  TEST_CHECK(quoth_are_antonyms(id_of("increase"), id_of("decrease")));
  TEST_CHECK(!quoth_are_antonyms(id_of("increase"), id_of("growth")));
  TEST_CHECK(quoth_idf_of(NULL, id_of("the")) < quoth_idf_of(NULL, id_of("war")));
  TEST_CHECK(quoth_idf_of(NULL, id_of("war")) <
             quoth_idf_of(NULL, id_of("glockenspiel")));
}

static uint32_t df_of_ten(const void *self, uint32_t id) {
  (void)self;
  (void)id;
  return 10;
}

static void test_counted_idf(void) {
  quoth_idf idf = {QUOTH_IDF_STATEMENTS_MIN - 1, df_of_ten, NULL};
  uint32_t war = id_of("war");
  float built_in = quoth_idf_of(NULL, war), few = quoth_idf_of(&idf, war);
  TEST_CHECK(few >= built_in && few <= built_in);
  idf.n_statement = 100000;
  TEST_CHECK(quoth_idf_of(&idf, war) > 9 && quoth_idf_of(&idf, war) < 10);
}

static void *no_memory(size_t n_byte) {
  (void)n_byte;
  return NULL;
}

static void *no_more(void *block, size_t n_byte) {
  (void)block;
  return no_memory(n_byte);
}

static void no_release(void *block) {
  (void)block;
}

static void test_odd_input(void) {
  static const quoth_allocator none = {no_memory, no_more, no_release};
  quoth_arena empty;
  quoth_terms t;
  quoth_arena_open(&empty, &none);
  TEST_CHECK(!quoth_terms_make(&t, &empty, (quoth_str){"word", 4}));
  t = terms_of("");
  TEST_CHECK(t.n == 0);
  t = terms_of("\xff\xfe -- ' - 9999999999999999999999999999999 1,2,3:4.5");
  TEST_CHECK(t.n > 0);
  t = terms_of("---a-b--40--%%%");
  for (uint32_t i = 0; i < t.n; i++)
    TEST_CHECK(t.at[i].start < t.at[i].stop &&
               t.at[i].stop <= t.text.n_byte);
}

/* One token of half a million numbers: neither deep nor slow. */
static void test_long_token(void) {
  static char text[1000000];
  for (size_t i = 0; i < sizeof text; i++) text[i] = i % 2 ? ':' : '1';
  quoth_terms t;
  quoth_str all = {text, sizeof text};
  TEST_CHECK(quoth_terms_make(&t, &arena, all));
  TEST_CHECK(t.n == sizeof text / 2);
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  test_stems();
  test_words_meet();
  test_numbers();
  test_kinds();
  test_lexicon();
  test_counted_idf();
  test_odd_input();
  test_long_token();
  quoth_arena_close(&arena);
  return TEST_END();
}
