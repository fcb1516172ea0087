/*
** people.c: speakers across articles.  Rows are the same in whatever order the
** articles come: what a row says is the best of all that was seen (longest
** name, most telling kind), and a short name that an article does not explain
** ("Putin" alone) is the one person known by it while there is just one, and
** a speaker of its own otherwise.  People whose full names differ are never
** made one; that is for a person to say.
*/
#include <stdlib.h>
#include <string.h>

#include "../../ext/extract/speaker_key.h"
#include "../../ext/text/utf8.h"
#include "people.h"

enum {
  BY_NAME,
  BY_KEY,
  INSERT_SPEAKER,
  IMPROVE_SPEAKER,
  RENAME_SPEAKER,
  NAME_OF,
  INSERT_NAME,
  INSERT_SHORT,
  OWNER_OF_SHORT,
  TOUCH,
  LIST_TOUCHED,
  MOVE_BARE,
  FORGET_TOUCHED,
  DATA_VERSION,
  N_STATEMENT
};

/* Names that a person gave or merged lead to the row as its own name does. */
static const char *const sql[N_STATEMENT] = {
    [BY_NAME] = "SELECT speaker_id FROM speakers WHERE name = ?1",
    [BY_KEY] = "SELECT s.speaker_id FROM speaker_names n"
               " JOIN speakers s ON s.speaker_id = n.speaker_id"
               " WHERE n.key = ?1 AND (n.name = s.name OR n.how <> 'seen')"
               " ORDER BY s.speaker_id LIMIT 1",
    /* not RETURNING: it opens a savepoint, where FTS5 writes out all it has */
    [INSERT_SPEAKER] = "INSERT INTO speakers(name, kind, gender)"
                       " VALUES (?1, ?2, ?3)",
    [IMPROVE_SPEAKER] =
        "UPDATE speakers SET kind = ?2, gender = min(?3, coalesce(gender, ?3))"
        " WHERE speaker_id = ?1 AND (coalesce(?3, '') > coalesce(gender, '')"
        " OR instr('unknown group organization person', ?2)"
        " > instr('unknown group organization person', kind))",
    [RENAME_SPEAKER] = "UPDATE OR IGNORE speakers SET name = ?2"
                       " WHERE speaker_id = ?1",
    [NAME_OF] = "SELECT name FROM speakers WHERE speaker_id = ?1",
    [INSERT_NAME] = "INSERT OR IGNORE INTO"
                    " speaker_names(speaker_id, name, key, how)"
                    " VALUES (?1, ?2, ?3, 'seen')",
    [INSERT_SHORT] = "INSERT OR IGNORE INTO"
                     " _quoth_short_names(key, speaker_id) VALUES (?1, ?2)"
                     " RETURNING 1",
    [OWNER_OF_SHORT] = "SELECT max(speaker_id) FROM (SELECT speaker_id FROM"
                       " _quoth_short_names WHERE key = ?1 LIMIT 2)"
                       " HAVING count(*) = 1",
    /* a third owner changes nothing */
    [TOUCH] = "INSERT OR IGNORE INTO temp.touched_names(key) SELECT ?1"
              " WHERE (SELECT count(*) FROM (SELECT 1 FROM _quoth_short_names"
              " WHERE key = ?1 LIMIT 3)) < 3",
    /* bare names to look at again, and whose they are now */
    [LIST_TOUCHED] =
        "SELECT n.speaker_id, coalesce((SELECT max(speaker_id) FROM"
        "   (SELECT speaker_id FROM _quoth_short_names WHERE key = t.key"
        "    LIMIT 2) HAVING count(*) = 1), n.speaker_id)"
        " FROM temp.touched_names t CROSS JOIN speaker_names n ON n.key = t.key"
        " WHERE EXISTS (SELECT 1 FROM _quoth_bare b"
        "  WHERE b.speaker_id = n.speaker_id)",
    [MOVE_BARE] = "UPDATE quotes SET speaker_id = ?2 WHERE quote_id IN"
                  " (SELECT quote_id FROM _quoth_bare WHERE speaker_id = ?1)"
                  " AND status = 'machine' AND speaker_id <> ?2",
    [FORGET_TOUCHED] = "DELETE FROM temp.touched_names",
    [DATA_VERSION] = "SELECT data_version FROM pragma_data_version",
};

/* Speakers seen lately, by all that an article tells of them: one that comes
** again with nothing new is not looked up.  65,536 are 2 MB, and the press of
** a country quotes fewer in a month. */
#define MEMORY_SLOTS 65536u

struct remembered {
  uint64_t what; /* digest of the name, kind, gender and spellings; 0: free */
  int64_t speaker_id;
  bool bare;
};

struct quoth_people {
  quoth_database *db;
  struct remembered *memory; /* MEMORY_SLOTS; NULL: no memory, no matter */
  int64_t data_version;      /* of the file when it was last looked at */
  quoth_unicode *unicode;
  bool touched; /* since the last settling */
  quoth_statement statements[N_STATEMENT];
};

quoth_people *quoth_people_open(quoth_database *db) {
  quoth_people *people = calloc(1, sizeof *people);
  if (!people) return NULL;
  people->db = db;
  people->unicode = quoth_unicode_open(NULL);
  people->memory = calloc(MEMORY_SLOTS, sizeof *people->memory);
  for (int i = 0; i < N_STATEMENT; i++)
    people->statements[i].sql = sql[i];
  quoth_database_exec(db, "CREATE TEMP TABLE IF NOT EXISTS"
                          " touched_names(key TEXT PRIMARY KEY)");
  if (people->unicode) return people;
  free(people);
  return NULL;
}

void quoth_people_close(quoth_people *people) {
  if (!people) return;
  quoth_statements_finish(people->statements, N_STATEMENT);
  quoth_unicode_close(people->unicode);
  free(people->memory);
  free(people);
}

/* What was remembered holds while nobody else wrote. */
void quoth_people_begin(quoth_people *people) {
  int64_t version = quoth_database_integer(
      people->db, &people->statements[DATA_VERSION], 0, "");
  if (people->memory && version != people->data_version)
    memset(people->memory, 0, MEMORY_SLOTS * sizeof *people->memory);
  people->data_version = version;
}

static uint64_t digest_add(uint64_t digest, quoth_str text) {
  for (uint32_t i = 0; i < text.n_byte; i++)
    digest = (digest ^ (uint8_t)text.at[i]) * 1099511628211u;
  return (digest ^ text.n_byte) * 1099511628211u; /* FNV-1a, 64 bits */
}

static uint64_t digest_of(const quoth_speaker *speaker) {
  char traits[2] = {(char)speaker->kind, (char)speaker->gender};
  uint64_t digest = digest_add(14695981039346656037u, speaker->name);
  digest = digest_add(digest, (quoth_str){traits, 2});
  for (uint32_t i = 0; i < speaker->n_spelling; i++)
    digest = digest_add(digest, speaker->spellings[i]);
  return digest;
}

/* The key under which spellings of a name meet; a name without letters is its
** own. */
static quoth_str key_of(quoth_people *people, quoth_arena *arena,
                        quoth_str name) {
  quoth_str key = quoth_speaker_key(people->unicode, arena, name);
  return key.n_byte > 0 ? key : name;
}

/* "he", "The president": words that stand for a speaker and name nobody. */
static bool is_name(quoth_str spelling) {
  static const char *const others[] = {
      "The ", "A ",    "An ", "His ", "Her ", "Their ", "Our ", "My ",
      "One ", "Some ", "He",  "She",  "They", "It",     "We",   "I"};
  if (spelling.n_byte == 0) return false;
  if (spelling.at[0] >= 'a' && spelling.at[0] <= 'z') return false;
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    size_t n = strlen(others[i]);
    bool whole = others[i][n - 1] != ' ';
    if (spelling.n_byte >= n && memcmp(spelling.at, others[i], n) == 0 &&
        (!whole || spelling.n_byte == n))
      return false;
  }
  return true;
}

/* By its key, in which titles are left out: "Mr. Putin" is short. */
static bool is_short(quoth_str key) {
  return memchr(key.at, ' ', key.n_byte) == NULL;
}

/* How good a spelling is to show: not shouted, in Latin letters. */
static int rank_of(quoth_str name) {
  bool lower = false, latin = true;
  for (size_t i = 0; i < name.n_byte;) {
    uint32_t c = quoth_utf8_next(name.at, name.n_byte, &i);
    lower |= quoth_char_is_letter(c) && !quoth_char_is_upper(c);
    latin &= c < 0x250; /* up to Latin Extended-B */
  }
  return 2 * latin + lower;
}

/* A total order, so that the best of many does not depend on their order. */
static bool is_better(quoth_str a, quoth_str than) {
  int rank = rank_of(a), other = rank_of(than);
  if (rank != other) return rank > other;
  if (a.n_byte != than.n_byte) return a.n_byte > than.n_byte;
  return memcmp(a.at, than.at, a.n_byte) < 0;
}

static void rename_if_better(quoth_people *people, quoth_arena *arena,
                             int64_t id, quoth_str name) {
  quoth_statement *s = &people->statements[NAME_OF];
  quoth_str now = {NULL, 0};
  if (quoth_database_row(people->db, s, "i", id)) {
    now = quoth_statement_text(s, 0);
    now.at = quoth_arena_copy(arena, now.at, now.n_byte);
    quoth_statement_reset(s);
  }
  if (now.at && is_better(name, now))
    quoth_database_run(people->db, &people->statements[RENAME_SPEAKER], "is",
                       id, name);
}

static const char *gender_of(const quoth_speaker *speaker) {
  if (speaker->gender == 'f') return "f";
  return speaker->gender == 'm' ? "m" : NULL;
}

/* The row whose own name this is. */
static int64_t find_row(quoth_people *people, quoth_arena *arena,
                        quoth_str name, quoth_str key) {
  quoth_database *db = people->db;
  int64_t id =
      quoth_database_integer(db, &people->statements[BY_NAME], 0, "s", name);
  if (id) return id;
  id = quoth_database_integer(db, &people->statements[BY_KEY], 0, "s", key);
  if (id) rename_if_better(people, arena, id, name);
  return id;
}

static int64_t make_row(quoth_people *people, const quoth_speaker *speaker,
                        const char *kind, const char *gender) {
  quoth_database *db = people->db;
  quoth_database_run(db, &people->statements[INSERT_SPEAKER], "szz",
                     speaker->name, kind, gender);
  return db->rc == SQLITE_OK ? sqlite3_last_insert_rowid(db->handle) : 0;
}

static int64_t find_or_make(quoth_people *people, quoth_arena *arena,
                            const quoth_speaker *speaker, quoth_str key) {
  const char *kind = quoth_speaker_kind_name(speaker->kind);
  const char *gender = gender_of(speaker);
  int64_t id = find_row(people, arena, speaker->name, key);
  if (id)
    quoth_database_run(people->db, &people->statements[IMPROVE_SPEAKER], "izz",
                       id, kind, gender);
  else
    id = make_row(people, speaker, kind, gender);
  quoth_database_run(people->db, &people->statements[INSERT_NAME], "iss", id,
                     speaker->name, key);
  return id;
}

/* A new owner of a short name may take it from another: see settle(). */
static void note_short(quoth_people *people, int64_t id, quoth_str key) {
  if (quoth_database_integer(people->db, &people->statements[INSERT_SHORT], 0,
                             "si", key, id)) {
    quoth_database_run(people->db, &people->statements[TOUCH], "s", key);
    people->touched = true;
  }
}

/* The surname's key. */
static quoth_str last_word(quoth_str key) {
  uint32_t start = key.n_byte;
  while (start > 0 && key.at[start - 1] != ' ')
    start--;
  return (quoth_str){key.at + start, key.n_byte - start};
}

static void note_spellings(quoth_people *people, quoth_arena *arena, int64_t id,
                           const quoth_speaker *speaker, quoth_str own_key) {
  bool full = speaker->kind == QUOTH_PERSON && !is_short(own_key);
  for (uint32_t i = 0; i < speaker->n_spelling; i++) {
    quoth_str name = speaker->spellings[i];
    if (!is_name(name)) continue;
    quoth_str key = key_of(people, arena, name);
    quoth_database_run(people->db, &people->statements[INSERT_NAME], "iss", id,
                       name, key);
    if (full && is_short(key)) note_short(people, id, key);
  }
  if (full) note_short(people, id, last_word(own_key));
}

/* Whose a bare name is now. */
static quoth_person owner_of(quoth_people *people, int64_t bare_id,
                             quoth_str key) {
  quoth_person person = {bare_id, bare_id};
  person.speaker_id = quoth_database_integer(
      people->db, &people->statements[OWNER_OF_SHORT], bare_id, "s", key);
  return person;
}

quoth_person quoth_people_find(quoth_people *people, quoth_arena *arena,
                               const quoth_speaker *speaker) {
  if (speaker->name.n_byte == 0) return (quoth_person){0, 0};
  uint64_t digest = digest_of(speaker);
  struct remembered unknown = {0, 0, false}, *r = &unknown;
  if (people->memory) r = &people->memory[digest % MEMORY_SLOTS];
  bool known = people->memory && r->what == digest;
  if (known && !r->bare) return (quoth_person){r->speaker_id, 0};
  quoth_str key = key_of(people, arena, speaker->name);
  if (!known) {
    r->what = digest;
    r->speaker_id = find_or_make(people, arena, speaker, key);
    r->bare = speaker->kind == QUOTH_PERSON && is_short(key);
    note_spellings(people, arena, r->speaker_id, speaker, key);
  }
  if (r->bare) return owner_of(people, r->speaker_id, key);
  return (quoth_person){r->speaker_id, 0};
}

void quoth_people_settle(quoth_people *people) {
  if (!people->touched) return;
  quoth_statement *list = &people->statements[LIST_TOUCHED];
  bool row = quoth_database_row(people->db, list, "");
  for (; row; row = quoth_database_next(people->db, list))
    quoth_database_run(people->db, &people->statements[MOVE_BARE], "ii",
                       (int64_t)sqlite3_column_int64(list->handle, 0),
                       (int64_t)sqlite3_column_int64(list->handle, 1));
  quoth_database_run(people->db, &people->statements[FORGET_TOUCHED], "");
  people->touched = people->db->rc != SQLITE_OK;
}
