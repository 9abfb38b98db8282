"""The mentor's desk as a real store answers it: only the cases in which one is mentor, each minute where it belongs."""

from datetime import date
from pathlib import Path
from typing import Any

from casework import mentoring
from casework.changes import Change
from storage.reads import desks
from storage.reads import mentoring as reads
from storage.reads.search import search
from storage.reads.timeline import timeline
from storage.vault import Store
from tests.storage.shelf import METTE, act, citizen, opened, save

TODAY = date(2026, 11, 26)


def held_as(store: Store, stream: str, role: str) -> None:
    """Let this person hold a case in a role, as a round of sync does."""
    store.ledger.begin_scope(stream, role, 0)
    store.ledger.fill(stream, (), done=True, upto=0)


def granted(stream: str, **more: Any) -> tuple[Change, ...]:
    said: dict[str, Any] = {
        "mentor": METTE.id,
        "name": METTE.name,
        "minutes": 600,
        "start": "2026-09-01",
        "end": "2027-02-28",
        "goal": "Ud ad døren",
        "tasks": "Følges",
    }
    return mentoring.grant_hours(stream, **(said | more), **act())


def logged(stream: str, on: str, minutes: int = 60, text: str = "Gik en tur.") -> tuple[Change, ...]:
    return mentoring.log_time(stream, on=on, minutes=minutes, text=text, **act())


def test_the_desk_holds_whom_one_is_mentor_for_and_nobody_else(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        (mine, first), (other, second) = citizen("Åse", "Berg"), citizen("Karl", "Olsen")
        save(
            store,
            *first,
            *second,
            *granted(mine),
            *logged(mine, "2026-11-20", 90),
            *logged(other, "2026-11-20"),
        )
        reader = store.own_reader()
        assert not desks.is_mentor(reader)
        held_as(store, mine, "mentor")
        held_as(store, other, "primary")

        desk = reads.mentees(reader)

        assert desks.is_mentor(reader)
        assert [(one.name, one.left(TODAY)) for one in desk.mentees] == [("Åse Berg", 510)]
        assert desk.mentees[0].lines[0].text == "Gik en tur."
        assert desk.seen == reader.seen()


def test_a_line_that_was_taken_out_counts_nowhere_and_one_that_is_written_again_does(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        mine, first = citizen("Åse", "Berg")
        lines = logged(mine, "2026-11-20", 90)
        save(store, *first, *granted(mine), *lines, *logged(mine, "2026-08-31", 30))
        held_as(store, mine, "mentor")
        reader = store.own_reader()
        save(store, *mentoring.drop_time(mine, lines[0].record, **act(reader.seen())))
        without = reads.mentees(reader).mentees[0]
        again: Any = {"on": "2026-11-20", "minutes": 90, "text": "Gik en tur."}
        save(store, *mentoring.change_time(mine, lines[0].record, **again, **act(reader.seen())))

        one = reads.mentees(reader).mentees[0]

        assert (without.left(TODAY), len(without.lines)) == (600, 1)
        assert (one.left(TODAY), [line.on for line in one.lines]) == (
            510,
            [date(2026, 11, 20), date(2026, 8, 31)],
        )
        assert [line.on for line in one.between(date(2026, 11, 1), date(2026, 11, 30))] == [
            date(2026, 11, 20)
        ]


def test_a_citizen_without_an_agreement_has_no_minutes_left_to_say(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        mine, first = citizen("Åse", "Berg")
        save(store, *first, *logged(mine, "2026-11-20"))
        held_as(store, mine, "mentor")

        (one,) = reads.mentees(store.own_reader()).mentees

        assert (one.left(TODAY), one.now(TODAY)) == (None, None)


def test_whoever_has_the_case_reads_the_line_in_its_timeline_finds_it_and_sees_what_was_granted(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        mine, first = citizen("Åse", "Berg")
        save(store, *first, *granted(mine), *logged(mine, "2026-11-20", 90, "Øvede bus 3A sammen."))
        reader = store.own_reader()

        (entry,) = [one for one in timeline(reader, mine) if one.kind == "mentor_minutes"]

        assert (str(entry.head), entry.text, entry.at) == (
            "Mentor · 1 t 30 min",
            "Øvede bus 3A sammen.",
            "2026-11-20",
        )
        assert [hit.citizen for hit in search(reader, "øvede")] == [mine]
        assert [one.minutes for one in reads.agreed_in(reader, mine)] == [600]
