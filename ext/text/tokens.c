/*
** tokens.c: one pass over the bytes, ASCII by table, the rest by character.
** Owns the rule of what is one word.
*/
#include "tokens.h"

#include <string.h>

#include "unicode.h"
#include "utf8.h"

enum ascii_class { A_OTHER = 0, A_SPACE, A_LOWER, A_UPPER, A_DIGIT };

static const uint8_t ascii_class[128] = {
    ['\t'] = A_SPACE, ['\n'] = A_SPACE, ['\v'] = A_SPACE, ['\f'] = A_SPACE,
    ['\r'] = A_SPACE, [' '] = A_SPACE,
#define L(c) [c] = A_LOWER, [c - 32] = A_UPPER
    L('a'), L('b'), L('c'), L('d'), L('e'), L('f'), L('g'), L('h'), L('i'),
    L('j'), L('k'), L('l'), L('m'), L('n'), L('o'), L('p'), L('q'), L('r'),
    L('s'), L('t'), L('u'), L('v'), L('w'), L('x'), L('y'), L('z'),
#undef L
    ['0'] = A_DIGIT, ['1'] = A_DIGIT, ['2'] = A_DIGIT, ['3'] = A_DIGIT,
    ['4'] = A_DIGIT, ['5'] = A_DIGIT, ['6'] = A_DIGIT, ['7'] = A_DIGIT,
    ['8'] = A_DIGIT, ['9'] = A_DIGIT,
};

/* The lower case of ASCII letters; 0 for all other bytes. */
static const uint8_t lower_letter[256] = {
#define L(c) [c] = c, [c - 32] = c
    L('a'), L('b'), L('c'), L('d'), L('e'), L('f'), L('g'), L('h'), L('i'),
    L('j'), L('k'), L('l'), L('m'), L('n'), L('o'), L('p'), L('q'), L('r'),
    L('s'), L('t'), L('u'), L('v'), L('w'), L('x'), L('y'), L('z'),
#undef L
};

/* What the first byte of a character tells by itself. */
enum byte_flag {
  B_PRINT = 1, /* for sure neither space nor what is not seen: beyond ASCII,
                  these start with C2, E1 … E3 and EF */
  B_SIGN = 2,  /* ASCII that can be nothing but a token by itself */
  B_END = 4,   /* ASCII that is no part of a word */
  B_APART = 8, /* the same, and the signs that may join two parts of one */
};

/* clang-format off */
static const uint8_t byte_flags[256] = {
#define C  (B_SIGN | B_END | B_APART)
#define S  (B_END | B_APART)
#define P  (B_PRINT | B_SIGN | B_END | B_APART)
#define H  (B_PRINT | B_SIGN | B_APART) /* a hyphen */
#define J  (B_PRINT | B_APART)          /* & ' . */
#define G  (B_PRINT | B_END | B_APART)  /* a grave accent */
#define N  B_PRINT
#define N4 N, N, N, N
    C, C, C, C, C, C, C, C, C, S, S, S, S, S, C, C, /* 00 */
    C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
    S, P, P, P, P, P, J, J, P, P, P, P, P, H, J, P,
    N4,         N4,         N, N, P, P, P, P, P, P,
    P, N, N, N, N4,         N4,         N4,         /* 40 */
    N4,         N4,         N, N, N, P, P, P, P, P,
    G, N, N, N, N4,         N4,         N4,
    N4,         N4,         N, N, N, P, P, P, P, P,
    N4,         N4,         N4,         N4,         /* 80 */
    N4,         N4,         N4,         N4,
    N4,         N4,         N4,         N4,
    N4,         N4,         N4,         N4,
    N, N, 0, N, N4,         N4,         N4,         /* C0 */
    N4,         N4,         N4,         N4,
    N, 0, 0, 0, N4,         N4,         N, N, N, 0,
    N4,         N4,         N4,         N4,
#undef C
#undef S
#undef P
#undef H
#undef J
#undef G
#undef N
#undef N4
};
/* clang-format on */

enum char_class { C_OTHER = 0, C_SPACE, C_LETTER, C_DIGIT, C_IGNORABLE };

/* Bytes that the quick ways read ahead without asking where the text ends. */
#define AHEAD_BYTES 18u

typedef struct scan {
  const char *text;
  size_t n_byte, i;
  size_t n_safe; /* before this byte there are AHEAD_BYTES more */
} scan;

/* One character ahead: its code point, class, case and end. */
typedef struct glyph {
  uint32_t code;
  size_t stop;
  uint8_t class;
  bool upper;
} glyph;

/* U+2000 … U+206F hold spaces, marks and what is not seen: no letters, no
** digits. */
static bool is_general_punctuation(uint32_t c) {
  return c >= 0x2000 && c < 0x2070;
}

static uint8_t wide_class(uint32_t c) {
  if (c == QUOTH_REPLACEMENT) return C_OTHER;
  if (quoth_char_is_space(c)) return C_SPACE;
  if (quoth_char_is_ignorable(c)) return C_IGNORABLE;
  if (is_general_punctuation(c)) return C_OTHER;
  if (quoth_char_is_letter(c)) return C_LETTER;
  return quoth_char_is_digit(c) ? C_DIGIT : C_OTHER;
}

static glyph glyph_at(const scan *s, size_t i) {
  glyph g = {0, i, C_OTHER, false};
  if (i >= s->n_byte) return g;
  uint8_t b = (uint8_t)s->text[i];
  if (b < 0x80) {
    static const uint8_t wide[] = {C_OTHER, C_SPACE, C_LETTER, C_LETTER,
                                   C_DIGIT};
    g.code = b;
    g.stop = i + 1;
    g.class = wide[ascii_class[b]];
    g.upper = ascii_class[b] == A_UPPER;
    return g;
  }
  g.code = quoth_utf8_next(s->text, s->n_byte, &g.stop);
  g.class = wide_class(g.code);
  g.upper = g.class == C_LETTER && quoth_char_is_upper(g.code);
  return g;
}

enum quoth_mark_class quoth_mark_class_of(uint32_t c) {
  switch (c) {
  case '"': case 0xFF02: return QUOTH_MARK_STRAIGHT_DOUBLE;
  case '\'': return QUOTH_MARK_STRAIGHT_SINGLE;
  case 0x201C: case 0x201F: case 0x301D: return QUOTH_MARK_OPEN_DOUBLE;
  case 0x201D: case 0x301E: return QUOTH_MARK_CLOSE_DOUBLE;
  case 0x2018: case 0x201B: case '`': return QUOTH_MARK_OPEN_SINGLE;
  case 0x2019: case 0xB4: return QUOTH_MARK_CLOSE_SINGLE;
  case 0x201E: return QUOTH_MARK_LOW_DOUBLE;
  case 0x201A: return QUOTH_MARK_LOW_SINGLE;
  case 0xAB: case 0x2039: return QUOTH_MARK_LEFT_GUILLEMET;
  case 0xBB: case 0x203A: return QUOTH_MARK_RIGHT_GUILLEMET;
  case 0x300C: case 0x300E: return QUOTH_MARK_OPEN_CORNER;
  case 0x300D: case 0x300F: return QUOTH_MARK_CLOSE_CORNER;
  case 0x2032: case 0x2033: return QUOTH_MARK_PRIME;
  default: return QUOTH_MARK_NONE;
  }
}

/* HTML entities for marks and what windows-1252 makes of their UTF-8; ``
** and '' are told without a table. */
static const struct {
  const char *bytes;
  uint32_t code;
} spelled_mark[] = {
    {"&quot;", '"'},      {"&#34;", '"'},       {"&#39;", '\''},
    {"&apos;", '\''},     {"&ldquo;", 0x201C},  {"&rdquo;", 0x201D},
    {"&lsquo;", 0x2018},  {"&rsquo;", 0x2019},  {"&#8216;", 0x2018},
    {"&#8217;", 0x2019},  {"&#8220;", 0x201C},  {"&#8221;", 0x201D},
    {"&#8222;", 0x201E},  {"&bdquo;", 0x201E},  {"&laquo;", 0xAB},
    {"&raquo;", 0xBB},    {"&#171;", 0xAB},     {"&#187;", 0xBB},
    {"&#x201c;", 0x201C}, {"&#x201d;", 0x201D}, {"&#x2018;", 0x2018},
    {"&#x2019;", 0x2019}, {"&#x27;", '\''},     {"&#x22;", '"'},
    {"â€œ", 0x201C},      {"â€\xC2\x9D", 0x201D}, {"â€™", 0x2019},
    {"â€˜", 0x2018},      {"â€", 0x201D},
};

/* ''Tis, ''Twas: a single mark and the apostrophe of a word. */
static bool is_clipped_word(const scan *s, size_t i) {
  static const char *const word[] = {"tis", "twas"};
  for (size_t k = 0; k < sizeof word / sizeof *word; k++) {
    size_t n = strlen(word[k]), j = 0;
    while (j < n && i + j < s->n_byte && (s->text[i + j] | 0x20) == word[k][j])
      j++;
    if (j == n) return true;
  }
  return false;
}

/* False where no mark is spelled out at byte i for sure. */
static bool may_spell_mark(const scan *s, size_t i) {
  if (i + 1 >= s->n_byte) return false;
  uint8_t b = (uint8_t)s->text[i], next = (uint8_t)s->text[i + 1];
  if (b == '\'' || b == '`') return next == b;
  return b == '&' || (b == 0xC3 && next == 0xA2);
}

/* Length of a mark spelled out at byte i, 0 if there is none. */
static size_t spelled_mark_at(const scan *s, size_t i, uint32_t *code) {
  if (!may_spell_mark(s, i)) return 0;
  uint8_t b = (uint8_t)s->text[i];
  if (b == '`' || b == '\'') {
    if (b == '\'' && is_clipped_word(s, i + 2)) return 0;
    *code = b == '`' ? 0x201C : 0x201D;
    return 2;
  }
  size_t left = s->n_byte - i;
  for (size_t k = 0; k < sizeof spelled_mark / sizeof *spelled_mark; k++) {
    size_t n = strlen(spelled_mark[k].bytes);
    if (n > left || memcmp(s->text + i, spelled_mark[k].bytes, n)) continue;
    *code = spelled_mark[k].code;
    return n;
  }
  return 0;
}

/* True where the letter â is the first byte of a mark that was misread. */
static bool is_mojibake(const scan *s, glyph g) {
  uint32_t code;
  return g.code == 0xE2 && spelled_mark_at(s, g.stop - 2, &code);
}

static bool is_apostrophe(uint32_t c) {
  return c == '\'' || c == 0x2019;
}

/* True where `c` at byte i joins the word before it to the letter or digit
** behind it. */
static bool joins(const scan *s, glyph joint, bool digits_too) {
  uint32_t c = joint.code;
  bool joiner = is_apostrophe(c) || c == '-' || c == 0x2010 || c == 0x2011 ||
                c == '&' || c == '.';
  if (!joiner) return false;
  uint32_t spelled;
  if (c == '&' && spelled_mark_at(s, joint.stop - 1, &spelled)) return false;
  glyph after = glyph_at(s, joint.stop);
  if (after.class == C_DIGIT) return digits_too && c != '.';
  return after.class == C_LETTER;
}

typedef struct word {
  uint32_t hash;
  uint32_t hash_core; /* before the last apostrophe */
  size_t core_stop;
  uint32_t n_letter, n_upper, n_after_apostrophe;
  uint32_t after_apostrophe;
  bool apostrophe;
  uint8_t flags;
} word;

static void word_hash(word *w, uint32_t c) {
  char bytes[4];
  if (c < 0x80) {
    uint8_t low = lower_letter[c] ? lower_letter[c] : (uint8_t)c;
    w->hash = (w->hash ^ low) * 16777619u;
    return;
  }
  int n = quoth_utf8_put(is_apostrophe(c) ? '\'' : quoth_char_lower(c), bytes);
  for (int k = 0; k < n; k++)
    w->hash = (w->hash ^ (uint8_t)bytes[k]) * 16777619u;
}

static void word_take(word *w, glyph g) {
  if (g.class == C_IGNORABLE) return;
  if (g.class == C_LETTER) {
    w->n_letter++;
    w->n_upper += g.upper;
    if (g.code >= 0x80) w->flags |= QUOTH_FOREIGN;
  } else if (g.class == C_DIGIT) {
    w->flags |= QUOTH_DIGIT;
  }
  if (w->apostrophe) {
    w->n_after_apostrophe++;
    w->after_apostrophe = g.code;
  }
  word_hash(w, g.code);
}

static void word_joint(word *w, glyph joint, size_t at) {
  if (is_apostrophe(joint.code)) {
    w->apostrophe = true;
    w->n_after_apostrophe = 0;
    w->hash_core = w->hash;
    w->core_stop = at;
  } else {
    w->apostrophe = false;
    if (joint.code == '.') w->flags |= QUOTH_DOTTED;
    if (joint.code == '-' || joint.code == 0x2010 || joint.code == 0x2011)
      w->flags |= QUOTH_HYPHEN;
  }
  word_hash(w, joint.code == 0x2010 || joint.code == 0x2011 ? '-' : joint.code);
}

static void word_end(quoth_token *t, const word *w) {
  t->flags |= w->flags;
  t->hash = w->hash;
  size_t n_core = t->stop - t->start;
  bool is_s = w->apostrophe && w->n_after_apostrophe == 1 &&
              quoth_char_lower(w->after_apostrophe) == 's';
  if (is_s) {
    t->flags |= QUOTH_POSSESSIVE;
    t->hash = w->hash_core;
    n_core = w->core_stop - t->start;
  }
  uint32_t n_upper = w->n_upper, n_letter = w->n_letter - is_s;
  if (n_letter > 1 && n_upper >= n_letter) t->flags |= QUOTH_CAPS;
  t->n_core = (uint8_t)(n_core > 255 ? 255 : n_core);
}

/* A dotted word keeps its last dot: "U.S." but not "Ltd.". */
static void take_last_dot(scan *s, const word *w) {
  if (!(w->flags & QUOTH_DOTTED) || w->n_letter > 6) return;
  if (s->i < s->n_byte && s->text[s->i] == '.') s->i++;
}

/* True where a word ends at byte i for sure: before ASCII that is no part of
** one, and before a full stop that nothing of a word follows. */
static bool ends_plainly(const uint8_t *at) {
  if (byte_flags[*at] & B_END) return true;
  return *at == '.' && (byte_flags[at[1]] & B_APART);
}

/* A run of ASCII letters, as far as it goes. */
static void take_letters(scan *s, word *w) {
  const uint8_t *text = (const uint8_t *)s->text;
  size_t i = s->i;
  for (uint8_t c; i < s->n_byte && (c = lower_letter[text[i]]) != 0; i++) {
    w->n_upper += c != text[i];
    w->hash = (w->hash ^ c) * 16777619u;
  }
  uint32_t n = (uint32_t)(i - s->i);
  w->n_letter += n;
  if (n && w->apostrophe) {
    w->n_after_apostrophe += n;
    w->after_apostrophe = text[i - 1];
  }
  s->i = i;
}

/* Bytes of a joint before an ASCII letter, as most joints stand; 0 for none. */
static size_t plain_joint(const uint8_t *at) {
  bool one = *at == '\'' || *at == '-' || *at == '.';
  if (one) return lower_letter[at[1]] ? 1 : 0;
  bool curly = *at == 0xE2 && at[1] == 0x80 && at[2] == 0x99;
  return curly && lower_letter[at[3]] ? 3 : 0;
}

/* Any word: its ASCII letters in runs, the rest character by character. */
static void take_word(scan *s, word *w) {
  for (;;) {
    take_letters(s, w);
    const uint8_t *at = (const uint8_t *)s->text + s->i;
    size_t n = s->i < s->n_safe ? plain_joint(at) : 0;
    if (n) {
      glyph joint = {.code = n == 1 ? *at : 0x2019u};
      word_joint(w, joint, s->i);
      s->i += n;
      continue;
    }
    if (s->i < s->n_safe && ends_plainly(at)) return;
    glyph g = glyph_at(s, s->i);
    if (g.stop == s->i) return;
    if (g.class == C_LETTER || g.class == C_DIGIT || g.class == C_IGNORABLE) {
      if (is_mojibake(s, g)) return;
      word_take(w, g);
      s->i = g.stop;
      continue;
    }
    if (!joins(s, g, true)) return;
    word_joint(w, g, s->i);
    s->i = g.stop;
  }
}

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/* "al-Assad", "el-Sisi", "d'Estaing": an article in front, then a capital. */
static bool has_article(const scan *s, const quoth_token *t) {
  static const char articles[][4] = {"al-", "el-", "an-", "ar-", "as-",
                                     "at-", "az-", "ad-", "ul-", "ud-"};
  const char *at = s->text + t->start;
  if (t->stop - t->start < 5) return false;
  if (at[0] == 'd' || at[0] == 'l') {
    if (at[1] == '\'') return is_upper(at[2]);
    return !memcmp(at + 1, "\xe2\x80\x99", 3) && is_upper(at[4]);
  }
  for (size_t k = 0; k < QUOTH_N_ELEMENT(articles); k++)
    if (is_upper(at[3]) && !memcmp(at, articles[k], 3)) return true;
  return false;
}

static void scan_word(scan *s, quoth_token *t) {
  word w = {.hash = 2166136261u};
  take_word(s, &w);
  take_last_dot(s, &w);
  t->stop = (uint32_t)s->i;
  word_end(t, &w);
  if (has_article(s, t)) t->flags |= QUOTH_CAPITAL;
}

/* 4,000  7.5  10:30  20th  1990s  40-year-old */
static void scan_number(scan *s, quoth_token *t, glyph g) {
  word w = {.hash = 2166136261u};
  t->kind = QUOTH_NUMBER;
  for (;;) {
    word_take(&w, g);
    s->i = g.stop;
    g = glyph_at(s, s->i);
    if (g.stop == s->i) break;
    if (g.class == C_LETTER || g.class == C_DIGIT) continue;
    glyph after = glyph_at(s, g.stop);
    bool in_number = (g.code == ',' || g.code == '.' || g.code == ':') &&
                     after.class == C_DIGIT;
    bool in_word = g.code == '-' && after.class == C_LETTER;
    bool is_s = is_apostrophe(g.code) && after.class == C_LETTER;
    if (!in_number && !in_word && !is_s) break;
    word_joint(&w, g, s->i);
    g = after;
  }
  t->stop = (uint32_t)s->i;
  word_end(t, &w);
  t->flags = (uint8_t)((t->flags & ~QUOTH_DOTTED) | QUOTH_DIGIT);
}

/* True at a mark, dash or sign of U+2010 … U+2027: neither space nor letter. */
static bool is_wide_sign(const scan *s) {
  const uint8_t *at = (const uint8_t *)s->text + s->i;
  return *at == 0xE2 && s->i < s->n_safe && at[1] == 0x80 && at[2] >= 0x90 &&
         at[2] < 0xA8;
}

static void scan_sign(scan *s, quoth_token *t) {
  t->hash = (uint8_t)s->text[s->i++];
  t->kind = t->hash == '"' ? QUOTH_MARK : QUOTH_PUNCT;
  t->stop = (uint32_t)s->i;
}

static void scan_wide_sign(scan *s, quoth_token *t) {
  t->hash = 0x2000u + (uint8_t)s->text[s->i + 2] - 0x80u;
  t->kind = quoth_mark_class_of(t->hash) ? QUOTH_MARK : QUOTH_PUNCT;
  s->i += 3;
  t->stop = (uint32_t)s->i;
}

static void scan_other(scan *s, quoth_token *t, glyph g) {
  uint32_t code = g.code;
  size_t n = spelled_mark_at(s, s->i, &code);
  t->kind = n || quoth_mark_class_of(code) ? QUOTH_MARK : QUOTH_PUNCT;
  s->i = n ? s->i + n : g.stop;
  if (code == '.')
    while (s->i < s->n_byte && s->text[s->i] == '.') s->i++;
  t->stop = (uint32_t)s->i;
  t->hash = t->stop - t->start > 1 && code == '.' ? 0x2026 : code;
}

/* Moves over white space and tells what it was. */
static uint8_t scan_space(scan *s) {
  uint32_t n_line = 0;
  size_t start = s->i;
  for (;;) {
    glyph g = glyph_at(s, s->i);
    if (g.stop == s->i) break;
    if (g.class != C_SPACE && g.class != C_IGNORABLE) break;
    n_line += g.code == '\n' || g.code == 0x2028;
    n_line += g.code == 0x2029 ? 2 : 0;
    if (g.code == '\r' && !(g.stop < s->n_byte && s->text[g.stop] == '\n'))
      n_line++;
    s->i = g.stop;
  }
  if (start == 0) return QUOTH_GAP_BLANK;
  if (n_line) return n_line > 1 ? QUOTH_GAP_BLANK : QUOTH_GAP_LINE;
  return s->i > start ? QUOTH_GAP_SPACE : QUOTH_GAP_NONE;
}

/* The same, behind the first token mostly one space or nothing. */
static uint8_t scan_gap(scan *s) {
  const uint8_t *at = (const uint8_t *)s->text + s->i;
  if (s->i - 1 >= s->n_safe) return scan_space(s); /* and at the start */
  if (byte_flags[*at] & B_PRINT) return QUOTH_GAP_NONE;
  if (*at == ' ' && (byte_flags[at[1]] & B_PRINT)) {
    s->i++;
    return QUOTH_GAP_SPACE;
  }
  return is_wide_sign(s) ? QUOTH_GAP_NONE : scan_space(s);
}

static void scan_token(scan *s, quoth_token *t) {
  uint8_t b = (uint8_t)s->text[s->i];
  if (lower_letter[b]) {
    t->kind = QUOTH_WORD;
    t->flags = b != lower_letter[b] ? QUOTH_CAPITAL : 0;
    scan_word(s, t);
    return;
  }
  if ((byte_flags[b] & B_SIGN) || is_wide_sign(s)) {
    if (b < 0x80)
      scan_sign(s, t);
    else
      scan_wide_sign(s, t);
    return;
  }
  glyph g = glyph_at(s, s->i);
  if (g.class == C_LETTER && !is_mojibake(s, g)) {
    t->kind = QUOTH_WORD;
    t->flags = g.upper ? QUOTH_CAPITAL : 0;
    scan_word(s, t);
  } else if (g.class == C_DIGIT) {
    scan_number(s, t, g);
  } else {
    scan_other(s, t, g);
  }
}

/* ---- tokens that stand plainly ----
** Nine in ten are a space and a word of ASCII letters or a sign.  Taken in one
** loop that holds its state in registers, a token costs 96 instructions; by the
** general way 147. */

/* Of a word with a capital: more than one letter and all of them capitals, or
** not. */
static uint8_t plain_case(const uint8_t *at, uint32_t n) {
  uint32_t k = 1;
  while (k < n && at[k] < 'a')
    k++;
  return k == n && n > 1 ? QUOTH_CAPITAL | QUOTH_CAPS : QUOTH_CAPITAL;
}

/* Longest word that is taken plainly. */
#define LETTERS_MAX 14u

/* A sign that can be nothing but a token, or a full stop behind a word. */
static bool plain_sign(quoth_token *t, const uint8_t *at) {
  bool stop = *at == '.' && at[1] != '.';
  if (*at == '"' || !(stop || (byte_flags[*at] & B_SIGN))) return false;
  t->stop = t->start + 1;
  t->hash = *at;
  t->kind = QUOTH_PUNCT;
  t->flags = t->n_core = 0;
  return true;
}

/* A word of ASCII letters and no more, or a sign; false for anything else, and
** a long word. */
static inline bool plain_token(quoth_token *t, const uint8_t *at) {
  uint32_t hash = 2166136261u, n = 0;
#pragma GCC unroll 14
  for (; n < LETTERS_MAX; n++) {
    uint8_t c = lower_letter[at[n]];
    if (!c) break;
    hash = (hash ^ c) * 16777619u;
  }
  if (!n) return plain_sign(t, at);
  if (!ends_plainly(at + n)) return false;
  t->stop = t->start + n;
  t->hash = hash;
  t->kind = QUOTH_WORD;
  t->flags = *at < 'a' ? plain_case(at, n) : 0;
  t->n_core = (uint8_t)n;
  return true;
}

typedef QUOTH_VEC(quoth_token) token_vec;

/* False at what stands in rows of its kind: marks, and what is not ASCII. */
static bool may_be_plain(const scan *s) {
  return s->i < s->n_safe && (uint8_t)s->text[s->i] < 0x80 &&
         s->text[s->i] != '"';
}

/* Takes tokens up to the first that does not stand plainly, up to `limit` of
** them in all.  True where it took one. */
static bool take_plain(scan *s, token_vec *v, uint32_t limit) {
  const uint8_t *text = (const uint8_t *)s->text;
  const uint8_t *at = text + s->i, *safe = text + s->n_safe;
  quoth_token *t = v->at + v->n, *const stop = v->at + limit;
  for (; at < safe && t < stop; t++) {
    t->gap = QUOTH_GAP_NONE;
    if (*at == ' ') {
      t->gap = QUOTH_GAP_SPACE;
      at++;
    } else if (*at == '\n') {
      t->gap = at[1] == '\n' ? QUOTH_GAP_BLANK : QUOTH_GAP_LINE;
      at += t->gap - QUOTH_GAP_SPACE;
    }
    t->start = (uint32_t)(at - text);
    if (!plain_token(t, at)) break;
    s->i = t->stop;
    at = text + s->i;
  }
  bool took = t > v->at + v->n;
  v->n = (uint32_t)(t - v->at);
  return took;
}

/* ---- all tokens ---- */

/* Folds a run of marks that has grown past the cap into one token. */
static void fold_mark_run(token_vec *v, uint32_t *n_run) {
  const quoth_token *last = &v->at[v->n - 1];
  if (v->n > 1 && v->at[v->n - 2].kind == QUOTH_NOISE) {
    v->at[v->n - 2].stop = last->stop;
    v->n--;
    return;
  }
  if (++*n_run <= QUOTH_MARK_RUN_MAX) return;
  uint32_t first = v->n - *n_run;
  v->at[first].kind = QUOTH_NOISE;
  v->at[first].stop = last->stop;
  v->n = first + 1;
}

/* News has one token in 5.3 bytes; room for one in 5 is seldom outgrown. */
#define BYTES_PER_TOKEN 5u
/* More come as they are needed: SQLite gives no more than 2 GB at once. */
#define TOKENS_AHEAD_MAX (1u << 26)

/* How often the stop function is asked: tokens of a millisecond. */
#define STOP_STRIDE 8192u

bool quoth_tokens_make(quoth_tokens *tokens, quoth_arena *arena,
                       const char *text, uint32_t n_byte) {
  scan s = {text, n_byte, 0, n_byte > AHEAD_BYTES ? n_byte - AHEAD_BYTES : 0};
  token_vec v = {0};
  v.n_room = n_byte / BYTES_PER_TOKEN + 8;
  if (v.n_room > TOKENS_AHEAD_MAX) v.n_room = TOKENS_AHEAD_MAX;
  v.at = quoth_arena_raw(arena, v.n_room, sizeof *v.at);
  if (!v.at) return false;
  uint32_t n_run = 0, asked = 0;
  for (;;) {
    uint8_t gap = scan_gap(&s);
    if (s.i >= s.n_byte) break;
    if (v.n >= asked) {
      if (quoth_arena_stopped(arena)) break;
      asked = v.n + STOP_STRIDE;
    }
    quoth_token *t = QUOTH_PUSH(arena, &v);
    if (!t) break;
    *t = (quoth_token){.start = (uint32_t)s.i, .gap = gap};
    scan_token(&s, t);
    if (t->kind == QUOTH_MARK) fold_mark_run(&v, &n_run);
    else n_run = 0;
    if (may_be_plain(&s) &&
        take_plain(&s, &v, asked < v.n_room ? asked : v.n_room))
      n_run = 0;
  }
  *tokens = (quoth_tokens){text, n_byte, v.at, v.n};
  return arena->status == QUOTH_OK;
}

quoth_str quoth_token_text(const quoth_tokens *tokens, uint32_t i) {
  const quoth_token *t = &tokens->at[i];
  return (quoth_str){tokens->text + t->start, t->stop - t->start};
}

static bool ends_in(quoth_str text, const char *tail, size_t n) {
  const uint8_t *at = (const uint8_t *)text.at + text.n_byte - n;
  for (size_t k = 0; k < n; k++)
    if (at[k] != (uint8_t)tail[k] && lower_letter[at[k]] != (uint8_t)tail[k])
      return false;
  return true;
}

bool quoth_token_ends(const quoth_tokens *tokens, uint32_t i,
                      const char *const *tails, size_t n_tail, uint32_t ahead) {
  quoth_str text = quoth_token_text(tokens, i);
  for (size_t k = 0; k < n_tail; k++) {
    size_t n = strlen(tails[k]);
    if (text.n_byte >= n + ahead && ends_in(text, tails[k], n)) return true;
  }
  return false;
}
