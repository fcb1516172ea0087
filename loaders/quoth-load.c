/*
** quoth-load.c: articles into a quoth database.  Reads the command line, opens
** the database, and says how it ended; the work is in common/load.c.
*/
#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

#include "run/load.h"
#include "run/maintain.h"
#include "common/options.h"
#include "common/signals.h"
#include "run/runs.h"
#include "run/usage.h"

struct arguments {
  const char *format, *map, *log, *removed, *outlet;
  int n_thread;
  bool bulk, durable, link, quiet, status, triggers, reextract;
};

static const quoth_option options[] = {
    {"format", 'f', "NAME", "see below; else told by content",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, format)},
    {"map", 'm', "MAP", "fields of JSON: body=text,url=link, or a map's name",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, map)},
    {"outlet", 'o', "NAME", "who printed what does not tell it",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, outlet)},
    {"threads", 'j', "N", "threads that extract; else all cores but one",
     QUOTH_OPTION_NUMBER, offsetof(struct arguments, n_thread)},
    {"bulk", 'b', NULL, "index at the end: faster for a first, large load",
     QUOTH_OPTION_FLAG, offsetof(struct arguments, bulk)},
    {"link", 'l', NULL, "group statements into claims at the end",
     QUOTH_OPTION_FLAG, offsetof(struct arguments, link)},
    {"durable", 0, NULL, "wait for the disk at each batch", QUOTH_OPTION_FLAG,
     offsetof(struct arguments, durable)},
    {"reextract", 'r', NULL, "read the stored articles again, load nothing",
     QUOTH_OPTION_FLAG, offsetof(struct arguments, reextract)},
    {"remove", 0, "ARTICLE", "take out a source, URL or id, without a trace",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, removed)},
    {"status", 's', NULL, "show earlier and running loads, load nothing",
     QUOTH_OPTION_FLAG, offsetof(struct arguments, status)},
    {"log", 0, "json", "one JSON object a line on standard error",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, log)},
    {"quiet", 'q', NULL, "say nothing but what was refused", QUOTH_OPTION_FLAG,
     offsetof(struct arguments, quiet)},
    {"triggers", 0, NULL, "let triggers run, also those that are not ours",
     QUOTH_OPTION_FLAG, offsetof(struct arguments, triggers)},
    {NULL, 0, NULL, NULL, QUOTH_OPTION_FLAG, 0},
};

static const quoth_program program = {
    "quoth-load", "[OPTION...] DATABASE INPUT...",
    "Reads articles and stores them with their quotes.  INPUT is a file, a\n"
    "directory, or - for standard input.  What is there already is not\n"
    "written again; a load that was stopped goes on when it is run again.",
    "Formats: text, html, json, jsonl, feed (RSS, Atom), nitf, newsml, warc;\n"
    "any of them packed by gzip, zstd, bzip2 or xz.\n\n"
    "Exit status: 0 all is in, 1 wrong usage or not our database, 3 some\n"
    "inputs were refused, 4 disk full or another error of the database,\n"
    "130 or 143 stopped by SIGINT or SIGTERM.",
    options};

/* The command as typed, cut to what a row should hold. */
static char *join(int argc, char **argv) {
  enum { ROOM = 2000 };
  char *out = calloc(1, ROOM);
  size_t n = 0;
  for (int i = 0; out && i < argc && n < ROOM; i++)
    n += (size_t)snprintf(out + n, ROOM - n, i ? " %s" : "%s", argv[i]);
  return out;
}

static int run(const struct arguments *a, quoth_load_options *o,
               const char *path) {
  quoth_database db;
  quoth_progress progress;
  quoth_counts counts = {0};
  int code = QUOTH_EXIT_FATAL;
  quoth_progress_open(&progress, program.name, a->log != NULL, a->quiet);
  int mode = a->status ? QUOTH_DATABASE_READ : QUOTH_DATABASE_WRITE;
  if (a->durable) mode |= QUOTH_DATABASE_DURABLE;
  if (a->triggers || a->removed) mode |= QUOTH_DATABASE_TRIGGERS;
  if (a->reextract || a->removed)
    mode |= QUOTH_DATABASE_DELETES | QUOTH_DATABASE_THERE;
  if (!quoth_database_open(&db, path, mode)) {
    code = quoth_database_exit(&db);
  } else if (a->status) {
    quoth_runs_print(&db, a->log != NULL);
    code = quoth_database_exit(&db);
  } else if (a->removed) {
    code = quoth_maintain_remove(&db, a->removed, &progress);
  } else if (a->reextract) {
    code = quoth_maintain_reextract(&db, o->command, o->n_thread, &progress);
  } else {
    quoth_progress_measure(&progress, o->paths, o->n_path);
    code = quoth_load_run(&db, o, &progress, &counts);
    quoth_progress_close(&progress, &counts,
                         code == QUOTH_EXIT_DATABASE ? "failed"
                         : quoth_signal               ? "interrupted"
                                                    : "done");
  }
  if (db.rc != SQLITE_OK) quoth_progress_say(&progress, "error", db.message);
  quoth_database_close(&db);
  return code;
}

static int check(const struct arguments *a, quoth_load_options *o) {
  int code = quoth_usage_check(&program, a->format, a->map, a->log, &o->format);
  if (code != QUOTH_EXIT_OK) return code;
  if (a->bulk && a->triggers)
    return quoth_usage_error(&program, "--bulk runs no --triggers", NULL);
  if (a->link && (a->status || a->reextract || a->removed))
    return quoth_usage_error(&program, "--link is for what a load brings in",
                             NULL);
  if (o->n_path == 0 && !a->status && !a->reextract && !a->removed)
    return quoth_usage_error(&program, "no input", NULL);
  o->map = a->map;
  o->outlet = a->outlet;
  o->n_thread = a->n_thread;
  o->bulk = a->bulk;
  o->link = a->link;
  return QUOTH_EXIT_OK;
}

/* Memory of a text goes back to be used for the next, not to the system: its
** pages would be made and zeroed again for each.  That of the largest goes, as
** each thread would keep its own. */
static void settle_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 8 << 20);
}

int main(int argc, char **argv) {
  struct arguments a = {0};
  quoth_load_options o = {0};
  int code = 0;
  int first = quoth_options_parse(&program, argc, argv, &a, &code);
  if (first < 0) return code;
  if (first == argc) return quoth_usage_error(&program, "no database", NULL);
  o.paths = argv + first + 1;
  o.n_path = argc - first - 1;
  code = check(&a, &o);
  if (code != QUOTH_EXIT_OK) return code;
  quoth_signals_catch();
  signal(SIGPIPE, SIG_IGN);
  settle_memory();
  char *command = join(argc, argv);
  o.command = command;
  code = run(&a, &o, argv[first]);
  fflush(NULL);
  /* threads may be at work still, on nothing that anyone waits for */
  if (quoth_signal) _exit(code);
  free(command);
  return code;
}
