/*
** reported.c: reported speech without marks, and the whole clause of a mixed
** quote: one draft for each cue and what it reports.  Where a content starts
** and ends is told by content.c; this file decides what is worth a draft.
*/
#include "clause_subjects.h"
#include "content.h"
#include "frame_scores.h"
#include "grammar.h"

/* Shortest turn or headline behind its colon. */
#define TURN_TOKENS_MIN 3u

/* Drafts of one sentence that are looked at, so that a long one costs no more
** than many short ones. */
#define TOLD_DRAFTS_MAX 16u

/* From "it" to the infinitive: "it is also not unfair for Ana Reis to say". */
#define IMPERSONAL_ITEMS_MAX 9u

/* A heading further down is a label, if it is as short as this. */
#define LABEL_TOKENS_MAX 4u

/* "State poll", "Two officials": what heads a line. */
#define HEAD_TOKENS_MAX 3u

typedef struct reporter {
  quoth_article *a;
  uint32_t n_marked_draft; /* drafts of frames.c; they come first */
  uint32_t draft;          /* the first of them in this sentence or later */
  uint32_t told, n_told;   /* reported clauses from the next turn on; all */
} reporter;

static quoth_run run_of(const quoth_view *v, uint32_t first, uint32_t stop) {
  const quoth_item *items = v->a->items.at;
  return (quoth_run){items[first].first, items[stop - 1].stop};
}

static void set_pieces(const quoth_view *v, quoth_draft *d,
                       const quoth_content *c) {
  d->n_piece = 1;
  d->piece[0] = run_of(v, c->first, c->stop);
  if (c->second >= c->second_stop) return;
  quoth_run *pieces = quoth_arena_array(v->a->arena, 2, sizeof *pieces);
  if (!pieces) return;
  pieces[0] = d->piece[0];
  pieces[1] = run_of(v, c->second, c->second_stop);
  d->pieces = pieces;
  d->n_piece = 2;
}

static bool add_draft(const quoth_view *v, uint32_t k, const quoth_content *c) {
  quoth_draft *d = quoth_draft_add(v->a);
  if (!d) return false;
  const quoth_cue *cue = &v->a->cues.at[k];
  *d = (quoth_draft){.kind = QUOTH_INDIRECT, .pattern = c->pattern};
  d->mention = cue->subject;
  d->cue = (int32_t)k;
  d->inherits = d->continues = d->speaker = d->marked = QUOTH_NONE;
  d->sentence = v->sentence;
  d->margin = quoth_cue_entry_at(cue->verb)->weight;
  set_pieces(v, d, c);
  return true;
}

/* A content that is one span in marks is a direct quote already; "that it
** “will not fall”" has its subject outside. */
static bool is_marked_alone(const quoth_view *v, const quoth_content *c) {
  bool marked = false;
  for (uint32_t i = c->first; i < c->stop; i++) {
    if (quoth_item_is_word(v, i)) return false;
    marked |= quoth_item_is_marked(v, i);
  }
  return marked;
}

/* Words inside '' '' within a reported clause are told with the clause. */
static void drop_typed_inside(const reporter *r, const quoth_draft *told) {
  const quoth_article *a = r->a;
  uint32_t last = told->n_piece > 1 ? told->pieces[told->n_piece - 1].stop
                                    : told->piece[0].stop;
  for (uint32_t d = r->draft; d < r->n_marked_draft; d++) {
    quoth_draft *draft = &r->a->drafts.at[d];
    const quoth_marked *m = &a->marked.at[draft->marked];
    if (m->open >= last) break;
    if (m->typed && quoth_draft_holds(told, m->first)) draft->dropped = true;
  }
}

/* The rates ''will fall,'' S said. ''They must.'': the quote that starts the
** next sentence, where it goes on one inside the clause; NULL for none. */
static quoth_draft *typed_behind(const reporter *r, const quoth_draft *told) {
  quoth_article *a = r->a;
  uint32_t stop = r->draft + TOLD_DRAFTS_MAX;
  for (uint32_t d = r->draft; d < r->n_marked_draft && d < stop; d++) {
    quoth_draft *next = &a->drafts.at[d];
    const quoth_marked *m = &a->marked.at[next->marked];
    if (next->sentence <= told->sentence) continue;
    bool starts = next->sentence == told->sentence + 1 && m->typed &&
                  m->open == a->sentences.at[next->sentence].first;
    bool goes_on = starts && !next->dropped && next->mention == told->mention &&
                   (next->inherits != QUOTH_NONE || next->cue == told->cue);
    return goes_on ? next : NULL;
  }
  return NULL;
}

/* Gives a reported clause the pieces of the quote that goes on it. */
static void take_typed(const reporter *r, quoth_draft *told) {
  quoth_draft *next = typed_behind(r, told);
  if (!next) return;
  const quoth_run *from = next->n_piece > 1 ? next->pieces : next->piece;
  const quoth_run *own = told->n_piece > 1 ? told->pieces : told->piece;
  uint32_t n = told->n_piece + next->n_piece;
  quoth_run *pieces = quoth_arena_array(r->a->arena, n, sizeof *pieces);
  if (!pieces) return;
  for (uint32_t k = 0; k < n; k++)
    pieces[k] = k < told->n_piece ? own[k] : from[k - told->n_piece];
  told->pieces = pieces;
  told->n_piece = n;
  next->dropped = true;
}

/* According to the Herald, Ana Reis said …: an outlet hands her words on, and
** they are hers. */
static bool hands_on(const quoth_article *a, const quoth_draft *d) {
  static const uint32_t verbs[] = {
      QUOTH_HASH("reported"), QUOTH_HASH("reports"), QUOTH_HASH("according")};
  return d->mention != QUOTH_NONE && d->cue != QUOTH_NONE &&
         a->mentions.at[d->mention].kind == QUOTH_MENTION_ORGANIZATION &&
         QUOTH_TOKEN_AMONG(&a->tokens, a->cues.at[d->cue].first, verbs);
}

/* What S reports others to have said is told by S: it stays in the words of S,
** and is no second quote. */
static bool is_told_already(const quoth_view *v, uint32_t k) {
  const quoth_article *a = v->a;
  uint32_t cue = a->cues.at[k].first;
  for (uint32_t d = a->drafts.n, n = 0; d-- > 0 && n < TOLD_DRAFTS_MAX; n++) {
    const quoth_draft *outer = &a->drafts.at[d];
    if (outer->sentence != v->sentence || outer->marked != QUOTH_NONE) break;
    if (!outer->dropped && !hands_on(a, outer) && quoth_draft_holds(outer, cue))
      return true;
  }
  return false;
}

/* "It is too soon to say", "it's fair for Reis to say": nobody says it. */
static bool is_impersonal(const quoth_view *v, const quoth_cue *cue) {
  uint32_t stop = cue->item > v->first + IMPERSONAL_ITEMS_MAX
                      ? cue->item - IMPERSONAL_ITEMS_MAX
                      : v->first;
  for (uint32_t i = cue->item; i-- > stop;) {
    if (!quoth_item_is_word(v, i)) break;
    if (quoth_item_is(v, i, "it") || quoth_item_is(v, i, "it's")) return true;
  }
  return false;
}

/* "harder to predict how long", "no way to predict what": done by nobody. */
static bool is_anyones(const quoth_view *v, const quoth_cue *cue) {
  static const uint32_t words[] = {
      QUOTH_HASH("hard"),       QUOTH_HASH("harder"), QUOTH_HASH("hardest"),
      QUOTH_HASH("difficult"),  QUOTH_HASH("easy"),   QUOTH_HASH("easier"),
      QUOTH_HASH("impossible"), QUOTH_HASH("tough"),  QUOTH_HASH("possible"),
      QUOTH_HASH("soon"),       QUOTH_HASH("early"),  QUOTH_HASH("premature"),
      QUOTH_HASH("fair"),       QUOTH_HASH("safe")};
  uint32_t to = cue->item - 1;
  if (cue->item < v->first + 3 || !quoth_item_is(v, to, "to")) return false;
  return QUOTH_ITEM_AMONG(v, to - 1, words) ||
         (quoth_item_is(v, to - 1, "way") && quoth_item_is(v, to - 2, "no"));
}

/* "Enough to claim the title" is no speech. */
static bool is_idle_infinitive(const quoth_view *v, const quoth_cue *cue,
                               uint8_t pattern) {
  if (!cue->infinitive || cue->subject == QUOTH_NONE) return false;
  bool weak = quoth_cue_flags(cue) & QUOTH_CUE_WEAK;
  return (weak && pattern == QUOTH_PATTERN_BARE) || is_impersonal(v, cue) ||
         is_anyones(v, cue);
}

static bool worth_a_draft(const quoth_view *v, uint32_t k,
                          const quoth_content *c) {
  if (c->stop <= c->first || is_marked_alone(v, c)) return false;
  const quoth_cue *cue = &v->a->cues.at[k];
  if (quoth_cue_flags(cue) & QUOTH_CUE_MIND) return false;
  if (c->pattern == QUOTH_PATTERN_URGED && quoth_cue_is_mute(v, cue))
    return false;
  if (is_idle_infinitive(v, cue, c->pattern)) return false;
  return cue->subject != QUOTH_NONE &&
         !quoth_mention_points(v->a, cue->subject) && !is_told_already(v, k);
}

/* "The pact suggests that X, S said": S tells what the pact suggests. */
static void drop_inside(reporter *r, const quoth_draft *outer) {
  if (hands_on(r->a, outer)) return;
  for (uint32_t d = r->a->drafts.n - 1, n = 0; d-- > 0 && n < TOLD_DRAFTS_MAX;
       n++) {
    quoth_draft *inner = &r->a->drafts.at[d];
    if (inner->marked != QUOTH_NONE || inner->sentence != outer->sentence)
      break;
    if (inner->cue != QUOTH_NONE &&
        quoth_draft_holds(outer, r->a->cues.at[inner->cue].first))
      inner->dropped = true;
  }
}

static void report(reporter *r, uint32_t k) {
  const quoth_cue *cue = &r->a->cues.at[k];
  quoth_view v = quoth_view_of(r->a, cue->sentence);
  quoth_content c;
  if (cue->form == QUOTH_CUE_PHRASE) {
    c = quoth_content_according(&v, k);
  } else {
    c = quoth_content_as(&v, k);
    if (c.stop <= c.first) c = quoth_content_after(&v, k);
    if (c.stop <= c.first) c = quoth_content_before(&v, k);
  }
  if (!worth_a_draft(&v, k, &c)) return;
  if (!add_draft(&v, k, &c)) return;
  quoth_draft *told = &r->a->drafts.at[r->a->drafts.n - 1];
  drop_typed_inside(r, told);
  if (c.pattern != QUOTH_PATTERN_TRAILING) return;
  drop_inside(r, told);
  take_typed(r, told);
}

/* Q: A: in a transcript: a mention of nobody. */
static int32_t add_letter(quoth_article *a, uint32_t token) {
  const quoth_token *t = &a->tokens.at[token];
  if (t->kind != QUOTH_WORD || t->n_core != 1 || !(t->flags & QUOTH_CAPITAL))
    return QUOTH_NONE;
  quoth_mention *m = QUOTH_PUSH(a->arena, &a->mentions);
  if (!m) return QUOTH_NONE;
  *m = (quoth_mention){.first = token,
                       .stop = token + 1,
                       .name_first = token + 1,
                       .name_stop = token + 1,
                       .sentence = quoth_sentence_of(a, token),
                       .kind = QUOTH_MENTION_PRONOUN,
                       .marked = QUOTH_NONE,
                       .apposition = QUOTH_NONE};
  return (int32_t)a->mentions.n - 1;
}

/* Poll: town wants a bridge.  Police: two held after fire. */
static bool heads_line(const quoth_article *a, uint32_t p,
                       const quoth_mention *m) {
  static const uint32_t measures[] = {QUOTH_HASH("poll"), QUOTH_HASH("study"),
                                      QUOTH_HASH("survey"),
                                      QUOTH_HASH("report")};
  bool title = p == 0 || a->paragraphs.at[p].heading;
  if (!title || m->stop - m->first > HEAD_TOKENS_MAX) return false;
  return m->kind == QUOTH_MENTION_GROUP ||
         QUOTH_TOKEN_AMONG(&a->tokens, m->stop - 1, measures);
}

/* Interview: minister on prices.  A kind of text, and nobody's turn. */
static bool is_label(const quoth_article *a, const quoth_mention *m) {
  static const uint32_t labels[] = {
      QUOTH_HASH("interview"), QUOTH_HASH("opinion"),   QUOTH_HASH("analysis"),
      QUOTH_HASH("exclusive"), QUOTH_HASH("breaking"),  QUOTH_HASH("update"),
      QUOTH_HASH("editorial"), QUOTH_HASH("explainer"), QUOTH_HASH("factbox"),
      QUOTH_HASH("timeline"),  QUOTH_HASH("video"),     QUOTH_HASH("watch"),
      QUOTH_HASH("photos"),    QUOTH_HASH("profile"),   QUOTH_HASH("review"),
      QUOTH_HASH("podcast"),   QUOTH_HASH("obituary"),  QUOTH_HASH("live"),
      QUOTH_HASH("read"),      QUOTH_HASH("related"),   QUOTH_HASH("source"),
      QUOTH_HASH("photo"),     QUOTH_HASH("image"),     QUOTH_HASH("credit"),
      QUOTH_HASH("feature"),   QUOTH_HASH("column"),    QUOTH_HASH("comment")};
  return m->stop == m->first + 1 &&
         QUOTH_TOKEN_AMONG(&a->tokens, m->first, labels);
}

/* Security: new bugs in five tools.  A word that may be no name, and no verb
** behind it. */
static bool is_rubric(quoth_article *a, int32_t m, uint32_t colon,
                      uint32_t stop) {
  const quoth_mention *taker = &a->mentions.at[m];
  if (taker->first < taker->name_first || quoth_punct_is(a, stop - 1, '.') ||
      quoth_word_has(a, taker->name_first, QUOTH_W_GIVEN))
    return false;
  quoth_view v = quoth_view_of(a, quoth_sentence_of(a, colon));
  for (uint32_t i = colon + 1; i < stop; i++)
    if (quoth_is_verb(&v, quoth_item_of(&v, i))) return false;
  return true;
}

/* How many mentions to either side are asked for another of the same name. */
#define NAMESAKE_REACH 128

/* Background: the town has grown.  Nobody's name, unless it is listed, has a
** title, is shouted, or is named again near by. */
static bool is_common_noun(const quoth_article *a, int32_t m) {
  const quoth_mention *taker = &a->mentions.at[m];
  uint32_t last = taker->name_stop - 1;
  if (taker->first < taker->name_first || taker->name_first < last ||
      quoth_word_has(a, last, QUOTH_W_GIVEN) ||
      a->tokens.at[last].flags & QUOTH_CAPS)
    return false;
  int32_t n = (int32_t)a->n_mention_ordered;
  int32_t stop = m + NAMESAKE_REACH < n ? m + NAMESAKE_REACH : n;
  for (int32_t i = m > NAMESAKE_REACH ? m - NAMESAKE_REACH : 0; i < stop; i++) {
    const quoth_mention *x = &a->mentions.at[i];
    if (i != m && x->name_first < x->name_stop &&
        a->tokens.at[x->name_stop - 1].hash == a->tokens.at[last].hash)
      return false;
  }
  return true;
}

/* Whose turn a paragraph is, by its first words: a name, or a letter. */
static int32_t taker_of_turn(quoth_article *a, uint32_t p) {
  uint32_t first = a->paragraphs.at[p].first;
  if (quoth_punct_is(a, first + 1, ':')) {
    int32_t letter = add_letter(a, first);
    if (letter != QUOTH_NONE) return letter;
  }
  int32_t m = quoth_mention_at(a, first);
  if (m == QUOTH_NONE) return m;
  bool shouted = a->tokens.at[first].flags & QUOTH_CAPS;
  if (shouted && a->mentions.at[m].kind == QUOTH_MENTION_ROLE)
    return m; /* THE PRESIDENT: */
  if (quoth_word_has(a, first, QUOTH_W_DETERMINER))
    return QUOTH_NONE; /* The Latest: */
  const quoth_mention *taker = &a->mentions.at[m];
  bool takes = taker->kind == QUOTH_MENTION_NAME || heads_line(a, p, taker);
  bool noun =
      p > 0 && taker->kind == QUOTH_MENTION_NAME && is_common_noun(a, m);
  return takes && !noun && !is_label(a, taker) ? m : QUOTH_NONE;
}

/* What the taker of a turn reports of others is part of the turn. */
static void drop_in_turn(reporter *r, quoth_run turn) {
  quoth_article *a = r->a;
  for (; r->told < r->n_told; r->told++) {
    quoth_draft *d = &a->drafts.at[r->told];
    uint32_t cue = a->cues.at[d->cue].first;
    if (cue >= turn.stop) break;
    if (cue >= turn.first) d->dropped = true;
  }
}

/* S: what S says.  A headline, or a turn in a transcript: the paragraph starts
** with a name and a colon, and has no marks behind it. */
static void report_turn(reporter *r, uint32_t p) {
  quoth_article *a = r->a;
  const quoth_paragraph *at = &a->paragraphs.at[p];
  if (at->first + 1 + TURN_TOKENS_MIN >= at->stop) return;
  int32_t m = taker_of_turn(a, p);
  if (m == QUOTH_NONE) return;
  uint32_t colon = a->mentions.at[m].stop;
  if (colon + TURN_TOKENS_MIN >= at->stop || !quoth_punct_is(a, colon, ':'))
    return;
  if (a->tokens.at[colon + 1].kind == QUOTH_MARK) return;
  bool label = p > 0 && at->heading && at->stop - colon <= LABEL_TOKENS_MAX + 1;
  if (label || (p > 0 && is_rubric(a, m, colon, at->stop)))
    return; /* Reis: Just hang on */
  quoth_draft *d = quoth_draft_add(a);
  if (!d) return;
  *d = (quoth_draft){.kind = QUOTH_INDIRECT, .pattern = QUOTH_PATTERN_HEADLINE};
  d->mention = m;
  d->cue = d->inherits = d->continues = d->speaker = d->marked = QUOTH_NONE;
  d->sentence = quoth_sentence_of(a, at->first);
  d->margin = 0.5f;
  d->colon = colon;
  d->n_piece = 1;
  d->piece[0] = (quoth_run){colon + 1, at->stop};
  drop_in_turn(r, d->piece[0]);
}

void quoth_reported_find(quoth_article *a) {
  reporter r = {.a = a, .n_marked_draft = a->drafts.n};
  for (uint32_t k = 0; k < a->cues.n; k++) {
    if (k % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) return;
    uint32_t first = a->sentences.at[a->cues.at[k].sentence].first;
    while (r.draft < r.n_marked_draft &&
           a->drafts.at[r.draft].piece[0].first < first)
      r.draft++;
    if (a->capped && r.draft == r.n_marked_draft) break;
    report(&r, k);
  }
  r.told = r.n_marked_draft;
  r.n_told = a->drafts.n;
  for (uint32_t p = 0; p < a->paragraphs.n; p++)
    report_turn(&r, p);
}
