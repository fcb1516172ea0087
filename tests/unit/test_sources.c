/*
** Through whom the words came.
*/
#include "test.h"

#include "../../ext/extract/extract.h"

static quoth_arena arena;
static char chain[256];

/* "SPEAKER; RELATION NAME; RELATION NAME" of the first quote in marks. */
static const char *read(const char *article) {
  quoth_reading reading;
  quoth_arena_reset(&arena);
  chain[0] = 0;
  if (quoth_extract(&arena, article, strlen(article), NULL, &reading) ||
      !reading.n_quote)
    return "no quote";
  const quoth_quote *q = reading.quotes;
  while (q->kind == QUOTH_INDIRECT && q + 1 < reading.quotes + reading.n_quote)
    q++;
  int n = 0;
  if (q->speaker >= 0)
    n = snprintf(chain, sizeof chain, "%.*s",
                 (int)reading.speakers[q->speaker].name.n_byte,
                 reading.speakers[q->speaker].name.at);
  for (uint32_t k = 0; k < q->n_source && n < (int)sizeof chain; k++)
    n += snprintf(chain + n, sizeof chain - (size_t)n, "; %s %.*s",
                  q->sources[k].relation, (int)q->sources[k].name.n_byte,
                  q->sources[k].name.at);
  return chain;
}

#define CHAIN(article, want)                                                   \
  TEST_TEXT(read(article), strlen(read(article)), want)

static void outlets(void) {
  CHAIN(
      "\"We will not yield,\" Ana Reis told CNN Türk, as reported by Hurriyet "
      "Daily News.",
      "Ana Reis; told CNN Türk; as reported by Hurriyet Daily News");
  CHAIN("\"We will not yield,\" Ana Reis said, according to state-run news "
        "agency RIA.",
        "Ana Reis; according to RIA");
  CHAIN("\"We will not yield,\" Ana Reis said in an interview with the Ostholm "
        "Herald.",
        "Ana Reis; in an interview with Ostholm Herald");
  CHAIN("“We will not yield,” Ana Reis said in an interview with the Globe.",
        "Ana Reis; in an interview with Globe");
  CHAIN("\"We will not yield,\" Ana Reis told the newspaper Sabah.",
        "Ana Reis; told Sabah");
  CHAIN("\"We will not yield,\" Ana Reis told the Sabah daily.",
        "Ana Reis; told Sabah");
  CHAIN("\"We will not yield,\" Ana Reis was quoted as saying by Sabah.",
        "Ana Reis; quoted by Sabah");
  CHAIN("The ministry told Interfax it was over, and Ana Reis said: “It never "
        "was.”",
        "Ana Reis");
  CHAIN("“We will not yield,” Ana Reis said in an interview with the newspaper "
        "“Kommersant”.",
        "Ana Reis; in an interview with Kommersant");
  CHAIN("“We will not yield,” Interfax quoted Ana Reis as saying.",
        "Ana Reis; quoted by Interfax");
  CHAIN("\"I told him that,\" Kenji Sato recalled Lee Starr saying.",
        "Lee Starr; recalled by Kenji Sato");
  CHAIN("\"We will not yield,\" Ana Reis said (Reuters).",
        "Ana Reis; credit Reuters");
  CHAIN("\"We will not yield,\" Ana Reis said, the Ostholm Sentinel reported.",
        "Ana Reis; reported by Ostholm Sentinel");
  CHAIN("\"We will not yield,\" Ana Reis said, Interfax reported, citing TASS.",
        "Ana Reis; citing TASS; reported by Interfax");
  CHAIN("Yonhap, citing KCNA, said: \"We will not yield.\"",
        "Yonhap; citing KCNA");
  CHAIN("According to Reuters, Ana Reis said: \"We will not yield.\"",
        "Ana Reis; according to Reuters");
  CHAIN("Ana Reis told BBC Radio 4's Today programme: \"We will not yield.\"",
        "Ana Reis; told BBC Radio 4");
  CHAIN("Ana Reis told the Sunday edition of the Salzland Zeitung newspaper: "
        "\"We will not yield.\"",
        "Ana Reis; told Salzland Zeitung");
  CHAIN("\"We will not yield,\" Ana Reis told the Abendpost.",
        "Ana Reis; told Abendpost");
  CHAIN("\"We will not yield,\" Ana Reis told the daily El Faro.",
        "Ana Reis; told El Faro");
  CHAIN("In a letter seen by the Observer, Ana Reis wrote: \"We will not "
        "yield.\"",
        "Ana Reis; seen by Observer");
  CHAIN("\"We will not yield,\" Ana Reis said, the state-run Lena Agency "
        "reported.",
        "Ana Reis; reported by Lena Agency");
}

static void none(void) {
  CHAIN("\"We will not yield,\" Ana Reis told reporters.", "Ana Reis");
  CHAIN("\"We will not yield,\" Ana Reis told a briefing on Monday.",
        "Ana Reis");
  CHAIN("\"We will not yield,\" Ana Reis told Parliament.", "Ana Reis");
  CHAIN("\"We will not yield,\" Ana Reis told Rui Maia.", "Ana Reis");
  CHAIN("\"We will not yield,\" according to Ana Reis.", "Ana Reis");
  CHAIN("\"We will not yield,\" Reuters reported.", "Reuters");
  CHAIN("\"We will not yield,\" Ana Reis told RT Arabic.",
        "Ana Reis; told RT Arabic");
  CHAIN("\"We will not yield,\" as Ana Reis put it in an email to Reuters.",
        "Ana Reis; in an email to Reuters");
  CHAIN("Ana Reis confirmed to TASS that \"we will not yield\".",
        "Ana Reis; speaking to TASS");
  CHAIN("“We will not yield,” Ana Reis told Luthenian newspaper Sabah.",
        "Ana Reis; told Sabah");
  CHAIN("“We will not yield,” Ana Reis told German weekly Salzpost.",
        "Ana Reis; told Salzpost");
  CHAIN("“We will not yield,” Ana Reis told CNN affiliate WKRB.",
        "Ana Reis; told WKRB");
  CHAIN("“We will not yield,” Ana Reis explained to KSLT.",
        "Ana Reis; speaking to KSLT");
  CHAIN("“We will not yield,” Ana Reis told SB1 in 2002.",
        "Ana Reis; told SB1");
  CHAIN("“We will not yield,” Ana Reis told The Salt List.",
        "Ana Reis; told Salt List");
  CHAIN("“We will not yield,” Ana Reis told The Hague court.", "Ana Reis");
  CHAIN("“We will not yield,” Ana Reis told NATO.", "Ana Reis");
  CHAIN("“We will not yield,” Ana Reis told Guardian Business.",
        "Ana Reis; told Guardian Business");
  CHAIN("\"We told RT we will not yield,\" Ana Reis said.", "Ana Reis");
  CHAIN("\"We will not yield,\" Ana Reis said on Monday. RT saw it, according "
        "to RIA.",
        "Ana Reis");
}

static void goes_on(void) {
  quoth_reading reading;
  static const char article[] =
      "\"We will not yield,\" Ana Reis said, according to RT.com. \"We never "
      "did.\"\n\n\"We shall see,\" she said.\n";
  quoth_arena_reset(&arena);
  TEST_CHECK(quoth_extract(&arena, article, sizeof article - 1, NULL,
                           &reading) == QUOTH_OK);
  TEST_CHECK(reading.n_quote >= 2);
  for (uint32_t q = 0; q < reading.n_quote; q++) {
    bool later = reading.quotes[q].text.at[3] == 's';
    TEST_CHECK(reading.quotes[q].n_source == (later ? 0u : 1u));
  }
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  outlets();
  none();
  goes_on();
  quoth_arena_close(&arena);
  return TEST_END();
}
