"""Furniture goes, text stays: lines of many sites, and sentences that only look like them."""

import pytest

from cards.sources.decoding import RawFile
from cards.sources.read import read

PAGE = """Osmosis is the passage of water through a membrane.
Origin
Dutrochet named it in 1826.
{}
Limitations
It stops when pressures are equal.
"""

FURNITURE = [
    "Subscribe to our free newsletter", "Advertisement", "Share this article", "Leave a comment",
    "© 2021 Biology Notes",
    "Home > Biology > O", "Click to enlarge", "5 min read", "Last updated: March 3, 2024", "Sign in to save this page",
    "By Jane Doe, MD", "Read more: Diffusion", "Was this page helpful?", "Download our app for free",
    "Accept all cookies",
    "We value your privacy", "Photo: a cell under the microscope", "Already a member? Log in", "Skip to main content",
    "Follow us on Instagram", "Related articles: Diffusion, Turgor", "Listen to our podcast on Spotify", "0 Comments",
    "We use cookies and similar technologies to give you the best experience.", "Facebook Twitter LinkedIn",
]  # fmt: skip

TEXT = [
    "By using a catalyst, you agree with thermodynamics and lower the barrier.",
    "We use cookies as an example of a good that is rivalrous.",
    "Members only marry outside their clan.",
    "Related terms: in logic, these are called relatives.",
    "Image: the set of all outputs of a function.",
    "Get the average of the two, then check your result.",
    "See also: this phrase marks a cross-reference in an index.",
    "You can download the data from our website only if you accept the terms.",
    "We can see that your body loses water when you drink from the sea.",
    "You share a cell wall with plants only if you are a fungus.",
    "Advertising by plants to insects does not depend on it.",
    "Comments by Pfeffer led to the first equation.",
    "Our cells keep their content by pumping ions; you can watch it under a microscope.",
    "Print from a gel shows the water's path.",
    "The follow-up study was published in 1931.",
    "By hand, the pressure can be read from a manometer.",
    "Suppose you sign up for a course of dialysis: the membrane is artificial.",
    "Consent of the patient is needed before dialysis.",
    "Related processes are diffusion and filtration.",
    "Reviewed by many, the theory stood.",
    "Home dialysis uses the peritoneum.",
    "Privacy does not matter to a cell, but its border does.",
]


def read_page(*texts: str) -> tuple[list[str], list[str]]:
    reading = read([RawFile(f"page{n}.txt", text.encode(), 0) for n, text in enumerate(texts)])
    kept = [p.text for e in reading.entries for s in e.sections for p in s.passages]
    return kept, [line.text for entry in reading.entries for line in entry.dropped]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_dropped_in_the_middle_and_at_the_end(line: str) -> None:
    kept, dropped = read_page(PAGE.format(line))
    assert (len(kept), dropped) == (3, [line])
    assert read_page(PAGE.format("It is slow.") + line + "\n")[1] == [line]


@pytest.mark.parametrize("line", TEXT)
def test_text_is_kept_in_the_middle_and_at_the_end(line: str) -> None:
    for page in (
        PAGE.format(line),
        PAGE.format("It is slow.") + line,
        PAGE.format("It is slow.") + line + "\n© 2020 X",
    ):
        kept, dropped = read_page(page)
        assert line in kept
        assert line not in dropped


def test_furniture_list_after_a_notice_goes() -> None:
    kept, dropped = read_page(PAGE.format("It is slow.") + "You might also like\n- Diffusion\n- Turgor\n© 2020 X\n")
    assert dropped == ["You might also like", "Diffusion", "Turgor", "© 2020 X"]
    assert len(kept) == 4


def test_lines_that_repeat_at_the_end_are_furniture_but_shared_headings_are_not() -> None:
    pages = [
        PAGE.format(f"Fact {n} is known.").replace("Osmosis", f"Osmosis{n}") + "\nBiology for everybody" for n in (1, 2)
    ]
    kept, dropped = read_page(*pages)
    assert dropped == ["Biology for everybody"] * 2
    assert len(kept) == 8


def test_shared_definition_is_no_furniture() -> None:
    shared = "A protein that cuts DNA at a fixed place.\n"
    kept, dropped = read_page(shared + "Origin\nFound in 1970.", shared + "Origin\nFound in 1972.")
    assert not dropped
    assert len(kept) == 4


def test_short_lists_after_an_advertisement_stay() -> None:
    kept, dropped = read_page("Fruit is what holds seeds.\nAdvertisement\nKinds of fruit\n- Apple\n- Pear\n")
    assert dropped == ["Advertisement"]
    assert kept[1:] == ["Apple", "Pear"]


def test_items_of_an_announced_list_are_text_whatever_they_say() -> None:
    items = [
        "Print media",
        "Comments",
        "Advertising",
        "Register allocation",
        "Home > away advantage",
        "DNA → RNA → protein",
    ]
    kept, dropped = read_page(
        "A zorb is a thing.\nTypes\nThere are some:\n- " + "\n- ".join(items) + "\nLimits\nNone are known.\n"
    )
    assert not dropped
    assert set(items) <= set(kept)


def test_page_of_nothing_but_furniture_is_an_error() -> None:
    reading = read([RawFile("a.txt", b"We use cookies on this site.\nAccept all\n", 0)])
    assert not reading.entries
    assert "no text is left" in reading.problems[0].message
