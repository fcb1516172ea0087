/*
** codec.h: the four ways an input may be packed, behind one table.  A codec
** unpacks one member at a time; what stands between members is the stream's.
*/
#ifndef QUOTH_LOADERS_CODEC_H
#define QUOTH_LOADERS_CODEC_H

#include <stdbool.h>
#include <stddef.h>

/* One step of unpacking: the codec moves both ends. */
typedef struct quoth_codec_io {
  const char *in;
  size_t n_in;
  char *out;
  size_t n_out;
} quoth_codec_io;

enum quoth_codec_step {
  QUOTH_CODEC_MORE, /* went on */
  QUOTH_CODEC_END,  /* the member is over */
  QUOTH_CODEC_BAD,  /* it does not decode */
};

typedef struct quoth_codec {
  const char *name;
  const char *magic;
  size_t n_magic;
  void *(*open)(void);        /* NULL: no memory */
  bool (*begin)(void *state); /* a new member */
  enum quoth_codec_step (*run)(void *state, quoth_codec_io *io);
  void (*close)(void *state);
} quoth_codec;

/* The longest magic, and so what must be read before asking. */
#define QUOTH_CODEC_MAGIC_MAX 6u

/* By the first bytes of a member; NULL where it is not packed. */
const quoth_codec *quoth_codec_of(const char *at, size_t n_byte);

/* zlib's raw or wrapped deflate, as HTTP names it; gives what it could. */
extern const quoth_codec quoth_codec_deflate, quoth_codec_deflate_raw;

#endif
