"""A card that becomes a leech: it is said when it happens, what can be done is done to it, and it stays marked."""

import asyncio
import contextlib
from itertools import count

import pytest
from quizzing import DAY, Clock, table
from test_app import shown

from cards.errors import CardsError
from cards.model import Question
from cards.quiz.app import QuizApp
from cards.quiz.material import WholeDeck
from cards.quiz.plain import PlainQuiz
from cards.review.settings import SchedulerSettings
from cards.review.states import Rating
from cards.review.store.log import CardKey
from deck_building import deck, edited, questions

FIRST = CardKey("guid-0001", 1)
SOON = SchedulerSettings(leech_threshold=1)
AT_ONCE = SchedulerSettings(leech_threshold=1, leeches_suspended=True)


class Workshop:
    """A place where the first card is made a better one."""

    def edit(self, face):
        made = questions(3)
        return WholeDeck(deck([edited(made.notes[0], Question("Better?", "Yes")), *made.notes[1:]]))


@pytest.fixture
def ready(tmp_path):
    """Give a function that opens a session in which the first card was learnt, and is due: the next Again makes a leech."""
    stores = (tmp_path / f"{number}.sqlite" for number in count())

    def open_(settings=SOON):
        path, clock = next(stores), Clock()
        with table(path, questions(3), clock) as one:
            one.session.rate(Rating.EASY)
        clock.now += 60 * DAY
        return table(path, questions(3), clock, settings=settings)

    return open_


def test_a_session_says_once_that_a_card_became_a_leech(ready):
    with ready() as one:
        assert one.session.new_leech() is None
        one.session.rate(Rating.AGAIN)
        assert one.front == "Question 2?"
        leech = one.session.new_leech()
        assert leech.card.key == FIRST
        assert leech.card.state.lapses == 1
        assert one.session.new_leech() is None
        one.session.rate(Rating.AGAIN)
        assert one.session.new_leech() is None, "a new card that is not known is no leech"


def test_what_is_done_to_the_leech_leaves_the_card_that_is_up(ready):
    with ready() as one:
        one.session.rate(Rating.AGAIN)
        leech = one.session.new_leech()
        assert one.session.to_leech(leech, one.session.suspend) == "saved: suspended"
        assert one.front == "Question 2?"
        assert one.store.card(FIRST).state.suspended
        assert one.session.undo() == "undone: suspend"
        assert one.front == "Question 1?"

        def fails():
            raise CardsError("no")

        one.session.rate(Rating.EASY)
        with pytest.raises(CardsError):
            one.session.to_leech(leech, fails)
        assert one.front == "Question 2?"


def test_the_last_card_of_a_session_can_be_a_leech_too(ready):
    with ready(AT_ONCE) as one:
        one.session.rate(Rating.AGAIN)
        leech = one.session.new_leech()
        one.session.suspend()
        one.session.suspend()
        assert one.session.up is None
        assert one.session.to_leech(leech, one.session.drop) == "saved: dropped for good"
        assert one.session.up is None


def plain(ready, *typed, settings=SOON):
    said, heard = [], iter(typed)
    with ready(settings) as one:
        PlainQuiz(one.session, Workshop(), said.append, lambda: next(heard, None)).run()
        return said, one.store.card(FIRST)


def test_line_by_line(ready):
    said, card = plain(ready, "", "1", "s", "q")
    assert "This card is a leech: you knew it and forgot it again, 1 time so far." in said
    assert "e  edit it: ask less at once, or say it otherwise" in said
    assert "saved: suspended" in said
    assert card.state.suspended
    said, card = plain(ready, "", "1", "!", "q")
    assert card.standing.dropped
    said, card = plain(ready, "", "1", "e", "q")
    assert "saved: the card as it is now" in said
    assert "Q: Question 2?" in said
    said, card = plain(ready, "", "1", "", "u", "q")
    assert "undone: again" in said
    said, card = plain(ready, "", "1")
    assert said[-1].startswith("Tomorrow: ")


def test_a_leech_that_is_suspended_at_once(ready):
    said, card = plain(ready, "", "1", "", "q", settings=AT_ONCE)
    assert "saved: again, suspended as a leech" in said
    assert "any other key: go on; it is suspended, `cards aside` brings it back" in said
    assert card.state.suspended


def test_a_leech_is_marked_when_it_comes_again(ready):
    said, _ = plain(ready, "f", "", "1", "", "s", "s", "q")
    assert "(flagged, leech)" in said


def screen(ready, presses):
    async def main():
        with ready() as one:
            app = QuizApp(one.session, Workshop(), "Stress")
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                await presses(pilot, one)

    asyncio.run(main())


def test_on_the_screen_the_leech_is_named_and_keys_are_for_it(ready):
    async def presses(pilot, one):
        await pilot.press("space", "1")
        text = await shown(pilot)
        assert "This card is a leech" in text
        assert "Question 1?" in text
        await pilot.press("exclamation_mark")
        text = await shown(pilot)
        assert "saved: dropped for good" in text
        assert "Question 2?" in text
        assert one.store.card(FIRST).standing.dropped
        await pilot.press("s")
        assert "This card is a leech" not in await shown(pilot)

    screen(ready, presses)


def test_on_the_screen_any_other_key_goes_on_and_the_mark_stays(ready):
    async def presses(pilot, one):
        await pilot.press("space", "1", "x")
        text = await shown(pilot)
        assert "saved: again, next in 10m" in text
        assert "Question 2?" in text
        assert " leech" not in text
        await pilot.press("s", "s")
        text = await shown(pilot)
        assert "Question 1?" in text
        assert "Stress leech" in text

    screen(ready, presses)


def test_on_the_screen_an_edited_leech_leaves_the_next_card_up(ready, monkeypatch):
    monkeypatch.setattr(QuizApp, "suspend", lambda self: contextlib.nullcontext())

    async def presses(pilot, one):
        await pilot.press("space", "1", "e")
        text = await shown(pilot)
        assert "saved: the card as it is now" in text
        assert "Question 2?" in text
        await pilot.press("s", "s")
        assert "Better?" in await shown(pilot)

    screen(ready, presses)
