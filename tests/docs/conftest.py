"""The example page of docs/cards.md and the cards that the installed command makes of it, once for all tests."""

import json
from pathlib import Path

import pytest

from .documents import ROOT, File, printed_by, steps


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("cards")
    (page,) = (step for step in steps(ROOT / "docs" / "cards.md") if isinstance(step, File))
    (made / page.name).write_text(page.text, encoding="utf-8")
    return made


@pytest.fixture(scope="package")
def written(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in printed_by(folder, "export", "tides.md", "--format", "jsonl").splitlines()]
