/*
** story_keys.h: which articles have a key of a fingerprint.  What a batch adds
** is written at its end, in order: keys are spread over the whole table.
*/
#ifndef QUOTH_LOADERS_STORY_KEYS_H
#define QUOTH_LOADERS_STORY_KEYS_H

#include "database.h"

typedef struct quoth_story_keys quoth_story_keys;

quoth_story_keys *quoth_story_keys_open(quoth_database *db); /* NULL: memory */
void quoth_story_keys_close(quoth_story_keys *keys);

/* Behind each BEGIN.  `changed`: somebody else wrote since the last. */
void quoth_story_keys_begin(quoth_story_keys *keys, bool changed);

/* The keys that will be asked for next, so that memory brings them. */
void quoth_story_keys_expect(const quoth_story_keys *keys,
                             const uint32_t *expected, uint32_t n);

/* Articles with a key, newest first; gives how many, `n_room` at most. */
uint32_t quoth_story_keys_find(quoth_story_keys *keys, uint32_t key,
                               int64_t *ids, uint32_t n_room);
void quoth_story_keys_add(quoth_story_keys *keys, uint32_t key,
                          int64_t article_id);

/* Before each COMMIT. */
void quoth_story_keys_settle(quoth_story_keys *keys);

#endif
