/* Written by tests/gold/fit_confidence.py from tests/gold/articles and the
** Wikinews articles of GUM (CC BY).  Order: enum quoth_evidence. */
static const float weight[QUOTH_N_EVIDENCE] = {
    -0.653f, 0.867f, -2.745f, 1.891f, 0.482f, -0.932f, -1.043f,
    -0.076f, 0.588f, 1.530f, -0.275f, -0.153f, -0.184f, -0.571f,
};
