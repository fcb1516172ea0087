/*
** offices.h: interface to offices.c: offices as words tell them.
*/
#ifndef QUOTH_EXTRACT_OFFICES_H
#define QUOTH_EXTRACT_OFFICES_H

#include "model.h"

typedef struct quoth_office {
  uint32_t word;      /* hash of "minister" */
  uint32_t portfolio; /* hash of "foreign", or 0 */
  uint8_t state;      /* whose: number of a state, or 0 */
  bool body;          /* of a party, a firm or another body, and of no state */
  bool past;          /* "former" */
} quoth_office;

/* The last role word of a run of tokens and whose role it is; word 0: none. */
quoth_office quoth_office_in(const quoth_article *a, quoth_run run);

/* How well an office that someone has fits a described one; 0: not at all. */
float quoth_office_fit(quoth_office said, quoth_office has);

/* "his Syrian counterpart" may hold any office of Syria. */
bool quoth_office_is_relation(quoth_office has);

#endif
