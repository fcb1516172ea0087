#!/usr/bin/env python3
"""How fast articles go into a database, beside bare SQLite in the same run.

ARTICLES (10,000 unless told) invented articles of 5 KB with 8 quotes each, the
same ones every time.  Each figure is the best of ROUNDS (3): articles a second,
and the time of all processors for one, which others at work on the machine
change less.  LARGE (1,000,000) is the size of the database that a feed of 50
goes into; 0 leaves it out.
"""
import json
import os
import pathlib
import resource
import shutil
import sqlite3
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/load"))
import corpus  # noqa: E402

ARTICLES = int(os.environ.get("ARTICLES", "10000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
LARGE = int(os.environ.get("LARGE", "1000000"))
DIR = ROOT / "build" / "bench_load"
LOADER = str(ROOT / "quoth-load")


def clear(db):
    for path in db.parent.glob(db.name + "*"):
        path.unlink()


def processor():
    """Seconds of it that this program and those it waited for have had."""
    return sum(sum(resource.getrusage(who)[:2]) for who in
               (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def timed(work):
    """Seconds that went by, and of all processors."""
    started, had = time.time(), processor()
    work()
    return time.time() - started, processor() - had


def load(*args):
    return timed(lambda: subprocess.run([LOADER, "-q", *map(str, args)],
                                        check=True))


def best(what, n, run, target=""):
    seconds, used = map(min, zip(*(run() for _ in range(ROUNDS))))
    print(f"{what:<42} {n / seconds:>9,.0f} articles/s"
          f" {used / n * 1000:>7.3f} ms each  {target}", flush=True)
    return seconds


def fresh(db, *args):
    clear(db)
    return load(*args)


def bare(db, records, full_text):
    """Rows of articles with bare SQLite, and FTS5 over their bodies."""
    clear(db)
    return timed(lambda: write_bare(db, records, full_text))


def write_bare(db, records, full_text):
    c = sqlite3.connect(db)
    c.execute("PRAGMA journal_mode = WAL")
    c.execute("CREATE TABLE articles(id INTEGER PRIMARY KEY, url UNIQUE, title,"
              " published, outlet, body)")
    c.executemany("INSERT INTO articles(url, title, published, outlet, body)"
                  " VALUES (:url, :title, :published, :outlet, :body)", records)
    if full_text:
        c.execute("CREATE VIRTUAL TABLE f USING fts5(body, content=articles,"
                  " content_rowid=id, tokenize='porter unicode61')")
        c.execute("INSERT INTO f(f) VALUES ('rebuild')")
    c.commit()
    c.close()


def make_large(db):
    """LARGE short articles with a quote each, written by SQL."""
    clear(db)
    load("-b", db, make_one())
    c = sqlite3.connect(db)
    c.executescript(f"""
        PRAGMA synchronous = OFF;
        BEGIN;
        WITH n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n
                      WHERE i < {LARGE} + 9)
        INSERT INTO articles(article_id, outlet_id, source, url, title, body,
                             sha256, published)
        SELECT i, 1, 'https://large.example/' || i, 'https://large.example/'
               || i, 'Title ' || i, 'The lock keeper counted ' || i ||
               ' boats. “There were ' || i || ' of them,” he said.',
               hex(randomblob(32)), '2024-01-01' FROM n;
        INSERT INTO quotes(quote_id, article_id, ordinal, kind, text, start,
                           stop, speaker_id)
        SELECT article_id + 1000, article_id, 0, 'direct',
               'There were ' || article_id || ' of them', 10, 30, 1
        FROM articles WHERE article_id >= 10;
        INSERT INTO statements(statement_id, quote_id, ordinal, text, start,
                               stop)
        SELECT quote_id, quote_id, 0, text, 0, 10 FROM quotes
        WHERE quote_id >= 1010;
        COMMIT;
        PRAGMA wal_checkpoint(TRUNCATE);""")
    c.close()
    load(db, make_feed(LARGE + 10**6))


def make_one():
    path = DIR / "one.jsonl"
    with open(path, "w", encoding="utf-8") as f:
        corpus.write_jsonl(f, 1)
    return path


def make_feed(first):
    """A feed of 50 items with whole articles."""
    path = DIR / "feed.xml"
    with open(path, "w", encoding="utf-8") as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
                ' xmlns:content="http://purl.org/rss/1.0/modules/content/">'
                "<channel><title>Courier</title>")
        for i in range(first, first + 50):
            a = corpus.article(i)
            body = "".join(f"<p>{p}</p>" for p in a["body"].split("\n\n"))
            f.write(f"<item><title>{a['title']}</title><link>{a['url']}</link>"
                    f"<guid>{a['url']}</guid><content:encoded><![CDATA[{body}]]>"
                    "</content:encoded></item>")
        f.write("</channel></rss>")
    return path


def main():
    DIR.mkdir(parents=True, exist_ok=True)
    source, texts, db = DIR / "in.jsonl", DIR / "texts", DIR / "a.db"
    with open(source, "w", encoding="utf-8") as f:
        corpus.write_jsonl(f, ARTICLES)
    shutil.rmtree(texts, ignore_errors=True)  # another run had other ones
    corpus.write_texts(texts, ARTICLES // 2)
    with open(source, encoding="utf-8") as f:
        records = [json.loads(line) for line in f]
    size = source.stat().st_size / ARTICLES
    print(f"{ARTICLES:,} articles of {size:,.0f} bytes, {os.cpu_count()} cores,"
          f" SQLite {sqlite3.sqlite_version}")
    best("bare SQLite: rows of articles", ARTICLES,
         lambda: bare(db, records, False))
    best("bare SQLite: rows, FTS5 of the bodies", ARTICLES,
         lambda: bare(db, records, True))
    best("quoth-load --bulk, JSON Lines", ARTICLES,
         lambda: fresh(db, "-b", db, source), "at least 4,500")
    best("quoth-load, text files", ARTICLES // 2,
         lambda: fresh(db, db, texts), "at least 2,500")
    first = best("quoth-load, JSON Lines", ARTICLES,
                 lambda: fresh(db, db, source), "at least 2,500")
    again = best("the same again, unchanged", ARTICLES,
                 lambda: load(db, source))
    print(f"{'':42} {first / again:>9.1f} times as fast  at least 10")
    if LARGE:
        make_large(db)
        took = [load(db, make_feed(LARGE + 2 * 10**6 + i * 50))
                for i in range(5)]
        seconds, used = map(min, zip(*took))
        print(f"{'a feed of 50 into ' + format(LARGE, ',') + ' articles':42}"
              f" {seconds * 1000:>9.0f} ms        {used * 1000:>9.0f} ms in all"
              "   at most 150")
    clear(db)


main()
