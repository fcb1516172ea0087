/*
** quoth-extract.c: articles in, their quotes out as JSON Lines: a filter for
** pipelines and clusters.  No database; what it prints of a quote has the
** names and meanings of quote_extract()'s columns.
*/
#include <string.h>
#include <unistd.h>

#include "../ext/text/utf8.h"
#include "common/emit.h"
#include "common/options.h"
#include "common/signals.h"
#include "run/pipeline.h"
#include "run/progress.h"
#include "run/usage.h"

struct arguments {
  const char *format, *map, *log;
  int n_thread;
  bool body, by_article, quiet;
};

static const quoth_option options[] = {
    {"format", 'f', "NAME", "as quoth-load has it; else told by content",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, format)},
    {"map", 'm', "MAP", "fields of JSON: body=text,url=link, or a map's name",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, map)},
    {"threads", 'j', "N", "threads that extract; else one a core",
     QUOTH_OPTION_NUMBER, offsetof(struct arguments, n_thread)},
    {"articles", 'a', NULL, "a line for each article with all its quotes",
     QUOTH_OPTION_FLAG, offsetof(struct arguments, by_article)},
    {"body", 'b', NULL, "the same with the article's text",
     QUOTH_OPTION_FLAG, offsetof(struct arguments, body)},
    {"log", 0, "json", "one JSON object a line on standard error",
     QUOTH_OPTION_TEXT, offsetof(struct arguments, log)},
    {"quiet", 'q', NULL, "say nothing but what was refused", QUOTH_OPTION_FLAG,
     offsetof(struct arguments, quiet)},
    {NULL, 0, NULL, NULL, QUOTH_OPTION_FLAG, 0},
};

static const quoth_program program = {
    "quoth-extract", "[OPTION...] [INPUT...]",
    "Reads articles and prints their quotes, one JSON object a line.  INPUT\n"
    "is a file, a directory, or - for standard input, which is the default.",
    "Exit status: 0 all was read, 1 wrong usage, 3 some inputs were refused,\n"
    "130 or 143 stopped by SIGINT or SIGTERM.",
    options};

static void put_offset(quoth_emit *e, const char *name,
                       const quoth_charmap *map, uint32_t byte) {
  quoth_emit_integer(e, name, quoth_charmap_char(map, byte));
}

/* A stretch of the article and where it stands; nothing where it is not. */
static void put_stretch(quoth_emit *e, const char *const names[3],
                        const quoth_charmap *map, quoth_span at) {
  if (at.start >= at.stop) return;
  quoth_emit_string(e, names[0], quoth_span_text(map->text, at));
  put_offset(e, names[1], map, at.start);
  put_offset(e, names[2], map, at.stop);
}

static void put_spans(quoth_emit *e, const quoth_charmap *map,
                      const quoth_quote *q) {
  quoth_emit_open(e, "spans", '[');
  for (uint32_t i = 0; i < q->n_span; i++) {
    quoth_emit_open(e, NULL, '[');
    put_offset(e, NULL, map, q->spans[i].start);
    put_offset(e, NULL, map, q->spans[i].stop);
    quoth_emit_close(e, ']');
  }
  quoth_emit_close(e, ']');
}

static void put_sources(quoth_emit *e, const quoth_quote *q) {
  quoth_emit_open(e, "sources", '[');
  for (uint32_t i = 0; i < q->n_source; i++)
    quoth_emit_string(e, NULL, q->sources[i].name);
  quoth_emit_close(e, ']');
}

static void put_quote(quoth_emit *e, const quoth_charmap *map,
                      const quoth_reading *r, uint32_t i) {
  static const char *const speaker[] = {"speaker_text", "speaker_start",
                                        "speaker_stop"};
  static const char *const cue[] = {"cue", "cue_start", "cue_stop"};
  const quoth_quote *q = &r->quotes[i];
  quoth_emit_integer(e, "ordinal", i);
  quoth_emit_text(e, "kind", quoth_kind_name(q->kind));
  quoth_emit_string(e, "text", q->text);
  if (q->speaker >= 0)
    quoth_emit_string(e, "speaker", r->speakers[q->speaker].name);
  put_stretch(e, speaker, map, q->mention);
  put_stretch(e, cue, map, q->cue);
  put_sources(e, q);
  put_spans(e, map, q);
  put_offset(e, "start", map, q->spans[0].start);
  put_offset(e, "stop", map, q->spans[q->n_span - 1].stop);
  if (q->said_on[0]) quoth_emit_text(e, "said_on", q->said_on);
  quoth_emit_text(e, "stance", quoth_stance_name(q->stance));
  quoth_emit_number(e, "confidence", quoth_quote_confidence(q));
}

static void put_known(quoth_emit *e, const char *name, quoth_str value) {
  if (value.n_byte > 0) quoth_emit_string(e, name, value);
}

static void put_article(quoth_emit *e, const quoth_item *item) {
  const quoth_article *a = &item->article;
  const quoth_article_head *head = &item->found.reading.head;
  quoth_str title = quoth_span_text(a->body.at, head->title);
  quoth_emit_string(e, "source", item->found.source);
  put_known(e, "url", a->url);
  put_known(e, "title", a->title.n_byte > 0 ? a->title : title);
  put_known(e, "outlet", a->outlet);
  put_known(e, "published", a->published);
  if (a->published.n_byte == 0 && head->published[0])
    quoth_emit_text(e, "published", head->published);
}

static void put_line_of_article(quoth_emit *e, const quoth_item *item,
                                const quoth_charmap *map, bool body) {
  const quoth_reading *r = &item->found.reading;
  quoth_emit_open(e, NULL, '{');
  put_article(e, item);
  if (body) quoth_emit_string(e, "body", item->article.body);
  quoth_emit_open(e, "quotes", '[');
  for (uint32_t i = 0; i < r->n_quote; i++) {
    quoth_emit_open(e, NULL, '{');
    put_quote(e, map, r, i);
    quoth_emit_close(e, '}');
  }
  quoth_emit_close(e, ']');
  quoth_emit_close(e, '}');
  quoth_emit_line(e);
}

static void put_lines_of_quotes(quoth_emit *e, const quoth_item *item,
                                const quoth_charmap *map) {
  const quoth_reading *r = &item->found.reading;
  for (uint32_t i = 0; i < r->n_quote; i++) {
    quoth_emit_open(e, NULL, '{');
    put_quote(e, map, r, i);
    quoth_emit_open(e, "article", '{');
    put_article(e, item);
    quoth_emit_close(e, '}');
    quoth_emit_close(e, '}');
    quoth_emit_line(e);
  }
}

struct work {
  const struct arguments *a;
  quoth_progress progress;
  quoth_counts counts;
  bool out_of_memory;
};

static void take_article(struct work *w, quoth_chunk *chunk,
                         const quoth_item *item) {
  quoth_emit e = {stdout, false};
  quoth_charmap map;
  quoth_str body = item->article.body;
  if (item->status != QUOTH_OK ||
      !quoth_charmap_make(&map, &chunk->arena, body.at, body.n_byte)) {
    w->out_of_memory |= item->status != QUOTH_INTERRUPTED;
    return;
  }
  w->counts.n_new++;
  w->counts.n_quote += item->found.reading.n_quote;
  if (w->a->by_article || w->a->body)
    put_line_of_article(&e, item, &map, w->a->body);
  else
    put_lines_of_quotes(&e, item, &map);
}

static void take_reject(struct work *w, const quoth_item *item) {
  bool fault = item->record.reject.fault;
  *(fault ? &w->counts.n_refused : &w->counts.n_passed) += 1;
  w->out_of_memory |= item->status == QUOTH_NOMEM;
  if (item->record.reject.reason && (fault || item->record.ordinal <= 1))
    quoth_progress_refused(&w->progress, item->from->file.path, &item->record);
}

static void take_chunk(struct work *w, quoth_chunk *chunk) {
  for (uint32_t i = 0; i < chunk->n; i++) {
    quoth_item *item = &chunk->at[i];
    if (item->kind == QUOTH_ITEM_ARTICLE)
      take_article(w, chunk, item);
    else if (item->kind == QUOTH_ITEM_REJECT)
      take_reject(w, item);
  }
  fflush(stdout);
}

/* A full disk; a reader that went away ends us by SIGPIPE, as any filter. */
static bool output_failed(void) {
  return ferror(stdout) != 0;
}

static void take_all(struct work *w, quoth_pipeline *pipeline) {
  bool ended = false;
  while (!ended && !quoth_signal && !output_failed() && !w->out_of_memory) {
    quoth_chunk *chunk = quoth_pipeline_next(pipeline, 200, &ended);
    if (!chunk) continue;
    take_chunk(w, chunk);
    quoth_pipeline_release(pipeline, chunk);
    quoth_progress_tick(&w->progress, &w->counts,
                        quoth_pipeline_n_read(pipeline));
  }
}

static int run(struct work *w, const quoth_pipeline_options *o) {
  quoth_pipeline *pipeline = quoth_pipeline_open(o);
  if (pipeline) take_all(w, pipeline);
  bool failed = !pipeline || w->out_of_memory || output_failed();
  if (!pipeline || w->out_of_memory)
    quoth_progress_say(&w->progress, "error", "out of memory");
  else if (output_failed())
    quoth_progress_say(&w->progress, "error", "cannot write the output");
  quoth_progress_close(&w->progress, &w->counts,
                       failed     ? "failed"
                       : quoth_signal ? "interrupted"
                                  : "done");
  if (failed) _exit(QUOTH_EXIT_FATAL);
  if (quoth_signal) _exit(QUOTH_EXIT_SIGNAL + quoth_signal);
  quoth_pipeline_close(pipeline);
  return w->counts.n_refused > 0 ? QUOTH_EXIT_REFUSED : QUOTH_EXIT_OK;
}

int main(int argc, char **argv) {
  static char standard_input[] = "-";
  static char *only[] = {standard_input, NULL};
  struct arguments a = {0};
  struct work w = {.a = &a};
  quoth_pipeline_options o = {0};
  int code = 0;
  int first = quoth_options_parse(&program, argc, argv, &a, &code);
  if (first < 0) return code;
  code = quoth_usage_check(&program, a.format, a.map, a.log, &o.format);
  if (code != QUOTH_EXIT_OK) return code;
  o.map = a.map;
  o.only_reading = true;
  o.n_thread = a.n_thread;
  o.paths = first < argc ? argv + first : only;
  o.n_path = first < argc ? argc - first : 1;
  quoth_signals_catch();
  quoth_progress_open(&w.progress, program.name, a.log != NULL, a.quiet);
  w.progress.stores = false;
  quoth_progress_measure(&w.progress, o.paths, o.n_path);
  return run(&w, &o);
}
