#!/usr/bin/env python3
"""Compile the names of outlets, states and places into a C table.

usage: compile_phrases.py LEXICON_DIR > lexicon_phrases.inc

A table of open addressing, at most half full.  The key of a name is the hash
of its words' hashes as ext/extract/phrases.h tells; "the" in front is left
out.  Where a name is in several columns, the later of these wins: place,
outlet, seat, demonym, name of a state.  Beside it, a set of what keys start
with.
"""
import os, sys

OUTLET, SEAT, DEMONYM, STATE = "OUTLET", "SEAT", "DEMONYM", "STATE"


def fnv(h, number):
    return ((h ^ number) * 16777619) & 0xFFFFFFFF


def word_hash(word):
    """What a token carries: FNV-1a of the lower-case word without last dot."""
    h = 2166136261
    for byte in word.lower().replace("’", "'").rstrip(".").encode():
        h = fnv(h, byte)
    return h


def phrase_hash(name):
    h = 2166136261
    words = name.replace("/", " / ").split()
    for word in words[len(words) > 1 and words[0] == "The":]:
        h = fnv(h, ord(word) if word == "/" else word_hash(word))
    return h


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("# "):
                yield line.rstrip("\n").split("\t")


def print_bits(keys, n):
    """A set of n bits, a power of two, by the first bits of the keys."""
    words = [0] * (n // 64)
    for key in keys:
        bit = key * n >> 32
        words[bit // 64] |= 1 << bit % 64
    print("#define N_PHRASE_BIT %du" % n)
    print("static const uint64_t phrase_bits[N_PHRASE_BIT / 64] = {")
    for word in words:
        print("  UINT64_C(%#x)," % word)
    print("};")


def main(folder):
    table = {phrase_hash(name): (SEAT, 0) for (name,) in rows(folder, "place.tsv")}
    table.update({phrase_hash(name): (OUTLET, 0) for (name,) in rows(folder, "outlet.tsv")})
    for number, (_, names, demonyms, seats) in enumerate(rows(folder, "state.tsv"), 1):
        for field, kind in ((seats, SEAT), (demonyms, DEMONYM), (names, STATE)):
            for name in field.split(","):
                if name and name != "-":
                    table[phrase_hash(name)] = (kind, number)
    n = 1
    while n < 2 * len(table):
        n *= 2
    slots = [None] * n
    for key in sorted(table):
        i = key & (n - 1)
        while slots[i]:
            i = (i + 1) & (n - 1)
        slots[i] = key
    print("/* Written by schema/lexicon/compile_phrases.py. */")
    print("#define N_PHRASE_SLOT %du" % n)
    print("static const phrase_slot phrase_slots[N_PHRASE_SLOT] = {")
    for key in slots:
        print("  {%#xu, {QUOTH_PHRASE_%s, %d}}," % (key, *table[key]) if key else "  {0, {0, 0}},")
    print("};")
    print_bits(table, 8 * n)


main(*sys.argv[1:])
