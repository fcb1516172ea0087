#!/usr/bin/env python3
"""Turn the word lists of schema/lexicon/en into constant C tables.

usage: compile.py LEXICON.H DIRECTORY > lexicon.inc

NAME.tsv   one word a line: class QUOTH_W_NAME, when LEXICON.H has that bit; a
           second column may name a further class (male).  "#" starts a comment, a blank
           line counts for nothing.  Entries of several words are not for here.
cues.tsv   lemma and perhaps its particle ("go on"), past/participle where irregular ("-" where not), stance,
           flags, weight; see its head.  Inflected here.

The words go to one table keyed by their hash, which a token carries.
"""
import pathlib
import re
import sys

FLAGS = {"s": "SPEECH", "c": "CLAUSE", "t": "THAT", "o": "TO",
         "a": "ADDRESSEE", "n": "NAMING", "w": "WEAK", "m": "MIND",
         "h": "HOMOGRAPH", "x": "THING", "p": "THING_OF", "i": "APART"}
STANCES = ["NEUTRAL", "DOUBTS", "CONCEDES", "ASSERTS", "DENIES", "DEMANDS",
           "ASKS", "FEELS"]
DOUBLED = {"admit", "blog", "blab", "quip", "refer", "snap", "rebut", "submit",
           "concur", "plan", "beg", "chat", "pen", "tut", "dub", "jot", "infer",
           "yap", "rap", "nod", "permit", "commit", "shrug", "grin", "slam",
           "stop"}


def fnv(word):
    h = 2166136261
    for b in word.encode():
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h


def rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#", 1)[0].strip()
        if line:
            yield line.split("\t")


def inflect(lemma, irregular):
    """(present, past, participle, gerund, base) of an English verb."""
    present = lemma + "s"
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        present = lemma + "es"
    stem, past = lemma, lemma + "ed"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        present, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    elif lemma.endswith("e"):
        past, stem = lemma + "d", lemma[:-1]
    elif lemma in DOUBLED:
        stem = lemma + lemma[-1]
        past = stem + "ed"
    if lemma.endswith("ee"):
        stem = lemma
    participle = past
    if irregular != "-":
        past, participle = (irregular.split("/") * 2)[:2]
    return present, past, participle, stem + "ing", lemma


def read_cues(path):
    """Entries, and {form: (form name, entry)}; the earlier line wins."""
    entries, forms = [], {}
    for row in rows(path):
        lemma, irregular, stance, flags, weight = row
        if stance not in STANCES:
            sys.exit(f"{path}: {lemma}: no such stance: {stance}")
        entry = len(entries)
        lemma, _, particle = lemma.partition(" ")
        entries.append((lemma, particle, stance, flags, float(weight)))
        if irregular in ("NOUN", "PHRASE"):
            forms.setdefault(lemma, (irregular, entry))
            continue
        names = ("PRESENT", "PAST", "PARTICIPLE", "GERUND", "BASE")
        for name, form in zip(names, inflect(lemma, irregular)):
            forms.setdefault(form, (name, entry))
    return entries, forms


def read_classes(header, folder, cue_forms):
    known = set(re.findall(r"define QUOTH_W_(\w+)", header.read_text()))
    classes = {form: {"CUE"} for form in cue_forms}
    for path in sorted(folder.glob("*.tsv")):
        if path.stem.upper() not in known:
            continue
        for row in rows(path):
            if " " in row[0]:
                continue
            word = classes.setdefault(row[0].lower().rstrip("."), set())
            word.add(path.stem.upper())
            more = (c.upper() for column in row[1:] for c in column.split(","))
            word.update(known.intersection(more))
    for _, names, demonyms, seats in rows(folder / "state.tsv"):
        for column, name in ((names, "PLACE"), (demonyms, "NATIONALITY"),
                             (seats, "PLACE")):
            for word in column.lower().split(","):
                if " " not in word and word != "-":
                    classes.setdefault(word.rstrip("."), set()).add(name)
    return classes


def print_entries(entries):
    print("static const quoth_cue_entry cue_entry[] = {")
    for lemma, particle, stance, flags, weight in entries:
        bits = " | ".join(f"QUOTH_CUE_{FLAGS[f]}" for f in flags) or "0"
        print(f'  {{"{lemma}", "{particle}", QUOTH_{stance}, {bits}, {weight}f}},')
    print("};\n")


def sizes(header):
    """Slots and shifts of the table of words, powers of two, and the factor."""
    text = header.read_text()
    return [int(re.search(rf"define QUOTH_WORD_{name} +(\d+)u", text)[1])
            for name in ("SLOTS", "SHIFTS", "FACTOR")]


def place_words(words, n_slot, n_shift, factor):
    """Slots, and the shift of each row of hashes that start alike, so that no
    two words share a slot: the longest rows first, each the first that fits."""
    def place(word, shift):
        mixed = (fnv(word) ^ shift) * factor & 0xFFFFFFFF
        return mixed * n_slot >> 32

    rows_of = {}
    for word in sorted(words):
        rows_of.setdefault(fnv(word) * n_shift >> 32, []).append(word)
    slots, shifts = [None] * n_slot, [0] * n_shift
    for row, members in sorted(rows_of.items(), key=lambda r: -len(r[1])):
        for shift in range(1 << 16):
            places = {place(w, shift) for w in members}
            if len(places) == len(members) and not any(
                    slots[p] for p in places):
                break
        else:
            sys.exit("no shift gives each word a slot of its own")
        shifts[row] = shift
        for word in members:
            slots[place(word, shift)] = word
    return slots, shifts


def print_words(classes, forms, n_slot, n_shift, factor):
    """Set 0: an empty slot."""
    sets = sorted({tuple(sorted(c)) for c in classes.values()})
    rank = {s: i + 1 for i, s in enumerate(sets)}
    place = {form: i + 1 for i, form in enumerate(forms)}
    print("const quoth_words quoth_word_sets[] = {\n  0,")
    for names in sets:
        print("  QUOTH_WORDS(" + " | ".join(f"QUOTH_W_{c}" for c in names) + "),")
    print("};\n")
    slots, shifts = place_words(classes, n_slot, n_shift, factor)
    print("const uint16_t quoth_word_shifts[QUOTH_WORD_SHIFTS] = {")
    for k in range(0, n_shift, 16):
        print("  " + ", ".join(map(str, shifts[k:k + 16])) + ",")
    print("};\n")
    print("const quoth_word_slot quoth_word_slots[QUOTH_WORD_SLOTS] = {")
    for word in slots:
        if not word:
            print("  {0, 0, 0},")
            continue
        place_of = rank[tuple(sorted(classes[word]))], place.get(word, 0)
        print("  {0x%08xu, %d, %d}, /* %s */" % (fnv(word), *place_of, word))
    print("};\n")


def print_forms(forms):
    print("static const struct {\n  uint16_t entry;\n  uint8_t form;\n"
          "} cue_form[] = {")
    for word, (name, entry) in forms.items():
        print(f"  {{{entry}, QUOTH_CUE_{name}}}, /* {word} */")
    print("};")


def main():
    header, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    entries, forms = read_cues(folder / "cues.tsv")
    classes = read_classes(header, folder, forms)
    if len({fnv(w) for w in classes}) != len(classes):
        sys.exit("two listed words have the same hash")
    print(f"/* made by schema/lexicon/compile.py from {folder} */\n")
    print_entries(entries)
    print_words(classes, forms, *sizes(header))
    print_forms(forms)


if __name__ == "__main__":
    main()
