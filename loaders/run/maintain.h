/*
** maintain.h: what is done to articles that are in already.
*/
#ifndef QUOTH_LOADERS_MAINTAIN_H
#define QUOTH_LOADERS_MAINTAIN_H

#include "../store/database.h"
#include "progress.h"

/* Reads every stored article with the present engine and makes its quotes what
** that gives; corrections by people stay.  A second run changes nothing.
** Gives what the program ends with. */
int quoth_maintain_reextract(quoth_database *db, const char *command,
                             int n_thread, quoth_progress *progress);

/* Takes all versions of an article out, by source, URL or article_id, and
** leaves nothing of its text in the file. */
int quoth_maintain_remove(quoth_database *db, const char *article,
                          quoth_progress *progress);

#endif
