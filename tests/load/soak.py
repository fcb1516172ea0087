#!/usr/bin/env python3
"""Row 60: a long load keeps its memory and its rate.

usage: soak.py [ARTICLES]      200,000 unless told; a million takes minutes

Prints resident memory, articles a second of the processor, and size for each tenth, and fails where memory
passes 256 MB, the last tenth has less than 70 % of the rate of the first, or
the database is more than 2.5 times the text.
"""
import os
import pathlib
import subprocess
import sys
import time

import corpus
from loadtest import LOADER, Room, sound

N = int(sys.argv[1]) if len(sys.argv) > 1 else 200000


def resident(pid):
    for line in open(f"/proc/{pid}/status", encoding="ascii"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def busy(pid):
    """Seconds of the processor: others on the machine do not count."""
    fields = open(f"/proc/{pid}/stat", encoding="ascii").read().split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def main():
    with Room() as room:
        db = room / "a.db"
        loader = subprocess.Popen([LOADER, "-q", db, "-"],
                                  stdin=subprocess.PIPE, text=True)
        part, made, rates, peak = N // 10, 0, [], 0.0
        for tenth in range(10):
            path = room / "part.jsonl"
            with open(path, "w", encoding="utf-8") as f:
                corpus.write_jsonl(f, part, tenth * part)
            text = path.read_text(encoding="utf-8")
            started = busy(loader.pid)
            loader.stdin.write(text)
            loader.stdin.flush()
            time.sleep(1)  # what is read is worked on still
            rates.append(part / (busy(loader.pid) - started))
            made += len(text.encode())
            peak = max(peak, resident(loader.pid))
            print(f"{(tenth + 1) * part:>9,} articles {rates[-1]:>7,.0f} a CPU second"
                  f" {resident(loader.pid):>5.0f} MB", flush=True)
        loader.stdin.close()
        code = loader.wait()
        size = pathlib.Path(db).stat().st_size
        print(f"exit {code}, peak {peak:.0f} MB, database {size / made:.2f} x"
              f" text, last rate {rates[-1] / rates[0]:.0%} of the first")
        sound(db)
        ok = (code == 0 and peak < 256 and rates[-1] > 0.7 * rates[0]
              and size < 2.5 * made)
        print(f"{int(ok)} passed, {int(not ok)} failed")
        sys.exit(not ok)


main()
