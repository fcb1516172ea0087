/* Fingerprints of bodies, JSON as it is written, and files in their order. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../loaders/store/digest.h"
#include "../../loaders/common/emit.h"
#include "../../loaders/common/options.h"
#include "../../loaders/run/walk.h"
#include "test.h"

/* FIPS 180-4, examples B.1 and of the empty message. */
static void test_digest(void) {
  char out[QUOTH_DIGEST_ROOM];
  quoth_digest(out, (quoth_str){"abc", 3});
  TEST_TEXT(out, strlen(out),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  quoth_digest(out, (quoth_str){"", 0});
  TEST_TEXT(out, strlen(out),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void test_emit(void) {
  char *text = NULL;
  size_t n = 0;
  quoth_emit e = {open_memstream(&text, &n), false};
  quoth_emit_open(&e, NULL, '{');
  quoth_emit_string(&e, "a", (quoth_str){"\"\\\n\t\v\x01é\x7f", 9});
  quoth_emit_string(&e, "none", (quoth_str){NULL, 0});
  quoth_emit_open(&e, "list", '[');
  quoth_emit_integer(&e, NULL, -5);
  quoth_emit_number(&e, NULL, 0.25);
  quoth_emit_bool(&e, NULL, true);
  quoth_emit_close(&e, ']');
  quoth_emit_raw(&e, "raw", (quoth_str){"[1]", 3});
  quoth_emit_close(&e, '}');
  quoth_emit_line(&e);
  fclose(e.out);
  TEST_TEXT(text, n,
            "{\"a\":\"\\\"\\\\\\n\\t\\u000b\\u0001é\\u007f\",\"none\":null,"
            "\"list\":[-5,0.25,true],\"raw\":[1]}\n");
  free(text);
}

struct target {
  const char *text;
  int number;
  bool flag;
};

static void test_options(void) {
  static const quoth_option options[] = {
      {"text", 't', "T", "", QUOTH_OPTION_TEXT, offsetof(struct target, text)},
      {"number", 0, "N", "", QUOTH_OPTION_NUMBER,
       offsetof(struct target, number)},
      {"flag", 'f', NULL, "", QUOTH_OPTION_FLAG, offsetof(struct target, flag)},
      {NULL, 0, NULL, NULL, QUOTH_OPTION_FLAG, 0},
  };
  static const quoth_program program = {"p", "", "", NULL, options};
  static char name[] = "p", a[] = "-f", b[] = "--number=12", c[] = "-t",
              d[] = "=x", e[] = "operand";
  char *argv[] = {name, a, b, c, d, e, NULL};
  struct target got = {NULL, 0, false};
  int code = -1;
  TEST_CHECK(quoth_options_parse(&program, 6, argv, &got, &code) == 5);
  TEST_CHECK(got.flag && got.number == 12 && got.text == d);
}

static void touch(const char *path) {
  FILE *f = fopen(path, "w");
  if (f) fclose(f);
}

/* A link to the directory it is in must not lead in circles. */
static void test_walk(void) {
  static quoth_walked file;
  char room[] = "/tmp/quoth-walk-XXXXXX", line[200] = "";
  TEST_CHECK(mkdtemp(room) && chdir(room) == 0);
  TEST_CHECK(mkdir("in", 0700) == 0 && mkdir("in/b", 0700) == 0);
  touch("in/c");
  touch("in/a");
  touch("in/.hidden");
  touch("in/b/x");
  TEST_CHECK(symlink(".", "in/loop") == 0);
  static char in[] = "in", none[] = "none", standard[] = "-";
  char *paths[] = {in, none, standard};
  quoth_walk *walk = quoth_walk_open(paths, 3);
  while (walk && quoth_walk_next(walk, &file)) {
    strncat(line, file.path, sizeof line - strlen(line) - 1);
    strncat(line, file.fault ? "! " : " ", sizeof line - strlen(line) - 1);
  }
  quoth_walk_close(walk);
  TEST_TEXT(line, strlen(line), "in/a in/b/x in/c none! - ");
  static const char *const made[] = {"in/loop", "in/b/x", "in/.hidden", "in/a",
                                     "in/c",    "in/b",   "in"};
  for (size_t i = 0; i < sizeof made / sizeof *made; i++) remove(made[i]);
  TEST_CHECK(chdir("/") == 0 && rmdir(room) == 0);
}

int main(void) {
  test_digest();
  test_emit();
  test_options();
  test_walk();
  return TEST_END();
}
