/*
** bodies.c: whom a description of a body means: "the ministry", "the company",
** "the aid group".  A body that the article calls so by its name or beside it
** ("Salt Bank", "Nordvik, an engineering group") goes before one that it may
** call so; where neither is clear the description stands for itself.
*/
#include "phrases.h"
#include "resolver.h"

/* Words that tell a group of another kind. */
static const uint32_t armed[] = {
    QUOTH_HASH("terrorist"), QUOTH_HASH("militant"),  QUOTH_HASH("armed"),
    QUOTH_HASH("rebel"),     QUOTH_HASH("extremist"), QUOTH_HASH("islamist"),
    QUOTH_HASH("jihadist"),  QUOTH_HASH("criminal")};

static uint32_t noun_of(const quoth_article *a, const quoth_mention *m) {
  return a->tokens.at[m->stop - 1].hash;
}

static bool is_called(const quoth_entity *x, uint32_t noun) {
  for (uint32_t k = 0; k < x->n_role; k++)
    if (x->roles[k].word == noun) return true;
  return false;
}

static bool is_public(const quoth_entity *x) {
  for (uint32_t k = 0; k < x->n_role; k++)
    if (quoth_words_of(x->roles[k].word) & QUOTH_W_PUBLIC) return true;
  return false;
}

/* What the lists know of a name: enum quoth_phrase_kind. */
static uint8_t phrase_kind(const quoth_article *a, const quoth_mention *m) {
  uint32_t key = QUOTH_PHRASE_START;
  for (uint32_t i = m->name_first; i < m->name_stop; i++)
    key = quoth_phrase_add(key, a->tokens.at[i].hash);
  return quoth_phrase_of(key).kind;
}

/* States, their seats and their people, and outlets. */
static bool is_listed(const quoth_article *a, const quoth_mention *m) {
  if (m->name_stop > m->name_first + QUOTH_PHRASE_TOKENS_MAX) return false;
  return phrase_kind(a, m) != QUOTH_PHRASE_NONE ||
         quoth_word_has(a, m->name_stop - 1,
                        QUOTH_W_PLACE | QUOTH_W_OUTLET | QUOTH_W_MEDIUM);
}

/* "the ministry", of which nothing is known. */
static bool is_bare(const quoth_mention *m) {
  return m->name_first == m->name_stop && m->stop - m->first < 3;
}

/* The article calls it by this noun. */
static bool allows_called(const quoth_resolver *r, const quoth_entity *x,
                          uint32_t m) {
  const quoth_mention *said = &r->a->mentions.at[m];
  return x->kind == QUOTH_ORGANIZATION && is_called(x, noun_of(r->a, said)) &&
         !is_bare(&r->a->mentions.at[x->mention]);
}

/* A body by its name, that is no state and no outlet; asked once. */
static bool is_private(const quoth_resolver *r, const quoth_entity *x) {
  if (!x->private_body) {
    const quoth_mention *named = &r->a->mentions.at[x->mention];
    bool is = named->name_first < named->name_stop && !x->placed &&
              !is_listed(r->a, named) && !is_public(x);
    r->e.list.at[x - r->e.list.at].private_body = is ? 2 : 1;
  }
  return x->private_body == 2;
}

/* A body that the article calls a bank, a group, an AG, or with a name of two
** words and more. */
static bool allows_firm(const quoth_resolver *r, const quoth_entity *x,
                        uint32_t m) {
  (void)m;
  return x->kind == QUOTH_ORGANIZATION && (x->n_role || x->n_word > 1) &&
         is_private(r, x);
}

/* A name that is no person's as far as is known, and is named again. */
static bool allows_open(const quoth_resolver *r, const quoth_entity *x,
                        uint32_t m) {
  (void)m;
  const quoth_mention *named = &r->a->mentions.at[x->mention];
  const quoth_token *t = &r->a->tokens.at[named->name_first];
  bool person = x->gender || x->n_role ||
                quoth_word_has(r->a, named->name_first, QUOTH_W_GIVEN);
  bool outlet = quoth_word_has(r->a, named->name_first, QUOTH_W_OUTLET);
  return x->kind != QUOTH_GROUP && !person && !outlet && x->n_seen > 1 &&
         is_private(r, x) && !((t->flags & QUOTH_CAPS) && t->n_core > 4);
}

/* Trey Moe, and Moe: as persons are named. */
static bool has_short_form(const quoth_entity *x) {
  return x->n_full && x->n_seen > x->n_full;
}

/* Either of the two. */
static bool allows_firm_or_open(const quoth_resolver *r, const quoth_entity *x,
                                uint32_t m) {
  return allows_firm(r, x, m) || allows_open(r, x, m);
}

static bool is_the(const quoth_resolver *r, const quoth_mention *m) {
  return quoth_token_is(&r->a->tokens, m->first, "the") &&
         m->name_first == m->name_stop && !m->plural;
}

/* Taken off the trust in a body that is called so here alone, and what it must
** be at least where nothing tells that it is a firm: no other may be near. */
#define TRUST_UNCALLED 0.15f
#define TRUST_ALONE    0.9f

/* A body that is not called so anywhere: one known for a firm, if the article
** is not more about a name that may be one. */
static quoth_choice likely_firm(quoth_resolver *r, uint32_t m, bool firm) {
  quoth_choice known = quoth_rank(r, m, allows_firm);
  if (known.entity < 0 && !firm) return QUOTH_NOBODY;
  quoth_choice open = quoth_rank(r, m, allows_open);
  bool alone = firm && open.trust >= TRUST_ALONE;
  quoth_choice c = known.entity >= 0 ? known : alone ? open : QUOTH_NOBODY;
  if (c.entity < 0) return c;
  quoth_choice nearest = quoth_rank(r, m, allows_firm_or_open);
  if (firm && open.entity >= 0 && nearest.entity == open.entity &&
      !has_short_form(&r->e.list.at[open.entity]))
    c = nearest;
  if (open.entity >= 0 &&
      r->e.list.at[open.entity].n_seen > r->e.list.at[c.entity].n_seen)
    return QUOTH_UNDECIDED;
  c.trust -= TRUST_UNCALLED;
  return c;
}

/* How much oftener than the one called so another body is to be named before
** the description may mean either. */
#define FAR_OFTENER 4u

/* "the company" behind Kelby Company, named once, where the article is about
** Nordvik. */
static bool is_outdone(quoth_resolver *r, uint32_t m, int32_t called) {
  quoth_choice other = quoth_rank(r, m, allows_open);
  uint32_t n_called = r->e.list.at[called].n_seen;
  if (other.entity < 0) return other.trust > 0.0f && n_called < 2;
  return other.entity != called &&
         r->e.list.at[other.entity].n_seen >= FAR_OFTENER * n_called;
}

/* A newspaper that has said something: "the Herald", "Salt Times"; agencies
** have no article, stations are told by their last word. */
static bool allows_newspaper(const quoth_resolver *r, const quoth_entity *x,
                             uint32_t m) {
  static const uint32_t others[] = {
      QUOTH_HASH("press"),   QUOTH_HASH("agency"),  QUOTH_HASH("news"),
      QUOTH_HASH("network"), QUOTH_HASH("radio"),   QUOTH_HASH("television"),
      QUOTH_HASH("tv"),      QUOTH_HASH("channel"), QUOTH_HASH("website")};
  (void)m;
  const quoth_mention *named = &r->a->mentions.at[x->mention];
  uint32_t first = named->name_first, last = named->name_stop - 1;
  if (x->kind != QUOTH_ORGANIZATION || !x->spoke || first > last) return false;
  bool the = named->first < first;
  bool outlet = phrase_kind(r->a, named) == QUOTH_PHRASE_OUTLET ||
                quoth_word_has(r->a, last, QUOTH_W_OUTLET | QUOTH_W_MEDIUM);
  return outlet && (the || last > first) &&
         !(r->a->tokens.at[first].flags & QUOTH_CAPS) &&
         !QUOTH_TOKEN_AMONG(&r->a->tokens, last, others);
}

/* "The paper also said": the newspaper that spoke. */
static quoth_choice newspaper(quoth_resolver *r, uint32_t m) {
  static const uint32_t nouns[] = {QUOTH_HASH("paper"), QUOTH_HASH("newspaper"),
                                   QUOTH_HASH("daily"), QUOTH_HASH("tabloid")};
  const quoth_mention *mention = &r->a->mentions.at[m];
  bool bare = mention->stop - mention->first == 2 &&
              QUOTH_TOKEN_AMONG(&r->a->tokens, mention->first + 1, nouns);
  return bare ? quoth_rank(r, m, allows_newspaper) : QUOTH_NOBODY;
}

/* The body last named that a definite noun means. */
static quoth_choice named_body(quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  uint32_t last = mention->stop - 1;
  quoth_choice c = QUOTH_NOBODY;
  if (mention->stop - mention->first == 2) c = quoth_rank(r, m, allows_called);
  bool firm = quoth_word_has(r->a, last, QUOTH_W_FIRM);
  if (firm && c.entity >= 0 && is_outdone(r, m, c.entity))
    return QUOTH_UNDECIDED;
  if (c.entity >= 0 || !(firm || quoth_word_has(r->a, last, QUOTH_W_CLUB)) ||
      QUOTH_TOKEN_AMONG(&r->a->tokens, last - 1, armed))
    return c;
  return likely_firm(r, m, firm);
}

quoth_choice quoth_resolve_body(quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  bool the = mention->kind == QUOTH_MENTION_ORGANIZATION && is_the(r, mention);
  bool body = the && /* the research */
              !quoth_word_has(r->a, mention->stop - 1, QUOTH_W_PAPER);
  quoth_choice c = the ? newspaper(r, m) : QUOTH_NOBODY;
  if (c.entity < 0 && body) c = named_body(r, m);
  if (c.entity >= 0 || r->draft_of[m] < 0) return c;
  bool open = c.trust > 0.0f; /* it may mean several */
  if (!open) c = quoth_described(r, mention);
  if (c.entity < 0 && !open) c = quoth_compatriot(r, mention);
  if (c.entity >= 0) return c;
  return (quoth_choice){quoth_entities_describe(&r->e, m), 0.85f};
}
