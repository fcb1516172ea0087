/*
** digest.h: the fingerprint by which a body is known again.
*/
#ifndef QUOTH_LOADERS_DIGEST_H
#define QUOTH_LOADERS_DIGEST_H

#include "../../ext/text/base.h"

#define QUOTH_DIGEST_ROOM 65 /* SHA-256 in hexadecimal, and a NUL */

void quoth_digest(char out[QUOTH_DIGEST_ROOM], quoth_str text);

#endif
