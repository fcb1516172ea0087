#!/usr/bin/python3
"""Read each family of hostile pages through html_text() and hold it to limits.

usage: check_hostile.py [MEGABYTES [DIRECTORY…]]     (MEGABYTES: of each generated page, 1 unless given;
                                                      DIRECTORY: more pages, .html or .html.gz)

Limits: 0.2 s and 8 MB of memory for each MB, beside 64 MB and 0.1 s for the shell; no network, and no file but the page.
"""
import glob
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SECONDS_PER_MB, SECONDS_FREE = 0.2, 0.1
MB_PER_MB, MB_FREE = 8, 64


def command(sql):
    return ["sqlite3", ":memory:", "-cmd", ".load " + os.path.join(ROOT, "quoth"), sql]


def html_text(path):
    return "SELECT length(html_text(readfile('%s')))" % path


def measure(path):
    """Seconds of CPU time, peak MB and exit code of one reading, in a child of its own."""
    pid = os.fork()
    if pid == 0:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, 1)
        os.execvp("sqlite3", command(html_text(path)))
    _, status, usage = os.wait4(pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def check_limits(path):
    size = os.path.getsize(path) / 1e6
    seconds, peak, code = measure(path)
    slow = seconds > SECONDS_FREE + SECONDS_PER_MB * size
    large = peak > MB_FREE + MB_PER_MB * size
    if code or slow or large:
        print("%s: %.1f MB, exit code %d, %.2f s, %.0f MB of memory" % (path, size, code, seconds, peak))
    return not (code or slow or large)


def traced(sql):
    """Paths opened and network calls made by one run of the shell."""
    with tempfile.NamedTemporaryFile("r") as log:
        subprocess.run(["strace", "-f", "-qq", "-e", "trace=open,openat,%network", "-o", log.name] + command(sql),
                       stdout=subprocess.DEVNULL, check=True)
        lines = log.read().splitlines()
    return {re.sub(r"^\d+ ", "", line) for line in lines}


def check_access(path):
    """Reading as a page touches nothing that reading as bytes does not."""
    if not shutil.which("strace"):
        print("strace is not installed: file and network access not checked")
        return True
    more = traced(html_text(path)) - traced("SELECT length(readfile('%s'))" % path)
    for line in sorted(more):
        print("%s: %s" % (path, line))
    return not more


def unpack(directory, into):
    for path in glob.glob(os.path.join(directory, "*.html*")):
        opener = gzip.open if path.endswith(".gz") else open
        name = "given-" + os.path.basename(path).removesuffix(".gz")
        with opener(path, "rb") as source, open(os.path.join(into, name), "wb") as target:
            shutil.copyfileobj(source, target)


def main(megabytes="1", *directories):
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([os.path.join(ROOT, "tests/load/hostile_html.py"), work, megabytes], check=True)
        for directory in directories:
            unpack(directory, work)
        pages = sorted(glob.glob(os.path.join(work, "*.html")))
        results = [check_limits(page) for page in pages]
        results += [check_access(os.path.join(work, name + ".html")) for name in ("external", "xml_bomb")]
    print("%d passed, %d failed" % (sum(results), len(results) - sum(results)))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
