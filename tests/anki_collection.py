"""The real Anki, for tests: the import of a package, and a card as its reader sees it."""

import tempfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

if TYPE_CHECKING:  # at run time anki.cards cannot be the first of its modules to be imported
    from anki.cards import Card


def import_package(collection: Collection, data: bytes) -> Any:
    """Import an .apkg as Anki's window does when nothing is ticked; return Anki's log (new, updated, duplicate, …)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        path.write_bytes(data)
        request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
        return collection.import_anki_package(request).log


@dataclass(frozen=True)
class Seen:
    """One side of a card: the text of each of its elements by class, line ends where a browser breaks the line."""

    html: str
    texts: dict[str, str]

    @property
    def text(self) -> str:
        return "\n".join(self.texts.values())


def cards_in_order(collection: Collection) -> list["Card"]:
    """Return all cards by their new-card position."""
    found = [collection.get_card(number) for number in collection.find_cards("")]
    return sorted(found, key=lambda card: (card.due, card.ord))


def front(card: "Card") -> Seen:
    return seen(card.question())


def back(card: "Card") -> Seen:
    return seen(card.answer())


def seen(html: str) -> Seen:
    parser = _Reader()
    parser.feed(html)
    parser.close()
    return Seen(html, parser.texts)


class _Reader(HTMLParser):
    """Collects text by the class of the element that it stands in; a cloze belongs to what is around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
        elif tag != "hr":
            name = (dict(attrs).get("class") or tag).split()[0]
            around = self._open[-1][1] if self._open else ""
            self._open.append((tag, around if name.startswith("cloze") else name))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, text: str) -> None:
        name = self._open[-1][1] if self._open else ""
        if name not in {"style", "note", "footer", ""}:
            self.texts[name] = self.texts.get(name, "") + text
        elif name in {"note", "footer", ""}:
            assert not text.strip(), f"text outside of every element: {text!r}"
