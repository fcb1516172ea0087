/*
** claim_link.c: quoth_link() groups the statements of `main` into claims and
** gives how many it placed.  Only statements without a claim are searched for,
** so that a run costs what is new:
**
**   1. claim_links gets the pairs that claim_match() finds for each new text;
**   2. new statements, and the claims that those pairs touch, are grouped by
**      ../match/cluster.h, under the decisions in claim_decisions;
**   3. claims, and the claim_id of statements, are written.
**
** A claim keeps its id: of several that a person joined the smallest stays, and
** of one that a person split the part with its first statement keeps it.
** Statements of the same words are one item, so that a text printed a thousand
** times costs as much as one.  quoth_link('again') drops all links and claims,
** never decisions, and starts over.  All happens in one savepoint.
*/
#include "functions.h"
#include "statements.h"
#include "transaction.h"

#include "../match/cluster.h"

#include <stdlib.h>
#include <string.h>

SQLITE_EXTENSION_INIT3

/* Pairs kept for each new text, and candidates compared for it: what is not
** among the best joins by way of them. */
#define LINK_K          "80"
#define LINK_CANDIDATES "100"

/* Statements that count: nobody rejected the quote, the article is the newest
** version. */
#define COUNTS                                                                 \
  " JOIN main.quotes q ON q.quote_id = s.quote_id AND q.status <> 'rejected'"  \
  " JOIN main.articles a ON a.article_id = q.article_id"                       \
  " AND a.superseded_by IS NULL"

static const char start_again_sql[] =
    "UPDATE main.statements SET claim_id = NULL;"
    "DELETE FROM main.claim_links; DELETE FROM main.claims;";

static const char find_pairs_sql[] =
    "WITH fresh(id, text) AS (SELECT min(s.statement_id), s.text"
    " FROM main.statements s" COUNTS " WHERE s.claim_id IS NULL"
    " GROUP BY s.text)"
    "INSERT OR IGNORE INTO main.claim_links(statement_a, statement_b, score,"
    " relation, number_conflict, polarity_differs, name_conflict, matched)"
    " SELECT min(f.id, m.statement_id), max(f.id, m.statement_id),"
    " round(m.score, 4), m.relation, m.number_conflict, m.polarity_differs,"
    " m.name_conflict, m.matched"
    " FROM fresh f CROSS JOIN claim_match(f.text, " LINK_K ") m"
    " WHERE m.min_score = ?1 AND m.candidates = " LINK_CANDIDATES
    " AND m.whole = 1 AND m.statement_id <> f.id";

/* New statements, and all of the claims they are linked with or that a person
** decided about. */
static const char make_scope_sql[] =
    "CREATE TEMP TABLE _quoth_scope(statement_id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE _quoth_touched(claim_id INTEGER PRIMARY KEY);"
    "INSERT INTO temp._quoth_scope SELECT s.statement_id"
    " FROM main.statements s" COUNTS " WHERE s.claim_id IS NULL;"
    "INSERT OR IGNORE INTO temp._quoth_touched SELECT o.claim_id"
    " FROM temp._quoth_scope n"
    " JOIN main.claim_links l ON l.statement_a = n.statement_id"
    " JOIN main.statements o ON o.statement_id = l.statement_b"
    " WHERE o.claim_id IS NOT NULL;"
    "INSERT OR IGNORE INTO temp._quoth_touched SELECT o.claim_id"
    " FROM temp._quoth_scope n"
    " JOIN main.claim_links l ON l.statement_b = n.statement_id"
    " JOIN main.statements o ON o.statement_id = l.statement_a"
    " WHERE o.claim_id IS NOT NULL;"
    "INSERT OR IGNORE INTO temp._quoth_touched SELECT s.claim_id"
    " FROM main.statements s WHERE s.claim_id IS NOT NULL AND s.text IN"
    " (SELECT text_a FROM main.claim_decisions"
    "  UNION SELECT text_b FROM main.claim_decisions);"
    "INSERT OR IGNORE INTO temp._quoth_scope SELECT s.statement_id"
    " FROM temp._quoth_touched t"
    " JOIN main.statements s ON s.claim_id = t.claim_id;";

static const char drop_scope_sql[] = "DROP TABLE IF EXISTS temp._quoth_scope;"
                                     "DROP TABLE IF EXISTS temp._quoth_touched";

/* By text, so that ids and the order of loading do not matter. */
static const char read_scope_sql[] =
    "SELECT s.statement_id, s.text, s.claim_id,"
    " s.statement_id IS (SELECT c.first_statement_id FROM main.claims c"
    "                    WHERE c.claim_id = s.claim_id)"
    " FROM temp._quoth_scope n"
    " JOIN main.statements s ON s.statement_id = n.statement_id"
    " ORDER BY s.text, s.statement_id";

/* Where numbers or negation contradict, the claim is another. */
static const char read_links_sql[] =
    "SELECT l.statement_a, l.statement_b,"
    " iif(l.number_conflict OR l.polarity_differs, 0, l.score)"
    " FROM temp._quoth_scope n"
    " JOIN main.claim_links l ON l.statement_a = n.statement_id"
    " JOIN temp._quoth_scope o ON o.statement_id = l.statement_b";

static const char read_decisions_sql[] =
    "SELECT x.statement_id, y.statement_id, d.verdict = 'same'"
    " FROM main.claim_decisions d"
    " JOIN (SELECT n.statement_id, s.text FROM temp._quoth_scope n"
    "  JOIN main.statements s ON s.statement_id = n.statement_id) x"
    "  ON x.text = d.text_a"
    " JOIN (SELECT n.statement_id, s.text FROM temp._quoth_scope n"
    "  JOIN main.statements s ON s.statement_id = n.statement_id) y"
    "  ON y.text = d.text_b"
    " ORDER BY d.decision_id";

/* A claim's counts and dates, from its statements.  An article without outlet
** is its own; copies of one text bear witness for whoever printed it first. */
static const char sum_up_sql[] =
    "UPDATE main.claims SET"
    " (statements, outlets, witnesses, first_seen, last_seen) ="
    " (SELECT count(*),"
    "   count(DISTINCT coalesce(a.outlet_id, -a.article_id)),"
    "   count(DISTINCT coalesce(f.outlet_id, -f.article_id)),"
    "   min(coalesce(q.said_on, substr(a.published, 1, 10))),"
    "   max(coalesce(q.said_on, substr(a.published, 1, 10)))"
    "  FROM main.statements s" COUNTS
    "  LEFT JOIN main.story_articles m ON m.article_id = a.article_id"
    "  LEFT JOIN main.stories t ON t.story_id = m.story_id"
    "  LEFT JOIN main.articles f"
    "   ON f.article_id = coalesce(t.first_article_id, a.article_id)"
    "  WHERE s.claim_id = claims.claim_id),"
    " first_statement_id ="
    " (SELECT s.statement_id FROM main.statements s" COUNTS
    "  WHERE s.claim_id = claims.claim_id"
    "  ORDER BY coalesce(q.said_on, a.published) IS NULL,"
    "   coalesce(q.said_on, substr(a.published, 1, 10)), a.published,"
    "   s.statement_id LIMIT 1)"
    " WHERE claim_id IN (SELECT claim_id FROM temp._quoth_touched)"
    " OR claim_id IN (SELECT s.claim_id FROM temp._quoth_scope n"
    "  JOIN main.statements s ON s.statement_id = n.statement_id);"
    "DELETE FROM main.claims WHERE claim_id NOT IN"
    " (SELECT claim_id FROM main.statements WHERE claim_id IS NOT NULL)";

typedef struct placed {
  int64_t statement_id, claim_id; /* claim_id: 0 before it has one */
  uint32_t item;
  bool first; /* of its claim */
} placed;

typedef struct linking {
  sqlite3 *db;
  int rc;
  char *why;
  quoth_arena arena;
  QUOTH_VEC(placed) statements; /* by text */
  placed *by_id;
  QUOTH_VEC(quoth_str) texts; /* of the items */
  uint32_t *weight;           /* statements of each item */
  QUOTH_VEC(quoth_link) links;
  QUOTH_VEC(int64_t) claims; /* ids by group number; 0: to be made */
  uint32_t *group;           /* of each item */
  uint32_t *medoid;          /* of each group */
  int64_t n_new;
} linking;

/*
** Steps of SQL
*/

static void keep_why(linking *l) {
  if (l->rc == SQLITE_OK || l->why) return;
  l->why = sqlite3_mprintf("%s", sqlite3_errmsg(l->db));
}

static void run(linking *l, const char *sql) {
  if (l->rc == SQLITE_OK) l->rc = sqlite3_exec(l->db, sql, NULL, NULL, NULL);
  keep_why(l);
}

static sqlite3_stmt *prepared(linking *l, const char *sql) {
  sqlite3_stmt *stmt = quoth_sql_prepare(l->db, &l->rc, sql);
  keep_why(l);
  return stmt;
}

static bool step(linking *l, sqlite3_stmt *stmt) {
  bool row = quoth_sql_step(&l->rc, stmt);
  keep_why(l);
  return row;
}

static void check_arena(linking *l) {
  if (l->rc == SQLITE_OK) l->rc = quoth_status_to_sqlite(l->arena.status);
}

static void find_pairs(linking *l) {
  sqlite3_stmt *stmt = prepared(l, find_pairs_sql);
  sqlite3_bind_double(stmt, 1, (double)QUOTH_SUGGESTED_SCORE);
  (void)step(l, stmt);
  sqlite3_finalize(stmt);
}

/*
** Items and links
*/

static void add_statement(linking *l, int64_t id, quoth_str text,
                          int64_t claim_id, bool first) {
  quoth_str *last = l->texts.n ? &l->texts.at[l->texts.n - 1] : NULL;
  bool same = last && last->n_byte == text.n_byte &&
              memcmp(last->at, text.at, text.n_byte) == 0;
  if (!same && (last = QUOTH_PUSH(&l->arena, &l->texts))) {
    last->at = quoth_arena_copy(&l->arena, text.at, text.n_byte);
    last->n_byte = text.n_byte;
  }
  placed *p = QUOTH_PUSH(&l->arena, &l->statements);
  if (p) *p = (placed){id, claim_id, l->texts.n - 1, first};
  l->n_new += claim_id == 0;
}

static int by_id(const void *left, const void *right) {
  const placed *a = left, *b = right;
  return a->statement_id < b->statement_id ? -1
                                           : a->statement_id > b->statement_id;
}

static void read_statements(linking *l) {
  sqlite3_stmt *stmt = prepared(l, read_scope_sql);
  while (step(l, stmt) && !l->arena.status) {
    quoth_str text = {(const char *)sqlite3_column_text(stmt, 1),
                      (uint32_t)sqlite3_column_bytes(stmt, 1)};
    if (text.at)
      add_statement(l, sqlite3_column_int64(stmt, 0), text,
                    sqlite3_column_int64(stmt, 2),
                    sqlite3_column_int(stmt, 3) != 0);
  }
  sqlite3_finalize(stmt);
  uint32_t n = l->statements.n;
  l->by_id = quoth_arena_array(&l->arena, n, sizeof *l->by_id);
  l->weight = quoth_arena_array(&l->arena, l->texts.n, sizeof *l->weight);
  check_arena(l);
  if (l->rc != SQLITE_OK || !n) return;
  memcpy(l->by_id, l->statements.at, n * sizeof *l->by_id);
  qsort(l->by_id, n, sizeof *l->by_id, by_id);
  for (uint32_t i = 0; i < n; i++)
    l->weight[l->statements.at[i].item]++;
}

/* The item of a statement in scope. */
static uint32_t item_of(const linking *l, int64_t statement_id) {
  placed key = {.statement_id = statement_id};
  const placed *p = bsearch(&key, l->by_id, l->statements.n, sizeof key, by_id);
  return p ? p->item : UINT32_MAX;
}

static void add_link(linking *l, sqlite3_stmt *stmt, float score,
                     uint8_t verdict) {
  uint32_t a = item_of(l, sqlite3_column_int64(stmt, 0));
  uint32_t b = item_of(l, sqlite3_column_int64(stmt, 1));
  if (a == b || a == UINT32_MAX || b == UINT32_MAX) return;
  quoth_link *link = QUOTH_PUSH(&l->arena, &l->links);
  if (link) *link = (quoth_link){a < b ? a : b, a < b ? b : a, score, verdict};
}

/* Decided ones before measured ones, the last decision first. */
static int by_pair(const void *left, const void *right) {
  const quoth_link *a = left, *b = right;
  if (a->a != b->a) return a->a < b->a ? -1 : 1;
  if (a->b != b->b) return a->b < b->b ? -1 : 1;
  if ((a->verdict == QUOTH_MEASURED) != (b->verdict == QUOTH_MEASURED))
    return a->verdict == QUOTH_MEASURED ? 1 : -1;
  return a->score > b->score ? -1 : a->score < b->score;
}

/* Leaves one link for each pair of items. */
static void unite_links(linking *l) {
  uint32_t kept = 0;
  if (!l->links.n) return;
  quoth_link *at = l->links.at;
  qsort(at, l->links.n, sizeof *at, by_pair);
  for (uint32_t i = 0; i < l->links.n; i++)
    if (!kept || at[kept - 1].a != at[i].a || at[kept - 1].b != at[i].b)
      at[kept++] = at[i];
  for (uint32_t i = 0; i < kept; i++)
    if (at[i].verdict == QUOTH_DECIDED_SAME) at[i].score = 1;
  l->links.n = kept;
}

static void read_links(linking *l) {
  sqlite3_stmt *stmt = prepared(l, read_links_sql);
  while (step(l, stmt))
    add_link(l, stmt, (float)sqlite3_column_double(stmt, 2), QUOTH_MEASURED);
  sqlite3_finalize(stmt);
  stmt = prepared(l, read_decisions_sql);
  for (float later = 1; step(l, stmt); later++)
    add_link(l, stmt, later,
             sqlite3_column_int(stmt, 2) ? QUOTH_DECIDED_SAME
                                         : QUOTH_DECIDED_DIFFERENT);
  sqlite3_finalize(stmt);
  check_arena(l);
  if (l->rc == SQLITE_OK) unite_links(l);
}

/*
** Groups
*/

static int by_value(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
  return a < b ? -1 : a > b;
}

/* The claims in scope, ascending, each once. */
static void list_claims(linking *l) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < l->statements.n; i++) {
    int64_t *id =
        l->statements.at[i].claim_id ? QUOTH_PUSH(&l->arena, &l->claims) : NULL;
    if (id) *id = l->statements.at[i].claim_id;
  }
  if (l->claims.n) qsort(l->claims.at, l->claims.n, sizeof(int64_t), by_value);
  for (uint32_t i = 0; i < l->claims.n; i++)
    if (!kept || l->claims.at[kept - 1] != l->claims.at[i])
      l->claims.at[kept++] = l->claims.at[i];
  l->claims.n = kept;
}

static uint32_t group_of_claim(const linking *l, int64_t claim_id) {
  const int64_t *at =
      bsearch(&claim_id, l->claims.at, l->claims.n, sizeof(int64_t), by_value);
  return at ? (uint32_t)(at - l->claims.at) : QUOTH_NO_GROUP;
}

/* Marks claims with two items that a person told apart. */
static bool *find_split(linking *l) {
  bool *split = quoth_arena_array(&l->arena, l->claims.n, sizeof *split);
  for (uint32_t i = 0; i < l->links.n && split; i++) {
    const quoth_link *link = &l->links.at[i];
    uint32_t g = l->group[link->a];
    if (link->verdict == QUOTH_DECIDED_DIFFERENT && g != QUOTH_NO_GROUP &&
        g == l->group[link->b])
      split[g] = true;
  }
  return split;
}

/* Items start in the claim they are in; of a claim that was split only the
** first statement's item does, and the others may follow it. */
static void start_groups(linking *l) {
  l->group = quoth_arena_array(&l->arena, l->texts.n, sizeof *l->group);
  if (!l->group) return;
  for (uint32_t i = 0; i < l->texts.n; i++)
    l->group[i] = QUOTH_NO_GROUP;
  for (uint32_t i = 0; i < l->statements.n; i++) {
    const placed *p = &l->statements.at[i];
    if (p->claim_id && l->group[p->item] == QUOTH_NO_GROUP)
      l->group[p->item] = group_of_claim(l, p->claim_id);
  }
  const bool *split = find_split(l);
  if (!split) return;
  bool *stays = quoth_arena_array(&l->arena, l->texts.n, sizeof *stays);
  for (uint32_t i = 0; i < l->statements.n && stays; i++)
    if (l->statements.at[i].first) stays[l->statements.at[i].item] = true;
  for (uint32_t i = 0; i < l->texts.n && stays; i++)
    if (l->group[i] != QUOTH_NO_GROUP && split[l->group[i]] && !stays[i])
      l->group[i] = QUOTH_NO_GROUP;
}

static void make_groups(linking *l) {
  list_claims(l);
  start_groups(l);
  check_arena(l);
  if (l->rc != SQLITE_OK) return;
  uint32_t n_item = l->texts.n, n_group = l->claims.n;
  int status = quoth_cluster(&l->arena, l->links.at, l->links.n, l->group,
                             n_item, n_group);
  for (uint32_t i = 0; i < n_item && !status; i++)
    if (l->group[i] >= n_group) n_group = l->group[i] + 1;
  while (l->claims.n < n_group) {
    int64_t *id = QUOTH_PUSH(&l->arena, &l->claims);
    if (!id) break;
    *id = 0; /* where list_claims() left a repeated one */
  }
  l->medoid = quoth_arena_array(&l->arena, n_group, sizeof *l->medoid);
  check_arena(l);
  if (l->rc == SQLITE_OK && !status)
    status = quoth_cluster_medoids(&l->arena, l->links.at, l->links.n, l->group,
                                   l->weight, n_item, l->medoid, n_group);
  if (l->rc == SQLITE_OK) l->rc = quoth_status_to_sqlite(status);
}

/*
** Writing
*/

/* Makes the claims that are new, and gives each the text of its medoid. */
static void write_claims(linking *l) {
  sqlite3_stmt *add = prepared(l, "INSERT INTO main.claims(text) VALUES(?1)");
  sqlite3_stmt *change = prepared(l, "UPDATE main.claims SET text = ?1"
                                     " WHERE claim_id = ?2 AND text IS NOT ?1");
  for (uint32_t g = 0; g < l->claims.n && l->rc == SQLITE_OK; g++) {
    if (l->medoid[g] == UINT32_MAX) continue; /* joined with another */
    quoth_str text = l->texts.at[l->medoid[g]];
    sqlite3_stmt *stmt = l->claims.at[g] ? change : add;
    sqlite3_bind_text64(stmt, 1, text.at, text.n_byte, SQLITE_STATIC,
                        SQLITE_UTF8);
    if (l->claims.at[g]) sqlite3_bind_int64(stmt, 2, l->claims.at[g]);
    (void)step(l, stmt);
    if (!l->claims.at[g]) l->claims.at[g] = sqlite3_last_insert_rowid(l->db);
    sqlite3_reset(stmt);
  }
  sqlite3_finalize(add);
  sqlite3_finalize(change);
}

static void write_statements(linking *l) {
  sqlite3_stmt *stmt = prepared(l, "UPDATE main.statements SET claim_id = ?1"
                                   " WHERE statement_id = ?2");
  for (uint32_t i = 0; i < l->statements.n && l->rc == SQLITE_OK; i++) {
    const placed *p = &l->statements.at[i];
    int64_t claim_id = l->claims.at[l->group[p->item]];
    if (claim_id == p->claim_id) continue;
    sqlite3_bind_int64(stmt, 1, claim_id);
    sqlite3_bind_int64(stmt, 2, p->statement_id);
    (void)step(l, stmt);
    sqlite3_reset(stmt);
  }
  sqlite3_finalize(stmt);
}

/*
** The function
*/

static void link_all(linking *l, bool again) {
  if (again) run(l, start_again_sql);
  run(l, "SELECT quoth_reindex('pending')");
  find_pairs(l);
  run(l, make_scope_sql);
  read_statements(l);
  read_links(l);
  make_groups(l);
  write_claims(l);
  write_statements(l);
  run(l, sum_up_sql);
}

/* The scope goes before and after: no DROP passes while a transaction is open.
 */
static void link_safely(linking *l, bool again) {
  quoth_transaction t;
  run(l, drop_scope_sql);
  if (l->rc != SQLITE_OK) return;
  l->rc = quoth_transaction_open(&t, l->db);
  link_all(l, again);
  l->rc = quoth_transaction_close(&t, l->rc);
  run(l, drop_scope_sql);
}

static void link_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  if (argc) {
    quoth_str how = quoth_argument_text(ctx, argv[0], "quoth_link", "how");
    if (!how.at) return;
    if (sqlite3_stricmp(how.at, "again")) {
      sqlite3_result_error(ctx, "quoth_link(): how must be 'again' or left out",
                           -1);
      return;
    }
  }
  linking l = {.db = quoth_context_connection(ctx)->db};
  quoth_arena_open(&l.arena, &quoth_sqlite_allocator);
  link_safely(&l, argc > 0);
  if (l.rc == SQLITE_OK)
    sqlite3_result_int64(ctx, l.n_new);
  else
    quoth_result_failure(ctx, "quoth_link", l.rc, l.why);
  sqlite3_free(l.why);
  quoth_arena_close(&l.arena);
}

const quoth_function quoth_claim_link_functions[] = {
    {"quoth_link", 0, SQLITE_DIRECTONLY, link_call},
    {"quoth_link", 1, SQLITE_DIRECTONLY, link_call},
    {NULL, 0, 0, NULL},
};
