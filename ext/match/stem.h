/*
** stem.h: English words cut down to what their inflections and common
** derivations share.
*/
#ifndef QUOTH_MATCH_STEM_H
#define QUOTH_MATCH_STEM_H

#include "../text/base.h"

/* Words longer than this are left as they are: they are no English. */
#define QUOTH_STEM_BYTES_MAX 63u

/* Cuts a lower-case ASCII word down in place and gives its new length, which
** is never more than the old one.  A word with another byte in it stays as it
** is. */
uint32_t quoth_stem(char *word, uint32_t n_byte);

#endif
