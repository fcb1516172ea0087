/*
** vocabulary.c: what is known of HTML's elements and of the words that sites
** use in class and id.  Data only.
*/
#include "parse.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK     QUOTH_TAG_BLOCK
#define DROP      (QUOTH_TAG_DROP | QUOTH_TAG_BLOCK)
#define DROP_TEXT QUOTH_TAG_DROP
#define VOID      QUOTH_TAG_VOID
#define HEADING   (QUOTH_TAG_HEADING | QUOTH_TAG_BLOCK)
#define SECTION   (QUOTH_TAG_SECTION | QUOTH_TAG_BLOCK)
#define PARAGRAPH (QUOTH_TAG_PARAGRAPH | QUOTH_TAG_BLOCK)
#define ITEM      (QUOTH_TAG_ITEM | QUOTH_TAG_BLOCK)

/* In strcmp() order.  Scores are those of Mozilla's Readability; what is
** dropped is what it or trafilatura drop. */
static const quoth_page_tag tags[] = {
    {"a", QUOTH_TAG_LINK, 0},
    {"address", BLOCK, -3},
    {"applet", DROP, 0},
    {"area", VOID, 0},
    {"article", SECTION | QUOTH_TAG_ARTICLE, 0},
    {"aside", DROP, 0},
    {"audio", DROP, 0},
    {"base", VOID, 0},
    {"blockquote", PARAGRAPH, 3},
    {"body", SECTION, 0},
    {"br", VOID | QUOTH_TAG_BREAK, 0},
    {"button", DROP_TEXT, 0},
    {"canvas", DROP, 0},
    {"caption", BLOCK, 0},
    {"center", SECTION, 0},
    {"col", VOID, 0},
    {"dd", ITEM, -3},
    {"dialog", DROP, 0},
    {"div", SECTION, 5},
    {"dl", BLOCK, -3},
    {"dt", ITEM, -3},
    {"embed", VOID, 0},
    {"fieldset", SECTION, 0},
    {"figcaption", DROP, 0},
    {"figure", DROP, 0},
    {"footer", DROP, 0},
    {"form", SECTION, -3},
    {"h1", HEADING, -5},
    {"h2", HEADING, -5},
    {"h3", HEADING, -5},
    {"h4", HEADING, -5},
    {"h5", HEADING, -5},
    {"h6", HEADING, -5},
    {"head", SECTION, 0}, /* libxml2 leaves it open before <nav>, <article> … */
    {"header", SECTION, 0},
    {"hr", VOID | BLOCK, 0},
    {"iframe", DROP, 0},
    {"img", VOID, 0},
    {"input", VOID, 0},
    {"label", DROP_TEXT, 0},
    {"li", ITEM, -3},
    {"link", VOID, 0},
    {"main", SECTION, 0},
    {"map", DROP, 0},
    {"menu", DROP, 0},
    {"meta", VOID, 0},
    {"nav", DROP, 0},
    {"noscript", DROP, 0},
    {"object", DROP, 0},
    {"ol", BLOCK, -3},
    {"option", DROP, 0},
    {"p", PARAGRAPH, 0},
    {"param", VOID, 0},
    {"picture", DROP_TEXT, 0},
    {"pre", PARAGRAPH, 3},
    {"q", QUOTH_TAG_QUOTE, 0},
    {"rp", DROP_TEXT, 0},
    {"rt", DROP_TEXT, 0},
    {"script", DROP_TEXT, 0},
    {"section", SECTION, 0},
    {"select", DROP_TEXT, 0},
    {"source", VOID, 0},
    {"style", DROP_TEXT, 0},
    {"svg", DROP_TEXT, 0},
    {"table", SECTION, 0},
    {"tbody", BLOCK, 0},
    {"td", SECTION | QUOTH_TAG_CELL, 3},
    {"textarea", DROP_TEXT, 0},
    {"tfoot", BLOCK, 0},
    {"th", BLOCK | QUOTH_TAG_CELL, -5},
    {"thead", BLOCK, 0},
    {"title", DROP, 0},
    {"tr", BLOCK, 0},
    {"track", VOID, 0},
    {"ul", BLOCK, -3},
    {"video", DROP, 0},
    {"wbr", VOID, 0},
};

static const quoth_page_tag unknown_tag = {"", 0, 0};

static int by_name(const void *name, const void *tag) {
  return strcmp(name, ((const quoth_page_tag *)tag)->name);
}

const quoth_page_tag *quoth_page_tag_find(const char *name) {
  const quoth_page_tag *tag = bsearch(
      name, tags, sizeof tags / sizeof *tags, sizeof *tags, by_name);
  return tag ? tag : &unknown_tag;
}
