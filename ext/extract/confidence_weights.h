/* Written by tests/gold/fit_confidence.py from tests/gold/articles and the
** Wikinews articles of GUM (CC BY).  Order: enum quoth_evidence. */
static const float weight[QUOTH_N_EVIDENCE] = {
    -0.743f, 0.837f, -2.162f, 2.670f, 0.089f, -1.051f, -0.998f,
    -0.055f, 0.514f, 1.545f, -0.313f, -0.439f, -0.479f, -0.710f,
};
