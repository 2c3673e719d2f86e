"""What only the whole deck shows: a question asked twice, one front with two answers, two terms that fit one definition."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cards.model import Cloze, Deletion, Note, Question, Source, cards
from cards.writing.repeats import settled


def asked(question: str, answer: str, rule: str = "object", label: str = "", entry: str = "one") -> Note:
    return Note(
        body=Question(question, answer),
        entry=entry,
        term=answer,
        section="Definition",
        role="definition",
        label=label,
        topic_in_front=False,
        context=f"{question} {answer}.",
        source=Source(f"{entry}.txt", 1),
        rule=rule,
    )


def hidden(before: str, answer: str, after: str) -> Note:
    return replace(asked("", answer, "phrase"), body=Cloze((before, Deletion(1, answer), after)))


def defined(phrase: str, term: str) -> Note:
    return asked(f"What is the term for {phrase}?", term, "definition", entry=term)


def questions(notes: tuple[Note, ...]) -> list[str]:
    return [card.front for note in notes for card in cards(note)]


def test_of_the_same_question_with_the_same_answer_the_first_stays() -> None:
    first = asked("What does the dam regulate?", "the river")
    again = asked("What does the dam regulate?", "The river", entry="two")
    assert settled([first, again]) == (first,)


def test_a_question_is_the_same_whatever_its_capitals_and_commas() -> None:
    first = asked("In 1900, who led the choir?", "Anna Meyer")
    again = asked("In 1900 who led the choir?", "Anna Meyer", entry="two")
    assert settled([first, again]) == (first,)


def test_of_a_front_with_two_answers_none_stays() -> None:
    notes = [
        asked("What does the dam regulate?", "the river"),
        asked("Who built the dam?", "Anna Meyer"),
        asked("What does the dam regulate?", "the level of the lake", entry="two"),
    ]
    assert settled(notes) == (notes[1],)


def test_the_same_words_below_two_labels_are_two_questions() -> None:
    notes = (
        asked("What does it mean for trade?", "a loss", label="Tariff · Effects"),
        asked("What does it mean for trade?", "a gain", label="Harbour · Effects"),
    )
    assert settled(notes) == notes


def test_the_same_gap_in_the_same_sentence_is_asked_once() -> None:
    first = hidden("The dam regulates ", "the river", ".")
    assert settled([first, replace(first, entry="two")]) == (first,)
    assert settled([first, hidden("The dam regulates ", "the lake", ".")]) == ()


def test_two_terms_that_one_definition_fits_are_told_apart_by_naming_the_other() -> None:
    notes = [
        defined("a warm wind that blows down the slope of a mountain range", "foehn"),
        defined("a dry wind that blows down the slope of a mountain range", "chinook"),
        defined("a vessel that carries blood away from the heart", "artery"),
    ]
    assert questions(settled(notes)) == [
        "What is the term for a warm wind that blows down the slope of a mountain range (not chinook)?",
        "What is the term for a dry wind that blows down the slope of a mountain range (not foehn)?",
        "What is the term for a vessel that carries blood away from the heart?",
    ]


def test_definitions_that_share_only_a_few_words_stay_as_they_are() -> None:
    notes = (
        defined("a wind that blows from the sea onto the land", "sea breeze"),
        defined("a wind instrument that is played with two wooden reeds", "oboe"),
    )
    assert settled(notes) == notes


def test_only_definitions_are_told_apart() -> None:
    notes = (
        asked("What raises the pressure of the gas in the vessel?", "the pump"),
        asked("What raises the pressure of the gas in the pipe?", "the valve", entry="two"),
    )
    assert settled(notes) == notes


def test_a_deck_without_notes_is_settled() -> None:
    assert settled([]) == ()


WORDS = st.sampled_from("wind slope mountain river vessel heart pressure valve engine crystal".split())
DEFINED = st.builds(lambda words, term: defined(f"a {' '.join(words)}", term), st.lists(WORDS, min_size=3), WORDS)
NOTES = st.lists(DEFINED | st.builds(asked, WORDS, WORDS), max_size=12)


@given(notes=NOTES)
def test_no_front_stays_twice_and_nothing_is_reordered_or_answered_anew(notes: list[Note]) -> None:
    kept = settled(notes)
    fronts = questions(kept)
    assert len(fronts) == len({front.casefold() for front in fronts})
    places = iter(notes)
    for note in kept:
        assert any(note.entry == other.entry and _answers(note) == _answers(other) for other in places)


def _answers(note: Note) -> list[str]:
    return [card.back for card in cards(note)]
