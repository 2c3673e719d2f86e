"""`cards stats`: numbers on the terminal, and a page that needs nothing and that no name can break."""

import io
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from rich.console import Console

from cards.cli.statistics.page import page
from cards.cli.statistics.terminal import show
from cards.decks.ledger import Record, print_ledger
from cards.review.statistics.report import Report, report
from cards.review.store.catalogue import CatalogueCard
from cards.review.store.history import read_history
from cards.review.store.log import CardKey
from year_of_reviews import END, a_card, reviewed

from .running import ESC, Run, make_deck

HOSTILE = "</td><script>alert(1)</script>&amp;[bold red]\x1b[31m\u202eevil\x00"
TODAY = END // 86_400

Stats = Callable[..., str]


def nasty(number: int) -> CatalogueCard:
    return a_card(number, (HOSTILE, "diffusion")[number % 2], ("Origin", HOSTILE, "")[number % 3])


@pytest.fixture(scope="session")
def parser() -> None:
    """Give the fixture `cards` no model to load: nothing is parsed here."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("year") / "reviews.sqlite"
    assert reviewed(path, [nasty(number) for number in range(24)], 240) > 150
    return path


@pytest.fixture
def stats(cards: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(END + 3_600))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("CARDS_STORE", "reviews.sqlite")
    return lambda *arguments: cards("stats", *arguments)


def of(path: Path) -> Report:
    return report(read_history(path), TODAY, END)


def on_a_terminal(path: Path, width: int, **options: object) -> list[str]:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, **options)  # type: ignore[arg-type]
    show(console, of(path), {})
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def tree(text: str) -> etree._Element:
    """Read a page as XML, which forgives nothing."""
    assert text.startswith("<!DOCTYPE html>\n<html")
    return etree.fromstring(text.partition("\n")[2])


def test_without_a_store_it_says_how_to_begin(stats: Run, tmp_path: Path) -> None:
    ran = stats()
    assert (ran.code, ran.err) == (0, "")
    assert "cards quiz" in ran.out
    assert not list(tmp_path.iterdir())


def test_one_review(stats: Run, tmp_path: Path) -> None:
    reviewed(tmp_path / "reviews.sqlite", [a_card(1)], days=0)
    ran = stats()
    assert ran.code == 0
    assert re.search(r"^Done today +1 in \d+ s", ran.out, re.MULTILINE)
    assert re.search(r"^Cards begun +1 of 1", ran.out, re.MULTILINE)
    assert re.search(r"^Days in a row +1", ran.out, re.MULTILINE)
    assert re.search(r"^Retention, 30 days +no reviews yet", ran.out, re.MULTILINE)
    assert "True retention by month" not in ran.out  # nothing has come back yet
    assert stats("--html", "one.html").code == 0
    tree((tmp_path / "one.html").read_text(encoding="utf-8"))


def test_a_year_fits_the_screen(stats: Run, year: Path) -> None:
    ran = stats("--store", str(year))
    assert ran.code == 0
    assert ran.says_one_line
    for title in ("True retention", "Load to come", "Answers a day", "Ratings", "Stability", "Difficulty"):
        assert title in ran.out
    for title in ("Retrievability", "Calendar", "Hardest cards", "Entries", "Sections"):
        assert title in ran.out
    assert "[bold red]" in ran.out
    assert "\x00" not in ran.out
    assert "\u202e" not in ran.out
    found = of(year)
    for month in found.months[-12:]:
        assert f"of {month.retained.reviews:,}" in ran.out


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_screen(year: Path, width: int) -> None:
    lines = on_a_terminal(year, width, color_system=None)
    assert max(len(line.rstrip()) for line in lines) <= min(width, 80) + (width > 80) * 120
    assert not any(ESC in line for line in lines)
    bars = [line for line in lines if set(line) & set("█▏▎▍▌▋▊▉▁▂▃▄▅▆▇░▒▓")]
    assert len(bars) > 20
    assert max(len(line.rstrip()) for line in bars) <= min(width, 80)


def test_a_screen_without_block_characters_gets_plain_ones(year: Path) -> None:
    file = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="backslashreplace")
    show(Console(file=file, width=80, color_system=None), of(year), {})
    file.seek(0)
    text = file.read()
    assert "####" in text
    assert not re.search(r"\\u2[0-5]", text)


def test_the_page_is_well_formed_and_needs_nothing_else(stats: Run, year: Path, tmp_path: Path) -> None:
    assert stats("--store", str(year), "--html", "out/page.html").out == "out/page.html\n"
    text = (tmp_path / "out" / "page.html").read_text(encoding="utf-8")
    root = tree(text)
    assert not {"script", "link", "img", "iframe", "object", "use", "image", "a"} & {one.tag for one in root.iter()}
    names = {name for one in root.iter() for name in one.attrib}
    assert not {name for name in names if name in {"src", "href", "style"} or name.startswith("on")}
    style = root.findtext("head/style")
    assert style is not None
    assert "prefers-color-scheme: dark" in style
    assert not re.search(r"url\(|@import|https?:", style)
    assert "://" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    policy = root.xpath("string(head/meta[@http-equiv]/@content)")
    assert "default-src 'none'" in str(policy)


def test_every_picture_has_a_title_a_description_and_a_table(year: Path) -> None:
    root = tree(page(of(year), {}))
    pictures = list(root.iter("svg"))
    assert len(pictures) == 8
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    for picture in pictures:
        assert picture.get("role") == "img"
        title, note = (picture.get("aria-labelledby") or "").split()
        assert root.xpath(f"string(//*[@id='{title}'])")
        assert len(str(root.xpath(f"string(//*[@id='{note}'])"))) > 10
        section = next(picture.iterancestors("section"))
        assert len(list(section.iter("tr"))) > 2


def test_numbers_of_the_page_are_those_of_the_report(year: Path) -> None:
    found, root = of(year), tree(page(of(year), {}))
    texts = ["".join(row.itertext()) for row in root.iter("tr")]
    for month in found.months[-12:]:
        assert any(text.startswith(f"{month.first:%b %Y}") and f"of {month.retained.reviews}" in text for text in texts)
    load = next(one for one in root.iter("section") if one.findtext("h2") == "Load to come")
    assert [int(cell.text or "") for cell in load.iter("td")] == list(found.forecast.days)


def test_hostile_names_stay_text(year: Path) -> None:
    found = of(year)
    fronts = {one.key: f"{HOSTILE} front" for one in found.hardest}
    text = page(found, fronts)
    root = tree(text)
    assert "<script" not in text
    assert ESC not in text
    assert "\x00" not in text
    assert "\u202e" not in text
    cells = ["".join(cell.itertext()) for cell in root.iter("td")]
    assert any(cell.startswith("</td><script>alert(1)</script>&amp;[bold red]") for cell in cells)


def test_the_store_is_never_the_page(stats: Run, tmp_path: Path) -> None:
    reviewed(tmp_path / "reviews.sqlite", [a_card(1)], days=0)
    before = (tmp_path / "reviews.sqlite").read_bytes()
    ran = stats("--html", "reviews.sqlite")
    assert ran.code == 1
    assert "another place" in ran.err
    assert (tmp_path / "reviews.sqlite").read_bytes() == before


def test_unknown_decks_and_faulty_ones(stats: Run, tmp_path: Path, year: Path) -> None:
    ran = stats("geology", "--store", str(year))
    assert (ran.code, ran.says_one_line) == (1, True)
    assert '"biology"' in ran.err
    (tmp_path / "empty").mkdir()
    assert "No card of empty was reviewed yet" in stats("empty").out
    (tmp_path / "deck.toml").write_text("nonsense = 1\n")
    ran = stats()
    assert (ran.code, "nonsense" in ran.err) == (1, True)


def test_a_strangers_file_is_no_store(stats: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader, " * 50)
    ran = stats("--store", "letter.txt")
    assert (ran.code, ran.out, ran.says_one_line) == (1, "", True)
    assert "no store of reviews" in ran.err


def test_damaged_rows_are_spoken_of(stats: Run, tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    reviewed(path, [a_card(number) for number in range(4)], days=3)
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER log_keeps_rows")
    connection.execute("UPDATE log SET rating = 1 + rating % 4 WHERE sequence = 2")
    connection.commit()
    connection.close()
    ran = stats()
    assert ran.code == 0
    assert "1 damaged row left out" in ran.err


def test_a_deck_folder_shows_what_its_hardest_cards_ask(stats: Run, tmp_path: Path) -> None:
    folder = make_deck(tmp_path / "biology")
    (folder / "cards").mkdir()
    (folder / "cards" / "osmosis.md").write_text("C: A {{c1::solution}} pulls in {{c2::water}}. ^k7f3q2\n")
    known = Record(
        id="k7f3q2",
        entry="osmosis",
        kind="cloze",
        guid="guid-1",
        slot="slot",
        digest="digest",
        modified=0,
        note=1,
        cards={1: 10, 2: 11},
        answers={1: "solution", 2: "water"},
        status="live",
    )
    (folder / "cards.lock").write_text(print_ledger([known]))
    asked = CatalogueCard(CardKey("guid-1", 2), 11, "osmosis", "Origin", (), 1)
    reviewed(tmp_path / "reviews.sqlite", [asked], days=60, grade=lambda chance, _: 1 + 2 * chance.randrange(2))
    ran = stats("biology")
    assert ran.code == 0
    assert "A solution pulls in" in " ".join(ran.out.partition("Hardest cards")[2].split())
    assert "guid" not in ran.out
