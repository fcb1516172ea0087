/*
** mark_costs.c: what it costs one quote mark to open, to close, or to be an
** apostrophe, from its glyph and from what stands beside it.  The costs are
** on one scale: 0 what print does, 1 odd, 3 a mark gone missing.
*/
#include "marks.h"

#define COST_AGAINST_GLYPH 1.5f /* ” that opens, “ that closes */
#define COST_AGAINST_SPACE 2.0f /* opens behind a letter, closes before one */
#define COST_BEHIND_STOP   3.0f /* opens behind a comma or a full stop */
#define COST_DETACHED      0.5f /* white space on both sides */
#define COST_DOUBLE_NOISE  3.8f
#define COST_ORPHAN        3.4f /* closes what never opened */
#define COST_ORPHAN_SINGLE 6.0f
#define COST_PRIME         0.4f

/* Words that start with an apostrophe. */
static const uint32_t clipped[] = {QUOTH_HASH("tis"),   QUOTH_HASH("twas"),
                                   QUOTH_HASH("em"),    QUOTH_HASH("til"),
                                   QUOTH_HASH("till"),  QUOTH_HASH("n"),
                                   QUOTH_HASH("cause"), QUOTH_HASH("bout"),
                                   QUOTH_HASH("round"), QUOTH_HASH("t")};

typedef struct side {
  bool space;  /* white space or the paragraph's edge */
  bool letter; /* a word or number touches */
  bool digit;
  bool mark;   /* another mark touches */
  bool opens;  /* ( [ — touches */
  bool closes; /* , . ; : ! ? ) ] — touches */
} side;

static bool is_dash(const quoth_token *t) {
  return t->kind == QUOTH_PUNCT &&
         (t->hash == '-' || t->hash == 0x2013 || t->hash == 0x2014);
}

static void side_of(side *s, const quoth_token *t) {
  s->letter = t->kind == QUOTH_WORD || t->kind == QUOTH_NUMBER;
  s->digit = t->kind == QUOTH_NUMBER;
  s->mark = t->kind == QUOTH_MARK;
  if (t->kind != QUOTH_PUNCT) return;
  uint32_t c = t->hash;
  bool slash = c == '/' || is_dash(t);
  s->opens = c == '(' || c == '[' || c == '{' || slash;
  s->closes = slash || !s->opens;
}

static side side_before(const quoth_article *a, uint32_t i,
                        const quoth_paragraph *p) {
  side s = {0};
  s.space = i == p->first || a->tokens.at[i].gap != QUOTH_GAP_NONE;
  if (!s.space) side_of(&s, &a->tokens.at[i - 1]);
  return s;
}

static side side_after(const quoth_article *a, uint32_t i,
                       const quoth_paragraph *p) {
  side s = {0};
  s.space = i + 1 == p->stop || a->tokens.at[i + 1].gap != QUOTH_GAP_NONE;
  if (!s.space) side_of(&s, &a->tokens.at[i + 1]);
  return s;
}

static uint8_t family_of(enum quoth_mark_class class) {
  switch (class) {
  case QUOTH_MARK_STRAIGHT_DOUBLE:
  case QUOTH_MARK_OPEN_DOUBLE:
  case QUOTH_MARK_CLOSE_DOUBLE:
  case QUOTH_MARK_LOW_DOUBLE:
    return QUOTH_FAMILY_DOUBLE;
  case QUOTH_MARK_STRAIGHT_SINGLE:
  case QUOTH_MARK_OPEN_SINGLE:
  case QUOTH_MARK_CLOSE_SINGLE:
  case QUOTH_MARK_LOW_SINGLE:
    return QUOTH_FAMILY_SINGLE;
  case QUOTH_MARK_LEFT_GUILLEMET:
  case QUOTH_MARK_RIGHT_GUILLEMET:
    return QUOTH_FAMILY_GUILLEMET;
  case QUOTH_MARK_OPEN_CORNER:
  case QUOTH_MARK_CLOSE_CORNER:
    return QUOTH_FAMILY_CORNER;
  default:
    return QUOTH_FAMILY_NONE;
  }
}

/* By white space alone: how well the mark opens, how well it closes. */
static void cost_of_space(quoth_mark_costs *c, side before, side after) {
  bool may_open = before.space || before.opens || before.mark;
  bool may_close = !before.space && !after.letter;
  c->open = may_open ? 0 : COST_AGAINST_SPACE;
  c->close = may_close ? 0 : COST_AGAINST_SPACE;
  if (before.space && after.space) c->open = c->close = COST_DETACHED;
  if (!before.space && after.space)
    c->open = before.closes ? COST_BEHIND_STOP : COST_AGAINST_SPACE;
  if (before.space && !after.space) c->close = COST_AGAINST_SPACE;
  if (before.letter && after.letter) c->open = c->close = COST_AGAINST_SPACE;
}

bool quoth_mark_is_typed(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  return t->kind == QUOTH_MARK && t->stop - t->start == 2 &&
         a->tokens.text[t->start] == '\'';
}

/* A glyph with a direction speaks for itself. */
static void cost_of_glyph(quoth_mark_costs *c, enum quoth_mark_class class) {
  switch (class) {
  case QUOTH_MARK_OPEN_DOUBLE:
  case QUOTH_MARK_OPEN_SINGLE:
    c->high = true;
    c->close += COST_AGAINST_GLYPH;
    c->open *= 0.5f;
    break;
  case QUOTH_MARK_CLOSE_DOUBLE:
  case QUOTH_MARK_CLOSE_SINGLE:
    c->open += COST_AGAINST_GLYPH;
    c->close *= 0.5f;
    break;
  case QUOTH_MARK_LOW_DOUBLE:
  case QUOTH_MARK_LOW_SINGLE:
    c->low = true;
    c->open = 0;
    c->close = QUOTH_COST_NEVER;
    break;
  case QUOTH_MARK_OPEN_CORNER:
    c->open = 0;
    c->close = QUOTH_COST_NEVER;
    break;
  case QUOTH_MARK_CLOSE_CORNER:
    c->close = 0;
    c->open = QUOTH_COST_NEVER;
    break;
  case QUOTH_MARK_LEFT_GUILLEMET:
    c->close += COST_AGAINST_SPACE;
    break;
  case QUOTH_MARK_RIGHT_GUILLEMET:
    c->open += COST_AGAINST_SPACE;
    break;
  default:
    break;
  }
}

/* '90s, '16; not: ‘90 percent’, ‘2 million’. */
static bool is_clipped_year(const quoth_article *a, uint32_t number,
                            const quoth_paragraph *p) {
  const quoth_token *t = &a->tokens.at[number];
  const char *text = a->tokens.text;
  bool decade = t->stop - t->start == 3 && text[t->stop - 1] == 's';
  bool share = number + 1 < p->stop &&
               (quoth_punct_is(a, number + 1, '%') ||
                quoth_token_is(&a->tokens, number + 1, "percent") ||
                quoth_token_is(&a->tokens, number + 1, "per"));
  return decade || (t->stop - t->start == 2 && !share);
}

static bool is_clipped(const quoth_article *a, uint32_t i,
                       const quoth_paragraph *p) {
  if (i + 1 >= p->stop) return false;
  if (a->tokens.at[i + 1].kind == QUOTH_NUMBER)
    return is_clipped_year(a, i + 1, p);
  return QUOTH_TOKEN_AMONG(&a->tokens, i + 1, clipped);
}

/* s' of a plural: a word in s, the mark, white space, a word in lower case. */
static bool is_plural_s(const quoth_article *a, uint32_t i,
                        const quoth_paragraph *p) {
  if (i == p->first || i + 1 >= p->stop) return false;
  const quoth_token *word = &a->tokens.at[i - 1];
  if (word->kind != QUOTH_WORD || a->tokens.at[i].gap) return false;
  char last = a->tokens.text[word->stop - 1];
  return last == 's' && a->tokens.at[i + 1].kind == QUOTH_WORD;
}

/* Single marks are apostrophes more often than not. */
static void cost_of_single(quoth_mark_costs *c, const quoth_article *a,
                           uint32_t i, const quoth_paragraph *p, side before,
                           side after) {
  bool opening_glyph = c->high;
  c->orphan = COST_ORPHAN_SINGLE;
  c->noise = before.space ? 1.2f : 0.6f;
  if (opening_glyph && before.space && after.letter) c->noise = 1.6f;
  if (before.letter && !after.space && !after.letter) c->noise = 0.6f;
  if (before.closes) c->noise = 1.6f; /* a mark behind , . ! ? closes */
  if (before.space && is_clipped(a, i, p)) {
    c->noise = 0;
    c->open += 0.8f;
  }
  if (is_plural_s(a, i, p)) {
    c->noise = 0;
    c->close += 0.9f;
  }
  if (before.letter && after.letter) c->noise = 0;
  if (before.digit) c->noise = 0;
}

static bool sentence_ended(const quoth_article *a, uint32_t i,
                           const quoth_paragraph *p) {
  if (i == p->first) return true;
  const quoth_token *t = &a->tokens.at[i - 1];
  return t->kind == QUOTH_PUNCT && a->tokens.at[i].gap &&
         (t->hash == '.' || t->hash == '?' || t->hash == '!' ||
          t->hash == 0x2026 || is_dash(t));
}

quoth_mark_costs quoth_mark_costs_at(const quoth_article *a, uint32_t i,
                                     const quoth_paragraph *p) {
  enum quoth_mark_class class = quoth_mark_class_of(a->tokens.at[i].hash);
  quoth_mark_costs c = {.family = family_of(class),
                        .noise = COST_DOUBLE_NOISE,
                        .orphan = COST_ORPHAN};
  side before = side_before(a, i, p), after = side_after(a, i, p);
  cost_of_space(&c, before, after);
  if (!quoth_mark_is_typed(a, i)) cost_of_glyph(&c, class);
  if (c.family == QUOTH_FAMILY_SINGLE)
    cost_of_single(&c, a, i, p, before, after);
  bool straight = class == QUOTH_MARK_STRAIGHT_DOUBLE;
  if (straight && before.digit) c.noise = COST_PRIME;
  if (c.family == QUOTH_FAMILY_NONE) c.noise = 0;
  c.after_sentence = sentence_ended(a, i, p);
  return c;
}
