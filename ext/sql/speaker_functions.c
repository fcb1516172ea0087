/*
** speaker_functions.c: speaker_key(name), the key under which spellings of a
** name meet; speaker_similarity(a, b), how likely two names are of one speaker,
** 0 … 1; and cue_stance(cue), how the words that report speech colour it:
** neutral, doubts, concedes, asserts, denies, demands, asks or feels, NULL for
** words that report none.  All read nothing but their arguments.
*/
#include "functions.h"
#include "../extract/extract.h"
#include "../extract/lexicon.h"
#include "../extract/speaker_key.h"
#include "../text/tokens.h"

SQLITE_EXTENSION_INIT3

/* The handle that folds scripts, or NULL with the result set. */
static quoth_unicode *unicode_of(sqlite3_context *ctx) {
  quoth_unicode *unicode =
      quoth_connection_unicode(quoth_context_connection(ctx));
  if (!unicode) sqlite3_result_error_nomem(ctx);
  return unicode;
}

static void key_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  quoth_arena arena;
  quoth_str name = quoth_argument_text(ctx, argv[0], "speaker_key", "name");
  quoth_unicode *unicode = name.at ? unicode_of(ctx) : NULL;
  if (!unicode) return;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  quoth_str key = quoth_speaker_key(unicode, &arena, name);
  if (!quoth_result_status(ctx, "speaker_key", arena.status))
    quoth_result_str(ctx, key);
  quoth_arena_close(&arena);
}

static void similarity_call(sqlite3_context *ctx, int argc,
                            sqlite3_value **argv) {
  (void)argc;
  quoth_arena arena;
  quoth_str a = quoth_argument_text(ctx, argv[0], "speaker_similarity", "a");
  quoth_str b = quoth_argument_text(ctx, argv[1], "speaker_similarity", "b");
  quoth_unicode *unicode = a.at && b.at ? unicode_of(ctx) : NULL;
  if (!unicode) return;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  double share = quoth_speaker_similarity(unicode, &arena, a, b);
  if (!quoth_result_status(ctx, "speaker_similarity", arena.status))
    quoth_result_share(ctx, share);
  quoth_arena_close(&arena);
}

/* The last word of a cue that the lexicon knows decides: "has since denied". */
static const quoth_cue_entry *find_cue(const quoth_tokens *tokens) {
  const quoth_cue_entry *found = NULL;
  for (uint32_t i = tokens->n; i > 0 && !found; i--) {
    uint16_t entry = 0;
    uint8_t form = 0;
    if (quoth_cue_look_up(tokens->at[i - 1].hash, &entry, &form))
      found = quoth_cue_entry_at(entry);
  }
  return found;
}

static void stance_call(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  quoth_arena arena;
  quoth_tokens tokens = {0};
  quoth_str cue = quoth_argument_text(ctx, argv[0], "cue_stance", "cue");
  if (!cue.at) return;
  quoth_arena_open(&arena, &quoth_sqlite_allocator);
  quoth_tokens_make(&tokens, &arena, cue.at, cue.n_byte);
  const quoth_cue_entry *found = find_cue(&tokens);
  if (!quoth_result_status(ctx, "cue_stance", arena.status) && found)
    sqlite3_result_text(ctx, quoth_stance_name(found->stance), -1,
                        SQLITE_STATIC);
  quoth_arena_close(&arena);
}

const quoth_function quoth_speaker_functions[] = {
    {"speaker_key", 1, QUOTH_PURE, key_call},
    {"speaker_similarity", 2, QUOTH_PURE, similarity_call},
    {"cue_stance", 1, QUOTH_PURE, stance_call},
    {NULL, 0, 0, NULL},
};
