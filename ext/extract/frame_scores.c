/*
** frame_scores.c: how well a cue frames a quote in marks.  Weighs what stands
** between the two; a boundary of clauses between them ends the reach of a cue.
** Decides nothing: frames.c takes the best.
*/
#include "frame_scores.h"

#include "asides.h"

#include "content.h"
#include "grammar.h"

/* What speaks for a cue on the left or right of a quote. */
#define SCORE_CONTIGUOUS  1.0f
#define SCORE_FAR         0.45f
#define SCORE_PER_ITEM    0.01f
#define SCORE_COMMA_LEFT  0.3f /* said: “ or said, “ */
#define SCORE_COMMA_RIGHT 0.4f /* ,” said */
#define SCORE_FRONTED     1.5f /* more than any frame behind the quote */
#define SCORE_NO_SUBJECT  0.9f
#define SCORE_MIND        0.2f
#define SCORE_MUTE        0.5f
#define SCORE_SOURCE      1.2f /* S said “…,” according to O: O is a source */

static bool cue_takes_quotes(const quoth_cue *c) {
  uint16_t flags = quoth_cue_flags(c);
  return (flags & (QUOTH_CUE_SPEECH | QUOTH_CUE_NAMING | QUOTH_CUE_THAT)) != 0;
}

bool quoth_cue_is_mute(const quoth_view *v, const quoth_cue *c) {
  if (c->subject == QUOTH_NONE || !(quoth_cue_flags(c) & QUOTH_CUE_WEAK))
    return false;
  const quoth_mention *m = &v->a->mentions.at[c->subject];
  return m->kind == QUOTH_MENTION_THING ||
         quoth_token_is(&v->a->tokens, m->first, "it");
}

static float base_score(const quoth_view *v, const quoth_cue *c) {
  const quoth_cue_entry *e = quoth_cue_entry_at(c->verb);
  float score = e->weight;
  if (c->subject == QUOTH_NONE) score -= SCORE_NO_SUBJECT;
  if (quoth_cue_is_mute(v, c)) score -= SCORE_MUTE;
  if (e->flags & QUOTH_CUE_MIND) score -= SCORE_MIND;
  return score;
}

/* The frame behind a quote is of another clause or sentence: “X” and S said,
** the “X” that S says, “X!” She said; “X” appeals to many. */
static bool starts_anew(const quoth_view *v, uint32_t q, uint32_t start,
                        const quoth_cue *c, bool punct) {
  uint32_t next = q + 1 + quoth_item_punct(v, q + 1, ',');
  if (c->form == QUOTH_CUE_GERUND) return true;
  bool trailing = start > next + 1 && quoth_item_punct(v, start - 1, ',');
  if (quoth_item_has(v, next, QUOTH_W_CONJUNCTION) && next < start && !trailing)
    return true;
  if (quoth_item_has(v, start - 1, QUOTH_W_RELATIVE)) return true;
  bool sentence = quoth_item_capital(v, start) &&
                  quoth_item_has(v, start, QUOTH_W_PRONOUN) &&
                  !quoth_item_is(v, start, "i");
  return sentence || (c->borrowed && !punct);
}

/* The Herald quotes him: the outlet before a cue whose subject stands behind. */
static uint32_t outlet_first(const quoth_view *v, const quoth_cue *c) {
  bool behind = c->subject != QUOTH_NONE && !c->inverted &&
                v->a->mentions.at[c->subject].first > c->first;
  if (!behind || c->item == v->first) return c->item;
  int32_t m = quoth_mention_over(v->a, quoth_item_first(v, c->item - 1));
  if (m == QUOTH_NONE) return c->item;
  return quoth_item_of(v, v->a->mentions.at[m].first);
}

/* “…,” his lawyer, Ana Reis, said: the frame starts with the description. */
static uint32_t frame_first_behind(const quoth_view *v, uint32_t q,
                                   const quoth_cue *c) {
  uint32_t first = quoth_frame_first(v, c);
  if (first < q) return c->item;
  if (first == c->item) first = outlet_first(v, c);
  if (first < q + 3 || !quoth_item_punct(v, first - 1, ',')) return first;
  int32_t m = quoth_mention_over(v->a, quoth_item_first(v, first - 2));
  if (m == QUOTH_NONE) return first;
  uint32_t start = quoth_item_of(v, v->a->mentions.at[m].first);
  return start > q && start <= q + 2 ? start : first;
}

/* Rui asked, “…?” Ana answered, “…”: the frame behind a quote that has one in
** front leads the next. */
static bool leads_next(const quoth_view *v, uint32_t q, const quoth_cue *c) {
  uint32_t stop = quoth_frame_stop(v, c);
  bool led = quoth_item_punct(v, stop, ',') || quoth_item_punct(v, stop, ':');
  return led && quoth_item_is_marked(v, stop + 1) && q > v->first + 2 &&
         quoth_item_punct(v, q - 1, ',') && !quoth_item_punct(v, q + 1, ',') &&
         !quoth_marked_ends_with(
             v->a, &v->a->marked.at[v->a->items.at[q].marked], ",");
}

/* “Carrier”, Salt Air, which will start: a verb of no speech that tells of the
** name behind the quote. */
static bool is_told_of_name(const quoth_view *v, const quoth_cue *c) {
  if (c->inverted || !(quoth_cue_flags(c) & QUOTH_CUE_WEAK)) return false;
  uint32_t verb = quoth_adjuncts_skip(v, c->item);
  return verb > v->first && quoth_item_has(v, verb - 1, QUOTH_W_RELATIVE);
}

/* “…,” said S   “…,” S said */
static float score_right(const quoth_view *v, uint32_t q, const quoth_cue *c,
                         bool *tight) {
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[q].marked];
  uint32_t start = frame_first_behind(v, q, c), gap = 0;
  bool punct = quoth_marked_ends_with(v->a, m, ",?!-");
  for (uint32_t i = q + 1; i < start; i++) {
    bool stop = quoth_item_punct(v, i, ';') || quoth_item_is_marked(v, i);
    if (stop) return -1;
    if (quoth_item_punct(v, i, ',') || quoth_item_dash(v, i)) {
      punct |= i == q + 1;
    } else {
      gap++;
    }
  }
  if (starts_anew(v, q, start, c, punct) || leads_next(v, q, c) ||
      is_told_of_name(v, c))
    return -1;
  float score = base_score(v, c) - SCORE_PER_ITEM * (float)gap;
  if (c->borrowed && !c->inverted) score -= 0.5f;
  if (c->form == QUOTH_CUE_PHRASE && gap == 0) score -= SCORE_SOURCE;
  *tight = gap == 0;
  if (gap == 0) score += SCORE_CONTIGUOUS;
  if (gap == 0 && punct) score += SCORE_COMMA_RIGHT;
  if (gap > 2) score -= 0.5f;
  return score;
}

/* Verbs that take no words in marks as such (shows, finds, accepts) report
** only what stands in their that-clause. */
static bool lacks_that(const quoth_view *v, uint32_t q, const quoth_cue *c) {
  uint16_t flags = quoth_cue_flags(c);
  if (flags & (QUOTH_CUE_SPEECH | QUOTH_CUE_NAMING)) return false;
  for (uint32_t i = c->item + 1; i < q; i++)
    if (quoth_item_is(v, i, "that")) return false;
  return true;
}

/* the loophole called an “inversion”: a participle, not its owner's word; but
** what S calls “X”, which S called “X”. */
static bool is_named_so(const quoth_view *v, uint32_t q, const quoth_cue *c) {
  if (!(quoth_cue_flags(c) & QUOTH_CUE_NAMING) || c->form != QUOTH_CUE_PAST ||
      c->subject == QUOTH_NONE || c->borrowed || c->passive)
    return false;
  for (uint32_t i = c->item + 1; i < q; i++)
    if (!quoth_item_has(v, i, QUOTH_W_DETERMINER | QUOTH_W_PREPOSITION))
      return false;
  uint8_t kind = v->a->mentions.at[c->subject].kind;
  uint32_t start = quoth_frame_first(v, c);
  return kind == QUOTH_MENTION_THING &&
         !quoth_item_has(v, start - 1, QUOTH_W_RELATIVE) &&
         !quoth_item_has(v, start - 1, QUOTH_W_QUESTION);
}

/* A word that parts its clause from the one before; "that" and "if" lead on
** what someone says. */
static bool parts_clauses(const quoth_view *v, uint32_t item) {
  if (quoth_item_is(v, item, "that") || quoth_item_is(v, item, "if"))
    return false;
  return quoth_item_has(
      v, item, QUOTH_W_CONJUNCTION | QUOTH_W_SUBORDINATE | QUOTH_W_RELATIVE);
}

bool quoth_cue_opens_clause(const quoth_view *v, const quoth_cue *from,
                            const quoth_cue *c) {
  uint32_t start = quoth_frame_first(v, c);
  if (start == c->item || start <= v->first || !cue_takes_quotes(c))
    return false;
  bool progressive = quoth_item_has(v, c->item - 1, QUOTH_W_AUXILIARY);
  if (c->form == QUOTH_CUE_GERUND && !progressive)
    return quoth_item_has(v, start - 1, QUOTH_W_CONJUNCTION);
  bool comma =
      quoth_item_punct(v, start - 1, ',') || quoth_item_dash(v, start - 1);
  if (comma) return start > from->item + 2;
  return parts_clauses(v, start - 1);
}

/* A quote that ends with a comma, as the clause does that it closes. */
static bool closes_clause(const quoth_view *v, uint32_t item) {
  return quoth_item_is_marked(v, item) &&
         quoth_marked_ends_with(
             v->a, &v->a->marked.at[v->a->items.at[item].marked], ",");
}

/* “For the town,” S said as she closed her case, “it …”: the cue of a side
** clause behind a frame, and the quote goes on with a small letter. */
static bool is_beside_frame(const quoth_view *v, uint32_t q,
                            const quoth_cue *c) {
  static const uint32_t words[] = {QUOTH_HASH("as"), QUOTH_HASH("while"),
                                   QUOTH_HASH("after"), QUOTH_HASH("before")};
  uint32_t first = quoth_frame_first(v, c);
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[q].marked];
  if (first <= v->first || !QUOTH_ITEM_AMONG(v, first - 1, words) ||
      quoth_frame_stop(v, c) + 1 >= q || !quoth_item_punct(v, q - 1, ',') ||
      v->a->tokens.at[m->first].flags & QUOTH_CAPITAL)
    return false;
  for (uint32_t i = first - 1; i-- > v->first;)
    if (quoth_item_is_marked(v, i)) return closes_clause(v, i);
  return false;
}

/* A nearer cue has a clause of its own between cue k and the quote. */
static bool is_cut_off(const quoth_view *v, uint32_t q, uint32_t k) {
  const quoth_article *a = v->a;
  for (uint32_t i = k + 1; i < a->cues.n; i++) {
    const quoth_cue *c = &a->cues.at[i];
    if (c->sentence != v->sentence || c->item >= q) break;
    if (lacks_that(v, q, c) || is_beside_frame(v, q, c) ||
        !quoth_cue_opens_clause(v, &a->cues.at[k], c))
      continue;
    bool closed = false;
    for (uint32_t n = c->item; n < q && !closed; n++)
      closed = closes_clause(v, n);
    if (!closed) return true;
  }
  return false;
}

/* A comma, or a quote that ends with one, and no list of quotes goes on. */
static bool ends_aside(const quoth_view *v, uint32_t item) {
  if (quoth_item_punct(v, item, ',')) return true;
  return closes_clause(v, item) && !quoth_item_is_marked(v, item + 1) &&
         !quoth_item_has(v, item + 1, QUOTH_W_CONJUNCTION);
}

/* S, who said X, does “…”; S, whom O called X, does “…”: the relative clause
** of the cue has ended. */
static bool is_closed_aside(const quoth_view *v, uint32_t q,
                            const quoth_cue *c) {
  if (c->subject == QUOTH_NONE) return false;
  uint32_t who = quoth_item_of(v, v->a->mentions.at[c->subject].first);
  if (!quoth_item_has(v, who, QUOTH_W_RELATIVE) && who > v->first) who--;
  bool relative = quoth_item_has(v, who, QUOTH_W_RELATIVE) && who > v->first &&
                  quoth_item_punct(v, who - 1, ',');
  if (!relative) return false;
  uint32_t i = quoth_frame_stop(v, c);
  for (i += quoth_item_punct(v, i, ','); i + 1 < q; i++)
    if (ends_aside(v, i)) return true;
  return false;
}

/* When S said “…,” O left: the clause in front ends with its quote. */
static bool is_fronted(const quoth_view *v, uint32_t q, const quoth_cue *c) {
  uint32_t i = v->first;
  while (i < c->item &&
         quoth_item_has(v, i, QUOTH_W_CONJUNCTION | QUOTH_W_ADVERB))
    i++;
  bool direct = q == quoth_frame_stop(v, c) ||
                quoth_item_is(v, q - 1, "that") ||
                quoth_item_punct(v, q - 1, ',');
  if (!quoth_item_has(v, i, QUOTH_W_SUBORDINATE) || !direct) return false;
  while (i + 1 < q && !quoth_item_punct(v, i, ','))
    i++;
  return i + 1 == q && closes_clause(v, q);
}

/* was quoted as saying: one frame, that of the first verb. */
static bool is_second_verb(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  return c->borrowed && c->form == QUOTH_CUE_GERUND && k > 0 &&
         c[-1].sentence == v->sentence && c[-1].passive &&
         c[-1].subject == c->subject && c[-1].item + 2 == c->item &&
         quoth_item_is(v, c->item - 1, "as");
}

/* S said: “…”   S said that X is “…” */
static float score_left(const quoth_view *v, uint32_t q, uint32_t k,
                        bool *tight) {
  const quoth_cue *c = &v->a->cues.at[k];
  uint32_t gap = 0, i = quoth_frame_stop(v, c);
  bool punct = false;
  if (k + 1 < v->a->cues.n && is_second_verb(v, k + 1)) i = c[1].item + 1;
  for (; i < q; i++) {
    if (quoth_item_punct(v, i, ';')) return -1;
    punct = quoth_item_punct(v, i, ',') || quoth_item_punct(v, i, ':');
    gap +=
        !punct && !quoth_item_is_marked(v, i) && !quoth_item_is(v, i, "that");
  }
  if ((quoth_cue_flags(c) & QUOTH_CUE_APART) && !punct) return -1;
  float score = base_score(v, c) - SCORE_PER_ITEM * (float)gap;
  *tight = gap == 0;
  score += gap == 0 ? SCORE_CONTIGUOUS : SCORE_FAR;
  if (punct) score += SCORE_COMMA_LEFT;
  if (is_fronted(v, q, c)) score += SCORE_FRONTED;
  if (quoth_item_punct(v, q - 1, ':')) score += SCORE_COMMA_LEFT;
  return score;
}

float quoth_frame_score(const quoth_view *v, uint32_t q, uint32_t k,
                        bool *tight) {
  const quoth_cue *c = &v->a->cues.at[k];
  if (!cue_takes_quotes(c) || is_second_verb(v, k)) return 0;
  if (c->item > q) return score_right(v, q, c, tight);
  if (lacks_that(v, q, c) || is_named_so(v, q, c) || is_cut_off(v, q, k) ||
      is_closed_aside(v, q, c) || is_beside_frame(v, q, c))
    return 0;
  return score_left(v, q, k, tight);
}
