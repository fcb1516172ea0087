/*
** speakers.c: from the words that name a speaker to who that is.  Names are
** merged by entities.c; here roles ("the Russian leader"), pronouns and
** descriptions find their entity, in order of print, by a linear score over
** the closest candidates.  Where two are as good, nobody is named: a wrong
** speaker is worse than none.
*/
#include <string.h>

#include "entities.h"

/* Mentions looked back over for a pronoun, and paragraphs. */
#define LOOK_BACK_MENTIONS 48u
#define LOOK_BACK_PARAGRAPHS 6u
/* People with a role that are tried for "the president". */
#define ROLE_BEARERS_MAX 32u
/* Spellings kept of one speaker. */
#define SPELLINGS_MAX 32u

/* Points of a candidate for a pronoun or a bare role. */
#define POINTS_SAME_SENTENCE 3.0f
#define POINTS_SENTENCE      (-1.0f) /* for each sentence between, to five */
#define POINTS_FIRST         2.0f    /* first in its sentence */
#define POINTS_JUST_BEFORE   3.5f    /* … which is the one before */
#define POINTS_LEADS_VERB    1.0f    /* stands right before a verb */
#define POINTS_SPOKE_LAST    2.5f
#define POINTS_CHAIN         1.0f    /* named by a pronoun or role before */
#define POINTS_GENDER        1.5f    /* known and the same */
#define POINTS_SEEN          0.5f    /* named more than once */
#define POINTS_PARAGRAPH     (-0.5f) /* for each paragraph between */
#define POINTS_MARKED        (-6.0f) /* in a quote, or in what is said */
#define POINTS_TOLD_OF       (-8.0f) /* named in the quote that is spoken */
#define POINTS_VAGUE         (-3.0f) /* a single word that may be a thing */
#define POINTS_HEADING       (-3.0f) /* in a title or a caption */
#define POINTS_BODY          (-3.0f) /* no person as far as is known */
/* The best must lead the second by this much, or nobody is named. */
#define MARGIN_MIN 0.5f

#define N_OFFICE     17
#define OFFICE_WORDS 9

/* Words under which another office goes: the first of a row stands for any of
** it.  A leader may be a president, the king is none. */
static const uint32_t same_office[N_OFFICE][OFFICE_WORDS] = {
#define W QUOTH_HASH
    {W("leader"), W("president"), W("premier"), W("chancellor"), W("minister"),
     W("king"), W("ruler"), W("chairman"), W("head")},
    {W("president"), W("head"), W("leader")},
    {W("premier"), W("minister"), W("head")},
    {W("minister"), W("head"), W("chief"), W("secretary")},
    {W("chief"), W("head"), W("director"), W("secretary"), W("minister"),
     W("commissioner"), W("chairman"), W("boss"), W("executive")},
    {W("head"), W("chief"), W("director"), W("minister"), W("president"),
     W("chairman"), W("executive"), W("secretary")},
    {W("diplomat"), W("minister"), W("ambassador"), W("envoy"), W("secretary"),
     W("head"), W("spokesman"), W("spokeswoman"), W("chief")},
    {W("lawmaker"), W("senator"), W("congressman"), W("congresswoman"),
     W("representative"), W("deputy"), W("mp"), W("legislator"), W("speaker")},
    {W("mp"), W("senator"), W("deputy"), W("speaker"), W("lawmaker"),
     W("parliamentarian")},
    {W("parliamentarian"), W("senator"), W("deputy"), W("leader"),
     W("speaker"), W("mp"), W("lawmaker")},
    {W("vice-premier"), W("minister")},
    {W("politician"), W("senator"), W("congressman"), W("congresswoman"),
     W("minister"), W("mp"), W("deputy"), W("leader"), W("candidate")},
    {W("executive"), W("ceo"), W("chairman"), W("chief"), W("founder"),
     W("boss"), W("president"), W("director")},
    {W("candidate"), W("nominee"), W("contender"), W("hopeful"),
     W("front-runner"), W("frontrunner"), W("challenger"), W("incumbent")},
    {W("spokesperson"), W("spokesman"), W("spokeswoman"), W("secretary"),
     W("official"), W("aide"), W("adviser"), W("advisor")},
    {W("official"), W("spokesman"), W("spokeswoman"), W("spokesperson"),
     W("director"), W("secretary"), W("minister"), W("chief"), W("head")},
    {W("prosecutor"), W("attorney"), W("lawyer"), W("counsel"), W("solicitor"),
     W("barrister"), W("justice"), W("judge")},
#undef W
};

/* A pronoun tells the gender of whom it stands for where it is this sure. */
#define GENDER_TRUST 0.85f

typedef struct resolver {
  quoth_article *a;
  quoth_entities e;
  float *trust; /* of each mention's entity */
  int32_t *speaker_of; /* entity that speaks by each mention, or NONE */
  int32_t spoke_last;
  quoth_entity_role said; /* role of the mention in hand */
  int32_t *draft_of; /* first draft that each mention speaks, or NONE */
} resolver;

typedef struct choice {
  int32_t entity;
  float trust;
} choice;

static const choice nobody = {QUOTH_NONE, 0.0f};
/* Several are as good: nothing weaker may decide. */
static const choice undecided = {QUOTH_NONE, 1.0f};

/* ---- candidates ---- */

static uint32_t paragraph_of(const resolver *r, const quoth_mention *m) {
  return r->a->sentences.at[m->sentence].paragraph;
}

/* The first one named in its sentence is likely its subject, one right before
** a verb that of a clause; behind a preposition it is neither. */
static float subject_points(const resolver *r, uint32_t i) {
  const quoth_mention *m = &r->a->mentions.at[i];
  const quoth_sentence *s = &r->a->sentences.at[m->sentence];
  if (m->first > s->first &&
      quoth_word_has(r->a, m->first - 1, QUOTH_W_PREPOSITION))
    return 0.0f;
  if (i == 0 || m[-1].sentence != m->sentence) return POINTS_FIRST;
  bool verb = m->stop < s->stop &&
              quoth_word_has(r->a, m->stop, QUOTH_W_CUE | QUOTH_W_AUXILIARY |
                                                QUOTH_W_VERB);
  return verb ? POINTS_LEADS_VERB : 0.0f;
}

/* A heading, or the credit of a picture. */
static bool is_label(const resolver *r, const quoth_mention *m) {
  const quoth_paragraph *p = &r->a->paragraphs.at[paragraph_of(r, m)];
  return p->heading || quoth_punct_is(r->a, p->first, 0xA9 /* © */);
}

static float cap(float x, float least) {
  return x < least ? least : x;
}

/* One word, and nothing that tells a person by it. */
static bool is_vague(const quoth_entity *x) {
  return x->surname && !x->n_full && !x->gender && !x->n_role && !x->spoke;
}

/* Pieces of a quote that are tried; the first ones hold its names. */
#define PIECES_MAX 8u

/* True where a candidate is named in the very words that `from` speaks. */
static bool is_spoken_by(const resolver *r, uint32_t from,
                         const quoth_mention *c) {
  if (r->draft_of[from] < 0) return false;
  const quoth_draft *d = &r->a->drafts.at[r->draft_of[from]];
  const quoth_run *piece = d->n_piece > 1 ? d->pieces : d->piece;
  for (uint32_t k = 0; k < d->n_piece && k < PIECES_MAX; k++)
    if (c->first >= piece[k].first && c->first < piece[k].stop) return true;
  return false;
}

/* Names of a quote that are tried. */
#define TOLD_MAX 12u

/* True where a quote that mention `from` speaks names an entity: who speaks of
** Sato by name is not Sato. */
static bool is_told_of(const resolver *r, uint32_t from, int32_t entity) {
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

static float points(const resolver *r, uint32_t m, uint32_t candidate,
                    int32_t entity) {
  const quoth_mention *from = &r->a->mentions.at[m];
  const quoth_mention *c = &r->a->mentions.at[candidate];
  const quoth_entity *x = &r->e.list.at[entity];
  uint32_t n_sentence = from->sentence - c->sentence;
  uint32_t n_paragraph = paragraph_of(r, from) - paragraph_of(r, c);
  float p = n_sentence == 0 ? POINTS_SAME_SENTENCE : 0.0f;
  p += cap(POINTS_SENTENCE * (float)n_sentence, 5 * POINTS_SENTENCE);
  p += POINTS_PARAGRAPH * (float)n_paragraph;
  float subject = subject_points(r, candidate);
  p += subject;
  if (subject == POINTS_FIRST && n_sentence == 1 && n_paragraph == 0)
    p += POINTS_JUST_BEFORE;
  if (entity == r->spoke_last) p += POINTS_SPOKE_LAST;
  if (c->kind != QUOTH_MENTION_NAME && x->surname) p += POINTS_CHAIN;
  if (from->gender && x->gender == from->gender) p += POINTS_GENDER;
  if (x->n_seen > 1) p += POINTS_SEEN;
  bool marked = c->marked != QUOTH_NONE && c->marked != from->marked;
  if (marked || is_spoken_by(r, m, c)) p += POINTS_MARKED;
  if (is_told_of(r, m, entity)) p += POINTS_TOLD_OF;
  if (x->kind != QUOTH_PERSON) p += POINTS_BODY;
  if (is_vague(x)) p += POINTS_VAGUE;
  if (is_label(r, c)) p += POINTS_HEADING;
  return p;
}

/* True where an entity can be what a mention of this gender and number is. */
static bool may_be(const quoth_entity *x, const quoth_mention *m) {
  if (m->gender && x->kind != QUOTH_PERSON) return false;
  if (m->gender && x->gender && x->gender != m->gender) return false;
  if (m->plural) return x->kind == QUOTH_GROUP || x->kind == QUOTH_ORGANIZATION;
  return x->kind != QUOTH_GROUP;
}

typedef struct ranking {
  int32_t best, second;
  float best_points, second_points;
} ranking;

static void rank_in(ranking *k, int32_t entity, float p) {
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

/* The candidate that a test allows and that scores best before mention m. */
static choice rank(resolver *r, uint32_t m,
                   bool (*allows)(const resolver *r, const quoth_entity *x,
                                  uint32_t m)) {
  const quoth_mention *from = &r->a->mentions.at[m];
  ranking k = {QUOTH_NONE, QUOTH_NONE, 0.0f, 0.0f};
  uint32_t i = m;
  for (uint32_t n = 0; i-- > 0 && n < LOOK_BACK_MENTIONS; n++) {
    const quoth_mention *c = &r->a->mentions.at[i];
    int32_t entity = r->e.of_mention[i];
    if (entity < 0 && c->kind == QUOTH_MENTION_ORGANIZATION && !from->gender)
      entity = quoth_entities_describe(&r->e, i); /* "the army": it */
    if (entity < 0 && c->kind == QUOTH_MENTION_NAME && from->gender)
      entity = quoth_entities_namesake(&r->e, i, from->gender);
    if (entity < 0) continue;
    if (paragraph_of(r, from) - paragraph_of(r, c) > LOOK_BACK_PARAGRAPHS)
      break;
    if (!allows(r, &r->e.list.at[entity], m)) continue;
    rank_in(&k, entity, points(r, m, i, entity));
  }
  if (k.best < 0) return nobody;
  float margin = k.second < 0 ? 4.0f : k.best_points - k.second_points;
  if (margin < MARGIN_MIN) return nobody;
  float trust = 0.6f + 0.08f * (margin > 4.0f ? 4.0f : margin);
  return (choice){k.best, trust};
}

static bool is_speaking(const resolver *r, const quoth_entity *x) {
  return r->spoke_last >= 0 && x == &r->e.list.at[r->spoke_last];
}

/* "they" is a group, or the body that spoke; "it" no person. */
static bool allows_pronoun(const resolver *r, const quoth_entity *x,
                           uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  if (!may_be(x, mention)) return false;
  if (mention->plural)
    return x->kind == QUOTH_GROUP || is_speaking(r, x);
  bool person =
      x->kind == QUOTH_PERSON && (x->gender || x->n_full || x->n_role);
  return mention->gender || !person;
}

/* ---- pronouns ---- */

/* "Ana Reis, who …": the mention just before. */
static choice antecedent(const resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  if (m == 0) return nobody;
  const quoth_mention *before = mention - 1;
  uint32_t gap = mention->first - before->stop;
  bool near = gap == 0 || (gap == 1 && r->a->tokens.at[before->stop].kind ==
                                           QUOTH_PUNCT);
  int32_t entity = r->e.of_mention[m - 1];
  return near && entity >= 0 ? (choice){entity, 0.9f} : nobody;
}

/* Tokens of a clause in front in which a pronoun points ahead. */
#define AHEAD_MAX 8u

/* "As he did before, Cruz said": a pronoun in a clause in front means the name
** behind the comma. */
static choice ahead(const resolver *r, uint32_t m) {
  const quoth_article *a = r->a;
  const quoth_mention *mention = &a->mentions.at[m];
  const quoth_sentence *s = &a->sentences.at[mention->sentence];
  bool in_front = quoth_word_has(a, s->first,
                                 QUOTH_W_SUBORDINATE | QUOTH_W_PREPOSITION) &&
                  mention->first < s->first + AHEAD_MAX;
  if (!in_front || m + 1 >= a->n_mention_ordered) return nobody;
  for (uint32_t k = m + 1; k < a->n_mention_ordered && k < m + 4; k++) {
    const quoth_mention *next = &a->mentions.at[k];
    if (next->sentence != mention->sentence || next->marked != mention->marked)
      break;
    int32_t entity = r->e.of_mention[k];
    if (next->kind == QUOTH_MENTION_NAME && entity >= 0 &&
        quoth_punct_is(a, next->first - 1, ',') &&
        may_be(&r->e.list.at[entity], mention))
      return (choice){entity, 0.8f};
  }
  return nobody;
}

static choice resolve_pronoun(resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  bool first_person = quoth_word_has(r->a, mention->first,
                                     QUOTH_W_FIRST_PERSON);
  bool it = quoth_token_is(&r->a->tokens, mention->first, "it");
  if (quoth_token_is(&r->a->tokens, mention->first, "who"))
    return antecedent(r, m);
  if (first_person || (it && mention->marked != QUOTH_NONE)) return nobody;
  if (!mention->gender && !mention->plural && !it) return nobody;
  choice c = mention->gender ? ahead(r, m) : nobody;
  if (c.entity >= 0) return c;
  return rank(r, m, allows_pronoun);
}

/* ---- roles ---- */

/* True where a role stands for another: only the first word of a row stands
** for all of it ("the leader" may be a president, "the king" is none). */
static bool same_row(uint32_t said, uint32_t has) {
  for (size_t k = 0; k < N_OFFICE; k++) {
    if (same_office[k][0] != said) continue;
    for (size_t j = 1; j < OFFICE_WORDS && same_office[k][j]; j++)
      if (same_office[k][j] == has) return true;
  }
  return false;
}

/* The offices of one who leads a state or a body: the first row's. */
static bool is_of_state(uint32_t said) {
  return said == same_office[0][0];
}

/* False where a minister or a head is told from another by what he is minister
** or head of: "the minister" is no prime minister, no head of a staff, no press
** secretary. */
static bool is_minister_of(quoth_entity_role said, quoth_entity_role has) {
  uint32_t head = QUOTH_HASH("head"), minister = QUOTH_HASH("minister");
  if (has.word == head && said.word == head)
    return has.portfolio == said.portfolio || !said.portfolio;
  if (has.word == head && said.word == minister) return has.portfolio != 0;
  bool other = has.portfolio == QUOTH_HASH("prime") ||
               has.portfolio == QUOTH_HASH("press");
  return said.word != minister || said.portfolio || !other;
}

/* How well an entity's role fits a described one; 0: not at all. */
static float role_fit(const resolver *r, quoth_entity_role has) {
  quoth_entity_role said = r->said;
  float fit = 0.0f;
  if (has.word == said.word) fit = 2.0f;
  else if (same_row(said.word, has.word)) fit = 1.0f;
  if (fit == 0.0f) return fit;
  if (is_of_state(said.word) && has.portfolio &&
      has.portfolio != QUOTH_HASH("prime"))
    return 0.0f; /* "the leader" is no foreign minister */
  if (!is_minister_of(said, has)) return 0.0f;
  if (has.portfolio && said.portfolio) {
    if (has.portfolio != said.portfolio) return 0.0f;
    fit += 1.0f;
  } else if (has.portfolio || said.portfolio) {
    if (said.portfolio && has.word != said.word) return 0.0f;
    fit -= 0.5f;
  }
  if (said.state && !has.state && has.word != said.word) fit -= 0.5f;
  if (has.state && said.state) return has.state == said.state ? fit + 2.0f : 0;
  return fit;
}

static float best_role_fit(const resolver *r, const quoth_entity *x) {
  float best = 0.0f;
  for (uint32_t k = 0; k < x->n_role; k++) {
    float fit = role_fit(r, x->roles[k]);
    if (fit > best) best = fit;
  }
  return best;
}

/* Someone whom the article gave the role. */
static choice bearer(const resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  ranking k = {QUOTH_NONE, QUOTH_NONE, 0.0f, 0.0f};
  int32_t i = quoth_entities_find(&r->e, QUOTH_KEY_ROLE, 0);
  for (uint32_t n = 0; i >= 0 && n < ROLE_BEARERS_MAX; n++) {
    const quoth_entity *x = &r->e.list.at[i];
    int32_t here = i;
    i = x->next[QUOTH_KEY_ROLE];
    float fit = best_role_fit(r, x);
    if (fit == 0.0f || !may_be(x, mention)) continue;
    if (here == r->spoke_last) fit += 1.5f;
    if (x->n_seen > 2) fit += 0.5f;
    rank_in(&k, here, fit);
  }
  if (k.best < 0) return nobody;
  float margin = k.second < 0 ? 4.0f : k.best_points - k.second_points;
  if (margin < MARGIN_MIN) return undecided;
  return (choice){k.best, 0.75f + 0.05f * (margin > 4.0f ? 4.0f : margin)};
}

/* Someone with a name of whom no other office is known; a minister of one
** thing is told by what he is minister of. */
static bool allows_role(const resolver *r, const quoth_entity *x, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  if (x->kind != QUOTH_PERSON || !x->surname || !may_be(x, mention))
    return false;
  bool office = false;
  for (uint32_t k = 0; k < x->n_role; k++)
    office = office || role_fit(r, x->roles[k]) == 0.0f;
  return !office;
}

static bool allows_person(const resolver *r, const quoth_entity *x,
                          uint32_t m) {
  return x->kind == QUOTH_PERSON && x->surname &&
         may_be(x, &r->a->mentions.at[m]);
}

/* "the", "this" or a capital: someone the reader knows by now. */
static bool is_definite(const resolver *r, const quoth_mention *m) {
  const quoth_token *t = &r->a->tokens.at[m->first];
  if (quoth_token_is(&r->a->tokens, m->first, "the")) return true;
  if (quoth_token_is(&r->a->tokens, m->first, "this")) return true;
  if (quoth_word_has(r->a, m->first,
                     QUOTH_W_OWNER | QUOTH_W_DETERMINER | QUOTH_W_NUMBER))
    return false;
  return (t->flags & QUOTH_CAPITAL) != 0;
}

/* Words of a description beside role, country and qualifiers that still leave
** it bare: "the Minister of Foreign Affairs". */
#define BARE_WORDS_MAX 1u

/* Someone in office, and little more said: the holder need not be told. */
static bool is_bare_office(const resolver *r, const quoth_mention *m) {
  uint32_t n_word = 0;
  bool office = false;
  for (uint32_t i = m->first; i < m->stop; i++) {
    quoth_words w = r->a->word[i];
    bool known = (w & (QUOTH_W_ROLE | QUOTH_W_TITLE | QUOTH_W_DETERMINER |
                       QUOTH_W_NATIONALITY | QUOTH_W_PLACE |
                       QUOTH_W_QUALIFIER | QUOTH_W_PREPOSITION)) != 0;
    bool owner = (r->a->tokens.at[i].flags & QUOTH_POSSESSIVE) &&
                 !(w & QUOTH_W_PLACE);
    if (owner) return false;
    n_word += !known;
    office = office || (w & QUOTH_W_OFFICE);
  }
  return office && n_word <= BARE_WORDS_MAX;
}

/* "the source" after "a source in the delegation": who was last described by
** that noun. */
static choice described(const resolver *r, const quoth_mention *m) {
  uint32_t last = m->stop - 1;
  if (m->stop - m->first != 2 || !is_definite(r, m)) return nobody;
  int32_t i = quoth_entities_find(&r->e, QUOTH_KEY_ROLE,
                                  r->a->tokens.at[last].hash);
  return i >= 0 ? (choice){i, 0.8f} : nobody;
}

/* "the 71-year-old", "the 56-year-old lawyer" */
static bool is_age(const resolver *r, const quoth_mention *m) {
  bool number = false;
  for (uint32_t i = m->first + 1; i < m->stop && !number; i++)
    number = r->a->tokens.at[i].kind == QUOTH_NUMBER;
  return number;
}

/* The one person whom the sentence before that of a mention names, outside
** marks; in the same paragraph. */
static int32_t only_person_before(const resolver *r, const quoth_mention *m) {
  const quoth_sentence *here = &r->a->sentences.at[m->sentence];
  int32_t one = QUOTH_NONE;
  if (m->sentence == 0 || here[-1].paragraph != here->paragraph) return one;
  for (int32_t i = quoth_mention_before(r->a, here->first); i >= 0; i--) {
    const quoth_mention *c = &r->a->mentions.at[i];
    int32_t entity = r->e.of_mention[i];
    if (c->sentence + 1 != m->sentence) break;
    if (entity < 0 || entity == one || c->kind != QUOTH_MENTION_NAME) continue;
    const quoth_entity *x = &r->e.list.at[entity];
    if (x->kind != QUOTH_PERSON || is_vague(x)) continue;
    if (one >= 0 || c->marked != QUOTH_NONE) return QUOTH_NONE;
    one = entity;
  }
  return one;
}

/* "The Norwegian", right behind his name. */
static choice compatriot(const resolver *r, const quoth_mention *m) {
  bool national = m->stop - m->first == 2 && is_definite(r, m) &&
                  quoth_word_has(r->a, m->stop - 1, QUOTH_W_NATIONALITY);
  int32_t one = national ? only_person_before(r, m) : QUOTH_NONE;
  return one >= 0 ? (choice){one, 0.75f} : nobody;
}

/* Words of a description that tell more than an office; "the judge" may be
** anyone. */
#define RENAMED_WORDS_MIN 4u

/* "Not so fast, said Ana Reis. The Senate majority leader …": a description at
** the start of a sentence is the one person of the sentence before, of whom no
** office is known. */
static choice renamed(const resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  if (mention->first != r->a->sentences.at[mention->sentence].first ||
      mention->stop - mention->first < RENAMED_WORDS_MIN)
    return nobody;
  for (uint32_t i = mention->first; i < mention->stop; i++)
    if (r->a->tokens.at[i].flags & QUOTH_POSSESSIVE) return nobody;
  int32_t one = only_person_before(r, mention);
  bool may = one >= 0 && r->e.list.at[one].n_role == 0 &&
             allows_role(r, &r->e.list.at[one], m);
  return may ? (choice){one, 0.7f} : nobody;
}

/* Does the article give the role to someone of a state? */
static bool is_taken(const resolver *r) {
  int32_t i = quoth_entities_find(&r->e, QUOTH_KEY_ROLE, 0);
  for (uint32_t n = 0; i >= 0 && n < ROLE_BEARERS_MAX; n++) {
    const quoth_entity *x = &r->e.list.at[i];
    for (uint32_t k = 0; k < x->n_role; k++)
      if (x->roles[k].state && role_fit(r, x->roles[k]) > 0) return true;
    i = x->next[QUOTH_KEY_ROLE];
  }
  return false;
}

/* "Vetrov called it a farce. … the Ostrian president said": one of whom no
** office is known goes before the president of nowhere. */
static choice of_that_state(resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  int32_t one = r->said.state ? only_person_before(r, mention) : QUOTH_NONE;
  if (one < 0 || r->e.list.at[one].n_role || is_taken(r)) return nobody;
  quoth_entities_learn(&r->e, one, r->said);
  return (choice){one, 0.75f};
}

static choice resolve_role(resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  quoth_run run = {mention->first, mention->stop};
  bool office = quoth_word_has(r->a, mention->stop - 1, QUOTH_W_OFFICE);
  r->said = quoth_entity_role_in(r->a, run);
  choice c = office ? nobody : described(r, mention);
  if (c.entity >= 0) return c;
  if (is_definite(r, mention) && r->said.word) {
    c = of_that_state(r, m);
    if (c.entity < 0) c = bearer(r, m);
    if (c.entity >= 0 || c.trust > 0.0f) return c;
    if (is_bare_office(r, mention)) {
      c = rank(r, m, allows_role);
      if (c.entity < 0) return c;
      quoth_entities_learn(&r->e, c.entity, r->said);
      c.trust -= 0.1f;
      return c;
    }
  }
  c = is_definite(r, mention) ? renamed(r, m) : nobody;
  if (c.entity >= 0) return c;
  if (is_definite(r, mention) && is_age(r, mention)) {
    c = rank(r, m, allows_person);
    c.trust -= c.entity >= 0 ? 0.1f : 0.0f;
    return c;
  }
  return (choice){quoth_entities_describe(&r->e, m), 0.7f};
}

/* "the ministry": the body last named with that noun. */
static choice resolve_body(resolver *r, uint32_t m) {
  choice c = described(r, &r->a->mentions.at[m]);
  if (c.entity < 0) c = compatriot(r, &r->a->mentions.at[m]);
  if (c.entity >= 0) return c;
  return (choice){quoth_entities_describe(&r->e, m), 0.85f};
}

/* "the Dutchman": a people's noun that is no one's name. */
static uint8_t countryman(const resolver *r, const quoth_mention *m) {
  const quoth_tokens *t = &r->a->tokens;
  if (m->name_stop - m->name_first != 1 || m->name_first == m->first ||
      !quoth_token_is(t, m->first, "the"))
    return 0;
  quoth_str word = quoth_token_text(t, m->name_first);
  if (word.n_byte > 5 && !memcmp(word.at + word.n_byte - 5, "woman", 5))
    return 'f';
  return word.n_byte > 5 && !memcmp(word.at + word.n_byte - 3, "man", 3) ? 'm'
                                                                         : 0;
}

static choice resolve_countryman(resolver *r, uint32_t m) {
  quoth_mention *mention = &r->a->mentions.at[m];
  int32_t one = only_person_before(r, mention);
  if (one >= 0) return (choice){one, 0.75f};
  mention->gender = countryman(r, mention);
  choice c = rank(r, m, allows_person);
  c.trust -= c.entity >= 0 ? 0.1f : 0.0f;
  return c;
}

/* ---- the pass over the drafts ---- */

static choice resolve(resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  int32_t entity = r->e.of_mention[m];
  if (entity >= 0 && countryman(r, mention)) return resolve_countryman(r, m);
  if (entity >= 0) {
    bool full = r->e.list.at[entity].n_full > 0;
    return (choice){entity, full ? 0.98f : 0.95f};
  }
  if (mention->kind == QUOTH_MENTION_PRONOUN) return resolve_pronoun(r, m);
  if (mention->kind == QUOTH_MENTION_ROLE) return resolve_role(r, m);
  if (mention->kind == QUOTH_MENTION_NAME) return nobody;
  return resolve_body(r, m);
}

/* True where a mention is followed though nobody speaks by it: it carries on
** whom the text is about. */
static bool carries_on(const quoth_mention *m) {
  if (m->marked != QUOTH_NONE) return false;
  if (m->kind == QUOTH_MENTION_PRONOUN) return m->gender != 0;
  return m->kind == QUOTH_MENTION_ROLE;
}

/* The mention that speaks together with m: "Ana Reis and Rui Sato said", "said
** Ana Reis and Rui Sato."; QUOTH_NONE where there is none. */
static int32_t partner(const resolver *r, uint32_t m) {
  const quoth_article *a = r->a;
  const quoth_mention *x = &a->mentions.at[m];
  if (x->kind != QUOTH_MENTION_NAME || m >= a->n_mention_ordered)
    return QUOTH_NONE;
  bool behind = m > 0 && x[-1].kind == QUOTH_MENTION_NAME &&
                x[-1].stop + 1 == x->first &&
                quoth_token_is(&a->tokens, x->first - 1, "and");
  if (behind) return (int32_t)m - 1;
  bool ahead_of = m + 1 < a->n_mention_ordered &&
                  x[1].kind == QUOTH_MENTION_NAME &&
                  x->stop + 1 == x[1].first && x->first > 0 &&
                  quoth_word_has(a, x->first - 1, QUOTH_W_CUE) &&
                  quoth_token_is(&a->tokens, x->stop, "and") &&
                  x[1].stop < a->tokens.n &&
                  a->tokens.at[x[1].stop].kind == QUOTH_PUNCT;
  return ahead_of ? (int32_t)m + 1 : QUOTH_NONE;
}

/* Two who speak together are a group of their own. */
static choice join(resolver *r, uint32_t m, choice c) {
  int32_t other = partner(r, m);
  if (other < 0 || c.entity < 0) return c;
  int32_t with = r->e.of_mention[other];
  if (with < 0 || with == c.entity) return c;
  bool first = (uint32_t)other < m;
  int32_t pair = quoth_entities_pair(&r->e, first ? with : c.entity,
                                     first ? c.entity : with);
  return pair < 0 ? c : (choice){pair, c.trust};
}

static void settle(resolver *r, uint32_t m, bool speaks) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  int32_t known = r->e.of_mention[m];
  if (known >= 0) r->e.list.at[known].last = m;
  if (!speaks && (known >= 0 || !carries_on(mention))) return;
  choice c = resolve(r, m);
  if (speaks) c = join(r, m, c);
  if (c.entity < 0) return;
  r->trust[m] = c.trust;
  r->speaker_of[m] = c.entity;
  if (known < 0) quoth_entities_note(&r->e, c.entity, m);
  quoth_entity *x = &r->e.list.at[c.entity];
  if (mention->gender && !x->gender && x->kind == QUOTH_PERSON &&
      c.trust >= GENDER_TRUST)
    x->gender = mention->gender;
  if (!speaks) return;
  r->spoke_last = c.entity;
  x->spoke = true;
}

static void settle_all(resolver *r) {
  uint32_t n = r->a->mentions.n;
  for (uint32_t d = r->a->drafts.n; d-- > 0;) {
    const quoth_draft *draft = &r->a->drafts.at[d];
    if (!draft->dropped && draft->mention >= 0)
      r->draft_of[draft->mention] = (int32_t)d;
  }
  for (uint32_t m = 0; m < n; m++) {
    if (m % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(r->a)) break;
    bool speaks = r->draft_of[m] >= 0;
    if (m < r->a->n_mention_ordered || speaks) settle(r, m, speaks);
  }
}

/* ---- what callers see ---- */

static int32_t speaker_of(resolver *r, int32_t entity) {
  quoth_entity *x = &r->e.list.at[entity];
  if (x->speaker >= 0) return x->speaker;
  quoth_speaker *s = QUOTH_PUSH(r->a->arena, &r->a->speakers);
  if (!s) return QUOTH_NONE;
  bool open = x->kind == QUOTH_PERSON && !x->n_full && !x->gender && !x->n_role;
  *s = (quoth_speaker){.name = quoth_entities_name(&r->e, entity),
                       .kind = open ? QUOTH_UNKNOWN : x->kind,
                       .gender = x->gender};
  x->speaker = (int32_t)r->a->speakers.n - 1;
  return x->speaker;
}

static void fill_drafts(resolver *r) {
  for (uint32_t d = 0; d < r->a->drafts.n; d++) {
    quoth_draft *draft = &r->a->drafts.at[d];
    draft->speaker = QUOTH_NONE;
    draft->speaker_trust = 0.0f;
    if (draft->dropped || draft->mention < 0) continue;
    int32_t entity = r->speaker_of[draft->mention];
    if (entity < 0) continue;
    draft->speaker = speaker_of(r, entity);
    draft->speaker_trust = r->trust[draft->mention];
  }
}

/* Spellings of one speaker, with the hashes of their words. */
typedef struct spellings {
  quoth_str text[SPELLINGS_MAX];
  uint32_t key[SPELLINGS_MAX], n;
} spellings;

static bool is_new(const spellings *s, uint32_t key) {
  for (uint32_t k = 0; k < s->n; k++)
    if (s->key[k] == key) return false;
  return s->n < SPELLINGS_MAX;
}

static spellings *spellings_new(quoth_article *a) {
  spellings *s = quoth_arena_raw(a->arena, 1, sizeof *s);
  if (s) s->n = 0;
  return s;
}

/* Spellings of those who speak, each once, in order of print. */
static void fill_spellings(resolver *r) {
  quoth_article *a = r->a;
  spellings **of = quoth_arena_array(a->arena, a->speakers.n + 1, sizeof *of);
  for (uint32_t m = 0; of && m < a->mentions.n; m++) {
    const quoth_mention *mention = &a->mentions.at[m];
    int32_t entity = r->e.of_mention[m];
    int32_t i = entity < 0 ? QUOTH_NONE : r->e.list.at[entity].speaker;
    if (i < 0 || mention->kind == QUOTH_MENTION_PRONOUN) continue;
    if (!of[i]) of[i] = spellings_new(a);
    if (!of[i]) return;
    bool named = mention->name_first < mention->name_stop;
    quoth_run run = {named ? mention->name_first : mention->first,
                     named ? mention->name_stop : mention->stop};
    uint32_t key = quoth_entity_words_key(a, run);
    if (!is_new(of[i], key)) continue;
    of[i]->key[of[i]->n] = key;
    of[i]->text[of[i]->n++] = quoth_entity_text(a, run);
    a->speakers.at[i].spellings = of[i]->text;
    a->speakers.at[i].n_spelling = of[i]->n;
  }
}

void quoth_speakers_resolve(quoth_article *a) {
  resolver r = {.a = a, .spoke_last = QUOTH_NONE};
  if (a->arena->status || !quoth_entities_make(&r.e, a)) return;
  r.trust = quoth_arena_array(a->arena, a->mentions.n + 1, sizeof *r.trust);
  r.speaker_of =
      quoth_arena_array(a->arena, a->mentions.n + 1, sizeof *r.speaker_of);
  r.draft_of =
      quoth_arena_array(a->arena, a->mentions.n + 1, sizeof *r.draft_of);
  if (!r.trust || !r.speaker_of || !r.draft_of) return;
  for (uint32_t m = 0; m < a->mentions.n; m++)
    r.speaker_of[m] = r.draft_of[m] = QUOTH_NONE;
  settle_all(&r);
  fill_drafts(&r);
  fill_spellings(&r);
}
