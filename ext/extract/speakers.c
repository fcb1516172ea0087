/*
** speakers.c: from the words that name a speaker to who that is.  Names are
** merged by entities.c, descriptions read by roles.c; here pronouns find their
** entity, and all mentions are settled in order of print.
*/
#include "resolver.h"

/* Spellings kept of one speaker. */
#define SPELLINGS_MAX 32u

/* A pronoun tells the gender of whom it stands for where it is this sure. */
#define GENDER_TRUST 0.85f

static bool is_speaking(const quoth_resolver *r, const quoth_entity *x) {
  return r->spoke_last >= 0 && x == &r->e.list.at[r->spoke_last];
}

/* "they" is a group, or the body that spoke; "it" no person. */
static bool allows_pronoun(const quoth_resolver *r, const quoth_entity *x,
                           uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  if (!quoth_may_be(x, mention)) return false;
  if (mention->plural) return x->kind == QUOTH_GROUP || is_speaking(r, x);
  uint8_t kind = r->a->mentions.at[x->mention].kind;
  bool person =
      x->kind == QUOTH_PERSON &&
      (x->gender || x->n_full || x->n_role || kind == QUOTH_MENTION_ROLE);
  return mention->gender || !person;
}

/* ---- pronouns ---- */

/* "Ana Reis, who …": the mention just before. */
static quoth_choice antecedent(quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  if (m == 0) return QUOTH_NOBODY;
  const quoth_mention *before = mention - 1;
  uint32_t gap = mention->first - before->stop;
  bool near = gap == 0 ||
              (gap == 1 && r->a->tokens.at[before->stop].kind == QUOTH_PUNCT);
  int32_t entity = r->e.of_mention[m - 1];
  bool people =
      before->kind == QUOTH_MENTION_GROUP ||
      (before->kind == QUOTH_MENTION_ROLE && before->first + 1 < before->stop);
  if (near && gap == 0 && entity < 0 && people)
    entity = quoth_entities_describe(&r->e, m - 1); /* officials who said */
  return near && entity >= 0 ? (quoth_choice){entity, 0.9f} : QUOTH_NOBODY;
}

/* Tokens of a clause in front in which a pronoun points ahead. */
#define AHEAD_MAX 8u

/* "As he did before, Cruz said": a pronoun in a clause in front means the name
** behind the comma. */
static quoth_choice ahead(const quoth_resolver *r, uint32_t m) {
  const quoth_article *a = r->a;
  const quoth_mention *mention = &a->mentions.at[m];
  const quoth_sentence *s = &a->sentences.at[mention->sentence];
  bool in_front =
      quoth_word_has(a, s->first, QUOTH_W_SUBORDINATE | QUOTH_W_PREPOSITION) &&
      mention->first < s->first + AHEAD_MAX;
  if (!in_front || m + 1 >= a->n_mention_ordered) return QUOTH_NOBODY;
  for (uint32_t k = m + 1; k < a->n_mention_ordered && k < m + 4; k++) {
    const quoth_mention *next = &a->mentions.at[k];
    if (next->sentence != mention->sentence || next->marked != mention->marked)
      break;
    int32_t entity = r->e.of_mention[k];
    if (next->kind == QUOTH_MENTION_NAME && entity >= 0 &&
        quoth_punct_is(a, next->first - 1, ',') &&
        quoth_may_be(&r->e.list.at[entity], mention))
      return (quoth_choice){entity, 0.8f};
  }
  return QUOTH_NOBODY;
}

/* "What do you make of it?" before an answer in marks: who answers is who spoke
** last. */
static quoth_choice interviewee(const quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  const quoth_sentence *s = &r->a->sentences.at[mention->sentence];
  bool answers =
      r->draft_of[m] >= 0 && r->a->drafts.at[r->draft_of[m]].cue == QUOTH_NONE;
  bool asked = answers && mention->marked == QUOTH_NONE && r->spoke_last >= 0 &&
               quoth_token_is(&r->a->tokens, mention->first, "you") &&
               quoth_punct_is(r->a, s->stop - 1, '?');
  bool person = asked && r->e.list.at[r->spoke_last].kind == QUOTH_PERSON;
  return person ? (quoth_choice){r->spoke_last, 0.75f} : QUOTH_NOBODY;
}

static quoth_choice resolve_pronoun(quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  bool first_person =
      quoth_word_has(r->a, mention->first, QUOTH_W_FIRST_PERSON);
  bool it = quoth_token_is(&r->a->tokens, mention->first, "it");
  if (quoth_token_is(&r->a->tokens, mention->first, "who"))
    return antecedent(r, m);
  if (quoth_token_is(&r->a->tokens, mention->first, "you"))
    return interviewee(r, m);
  if (first_person || (it && mention->marked != QUOTH_NONE))
    return QUOTH_NOBODY;
  if (!mention->gender && !mention->plural && !it) return QUOTH_NOBODY;
  quoth_choice c = mention->gender ? ahead(r, m) : QUOTH_NOBODY;
  if (c.entity >= 0) return c;
  return quoth_rank(r, m, allows_pronoun);
}

/* ---- the pass over the drafts ---- */

static quoth_choice resolve(quoth_resolver *r, uint32_t m) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  int32_t entity = r->e.of_mention[m];
  if (entity >= 0 && quoth_countryman(r, mention))
    return quoth_resolve_countryman(r, m);
  if (entity >= 0) {
    bool full = r->e.list.at[entity].n_full > 0;
    return (quoth_choice){entity, full ? 0.98f : 0.95f};
  }
  if (mention->kind == QUOTH_MENTION_PRONOUN) return resolve_pronoun(r, m);
  if (mention->kind == QUOTH_MENTION_ROLE) return quoth_resolve_role(r, m);
  if (mention->kind == QUOTH_MENTION_NAME) return QUOTH_NOBODY;
  entity = mention->kind == QUOTH_MENTION_THING
               ? quoth_entities_surnamed(&r->e, m)
               : QUOTH_NONE;
  if (entity >= 0) return (quoth_choice){entity, 0.9f};
  return quoth_resolve_body(r, m);
}

/* True where a mention is followed though nobody speaks by it: it carries on
** whom the text is about. */
static bool carries_on(const quoth_mention *m) {
  if (m->marked != QUOTH_NONE) return false;
  if (m->kind == QUOTH_MENTION_PRONOUN) return m->gender != 0;
  return m->kind == QUOTH_MENTION_ROLE || m->kind == QUOTH_MENTION_ORGANIZATION;
}

/* A person's or a body's name. */
static bool is_named(const quoth_mention *m) {
  return m->name_first < m->name_stop &&
         (m->kind == QUOTH_MENTION_NAME ||
          m->kind == QUOTH_MENTION_ORGANIZATION);
}

/* "Ana Reis and her husband, Rui Sato, said" */
static bool is_with_kin(const quoth_article *a, uint32_t m) {
  const quoth_mention *x = &a->mentions.at[m];
  return m > 1 && x->apposition >= 0 && x[-1].kind == QUOTH_MENTION_ROLE &&
         x[-1].apposition == (int32_t)m && is_named(&x[-2]) &&
         quoth_word_has(a, x[-1].first, QUOTH_W_OWNER) &&
         x[-2].stop + 1 == x[-1].first &&
         quoth_token_is(&a->tokens, x[-2].stop, "and");
}

/* The mention that speaks together with m: "Ana Reis and Rui Sato said", "said
** Ana Reis and Rui Sato."; QUOTH_NONE where there is none. */
static int32_t partner(const quoth_resolver *r, uint32_t m) {
  const quoth_article *a = r->a;
  const quoth_mention *x = &a->mentions.at[m];
  if (!is_named(x) || m >= a->n_mention_ordered) return QUOTH_NONE;
  bool behind = m > 0 && x[-1].kind == x->kind && is_named(&x[-1]) &&
                x[-1].stop + 1 == x->first &&
                quoth_token_is(&a->tokens, x->first - 1, "and");
  if (behind) return (int32_t)m - 1;
  if (is_with_kin(a, m)) return (int32_t)m - 2;
  bool ahead_of =
      m + 1 < a->n_mention_ordered && x[1].kind == x->kind && is_named(&x[1]) &&
      x->stop + 1 == x[1].first && x->first > 0 &&
      quoth_word_has(a, x->first - 1, QUOTH_W_CUE) &&
      quoth_token_is(&a->tokens, x->stop, "and") && x[1].stop < a->tokens.n &&
      a->tokens.at[x[1].stop].kind == QUOTH_PUNCT;
  return ahead_of ? (int32_t)m + 1 : QUOTH_NONE;
}

/* Two who speak together are a group of their own. */
static quoth_choice join(quoth_resolver *r, uint32_t m, quoth_choice c) {
  int32_t other = partner(r, m);
  if (other < 0 || c.entity < 0) return c;
  int32_t with = r->e.of_mention[other];
  const quoth_mention *m_other = &r->a->mentions.at[other];
  bool title = m_other->name_stop == m_other->name_first + 1 &&
               quoth_word_has(r->a, m_other->name_first, QUOTH_W_TITLE) &&
               !quoth_word_has(r->a, m_other->name_first, QUOTH_W_GIVEN);
  if (with < 0 || with == c.entity || title) return c; /* Mr and Mrs Dale */
  bool first = (uint32_t)other < m;
  int32_t pair = quoth_entities_pair(&r->e, first ? with : c.entity,
                                     first ? c.entity : with);
  return pair < 0 ? c : (quoth_choice){pair, c.trust};
}

/* “…?” a reporter asked. */
static bool is_question(const quoth_article *a, int32_t draft) {
  const quoth_draft *d = &a->drafts.at[draft];
  return d->marked != QUOTH_NONE && d->cue != QUOTH_NONE &&
         quoth_cue_entry_at(a->cues.at[d->cue].verb)->stance == QUOTH_ASKS;
}

static void settle(quoth_resolver *r, uint32_t m, bool speaks) {
  const quoth_mention *mention = &r->a->mentions.at[m];
  int32_t known = r->e.of_mention[m];
  if (known >= 0) r->e.list.at[known].last = m;
  if (!speaks && (known >= 0 || !carries_on(mention))) return;
  quoth_choice c = resolve(r, m);
  if (speaks) c = join(r, m, c);
  if (c.entity < 0) return;
  r->trust[m] = c.trust;
  r->speaker_of[m] = c.entity;
  if (known < 0) quoth_entities_note(&r->e, c.entity, m);
  if (m < r->a->n_mention_ordered) r->e.list.at[c.entity].last = m;
  quoth_entity *x = &r->e.list.at[c.entity];
  if (mention->gender && !x->gender && x->kind == QUOTH_PERSON &&
      c.trust >= GENDER_TRUST)
    x->gender = mention->gender;
  if (!speaks) return;
  bool aside = quoth_token_is(&r->a->tokens, mention->first, "who");
  bool hands_on = x->kind == QUOTH_ORGANIZATION &&
                  mention->name_first < mention->name_stop &&
                  quoth_word_has(r->a, mention->name_stop - 1, QUOTH_W_OUTLET);
  x->spoke = true;
  if (aside || hands_on) return;
  r->spoke_last = c.entity;
  r->asked_last = is_question(r->a, r->draft_of[m]) ? c.entity : QUOTH_NONE;
}

/* S: what S says takes the turn until it ends. */
static void take_turn(quoth_resolver *r, uint32_t m) {
  if (r->draft_of[m] < 0) return;
  const quoth_draft *d = &r->a->drafts.at[r->draft_of[m]];
  if (d->pattern != QUOTH_PATTERN_HEADLINE || r->speaker_of[m] < 0) return;
  r->turn_of = r->speaker_of[m];
  r->turn_stop = d->piece[0].stop;
}

static void settle_all(quoth_resolver *r) {
  uint32_t n = r->a->mentions.n;
  for (uint32_t d = r->a->drafts.n; d-- > 0;) {
    const quoth_draft *draft = &r->a->drafts.at[d];
    if (!draft->dropped && draft->mention >= 0)
      r->draft_of[draft->mention] = (int32_t)d;
    if (!draft->dropped && draft->mention >= 0 &&
        r->last_draft_of[draft->mention] < 0)
      r->last_draft_of[draft->mention] = (int32_t)d;
  }
  for (uint32_t m = 0; m < n; m++) {
    if (m % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(r->a)) break;
    bool speaks = r->draft_of[m] >= 0;
    if (m < r->a->n_mention_ordered || speaks) settle(r, m, speaks);
    take_turn(r, m);
  }
}

/* ---- what callers see ---- */

static int32_t speaker_of(quoth_resolver *r, int32_t entity) {
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

static void fill_drafts(quoth_resolver *r) {
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
static void fill_spellings(quoth_resolver *r) {
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
  quoth_resolver r = {.a = a,
                      .spoke_last = QUOTH_NONE,
                      .asked_last = QUOTH_NONE,
                      .turn_of = QUOTH_NONE,
                      .lone = QUOTH_NONE,
                      .asker = QUOTH_NONE};
  if (a->arena->status || !quoth_entities_make(&r.e, a)) return;
  r.trust = quoth_arena_array(a->arena, a->mentions.n + 1, sizeof *r.trust);
  r.speaker_of =
      quoth_arena_array(a->arena, a->mentions.n + 1, sizeof *r.speaker_of);
  r.draft_of =
      quoth_arena_array(a->arena, a->mentions.n + 1, sizeof *r.draft_of);
  r.last_draft_of =
      quoth_arena_array(a->arena, a->mentions.n + 1, sizeof *r.last_draft_of);
  if (!r.trust || !r.speaker_of || !r.draft_of || !r.last_draft_of) return;
  for (uint32_t m = 0; m < a->mentions.n; m++)
    r.speaker_of[m] = r.draft_of[m] = r.last_draft_of[m] = QUOTH_NONE;
  settle_all(&r);
  fill_drafts(&r);
  fill_spellings(&r);
}
