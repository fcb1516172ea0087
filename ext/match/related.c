/*
** related.c: reads the compiled-in lexicon schema/lexicon/en/related.bin (made
** by schema/lexicon/make_related.py): how rare stems are, which mean nearly
** the same, which are antonyms.  The bytes are const data of the library, one
** copy for all processes.  It owns the layout:
**
**   8 bytes   "quothrel"
**   u32       version, n lexemes, n related, n antonyms, n forms, 0
**   u32[n]    ids, ascending: a lexeme is a place in this array
**   u32[n+1]  where each lexeme's related ones start
**   u32[]     hashes of irregular forms, ascending
**   u16[65537] first lexeme whose id >> 16 is at least this
**   u16[]     related lexemes; antonyms, left and right; lexemes of the forms
**   u8[]      idf of each lexeme in sixteenths of a nat; flags (IS_COMMON …);
**             strengths of the related ones in 255ths
**
** All little-endian.
*/
#include "related.h"

#include <math.h>

#include "weights_table.h"

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "related.bin is read in place and is little-endian"
#endif

__asm__(".pushsection .rodata\n"
        ".balign 16\n"
        ".globl quoth_related_bin\n"
        ".hidden quoth_related_bin\n"
        "quoth_related_bin:\n"
        ".incbin \"schema/lexicon/en/related.bin\"\n"
        ".byte 0\n"
        ".popsection\n");

typedef struct related_head {
  char magic[8];
  uint32_t version, n, n_related, n_antonym, n_form, zero;
} related_head;

extern const unsigned char quoth_related_bin[]
    __attribute__((visibility("hidden")));

static inline const related_head *head(void) {
  return (const related_head *)(const void *)quoth_related_bin;
}

#define N_BUCKET  65537u
#define IDF_STEPS 16.0f

enum { IS_COMMON = 1, HAS_ANTONYM = 2 };

typedef struct lexicon {
  const uint32_t *id, *first, *form;
  const uint16_t *bucket, *related, *left, *right, *form_to;
  const uint8_t *idf, *common, *strength;
} lexicon;

/* Where the arrays lie; the compiler folds what callers do not use. */
static inline lexicon open_lexicon(void) {
  const related_head *h = head();
  lexicon l;
  l.id = (const uint32_t *)(h + 1);
  l.first = l.id + h->n;
  l.form = l.first + h->n + 1;
  l.bucket = (const uint16_t *)(l.form + h->n_form);
  l.related = l.bucket + N_BUCKET;
  l.left = l.related + h->n_related;
  l.right = l.left + h->n_antonym;
  l.form_to = l.right + h->n_antonym;
  l.idf = (const uint8_t *)(l.form_to + h->n_form);
  l.common = l.idf + h->n;
  l.strength = l.common + h->n;
  return l;
}

uint32_t quoth_lexicon_version(void) {
  lexicon l = open_lexicon();
  uint32_t n = head()->n, n_form = head()->n_form;
  uint32_t version = quoth_hash((const char *)l.id, n * sizeof *l.id);
  version ^= quoth_hash((const char *)l.idf, n);
  version ^= quoth_hash((const char *)l.common, n);
  version ^= quoth_hash((const char *)l.form, n_form * sizeof *l.form);
  return version ^
         quoth_hash((const char *)l.form_to, n_form * sizeof *l.form_to);
}

uint16_t quoth_lexeme_of(uint32_t term_id) {
  lexicon l = open_lexicon();
  uint16_t i = l.bucket[term_id >> 16], stop = l.bucket[(term_id >> 16) + 1];
  while (i < stop && l.id[i] < term_id)
    i++;
  return i < stop && l.id[i] == term_id ? i : QUOTH_LEXEME_NONE;
}

uint32_t quoth_lexeme_id(uint16_t lexeme) {
  return open_lexicon().id[lexeme];
}

uint16_t quoth_lexeme_of_irregular(uint32_t hash) {
  lexicon l = open_lexicon();
  uint32_t low = 0, high = head()->n_form;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (l.form[middle] < hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool found = low < head()->n_form && l.form[low] == hash;
  return found ? l.form_to[low] : QUOTH_LEXEME_NONE;
}

float quoth_lexeme_idf(uint16_t lexeme) {
  if (lexeme == QUOTH_LEXEME_NONE) return QUOTH_IDF_UNKNOWN;
  return (float)open_lexicon().idf[lexeme] / IDF_STEPS;
}

float quoth_lexeme_weight(uint16_t lexeme) {
  if (lexeme == QUOTH_LEXEME_NONE) return QUOTH_WEIGHT_MAX;
  return weight_of_step[open_lexicon().idf[lexeme]];
}

bool quoth_lexeme_is_common(uint16_t lexeme) {
  return lexeme != QUOTH_LEXEME_NONE &&
         open_lexicon().common[lexeme] & IS_COMMON;
}

uint32_t quoth_lexeme_related(uint16_t lexeme, const uint16_t **related,
                              const uint8_t **strength) {
  lexicon l = open_lexicon();
  if (lexeme == QUOTH_LEXEME_NONE) return 0;
  *related = l.related + l.first[lexeme];
  *strength = l.strength + l.first[lexeme];
  return l.first[lexeme + 1] - l.first[lexeme];
}

uint32_t quoth_lexeme_antonyms(uint16_t lexeme, const uint16_t **antonyms) {
  lexicon l = open_lexicon();
  uint32_t low = 0, high = head()->n_antonym, n = 0;
  if (lexeme == QUOTH_LEXEME_NONE || !(l.common[lexeme] & HAS_ANTONYM))
    return 0;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (l.left[middle] < lexeme) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  while (low + n < head()->n_antonym && l.left[low + n] == lexeme)
    n++;
  *antonyms = l.right + low;
  return n;
}

bool quoth_lexemes_are_antonyms(uint16_t a, uint16_t b) {
  const uint16_t *antonyms = NULL;
  uint32_t n = quoth_lexeme_antonyms(a, &antonyms);
  for (uint32_t i = 0; i < n; i++)
    if (antonyms[i] == b) return true;
  return false;
}

uint32_t quoth_related_to(uint32_t term_id, quoth_related *out,
                          uint32_t n_room) {
  const uint16_t *related = NULL;
  const uint8_t *strength = NULL;
  uint32_t n =
      quoth_lexeme_related(quoth_lexeme_of(term_id), &related, &strength);
  if (n > n_room) n = n_room;
  for (uint32_t i = 0; i < n; i++)
    out[i] = (quoth_related){quoth_lexeme_id(related[i]),
                             (float)strength[i] / 255.0f};
  return n;
}

bool quoth_are_antonyms(uint32_t a, uint32_t b) {
  return quoth_lexemes_are_antonyms(quoth_lexeme_of(a), quoth_lexeme_of(b));
}

#define SHARE_FLOOR 0.008f /* of statements: QUOTH_WEIGHT_MAX */

static float weight_of_share(float share) {
  return -logf((share < 1 ? share : 1) * (1 - SHARE_FLOOR) + SHARE_FLOOR);
}

bool quoth_idf_is_counted(const quoth_idf *idf) {
  return idf && idf->df && idf->n_statement >= QUOTH_IDF_STATEMENTS_MIN;
}

float quoth_idf_weight(const quoth_idf *idf, uint32_t term_id) {
  if (!quoth_idf_is_counted(idf))
    return quoth_lexeme_weight(quoth_lexeme_of(term_id));
  uint32_t df = idf->df(idf->self, term_id);
  return weight_of_share((float)(df ? df : 1) / (float)idf->n_statement);
}

float quoth_idf_of(const quoth_idf *idf, uint32_t term_id) {
  if (!quoth_idf_is_counted(idf))
    return quoth_lexeme_idf(quoth_lexeme_of(term_id));
  uint32_t df = idf->df(idf->self, term_id);
  double share = (double)idf->n_statement / (df ? df : 1);
  return (float)log1p(share);
}
