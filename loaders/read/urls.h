/*
** urls.h: under which key the copies of one address meet.
*/
#ifndef QUOTH_LOADERS_URLS_H
#define QUOTH_LOADERS_URLS_H

#include "../../ext/text/arena.h"

/*
** The key of an http(s) URL: "example.com/a/b?id=3".  Without scheme, user,
** default port, fragment, tracking parameters, `www.`, `amp.`, `m.` and the
** like, AMP's wrappers and endings, index pages and a last slash; the host in
** lower case, escapes that need not be undone.  "" where it is no such URL.
*/
quoth_str quoth_url_key(quoth_arena *arena, quoth_str url);

/* The host of an http(s) URL as in its key: "example.com"; or "". */
quoth_str quoth_url_domain(quoth_arena *arena, quoth_str url);

#endif
