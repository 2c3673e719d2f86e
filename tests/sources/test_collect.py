"""Files, folders, globs and standard input are found in the order a person expects; what is not read is said."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cards.sources.collect import collect


def no_stdin() -> bytes:
    raise AssertionError("nobody asked for standard input")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ["10_b.txt", "2_a.md", "sub/1.txt", ".hidden.txt", ".git/x.txt", "photo.png"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"text of {name}")
    return tmp_path


def test_folder_is_read_in_natural_order_without_hidden_files(folder: Path) -> None:
    files, problems = collect([str(folder)], no_stdin)
    assert [os.path.relpath(file.path, folder) for file in files] == [
        "2_a.md",
        "10_b.txt",
        str(Path("sub", "1.txt")),
    ]
    assert [(p.severity, "png" in p.message) for p in problems] == [("warning", True)]
    assert files[0].modified == int((folder / "2_a.md").stat().st_mtime)


def test_glob_and_file_name_the_same_file_once(folder: Path) -> None:
    files, problems = collect([str(folder / "10_b.txt"), str(folder / "*.txt"), str(folder / "**/*.txt")], no_stdin)
    assert [Path(file.path).name for file in files] == ["10_b.txt", "1.txt"]
    assert not problems


def test_standard_input_is_a_dash() -> None:
    files, _ = collect(["-"], lambda: b"text")
    assert [(file.path, file.data, file.modified) for file in files] == [("-", b"text", 0)]


@pytest.mark.parametrize("pattern", ["missing.txt", "missing*.txt", "photo.png", "empty"])
def test_what_cannot_be_read_is_an_error_with_a_remedy(folder: Path, pattern: str) -> None:
    (folder / "empty").mkdir()
    files, problems = collect([str(folder / pattern)], no_stdin)
    assert not files
    assert [problem.severity for problem in problems] == ["error"]
    assert problems[0].remedy
    assert problems[0].source is not None
    assert pattern in problems[0].source.path


def test_pipes_and_dangling_links_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    files, problems = collect([str(tmp_path)], no_stdin)
    assert not files
    assert len([problem for problem in problems if problem.severity == "error"]) == 2


def test_unreadable_file_is_an_error() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a.md").write_text("text")
        (folder / "a.md").chmod(0)
        with as_nobody():
            _, problems = collect([str(folder / "a.md")], no_stdin)
    assert "permission" in problems[0].message


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root reads everything: be somebody else for a moment."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
