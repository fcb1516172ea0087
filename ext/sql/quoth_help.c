/*
** quoth_help.c: the table function quoth_help([function]).
**
** One row for each column and input of each table function, as they are
** declared: the reference at the place where one needs it.
**
**   SELECT name, role, about FROM quoth_help('quotes_by');
**
** role is column, extra (a column that SELECT * leaves out), argument (written
** between the parentheses, in this order; [argument] where it may be left out)
** or filter (a column whose `= value` works inside the search).
*/
#include "functions.h"

SQLITE_EXTENSION_INIT3

enum { COL_FUNCTION, COL_NAME, COL_ROLE, COL_TYPE, COL_ABOUT, COL_OF };

static const quoth_column columns[] = {
    [COL_FUNCTION] = {"function", "TEXT", QUOTH_OUTPUT, 0, "the table function",
                      NULL},
    [COL_NAME] = {"name", "TEXT", QUOTH_OUTPUT, 0, "of the column or argument",
                  NULL},
    [COL_ROLE] = {"role", "TEXT", QUOTH_OUTPUT, 0,
                  "column, extra, argument, [argument] or filter", NULL},
    [COL_TYPE] = {"type", "TEXT", QUOTH_OUTPUT, 0, "as declared", NULL},
    [COL_ABOUT] = {"about", "TEXT", QUOTH_OUTPUT, 0, "what it is", NULL},
    [COL_OF] = {"of_function", "TEXT", QUOTH_OPTIONAL, QUOTH_TAKES_TEXT,
                "name of a table function, all unless given", "function"},
};

typedef struct line {
  const quoth_signature *of;
  const quoth_column *column;
} line;
typedef QUOTH_VEC(line) lines;

static int start(quoth_cursor *cursor) {
  lines *found = quoth_arena_alloc(&cursor->arena, sizeof *found);
  const char *of = quoth_cursor_text(cursor, COL_OF).at;
  for (uint32_t t = 0; found && quoth_tables[t]; t++) {
    const quoth_signature *signature = &quoth_tables[t]->signature;
    if (of && sqlite3_stricmp(of, signature->name) != 0) continue;
    for (uint32_t i = 0; i < signature->n_column; i++) {
      line *added = QUOTH_PUSH(&cursor->arena, found);
      if (added) *added = (line){signature, &signature->columns[i]};
    }
  }
  cursor->found = found;
  cursor->n_row = found ? found->n : 0;
  return quoth_status_to_sqlite(cursor->arena.status);
}

static const char *const roles[] = {
    [QUOTH_OUTPUT] = "column",     [QUOTH_FILTER] = "filter",
    [QUOTH_REQUIRED] = "argument", [QUOTH_OPTIONAL] = "[argument]",
    [QUOTH_EXTRA] = "extra",
};

static void column(quoth_cursor *cursor, sqlite3_context *ctx, int i) {
  const lines *found = cursor->found;
  const line *shown = &found->at[cursor->row];
  const char *values[] = {
      [COL_FUNCTION] = shown->of->name,
      [COL_NAME] = quoth_column_called(shown->column),
      [COL_ROLE] = roles[shown->column->role],
      [COL_TYPE] = shown->column->type,
      [COL_ABOUT] = shown->column->about,
  };
  if (i < COL_OF) sqlite3_result_text(ctx, values[i], -1, SQLITE_STATIC);
}

const quoth_table quoth_help = {
    .signature = {"quoth_help", "a column or argument of a table function",
                  columns, QUOTH_N_COLUMN(columns), 100, -1, false},
    .start = start,
    .column = column,
};
