/*
** speaker_key.c: names to keys, and how near two names are.  Folds spelling
** only: who bears a name is for entities.c within an article and for people
** (quoth_merge_speakers) across them.
*/
#include "speaker_key.h"

#include <string.h>

#include "../text/utf8.h"
#include "letters.h"
#include "lexicon.h"

/* Longest word kept, in bytes of the key. */
#define WORD_MAX 48u

typedef struct word {
  char at[WORD_MAX + 8]; /* room for rules that make a word longer */
  uint32_t n;
} word;

typedef struct words {
  word at[QUOTH_SPEAKER_KEY_WORDS_MAX];
  uint32_t n;
} words;

/* ---- letters to words ---- */

static bool parts_words(uint32_t c) {
  return quoth_char_is_space(c) || c == '-' || c == 0x2010 || c == 0x2011 ||
         c == '/' || c == ',' || c == '_';
}

/* Marks of a nickname: what stands between them is no part of the name. */
static bool is_double_mark(uint32_t c) {
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

static void put(word *w, const char *letters) {
  size_t n = strlen(letters);
  if (w->n + n > WORD_MAX) return;
  memcpy(w->at + w->n, letters, n);
  w->n += (uint32_t)n;
}

/* True where letters.c knows every letter of the name. */
static bool is_known(quoth_str name) {
  for (size_t i = 0; i < name.n_byte;) {
    uint32_t c = quoth_utf8_next(name.at, name.n_byte, &i);
    if (quoth_char_is_letter(c) && !quoth_letter_latin(c)) return false;
  }
  return true;
}

/* Drops "'s" at the end of a word. */
static void end_word(words *ws, uint32_t n_apostrophe) {
  word *w = &ws->at[ws->n];
  bool owner = n_apostrophe && w->n == n_apostrophe + 1 &&
               w->at[w->n - 1] == 's';
  if (owner) w->n--;
  if (w->n) ws->n++;
}

static void cut(words *ws, quoth_str name) {
  bool nickname = false;
  uint32_t n_apostrophe = 0;
  ws->n = 0;
  ws->at[0].n = 0;
  for (size_t i = 0; i < name.n_byte;) {
    uint32_t c = quoth_utf8_next(name.at, name.n_byte, &i);
    if (ws->n == QUOTH_SPEAKER_KEY_WORDS_MAX) return;
    if (is_double_mark(c)) nickname = !nickname;
    if (nickname || parts_words(c)) {
      end_word(ws, n_apostrophe);
      n_apostrophe = 0;
      if (ws->n < QUOTH_SPEAKER_KEY_WORDS_MAX) ws->at[ws->n].n = 0;
      continue;
    }
    if (c == '\'' || c == 0x2019) n_apostrophe = ws->at[ws->n].n;
    const char *letters = quoth_letter_latin(c);
    if (letters) put(&ws->at[ws->n], letters);
  }
  if (ws->n < QUOTH_SPEAKER_KEY_WORDS_MAX) end_word(ws, n_apostrophe);
}

/* ---- words that do not count ---- */

static bool is(const word *w, const char *text) {
  return w->n == strlen(text) && memcmp(w->at, text, w->n) == 0;
}

static quoth_words classes(const word *w) {
  return quoth_words_of(quoth_hash(w->at, w->n));
}

static void drop(words *ws, uint32_t i) {
  memmove(&ws->at[i], &ws->at[i + 1], (ws->n - i - 1) * sizeof *ws->at);
  ws->n--;
}

static bool is_body(const words *ws) {
  for (uint32_t i = 0; i < ws->n; i++)
    if (classes(&ws->at[i]) & (QUOTH_W_ORGANIZATION | QUOTH_W_SUFFIX |
                               QUOTH_W_OUTLET))
      return true;
  return false;
}

/* "the", titles, and "Russian President": all before the name itself. */
static void drop_titles(words *ws) {
  if (ws->n > 1 && is(&ws->at[0], "the")) drop(ws, 0);
  if (is_body(ws)) return;
  while (ws->n > 1) {
    quoth_words w = classes(&ws->at[0]), next = classes(&ws->at[1]);
    bool title = (w & (QUOTH_W_TITLE | QUOTH_W_ROLE)) &&
                 !((w & QUOTH_W_GIVEN) && ws->n == 2);
    bool origin = (w & QUOTH_W_NATIONALITY) && ws->n > 2 &&
                  (next & (QUOTH_W_TITLE | QUOTH_W_ROLE));
    if (!title && !origin && !is(&ws->at[0], "prime")) break;
    drop(ws, 0);
  }
}

/* Arabic articles, and a lone middle initial: "Donald J. Trump", but "George
** H. W. Bush" keeps his. */
static void drop_inner(words *ws) {
  uint32_t n_initial = 0, initial = 0;
  for (uint32_t i = ws->n; i-- > 0;) {
    bool last = i + 1 == ws->n;
    if (!last && (is(&ws->at[i], "al") || is(&ws->at[i], "el"))) drop(ws, i);
  }
  for (uint32_t i = 1; i + 1 < ws->n; i++) {
    if (ws->at[i].n != 1) continue;
    n_initial++;
    initial = i;
  }
  if (n_initial == 1) drop(ws, initial);
}

/* ---- spelling ---- */

/* One rewriting of transliterations, applied left to right in this order. */
static const struct rule {
  const char *from, *to;
  bool at_start, at_end, surname; /* where it holds; surname: only there */
} rules[] = {
    {"dzh", "j", false, false, false},   /* Dzhokhar, Djokhar */
    {"dj", "j", false, false, false},
    {"tsch", "ch", false, false, false}, /* German Gorbatschow */
    {"tch", "ch", false, false, false},  /* French Gorbatchev */
    {"sch", "sh", false, false, false},
    {"kh", "h", false, false, false},    /* Mikhail, Mihail */
    {"ph", "f", false, false, false},
    {"gue", "ge", false, false, false},  /* French Sergueï */
    {"ou", "u", false, false, false},    /* French Poutine, Mahmoud */
    {"w", "v", false, false, false},     /* German Wladimir */
    {"x", "ks", false, false, false},    /* Alexei, Aleksei */
    {"ct", "kt", false, false, false},   /* Victor, Viktor */
    {"q", "k", false, false, false},
    {"y", "i", false, false, false},
    {"j", "i", false, false, false},     /* Sergej */
    {"ie", "e", true, false, false},     /* Yevgeny, Evgeny; Yeltsin */
    {"ae", "a", false, false, true},     /* Mueller, Müller */
    {"oe", "o", false, false, true},
    {"ue", "u", false, false, true},
    {"utine", "utin", false, true, true}, /* French Poutine */
    {"off", "ov", false, true, true},    /* Romanoff */
    {"eff", "ev", false, true, true},
    {"chov", "chev", false, true, true}, /* German Gorbatschow */
    {"shov", "shev", false, true, true},
    {"skii", "ski", false, true, false}, /* Zelenskyy, Zelenskiy */
    {"andre", "andr", false, true, false},
    {"ander", "andr", false, true, false}, /* Alexander, Aleksandr */
};

/* Shortest word whose end "andre" or "ander" is a part of Alexander's. */
#define LONG_ENOUGH 7u

static bool holds(const struct rule *r, const word *w, uint32_t i,
                  bool surname) {
  size_t n = strlen(r->from);
  if (i + n > w->n || memcmp(w->at + i, r->from, n)) return false;
  if (r->surname && !surname) return false;
  if (r->at_start && i) return false;
  if (r->at_end && i + n != w->n) return false;
  if (r->at_end && !r->surname && n == 5 && w->n < LONG_ENOUGH) return false;
  /* an umlaut spelled out stands before a consonant: Goethe, not Joe */
  return !(r->surname && n == 2 && i + n == w->n);
}

static void rewrite(word *w, const struct rule *r, bool surname) {
  size_t n_from = strlen(r->from), n_to = strlen(r->to);
  for (uint32_t i = 0; i + n_from <= w->n; i++) {
    if (!holds(r, w, i, surname)) continue;
    if (w->n + n_to - n_from > WORD_MAX) return;
    memmove(w->at + i + n_to, w->at + i + n_from, w->n - i - n_from);
    memcpy(w->at + i, r->to, n_to);
    w->n = (uint32_t)(w->n + n_to - n_from);
    i += (uint32_t)n_to - 1;
  }
}

/* Not digits: Group 77 is not Group 7. */
static void single_letters(word *w) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < w->n; i++)
    if (!n || w->at[i] != w->at[n - 1] || w->at[i] <= '9')
      w->at[n++] = w->at[i];
  w->n = n;
}

/* Names whose spellings no rule brings together; the first stands for all. */
static const char *const same_name[][8] = {
    {"mohamed", "mohamad", "muhamad", "muhamed", "mohamet"},
    {"husein", "husain", "hosein", "hosain"},
    {"gadafi", "kadafi", "gadhafi", "kadhafi", "hadafi", "kaddafi"},
    {"ahmed", "ahmad", "ahmet"},
    {"iusef", "iusuf", "iusif"},
    {"osama", "usama"},
    {"selenski", "zelenski"},
    {"gorbachev", "gorbachov"},
    {"hrushchev", "hrushev"},
};

static void standard_form(word *w) {
  for (size_t k = 0; k < sizeof same_name / sizeof *same_name; k++)
    for (size_t j = 1; j < 8 && same_name[k][j]; j++) {
      if (!is(w, same_name[k][j])) continue;
      w->n = (uint32_t)strlen(same_name[k][0]);
      memcpy(w->at, same_name[k][0], w->n);
      return;
    }
}

static void fold(words *ws) {
  for (uint32_t i = 0; i < ws->n; i++) {
    bool surname = i + 1 == ws->n;
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++)
      rewrite(&ws->at[i], &rules[k], surname);
    single_letters(&ws->at[i]);
    standard_form(&ws->at[i]);
  }
}

static void read_name(words *ws, quoth_unicode *unicode, quoth_arena *arena,
                      quoth_str name) {
  if (!is_known(name)) name = quoth_unicode_latin(unicode, arena, name);
  cut(ws, name);
  drop_titles(ws);
  drop_inner(ws);
  fold(ws);
}

quoth_str quoth_speaker_key(quoth_unicode *unicode, quoth_arena *arena,
                            quoth_str name) {
  words ws;
  read_name(&ws, unicode, arena, name);
  uint32_t n_byte = 0, n = 0;
  for (uint32_t i = 0; i < ws.n; i++) n_byte += ws.at[i].n + 1;
  char *out = quoth_arena_alloc(arena, n_byte + 1);
  if (!out) return (quoth_str){"", 0};
  for (uint32_t i = 0; i < ws.n; i++) {
    if (n) out[n++] = ' ';
    memcpy(out + n, ws.at[i].at, ws.at[i].n);
    n += ws.at[i].n;
  }
  return (quoth_str){out, n};
}

/* ---- similarity ---- */

/* Similarity of two words: 1 less the share of letters to change. */
static double near(const word *a, const word *b) {
  uint32_t row[WORD_MAX + 9];
  uint32_t longest = a->n > b->n ? a->n : b->n;
  if (!longest) return 1.0;
  for (uint32_t k = 0; k <= b->n; k++) row[k] = k;
  for (uint32_t i = 1; i <= a->n; i++) {
    uint32_t diagonal = row[0];
    row[0] = i;
    for (uint32_t k = 1; k <= b->n; k++) {
      uint32_t change = diagonal + (a->at[i - 1] != b->at[k - 1]);
      uint32_t insert = (row[k] < row[k - 1] ? row[k] : row[k - 1]) + 1;
      diagonal = row[k];
      row[k] = change < insert ? change : insert;
    }
  }
  return 1.0 - (double)row[b->n] / longest;
}

static bool starts_with(const word *a, const word *b) {
  const word *s = a->n < b->n ? a : b, *l = a->n < b->n ? b : a;
  return memcmp(s->at, l->at, s->n) == 0;
}

/* How likely two given names are one person's: equal, an initial, a short
** form (Chris, Christine), a misspelling; else they are two people's. */
static double near_given(const word *a, const word *b) {
  double n = near(a, b);
  uint32_t shorter = a->n < b->n ? a->n : b->n;
  if (n == 1.0) return 1.0;
  if (shorter == 1) return a->at[0] == b->at[0] ? 0.8 : 0.0;
  if (shorter >= 3 && starts_with(a, b)) return 0.7;
  return n >= 0.8 && a->at[0] == b->at[0] ? 0.6 : 0.0;
}

static bool is_acronym(const word *a, const words *of) {
  uint32_t n = 0;
  if (a->n < 2 || of->n < 2) return false;
  for (uint32_t i = 0; i < of->n; i++) {
    bool small = is(&of->at[i], "of") || is(&of->at[i], "the") ||
                 is(&of->at[i], "and") || is(&of->at[i], "for");
    if (small) continue;
    if (n == a->n || a->at[n++] != of->at[i].at[0]) return false;
  }
  return n == a->n;
}

/* One name of a single word: a surname, a given name, an acronym. */
static double near_single(const word *a, const words *b) {
  double surname = near(a, &b->at[b->n - 1]);
  if (b->n == 1) return surname;
  if (is_acronym(a, b)) return 0.85;
  if (surname >= 0.75) return 0.8 * surname;
  return near(a, &b->at[0]) == 1.0 ? 0.5 : 0.5 * surname;
}

static bool same_words_at(const words *a, uint32_t i, const words *b,
                          uint32_t k) {
  return a->at[i].n == b->at[k].n &&
         memcmp(a->at[i].at, b->at[k].at, a->at[i].n) == 0;
}

/* Suu Kyi, Aung San Suu Kyi: a surname of two words, or the name goes without
** its first. */
static bool is_tail(const words *shorter, const words *longer) {
  uint32_t ahead = longer->n - shorter->n;
  bool tail = shorter->n < longer->n;
  for (uint32_t i = 0; tail && i < shorter->n; i++)
    tail = same_words_at(shorter, i, longer, ahead + i);
  return tail;
}

static double near_words(const words *a, const words *b) {
  if (is_tail(a, b) || is_tail(b, a)) return 0.8;
  const word *surname_a = &a->at[a->n - 1], *surname_b = &b->at[b->n - 1];
  double given = near_given(&a->at[0], &b->at[0]);
  double surname = near(surname_a, surname_b);
  if (given == 0.0) return 0.3 * surname;
  double both = given * surname * surname;
  return a->n == b->n && both == 1.0 ? 0.95 : 0.95 * both;
}

static bool same_words(const words *a, const words *b) {
  bool same = a->n == b->n;
  for (uint32_t i = 0; same && i < a->n; i++)
    same = same_words_at(a, i, b, i);
  return same;
}

double quoth_speaker_similarity(quoth_unicode *unicode, quoth_arena *arena,
                                quoth_str a, quoth_str b) {
  words x, y;
  read_name(&x, unicode, arena, a);
  read_name(&y, unicode, arena, b);
  if (!x.n || !y.n) return 0.0;
  if (same_words(&x, &y)) return 1.0;
  if (x.n == 1) return near_single(&x.at[0], &y);
  if (y.n == 1) return near_single(&y.at[0], &x);
  return near_words(&x, &y);
}
