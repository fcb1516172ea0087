/*
** sniff.h: the format of an input by its first bytes; its name has a say only
** where they do not tell.
*/
#ifndef QUOTH_LOADERS_SNIFF_H
#define QUOTH_LOADERS_SNIFF_H

#include "record.h"

/* How much of an input is looked at to tell its format. */
#define QUOTH_SNIFF_BYTE ((size_t)4096)

/* QUOTH_FORMAT_AUTO where it is no text at all. */
enum quoth_format quoth_sniff(quoth_str head, const char *path);

/* What an input of no format is, in words for a person; static. */
const char *quoth_sniff_stranger(quoth_str head);

/* Packed bytes, by their first. */
bool quoth_sniff_is_packed(quoth_str head);

/* A JSON Feed by its version's address. */
bool quoth_sniff_is_json_feed(quoth_str head);

#endif
