#!/usr/bin/env python3
"""Fits ODDS of make_related.py: how surely related words stand for each other.

usage: fit_related.py WORDNET_DIR EMBEDDINGS.json FREQUENCIES PAIRS.tsv

The first three as for make_related.py.  PAIRS.tsv: id, a sentence, the same
sentence by another translator.  Words that only one of two renderings has are
paired: those of one sentence against those of two that are alike in other
words.  Both kinds weigh the same, so the fitted odds tell how much oftener
than by chance such words meet in renderings of one sentence.
"""
import os
import random
import re
import sys

import numpy

import make_related

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../tests/tools"))
import fit_similarity

OTHERS = 8 # pairs of different sentences for each pair of renderings


def function_words():
    path = os.path.join(HERE, "en/match_words.tsv")
    rows = [line.split("\t") for line in open(path, encoding="utf-8")]
    kinds = ("function", "negation", "approximate")
    return {row[0] for row in rows if len(row) > 1 and row[1] in kinds}


def bags(texts, words, stem):
    skip = function_words()
    for text in texts:
        found = re.findall("[a-z]+", make_related.plain(text.lower()))
        yield {stem(w) for w in found if w not in skip and len(w) > 1
               and stem(w) in words.vector}


def cosine(a, b, words):
    x, y = words.vector[a], words.vector[b]
    return float(x @ y / numpy.linalg.norm(x) / numpy.linalg.norm(y))


def known_of(pairs, bag, words, net):
    """A row of what is known for each pair of words that do not meet."""
    for i, j in pairs:
        for a in sorted(bag[i] - bag[j]):
            for b in sorted(bag[j] - bag[i]):
                known = make_related.relations(cosine(a, b, words), a, b, net)
                yield [float(v) for v in known.values()][1:]


def main(wordnet, embeddings, frequencies, path):
    stem = make_related.stemmer()
    words = make_related.Words(embeddings, frequencies, stem)
    net = make_related.WordNet(wordnet, stem)
    rows = [l.rstrip("\n").split("\t") for l in open(path, encoding="utf-8")]
    texts = [t for row in rows for t in row[1:3]]
    pairs = fit_similarity.plain_pairs(rows, texts)
    same = [p for p, is_same in pairs.items() if is_same]
    other = [p for p, is_same in pairs.items() if not is_same]
    other = random.Random(2).sample(other, OTHERS * len(same))
    bag = list(bags(texts, words, stem))
    there = numpy.array(list(known_of(same, bag, words, net)))
    chance = numpy.array(list(known_of(other, bag, words, net)))
    x = numpy.vstack([there, chance])
    y = numpy.repeat([1.0, 0.0], [len(there), len(chance)])
    weight = numpy.where(y == 1, len(chance) / len(there), 1.0)
    w = fit_similarity.fit(x, y, weight)
    names = list(make_related.ODDS)
    print({name: round(float(v), 2)
           for name, v in zip(names, [w[-1]] + list(w[:-1]))})


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__.split("\n\n")[1])
    main(*sys.argv[1:])
