/*
** content.c: where reported words end, and what stands before a frame or
** beside "according to".  Reads one sentence at a time; decides by its
** punctuation and by the frames that follow, without a parse.
*/
#include "content.h"

#include "grammar.h"

#define PHRASE_ITEMS_MAX  10u /* "in a statement on Friday" */
#define CONTENT_ITEMS_MIN 2u
#define ADDRESSEE_ITEMS_MAX 5u /* "told a Senate panel" */
#define FRAMES_BEHIND     3u /* cues behind one that may end its content */
#define SURE_CUE          0.9f /* weight of cues that only report speech */
#define FIRM_CUE          0.8f /* of cues that seldom do anything else */
#define TURN_ITEMS_MIN    2u /* a clause has more; "Trump, despite …" not */

static const quoth_content no_content;

/* ---- the frame itself ---- */

/* "members and leaders say": the first of two mentions that "and" joins. */
static uint32_t before_joint(const quoth_view *v, uint32_t first) {
  if (first < v->first + 2 || !quoth_item_is(v, first - 1, "and") ||
      !quoth_item_is_word(v, first - 2))
    return first;
  int32_t m = quoth_mention_over(v->a, quoth_item_first(v, first - 2));
  return m == QUOTH_NONE ? first : quoth_item_of(v, v->a->mentions.at[m].first);
}

/* First item of the frame: the subject's, where it stands before the cue. */
uint32_t quoth_frame_first(const quoth_view *v, const quoth_cue *c) {
  uint32_t first = c->item;
  if (c->subject == QUOTH_NONE || c->borrowed) return first;
  const quoth_mention *m = &v->a->mentions.at[c->subject];
  if (m->sentence == v->sentence && m->first < c->first)
    first = quoth_item_of(v, m->first);
  while (first > v->first && quoth_item_has(v, first - 1, QUOTH_W_ADVERB))
    first--;
  return before_joint(v, first);
}

uint32_t quoth_frame_stop(const quoth_view *v, const quoth_cue *c) {
  uint32_t stop = quoth_item_of(v, c->stop - 1) + 1;
  if (c->inverted)
    stop = quoth_item_of(v, v->a->mentions.at[c->subject].stop - 1) + 1;
  return stop;
}

/* Nothing that the cue could report stands behind it. */
static bool is_closed(const quoth_view *v, uint32_t next) {
  if (!quoth_item_in(v, next)) return true;
  if (quoth_item_is_marked(v, next)) return false;
  if (quoth_item_token(v, next)->kind == QUOTH_PUNCT)
    return !quoth_item_punct(v, next, ':');
  return quoth_item_has(v, next,
                        QUOTH_W_PREPOSITION | QUOTH_W_WEEKDAY | QUOTH_W_ADVERB |
                            QUOTH_W_CONJUNCTION | QUOTH_W_SUBORDINATE |
                            QUOTH_W_RELATIVE | QUOTH_W_OBJECT) &&
         !quoth_item_is(v, next, "that") && !quoth_item_is(v, next, "to");
}

/* Behind "a Senate panel" or "AFP", to whom the words were said. */
static uint32_t behind_addressee(const quoth_view *v, uint32_t item) {
  if (!quoth_item_is_word(v, item)) return item;
  int32_t m = quoth_mention_at(v->a, quoth_item_first(v, item));
  if (m != QUOTH_NONE)
    return quoth_item_of(v, v->a->mentions.at[m].stop - 1) + 1;
  if (!quoth_item_has(v, item, QUOTH_W_DETERMINER)) return item;
  for (uint32_t i = item + 1; i <= item + ADDRESSEE_ITEMS_MAX; i++) {
    if (is_closed(v, i)) return i;
    if (quoth_is_verb(v, i)) break;
  }
  return item;
}

/* The same behind "told AFP" and "said last week": neither is content. */
static bool is_frame_closed(const quoth_view *v, const quoth_cue *c) {
  uint32_t next = quoth_frame_stop(v, c);
  if (quoth_cue_flags(c) & QUOTH_CUE_ADDRESSEE) next = behind_addressee(v, next);
  return is_closed(v, quoth_after_time(v, next));
}

/* ---- where a content ends ---- */

/* The cue stands in a clause that a comma ends: "who said …, left", "citing …,
** Reis left". */
static bool in_side_clause(const quoth_view *v, const quoth_cue *c) {
  uint32_t i = c->item;
  bool adjunct = c->passive || (c->form == QUOTH_CUE_GERUND && c->borrowed);
  if (adjunct && i <= v->first + 1) return true; /* Noting that …, he left */
  for (uint32_t n = 0; n < PHRASE_ITEMS_MAX && i > v->first; n++) {
    i--;
    if (quoth_item_punct(v, i, ',') || quoth_item_is_marked(v, i)) return false;
    if (quoth_item_has(v, i, QUOTH_W_RELATIVE) && !quoth_item_is(v, i, "that"))
      return true;
    if (quoth_item_is(v, i, "what")) return true;
    if (quoth_item_has(v, i, QUOTH_W_SUBORDINATE) && !quoth_item_is(v, i, "so"))
      return i <= v->first + 1 || quoth_item_punct(v, i - 1, ',');
  }
  return false;
}

/* A word that turns away from the clause before: though, which, but he … */
static bool turns_away(const quoth_view *v, uint32_t item) {
  static const uint32_t turn[] = {QUOTH_HASH("though"), QUOTH_HASH("although"),
                                  QUOTH_HASH("despite")};
  if (QUOTH_ITEM_AMONG(v, item, turn)) return true;
  return quoth_item_is(v, item, "but") && quoth_opens_phrase(v, item + 1) &&
         quoth_verb_follows(v, item + 2);
}

/* ", in which four died", ", for whom she works": a remark on the clause. */
static bool opens_remark(const quoth_view *v, uint32_t item) {
  uint32_t i = item + quoth_item_has(v, item, QUOTH_W_PREPOSITION);
  return quoth_item_is(v, i, "which") || quoth_item_is(v, i, "whom");
}

/* ", as has the mayor", ", as reported by Radio News": a comparison that the
** writer adds. */
static bool compares(const quoth_view *v, uint32_t item) {
  return quoth_item_is(v, item, "as") &&
         quoth_item_has(v, item + 1, QUOTH_W_AUXILIARY | QUOTH_W_CUE) &&
         !quoth_ends_in(v, item + 1, "ng");
}

/* True where the comma at `item` ends a content that starts at `first`. */
static bool comma_ends(const quoth_view *v, uint32_t first, uint32_t item) {
  uint32_t next = item + 1;
  if (!quoth_item_has(v, next,
                      QUOTH_W_CUE | QUOTH_W_SUBORDINATE | QUOTH_W_RELATIVE |
                          QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION))
    return false;
  if (quoth_item_is(v, next, "according")) return true;
  if (compares(v, next)) return true;
  if (opens_remark(v, next) || turns_away(v, next))
    return item > first + TURN_ITEMS_MIN;
  uint16_t entry;
  uint8_t form;
  if (!quoth_item_has(v, next, QUOTH_W_CUE)) return false;
  if (!quoth_cue_look_up(quoth_item_token(v, next)->hash, &entry, &form))
    return false;
  return form == QUOTH_CUE_GERUND;
}

/* A dash with space around it; "--" is two tokens, of which the first counts. */
static bool is_spaced_dash(const quoth_view *v, uint32_t item) {
  uint32_t next = item + 1;
  if (!quoth_item_dash(v, item) || !quoth_item_token(v, item)->gap)
    return false;
  if (quoth_item_dash(v, next)) next++;
  return quoth_item_in(v, next) && quoth_item_token(v, next)->gap;
}

/* "said he would - a first": behind one dash the writer remarks; two dashes
** enclose an aside of the speaker's. */
static bool is_lone_dash(const quoth_view *v, uint32_t first, uint32_t item) {
  if (!is_spaced_dash(v, item)) return false;
  uint32_t next = item + 1 + quoth_item_dash(v, item + 1);
  if (quoth_item_is(v, next, "including") || quoth_item_is(v, next, "like") ||
      quoth_item_is(v, next + 1, "that"))
    return false;
  for (uint32_t i = next; i < v->stop; i++)
    if (is_spaced_dash(v, i)) return false;
  for (uint32_t i = first; i < item; i++)
    if (is_spaced_dash(v, i)) return false;
  return true;
}

/* "pledge", "plan": a form of a cue without an ending. */
static bool is_base_cue(const quoth_view *v, uint32_t item) {
  uint16_t entry;
  uint8_t form;
  return quoth_item_has(v, item, QUOTH_W_CUE) &&
         quoth_cue_look_up(quoth_item_token(v, item)->hash, &entry, &form) &&
         form == QUOTH_CUE_BASE;
}

/* "but declined to say", "but did not recommend it": who speaks withholds
** more words. */
static bool withholds(const quoth_view *v, uint32_t item) {
  static const uint32_t verbs[] = {QUOTH_HASH("declined"),
                                   QUOTH_HASH("declines"),
                                   QUOTH_HASH("refused"),
                                   QUOTH_HASH("refuses"),
                                   QUOTH_HASH("stopped")};
  uint32_t next = item + 1;
  if (QUOTH_ITEM_AMONG(v, next, verbs)) return true;
  return quoth_item_is(v, next, "did") && quoth_item_is(v, next + 1, "not") &&
         is_base_cue(v, next + 2);
}

/* Nothing but adverbs and auxiliaries stands between two items. */
static bool is_bare_between(const quoth_view *v, uint32_t item, uint32_t cue) {
  for (uint32_t i = item + 1; i < cue; i++)
    if (!quoth_item_has(v, i,
                        QUOTH_W_ADVERB | QUOTH_W_AUXILIARY | QUOTH_W_NEGATION))
      return false;
  return true;
}

/* "and added that", "but has called it", "and calling it": a cue that goes on
** with the same subject. */
static bool conjunction_ends(const quoth_view *v, uint32_t item, uint32_t k) {
  const quoth_article *a = v->a;
  bool gerund = a->cues.at[k].form == QUOTH_CUE_GERUND;
  if (gerund && quoth_ends_in(v, item + 1, "ng")) return true;
  if (withholds(v, item)) return true;
  for (uint32_t i = k + 1; i < a->cues.n && i <= k + FRAMES_BEHIND; i++) {
    const quoth_cue *c = &a->cues.at[i];
    if (c->sentence != v->sentence || c->item > item + 4) break;
    if (c->item < item || c->form != a->cues.at[k].form ||
        !(quoth_cue_flags(c) &
          (QUOTH_CUE_SPEECH | QUOTH_CUE_THAT | QUOTH_CUE_NAMING)))
      continue;
    if (c->borrowed || quoth_frame_first(v, c) == item + 1 ||
        is_bare_between(v, item, c->item))
      return true;
  }
  return false;
}

/* "called it a farce and left early": behind an object or an infinitive, a
** finite verb has the subject of the frame. */
static bool goes_on_beside(const quoth_view *v, uint32_t item) {
  uint32_t next = item + 1;
  while (quoth_item_has(v, next, QUOTH_W_ADVERB))
    next++;
  bool adjective = next > item + 1 && !quoth_item_is_word(v, next + 1);
  bool finite = (quoth_is_verb(v, next) || quoth_ends_in(v, next, "ed")) &&
                !adjective && /* biased and politically motivated */
                !quoth_item_has(v, next, QUOTH_W_BASE) &&
                !quoth_ends_in(v, next, "ng") && !is_base_cue(v, next);
  return quoth_item_has(v, item, QUOTH_W_CONJUNCTION) && finite;
}

/* ", while others said it holds", ", the mayor said it holds", ", compared with
** half who said so": the next clause has its own frame, with what it reports
** behind it. */
static bool next_frame_starts(const quoth_view *v, uint32_t item, uint32_t k) {
  static const uint32_t inner[] = {QUOTH_HASH("when"), QUOTH_HASH("if"),
                                   QUOTH_HASH("because"), QUOTH_HASH("until")};
  const quoth_article *a = v->a;
  bool linked =
      quoth_item_has(v, item + 1, QUOTH_W_SUBORDINATE | QUOTH_W_CONJUNCTION) &&
      !QUOTH_ITEM_AMONG(v, item + 1, inner);
  for (uint32_t i = k + 1; i < a->cues.n && i <= k + FRAMES_BEHIND; i++) {
    const quoth_cue *c = &a->cues.at[i];
    if (c->sentence != v->sentence) break;
    if (c->borrowed || c->item <= item || c->subject == QUOTH_NONE ||
        quoth_cue_flags(c) & QUOTH_CUE_MIND)
      continue;
    uint32_t first = quoth_frame_first(v, c);
    if (linked && first == item + 2) return true;
    bool reports = quoth_cue_flags(c) & QUOTH_CUE_CLAUSE &&
                   !is_frame_closed(v, c) &&
                   (c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PRESENT);
    if (reports && first == item + 1) return true;
  }
  return false;
}

/* "opposed his plan", and no participle: "distracted from it", "full,
** unredacted letter". */
static bool has_object(const quoth_view *v, uint32_t verb) {
  uint32_t next = verb + 1;
  return !quoth_item_is(v, next, "by") && !quoth_item_is(v, next, "from") &&
         quoth_item_has(v, next,
                        QUOTH_W_DETERMINER | QUOTH_W_OBJECT |
                            QUOTH_W_PREPOSITION);
}

/* A finite verb that may go on a frame; behind "and" most auxiliaries go on
** the clause: "and could sink". */
static bool is_second_verb(const quoth_view *v, uint32_t item, bool joined) {
  static const uint32_t past[] = {QUOTH_HASH("has"), QUOTH_HASH("have"),
                                  QUOTH_HASH("had"), QUOTH_HASH("did")};
  if (quoth_ends_in(v, item, "ng") || is_base_cue(v, item) ||
      quoth_item_has(v, item, QUOTH_W_BASE | QUOTH_W_PRONOUN))
    return false;
  bool auxiliary = joined ? QUOTH_ITEM_AMONG(v, item, past)
                          : quoth_item_has(v, item, QUOTH_W_AUXILIARY);
  return auxiliary || quoth_item_has(v, item, QUOTH_W_CUE) ||
         (quoth_ends_in(v, item, "ed") && has_object(v, item));
}

/* "said it holds, called it dear and left": behind a clause that has its verb,
** and no comma yet, a second verb is the frame's. */
static bool frame_goes_on(const quoth_view *v, uint32_t first, uint32_t comma,
                          bool clause) {
  bool joined = quoth_item_is(v, comma + 1, "and");
  uint32_t next = comma + 1 + joined;
  while (quoth_item_has(v, next, QUOTH_W_ADVERB) && !quoth_is_verb(v, next))
    next++;
  if (!is_second_verb(v, next, joined)) return false;
  for (uint32_t i = first; i < comma; i++)
    if (quoth_item_punct(v, i, ',')) return false;
  return !clause || quoth_is_clause(v, first, comma);
}

/* ", S said." behind what cue k reports: a frame around both. */
static bool frame_ends(const quoth_view *v, uint32_t item, uint32_t k) {
  const quoth_article *a = v->a;
  for (uint32_t i = k + 1; i < a->cues.n && i <= k + FRAMES_BEHIND; i++) {
    const quoth_cue *c = &a->cues.at[i];
    if (c->sentence != v->sentence) break;
    if (c->borrowed || c->item <= item || c->subject == QUOTH_NONE) continue;
    if (quoth_frame_first(v, c) == item + 1 && is_frame_closed(v, c))
      return true;
  }
  return false;
}

static bool is_final_punct(const quoth_view *v, uint32_t item) {
  return quoth_item_punct(v, item, '.') || quoth_item_punct(v, item, '!') ||
         quoth_item_punct(v, item, ',') || quoth_item_punct(v, item, ';');
}

/* "… this year, but that": what another frame cut off. */
static bool dangles(const quoth_view *v, uint32_t item) {
  static const uint32_t word[] = {QUOTH_HASH("and"), QUOTH_HASH("but")};
  uint32_t joint = item - quoth_item_is(v, item, "that");
  return QUOTH_ITEM_AMONG(v, joint, word);
}

static uint32_t trimmed(const quoth_view *v, uint32_t first, uint32_t stop) {
  while (stop > first && (is_final_punct(v, stop - 1) ||
                          (stop > first + 1 && dangles(v, stop - 1))))
    stop--;
  return stop;
}

/* Items with which a content can end: the others are stepped over. */
static bool is_joint(const quoth_view *v, uint32_t item) {
  if (quoth_item_is_marked(v, item)) return true;
  const quoth_token *t = quoth_item_token(v, item);
  if (t->kind == QUOTH_PUNCT)
    return t->hash == ',' || t->hash == ';' || quoth_item_dash(v, item);
  return quoth_item_has(v, item, QUOTH_W_CONJUNCTION) ||
         quoth_item_is(v, item, "according");
}

/* The same far behind a cue, where no comma ends for another frame's sake. */
static bool is_far_joint(const quoth_view *v, uint32_t item) {
  bool comma = quoth_item_punct(v, item, ',') || quoth_item_is_marked(v, item);
  return comma ? comma_ends(v, 0, item) : is_joint(v, item);
}

/* The first joint at an item or behind it.  The last answer is kept: the cues
** of a sentence are read in order, and share what stands behind them. */
static uint32_t next_joint(const quoth_view *v, uint32_t item, bool far) {
  quoth_run *plain = &v->a->plain_items[far];
  if (item < plain->first || item > plain->stop)
    *plain = (quoth_run){item, item};
  while (plain->stop < v->stop &&
         !(far ? is_far_joint(v, plain->stop) : is_joint(v, plain->stop)))
    plain->stop++;
  return plain->stop;
}

/* Last item at which a frame behind cue k can end what that reports. */
static uint32_t last_near(const quoth_view *v, uint32_t k, uint32_t first) {
  const quoth_article *a = v->a;
  uint32_t last = k;
  while (last + 1 < a->cues.n && last < k + FRAMES_BEHIND &&
         a->cues.at[last + 1].sentence == v->sentence)
    last++;
  uint32_t item = a->cues.at[last].item;
  return item > first + TURN_ITEMS_MIN ? item : first + TURN_ITEMS_MIN;
}

/* Called it “a farce” (it is), called it “a farce,” and he left: the label in
** marks is the last word. */
static bool label_ends(const quoth_view *v, uint32_t item) {
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[item].marked];
  if (quoth_item_punct(v, item + 1, '(')) return true;
  return quoth_marked_ends_with(v->a, m, ",") &&
         quoth_item_has(v, item + 1, QUOTH_W_CONJUNCTION) &&
         !quoth_item_is_marked(v, item + 2);
}

/* Where what cue k reports ends, when it starts at `first`. */
uint32_t quoth_content_stop(const quoth_view *v, uint32_t k, uint32_t first,
                            bool clause) {
  const quoth_cue *c = &v->a->cues.at[k];
  bool side = in_side_clause(v, c);
  uint32_t near = last_near(v, k, first);
  bool behind_mark = !clause && quoth_item_is_marked(v, first);
  uint32_t i = next_joint(v, first + !behind_mark, false);
  for (; i < v->stop; i = next_joint(v, i + 1, i >= near && !side)) {
    if (quoth_item_punct(v, i, ';') || quoth_item_is(v, i, "according")) break;
    if (quoth_item_punct(v, i, ',') &&
        (side || comma_ends(v, first, i) || frame_ends(v, i, k) ||
         frame_goes_on(v, first, i, clause) ||
         next_frame_starts(v, i, k)))
      break;
    if (quoth_item_is_marked(v, i) &&
        (comma_ends(v, first, i) || frame_ends(v, i, k) ||
         (!clause && label_ends(v, i)))) {
      i++;
      break;
    }
    if (is_lone_dash(v, first, i)) break;
    if (!clause && goes_on_beside(v, i)) break;
    if (quoth_item_has(v, i, QUOTH_W_CONJUNCTION) && conjunction_ends(v, i, k))
      break;
  }
  return trimmed(v, first, i);
}

/* ---- before the frame ---- */

/* More than marks: a content that is one Q alone is no reported speech, and
** one word before a Q only where that says something of it. */
static bool has_words(const quoth_view *v, uint32_t first, uint32_t stop) {
  uint32_t n = 0;
  for (uint32_t i = first; i < stop; i++)
    n += quoth_item_is_word(v, i);
  return n >= CONTENT_ITEMS_MIN || (n == 1 && quoth_is_predicate(v, stop - 1));
}

/* "The plane, built here, is dear, he said on Friday.": a frame that ends its
** sentence reports all before it, if there is any verb. */
static bool is_all_reported(const quoth_view *v, const quoth_cue *c,
                            uint32_t first, uint32_t stop) {
  if (quoth_cue_entry_at(c->verb)->weight < FIRM_CUE) return false;
  for (uint32_t i = first + 1; i < stop; i++)
    if (quoth_is_finite(v, i)) return true;
  return false;
}

/* "Reis was cautious: a deal, she said, is far off": what stands before the
** colon is told of the speaker, and not by her. */
static bool tells_of_speaker(const quoth_view *v, const quoth_cue *c,
                             uint32_t colon) {
  const quoth_article *a = v->a;
  if (c->subject == QUOTH_NONE || colon == v->first) return false;
  const quoth_mention *s = &a->mentions.at[c->subject];
  int32_t m = quoth_mention_before(a, quoth_item_first(v, colon));
  for (; m >= 0 && a->mentions.at[m].sentence == v->sentence; m--) {
    const quoth_mention *x = &a->mentions.at[m];
    bool leads = x->first == quoth_item_first(v, v->first);
    if (s->kind == QUOTH_MENTION_PRONOUN && leads)
      return x->kind == QUOTH_MENTION_NAME || x->kind == QUOTH_MENTION_ROLE;
    if (s->kind == QUOTH_MENTION_NAME && x->kind == QUOTH_MENTION_NAME &&
        a->tokens.at[x->stop - 1].hash == a->tokens.at[s->stop - 1].hash)
      return true;
  }
  return false;
}

/* "Though many voted, none won, S said": who writes concedes, S says the rest.
*/
static uint32_t behind_concession(const quoth_view *v, uint32_t first,
                                  uint32_t stop) {
  static const uint32_t concede[] = {
      QUOTH_HASH("though"), QUOTH_HASH("although"), QUOTH_HASH("despite")};
  uint32_t comma = first;
  if (!QUOTH_ITEM_AMONG(v, first, concede)) return first;
  while (comma < stop && !quoth_item_punct(v, comma, ','))
    comma++;
  bool clause = comma < stop && quoth_is_clause(v, comma + 1, stop);
  return clause ? comma + 1 : first;
}

/* Behind the last full stop of the clause before: ";" or an earlier frame. */
static uint32_t left_first(const quoth_view *v, uint32_t k, uint32_t stop) {
  const quoth_article *a = v->a;
  uint32_t first = v->first;
  if (k > 0 && a->cues.at[k - 1].sentence == v->sentence &&
      a->cues.at[k - 1].inverted)
    first = quoth_frame_stop(v, &a->cues.at[k - 1]);
  bool closed = false;
  for (uint32_t i = stop; i > first; i--) {
    if (quoth_item_punct(v, i - 1, ';')) return i;
    closed = closed || quoth_item_punct(v, i - 1, ')');
    if (quoth_item_punct(v, i - 1, '(') && !closed)
      return i; /* (“…,” she joked) */
    if (quoth_item_punct(v, i - 1, ':') &&
        tells_of_speaker(v, &a->cues.at[k], i - 1))
      return i;
  }
  while (quoth_item_punct(v, first, ','))
    first++;
  return behind_concession(v, first, stop);
}

/* If it rains, S said, “we wait”: the quote goes on with a small letter, and an
** adjunct belongs to it.  In typed marks it is told with all that stands there;
** behind a frame that starts a new sentence with ''In'' what leads is the
** frame's. */
static bool quote_goes_on(const quoth_view *v, uint32_t k, uint32_t first,
                          uint32_t stop, uint32_t quote) {
  bool framed = k > 0 && v->a->cues.at[k - 1].sentence == v->sentence &&
                v->a->cues.at[k - 1].subject != QUOTH_NONE;
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[quote].marked];
  if (v->a->tokens.at[m->first].flags & QUOTH_CAPITAL) return false;
  bool adjunct =
      !framed && stop > first + 2 &&
      quoth_item_has(v, first, QUOTH_W_SUBORDINATE | QUOTH_W_PREPOSITION);
  return m->typed || adjunct;
}

/* The comma that closes "X, S said on Monday, Y"; v->stop for none. */
static uint32_t closing_comma(const quoth_view *v, uint32_t next) {
  for (uint32_t i = next; i < v->stop && i < next + PHRASE_ITEMS_MAX; i++) {
    if (quoth_item_punct(v, i, ','))
      return quoth_verb_follows(v, i + 1) ? i : v->stop;
    bool verb = quoth_is_verb(v, i) && !quoth_item_capital(v, i);
    if (verb || quoth_item_is_marked(v, i)) break;
  }
  return v->stop;
}

/* May the cue report what stands before it? */
static bool reports_before(const quoth_view *v, const quoth_cue *c) {
  bool finite = c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PRESENT ||
                c->form == QUOTH_CUE_BASE;
  bool reports = quoth_cue_flags(c) & (QUOTH_CUE_CLAUSE | QUOTH_CUE_THAT);
  bool aside = c->item > v->first && quoth_item_is(v, c->item - 1, "having");
  if (!finite || !reports || c->borrowed || c->passive || aside) return false;
  uint32_t fs = quoth_frame_first(v, c);
  bool parted = quoth_item_punct(v, fs - 1, ',') ||
                (quoth_item_is_marked(v, fs - 1) &&
                 (fs > v->first + 2 || quoth_is_predicate(v, fs - 1)));
  return fs > v->first + 1 && parted && is_frame_closed(v, c);
}

/* “…,” said S - “…,” he added: a quote with its own frame is not reported. */
static bool holds_framed_quote(const quoth_view *v, uint32_t k,
                               uint32_t first) {
  const quoth_article *a = v->a;
  if (!quoth_item_is_marked(v, first)) return false;
  for (uint32_t i = k; i-- > 0 && a->cues.at[i].sentence == v->sentence;) {
    const quoth_cue *c = &a->cues.at[i];
    if (c->item < first) break;
    if ((quoth_cue_flags(c) & QUOTH_CUE_SPEECH) && c->subject != QUOTH_NONE)
      return true;
  }
  return false;
}

/* Does the content that a frame interrupts go on behind its second comma?
** "Rates, S said on Monday, will fall", "It was, S said, a farce". */
static bool resumes(const quoth_view *v, const quoth_cue *c, uint32_t stop,
                    uint32_t comma, bool clause) {
  uint32_t next = comma + 1;
  bool verb = quoth_item_has(v, next, QUOTH_W_AUXILIARY | QUOTH_W_VERB) &&
              !quoth_item_has(v, next, QUOTH_W_PRONOUN | QUOTH_W_DETERMINER);
  if (verb || quoth_item_has(v, stop - 1, QUOTH_W_AUXILIARY)) return true;
  bool bare = comma == quoth_frame_stop(v, c) && !c->inverted;
  if (quoth_item_is(v, next, "without")) return false; /* giving details */
  if (bare && clause && quoth_item_has(v, next, QUOTH_W_PREPOSITION) &&
      !quoth_item_has(v, next, QUOTH_W_SUBORDINATE))
    return true;
  bool aside = clause && (!bare || quoth_item_has(v, next, QUOTH_W_DETERMINER));
  return !aside && quoth_verb_follows(v, next);
}

/* "Rates, S said, “will fall”": a noun phrase, and its verb in marks. */
static bool is_split_by(const quoth_view *v, uint32_t first, uint32_t stop,
                        uint32_t quote) {
  const quoth_marked *m = &v->a->marked.at[v->a->items.at[quote].marked];
  const quoth_token *word = &v->a->tokens.at[m->first];
  if (word->kind != QUOTH_WORD || word->flags & QUOTH_CAPITAL) return false;
  if (quoth_item_has(v, first, QUOTH_W_ADVERB | QUOTH_W_SUBORDINATE) ||
      !quoth_opens_phrase(v, first) || quoth_ends_in(v, first, "ng"))
    return false;
  for (uint32_t i = first; i < stop; i++)
    if (!quoth_item_is_word(v, i)) return false;
  return !quoth_item_has(v, first, QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION);
}

/* A cue that opens the sentence without a subject of its own. */
static bool is_participle(const quoth_view *v, uint32_t item) {
  uint16_t entry;
  uint8_t form;
  return quoth_item_has(v, item, QUOTH_W_CUE) && item == v->first &&
         quoth_cue_look_up(quoth_item_token(v, item)->hash, &entry, &form) &&
         form == QUOTH_CUE_PAST &&
         quoth_cue_entry_at(entry)->flags & QUOTH_CUE_SPEECH;
}

quoth_content quoth_content_before(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  quoth_content found = no_content;
  if (!reports_before(v, c)) return found;
  uint32_t fs = quoth_frame_first(v, c), next = quoth_frame_stop(v, c);
  uint32_t first = left_first(v, k, fs), stop = trimmed(v, first, fs);
  uint32_t comma = closing_comma(v, next);
  bool clause = quoth_is_clause(v, first, stop) ||
                (comma == v->stop && is_all_reported(v, c, first, stop));
  if (stop <= first || (!clause && comma == v->stop)) return found;
  if (quoth_item_is_marked(v, stop - 1) && quoth_item_punct(v, stop - 2, ':'))
    return found; /* S2 went on: “…,” S said */
  if (clause && !has_words(v, first, stop)) return found;
  if (is_participle(v, first)) return found; /* Asked what it was, */
  if (holds_framed_quote(v, k, first)) return found;
  found.first = first;
  found.stop = stop;
  found.pattern = QUOTH_PATTERN_TRAILING;
  bool quote_next =
      quoth_item_punct(v, next, ',') && quoth_item_is_marked(v, next + 1);
  bool whole = clause && c->inverted;
  bool split = quote_next && is_split_by(v, first, stop, next + 1);
  if (quote_next && !whole && !split &&
      !quote_goes_on(v, k, first, stop, next + 1))
    return no_content;
  bool goes_on = comma < v->stop && !comma_ends(v, first, comma) &&
                 !conjunction_ends(v, comma + 1, k) && /* , and vowed to */
                 (quote_next ? !whole : resumes(v, c, stop, comma, clause));
  if (goes_on) {
    found.second = comma + 1;
    found.second_stop = quoth_content_stop(v, k, comma + 1, true);
  }
  return clause || goes_on ? found : no_content;
}

/* ---- as S said ---- */

/* May the cue be that of "As S noted, X" or "X, as S noted"? */
static bool compares_to_content(const quoth_view *v, const quoth_cue *c) {
  bool plural =
      c->form == QUOTH_CUE_PRESENT &&
      quoth_cue_flags(c) & QUOTH_CUE_HOMOGRAPH; /* As member states, … */
  bool finite = c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PRESENT;
  bool reports = quoth_cue_flags(c) & (QUOTH_CUE_CLAUSE | QUOTH_CUE_THAT) &&
                 !(quoth_cue_flags(c) & QUOTH_CUE_MIND);
  if (plural || !finite || !reports || c->borrowed || c->passive || c->inverted)
    return false;
  uint32_t fs = quoth_frame_first(v, c);
  return fs > v->first && quoth_item_is(v, fs - 1, "as");
}

/* As S noted, X.  However, as S noted, X.  And as S noted, X. */
static bool leads_content(const quoth_view *v, uint32_t as) {
  if (as == v->first || quoth_item_punct(v, as - 1, '(') ||
      quoth_item_has(v, as - 1, QUOTH_W_CONJUNCTION))
    return true;
  return as == v->first + 2 && quoth_item_punct(v, as - 1, ',');
}

/* X, as S has said.  X, as S has said, will Y. */
static quoth_content content_beside_as(const quoth_view *v, uint32_t k,
                                       uint32_t as, uint32_t comma) {
  quoth_content found = no_content;
  if (as < v->first + 2 || !quoth_item_punct(v, as - 1, ',')) return found;
  uint32_t first = left_first(v, k, as), stop = trimmed(v, first, as);
  bool clause = quoth_is_clause(v, first, stop), ends = comma == v->stop;
  const quoth_cue *c = &v->a->cues.at[k];
  if (stop <= first || clause != ends || !has_words(v, first, stop) ||
      !is_frame_closed(v, c) ||
      quoth_cue_entry_at(c->verb)->weight < FIRM_CUE)
    return found;
  found.first = first;
  found.stop = stop;
  found.pattern = QUOTH_PATTERN_ACCORDING;
  if (ends) return found;
  if (!resumes(v, c, stop, comma, false)) return no_content;
  found.second = comma + 1;
  found.second_stop = quoth_content_stop(v, k, comma + 1, true);
  return found;
}

quoth_content quoth_content_as(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  quoth_content found = no_content;
  if (!compares_to_content(v, c)) return found;
  uint32_t as = quoth_frame_first(v, c) - 1;
  uint32_t comma = closing_comma(v, quoth_frame_stop(v, c));
  if (!leads_content(v, as)) return content_beside_as(v, k, as, comma);
  if (comma == v->stop || quoth_item_is_marked(v, comma + 1) ||
      !(is_frame_closed(v, c) ||
        quoth_item_is(v, quoth_frame_stop(v, c), "to")))
    return found;
  found.first = comma + 1;
  found.stop = trimmed(v, comma + 1, v->stop);
  found.pattern = QUOTH_PATTERN_ACCORDING;
  return found;
}

/* ---- according to ---- */

/* The last item of the source's noun phrase and what belongs to it: at the
** comma, or before the verb of a clause that no comma parts from it. */
static uint32_t source_stop(const quoth_view *v, const quoth_cue *c) {
  uint32_t i = quoth_frame_stop(v, c), behind = i;
  if (c->subject != QUOTH_NONE)
    behind = quoth_item_of(v, v->a->mentions.at[c->subject].stop - 1) + 1;
  for (i = behind; i < v->stop && !quoth_item_punct(v, i, ','); i++)
    if (quoth_is_verb(v, i) && c->item <= v->first + 1 &&
        quoth_opens_phrase(v, behind))
      return behind - 1;
  return i;
}

/* "S said X, according to O": O is a source of S's words, no speaker. */
static bool is_source_only(const quoth_view *v, uint32_t k,
                           const quoth_content *found) {
  const quoth_article *a = v->a;
  for (uint32_t i = k; i-- > 0 && a->cues.at[i].sentence == v->sentence;) {
    const quoth_cue *c = &a->cues.at[i];
    bool finite = !c->infinitive &&
                  (c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PRESENT);
    bool says = quoth_cue_flags(c) & QUOTH_CUE_CLAUSE &&
                !(quoth_cue_flags(c) & QUOTH_CUE_WEAK);
    bool quotes = quoth_cue_flags(c) & QUOTH_CUE_SPEECH &&
                  quoth_item_is_marked(v, found->first);
    if (finite && (says || quotes) && c->subject != QUOTH_NONE &&
        c->item >= found->first)
      return true;
  }
  return false;
}

/* "According to the data Oslo grows": no comma tells where the source ends, and
** a paper has no name behind it as a person has. */
static bool runs_on(const quoth_view *v, const quoth_cue *c) {
  if (c->subject == QUOTH_NONE) return false;
  const quoth_mention *m = &v->a->mentions.at[c->subject];
  return m->name_stop == m->stop && m->name_first > m->first &&
         m->name_first < m->name_stop &&
         quoth_word_has(v->a, m->name_first - 1, QUOTH_W_PAPER);
}

/* "the study, published in May, rates …": the comma behind an aside that a
** participle or a relative opens; `comma` itself where there is none. */
static uint32_t behind_aside(const quoth_view *v, uint32_t comma) {
  bool aside = quoth_item_has(v, comma + 1, QUOTH_W_RELATIVE) ||
               (quoth_ends_in(v, comma + 1, "ed") &&
                quoth_item_has(v, comma + 2, QUOTH_W_PREPOSITION));
  for (uint32_t i = comma + 1; aside && i < v->stop; i++)
    if (quoth_item_punct(v, i, ',')) return i;
  return comma;
}

quoth_content quoth_content_according(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  quoth_content found = no_content;
  uint32_t comma = source_stop(v, c);
  if (runs_on(v, c)) return found;
  if (c->item <= v->first + 1) {
    comma = behind_aside(v, comma);
    if (comma + CONTENT_ITEMS_MIN >= v->stop) return found;
    found.first = comma + 1;
    found.stop = trimmed(v, comma + 1, v->stop);
  } else {
    found.first = left_first(v, k, c->item);
    found.stop = trimmed(v, found.first, c->item);
    if (found.stop <= found.first) return no_content;
    bool clause = quoth_is_clause(v, found.first, found.stop);
    if (!clause && found.first > v->first) return no_content; /* a remnant */
    if (!clause && comma + CONTENT_ITEMS_MIN < v->stop) {
      found.second = comma + 1;
      found.second_stop = trimmed(v, comma + 1, v->stop);
    } else if (!has_words(v, found.first, found.stop)) {
      return no_content;
    }
  }
  if (is_source_only(v, k, &found)) return no_content;
  found.pattern = QUOTH_PATTERN_ACCORDING;
  return found;
}
