/*
** store.h: articles and their quotes as rows.  One store writes at a time, in
** a transaction of its caller; any number of lookups read beside it.
*/
#ifndef QUOTH_LOADERS_STORE_H
#define QUOTH_LOADERS_STORE_H

#include "../../ext/extract/extract.h"
#include "../../ext/match/fingerprint.h"
#include "corrections.h"
#include "database.h"
#include "digest.h"
#include "../read/reader.h"

/* An article that was read, as it will be stored. */
typedef struct quoth_found {
  const quoth_article *article;
  quoth_str source; /* who it is: record id, key of its URL, or path */
  int64_t version;  /* 0: not told, the next one */
  bool by_path;     /* nothing but its path tells who it is */
  bool import;      /* the quotes came with it, and were not extracted */
  char sha256[QUOTH_DIGEST_ROOM];
  quoth_reading reading;         /* empty until it was extracted */
  quoth_draft draft;             /* the same */
  quoth_fingerprint fingerprint; /* the same */
} quoth_found;

/* Fills all that extraction does not.  The article must outlive it, and the
** arena, where an article without a name gets one from its body. */
void quoth_found_identify(quoth_found *found, quoth_arena *arena,
                          const quoth_article *article,
                          const char *path);

/* What the database has of an article already. */
enum quoth_known {
  QUOTH_KNOWN_NEW = 0,
  QUOTH_KNOWN_SAME,    /* this body of this source: nothing to write */
  QUOTH_KNOWN_CHANGED, /* the source with another body: a new version */
};

/* Answers that from any connection; for a thread's own use. */
typedef struct quoth_lookup {
  quoth_database *db;
  quoth_statement statements[3];
} quoth_lookup;

void quoth_lookup_open(quoth_lookup *lookup, quoth_database *db);
enum quoth_known quoth_lookup_known(quoth_lookup *lookup,
                                    const quoth_found *found);
void quoth_lookup_close(quoth_lookup *lookup);

typedef struct quoth_store quoth_store;

/* NULL when there is no memory.  The database must outlive it. */
quoth_store *quoth_store_open(quoth_database *db);
void quoth_store_close(quoth_store *store);

/* Behind each BEGIN: forgets what another writer may have changed. */
void quoth_store_begin(quoth_store *store);

/* Before each COMMIT: settles what depends on the batch as a whole. */
void quoth_store_settle(quoth_store *store);

/* Who is told of corrections by people that a new version lost. */
void quoth_store_on_lost(quoth_store *store, quoth_lost_fn *lost, void *arg);

/* Makes the machine's quotes of a stored article what `reading` has. */
void quoth_store_revise(quoth_store *store, quoth_arena *arena,
                        int64_t article_id, const quoth_reading *reading,
                        const quoth_draft *draft, quoth_revision *revision);

/* Writes an article that is new or changed; `arena` serves for scratch.  Its
** quotes are gathered, and must stay until quoth_store_flush() or settling.
** Errors stick in the database.  Gives its article_id. */
int64_t quoth_store_article(quoth_store *store, quoth_arena *arena,
                            const quoth_found *found);
void quoth_store_flush(quoth_store *store);

#endif
