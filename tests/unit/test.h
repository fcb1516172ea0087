/*
** test.h: what a unit test needs.  Each test is a program: TEST_CHECK() counts
** and prints what failed, TEST_END() prints the tally and gives the exit code.
*/
#ifndef QUOTH_TEST_H
#define QUOTH_TEST_H

#include <stdio.h>
#include <string.h>

static int test_n_passed, test_n_failed;

#define TEST_CHECK(claim)                                                      \
  do {                                                                         \
    if (claim) {                                                               \
      test_n_passed++;                                                         \
    } else {                                                                   \
      test_n_failed++;                                                         \
      printf("%s:%d: not so: %s\n", __FILE__, __LINE__, #claim);               \
    }                                                                          \
  } while (0)

#define TEST_TEXT(got, n_got, want)                                            \
  do {                                                                         \
    size_t n_ = (size_t)(n_got);                                               \
    if (n_ == strlen(want) && memcmp(got, want, n_) == 0) {                    \
      test_n_passed++;                                                         \
    } else {                                                                   \
      test_n_failed++;                                                         \
      printf("%s:%d: expected \"%s\", got \"%.*s\"\n", __FILE__, __LINE__,     \
             want, (int)n_, (const char *)(got));                              \
    }                                                                          \
  } while (0)

#define TEST_END()                                                             \
  (printf("%d passed, %d failed\n", test_n_passed, test_n_failed),             \
   test_n_failed ? 1 : 0)

#endif
