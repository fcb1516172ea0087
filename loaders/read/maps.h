/*
** maps.h: which field of a JSON record is what.  A map is made of ready ones
** and of `target=path` pairs:  "auto", "ninjs", "body=text,url=meta.link|url".
*/
#ifndef QUOTH_LOADERS_MAPS_H
#define QUOTH_LOADERS_MAPS_H

#include "../../ext/text/arena.h"

/* Fields of an article that a map can fill. */
enum quoth_map_target {
  QUOTH_MAP_SOURCE,
  QUOTH_MAP_VERSION,
  QUOTH_MAP_URL,
  QUOTH_MAP_TITLE,
  QUOTH_MAP_BYLINE,
  QUOTH_MAP_DATELINE,
  QUOTH_MAP_OUTLET,
  QUOTH_MAP_PUBLISHED,
  QUOTH_MAP_MODIFIED,
  QUOTH_MAP_LANG,
  QUOTH_MAP_BODY, /* text */
  QUOTH_MAP_HTML, /* the body as HTML, where there is no text */
  QUOTH_MAP_STATUS,
  QUOTH_MAP_SOURCES, /* agencies the article came through */
  QUOTH_MAP_COUNT
};

/* What a record of a known dump is besides its fields. */
enum quoth_map_shape {
  QUOTH_SHAPE_PLAIN = 0,
  QUOTH_SHAPE_NINJS,
  QUOTH_SHAPE_GQG,       /* GDELT Global Quotation Graph */
  QUOTH_SHAPE_QUOTEBANK, /* one quote a record */
  QUOTH_SHAPE_QUOTEBANK_ARTICLES,
};

/* Paths in order of preference, parted by '|': keys parted by '.'; an array
** on the way stands for its first element, at the end for all, joined. */
typedef struct quoth_json_map {
  const char *name;
  uint8_t shape;
  bool any;                           /* the shape is told by each record */
  const char *paths[QUOTH_MAP_COUNT]; /* NULL: not there */
} quoth_json_map;

/* In the arena; NULL where the text is no map, with *error (static). */
const quoth_json_map *quoth_map_parse(quoth_arena *arena, const char *text,
                                      const char **error);

/* The ready map of a shape. */
const quoth_json_map *quoth_map_of_shape(enum quoth_map_shape shape);

#endif
