/* Written by tests/gold/fit_confidence.py from tests/gold/articles and the
** Wikinews articles of GUM (CC BY).  Order: enum quoth_evidence. */
static const float weight[QUOTH_N_EVIDENCE] = {
    -0.628f, 0.949f, -2.787f, 1.963f, 0.500f, -0.685f, -1.055f,
    -0.148f, 0.427f, 1.496f, -0.259f, -0.152f, -0.214f, -0.576f,
    -0.693f, -0.611f, -0.228f,
};
