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

enum char_class { C_OTHER = 0, C_SPACE, C_LETTER, C_DIGIT, C_IGNORABLE };

typedef struct scan {
  const char *text;
  size_t n_byte, i;
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

/* True where a word ends at byte i for sure: an ASCII character that is no
** part of one, or a stop that nothing of a word follows. */
static bool ends_plainly(const scan *s, size_t i) {
  if (i >= s->n_byte) return true;
  uint8_t b = (uint8_t)s->text[i];
  if (b == ' ') return true;
  if (b >= 0x80 || ascii_class[b] >= A_LOWER) return false;
  if (b == '.')
    return i + 1 < s->n_byte && (uint8_t)s->text[i + 1] < 0x80 &&
           ascii_class[(uint8_t)s->text[i + 1]] < A_LOWER;
  return b != '\'' && b != '-' && b != '&';
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

/* Any word: its ASCII letters in runs, the rest character by character. */
static void take_word(scan *s, word *w) {
  for (;;) {
    take_letters(s, w);
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

static bool is_shouted(const scan *s, const quoth_token *t) {
  size_t i = t->start;
  while (i < t->stop && lower_letter[(uint8_t)s->text[i]] != s->text[i]) i++;
  return i == t->stop && i - t->start > 1;
}

/* Longest word that scan_letters() takes. */
#define LETTERS_MAX 16u

/* A word that is ASCII letters and no more, as most are; false, and nothing
** done, for any other, for a long one, and at the end of the text. */
static bool scan_letters(scan *s, quoth_token *t) {
  if (s->n_byte - s->i <= LETTERS_MAX) return false;
  const uint8_t *at = (const uint8_t *)s->text + s->i;
  uint32_t hash = 2166136261u, n = 0;
#pragma GCC unroll 16
  for (; n < LETTERS_MAX; n++) {
    uint8_t c = lower_letter[at[n]];
    if (!c) break;
    hash = (hash ^ c) * 16777619u;
  }
  if (!ends_plainly(s, s->i + n)) return false;
  s->i += n;
  t->hash = hash;
  t->n_core = (uint8_t)n;
  t->stop = (uint32_t)s->i;
  if ((t->flags & QUOTH_CAPITAL) && is_shouted(s, t)) t->flags |= QUOTH_CAPS;
  return true;
}

static void scan_word(scan *s, quoth_token *t) {
  word w = {.hash = 2166136261u};
  take_word(s, &w);
  take_last_dot(s, &w);
  t->stop = (uint32_t)s->i;
  word_end(t, &w);
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

/* One ASCII sign that can be nothing but itself; false for any other. */
static bool scan_plain_sign(scan *s, quoth_token *t) {
  uint8_t b = (uint8_t)s->text[s->i];
  if (b >= 0x80 || ascii_class[b] != A_OTHER || b == '&' || b == '`' ||
      b == '\'' || b == '.')
    return false;
  t->kind = b == '"' ? QUOTH_MARK : QUOTH_PUNCT;
  t->hash = b;
  t->stop = (uint32_t)++s->i;
  return true;
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

/* True where an ASCII character stands that leaves a mark on paper. */
static bool is_print(const scan *s, size_t i) {
  return i < s->n_byte && s->text[i] > ' ' && (uint8_t)s->text[i] < 0x80;
}

/* True where for sure neither space nor what is not seen starts: beyond ASCII,
** their first bytes are C2, E1 … E3 and EF. */
static bool is_wide_print(const scan *s, size_t i) {
  if (i >= s->n_byte) return false;
  uint8_t b = (uint8_t)s->text[i];
  return b >= 0x80 && b != 0xC2 && (b < 0xE1 || b > 0xE3) && b != 0xEF;
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

/* The same, behind the first token mostly nothing or one space. */
static uint8_t scan_gap(scan *s) {
  size_t i = s->i;
  if (!i) return scan_space(s);
  if (is_print(s, i) || is_wide_print(s, i)) return QUOTH_GAP_NONE;
  if (!is_print(s, i + 1) || s->text[i] != ' ') return scan_space(s);
  s->i++;
  return QUOTH_GAP_SPACE;
}

typedef QUOTH_VEC(quoth_token) token_vec;

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

static void scan_token(scan *s, quoth_token *t) {
  uint8_t b = (uint8_t)s->text[s->i];
  if (lower_letter[b]) {
    t->kind = QUOTH_WORD;
    t->flags = b != lower_letter[b] ? QUOTH_CAPITAL : 0;
    if (!scan_letters(s, t)) scan_word(s, t);
    return;
  }
  if (scan_plain_sign(s, t)) return;
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

/* News has one token in 5.3 bytes; room for one in 5 is seldom outgrown. */
#define BYTES_PER_TOKEN 5u

/* How often the stop function is asked: tokens of a millisecond. */
#define STOP_STRIDE 8192u

bool quoth_tokens_make(quoth_tokens *tokens, quoth_arena *arena,
                       const char *text, uint32_t n_byte) {
  scan s = {text, n_byte, 0};
  token_vec v = {0};
  v.n_room = n_byte / BYTES_PER_TOKEN + 8;
  v.at = quoth_arena_raw(arena, v.n_room, sizeof *v.at);
  if (!v.at) return false;
  uint32_t n_run = 0;
  for (;;) {
    uint8_t gap = scan_gap(&s);
    if (s.i >= s.n_byte) break;
    if (v.n % STOP_STRIDE == 0 && quoth_arena_stopped(arena)) break;
    quoth_token *t = QUOTH_PUSH(arena, &v);
    if (!t) break;
    *t = (quoth_token){.start = (uint32_t)s.i, .gap = gap};
    scan_token(&s, t);
    if (t->kind == QUOTH_MARK) fold_mark_run(&v, &n_run);
    else n_run = 0;
  }
  *tokens = (quoth_tokens){text, n_byte, v.at, v.n};
  return arena->status == QUOTH_OK;
}

quoth_str quoth_token_text(const quoth_tokens *tokens, uint32_t i) {
  const quoth_token *t = &tokens->at[i];
  return (quoth_str){tokens->text + t->start, t->stop - t->start};
}
