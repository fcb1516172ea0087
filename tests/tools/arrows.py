#!/usr/bin/env python3
"""Holds the #include lines against the arrows between the folders.

text <- extract, match, page <- sql <- quoth.c; the loaders use the engine, and
among themselves common <- read <- store <- run <- the programs.
Only one file knows ICU, one folder libxml2, and SQLite is known to sql/,
quoth.c and the loaders alone.
"""
import pathlib
import re
import sys

ENGINE = {"ext/text", "ext/extract", "ext/match", "ext/page"}
MAY = {  # folder: folders it may include from
    "ext/text": {"ext/text"},
    "ext/extract": {"ext/text", "ext/extract"},
    "ext/match": {"ext/text", "ext/match"},
    "ext/page": {"ext/text", "ext/page"},
    "ext/sql": {"ext/sql"} | ENGINE,
    "ext": {"ext", "ext/sql"},
    "loaders/common": {"loaders/common", "ext/sql"} | ENGINE,
    "loaders/read": {"loaders/common", "loaders/read"} | ENGINE,
    "loaders/store": {"loaders/common", "loaders/read", "loaders/store",
                      "ext"} | ENGINE,
    "loaders/run": {"loaders/common", "loaders/read", "loaders/store",
                    "loaders/run"} | ENGINE,
    "loaders": {"loaders/common", "loaders/read", "loaders/store",
                "loaders/run"} | ENGINE,
}
LIBRARIES = {  # header: who may include it
    r"unicode/": {"ext/text/unicode.c"},
    r"libxml/": {"ext/page", "loaders/read"},
    r"sqlite3": {"ext/sql", "ext/quoth.c", "loaders/store"},
}


def folder_of(path):
    return str(path.parent)


def allowed_library(name, path):
    for pattern, who in LIBRARIES.items():
        if re.match(pattern, name):
            return any(str(path) == w or str(path).startswith(w + "/") for w in who)
    return True


def faults(root):
    for path in sorted(p for top in ("ext", "loaders") for p in (root / top).rglob("*.[ch]")):
        here = path.relative_to(root)
        for n, line in enumerate(path.read_text().splitlines(), 1):
            local = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            system = re.match(r"\s*#\s*include\s+<([^>]+)>", line)
            if system and not allowed_library(system.group(1), here):
                yield f"{here}:{n}: {folder_of(here)} must not know <{system.group(1)}>"
            if not local:
                continue
            target = (path.parent / local.group(1)).resolve()
            if not target.exists():
                continue  # generated, beside no source
            to = folder_of(target.relative_to(root.resolve()))
            if to not in MAY.get(folder_of(here), set()):
                yield f"{here}:{n}: {folder_of(here)} must not include from {to}"


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    found = list(faults(root))
    print("\n".join(found + [f"{int(not found)} passed, {len(found)} failed"]))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
