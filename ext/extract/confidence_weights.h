/* Written by tests/gold/fit_confidence.py from tests/gold/articles and the
** Wikinews articles of GUM (CC BY).  Order: enum quoth_evidence. */
static const float weight[QUOTH_N_EVIDENCE] = {
    -0.670f, 0.898f, -2.342f, 2.345f, 0.253f, -0.816f, -1.054f,
    -0.137f, 0.445f, 1.432f, -0.314f, -0.338f, -0.459f, -0.400f,
};
