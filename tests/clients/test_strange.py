#!/usr/bin/python3
"""Characters that nobody types and software writes: offsets hold, and the same
words are found as with plain ones."""
from client import check, connect, end

SOUGHT = "SELECT text, start, stop, speaker FROM quote_extract(?)"


A_QUOTE = 64        # characters of those to be seen
A_TEXT = 64 * 64

# SQLite makes U+FFFD of the last two where a text comes from UTF-16
LEFT_OUT = set(map(ord, "\"'`“”„‟‘’‚‛«»‹›「」『』〈〉《》〝〞〟＂＇´′″‶‵&\n\r\x85\u2028\u2029\v\f\ufffe\uffff"))


def every_scalar_value(db):
    """Each inside a quote, in two encodings of the database: what the offsets
    cut out of the text is the quote's text."""
    points = [c for c in range(1, 0x110000) if not 0xD800 <= c < 0xE000 and c not in LEFT_OUT]
    utf16 = connect()
    utf16.execute("PRAGMA encoding = 'UTF-16le'")
    cut = "SELECT count(*), sum(substr(?1, start + 1, stop - start) = text) FROM quote_extract(?1)"
    for first in range(0, len(points), A_TEXT):
        part = "".join(map(chr, points[first:first + A_TEXT]))
        text = "\n\n".join(f"“We saw {part[i:i + A_QUOTE]} here,” Ana Reis said."
                           for i in range(0, len(part), A_QUOTE))
        for connection in (db, utf16):
            rows = connection.execute(SOUGHT, (text,)).fetchall()
            bad = [t for t, start, stop, _ in rows if text[start:stop] != t]
            check(not bad, f"from U+{points[first]:04X}: {bad[:1]!r}")
            # an offset counts in SQL as it does in Python
            n, n_same = connection.execute(cut, (text,)).fetchone()
            check(n == n_same >= len(part) // A_QUOTE * 0.9, f"U+{points[first]:04X}: {n_same} of {n} in SQL")


PLAIN = "“The quay is safe,” Ana Reis said. “It will open again,” she added."


def same_quotes(db):
    """Spaces of other widths, soft hyphens and marks of direction beside the
    marks and in the names change neither words nor speakers."""
    plain = db.execute(SOUGHT, (PLAIN,)).fetchall()
    check([p[3] for p in plain] == ["Ana Reis"] * 2, f"plain: {plain}")
    for space in "\u00a0\u2009\u202f\u2002\u3000\u2007\t":
        for text in (PLAIN.replace(" ", space), PLAIN.replace("” ", "”" + space),
                     PLAIN.replace("“", "“" + space).replace("”", space + "”")):
            rows = db.execute(SOUGHT, (text,)).fetchall()
            got = [(" ".join(r[0].split()), " ".join((r[3] or "").split())) for r in rows]
            check(got == [(p[0], p[3]) for p in plain], f"U+{ord(space):04X}: {got}")
    for ghost in "\u00ad\u200b\u200d\u2060\ufeff\u200e\u202c":
        for text in (PLAIN.replace("Ana", f"A{ghost}na"), PLAIN.replace("said", f"sa{ghost}id"),
                     PLAIN.replace("Reis", f"Reis{ghost}")):
            rows = db.execute(SOUGHT, (text,)).fetchall()
            key = [db.execute("SELECT speaker_key(?)", (r[3],)).fetchone()[0] for r in rows]
            check([r[0] for r in rows] == [p[0] for p in plain] and
                  key == ["ana reis"] * 2, f"U+{ord(ghost):04X}: {rows}")


def same_names(db):
    """What is kept as it was written is compared without what nobody sees."""
    plain = db.execute("SELECT speaker_key('Zoë Brûlé')").fetchone()
    for written in ("Zoe\u0308 Bru\u0302le\u0301", "\u202aZoë\u202c Brûlé", "Zo\u00adë Brû\u200blé",
                    "ZOË BRÛLÉ", "Zoë\u00a0Brûlé", "\ufeffZoë Brûlé"):
        check(db.execute("SELECT speaker_key(?)", (written,)).fetchone() == plain, repr(written))
    flood = "Ana" + "\u0301" * 10_000 + " Reis"
    key = db.execute("SELECT speaker_key(?)", (flood,)).fetchone()[0]
    check(key == "ana reis", f"10,000 accents: {key[:20]!r}")
    check(db.execute("SELECT quote_normalize('“A\u00adb c\u200bd”') = quote_normalize('\"Ab cd\"')")
          .fetchone() == (1,), "words of a quote")


def paired(db):
    """Marks of two kinds in one text are paired each with its own."""
    for text in ("“The quay is safe,” Ana Reis said. \"It will open,\" she added.",
                 "\"The quay is safe,\" Ana Reis said. “It will open,” she added.",
                 "«The quay is safe,» Ana Reis said. „It will open,“ she added.",
                 "“The quay is safe,\" Ana Reis said. \"It will open,” she added."):
        got = [r[0] for r in db.execute(SOUGHT, (text,))]
        check(got == ["The quay is safe,", "It will open,"], f"{text}: {got}")


db = connect()
every_scalar_value(db)
same_quotes(db)
same_names(db)
paired(db)
end()
