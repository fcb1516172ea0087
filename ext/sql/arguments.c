/*
** arguments.c: declarations, plans and messages of all table functions, made
** from their tables of columns.  Owns the rule that every plan gives each
** required input, and the encoding of a plan that arguments.h tells.
*/
#include "arguments.h"

#include <string.h>

SQLITE_EXTENSION_INIT3

bool quoth_column_is_input(const quoth_column *column) {
  return column->role == QUOTH_FILTER || column->role == QUOTH_REQUIRED ||
         column->role == QUOTH_OPTIONAL;
}

const char *quoth_column_called(const quoth_column *column) {
  return column->called ? column->called : column->name;
}

char *quoth_signature_declaration(const quoth_signature *signature) {
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendall(sql, "CREATE TABLE x(");
  for (uint32_t i = 0; i < signature->n_column; i++) {
    const quoth_column *column = &signature->columns[i];
    bool visible = column->role == QUOTH_OUTPUT || column->role == QUOTH_FILTER;
    sqlite3_str_appendf(sql, "%s\"%w\" %s%s", i ? ", " : "", column->name,
                        column->type, visible ? "" : " HIDDEN");
  }
  sqlite3_str_appendall(sql, ")");
  return sqlite3_str_finish(sql);
}

char *quoth_signature_text(const quoth_signature *signature) {
  sqlite3_str *text = sqlite3_str_new(NULL);
  const char *separator = "(";
  sqlite3_str_appendall(text, signature->name);
  for (uint32_t i = 0; i < signature->n_column; i++) {
    const quoth_column *column = &signature->columns[i];
    if (column->role != QUOTH_REQUIRED && column->role != QUOTH_OPTIONAL)
      continue;
    sqlite3_str_appendf(text, "%s%s", separator, quoth_column_called(column));
    separator = ", ";
  }
  sqlite3_str_appendall(text, ")");
  return sqlite3_str_finish(text);
}

static bool is_comparison(int op) {
  static const uint8_t ops[] = {
      SQLITE_INDEX_CONSTRAINT_GT,   SQLITE_INDEX_CONSTRAINT_LE,
      SQLITE_INDEX_CONSTRAINT_LT,   SQLITE_INDEX_CONSTRAINT_GE,
      SQLITE_INDEX_CONSTRAINT_NE,   SQLITE_INDEX_CONSTRAINT_LIKE,
      SQLITE_INDEX_CONSTRAINT_GLOB, SQLITE_INDEX_CONSTRAINT_REGEXP,
      SQLITE_INDEX_CONSTRAINT_MATCH};
  return op < 256 && memchr(ops, op, sizeof ops) != NULL;
}

/* IS with NULL is for a filter to answer row by row. */
static bool is_given_by(const quoth_column *column, int op) {
  return op == SQLITE_INDEX_CONSTRAINT_EQ ||
         (op == SQLITE_INDEX_CONSTRAINT_IS && column->role != QUOTH_FILTER);
}

/* Of a plan without a required input: the error comes when it runs.  For each
** side of an OR SQLite asks for such a plan, and must be able to leave it. */
#define COST_WITHOUT 1e99

/* No constraint gives the argument: */
enum {
  NOT_GIVEN = -1,
  NOT_YET = -2,      /* there is one that this plan cannot use */
  NOT_COMPARED = -3, /* it has no other values to choose from: `min_score > 0.5`
                        would give nothing, silently */
};

/* The constraint that gives column i its value, or why there is none. */
static int find_given(const quoth_column *column,
                      const sqlite3_index_info *info, uint32_t i) {
  int found = NOT_GIVEN;
  for (int k = 0; k < info->nConstraint; k++) {
    const struct sqlite3_index_constraint *c = &info->aConstraint[k];
    if (c->iColumn != (int)i) continue;
    bool given = is_given_by(column, c->op);
    if (given && c->usable) return k;
    if (given) found = NOT_YET;
    if (found == NOT_GIVEN && column->role != QUOTH_FILTER &&
        is_comparison(c->op))
      found = NOT_COMPARED;
  }
  return found;
}

static int refuse_comparison(const quoth_signature *signature,
                             sqlite3_vtab *vtab, const quoth_column *column) {
  const char *called = quoth_column_called(column);
  sqlite3_free(vtab->zErrMsg);
  vtab->zErrMsg = sqlite3_mprintf("%s(): %s is an argument: write %s = ...",
                                  signature->name, called, called);
  return vtab->zErrMsg ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* Hands one input over as the n-th; false where it is not given. */
static bool plan_input(const quoth_signature *signature, sqlite3_vtab *vtab,
                       sqlite3_index_info *info, uint32_t i, int n, int *rc) {
  const quoth_column *column = &signature->columns[i];
  int at = find_given(column, info, i);
  bool required = column->role == QUOTH_REQUIRED;
  if (at == NOT_COMPARED)
    *rc = refuse_comparison(signature, vtab, column);
  else if (at == NOT_YET && required)
    *rc = SQLITE_CONSTRAINT;
  if (at == NOT_GIVEN && required) info->estimatedCost = COST_WITHOUT;
  if (at < 0) return false;
  info->aConstraintUsage[at].argvIndex = n;
  info->aConstraintUsage[at].omit = column->role != QUOTH_FILTER;
  return true;
}

/* Hands the inputs over in their order; gives how many. */
static int plan_inputs(const quoth_signature *signature, sqlite3_vtab *vtab,
                       sqlite3_index_info *info, int *rc) {
  int n_given = 0, bit = 0;
  for (uint32_t i = 0; i < signature->n_column && *rc == SQLITE_OK; i++) {
    if (!quoth_column_is_input(&signature->columns[i])) continue;
    if (plan_input(signature, vtab, info, i, n_given + 1, rc)) {
      info->idxNum |= 1 << bit;
      n_given++;
    }
    bit++;
  }
  return n_given;
}

static void plan_order(const quoth_signature *signature,
                       sqlite3_index_info *info) {
  info->orderByConsumed = info->nOrderBy == 1 && info->aOrderBy[0].desc &&
                          signature->order_column >= 0 &&
                          info->aOrderBy[0].iColumn == signature->order_column;
}

/* Takes the LIMIT where nothing behind the search can drop or reorder rows. */
static void plan_limit(sqlite3_index_info *info, int n_given) {
  int limit = -1;
  bool clean = info->nOrderBy == 0 || info->orderByConsumed;
  for (int i = 0; i < info->nConstraint; i++) {
    if (info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_LIMIT)
      limit = info->aConstraint[i].usable ? i : -1;
    else if (!info->aConstraintUsage[i].omit)
      clean = false;
  }
  if (limit >= 0 && clean) {
    info->aConstraintUsage[limit].argvIndex = n_given + 1;
    info->idxNum |= QUOTH_PLAN_LIMIT;
  }
}

/* "10003 speaker, schema": what the cursor reads, and what EXPLAIN QUERY PLAN
** shows to people. */
static char *describe(const quoth_signature *signature,
                      const sqlite3_index_info *info) {
  sqlite3_str *text = sqlite3_str_new(NULL);
  int bit = 0;
  sqlite3_str_appendf(text, "%llx", (unsigned long long)info->colUsed);
  for (uint32_t i = 0; i < signature->n_column; i++) {
    const quoth_column *column = &signature->columns[i];
    if (!quoth_column_is_input(column)) continue;
    if (info->idxNum & (1 << bit++))
      sqlite3_str_appendf(text, " %s", quoth_column_called(column));
  }
  if (info->idxNum & QUOTH_PLAN_LIMIT) sqlite3_str_appendall(text, " limit");
  return sqlite3_str_finish(text);
}

int quoth_signature_plan(const quoth_signature *signature, sqlite3_vtab *vtab,
                         sqlite3_index_info *info) {
  int rc = SQLITE_OK;
  info->idxNum = 0;
  info->estimatedCost = 0;
  int n_given = plan_inputs(signature, vtab, info, &rc);
  if (rc == SQLITE_OK) {
    plan_order(signature, info);
    if (signature->takes_limit) plan_limit(info, n_given);
    info->estimatedRows = signature->n_row_expected;
    info->estimatedCost += 100.0 + 10.0 * signature->n_row_expected;
    info->idxStr = describe(signature, info);
    info->needToFreeIdxStr = 1;
    rc = info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
  }
  return rc;
}

/* "TEXT or INTEGER" for a set of types. */
static void append_types(sqlite3_str *text, uint8_t takes) {
  static const int order[] = {SQLITE_TEXT, SQLITE_FLOAT, SQLITE_INTEGER,
                              SQLITE_BLOB};
  const char *separator = "";
  for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
    if (!(takes & QUOTH_TAKES(order[i]))) continue;
    sqlite3_str_appendf(text, "%s%s", separator, quoth_type_name(order[i]));
    separator = " or ";
  }
}

char *quoth_column_refuses(const quoth_signature *signature,
                           const quoth_column *column, int type, int *rc) {
  char *message = NULL;
  if (type != SQLITE_NULL && !(column->takes & QUOTH_TAKES(type))) {
    sqlite3_str *text = sqlite3_str_new(NULL);
    sqlite3_str_appendf(text, "%s(): %s must be ", signature->name,
                        quoth_column_called(column));
    append_types(text, column->takes);
    const char *hint =
        column->takes == QUOTH_TAKES(SQLITE_TEXT) ? quoth_type_hint(type) : "";
    sqlite3_str_appendf(text, ", got %s%s", quoth_type_name(type), hint);
    message = sqlite3_str_finish(text);
    *rc = message ? SQLITE_ERROR : SQLITE_NOMEM;
  }
  return message;
}
