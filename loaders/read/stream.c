/*
** stream.c: one input as plain bytes.  Keeps the offsets at which packed
** members start, so that a stopped load goes on at the right one.  Invariant:
** plain[start, stop) are bytes not yet taken, and bound[] holds the starts of
** the members they come from, in order.
*/
#include "stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "codec.h"

#define RAW_BYTE   ((size_t)64 << 10)
#define PLAIN_BYTE ((size_t)256 << 10)

/* An input with more broken members is broken altogether, or made to be. */
#define RECOVERIES_MAX 1000u

typedef struct boundary {
  uint64_t plain;  /* offset of the first plain byte … */
  uint64_t member; /* … of the member that starts here in the input */
} boundary;

struct quoth_stream {
  int fd; /* -1: memory */
  bool own_fd, ended;
  enum quoth_stream_fault fault;
  const char *memory;
  size_t n_memory;
  char *raw; /* as it lies on disk */
  size_t raw_start, raw_stop;
  uint64_t raw_offset, n_all; /* of raw_start; of everything, 0: not known */
  char *plain;
  size_t start, stop, n_room;
  uint64_t offset; /* plain offset of `start` */
  const quoth_codec *codec;
  void *state;
  bool inside; /* a member */
  uint64_t member_in, member_out;
  uint32_t n_recovery;
  boundary *bound;
  size_t n_bound, n_bound_room;
};

static void fail(quoth_stream *s, enum quoth_stream_fault fault) {
  if (!s->fault) s->fault = fault;
}

/* More raw bytes behind those there are; false at the end. */
static bool raw_fill(quoth_stream *s) {
  if (s->raw_start) {
    memmove(s->raw, s->raw + s->raw_start, s->raw_stop - s->raw_start);
    s->raw_stop -= s->raw_start;
    s->raw_start = 0;
  }
  size_t room = RAW_BYTE - s->raw_stop;
  ssize_t n;
  if (s->fd < 0) {
    n = (ssize_t)(s->n_memory < room ? s->n_memory : room);
    if (n) memcpy(s->raw + s->raw_stop, s->memory, (size_t)n);
    s->memory += n;
    s->n_memory -= (size_t)n;
  } else {
    do
      n = read(s->fd, s->raw + s->raw_stop, room);
    while (n < 0 && errno == EINTR);
  }
  if (n < 0) fail(s, QUOTH_STREAM_IO);
  if (n > 0) s->raw_stop += (size_t)n;
  return n > 0;
}

static size_t raw_need(quoth_stream *s, size_t n) {
  while (s->raw_stop - s->raw_start < n && raw_fill(s))
    continue;
  return s->raw_stop - s->raw_start;
}

static void raw_take(quoth_stream *s, size_t n) {
  s->raw_start += n;
  s->raw_offset += n;
}

static void bound_add(quoth_stream *s) {
  uint64_t plain = s->offset + (s->stop - s->start);
  boundary b = {plain, s->raw_offset};
  if (s->n_bound && s->bound[s->n_bound - 1].plain == plain) s->n_bound--;
  if (s->n_bound == s->n_bound_room) {
    size_t n = s->n_bound_room ? s->n_bound_room * 2 : 16;
    boundary *more = realloc(s->bound, n * sizeof *more);
    if (!more) {
      fail(s, QUOTH_STREAM_NOMEM);
      return;
    }
    s->bound = more;
    s->n_bound_room = n;
  }
  s->bound[s->n_bound++] = b;
}

/* Forgets members that end before the next byte to take. */
static void bound_prune(quoth_stream *s) {
  size_t n = 0;
  while (n + 1 < s->n_bound && s->bound[n + 1].plain <= s->offset)
    n++;
  if (!n) return;
  s->n_bound -= n;
  memmove(s->bound, s->bound + n, s->n_bound * sizeof *s->bound);
}

/* Starts the next member where there is one; zeros may pad it. */
static void member_begin(quoth_stream *s) {
  while (raw_need(s, 1) && !s->raw[s->raw_start])
    raw_take(s, 1);
  size_t n = raw_need(s, QUOTH_CODEC_MAGIC_MAX);
  if (!n) {
    s->ended = true;
    return;
  }
  if (quoth_codec_of(s->raw + s->raw_start, n) != s->codec)
    fail(s, QUOTH_STREAM_GARBAGE);
  else if (!s->codec->begin(s->state))
    fail(s, QUOTH_STREAM_NOMEM);
  if (s->fault) return;
  bound_add(s);
  s->inside = true;
  s->member_in = s->member_out = 0;
}

static void member_run(quoth_stream *s) {
  bool more = raw_need(s, 1) > 0;
  quoth_codec_io io = {s->raw + s->raw_start, s->raw_stop - s->raw_start,
                       s->plain + s->stop, s->n_room - s->stop};
  size_t had_in = io.n_in, had_out = io.n_out;
  enum quoth_codec_step step = s->codec->run(s->state, &io);
  raw_take(s, had_in - io.n_in);
  s->stop += had_out - io.n_out;
  s->member_in += had_in - io.n_in;
  s->member_out += had_out - io.n_out;
  if (step == QUOTH_CODEC_END)
    s->inside = false;
  else if (step == QUOTH_CODEC_BAD)
    fail(s, QUOTH_STREAM_CORRUPT);
  else if (!more && io.n_out == had_out)
    fail(s, QUOTH_STREAM_TRUNCATED);
  if (s->member_out > QUOTH_STREAM_TRUST_BYTE &&
      s->member_out / QUOTH_STREAM_RATIO_MAX > s->member_in)
    fail(s, QUOTH_STREAM_BOMB);
}

static void plain_copy(quoth_stream *s) {
  size_t n = raw_need(s, 1), room = s->n_room - s->stop;
  if (n > room) n = room;
  if (n) memcpy(s->plain + s->stop, s->raw + s->raw_start, n);
  raw_take(s, n);
  s->stop += n;
  s->ended = !n;
}

/* Room for n_want bytes from `start` and a step of unpacking.  With twice the
** room that is wanted, bytes are moved down only after as many were taken. */
static bool plain_room(quoth_stream *s, size_t n_want) {
  if (s->n_room - s->start >= n_want && s->n_room > s->stop) return true;
  memmove(s->plain, s->plain + s->start, s->stop - s->start);
  s->stop -= s->start;
  s->start = 0;
  if (s->n_room >= 2 * n_want && s->n_room > s->stop) return true;
  size_t n = s->n_room < n_want ? 2 * n_want : 2 * s->n_room;
  char *more = realloc(s->plain, n);
  if (!more) {
    fail(s, QUOTH_STREAM_NOMEM);
    return false;
  }
  s->plain = more;
  s->n_room = n;
  return true;
}

size_t quoth_stream_peek(quoth_stream *s, size_t n_want, const char **at) {
  while (s->stop - s->start < n_want && !s->fault && !s->ended &&
         plain_room(s, n_want)) {
    if (!s->codec)
      plain_copy(s);
    else if (!s->inside)
      member_begin(s);
    else
      member_run(s);
  }
  *at = s->plain + s->start;
  return s->stop - s->start;
}

void quoth_stream_take(quoth_stream *s, size_t n_byte) {
  if (n_byte > s->stop - s->start) n_byte = s->stop - s->start;
  s->start += n_byte;
  s->offset += n_byte;
  if (s->start == s->stop) s->start = s->stop = 0;
  bound_prune(s);
}

uint64_t quoth_stream_skip(quoth_stream *s, uint64_t n_byte) {
  uint64_t left = n_byte;
  const char *at;
  for (size_t n; left && (n = quoth_stream_peek(s, 1, &at)) > 0;) {
    if (n > left) n = (size_t)left;
    quoth_stream_take(s, n);
    left -= n;
  }
  return n_byte - left;
}

/* Back to behind the start of the broken member, as far as it is still held:
** the codec may have read into the next one before it saw the damage. */
static void raw_back(quoth_stream *s) {
  uint64_t from = s->raw_offset - s->raw_start;
  uint64_t member = s->n_bound ? s->bound[s->n_bound - 1].member + 1 : from;
  uint64_t to = member > from ? member : from;
  if (!s->inside || to >= s->raw_offset) return;
  s->raw_start -= (size_t)(s->raw_offset - to);
  s->raw_offset = to;
}

bool quoth_stream_recover(quoth_stream *s) {
  if (!s->codec || s->fault == QUOTH_STREAM_IO ||
      s->fault == QUOTH_STREAM_NOMEM || s->n_recovery++ == RECOVERIES_MAX)
    return false;
  raw_back(s);
  s->inside = false;
  while (raw_need(s, QUOTH_CODEC_MAGIC_MAX)) {
    size_t n = s->raw_stop - s->raw_start;
    if (quoth_codec_of(s->raw + s->raw_start, n) == s->codec) {
      s->fault = QUOTH_STREAM_OK;
      return true;
    }
    const char *from = s->raw + s->raw_start + 1;
    const char *next = memchr(from, s->codec->magic[0], n - 1);
    raw_take(s, next ? (size_t)(next - from) + 1 : n);
  }
  return false;
}

/* Forgets what was read ahead; the descriptor stands at `member`. */
static bool seek_forget(quoth_stream *s, quoth_position to) {
  s->raw_start = s->raw_stop = s->start = s->stop = 0;
  s->raw_offset = to.member;
  s->offset = to.plain - to.skip;
  s->n_bound = 0;
  s->inside = s->ended = false;
  s->fault = QUOTH_STREAM_OK;
  return true;
}

/* A pipe does not seek: takes all before the member. */
static bool seek_by_reading(quoth_stream *s, quoth_position to) {
  uint64_t ahead = to.plain - to.skip;
  return quoth_stream_skip(s, ahead) == ahead;
}

bool quoth_stream_seek(quoth_stream *s, quoth_position to) {
  bool there = to.plain >= to.skip && (!s->n_all || to.member <= s->n_all);
  if (there && s->fd >= 0 &&
      lseek(s->fd, (off_t)to.member, SEEK_SET) == (off_t)to.member)
    seek_forget(s, to);
  else
    there = there && seek_by_reading(s, to);
  return there && quoth_stream_skip(s, to.skip) == to.skip;
}

quoth_position quoth_stream_position(const quoth_stream *s) {
  quoth_position p = {s->offset, 0, s->offset, 0};
  if (s->codec && s->n_bound) {
    p.member = s->bound[0].member;
    p.skip = s->offset - s->bound[0].plain;
  }
  if (s->codec && !s->n_bound) p.member = 0;
  return p;
}

uint64_t quoth_stream_offset(const quoth_stream *s) {
  return s->offset;
}

enum quoth_stream_fault quoth_stream_fault(const quoth_stream *s) {
  return s->fault;
}

const char *quoth_stream_fault_name(enum quoth_stream_fault fault) {
  static const char *const names[] = {
      "", "read_error", "truncated", "corrupt", "garbage", "bomb", "no_memory"};
  return names[fault];
}

const char *quoth_stream_codec(const quoth_stream *s) {
  return s->codec ? s->codec->name : "";
}

void quoth_stream_progress(const quoth_stream *s, uint64_t *n_read,
                           uint64_t *n_all) {
  *n_read = s->raw_offset;
  *n_all = s->n_all;
}

static quoth_stream *stream_new(int fd, bool own_fd) {
  quoth_stream *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->fd = fd;
  s->own_fd = own_fd;
  s->raw = malloc(RAW_BYTE);
  s->plain = malloc(PLAIN_BYTE);
  s->n_room = PLAIN_BYTE;
  if (s->raw && s->plain) return s;
  s->own_fd = false; /* still the caller's */
  quoth_stream_close(s);
  return NULL;
}

static quoth_stream *stream_begin(quoth_stream *s) {
  size_t n = raw_need(s, QUOTH_CODEC_MAGIC_MAX);
  s->codec = quoth_codec_of(s->raw, n);
  if (s->codec && !(s->state = s->codec->open())) fail(s, QUOTH_STREAM_NOMEM);
  return s;
}

quoth_stream *quoth_stream_open(const char *path) {
  bool is_stdin = !strcmp(path, "-");
  int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return NULL;
  struct stat st;
  bool known = !fstat(fd, &st);
  quoth_stream *s = NULL;
  if (known && S_ISDIR(st.st_mode))
    errno = EISDIR;
  else
    s = stream_new(fd, !is_stdin);
  if (!s) {
    if (!is_stdin) close(fd);
    return NULL;
  }
  if (known && S_ISREG(st.st_mode)) s->n_all = (uint64_t)st.st_size;
  return stream_begin(s);
}

quoth_stream *quoth_stream_open_memory(const void *at, size_t n_byte) {
  quoth_stream *s = stream_new(-1, false);
  if (!s) return NULL;
  s->memory = at;
  s->n_memory = n_byte;
  s->n_all = n_byte;
  return stream_begin(s);
}

void quoth_stream_close(quoth_stream *s) {
  if (!s) return;
  if (s->state) s->codec->close(s->state);
  if (s->own_fd) close(s->fd);
  free(s->raw);
  free(s->plain);
  free(s->bound);
  free(s);
}
