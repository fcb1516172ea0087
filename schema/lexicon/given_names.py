#!/usr/bin/env python3
"""Write en/given.tsv from two free lists of first names.

usage: given_names.py NAMES_DIR FAKER_DIR > en/given.tsv

NAMES_DIR  the package `names` 0.3.0: first names of the 1990 census of the
           United States (public domain), with their frequency.
FAKER_DIR  the package `Faker` (MIT): first names of other languages.

A name is male or female where one gender has it five times as often as the
other.  Names written in other scripts are left out: a text in
English writes them in Latin letters.
"""
import importlib, os, re, sys, unicodedata

LATIN = ("de_DE de_AT de_CH fr_FR fr_CA es_ES es_MX es_AR it_IT nl_NL pt_BR "
         "pt_PT pl_PL cs_CZ sk_SK sl_SI hr_HR ro_RO hu_HU sv_SE da_DK no_NO "
         "fi_FI et_EE lt_LT lv_LV tr_TR az_AZ en_GB en_IE en_IN en_NG en_KE "
         "id_ID vi_VN sw ga_IE").split()
CYRILLIC = "ru_RU uk_UA bg_BG".split()
FAKER_WEIGHT = 0.004  # per cent: what a name in a list without counts weighs
RARE = 0.002          # census names below are mostly misspellings
RATIO = 5.0
# Words that start sentences or name places far more often than people.
NOT_NAMES = set("""the an in so see my may an do long king prince duke major
    bishop pope queen princess young white black brown green many man son
    see china asia america europe britain german french english ok no he she
    will more so you early else love precious china states golden new
    age al among ants can chance era floor gun harsh jet job line loan lot
    made mate numbers over peace per server side soon spring star ties tone us
    wage beat ban porter baron judge page deacon sergeant said says""".split())
OWN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "own_names.txt")


def own():
    """Pairs of a gender (e: either) and a name of the news."""
    with open(OWN, encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                gender, *names = line.split()
                yield from ((gender[0], name) for name in filter(None, map(plain, names)))


def census(path):
    with open(path, encoding="ascii") as f:
        for line in f:
            name, share = line.split()[:2]
            if float(share) >= RARE:
                yield name.lower(), float(share)


# As ext/extract/letters.c writes Cyrillic.
LETTERS = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ",
                   "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch".split()
                   + ["", "y", "", "e", "yu", "ya", "e", "i", "yi", "ye", "g"]))


def latin(name):
    """In Latin letters; -ий and -ей end in -y and -ei as well as -iy, -ey."""
    text = "".join(LETTERS.get(c, c) for c in name.lower())
    yield text
    if text.endswith("iy"):
        yield text[:-2] + "y"
        yield text[:-2] + "i"
    if text.endswith("ey"):
        yield text[:-2] + "ei"


def plain(name):
    """Lower case without diacritics; None where that is not one Latin word."""
    folded = unicodedata.normalize("NFKD", name.lower().replace("ı", "i"))
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    for a, b in (("ß", "ss"), ("ł", "l"), ("ø", "o"), ("đ", "d"), ("æ", "ae")):
        folded = folded.replace(a, b)
    return folded if re.fullmatch(r"[a-z]{2,}(-[a-z]+)*", folded) else None


def faker(root):
    sys.path.insert(0, root)
    for locale in LATIN + CYRILLIC:
        try:
            p = importlib.import_module("faker.providers.person." + locale)
        except ImportError:
            continue
        for gender, field in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in getattr(p.Provider, field, ()):
                yield from ((gender, form) for form in latin(name))


def main(names_dir, faker_dir):
    weight = {}
    for gender, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for name, share in census(os.path.join(names_dir, file)):
            weight.setdefault(name, {"m": 0.0, "f": 0.0})[gender] += share
    listed = {(g, form) for g, n in faker(faker_dir) for form in (plain(n),) if form}
    for gender, name in listed:
        weight.setdefault(name, {"m": 0.0, "f": 0.0})[gender] += FAKER_WEIGHT
    for gender, name in own():
        weight[name] = {"m": float(gender in "me"), "f": float(gender in "fe")}
    print("# First names; male, female, or either.")
    print("# Written by schema/lexicon/given_names.py; see ../README.md.")
    for name in sorted(weight):
        m, f = weight[name]["m"], weight[name]["f"]
        if name not in NOT_NAMES:
            print(name + ("\tmale" if m > RATIO * f else "\tfemale" if f > RATIO * m else ""))


main(*sys.argv[1:])
