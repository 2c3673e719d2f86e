"""The quiz shows what the deck's theme shows: its templates and options, nothing twice, and never nothing."""

from pathlib import Path

import pytest
from hostile import acting, strings
from quizzing import NO_DECK, NoWorkshop, table, two_gaps

from cards.cli.target import Target, target_of
from cards.cli.themed import shown_in_theme
from cards.model import Cloze, Deck, Deletion, Question
from cards.quiz import drawing
from cards.quiz.faces import Face, Faces
from cards.quiz.material import WholeDeck
from cards.quiz.plain import PlainQuiz
from cards.review.store.log import CardKey
from cards.themes.rendering.as_text import as_text
from cards.themes.rendering.text_line import text_of
from deck_building import deck, deck_note, note

QUESTION = deck(
    [deck_note(1, note(Question("Who?", "Fick\nAdolf"), label="Diffusion · Origin", context="Fick described it."))]
)


@pytest.fixture
def themed(tmp_path: Path):
    """Give a function that makes a deck folder with settings and files of a theme."""

    def make(settings: str = "", **files: str) -> Target:
        (tmp_path / "theme").mkdir()
        (tmp_path / "deck.toml").write_text(settings)
        for name, text in files.items():
            path = tmp_path / "theme" / name.replace("_", ".")
            path.write_bytes(text.encode(errors="replace"))
        return target_of([str(tmp_path)])

    return make


def face(made: Deck, target: Target = NO_DECK, place: int = 0, ordinal: int = 1) -> Face:
    found = Faces(WholeDeck(made), shown_in_theme(target)[0]).get(CardKey(made.notes[place].identity.guid, ordinal))
    assert found is not None
    return found


def test_without_a_theme_of_its_own_a_deck_has_the_usual_one():
    shown = face(QUESTION)
    assert text_of(shown.front) == "Diffusion · Origin\n\nWho?"
    above, below = shown.turned()
    assert text_of(above) == "Allostatic load · Mechanism\n\nWho?"
    assert text_of(below) == "Fick\nAdolf\n\n  Fick described it.\nentries/allostatic-load.md:7"
    assert [run.text for line in below for run in line.runs if "answer" in run.marks] == ["Fick", "Adolf"]
    assert shown.answer == "Fick\nAdolf"


def test_a_field_that_a_learner_puts_on_the_front_is_on_the_front(themed):
    target = themed(question_front_html="{{Question}}<br><i>{{Context}}</i>")
    assert text_of(face(QUESTION, target).front) == "Who?\nFick described it."


def test_options_of_the_deck_hold(themed):
    target = themed("[theme_options]\nlabel = false\ncontext = false\nsource = false\n")
    shown = face(QUESTION, target)
    assert text_of(shown.front) == "Who?"
    assert text_of(shown.turned()[0]) == "Who?"
    assert text_of(shown.turned()[1]) == "Fick\nAdolf"


@pytest.mark.parametrize(
    "back",
    [
        "{{FrontSide}}<hr id=answer>{{Answer}}<p>{{Source}}",
        "{{FrontSide}}<hr id=answer>{{type:Answer}}<p>{{Source}}",
        "{{FrontSide}}<hr>{{#Answer}}<ul><li>{{Answer}}</ul>{{/Answer}}<p>{{Source}}",
    ],
)
def test_nothing_is_shown_twice_line_by_line(themed, tmp_path: Path, back: str):
    show, _ = shown_in_theme(themed(question_back_html=back))
    said: list[str] = []
    with table(tmp_path / "store.sqlite", QUESTION, show=show) as one:
        PlainQuiz(one.session, NoWorkshop(), said.append, iter(["", None]).__next__).run()
    told = "\n".join(said)
    assert told.count("Who?") == told.count("Diffusion · Origin") == told.count("entries/") == 1
    assert told.count("Adolf") == (2 if "<ul>" in back else 1), "a list is another text than the answer alone"


def test_a_place_to_type_shows_the_answer_only_where_nothing_else_does(themed):
    target = themed("[theme_options]\ntyped_answer = true\n")
    assert text_of(face(QUESTION, target).front) == "Diffusion · Origin\n\nWho?"
    assert text_of(face(QUESTION, target).turned()[1]).startswith("Fick\nAdolf\n\n")
    above, below = face(two_gaps(), target).turned()
    assert "HPA axis" in text_of(above)
    assert "HPA axis" not in text_of(below)


def test_the_question_stays_where_it_is_when_the_card_is_turned():
    unlabelled = deck([deck_note(1, note(Question("Who?", "Fick")))])
    for made in (unlabelled, QUESTION):
        shown = face(made)
        rows = [drawn.plain.split("\n") for drawn in (drawing.front(shown, 20), drawing.side(shown.turned()[0], 20))]
        assert [row.index("Who?") for row in rows] == [rows[1].index("Who?")] * 2


def test_what_is_wrapped_stands_below_its_text_and_tables_and_code_keep_their_form():
    html = "<ol><li>one two three four five</li></ol><table><tr><th>a</th></tr><tr><td>b c</td></tr></table><pre>x  y\n  z</pre>"
    drawn = drawing.side(as_text(html + "<hr>"), 16).plain
    assert drawn == "1. one two three\n   four five\n\na\n---\nb c\n\nx  y\n  z\n\n" + "─" * 16


def test_a_cloze_is_asked_for_with_its_gap_marked():
    gaps = Cloze((Deletion(1, "a"), " b ", Deletion(1, "c", "hint"), " ", Deletion(2, "d")))
    shown = face(deck([deck_note(1, note(gaps))]))
    assert [run.text for line in shown.front for run in line.runs if "gap" in run.marks] == ["[...]", "[hint]"]
    assert shown.answer == "a; c"


@pytest.mark.parametrize(
    ("settings", "files", "says"),
    [
        ("", {"question_front_html": "{{Qestion}}"}, "'Question'"),
        ("", {"question_front_html": "{{#Question}}", "cloze_back_html": "x"}, "faults in the theme"),
        ("theme = 'minimul'", {}, '"minimal"'),
        ("[theme_options]\nlabel = 3", {}, "label"),
    ],
)
def test_a_theme_with_faults_is_said_so_and_shown_as_it_comes(themed, settings: str, files: dict[str, str], says: str):
    target = themed(settings, **files)
    _, notice = shown_in_theme(target)
    assert says in notice
    assert "as it comes; see: cards theme check" in notice[:80]
    assert text_of(face(QUESTION, target).front) == "Diffusion · Origin\n\nWho?"


def test_a_card_that_a_theme_shows_blank_is_shown_as_the_theme_comes(themed):
    target = themed(question_front_html="{{#Spare 1}}{{Question}}{{/Spare 1}}")
    assert shown_in_theme(target)[1] == ""
    assert text_of(face(QUESTION, target).front) == "Diffusion · Origin\n\nWho?"


def test_only_the_card_that_is_asked_for_is_rendered():
    asked = []
    faces = Faces(
        WholeDeck(two_gaps()),
        lambda placed, ordinal: asked.append(ordinal) or shown_in_theme(NO_DECK)[0](placed, ordinal),
    )
    keys = [CardKey("guid-0001", 2), CardKey("guid-0002", 1), CardKey("guid-0002", 2), CardKey("guid-0003", 1)]
    assert [key in faces for key in keys] == [True, True, False, False]
    assert asked == []
    assert faces.get(keys[0]) is not None
    assert faces.get(keys[2]) is None
    assert asked == [2]


def test_no_string_of_ten_thousand_in_templates_and_style_sheet_acts_on_the_terminal(themed):
    source = (text.replace("{{", "{").replace("<!--", "") for text in strings(10_000, seed=7))

    def some(count: int) -> str:
        return "".join(f"<p style='{next(source)}'>{next(source)}</p>" for _ in range(count // 2))

    target = themed(
        question_front_html="{{Question}}" + some(2_000),
        question_back_html="{{FrontSide}}{{Answer}}" + some(2_000),
        cloze_front_html="{{cloze:Text}}" + some(2_000),
        cloze_back_html="{{FrontSide}}{{cloze:Text}}" + some(2_000),
        style_css=some(2_000),
    )
    assert shown_in_theme(target)[1] == ""
    for made in (QUESTION, two_gaps()):
        shown = face(made, target)
        texts = [shown.answer, *(line.lead + run.text for line in (*shown.front, *shown.back) for run in line.runs)]
        assert len(texts) > 2_000
        assert set().union(*map(acting, texts)) <= {"\n"}
