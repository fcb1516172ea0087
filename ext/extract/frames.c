/*
** frames.c: which cue frames which quote in marks, in its sentence or in the
** one before.  One draft for each marked span of depth 0; inheritance.c and
** pieces.c go on from there.
*/
#include "clause_subjects.h"
#include "content.h"
#include "frame_scores.h"
#include "grammar.h"
#include "noun_phrases.h"

#define FRAME_ITEMS_MAX 45u /* from a quote to a cue that frames it */

/* "S said in a statement." before a quote: items behind the cue. */
#define LEAD_ITEMS_MAX 4u

/* A line that only names who said what stands above it. */
#define SIGNATURE_ITEMS_MAX 8u

/* From a quote back to a noun for what is said; from that to its owner. */
#define OWNED_ITEMS_MAX 10u
#define OWNER_ITEMS_MAX 3u
#define VIEW_ITEMS_MAX  8u /* "In Ana Reis’s view," */
#define VOICES_ITEMS_MAX 8u /* "broke into loud angry chants" */

/* “…” is his argument: a frame that scores more than this outweighs "his". */
#define OWNER_SCORE 0.5f

typedef struct frame {
  int32_t cue, mention;
  uint8_t pattern;
  bool tight; /* nothing of weight between them */
  float score;
} frame;

static const frame no_frame = {.cue = QUOTH_NONE, .mention = QUOTH_NONE};

/* ---- one quote and one cue ---- */

static uint32_t last_inside(const quoth_article *a, const quoth_marked *m) {
  uint32_t i = m->stop;
  while (i > m->first && a->tokens.at[i - 1].kind == QUOTH_MARK)
    i--;
  return i > m->first ? i - 1 : m->first;
}

bool quoth_marked_ends_with(const quoth_article *a, const quoth_marked *m,
                            const char *any) {
  const quoth_token *t = &a->tokens.at[last_inside(a, m)];
  if (t->kind != QUOTH_PUNCT) return false;
  for (; *any; any++)
    if (t->hash == (uint32_t)*any) return true;
  return false;
}

static uint8_t pattern_of(const quoth_cue *c, bool right) {
  if (c->form == QUOTH_CUE_PHRASE) return QUOTH_PATTERN_ACCORDING;
  if (c->form == QUOTH_CUE_NOUN) return QUOTH_PATTERN_NOUN;
  if (c->passive) return QUOTH_PATTERN_PASSIVE;
  if (c->aside) return QUOTH_PATTERN_ASIDE;
  if (right) return c->inverted ? QUOTH_PATTERN_QVS : QUOTH_PATTERN_QSV;
  return c->inverted ? QUOTH_PATTERN_VSQ : QUOTH_PATTERN_SVQ;
}

/* described by S as “…” and by T as “…”: the agent nearest before the quote. */
static int32_t agent_before(const quoth_view *v, uint32_t q,
                            const quoth_cue *c) {
  for (uint32_t i = q; c->passive && i-- > c->item + 1;) {
    if (!quoth_item_is(v, i, "by") || !quoth_item_is_word(v, i + 1)) continue;
    int32_t m = quoth_mention_at(v->a, quoth_item_first(v, i + 1));
    if (m != QUOTH_NONE) return m;
  }
  return c->subject;
}

/* S said …, adding that it was “…”: the later cue of the same subject. */
static bool goes_on(const quoth_view *v, uint32_t q, const quoth_cue *c,
                    const frame *best) {
  if (best->cue == QUOTH_NONE || !c->borrowed || c->form != QUOTH_CUE_GERUND)
    return false;
  if (quoth_item_punct(v, q - 1, ',') && c->item + 2 < q) return false;
  const quoth_cue *earlier = &v->a->cues.at[best->cue];
  return earlier->item < c->item && earlier->subject == c->subject;
}

static void consider(const quoth_view *v, uint32_t q, uint32_t k, frame *best) {
  const quoth_cue *c = &v->a->cues.at[k];
  uint32_t gap = c->item > q ? c->item - q : q - c->item;
  if (gap > FRAME_ITEMS_MAX) return;
  bool right = c->item > q, tight = false;
  float score = quoth_frame_score(v, q, k, &tight);
  bool nearer = score > 0 && !right && goes_on(v, q, c, best);
  if (score <= best->score && !nearer) return;
  int32_t m = right ? c->subject : agent_before(v, q, c);
  *best = (frame){(int32_t)k, m, pattern_of(c, right), tight, score};
}

/* ---- frames without a verb ---- */

/* A line of news – Ana Reis: “…”: the name alone, behind a dash. */
static int32_t turn_before(const quoth_view *v, uint32_t colon) {
  int32_t m = quoth_mention_over(v->a, quoth_item_first(v, colon) - 1);
  if (m == QUOTH_NONE || v->a->mentions.at[m].kind != QUOTH_MENTION_NAME)
    return QUOTH_NONE;
  uint32_t first = quoth_item_of(v, v->a->mentions.at[m].first);
  if (first > v->first + 1 && quoth_item_is(v, first - 1, "and")) {
    int32_t with = quoth_mention_over(v->a, quoth_item_first(v, first - 2));
    if (with == QUOTH_NONE) return QUOTH_NONE;
    first = quoth_item_of(v, v->a->mentions.at[with].first);
  }
  bool alone = first > v->first && (quoth_item_dash(v, first - 1) ||
                                    quoth_item_is(v, first - 1, "from"));
  return alone ? m : QUOTH_NONE;
}

/* For Ana Reis, the sum is simple: “…”: hers, not the sum's. */
static int32_t in_whose_view(const quoth_view *v, int32_t thing) {
  if (!quoth_item_is(v, v->first, "for") ||
      !quoth_item_is_word(v, v->first + 1))
    return thing;
  int32_t m = quoth_mention_at(v->a, quoth_item_first(v, v->first + 1));
  bool person =
      m != QUOTH_NONE && v->a->mentions.at[m].kind == QUOTH_MENTION_NAME;
  return person ? m : thing;
}

/* "Reis saw a boom, while Rui Maia was not so sure: “…”": the clause right
** before the colon has a subject of its own. */
static int32_t last_clause_subject(const quoth_view *v, uint32_t q,
                                   const frame *best) {
  if (best->cue == QUOTH_NONE) return QUOTH_NONE;
  int32_t m = quoth_nearest_subject(v, q - 1);
  if (m == QUOTH_NONE || v->a->mentions.at[m].kind != QUOTH_MENTION_NAME ||
      v->a->mentions.at[m].first < v->a->cues.at[best->cue].stop)
    return QUOTH_NONE;
  uint32_t item = quoth_item_of(v, v->a->mentions.at[m].first);
  bool clause = item > v->first && (quoth_item_is(v, item - 1, "while") ||
                                    quoth_item_is(v, item - 1, "but") ||
                                    quoth_item_punct(v, item - 1, ';'));
  return clause ? m : QUOTH_NONE;
}

/* S: “…”   S delivered a retort: “…” */
static void consider_colon(const quoth_view *v, uint32_t q, frame *best) {
  if (q < v->first + 2 || !quoth_item_punct(v, q - 1, ':')) return;
  int32_t own = last_clause_subject(v, q, best);
  if (own != QUOTH_NONE) {
    *best = (frame){QUOTH_NONE, own, QUOTH_PATTERN_COLON, true, 0.9f};
    return;
  }
  int32_t turn = turn_before(v, q - 1);
  if (turn != QUOTH_NONE) {
    *best = (frame){QUOTH_NONE, turn, QUOTH_PATTERN_COLON, true, 2.5f};
    return;
  }
  if (best->score > 0.9f) return;
  int32_t m = quoth_main_subject(v, q - 1);
  if (m == QUOTH_NONE)
    m = quoth_mention_over(v->a, quoth_item_first(v, q - 1) - 1);
  if (m != QUOTH_NONE && v->a->mentions.at[m].kind == QUOTH_MENTION_THING)
    m = in_whose_view(v, m);
  if (m == QUOTH_NONE) return;
  if (quoth_mention_points(v->a, m)) m = QUOTH_NONE;
  *best = (frame){QUOTH_NONE, m, QUOTH_PATTERN_COLON, true, 0.9f};
}

/* “…?” Hannity pressed.  A name and a verb in -ed that no list has. */
static void consider_next_name(const quoth_view *v, uint32_t q, frame *best) {
  if (best->score > 0.5f || !quoth_item_is_word(v, q + 1)) return;
  int32_t m = quoth_mention_at(v->a, quoth_item_first(v, q + 1));
  if (m == QUOTH_NONE) return;
  uint32_t verb = quoth_item_of(v, v->a->mentions.at[m].stop - 1) + 1;
  if (!quoth_item_is_word(v, verb) || quoth_item_capital(v, verb)) return;
  if (!quoth_ends_in(v, verb, "ed") || quoth_item_is(v, verb, "need")) return;
  *best = (frame){QUOTH_NONE, m, QUOTH_PATTERN_QSV, true, 0.6f};
}

/* Reis said that it was over. ¶ “…”: all of a paragraph, behind one that is no
** heading and has no marks at its end. */
static bool is_left_alone(const quoth_view *v, uint32_t q) {
  const quoth_sentence *here = &v->a->sentences.at[v->sentence];
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[q].marked];
  const quoth_paragraph *p = &v->a->paragraphs.at[here->paragraph];
  return here[-1].paragraph + 1 == here->paragraph && !here[-1].marked &&
         !p[-1].heading && m->open == p->first && m->close + 2 >= p->stop &&
         !m->unclosed;
}

/* A cue whose subject may speak on; from a paragraph before, no paper does. */
static bool reports_so(const quoth_article *a, const quoth_cue *c, bool apart) {
  uint16_t flags = quoth_cue_flags(c);
  bool finite = c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PRESENT;
  bool says = flags & QUOTH_CUE_SPEECH && !(flags & QUOTH_CUE_WEAK);
  bool that = apart && flags & QUOTH_CUE_THAT && c->stop < a->tokens.n &&
              quoth_token_is(&a->tokens, c->stop, "that");
  return finite && (says || that) && c->subject != QUOTH_NONE &&
         !(apart && quoth_mention_is_thing(a, c->subject));
}

/* He denied it.  “…”: the sentence before reports what the same person said;
** that frames a quote which has no frame. */
static void consider_reported_before(const quoth_view *v, uint32_t q,
                                     uint32_t cue_first, frame *best) {
  if (best->score > 0 || q != v->first || v->sentence == 0) return;
  const quoth_article *a = v->a;
  const quoth_sentence *here = &a->sentences.at[v->sentence];
  bool apart = here[-1].paragraph != here->paragraph;
  if (apart && !is_left_alone(v, q)) return;
  for (uint32_t k = cue_first; k-- > 0;) {
    const quoth_cue *c = &a->cues.at[k];
    if (c->sentence != v->sentence - 1) break;
    if (!reports_so(a, c, apart)) continue;
    *best = (frame){(int32_t)k, c->subject, QUOTH_PATTERN_SAME_PARAGRAPH, false,
                    0.3f};
    bool last =
        c->item + LEAD_ITEMS_MAX > a->sentences.at[c->sentence].item_stop;
    if (last) return; /* “…,” Reis said, and Maia cut in. “…” */
  }
}

/* The noun for what is said that the quote tells: a claim of a “right”, the
** call to “act”; not: his claims are “false”.  v->stop for none. */
static uint32_t utterance_before(const quoth_view *v, uint32_t q) {
  uint32_t noun = q;
  for (uint32_t n = 0; n < OWNED_ITEMS_MAX && noun > v->first; n++) {
    noun--;
    if (quoth_item_has(v, noun, QUOTH_W_UTTERANCE)) break;
    if (!quoth_item_is_word(v, noun) || quoth_item_has(v, noun, QUOTH_W_CUE))
      return v->stop;
  }
  bool led =
      quoth_item_has(v, noun + 1, QUOTH_W_PREPOSITION | QUOTH_W_RELATIVE);
  return quoth_item_has(v, noun, QUOTH_W_UTTERANCE) && led ? noun : v->stop;
}

/* Clinton’s claim of a “right”, his promise to “rebuild”: who owns the noun for
** what is said, nearer than any cue. */
static void consider_owner(const quoth_view *v, uint32_t q, frame *best) {
  uint32_t noun = utterance_before(v, q);
  if (noun == v->stop) return;
  for (uint32_t n = 0; n < OWNER_ITEMS_MAX && noun > v->first; n++) {
    const quoth_token *t = quoth_item_token(v, --noun);
    if (!quoth_item_is_word(v, noun)) return;
    bool owns = t->flags & QUOTH_POSSESSIVE;
    if (!owns && !quoth_item_has(v, noun, QUOTH_W_OWNER)) continue;
    int32_t m = quoth_mention_over(v->a, quoth_item_first(v, noun));
    if (!owns && best->score > OWNER_SCORE) return;
    if (m == QUOTH_NONE && !owns) m = quoth_owner_add(v, noun);
    if (m == QUOTH_NONE) return;
    *best = (frame){QUOTH_NONE, m, QUOTH_PATTERN_NOUN, false, 1.2f};
    return;
  }
}

/* Obama’s “you can keep it” promise: the noun stands behind the quote. */
static void consider_owner_behind(const quoth_view *v, uint32_t q,
                                  frame *best) {
  if (best->score > 1.2f || q == v->first ||
      !quoth_item_has(v, q + 1, QUOTH_W_UTTERANCE) ||
      !quoth_item_is_word(v, q - 1) ||
      !(quoth_item_token(v, q - 1)->flags & QUOTH_POSSESSIVE))
    return;
  int32_t m = quoth_mention_over(v->a, quoth_item_first(v, q - 1));
  if (m == QUOTH_NONE) return;
  *best = (frame){QUOTH_NONE, m, QUOTH_PATTERN_NOUN, false, 1.2f};
}

/* The crowd broke into loud chants of “…”: theirs, whoever says something in
** that sentence; to chants of “…” nobody is named. */
static void consider_voices(const quoth_view *v, uint32_t q, frame *best) {
  static const uint32_t voices[] = {
      QUOTH_HASH("chant"),  QUOTH_HASH("chants"),  QUOTH_HASH("cry"),
      QUOTH_HASH("cries"),  QUOTH_HASH("shout"),   QUOTH_HASH("shouts"),
      QUOTH_HASH("scream"), QUOTH_HASH("screams"), QUOTH_HASH("slogan"),
      QUOTH_HASH("slogans")};
  static const uint32_t raised[] = {QUOTH_HASH("in"), QUOTH_HASH("into"),
                                    QUOTH_HASH("began"), QUOTH_HASH("led")};
  if (q < v->first + 2 || !quoth_item_is(v, q - 1, "of") ||
      !QUOTH_ITEM_AMONG(v, q - 2, voices))
    return;
  uint32_t verb = q - 2;
  for (uint32_t n = 0; n < VOICES_ITEMS_MAX && verb > v->first; n++)
    if (QUOTH_ITEM_AMONG(v, --verb, raised)) break;
  bool theirs =
      QUOTH_ITEM_AMONG(v, verb, raised) && !quoth_item_is(v, verb + 1, "to");
  int32_t m = theirs ? quoth_nearest_subject(v, verb) : QUOTH_NONE;
  *best = (frame){QUOTH_NONE, m, QUOTH_PATTERN_NOUN, true, 1.2f};
}

/* Rates fell, Reis said: the frame closes what it reports. */
static bool is_trailing(const quoth_view *v, const quoth_cue *c) {
  uint32_t start = quoth_frame_first(v, c);
  return start > v->first && start < c->item &&
         quoth_item_punct(v, start - 1, ',') &&
         !quoth_item_is_marked(v, v->stop - 1);
}

/* “…¶ “…: a quote opened again, which has the frame it had. */
static bool is_reopened(const quoth_view *v, uint32_t q) {
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[q].marked];
  return m->continues != QUOTH_NONE && m->open < m->first;
}

/* "in Reis’s view", "in her words", with its noun at `noun`: whose it is. */
static int32_t holder_of_view(const quoth_view *v, uint32_t noun) {
  if (noun < v->first + 2 || !quoth_item_has(v, noun, QUOTH_W_UTTERANCE))
    return QUOTH_NONE;
  uint32_t owner = noun - 1;
  while (owner > v->first + 1 && quoth_item_is(v, owner, "own"))
    owner--;
  if (quoth_item_has(v, owner, QUOTH_W_OWNER) &&
      quoth_item_is(v, owner - 1, "in"))
    return quoth_owner_add(v, owner);
  if (quoth_item_is_marked(v, owner)) return QUOTH_NONE;
  bool plural = quoth_item_token(v, owner)->kind == QUOTH_MARK; /* Forbes’ */
  owner -= plural;
  bool owns = plural || quoth_item_token(v, owner)->flags & QUOTH_POSSESSIVE;
  int32_t m = quoth_mention_over(v->a, quoth_item_first(v, owner));
  if (m == QUOTH_NONE || !owns) return QUOTH_NONE;
  uint32_t first = quoth_item_of(v, v->a->mentions.at[m].first);
  return first > v->first && quoth_item_is(v, first - 1, "in") ? m : QUOTH_NONE;
}

/* A view tells whose words the quote is from the start of the sentence, from
** right before the quote, or from the end. */
static void consider_view(const quoth_view *v, uint32_t q, frame *best) {
  if (best->score > 1.2f) return;
  uint32_t comma = v->first;
  while (quoth_item_is(v, v->first, "in") &&
         comma < v->first + VIEW_ITEMS_MAX && !quoth_item_punct(v, comma, ','))
    comma++;
  uint32_t noun[] = {comma - 1, q - 1 - quoth_item_punct(v, q - 1, ','),
                     v->stop - 2};
  for (size_t k = 0; k < QUOTH_N_ELEMENT(noun); k++) {
    int32_t m =
        quoth_item_in(v, noun[k]) ? holder_of_view(v, noun[k]) : QUOTH_NONE;
    if (m == QUOTH_NONE) continue;
    *best = (frame){QUOTH_NONE, m, QUOTH_PATTERN_NOUN, false, 1.2f};
    return;
  }
}

/* S said in a statement.  S told reporters.  Not: S denies wrongdoing. */
static bool leads_in(const quoth_view *lead, const quoth_cue *c) {
  uint32_t next = quoth_item_of(lead, c->stop - 1) + 1;
  return !quoth_item_is_word(lead, next) ||
         (quoth_cue_flags(c) & QUOTH_CUE_ADDRESSEE) ||
         quoth_item_has(lead, next,
                        QUOTH_W_PREPOSITION | QUOTH_W_ADVERB | QUOTH_W_WEEKDAY |
                            QUOTH_W_TIME | QUOTH_W_DETERMINER | QUOTH_W_OBJECT);
}

/* The sentence before ends with its cue or a colon: S echoed: ¶ “…” */
static void consider_lead(const quoth_view *v, uint32_t q, uint32_t cue_first,
                          frame *best) {
  if (best->score > 0.5f || q != v->first || v->sentence == 0) return;
  if (is_reopened(v, q)) return;
  quoth_view lead = quoth_view_of(v->a, v->sentence - 1);
  uint32_t last = lead.stop - 1;
  bool colon = quoth_item_punct(&lead, last, ':');
  const quoth_cue *c = cue_first > 0 ? &v->a->cues.at[cue_first - 1] : NULL;
  if (c && c->sentence != lead.sentence) c = NULL;
  bool finite =
      c && (c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PRESENT);
  bool bare = finite && last - c->item <= LEAD_ITEMS_MAX && !c->inverted &&
              leads_in(&lead, c) && !is_trailing(&lead, c) &&
              (quoth_cue_flags(c) & QUOTH_CUE_SPEECH) &&
              !quoth_item_is_marked(&lead, lead.first) &&
              !quoth_item_is_marked(&lead, last - 1);
  if (!colon && !bare) return;
  int32_t m = c ? c->subject : quoth_main_subject(&lead, last);
  if (m == QUOTH_NONE || quoth_mention_points(v->a, m)) return;
  int32_t cue = c ? (int32_t)cue_first - 1 : QUOTH_NONE;
  *best = (frame){cue, m, QUOTH_PATTERN_COLON, true, 0.8f};
}

/* “…” ¶ - S. */
static void consider_signature(const quoth_view *v, uint32_t q, frame *best) {
  if (best->score > 0 || v->sentence + 1 >= v->a->sentences.n) return;
  if (q != v->first || quoth_item_is_word(v, q + 1)) return;
  quoth_view next = quoth_view_of(v->a, v->sentence + 1);
  if (!quoth_item_dash(&next, next.first)) return;
  if (next.stop - next.first > SIGNATURE_ITEMS_MAX) return;
  int32_t m = quoth_mention_at(v->a, quoth_item_first(&next, next.first) + 1);
  if (m == QUOTH_NONE) return;
  *best = (frame){QUOTH_NONE, m, QUOTH_PATTERN_DASH, true, 0.7f};
}

/* He was seeking “new ideas”: the subject of the sentence. */
static void consider_subject(const quoth_view *v, uint32_t q, frame *best) {
  bool framed =
      best->mention != QUOTH_NONE || best->pattern == QUOTH_PATTERN_COLON;
  if ((best->score > 0 && framed) || q == v->first) return;
  int32_t m = quoth_nearest_subject(v, q);
  if (m == QUOTH_NONE || quoth_mention_is_mute(v->a, m)) return;
  *best = (frame){QUOTH_NONE, m, QUOTH_PATTERN_SUBJECT, false, 0.1f};
}

/* “…” — S */
static void consider_dash(const quoth_view *v, uint32_t q, frame *best) {
  if (best->score > 0.5f || !quoth_item_dash(v, q + 1)) return;
  if (!quoth_item_in(v, q + 2)) return;
  int32_t m = quoth_mention_at(v->a, quoth_item_first(v, q + 2));
  if (m == QUOTH_NONE || q > v->first + 1) return;
  *best = (frame){QUOTH_NONE, m, QUOTH_PATTERN_DASH, true, 0.8f};
}

/* ---- drafts ---- */

static frame frame_of(const quoth_view *v, uint32_t q, uint32_t cue_first,
                      uint32_t cue_stop) {
  frame best = no_frame;
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[q].marked];
  if (m->resumes != QUOTH_NONE) return best;
  for (uint32_t k = cue_first; k < cue_stop; k++)
    consider(v, q, k, &best);
  consider_owner(v, q, &best);
  consider_owner_behind(v, q, &best);
  consider_view(v, q, &best);
  consider_colon(v, q, &best);
  consider_dash(v, q, &best);
  consider_lead(v, q, cue_first, &best);
  consider_next_name(v, q, &best);
  consider_reported_before(v, q, cue_first, &best);
  consider_signature(v, q, &best);
  consider_subject(v, q, &best);
  consider_voices(v, q, &best);
  return best;
}

/* Rui asked, “…?” He answered, “…”: a sentence of its own behind a quote. */
static bool starts_behind_quote(const quoth_view *v, const quoth_mention *he) {
  uint32_t item = quoth_item_of(v, he->first);
  return quoth_item_capital(v, item) && item > v->first &&
         quoth_item_is_marked(v, item - 1);
}

/* S said he would tell them “…”: his clause is what S says, and the name is
** surer than the pronoun. */
static void take_outer(const quoth_view *v, uint32_t q, uint32_t cue_first,
                       frame *f) {
  const quoth_article *a = v->a;
  if (f->cue == QUOTH_NONE || f->mention == QUOTH_NONE) return;
  const quoth_cue *inner = &a->cues.at[f->cue];
  const quoth_mention *he = &a->mentions.at[f->mention];
  if (he->kind != QUOTH_MENTION_PRONOUN || !he->gender ||
      starts_behind_quote(v, he))
    return;
  if (inner->item > q && quoth_item_punct(v, q - 1, ':')) return;
  for (uint32_t k = cue_first; (int32_t)k < f->cue; k++) {
    const quoth_cue *c = &a->cues.at[k];
    if (c->subject == QUOTH_NONE || c->passive || c->inverted) continue;
    uint16_t flags = quoth_cue_flags(c);
    bool says = flags & QUOTH_CUE_SPEECH && !(flags & QUOTH_CUE_NAMING) &&
                quoth_cue_entry_at(c->verb)->stance != QUOTH_ASKS;
    const quoth_mention *m = &a->mentions.at[c->subject];
    bool agrees = m->kind == QUOTH_MENTION_NAME &&
                  (!m->gender || m->gender == he->gender);
    if (!says || !agrees || quoth_cue_opens_clause(v, c, inner)) continue;
    f->mention = c->subject;
    return;
  }
}

static void add_draft(const quoth_view *v, uint32_t q, const frame *f) {
  quoth_article *a = v->a;
  quoth_draft *d = quoth_draft_add(a);
  if (!d) return;
  int32_t marked = a->items.at[q].marked;
  const quoth_marked *m = &a->marked.at[marked];
  *d = (quoth_draft){.kind = QUOTH_DIRECT, .pattern = f->pattern};
  d->unclosed = m->unclosed || m->unopened;
  d->mention = f->mention;
  d->cue = f->cue;
  d->inherits = d->continues = d->speaker = QUOTH_NONE;
  d->marked = marked;
  d->sentence = v->sentence;
  d->n_piece = 1;
  d->piece[0] = (quoth_run){m->first, m->stop};
  d->margin = f->score;
  d->tight = f->tight;
  bool colon = f->pattern == QUOTH_PATTERN_COLON && f->cue == QUOTH_NONE;
  if (colon && m->open > 0 && quoth_punct_is(a, m->open - 1, ':'))
    d->colon = m->open - 1;
}

/* Two marks with nothing between them quote nothing. */
static bool is_empty(const quoth_article *a, uint32_t q) {
  const quoth_marked *m = &a->marked.at[a->items.at[q].marked];
  return m->first >= m->stop;
}

static void match_sentence(quoth_article *a, uint32_t s, uint32_t cue_first,
                           uint32_t cue_stop) {
  quoth_view v = quoth_view_of(a, s);
  if (!a->sentences.at[s].marked) return;
  for (uint32_t q = v.first; q < v.stop; q++) {
    if (q % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) return;
    if (!quoth_item_is_marked(&v, q) || is_empty(a, q)) continue;
    frame f = frame_of(&v, q, cue_first, cue_stop);
    take_outer(&v, q, cue_first, &f);
    add_draft(&v, q, &f);
  }
}

void quoth_frames_match(quoth_article *a) {
  uint32_t cue = 0;
  for (uint32_t s = 0; s < a->sentences.n && !a->capped; s++) {
    if (s % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) return;
    uint32_t first = cue;
    while (cue < a->cues.n && a->cues.at[cue].sentence == s)
      cue++;
    match_sentence(a, s, first, cue);
  }
}
