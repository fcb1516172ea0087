/*
** http.c: HTTP/1.x responses as archives hold them.  Crawlers disagree whether
** the body is still chunked and packed as its headers say, so a body that is
** not what they say is taken as it lies there.
*/
#include "http.h"

#include <string.h>
#include <strings.h>

#include "codec.h"
#include "record.h"

static const quoth_str none = {"", 0};

static bool equals(quoth_str s, const char *text) {
  return s.n_byte == strlen(text) && !strncasecmp(s.at, text, s.n_byte);
}

static quoth_str trim(quoth_str s) {
  while (s.n_byte && (unsigned char)s.at[0] <= ' ') {
    s.at++;
    s.n_byte--;
  }
  while (s.n_byte && (unsigned char)s.at[s.n_byte - 1] <= ' ')
    s.n_byte--;
  return s;
}

/* The line at *i without its end, and *i behind it. */
static quoth_str line_next(quoth_str text, uint32_t *i) {
  const char *from = text.at + *i;
  const char *end = memchr(from, '\n', text.n_byte - *i);
  uint32_t n = end ? (uint32_t)(end - from) : text.n_byte - *i;
  *i += n + (end != NULL);
  return (quoth_str){from, n && from[n - 1] == '\r' ? n - 1 : n};
}

quoth_str quoth_http_header(quoth_str head, const char *name) {
  size_t n_name = strlen(name);
  for (uint32_t i = 0; i < head.n_byte;) {
    quoth_str line = line_next(head, &i);
    if (line.n_byte > n_name && line.at[n_name] == ':' &&
        !strncasecmp(line.at, name, n_name))
      return trim((quoth_str){line.at + n_name + 1,
                              line.n_byte - (uint32_t)n_name - 1});
  }
  return none;
}

void quoth_http_type(quoth_str value, quoth_str *type, quoth_str *charset) {
  const char *semicolon =
      value.n_byte ? memchr(value.at, ';', value.n_byte) : NULL;
  *charset = none;
  *type = value;
  if (!semicolon) return;
  type->n_byte = (uint32_t)(semicolon - value.at);
  *type = trim(*type);
  for (uint32_t i = type->n_byte; i + 8 < value.n_byte; i++) {
    if (strncasecmp(value.at + i, "charset=", 8)) continue;
    quoth_str rest = {value.at + i + 8, value.n_byte - i - 8};
    const char *end = memchr(rest.at, ';', rest.n_byte);
    if (end) rest.n_byte = (uint32_t)(end - rest.at);
    *charset = trim(rest);
  }
}

/* "1a3f; extension": -1 where it is no length. */
static int64_t chunk_length(quoth_str line) {
  int64_t n = 0;
  uint32_t i = 0;
  for (; i < line.n_byte && i < 8; i++) {
    char c = line.at[i] | 32;
    if (line.at[i] >= '0' && line.at[i] <= '9')
      n = n * 16 + (line.at[i] - '0');
    else if (c >= 'a' && c <= 'f')
      n = n * 16 + (c - 'a' + 10);
    else
      break;
  }
  bool ended = i == line.n_byte || line.at[i] == ';' || line.at[i] == ' ';
  return i && ended ? n : -1;
}

/* The body without its chunk lengths; as it is where the first is none.  A
** later one that is none ends the chunks: what follows is taken as it is. */
static quoth_str unchunk(quoth_arena *arena, quoth_str body, bool *cut) {
  uint32_t i = 0, n_out = 0;
  quoth_str first = line_next(body, &i);
  if (chunk_length(first) < 0) return body;
  char *out = quoth_arena_alloc(arena, body.n_byte + 1);
  if (!out) return none;
  for (i = 0; i < body.n_byte;) {
    uint32_t before = i;
    int64_t n = chunk_length(line_next(body, &i));
    if (n == 0) return (quoth_str){out, n_out};
    if (n < 0) i = before;
    if (n < 0 || n > body.n_byte - i) n = body.n_byte - i;
    memcpy(out + n_out, body.at + i, (size_t)n);
    n_out += (uint32_t)n;
    i += (uint32_t)n;
    if (i < body.n_byte && body.at[i] == '\r') i++;
    if (i < body.n_byte && body.at[i] == '\n') i++;
  }
  *cut = true;
  return (quoth_str){out, n_out};
}

static const quoth_codec *codec_of(quoth_str name, quoth_str body) {
  const quoth_codec *packed = quoth_codec_of(body.at, body.n_byte);
  if (equals(name, "gzip") || equals(name, "x-gzip") || equals(name, "zstd"))
    return packed; /* NULL: unpacked by the crawler already */
  if (!equals(name, "deflate") || body.n_byte < 2) return NULL;
  /* RFC 9110 means zlib's wrapper, some servers send none */
  uint32_t head = (uint32_t)(uint8_t)body.at[0] << 8 | (uint8_t)body.at[1];
  bool wrapped = (head & 0x0F00) == 0x0800 && head % 31 == 0;
  return wrapped ? &quoth_codec_deflate : &quoth_codec_deflate_raw;
}

/* Unpacks what there is; a body that ends early gives its first part. */
static void unpack(quoth_http *http, quoth_arena *arena,
                   const quoth_codec *codec) {
  void *state = codec->open();
  if (!state || !codec->begin(state)) {
    arena->status = QUOTH_NOMEM;
    if (state) codec->close(state);
    return;
  }
  QUOTH_VEC(char) out = {0};
  quoth_codec_io io = {.in = http->body.at, .n_in = http->body.n_byte};
  enum quoth_codec_step step = QUOTH_CODEC_MORE;
  while (step == QUOTH_CODEC_MORE && out.n <= QUOTH_RECORD_MAX_BYTE) {
    out.at = quoth_arena_more(arena, out.at, out.n, &out.n_room, 1);
    if (arena->status) break;
    io.out = out.at + out.n;
    io.n_out = out.n_room - out.n;
    size_t had = io.n_out, had_in = io.n_in;
    step = codec->run(state, &io);
    out.n += (uint32_t)(had - io.n_out);
    if (had == io.n_out && had_in == io.n_in) break; /* no more to come */
  }
  codec->close(state);
  http->cut = http->cut || step != QUOTH_CODEC_END;
  http->body = (quoth_str){out.at ? out.at : "", out.n};
  if (out.n > QUOTH_RECORD_MAX_BYTE) http->failed = "too_long";
  if (out.n > QUOTH_STREAM_TRUST_BYTE) http->failed = "too_long";
  if (!out.n && step == QUOTH_CODEC_BAD) http->failed = "corrupt";
}

static void body_read(quoth_http *http, quoth_arena *arena, quoth_str head) {
  if (equals(quoth_http_header(head, "Transfer-Encoding"), "chunked"))
    http->body = unchunk(arena, http->body, &http->cut);
  quoth_str encoding = quoth_http_header(head, "Content-Encoding");
  const quoth_codec *codec = codec_of(encoding, http->body);
  if (codec) unpack(http, arena, codec);
  if (equals(encoding, "br") && http->body.n_byte &&
      !memchr(http->body.at, '<',
              http->body.n_byte < 512 ? http->body.n_byte : 512))
    http->failed = "encoding"; /* still Brotli, which nothing here unpacks */
}

void quoth_http_read(quoth_http *http, quoth_arena *arena, quoth_str block) {
  memset(http, 0, sizeof *http);
  http->type = http->charset = http->body = none;
  uint32_t i = 0, start;
  quoth_str line = line_next(block, &i);
  if (line.n_byte < 12 || strncasecmp(line.at, "HTTP/", 5)) {
    http->failed = "bad_http";
    return;
  }
  const char *space = memchr(line.at, ' ', line.n_byte);
  for (; space && ++space < line.at + line.n_byte && *space >= '0' &&
         *space <= '9' && http->status < 1000;)
    http->status = http->status * 10 + (uint32_t)(*space - '0');
  start = i;
  while (i < block.n_byte && line_next(block, &i).n_byte)
    continue;
  quoth_str head = {block.at + start, i - start};
  http->body = (quoth_str){block.at + i, block.n_byte - i};
  quoth_http_type(quoth_http_header(head, "Content-Type"), &http->type,
                  &http->charset);
  body_read(http, arena, head);
}
