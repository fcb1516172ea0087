/*
** about.c: quoth_version() and quoth_debug(), which say what one runs.
*/
#include "../match/postings.h"
#include "functions.h"
#include "version.h"

SQLITE_EXTENSION_INIT3

#if defined(__clang__)
#define COMPILER "clang " __clang_version__
#elif defined(__GNUC__)
#define COMPILER "gcc " __VERSION__
#else
#define COMPILER "unknown compiler"
#endif

static void version_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  (void)argv;
  sqlite3_result_text(ctx, QUOTH_VERSION, -1, SQLITE_STATIC);
}

static void debug_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  (void)argv;
  char icu[32], unicode[32];
  quoth_arena arena;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  uint32_t terms = quoth_postings_version(&arena);
  quoth_arena_close(&arena);
  quoth_unicode_versions(icu, unicode);
  char *line = terms ? sqlite3_mprintf("quoth %s, SQLite %s, ICU %s,"
                                       " Unicode %s, lexicon %08x, %s",
                                       QUOTH_VERSION, sqlite3_libversion(), icu,
                                       unicode, terms, COMPILER)
                     : NULL;
  if (line)
    sqlite3_result_text(ctx, line, -1, sqlite3_free);
  else
    sqlite3_result_error_nomem(ctx);
}

const quoth_function quoth_about_functions[] = {
    {"quoth_version", 0, QUOTH_PURE, version_call},
    {"quoth_debug", 0, QUOTH_PURE, debug_call},
    {NULL, 0, 0, NULL},
};
