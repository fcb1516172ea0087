/*
** version.c: tells one way of indexing statements, or of making fingerprints,
** from another, so that what an older or newer build stored is known for what
** it is.  Owns the probes: nobody has to think of a version when changing how
** texts are cut, words are stemmed or terms are weighed.
*/
#include <string.h>

#include "fingerprint.h"
#include "postings.h"
#include "related.h"
#include "words.h"

/* Words with each ending that the stemmer knows, and what tokens and terms are
** made of in other ways: a build that treats any of it otherwise has another
** version without anybody thinking of it. */
static const char *const probes[] = {
    "caresses ponies ties cries gaps gas kiwis feed agreed plastered motoring "
    "sing conflated troubled sized hopping falling hoping happy say dying",
    "relational conditional rationally valency hesitancy digitizer conformably "
    "radically differently analogously vietnamization predication operator",
    "feudalism decisiveness hopefulness callousness formality sensitivity "
    "sensibility triplicate formative formalize electricity electrical hopeful",
    "goodness revival allowance inference airliner adjustable defensible "
    "irritant replacement adjustment dependent adoption communism activate",
    "angularity homologous effective bowdlerize probate rate cease controlling "
    "rolled generously commune arsenal inning skies early only succeed news",
    "The mayor's e-mails weren't organised by Dr. O'Neill; we'll centralise.",
    "Forty-two of 4,000 men paid $5m, 3.5bn euros or \xC2\xA3"
    "20k at 7:45 p.m.",
    "More than two hundred and ten per cent, 42.9%, the 70s, a G-20, the G20.",
    "United States, U.S., American, the Islamic State, ISIS, Group of Twenty.",
    "They turned down the na\xC3\xAFve plan \xE2\x80\x94 and didn\xE2\x80\x99t "
    "say \xE2\x80\x9Cno\xE2\x80\x9D in the anti-war, well-known caf\xC3\xA9.",
    "PRESIDENT SAYS FIRST THIRD OF RUSSIAN TROOPS LEFT ALEPPO ON MONDAY",
    "\xD0\x9F\xD1\x83\xD1\x82\xD0\xB8\xD0\xBD \xD1\x81\xD0\xBA\xD0\xB0\xD0\xB7"
    "\xD0\xB0\xD0\xBB went mice better",
    "It is what it is.",
};

/* What the probes become, and the tables, of which they try little. */
uint32_t quoth_postings_version(quoth_arena *arena) {
  quoth_posting postings[QUOTH_INDEXED_MAX];
  uint32_t version = quoth_lexicon_version() ^ quoth_words_version();
  for (size_t i = 0; i < QUOTH_N_ELEMENT(probes); i++) {
    quoth_str text = {probes[i], (uint32_t)strlen(probes[i])};
    uint32_t n = quoth_statement_postings(arena, 0, text, postings);
    for (uint32_t k = 0; k < n; k++)
      version = (version ^ postings[k].term ^ postings[k].impact) * 16777619u;
  }
  if (arena->status) return 0;
  return version ? version : 1;
}

/* All probes in a line, as one body. */
static quoth_str body_of_probes(quoth_arena *arena) {
  size_t n = 0;
  for (size_t i = 0; i < QUOTH_N_ELEMENT(probes); i++)
    n += strlen(probes[i]) + 1;
  char *at = quoth_arena_alloc(arena, n), *to = at;
  for (size_t i = 0; at && i < QUOTH_N_ELEMENT(probes); i++) {
    size_t n_byte = strlen(probes[i]);
    memcpy(to, probes[i], n_byte);
    to[n_byte] = ' ';
    to += n_byte + 1;
  }
  return (quoth_str){at, at ? (uint32_t)n : 0};
}

uint32_t quoth_fingerprint_version(quoth_arena *arena) {
  quoth_fingerprint f;
  quoth_str body = body_of_probes(arena);
  uint32_t version = 0;
  if (!body.at ||
      !quoth_fingerprint_make(&f, arena, arena, body.at, body.n_byte))
    return 0;
  version = quoth_hash((const char *)f.all.at, f.all.n * sizeof *f.all.at);
  version ^= quoth_hash((const char *)f.keys, f.n_key * sizeof *f.keys);
  return version ? version : 1;
}
