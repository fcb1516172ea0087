/*
** test_urls.c: addresses that are one article, and addresses that are not.
*/
#include "test.h"

#include "../../loaders/read/urls.h"

static const struct {
  const char *url, *key;
} cases[] = {
    {"https://www.Example.com/News/Story.html", "example.com/News/Story.html"},
    {"http://m.example.com/a/#top", "example.com/a"},
    {"https://amp.example.com/a?utm_source=x&id=3&fbclid=9",
     "example.com/a?id=3"},
    {"https://example.com/a/amp/", "example.com/a"},
    {"https://example.com/a?b=2&a=1", "example.com/a?b=2&a=1"},
    {"https://example.com:443/", "example.com"},
    {"http://example.com:8080/x", "example.com:8080/x"},
    {"https://user:secret@example.com/x", "example.com/x"},
    {"https://www.google.com/amp/s/www.example.com/x/amp", "example.com/x"},
    {"https://www-example-com.cdn.ampproject.org/c/s/www.example.com/x",
     "example.com/x"},
    {"//example.com/%7euser/%e2%82%ac%2f", "example.com/~user/%E2%82%AC%2F"},
    {"https://www.m.example.com/index.html", "example.com"},
    {"https://m.com/x", "m.com/x"},
    {"  https://example.com/x?ref=home \n", "example.com/x"},
    {"https://example.com/x?&&=&q", "example.com/x?q"},
    {"https://example.com/caf\xC3\xA9 au lait?q=\xC3\xA9",
     "example.com/caf%C3%A9%20au%20lait?q=%C3%A9"},
    {"https://example.com/caf%c3%a9%20au%20lait?q=%c3%a9",
     "example.com/caf%C3%A9%20au%20lait?q=%C3%A9"},
    {"https://%77ww.example.com.:443/100%/%61mp", "example.com/100%25"},
    {"https://google.com/amp/s/google.com/amp/s/m.example.com:443/x",
     "example.com/x"},
    {"https://www.m\xC3\xBCller.example/", "m\xC3\xBCller.example"},
    {"https://ex%2Fample.com/", ""},
    {"urn:newsml:example:1", ""},
    {"ftp://example.com/x", ""},
    {"https://", ""},
    {"https:// /x", ""},
    {"", ""},
};

int main(void) {
  quoth_arena arena;
  quoth_arena_open(&arena, NULL);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    quoth_str url = {cases[i].url, (uint32_t)strlen(cases[i].url)};
    quoth_str key = quoth_url_key(&arena, url);
    TEST_TEXT(key.at, key.n_byte, cases[i].key);
  }
  quoth_str domain =
      quoth_url_domain(&arena, (quoth_str){"https://WWW.Example.co.uk/a", 27});
  TEST_TEXT(domain.at, domain.n_byte, "example.co.uk");
  quoth_arena_close(&arena);
  return TEST_END();
}
