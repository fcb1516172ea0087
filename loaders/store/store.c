/*
** store.c: articles as rows.  Owns who an article is: its record id and
** version, else the key of its URL, else its path, and where only a path is
** known the same body elsewhere is the same article.  A body that its source
** has already is not written again; any other body is a new version, and every
** older version names the next one.
*/
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../read/record.h"
#include "people.h"
#include "quote_rows.h"
#include "store.h"
#include "stories.h"

enum { LATEST, THIS_VERSION, SAME_BODY, N_LOOKUP };

/* Whether article a has the body.  By indexes alone: BETWEEN, as for = SQLite
** would read the row, and all of its body to reach what stands behind. */
#define HAS_BODY                                                               \
  "EXISTS (SELECT 1 FROM articles b WHERE b.sha256 = ?2"                       \
  " AND b.article_id BETWEEN a.article_id AND a.article_id)"

static const char *const lookup_sql[N_LOOKUP] = {
    [LATEST] = ("SELECT " HAS_BODY " FROM articles a WHERE a.source = ?1"
                " ORDER BY a.version DESC LIMIT 1"),
    [THIS_VERSION] = ("SELECT " HAS_BODY " FROM articles a"
                      " WHERE a.source = ?1 AND a.version = ?3"),
    [SAME_BODY] = "SELECT 1 FROM articles WHERE sha256 = ?1",
};

void quoth_lookup_open(quoth_lookup *lookup, quoth_database *db) {
  *lookup = (quoth_lookup){.db = db};
  for (int i = 0; i < N_LOOKUP; i++)
    lookup->statements[i].sql = lookup_sql[i];
}

void quoth_lookup_close(quoth_lookup *lookup) {
  quoth_statements_finish(lookup->statements, N_LOOKUP);
}

enum quoth_known quoth_lookup_known(quoth_lookup *lookup,
                                    const quoth_found *found) {
  quoth_statement *s = lookup->statements;
  int64_t same =
      found->version
          ? quoth_database_integer(lookup->db, &s[THIS_VERSION], -1, "szi",
                                   found->source, found->sha256, found->version)
          : quoth_database_integer(lookup->db, &s[LATEST], -1, "sz",
                                   found->source, found->sha256);
  if (same >= 0) return same ? QUOTH_KNOWN_SAME : QUOTH_KNOWN_CHANGED;
  if (found->by_path &&
      quoth_database_integer(lookup->db, &s[SAME_BODY], 0, "z", found->sha256))
    return QUOTH_KNOWN_SAME;
  return QUOTH_KNOWN_NEW;
}

/* "2" is 2, "20151210T191044Z" is 20151210191044: digits, as far as an integer
** holds them. */
static int64_t version_of(quoth_str text) {
  int64_t version = 0;
  int n_digit = 0;
  for (uint32_t i = 0; i < text.n_byte && n_digit < 18; i++) {
    if (text.at[i] < '0' || text.at[i] > '9') continue;
    version = version * 10 + (text.at[i] - '0');
    n_digit++;
  }
  return version;
}

static bool starts_with(quoth_str text, const char *prefix) {
  size_t n = strlen(prefix);
  return text.n_byte >= n && memcmp(text.at, prefix, n) == 0;
}

static bool equal(quoth_str a, quoth_str b) {
  return a.n_byte == b.n_byte && memcmp(a.at, b.at, a.n_byte) == 0;
}

#define NAME_DIGIT 16 /* of the body's hash, in the source of the nameless */

void quoth_found_identify(quoth_found *found, quoth_arena *arena,
                          const quoth_article *article, const char *path) {
  *found = (quoth_found){.article = article, .source = article->source};
  quoth_digest(found->sha256, article->body);
  if (article->nameless)
    found->source = quoth_string_format(arena, "%s#%.*s", path, NAME_DIGIT,
                                        found->sha256);
  else if (article->url_key.n_byte > 0 &&
           (article->source.n_byte == 0 ||
            equal(article->source, article->url)))
    found->source = article->url_key;
  found->by_path = starts_with(found->source, path);
  found->version = version_of(article->version);
}

enum {
  LAST_ARTICLE,
  LAST_VERSION,
  BEFORE,
  HAS_VERSION,
  INSERT_ARTICLE,
  INSERT_IMPORT,
  LINK_VERSIONS,
  OUTLET_BY_DOMAIN,
  OUTLET_BY_NAME,
  INSERT_OUTLET,
  RENAME_OUTLET,
  N_STATEMENT
};

static const char *const sql[N_STATEMENT] = {
    [LAST_ARTICLE] = "SELECT max(article_id) FROM articles",
    [LAST_VERSION] = "SELECT max(version) FROM articles WHERE source = ?1",
    [BEFORE] = "SELECT article_id FROM articles WHERE source = ?1"
               " AND version < ?2 ORDER BY version DESC LIMIT 1",
    [HAS_VERSION] = "SELECT 1 FROM articles WHERE source = ?1 AND version = ?2",
    [INSERT_ARTICLE] =
        "INSERT INTO articles(article_id, outlet_id, source, version,"
        " superseded_by, url, title, byline, dateline, published, lang, body,"
        " sha256, loaded_at) VALUES (?1, nullif(?2, 0), ?3, ?4, nullif(?5, 0),"
        " ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [INSERT_IMPORT] = "INSERT INTO _quoth_imports(article_id) VALUES (?1)",
    /* a version that was withdrawn and has no successor names itself */
    [LINK_VERSIONS] =
        "UPDATE articles SET superseded_by = (SELECT n.article_id"
        "  FROM articles n WHERE n.source = ?1 AND n.version > articles.version"
        "  ORDER BY n.version LIMIT 1)"
        " WHERE source = ?1 AND version < (SELECT max(version) FROM articles"
        "  WHERE source = ?1)",
    [OUTLET_BY_DOMAIN] = "SELECT outlet_id, name FROM outlets WHERE domain = ?1"
                         " ORDER BY outlet_id LIMIT 1",
    [OUTLET_BY_NAME] = "SELECT outlet_id FROM outlets WHERE name = ?1",
    [INSERT_OUTLET] = "INSERT INTO outlets(name, domain) VALUES (?1, ?2)"
                      " RETURNING outlet_id",
    [RENAME_OUTLET] = "UPDATE OR IGNORE outlets SET name = ?2"
                      " WHERE outlet_id = ?1",
};

struct quoth_store {
  quoth_database *db;
  quoth_people *people;
  quoth_quote_rows *rows;
  quoth_stories *stories;
  quoth_corrections *corrections;
  quoth_lost_fn *lost;
  void *lost_arg;
  int64_t article_id; /* the last that was given out */
  char loaded_at[24]; /* of this batch */
  quoth_statement statements[N_STATEMENT];
};

quoth_store *quoth_store_open(quoth_database *db) {
  quoth_store *store = calloc(1, sizeof *store);
  if (!store) return NULL;
  store->db = db;
  for (int i = 0; i < N_STATEMENT; i++)
    store->statements[i].sql = sql[i];
  store->people = quoth_people_open(db);
  store->rows = quoth_quote_rows_open(db, store->people);
  store->stories = quoth_stories_open(db);
  store->corrections = quoth_corrections_open(db, store->rows);
  if (store->people && store->rows && store->stories && store->corrections)
    return store;
  quoth_store_close(store);
  return NULL;
}

void quoth_store_close(quoth_store *store) {
  if (!store) return;
  quoth_statements_finish(store->statements, N_STATEMENT);
  quoth_corrections_close(store->corrections);
  quoth_stories_close(store->stories);
  quoth_quote_rows_close(store->rows);
  quoth_people_close(store->people);
  free(store);
}

static void stamp(char out[24]) {
  time_t now = time(NULL);
  struct tm utc;
  gmtime_r(&now, &utc);
  strftime(out, 24, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

void quoth_store_begin(quoth_store *store) {
  store->article_id = quoth_database_integer(
      store->db, &store->statements[LAST_ARTICLE], 0, "");
  quoth_people_begin(store->people);
  quoth_quote_rows_begin(store->rows);
  quoth_stories_begin(store->stories);
  stamp(store->loaded_at);
}

void quoth_store_flush(quoth_store *store) {
  quoth_quote_rows_flush(store->rows);
}

void quoth_store_settle(quoth_store *store) {
  quoth_quote_rows_flush(store->rows);
  quoth_people_settle(store->people);
  quoth_stories_settle(store->stories);
  quoth_quote_rows_settle(store->rows);
}

/* The outlet of a domain; *nameless: called by the domain itself. */
static int64_t outlet_of_domain(quoth_store *store, quoth_str domain,
                                bool *nameless) {
  quoth_statement *s = &store->statements[OUTLET_BY_DOMAIN];
  if (domain.n_byte == 0 || !quoth_database_row(store->db, s, "s", domain))
    return 0;
  int64_t id = sqlite3_column_int64(s->handle, 0);
  *nameless = equal(quoth_statement_text(s, 1), domain);
  quoth_statement_reset(s);
  return id;
}

/* By its name, else by its domain, whose row is called by the domain until an
** article tells a name. */
static int64_t outlet_of(quoth_store *store, quoth_str name, quoth_str domain) {
  quoth_statement *s = store->statements;
  bool nameless = false, told = name.n_byte > 0;
  if (!told && domain.n_byte == 0) return 0;
  if (!told) name = domain;
  int64_t id =
      quoth_database_integer(store->db, &s[OUTLET_BY_NAME], 0, "s", name);
  if (id) return id;
  id = outlet_of_domain(store, domain, &nameless);
  if (id && !told) return id;
  if (id && nameless)
    quoth_database_run(store->db, &s[RENAME_OUTLET], "is", id, name);
  else
    id = quoth_database_integer(store->db, &s[INSERT_OUTLET], 0, "so", name,
                                domain);
  return id;
}

/* What the container tells goes before what the text tells. */
static quoth_str told(quoth_str container, quoth_str text) {
  return container.n_byte > 0 ? container : text;
}

static void insert_article(quoth_store *store, const quoth_found *found,
                           int64_t version) {
  const quoth_article *a = found->article;
  const quoth_article_head *head = &found->reading.head;
  quoth_str none = {NULL, 0};
  quoth_str published = {head->published, (uint32_t)strlen(head->published)};
  int64_t outlet = outlet_of(
      store, told(a->outlet, a->domain.n_byte > 0 ? none : head->agency),
      a->domain);
  quoth_database_run(
      store->db, &store->statements[INSERT_ARTICLE], "iisiiooooooszz",
      store->article_id, outlet, found->source, version,
      a->status == QUOTH_USABLE ? (int64_t)0 : store->article_id,
      told(a->url, none),
      told(a->title, quoth_span_text(a->body.at, head->title)), a->byline,
      told(a->dateline, quoth_span_text(a->body.at, head->dateline)),
      told(a->published, published), a->lang, a->body, found->sha256,
      store->loaded_at);
}

static void ignore_lost(void *arg, const char *source, quoth_str words) {
  (void)arg;
  (void)source;
  (void)words;
}

void quoth_store_on_lost(quoth_store *store, quoth_lost_fn *lost, void *arg) {
  store->lost = lost;
  store->lost_arg = arg;
}

void quoth_store_revise(quoth_store *store, quoth_arena *arena,
                        int64_t article_id, const quoth_reading *reading,
                        const quoth_draft *draft, quoth_revision *revision) {
  quoth_corrections_revise(store->corrections, arena, article_id, reading,
                           draft, revision);
}

/* A new version: links it to the others, and takes over what people said. */
static void follow(quoth_store *store, quoth_arena *arena, quoth_str source,
                   int64_t version) {
  quoth_statement *s = store->statements;
  int64_t before =
      quoth_database_integer(store->db, &s[BEFORE], 0, "si", source, version);
  quoth_database_run(store->db, &s[LINK_VERSIONS], "s", source);
  quoth_store_flush(store);
  if (before)
    quoth_corrections_carry(
        store->corrections, arena, before, store->article_id,
        store->lost ? store->lost : ignore_lost, store->lost_arg);
}

int64_t quoth_store_article(quoth_store *store, quoth_arena *arena,
                            const quoth_found *found) {
  quoth_statement *s = store->statements;
  int64_t last = quoth_database_integer(store->db, &s[LAST_VERSION], 0, "s",
                                        found->source);
  int64_t version = found->version;
  if (version == 0 || quoth_database_integer(store->db, &s[HAS_VERSION], 0,
                                             "si", found->source, version))
    version = last + 1;
  store->article_id++;
  insert_article(store, found, version);
  quoth_quote_rows_write(store->rows, arena, store->article_id, &found->reading,
                         &found->draft);
  if (found->import)
    quoth_database_run(store->db, &s[INSERT_IMPORT], "i", store->article_id);
  if (last > 0) follow(store, arena, found->source, version);
  quoth_stories_add(store->stories, store->article_id, &found->fingerprint);
  return store->article_id;
}
