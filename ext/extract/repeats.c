/*
** repeats.c: pull quotes.  A paragraph that is nothing but words in marks, and
** has no frame, often prints again what an article quotes elsewhere with its
** speaker: it has that speaker, whoever stands beside it.  Quoted words are read
** once, and only where there is such a paragraph.
*/
#include "model.h"

/* Words in a row that are the same; fewer may be so by chance. */
#define SAME_WORDS 5u

typedef struct finder {
  quoth_article *a;
  int32_t *slot; /* open draft + 1 by the hash of its first words */
  uint32_t mask;
} finder;

/* “X” is all there is in its paragraph. */
static bool stands_alone(const quoth_article *a, const quoth_draft *d) {
  const quoth_marked *m = &a->marked.at[d->marked];
  const quoth_paragraph *p = &a->paragraphs.at[m->paragraph];
  return m->open == p->first && m->close + 2 >= p->stop;
}

/* The speaker is not known, or only guessed from what stands beside it. */
static bool is_open(const quoth_article *a, const quoth_draft *d) {
  bool guess = d->pattern == QUOTH_PATTERN_NONE ||
               d->pattern == QUOTH_PATTERN_SUBJECT ||
               d->pattern == QUOTH_PATTERN_EARLIER_PARAGRAPH;
  return guess && !d->dropped && d->marked != QUOTH_NONE &&
         d->piece[0].stop - d->piece[0].first >= SAME_WORDS &&
         stands_alone(a, d);
}

static bool is_settled(const quoth_draft *d) {
  return !d->dropped && d->marked != QUOTH_NONE && d->mention != QUOTH_NONE &&
         d->pattern != QUOTH_PATTERN_SUBJECT &&
         d->pattern != QUOTH_PATTERN_EARLIER_PARAGRAPH;
}

static uint32_t key_of(const quoth_article *a, uint32_t first) {
  uint32_t key = 0;
  for (uint32_t i = first; i < first + SAME_WORDS; i++)
    key = (key ^ a->tokens.at[i].hash) * 16777619u;
  return key ^ key >> 15;
}

static bool is_same(const quoth_article *a, uint32_t one, uint32_t two) {
  for (uint32_t k = 0; k < SAME_WORDS; k++)
    if (a->tokens.at[one + k].hash != a->tokens.at[two + k].hash) return false;
  return true;
}

static void take(quoth_article *a, uint32_t open, uint32_t from) {
  quoth_draft *d = &a->drafts.at[open];
  const quoth_draft *with = &a->drafts.at[from];
  d->inherits = (int32_t)from;
  d->continues = QUOTH_NONE;
  d->mention = with->mention;
  d->cue = with->cue;
  d->margin = with->margin;
  d->pattern = QUOTH_PATTERN_CONTINUES;
}

/* Notes the drafts that are open; false where there are none. */
static bool note_open(finder *f) {
  quoth_article *a = f->a;
  uint32_t n = 0, size = 16;
  for (uint32_t d = 0; d < a->drafts.n; d++)
    n += is_open(a, &a->drafts.at[d]);
  while (size < 2 * n)
    size *= 2;
  f->slot = n ? quoth_arena_array(a->arena, size, sizeof *f->slot) : NULL;
  f->mask = size - 1;
  if (!f->slot) return false;
  for (uint32_t d = a->drafts.n; d-- > 0;)
    if (is_open(a, &a->drafts.at[d]))
      f->slot[key_of(a, a->drafts.at[d].piece[0].first) & f->mask] =
          (int32_t)d + 1;
  return true;
}

/* The open draft that starts as the words at a token do, or NONE. */
static int32_t open_at(const finder *f, uint32_t token) {
  int32_t d = f->slot[key_of(f->a, token) & f->mask] - 1;
  bool same = d >= 0 && is_same(f->a, f->a->drafts.at[d].piece[0].first, token);
  return same ? d : QUOTH_NONE;
}

static void read_settled(finder *f, uint32_t from) {
  quoth_article *a = f->a;
  const quoth_draft *d = &a->drafts.at[from];
  const quoth_run *piece = d->n_piece > 1 ? d->pieces : d->piece;
  for (uint32_t k = 0; k < d->n_piece; k++)
    for (uint32_t i = piece[k].first; i + SAME_WORDS <= piece[k].stop; i++) {
      int32_t open = open_at(f, i);
      if (open != QUOTH_NONE && is_open(a, &a->drafts.at[open]))
        take(a, (uint32_t)open, from);
    }
}

void quoth_repeats_find(quoth_article *a) {
  finder f = {.a = a};
  if (a->arena->status || !note_open(&f)) return;
  for (uint32_t d = 0; d < a->drafts.n; d++)
    if (is_settled(&a->drafts.at[d])) read_settled(&f, d);
}
