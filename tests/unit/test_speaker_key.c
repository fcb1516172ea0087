/*
** Keys of names: spellings that meet, people that do not.
*/
#include "test.h"

#include <stdlib.h>

#include "../../ext/extract/letters.h"
#include "../../ext/extract/speaker_key.h"

static quoth_unicode *unicode;
static quoth_arena arena;

static quoth_str str(const char *s) {
  return (quoth_str){s, (uint32_t)strlen(s)};
}

static bool meet(const char *a, const char *b) {
  quoth_str x = quoth_speaker_key(unicode, &arena, str(a));
  quoth_str y = quoth_speaker_key(unicode, &arena, str(b));
  bool same = x.n_byte == y.n_byte && !memcmp(x.at, y.at, x.n_byte);
  double near = quoth_speaker_similarity(unicode, &arena, str(a), str(b));
  if (same != (near == 1.0)) return !same;
  return same;
}

static double near(const char *a, const char *b) {
  return quoth_speaker_similarity(unicode, &arena, str(a), str(b));
}

static void spellings(void) {
  static const char *const same[][2] = {
      {"Путин", "Putin"},
      {"Poutine", "Putin"},
      {"PUTIN", "Mr. Putin"},
      {"Wladimir Putin", "Vladimir Putin"},
      {"Владимир Путин", "Vladimir Putin"},
      {"Russian President Vladimir Putin", "Vladimir Poutine"},
      {"Zelenskiy", "Zelensky"},
      {"Zelenskyy", "Зеленський"},
      {"Selenskyj", "Zelenskyi"},
      {"Volodymyr Zelensky", "Володимир Зеленський"},
      {"Sergey Lavrov", "Sergei Lavrov"},
      {"Sergueï Lavrov", "Sergej Lawrow"},
      {"Юрий Петров", "Yuri Petrov"},
      {"Iouri Petrov", "Juri Petrov"},
      {"Michail Gorbatschow", "Michail Gorbachev"},
      {"Bashar al-Assad", "Bashar Assad"},
      {"Mohammed Saleh", "Muhammad Saleh"},
      {"Hernán Gómez", "Hernan Gomez"},
      {"Müller", "Mueller"},
      {"Jean-Claude Brandt", "Jean Claude Brandt"},
      {"Tom \"Fixer\" Dale", "Tom Dale"},
      {"Ana J. Reis", "Ana Reis"},
      {"the Ministry of Salt", "Ministry of Salt"},
      {"Reis’s", "Reis"},
  };
  for (size_t k = 0; k < sizeof same / sizeof *same; k++) {
    if (!meet(same[k][0], same[k][1]))
      printf("do not meet: %s, %s\n", same[k][0], same[k][1]);
    TEST_CHECK(meet(same[k][0], same[k][1]));
  }
}

static void people(void) {
  static const char *const other[][2] = {
      {"Vladimir Putin", "Putin"},       {"Ana Reis", "Eva Reis"},
      {"Martin Voss", "Martine Voss"},   {"Paul Voss", "Paula Voss"},
      {"George W. Orr", "George H. W. Orr"},
      {"Joe Dale", "Jo Dale"},           {"Michael Orr", "Michal Orr"},
      {"John Orr Jr.", "John Orr"},      {"General Motors", "Motors Inc"},
      {"Christian Ott", "Christine Ott"}, {"Justin Moe", "Justine Moe"},
  };
  for (size_t k = 0; k < sizeof other / sizeof *other; k++) {
    if (meet(other[k][0], other[k][1]))
      printf("meet: %s, %s\n", other[k][0], other[k][1]);
    TEST_CHECK(!meet(other[k][0], other[k][1]));
  }
}

static void similarities(void) {
  TEST_CHECK(near("Ana Reis", "Eva Reis") < 0.5);
  TEST_CHECK(near("Ana Reis", "A. Reis") > 0.7);
  TEST_CHECK(near("Chris Moe", "Christine Moe") > 0.6);
  TEST_CHECK(near("Reis", "Ana Reis") > 0.7);
  TEST_CHECK(near("Ana Reis", "Ana Riess") > near("Ana Reis", "Ana Voss"));
  TEST_CHECK(near("NSA", "National Salt Agency") > 0.8);
  TEST_CHECK(near("Reis", "Voss") < 0.3);
  TEST_CHECK(near("Suu Reis", "Aung San Suu Reis") > 0.7);
  TEST_CHECK(near("", "Voss") == 0.0);
  TEST_CHECK(near("...", "!!!") == 0.0);
}

static void letters(void) {
  TEST_CHECK(!strcmp(quoth_letter_latin(0x429), "shch"));
  TEST_CHECK(!strcmp(quoth_letter_latin(0x451), "e"));
  TEST_CHECK(!strcmp(quoth_letter_latin(0x17F), "s"));
  TEST_CHECK(!strcmp(quoth_letter_latin(0xE9), "e"));
  TEST_CHECK(!strcmp(quoth_letter_latin('Q'), "q"));
  TEST_CHECK(!quoth_letter_latin(0xD7));
  TEST_CHECK(!quoth_letter_latin(0x4E2D));
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  unicode = quoth_unicode_open(NULL);
  if (!unicode) return 1;
  spellings();
  people();
  similarities();
  letters();
  quoth_unicode_close(unicode);
  quoth_arena_close(&arena);
  return TEST_END();
}
