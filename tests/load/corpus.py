#!/usr/bin/env python3
"""Invented articles, the same ones every time: 4.8 KB and 8 quotes each.

usage: corpus.py text DIRECTORY N [FIRST]     a file for each article
       corpus.py jsonl N [FIRST]              JSON Lines on standard output

Article i is a function of i alone, so that any part of a large corpus can be
made anywhere.  Surnames are shared by several people, as in life.
"""
import json
import os
import random
import sys

GIVEN = """Ilse Marek Odile Tomas Berit Anselm Katya Ruben Noor Silvan Edda
Pavel Leonie Hakan Mirela Joris Alma Viktor Greta Stellan""".split()
SURNAMES = """Brandt Dolenz Varga Lindqvist Okoro Castellan Hruby Moreau Petrak
Salonen Winther Aydemir Kovalenko Baptiste Ferrand Molnar Oster Quist Rybak
Thorne Ulrich Vesely Zeller Adair Bellamy Corwin Draper Elwood Farrow
Garland""".split()
PLACES = "Varnholt Osterby Lindmark Sallow Kestrel Marden Hale Torvik".split()
ROLES = """harbour master;finance minister;mayor of %s;police chief;head of the
water board;union leader;transport secretary;director of the museum""".replace(
    "\n", " ").split(";")
THINGS = """the bridge;the ferry line;the new dam;the school budget;the rail
link;the flood wall;the fish market;the power station;the old theatre;the
hospital wing""".replace("\n", " ").split(";")
CLAIMS = """%s will cost %d million crowns;%s was closed for %d days;
we found %[2]d faults in %[1]s;nobody told us that %s would take %d years;
%s brings work to %d families;we have asked %[2]d firms to repair %[1]s;
%s is safe, and %d inspectors agree;the council never paid for %s in %d years"""
CLAIMS = [c.strip().replace("%[1]s", "{0}").replace("%[2]d", "{1}")
          .replace("%s", "{0}").replace("%d", "{1}") for c in CLAIMS.split(";")]
CUES = "said;told reporters;added;warned;explained;insisted".split(";")
SUBJECTS = """The old quay;A second train;The night shift;Half of the hall;
The county road;A row of lamps;The upper lock;Snow from the hills;The market
square;A crane of the yard;The first bus;An empty barge;The town orchestra;
A line of trucks;The winter timetable;The brick chimney;A team of divers;
The narrow bridge;The harbour light;A crowd of pupils""".replace("\n", " ")
VERBS = """stood behind;came too late for;was moved away from;lies next to;
filled most of;blocks the way to;belongs to;was sold together with;rolled
slowly past;is older than;leads down to;waited all day at;turned back before;
was painted like;hides a part of;carries water to;closes earlier than;costs more
than;rests upon;once fed""".replace("\n", " ")
OBJECTS = """the grain store;the customs shed;the lower field;a closed bakery;the
railway yard;the eastern gate;a garden of herbs;the fire station;the salt
works;a former mill;the tram depot;the library steps;the stone pier;a cinema
without seats;the boat house;the weather mast;the sports ground;a chapel of
wood;the rope factory;the river bend""".replace("\n", " ")
ENDINGS = """in the spring;since the flood;for most of the year;on weekdays;
under a grey sky;by the end of March;near the border;as in every autumn;
after the fair;before sunrise""".replace("\n", " ")
SUBJECTS, VERBS, OBJECTS, ENDINGS = (
    [part.strip() for part in text.split(";")]
    for text in (SUBJECTS, VERBS, OBJECTS, ENDINGS))


def filler(rng):
    """Six sentences in which nobody speaks, and no two articles share five
    words in a row: the same text twice would be one story, printed twice."""
    return "  ".join(
        f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)} of"
        f" {rare(rng)} {rng.choice(ENDINGS)} in {rare(rng)}." for _ in range(5))


def speaker(rng):
    return rng.choice(GIVEN), rng.choice(SURNAMES), rng.choice(ROLES)


SYLLABLES = """ta ve lin mor du ka re sto bel fi nar ho su pel gra ti wen co
lor ba mi dra jo ku ze ral ne vi to sha""".split()


def rare(rng):
    """A word that hardly stands in any other article, as names do."""
    return "".join(rng.choice(SYLLABLES) for _ in range(4))


def claim(rng):
    thing = f"{rng.choice(THINGS)} of {rare(rng).capitalize()}"
    return rng.choice(CLAIMS).format(thing, rng.randint(2, 9000))


def capital(text):
    return text[0].upper() + text[1:]


def quote(rng, name):
    """A paragraph with one quote, in one of the usual shapes."""
    a, b, cue = claim(rng), claim(rng), rng.choice(CUES)
    shape = rng.randrange(4)
    if shape == 0:
        return f"“{capital(a)}. {capital(b)},” {name} {cue}."
    if shape == 1:
        return f"“{capital(a)},” {cue} {name}, “and {b}.”"
    if shape == 2:
        return f"{name} said that {a}."
    return f'{name} {cue}: "{capital(a)}. {capital(b)}."'


def article(i):
    """Article number i as a dict."""
    rng = random.Random(f"quoth {i}")
    place, thing = rng.choice(PLACES), rng.choice(THINGS)
    people = [speaker(rng) for _ in range(3)]
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    title = capital(claim(rng))
    paragraphs = []
    for given, surname, role in people:
        role = role % place if "%s" in role else role
        paragraphs.append(f"{capital(role)} {given} {surname} spoke in {place} "
                          f"about {thing}.")
    for n in range(8):
        given, surname, _ = people[n % 3]
        name = f"{given} {surname}" if n < 3 else surname
        paragraphs.append(quote(rng, name))
        paragraphs.append(filler(rng))
    return {
        "url": f"https://www.{place.lower()}-courier.example/2024/{i}",
        "title": title,
        "published": f"2024-{month:02}-{day:02}",
        "outlet": f"{place} Courier",
        "body": "\n\n".join(paragraphs),
    }


def as_text(a):
    return f"{a['title']}\n\n{a['body']}\n"


def write_texts(directory, n, first=0):
    os.makedirs(directory, exist_ok=True)
    for i in range(first, first + n):
        with open(os.path.join(directory, f"{i:07}.txt"), "w",
                  encoding="utf-8") as f:
            f.write(as_text(article(i)))


def write_jsonl(out, n, first=0):
    for i in range(first, first + n):
        out.write(json.dumps(article(i), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if sys.argv[1] == "text":
        write_texts(sys.argv[2], *map(int, sys.argv[3:]))
    else:
        write_jsonl(sys.stdout, *map(int, sys.argv[2:]))
