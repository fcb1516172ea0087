/*
** names.c: runs of capitals.  Decides where one starts (a capital at the start
** of a sentence tells nothing by itself), which words belong to it, and which
** of them are titles, roles and origins before the name.  Does not know who is
** meant: speakers.c merges names.
*/
#include "names.h"

#include <string.h>

#include "phrases.h"

/* Classes that end a run even with a capital: headlines capitalise them. */
#define BINDS                                                                  \
  (QUOTH_W_AUXILIARY | QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |             \
   QUOTH_W_SUBORDINATE | QUOTH_W_DETERMINER | QUOTH_W_PRONOUN |                \
   QUOTH_W_RELATIVE | QUOTH_W_OBJECT | QUOTH_W_OWNER | QUOTH_W_WEEKDAY |       \
   QUOTH_W_MONTH | QUOTH_W_NEGATION)
/* Of these, names when they stand where no sentence starts: Theresa May. */
#define MAY_BE_NAME (QUOTH_W_AUXILIARY | QUOTH_W_MONTH)
#define ACRONYM_BYTES_MAX 8u
#define BEFORE_NAME (QUOTH_W_TITLE | QUOTH_W_ROLE)
#define NAMED                                                                  \
  (QUOTH_W_TITLE | QUOTH_W_ROLE | QUOTH_W_NATIONALITY | QUOTH_W_PLACE |        \
   QUOTH_W_OUTLET | QUOTH_W_GIVEN)

/* What a token tells of the spelling of its word, by its traits and, times
** four, by whether a word stands before it: a capital tells something only
** there. */
static const uint8_t told[] = {
    [QUOTH_TRAIT_WORD] = QUOTH_SPELLED_LOWER,
    [4 + QUOTH_TRAIT_WORD] = QUOTH_SPELLED_LOWER,
    [4 + QUOTH_TRAIT_WORD + QUOTH_TRAIT_CAPITAL] = QUOTH_SPELLED_CAPITAL,
};

/* Of all tokens alike, without a branch: which are words, and which of these
** have a capital, no processor guesses. */
static void note_spellings(quoth_spellings *s, const quoth_article *a,
                           const quoth_paragraph *p) {
  const quoth_token *t = a->tokens.at + p->first;
  const uint8_t *trait = a->trait + p->first, *stop = a->trait + p->stop;
  uint8_t *bucket = s->bucket;
  uint32_t before = 0;
  for (const uint32_t mask = s->mask; trait < stop; t++) {
    uint32_t here = *trait++ & (QUOTH_TRAIT_WORD | QUOTH_TRAIT_CAPITAL);
    uint32_t i = t->hash & mask;
    bucket[i / 4] |= (uint8_t)(told[before | here] << (i % 4 * 2));
    before = (here & QUOTH_TRAIT_WORD) * 2;
  }
}

bool quoth_spellings_make(quoth_spellings *s, const quoth_article *a) {
  uint32_t n = 1024;
  while (n / 8 < a->tokens.n && n < (1u << 30))
    n *= 2;
  s->bucket = quoth_arena_alloc(a->arena, n / 4);
  s->mask = n - 1;
  if (!s->bucket) return false;
  for (uint32_t k = 0; k < a->paragraphs.n; k++)
    if (!a->paragraphs.at[k].heading)
      note_spellings(s, a, &a->paragraphs.at[k]);
  return true;
}

static bool spelled(const quoth_spellings *s, enum quoth_spelling how,
                    uint32_t hash) {
  uint32_t i = hash & s->mask;
  return ((uint32_t)s->bucket[i / 4] >> (i % 4 * 2)) & (uint32_t)how;
}

bool quoth_name_starts_sentence(const quoth_article *a,
                                const quoth_paragraph *p, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  if (i <= p->first) return true;
  const quoth_token *before = t - 1;
  bool bracket = before->hash == ')' || before->hash == ']';
  if (bracket && before->kind == QUOTH_PUNCT && i > p->first + 1) before--;
  if (before->kind == QUOTH_MARK) return true;
  if (before->kind != QUOTH_PUNCT) return false;
  switch (before->hash) {
  case '.': case '!': case '?': case ':': case 0x2026: case 0x2022: case '*':
  case '(': case '[': case '|': case 0x2014: case 0x2013: return true;
  default: return false;
  }
}

static bool is_capital(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  return t->kind == QUOTH_WORD && (t->flags & QUOTH_CAPITAL);
}

static bool ends_like_a_verb(const quoth_article *a, uint32_t i) {
  quoth_str w = quoth_token_text(&a->tokens, i);
  if (w.n_byte < 5) return false;
  const char *tail = w.at + w.n_byte;
  return !memcmp(tail - 3, "ing", 3) || !memcmp(tail - 2, "ly", 2) ||
         !memcmp(tail - 2, "ed", 2);
}

/* "Will wrote": no auxiliary stands before a finite verb. */
static bool speaks_next(const quoth_article *a, uint32_t i) {
  uint16_t entry;
  uint8_t form;
  return i + 1 < a->tokens.n && (a->word[i + 1] & QUOTH_W_CUE) &&
         quoth_cue_look_up(a->tokens.at[i + 1].hash, &entry, &form) &&
         (form == QUOTH_CUE_PAST || form == QUOTH_CUE_PRESENT);
}

/* True where two or three words from i on stand in the lists: Downing Street.
*/
static bool starts_phrase(const quoth_article *a, uint32_t i) {
  uint32_t key = quoth_phrase_add(QUOTH_PHRASE_START, a->tokens.at[i].hash);
  for (uint32_t k = i + 1; k < i + 3 && k < a->tokens.n; k++) {
    key = quoth_phrase_add(key, a->tokens.at[k].hash);
    if (quoth_phrase_of(key).kind) return true;
  }
  return false;
}

/* AfD, YouTube, McCain */
static bool has_inner_capital(const quoth_article *a, const quoth_token *t) {
  for (uint32_t i = t->start + 1; i < t->stop; i++)
    if (a->tokens.text[i] >= 'A' && a->tokens.text[i] <= 'Z')
      return !(t->flags & QUOTH_HYPHEN);
  return false;
}

bool quoth_name_is_compound(const quoth_article *a, uint32_t i) {
  static const char *const tails[] = {
      "-run",    "-owned", "-led",  "-based", "-backed", "-controlled",
      "-linked", "-area",  "-born", "-style", "-wide",   "-held"};
  return (a->tokens.at[i].flags & QUOTH_HYPHEN) &&
         QUOTH_TOKEN_ENDS(&a->tokens, i, tails, 1);
}

/* "Jan Holm": a month that is a first name too, before a name or a word that
** no list has. */
static bool is_name_of_month(const quoth_article *a, uint32_t i) {
  quoth_words w = a->word[i];
  return (w & QUOTH_W_MONTH) && (w & QUOTH_W_GIVEN) && i + 1 < a->tokens.n &&
         is_capital(a, i + 1) &&
         (!a->word[i + 1] || a->word[i + 1] & QUOTH_W_GIVEN) &&
         a->tokens.at[i + 1].gap == QUOTH_GAP_SPACE;
}

/* "Doctors Without Borders", "Mothers Against Drink": prepositions that keep
** their capital inside the name of a body. */
static bool is_inner_capital(const quoth_article *a, const quoth_paragraph *p,
                             uint32_t i) {
  static const uint32_t words[] = {QUOTH_HASH("without"), QUOTH_HASH("against"),
                                   QUOTH_HASH("beyond")};
  return !p->heading && i + 1 < p->stop && is_capital(a, i) &&
         is_capital(a, i + 1) && QUOTH_TOKEN_AMONG(&a->tokens, i, words);
}

/* "Recent reports have shown": what would be a verb behind a name is a noun
** with a verb of its own. */
static bool leads_noun(const quoth_article *a, uint32_t i) {
  return i + 2 < a->tokens.n && (a->word[i + 1] & QUOTH_W_PAPER) &&
         !is_capital(a, i + 1) &&
         (a->word[i + 2] & (QUOTH_W_AUXILIARY | QUOTH_W_CUE | QUOTH_W_VERB));
}

/* A capital at the start of a sentence: does a name start with it? */
static bool starts_name(const quoth_article *a, const quoth_spellings *s,
                        const quoth_paragraph *p, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  quoth_words w = a->word[i];
  bool more = i + 1 < a->tokens.n && is_capital(a, i + 1) &&
              t[1].gap == QUOTH_GAP_SPACE &&
              (!(a->word[i + 1] & BINDS) || is_inner_capital(a, p, i + 1));
  if ((w & QUOTH_W_AUXILIARY) && speaks_next(a, i)) return true;
  if ((w & BINDS) && (t->flags & QUOTH_CAPS) && quoth_name_is_acronym(a, i))
    return true; /* US, IS, WHO */
  if (w & (BINDS | QUOTH_W_STARTER)) return (w & QUOTH_W_GIVEN) && more;
  if (quoth_name_is_compound(a, i)) return false;
  if (w & NAMED) return true;
  if (more && (a->word[i + 1] & (QUOTH_W_TITLE | QUOTH_W_ROLE))) return true;
  if (t->flags & (QUOTH_CAPS | QUOTH_DOTTED) || has_inner_capital(a, t))
    return true;
  if (spelled(s, QUOTH_SPELLED_CAPITAL, t->hash)) return true;
  if ((w & QUOTH_W_ORGANIZATION) && i + 2 < a->tokens.n &&
      quoth_token_is(&a->tokens, i + 1, "of") && is_capital(a, i + 2))
    return true; /* Ministry of Defence */
  bool lower = spelled(s, QUOTH_SPELLED_LOWER, t->hash);
  if (lower || (w & (QUOTH_W_CUE | QUOTH_W_VERB | QUOTH_W_ADVERB)))
    return false;
  if (((w & QUOTH_W_QUALIFIER) && !more) || leads_noun(a, i)) return false;
  if (w & (QUOTH_W_GROUP | QUOTH_W_PAPER)) return more;
  if (more) return !ends_like_a_verb(a, i) || starts_phrase(a, i);
  if (t->flags & QUOTH_POSSESSIVE) return true;
  if (i + 1 >= a->tokens.n || ends_like_a_verb(a, i)) return false;
  return (a->word[i + 1] &
          (QUOTH_W_CUE | QUOTH_W_AUXILIARY | QUOTH_W_VERB | QUOTH_W_ADVERB |
           QUOTH_W_RELATIVE | QUOTH_W_OFFICE)) ||
         ends_like_a_verb(a, i + 1) || quoth_punct_is(a, i + 1, ',') ||
         quoth_punct_is(a, i + 1, ':');
}

bool quoth_name_is_acronym(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  if (t->kind != QUOTH_WORD || t->stop - t->start > ACRONYM_BYTES_MAX)
    return false;
  bool shouted = (i + 1 < a->tokens.n && (t[1].flags & QUOTH_CAPS)) ||
                 (i > 0 && (t[-1].flags & QUOTH_CAPS));
  return (t->flags & (QUOTH_CAPS | QUOTH_DOTTED)) && !shouted;
}

bool quoth_name_is_honour(const quoth_article *a, uint32_t i) {
  static const uint32_t honours[] = {
      QUOTH_HASH("kc"),  QUOTH_HASH("qc"),  QUOTH_HASH("mp"),
      QUOTH_HASH("mep"), QUOTH_HASH("msp"), QUOTH_HASH("obe"),
      QUOTH_HASH("mbe"), QUOTH_HASH("cbe"), QUOTH_HASH("phd"),
      QUOTH_HASH("md"),  QUOTH_HASH("esq"), QUOTH_HASH("frs")};
  const quoth_token *t = &a->tokens.at[i];
  return t->kind == QUOTH_WORD && (t->flags & QUOTH_CAPITAL) &&
         t->stop - t->start <= 3 && QUOTH_TOKEN_AMONG(&a->tokens, i, honours);
}

/* "BBC Radio 4", "Channel 4", "TV 2" */
static bool is_station_number(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  bool spelled_out = (a->word[i] & QUOTH_W_NUMBER) && is_capital(a, i);
  return (t->kind == QUOTH_NUMBER || spelled_out) &&
         t->gap == QUOTH_GAP_SPACE && t->stop - t->start < 6 &&
         is_capital(a, i - 1) && (a->word[i - 1] & QUOTH_W_MEDIUM);
}

/* Minister Jan Holm, Mr Jan: a month that is a first name too. */
static bool is_month_behind_role(const quoth_article *a,
                                 const quoth_paragraph *p, uint32_t i) {
  quoth_words w = a->word[i], before = a->word[i - 1];
  if (!(w & QUOTH_W_MONTH) || !(w & QUOTH_W_GIVEN)) return false;
  bool addressed = (before & QUOTH_W_TITLE) && quoth_words_gender(before);
  return addressed ||
         ((before & BEFORE_NAME) && i + 1 < p->stop && is_capital(a, i + 1));
}

/* True where word i, not the first, belongs to a run. */
static bool goes_on(const quoth_article *a, const quoth_spellings *s,
                    const quoth_paragraph *p, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  if (i >= p->stop) return false;
  if (is_station_number(a, i)) return true;
  if (!is_capital(a, i)) return false;
  quoth_words w = a->word[i];
  bool initial = t->stop - t->start == 1 && i + 1 < p->stop &&
                 quoth_punct_is(a, i + 1, '.') &&
                 t[1].gap == QUOTH_GAP_NONE;
  if (initial) return true;
  bool behind_given = !p->heading && (a->word[i - 1] & QUOTH_W_GIVEN);
  if ((w & MAY_BE_NAME) && behind_given) return true;
  if (is_month_behind_role(a, p, i)) return true;
  if (is_inner_capital(a, p, i)) return true;
  if ((w & BINDS) && !quoth_name_is_acronym(a, i)) return false;
  if (!p->heading) return true;
  if (w & (QUOTH_W_CUE | QUOTH_W_VERB)) return false;
  return (w & (NAMED | QUOTH_W_MEDIUM)) ||
         spelled(s, QUOTH_SPELLED_CAPITAL, t->hash);
}

/* Token behind a full stop that belongs to a word before i: "Mr." "J." */
static uint32_t skip_dot(const quoth_article *a, uint32_t i) {
  if (i >= a->tokens.n || !quoth_punct_is(a, i, '.')) return i;
  const quoth_token *word = &a->tokens.at[i - 1];
  bool initial = word->stop - word->start == 1 && (word->flags & QUOTH_CAPITAL);
  bool title = (a->word[i - 1] & QUOTH_W_TITLE) && word->stop - word->start < 6;
  bool junior = quoth_token_is(&a->tokens, i - 1, "jr") ||
                quoth_token_is(&a->tokens, i - 1, "sr");
  bool near = a->tokens.at[i].gap == QUOTH_GAP_NONE;
  if (!near || !(initial || title || junior)) return i;
  if (!junior && (i + 1 >= a->tokens.n || !is_capital(a, i + 1))) return i;
  return i + 1;
}

/* Token behind the apostrophe of "Teachers’ Union", "Employers' Council". */
static uint32_t skip_apostrophe(const quoth_article *a, uint32_t i) {
  bool plural = i + 1 < a->tokens.n && i > 0 &&
                a->tokens.at[i].kind == QUOTH_MARK &&
                a->tokens.at[i].gap == QUOTH_GAP_NONE &&
                a->tokens.at[i + 1].gap == QUOTH_GAP_SPACE &&
                (a->word[i - 1] & QUOTH_W_GROUP) && is_capital(a, i + 1) &&
                a->tokens.text[a->tokens.at[i].start - 1] == 's';
  return plural ? i + 1 : i;
}

/* Words from "and" to the noun that tells a body: "and Tourism Council". */
#define SECOND_HALF_MAX 3u

/* A body, or half a paper's name. */
static bool ends_body(const quoth_article *a, uint32_t i) {
  return (a->word[i] & (QUOTH_W_ORGANIZATION | QUOTH_W_MEDIUM)) &&
         !(a->word[i] & QUOTH_W_ROLE);
}

/* Words that name no body, and no people or place alone: World Travel; one
** that may be half of the noun: University. */
static bool is_open_half(const quoth_article *a, quoth_run run) {
  const quoth_words place = QUOTH_W_NATIONALITY | QUOTH_W_PLACE;
  uint32_t last = run.stop - 1;
  quoth_words body = run.first == last ? QUOTH_W_PUBLIC : QUOTH_W_ORGANIZATION;
  for (uint32_t i = run.first; i < run.stop; i++)
    if (a->word[i] & ((NAMED & ~place) | body | QUOTH_W_GROUP)) return false;
  return !(a->word[last] & place) && !(a->tokens.at[last].flags & QUOTH_CAPS);
}

/* "the World Travel and Tourism Council", "the Post and Courier": one article,
** and the noun for both halves at the end.  Not: the Senate and State
** Department, the French and German Foreign Ministries, Reis and Salt Bank. */
static bool is_first_half(const quoth_article *a, const quoth_paragraph *p,
                          quoth_run run) {
  uint32_t joint = run.stop, i = joint + 1;
  if (run.first == p->first || p->heading || i >= p->stop ||
      !quoth_token_is(&a->tokens, joint, "and") ||
      !quoth_token_is(&a->tokens, run.first - 1, "the") ||
      !is_open_half(a, run))
    return false;
  while (i < p->stop && i <= joint + SECOND_HALF_MAX && !ends_body(a, i) &&
         ((is_capital(a, i) && !(a->word[i] & (NAMED | BINDS))) ||
          a->tokens.at[i].kind == QUOTH_MARK))
    i++;
  if (i == p->stop || !is_capital(a, i) || !ends_body(a, i)) return false;
  quoth_words both = a->word[joint - 1] ^ a->word[i];
  return !(both & QUOTH_W_MEDIUM);
}

/* "Department of Health and Human Services", but not "Police Chief Orr and Mayor
** Voss": there is a joint already, and no one's title follows. */
static bool may_hold_and(const quoth_article *a, quoth_run run, uint32_t next) {
  if (a->word[next] & (BEFORE_NAME | QUOTH_W_GIVEN)) return false;
  if (a->word[run.first] & QUOTH_W_PORTFOLIO) return true;
  bool joined = false;
  for (uint32_t i = run.first; i < run.stop; i++) {
    if (a->word[i] & BEFORE_NAME) return false;
    joined = joined || !is_capital(a, i);
  }
  return joined;
}

/* "Minister in the Ministry of Finance Ana Reis": where an office is held,
** between a title and its holder. */
static bool is_seat(const quoth_article *a, uint32_t i, uint32_t stop) {
  return i + 2 < stop && (a->word[i - 1] & QUOTH_W_ROLE) &&
         (quoth_token_is(&a->tokens, i, "in") ||
          quoth_token_is(&a->tokens, i, "at")) &&
         quoth_token_is(&a->tokens, i + 1, "the") && is_capital(a, i + 2) &&
         (a->word[i + 2] & QUOTH_W_ORGANIZATION);
}

/* Joints of names: "of" and "the" in a body's name, particles in a person's.
** Gives the token where the run goes on, or 0. */
static uint32_t joint(const quoth_article *a, const quoth_spellings *s,
                      const quoth_paragraph *p, quoth_run run, bool body) {
  uint32_t i = run.stop;
  static const uint32_t words[] = {QUOTH_HASH("of"), QUOTH_HASH("for"),
                                   QUOTH_HASH("on")};
  if (is_first_half(a, p, run)) return i + 1;
  for (uint32_t k = 0; k < 3 && i + 1 < p->stop; k++, i++) {
    if (a->tokens.at[i].gap == QUOTH_GAP_NONE) return 0;
    if (k && goes_on(a, s, p, i)) return i;
    if (quoth_punct_is(a, i, '&')) continue;
    if (a->tokens.at[i].kind != QUOTH_WORD || is_capital(a, i)) return 0;
    if (a->word[i] & QUOTH_W_PARTICLE) continue;
    if (!body) return 0;
    bool links =
        (k && quoth_token_is(&a->tokens, i, "the")) ||
        QUOTH_TOKEN_AMONG(&a->tokens, i, words) ||
        (!k && is_seat(a, i, p->stop)) ||
        (quoth_token_is(&a->tokens, i, "and") && may_hold_and(a, run, i + 1));
    if (!links) return 0;
  }
  return i > run.stop && goes_on(a, s, p, i) ? i : 0;
}

/* "Elkhart County Sheriff's Department": an office that owns the body named
** behind it. */
static bool is_office_owner(const quoth_article *a, const quoth_paragraph *p,
                            uint32_t i) {
  return (a->word[i] & (QUOTH_W_ROLE | QUOTH_W_TITLE)) && i + 1 < p->stop &&
         is_capital(a, i + 1) && (a->word[i + 1] & QUOTH_W_ORGANIZATION);
}

/* A body's name may hold joints once it has a noun for a body: "Ministry of",
** "Church of", "House of".  A role may too: "Secretary of State". */
static quoth_run take_run(const quoth_article *a, const quoth_spellings *s,
                          const quoth_paragraph *p, uint32_t i) {
  bool body = false;
  quoth_run run = {i, i + 1};
  while (run.stop - run.first < QUOTH_NAME_TOKENS_MAX) {
    uint32_t last = run.stop - 1;
    if (a->word[last] & QUOTH_W_ORGANIZATION)
      body = true;
    else if (a->word[last] & BEFORE_NAME)
      body = false; /* District Judge */
    bool owns = (a->tokens.at[last].flags & QUOTH_POSSESSIVE) &&
                !(a->word[last] & QUOTH_W_GROUP) && /* People's Party */
                !is_office_owner(a, p, last);
    if (owns) break;
    uint32_t next = skip_apostrophe(a, skip_dot(a, run.stop));
    if (goes_on(a, s, p, next)) {
      run.stop = next + 1;
      continue;
    }
    run.stop = skip_dot(a, run.stop);
    next = run.stop;
    bool of = body || (a->word[last] & (QUOTH_W_ROLE | QUOTH_W_PORTFOLIO));
    next = next == last + 1 ? joint(a, s, p, run, of) : 0;
    if (!next) break;
    run.stop = next + 1;
  }
  return run;
}

static quoth_phrase phrase_in(const quoth_article *a, quoth_run run) {
  uint32_t key = QUOTH_PHRASE_START;
  if (run.stop - run.first > QUOTH_PHRASE_TOKENS_MAX + 1)
    return (quoth_phrase){0, 0};
  for (uint32_t i = run.first; i < run.stop; i++)
    key = quoth_phrase_add(key, a->tokens.at[i].hash);
  return quoth_phrase_of(key);
}

/* Longest phrase of the lists that the run starts with, in tokens. */
static uint32_t origin(const quoth_article *a, quoth_run run) {
  uint32_t key = QUOTH_PHRASE_START, n = 0;
  for (uint32_t i = run.first; i + 1 < run.stop; i++) {
    if (i - run.first >= QUOTH_PHRASE_TOKENS_MAX) break;
    key = quoth_phrase_add(key, a->tokens.at[i].hash);
    quoth_phrase p = quoth_phrase_of(key);
    if (p.kind == QUOTH_PHRASE_DEMONYM || p.kind == QUOTH_PHRASE_STATE)
      n = i + 1 - run.first;
  }
  return n;
}

/* "Ana B. Bloomberg": an agency may have its name from a person. */
static bool is_outlet_surname(const quoth_article *a, quoth_run core) {
  quoth_words last = a->word[core.stop - 1];
  bool behind_role = core.stop - core.first > 2 && /* Mayor Don Guardian */
                     (a->word[core.stop - 2] & QUOTH_W_GIVEN) &&
                     (a->word[core.stop - 3] & BEFORE_NAME);
  return core.stop - core.first > 1 &&
         (behind_role || a->word[core.first] & QUOTH_W_GIVEN) &&
         (last & QUOTH_W_OUTLET) &&
         !(last & (QUOTH_W_MEDIUM | QUOTH_W_PLACE)) &&
         !quoth_name_is_acronym(a, core.stop - 1);
}

static bool is_body(const quoth_article *a, quoth_run core) {
  quoth_words last = a->word[core.stop - 1], first = a->word[core.first];
  if (is_outlet_surname(a, core)) return false;
  if (last & (QUOTH_W_ORGANIZATION | QUOTH_W_SUFFIX | QUOTH_W_OUTLET))
    return true;
  if ((first & QUOTH_W_OUTLET) && (last & QUOTH_W_PLACE))
    return true; /* Herald Luthenia */
  for (uint32_t i = core.first; i + 1 < core.stop; i++) {
    if ((a->word[i] & QUOTH_W_ORGANIZATION) && !is_capital(a, i + 1))
      return true;
    if (i > core.first && (a->word[i] & QUOTH_W_PREPOSITION) &&
        is_capital(a, i))
      return true; /* Doctors Without Borders */
  }
  return false;
}

/* True where nothing but "Jr." stands from token i on. */
static bool is_rest_suffix(const quoth_article *a, uint32_t i, uint32_t stop) {
  for (; i < stop; i++)
    if (a->tokens.at[i].kind == QUOTH_WORD &&
        !quoth_token_is(&a->tokens, i, "jr") &&
        !quoth_token_is(&a->tokens, i, "sr"))
      return false;
  return true;
}

/* Where the name alone starts: behind the last title or role that has a name
** behind it ("Martin Luther King Jr." has none).  One that is a first name too
** begins a name of two words: "Dean Baker". */
static uint32_t core_start(const quoth_article *a, quoth_run run) {
  uint32_t start = run.first;
  for (uint32_t i = run.first; i + 1 < run.stop; i++) {
    quoth_words w = a->word[i];
    uint32_t next = skip_dot(a, i + 1);
    bool before =
        (w & BEFORE_NAME) && next < run.stop &&
        !(a->word[next] & QUOTH_W_ORGANIZATION) && /* Refugee Council */
        !is_rest_suffix(a, next, run.stop);
    if (before && (w & QUOTH_W_GIVEN) && next + 1 == run.stop) before = false;
    bool plural = i == run.first && (w & QUOTH_W_GROUP) && next < run.stop &&
                  (a->word[next] & QUOTH_W_GIVEN); /* Sisters Ana and Eva */
    if (before || plural) start = next;
    /* "Foreign Ministry Sergey Lavrov", as translated wires have it */
    bool person = (w & QUOTH_W_GIVEN) && !(w & QUOTH_W_ORGANIZATION) &&
                  !before && i > run.first &&
                  (a->word[i - 1] & QUOTH_W_ORGANIZATION);
    if (person) start = i;
  }
  return start;
}

/* "Secretary of State John Kerry": behind a role and "of", a name starts with
** the last first name that has a word behind it, or behind the noun for a body
** ("head of the Salt Council Enver Moe"); else there is none. */
static uint32_t core_behind_joint(const quoth_article *a, quoth_run core) {
  if (is_capital(a, core.first)) return core.first;
  for (uint32_t i = core.stop - 1; i-- > core.first;)
    if (is_capital(a, i) && (a->word[i] & QUOTH_W_GIVEN) &&
        !(a->word[i] & QUOTH_W_ORGANIZATION))
      return i;
  for (uint32_t i = core.stop - 1; i-- > core.first;)
    if (a->word[i] & QUOTH_W_ORGANIZATION)
      return i + 2 < core.stop && is_capital(a, i + 1) ? i + 1 : core.stop;
  return core.stop;
}

/* "Director of the Salt Centre", "Attorney for the District of Salt", not
** "Office of the Director". */
static bool is_office_of(const quoth_article *a, quoth_run run) {
  static const uint32_t links[] = {QUOTH_HASH("of"), QUOTH_HASH("for"),
                                   QUOTH_HASH("in"), QUOTH_HASH("at")};
  for (uint32_t i = run.first; i + 1 < run.stop; i++) {
    if (a->word[i] & QUOTH_W_ORGANIZATION) return false;
    if ((a->word[i] & QUOTH_W_ROLE) &&
        QUOTH_TOKEN_AMONG(&a->tokens, i + 1, links))
      return true;
  }
  return false;
}

/* A run that ends in a role and has no name: "Prime Minister".  "Mr. King" and
** "Stephen King" have one. */
static bool is_role(const quoth_article *a, quoth_run run, quoth_run core) {
  quoth_words last = a->word[run.stop - 1];
  if (core.first == core.stop) return true;
  if (!(last & QUOTH_W_ROLE)) return false;
  if (quoth_token_is(&a->tokens, run.stop - 1, "democrat")) return true;
  if (core.stop - core.first > 1) return !(a->word[core.first] & QUOTH_W_GIVEN);
  for (uint32_t i = run.first; i < core.first; i++)
    if ((a->word[i] & QUOTH_W_TITLE) && !(a->word[i] & QUOTH_W_ROLE))
      return false;
  return true;
}

/* RIA, U.S., Secunia.com */
static bool is_acronym(const quoth_article *a, quoth_run core) {
  return core.stop - core.first == 1 &&
         (quoth_name_is_acronym(a, core.first) ||
          (a->tokens.at[core.first].flags & QUOTH_DOTTED));
}

/* "Ostholm Sentinel": a paper or station by the last word of its name. */
static bool is_paper(const quoth_article *a, quoth_run core) {
  return core.stop - core.first > 1 &&
         (a->word[core.stop - 1] & QUOTH_W_MEDIUM);
}

/* "T-shirt", "X-ray": a letter that tells a shape, and a noun. */
static bool is_lettered(const quoth_article *a, uint32_t i) {
  const quoth_token *t = &a->tokens.at[i];
  const char *at = a->tokens.text + t->start;
  return (t->flags & QUOTH_HYPHEN) && at[1] == '-' && at[2] >= 'a' &&
         at[2] <= 'z';
}

/* "Collins Place", "Salisbury Park": a spot by the last word of its name; some
** such words are surnames too, behind a first name. */
static bool is_spot(const quoth_article *a, quoth_run core) {
  static const uint32_t sure[] = {
      QUOTH_HASH("place"),   QUOTH_HASH("road"),      QUOTH_HASH("boulevard"),
      QUOTH_HASH("highway"), QUOTH_HASH("plaza"),     QUOTH_HASH("airport"),
      QUOTH_HASH("valley"),  QUOTH_HASH("beach"),     QUOTH_HASH("island"),
      QUOTH_HASH("islands"), QUOTH_HASH("creek"),     QUOTH_HASH("mountains"),
      QUOTH_HASH("terrace"), QUOTH_HASH("peninsula"), QUOTH_HASH("desert"),
      QUOTH_HASH("ocean"),   QUOTH_HASH("sea"),       QUOTH_HASH("strait"),
      QUOTH_HASH("bay"),     QUOTH_HASH("river"),     QUOTH_HASH("canyon"),
      QUOTH_HASH("springs"), QUOTH_HASH("heights"),   QUOTH_HASH("gardens")};
  static const uint32_t likely[] = {
      QUOTH_HASH("park"),   QUOTH_HASH("hill"),   QUOTH_HASH("hills"),
      QUOTH_HASH("lake"),   QUOTH_HASH("lane"),   QUOTH_HASH("harbour"),
      QUOTH_HASH("harbor"), QUOTH_HASH("bridge"), QUOTH_HASH("point"),
      QUOTH_HASH("forest"), QUOTH_HASH("woods"),  QUOTH_HASH("falls"),
      QUOTH_HASH("green"),  QUOTH_HASH("port")};
  uint32_t last = core.stop - 1;
  if (core.stop - core.first < 2) return false;
  return QUOTH_TOKEN_AMONG(&a->tokens, last, sure) ||
         (!(a->word[core.first] & QUOTH_W_GIVEN) &&
          QUOTH_TOKEN_AMONG(&a->tokens, last, likely));
}

static void judge_kind(const quoth_article *a, quoth_name *name) {
  quoth_run core = name->core;
  quoth_words last = a->word[core.stop - 1];
  quoth_phrase whole = phrase_in(a, core);
  bool given = (a->word[core.first] & QUOTH_W_GIVEN) &&
               core.stop - core.first > 1;
  name->kind = QUOTH_MENTION_NAME;
  if (name->core.first > name->run.first && !is_body(a, core)) return;
  if (whole.kind == QUOTH_PHRASE_DEMONYM)
    name->kind = QUOTH_MENTION_GROUP;
  else if (whole.kind)
    name->kind = QUOTH_MENTION_ORGANIZATION;
  else if (core.stop - core.first == 1 && !(last & QUOTH_W_GIVEN) &&
           (last & (QUOTH_W_GROUP | QUOTH_W_NATIONALITY)))
    name->kind = QUOTH_MENTION_GROUP;
  else if (is_body(a, core) || is_spot(a, core) ||
           (!given && (is_acronym(a, core) || is_paper(a, core))))
    name->kind = QUOTH_MENTION_ORGANIZATION;
  else if (is_lettered(a, core.stop - 1) || (last & QUOTH_W_PAPER && !given))
    name->kind = QUOTH_MENTION_THING;
  else if (last & QUOTH_W_GROUP && !given)
    name->kind = QUOTH_MENTION_GROUP;
}

/* "Spanish Ana Reis" is Ana Reis; "UN Charter" is no person. */
static void drop_origin(const quoth_article *a, quoth_name *name) {
  uint32_t n = origin(a, name->core);
  bool single = n && name->core.first + n + 1 == name->core.stop;
  if (single && !(a->word[name->core.stop - 1] & QUOTH_W_GIVEN))
    name->kind = QUOTH_MENTION_ORGANIZATION;
  else
    name->core.first += n;
}

/* The word before token i, over the full stop of a short title. */
static quoth_words before_dot(const quoth_article *a, uint32_t i) {
  return a->word[i - 1 - (i > 1 && quoth_punct_is(a, i - 1, '.'))];
}

static uint8_t run_gender(const quoth_article *a, const quoth_name *name) {
  for (uint32_t i = name->run.first; i < name->core.first; i++) {
    if (!(a->word[i] & BEFORE_NAME)) continue;
    uint8_t gender = quoth_words_gender(a->word[i]);
    if (gender) return gender;
  }
  quoth_words w = a->word[name->core.first];
  bool surname = name->core.stop == name->core.first + 1 &&
                 name->core.first > name->run.first &&
                 (before_dot(a, name->core.first) &
                  (QUOTH_W_TITLE | QUOTH_W_OFFICE)); /* Mayor Sharon, Dr. Lee */
  bool person = name->core.first < name->core.stop && !surname &&
                name->kind == QUOTH_MENTION_NAME;
  return person && (w & QUOTH_W_GIVEN) ? quoth_words_gender(w) : 0;
}

/* "Super Tuesday", "Good Friday": the name of a day, not of a person. */
static bool is_feast(const quoth_article *a, uint32_t i) {
  static const uint32_t words[] = {
      QUOTH_HASH("super"),  QUOTH_HASH("black"),  QUOTH_HASH("good"),
      QUOTH_HASH("easter"), QUOTH_HASH("cyber"),  QUOTH_HASH("bloody"),
      QUOTH_HASH("ash"),    QUOTH_HASH("palm"),   QUOTH_HASH("shrove"),
      QUOTH_HASH("maundy"), QUOTH_HASH("giving"), QUOTH_HASH("whit")};
  return i + 1 < a->tokens.n && (a->word[i + 1] & QUOTH_W_WEEKDAY) &&
         QUOTH_TOKEN_AMONG(&a->tokens, i, words);
}

/* May a name start with the word at i? */
static bool may_start(const quoth_article *a, const quoth_spellings *s,
                      const quoth_paragraph *p, uint32_t i) {
  if (!is_capital(a, i) || is_feast(a, i)) return false;
  if (quoth_name_starts_sentence(a, p, i)) return starts_name(a, s, p, i);
  bool binds = (a->word[i] & BINDS) &&
               !((a->word[i] & QUOTH_W_AUXILIARY) && !p->heading);
  return !binds || is_name_of_month(a, i) || quoth_name_is_acronym(a, i);
}

/* The name without roles before it. */
static quoth_run core_of(const quoth_article *a, quoth_run run) {
  quoth_run core = run;
  if (is_body(a, run) && !is_office_of(a, run)) return core;
  core.first = core_start(a, run);
  core.first = core_behind_joint(a, core);
  return core;
}

static void drop_honours(const quoth_article *a, quoth_name *name) {
  while (name->kind == QUOTH_MENTION_NAME &&
         name->core.stop > name->core.first + 1 &&
         quoth_name_is_honour(a, name->core.stop - 1))
    name->core.stop--;
}

bool quoth_name_read(const quoth_article *a, const quoth_spellings *s,
                     const quoth_paragraph *p, uint32_t i, quoth_name *name) {
  if (!may_start(a, s, p, i)) return false;
  *name = (quoth_name){.run = take_run(a, s, p, i)};
  name->core = core_of(a, name->run);
  bool whole = name->core.first == name->run.first;
  bool outlet = whole && phrase_in(a, name->core).kind == QUOTH_PHRASE_OUTLET;
  if (!outlet && is_role(a, name->run, name->core)) { /* the Observer */
    name->core = (quoth_run){name->run.stop, name->run.stop};
    name->kind = QUOTH_MENTION_ROLE;
    name->gender = quoth_words_gender(a->word[name->run.stop - 1]);
    return true;
  }
  judge_kind(a, name);
  if (whole && name->kind == QUOTH_MENTION_NAME) drop_origin(a, name);
  drop_honours(a, name);
  name->gender = run_gender(a, name);
  return true;
}
