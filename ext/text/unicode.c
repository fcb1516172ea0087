/*
** unicode.c: the one file that includes ICU.  Characters below U+0180 are
** answered here by ranges; others by ICU's property tables, which are compiled
** into its library and need no data file.
*/
#include "unicode.h"

#include "utf8.h"

#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

bool quoth_char_is_letter(uint32_t c) {
  if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z';
  if (c < 0xC0) return c == 0xAA || c == 0xBA;
  if (c < 0x2B0) return c != 0xD7 && c != 0xF7;
  if (c >= 0x2000 && c < 0x2070) return false;
  return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool quoth_char_is_digit(uint32_t c) {
  if (c < 0x660) return c >= '0' && c <= '9';
  return u_isdigit((UChar32)c);
}

bool quoth_char_is_upper(uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c >= 0xC0 && c < 0xDF) return c != 0xD7;
  if (c < 0x100) return false;
  return u_isupper((UChar32)c) || u_istitle((UChar32)c);
}

bool quoth_char_is_space(uint32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  if (c < 0x1680) return c == 0xA0 || c == 0x85;
  return (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x1680;
}

bool quoth_char_is_ignorable(uint32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
}

uint32_t quoth_char_lower(uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c < 0x100) return c >= 0xC0 && c < 0xDF && c != 0xD7 ? c + 32 : c;
  return (uint32_t)u_tolower((UChar32)c);
}

struct quoth_unicode {
  const quoth_allocator *allocator;
  const UNormalizer2 *form_c;
  UTransliterator *fold, *latin;
};

quoth_unicode *quoth_unicode_open(const quoth_allocator *allocator) {
  if (!allocator) allocator = &quoth_libc_allocator;
  quoth_unicode *u = allocator->alloc(sizeof *u);
  if (u) *u = (quoth_unicode){.allocator = allocator};
  return u;
}

void quoth_unicode_close(quoth_unicode *u) {
  if (!u) return;
  if (u->fold) utrans_close(u->fold);
  if (u->latin) utrans_close(u->latin);
  u->allocator->release(u);
}

/* UTF-16 for ICU, with `room` more units behind it. */
typedef struct wide {
  UChar *at;
  int32_t n, n_room;
} wide;

static wide widen(quoth_arena *arena, quoth_str text, size_t room) {
  wide w = {0};
  if (text.n_byte > (1u << 29)) {
    if (!arena->status) arena->status = QUOTH_TOO_BIG;
    return w;
  }
  w.n_room = (int32_t)(text.n_byte + room);
  w.at = quoth_arena_array(arena, (size_t)w.n_room + 1, sizeof *w.at);
  if (!w.at) return w;
  UErrorCode e = U_ZERO_ERROR;
  u_strFromUTF8WithSub(w.at, w.n_room, &w.n, text.at, (int32_t)text.n_byte,
                       0xFFFD, NULL, &e);
  return w;
}

static quoth_str narrow(quoth_arena *arena, wide w) {
  quoth_str none = {"", 0};
  char *out = quoth_arena_array(arena, (size_t)w.n + 1, 3);
  if (!out) return none;
  UErrorCode e = U_ZERO_ERROR;
  int32_t n = 0;
  u_strToUTF8WithSub(out, w.n * 3 + 1, &n, w.at, w.n, 0xFFFD, NULL, &e);
  return (quoth_str){out, (uint32_t)n};
}

static bool is_plain(quoth_str text, uint8_t most) {
  for (uint32_t i = 0; i < text.n_byte; i++)
    if ((uint8_t)text.at[i] > most) return false;
  return true;
}

/* Bytes of the character at `at` that is composed whatever stands beside it: of
** the blocks up to U+02FF, and marks and dashes (U+2010 to U+2027); 0 for any
** other.  The text is valid. */
static uint32_t n_inert(const char *at, uint32_t n_byte) {
  uint8_t lead = (uint8_t)*at;
  if (lead >= 0xC2 && lead < 0xCC && n_byte >= 2) return 2;
  bool mark = n_byte >= 3 && memcmp(at, "\xE2\x80", 2) == 0 &&
              (uint8_t)at[2] >= 0x90 && (uint8_t)at[2] < 0xA8;
  return mark ? 3 : 0;
}

/* True where the text is in form C for sure: most of it in Latin letters. */
static bool is_composed(quoth_str text) {
  for (uint32_t i = 0; i < text.n_byte;) {
    i += (uint32_t)quoth_utf8_ascii(text.at + i, text.n_byte - i);
    uint32_t n = i < text.n_byte ? n_inert(text.at + i, text.n_byte - i) : 1;
    if (!n) return false;
    i += n;
  }
  return true;
}

quoth_str quoth_unicode_compose(quoth_unicode *u, quoth_arena *arena,
                                quoth_str text) {
  if (is_composed(text)) return text;
  UErrorCode e = U_ZERO_ERROR;
  if (!u->form_c) u->form_c = unorm2_getNFCInstance(&e);
  wide from = widen(arena, text, 0);
  if (!from.at || U_FAILURE(e)) return text;
  if (unorm2_isNormalized(u->form_c, from.at, from.n, &e)) return text;
  /* composing at most triples (Unicode annex 15) */
  wide to = {.n_room = from.n * 3 + 1};
  to.at = quoth_arena_array(arena, (size_t)to.n_room, sizeof *to.at);
  if (!to.at) return text;
  to.n = unorm2_normalize(u->form_c, from.at, from.n, to.at, to.n_room, &e);
  return U_FAILURE(e) ? text : narrow(arena, to);
}

static UTransliterator *trans_open(const char *id, quoth_arena *arena) {
  UChar wide_id[200];
  UErrorCode e = U_ZERO_ERROR;
  u_uastrcpy(wide_id, id);
  UTransliterator *t =
      utrans_openU(wide_id, -1, UTRANS_FORWARD, NULL, 0, NULL, &e);
  if (U_FAILURE(e) && !arena->status) arena->status = QUOTH_NOMEM;
  return U_FAILURE(e) ? NULL : t;
}

/* Runs a transliterator; makes room and tries again when it overflows. */
static quoth_str trans(UTransliterator *t, quoth_arena *arena, quoth_str text) {
  size_t room = text.n_byte + 64;
  for (int tries = 0; tries < 4; tries++, room *= 4) {
    wide w = widen(arena, text, room);
    if (!w.at) break;
    int32_t limit = w.n;
    UErrorCode e = U_ZERO_ERROR;
    utrans_transUChars(t, w.at, &w.n, w.n_room, 0, &limit, &e);
    if (U_SUCCESS(e)) return narrow(arena, w);
    if (e != U_BUFFER_OVERFLOW_ERROR) break;
  }
  return text;
}

static quoth_str lower_ascii(quoth_arena *arena, quoth_str text) {
  char *out = quoth_arena_copy(arena, text.at, text.n_byte);
  if (!out) return (quoth_str){"", 0};
  for (uint32_t i = 0; i < text.n_byte; i++)
    out[i] = (char)quoth_char_lower((uint8_t)out[i]);
  return (quoth_str){out, text.n_byte};
}

quoth_str quoth_unicode_fold(quoth_unicode *u, quoth_arena *arena,
                             quoth_str text) {
  if (is_plain(text, 0x7F)) return lower_ascii(arena, text);
  if (!u->fold)
    u->fold = trans_open("NFKD; [:Mn:] Remove; [:Default_Ignorable_Code_Point:]"
                         " Remove; Lower; NFC", arena);
  return u->fold ? trans(u->fold, arena, text) : text;
}

quoth_str quoth_unicode_latin(quoth_unicode *u, quoth_arena *arena,
                              quoth_str text) {
  if (is_plain(text, 0x7F)) return lower_ascii(arena, text);
  if (!u->latin)
    u->latin = trans_open("Any-Latin; NFKD; [:Mn:] Remove; [:Mn:] Remove;"
                          "[:Default_Ignorable_Code_Point:] Remove;"
                          " Latin-ASCII; Lower", arena);
  return u->latin ? trans(u->latin, arena, text) : text;
}

/* Labels that browsers read as another charset (WHATWG Encoding, 4.2). */
static const char *const web_charsets[][2] = {
    {"ascii", "windows-1252"},      {"us-ascii", "windows-1252"},
    {"latin1", "windows-1252"},     {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},  {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"}, {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},          {"gbk", "gb18030"},
    {"ks_c_5601-1987", "cp949"},    {"euc-kr", "cp949"},
    {"shift_jis", "windows-31j"},   {"sjis", "windows-31j"},
    {"utf8", "utf-8"},              {"utf-16", "utf-16le"},
};

static const char *charset_meant(const char *label) {
  for (size_t i = 0; i < sizeof web_charsets / sizeof *web_charsets; i++)
    if (strcasecmp(label, web_charsets[i][0]) == 0) return web_charsets[i][1];
  return label;
}

static UConverter *converter_open(const char *charset) {
  UErrorCode e = U_ZERO_ERROR;
  UConverter *c = ucnv_open(charset_meant(charset), &e);
  return U_FAILURE(e) ? NULL : c;
}

bool quoth_unicode_knows(const char *charset) {
  if (!charset || !*charset) return false;
  if (strcasecmp(charset_meant(charset), "utf-8") == 0) return true;
  UConverter *c = converter_open(charset);
  if (c) ucnv_close(c);
  return c != NULL;
}

static uint32_t count_replaced(const UChar *at, int32_t n) {
  uint32_t count = 0;
  for (int32_t i = 0; i < n; i++) count += at[i] == 0xFFFD;
  return count;
}

static void nul_replace(UChar *at, int32_t n) {
  for (int32_t i = 0; i < n; i++)
    if (!at[i]) at[i] = 0xFFFD;
}

/* Converts piece by piece, so that UTF-16 takes no more than a piece. */
static bool convert(UConverter *c, quoth_arena *arena, const char *bytes,
                    size_t n_byte, quoth_str *out, uint32_t *n_replaced) {
  enum { PIECE = 4096 };
  UChar piece[PIECE + 1];
  const char *from = bytes, *end = bytes + n_byte;
  /* one byte becomes at most one unit, and that 3 bytes */
  size_t n_room = n_byte * 3 + 16, n = 0;
  char *to = quoth_arena_alloc(arena, n_room);
  bool flushed = false;
  int32_t n_kept = 0; /* half a surrogate pair, whose other half comes next */
  while (to && !flushed) {
    UChar *unit = piece + n_kept;
    UErrorCode e = U_ZERO_ERROR;
    ucnv_toUnicode(c, &unit, piece + PIECE, &from, end, NULL, true, &e);
    flushed = e != U_BUFFER_OVERFLOW_ERROR;
    int32_t n_unit = (int32_t)(unit - piece), n_more = 0;
    n_kept = !flushed && U16_IS_LEAD(unit[-1]);
    n_unit -= n_kept;
    nul_replace(piece, n_unit);
    *n_replaced += count_replaced(piece, n_unit);
    e = U_ZERO_ERROR;
    u_strToUTF8WithSub(to + n, (int32_t)(n_room - n), &n_more, piece, n_unit,
                       0xFFFD, NULL, &e);
    if (U_FAILURE(e)) return false;
    n += (size_t)n_more;
    piece[0] = piece[n_unit];
  }
  if (to) *out = (quoth_str){to, (uint32_t)n};
  return to != NULL;
}

static void mark_drop(quoth_str *text) {
  if (text->n_byte < 3 || memcmp(text->at, "\xEF\xBB\xBF", 3) != 0) return;
  text->at += 3;
  text->n_byte -= 3;
}

bool quoth_unicode_decode(quoth_arena *arena, const char *charset,
                          const char *bytes, size_t n_byte, quoth_str *out,
                          uint32_t *n_replaced) {
  bool done = false;
  *n_replaced = 0;
  if (n_byte > (1u << 29)) {
    if (!arena->status) arena->status = QUOTH_TOO_BIG;
  } else if (strcasecmp(charset_meant(charset), "utf-8") == 0) {
    *out = quoth_utf8_repair(arena, bytes, n_byte, n_replaced);
    done = !arena->status;
  } else {
    UConverter *c = converter_open(charset);
    done = c && convert(c, arena, bytes, n_byte, out, n_replaced);
    if (c) ucnv_close(c);
  }
  if (done) mark_drop(out);
  return done;
}

/* More tells the detector nothing new and costs it 40 ns a byte. */
#define GUESS_MAX_BYTE ((size_t)64 << 10)

/* True where bytes decode without a loss, or nearly: the end may be cut. */
static bool decodes(quoth_arena *arena, const char *charset, const char *bytes,
                    size_t n_byte) {
  quoth_str text;
  uint32_t n_replaced;
  return quoth_unicode_decode(arena, charset, bytes, n_byte, &text,
                              &n_replaced) &&
         n_replaced <= 1;
}

/* UTF-16 and UTF-32 take almost any bytes; a mark or zeros tell them. */
static bool is_wide(const char *name) {
  return !strncmp(name, "UTF-16", 6) || !strncmp(name, "UTF-32", 6);
}

/* The detector's best match that decodes: its statistics of letters know
** nothing of bytes that a charset does not have. */
static const char *best_match(quoth_arena *arena, UCharsetDetector *d,
                              const char *bytes, size_t n_byte) {
  UErrorCode e = U_ZERO_ERROR;
  int32_t n = 0;
  const UCharsetMatch **matches = ucsdet_detectAll(d, &n, &e);
  const char *first = NULL;
  for (int32_t i = 0; U_SUCCESS(e) && matches && i < n; i++) {
    const char *name = ucsdet_getName(matches[i], &e);
    if (!name || is_wide(name)) continue;
    if (!first) first = name;
    if (decodes(arena, name, bytes, n_byte)) return name;
  }
  return first;
}

const char *quoth_unicode_guess(quoth_arena *arena, const char *bytes,
                                size_t n_byte, bool markup) {
  const char *name = "windows-1252";
  UErrorCode e = U_ZERO_ERROR;
  UCharsetDetector *d = ucsdet_open(&e);
  quoth_arena work;
  quoth_arena_open(&work, arena->allocator);
  if (n_byte > GUESS_MAX_BYTE) n_byte = GUESS_MAX_BYTE;
  if (d) {
    ucsdet_enableInputFilter(d, markup);
    ucsdet_setText(d, bytes, (int32_t)n_byte, &e);
    const char *found = best_match(&work, d, bytes, n_byte);
    if (found) name = quoth_arena_copy(arena, found, strlen(found));
    ucsdet_close(d);
  }
  quoth_arena_close(&work);
  return name ? name : "windows-1252";
}

void quoth_unicode_versions(char icu[32], char unicode[32]) {
  UVersionInfo v;
  u_getVersion(v);
  u_versionToString(v, icu);
  u_getUnicodeVersion(v);
  u_versionToString(v, unicode);
}
