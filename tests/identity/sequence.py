"""A sequence: one to four random moves on a copy of the deck, each built, imported and held against the laws."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cli.running import contents

from .anki_user import AnkiUser
from .laws import LAWS, Memory
from .moves import act
from .state import Step, read_deck
from .world import BuildFailed, World

MOST_STEPS = 4
UNDO = "undo"
# As `cards build` says it; notes that are kept as they are may be named at every build.
_CHANGE = re.compile(r"^[\d,]+ (?:new|updated|restored|retired|dropped)\b.*", re.MULTILINE)
_UNDO_SHARE = 0.12

Files = Mapping[Path, bytes | None]


@dataclass(frozen=True)
class Played:
    """A step as a person reads it: what was done, what the build printed, what is wrong."""

    number: int
    name: str
    done: str
    printed: str
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join([f"{self.number}. {self.name}: {self.done}", *(f"   - {fault}" for fault in self.faults)])


def play(template: World, folder: Path, seed: int, only: Callable[[int], bool] = lambda _: True) -> Iterator[Played]:
    """Play the sequence of a seed on a copy of the template; give each step with its faults. `only` says which to do.

    Every step has dice of its own, so that leaving one out changes the others as little as can be.
    """
    world = template.copied(folder)
    user = AnkiUser(folder)
    try:
        yield from _Sequence(world, user, seed).played(only)
    finally:
        user.close()


class _Sequence:
    def __init__(self, world: World, user: AnkiUser, seed: int) -> None:
        self._world = world
        self._user = user
        self._seed = seed
        self._memory = Memory()
        self._undo: Files = {}

    def played(self, only: Callable[[int], bool]) -> Iterator[Played]:
        self._memory.learn(self._nothing_done())
        for number in range(1, Random(f"{self._seed} steps").randint(1, MOST_STEPS) + 1):
            if only(number):
                played = self._step(number)
                yield played
                if not played.printed:  # it could not be built
                    return

    def _step(self, number: int) -> Played:
        world, user = self._world, self._user
        before, package_before = read_deck(world.deck), world.exported()
        name, done = self._moved(Random(f"{self._seed} {number}"))
        moved = read_deck(world.deck)
        try:
            printed = world.build()
        except BuildFailed as failure:
            return Played(number, name, done, "", (str(failure),))
        anki_before = user.learned()
        imported = user.imports(world.package.read_bytes())
        step = Step(
            name=name,
            before=before,
            moved=moved,
            after=read_deck(world.deck),
            package_before=package_before,
            package=world.exported(),
            anki_before=anki_before,
            anki=user.learned(),
            imported=imported,
        )
        faults = (*(fault for law in LAWS for fault in law(step, self._memory)), *self._second_build())
        self._memory.learn(step)
        world.learn(user)
        return Played(number, name, done, printed, faults)

    def _moved(self, random: Random) -> tuple[str, str]:
        """Make a move, or take the last one back; return its name and what it did."""
        files = _files(self._world.deck)
        if self._undo and random.random() < _UNDO_SHARE:
            done = ", ".join(sorted(str(path.relative_to(self._world.deck)) for path in self._undo))
            _put_back(self._undo)
            self._undo = {}
            return UNDO, f"the last move is undone in {done}"
        made = act(random, self._world.deck)
        now = _files(self._world.deck)
        self._undo = {path: files.get(path) for path in files.keys() | now.keys() if files.get(path) != now.get(path)}
        return made

    def _second_build(self) -> Iterator[str]:
        """A build right after a build writes nothing, and says of no note that it changed."""
        before = contents(self._world.folder)
        try:
            printed = self._world.build()
        except BuildFailed as failure:
            yield f"the second build: {failure}"
            return
        after = contents(self._world.folder)
        touched = sorted(
            name
            for name in before.keys() | after.keys()
            if name.startswith("deck") and before.get(name) != after.get(name)
        )
        if touched:
            yield f"a second build right after wrote {touched}"
        if told := _CHANGE.findall(printed):
            yield f"a second build right after tells of changes: {told}"

    def _nothing_done(self) -> Step:
        deck, package, anki = read_deck(self._world.deck), self._world.exported(), self._user.learned()
        imported = self._user.imports(self._world.package.read_bytes())
        return Step("nothing", deck, deck, deck, package, package, anki, anki, imported)


def _files(deck: Path) -> Files:
    return {path: path.read_bytes() for path in deck.rglob("*") if path.is_file()}


def _put_back(files: Files) -> None:
    for path, data in files.items():
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
