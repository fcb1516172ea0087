/*
** race_sql.c: eight threads, each opening connections of its own and calling
** every function on them.  Built with -fsanitize=thread: what they share is the
** library's constant data and the pointer to SQLite's functions, nothing else.
*/
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>

#include "../../ext/quoth.h"

enum { THREADS = 8, ROUNDS = 4 };

static const char *const statements[] = {
    "SELECT quoth_init()",
    "INSERT INTO articles(article_id, source, body) VALUES (1, 'a', 'x')",
    "INSERT INTO speakers(speaker_id, name) VALUES (1, 'Ilse Brandt')",
    "INSERT INTO speaker_names VALUES (1, 'Ilse Brandt', 'ilse brandt', 'seen')",
    "INSERT INTO quotes(quote_id, article_id, ordinal, kind, text, speaker_id,"
    " start, stop) VALUES (1, 1, 0, 'direct', 'The ferry sails', 1, 0, 1)",
    "INSERT INTO statements VALUES (1, 1, 0, 'The ferry sails', 0, 15, NULL)",
    "SELECT quoth_reindex()",
    "SELECT * FROM quotes_by('Ильзе Брандт')",
    "SELECT * FROM quotes_by('ILSE BRANDT')",
    "SELECT * FROM speakers_like('Brandt')",
    "SELECT * FROM quote_variants(1)",
    "SELECT * FROM claim_match('The ferry sails')",
    "SELECT * FROM quote_extract('“Yes, it is,” Zoë Brandt said on Monday.')",
    "SELECT quote_normalize('“É” — e'), quote_diff('a b', 'a c'), cue_stance('said'),"
    " speaker_key('Зоя'), claim_compare('a b c', 'a b'), quoth_debug()",
    "SELECT html_text('<p>One &amp; two, “three” and four, said the mayor.</p>')",
};

static void *work(void *out) {
  int *n_failed = out;
  for (int round = 0; round < ROUNDS; round++) {
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(":memory:", &db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL))
      ++*n_failed;
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
      if (sqlite3_exec(db, statements[i], NULL, NULL, NULL) == SQLITE_OK)
        continue;
      printf("%s: %s\n", statements[i], sqlite3_errmsg(db));
      ++*n_failed;
    }
    if (sqlite3_close(db) != SQLITE_OK) ++*n_failed;
  }
  return NULL;
}

int main(void) {
  pthread_t threads[THREADS];
  int failed[THREADS] = {0}, n_failed = 0;
  sqlite3_auto_extension((void (*)(void))quoth_register);
  for (int i = 0; i < THREADS; i++)
    pthread_create(&threads[i], NULL, work, &failed[i]);
  for (int i = 0; i < THREADS; i++) {
    pthread_join(threads[i], NULL);
    n_failed += failed[i];
  }
  printf("%d passed, %d failed\n", THREADS * ROUNDS - (n_failed > 0),
         n_failed);
  return n_failed != 0;
}
