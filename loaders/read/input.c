/*
** input.c: lines and rests of an input, never longer than a record may be.
*/
#include "input.h"

#include <string.h>

bool quoth_input_rest(quoth_input *input, quoth_arena *arena,
                      quoth_record *record) {
  const char *at;
  size_t n = 0, n_want = 4096; /* doubles: most inputs are short */
  while ((n = quoth_stream_peek(input->stream, n_want, &at)) >= n_want &&
         n <= QUOTH_RECORD_MAX_BYTE)
    n_want *= 2;
  input->ended = true;
  if (quoth_stream_fault(input->stream)) return false; /* told by the caller */
  if (n > QUOTH_RECORD_MAX_BYTE)
    return quoth_reject_set(arena, record, "too_long", "");
  record->raw.at = quoth_arena_copy(arena, at, n);
  record->raw.n_byte = record->raw.at ? (uint32_t)n : 0;
  quoth_stream_take(input->stream, n);
  return !arena->status;
}

bool quoth_input_line(quoth_input *input, const char **at, size_t *n_byte) {
  size_t seen = 0, n;
  for (;;) {
    n = quoth_stream_peek(input->stream, seen + 1, at);
    const char *end = n > seen ? memchr(*at + seen, '\n', n - seen) : NULL;
    if (end) n = (size_t)(end - *at) + 1;
    if (end || n == seen || n > QUOTH_RECORD_MAX_BYTE) break;
    seen = n;
  }
  *n_byte = n;
  return n <= QUOTH_RECORD_MAX_BYTE;
}

void quoth_input_line_drop(quoth_input *input) {
  const char *at, *end = NULL;
  for (size_t n; !end && (n = quoth_stream_peek(input->stream, 1, &at)) > 0;) {
    end = memchr(at, '\n', n);
    quoth_stream_take(input->stream, end ? (size_t)(end - at) + 1 : n);
  }
}
