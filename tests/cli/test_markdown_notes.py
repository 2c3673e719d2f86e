"""Markdown and pictures as a person has them: in a deck's card files, in bare files, in the preview, in what goes wrong."""

import base64
import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from anki.collection import Collection

from anki_collection import cards_in_order, import_package
from chromium import visit
from pictures import png

from .deck_editing import built, change, file
from .running import Run, contents, make_deck

AXON, WAVE = png(30, 20, "red"), png(30, 20, "blue")
MINE = """# Mine

Q: What is **this**?
  ![An axon](axon.png)
A: A *nerve* fibre

## Gaps

C: The {{c1::**wave** ![](media/wave.png)}} costs $5 and $6.
"""


@pytest.fixture
def illustrated(deck: Path) -> Path:
    """Give the deck with two notes of one's own and two pictures, not built since."""
    (deck / "media").mkdir()
    (deck / "media" / "axon.png").write_bytes(AXON)
    (deck / "media" / "wave.png").write_bytes(WAVE)
    (deck / "cards" / "mine.md").write_text(MINE)
    return deck


def packed(package: Path) -> dict[str, bytes]:
    """Return the files in a package by the names that Anki gives them."""
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(place) for place, name in json.loads(archive.read("media")).items()}


def test_pictures_travel_with_the_deck(illustrated: Path, cards: Run, tmp_path: Path, anki_collection: Collection):
    assert built(cards).code == 0
    assert sorted(packed(tmp_path / "deck.apkg").values()) == sorted([AXON, WAVE])
    import_package(anki_collection, (tmp_path / "deck.apkg").read_bytes())
    (number,) = anki_collection.find_notes("nerve")
    card = anki_collection.get_note(number).cards()[0]
    assert re.search(r'What is <strong>this</strong>\?<br><img src="cards-\w{20}\.png" alt="An axon">', card.question())
    assert "A <em>nerve</em> fibre" in card.answer()
    (number,) = anki_collection.find_notes("costs")
    assert 'The <span class="cloze" data-cloze=' in anki_collection.get_note(number).cards()[0].question()
    assert "costs $5 and $6." in anki_collection.get_note(number).cards()[0].question()


def test_a_rebuild_writes_nothing_and_each_change_is_an_update_of_its_note(
    illustrated: Path, cards: Run, tmp_path: Path, anki_collection: Collection, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    built(cards)
    before = contents(tmp_path)
    assert ": 0 new, 0 changed," in built(cards).out
    assert contents(tmp_path) == before
    import_package(anki_collection, (tmp_path / "deck.apkg").read_bytes())
    total = anki_collection.note_count()

    def updated(second: str) -> list[str]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", second)
        assert built(cards).code == 0
        log = import_package(anki_collection, (tmp_path / "deck.apkg").read_bytes())
        assert (len(log.new), anki_collection.note_count()) == (0, total)
        return [entry.fields[0] for entry in log.updated]

    change(illustrated / "cards" / "mine.md", ("A *nerve* fibre", "A **nerve** fibre"))
    assert [text[:16] for text in updated("1900000060")] == ["What is this? ca"]
    (illustrated / "media" / "wave.png").write_bytes(png(30, 20, "green"))
    assert [text[:14] for text in updated("1900000120")] == ["The {{c1::wave"]
    (illustrated / "media" / "unrelated.png").write_bytes(AXON)
    assert updated("1900000180") == []


def test_a_generated_note_is_plain_text_until_it_is_edited(
    deck: Path, cards: Run, tmp_path: Path, anki_collection: Collection
):
    change(file(deck), ("A: 1826\n", "A: *1826*, in `Paris`\n"))
    assert built(cards).code == 0
    exported = [json.loads(line) for line in cards("export", "deck", "--format", "jsonl").out.splitlines()]
    assert {line["markup"] for line in exported if line["back"] != "*1826*, in `Paris`"} == {"plain"}
    assert [line["markup"] for line in exported if line["back"] == "*1826*, in `Paris`"] == ["markdown"]
    import_package(anki_collection, (tmp_path / "deck.apkg").read_bytes())
    assert [card.note()["Answer"] for card in cards_in_order(anki_collection) if "1826" in card.answer()][0:1] == [
        "<em>1826</em>, in <code>Paris</code>"
    ]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("axom.png", 'there is no file "axom.png" in media/; it is probably "axon.png"'),
        ("https://example.org/x.png", '"https://example.org/x.png" is an address; save it into the folder media'),
        ("../deck.toml.png", "leads out of the folder media; put the file into the folder media"),
        ("axon.tiff", '"axon.tiff" is no picture or sound that cards show; use one of: png'),
    ],
)
def test_what_is_no_picture_stops_a_build_with_its_line(
    illustrated: Path, cards: Run, tmp_path: Path, written: str, message: str
):
    change(illustrated / "cards" / "mine.md", ("](axon.png)", f"]({written})"))
    before = contents(tmp_path)
    for command in ("build", "check"):
        ran = cards(command, "deck")
        assert ran.code == 1
        assert "error: deck/cards/mine.md:4: " in ran.err
        assert message in ran.err.replace("\n", " ")
        assert ran.says_one_line
    assert contents(tmp_path) == before


def test_check_names_files_that_no_note_shows_and_build_does_not(illustrated: Path, cards: Run):
    (illustrated / "media" / "old.png").write_bytes(AXON)
    assert "old.png" not in built(cards).err
    ran = cards("check", "deck")
    assert ran.code == 1
    assert ran.err.replace("\n", " ").count("no note shows this file") == 1
    assert "deck/media/old.png" in ran.err


def test_a_note_that_is_too_long_for_markdown_is_told(illustrated: Path, cards: Run):
    change(illustrated / "cards" / "mine.md", ("A *nerve* fibre", "A *nerve* fibre " * 1000))
    ran = cards("check", "deck")
    assert "warning: deck/cards/mine.md:3: this note is shown as plain text" in ran.err.replace("\n", " ")
    assert built(cards).code == 0


def test_the_package_never_takes_the_place_of_a_picture(illustrated: Path, cards: Run):
    ran = cards("build", "deck", "-o", "deck/media/axon.png")
    assert ran.code == 1
    assert (illustrated / "media" / "axon.png").read_bytes() == AXON


def test_bare_files_have_the_pictures_beside_them(cards: Run, tmp_path: Path, anki_collection: Collection):
    folder = tmp_path / "french"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "chat.mp3").write_bytes(b"ID3 chat")
    (folder / "media" / "chat.png").write_bytes(AXON)
    (folder / "words.md").write_text("Q: cat ![](chat.png)\nA: le *chat* ![](chat.mp3)\n")
    for name in ("words.md", "media/chat.png", "media/chat.mp3"):
        os.utime(folder / name, (1_600_000_000, 1_600_000_000))
    assert cards("build", "french/words.md", "-o", "words.apkg").code == 0
    first = (tmp_path / "words.apkg").read_bytes()
    assert cards("build", "french/words.md", "-o", "words.apkg").code == 0
    assert (tmp_path / "words.apkg").read_bytes() == first
    assert sorted(packed(tmp_path / "words.apkg").values()) == sorted([AXON, b"ID3 chat"])
    import_package(anki_collection, first)
    assert "[sound:cards-" in anki_collection.get_note(anki_collection.find_notes("cat")[0])["Answer"]
    (folder / "media" / "chat.png").write_bytes(WAVE)
    assert cards("build", "french/words.md", "-o", "words.apkg").code == 0
    assert len(import_package(anki_collection, (tmp_path / "words.apkg").read_bytes()).updated) == 1
    assert cards("check", "french/words.md").code == 0
    change(folder / "words.md", ("chat.png", "chats.png"))
    assert "french/words.md:1: there is no file" in cards("build", "french/words.md").err.replace("\n", " ")


def test_the_preview_has_the_pictures_in_itself(illustrated: Path, cards: Run, tmp_path: Path):
    built(cards)
    assert cards("theme", "preview", "deck", "--html", "page.html").code == 0
    page = (tmp_path / "page.html").read_text()
    for picture in (AXON, WAVE):
        assert f"data:image/png;base64,{base64.b64encode(picture).decode()}" in page
    assert "cards-" not in re.sub(r"data-cloze=.*?&gt;", "", page)


@pytest.mark.slow
def test_a_browser_shows_the_preview_with_its_pictures_and_complains_of_nothing(
    illustrated: Path, cards: Run, tmp_path: Path
):
    (illustrated / "media" / "axon.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' onload='console.log(\"RAN\")'><script>console.log('RAN')</script>"
        "<image href='http://evil.example/x.png'/><style>@import 'http://evil.example/x.css'</style></svg>"
    )
    change(illustrated / "cards" / "mine.md", ("](axon.png)", "](axon.svg)"))
    built(cards)
    cards("theme", "preview", "deck", "--html", "page.html")
    page = (tmp_path / "page.html").read_text()
    assert "data:image/svg+xml;base64," in page
    seen = visit(page.replace('loading="lazy"', ""), tmp_path)
    assert "cards of the deck" in seen.html.lower()
    assert not seen.console
    assert not seen.calls


def test_a_hostile_media_folder_shows_nothing(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    (tmp_path / "private.png").write_bytes(AXON)
    (deck / "media").symlink_to(tmp_path)
    (deck / "cards").mkdir()
    (deck / "cards" / "mine.md").write_text("Q: ![](private.png)\nA: b\n")
    ran = cards("build", "deck", "-o", "deck.apkg")
    assert ran.code == 1
    assert '"private.png" is a link out of media/' in ran.err.replace("\n", " ")
