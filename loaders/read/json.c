/*
** json.c: a strict JSON reader without recursion.  SQLite's own was measured
** and left: it stops at a NUL (n_multidigit_number_then_00 of JSONTestSuite
** passes), newer versions also take JSON5, and each thread would need a
** connection.
*/
#include "json.h"

#include <stdlib.h>
#include <string.h>

#include "../../ext/text/utf8.h"

typedef QUOTH_VEC(quoth_json_node) node_vec;

typedef struct parser {
  quoth_arena *arena;
  const char *text;
  uint32_t n_byte, i;
  node_vec nodes;
  const char *error;
  uint32_t open[QUOTH_JSON_DEPTH_MAX]; /* nodes of the containers around */
  uint32_t depth;
} parser;

static void fail(parser *p, const char *error) {
  if (!p->error) p->error = error;
}

static int byte_at(const parser *p) {
  return p->i < p->n_byte ? (unsigned char)p->text[p->i] : -1;
}

static void space_skip(parser *p) {
  for (;; p->i++) {
    int c = byte_at(p);
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') break;
  }
}

/* A node from `start` to where we are; NULL when there is no memory. */
static quoth_json_node *node_add(parser *p, uint8_t type, uint32_t start) {
  quoth_json_node *n = QUOTH_PUSH(p->arena, &p->nodes);
  if (!n) {
    fail(p, "no memory");
    return NULL;
  }
  *n = (quoth_json_node){start, p->i, p->nodes.n, type, false};
  return n;
}

static bool is_hex(int c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

/* Behind a backslash. */
static void escape_skip(parser *p) {
  int c = byte_at(p);
  p->i++;
  if (c == 'u') {
    for (int k = 0; k < 4; k++, p->i++)
      if (!is_hex(byte_at(p))) {
        fail(p, "\\u wants four hexadecimal digits");
        return;
      }
  } else if (c < 0 || !strchr("\"\\/bfnrt", c) || !c) {
    fail(p, "unknown escape in a string");
  }
}

/* A bit in each byte of eight that is smaller than `least` (at most 0x80). */
static uint64_t bytes_below(uint64_t eight, uint64_t least) {
  return (eight - least * 0x0101010101010101u) & ~eight & 0x8080808080808080u;
}

static uint64_t bytes_equal(uint64_t eight, uint64_t c) {
  return bytes_below(eight ^ c * 0x0101010101010101u, 1);
}

/* Passes over bytes of a string that mean themselves, eight at a time. */
static void plain_skip(parser *p) {
  for (; !p->error && p->n_byte - p->i >= 8; p->i += 8) {
    uint64_t eight;
    memcpy(&eight, p->text + p->i, 8);
    if (bytes_below(eight, 0x20) | bytes_equal(eight, '"') |
        bytes_equal(eight, '\\'))
      break;
  }
}

static void string_read(parser *p) {
  uint32_t start = ++p->i;
  bool escaped = false;
  plain_skip(p);
  for (int c; !p->error && (c = byte_at(p)) != '"';) {
    p->i++;
    if (c == '\\') {
      escaped = true;
      escape_skip(p);
      plain_skip(p);
    } else if (c < 0x20) {
      p->i--;
      fail(p, c < 0 ? "a string has no end" : "control character in a string");
    }
  }
  quoth_json_node *n = node_add(p, QUOTH_JSON_STRING, start);
  if (n) n->escaped = escaped;
  p->i++;
}

static bool digits_skip(parser *p) {
  uint32_t start = p->i;
  while (byte_at(p) >= '0' && byte_at(p) <= '9')
    p->i++;
  return p->i > start;
}

static void number_read(parser *p) {
  uint32_t start = p->i;
  if (byte_at(p) == '-') p->i++;
  bool good = true;
  if (byte_at(p) == '0')
    p->i++;
  else
    good = digits_skip(p);
  if (good && byte_at(p) == '.') {
    p->i++;
    good = digits_skip(p);
  }
  if (good && (byte_at(p) | 32) == 'e') {
    p->i++;
    if (byte_at(p) == '+' || byte_at(p) == '-') p->i++;
    good = digits_skip(p);
  }
  if (!good) fail(p, "malformed number");
  node_add(p, QUOTH_JSON_NUMBER, start);
}

static void word_read(parser *p) {
  static const struct {
    const char *word;
    uint8_t n_byte, type;
  } words[] = {{"null", 4, QUOTH_JSON_NULL},
               {"true", 4, QUOTH_JSON_TRUE},
               {"false", 5, QUOTH_JSON_FALSE}};
  for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
    uint32_t n = words[k].n_byte, start = p->i;
    if (p->n_byte - start < n || memcmp(p->text + start, words[k].word, n))
      continue;
    p->i += n;
    node_add(p, words[k].type, start);
    return;
  }
  fail(p, "no value where one is due");
}

static void container_open(parser *p, uint8_t type) {
  if (p->depth == QUOTH_JSON_DEPTH_MAX) {
    fail(p, "nested too deep");
    return;
  }
  p->open[p->depth++] = p->nodes.n;
  node_add(p, type, p->i++);
}

static void container_close(parser *p) {
  quoth_json_node *n = &p->nodes.at[p->open[--p->depth]];
  n->stop = ++p->i;
  n->next = p->nodes.n;
}

/* A value, or the opening of one: true when a first element is due. */
static bool value_read(parser *p) {
  int c = byte_at(p);
  if (c == '{' || c == '[') {
    container_open(p, c == '{' ? QUOTH_JSON_OBJECT : QUOTH_JSON_ARRAY);
    if (p->error) return false;
    space_skip(p);
    if (byte_at(p) != c + 2) return true; /* } and ] are two further on */
    container_close(p);
  } else if (c == '"') {
    string_read(p);
  } else if (c == '-' || (c >= '0' && c <= '9')) {
    number_read(p);
  } else {
    word_read(p);
  }
  return false;
}

static void key_read(parser *p) {
  space_skip(p);
  if (byte_at(p) != '"') {
    fail(p, "a key must be a string");
    return;
  }
  string_read(p);
  space_skip(p);
  if (byte_at(p) != ':') fail(p, "no colon behind a key");
  p->i++;
}

/* Behind a value: closes what closes; true when another element is due. */
static bool more_follows(parser *p) {
  while (p->depth && !p->error) {
    bool in_object =
        p->nodes.at[p->open[p->depth - 1]].type == QUOTH_JSON_OBJECT;
    space_skip(p);
    int c = byte_at(p);
    if (c == ',') {
      p->i++;
      return true;
    }
    if (c != (in_object ? '}' : ']')) {
      fail(p, c < 0 ? "the text ends too early" : "no comma between values");
      break;
    }
    container_close(p);
  }
  return false;
}

bool quoth_json_read(quoth_json *json, quoth_arena *arena, quoth_str text) {
  parser p = {.arena = arena, .text = text.at, .n_byte = text.n_byte};
  bool due = true;
  space_skip(&p);
  while (due && !p.error) {
    bool in_object =
        p.depth && p.nodes.at[p.open[p.depth - 1]].type == QUOTH_JSON_OBJECT;
    if (in_object) key_read(&p);
    space_skip(&p);
    if (p.error) break;
    due = value_read(&p) || more_follows(&p);
  }
  space_skip(&p);
  if (p.i < p.n_byte) fail(&p, "text behind the value");
  *json = (quoth_json){text.at, p.nodes.at, p.nodes.n, p.error,
                       p.i < p.n_byte ? p.i : p.n_byte};
  return !p.error;
}

static bool key_is(const quoth_json *json, uint32_t node, const char *key,
                   size_t n_key) {
  const quoth_json_node *n = &json->at[node];
  return n->stop - n->start == n_key &&
         !memcmp(json->text + n->start, key, n_key);
}

uint32_t quoth_json_get(const quoth_json *json, uint32_t object,
                        const char *key) {
  if (object >= json->n || json->at[object].type != QUOTH_JSON_OBJECT) return 0;
  uint32_t found = 0, stop = json->at[object].next;
  size_t n_key = strlen(key);
  for (uint32_t i = object + 1; i < stop; i = json->at[i + 1].next)
    if (key_is(json, i, key, n_key)) found = i + 1;
  return found;
}

static uint32_t hex4(const char *at) {
  uint32_t v = 0;
  for (int k = 0; k < 4; k++) {
    int c = at[k] | 32;
    v = v << 4 | (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return v;
}

/* The character of a \u escape at *i, both halves of a pair together. */
static uint32_t unicode_escape(const char *at, uint32_t stop, uint32_t *i,
                               uint32_t *n_replaced) {
  uint32_t c = hex4(at + *i + 1);
  *i += 5;
  if (c < 0xD800 || c > 0xDFFF) return c;
  if (c < 0xDC00 && stop - *i >= 6 && at[*i] == '\\' && at[*i + 1] == 'u') {
    uint32_t low = hex4(at + *i + 2);
    if (low >= 0xDC00 && low <= 0xDFFF) {
      *i += 6;
      return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
  }
  ++*n_replaced;
  return QUOTH_REPLACEMENT;
}

static quoth_str unescape(quoth_arena *arena, quoth_str in,
                          uint32_t *n_replaced) {
  static const char from[] = "bfnrt\"\\/", to[] = "\b\f\n\r\t\"\\/";
  char *out = quoth_arena_alloc(arena, in.n_byte + 1); /* it only shrinks */
  uint32_t n = 0;
  for (uint32_t i = 0; out && i < in.n_byte;) {
    const char *next = memchr(in.at + i, '\\', in.n_byte - i);
    uint32_t n_plain = next ? (uint32_t)(next - in.at) - i : in.n_byte - i;
    memcpy(out + n, in.at + i, n_plain);
    n += n_plain;
    i += n_plain;
    if (i == in.n_byte) break;
    if (in.at[++i] == 'u') {
      uint32_t c = unicode_escape(in.at, in.n_byte, &i, n_replaced);
      n += (uint32_t)quoth_utf8_put(c, out + n);
    } else {
      out[n++] = to[strchr(from, in.at[i++]) - from];
    }
  }
  return out ? (quoth_str){out, n} : (quoth_str){"", 0};
}

quoth_str quoth_json_string(const quoth_json *json, quoth_arena *arena,
                            uint32_t node, uint32_t *n_replaced) {
  quoth_str none = {"", 0};
  if (node >= json->n) return none;
  const quoth_json_node *n = &json->at[node];
  if (n->type == QUOTH_JSON_NULL || n->type > QUOTH_JSON_STRING) return none;
  quoth_str raw = {json->text + n->start, n->stop - n->start};
  return n->escaped ? unescape(arena, raw, n_replaced) : raw;
}

double quoth_json_number(const quoth_json *json, uint32_t node) {
  if (node >= json->n || json->at[node].type != QUOTH_JSON_NUMBER) return 0;
  char digits[40] = "";
  size_t n = json->at[node].stop - json->at[node].start;
  if (n >= sizeof digits) n = sizeof digits - 1;
  memcpy(digits, json->text + json->at[node].start, n);
  return strtod(digits, NULL);
}
