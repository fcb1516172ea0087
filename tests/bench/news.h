/*
** news.h: makes up statements with the word distribution of news: content
** words as often as the compiled-in lexicon says they are, function words by
** Zipf's law, names of made-up people, numbers, and topics whose words keep
** company.  The same seed gives the same statements.
*/
#ifndef QUOTH_BENCH_NEWS_H
#define QUOTH_BENCH_NEWS_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../ext/match/related.h"
#include "../../ext/match/terms.h"

#define NEWS_WORDS      "/usr/share/dict/american-english"
#define NEWS_TOPICS     4000u
#define NEWS_TOPIC_SIZE 40u
#define NEWS_NAMES      30000u
#define NEWS_LENGTH_MAX 60u
#define NEWS_IDF_MIN    2.0f /* below are forms of function words: ares, ins */
#define NEWS_TAIL       2e-7 /* share of statements with a word unheard of */

typedef struct news_word {
  char text[24];
  uint32_t id;   /* of its term */
  double weight; /* share of statements that have it */
  double sum;    /* of the weights up to it */
} news_word;

typedef struct news {
  uint64_t seed;
  news_word *words; /* by term id */
  uint32_t n_word;
  double sum;
  uint32_t topics[NEWS_TOPICS][NEWS_TOPIC_SIZE];
} news;

/* One statement before it is printed: indexes of words; above the words come
** names, then numbers. */
typedef struct news_draft {
  uint32_t at[NEWS_LENGTH_MAX], n;
} news_draft;

static const char *const news_function[] = {
    "the",  "of",    "to",  "and",  "a",     "in",   "that",  "is",
    "for",  "it",    "on",  "with", "was",   "as",   "by",    "he",
    "are",  "at",    "be",  "this", "from",  "have", "his",   "has",
    "they", "will",  "an",  "we",   "their", "were", "which", "been",
    "or",   "would", "who", "its",  "but",   "had",  "our",   "there"};
#define NEWS_N_FUNCTION (sizeof news_function / sizeof news_function[0])

static uint64_t news_random(news *n) {
  n->seed ^= n->seed << 13;
  n->seed ^= n->seed >> 7;
  return n->seed ^= n->seed << 17;
}

static double news_share(news *n) {
  return (double)(news_random(n) >> 11) / 9007199254740992.0;
}

/* Zipf: rank from 0, the first n_rank of them. */
static uint32_t news_zipf(news *n, uint32_t n_rank) {
  return (uint32_t)exp(news_share(n) * log((double)n_rank + 1)) - 1;
}

static uint32_t news_draw(news *n) {
  double at = news_share(n) * n->sum;
  uint32_t low = 0, high = n->n_word - 1;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (n->words[middle].sum < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static int news_by_id(const void *a, const void *b) {
  uint32_t x = ((const news_word *)a)->id, y = ((const news_word *)b)->id;
  if (x != y) return x < y ? -1 : 1;
  size_t n = strlen(((const news_word *)a)->text);
  size_t m = strlen(((const news_word *)b)->text);
  return n < m ? -1 : n > m;
}

/* True for a word that is one content word. */
static bool news_is_content(quoth_arena *arena, const char *word, size_t n,
                            quoth_terms *terms) {
  quoth_arena_reset(arena);
  return quoth_terms_make(terms, arena, (quoth_str){word, (uint32_t)n}) &&
         terms->n == 1 && terms->at->kind == QUOTH_TERM_WORD;
}

/* Takes a line of the word list if it is one plain content word, and no
** curious form of a function word, such as ares or beings. */
static void news_take(news *n, quoth_arena *arena, const char *line) {
  size_t length = strspn(line, "abcdefghijklmnopqrstuvwxyz");
  quoth_terms terms;
  if (line[length] || length < 3 || length > 20) return;
  for (size_t cut = 1; cut <= 4 && cut + 1 < length; cut++)
    if (!news_is_content(arena, line, length - cut, &terms)) return;
  if (!news_is_content(arena, line, length, &terms)) return;
  news_word *w = &n->words[n->n_word++];
  memcpy(w->text, line, length + 1);
  w->id = terms.at->id;
  float idf = quoth_idf_of(NULL, w->id);
  if (idf < NEWS_IDF_MIN) n->n_word--;
  w->weight = idf < QUOTH_IDF_UNKNOWN ? 1 / (exp((double)idf) - 1) : NEWS_TAIL;
}

/* Leaves the shortest form of each stem. */
static void news_weigh(news *n) {
  uint32_t kept = 0;
  qsort(n->words, n->n_word, sizeof *n->words, news_by_id);
  for (uint32_t i = 0; i < n->n_word; i++)
    if (!kept || n->words[kept - 1].id != n->words[i].id)
      n->words[kept++] = n->words[i];
  n->n_word = kept;
  for (uint32_t i = 0; i < n->n_word; i++)
    n->words[i].sum = n->sum += n->words[i].weight;
}

static bool news_open(news *n, uint64_t seed) {
  char line[128];
  quoth_arena arena;
  FILE *in = fopen(NEWS_WORDS, "r");
  memset(n, 0, sizeof *n);
  n->seed = seed;
  n->words = calloc(200000, sizeof *n->words);
  if (!in || !n->words) return false;
  quoth_arena_open(&arena, NULL);
  while (fgets(line, sizeof line, in) && n->n_word < 200000) {
    line[strcspn(line, "\n")] = 0;
    news_take(n, &arena, line);
  }
  fclose(in);
  quoth_arena_close(&arena);
  news_weigh(n);
  for (uint32_t t = 0; t < NEWS_TOPICS; t++)
    for (uint32_t i = 0; i < NEWS_TOPIC_SIZE; i++)
      n->topics[t][i] = news_draw(n);
  return n->n_word > 1000;
}

/* A statement of n_content content words, a third of them of one topic. */
static void news_write(news *n, news_draft *draft, uint32_t n_content) {
  const uint32_t *topic = n->topics[news_zipf(n, NEWS_TOPICS)];
  draft->n = 0;
  while (draft->n < n_content && draft->n < NEWS_LENGTH_MAX) {
    double kind = news_share(n);
    uint32_t at = news_draw(n);
    if (kind < 0.35)
      at = topic[news_zipf(n, NEWS_TOPIC_SIZE)];
    else if (kind < 0.42)
      at = n->n_word + news_zipf(n, NEWS_NAMES);
    else if (kind < 0.46)
      at = n->n_word + NEWS_NAMES + news_zipf(n, 5000);
    bool repeated = false;
    for (uint32_t i = 0; i < draft->n; i++)
      repeated |= draft->at[i] == at;
    if (!repeated) draft->at[draft->n++] = at;
  }
}

/* As long as statements in news are: 9 content words in the middle. */
static uint32_t news_length(news *n) {
  double normal = 0;
  for (int i = 0; i < 6; i++)
    normal += news_share(n) - 0.5;
  return (uint32_t)(2.5 + 7 * exp(0.7 * normal));
}

/* The first word of the list with a term; n_word where none has it. */
static uint32_t news_find(const news *n, uint32_t id) {
  uint32_t low = 0, high = n->n_word;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (n->words[middle].id < id)
      low = middle + 1;
    else
      high = middle;
  }
  return low < n->n_word && n->words[low].id == id ? low : n->n_word;
}

/* The same in other words: some words give way to related ones, one may be
** lost, and every other time something is added. */
static void news_reword(news *n, const news_draft *from, news_draft *to) {
  news_draft more;
  to->n = 0;
  for (uint32_t i = 0; i < from->n; i++) {
    quoth_related near[8];
    uint32_t at = from->at[i], n_near = 0;
    if (at < n->n_word && news_share(n) < 0.4)
      n_near = quoth_related_to(n->words[at].id, near, 8);
    if (n_near && near[0].strength > 0.4f) {
      uint32_t other = news_find(n, near[news_random(n) % n_near].id);
      if (other < n->n_word) at = other;
    } else if (from->n > 4 && news_share(n) < 0.08) {
      continue;
    }
    to->at[to->n++] = at;
  }
  if (news_share(n) < 0.5) return;
  news_write(n, &more, 3);
  for (uint32_t i = 0; i < more.n && to->n < NEWS_LENGTH_MAX; i++)
    to->at[to->n++] = more.at[i];
}

static uint32_t news_name(char *out, uint32_t rank) {
  static const char *const syllable[] = {"bar", "ton", "lin", "dor", "mas",
                                         "vik", "her", "son", "kov", "rei"};
  uint32_t n = 0;
  for (rank += 11; rank; rank /= 10) {
    memcpy(out + n, syllable[rank % 10], 3);
    n += 3;
  }
  out[0] = (char)(out[0] - 32);
  return n;
}

/* Prints a statement; gives its bytes.  `out` has room for 2,000. */
static uint32_t news_print(news *n, const news_draft *draft, char *out) {
  uint32_t length = 0;
  for (uint32_t i = 0; i < draft->n; i++) {
    uint32_t at = draft->at[i];
    if (i) out[length++] = ' ';
    if (news_share(n) < 0.8)
      length +=
          (uint32_t)snprintf(out + length, 32, "%s ",
                             news_function[news_zipf(n, NEWS_N_FUNCTION)]);
    if (at < n->n_word)
      length += (uint32_t)snprintf(out + length, 32, "%s", n->words[at].text);
    else if (at < n->n_word + NEWS_NAMES)
      length += news_name(out + length, at - n->n_word);
    else
      length += (uint32_t)snprintf(out + length, 32, "%u",
                                   at - n->n_word - NEWS_NAMES + 2);
  }
  out[length++] = '.';
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = (char)(out[0] - 32);
  return length;
}

#endif
