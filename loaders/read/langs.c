/*
** langs.c: names of languages to BCP 47.  The names are those of CLD2, which
** GDELT writes in capitals, and the three-letter codes of ISO 639-2.
*/
#include "langs.h"

#include <string.h>
#include <strings.h>

static const struct {
  const char *code, *name, *three;
} langs[] = {
    {"af", "Afrikaans", "afr"},  {"am", "Amharic", "amh"},
    {"ar", "Arabic", "ara"},     {"az", "Azerbaijani", "aze"},
    {"be", "Belarusian", "bel"}, {"bg", "Bulgarian", "bul"},
    {"bn", "Bengali", "ben"},    {"bs", "Bosnian", "bos"},
    {"ca", "Catalan", "cat"},    {"cs", "Czech", "ces"},
    {"cy", "Welsh", "cym"},      {"da", "Danish", "dan"},
    {"de", "German", "deu"},     {"el", "Greek", "ell"},
    {"en", "English", "eng"},    {"es", "Spanish", "spa"},
    {"et", "Estonian", "est"},   {"eu", "Basque", "eus"},
    {"fa", "Persian", "fas"},    {"fi", "Finnish", "fin"},
    {"fr", "French", "fra"},     {"ga", "Irish", "gle"},
    {"gl", "Galician", "glg"},   {"gu", "Gujarati", "guj"},
    {"ha", "Hausa", "hau"},      {"he", "Hebrew", "heb"},
    {"hi", "Hindi", "hin"},      {"hr", "Croatian", "hrv"},
    {"hu", "Hungarian", "hun"},  {"hy", "Armenian", "hye"},
    {"id", "Indonesian", "ind"}, {"is", "Icelandic", "isl"},
    {"it", "Italian", "ita"},    {"ja", "Japanese", "jpn"},
    {"ka", "Georgian", "kat"},   {"kk", "Kazakh", "kaz"},
    {"km", "Khmer", "khm"},      {"kn", "Kannada", "kan"},
    {"ko", "Korean", "kor"},     {"ky", "Kyrgyz", "kir"},
    {"lt", "Lithuanian", "lit"}, {"lv", "Latvian", "lav"},
    {"mk", "Macedonian", "mkd"}, {"ml", "Malayalam", "mal"},
    {"mn", "Mongolian", "mon"},  {"mr", "Marathi", "mar"},
    {"ms", "Malay", "msa"},      {"mt", "Maltese", "mlt"},
    {"my", "Burmese", "mya"},    {"ne", "Nepali", "nep"},
    {"nl", "Dutch", "nld"},      {"no", "Norwegian", "nor"},
    {"pa", "Punjabi", "pan"},    {"pl", "Polish", "pol"},
    {"ps", "Pashto", "pus"},     {"pt", "Portuguese", "por"},
    {"ro", "Romanian", "ron"},   {"ru", "Russian", "rus"},
    {"si", "Sinhalese", "sin"},  {"sk", "Slovak", "slk"},
    {"sl", "Slovenian", "slv"},  {"so", "Somali", "som"},
    {"sq", "Albanian", "sqi"},   {"sr", "Serbian", "srp"},
    {"sv", "Swedish", "swe"},    {"sw", "Swahili", "swa"},
    {"ta", "Tamil", "tam"},      {"te", "Telugu", "tel"},
    {"tg", "Tajik", "tgk"},      {"th", "Thai", "tha"},
    {"tl", "Tagalog", "tgl"},    {"tr", "Turkish", "tur"},
    {"uk", "Ukrainian", "ukr"},  {"ur", "Urdu", "urd"},
    {"uz", "Uzbek", "uzb"},      {"vi", "Vietnamese", "vie"},
    {"xh", "Xhosa", "xho"},      {"yo", "Yoruba", "yor"},
    {"zh", "Chinese", "zho"},    {"zh-Hant", "ChineseT", "zht"},
    {"zu", "Zulu", "zul"},
};

static bool is(quoth_str s, const char *text) {
  return s.n_byte == strlen(text) && !strncasecmp(s.at, text, s.n_byte);
}

/* "EN_us" as "en-US": language, then region (RFC 5646, 2.1.1). */
static quoth_str tag_case(quoth_arena *arena, quoth_str tag) {
  char *out = quoth_arena_copy(arena, tag.at, tag.n_byte);
  bool first = true;
  for (uint32_t i = 0; out && i < tag.n_byte; i++) {
    bool region = !first && tag.n_byte - i == 2 && out[i - 1] == '-';
    if (out[i] == '_') out[i] = '-';
    if (out[i] == '-') first = false;
    if (first && out[i] >= 'A' && out[i] <= 'Z') out[i] = (char)(out[i] + 32);
    for (uint32_t k = i; region && k < tag.n_byte; k++)
      if (out[k] >= 'a' && out[k] <= 'z') out[k] = (char)(out[k] - 32);
  }
  return out ? (quoth_str){out, tag.n_byte} : tag;
}

static bool is_tag(quoth_str s) {
  bool two = s.n_byte == 2;
  bool longer =
      s.n_byte > 3 && s.n_byte < 36 && (s.at[2] == '-' || s.at[2] == '_');
  return two || longer;
}

quoth_str quoth_lang_code(quoth_arena *arena, quoth_str name) {
  for (size_t i = 0; i < sizeof langs / sizeof *langs; i++)
    if (is(name, langs[i].name) || is(name, langs[i].three))
      return (quoth_str){langs[i].code, (uint32_t)strlen(langs[i].code)};
  return is_tag(name) ? tag_case(arena, name) : name;
}
