/*
** segment.c: writes and reads the parts that segment.h describes.  Knows
** nothing of terms, scores or storage.  Owns one invariant: whatever bytes it
** is given, it reads inside them, and says QUOTH_CORRUPT for any that no writer
** of ours makes.
*/
#include "segment.h"

#include <string.h>

#define PART_MAGIC   0x31475351u /* "QSG1" */
#define PART_HEADER  32u
#define PART_CHECKED 16u /* the checksum covers all from here */
#define ENTRY_BYTE   12u
#define WIDTH_MAX    32u
#define VARINT_MAX   10u
#define BLOCK_MAX    (2u + VARINT_MAX + 127u * 4u + 128u)

static uint32_t get_u32(const uint8_t *at) {
  return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
         (uint32_t)at[3] << 24;
}

static uint64_t get_u64(const uint8_t *at) {
  return (uint64_t)get_u32(at) | (uint64_t)get_u32(at + 4) << 32;
}

static void put_u32(uint8_t *at, uint32_t value) {
  for (int i = 0; i < 4; i++)
    at[i] = (uint8_t)(value >> (8 * i));
}

static void put_u64(uint8_t *at, uint64_t value) {
  put_u32(at, (uint32_t)value);
  put_u32(at + 4, (uint32_t)(value >> 32));
}

/* Each step is one to one in `h`, so no change of a single word goes unseen. */
uint64_t quoth_index_checksum(const uint8_t *at, size_t n_byte) {
  uint64_t h = UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)n_byte;
  size_t i = 0;
  for (; i + 8 <= n_byte; i += 8) {
    h = (h ^ get_u64(at + i)) * UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 32;
  }
  for (; i < n_byte; i++)
    h = (h ^ at[i]) * UINT64_C(0x100000001b3);
  return h ^ h >> 29;
}

/*
** Reading
*/

int quoth_part_open(quoth_part *part, const void *at, size_t n_byte) {
  memset(part, 0, sizeof *part);
  const uint8_t *bytes = at;
  if (n_byte < PART_HEADER + QUOTH_PART_TAIL) return QUOTH_CORRUPT;
  if (n_byte > QUOTH_PART_BYTE) return QUOTH_CORRUPT;
  if (get_u32(bytes) != PART_MAGIC) return QUOTH_CORRUPT;
  if (get_u32(bytes + 4) != n_byte) return QUOTH_CORRUPT;
  uint64_t sum =
      quoth_index_checksum(bytes + PART_CHECKED, n_byte - PART_CHECKED);
  if (get_u64(bytes + 8) != sum) return QUOTH_CORRUPT;
  uint32_t n_term = get_u32(bytes + 24);
  size_t room = n_byte - PART_HEADER - QUOTH_PART_TAIL;
  if (n_term > room / ENTRY_BYTE) return QUOTH_CORRUPT;
  part->at = bytes;
  part->n_byte = (uint32_t)n_byte;
  part->n_term = n_term;
  part->base = get_u64(bytes + 16);
  return QUOTH_OK;
}

static const uint8_t *entry_at(const quoth_part *part, uint32_t i) {
  return part->at + PART_HEADER + (size_t)i * ENTRY_BYTE;
}

uint32_t quoth_part_term(const quoth_part *part, uint32_t i) {
  return get_u32(entry_at(part, i));
}

uint32_t quoth_part_seek(const quoth_part *part, uint32_t term) {
  uint32_t low = 0, high = part->n_term;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (quoth_part_term(part, middle) < term)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

int quoth_part_list(const quoth_part *part, uint32_t i, quoth_list *list) {
  memset(list, 0, sizeof *list);
  if (i >= part->n_term) return QUOTH_CORRUPT;
  uint32_t last = part->n_byte - QUOTH_PART_TAIL;
  uint32_t start = get_u32(entry_at(part, i) + 4);
  uint32_t stop =
      i + 1 < part->n_term ? get_u32(entry_at(part, i + 1) + 4) : last;
  uint32_t first = PART_HEADER + part->n_term * ENTRY_BYTE;
  if (start < first || start > stop || stop > last) return QUOTH_CORRUPT;
  list->at = part->at + start;
  list->stop = part->at + stop;
  list->key = part->base;
  list->term = get_u32(entry_at(part, i));
  list->n_posting = get_u32(entry_at(part, i) + 8);
  return QUOTH_OK;
}

/* Reads a varint, 7 bits a byte from the lowest; false where it runs over. */
static bool varint_next(quoth_list *list, uint64_t *value) {
  *value = 0;
  for (uint32_t i = 0; i < VARINT_MAX && list->at < list->stop; i++) {
    uint8_t byte = *list->at++;
    if (i == VARINT_MAX - 1 && byte > 1) return false;
    *value |= (uint64_t)(byte & 0x7f) << (7 * i);
    if (byte < 0x80) return true;
  }
  return false;
}

/* The keys behind the first; false where they pass the largest key. */
static bool keys_unpack(quoth_block *block, const uint8_t *at, uint32_t width) {
  uint64_t key = block->key[0], mask = (UINT64_C(1) << width) - 1;
  for (uint32_t i = 1; i < block->n; i++) {
    uint32_t bit = (i - 1) * width;
    uint64_t gap = (get_u64(at + bit / 8) >> bit % 8 & mask) + 1;
    if (key > UINT64_MAX - gap) return false;
    block->key[i] = key += gap;
  }
  return true;
}

int quoth_list_next(quoth_list *list, quoth_block *block) {
  block->n = 0;
  bool ended = list->at == list->stop;
  if (ended) return list->n_posting ? QUOTH_CORRUPT : QUOTH_OK;
  if (list->stop - list->at < 3) return QUOTH_CORRUPT;
  uint32_t n = *list->at++ + 1u, width = *list->at++;
  uint64_t gap;
  if (n > QUOTH_BLOCK_POSTINGS || width > WIDTH_MAX) return QUOTH_CORRUPT;
  if (n > list->n_posting || !varint_next(list, &gap)) return QUOTH_CORRUPT;
  if (list->started && gap == 0) return QUOTH_CORRUPT;
  if (list->key > UINT64_MAX - gap) return QUOTH_CORRUPT;
  uint32_t n_packed = ((n - 1) * width + 7) / 8;
  if ((size_t)(list->stop - list->at) < n_packed + n) return QUOTH_CORRUPT;
  block->n = n;
  block->key[0] = list->key + gap;
  if (!keys_unpack(block, list->at, width)) {
    block->n = 0;
    return QUOTH_CORRUPT;
  }
  memcpy(block->impact, list->at + n_packed, n);
  list->at += n_packed + n;
  list->key = block->key[n - 1];
  list->n_posting -= n;
  list->started = true;
  return QUOTH_OK;
}

/*
** Writing
*/

bool quoth_segment_writer_open(quoth_segment_writer *writer, quoth_arena *arena,
                               uint64_t base, quoth_part_sink sink) {
  memset(writer, 0, sizeof *writer);
  writer->sink = sink;
  writer->base = writer->last_key = base;
  writer->part = quoth_arena_alloc(arena, QUOTH_PART_BYTE);
  writer->directory = quoth_arena_alloc(arena, QUOTH_PART_BYTE);
  writer->blocks = quoth_arena_alloc(arena, QUOTH_PART_BYTE);
  if (!writer->blocks) writer->status = QUOTH_NOMEM;
  return writer->status == QUOTH_OK;
}

static uint32_t part_byte(const quoth_segment_writer *writer) {
  return PART_HEADER + writer->n_term * ENTRY_BYTE + writer->n_block_byte +
         QUOTH_PART_TAIL;
}

/* Joins header, directory and blocks, and hands them to the sink. */
static void part_emit(quoth_segment_writer *writer) {
  if (writer->status || !writer->n_term) return;
  uint32_t n_directory = writer->n_term * ENTRY_BYTE;
  uint32_t n_byte = part_byte(writer);
  uint8_t *at = writer->part;
  memset(at, 0, n_byte);
  memcpy(at + PART_HEADER, writer->directory, n_directory);
  memcpy(at + PART_HEADER + n_directory, writer->blocks, writer->n_block_byte);
  for (uint32_t i = 0; i < writer->n_term; i++) {
    uint8_t *offset = at + PART_HEADER + i * ENTRY_BYTE + 4;
    put_u32(offset, get_u32(offset) + PART_HEADER + n_directory);
  }
  put_u32(at, PART_MAGIC);
  put_u32(at + 4, n_byte);
  put_u64(at + 16, writer->base);
  put_u32(at + 24, writer->n_term);
  put_u64(at + 8,
          quoth_index_checksum(at + PART_CHECKED, n_byte - PART_CHECKED));
  writer->status = writer->sink.put(writer->sink.self, at, n_byte,
                                    get_u32(at + PART_HEADER));
  writer->n_term = writer->n_block_byte = 0;
}

static uint32_t varint_put(uint8_t *at, uint64_t value) {
  uint32_t n = 0;
  for (; value >= 0x80; value >>= 7)
    at[n++] = (uint8_t)(value | 0x80);
  at[n++] = (uint8_t)value;
  return n;
}

static uint32_t width_of(const quoth_block *block) {
  uint64_t all = 0;
  for (uint32_t i = 1; i < block->n; i++)
    all |= block->key[i] - block->key[i - 1] - 1;
  uint32_t width = 0;
  while (all >> width)
    width++;
  return width;
}

static void keys_pack(uint8_t *at, const quoth_block *block, uint32_t width) {
  memset(at, 0, ((block->n - 1) * width + 7) / 8);
  for (uint32_t i = 1; i < block->n; i++) {
    uint32_t bit = (i - 1) * width;
    uint64_t gap = (block->key[i] - block->key[i - 1] - 1) << bit % 8;
    for (uint8_t *to = at + bit / 8; gap; gap >>= 8)
      *to++ |= (uint8_t)gap;
  }
}

/* The entry of the present list, made with its first block in this part. */
static uint8_t *entry_of_list(quoth_segment_writer *writer) {
  if (!writer->n_posting) {
    uint8_t *entry = writer->directory + writer->n_term * ENTRY_BYTE;
    put_u32(entry, writer->term);
    put_u32(entry + 4, writer->n_block_byte);
    writer->n_term++;
    writer->last_key = writer->base;
  }
  return writer->directory + (writer->n_term - 1) * ENTRY_BYTE;
}

static void block_write(quoth_segment_writer *writer) {
  quoth_block *block = &writer->pending;
  if (writer->status || !block->n) return;
  if (part_byte(writer) + ENTRY_BYTE + BLOCK_MAX > QUOTH_PART_BYTE) {
    part_emit(writer);
    writer->n_posting = 0;
  }
  uint8_t *entry = entry_of_list(writer);
  uint8_t *at = writer->blocks + writer->n_block_byte;
  uint32_t width = width_of(block), n = 2;
  at[0] = (uint8_t)(block->n - 1);
  at[1] = (uint8_t)width;
  n += varint_put(at + n, block->key[0] - writer->last_key);
  keys_pack(at + n, block, width);
  n += ((block->n - 1) * width + 7) / 8;
  memcpy(at + n, block->impact, block->n);
  writer->n_block_byte += n + block->n;
  writer->n_posting += block->n;
  writer->n_written += block->n;
  writer->last_key = block->key[block->n - 1];
  put_u32(entry + 8, writer->n_posting);
  block->n = 0;
}

static bool in_order(const quoth_segment_writer *writer, quoth_posting p) {
  if (p.key < writer->base) return false;
  if (!writer->n_written && !writer->pending.n) return true;
  if (p.term != writer->term) return p.term > writer->term;
  const quoth_block *block = &writer->pending;
  uint64_t last = block->n ? block->key[block->n - 1] : writer->last_key;
  return p.key > last;
}

void quoth_segment_put(quoth_segment_writer *writer, quoth_posting posting) {
  quoth_block *block = &writer->pending;
  if (!writer->status && !in_order(writer, posting))
    writer->status = QUOTH_CORRUPT;
  if (writer->status) return;
  bool full = block->n == QUOTH_BLOCK_POSTINGS;
  bool far = block->n && posting.key - block->key[block->n - 1] > UINT32_MAX;
  bool other = posting.term != writer->term;
  if (full || far || other) block_write(writer);
  if (other) writer->n_posting = 0;
  writer->term = posting.term;
  block->key[block->n] = posting.key;
  block->impact[block->n++] = posting.impact;
}

int quoth_segment_finish(quoth_segment_writer *writer) {
  block_write(writer);
  part_emit(writer);
  return writer->status;
}

quoth_posting *quoth_postings_sort(quoth_posting *at, quoth_posting *room,
                                   size_t n) {
  for (uint32_t shift = 0; shift < 32; shift += 8) {
    size_t start[257] = {0};
    for (size_t i = 0; i < n; i++)
      start[(at[i].term >> shift & 255) + 1]++;
    for (uint32_t b = 0; b < 256; b++)
      start[b + 1] += start[b];
    for (size_t i = 0; i < n; i++)
      room[start[at[i].term >> shift & 255]++] = at[i];
    quoth_posting *swap = at;
    at = room;
    room = swap;
  }
  return at;
}
