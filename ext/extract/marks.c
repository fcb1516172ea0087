/*
** marks.c: which quote mark opens, which closes, which is an apostrophe: the
** cheapest reading of all marks of a paragraph group together, by dynamic
** programming over the stack of what is open.  Owns the rule that every text
** has a reading: nothing is ever given up on.
**
** A group is a paragraph and those that may go on its quotes.  A paragraph
** whose marks pair at no cost needs no search.
*/
#include "marks.h"

#include <string.h>

#define BEAM_WIDTH 16u

/* Marks that stand closer than every so many tokens, a whole group long, are
** no prose: what follows is read with a beam this narrow. */
#define DENSE_TOKENS     4u
#define DENSE_BEAM_WIDTH 2u

/* A reading dearer than the best by this, three missing marks, cannot win. */
#define BEAM_COST_MAX 9.0f

/* A group's marks and paragraph ends together; then the best reading so far is
** taken as settled.  Bounds the memory for texts that are one paragraph. */
#define GROUP_EVENTS_MAX 256u

#define COST_UNCLOSED     3.0f /* a mark that nothing closes */
#define COST_REOPENED     0.2f /* the next paragraph opens again */
#define COST_NOT_REOPENED 1.0f /* the quote goes on without a new mark */
#define COST_SINGLE_GOES_ON 0.9f /* more, where s’ may have closed it */
#define COST_MARKLESS     2.5f /* a paragraph without marks, then one reopens */
#define COST_NESTED_SAME  1.5f /* "… "…" …" */
#define COST_NESTED       0.1f
#define COST_OPENS_AGAIN    0.8f /* a second opener where none was closed */
#define COST_OPENS_LATE     3.5f /* more, where it stands far behind the first */

/* A longer paragraph lost its line breaks: what a mark closes that nothing
** opened is there no more than the sentence before it. */
#define PLAIN_PARAGRAPH_MAX 150u

/* Tokens between two openers of one quote that lost its line breaks. */
#define AGAIN_TOKENS_MAX 100u

/* What still is a name in marks, and how many an unopened quote may hold. */
#define NAME_TOKENS_MAX  4u
#define NAMES_INSIDE_MAX 8u

enum role {
  ROLE_NOISE = 0,
  ROLE_OPEN,
  ROLE_CLOSE,
  ROLE_ORPHAN,   /* closes what was never opened */
  ROLE_AGAIN,    /* opens what is open: at a paragraph's start, or by mistake */
  ROLE_END_DROP, /* paragraph end: what is open was never closed */
  ROLE_END_CARRY, /* paragraph end: the outermost quote goes on */
};

/* Four bits for each open mark, outermost lowest: family, and 8 for low. */
typedef uint32_t stack;

typedef struct state {
  stack open;
  float cost;
  uint8_t from; /* state of the event before */
  uint8_t role; /* that led here */
} state;

typedef struct beam {
  state at[BEAM_WIDTH];
  uint32_t n, width;
} beam;

typedef struct event {
  uint32_t token; /* mark, or the paragraph's last token + 1 */
  uint32_t paragraph;
  bool is_end;
} event;

typedef struct grid {
  event events[GROUP_EVENTS_MAX];
  beam beams[GROUP_EVENTS_MAX + 1]; /* before event k; the last: the end */
} grid;

typedef struct search {
  quoth_article *a;
  grid *grid;     /* made when the first paragraph needs a search */
  uint32_t n;     /* events in it */
  uint32_t width; /* of the beam */
  /* the spans open now, while roles are turned into spans */
  int32_t open_span[QUOTH_MARK_DEPTH_MAX];
  uint32_t n_open;
} search;

static uint32_t depth_of(stack s) {
  return s ? 8u - (uint32_t)__builtin_clz(s) / 4u : 0;
}

static uint32_t top_of(stack s) {
  return s ? (s >> 4 * (depth_of(s) - 1)) & 15u : 0;
}

static stack pushed(stack s, uint32_t family) {
  return s | family << 4 * depth_of(s);
}

static stack popped(stack s) {
  return s & ~(15u << 4 * (depth_of(s) - 1));
}

/* The dearest state goes when the beam is full; of two with the same stack the
** cheaper one stays. */
static void beam_add(beam *b, state s) {
  uint32_t worst = 0;
  for (uint32_t i = 0; i < b->n; i++) {
    if (b->at[i].open == s.open) {
      if (s.cost < b->at[i].cost) b->at[i] = s;
      return;
    }
    if (b->at[i].cost > b->at[worst].cost) worst = i;
  }
  if (b->n < b->width) {
    b->at[b->n++] = s;
  } else if (s.cost < b->at[worst].cost) {
    b->at[worst] = s;
  }
}

static uint32_t cheapest(const beam *b) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < b->n; i++)
    if (b->at[i].cost < b->at[best].cost) best = i;
  return best;
}

/* Readings too dear to win any more go. */
static void prune(beam *b) {
  float most = b->at[cheapest(b)].cost + BEAM_COST_MAX;
  uint32_t n = 0;
  for (uint32_t i = 0; i < b->n; i++)
    if (b->at[i].cost <= most) b->at[n++] = b->at[i];
  b->n = n;
}

static uint32_t code_of(const quoth_mark_costs *c) {
  return (uint32_t)c->family | (c->low ? 8u : 0);
}

static float cost_of_nesting(stack open, const quoth_mark_costs *c) {
  if (!open) return 0;
  bool same = (top_of(open) & 7u) == c->family;
  return same ? COST_NESTED_SAME : COST_NESTED;
}

/* Every role one mark may take from one state. */
static void step_mark(beam *to, const state *s, uint8_t from,
                      const quoth_mark_costs *c, float again) {
  state next = {s->open, s->cost + c->noise, from, ROLE_NOISE};
  beam_add(to, next);
  if (c->family == QUOTH_FAMILY_NONE) return;
  uint32_t top = top_of(s->open);
  if (depth_of(s->open) < QUOTH_MARK_DEPTH_MAX) {
    next = (state){pushed(s->open, code_of(c)),
                   s->cost + c->open + cost_of_nesting(s->open, c), from,
                   ROLE_OPEN};
    beam_add(to, next);
  }
  if ((top & 7u) == c->family) {
    float cost = (top & 8u) && c->high ? 0 : c->close;
    next = (state){popped(s->open), s->cost + cost, from, ROLE_CLOSE};
    beam_add(to, next);
    if (c->after_sentence) {
      cost = c->open + again;
      next = (state){s->open, s->cost + cost, from, ROLE_AGAIN};
      beam_add(to, next);
    }
  } else if (!s->open) {
    next = (state){0, s->cost + c->close + c->orphan, from, ROLE_ORPHAN};
    beam_add(to, next);
  }
}

/* At a paragraph's end what is open is dropped, or its outermost goes on. */
static void step_end(beam *to, const state *s, uint8_t from, bool last,
                     float carried) {
  float dropped = s->cost + COST_UNCLOSED * (float)depth_of(s->open);
  beam_add(to, (state){0, dropped, from, ROLE_END_DROP});
  if (!s->open || last) return;
  float cost = carried + COST_UNCLOSED * (float)(depth_of(s->open) - 1);
  if ((s->open & 7u) == QUOTH_FAMILY_SINGLE) cost += COST_SINGLE_GOES_ON;
  beam_add(to, (state){s->open & 15u, s->cost + cost, from, ROLE_END_CARRY});
}

/* ---- from roles to spans ---- */

static uint32_t paragraph_stop(const search *s, uint32_t paragraph) {
  return s->a->paragraphs.at[paragraph].stop;
}

static void span_open(search *s, uint32_t token, uint32_t first, const event *e,
                      int32_t continues) {
  if (s->n_open >= QUOTH_MARK_DEPTH_MAX) return;
  quoth_marked *m = QUOTH_PUSH(s->a->arena, &s->a->marked);
  if (!m) return;
  const quoth_token *t = &s->a->tokens.at[token];
  *m = (quoth_marked){.open = token, .first = first, .stop = first};
  m->close = paragraph_stop(s, e->paragraph) - 1;
  m->paragraph = e->paragraph;
  m->outer = s->n_open ? s->open_span[s->n_open - 1] : QUOTH_NONE;
  m->continues = continues;
  m->resumes = QUOTH_NONE;
  m->depth = (uint8_t)s->n_open;
  m->unclosed = true;
  m->single = t->kind == QUOTH_MARK && (t->hash == '\'' || t->hash == 0x2018);
  m->typed = quoth_mark_is_typed(s->a, token);
  s->open_span[s->n_open++] = (int32_t)s->a->marked.n - 1;
}

static void span_close(search *s, uint32_t close, uint32_t stop,
                       bool unclosed) {
  if (s->n_open == 0) return;
  quoth_marked *m = &s->a->marked.at[s->open_span[--s->n_open]];
  m->close = close;
  m->stop = stop;
  m->unclosed = unclosed;
}

/* A short span without a full stop or comma at its end is a name or a word in
** marks, inside a quote that lost its opening mark. */
static bool is_name_in_marks(const quoth_article *a, const quoth_marked *m) {
  if (m->stop <= m->first || m->stop - m->first > NAME_TOKENS_MAX) return false;
  return a->tokens.at[m->stop - 1].kind != QUOTH_PUNCT;
}

/* Where the next sentence starts behind a token; `stop` when none does. */
static uint32_t sentence_behind(const quoth_article *a, uint32_t token,
                                uint32_t stop) {
  uint32_t start = token + 1;
  while (start < stop && !quoth_sentence_ends(&a->tokens, start - 1, stop))
    start++;
  return start;
}

/* Where the last sentence before a token starts. */
static uint32_t last_sentence(const quoth_article *a, uint32_t first,
                              uint32_t token) {
  uint32_t last = first;
  for (uint32_t i = first; i + 1 < token; i = sentence_behind(a, i, token)) {
    last = i;
    if (sentence_behind(a, i, token) >= token) break;
  }
  return last;
}

/* A closing mark that nothing opened: the quote began with the paragraph, or
** behind the last span in it that is a quote.  Names in marks on the way fall
** inside; *inside counts them. */
static uint32_t orphan_first(const search *s, const event *e,
                             uint32_t *inside) {
  const quoth_article *a = s->a;
  uint32_t k = a->marked.n;
  while (k > 0 && a->marked.at[k - 1].paragraph == e->paragraph) {
    const quoth_marked *m = &a->marked.at[k - 1];
    if (*inside == NAMES_INSIDE_MAX || !is_name_in_marks(a, m))
      return sentence_behind(a, m->close, e->token);
    k--;
    (*inside)++;
  }
  const quoth_paragraph *p = &a->paragraphs.at[e->paragraph];
  return p->stop - p->first > PLAIN_PARAGRAPH_MAX
             ? last_sentence(a, p->first, e->token)
             : p->first;
}

/* Puts a span before the last `inside` ones, which go inside it. */
static void span_around(search *s, const event *e, uint32_t first,
                        uint32_t inside) {
  span_open(s, first, first, e, QUOTH_NONE);
  span_close(s, e->token, e->token, false);
  quoth_marked *last = &s->a->marked.at[s->a->marked.n - 1];
  last->unopened = true;
  quoth_marked around = *last;
  for (uint32_t k = 0; k < inside; k++, last--) {
    *last = last[-1];
    last->depth++;
    if (last->outer == QUOTH_NONE)
      last->outer = (int32_t)(s->a->marked.n - 1 - inside);
  }
  *last = around;
}

static void span_orphan(search *s, const event *e) {
  uint32_t inside = 0, first = orphan_first(s, e, &inside);
  if (first < e->token && s->n_open < QUOTH_MARK_DEPTH_MAX)
    span_around(s, e, first, inside);
}

static void close_all(search *s, uint32_t paragraph, bool unclosed) {
  uint32_t stop = paragraph_stop(s, paragraph);
  while (s->n_open)
    span_close(s, stop - 1, stop, unclosed);
}

/* The next paragraph's piece of a quote that was carried there. */
static void reopen(search *s, const event *e, int32_t outermost) {
  uint32_t next = e->paragraph + 1;
  uint32_t first = s->a->paragraphs.at[next].first;
  event there = {first, next, false};
  bool marked = s->a->tokens.at[first].kind == QUOTH_MARK;
  span_open(s, first, marked ? first + 1 : first, &there, outermost);
}

static void apply(search *s, const event *e, uint8_t role) {
  int32_t outermost = s->n_open ? s->open_span[0] : QUOTH_NONE;
  switch (role) {
  case ROLE_OPEN: span_open(s, e->token, e->token + 1, e, QUOTH_NONE); break;
  case ROLE_CLOSE: span_close(s, e->token, e->token, false); break;
  case ROLE_ORPHAN: span_orphan(s, e); break;
  case ROLE_END_DROP: close_all(s, e->paragraph, true); break;
  case ROLE_END_CARRY:
    close_all(s, e->paragraph, false);
    reopen(s, e, outermost);
    break;
  default: break;
  }
}

static uint32_t width_behind(const search *s) {
  const event *e = s->grid->events;
  bool dense = s->n + 1 >= GROUP_EVENTS_MAX &&
               e[s->n - 1].token - e[0].token < DENSE_TOKENS * s->n;
  return dense ? DENSE_BEAM_WIDTH : BEAM_WIDTH;
}

/* Takes the cheapest reading of the group as settled. */
static void settle(search *s) {
  s->width = width_behind(s);
  uint8_t roles[GROUP_EVENTS_MAX];
  uint32_t at = cheapest(&s->grid->beams[s->n]);
  state last = s->grid->beams[s->n].at[at];
  for (uint32_t k = s->n; k > 0; k--) {
    const state *here = &s->grid->beams[k].at[at];
    roles[k - 1] = here->role;
    at = here->from;
  }
  for (uint32_t k = 0; k < s->n; k++)
    apply(s, &s->grid->events[k], roles[k]);
  s->grid->beams[0].n = 1;
  s->grid->beams[0].at[0] = (state){.open = last.open};
  s->n = 0;
}

/* ---- the search ---- */

/* What it costs that a quote goes on behind the end of a paragraph. */
static float cost_of_carrying(const search *s, const event *end) {
  const quoth_article *a = s->a;
  const quoth_paragraph *next = &a->paragraphs.at[end->paragraph + 1];
  bool reopens = end->paragraph + 1 < a->paragraphs.n &&
                 a->tokens.at[end->token].kind == QUOTH_MARK &&
                 quoth_mark_costs_at(a, end->token, next).open <= 1.0f;
  if (!reopens) return COST_NOT_REOPENED;
  bool marks =
      s->n > 0 && s->grid->events[s->n - 1].paragraph == end->paragraph;
  return marks ? COST_REOPENED : COST_MARKLESS;
}

/* What it costs that a mark opens what is open. */
static float cost_of_again(const search *s, const event *e,
                           const quoth_paragraph *p) {
  if (e->token == p->first) return 0;
  bool near = s->n > 0 &&
              e->token - s->grid->events[s->n - 1].token <= AGAIN_TOKENS_MAX;
  return near ? COST_OPENS_AGAIN : COST_OPENS_AGAIN + COST_OPENS_LATE;
}

static void step_all(const search *s, const event *e, beam *to) {
  const beam *from = &s->grid->beams[s->n];
  const quoth_paragraph *p = &s->a->paragraphs.at[e->paragraph];
  bool last = e->paragraph + 1 == s->a->paragraphs.n;
  float carried = e->is_end ? cost_of_carrying(s, e) : 0;
  float again = e->is_end ? 0 : cost_of_again(s, e, p);
  quoth_mark_costs c = {0};
  if (!e->is_end) c = quoth_mark_costs_at(s->a, e->token, p);
  for (uint32_t i = 0; i < from->n; i++) {
    if (e->is_end) {
      step_end(to, &from->at[i], (uint8_t)i, last, carried);
    } else {
      step_mark(to, &from->at[i], (uint8_t)i, &c, again);
    }
  }
}

static void advance(search *s, event e) {
  beam *to = &s->grid->beams[s->n + 1];
  to->n = 0;
  to->width = s->width;
  step_all(s, &e, to);
  prune(to);
  s->grid->events[s->n++] = e;
}

/* The role of a mark that print leaves no doubt about, when at most one quote
** is open; false where there is doubt. */
static bool plain_role(const quoth_mark_costs *c, uint8_t open, uint8_t *role) {
  bool apostrophe = c->noise == 0 && c->open > 0 && c->close > 0;
  bool opens = c->open == 0 && c->close > 0 && c->noise > 0;
  bool closes = c->close == 0 && c->open > 0 && c->noise > 0;
  *role = apostrophe ? ROLE_NOISE : opens ? ROLE_OPEN : ROLE_CLOSE;
  if (apostrophe) return true;
  return open ? closes && open == c->family : opens && !c->low;
}

static uint32_t next_mark(const quoth_article *a, uint32_t i, uint32_t stop) {
  return quoth_trait_next(a, i, stop, QUOTH_TRAIT_MARK);
}

/* Makes the spans of a paragraph whose marks all pair at no cost, so that no
** other reading can be cheaper; false, and no spans, where one does not. */
static bool pair_plainly(search *s, uint32_t paragraph) {
  quoth_article *a = s->a;
  const quoth_paragraph *p = &a->paragraphs.at[paragraph];
  uint32_t n_marked = a->marked.n;
  uint8_t open = 0, role;
  bool plain = true;
  for (uint32_t i = next_mark(a, p->first, p->stop); plain && i < p->stop;
       i = next_mark(a, i + 1, p->stop)) {
    quoth_mark_costs c = quoth_mark_costs_at(a, i, p);
    plain = plain_role(&c, open, &role);
    if (!plain || role == ROLE_NOISE) continue;
    open = role == ROLE_OPEN ? c.family : 0;
    event e = {i, paragraph, false};
    apply(s, &e, role);
  }
  if (plain && !open) return true;
  a->marked.n = n_marked;
  s->n_open = 0;
  return false;
}

static void make_grid(search *s) {
  s->grid = quoth_arena_raw(s->a->arena, 1, sizeof *s->grid);
  if (!s->grid) return;
  s->grid->beams[0].n = 1;
  s->grid->beams[0].at[0] = (state){0};
}

static void search_paragraph(search *s, uint32_t paragraph) {
  const quoth_paragraph *p = &s->a->paragraphs.at[paragraph];
  bool fresh = s->n == 0 && s->n_open == 0;
  if (fresh && pair_plainly(s, paragraph)) return;
  if (!s->grid) make_grid(s);
  if (!s->grid) return;
  for (uint32_t i = next_mark(s->a, p->first, p->stop), n = 0; i < p->stop;
       i = next_mark(s->a, i + 1, p->stop), n++) {
    if (n % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(s->a)) return;
    if (s->n + 1 >= GROUP_EVENTS_MAX) settle(s);
    advance(s, (event){i, paragraph, false});
  }
  if (s->n == 0 && s->grid->beams[0].at[0].open == 0) return;
  advance(s, (event){p->stop, paragraph, true});
  const beam *end = &s->grid->beams[s->n];
  bool closed = end->at[cheapest(end)].open == 0;
  if (closed || s->n + 1 >= GROUP_EVENTS_MAX) settle(s);
}

void quoth_marks_pair(quoth_article *a) {
  search s = {.a = a, .width = BEAM_WIDTH};
  for (uint32_t p = 0; p < a->paragraphs.n; p++) {
    if (p % QUOTH_STOP_STRIDE == 0 && quoth_article_stopped(a)) return;
    search_paragraph(&s, p);
  }
  if (s.n || s.n_open) settle(&s);
}
