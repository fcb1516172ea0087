/* Written by tests/gold/fit_confidence.py from tests/gold/articles and the
** Wikinews articles of GUM (CC BY).  Order: enum quoth_evidence. */
static const float weight[QUOTH_N_EVIDENCE] = {
    -0.575f, 0.931f, -2.756f, 1.942f, 0.496f, -0.622f, -1.057f,
    -0.135f, 0.426f, 1.432f, -0.331f, -0.169f, -0.218f, -0.580f,
    -0.708f, -0.584f, -0.242f,
};
