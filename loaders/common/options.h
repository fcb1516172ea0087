/*
** options.h: the command line of a program, from one table: what is parsed is
** what --help lists.
*/
#ifndef QUOTH_LOADERS_OPTIONS_H
#define QUOTH_LOADERS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* What programs end with. */
enum quoth_exit {
  QUOTH_EXIT_OK = 0,
  QUOTH_EXIT_FATAL = 1,    /* wrong usage, or a database that is not ours */
  QUOTH_EXIT_REFUSED = 3,  /* some inputs were refused; the others are in */
  QUOTH_EXIT_DATABASE = 4, /* disk full, or another error of the database */
  QUOTH_EXIT_SIGNAL = 128  /* plus the signal: 130 for SIGINT, 143 SIGTERM */
};

enum quoth_option_type {
  QUOTH_OPTION_FLAG = 1, /* bool: becomes true */
  QUOTH_OPTION_TEXT,     /* const char * */
  QUOTH_OPTION_NUMBER,   /* int, 1 to 1,000,000 */
};

typedef struct quoth_option {
  const char *name;     /* "threads" for --threads; ends with a NULL */
  char letter;          /* 'j' for -j, or 0 */
  const char *argument; /* "N" in --help; NULL for a flag */
  const char *help;
  enum quoth_option_type type;
  size_t at; /* offsetof the field in the program's struct */
} quoth_option;

typedef struct quoth_program {
  const char *name;
  const char *usage; /* behind the name: "[OPTION…] DB INPUT…" */
  const char *about; /* lines below the usage */
  const char *after; /* lines below the options, or NULL */
  const quoth_option *options;
} quoth_program;

/* Fills `target`; gives the index of the first operand, or -1 when the
** program is to end with *code: --help, --version, wrong usage. */
int quoth_options_parse(const quoth_program *program, int argc, char **argv,
                        void *target, int *code);

/* "name: why" and a line that points to --help; gives QUOTH_EXIT_FATAL. */
int quoth_usage_error(const quoth_program *program, const char *why,
                      const char *what);

#endif
