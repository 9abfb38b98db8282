"""A death from end to end, real stores and the real service: nothing calls on any computer, and no work is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from casework import agreements, death, visits
from casework.acts import Act
from storage.reads import citizens, day, life, timeline
from sync.service import retention
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, office
from tests.sync.test_new_number import OLD, imported, take
from tests.sync.wrong_case import rounds


@contextmanager
def together(folder: Path) -> Iterator[tuple[Office, Laptop, Laptop, str]]:
    """A citizen of Mette's whom Jonas visits as her partner, with a visit ahead for each and a late agreement."""
    with office(folder, "META", "JONA") as (central, (mette, jonas)):
        stream = mette.open_citizen()
        rounds(mette)
        central.grant(jonas, stream, "partner")
        rounds(jonas)
        for one in (mette, jonas):
            plan(one, stream)
        late = one_day(mette) - timedelta(days=2)
        promised = agreements.make_agreement(
            stream, what="Send attesten", who="Lægen", due=late, **act(mette)
        )
        mette.store.ledger.record(promised, now=mette.running.clock())
        rounds(mette, jonas, mette)
        yield central, mette, jonas, stream


def act(one: Laptop) -> Act:
    return Act(by=one.user.id, now=one.running.clock(), seen=one.store.ledger.seen())


def one_day(one: Laptop) -> date:
    return one.running.clock().date()


def plan(one: Laptop, stream: str) -> None:
    coming = visits.plan_visit(stream, at=one.running.clock() + timedelta(minutes=5), **act(one))
    one.store.ledger.record(coming, now=one.running.clock())


def dies(one: Laptop, stream: str) -> None:
    told = death.report_death(stream, died_on=one_day(one), source="Datteren", **act(one))
    one.store.ledger.record(told, now=one.running.clock())


def calls(one: Laptop) -> list[str]:
    """Return what asks this person to meet or remind anybody."""
    reader, today = one.store.own_reader(), one_day(one)
    shown = day.day(reader, today, one.user.id, today)
    rows = citizens.citizens(reader, today)
    found = [visit.visit for visit in shown.visits if not visit.outcome]
    owed = [each.what for each in (*shown.overdue, *shown.waiting_for)]
    return [*found, *owed, *(row.next_step for row in rows if row.next_step)]


def test_a_dead_citizens_reminders_are_gone_on_every_computer_and_come_back_with_an_error(
    tmp_path: Path,
) -> None:
    with together(tmp_path) as (_central, mette, jonas, stream):
        before = [bool(calls(one)) for one in (mette, jonas)]

        dies(mette, stream)
        own = calls(mette)  # offline still: nothing was sent
        rounds(mette, jonas)
        heard = [calls(one) for one in (mette, jonas)]
        told = life.shown(jonas.store.own_reader(), stream)
        jonas.store.ledger.record(
            death.take_death_back(told.said_in, **act(jonas)), now=jonas.running.clock()
        )
        rounds(jonas, mette)

        assert before == [True, True]
        assert (own, heard) == ([], [[], []])
        assert all(calls(one) for one in (mette, jonas))


def test_a_visit_that_was_written_offline_meanwhile_is_kept_on_both(tmp_path: Path) -> None:
    with together(tmp_path) as (_central, mette, jonas, stream):
        dies(mette, stream)
        visit = day.ahead(jonas.store.own_reader(), stream, one_day(jonas))[0]
        said = visits.VisitTold("met", (("fact", "Hun glædede sig til foråret"),))
        told = visits.tell_visit(stream, visit.visit, told=said, **act(jonas))
        jonas.store.ledger.record(told, now=jonas.running.clock())

        rounds(mette, jonas, mette)

        for one in (mette, jonas):
            entries = timeline.timeline(one.store.own_reader(), stream)
            assert {"Hun glædede sig til foråret", "Datteren"} <= {str(entry.text) for entry in entries}
            assert visit.visit in {entry.id for entry in entries}
            assert not life.shown(one.store.own_reader(), stream).disputed


def test_a_mentors_computer_hears_it_too(tmp_path: Path) -> None:
    with together(tmp_path) as (central, mette, jonas, stream):
        central.grant(jonas, stream, "mentor")
        dies(mette, stream)

        rounds(mette, jonas)

        told = life.shown(jonas.store.own_reader(), stream)
        assert told.died_on == one_day(mette)
        assert not told.may_write
        assert calls(jonas) == []


def test_an_import_wakes_nobody_and_a_death_starts_no_clock_until_somebody_closes_the_case(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "META") as (central, (mette,)):
        stream = imported(central, mette)
        dies(mette, stream)
        rounds(mette)

        take(central, OLD, Adresse="Havnegade 1")
        rounds(mette)

        with central.running.ledger.writing() as connection:
            before = {one.stream: one.over for one in retention.cases(connection)}
            hand = retention.Hand(mette.user, "drift", central.running.clock())
            over = retention.close(connection, stream, one_day(mette), "P1825D", hand=hand)
        assert life.shown(mette.store.own_reader(), stream).died_on == one_day(mette)
        assert before[stream] is None
        assert over == one_day(mette) + timedelta(days=1825)
