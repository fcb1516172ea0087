/*
** print_evidence FILE…: one line a draft, for fit_confidence.py: file, kind,
** pieces (bytes), speaker, mention (bytes), evidence; tab-separated.
*/
#include <stdio.h>
#include <stdlib.h>

#include "../../ext/extract/confidence.h"

static char *slurp(const char *path, size_t *n_byte) {
  FILE *f = fopen(path, "rb");
  if (!f || fseek(f, 0, SEEK_END)) return NULL;
  long n = ftell(f);
  rewind(f);
  char *text = n < 0 ? NULL : malloc((size_t)n + 1);
  *n_byte = text ? fread(text, 1, (size_t)n, f) : 0;
  fclose(f);
  return text;
}

static void print_draft(const char *path, const quoth_article *a,
                        const quoth_draft *d) {
  const quoth_run *piece = d->n_piece > 1 ? d->pieces : d->piece;
  float e[QUOTH_N_EVIDENCE];
  printf("%s\t%s\t", path, quoth_kind_name(d->kind));
  for (uint32_t k = 0; k < d->n_piece; k++) {
    quoth_span at = quoth_run_span(a, piece[k]);
    printf("%s%u-%u", k ? "," : "", at.start, at.stop);
  }
  if (d->speaker >= 0) {
    quoth_str name = a->speakers.at[d->speaker].name;
    printf("\t%.*s", (int)name.n_byte, name.at);
  } else {
    printf("\t");
  }
  quoth_confidence_evidence(a, d, e);
  for (int k = 0; k < QUOTH_N_EVIDENCE; k++) printf("\t%g", (double)e[k]);
  printf("\n");
}

int main(int argc, char **argv) {
  static const quoth_extract_options none;
  for (int k = 1; k < argc; k++) {
    size_t n_byte = 0;
    char *text = slurp(argv[k], &n_byte);
    quoth_arena arena;
    quoth_arena_open(&arena, NULL);
    quoth_article a = {.arena = &arena, .options = &none};
    if (text && quoth_tokens_make(&a.tokens, &arena, text, (uint32_t)n_byte))
      quoth_stair_climb(&a);
    for (uint32_t d = 0; d < a.drafts.n; d++)
      if (!a.drafts.at[d].dropped && a.drafts.at[d].n_piece)
        print_draft(argv[k], &a, &a.drafts.at[d]);
    quoth_arena_close(&arena);
    free(text);
  }
  return 0;
}
