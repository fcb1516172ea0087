/*
** quoth-link.c: groups the statements of a database into claims, and takes
** down what a person decides about them.  The grouping is the extension's
** quoth_link(); what is new since the last run is all it costs.
*/
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "store/database.h"
#include "common/options.h"

struct arguments {
  const char *same, *different, *by, *note;
  bool again, quiet;
};

static const quoth_option options[] = {
    {"same", 's', "A,B", "the statements with these ids make the same claim",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, same)},
    {"different", 'd', "A,B", "they do not; both are kept for ever",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, different)},
    {"by", 'b', "NAME", "who decides", QUOTH_OPTION_TEXT,
     offsetof(struct arguments, by)},
    {"note", 'n', "TEXT", "and why", QUOTH_OPTION_TEXT,
     offsetof(struct arguments, note)},
    {"again", 'a', NULL, "drop all claims, never decisions, and start over",
     QUOTH_OPTION_FLAG, offsetof(struct arguments, again)},
    {"quiet", 'q', NULL, "say nothing", QUOTH_OPTION_FLAG,
     offsetof(struct arguments, quiet)},
    {NULL, 0, NULL, NULL, QUOTH_OPTION_FLAG, 0},
};

static const quoth_program program = {
    "quoth-link", "[OPTION...] DATABASE",
    "Groups the statements of DATABASE into claims: who made the same claim,\n"
    "in whatever words.  Statements that have a claim keep it, unless a\n"
    "person decides otherwise.",
    "Exit status: 0 all are placed, 1 wrong usage or not our database, 4 disk\n"
    "full or another error of the database.",
    options};

enum { DECIDE, LINK, LINK_AGAIN, COUNT_CLAIMS, COUNT_REPEATED, N_STATEMENT };

static quoth_statement statements[N_STATEMENT] = {
    [DECIDE] = {"INSERT INTO claim_decisions(text_a, text_b, verdict,"
                " decided_by, note) SELECT a.text, b.text, ?3, ?4, ?5"
                " FROM statements a, statements b"
                " WHERE a.statement_id = ?1 AND b.statement_id = ?2"
                " RETURNING 1",
                NULL},
    [LINK] = {"SELECT quoth_link()", NULL},
    [LINK_AGAIN] = {"SELECT quoth_link('again')", NULL},
    [COUNT_CLAIMS] = {"SELECT count(*) FROM claims", NULL},
    [COUNT_REPEATED] = {"SELECT count(*) FROM claims WHERE statements > 1",
                        NULL},
};

/* "12,15" as two ids. */
static bool read_pair(const char *text, int64_t *a, int64_t *b) {
  char *stop = NULL;
  *a = strtoll(text, &stop, 10);
  if (stop == text || *stop != ',') return false;
  const char *second = stop + 1;
  *b = strtoll(second, &stop, 10);
  return stop != second && !*stop;
}

static void decide(quoth_database *db, const struct arguments *arguments,
                   const char *pair, const char *verdict) {
  int64_t a, b;
  if (!pair || !read_pair(pair, &a, &b)) return;
  if (!quoth_database_integer(db, &statements[DECIDE], 0, "iizzz", a, b,
                              verdict, arguments->by, arguments->note))
    quoth_database_fail(db, SQLITE_ERROR,
                        "there are no two statements with the ids %s", pair);
}

static void link_all(quoth_database *db, const struct arguments *arguments) {
  quoth_database_begin(db);
  decide(db, arguments, arguments->same, "same");
  decide(db, arguments, arguments->different, "different");
  int64_t n = quoth_database_integer(
      db, &statements[arguments->again ? LINK_AGAIN : LINK], 0, "");
  int64_t n_claim =
      quoth_database_integer(db, &statements[COUNT_CLAIMS], 0, "");
  int64_t n_repeated =
      quoth_database_integer(db, &statements[COUNT_REPEATED], 0, "");
  quoth_statements_finish(statements, N_STATEMENT);
  quoth_database_commit(db);
  if (db->rc == SQLITE_OK && !arguments->quiet)
    fprintf(stderr,
            "quoth-link: %" PRId64 " statements placed; %" PRId64
            " claims, %" PRId64 " of them made more than once\n",
            n, n_claim, n_repeated);
}

static bool is_pair(const char *text) {
  int64_t a, b;
  return !text || read_pair(text, &a, &b);
}

int main(int argc, char **argv) {
  struct arguments arguments = {0};
  quoth_database db;
  int code = 0;
  int first = quoth_options_parse(&program, argc, argv, &arguments, &code);
  if (first < 0) return code;
  if (first != argc - 1)
    return quoth_usage_error(&program, "give one database", NULL);
  if (!is_pair(arguments.same) || !is_pair(arguments.different))
    return quoth_usage_error(&program, "give two statement ids, such as 12,15",
                             NULL);
  if (quoth_database_open(&db, argv[first],
                          QUOTH_DATABASE_WRITE | QUOTH_DATABASE_THERE))
    link_all(&db, &arguments);
  if (db.rc != SQLITE_OK) {
    quoth_database_rollback(&db);
    fprintf(stderr, "quoth-link: %s\n", db.message);
  }
  code = quoth_database_exit(&db);
  quoth_database_close(&db);
  return code;
}
