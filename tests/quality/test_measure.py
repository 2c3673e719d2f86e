"""What `make quality` shows: each figure beside the committed one, and committed figures that are complete."""

import pytest
from quality.measure import DECIMALS, FIGURES, SHARED, TOTAL, beside, figures_of, read_figures, table


@pytest.mark.parametrize(
    ("now", "before", "decimals", "shown"),
    [
        (0.512, 0.492, 3, "0.512 +0.020"),
        (0.492, 0.512, 3, "0.492 -0.020"),
        (0.5, 0.5, 3, "0.500 ="),
        (0.50001, 0.5, 3, "0.500 ="),
        (123, 120, 0, "123 +3"),
        (0.0, 0.4, 1, "0.0 -0.4"),
        (0.5, None, 2, "0.50 new"),
        (None, 0.5, 2, "- was 0.50"),
        (None, None, 2, "-"),
    ],
)
def test_a_figure_stands_beside_the_one_before(now: float | None, before: float | None, decimals: int, shown: str):
    assert beside(now, before, decimals) == shown


def test_pages_of_either_side_are_listed_and_the_total_is_last():
    figures = dict.fromkeys(DECIMALS, 1.0)
    lines = table({"b": figures, TOTAL: figures}, {"a": figures, TOTAL: figures}).splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["a", "b", TOTAL]
    assert "was" in lines[1]
    assert "new" in lines[2]
    assert lines[3].count("=") == len(DECIMALS)


def test_figures_come_from_the_score():
    row = {"cards": 4, "qa": 1, "coverage": 0.25, "core": None, "faults": 1}
    total = {"cards": 4, "qa share": 0.25, "coverage": 0.25, "core": 0.0, "faults per 100 cards": 25.0}
    figures = figures_of({"rows": {"page": row}} | total)
    assert figures["page"] == {
        "cards": 4,
        "coverage": 0.25,
        "core": None,
        "faults per 100 cards": 25.0,
        "Q/A share": 0.25,
    }
    assert figures[TOTAL]["Q/A share"] == 0.25


def test_the_committed_figures_are_complete():
    figures = read_figures(FIGURES)
    assert len(figures) == 13 + 1
    assert all(row.keys() == DECIMALS.keys() for row in figures.values())
    assert figures[TOTAL]["cards"] == sum(row["cards"] or 0 for page, row in figures.items() if page != TOTAL)


@pytest.mark.skipif(not SHARED.is_dir(), reason="NOT TESTED: ../shared is not beside this checkout")
def test_the_committed_figures_are_those_of_the_development_pages():
    pages = [*(SHARED / "seeds").glob("*.txt"), *(SHARED / "quality" / "entries").glob("*.txt")]
    assert read_figures(FIGURES).keys() == {page.stem for page in pages} | {TOTAL}
