/*
** imports.h: articles that come as quotes alone (GDELT's quotation graph,
** Quotebank), as if they had been read.
*/
#ifndef QUOTH_LOADERS_IMPORTS_H
#define QUOTH_LOADERS_IMPORTS_H

#include "../../ext/extract/extract.h"
#include "../read/reader.h"

/* True for an article with quotes and no body. */
bool quoth_import_is(const quoth_article *article);

/* Gives the article a body of what is known of it, the quotes and the words
** around each, and a reading with the quotes in their places.  False when
** there is no memory. */
bool quoth_import_read(quoth_arena *arena, quoth_article *article,
                       quoth_reading *reading);

#endif
