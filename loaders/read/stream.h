/*
** stream.h: the bytes of one input (a file, standard input, memory), unpacked
** on the way: gzip, zstd, bzip2 and xz are known by their first bytes and may
** have any number of members.  Memory is bounded by what is peeked at; a
** packed input that blows up is stopped.
*/
#ifndef QUOTH_LOADERS_STREAM_H
#define QUOTH_LOADERS_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A member that gives more than this many bytes a byte is a bomb, once it has
** given STREAM_TRUST_BYTE: text packs 3:1 to 20:1, a bomb 1000:1. */
#define QUOTH_STREAM_RATIO_MAX  200u
#define QUOTH_STREAM_TRUST_BYTE ((uint64_t)16 << 20)

typedef struct quoth_stream quoth_stream;

/* Where to go on after a stop.  `member` is an offset in the input as it lies
** on disk, at which a packed member starts (any offset where the input is not
** packed), `skip` the plain bytes behind it, `plain` those from the start of
** the input, `record` the records before. */
typedef struct quoth_position {
  uint64_t member, skip, plain, record;
} quoth_position;

/* What ended a stream early. */
enum quoth_stream_fault {
  QUOTH_STREAM_OK = 0,
  QUOTH_STREAM_IO,        /* read(2) failed */
  QUOTH_STREAM_TRUNCATED, /* the input ends inside a member */
  QUOTH_STREAM_CORRUPT,   /* a member does not decode */
  QUOTH_STREAM_GARBAGE,   /* what follows a member is none */
  QUOTH_STREAM_BOMB,      /* QUOTH_STREAM_RATIO_MAX passed */
  QUOTH_STREAM_NOMEM,
};

/* Opens a file, or standard input for "-".  NULL with errno set. */
quoth_stream *quoth_stream_open(const char *path);

/* Reads from memory, which must outlive the stream. */
quoth_stream *quoth_stream_open_memory(const void *at, size_t n_byte);

void quoth_stream_close(quoth_stream *stream);

/* Gives *at and the number of plain bytes there: n_want or more, fewer only
** before the end or a fault.  *at holds until the next peek. */
size_t quoth_stream_peek(quoth_stream *stream, size_t n_want, const char **at);

/* Moves on by n_byte bytes that were peeked at. */
void quoth_stream_take(quoth_stream *stream, size_t n_byte);

/* Moves on by up to n_byte bytes, peeked at or not; gives how many. */
uint64_t quoth_stream_skip(quoth_stream *stream, uint64_t n_byte);

/* Goes on past a fault at the next member of a packed input; false when there
** is none.  The bytes between are lost. */
bool quoth_stream_recover(quoth_stream *stream);

/* Moves to a position that quoth_stream_position() gave for the same input,
** before anything was taken; false where it is not there. */
bool quoth_stream_seek(quoth_stream *stream, quoth_position position);

/* Of the next byte to take; `record` is 0. */
quoth_position quoth_stream_position(const quoth_stream *stream);
uint64_t quoth_stream_offset(const quoth_stream *stream); /* plain bytes */

enum quoth_stream_fault quoth_stream_fault(const quoth_stream *stream);
const char *quoth_stream_fault_name(enum quoth_stream_fault fault);
const char *quoth_stream_codec(const quoth_stream *stream); /* "gzip", "" … */

/* Bytes read of the input as it lies on disk, and all of them (0: not known):
** for progress. */
void quoth_stream_progress(const quoth_stream *stream, uint64_t *n_read,
                           uint64_t *n_all);

#endif
