/*
** content.h: where the words that a cue reports start and end, within its
** sentence.  All in items; a content that is not there has first == stop.
*/
#ifndef QUOTH_EXTRACT_CONTENT_H
#define QUOTH_EXTRACT_CONTENT_H

#include "view.h"

typedef struct quoth_content {
  uint32_t first, stop;         /* items */
  uint32_t second, second_stop; /* behind a parenthetical frame, or empty */
  uint8_t pattern;              /* enum quoth_pattern */
} quoth_content;

/* What stands behind the cue: that …, whether …, a bare clause, O to …, a
** thing announced. */
quoth_content quoth_content_after(const quoth_view *v, uint32_t cue);

/* Of these a clause without "that", where one starts at an item. */
quoth_content quoth_content_clause(const quoth_view *v, uint32_t cue,
                                   uint32_t item);

/* What cue k reports from an item on; none where that is a word or less. */
quoth_content quoth_content_from(const quoth_view *v, uint32_t k,
                                 uint32_t first, uint8_t pattern);

/* What has no verb before its colon, and a quote behind it: told the Sunday
** edition of the Herald: “…”, reiterated (that) position: “…”. */
bool quoth_ends_in_colon(const quoth_view *v, uint32_t item);

/* What stands before the frame: X, S said; and behind it: X, S said, Y. */
quoth_content quoth_content_before(const quoth_view *v, uint32_t cue);

/* As S noted, X. */
quoth_content quoth_content_as(const quoth_view *v, uint32_t cue);

/* According to S, X    X, according to S. */
quoth_content quoth_content_according(const quoth_view *v, uint32_t cue);

/* Where what cue k reports ends, when it starts at `first`.  A clause has its
** own subject; an object or an infinitive has none. */
uint32_t quoth_content_stop(const quoth_view *v, uint32_t k, uint32_t first,
                            bool clause);

/* The items of a frame: its subject, where that stands before the cue, to its
** cue or to its subject behind. */
uint32_t quoth_frame_first(const quoth_view *v, const quoth_cue *c);
uint32_t quoth_frame_stop(const quoth_view *v, const quoth_cue *c);

/* Nothing that the cue could report stands behind its frame: "told AFP on
** Friday, …". */
bool quoth_frame_closed(const quoth_view *v, const quoth_cue *c);

/* True where the comma at `item` ends a content that starts at `first`. */
bool quoth_comma_ends(const quoth_view *v, uint32_t first, uint32_t item);

/* "and added that", "but declined to say": what cue k reports ends at this
** conjunction, behind which its subject goes on. */
bool quoth_conjunction_ends(const quoth_view *v, uint32_t item, uint32_t k);

/* Where a content stops without the punctuation at its end. */
uint32_t quoth_content_trim(const quoth_view *v, uint32_t first, uint32_t stop);

#endif
