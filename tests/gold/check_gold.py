#!/usr/bin/env python3
"""Scores quote_extract() against annotated articles.

usage: check_gold.py [GOLD_DIR] [--show]

Always scores the articles beside this file; GOLD_DIR may hold further sets,
each a folder with articles/*.txt and quotes.jsonl (kind, accept, optional,
mention, via, spans [{start, end}] in code points).  Every measure has a floor
in floors.tsv; a set passes where no measure falls below its floor.

Beside each NAME.txt of ours stands NAME.gold, one quote a line, tab-separated:
  kind      direct, mixed or indirect
  speaker   names taken, " / " between them; empty: any; "-": must be NULL
  cue       for the reader
  via       the chain of sources, ", " between them
  optional  "optional": neither rewarded nor punished
  words     the quote's pieces, " | " between them, <NL> for a line break

A quote in marks is found where both ends of a piece are right (marks,
punctuation and white space at the ends apart), reported speech where three
words in four overlap.  "both" asks for the right speaker as well.
"""
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MARKS = "\"“”„«»‘’'‹›"


def trimmed(text, start, stop):
    while start < stop and not text[start].isalnum():
        start += 1
    while stop > start and not text[stop - 1].isalnum():
        stop -= 1
    return start, stop


def pieces(text, spans):
    """Trimmed spans; those that only marks and spaces keep apart are one."""
    out = []
    for start, stop in sorted(spans):
        start, stop = trimmed(text, start, stop)
        if start == stop:
            continue
        if out and not text[out[-1][1]:start].strip(MARKS + " \t\n"):
            out[-1] = (out[-1][0], stop)
        else:
            out.append((start, stop))
    return out


def folded(name):
    name = re.sub(r"^(the|a|an)\s+", "", (name or "").strip().lower())
    return re.sub(r"[^\w ]+", "", name)


def own_gold(path, text):
    """Rows of a .gold file with their words looked up in the text."""
    at = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, speaker, _cue, via, optional, words = line.split("\t")
        spans, found = [], None
        for words_ in words.replace("<NL>", "\n").split(" | "):
            i = text.find(words_, found or at)
            if i < 0:
                i = text.find(words_)
            if i < 0:
                sys.exit(f"{path}: not in the text: {words_}")
            spans.append((i, i + len(words_)))
            found = i + len(words_)
        at = spans[0][0]
        yield dict(kind=kind, accept=[s for s in speaker.strip().split(" / ") if s],
                   via=[v for v in via.split(", ") if v and not v.endswith("?")],
                   optional=optional == "optional", spans=spans, mention=[])


def load_set(folder):
    """{article: (text, gold rows)} of our own set or of one with a JSONL."""
    texts = {p.name: p.read_bytes().decode("utf-8") for p in sorted((folder / "articles").glob("*.txt"))}
    rows = {name: [] for name in texts}
    if (folder / "quotes.jsonl").exists():
        for line in (folder / "quotes.jsonl").read_text(encoding="utf-8").splitlines():
            g = json.loads(line)
            g["spans"] = [(s["start"], s["end"]) for s in g["spans"]]
            g.setdefault("mention", [])
            rows[g["article"]].append(g)
    else:
        for name, text in texts.items():
            rows[name] = list(own_gold(folder / "articles" / name.replace(".txt", ".gold"), text))
    return texts, rows


def predict(folder):
    sql = f"""SELECT json_object('article', f.name, 'kind', q.kind, 'speaker', q.speaker,
        'mention', json_array(q.speaker_start, q.speaker_stop), 'via', json(q.sources),
        'spans', json(q.spans), 'confidence', q.confidence) FROM fsdir('{folder}/articles') f,
        quote_extract(CAST(f.data AS TEXT)) q WHERE f.name LIKE '%.txt'"""
    run = subprocess.run(["sqlite3", ":memory:", "-cmd", f".load {ROOT}/ext/quoth", sql],
                         capture_output=True, text=True, check=True)
    rows = {}
    for line in run.stdout.splitlines():
        q = json.loads(line)
        rows.setdefault(pathlib.Path(q["article"]).name, []).append(q)
    return rows


class Tally:
    def __init__(self):
        self.gold = self.given = self.found = self.right = 0

    def f1(self, hits):
        return 2 * hits / (self.gold + self.given) if self.gold + self.given else 1.0


def speaker_right(g, p):
    if not g["accept"]:
        return True
    if g["accept"] == ["-"]:
        return p["speaker"] is None
    if folded(p["speaker"]) in {folded(a) for a in g["accept"]}:
        return True
    start, stop = p["mention"]
    return start is not None and any(start < b and a < stop for a, b in g["mention"])


def overlap(text, a, b):
    words = [{m.start() + s[0] for m in re.finditer(r"\w+", text[s[0]:s[1]])} for s in (a, b)]
    both = words[0] | words[1]
    return len(words[0] & words[1]) / len(both) if both else 0.0


def extent(text, spans):
    return trimmed(text, min(s for s, _ in spans), max(e for _, e in spans))


def match_marked(text, gold, given):
    """Pairs (gold row or None, predicted row or None, span)."""
    want = {s: g for g in gold if g["kind"] != "indirect" for s in pieces(text, g["spans"])}
    have = {}
    for p in given:
        if p["kind"] != "indirect":
            for s in pieces(text, p["spans"]):
                have.setdefault(s, p)
    for span, g in want.items():
        yield g, have.pop(span, None), span
    for span, p in have.items():
        yield None, p, span


def match_reported(text, gold, given):
    left = [(extent(text, p["spans"]), p) for p in given if p["kind"] == "indirect" and p["spans"]]
    for g in (g for g in gold if g["kind"] == "indirect"):
        span = extent(text, g["spans"])
        best = max(left, key=lambda sp: overlap(text, span, sp[0]), default=None)
        if best and overlap(text, span, best[0]) >= 0.75:
            left.remove(best)
            yield g, best[1], span
        else:
            yield g, None, span
    for span, p in left:
        yield None, p, span


def tally(pairs, name, text, shown):
    t = Tally()
    for g, p, span in pairs:
        if g and g["optional"]:
            continue
        t.gold += g is not None
        t.given += p is not None
        right = bool(g and p and speaker_right(g, p))
        t.found += bool(g and p)
        t.right += right
        if shown and not right:
            what = "missed" if not p else "not a quote" if not g else f"speaker {p['speaker']!r} for {g['accept']}"
            print(f"  {name}: {what}: {text[span[0]:span[1]][:100]!r}")
    return t


def score(folder, shown):
    texts, gold = load_set(folder)
    given = predict(folder)
    sums = {"marked": Tally(), "reported": Tally()}
    for name, text in texts.items():
        for kind, match in (("marked", match_marked), ("reported", match_reported)):
            t = tally(match(text, gold[name], given.get(name, [])), name, text, shown)
            for field in ("gold", "given", "found", "right"):
                setattr(sums[kind], field, getattr(sums[kind], field) + getattr(t, field))
    return {f"{kind} {what}": t.f1(hits) for kind, t in sums.items()
            for what, hits in (("f1", t.found), ("both", t.right))}


def main(argv):
    shown = "--show" in argv
    sets = [HERE] + [p for a in argv if not a.startswith("-")
                     for p in sorted(pathlib.Path(a).glob("*")) if (p / "quotes.jsonl").exists()]
    floors = [line.split("\t") for line in (HERE / "floors.tsv").read_text().splitlines() if not line.startswith("#")]
    passed = failed = 0
    for folder in sets:
        name = "own" if folder == HERE else folder.name
        measured = score(folder, shown)
        print(f"{name}: " + "  ".join(f"{k} {v:.3f}" for k, v in measured.items()))
        for set_, measure, floor in floors:
            if set_ != name:
                continue
            passed += measured[measure] >= float(floor)
            if measured[measure] < float(floor):
                failed += 1
                print(f"{name}: {measure} is {measured[measure]:.3f}, below its floor of {floor}")
    print(f"{passed} passed, {failed} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
