/*
** stories.h: copies of one text, printed by many, as one story.  Works inside
** the caller's transaction; errors stick in the database.
*/
#ifndef QUOTH_LOADERS_STORIES_H
#define QUOTH_LOADERS_STORIES_H

#include "../../ext/match/fingerprint.h"
#include "database.h"

typedef struct quoth_stories quoth_stories;

/* NULL when there is no memory.  The database must outlive it. */
quoth_stories *quoth_stories_open(quoth_database *db);
void quoth_stories_close(quoth_stories *stories);

/* At the start of each transaction: others may have written since the last. */
void quoth_stories_begin(quoth_stories *stories);

/* At its end: keys of fingerprints are gathered until then. */
void quoth_stories_settle(quoth_stories *stories);

/* An article that was just inserted, with the fingerprint of its body: finds
** what it is a copy of and what are copies of it, and keeps the stories. */
void quoth_stories_add(quoth_stories *stories, int64_t article_id,
                       const quoth_fingerprint *fingerprint);

#endif
