"""What a preview shows: a deck's cards and the stress cards, in the theme as its files are at this moment."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cards.cli.deck_looks import in_folder
from cards.cli.target import THEME, Target, target_of
from cards.cli.theme.deck import deck_of
from cards.cli.theme.samples import samples
from cards.decks.config import FILE_NAME, DeckConfig
from cards.model import Deck, Problem
from cards.themes.load import Effective, theme_of
from cards.themes.preview.frames import Shown, shown
from cards.themes.preview.page import Group, page, sheet
from cards.themes.preview.sample import STRESS, Sample

# A head of the page's own is not needed where the policy comes with the answer.
_SERVED = '<meta name="referrer" content="no-referrer">'
_ON_SHEET = ("Usual", "Long", "Right to left", "Code", "Markdown", "Hint, two gaps")


@dataclass(frozen=True, slots=True)
class Scene:
    """The deck's folder (None: there is no deck), the theme that is asked for instead of its own, its cards with the files that
    they show.
    """

    folder: Path | None
    theme: str | None
    deck: Deck
    media: Mapping[str, Path] = field(default_factory=dict)

    def page(self) -> str:
        """Return the page as one file."""
        made, problems = self._looks()
        return page(self._title(made), self._groups(made), problems)

    def live_page(self, script: str) -> str:
        """Return the page with what is to stand at its end."""
        made, problems = self._looks()
        return page(self._title(made), self._groups(made), problems, head=_SERVED, foot=script)

    def sheet(self) -> tuple[str, int]:
        """Return the contact sheet and its height in pixels."""
        made, _ = self._looks()
        return sheet(self._title(made), self._cards(made, [one for one in STRESS if one.title in _ON_SHEET]))

    def version(self) -> str:
        """Return a word that changes with every file that the page is made from."""
        total = hashlib.sha256()
        for path in self._files():
            try:
                data = path.read_bytes()
            except OSError:  # an editor is just replacing it
                data = b""
            total.update(f"{path.name} {len(data)}\n".encode(errors="replace") + data)
        return total.hexdigest()

    def _files(self) -> list[Path]:
        if self.folder is None:
            return []
        place = self.folder / THEME
        try:
            own = sorted(path for path in place.iterdir() if path.is_file()) if place.is_dir() else []
        except OSError:
            own = []
        return [self.folder / FILE_NAME, *own]

    def _looks(self) -> tuple[Effective, tuple[Problem, ...]]:
        problems: tuple[Problem, ...] = ()
        config = DeckConfig()
        if self.folder is not None:
            target = _target(self.folder)
            config, problems = target.config, target.problems
        if self.theme is not None:
            config = config.model_copy(update={"theme": self.theme})
        made, found, _ = in_folder(config, self.folder)
        return made, (*problems, *found)

    def _groups(self, made: Effective) -> list[Group]:
        own = samples(self.deck, theme_of(made, "", 0), self.media)
        groups = [Group("Cards of the deck", self._cards(made, own))] if own else []
        return [*groups, Group("Cards made to break a theme", self._cards(made, STRESS))]

    def _cards(self, made: Effective, chosen: tuple[Sample, ...] | list[Sample]) -> tuple[Shown, ...]:
        return shown(made, theme_of(made, "", 0), chosen, self.deck.name)

    def _title(self, made: Effective) -> str:
        return f"{self.deck.name}: {made.definition.name}" if self.folder else made.definition.name


def scene(deck: Path | None, theme: str | None) -> Scene:
    """Return what is shown of a deck, or of a theme alone where there is no deck. Its cards stay as they are now."""
    from cards.themes.built_in import NAMES

    if theme is not None and theme not in NAMES:
        import click

        raise click.UsageError(f'there is no theme "{theme}"; use one of: {", ".join(NAMES)}')
    if deck is None and theme is not None and not Path(FILE_NAME).is_file():
        return Scene(None, theme, Deck("Preview", "", ()))
    from cards.cli.pipeline import deck_as_it_is

    target, folder = deck_of(deck)
    return Scene(folder, theme, *deck_as_it_is(replace(target, problems=())))


def _target(folder: Path) -> Target:
    return target_of([str(folder)])
