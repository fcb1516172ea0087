/*
** codec.c: gzip, zstd, bzip2 and xz behind the table of codec.h.  Each state
** is opened once and begun anew for every member.
*/
#include "codec.h"

#include <bzlib.h>
#include <lzma.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

/* xz -9 asks for 65 MB; more is an attack. */
#define XZ_MEMORY_MAX ((uint64_t)80 << 20)

/* zlib and bzip2 count in unsigned int. */
static unsigned part(size_t n) {
  return n > (1u << 30) ? 1u << 30 : (unsigned)n;
}

static void *zlib_open(int window) {
  z_stream *z = calloc(1, sizeof *z);
  if (z && inflateInit2(z, window) != Z_OK) {
    free(z);
    z = NULL;
  }
  return z;
}

static void *gzip_open(void) {
  return zlib_open(15 + 16); /* + 16: a gzip header is expected */
}

static void *deflate_open(void) {
  return zlib_open(15);
}

static void *deflate_raw_open(void) {
  return zlib_open(-15);
}

static bool gzip_begin(void *state) {
  return inflateReset(state) == Z_OK;
}

static enum quoth_codec_step gzip_run(void *state, quoth_codec_io *io) {
  z_stream *z = state;
  union {
    const char *in;
    Bytef *z;
  } in = {.in = io->in}; /* zlib reads only, but its type does not say so */
  z->next_in = in.z;
  z->avail_in = part(io->n_in);
  z->next_out = (Bytef *)io->out;
  z->avail_out = part(io->n_out);
  unsigned had_in = z->avail_in, had_out = z->avail_out;
  int rc = inflate(z, Z_NO_FLUSH);
  io->in += had_in - z->avail_in;
  io->n_in -= had_in - z->avail_in;
  io->out += had_out - z->avail_out;
  io->n_out -= had_out - z->avail_out;
  if (rc == Z_STREAM_END) return QUOTH_CODEC_END;
  return rc == Z_OK || rc == Z_BUF_ERROR ? QUOTH_CODEC_MORE : QUOTH_CODEC_BAD;
}

static void gzip_close(void *state) {
  inflateEnd(state);
  free(state);
}

static void *zstd_open(void) {
  return ZSTD_createDCtx();
}

static bool zstd_begin(void *state) {
  return !ZSTD_isError(ZSTD_DCtx_reset(state, ZSTD_reset_session_only));
}

static enum quoth_codec_step zstd_run(void *state, quoth_codec_io *io) {
  ZSTD_inBuffer in = {io->in, io->n_in, 0};
  ZSTD_outBuffer out = {io->out, io->n_out, 0};
  size_t rc = ZSTD_decompressStream(state, &out, &in);
  io->in += in.pos;
  io->n_in -= in.pos;
  io->out += out.pos;
  io->n_out -= out.pos;
  if (ZSTD_isError(rc)) return QUOTH_CODEC_BAD;
  return rc == 0 ? QUOTH_CODEC_END : QUOTH_CODEC_MORE;
}

static void zstd_close(void *state) {
  ZSTD_freeDCtx(state);
}

static void *bzip2_open(void) {
  bz_stream *b = calloc(1, sizeof *b);
  if (b && BZ2_bzDecompressInit(b, 0, 0) != BZ_OK) {
    free(b);
    b = NULL;
  }
  return b;
}

static bool bzip2_begin(void *state) {
  bz_stream *b = state; /* bzip2 has no reset */
  BZ2_bzDecompressEnd(b);
  memset(b, 0, sizeof *b);
  return BZ2_bzDecompressInit(b, 0, 0) == BZ_OK;
}

static enum quoth_codec_step bzip2_run(void *state, quoth_codec_io *io) {
  bz_stream *b = state;
  union {
    const char *in;
    char *b;
  } in = {.in = io->in}; /* as above */
  b->next_in = in.b;
  b->avail_in = part(io->n_in);
  b->next_out = io->out;
  b->avail_out = part(io->n_out);
  unsigned had_in = b->avail_in, had_out = b->avail_out;
  int rc = BZ2_bzDecompress(b);
  io->in += had_in - b->avail_in;
  io->n_in -= had_in - b->avail_in;
  io->out += had_out - b->avail_out;
  io->n_out -= had_out - b->avail_out;
  if (rc == BZ_STREAM_END) return QUOTH_CODEC_END;
  return rc == BZ_OK ? QUOTH_CODEC_MORE : QUOTH_CODEC_BAD;
}

static void bzip2_close(void *state) {
  BZ2_bzDecompressEnd(state);
  free(state);
}

static void *xz_open(void) {
  return calloc(1, sizeof(lzma_stream)); /* zeros are LZMA_STREAM_INIT */
}

static bool xz_begin(void *state) {
  return lzma_stream_decoder(state, XZ_MEMORY_MAX, 0) == LZMA_OK;
}

static enum quoth_codec_step xz_run(void *state, quoth_codec_io *io) {
  lzma_stream *x = state;
  x->next_in = (const uint8_t *)io->in;
  x->avail_in = io->n_in;
  x->next_out = (uint8_t *)io->out;
  x->avail_out = io->n_out;
  lzma_ret rc = lzma_code(x, LZMA_RUN);
  io->in += io->n_in - x->avail_in;
  io->n_in = x->avail_in;
  io->out += io->n_out - x->avail_out;
  io->n_out = x->avail_out;
  if (rc == LZMA_STREAM_END) return QUOTH_CODEC_END;
  return rc == LZMA_OK || rc == LZMA_BUF_ERROR ? QUOTH_CODEC_MORE
                                               : QUOTH_CODEC_BAD;
}

static void xz_close(void *state) {
  lzma_end(state);
  free(state);
}

static const quoth_codec codecs[] = {
    {"gzip", "\x1f\x8b\x08", 3, gzip_open, gzip_begin, gzip_run, gzip_close},
    {"zstd", "\x28\xb5\x2f\xfd", 4, zstd_open, zstd_begin, zstd_run,
     zstd_close},
    {"bzip2", "BZh", 3, bzip2_open, bzip2_begin, bzip2_run, bzip2_close},
    {"xz",
     "\xfd"
     "7zXZ",
     6, xz_open, xz_begin, xz_run, xz_close},
};

const quoth_codec quoth_codec_deflate = {
    "deflate", "", 0, deflate_open, gzip_begin, gzip_run, gzip_close};
const quoth_codec quoth_codec_deflate_raw = {
    "deflate", "", 0, deflate_raw_open, gzip_begin, gzip_run, gzip_close};

/* A frame of zstd to be passed over, with a length behind: 0x184D2A50 to 5F.
** pzstd writes one before each frame, seekable files one at the end. */
static bool is_skippable(const char *at, size_t n_byte) {
  return n_byte >= 4 && ((uint8_t)at[0] & 0xF0) == 0x50 &&
         memcmp(at + 1, "\x2A\x4D\x18", 3) == 0;
}

/* "BZh" starts an honest sentence, too: a level must follow. */
static bool fits(const quoth_codec *codec, const char *at, size_t n_byte) {
  if (codec->run == zstd_run && is_skippable(at, n_byte)) return true;
  if (n_byte < codec->n_magic || memcmp(at, codec->magic, codec->n_magic))
    return false;
  if (codec->magic[0] != 'B') return true;
  return n_byte > 4 && at[3] >= '1' && at[3] <= '9' &&
         (at[4] == 0x31 || at[4] == 0x17); /* a block, or the end at once */
}

const quoth_codec *quoth_codec_of(const char *at, size_t n_byte) {
  for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++)
    if (fits(&codecs[i], at, n_byte)) return &codecs[i];
  return NULL;
}
