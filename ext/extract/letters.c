/*
** letters.c: see letters.h.  Cyrillic follows BGN/PCGN 1947 without its
** apostrophes, as agencies do.
*/
#include "letters.h"

#include <stddef.h>

#include "../text/utf8.h"

#define LATIN_FIRST    0xC0u
#define LATIN_LAST     0x17Fu
#define CYRILLIC_FIRST 0x400u
#define CYRILLIC_LAST  0x45Fu

static const char *const ascii[128] = {
#define UP(u, l) [u] = l, [u + 32] = l
    UP('A', "a"), UP('B', "b"), UP('C', "c"), UP('D', "d"), UP('E', "e"),
    UP('F', "f"), UP('G', "g"), UP('H', "h"), UP('I', "i"), UP('J', "j"),
    UP('K', "k"), UP('L', "l"), UP('M', "m"), UP('N', "n"), UP('O', "o"),
    UP('P', "p"), UP('Q', "q"), UP('R', "r"), UP('S', "s"), UP('T', "t"),
    UP('U', "u"), UP('V', "v"), UP('W', "w"), UP('X', "x"), UP('Y', "y"),
    UP('Z', "z"),
#undef UP
    ['0'] = "0", ['1'] = "1", ['2'] = "2", ['3'] = "3", ['4'] = "4",
    ['5'] = "5", ['6'] = "6", ['7'] = "7", ['8'] = "8", ['9'] = "9",
};

/* U+00C0 … U+017F in order; × and ÷ are none. */
static const char *const latin[LATIN_LAST - LATIN_FIRST + 1] = {
    "a",  "a", "a",  "a", "a", "a", "ae", "c", "e",  "e", "e", "e", "i", "i",
    "i",  "i", "d",  "n", "o", "o", "o",  "o", "o",  NULL, "o", "u", "u", "u",
    "u",  "y", "th", "ss", "a", "a", "a", "a", "a",  "a", "ae", "c", "e", "e",
    "e",  "e", "i",  "i", "i", "i", "d",  "n", "o",  "o", "o", "o", "o", NULL,
    "o",  "u", "u",  "u", "u", "y", "th", "y",
    /* U+0100 */
    "a",  "a", "a",  "a", "a", "a", "c",  "c", "c",  "c", "c", "c", "c", "c",
    "d",  "d", "d",  "d", "e", "e", "e",  "e", "e",  "e", "e", "e", "e", "e",
    "g",  "g", "g",  "g", "g", "g", "g",  "g", "h",  "h", "h", "h", "i", "i",
    "i",  "i", "i",  "i", "i", "i", "i",  "i", "ij", "ij", "j", "j", "k", "k",
    "k",  "l", "l",  "l", "l", "l", "l",  "l", "l",  "l", "l", "n", "n", "n",
    "n",  "n", "n",  "n", "n", "n", "o",  "o", "o",  "o", "o", "o", "oe", "oe",
    "r",  "r", "r",  "r", "r", "r", "s",  "s", "s",  "s", "s", "s", "s", "s",
    "t",  "t", "t",  "t", "t", "t", "u",  "u", "u",  "u", "u", "u", "u", "u",
    "u",  "u", "u",  "u", "w", "w", "y",  "y", "y",  "z", "z", "z", "z", "z",
    "z",  "s",
};

/* U+0430 … U+045F in order; capitals are found through them. */
static const char *const cyrillic[0x30] = {
    "a",  "b",  "v",  "g", "d",  "e",    "zh", "z",  "i",  "y", "k",  "l",
    "m",  "n",  "o",  "p", "r",  "s",    "t",  "u",  "f",  "kh", "ts", "ch",
    "sh", "shch", "", "y", "",   "e",    "yu", "ya", "e",  "e", "dj", "g",
    "ye", "dz", "i",  "yi", "j", "lj",   "nj", "c",  "k",  "i", "u",  "dz",
};

const char *quoth_letter_latin(uint32_t c) {
  if (c < 128) return ascii[c];
  if (c >= LATIN_FIRST && c <= LATIN_LAST) return latin[c - LATIN_FIRST];
  if (c == 0x490 || c == 0x491) return "g"; /* Ukrainian ghe with upturn */
  if (c < CYRILLIC_FIRST || c > CYRILLIC_LAST) return NULL;
  if (c < 0x410) return cyrillic[c + 0x50 - 0x430];
  if (c < 0x430) return cyrillic[c + 0x20 - 0x430];
  return cyrillic[c - 0x430];
}

uint32_t quoth_letters_hash(const char *at, size_t n_byte) {
  uint32_t h = 2166136261u;
  for (size_t k = 0; k < n_byte;) {
    uint32_t c = quoth_utf8_next(at, n_byte, &k);
    const char *letters = quoth_letter_latin(c);
    if (!letters) h = (h ^ c) * 16777619u;
    for (; letters && *letters; letters++)
      h = (h ^ (uint8_t)*letters) * 16777619u;
  }
  return h;
}
