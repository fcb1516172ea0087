/*
** stories.c: finds the articles that a new one shares text with, by the keys
** of their fingerprints, and keeps `stories` and `story_articles`.
**
** An article is a copy of the earliest one (by date, then source) that
** quoth_fingerprint_relate() relates it to; a story is an article that is no
** copy, and all that are copies of it, directly or through others.  So stories
** are the same in whatever order articles come, and a roundup with the texts of
** two stories joins one of them instead of making both one.  An article
** without copies has no story and no row but its keys.
*/
#include <stdlib.h>
#include <string.h>

#include "renew.h"
#include "stories.h"
#include "story_keys.h"

/* Articles looked at for each key, newest first.  A key that more have is of
** boilerplate, or of a story that any of them leads to. */
#define POSTINGS_MAX 32

/* Articles compared with a new one, most shared keys first: 4 ms of work at
** worst, and only for a text that many printed. */
#define COMPARED_MAX 24u

enum {
  ARTICLE,
  BODY,
  MEMBER,
  FIRST,
  INSERT_STORY,
  DELETE_STORY,
  COUNT_MEMBERS,
  LIST_MEMBERS,
  SET_FIRST,
  SET_MEMBER,
  DELETE_MEMBERS,
  MOVE_COPIES,
  DATA_VERSION,
  N_STATEMENT
};

static const char *const sql[N_STATEMENT] = {
    [ARTICLE] = "SELECT coalesce(published, '9'), source, version, outlet_id"
                " FROM articles WHERE article_id = ?1",
    [BODY] = "SELECT body FROM articles WHERE article_id = ?1",
    [MEMBER] = "SELECT story_id, copy_of FROM story_articles"
               " WHERE article_id = ?1",
    [FIRST] = "SELECT first_article_id FROM stories WHERE story_id = ?1",
    [INSERT_STORY] = "INSERT INTO stories(first_article_id) VALUES (?1)"
                     " RETURNING story_id",
    [DELETE_STORY] = "DELETE FROM stories WHERE story_id = ?1",
    [COUNT_MEMBERS] = "SELECT count(*) FROM story_articles WHERE story_id = ?1",
    [LIST_MEMBERS] = "SELECT article_id FROM story_articles"
                     " WHERE story_id = ?1 ORDER BY article_id LIMIT ?2",
    [SET_FIRST] = "UPDATE stories SET first_article_id = ?2"
                  " WHERE story_id = ?1",
    [SET_MEMBER] = "INSERT OR REPLACE INTO story_articles(article_id, story_id,"
                   " copy_of, relation, similarity)"
                   " VALUES (?1, ?2, nullif(?3, 0), ?4, ?5)",
    [DELETE_MEMBERS] = "DELETE FROM story_articles WHERE story_id = ?1",
    [MOVE_COPIES] =
        "WITH RECURSIVE copy(article_id) AS (VALUES (?1) UNION"
        " SELECT m.article_id FROM story_articles m"
        " JOIN copy c ON m.copy_of = c.article_id)"
        " UPDATE story_articles SET story_id = ?2"
        " WHERE article_id IN (SELECT article_id FROM copy)",
    [DATA_VERSION] = "SELECT data_version FROM pragma_data_version",
};

/* Fingerprints of the articles stored last, so that their bodies, with which
** new ones are compared most, are not read again.  4 KB each as a rule. */
#define RECENT_SLOTS         2048u
#define RECENT_MAX_SHINGLES  4096u /* of one: all slots hold 32 MB at worst */

struct recent {
  int64_t article_id; /* 0: free */
  quoth_fingerprint fingerprint; /* sorted once it was compared */
  uint32_t *shingles;            /* what it points to */
};

struct quoth_stories {
  quoth_database *db;
  quoth_story_keys *keys;
  quoth_arena work;     /* of one call */
  quoth_arena scratch;  /* of one body that is read for it */
  struct recent *recent; /* RECENT_SLOTS; NULL: no memory, no matter */
  int64_t data_version; /* of the file when it was last looked at */
  bool renewed;         /* all keys in the file are of our version */
  quoth_statement statements[N_STATEMENT];
};

/* An article as far as copies are concerned. */
typedef struct printed {
  int64_t article_id, version, outlet_id; /* outlet 0: not known */
  quoth_str published, source;
  quoth_fingerprint fingerprint;
  int64_t story, copy_of; /* 0: none */
} printed;

static int64_t integer(quoth_stories *s, int which, int64_t a) {
  return quoth_database_integer(s->db, &s->statements[which], 0, "i", a);
}

static void run_one(quoth_stories *s, int which, int64_t a) {
  quoth_database_run(s->db, &s->statements[which], "i", a);
}

static void run(quoth_stories *s, int which, int64_t a, int64_t b) {
  quoth_database_run(s->db, &s->statements[which], "ii", a, b);
}

/* ---- articles ---- */

static quoth_str column(quoth_arena *arena, quoth_statement *row, int i) {
  quoth_str text = quoth_statement_text(row, i);
  const char *copy = quoth_arena_copy(arena, text.at, text.n_byte);
  return copy ? (quoth_str){copy, text.n_byte} : (quoth_str){"", 0};
}

static void read_membership(quoth_stories *s, printed *p) {
  quoth_statement *row = &s->statements[MEMBER];
  p->story = p->copy_of = 0;
  if (!quoth_database_row(s->db, row, "i", p->article_id)) return;
  p->story = sqlite3_column_int64(row->handle, 0);
  p->copy_of = sqlite3_column_int64(row->handle, 1);
  quoth_statement_reset(row);
}

static void recent_drop(struct recent *r) {
  free(r->shingles);
  *r = (struct recent){0};
}

static uint32_t *copy_shingles(uint32_t *to, quoth_shingles *from) {
  if (from->n) memcpy(to, from->at, from->n * sizeof *to);
  from->at = from->n ? to : NULL;
  return to + from->n;
}

/* A copy, which outlives the chunk that the article came in. */
static void recent_put(struct recent *r, int64_t article_id,
                       const quoth_fingerprint *f) {
  size_t n = (size_t)f->raw.n + f->all.n + f->told.n;
  if (n == 0 || n > RECENT_MAX_SHINGLES) return;
  uint32_t *to = malloc(n * sizeof *to);
  if (!to) return;
  recent_drop(r);
  *r = (struct recent){article_id, *f, to};
  to = copy_shingles(to, &r->fingerprint.raw);
  to = copy_shingles(to, &r->fingerprint.all);
  copy_shingles(to, &r->fingerprint.told);
}

static void recent_add(quoth_stories *s, int64_t article_id,
                       const quoth_fingerprint *f) {
  if (!s->recent) return;
  struct recent *r = &s->recent[article_id % RECENT_SLOTS];
  recent_drop(r);
  recent_put(r, article_id, f);
}

/* As remembered, and from now on sorted; false where it is not. */
static bool recent_find(quoth_stories *s, int64_t article_id,
                        quoth_fingerprint *out) {
  struct recent *r = s->recent ? &s->recent[article_id % RECENT_SLOTS] : NULL;
  if (!r || r->article_id != article_id) return false;
  *out = r->fingerprint;
  if (out->raw.at && quoth_fingerprint_sort(out, &s->work))
    recent_put(r, article_id, out);
  return true;
}

static void recent_clear(quoth_stories *s) {
  for (uint32_t i = 0; s->recent && i < RECENT_SLOTS; i++)
    recent_drop(&s->recent[i]);
}

/* What is remembered holds while nobody else wrote. */
void quoth_stories_begin(quoth_stories *s) {
  int64_t version = quoth_database_integer(
      s->db, &s->statements[DATA_VERSION], 0, "");
  if (version != s->data_version) recent_clear(s);
  quoth_story_keys_begin(s->keys, version != s->data_version);
  s->data_version = version;
  if (!s->renewed) quoth_renew_fingerprints(s->db, s->keys);
  s->renewed = true;
}

void quoth_stories_settle(quoth_stories *s) {
  quoth_story_keys_settle(s->keys);
}

/* As remembered, else made of the body. */
static void read_fingerprint(quoth_stories *s, int64_t article_id,
                             quoth_fingerprint *out) {
  quoth_statement *row = &s->statements[BODY];
  if (recent_find(s, article_id, out) ||
      !quoth_database_row(s->db, row, "i", article_id))
    return;
  quoth_str body = quoth_statement_text(row, 0);
  quoth_fingerprint_make(out, &s->work, &s->scratch, body.at, body.n_byte);
  if (s->scratch.status) s->work.status = s->scratch.status;
  quoth_arena_reset(&s->scratch);
  quoth_statement_reset(row);
}

/* False where there is no such article any more.  `fingerprint` may be NULL:
** then it is looked for. */
static bool read_printed(quoth_stories *s, int64_t article_id,
                         const quoth_fingerprint *fingerprint, printed *out) {
  quoth_statement *row = &s->statements[ARTICLE];
  *out = (printed){.article_id = article_id};
  if (!quoth_database_row(s->db, row, "i", article_id)) return false;
  out->published = column(&s->work, row, 0);
  out->source = column(&s->work, row, 1);
  out->version = sqlite3_column_int64(row->handle, 2);
  out->outlet_id = sqlite3_column_int64(row->handle, 3);
  quoth_statement_reset(row);
  if (fingerprint)
    out->fingerprint = *fingerprint;
  else
    read_fingerprint(s, article_id, &out->fingerprint);
  read_membership(s, out);
  return !s->work.status;
}

static int compare_text(quoth_str a, quoth_str b) {
  int c = memcmp(a.at, b.at, a.n_byte < b.n_byte ? a.n_byte : b.n_byte);
  return c ? c : (a.n_byte > b.n_byte) - (a.n_byte < b.n_byte);
}

static int compare_id(int64_t a, int64_t b) {
  return (a > b) - (a < b);
}

static int earliest_first(const void *a, const void *b) {
  const printed *x = a, *y = b;
  int c = compare_text(x->published, y->published);
  if (!c) c = compare_text(x->source, y->source);
  if (!c) c = compare_id(x->version, y->version);
  return c ? c : compare_id(x->article_id, y->article_id);
}

/* Texts of one outlet share boilerplate and running matter: what would be a
** rewrite elsewhere is none there. */
static enum quoth_reprint relate(const printed *a, const printed *b,
                                 float *similarity) {
  enum quoth_reprint reprint = quoth_fingerprint_relate(
      &a->fingerprint, &b->fingerprint, similarity);
  bool same_outlet = a->outlet_id && a->outlet_id == b->outlet_id;
  if (same_outlet && reprint == QUOTH_REPRINT_REWRITE)
    reprint = QUOTH_REPRINT_NONE;
  return reprint;
}

/* ---- candidates ---- */

typedef struct candidate {
  int64_t article_id;
  uint32_t n_key; /* weighed */
} candidate;

typedef QUOTH_VEC(candidate) candidate_list;
typedef QUOTH_VEC(printed) printed_list;

static int most_keys_first(const void *a, const void *b) {
  const candidate *x = a, *y = b;
  int c = (x->n_key < y->n_key) - (x->n_key > y->n_key);
  return c ? c : compare_id(x->article_id, y->article_id);
}

/* A key that many have is a turn of phrase or the notice below each text of an
** outlet: of those it takes four to look at an article, of others two. */
#define COMMON_POSTINGS 8u
#define EVIDENCE_RARE   2u
#define EVIDENCE_COMMON 1u
#define EVIDENCE_MIN    4u

/* Candidates by article: slots hold places in the list, plus one. */
#define SLOTS (2 * QUOTH_KEYS * POSTINGS_MAX)
typedef struct candidate_set {
  candidate_list list;
  uint16_t slots[SLOTS];
} candidate_set;

static void count_candidate(quoth_stories *s, candidate_set *set,
                            int64_t article_id, uint32_t weight) {
  uint32_t slot = (uint32_t)article_id % SLOTS;
  while (set->slots[slot] &&
         set->list.at[set->slots[slot] - 1].article_id != article_id)
    slot = (slot + 1) % SLOTS;
  if (!set->slots[slot]) {
    candidate *c = QUOTH_PUSH(&s->work, &set->list);
    if (!c) return;
    c->article_id = article_id;
    set->slots[slot] = (uint16_t)set->list.n;
  }
  set->list.at[set->slots[slot] - 1].n_key += weight;
}

static void find_key(quoth_stories *s, uint32_t key, candidate_set *set) {
  int64_t ids[POSTINGS_MAX];
  uint32_t n = quoth_story_keys_find(s->keys, key, ids, POSTINGS_MAX);
  uint32_t weight = n >= COMMON_POSTINGS ? EVIDENCE_COMMON : EVIDENCE_RARE;
  for (uint32_t i = 0; i < n; i++) count_candidate(s, set, ids[i], weight);
}

/* Leaves out articles that share too little; gives how many are left. */
static uint32_t drop_weak(candidate *at, uint32_t n) {
  uint32_t n_left = 0;
  for (uint32_t i = 0; i < n; i++)
    if (at[i].n_key >= EVIDENCE_MIN) at[n_left++] = at[i];
  return n_left;
}

/* Articles that share keys, most shared first, each once. */
static candidate_list find_candidates(quoth_stories *s,
                                      const quoth_fingerprint *f) {
  candidate_set set = {0};
  quoth_story_keys_expect(s->keys, f->keys, f->n_key);
  for (uint32_t k = 0; k < f->n_key; k++) find_key(s, f->keys[k], &set);
  candidate_list found = set.list;
  found.n = found.n ? drop_weak(found.at, found.n) : 0;
  if (found.n) qsort(found.at, found.n, sizeof *found.at, most_keys_first);
  return found;
}

static void add_printed(quoth_stories *s, printed_list *list,
                        int64_t article_id) {
  printed p;
  for (uint32_t i = 0; i < list->n; i++)
    if (list->at[i].article_id == article_id) return;
  if (!read_printed(s, article_id, NULL, &p)) return;
  printed *to = QUOTH_PUSH(&s->work, list);
  if (to) *to = p;
}

/* The best candidates and the first articles of their stories, earliest
** first. */
static printed_list read_candidates(quoth_stories *s,
                                    const quoth_fingerprint *f) {
  printed_list list = {0};
  candidate_list found = find_candidates(s, f);
  for (uint32_t i = 0; i < found.n && i < COMPARED_MAX; i++)
    add_printed(s, &list, found.at[i].article_id);
  for (uint32_t i = 0, n = list.n; i < n; i++) {
    int64_t first = list.at[i].story ? integer(s, FIRST, list.at[i].story) : 0;
    if (first) add_printed(s, &list, first);
  }
  if (list.n) qsort(list.at, list.n, sizeof *list.at, earliest_first);
  return list;
}

/* ---- stories ---- */

static void set_member(quoth_stories *s, int64_t article_id, int64_t story,
                       int64_t copy_of, const char *relation,
                       float similarity) {
  quoth_database_run(s->db, &s->statements[SET_MEMBER], "iiizd", article_id,
                     story, copy_of, relation, (double)similarity);
}

/* The story of an article that will have copies. */
static int64_t story_of(quoth_stories *s, int64_t article_id) {
  int64_t story = integer(s, MEMBER, article_id);
  if (story) return story;
  story = integer(s, INSERT_STORY, article_id);
  set_member(s, article_id, story, 0, "first", 1);
  return story;
}

/* What is left of a story that copies went from. */
static void close_story(quoth_stories *s, int64_t story) {
  if (integer(s, COUNT_MEMBERS, story) > 1) return;
  run_one(s, DELETE_MEMBERS, story);
  run_one(s, DELETE_STORY, story);
}

/* Makes `copy` a copy of `of`; its own copies go with it. */
static void make_copy(quoth_stories *s, printed *copy, const printed *of,
                      enum quoth_reprint reprint, float similarity) {
  int64_t from = copy->story, story = integer(s, MEMBER, of->article_id);
  if (!story && from && !copy->copy_of) { /* its first article is an earlier */
    story = from;
    run(s, SET_FIRST, story, of->article_id);
    set_member(s, of->article_id, story, 0, "first", 1);
  } else if (!story) {
    story = story_of(s, of->article_id);
  }
  if (from && from != story) run(s, MOVE_COPIES, copy->article_id, story);
  set_member(s, copy->article_id, story, of->article_id,
             quoth_reprint_name(reprint), similarity);
  if (from && from != story) close_story(s, from);
}

/* True where `p` is no copy yet, or one of an article later than `own`. */
static bool may_copy(quoth_stories *s, printed *p, const printed *own) {
  printed other;
  read_membership(s, p); /* an earlier step may have changed it */
  return !p->copy_of ||
         (read_printed(s, p->copy_of, &own->fingerprint, &other) &&
          earliest_first(own, &other) < 0);
}

/* Makes `p` a copy of `of` where it is later, related, and not the copy of an
** earlier one. */
static bool try_copy(quoth_stories *s, printed *p, const printed *of) {
  float similarity;
  if (p->article_id == of->article_id || earliest_first(p, of) < 0 ||
      !may_copy(s, p, of))
    return false;
  enum quoth_reprint reprint = relate(p, of, &similarity);
  if (reprint != QUOTH_REPRINT_NONE) make_copy(s, p, of, reprint, similarity);
  return reprint != QUOTH_REPRINT_NONE;
}

/* The first article of a story, where it is at hand. */
static const printed *first_at_hand(quoth_stories *s, const printed_list *list,
                                    printed *own) {
  read_membership(s, own);
  int64_t first = own->story ? integer(s, FIRST, own->story) : 0;
  for (uint32_t i = 0; i < list->n; i++)
    if (list->at[i].article_id == first) return &list->at[i];
  return own;
}

/* A new first article may be what members are copies of that share no key
** with it. */
static void try_members(quoth_stories *s, const printed *first) {
  printed_list members = {0};
  quoth_statement *row = &s->statements[LIST_MEMBERS];
  QUOTH_VEC(int64_t) ids = {0};
  for (bool more = quoth_database_row(s->db, row, "ii", first->story,
                                      (int64_t)COMPARED_MAX);
       more; more = quoth_database_next(s->db, row)) {
    int64_t *id = QUOTH_PUSH(&s->work, &ids);
    if (id) *id = sqlite3_column_int64(row->handle, 0);
  }
  for (uint32_t i = 0; i < ids.n; i++) add_printed(s, &members, ids.at[i]);
  for (uint32_t i = 0; i < members.n; i++)
    try_copy(s, &members.at[i], first);
}

/* `list` is in order, so that the earliest related one is found first.  What
** shares no key with the first article may do so with this one: then the two
** are compared now. */
static void link_copies(quoth_stories *s, printed *own, printed_list *list) {
  bool linked = false;
  for (uint32_t i = 0; i < list->n && !linked; i++)
    linked = try_copy(s, own, &list->at[i]);
  const printed *first = first_at_hand(s, list, own);
  for (uint32_t i = 0; i < list->n; i++)
    if (first == own || !try_copy(s, &list->at[i], first))
      try_copy(s, &list->at[i], own);
  read_membership(s, own);
  if (own->story && !own->copy_of) try_members(s, own);
}

void quoth_stories_add(quoth_stories *s, int64_t article_id,
                       const quoth_fingerprint *fingerprint) {
  printed own;
  quoth_fingerprint f = *fingerprint;
  if (article_id > UINT32_MAX) return; /* has no room in an entry */
  printed_list list = read_candidates(s, &f);
  if (list.n && quoth_fingerprint_sort(&f, &s->work) &&
      read_printed(s, article_id, &f, &own))
    link_copies(s, &own, &list);
  for (uint32_t k = 0; k < f.n_key; k++)
    quoth_story_keys_add(s->keys, f.keys[k], article_id);
  recent_add(s, article_id, &f);
  if (s->work.status)
    quoth_database_fail(s->db, SQLITE_NOMEM, "out of memory");
  quoth_arena_reset(&s->work);
}

quoth_stories *quoth_stories_open(quoth_database *db) {
  quoth_stories *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->db = db;
  for (int i = 0; i < N_STATEMENT; i++) s->statements[i].sql = sql[i];
  s->recent = calloc(RECENT_SLOTS, sizeof *s->recent);
  quoth_arena_open(&s->work, NULL);
  quoth_arena_open(&s->scratch, NULL);
  s->keys = quoth_story_keys_open(db);
  if (s->keys) return s;
  quoth_stories_close(s);
  return NULL;
}

void quoth_stories_close(quoth_stories *s) {
  if (!s) return;
  quoth_statements_finish(s->statements, N_STATEMENT);
  quoth_story_keys_close(s->keys);
  quoth_arena_close(&s->work);
  quoth_arena_close(&s->scratch);
  recent_clear(s);
  free(s->recent);
  free(s);
}
