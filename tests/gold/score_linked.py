#!/usr/bin/env python3
"""Score the claims of a linked database against gold claims.

usage: score_linked.py CLAIMS.jsonl DATABASE [--show] [--ask CLAIM TEXT]

CLAIMS    one claim a line: claim, members [{article, text}], article being the
          name of the file that was loaded
DATABASE  after quoth-load and quoth-link

Each gold member is looked for among the statements of its article: the one
with most of its words, half of the words of both at least.  A member that is
not found stands alone.  B-cubed: for each member, how much of its claim in the
database is of its gold claim (precision) and the other way round (recall); the
mean over all members.

--ask prints which share of the articles that have a gold claim claim_match()
gives first for a text.
"""
import json
import pathlib
import re
import sqlite3
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def best_statement(member, statements):
    want, best = words(member["text"]), (0.5, None)
    for statement_id, text, claim_id in statements:
        got = words(text)
        share = len(want & got) / len(want | got)
        if share >= best[0]:
            best = (share, (statement_id, claim_id))
    return best[1]


def by_article(db):
    """The statements of each article: [id, text, claim_id]."""
    out = {}
    for source, *row in db.execute(
            "SELECT a.source, s.statement_id, s.text, s.claim_id"
            " FROM statements s JOIN quotes q USING(quote_id)"
            " JOIN articles a USING(article_id)"):
        out.setdefault(source.rsplit("/", 1)[-1], []).append(row)
    return out


def read_claims(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def ask(claims, db, name, text):
    """Share of the articles with a claim that are among the first answers, as
    many as the claim has members and two more."""
    db.enable_load_extension(True)
    db.load_extension(str(ROOT / "quoth"))
    members = next(c["members"] for c in claims if c["claim"] == name)
    found = set()
    for source, statement in db.execute(
            "SELECT a.source, m.statement FROM claim_match(?, ?) m"
            " JOIN articles a USING(article_id)", (text, len(members) + 2)):
        article, got = source.rsplit("/", 1)[-1], words(statement)
        if any(m["article"] == article and
               len(words(m["text"]) & got) * 2 >= len(got) for m in members):
            found.add(article)
    return len(found) / len({m["article"] for m in members})


def main(argv):
    show = "--show" in argv
    asked = argv[argv.index("--ask") + 1:] if "--ask" in argv else None
    gold_path, path = [a for a in argv if not a.startswith("--")][:2]
    db = sqlite3.connect(path)
    claims = read_claims(gold_path)
    if asked:
        print("%.3f" % ask(claims, db, *asked))
        return
    statements = by_article(db)
    members = []
    for claim in claims:
        for member in claim["members"]:
            found = best_statement(member,
                                   statements.get(member["article"], ()))
            got = ("claim", found[1]) if found and found[1] else (
                "alone", len(members))
            members.append((claim["claim"], got, member["text"], found))
    precision = recall = 0.0
    for gold, got, _, _ in members:
        both = sum(g == gold and k == got for g, k, _, _ in members)
        precision += both / sum(k == got for _, k, _, _ in members)
        recall += both / sum(g == gold for g, _, _, _ in members)
    precision /= len(members)
    recall /= len(members)
    found = sum(f is not None for _, _, _, f in members)
    if show:
        for gold, got, text, _ in members:
            print(gold, got[0], got[1], text[:100])
    print("members %d found %d  b-cubed precision %.3f recall %.3f f1 %.3f" % (
        len(members), found, precision, recall,
        2 * precision * recall / (precision + recall)))


if __name__ == "__main__":
    main(sys.argv[1:])
