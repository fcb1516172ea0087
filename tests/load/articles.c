/*
** articles.c: what the readers make of inputs, as JSON Lines: an article or a
** reject a line.  The readers' own window, without database and extraction.
**
**   articles [--format=F] [--map=M] [--base=URL] [--charset=C]
**            [--from=member,skip,plain,record] [FILE…]
*/
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../loaders/read/reader.h"

static void put_string(const char *key, quoth_str s) {
  if (!s.n_byte) return;
  printf(",\"%s\":\"", key);
  for (uint32_t i = 0; i < s.n_byte; i++) {
    unsigned char c = (unsigned char)s.at[i];
    if (c == '"' || c == '\\')
      printf("\\%c", c);
    else if (c < 0x20)
      printf("\\u%04x", c);
    else
      putchar(c);
  }
  putchar('"');
}

static void put_strings(const char *key, const quoth_str *s, uint32_t n) {
  char numbered[40];
  for (uint32_t i = 0; i < n; i++) {
    snprintf(numbered, sizeof numbered, "%s%u", key, i);
    put_string(numbered, s[i]);
  }
}

static void put_article(const quoth_article *a) {
  put_string("source", a->source);
  put_string("version", a->version);
  put_string("url", a->url);
  put_string("url_key", a->url_key);
  put_string("title", a->title);
  put_string("byline", a->byline);
  put_string("dateline", a->dateline);
  put_string("outlet", a->outlet);
  put_string("domain", a->domain);
  put_string("published", a->published);
  put_string("modified", a->modified);
  put_string("lang", a->lang);
  put_string("body", a->body);
  put_strings("source", a->sources, a->n_source);
  put_strings("copy", a->copies, a->n_copy);
  for (uint32_t i = 0; i < a->n_quote; i++) {
    put_strings("quote", &a->quotes[i].text, 1);
    put_strings("speaker", &a->quotes[i].speaker, 1);
  }
  printf(",\"status\":%d,\"charset\":\"%s\",\"n_replaced\":%u,\"n_quote\":%u",
         a->status, a->charset, a->n_replaced, a->n_quote);
  printf(",\"loose\":%d,\"cut\":%d", a->loose, a->cut);
}

static void put_reject(const quoth_reject *r) {
  printf(",\"reject\":\"%s\",\"fault\":%d", r->reason, r->fault);
  put_string("detail", r->detail);
}

static bool read_one(const char *path, const quoth_input_options *options) {
  quoth_reject reject;
  quoth_input *in = quoth_input_open(path, options, &reject);
  if (!in) {
    printf("{\"path\":\"%s\"", path);
    put_reject(&reject);
    puts("}");
    return false;
  }
  quoth_desk *desk = quoth_desk_open();
  quoth_arena arena;
  quoth_arena_open(&arena, NULL);
  quoth_record record;
  quoth_article article;
  while (desk && quoth_input_next(in, &arena, &record)) {
    bool good = quoth_desk_read(desk, &arena, &record, &article);
    printf("{\"path\":\"%s\",\"format\":\"%s\",\"ordinal\":%" PRIu64
           ",\"offset\":%" PRIu64 ",\"after\":\"%" PRIu64 ",%" PRIu64
           ",%" PRIu64 ",%" PRIu64 "\"",
           path, quoth_format_name(quoth_input_format(in)), record.ordinal,
           record.offset, record.after.member, record.after.skip,
           record.after.plain, record.after.record);
    bool bare =
        record.reject.reason && !strcmp(record.reject.reason, "no_body");
    if (good || bare) put_article(&article);
    if (record.reject.reason) put_reject(&record.reject);
    puts("}");
    quoth_arena_reset(&arena);
  }
  bool good = !arena.status;
  if (!good) printf("{\"path\":\"%s\",\"status\":%d}\n", path, arena.status);
  quoth_arena_close(&arena);
  quoth_desk_close(desk);
  quoth_input_close(in);
  return good;
}

int main(int n, char **args) {
  static const struct option long_options[] = {
      {"format", required_argument, NULL, 'f'},
      {"map", required_argument, NULL, 'm'},
      {"base", required_argument, NULL, 'b'},
      {"charset", required_argument, NULL, 'c'},
      {"from", required_argument, NULL, 'p'},
      {NULL, 0, NULL, 0}};
  quoth_input_options o = {0};
  for (int c; (c = getopt_long(n, args, "", long_options, NULL)) >= 0;) {
    if (c == 'f') o.format = (enum quoth_format)quoth_format_of(optarg);
    if (c == 'm') o.map = optarg;
    if (c == 'b') o.base_url = optarg;
    if (c == 'c') o.charset = optarg;
    if (c == 'p')
      sscanf(optarg, "%" SCNu64 ",%" SCNu64 ",%" SCNu64 ",%" SCNu64,
             &o.from.member, &o.from.skip, &o.from.plain, &o.from.record);
  }
  bool good = true;
  if (optind == n) good = read_one("-", &o);
  for (int i = optind; i < n; i++)
    good = read_one(args[i], &o) && good;
  return good ? 0 : 1;
}
