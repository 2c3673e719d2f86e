"""The quiz line by line: for pipes, screen readers and terminals that can do no more. No colour, nothing is drawn over."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from cards.errors import CardsError
from cards.plain_text import plain
from cards.quiz.editing import Workshop
from cards.quiz.faces import Face
from cards.quiz.keys import KEYS
from cards.quiz.leech import ACTIONS, advice, meaning
from cards.quiz.session import Session, Up, hint
from cards.quiz.tally import NAMES
from cards.quiz.typed import Comparison, Verdict, compare
from cards.review.states import Rating
from cards.review.store.queue import Due

_RATINGS = {str(int(rating)): rating for rating in Rating} | {name: rating for rating, name in NAMES.items()}
_ON_SCREEN_ONLY = {"dark"}


@dataclass
class PlainQuiz:
    """A quiz that asks with `say` (one line each time) and listens with `hear` (None when nobody answers any more)."""

    session: Session
    workshop: Workshop
    say: Callable[[str], None]
    hear: Callable[[], str | None]
    types: bool = False
    notice: str = ""
    _hints: int = field(default=0, init=False)

    def run(self) -> None:
        """Ask until nothing is left or the learner leaves."""
        if self.notice:
            self.say(plain(self.notice))
        self.say(f"{_left(self.session.left())}. Enter shows the answer, ? helps, q quits.")
        while self.session.up is not None and self._one_card():
            pass
        for line in self.session.tally().lines():
            self.say(line)

    def _one_card(self) -> bool:
        """Ask for one card until it, or another, is up anew; return whether to go on."""
        up = self.session.up
        assert up is not None
        self._hints = 0
        self.say("")
        for line in (*_marks(up), *_front(up.face)):
            self.say(line)
        compared: Comparison | None = None
        while True:  # until the answer is to be shown
            heard = self._heard("Your answer: " if self.types else "Answer? ")
            if heard is None:
                return False
            if self.types and not heard.startswith("/") and heard != "?":
                compared = compare(heard, up.face.answer)
                break
            if heard.removeprefix("/") in {"", "show", "space"}:
                break
            done = self._command(heard.removeprefix("/"), up.face)
            if done is not None:
                return done
        for line in (*_difference(compared), *_back(up.face)):
            self.say(line)
        return self._rated(up.face, compared)

    def _rated(self, face: Face, compared: Comparison | None) -> bool:
        usual = compared.suggested if compared else Rating.GOOD
        names = [f"{int(rating)} {NAMES[rating]}" for rating in Rating]
        offered = ", ".join(" ".join(pair).strip() for pair in zip(names, self.session.buttons(), strict=True))
        while True:
            self.say(f"{offered}; Enter: {NAMES[usual]}")
            heard = self._heard("How was it? ")
            if heard is None:
                return False
            heard = heard.removeprefix("/")
            rating = usual if not heard else _RATINGS.get(heard.lower())
            if rating is not None:
                if self._did(partial(self.session.rate, rating)):
                    return self._told_of_leech()
                continue
            done = self._command(heard, face)
            if done is not None:
                return done

    def _told_of_leech(self) -> bool:
        """If the last answer made a leech, say so, and do to it what is asked for; return whether to go on."""
        leech = self.session.new_leech()
        if leech is None:
            return True
        for line in (meaning(leech), *advice(leech)):
            self.say(line)
        heard = self._heard("What now? ")
        actions = {"drop": self.session.drop, "suspend": self.session.suspend, "edit": lambda: self._edited(leech.face)}
        if heard is not None and (named := ACTIONS.get(heard.removeprefix("/"))):
            self._did(lambda: self.session.to_leech(leech, actions[named]))
        return heard is not None

    def _command(self, heard: str, face: Face) -> bool | None:
        """Do what was asked for; return whether to go on with the card that is up then, None to stay with this one."""
        session = self.session
        actions = {
            "u": session.undo,
            "s": session.suspend,
            "b": session.bury,
            "!": session.drop,
            "e": lambda: self._edited(face),
        }
        names = {key.action: key.shown for key in KEYS}
        match names.get(heard.lower(), heard.lower()):
            case "q":
                return False
            case "?":
                self._help()
            case "h":
                self._hints += 1
                self.say(f"Hint: {hint(face, self._hints)}")
            case "f":
                self._did(session.flag)
            case key if key in actions:
                return True if self._did(actions[key]) else None
            case _:
                self.say("Not understood; ? shows what can be done.")
        return None

    def _edited(self, face: Face) -> str:
        self.session.reload(self.workshop.edit(face))
        return "saved: the card as it is now"

    def _did(self, action: Callable[[], str]) -> bool:
        """Do something and say so afterwards; say why if it could not be done."""
        try:
            said = action()
        except CardsError as fault:
            self.say(f"NOT saved: {plain(str(fault))}")
            return False
        self.say(said)
        return True

    def _heard(self, prompt: str) -> str | None:
        self.say(prompt)
        heard = self.hear()
        return None if heard is None else heard.strip()

    def _help(self) -> None:
        if self.types:
            self.say("Type the answer. Commands have a slash before them while an answer is asked for: /u, /q.")
        for key in KEYS:
            if key.action not in _ON_SCREEN_ONLY:
                self.say(f"{key.shown}: {key.meaning}")


def _left(due: Due) -> str:
    return f"{due.new} new, {due.learning + due.later} on steps, {due.reviews} to review"


def _marks(up: Up) -> Iterator[str]:
    state = up.card.state
    marks = [name for name, is_so in (("flagged", state.flag), ("leech", state.leech)) if is_so]
    if marks:
        yield f"({', '.join(marks)})"


def _front(face: Face) -> Iterator[str]:
    """Yield the front; what stands quietly above it comes before the Q."""
    lines = [line for line in face.front if line.text]
    first = next((place for place, line in enumerate(lines) if not line.is_quiet), 0)
    for place, line in enumerate(lines):
        yield f"Q: {line.text}" if place == first else line.text


def _back(face: Face) -> Iterator[str]:
    yield from f"A: {face.answer}".split("\n")
    yield from (line.text for line in face.news() if line.text)


def _difference(compared: Comparison | None) -> Iterator[str]:
    if compared is None or compared.verdict is Verdict.EMPTY:
        return
    yield {Verdict.RIGHT: "Right.", Verdict.NEARLY: "Nearly: look at the letters."}.get(compared.verdict, "Wrong.")
    if any(part.kind != "same" for part in (*compared.typed, *compared.expected)):
        extra = "".join(
            f"[-{plain(part.text)}-]" if part.kind == "extra" else plain(part.text) for part in compared.typed
        )
        missing = "".join(f"[+{part.text}+]" if part.kind == "missing" else part.text for part in compared.expected)
        yield f"Typed:    {extra}"
        yield f"Expected: {missing}"
