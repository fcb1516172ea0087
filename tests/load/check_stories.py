#!/usr/bin/python3
"""Make copies of articles whose relation is known; score story_compare() and the stories of quoth-load on them.

usage: check_stories.py DIRECTORY…      (of articles, .txt: a headline, then paragraphs parted by blank lines)

From each article: the same words in other clothes; the agency's text in a paper (new headline, dateline and
credit, last paragraphs cut, some words changed); a short version and a roundup that has it inside; a rewrite
(many sentences kept, in another order, among new ones). Not copies: other articles, and another article
that prints all quotes of this one. Loaded in three orders, they must become the same stories.
"""
import collections
import glob
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MIN_WORDS = 60  # outside quotes; a shorter article has no part that is worth a comparison
FLOOR, FLOOR_NAMED = 0.98, 0.95

rng = random.Random(11)


def read_articles(directories):
    paths = sorted(p for d in directories for p in glob.glob(os.path.join(d, "*.txt")))
    bodies = [open(p, encoding="utf-8").read().strip() for p in paths]
    articles = [re.split(r"\n\s*\n", body) for body in bodies]
    return [a for a in articles if len(a) >= 4 and told_words(a) >= MIN_WORDS]


def told_words(article):
    return sum(len(s.split()) for s in sentences(article) if is_told(s))


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


def is_told(sentence):
    return not re.search('["“”„«»`]', sentence)


def rewritten(article, other):
    """More than half of what is told, half of what is quoted, in another order, with as much that is new."""
    own, new = sentences(article[1:]), sentences(other[1:])
    told, quoted = [s for s in own if is_told(s)], [s for s in own if not is_told(s)]
    kept = rng.sample(told, min(len(told), max(len(told) * 2 // 3, 5))) + rng.sample(quoted, len(quoted) // 2)
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


def check_pairs(articles):
    db = connect()
    seen, hits, found, wanted, right = collections.Counter(), collections.Counter(), 0, 0, 0
    for kind, want, a, b in pairs(articles):
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
    named = sum(hits.values()) / max(sum(seen.values()), 1)
    print("copy or not: precision %.3f recall %.3f; named so %.3f" % (precision, recall, named))
    return [precision >= FLOOR, recall >= FLOOR, named >= FLOOR_NAMED]


def printed(articles):
    """Records of an agency's articles and of those who print them, an hour apart; the other half is only drawn upon."""
    records = []
    for i, article in enumerate(articles[::2]):
        copies = [body(article), in_a_paper(article), minus_last(article), new_headline(article), redress(body(article)),
                  in_brief(article), rewritten(article, rng.choice(articles[1::2]))]
        for hour, text in enumerate(copies):
            records.append({"id": "%d-%d" % (i, hour), "outlet": "Outlet %d" % hour, "title": "Story %d" % i, "body": text,
                            "published": "2031-01-%02dT%02d:00:00Z" % (1 + i % 28, hour)})
    return records


def record_id(column):
    """What stands behind the path in a source: the same wherever the file lies."""
    return "substr(%s.source, instr(%s.source, '#') + 1)" % (column, column)


def stories_of(records, work, name):
    path = os.path.join(work, name)
    with open(path + ".jsonl", "w", encoding="utf-8") as f:
        f.writelines(json.dumps(r) + "\n" for r in records)
    subprocess.run([os.path.join(ROOT, "quoth-load"), "-q", path + ".db", path + ".jsonl"], check=True)
    return sqlite3.connect(path + ".db").execute(
        "SELECT " + ", ".join(map(record_id, "fac")) + ", a.title, relation, similarity FROM story_articles m"
        " JOIN stories s ON s.story_id = m.story_id JOIN articles f ON f.article_id = s.first_article_id"
        " JOIN articles a ON a.article_id = m.article_id LEFT JOIN articles c ON c.article_id = m.copy_of"
        " ORDER BY 1, 2").fetchall()


def check_load(articles):
    records = printed(articles)
    shuffled = rng.sample(records, len(records))
    with tempfile.TemporaryDirectory() as work:
        rows = stories_of(records, work, "forward")
        same = rows == stories_of(records[::-1], work, "backward") == stories_of(shuffled, work, "shuffled")
    titles = collections.defaultdict(collections.Counter)
    for first, _, _, title, _, _ in rows:
        titles[first][title] += 1
    right = sum(max(c.values()) for c in titles.values())
    precision, recall = right / max(len(rows), 1), right / len(records)
    print("loaded %d articles: %d stories, precision %.3f recall %.3f, %s in three orders"
          % (len(records), len(titles), precision, recall, "the same" if same else "NOT the same"))
    # of few articles one may stay alone: a short one of which half was changed
    missing = len(records) - right
    return [precision >= FLOOR, recall >= FLOOR or missing <= 1, same]


def main(directories):
    articles = read_articles(directories)
    results = check_pairs(articles) + check_load(articles)
    print("%d passed, %d failed" % (sum(results), len(results) - sum(results)))
    return 0 if all(results) else 1


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
