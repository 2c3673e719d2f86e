"""The ranker: a chance from 0 to 1 that grows with each weight, from a file that comes with the package."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.language.parser import Parser
from cards.writing import ranker
from cards.writing.features import features
from cards.writing.ranker import Ranker, read_weights
from golden_pages import FOLDER, candidates_of, pages

NUMBERS = st.floats(-1000, 1000)
NAMES = st.sampled_from(["question", "answer: one word", "front: words", "role origin"])
RANKERS = st.builds(Ranker, NUMBERS, st.dictionaries(NAMES, NUMBERS))
FEATURES = st.dictionaries(NAMES, NUMBERS)


@given(ranker=RANKERS, features=FEATURES)
def test_a_score_is_a_chance(ranker: Ranker, features: dict[str, float]) -> None:
    assert 0 <= ranker.score(features) <= 1


@given(ranker=RANKERS, features=FEATURES, name=NAMES, more=st.floats(0, 100))
def test_a_greater_weight_never_lowers_the_score_of_a_card_that_has_its_feature(
    ranker: Ranker, features: dict[str, float], name: str, more: float
) -> None:
    features = {**features, name: 1.0}
    greater = Ranker(ranker.intercept, {**ranker.weights, name: ranker.weights.get(name, 0.0) + more})
    assert greater.score(features) >= ranker.score(features)


@given(ranker=RANKERS, features=FEATURES, value=NUMBERS)
def test_a_feature_without_a_weight_counts_nothing(ranker: Ranker, features: dict[str, float], value: float) -> None:
    assert ranker.score({**features, "never weighed": value}) == ranker.score(features)


@given(features=FEATURES)
def test_without_weights_every_card_is_as_likely_as_the_intercept_says(features: dict[str, float]) -> None:
    assert Ranker(0.0, {}).score(features) == 0.5


def test_a_weights_file_is_read_as_it_is_written() -> None:
    read = read_weights('intercept = 1\n\n[weights]\n"question" = -0.5\n"role origin" = 2\n')
    assert read == Ranker(1.0, {"question": -0.5, "role origin": 2.0})


@pytest.mark.parametrize("text", ["intercept = ", "intercept = 1", "[weights]\n"])
def test_a_broken_weights_file_is_not_taken_for_a_whole_one(text: str) -> None:
    with pytest.raises((tomllib.TOMLDecodeError, KeyError)):
        read_weights(text)


def test_the_weights_of_the_package_load_and_tell_cards_apart(parser: Parser) -> None:
    loaded = ranker.load()
    (page,) = pages(FOLDER / "pages" / "longer.txt")
    scores = {loaded.score(features(one)) for one in candidates_of(page.text, parser) if one.refused is None}
    assert loaded.weights
    assert len(scores) > 10
    assert all(0 < score < 1 for score in scores)


def test_most_weights_belong_to_a_feature_that_cards_have(parser: Parser) -> None:
    """A feature that was renamed without its weight would silently count nothing."""
    texts = [page.text for path in sorted(FOLDER.rglob("*.txt")) for page in pages(path)]
    known = {name for text in texts for one in candidates_of(text, parser) for name in features(one)}
    spoken_of = {name for name in ranker.load().weights if not name.startswith(("role ", "hint ", "asks "))}
    assert len(spoken_of - known) < len(spoken_of) / 10
