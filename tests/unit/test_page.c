/*
** Tests of ext/page: paragraphs, choice of the article, metadata, charsets,
** dates, and what becomes of markup that no person wrote.
*/
#include "test.h"

#include "../../ext/page/page.h"

#include <pthread.h>
#include <stdlib.h>

#define PARAGRAPH_1                                                            \
  "The council of Elmbrook voted on Tuesday to close the old bridge, which "   \
  "has carried traffic since 1911, after inspectors found cracks."
#define PARAGRAPH_2                                                            \
  "Mayor Ines Halloway said the town had no choice, and that repairs would "   \
  "cost more than a new crossing, according to a report due next week."
#define PARAGRAPH_3                                                            \
  "Shop owners on the east bank, who fear for their trade, have asked for a "  \
  "ferry, and the council will discuss the matter again in March."

static quoth_page read_hinted(quoth_arena *arena, const char *html,
                              size_t n_byte, const char *charset,
                              const char *url) {
  quoth_page page;
  quoth_page_hints hints = {charset, url};
  quoth_arena_reset(arena);
  TEST_CHECK(quoth_page_read(arena, html, n_byte, &hints, &page) == QUOTH_OK);
  return page;
}

static quoth_page read_page(quoth_arena *arena, const char *html) {
  return read_hinted(arena, html, strlen(html), NULL, NULL);
}

static void check_text(quoth_arena *arena, const char *html,
                       const char *want) {
  quoth_page page = read_page(arena, html);
  TEST_TEXT(page.text.at, page.text.n_byte, want);
}

static void test_paragraphs(quoth_arena *arena) {
  check_text(arena, "", "");
  check_text(arena, "No tags, only a sentence.", "No tags, only a sentence.");
  check_text(arena, "<p>One  \n sentence.<p>An <b>other</b>one.",
             "One sentence.\n\nAn otherone.");
  check_text(arena, "<p>She said: <q>We <i>will</i> stay</q>.",
             "She said: \xE2\x80\x9CWe will stay\xE2\x80\x9D.");
  check_text(arena,
             "<p>So <q> he <q>said </q> it </q>, or <q>\xE2\x80\x9Cnot\xE2\x80\x9D"
             "</q>.<q></q>",
             "So \xE2\x80\x9Che \xE2\x80\x98said\xE2\x80\x99 it\xE2\x80\x9D, or "
             "\xE2\x80\x9Cnot\xE2\x80\x9D.");
  check_text(arena, "<q><p>One two.<p>Three four.</q><p>Five.",
             "\xE2\x80\x9COne two.\n\nThree four.\xE2\x80\x9D\n\nFive.");
  check_text(arena, "<div>A first line.<br>Its end.<br><br>A second one.</div>",
             "A first line. Its end.\n\nA second one.");
  check_text(arena, "<p>Fish &amp; chips &lt; &#8364;9&hellip;",
             "Fish & chips < \xE2\x82\xAC" "9\xE2\x80\xA6");
  check_text(arena, "<p>Seen.<script>if (a<b) x='</p>';</script> Also."
                    "<style>p{}</style><!-- <p>Unseen. -->",
             "Seen. Also.");
  check_text(arena, "<title>No body</title><nav>Top</nav><p>Its text.",
             "Its text.");
  check_text(arena, "<p>A sentence that <!-- never ends", "A sentence that");
}

#define FURNITURE                                                              \
  "<html><head><title>Bridge to close | The Elmbrook Bee</title></head>"       \
  "<body><nav><a href=/>Home</a> <a href=/s>Sport, and much more of it</a>"    \
  "</nav><div class='sidebar'><p>Subscribe now, for less than a coffee a "     \
  "week, and read all we write about the valley and its people.</p></div>"
#define ARTICLE_TEXT PARAGRAPH_1 "\n\n" PARAGRAPH_2 "\n\n" PARAGRAPH_3
#define PARAGRAPHS                                                             \
  "<p>" PARAGRAPH_1 "</p><p>" PARAGRAPH_2 "</p><p>" PARAGRAPH_3 "</p>"

static void test_choice(quoth_arena *arena) {
  /* found by name, by element, and by score alone */
  check_text(arena,
             FURNITURE "<div class='td-post-content'><h1>Bridge to close</h1>"
             PARAGRAPHS "</div><footer><p>All rights reserved, always and "
             "everywhere.</p></footer>", ARTICLE_TEXT);
  check_text(arena, FURNITURE "<article>" PARAGRAPHS "</article>",
             ARTICLE_TEXT);
  check_text(arena, FURNITURE "<div id=x7><div>" PARAGRAPHS "</div></div>",
             ARTICLE_TEXT);
  /* boxes inside the article */
  check_text(arena,
             FURNITURE "<div itemprop=articleBody><p>" PARAGRAPH_1
             "<div class=related-posts><p>A bridge, a ferry, a town: read our "
             "series on crossings, old and new.</div><p>" PARAGRAPH_2
             "<div class='c-newsletterSignup'><p>Get it all by mail, daily, "
             "at six.</div><p>" PARAGRAPH_3
             "<p><a href=a>More on bridges and what they cost</a></div>",
             ARTICLE_TEXT);
  /* a word that says "leave me out" on the box that holds the article */
  check_text(arena,
             "<body class='has-sidebar'><div class='widget-content'>"
             PARAGRAPHS "</div>", ARTICLE_TEXT);
  /* what is not shown */
  check_text(arena,
             "<article><p>" PARAGRAPH_1 "<p style='display: none'>" PARAGRAPH_2
             "<p hidden>" PARAGRAPH_3 "</article>", PARAGRAPH_1);
}

static void test_headings(quoth_arena *arena) {
  check_text(arena,
             "<article><p>Local news<h1>Bridge to close</h1><p>" PARAGRAPH_1
             "<h2>What it costs</h2><p>" PARAGRAPH_2
             "<h2>Read also</h2></article>",
             PARAGRAPH_1 "\n\nWhat it costs\n\n" PARAGRAPH_2);
}

static void test_metadata(quoth_arena *arena) {
  quoth_page page = read_page(
      arena,
      "<html lang=en_GB><head><title>x | y</title>"
      "<meta property='og:title' content='Bridge to close - The Elmbrook Bee'>"
      "<meta property='og:site_name' content='The Elmbrook Bee'>"
      "<meta name=Author content='By Tom Ferris'>"
      "<meta property='article:published_time' content='2031-02-03T04:05:06Z'>"
      "<link rel=canonical href='https://bee.example/bridge'>");
  TEST_TEXT(page.title.at, page.title.n_byte, "Bridge to close");
  TEST_TEXT(page.outlet.at, page.outlet.n_byte, "The Elmbrook Bee");
  TEST_TEXT(page.byline.at, page.byline.n_byte, "Tom Ferris");
  TEST_TEXT(page.lang.at, page.lang.n_byte, "en-GB");
  TEST_TEXT(page.url.at, page.url.n_byte, "https://bee.example/bridge");
  TEST_TEXT(page.published, strlen(page.published), "2031-02-03T04:05:06Z");
  TEST_TEXT(page.modified, strlen(page.modified), "");

  page = read_hinted(arena, "<h1>A town waits</h1><p>Some text of it.", 36,
                     NULL, "http://www.bee.example:80/2031/02/03/wait");
  TEST_TEXT(page.title.at, page.title.n_byte, "A town waits");
  TEST_TEXT(page.outlet.at, page.outlet.n_byte, "bee.example");
  TEST_TEXT(page.published, strlen(page.published), "2031-02-03");
}

static void test_linked_data(quoth_arena *arena) {
  quoth_page page = read_page(
      arena,
      "<title>Ignored title of this page - Site</title>"
      "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\","
      "\"name\":\"No\",\"headline\":\"No\"},{\"@type\":[\"Thing\","
      "\"NewsArticle\"],\"headline\":\"Caf\\u00e9 \\\"Lune\\\" &amp; bar\",\n"
      "\"author\":[{\"@type\":\"Person\",\"name\":\"Ada Voss\"},"
      "{\"name\":\"Ben Ito\"}],\"datePublished\":\"2031-02-03 04:05\","
      "\"publisher\":{\"name\":\"The Bee\",\"logo\":{\"name\":\"No\"}},}]}"
      "</script>");
  TEST_TEXT(page.title.at, page.title.n_byte, "Caf\xC3\xA9 \"Lune\" & bar");
  TEST_TEXT(page.byline.at, page.byline.n_byte, "Ada Voss, Ben Ito");
  TEST_TEXT(page.outlet.at, page.outlet.n_byte, "The Bee");
  TEST_TEXT(page.published, strlen(page.published), "2031-02-03T04:05:00");
  /* a page that scripts draw */
  check_text(arena, "<script type='application/ld+json'>{\"@type\":\"Article\","
                    "\"articleBody\":\"" PARAGRAPH_1 "\\n \\n" PARAGRAPH_2
                    "\"}</script><p>Please wait.",
             PARAGRAPH_1 "\n\n" PARAGRAPH_2);
  /* cut off in the middle */
  page = read_page(arena, "<script type='application/ld+json'>"
                          "{\"@type\":\"Article\",\"headline\":\"Half a st");
  TEST_TEXT(page.title.at, page.title.n_byte, "Half a st");
  page = read_page(arena, "<script type='application/ld+json'>"
                          "{\"@type\":\"Article\",\"headline\":\"\\u\\u12\\u0000"
                          "\\ud83d\\ude00\\ud83d\\u\"}");
  TEST_TEXT(page.title.at, page.title.n_byte,
            "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xF0\x9F\x98\x80"
            "\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void check_charset(quoth_arena *arena, const char *html, size_t n_byte,
                          const char *declared, const char *want,
                          uint32_t n_replaced) {
  quoth_page page = read_hinted(arena, html, n_byte, declared, NULL);
  TEST_TEXT(page.text.at, page.text.n_byte, want);
  TEST_CHECK(page.n_replaced == n_replaced);
}

#define BYTES(literal) literal, sizeof literal - 1

static void test_charsets(quoth_arena *arena) {
  const char *ete = "\xC3\xA9t\xC3\xA9.";
  check_charset(arena, BYTES("\xFF\xFE<\0p\0>\0\xE9\0t\0\xE9\0.\0"), NULL,
                ete, 0);
  check_charset(arena, BYTES("<p>\xE9t\xE9."), "ISO-8859-1", ete, 0);
  check_charset(arena, BYTES("<meta charset=latin1><p>\xE9t\xE9."), NULL, ete,
                0);
  check_charset(arena, BYTES("<meta charset='no-such'><p>\xC3\xA9t\xC3\xA9."),
                NULL, ete, 0);
  check_charset(arena,
                BYTES("<meta http-equiv=content-type content='text/html; "
                      "charset=koi8-r'><p>\xC4\xC1."),
                NULL, "\xD0\xB4\xD0\xB0.", 0);
  /* the header's word counts more than the page's own, the mark most */
  check_charset(arena, BYTES("<meta charset=koi8-r><p>\xE9t\xE9."), "latin1",
                ete, 0);
  check_charset(arena, BYTES("\xEF\xBB\xBF<p>\xC3\xA9t\xC3\xA9."), "latin1",
                ete, 0);
  /* bytes that are UTF-8, or are not, belie what is declared */
  check_charset(arena, BYTES("<meta charset=latin1><p>\xC3\xA9t\xC3\xA9."), NULL,
                ete, 0);
  check_charset(arena, BYTES("<meta charset=utf-8><p>Un \xE9t\xE9 \xE0 la mer."),
                "utf-8", "Un \xC3\xA9t\xC3\xA9 \xC3\xA0 la mer.", 0);
  check_charset(arena, BYTES("<p>\x1B$B$\"\x1B(B."), "iso-2022-jp",
                "\xE3\x81\x82.", 0);
  /* damage is replaced and counted; NUL is no character of a text */
  check_charset(arena, BYTES("<p>\xC3\xA9t\xC3\xA9 \xFF" "b\0c."), "utf-8",
                "\xC3\xA9t\xC3\xA9 \xEF\xBF\xBD" "b\xEF\xBF\xBD" "c.", 2);
}

static void check_date(const char *text, const char *want) {
  char out[26];
  TEST_CHECK(quoth_page_date(text, strlen(text), out) == (want[0] != 0));
  TEST_TEXT(out, strlen(out), want);
}

static void test_dates(void) {
  check_date("2015-11-16", "2015-11-16");
  check_date(" 2015-11-16T19:10:44Z", "2015-11-16T19:10:44Z");
  check_date("20151116T191044Z", "2015-11-16T19:10:44Z");
  check_date("2015-11-16T19:10:44.123-05:00", "2015-11-16T19:10:44-05:00");
  check_date("2015-11-16 19:10 +0530", "2015-11-16T19:10:00+05:30");
  check_date("2015/11/16", "2015-11-16");
  check_date("Mon, 16 Nov 2015 19:10:44 GMT", "2015-11-16T19:10:44Z");
  check_date("16 Nov 15 07:10 EST", "2015-11-16T07:10:00-05:00");
  check_date("November 16, 2015", "2015-11-16");
  check_date("Nov. 16, 2015, 7:10 p.m.", "2015-11-16T07:10:00");
  check_date("Nov 16, 2015 7:10 PM", "2015-11-16T19:10:00");
  check_date("16th of November 2015", "2015-11-16");
  check_date("1447701044", "2015-11-16T19:10:44Z");
  check_date("1447701044000", "2015-11-16T19:10:44Z");
  check_date("2015-13-16", "");
  check_date("2015-02-30", "");
  check_date("11/16/2015", "");
  check_date("yesterday", "");
  check_date("", "");
  check_date("November", "");
}

static char *repeated(const char *unit, size_t n, const char *last) {
  size_t n_unit = strlen(unit), n_last = strlen(last);
  char *all = malloc(n * n_unit + n_last + 1);
  for (size_t i = 0; all && i < n; i++) memcpy(all + i * n_unit, unit, n_unit);
  if (all) memcpy(all + n * n_unit, last, n_last + 1);
  return all;
}

/* Past a cap the text still comes, and it is said how. */
static void test_caps(quoth_arena *arena) {
  static const struct {
    const char *unit;
    size_t n;
    const char *last, *want;
  } cases[] = {
      {"<div>", 5000, "Deep text.<p>And more.", "Deep text.\n\nAnd more."},
      {"<b>", 5000, "Deep text.", "Deep text."},
      {"<b a b c d e f g h i j k l m n o p q r s t u v w x y z", 20,
       ">Many attributes.", "Many attributes."},
      {"<p></x></y></z>", 20000, "Bad tags &amp; <p>so on.",
       "Bad tags &\n\nso on."},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char *html = repeated(cases[i].unit, cases[i].n, cases[i].last);
    if (!html) continue;
    quoth_page page = read_page(arena, html);
    TEST_CHECK(page.given_up == QUOTH_PAGE_TAGS_DROPPED);
    TEST_TEXT(page.text.at, page.text.n_byte, cases[i].want);
    free(html);
  }
}

static void *read_often(void *failures) {
  static const char html[] =
      "<article>" PARAGRAPHS "</x><q></article>&bogus; <b <p>";
  for (int i = 0; i < 50; i++) {
    quoth_arena arena;
    quoth_page page;
    quoth_arena_open(&arena, NULL);
    int rc = quoth_page_read(&arena, html, sizeof html - 1, NULL, &page);
    if (rc || page.text.n_byte < strlen(ARTICLE_TEXT)) ++*(int *)failures;
    quoth_arena_close(&arena);
  }
  return NULL;
}

static void test_threads(void) {
  enum { N = 4 };
  pthread_t threads[N];
  int failures[N] = {0};
  bool started[N];
  for (int i = 0; i < N; i++)
    started[i] = !pthread_create(&threads[i], NULL, read_often, &failures[i]);
  for (int i = 0; i < N; i++) {
    TEST_CHECK(started[i]);
    if (started[i]) pthread_join(threads[i], NULL);
    TEST_CHECK(failures[i] == 0);
  }
}

/* Fails at the n-th allocation. */
static _Thread_local int allocations_left;

static void *failing_alloc(size_t n_byte) {
  return allocations_left-- > 0 ? malloc(n_byte) : NULL;
}

static void *failing_resize(void *block, size_t n_byte) {
  return allocations_left-- > 0 ? realloc(block, n_byte) : NULL;
}

static void failing_release(void *block) {
  free(block);
}

static void test_no_memory(void) {
  static const quoth_allocator failing = {failing_alloc, failing_resize,
                                          failing_release};
  static const char html[] =
      FURNITURE "<script type='application/ld+json'>{\"@type\":\"Article\","
      "\"headline\":\"x\"}</script><article>" PARAGRAPHS;
  int status = QUOTH_NOMEM;
  for (int n = 0; status == QUOTH_NOMEM && n < 100; n++) {
    quoth_arena arena;
    quoth_page page;
    allocations_left = n;
    quoth_arena_open(&arena, &failing);
    status = quoth_page_read(&arena, html, sizeof html - 1, NULL, &page);
    TEST_CHECK(status == QUOTH_OK || status == QUOTH_NOMEM);
    TEST_CHECK(page.text.at && page.title.at && page.charset);
    quoth_arena_close(&arena);
  }
  TEST_CHECK(status == QUOTH_OK);
}

int main(void) {
  quoth_arena arena;
  quoth_arena_open(&arena, NULL);
  test_paragraphs(&arena);
  test_choice(&arena);
  test_headings(&arena);
  test_metadata(&arena);
  test_linked_data(&arena);
  test_charsets(&arena);
  test_dates();
  test_caps(&arena);
  test_threads();
  test_no_memory();
  quoth_arena_close(&arena);
  return TEST_END();
}
