/*
** maintain.c: reading stored articles anew, and taking one out without a
** trace.  Reading anew goes by article_id in batches and may be stopped and
** started again: what is up to date is not written.
*/
#include <stdlib.h>
#include <string.h>

#include "../common/options.h"
#include "../common/signals.h"
#include "maintain.h"
#include "reread.h"
#include "runs.h"

#define BATCH_BYTE ((size_t)8 << 20)

struct reextract {
  quoth_database *db;
  quoth_progress *progress;
  quoth_store *store;
  quoth_runs *runs;
  quoth_reread *reread;
  quoth_arena arena;
  quoth_revision sum;
  quoth_counts counts;
  int64_t article_id;
};

static void tell_article(struct reextract *r, const quoth_revision *v) {
  char line[160];
  if (v->n_changed + v->n_new + v->n_gone == 0) {
    r->counts.n_same++;
    return;
  }
  r->counts.n_changed++;
  snprintf(line, sizeof line,
           "article %lld: %u quotes changed, %u new, %u gone, %u the same",
           (long long)r->article_id, v->n_changed, v->n_new, v->n_gone,
           v->n_same);
  if (!r->progress->quiet) quoth_progress_say(r->progress, "reextracted", line);
}

static void add_revision(quoth_revision *sum, const quoth_revision *v) {
  sum->n_same += v->n_same;
  sum->n_changed += v->n_changed;
  sum->n_new += v->n_new;
  sum->n_gone += v->n_gone;
  sum->n_kept += v->n_kept;
}

static void revise(struct reextract *r, const quoth_reread_article *a) {
  quoth_revision v = {0};
  r->article_id = a->article_id;
  if (a->failed) {
    quoth_database_fail(r->db, SQLITE_NOMEM, "out of memory");
    return;
  }
  quoth_arena_reset(&r->arena);
  quoth_store_revise(r->store, &r->arena, a->article_id, &a->reading, &a->draft,
                     &v);
  r->counts.n_quote += a->reading.n_quote;
  add_revision(&r->sum, &v);
  tell_article(r, &v);
}

/* Articles until the batch is full; false at the end of all. */
static bool revise_sets(struct reextract *r) {
  const quoth_reread_set *set;
  size_t n_byte = 0;
  quoth_reread_begin(r->reread, r->article_id);
  do {
    bool last = n_byte + QUOTH_REREAD_MAX_BYTE >= BATCH_BYTE;
    set = quoth_reread_next(r->reread, last);
    for (int i = 0; i < set->n && !quoth_signal && r->db->rc == SQLITE_OK; i++)
      revise(r, &set->at[i]);
    quoth_progress_tick(r->progress, &r->counts, (uint64_t)r->article_id);
    n_byte += set->n_byte;
    if (last) return r->db->rc == SQLITE_OK;
  } while (set->n > 0 && !quoth_signal && r->db->rc == SQLITE_OK);
  return set->n > 0 && r->db->rc == SQLITE_OK;
}

/* A batch in a transaction; false at the end. */
static bool reextract_batch(struct reextract *r, const char *command) {
  quoth_database_begin(r->db);
  quoth_runs_start(r->runs, command);
  quoth_store_begin(r->store);
  bool more = revise_sets(r);
  quoth_store_settle(r->store);
  if (!more) quoth_database_exec(r->db, "SELECT quoth_reindex('pending')");
  quoth_runs_count(r->runs, &r->counts,
                   more ? quoth_signal ? "interrupted" : "running"
                        : "done");
  quoth_database_commit(r->db);
  return more && !quoth_signal;
}

static void tell_sum(struct reextract *r) {
  char line[200];
  snprintf(line, sizeof line,
           "%u quotes the same, %u changed, %u new, %u gone; "
           "%u corrections by people kept",
           r->sum.n_same, r->sum.n_changed, r->sum.n_new, r->sum.n_gone,
           r->sum.n_kept);
  quoth_progress_say(r->progress, "sum", line);
}

/* How far the work is, is told by the id of the last article. */
static void measure(quoth_database *db, quoth_progress *progress) {
  quoth_statement last = {"SELECT max(article_id) FROM articles", NULL};
  progress->n_all = (uint64_t)quoth_database_integer(db, &last, 0, "");
  progress->unit = "article_id";
  quoth_statements_finish(&last, 1);
}

int quoth_maintain_reextract(quoth_database *db, const char *command,
                             int n_thread, quoth_progress *progress) {
  struct reextract r = {.db = db,
                        .progress = progress,
                        .store = quoth_store_open(db),
                        .runs = quoth_runs_open(db),
                        .reread = quoth_reread_open(db, n_thread)};
  quoth_arena_open(&r.arena, NULL);
  measure(db, progress);
  if (!r.store || !r.runs || !r.reread)
    quoth_database_fail(db, SQLITE_NOMEM, "out of memory");
  else
    while (reextract_batch(&r, command))
      continue;
  if (db->rc == SQLITE_OK) tell_sum(&r);
  quoth_database_rollback(db);
  quoth_progress_close(progress, &r.counts,
                       db->rc != SQLITE_OK ? "failed"
                       : quoth_signal ? "interrupted"
                                           : "done");
  quoth_arena_close(&r.arena);
  quoth_reread_close(r.reread);
  quoth_store_close(r.store);
  quoth_runs_close(r.runs);
  if (db->rc == SQLITE_OK && quoth_signal)
    return QUOTH_EXIT_SIGNAL + quoth_signal;
  return quoth_database_exit(db);
}

/* ---- taking out ---- */

/* What the articles in temp.removed leave behind, in this order. */
static const char remove_sql[] =
    "CREATE TEMP TABLE removed_speakers AS SELECT DISTINCT speaker_id"
    "  FROM quotes WHERE speaker_id IS NOT NULL AND article_id IN"
    "  (SELECT article_id FROM temp.removed)"
    "  UNION SELECT b.speaker_id FROM _quoth_bare b JOIN quotes q"
    "  ON q.quote_id = b.quote_id WHERE q.article_id IN"
    "  (SELECT article_id FROM temp.removed);"
    "CREATE TEMP TABLE removed_claims AS SELECT DISTINCT t.claim_id"
    "  FROM statements t JOIN quotes q ON q.quote_id = t.quote_id"
    "  WHERE t.claim_id IS NOT NULL AND q.article_id IN"
    "  (SELECT article_id FROM temp.removed);"
    "DELETE FROM _quoth_rejects WHERE source IN (SELECT source FROM articles"
    "  WHERE article_id IN (SELECT article_id FROM temp.removed));"
    "DELETE FROM _quoth_fingerprints WHERE entry & 4294967295 IN"
    "  (SELECT article_id FROM temp.removed);"
    "UPDATE articles SET superseded_by = NULL WHERE superseded_by IN"
    "  (SELECT article_id FROM temp.removed);"
    "DELETE FROM articles WHERE article_id IN"
    "  (SELECT article_id FROM temp.removed);"
    "DELETE FROM speakers WHERE speaker_id IN"
    "  (SELECT speaker_id FROM temp.removed_speakers) AND NOT EXISTS"
    "  (SELECT 1 FROM quotes q WHERE q.speaker_id = speakers.speaker_id)"
    "  AND NOT EXISTS (SELECT 1 FROM _quoth_bare b"
    "  WHERE b.speaker_id = speakers.speaker_id);"
    "DELETE FROM claims WHERE claim_id IN"
    "  (SELECT claim_id FROM temp.removed_claims) AND NOT EXISTS"
    "  (SELECT 1 FROM statements t WHERE t.claim_id = claims.claim_id);"
    "UPDATE claims SET (text, first_statement_id) = (SELECT t.text,"
    "  t.statement_id FROM statements t WHERE t.claim_id = claims.claim_id"
    "  ORDER BY t.statement_id LIMIT 1),"
    "  statements = (SELECT count(*) FROM statements t"
    "  WHERE t.claim_id = claims.claim_id)"
    "  WHERE claim_id IN (SELECT claim_id FROM temp.removed_claims);"
    /* deleted terms stay in the full text until it is made anew */
    "INSERT INTO quotes_fts(quotes_fts) VALUES ('rebuild');"
    "SELECT quoth_reindex();";

static const char choose_sql[] =
    "INSERT INTO temp.removed(article_id) SELECT article_id FROM articles"
    " WHERE source IN (SELECT source FROM articles WHERE source = ?1"
    " OR url = ?1 OR CAST(article_id AS TEXT) = ?1)";

static int64_t choose(quoth_database *db, const char *article) {
  quoth_statement s[] = {{choose_sql, NULL},
                         {"SELECT count(*) FROM temp.removed", NULL}};
  quoth_database_exec(db, "CREATE TEMP TABLE removed("
                          "article_id INTEGER PRIMARY KEY)");
  quoth_database_run(db, &s[0], "z", article);
  int64_t n = quoth_database_integer(db, &s[1], 0, "");
  quoth_statements_finish(s, 2);
  return n;
}

int quoth_maintain_remove(quoth_database *db, const char *article,
                          quoth_progress *progress) {
  char line[80];
  quoth_database_exec(db, "PRAGMA secure_delete = ON");
  quoth_database_begin(db);
  int64_t n = choose(db, article);
  if (n > 0) quoth_database_exec(db, remove_sql);
  quoth_database_commit(db);
  if (n > 0) {
    /* pages that were in use before, and the log, hold the text still */
    quoth_database_exec(db, "VACUUM");
    quoth_database_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)");
  }
  if (db->rc != SQLITE_OK) return quoth_database_exit(db);
  snprintf(line, sizeof line, "%lld versions of the article removed",
           (long long)n);
  quoth_progress_say(progress, "removed", n ? line : "no such article");
  return n ? QUOTH_EXIT_OK : QUOTH_EXIT_REFUSED;
}
