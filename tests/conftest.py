"""Makes the helpers beside this file importable from every test, and gives the real Anki."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from anki.collection import Collection

    from cards.language.parser import Parser

settings.register_profile("without a clock", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("without a clock")


@pytest.fixture(scope="session", autouse=True)
def _no_cache() -> Iterator[None]:
    """Keep tests from the person's own cache, and let every build parse; tests of the cache name a folder of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CARDS_CACHE", "")
        yield


@pytest.fixture
def anki_collection(tmp_path: Path) -> Iterator["Collection"]:
    """Give an empty Anki collection that nobody else has (see anki_collection.py for what to do with it)."""
    from anki.collection import Collection

    folder = tmp_path / "anki"
    folder.mkdir()
    collection = Collection(str(folder / "collection.anki2"))
    yield collection
    collection.close()


@pytest.fixture(scope="session")
def parser() -> "Parser":
    """Give the parser; its model takes more than a second to load, and it remembers nothing."""
    from cards.language.parser import load

    return load()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """In CI a test that was skipped did not run although it should have: the run fails and names it."""
    skipped = terminalreporter.stats.get("skipped", [])
    if os.environ.get("CI") and skipped:
        terminalreporter.section("skipped in CI, where every test must run", red=True)
        for report in skipped:
            terminalreporter.line(f"{report.nodeid}: {report.longrepr}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Turn a green run with skipped tests into a failed one, in CI."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
