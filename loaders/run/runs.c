/*
** runs.c: what is kept of a load.  Where an input was left is written in the
** transaction of the rows before that place, and nowhere else: that is the
** whole of going on after a stop.
*/
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../common/emit.h"
#include "runs.h"

/* Inputs that earlier loads left half read; a load that was killed leaves one,
** and this many killed loads in a row have other worries. */
#define LEFT_MAX 256

enum {
  LIST_LEFT,
  LIST_RUNNING,
  MARK_DIED,
  START,
  COUNT,
  REFUSED,
  REACHED,
  FINISHED,
  N_STATEMENT
};

static const char *const sql[N_STATEMENT] = {
    [LIST_LEFT] = "SELECT path, size, modified_ns, member, skip, plain,"
                  " record FROM _quoth_inputs LIMIT ?1",
    [LIST_RUNNING] = "SELECT load_id, pid FROM _quoth_loads"
                     " WHERE status = 'running'",
    [MARK_DIED] = "UPDATE _quoth_loads SET status = 'died'"
                  " WHERE load_id = ?1",
    [START] = "INSERT INTO _quoth_loads(started_at, command, pid)"
              " VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1, ?2)"
              " RETURNING load_id",
    [COUNT] = "UPDATE _quoth_loads SET n_new = ?2, n_same = ?3,"
              " n_changed = ?4, n_refused = ?5, status = ?6, stopped_at ="
              " CASE ?6 WHEN 'running' THEN NULL ELSE"
              " strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END"
              " WHERE load_id = ?1",
    [REFUSED] = "INSERT INTO _quoth_rejects(load_id, source, ordinal, offset,"
                " reason, detail) VALUES (?1, ?2, nullif(?3, 0), ?4, ?5, ?6)",
    [REACHED] = "INSERT OR REPLACE INTO _quoth_inputs(path, size, modified_ns,"
                " member, skip, plain, record)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [FINISHED] = "DELETE FROM _quoth_inputs WHERE path = ?1",
};

struct left {
  char *path;
  int64_t size, modified_ns;
  quoth_position position;
};

struct quoth_runs {
  quoth_database *db;
  int64_t load_id;
  quoth_statement statements[N_STATEMENT];
  struct left left[LEFT_MAX];
  int n_left;
};

static void read_left(quoth_runs *runs) {
  quoth_statement *s = &runs->statements[LIST_LEFT];
  bool row = quoth_database_row(runs->db, s, "i", (int64_t)LEFT_MAX);
  for (; row; row = quoth_database_next(runs->db, s)) {
    struct left *left = &runs->left[runs->n_left++];
    quoth_str path = quoth_statement_text(s, 0);
    left->path = strdup(path.at ? path.at : "");
    left->size = sqlite3_column_int64(s->handle, 1);
    left->modified_ns = sqlite3_column_int64(s->handle, 2);
    left->position.member = (uint64_t)sqlite3_column_int64(s->handle, 3);
    left->position.skip = (uint64_t)sqlite3_column_int64(s->handle, 4);
    left->position.plain = (uint64_t)sqlite3_column_int64(s->handle, 5);
    left->position.record = (uint64_t)sqlite3_column_int64(s->handle, 6);
  }
}

quoth_runs *quoth_runs_open(quoth_database *db) {
  quoth_runs *runs = calloc(1, sizeof *runs);
  if (!runs) return NULL;
  runs->db = db;
  for (int i = 0; i < N_STATEMENT; i++)
    runs->statements[i].sql = sql[i];
  read_left(runs);
  return runs;
}

void quoth_runs_close(quoth_runs *runs) {
  if (!runs) return;
  for (int i = 0; i < runs->n_left; i++)
    free(runs->left[i].path);
  quoth_statements_finish(runs->statements, N_STATEMENT);
  free(runs);
}

quoth_position quoth_runs_resume(void *arg, const quoth_walked *file) {
  quoth_runs *runs = arg;
  for (int i = 0; i < runs->n_left; i++) {
    const struct left *left = &runs->left[i];
    if (left->path && strcmp(left->path, file->absolute) == 0 &&
        left->size == file->size && left->modified_ns == file->modified_ns)
      return left->position;
  }
  return (quoth_position){0};
}

/* Runs whose process is gone did not end by themselves. */
static void mark_dead(quoth_runs *runs) {
  quoth_statement *s = &runs->statements[LIST_RUNNING];
  bool row = quoth_database_row(runs->db, s, "");
  for (; row; row = quoth_database_next(runs->db, s)) {
    pid_t pid = (pid_t)sqlite3_column_int64(s->handle, 1);
    if (pid > 0 && kill(pid, 0) != 0 && errno == ESRCH)
      quoth_database_run(runs->db, &runs->statements[MARK_DIED], "i",
                         (int64_t)sqlite3_column_int64(s->handle, 0));
  }
}

void quoth_runs_start(quoth_runs *runs, const char *command) {
  if (runs->load_id) return;
  mark_dead(runs);
  runs->load_id = quoth_database_integer(runs->db, &runs->statements[START], 0,
                                         "zi", command, (int64_t)getpid());
}

void quoth_runs_rolled_back(quoth_runs *runs) {
  runs->load_id = 0;
}

void quoth_runs_count(quoth_runs *runs, const quoth_counts *c,
                      const char *status) {
  quoth_database_run(runs->db, &runs->statements[COUNT], "iiiiiz",
                     runs->load_id, c->n_new, c->n_same, c->n_changed,
                     c->n_refused, status);
}

void quoth_runs_refused(quoth_runs *runs, const char *path,
                        const quoth_record *record) {
  quoth_database_run(runs->db, &runs->statements[REFUSED], "iziizo",
                     runs->load_id, path, (int64_t)record->ordinal,
                     (int64_t)record->offset, record->reject.reason,
                     record->reject.detail);
}

void quoth_runs_reached(quoth_runs *runs, const quoth_walked *file,
                        quoth_position position) {
  if (file->size < 0) return; /* a pipe cannot be gone on with */
  quoth_database_run(runs->db, &runs->statements[REACHED], "ziiiiii",
                     file->absolute, file->size, file->modified_ns,
                     (int64_t)position.member, (int64_t)position.skip,
                     (int64_t)position.plain, (int64_t)position.record);
}

void quoth_runs_finished(quoth_runs *runs, const quoth_walked *file) {
  quoth_database_run(runs->db, &runs->statements[FINISHED], "z",
                     file->absolute);
}

static const char list_runs[] =
    "SELECT load_id, started_at, stopped_at, status, n_new, n_same, n_changed,"
    " n_refused, command FROM _quoth_loads ORDER BY load_id DESC LIMIT 50";

static void emit_run(quoth_statement *s) {
  static const char *const names[] = {"load_id", "started_at", "stopped_at",
                                      "status",  "new",        "same",
                                      "changed", "refused",    "command"};
  quoth_emit e = {stdout, false};
  quoth_emit_open(&e, NULL, '{');
  for (int i = 0; i < 9; i++) {
    if (sqlite3_column_type(s->handle, i) == SQLITE_INTEGER)
      quoth_emit_integer(&e, names[i], sqlite3_column_int64(s->handle, i));
    else
      quoth_emit_string(&e, names[i], quoth_statement_text(s, i));
  }
  quoth_emit_close(&e, '}');
  quoth_emit_line(&e);
}

static const char *shown(quoth_statement *s, int column) {
  const char *text = quoth_statement_text(s, column).at;
  return text ? text : "";
}

static void print_run(quoth_statement *s) {
  printf("%4s  %s  %-20s  %-11s %8s new %8s same %8s changed %6s refused  %s\n",
         shown(s, 0), shown(s, 1), shown(s, 2), shown(s, 3), shown(s, 4),
         shown(s, 5), shown(s, 6), shown(s, 7), shown(s, 8));
}

void quoth_runs_print(quoth_database *db, bool json) {
  quoth_statement s = {list_runs, NULL};
  bool row = quoth_database_row(db, &s, "");
  for (; row; row = quoth_database_next(db, &s)) {
    if (json)
      emit_run(&s);
    else
      print_run(&s);
  }
  quoth_statements_finish(&s, 1);
}
