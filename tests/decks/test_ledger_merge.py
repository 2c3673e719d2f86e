"""The ledger in git: two branches that added different entries merge line by line, even if built in the same second."""

import subprocess
from pathlib import Path

from cards.decks.ledger import FILE_NAME, Record, print_ledger, read_ledger
from cards.decks.merge import Before, Merged, merge
from cards.decks.wishes import Wishes
from cards.model import Note, Question
from deck_building import note

SECOND = 1_700_000_000


def notes_of(entry: str, count: int = 30) -> list[Note]:
    return [note(Question(f"{entry} {number}?", "A"), entry=entry) for number in range(count)]


def build(made: list[Note], known: tuple[Record, ...] = ()) -> Merged:
    return merge(made, (), Before(known), Wishes("Deck", lambda _, by_hand: (), lambda _: SECOND, lambda _: True))


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *settings, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(folder)},
    )


def test_a_merge_keeps_both_sides(tmp_path: Path):
    path = tmp_path / FILE_NAME
    base, left, right = notes_of("base"), notes_of("left"), notes_of("right")
    git(tmp_path, "init", "--initial-branch=main")

    def commit(found: Merged) -> Merged:
        path.write_text(print_ledger(found.records), encoding="utf-8")
        git(tmp_path, "add", FILE_NAME)
        assert git(tmp_path, "commit", "-m", "Build").returncode == 0
        return found

    first = commit(build(base))
    git(tmp_path, "switch", "--create", "side")
    on_side = commit(build([*base, *left], first.records))
    git(tmp_path, "switch", "main")
    on_main = commit(build([*base, *right], first.records))
    merged = git(tmp_path, "merge", "side")
    text = path.read_text(encoding="utf-8")
    if merged.returncode:  # neighbouring lines of both sides: keep them, as the message says
        _, problems = read_ledger(text, FILE_NAME)
        assert {problem.message for problem in problems} == {"a merge conflict was left in the ledger"}
        assert {problem.remedy for problem in problems} == {
            "keep the lines of both sides and delete the conflict marks"
        }
        text = "".join(line for line in text.splitlines(keepends=True) if line[:7] not in {"<" * 7, "=" * 7, ">" * 7})

    records, problems = read_ledger(text, FILE_NAME)
    assert not problems
    assert len(records) == 90
    both = build([*base, *left, *right], records)
    assert not both.changes.notes
    guids = {record.guid for side in (on_side, on_main) for record in side.records}
    assert {one.identity.guid for one in both.notes} == guids
    numbers = [one.identity.note_number for one in both.notes]
    cards = [number for one in both.notes for _, number in one.identity.card_numbers]
    assert len(set(numbers)) == len(set(cards)) == 90
    assert build([*base, *left, *right], both.records).records == both.records
