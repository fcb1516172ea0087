/*
** content_before.c: what a cue reports in front of its frame or on both sides
** of it: "X, S said", "X, as S said", "according to S".  Decides where it
** starts; content.c where it ends.
*/
#include "content.h"

#include "asides.h"
#include "grammar.h"

#define PHRASE_ITEMS_MAX  10u /* "in a statement on Friday" */
#define CLAUSE_ITEMS_MAX  60u /* looked at for a verb */
#define CONTENT_ITEMS_MIN 2u
#define FIRM_CUE          0.8f /* weight of cues that seldom do anything but report */

static const quoth_content no_content;

/* ---- before the frame ---- */

/* More than marks: a content that is one Q alone is no reported speech, and
** one word before a Q only where that says something of it. */
static bool has_words(const quoth_view *v, uint32_t first, uint32_t stop) {
  uint32_t n = 0;
  for (uint32_t i = first; i < stop; i++)
    n += quoth_item_is_word(v, i);
  return n >= CONTENT_ITEMS_MIN || (n == 1 && quoth_is_predicate(v, stop - 1));
}

static bool has_finite(const quoth_view *v, uint32_t first, uint32_t stop) {
  for (uint32_t i = first + 1; i < stop && i < first + CLAUSE_ITEMS_MAX; i++)
    if (quoth_is_finite(v, i)) return true;
  return false;
}

/* "The plane, built here, is dear, he said on Friday.": a frame that ends its
** sentence reports all before it, if there is any verb; "said S" surely does. */
static bool is_all_reported(const quoth_view *v, const quoth_cue *c,
                            uint32_t first, uint32_t stop) {
  bool inverted = c->inverted && stop > first + PHRASE_ITEMS_MAX &&
                  quoth_item_punct(v, c->item - 1, ',');
  return quoth_cue_entry_at(c->verb)->weight >= FIRM_CUE &&
         (inverted || has_finite(v, first, stop));
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
  if (!QUOTH_ITEM_AMONG(v, first, concede)) return first;
  for (uint32_t i = first; i < stop; i++) {
    if (!quoth_item_punct(v, i, ',') ||
        quoth_item_has(v, i + 1, QUOTH_W_CONJUNCTION))
      continue;
    uint32_t comma = i + 1;
    while (comma < stop && !quoth_item_punct(v, comma, ','))
      comma++;
    if (quoth_is_clause(v, i + 1, comma)) return i + 1;
  }
  return first;
}

/* Behind the last full stop of the clause before: ";" or an earlier frame. */
static uint32_t left_first(const quoth_view *v, uint32_t k, uint32_t stop) {
  const quoth_article *a = v->a;
  uint32_t first = v->first;
  if (k > 0 && a->cues.at[k - 1].sentence == v->sentence &&
      a->cues.at[k - 1].inverted)
    first = quoth_frame_stop(v, &a->cues.at[k - 1]);
  bool closed = false;
  if (stop > first + 3 && quoth_item_punct(v, stop - 1, ',') &&
      (quoth_item_is(v, stop - 2, "which") || quoth_is_who(v, stop - 2)) &&
      quoth_item_punct(v, stop - 3, ','))
    return stop - 2; /* a camera, which, S said, scared them */
  for (uint32_t i = stop; i > first; i--) {
    if (quoth_item_punct(v, i - 1, ';')) return i;
    closed = closed || quoth_item_punct(v, i - 1, ')');
    if (quoth_item_punct(v, i - 1, '(') && !closed)
      return i; /* (“…,” she joked) */
    if (quoth_item_punct(v, i - 1, ':') &&
        tells_of_speaker(v, &a->cues.at[k], i - 1))
      return i;
  }
  while (quoth_item_punct(v, first, ',') || quoth_item_punct(v, first, ':'))
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

/* The comma behind "the mayor of Salem" in ", said S, the mayor of Salem, Y":
** `comma` itself where no apposition follows it. */
static uint32_t behind_apposition(const quoth_view *v, uint32_t comma) {
  if (!quoth_item_has(v, comma + 1, QUOTH_W_DETERMINER | QUOTH_W_ROLE) ||
      quoth_item_has(v, comma + 1, QUOTH_W_PRONOUN))
    return comma;
  for (uint32_t i = comma + 2; i < v->stop; i++) {
    if (quoth_item_punct(v, i, ','))
      return quoth_verb_follows(v, i + 1) ? i : comma;
    if (!quoth_item_is_word(v, i) ||
        (quoth_is_finite(v, i) && !quoth_item_has(v, i, QUOTH_W_ROLE)))
      break;
  }
  return comma;
}

/* "X, said S, as long as Y", "because Y": what X hangs on is said with it. */
static bool opens_condition(const quoth_view *v, uint32_t item) {
  static const uint32_t word[] = {QUOTH_HASH("because"), QUOTH_HASH("unless"),
                                  QUOTH_HASH("until"), QUOTH_HASH("if"),
                                  QUOTH_HASH("provided")};
  uint32_t far = item + 1;
  return QUOTH_ITEM_AMONG(v, item, word) ||
         (quoth_item_is(v, far, "long") && quoth_item_is(v, far + 1, "as")) ||
         (quoth_item_is(v, item, "even") && quoth_item_is(v, far, "if"));
}

/* The comma that closes "X, S said on Monday, Y"; v->stop for none. */
static uint32_t closing_comma(const quoth_view *v, uint32_t next) {
  for (uint32_t i = next; i < v->stop && i < next + PHRASE_ITEMS_MAX; i++) {
    if (quoth_item_punct(v, i, ','))
      return opens_condition(v, i + 1) || quoth_verb_follows(v, i + 1)
                 ? i
                 : v->stop;
    bool verb = quoth_is_verb(v, i) && !quoth_item_capital(v, i);
    if (verb || quoth_item_is_marked(v, i)) break;
  }
  return v->stop;
}

/* "continued", "laughed": such a cue reports what it stands in the middle of. */
static bool is_apart(const quoth_cue *c) {
  return !(quoth_cue_flags(c) & (QUOTH_CUE_CLAUSE | QUOTH_CUE_THAT));
}

/* "the aide, Susan Pike, asked him in March whether": what is asked follows. */
static bool asks_behind(const quoth_view *v, const quoth_cue *c) {
  if (quoth_cue_entry_at(c->verb)->stance != QUOTH_ASKS) return false;
  uint32_t first = quoth_frame_stop(v, c);
  for (uint32_t i = first; i < first + PHRASE_ITEMS_MAX; i++) {
    if (quoth_item_has(v, i, QUOTH_W_QUESTION)) return true;
    if (!quoth_item_in(v, i) || quoth_item_punct(v, i, ',')) break;
  }
  return false;
}

/* May the cue report what stands before it? */
static bool reports_before(const quoth_view *v, const quoth_cue *c) {
  bool finite = c->form == QUOTH_CUE_PAST || c->form == QUOTH_CUE_PRESENT ||
                c->form == QUOTH_CUE_BASE;
  uint16_t takes = QUOTH_CUE_CLAUSE | QUOTH_CUE_THAT |
                   QUOTH_CUE_APART; /* Rates, he continued, will fall */
  bool reports = quoth_cue_flags(c) & takes;
  bool aside = c->item > v->first && quoth_item_is(v, c->item - 1, "having");
  if (!finite || !reports || c->borrowed || c->passive || aside) return false;
  uint32_t verb = quoth_adjuncts_skip(v, c->item);
  if (verb > v->first && quoth_item_has(v, verb - 1, QUOTH_W_RELATIVE))
    return false; /* Reis, who told her of it */
  if (asks_behind(v, c)) return false;
  uint32_t fs = quoth_frame_first(v, c);
  bool parted = quoth_item_punct(v, fs - 1, ',') ||
                (quoth_item_is_marked(v, fs - 1) &&
                 (fs > v->first + 2 || quoth_is_predicate(v, fs - 1)));
  return fs > v->first + 1 && parted && quoth_frame_closed(v, c);
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

/* ", S said, in one of the starkest warnings": what the writer makes of it. */
static bool is_judged(const quoth_view *v, uint32_t item) {
  static const uint32_t lead[] = {QUOTH_HASH("in"), QUOTH_HASH("with")};
  static const uint32_t next[] = {QUOTH_HASH("one"), QUOTH_HASH("what"),
                                  QUOTH_HASH("an"), QUOTH_HASH("a")};
  if (!QUOTH_ITEM_AMONG(v, item, lead) || !QUOTH_ITEM_AMONG(v, item + 1, next))
    return false;
  bool one = quoth_item_is(v, item + 1, "one");
  if (one) return quoth_item_is(v, item + 2, "of");
  for (uint32_t i = item + 2; quoth_item_is_word(v, i) && i < item + 6; i++)
    if (quoth_item_has(v, i, QUOTH_W_UTTERANCE)) return true;
  return quoth_item_is(v, item + 1, "what");
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
  if (is_judged(v, next)) return false;
  if (opens_condition(v, next)) return true;
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

/* A frame that what it reports may stand before. */
typedef struct framed {
  uint32_t first, stop; /* what stands before it */
  uint32_t next;        /* behind it */
  uint32_t comma;       /* that closes it, or v->stop */
  bool clause;          /* what stands before it is one */
  bool whole;           /* and nothing that follows goes on with it */
  bool quote_next;      /* a comma and a quote follow */
} framed;

/* Behind Reis in "In the hall, a reporter asked Reis, “…?”". */
static uint32_t behind_hearer(const quoth_view *v, uint32_t item) {
  if (!quoth_item_is_word(v, item)) return item;
  int32_t m = quoth_mention_at(v->a, quoth_item_first(v, item));
  if (m == QUOTH_NONE) return item;
  return quoth_item_of(v, v->a->mentions.at[m].stop - 1) + 1;
}

static framed framed_by(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  uint32_t fs = quoth_frame_first(v, c);
  framed f = {.first = left_first(v, k, fs), .next = quoth_frame_stop(v, c)};
  f.stop = quoth_content_trim(v, f.first, fs);
  f.comma = closing_comma(v, f.next);
  if (c->inverted && quoth_item_has(v, f.comma + 1, QUOTH_W_RELATIVE))
    f.comma = v->stop; /* said Ana Reis, who leads the port */
  if (c->inverted && f.comma < v->stop) f.comma = behind_apposition(v, f.comma);
  f.clause = quoth_is_clause(v, f.first, f.stop) ||
             (f.comma == v->stop && is_all_reported(v, c, f.first, f.stop));
  f.whole = f.clause && c->inverted;
  f.next = behind_hearer(v, f.next);
  f.quote_next =
      quoth_item_punct(v, f.next, ',') && quoth_item_is_marked(v, f.next + 1);
  return f;
}

/* "Citing heavy storms, S said …": a gerund that no verb makes a subject. */
static bool is_gerund_adjunct(const quoth_view *v, const framed *f) {
  if (f->first != v->first || !quoth_ends_in(v, f->first, "ng") ||
      !quoth_item_has(v, f->first, QUOTH_W_CUE))
    return false;
  for (uint32_t i = f->first + 1; i < f->stop; i++)
    if (quoth_is_verb(v, i) && quoth_is_finite(v, i)) return false;
  return true;
}

/* What stands before the frame is not reported by it. */
static bool is_no_content(const quoth_view *v, uint32_t k, const framed *f) {
  if (f->stop <= f->first || (!f->clause && f->comma == v->stop)) return true;
  if (quoth_item_is_marked(v, f->stop - 1) &&
      quoth_item_punct(v, f->stop - 2, ':'))
    return true; /* S2 went on: “…,” S said */
  if (!f->clause && quoth_item_is_marked(v, f->stop - 1) &&
      quoth_item_has(v, f->stop - 2, QUOTH_W_WORK | QUOTH_W_PAPER))
    return true; /* In her book “…,” S wrote of */
  if (f->clause && !has_words(v, f->first, f->stop)) return true;
  if (is_participle(v, f->first) || is_gerund_adjunct(v, f))
    return true; /* Asked what it was, */
  return holds_framed_quote(v, k, f->first);
}

/* If it rains, S said, “We wait.”: the quote alone is what S said. */
static bool quote_is_all(const quoth_view *v, uint32_t k, const framed *f) {
  return f->quote_next && !f->whole &&
         !is_split_by(v, f->first, f->stop, f->next + 1) &&
         !quote_goes_on(v, k, f->first, f->stop, f->next + 1);
}

static bool goes_on_behind(const quoth_view *v, uint32_t k, const framed *f) {
  const quoth_cue *c = &v->a->cues.at[k];
  if (f->comma == v->stop || quoth_comma_ends(v, f->first, f->comma) ||
      quoth_conjunction_ends(v, f->comma + 1, k)) /* , and vowed to */
    return false;
  return f->quote_next ? !f->whole
                       : resumes(v, c, f->stop, f->comma, f->clause);
}

quoth_content quoth_content_before(const quoth_view *v, uint32_t k) {
  if (!reports_before(v, &v->a->cues.at[k])) return no_content;
  framed f = framed_by(v, k);
  if (is_no_content(v, k, &f) || quote_is_all(v, k, &f)) return no_content;
  bool goes_on = goes_on_behind(v, k, &f);
  if (!f.clause && !goes_on) return no_content;
  if (is_apart(&v->a->cues.at[k]) && (f.clause || f.quote_next))
    return no_content;
  quoth_content found = {
      .first = f.first, .stop = f.stop, .pattern = QUOTH_PATTERN_TRAILING};
  if (!goes_on) return found;
  found.second = f.comma + 1;
  found.second_stop = quoth_content_stop(v, k, f.comma + 1, true);
  return found;
}

/* ---- as S said ---- */

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

/* X, as noted by S: the passive of "as S noted". */
static bool is_agentive(const quoth_view *v, const quoth_cue *c) {
  bool reports = quoth_cue_flags(c) & (QUOTH_CUE_CLAUSE | QUOTH_CUE_THAT);
  return c->passive && reports && c->subject != QUOTH_NONE &&
         c->item > v->first + 2 && quoth_item_is(v, c->item - 1, "as") &&
         quoth_item_punct(v, c->item - 2, ',') &&
         quoth_item_is(v, c->item + 1, "by");
}

/* X, as noted by S.  X, as noted by S, Y: what stands before it is whole. */
static quoth_content content_noted_by(const quoth_view *v, uint32_t k) {
  uint32_t as = v->a->cues.at[k].item - 1;
  uint32_t first = left_first(v, k, as);
  uint32_t stop = quoth_content_trim(v, first, as);
  quoth_content found = {
      .first = first, .stop = stop, .pattern = QUOTH_PATTERN_ACCORDING};
  bool told = stop > first && has_finite(v, first, stop) &&
              has_words(v, first, stop) && !is_source_only(v, k, &found);
  return told ? found : no_content;
}

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
  uint32_t first = left_first(v, k, as),
           stop = quoth_content_trim(v, first, as);
  bool clause = quoth_is_clause(v, first, stop), ends = comma == v->stop;
  const quoth_cue *c = &v->a->cues.at[k];
  if (stop <= first || clause != ends || !has_words(v, first, stop) ||
      !quoth_frame_closed(v, c) ||
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
  if (is_agentive(v, c)) return content_noted_by(v, k);
  if (!compares_to_content(v, c)) return found;
  uint32_t as = quoth_frame_first(v, c) - 1;
  uint32_t comma = closing_comma(v, quoth_frame_stop(v, c));
  if (quoth_item_is_marked(v, quoth_frame_stop(v, c) + 1)) return found;
  if (!leads_content(v, as)) return content_beside_as(v, k, as, comma);
  if (comma == v->stop || quoth_item_is_marked(v, comma + 1) ||
      !(quoth_frame_closed(v, c) ||
        quoth_item_is(v, quoth_frame_stop(v, c), "to")))
    return found;
  found.first = comma + 1;
  found.stop = quoth_content_trim(v, comma + 1, v->stop);
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

/* According to S, X */
static quoth_content content_behind_source(const quoth_view *v,
                                           uint32_t source) {
  uint32_t comma = behind_aside(v, source);
  if (comma + CONTENT_ITEMS_MIN >= v->stop) return no_content;
  return (quoth_content){.first = comma + 1,
                         .stop = quoth_content_trim(v, comma + 1, v->stop)};
}

/* ", a doctor in the department", ", a firm that counts smoke": told of the
** source, with no verb but in a relative clause. */
static bool is_apposition(const quoth_view *v, uint32_t comma) {
  uint32_t i = comma + 1;
  if (!quoth_item_punct(v, comma, ',') ||
      !quoth_item_has(v, i, QUOTH_W_DETERMINER) ||
      quoth_item_has(v, i, QUOTH_W_PRONOUN))
    return false;
  while (i < v->stop && !quoth_is_finite(v, i) &&
         !quoth_item_has(v, i, QUOTH_W_RELATIVE))
    i++;
  return i == v->stop || quoth_item_has(v, i, QUOTH_W_RELATIVE);
}

/* X, according to S    X, according to S, Y */
/* "Peak demand, according to Reis, reached …": a noun that is spelled like a
** bare verb, and behind the source the verb of it. */
static bool is_bare_noun(const quoth_view *v, const quoth_content *c,
                         uint32_t comma) {
  uint32_t last = c->stop - 1;
  uint16_t entry;
  uint8_t form;
  return quoth_item_punct(v, comma, ',') && quoth_is_finite(v, comma + 1) &&
         quoth_item_has(v, last, QUOTH_W_CUE) &&
         quoth_cue_look_up(quoth_item_token(v, last)->hash, &entry, &form) &&
         form == QUOTH_CUE_BASE && !quoth_verb_between(v, c->first + 1, last);
}

static quoth_content content_before_source(const quoth_view *v, uint32_t k,
                                           uint32_t comma) {
  uint32_t item = v->a->cues.at[k].item;
  quoth_content found = {.first = left_first(v, k, item)};
  found.stop = quoth_content_trim(v, found.first, item);
  if (found.stop <= found.first) return no_content;
  bool clause =
      (quoth_is_clause(v, found.first, found.stop) &&
       !is_bare_noun(v, &found, comma)) ||
      (is_apposition(v, comma) && has_finite(v, found.first, found.stop));
  if (!clause && found.first > v->first) return no_content; /* a remnant */
  if (!clause && comma + CONTENT_ITEMS_MIN < v->stop) {
    found.second = comma + 1;
    found.second_stop = quoth_content_trim(v, comma + 1, v->stop);
  } else if (!has_words(v, found.first, found.stop)) {
    return no_content;
  }
  return found;
}

/* It cut smoke, but, according to S, it warmed the sea: the source of what
** stands behind the conjunction. */
static bool opens_joined(const quoth_view *v, const quoth_cue *c) {
  uint32_t i = c->item - quoth_item_punct(v, c->item - 1, ',');
  return i > v->first + 1 && quoth_item_has(v, i - 1, QUOTH_W_CONJUNCTION) &&
         quoth_item_punct(v, i - 2, ',');
}

quoth_content quoth_content_according(const quoth_view *v, uint32_t k) {
  const quoth_cue *c = &v->a->cues.at[k];
  if (runs_on(v, c)) return no_content;
  uint32_t stop = source_stop(v, c);
  quoth_content found = c->item <= v->first + 1 || opens_joined(v, c)
                            ? content_behind_source(v, stop)
                            : content_before_source(v, k, stop);
  if (found.stop <= found.first || is_source_only(v, k, &found))
    return no_content;
  found.pattern = QUOTH_PATTERN_ACCORDING;
  return found;
}
