/*
** normalize.h: the form in which two printings of the same words are equal,
** whatever typewriter, house style or web page they went through.
*/
#ifndef QUOTH_TEXT_NORMALIZE_H
#define QUOTH_TEXT_NORMALIZE_H

#include "arena.h"
#include "unicode.h"

/* One character without its printing: any double mark is ", any single one and
** apostrophe ', any dash or hyphen -, any white space a space; 0 for what
** cannot be seen (soft hyphen, zero width, direction).  Keeps the case. */
uint32_t quoth_normal_char(uint32_t code_point);

/* A text without its printing: composed (form C), each character as above and
** in lower case, … as three dots, runs of space as one, none at the ends.
** On failure arena->status tells. */
quoth_str quoth_normalize(quoth_unicode *unicode, quoth_arena *arena,
                          quoth_str text);

#endif
