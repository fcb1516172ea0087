/*
** claim_pending.h: the pending statements of a database as segments in memory.
*/
#ifndef QUOTH_SQL_CLAIM_PENDING_H
#define QUOTH_SQL_CLAIM_PENDING_H

#include "../match/segment.h"
#include "context.h"

/* So many are compared one by one, which takes a millisecond. */
#define QUOTH_PENDING_FEW 100

typedef struct quoth_claim_pending {
  quoth_arena arena; /* of the segments */
  QUOTH_VEC(quoth_segment) segments;
  uint64_t digest; /* of the statements in them; 0: none */
  bool is_settled; /* seen outside a transaction, under: */
  sqlite3_int64 data_version, n_change;
} quoth_claim_pending;

void quoth_claim_pending_open(quoth_claim_pending *pending);
void quoth_claim_pending_close(quoth_claim_pending *pending);

/* Makes them anew where others are pending than before; none where these are
** few.  Gives SQLite's code; in a read transaction. */
int quoth_claim_pending_refresh(quoth_claim_pending *pending, sqlite3 *db,
                                const char *schema);

#endif
