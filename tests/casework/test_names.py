"""Names and CPR numbers as a history: what holds from a day, what held before, and an export with the new ones."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime

import pytest

from casework import ids, names
from casework.acts import Act
from casework.changes import Seen
from casework.errors import Refused
from casework.intake import Intake, read_export
from casework.intake.citizens import SOURCE
from casework.kinds import may_read
from casework.names import HeldName, HeldNumber
from casework.taking_back import take_back
from tests.casework.export import CITIZEN, EXPORTED_ON, SEEN, SPACE, citizen_row, note_row, small

STREAM = ids.of_key(SPACE, "citizen", "7303820941")
NEW = "730382-1234"
ACT = Act(by="w-1", now=datetime(2026, 11, 26, 9, tzinfo=UTC), seen=Seen())
ALI = HeldName("Zahra", "Ali", "2020-01-01", "Pas")
MARRIED = {
    "first_name": "Zahra",
    "last_name": "Mansour",
    "held_from": "2026-11-03",
    "source": "CPR-registret",
}
Known = Callable[[str], Collection[str]]


def test_a_new_name_holds_from_its_day_and_the_one_before_stays_with_its_own_days() -> None:
    now, before = names.new_name(STREAM, before=ALI, **MARRIED, **ACT)
    undone = take_back((now, before), **ACT)

    assert now.fields == {
        "first_name": "Zahra",
        "last_name": "Mansour",
        "name_from": "2026-11-03",
        "name_source": "CPR-registret",
    }
    assert before.kind == names.FORMER_NAME
    assert before.fields == {
        "first_name": "Zahra",
        "last_name": "Ali",
        "held_from": "2020-01-01",
        "held_until": "2026-11-03",
        "source": "Pas",
    }
    assert now.group == before.group
    assert undone[0].fields == {
        "first_name": "Zahra",
        "last_name": "Ali",
        "name_from": "2020-01-01",
        "name_source": "Pas",
    }
    assert "_deleted" in undone[1].fields


def test_a_new_number_keeps_the_old_one_and_where_there_was_none_there_is_nothing_to_keep() -> None:
    one = names.new_number(
        STREAM, cpr=NEW, held_from="2026-11-03", source="CPR", before=HeldNumber("7303820941"), **ACT
    )
    first = names.new_number(
        STREAM, cpr=NEW, held_from="2026-11-03", source="CPR", before=HeldNumber(""), **ACT
    )

    assert [change.fields["cpr"] for change in one] == ["7303821234", "7303820941"]
    assert [change.kind for change in first] == ["citizen"]
    assert take_back(one, **ACT)[0].fields == {"cpr": "7303820941", "cpr_from": None, "cpr_source": ""}
    assert take_back(first, **ACT)[0].fields["cpr"] == ""


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"last_name": "Ali"}, "hedder borgeren allerede"),
        ({"first_name": " "}, "fornavn og efternavn"),
        ({"held_from": "2026-12-24"}, "ude i fremtiden"),
        ({"held_from": ""}, "Skriv den dag"),
        ({"source": ""}, "hvor du ved det fra"),
    ],
)
def test_what_says_nothing_or_lies_ahead_is_refused(fields: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        names.new_name(STREAM, before=ALI, **{**MARRIED, **fields}, **ACT)


def test_a_former_name_is_for_who_knows_him_and_a_former_number_for_who_reads_numbers() -> None:
    assert may_read("mentor", names.FORMER_NAME, "last_name")
    assert not any(may_read("mentor", names.FORMER_NUMBER, name) for name in ("cpr", "held_until", "source"))
    assert not may_read("team_lead", names.FORMER_NUMBER, "cpr")
    assert not may_read("mentor", names.FORMER_NUMBER, "_deleted")


def taken_in(files: dict[str, bytes], before: Intake | None = None, known: Known | None = None) -> Intake:
    """Read an export; `known` tells what somebody wrote in the cases meanwhile."""
    taken = before.taken if before else {}
    return read_export(
        files,
        space=SPACE,
        taken=taken,
        today=EXPORTED_ON,
        seen_of=lambda _stream: SEEN,
        known=known or (lambda _number: ()),
    )


def with_number(number: str) -> dict[str, bytes]:
    """Return the export of the citizen under a number, with a note and an agreement."""
    return small(
        borgere=[citizen_row(Personnummer=number)],
        journal=[note_row(Personnummer=number)],
        aftaler=[(number, "Aflevere CV", "Borger", "12-01-2027", "Åben")],
    )


def told(number: str) -> Collection[str]:
    return {STREAM} if number == "7303821234" else ()


def test_an_export_under_the_new_number_finds_the_case_with_the_old_one() -> None:
    first = taken_in(with_number(CITIZEN))

    second = taken_in(with_number(NEW), first, told)
    third = taken_in(with_number(NEW), second, told)

    assert {stream: [c.fields for c in several] for stream, several in second.changes.items()} == {
        STREAM: [{"cpr": "7303821234"}]
    }
    assert third.changes == {}
    files = second.report.files
    assert [files[name].imported for name in ("borgere.csv", "journal.csv", "aftaler.csv")] == [0, 0, 0]
    assert files["borgere.csv"].warned[0].reason.startswith("nyt CPR-nummer")
    assert third.report.files["borgere.csv"].warned == []
    assert {grant.stream for grant in second.grants} == {STREAM}


def test_rows_that_still_have_the_old_number_are_taken_in_the_same_case() -> None:
    first = taken_in(with_number(CITIZEN))
    mixed = with_number(NEW) | {"journal.csv": with_number(CITIZEN)["journal.csv"]}

    second = taken_in(mixed, first, told)

    assert second.report.files["journal.csv"].rejected == []
    assert second.report.files["journal.csv"].unchanged == 1


def test_a_number_that_nobody_wrote_in_the_case_is_a_new_case_and_doubted() -> None:
    first = taken_in(with_number(CITIZEN))

    second = taken_in(with_number(NEW), first)

    assert STREAM not in second.changes
    assert "samme fødselsdag" in second.report.files["borgere.csv"].warned[0].reason


def test_two_rows_are_two_people_whatever_somebody_wrote_in_a_case() -> None:
    """A slip of a finger: another citizen's number stands in this case, and then that citizen comes, too."""
    first = taken_in(with_number(CITIZEN))

    second = taken_in(small(borgere=[citizen_row(), citizen_row(Personnummer=NEW)]), first, told)

    assert STREAM not in second.changes
    assert second.report.files["borgere.csv"].imported == 1
    assert "ligner to personer" in second.report.files["borgere.csv"].warned[0].reason


def test_a_row_that_says_something_else_of_everything_is_another_person() -> None:
    first = taken_in(with_number(CITIZEN))
    karl = {
        "Fornavn": "Karl",
        "Efternavn": "Olsen",
        "Adresse": "Havnegade 1",
        "By": "Skagen",
        "Postnr": "9990",
    }
    more = {"Telefon": "35", "E-mail": "k@example.invalid", "Målgruppe": "Unge", "Visitation": "Jobparat"}
    rest = {"Ydelse": "SU", "Sats": "Høj", "Team": "Team B", "Sprog": "Tysk", "KLE": "32.24.04"}
    other = citizen_row(Personnummer=NEW, Sagsbehandler="", Makker="", Tovholder="", **karl, **more, **rest)

    second = taken_in(small(borgere=[other]), first, told)

    assert STREAM not in second.changes
    assert "ligner to personer" in second.report.files["borgere.csv"].warned[-1].reason


def test_a_name_that_an_export_replaces_stays_as_a_former_name() -> None:
    first = taken_in(small(borgere=[citizen_row()]))

    second = taken_in(small(borgere=[citizen_row(Efternavn="Holm")]), first)
    third = taken_in(small(borgere=[citizen_row(Efternavn="Holm")]), second)

    former = [change for change in second.changes[STREAM] if change.kind == names.FORMER_NAME]
    assert [change.fields for change in former] == [
        {"first_name": "Ole", "last_name": "Dahl", "source": SOURCE}
    ]
    assert third.changes == {}
