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

/* Each error costs libxml2 a formatted message, wanted or not.  Bad pages of
** people have hundreds. */
#define QUOTH_PAGE_ERRORS_MAX 20000u

/* More elements or paragraphs than this, and the features of each would
** outgrow the page. */
#define QUOTH_PAGE_NODES_MAX 200000u
#define QUOTH_PAGE_BLOCKS_MAX 200000u

/* ---- scan.c: the page in pieces, scripts and comments left out ---- */

typedef struct quoth_page_scan {
  QUOTH_VEC(quoth_str) pieces;  /* markup that is worth parsing, in order */
  QUOTH_VEC(quoth_str) ld_json; /* contents of <script type=…ld+json> */
  bool hostile;                 /* a tag passed QUOTH_PAGE_ATTRIBUTES_MAX */
} quoth_page_scan;

void quoth_page_scan_make(quoth_page_scan *scan, quoth_arena *arena,
                          quoth_str html);

/* The same page with tags dropped: what parted paragraphs becomes <br><br>. */
void quoth_page_scan_bare(quoth_page_scan *scan, quoth_arena *arena);

/* ---- vocabulary.c: tags and the words of class and id ---- */

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
  QUOTH_TAG_ARTICLE = 2048,
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
  QUOTH_HINT_AUTHOR = 64,  /* byline, author */
  QUOTH_HINT_POST = 128,   /* a post shown as a quotation, in whatever box */
};

/* `attributes`: name, value, …, NULL, or NULL. */
uint8_t quoth_page_hints_of(const char *const *attributes);

/* ---- blocks.c: events in, a flat array of paragraphs out ---- */

/* A paragraph-sized piece of text: what no block element interrupts. */
typedef struct quoth_page_block {
  quoth_span at;      /* in quoth_page_blocks.text: trimmed, spaces single */
  uint32_t node;      /* innermost block element around it */
  uint32_t n_link;    /* bytes of its text inside links */
  uint32_t n_comma;
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
  const char *opening;             /* mark of a <q> without text yet, or NULL */
  bool space;                      /* white space is due before more text */
  bool broken;                     /* the last event was a <br> */
  bool hostile;                    /* a cap was passed: stop feeding */
  bool bare;                       /* tags were dropped before */
} quoth_page_blocks;

void quoth_page_blocks_open(quoth_page_blocks *b, quoth_arena *arena,
                            bool bare);
/* `attributes`: name, value, …, NULL, or NULL. */
void quoth_page_blocks_start(quoth_page_blocks *b, const char *name,
                             const char *const *attributes);
void quoth_page_blocks_end(quoth_page_blocks *b, const char *name);
void quoth_page_blocks_text(quoth_page_blocks *b, const char *at,
                            size_t n_byte);
void quoth_page_blocks_close(quoth_page_blocks *b);

/* ---- metadata.c: what a page says of itself ---- */

enum quoth_page_field {
  QUOTH_FIELD_NONE = 0,
  QUOTH_FIELD_TITLE,
  QUOTH_FIELD_BYLINE,
  QUOTH_FIELD_PUBLISHED,
  QUOTH_FIELD_MODIFIED,
  QUOTH_FIELD_OUTLET,
  QUOTH_FIELD_LANG,
  QUOTH_FIELD_URL,
  QUOTH_FIELD_SITE_TITLE, /* <title>, with the site's name in it */
  QUOTH_FIELD_BODY,       /* JSON-LD's articleBody, a line to a paragraph */
  QUOTH_FIELDS,
};

/* Who says it, best first. */
enum quoth_page_rank {
  QUOTH_RANK_LINKED_DATA = 1, /* JSON-LD */
  QUOTH_RANK_META,            /* Open Graph, <link rel=canonical>, <html lang> */
  QUOTH_RANK_MICRODATA,       /* itemprop */
  QUOTH_RANK_OTHER_META,      /* Dublin Core, vendors' names */
  QUOTH_RANK_MARKUP,          /* <time>, <h1>, class=byline */
  QUOTH_RANK_ADDRESS,         /* the URL */
  QUOTH_RANK_NONE,
};

typedef struct quoth_page_metadata {
  quoth_arena *arena;
  quoth_str value[QUOTH_FIELDS];
  uint8_t rank[QUOTH_FIELDS];
  bool in_title; /* text is <title>'s */
} quoth_page_metadata;

void quoth_page_metadata_open(quoth_page_metadata *m, quoth_arena *arena);

/* Takes a value unless a better rank, or the same one before, gave one. */
void quoth_page_metadata_offer(quoth_page_metadata *m,
                               enum quoth_page_field field,
                               enum quoth_page_rank rank, const char *value,
                               size_t n_byte);
void quoth_page_metadata_start(quoth_page_metadata *m, const char *name,
                               const char *const *attributes);
void quoth_page_metadata_end(quoth_page_metadata *m, const char *name);
void quoth_page_metadata_text(quoth_page_metadata *m, const char *at,
                              size_t n_byte);

/* Adds what the blocks tell, and fills the page's fields but `text`. */
void quoth_page_metadata_close(quoth_page_metadata *m,
                               const quoth_page_blocks *b, const char *url,
                               quoth_page *out);

/* ---- linked.c: JSON-LD ---- */

/* Offers what the articles in a piece of JSON-LD say; broken JSON as far as it
** reads. */
void quoth_page_linked_read(quoth_page_metadata *m, quoth_str json);

/* ---- events.c: libxml2's parser over the pieces ---- */

/* Feeds `b` and `m`; stops early where b->hostile becomes true. */
void quoth_page_events(quoth_page_blocks *b, quoth_page_metadata *m,
                       const quoth_page_scan *scan);

/* ---- references.c ---- */

/* The value with HTML's character references replaced; itself without any. */
quoth_str quoth_page_unescape(quoth_arena *arena, const char *at,
                              size_t n_byte);

/* ---- choose.c: which blocks are the article ---- */

/* `title`: as far as known; a heading that says the same is left out. */
quoth_str quoth_page_choose(quoth_page_blocks *b, quoth_str title);

#endif
