/*
** letters.h: lower-case ASCII for Latin letters with diacritics (U+00C0 to
** U+017F) and for Cyrillic, the way English news writes Russian and Ukrainian
** names.  Needs no ICU, so that a common name costs nothing.
*/
#ifndef QUOTH_EXTRACT_LETTERS_H
#define QUOTH_EXTRACT_LETTERS_H

#include <stddef.h>
#include <stdint.h>

/* "shch" for U+0429; "" for a soft sign; NULL for a character of neither
** script that is not ASCII.  ASCII letters come back in lower case. */
const char *quoth_letter_latin(uint32_t code_point);

/* quoth_hash() of a word written so: of "gomez" for Gómez. */
uint32_t quoth_letters_hash(const char *at, size_t n_byte);

#endif
