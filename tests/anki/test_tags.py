"""Tags say where a note comes from, in any language, and Anki keeps them as they are."""

import pytest
from anki.collection import Collection
from hypothesis import given
from hypothesis import strategies as st

from anki_collection import import_package
from cards.anki.package import package
from cards.anki.tags import slug, tags
from cards.model import Cloze, Deletion, Question
from cards.themes.load import classic
from deck_building import deck, deck_note, note


def test_entry_section_and_kind_come_first_and_the_decks_own_follow():
    made = note(Cloze((Deletion(1, "a"),)), entry="allostatic-load", section="Clinical Significance")
    assert tags(made, ["Endocrinology", "Bio::Hormones"]) == (
        "cards::entry::allostatic-load",
        "cards::section::clinical-significance",
        "cards::kind::cloze",
        "Endocrinology",
        "Bio::Hormones",
    )
    assert "cards::kind::qa" in tags(note(Question("Q?", "A")), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Restoring hypothalamic function", "restoring-hypothalamic-function"),
        ("Überblick & Größe", "überblick-größe"),
        ("Cafe\u0301", "café"),
        ("  Why?  How: A::B (1) ", "why-how-a-b-1"),
        ("GnRH/CRH_release", "gnrh-crh-release"),
        ("β-blockers “today”", "β-blockers-today"),
        ("הגדרה וּמקור", "הגדרה-וּמקור"),
        ("हिन्दी में", "हिन्दी-में"),
        ("定義　と由来", "定義-と由来"),
        ("Ⅳ ﬁbre", "iv-fibre"),
        ("🧠", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_slug(text: str, expected: str):
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("two words", "two-words"),
        ("  spaced \t out ", "spaced-out"),
        ("Bio::Hormones and more", "Bio::Hormones-and-more"),
        ("::a::::b::", "a::b"),
        ('"quoted"*', "quoted"),
        ("C++", "C++"),
        ("week_1", "week_1"),
        ("生物　学", "生物-学"),
    ],
)
def test_own_tags_stay_as_people_wrote_them_but_for_what_anki_cannot_keep(written: str, tag: str):
    assert tags(note(Question("Q?", "A")), [written])[3:] == (tag,)


def test_a_tag_is_there_once_and_an_empty_one_never():
    made = tags(note(Question("Q?", "A")), ["Stress", "stress", " ", "::", "STRESS"])
    assert made[3:] == ("Stress",)


@given(st.text(max_size=30), st.text(max_size=30), st.lists(st.text(max_size=20), max_size=4))
def test_no_tag_is_empty_or_holds_a_space(entry: str, section: str, extra: list[str]):
    made = tags(note(Question("Q?", "A"), entry=entry, section=section), extra)
    assert all(tag and tag.split() == [tag] and "::::" not in tag for tag in made)
    assert len(made) >= 3
    assert len({tag.casefold() for tag in made}) == len(made)


def test_anki_keeps_them(anki_collection: Collection):
    headings = ["Überblick", "定義　と由来", "हिन्दी में", "הגדרה", "a::b", "🧠", "İstanbul", "Straße", "Σίσυφος"]
    notes = [
        deck_note(number, note(Question("Q?", "A"), section=heading), extra_tags=['x"y', "Bio::µ", heading, "a\x07b"])
        for number, heading in enumerate(headings, start=1)
    ]
    import_package(anki_collection, package(deck(notes), classic()))
    for made in notes:
        assert sorted(anki_collection.get_note(made.identity.note_number).tags) == sorted(made.tags)
    assert anki_collection.fix_integrity() == ("Database rebuilt and optimized.", True)
