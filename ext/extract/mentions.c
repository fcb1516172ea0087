/*
** mentions.c: who might be speaking: names, bodies, pronouns, roles, groups
** and papers, as noun phrases over the tokens.  Finds phrases that have a head
** the lists or the spelling know; frames.c adds other subjects where a cue asks
** for one.  Phrases do not overlap and are in order of their first token; each
** token is looked at a bounded number of times.
*/
#include "names.h"

#include <string.h>

#define HEADS QUOTH_WORDS_HEAD
#define OPENS QUOTH_WORDS_OPEN
#define ENDS  QUOTH_WORDS_END

#define PRONOUNS (QUOTH_W_PRONOUN | QUOTH_W_OBJECT)

/* Words before the head; longer phrases are seldom said of a speaker. */
#define MODIFIERS_MAX 8u
#define PHRASE_MAX    (QUOTH_NAME_TOKENS_MAX + MODIFIERS_MAX)
/* Unknown words kept before a noun without an article. */
#define UNKNOWN_MAX 3u
/* Words behind the head: "of the Russian foreign ministry in Moscow". */
#define TAIL_MAX 14u
#define TAIL_LINKS_MAX 3u
/* Words in brackets behind a name: "(R-Fla.)", "(KCNA)". */
#define BRACKET_MAX 8u
/* Words of a nickname in marks: Tom “Fixer” Dale. */
#define NICKNAME_MAX 3u

typedef struct finder {
  quoth_article *a;
  quoth_spellings spellings;
  const quoth_paragraph *paragraph;
  uint32_t i_paragraph, i_sentence, i_marked;
  QUOTH_VEC(quoth_mention) inner;     /* names inside other phrases */
  int32_t open[QUOTH_MARK_DEPTH_MAX]; /* marked spans around the token */
  uint32_t n_open;
} finder;

/* A noun phrase in the making. */
typedef struct phrase {
  uint32_t first, at;
  uint32_t head;      /* last token of the head; valid where `kind` is set */
  uint32_t stop;      /* behind the head */
  uint32_t opened;    /* first token that is more than an unknown word */
  quoth_name name;    /* where the head is a name */
  quoth_name owner;   /* "Putin's"; empty run: none */
  uint8_t kind, gender;
  bool plural, determined, named;
} phrase;

static quoth_words word_at(const finder *f, uint32_t i) {
  return f->a->word[i];
}

static bool is_lower_word(const finder *f, uint32_t i) {
  const quoth_token *t = &f->a->tokens.at[i];
  return t->kind == QUOTH_WORD && !(t->flags & QUOTH_CAPITAL);
}

static bool ends_in_ed(const finder *f, uint32_t i) {
  const quoth_token *t = &f->a->tokens.at[i];
  const char *stop = f->a->tokens.text + t->stop;
  return t->stop - t->start > 4 && stop[-1] == 'd' && stop[-2] == 'e';
}

/* The innermost marked span around token i; i grows from call to call. */
static int32_t marked_around(finder *f, uint32_t i) {
  while (f->i_marked < f->a->marked.n &&
         f->a->marked.at[f->i_marked].first <= i) {
    uint32_t depth = f->a->marked.at[f->i_marked].depth;
    if (depth < QUOTH_MARK_DEPTH_MAX) {
      f->n_open = f->n_open < depth ? f->n_open : depth;
      f->open[f->n_open++] = (int32_t)f->i_marked;
    }
    f->i_marked++;
  }
  while (f->n_open && f->a->marked.at[f->open[f->n_open - 1]].stop <= i)
    f->n_open--;
  return f->n_open ? f->open[f->n_open - 1] : QUOTH_NONE;
}

static uint32_t sentence_at(finder *f, uint32_t i) {
  while (f->i_sentence + 1 < f->a->sentences.n &&
         f->a->sentences.at[f->i_sentence + 1].first <= i)
    f->i_sentence++;
  return f->i_sentence;
}

static quoth_mention *put(finder *f, quoth_run run, uint8_t kind) {
  quoth_mention *m = QUOTH_PUSH(f->a->arena, &f->a->mentions);
  if (!m) return NULL;
  m->first = run.first;
  m->stop = m->name_first = m->name_stop = run.stop;
  m->kind = kind;
  m->apposition = QUOTH_NONE;
  m->sentence = sentence_at(f, run.first);
  m->marked = marked_around(f, run.first);
  return m;
}

static void put_name(finder *f, const quoth_name *name) {
  quoth_mention *m = put(f, name->run, name->kind);
  if (!m) return;
  m->name_first = name->core.first;
  m->name_stop = name->core.stop;
  m->gender = name->gender;
  m->plural = name->kind == QUOTH_MENTION_GROUP;
}

/* he, she, they, who …; "her" before a noun is no mention of its own. */
static bool take_pronoun(finder *f, uint32_t i) {
  quoth_words w = word_at(f, i);
  if (!(w & (PRONOUNS | QUOTH_W_RELATIVE))) return false;
  if (!(w & PRONOUNS) && !quoth_token_is(&f->a->tokens, i, "who")) return false;
  if (quoth_name_is_acronym(f->a, i)) return false; /* the US */
  bool owner = (w & QUOTH_W_OWNER) && i + 1 < f->paragraph->stop &&
               f->a->tokens.at[i + 1].kind == QUOTH_WORD &&
               !(word_at(f, i + 1) & ENDS);
  if (owner) return false;
  quoth_mention *m = put(f, (quoth_run){i, i + 1}, QUOTH_MENTION_PRONOUN);
  if (!m) return true;
  m->gender = quoth_words_gender(w);
  m->plural = (w & QUOTH_W_PLURAL) != 0;
  return true;
}

static uint8_t head_kind(quoth_words w) {
  if (w & (QUOTH_W_ROLE | QUOTH_W_KIN)) return QUOTH_MENTION_ROLE;
  if (w & QUOTH_W_GROUP) return QUOTH_MENTION_GROUP;
  if (w & QUOTH_W_ORGANIZATION)
    return QUOTH_MENTION_ORGANIZATION;
  return QUOTH_MENTION_THING;
}

/* True where within two unknown words behind a head another role follows, or
** what a name is of: "White House press secretary", "Internet security firm
** Secunia". */
static bool role_ahead(const finder *f, uint32_t i) {
  for (uint32_t k = i; k < i + 3 && k < f->paragraph->stop; k++) {
    if (!is_lower_word(f, k)) return false;
    quoth_words w = word_at(f, k);
    if (w & (QUOTH_W_ROLE | QUOTH_W_KIN)) return true;
    if ((w & QUOTH_W_ORGANIZATION) && k + 1 < f->paragraph->stop &&
        (f->a->tokens.at[k + 1].flags & QUOTH_CAPITAL))
      return true;
    if (w & (ENDS | QUOTH_W_CUE | QUOTH_W_VERB | OPENS | QUOTH_W_PRONOUN))
      return false;
  }
  return false;
}

static void open_at(phrase *p, uint32_t i) {
  if (i < p->opened) p->opened = i;
}

static void set_head(phrase *p, uint32_t i, quoth_words w, bool named) {
  p->head = i;
  p->stop = i + 1;
  p->kind = head_kind(w);
  p->gender = quoth_words_gender(w);
  p->named = named;
  open_at(p, i);
}

/* "Putin's" behind us: what follows is his. */
static void make_owner(phrase *p) {
  if (p->named) p->owner = p->name;
  p->kind = 0;
  p->named = false;
  p->determined = true;
}

/* "Luthenian": a demonym that no list has, by its ending. */
static bool ends_as_demonym(const finder *f, uint32_t i) {
  static const char *const tails[] = {"ian", "ish", "ese"};
  return QUOTH_TOKEN_ENDS(&f->a->tokens, i, tails, 4);
}

/* "the Luthenian engineering group": by the noun behind it too. */
static bool is_unlisted_demonym(const finder *f, const quoth_name *name) {
  uint32_t last = name->run.stop - 1, next = last + 1;
  return name->kind == QUOTH_MENTION_NAME && last == name->run.first &&
         last > f->paragraph->first &&
         quoth_token_is(&f->a->tokens, last - 1, "the") &&
         next < f->paragraph->stop && is_lower_word(f, next) &&
         !(word_at(f, next) & (ENDS | QUOTH_W_CUE | QUOTH_W_VERB)) &&
         ends_as_demonym(f, last);
}

/* "Syrian", "European": a demonym that is no plural waits for its noun. */
static bool is_adjective(const finder *f, const quoth_name *name) {
  uint32_t last = name->run.stop - 1;
  const quoth_token *t = &f->a->tokens.at[last];
  if (is_unlisted_demonym(f, name)) return true;
  if (quoth_name_is_compound(f->a, last)) return last == name->run.first;
  return name->kind == QUOTH_MENTION_GROUP &&
         (word_at(f, last) & QUOTH_W_NATIONALITY) &&
         f->a->tokens.text[t->stop - 1] != 's';
}

/* "The attack prompted Reis": behind a noun that no list has, a word in -ed is
** its verb; "the newly elected Reis" has an adverb there. */
static bool is_verb_before(const finder *f, const phrase *p) {
  uint32_t i = p->at;
  if (p->kind || !p->determined || i < p->first + 3) return false;
  const quoth_token *noun = &f->a->tokens.at[i - 2];
  const char *stop = f->a->tokens.text + noun->stop;
  return is_lower_word(f, i - 1) && ends_in_ed(f, i - 1) &&
         is_lower_word(f, i - 2) && !word_at(f, i - 1) &&
         !(word_at(f, i - 2) & ~(quoth_words)QUOTH_W_UTTERANCE) &&
         !(noun->flags & QUOTH_HYPHEN) && memcmp(stop - 2, "ly", 2) != 0;
}

/* A name inside a phrase; false where none starts. */
static bool phrase_name(finder *f, phrase *p) {
  quoth_name name;
  if (is_verb_before(f, p)) return false;
  if (!quoth_name_read(f->a, &f->spellings, f->paragraph, p->at, &name))
    return false;
  uint32_t last = name.run.stop - 1;
  set_head(p, last, 0, true);
  p->name = name;
  open_at(p, name.run.first);
  p->kind = name.kind;
  p->gender = name.gender ? name.gender : p->gender;
  p->at = name.run.stop;
  if (f->a->tokens.at[last].flags & QUOTH_POSSESSIVE) make_owner(p);
  else if (is_adjective(f, &name)) p->kind = 0;
  return true;
}

/* Steps over "of the" in "one of the officials". */
static bool of_some(finder *f, phrase *p) {
  uint32_t i = p->at;
  bool some = i == p->first + 1 && !p->kind && i + 1 < f->paragraph->stop &&
              (word_at(f, p->first) & (QUOTH_W_NUMBER | QUOTH_W_PLURAL)) &&
              quoth_token_is(&f->a->tokens, i, "of") &&
              (word_at(f, i + 1) & (QUOTH_W_DETERMINER | QUOTH_W_OWNER));
  if (some) p->at = i + 2;
  return some;
}

/* "IRNA news agency", "the Bild newspaper": words for an outlet behind its
** name; behind a place they belong to it, unless the name follows: "the German
** newspaper Bild", "CNN affiliate WKRB". */
static bool phrase_outlet(finder *f, phrase *p) {
  uint32_t k = p->at, last = p->at - 1;
  if (!p->named || p->stop != p->at) return false;
  bool person = p->name.gender ||
                (f->a->tokens.at[last].flags & QUOTH_POSSESSIVE) ||
                (word_at(f, p->name.core.first) & QUOTH_W_GIVEN);
  while (k < f->paragraph->stop && is_lower_word(f, k) &&
         (word_at(f, k) & (QUOTH_W_MEDIUM | QUOTH_W_ORGANIZATION)))
    k++;
  if (person || k == p->at || !(word_at(f, p->at) & QUOTH_W_MEDIUM))
    return false;
  bool place = word_at(f, last) & (QUOTH_W_PLACE | QUOTH_W_NATIONALITY);
  bool named =
      k < f->paragraph->stop && f->a->tokens.at[k].flags & QUOTH_CAPITAL;
  if (named && (place || !p->kind || ends_as_demonym(f, last) ||
                quoth_name_is_acronym(f->a, k)))
    return false;
  if (place) p->name.core.stop = k;
  p->kind = QUOTH_MENTION_ORGANIZATION;
  p->head = k - 1;
  p->stop = p->at = k;
  return true;
}

/* "many towns", "some mills": a word that stands for people where it stands
** alone, and behind it a noun in the plural that no list has. */
static bool is_counted(const finder *f, const phrase *p) {
  const quoth_token *t = &f->a->tokens.at[p->at];
  return p->kind == QUOTH_MENTION_GROUP && !p->named && p->at == p->first + 1 &&
         (word_at(f, p->first) & (QUOTH_W_NUMBER | QUOTH_W_DETERMINER)) &&
         is_lower_word(f, p->at) && t->n_core > 3 &&
         f->a->tokens.text[t->stop - 1] == 's';
}

/* A word that no list has, as most. */
static bool phrase_unknown(const finder *f, phrase *p) {
  if (is_counted(f, p)) {
    p->head = p->at++;
    p->stop = p->at;
    return true;
  }
  if (p->kind && !role_ahead(f, p->at)) return false;
  p->plural = false;
  p->at++;
  return true;
}

/* "first" of "first lady", "first deputy minister" */
static bool is_of_role(const finder *f, uint32_t i) {
  return (word_at(f, i) & QUOTH_W_PORTFOLIO) && i + 1 < f->paragraph->stop &&
         (word_at(f, i + 1) & (QUOTH_W_ROLE | QUOTH_W_PORTFOLIO));
}

/* "Director of the Salt" with "study" to come: the director stays the head. */
static bool is_office_of(const finder *f, const phrase *p) {
  return p->named && p->kind == QUOTH_MENTION_ROLE &&
         quoth_token_is(&f->a->tokens, p->name.run.first + 1, "of");
}

/* "Child advocates have", "Police reports were": a plural that is spelled as a
** cue goes on a bare noun where a verb follows. */
static bool phrase_plural(finder *f, phrase *p) {
  uint32_t i = p->at, next = i + 1;
  const quoth_token *t = &f->a->tokens.at[i];
  bool plural = (word_at(f, i) & QUOTH_W_CUE) && p->kind && p->stop == i &&
                !p->determined && p->kind == QUOTH_MENTION_ROLE &&
                f->a->tokens.text[t->stop - 1] == 's';
  if (!plural || next >= f->paragraph->stop ||
      !(word_at(f, next) & QUOTH_W_AUXILIARY))
    return false;
  set_head(p, i, QUOTH_W_GROUP, false);
  p->plural = true;
  p->at = next;
  return true;
}

/* "The new rules state that": a plural and its verb. */
static bool is_led_in(const finder *f, uint32_t i) {
  const quoth_token *t = &f->a->tokens.at[i];
  return i > f->paragraph->first && i + 1 < f->paragraph->stop &&
         quoth_token_is(&f->a->tokens, i + 1, "that") &&
         f->a->tokens.text[t[-1].stop - 1] == 's' &&
         f->a->tokens.text[t->stop - 1] != 's';
}

/* A word in lower case; false where the phrase ends before it. */
static bool phrase_word(finder *f, phrase *p) {
  uint32_t i = p->at;
  quoth_words w = word_at(f, i);
  if (of_some(f, p) || phrase_outlet(f, p) || phrase_plural(f, p)) return true;
  if ((w & (ENDS | QUOTH_W_PRONOUN)) && !is_of_role(f, i)) return false;
  if (w & OPENS) {
    if (i != p->first && !(w & QUOTH_W_NUMBER)) return false;
    p->determined = true;
    open_at(p, i);
  }
  bool can_head = (w & HEADS) != 0;
  if (w & QUOTH_W_CUE)
    can_head = can_head && !p->kind && (p->determined || i > p->first) &&
               !is_led_in(f, i);
  bool more = i + 1 < f->paragraph->stop;
  bool qualifies = (more && (w & QUOTH_W_QUALIFIER) &&
                    (f->a->tokens.at[i + 1].flags & QUOTH_CAPITAL)) ||
                   is_of_role(f, i);
  if ((w & (QUOTH_W_CUE | QUOTH_W_VERB)) && !can_head && !qualifies &&
      (p->kind || !p->determined || i > p->first + 1))
    return false;
  bool adds = can_head && !(w & QUOTH_W_CUE) && p->stop == i;
  if (p->kind && !adds && !role_ahead(f, i)) return false;
  if (can_head && is_office_of(f, p))
    p->stop = i + 1;
  else if (can_head)
    set_head(p, i, w, false);
  p->plural = (w & (QUOTH_W_GROUP | QUOTH_W_PLURAL)) != 0;
  p->at = i + 1;
  if (can_head && (f->a->tokens.at[i].flags & QUOTH_POSSESSIVE)) make_owner(p);
  return true;
}

/* "In May 2019 Ana Reis said": a year right before a name is no part of it. */
static bool is_year_before_name(const finder *f, uint32_t i) {
  const quoth_token *t = &f->a->tokens.at[i];
  const char *at = f->a->tokens.text + t->start;
  bool year =
      t->stop - t->start == 4 && (!memcmp(at, "19", 2) || !memcmp(at, "20", 2));
  return year && i > f->paragraph->first && i + 1 < f->paragraph->stop &&
         (t[1].flags & QUOTH_CAPITAL) && t[1].kind == QUOTH_WORD &&
         (word_at(f, i - 1) & (QUOTH_W_PREPOSITION | QUOTH_W_MONTH));
}

/* "40" before a noun; "71-year-old" is one. */
static bool phrase_number(finder *f, phrase *p) {
  const quoth_token *t = &f->a->tokens.at[p->at];
  if (p->at == p->first && is_year_before_name(f, p->at)) return false;
  bool aged = (t->flags & QUOTH_HYPHEN) && t->stop - t->start > 8 &&
              !memcmp(f->a->tokens.text + t->stop - 8, "year-old", 8);
  if (aged) set_head(p, p->at, QUOTH_W_ROLE, false);
  open_at(p, p->at);
  p->at++;
  return true;
}

/* Steps over the marks and the words of a nickname. */
static bool phrase_nickname(finder *f, phrase *p) {
  const quoth_token *t = f->a->tokens.at;
  if (!p->named || p->kind != QUOTH_MENTION_NAME) return false;
  uint32_t stop = f->paragraph->stop;
  for (uint32_t k = p->at + 2; k < p->at + 3 + NICKNAME_MAX; k++) {
    if (k + 1 >= stop) return false;
    if (t[k].kind != QUOTH_MARK) continue;
    bool capital = t[k + 1].kind == QUOTH_WORD &&
                   (t[k + 1].flags & QUOTH_CAPITAL) &&
                   t[k + 1].gap == QUOTH_GAP_SPACE;
    quoth_name rest;
    if (!capital || !quoth_name_read(f->a, &f->spellings, f->paragraph, k + 1,
                                     &rest))
      return false;
    p->name.run.stop = p->name.core.stop = rest.run.stop;
    p->head = rest.run.stop - 1;
    p->stop = p->at = rest.run.stop;
    return true;
  }
  return false;
}

/* "told reporters Luthenia would": no name follows its group in the plural. */
static bool ends_in_group(const finder *f, const phrase *p) {
  uint32_t i = p->at;
  if (p->kind != QUOTH_MENTION_GROUP || p->named || p->stop != i) return false;
  const quoth_token *t = &f->a->tokens.at[i];
  return t->kind == QUOTH_WORD && (t->flags & QUOTH_CAPITAL) &&
         is_lower_word(f, i - 1) && f->a->tokens.text[t[-1].stop - 1] == 's';
}

/* Steps over "(CHP)" in "People's Party (CHP) leader Ana Reis". */
static bool phrase_acronym(finder *f, phrase *p) {
  uint32_t i = p->at;
  bool body = p->named && p->kind == QUOTH_MENTION_ORGANIZATION;
  if (!body || i + 3 >= f->paragraph->stop || !quoth_punct_is(f->a, i, '(') ||
      !(f->a->tokens.at[i + 1].flags & QUOTH_CAPS) ||
      !quoth_punct_is(f->a, i + 2, ')') || !is_lower_word(f, i + 3) ||
      !(word_at(f, i + 3) & QUOTH_W_ROLE))
    return false;
  p->at = i + 3;
  return true;
}

/* A noun at the start of a sentence, or a verb's spelling, before a plural. */
static bool modifies_group(const finder *f, uint32_t i) {
  quoth_words w = word_at(f, i);
  return (!w || w & (QUOTH_W_CUE | QUOTH_W_VERB)) &&
         i + 1 < f->paragraph->stop && is_lower_word(f, i + 1) &&
         (word_at(f, i + 1) & (QUOTH_W_GROUP | QUOTH_W_PAPER));
}

/* The next word, number or nickname; false where the phrase ends before it. */
static bool phrase_step(finder *f, phrase *p) {
  const quoth_token *t = &f->a->tokens.at[p->at];
  if (t->kind != QUOTH_WORD) {
    if (t->kind == QUOTH_NUMBER && !p->kind) return phrase_number(f, p);
    return t->kind == QUOTH_MARK && phrase_nickname(f, p);
  }
  quoth_words w = word_at(f, p->at);
  if (t->flags & QUOTH_CAPITAL) {
    if (phrase_name(f, p)) return true;
    bool opens = w & (OPENS | HEADS | QUOTH_W_QUALIFIER);
    if (p->at == p->first && modifies_group(f, p->at))
      return phrase_unknown(f, p); /* Fire officials */
    if (!opens || p->at != p->first) return false;
  }
  return w ? phrase_word(f, p) : phrase_unknown(f, p);
}

/* A word in lower case that no list has. */
static bool is_unknown(const quoth_article *a, uint32_t i) {
  const uint32_t lower = QUOTH_TRAIT_WORD | QUOTH_TRAIT_CAPITAL;
  return !a->word[i] && (a->trait[i] & lower) == QUOTH_TRAIT_WORD;
}

/* Words that no list has, before the head. */
static void skip_unknown(const finder *f, phrase *p, uint32_t stop) {
  uint32_t i = p->at;
  while (i < stop && is_unknown(f->a, i))
    i++;
  if (i > p->at) p->plural = false;
  p->at = i;
}

/* "Professor Ana Reis deputy director of": a title and a whole name, and what
** follows is beside it. */
static bool is_whole_person(const finder *f, const phrase *p) {
  if (!p->named || p->kind != QUOTH_MENTION_NAME || p->at != p->stop)
    return false;
  uint32_t first = p->name.core.first;
  return p->name.core.stop > first + 1 && first > f->paragraph->first &&
         (word_at(f, first) & QUOTH_W_GIVEN) &&
         (word_at(f, first - 1) & QUOTH_W_TITLE);
}

/* Reads on from p->first; true where the phrase has a head. */
static bool phrase_read(finder *f, phrase *p) {
  uint32_t stop = p->first + PHRASE_MAX;
  if (stop > f->paragraph->stop) stop = f->paragraph->stop;
  while (p->at < stop) {
    if (!p->kind) skip_unknown(f, p, stop);
    if (p->at == stop || ends_in_group(f, p) || !phrase_step(f, p)) break;
    if (!p->kind) continue;
    if (phrase_acronym(f, p)) continue;
    bool name_ends =
        p->named && (p->at >= stop || !is_lower_word(f, p->at)) &&
        (p->at >= stop || f->a->tokens.at[p->at].kind != QUOTH_MARK);
    if (name_ends || is_whole_person(f, p)) break;
  }
  return p->kind != 0;
}

/* "accused Moscow of living in the past" */
static bool ends_in_ing(const finder *f, uint32_t i) {
  const quoth_token *t = &f->a->tokens.at[i];
  const char *stop = f->a->tokens.text + t->stop;
  return is_lower_word(f, i) && t->n_core > 5 && !memcmp(stop - 3, "ing", 3) &&
         !(word_at(f, i) & HEADS);
}

/* "In the opinion of S": a noun that is a cue leads to who speaks. */
static bool is_cue_noun(const finder *f, uint32_t i) {
  uint16_t entry;
  uint8_t form;
  return (word_at(f, i) & QUOTH_W_CUE) &&
         quoth_cue_look_up(f->a->tokens.at[i].hash, &entry, &form) &&
         form == QUOTH_CUE_NOUN;
}

/* True where words behind a preposition at i can belong to the head. */
static bool links(const finder *f, uint32_t i, const phrase *p) {
  static const uint32_t loose[] = {QUOTH_HASH("for"),  QUOTH_HASH("at"),
                                   QUOTH_HASH("from"), QUOTH_HASH("in"),
                                   QUOTH_HASH("to"),   QUOTH_HASH("on")};
  const quoth_tokens *t = &f->a->tokens;
  if (i + 1 >= f->paragraph->stop) return false;
  if (i > 0 && quoth_token_is(t, i, "to") && quoth_token_is(t, i - 1, "close"))
    return true; /* a source close to the singer */
  if (quoth_token_is(t, i, "of"))
    return !is_cue_noun(f, p->head) && !ends_in_ing(f, i + 1);
  bool lower = !p->named;
  if (!lower) return false;
  if (quoth_token_is(t, i, "with"))
    return quoth_token_is(t, i + 1, "knowledge") ||
           quoth_token_is(t, i - 1, "familiar");
  uint32_t next = i + 1;
  if (word_at(f, next) & (QUOTH_W_DETERMINER | QUOTH_W_OWNER)) next++;
  if (next >= f->paragraph->stop) return false;
  bool capital = (t->at[next].flags & QUOTH_CAPITAL) &&
                 !(word_at(f, next) & (QUOTH_W_WEEKDAY | QUOTH_W_MONTH));
  quoth_words head = word_at(f, p->head);
  if ((head & QUOTH_W_SPEAKS) && quoth_token_is(t, i, "for")) return true;
  if ((head & QUOTH_W_PAPER) && quoth_token_is(t, i, "by")) return capital;
  if ((head & QUOTH_W_PAPER) && quoth_token_is(t, i, "to"))
    return false; /* an email to Reuters */
  return capital && QUOTH_TOKEN_AMONG(t, i, loose);
}

/* End of the words that belong to a preposition at i; *last is the last name
** among them. */
static uint32_t linked(const finder *f, uint32_t i, uint32_t stop,
                       quoth_name *last) {
  const quoth_token *t = f->a->tokens.at;
  uint32_t k = i + 1;
  while (k < stop && t[k].kind != QUOTH_PUNCT && t[k].kind != QUOTH_MARK) {
    quoth_words w = word_at(f, k);
    quoth_name name;
    bool named = quoth_name_read(f->a, &f->spellings, f->paragraph, k, &name);
    if (named) {
      *last = name;
      k = name.run.stop < stop ? name.run.stop : stop;
      continue;
    }
    if (w & (ENDS | QUOTH_W_PRONOUN | QUOTH_W_OBJECT)) break;
    bool noun = (w & HEADS) || (word_at(f, k - 1) & (QUOTH_W_DETERMINER |
                                                     QUOTH_W_OWNER));
    if ((w & (QUOTH_W_CUE | QUOTH_W_VERB)) && !noun) break;
    if (k > i + 2 && ends_in_ed(f, k)) break;
    k++;
  }
  return k;
}

/* ", D-Calif.," behind a name; gives the token behind it. */
static uint32_t party(const finder *f, uint32_t at, uint32_t limit) {
  const quoth_token *t = f->a->tokens.at;
  if (at + 1 >= limit || !quoth_punct_is(f->a, at, ',')) return at;
  const quoth_token *tag = &t[at + 1];
  bool is_tag = tag->kind == QUOTH_WORD && (tag->flags & QUOTH_HYPHEN) &&
                (tag->flags & QUOTH_CAPITAL) &&
                f->a->tokens.text[tag->start + 1] == '-';
  if (!is_tag) return at;
  uint32_t k = at + 2;
  if (k < limit && quoth_punct_is(f->a, k, '.') && t[k].gap == QUOTH_GAP_NONE)
    k++;
  return k < limit && quoth_punct_is(f->a, k, ',') ? k + 1 : k;
}

/* "of the Russian foreign ministry", "familiar with the matter", "(R-Fla.)". */
static uint32_t take_tail(const finder *f, const phrase *p, quoth_name *last) {
  uint32_t at = p->stop, limit = p->stop + TAIL_MAX;
  if (limit > f->paragraph->stop) limit = f->paragraph->stop;
  for (uint32_t n = 0; n < TAIL_LINKS_MAX && at + 1 < limit; n++) {
    bool familiar = quoth_token_is(&f->a->tokens, at, "familiar") ||
                    quoth_token_is(&f->a->tokens, at, "close");
    uint32_t link = at + (familiar && !p->named);
    if (!links(f, link, p)) break;
    uint32_t end = linked(f, link, limit, last);
    if (end <= link + 1) break;
    at = end;
  }
  if (p->named) at = party(f, at, limit);
  bool bracket = p->named && at < limit && quoth_punct_is(f->a, at, '(');
  for (uint32_t k = at; bracket && k < limit && k <= at + BRACKET_MAX; k++)
    if (quoth_punct_is(f->a, k, ')')) return k + 1;
  return at;
}

/* Where a phrase without an article starts: unknown words count where a noun
** in lower case follows ("state-run news agency RIA"); before a name only those
** that tell who someone is ("former Salt Council head Ana Reis", not "met Ana
** Reis"). */
static uint32_t phrase_start(const finder *f, const phrase *p) {
  if (p->determined || p->opened <= p->first) return p->first;
  bool noun = is_lower_word(f, p->opened);
  uint32_t first = p->opened, n = 0;
  while (first > p->first && n++ < UNKNOWN_MAX &&
         (noun ||
          (word_at(f, first - 1) & (QUOTH_W_QUALIFIER | QUOTH_W_PORTFOLIO))))
    first--;
  return first;
}

/* "Professor of sea law Ana Reis", but "partner of tycoon Ana Reis": the field
** of an office or a title, told by a word that no list has. */
static bool is_field(const finder *f, const phrase *p, uint32_t i) {
  return !p->determined && is_lower_word(f, i) && i > p->head + 1 &&
         !(word_at(f, i) & ~(QUOTH_W_PORTFOLIO | QUOTH_W_WORK)) &&
         (word_at(f, p->head) & (QUOTH_W_TITLE | QUOTH_W_OFFICE)) &&
         quoth_token_is(&f->a->tokens, p->head + 1, "of");
}

/* "the head of the foreign ministry Sergey Lavrov": a name behind a body or a
** state is the holder's; behind a title ("a spokesman for President Obama") it
** is not. */
static bool is_holder(const finder *f, const phrase *p, const quoth_name *last,
                      uint32_t stop) {
  uint32_t first = last->core.first;
  return p->kind == QUOTH_MENTION_ROLE && last->run.stop == stop &&
         last->kind == QUOTH_MENTION_NAME && last->core.stop > first + 1 &&
         (word_at(f, first) & QUOTH_W_GIVEN) &&
         (first > last->run.first ||
          (word_at(f, first - 1) & QUOTH_W_ORGANIZATION) ||
          is_field(f, p, first - 1)) &&
         !(word_at(f, first - 1) & (QUOTH_W_TITLE | QUOTH_W_ROLE));
}

/* "a spokesman for Mayor Ana Reis", "a partner of Salt Bank": a whole name
** inside a phrase, kept for what goes back to it. */
static void keep_inner(finder *f, const quoth_name *name,
                       const quoth_mention *around) {
  bool whole = name->run.stop > name->run.first &&
               name->core.stop > name->core.first + 1;
  bool person = name->kind == QUOTH_MENTION_NAME &&
                (word_at(f, name->core.first) & QUOTH_W_GIVEN);
  bool body = name->kind == QUOTH_MENTION_ORGANIZATION;
  if (!whole || !(person || body) || around->kind == QUOTH_MENTION_NAME) return;
  quoth_mention m = *around;
  quoth_mention *to = QUOTH_PUSH(f->a->arena, &f->inner);
  if (!to) return;
  *to = m;
  to->kind = name->kind;
  to->first = name->run.first;
  to->stop = name->run.stop;
  to->name_first = name->core.first;
  to->name_stop = name->core.stop;
  to->gender = name->gender;
  to->plural = false;
}

/* Behind the ordered mentions. */
static void put_inner(finder *f) {
  for (uint32_t k = 0; k < f->inner.n; k++) {
    quoth_mention *m = QUOTH_PUSH(f->a->arena, &f->a->mentions);
    if (m) *m = f->inner.at[k];
  }
  f->a->n_mention_named = f->a->mentions.n;
}

static void phrase_put(finder *f, const phrase *p) {
  uint32_t first = phrase_start(f, p);
  quoth_name last = {0};
  quoth_run run = {first, take_tail(f, p, &last)};
  quoth_mention *m = put(f, run, p->kind);
  if (!m) return;
  bool holder = is_holder(f, p, &last, run.stop);
  if (holder) {
    m->kind = QUOTH_MENTION_NAME;
    m->name_first = last.core.first;
    m->name_stop = last.core.stop;
  } else if (p->named) {
    m->name_first = p->name.core.first;
    m->name_stop = p->name.core.stop;
  }
  m->gender = holder && last.gender ? last.gender : p->gender;
  m->plural = p->kind == QUOTH_MENTION_GROUP ||
              (p->plural && p->kind != QUOTH_MENTION_NAME);
  keep_inner(f, &last, m);
  keep_inner(f, &p->owner, m);
}

/* The first token from i on with which something may start: no sign, no word
** that is not nominal, and none of a row of words that no list has and that
** nothing else goes on.  Of a long row, the last PHRASE_MAX or fewer count. */
static uint32_t next_start(const quoth_article *a, uint32_t i, uint32_t stop) {
  const uint8_t traits =
      QUOTH_TRAIT_CAPITAL | QUOTH_TRAIT_NUMBER | QUOTH_TRAIT_NOMINAL;
  uint32_t found = quoth_trait_next(a, i, stop, traits), row = found;
  if (found == stop) return stop;
  while (row > i && is_unknown(a, row - 1))
    row--;
  return row == found ? row : row + (found - 1 - row) / PHRASE_MAX * PHRASE_MAX;
}

static phrase phrase_at(uint32_t i) {
  phrase p; /* not zeroed as a whole: names are read where they were set */
  p.first = p.at = i;
  p.opened = UINT32_MAX;
  p.owner.run = (quoth_run){0, 0};
  p.kind = p.gender = 0;
  p.plural = p.determined = p.named = false;
  return p;
}

/* One phrase or word at token i; gives the token to go on with. */
static uint32_t take(finder *f, uint32_t i) {
  if (take_pronoun(f, i)) return i + 1;
  if (is_lower_word(f, i) && (word_at(f, i) & (ENDS | QUOTH_W_PRONOUN)))
    return i + 1;
  phrase p = phrase_at(i);
  uint32_t n = f->a->mentions.n;
  if (phrase_read(f, &p)) phrase_put(f, &p);
  else if (p.owner.run.stop > p.owner.run.first) put_name(f, &p.owner);
  if (f->a->mentions.n > n && f->a->mentions.at[n].stop > i)
    return f->a->mentions.at[n].stop;
  return p.at > i ? p.at : i + 1;
}

static const uint32_t *make_index(const quoth_article *a) {
  uint32_t n = a->tokens.n / QUOTH_MENTION_STRIDE + 1, i = 0;
  uint32_t *from = quoth_arena_raw(a->arena, n, sizeof *from);
  for (uint32_t k = 0; from && k < a->n_mention_ordered; k++)
    for (; i * QUOTH_MENTION_STRIDE <= a->mentions.at[k].first; i++)
      from[i] = k;
  while (from && i < n) from[i++] = a->n_mention_ordered;
  return from;
}

void quoth_mentions_find(quoth_article *a) {
  finder f = {.a = a};
  if (a->arena->status || !quoth_spellings_make(&f.spellings, a)) return;
  for (uint32_t k = 0; k < a->paragraphs.n && !a->arena->status; k++) {
    f.paragraph = &a->paragraphs.at[k];
    if (k % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) break;
    uint32_t i = f.paragraph->first;
    if (i < a->body && a->body < f.paragraph->stop) i = a->body; /* dateline */
    uint32_t stop = f.paragraph->stop;
    while ((i = next_start(a, i, stop)) < stop)
      i = take(&f, i);
  }
  a->n_mention_ordered = a->mentions.n;
  a->mention_from = make_index(a);
  put_inner(&f);
}

/* Index of the first ordered mention that starts at `token` or later. */
static uint32_t lower_bound(const quoth_article *a, uint32_t token) {
  if (!a->mention_from || token >= a->tokens.n) return a->n_mention_ordered;
  uint32_t k = a->mention_from[token / QUOTH_MENTION_STRIDE];
  while (k < a->n_mention_ordered && a->mentions.at[k].first < token)
    k++;
  return k;
}

int32_t quoth_mention_at(const quoth_article *a, uint32_t token) {
  uint32_t k = lower_bound(a, token);
  bool here = k < a->n_mention_ordered && a->mentions.at[k].first == token;
  return here ? (int32_t)k : QUOTH_NONE;
}

int32_t quoth_mention_before(const quoth_article *a, uint32_t token) {
  uint32_t k = lower_bound(a, token);
  bool here = k > 0 && a->mentions.at[k - 1].stop <= token;
  return here ? (int32_t)k - 1 : QUOTH_NONE;
}

int32_t quoth_mention_over(const quoth_article *a, uint32_t token) {
  uint32_t k = lower_bound(a, token + 1);
  bool here = k > 0 && a->mentions.at[k - 1].stop > token;
  return here ? (int32_t)k - 1 : QUOTH_NONE;
}
