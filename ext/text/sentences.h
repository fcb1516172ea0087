/*
** sentences.h: where a sentence ends.  Safe with abbreviations, initials,
** ellipses, numbers, and marks behind the full stop.
*/
#ifndef QUOTH_TEXT_SENTENCES_H
#define QUOTH_TEXT_SENTENCES_H

#include "tokens.h"

/* What can end nothing, most of a text: false tells without a look around that
** quoth_sentence_ends() is false too. */
static inline bool quoth_token_may_end(const quoth_token *t) {
  if (t->kind == QUOTH_WORD) return (t->flags & QUOTH_DOTTED) != 0;
  if (t->kind != QUOTH_PUNCT) return t->kind != QUOTH_NUMBER;
  return t->hash >= 0x80 || t->hash == '.' || t->hash == '!' ||
         t->hash == '?' || t->hash == ')' || t->hash == ']';
}

/* True where a sentence ends with token i (a full stop, question mark …, or a
** mark or bracket behind one), so that the next one starts at token i + 1.
** `stop` bounds the look ahead. */
bool quoth_sentence_ends(const quoth_tokens *tokens, uint32_t i, uint32_t stop);

/* Sentences of a whole text as byte spans, trimmed of white space; a line
** break of QUOTH_GAP_BLANK always ends one.  NULL when there is no memory or
** no sentence. */
const quoth_span *quoth_sentences_make(quoth_arena *arena, const char *text,
                                       uint32_t n_byte, uint32_t *n_sentence);

/* The statements of a quote: its sentences, and where it was interrupted and
** went on with a new one ("… there," he said. "They …" is stored as "… there,
** They …") the sentence ends too.  What has no word is no statement. */
const quoth_span *quoth_statements_make(quoth_arena *arena, const char *text,
                                        uint32_t n_byte, uint32_t *n_statement);

#endif
