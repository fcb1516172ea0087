/*
** maps.c: the ready maps, and those a person gives.  The field names of `auto`
** are those of the dumps in use: CC-News, RealNews, news-please, Webhose,
** Signal-1M, C4, XSum, CNN/DM, trafilatura, newspaper, schema.org, JSON Feed.
*/
#include "maps.h"

#include <string.h>

static const char *const targets[QUOTH_MAP_COUNT] = {
    "source", "version", "url", "title", "byline", "dateline", "outlet",
    "published", "modified", "lang", "body", "html", "status", "sources",
};

static const quoth_json_map ready[] = {
    {"auto",
     QUOTH_SHAPE_PLAIN,
     true,
     {"guid|_id|id|uuid|article_id|articleID|@id", "version",
      "url|link|canonical_url|canonicalUrl|source_url|web_url|uri|permalink",
      "title|headline|heading|name|title_page", "byline|author|authors|creator",
      "dateline",
      "outlet|publisher|publication|site_name|sitename|source_name|source|"
      "thread.site|source_domain|domain|hostname|site|provider",
      "published|date_published|date_publish|publish_date|datePublished|"
      "published_at|"
      "publishedAt|pub_date|pubDate|publication_date|published_date|date|"
      "timestamp|created_at|created",
      "modified|date_modified|dateModified|date_modify|updated|updated_at|"
      "lastmod",
      "lang|language|inLanguage|language_code",
      "body|text|maintext|content|articleBody|article_body|full_text|fulltext|"
      "article_text|article|plain_text|document|story|content_text",
      "html|body_html|content_html|bodyHtml|raw_html", "status|pubstatus",
      "sources|agency"}},
    {"ninjs",
     QUOTH_SHAPE_NINJS,
     false,
     {"uri|guid", "version|versionNumber", "url|link|urls.url|altids.url",
      "headline|headlines.value|title|headline_main", "byline|by|bylines",
      "located|datelines|dateline|locateds",
      "copyrightholder|copyrightHolder|provider",
      "firstcreated|firstCreated|contentcreated|contentCreated|"
      "versioncreated|versionCreated",
      "versioncreated|versionCreated", "language", "body_text|body_plain",
      "body_xhtml|body_html|body_html5", "pubstatus|pubStatus",
      "infosources.name|infoSources.name|creditline|creditLine|source"}},
    {"gqg",
     QUOTH_SHAPE_GQG,
     false,
     {[QUOTH_MAP_URL] = "url",
      [QUOTH_MAP_TITLE] = "title",
      [QUOTH_MAP_LANG] = "lang"}},
    {"quotebank",
     QUOTH_SHAPE_QUOTEBANK,
     false,
     {[QUOTH_MAP_SOURCE] = "quoteID", [QUOTH_MAP_PUBLISHED] = "date"}},
    {"quotebank-articles",
     QUOTH_SHAPE_QUOTEBANK_ARTICLES,
     false,
     {[QUOTH_MAP_SOURCE] = "articleID",
      [QUOTH_MAP_URL] = "url",
      [QUOTH_MAP_TITLE] = "title",
      [QUOTH_MAP_PUBLISHED] = "date",
      [QUOTH_MAP_BODY] = "content"}},
};

#define N_READY (sizeof ready / sizeof *ready)

const quoth_json_map *quoth_map_of_shape(enum quoth_map_shape shape) {
  for (size_t i = 0; i < N_READY; i++)
    if (ready[i].shape == shape) return &ready[i];
  return &ready[0];
}

static const quoth_json_map *ready_find(const char *name, size_t n_byte) {
  for (size_t i = 0; i < N_READY; i++)
    if (strlen(ready[i].name) == n_byte && !memcmp(ready[i].name, name, n_byte))
      return &ready[i];
  return NULL;
}

static int target_find(const char *name, size_t n_byte) {
  for (int i = 0; i < QUOTH_MAP_COUNT; i++)
    if (strlen(targets[i]) == n_byte && !memcmp(targets[i], name, n_byte))
      return i;
  return -1;
}

/* One part of a map: a ready map's name, or target=path. */
static const char *part_apply(quoth_arena *arena, quoth_json_map *map,
                              const char *part, size_t n_byte) {
  const char *equals = memchr(part, '=', n_byte);
  if (!equals) {
    const quoth_json_map *found = ready_find(part, n_byte);
    if (found) *map = *found;
    return found ? NULL : "--map: no ready map is called";
  }
  int target = target_find(part, (size_t)(equals - part));
  size_t n_path = n_byte - (size_t)(equals + 1 - part);
  if (target < 0) return "--map: no such field to fill in";
  if (!n_path) return "--map: no path behind = in";
  map->paths[target] = quoth_arena_copy(arena, equals + 1, n_path);
  map->any = false;
  return NULL;
}

const quoth_json_map *quoth_map_parse(quoth_arena *arena, const char *text,
                                      const char **error) {
  quoth_json_map *map = quoth_arena_alloc(arena, sizeof *map);
  if (map) *map = ready[0];
  *error = NULL;
  while (map && !*error && *text) {
    size_t n = strcspn(text, ",");
    if (n) *error = part_apply(arena, map, text, n);
    text += n + (text[n] == ',');
  }
  return *error ? NULL : map;
}
