/*
** sources.c: the chain through which a quote came: told RT, as reported by
** Hurriyet, citing KCNA, (Reuters).  Looks at the bodies and people named in
** the sentence of a quote's frame, outside its marks; does not say who spoke.
** Each sentence is read once, however many quotes it holds.
*/
#include "entities.h"
#include "grammar.h"
#include "phrases.h"

/* Links kept of one sentence, and of one quote. */
#define LINKS_MAX 8u

/* How far from the speaker a link stands; nearest first. */
enum distance { HEARD, CITED, REPORTED, CREDITED };

/* Words before a name that make it a source.  Where only an outlet will do,
** others are just addressed: "told Parliament". */
static const struct lead {
  uint32_t words[3]; /* nearest to the name first */
  const char *relation;
  uint8_t distance;
  bool outlet;
} leads[] = {
#define W QUOTH_HASH
    {{W("to"), W("according")}, "according to", REPORTED, false},
    {{W("by"), W("reported"), W("as")}, "as reported by", REPORTED, false},
    {{W("by"), W("quoted"), W("as")}, "as quoted by", REPORTED, false},
    {{W("by"), W("cited"), W("as")}, "as cited by", REPORTED, false},
    {{W("by"), W("reported")}, "reported by", REPORTED, false},
    {{W("by"), W("quoted")}, "quoted by", REPORTED, false},
    {{W("by"), W("cited")}, "cited by", REPORTED, false},
    {{W("by"), W("saying"), W("as")}, "quoted by", REPORTED, false},
    {{W("by"), W("carried")}, "carried by", REPORTED, true},
    {{W("by"), W("published")}, "published by", REPORTED, true},
    {{W("in"), W("published")}, "published in", REPORTED, true},
    {{W("by"), W("released")}, "released by", REPORTED, true},
    {{W("by"), W("broadcast")}, "broadcast by", REPORTED, true},
    {{W("on"), W("broadcast")}, "broadcast on", REPORTED, true},
    {{W("by"), W("aired")}, "aired by", REPORTED, true},
    {{W("on"), W("aired")}, "aired on", REPORTED, true},
    {{W("by"), W("obtained")}, "obtained by", REPORTED, true},
    {{W("by"), W("seen")}, "seen by", REPORTED, true},
    {{W("per")}, "per", REPORTED, true},
    {{W("citing")}, "citing", CITED, false},
    {{W("quoting")}, "quoting", CITED, false},
    {{W("told")}, "told", HEARD, true},
    {{W("tells")}, "told", HEARD, true},
    {{W("telling")}, "told", HEARD, true},
    {{W("with"), W("interview")}, "in an interview with", HEARD, true},
    {{W("to"), W("interview")}, "in an interview with", HEARD, true},
    {{W("on"), W("interview")}, "in an interview with", HEARD, true},
    {{W("for"), W("interview")}, "in an interview with", HEARD, true},
    {{W("by"), W("interviewed")}, "in an interview with", HEARD, true},
    {{W("of"), W("edition")}, "told", HEARD, true},
    {{W("to"), W("speaking")}, "speaking to", HEARD, true},
    {{W("with"), W("speaking")}, "speaking to", HEARD, true},
    {{W("on"), W("speaking")}, "speaking on", HEARD, true},
    {{W("on"), W("appearing")}, "appearing on", HEARD, true},
    {{W("on"), W("appearance")}, "appearing on", HEARD, true},
    {{W("to"), W("spoke")}, "speaking to", HEARD, true},
    {{W("to"), W("remarks")}, "in remarks to", HEARD, true},
    {{W("to"), W("comments")}, "in comments to", HEARD, true},
    {{W("to"), W("statement")}, "in a statement to", HEARD, true},
    {{W("to"), W("email")}, "in an email to", HEARD, true},
    {{W("in"), W("wrote")}, "writing in", HEARD, true},
    {{W("in"), W("writing")}, "writing in", HEARD, true},
    {{W("in"), W("op-ed")}, "writing in", HEARD, true},
    {{W("in"), W("article")}, "writing in", HEARD, true},
    {{W("on"), W("said")}, "speaking on", HEARD, true},
    {{W("with"), W("shared")}, "speaking to", HEARD, true},
    {{W("with"), W("shares")}, "speaking to", HEARD, true},
};
static const struct lead spoke_to = {{0}, "speaking to", HEARD, true};

/* Verbs behind an outlet that hands on what another said. */
static const struct {
  uint32_t verb;
  const char *relation;
} hands_on[] = {
    {W("reported"), "reported by"}, {W("reports"), "reported by"},
    {W("quoted"), "quoted by"}, {W("quotes"), "quoted by"},
    {W("cited"), "cited by"}, {W("cites"), "cited by"},
#undef W
};

typedef struct link {
  uint32_t mention;
  const char *relation;
  uint8_t distance;
} link;

/* What one sentence holds. */
typedef struct found {
  bool read;
  uint32_t first, n; /* in finder.links */
} found;

typedef struct finder {
  quoth_article *a;
  found *of_sentence;
  uint32_t *first_mention; /* of each sentence */
  QUOTH_VEC(link) links;
} finder;

/* ---- what is an outlet ---- */

/* "BBC Radio 4" of "BBC Radio 4's Today programme"; empty for no owner. */
static quoth_run owner_of(const quoth_article *a, const quoth_mention *m) {
  quoth_run none = {m->stop, m->stop};
  uint32_t first = m->first, i = first;
  if (quoth_word_has(a, first, QUOTH_W_DETERMINER)) first++;
  while (i < m->name_first && !(a->tokens.at[i].flags & QUOTH_POSSESSIVE))
    i++;
  bool owned = i < m->name_first && i >= first &&
               (quoth_word_has(a, first, QUOTH_W_OUTLET) ||
                quoth_word_has(a, i, QUOTH_W_MEDIUM | QUOTH_W_OUTLET));
  return owned ? (quoth_run){first, i + 1} : none;
}

/* The words that name what a mention is: "Sabah" of "the newspaper Sabah" and
** of "the Sabah daily"; empty where none do. */
static quoth_run core_of(const quoth_article *a, const quoth_mention *m) {
  quoth_run core = owner_of(a, m);
  if (core.first < core.stop) return core;
  core = (quoth_run){m->name_first, m->name_stop};
  uint32_t last = m->stop - 1;
  bool medium = m->kind == QUOTH_MENTION_ORGANIZATION &&
                quoth_word_has(a, last, QUOTH_W_MEDIUM) &&
                !(a->tokens.at[last].flags & QUOTH_CAPITAL);
  if (core.first < core.stop || !medium) return core;
  core = (quoth_run){m->first, m->stop};
  while (core.first < core.stop &&
         (!(a->tokens.at[core.first].flags & QUOTH_CAPITAL) ||
          quoth_word_has(a, core.first, QUOTH_W_DETERMINER)))
    core.first++;
  bool place = core.stop > core.first + 1 && /* "the Varna newspaper" */
               quoth_word_has(a, core.stop - 2,
                              QUOTH_W_PLACE | QUOTH_W_NATIONALITY);
  if (!place && core.stop > core.first + 1) core.stop--;
  return core;
}

static bool in_lists(const quoth_article *a, quoth_run core) {
  uint32_t key = QUOTH_PHRASE_START;
  if (core.stop - core.first > QUOTH_PHRASE_TOKENS_MAX) return false;
  for (uint32_t i = core.first; i < core.stop; i++)
    key = quoth_phrase_add(key, a->tokens.at[i].hash);
  return quoth_phrase_of(key).kind == QUOTH_PHRASE_OUTLET;
}

/* "RT Arabic", "BBC Persian", "Guardian Business": the service of an outlet in
** a language, or one of its desks. */
static bool is_service(const quoth_article *a, quoth_run core) {
  static const uint32_t desks[] = {
      QUOTH_HASH("business"), QUOTH_HASH("sport"),    QUOTH_HASH("sports"),
      QUOTH_HASH("money"),    QUOTH_HASH("politics"), QUOTH_HASH("weather"),
      QUOTH_HASH("health"),   QUOTH_HASH("science"),  QUOTH_HASH("travel"),
      QUOTH_HASH("opinion"),  QUOTH_HASH("style"),    QUOTH_HASH("digital")};
  quoth_run outlet = {core.first, core.stop - 1};
  return outlet.stop > outlet.first &&
         (quoth_word_has(a, outlet.stop, QUOTH_W_LANGUAGE) ||
          QUOTH_TOKEN_AMONG(&a->tokens, outlet.stop, desks)) &&
         in_lists(a, outlet);
}

/* A single word that ends as papers and stations do: Morgenpost, Nordbladet. */
static bool has_outlet_tail(const quoth_article *a, quoth_run core) {
  static const char *const tails[] = {"zeitung", "bladet",  "blatt",  "post",
                                      "presse",  "tribune", "kurier", "-tv",
                                      "nyheter", "media"};
  return core.stop - core.first == 1 &&
         QUOTH_TOKEN_ENDS(&a->tokens, core.first, tails, 3);
}

/* In the lists, or told by a word of the name ("Buffalo News") or right beside
** it ("the newspaper Sabah", "Sabah newspaper"); a person with an outlet's
** title is none. */
static bool is_outlet(const quoth_article *a, const quoth_mention *m) {
  quoth_run core = core_of(a, m);
  uint32_t n = core.stop - core.first;
  if (n == 0) return false;
  if (in_lists(a, core) || is_service(a, core) || has_outlet_tail(a, core))
    return true;
  bool person = n == 2 && quoth_word_has(a, core.first, QUOTH_W_GIVEN) &&
                m->kind == QUOTH_MENTION_NAME;
  bool led = core.first > m->first &&
             quoth_word_has(a, core.first - 1, QUOTH_W_MEDIUM);
  if (person) return led; /* the daily El Correo */
  if (n > 1 && (quoth_word_has(a, core.first, QUOTH_W_MEDIUM) ||
                quoth_word_has(a, core.stop - 1, QUOTH_W_MEDIUM)))
    return true;
  return led || (core.stop < a->tokens.n &&
                 !(a->tokens.at[core.stop - 1].flags & QUOTH_POSSESSIVE) &&
                 quoth_word_has(a, core.stop, QUOTH_W_MEDIUM));
}

/* KXAN, WUSA-TV, VH1: the call sign of a station, or letters and a number. */
static bool is_call_sign(const quoth_article *a, quoth_run core) {
  quoth_str name = quoth_token_text(&a->tokens, core.first);
  if (core.stop - core.first != 1 || name.n_byte < 3) return false;
  bool american = name.at[0] == 'K' || name.at[0] == 'W';
  uint32_t n_capital = 0;
  while (n_capital < name.n_byte && name.at[n_capital] >= 'A' &&
         name.at[n_capital] <= 'Z')
    n_capital++;
  char next = n_capital < name.n_byte ? name.at[n_capital] : 0;
  if (n_capital == 4) return american && (!next || next == '-');
  return n_capital > 1 && next >= '0' && next <= '9';
}

/* He told The List: print writes "the" small but in the title of a paper. */
static bool is_titled(const quoth_article *a, const quoth_mention *m) {
  uint32_t first = m->name_first - 1;
  return m->name_first > m->first && quoth_token_is(&a->tokens, first, "the") &&
         a->tokens.at[first].flags & QUOTH_CAPITAL &&
         first > a->sentences.at[m->sentence].first &&
         !quoth_word_has(a, m->name_first, QUOTH_W_PLACE | QUOTH_W_PUBLIC);
}

/* in an interview with the Globe: half of a paper's name. */
static bool is_short_title(const quoth_article *a, const quoth_mention *m,
                           quoth_run core) {
  return core.stop - core.first == 1 && core.first > m->first &&
         quoth_token_is(&a->tokens, core.first - 1, "the") &&
         quoth_word_has(a, core.first, QUOTH_W_MEDIUM);
}

/* What may be an outlet where someone speaks to it, and nothing tells more. */
static bool may_listen(const quoth_article *a, const quoth_mention *m) {
  quoth_run core = core_of(a, m);
  return core.first < core.stop && (is_call_sign(a, core) || is_titled(a, m) ||
                                    is_short_title(a, m, core));
}

/* ---- one sentence ---- */

/* A name that fills a pair of marks: the newspaper “Kommersant”. */
static bool fills_marks(const quoth_article *a, const quoth_mention *m) {
  if (m->marked == QUOTH_NONE) return false;
  const quoth_marked *span = &a->marked.at[m->marked];
  return span->first == m->first && span->stop == m->stop &&
         span->open < span->first;
}

/* Words of a kind of outlet before its name in marks. */
#define KIND_WORDS_MAX 3u

/* Where what leads to a name ends: before its marks and the words that tell its
** kind. */
static uint32_t lead_stop(const quoth_article *a, const quoth_mention *m,
                          uint32_t first, bool *medium) {
  uint32_t at = m->first;
  if (!fills_marks(a, m)) return at;
  at = a->marked.at[m->marked].open;
  for (uint32_t n = 0; n < KIND_WORDS_MAX && at > first; n++, at--) {
    if (!quoth_word_has(a, at - 1, QUOTH_W_MEDIUM | QUOTH_W_ORGANIZATION |
                                       QUOTH_W_DETERMINER |
                                       QUOTH_W_NATIONALITY))
      break;
    *medium = *medium || quoth_word_has(a, at - 1, QUOTH_W_MEDIUM);
  }
  return at;
}

/* True where the words end right before token i. */
static bool leads_to(const quoth_article *a, const struct lead *lead,
                     uint32_t i, uint32_t first) {
  for (uint32_t k = 0; k < 3 && lead->words[k]; k++)
    if (i < first + k + 1 || a->tokens.at[i - k - 1].hash != lead->words[k])
      return false;
  return true;
}

/* "confirmed to TASS", "explained to RIA": any cue with "to". */
static bool says_to(const quoth_article *a, uint32_t i, uint32_t first) {
  return i >= first + 2 && quoth_token_is(&a->tokens, i - 1, "to") &&
         quoth_word_has(a, i - 2, QUOTH_W_CUE);
}

static const struct lead *lead_of(const quoth_article *a,
                                  const quoth_mention *m) {
  uint32_t first = a->sentences.at[m->sentence].first;
  bool outlet = false;
  uint32_t stop = lead_stop(a, m, first, &outlet);
  /* the last word of each lead is one of these */
  if (stop == first ||
      !quoth_word_has(a, stop - 1, QUOTH_W_PREPOSITION | QUOTH_W_CUE))
    return NULL;
  outlet = outlet || is_outlet(a, m);
  bool heard = outlet || may_listen(a, m);
  for (size_t k = 0; k < QUOTH_N_ELEMENT(leads); k++) {
    bool may = leads[k].distance == HEARD ? heard : outlet;
    if (a->tokens.at[stop - 1].hash == leads[k].words[0] &&
        leads_to(a, &leads[k], stop, first) && (may || !leads[k].outlet))
      return &leads[k];
  }
  return heard && says_to(a, stop, first) ? &spoke_to : NULL;
}

/* The relation, or NULL. */
static const char *hands_it_on(const quoth_article *a, const quoth_mention *m) {
  if (m->stop >= a->sentences.at[m->sentence].stop) return NULL;
  for (size_t k = 0; k < QUOTH_N_ELEMENT(hands_on); k++)
    if (a->tokens.at[m->stop].hash == hands_on[k].verb)
      return is_outlet(a, m) ? hands_on[k].relation : NULL;
  return NULL;
}

static bool in_brackets(const quoth_article *a, const quoth_mention *m) {
  return m->first > 0 && m->stop < a->tokens.n &&
         quoth_punct_is(a, m->first - 1, '(') &&
         quoth_punct_is(a, m->stop, ')') && is_outlet(a, m);
}

static void put(finder *f, uint32_t m, const char *relation, uint8_t distance) {
  link *x = QUOTH_PUSH(f->a->arena, &f->links);
  if (x) *x = (link){m, relation, distance};
}

static void read_mention(finder *f, uint32_t m) {
  const quoth_mention *mention = &f->a->mentions.at[m];
  quoth_run core = core_of(f->a, mention);
  bool named = core.first < core.stop &&
               (mention->kind == QUOTH_MENTION_NAME ||
                mention->kind == QUOTH_MENTION_ORGANIZATION);
  bool inside = mention->marked != QUOTH_NONE && !fills_marks(f->a, mention);
  if (!named || inside) return;
  const struct lead *lead = lead_of(f->a, mention);
  const char *relation = lead ? NULL : hands_it_on(f->a, mention);
  if (lead) put(f, m, lead->relation, lead->distance);
  else if (relation) put(f, m, relation, REPORTED);
  else if (quoth_recalled_at(f->a, mention->stop) != QUOTH_NONE)
    put(f, m, "recalled by", REPORTED);
  else if (in_brackets(f->a, mention)) put(f, m, "credit", CREDITED);
}

static const found *read_sentence(finder *f, uint32_t s) {
  found *x = &f->of_sentence[s];
  if (x->read) return x;
  x->read = true;
  x->first = f->links.n;
  for (uint32_t m = f->first_mention[s]; m < f->a->n_mention_ordered; m++) {
    if (f->a->mentions.at[m].sentence != s) break;
    if (f->links.n - x->first == LINKS_MAX) break;
    read_mention(f, m);
  }
  x->n = f->links.n - x->first;
  return x;
}

/* ---- one quote ---- */

/* A link that is the speaker's own frame is no source. */
static bool is_speaker(const quoth_article *a, const quoth_draft *d,
                       const link *x) {
  const quoth_mention *source = &a->mentions.at[x->mention];
  if (d->mention < 0) return false;
  const quoth_mention *speaker = &a->mentions.at[d->mention];
  return speaker->first < source->stop && source->first < speaker->stop;
}

/* "Ana Reis told RIA it was over, and an aide said …": RIA heard Reis, and
** nobody knows who heard the aide. */
static bool is_told_by_another(const quoth_article *a, const quoth_draft *d,
                               const link *x) {
  const quoth_mention *m = &a->mentions.at[x->mention];
  if (x->distance != HEARD || m->first < 2 || d->cue < 0) return false;
  uint32_t k = quoth_cue_from(a, m->first - 2);
  if (k == a->cues.n || a->cues.at[k].first >= m->first) return false;
  const quoth_cue *told = &a->cues.at[k];
  bool addressed = quoth_cue_flags(told) & QUOTH_CUE_ADDRESSEE &&
                   told->form != QUOTH_CUE_BASE; /* in an email to */
  return addressed && told->subject != QUOTH_NONE && (int32_t)k != d->cue &&
         told->subject != d->mention;
}

static void fill(finder *f, quoth_draft *d) {
  const found *here = read_sentence(f, d->sentence);
  if (!here->n || d->mention < 0) return;
  quoth_source *out =
      quoth_arena_array(f->a->arena, here->n, sizeof *out);
  uint32_t n = 0;
  for (uint8_t distance = HEARD; out && distance <= CREDITED; distance++)
    for (uint32_t k = here->first; k < here->first + here->n; k++) {
      const link *x = &f->links.at[k];
      const quoth_mention *m = &f->a->mentions.at[x->mention];
      if (x->distance != distance || is_speaker(f->a, d, x) ||
          is_told_by_another(f->a, d, x))
        continue;
      quoth_run core = core_of(f->a, m);
      out[n++] = (quoth_source){quoth_entity_text(f->a, core), x->relation,
                                quoth_run_span(f->a, core)};
    }
  d->sources = out;
  d->n_source = n;
}

/* Words that go on in the same paragraph came the same way. */
static void inherit(quoth_article *a, quoth_draft *d) {
  if (d->n_source || d->inherits < 0) return;
  const quoth_draft *from = &a->drafts.at[d->inherits];
  bool near = a->sentences.at[d->sentence].paragraph ==
              a->sentences.at[from->sentence].paragraph;
  if (!near) return;
  d->sources = from->sources;
  d->n_source = from->n_source;
}

void quoth_sources_find(quoth_article *a) {
  finder f = {.a = a};
  if (a->arena->status || !a->sentences.n) return;
  f.of_sentence =
      quoth_arena_array(a->arena, a->sentences.n, sizeof *f.of_sentence);
  f.first_mention =
      quoth_arena_array(a->arena, a->sentences.n, sizeof *f.first_mention);
  if (!f.of_sentence || !f.first_mention) return;
  for (uint32_t m = a->n_mention_ordered; m-- > 0;)
    f.first_mention[a->mentions.at[m].sentence] = m;
  for (uint32_t d = 0; d < a->drafts.n; d++)
    if (!a->drafts.at[d].dropped) fill(&f, &a->drafts.at[d]);
  for (uint32_t d = 0; d < a->drafts.n; d++)
    if (!a->drafts.at[d].dropped) inherit(a, &a->drafts.at[d]);
}
