"""What was taken before, and what therefore is new: the difference between two exports, record by record.

The importer is a device of its own whose context is its last import (decided.md 28). It says truly what it had seen,
so a caseworker's later edit and the line system's new value become two versions, and neither is lost.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from casework import cpr, ids
from casework.changes import Change, Seen, Value
from casework.intake.report import FileReport
from casework.intake.rows import Fields

EVERY_OWN: Final = 2**53 - 1
"""`own` of a second change to one record within one import: the importer has seen everything that it wrote itself."""

SIMILAR: Final = 0.5
"""The share of equal fields at which a new row is said to resemble one that is gone."""

LINE: Final = "line"
"""Where a colleague's record keeps the job that the line system said last, once a person has said one."""

_JOB_STANDS: Final = (
    "her har en administrator givet en anden stilling: den gælder, til fagsystemet siger en anden end sidst"
)
_NEW_NUMBER: Final = (
    "ligner en borger fra sidst, hvis række ikke er her mere (samme fødselsdag): taget som en ny sag, og intet er "
    "slået sammen. Er det et nyt CPR-nummer, afgør teamlederen, om det er den samme person"
)

TakenRecord = Mapping[str, Value]
"""A record as the last import took it: its `stream`, its `kind`, and its `fields` (for a note, a digest alone).

A citizen's has his first number beside it (`key`), a colleague's what the line system said of his job (`LINE`)."""


@dataclass(frozen=True, slots=True)
class _Fresh:
    record: str
    row: int
    column: str
    told: FileReport


class Book:
    """The records of one import beside those of the last one."""

    def __init__(
        self,
        space: uuid.UUID,
        taken: Mapping[str, TakenRecord],
        *,
        seen_of: Callable[[str], Seen],
        happened: str,
        by_hand: bool = False,
    ) -> None:
        self.space = space
        self.by_hand = by_hand
        self.before = taken
        self.now: dict[str, TakenRecord] = dict(taken)
        self.changes: defaultdict[str, list[Change]] = defaultdict(list)
        self._seen_of = seen_of
        self._happened = happened
        self.met: set[str] = set()
        """The records that this export names."""
        self._fresh: list[_Fresh] = []

    def id_of(self, kind: str, *key: str) -> str:
        """Return the record id that a key always has in this municipality."""
        return ids.of_key(self.space, kind, *key)

    def key_of(self, stream: str) -> str:
        """Return the CPR number under which a citizen was taken first: it stays the key of everything in his case."""
        return str(self.before[stream].get("key") or (self.kept(stream) or {}).get("cpr") or "")

    def keep_key(self, stream: str, key: str) -> None:
        """Remember under which number a citizen is known whose number is another one now."""
        self.now[stream] = {**self.now[stream], "key": key}

    def add(self, stream: str, record: str, kind: str, fields: Fields) -> None:
        """Write a record that no row is, because of what a row changed; it is written once and not compared again."""
        self._write(stream, record, kind, fields, self._seen_of(stream))

    def kept(self, record: str) -> Fields | None:
        """Return a record's fields as the last import took them, None where it did not."""
        fields = self.before[record]["fields"] if record in self.before else None
        return fields if isinstance(fields, dict) else None

    def take(
        self,
        stream: str,
        record: str,
        kind: str,
        versions: Sequence[Fields],
        *,
        told: FileReport,
        row: int = 0,
        column: str = "",
    ) -> None:
        """Take a record as its rows say, in file order: written anew, changed, or as it was."""
        self.met.add(record)
        last = versions[-1]
        self.now[record] = {"stream": stream, "kind": kind, "fields": last}
        old = self.kept(record)
        if old == last:
            told.unchanged += 1
        elif old is not None:
            told.changed += 1
            self._write(stream, record, kind, _difference(old, last), self._seen_of(stream))
        else:
            told.imported += 1
            self._fresh.append(_Fresh(record, row, column, told))
            self._write_anew(stream, record, kind, versions)

    def take_colleague(
        self, record: str, versions: Sequence[Fields], *, told: FileReport, row: int, column: str
    ) -> Fields:
        """Take a colleague and return him as he stands now.

        A job that a person gave him at the service holds until the line system says another one than the last time.
        """
        old, said = self.before.get(record, {}), versions[-1]["role"]
        line = old.get(LINE, (self.kept(record) or {}).get("role"))
        stands = LINE in old and line == said and not self.by_hand
        if stands:
            told.warn(row, "Rolle", str(said), _JOB_STANDS)
            versions = [{**one, "role": (self.kept(record) or {}).get("role")} for one in versions]
        self.take(ids.REFERENCE, record, "worker", versions, told=told, row=row, column=column)
        if old and (stands or self.by_hand):
            self.now[record] = {**self.now[record], LINE: line}
        return versions[-1]

    def take_note(self, stream: str, record: str, fields: Fields, *, digest: str, told: FileReport) -> None:
        """Take a note, of which only a digest is remembered: it is written once and never again."""
        self.met.add(record)
        self.now[record] = {"stream": stream, "kind": "note", "fields": {"digest": digest}}
        if record in self.before:
            told.unchanged += 1
        else:
            told.imported += 1
            self._write(stream, record, "note", _said(fields), self._seen_of(stream))

    def _write_anew(self, stream: str, record: str, kind: str, versions: Sequence[Fields]) -> None:
        seen = self._seen_of(stream)
        self._write(stream, record, kind, _said(versions[0]), seen)
        for old, new in pairwise(versions):
            self._write(stream, record, kind, _difference(old, new), Seen(seen.seq, EVERY_OWN))

    def _write(self, stream: str, record: str, kind: str, fields: Fields, seen: Seen) -> None:
        if fields:
            self.changes[stream].append(Change(stream, record, kind, fields, seen, self._happened))

    def doubt_the_gone(self, kinds: Mapping[str, FileReport]) -> None:
        """Count the records whose rows are gone, and say where a new row resembles one; nothing is changed."""
        gone: defaultdict[tuple[Value, Value], list[Fields]] = defaultdict(list)
        born: defaultdict[date | None, list[Fields]] = defaultdict(list)
        for record, old in self.before.items():
            if record not in self.met:
                kinds[str(old["kind"])].gone += 1
                gone[old["stream"], old["kind"]].append(self.kept(record) or {})
                if old["kind"] == "citizen":
                    born[_born(self.kept(record))].append(self.kept(record) or {})
        for fresh in self._fresh:
            new = self.now[fresh.record]
            fields = new["fields"]
            if new["kind"] == "citizen":
                self._doubt_a_new_number(fresh, fields, born.get(_born(fields), []))
            elif any(resembles(old, fields) for old in gone.get((new["stream"], new["kind"]), ())):
                reason = "ligner en række fra sidst, som ikke er her mere: taget som ny, den gamle står urørt"
                fresh.told.warn(fresh.row, fresh.column, "", reason)

    def _doubt_a_new_number(self, fresh: _Fresh, new: Value, gone: Sequence[Fields]) -> None:
        """Say where a new citizen may be one whose row is gone: the same birthday and much else. Nothing is merged."""
        if any(_born(old) is not None and resembles(old, new) for old in gone):
            fresh.told.warn(fresh.row, fresh.column, "", _NEW_NUMBER)


def _born(fields: Value) -> date | None:
    return cpr.birth_date(str(fields.get("cpr") or "")) if isinstance(fields, dict) else None


def resembles(old: Fields, new: Value) -> bool:
    """Tell whether at least half of what a record said is said by another one, too."""
    if not isinstance(new, dict) or not old:
        return False
    return sum(new.get(name) == value for name, value in old.items()) >= SIMILAR * len(old)


def _said(fields: Fields) -> Fields:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value is not None and value != ""}


def _difference(old: Fields, new: Fields) -> Fields:
    return {name: value for name, value in new.items() if name not in old or old[name] != value}
