/*
** options.c: the command line of a program, from one table.  --help and
** --version belong to every program and stand in none.
*/
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../ext/sql/version.h"
#include "options.h"

#define OPTIONS_MAX  40   /* more would not fit on a screen of --help */
#define LONG_ONLY    1000 /* getopt's codes of options without a letter */
#define CODE_HELP    'h'
#define CODE_VERSION 'V'
#define NUMBER_MAX   1000000

static int code_of(const quoth_option *o, int index) {
  return o->letter ? o->letter : LONG_ONLY + index;
}

static int count(const quoth_option *options) {
  int n = 0;
  while (options[n].name)
    n++;
  return n < OPTIONS_MAX ? n : OPTIONS_MAX;
}

static void declare(const quoth_program *p, struct option *longs,
                    char *letters) {
  int n = count(p->options);
  for (int i = 0; i < n; i++) {
    const quoth_option *o = &p->options[i];
    longs[i] =
        (struct option){o->name, o->argument ? 1 : 0, NULL, code_of(o, i)};
    if (!o->letter) continue;
    *letters++ = o->letter;
    if (o->argument) *letters++ = ':';
  }
  longs[n++] = (struct option){"help", 0, NULL, CODE_HELP};
  longs[n++] = (struct option){"version", 0, NULL, CODE_VERSION};
  longs[n] = (struct option){NULL, 0, NULL, 0};
  *letters++ = CODE_HELP;
  *letters++ = CODE_VERSION;
  *letters = 0;
}

static void print_option(const quoth_option *o) {
  char left[40];
  snprintf(left, sizeof left, "--%s%s%s", o->name, o->argument ? "=" : "",
           o->argument ? o->argument : "");
  if (o->letter)
    printf("  -%c, %-20s %s\n", o->letter, left, o->help);
  else
    printf("      %-20s %s\n", left, o->help);
}

static void print_help(const quoth_program *p) {
  printf("usage: %s %s\n%s\n\n", p->name, p->usage, p->about);
  for (const quoth_option *o = p->options; o->name; o++)
    print_option(o);
  printf("  -h, %-20s %s\n  -V, %-20s %s\n", "--help", "show this", "--version",
         "show the version");
  if (p->after) printf("\n%s\n", p->after);
}

static int point_to_help(const quoth_program *program) {
  fprintf(stderr, "Try '%s --help'.\n", program->name);
  return QUOTH_EXIT_FATAL;
}

int quoth_usage_error(const quoth_program *program, const char *why,
                      const char *what) {
  fprintf(stderr, "%s: %s%s%s\n", program->name, why, what ? " " : "",
          what ? what : "");
  return point_to_help(program);
}

static bool set_number(int *field, const char *text) {
  char *end;
  long value = strtol(text, &end, 10);
  if (end == text || *end || value < 1 || value > NUMBER_MAX) return false;
  *field = (int)value;
  return true;
}

static bool set(const quoth_option *o, void *target, const char *text) {
  char *field = (char *)target + o->at;
  switch (o->type) {
  case QUOTH_OPTION_FLAG:
    *(bool *)(void *)field = true;
    return true;
  case QUOTH_OPTION_TEXT:
    *(const char **)(void *)field = text;
    return true;
  case QUOTH_OPTION_NUMBER:
    return set_number((int *)(void *)field, text);
  }
  return false;
}

static const quoth_option *find(const quoth_program *p, int code) {
  int n = count(p->options);
  for (int i = 0; i < n; i++) {
    if (code_of(&p->options[i], i) == code) return &p->options[i];
  }
  return NULL;
}

static int number_error(const quoth_program *p, const quoth_option *o,
                        const char *text) {
  fprintf(stderr, "%s: --%s takes a number from 1 to %d, not %s\n", p->name,
          o->name, NUMBER_MAX, text);
  return point_to_help(p);
}

/* One option that getopt found, which tells of those that are none; false when
** the program is to end. */
static bool take(const quoth_program *p, int found, void *target, int *code) {
  const quoth_option *o = find(p, found);
  if (o && set(o, target, optarg)) return true;
  *code = QUOTH_EXIT_OK;
  if (o)
    *code = number_error(p, o, optarg);
  else if (found == CODE_HELP)
    print_help(p);
  else if (found == CODE_VERSION)
    printf("%s %s\n", p->name, QUOTH_VERSION);
  else
    *code = point_to_help(p);
  return false;
}

int quoth_options_parse(const quoth_program *program, int argc, char **argv,
                        void *target, int *code) {
  struct option longs[OPTIONS_MAX + 3];
  char letters[2 * OPTIONS_MAX + 3];
  int found;
  declare(program, longs, letters);
  if (argc > 0) argv[0] = (char *)program->name; /* as getopt's errors begin */
  while ((found = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
    if (!take(program, found, target, code)) return -1;
  }
  return optind;
}
