/*
** readers.h: the formats, each a row of functions, and what makes articles of
** their records at a desk.
*/
#ifndef QUOTH_LOADERS_READERS_H
#define QUOTH_LOADERS_READERS_H

#include "charset.h"
#include "input.h"

extern const quoth_reader quoth_reader_text, quoth_reader_html,
    quoth_reader_json, quoth_reader_jsonl, quoth_reader_feed, quoth_reader_nitf,
    quoth_reader_newsml, quoth_reader_warc;

typedef struct quoth_desk {
  quoth_unicode *unicode;
} quoth_desk;

/* Text of a piece of HTML in UTF-8, tags parting paragraphs. */
quoth_str quoth_html_text(quoth_arena *arena, quoth_str html);

/* What a media type is to us; 0 for pictures and the like. */
uint8_t quoth_copy_of_type(quoth_str type);

/* ---- the desk's: each fills *article from record->raw and ->known ---- */

/* Puts what a stored HTTP response holds in the place of the response; false
** with a reject. */
bool quoth_http_unwrap(quoth_arena *arena, quoth_record *record,
                       quoth_article *article);

bool quoth_copy_text(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article);
bool quoth_copy_html(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article);
bool quoth_copy_fragment(quoth_desk *desk, quoth_arena *arena,
                         quoth_record *record, quoth_article *article);
bool quoth_copy_json(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article);

#endif
