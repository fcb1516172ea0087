/*
** similarity_features.c: prints what features.c measures about pairs of texts,
** for fit_similarity.py.
**
** usage: similarity_features TEXTS PAIRS
**
** TEXTS has a text a line, PAIRS two line numbers (from 0) a line; out come
** QUOTH_F_COUNT floats a pair, in the machine's own bytes.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../ext/match/features.h"

typedef QUOTH_VEC(quoth_terms) terms_vec;

static bool read_texts(terms_vec *texts, quoth_arena *arena, FILE *from) {
  char *line = NULL;
  size_t n_room = 0;
  ssize_t n;
  while ((n = getline(&line, &n_room, from)) > 0) {
    quoth_terms *terms = QUOTH_PUSH(arena, texts);
    const char *copy = quoth_arena_copy(arena, line, (size_t)n);
    uint32_t n_byte = (uint32_t)(n - (line[n - 1] == '\n'));
    if (!terms || !copy ||
        !quoth_terms_make(terms, arena, (quoth_str){copy, n_byte}))
      break;
  }
  free(line);
  return arena->status == QUOTH_OK;
}

static bool print_features(const terms_vec *texts, FILE *pairs) {
  quoth_arena arena;
  unsigned i, j;
  quoth_arena_open(&arena, NULL);
  while (fscanf(pairs, "%u %u", &i, &j) == 2 && i < texts->n && j < texts->n) {
    quoth_features f;
    if (!quoth_features_of(&f, &arena, &texts->at[i], &texts->at[j], NULL))
      break;
    fwrite(f.at, sizeof f.at[0], QUOTH_F_COUNT, stdout);
    quoth_arena_reset(&arena);
  }
  quoth_arena_close(&arena);
  return feof(pairs) && arena.status == QUOTH_OK;
}

int main(int argc, char **argv) {
  FILE *texts_from = argc == 3 ? fopen(argv[1], "r") : NULL;
  FILE *pairs_from = argc == 3 ? fopen(argv[2], "r") : NULL;
  quoth_arena arena;
  terms_vec texts = {0};
  quoth_arena_open(&arena, NULL);
  bool done = texts_from && pairs_from &&
              read_texts(&texts, &arena, texts_from) &&
              print_features(&texts, pairs_from);
  if (!done) fprintf(stderr, "usage: similarity_features TEXTS PAIRS\n");
  quoth_arena_close(&arena);
  return done ? 0 : 1;
}
