#!/usr/bin/python3
"""Write hostile web pages, each family at a given size.

usage: hostile_html.py DIRECTORY [MEGABYTES]

Each family aims at one way of reading HTML that costs more than linear time or memory: attributes compared
with each other, end tags searched in a deep stack, look-ahead for what never comes, objects kept for each tag.
"""
import os
import random
import sys

rng = random.Random(7)


def repeat(unit, size):
    return (unit * (size // len(unit) + 1))[:size]


def numbered(pattern, size):
    parts, n, i = [], 0, 0
    while n < size:
        part = pattern % i
        parts.append(part)
        n += len(part)
        i += 1
    return "".join(parts)


def tag_of(n_attribute):
    return "<p %s>text. " % " ".join("a%d=%d" % (i, i) for i in range(n_attribute))


def formatting_soup(size):
    names = ["b", "i", "a href=x", "font", "p", "div", "/b", "/i", "/a", "/p", "/div", "table", "tr", "/table", "q"]
    return "".join("<%s>" % rng.choice(names) + ("word, " if rng.random() < .3 else "") for _ in range(size // 6))[:size]


FAMILIES = {
    "attributes": lambda n: "<div " + numbered("a%d=1 ", n) + ">text</div>",
    "attributes_200": lambda n: repeat(tag_of(200), n),
    "attributes_240_slash": lambda n: repeat("<p " + "/".join("a%d" % i for i in range(240)) + ">x", n),
    "attribute_long": lambda n: '<p class="' + repeat("share related ", n) + '">text',
    "attribute_unclosed": lambda n: '<p class="' + repeat("a b ", n),
    "attributes_unclosed_quotes": lambda n: repeat("<p a=\"x' b='y\" ", n),
    "b_numbered": lambda n: numbered("<b %d>", n),
    "deep_b": lambda n: repeat("<b>", n),
    "deep_div": lambda n: repeat("<div>", n) + "text",
    "deep_div_closed": lambda n: repeat("<div>", n * 5 // 11) + repeat("</div>", n * 6 // 11),
    "deep_p_a": lambda n: repeat("<p><a href=x>", n),
    "deep_table": lambda n: repeat("<table><tr><td>", n),
    "deep_list": lambda n: repeat("<ul><li>", n),
    "near_limit": lambda n: repeat("<div>" * 380 + "</x>" * 2000 + "text" + "</div>" * 380, n),
    "end_tags": lambda n: repeat("</x></div></p>", n),
    "paragraphs": lambda n: repeat("a<p>", n),
    "breaks": lambda n: repeat("a<br><br>", n),
    "less_than": lambda n: repeat("<", n),
    "less_than_space": lambda n: repeat("< a", n),
    "ampersands": lambda n: repeat("&", n),
    "entities": lambda n: repeat("&amp;&nbsp;&#x1F600;&#0;&bogus;&#99999999;", n),
    "comment_unclosed": lambda n: "text <!--" + repeat("- ", n),
    "comments": lambda n: repeat("<!---->a<!-- > -->", n),
    "comment_opens": lambda n: repeat("<!--", n),
    "script_unclosed": lambda n: "text <script>" + repeat("</scrip <", n),
    "scripts": lambda n: repeat("<script></script>a", n),
    "doctype_unclosed": lambda n: "<!DOCTYPE html " + repeat("[<!ENTITY a 'b'", n),
    "processing": lambda n: repeat("<?a b?>", n),
    "title_pieces": lambda n: "<title>" + repeat("a&amp;", n),
    "titles": lambda n: repeat("<title>a - b | c</title>", n),
    "meta": lambda n: repeat('<meta name=author content="A B"><meta property=og:title content="x | y">', n),
    "names": lambda n: numbered('<x%d class="a%%d">', n).replace("%d", "q"),
    "classes": lambda n: repeat('<div class="article-body share-related fooBarBaz">x</div>', n),
    "links": lambda n: repeat("<a href=x>word</a> ", n),
    "q": lambda n: repeat("<q>", n),
    "json_deep": lambda n: '<script type="application/ld+json">' + repeat("[{", n) + "</script>text",
    "json_authors": lambda n: '<script type="application/ld+json">{"@type":"Article","author":['
    + repeat('"A. Writer",', n) + "]}</script>text",
    "json_body": lambda n: '<script type="application/ld+json">{"@type":"Article","articleBody":"'
    + repeat("\\u00e9\\n &amp; ", n) + '"}</script>text',
    "json_escapes": lambda n: '<script type="application/ld+json">{"@type":"Article","headline":"'
    + repeat("\\ud83d\\u0000\\", n) + "</script>text",
    "json_articles": lambda n: '<script type="application/ld+json">['
    + repeat('{"@type":"NewsArticle","articleBody":"long text here","author":{"name":"N"}},', n) + "]</script>",
    "one_word": lambda n: repeat("a", n),
    "spaces": lambda n: "a" + repeat(" \n\t", n) + "b",
    "nul": lambda n: repeat("<p>a\0b", n),
    "xml_bomb": lambda n: '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>' + repeat("&b;", n),
    "external": lambda n: repeat('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><link rel=stylesheet href="http://127.0.0.1:1/">'
                                 '<img src="file:///etc/hostname"><p>text', n),
    "soup": formatting_soup,
}
BYTES = {
    "random": lambda n: rng.randbytes(n),
    "random_markup": lambda n: bytes(rng.choices(b"<>/=\"'& abp!-\xc3\xff\0", k=n)),
    "utf16": lambda n: b"\xff\xfe" + repeat("<p>text \u201cw\u00f6rter\u201d", n // 2).encode("utf-16-le"),
    "continuation": lambda n: b"\x80" * n,
}


def main(directory, megabytes="1"):
    os.makedirs(directory, exist_ok=True)
    size = int(float(megabytes) * 1_000_000)
    for name, make in FAMILIES.items():
        with open(os.path.join(directory, name + ".html"), "wb") as f:
            f.write(make(size).encode())
    for name, make in BYTES.items():
        with open(os.path.join(directory, name + ".html"), "wb") as f:
            f.write(make(size))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
