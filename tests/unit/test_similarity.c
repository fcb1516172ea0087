/*
** test_similarity.c: which statements make the same claim, and which disagree.
*/
#include "../../ext/match/similarity.h"
#include "test.h"

static quoth_arena arena;

static quoth_comparison compare(const char *a, const char *b) {
  quoth_terms of_a, of_b;
  quoth_comparison c;
  quoth_str text_a = {a, (uint32_t)strlen(a)},
            text_b = {b, (uint32_t)strlen(b)};
  TEST_CHECK(quoth_terms_make(&of_a, &arena, text_a));
  TEST_CHECK(quoth_terms_make(&of_b, &arena, text_b));
  TEST_CHECK(quoth_compare(&c, &arena, &of_a, &of_b, NULL));
  return c;
}

/* Renderings of one claim, and a third sentence on the same matter. */
static void test_ranking(void) {
  static const char *const rows[][3] = {
      {"The harbour will stay closed until the storm has passed.",
       "Until the storm is over the port remains shut.",
       "The storm tore the roof off a warehouse in the harbour."},
      {"We found traces of the poison in three wells near the mine.",
       "Traces of poison were discovered in 3 wells close to the mine.",
       "The mine has been poisoning the trust of its neighbours for years."},
      {"It is hard to find doctors who want to move to the islands.",
       "Finding physicians willing to move to the islands is difficult.",
       "Doctors on the islands want a new hospital."},
      {"The union turned down the offer and called off the talks.",
       "The offer was rejected and the talks cancelled by the union.",
       "The union will call its members down to the harbour and turn out."},
      {"American officials promised to pay half of the costs.",
       "Officials of the United States have pledged to cover half the cost.",
       "Officials said too many Americans cannot read the small print."},
      {"Some of the island fishermen think a strike can begin with the help of "
       "the dockers.",
       "A part of the fishermen on the islands believes that it is possible to "
       "start, with the dockers’ help, a walkout.",
       "The dockers are ready to help the fishermen of the island against the "
       "new harbour fees, strike or not."},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    quoth_comparison same = compare(rows[i][0], rows[i][1]);
    quoth_comparison other = compare(rows[i][0], rows[i][2]);
    TEST_CHECK(same.score > 0.5f);
    TEST_CHECK(same.score > other.score + 0.3f);
  }
}

static void test_relations(void) {
  const char *claim = "The bridge at Aldmoor cost forty million crowns";
  TEST_CHECK(compare(claim, "“The bridge at Aldmoor cost 40 million crowns.”")
                 .relation == QUOTH_IDENTICAL);
  TEST_CHECK(compare(claim, "The bridge in Aldmoor has cost 40 million crowns")
                 .relation == QUOTH_VARIANT);
  quoth_comparison c = compare(
      claim, "Before the council met last night we did not know what the"
             " mayor and his friends have known since spring, that the"
             " bridge at Aldmoor cost forty million crowns and that"
             " nobody had asked the people who pay for such buildings");
  TEST_CHECK(c.a_in_b > 0.95f && c.b_in_a < 0.5f);
  TEST_CHECK(c.relation == QUOTH_CONTAINED);
  c = compare(claim, "Nobody reads the reports about school meals any more");
  TEST_CHECK(c.relation == QUOTH_DIFFERENT && c.score < 0.05f);
  TEST_CHECK(strcmp(quoth_relation_name(QUOTH_CONTAINED), "contained") == 0);
}

static void test_conflicts(void) {
  quoth_comparison c = compare("Some 40 ships left the port on Monday",
                               "About 46 ships left port on Monday");
  TEST_CHECK(c.number_conflict && !c.polarity_differs && !c.name_conflict);
  c = compare("More than 40 ships left the port", "Forty ships left port");
  TEST_CHECK(!c.number_conflict);
  c = compare("The pier cost $1.2 million", "The pier cost 1.2m dollars");
  TEST_CHECK(!c.number_conflict);
  c = compare("40 ships left the port", "Ships left the port");
  TEST_CHECK(!c.number_conflict);
  c = compare("The council will raise the tax",
              "The council won't raise taxes");
  TEST_CHECK(c.polarity_differs);
  c = compare("The minister did not agree to sell the island",
              "The minister never agreed to the island's sale");
  TEST_CHECK(!c.polarity_differs);
  c = compare("Prices will rise again next year",
              "Next year prices will fall again");
  TEST_CHECK(c.polarity_differs);
  c = compare("The talks with Marchetti failed because of the border",
              "The talks with Okafor failed because of the border");
  TEST_CHECK(c.name_conflict && !c.number_conflict);
  c = compare("A Franco-German plan was made", "France and Germany made plans");
  TEST_CHECK(!c.name_conflict);
  c = compare("It was an anti-US march", "It was an anti-EU march");
  TEST_CHECK(c.name_conflict);
  c = compare("The talks with Aleksei Fedotov failed",
              "The talks with Alexei Fedotow failed");
  TEST_CHECK(!c.name_conflict);
}

/* Words that deny, their antonyms and plain negations say one thing. */
static void test_polarity(void) {
  static const struct {
    const char *a, *b;
    bool differs;
  } rows[] = {
      {"The crew was unable to help", "The crew was able to help", true},
      {"The crew was unable to help", "The crew could not help", false},
      {"It is impossible to win", "It is possible to win", true},
      {"It is impossible to win", "It is not possible to win", false},
      {"We lack the money to build it", "We do not have the money to build it",
       false},
      {"The offer was rejected", "The offer was accepted", true},
      {"The mayor refused to resign", "The mayor will not resign", false},
      {"The mayor refused to resign", "The mayor agreed to resign", true},
      {"They failed to reach a deal", "They did not reach a deal", false},
      {"They failed to reach a deal", "They reached a deal", true},
      {"We no longer back the plan", "We do not back the plan any more", false},
      {"We no longer back the plan", "We back the plan", true},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    bool there = compare(rows[i].a, rows[i].b).polarity_differs;
    bool back = compare(rows[i].b, rows[i].a).polarity_differs;
    TEST_CHECK(there == rows[i].differs && back == rows[i].differs);
  }
}

/* What one side says twice answers what the other says once, and is no
** conflict. */
static void test_one_to_one(void) {
  quoth_comparison c = compare("Norwick will pay, and Norwick knows it",
                               "Norwick knows that it will pay");
  TEST_CHECK(c.n_aligned == 3 && !c.name_conflict);
  c = compare("The fight was a struggle and a battle", "The fight was hard");
  TEST_CHECK(c.n_aligned == 1);
}

/* Of two statements that share the same words with a claim, the one that has
** them in the claim's order is nearer. */
static void test_order(void) {
  static const char *const rows[][3] = {
      {"The ferry company sued the port over the broken crane",
       "The ferry company went to court over the broken crane",
       "The crane went over to the court of the broken company ferry"},
      {"We need new pumps for the islands before the winter storms",
       "New pumps are what the islands must get before winter",
       "Before winter the islands are what must get pumps new"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    quoth_comparison kept = compare(rows[i][0], rows[i][1]);
    quoth_comparison mixed = compare(rows[i][0], rows[i][2]);
    TEST_CHECK(kept.score > mixed.score + 0.01f);
    TEST_CHECK(compare(rows[i][2], rows[i][0]).score == mixed.score);
  }
}

static void test_inside(void) {
  const char *claim = "Sensible councils leave the small quarrels aside";
  const char *longer =
      "I think that the call of the mayor after the flood, and his wish to meet"
      " the fishermen at the harbour, tell that sensible councils now leave"
      " small quarrels aside and see what has to be done";
  const char *other =
      "I think that the call of the mayor after the flood, and his wish to meet"
      " the fishermen at the harbour, tell that a sensible mayor can leave the"
      " council when he has seen what has to be done";
  TEST_CHECK(compare(claim, longer).score > 0.5f);
  TEST_CHECK(compare(claim, other).score < 0.2f);
}

static void test_aligned(void) {
  quoth_comparison c = compare("Funding comes from forty countries",
                               "The money comes from 40 nations");
  TEST_CHECK(c.n_aligned == 4);
  for (uint32_t i = 1; i < c.n_aligned; i++)
    TEST_CHECK(c.aligned[i - 1].a < c.aligned[i].a);
}

static void test_edges(void) {
  TEST_CHECK(compare("", "").score < 0.5f);
  TEST_CHECK(compare("", "The bridge is closed").score < 0.1f);
  quoth_comparison c = compare("the of and", "to be or not to be");
  TEST_CHECK(c.score >= 0 && c.score < 0.5f);
  quoth_comparison ab =
      compare("The dam broke at night", "At night a dam burst");
  quoth_comparison ba =
      compare("At night a dam burst", "The dam broke at night");
  TEST_CHECK(ab.score >= ba.score && ab.score <= ba.score);
  TEST_CHECK(ab.a_in_b >= ba.b_in_a && ab.a_in_b <= ba.b_in_a);
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  test_ranking();
  test_relations();
  test_conflicts();
  test_polarity();
  test_one_to_one();
  test_order();
  test_inside();
  test_aligned();
  test_edges();
  quoth_arena_close(&arena);
  return TEST_END();
}
