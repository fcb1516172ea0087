/*
** progress.c: what a program tells while it works, on standard error.  The
** line on a terminal is drawn over itself; every other line stands alone, so
** that a log of them can be searched.
*/
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../common/emit.h"
#include "progress.h"
#include "walk.h"

#define LINE_SECONDS 0.1 /* on a terminal */
#define JSON_SECONDS 1.0 /* in a log */
#define CLEAR_LINE   "\r\033[K"

double quoth_progress_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void quoth_progress_open(quoth_progress *progress, const char *program,
                         bool json, bool quiet) {
  *progress = (quoth_progress){.program = program,
                               .json = json,
                               .quiet = quiet,
                               .stores = true,
                               .unit = "bytes",
                               .started = quoth_progress_now()};
  progress->terminal = !quiet && !json && isatty(STDERR_FILENO);
}

void quoth_progress_measure(quoth_progress *progress, char *const *paths,
                            int n_path) {
  quoth_walked file;
  if (!progress->terminal && !progress->json) return;
  quoth_walk *walk = quoth_walk_open(paths, n_path);
  bool known = walk != NULL;
  uint64_t sum = 0;
  while (walk && quoth_walk_next(walk, &file)) {
    if (file.size >= 0)
      sum += (uint64_t)file.size;
    else if (!file.fault)
      known = false; /* a pipe */
  }
  quoth_walk_close(walk);
  progress->n_all = known ? sum : 0;
}

static int64_t n_article(const quoth_counts *c) {
  return c->n_new + c->n_same + c->n_changed;
}

/* Seconds left by the share of bytes read; -1: not known. */
static double seconds_left(const quoth_progress *p, uint64_t n_read) {
  double spent = quoth_progress_now() - p->started;
  if (p->n_all == 0 || n_read == 0 || n_read > p->n_all) return -1;
  return spent * ((double)p->n_all / (double)n_read - 1);
}

static void draw(const quoth_progress *p, const quoth_counts *c,
                 uint64_t n_read) {
  double spent = quoth_progress_now() - p->started;
  double left = seconds_left(p, n_read);
  fprintf(stderr, CLEAR_LINE "%lld articles, %lld quotes, %.0f articles/s",
          (long long)n_article(c), (long long)c->n_quote,
          spent > 0 ? (double)n_article(c) / spent : 0);
  if (c->n_refused > 0)
    fprintf(stderr, ", %lld refused", (long long)c->n_refused);
  if (left >= 0)
    fprintf(stderr, ", %.0f%%, %d:%02d left",
            100.0 * (double)n_read / (double)p->n_all, (int)left / 60,
            (int)left % 60);
  fflush(stderr);
}

static void emit_counts(const quoth_progress *p, quoth_emit *e,
                        const quoth_counts *c) {
  quoth_emit_integer(e, p->stores ? "new" : "articles", c->n_new);
  if (p->stores) quoth_emit_integer(e, "same", c->n_same);
  if (p->stores) quoth_emit_integer(e, "changed", c->n_changed);
  quoth_emit_integer(e, "refused", c->n_refused);
  quoth_emit_integer(e, "passed_over", c->n_passed);
  quoth_emit_integer(e, "quotes", c->n_quote);
}

static void log_progress(const quoth_progress *p, const quoth_counts *c,
                         uint64_t n_read) {
  quoth_emit e = {stderr, false};
  double left = seconds_left(p, n_read);
  quoth_emit_open(&e, NULL, '{');
  quoth_emit_text(&e, "event", "progress");
  emit_counts(p, &e, c);
  quoth_emit_integer(&e, p->unit, (int64_t)n_read);
  quoth_emit_number(&e, "seconds", quoth_progress_now() - p->started);
  if (left >= 0) quoth_emit_number(&e, "seconds_left", left);
  quoth_emit_close(&e, '}');
  quoth_emit_line(&e);
}

void quoth_progress_tick(quoth_progress *p, const quoth_counts *counts,
                         uint64_t n_read) {
  double now = quoth_progress_now();
  if (now - p->told < (p->json ? JSON_SECONDS : LINE_SECONDS)) return;
  p->told = now;
  if (p->json)
    log_progress(p, counts, n_read);
  else if (p->terminal)
    draw(p, counts, n_read);
}

/* Reasons that are the loader's own, and no refusals. */
static const quoth_reject_reason notes[] = {
    {"decoded", "loaded, but for some of its characters"},
    {"lost_correction",
     "a person's correction has no place in the new version"},
    {NULL, NULL},
};

static const char *find_meaning(const quoth_reject_reason *r,
                                const char *reason) {
  while (r->reason && strcmp(r->reason, reason) != 0)
    r++;
  return r->meaning;
}

static const char *meaning_of(const char *reason) {
  const char *meaning = find_meaning(quoth_reject_reasons, reason);
  if (!meaning) meaning = find_meaning(notes, reason);
  return meaning ? meaning : reason;
}

static void log_refused(const char *path, const quoth_record *record) {
  quoth_emit e = {stderr, false};
  quoth_emit_open(&e, NULL, '{');
  quoth_emit_text(&e, "event", "refused");
  quoth_emit_text(&e, "source", path);
  quoth_emit_integer(&e, "record", (int64_t)record->ordinal);
  quoth_emit_integer(&e, "byte", (int64_t)record->offset);
  quoth_emit_text(&e, "reason", record->reject.reason);
  quoth_emit_string(&e, "detail", record->reject.detail);
  quoth_emit_close(&e, '}');
  quoth_emit_line(&e);
}

void quoth_progress_refused(quoth_progress *p, const char *path,
                            const quoth_record *record) {
  const quoth_reject *r = &record->reject;
  if (p->json) {
    log_refused(path, record);
    return;
  }
  fprintf(stderr, "%s%s: %s", p->terminal ? CLEAR_LINE : "", p->program, path);
  if (record->ordinal > 0)
    fprintf(stderr, ":%llu: byte %llu", (unsigned long long)record->ordinal,
            (unsigned long long)record->offset);
  fprintf(stderr, ": %s: %s", r->reason, meaning_of(r->reason));
  if (r->detail.n_byte > 0)
    fprintf(stderr, " (%.*s)", (int)r->detail.n_byte, r->detail.at);
  fputc('\n', stderr);
}

void quoth_progress_say(quoth_progress *p, const char *event,
                        const char *what) {
  quoth_emit e = {stderr, false};
  if (!p->json) {
    fprintf(stderr, "%s%s: %s\n", p->terminal ? CLEAR_LINE : "", p->program,
            what);
    return;
  }
  quoth_emit_open(&e, NULL, '{');
  quoth_emit_text(&e, "event", event);
  quoth_emit_text(&e, "message", what);
  quoth_emit_close(&e, '}');
  quoth_emit_line(&e);
}

void quoth_progress_stage(quoth_progress *p, const char *what) {
  if (p->json) quoth_progress_say(p, "stage", what);
  if (p->terminal && !p->json) fprintf(stderr, CLEAR_LINE "%s ...", what);
  fflush(stderr);
}

static void log_done(const quoth_progress *p, const quoth_counts *counts,
                     const char *status, double spent) {
  quoth_emit e = {stderr, false};
  quoth_emit_open(&e, NULL, '{');
  quoth_emit_text(&e, "event", "done");
  quoth_emit_text(&e, "status", status);
  emit_counts(p, &e, counts);
  quoth_emit_number(&e, "seconds", spent);
  quoth_emit_close(&e, '}');
  quoth_emit_line(&e);
}

void quoth_progress_close(quoth_progress *p, const quoth_counts *c,
                          const char *status) {
  double spent = quoth_progress_now() - p->started;
  if (p->json) {
    log_done(p, c, status, spent);
    return;
  }
  if (p->terminal) fputs(CLEAR_LINE, stderr);
  if (p->quiet) return;
  fprintf(stderr, "%s: %s: %lld %s, ", p->program, status,
          (long long)c->n_new, p->stores ? "new" : "articles");
  if (p->stores)
    fprintf(stderr, "%lld same, %lld changed, ", (long long)c->n_same,
            (long long)c->n_changed);
  fprintf(stderr, "%lld refused; %lld quotes; %.2f s, %.0f articles/s\n",
          (long long)c->n_refused, (long long)c->n_quote, spent,
          spent > 0 ? (double)n_article(c) / spent : 0);
}
