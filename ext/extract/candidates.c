/*
** candidates.c: who may be meant by a pronoun or a description: the entities
** named before it, by a linear score of where they stand.  Where two are as
** good, nobody is named: a wrong speaker is worse than none.
*/
#include "resolver.h"

/* Mentions looked back over for a pronoun, and paragraphs. */
#define LOOK_BACK_MENTIONS   48u
#define LOOK_BACK_PARAGRAPHS 6u

/* Points of a candidate for a pronoun or a bare role. */
#define POINTS_SAME_SENTENCE 3.0f
#define POINTS_SENTENCE      (-1.0f) /* for each sentence between, to five */
#define POINTS_FIRST         2.0f    /* first in its sentence */
#define POINTS_JUST_BEFORE   3.5f    /* … which is the one before */
#define POINTS_LEADS_VERB    1.0f    /* stands right before a verb */
#define POINTS_OBLIQUE       (-0.5f) /* behind a preposition, but "as for" */
#define POINTS_SPOKE_LAST    2.5f
#define POINTS_SPEAKS_ON     4.0f    /* spoke in the sentence before */
#define POINTS_CHAIN         1.0f    /* named by a pronoun or role before */
#define POINTS_GENDER        1.5f    /* known and the same */
#define POINTS_LONE          2.5f    /* alone of that gender right before */
#define POINTS_SEEN          0.5f    /* named more than once */
#define POINTS_PARAGRAPH     (-0.5f) /* for each paragraph between */
#define POINTS_INTRODUCED    2.5f    /* new, since who spoke last was named */
#define POINTS_MARKED        (-6.0f) /* in a quote, or in what is said */
#define POINTS_TOLD_OF       (-8.0f) /* named in the quote that is spoken */
#define POINTS_ASKED         (-6.0f) /* who asks does not answer */
#define POINTS_VAGUE         (-3.0f) /* a single word that may be a thing */
#define POINTS_UNLISTED      (-2.0f) /* no first name of the lists */
#define POINTS_HEADING       (-3.0f) /* in a title or a caption */
#define POINTS_DESCRIBED     (-2.0f) /* by a role alone, and has not spoken */
#define POINTS_PLAYED        (-3.0f) /* the same, and no subject: plays a docker */
#define POINTS_IN_FRONT      5.0f    /* In Sato's case, she */
#define POINTS_BODY          (-3.0f) /* no person as far as is known */

static uint32_t paragraph_of(const quoth_resolver *r, const quoth_mention *m) {
  return r->a->sentences.at[m->sentence].paragraph;
}

/* "Left co-leader Ana Reis": nothing but plain words between the two. */
static bool is_modifier(const quoth_resolver *r, const quoth_mention *before,
                        const quoth_mention *m) {
  for (uint32_t i = before->stop; i < m->first; i++) {
    const quoth_token *t = &r->a->tokens.at[i];
    if (t->kind != QUOTH_WORD || (t->flags & QUOTH_CAPITAL) ||
        quoth_word_has(r->a, i,
                       QUOTH_W_CUE | QUOTH_W_AUXILIARY | QUOTH_W_VERB |
                           QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |
                           QUOTH_W_SUBORDINATE | QUOTH_W_RELATIVE))
      return false;
  }
  return m->kind == QUOTH_MENTION_NAME && before->stop + 3 > m->first;
}

/* Words of an adjunct in front of its clause. */
#define FRONTED_MAX 20u

/* In Sato's case, Reis left: behind the comma of an adjunct in front. */
static bool is_fronted(const quoth_resolver *r, const quoth_sentence *s,
                       const quoth_mention *m) {
  static const char *const tails[] = {"ing"}; /* Following his death, */
  uint32_t comma = s->first;
  if (!quoth_word_has(r->a, s->first, QUOTH_W_PREPOSITION) &&
      !QUOTH_TOKEN_ENDS(&r->a->tokens, s->first, tails, 3))
    return false;
  while (comma < m->first && comma < s->first + FRONTED_MAX &&
         !quoth_punct_is(r->a, comma, ','))
    comma++;
  return comma + 1 == m->first;
}

/* The first one named in its sentence is likely its subject, one right before
** a verb that of a clause; behind a preposition it is neither. */
static float subject_points(const quoth_resolver *r, uint32_t i) {
  const quoth_mention *m = &r->a->mentions.at[i];
  const quoth_sentence *s = &r->a->sentences.at[m->sentence];
  if (m->first > s->first &&
      quoth_word_has(r->a, m->first - 1, QUOTH_W_PREPOSITION))
    return quoth_token_is(&r->a->tokens, s->first, "as") ? 0.0f
                                                         : POINTS_OBLIQUE;
  if (i == 0 || m[-1].sentence != m->sentence) {
    bool inside = i + 1 < r->a->n_mention_ordered && m->first > s->first &&
                  m[1].sentence == m->sentence && is_fronted(r, s, m + 1);
    return inside ? POINTS_OBLIQUE : POINTS_FIRST;
  }
  bool second = i == 1 || m[-2].sentence != m->sentence;
  if (second && is_modifier(r, m - 1, m)) return POINTS_FIRST;
  bool verb = m->stop < s->stop &&
              quoth_word_has(r->a, m->stop,
                             QUOTH_W_CUE | QUOTH_W_AUXILIARY | QUOTH_W_VERB);
  if (verb && is_fronted(r, s, m)) return POINTS_FIRST;
  bool said = r->draft_of[i] >= 0 && /* , said Ana Reis */
              quoth_word_has(r->a, m->first - 1, QUOTH_W_CUE);
  bool joined = quoth_token_is(&r->a->tokens, m->first - 1, "and");
  return (verb && !joined) || said ? POINTS_LEADS_VERB : 0.0f;
}

/* A heading, or the credit of a picture. */
static bool is_label(const quoth_resolver *r, const quoth_mention *m) {
  const quoth_paragraph *p = &r->a->paragraphs.at[paragraph_of(r, m)];
  return p->heading || quoth_punct_is(r->a, p->first, 0xA9 /* © */);
}

static float cap(float x, float least) {
  return x < least ? least : x;
}

bool quoth_entity_is_vague(const quoth_entity *x) {
  return x->surname && !x->n_full && !x->gender && !x->n_role && !x->spoke;
}

/* Pieces of a quote that are tried; the first ones hold its names. */
#define PIECES_MAX 8u

/* True where a mention stands in one of the first pieces of a draft. */
static bool is_in_draft(const quoth_resolver *r, int32_t draft,
                        const quoth_mention *c) {
  if (draft < 0) return false;
  const quoth_draft *d = &r->a->drafts.at[draft];
  const quoth_run *piece = d->n_piece > 1 ? d->pieces : d->piece;
  for (uint32_t k = 0; k < d->n_piece && k < PIECES_MAX; k++)
    if (c->first >= piece[k].first && c->first < piece[k].stop) return true;
  return false;
}

/* True where a candidate is named in the very words that `from` speaks, in
** marks or reported. */
static bool is_spoken_by(const quoth_resolver *r, uint32_t from,
                         const quoth_mention *c) {
  return is_in_draft(r, r->draft_of[from], c) ||
         is_in_draft(r, r->last_draft_of[from], c);
}

/* Names of a quote that are tried. */
#define TOLD_MAX 12u

/* True where a quote that mention `from` speaks names an entity: who speaks of
** Sato by name is not Sato. */
static bool is_told_of(const quoth_resolver *r, uint32_t from, int32_t entity) {
  const quoth_article *a = r->a;
  if (r->draft_of[from] < 0) return false;
  const quoth_draft *d = &a->drafts.at[r->draft_of[from]];
  if (d->marked == QUOTH_NONE) return false;
  uint32_t k = (uint32_t)(quoth_mention_before(a, d->piece[0].first) + 1);
  for (uint32_t n = 0; k < a->n_mention_ordered && n < TOLD_MAX; k++, n++) {
    if (a->mentions.at[k].first >= d->piece[0].stop) break;
    if (a->mentions.at[k].kind == QUOTH_MENTION_NAME &&
        r->e.of_mention[k] == entity)
      return true;
  }
  return false;
}

/* How far a candidate stands from a mention. */
typedef struct distance {
  uint32_t n_sentence, n_paragraph;
} distance;

static float points_of_distance(distance d) {
  float p = d.n_sentence == 0 ? POINTS_SAME_SENTENCE : 0.0f;
  p += cap(POINTS_SENTENCE * (float)d.n_sentence, 5 * POINTS_SENTENCE);
  return p + POINTS_PARAGRAPH * (float)d.n_paragraph;
}

/* The most that a candidate at this distance can have: where that is no more
** than the second best has, it changes nothing and is not looked at. */
static float most_points(distance d) {
  float most = POINTS_FIRST + POINTS_SPOKE_LAST + POINTS_CHAIN + POINTS_GENDER +
               POINTS_SEEN + POINTS_INTRODUCED;
  if (d.n_sentence == 1 && d.n_paragraph == 0)
    most += POINTS_JUST_BEFORE + POINTS_LONE + POINTS_SPEAKS_ON;
  return most + points_of_distance(d);
}

/* Words behind "asked" among which "by" stands. */
#define ASKED_MAX 12u

/* "When Sato asked whether …, he said": a finite verb of asking behind a name. */
static bool asks_first(const quoth_resolver *r, const quoth_mention *from,
                       const quoth_mention *c) {
  const quoth_article *a = r->a;
  uint16_t entry;
  uint8_t form;
  return c->sentence == from->sentence && c->stop < from->first &&
         quoth_word_has(a, c->stop, QUOTH_W_CUE) &&
         quoth_cue_look_up(a->tokens.at[c->stop].hash, &entry, &form) &&
         form == QUOTH_CUE_PAST &&
         quoth_cue_entry_at(entry)->stance == QUOTH_ASKS;
}

/* Who asks, in the sentence of a pronoun that speaks; QUOTH_NONE for nobody. */
static int32_t asker_before(const quoth_resolver *r, uint32_t m) {
  const quoth_mention *from = &r->a->mentions.at[m];
  if (!from->gender || r->draft_of[m] < 0) return QUOTH_NONE;
  for (uint32_t i = m; i-- > 0;) {
    const quoth_mention *c = &r->a->mentions.at[i];
    if (c->sentence != from->sentence) break;
    if (asks_first(r, from, c)) return r->e.of_mention[i];
  }
  return QUOTH_NONE;
}

/* "Asked by Sato whether …, he said": who answers is not who asked. */
static bool asks(const quoth_resolver *r, const quoth_mention *from,
                 const quoth_mention *c) {
  const quoth_article *a = r->a;
  if (c->sentence != from->sentence) return false;
  uint32_t first = a->sentences.at[c->sentence].first;
  uint16_t entry;
  uint8_t form;
  if (!quoth_word_has(a, first, QUOTH_W_CUE) ||
      !quoth_cue_look_up(a->tokens.at[first].hash, &entry, &form) ||
      form != QUOTH_CUE_PAST)
    return false;
  for (uint32_t i = first + 1; i < c->first && i < first + ASKED_MAX; i++)
    if (quoth_token_is(&a->tokens, i, "by")) return true;
  return false;
}

/* “…?” a reporter asked.  “…,” she replied: nor is who asked in marks. */
static bool is_answered(const quoth_resolver *r, uint32_t from,
                        int32_t entity) {
  static const uint32_t answers[] = {
      QUOTH_HASH("replied"),   QUOTH_HASH("replies"), QUOTH_HASH("answered"),
      QUOTH_HASH("responded"), QUOTH_HASH("answers"), QUOTH_HASH("responds"),
      QUOTH_HASH("retorted"),  QUOTH_HASH("retorts")};
  if (entity != r->asked_last || r->draft_of[from] < 0) return false;
  int32_t cue = r->a->drafts.at[r->draft_of[from]].cue;
  return cue != QUOTH_NONE &&
         QUOTH_TOKEN_AMONG(&r->a->tokens, r->a->cues.at[cue].first, answers);
}

static bool is_owner(const quoth_resolver *r, const quoth_mention *c) {
  return (r->a->tokens.at[c->stop - 1].flags & QUOTH_POSSESSIVE) != 0;
}

/* In Sato's case, she stayed: an adjunct in front tells whom it is about. */
static bool is_in_front(const quoth_resolver *r, const quoth_mention *c,
                        const quoth_mention *from) {
  const quoth_sentence *s = &r->a->sentences.at[from->sentence];
  return c->sentence == from->sentence && c->first == s->first + 1 &&
         quoth_word_has(r->a, s->first, QUOTH_W_PREPOSITION) &&
         quoth_punct_is(r->a, from->first - 1, ',');
}

bool quoth_may_be_thing(const quoth_resolver *r, const quoth_entity *x) {
  return x->n_full && !x->gender && !x->n_role && !x->spoke &&
         !quoth_word_has(r->a, r->a->mentions.at[x->mention].name_first,
                         QUOTH_W_GIVEN);
}

/* "Sato was ill, said Reis. He said": who speaks next is who spoke. */
static bool speaks_on(const quoth_resolver *r, uint32_t m, uint32_t candidate,
                      distance d) {
  return d.n_sentence == 1 && d.n_paragraph == 0 && r->draft_of[m] >= 0 &&
         r->draft_of[candidate] >= 0;
}

/* "a docker", whose name is not known. */
static bool is_description(const quoth_resolver *r, const quoth_entity *x) {
  const quoth_mention *m = &r->a->mentions.at[x->mention];
  return m->kind == QUOTH_MENTION_ROLE && m->name_first == m->name_stop;
}

/* "Karl Ott, 50, sold the shop.": the subject of a sentence that opens a
** paragraph and names him first and in full, behind all that names who spoke
** last. */
static bool is_introduced(const quoth_resolver *r, uint32_t i, int32_t entity) {
  const quoth_entity *x = &r->e.list.at[entity];
  const quoth_mention *c = &r->a->mentions.at[i];
  const quoth_paragraph *p = &r->a->paragraphs.at[paragraph_of(r, c)];
  return x->first == i && x->n_full && x->kind == QUOTH_PERSON &&
         c->marked == QUOTH_NONE && r->spoke_last >= 0 && r->e.list.at[r->spoke_last].last < i &&
         r->a->sentences.at[c->sentence].first == p->first &&
         subject_points(r, i) == POINTS_FIRST && !is_label(r, c);
}

static float points(const quoth_resolver *r, uint32_t m, uint32_t candidate,
                    int32_t entity, distance d) {
  const quoth_mention *from = &r->a->mentions.at[m];
  const quoth_mention *c = &r->a->mentions.at[candidate];
  const quoth_entity *x = &r->e.list.at[entity];
  float p = points_of_distance(d);
  float subject = subject_points(r, candidate);
  p += subject;
  if (subject == POINTS_FIRST && d.n_sentence == 1 && d.n_paragraph == 0)
    p += POINTS_JUST_BEFORE;
  if (entity == r->spoke_last)
    p += is_answered(r, m, entity) ? POINTS_ASKED : POINTS_SPOKE_LAST;
  if (speaks_on(r, m, candidate, d)) p += POINTS_SPEAKS_ON;
  if (entity == r->lone && d.n_sentence == 1) p += POINTS_LONE;
  if (c->kind != QUOTH_MENTION_NAME && x->surname) p += POINTS_CHAIN;
  if (from->gender && x->gender == from->gender) p += POINTS_GENDER;
  if (x->n_seen > 1) p += POINTS_SEEN;
  bool marked = c->marked != QUOTH_NONE && c->marked != from->marked;
  if (marked || is_spoken_by(r, m, c)) p += POINTS_MARKED;
  if (from->kind == QUOTH_MENTION_ROLE && is_spoken_by(r, candidate, from))
    p += POINTS_TOLD_OF; /* Reis said the mayor …: another */
  if (is_introduced(r, candidate, entity)) p += POINTS_INTRODUCED;
  if (is_told_of(r, m, entity)) p += POINTS_TOLD_OF;
  if (asks(r, from, c)) p += POINTS_ASKED;
  bool it = from->kind == QUOTH_MENTION_PRONOUN && !from->gender;
  if (x->kind != QUOTH_PERSON)
    p += it ? 0.0f : POINTS_BODY;
  else if (is_description(r, x) && !x->spoke)
    p += subject > 0.0f ? POINTS_DESCRIBED : POINTS_PLAYED;
  if (quoth_entity_is_vague(x)) p += POINTS_VAGUE;
  if (from->gender && quoth_may_be_thing(r, x)) p += POINTS_UNLISTED;
  if (is_label(r, c)) p += POINTS_HEADING;
  if (is_owner(r, c) && is_in_front(r, c, from)) p += POINTS_IN_FRONT;
  return p;
}

bool quoth_may_be(const quoth_entity *x, const quoth_mention *m) {
  if (m->gender && x->kind != QUOTH_PERSON) return false;
  if (m->gender && x->gender && x->gender != m->gender) return false;
  if (m->gender && x->placed && quoth_entity_is_vague(x)) return false;
  if (m->plural) return x->kind == QUOTH_GROUP || x->kind == QUOTH_ORGANIZATION;
  return x->kind != QUOTH_GROUP;
}

void quoth_rank_in(quoth_ranking *k, int32_t entity, float p) {
  if (entity == k->best) {
    if (p > k->best_points) k->best_points = p;
  } else if (k->best < 0 || p > k->best_points) {
    k->second = k->best;
    k->second_points = k->best_points;
    k->best = entity;
    k->best_points = p;
  } else if (k->second < 0 || p > k->second_points) {
    k->second = entity;
    k->second_points = p;
  }
}

/* "DALE: The secretary said": who has the turn says "I". */
static bool has_turn(const quoth_resolver *r, const quoth_mention *from,
                     int32_t entity) {
  return entity == r->turn_of && from->first < r->turn_stop;
}

/* A name that may be a thing stands for a person only where it is a subject,
** and not in what someone else says. */
static bool is_subject_enough(const quoth_resolver *r, uint32_t i,
                              int32_t entity, const quoth_mention *from) {
  const quoth_mention *c = &r->a->mentions.at[i];
  if (c->kind != QUOTH_MENTION_NAME ||
      !quoth_entity_is_vague(&r->e.list.at[entity]))
    return true;
  if (c->marked != QUOTH_NONE && c->marked != from->marked) return false;
  return !from->gender || subject_points(r, i) > 0.0f;
}

/* "Mayor Lena Voss came with Rui Maia. “…,” he said": the one of the pronoun's
** gender in the sentence before, in the same paragraph; QUOTH_NONE where there
** are more, or one is nearer. */
static int32_t lone_of_gender(const quoth_resolver *r, uint32_t m) {
  const quoth_mention *from = &r->a->mentions.at[m];
  int32_t one = QUOTH_NONE;
  uint32_t i = m;
  for (uint32_t n = 0; from->gender && i-- > 0 && n < LOOK_BACK_MENTIONS; n++) {
    const quoth_mention *c = &r->a->mentions.at[i];
    int32_t entity = r->e.of_mention[i];
    if (c->sentence + 1 < from->sentence) break;
    if (entity < 0 || r->e.list.at[entity].gender != from->gender) continue;
    bool before = c->sentence + 1 == from->sentence &&
                  c->marked == QUOTH_NONE &&
                  paragraph_of(r, c) == paragraph_of(r, from);
    bool owns = r->a->tokens.at[c->stop - 1].flags & QUOTH_POSSESSIVE;
    if (!before || owns || (one >= 0 && one != entity)) return QUOTH_NONE;
    one = entity;
  }
  return one;
}

/* "The readout differed. It said": a paper that the sentence before starts
** with. */
static bool is_paper_before(const quoth_resolver *r, const quoth_mention *c,
                            const quoth_mention *from) {
  if (c->kind != QUOTH_MENTION_THING || c->sentence + 1 != from->sentence ||
      c->first != r->a->sentences.at[c->sentence].first)
    return false;
  for (uint32_t i = c->first; i < c->stop; i++) {
    if (quoth_word_has(r->a, i, QUOTH_W_PREPOSITION)) break;
    if (quoth_word_has(r->a, i, QUOTH_W_PAPER)) return true;
  }
  return false;
}

/* A mention of nobody so far that `from` may still go back to. */
static bool may_be_open(const quoth_resolver *r, const quoth_mention *c,
                        const quoth_mention *from) {
  if (from->gender) return c->kind == QUOTH_MENTION_NAME;
  return c->kind == QUOTH_MENTION_ORGANIZATION ||
         (!from->plural && is_paper_before(r, c, from));
}

/* "the army": it; "Clinton", with two of them about: she. */
static int32_t settle_open(quoth_resolver *r, uint32_t i,
                           const quoth_mention *from) {
  return from->gender ? quoth_entities_namesake(&r->e, i, from->gender)
                      : quoth_entities_describe(&r->e, i);
}

quoth_choice quoth_rank(quoth_resolver *r, uint32_t m,
                        quoth_allows_fn *allows) {
  const quoth_mention *from = &r->a->mentions.at[m];
  quoth_ranking k = {QUOTH_NONE, QUOTH_NONE, 0.0f, 0.0f};
  uint32_t i = m, here = paragraph_of(r, from);
  bool only_persons = from->gender && m < r->a->n_mention_ordered;
  r->lone = lone_of_gender(r, m);
  r->asker = asker_before(r, m);
  for (uint32_t n = 0; i-- > 0 && n < LOOK_BACK_MENTIONS; n++) {
    const quoth_mention *c = &r->a->mentions.at[i];
    int32_t entity = r->e.of_mention[i];
    if (entity < 0 && !may_be_open(r, c, from)) continue;
    distance d = {from->sentence - c->sentence, here - paragraph_of(r, c)};
    if (d.n_paragraph > LOOK_BACK_PARAGRAPHS) break;
    if (entity < 0) entity = settle_open(r, i, from);
    if (entity < 0 || entity == r->asker || has_turn(r, from, entity)) continue;
    if (k.second >= 0 && most_points(d) <= k.second_points) {
      if (only_persons) break; /* nor does what stands before it */
      continue;
    }
    if (!is_subject_enough(r, i, entity, from)) continue;
    if (!allows(r, &r->e.list.at[entity], m)) continue;
    quoth_rank_in(&k, entity, points(r, m, i, entity, d));
  }
  if (k.best < 0) return QUOTH_NOBODY;
  float margin = k.second < 0 ? 4.0f : k.best_points - k.second_points;
  if (margin < QUOTH_MARGIN_MIN) return QUOTH_UNDECIDED;
  float trust = 0.6f + 0.08f * (margin > 4.0f ? 4.0f : margin);
  return (quoth_choice){k.best, trust};
}
