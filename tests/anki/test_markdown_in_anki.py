"""Notes in Markdown through the real Anki: pictures are there, gaps are hidden, text is found, an edit is one update."""

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from anki.collection import Collection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allowed_html import strays
from anki_collection import cards_in_order, front, import_package
from cards.anki.fields import field_values
from cards.anki.markup.body import fields
from cards.anki.package import package
from cards.decks.card_file.cloze import read_cloze
from cards.decks.media import name_of
from cards.errors import CardsError
from cards.model import Cloze, DeckNote, Deletion, Media, Question
from cards.themes.load import classic
from deck_building import deck, deck_note, edited, note
from pictures import png

THEME = classic()
AXON, WAVE, CHAT = png(30, 20, "red"), png(30, 20, "blue"), b"ID3 a short sound"
NAMES = {"axon.png": name_of(AXON, "png"), "wave.png": name_of(WAVE, "png"), "chat.mp3": name_of(CHAT, "mp3")}
FILES = dict(zip(NAMES.values(), (AXON, WAVE, CHAT), strict=True))
MEDIA = tuple(Media(reference, name, name.endswith("mp3")) for reference, name in NAMES.items())


def markdown(number: int, body: Question | Cloze) -> DeckNote:
    used = fields(body).references
    shown = tuple(one for one in MEDIA if one.reference in used)
    return deck_note(number, replace(note(body, context=""), markup="markdown", media=shown))


def cloze(text: str) -> Cloze:
    body = read_cloze(text)
    assert isinstance(body, Cloze)
    return body


@pytest.fixture
def sample() -> list[DeckNote]:
    return [
        markdown(
            1, Question("What is **this**?\n![A red axon](axon.png)", "| An | *axon* |\n|---|---|\n| of | `nerves` |")
        ),
        markdown(
            2,
            cloze(
                "A {{c1::cat ![](chat.mp3)}} has an {{c2::![axon](axon.png)::picture}} and $\\frac{ {{c3::1}} }{x}$."
            ),
        ),
        deck_note(3, note(Question("Is *this* **plain**?", "It is: ![no](axon.png)"))),
    ]


def test_pictures_and_sounds_arrive_and_are_shown(anki_collection: Collection, sample: list[DeckNote]):
    log = import_package(anki_collection, package(deck(sample), THEME, FILES))
    assert len(log.new) == 3
    for name in (NAMES["axon.png"], NAMES["chat.mp3"]):
        assert (Path(anki_collection.media.dir()) / name).read_bytes() == FILES[name]
    assert not anki_collection.media.have(NAMES["wave.png"]), "only what a note shows is packed"
    checked = anki_collection.media.check()
    assert (list(checked.missing), list(checked.unused)) == ([], [])
    cards = cards_in_order(anki_collection)
    assert f'<img src="{NAMES["axon.png"]}" alt="A red axon">' in cards[0].question()
    assert "<td>of</td><td><code>nerves</code></td>" in cards[0].answer()
    assert not cards[1].question_av_tags()
    assert [tag.filename for tag in cards[1].answer_av_tags()] == [NAMES["chat.mp3"]]
    assert "cat" in cards[1].answer()
    assert "[picture]" in cards[2].question()
    assert f'src="{NAMES["axon.png"]}"' not in re.sub(r'data-cloze="[^"]*"', "", cards[2].question())
    assert f'src="{NAMES["axon.png"]}"' in cards[2].answer()
    assert r"\(\frac&#123; [...] &#125;&#123;x&#125;\)" in cards[3].question()
    assert front(cards[4]).texts["front"] == "Is *this* **plain**?"


def test_text_and_names_of_fields_are_found(anki_collection: Collection, sample: list[DeckNote]):
    import_package(anki_collection, package(deck(sample), THEME, FILES))
    for search in ("this", "axon", '"red axon"', "nerves", "Answer:*nerves*"):
        assert sample[0].identity.note_number in anki_collection.find_notes(search), search


def test_anki_makes_the_cards_that_we_say_and_finds_nothing_to_repair(
    anki_collection: Collection, sample: list[DeckNote]
):
    import_package(anki_collection, package(deck(sample), THEME, FILES))
    numbers = {number for each in sample for _, number in each.identity.card_numbers}
    assert set(anki_collection.find_cards("")) == numbers
    assert not anki_collection.get_empty_cards().notes
    assert anki_collection.fix_integrity()[1]


def test_an_edited_note_is_one_update(anki_collection: Collection, sample: list[DeckNote]):
    import_package(anki_collection, package(deck(sample), THEME, FILES))
    later = edited(sample[0], Question("What is **that**?\n![A blue wave](wave.png)", "A wave"))
    later = replace(later, note=replace(later.note, media=MEDIA[1:2]))
    log = import_package(anki_collection, package(deck([later, *sample[1:]]), THEME, FILES))
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 1, 2)
    assert anki_collection.get_note(later.identity.note_number)["Answer"] == "A wave"
    assert anki_collection.media.have(NAMES["wave.png"])


def test_one_picture_in_two_notes_is_one_file_and_the_order_of_notes_changes_nothing(sample: list[DeckNote]):
    with zipfile.ZipFile(io.BytesIO(package(deck(sample), THEME, FILES))) as archive:
        assert archive.namelist() == ["collection.anki2", "media", "0", "1"]
        packed = sorted([NAMES["axon.png"], NAMES["chat.mp3"]])
        assert archive.read("media").decode() == f'{{"0": "{packed[0]}", "1": "{packed[1]}"}}'
        assert [archive.read(str(place)) for place in (0, 1)] == [FILES[name] for name in packed]
    assert package(deck(sample), THEME, FILES) == package(deck(sample), THEME, dict(reversed(FILES.items())))


def test_a_package_without_its_files_is_refused(sample: list[DeckNote]):
    with pytest.raises(CardsError, match=f"note n0001: its file {NAMES['axon.png']} is missing"):
        package(deck(sample), THEME)


class _Gaps(HTMLParser):
    """The text of each open gap of a card, and how many are hidden."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gaps: list[str] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "img", "hr"}:
            return
        self._open.append(("class", "cloze") in attrs)
        if self._open[-1]:
            self.gaps.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if True in self._open:
            self.gaps[-1] += data


def gaps_of(html: str) -> list[str]:
    reader = _Gaps()
    reader.feed(html)
    return reader.gaps


# no formulas: in them Anki shows gaps without any element
PIECES = st.sampled_from(
    "* ** _ ~~ ` - > | [ ] ( ) ![a](axon.png) [b](https://x.y) ::: : { } {{ }} {{c1:: < & &amp; é x".split()
)
SOURCE = st.lists(
    PIECES | st.sampled_from(["\n", "\n\n- ", " ", "\n> ", "\n\n| a | b |\n|---|---|\n| "]), max_size=8
).map("".join)
HIDDEN = SOURCE.map(lambda text: f"x{text}y")
PARTS = st.lists(
    st.one_of(SOURCE, st.builds(Deletion, st.integers(1, 4), HIDDEN, st.one_of(st.just(""), HIDDEN))), max_size=5
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(parts=PARTS)
def test_whatever_is_hidden_anki_hides_and_shows_it(real_renderer: Collection, parts: list[str | Deletion]):
    body = Cloze(("start ", *parts, Deletion(5, "last")))
    made = real_renderer.new_note(real_renderer.models.by_name("Cards Cloze"))
    named = field_values(markdown(1, body), THEME.cloze)
    made["Text"] = named[0]
    deletions = [part for part in body.parts if isinstance(part, Deletion)]
    ordinals = {gap.ordinal for gap in deletions}
    assert set(real_renderer._backend.cloze_numbers_in_note(made._to_backend_note())) == ordinals
    for ordinal in ordinals:
        card = made.ephemeral_card(ordinal - 1)
        asked, answered = (gaps_of(card.question()), gaps_of(card.answer()))
        mine = [gap for gap in deletions if gap.ordinal == ordinal]
        assert len(asked) == len(answered) == len(mine)
        for gap, before in zip(mine, asked, strict=True):
            assert before.startswith("[")
            assert before.endswith("]")
            assert gap.hint or before == "[...]"
        body_html = re.search(r'<div class="front[^>]*>(.*)</div>', card.answer(), re.DOTALL)[1]
        spans = re.sub(r"</?span[^>]*>", "", body_html)
        assert not strays(spans), spans


@pytest.fixture
def real_renderer(anki_collection: Collection) -> Collection:
    """Give a collection with our note types."""
    import_package(anki_collection, package(deck([deck_note(2, note(Cloze((Deletion(1, "A"),))))]), THEME))
    return anki_collection
