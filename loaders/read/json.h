/*
** json.h: JSON by the letter of RFC 8259, as one flat array of nodes over the
** text.  Strings stay escaped until they are asked for.
*/
#ifndef QUOTH_LOADERS_JSON_H
#define QUOTH_LOADERS_JSON_H

#include "../../ext/text/arena.h"

/* Deeper nesting is refused; no dump of articles passes ten. */
#define QUOTH_JSON_DEPTH_MAX 512u

enum quoth_json_type {
  QUOTH_JSON_NULL = 1,
  QUOTH_JSON_TRUE,
  QUOTH_JSON_FALSE,
  QUOTH_JSON_NUMBER,
  QUOTH_JSON_STRING,
  QUOTH_JSON_ARRAY,
  QUOTH_JSON_OBJECT, /* its children are key, value, key, value … */
};

typedef struct quoth_json_node {
  uint32_t start, stop; /* bytes; of a string without its quotes */
  uint32_t next;        /* node behind this one and all that is in it */
  uint8_t type;         /* enum quoth_json_type */
  bool escaped;         /* a string with a backslash */
} quoth_json_node;

typedef struct quoth_json {
  const char *text;
  const quoth_json_node *at; /* at[0] is the value */
  uint32_t n;
  const char *error; /* NULL, or what is wrong … */
  uint32_t error_at; /* … at this byte */
} quoth_json;

/* Reads one value and nothing behind it but white space.  False with
** json->error, or with arena->status when there is no memory. */
bool quoth_json_read(quoth_json *json, quoth_arena *arena, quoth_str text);

/* Value of a key of the object at node `object`, the last one where it is
** there twice (as Python, SQLite's json_patch and browsers have it); 0 where
** there is none or `object` is none.  0 is never a value of a key. */
uint32_t quoth_json_get(const quoth_json *json, uint32_t object,
                        const char *key);

/* A string unescaped, the text of any other scalar but null, "" for the rest.
** Half a surrogate pair becomes U+FFFD and counts in *n_replaced. */
quoth_str quoth_json_string(const quoth_json *json, quoth_arena *arena,
                            uint32_t node, uint32_t *n_replaced);

double quoth_json_number(const quoth_json *json, uint32_t node);

#endif
