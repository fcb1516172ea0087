/*
** arguments.h: what a table function takes and gives, as data.  One table of
** columns for each function drives its declaration, its plans, the messages
** about its arguments, and quoth_help().
*/
#ifndef QUOTH_SQL_ARGUMENTS_H
#define QUOTH_SQL_ARGUMENTS_H

#include "context.h"

enum quoth_column_role {
  QUOTH_OUTPUT,   /* a visible column */
  QUOTH_FILTER,   /* a visible column whose `= value` works inside the search */
  QUOTH_REQUIRED, /* hidden input, without which there is no answer */
  QUOTH_OPTIONAL, /* hidden input */
  QUOTH_EXTRA,    /* an output that SELECT * leaves out */
};

/* Types an input takes: bits 1 << SQLITE_TEXT …  NULL ends the search without
** rows, as any `= NULL` does, where QUOTH_TAKES_NULL does not let it stand for
** an input that is not given. */
#define QUOTH_TAKES(type)  (1u << (type))
#define QUOTH_TAKES_TEXT    QUOTH_TAKES(SQLITE_TEXT)
#define QUOTH_TAKES_INTEGER QUOTH_TAKES(SQLITE_INTEGER)
#define QUOTH_TAKES_REAL   (QUOTH_TAKES(SQLITE_FLOAT) | QUOTH_TAKES_INTEGER)
#define QUOTH_TAKES_NULL    QUOTH_TAKES(SQLITE_NULL)
#define QUOTH_TAKES_SCHEMA  0x40u /* of texts, the name of a database */

/* Outputs first, then inputs in the order in which they are written between
** the parentheses, then extras. */
typedef struct quoth_column {
  const char *name;
  const char *type;   /* as declared, "" for any */
  uint8_t role;       /* enum quoth_column_role */
  uint8_t takes;      /* inputs: QUOTH_TAKES_… */
  const char *about;  /* one line for people */
  const char *called; /* an input's name in signature and messages where an
                         output has taken it, else NULL */
} quoth_column;

/* SQLite tells in 64 bits which columns a query uses, and idxNum has 31 bits
** for inputs, one of which is the limit's. */
#define QUOTH_COLUMNS_MAX 63u
#define QUOTH_INPUTS_MAX  30u
#define QUOTH_PLAN_LIMIT  (1 << 30)

/* The hidden argument of every function that reads the tables. */
#define QUOTH_SCHEMA_ARGUMENT                                                  \
  {                                                                            \
    "schema", "TEXT", QUOTH_OPTIONAL, QUOTH_TAKES_TEXT | QUOTH_TAKES_SCHEMA,   \
        "attached database to read, main unless given", NULL                   \
  }

typedef struct quoth_signature {
  const char *name;
  const char *about; /* one line: a row is … */
  const quoth_column *columns;
  uint32_t n_column;
  int32_t n_row_expected; /* for the planner */
  int32_t order_column;   /* rows come in falling order of it, or -1 */
  bool takes_limit;       /* cursor->limit may end the search early */
} quoth_signature;

#define QUOTH_N_COLUMN(columns) (sizeof(columns) / sizeof(columns)[0])

/* "CREATE TABLE x(…)" for sqlite3_declare_vtab(), from sqlite3_malloc(). */
char *quoth_signature_declaration(const quoth_signature *signature);

/* "quotes_by(speaker, schema)", the optional ones too; from sqlite3_malloc().
*/
char *quoth_signature_text(const quoth_signature *signature);

/* xBestIndex.  Encoding: idxNum has a bit for each input that is given, in
** their order, and QUOTH_PLAN_LIMIT; the values follow in that order, the limit
** last.  idxStr is colUsed in hexadecimal and, for people, the names of the
** inputs.  SQLITE_CONSTRAINT where a required input is there but not yet usable;
** where it is missing, a plan that costs more than any other.  SQLITE_ERROR with
** a message where a hidden input is compared by anything but = or IS. */
int quoth_signature_plan(const quoth_signature *signature, sqlite3_vtab *vtab,
                         sqlite3_index_info *info);

bool quoth_column_is_input(const quoth_column *column);
const char *quoth_column_called(const quoth_column *column);

/* "quotes_by(): speaker must be TEXT or INTEGER, got BLOB" or NULL where the
** type is taken; from sqlite3_malloc(), *rc is SQLITE_NOMEM where it failed. */
char *quoth_column_refuses(const quoth_signature *signature,
                           const quoth_column *column, int type, int *rc);

#endif
