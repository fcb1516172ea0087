/*
** emit.h: JSON as it is written: strings escaped by RFC 8259, fields with the
** commas between them.
*/
#ifndef QUOTH_LOADERS_EMIT_H
#define QUOTH_LOADERS_EMIT_H

#include <stdio.h>

#include "../../ext/text/base.h"

typedef struct quoth_emit {
  FILE *out;
  bool comma; /* one stands before the next value */
} quoth_emit;

/* An object or array, as the value of a field where `name` is not NULL. */
void quoth_emit_open(quoth_emit *emit, const char *name, char bracket);
void quoth_emit_close(quoth_emit *emit, char bracket);

/* Fields of an object; with name NULL elements of an array.  A string with
** at == NULL is null. */
void quoth_emit_string(quoth_emit *emit, const char *name, quoth_str value);
void quoth_emit_text(quoth_emit *emit, const char *name, const char *value);
void quoth_emit_integer(quoth_emit *emit, const char *name, int64_t value);
void quoth_emit_number(quoth_emit *emit, const char *name, double value);
void quoth_emit_bool(quoth_emit *emit, const char *name, bool value);

/* A value that is JSON already. */
void quoth_emit_raw(quoth_emit *emit, const char *name, quoth_str json);

/* Ends a line of JSON Lines. */
void quoth_emit_line(quoth_emit *emit);

#endif
