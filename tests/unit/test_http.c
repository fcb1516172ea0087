/*
** test_http.c: HTTP responses as archives hold them, and names of languages.
*/
#include "test.h"

#include "../../loaders/read/http.h"
#include "../../loaders/read/langs.h"

static quoth_arena arena;

static quoth_http read(const char *block) {
  quoth_http http;
  quoth_http_read(&http, &arena, (quoth_str){block, (uint32_t)strlen(block)});
  return http;
}

static void check_body(const char *block, const char *body, bool cut) {
  quoth_http http = read(block);
  TEST_TEXT(http.body.at, http.body.n_byte, body);
  TEST_CHECK(http.cut == cut);
}

static void test_head(void) {
  quoth_http http = read("HTTP/1.1 200 OK\r\ncontent-TYPE:  text/html ; x=1; "
                         "charset=\"koi8-r\" \r\nX: y\r\n\r\nbody");
  TEST_CHECK(http.status == 200 && !http.failed);
  TEST_TEXT(http.type.at, http.type.n_byte, "text/html");
  TEST_TEXT(http.charset.at, http.charset.n_byte, "\"koi8-r\"");
  TEST_TEXT(http.body.at, http.body.n_byte, "body");
  TEST_CHECK(read("HTTP/1.0 404 Not Found\n\n").status == 404);
  TEST_CHECK(read("HTTP/1.1 200 OK").body.n_byte == 0);
  TEST_TEXT(read("GET / HTTP/1.1\r\n\r\n").failed, 8, "bad_http");
  TEST_TEXT(read("").failed, 8, "bad_http");
}

#define CHUNKED "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

static void test_chunks(void) {
  check_body(CHUNKED "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
             "abc0123456789", false);
  check_body(CHUNKED "no chunks at all", "no chunks at all", false);
  check_body(CHUNKED "3\r\nabc\r\nrest", "abcrest", true);
  check_body(CHUNKED "ffff\r\nshort", "short", true);
  check_body(CHUNKED "3\nabc\n0\n\n", "abc", false);
  check_body(CHUNKED "", "", false);
  check_body(CHUNKED "ffffffffffffffffff\r\nx", "ffffffffffffffffff\r\nx",
             false);
}

static void check_lang(const char *name, const char *code) {
  quoth_str got =
      quoth_lang_code(&arena, (quoth_str){name, (uint32_t)strlen(name)});
  TEST_TEXT(got.at, got.n_byte, code);
}

static void test_langs(void) {
  check_lang("ENGLISH", "en");
  check_lang("rus", "ru");
  check_lang("pt_br", "pt-BR");
  check_lang("EN", "en");
  check_lang("zh-Hans-CN", "zh-Hans-CN");
  check_lang("Klingon", "Klingon");
  check_lang("", "");
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  test_head();
  test_chunks();
  test_langs();
  quoth_arena_close(&arena);
  return TEST_END();
}
