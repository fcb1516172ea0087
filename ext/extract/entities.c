/*
** entities.c: merges the names of one article: first names with a given name,
** then single names, then what is said beside them (roles, appositions).
** Invariant: two different given names are never one person.  Each look-up
** follows at most QUOTH_NAMESAKES_MAX entities.
*/
#include "entities.h"

#include <string.h>

#include "letters.h"
#include "phrases.h"

/* Longest of "Jr", "Sr", "III" … */
#define SUFFIX_BYTES_MAX 3u
/* Letters that a short form must share with a given name: Chris, Christine. */
#define SHORT_FORM_MIN 3u

/* ---- words of a name ---- */

/* Hash of a word without diacritics and without an Arabic article: Gómez is
** Gomez, al-Assad is Assad. */
static uint32_t word_key(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  const char *at = a->tokens.text + t->start;
  size_t n = t->n_core ? t->n_core : t->stop - t->start;
  bool article = n > 4 && (at[0] | 32) == 'a' && (at[1] | 32) == 'l' &&
                 at[2] == '-';
  if (!(t->flags & QUOTH_FOREIGN) && !article) return t->hash;
  size_t skip = article ? 3 : 0;
  return quoth_letters_hash(at + skip, n - skip);
}

static bool is_word(const quoth_article *a, uint32_t i) {
  return a->tokens.at[i].kind == QUOTH_WORD;
}

static bool is_suffix(const quoth_article *a, uint32_t i) {
  static const uint32_t suffix[] = {QUOTH_HASH("jr"), QUOTH_HASH("sr"),
                                    QUOTH_HASH("ii"), QUOTH_HASH("iii"),
                                    QUOTH_HASH("iv")};
  const quoth_token *t = &a->tokens.at[i];
  return t->stop - t->start <= SUFFIX_BYTES_MAX &&
         QUOTH_TOKEN_AMONG(&a->tokens, i, suffix);
}

/* What a name is made of. */
typedef struct parts {
  uint32_t first, last; /* tokens of given name and surname */
  uint32_t second;      /* that of the second word, or 0 */
  uint32_t n_word;
  uint32_t middle;
} parts;

static parts parts_of(const quoth_article *a, quoth_run core) {
  parts p = {.first = core.first, .last = core.first};
  for (uint32_t i = core.first; i < core.stop; i++) {
    const quoth_token *t = &a->tokens.at[i];
    if (t->kind == QUOTH_MARK) {
      while (i + 1 < core.stop && a->tokens.at[i + 1].kind != QUOTH_MARK) i++;
      i++;
      continue;
    }
    if (t->kind != QUOTH_WORD || is_suffix(a, i)) continue;
    if (p.n_word == 1) p.second = i;
    p.last = i;
    p.n_word++;
  }
  if (p.n_word > 2)
    p.middle = (uint8_t)a->tokens.text[a->tokens.at[p.second].start];
  bool particle = (a->word[p.first] & QUOTH_W_PARTICLE) &&
                  !(a->word[p.first] & QUOTH_W_GIVEN); /* Ben Ott */
  if (p.n_word > 1 && particle) {
    p.first = p.last;
    p.n_word = 1;
  }
  return p;
}

static quoth_run core_of(const quoth_mention *m) {
  return (quoth_run){m->name_first, m->name_stop};
}

/* Token behind the closing mark of a nickname that opens at i. */
static uint32_t behind_nickname(const quoth_article *a, uint32_t i,
                                uint32_t stop) {
  uint32_t k = i + 1;
  while (k < stop && a->tokens.at[k].kind != QUOTH_MARK) k++;
  return k < stop ? k + 1 : i + 1;
}

/* Copies a word without its soft hyphens (U+00AD); gives its length. */
static uint32_t put_word(char *out, const char *word, uint32_t n_byte) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < n_byte; i++) {
    bool soft = i + 1 < n_byte && word[i] == '\xC2' && word[i + 1] == '\xAD';
    if (soft)
      i++;
    else
      out[n++] = word[i];
  }
  return n;
}

quoth_str quoth_entity_text(const quoth_article *a, quoth_run run) {
  static const uint32_t articles[] = {QUOTH_HASH("the"), QUOTH_HASH("a"),
                                      QUOTH_HASH("an")};
  for (size_t k = 0; k < 3 && run.stop - run.first > 1; k++)
    if (a->tokens.at[run.first].hash == articles[k]) run.first++;
  quoth_span span = quoth_run_span(a, run);
  char *out = quoth_arena_alloc(a->arena, quoth_span_length(span) + 1);
  uint32_t n = 0;
  if (!out) return (quoth_str){"", 0};
  for (uint32_t i = run.first; i < run.stop; i++) {
    bool opens = a->tokens.at[i].kind == QUOTH_MARK && i > run.first &&
                 a->tokens.at[i].gap != QUOTH_GAP_NONE;
    if (opens) i = behind_nickname(a, i, run.stop);
    if (i >= run.stop) break;
    const quoth_token *t = &a->tokens.at[i];
    uint32_t n_byte = t->stop - t->start;
    if (i + 1 == run.stop && (t->flags & QUOTH_POSSESSIVE)) n_byte = t->n_core;
    if (n && (t->gap != QUOTH_GAP_NONE || opens)) out[n++] = ' ';
    n += put_word(out + n, a->tokens.text + t->start, n_byte);
  }
  return (quoth_str){out, n};
}

/* ---- the table ---- */

#define SLOTS_MIN 256u

static uint32_t slot_key(enum quoth_entity_key key, uint32_t hash) {
  return hash ^ (uint32_t)(key + 1) * 0x9E3779B1u;
}

static uint32_t slot_of(const quoth_entities *e, uint32_t key) {
  uint32_t i = (key * 0x9E3779B1u >> 7) & e->mask;
  while (e->slot[i].head && e->slot[i].key != key) i = (i + 1) & e->mask;
  return i;
}

/* An empty table of n slots. */
static bool make_slots(quoth_entities *e, uint32_t n) {
  struct quoth_entity_slot *slot =
      quoth_arena_array(e->a->arena, n, sizeof *slot);
  if (!slot) return false;
  e->slot = slot;
  e->mask = n - 1;
  return true;
}

/* Makes twice the slots when half are taken; false when there is no memory. */
static bool make_room(quoth_entities *e) {
  struct quoth_entity_slot *old = e->slot;
  uint32_t n_old = e->mask + 1;
  if (e->n_slot < n_old / 2) return true;
  if (!make_slots(e, n_old * 2)) return false;
  for (uint32_t i = 0; i < n_old; i++)
    if (old[i].head) e->slot[slot_of(e, old[i].key)] = old[i];
  return true;
}

int32_t quoth_entities_find(const quoth_entities *e, enum quoth_entity_key key,
                            uint32_t hash) {
  return e->slot[slot_of(e, slot_key(key, hash))].head - 1;
}

static void file_under(quoth_entities *e, int32_t entity,
                       enum quoth_entity_key key, uint32_t hash) {
  if (!make_room(e)) return;
  uint32_t k = slot_key(key, hash), i = slot_of(e, k);
  int32_t head = e->slot[i].head - 1;
  if (head == entity) return;
  e->slot[i] = (struct quoth_entity_slot){k, entity + 1};
  e->list.at[entity].next[key] = head;
  e->n_slot += head < 0;
}

static int32_t add(quoth_entities *e, uint32_t mention, parts p, uint8_t kind) {
  quoth_entity *x = QUOTH_PUSH(e->a->arena, &e->list);
  if (!x) return QUOTH_NONE;
  x->mention = x->first = x->last = mention;
  x->n_word = p.n_word;
  x->kind = kind;
  x->middle = p.middle;
  for (size_t k = 0; k < QUOTH_N_ELEMENT(x->next); k++)
    x->next[k] = QUOTH_NONE;
  x->pair[0] = x->pair[1] = x->speaker = QUOTH_NONE;
  return (int32_t)e->list.n - 1;
}

/* ---- roles ---- */

static void learn_role(quoth_entities *e, int32_t entity, quoth_office role) {
  quoth_entity *x = &e->list.at[entity];
  if (!role.word) return;
  for (uint32_t k = 0; k < x->n_role; k++) {
    if (x->roles[k].word != role.word) continue;
    if (!x->roles[k].portfolio) x->roles[k].portfolio = role.portfolio;
    if (!x->roles[k].state) x->roles[k].state = role.state;
    x->roles[k].past = x->roles[k].past && role.past;
    return;
  }
  if (x->n_role == QUOTH_ENTITY_ROLES_MAX) return;
  x->roles[x->n_role++] = role;
}

/* ---- merging ---- */

static bool letters_match(const quoth_article *a, uint32_t i, uint32_t k) {
  quoth_str x = quoth_token_text(&a->tokens, i);
  quoth_str y = quoth_token_text(&a->tokens, k);
  uint32_t n = x.n_byte < y.n_byte ? x.n_byte : y.n_byte;
  if (n != 1 && n < SHORT_FORM_MIN) return false;
  return memcmp(x.at, y.at, n) == 0;
}

/* Given names that may be one: equal, an initial, a short form. */
static bool given_agrees(const quoth_entities *e, const quoth_entity *x,
                         parts p) {
  parts q = parts_of(e->a, core_of(&e->a->mentions.at[x->mention]));
  if (q.n_word < 2) return true;
  if (p.middle && q.middle && p.middle != q.middle) return false;
  return word_key(e->a, p.first) == word_key(e->a, q.first) ||
         letters_match(e->a, p.first, q.first);
}

/* "Peña Nieto" for "Enrique Peña Nieto", "Von der Leyen" for "Ursula von der
** Leyen": the words of the shorter name end the longer one. */
static bool is_tail(const quoth_article *a, quoth_run shorter,
                    quoth_run longer) {
  uint32_t n = shorter.stop - shorter.first;
  uint32_t ahead = longer.stop - n;
  if (n < 2 || n >= longer.stop - longer.first) return false;
  for (uint32_t i = 0; i < n; i++)
    if (word_key(a, shorter.first + i) != word_key(a, ahead + i)) return false;
  return true;
}

static bool gender_agrees(uint8_t a, uint8_t b) {
  return !a || !b || a == b;
}

/* The same person by the words of the name: one given name, or one of the two
** goes without its own, and then only a title tells the gender. */
static bool name_agrees(const quoth_entities *e, const quoth_entity *x,
                        uint32_t m, parts p) {
  const quoth_mention *mention = &e->a->mentions.at[m];
  quoth_run here = core_of(mention);
  quoth_run there = core_of(&e->a->mentions.at[x->mention]);
  bool agrees = gender_agrees(x->gender, mention->gender);
  if (given_agrees(e, x, p)) return agrees;
  bool tail = is_tail(e->a, here, there) || is_tail(e->a, there, here);
  return tail && (agrees || mention->first == mention->name_first);
}

void quoth_entities_note(quoth_entities *e, int32_t i, uint32_t m) {
  const quoth_mention *mention = &e->a->mentions.at[m];
  quoth_entity *x = &e->list.at[i];
  e->of_mention[m] = i;
  if (m < x->first) x->first = m;
  x->n_seen++;
  bool tells = mention->name_stop - mention->name_first != 1 ||
               mention->first < mention->name_first;
  if (!x->gender && x->kind == QUOTH_PERSON && tells)
    x->gender = mention->gender;
}

static void take_full_name(quoth_entities *e, int32_t i, uint32_t m, parts p) {
  quoth_entity *x = &e->list.at[i];
  if (p.n_word > x->n_word) {
    x->mention = m;
    x->n_word = p.n_word;
    if (!x->middle) x->middle = p.middle;
  }
  x->n_full++;
  quoth_entities_note(e, i, m);
}

/* "Melba Acosta Febo", who is Ms. Acosta. */
static bool has_two_surnames(const quoth_article *a, parts p) {
  const quoth_token *t = &a->tokens.at[p.second];
  return p.n_word == 3 && t->stop - t->start > 2 &&
         !(a->word[p.second] & (QUOTH_W_GIVEN | QUOTH_W_PARTICLE));
}

/* The person whose first surname of two a title stands before, or NONE. */
static int32_t by_first_surname(const quoth_entities *e, uint32_t hash,
                                uint8_t gender) {
  int32_t i = quoth_entities_find(e, QUOTH_KEY_FULL, hash);
  bool person = i >= 0 && e->list.at[i].kind == QUOTH_PERSON &&
                gender_agrees(e->list.at[i].gender, gender);
  return person ? i : QUOTH_NONE;
}

/* A name with a given name: the same person as an earlier one, or a new one. */
static void merge_full(quoth_entities *e, uint32_t m, parts p) {
  uint32_t surname = word_key(e->a, p.last), given = word_key(e->a, p.first);
  int32_t i = quoth_entities_find(e, QUOTH_KEY_SURNAME, surname);
  for (uint32_t n = 0; i >= 0 && n < QUOTH_NAMESAKES_MAX; n++) {
    const quoth_entity *x = &e->list.at[i];
    if (name_agrees(e, x, m, p)) {
      take_full_name(e, i, m, p);
      return;
    }
    i = x->next[QUOTH_KEY_SURNAME];
  }
  i = add(e, m, p, QUOTH_PERSON);
  if (i < 0) return;
  e->list.at[i].surname = surname;
  e->list.at[i].given = given;
  file_under(e, i, QUOTH_KEY_SURNAME, surname);
  file_under(e, i, QUOTH_KEY_GIVEN, given);
  if (has_two_surnames(e->a, p))
    file_under(e, i, QUOTH_KEY_FULL, word_key(e->a, p.second));
  take_full_name(e, i, m, p);
}

/* Of two bearers of a surname the one who is named in full half as often again
** is meant by it alone. */
#define CLEARLY_MORE(n, than) (2 * (n) >= 3 * (than))
/* Mentions after which an unrepeated namesake is out of mind. */
#define OUT_OF_MIND 40u

/* How often a namesake is named in full.  Once, behind a word that is no first
** name or may have its capital from where it stands, it may be no person at
** all: "Team Trump", "Given Trump". */
static uint32_t n_full_of(const quoth_entities *e, const quoth_entity *x) {
  const quoth_article *a = e->a;
  uint32_t first = a->mentions.at[x->mention].name_first;
  const quoth_sentence *s =
      &a->sentences.at[a->mentions.at[x->mention].sentence];
  bool start = first == s->first || a->paragraphs.at[s->paragraph].heading ||
               a->tokens.at[first - 1].kind == QUOTH_MARK;
  bool listed = quoth_word_has(a, first, QUOTH_W_GIVEN);
  bool thing = !listed && (start || a->word[first]);
  return x->n_full == 1 && thing ? 0 : x->n_full;
}

/* More than one bearer of the gender asked for. */
#define MANY INT32_MAX

/* Namesakes by how often they are named in full; the one of a known gender, and
** the one named so far. */
typedef struct namesakes {
  int32_t best, second, known, met;
} namesakes;

static void weigh(const quoth_entities *e, int32_t i, uint32_t m,
                  uint8_t gender, namesakes *k) {
  const quoth_entity *x = &e->list.at[i];
  const quoth_entity *all = e->list.at;
  if (gender && x->gender == gender) k->known = k->known < 0 ? i : MANY;
  if (x->last <= m) k->met = k->met < 0 ? i : MANY;
  if (k->best < 0 || n_full_of(e, x) > n_full_of(e, &all[k->best])) {
    k->second = k->best;
    k->best = i;
  } else if (k->second < 0 || n_full_of(e, x) > n_full_of(e, &all[k->second])) {
    k->second = i;
  }
}

static int32_t pick(const quoth_entities *e, uint32_t m, const namesakes *k) {
  if (k->second < 0) return k->best;
  if (k->known >= 0 && k->known != MANY) return k->known;
  uint32_t n_best = n_full_of(e, &e->list.at[k->best]),
           n_second = n_full_of(e, &e->list.at[k->second]);
  bool forgotten = m > e->list.at[k->second].last + OUT_OF_MIND;
  if ((n_best && CLEARLY_MORE(n_best, n_second)) || forgotten) return k->best;
  return k->met == MANY ? QUOTH_NONE : k->met; /* the other is not yet named */
}

/* Which of the namesakes under a key a single name means; QUOTH_NONE where
** that is open. */
static int32_t pick_namesake(const quoth_entities *e, enum quoth_entity_key key,
                             uint32_t hash, uint32_t m, uint8_t gender) {
  namesakes k = {QUOTH_NONE, QUOTH_NONE, QUOTH_NONE, QUOTH_NONE};
  int32_t i = quoth_entities_find(e, key, hash);
  for (uint32_t n = 0; i >= 0 && n < QUOTH_NAMESAKES_MAX; n++) {
    if (gender_agrees(e->list.at[i].gender, gender)) weigh(e, i, m, gender, &k);
    i = e->list.at[i].next[key];
  }
  return pick(e, m, &k);
}

int32_t quoth_entities_namesake(const quoth_entities *e, uint32_t m,
                                uint8_t gender) {
  const quoth_mention *mention = &e->a->mentions.at[m];
  parts p = parts_of(e->a, core_of(mention));
  return pick_namesake(e, QUOTH_KEY_SURNAME, word_key(e->a, p.last), m, gender);
}

int32_t quoth_entities_surnamed(const quoth_entities *e, uint32_t m) {
  const quoth_mention *mention = &e->a->mentions.at[m];
  bool word = mention->stop == mention->first + 1 &&
              (e->a->tokens.at[mention->first].flags & QUOTH_CAPITAL);
  return word ? pick_namesake(e, QUOTH_KEY_SURNAME,
                              word_key(e->a, mention->first), m, 0)
              : QUOTH_NONE;
}

/* "in Sudania", "near Kelby", "the West": where a name no list has is likely a
** place. */
static bool is_placed(const quoth_article *a, const quoth_mention *m) {
  static const uint32_t words[] = {QUOTH_HASH("in"), QUOTH_HASH("near"),
                                   QUOTH_HASH("outside"), QUOTH_HASH("into")};
  uint32_t last = m->stop - 1;
  if (m->first < m->name_first)
    return m->first + 1 == m->name_first &&
           quoth_token_is(&a->tokens, m->first, "the");
  return m->first > 0 && !(a->tokens.at[last].flags & QUOTH_POSSESSIVE) &&
         QUOTH_TOKEN_AMONG(&a->tokens, m->first - 1, words);
}

/* A single name: surname or given name of someone known, or a new entity. */
static void merge_single(quoth_entities *e, uint32_t m, parts p) {
  quoth_mention *mention = &e->a->mentions.at[m];
  uint32_t hash = word_key(e->a, p.last);
  /* a surname that is also a first name tells no gender: Ms. Maia does */
  bool titled = mention->first < mention->name_first;
  uint8_t gender = titled ? mention->gender : 0;
  bool surname = quoth_entities_find(e, QUOTH_KEY_SURNAME, hash) >= 0;
  bool given = !surname && quoth_entities_find(e, QUOTH_KEY_GIVEN, hash) >= 0;
  int32_t i = QUOTH_NONE;
  if (surname) i = pick_namesake(e, QUOTH_KEY_SURNAME, hash, m, gender);
  if (given) i = pick_namesake(e, QUOTH_KEY_GIVEN, hash, m, gender);
  if (titled && !surname && !given) i = by_first_surname(e, hash, gender);
  bool conflict = surname && i < 0 && gender;
  if ((surname || given) && i < 0 && !conflict) return;
  if (i < 0) {
    i = add(e, m, p, QUOTH_PERSON);
    if (i < 0) return;
    e->list.at[i].surname = hash;
    e->list.at[i].gender = mention->gender;
    e->list.at[i].placed = is_placed(e->a, mention);
    file_under(e, i, QUOTH_KEY_SURNAME, hash);
  }
  e->list.at[i].last = m;
  quoth_entities_note(e, i, m);
}

uint32_t quoth_entity_words_key(const quoth_article *a, quoth_run run) {
  uint32_t h = QUOTH_PHRASE_START;
  for (uint32_t i = run.first; i < run.stop; i++) {
    if (!is_word(a, i) && a->tokens.at[i].kind != QUOTH_NUMBER) continue;
    bool article = i == run.first && run.stop - run.first > 1 &&
                   (quoth_token_is(&a->tokens, i, "the") ||
                    quoth_token_is(&a->tokens, i, "a") ||
                    quoth_token_is(&a->tokens, i, "an"));
    if (!article) h = quoth_phrase_add(h, a->tokens.at[i].hash);
  }
  return h;
}

/* FNV-1a of the first letters in lower case, as a token "KCNA" has it; 0 for
** fewer than two. */
static uint32_t acronym_key(const quoth_article *a, quoth_run run) {
  uint32_t h = 2166136261u, n = 0;
  for (uint32_t i = run.first; i < run.stop; i++) {
    const quoth_token *t = &a->tokens.at[i];
    if (t->kind != QUOTH_WORD || !(t->flags & QUOTH_CAPITAL)) continue;
    uint8_t c = (uint8_t)(a->tokens.text[t->start] | 32);
    h = (h ^ c) * 16777619u;
    n++;
  }
  return n > 1 ? h : 0;
}

/* "Yonhap" of "Yonhap News Agency": all but the first word tell the kind. */
static bool is_short_form(const quoth_article *a, quoth_run run) {
  if (run.stop - run.first < 2 ||
      (a->word[run.first] & (QUOTH_W_ORGANIZATION | QUOTH_W_PLACE |
                             QUOTH_W_NATIONALITY)))
    return false;
  for (uint32_t i = run.first + 1; i < run.stop; i++)
    if (is_word(a, i) && !(a->word[i] & (QUOTH_W_MEDIUM | QUOTH_W_SUFFIX |
                                         QUOTH_W_ORGANIZATION)))
      return false;
  return true;
}

/* The nouns that a body goes by: "bank" of Salt Bank, "group" of the aid group
** Harbour. */
static void learn_nouns(quoth_entities *e, int32_t entity, quoth_run run) {
  for (uint32_t i = run.first; i < run.stop; i++)
    if (e->a->word[i] & QUOTH_W_ORGANIZATION)
      learn_role(e, entity, (quoth_office){.word = e->a->tokens.at[i].hash});
}

static bool may_be_part(const quoth_article *a, const quoth_mention *m) {
  if (m->name_stop - m->name_first != 1) return false;
  return (a->word[m->name_first] &
          (QUOTH_W_ORGANIZATION | QUOTH_W_MEDIUM)) != 0;
}

/* A body's name: the whole, its acronym, or "the Church" after "the Church of
** the Lake". */
static void merge_body(quoth_entities *e, uint32_t m, uint8_t kind) {
  const quoth_article *a = e->a;
  const quoth_mention *mention = &a->mentions.at[m];
  quoth_run core = core_of(mention);
  uint32_t hash = quoth_entity_words_key(a, core);
  int32_t i = quoth_entities_find(e, QUOTH_KEY_FULL, hash);
  if (i < 0 && core.stop - core.first == 1)
    i = quoth_entities_find(e, QUOTH_KEY_GIVEN, a->tokens.at[core.first].hash);
  if (i >= 0 && e->list.at[i].kind == QUOTH_PERSON) i = QUOTH_NONE;
  if (i < 0 && may_be_part(a, mention))
    i = quoth_entities_find(e, QUOTH_KEY_ROLE, a->tokens.at[core.first].hash);
  if (i < 0) {
    parts p = {core.first, core.stop - 1, 0, core.stop - core.first, 0};
    i = add(e, m, p, kind);
    if (i < 0) return;
    file_under(e, i, QUOTH_KEY_FULL, hash);
    uint32_t acronym = acronym_key(a, core);
    if (acronym) file_under(e, i, QUOTH_KEY_GIVEN, acronym);
    if (is_short_form(a, core))
      file_under(e, i, QUOTH_KEY_GIVEN, a->tokens.at[core.first].hash);
    if (p.n_word > 1) {
      file_under(e, i, QUOTH_KEY_ROLE, a->tokens.at[core.stop - 1].hash);
      if (a->word[core.first] & QUOTH_W_ORGANIZATION)
        file_under(e, i, QUOTH_KEY_ROLE, a->tokens.at[core.first].hash);
    }
  }
  learn_nouns(e, i, (quoth_run){mention->first, mention->stop});
  quoth_entities_note(e, i, m);
}

/* The noun a description turns on: the last word before "of", "for", "with" …
*/
static uint32_t head_noun(const quoth_article *a, quoth_run run) {
  uint32_t head = a->tokens.at[run.first].hash;
  for (uint32_t i = run.first; i < run.stop; i++) {
    if (a->word[i] & QUOTH_W_PREPOSITION) break;
    if (a->word[i] & (QUOTH_W_ROLE | QUOTH_W_GROUP | QUOTH_W_ORGANIZATION |
                      QUOTH_W_PAPER | QUOTH_W_KIN))
      head = a->tokens.at[i].hash;
  }
  return head;
}

int32_t quoth_entities_describe(quoth_entities *e, uint32_t m) {
  const quoth_mention *mention = &e->a->mentions.at[m];
  static const uint8_t kinds[] = {
      [QUOTH_MENTION_ORGANIZATION] = QUOTH_ORGANIZATION,
      [QUOTH_MENTION_ROLE] = QUOTH_PERSON,
      [QUOTH_MENTION_GROUP] = QUOTH_GROUP,
      [QUOTH_MENTION_THING] = QUOTH_UNKNOWN,
  };
  quoth_run run = {mention->first, mention->stop};
  uint32_t hash = quoth_entity_words_key(e->a, run);
  int32_t i = quoth_entities_find(e, QUOTH_KEY_FULL, hash);
  if (i < 0) {
    parts p = {run.first, run.stop - 1, 0, run.stop - run.first, 0};
    uint8_t kind = mention->kind <= QUOTH_MENTION_THING ? kinds[mention->kind]
                                                        : QUOTH_UNKNOWN;
    i = add(e, m, p, kind);
    if (i < 0) return QUOTH_NONE;
    e->list.at[i].gender = mention->gender;
    file_under(e, i, QUOTH_KEY_FULL, hash);
    file_under(e, i, QUOTH_KEY_ROLE, head_noun(e->a, run));
    if (kind == QUOTH_ORGANIZATION)
      learn_role(e, i, (quoth_office){.word = head_noun(e->a, run)});
  }
  quoth_entities_note(e, i, m);
  return i;
}

int32_t quoth_entities_pair(quoth_entities *e, int32_t first, int32_t second) {
  uint32_t key = quoth_phrase_add(quoth_phrase_add(QUOTH_PHRASE_START,
                                                   (uint32_t)first),
                                  (uint32_t)second);
  int32_t i = quoth_entities_find(e, QUOTH_KEY_FULL, key);
  if (i >= 0 && e->list.at[i].pair[0] == first) return i;
  uint32_t mention = e->list.at[first].mention;
  i = add(e, mention, (parts){0}, QUOTH_GROUP);
  if (i < 0) return QUOTH_NONE;
  e->list.at[i].pair[0] = first;
  e->list.at[i].pair[1] = second;
  file_under(e, i, QUOTH_KEY_FULL, key);
  return i;
}

/* "Mrs Pike" where another Pike is about. */
static bool needs_title(const quoth_entities *e, int32_t i) {
  const quoth_entity *x = &e->list.at[i];
  const quoth_mention *m = &e->a->mentions.at[x->mention];
  if (x->n_full || !x->surname || x->gender != 'f' ||
      !quoth_word_has(e->a, m->first, QUOTH_W_TITLE))
    return false;
  int32_t newest = quoth_entities_find(e, QUOTH_KEY_SURNAME, x->surname);
  return newest != i || x->next[QUOTH_KEY_SURNAME] >= 0;
}

static quoth_run name_run(const quoth_entities *e, int32_t i) {
  const quoth_mention *m = &e->a->mentions.at[e->list.at[i].mention];
  quoth_run run = {m->name_first, m->name_stop};
  if (run.first == run.stop)
    run = (quoth_run){m->first, m->stop};
  else if (needs_title(e, i))
    run.first = m->first;
  return run;
}

/* Shortest name in capitals that is one for sure; NATO is none. */
#define SHOUTED_BYTES_MIN 5u

/* REINFELDT is Reinfeldt. */
static quoth_str unshouted(const quoth_article *a, quoth_str name) {
  if (name.n_byte < SHOUTED_BYTES_MIN) return name;
  for (size_t k = 0; k < name.n_byte; k++)
    if (name.at[k] >= 'a' && name.at[k] <= 'z') return name;
  char *out = quoth_arena_raw(a->arena, name.n_byte, 1);
  if (!out) return name;
  bool inside = false;
  for (size_t k = 0; k < name.n_byte; k++) {
    bool capital = name.at[k] >= 'A' && name.at[k] <= 'Z';
    out[k] = (char)(capital && inside ? name.at[k] | 32 : name.at[k]);
    inside = capital;
  }
  return (quoth_str){out, name.n_byte};
}

quoth_str quoth_entities_name(const quoth_entities *e, int32_t i) {
  static const char joint[] = " and ";
  const quoth_entity *x = &e->list.at[i];
  if (x->pair[0] < 0) {
    quoth_str name = quoth_entity_text(e->a, name_run(e, i));
    return x->kind == QUOTH_PERSON ? unshouted(e->a, name) : name;
  }
  quoth_str one = quoth_entities_name(e, x->pair[0]);
  quoth_str two = quoth_entities_name(e, x->pair[1]);
  uint32_t n_joint = sizeof joint - 1;
  char *out = quoth_arena_alloc(e->a->arena, one.n_byte + two.n_byte + n_joint);
  if (!out) return (quoth_str){"", 0};
  memcpy(out, one.at, one.n_byte);
  memcpy(out + one.n_byte, joint, n_joint);
  memcpy(out + one.n_byte + n_joint, two.at, two.n_byte);
  return (quoth_str){out, one.n_byte + two.n_byte + n_joint};
}

/* ---- the passes ---- */

/* Of one of some kinds, given as bits, with a name of so many words or more.
** Asked in one, as processors cannot guess what kind comes next. */
static bool is_named(const quoth_mention *m, uint32_t kinds, uint32_t n_word) {
  uint32_t enough = m->name_stop - m->name_first >= n_word;
  return kinds >> m->kind & enough;
}

#define NAMES  (1u << QUOTH_MENTION_NAME)
#define BODIES (1u << QUOTH_MENTION_ORGANIZATION)

static void merge_names(quoth_entities *e, bool full) {
  uint32_t kinds = full ? NAMES : NAMES | BODIES, n_word = full ? 2 : 1;
  for (uint32_t m = 0; m < e->a->n_mention_ordered; m++) {
    if (m % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(e->a)) return;
    const quoth_mention *mention = &e->a->mentions.at[m];
    if (!is_named(mention, kinds, n_word)) continue;
    if (mention->kind != QUOTH_MENTION_NAME && e->of_mention[m] >= 0) continue;
    parts p = parts_of(e->a, core_of(mention));
    if (full && p.n_word > 1) merge_full(e, m, p);
    if (!full && p.n_word == 1) merge_single(e, m, p);
  }
}

static bool is_surname(const quoth_entities *e, uint32_t token) {
  return quoth_entities_find(e, QUOTH_KEY_SURNAME, word_key(e->a, token)) >= 0;
}

/* "Jackson", a city unless the article has a Mary Jackson. */
static bool is_person(const quoth_entities *e, const quoth_mention *m) {
  return m->name_stop - m->name_first == 1 && is_surname(e, m->name_first);
}

/* "King asked": no king where the article has a Gail King. */
static void name_roles(quoth_entities *e) {
  for (uint32_t m = 0; m < e->a->n_mention_ordered; m++) {
    quoth_mention *x = &e->a->mentions.at[m];
    bool one = x->kind == QUOTH_MENTION_ROLE && x->stop - x->first == 1 &&
               (e->a->tokens.at[x->first].flags & QUOTH_CAPITAL);
    if (!one || !is_surname(e, x->first)) continue;
    x->kind = QUOTH_MENTION_NAME;
    x->gender = 0;
    x->name_first = x->first;
    x->name_stop = x->stop;
  }
}

static void merge_bodies(quoth_entities *e) {
  const uint32_t kinds =
      BODIES | 1u << QUOTH_MENTION_GROUP | 1u << QUOTH_MENTION_THING;
  for (uint32_t m = 0; m < e->a->n_mention_ordered; m++) {
    if (m % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(e->a)) return;
    const quoth_mention *mention = &e->a->mentions.at[m];
    if (!is_named(mention, kinds, 1)) continue;
    if (mention->kind == QUOTH_MENTION_ORGANIZATION && !is_person(e, mention))
      merge_body(e, m, QUOTH_ORGANIZATION);
    if (mention->kind == QUOTH_MENTION_GROUP) merge_body(e, m, QUOTH_GROUP);
    if (mention->kind == QUOTH_MENTION_THING) merge_body(e, m, QUOTH_UNKNOWN);
  }
}

/* "a spokesman for Mayor Ana Reis": whom a whole name inside mention m names.
** He or she comes into the text where that stands. */
static void merge_inner(quoth_entities *e, uint32_t inner) {
  const quoth_mention *mention = &e->a->mentions.at[inner];
  int32_t around = quoth_mention_over(e->a, mention->first);
  if (around < 0) return;
  uint32_t n = e->list.n;
  parts p = parts_of(e->a, core_of(mention));
  if (mention->kind == QUOTH_MENTION_ORGANIZATION)
    merge_body(e, inner, QUOTH_ORGANIZATION);
  else if (p.n_word > 1)
    merge_full(e, inner, p);
  if (e->list.n == n) return;
  e->list.at[n].first = e->list.at[n].last = (uint32_t)around;
}

static void merge_all_inner(quoth_entities *e, uint8_t kind) {
  quoth_article *a = e->a;
  for (uint32_t m = a->n_mention_ordered; m < a->n_mention_named; m++) {
    if (m % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) return;
    if (a->mentions.at[m].kind == kind) merge_inner(e, m);
  }
}

/* A role before a name. */
static void learn_title(quoth_entities *e, uint32_t m) {
  const quoth_mention *mention = &e->a->mentions.at[m];
  quoth_run before = {mention->first, mention->name_first};
  if (e->of_mention[m] >= 0 && before.first < before.stop)
    learn_role(e, e->of_mention[m], quoth_office_in(e->a, before));
}

/* A role beside a name: one name may have several. */
static void learn_apposition(quoth_entities *e, uint32_t m) {
  const quoth_mention *mention = &e->a->mentions.at[m];
  if (mention->apposition < 0 || mention->kind != QUOTH_MENTION_ROLE) return;
  int32_t i = e->of_mention[mention->apposition];
  if (i < 0) return;
  quoth_run run = {mention->first, mention->stop};
  learn_role(e, i, quoth_office_in(e->a, run));
  quoth_entities_note(e, i, m);
}

/* Roles before a name and beside it. */
static void learn_roles(quoth_entities *e) {
  for (uint32_t m = 0; m < e->a->n_mention_ordered; m++) {
    if (m % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(e->a)) return;
    if (is_named(&e->a->mentions.at[m], NAMES, 1)) learn_title(e, m);
    learn_apposition(e, m);
  }
  for (uint32_t m = e->a->n_mention_ordered; m < e->a->n_mention_named; m++)
    learn_title(e, m);
}

static void file_roles(quoth_entities *e) {
  for (uint32_t i = 0; i < e->list.n; i++) {
    const quoth_entity *x = &e->list.at[i];
    if (x->kind == QUOTH_PERSON && x->n_role)
      file_under(e, (int32_t)i, QUOTH_KEY_ROLE, 0);
  }
}

void quoth_entities_learn(quoth_entities *e, int32_t entity,
                          quoth_office role) {
  const quoth_entity *x = &e->list.at[entity];
  bool filed = x->n_role > 0;
  learn_role(e, entity, role);
  if (!filed && x->n_role && x->kind == QUOTH_PERSON)
    file_under(e, entity, QUOTH_KEY_ROLE, 0);
}

bool quoth_entities_make(quoth_entities *e, quoth_article *a) {
  *e = (quoth_entities){.a = a};
  e->of_mention =
      quoth_arena_array(a->arena, a->mentions.n + 1, sizeof *e->of_mention);
  if (!make_slots(e, SLOTS_MIN) || !e->of_mention) return false;
  for (uint32_t m = 0; m < a->mentions.n; m++) e->of_mention[m] = QUOTH_NONE;
  merge_names(e, true);
  merge_all_inner(e, QUOTH_MENTION_NAME);
  name_roles(e);
  merge_bodies(e);
  merge_all_inner(e, QUOTH_MENTION_ORGANIZATION);
  merge_names(e, false);
  learn_roles(e);
  file_roles(e);
  return a->arena->status == QUOTH_OK;
}
