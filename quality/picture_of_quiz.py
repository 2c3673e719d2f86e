"""Makes docs/images/quiz.png: the quiz on the example deck, driven key by key, drawn by Chromium.

Call: python -m quality.picture_of_quiz
"""

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from cards.cli.pipeline import make
from cards.cli.target import target_of
from cards.cli.themed import shown_in_theme
from cards.errors import CardsError
from cards.model import Deck
from cards.quiz.app import QuizApp
from cards.quiz.faces import Face, Faces, Show
from cards.quiz.learning import Learning
from cards.quiz.material import Material, WholeDeck
from cards.quiz.session import Session
from cards.quiz.work import Work
from cards.review.settings import SchedulerSettings
from cards.review.store.catalogue import catalogue
from cards.review.store.scheduling import schedule
from cards.review.store.store import Store

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "quiz.png"
KEYS = ("4", "3", "3", "1", "4", "3", "2", "4", "3", "3", "4", "4")
THINKING = 7_300  # milliseconds that a card takes here
_LOADED = re.compile(r"@font-face \{.*?\}", re.DOTALL)  # the drawing would load its font from the network


class _NoWorkshop:
    def edit(self, face: Face) -> Material:
        raise CardsError(f"{face.note}: pictures are not edited")


async def _drawn(deck: Deck, show: Show, folder: Path) -> None:
    """Review, and write the screen with an answer, and the last one, as drawings."""
    now = time.time_ns() // 1_000_000
    with Store(folder / "store.sqlite", schedule, now) as store:
        clock = [now]
        work = Work(deck.name, SchedulerSettings(), ZoneInfo("UTC"), lambda: clock[0])
        store.sync_cards(deck.name, deck.name, catalogue(deck))
        session = Session(store, Faces(WholeDeck(deck), show), work, Learning(store, work))
        app = QuizApp(session, _NoWorkshop(), deck.name)
        async with app.run_test(size=(80, 24)) as pilot:
            for place, key in enumerate(KEYS):
                clock[0] += THINKING
                await pilot.press("space")
                await pilot.pause()
                if place == len(KEYS) // 2:
                    (folder / "card.svg").write_text(_LOADED.sub("", app.export_screenshot(title="cards quiz")))
                await pilot.press(key)
            app.call_later(app.screen.dismiss)
            await pilot.pause()
            await pilot.pause()
            (folder / "end.svg").write_text(_LOADED.sub("", app.export_screenshot(title="cards quiz")))


def main() -> None:
    """Make the picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is needed to draw the picture")
    target = target_of([str(ROOT / "decks" / "neuroendocrine")])
    deck, (show, _) = make(target).deck, shown_in_theme(target)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asyncio.run(_drawn(deck, show, folder))
        page = folder / "page.html"
        page.write_text(
            "<body style='margin:8px;display:flex;gap:16px;background:white'>"
            "<img src=card.svg width=640><img src=end.svg width=640>"
        )
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1312,425"]
        subprocess.run([chromium, *options, f"--screenshot={PICTURE}", str(page)], check=True, capture_output=True)
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
