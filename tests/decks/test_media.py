"""The folder media/: what a note means by a name, and everything that is no file in it."""

import os
import re
import unicodedata
from pathlib import Path

import pytest

from cards.decks.media import LARGEST, MediaFolder, NotShown, Shown, name_of
from cards.model import Media
from pictures import png

AXON = png(3, 2, "red")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a deck, with files beside it that no note may show."""
    made = tmp_path / "deck" / "media"
    (made / "cells").mkdir(parents=True)
    (made / "axon.png").write_bytes(AXON)
    (made / "cells" / "Same Axon.PNG").write_bytes(AXON)
    (made / unicodedata.normalize("NFD", "größe.svg")).write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (made / "chat.mp3").write_bytes(b"ID3")
    (made / "notes.pdf").write_bytes(b"%PDF")
    (made / "empty.gif").write_bytes(b"")
    (made / "huge.wav").write_bytes(bytes(LARGEST + 1))
    (made / ".hidden.png").write_bytes(AXON)
    (tmp_path / "deck" / "secret.png").write_bytes(AXON)
    (made / "out.png").symlink_to("../secret.png")
    (made / "inside.png").symlink_to("axon.png")
    (made / "up").symlink_to("..")
    os.mkfifo(made / "pipe.png")
    return made


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        ("axon.png", "axon.png"),
        ("media/axon.png", "axon.png"),
        ("./media/axon.png", "axon.png"),
        ("./axon.png", "axon.png"),
        ("cells/Same Axon.PNG", "cells/Same Axon.PNG"),
        ("media/cells/Same%20Axon.PNG", "cells/Same Axon.PNG"),
        ("größe.svg", unicodedata.normalize("NFD", "größe.svg")),
        ("inside.png", "inside.png"),
        ("chat.mp3", "chat.mp3"),
    ],
)
def test_a_file_of_the_folder_is_found(folder: Path, reference: str, file: str):
    found = MediaFolder(folder).find(reference)
    assert isinstance(found, Shown)
    assert found.path == folder / file
    kind = file.rpartition(".")[2].lower()
    assert found.media == Media(reference, name_of((folder / file).read_bytes(), kind), kind == "mp3")


def test_names_follow_from_bytes(folder: Path):
    def name(reference: str) -> str:
        found = MediaFolder(folder).find(reference)
        assert isinstance(found, Shown)
        return found.media.name

    before = name("axon.png")
    assert before == name("cells/Same Axon.PNG") == name("inside.png")
    assert re.fullmatch(r"cards-[0-9a-f]{20}\.png", before)
    (folder / "axon.png").write_bytes(png(3, 2, "blue"))
    assert name("axon.png") != before


@pytest.mark.parametrize(
    ("reference", "message", "remedy"),
    [
        ("https://example.org/x.png", "is an address", "save it into the folder media"),
        ("//example.org/x.png", "is an address", "save it into the folder media"),
        ("file:///etc/x.png", "is an address", "save it"),
        ("data:image/png;base64,AAAA", "is an address", "save it"),
        ("../secret.png", "leads out of the folder media", "put the file into the folder media"),
        ("media/../../secret.png", "leads out", "put the file"),
        ("cells/../axon.png", "leads out", "put the file"),
        ("/etc/x.png", "leads out", "put the file"),
        ("~/x.png", "leads out", "put the file"),
        ("C:\\x.png", "leads out", "put the file"),
        ("..\\secret.png", "leads out", "put the file"),
        ("%2e%2e/secret.png", 'there is no file "%2e%2e/secret.png" in media/', "put it into"),
        ("out.png", '"out.png" is a link out of media/', "put the file itself into media/"),
        ("up/secret.png", "there is no file", "put it into the folder media"),
        ("pipe.png", "there is no file", "put it into"),
        (".hidden.png", "there is no file", "put it into"),
        ("notes.pdf", '"notes.pdf" is no picture or sound that cards show', "use one of: png, jpg"),
        ("", '"" is no picture', "use one of"),
        ("empty.gif", '"empty.gif" is empty', "1 to 10,000,000 bytes"),
        ("huge.wav", '"huge.wav" has 10,000,001 bytes', "1 to 10,000,000 bytes"),
        ("Axon.png", 'there is no file "Axon.png" in media/', 'it is probably "axon.png"'),
        ("media/axom.png", 'there is no file "media/axom.png" in media/', 'it is probably "axon.png"'),
        ("liver.png", 'there is no file "liver.png" in media/', "put it into the folder media"),
        ("axon.png?raw=1", "is no picture", "use one of"),
        ("axon.png\0.png", "there is no file", "it is probably"),
        ("axon.jpg", "there is no file", 'it is probably "axon.png"'),
    ],
)
def test_nothing_else_is_shown(folder: Path, reference: str, message: str, remedy: str):
    found = MediaFolder(folder).find(reference)
    assert isinstance(found, NotShown)
    assert message in found.message
    assert remedy in found.remedy


def test_a_folder_that_is_a_link_or_not_there_shows_nothing(folder: Path, tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    assert MediaFolder(other / "media").files == {}
    assert isinstance(MediaFolder(other / "media").find("axon.png"), NotShown)
    (other / "media").symlink_to(folder)
    found = MediaFolder(other / "media").find("axon.png")
    assert isinstance(found, NotShown)
    assert "link out of media" in found.message


def test_a_deck_that_is_reached_through_a_link_shows_its_own(folder: Path, tmp_path: Path):
    (tmp_path / "deck of mine").symlink_to(folder.parent)
    assert isinstance(MediaFolder(tmp_path / "deck of mine" / "media").find("axon.png"), Shown)


def test_files_are_listed_in_order_without_what_the_system_keeps_there(folder: Path):
    assert list(MediaFolder(folder).files) == [
        "axon.png",
        "cells/Same Axon.PNG",
        "chat.mp3",
        "empty.gif",
        "größe.svg",
        "huge.wav",
        "inside.png",
        "notes.pdf",
        "out.png",
    ]
