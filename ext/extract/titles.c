/*
** titles.c: which words in marks are a name: the title of a work or a show, a
** nickname, “Islamic State”.  By how they are written and what they stand
** beside; whether they are speech after all is for speech.c.
*/
#include "titles.h"

#include "names.h"

#define W QUOTH_HASH

/* What is longer is no title, also behind "titled". */
#define TITLE_WORDS_MAX 20u

/* A headline in capitals has so many words or more. */
#define SHOUTED_WORDS_MIN 4u

static bool is_title_case(const quoth_wording *w) {
  return w->n_lower == 0 && w->n_capital > 0 &&
         (w->first_capital || w->first_number);
}

static bool is_shouted(const quoth_wording *w) {
  return w->n >= SHOUTED_WORDS_MIN && w->n_caps * 2 > w->n;
}

/* the Herald’s “…”, CBS’ “…” */
static bool after_possessive(const quoth_place *p) {
  if (p->head == p->v.first || quoth_item_is_marked(&p->v, p->head - 1))
    return false;
  const quoth_token *t = quoth_item_token(&p->v, p->head - 1);
  bool plural = t->kind == QUOTH_MARK && !t->gap && p->head - 1 > p->v.first &&
                quoth_item_is_word(&p->v, p->head - 2);
  return plural || (t->flags & QUOTH_POSSESSIVE);
}

bool quoth_is_nickname(const quoth_place *p, const quoth_wording *w) {
  return w->n <= 2 && w->first_capital && !w->stop_inside &&
         p->q > p->v.first && quoth_item_capital(&p->v, p->q - 1) &&
         quoth_item_capital(&p->v, p->q + 1) &&
         !quoth_item_has(&p->v, p->q - 1, QUOTH_W_PREPOSITION);
}

bool quoth_is_name(const quoth_place *p, const quoth_wording *w,
                   const quoth_draft *d) {
  return w->n <= 3 && w->first_capital && !w->stop_inside && !d->tight &&
         d->pattern != QUOTH_PATTERN_SVQ && !quoth_place_leads(p) &&
         w->n_first_person == 0;
}

/* on “Meet the Press”, with “Radio Elmen” */
static bool in_show(const quoth_place *p) {
  static const uint32_t before[] = {W("on"), W("in"), W("at"), W("with")};
  return QUOTH_PLACE_AMONG(p, 1, before);
}

/* “A Night at the Pier,” by Ana Reis; … by the Herald's Ana Reis.  What has no
** comma must look like a title: was called “a night” by Ana Reis. */
static bool has_byline(const quoth_place *p, const quoth_wording *w,
                       const quoth_draft *d) {
  bool ends = w->stop_inside ||
              (is_title_case(w) && d->pattern != QUOTH_PATTERN_PASSIVE);
  return ends && quoth_item_is(&p->v, p->q + 1, "by") &&
         (quoth_item_capital(&p->v, p->q + 2) ||
          quoth_item_capital(&p->v, p->q + 3));
}

/* an essay titled “Why I stayed”, a memo called “What we know”: in small
** letters too. */
static bool is_titled(const quoth_place *p, const quoth_wording *w) {
  static const uint32_t titled[] = {W("titled"),    W("entitled"),
                                    W("headlined"), W("captioned"),
                                    W("subtitled"), W("retitled")};
  static const uint32_t called[] = {W("called"), W("named")};
  bool comma =
      p->head > p->v.first && quoth_item_punct(&p->v, p->head - 1, ',');
  if (w->n > TITLE_WORDS_MAX) return false;
  if (QUOTH_PLACE_AMONG(p, 1 + comma, titled)) return true;
  return w->first_capital && QUOTH_PLACE_AMONG(p, 1, called) &&
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
static bool is_letter_cited(const quoth_place *p, const quoth_wording *w,
                            const quoth_draft *d) {
  bool opens = p->q > p->v.first && quoth_item_punct(&p->v, p->q - 1, '(');
  return opens && w->comma_inside && !quoth_draft_framed(d) &&
         quoth_item_capital(&p->v, p->q + 1);
}

/* told “Good Evening, Elmen” that …: a verb that needs someone to speak to has
** the name of a show there, not what it says. */
static bool is_spoken_to(const quoth_place *p, const quoth_wording *w,
                         const quoth_draft *d) {
  if (d->cue == QUOTH_NONE || !is_title_case(w) || w->stop_inside) return false;
  const quoth_cue *c = &p->v.a->cues.at[d->cue];
  return (quoth_cue_flags(c) & QUOTH_CUE_ADDRESSEE) && c->item + 1 == p->q;
}

/* Who makes works, or plays in them. */
static const uint32_t authors[] = {
    W("author"),   W("authors"),   W("co-author"), W("co-authors"),
    W("editor"),   W("editors"),   W("writer"),    W("writers"),
    W("director"), W("directors"), W("host"),      W("hosts"),
    W("star"),     W("stars"),     W("producer"),  W("actor"),
    W("actress"),  W("creator"),   W("presenter"), W("screenwriter")};

/* “Tidewater” director Ana Reis */
static bool before_author(const quoth_place *p) {
  return quoth_item_capital(&p->v, p->q + 2) &&
         QUOTH_ITEM_AMONG(&p->v, p->q + 1, authors);
}

/* “Tidewater,” a film in black and white, won: an apposition tells what it is.
*/
static bool is_told_of(const quoth_place *p, const quoth_wording *w,
                       const quoth_draft *d) {
  return quoth_place_leads(p) && !quoth_draft_framed(d) && w->n < 4 &&
         (w->comma_inside || quoth_item_punct(&p->v, p->q + 1, ',')) &&
         quoth_item_has(&p->v, p->q + 1 + !w->comma_inside, QUOTH_W_DETERMINER);
}

/* author of “…”, the editors of the “…” */
static bool after_author(const quoth_place *p) {
  static const uint32_t the[] = {W("the")}, of[] = {W("of")};
  uint32_t back = QUOTH_PLACE_AMONG(p, 1, the) ? 2 : 1;
  return QUOTH_PLACE_AMONG(p, back, of) &&
         QUOTH_PLACE_AMONG(p, back + 1, authors);
}

/* ABC’s “Good Evening”, the “Save Our Pier” movement, “High Water” is a film:
** what has title case is a name where a name stands.  His “Never Again” remark
** is none. */
static bool is_named(const quoth_place *p, const quoth_wording *w,
                     const quoth_draft *d) {
  if (w->n < 2 || quoth_place_is_tight(p, w, d)) return false;
  if (quoth_item_has(&p->v, p->q + 1, QUOTH_W_UTTERANCE)) return false;
  bool subject =
      quoth_place_leads(p) &&
      quoth_item_has(&p->v, p->q + 1, QUOTH_W_AUXILIARY | QUOTH_W_VERB);
  return subject || after_possessive(p) || quoth_place_modifies(p, w) ||
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
static bool is_work_done(const quoth_place *p, const quoth_wording *w,
                         const quoth_draft *d) {
  if (w->n < 2 || d->cue == QUOTH_NONE || d->pattern != QUOTH_PATTERN_SVQ)
    return false;
  const quoth_cue *c = &p->v.a->cues.at[d->cue];
  uint16_t flags = quoth_cue_flags(c);
  return d->tight && (flags & QUOTH_CUE_WEAK) && !(flags & QUOTH_CUE_NAMING) &&
         c->item + 1 == p->q && !is_inscribed(&p->v, c);
}

/* agreed on the “Coast Pact”: behind a preposition that the verb does not rule,
** capitals make a name. */
static bool is_in_phrase(const quoth_place *p, const quoth_wording *w,
                         const quoth_draft *d) {
  static const uint32_t in[] = {W("in")};
  uint32_t least =
      QUOTH_PLACE_AMONG(p, 1, in) ? 1 : 2; /* fame in “High Water” */
  if (d->cue == QUOTH_NONE || d->pattern != QUOTH_PATTERN_SVQ ||
      w->n_capital < least || p->reported)
    return false;
  const quoth_cue *c = &p->v.a->cues.at[d->cue];
  uint16_t flags = quoth_cue_flags(c);
  bool rules = flags & (QUOTH_CUE_NAMING | QUOTH_CUE_THING_OF |
                        QUOTH_CUE_ADDRESSEE | QUOTH_CUE_MIND) ||
               c->stop > c->first + 1;
  return (flags & QUOTH_CUE_WEAK) && !rules && !quoth_place_is_tight(p, w, d) &&
         c->item + 1 + QUOTH_LABEL_ITEMS_MAX >= p->head &&
         quoth_place_follows(p, QUOTH_W_PREPOSITION);
}

/* What a name in marks stands behind: the film, titled, the channel, the
** company. */
#define TITLED                                                                 \
  (QUOTH_W_WORK | QUOTH_W_LABEL | QUOTH_W_MEDIUM | QUOTH_W_ORGANIZATION)

/* told RIA “Novosti”: the second half of an outlet's name. */
static bool after_acronym(const quoth_place *p, const quoth_wording *w) {
  if (w->n > 2 || w->stop_inside || p->q == p->v.first) return false;
  return quoth_item_has(&p->v, p->q - 1, QUOTH_W_OUTLET) &&
         quoth_name_is_acronym(p->v.a, quoth_item_first(&p->v, p->q - 1));
}

bool quoth_is_title(const quoth_place *p, const quoth_wording *w,
                    const quoth_draft *d) {
  if (has_byline(p, w, d) || is_titled(p, w) || has_year(p->v.a, d) ||
      is_letter_cited(p, w, d) || is_spoken_to(p, w, d))
    return true;
  if (!is_title_case(w)) return false;
  if (is_shouted(w) && !quoth_draft_framed(d)) return true;
  if (quoth_place_follows(p, TITLED)) return true;
  if (after_acronym(p, w) || before_author(p) || is_told_of(p, w, d))
    return true;
  if (is_named(p, w, d) || is_work_done(p, w, d) || is_in_phrase(p, w, d))
    return true;
  bool behind = quoth_draft_framed_behind(d) || !quoth_draft_framed(d);
  if (behind &&
      (after_possessive(p) || quoth_place_follows(p, QUOTH_W_PREPOSITION)))
    return w->n < 8;
  if (w->n >= 2 && !d->tight && in_show(p)) return true;
  bool colon =
      d->pattern == QUOTH_PATTERN_COLON && !quoth_place_is_tight(p, w, d);
  return w->n >= 2 && w->n < 8 && (colon || !quoth_draft_framed(d));
}
