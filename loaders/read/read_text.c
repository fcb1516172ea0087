/*
** read_text.c: plain text, one article an input.  Title, dateline and date
** are left to the extraction, which finds them in the text
** (quoth_article_head).
*/
#include "readers.h"

static bool text_next(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  if (input->n_record) return false;
  record->copy = QUOTH_COPY_TEXT;
  quoth_input_rest(input, arena, record);
  return record->raw.n_byte || record->reject.reason;
}

const quoth_reader quoth_reader_text = {
    .format = QUOTH_FORMAT_TEXT,
    .next = text_next,
};

bool quoth_copy_text(quoth_desk *desk, quoth_arena *arena, quoth_record *record,
                     quoth_article *article) {
  (void)desk;
  quoth_decoded d = quoth_charset_decode(arena, record->raw, record->charset);
  article->body = d.text;
  article->charset = d.charset;
  article->n_replaced = d.n_replaced;
  return !arena->status;
}
