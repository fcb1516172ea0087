/*
** inheritance.c: the speaker of a quote that has no frame of its own: from a
** quote before or behind it, from the turns of an interview, from the subject
** of a neighbouring sentence.  In that order; a guess gives way to a frame.
*/
#include "clause_subjects.h"

static void inherit(quoth_article *a, uint32_t d, uint32_t from,
                    uint8_t pattern) {
  quoth_draft *to = &a->drafts.at[d];
  const quoth_draft *with = &a->drafts.at[from];
  to->inherits = (int32_t)from;
  to->mention = with->mention;
  to->cue = with->cue;
  to->pattern = pattern;
  to->margin = with->margin * 0.9f;
}

static uint32_t paragraph_of(const quoth_article *a, const quoth_draft *d) {
  return a->sentences.at[d->sentence].paragraph;
}

/* The bare subject of a sentence is a guess that a real frame replaces. */
static bool is_guess(const quoth_draft *d) {
  return d->pattern == QUOTH_PATTERN_NONE ||
         d->pattern == QUOTH_PATTERN_SUBJECT;
}

static bool is_framed(const quoth_draft *d) {
  return d->pattern != QUOTH_PATTERN_NONE;
}

/* Reis “misspoke badly”: what the quote tells of Reis, another said. */
static bool is_predicate(const quoth_article *a, const quoth_draft *d) {
  const quoth_marked *m = &a->marked.at[d->marked];
  return d->mention != QUOTH_NONE &&
         a->mentions.at[d->mention].stop == m->open &&
         !(a->tokens.at[m->first].flags & QUOTH_CAPITAL);
}

/* A thing is a weak guess: "this makes sense because “…”" goes on whoever spoke
** before in the paragraph. */
static bool is_thing(const quoth_article *a, const quoth_draft *d) {
  if (d->pattern != QUOTH_PATTERN_SUBJECT) return false;
  return quoth_mention_is_thing(a, d->mention) || is_predicate(a, d);
}

static bool asks(const quoth_article *a, uint32_t d) {
  return quoth_marked_ends_with(a, &a->marked.at[a->drafts.at[d].marked], "?");
}

/* The last draft before the paragraph that draft d is in, or QUOTH_NONE. */
static int32_t before_paragraph_of(const quoth_article *a, uint32_t d) {
  uint32_t k = d, paragraph = paragraph_of(a, &a->drafts.at[d]);
  while (k > 0 && paragraph_of(a, &a->drafts.at[k - 1]) == paragraph)
    k--;
  return (int32_t)k - 1;
}

/* An interview: question and answer in turn, a paragraph each, the third or
** fourth without names.  Gives the draft of the one whose turn it is. */
static int32_t turn_before(const quoth_article *a, uint32_t d) {
  uint32_t paragraph = paragraph_of(a, &a->drafts.at[d]);
  if (d < 2 || paragraph_of(a, &a->drafts.at[d - 1]) + 1 != paragraph)
    return QUOTH_NONE;
  int32_t k = before_paragraph_of(a, d - 1);
  if (k < 0 || !is_framed(&a->drafts.at[k]) ||
      paragraph_of(a, &a->drafts.at[k]) + 2 != paragraph)
    return QUOTH_NONE;
  bool asks_k = asks(a, (uint32_t)k);
  bool asked = asks(a, d - 1) && !asks_k;
  bool asks_again = asks(a, d) && !asks(a, d - 1) && asks_k;
  return asked || asks_again ? k : QUOTH_NONE;
}

/* What an earlier quote tells about this one. */
static void inherit_from_before(quoth_article *a, uint32_t d) {
  quoth_draft *here = &a->drafts.at[d];
  const quoth_draft *before = &a->drafts.at[d - 1];
  if (!is_framed(before)) return;
  uint32_t paragraph = paragraph_of(a, here);
  int32_t turn = turn_before(a, d);
  const quoth_marked *m = &a->marked.at[here->marked];
  if (m->continues != QUOTH_NONE || m->resumes != QUOTH_NONE) {
    inherit(a, d, d - 1, QUOTH_PATTERN_CONTINUES);
  } else if (before->sentence == here->sentence) {
    inherit(a, d, d - 1, QUOTH_PATTERN_SAME_SENTENCE);
  } else if (paragraph_of(a, before) == paragraph) {
    inherit(a, d, d - 1, QUOTH_PATTERN_SAME_PARAGRAPH);
  } else if (turn != QUOTH_NONE) {
    inherit(a, d, (uint32_t)turn, QUOTH_PATTERN_ALTERNATES);
  } else if (paragraph_of(a, before) + 1 == paragraph &&
             m->open == a->paragraphs.at[paragraph].first) {
    inherit(a, d, d - 1, QUOTH_PATTERN_EARLIER_PARAGRAPH);
  }
}

static void inherit_within_paragraph(quoth_article *a, uint32_t d) {
  const quoth_draft *before = &a->drafts.at[d - 1];
  if (is_guess(before) ||
      paragraph_of(a, before) != paragraph_of(a, &a->drafts.at[d]))
    return;
  inherit(a, d, d - 1,
          before->sentence == a->drafts.at[d].sentence
              ? QUOTH_PATTERN_SAME_SENTENCE
              : QUOTH_PATTERN_SAME_PARAGRAPH);
}

static void inherit_from_behind(quoth_article *a, uint32_t d) {
  const quoth_draft *next = &a->drafts.at[d + 1];
  if (!is_framed(next) || is_thing(a, next)) return;
  if (paragraph_of(a, next) != paragraph_of(a, &a->drafts.at[d])) return;
  uint8_t pattern = next->sentence == a->drafts.at[d].sentence
                        ? QUOTH_PATTERN_SAME_SENTENCE
                        : QUOTH_PATTERN_LATER;
  inherit(a, d, d + 1, pattern);
}

/* A quote that goes on in the next paragraph, where its frame stands. */
static void inherit_from_continuation(quoth_article *a, uint32_t d) {
  const quoth_draft *next = &a->drafts.at[d + 1];
  const quoth_marked *m = &a->marked.at[next->marked];
  if (m->continues == QUOTH_NONE || !is_framed(next)) return;
  if (m->continues == a->drafts.at[d].marked)
    inherit(a, d, d + 1, QUOTH_PATTERN_CONTINUES);
}

/* The one person that a neighbouring sentence is about. */
static void guess_from(quoth_article *a, uint32_t d, uint32_t sentence) {
  quoth_draft *draft = &a->drafts.at[d];
  if (sentence >= a->sentences.n) return;
  const quoth_sentence *s = &a->sentences.at[sentence];
  uint32_t paragraph = a->sentences.at[draft->sentence].paragraph;
  if (s->paragraph != paragraph && s->paragraph + 1 != paragraph) return;
  quoth_view v = quoth_view_of(a, sentence);
  int32_t m = quoth_main_subject(&v, v.stop);
  if (m == QUOTH_NONE || quoth_mention_is_mute(a, m)) return;
  if (a->mentions.at[m].kind == QUOTH_MENTION_ROLE &&
      a->mentions.at[m].apposition != QUOTH_NONE)
    m = a->mentions.at[m].apposition; /* her lawyer, Ana Reis, had */
  uint8_t kind = a->mentions.at[m].kind;
  if (kind != QUOTH_MENTION_NAME && kind != QUOTH_MENTION_PRONOUN) return;
  draft->mention = m;
  draft->pattern = QUOTH_PATTERN_SUBJECT;
  draft->margin = 0.1f;
}

/* Marta Silva was furious.  “They lied.”    “They lied.”  Silva left. */
static void guess_from_neighbours(quoth_article *a, uint32_t d) {
  quoth_draft *draft = &a->drafts.at[d];
  uint32_t sentence = draft->sentence;
  if (a->items.at[a->sentences.at[sentence].item_first].marked != draft->marked)
    return;
  if (sentence > 0) guess_from(a, d, sentence - 1);
  if (!is_framed(draft)) guess_from(a, d, sentence + 1);
}

void quoth_frames_inherit(quoth_article *a) {
  for (uint32_t d = a->drafts.n; d-- > 1;)
    if (is_guess(&a->drafts.at[d - 1])) inherit_from_continuation(a, d - 1);
  for (uint32_t d = a->drafts.n; d-- > 1;)
    if (is_guess(&a->drafts.at[d - 1])) {
      quoth_draft *next = &a->drafts.at[d];
      bool same = next->sentence == a->drafts.at[d - 1].sentence;
      if (same && !is_guess(next) && next->mention != QUOTH_NONE)
        inherit_from_behind(a, d - 1);
    }
  for (uint32_t d = 1; d < a->drafts.n; d++)
    if (!is_framed(&a->drafts.at[d]))
      inherit_from_before(a, d);
    else if (is_thing(a, &a->drafts.at[d]))
      inherit_within_paragraph(a, d);
  for (uint32_t d = a->drafts.n; d-- > 1;)
    if (!is_framed(&a->drafts.at[d - 1])) inherit_from_behind(a, d - 1);
  for (uint32_t d = 0; d < a->drafts.n; d++)
    if (!is_framed(&a->drafts.at[d])) guess_from_neighbours(a, d);
}
