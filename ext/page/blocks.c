/*
** blocks.c: a page's events to a flat array of paragraphs, with what is told
** of each by the elements around it.  The stack of open elements is the only
** memory of the markup's nesting: there is no tree.
*/
#include "parse.h"

#include "../text/tokens.h"
#include "../text/unicode.h"
#include "../text/utf8.h"

#include <string.h>

static void byte_put(quoth_page_blocks *b, char c) {
  char *to = QUOTH_PUSH(b->arena, &b->text);
  if (to) *to = c;
}

/* Ends the block being filled; one without text leaves no trace. */
static void block_end(quoth_page_blocks *b) {
  b->space = b->broken = false;
  b->now.at.stop = b->text.n;
  if (b->now.at.stop > b->now.at.start) {
    quoth_page_block *block = QUOTH_PUSH(b->arena, &b->blocks);
    if (block) *block = b->now;
  }
  memset(&b->now, 0, sizeof b->now);
  b->now.at.start = b->text.n;
}

/* Parts paragraphs.  Past the cap, those of bare text run together. */
static void flush(quoth_page_blocks *b) {
  if (b->blocks.n < QUOTH_PAGE_BLOCKS_MAX) {
    block_end(b);
  } else {
    b->hostile |= !b->bare;
    b->space = true;
  }
}

static quoth_page_open *top(quoth_page_blocks *b) {
  return &b->open.at[b->open.n - 1];
}

static uint32_t node_add(quoth_page_blocks *b, const quoth_page_tag *tag,
                         uint32_t parent, uint8_t hints) {
  quoth_page_node *node = QUOTH_PUSH(b->arena, &b->nodes);
  if (!node) return 0;
  *node = (quoth_page_node){.tag = tag, .parent = parent, .hints = hints};
  node->first_block = node->stop_block = b->blocks.n;
  b->hostile |= b->nodes.n > QUOTH_PAGE_NODES_MAX;
  return b->nodes.n - 1;
}

void quoth_page_blocks_open(quoth_page_blocks *b, quoth_arena *arena,
                            bool bare) {
  memset(b, 0, sizeof *b);
  b->arena = arena;
  b->bare = bare;
  node_add(b, quoth_page_tag_find(""), 0, 0);
  (void)QUOTH_PUSH(arena, &b->open);
}

/* ---- <q> ---- */

/* Marks for a <q>, and for one inside another. */
static const char *const marks[2][2] = { /* of three bytes each */
    {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xE2\x80\x98", "\xE2\x80\x99"}};

/* Some write the marks themselves, and hide those that browsers add. */
static bool is_mark(uint32_t c) {
  switch (quoth_mark_class_of(c)) {
  case QUOTH_MARK_NONE:
  case QUOTH_MARK_PRIME:
  case QUOTH_MARK_STRAIGHT_SINGLE: return false;
  default: return true;
  }
}

static void bytes_put(quoth_page_blocks *b, const char *at, size_t n_byte) {
  for (size_t i = 0; i < n_byte; i++) byte_put(b, at[i]);
}

static bool is_nested(const quoth_page_open *outer) {
  return (outer->tag_flags & QUOTH_TAG_QUOTE) != 0;
}

static void quote_open(quoth_page_blocks *b) {
  if (!b->n_drop && !b->opening) b->opening = marks[is_nested(top(b))][0];
}

/* A mark behind the text so far, be it of a block that has ended. */
static void mark_append(quoth_page_blocks *b, const char *mark) {
  bool ended = b->text.n == b->now.at.start;
  bytes_put(b, mark, strlen(mark));
  if (!ended) return;
  b->blocks.at[b->blocks.n - 1].at.stop = b->text.n;
  b->now.at.start = b->text.n;
}

static void quote_close(quoth_page_blocks *b) {
  bool empty = b->opening || !b->text.n;
  b->opening = NULL;
  if (b->n_drop || empty) return;
  size_t at = b->text.n;
  if (!is_mark(quoth_utf8_previous(b->text.at, &at)))
    mark_append(b, marks[is_nested(&b->open.at[b->open.n - 2])][1]);
  b->space = false;
}

/* ---- events ---- */

/* One <br> is a space, two part paragraphs. */
static void line_break(quoth_page_blocks *b) {
  if (b->n_drop) return;
  if (b->broken) {
    flush(b);
  } else {
    b->space = b->broken = true;
  }
}

void quoth_page_blocks_start(quoth_page_blocks *b, const char *name,
                             const char *const *attributes) {
  if (b->arena->status || b->hostile) return;
  const quoth_page_tag *tag = quoth_page_tag_find(name);
  if (tag->flags & QUOTH_TAG_BLOCK) flush(b);
  if (tag->flags & QUOTH_TAG_BREAK) line_break(b);
  if (tag->flags & QUOTH_TAG_QUOTE) quote_open(b);
  quoth_page_open outer = *top(b);
  quoth_page_open *inner = QUOTH_PUSH(b->arena, &b->open);
  if (!inner) return;
  b->hostile |= b->open.n > QUOTH_PAGE_DEPTH_MAX;
  inner->tag_flags = (uint16_t)(outer.tag_flags | tag->flags);
  inner->node = outer.node;
  b->n_drop += (tag->flags & QUOTH_TAG_DROP) != 0;
  inner->tag = tag;
  if (tag->flags & QUOTH_TAG_BLOCK)
    inner->node = node_add(b, tag, outer.node, quoth_page_hints_of(attributes));
}

void quoth_page_blocks_end(quoth_page_blocks *b, const char *name) {
  if (b->arena->status || b->hostile || b->open.n < 2) return;
  const quoth_page_tag *tag = top(b)->tag;
  (void)name; /* the parser balances its events */
  if (tag->flags & QUOTH_TAG_QUOTE) quote_close(b);
  b->n_drop -= (tag->flags & QUOTH_TAG_DROP) != 0;
  if (tag->flags & QUOTH_TAG_BLOCK) {
    flush(b);
    b->nodes.at[top(b)->node].stop_block = b->blocks.n;
  }
  b->open.n--;
}

/* First text of a block: now it is known where it stands. */
static void block_begin(quoth_page_blocks *b) {
  b->now.node = top(b)->node;
  b->now.tag_flags = top(b)->tag_flags;
}

void quoth_page_blocks_text(quoth_page_blocks *b, const char *at,
                            size_t n_byte) {
  if (b->n_drop || b->arena->status || b->hostile) return;
  bool link = (top(b)->tag_flags & QUOTH_TAG_LINK) != 0;
  for (size_t i = 0; i < n_byte;) {
    size_t start = i;
    uint32_t c = quoth_utf8_next(at, n_byte, &i);
    if (quoth_char_is_space(c)) {
      b->space |= !b->opening;
      continue;
    }
    if (b->text.n == b->now.at.start) block_begin(b);
    else if (b->space) byte_put(b, ' ');
    if (b->opening && !is_mark(c)) bytes_put(b, b->opening, 3);
    b->opening = NULL;
    b->space = b->broken = false;
    bytes_put(b, at + start, i - start);
    if (link) b->now.n_link += (uint32_t)(i - start);
    b->now.n_comma += c == ',';
  }
}

void quoth_page_blocks_close(quoth_page_blocks *b) {
  block_end(b);
  while (b->open.n > 1 && !b->arena->status) {
    b->nodes.at[top(b)->node].stop_block = b->blocks.n;
    b->open.n--;
  }
  if (b->nodes.n) b->nodes.at[0].stop_block = b->blocks.n;
}
