/*
** sniff.c: tells formats apart.  A wrong guess costs a clear reject, so the
** rules are few: what stands first, and what stands first inside.
*/
#include "sniff.h"

#include <string.h>
#include <strings.h>

#include "codec.h"

bool quoth_sniff_is_packed(quoth_str head) {
  return quoth_codec_of(head.at, head.n_byte) != NULL;
}

static const char *space_skip(const char *at, const char *stop) {
  while (at < stop && strchr(" \t\r\n", *at) && *at)
    at++;
  return at;
}

static bool starts(const char *at, const char *stop, const char *with) {
  size_t n = strlen(with);
  return (size_t)(stop - at) >= n && !memcmp(at, with, n);
}

static bool has_suffix(const char *path, const char *suffix) {
  size_t n = strlen(path), n_suffix = strlen(suffix);
  return n >= n_suffix && !strcasecmp(path + n - n_suffix, suffix);
}

static bool named_json(const char *path) {
  return has_suffix(path, ".json") || has_suffix(path, ".jsonl") ||
         has_suffix(path, ".ndjson");
}

bool quoth_sniff_is_json_feed(quoth_str head) {
  static const char address[] = "jsonfeed.org"; /* / may be escaped */
  return head.n_byte && memmem(head.at, head.n_byte < 512 ? head.n_byte : 512,
                               address, sizeof address - 1);
}

/* True where the first line is a whole object: braces and strings balance. */
static bool line_is_whole(const char *at, const char *stop) {
  int depth = 0;
  bool in_string = false;
  for (; at < stop && *at != '\n'; at++) {
    if (in_string && *at == '\\')
      at++;
    else if (*at == '"')
      in_string = !in_string;
    else if (!in_string)
      depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
  }
  return depth == 0 && !in_string;
}

/* One value a line?  The first line is whole, or longer than what is seen, or
** broken while the second starts as a record of its own. */
static bool is_lines(const char *at, const char *stop) {
  const char *end = memchr(at, '\n', (size_t)(stop - at));
  if (!end) return (size_t)(stop - at) + 1024 > 4096;
  return line_is_whole(at, end) || (end + 1 < stop && end[1] == '{');
}

static enum quoth_format sniff_json(const char *at, const char *stop,
                                    const char *path) {
  const char *inside = at < stop ? space_skip(at + 1, stop) : stop;
  bool has_inside = inside < stop;
  if (at < stop && *at == '{' && (!has_inside || strchr("\"}", *inside)))
    return is_lines(at, stop) && !quoth_sniff_is_json_feed(
                                     (quoth_str){at, (uint32_t)(stop - at)})
               ? QUOTH_FORMAT_JSONL
               : QUOTH_FORMAT_JSON;
  if (at < stop && *at == '[' && has_inside && strchr("{[]", *inside))
    return QUOTH_FORMAT_JSON;
  if (has_suffix(path, ".json")) return QUOTH_FORMAT_JSON;
  return named_json(path) ? QUOTH_FORMAT_JSONL : QUOTH_FORMAT_AUTO;
}

/* Bytes that no text has, or UTF-16. */
static bool is_text(quoth_str head) {
  uint32_t n_odd = 0;
  if (head.n_byte >= 2 &&
      (!memcmp(head.at, "\xFF\xFE", 2) || !memcmp(head.at, "\xFE\xFF", 2)))
    return true;
  uint32_t n_zero = 0;
  for (uint32_t i = 0; i < head.n_byte; i++) {
    uint8_t c = (uint8_t)head.at[i];
    n_zero += c == 0;
    n_odd += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' &&
             c != 0x1B && c != 0;
  }
  /* every other byte of UTF-16 is zero, and the rest may be anything */
  return n_odd <= head.n_byte / 100 ||
         (n_zero > head.n_byte / 4 && n_zero <= head.n_byte / 2 + 1);
}

/* Behind a declaration; one of a document type may hold others in [ ]. */
static const char *declaration_skip(const char *at, const char *stop) {
  const char *end = memchr(at, '>', (size_t)(stop - at));
  const char *inside = memchr(at, '[', (size_t)(stop - at));
  if (end && inside && inside < end) {
    at = memchr(inside, ']', (size_t)(stop - inside));
    end = at ? memchr(at, '>', (size_t)(stop - at)) : NULL;
  }
  return end ? end + 1 : stop;
}

/* The name of the first element, behind declarations and comments; "" where
** this is no markup. */
static quoth_str first_element(const char *at, const char *stop) {
  quoth_str none = {"", 0};
  while (at < stop && *at == '<') {
    if (stop - at > 3 && !memcmp(at, "<!--", 4)) {
      const char *end = memmem(at, (size_t)(stop - at), "-->", 3);
      at = end ? end + 3 : stop;
    } else if (stop - at > 1 && (at[1] == '!' || at[1] == '?')) {
      at = declaration_skip(at, stop);
    } else {
      const char *name = ++at;
      while (at < stop && !strchr(" \t\r\n/>", *at))
        at++;
      return (quoth_str){name, (uint32_t)(at - name)};
    }
    at = space_skip(at, stop);
  }
  return none;
}

static const struct {
  const char *name;
  enum quoth_format format;
} elements[] = {
    {"rss", QUOTH_FORMAT_FEED},
    {"feed", QUOTH_FORMAT_FEED},
    {"rdf:RDF", QUOTH_FORMAT_FEED},
    {"RDF", QUOTH_FORMAT_FEED},
    {"channel", QUOTH_FORMAT_FEED},
    {"entry", QUOTH_FORMAT_FEED},
    {"atom:feed", QUOTH_FORMAT_FEED},
    {"atom:entry", QUOTH_FORMAT_FEED},
    {"nitf", QUOTH_FORMAT_NITF},
    {"newsMessage", QUOTH_FORMAT_NEWSML},
    {"NewsML", QUOTH_FORMAT_NEWSML},
    {"newsItem", QUOTH_FORMAT_NEWSML},
    {"packageItem", QUOTH_FORMAT_NEWSML},
    {"conceptItem", QUOTH_FORMAT_NEWSML},
    {"knowledgeItem", QUOTH_FORMAT_NEWSML},
    {"planningItem", QUOTH_FORMAT_NEWSML},
    {"catalogItem", QUOTH_FORMAT_NEWSML},
};

/* What pieces of pages start with. */
static const char *const html_names[] = {
    "html", "head", "body", "title", "meta", "link", "script", "style", "div",
    "p", "span", "a", "b", "i", "u", "em", "strong", "font", "br", "hr", "img",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "table", "tr",
    "td", "center", "article", "section", "main", "header", "nav", "form",
    "blockquote", "pre",
};

static bool names(quoth_str name, const char *text) {
  return name.n_byte == strlen(text) &&
         !strncasecmp(name.at, text, name.n_byte);
}

static bool has_inside(const char *at, const char *stop, const char *word) {
  return memmem(at, (size_t)(stop - at), word, strlen(word)) != NULL;
}

/* Markup by its first element, or by a DOCTYPE of HTML. */
static enum quoth_format sniff_markup(const char *at, const char *stop) {
  static const char doctype[] = "<!doctype html";
  if (at == stop || *at != '<') return QUOTH_FORMAT_AUTO;
  size_t n_doctype = sizeof doctype - 1;
  if ((size_t)(stop - at) >= n_doctype && !strncasecmp(at, doctype, n_doctype))
    return QUOTH_FORMAT_HTML;
  quoth_str name = first_element(at, stop);
  for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
    if (names(name, elements[i].name)) return elements[i].format;
  for (size_t i = 0; i < sizeof html_names / sizeof *html_names; i++)
    if (names(name, html_names[i])) return QUOTH_FORMAT_HTML;
  if (has_inside(at, stop, "<nitf")) return QUOTH_FORMAT_NITF;
  if (has_inside(at, stop, "<html") || has_inside(at, stop, "<HTML"))
    return QUOTH_FORMAT_HTML;
  /* every reader of XML refuses entities, and says so */
  if (has_inside(at, stop, "<!ENTITY")) return QUOTH_FORMAT_FEED;
  return QUOTH_FORMAT_AUTO;
}

/* Elements of a vocabulary that no reader knows. */
static bool is_markup(const char *at, const char *stop) {
  return stop - at > 1 && *at == '<' &&
         ((at[1] | 32) >= 'a' && (at[1] | 32) <= 'z'
              ? has_inside(at, stop, "</")
              : starts(at, stop, "<?xml"));
}

/* Files that people try, and what to do with them. */
static const struct {
  uint32_t at;
  const char *magic, *name;
} strangers[] = {
    {0, "%PDF", "a PDF: extract its text first"},
    {0, "PK\3\4", "a zip archive or office document: unpack it first"},
    {0, "7z\xBC\xAF\x27\x1C", "a 7z archive: unpack it first"},
    {0, "Rar!", "a rar archive: unpack it first"},
    {257, "ustar", "a tar archive: unpack it first"},
    {0, "\xD0\xCF\x11\xE0", "an office document: save it as text first"},
    {0, "{\\rtf", "an RTF document: save it as text first"},
    {0, "SQLite format 3", "an SQLite database"},
    {0, "PAR1", "a Parquet file: write it as JSON Lines first"},
    {0, "\x89PNG", "a picture"},
    {0, "\xFF\xD8\xFF", "a picture"},
    {0, "GIF8", "a picture"},
    {0, "\x7F" "ELF", "a program"},
};

static const struct {
  const char *element, *name;
} vocabularies[] = {
    {"urlset", "a sitemap: it has addresses and no text"},
    {"sitemapindex", "a sitemap: it has addresses and no text"},
    {"opml", "a list of feeds"},
    {"svg", "a picture"},
};

/* What an input of no format is by its first bytes, or NULL. */
static const char *stranger_of(quoth_str head) {
  for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
    uint32_t at = strangers[i].at;
    if (head.n_byte > at &&
        starts(head.at + at, head.at + head.n_byte, strangers[i].magic))
      return strangers[i].name;
  }
  return NULL;
}

const char *quoth_sniff_stranger(quoth_str head) {
  const char *stop = head.at + head.n_byte, *found = stranger_of(head);
  const char *at = space_skip(head.at, stop);
  if (found) return found;
  if (at == stop || *at != '<') return "neither text nor markup that is known";
  quoth_str name = first_element(at, stop);
  for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
    if (names(name, vocabularies[i].element)) return vocabularies[i].name;
  return "markup whose first element no reader knows";
}

enum quoth_format quoth_sniff(quoth_str head, const char *path) {
  const char *at = head.at, *stop = head.at + head.n_byte;
  if (head.n_byte >= 3 && !memcmp(at, "\xEF\xBB\xBF", 3)) at += 3;
  at = space_skip(at, stop);
  if (starts(at, stop, "WARC/1.") || starts(at, stop, "filedesc://"))
    return QUOTH_FORMAT_WARC;
  enum quoth_format format = sniff_json(at, stop, path);
  if (!format) format = sniff_markup(at, stop);
  if (!format && !is_markup(at, stop) && !stranger_of(head) && is_text(head))
    format = QUOTH_FORMAT_TEXT;
  return format;
}
