"""What stands above, between and behind a page's text goes by its form and its address; text of any form stays."""

import pytest

from cards.model import Entry
from cards.sources.decoding import RawFile
from cards.sources.read import read

PAGE = """{above}Tidal bore

{below_title}A tidal bore is a wave that travels up a river against its current as the tide comes in.

Origin

The word comes through Old English from the Old Norse bára, which means a wave.

{inside}Limitations

Dredging and dams have removed many bores. Models predict the height of the others only roughly.

{behind}"""

BEHIND = [
    "Written by Helen Marsh", "Next up: Seiche", "Thanks for reading!", "Page 1 of 2", "Views: 10,233",
    "A | B | C | D", "Tags: tides, rivers, waves", "Comments (14)", "Yes No", "Made with love in Bristol",
    "< Seiche | Tsunami >", "Contact: info@rivers.example", "Article ID: 5561", "Rate this entry: 4.5 of 5",
    "Text available under CC BY-SA 3.0.", "We rely on donations from readers like you.",
    "If you spot a mistake, let us know.", "Buy the editors a coffee!", "This article was first published in 2012.",
    "This site is hosted by Example Ltd.", "Enjoyed it? Join us on Discord and say hello.",
    "About the author: Helen has walked along most rivers.", "Helen Marsh writes about rivers and lives in Bristol.",
    "By submitting this form you agree to our terms.", "Unlock every entry: start a free trial today.",
    "See also\n\nSeiche\nTsunami", "References\n\n1. Lynch, D. K. (1982). Tidal bores. Scientific American 247.",
    "More from the river desk\n\n- The longest rivers\n- Why do rivers meander?", "Popular this week\n\n* Tides\n* Ice",
    "* Rate us in the store\n* Listen on any device",
    "Further reading\n\nChanson, H. Tidal Bores, Theory and Observations. World Scientific, 2011.",
    "Sources\n\nLynch (1982), pp. 4-9.\n\nChanson (2011).",
    "Responses\n\nPaddler77 says: saw it last spring!\n\nHelen replied: lucky you.",
]  # fmt: skip

ABOVE = [
    "RiverWiki\n", "RiverWiki - the encyclopedia of water\n", "THE RIVER NOTEBOOK\nNotes on water since 1998\n",
    "Skip to content\nRiverWiki\nHydrology > Waves\n", "Free shipping on orders over £30!\n",
    "Your home for everything that flows.\n",
]  # fmt: skip

BELOW_TITLE = [
    "By Helen Marsh | 12 March 2021", "Hydrology", "4 min read", "Share Save", "From RiverWiki, the encyclopedia",
    "For the tool, see Drill.", "Reviewed by Dr A. Smith, University of Hull",
    "Contents\n1. Origin\n2. Limitations",
]  # fmt: skip

INSIDE = [
    "[Edit]",
    "{{ad-slot-2}}",
    "+------------+\n| Shop our boots: 20% off! |\n+------------+",
    "Origin | Limitations",
]

TEXT = [
    "Examples\n\nThe Severn bore\nThe Qiantang bore\nThe pororoca", "Examples\n\n- Severn\n- Qiantang\n- Amazon",
    "Responses\n\nSome rivers were closed to boats. Others were given sirens that warn of the wave.",
    "Formula\n\nFr = v / √(g h)", "Famous bores include:\n\n- the Severn bore\n- the pororoca",
    "They are known on three continents.\n\n- the Severn bore\n- the pororoca", "Kinds of bore\n\n- Undular\n- Breaking",
    "You can watch the bore from the bank if you arrive before high water.", "It is written as:\n\nFr = v / √(g h)",
    "Surfers follow the wave for many kilometres, and visitors share their pictures.",
    "Not to be confused with\n\nA tsunami, which is caused by an earthquake.",
    "Today it is supported by the county and maintained by volunteers.", "We now understand why the front breaks.",
    "“Look where it comes, that bore of the tide!”", "References to bores\n\nShakespeare may allude to the wave.",
    "Sources\n\nSprings feed the upper river, and melting snow adds to it in April.",
    "Notes\n\nThe lowest note that the wave makes is inaudible.", "Which rivers have bores depends on their shape.",
    "Our knowledge of bores is limited by the few gauges on the page of history.",
]  # fmt: skip


def entry(above: str = "", below_title: str = "", inside: str = "", behind: str = "") -> Entry:
    page = PAGE.format(above=above, below_title=below_title, inside=inside, behind=behind)
    return read([RawFile("x1a2b3.txt", page.encode(), 0)]).entries[0]


def understood(found: Entry) -> tuple[str, list[tuple[str, list[str]]]]:
    return found.term.name, [(s.heading, [p.text for p in s.passages]) for s in found.sections]


PLAIN = understood(entry())


@pytest.mark.parametrize("lines", BEHIND)
def test_what_stands_behind_the_text_goes(lines: str) -> None:
    assert understood(entry(behind=lines + "\n")) == PLAIN
    assert understood(entry(behind=lines + "\n\n© 2021 RiverWiki\n")) == PLAIN


@pytest.mark.parametrize("lines", ABOVE)
def test_what_stands_above_the_title_goes(lines: str) -> None:
    assert understood(entry(above=lines)) == PLAIN
    assert understood(entry(above=lines + "\n")) == PLAIN


@pytest.mark.parametrize("lines", BELOW_TITLE)
def test_what_stands_between_title_and_text_goes(lines: str) -> None:
    assert understood(entry(below_title=lines + "\n\n")) == PLAIN


@pytest.mark.parametrize("lines", INSIDE)
def test_lines_of_the_site_between_paragraphs_go(lines: str) -> None:
    assert understood(entry(inside=lines + "\n\n")) == PLAIN


@pytest.mark.parametrize("text", TEXT)
@pytest.mark.parametrize("after", ["\n", "\n\nHydrology, rivers\n\n© 2021 RiverWiki\n"])
def test_text_at_the_end_stays(text: str, after: str) -> None:
    dropped = {line.text for line in entry(behind=text + after).dropped}
    assert dropped <= {"Hydrology, rivers", "© 2021 RiverWiki"}


def test_page_without_stops_keeps_its_notes() -> None:
    notes = "Atoll\n\na ring of coral that encloses a lagoon\n\nOrigin\n\na volcano sinks below its reef\n\nUse\n\nharbours\n"
    (found,) = read([RawFile("atoll.txt", notes.encode(), 0)]).entries
    assert "harbours" in [p.text for s in found.sections for p in s.passages]


def test_encyclopedia_marks_vanish_and_its_end_sections_go() -> None:
    page = (
        "Atoll\nFrom Reefpedia, the reef encyclopedia\nAn atoll is a ring of coral.[1] It sinks slowly.[2][3]\n"
        "History[edit]\nDarwin explained it in 1842.[4]\nSee also[edit]\nLagoon\nReef\nReferences[edit]\n"
        "^ Darwin, C. (1842). Coral Reefs.\nCategories: Reefs | Islands\n"
    )
    (found,) = read([RawFile("atoll.txt", page.encode(), 0)]).entries
    assert understood(found) == (
        "Atoll",
        [
            ("Definition", ["An atoll is a ring of coral. It sinks slowly."]),
            ("History", ["Darwin explained it in 1842."]),
        ],
    )


def test_brackets_that_cite_nothing_stay() -> None:
    page = b"Array\nAn array is a row of values. The first of them is a[0], the second a[1].\n"
    (found,) = read([RawFile("array.txt", page, 0)]).entries
    assert "a[0]" in found.sections[0].passages[0].text
    assert "a[1]" in found.sections[0].passages[0].text


def test_layout_table_of_links_is_no_text_and_a_site_is_no_term() -> None:
    page = (
        "<title>The Weather Diary</title><table><tr><td>The Weather Diary</td></tr><tr><td><p><a href=i>Start</a></p>"
        "<p><a href=c>Clouds</a></p></td><td><p>A warm, dry wind that blows down the lee of a range. It melts snow.</p>"
        "<p><b>Local names</b></p><ul><li><a href=z>Zonda</a></li><li><a href=h>Halny</a></li></ul>"
        "<p>Visitor number 004,812</p></td></tr></table>"
    )
    (found,) = read([RawFile("4c5d6e.html", page.encode(), 0)]).entries
    assert found.term.certainty == "described"
    assert [(s.heading, len(s.passages)) for s in found.sections] == [("Definition", 1), ("Local names", 2)]
    assert [d.text for d in found.dropped] == ["The Weather Diary", "Start", "Clouds", "Visitor number 004,812"]


def test_header_with_the_heading_goes_but_for_the_heading() -> None:
    page = (
        "<header><h1>Atoll</h1><div><span>12 May</span> <span class=byline>by Jo Roe</span></div></header>"
        "<p role=note>For the film, see Atoll (film).</p><p>An atoll is a ring<sup class=reference>[1]</sup> of coral.</p>"
    )
    (found,) = read([RawFile("atoll.html", page.encode(), 0)]).entries
    assert understood(found) == ("Atoll", [("Definition", ["An atoll is a ring of coral."])])
    assert [d.text for d in found.dropped] == ["12 May by Jo Roe", "For the film, see Atoll (film)."]


def test_furniture_in_fields_goes_but_never_a_whole_section() -> None:
    page = """
term: Atoll
definition: An atoll is a ring of coral.
sections:
  Uses: [Atolls serve as harbours., Share, Read our full guide to reefs]
  Examples: [Bikini, Aldabra, Print Reef]
  Steps: [Coral settles on the rim., Volcano sinks, Lagoon forms]
  Risk: Sign up for our newsletter
"""
    (found,) = read([RawFile("atoll.yaml", page.encode(), 0)]).entries
    assert [d.text for d in found.dropped] == ["Share", "Read our full guide to reefs"]
    assert [len(s.passages) for s in found.sections] == [1, 1, 3, 3, 1]


def test_run_in_labels_count_where_the_page_always_uses_them() -> None:
    lines = [
        "Definition: A wedge of ice that grows in frozen ground.",
        "Origin: Leffingwell described it in 1915 in Alaska.",
        "Polygons: The wedges join into nets that cover the plain.",
        "Limitations: Old wedges may melt in warm summers.",
        "Cite this page: APA MLA Chicago",
    ]
    (found,) = read([RawFile("x.txt", "\n".join(lines).encode(), 0)]).entries
    assert [s.heading for s in found.sections] == ["Definition", "Origin", "Polygons", "Limitations"]
    (found,) = read([RawFile("x.txt", "\n".join(lines[1:3]).encode(), 0)]).entries
    assert [s.heading for s in found.sections] == ["Origin"]


@pytest.mark.parametrize(
    ("title", "term"),
    [
        ("Karst: landforms and water", "Karst"),
        ("Karst (geology): an essay", "Karst"),
        ("Karst - caves and more", "Karst"),
        ("Karst: a landscape", "Karst: a landscape"),
    ],
)
def test_subtitle_goes_if_the_text_uses_the_name_without_it(title: str, term: str) -> None:
    text = f"{title}\n\nKarst is a landscape of caves. Karst: a landscape is also the name of a book.\n"
    if term == "Karst":
        text = text.split(" Karst: a landscape is also", maxsplit=1)[0]
    (found,) = read([RawFile("x.txt", text.encode(), 0)]).entries
    assert found.term.name == term
