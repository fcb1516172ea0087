/*
** appositions.c: which role and which name beside each other are one: "Putin,
** the Russian president," and "the minister, Sergey Lavrov,".  Owns the field
** `apposition` of mentions, which points both ways.
*/
#include "model.h"

#define OPENS (QUOTH_W_DETERMINER | QUOTH_W_OWNER | QUOTH_W_NUMBER)

/* Behind what stands beside a name: a sign, a verb, or "who" of a role. */
static bool closes(const quoth_article *a, uint32_t i) {
  if (i >= a->tokens.n) return true;
  const quoth_token *t = &a->tokens.at[i];
  if (t->kind == QUOTH_PUNCT) return t->hash == ',' || t->hash == '.';
  return t->kind == QUOTH_MARK || quoth_token_is(&a->tokens, i, "who") ||
         (a->word[i] & (QUOTH_W_CUE | QUOTH_W_AUXILIARY)) != 0;
}

static bool is_role(const quoth_mention *m) {
  return m->kind == QUOTH_MENTION_ROLE;
}

static bool has_name(const quoth_mention *m) {
  return m->kind == QUOTH_MENTION_NAME;
}

/* "Ana Reis, head of the port, and chair of the board,": a second role behind
** the first. */
static bool is_further_role(const quoth_article *a, const quoth_mention *m,
                            const quoth_mention *next) {
  uint32_t at = m->stop + quoth_punct_is(a, m->stop, ',');
  return is_role(m) && m->apposition >= 0 && is_role(next) &&
         next->first == at + 1 && quoth_token_is(&a->tokens, at, "and");
}

/* "Former judge and mayor Rui Maia": two roles of one, without an article. */
static bool shares_name(const quoth_article *a, const quoth_mention *m,
                        const quoth_mention *next) {
  return is_role(m) && m->apposition < 0 && has_name(next) &&
         next->first == m->stop + 1 &&
         quoth_token_is(&a->tokens, m->stop, "and") &&
         next->first < next->name_first &&
         (a->word[next->name_first - 1] & QUOTH_W_ROLE) &&
         !(a->word[m->first] & (OPENS));
}

/* According to Reis, the mayor says it is over: the mayor is another. */
static bool is_clause_behind(const quoth_article *a, const quoth_mention *name,
                             const quoth_mention *role) {
  return has_name(name) && is_role(role) && role->stop < a->tokens.n &&
         (a->word[role->stop] & (QUOTH_W_CUE | QUOTH_W_AUXILIARY)) &&
         name->first > 0 && (a->word[name->first - 1] & QUOTH_W_PREPOSITION);
}

/* "Eva, Duchess of Salt's talk": a title behind a name may own what follows. */
static bool is_owning_title(const quoth_article *a, const quoth_mention *m) {
  return is_role(m) && (a->tokens.at[m->first].flags & QUOTH_CAPITAL) &&
         (a->tokens.at[m->stop - 1].flags & QUOTH_POSSESSIVE) &&
         !(a->word[m->first] & OPENS);
}

/* ", head of the port and chair of the board,": "and" goes on to a role that
** closes. */
static bool closes_behind(const quoth_article *a, uint32_t k) {
  const quoth_mention *m = &a->mentions.at[k];
  if (k > 0 && is_clause_behind(a, m - 1, m)) return false;
  if (closes(a, m->stop) || is_owning_title(a, m)) return true;
  const quoth_mention *next = k + 1 < a->mentions.n ? m + 1 : NULL;
  return next && is_role(m) && is_role(next) && next->first == m->stop + 1 &&
         quoth_token_is(&a->tokens, m->stop, "and") && closes(a, next->stop);
}

/* "Professor Ana Reis deputy director of": the comma was left out. */
static bool is_beside(const quoth_article *a, const quoth_mention *m,
                      const quoth_mention *next) {
  return has_name(m) && is_role(next) && next->first == m->stop &&
         m->name_first > m->first &&
         (a->word[m->name_first - 1] & QUOTH_W_TITLE);
}

/* "the husband of a victim, Ana Reis,": not he. */
static bool is_gender_of_other(const quoth_mention *m,
                               const quoth_mention *next) {
  return m->gender && next->gender && m->gender != next->gender;
}

/* Names and roles no further apart than a comma and an "and": few are, so that
** it is asked in one. */
static bool may_be_one(const quoth_mention *m, const quoth_mention *next) {
  const uint32_t kinds = 1u << QUOTH_MENTION_NAME | 1u << QUOTH_MENTION_ROLE;
  uint32_t near = next->first <= m->stop + 2;
  return near & kinds >> m->kind & kinds >> next->kind;
}

/* "Putin, the Russian president," and "the minister, Sergey Lavrov,". */
void quoth_appositions_link(quoth_article *a) {
  for (uint32_t k = 0; k + 1 < a->mentions.n; k++) {
    quoth_mention *m = &a->mentions.at[k], *next = m + 1;
    if (!may_be_one(m, next)) continue;
    bool comma = next->first == m->stop + 1 && quoth_punct_is(a, m->stop, ',');
    bool another = a->word[next->first] & QUOTH_W_OWNER; /* star, her aide X */
    bool pair = (has_name(m) && is_role(next)) ||
                (is_role(m) && has_name(next) && !another);
    if (m->sentence != next->sentence || m->marked != next->marked ||
        is_gender_of_other(m, next) || !closes_behind(a, k + 1))
      continue;
    if ((comma && pair) || shares_name(a, m, next) || is_beside(a, m, next)) {
      m->apposition = (int32_t)k + 1;
      next->apposition = (int32_t)k;
    } else if (is_further_role(a, m, next)) {
      next->apposition = m->apposition;
    }
  }
}
