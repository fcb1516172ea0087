/*
** sentences.c: full stops that end a sentence and full stops that do not.
** Decides from the tokens around one stop only, so it may be asked anywhere.
*/
#include "sentences.h"

/* A word of up to eight letters as a number that sorts as its spelling does. */
#define W(s)                                                                   \
  (W_(s, 0) << 56 | W_(s, 1) << 48 | W_(s, 2) << 40 | W_(s, 3) << 32 |         \
   W_(s, 4) << 24 | W_(s, 5) << 16 | W_(s, 6) << 8 | W_(s, 7))
#define W_(s, i)                                                               \
  (uint64_t)((i) < sizeof s ? (uint8_t)s[(i) < sizeof s ? (i) : 0] : 0)

/* Words before a full stop that a name or number follows: no end there.
** Lower case, in order of their spelling. */
static const uint64_t abbreviation[] = {
    W("adm"),  W("approx"), W("art"),  W("atty"), W("brig"), W("capt"),
    W("cf"),   W("ch"),     W("cmdr"), W("col"),  W("cpl"),  W("dr"),
    W("ed"),   W("eg"),     W("fig"),  W("fr"),   W("gen"),  W("gov"),
    W("hon"),  W("ie"),     W("insp"), W("lt"),   W("maj"),  W("messrs"),
    W("mlle"), W("mme"),    W("mr"),   W("mrs"),  W("ms"),   W("mt"),
    W("no"),   W("nos"),    W("op"),   W("p"),    W("para"), W("pp"),
    W("pres"), W("prof"),   W("pvt"),  W("rep"),  W("reps"), W("rev"),
    W("sec"),  W("sen"),    W("sens"), W("sgt"),  W("spc"),  W("sr"),
    W("st"),   W("supt"),   W("viz"),  W("vol"),  W("vs"),
};

/* Abbreviations that may also end a sentence: the next word decides. */
static const uint64_t late_abbreviation[] = {
    W("a.m"),  W("apr"), W("assn"), W("aug"),  W("ave"),  W("bros"), W("co"),
    W("corp"), W("dec"), W("dept"), W("dist"), W("etc"),  W("feb"),  W("ft"),
    W("inc"),  W("jan"), W("jr"),   W("jun"),  W("ltd"),  W("mar"),  W("nov"),
    W("oct"),  W("p.m"), W("ph.d"), W("sep"),  W("sept"), W("u.s"),
};

/* Words a sentence starts with and a name does not.  In order of spelling. */
static const uint64_t starter[] = {
    W("a"),     W("after"),  W("all"),     W("an"),      W("and"),
    W("as"),    W("at"),     W("because"), W("before"),  W("but"),
    W("by"),    W("during"), W("for"),     W("from"),    W("he"),
    W("her"),   W("his"),    W("how"),     W("however"), W("i"),
    W("if"),    W("in"),     W("is"),      W("it"),      W("its"),
    W("many"),  W("most"),   W("my"),      W("no"),      W("now"),
    W("on"),    W("or"),     W("our"),     W("she"),     W("since"),
    W("so"),    W("some"),   W("that"),    W("the"),     W("their"),
    W("then"),  W("there"),  W("these"),   W("they"),    W("this"),
    W("those"), W("though"), W("to"),      W("was"),     W("we"),
    W("what"),  W("when"),   W("where"),   W("while"),   W("who"),
    W("why"),   W("with"),   W("you"),
};

#define LONGEST_LISTED 8u

/* Token i in lower case and without 's and last dot, as W() has it; 0 for what
** is no word of so few letters.  Only ASCII words are listed. */
static uint64_t spelling(const quoth_tokens *t, uint32_t i) {
  uint64_t word = 0;
  uint32_t n_byte = t->at[i].n_core;
  const char *text = t->text + t->at[i].start;
  if (t->at[i].kind != QUOTH_WORD || !n_byte) return 0;
  if (text[n_byte - 1] == '.') n_byte--;
  if (n_byte > LONGEST_LISTED) return 0;
  for (uint32_t k = 0; k < n_byte; k++) {
    uint8_t c = (uint8_t)text[k];
    word |= (uint64_t)(c >= 'A' && c <= 'Z' ? c | 32u : c) << (56 - 8 * k);
  }
  return word;
}

static bool listed(const uint64_t *list, size_t n, uint64_t word) {
  while (n > 1) {
    size_t half = n / 2;
    if (list[half] <= word) list += half;
    n -= half;
  }
  return *list == word;
}

#define LISTED(list, t, i) listed(list, QUOTH_N_ELEMENT(list), spelling(t, i))

static bool is_stop(const quoth_token *t) {
  if (t->kind != QUOTH_PUNCT) return false;
  return t->hash == '.' || t->hash == '!' || t->hash == '?' ||
         t->hash == 0x2026 || t->hash == 0x3002;
}

static bool closes(const quoth_token *t) {
  bool bracket = t->kind == QUOTH_PUNCT && (t->hash == ')' || t->hash == ']');
  return t->gap == QUOTH_GAP_NONE && (t->kind == QUOTH_MARK || bracket);
}

static bool is_initial(const quoth_token *t) {
  return t->kind == QUOTH_WORD && t->stop - t->start == 1 &&
         (t->flags & QUOTH_CAPITAL);
}

/* A word that starts no name and so, with a capital, starts a sentence. */
static bool starts_sentence(const quoth_tokens *t, uint32_t i, uint32_t stop) {
  while (i < stop && t->at[i].kind == QUOTH_MARK) i++;
  if (i >= stop) return true;
  return (t->at[i].flags & QUOTH_CAPITAL) && LISTED(starter, t, i);
}

/* Smith v. Jones, Oslo vs. Salem: between two names. */
static bool is_versus(const quoth_tokens *t, uint32_t word, uint32_t next) {
  return (quoth_token_is(t, word, "v") || quoth_token_is(t, word, "vs")) &&
         word > 0 && (t->at[word - 1].flags & QUOTH_CAPITAL) &&
         (t->at[next].flags & QUOTH_CAPITAL);
}

/* "2. Then we stay": the number of a point, at the start of its sentence. */
static bool is_point(const quoth_tokens *t, uint32_t dot) {
  if (dot == 0 || t->at[dot - 1].kind != QUOTH_NUMBER) return false;
  const quoth_token *number = &t->at[dot - 1];
  if (number->stop - number->start > 2) return false;
  if (dot == 1 || number->gap > QUOTH_GAP_SPACE) return true;
  bool page = dot > 2 && (LISTED(abbreviation, t, dot - 3) || /* p. 12. */
                          LISTED(late_abbreviation, t, dot - 3));
  return is_stop(number - 1) && !page;
}

/* True where the dot at `dot` belongs to the word before it. */
static bool dot_is_abbreviation(const quoth_tokens *t, uint32_t dot,
                                uint32_t next, uint32_t stop) {
  if (dot == 0 || t->at[dot].gap != QUOTH_GAP_NONE) return false;
  uint32_t word = dot - 1;
  if (t->at[word].kind != QUOTH_WORD) return is_point(t, dot);
  if (is_versus(t, word, next)) return true;
  if (is_initial(&t->at[word]))
    return t->at[word].hash != 'i' && !starts_sentence(t, next, stop);
  if (t->at[word].stop - t->at[word].start > LONGEST_LISTED) return false;
  if (LISTED(abbreviation, t, word))
    return t->at[word].flags & QUOTH_CAPITAL || t->at[next].kind == QUOTH_NUMBER;
  return LISTED(late_abbreviation, t, word) && !starts_sentence(t, next, stop);
}

/* What follows may start a sentence: not a lower-case word, not a comma. */
static bool may_start(const quoth_tokens *t, uint32_t i, uint32_t stop) {
  while (i < stop && t->at[i].kind == QUOTH_MARK) i++;
  if (i >= stop) return true;
  const quoth_token *next = &t->at[i];
  if (next->kind == QUOTH_NUMBER) return true;
  if (next->kind == QUOTH_WORD)
    return (next->flags & (QUOTH_CAPITAL | QUOTH_FOREIGN)) != 0;
  uint32_t c = next->hash;
  return !(c == ',' || c == ';' || c == ':' || c == '-' || c == 0x2013 ||
           c == 0x2014 || c == ')');
}

bool quoth_sentence_ends(const quoth_tokens *t, uint32_t i, uint32_t stop) {
  if (!quoth_token_may_end(&t->at[i])) return false;
  uint32_t next = i + 1;
  if (next < stop && closes(&t->at[next])) return false; /* ends with that */
  if (next < stop && is_stop(&t->at[next]) && !t->at[next].gap) return false;
  uint32_t at = i;
  while (at > 0 && closes(&t->at[at])) at--;
  const quoth_token *last = &t->at[at];
  bool dotted = last->kind == QUOTH_WORD && (last->flags & QUOTH_DOTTED) &&
                t->text[last->stop - 1] == '.';
  if (!is_stop(last) && !dotted) return false;
  if (next >= stop) return true;
  if (t->at[next].gap == QUOTH_GAP_NONE && at == i) return false;
  if (t->at[next].gap >= QUOTH_GAP_BLANK) return true;
  if (!may_start(t, next, stop)) return false;
  if (dotted) return starts_sentence(t, next, stop);
  return last->hash != '.' || !dot_is_abbreviation(t, at, next, stop);
}

typedef QUOTH_VEC(quoth_span) span_vec;

static void sentence_add(quoth_arena *arena, span_vec *v, const quoth_tokens *t,
                         uint32_t first, uint32_t last) {
  quoth_span *s = QUOTH_PUSH(arena, v);
  if (s) *s = (quoth_span){t->at[first].start, t->at[last].stop};
}

/* "I" is a capital anywhere; of other words those that start sentences, and
** adverbs, are no names. */
static bool starts_anew(const quoth_tokens *t, uint32_t i) {
  const quoth_token *word = &t->at[i];
  if (word->kind != QUOTH_WORD || !(word->flags & QUOTH_CAPITAL)) return false;
  if (word->flags & QUOTH_CAPS || word->n_core < 2) return false;
  const char *stop = t->text + word->start + word->n_core;
  bool adverb = word->n_core > 6 && stop[-2] == 'l' && stop[-1] == 'y';
  return adverb || LISTED(starter, t, i);
}

static bool is_resumed(const quoth_tokens *t, uint32_t i) {
  return i + 1 < t->n && t->at[i].kind == QUOTH_PUNCT && t->at[i].hash == ',' &&
         t->at[i + 1].gap != QUOTH_GAP_NONE && starts_anew(t, i + 1);
}

static bool has_word(const quoth_tokens *t, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i <= last; i++)
    if (t->at[i].kind == QUOTH_WORD || t->at[i].kind == QUOTH_NUMBER)
      return true;
  return false;
}

static const quoth_span *cut(quoth_arena *arena, const char *text,
                             uint32_t n_byte, uint32_t *n, bool statements) {
  quoth_tokens t;
  span_vec v = {0};
  *n = 0;
  if (!quoth_tokens_make(&t, arena, text, n_byte)) return NULL;
  uint32_t first = 0;
  for (uint32_t i = 0; i < t.n; i++) {
    bool last = i + 1 == t.n || t.at[i + 1].gap == QUOTH_GAP_BLANK ||
                (statements && is_resumed(&t, i));
    if (!last && !quoth_sentence_ends(&t, i, t.n)) continue;
    if (!statements || has_word(&t, first, i))
      sentence_add(arena, &v, &t, first, i);
    first = i + 1;
  }
  *n = v.n;
  return arena->status ? NULL : v.at;
}

const quoth_span *quoth_sentences_make(quoth_arena *arena, const char *text,
                                       uint32_t n_byte, uint32_t *n_sentence) {
  return cut(arena, text, n_byte, n_sentence, false);
}

const quoth_span *quoth_statements_make(quoth_arena *arena, const char *text,
                                        uint32_t n_byte,
                                        uint32_t *n_statement) {
  return cut(arena, text, n_byte, n_statement, true);
}
