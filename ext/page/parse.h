/*
** parse.h: what the steps of reading a page hand on: scan → events → blocks →
** choice and metadata.  Private to this room.
*/
#ifndef QUOTH_PAGE_PARSE_H
#define QUOTH_PAGE_PARSE_H

#include "page.h"

/* Deeper markup is no page of people: libxml2 searches its stack of open
** elements at each end tag.  Real pages stay below 60. */
#define QUOTH_PAGE_DEPTH_MAX 400u

/* libxml2 compares each attribute of a tag with each.  Real tags have 20. */
#define QUOTH_PAGE_ATTRIBUTES_MAX 250u

/* More elements than this, and features of each would outgrow the page. */
#define QUOTH_PAGE_NODES_MAX 400000u

/* ---- scan.c: the page in pieces, scripts and comments left out ---------- */

typedef struct quoth_page_scan {
  QUOTH_VEC(quoth_str) pieces;  /* markup that is worth parsing, in order */
  QUOTH_VEC(quoth_str) ld_json; /* contents of <script type=…ld+json> */
  bool hostile;                 /* a tag passed QUOTH_PAGE_ATTRIBUTES_MAX */
} quoth_page_scan;

void quoth_page_scan_make(quoth_page_scan *scan, quoth_arena *arena,
                          quoth_str html);

/* ---- vocabulary.c: tags and the words of class and id ------------------- */

enum quoth_page_tag_flag {
  QUOTH_TAG_BLOCK = 1,    /* parts paragraphs */
  QUOTH_TAG_DROP = 2,     /* nothing inside is text of the article */
  QUOTH_TAG_VOID = 4,     /* has no end tag */
  QUOTH_TAG_HEADING = 8,
  QUOTH_TAG_LINK = 16,
  QUOTH_TAG_ITEM = 32,    /* li, dt, dd */
  QUOTH_TAG_CELL = 64,    /* td, th */
  QUOTH_TAG_SECTION = 128,/* may hold an article: div, section, td … */
  QUOTH_TAG_PARAGRAPH = 256, /* p, blockquote, pre */
  QUOTH_TAG_QUOTE = 512,  /* q */
  QUOTH_TAG_BREAK = 1024, /* br */
  QUOTH_TAG_CAPTION = 2048, /* figcaption, caption */
  QUOTH_TAG_ARTICLE = 4096,
};

typedef struct quoth_page_tag {
  const char *name;
  uint16_t flags;
  int8_t score; /* of the element itself, as Readability has it */
} quoth_page_tag;

/* Never NULL: unknown elements are inline. */
const quoth_page_tag *quoth_page_tag_find(const char *name);

/* What an element's class, id, role, itemprop … say of it.  The body flags are
** trafilatura's order of containers: the lowest bit is the surest. */
enum quoth_page_hint {
  QUOTH_HINT_BODY_1 = 1,   /* article-body, entry-content, itemprop=articleBody */
  QUOTH_HINT_BODY_2 = 2,   /* story, fulltext, role=article */
  QUOTH_HINT_BODY_3 = 4,   /* content, main-content */
  QUOTH_HINT_BODY_4 = 8,   /* main, role=main */
  QUOTH_HINT_DISCARD = 16, /* share, related, newsletter, tags, author box … */
  QUOTH_HINT_HIDDEN = 32,  /* not shown to people */
  QUOTH_HINT_POSITIVE = 64, /* Readability's weights of +25 */
  QUOTH_HINT_NEGATIVE = 128, /* and -25 */
};

/* `attributes`: name, value, …, NULL, or NULL. */
uint8_t quoth_page_hints_of(const char *const *attributes);

/* ---- blocks.c: events in, a flat array of paragraphs out ---------------- */

/* A paragraph-sized piece of text: what no block element interrupts. */
typedef struct quoth_page_block {
  quoth_span at;      /* in quoth_page_blocks.text: trimmed, spaces single */
  uint32_t node;      /* innermost block element around it */
  uint32_t n_link;    /* bytes of its text inside links */
  uint16_t n_comma, n_sentence;
  uint16_t tag_flags; /* of all elements around it, or-ed */
} quoth_page_block;

/* An element that parts or holds paragraphs.  Parents come before children. */
typedef struct quoth_page_node {
  const quoth_page_tag *tag;
  uint32_t parent;                  /* the root is its own */
  uint32_t first_block, stop_block; /* the blocks inside */
  float score;                      /* Readability's, from the blocks below */
  uint8_t hints;                    /* enum quoth_page_hint */
  bool left_out;                    /* choose.c: not of the article */
} quoth_page_node;

typedef struct quoth_page_open {
  const quoth_page_tag *tag;
  uint32_t node;
  uint16_t tag_flags;
} quoth_page_open;

typedef struct quoth_page_blocks {
  quoth_arena *arena;
  QUOTH_VEC(char) text;
  QUOTH_VEC(quoth_page_block) blocks;
  QUOTH_VEC(quoth_page_node) nodes;
  QUOTH_VEC(quoth_page_open) open; /* the elements around the reading point */
  uint32_t n_drop;                 /* of these, those whose text is dropped */
  quoth_page_block now;            /* the block being filled */
  bool space;                      /* white space is due before more text */
  bool broken;                     /* the last event was a <br> */
  bool hostile;                    /* a cap was passed: stop feeding */
} quoth_page_blocks;

void quoth_page_blocks_open(quoth_page_blocks *b, quoth_arena *arena);
/* `attributes`: name, value, …, NULL, or NULL. */
void quoth_page_blocks_start(quoth_page_blocks *b, const char *name,
                             const char *const *attributes);
void quoth_page_blocks_end(quoth_page_blocks *b, const char *name);
void quoth_page_blocks_text(quoth_page_blocks *b, const char *at,
                            size_t n_byte);
void quoth_page_blocks_close(quoth_page_blocks *b);

/* ---- events.c: libxml2's parser over the pieces -------------------------- */

/* Feeds `b`; stops early where b->hostile becomes true. */
void quoth_page_events(quoth_page_blocks *b, const quoth_page_scan *scan);

/* ---- choose.c: which blocks are the article ------------------------------ */

quoth_str quoth_page_choose(quoth_page_blocks *b);

#endif
