/*
** signals.c: one variable that a handler sets; the only state of a program
** that is no argument of its functions, since a handler gets none.
*/
#include "signals.h"

#include <stddef.h>

volatile sig_atomic_t quoth_signal;

static void note(int signal) {
  quoth_signal = signal;
}

void quoth_signals_catch(void) {
  struct sigaction action = {.sa_handler = note};
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  signal(SIGXFSZ, SIG_IGN);
}
