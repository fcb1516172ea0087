#!/usr/bin/env python3
"""Fits the coefficients of claim_similarity() and writes them as a C header.

usage: fit_similarity.py PAIRS.tsv > ext/match/similarity_weights.h

PAIRS.tsv  id, text, the same sentence by another translator.  Ids end in
           ".number" where sentences of one article follow each other.

Each pair is a positive.  Negatives are pairs of a sentence with the LIKEST
others by tf-idf, and with the sentences around it in its article; together they
weigh as RIVALS for each positive: the score is calibrated for such a choice,
what a search brings up.  Negatives that tell one story have names and topic in
common and must be told apart all the same: `whole` weighs them more.  Sentences of words drawn at random, the likest of
many, stand for what is alike by CHANCE in a large collection.  News also prints
claims inside longer sentences:
EMBEDDED pairs, with others joined to one side, and negatives made likewise,
stand for those.  Two logistic layers with a ridge are fitted by Newton's method:
`whole` on the plain pairs, `inside` on the embedded ones and all negatives; the
higher one counts.  One layer for both would take the half of each for enough.
Figures of a five-fold cross-validation go to standard error.  Needs numpy.
"""
import collections
import math
import os
import random
import re
import subprocess
import sys
import tempfile

import numpy

LIKEST = 40    # negatives for each sentence
NEAR = 5       # sentences on each side of a pair in its article
EMBEDDED = 2000
JOINED = 3             # sentences joined to one, at most
EMBEDDED_NEGATIVES = 8 # for each of them
EMBEDDED_SHARE = 0.13  # of claims are inside longer sentences
PLAIN_SHARE = 0.3      # weight of plain negatives beside embedded ones
STORY = 12             # sentences so near in an article tell one story
STORY_WEIGHT = 4.0     # of a negative from one story, beside others
CHANCE = 4200          # sentences of words drawn at random
CHANCE_ASKED = 200     # of them, beside all others
CHANCE_LIKEST = 40     # negatives for each of these
CHANCE_WORDS = 4, 12   # in one
CHANCE_SHARE = 0.1     # weight of all these beside that of other negatives
RIVALS = 6     # negatives for each positive that the score is calibrated for
RIDGE = 0.3
FOLDS = 5
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "../..")


def feature_names():
    text = open(os.path.join(ROOT, "ext/match/features.h")).read()
    names = re.findall(r"QUOTH_F_(\w+)", text)
    return names[:names.index("COUNT")]


# What measures; similarity.c is left out, as it needs what is made here.
ENGINE = ("text/arena text/utf8 text/unicode text/tokens match/stem match/words "
          "match/related match/shape match/terms match/align match/conflicts "
          "match/features").split()


def build(folder):
    program = os.path.join(folder, "similarity_features")
    sources = ["tests/tools/similarity_features.c"]
    sources += ["ext/%s.c" % name for name in ENGINE]
    subprocess.run(["cc", "-std=c11", "-D_GNU_SOURCE", "-O2", "-o", program] +
                   sources + ["-licui18n", "-licuuc", "-lm"],
                   check=True, cwd=ROOT)
    return program


def features(texts, pairs):
    """One row of features for each pair of places in texts."""
    with tempfile.TemporaryDirectory() as folder:
        a, b = os.path.join(folder, "texts"), os.path.join(folder, "pairs")
        with open(a, "w") as f:
            f.writelines(re.sub(r"\s+", " ", t) + "\n" for t in texts)
        with open(b, "w") as f:
            f.writelines("%d %d\n" % p for p in pairs)
        out = subprocess.run([build(folder), a, b], check=True,
                             stdout=subprocess.PIPE).stdout
    rows = numpy.frombuffer(out, dtype=numpy.float32)
    return rows.reshape(len(pairs), -1).astype(float)


def likest(texts, n):
    """For each text the places of the n likest others, by tf-idf cosine."""
    bags = [collections.Counter(re.findall(r"\w+", t.lower())) for t in texts]
    df = collections.Counter(w for bag in bags for w in bag)
    lists = collections.defaultdict(list)
    for i, bag in enumerate(bags):
        for w in bag:
            bag[w] = (1 + math.log(bag[w])) * math.log(len(texts) / df[w])
        norm = math.sqrt(sum(v * v for v in bag.values())) or 1
        for w in bag:
            bag[w] /= norm
            if df[w] < len(texts) / 10:
                lists[w].append((i, bag[w]))
    for i, bag in enumerate(bags):
        score = collections.Counter()
        for w, v in bag.items():
            for j, u in lists.get(w, ()):
                score[j] += u * v
        del score[i]
        yield [j for j, _ in score.most_common(n)]


def plain_pairs(rows, texts):
    """Pairs of places in texts, and whether each is the same claim."""
    place = {row[0]: i for i, row in enumerate(rows)}
    pairs = {(2 * i, 2 * i + 1): 1 for i in range(len(rows))}
    for i, others in enumerate(likest(texts, LIKEST)):
        for j in others:
            pairs.setdefault((min(i, j), max(i, j)), 0)
    for i, row in enumerate(rows):
        article, number = row[0].rsplit(".", 1)
        for step in range(1, NEAR + 1):
            j = place.get("%s.%d" % (article, int(number) + step))
            if j is not None:
                pairs.setdefault((min(2 * i, 2 * j + 1),
                                  max(2 * i, 2 * j + 1)), 0)
    return pairs


def embedded_pairs(pairs, texts):
    """Adds sentences joined from two to texts; pairs with them, as above, and
    how many negatives each negative stands for."""
    chance = random.Random(5)
    n = len(texts)
    rivals = collections.defaultdict(list)
    for (i, j), same in pairs.items():
        if not same:
            rivals[i].append(j)
            rivals[j].append(i)

    def embed(j):
        parts = [texts[j]] + [texts[chance.randrange(n)]
                              for _ in range(chance.randint(1, JOINED))]
        chance.shuffle(parts)
        texts.append(", and ".join(p.rstrip(".!?") for p in parts))
        return len(texts) - 1
    for i in chance.sample(range(0, n, 2), min(EMBEDDED, n // 2)):
        a, b = chance.sample((i, i + 1), 2)
        yield (a, embed(b)), 1, 1.0
        count = min(EMBEDDED_NEGATIVES, len(rivals[a]))
        for j in chance.sample(rivals[a], count):
            yield (a, embed(j)), 0, len(rivals[a]) / count


def chance_texts(texts):
    """Sentences of words drawn at random."""
    chance = random.Random(7)
    words = [w for t in texts for w in re.findall(r"[\w'’-]+", t)]
    made = [" ".join(chance.choices(words, k=chance.randint(*CHANCE_WORDS)))
            for _ in range(CHANCE)]
    return [t[:1].upper() + t[1:] + "." for t in made]


def chance_rows(texts, layers):
    """Features of sentences that are alike by chance: of each asked one and
    many others the pairs that the layers take for the likest, as a search among
    a million statements brings them up."""
    made = chance_texts(texts)
    others = CHANCE - CHANCE_ASKED
    every = features(made, [(i, j) for i in range(CHANCE_ASKED)
                            for j in range(CHANCE_ASKED, CHANCE)])
    rows = []
    for i in range(CHANCE_ASKED):
        x = every[i * others:(i + 1) * others]
        rows.append(x[numpy.argsort(-predict(layers, x))[:CHANCE_LIKEST]])
    return numpy.vstack(rows)


def story_weights(rows, pairs):
    """STORY_WEIGHT for pairs that are not the same but of one story; all
    negatives together weigh as they did."""
    place = [row[0].rsplit(".", 1) for row in rows]

    def one_story(i, j):
        (a, m), (b, n) = place[i // 2], place[j // 2]
        return a == b and abs(int(m) - int(n)) <= STORY
    weight = numpy.array([STORY_WEIGHT if not same and one_story(*pair) else 1
                          for pair, same in pairs.items()])
    negative = numpy.array(list(pairs.values())) == 0
    weight[negative] /= weight[negative].mean()
    return weight


def training_pairs(path):
    """Texts, pairs of places in them, whether each is the same claim, the
    weight of each in either layer, and the stretch of article it is from."""
    rows = [l.rstrip("\n").split("\t") for l in open(path, encoding="utf-8")]
    texts = [t for row in rows for t in row[1:3]]
    pairs = plain_pairs(rows, texts)
    keys, same = list(pairs), list(pairs.values())
    weight = [1.0] * len(keys)
    for key, is_same, stands_for in embedded_pairs(pairs, texts):
        keys.append(key)
        same.append(is_same)
        weight.append(stands_for)
    share = RIVALS * len(rows) / (len(pairs) - len(rows))
    weight = numpy.array([w if s else w * share for w, s in zip(weight, same)])
    same = numpy.array(same, float)
    plain = numpy.arange(len(keys)) < len(pairs)
    whole = numpy.where(plain, weight, 0)
    whole[plain] *= story_weights(rows, pairs)
    in_layer = [whole,
                weight * numpy.where(plain, (1 - same) * PLAIN_SHARE,
                                     numpy.where(same, EMBEDDED_SHARE, 1))]
    # stretches of an article stay in one fold
    ids = [rows[i // 2][0].rsplit(".", 1) for i, _ in keys]
    group = [(article, int(number) // 50) for article, number in ids]
    return texts, keys, same, in_layer, plain, group


def fit(x, y, weight, rounds=30):
    """Coefficients, the intercept last."""
    x = numpy.hstack([x, numpy.ones((len(x), 1))])
    x, y, weight = x[weight > 0], y[weight > 0], weight[weight > 0]
    w = numpy.zeros(x.shape[1])
    penalty = numpy.full(len(w), RIDGE)
    penalty[-1] = 0
    for _ in range(rounds):
        p = 1 / (1 + numpy.exp(-x @ w))
        gradient = x.T @ (weight * (y - p)) - penalty * w
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + numpy.diag(penalty)
        step = numpy.linalg.solve(hessian, gradient)
        w += step
        if abs(step).max() < 1e-6:
            break
    return w


def fit_beside(x, y, weight, by_chance):
    """Coefficients with the pairs that are alike by chance as negatives too."""
    n = len(by_chance)
    share = CHANCE_SHARE * weight[y == 0].sum() / n
    return fit(numpy.vstack([x, by_chance]), numpy.append(y, numpy.zeros(n)),
               numpy.append(weight, numpy.full(n, share)))


def predict(layers, x):
    return 1 / (1 + numpy.exp(-numpy.max(
        [x @ w[:-1] + w[-1] for w in layers], axis=0)))


def average_precision(score, y):
    order = numpy.argsort(-score, kind="stable")
    hits = numpy.cumsum(y[order])
    return float((hits / numpy.arange(1, len(y) + 1) * y[order]).sum() / y.sum())


def best_f1(score, y):
    order = numpy.argsort(-score, kind="stable")
    hits = numpy.cumsum(y[order])
    n = numpy.arange(1, len(y) + 1)
    f1 = 2 * hits / (n + y.sum())
    return float(f1.max()), float(score[order][f1.argmax()])


def cross_validate(x, y, in_layer, group):
    names = sorted(set(group))
    random.Random(1).shuffle(names)
    fold = {g: i % FOLDS for i, g in enumerate(names)}
    of = numpy.array([fold[g] for g in group])
    score = numpy.zeros(len(y))
    for k in range(FOLDS):
        layers = [fit(x[of != k], y[of != k], weight[of != k])
                  for weight in in_layer]
        score[of == k] = predict(layers, x[of == k])
    return score


def report(score, y, weight):
    f1, at = best_f1(score, y)
    print("%d pairs, %d the same: ap %.4f, best f1 %.4f at %.3f" %
          (len(y), y.sum(), average_precision(score, y), f1, at),
          file=sys.stderr)
    for low in numpy.arange(0, 1, 0.1):
        inside = (score >= low) & (score < low + 0.1)
        share = (y * weight)[inside].sum() / max(weight[inside].sum(), 1e-9)
        print("score %.1f to %.1f: %.3f are the same" %
              (low, low + 0.1, share), file=sys.stderr)


def print_layer(name, w):
    print("static const similarity_layer %s = {\n    %.4ff,\n    {" %
          (name, w[-1]))
    for feature, value in zip(feature_names(), w):
        print("        [QUOTH_F_%s] = %.4ff," % (feature, value))
    print("    },\n};")


def main(path):
    texts, pairs, same, in_layer, plain, group = training_pairs(path)
    x = features(texts, pairs)
    score = cross_validate(x, same, in_layer, group)
    report(score[plain], same[plain], in_layer[0][plain])
    report(score[~plain], same[~plain], in_layer[1][~plain])
    by_chance = chance_rows(texts, [fit(x, same, w) for w in in_layer])
    print("/* Generated by tests/tools/fit_similarity.py: do not edit. */")
    for name, weight in zip(("whole", "inside"), in_layer):
        print_layer(name, fit_beside(x, same, weight, by_chance))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__.split("\n\n")[1])
    main(sys.argv[1])
