/*
** entities.h: interface to entities.c: the people and bodies of one article,
** each with the names, roles and gender the article gives it.
*/
#ifndef QUOTH_EXTRACT_ENTITIES_H
#define QUOTH_EXTRACT_ENTITIES_H

#include "offices.h"

/* Roles kept of one entity: "Russian president", "leader". */
#define QUOTH_ENTITY_ROLES_MAX 8u

typedef struct quoth_entity {
  uint32_t mention; /* the one with the fullest name */
  uint32_t n_word;  /* of that name */
  uint32_t given, surname; /* hashes; given is 0 for a single name */
  uint32_t middle;  /* first letter of a middle name, or 0 */
  uint32_t n_seen, n_full; /* mentions so far; those with a given name */
  uint32_t first;          /* mention that names it first */
  uint32_t last;    /* newest mention resolved to it, in order of print */
  uint8_t kind;     /* enum quoth_speaker_kind */
  uint8_t gender;
  bool spoke;       /* said something: no thing then */
  bool placed; /* first named behind "in": a place, if nothing else tells */
  uint8_t private_body; /* bodies.c: 0 not asked yet, 1 no, 2 yes */
  uint8_t n_role;
  int32_t next[4]; /* earlier entity under the same key, by index of key */
  int32_t speaker; /* index into article.speakers, or QUOTH_NONE */
  int32_t pair[2]; /* the two of a pair that speaks together, or NONE */
  /* what is asked of every candidate stands before this, in one line of cache */
  quoth_office roles[QUOTH_ENTITY_ROLES_MAX];
} quoth_entity;

/* Keys under which entities are found. */
enum quoth_entity_key {
  QUOTH_KEY_FULL = 0, /* given name and surname; all words of a body's name */
  QUOTH_KEY_SURNAME,  /* a body: the last word of its name */
  QUOTH_KEY_GIVEN,    /* a body: its acronym */
  QUOTH_KEY_ROLE,     /* 0: people with a role; a body: a noun in its name */
};

typedef struct quoth_entities {
  quoth_article *a;
  QUOTH_VEC(quoth_entity) list;
  int32_t *of_mention; /* entity of each mention, or QUOTH_NONE */
  struct quoth_entity_slot {
    uint32_t key; /* hash of what the entity is filed under */
    int32_t head; /* 0: empty; else the newest entity + 1 */
  } *slot;
  uint32_t mask, n_slot; /* slots that are not empty */
} quoth_entities;

/* Reads all mentions with a name; false when there is no memory. */
bool quoth_entities_make(quoth_entities *e, quoth_article *a);

/* Newest entity under a key, or QUOTH_NONE; go on with ->next[key]. */
int32_t quoth_entities_find(const quoth_entities *e, enum quoth_entity_key key,
                            uint32_t hash);

/* The entity that a description without a name stands for by itself: "UK
** government sources", "a spokesman for the bank". */
int32_t quoth_entities_describe(quoth_entities *e, uint32_t mention);

/* The two together, made once. */
int32_t quoth_entities_pair(quoth_entities *e, int32_t first, int32_t second);

/* The fullest name of an entity. */
quoth_str quoth_entities_name(const quoth_entities *e, int32_t i);

/* Notes that mention m names entity i. */
void quoth_entities_note(quoth_entities *e, int32_t i, uint32_t m);

/* The bearer of an open single name ("Clinton", with two of them about) whose
** gender is the given one, or QUOTH_NONE. */
int32_t quoth_entities_namesake(const quoth_entities *e, uint32_t mention,
                                uint8_t gender);

/* The bearer of a surname that reads as another word ("Cuban said"), by a
** mention of that word alone; QUOTH_NONE where nobody or several bear it. */
int32_t quoth_entities_surnamed(const quoth_entities *e, uint32_t mention);

/* Notes a role of a named entity; a second one of the same word adds what the
** first does not tell. */
void quoth_entities_learn(quoth_entities *e, int32_t entity, quoth_office role);

/* Surface words of a run: marks of nicknames, line breaks and a possessive at
** the end are left out, and "the" in front. */
quoth_str quoth_entity_text(const quoth_article *a, quoth_run run);

/* Hash of the words of a run, "the" and "a" in front left out. */
uint32_t quoth_entity_words_key(const quoth_article *a, quoth_run run);

/* How far a chain of namesakes is followed. */
#define QUOTH_NAMESAKES_MAX 8u

#endif
