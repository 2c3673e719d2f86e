"""The quiz line by line: as a person types it, as a pipe feeds it, with text that wants to act on the terminal."""

import io
import sys
from itertools import count

import pytest
from hostile import acting, hostile_deck
from quizzing import NoWorkshop, table, two_gaps

from cards.cli.main import run as run_command
from cards.quiz.plain import PlainQuiz
from cards.review.store.queue import Limits
from deck_building import questions

ANY = Limits(None, None)


@pytest.fixture
def played(tmp_path):
    """Give a function that plays a deck with what is typed, in a store of its own, and returns what is said."""
    stores = (tmp_path / f"{number}.sqlite" for number in count())

    def play(made, *typed, types=False, **wishes):
        said, heard = [], iter(typed)
        with table(next(stores), made, **wishes) as one:
            PlainQuiz(one.session, NoWorkshop(), said.append, lambda: next(heard, None), types).run()
        return said

    return play


def test_a_card_from_front_to_answer(played):
    said = played(two_gaps(), "", "3")
    assert said[0] == "3 new, 0 on steps, 0 to review. Enter shows the answer, ? helps, q quits."
    assert "Q: Stress acts on the [...] and the gut." in said
    assert "A: HPA axis" in said
    assert "Stress acts on the HPA axis and the gut." in said
    assert "  Repeated stress raises allostatic load." in said
    assert "entries/allostatic-load.md:7" in said
    assert "1 again 1m, 2 hard 6m, 3 good 10m, 4 easy 8d; Enter: good" in said
    assert "saved: good, next in 10m" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("u", "nothing to undo"),
        ("h", "Hint: A_____ _"),
        ("f", "saved: flagged"),
        ("flag", "saved: flagged"),
        ("s", "saved: suspended"),
        ("b", "saved: buried until tomorrow"),
        ("!", "saved: dropped for good"),
        ("e", "NOT saved: there is nothing to edit here"),
        ("?", "b: bury the card until tomorrow"),
        ("what", "Not understood; ? shows what can be done."),
    ],
)
def test_every_command_before_and_behind_the_answer(played, typed, said):
    assert said in played(questions(3), typed)
    if typed != "h":
        assert said in played(questions(3), "", typed)


def test_quitting_and_the_end_of_input_show_the_tally(played):
    for typed in (("", "4", "q"), ("", "4"), ("", "4", "", "q")):
        said = played(questions(3), *typed)
        assert any(line.startswith("1 answer in ") for line in said)


def test_everything_answered(played):
    said = played(questions(2), "", "4", "", "easy")
    assert "again 0, hard 0, good 0, easy 2" in said
    assert played(questions(2), limits=Limits(0, 0))[-2:] == ["No card was answered.", "Tomorrow: 0 cards due."]


def test_typed_answers(played):
    said = played(questions(3), "answr 1", "", "answer 2", "", "/q", types=True)
    assert "Nearly: look at the letters." in said
    assert "Typed:    answr 1" in said
    assert "Expected: Answ[+e+]r 1" in said
    assert "saved: hard, next in 6m" in said
    assert "Right." in said
    assert "saved: good, next in 10m" in said


def test_no_string_of_ten_thousand_acts_on_the_terminal(played):
    cards, each = 100, 100
    said = played(hostile_deck(cards, each), *["", "4"] * cards, limits=ANY)
    assert sum(line.startswith("saved: ") for line in said) == cards
    assert {sign for line in said for sign in acting(line)} == set()
    assert any("[bold]" in line for line in said)


def test_a_page_from_a_pipe(tmp_path, monkeypatch, capsys, parser):
    """The whole way of the command, in this process because the model takes long to load."""
    monkeypatch.setattr("cards.language.parser.load", lambda: parser)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "osmosis.txt").write_text("Osmosis\n\nThe physiologist Henri Dutrochet described osmosis in 1826.\n")
    store = str(tmp_path / "store.sqlite")
    outs = []
    for arguments, typed in (
        (["quiz", "osmosis.txt", "--plain", "--store", store], "\n4\nq\n"),
        (["due", "osmosis.txt", "--store", store], ""),
        (["store", "check", "--store", store], ""),
        (["quiz", "osmosis.txt", "--store", store, "--entry", "nobody"], ""),
    ):
        monkeypatch.setattr(sys, "argv", ["cards", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        with pytest.raises(SystemExit) as left:
            run_command()
        printed = capsys.readouterr()
        outs.append((left.value.code, printed.out, printed.err))
    assert outs[0][0] == 0
    assert "saved: easy, next in " in outs[0][1]
    assert outs[1][1].startswith("0 due, ")
    assert outs[2][0] == 0
    assert outs[3][0] == 1
    assert "no card of this deck fits" in outs[3][2]
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".md") == []
