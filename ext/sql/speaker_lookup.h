/*
** speaker_lookup.h: whom of a database a name means.
*/
#ifndef QUOTH_SQL_SPEAKER_LOOKUP_H
#define QUOTH_SQL_SPEAKER_LOOKUP_H

#include "table.h"

typedef QUOTH_VEC(int64_t) quoth_speaker_ids;

/*
** Adds the ids of the speakers that a name means: those with a spelling under
** the same key, or, where there is none, those whose last name it is.  A name
** may mean several, or nobody.  What is kept lives in the cursor's arena.
*/
int quoth_speaker_lookup(quoth_cursor *cursor, const char *schema,
                         quoth_str name, quoth_speaker_ids *ids);

#endif
