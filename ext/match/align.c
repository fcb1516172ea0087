/*
** align.c: aligns the terms of two statements one to one: first equal ones,
** then related words, the strongest bond first, then words whose spellings are
** near.  Time is linear in the number of terms: each side is put in a small
** hash table by id, bonds are sorted by their strength as a byte, and lists of
** related words and of odd spellings are bounded.
*/
#include "align.h"

#include <stdlib.h>

#include "related.h"

#define ODD_MAX            24u  /* words that are compared by letters */
#define SPELLING_MIN       0.6f /* share of letters that agree */
#define SPELLING_STRENGTH  0.9f
#define SPELLING_BYTES_MAX 24u
#define OPPOSITE_MAX       0.3f /* stronger partners leave no room for antonyms */

static uint32_t mix(uint32_t id) {
  return id ^ id >> 16;
}

static void mark_seen(quoth_side *t, uint32_t id) {
  t->seen[id >> 6 & 3] |= (uint64_t)1 << (id & 63);
}

static bool maybe_seen(const quoth_side *t, uint32_t id) {
  return t->seen[id >> 6 & 3] >> (id & 63) & 1;
}

static uint32_t *slot_of(const quoth_side *t, uint32_t id) {
  uint32_t at = mix(id) & t->mask;
  while (t->slot[at] && t->terms->at[t->slot[at] - 1].id != id)
    at = (at + 1) & t->mask;
  return &t->slot[at];
}

/* Words count by how rare they are in the database, if it knows: else what the
** database says and what claim_similarity() says would differ. */
static float weight_of(const quoth_term *t, const quoth_idf *idf) {
  bool counted = quoth_idf_is_counted(idf) && quoth_is_content(t) &&
                 t->kind != QUOTH_TERM_NUMBER;
  return counted ? quoth_idf_weight(idf, t->id) : t->weight;
}

static const float *weights_of(quoth_arena *arena, const quoth_terms *terms,
                               const quoth_idf *idf) {
  float *w = quoth_arena_raw(arena, terms->n + 1, sizeof *w);
  for (uint32_t i = 0; w && i < terms->n; i++)
    w[i] = weight_of(&terms->at[i], idf);
  return w;
}

bool quoth_side_make(quoth_side *t, quoth_arena *arena,
                     const quoth_terms *terms, const quoth_idf *idf) {
  uint32_t n_slot = 16;
  while (n_slot < terms->n * 2)
    n_slot *= 2;
  *t = (quoth_side){.terms = terms, .mask = n_slot - 1};
  t->weight = weights_of(arena, terms, idf);
  t->slot = quoth_arena_array(arena, n_slot, sizeof *t->slot);
  t->next = quoth_arena_raw(arena, terms->n + 1, sizeof *t->next);
  t->open = quoth_arena_raw(arena, terms->n + 1, sizeof *t->open);
  if (arena->status) return false;
  for (uint32_t i = terms->n; i-- > 0;) {
    uint32_t *slot = slot_of(t, terms->at[i].id);
    t->next[i] = *slot;
    *slot = i + 1;
    mark_seen(t, terms->at[i].id);
  }
  return true;
}

static void open_all(quoth_side *t) {
  for (uint32_t i = 0; i < t->terms->n; i++)
    t->open[i] = i + 1;
}

/* The first term with this id, or QUOTH_UNALIGNED. */
static uint32_t find(const quoth_side *t, uint32_t id) {
  if (!maybe_seen(t, id)) return QUOTH_UNALIGNED;
  return *slot_of(t, id) - 1;
}

static void join(quoth_alignment *out, uint32_t i, uint32_t j, float strength) {
  out->a.to[i] = j;
  out->b.to[j] = i;
  out->a.strength[i] = out->b.strength[j] = strength;
}

/* Takes the next term with this id, of which `first` is the first. */
static uint32_t take(quoth_side *t, uint32_t first) {
  uint32_t at = t->open[first];
  if (!at) return QUOTH_UNALIGNED;
  t->open[first] = t->next[at - 1];
  return at - 1;
}

/* Equal terms pair up in order: the second "Syria" with the second. */
static void align_equal(quoth_alignment *out, quoth_side *in_a,
                        quoth_side *in_b) {
  for (uint32_t i = 0; i < in_a->terms->n; i++) {
    uint32_t id = in_a->terms->at[i].id, first = find(in_b, id);
    if (first == QUOTH_UNALIGNED) continue;
    uint32_t j = take(in_b, first);
    if (j == QUOTH_UNALIGNED) {
      out->a.flags[i] = QUOTH_ANSWER_REPEATED;
    } else {
      join(out, take(in_a, find(in_a, id)), j, 1);
    }
  }
}

/* What b says once more often than a. */
static void mark_repeated(quoth_alignment *out, const quoth_terms *b,
                          const quoth_side *in_a) {
  for (uint32_t j = 0; j < b->n; j++)
    if (out->b.to[j] == QUOTH_UNALIGNED &&
        find(in_a, b->at[j].id) != QUOTH_UNALIGNED)
      out->b.flags[j] = QUOTH_ANSWER_REPEATED;
}

/* A term of a and one of b that may be partners; neither has an equal one. */
typedef struct bond {
  uint32_t a, b;
  float strength;
} bond;

typedef QUOTH_VEC(bond) bonds;

static void add_bond(bonds *found, quoth_arena *arena, bond one) {
  bond *at = QUOTH_PUSH(arena, found);
  if (at) *at = one;
}

/* The strongest first, then the one nearer the start of both, then the one that
** stands at like places: what is left as equal shares no term, so that a to b
** and b to a give the same pairs. */
static int by_strength(const void *one, const void *other) {
  const bond *x = one, *y = other;
  if (x->strength != y->strength) return x->strength > y->strength ? -1 : 1;
  uint32_t sum_x = x->a + x->b, sum_y = y->a + y->b;
  if (sum_x != sum_y) return sum_x < sum_y ? -1 : 1;
  uint32_t x_apart = x->a > x->b ? x->a - x->b : x->b - x->a;
  uint32_t y_apart = y->a > y->b ? y->a - y->b : y->b - y->a;
  return x_apart < y_apart ? -1 : x_apart > y_apart;
}

/* Who has a partner takes no other. */
static void align_bonds(quoth_alignment *out, const bonds *found) {
  if (found->n > 1) qsort(found->at, found->n, sizeof(bond), by_strength);
  for (uint32_t k = 0; k < found->n; k++) {
    const bond *b = &found->at[k];
    if (out->a.to[b->a] == QUOTH_UNALIGNED &&
        out->b.to[b->b] == QUOTH_UNALIGNED)
      join(out, b->a, b->b, b->strength);
  }
}

/* Adds the bonds of word i, whose list of related ones may name words of the
** other side that do not name it. */
static void find_bonds_of(bonds *found, quoth_arena *arena, uint32_t i,
                          const quoth_term *t, const quoth_side *to,
                          bool back) {
  const uint16_t *related = NULL;
  const uint8_t *strength = NULL;
  uint32_t n = quoth_lexeme_related(t->lexeme, &related, &strength);
  for (uint32_t k = 0; k < n; k++) {
    uint32_t j = find(to, quoth_lexeme_id(related[k]));
    if (j == QUOTH_UNALIGNED || !to->open[j]) continue;
    j = to->open[j] - 1;
    float share = (float)strength[k] / 255.0f; /* a byte in the lexicon */
    add_bond(found, arena, back ? (bond){j, i, share} : (bond){i, j, share});
  }
}

static void find_bonds(bonds *found, quoth_arena *arena,
                       const quoth_terms *terms, const quoth_answer *answer,
                       const quoth_side *to, bool back) {
  for (uint32_t i = 0; i < terms->n; i++) {
    const quoth_term *t = &terms->at[i];
    if (answer->to[i] == QUOTH_UNALIGNED && t->kind == QUOTH_TERM_WORD)
      find_bonds_of(found, arena, i, t, to, back);
  }
}

static void align_related(quoth_alignment *out, quoth_arena *arena,
                          const quoth_side *in_a, const quoth_side *in_b) {
  bonds found = {0};
  find_bonds(&found, arena, in_a->terms, &out->a, in_b, false);
  find_bonds(&found, arena, in_b->terms, &out->b, in_a, true);
  align_bonds(out, &found);
}

/* An antonym on the other side counts where neither word has an equal. */
static bool has_opposite(const quoth_term *t, const quoth_side *to,
                         const quoth_answer *others) {
  const uint16_t *opposite = NULL;
  uint32_t n = quoth_lexeme_antonyms(t->lexeme, &opposite);
  for (uint32_t k = 0; k < n; k++) {
    uint32_t j = find(to, quoth_lexeme_id(opposite[k]));
    if (j != QUOTH_UNALIGNED && others->strength[j] < OPPOSITE_MAX) return true;
  }
  return false;
}

static void find_opposites(quoth_answer *out, const quoth_side *from,
                           const quoth_side *to, const quoth_answer *others) {
  for (uint32_t i = 0; i < from->terms->n; i++) {
    const quoth_term *t = &from->terms->at[i];
    if (t->kind == QUOTH_TERM_WORD && out->strength[i] < OPPOSITE_MAX)
      out->flags[i] |= has_opposite(t, to, others) ? QUOTH_ANSWER_OPPOSITE : 0;
  }
}

/* Terms without a partner that only their letters can find one for. */
typedef struct odd_terms {
  uint32_t at[ODD_MAX], n;
} odd_terms;

static void find_odd(odd_terms *odd, const quoth_terms *terms,
                     const quoth_answer *answer) {
  odd->n = 0;
  for (uint32_t i = 0; i < terms->n && odd->n < ODD_MAX; i++) {
    const quoth_term *t = &terms->at[i];
    bool spelled = t->kind == QUOTH_TERM_NAME || t->kind == QUOTH_TERM_WORD;
    if (spelled && answer->to[i] == QUOTH_UNALIGNED) odd->at[odd->n++] = i;
  }
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static uint32_t least(uint32_t x, uint32_t y) {
  return x < y ? x : y;
}

/* Letters to insert, drop or change (Levenshtein) between short words. */
static uint32_t distance(quoth_str a, quoth_str b) {
  uint32_t row[SPELLING_BYTES_MAX + 1];
  for (uint32_t j = 0; j <= b.n_byte; j++)
    row[j] = j;
  for (uint32_t i = 0; i < a.n_byte; i++) {
    uint32_t corner = i;
    row[0] = i + 1;
    for (uint32_t j = 0; j < b.n_byte; j++) {
      uint32_t changed = corner + (lower(a.at[i]) != lower(b.at[j]));
      corner = row[j + 1];
      row[j + 1] = least(changed, least(row[j], corner) + 1);
    }
  }
  return row[b.n_byte];
}

/* Share of letters that agree, for words of four letters and more that start
** with the same one: spellings differ inside, and most pairs need no look. */
static float near_spelling(quoth_str a, quoth_str b) {
  if (!a.n_byte || !b.n_byte || lower(*a.at) != lower(*b.at)) return 0;
  uint32_t shorter = least(a.n_byte, b.n_byte);
  uint32_t longer = a.n_byte + b.n_byte - shorter;
  if (shorter < 4 || longer > SPELLING_BYTES_MAX) return 0;
  uint32_t n = 0;
  while (n < shorter && lower(a.at[n]) == lower(b.at[n]))
    n++;
  float start = 2.0f * (float)n / (float)(shorter + longer);
  if (n >= 4 && start >= SPELLING_MIN) return start;
  if (longer > 2 * shorter) return 0;
  return 1.0f - (float)distance(a, b) / (float)longer;
}

static void align_spellings(quoth_alignment *out, quoth_arena *arena,
                            const quoth_terms *a, const quoth_terms *b) {
  odd_terms in_a, in_b;
  bonds found = {0};
  find_odd(&in_a, a, &out->a);
  find_odd(&in_b, b, &out->b);
  for (uint32_t i = 0; i < in_a.n; i++) {
    for (uint32_t j = 0; j < in_b.n; j++) {
      uint32_t p = in_a.at[i], q = in_b.at[j];
      float near = near_spelling(quoth_term_text(a, p), quoth_term_text(b, q));
      if (near < SPELLING_MIN) continue;
      add_bond(&found, arena, (bond){p, q, near * SPELLING_STRENGTH});
    }
  }
  align_bonds(out, &found);
}

static bool answer_open(quoth_answer *answer, quoth_arena *arena, uint32_t n) {
  answer->to = quoth_arena_array(arena, n + 1, sizeof *answer->to);
  answer->strength = quoth_arena_array(arena, n + 1, sizeof *answer->strength);
  answer->flags = quoth_arena_array(arena, n + 1, sizeof *answer->flags);
  if (arena->status) return false;
  for (uint32_t i = 0; i < n; i++)
    answer->to[i] = QUOTH_UNALIGNED;
  return true;
}

bool quoth_align(quoth_alignment *out, quoth_arena *arena, quoth_side *a,
                 quoth_side *b) {
  if (!answer_open(&out->a, arena, a->terms->n) ||
      !answer_open(&out->b, arena, b->terms->n))
    return false;
  open_all(a);
  open_all(b);
  align_equal(out, a, b);
  mark_repeated(out, b->terms, a);
  align_related(out, arena, a, b);
  align_spellings(out, arena, a->terms, b->terms);
  find_opposites(&out->a, a, b, &out->b);
  find_opposites(&out->b, b, a, &out->a);
  return true;
}
