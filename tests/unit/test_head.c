/*
** Heads of articles and the dates of quotes.
*/
#include "test.h"

#include "../../ext/extract/extract.h"

static quoth_arena arena;
static quoth_reading reading;
static const char *text;
static const char nothing[64]; /* longer than any text compared with it */

static void read_with(const char *article, const char *published) {
  quoth_extract_options options = {.published = published};
  quoth_arena_reset(&arena);
  text = article;
  TEST_CHECK(quoth_extract(&arena, article, strlen(article), &options,
                           &reading) == QUOTH_OK);
}

static void read(const char *article) {
  read_with(article, NULL);
}

#define HEAD_SPAN(field, want)                                                 \
  TEST_TEXT(text + reading.head.field.start,                                   \
            reading.head.field.stop - reading.head.field.start, want)
#define HEAD_TEXT(field, want)                                                 \
  TEST_TEXT(reading.head.field.at ? reading.head.field.at : nothing,           \
            reading.head.field.n_byte, want)
#define PUBLISHED(want)                                                        \
  TEST_TEXT(reading.head.published, strlen(reading.head.published), want)

static void datelines(void) {
  read("All stories\n\nDam will hold, minister says in Ostholm\n\n"
       "OSTHOLM, November 16. /NTA/. The dam will hold, the minister said.\n");
  HEAD_SPAN(title, "Dam will hold, minister says in Ostholm");
  HEAD_SPAN(dateline, "OSTHOLM, November 16. /NTA/.");
  HEAD_TEXT(place, "OSTHOLM");
  HEAD_TEXT(agency, "NTA");
  PUBLISHED("");

  read("Ferry runs aground near the old pier\n\n"
       "PORT ELLIS (AP) — The ferry ran aground, its captain said.\n");
  HEAD_SPAN(dateline, "PORT ELLIS (AP)");
  HEAD_TEXT(place, "PORT ELLIS");
  HEAD_TEXT(agency, "AP");

  read("Ferry runs aground near the old pier\n\n"
       "Port Ellis, Nov. 16, 2015 (Reuters) - The ferry ran aground.\n");
  HEAD_TEXT(place, "Port Ellis");
  HEAD_TEXT(agency, "Reuters");
  PUBLISHED("2015-11-16");

  read("Ferry runs aground near the old pier\n\n"
       "BOCA VERDE, Fla. -- Weeds cover the greens of the club.\n");
  HEAD_TEXT(place, "BOCA VERDE");
  HEAD_TEXT(agency, "");

  read("Ferry runs aground near the old pier\n\n"
       "OSTHOLM, November 19. The head of the ministry expects rain.\n");
  HEAD_TEXT(place, "OSTHOLM");
  HEAD_SPAN(dateline, "OSTHOLM, November 19.");

  read("Ferry runs aground near the old pier\n\n"
       "(Reuters) - The ferry ran aground, its captain said.\n");
  HEAD_TEXT(agency, "Reuters");
  HEAD_TEXT(place, "");
}

static void none(void) {
  read("Ferry runs aground near the old pier\n\n"
       "The ferry ran aground on Monday. Its captain said it was dark.\n");
  HEAD_SPAN(dateline, "");
  read("Ferry runs aground near the old pier\n\n"
       "NATO said on Monday that the ferry was no target.\n");
  HEAD_SPAN(dateline, "");
  read("Ferry runs aground near the old pier\n\n"
       "Maria Voss (Green Party) was there. She said it was dark.\n");
  HEAD_SPAN(dateline, "");
  read("Nothing.");
  HEAD_SPAN(title, "");
}

static void printed(void) {
  read("Ferry runs aground near the old pier\n\nTuesday, March 3, 2015\n\n"
       "The ferry ran aground. \"It was dark,\" Maria Voss said on Monday.\n");
  PUBLISHED("2015-03-03");
  read_with("Ferry runs aground near the old pier\n\n"
            "OSTHOLM, December 31. The ferry ran aground.\n",
            "2016-01-01T08:00:00Z");
  PUBLISHED("2015-12-31");
}

static const char *said_on(const char *article, const char *published) {
  read_with(article, published);
  return reading.n_quote ? reading.quotes[0].said_on : "no quote";
}

#define SAID_ON(article, published, want)                                      \
  TEST_TEXT(said_on(article, published), strlen(said_on(article, published)),  \
            want)

static void quote_dates(void) {
  static const char *const day = "2015-09-08"; /* a Tuesday */
  SAID_ON("\"It was dark,\" Maria Voss said on Monday.", day, "2015-09-07");
  SAID_ON("\"It was dark,\" Maria Voss said Tuesday.", day, "2015-09-08");
  SAID_ON("\"It was dark,\" Maria Voss said on September 3.", day,
          "2015-09-03");
  SAID_ON("\"It was dark,\" Maria Voss said on 3 September 2014.", NULL,
          "2014-09-03");
  SAID_ON("\"It was dark,\" Maria Voss said on December 30.", day,
          "2014-12-30");
  SAID_ON("On Sunday, Maria Voss said: \"It was dark.\"", day, "2015-09-06");
  SAID_ON("\"It was dark,\" Maria Voss said yesterday.", day, "2015-09-07");
  SAID_ON("\"It was dark,\" Maria Voss said on Monday.", NULL, "");
  SAID_ON("\"We sail on Monday,\" Maria Voss said.", day, "");
  SAID_ON("\"It was dark,\" said Maria Voss, who has led since Monday.", day,
          "");
  SAID_ON("Maria Voss said the ferry would sail on Friday.", day, "");
}

static void worded_dates(void) {
  static const char *const day = "2015-09-08"; /* a Tuesday */
#define VOSS(when) "\"It was dark,\" Maria Voss said " when "."
  SAID_ON(VOSS("on Sept. 3"), day, "2015-09-03");
  SAID_ON(VOSS("Sept. 3, 2014"), day, "2014-09-03");
  SAID_ON(VOSS("on the 3rd of September"), day, "2015-09-03");
  SAID_ON(VOSS("in a Sept. 3 interview"), day, "2015-09-03");
  SAID_ON(VOSS("on Monday, Sept. 7"), day, "2015-09-07");
  SAID_ON(VOSS("late Monday night"), day, "2015-09-07");
  SAID_ON(VOSS("last Friday"), day, "2015-09-04");
  SAID_ON(VOSS("last Tuesday"), day, "2015-09-01");
  SAID_ON(VOSS("last night"), day, "2015-09-07");
  SAID_ON(VOSS("this morning"), day, "2015-09-08");
  SAID_ON(VOSS("two days ago"), day, "2015-09-06");
  SAID_ON(VOSS("a day ago"), day, "2015-09-07");
  SAID_ON(VOSS("two days ago"), NULL, "");
  SAID_ON(VOSS("earlier this week"), day, "");
  SAID_ON(VOSS("last month"), day, "");
  SAID_ON(VOSS("in September"), day, "");
  SAID_ON(VOSS("in 2012"), day, "");
  SAID_ON(VOSS("a day earlier"), day, "");
  SAID_ON(VOSS("after Monday's vote"), day, "");
  SAID_ON(VOSS("two days before the vote on Friday"), day, "");
  SAID_ON(VOSS("at talks planned for Friday"), day, "");
#undef VOSS
  SAID_ON("On Monday, Maria Voss said that the ferry sails on Friday.", day,
          "2015-09-07");
  SAID_ON("Maria Voss said Monday the ferry sank on Friday.", day,
          "2015-09-07");
  SAID_ON("The ferry sank on Friday, Maria Voss said.", day, "");
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  datelines();
  none();
  printed();
  quote_dates();
  worded_dates();
  quoth_arena_close(&arena);
  return TEST_END();
}
