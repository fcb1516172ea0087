/*
** roles.c: whom a description means: "the Russian leader", "the 71-year-old",
** "the Dutchman".  By the offices that the article gives to people (offices.c
** tells how well one fits), by who was just named, else by itself.
*/
#include <string.h>

#include "resolver.h"

/* People with a role that are tried for "the president". */
#define ROLE_BEARERS_MAX 32u

static float best_role_fit(const quoth_resolver *r, const quoth_entity *x) {
  float best = 0.0f;
  for (uint32_t k = 0; k < x->n_role; k++) {
    float fit = quoth_office_fit(r->said, x->roles[k]);
    if (fit > best) best = fit;
  }
  return best;
}

/* Headline and first paragraphs, which may tell an office before its holder;
** elsewhere one who is named only later is seldom meant. */
#define LEAD_PARAGRAPHS 3u
#define FIT_UNNAMED     2.5f

static bool is_in_lead(const quoth_resolver *r, const quoth_mention *m) {
  return r->a->sentences.at[m->sentence].paragraph < LEAD_PARAGRAPHS;
}

/* Someone whom the article gave the role. */
static quoth_choice bearer(const quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  quoth_ranking k = {QUOTH_NONE, QUOTH_NONE, 0.0f, 0.0f};
  int32_t i = quoth_entities_find(&r->e, QUOTH_KEY_ROLE, 0);
  for (uint32_t n = 0; i >= 0 && n < ROLE_BEARERS_MAX; n++) {
    const quoth_entity *x = &r->e.list.at[i];
    int32_t here = i;
    i = x->next[QUOTH_KEY_ROLE];
    float fit = best_role_fit(r, x);
    if (fit == 0.0f || !quoth_may_be(x, mention)) continue;
    if (here == r->spoke_last) fit += 1.5f;
    if (x->first > m && !is_in_lead(r, mention)) fit -= FIT_UNNAMED;
    if (fit <= 0.0f) continue;
    if (x->n_seen > 2) fit += 0.5f;
    quoth_rank_in(&k, here, fit);
  }
  if (k.best < 0) return QUOTH_NOBODY;
  float margin = k.second < 0 ? 4.0f : k.best_points - k.second_points;
  if (margin < QUOTH_MARGIN_MIN) return QUOTH_UNDECIDED;
  return (quoth_choice){k.best,
                        0.75f + 0.05f * (margin > 4.0f ? 4.0f : margin)};
}

/* False for an office that is another one. */
static bool allows_office(const quoth_resolver *r, quoth_office has) {
  bool elsewhere = has.state && r->said.state && has.state != r->said.state;
  return quoth_office_is_relation(has) ? !elsewhere
                                       : quoth_office_fit(r->said, has) > 0.0f;
}

/* Someone with a name of whom no other office is known; a minister of one
** thing is told by what he is minister of. */
static bool allows_role(const quoth_resolver *r, const quoth_entity *x,
                        uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  if (x->kind != QUOTH_PERSON || !x->surname || !quoth_may_be(x, mention))
    return false;
  bool office = false;
  for (uint32_t k = 0; k < x->n_role; k++)
    office = office || (!(quoth_words_of(x->roles[k].word) & QUOTH_W_PROFILE) &&
                        !allows_office(r, x->roles[k]));
  return !office && !(x->placed && quoth_entity_is_vague(x)) &&
         !quoth_may_be_thing(r, x);
}

static bool allows_person(const quoth_resolver *r, const quoth_entity *x,
                          uint32_t m) {
  return x->kind == QUOTH_PERSON && x->surname &&
         quoth_may_be(x, &r->a->mentions.at[m]);
}

/* "the", "this" or a capital: someone the reader knows by now. */
static bool is_definite(const quoth_resolver *r, const quoth_mention *m) {
  const quoth_token *t = &r->a->tokens.at[m->first];
  if (quoth_token_is(&r->a->tokens, m->first, "the")) return true;
  if (quoth_token_is(&r->a->tokens, m->first, "this")) return true;
  if (quoth_word_has(r->a, m->first,
                     QUOTH_W_OWNER | QUOTH_W_DETERMINER | QUOTH_W_NUMBER))
    return false;
  return (t->flags & QUOTH_CAPITAL) != 0;
}

/* "her husband", where the article has named him so. */
static bool is_kin(const quoth_resolver *r, const quoth_mention *m) {
  return m->stop - m->first == 2 &&
         quoth_word_has(r->a, m->first, QUOTH_W_OWNER) &&
         quoth_word_has(r->a, m->stop - 1, QUOTH_W_KIN);
}

/* "the editor of a paper": nobody whom the text has told of before. */
static bool is_of_any(const quoth_resolver *r, const quoth_mention *m,
                      uint32_t i) {
  return i > m->first && (quoth_token_is(&r->a->tokens, i, "a") ||
                          quoth_token_is(&r->a->tokens, i, "an"));
}

/* Words of a description beside role, country and qualifiers that still leave
** it bare: "the Minister of Foreign Affairs". */
#define BARE_WORDS_MAX 1u

/* Someone in office, and little more said: the holder need not be told. */
static bool is_bare_office(const quoth_resolver *r, const quoth_mention *m) {
  uint32_t n_word = 0;
  bool office = false;
  for (uint32_t i = m->first; i < m->stop; i++) {
    quoth_words w = r->a->word[i];
    bool known = (w & (QUOTH_W_ROLE | QUOTH_W_TITLE | QUOTH_W_DETERMINER |
                       QUOTH_W_NATIONALITY | QUOTH_W_PLACE | QUOTH_W_QUALIFIER |
                       QUOTH_W_PREPOSITION)) != 0;
    bool owner =
        (r->a->tokens.at[i].flags & QUOTH_POSSESSIVE) && !(w & QUOTH_W_PLACE);
    if (owner || is_of_any(r, m, i)) return false;
    n_word += !known;
    office = office || (w & QUOTH_W_OFFICE);
  }
  return office && n_word <= BARE_WORDS_MAX;
}

/* The one of a role, or a noun for a body, that was named last. */
static int32_t last_described(const quoth_resolver *r, uint32_t noun) {
  int32_t i = quoth_entities_find(&r->e, QUOTH_KEY_ROLE, noun), best = i;
  for (uint32_t n = 0; i >= 0 && n < ROLE_BEARERS_MAX; n++) {
    const quoth_entity *x = &r->e.list.at[i];
    bool same = x->kind == r->e.list.at[best].kind;
    if (same && x->last > r->e.list.at[best].last) best = i;
    i = x->next[QUOTH_KEY_ROLE];
  }
  return best;
}

quoth_choice quoth_described(const quoth_resolver *r, const quoth_mention *m) {
  uint32_t last = m->stop - 1;
  bool owned = r->a->tokens.at[m->first].flags & QUOTH_POSSESSIVE;
  bool same = m->stop - m->first == 3 &&
              quoth_token_is(&r->a->tokens, m->first + 1, "same");
  bool bare = (m->stop - m->first == 2 && /* no: Agency officials */
               quoth_word_has(r->a, m->first, QUOTH_W_DETERMINER)) ||
              same;
  if (!bare || owned || !is_definite(r, m)) return QUOTH_NOBODY;
  int32_t i = last_described(r, r->a->tokens.at[last].hash);
  if (i < 0) return QUOTH_NOBODY;
  const quoth_mention *by = &r->a->mentions.at[r->e.list.at[i].mention];
  bool named = by->name_first < by->name_stop && /* Centre for Research */
               r->a->tokens.at[by->stop - 1].flags & QUOTH_CAPITAL;
  if (named && quoth_word_has(r->a, last, QUOTH_W_PAPER)) return QUOTH_NOBODY;
  return (quoth_choice){i, 0.8f};
}

/* "the 71-year-old", "the 56-year-old lawyer" */
static bool is_age(const quoth_resolver *r, const quoth_mention *m) {
  bool number = false;
  for (uint32_t i = m->first + 1; i < m->stop && !number; i++)
    number = r->a->tokens.at[i].kind == QUOTH_NUMBER;
  return number;
}

/* The one person whom the sentence before that of a mention names, outside
** marks; in the same paragraph. */
static int32_t only_person_before(const quoth_resolver *r,
                                  const quoth_mention *m) {
  const quoth_sentence *here = &r->a->sentences.at[m->sentence];
  int32_t one = QUOTH_NONE;
  if (m->sentence == 0 || here[-1].paragraph != here->paragraph) return one;
  for (int32_t i = quoth_mention_before(r->a, here->first); i >= 0; i--) {
    const quoth_mention *c = &r->a->mentions.at[i];
    int32_t entity = r->e.of_mention[i];
    if (c->sentence + 1 != m->sentence) break;
    if (entity < 0 && c->kind == QUOTH_MENTION_NAME && m->gender)
      entity = quoth_entities_namesake(&r->e, (uint32_t)i, m->gender);
    if (entity < 0 || entity == one || c->kind != QUOTH_MENTION_NAME) continue;
    const quoth_entity *x = &r->e.list.at[entity];
    if (x->kind != QUOTH_PERSON || quoth_entity_is_vague(x)) continue;
    if (quoth_may_be_thing(r, x)) continue; /* the Great Recession */
    if (one >= 0 || c->marked != QUOTH_NONE) return QUOTH_NONE;
    one = entity;
  }
  return one;
}

quoth_choice quoth_compatriot(const quoth_resolver *r, const quoth_mention *m) {
  bool national = m->stop - m->first == 2 && is_definite(r, m) &&
                  quoth_word_has(r->a, m->stop - 1, QUOTH_W_NATIONALITY);
  int32_t one = national ? only_person_before(r, m) : QUOTH_NONE;
  return one >= 0 ? (quoth_choice){one, 0.75f} : QUOTH_NOBODY;
}

/* Words of a description that tell more than an office; "the judge" may be
** anyone.  One that holds a name ("the Rovers guard") needs fewer, and what
** print renames people by ("the pensioner") none. */
#define RENAMED_WORDS_MIN 4u

static bool tells_more(const quoth_resolver *r, const quoth_mention *m) {
  bool capital = false, owner = false;
  if (quoth_word_has(r->a, m->stop - 1, QUOTH_W_PROFILE)) return true;
  for (uint32_t i = m->first; i < m->stop; i++) {
    if (is_of_any(r, m, i)) return false;
    owner = owner || (r->a->tokens.at[i].flags & QUOTH_POSSESSIVE);
    capital =
        capital || (i > m->first && (r->a->tokens.at[i].flags & QUOTH_CAPITAL));
  }
  return !owner && m->stop - m->first + capital >= RENAMED_WORDS_MIN;
}

/* No person has an article: the Commons. */
static bool names_person(const quoth_article *a, const quoth_mention *m) {
  return m->kind == QUOTH_MENTION_NAME &&
         !quoth_word_has(a, m->first, QUOTH_W_DETERMINER);
}

/* In June, the Rovers striker said; Speaking in June, the Rovers striker said:
** behind a phrase in front that names nobody. */
static bool is_behind_phrase(const quoth_resolver *r, const quoth_mention *m) {
  const quoth_article *a = r->a;
  uint32_t first = a->sentences.at[m->sentence].first;
  int32_t before = quoth_mention_before(a, m->first);
  bool names = before >= 0 && a->mentions.at[before].first >= first &&
               names_person(a, &a->mentions.at[before]);
  return m->first > first && quoth_punct_is(a, m->first - 1, ',') && !names;
}

/* At the start of its sentence, or behind nothing but words in marks and the
** cue: “…,” said the Rovers striker. */
static bool leads_sentence(const quoth_resolver *r, const quoth_mention *m) {
  const quoth_sentence *s = &r->a->sentences.at[m->sentence];
  const quoth_item *item = &r->a->items.at[s->item_first];
  if (is_behind_phrase(r, m)) return true;
  if (quoth_word_has(r->a, item->first, QUOTH_W_CONJUNCTION)) item++;
  if (item->marked != QUOTH_NONE) item++;
  if (item->first < m->first && quoth_word_has(r->a, item->first, QUOTH_W_CUE))
    item++;
  return item->first == m->first;
}

/* Descriptions of what someone was or did beside an office. */
static bool is_of_past(const quoth_resolver *r, const quoth_mention *m) {
  return quoth_word_has(r->a, m->stop - 1, QUOTH_W_ROLE) && r->said.past;
}

/* Who spoke last, where nobody else is named since, in this paragraph or the
** one before. */
static int32_t last_alone(const quoth_resolver *r, uint32_t m) {
  const quoth_article *a = r->a;
  uint32_t here = a->sentences.at[a->mentions.at[m].sentence].paragraph;
  if (r->spoke_last < 0) return QUOTH_NONE;
  for (uint32_t i = m; i-- > 0;) {
    const quoth_mention *c = &a->mentions.at[i];
    if (a->sentences.at[c->sentence].paragraph + 1 < here) break;
    if (c->marked != QUOTH_NONE) continue;
    int32_t entity =
        r->speaker_of[i] >= 0 ? r->speaker_of[i] : r->e.of_mention[i];
    if (entity == r->spoke_last && r->draft_of[i] >= 0) return entity;
    bool thing = c->kind == QUOTH_MENTION_NAME && !names_person(a, c);
    if (entity >= 0 && entity != r->spoke_last && !thing &&
        r->e.list.at[entity].kind == QUOTH_PERSON)
      break;
  }
  return QUOTH_NONE;
}

/* "Not so fast, said Ana Reis. The Senate majority leader …": a description
** that tells more than an office, right behind the one person it can mean, of
** whom no office is known. */
static quoth_choice renamed(const quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  if (!leads_sentence(r, mention) || !tells_more(r, mention))
    return QUOTH_NOBODY;
  int32_t one = only_person_before(r, mention);
  if (one < 0) one = last_alone(r, m);
  if (one < 0) return QUOTH_NOBODY;
  const quoth_entity *x = &r->e.list.at[one];
  bool office = quoth_word_has(r->a, mention->stop - 1, QUOTH_W_OFFICE);
  bool free = x->n_role == 0 || !office || is_of_past(r, mention);
  bool may =
      free && x->kind == QUOTH_PERSON && x->surname && quoth_may_be(x, mention);
  return may ? (quoth_choice){one, 0.7f} : QUOTH_NOBODY;
}

/* Does the article give the role to someone of a state? */
static bool is_taken(const quoth_resolver *r) {
  int32_t i = quoth_entities_find(&r->e, QUOTH_KEY_ROLE, 0);
  for (uint32_t n = 0; i >= 0 && n < ROLE_BEARERS_MAX; n++) {
    const quoth_entity *x = &r->e.list.at[i];
    for (uint32_t k = 0; k < x->n_role; k++)
      if (x->roles[k].state && quoth_office_fit(r->said, x->roles[k]) > 0)
        return true;
    i = x->next[QUOTH_KEY_ROLE];
  }
  return false;
}

/* "Vetrov called it a farce. … the Ostrian president said": one of whom no
** office is known goes before the president of nowhere. */
static quoth_choice of_that_state(quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  int32_t one = r->said.state ? only_person_before(r, mention) : QUOTH_NONE;
  if (one < 0 || r->e.list.at[one].n_role || is_taken(r)) return QUOTH_NOBODY;
  quoth_entities_learn(&r->e, one, r->said);
  return (quoth_choice){one, 0.75f};
}

/* In what someone says, an office is known to him and not by the article. */
static bool is_spoken(const quoth_resolver *r, const quoth_mention *m) {
  return m->marked != QUOTH_NONE || m->first < r->turn_stop;
}

/* Is someone only known to hold, or to have held, what the description says the
** other way round: "former"? */
static bool is_of_other_time(const quoth_resolver *r, const quoth_entity *x) {
  for (uint32_t k = 0; k < x->n_role; k++)
    if (quoth_office_fit(r->said, x->roles[k]) > 0 &&
        r->said.past == x->roles[k].past)
      return false;
  return true;
}

/* The bearer; before one of another time goes the person just named: the former
** mayor Reis … said Maia. The mayor …; Mayor Maia … said Reis. The former … */
static quoth_choice bearer_now(const quoth_resolver *r, uint32_t m) {
  quoth_choice c = bearer(r, m);
  if (c.entity < 0 || !is_of_other_time(r, &r->e.list.at[c.entity])) return c;
  const quoth_mention *mention = &r->a->mentions.at[m];
  int32_t one = only_person_before(r, mention);
  const quoth_entity *x = one >= 0 ? &r->e.list.at[one] : NULL;
  if (x && x->gender && quoth_may_be(x, mention)) c.entity = one;
  c.trust = 0.7f;
  return c;
}

/* A description that stands for itself. */
static quoth_choice described_alone(quoth_resolver *r, uint32_t m) {
  return (quoth_choice){quoth_entities_describe(&r->e, m), 0.7f};
}

/* "the Kelby senator and presidential hopeful": two roles of one, whom the
** first has named. */
static quoth_choice named_by_first(const quoth_resolver *r, uint32_t m) {
  const quoth_mention *x = &r->a->mentions.at[m];
  bool joined =
      m > 0 && m < r->a->n_mention_ordered &&
      x[-1].kind == QUOTH_MENTION_ROLE && x[-1].stop + 1 == x->first &&
      quoth_token_is(&r->a->tokens, x[-1].stop, "and") &&
      !quoth_word_has(r->a, x->first, QUOTH_W_DETERMINER | QUOTH_W_OWNER);
  int32_t one = joined ? r->speaker_of[m - 1] : QUOTH_NONE;
  bool named = one >= 0 && r->e.list.at[one].surname;
  return named ? (quoth_choice){one, 0.75f} : QUOTH_NOBODY;
}

/* Mentions looked back over for one that is more than an owner. */
#define OWNER_MENTIONS_MAX 48u

/* Sato's statue stands there. The mayor said: an owner is told of by the way,
** and need not be in office. */
static bool only_owns(const quoth_resolver *r, uint32_t m, int32_t entity) {
  uint32_t least = m > OWNER_MENTIONS_MAX ? m - OWNER_MENTIONS_MAX : 0;
  bool owns = false;
  for (uint32_t i = m; i-- > least;) {
    if (r->e.of_mention[i] != entity) continue;
    uint32_t last = r->a->mentions.at[i].stop - 1;
    owns = r->a->tokens.at[last].flags & QUOTH_POSSESSIVE;
    if (!owns) return false;
  }
  return owns;
}

/* Who may hold an office that the article gives to nobody. */
static quoth_choice likely_holder(quoth_resolver *r, uint32_t m) {
  quoth_choice c = quoth_rank(r, m, allows_role);
  if (c.entity >= 0 && only_owns(r, m, c.entity)) c = QUOTH_NOBODY;
  if (c.entity < 0 && !r->said.state) return c;
  if (c.entity < 0) return c.trust > 0.0f ? c : described_alone(r, m);
  if (r->draft_of[m] >= 0) quoth_entities_learn(&r->e, c.entity, r->said);
  c.trust -= 0.1f;
  return c;
}

/* By kin, by another name for who was just named, by age; else by itself. */
static quoth_choice without_office(quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  bool definite = is_definite(r, mention);
  quoth_choice c = is_kin(r, mention) ? bearer(r, m) : QUOTH_NOBODY;
  if (c.entity < 0 && definite) c = renamed(r, m);
  if (c.entity >= 0) return c;
  if (!definite || !is_age(r, mention)) return described_alone(r, m);
  c = quoth_rank(r, m, allows_person);
  c.trust -= c.entity >= 0 ? 0.1f : 0.0f;
  return c;
}

/* "A farmer came": no predicate, as "she is a farmer", "as a farmer". */
static bool is_introduced(const quoth_resolver *r, int32_t entity) {
  static const uint32_t articles[] = {QUOTH_HASH("a"), QUOTH_HASH("an"),
                                      QUOTH_HASH("one"), QUOTH_HASH("another")};
  uint32_t first = r->a->mentions.at[r->e.list.at[entity].mention].first;
  return QUOTH_TOKEN_AMONG(&r->a->tokens, first, articles) &&
         (first == 0 ||
          !quoth_word_has(r->a, first - 1,
                          QUOTH_W_AUXILIARY | QUOTH_W_SUBORDINATE));
}

/* Taken off the trust in whom a bare "the singer" means where the article does
** not call anyone so, and how often it must name him. */
#define TRUST_TOPIC    0.1f
#define TOPIC_SEEN_MIN 3u

/* "the singer", where nobody is called so: whom the article is about.  Of
** experts and members of a party there may be several. */
static quoth_choice topic(quoth_resolver *r, uint32_t m) {
  static const uint32_t several[] = {
      QUOTH_HASH("author"),     QUOTH_HASH("historian"), QUOTH_HASH("academic"),
      QUOTH_HASH("economist"),  QUOTH_HASH("farmer"),    QUOTH_HASH("democrat"),
      QUOTH_HASH("republican"), QUOTH_HASH("socialist")};
  const quoth_mention *mention = &r->a->mentions.at[m];
  bool bare = mention->stop == mention->first + 2 &&
              quoth_word_has(r->a, mention->stop - 1, QUOTH_W_PROFILE) &&
              !QUOTH_TOKEN_AMONG(&r->a->tokens, mention->stop - 1, several);
  if (!bare || !is_definite(r, mention) || is_spoken(r, mention))
    return QUOTH_NOBODY;
  quoth_choice c = quoth_rank(r, m, allows_role);
  if (c.entity < 0 || r->e.list.at[c.entity].n_seen < TOPIC_SEEN_MIN)
    return QUOTH_NOBODY;
  c.trust -= TRUST_TOPIC;
  return c;
}

/* "the singer": one whom the article brought in so, else another name for who
** was just named or whom it is about, else one that was described so. */
static quoth_choice described_or_renamed(quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  quoth_choice c = quoth_described(r, mention);
  if (c.entity >= 0 && is_introduced(r, c.entity)) return c;
  quoth_choice one = c.entity >= 0 ? renamed(r, m) : QUOTH_NOBODY;
  if (one.entity < 0) one = topic(r, m);
  return one.entity >= 0 ? one : c;
}

quoth_choice quoth_resolve_role(quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  quoth_run run = {mention->first, mention->stop};
  bool office = quoth_word_has(r->a, mention->stop - 1, QUOTH_W_OFFICE);
  r->said = quoth_office_in(r->a, run);
  quoth_choice c = named_by_first(r, m);
  if (c.entity < 0 && !office) c = described_or_renamed(r, m);
  if (c.entity >= 0) return c;
  if (is_definite(r, mention) && r->said.word) {
    c = of_that_state(r, m);
    if (c.entity < 0) c = bearer_now(r, m);
    if (c.entity >= 0 || c.trust > 0.0f) return c;
    if (is_bare_office(r, mention) && !is_spoken(r, mention))
      return likely_holder(r, m);
  }
  return without_office(r, m);
}

uint8_t quoth_countryman(const quoth_resolver *r, const quoth_mention *m) {
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

quoth_choice quoth_resolve_countryman(quoth_resolver *r, uint32_t m) {
  quoth_mention *mention = &r->a->mentions.at[m];
  int32_t one = only_person_before(r, mention);
  if (one >= 0) return (quoth_choice){one, 0.75f};
  mention->gender = quoth_countryman(r, mention);
  quoth_choice c = quoth_rank(r, m, allows_person);
  c.trust -= c.entity >= 0 ? 0.1f : 0.0f;
  return c;
}
