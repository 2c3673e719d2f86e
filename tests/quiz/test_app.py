"""The quiz on the screen: every key, the mouse, small and large screens, typed answers, and hostile text."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hostile import acting, hostile_deck
from quizzing import NoWorkshop, table, two_gaps
from textual.pilot import Pilot

from cards.quiz.app import DARK, LIGHT, QuizApp
from cards.quiz.keys import KEYS
from cards.review.states import Rating
from cards.review.store.faults import StoreUnwritable
from cards.review.store.queue import Limits
from deck_building import questions


@pytest.fixture
def play(tmp_path):
    """Give a function that plays a deck in an application of a size, and lets a test press keys."""

    def playing(made, presses: Callable[..., Awaitable[None]], size=(80, 24), types=False, **wishes):
        async def main() -> None:
            with table(tmp_path / "store.sqlite", made, **wishes) as one:
                app = QuizApp(one.session, NoWorkshop(), "Stress", types=types)
                async with app.run_test(size=size) as pilot:
                    await pilot.pause()
                    await presses(pilot, one)

        asyncio.run(main())

    return playing


def screen_lines(pilot: Pilot) -> list[str]:
    """Return the text of the screen as the terminal would get it."""
    strips = pilot.app.screen._compositor.render_strips()
    assert len(strips) == pilot.app.size.height
    return [strip.text for strip in strips]


async def shown(pilot: Pilot) -> str:
    await pilot.pause()
    return "\n".join(screen_lines(pilot))


def test_space_shows_the_answer_in_its_sentence_with_four_intervals(play):
    async def presses(pilot, one):
        text = await shown(pilot)
        assert "Stress acts on the [...] and the gut." in text
        assert "HPA" not in text
        assert "3 new · 0 learning · 0 review" in text
        assert "Again" not in text
        await pilot.press("space")
        text = await shown(pilot)
        assert "Stress acts on the HPA axis and the gut." in text
        assert "entries/allostatic-load.md:7" in text
        for button in ("1 Again 1m", "2 Hard 6m", "3 Good 10m", "4 Easy 8d"):
            assert button in text

    play(two_gaps(), presses)


@pytest.mark.parametrize("rating", Rating)
def test_one_to_four_rate_and_u_takes_it_back(play, rating):
    async def presses(pilot, one):
        key = one.session.up.card.key
        await pilot.press(str(int(rating)))
        assert one.session.answered == 0, "not before the answer is shown"
        await pilot.press("space", str(int(rating)))
        text = await shown(pilot)
        assert f"1 answered  saved: {rating.name.lower()}, next in " in text
        assert "Question 2?" in text
        assert one.store.history(key)[-1].rating is rating
        await pilot.press("u")
        text = await shown(pilot)
        assert "Question 1?" in text
        assert f"undone: {rating.name.lower()}" in text
        assert one.session.answered == 0

    play(questions(3), presses)


@pytest.mark.parametrize("key", ["enter", "space"])
def test_enter_and_space_alone_go_through_a_deck(play, key):
    async def presses(pilot, one):
        await pilot.press(key, key)
        assert one.session.answered == 1
        assert "saved: good" in await shown(pilot)

    play(questions(3), presses)


def test_clicking_a_button_rates(play):
    async def presses(pilot, one):
        await pilot.press("space")
        await pilot.pause()
        await pilot.click("#easy")
        assert "saved: easy" in await shown(pilot)

    play(questions(3), presses)


@pytest.mark.parametrize(
    ("key", "said"),
    [("s", "suspended"), ("b", "buried until tomorrow"), ("exclamation_mark", "dropped for good")],
)
def test_putting_a_card_aside(play, key, said):
    async def presses(pilot, one):
        await pilot.press(key)
        text = await shown(pilot)
        assert f"saved: {said}" in text
        assert "Question 2?" in text
        await pilot.press("u")
        assert "Question 1?" in await shown(pilot)

    play(questions(3), presses)


def test_f_flags_and_h_hints_and_the_card_stays(play):
    async def presses(pilot, one):
        await pilot.press("f", "h")
        text = await shown(pilot)
        assert "saved: flagged" in text
        assert "⚑" in text
        assert "A_____ _" in text
        await pilot.press("f")
        assert "⚑" not in await shown(pilot)

    play(questions(3), presses)


def test_d_changes_the_colours_and_question_mark_lists_every_key(play):
    async def presses(pilot, one):
        assert pilot.app.theme == DARK
        await pilot.press("d")
        assert pilot.app.theme == LIGHT
        await pilot.press("question_mark")
        text = await shown(pilot)
        assert all(key.meaning in text for key in KEYS)
        await pilot.press("x")
        assert "Question 1?" in await shown(pilot)

    play(questions(3), presses)


def test_what_cannot_be_edited_or_saved_is_said_and_nothing_moves(play):
    async def presses(pilot, one):
        def full(*arguments, **values):
            raise StoreUnwritable("store.sqlite: cannot be written: the disk is full")

        one.store.answer = full
        await pilot.press("space", "3")
        text = await shown(pilot)
        assert "NOT saved: store.sqlite: cannot be written: the disk is full" in text
        assert "Question 1?" in text
        assert "3 Good 10m" in text
        del one.store.answer
        await pilot.press("3")
        assert "saved: good" in await shown(pilot)

    play(questions(3), presses)


def test_the_end_is_worth_seeing_and_u_goes_back(play):
    async def presses(pilot, one):
        await pilot.press("space", "1", "space", "4", "space", "4")
        text = await shown(pilot)
        assert "Done for now" in text
        assert "3 answers in 0:00" in text
        assert "again" in text
        assert "Tomorrow: 0 cards due." in text
        await pilot.press("u")
        assert "Question 1?" in await shown(pilot)
        await pilot.press("space", "4")
        assert "Done for now" in await shown(pilot)
        await pilot.press("q")
        assert pilot.app.return_value == 0

    play(questions(2), presses)


def test_nothing_to_do(play):
    async def presses(pilot, one):
        assert "Nothing to review" in await shown(pilot)

    play(questions(2), presses, limits=Limits(0, 0))


def test_typed_answers_are_compared(play):
    async def presses(pilot, one):
        await pilot.press(*"hpa axs", "enter")
        text = await shown(pilot)
        assert "not this" in text
        assert "you      hpa axs" in text
        assert "expected HPA axis" in text
        await pilot.press("space")
        assert "saved: again" in await shown(pilot)

    play(two_gaps(), presses, types=True)


def test_escape_leaves_the_field_to_the_keys(play):
    async def presses(pilot, one):
        await pilot.press("q", "u")
        assert pilot.app.return_value is None
        await pilot.press("escape", "s")
        assert "saved: suspended" in await shown(pilot)

    play(questions(3), presses, types=True)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60), (20, 6)])
def test_any_size(play, size):
    async def presses(pilot, one):
        await pilot.press("space")
        await pilot.pause()
        await pilot.resize_terminal(100, 30)
        assert "3 Good 10m" in await shown(pilot)
        await pilot.resize_terminal(*size)
        text = await shown(pilot)
        assert all(len(line) <= size[0] for line in text.split("\n"))

    play(questions(3), presses, size=size)


def test_no_colour(play, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async def presses(pilot, one):
        await pilot.press("space")
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()
        styles = {segment.style for strip in strips for segment in strip.apply_filter(pilot.app._filters[-1], None)}
        colours = {
            color.triplet
            for style in styles
            if style
            for color in (style.color, style.bgcolor)
            if color and color.triplet
        }
        assert all(red == green == blue for red, green, blue in colours)

    play(questions(3), presses)


def test_no_string_of_ten_thousand_acts_on_the_terminal(play):
    cards, each = 20, 504

    async def presses(pilot, one):
        seen = ""
        for _ in range(cards):
            seen += await shown(pilot)
            await pilot.press("space")
            seen += await shown(pilot)
            await pilot.press("4")
        assert acting(seen) <= {"\n"}
        assert one.session.answered == cards
        assert "[@click=app.quit]x[/]" in seen

    play(hostile_deck(cards, each), presses, size=(300, 160), limits=Limits(None, None))
