"""Records as the read table keeps them: what every question begins with, and what no answer may show."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

from casework import calendar
from casework.changes import Value
from casework.closing import closed_on
from casework.ids import REFERENCE
from storage.logbook import decoded, encoded
from storage.reader import Reader
from storage.reads import persons

HERE: Final = f"""(exists (select 1 from scope where stream = r.stream and done = 1)
    or exists (select 1 from begun_here where stream = r.stream) or r.stream = '{REFERENCE}')"""  # noqa: S608 - a constant of ours
"""Lets in the citizens who are here whole, those who were opened on this device, and the colleagues; nobody else."""

COLUMNS: Final = (
    "r.id, r.stream, r.kind, r.begun_by, r.begun_at, r.at, r.worker, r.state, r.contact, r.gone, r.unsent, "
    "r.fields, r.torn_fields"
)
_PROTECTED: Final = "address_protected"
DIED: Final = "died_on"
CLOSED: Final = "closed_on"


@dataclass(frozen=True, slots=True)
class Shown:
    """One record with its newest values; `torn` holds all versions of the fields that two people wrote apart."""

    id: str
    stream: str
    kind: str
    begun_by: str
    begun_at: str
    at: str
    worker: str
    state: str
    is_contact: bool
    gone: bool
    unsent: bool
    fields: Mapping[str, Value]
    torn: Mapping[str, list[dict[str, Any]]]

    def text(self, name: str) -> str:
        """Return a field as text, empty where nobody has written it."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """Return a field as a whole number."""
        value = self.fields.get(name)
        if isinstance(value, int | float):
            return int(value)
        return int(value) if isinstance(value, str) and value.isdecimal() else default

    def day(self, name: str) -> date | None:
        """Return a field as a date, None where it is none."""
        return as_day(self.text(name))

    def writer(self, by: str, colleagues: Container[str]) -> str:
        """Return who wrote what `by` recorded: what an import brought, its author did, not who ran the import."""
        if by in colleagues or by != self.begun_by:
            return by
        return self.text("author") or by

    @property
    def name(self) -> str:
        """A person's whole name."""
        return f"{self.text('first_name')} {self.text('last_name')}".strip()

    @property
    def protected(self) -> bool:
        """Tell whether the address must not be shown: one version that says so is enough."""
        if not self.torn:
            return bool(self.fields.get(_PROTECTED))
        versions = [version["value"] for version in self.torn.get(_PROTECTED, ())]
        return any([self.fields.get(_PROTECTED), *versions])

    @property
    def died_on(self) -> date | None:
        """The day of death: of several versions one that says a day is enough, until a person chooses."""
        if not self.fields.get(DIED) and DIED not in self.torn:
            return None
        versions = [version["value"] for version in self.torn.get(DIED, ())]
        return next((as_day(str(day)) for day in (self.fields.get(DIED), *versions) if day), None)

    @property
    def closed_on(self) -> date | None:
        """The day on which the case was closed: of several versions one that says it is open is enough."""
        if not self.fields.get(CLOSED):
            return None
        return as_day(closed_on(self.fields, (version["value"] for version in self.torn.get(CLOSED, ()))))

    @property
    def calls(self) -> bool:
        """Whether anybody is asked to meet, call or remind this citizen: he lives, and the case is open."""
        return self.died_on is None and self.closed_on is None

    @property
    def address(self) -> str:
        """The address on one line, empty where it is protected."""
        if self.protected:
            return ""
        town = f"{self.text('postcode')} {self.text('city')}".strip()
        street = self.text("address")
        return f"{street}, {town}" if street and town else street or town


@lru_cache(maxsize=4096)
def as_day(text: str) -> date | None:
    """Return the day of an ISO date or instant, None where the text is neither."""
    try:
        return calendar.day_of(text) if text else None
    except ValueError:
        return None


def shown(row: Iterable[Any]) -> Shown:
    """Return the record that a row of COLUMNS says."""
    id_, stream, kind, begun_by, begun_at, at, worker, state, contact, gone, unsent, fields, torn = row
    return Shown(
        id_,
        stream,
        kind,
        begun_by,
        begun_at,
        at,
        worker,
        state,
        bool(contact),
        bool(gone),
        bool(unsent),
        decoded(fields),
        decoded(torn) if torn else {},
    )


def select(reader: Reader, condition: str, *values: Any) -> list[Shown]:
    """Return the records of citizens who are here whole and for whom a condition on `r` holds."""
    query = f"select {COLUMNS} from record r where {HERE} and {condition}"  # noqa: S608 - conditions are ours
    found = list(map(shown, reader.rows(query, *values)))
    more = persons.joined(reader) if any(one.kind == "citizen" for one in found) else {}
    return [replace(one, fields={**one.fields, **more.get(one.id, {})}) for one in found] if more else found


def citizen(reader: Reader, stream: str) -> Shown | None:
    """Return the citizen whose case a stream is."""
    found = select(reader, "r.id = ? and r.kind = 'citizen'", stream)
    return found[0] if found else None


def names(reader: Reader, streams: Iterable[str]) -> dict[str, str]:
    """Return the names of those among some citizens who are here."""
    query = f"""select r.id, trim(coalesce(r.fields ->> 'first_name', '') || ' ' ||
        coalesce(r.fields ->> 'last_name', '')) from record r
        where r.id in (select value from json_each(?)) and +r.kind = 'citizen' and {HERE}"""  # noqa: S608 - ours
    among = encoded(sorted(set(streams))).decode()
    return {row[0]: row[1] for row in reader.rows(query, among)}
