/*
** stem.c: the Porter2 stemmer for English, after M. F. Porter's description
** of 2002 ("The English (Porter2) stemming algorithm").  It cuts one word and
** knows no other; irregular forms (went, men) are the lexicon's business.
*/
#include "stem.h"

#include <string.h>

/* The word in work: `n` shrinks; r1 and r2 are where Porter's regions R1 and
** R2 start.  A 'Y' is a y that acts as a consonant. */
typedef struct stem {
  char *at;
  uint32_t n, r1, r2;
} stem;

typedef struct suffix_rule {
  const char *suffix, *put;
  uint32_t n; /* bytes of the suffix */
} suffix_rule;

#define RULE(suffix, put)                                                      \
  { suffix, put, sizeof(suffix) - 1 }

static bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static inline bool ends_with(const stem *s, const char *suffix, uint32_t n) {
  return s->n >= n && memcmp(s->at + s->n - n, suffix, n) == 0;
}

/* Of literals, whose length the compiler knows. */
#define ENDS(s, suffix) ends_with(s, suffix, sizeof(suffix) - 1)

static bool starts(const stem *s, const char *prefix) {
  size_t n = strlen(prefix);
  return s->n >= n && s->at[0] == prefix[0] && memcmp(s->at, prefix, n) == 0;
}

/* Most rules fail at the last letter. */
static bool fits(const stem *s, const suffix_rule *rule) {
  return s->n >= rule->n && s->at[s->n - 1] == rule->suffix[rule->n - 1] &&
         memcmp(s->at + s->n - rule->n, rule->suffix, rule->n) == 0;
}

/* Replaces the last `n_cut` bytes; `put` is at most one byte longer. */
static void replace(stem *s, size_t n_cut, const char *put) {
  size_t n_put = strlen(put);
  s->n -= (uint32_t)n_cut;
  memcpy(s->at + s->n, put, n_put);
  s->n += (uint32_t)n_put;
}

static bool has_vowel(const stem *s, uint32_t stop) {
  for (uint32_t i = 0; i < stop; i++)
    if (is_vowel(s->at[i])) return true;
  return false;
}

/* Where the region behind the first vowel and consonant from `i` on starts. */
static uint32_t region_after(const stem *s, uint32_t i) {
  while (i < s->n && !is_vowel(s->at[i]))
    i++;
  while (i < s->n && is_vowel(s->at[i]))
    i++;
  return i < s->n ? i + 1 : s->n;
}

static void find_regions(stem *s) {
  static const char *const prefixes[] = {"gener", "commun", "arsen"};
  s->r1 = region_after(s, 0);
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
    if (starts(s, prefixes[i])) s->r1 = (uint32_t)strlen(prefixes[i]);
  s->r2 = region_after(s, s->r1);
}

/* A short syllable ends at `stop`: "…rap", "…entrap", or "ow" at the start. */
static bool short_syllable(const stem *s, uint32_t stop) {
  if (stop == 2) return is_vowel(s->at[0]) && !is_vowel(s->at[1]);
  if (stop < 3) return false;
  char last = s->at[stop - 1];
  return !is_vowel(s->at[stop - 3]) && is_vowel(s->at[stop - 2]) &&
         !is_vowel(last) && last != 'w' && last != 'x' && last != 'Y';
}

static void mark_consonant_y(stem *s) {
  for (uint32_t i = 0; i < s->n; i++)
    if (s->at[i] == 'y' && (i == 0 || is_vowel(s->at[i - 1]))) s->at[i] = 'Y';
}

static void step_1a(stem *s) {
  if (ENDS(s, "sses")) {
    replace(s, 2, "");
  } else if (ENDS(s, "ied") || ENDS(s, "ies")) {
    replace(s, 3, s->n > 4 ? "i" : "ie");
  } else if (ENDS(s, "s") && !ENDS(s, "us") && !ENDS(s, "ss")) {
    if (s->n > 2 && has_vowel(s, s->n - 2)) s->n--;
  }
}

static bool ends_double(const stem *s) {
  if (s->n < 2 || s->at[s->n - 1] != s->at[s->n - 2]) return false;
  return strchr("bdfgmnprt", s->at[s->n - 1]) != NULL;
}

static void step_1b(stem *s) {
  static const suffix_rule cuts[] = {RULE("ingly", ""), RULE("edly", ""),
                                     RULE("ing", ""), RULE("ed", "")};
  size_t n_eed = ENDS(s, "eedly") ? 5 : ENDS(s, "eed") ? 3 : 0;
  if (n_eed) {
    if (s->n - n_eed >= s->r1) replace(s, n_eed, "ee");
    return;
  }
  size_t n = 0;
  for (size_t i = 0; !n && i < sizeof cuts / sizeof *cuts; i++)
    if (fits(s, &cuts[i])) n = cuts[i].n;
  if (!n || !has_vowel(s, s->n - (uint32_t)n)) return;
  s->n -= (uint32_t)n;
  if (ENDS(s, "at") || ENDS(s, "bl") || ENDS(s, "iz")) {
    replace(s, 0, "e");
  } else if (ends_double(s)) {
    s->n--;
  } else if (s->r1 >= s->n && short_syllable(s, s->n)) {
    replace(s, 0, "e");
  }
}

static void step_1c(stem *s) {
  if (s->n < 3 || is_vowel(s->at[s->n - 2])) return;
  char last = s->at[s->n - 1];
  if (last == 'y' || last == 'Y') s->at[s->n - 1] = 'i';
}

/* The longest suffix comes first where one ends in another. */
static const suffix_rule step_2_rules[] = {
    RULE("ization", "ize"), RULE("ational", "ate"), RULE("fulness", "ful"),
    RULE("ousness", "ous"), RULE("iveness", "ive"), RULE("tional", "tion"),
    RULE("biliti", "ble"),  RULE("lessli", "less"), RULE("entli", "ent"),
    RULE("ation", "ate"),   RULE("alism", "al"),    RULE("aliti", "al"),
    RULE("ousli", "ous"),   RULE("iviti", "ive"),   RULE("fulli", "ful"),
    RULE("enci", "ence"),   RULE("anci", "ance"),   RULE("abli", "able"),
    RULE("izer", "ize"),    RULE("ator", "ate"),    RULE("alli", "al"),
    RULE("bli", "ble"),
};
static const suffix_rule step_3_rules[] = {
    RULE("ational", "ate"), RULE("tional", "tion"), RULE("alize", "al"),
    RULE("icate", "ic"),    RULE("iciti", "ic"),    RULE("ical", "ic"),
    RULE("ness", ""),       RULE("ful", ""),
};
static const suffix_rule step_4_rules[] = {
    RULE("ement", ""), RULE("ance", ""), RULE("ence", ""), RULE("able", ""),
    RULE("ible", ""),  RULE("ment", ""), RULE("ant", ""),  RULE("ent", ""),
    RULE("ism", ""),   RULE("ate", ""),  RULE("iti", ""),  RULE("ous", ""),
    RULE("ive", ""),   RULE("ize", ""),  RULE("al", ""),   RULE("er", ""),
    RULE("ic", ""),
};
#define N_RULE(rules) (sizeof(rules) / sizeof *(rules))

/* Last letters of a step's suffixes, a bit each: most words have none. */
#define LETTER(c) (1u << ((c) & 31))
#define STEP_2_LAST                                                            \
  (LETTER('i') | LETTER('l') | LETTER('m') | LETTER('n') | LETTER('r') |       \
   LETTER('s'))
#define STEP_3_LAST (LETTER('e') | LETTER('i') | LETTER('l') | LETTER('s'))
#define STEP_4_LAST                                                            \
  (LETTER('c') | LETTER('e') | LETTER('i') | LETTER('l') | LETTER('m') |       \
   LETTER('n') | LETTER('r') | LETTER('s') | LETTER('t'))

static bool ends_in(const stem *s, uint32_t letters) {
  return s->n > 0 && letters >> (s->at[s->n - 1] & 31) & 1;
}

/* Applies the rule of the longest suffix where it lies in the region; true
** when some suffix fitted, applied or not. */
static bool apply(stem *s, const suffix_rule *rules, size_t n, uint32_t from) {
  for (size_t i = 0; i < n; i++) {
    if (!fits(s, &rules[i])) continue;
    if (s->n - rules[i].n >= from) replace(s, rules[i].n, rules[i].put);
    return true;
  }
  return false;
}

static void step_2(stem *s) {
  if (!ends_in(s, STEP_2_LAST)) return;
  if (apply(s, step_2_rules, N_RULE(step_2_rules), s->r1)) return;
  bool ogi = ENDS(s, "logi") && s->n - 3 >= s->r1;
  bool li = ENDS(s, "li") && s->n > 2 && s->n - 2 >= s->r1 &&
            strchr("cdeghkmnrt", s->at[s->n - 3]) != NULL;
  if (ogi) s->n--;
  if (li) s->n -= 2;
}

static void step_3(stem *s) {
  if (!ends_in(s, STEP_3_LAST)) return;
  if (apply(s, step_3_rules, N_RULE(step_3_rules), s->r1)) return;
  if (ENDS(s, "ative") && s->n - 5 >= s->r2) s->n -= 5;
}

static void step_4(stem *s) {
  if (!ends_in(s, STEP_4_LAST)) return;
  if (apply(s, step_4_rules, N_RULE(step_4_rules), s->r2)) return;
  bool ion = (ENDS(s, "sion") || ENDS(s, "tion")) && s->n - 3 >= s->r2;
  if (ion) s->n -= 3;
}

static void step_5(stem *s) {
  if (ENDS(s, "e")) {
    uint32_t n = s->n - 1;
    if (n >= s->r2 || (n >= s->r1 && !short_syllable(s, n))) s->n--;
  } else if (ENDS(s, "ll") && s->n - 1 >= s->r2) {
    s->n--;
  }
}

/* Words that the steps would get wrong, and what they come to. */
#define EXCEPTION_BYTE_MAX 7u
static const suffix_rule exceptions[] = {
    RULE("skis", "ski"),        RULE("skies", "sky"),
    RULE("dying", "die"),       RULE("lying", "lie"),
    RULE("tying", "tie"),       RULE("idly", "idl"),
    RULE("gently", "gentl"),    RULE("ugly", "ugli"),
    RULE("early", "earli"),     RULE("only", "onli"),
    RULE("singly", "singl"),    RULE("sky", "sky"),
    RULE("news", "news"),       RULE("howe", "howe"),
    RULE("atlas", "atlas"),     RULE("cosmos", "cosmos"),
    RULE("bias", "bias"),       RULE("andes", "andes"),
    RULE("inning", "inning"),   RULE("outing", "outing"),
    RULE("canning", "canning"), RULE("herring", "herring"),
    RULE("earring", "earring"), RULE("proceed", "proceed"),
    RULE("exceed", "exceed"),   RULE("succeed", "succeed"),
};

static bool exception(stem *s) {
  if (s->n > EXCEPTION_BYTE_MAX) return false;
  for (size_t i = 0; i < N_RULE(exceptions); i++) {
    const suffix_rule *e = &exceptions[i];
    if (*s->at != *e->suffix || s->n != e->n || !fits(s, e)) continue;
    replace(s, s->n, e->put);
    return true;
  }
  return false;
}

static bool is_ascii_lower(const char *word, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (word[i] < 'a' || word[i] > 'z') return false;
  return true;
}

uint32_t quoth_stem(char *word, uint32_t n_byte) {
  stem s = {word, n_byte, 0, 0};
  if (n_byte < 3 || n_byte > QUOTH_STEM_BYTES_MAX) return n_byte;
  if (!is_ascii_lower(word, n_byte) || exception(&s)) return s.n;
  mark_consonant_y(&s);
  find_regions(&s);
  step_1a(&s);
  if (s.n == n_byte || !exception(&s)) {
    step_1b(&s);
    step_1c(&s);
    step_2(&s);
    step_3(&s);
    step_4(&s);
    step_5(&s);
  }
  for (uint32_t i = 0; i < s.n; i++)
    if (s.at[i] == 'Y') s.at[i] = 'y';
  return s.n;
}
