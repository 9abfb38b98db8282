"""Samme person from end to end: real stores and the real service, what each computer reads, writes and lets go of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from casework import journal, same_person
from casework.acts import Act
from casework.changes import Change, Seen
from storage import scopes
from storage.reads import citizens, persons, timeline
from storage.reads import same_person as reads
from storage.reads.sync import room
from sync.service import doctor
from sync.service import same_person as at_service
from tests.storage.shelf import TODAY
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, office
from tests.sync.wrong_case import holds, rounds

UNTAKEN = "Dit svar på Samme person blev ikke taget ind. Intet er ændret. Svar igen, hvis du spørges."

MINE, HIS, LATE = "kanelsneglen", "vintergækken", "hyldebærsaften"


@dataclass
class Twice:
    """Mette's case and Jonas' case of one citizen, and a team lead who has hers."""

    central: Office
    mette: Laptop
    jonas: Laptop
    leader: Laptop
    one: str
    other: str

    def pull(self, *first: Laptop) -> None:
        rounds(*first, self.mette, self.jonas, self.leader)


@contextmanager
def opened_twice(folder: Path, *, leads_last: bool = False) -> Iterator[Twice]:
    with office(folder, "META", "JONA") as (central, (mette, jonas)):
        leader = Laptop(central.running, central.running.add_user("LEDA", "Teamleder"), folder / "LEDA")
        central.laptops.append(leader)
        one, other = mette.open_citizen(), jonas.open_citizen()
        mette.write(f"Hun har {MINE} med")
        jonas.write(f"Hun har {HIS} med")
        rounds(mette, jonas)
        central.grant(leader, max(one, other) if leads_last else one, "team_lead")
        twice = Twice(central, mette, jonas, leader, one, other)
        twice.pull()
        yield twice
        leader.store.close()


def act(one: Laptop) -> Act:
    return Act(by=one.user.id, now=one.running.clock(), seen=one.store.ledger.seen())


def write(one: Laptop, changes: tuple[Change, ...]) -> None:
    """Record changes as the desk does: where they belong."""
    at_home = persons.at_home(one.store.own_reader(), changes)
    one.store.ledger.record(at_home, now=one.running.clock())


def link(twice: Twice) -> None:
    write(
        twice.leader,
        same_person.link(twice.one, twice.other, leading=twice.one, reason="Samme", **act(twice.leader)),
    )


def part(twice: Twice) -> None:
    write(twice.leader, same_person.part(twice.one, twice.other, reason="To", **act(twice.leader)))


def rows(one: Laptop) -> list[str]:
    return [row.id for row in citizens.citizens(one.store.own_reader(), TODAY)]


def words(one: Laptop, stream: str) -> set[str]:
    found = timeline.timeline(one.store.own_reader(), stream)
    return {word for word in (MINE, HIS, LATE) if any(word in str(entry.text) for entry in found)}


def test_linked_offline_read_as_one_parted_and_the_words_of_meanwhile_stay_where_they_were_written(
    tmp_path: Path,
) -> None:
    with opened_twice(tmp_path) as twice:
        heard = reads.shown(twice.leader.store.own_reader(), twice.one)
        link(twice)
        twice.pull(twice.leader)
        mettes, jonass = (rows(one) for one in (twice.mette, twice.jonas))
        both = [words(one, case) for one in (twice.mette, twice.jonas) for case in (twice.one, twice.other)]
        late = journal.write_note(twice.other, text=f"Hun tog {LATE} med", **act(twice.jonas))
        write(twice.jonas, late)
        part(twice)
        twice.pull(twice.leader)

        assert (heard.twin and heard.twin.other, heard.judges) == (
            twice.other,
            False,
        )  # nobody said yet that he leads
        assert (mettes, jonass) == ([twice.one], [twice.one])
        assert both == [{MINE, HIS}] * 4
        twice.pull()
        assert (words(twice.mette, twice.one), words(twice.jonas, twice.other)) == ({MINE, LATE}, {HIS})
        assert [holds(twice.jonas, word) for word in (MINE, HIS, LATE)] == [False, True, False]
        assert [holds(twice.mette, word) for word in (MINE, HIS, LATE)] == [True, False, True]
        assert room(twice.jonas.store.own_reader()).held == ()
        assert doctor.faults(twice.central.running.ledger) == []


def test_a_service_that_was_put_back_from_before_the_link_has_it_again(tmp_path: Path) -> None:
    with opened_twice(tmp_path, leads_last=True) as twice:  # the link stands in the case that he has not
        copy = twice.central.copy()
        link(twice)
        twice.pull(twice.leader)

        twice.central.put_back(copy)
        twice.pull(twice.leader)
        twice.pull()

        assert rows(twice.mette) == rows(twice.jonas) == [twice.one]
        assert words(twice.jonas, twice.other) == {MINE, HIS}
        assert doctor.faults(twice.central.running.ledger) == []


def test_an_answer_has_seen_nothing_of_a_case_that_is_not_here(tmp_path: Path) -> None:
    with opened_twice(tmp_path, leads_last=True) as twice:  # the link stands in the case that he has not
        answered = reads.shown(twice.leader.store.own_reader(), max(twice.one, twice.other))
        at_all = twice.leader.store.ledger.seen()

        assert answered.twin is not None
        assert at_all.seq > 0
        assert answered.seen == Seen(0, at_all.own)


def test_an_answer_that_makes_no_link_is_kept_where_it_stands_and_not_by_a_lead_who_has_not_that_case(
    tmp_path: Path,
) -> None:
    with opened_twice(tmp_path) as twice:
        stands, beside = sorted((twice.one, twice.other))
        for case in (twice.one, twice.other):
            twice.central.running.revoke(twice.leader.user, case)
        twice.pull()
        with another_lead(twice, tmp_path / "LEDB", beside) as hers:
            asked = reads.shown(hers.store.own_reader(), beside).twin
            write(hers, same_person.tell_apart(beside, stands, reason="Søskende", **act(hers)))
            offline = reads.shown(hers.store.own_reader(), beside).twin
            rounds(hers, twice.mette, twice.jonas)

            home = twice.mette if stands == twice.one else twice.jonas
            assert asked is not None
            assert (offline, reads.shown(hers.store.own_reader(), beside).twin) == (None, None)
            assert [answers(one) for one in (home, hers)] == [1, 0]
            assert hers.store.ledger.waiting(9) == ()
            write(hers, same_person.link(beside, stands, leading=stands, reason="Samme", **act(hers)))
            rounds(hers, twice.mette, twice.jonas)
            assert [answers(one) for one in (home, hers)] == [2, 2]
            assert rows(hers) == [stands]
        assert doctor.faults(twice.central.running.ledger) == []


def test_an_answer_that_is_held_stays_no_more_than_one_that_is_placed(tmp_path: Path) -> None:
    with opened_twice(tmp_path) as twice:
        stands, beside = sorted((twice.one, twice.other))
        with another_lead(twice, tmp_path / "LEDB", beside) as hers:
            write(hers, same_person.tell_apart(beside, stands, reason="Søskende", **act(hers)))
            twice.central.running.revoke(hers.user, beside)
            rounds(hers)

            assert twice.central.running.all("select code from held") == [("never_in_scope",)]
            assert answers(hers) == 0
            assert hers.store.ledger.waiting(9) == ()
            assert UNTAKEN in {one.what for one in room(hers.store.own_reader()).receipted}


def test_an_answer_that_goes_without_a_word_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scopes, "_REFUSED", f"{scopes._REFUSED} limit 0")

    with pytest.raises(AssertionError, match="ikke taget ind"):
        test_an_answer_that_is_held_stays_no_more_than_one_that_is_placed(tmp_path)


@contextmanager
def another_lead(twice: Twice, folder: Path, case: str) -> Iterator[Laptop]:
    """A lead of another team, who never had but one of the cases."""
    one = Laptop(twice.central.running, twice.central.running.add_user("LEDB", "Teamleder"), folder)
    twice.central.laptops.append(one)
    twice.central.grant(one, case, "team_lead")
    rounds(one)
    yield one
    one.store.close()


def answers(one: Laptop) -> int:
    """Return how many answers on *Samme person* lie on a computer."""
    row = one.store.own_reader().row("select count(*) from log where kind = ?", same_person.KIND)
    return int(row[0]) if row else 0


def test_an_answer_that_stays_where_its_case_is_not_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scopes, "_ELSEWHERE", f"{scopes._ELSEWHERE} limit 0")

    with pytest.raises(AssertionError, match=r"\[1, 1\]"):
        test_an_answer_that_makes_no_link_is_kept_where_it_stands_and_not_by_a_lead_who_has_not_that_case(
            tmp_path
        )


def test_a_computer_that_keeps_what_a_link_gave_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_service, "_LEFT_OVER", f"{at_service._LEFT_OVER} limit 0")

    with pytest.raises(AssertionError):
        test_linked_offline_read_as_one_parted_and_the_words_of_meanwhile_stay_where_they_were_written(
            tmp_path
        )
