"""A session: what comes next, what each act does, and that everything can be taken back."""

from dataclasses import replace

import pytest
from quizzing import DAY, MINUTE, START, Clock, table, two_gaps

from cards.model import Question
from cards.quiz.material import WholeDeck
from cards.quiz.session import hint
from cards.review.states import Phase, Rating
from cards.review.store.check import check
from cards.review.store.log import EventKind
from cards.review.store.queue import Filter, Limits
from cards.review.store.scheduling import schedule
from deck_building import deck, deck_note, note, questions


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.sqlite"


def test_new_cards_come_in_the_order_of_the_deck(path):
    with table(path, questions(5)) as one:
        assert one.see(3) == ["Question 1?", "Question 2?", "Question 3?"]
        assert one.session.answered == 3
        assert one.session.left().new == 2
    assert check(path, schedule) == []


def test_the_buttons_say_what_then_happens(path):
    with table(path, questions(4)) as one:
        for rating in Rating:
            text = one.session.buttons()[rating - 1]
            key = one.session.up.card.key
            said = one.session.rate(rating)
            assert said == f"saved: {rating.name.lower()}, next in {text}"
            state = one.store.card(key).state
            assert text == (f"{state.interval}d" if state.phase is Phase.REVIEW else text)
            assert state.phase is (Phase.REVIEW if rating is Rating.EASY else Phase.LEARNING)


def test_a_step_that_is_due_comes_before_all_else(path):
    clock = Clock()
    with table(path, questions(5), clock) as one:
        one.session.rate(Rating.AGAIN)
        one.session.rate(Rating.EASY)
        clock.now += 3 * MINUTE
        one.session.rate(Rating.EASY)
        assert one.front == "Question 1?"


def test_a_step_that_is_nearly_due_comes_when_nothing_else_is_left(path):
    with table(path, questions(2)) as one:
        one.session.rate(Rating.GOOD)
        one.session.rate(Rating.EASY)
        assert one.front == "Question 1?"
        one.session.rate(Rating.EASY)
        assert one.session.up is None


def test_new_and_reviews_in_their_order(path):
    clock = Clock()
    with table(path, questions(3), clock) as one:
        one.see(3)
    clock.now += 400 * DAY
    firsts = {}
    for order in ("reviews-first", "new-first", "mixed"):
        with table(path, questions(6), clock, order=order) as one:
            fronts = []
            while one.session.up and len(fronts) < 6:
                fronts.append(one.see(1)[0])
            for _ in fronts:
                one.session.undo()
            firsts[order] = ["new" if int(front.split()[1][:-1]) > 3 else "review" for front in fronts]
    assert firsts["reviews-first"] == ["review"] * 3 + ["new"] * 3
    assert firsts["new-first"] == ["new"] * 3 + ["review"] * 3
    assert sorted(firsts["mixed"]) == ["new"] * 3 + ["review"] * 3
    assert firsts["mixed"] not in (firsts["reviews-first"], firsts["new-first"])


def test_limits_end_the_day(path):
    with table(path, questions(9), limits=Limits(2, 200)) as one:
        one.see(2)
        assert one.session.up is None


def test_the_other_gaps_of_a_note_wait_until_tomorrow_and_come_back_with_undo(path):
    with table(path, two_gaps()) as one:
        assert one.session.left().new == 3
        one.session.rate(Rating.EASY)
        assert one.front == "Who?"
        assert one.session.left().new == 1
        one.session.undo()
        assert one.session.left().new == 3
        assert one.front.startswith("Stress")
    with table(path, two_gaps(), siblings=False) as one:
        one.session.rate(Rating.EASY)
        assert one.front == "Stress acts on the HPA axis and the [organ]."


@pytest.mark.parametrize(("act", "kind"), [("suspend", "suspend"), ("bury", "bury"), ("drop", "drop")])
def test_a_card_that_is_put_aside_is_gone_until_that_is_undone(path, act, kind):
    with table(path, questions(2)) as one:
        getattr(one.session, act)()
        assert one.front == "Question 2?"
        assert one.session.undo() == f"undone: {kind}"
        assert one.front == "Question 1?"
        getattr(one.session, act)()
    tomorrow = Clock(START + DAY)
    with table(path, questions(2), tomorrow) as one:
        assert one.front == ("Question 1?" if act == "bury" else "Question 2?")


def test_a_flag_stays_with_the_card_and_can_be_looked_for(path):
    with table(path, questions(3)) as one:
        one.session.rate(Rating.EASY)
        one.session.flag()
        assert one.front == "Question 2?"
        assert one.session.up.card.state.flag == 1
    with table(path, questions(3), only=Filter(flags=(1,))) as one:
        assert one.front == "Question 2?"
        one.session.flag()
        assert one.session.up.card.state.flag == 0


def test_filters(path):
    notes = [
        deck_note(1, note(Question("a?", "1"), entry="one", section="Origin")),
        deck_note(2, note(Question("b?", "2"), entry="two", section="Mechanism"), extra_tags=("exam::may",)),
    ]
    for only, front in (
        (Filter(entries=("two",)), "b?"),
        (Filter(sections=("Origin",)), "a?"),
        (Filter(tags=("exam",)), "b?"),
    ):
        with table(path, deck(notes), only=only) as one:
            assert one.see(1) == [front]
            assert one.session.up is None
            one.session.undo()


def test_forty_things_can_be_taken_back_in_a_later_session(path):
    with table(path, questions(60), limits=Limits(None, None)) as one:
        before = [one.store.card(one.session.up.card.key)]
        for turn in range(40):
            one.session.rate(Rating(1 + turn % 4)) if turn % 5 else one.session.flag()
    with table(path, questions(60)) as one:
        for _ in range(40):
            assert one.session.undo().startswith("undone")
        assert one.session.undo() == "nothing to undo"
        assert one.front == "Question 1?"
        assert one.store.card(before[0].key).state == before[0].state
    assert check(path, schedule) == []


def test_cramming_leaves_the_schedule_alone(path):
    with table(path, questions(3)) as one:
        one.see(3)
        keys = [card.key for card in one.store.queue("Top", one.session._work.moment()).matching(9)]
        before = [one.store.card(key).state for key in keys]
    with table(path, questions(3), cram=True) as one:
        assert one.front == "Question 1?"
        one.session.rate(Rating.AGAIN)
        one.session.rate(Rating.GOOD)
        one.session.undo()
        assert one.front == "Question 2?"
        one.session.rate(Rating.GOOD)
        one.session.rate(Rating.GOOD)
        assert one.front == "Question 1?", "what was not known comes again"
        one.session.rate(Rating.GOOD)
        assert one.session.up is None
        assert [one.store.card(key).state for key in keys] == before
        assert [event.kind for event in one.store.history(keys[0])][-1] is EventKind.CRAM


def test_time_counts_a_minute_at_most(path):
    clock = Clock()
    with table(path, questions(3), clock) as one:
        key = one.session.up.card.key
        clock.now += 4_200
        one.session.rate(Rating.EASY)
        second = one.session.up.card.key
        clock.now += 90 * MINUTE
        one.session.rate(Rating.EASY)
        assert [one.store.history(it)[0].taken for it in (key, second)] == [4_200, MINUTE]


def test_an_edited_card_shows_its_new_text_and_keeps_its_history(path):
    made = questions(3)
    with table(path, made) as one:
        one.session.flag()
        first = made.notes[0]
        changed = replace(first, note=replace(first.note, body=Question("Better?", "Yes")))
        one.session.reload(WholeDeck(replace(made, notes=(changed, *made.notes[1:]))))
        assert one.front == "Better?"
        assert one.session.up.card.state.flag == 1
        one.session.reload(WholeDeck(replace(made, notes=made.notes[1:])))
        assert one.front == "Question 2?"


def test_the_tally(path):
    clock = Clock()
    with table(path, questions(4), clock) as one:
        for rating in Rating:
            clock.now += 10_000
            one.session.rate(rating)
        lines = one.session.tally().lines()
        assert lines[0] == "4 answers in 0:40, 10 seconds each."
        assert lines[1] == "again 1, hard 1, good 1, easy 1"
        assert lines[2].startswith("3 cards on a step later today, the first in ")
        assert lines[-1] == "Tomorrow: 3 cards due."


def test_hints_uncover_letters(path):
    with table(path, two_gaps()) as one:
        assert hint(one.session.up.face, 0) == "___ ____"
        assert hint(one.session.up.face, 4) == "HPA a___"


def test_new_cards_in_random_order_go_on_after_a_restart_and_begin_elsewhere_tomorrow(path):
    def play(day: int, count: int) -> list[str]:
        with table(path, questions(200), Clock(START + day * DAY), order="random", limits=Limits(None, 0)) as one:
            return one.see(count)

    today = play(0, 5)
    rest = play(0, 10)
    with table(path, questions(200), order="random") as one:
        for _ in range(15):
            one.session.undo()
    assert play(0, 15) == today + rest
    assert today + rest != sorted(today + rest)
    assert not set(play(1, 10)) & {*today, *rest}


def test_cramming_in_random_order(path):
    orders = []
    for day in (0, 0, 1):
        with table(path, questions(30), Clock(START + day * DAY), order="random", cram=True) as one:
            orders.append(one.see(30))
    assert orders[0] == orders[1] != orders[2]
    assert orders[0] != sorted(orders[0])


def test_undoing_what_brought_a_card_back_does_not_ask_it(path):
    with table(path, questions(2)) as one:
        key = one.session.up.card.key
        one.session.suspend()
        one.store.bring_back([key], one.session._work.moment())
        assert one.session.undo() == "undone: resume, of a card that is put aside again"
        assert one.front == "Question 2?"
