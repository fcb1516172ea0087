/*
** signals.h: how a program hears that it is to end.
*/
#ifndef QUOTH_LOADERS_SIGNALS_H
#define QUOTH_LOADERS_SIGNALS_H

#include <signal.h>

/* SIGINT or SIGTERM once one came, else 0: the work at hand is finished, and
** the program ends with QUOTH_EXIT_SIGNAL plus it. */
extern volatile sig_atomic_t quoth_signal;

/* Catches both.  Past a limit of file sizes a write fails, and is told as
** that: SIGXFSZ is ignored. */
void quoth_signals_catch(void);

#endif
