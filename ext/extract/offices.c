/*
** offices.c: the office that words name ("former Russian foreign minister"),
** and how well one office fits another: "the leader" may be a president, the
** king is none.  Who holds an office is for entities.c and roles.c.
*/
#include "offices.h"

#include "phrases.h"

/* ---- reading ---- */

/* The state that a stretch of up to three tokens from i names, or 0. */
static uint8_t state_at(const quoth_article *a, uint32_t i, uint32_t stop) {
  uint32_t key = QUOTH_PHRASE_START;
  uint8_t state = 0;
  for (uint32_t k = i; k < stop && k < i + 3; k++) {
    key = quoth_phrase_add(key, a->tokens.at[k].hash);
    quoth_phrase p = quoth_phrase_of(key);
    if (p.state) state = p.state;
  }
  return state;
}

/* Titles that print shortens, under the word for the role. */
static uint32_t role_word(const quoth_article *a, uint32_t i) {
  static const uint32_t full[][2] = {
#define AS(title, role) {QUOTH_HASH(title), QUOTH_HASH(role)}
      AS("pres", "president"),
      AS("sen", "senator"),
      AS("gov", "governor"),
      AS("rep", "representative"),
      AS("prof", "professor"),
      AS("dr", "doctor"),
      AS("gen", "general"),
      AS("col", "colonel"),
      AS("capt", "captain"),
      AS("lt", "lieutenant"),
      AS("sgt", "sergeant"),
      AS("det", "detective"),
      AS("rev", "reverend"),
      AS("sec", "secretary"),
      AS("adm", "admiral"),
      AS("major-general", "general"),
      AS("lieutenant-general", "general"),
      AS("brigadier-general", "general"),
      AS("colonel-general", "general"),
      AS("vice-admiral", "admiral"),
      AS("rear-admiral", "admiral"),
      AS("pm", "minister"),
      AS("fm", "minister"),
#undef AS
  };
  static const quoth_words roles = QUOTH_W_ROLE | QUOTH_W_KIN;
  if (!(a->word[i] & (QUOTH_W_TITLE | roles))) return 0;
  for (size_t k = 0; k < QUOTH_N_ELEMENT(full); k++)
    if (a->tokens.at[i].hash == full[k][0]) return full[k][1];
  return a->word[i] & roles ? a->tokens.at[i].hash : 0;
}

/* Of what "PM" and "FM" are ministers, or 0. */
static uint32_t short_portfolio(const quoth_article *a, uint32_t i) {
  if (quoth_token_is(&a->tokens, i, "pm")) return QUOTH_HASH("prime");
  return quoth_token_is(&a->tokens, i, "fm") ? QUOTH_HASH("foreign") : 0;
}

static bool is_head_of_state(const quoth_article *a, uint32_t i,
                             uint32_t stop) {
  return i + 2 < stop && quoth_token_is(&a->tokens, i, "head") &&
         quoth_token_is(&a->tokens, i + 1, "of") &&
         quoth_token_is(&a->tokens, i + 2, "state");
}

/* Numbers behind those of the lists, for states that these lack. */
#define UNLISTED_STATES 192u
#define N_UNLISTED      64u

/* "Luthenian": an adjective of a place that no list has. */
static uint8_t unlisted_state(const quoth_article *a, uint32_t i) {
  static const char *const tails[] = {"ian", "ish", "ese", "ean"};
  if (!QUOTH_TOKEN_ENDS(&a->tokens, i, tails, 3)) return 0;
  return (uint8_t)(UNLISTED_STATES + a->tokens.at[i].hash % N_UNLISTED);
}

/* "CHP leader", "leader of the Greens", "the rebel leader" */
static bool is_body_word(const quoth_article *a, uint32_t i, bool behind) {
  static const uint32_t part[] = {
      QUOTH_HASH("opposition"), QUOTH_HASH("party"),    QUOTH_HASH("rebel"),
      QUOTH_HASH("separatist"), QUOTH_HASH("militant"), QUOTH_HASH("union"),
      QUOTH_HASH("student"),    QUOTH_HASH("church"),   QUOTH_HASH("protest"),
      QUOTH_HASH("spiritual"),  QUOTH_HASH("majority"), QUOTH_HASH("minority"),
      QUOTH_HASH("community"),  QUOTH_HASH("tribal"),   QUOTH_HASH("group")};
  if (QUOTH_TOKEN_AMONG(&a->tokens, i, part)) return true;
  uint8_t flags = a->tokens.at[i].flags;
  bool office = a->word[i] & (QUOTH_W_ROLE | QUOTH_W_TITLE | QUOTH_W_PORTFOLIO);
  bool named = behind && i > 0 && quoth_token_is(&a->tokens, i - 1, "the");
  return (flags & QUOTH_CAPITAL) && !office &&
         (named || flags & QUOTH_CAPS || a->word[i] & QUOTH_W_ORGANIZATION);
}

/* The holder of an office that has another one now. */
static bool is_past(const quoth_article *a, uint32_t i) {
  static const uint32_t past[] = {QUOTH_HASH("former"), QUOTH_HASH("ex"),
                                  QUOTH_HASH("then"),   QUOTH_HASH("late"),
                                  QUOTH_HASH("ousted"), QUOTH_HASH("deposed")};
  return QUOTH_TOKEN_AMONG(&a->tokens, i, past);
}

/* Takes the role word at a token, or 0, and what a short title rules. */
static uint32_t read_role(const quoth_article *a, uint32_t i, uint32_t stop,
                          quoth_office *role) {
  static const uint32_t president = QUOTH_HASH("president");
  uint32_t word = role_word(a, i);
  if (role->word && a->word[i] & QUOTH_W_KIN) word = 0; /* priest Father X */
  if (!word) return 0;
  role->word = is_head_of_state(a, i, stop) ? president : word;
  if (!role->portfolio) role->portfolio = short_portfolio(a, i);
  return word;
}

static void read_state(const quoth_article *a, uint32_t i, uint32_t stop,
                       quoth_office *role) {
  if (role->state || !(a->tokens.at[i].flags & QUOTH_CAPITAL)) return;
  role->state = state_at(a, i, stop);
  if (!role->state && !role->word) role->state = unlisted_state(a, i);
}

quoth_office quoth_office_in(const quoth_article *a, quoth_run run) {
  quoth_office role = {0};
  bool behind = false; /* "secretary of the president" is a secretary */
  bool body = false;
  for (uint32_t i = run.first; i < run.stop; i++) {
    if (a->tokens.at[i].kind != QUOTH_WORD) continue;
    if (role.word && (a->word[i] & QUOTH_W_PREPOSITION)) behind = true;
    uint32_t word = behind ? 0 : read_role(a, i, run.stop, &role);
    body = body || is_body_word(a, i, behind);
    role.past = role.past || is_past(a, i);
    bool staff = behind && quoth_token_is(&a->tokens, i, "general");
    if ((a->word[i] & QUOTH_W_PORTFOLIO) && !staff &&
        a->tokens.at[i].hash != word)
      role.portfolio = a->tokens.at[i].hash;
    read_state(a, i, run.stop, &role);
  }
  role.body = body && !role.state && !role.portfolio;
  return role;
}

/* ---- fitting ---- */

#define N_OFFICE     30
#define OFFICE_WORDS 12

/* Words under which another office goes: the first of a row stands for any of
** it.  A leader may be a president, the king is none. */
static const uint32_t same_office[N_OFFICE][OFFICE_WORDS] = {
#define W QUOTH_HASH
    {W("leader"), W("president"), W("premier"), W("chancellor"), W("minister"),
     W("king"), W("ruler"), W("chairman"), W("head")},
    {W("president"), W("head"), W("leader")},
    {W("premier"), W("minister"), W("head")},
    {W("minister"), W("head"), W("chief"), W("secretary")},
    {W("chief"), W("head"), W("director"), W("secretary"), W("minister"),
     W("commissioner"), W("chairman"), W("boss"), W("executive"),
     W("president"), W("director-general"), W("secretary-general")},
    {W("head"), W("chief"), W("director"), W("minister"), W("president"),
     W("chairman"), W("executive"), W("secretary"), W("director-general"),
     W("secretary-general")},
    {W("diplomat"), W("minister"), W("ambassador"), W("envoy"), W("secretary"),
     W("head"), W("spokesman"), W("spokeswoman"), W("chief")},
    {W("lawmaker"), W("senator"), W("congressman"), W("congresswoman"),
     W("representative"), W("deputy"), W("mp"), W("legislator"), W("speaker")},
    {W("mp"), W("senator"), W("deputy"), W("speaker"), W("lawmaker"),
     W("parliamentarian")},
    {W("parliamentarian"), W("senator"), W("deputy"), W("leader"), W("speaker"),
     W("mp"), W("lawmaker")},
    {W("vice-premier"), W("minister")},
    {W("politician"), W("senator"), W("congressman"), W("congresswoman"),
     W("minister"), W("mp"), W("deputy"), W("leader"), W("candidate")},
    {W("executive"), W("ceo"), W("chairman"), W("chief"), W("founder"),
     W("boss"), W("president"), W("director")},
    {W("candidate"), W("nominee"), W("contender"), W("hopeful"),
     W("front-runner"), W("frontrunner"), W("challenger"), W("incumbent")},
    {W("spokesperson"), W("spokesman"), W("spokeswoman"), W("secretary"),
     W("official"), W("aide"), W("adviser"), W("advisor")},
    {W("official"), W("spokesman"), W("spokeswoman"), W("spokesperson"),
     W("director"), W("secretary"), W("minister"), W("chief"), W("head")},
    {W("prosecutor"), W("attorney"), W("lawyer"), W("counsel"), W("solicitor"),
     W("barrister"), W("justice"), W("judge")},
    {W("lawyer"), W("attorney"), W("barrister"), W("solicitor"), W("counsel"),
     W("advocate")},
    {W("attorney"), W("lawyer"), W("counsel")},
    {W("pontiff"), W("pope")},
    {W("pope"), W("pontiff")},
    {W("general"), W("commander"), W("chief")},
    {W("commander"), W("general"), W("colonel"), W("admiral")},
    {W("monarch"), W("king"), W("queen"), W("emir"), W("sultan")},
    {W("coach"), W("manager"), W("boss"), W("trainer")},
    {W("manager"), W("coach"), W("boss"), W("trainer")},
    {W("boss"), W("manager"), W("coach"), W("chief"), W("executive"),
     W("chairman"), W("ceo")},
    {W("ceo"), W("executive"), W("boss")},
    {W("doctor"), W("physician"), W("surgeon"), W("consultant")},
    {W("academic"), W("professor"), W("lecturer"), W("scholar")},
};

/* True where a role stands for another: only the first word of a row stands
** for all of it ("the leader" may be a president, "the king" is none). */
static bool same_row(uint32_t said, uint32_t has) {
  for (size_t k = 0; k < N_OFFICE; k++) {
    if (same_office[k][0] != said) continue;
    for (size_t j = 1; j < OFFICE_WORDS && same_office[k][j]; j++)
      if (same_office[k][j] == has) return true;
    break;
  }
  return false;
}

/* The offices of one who leads a state: "the leader" and "the president" are
** no foreign minister, no leader of a party. */
static bool is_of_state(uint32_t said) {
  return said == same_office[0][0] || said == same_office[1][0];
}

/* False where a minister or a head is told from another by what he is minister
** or head of: "the minister" is no prime minister, no head of a staff, no press
** secretary; nor is "the official" who leads the government. */
static bool is_minister_of(quoth_office said, quoth_office has) {
  uint32_t head = QUOTH_HASH("head"), minister = QUOTH_HASH("minister");
  if (has.word == head && said.word == head)
    return has.portfolio == said.portfolio || !said.portfolio;
  if (has.word == head && said.word == minister) return has.portfolio != 0;
  bool other = has.portfolio == QUOTH_HASH("prime") ||
               has.portfolio == QUOTH_HASH("press");
  if (said.word == QUOTH_HASH("official"))
    return has.portfolio != QUOTH_HASH("prime");
  return said.word != minister || said.portfolio || !other;
}

bool quoth_office_is_relation(quoth_office has) {
  static const uint32_t words[] = {
      QUOTH_HASH("counterpart"), QUOTH_HASH("colleague"),
      QUOTH_HASH("successor"),   QUOTH_HASH("predecessor"),
      QUOTH_HASH("friend"),      QUOTH_HASH("ally"),
      QUOTH_HASH("rival"),       QUOTH_HASH("opponent")};
  for (size_t k = 0; k < QUOTH_N_ELEMENT(words); k++)
    if (words[k] == has.word) return true;
  return false;
}

/* Another office by what it is of: a part of government, a body, a state. */
static bool is_other(quoth_office said, quoth_office has) {
  bool of_part = has.portfolio && has.portfolio != QUOTH_HASH("prime") &&
                 has.portfolio != said.portfolio;
  if (is_of_state(said.word) && of_part && !said.body && !said.portfolio &&
      (has.word != said.word || said.word == same_office[0][0]))
    return true;
  if (!is_minister_of(said, has)) return true;
  bool leads = said.word == has.word && said.word == same_office[0][0];
  if (said.portfolio && !leads &&
      /* the Labour leader leads the opposition */ has.portfolio !=
          said.portfolio &&
      (has.portfolio || has.word != said.word))
    return true;
  if (said.state && !has.state) return has.body; /* leader of the Greens */
  return said.state && has.state != said.state;
}

float quoth_office_fit(quoth_office said, quoth_office has) {
  if (quoth_office_is_relation(has) && said.state && has.state == said.state)
    return 4.0f;
  bool same = has.word == said.word;
  if (!same && !same_row(said.word, has.word)) return 0.0f;
  if (is_other(said, has)) return 0.0f;
  float fit = same ? 2.0f : 1.0f;
  if (has.portfolio || said.portfolio)
    fit += has.portfolio && said.portfolio ? 1.0f : -0.5f;
  if (said.state && !has.state && !same) fit -= 0.5f;
  if (said.past != has.past) fit -= 0.75f;
  if (has.state && said.state) fit += 2.0f;
  return fit;
}
