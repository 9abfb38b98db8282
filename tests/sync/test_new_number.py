"""A new CPR number from end to end: one case for the service, the glass, the next import and every computer."""

from contextlib import closing
from pathlib import Path

import pytest

from casework import ids, names, same_person
from casework.acts import Act
from casework.names import HeldName, HeldNumber
from casework.taking_back import take_back
from storage.reads import citizens, life
from sync.protocol_addressed import AddressedAsked
from sync.service import addressed, erasing, glass, importing, numbers, registry, twins
from sync.service.ledger import tenant
from sync.service.log import Log
from sync.words import TurnedAway
from tests.casework.export import citizen_row, note_row, small
from tests.storage.pages import in_the_clear
from tests.storage.shelf import TODAY
from tests.storage.test_residue import stands_in
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, office
from tests.sync.wrong_case import rounds

OLD, NEW = "7303820941", "7303821234"
FORMER = "Kvistgaardhansen"


def act(one: Laptop) -> Act:
    return Act(by=one.user.id, now=one.running.clock(), seen=one.store.ledger.seen())


def renumber(one: Laptop, stream: str, number: str = NEW, before: str = OLD) -> None:
    changes = names.new_number(
        stream,
        cpr=number,
        held_from=one.running.clock().date(),
        source="CPR-registret",
        before=HeldNumber(before),
        **act(one),
    )
    one.store.ledger.record(changes, now=one.running.clock())


def export(number: str, **more: str) -> dict[str, bytes]:
    cells = {"Personnummer": number, "Sagsbehandler": "MEHA", "Makker": "", "Tovholder": "MEHA"} | more
    row = citizen_row(**cells)
    workers = [("MEHA", "Mette Hald", "Sagsbehandler", "Team A", "", "98451001")]
    return small(
        medarbejdere=workers, borgere=[row], journal=[note_row(Personnummer=number, Forfatter="MEHA")]
    )


def take(central: Office, number: str, **more: str) -> importing.Imported:
    running = central.running
    return importing.take(running.ledger, export(number, **more), now=running.clock(), dry=False)


def imported(central: Office, mette: Laptop) -> str:
    """Import a citizen, give the case to Mette, and return its id."""
    take(central, OLD)
    with central.running.ledger.reading() as connection:
        stream = ids.of_key(tenant(connection).space, "citizen", OLD)
    central.grant(mette, stream)
    rounds(mette)
    return stream


def cases_of(central: Office, number: str) -> list[str]:
    with central.running.ledger.reading() as connection:
        return glass.with_number(connection, number)


def citizens_at(central: Office) -> int:
    (found,) = central.running.all("select count(*) from record where id = stream")
    return int(found[0])


def test_the_export_that_comes_with_the_new_number_finds_the_case_that_it_brought_under_the_old_one(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "META") as (central, (mette,)):
        stream = imported(central, mette)
        before = citizens_at(central)
        renumber(mette, stream)
        rounds(mette)

        told = take(central, NEW)
        again = take(central, NEW)
        rounds(mette)

        (row,) = citizens.citizens(mette.store.own_reader(), TODAY)
        assert (row.id, row.torn) == (stream, False)
        assert citizens_at(central) == before
        assert told.report["files"]["borgere.csv"]["imported"] == 0
        assert told.report["files"]["journal.csv"]["imported"] == 0
        assert again.changes == 0
        assert central.faults() == []


def test_without_the_resolving_it_would_be_a_second_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test of the test: where the import does not ask who had the number, a second case stands there."""
    with office(tmp_path, "META") as (central, (mette,)):
        stream = imported(central, mette)
        before = citizens_at(central)
        renumber(mette, stream)
        rounds(mette)
        monkeypatch.setattr(numbers, "cases", lambda _connection, _number: set())

        take(central, NEW)

        assert citizens_at(central) == before + 1


def test_the_glass_finds_a_case_by_either_number_and_by_none_that_was_taken_back(tmp_path: Path) -> None:
    with office(tmp_path, "META") as (central, (mette,)):
        stream = mette.open_citizen(OLD)
        rounds(mette)
        reader = mette.store.own_reader()
        said = {"cpr": NEW, "held_from": "2026-11-01", "source": "CPR"}
        done = life.renumbered(reader, stream, said, **act(mette))
        mette.store.ledger.record(done, now=mette.running.clock())
        rounds(mette)
        found = cases_of(central, OLD), cases_of(central, NEW)

        mette.store.ledger.record(take_back(done, **act(mette)), now=mette.running.clock())
        rounds(mette)

        assert found == ([stream], [stream])
        assert (cases_of(central, OLD), cases_of(central, NEW)) == ([stream], [])
        marks = central.running.all("select mark from former_mark")
        assert OLD not in str(marks)


def test_a_case_that_had_the_number_and_one_that_has_it_are_told_as_perhaps_one_person(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        one = mette.open_citizen(OLD)
        renumber(mette, one)
        rounds(mette)
        other = jonas.open_citizen(OLD)
        rounds(jonas)

        with central.running.ledger.reading() as connection:
            pairs = twins.found(connection)

        assert pairs == [(min(one, other), max(one, other))]


def slipped(mette: Laptop, jonas: Laptop) -> tuple[str, str]:
    """Jonas' citizen has a number; another of his got it by a slip, and was given her own. Return both cases."""
    right = jonas.open_citizen(OLD)
    other = jonas.open_citizen(OLD)
    renumber(jonas, other)
    rounds(jonas)
    rounds(mette)
    return right, other


def asked_for(one: Laptop, number: str = OLD) -> str:
    with closing(one.wire()) as wire:
        return wire.addressed(
            AddressedAsked(number, [ids.new(one.running.clock())], "Forkert faneblad")
        ).stream


def test_a_number_that_stood_in_a_case_by_a_slip_leads_nobody_past_the_citizen_whose_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        right, other = slipped(mette, jonas)

        assert cases_of(central, OLD) == [right]
        assert asked_for(mette) == right
        assert central.running.all("select distinct stream from addressed") == [(right,)]
        assert cases_of(central, NEW) == [other]

        both = sorted((right, other))
        monkeypatch.setattr(addressed, "with_number", lambda *_: both)
        with pytest.raises(TurnedAway) as refused:
            asked_for(mette)
        assert refused.value.code == "citizen_several"
        assert "gætter ikke" in str(refused.value)
        assert central.running.all("select count(*) from addressed") == [(1,)]


def test_of_one_citizens_linked_cases_it_goes_to_the_one_that_is_written_in(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        lead = registry.User(jonas.user.id, jonas.user.initials, jonas.user.name, "Teamleder")
        with central.running.ledger.writing() as connection:
            registry.put_user(connection, lead)
        one, other = sorted((jonas.open_citizen(OLD), jonas.open_citizen(OLD)))
        rounds(jonas)
        linked = same_person.link(one, other, leading=other, reason="Samme CPR-nummer", **act(jonas))
        with pytest.raises(TurnedAway):
            asked_for(mette)

        jonas.store.ledger.record(linked, now=jonas.running.clock())
        rounds(jonas)

        assert asked_for(mette) == other


def twins_at(central: Office) -> list[tuple[str, str]]:
    with central.running.ledger.reading() as connection:
        return twins.found(connection)


def test_a_slip_that_was_mended_leaves_no_pair_of_cases(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        right = jonas.open_citizen(OLD)
        other = mette.open_citizen(OLD)
        rounds(jonas, mette)
        noticed = twins_at(central)
        said = {"cpr": NEW, "held_from": "", "source": "Sygesikringskortet", "why": "slip"}
        done = life.renumbered(mette.store.own_reader(), other, said, **act(mette))
        mette.store.ledger.record(done, now=mette.running.clock())
        rounds(mette)

        assert noticed == [(min(right, other), max(right, other))]
        assert twins_at(central) == []
        assert (cases_of(central, OLD), cases_of(central, NEW)) == ([right], [other])


def test_two_that_had_one_number_and_have_it_no_more_are_no_pair(tmp_path: Path) -> None:
    third = "7403820942"
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        one = mette.open_citizen(OLD)
        renumber(mette, one)
        rounds(mette)
        other = jonas.open_citizen(OLD)
        rounds(jonas)
        while_it_has_it = len(twins_at(central))
        renumber(jonas, other, third)
        rounds(jonas)

        assert (while_it_has_it, twins_at(central)) == (1, [])


def test_a_mentors_computer_has_the_former_name_and_no_number_at_all(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        stream = mette.open_citizen(OLD)
        said = names.new_name(
            stream,
            first_name="Zahra",
            last_name="Mansour",
            held_from=mette.running.clock().date(),
            source="CPR",
            before=HeldName("Zahra", FORMER),
            **act(mette),
        )
        mette.store.ledger.record(said, now=mette.running.clock())
        renumber(mette, stream)
        rounds(mette)
        central.grant(jonas, stream, "mentor")
        rounds(jonas)

        def holds(word: str) -> bool:
            return any(stands_in(word, text) for text in in_the_clear(jonas.store).values())

        assert holds(FORMER)
        assert not any(holds(number) for number in (OLD, NEW, "730382-0941", "730382-1234"))


def test_an_erased_case_leaves_no_mark_of_a_number_that_it_had(tmp_path: Path) -> None:
    with office(tmp_path, "META") as (central, (mette,)):
        stream = mette.open_citizen(OLD)
        renumber(mette, stream)
        rounds(mette)
        at = mette.running.clock().isoformat(timespec="seconds")

        with central.running.ledger.writing() as connection:
            log = Log(connection)
            erasing.erase(log, stream, at)
            log.finish()

        assert central.running.all("select count(*) from former_mark") == [(0,)]
        assert (cases_of(central, OLD), cases_of(central, NEW)) == ([], [])
