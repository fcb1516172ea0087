/*
** choose.c: which blocks of a page are its article.  What the elements' names
** say comes first, in trafilatura's order of containers; between containers
** that names do not tell apart decides the score that Mozilla's Readability
** gives, which here runs up the parents of each block (blocks that are links
** score nothing; that stands for its link density).  Then single blocks of the
** container are kept or not by their element, links, length and end.
*/
#include "parse.h"

#include <string.h>
#include <strings.h>

/* Readability: shorter paragraphs score nothing. */
#define SCORED_MIN_BYTE 25u
/* Readability: ancestors that share in a paragraph's score. */
#define SCORED_LEVELS 5u
/* trafilatura: a container with less is no article. */
#define ARTICLE_MIN_BYTE 250u
/* An element with more than this share of all text on the page is not left
** out, whatever its name says. */
#define MOST_OF_PAGE 0.5f

/* Shorter text outside paragraphs, items and cells is furniture unless it ends
** like a sentence. */
#define LOOSE_MIN_BYTE 80u

/* The first of several containers of one name is the page's own where it has
** this part of the longest one's text. */
#define FIRST_PART 0.25f

typedef struct choice {
  quoth_page_blocks *b;
  uint32_t *n_good; /* bytes of running text in the blocks before i */
  bool *taken;      /* by block */
} choice;

static uint32_t block_length(const quoth_page_block *block) {
  return quoth_span_length(block->at);
}

static bool is_linked(const quoth_page_block *block) {
  return block->n_link * 2 > block_length(block);
}

/* Running text: what people write, not what pages are furnished with. */
static bool is_running(const quoth_page_block *block) {
  if (is_linked(block) || block->tag_flags & QUOTH_TAG_HEADING) return false;
  return block_length(block) >= LOOSE_MIN_BYTE ||
         (block->tag_flags & QUOTH_TAG_PARAGRAPH &&
          block_length(block) >= SCORED_MIN_BYTE);
}

static void good_count(choice *c, bool clean) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->b->blocks.n; i++) {
    const quoth_page_block *block = &c->b->blocks.at[i];
    bool counts = is_running(block);
    if (clean && c->b->nodes.at[block->node].left_out) counts = false;
    c->n_good[i] = n;
    if (counts) n += block_length(block);
  }
  c->n_good[c->b->blocks.n] = n;
}

static uint32_t good_of(const choice *c, const quoth_page_node *node) {
  return c->n_good[node->stop_block] - c->n_good[node->first_block];
}

/* Marks what stands inside an element whose name says that it is not of the
** article; parents come before children. */
static void leave_out(choice *c) {
  quoth_page_node *nodes = c->b->nodes.at;
  float most = MOST_OF_PAGE * (float)c->n_good[c->b->blocks.n];
  for (uint32_t i = 1; i < c->b->nodes.n; i++) {
    bool named = nodes[i].hints & (QUOTH_HINT_DISCARD | QUOTH_HINT_HIDDEN);
    if (nodes[i].tag->flags & QUOTH_TAG_ARTICLE &&
        !(nodes[i].hints & QUOTH_HINT_HIDDEN))
      named = false;
    if ((float)good_of(c, &nodes[i]) > most) named = false;
    nodes[i].left_out = nodes[nodes[i].parent].left_out || named;
    if (nodes[i].hints & QUOTH_HINT_POST) nodes[i].left_out = false;
  }
}

/* Readability's score of a block goes to its parent in full, to the next by
** half, then by 6, 9, 12. */
static void score_up(quoth_page_blocks *b, const quoth_page_block *block) {
  float score = 1 + (float)block->n_comma;
  float length = (float)block_length(block) / 100;
  score += length > 3 ? 3 : length;
  uint32_t node = b->nodes.at[block->node].parent;
  for (uint32_t level = 0; level < SCORED_LEVELS && node; level++) {
    float share = level == 0 ? 1 : level == 1 ? 2 : (float)level * 3;
    b->nodes.at[node].score += score / share;
    node = b->nodes.at[node].parent;
  }
}

static void score_all(choice *c) {
  quoth_page_blocks *b = c->b;
  for (uint32_t i = 0; i < b->blocks.n; i++) {
    const quoth_page_block *block = &b->blocks.at[i];
    if (block_length(block) >= SCORED_MIN_BYTE && !is_linked(block) &&
        !b->nodes.at[block->node].left_out)
      score_up(b, block);
  }
}

static const quoth_page_node *best_scored(const choice *c) {
  const quoth_page_node *best = &c->b->nodes.at[0];
  float most = 0;
  for (uint32_t i = 1; i < c->b->nodes.n; i++) {
    const quoth_page_node *node = &c->b->nodes.at[i];
    if (node->left_out || node->score <= 0) continue;
    float score = node->score + (float)node->tag->score;
    if (score > most) {
      most = score;
      best = node;
    }
  }
  return best;
}

static bool is_named(const quoth_page_node *node, uint8_t hint,
                     uint16_t tag_flags) {
  if (node->left_out || !(node->tag->flags & QUOTH_TAG_SECTION)) return false;
  return node->hints & hint || node->tag->flags & tag_flags;
}

/* The first container of a level with a good part of the running text that the
** best of them has: pages append other articles to the one they are about. */
static const quoth_page_node *best_named(const choice *c, uint8_t hint,
                                         uint16_t tag_flags) {
  uint32_t most = 0;
  for (uint32_t i = 1; i < c->b->nodes.n; i++) {
    const quoth_page_node *node = &c->b->nodes.at[i];
    if (is_named(node, hint, tag_flags) && good_of(c, node) > most)
      most = good_of(c, node);
  }
  for (uint32_t i = 1; i < c->b->nodes.n && most; i++) {
    const quoth_page_node *node = &c->b->nodes.at[i];
    if (is_named(node, hint, tag_flags) &&
        (float)good_of(c, node) >= FIRST_PART * (float)most)
      return node;
  }
  return NULL;
}

static const struct level {
  uint8_t hint;
  uint16_t tag_flags;
} levels[] = {{QUOTH_HINT_BODY_1, 0},
              {0, QUOTH_TAG_ARTICLE},
              {QUOTH_HINT_BODY_2, 0},
              {QUOTH_HINT_BODY_3, 0},
              {QUOTH_HINT_BODY_4, 0}};

static const quoth_page_node *container(const choice *c) {
  const quoth_page_node *scored = best_scored(c);
  uint32_t least = good_of(c, scored) / 2;
  if (least < ARTICLE_MIN_BYTE) least = ARTICLE_MIN_BYTE;
  for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
    const quoth_page_node *node =
        best_named(c, levels[i].hint, levels[i].tag_flags);
    if (node && good_of(c, node) >= least) return node;
  }
  return scored;
}

static bool ends_sentence(const quoth_page_blocks *b,
                          const quoth_page_block *block) {
  static const char *const ends[] = {".", "!", "?", "\"", "\xE2\x80\x9D",
                                     "\xC2\xBB", ":", "\xE2\x80\xA6", ")"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t n = strlen(ends[i]);
    if (block_length(block) >= n &&
        !memcmp(b->text.at + block->at.stop - n, ends[i], n))
      return true;
  }
  return false;
}

/* Elements that hold text of any length. */
#define KEPT_TAGS (QUOTH_TAG_PARAGRAPH | QUOTH_TAG_ITEM | QUOTH_TAG_CELL)

static bool is_kept(const quoth_page_blocks *b, const quoth_page_block *block) {
  if (b->bare) return true;
  if (b->nodes.at[block->node].left_out || is_linked(block)) return false;
  if (block->tag_flags & QUOTH_TAG_HEADING) return true;
  if (block->tag_flags & KEPT_TAGS) return true;
  return block_length(block) >= LOOSE_MIN_BYTE || ends_sentence(b, block);
}

static void take(choice *c, const quoth_page_node *node) {
  for (uint32_t i = node->first_block; i < node->stop_block; i++)
    c->taken[i] = is_kept(c->b, &c->b->blocks.at[i]);
  uint32_t last = node->stop_block;
  while (last-- > node->first_block) { /* headings head something */
    if (!c->taken[last]) continue;
    if (!(c->b->blocks.at[last].tag_flags & QUOTH_TAG_HEADING)) break;
    c->taken[last] = false;
  }
}

static bool is_main_heading(const quoth_page_blocks *b,
                            const quoth_page_block *block, quoth_str title) {
  quoth_str s = quoth_span_text(b->text.at, block->at);
  if (!strcmp(b->nodes.at[block->node].tag->name, "h1")) return true;
  return s.n_byte == title.n_byte && !strncasecmp(s.at, title.at, s.n_byte);
}

/* The main heading is the title's, and what stands above it dateline, topic
** and address: unless most of the text does. */
static void drop_title(choice *c, const quoth_page_node *node,
                       quoth_str title) {
  uint32_t all = good_of(c, node), last = node->first_block;
  for (uint32_t i = node->first_block; i < node->stop_block; i++) {
    uint32_t before = c->n_good[i] - c->n_good[node->first_block];
    if (before * 4 > all) break;
    if (is_main_heading(c->b, &c->b->blocks.at[i], title)) last = i + 1;
  }
  for (uint32_t i = node->first_block; i < last; i++) c->taken[i] = false;
}

static bool is_cell(const quoth_page_node *node) {
  return (node->tag->flags & QUOTH_TAG_CELL) != 0;
}

/* Cells of one row are parted by a tab, all else by a blank line. */
static uint32_t part(const quoth_page_blocks *b, uint32_t before, uint32_t i,
                     char *to) {
  const quoth_page_node *x = &b->nodes.at[b->blocks.at[before].node];
  const quoth_page_node *y = &b->nodes.at[b->blocks.at[i].node];
  bool same_row = x != y && is_cell(x) && is_cell(y) && x->parent == y->parent;
  memcpy(to, same_row ? "\t" : "\n\n", same_row ? 1 : 2);
  return same_row ? 1 : 2;
}

static quoth_str join(choice *c) {
  quoth_page_blocks *b = c->b;
  char *to =
      quoth_arena_alloc(b->arena, (size_t)b->text.n + 2 * (size_t)b->blocks.n);
  uint32_t n = 0, before = 0;
  for (uint32_t i = 0; to && i < b->blocks.n; i++) {
    const quoth_page_block *block = &b->blocks.at[i];
    if (!c->taken[i]) continue;
    if (n) n += part(b, before, i, to + n);
    before = i;
    memcpy(to + n, b->text.at + block->at.start, block_length(block));
    n += block_length(block);
  }
  return (quoth_str){to ? to : "", n};
}

quoth_str quoth_page_choose(quoth_page_blocks *b, quoth_str title) {
  choice c = {.b = b};
  c.n_good = quoth_arena_array(b->arena, (size_t)b->blocks.n + 1,
                               sizeof *c.n_good);
  c.taken =
      quoth_arena_array(b->arena, (size_t)b->blocks.n + 1, sizeof *c.taken);
  if (b->arena->status) return (quoth_str){"", 0};
  good_count(&c, false);
  leave_out(&c);
  good_count(&c, true);
  score_all(&c);
  const quoth_page_node *node = b->bare ? &b->nodes.at[0] : container(&c);
  take(&c, node);
  drop_title(&c, node, title);
  return join(&c);
}
