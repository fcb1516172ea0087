/*
** people.h: speakers across articles.  A speaker is one row whatever the
** spelling; which row does not depend on the order in which articles come.
*/
#ifndef QUOTH_LOADERS_PEOPLE_H
#define QUOTH_LOADERS_PEOPLE_H

#include "../../ext/extract/extract.h"
#include "../../ext/text/unicode.h"
#include "database.h"

typedef struct quoth_people quoth_people;

/* Who a speaker of one article is. */
typedef struct quoth_person {
  int64_t speaker_id; /* for quotes.speaker_id; 0: nobody */
  int64_t bare_id;    /* the row of the bare short name, or 0; then
                         speaker_id may change as others of the name appear */
} quoth_person;

quoth_people *quoth_people_open(quoth_database *db); /* NULL: no memory */
void quoth_people_close(quoth_people *people);

/* Forgets what another writer may have changed. */
void quoth_people_begin(quoth_people *people);

/* Finds the speaker's row or makes it, and notes the spellings. */
quoth_person quoth_people_find(quoth_people *people, quoth_arena *arena,
                               const quoth_speaker *speaker);

/* Quotes under short names that lost or found their one owner move. */
void quoth_people_settle(quoth_people *people);

#endif
