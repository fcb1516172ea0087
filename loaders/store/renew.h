/*
** renew.h: what another version of quoth stored by keys that ours do not meet.
*/
#ifndef QUOTH_LOADERS_RENEW_H
#define QUOTH_LOADERS_RENEW_H

#include "story_keys.h"

/* Makes the keys of all articles' fingerprints anew where they are not of this
** version.  In a transaction, between quoth_story_keys_begin() and _settle();
** a signal ends it, and the next load does it again. */
void quoth_renew_fingerprints(quoth_database *db, quoth_story_keys *keys);

#endif
