/*
** Tests of loaders/store/stories.c: which articles become one story, who was
** first, and that the order in which they come changes nothing.
*/
#include "test.h"

#include "../../loaders/store/stories.h"

#include <stdlib.h>
#include <unistd.h>

/* Paragraphs of invented news, each of its own words. */
#define A                                                                      \
  "The council of Elmbrook voted on Tuesday to close the old bridge, which "   \
  "has carried traffic over the Varna since 1911, after inspectors found "     \
  "cracks in two of its four piers and in the deck.\n\n"
#define B                                                                      \
  "Repairs would take three years and cost more than a new crossing, the "     \
  "engineers wrote in a report that was given to all members last week, so "   \
  "a ferry is to run from March until another bridge is built.\n\n"
#define C                                                                      \
  "Ministers of the lake states met in Tresk over the weekend without coming " \
  "to terms on how much water each of them may take in a dry year, and put "   \
  "off any answer to April, when the rains will have come.\n\n"
#define D                                                                      \
  "Harvests in the south were the smallest for a decade, the grain board "     \
  "said in its yearly count, which blames late frost, little rain and a lack " \
  "of drivers for the trucks that bring the crop to port.\n\n"

static const struct article {
  const char *published, *body;
  int outlet;
} articles[] = {
    {"2031-02-01", A B, 1},   /* 1: the agency's */
    {"2031-02-02", A B D, 2}, /* 2: a paper prints it */
    {"2031-02-01", C D, 3},   /* 3: another story */
    {"2031-02-03", A C, 4},   /* 4: a roundup of 1 and 3 joins the first */
    {NULL, B A, 5},           /* 5: no date: later than all */
    {"2031-02-05", "Rain.", 6},
};
#define N_ARTICLE ((int)(sizeof articles / sizeof *articles))

static void add(quoth_database *db, quoth_stories *stories, int i) {
  quoth_statement insert = {
      "INSERT INTO articles(article_id, source, published, body, outlet_id)"
      " VALUES (?1, 'source ' || ?1, ?2, ?3, ?4)", NULL};
  quoth_arena arena;
  quoth_fingerprint f;
  quoth_arena_open(&arena, NULL);
  quoth_database_run(db, &insert, "izzi", (int64_t)i + 1, articles[i].published,
                     articles[i].body, (int64_t)articles[i].outlet);
  quoth_fingerprint_make(&f, &arena, &arena, articles[i].body,
                         (uint32_t)strlen(articles[i].body));
  quoth_stories_add(stories, i + 1, &f);
  quoth_arena_close(&arena);
  quoth_statements_finish(&insert, 1);
}

static int64_t ask(quoth_database *db, const char *question, int64_t id) {
  quoth_statement s = {question, NULL};
  int64_t answer = quoth_database_integer(db, &s, -1, "i", id);
  quoth_statements_finish(&s, 1);
  return answer;
}

static int64_t copy_of(quoth_database *db, int64_t id) {
  return ask(db, "SELECT coalesce(copy_of, 0) FROM story_articles"
                 " WHERE article_id = ?1", id);
}

static int64_t first_of(quoth_database *db, int64_t id) {
  return ask(db, "SELECT s.first_article_id FROM story_articles m JOIN stories"
                 " s ON s.story_id = m.story_id WHERE m.article_id = ?1", id);
}

static void check_stories(quoth_database *db) {
  TEST_CHECK(first_of(db, 1) == 1 && copy_of(db, 1) == 0);
  TEST_CHECK(first_of(db, 2) == 1 && copy_of(db, 2) == 1);
  TEST_CHECK(first_of(db, 4) == 1 && copy_of(db, 4) == 1);
  TEST_CHECK(first_of(db, 5) == 1 && copy_of(db, 5) == 1);
  TEST_CHECK(first_of(db, 6) == -1);
  TEST_CHECK(ask(db, "SELECT count(*) FROM stories WHERE ?1", 1) ==
             ask(db, "SELECT count(DISTINCT story_id) FROM story_articles"
                     " WHERE ?1", 1));
  TEST_CHECK(ask(db, "SELECT count(*) FROM stories WHERE story_id IN"
                     " (SELECT story_id FROM story_articles GROUP BY 1"
                     "  HAVING count(*) < 2) AND ?1", 1) == 0);
}

/* The paper and the grain story share D: the paper has two sources of one day,
** and the order of `source` decides. */
static void load(const int *order, const char *path) {
  quoth_database db;
  unlink(path);
  TEST_CHECK(quoth_database_open(&db, path, QUOTH_DATABASE_WRITE));
  quoth_stories *stories = quoth_stories_open(&db);
  if (stories) {
    quoth_database_begin(&db);
    quoth_database_exec(&db, "INSERT INTO outlets(name) VALUES ('1'), ('2'),"
                             " ('3'), ('4'), ('5'), ('6')");
    quoth_stories_begin(stories);
    for (int i = 0; i < N_ARTICLE; i++) {
      add(&db, stories, order[i]);
      if (i % 3 == 1) quoth_stories_settle(stories); /* a batch, and more */
    }
    quoth_stories_settle(stories);
    quoth_database_commit(&db);
    check_stories(&db);
  }
  if (db.rc) printf("%s\n", db.message);
  TEST_CHECK(stories && db.rc == SQLITE_OK);
  quoth_stories_close(stories);
  quoth_database_close(&db);
  unlink(path);
}

/* Every order of the first `n`. */
static void permute(int *order, int n, const char *path) {
  if (n <= 1) {
    load(order, path);
    return;
  }
  for (int i = 0; i < n; i++) {
    int kept = order[i];
    order[i] = order[n - 1];
    order[n - 1] = kept;
    permute(order, n - 1, path);
    order[n - 1] = order[i];
    order[i] = kept;
  }
}

int main(void) {
  char path[] = "/tmp/quoth-stories-XXXXXX";
  int order[] = {0, 1, 3, 4, 2, 5};
  int fd = mkstemp(path);
  if (fd >= 0) close(fd);
  permute(order, 4, path); /* one story */
  return TEST_END();
}
