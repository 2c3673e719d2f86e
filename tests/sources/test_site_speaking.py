"""The site addresses its visitors in sentences too; sentences of the topic that sound like it stay."""

import pytest

from cards.sources.decoding import RawFile
from cards.sources.read import read

PAGE = """Tarn

{above}A tarn is a small lake in a hollow that ice has carved.

Origin

The word comes from the Old Norse tjörn, which means a pond.

{inside}Limitations

Maps do not always tell a tarn from a pond. Many dry up in summer.

{behind}"""

INSIDE = [
    "Hint: download our walking app to find the nearest lake.",
    "Free hiking map! Leave your address and we will post it to you.",
    "🏔 Free hiking map! Leave your address and we will post it to you.",
    "Weekend weather: get the forecast for your valley by text message.",
    "Enable notifications to hear when paths are closed [Yes] [Later]",
    "Photo credit: Fell Club archive. Click the picture for a larger view.",
    "Articles are meant as a hobby and are for information only.",
    "On this page: Origin – Limitations – Origin",
]

ABOVE = [
    "This site is hosted by Example Ltd.",
    "If you spot a mistake on this site, let us know.",
    "Please support our site by telling a friend.",
]

BEHIND = [
    "Spotted an error? File a report in our bug tracker.",
    "Course handout 3. Please do not circulate outside the class.",
    "Page maintained by the map room; corrections to the webmaster.",
    "Nothing on this site constitutes legal advice.",
]

TEXT = [
    "Method: take a sample from the shore, then add two drops of dye.",
    "Tip: the outer end of a stalactite is called so.",
    "Use: add your reading to the mean of the day.",
    "Maps of the lake are for reference of pilots and never for anglers.",
    "A rule of thumb: leave your boat where the reeds begin.",
    "Trout do not reproduce in it without a running stream.",
    "Some wardens ask, please do not swim, but the law allows it.",
    "Information for the public is posted at the shore by the county.",
    "Entries of water: rain, snow, and springs below the ground.",
    "File cases of such lakes exist: take Red Tarn, for example.",
]


def kept(above: str = "", inside: str = "", behind: str = "") -> list[str]:
    page = PAGE.format(above=above, inside=inside, behind=behind)
    (entry,) = read([RawFile("x1a2b3.txt", page.encode(), 0)]).entries
    assert entry.term.name == "Tarn"
    return [passage.text for section in entry.sections for passage in section.passages]


@pytest.mark.parametrize("line", INSIDE)
def test_sentences_to_the_visitor_between_paragraphs_go(line: str) -> None:
    assert kept(inside=line + "\n\n") == kept()


@pytest.mark.parametrize("line", ABOVE)
def test_sentences_to_the_visitor_above_the_definition_go(line: str) -> None:
    assert kept(above=line + "\n\n") == kept()


@pytest.mark.parametrize("line", [*BEHIND, *INSIDE])
def test_sentences_to_the_visitor_behind_the_text_go(line: str) -> None:
    assert kept(behind=line + "\n") == kept()


@pytest.mark.parametrize("line", TEXT)
def test_sentences_of_the_topic_stay(line: str) -> None:
    assert line.rsplit(": ", maxsplit=1)[-1] in "\n".join(kept(inside=line + "\n\n"))
    assert line.rsplit(": ", maxsplit=1)[-1] in "\n".join(kept(behind=line + "\n"))


def test_fields_lose_sentences_to_the_visitor() -> None:
    page = """
term: tarn
definition: A tarn is a small lake.
sections:
  Uses: [Tarns feed mills., "Weekend weather: get the forecast for your valley by text message."]
  Risk: [Ice is thin., Glossary compiled by the map room; corrections to the webmaster.]
"""
    (entry,) = read([RawFile("tarn.yaml", page.encode(), 0)]).entries
    assert [len(section.passages) for section in entry.sections] == [1, 1, 1]


def test_the_label_of_a_box_goes_with_the_box() -> None:
    page = (
        "<main><h1>Tarn</h1><p>A tarn is a small lake.</p><h2>Origin</h2><p>The word is of Norse descent.</p>"
        "<div><p>Calendar</p><p>Grab our free calendar of lakes from the shop page.</p></div>"
        "<h2>Limitations</h2><p>Many dry up in summer.</p></main>"
    )
    (entry,) = read([RawFile("tarn.html", page.encode(), 0)]).entries
    assert [line.text.split()[0] for line in entry.dropped] == ["Calendar", "Grab"]
