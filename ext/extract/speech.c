/*
** speech.c: which words in marks are speech, and which a title, a nickname or
** a scare quote.  Weighs what stands in the marks and around them; the longer
** the span, the more must speak against it.  Owns draft.role and draft.kind.
*/
#include "names.h"
#include "view.h"

#define W QUOTH_HASH

#define TITLE_TOKENS_MAX 35u

/* What is longer is no title, also behind "titled". */
#define TITLE_WORDS_MAX 20u

/* A headline in capitals has so many words or more. */
#define SHOUTED_WORDS_MIN 4u

/* From a title back to "song" or "titled": a comma, "as", an article. */
#define LABEL_ITEMS_MAX 3u

/* Words in two apostrophes that stand for themselves. */
#define TYPED_WORDS_MIN 5u

/* From a word that is defined to the noun that tells so: is a polite term. */
#define DEFINED_ITEMS_MAX 4u

/* From “…” back to "known": known to all his friends as. */
#define KNOWN_ITEMS_MAX 6u

/* A score above this is a scare quote. */
#define SCARE_MIN 0.45f

/* ---- what stands in the marks ---- */

typedef struct words {
  uint32_t n, n_capital, n_caps, n_lower, n_first_person;
  bool stop_inside;  /* ends in . , ! ? before the mark */
  bool comma_inside; /* ends in . or , */
  bool first_capital, first_number;
} words;

static void count_word(const quoth_article *a, uint32_t i, words *w) {
  uint8_t flags = a->tokens.at[i].flags;
  bool capital = flags & QUOTH_CAPITAL;
  bool small = quoth_word_has(
      a, i, QUOTH_W_PREPOSITION | QUOTH_W_DETERMINER | QUOTH_W_CONJUNCTION);
  if (w->n++ == 0) w->first_capital = capital;
  w->n_capital += capital;
  w->n_caps += (flags & QUOTH_CAPS) != 0;
  w->n_lower += !capital && !small;
  w->n_first_person += quoth_word_has(a, i, QUOTH_W_FIRST_PERSON);
}

static words words_in(const quoth_article *a, quoth_run r) {
  words w = {0};
  for (uint32_t i = r.first; i < r.stop; i++) {
    uint8_t kind = a->tokens.at[i].kind;
    if (kind == QUOTH_NUMBER && w.n++ == 0) w.first_number = true;
    if (kind == QUOTH_WORD) count_word(a, i, &w);
  }
  if (r.stop > r.first && a->tokens.at[r.stop - 1].kind == QUOTH_PUNCT) {
    uint32_t c = a->tokens.at[r.stop - 1].hash;
    w.comma_inside = c == '.' || c == ',';
    w.stop_inside = w.comma_inside || c == '!' || c == '?';
  }
  return w;
}

static bool is_title_case(const words *w) {
  return w->n_lower == 0 && w->n_capital > 0 &&
         (w->first_capital || w->first_number);
}

static bool is_shouted(const words *w) {
  return w->n >= SHOUTED_WORDS_MIN && w->n_caps * 2 > w->n;
}

/* ---- what stands around ---- */

typedef struct place {
  quoth_view v;
  uint32_t q; /* the item of the span */
  uint32_t head; /* of the first in “x”, “y” and “z”: what leads in all */
  bool reported; /* it stands in a reported clause */
  bool single;   /* in single marks, where the house has double ones */
} place;

/* The first of a row of spans with nothing but commas, "and", "then" between. */
static uint32_t head_of(const quoth_view *v, uint32_t q) {
  uint32_t at = q;
  while (at > v->first) {
    bool link = quoth_item_punct(v, at - 1, ',') ||
                quoth_item_has(v, at - 1, QUOTH_W_CONJUNCTION) ||
                quoth_item_is(v, at - 1, "then") ||
                quoth_item_is(v, at - 1, "now");
    if (!link && !quoth_item_is_marked(v, at - 1)) break;
    at--;
    if (!link) q = at;
  }
  return q;
}

static place place_of(quoth_article *a, const quoth_draft *d) {
  uint32_t s = quoth_sentence_of(a, a->marked.at[d->marked].open);
  place p = {.v = quoth_view_of(a, s)};
  p.q = quoth_item_of(&p.v, a->marked.at[d->marked].open);
  p.head = head_of(&p.v, p.q);
  return p;
}

/* The item `back` before the span is one of these words. */
static bool is_one_of(const place *p, uint32_t back, const uint32_t *list,
                      size_t n) {
  return p->head >= p->v.first + back &&
         quoth_item_among(&p->v, p->head - back, list, n);
}

#define IS_ONE_OF(p, back, list) is_one_of(p, back, list, QUOTH_N_ELEMENT(list))

/* "the song “…”", "titled, “…”", "known as the “…”". */
static bool follows(const place *p, quoth_words classes) {
  static const uint32_t between[] = {W("as"), W("the"), W("a"), W("an")};
  for (uint32_t n = 1; n <= LABEL_ITEMS_MAX && p->head >= p->v.first + n; n++) {
    if (quoth_item_has(&p->v, p->head - n, classes)) return true;
    if (!quoth_item_punct(&p->v, p->head - n, ',') && !IS_ONE_OF(p, n, between))
      return false;
  }
  return false;
}

/* the Herald’s “…”, CBS’ “…” */
static bool after_possessive(const place *p) {
  if (p->head == p->v.first || quoth_item_is_marked(&p->v, p->head - 1))
    return false;
  const quoth_token *t = quoth_item_token(&p->v, p->head - 1);
  bool plural = t->kind == QUOTH_MARK && !t->gap && p->head - 1 > p->v.first &&
                quoth_item_is_word(&p->v, p->head - 2);
  return plural || (t->flags & QUOTH_POSSESSIVE);
}

/* A bare form behind a quote is no cue but a noun: “Coast First” plan. */
static bool is_cue(const quoth_view *v, uint32_t item) {
  uint16_t entry;
  uint8_t form;
  return quoth_item_has(v, item, QUOTH_W_CUE) &&
         quoth_cue_look_up(quoth_item_token(v, item)->hash, &entry, &form) &&
         form != QUOTH_CUE_BASE;
}

/* A noun follows: “clawback” plan, “safety check” feature. */
static bool modifies_noun(const place *p, const words *w) {
  uint32_t next = p->q + 1;
  if (w->comma_inside || !quoth_item_is_word(&p->v, next)) return false;
  if (quoth_item_capital(&p->v, next)) return false;
  return !quoth_item_has(&p->v, next,
                         QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |
                             QUOTH_W_SUBORDINATE | QUOTH_W_AUXILIARY |
                             QUOTH_W_ADVERB | QUOTH_W_PRONOUN |
                             QUOTH_W_DETERMINER | QUOTH_W_RELATIVE |
                             QUOTH_W_WEEKDAY | QUOTH_W_OWNER) &&
         !is_cue(&p->v, next);
}

static bool starts_sentence(const place *p) {
  return p->q == p->v.first;
}

/* ---- its frame ---- */

static bool is_framed(const quoth_draft *d) {
  return d->pattern != QUOTH_PATTERN_NONE &&
         d->pattern != QUOTH_PATTERN_SUBJECT && d->inherits == QUOTH_NONE;
}

static bool is_framed_behind(const quoth_draft *d) {
  return d->pattern == QUOTH_PATTERN_QSV || d->pattern == QUOTH_PATTERN_QVS;
}

/* Asked about the “coast plan,” she said no: in an adjunct that leads in. */
static bool in_adjunct(const place *p) {
  uint32_t first = p->v.first;
  bool leads =
      quoth_item_has(&p->v, first, QUOTH_W_PREPOSITION | QUOTH_W_SUBORDINATE) ||
      (quoth_item_has(&p->v, first, QUOTH_W_CUE) &&
       quoth_item_has(&p->v, first + 1, QUOTH_W_PREPOSITION));
  for (uint32_t i = first; leads && i < p->q; i++)
    leads = !quoth_item_punct(&p->v, i, ',');
  return leads && p->q > first;
}

/* Minister: “One Coast” is not for sale.  The words behind a colon go on. */
static bool goes_on_behind(const place *p) {
  return quoth_item_is_word(&p->v, p->q + 1) &&
         !quoth_item_capital(&p->v, p->q + 1);
}

/* What the frame touches.  One behind words in the middle of a sentence does
** so only over a comma or a stop: in 'as the “autopsy” urged', it is no quote
** that urged has for object. */
static bool is_tight(const place *p, const words *w, const quoth_draft *d) {
  if (d->pattern == QUOTH_PATTERN_COLON && goes_on_behind(p)) return false;
  bool behind = is_framed_behind(d) || d->pattern == QUOTH_PATTERN_ACCORDING;
  if (!behind || starts_sentence(p)) return d->tight;
  if (in_adjunct(p)) return false;
  return d->tight && (w->stop_inside || quoth_item_punct(&p->v, p->q + 1, ','));
}

/* ---- names and titles ---- */

/* Tom “Fixer” Dale: a capital on both sides, one or two words inside. */
static bool is_nickname(const place *p, const words *w) {
  return w->n <= 2 && w->first_capital && !w->stop_inside &&
         p->q > p->v.first && quoth_item_capital(&p->v, p->q - 1) &&
         quoth_item_capital(&p->v, p->q + 1) &&
         !quoth_item_has(&p->v, p->q - 1, QUOTH_W_PREPOSITION);
}

/* “Islamic State” and such: one to three words that start with a capital, in
** the middle of a sentence and without a frame. */
static bool is_name_in_marks(const place *p, const words *w,
                             const quoth_draft *d) {
  return w->n <= 3 && w->first_capital && !w->stop_inside && !d->tight &&
         d->pattern != QUOTH_PATTERN_SVQ && !starts_sentence(p) &&
         w->n_first_person == 0;
}

/* on “Meet the Press”, with “Radio Elmen” */
static bool in_show(const place *p) {
  static const uint32_t before[] = {W("on"), W("in"), W("at"), W("with")};
  return IS_ONE_OF(p, 1, before);
}

/* “A Night at the Pier,” by Ana Reis; … by the Herald's Ana Reis.  What has no
** comma must look like a title: was called “a night” by Ana Reis. */
static bool has_byline(const place *p, const words *w, const quoth_draft *d) {
  bool ends = w->stop_inside ||
              (is_title_case(w) && d->pattern != QUOTH_PATTERN_PASSIVE);
  return ends && quoth_item_is(&p->v, p->q + 1, "by") &&
         (quoth_item_capital(&p->v, p->q + 2) ||
          quoth_item_capital(&p->v, p->q + 3));
}

/* an essay titled “Why I stayed”, a memo called “What we know”: in small
** letters too. */
static bool is_titled(const place *p, const words *w) {
  static const uint32_t titled[] = {W("titled"),    W("entitled"),
                                    W("headlined"), W("captioned"),
                                    W("subtitled"), W("retitled")};
  static const uint32_t called[] = {W("called"), W("named")};
  bool comma =
      p->head > p->v.first && quoth_item_punct(&p->v, p->head - 1, ',');
  if (w->n > TITLE_WORDS_MAX) return false;
  if (IS_ONE_OF(p, 1 + comma, titled)) return true;
  return w->first_capital && IS_ONE_OF(p, 1, called) &&
         quoth_item_has(&p->v, p->head - 2, QUOTH_W_WORK | QUOTH_W_PAPER);
}

/* “Lose the pier?” (2005): works and posters stand with their year. */
static bool has_year(const quoth_article *a, const quoth_draft *d) {
  uint32_t next = a->marked.at[d->marked].close + 1;
  if (next + 3 > a->tokens.n || !quoth_punct_is(a, next, '(') ||
      !quoth_punct_is(a, next + 2, ')'))
    return false;
  const quoth_token *year = &a->tokens.at[next + 1];
  return year->kind == QUOTH_NUMBER && year->stop - year->start == 4;
}

/* I agree with her (“Leave the pier alone,” Herald, Thursday): a letter names
** what it answers. */
static bool is_letter_cited(const place *p, const words *w,
                            const quoth_draft *d) {
  bool opens = p->q > p->v.first && quoth_item_punct(&p->v, p->q - 1, '(');
  return opens && w->comma_inside && !is_framed(d) &&
         quoth_item_capital(&p->v, p->q + 1);
}

/* told “Good Evening, Elmen” that …: a verb that needs someone to speak to has
** the name of a show there, not what it says. */
static bool is_spoken_to(const place *p, const words *w, const quoth_draft *d) {
  if (d->cue == QUOTH_NONE || !is_title_case(w) || w->stop_inside) return false;
  const quoth_cue *c = &p->v.a->cues.at[d->cue];
  return (quoth_cue_flags(c) & QUOTH_CUE_ADDRESSEE) && c->item + 1 == p->q;
}

/* author of “…”, the editors of the “…” */
static bool after_author(const place *p) {
  static const uint32_t the[] = {W("the")}, of[] = {W("of")};
  static const uint32_t authors[] = {
      W("author"),   W("authors"),   W("co-author"), W("co-authors"),
      W("editor"),   W("editors"),   W("writer"),    W("writers"),
      W("director"), W("directors"), W("host"),      W("hosts"),
      W("star"),     W("stars"),     W("producer")};
  uint32_t back = IS_ONE_OF(p, 1, the) ? 2 : 1;
  return IS_ONE_OF(p, back, of) && IS_ONE_OF(p, back + 1, authors);
}

/* ABC’s “Good Evening”, the “Save Our Pier” movement, “High Water” is a film:
** what has title case is a name where a name stands.  His “Never Again” remark
** is none. */
static bool is_named(const place *p, const words *w, const quoth_draft *d) {
  if (w->n < 2 || is_tight(p, w, d)) return false;
  if (quoth_item_has(&p->v, p->q + 1, QUOTH_W_UTTERANCE)) return false;
  bool subject =
      starts_sentence(p) &&
      quoth_item_has(&p->v, p->q + 1, QUOTH_W_AUXILIARY | QUOTH_W_VERB);
  return subject || after_possessive(p) || modifies_noun(p, w) ||
         after_author(p);
}

/* a banner reading “Sack the Board”, shirts that read “We Stay”: what is written
** on a thing. */
static bool is_inscribed(const quoth_view *v, const quoth_cue *c) {
  static const uint32_t reads[] = {W("reading"), W("read"), W("reads")};
  if (!QUOTH_ITEM_AMONG(v, c->item, reads)) return false;
  if (c->form == QUOTH_CUE_GERUND)
    return quoth_item_is_word(v, c->item - 1) &&
           !quoth_item_has(v, c->item - 1, QUOTH_W_AUXILIARY | QUOTH_W_ADVERB);
  return quoth_item_is(v, c->item - 1, "that") ||
         (c->subject != QUOTH_NONE &&
          v->a->mentions.at[c->subject].kind == QUOTH_MENTION_THING);
}

/* He was reading “The Cold Pier”, she wrote “High Water”: a verb that takes
** works as well as words takes words behind a comma or a colon. */
static bool is_work_done(const place *p, const words *w, const quoth_draft *d) {
  if (w->n < 2 || d->cue == QUOTH_NONE || d->pattern != QUOTH_PATTERN_SVQ)
    return false;
  const quoth_cue *c = &p->v.a->cues.at[d->cue];
  uint16_t flags = quoth_cue_flags(c);
  return d->tight && (flags & QUOTH_CUE_WEAK) && !(flags & QUOTH_CUE_NAMING) &&
         c->item + 1 == p->q && !is_inscribed(&p->v, c);
}

/* agreed on the “Coast Pact”: behind a preposition that the verb does not rule,
** capitals make a name. */
static bool is_in_phrase(const place *p, const words *w, const quoth_draft *d) {
  if (d->cue == QUOTH_NONE || d->pattern != QUOTH_PATTERN_SVQ ||
      w->n_capital < 2 || p->reported)
    return false;
  const quoth_cue *c = &p->v.a->cues.at[d->cue];
  uint16_t flags = quoth_cue_flags(c);
  bool rules = flags & (QUOTH_CUE_NAMING | QUOTH_CUE_THING_OF |
                        QUOTH_CUE_ADDRESSEE | QUOTH_CUE_MIND) ||
               c->stop > c->first + 1;
  return (flags & QUOTH_CUE_WEAK) && !rules && !is_tight(p, w, d) &&
         c->item + 1 + LABEL_ITEMS_MAX >= p->head &&
         follows(p, QUOTH_W_PREPOSITION);
}

/* What a name in marks stands behind: the film, titled, the channel, the
** company. */
#define TITLED                                                                 \
  (QUOTH_W_WORK | QUOTH_W_LABEL | QUOTH_W_MEDIUM | QUOTH_W_ORGANIZATION)

/* told RIA “Novosti”: the second half of an outlet's name. */
static bool after_acronym(const place *p, const words *w) {
  if (w->n > 2 || w->stop_inside || p->q == p->v.first) return false;
  return quoth_item_has(&p->v, p->q - 1, QUOTH_W_OUTLET) &&
         quoth_name_is_acronym(p->v.a, quoth_item_first(&p->v, p->q - 1));
}

/* Evidence for a title or the name of a show, a book, a song. */
static bool is_title(const place *p, const words *w, const quoth_draft *d) {
  if (has_byline(p, w, d) || is_titled(p, w) || has_year(p->v.a, d) ||
      is_letter_cited(p, w, d) || is_spoken_to(p, w, d))
    return true;
  if (!is_title_case(w)) return false;
  if (is_shouted(w) && !is_framed(d)) return true;
  if (follows(p, TITLED)) return true;
  if (after_acronym(p, w)) return true;
  if (is_named(p, w, d) || is_work_done(p, w, d) || is_in_phrase(p, w, d))
    return true;
  bool behind = is_framed_behind(d) || !is_framed(d);
  if (behind && (after_possessive(p) || follows(p, QUOTH_W_PREPOSITION)))
    return w->n < 8;
  if (w->n >= 2 && !d->tight && in_show(p)) return true;
  bool colon = d->pattern == QUOTH_PATTERN_COLON && !is_tight(p, w, d);
  return w->n >= 2 && w->n < 8 && (colon || !is_framed(d));
}

/* ---- scare quotes ---- */

/* known at home as “the Hammer”; who says so is nobody. */
static bool is_known_as(const place *p) {
  static const uint32_t as[] = {W("as")}, known[] = {W("known")};
  bool found = false;
  for (uint32_t n = 2; IS_ONE_OF(p, 1, as) && n <= KNOWN_ITEMS_MAX; n++)
    found |= IS_ONE_OF(p, n, known);
  return found;
}

/* the so called “…”, known at home as “…”, under the pseudonym “…”, words such
** as “…”: marks that point at words. */
static bool is_cited(const place *p) {
  static const uint32_t names[] = {W("pseudonym"), W("alias"), W("nickname")};
  static const uint32_t kinds[] = {W("words"), W("terms"), W("phrases"),
                                   W("names")};
  static const uint32_t as[] = {W("as")}, such[] = {W("such")};
  static const uint32_t called[] = {W("called")}, so[] = {W("so")};
  return IS_ONE_OF(p, 1, names) || is_known_as(p) ||
         (IS_ONE_OF(p, 1, called) && IS_ONE_OF(p, 2, so)) ||
         (IS_ONE_OF(p, 1, as) && IS_ONE_OF(p, 2, such) &&
          IS_ONE_OF(p, 3, kinds));
}

/* “Soft power” is a term for …, the word “never” was …: words that are talked
** about. */
static bool is_defined(const place *p, const words *w) {
  static const uint32_t kinds[] = {W("term"), W("word"), W("phrase"),
                                   W("expression"), W("euphemism")};
  static const uint32_t be[] = {W("is"), W("was")};
  const quoth_view *v = &p->v;
  if (!starts_sentence(p) || w->stop_inside ||
      !QUOTH_ITEM_AMONG(v, p->q + 1, be))
    return false;
  for (uint32_t n = 2; n < 2 + DEFINED_ITEMS_MAX; n++)
    if (QUOTH_ITEM_AMONG(v, p->q + n, kinds)) return true;
  return false;
}

/* has been dubbed a “…”: a name that nobody in the sentence gives. */
static bool is_dubbed(const quoth_article *a, const words *w,
                      const quoth_draft *d) {
  bool by_nobody =
      d->pattern == QUOTH_PATTERN_PASSIVE && d->mention == QUOTH_NONE;
  if (!by_nobody || d->cue == QUOTH_NONE || w->n > 4) return false;
  uint16_t verb = a->cues.at[d->cue].verb;
  return (quoth_cue_entry_at(verb)->flags & QUOTH_CUE_NAMING) != 0;
}

/* called the “coast card” a “losing bet”: what is called something. */
static bool is_object_named(const place *p, const quoth_draft *d) {
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
static bool is_mentioned(const place *p, const words *w, const quoth_draft *d) {
  if (w->stop_inside || d->pattern == QUOTH_PATTERN_SAME_SENTENCE) return false;
  if (!starts_sentence(p)) return d->inherits != QUOTH_NONE;
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
static bool is_denied(const quoth_article *a, const words *w,
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
static float scare_by_frame(const place *p, const words *w,
                            const quoth_draft *d) {
  if (d->pattern == QUOTH_PATTERN_NONE || d->pattern == QUOTH_PATTERN_SUBJECT)
    return 0.3f;
  if (d->inherits != QUOTH_NONE)
    return d->pattern == QUOTH_PATTERN_SAME_SENTENCE ? -0.2f : 0.1f;
  if (d->tight && !is_tight(p, w, d)) return 0.2f;
  return d->tight ? -1.2f : -0.4f;
}

/* The word before: what a verb phrase or a judgement in marks follows was
** said by someone; what "the" points to is a name that all use. */
static float scare_by_word_before(const place *p) {
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
  for (size_t k = 0; k < QUOTH_N_ELEMENT(before); k++)
    if (is_one_of(p, 1, &before[k].word, 1)) return before[k].weight;
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
static bool is_predicate(const place *p, const quoth_marked *m) {
  const quoth_article *a = p->v.a;
  int32_t subject = quoth_mention_before(a, m->open);
  return subject != QUOTH_NONE && a->mentions.at[subject].stop == m->open &&
         a->mentions.at[subject].kind != QUOTH_MENTION_THING &&
         starts_predicate(a, m->first);
}

/* “…,” wrote Ana Reis, who has a “buy” rating: the words tell who speaks, and
** are not what is said. */
static bool is_of_speaker(const place *p, const quoth_draft *d) {
  return d->pattern == QUOTH_PATTERN_VSQ &&
         !quoth_item_punct(&p->v, p->head - 1, ',') &&
         !quoth_item_punct(&p->v, p->head - 1, ':');
}

static float scare_score(const place *p, const words *w, const quoth_draft *d) {
  const quoth_marked *m = &p->v.a->marked.at[d->marked];
  float score =
      scare_by_length(w->n) + scare_by_frame(p, w, d) + scare_by_word_before(p);
  if (follows(p, QUOTH_W_LABEL)) score += 0.6f;
  if (modifies_noun(p, w)) score += 0.5f;
  if (is_mentioned(p, w, d)) score += 0.6f;
  if (is_of_speaker(p, d)) score += 0.8f;
  if (p->single) score += 0.5f;
  if (w->stop_inside) score -= 0.15f;
  if (starts_sentence(p) && w->stop_inside) score -= 0.6f;
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
  bool framed = d->tight && d->cue != QUOTH_NONE && is_framed_behind(d);
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
static bool is_odd_single(const judge *j, const words *w,
                          const quoth_draft *d) {
  return j->a->marked.at[d->marked].single && !j->single_marks &&
         !(d->tight && w->stop_inside);
}

static bool is_no_speech(const judge *j, const place *p, const words *w,
                         const quoth_draft *d) {
  const quoth_article *a = j->a;
  return w->n == 0 || is_denied(a, w, d) || is_cited(p) || is_defined(p, w) ||
         is_dubbed(a, w, d) || is_object_named(p, d) ||
         is_odd_single(j, w, d) || is_attribute(a, &a->marked.at[d->marked]);
}

static uint8_t role_of(const judge *j, const place *p, const words *w,
                       const quoth_draft *d) {
  if (is_no_speech(j, p, w, d)) return QUOTH_ROLE_SCARE;
  if (is_nickname(p, w)) return QUOTH_ROLE_NICKNAME;
  if (is_title(p, w, d) || is_name_in_marks(p, w, d)) return QUOTH_ROLE_TITLE;
  if (scare_score(p, w, d) > SCARE_MIN) return QUOTH_ROLE_SCARE;
  bool whole = w->first_capital && (w->n > 3 || is_framed(d));
  return whole ? QUOTH_ROLE_SPEECH : QUOTH_ROLE_PARTIAL;
}

/* ''fracking'': where the typewriter has no marks of its own, a few words in
** apostrophes are told with the clause around them, if they are speech. */
static bool is_typed_scrap(const words *w, const quoth_draft *d) {
  return w->n < TYPED_WORDS_MIN && !(d->tight && w->first_capital);
}

static void judge_draft(judge *j, quoth_draft *d) {
  const quoth_marked *m = &j->a->marked.at[d->marked];
  words w = words_in(j->a, d->piece[0]);
  place p = place_of(j->a, d);
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
