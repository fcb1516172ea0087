/*
** speaker_key.h: when two spellings may be one name, across articles and
** scripts.
*/
#ifndef QUOTH_EXTRACT_SPEAKER_KEY_H
#define QUOTH_EXTRACT_SPEAKER_KEY_H

#include "../text/unicode.h"

/*
** The key under which spellings of a name meet: Latin letters in lower case,
** words parted by one space, titles left out, variants of transliteration
** folded.  Путин, Poutine, PUTIN and "Mr. Putin" have "putin"; "Vladimir
** Putin" has "vladimir putin", whose last word is the surname's key.  Two
** different given names never give one key.  "" where no letter is left, or
** no memory.
*/
quoth_str quoth_speaker_key(quoth_unicode *unicode, quoth_arena *arena,
                            quoth_str name);

/*
** How likely two names are of one speaker, 0 … 1.  1 for the same key; below
** 0.5 where both have a given name and these cannot be one.
*/
double quoth_speaker_similarity(quoth_unicode *unicode, quoth_arena *arena,
                                quoth_str a, quoth_str b);

/* Words of a name that are looked at; the rest of a longer one is left out. */
#define QUOTH_SPEAKER_KEY_WORDS_MAX 16u

#endif
