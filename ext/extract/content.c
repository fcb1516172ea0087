/*
** content.c: where reported words end, and where the frame beside them starts
** and stops.  Reads one sentence at a time; decides by its punctuation and by
** the frames that follow, without a parse.
*/
#include "content.h"

#include "grammar.h"
#include "noun_phrases.h"

#define PHRASE_ITEMS_MAX    10u /* "in a statement on Friday" */
#define ADDRESSEE_ITEMS_MAX 5u  /* "told a Senate panel" */
#define CLAUSE_ITEMS_MAX    60u /* a clause that a second verb may follow */
#define LEAD_ADVERBS_MAX    2u  /* "but so far" */
#define FRAMES_BEHIND       3u  /* cues behind one that may end its content */
#define SURE_CUE            0.9f /* weight of cues that only report speech */
#define IDLE_CUE            0.4f /* weight of "allow": ", allowing you to" */
#define TURN_ITEMS_MIN      2u /* a clause has more; "Trump, despite …" not */

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
  if (quoth_item_is(v, next, "according")) return true;
  if (quoth_item_punct(v, next + 1, ':')) return false; /* replied sharply: */
  if (quoth_item_has(v, next, QUOTH_W_OBJECT) &&
      quoth_item_is(v, next + 1, "to"))
    return false; /* expected him to */
  return quoth_item_has(v, next,
                        QUOTH_W_PREPOSITION | QUOTH_W_WEEKDAY | QUOTH_W_ADVERB |
                            QUOTH_W_CONJUNCTION | QUOTH_W_SUBORDINATE |
                            QUOTH_W_RELATIVE | QUOTH_W_OBJECT) &&
         !quoth_item_is(v, next, "that") && !quoth_item_is(v, next, "to");
}

/* "will find it harder to", "told the embassy of the arrest": the cue goes on,
** and has what stands behind it. */
static bool goes_on(const quoth_view *v, const quoth_cue *c, uint32_t next) {
  uint32_t stop = quoth_frame_stop(v, c);
  if (next == stop)
    return !c->inverted && !(quoth_cue_flags(c) & QUOTH_CUE_ADDRESSEE) &&
           quoth_item_is(v, next, "it");
  return quoth_item_is(v, next, "of") || quoth_item_is(v, next, "about");
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
bool quoth_frame_closed(const quoth_view *v, const quoth_cue *c) {
  uint32_t next = quoth_frame_stop(v, c);
  if (quoth_cue_flags(c) & QUOTH_CUE_ADDRESSEE)
    next = behind_addressee(v, next);
  if (goes_on(v, c, next)) return false;
  if (c->inverted && quoth_paper_told_of(v, c->subject, next)) return true;
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
  bool that = quoth_item_is(v, item + 1, "that") && /* but that rates rise */
              !quoth_item_has(v, item + 2, QUOTH_W_AUXILIARY);
  return quoth_item_is(v, item, "but") && !that &&
         quoth_opens_phrase(v, item + 1) && quoth_verb_follows(v, item + 2);
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
         !quoth_item_is(v, item + 2, "as") && /* as long as */
         !quoth_ends_in(v, item + 1, "ng");
}

/* True where the comma at `item` ends a content that starts at `first`. */
bool quoth_comma_ends(const quoth_view *v, uint32_t first, uint32_t item) {
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
  return form == QUOTH_CUE_GERUND &&
         quoth_cue_entry_at(entry)->weight > IDLE_CUE;
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

/* A cue of this form, wherever it stands. */
static bool is_cue_form(const quoth_view *v, uint32_t item, uint8_t wanted) {
  uint16_t entry;
  uint8_t form;
  return quoth_item_has(v, item, QUOTH_W_CUE) &&
         quoth_cue_look_up(quoth_item_token(v, item)->hash, &entry, &form) &&
         form == wanted;
}

/* "pledge", "plan": a form of a cue without an ending. */
static bool is_base_cue(const quoth_view *v, uint32_t item) {
  return is_cue_form(v, item, QUOTH_CUE_BASE);
}

/* "but declined to say", "but did not recommend it": who speaks withholds
** more words. */
static bool withholds(const quoth_view *v, uint32_t item) {
  static const uint32_t verbs[] = {
      QUOTH_HASH("declined"), QUOTH_HASH("declines"), QUOTH_HASH("refused"),
      QUOTH_HASH("refuses"), QUOTH_HASH("stopped")};
  uint32_t next = item + 1;
  if (QUOTH_ITEM_AMONG(v, next, verbs)) return true;
  return quoth_item_is(v, next, "did") && quoth_item_is(v, next + 1, "not") &&
         is_base_cue(v, next + 2) && !quoth_item_is(v, next + 2, "feel");
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
bool quoth_conjunction_ends(const quoth_view *v, uint32_t item, uint32_t k) {
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
                !quoth_ends_in(v, next, "ng") &&
                !is_cue_form(v, next, QUOTH_CUE_BASE) &&
                !is_cue_form(v, next, QUOTH_CUE_PARTICIPLE); /* written */
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
                   !quoth_frame_closed(v, c) &&
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
         !(quoth_item_is(v, next, "with") &&
           !quoth_item_is(v, verb, "compared")) &&
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
  if (quoth_item_is(v, next, "well")) return false; /* well thought out */
  while (quoth_item_has(v, next, QUOTH_W_ADVERB) && !quoth_is_verb(v, next))
    next++;
  if (!is_second_verb(v, next, joined) || comma > first + CLAUSE_ITEMS_MAX)
    return false;
  if (next == comma + 1 && quoth_item_is(v, next + 1, "as"))
    return false; /* a man, identified as Ott, */
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
    if (quoth_frame_first(v, c) == item + 1 && quoth_frame_closed(v, c))
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

/* (S said it leaks.): the bracket was opened before what S said. */
static bool closes_outer(const quoth_view *v, uint32_t first, uint32_t item) {
  if (!quoth_item_punct(v, item, ')')) return false;
  for (uint32_t i = item; i-- > first && i + CLAUSE_ITEMS_MAX > item;)
    if (quoth_item_punct(v, i, '(')) return false;
  return true;
}

/* "…, but so far", "… and now": what another frame cut off, and the adverbs that
** lead there. */
static uint32_t behind_lead(const quoth_view *v, uint32_t first,
                            uint32_t stop) {
  uint32_t i = stop;
  while (i > first + 2 && stop - i < LEAD_ADVERBS_MAX &&
         (quoth_item_has(v, i - 1, QUOTH_W_ADVERB) ||
          quoth_item_is(v, i - 1, "so") || quoth_item_is(v, i - 1, "far")))
    i--;
  return i < stop && dangles(v, i - 1) && !quoth_item_is(v, i - 1, "that")
             ? i
             : stop;
}

uint32_t quoth_content_trim(const quoth_view *v, uint32_t first,
                            uint32_t stop) {
  if (stop > first && closes_outer(v, first, stop - 1)) stop--;
  stop = behind_lead(v, first, stop);
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
  return comma ? quoth_comma_ends(v, 0, item) : is_joint(v, item);
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

/* "said the break-up of the sheet, which", "that the chair, Ana Reis,": a comma
** behind the subject of a clause that still wants its verb. */
static bool wants_verb(const quoth_view *v, const quoth_cue *c, uint32_t first,
                       uint32_t comma) {
  bool that = quoth_item_is(v, first - 1, "that") ||
              (quoth_item_has(v, comma + 1, QUOTH_W_RELATIVE) &&
               quoth_behind_remark(v, comma + 1) > comma + 1);
  bool sure = quoth_cue_entry_at(c->verb)->weight >= SURE_CUE &&
              !(quoth_cue_flags(c) & QUOTH_CUE_THING);
  if (!(that || sure) || comma > first + CLAUSE_ITEMS_MAX ||
      !quoth_opens_phrase(v, first) || turns_away(v, comma + 1) ||
      quoth_item_has(v, comma + 1, QUOTH_W_PRONOUN))
    return false;
  for (uint32_t i = first + 1; i < comma; i++)
    if (quoth_item_is_marked(v, i)) return false;
  return !quoth_is_contracted(v, first) &&
         !quoth_verb_between(v, first + 1, comma);
}

/* "said she ran and lied, and that she was ill": a second "that" behind a comma
** goes on what the first verb reports; v->first for none. */
static uint32_t second_that(const quoth_view *v, uint32_t first) {
  for (uint32_t i = first; i + 3 < v->stop; i++) {
    if (quoth_item_punct(v, i, ';') || quoth_item_is_marked(v, i) ||
        (quoth_item_punct(v, i, ',') && !quoth_item_is(v, i + 1, "and")))
      break;
    if (quoth_item_punct(v, i, ',') && quoth_item_is(v, i + 2, "that") &&
        quoth_item_has(v, i + 3, QUOTH_W_PRONOUN | QUOTH_W_DETERMINER))
      return i;
    if (quoth_item_is(v, i, "that")) break;
  }
  return v->first;
}

/* Where what cue k reports ends, when it starts at `first`. */
uint32_t quoth_content_stop(const quoth_view *v, uint32_t k, uint32_t first,
                            bool clause) {
  const quoth_cue *c = &v->a->cues.at[k];
  bool side = in_side_clause(v, c);
  uint32_t near = last_near(v, k, first), that = second_that(v, first);
  bool behind_mark = !clause && quoth_item_is_marked(v, first);
  uint32_t i = next_joint(v, first + !behind_mark, false);
  for (; i < v->stop; i = next_joint(v, i + 1, i >= near && !side)) {
    if (i < that) continue;
    if (quoth_item_punct(v, i, ';') || quoth_item_is(v, i, "according")) break;
    bool comma = quoth_item_punct(v, i, ',');
    if (comma && !frame_ends(v, i, k) && clause && wants_verb(v, c, first, i))
      continue;
    if (comma &&
        (side || quoth_comma_ends(v, first, i) || frame_ends(v, i, k) ||
         frame_goes_on(v, first, i, clause) || next_frame_starts(v, i, k)))
      break;
    if (quoth_item_is_marked(v, i) &&
        (quoth_comma_ends(v, first, i) || frame_ends(v, i, k) ||
         (!clause && label_ends(v, i)))) {
      i++;
      break;
    }
    if (is_lone_dash(v, first, i)) break;
    if (!clause && goes_on_beside(v, i)) break;
    if (quoth_item_has(v, i, QUOTH_W_CONJUNCTION) &&
        quoth_conjunction_ends(v, i, k))
      break;
  }
  return quoth_content_trim(v, first, i);
}
