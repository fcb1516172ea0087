/*
** lexicon.h: what the word lists in schema/lexicon/en know of a word.  The
** tables are generated (schema/lexicon/compile.py) and constant.
**
** A list NAME.tsv with lines "word" gives its words the class QUOTH_W_NAME;
** words are lower case, without possessive 's.  A new list: a new .tsv and its
** bit here.  cues.tsv has its own columns, told in its first line.
*/
#ifndef QUOTH_EXTRACT_LEXICON_H
#define QUOTH_EXTRACT_LEXICON_H

#include "../text/base.h"

typedef uint64_t quoth_words; /* a set of classes */

#define QUOTH_W(bit) ((quoth_words)1 << (bit))

#define QUOTH_W_CUE         QUOTH_W(0)  /* a form of a cue: quoth_cue_look_up */
#define QUOTH_W_NOMINAL     QUOTH_W(1)  /* no list: QUOTH_WORDS_NOMINAL() */
#define QUOTH_W_ADVERB      QUOTH_W(2)  /* also, later, once, then; -ly too */
#define QUOTH_W_NEGATION    QUOTH_W(3)  /* not, never, n't forms */
#define QUOTH_W_PREPOSITION QUOTH_W(4)
#define QUOTH_W_CONJUNCTION QUOTH_W(5)  /* and, or, but, nor */
#define QUOTH_W_SUBORDINATE QUOTH_W(6)  /* while, because, although, as, if */
#define QUOTH_W_DETERMINER  QUOTH_W(7)  /* the, a, this, his, two, some */
#define QUOTH_W_PRONOUN     QUOTH_W(8)  /* subject pronouns: he, she, they, we */
#define QUOTH_W_RELATIVE    QUOTH_W(9)  /* who, which, whose, that */
#define QUOTH_W_VERB        QUOTH_W(10) /* common finite verbs that are no cue */
#define QUOTH_W_TITLE       QUOTH_W(11) /* Mr, Mrs, Dr, Sen., President */
#define QUOTH_W_ROLE        QUOTH_W(12) /* minister, spokesman, professor */
#define QUOTH_W_GROUP       QUOTH_W(13) /* officials, residents, police */
#define QUOTH_W_ORGANIZATION QUOTH_W(14) /* ministry, agency, company, Inc */
#define QUOTH_W_OUTLET      QUOTH_W(15) /* Reuters, CNN, Times, Interfax */
#define QUOTH_W_MALE        QUOTH_W(16) /* given names and words: he, Mr, king */
#define QUOTH_W_FEMALE      QUOTH_W(17)
#define QUOTH_W_PLACE       QUOTH_W(18) /* countries, capitals, US states */
#define QUOTH_W_NATIONALITY QUOTH_W(19) /* Russian, American */
#define QUOTH_W_WEEKDAY     QUOTH_W(20)
#define QUOTH_W_MONTH       QUOTH_W(21)
#define QUOTH_W_PAPER       QUOTH_W(22) /* report, poll, statement, letter */
#define QUOTH_W_NUMBER      QUOTH_W(23) /* two, dozens, hundreds */
#define QUOTH_W_OBJECT      QUOTH_W(24) /* me, him, her, them, us, it */
#define QUOTH_W_LABEL       QUOTH_W(25) /* called, dubbed, titled, so-called */
#define QUOTH_W_WORK        QUOTH_W(26) /* film, song, book: titles stand by */
#define QUOTH_W_GIVEN       QUOTH_W(27) /* any given name */
#define QUOTH_W_FIRST_PERSON QUOTH_W(28) /* I, we, my, our, you */
#define QUOTH_W_STARTER     QUOTH_W(29) /* words that start no name */
#define QUOTH_W_KIN         QUOTH_W(30) /* mother, brother, widow */
#define QUOTH_W_OFFICE      QUOTH_W(32) /* roles with one holder: president */
#define QUOTH_W_SPEAKS      QUOTH_W(33) /* roles that speak for another */
#define QUOTH_W_SUFFIX      QUOTH_W(34) /* ends a body's name: Inc, GmbH */
#define QUOTH_W_PARTICLE    QUOTH_W(35) /* inside a name: van, bin, al */
#define QUOTH_W_OWNER       QUOTH_W(36) /* his, her, their */
#define QUOTH_W_PLURAL      QUOTH_W(37) /* they, some, two */
#define QUOTH_W_STATE       QUOTH_W(38) /* countries and their people */
#define QUOTH_W_MEDIUM      QUOTH_W(39) /* newspaper, radio, Herald */
#define QUOTH_W_QUALIFIER   QUOTH_W(40) /* former, senior, state */
#define QUOTH_W_PORTFOLIO   QUOTH_W(41) /* prime, foreign, press */
#define QUOTH_W_TIME        QUOTH_W(42) /* week, past: never a speaker */
#define QUOTH_W_UTTERANCE   QUOTH_W(43) /* claim, promise: its owner speaks */
#define QUOTH_W_QUESTION     QUOTH_W(44) /* what, how, whether */
#define QUOTH_W_FIRM         QUOTH_W(45) /* nouns for any firm: company, maker */
#define QUOTH_W_CLUB         QUOTH_W(46) /* the same: charity, network */
#define QUOTH_W_PUBLIC       QUOTH_W(47) /* of neither: ministry, court, city */
#define QUOTH_W_PROFILE      QUOTH_W(48) /* roles that rename: the pensioner */
#define QUOTH_W_LANGUAGE     QUOTH_W(49) /* Arabic, of BBC Arabic */
#define QUOTH_W_AUXILIARY    QUOTH_W(50) /* has, was, would, did, can */
#define QUOTH_W_BASE        QUOTH_W(31) /* bare verbs: go, take, be */

/* Classes of a noun phrase that may name someone: of its head, of what opens
** it, and of what ends it. */
#define QUOTH_WORDS_HEAD                                                       \
  (QUOTH_W_ROLE | QUOTH_W_GROUP | QUOTH_W_ORGANIZATION | QUOTH_W_PAPER |       \
   QUOTH_W_KIN)
#define QUOTH_WORDS_OPEN (QUOTH_W_DETERMINER | QUOTH_W_OWNER | QUOTH_W_NUMBER)
#define QUOTH_WORDS_END                                                        \
  (QUOTH_W_AUXILIARY | QUOTH_W_PREPOSITION | QUOTH_W_CONJUNCTION |             \
   QUOTH_W_SUBORDINATE | QUOTH_W_RELATIVE | QUOTH_W_NEGATION |                 \
   QUOTH_W_ADVERB | QUOTH_W_WEEKDAY | QUOTH_W_MONTH | QUOTH_W_QUESTION)
#define QUOTH_WORDS_STAND (QUOTH_W_PRONOUN | QUOTH_W_OBJECT | QUOTH_W_RELATIVE)

/* A listed word that may stand for someone, or in a phrase that does, where it
** has no capital: half of a text may not.  The tables have it beside the
** classes of a word, so that no step reckons it of each token. */
#define QUOTH_WORDS_NOMINAL(w)                                                 \
  ((QUOTH_WORDS_STAND & (w)) ||                                                \
   (!(QUOTH_WORDS_END & (w)) &&                                                \
    (!((QUOTH_W_CUE | QUOTH_W_VERB) & (w)) ||                                  \
     ((QUOTH_WORDS_HEAD | QUOTH_WORDS_OPEN | QUOTH_W_QUALIFIER |               \
       QUOTH_W_PORTFOLIO) &                                                    \
      (w)))))
#define QUOTH_WORDS(w) ((w) | (QUOTH_WORDS_NOMINAL(w) ? QUOTH_W_NOMINAL : 0))

/* The table of words, for quoth_words_of() alone, which is asked of every token
** and so stands here.  Words whose hashes start alike share a shift, which
** compile.py chose so that each has a slot of its own: one look tells, and
** nothing is to be guessed. */
typedef struct quoth_word_slot {
  uint32_t hash;
  uint16_t set; /* in quoth_word_sets; 0: an empty slot */
  uint16_t cue; /* in the table of forms, from 1 */
} quoth_word_slot;
#define QUOTH_WORD_SLOTS  32768u
#define QUOTH_WORD_SHIFTS 4096u /* by the first bits of a hash */
#define QUOTH_WORD_FACTOR 2654435769u
#pragma GCC visibility push(hidden) /* ours: found without a detour */
extern const quoth_word_slot quoth_word_slots[QUOTH_WORD_SLOTS];
extern const uint16_t quoth_word_shifts[QUOTH_WORD_SHIFTS];
extern const quoth_words quoth_word_sets[];
#pragma GCC visibility pop

/* The slot where a word is, if it is listed. */
static inline const quoth_word_slot *quoth_word_slot_of(uint32_t hash) {
  uint32_t shift =
      quoth_word_shifts[hash / (UINT32_MAX / QUOTH_WORD_SHIFTS + 1)];
  uint32_t mixed = (hash ^ shift) * QUOTH_WORD_FACTOR;
  return &quoth_word_slots[mixed / (UINT32_MAX / QUOTH_WORD_SLOTS + 1)];
}

/* Classes of a word by the hash of its token; 0 for a word not listed. */
static inline quoth_words quoth_words_of(uint32_t hash) {
  const quoth_word_slot *slot = quoth_word_slot_of(hash);
  uint32_t listed = 0u - (slot->hash == hash); /* all bits or none */
  return quoth_word_sets[slot->set & listed];
}

enum quoth_cue_form {
  QUOTH_CUE_PRESENT = 1, /* says */
  QUOTH_CUE_PAST,        /* said, wrote */
  QUOTH_CUE_PARTICIPLE,  /* written: passive or perfect */
  QUOTH_CUE_GERUND,      /* saying */
  QUOTH_CUE_BASE,        /* say */
  QUOTH_CUE_NOUN,        /* statement, words */
  QUOTH_CUE_PHRASE,      /* according to, per */
  QUOTH_CUE_SIGN,        /* the colon */
};

/* What may follow or lead a cue. */
enum quoth_cue_flag {
  QUOTH_CUE_SPEECH = 1,      /* takes words in marks: said, shrugged */
  QUOTH_CUE_CLAUSE = 2,      /* takes a bare clause: said rates will fall */
  QUOTH_CUE_THAT = 4,        /* takes "that …": warned that */
  QUOTH_CUE_TO = 8,          /* takes "O to …": urged them to leave */
  QUOTH_CUE_ADDRESSEE = 16,  /* takes one first: told reporters */
  QUOTH_CUE_NAMING = 32,     /* labels: called it "premature" */
  QUOTH_CUE_WEAK = 64,       /* often no speech: felt, added (a number) */
  QUOTH_CUE_MIND = 128,      /* belief or plan: thinks, hopes, plans */
  QUOTH_CUE_HOMOGRAPH = 256, /* -s is also a plural noun: claims, reports */
  QUOTH_CUE_THING = 512,     /* takes a thing: announced a ban */
  QUOTH_CUE_THING_OF = 1024, /* takes it behind a preposition: called for it */
  QUOTH_CUE_APART = 2048, /* a comma parts it from its words: laughed, “…” */
};

typedef struct quoth_cue_entry {
  const char *lemma;
  const char *particle; /* "on" of "go on", must follow; or "" */
  uint8_t stance; /* enum quoth_stance */
  uint16_t flags; /* enum quoth_cue_flag */
  float weight;   /* 0 … 1: how surely it reports speech */
} quoth_cue_entry;

/* The form and entry of a word of class QUOTH_W_CUE; false for others.  A
** spelling that is past and participle is given as past. */
bool quoth_cue_look_up(uint32_t hash, uint16_t *entry, uint8_t *form);
const quoth_cue_entry *quoth_cue_entry_at(uint16_t entry);

/* True when look-ups find every word and form that the tables hold. */
bool quoth_lexicon_is_ordered(void);

#endif
