/*
** read_json.c: one JSON record as an article, by a map (maps.h), or as the
** quotes that GDELT and Quotebank bring along.  Cutting an input into records
** is split_json.c's.
*/
#include "readers.h"

#include <stdlib.h>
#include <string.h>

#include "../../ext/text/utf8.h"
#include "json.h"
#include "maps.h"

typedef struct reading {
  quoth_arena *arena;
  quoth_json json;
  quoth_article *article;
} reading;

/* Where a value is an object, its text is under one of these. */
static const char *const text_keys[] = {"name", "value", "@value",
                                        "text", "full",  "$oid"};

/* The array's first element, or the node itself. */
static uint32_t first_of(const quoth_json *json, uint32_t node) {
  for (uint32_t depth = 0; depth < 8; depth++) {
    const quoth_json_node *n = &json->at[node];
    if (n->type != QUOTH_JSON_ARRAY || n->next == node + 1) break;
    node++;
  }
  return node;
}

static uint32_t path_find(const quoth_json *json, const char *path,
                          size_t n_path) {
  uint32_t node = 0;
  while (n_path) {
    const char *dot = memchr(path, '.', n_path);
    size_t n = dot ? (size_t)(dot - path) : n_path;
    char key[100];
    if (n >= sizeof key) return 0;
    memcpy(key, path, n);
    key[n] = 0;
    node = quoth_json_get(json, first_of(json, node), key);
    if (!node) return 0;
    path += n + (dot != NULL);
    n_path -= n + (dot != NULL);
  }
  return node;
}

static quoth_str scalar_text(reading *r, uint32_t node) {
  if (r->json.at[node].type == QUOTH_JSON_OBJECT) {
    uint32_t value = 0;
    for (size_t i = 0; !value && i < sizeof text_keys / sizeof *text_keys; i++)
      value = quoth_json_get(&r->json, node, text_keys[i]);
    if (!value) return (quoth_str){"", 0};
    node = first_of(&r->json, value);
  }
  return quoth_json_string(&r->json, r->arena, node, &r->article->n_replaced);
}

/* Text of a value; the elements of an array joined by `glue`. */
static quoth_str node_text(reading *r, uint32_t node, const char *glue) {
  const quoth_json_node *n = &r->json.at[node];
  if (n->type != QUOTH_JSON_ARRAY) return scalar_text(r, node);
  size_t n_glue = strlen(glue);
  QUOTH_VEC(char) out = {0};
  for (uint32_t i = node + 1; i < n->next; i = r->json.at[i].next) {
    quoth_str part = scalar_text(r, i);
    if (!part.n_byte) continue;
    for (size_t k = 0; out.n && k < n_glue; k++) {
      char *to = QUOTH_PUSH(r->arena, &out);
      if (to) *to = glue[k];
    }
    for (uint32_t k = 0; k < part.n_byte; k++) {
      char *to = QUOTH_PUSH(r->arena, &out);
      if (to) *to = part.at[k];
    }
  }
  return out.n ? (quoth_str){out.at, out.n} : (quoth_str){"", 0};
}

/* The first of the target's paths that gives text. */
static quoth_str field(reading *r, const quoth_json_map *map,
                       enum quoth_map_target target, const char *glue) {
  quoth_str none = {"", 0};
  const char *path = map->paths[target];
  while (path && *path) {
    size_t n = strcspn(path, "|");
    uint32_t node = path_find(&r->json, path, n);
    quoth_str text = node ? node_text(r, node, glue) : none;
    if (quoth_string_trim(text).n_byte) return text;
    path += n + (path[n] == '|');
  }
  return none;
}

static quoth_str key_text(reading *r, uint32_t object, const char *key) {
  uint32_t node = quoth_json_get(&r->json, object, key);
  return node ? node_text(r, node, ", ") : (quoth_str){"", 0};
}

/* Which dump a record is of, by the keys that it alone has. */
static enum quoth_map_shape shape_of(const quoth_json *json) {
  static const struct {
    const char *key, *other;
    enum quoth_map_shape shape;
  } signs[] = {
      {"quoteID", "quotation", QUOTH_SHAPE_QUOTEBANK},
      {"articleID", "quotations", QUOTH_SHAPE_QUOTEBANK_ARTICLES},
      {"quotes", "url", QUOTH_SHAPE_GQG},
      {"uri", "body_text", QUOTH_SHAPE_NINJS},
      {"uri", "body_html", QUOTH_SHAPE_NINJS},
      {"uri", "body_xhtml", QUOTH_SHAPE_NINJS},
      {"uri", "bodies", QUOTH_SHAPE_NINJS},
      {"uri", "headline", QUOTH_SHAPE_NINJS},
      {"uri", "headlines", QUOTH_SHAPE_NINJS},
      {"uri", "pubstatus", QUOTH_SHAPE_NINJS},
      {"uri", "versioncreated", QUOTH_SHAPE_NINJS},
      {"uri", "versionCreated", QUOTH_SHAPE_NINJS},
  };
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (quoth_json_get(json, 0, signs[i].key) &&
        quoth_json_get(json, 0, signs[i].other))
      return signs[i].shape;
  return QUOTH_SHAPE_PLAIN;
}

static void fields_fill(reading *r, const quoth_json_map *map) {
  quoth_article *a = r->article;
  a->source = field(r, map, QUOTH_MAP_SOURCE, " ");
  a->version = field(r, map, QUOTH_MAP_VERSION, " ");
  a->url = field(r, map, QUOTH_MAP_URL, " ");
  a->title = field(r, map, QUOTH_MAP_TITLE, " ");
  a->byline = field(r, map, QUOTH_MAP_BYLINE, ", ");
  a->dateline = field(r, map, QUOTH_MAP_DATELINE, ", ");
  a->outlet = field(r, map, QUOTH_MAP_OUTLET, ", ");
  a->published = field(r, map, QUOTH_MAP_PUBLISHED, " ");
  a->modified = field(r, map, QUOTH_MAP_MODIFIED, " ");
  a->lang = field(r, map, QUOTH_MAP_LANG, " ");
  a->body = field(r, map, QUOTH_MAP_BODY, "\n\n");
  a->status = quoth_article_status_of(field(r, map, QUOTH_MAP_STATUS, " "));
}

/* Room for each element of an array. */
static uint32_t n_elements(const quoth_json *json, uint32_t array) {
  uint32_t n = 0;
  if (!array || json->at[array].type != QUOTH_JSON_ARRAY) return 0;
  for (uint32_t i = array + 1; i < json->at[array].next; i = json->at[i].next)
    n++;
  return n;
}

static quoth_given_quote *quotes_room(reading *r, uint32_t n) {
  quoth_given_quote *q =
      quoth_arena_array(r->arena, n, sizeof(quoth_given_quote));
  r->article->quotes = q;
  for (uint32_t i = 0; q && i < n; i++)
    q[i] = (quoth_given_quote){{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}, 1};
  return q;
}

/* {"quotes":[{"pre":…,"quote":…,"post":…}]} */
static void gqg_quotes(reading *r) {
  uint32_t array = quoth_json_get(&r->json, 0, "quotes");
  quoth_given_quote *q = quotes_room(r, n_elements(&r->json, array));
  if (!q || !array) return;
  for (uint32_t i = array + 1; i < r->json.at[array].next;
       i = r->json.at[i].next) {
    quoth_given_quote *to = &q[r->article->n_quote];
    to->text = key_text(r, i, "quote");
    to->before = key_text(r, i, "pre");
    to->after = key_text(r, i, "post");
    r->article->n_quote += to->text.n_byte > 0;
  }
}

/* Quotebank writes "None" for a speaker it does not know. */
static quoth_str quotebank_speaker(quoth_str name) {
  bool none = name.n_byte == 4 && !memcmp(name.at, "None", 4);
  return none ? (quoth_str){"", 0} : name;
}

/* [["Anna Berg", "0.91"], …]: the first pair's share. */
static double first_share(reading *r, uint32_t pairs) {
  uint32_t n = n_elements(&r->json, pairs);
  uint32_t pair = n ? pairs + 1 : 0;
  if (n_elements(&r->json, pair) < 2) return 1;
  uint32_t share = r->json.at[pair + 1].next;
  quoth_str text = scalar_text(r, share);
  char digits[40] = "";
  memcpy(digits, text.at, text.n_byte < 39 ? text.n_byte : 39);
  return strtod(digits, NULL);
}

static void quotebank_quote(reading *r) {
  quoth_given_quote *q = quotes_room(r, 1);
  uint32_t urls = quoth_json_get(&r->json, 0, "urls");
  uint32_t n = n_elements(&r->json, urls);
  quoth_str *copies = quoth_arena_array(r->arena, n + 1, sizeof *copies);
  if (!q || !copies) return;
  q->text = key_text(r, 0, "quotation");
  q->speaker = quotebank_speaker(key_text(r, 0, "speaker"));
  uint32_t ids = quoth_json_get(&r->json, 0, "qids");
  if (n_elements(&r->json, ids) == 1) q->speaker_id = scalar_text(r, ids + 1);
  q->confidence = first_share(r, quoth_json_get(&r->json, 0, "probas"));
  r->article->n_quote = q->text.n_byte > 0;
  r->article->copies = copies;
  for (uint32_t i = urls + 1; n && i < r->json.at[urls].next;
       i = r->json.at[i].next) {
    quoth_str url = scalar_text(r, i);
    if (r->article->url.n_byte)
      copies[r->article->n_copy++] = url;
    else
      r->article->url = url;
  }
}

static void quotebank_article_quotes(reading *r) {
  uint32_t array = quoth_json_get(&r->json, 0, "quotations");
  quoth_given_quote *q = quotes_room(r, n_elements(&r->json, array));
  if (!q || !array) return;
  for (uint32_t i = array + 1; i < r->json.at[array].next;
       i = r->json.at[i].next) {
    quoth_given_quote *to = &q[r->article->n_quote];
    to->text = key_text(r, i, "quotation");
    to->speaker = quotebank_speaker(key_text(r, i, "localTopSpeaker"));
    to->before = key_text(r, i, "leftContext");
    to->after = key_text(r, i, "rightContext");
    to->confidence = first_share(r, quoth_json_get(&r->json, i, "localProbas"));
    r->article->n_quote += to->text.n_byte > 0;
  }
}

/* Keys that ninjs lets a profile add to: body_text, body_nitf, headline_main */
static quoth_str prefixed_text(reading *r, const char *prefix) {
  size_t n = strlen(prefix);
  const quoth_json_node *at = r->json.at;
  for (uint32_t i = 1; i < at[0].next; i = at[i + 1].next)
    if (at[i].stop - at[i].start >= n &&
        !memcmp(r->json.text + at[i].start, prefix, n))
      return node_text(r, i + 1, "\n\n");
  return (quoth_str){"", 0};
}

/* "picture", "video", "event" …: an item that is no text by its own words. */
static bool is_other_type(reading *r) {
  static const char *const texts[] = {"text", "composite", "component"};
  quoth_str type = key_text(r, 0, "type");
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    if (type.n_byte == strlen(texts[i]) &&
        !memcmp(type.at, texts[i], type.n_byte))
      return false;
  return type.n_byte > 0;
}

/* ninjs 2 and 3: bodies, descriptions and their like are arrays of
** {role, contenttype, value}; plain text is preferred. */
static void ninjs_texts(reading *r, const char *key, quoth_str *html) {
  uint32_t array = quoth_json_get(&r->json, 0, key);
  if (!n_elements(&r->json, array)) return;
  for (uint32_t i = array + 1; i < r->json.at[array].next;
       i = r->json.at[i].next) {
    quoth_str type = key_text(r, i, "contenttype");
    if (!type.n_byte) type = key_text(r, i, "contentType");
    quoth_str text = key_text(r, i, "value");
    bool plain = type.n_byte == 10 && !memcmp(type.at, "text/plain", 10);
    quoth_str *to = plain ? &r->article->body : html;
    if (!to->n_byte) *to = text;
  }
}

/* A story may come as its description alone; of a picture that is a caption. */
static void ninjs_fill(reading *r, quoth_str *html) {
  quoth_article *a = r->article;
  ninjs_texts(r, "bodies", html);
  if (!a->title.n_byte) a->title = prefixed_text(r, "headline");
  if (!a->body.n_byte && !html->n_byte) *html = prefixed_text(r, "body_");
  if (!a->body.n_byte && !html->n_byte && !is_other_type(r))
    ninjs_texts(r, "descriptions", html);
}

static void sources_fill(reading *r, quoth_str name) {
  if (!name.n_byte) return;
  quoth_str *s = quoth_arena_alloc(r->arena, sizeof *s);
  if (!s) return;
  *s = name;
  r->article->sources = s;
  r->article->n_source = 1;
}

static bool has_markup(quoth_str text) {
  static const char *const tags[] = {"</p>", "<p>", "<br", "</div>"};
  const char *at = text.n_byte ? memchr(text.at, '<', text.n_byte) : NULL;
  size_t n_left = at ? text.n_byte - (size_t)(at - text.at) : 0;
  for (size_t i = 0; at && i < sizeof tags / sizeof *tags; i++)
    if (memmem(at, n_left, tags[i], strlen(tags[i]))) return true;
  return false;
}

/* The body, which may be given as HTML only. */
static void body_fill(reading *r, quoth_str html) {
  quoth_article *a = r->article;
  if (!a->body.n_byte || has_markup(a->body)) {
    if (a->body.n_byte) html = a->body;
    a->body = quoth_html_text(r->arena, html);
  }
  if (has_markup(a->title)) a->title = quoth_html_text(r->arena, a->title);
}

/* Ids of Quotebank are dates and numbers; its quotes share addresses. */
static void quotebank_name(reading *r) {
  quoth_str id = r->article->source;
  if (id.n_byte)
    r->article->source =
        quoth_string_format(r->arena, "quotebank:%.*s", (int)id.n_byte, id.at);
}

static void shape_fill(reading *r, const quoth_json_map *map) {
  quoth_str html = field(r, map, QUOTH_MAP_HTML, "\n\n");
  switch (map->shape) {
  case QUOTH_SHAPE_GQG:
    gqg_quotes(r);
    break;
  case QUOTH_SHAPE_QUOTEBANK:
    quotebank_quote(r);
    break;
  case QUOTH_SHAPE_QUOTEBANK_ARTICLES:
    quotebank_article_quotes(r);
    break;
  case QUOTH_SHAPE_NINJS:
    ninjs_fill(r, &html);
    break;
  default:
    break;
  }
  if (map->shape >= QUOTH_SHAPE_QUOTEBANK) quotebank_name(r);
  sources_fill(r, field(r, map, QUOTH_MAP_SOURCES, ", "));
  body_fill(r, html);
}

/* JSON is UTF-8; what is not is decoded as any text is. */
static quoth_str json_text(quoth_arena *arena, quoth_record *record,
                           quoth_article *article) {
  quoth_str raw = record->raw;
  bool marked = raw.n_byte >= 2 && (!memcmp(raw.at, "\xFF\xFE", 2) ||
                                    !memcmp(raw.at, "\xFE\xFF", 2) ||
                                    !memcmp(raw.at, "\xEF\xBB", 2));
  if (!marked && quoth_utf8_valid(raw.at, raw.n_byte) == raw.n_byte) return raw;
  quoth_decoded d = quoth_charset_decode(arena, raw, quoth_string_of("utf-8"));
  article->charset = d.charset;
  article->n_replaced = d.n_replaced;
  return d.text;
}

#define KEYS_TOLD_MAX     8  /* a line of a log holds no more */
#define KEY_TOLD_MAX_BYTE 40

/* A key, cut between characters. */
static quoth_str key_told(const quoth_json *json, uint32_t node) {
  const quoth_json_node *n = &json->at[node];
  quoth_str key = {json->text + n->start, n->stop - n->start};
  if (key.n_byte <= KEY_TOLD_MAX_BYTE) return key;
  key.n_byte = KEY_TOLD_MAX_BYTE;
  while (key.n_byte && ((uint8_t)key.at[key.n_byte] & 0xC0) == 0x80)
    key.n_byte--;
  return key;
}

/* The first keys, for who must write a map. */
static quoth_str keys_told(reading *r) {
  const quoth_json_node *at = r->json.at;
  quoth_str told = {"", 0};
  uint32_t n = 0;
  for (uint32_t i = 1; i < at[0].next && n < KEYS_TOLD_MAX;) {
    quoth_str key = key_told(&r->json, i);
    i = at[i + 1].next;
    told = quoth_string_format(r->arena, "%s%s%.*s", told.at, n++ ? ", " : "",
                               (int)key.n_byte, key.at);
  }
  return n ? quoth_string_format(r->arena, "see --map; fields: %s", told.at)
           : told;
}

bool quoth_copy_json(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article) {
  (void)desk;
  reading r = {.arena = arena, .article = article};
  quoth_str text = json_text(arena, record, article);
  if (!quoth_json_read(&r.json, arena, text)) {
    quoth_str why = quoth_string_format(arena, "%s, at byte %u", r.json.error,
                                        r.json.error_at);
    return quoth_reject_set(arena, record, "bad_json", why.at);
  }
  if (r.json.at[0].type != QUOTH_JSON_OBJECT)
    return quoth_reject_set(arena, record, "not_an_object", "");
  const quoth_json_map *map = record->map;
  if (map->any && shape_of(&r.json))
    map = quoth_map_of_shape(shape_of(&r.json));
  fields_fill(&r, map);
  shape_fill(&r, map);
  if (map->shape == QUOTH_SHAPE_NINJS && !article->body.n_byte &&
      is_other_type(&r)) {
    quoth_str type = key_text(&r, 0, "type");
    type = quoth_string_format(arena, "%.*s", (int)type.n_byte, type.at);
    return quoth_reject_pass(arena, record, "not_text", type.at);
  }
  if (!article->body.n_byte && !article->n_quote &&
      article->status != QUOTH_CANCELED)
    return quoth_reject_set(arena, record, "no_body", keys_told(&r).at);
  return !arena->status;
}
