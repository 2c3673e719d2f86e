"""The screen with the card that is up: its sides, the four buttons, and everything that a key does to it."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Input, Static

from cards.errors import CardsError
from cards.plain_text import plain
from cards.quiz import drawing
from cards.quiz.button import Button
from cards.quiz.faces import Face
from cards.quiz.help_screen import HelpScreen
from cards.quiz.intervals import clock_text
from cards.quiz.keys import KEYS
from cards.quiz.leech_screen import LeechScreen
from cards.quiz.session import Session, Up, hint
from cards.quiz.tally import NAMES
from cards.quiz.typed import Comparison, compare
from cards.review.states import Rating

_APP_KEYS = {"quit", "dark"}
_WIDEST = 100  # columns of the card; see quiz.tcss for this and what follows
_NARROW = 60  # columns below which padding and the names on the buttons go
_BESIDE, _BESIDE_NARROW = 7, 3  # columns of the card that its padding and its scroll bar take


class CardScreen(Screen[None]):
    """One card after the other until none is left; then it is dismissed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key.key, key.action, show=False) for key in KEYS if key.action not in _APP_KEYS),
        Binding("enter", "show", show=False),
        Binding("escape", "leave_typing", show=False),
    ]

    def __init__(
        self, session: Session, edit: Callable[[Face], str], deck: str, *, types: bool, notice: str = ""
    ) -> None:
        """Show the cards of a session; `edit` lets the learner edit one, and returns a line that says how it went.

        `notice` is said with the first card.
        """
        super().__init__()
        self._session = session
        self._edit = edit
        self._deck = deck
        self._types = types
        self._notice = notice
        self._shown = False
        self._hints = 0
        self._compared: Comparison | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out: what is left, the card, what was said, the buttons, the keys."""
        yield Static(markup=False, id="top")
        yield Static(markup=False, id="progress")
        with VerticalScroll(id="card"):
            yield Static(markup=False, id="front")
            yield Static(markup=False, id="hint")
            yield Input(id="typed", placeholder="type the answer, Enter compares")
            yield Static(markup=False, id="difference")
            yield Static(markup=False, id="answer")
        yield Static(markup=False, id="said")
        with Horizontal(id="buttons"):
            yield from map(Button, Rating)
        yield Static(markup=False, id="keys")

    def on_mount(self) -> None:
        """Show the first card, and keep the clock going."""
        self._turn("")
        if self._notice:
            self._say(self._notice, is_fault=True)
        self.set_interval(1, self._draw_top)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002  Textual's signature
        """Draw what depends on the width."""
        if self.is_mounted:
            self._draw()

    @on(Input.Submitted)
    def typed(self, event: Input.Submitted) -> None:
        """Compare what was typed, and show the answer."""
        event.stop()
        if self._session.up is not None:
            self._compared = compare(plain(event.value), self._session.up.face.answer)
            self._show()

    def action_leave_typing(self) -> None:
        """Let keys be keys again."""
        self.set_focus(None)

    def action_show(self) -> None:
        """Show the answer; when it is shown, rate as the comparison suggests, or Good."""
        if self._shown:
            self._rate(self._compared.suggested if self._compared else Rating.GOOD)
        else:
            self._show()

    def action_again(self) -> None:
        """Rate."""
        self._rate(Rating.AGAIN)

    def action_hard(self) -> None:
        """Rate."""
        self._rate(Rating.HARD)

    def action_good(self) -> None:
        """Rate."""
        self._rate(Rating.GOOD)

    def action_easy(self) -> None:
        """Rate."""
        self._rate(Rating.EASY)

    def action_undo(self) -> None:
        """Take back the last thing."""
        self._do(self._session.undo)

    def action_suspend(self) -> None:
        """Suspend the card."""
        self._do(self._session.suspend)

    def action_bury(self) -> None:
        """Bury the card."""
        self._do(self._session.bury)

    def action_drop(self) -> None:
        """Drop the card for good."""
        self._do(self._session.drop)

    def action_flag(self) -> None:
        """Flag the card, which stays up as it is."""
        said = self._tried(self._session.flag)
        if said is not None:
            self._say(said)
        self._draw_top()

    def action_edit(self) -> None:
        """Edit the card, and show it anew."""
        self._do(self._edited)

    def action_hint(self) -> None:
        """Show one more letter."""
        if self._session.up is not None and not self._shown:
            self._hints += 1
            self._draw_card()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen())

    def _rate(self, rating: Rating) -> None:
        if self._shown:
            self._do(lambda: self._session.rate(rating))

    def _edited(self) -> str:
        up = self._session.up
        assert up is not None, "there is a card to edit"
        return self._edit(up.face)

    def _do(self, action: Callable[[], str]) -> None:
        """Do something after which another card may be up, and the last one may have become a leech."""
        said = self._tried(action)
        if said is None:
            return
        leech = self._session.new_leech()
        if leech is None:
            self._turn(said)
        else:
            self.app.push_screen(LeechScreen(leech), lambda chosen: self._turn(self._told(leech, chosen or "", said)))

    def _told(self, leech: Up, chosen: str, said: str) -> str:
        """Do to a leech what was chosen, if anything, and return what is to be said then."""
        actions = {"edit": self._edited, "drop": self._session.drop, "suspend": self._session.suspend}
        if chosen not in actions:
            return said
        try:
            return self._session.to_leech(leech, actions[chosen])
        except CardsError as fault:
            return f"{said}; the leech is NOT changed: {fault}"

    def _tried(self, action: Callable[[], str]) -> str | None:
        """Do something; if it cannot be done, say why, and leave everything as it is."""
        if self._session.up is None:
            return None
        try:
            return action()
        except CardsError as fault:
            self._say(f"NOT saved: {fault}", is_fault=True)
            return None

    def _turn(self, said: str) -> None:
        """Show the front of the card that is up, or leave if there is none."""
        self._shown, self._hints, self._compared = False, 0, None
        if self._session.up is None:
            self.dismiss()
            return
        self._say(said)
        field = self.query_one("#typed", Input)
        field.value = ""
        self._draw()
        if self._types:
            field.focus()
        self.query_one("#card").scroll_home(animate=False)

    def _show(self) -> None:
        self._shown = True
        self.set_focus(None)
        self._draw()
        self.call_after_refresh(self.call_after_refresh, self._scroll_to_answer)  # first it is laid out

    def _scroll_to_answer(self) -> None:
        """Begin with the answer where the card is longer than the screen, as Anki does."""
        up = self._session.up
        if up is None or not self._shown or not self.is_attached:
            return
        card = self.query_one("#card", VerticalScroll)
        if any(line.has("answer") for line in up.face.turned()[1]):
            first = "#difference" if self._compared else "#answer"
            card.scroll_to_widget(self.query_one(first), top=True, animate=False)
        else:
            card.scroll_home(animate=False)

    def _say(self, text: str, *, is_fault: bool = False) -> None:
        line = self.query_one("#said", Static)
        line.set_class(is_fault, "fault")
        before = f"{self._session.answered} answered  " if self._session.answered else ""
        fits = len(before) + len(text) <= self.size.width - 4
        line.update(drawing.line(before + text if fits or not self._is_narrow() else text))

    def _draw(self) -> None:
        self.set_class(self._is_narrow(), "narrow")
        self._draw_top()
        self._draw_card()
        for button, text in zip(self.query(Button), self._button_texts(), strict=True):
            button.update(drawing.line(text))
        usual = self._compared.suggested if self._compared else Rating.GOOD
        for rating, name in NAMES.items():
            self.query_one(f"#{name}").set_class(rating is usual, "usual")
        self.query_one("#buttons").visible = self._shown
        self.query_one("#keys", Static).update(
            drawing.key_line(self.size.width - 4, shown=self._shown, types=self._types)
        )

    def _button_texts(self) -> Iterator[str]:
        words = self._session.buttons() if self._session.up else ("",) * 4
        for rating, word in zip(Rating, words, strict=True):
            name = "" if word and self._is_narrow() else NAMES[rating].capitalize()
            yield " ".join(part for part in (str(int(rating)), name, word) if part)

    def _draw_card(self) -> None:
        up = self._session.up
        if up is None:
            return
        face, width = up.face, self._card_width()
        above, below = face.turned() if self._shown else (face.front, ())
        front = drawing.side(above, width) if self._shown else drawing.front(face, width)
        parts = {
            "front": front if above else None,
            "hint": drawing.line(hint(face, self._hints)) if self._hints and not self._shown else None,
            "difference": drawing.difference(self._compared) if self._compared else None,
            "answer": drawing.side(below, width) if below else None,
        }
        for name, content in parts.items():
            widget = self.query_one(f"#{name}", Static)
            widget.set_class(content is None, "gone")
            widget.update(content or "")
        self.query_one("#typed").set_class(not self._types or self._shown, "gone")

    def _card_width(self) -> int:
        beside = _BESIDE_NARROW if self._is_narrow() else _BESIDE
        return max(min(self.size.width, _WIDEST) - beside, 1)

    def _is_narrow(self) -> bool:
        return self.size.width < _NARROW

    def _draw_top(self) -> None:
        if not self.is_mounted:
            return
        up, session = self._session.up, self._session
        due = session.left()
        clock, width = clock_text(session.elapsed()), max(self.size.width - 4, 10)
        self.query_one("#top", Static).update(drawing.top(self._deck, due, clock, up, width))
        left = due.new + due.learning + due.later + due.reviews
        self.query_one("#progress", Static).update(drawing.bar(session.answered, left, width))
