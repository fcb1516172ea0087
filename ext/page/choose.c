/*
** choose.c: which blocks of a page are its article, and their text.
*/
#include "parse.h"

#include <string.h>

/* Shorter text outside <p> and headings is furniture more often than not. */
#define LOOSE_MIN_BYTE 120u

static bool is_article(const quoth_page_block *block) {
  uint32_t n = quoth_span_length(block->at);
  if (block->n_link * 2 > n) return false;
  if (block->tag_flags & QUOTH_TAG_PARAGRAPH) return n >= 25;
  return n >= LOOSE_MIN_BYTE;
}

quoth_str quoth_page_choose(quoth_page_blocks *b) {
  char *to = quoth_arena_alloc(b->arena, (size_t)b->text.n + 2 * b->blocks.n);
  uint32_t n = 0;
  for (uint32_t i = 0; to && i < b->blocks.n; i++) {
    quoth_page_block *block = &b->blocks.at[i];
    if (!is_article(block)) continue;
    if (n) to[n++] = '\n', to[n++] = '\n';
    memcpy(to + n, b->text.at + block->at.start, quoth_span_length(block->at));
    n += quoth_span_length(block->at);
  }
  return (quoth_str){to ? to : "", n};
}
