/*
** claim_index.h: the claim index of a database, as its tables have it now.
** schema/claim_index.sql tells the tables, ../match/segment.h the bytes.
*/
#ifndef QUOTH_SQL_CLAIM_INDEX_H
#define QUOTH_SQL_CLAIM_INDEX_H

#include "../match/search.h"
#include "context.h"

/* Parts kept in memory on each connection, between searches. */
#define QUOTH_INDEX_CACHE_BYTE ((size_t)64 << 20)

typedef struct quoth_claim_index quoth_claim_index;

/*
** The index of a schema, read again if it has changed.  It is in use, and
** stays as it is, until quoth_claim_index_end().  Gives SQLite's code:
** SQLITE_CORRUPT where it is damaged, SQLITE_ERROR where there is none,
** SQLITE_MISMATCH where another build made it by other terms, SQLITE_MISUSE
** where its tables are views that ask for it in turn.
*/
int quoth_claim_index_begin(quoth_connection *connection, const char *schema,
                            quoth_claim_index **out);
void quoth_claim_index_end(quoth_claim_index *index);

/* The segments, in use.  Parts are read as they are asked for.  Where many
** statements are pending, segments in memory hold these. */
const quoth_segment *quoth_claim_index_segments(const quoth_claim_index *index,
                                                uint32_t *n);

/* True where the segments hold the pending statements too. */
bool quoth_claim_index_has_pending(const quoth_claim_index *index);

/* How rare terms are among the indexed statements. */
const quoth_idf *quoth_claim_index_idf(const quoth_claim_index *index);

/*
** The head of a segment, as its row has it: a checksum, the first term of each
** part, and terms with how many statements have them.  Terms that fewer than
** 1 in QUOTH_FREQUENT_SHARE statements have, or than QUOTH_FREQUENT_MIN, are
** left out.
*/
typedef struct quoth_frequency {
  uint32_t term, n;
} quoth_frequency;

typedef struct quoth_segment_head {
  uint32_t *first_term;
  uint32_t n_part;
  quoth_frequency *frequencies;
  uint32_t n_frequency;
} quoth_segment_head;

/* In memory from sqlite3_malloc(); NULL when there is none. */
uint8_t *quoth_segment_head_encode(const quoth_segment_head *head,
                                   size_t *n_byte);

/* Gives QUOTH_OK, QUOTH_CORRUPT or QUOTH_NOMEM; the arrays come from
** sqlite3_malloc(). */
int quoth_segment_head_decode(quoth_segment_head *head, const uint8_t *at,
                              size_t n_byte);
void quoth_segment_head_free(quoth_segment_head *head);

#define QUOTH_SEGMENT_PARTS ((sqlite3_int64)1 << 24)

/* Reads one part into `room` (QUOTH_PART_BYTE bytes), checked.  *blob is NULL
** at first, moves from part to part, and is closed by the caller. */
int quoth_segment_part_read(sqlite3 *db, const char *schema,
                            sqlite3_blob **blob, sqlite3_int64 part_id,
                            uint8_t *room, quoth_part *out);

#endif
