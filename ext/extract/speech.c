/*
** speech.c: which words in marks are speech, and which a scare quote; titles.c
** tells titles.  Weighs what stands in the marks and around them; the longer
** the span, the more must speak against it.  Owns draft.role and draft.kind.
*/
#include "titles.h"

#define W QUOTH_HASH

/* A first line that is longer is no headline. */
#define TITLE_TOKENS_MAX 35u

/* Words in two apostrophes that stand for themselves. */
#define TYPED_WORDS_MIN 5u

/* From a word that is defined to the noun that tells so: is a polite term. */
#define DEFINED_ITEMS_MAX 4u

/* From “…” back to "known": known to all his friends as. */
#define KNOWN_ITEMS_MAX 6u

/* A score above this is a scare quote. */
#define SCARE_MIN 0.45f

/* ---- scare quotes ---- */

/* known at home as “the Hammer”; who says so is nobody. */
static bool is_known_as(const quoth_place *p) {
  static const uint32_t as[] = {W("as")}, known[] = {W("known")};
  bool found = false;
  for (uint32_t n = 2; QUOTH_PLACE_AMONG(p, 1, as) && n <= KNOWN_ITEMS_MAX; n++)
    found |= QUOTH_PLACE_AMONG(p, n, known);
  return found;
}

/* the so called “…”, known at home as “…”, under the pseudonym “…”, words such
** as “…”: marks that point at words. */
static bool is_cited(const quoth_place *p) {
  static const uint32_t names[] = {W("pseudonym"), W("alias"), W("nickname")};
  static const uint32_t kinds[] = {W("words"), W("terms"), W("phrases"),
                                   W("names")};
  static const uint32_t as[] = {W("as")}, such[] = {W("such")};
  static const uint32_t called[] = {W("called")}, so[] = {W("so")};
  return QUOTH_PLACE_AMONG(p, 1, names) || is_known_as(p) ||
         (QUOTH_PLACE_AMONG(p, 1, called) && QUOTH_PLACE_AMONG(p, 2, so)) ||
         (QUOTH_PLACE_AMONG(p, 1, as) && QUOTH_PLACE_AMONG(p, 2, such) &&
          QUOTH_PLACE_AMONG(p, 3, kinds));
}

/* “Soft power” is a term for …, the word “never” was …: words that are talked
** about. */
static bool is_defined(const quoth_place *p, const quoth_wording *w) {
  static const uint32_t kinds[] = {W("term"), W("word"), W("phrase"),
                                   W("expression"), W("euphemism")};
  static const uint32_t be[] = {W("is"), W("was")};
  const quoth_view *v = &p->v;
  if (!quoth_place_leads(p) || w->stop_inside ||
      !QUOTH_ITEM_AMONG(v, p->q + 1, be))
    return false;
  for (uint32_t n = 2; n < 2 + DEFINED_ITEMS_MAX; n++)
    if (QUOTH_ITEM_AMONG(v, p->q + n, kinds)) return true;
  return false;
}

/* has been dubbed a “…”: a name that nobody in the sentence gives. */
static bool is_dubbed(const quoth_article *a, const quoth_wording *w,
                      const quoth_draft *d) {
  bool by_nobody =
      d->pattern == QUOTH_PATTERN_PASSIVE && d->mention == QUOTH_NONE;
  if (!by_nobody || d->cue == QUOTH_NONE || w->n > 4) return false;
  uint16_t verb = a->cues.at[d->cue].verb;
  return (quoth_cue_entry_at(verb)->flags & QUOTH_CUE_NAMING) != 0;
}

/* called the “coast card” a “losing bet”: what is called something. */
static bool is_object_named(const quoth_place *p, const quoth_draft *d) {
  if (d->cue == QUOTH_NONE || d->pattern != QUOTH_PATTERN_SVQ) return false;
  uint32_t next = p->q + 1;
  bool led = quoth_item_is(&p->v, next, "a") ||
             quoth_item_is(&p->v, next, "an") ||
             quoth_item_is(&p->v, next, "as");
  return (quoth_cue_flags(&p->v.a->cues.at[d->cue]) & QUOTH_CUE_NAMING) &&
         quoth_item_is_marked(&p->v, next + led);
}

/* “Containment” has been the rule since: a word that was quoted before, or one
** to be explained.  A frame of another sentence does not reach it. */
static bool is_mentioned(const quoth_place *p, const quoth_wording *w,
                         const quoth_draft *d) {
  if (w->stop_inside || d->pattern == QUOTH_PATTERN_SAME_SENTENCE) return false;
  if (!quoth_place_leads(p)) return d->inherits != QUOTH_NONE;
  return !d->tight && !quoth_item_punct(&p->v, p->q + 1, ',');
}

/* If she says “yes”. */
static bool is_supposed(const quoth_article *a, const quoth_cue *c) {
  if (c->subject == QUOTH_NONE || c->form != QUOTH_CUE_PRESENT) return false;
  uint32_t first = a->mentions.at[c->subject].first;
  return first > 0 && (quoth_token_is(&a->tokens, first - 1, "if") ||
                       quoth_token_is(&a->tokens, first - 1, "unless"));
}

/* He never said “sorry”, if he says “sorry”: words that were not said. */
static bool is_denied(const quoth_article *a, const quoth_wording *w,
                      const quoth_draft *d) {
  if (w->n > 3 || d->cue == QUOTH_NONE || d->pattern != QUOTH_PATTERN_SVQ)
    return false;
  const quoth_cue *c = &a->cues.at[d->cue];
  return c->negated || is_supposed(a, c);
}

/* What the words in the marks weigh, by their number; long ones are speech. */
static float scare_by_length(uint32_t n) {
  static const float weight[] = {2, 0.35f, 0.2f, 0.2f, -0.2f, -0.4f};
  return n < QUOTH_N_ELEMENT(weight) ? weight[n] : -2.0f;
}

/* What its frame, or the want of one, weighs. */
static float scare_by_frame(const quoth_place *p, const quoth_wording *w,
                            const quoth_draft *d) {
  if (d->pattern == QUOTH_PATTERN_NONE || d->pattern == QUOTH_PATTERN_SUBJECT)
    return 0.3f;
  if (d->inherits != QUOTH_NONE)
    return d->pattern == QUOTH_PATTERN_SAME_SENTENCE ? -0.2f : 0.1f;
  if (d->tight && !quoth_place_is_tight(p, w, d)) return 0.2f;
  return d->tight ? -1.2f : -0.4f;
}

/* The word before: what a verb phrase or a judgement in marks follows was
** said by someone; what "the" points to is a name that all use. */
static float scare_by_word_before(const quoth_place *p) {
  static const struct {
    uint32_t word;
    float weight;
  } before[] = {{W("to"), -0.7f},  {W("that"), -0.6f},  {W("not"), -0.4f},
                {W("the"), 0.25f}, {W("a"), -0.15f},    {W("an"), -0.15f},
                {W("this"), 0.2f}, {W("as"), -0.15f},   {W("is"), -0.3f},
                {W("was"), -0.3f}, {W("are"), -0.3f},   {W("were"), -0.3f},
                {W("be"), -0.3f},  {W("being"), -0.3f}, {W("so-called"), 2},
                {W("term"), 0.3f}, {W("terms"), 0.3f},  {W("phrase"), 0.3f},
                {W("word"), 0.1f}, {W("click"), 1}};
  if (p->head == p->v.first) return 0;
  uint32_t key = quoth_item_at(&p->v, p->head - 1)->key;
  for (size_t k = 0; k < QUOTH_N_ELEMENT(before); k++)
    if (before[k].word == key) return before[k].weight;
  return quoth_item_has(&p->v, p->head - 1, QUOTH_W_AUXILIARY) ? -0.5f : 0;
}

/* strongly condemns, failed, has not */
static bool starts_predicate(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  const char *stop = a->tokens.text + t->stop;
  if (t->kind != QUOTH_WORD || (t->flags & QUOTH_CAPITAL)) return false;
  bool participle = t->n_core > 3 && stop[-2] == 'e' && stop[-1] == 'd';
  return participle || quoth_word_has(a, i,
                                      QUOTH_W_VERB | QUOTH_W_AUXILIARY |
                                          QUOTH_W_ADVERB | QUOTH_W_CUE);
}

/* The ministry “strongly condemns” it: words of the subject before them. */
static bool is_predicate(const quoth_place *p, const quoth_marked *m) {
  const quoth_article *a = p->v.a;
  int32_t subject = quoth_mention_before(a, m->open);
  return subject != QUOTH_NONE && a->mentions.at[subject].stop == m->open &&
         a->mentions.at[subject].kind != QUOTH_MENTION_THING &&
         starts_predicate(a, m->first);
}

/* “…,” wrote Ana Reis, who has a “buy” rating: the words tell who speaks, and
** are not what is said. */
static bool is_of_speaker(const quoth_place *p, const quoth_draft *d) {
  return d->pattern == QUOTH_PATTERN_VSQ &&
         !quoth_item_punct(&p->v, p->head - 1, ',') &&
         !quoth_item_punct(&p->v, p->head - 1, ':');
}

static float scare_score(const quoth_place *p, const quoth_wording *w,
                         const quoth_draft *d) {
  const quoth_marked *m = &p->v.a->marked.at[d->marked];
  float score =
      scare_by_length(w->n) + scare_by_frame(p, w, d) + scare_by_word_before(p);
  if (quoth_place_follows(p, QUOTH_W_LABEL)) score += 0.6f;
  if (quoth_place_modifies(p, w)) score += 0.5f;
  if (is_mentioned(p, w, d)) score += 0.6f;
  if (is_of_speaker(p, d)) score += 0.8f;
  if (p->single) score += 0.5f;
  if (w->stop_inside) score -= 0.15f;
  if (quoth_place_leads(p) && w->stop_inside) score -= 0.6f;
  if (w->n_first_person) score -= 0.6f;
  if (p->reported) score -= 0.4f;
  if (is_predicate(p, m)) score -= 0.4f;
  return score;
}

/* ---- headlines and markup ---- */

typedef struct judge {
  quoth_article *a;
  bool single_marks;          /* the house has single ones */
  uint32_t reported, n_draft; /* reported clauses that are still ahead */
} judge;

/* id="672": the value of an attribute, in markup that was left in. */
static bool is_attribute(const quoth_article *a, const quoth_marked *m) {
  return m->open > 0 && quoth_punct_is(a, m->open - 1, '=');
}

static bool ends_with_stop(const quoth_article *a, const quoth_paragraph *p) {
  uint32_t last = p->stop - 1;
  while (last > p->first && a->tokens.at[last].kind == QUOTH_MARK)
    last--;
  return quoth_punct_is(a, last, '.');
}

/* Headlines have single marks, also around single words of speech.  A house
** that has them everywhere attributes them in a sentence of their own. */
static bool in_headline(const judge *j, const quoth_draft *d,
                        const quoth_marked *m) {
  const quoth_article *a = j->a;
  const quoth_paragraph *p = &a->paragraphs.at[m->paragraph];
  bool framed =
      d->tight && d->cue != QUOTH_NONE && quoth_draft_framed_behind(d);
  if (!m->single || framed) return false;
  bool title = m->paragraph == 0 && p->stop - p->first <= TITLE_TOKENS_MAX &&
               !(j->single_marks && ends_with_stop(a, p));
  bool alone = m->open == p->first && p->stop - m->close <= 2 &&
               p->stop - p->first <= TITLE_TOKENS_MAX && !j->single_marks;
  return p->heading || title || alone;
}

/* More spans in single marks than in double ones. */
static bool has_single_marks(const quoth_article *a) {
  uint32_t n[2] = {0, 0};
  for (uint32_t k = 0; k < a->marked.n; k++)
    if (a->marked.at[k].depth == 0) n[a->marked.at[k].single]++;
  return n[1] > n[0];
}

/* ---- the decision ---- */

/* Does a token stand in a reported clause?  Asked sentence by sentence. */
static bool is_reported(judge *j, uint32_t sentence, uint32_t token) {
  const quoth_draft *at = j->a->drafts.at;
  uint32_t k = j->reported;
  while (k < j->n_draft && at[k].sentence < sentence)
    k++;
  j->reported = k;
  for (; k < j->n_draft && at[k].sentence == sentence; k++)
    if (!at[k].dropped && quoth_draft_holds(&at[k], token)) return true;
  return false;
}

/* Single marks where the house has double ones scare, but where a frame and a
** stop say that they hold speech. */
static bool is_odd_single(const judge *j, const quoth_wording *w,
                          const quoth_draft *d) {
  return j->a->marked.at[d->marked].single && !j->single_marks &&
         !(d->tight && w->stop_inside);
}

/* Reis, “the king of the port,” left: what all call her. */
static bool is_epithet(const quoth_place *p, const quoth_wording *w,
                       const quoth_draft *d) {
  const quoth_view *v = &p->v;
  const quoth_marked *m = &v->a->marked.at[d->marked];
  uint32_t verb = p->q + 1 + !w->comma_inside;
  bool framed = d->tight && d->cue != QUOTH_NONE &&
                !(quoth_cue_flags(&v->a->cues.at[d->cue]) & QUOTH_CUE_WEAK);
  if (p->q < v->first + 2 || w->first_capital || framed ||
      !quoth_item_punct(v, p->q - 1, ',') ||
      !(w->comma_inside || quoth_item_punct(v, p->q + 1, ',')) ||
      !quoth_word_has(v->a, m->first, QUOTH_W_DETERMINER))
    return false;
  int32_t name = quoth_mention_before(v->a, quoth_item_first(v, p->q - 1));
  return name != QUOTH_NONE &&
         v->a->mentions.at[name].kind == QUOTH_MENTION_NAME &&
         v->a->mentions.at[name].stop == quoth_item_first(v, p->q - 1) &&
         (quoth_item_has(v, verb, QUOTH_W_VERB | QUOTH_W_AUXILIARY) ||
          quoth_item_has(v, verb, QUOTH_W_CUE));
}

static bool is_no_speech(const judge *j, const quoth_place *p,
                         const quoth_wording *w, const quoth_draft *d) {
  const quoth_article *a = j->a;
  return w->n == 0 || is_denied(a, w, d) || is_cited(p) || is_defined(p, w) ||
         is_dubbed(a, w, d) || is_object_named(p, d) || is_epithet(p, w, d) ||
         is_odd_single(j, w, d) || is_attribute(a, &a->marked.at[d->marked]);
}

static uint8_t role_of(const judge *j, const quoth_place *p,
                       const quoth_wording *w, const quoth_draft *d) {
  if (is_no_speech(j, p, w, d)) return QUOTH_ROLE_SCARE;
  if (quoth_is_nickname(p, w)) return QUOTH_ROLE_NICKNAME;
  if (quoth_is_title(p, w, d) || quoth_is_name(p, w, d))
    return QUOTH_ROLE_TITLE;
  if (scare_score(p, w, d) > SCARE_MIN) return QUOTH_ROLE_SCARE;
  bool whole = w->first_capital && (w->n > 3 || quoth_draft_framed(d));
  return whole ? QUOTH_ROLE_SPEECH : QUOTH_ROLE_PARTIAL;
}

/* ''fracking'': where the typewriter has no marks of its own, a few words in
** apostrophes are told with the clause around them, if they are speech. */
static bool is_typed_scrap(const quoth_wording *w, const quoth_draft *d) {
  return w->n < TYPED_WORDS_MIN && !(d->tight && w->first_capital);
}

static void judge_draft(judge *j, quoth_draft *d) {
  const quoth_marked *m = &j->a->marked.at[d->marked];
  quoth_wording w = quoth_wording_in(j->a, d->piece[0]);
  quoth_place p = quoth_place_of(j->a, d);
  p.reported = is_reported(j, p.v.sentence, m->open);
  p.single = m->single && !j->single_marks;
  d->role = role_of(j, &p, &w, d);
  d->dropped |= d->role != QUOTH_ROLE_SPEECH && d->role != QUOTH_ROLE_PARTIAL;
  d->kind = d->role == QUOTH_ROLE_PARTIAL ? QUOTH_MIXED : QUOTH_DIRECT;
  if (m->typed) {
    d->kind = QUOTH_INDIRECT;
    d->dropped |= is_typed_scrap(&w, d);
  }
  if (in_headline(j, d, m)) {
    d->kind = QUOTH_INDIRECT;
    d->dropped |= d->pattern != QUOTH_PATTERN_COLON;
  }
}

/* Reported clauses stand behind the quotes in marks, both in print order. */
void quoth_speech_judge(quoth_article *a) {
  judge j = {a, has_single_marks(a), 0, a->drafts.n};
  while (j.reported < j.n_draft &&
         a->drafts.at[j.reported].marked != QUOTH_NONE)
    j.reported++;
  for (uint32_t d = 0; d < a->drafts.n; d++)
    if (a->drafts.at[d].marked != QUOTH_NONE) judge_draft(&j, &a->drafts.at[d]);
}
