/*
** segment.h: the claim index's immutable segments, in memory.
**
** A segment says which statements hold which term.  It is a sequence of parts,
** each a BLOB of about QUOTH_PART_BYTE bytes that stands alone: checksummed,
** with its own directory of terms.  Terms ascend through the parts; a long list
** goes on in the next part under the same term.  Layout, little-endian:
**
**   0   u32  magic        4   u32  n_byte, all of the part
**   8   u64  checksum of everything behind it
**   16  u64  base: no key in the segment is smaller
**   24  u32  n_term       28  u32  0
**   32  n_term × { u32 term, u32 offset of its blocks, u32 n_posting }
**   …   blocks, then QUOTH_PART_TAIL zero bytes
**
** A block holds 1 to 128 postings of one term, by ascending key:
**   u8 n - 1 · u8 width · varint gap from the key before it (from the base, for
**   the first of a term) · n - 1 gaps less one, `width` bits each · n impacts
**
** A key is a statement id with its sign bit flipped, so that keys order as ids.
*/
#ifndef QUOTH_MATCH_SEGMENT_H
#define QUOTH_MATCH_SEGMENT_H

#include "../text/arena.h"

#define QUOTH_PART_BYTE      32768u /* no part is larger: eight 4 KB pages */
#define QUOTH_PART_TAIL      8u     /* lets the decoder load 8 bytes anywhere */
#define QUOTH_BLOCK_POSTINGS 128u

static inline uint64_t quoth_key_of(int64_t statement_id) {
  return (uint64_t)statement_id ^ (UINT64_C(1) << 63);
}

static inline int64_t quoth_key_id(uint64_t key) {
  uint64_t bits = key ^ (UINT64_C(1) << 63);
  return bits > INT64_MAX ? (int64_t)(bits - INT64_MAX - 1) + INT64_MIN
                          : (int64_t)bits;
}

typedef struct quoth_posting {
  uint64_t key;
  uint32_t term;
  uint8_t impact; /* how much of the statement a term of weight one is */
} quoth_posting;

/* Postings of whole statements, by ascending id.  A program that carries the
** engine hands them to SELECT quoth_reindex('given', ?) by
** sqlite3_bind_pointer() under this name, QUOTH_POSTINGS_MAX at most. */
#define QUOTH_POSTINGS_POINTER "quoth_postings"
#define QUOTH_POSTINGS_MAX     (1u << 20) /* 32 MB while sorted */
typedef struct quoth_postings {
  quoth_posting *at;
  uint32_t n, n_statement;
  int64_t last_id; /* the largest of the statements */
} quoth_postings;

/*
** Reading.  Nothing is trusted: what does not decode is QUOTH_CORRUPT.
*/

typedef struct quoth_part {
  const uint8_t *at;
  uint32_t n_byte, n_term;
  uint64_t base;
} quoth_part;

/* Checks header and checksum.  `at` must outlive the part. */
int quoth_part_open(quoth_part *part, const void *at, size_t n_byte);

/* The blocks of one term that are still to be decoded. */
typedef struct quoth_list {
  const uint8_t *at, *stop;
  uint64_t key;             /* last key decoded; at first the base */
  uint32_t term, n_posting; /* n_posting: not yet decoded */
  bool started;
} quoth_list;

typedef struct quoth_block {
  uint32_t n;
  uint64_t key[QUOTH_BLOCK_POSTINGS];
  uint8_t impact[QUOTH_BLOCK_POSTINGS];
} quoth_block;

uint32_t quoth_part_term(const quoth_part *part, uint32_t i);

/* Index of the first term that is not smaller; n_term where there is none. */
uint32_t quoth_part_seek(const quoth_part *part, uint32_t term);

int quoth_part_list(const quoth_part *part, uint32_t i, quoth_list *list);

/* Decodes the next block; block->n is 0 behind the last. */
int quoth_list_next(quoth_list *list, quoth_block *block);

/* A whole segment.  `part` gives the i-th part, QUOTH_CORRUPT where it is not
** sound; how long the part stays is for the user of the segment to say. */
typedef struct quoth_segment {
  const uint32_t *first_term; /* of each part, ascending */
  uint32_t n_part;
  int (*part)(void *self, uint32_t i, quoth_part *out);
  void *self;
} quoth_segment;

/*
** Writing.
*/

/* Takes each part as it is full; the bytes are the writer's.  Anything but
** QUOTH_OK ends the writing. */
typedef struct quoth_part_sink {
  int (*put)(void *self, const uint8_t *part, uint32_t n_byte,
             uint32_t first_term);
  void *self;
} quoth_part_sink;

typedef struct quoth_segment_writer {
  quoth_part_sink sink;
  uint64_t base, last_key; /* last_key: of the last block written */
  uint8_t *part;           /* QUOTH_PART_BYTE bytes each */
  uint8_t *directory, *blocks;
  uint32_t n_term, n_block_byte;
  uint32_t term, n_posting; /* the list being written, in this part */
  quoth_block pending;      /* its block being filled */
  uint64_t n_written;       /* postings in all */
  int status;               /* sticky */
} quoth_segment_writer;

/* `base`: no key put will be smaller.  False when there is no memory. */
bool quoth_segment_writer_open(quoth_segment_writer *writer, quoth_arena *arena,
                               uint64_t base, quoth_part_sink sink);

/* Postings come by ascending term, then key, none twice; QUOTH_CORRUPT sticks
** where they do not. */
void quoth_segment_put(quoth_segment_writer *writer, quoth_posting posting);

int quoth_segment_finish(quoth_segment_writer *writer);

/* Sorts by term; postings of one term keep their order.  `room` has the size
** of `at`, and either may hold the result, which is returned. */
quoth_posting *quoth_postings_sort(quoth_posting *at, quoth_posting *room,
                                   size_t n);

/* Puts the postings of all sources into one segment.  Where two have the same
** posting the later source's stays, and `keep` (NULL: all) may drop any.  A
** part of a source stays until the next of that source.  The caller finishes
** the writer, whose base must suit all sources. */
#define QUOTH_MERGE_MAX 32u
typedef struct quoth_merge {
  const quoth_segment *sources;
  uint32_t n_source; /* at most QUOTH_MERGE_MAX */
  bool (*keep)(void *arg, uint32_t source, uint64_t key);
  void *keep_arg;
} quoth_merge;
int quoth_segment_merge(const quoth_merge *merge, quoth_arena *arena,
                        quoth_segment_writer *writer);

/* The checksum behind every stored piece of the index. */
uint64_t quoth_index_checksum(const uint8_t *at, size_t n_byte);

#endif
