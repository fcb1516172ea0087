#!/usr/bin/python3
"""The speed of html_text() on one core, beside python3-readability on the same generated pages in the same run.

usage: bench_pages.py ARTICLE.txt…      (or pages to read instead: PAGE.html…)

A generated page is as large as news sites make theirs, 160 KB: scripts, styles, menus, and teasers around
an article of our own. CPU time is counted, the fastest of three rounds.
"""
import json
import os
import random
import re
import sqlite3
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
N_PAGE, N_SLOW, N_ROUND = 200, 20, 3
PAGE_BYTE = 160_000

rng = random.Random(3)
WORDS = "harbour council ferry bridge mayor report water budget court market season school engine museum weather vote".split()


def words(n):
    return " ".join(rng.choice(WORDS) for _ in range(n))


def teaser(i):
    return ('<div class="card card--small" data-id="%d"><a class="card__link" href="/news/%d"><img src="/i/%d.jpg" alt="%s">'
            '<h3 class="card__title">%s</h3></a><span class="card__time">%d hours ago</span></div>'
            % (i, i, i, words(4), words(9), i % 24))


def script(n_byte):
    lines = []
    while sum(map(len, lines)) < n_byte:
        lines.append("window.c%d=function(a,b){if(a<b&&b>0){return '<p>'+a}};" % len(lines))
    return "<script>%s</script>" % "".join(lines)


def page(text, i):
    title, *paragraphs = re.split(r"\n\s*\n", text.strip())
    head = ('<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s | The Elmbrook Bee</title>'
            '<script type="application/ld+json">%s</script><style>%s</style></head>'
            % (title, json.dumps({"@type": "NewsArticle", "headline": title, "datePublished": "2031-02-03T04:05:06Z"}),
               ".a{color:red}" * 1500))
    menu = "<nav><ul>%s</ul></nav>" % "".join("<li><a href='/s/%d'>%s</a></li>" % (k, words(2)) for k in range(120))
    body = "".join('<p class="text-block">%s</p>' % p.replace("&", "&amp;").replace("<", "&lt;") for p in paragraphs)
    around = "".join(teaser(i * 100 + k) for k in range(90))
    made = "%s<body>%s<main><article><h1>%s</h1>%s</article></main><aside>%s</aside>" % (head, menu, title, body, around)
    return made + script(PAGE_BYTE - len(made)) + "</body></html>"


def best(read, pages):
    """Pages a second of CPU time."""
    seconds = []
    for _ in range(N_ROUND):
        start = time.process_time()
        for p in pages:
            read(p)
        seconds.append(time.process_time() - start)
    return len(pages) / min(seconds)


def readability_reader():
    try:
        import readability
    except ImportError:
        return None
    return lambda html: readability.Document(html).summary(html_partial=True)


def main(paths):
    texts = [open(p, encoding="utf-8", errors="replace").read() for p in paths]
    if not paths[0].endswith(".html"):
        texts = [page(texts[i % len(texts)], i) for i in range(N_PAGE)]
    pages = [t.encode() for t in texts]
    db = sqlite3.connect(":memory:")
    db.enable_load_extension(True)
    db.load_extension(os.path.join(ROOT, "quoth"))
    ours = best(lambda p: db.execute("SELECT html_text(?)", (p,)).fetchone(), pages)
    print("%d pages of %.0f KB" % (len(pages), sum(map(len, pages)) / len(pages) / 1000))
    print("%-24s %8.0f pages/s" % ("html_text", ours))
    read = readability_reader()
    if read:
        theirs = best(read, texts[:N_SLOW])
        print("%-24s %8.0f pages/s" % ("python3-readability", theirs))
        print("html_text is %.0f times as fast" % (ours / theirs))
    else:
        print("python3-readability is not installed")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
