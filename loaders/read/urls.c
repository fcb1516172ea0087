/*
** urls.c: addresses by their essentials.  Which parameters only say whence a
** reader came is a table; all others may choose the article and stay, in their
** order.  Invariant: a key is its own key.
*/
#include "urls.h"

#include <string.h>
#include <strings.h>

static const char *const host_prefixes[] = {
    "www.", "amp.", "m.", "mobile.", "www2.", "wap.",
};

/* Parameters that choose nothing; a last * stands for any ending. */
static const char *const tracking[] = {
    "utm_*", "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "igsh",
    "mc_cid", "mc_eid", "_ga", "_gl", "ref", "ref_src", "ref_url", "referrer",
    "cmpid", "cmp", "ocid", "smid", "smtyp", "s_cid", "xtor", "ito", "ns_*",
    "at_*", "mbid", "ncid", "sref", "spref", "share*", "taid",
    "traffic_source", "ftag", "ftcamp", "wt_mc", "wt.mc_id", "hootpostid",
    "guccounter", "guce_*", "_hs*", "mkt_tok", "trk", "trkid", "zanpid",
    "partner", "rss", "feedtype", "feedname", "amp", "outputtype", "amp_js_v",
    "amp_gsa", "usqp", "syndication", "sf*_1", "soc_src", "soc_trk",
    "source_medium",
};

/* Endings of a path that name the same page. */
static const char *const path_endings[] = {
    "/", "/amp", "/amp.html", ".amp", "/index.html", "/index.htm",
    "/index.php", "/index.asp", "/index.jsp", "/default.aspx",
};

typedef struct parts {
  quoth_str host, path, query;
} parts;

static bool starts(quoth_str s, const char *with) {
  size_t n = strlen(with);
  return s.n_byte >= n && !strncasecmp(s.at, with, n);
}

static quoth_str drop(quoth_str s, size_t n) {
  return (quoth_str){s.at + n, s.n_byte - (uint32_t)n};
}

/* Cuts s at the first of `set`; what is behind, with the character. */
static quoth_str cut(quoth_str *s, const char *set) {
  for (uint32_t i = 0; i < s->n_byte; i++) {
    if (!s->at[i] || !strchr(set, s->at[i])) continue;
    quoth_str rest = drop(*s, i);
    s->n_byte = i;
    return rest;
  }
  return (quoth_str){"", 0};
}

static bool is_host(quoth_str host) {
  for (uint32_t i = 0; i < host.n_byte; i++)
    if ((unsigned char)host.at[i] <= ' ' ||
        strchr("<>\"{}|\\^`%@\x7F", host.at[i]))
      return false;
  return host.n_byte > 0;
}

/* Behind "http://" or "https://" or "//". */
static bool scheme_drop(quoth_str *url) {
  static const char *const schemes[] = {"https://", "http://", "//"};
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
    if (starts(*url, schemes[i])) {
      *url = drop(*url, strlen(schemes[i]));
      return true;
    }
  return false;
}

static bool ends(quoth_str s, const char *with) {
  size_t n = strlen(with);
  return s.n_byte > n && !memcmp(s.at + s.n_byte - n, with, n);
}

/* Without the port that goes without saying, and the dot of the root. */
static quoth_str host_end(quoth_str host) {
  static const char *const needless[] = {":80", ":443", "."};
  for (size_t i = 0; i < sizeof needless / sizeof *needless; i++) {
    if (!ends(host, needless[i])) continue;
    host.n_byte -= (uint32_t)strlen(needless[i]);
    i = (size_t)-1; /* from the start again */
  }
  return host;
}

static bool split(quoth_str url, parts *p) {
  while (url.n_byte && (unsigned char)url.at[0] <= ' ')
    url = drop(url, 1);
  while (url.n_byte && (unsigned char)url.at[url.n_byte - 1] <= ' ')
    url.n_byte--;
  if (!scheme_drop(&url)) return false;
  p->path = cut(&url, "/?#");
  p->host = url;
  for (uint32_t i = url.n_byte; i > 0; i--) {
    if (url.at[i - 1] != '@') continue;
    p->host = drop(url, i);
    break;
  }
  p->host = host_end(p->host);
  cut(&p->path, "#");
  p->query = cut(&p->path, "?");
  if (p->query.n_byte) p->query = drop(p->query, 1);
  return is_host(p->host);
}

/* AMP's caches keep the address in the path: /amp/s/host/…, /c/s/host/… */
static bool unwrap(parts *p) {
  static const struct {
    const char *host_end, *path;
  } wraps[] = {{"google.com", "/amp/s/"},
               {"google.com", "/amp/"},
               {".cdn.ampproject.org", "/c/s/"},
               {".cdn.ampproject.org", "/v/s/"},
               {".cdn.ampproject.org", "/c/"}};
  for (size_t i = 0; i < sizeof wraps / sizeof *wraps; i++) {
    size_t n_end = strlen(wraps[i].host_end);
    if (p->host.n_byte < n_end || !starts(p->path, wraps[i].path) ||
        strncasecmp(p->host.at + p->host.n_byte - n_end, wraps[i].host_end,
                    n_end))
      continue;
    quoth_str inside = drop(p->path, strlen(wraps[i].path));
    quoth_str path = cut(&inside, "/");
    inside = host_end(inside);
    if (!is_host(inside) || !memchr(inside.at, '.', inside.n_byte))
      return false;
    p->host = inside;
    p->path = path;
    return true;
  }
  return false;
}

static void host_shorten(parts *p) {
  for (size_t i = 0; i < sizeof host_prefixes / sizeof *host_prefixes; i++) {
    if (!starts(p->host, host_prefixes[i])) continue;
    quoth_str rest = drop(p->host, strlen(host_prefixes[i]));
    /* m.com is a host of its own */
    if (!rest.n_byte || !memchr(rest.at, '.', rest.n_byte)) continue;
    p->host = rest;
    i = (size_t)-1; /* www.m.example.com: from the start again */
  }
}

static void path_shorten(parts *p) {
  for (size_t i = 0; i < sizeof path_endings / sizeof *path_endings; i++) {
    size_t n = strlen(path_endings[i]);
    if (p->path.n_byte < n ||
        strncasecmp(p->path.at + p->path.n_byte - n, path_endings[i], n))
      continue;
    p->path.n_byte -= (uint32_t)n;
    i = (size_t)-1;
  }
}

static bool matches(quoth_str name, const char *pattern) {
  const char *star = strchr(pattern, '*');
  if (!star)
    return name.n_byte == strlen(pattern) &&
           !strncasecmp(name.at, pattern, name.n_byte);
  size_t n_before = (size_t)(star - pattern), n_after = strlen(star + 1);
  return name.n_byte >= n_before + n_after &&
         !strncasecmp(name.at, pattern, n_before) &&
         !strncasecmp(name.at + name.n_byte - n_after, star + 1, n_after);
}

static bool is_tracking(quoth_str parameter) {
  cut(&parameter, "=");
  for (size_t i = 0; i < sizeof tracking / sizeof *tracking; i++)
    if (matches(parameter, tracking[i])) return true;
  return !parameter.n_byte;
}

typedef struct writer {
  char *at;
  uint32_t n;
} writer;

static int hex_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 32;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Letters, digits and -._~ need no escape (RFC 3986, 2.3). */
static bool is_unreserved(int c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
         (c && strchr("-._~", c));
}

static void put_escape(writer *w, int value) {
  w->at[w->n++] = '%';
  w->at[w->n++] = "0123456789ABCDEF"[value >> 4];
  w->at[w->n++] = "0123456789ABCDEF"[value & 15];
}

/* The address with its escapes in one form: none of what needs none, capital
** digits, and % as %25 where it escapes nothing. */
static quoth_str escapes_settle(quoth_arena *arena, quoth_str url) {
  writer w = {quoth_arena_alloc(arena, 3 * (size_t)url.n_byte + 1), 0};
  for (uint32_t i = 0; w.at && i < url.n_byte; i++) {
    bool escape = url.at[i] == '%' && i + 2 < url.n_byte &&
                  hex_of(url.at[i + 1]) >= 0 && hex_of(url.at[i + 2]) >= 0;
    int value = escape ? hex_of(url.at[i + 1]) * 16 + hex_of(url.at[i + 2])
                       : (unsigned char)url.at[i];
    if (escape) i += 2;
    if (escape ? !is_unreserved(value) : value == '%')
      put_escape(&w, value);
    else
      w.at[w.n++] = (char)value;
  }
  return w.at ? (quoth_str){w.at, w.n} : (quoth_str){"", 0};
}

/* Some write é and some %C3%A9. */
static void put(writer *w, quoth_str s) {
  for (uint32_t i = 0; i < s.n_byte; i++) {
    int c = (unsigned char)s.at[i];
    if (c <= ' ' || c >= 0x7F)
      put_escape(w, c);
    else
      w->at[w->n++] = (char)c;
  }
}

static void put_host(writer *w, quoth_str host) {
  for (uint32_t i = 0; i < host.n_byte; i++) {
    char c = host.at[i];
    w->at[w->n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
  }
}

static void query_put(writer *w, quoth_str query) {
  char before = '?';
  while (query.n_byte) {
    quoth_str one = query;
    query = cut(&one, "&");
    if (query.n_byte) query = drop(query, 1);
    if (is_tracking(one)) continue;
    w->at[w->n++] = before;
    put(w, one);
    before = '&';
  }
}

/* The parts that count, and room to write them in; false where it is none. */
static bool read_parts(quoth_arena *arena, quoth_str url, parts *p, writer *w) {
  if (!split(escapes_settle(arena, url), p)) return false;
  while (unwrap(p))
    continue;
  host_shorten(p);
  path_shorten(p);
  size_t n = (size_t)p->host.n_byte + p->path.n_byte + p->query.n_byte;
  *w = (writer){quoth_arena_alloc(arena, 3 * n + 2), 0};
  return w->at != NULL;
}

quoth_str quoth_url_key(quoth_arena *arena, quoth_str url) {
  parts p;
  writer w;
  if (!read_parts(arena, url, &p, &w)) return (quoth_str){"", 0};
  put_host(&w, p.host);
  put(&w, p.path);
  query_put(&w, p.query);
  return (quoth_str){w.at, w.n};
}

quoth_str quoth_url_domain(quoth_arena *arena, quoth_str url) {
  parts p;
  writer w;
  if (!read_parts(arena, url, &p, &w)) return (quoth_str){"", 0};
  put_host(&w, p.host);
  return (quoth_str){w.at, w.n};
}
