/* Written by tests/gold/fit_confidence.py from tests/gold/articles and the
** Wikinews articles of GUM (CC BY).  Order: enum quoth_evidence. */
static const float weight[QUOTH_N_EVIDENCE] = {
    -0.659f, 0.973f, -2.655f, 2.036f, 0.502f, -0.726f, -1.062f,
    -0.151f, 0.412f, 1.508f, -0.348f, -0.171f, -0.216f, -0.561f,
    -0.678f, -0.579f, -0.209f,
};
