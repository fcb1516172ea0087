/*
** Clusters: complete link, given groups, what people decided, and an order of
** the links that does not matter.
*/
#include "test.h"

#include "../../ext/match/cluster.h"

static quoth_arena arena;

/* Groups items by links given as text, "ab9 bc3 ab! ab=": items a and b with
** score .9, people's "different" and "same".  Gives the groups as digits. */
static const char *grouped(const char *links, const char *given,
                           uint32_t n_item) {
  static char out[32];
  quoth_link at[64];
  uint32_t n = 0, group[32], n_group = 0;
  for (const char *l = links; *l; l += l[3] ? 4 : 3) {
    at[n] = (quoth_link){(uint32_t)(l[0] - 'a'), (uint32_t)(l[1] - 'a'), 0,
                         QUOTH_MEASURED};
    if (l[2] == '!')
      at[n].verdict = QUOTH_DECIDED_DIFFERENT;
    else if (l[2] == '=')
      at[n].verdict = QUOTH_DECIDED_SAME;
    else
      at[n].score = (float)(l[2] - '0') / 10;
    n++;
  }
  for (uint32_t i = 0; i < n_item; i++) {
    group[i] = given[i] == '-' ? QUOTH_NO_GROUP : (uint32_t)(given[i] - '0');
    if (given[i] != '-' && group[i] >= n_group) n_group = group[i] + 1;
  }
  quoth_arena_reset(&arena);
  if (quoth_cluster(&arena, at, n, group, n_item, n_group)) return "failed";
  for (uint32_t i = 0; i < n_item; i++)
    out[i] = (char)('0' + group[i]);
  out[n_item] = 0;
  return out;
}

static void check(const char *links, const char *given, const char *want) {
  const char *got = grouped(links, given, (uint32_t)strlen(given));
  TEST_TEXT(got, strlen(got), want);
}

static void test_complete_link(void) {
  check("", "---", "012");
  check("ab9", "---", "001");
  check("ab9 bc9", "---", "001"); /* a and c have no link: no chain */
  check("bc9 ab9", "---", "001"); /* whatever the order */
  check("ab9 bc9 ac3", "---", "000");
  check("ab9 bc9 ac2", "---", "001"); /* below suggested */
  check("ab4", "--", "01");           /* not confirmed */
  check("ab6 cd6 ac5 ad5 bc5 bd5", "----", "0000");
  check("ab7 bc8 ac5", "---", "000");
}

static void test_given_groups_stay(void) {
  check("", "00-", "001");
  check("ac9", "00-", "001"); /* c is not near to b */
  check("ac9 bc5", "00-", "000");
  check("ac9 bc9", "01-", "010"); /* a tie: the first item's group */
  check("ab9", "10", "00");       /* two groups become the smaller */
}

static void test_decisions(void) {
  check("ab=", "--", "00");
  check("ab9 ab!", "--", "01");
  check("ab9 bc9 ac9 ac!", "---", "001");
  check("ab= bc=", "---", "000");
  check("ac=", "01-", "010");
}

static void test_many_copies(void) {
  enum { N = 60 };
  static quoth_link at[N * N];
  uint32_t n = 0, group[N], weight[N], medoid[N];
  for (uint32_t i = 0; i < N; i++) {
    group[i] = QUOTH_NO_GROUP;
    weight[i] = i == 7 ? 3 : 1;
    for (uint32_t k = i + 1; k < N; k++)
      if ((i + k) % 5) at[n++] = (quoth_link){i, k, 0.8f, QUOTH_MEASURED};
  }
  /* a fifth of the pairs was not among the best found: groups of 20 and more
  ** join all the same, smaller ones do not */
  TEST_CHECK(quoth_cluster(&arena, at, n, group, N, 0) == QUOTH_OK);
  uint32_t n_group = 0;
  for (uint32_t i = 0; i < N; i++)
    if (group[i] >= n_group) n_group = group[i] + 1;
  TEST_CHECK(n_group < N / 4);
  TEST_CHECK(quoth_cluster_medoids(&arena, at, n, group, weight, N, medoid,
                                   n_group) == QUOTH_OK);
  for (uint32_t g = 0; g < n_group; g++)
    TEST_CHECK(group[medoid[g]] == g);
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  test_complete_link();
  test_given_groups_stay();
  test_decisions();
  test_many_copies();
  quoth_arena_close(&arena);
  return TEST_END();
}
