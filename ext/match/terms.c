/*
** terms.c: cuts a statement into terms: words by stem, names and numbers in a
** normal form.  It knows the words' tables and the lexicon, not what they are
** compared for.  It owns the ids: what they are hashed from may never change
** without a new version of the claim index.
*/
#include "terms.h"

#include <string.h>

#include "../text/tokens.h"
#include "../text/unicode.h"
#include "../text/utf8.h"
#include "related.h"
#include "shape.h"
#include "stem.h"
#include "words.h"

/* States and bodies are rare words, yet on one topic everybody speaks of the
** same ones: with less weight statements about one topic come apart, and others
** lose nothing. */
#define NAME_SHARE         0.6f
#define WEIGHT_NUMBER      4.0f
#define WEIGHT_NUMBER_WEAK 2.0f /* "one" is everywhere */
#define HEADLINE_WORDS_MIN 4u
#define HEADLINE_SHARE     0.6f /* of capitalised words */

typedef struct walk {
  quoth_arena *arena;
  const quoth_tokens *tokens;
  QUOTH_VEC(quoth_term) terms;
  bool headline;    /* capitals tell no names */
  bool approximate; /* the word before makes a number inexact */
  uint32_t money;   /* the last currency sign's term, 0 for none */
} walk;

/* A word as it is looked up: lower case, Latin letters without accents. */
typedef struct folded {
  char at[QUOTH_STEM_BYTES_MAX + 1];
  uint32_t n;
} folded;

/* U+00C0 … U+017F without accents; '?' for what is no plain letter. */
static const char latin[] =
    "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static void fold_char(folded *f, uint32_t c) {
  char bytes[4];
  int n;
  c = quoth_char_lower(c);
  if (c == 0x2019) c = '\'';
  if (c >= 0xC0 && c < 0x180 && latin[c - 0xC0] != '?')
    c = (uint8_t)latin[c - 0xC0];
  n = quoth_utf8_put(c, bytes);
  if (f->n + (uint32_t)n > QUOTH_STEM_BYTES_MAX) return;
  memcpy(f->at + f->n, bytes, (size_t)n);
  f->n += (uint32_t)n;
}

static void fold(folded *f, const char *at, uint32_t n_byte) {
  f->n = 0;
  for (size_t i = 0; i < n_byte;) {
    if ((uint8_t)at[i] < 0x80 && f->n < QUOTH_STEM_BYTES_MAX) {
      char c = at[i++];
      f->at[f->n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
      continue;
    }
    uint32_t c = quoth_utf8_next(at, n_byte, &i);
    if (!quoth_char_is_ignorable(c)) fold_char(f, c);
  }
}

static quoth_term *push(walk *w, quoth_span span, uint8_t kind, uint32_t id) {
  quoth_term *t = QUOTH_PUSH(w->arena, &w->terms);
  if (!t) return NULL;
  t->id = id;
  t->start = span.start;
  t->stop = span.stop;
  t->kind = kind;
  t->lexeme = quoth_lexeme_of(id);
  t->weight = quoth_lexeme_weight(t->lexeme);
  if (kind == QUOTH_TERM_NAME) t->weight *= NAME_SHARE;
  return t;
}

/* A number's id is that of its value in thousandths. */
static uint32_t number_id(double value) {
  char bytes[9] = "#";
  int64_t milli = value < 9e15 ? (int64_t)(value * 1000 + 0.5) : INT64_MAX;
  for (int i = 0; i < 8; i++)
    bytes[1 + i] = (char)(milli >> (8 * i) & 0xFF);
  return quoth_hash(bytes, sizeof bytes);
}

static void set_number(quoth_term *t, double value) {
  t->kind = QUOTH_TERM_NUMBER;
  t->number = value;
  t->id = number_id(value);
  t->lexeme = QUOTH_LEXEME_NONE;
  t->weight = t->flags & QUOTH_TERM_WEAK ? WEIGHT_NUMBER_WEAK : WEIGHT_NUMBER;
}

/* The number just before byte `start`, with a space or a hyphen between. */
static quoth_term *number_before(walk *w, uint32_t start) {
  if (!w->terms.n) return NULL;
  quoth_term *t = &w->terms.at[w->terms.n - 1];
  bool near = start >= t->stop && start - t->stop <= 1;
  return near && t->kind == QUOTH_TERM_NUMBER ? t : NULL;
}

/* "twenty five" and "five hundred ten" are one number. */
static bool adds_up(double before, double value) {
  bool tens = before >= 20 && before < 100 && (int)before % 10 == 0;
  if (tens) return value >= 1 && value < 10;
  return before >= 100 && before < 1e6 && (int)before % 100 == 0 && value < 100;
}

static void add_number(walk *w, quoth_span span, double value, bool spelled,
                       uint8_t flags) {
  quoth_term *before = spelled ? number_before(w, span.start) : NULL;
  if (before && before->flags & QUOTH_TERM_SPELLED &&
      adds_up(before->number, value)) {
    before->flags &= (uint8_t)~QUOTH_TERM_WEAK;
    set_number(before, before->number + value);
    before->stop = span.stop;
    return;
  }
  quoth_term *t = push(w, span, QUOTH_TERM_NUMBER, 0);
  if (!t) return;
  t->flags = (uint8_t)(flags | (w->approximate ? QUOTH_TERM_APPROXIMATE : 0) |
                       (spelled ? QUOTH_TERM_SPELLED : 0));
  set_number(t, value);
}

static void add_scale(walk *w, quoth_span span, double scale) {
  quoth_term *before = number_before(w, span.start);
  if (!before) {
    add_number(w, span, scale, true, 0);
    return;
  }
  before->flags &= (uint8_t)~QUOTH_TERM_WEAK;
  set_number(before, before->number * scale);
  before->stop = span.stop;
}

static const uint8_t term_kind_of[] = {
    [QUOTH_ENTRY_FUNCTION] = QUOTH_TERM_FUNCTION,
    [QUOTH_ENTRY_APPROXIMATE] = QUOTH_TERM_FUNCTION,
    [QUOTH_ENTRY_NEGATION] = QUOTH_TERM_NEGATION,
    [QUOTH_ENTRY_NEGATIVE] = QUOTH_TERM_WORD,
    [QUOTH_ENTRY_WORD] = QUOTH_TERM_WORD,
    [QUOTH_ENTRY_DATE] = QUOTH_TERM_WORD,
    [QUOTH_ENTRY_TITLE] = QUOTH_TERM_WORD,
    [QUOTH_ENTRY_NAME] = QUOTH_TERM_NAME,
};

static void add_entry(walk *w, quoth_span span, const quoth_word_entry *e) {
  bool unsure = e->number <= 1 || e->kind == QUOTH_ENTRY_ORDINAL;
  uint8_t flags = unsure ? QUOTH_TERM_WEAK : 0;
  if (e->kind == QUOTH_ENTRY_NUMBER || e->kind == QUOTH_ENTRY_ORDINAL) {
    add_number(w, span, e->number, true, flags);
  } else if (e->kind == QUOTH_ENTRY_SCALE) {
    add_scale(w, span, e->number);
  } else {
    quoth_term *t = push(w, span, term_kind_of[e->kind], e->id);
    if (t && e->kind == QUOTH_ENTRY_NEGATIVE) t->flags = QUOTH_TERM_NEGATIVE;
  }
  w->approximate = e->kind == QUOTH_ENTRY_APPROXIMATE;
}

/* "organis" is "organize" cut down, where that is in the lexicon. */
static uint32_t american(folded *f, uint32_t id) {
  if (f->n < 6 || f->n + 1 > QUOTH_STEM_BYTES_MAX) return id;
  if (memcmp(f->at + f->n - 2, "is", 2)) return id;
  memcpy(f->at + f->n - 1, "ze", 2);
  f->n = quoth_stem(f->at, f->n + 1);
  uint32_t with_z = quoth_hash(f->at, f->n);
  return quoth_lexeme_is_common(quoth_lexeme_of(with_z)) ? with_z : id;
}

static uint32_t stem_id(folded *f, uint32_t hash) {
  uint16_t irregular = quoth_lexeme_of_irregular(hash);
  if (irregular != QUOTH_LEXEME_NONE) return quoth_lexeme_id(irregular);
  f->n = quoth_stem(f->at, f->n);
  return american(f, quoth_hash(f->at, f->n));
}

/* The part before an apostrophe, where there is one: "we" of "we'll". */
static uint32_t before_apostrophe(const folded *f) {
  const char *at = memchr(f->at, '\'', f->n);
  return at ? (uint32_t)(at - f->at) : f->n;
}

/* A word without an entry of its own: a name or a content word. */
static void add_word(walk *w, quoth_span span, uint8_t flags, bool first) {
  folded f;
  fold(&f, w->tokens->text + span.start, quoth_span_length(span));
  uint32_t hash = quoth_hash(f.at, f.n);
  const quoth_word_entry *e = quoth_word_find(hash, 1, flags);
  uint32_t n_core = before_apostrophe(&f);
  if (!e && n_core < f.n) {
    e = quoth_word_find(quoth_hash(f.at, n_core), 1, flags);
    if (e && e->kind != QUOTH_ENTRY_FUNCTION) e = NULL;
  }
  if (e) {
    add_entry(w, span, e);
    return;
  }
  uint32_t id = stem_id(&f, hash);
  quoth_term *t = push(w, span, QUOTH_TERM_WORD, id);
  w->approximate = false;
  if (!t) return;
  bool capital = (flags & QUOTH_CAPITAL) != 0;
  bool sure = capital && !first && !w->headline;
  bool common = quoth_lexeme_is_common(t->lexeme);
  if (!sure && (!capital || common)) return;
  t->kind = QUOTH_TERM_NAME;
  t->flags = (uint8_t)((flags & QUOTH_CAPS ? QUOTH_TERM_ACRONYM : 0) |
                       (common ? QUOTH_TERM_UNSURE : 0));
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static uint32_t count_digits(const char *at, uint32_t n_byte) {
  uint32_t n = 0;
  while (n < n_byte && is_digit(at[n]))
    n++;
  return n;
}

/* What a comma, dot or colon does between digits: "4,000" goes on, "7.5" and
** "42,9" have a fraction, and so has "10:30" here; "2:1" are two numbers. */
enum joint { JOINT_NONE, JOINT_GROUP, JOINT_FRACTION };

static enum joint joint_of(const char *at, uint32_t n_byte) {
  uint32_t n_digit = count_digits(at + 1, n_byte - 1);
  if (!n_digit) return JOINT_NONE;
  if (*at == ',') return n_digit == 3 ? JOINT_GROUP : JOINT_FRACTION;
  if (*at == ':') return n_digit == 2 ? JOINT_FRACTION : JOINT_NONE;
  return *at == '.' ? JOINT_FRACTION : JOINT_NONE;
}

/* The value that the digits at the start have, and how far they go. */
static double read_number(const char *at, uint32_t n_byte, uint32_t *n_read) {
  double value = 0, unit = 0;
  uint32_t i = 0;
  for (; i < n_byte; i++) {
    if (is_digit(at[i])) {
      value =
          unit > 0 ? value + unit * (at[i] - '0') : value * 10 + (at[i] - '0');
      unit /= 10;
      continue;
    }
    enum joint joint = joint_of(at + i, n_byte - i);
    if (joint == JOINT_NONE || (unit > 0 && at[i] != ':')) break;
    if (joint == JOINT_FRACTION) unit = unit > 0 ? unit : 0.1;
  }
  *n_read = i;
  return value;
}

static bool same_text(const char *at, uint32_t n, const char *with) {
  return n == strlen(with) && memcmp(at, with, n) == 0;
}

/* "1.2m dollars": metres have no currency behind them. */
static bool money_follows(const walk *w, uint32_t from) {
  static const char *const currencies[] = {" dollar", " euro", " pound",
                                           " crown",  " yen",  " rouble",
                                           " ruble",  " yuan", " rupee"};
  for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++) {
    size_t n = strlen(currencies[i]);
    if (w->tokens->n_byte - from >= n &&
        memcmp(w->tokens->text + from, currencies[i], n) == 0)
      return true;
  }
  return false;
}

/* Is the number that ends here an amount: a sign in front, a word behind? */
static bool is_money(const walk *w, const char *end) {
  bool sign = w->terms.n && w->terms.at[w->terms.n - 1].id == w->money;
  return sign || money_follows(w, (uint32_t)(end - w->tokens->text));
}

/* "5m" beside a currency, "3bn", "20k", "the 70s", "7:45pm" */
static double with_suffix(const walk *w, double value, const char *at,
                          uint32_t n) {
  if (same_text(at, n, "k")) return value * 1e3;
  if (same_text(at, n, "m") && is_money(w, at + n)) return value * 1e6;
  if (same_text(at, n, "mn")) return value * 1e6;
  if (same_text(at, n, "bn") || same_text(at, n, "b")) return value * 1e9;
  if (same_text(at, n, "s") && value >= 10 && value < 100) return value + 1900;
  bool pm = same_text(at, n, "pm") || same_text(at, n, "PM");
  return pm && value < 12 ? value + 12 : value;
}

/* Adds the number at the start; gives the bytes it takes, with the hyphen or
** colon behind it. */
static uint32_t add_numeral(walk *w, quoth_span span) {
  const char *at = w->tokens->text + span.start;
  uint32_t n_byte = quoth_span_length(span), n_read = 0;
  double value = read_number(at, n_byte, &n_read);
  uint32_t n = n_read;
  while (n < n_byte && at[n] != '-' && at[n] != ':')
    n++;
  value = with_suffix(w, value, at + n_read, n - n_read);
  add_number(w, (quoth_span){span.start, span.start + n}, value, false, 0);
  w->approximate = false;
  return n < n_byte ? n + 1 : n;
}

/* Bytes to the next hyphen (or U+2010, U+2011); *n_hyphen is its length. */
static uint32_t to_hyphen(const char *at, uint32_t n, uint32_t *n_hyphen) {
  for (uint32_t i = 0; i < n; i++) {
    bool wide = n - i >= 3 && memcmp(at + i, "\xE2\x80", 2) == 0 &&
                (at[i + 2] == '\x90' || at[i + 2] == '\x91');
    *n_hyphen = wide ? 3 : 1;
    if (wide || at[i] == '-') return i;
  }
  return n;
}

/* The capitals of what follows a hyphen: "anti-EU", "Franco-German". */
static uint8_t capitals_of(const char *at, uint32_t n) {
  uint32_t n_capital = 0;
  for (uint32_t i = 0; i < n; i++)
    n_capital += at[i] >= 'A' && at[i] <= 'Z';
  if (!n || *at < 'A' || *at > 'Z') return 0;
  return n > 1 && n_capital == n ? QUOTH_CAPITAL | QUOTH_CAPS : QUOTH_CAPITAL;
}

/* Adds what stands between hyphens, each part for itself; the flags are those
** of the first. */
static void add_parts(walk *w, quoth_span span, uint8_t flags, bool first) {
  uint32_t start = span.start;
  while (span.start < span.stop) {
    const char *at = w->tokens->text + span.start;
    uint32_t n_hyphen = 1;
    if (is_digit(*at)) {
      span.start += add_numeral(w, span);
      continue;
    }
    uint32_t n = to_hyphen(at, quoth_span_length(span), &n_hyphen);
    quoth_span part = {span.start, span.start + n};
    bool later = part.start > start;
    if (n)
      add_word(w, part, later ? capitals_of(at, n) : flags, first && !later);
    span.start = part.stop + n_hyphen;
  }
}

/* "co-operation", which the lexicon knows as one word. */
static bool add_joined(walk *w, quoth_span span) {
  folded f;
  uint32_t n = 0;
  fold(&f, w->tokens->text + span.start, quoth_span_length(span));
  for (uint32_t i = 0; i < f.n; i++)
    if (f.at[i] != '-') f.at[n++] = f.at[i];
  f.n = quoth_stem(f.at, n);
  uint32_t id = quoth_hash(f.at, f.n);
  if (!quoth_lexeme_is_common(quoth_lexeme_of(id))) return false;
  push(w, span, QUOTH_TERM_WORD, id);
  w->approximate = false;
  return true;
}

/* Signs that are read as words. */
static void add_sign(walk *w, const quoth_token *t) {
  static const struct {
    uint32_t code;
    const char *stem;
  } signs[] = {
      {'%', "percent"}, {'$', "dollar"}, {0x20AC, "euro"}, {0xA3, "pound"}};
  quoth_span span = {t->start, t->stop};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    if (t->hash != signs[i].code) continue;
    uint32_t id = quoth_hash(signs[i].stem, strlen(signs[i].stem));
    push(w, span, QUOTH_TERM_WORD, id);
    if (t->hash != '%') w->money = id;
  }
}

/* "11 p.m." is 23; the sign itself says nothing more. */
static bool add_half_day(walk *w, const quoth_token *t) {
  static const char *const halves[] = {"p.m", "pm", "a.m", "am"};
  quoth_term *hour = number_before(w, t->start);
  if (!hour || hour->number > 12.59) return false;
  for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
    if (t->hash != quoth_hash(halves[i], strlen(halves[i]))) continue;
    if (i < 2 && hour->number < 12) set_number(hour, hour->number + 12);
    hour->stop = t->stop;
    return true;
  }
  return false;
}

static bool starts_sentence(const quoth_tokens *tokens, uint32_t i) {
  if (i == 0) return true;
  const quoth_token *t = &tokens->at[i - 1];
  if (t->kind == QUOTH_MARK) return true;
  return t->kind == QUOTH_PUNCT &&
         (t->hash == '.' || t->hash == '!' || t->hash == '?' ||
          t->hash == ':' || t->hash == 0x2026 || t->hash == 0x2014 ||
          t->hash == '-' || t->hash == '(');
}

/* Adds the term or terms at token i; gives the tokens they take. */
static uint32_t add_token(walk *w, uint32_t i) {
  const quoth_token *t = &w->tokens->at[i];
  quoth_span span = {t->start, t->stop};
  if (t->flags & QUOTH_POSSESSIVE && t->n_core < 255)
    span.stop = t->start + t->n_core;
  const quoth_word_entry *e = quoth_phrase_find(w->tokens, i);
  bool first = starts_sentence(w->tokens, i);
  if (t->kind == QUOTH_WORD && add_half_day(w, t)) return 1;
  if (e) {
    span.stop = w->tokens->at[i + e->n_word - 1].stop;
    add_entry(w, span, e);
    return e->n_word;
  }
  if (t->kind == QUOTH_NUMBER) {
    add_parts(w, span, 0, false);
  } else if (t->kind != QUOTH_WORD) {
    add_sign(w, t);
  } else if (!(t->flags & QUOTH_HYPHEN)) {
    add_word(w, span, t->flags, first);
  } else if (!add_joined(w, span)) {
    add_parts(w, span, t->flags, first);
  }
  return 1;
}

static bool is_headline(const quoth_tokens *tokens) {
  uint32_t n_word = 0, n_capital = 0;
  for (uint32_t i = 0; i < tokens->n; i++) {
    n_word += tokens->at[i].kind == QUOTH_WORD;
    n_capital +=
        tokens->at[i].kind == QUOTH_WORD && tokens->at[i].flags & QUOTH_CAPITAL;
  }
  return n_word >= HEADLINE_WORDS_MIN &&
         (float)n_capital > HEADLINE_SHARE * (float)n_word;
}

static void add_shapes(quoth_shape *shape, const quoth_terms *terms) {
  for (uint32_t i = 0; i < terms->n; i++) {
    const quoth_term *t = &terms->at[i];
    folded f;
    if (t->kind == QUOTH_TERM_FUNCTION || t->kind == QUOTH_TERM_NEGATION)
      continue;
    fold(&f, terms->text.at + t->start, t->stop - t->start);
    quoth_shape_add(shape, (quoth_str){f.at, f.n}, t->weight);
  }
}

bool quoth_terms_list(quoth_terms *terms, quoth_arena *arena, quoth_str text) {
  quoth_tokens tokens;
  walk w = {.arena = arena, .tokens = &tokens};
  *terms = (quoth_terms){.text = text};
  if (!quoth_tokens_make(&tokens, arena, text.at, text.n_byte)) return false;
  w.headline = is_headline(&tokens);
  for (uint32_t i = 0; i < tokens.n;)
    i += add_token(&w, i);
  terms->at = w.terms.at;
  terms->n = w.terms.n;
  return arena->status == QUOTH_OK;
}

const int8_t *quoth_terms_shape(const quoth_terms *terms, quoth_arena *arena) {
  quoth_shape shape = {{0}};
  if (terms->shape) return terms->shape;
  add_shapes(&shape, terms);
  return quoth_shape_make(&shape, arena);
}

bool quoth_terms_make(quoth_terms *terms, quoth_arena *arena, quoth_str text) {
  if (!quoth_terms_list(terms, arena, text)) return false;
  terms->shape = quoth_terms_shape(terms, arena);
  return arena->status == QUOTH_OK;
}
