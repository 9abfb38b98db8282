"""What random days found of a service that is put back: each over real stores, and without its mend a word is lost."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casework import journal
from casework.changes import Change, Seen
from casework.errors import Unreachable
from storage import logbook, rewinding
from storage.ledger import Ledger
from sync import client
from sync.client import Client
from sync.port import Stale
from sync.protocol_fork import GENERATION
from sync.rewind import Rewind
from sync.service import branches
from sync.service.branches import Branch
from sync.words import TurnedAway
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, a_round, all_placed, office, shown
from tests.sync.stage import HAPPENED

Breaks = Callable[[pytest.MonkeyPatch], object]
AHEAD = timedelta(hours=9)


def both_have(central: Office, hers: Laptop, his: Laptop) -> str:
    """Let both have one citizen, and both have read all that there is; return whom."""
    stream = hers.open_citizen()
    a_round(hers)
    central.grant(his, stream, "partner")
    for one in (his, hers):
        a_round(one)
    return stream


def broken_off(one: Laptop, where: type, name: str) -> None:
    """Have a round that the line breaks off at a call."""

    def breaks(*_: Any, **__: Any) -> None:
        raise Unreachable("afbrudt")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(where, name, breaks)
        with pytest.raises(Unreachable):
            a_round(one)


def noticed(folder: Path, holds: Callable[[Path], bool], breaks: Breaks) -> bool:
    """Tell whether a promise that holds is seen broken where a rule is left out."""
    with pytest.MonkeyPatch.context() as patch:
        breaks(patch)
        return not holds(folder)


def a_stamp_that_was_cut_anew(folder: Path) -> bool:
    """Her clock is hours ahead; her note is lost, sent and cut once more, and lost with her computer: he brings it."""
    with office(folder, "MEHA", "JOKR") as (central, (hers, his)):
        stream = both_have(central, hers, his)
        copy = central.copy()
        note = journal.write_note(
            stream, text="Langt foran", by=hers.user.id, now=central.clock(), seen=hers.store.ledger.seen()
        )
        hers.store.ledger.record(note, now=central.clock() + AHEAD)
        for one in (hers, his):
            a_round(one)
        central.clock.now += timedelta(hours=1)
        central.put_back(copy)
        for one in (hers, his):
            a_round(one)
        central.clock.now += timedelta(hours=1)
        central.put_back(copy)

        a_round(his)

        return central.notes() == ["Langt foran"] and all_placed(his)


def the_first_stamp_stays(patch: pytest.MonkeyPatch) -> None:
    put = logbook.put

    def kept(connection: Any, rows: Any) -> None:
        query = "select hlc from log where device = ? and number = ?"
        for one in rows:
            old = connection.execute(query, (one.dot.device, one.dot.number)).fetchone()
            put(connection, [one])
            if old:
                dot = (one.dot.device, one.dot.number)
                connection.execute("update log set hlc = ? where device = ? and number = ?", (*old, *dot))

    patch.setattr(logbook, "put", kept)


def a_receipt_that_no_page_followed(folder: Path) -> bool:
    """She has a receipt, and the line breaks; the whole machine is put back untold, and his note takes the place."""
    with office(folder, "MEHA", "JOKR") as (central, (hers, his)):
        both_have(central, hers, his)
        image, at = central.image(), central.clock()
        central.clock.now += timedelta(hours=1)
        hers.write("Kvitteret")
        broken_off(hers, Client, "_pull")
        central.put_back_whole(image)
        his.write("Hans", stream=hers.stream)
        a_round(his)
        try:
            a_round(hers)
        except TurnedAway as turned:
            said = turned.code
        else:
            return False
        central.stop()
        central.tell(at + timedelta(minutes=1))
        central.go_on()
        for one in (hers, his, hers):
            a_round(one)

        return (said, sorted(central.notes()), shown(hers)) == ("log_behind", *[["Hans", "Kvitteret"]] * 2)


def no_proof(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(client, "receipted", lambda _: {})


def a_second_copy_before_the_first_was_settled(folder: Path) -> bool:
    """A citizen is opened after a copy was gone on from; before her round is at its end, that copy is once more."""
    with office(folder, "MEHA") as (central, (hers,)):
        hers.open_citizen()
        a_round(hers)
        copy = central.copy()
        hers.write("Tabt én gang")
        a_round(hers)
        central.put_back(copy)
        hers.write("Af en ny borger", stream=hers.open_citizen("7103821234"))
        broken_off(hers, Rewind, "settle")
        central.put_back(copy)

        a_round(hers)

        return sorted(central.notes()) == sorted(shown(hers)) == ["Af en ny borger", "Tabt én gang"]


def a_machine_put_back_before_the_first_was_settled(folder: Path) -> bool:
    """So it is where the second time nobody says so: what is here proves it before anything is let go."""
    with office(folder, "MEHA") as (central, (hers,)):
        hers.open_citizen()
        a_round(hers)
        copy = central.copy()
        hers.write("Tabt én gang")
        a_round(hers)
        central.put_back(copy)
        image, at = central.image(), central.clock()
        central.clock.now += timedelta(hours=1)
        hers.write("Af en ny borger", stream=hers.open_citizen("7103821234"))
        broken_off(hers, Rewind, "settle")
        central.put_back_whole(image)
        with pytest.raises(TurnedAway):
            a_round(hers)
        central.stop()
        central.tell(at + timedelta(minutes=1))
        central.go_on()

        a_round(hers)

        return sorted(central.notes()) == sorted(shown(hers)) == ["Af en ny borger", "Tabt én gang"]


def grants_are_believed_at_once(patch: pytest.MonkeyPatch) -> None:
    page = Client._page
    patch.setattr(Client, "_page", lambda client, *, few=False: None if few else page(client))


def what_was_not_read_yet(folder: Path) -> bool:
    """What is in the copy and he has not read comes with the pages, before any sum is compared."""
    with office(folder, "MEHA", "JOKR") as (central, (hers, his)):
        stream = both_have(central, hers, his)
        hers.write("I kopien")
        a_round(hers)
        copy = central.copy()
        hers.write("Tabt")
        a_round(hers)
        central.put_back(copy)
        his.write("Hans", stream=stream)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Client, "_unequal", lambda *_: set())
            a_round(his)

        return shown(his) == ["Hans", "I kopien"]


def a_fork_is_read_from(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Rewind, "_as_far_as_read", lambda _, fork: fork)


def torn(one: Laptop, stream: str) -> list[str]:
    """Return what stands side by side as a citizen's story."""
    view = one.store.own_reader().row(
        "select fields ->> 'story', torn_fields from record where id = ?", stream
    )
    assert view is not None
    return sorted(word for word in ("Hans", "Hendes") if word in f"{view[0]} {view[1]}")


def fact(one: Laptop, stream: str, story: str) -> None:
    seen: Seen = one.store.ledger.seen()
    change = Change(stream, stream, "citizen", {"story": story}, seen, HAPPENED)
    one.store.ledger.record([change], now=one.running.clock())


def a_field_in_two_copies(central: Office, hers: Laptop, his: Laptop) -> str:
    """Hers is in the newer copy alone, which is put back; he wrote in the same field after the older one."""
    stream = both_have(central, hers, his)
    older = central.copy("older")
    fact(hers, stream, "Hendes")
    a_round(hers)
    newer = central.copy("newer")
    central.put_back(older)
    a_round(his)
    fact(his, stream, "Hans")
    central.put_back(newer)
    return stream


def a_newer_copy_after_an_older_one(folder: Path) -> bool:
    """Hers is in the newer copy alone; he writes in the same field after the older one, and never saw it."""
    with office(folder, "MEHA", "JOKR") as (central, (hers, his)):
        stream = a_field_in_two_copies(central, hers, his)
        for one in (his, hers, his):
            a_round(one)

        return torn(hers, stream) == torn(his, stream) == ["Hans", "Hendes"] and all_placed(his)


def what_was_seen_counts_everywhere(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(branches, "as_seen", lambda _connection, _epoch, _height, seen: seen)


def a_receipt_that_was_not_noted(folder: Path) -> bool:
    """A receipt was never noted, as a power cut left it in an earlier version: both are one transaction now.

    Then that citizen leaves, and the service is put back.
    """
    with office(folder, "MEHA") as (central, (hers,)):
        first = hers.open_citizen()
        a_round(hers)
        copy = central.copy()
        hers.write("Går med borgeren")
        acknowledge = Ledger.acknowledge

        def unnoted(book: Ledger, *asked: Any, facts: Mapping[str, str], **more: Any) -> Stale:
            return acknowledge(
                book, *asked, facts={key: facts[key] for key in facts.keys() - {"sync.acked"}}, **more
            )

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Ledger, "acknowledge", unnoted)
            a_round(hers)
            central.running.revoke(hers.user, first)
            a_round(hers)
        second = hers.open_citizen("7103821234")
        central.put_back(copy)
        hers.write("Skrevet efter", stream=second)
        try:
            a_round(hers)
        except TurnedAway:
            return False

        return central.notes() == ["Skrevet efter"] and not hers.store.ledger.waiting(9)


def nothing_had_an_answer(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(rewinding, "_FIRST_WAITING", "select 1 where ? <> ''")


def an_offer_that_was_lost_again(folder: Path) -> bool:
    """He brings her note back, and the line breaks; before a page has come, the service is put back once more."""
    with office(folder, "MEHA", "JOKR") as (central, (hers, his)):
        both_have(central, hers, his)
        copy = central.copy()
        hers.write("Kun hos ham")
        for one in (hers, his):
            a_round(one)
        central.put_back(copy)
        broken_off(his, Rewind, "regrant")
        central.put_back(copy)

        a_round(his)

        return central.notes() == shown(his) == ["Kun hos ham"]


def offered_once_for_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(rewinding, "OFFERED", rewinding.UNKNOWN)


FOUND: dict[Callable[[Path], bool], Breaks] = {
    a_stamp_that_was_cut_anew: the_first_stamp_stays,
    a_receipt_that_no_page_followed: no_proof,
    a_second_copy_before_the_first_was_settled: grants_are_believed_at_once,
    a_machine_put_back_before_the_first_was_settled: grants_are_believed_at_once,
    what_was_not_read_yet: a_fork_is_read_from,
    a_newer_copy_after_an_older_one: what_was_seen_counts_everywhere,
    a_receipt_that_was_not_noted: nothing_had_an_answer,
    an_offer_that_was_lost_again: offered_once_for_all,
}


@pytest.mark.parametrize("holds", FOUND, ids=lambda one: one.__name__)
def test_no_word_is_lost(tmp_path: Path, holds: Callable[[Path], bool]) -> None:
    assert holds(tmp_path)


@pytest.mark.parametrize("holds", FOUND, ids=lambda one: one.__name__)
def test_of_the_test_a_rule_left_out_loses_a_word(tmp_path: Path, holds: Callable[[Path], bool]) -> None:
    assert noticed(tmp_path, holds, FOUND[holds])


class Table:
    """The one question that is asked of the database: which generations came of which."""

    def __init__(self, *known: Branch) -> None:
        self._known = known

    def execute(self, _sql: str) -> "Table":
        return self

    def fetchall(self) -> list[tuple[str, str, int, int, str, str]]:
        return [(one.epoch, one.parent, one.common, one.first, one.at, one.who) for one in self._known]


KNOWN = (
    Branch("second", "first", 7, 5 * GENERATION, "", ""),
    Branch("third", "second", 5 * GENERATION + 3, 6 * GENERATION, "", ""),
    Branch("today", "first", 9, 8 * GENERATION, "", ""),
)


@pytest.mark.parametrize(
    ("seen", "counts"),
    [
        (0, 0),
        (9, 9),
        (12, 12),  # of the one that today's came of: what is beyond the branch is nobody's now
        (5 * GENERATION + 2, 7),  # of another that branched off before: no more than that
        (6 * GENERATION + 1, 7),
        (7 * GENERATION + 1, 0),  # of one that nobody knows any more: nothing is certain
        (8 * GENERATION + 2, 8 * GENERATION + 2),
        (8 * GENERATION + 9, 8 * GENERATION + 4),  # beyond the end of the log: what it has
    ],
)
def test_what_an_author_had_seen_counts_up_to_where_his_generation_branched_off(
    seen: int, counts: int
) -> None:
    assert branches.as_seen(Table(*KNOWN), "today", 8 * GENERATION + 4, seen) == counts
