/*
** http.h: a stored HTTP response as bytes of a known type: headers read, the
** body unchunked and unpacked.
*/
#ifndef QUOTH_LOADERS_HTTP_H
#define QUOTH_LOADERS_HTTP_H

#include "../../ext/text/arena.h"

typedef struct quoth_http {
  uint32_t status;    /* 200 … */
  quoth_str type;     /* "text/html", as written; "" where not told */
  quoth_str charset;  /* of Content-Type, or "" */
  quoth_str body;     /* plain */
  const char *failed; /* NULL, or why there is no body: bad_http, encoding,
                         corrupt, bomb, too_long */
  bool cut;           /* the body ends early: what there is, is given */
} quoth_http;

/* Reads a response from its status line on.  `block` must outlive *http. */
void quoth_http_read(quoth_http *http, quoth_arena *arena, quoth_str block);

/* The value of a header in a block of header lines, trimmed; "" where it is
** not there.  Serves WARC's own headers too. */
quoth_str quoth_http_header(quoth_str head, const char *name);

/* A Content-Type's charset parameter, and the type alone. */
void quoth_http_type(quoth_str value, quoth_str *type, quoth_str *charset);

#endif
