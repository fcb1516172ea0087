/*
** arguments.c: declarations, plans and messages of all table functions, made
** from their tables of columns.  Owns the rule that every plan gives each
** required input, and the encoding of a plan that arguments.h tells.
*/
#include "arguments.h"

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

/* Constraint that gives a column its value: its index, -1 where there is none,
** -2 where there is one that this plan cannot use. */
static int find_given(const sqlite3_index_info *info, int column) {
  int found = -1;
  for (int i = 0; i < info->nConstraint; i++) {
    const struct sqlite3_index_constraint *c = &info->aConstraint[i];
    if (c->iColumn != column || c->op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (c->usable) return i;
    found = -2;
  }
  return found;
}

static int missing(const quoth_signature *signature, sqlite3_vtab *vtab,
                   const quoth_column *column) {
  sqlite3_free(vtab->zErrMsg);
  vtab->zErrMsg = sqlite3_mprintf("%s(): argument %s is missing",
                                  signature->name, quoth_column_called(column));
  return vtab->zErrMsg ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* Hands the inputs over in their order; gives how many. */
static int plan_inputs(const quoth_signature *signature, sqlite3_vtab *vtab,
                       sqlite3_index_info *info, int *rc) {
  int n_given = 0, bit = 0;
  for (uint32_t i = 0; i < signature->n_column && *rc == SQLITE_OK; i++) {
    const quoth_column *column = &signature->columns[i];
    if (!quoth_column_is_input(column)) continue;
    int at = find_given(info, (int)i);
    if (at >= 0) {
      info->aConstraintUsage[at].argvIndex = ++n_given;
      info->aConstraintUsage[at].omit = column->role != QUOTH_FILTER;
      info->idxNum |= 1 << bit;
    } else if (column->role == QUOTH_REQUIRED) {
      *rc = at == -2 ? SQLITE_CONSTRAINT : missing(signature, vtab, column);
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
  int n_given = plan_inputs(signature, vtab, info, &rc);
  if (rc == SQLITE_OK) {
    plan_order(signature, info);
    if (signature->takes_limit) plan_limit(info, n_given);
    info->estimatedRows = signature->n_row_expected;
    info->estimatedCost = 100.0 + 10.0 * signature->n_row_expected;
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
