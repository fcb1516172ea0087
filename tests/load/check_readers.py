#!/usr/bin/python3
"""What the readers make of good, broken and hostile inputs.

Each test writes small inputs of its own and looks at what build/load/articles
says of them.  The names of tests tell the rows of the reliability list they
stand for.  Usage: check_readers.py PROGRAM [SAMPLES] [test…]
"""
import bz2
import ctypes
import gzip
import json
import lzma
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import zlib

PROGRAM = os.path.abspath(sys.argv[1])
SAMPLES = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
WORK = pathlib.Path(tempfile.mkdtemp(prefix="readers."))
failures = []
n_check = 0


def check(claim, what):
    global n_check
    n_check += 1
    if not claim:
        failures.append(what)
        print(f"  not so: {what}")


def own_kib():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


class Run:
    """One run over bytes or a file: lines as dicts, seconds, peak KiB."""

    def __init__(self, data, *args, name="input"):
        path = data
        if isinstance(data, bytes):
            path = WORK / name
            path.write_bytes(data)
        out = WORK / "out"
        with open(out, "wb") as to:
            child = subprocess.Popen(["timeout", "20", PROGRAM, *args,
                                      str(path)], stdout=to)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = status
        # of the processor: others share the machine
        self.seconds = usage.ru_utime + usage.ru_stime
        # a child starts with our own peak: what it adds is what counts
        self.kib = usage.ru_maxrss if usage.ru_maxrss > own_kib() else 0
        code = os.waitstatus_to_exitcode(status)
        self.crashed = code < 0 or code >= 124  # a signal, or out of time
        text = out.read_bytes().decode("utf-8")  # strictly: rows for Python
        whole = text[:text.rfind("\n") + 1]  # a run out of time is cut
        self.lines = [json.loads(line) for line in whole.splitlines()]
        self.articles = [x for x in self.lines if "reject" not in x]
        self.rejects = [x for x in self.lines if "reject" in x]
        self.bodies = [x.get("body", "") for x in self.articles]
        self.reasons = [x["reject"] for x in self.rejects]


def story(n):
    return f"Story {n}. “It rained for {n} days,” said Mara Oduya, a farmer."


def jsonl(numbers):
    return "".join(json.dumps({"text": story(n), "id": f"s:{n}"}) + "\n"
                   for n in numbers).encode()


def zstd(data):
    """One frame, by the library that the loaders link: Python has none."""
    library = ctypes.CDLL("libzstd.so.1")
    library.ZSTD_compress.restype = library.ZSTD_compressBound.restype = \
        ctypes.c_size_t
    room = library.ZSTD_compressBound(ctypes.c_size_t(len(data)))
    to = ctypes.create_string_buffer(room)
    n = library.ZSTD_compress(to, ctypes.c_size_t(room), data,
                              ctypes.c_size_t(len(data)), 3)
    return to.raw[:n]


def skippable(data, kind=0):
    return (0x184D2A50 + kind).to_bytes(4, "little") + \
        len(data).to_bytes(4, "little") + data


# ---- text ------------------------------------------------------------------

def test_04_invalid_utf8():
    good = "Ωμέγα, said the tutor — ‘naïve’ ". encode()
    bad = [b"\xc0\xaf", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xf0\x9f\x98",
           b"\xff", b"\xe2\x82", b"\xf5\x80\x80\x80", b"\x80"]
    for part in bad:
        for data in (part + good * 2, good + part + good, good * 2 + part):
            run = Run(data, "--charset=utf-8")
            want = data.decode("utf-8", "replace").strip()
            check(run.bodies == [want], f"{part} as Python reads it")
            check(run.articles[0]["n_replaced"] == want.count("\ufffd"),
                  f"{part} counted")


def test_05_nul():
    run = Run(b"One\0two, she said.")
    check(run.bodies == ["One\ufffdtwo, she said."], "NUL in text")
    check(run.articles[0]["n_replaced"] == 1, "NUL counted")
    run = Run(b'{"text":"One\\u0000two"}\n')
    check(run.bodies == ["One\ufffdtwo"], "NUL in JSON")


def test_06_byte_order_marks():
    text = "“Größe zählt nicht,” sagte Łucja."
    for codec in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        data = text.encode(codec)
        if codec in ("utf-16-be",):
            data = b"\xfe\xff" + data
        run = Run(data)
        check(run.bodies == [text], f"{codec}: {run.lines}")


def test_07_charsets():
    cases = [("windows-1251", "«Дождь шёл три дня», — сказала Мара Одуя. "),
             ("iso-8859-2", "„Padało trzy dni”, powiedziała Łucja Żak. "),
             ("shift_jis", "「三日間雨が降った」と農家は語った。"),
             ("gb18030", "“下了三天雨”,农民玛拉说。"),
             ("windows-1252", "“Il a plu trois jours”, déclare Zoë Brûlé. "),
             ("koi8-r", "Дождь шел три дня, - сказала Мара Одуя. "),
             ("euc-kr", "사흘 동안 비가 내렸다고 농부가 말했다. "),
             ("iso-2022-jp", "三日間雨が降ったと農家は語った。")]
    for codec, text in cases:
        text = text.replace("”", "\"").replace("„", "\"").replace("“", "\"") \
            if codec in ("iso-8859-2",) else text
        want = (text * 4).strip()
        run = Run((text * 4).encode(codec), "--charset=" + codec)
        check(run.bodies == [want], f"{codec} as declared: {run.bodies}")
    text = cases[0][1] * 4
    run = Run(text.encode("utf-8"), "--charset=iso-8859-1")
    check(run.bodies == [text.strip()], "UTF-8 under a wrong name")
    run = Run(text.encode("windows-1251"), "--charset=utf-8")
    check(run.bodies == [text.strip()], "windows-1251 under a wrong name")
    run = Run(text.encode("windows-1251"))
    check(run.bodies == [text.strip()], "windows-1251 without a name")


def test_09_normal_form_and_lines():
    run = Run("Cafe\u0301 owner\r\nsaid:\r\r\nyes".encode())
    check(run.bodies == ["Café owner\nsaid:\n\nyes"], "NFC, LF")


def test_10_one_long_line():
    for args in ((), ("--format=jsonl",)):
        path = WORK / "long"
        with open(path, "wb") as f:
            for _ in range(100):
                f.write(b"x" * (1 << 20))
        run = Run(path, *args)
        check(run.reasons == ["too_long"], f"100 MB line {args}: {run.reasons}")
        check(run.kib < 256 << 10, f"100 MB line in {run.kib} KiB")


# ---- packed inputs -----------------------------------------------------------

def test_24_bombs():
    mega = bytes(1 << 20)
    makers = {"gz": zlib.compressobj(9, zlib.DEFLATED, 31),
              "bz2": bz2.BZ2Compressor(), "xz": lzma.LZMACompressor()}
    bombs = {kind: b"".join(make.compress(mega) for _ in range(100)) +
             make.flush() for kind, make in makers.items()}
    for kind, data in bombs.items():
        for name in ("--format=jsonl", "--format=text"):
            run = Run(data, name)
            check(run.reasons and set(run.reasons) <= {"bomb", "too_long"},
                  f"{kind} {name}: {run.reasons}")
            check(run.seconds < 1, f"{kind} in {run.seconds:.2f} s")
            check(run.kib < 96 << 10,
                  f"{kind} in {run.kib} KiB")
    nested = gzip.compress(gzip.compress(b"Text. " * 99))
    check(Run(nested).reasons == ["unknown_format"], "packed twice")


def test_24_real_text_is_no_bomb():
    run = Run(gzip.compress(jsonl(range(30000)), 9), "--format=jsonl")
    check(len(run.articles) == 30000 and not run.rejects, "text packs well")


def test_25_all_codecs_and_members():
    parts = [jsonl(range(i * 100, i * 100 + 100)) for i in range(3)]
    packs = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress,
             "zstd": zstd}
    for kind, pack in packs.items():
        run = Run(b"".join(map(pack, parts)))
        check([x["source"] for x in run.articles] ==
              [f"s:{n}" for n in range(300)], f"{kind}: three members")
        run = Run(b"".join(map(pack, parts)) + bytes(512))
        check(len(run.articles) == 300 and not run.rejects, f"{kind}: padded")


def test_25_zstd_frames():
    """Frames that hold no text stand before, between and behind others."""
    parts = [zstd(jsonl(range(i * 100, i * 100 + 100))) for i in range(3)]
    want = [f"s:{n}" for n in range(300)]
    cases = {
        "before": skippable(b"size") + b"".join(parts),
        "before each": b"".join(skippable(b"1234", 15) + p for p in parts),
        "behind": b"".join(parts) + skippable(b"a table to seek by" * 99, 14),
        "empty": b"".join(p + skippable(b"", 5) + zstd(b"") for p in parts),
    }
    for name, data in cases.items():
        run = Run(data)
        check([x["source"] for x in run.articles] == want and not run.rejects,
              f"{name}: {len(run.articles)} {run.rejects}")
        half = Run(data, "--from=" + run.lines[149]["after"])
        check([x["source"] for x in half.articles] == want[150:],
              f"{name}: goes on")
    run = Run(b"".join(parts)[:-20])
    check(len(run.articles) >= 200 and run.reasons == ["truncated"],
          f"cut off: {run.reasons}")
    broken = bytearray(parts[0] + parts[1])
    broken[len(parts[0]) + 30] ^= 0x55
    run = Run(bytes(broken))
    check(len(run.articles) >= 100 and run.reasons == ["corrupt"],
          f"broken: {len(run.articles)} {run.reasons}")
    check(Run(skippable(b"nothing")).reasons == ["empty"], "no frame of text")


def test_26_brotli():
    """Brotli is not unpacked: the response is refused by name, and what the
    crawler has unpacked already is read whatever the header says."""
    packed = bytes([0x8b, 0x2c, 0x80]) + os.urandom(600).replace(b"<", b"")
    head = "Content-Encoding: br\r\n"
    run = Run(record(http(packed, head)) + record(http(page(8), head)))
    check(run.reasons == ["encoding"] and titles(run) == ["Story 8"],
          f"{run.reasons} {titles(run)}")


def test_25_broken_members():
    one, two = (gzip.compress(jsonl(r)) for r in (range(50), range(50, 99)))
    run = Run(one + two[:len(two) // 2])
    check(len(run.articles) >= 50 and run.reasons == ["truncated"],
          f"truncated: {run.reasons}")
    crc = bytearray(one)
    crc[-6] ^= 1
    run = Run(bytes(crc) + two)
    check(run.reasons[:1] == ["corrupt"] and len(run.articles) >= 49,
          f"CRC: {run.reasons} {len(run.articles)}")
    run = Run(one + b"garbage between members" + two)
    check(len(run.articles) >= 50 and run.reasons == ["garbage"],
          f"garbage: {run.reasons}")
    check("offset" in run.rejects[0], "a reject tells where")


# ---- what is no article --------------------------------------------------------

def test_34_strangers_are_named():
    """What people try, and what they are told to do with it."""
    cases = {b"%PDF-1.7 text that could be read": "a PDF",
             b"Rar!\x1a\x07\0": "a rar", b"7z\xbc\xaf\x27\x1c": "a 7z",
             b"{\\rtf1 Hello, she said.}": "an RTF",
             b"\xd0\xcf\x11\xe0" + bytes(600): "an office",
             b"SQLite format 3\0": "an SQLite", b"PAR1....": "a Parquet",
             b"\x89PNG\r\n": "a picture", b"\xff\xd8\xff\xe0": "a picture",
             b"<urlset><url/></urlset>": "a sitemap",
             b"<recipe><egg/></recipe>": "markup",
             bytes(range(1, 32)) * 9: "neither"}
    for data, name in cases.items():
        run = Run(data)
        check(run.reasons == ["unknown_format"] and
              run.rejects[0]["detail"].startswith(name), f"{name}: {run.lines}")
    run = Run(b'{"headline": "H", "txt": "Rain, she said.", "n": 1}\n')
    check(run.reasons == ["no_body"] and
          "headline, txt, n" in run.rejects[0]["detail"], f"{run.lines}")


# ---- web archives --------------------------------------------------------------

def page(n):
    return (f"<html><head><title>Story {n}</title></head><body><article>"
            f"<p>{story(n)}</p><p>“The river stood at {n} metres,” she said, "
            f"“and nobody had seen it like that before.” The council meets "
            f"again on Monday, and the dam will be inspected.</p></article>"
            f"</body></html>").encode()


def http(body, headers="", status="200 OK"):
    return (f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"{headers}\r\n").encode() + body


def record(block, kind="response", length=None, version="1.0", extra="",
           uri="http://example.org/1"):
    length = len(block) if length is None else length
    return (f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n"
            f"WARC-Date: 2020-01-01T00:00:00Z\r\n{extra}"
            f"Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {length}\r\n\r\n").encode() + block + b"\r\n\r\n"


def pages(*numbers, **options):
    return b"".join(record(http(page(n)), uri=f"http://example.org/{n}",
                           **options) for n in numbers)


def titles(run):
    return [x.get("title") for x in run.articles]


def test_26_good_archives():
    info = record(b"software: none\r\n", "warcinfo")
    request = record(b"GET / HTTP/1.1\r\n\r\n", "request")
    for version in ("1.0", "1.1"):
        data = info + request + pages(1, 2, 3, version=version)
        run = Run(data)
        check(titles(run) == ["Story 1", "Story 2", "Story 3"], "three pages")
        check(not run.rejects, f"nothing refused: {run.reasons}")
    members = b"".join(gzip.compress(pages(n)) for n in (1, 2, 3))
    check(len(Run(members).articles) == 3, "a gzip member a record")
    check(len(Run(gzip.compress(pages(1, 2, 3))).articles) == 3, "one member")


def test_26_bodies():
    body = page(7)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(body[i:i + 60]), body[i:i + 60])
                      for i in range(0, len(body), 60)) + b"0\r\n\r\n"
    deflated = zlib.compress(body)
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = raw.compress(body) + raw.flush()
    cases = {
        "chunked": http(chunks, "Transfer-Encoding: chunked\r\n"),
        "said to be chunked": http(body, "Transfer-Encoding: chunked\r\n"),
        "gzip": http(gzip.compress(body), "Content-Encoding: gzip\r\n"),
        "said to be gzip": http(body, "Content-Encoding: gzip\r\n"),
        "deflate": http(deflated, "Content-Encoding: deflate\r\n"),
        "raw deflate": http(raw, "Content-Encoding: deflate\r\n"),
        "chunked gzip": http(
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(body)),
                                        gzip.compress(body)),
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        "gzip cut off": http(gzip.compress(body)[:-20],
                             "Content-Encoding: gzip\r\n"),
        "chunk lengths that lie": http(
            chunks.replace(b"3c\r\n", b"ffff\r\n", 1),
            "Transfer-Encoding: chunked\r\n"),
    }
    for name, block in cases.items():
        run = Run(record(block))
        check(titles(run) == ["Story 7"], f"{name}: {run.lines}")


def test_26_passed_over():
    for block, reason in ((http(b"", status="404 Not Found"), "http_status"),
                          (http(b"\x89PNG").replace(b"text/html",
                                                    b"image/png"), "not_text")):
        run = Run(record(block) + pages(1))
        check(run.reasons == [reason] and len(run.articles) == 1, reason)
        check(run.rejects[0]["fault"] == 0, f"{reason} is no fault")


def test_27_lying_headers():
    good = pages(1)
    bad = {
        "header of 1 MB": b"WARC/1.0\r\nX: " + b"y" * (1 << 20) + b"\r\n\r\n",
        "negative": record(http(page(5)), length=-5),
        "2^63": record(http(page(5)), length=1 << 63),
        "2^64": record(http(page(5)), length=1 << 64),
        "too long": record(http(page(5)), length=len(http(page(5))) + 40),
        "too short": record(http(page(5)), length=40),
        "no length": record(http(page(5))).replace(b"Content-Length", b"X"),
        "no record": b"nothing of the kind\r\n\r\n",
    }
    for name, data in bad.items():
        run = Run(good + data + pages(2, 3))
        check(not run.crashed, f"{name}: no crash")
        check(titles(run)[0] == "Story 1" and
              titles(run)[-2:] == ["Story 2", "Story 3"],
              f"{name}: goes on: {titles(run)} {run.reasons}")
        check(len(run.reasons) >= 1 and run.reasons[0] in
              ("bad_record", "wrong_length"), f"{name}: {run.reasons}")
        check(run.rejects[0].get("offset") == len(good), f"{name}: where")


def test_25_truncated_archive():
    data = pages(1, 2, 3)
    run = Run(data[:-200])
    check(titles(run) == ["Story 1", "Story 2"], "records before are kept")
    check(run.reasons == ["truncated"], f"told: {run.reasons}")
    members = [gzip.compress(pages(n)) for n in (1, 2, 3)]
    broken = members[0] + members[1][:100] + b"\0" * 50 + members[2]
    run = Run(broken)
    check("Story 1" in titles(run) and "Story 3" in titles(run),
          f"goes on at the next member: {run.lines}")


def test_28_revisit():
    data = pages(1) + record(b"", "revisit", uri="http://example.org/1")
    run = Run(data)
    check(len(run.articles) == 1 and run.reasons == ["revisit"], "revisit")


def test_26_warcio_samples():
    want = {"bad.arc": (0, 1), "example.warc": (1, 1), "example.arc": (1, 0),
            "example-iana.org-chunked.warc": (1, 0),
            "example-resource.warc.gz": (1, 0),
            "example-wrong-chunks.warc.gz": (1, 0),
            "example-wget-bad-target-uri.warc.gz": (1, 0),
            "example-trunc.warc": (0, 1), "example-digest.warc": (0, 0),
            "example-bad.warc.gz.bad": (1, 2), "post-test.warc.gz": (0, 3),
            "example-space-in-target-uri.warc.gz": (0, 1),
            "example-space-in-url.arc": (0, 1), "example.arc.gz": (1, 0),
            "example-bad-non-chunked.warc.gz": (1, 1),
            "example.warc.gz": (1, 1)}
    for path in sorted((SAMPLES / "warcio/test/data").iterdir()):
        run = Run(path)
        check((len(run.articles), len(run.rejects)) == want.get(path.name),
              f"{path.name}: {len(run.articles)} {run.reasons}")


def test_26_every_sample_is_answered():
    silent = []
    for path in sorted(SAMPLES.rglob("*")):
        if path.is_dir() or path.name in ("LICENSE", "NOTE.md") or \
                "jsontestsuite" in path.parts or "feedparser" in path.parts:
            continue
        run = Run(path)
        check(not run.crashed, f"{path.name}: no crash")
        check(all("reject" in x or x.get("source") for x in run.lines),
              f"{path.name}: an article or a reason")
        if not run.lines:
            silent.append(path.name)
    check(silent == ["example-digest.warc"],
          f"only an archive of requests holds nothing: {silent}")


# ---- XML -----------------------------------------------------------------------

LAUGHS = "<!DOCTYPE rss [" + '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)) + "]>"
ITEM = "<rss><channel><item><title>T</title><description>{}</description>" \
       "</item></channel></rss>"


def test_29_entities():
    cases = {
        "billion laughs": LAUGHS + ITEM.format("&a11;"),
        "quadratic": f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50000}">]>' +
                     ITEM.format("&a;" * 50000),
        "file": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>' +
                ITEM.format("&x;"),
        "http": '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:1/x">]>' +
                ITEM.format("&x;"),
        "parameter": '<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd">'
                     ' %p;]>' + ITEM.format("x"),
    }
    for name, text in cases.items():
        for form in ("feed", "nitf", "newsml"):
            run = Run(text.encode(), "--format=" + form)
            check(run.reasons == ["xml_entity"], f"{name} {form}: {run.lines}")
            check(run.seconds < 0.05 + 0.1, f"{name}: {run.seconds:.3f} s")
        check(opened(text) == [], f"{name}: opens {opened(text)}")
    dtd = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/rss.dtd">'
    run = Run((dtd + ITEM.format("A DTD is passed over, she said.")).encode())
    check(run.bodies == ["A DTD is passed over, she said."], "external DTD")
    check(opened(dtd + ITEM.format("x")) == [], "no DTD is fetched")


def opened(text):
    """Files other than libraries and the input, and sockets, by strace."""
    path = WORK / "hostile.xml"
    path.write_text(text)
    try:
        run = subprocess.run(
            ["strace", "-f", "-e", "trace=open,openat,connect,socket", PROGRAM,
             "--format=feed", str(path)], capture_output=True, text=True)
    except OSError:
        return []
    return [line for line in run.stderr.splitlines()
            if ("open" in line or "connect" in line or "socket" in line) and
            ".so" not in line and str(path) not in line and
            "ENOENT" not in line and "+++" not in line]


def test_29_samples():
    for path in sorted((SAMPLES / "hostile-xml").iterdir()):
        for form in ((), ("--format=feed",), ("--format=newsml",)):
            run = Run(path, *form)
            check(run.reasons == ["xml_entity"], f"{path.name}: {run.lines}")
            check(run.seconds < 0.15, f"{path.name}: {run.seconds:.3f} s")


def test_16_hostile_pages():
    for path in sorted((SAMPLES / "hostile-html").iterdir()):
        run = Run(path)
        n_mb = len(gzip.open(path).read()) / 1e6
        check(not run.crashed, f"{path.name}: no crash")
        check(run.seconds <= 0.1 + 0.2 * n_mb,
              f"{path.name}: {run.seconds:.2f} s for {n_mb:.1f} MB")


def test_29_deep_and_wide():
    cases = {"deep": "<rss>" + "<a>" * 100000,
             "wide": "<rss " + " ".join(f'a{i}="x"' for i in range(50000)) +
                     "></rss>",
             "many": "<rss><channel>" + "<a/>" * 2000000}
    for name, text in cases.items():
        run = Run(text.encode(), "--format=feed")
        check(not run.crashed and run.seconds < 2,
              f"{name}: {run.seconds:.2f} s")
        check(run.kib < 256 << 10, f"{name}: {run.kib} KiB")


def test_29_nothing_is_quadratic():
    hop = "<hop seq='{}'><party literal='p{}'/></hop>"
    cases = {
        "entries": ("feed", "<feed>" + "<entry/>" * 100000 + "</feed>"),
        "unclosed titles": ("feed", "<rss>" + "<title " * 1000000),
        "titles without end": ("feed", "<rss>&" + "<title>" * 1000000),
        "hops": ("newsml", "<newsItem><itemMeta><hopHistory>" + "".join(
            hop.format(i, i) for i in range(1, 90000)) +
            "</hopHistory></itemMeta></newsItem>"),
        "bodies": ("newsml", "<NewsML><NewsItem><body>" + "x" * 1000000 +
                   "</body>" + "<body>x</body>" * 300000 +
                   "</NewsItem></NewsML>"),
        "lengths that lie": ("warc", "WARC/1.0\nWARC-Type: response\n"
                             "Content-Length: 15000000\n\n" * 30000),
        "chunks": ("warc", "WARC/1.0\n\n" * 50000),
        "keys": ("jsonl", "{" + ",".join(f'"k{i}":1' for i in range(500000)) +
                 "}"),
        "opened": ("json", "[" * 8000000),
    }
    for name, (form, text) in cases.items():
        run = Run(text.encode(), "--format=" + form)
        check(not run.crashed and run.seconds < 2 + len(text) / 1e6,
              f"{name}: {run.seconds:.1f} s for {len(text) / 1e6:.0f} MB")


def test_30_loose_feed():
    data = ("<rss><channel><title>Paper</title><item><title>A &amp;amp; B <b>"
            "now</b></title><description>Rain & wind, said Mara.<br>More rain."
            "</description></item><item><title>Two</title>"
            "<description>Second, she said.</description></item>").encode()
    run = Run(data)
    check(len(run.articles) == 2 and all(x["loose"] for x in run.articles),
          f"read and flagged: {run.lines}")


def test_56_kill_notice():
    item = ('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:x:'
            '1" version="{v}"><itemMeta><provider literal="Harbor Wire"/>'
            '<versionCreated>2021-03-0{v}T10:00:00Z</versionCreated>'
            '<pubStatus qcode="stat:{s}"/><hopHistory>'
            '<hop seq="2"><party literal="Coast Desk"/></hop>'
            '<hop seq="1"><party qcode="org:hw"><name>Harbor Wire</name></party>'
            '</hop></hopHistory></itemMeta>'
            '<contentMeta><headline>Dam</headline></contentMeta>{c}</newsItem>')
    text = ('<contentSet><inlineXML contenttype="application/nitf+xml"><nitf '
            'xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head>'
            '<hedline><hl1>Dam holds</hl1></hedline></body.head>'
            '<body.content><p>“It <em>holds</em>,” said Mara.</p>'
            '<media><media-caption>A dam</media-caption></media>'
            '<p>Rain fell.</p></body.content></body></nitf></inlineXML>'
            '</contentSet>')
    data = "<newsMessage><itemSet>" + item.format(v=1, s="usable", c=text) + \
        item.format(v=2, s="canceled", c="") + "</itemSet></newsMessage>"
    run = Run(data.encode())
    check([x["status"] for x in run.articles] == [0, 2], f"{run.lines}")
    first = run.articles[0]
    check(first["body"] == "“It holds,” said Mara.\n\nRain fell.", "body")
    check((first["source0"], first["source1"]) ==
          ("Harbor Wire", "Coast Desk"), "hops in their order")
    check([x["version"] for x in run.articles] == ["1", "2"], "versions")


# ---- JSON ----------------------------------------------------------------------

def test_31_json_test_suite():
    folder = SAMPLES / "json/jsontestsuite/test_parsing"
    undecided = []
    for path in sorted(folder.iterdir()):
        run = Run(path, "--format=json")
        refused = "bad_json" in run.reasons
        check(not run.crashed, f"{path.name}: no crash")
        if path.name.startswith("y_"):
            check(not refused, f"{path.name} is JSON: {run.lines}")
        elif path.name.startswith("n_"):
            check(refused, f"{path.name} is none")
        else:
            undecided.append(f"{path.name}:{'refused' if refused else 'taken'}")
    print(f"  i_: {sum(':refused' in u for u in undecided)} refused, "
          f"{sum(':taken' in u for u in undecided)} taken")


def test_32_json_lines():
    rows = [b'{"text":"' + b"word " * 900000 + b'"}', b"[1,2]", b'"text"',
            b'{"text":5}', b'{"text":"a","text":"b"}', b'{"url":"http://x.y/"}',
            b'{"text":"no end', b"", b'{"text":"last"}']
    run = Run(b"\n".join(rows), "--format=jsonl")
    check([x["ordinal"] for x in run.articles] == [1, 4, 5, 9],
          f"lines by number: {[x['ordinal'] for x in run.articles]}")
    check(run.bodies[2] == "b", "the last of two keys counts")
    check([(x["ordinal"], x["reject"]) for x in run.rejects] ==
          [(2, "not_an_object"), (3, "not_an_object"), (6, "no_body"),
           (7, "bad_json")], f"{run.rejects}")


def test_32_arrays_and_maps():
    rows = [{"meta": {"link": f"https://example.org/{n}"}, "txt": story(n)}
            for n in range(5)]
    args = "--map=body=txt,url=meta.link"
    for data in (json.dumps(rows), json.dumps(rows, indent=2),
                 "\n".join(map(json.dumps, rows)),
                 "\n".join(json.dumps(r, indent=1) for r in rows)):
        run = Run(data.encode(), args)
        check(run.bodies == [r["txt"] for r in rows], f"{run.lines[:2]}")
    check(Run(b"{}", "--map=body=").reasons == ["bad_map"], "no path")
    check(Run(b"{}", "--map=bodie=x").reasons == ["bad_map"], "no field")


def test_33_quote_imports():
    gqg = [{"date": "2020-01-01T00:03:00Z", "url": f"https://example.org/{n}",
            "title": "T", "lang": "ENGLISH",
            "quotes": [{"pre": "a", "quote": f"q {n} {k}", "post": "b"}
                       for k in range(n)]} for n in range(1, 9)]
    run = Run(gzip.compress("\n".join(map(json.dumps, gqg)).encode()))
    check([x["n_quote"] for x in run.articles] == list(range(1, 9)), "GQG")
    check(run.articles[0]["quote0"] == "q 1 0", "its words")
    bank = [{"quoteID": f"2019-02-03-{n:06}", "quotation": f"Words {n}",
             "speaker": "None" if n % 2 else "Mara Oduya", "qids": ["Q1"],
             "date": "2019-02-03 00:00:00", "numOccurrences": 2,
             "probas": [["Mara Oduya", "0.75"], ["None", "0.25"]],
             "urls": ["http://a.example/1", "http://b.example/2"],
             "phase": "E"} for n in range(6)]
    run = Run(bz2.compress("\n".join(map(json.dumps, bank)).encode()))
    check([x["quote0"] for x in run.articles] ==
          [b["quotation"] for b in bank], "Quotebank")
    check(len({x["source"] for x in run.articles}) == 6, "each by its id")
    check([x.get("speaker0") for x in run.articles][:2] ==
          ["Mara Oduya", None], "None is no speaker")
    check(run.articles[0]["copy0"] == "http://b.example/2", "other printings")


# ---- going on after a stop -------------------------------------------------------

def places(run):
    """Lines but for `after`: the end of a member is the start of the next."""
    return [{k: v for k, v in x.items() if k != "after"} for x in run.lines]


def test_resume_everywhere():
    feed = "<rss><channel>" + "".join(
        f"<item><guid>g:{n}</guid><description>{story(n)}</description></item>"
        for n in range(6)) + "</channel></rss>"
    lines = jsonl(range(6))
    inputs = {
        "lines": lines, "array": json.dumps(
            [json.loads(x) for x in lines.splitlines()]).encode(),
        "gzip": gzip.compress(lines),
        "members": b"".join(gzip.compress(x) for x in lines.splitlines(True)),
        "xz": lzma.compress(lines), "feed": feed.encode(),
        "warc": pages(*range(6)),
        "warc.gz": b"".join(gzip.compress(pages(n)) for n in range(6)),
    }
    for name, data in inputs.items():
        whole = Run(data)
        check(len(whole.articles) == 6, f"{name}: six")
        for i, line in enumerate(whole.lines):
            rest = Run(data, "--from=" + line["after"])
            check(places(rest) == places(whole)[i + 1:],
                  f"{name}: after {i + 1}")
        pipe = subprocess.run(
            [PROGRAM, "--from=" + whole.lines[2]["after"]], input=data,
            capture_output=True, timeout=20)
        check(len(pipe.stdout.splitlines()) == 3, f"{name}: from a pipe")


def main():
    wanted = sys.argv[3:]
    for name, test in sorted(globals().items()):
        if not name.startswith("test_") or (wanted and name not in wanted):
            continue
        if "SAMPLES" in test.__code__.co_names and \
                not (SAMPLES and SAMPLES.exists()):
            continue
        before = len(failures)
        start = time.monotonic()
        test()
        print(f"{'ok  ' if len(failures) == before else 'FAIL'} {name} "
              f"({time.monotonic() - start:.1f} s)")
    print(f"{n_check - len(failures)} passed, {len(failures)} failed")
    for path in WORK.iterdir():
        path.unlink()
    WORK.rmdir()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
