"""Several files of a folder change as one: what was decided is finished later if the machine stops in the middle."""

import contextlib
import hashlib
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from cards.decks.files import LeftBehind, Prepared, is_temporary_of, locks, prepared, sync_folders, target_of
from cards.errors import CannotWrite

FILE_NAME = ".cards.journal"


class _Step(BaseModel):
    """One file that changes: its name in the folder, the name of its new bytes beside it (empty if it goes), and the
    digests of its bytes before and after (empty if there are none).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    temporary: str
    before: str
    after: str

    @model_validator(mode="after")
    def _stays_in_the_folder(self) -> Self:
        """Refuse what no build writes: a deck may come from a stranger."""
        path = PurePosixPath(self.name)
        if path.is_absolute() or ".." in path.parts or not path.name or "\0" in self.name:
            raise ValueError("a file outside the folder")
        if self.temporary and not is_temporary_of(path.name, self.temporary):
            raise ValueError("no temporary file of this one")
        return self


class _Journal(BaseModel):
    """The steps in the order in which they are done."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    steps: tuple[_Step, ...]


def change_together(
    folder: Path, files: Mapping[str, bytes], gone: Collection[str], results: Mapping[Path, bytes]
) -> None:
    """Write files of a folder, by name, and results that follow from them; then remove the files that are gone.

    Folders must exist. Raises CannotWrite: then nothing was changed, or, if the disk failed while names changed, `finish`
    does the rest.
    """
    left = LeftBehind()
    with contextlib.ExitStack() as undo:
        made = {name: prepared(folder / name, data, undo, left) for name, data in files.items()}
        writes = [one for one in made.values() if one is not None]
        following = [
            one for one in (prepared(path, data, undo, left) for path, data in results.items()) if one is not None
        ]
        steps = [_writing(folder, name, files[name], one) for name, one in made.items() if one is not None]
        steps += [_Step(name=name, temporary="", before=_digest_at(folder / name), after="") for name in sorted(gone)]
        journal = None
        if len(steps) > 1:  # one file alone is old or new anyway
            sync_folders(one.temporary for one in writes)
            journal = prepared(folder / FILE_NAME, _Journal(steps=tuple(steps)).model_dump_json().encode(), undo, left)
        if journal is not None:
            journal.take_name()
            sync_folders([folder / FILE_NAME])
        try:
            for one in (*writes, *following):
                one.take_name()
            sync_folders(one.target for one in (*writes, *following))
            for name in sorted(gone):
                _remove(folder / name)
            if journal is not None:
                _remove(folder / FILE_NAME)
        except BaseException:
            if journal is not None and _began(folder, steps):
                undo.pop_all()  # the new bytes stay, for `finish`
                for one in (*writes, *following, journal):
                    one.close()
            elif journal is not None:
                with contextlib.suppress(OSError):
                    (folder / FILE_NAME).unlink()
            raise


def finish(folder: Path) -> None:
    """Finish a change that was stopped, unless it is still going on. A file that somebody changed since stays as it is.

    Raises OSError.
    """
    try:
        descriptor = os.open(folder / FILE_NAME, os.O_RDONLY)
    except FileNotFoundError:
        return
    with os.fdopen(descriptor, "rb") as opened:
        if locks is not None:
            try:
                locks.flock(descriptor, locks.LOCK_EX | locks.LOCK_NB)
            except BlockingIOError:
                return
            except OSError:  # some network file systems have no locks
                pass
        try:
            steps = _Journal.model_validate_json(opened.read()).steps
        except ValidationError:
            steps = ()
        _finish(folder, steps)
        (folder / FILE_NAME).unlink(missing_ok=True)


def _finish(folder: Path, steps: Collection[_Step]) -> None:
    began = _began(folder, steps)
    writing = [step for step in steps if step.temporary]
    for step in writing:
        target = target_of(folder / step.name)
        temporary = target.parent / step.temporary
        if began and _digest_at(target) == step.before and _digest_at(temporary) == step.after:
            temporary.replace(target)
        else:
            temporary.unlink(missing_ok=True)
    sync_folders(target_of(folder / step.name) for step in writing)
    if not began or any(_digest_at(folder / step.name) == step.before for step in writing):
        return  # what goes may be needed
    for step in steps:
        if not step.temporary and _digest_at(folder / step.name) == step.before:
            (folder / step.name).unlink(missing_ok=True)


def _began(folder: Path, steps: Iterable[_Step]) -> bool:
    """Tell whether the first names were changed already."""
    writing = [step for step in steps if step.temporary]
    return not writing or any(_digest_at(folder / step.name) == step.after for step in writing)


def _writing(folder: Path, name: str, data: bytes, one: Prepared) -> _Step:
    return _Step(name=name, temporary=one.temporary.name, before=_digest_at(folder / name), after=_digest(data))


def _digest_at(path: Path) -> str:
    try:
        return _digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(f"{path}: cannot be removed: {os.strerror(error.errno or 0)}; build again") from error
