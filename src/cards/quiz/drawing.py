"""Card text as styled content of the screen. Strings are never read as markup, so that a card shows what it says."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from cards.plain_text import plain
from cards.quiz.faces import Face, Piece
from cards.quiz.keys import KEYS
from cards.quiz.tally import NAMES, Tally
from cards.quiz.typed import Comparison, Segment, Verdict
from cards.review.states import Rating
from cards.review.store.queue import Due

_PIECES = {"text": "", "gap": "bold reverse", "answer": "bold underline $text-success"}
_SEGMENTS = {"same": "", "extra": "strike $text-error", "missing": "bold underline $text-warning"}
_VERDICTS = {
    Verdict.RIGHT: ("✓ right", "bold $text-success"),
    Verdict.NEARLY: ("≈ nearly: look at the letters", "bold $text-warning"),
    Verdict.WRONG: ("✗ not this", "bold $text-error"),
    Verdict.EMPTY: ("nothing typed", "dim"),
}
COLOURS = {Rating.AGAIN: "$error", Rating.HARD: "$warning", Rating.GOOD: "$success", Rating.EASY: "$primary"}


def pieces(parts: Sequence[Piece]) -> Content:
    """Draw the pieces of a side, gap and answer marked."""
    return _styled((part.text, _PIECES[part.mark]) for part in parts)


def line(text: str) -> Content:
    """Draw text that is ours, or somebody's, on one line."""
    return Content(plain(text))


def back(face: Face) -> Content:
    """Draw what is shown with the answer: the back, then sentence and source, dimmed."""
    source = Content.styled(face.source, "dim")
    below = [Content("\n").join([pieces(face.context), source])] if face.context else [source]
    return Content("\n\n").join([pieces(face.back), *below])


def difference(compared: Comparison) -> Content:
    """Draw the verdict, and below it the two answers with what is too much and what is missing."""
    lines = [Content.styled(*_VERDICTS[compared.verdict])]
    if compared.verdict is not Verdict.EMPTY and any(
        one.kind != "same" for one in (*compared.typed, *compared.expected)
    ):
        lines += [_segments("you      ", compared.typed), _segments("expected ", compared.expected)]
    return Content("\n").join(lines)


def top(deck: str, due: Due, clock: str, *, flagged: bool) -> Content:
    """Draw the first line: the deck, what is left, the time."""
    left = f"{due.new} new · {due.learning + due.later} learning · {due.reviews} review"
    flag = Content.styled(" ⚑", "bold $text-error") if flagged else Content("")
    return Content("   ").join([Content.styled(plain(deck), "bold") + flag, Content(left), Content(clock)])


def bar(done: int, left: int, width: int) -> Content:
    """Draw how much is done."""
    words = f" {done}/{done + left}"
    room = max(width - len(words), 1)
    filled = room * done // (done + left) if done + left else room
    return _styled([("━" * filled, "$primary"), ("─" * (room - filled), "dim"), (words, "dim")])


def key_line(*, shown: bool, types: bool) -> Content:
    """Draw the last line: the keys that matter now."""
    if types and not shown:
        return Content("Enter compare  Esc leaves the field, then: h hint  u undo  ? help  q quit")
    first = "1–4 rate" if shown else "Space answer  h hint"
    return Content(f"{first}  u undo  e edit  f flag  s suspend  ? help  q quit")


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


def _segments(name: str, segments: Iterable[Segment]) -> Content:
    return _styled([(name, "dim"), *((plain(one.text), _SEGMENTS[one.kind]) for one in segments)])


def _styled(parts: Iterable[tuple[str, str]]) -> Content:
    return Content("").join([Content.styled(text, style) if style else Content(text) for text, style in parts])
