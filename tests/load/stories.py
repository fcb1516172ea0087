#!/usr/bin/python3
"""Make pairs of bodies whose relation is known, and score story_compare() on them.

usage: stories.py DIRECTORY…      (of articles, .txt: a headline, then paragraphs parted by blank lines)

From each article: the same words in other clothes; the agency's text in a paper (new headline, dateline and
credit, last paragraphs cut, some words changed); a short version and a roundup that has it inside; a rewrite
(half the sentences kept, in another order, among new ones). Not copies: other articles, and another article
that prints all quotes of this one.
"""
import collections
import glob
import json
import os
import random
import re
import sqlite3
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MIN_WORDS = 120  # a shorter article has no half that is worth a comparison
FLOOR = 0.98

rng = random.Random(11)


def read_articles(directories):
    paths = sorted(p for d in directories for p in glob.glob(os.path.join(d, "*.txt")))
    bodies = [open(p, encoding="utf-8").read().strip() for p in paths]
    articles = [re.split(r"\n\s*\n", body) for body in bodies]
    return [a for a in articles if len(a) >= 4 and len(" ".join(a).split()) >= MIN_WORDS]


def body(paragraphs):
    return "\n\n".join(paragraphs)


def sentences(paragraphs):
    return [s for p in paragraphs for s in re.split(r"(?<=[.!?][\"”]) |(?<=[.!?]) ", p) if len(s.split()) > 4]


def redress(text):
    text = re.sub(r'"([^"\n]*)"', "“\\1”", text).replace("'", "’").replace(" - ", " – ")
    return re.sub(r"(?<=[.!?]) ", "  ", text).replace("\n\n", "\n\n\n ")


def change_words(text, share):
    words = text.split(" ")
    for i in rng.sample(range(len(words)), int(len(words) * share)):
        words[i] = rng.choice(["also", "meanwhile", "officials", "the", "yesterday", "reported", "later"])
    return " ".join(words)


def minus_last(article):
    return body(article[:-1])


def new_headline(article):
    return body(["What this means for the valley"] + article[1:])


def in_a_paper(article):
    """Agency text as a paper prints it: cut from the end to no less than two thirds."""
    n = len(" ".join(article).split())
    kept = [article[0]]
    for p in article[1:]:
        if len(" ".join(kept).split()) < 0.68 * n:
            kept.append(p)
    kept[0] = "Reports from abroad"
    kept[1] = "TRESK (Northern Wire) — " + kept[1]
    return change_words(body(kept + ["With material from our own staff in Tresk."]), 0.02)


def in_brief(article):
    n = len(" ".join(article).split())
    kept = []
    for p in article[1:]:
        if len(" ".join(kept).split()) < max(0.3 * n, 60):
            kept.append(p)
    return body(kept)


def in_roundup(article, others):
    return body([p for o in others for p in o[1:]] + article[1:] + rng.choice(others)[:3])


def rewritten(article, other):
    own, new = sentences(article[1:]), sentences(other[1:])
    kept = rng.sample(own, max(len(own) // 2, 4))
    mixed = kept + rng.sample(new, min(len(kept), len(new)))
    rng.shuffle(mixed)
    return body([" ".join(mixed[i:i + 3]) for i in range(0, len(mixed), 3)])


def quotes_of(article):
    return re.findall(r'["“][^"“”\n]{20,}["”]', body(article))


def same_quotes(article, other):
    quotes = quotes_of(article)
    paragraphs = list(other)
    for i, quote in enumerate(quotes):
        paragraphs.insert(1 + i % len(paragraphs), "The minister said this as well: " + quote)
    return body(paragraphs)


def pairs(articles):
    for article in articles:
        others = rng.sample([a for a in articles if a is not article], 3)
        text = body(article)
        yield "same words", {"identical"}, text, redress(text)
        for make in (minus_last, new_headline, in_a_paper):
            yield make.__name__, {"syndicated"}, text, make(article)
        brief = in_brief(article)
        if len(brief.split()) < 0.5 * len(text.split()):
            yield "in_brief", {"partial"}, text, brief
        roundup = in_roundup(article, others)
        if len(roundup.split()) > 2 * len(text.split()):
            yield "in_roundup", {"partial"}, text, roundup
        yield "rewritten", {"rewrite"}, text, rewritten(article, others[0])
        yield "same_quotes", {"different"}, text, same_quotes(article, others[0])
        for other in others:
            yield "other", {"different"}, text, body(other)


def connect():
    db = sqlite3.connect(":memory:")
    db.enable_load_extension(True)
    db.load_extension(os.path.join(ROOT, "quoth"))
    return db


def main(directories):
    db = connect()
    seen, hits, found, wanted, right = collections.Counter(), collections.Counter(), 0, 0, 0
    for kind, want, a, b in pairs(read_articles(directories)):
        verdict = json.loads(db.execute("SELECT story_compare(?, ?)", (a, b)).fetchone()[0])
        got = verdict["relation"]
        if os.environ.get("VERBOSE") and got not in want:
            print(kind, verdict, len(a.split()), len(b.split()), a[:40])
        seen[kind] += 1
        hits[kind] += got in want
        found += got != "different"
        wanted += want != {"different"}
        right += got != "different" and want != {"different"}
    for kind in seen:
        print("%-14s %4d of %4d named so" % (kind, hits[kind], seen[kind]))
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    print("copy or not: precision %.3f recall %.3f" % (precision, recall))
    named = sum(hits.values()) / max(sum(seen.values()), 1)
    passed = (precision >= FLOOR) + (recall >= FLOOR) + (named >= FLOOR)
    print("%d passed, %d failed" % (passed, 3 - passed))
    return 0 if passed == 3 else 1


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
