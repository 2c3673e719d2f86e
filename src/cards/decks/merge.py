"""The three-way merge: what the ledger remembers, what the card files say, what the writer says now, become one deck."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cards.decks.alignment import Alignment, align, sentence_of
from cards.decks.card_file.file import CardFile
from cards.decks.card_file.printer import normal, print_body
from cards.decks.card_file.reader import read_body
from cards.decks.carrying import carried
from cards.decks.changes import Change, Changes, HeldBack, What
from cards.decks.content import digest_of, made_of, own_note, remembered_note
from cards.decks.ledger import Record, Status
from cards.decks.minting import Minting, with_numbers_of_their_own
from cards.decks.ordinals import answers_of, ordinals_of, with_lasting_ordinals
from cards.decks.pages import Pages
from cards.decks.placing import Wish, file_name, lines_of, place, renamed, shown_title, title_of
from cards.decks.same_fact import is_asked_already, is_asked_by
from cards.decks.slot import slot_of
from cards.decks.standing import Found, Standing, file_of, find_standing
from cards.decks.wishes import Wishes
from cards.model import Cloze, Entry, Identity, Note, Problem, Question, Source


@dataclass(frozen=True, slots=True)
class Before:
    """What a build finds: the ledger's records, the card files by name, and the folder in which they stand."""

    records: Sequence[Record] = ()
    files: Mapping[str, CardFile] = field(default_factory=dict)
    folder: str = "cards/"


@dataclass(frozen=True, slots=True)
class MergedNote:
    """A note of the deck with its identity and its tags."""

    note: Note
    identity: Identity
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The deck after a build: notes in reading order, the ledger, the card files by name, what changed, and what is wrong with
    the text of notes that people wrote.
    """

    notes: tuple[MergedNote, ...]
    records: tuple[Record, ...]
    files: Mapping[str, CardFile]
    changes: Changes
    problems: tuple[Problem, ...]


def merge(generated: Sequence[Note], entries: Sequence[Entry], before: Before, wishes: Wishes) -> Merged:
    """Merge what the writer makes of the entries into what stood there before.

    A hand's text wins over the writer's; what a hand deleted stays deleted; what the writer no longer makes is retired if its
    sentence is gone from the pages or the settings exclude it, and stays as it is otherwise. Nothing is guessed: what
    could be each of two remembered notes is held back and reported.
    """
    return _Merging(generated, Pages(entries, before.records), before, wishes).merged()


@dataclass(frozen=True, slots=True)
class _Settled:
    """A note that is in the deck after this build."""

    record: Record
    note: Note
    tags: tuple[str, ...]
    wish: Wish


class _Merging:
    """One merge: each remembered note is settled once, new ones are born, and then everything is put in its place."""

    def __init__(self, generated: Sequence[Note], pages: Pages, before: Before, wishes: Wishes) -> None:
        known = with_numbers_of_their_own(before.records)
        self._pages = pages
        self._wishes = wishes
        self._folder = before.folder
        self._found: Found = find_standing(before.files, known)
        self._minting = Minting(wishes.deck, known, self._found.adopted)
        self._remembered = {record.id for record in known}
        self._active_before = sum(record.is_active for record in known)
        self._known = {record.id: record for record in known} | {
            identifier: self._adopted(identifier, standing) for identifier, standing in self._found.adopted.items()
        }
        # The same question on the same page twice is one note.
        as_filed = [_with_body(note, normal(note.body)) for note in generated]
        by_slot = dict(reversed({slot_of(note): note for note in reversed(as_filed)}.items()))
        self._generated, self._slots = list(by_slot.values()), list(by_slot)
        self._alignment: Alignment = align(by_slot, self._known.values(), frozenset(pages.entries))
        self._uncertain = {name for names in self._alignment.ambiguous.values() for name in names}
        self._files, self._renamed = self._follow_renamed_entries(before.files)
        self._records: dict[str, Record] = {}
        self._settled: dict[str, _Settled] = {}
        self._gone: list[Standing] = []
        self._changes: list[Change] = []
        self._problems: list[Problem] = []
        self._without_page: set[str] = set()
        self._retired_now: set[str] = set()
        self._kept: list[Record] = []

    def merged(self) -> Merged:
        matched = {record.id: place for place, record in self._alignment.records.items()}
        for identifier, record in self._known.items():
            if identifier in matched:
                self._settle_matched(record, matched[identifier])
            elif identifier in self._found.adopted:
                self._settle_own(record)
            elif not record.is_active:
                self._settle_inactive(record)
            elif record.made:
                self._settle_unmatched(record)
            else:
                self._settle_own(record)
        for standing in self._found.own:
            self._bear_own(self._renamed_too(standing))
        born = self._bear_new(set(matched.values()))
        self._take_back()
        return self._result(matched | born)

    # One remembered note at a time.

    def _settle_matched(self, record: Record, number: int) -> None:
        """Settle a note that the writer makes today."""
        note = self._generated[number]
        note = _with_body(note, self._with_lasting_ordinals(note.body, record))
        made = made_of(note, self._slots[number])
        standing = self._standing(record)
        if standing is None and (record.status == "dropped" or self._was_deleted(record)):
            self._drop(_with(record, **made))
            return
        says = standing.text if standing else record.says
        as_made = says == record.made and record.id in self._remembered
        if not says or as_made or says == made["made"] or (record.status == "retired" and standing is None):
            self._keep(_with(record, **made), note, "live", standing)
            return
        # A hand changed it. What it was changed from is remembered, so that a change of the page is not overlooked.
        if record.id in self._remembered:
            if record.made != made["made"]:
                self._note("edited", record, standing.text if standing else record.says, str(made["made"]))
            made["made"] = record.made
        body = self._with_lasting_ordinals(standing.note.body if standing else read_body(record.text), record)
        self._keep(_with(record, **made), replace(note, body=body), "edited", standing)

    def _settle_unmatched(self, record: Record) -> None:
        """Settle a note that the writer made once and does not make today."""
        standing = self._standing(record)
        if standing is None and self._was_deleted(record):
            self._drop(record)
            return
        body = self._with_lasting_ordinals(standing.note.body if standing else read_body(record.says), record)
        is_edited = print_body(body) != record.made
        place = self._pages.place_of(record)
        entry = self._pages.entries.get(place.entry if place else record.entry)
        is_carried = False
        if place:
            follows = carried(body, sentence_of(record), place.sentence) if isinstance(body, Cloze) else None
            if follows and not is_edited:
                body, is_carried = follows, True
                record = _with(record, made=print_body(body))
            record = _with(record, sentence=place.sentence)
        else:
            self._without_page.add(record.id)
        source = place.source if place else self._path(standing.file if standing else file_of(record))
        note = remembered_note(record, body, place.role if place else "other", source, entry)
        if not is_edited and (place is None or not self._wishes.wants(note)):
            self._retire(record, standing)
            return
        self._kept.append(record)
        if not is_carried and record.id not in self._uncertain and record.accepted != sentence_of(record):
            self._note("edited" if is_edited else "stale", record, print_body(body))
        self._keep(record, note, "edited" if is_edited else "live", standing)

    def _settle_inactive(self, record: Record) -> None:
        """Settle a note that left the deck earlier: whoever puts it back into a card file wants it."""
        standing = self._standing(record)
        if standing is None:
            self._records[record.id] = record
        else:
            self._settle_own(record.model_copy(update={"made": ""}))

    def _settle_own(self, record: Record) -> None:
        """Settle a note that a person wrote, or one of an early ledger, which remembers no text."""
        standing = self._standing(record)
        if standing is not None:
            self._keep_own(record, self._with_lasting_ordinals(standing.note.body, record), standing)
        elif record.status != "own":
            self._retire(record, None)
        elif self._was_deleted(record):
            self._drop(record)
        else:
            self._keep_own(record, read_body(record.text), None)

    def _bear_own(self, standing: Standing) -> None:
        """Give a note that a person wrote its identity."""
        note = self._own_note(standing.note.body, standing.file, standing.note.section)
        record = self._minting.born_of_hand(note, standing.file, self._wishes.now(note))
        self._keep_own(record, standing.note.body, standing)

    def _bear_new(self, matched: set[int]) -> dict[str, int]:
        """Give new notes their identity, except what cannot be told and what a kept note asks already; return their places."""
        born: dict[str, int] = {}
        for number, note in enumerate(self._generated):
            if number in matched or number in self._alignment.ambiguous or is_asked_already(note, self._kept):
                continue
            record = self._minting.born(note, self._wishes.now(note))
            born[record.id] = number
            self._keep(record.model_copy(update=made_of(note, self._slots[number])), note, "live", None)
        return born

    def _take_back(self) -> None:
        """Take back notes that the settings had left out, or whose sentence is back, though the writer would not make them."""
        notes = [one.note for one in self._settled.values()]
        for record in [one for one in self._records.values() if one.status == "retired" and one.made]:
            place = self._pages.holds(record) if record.id in self._remembered else None
            if place is None or record.id in self._retired_now:
                continue
            body = read_body(record.says)
            note = remembered_note(record, body, place.role, place.source, self._pages.entries.get(place.entry))
            if self._wishes.wants(note) and not is_asked_by(note, notes):
                self._keep(record, note, "live" if not record.text else "edited", None)

    # What may happen to a note.

    def _keep(self, record: Record, note: Note, status: Status, standing: Standing | None) -> None:
        """Keep a note in the deck. `record` says where the note belongs now; its content is that of `note`.

        What a hand wrote or edited is Markdown; what the writer made is plain text, whatever it holds.
        """
        known = self._known.get(record.id)
        if status != "live":
            note = self._illustrated(note, record, standing)
        text = print_body(note.body)
        by_hand = standing.note.tags if standing else record.tags
        tags = self._wishes.tags(note, by_hand)
        digest = digest_of(note, tags)
        now = self._wishes.now(note)
        changed = digest != record.digest
        wish = self._wish(record, known, note, standing)
        record = _with(
            record,
            status=status,
            digest=digest,
            modified=max(now, record.modified + 1) if changed and record.digest else record.modified,
            cards=self._minting.numbers(record, note.body, now),
            answers=record.answers | (answers_of(note.body) if isinstance(note.body, Cloze) else {}),
            text="" if text == record.made else text,
            tags=by_hand,
            file="" if wish.file == file_name(record.entry) else wish.file,
        )
        if known is None or (not known.digest and not known.is_active):
            self._note("new", record, text)
        elif not known.is_active:
            self._note("restored", record, text)
        elif changed:
            self._note("updated", record, text)
        self._records[record.id] = record
        self._settled[record.id] = _Settled(record, note, tags, wish)

    def _illustrated(self, note: Note, record: Record, standing: Standing | None) -> Note:
        note = replace(note, markup="markdown")
        found = self._found.remembered.get(record.id) or self._found.adopted.get(record.id) or standing
        where = self._path(found.file, found.note.line) if found else self._path(file_of(record), 1)
        illustrated = self._wishes.illustrate(note, where)
        self._problems += illustrated.problems
        return replace(note, media=illustrated.media)

    def _keep_own(self, record: Record, body: Question | Cloze, standing: Standing | None) -> None:
        file = standing.file if standing else file_of(record)
        self._without_page.add(record.id)
        note = self._own_note(body, file, standing.note.section if standing else record.section)
        own = {"entry": note.entry, "section": note.section, "slot": slot_of(note), "made": "", "sentence": ""}
        self._keep(_with(record, **own), note, "own", standing)

    def _drop(self, record: Record) -> None:
        """Remember that a hand deleted a note."""
        if record.is_active:
            self._note("dropped", record, record.says)
        self._records[record.id] = record.model_copy(update={"status": "dropped"})

    def _retire(self, record: Record, standing: Standing | None) -> None:
        """Take a note that is no longer made out of its card file; the ledger remembers it."""
        self._note("retired", record, record.says)
        self._retired_now.add(record.id)
        if standing:
            self._gone.append(standing)
            self._gone += [self._renamed_too(copy) for _, copy in self._found.copies if copy.note.id == record.id]
        self._records[record.id] = record.model_copy(update={"status": "retired"})

    def _was_deleted(self, record: Record) -> bool:
        """Tell whether a hand deleted a note: its card file is there without it, or the page of the note is gone as well."""
        if not record.is_active or not record.says:
            return False
        file = self._renamed.get(file_of(record), file_of(record))
        by_hand = record.status in {"own", "edited"}
        return file in self._files or (by_hand and record.entry not in self._pages.entries)

    # Places.

    def _follow_renamed_entries(self, files: Mapping[str, CardFile]) -> tuple[dict[str, CardFile], dict[str, str]]:
        """Return the card files under the names of their entries of today, and old name -> new."""
        moves = [
            (file_of(record), self._generated[place].entry)
            for place, record in self._alignment.records.items()
            if record.is_active
        ]
        names = renamed(files, moves, self._pages.entries)
        return {names.get(name, name): file for name, file in files.items()}, names

    def _standing(self, record: Record) -> Standing | None:
        standing = self._found.remembered.get(record.id) or self._found.adopted.get(record.id)
        if standing is None:
            return None
        return self._renamed_too(standing)

    def _renamed_too(self, standing: Standing) -> Standing:
        """Return where a note stands under the names that the card files have now."""
        name = self._renamed.get(standing.file)
        return replace(standing, file=name) if name else standing

    def _wish(self, record: Record, known: Record | None, note: Note, standing: Standing | None) -> Wish:
        """Return where a note belongs: where it stands, unless its page moved it and no hand did."""
        home = file_name(record.entry)
        if standing is None:
            was = self._renamed.get(record.file, record.file)
            file = was if was in self._files else home
            return Wish(record.id, note.body, file, note.section, record.tags, None, leaves=False)
        file, leaves = standing.file, False
        if known is not None and known.made and record.made:
            stood = self._renamed.get(file_of(known), file_of(known))
            if file == stood == self._renamed.get(file_name(known.entry), file_name(known.entry)) != home:
                file, leaves = home, True
            if known.section != record.section and standing.note.section == known.section:
                leaves = True
        return Wish(record.id, note.body, file, note.section, standing.note.tags, standing, leaves)

    def _own_note(self, body: Question | Cloze, file: str, section: str) -> Note:
        entry = self._pages.entries.get(file)
        title = title_of(self._files[file]) if file in self._files else ""
        term = entry.term.name if entry else title or file
        return own_note(body, term, file, section, self._path(file))

    # The rest.

    def _adopted(self, identifier: str, standing: Standing) -> Record:
        """Return a record for a note whose line of the ledger is lost. Its id says who it is."""
        entry = self._pages.entries.get(standing.file)
        term = entry.term.name if entry else ""
        note = own_note(standing.note.body, term, standing.file, standing.note.section, self._path(standing.file))
        record = self._minting.born_as(identifier, note, self._wishes.now(note))
        answers = answers_of(standing.note.body) if isinstance(standing.note.body, Cloze) else {}
        return record.model_copy(update={"made": standing.text, "status": "own", "answers": answers})

    def _with_lasting_ordinals(self, body: Question | Cloze, record: Record) -> Question | Cloze:
        if isinstance(body, Question):
            return body
        return with_lasting_ordinals(body, record.answers, lambda: read_body(record.says) if record.says else body)

    def _note(self, what: What, record: Record, text: str, instead: str = "") -> None:
        self._changes.append(Change(what, record.id, record.entry, text, instead))

    def _result(self, order: Mapping[str, int]) -> Merged:
        last = len(self._generated)
        in_order = sorted(self._settled.values(), key=lambda one: order.get(one.record.id, last))
        titles: dict[str, tuple[str, str]] = {}
        for one in in_order:
            known = self._known.get(one.record.id)
            if one.record.made and not one.record.file:
                titles[one.wish.file] = (shown_title(known.term) if known else "", shown_title(one.note.term))
        files = place(self._files, [one.wish for one in in_order], self._gone, titles)
        homes = [file_name(entry) for entry in self._pages.entries]
        names = [*(name for name in homes if name in files), *sorted(files.keys() - set(homes))]
        standing = {
            identifier: self._path(name, line) for name in reversed(names) for identifier, line in lines_of(files[name])
        }
        reading_order = [note.id for name in names for note in files[name].notes if note.id in self._settled]
        changes = Changes(
            tuple(self._changes),
            tuple(self._held_back()),
            tuple(self._copy_problem(*pair) for pair in self._found.copies if pair[1] not in self._gone),
            self._active_before,
        )
        notes = tuple(
            _merged(self._settled[name], standing[name] if name in self._without_page else None)
            for name in dict.fromkeys(reading_order)
            if name
        )
        return Merged(notes, tuple(self._records.values()), files, changes, tuple(self._problems))

    def _path(self, file: str, line: int = 0) -> Source:
        return Source(f"{self._folder}{file}.md", line)

    def _copy_problem(self, first: Standing, copy: Standing) -> Problem:
        message = f"this note stands twice, here and in {self._path(first.file, first.note.line)}"
        remedy = "delete one of them; or change this one, and it becomes a note of its own"
        return Problem("warning", message, remedy, self._path(copy.file, copy.note.line))

    def _held_back(self) -> Iterator[HeldBack]:
        for number, candidates in sorted(self._alignment.ambiguous.items()):
            note = self._generated[number]
            yield HeldBack(self._minting.id_of(note), note, candidates)


def _with_body(note: Note, body: Question | Cloze) -> Note:
    """Return the note with this body; the same one if it is its own."""
    return note if body is note.body else replace(note, body=body)


def _with(record: Record, **said: object) -> Record:
    """Return the record with these values; the same one if they are its own."""
    new = {name: value for name, value in said.items() if getattr(record, name) != value}
    return record.model_copy(update=new) if new else record


def _merged(one: _Settled, standing: Source | None) -> MergedNote:
    """Return a note of the deck; what no page says has its source where it stands in its card file."""
    record = one.record
    numbers = tuple((ordinal, record.cards[ordinal]) for ordinal in ordinals_of(one.note.body))
    note = replace(one.note, source=standing) if standing else one.note
    return MergedNote(note, Identity(record.id, record.guid, record.modified, record.note, numbers), one.tags)
