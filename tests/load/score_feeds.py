#!/usr/bin/python3
"""Score the feed reader against feedparser's own test cases.

Each case's leading comment holds the expected value as a Python expression.
Of those we take titles, links and dates of the first entry, as our articles
hold them: titles as plain text, dates in ISO 8601.  Usage:

    score_feeds.py build/load/articles ../shared/samples/feeds [-v] [folder…]
"""
import ast
import datetime
import email.utils
import html
import json
import pathlib
import re
import subprocess
import sys

FIELDS = {
    "title": "title",
    "link": "url",
    "published": "published",
    "published_parsed": "published",
    "updated": "modified",
    "updated_parsed": "modified",
}
CLAIM = re.compile(r"entries\[0\](?:\.|\[')(\w+)(?:'\])?\s*==\s*")


def literal(text):
    """The Python literal that `text` starts with, or None."""
    for stop in range(1, len(text) + 1):
        if text[stop - 1] not in "'\")0123456789":
            continue
        try:
            return ast.literal_eval(text[:stop])
        except (SyntaxError, ValueError):
            continue
    return None


def plain(text):
    """What a reader sees of a title that may hold markup."""
    text = re.sub(r"(?is)<(script|style).*?</\1>", " ", text)
    text = re.sub(r"<[^<>]*>", " ", text)
    return " ".join(html.unescape(text).split())


def moment(value):
    """A time in UTC from a struct_time's tuple or any string; None for none."""
    if isinstance(value, tuple):
        return datetime.datetime(*value[:6]) if len(value) >= 6 else None
    try:
        d = datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        try:
            d = email.utils.parsedate_to_datetime(value)
        except (TypeError, ValueError):
            return None
    if d.tzinfo:
        d = d.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return d


def expected(comment):
    for match in CLAIM.finditer(comment):
        name = match.group(1)
        if name in FIELDS:
            value = literal(comment[match.end():])
            if value is not None:
                yield name, value


def agrees(name, want, got):
    if name == "title":
        # a title told to be plain text keeps its brackets
        return "".join(got.split()) in ("".join(plain(want).split()),
                                        "".join(want.split()))
    if name == "link":
        return want == got
    want_time = moment(want)
    return want_time is None or want_time == moment(got)


def read(program, path, comment):
    base = re.search(r"Header:\s*Content-Location:\s*(\S+)", comment)
    kind = re.search(r"Header:\s*Content-type:.*?charset=([^\s;'\"]+)",
                     comment, re.I)
    args = [program, "--format=feed"]
    args.append("--base=" + (base.group(1) if base else
                             "http://127.0.0.1:8097/" + path.name))
    if kind:
        args.append("--charset=" + kind.group(1))
    run = subprocess.run(args + [str(path)], capture_output=True, timeout=20)
    lines = run.stdout.decode("utf-8", "replace").splitlines()
    return json.loads(lines[0]) if lines else {}


def main():
    args = [a for a in sys.argv[1:] if a != "-v"]
    loud = "-v" in sys.argv
    root = pathlib.Path(args[1])
    folders = args[2:] or ["wellformed", "illformed"]
    n_all = n_good = 0
    for folder in folders:
        tally = {}
        for path in sorted((root / "feedparser/tests" / folder).rglob("*.xml")):
            comment = path.read_bytes()[:4000].decode("utf-8", "replace")
            got = None
            for name, want in expected(comment):
                if got is None:
                    got = read(args[0], path, comment)
                field = FIELDS[name]
                # feedparser calls dc:date an update
                value = got.get(field) or (
                    got.get("published", "") if field == "modified" else "")
                good = agrees(name, want, value)
                count = tally.setdefault(field, [0, 0])
                count[0] += good
                count[1] += 1
                if loud and not good:
                    print(f"{path.relative_to(root)}: {name}: wanted {want!r},"
                          f" got {value!r} {got.get('reject', '')}")
        for field, (good, n) in sorted(tally.items()):
            print(f"{folder}\t{field}\t{good}/{n}\t{good / n:.3f}")
        good, n = (sum(t[i] for t in tally.values()) for i in (0, 1))
        print(f"{folder}\tall\t{good}/{n}\t{good / max(n, 1):.3f}")
        n_all, n_good = n_all + n, n_good + good
    return 0 if n_good >= 0.9 * n_all else 1


if __name__ == "__main__":
    sys.exit(main())
