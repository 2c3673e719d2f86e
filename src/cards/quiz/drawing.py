"""Card text as styled content of the screen. Strings are never read as markup, so that a card shows what it says."""

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from cards.plain_text import plain
from cards.quiz.faces import Face
from cards.quiz.keys import KEYS
from cards.quiz.leech import advice, meaning
from cards.quiz.session import Up
from cards.quiz.tally import NAMES, Tally
from cards.quiz.typed import Comparison, Segment, Verdict
from cards.review.states import Rating
from cards.review.store.queue import Due
from cards.themes.rendering.text_line import Line, Mark, Run

_MARKS: dict[Mark, str] = {
    "quiet": "dim",
    "strong": "bold",
    "emphasis": "italic",
    "code": "$text-accent",
    "deleted": "strike",
    "added": "underline",
    "gap": "bold reverse",
    "answer": "bold underline $text-success",
}
_SEGMENTS = {"same": "", "extra": "strike $text-error", "missing": "bold underline $text-warning"}
_VERDICTS = {
    Verdict.RIGHT: ("✓ right", "bold $text-success"),
    Verdict.NEARLY: ("≈ nearly: look at the letters", "bold $text-warning"),
    Verdict.WRONG: ("✗ not this", "bold $text-error"),
    Verdict.EMPTY: ("nothing typed", "dim"),
}
COLOURS = {Rating.AGAIN: "$error", Rating.HARD: "$warning", Rating.GOOD: "$success", Rating.EASY: "$primary"}


def side(lines: Sequence[Line], width: int) -> Content:
    """Draw the lines of a side in so many columns, gap and answer marked; an answer of several lines more quietly."""
    styles = _MARKS if sum(one.has("answer") for one in lines) < 2 else _MARKS | {"answer": "$text-success"}
    return Content("\n").join([row for one in lines for row in _rows(one, width, styles)])


def front(face: Face, width: int) -> Content:
    """Draw the front where it stays when the card is turned, although the back often has more above it."""
    rows = [side(above, width).plain.count("\n") + 1 if above else 0 for above in (face.head(), face.turned_head())]
    return Content("\n" * max(rows[1] - rows[0], 0)) + side(face.front, width)


def line(text: str) -> Content:
    """Draw text that is ours, or somebody's, on one line."""
    return Content(plain(text))


def difference(compared: Comparison) -> Content:
    """Draw the verdict, and below it the two answers with what is too much and what is missing."""
    lines = [Content.styled(*_VERDICTS[compared.verdict])]
    if compared.verdict is not Verdict.EMPTY and any(
        one.kind != "same" for one in (*compared.typed, *compared.expected)
    ):
        lines += [_segments("you      ", compared.typed), _segments("expected ", compared.expected)]
    return Content("\n").join(lines)


def top(deck: str, due: Due, clock: str, up: Up | None, width: int) -> Content:
    """Draw the first line: the deck, the marks of the card that is up, what is left, the time.

    Where there is no room, the name of the deck gives way, then the words.
    """
    state = up.card.state if up else None
    marks = Content.styled(" ⚑", "bold $text-error") if state and state.flag else Content("")
    if state and state.leech:
        marks += Content.styled(" leech", "bold $text-warning")
    left = f"{due.new} new · {due.learning + due.later} learning · {due.reviews} review"
    if len(left) + len(clock) + marks.cell_length + 3 * 2 > width:
        left = f"{due.new} · {due.learning + due.later} · {due.reviews}"
    room = max(width - len(left) - len(clock) - marks.cell_length - 3 * 2, 1)
    name = Content.styled(plain(deck), "bold").truncate(room, ellipsis=True)
    return Content("   ").join([name + marks, Content(left), Content(clock)])


def bar(done: int, left: int, width: int) -> Content:
    """Draw how much is done."""
    words = f" {done}/{done + left}"
    room = max(width - len(words), 1)
    filled = room * done // (done + left) if done + left else room
    return _styled([("━" * filled, "$primary"), ("─" * (room - filled), "dim"), (words, "dim")])


def key_line(width: int, *, shown: bool, types: bool) -> Content:
    """Draw the last line: the keys that matter now, as many as there is room for, help and the way out always."""
    if types and not shown:
        named = ["Enter compare", "Esc leaves the field, then:", "h hint", "u undo"]
    else:
        named = [*(["1–4 rate"] if shown else ["Space answer", "h hint"]), "u undo", "e edit", "f flag", "s suspend"]
    last = ["? help", "q quit"]
    while len(named) > 1 and len("  ".join(named + last)) > width:
        named.pop()
    return Content("  ".join(named + last))


def leech(one: Up) -> Content:
    """Draw what is said of a card that has become a leech."""
    lines = [Content.styled(meaning(one), "bold $text-warning"), Content("")]
    return Content("\n").join([*lines, *map(Content, advice(one))])


def help_text() -> Content:
    """Draw the list of keys."""
    rows = [_styled([(f"{key.shown:>7}  ", "bold"), (key.meaning, "")]) for key in KEYS]
    return Content("\n").join([Content.styled("Keys", "bold $primary"), Content(""), *rows])


def finished(tally: Tally, width: int) -> Content:
    """Draw the end of a session: a bar for each rating, then the tally in words."""
    first, *rest = tally.lines()
    lines = [Content.styled("Done for now" if tally.given else "Nothing to review", "bold $text-success"), Content("")]
    if tally.given:
        most = max(tally.by_rating().values())
        for rating, count in tally.by_rating().items():
            length = round(count / most * width)
            lines.append(
                _styled([(f"{NAMES[rating]:>6}  ", ""), ("█" * length, COLOURS[rating]), (f" {count}", "bold")])
            )
        lines += [Content(""), Content(first), *map(Content, rest[1:])]
    else:
        lines += [Content(first), *map(Content, rest)]
    return Content("\n").join([*lines, Content(""), Content.styled("u undo   q quit", "dim")])


def _rows(line: Line, width: int, styles: Mapping[Mark, str]) -> list[Content]:
    """Draw a line in rows; those behind the first stand below its text, not below its bullet."""
    room = max(width - cell_len(line.hang), 1)
    if line.kind == "rule":
        return [Content.styled(line.lead + "─" * room, "dim")]
    content = _styled((run.text, _style(run, styles)) for run in line.runs)
    rows = content.fold(room) if line.kind == "fixed" else content.wrap(room)
    return [Content(line.hang if place else line.lead) + row for place, row in enumerate(rows or [Content("")])]


def _style(run: Run, styles: Mapping[Mark, str]) -> str:
    return " ".join(style for mark, style in styles.items() if mark in run.marks)


def _segments(name: str, segments: Iterable[Segment]) -> Content:
    return _styled([(name, "dim"), *((plain(one.text), _SEGMENTS[one.kind]) for one in segments)])


def _styled(parts: Iterable[tuple[str, str]]) -> Content:
    return Content("").join([Content.styled(text, style) if style else Content(text) for text, style in parts])
