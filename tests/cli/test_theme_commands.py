"""`cards theme`: overrides by layer, options, faults all at once with their lines, export, preview as a file."""

import json
import threading
from pathlib import Path

import pytest
from anki.collection import Collection

from anki_collection import import_package
from cards.cli.theme.scene import scene
from cards.cli.theme.server import Preview, address, serve
from cards.themes.built_in import FILES, NAMES
from chromium import watched

from .running import Run, contents, make_deck

PACKAGE = ("build", "deck", "-o", "x.apkg")


def css_of(collection: Collection) -> str:
    collection.models._clear_cache()
    found = collection.models.by_name("Cards Q&A")
    assert found
    return str(found["css"])


def test_list_names_every_theme_and_option(cards: Run):
    ran = cards("theme", "list")
    assert ran.code == 0
    assert all(
        name in ran.out for name in (*NAMES, "accent", "font_size", "label", "context", "typed_answer", "speech")
    )


def test_a_plain_deck_has_no_theme_lock(cards: Run, tmp_path: Path):
    make_deck(tmp_path / "deck")
    assert cards(*PACKAGE).code == 0
    assert not (tmp_path / "deck" / "theme.lock").exists()


def test_a_style_sheet_alone_is_enough_and_survives(
    cards: Run, tmp_path: Path, anki_collection: Collection, monkeypatch: pytest.MonkeyPatch
):
    deck = make_deck(tmp_path / "deck")
    assert cards(*PACKAGE).code == 0
    import_package(anki_collection, (tmp_path / "x.apkg").read_bytes())
    assert cards("theme", "new", "deck").out == "deck/theme/style.css\n"
    own = deck / "theme" / "style.css"
    own.write_text(".card { --paper: #eeffee; }")
    before = contents(deck)
    assert cards(*PACKAGE).code == 0
    assert {name: contents(deck)[name] for name in before} == before
    log = import_package(anki_collection, (tmp_path / "x.apkg").read_bytes())
    assert not log.new
    assert "--paper: #eeffee" in css_of(anki_collection)
    assert "white-space: pre-wrap" in css_of(anki_collection), "base.css is still the theme's"
    assert "--ink: #1f1d1a" in css_of(anki_collection), "what is not set follows the theme"

    (deck / "deck.toml").write_text('theme = "serif"\n[theme_options]\nfont_size = 140\n')
    assert cards(*PACKAGE).code == 0
    import_package(anki_collection, (tmp_path / "x.apkg").read_bytes())
    assert "--paper: #eeffee" in css_of(anki_collection)
    assert "--size: 1.4" in css_of(anki_collection)


def test_the_same_tree_gives_the_same_bytes_whenever_it_is_built(
    cards: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    deck = make_deck(tmp_path / "deck", 'theme = "minimal"')
    built: list[bytes] = []
    for second in ("1800000000", "1800000500"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", second)
        assert cards(*PACKAGE).code == 0
        built.append((tmp_path / "x.apkg").read_bytes())
        assert json.loads((deck / "theme.lock").read_text())["modified"] == 1_800_000_000
        assert cards("export", "deck", "--format", "apkg", "-o", "y.apkg").code == 0
        assert (tmp_path / "y.apkg").read_bytes() == built[0]
    assert built[0] == built[1]


def test_a_change_moves_the_second_and_going_back_does_too(cards: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    deck = make_deck(tmp_path / "deck")
    seconds, said = [], []
    for number, theme in enumerate(("minimal", "minimal", "serif", "classic", "classic", "minimal")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_800_000_000 + 10 * number))
        (deck / "deck.toml").write_text(f'theme = "{theme}"')
        said.append("New looks" in cards(*PACKAGE).out)
        seconds.append(json.loads((deck / "theme.lock").read_text())["modified"] - 1_800_000_000)
    assert seconds == [0, 0, 20, 30, 30, 50]
    assert said == [True, False, True, True, False, True]


def test_all_faults_are_told_at_once_with_their_lines_and_nothing_is_written(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck", 'theme = "serief"\n\n[theme_options]\nlabel = "no"\nfont = 3\n')
    (deck / "theme").mkdir()
    (deck / "theme" / "question.front.html").write_text("<p>\n{{Qestion}}\n<!-- if label -->")
    (deck / "theme" / "cloze.back.html").write_bytes(b"{{cloze:Text}}\n\xff")
    (deck / "theme" / "styles.css").write_text("")
    (deck / "theme.lock").write_text("<<<<<<< ours\n")
    before = contents(tmp_path)
    ran = cards(*PACKAGE)
    assert ran.code == 1
    for said in (
        'deck/deck.toml:1: there is no theme "serief"; it is probably "serif"',
        'deck/deck.toml:4: the option "label"',
        'deck/deck.toml:5: this theme has no option "font"',
        "deck/theme/question.front.html:2: column 1: {{Qestion}} names no field",
        "deck/theme/question.front.html:3: column 1: <!-- if label --> has no end",
        "deck/theme/cloze.back.html:2: this is not UTF-8 text",
        "warning: deck/theme/styles.css:1: no theme has such a file",
        "deck/theme.lock:1: a merge conflict was left here",
    ):
        assert said in ran.err
    assert ran.says_one_line
    assert contents(tmp_path) == before
    checked = cards("theme", "check", "deck")
    assert checked.code == 1
    assert "{{Qestion}}" in checked.err


@pytest.mark.parametrize("settings", ["theme = 3", "theme_options = 3", "[theme]\nname = 'x'"])
def test_settings_of_the_wrong_kind(cards: Run, tmp_path: Path, settings: str):
    make_deck(tmp_path / "deck", settings)
    ran = cards(*PACKAGE)
    assert ran.code == 1
    assert "deck/deck.toml:1:" in ran.err
    assert ran.says_one_line


def test_check_shows_the_difference_and_colours_that_cannot_be_read(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck", '[theme_options]\naccent = "#cccccc"\n')
    cards("theme", "new", "deck")
    own = deck / "theme" / "style.css"
    own.write_text(own.read_text().replace("/* --ink: #1f1d1a; */", "--ink: #777777;"))
    ran = cards("theme", "check", "deck")
    assert ran.code == 1
    assert "\n+  --ink: #777777;" in ran.out
    assert "--ink on --paper has a contrast of 4." in ran.err
    assert "--accent on --paper has a contrast of 1." in ran.err
    assert 'accent = "#cccccc"' in ran.out


def test_check_of_a_plain_deck_finds_nothing(cards: Run, tmp_path: Path):
    make_deck(tmp_path / "deck")
    assert cards("theme", "check", "deck").code == 0


def test_new_leaves_alone_what_is_there(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    (deck / "theme").mkdir()
    (deck / "theme" / "style.css").write_text("mine")
    refused = cards("theme", "new", "deck")
    assert refused.code == 1
    assert refused.says_one_line
    assert cards("theme", "new", "deck", "--all").code == 0
    assert (deck / "theme" / "style.css").read_text() == "mine"
    assert {path.name for path in (deck / "theme").iterdir()} == set(FILES)
    assert cards("theme", "check", "deck").code == 0


def test_an_exported_theme_gives_the_same_looks_in_another_deck(cards: Run, tmp_path: Path):
    make_deck(
        tmp_path / "deck",
        'theme = "serif"\n[theme_options]\ntyped_answer = true\naccent = "#004400"\nspeech = "de_DE"\n',
    )
    other = make_deck(tmp_path / "other")
    assert cards("theme", "export", "deck", "-o", "deck/out").code == 0
    (tmp_path / "deck" / "out").rename(other / "theme")
    looks = [scene(Path(name), None)._looks()[0] for name in ("deck", "other")]
    assert looks[0].digest == looks[1].digest
    assert cards("theme", "export", "deck", "-o", "other").code == 1


def test_preview_as_one_file_has_cards_of_the_deck_and_stress_cards(cards: Run, tmp_path: Path):
    make_deck(tmp_path / "deck")
    ran = cards("theme", "preview", "deck", "--html", "p.html")
    assert (ran.code, ran.out) == (0, "p.html\n")
    page = (tmp_path / "p.html").read_text()
    assert "Cards of the deck" in page
    assert "Right to left" in page
    assert "aquaporins" in page or "Dutrochet" in page
    assert "<script" not in page
    assert page.count("<iframe") == page.count(" sandbox ")
    assert not (tmp_path / "deck" / "cards").exists(), "looking writes nothing"


def test_preview_of_a_theme_without_a_deck(cards: Run, tmp_path: Path):
    assert cards("theme", "preview", "--theme", "high-contrast", "--html", "p.html").code == 0
    assert "#ffe14d" in (tmp_path / "p.html").read_text()
    for wrong in (("--theme", "nice"), (), ("nowhere",)):
        ran = cards("theme", "preview", *wrong, "--html", "q.html")
        assert ran.code == 2
        assert ran.says_one_line
    assert not (tmp_path / "q.html").exists()


def test_without_chromium_a_picture_is_refused_with_a_word(cards: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = cards("theme", "preview", "--theme", "classic", "--png", "p.png")
    assert ran.code == 1
    assert ran.err.startswith("cards: no Chromium or Chrome is on the path")


def test_the_page_follows_what_is_saved_and_bears_half_saved_files(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck", "", osmosis="Osmosis\n\nOsmosis is the movement of water through a membrane.\n")
    cards("theme", "new", "deck", "--all")
    shown = scene(deck, None)
    versions = [shown.version()]
    for name, data in (
        ("style.css", b".card { --paper: #012345; "),
        ("style.css", b""),
        ("question.front.html", b"{{#Label}}{{Ques"),
        ("cloze.front.html", b"\xff\xfe"),
        ("../deck.toml", b"theme = "),
    ):
        (deck / "theme" / name).write_bytes(data)
        versions.append(shown.version())
        assert "</html>" in shown.live_page("")
    (deck / "theme" / "style.css").unlink()
    versions.append(shown.version())
    assert "</html>" in shown.live_page("")
    assert len(set(versions)) == len(versions)
    assert "<script>at the end</script>" in shown.live_page("<script>at the end</script>")


@pytest.mark.slow
def test_an_open_page_shows_what_is_saved_without_being_touched(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck", "", osmosis="Osmosis\n\nOsmosis is the movement of water through a membrane.\n")
    shown = scene(deck, None)
    asked: list[str] = []

    def version() -> str:
        asked.append(shown.version())
        if len(asked) == 2:  # the page has been loaded, and asks for the first time whether it is still that
            (deck / "theme").mkdir()
            (deck / "theme" / "style.css").write_text(".card { --paper: #012345; }")
        return shown.version()

    with serve(Preview(version, shown.live_page)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        html = watched(address(server), tmp_path, milliseconds=15_000)
        server.shutdown()
    assert "#012345" in html
    assert len(asked) > 3, "it goes on asking"


@pytest.mark.slow
def test_a_contact_sheet_is_a_picture_with_the_theme_in_it(cards: Run, tmp_path: Path):
    for name in ("one.png", "two.png"):
        assert cards("theme", "preview", "--theme", "serif", "--png", name).code == 0
    one, two = ((tmp_path / name).read_bytes() for name in ("one.png", "two.png"))
    assert one.startswith(b"\x89PNG")
    assert len(one) > 300_000, "frames without cards make a small picture"
    assert abs(len(one) - len(two)) < 0.02 * len(one)
