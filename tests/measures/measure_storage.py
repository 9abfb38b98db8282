"""How long a saved note, the first hit of a search and the answers of each screen take, in a store that is full."""

import atexit
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from itertools import accumulate
from pathlib import Path
from random import Random

from casework import people
from casework.answers import CitizenRow
from casework.changes import Change, Dot, Placed, Seen, Value
from casework.clock import instant
from casework.folding import fold
from casework.ids import REFERENCE
from storage import scopes
from storage.logbook import decoded
from storage.reader import Reader
from storage.reads import reviews
from storage.reads.citizen import page
from storage.reads.citizens import citizens
from storage.reads.day import day
from storage.reads.search import search
from storage.reads.timeline import timeline
from storage.transactions import writing
from storage.vault import Store
from tests.measures.harness import Taken, measure
from tests.storage.shelf import AT, COLLEAGUE, METTE, NOW, TODAY, citizen, make, note, save

NOTES = 100_000
CITIZENS = 2_000
COLLEAGUES = 40
MINE = 60
LONGEST = 3_000
PAGE = 5_000
START = datetime(2024, 11, 26, tzinfo=UTC)
_PARTS = (
    *("syge", "dag", "penge", "bolig", "støtte", "kontakt", "møde", "praktik"),
    *("læge", "gæld", "plan", "samtale", "virksomhed", "frem", "aften", "ro"),
)


def words_of(chance: Random) -> list[str]:
    """Return a vocabulary with the spread of a language: a few common words, thousands of rare compounds."""
    return [
        "".join(chance.choices(_PARTS, k=chance.randrange(1, 4))) + chance.choice(["", "n", "s", "r"])
        for _ in range(20_000)
    ]


def lasting_folder() -> Path:
    """Make a folder that goes when the measuring ends: several measures look at the same store."""
    folder = tempfile.TemporaryDirectory(prefix="measure-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


class Filling:
    """A store that a whole municipality's rows come into, a page at a time."""

    def __init__(self, folder: Path) -> None:
        self.store = make(folder)
        self._chance = Random(7)
        self._vocabulary = words_of(self._chance)
        self._weights = list(
            accumulate(n**-0.7 - (n + 1) ** -0.7 for n in range(1, len(self._vocabulary) + 1))
        )
        self._rows: list[Placed] = []
        self._seq = 0

    def grant(self, streams: Iterable[str], role: str) -> None:
        """Let citizens be here whole in one role, all at once; one by one is two forced writes each."""
        connection = self.store.ledger.connection
        with writing(connection):
            for stream in streams:
                scopes.begin(connection, stream, role, 0)
                scopes.finish(connection, stream, 0)

    def text(self) -> str:
        """Return about six hundred letters of a language."""
        return " ".join(self._chance.choices(self._vocabulary, cum_weights=self._weights, k=50))

    def put(self, stream: str, record: str, kind: str, **fields: Value) -> None:
        """Let one more row come in."""
        self._seq += 1
        change = Change(stream, record, kind, fields, Seen(), AT)
        self._rows.append(Placed(change, Dot(COLLEAGUE, self._seq), self._seq << 16, "w-1", self._seq, AT))
        if len(self._rows) == PAGE:
            self.done()

    def done(self) -> None:
        """Keep what has come so far."""
        self.store.ledger.receive(self._rows, cursor=f"c{self._seq}", high=self._seq)
        self._rows = []


@cache
def full_store() -> Store:
    """Return a store of two thousand citizens with their visits, agreements and a hundred thousand notes."""
    filling = Filling(lasting_folder() / "store")
    for number in range(COLLEAGUES):
        name = {"initials": f"W{number:03}", "name": f"Navn Nummer{number}"}
        filling.put(REFERENCE, f"w-{number}", "worker", **name)
    filling.grant((f"s{number}" for number in range(MINE)), "primary")
    filling.grant((f"s{number}" for number in range(MINE, CITIZENS)), "partner")
    for number in range(CITIZENS):
        _case(filling, number)
    chance = Random(11)
    for number in range(NOTES):
        at = START + timedelta(minutes=chance.randrange(730 * 1440))
        filling.put(
            f"s{0 if number < LONGEST else chance.randrange(CITIZENS)}",
            f"n{number}",
            "note",
            text=filling.text(),
            nature="statement" if number % 10 == 0 else "fact",
            attendance="met" if number % 3 == 0 else "",
            channel="home",
            at=instant(at),
            author="w-1",
        )
    filling.done()
    return filling.store


def _case(filling: Filling, number: int) -> None:
    """Let one citizen come in: who, when next, three promises, a placement, and one in five with a statement."""
    stream, mine = f"s{number}", number < MINE
    filling.put(
        stream,
        stream,
        "citizen",
        first_name="Åse",
        last_name=f"Ågård{number}",
        cpr=f"70038{number:05}",
        address=f"Søgade {number}",
        postcode="9900",
        city="Skagen",
        primary=METTE.id if mine else "w-1",
        story="Hun vil gerne i gang igen. " * 12,
    )
    at = instant(NOW + timedelta(days=number % 30, hours=1))
    worker = METTE.id if mine else "w-1"
    filling.put(stream, f"v{number}", "visit", at=at, form="home", worker=worker, outcome="")
    for turn, who in enumerate(("Borger", "W001", "Egen læge")):
        due = (TODAY + timedelta(days=number % 40 - 15)).isoformat()
        status = "open" if turn or number % 2 else "done"
        filling.put(
            stream, f"a{number}-{turn}", "agreement", what="Ringe til lægen", who=who, due=due, status=status
        )
    filling.put(stream, f"p{number}", "placement", company=f"Firma {number}", type="praktik")
    if number % 5 == 0:
        sent = {"form": "LÆ125", "doctor": "Havnens Læger", "requested": "2026-11-01", "due": "2026-11-15"}
        filling.put(stream, f"st{number}", "statement", **sent)


def p95(times: list[float]) -> float:
    """Return the time that one in twenty exceeds, in milliseconds."""
    return sorted(times)[int(len(times) * 0.95)] * 1000


def timed(act: Callable[[], object]) -> float:
    """Time one act, in seconds."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def forced_write(folder: Path, size: int = 4096) -> float:
    """Write a page and force it to the disk: what any durable note needs at least."""
    handle = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        os.write(handle, bytes(size))
        return timed(lambda: os.fdatasync(handle))
    finally:
        os.close(handle)


@measure(name="durable-note", unit="ms", limit=20.0, k=8.0)
def durable_note() -> Taken:
    """Save notes one by one: on the disk twice, indexed, and in the read tables; the floor is one forced page."""
    with tempfile.TemporaryDirectory(prefix="measure-") as folder:
        store = make(Path(folder) / "store")
        stream, changes = citizen()
        save(store, *changes)
        text = "Han kom til tiden og ville gerne tale om praktik. " * 12
        floors = [forced_write(Path(folder)) for _ in range(100)]
        times = [timed(partial(save, store, *note(stream, f"{n} {text}"))) for n in range(200)]
        store.close()
    return p95(times), p95(floors)


@measure(name="first-search-hit", unit="ms", limit=50.0)
def first_search_hit() -> Taken:
    """Search a hundred thousand notes: common words, rare ones, pieces of compounds, two words, half a word."""
    store = full_store()
    reader = store.reader()
    chance = Random(3)
    asked = [
        *(chance.choice(words_of(Random(7))[:400]) for _ in range(60)),
        *(["dagpenge", "bolig", "støtte", "læge", "praktik", "gæld"] * 5),
        *(["sy", "dag", "prak", "bol", "samt"] * 5),
        *(["bolig støtte", "syge praktik", "læge samtale"] * 5),
    ]
    times = [timed(partial(search, reader, words, 20)) for words in asked]
    reader.close()
    return p95(times), 0.0


def _asked(act: Callable[[Reader], object], times: int = 20) -> Taken:
    """Ask a full store the same question again and again, as a screen does."""
    reader = full_store().reader()
    act(reader)
    taken = [timed(partial(act, reader)) for _ in range(times)]
    reader.close()
    return p95(taken), 0.0


@measure(name="caseload-2000", unit="ms", limit=150.0, k=2.5)
def caseload() -> Taken:
    """Answer with the rows of two thousand citizens, against the plainest loop, by turns.

    The floor reads the records that a row is made of from the same sealed store in one query, decodes their fields,
    and makes and sorts as many rows with the same name, age and words to filter by. It works out nothing: no next
    step, nothing that is waited for, no last contact, nothing torn or unsent.
    """
    reader = full_store().reader()
    ask = partial(citizens, reader, TODAY, now=NOW)
    assert [(row.id, row.folded) for row in ask()] == [(row.id, row.folded) for row in plain_rows(reader)]
    taken = [(timed(ask), timed(partial(plain_rows, reader))) for _ in range(20)]
    reader.close()
    return p95([answer for answer, _ in taken]), p95([plain for _, plain in taken])


def plain_rows(reader: Reader) -> list[CitizenRow]:
    """Make the rows of the caseload by the plainest loop, with nothing in them that has to be worked out."""
    kinds = "('citizen', 'visit', 'agreement', 'placement')"
    query = f"select kind, stream, fields from record where gone = 0 and kind in {kinds}"
    found = [(kind, stream, decoded(fields)) for kind, stream, fields in reader.rows(query)]
    companies = {stream: fields["company"] for kind, stream, fields in found if kind == "placement"}
    return sorted(
        (_plain_row(stream, said, companies[stream]) for kind, stream, said in found if kind == "citizen"),
        key=lambda row: row.folded,
    )


def _plain_row(stream: str, said: Mapping[str, str], company: str) -> CitizenRow:
    name, cpr = f"{said['first_name']} {said['last_name']}", said["cpr"]
    town = f"{said['address']}, {said['postcode']} {said['city']}"
    words = fold(f"{name} {cpr} {cpr[:6]}-{cpr[6:]} {town} {company}")
    age = people.age(cpr, TODAY)
    return CitizenRow(stream, name, age, "", False, None, "", 14, "", None, "", 0, False, False, words)


@measure(name="day-of-2000", unit="ms", limit=50.0)
def day_of_a_worker() -> Taken:
    """Answer what a worker's day holds, where two thousand citizens are here and sixty are his."""
    return _asked(lambda reader: day(reader, TODAY, METTE.id, TODAY, now=NOW))


@measure(name="checks-of-2000", unit="ms", limit=100.0)
def checks_of_a_worker() -> Taken:
    """Answer what is to be looked at in a worker's cases, where two thousand citizens are here and sixty are his."""
    return _asked(lambda reader: reviews.of_day(reader, METTE.id, TODAY))


@measure(name="case-page", unit="ms", limit=20.0)
def case_page() -> Taken:
    """Answer with the page of a case of three thousand notes."""
    return _asked(lambda reader: page(reader, "s0", TODAY, now=NOW))


@measure(name="timeline-page", unit="ms", limit=20.0)
def timeline_page() -> Taken:
    """Answer with a hundred entries far down in a case of three thousand notes."""
    return _asked(lambda reader: timeline(reader, "s0", 2_000, 100))
