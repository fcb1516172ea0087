/*
** speech.c: which words in marks are speech, and which a title, a nickname or
** a scare quote.  Weighs what stands in the marks and around them; the longer
** the span, the more must speak against it.  Owns draft.role and draft.kind.
*/
#include "view.h"

#define TITLE_TOKENS_MAX 35u

/* What stands in the marks. */
typedef struct words {
  uint32_t n, n_capital, n_lower, n_first_person;
  bool stop_inside; /* ends in . , ! ? before the mark */
  bool first_capital;
} words;

static words words_in(const quoth_article *a, quoth_run r) {
  words w = {0};
  for (uint32_t i = r.first; i < r.stop; i++) {
    const quoth_token *t = &a->tokens.at[i];
    if (t->kind == QUOTH_NUMBER) w.n++;
    if (t->kind != QUOTH_WORD) continue;
    bool small = quoth_word_has(
        a, i, QUOTH_W_PREPOSITION | QUOTH_W_DETERMINER | QUOTH_W_CONJUNCTION);
    bool capital = t->flags & QUOTH_CAPITAL;
    if (w.n++ == 0) w.first_capital = capital;
    w.n_capital += capital;
    w.n_lower += !capital && !small;
    w.n_first_person += quoth_word_has(a, i, QUOTH_W_FIRST_PERSON);
  }
  if (r.stop > r.first && a->tokens.at[r.stop - 1].kind == QUOTH_PUNCT) {
    uint32_t c = a->tokens.at[r.stop - 1].hash;
    w.stop_inside = c == '.' || c == ',' || c == '!' || c == '?';
  }
  return w;
}

static bool is_title_case(const words *w) {
  return w->n_lower == 0 && w->n_capital > 0 && w->first_capital;
}

/* ---- what stands around ---- */

typedef struct place {
  quoth_view v;
  uint32_t q; /* the item of the span */
} place;

static place place_of(quoth_article *a, const quoth_draft *d) {
  uint32_t s = quoth_sentence_of(a, a->marked.at[d->marked].open);
  place p = {quoth_view_of(a, s), 0};
  p.q = quoth_item_of(&p.v, a->marked.at[d->marked].open);
  return p;
}

/* "the song “…”", "titled “…”": over one comma or a capital word. */
static bool follows(const place *p, quoth_words classes) {
  uint32_t at = p->q;
  for (uint32_t n = 0; n < 2 && at > p->v.first; n++) {
    at--;
    if (quoth_item_has(&p->v, at, classes)) return true;
    if (!quoth_item_punct(&p->v, at, ',')) return false;
  }
  return false;
}

static bool after_possessive(const place *p) {
  return p->q > p->v.first && !quoth_item_is_marked(&p->v, p->q - 1) &&
         (quoth_item_token(&p->v, p->q - 1)->flags & QUOTH_POSSESSIVE);
}

/* A noun follows: “clawback” plan, “safety check” feature. */
static bool modifies_noun(const place *p) {
  uint32_t next = p->q + 1;
  if (!quoth_item_is_word(&p->v, next)) return false;
  if (quoth_item_capital(&p->v, next)) return false;
  return !quoth_item_has(&p->v, next,
                         QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |
                             QUOTH_W_SUBORDINATE | QUOTH_W_AUXILIARY |
                             QUOTH_W_ADVERB | QUOTH_W_PRONOUN |
                             QUOTH_W_DETERMINER | QUOTH_W_RELATIVE |
                             QUOTH_W_CUE | QUOTH_W_WEEKDAY | QUOTH_W_OWNER);
}

/* Tom “Fixer” Dale: a capital on both sides, one or two words inside. */
static bool is_nickname(const place *p, const words *w) {
  return w->n <= 2 && w->first_capital && !w->stop_inside &&
         p->q > p->v.first && quoth_item_capital(&p->v, p->q - 1) &&
         quoth_item_capital(&p->v, p->q + 1) &&
         !quoth_item_has(&p->v, p->q - 1, QUOTH_W_PREPOSITION);
}

static bool starts_sentence(const place *p) {
  return p->q == p->v.first;
}

static bool is_framed(const quoth_draft *d) {
  return d->pattern != QUOTH_PATTERN_NONE &&
         d->pattern != QUOTH_PATTERN_SUBJECT && d->inherits == QUOTH_NONE;
}

/* id="672": the value of an attribute, in markup that was left in. */
static bool is_attribute(const quoth_article *a, const quoth_marked *m) {
  return m->open > 0 && quoth_punct_is(a, m->open - 1, '=');
}

/* Headlines have single marks, also around single words of speech.  A house
** that has them everywhere attributes them in a sentence of their own. */
static bool in_headline(const quoth_article *a, const quoth_draft *d,
                        const quoth_marked *m) {
  const quoth_paragraph *p = &a->paragraphs.at[m->paragraph];
  bool framed =
      d->tight && d->cue != QUOTH_NONE &&
      (d->pattern == QUOTH_PATTERN_QSV || d->pattern == QUOTH_PATTERN_QVS);
  if (!m->single || framed) return false;
  bool title = m->paragraph == 0 && p->stop - p->first <= TITLE_TOKENS_MAX;
  bool alone = m->open == p->first && p->stop - m->close <= 2 &&
               p->stop - p->first <= TITLE_TOKENS_MAX;
  return p->heading || title || alone;
}

/* “Islamic State” and such: one to three words that start with a capital, in
** the middle of a sentence and without a frame. */
static bool is_name_in_marks(const place *p, const words *w,
                             const quoth_draft *d) {
  return w->n <= 3 && w->first_capital && !w->stop_inside && !d->tight &&
         d->pattern != QUOTH_PATTERN_SVQ && !starts_sentence(p) &&
         w->n_first_person == 0;
}

/* ---- the decision ---- */

/* on “Meet the Press”, with “Radio Elmen” */
static bool in_show(const place *p) {
  static const char *const before[] = {"on", "in", "at", "with"};
  for (size_t k = 0; k < sizeof before / sizeof *before; k++)
    if (p->q > p->v.first && quoth_item_is(&p->v, p->q - 1, before[k]))
      return true;
  return false;
}

/* Evidence for a title or the name of a show, a book, a song. */
static bool is_title(const place *p, const words *w, const quoth_draft *d) {
  if (!is_title_case(w)) return false;
  if (follows(p, QUOTH_W_WORK | QUOTH_W_LABEL)) return true;
  bool behind = d->pattern == QUOTH_PATTERN_QSV ||
                d->pattern == QUOTH_PATTERN_QVS || !is_framed(d);
  if (behind && (after_possessive(p) || follows(p, QUOTH_W_PREPOSITION)))
    return w->n < 8;
  if (w->n >= 2 && !d->tight && in_show(p)) return true;
  return w->n >= 2 && w->n < 8 && !is_framed(d);
}

/* What the words in the marks weigh, by their number; long ones are speech. */
static float scare_by_length(uint32_t n) {
  static const float weight[] = {2, 0.35f, 0.2f, 0.2f, -0.2f, -0.4f};
  return n < sizeof weight / sizeof *weight ? weight[n] : -2.0f;
}

/* What its frame, or the want of one, weighs. */
static float scare_by_frame(const quoth_draft *d) {
  if (d->pattern == QUOTH_PATTERN_NONE || d->pattern == QUOTH_PATTERN_SUBJECT)
    return 0.3f;
  if (d->inherits != QUOTH_NONE)
    return d->pattern == QUOTH_PATTERN_SAME_SENTENCE ? -0.2f : 0.1f;
  return d->tight ? -1.2f : -0.4f;
}

/* The word before: what a verb phrase or a judgement in marks follows was
** said by someone; what "the" points to is a name that all use. */
static float scare_by_word_before(const place *p) {
  static const struct {
    const char *word;
    float weight;
  } before[] = {
      {"to", -0.7f},   {"that", -0.6f},  {"not", -0.4f},   {"the", 0.25f},
      {"a", -0.15f},   {"an", -0.15f},   {"this", 0.2f},   {"as", -0.15f},
      {"is", -0.3f},   {"was", -0.3f},   {"are", -0.3f},   {"were", -0.3f},
      {"be", -0.3f},   {"being", -0.3f}, {"so-called", 2}, {"term", 0.3f},
      {"terms", 0.3f}, {"phrase", 0.3f}, {"word", 0.1f},   {"click", 1}};
  if (p->q == p->v.first) return 0;
  for (size_t k = 0; k < sizeof before / sizeof *before; k++)
    if (quoth_item_is(&p->v, p->q - 1, before[k].word)) return before[k].weight;
  return quoth_item_has(&p->v, p->q - 1, QUOTH_W_AUXILIARY) ? -0.5f : 0;
}

static float scare_score(const place *p, const words *w, const quoth_draft *d) {
  float score =
      scare_by_length(w->n) + scare_by_frame(d) + scare_by_word_before(p);
  if (follows(p, QUOTH_W_LABEL)) score += 0.6f;
  if (modifies_noun(p)) score += 0.5f;
  if (p->v.a->marked.at[d->marked].single) score += 0.5f;
  if (w->stop_inside) score -= 0.15f;
  if (starts_sentence(p) && w->stop_inside) score -= 0.6f;
  if (w->n_first_person) score -= 0.6f;
  return score;
}

/* He never said “sorry”: words that were not said. */
static bool is_denied(const quoth_article *a, const words *w,
                      const quoth_draft *d) {
  return w->n <= 3 && d->cue != QUOTH_NONE && d->pattern == QUOTH_PATTERN_SVQ &&
         a->cues.at[d->cue].negated;
}

static uint8_t role_of(const place *p, const words *w, const quoth_draft *d) {
  if (w->n == 0) return QUOTH_ROLE_SCARE;
  if (is_denied(p->v.a, w, d)) return QUOTH_ROLE_SCARE;
  if (is_nickname(p, w)) return QUOTH_ROLE_NICKNAME;
  if (is_title(p, w, d) || is_name_in_marks(p, w, d)) return QUOTH_ROLE_TITLE;
  if (scare_score(p, w, d) > 0.45f) return QUOTH_ROLE_SCARE;
  bool whole = w->first_capital && (w->n > 3 || is_framed(d));
  return whole ? QUOTH_ROLE_SPEECH : QUOTH_ROLE_PARTIAL;
}

static void judge(quoth_article *a, quoth_draft *d) {
  const quoth_marked *m = &a->marked.at[d->marked];
  words w = words_in(a, d->piece[0]);
  place p = place_of(a, d);
  d->role = role_of(&p, &w, d);
  if (is_attribute(a, m)) d->role = QUOTH_ROLE_SCARE;
  d->dropped |= d->role != QUOTH_ROLE_SPEECH && d->role != QUOTH_ROLE_PARTIAL;
  d->kind = d->role == QUOTH_ROLE_PARTIAL ? QUOTH_MIXED : QUOTH_DIRECT;
  if (m->typed) d->kind = QUOTH_INDIRECT;
  if (in_headline(a, d, m)) {
    d->kind = QUOTH_INDIRECT;
    d->dropped |= d->pattern != QUOTH_PATTERN_COLON;
  }
}

void quoth_speech_judge(quoth_article *a) {
  for (uint32_t d = 0; d < a->drafts.n; d++)
    if (a->drafts.at[d].marked != QUOTH_NONE) judge(a, &a->drafts.at[d]);
}
