"""Of what lint lets pass, the best card for each fact is chosen, and no sentence, answer or entry is asked to pieces."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cards.language.parse import Parse
from cards.language.read import ReadEntry, ReadSection, Statement
from cards.language.topic import topic_of
from cards.model import Sentence, Source
from cards.writing.candidates import Candidate
from cards.writing.choice import (
    FEWEST_ALLOWED,
    FEWEST_GAPS,
    GAPS_TO_QUESTIONS,
    LEAST_SCORE,
    MOST_FOR_ONE_ANSWER,
    MOST_GAPS,
    MOST_OF_A_SENTENCE,
    SAFE_GAP,
    WORDS_A_CARD,
    Scored,
    choose,
)
from cards.writing.finding import Asked, Hidden, Place
from cards.writing.lint import Draft
from golden_pages import entry_of

ENTRY = entry_of("dam\n\nA dam holds back a river.")
HIGH, LOW = (1 + SAFE_GAP) / 2, LEAST_SCORE["qa"] / 2
FAIR = (LEAST_SCORE["cloze"] + SAFE_GAP) / 2
LONG = 1000  # words of an entry
SHORT = 20  # words of an entry


def place(number: int = 0) -> Place:
    text = f"Sentence {number} of the page."
    statement = Statement(Sentence(text, Source("page.txt", number + 1)), Parse(text, (), (), ()), "")
    section = ReadSection(ENTRY.sections[0], (statement,))
    return Place(ReadEntry(ENTRY, topic_of(ENTRY), (section,), ()), section, statement)


def gap(where: Place, start: int, answer: str, score: float = HIGH) -> Scored:
    draft = Draft("cloze", f"[...] {start}", answer, "", "", "phrase")
    return Scored(Candidate(where, "phrase", Hidden(start, start + len(answer)), draft, None), score)


def question(where: Place, front: str, answer: str, start: int = -1, score: float = HIGH) -> Scored:
    finding = Asked(front, answer, start, start + len(answer) if start >= 0 else -1)
    return Scored(Candidate(where, "object", finding, Draft("qa", front, answer, "", front, "object"), None), score)


def reasons(refused: list[Scored]) -> list[str]:
    return [one.refused[0] for one in refused if one.refused]


def test_a_card_that_a_reader_would_hardly_keep_is_not_written() -> None:
    low, high = gap(place(0), 0, "valve", LOW), gap(place(1), 0, "pump", HIGH)
    chosen, refused = choose([low, high], SHORT)
    assert chosen == [high]
    assert reasons(refused) == ["low-score"]


def test_an_entry_without_questions_gets_few_gaps_that_are_not_safe() -> None:
    poor = question(place(40), "What is poor?", "this", score=LOW)
    fair = [poor, *(gap(place(i), 0, f"answer {i}", FAIR) for i in range(FEWEST_GAPS + 2))]
    safe = [gap(place(i), 0, f"sure {i}", HIGH) for i in range(20, 20 + FEWEST_GAPS)]
    assert len(choose(fair, LONG)[0]) == FEWEST_GAPS
    chosen, refused = choose([*fair, *safe], LONG)
    assert chosen == safe
    assert set(reasons(refused)) == {"enough", "low-score"}
    assert len(choose(fair[1:], LONG)[0]) == FEWEST_GAPS + 2  # who wants gaps only gets them all


@given(st.integers(3, 12))
def test_with_questions_come_gaps_in_proportion(count: int) -> None:
    asked = [question(place(i), f"What is {i}?", f"thing {i}") for i in range(count)]
    fair = [gap(place(i), 0, f"answer {i}", FAIR) for i in range(20, 50)]
    gaps = len(choose([*fair, *asked], LONG)[0]) - count
    assert GAPS_TO_QUESTIONS * count <= gaps < GAPS_TO_QUESTIONS * count + 1


def test_a_question_is_written_where_a_gap_of_its_score_is_not() -> None:
    between = (LEAST_SCORE["qa"] + LEAST_SCORE["cloze"]) / 2
    asked = question(place(0), "What opens the pump?", "valve", score=between)
    chosen, refused = choose([asked, gap(place(1), 0, "pump", between)], SHORT)
    assert chosen == [asked]
    assert reasons(refused) == ["low-score"]


def test_a_question_with_a_low_score_is_not_written() -> None:
    asked = question(place(), "What opens the pump?", "valve", score=LEAST_SCORE["qa"] - 0.01)
    chosen, refused = choose([asked], SHORT)
    assert chosen == []
    assert reasons(refused) == ["low-score"]


def test_of_two_cards_for_the_same_words_the_better_is_written() -> None:
    here = place()
    worse, better = gap(here, 10, "steel valve", HIGH), gap(here, 16, "valve of the pump", HIGH + 0.05)
    chosen, refused = choose([worse, better], SHORT)
    assert chosen == [better]
    assert reasons(refused) == ["same-fact"]


def test_the_same_words_of_another_sentence_are_another_fact() -> None:
    both = [gap(place(0), 10, "valve"), gap(place(1), 10, "pump")]
    assert choose(both, SHORT) == (both, [])


def test_a_question_is_taken_before_a_gap_that_is_as_good() -> None:
    here = place()
    asked = question(here, "What opens the pump?", "valve", start=10)
    chosen, refused = choose([gap(here, 10, "valve"), asked], SHORT)
    assert chosen == [asked]
    assert reasons(refused) == ["same-fact"]


def test_an_answer_that_is_put_together_is_the_same_fact_by_its_words() -> None:
    here = place()
    chosen, refused = choose([question(here, "What opens?", "the valve"), gap(here, 3, "Valve", HIGH - 0.01)], SHORT)
    assert [one.candidate.draft.answer for one in chosen] == ["the valve"]
    assert reasons(refused) == ["same-fact"]


def test_a_sentence_is_not_asked_to_pieces() -> None:
    here = place()
    many = [question(here, f"What is number {i}?", f"answer {i}", start=20 * i) for i in range(MOST_OF_A_SENTENCE + 2)]
    chosen, refused = choose(many, SHORT)
    assert len(chosen) == MOST_OF_A_SENTENCE
    assert reasons(refused) == ["enough", "enough"]


def test_a_sentence_has_few_gaps() -> None:
    here = place()
    chosen, refused = choose([gap(here, 20 * i, f"answer {i}") for i in range(MOST_GAPS + 1)], SHORT)
    assert len(chosen) == MOST_GAPS
    assert reasons(refused) == ["enough"]


def test_one_answer_is_asked_for_only_so_often() -> None:
    same = [question(place(i), f"What opens pump {i}?", "The valve" if i else "valve") for i in range(4)]
    chosen, refused = choose(same, SHORT)
    assert len(chosen) == MOST_FOR_ONE_ANSWER
    assert set(reasons(refused)) == {"enough"}


def test_the_same_question_with_two_answers_is_not_asked() -> None:
    open_ones = [question(place(0), "What does a dam do?", "hold"), question(place(1), "What does a dam do?", "leak")]
    good = question(place(2), "Who built the dam?", "Anna Meyer")
    chosen, refused = choose([*open_ones, good], SHORT)
    assert chosen == [good]
    assert reasons(refused) == ["open-question", "open-question"]


def test_the_same_question_with_the_same_answer_is_no_open_question() -> None:
    same = [question(place(i), "What does a dam hold?", answer) for i, answer in enumerate(("water", "Water"))]
    assert "open-question" not in reasons(choose(same, SHORT)[1])


def test_a_longer_entry_may_have_more_cards() -> None:
    many = [gap(place(i), 0, f"answer {i}") for i in range(60)]
    assert len(choose(many, SHORT)[0]) == FEWEST_ALLOWED
    assert len(choose(many, 30 * WORDS_A_CARD)[0]) == 30


def test_the_best_fill_the_budget_and_stand_in_reading_order() -> None:
    many = [gap(place(i), 0, f"answer {i}", SAFE_GAP + 0.01 * (i + 1)) for i in range(FEWEST_ALLOWED + 4)]
    assert choose(many, SHORT)[0] == many[4:]


SCORES = st.floats(0, 1)
PLACES = [place(i) for i in range(3)]
SCORED = st.lists(
    st.builds(gap, st.sampled_from(PLACES), st.integers(0, 40), st.sampled_from(["valve", "pump", "river"]), SCORES)
    | st.builds(
        question,
        st.sampled_from(PLACES),
        st.sampled_from(["What opens?", "Who built it?"]),
        st.sampled_from(["valve", "pump"]),
        st.integers(-1, 40),
        SCORES,
    ),
    max_size=30,
)


@given(scored=SCORED, words=st.integers(0, 1000))
def test_every_candidate_is_written_or_has_its_reason(scored: list[Scored], words: int) -> None:
    chosen, refused = choose(scored, words)
    assert len(chosen) + len(refused) == len(scored)
    assert all(one.refused is None and one.score >= LEAST_SCORE[one.candidate.draft.kind] for one in chosen)
    assert all(one.refused and all(one.refused) for one in refused)
    assert len(chosen) <= max(FEWEST_ALLOWED, words // WORDS_A_CARD)
    for where in PLACES:
        own = [one.candidate for one in chosen if one.candidate.place is where]
        assert len(own) <= MOST_OF_A_SENTENCE
        spans = sorted(one.span for one in own if one.span)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
