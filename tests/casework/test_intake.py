import json
from collections import Counter

import pytest

from casework import ids
from casework.changes import Dot, Placed, Seen, fold
from casework.intake import EVERY_OWN, GrantWanted
from tests.casework.export import (
    CITIZEN,
    EXPECTED,
    SEEN,
    SPACE,
    citizen_row,
    exported,
    note_row,
    small,
    taken_in,
)

STREAM = ids.of_key(SPACE, "citizen", "7303820941")


def test_the_export_is_taken_as_its_own_key_says() -> None:
    told = taken_in(exported()).report.files

    assert {name: one.data_rows for name, one in told.items()} == EXPECTED["data_rows"]
    assert {name: one.imported for name, one in told.items()} == EXPECTED["imported"]


def test_exactly_the_rows_that_must_be_refused_are_refused() -> None:
    told = taken_in(exported()).report.files
    refused = sorted((name, doubt.row) for name, one in told.items() for doubt in one.rejected)

    assert refused == sorted((doubt["file"], doubt["row"]) for doubt in EXPECTED["rejected"])


def test_every_row_that_must_be_doubted_is_doubted() -> None:
    told = taken_in(exported()).report.files
    doubted = {(name, doubt.row) for name, one in told.items() for doubt in one.warned}

    assert doubted >= {(doubt["file"], doubt["row"]) for doubt in EXPECTED["warned"]}


def test_what_the_changes_say_is_what_was_counted() -> None:
    intake = taken_in(exported())
    records = {(c.kind, c.record) for several in intake.changes.values() for c in several}
    by_kind = Counter(kind for kind, _ in records)
    protected = {
        c.stream for several in intake.changes.values() for c in several if c.fields.get("address_protected")
    }

    assert by_kind["note"] == EXPECTED["imported"]["journal.csv"]
    assert by_kind["citizen"] == EXPECTED["imported"]["borgere.csv"]
    assert by_kind["agreement"] == EXPECTED["imported"]["aftaler.csv"]
    assert len(protected) == EXPECTED["citizens_with_protected_address"]


def test_a_note_of_240_000_characters_is_taken_whole() -> None:
    longest = max(
        len(str(c.fields["text"]))
        for several in taken_in(exported()).changes.values()
        for c in several
        if c.kind == "note"
    )

    assert longest == 240_000


def test_the_same_export_again_writes_nothing() -> None:
    first = taken_in(exported())
    again = taken_in(exported(), json.loads(json.dumps(first.taken)))

    assert again.changes == {}
    assert again.taken == first.taken
    assert again.grants == first.grants
    assert sum(one.imported + one.changed for one in again.report.files.values()) == 0


def test_a_number_met_twice_is_one_citizen_whose_both_addresses_stand_in_the_history() -> None:
    intake = taken_in(small(borgere=[citizen_row(), citizen_row(Adresse="Havnegade 1")]))
    first, second = intake.changes[STREAM]
    record = fold(
        [Placed(c, Dot("central", n), n, "import", seq=n) for n, c in enumerate((first, second), 1)]
    )

    assert (first.fields["address"], second.fields) == ("Nygade 4", {"address": "Havnegade 1"})
    assert record.text("address") == "Havnegade 1"
    assert record.torn == ()


def test_a_changed_row_is_a_change_of_that_field_alone_in_the_importers_context() -> None:
    first = taken_in(small())
    (change,) = taken_in(small(borgere=[citizen_row(Adresse="Havnegade 1")]), first.taken).changes[STREAM]

    assert change.fields == {"address": "Havnegade 1"}
    assert change.seen == SEEN


def test_a_caseworkers_later_edit_and_the_line_systems_new_value_become_two_versions() -> None:
    first = taken_in(small())
    (begun,) = first.changes[STREAM]
    (change,) = taken_in(small(borgere=[citizen_row(Telefon="11111111")]), first.taken).changes[STREAM]
    edited = type(begun)(STREAM, STREAM, "citizen", {"phone": "22222222"}, Seen(seq=20), begun.happened)

    record = fold(
        [
            Placed(begun, Dot("central", 1), 1, "import", seq=1),
            Placed(edited, Dot("laptop", 1), 2, "meha", seq=21),
            Placed(change, Dot("central", 8), 3, "import", seq=22),
        ]
    )

    assert record.torn == ("phone",)


def test_a_second_change_within_one_import_has_seen_the_first() -> None:
    intake = taken_in(small(borgere=[citizen_row(), citizen_row(Telefon="11111111")]))

    assert intake.changes[STREAM][1].seen == Seen(SEEN.seq, EVERY_OWN)


def test_a_notat_id_with_another_text_is_refused_also_in_the_next_import() -> None:
    first = taken_in(small(journal=[note_row()]))
    again = taken_in(small(journal=[note_row(text="En anden tekst.")]), first.taken)
    (doubt,) = again.report.files["journal.csv"].rejected

    assert again.changes == {}
    assert doubt.column == "Notat-id"
    assert "overskrives aldrig" in doubt.reason


def test_a_note_keeps_its_author_channel_and_time() -> None:
    (note,) = taken_in(small(journal=[note_row()])).changes[STREAM][1:]

    assert note.fields["author"] == ids.of_key(SPACE, "worker", "MEHA")
    assert note.fields["at"] == "2026-10-08T13:45:00+00:00"
    assert (note.fields["channel"], note.fields["attendance"]) == ("phone", "met")
    assert note.fields["source_id"] == "N1"


def test_an_author_whom_nobody_knows_stays_as_text_and_is_doubted() -> None:
    intake = taken_in(small(journal=[note_row(Forfatter="ZZZZ")]))
    (doubt,) = intake.report.files["journal.csv"].warned

    assert intake.changes[STREAM][1].fields["author"] == "ZZZZ"
    assert doubt.column == "Forfatter"


def test_a_word_that_nobody_knows_is_taken_as_it_stands_and_doubted() -> None:
    intake = taken_in(small(journal=[note_row(Kontaktform="Brevdue")]))
    (doubt,) = intake.report.files["journal.csv"].warned

    assert intake.changes[STREAM][1].fields["channel"] == "Brevdue"
    assert doubt.column == "Kontaktform"


@pytest.mark.parametrize(
    ("day", "clock", "instant", "said"),
    [
        ("29-03-2026", "02:30", "2026-03-29T00:30:00+00:00", "findes ikke"),
        ("25-10-2026", "02:30", "2026-10-25T00:30:00+00:00", "to gange"),
        ("25-10-2026", "03:00", "2026-10-25T02:00:00+00:00", ""),
        ("25-10-2026", "", "2026-10-24T22:00:00+00:00", "uden klokkeslæt"),
    ],
)
def test_clock_times_of_the_nights_when_clocks_turn_are_summer_time_and_doubted(
    day: str, clock: str, instant: str, said: str
) -> None:
    intake = taken_in(small(journal=[note_row(Dato=day, Klokkeslæt=clock)]))
    warned = intake.report.files["journal.csv"].warned

    assert intake.changes[STREAM][1].fields["at"] == instant
    assert [said in doubt.reason for doubt in warned] == ([True] if said else [])


def test_a_key_met_twice_is_numbered_and_both_rows_are_taken() -> None:
    row = (CITIZEN, "Aflevere CV", "Borger", "12-01-2027", "Åben")
    intake = taken_in(small(aftaler=[row, (*row[:4], "Udført")]))
    agreements = [c for c in intake.changes[STREAM] if c.kind == "agreement"]

    assert [c.fields["status"] for c in agreements] == ["open", "done"]
    assert len({c.record for c in agreements}) == 2
    assert intake.report.files["aftaler.csv"].warned[0].reason == "samme nøgle som række 2: begge er taget"


def test_a_key_that_is_gone_while_a_similar_row_is_new_is_doubted_and_nothing_is_changed() -> None:
    first = taken_in(small(aftaler=[(CITIZEN, "Aflevere CV", "Borger", "12-01-2027", "Åben")]))
    again = taken_in(small(aftaler=[(CITIZEN, "Aflevere CV", "Borger", "19-01-2027", "Åben")]), first.taken)
    told = again.report.files["aftaler.csv"]
    (change,) = again.changes[STREAM]

    assert (told.imported, told.changed, told.gone) == (1, 0, 1)
    assert change.record not in first.taken
    assert "ligner en række" in told.warned[0].reason


def test_primary_partner_mentor_and_team_lead_are_wanted_as_what_they_are() -> None:
    intake = taken_in(small())
    users = {initials: ids.of_key(SPACE, "worker", initials) for initials in ("MEHA", "SIBA", "HELU")}

    assert intake.grants == (
        GrantWanted(STREAM, users["MEHA"], "primary"),
        GrantWanted(STREAM, users["SIBA"], "mentor"),
        GrantWanted(STREAM, users["HELU"], "team_lead"),
    )


def test_a_citizen_whose_worker_nobody_knows_has_no_primary_and_is_listed() -> None:
    intake = taken_in(small(borgere=[citizen_row(Sagsbehandler="XXXX", Makker="")]))

    assert {grant.role for grant in intake.grants} == {"team_lead"}
    assert "primary" not in intake.changes[STREAM][0].fields
    assert intake.report.files["borgere.csv"].warned[0].column == "Sagsbehandler"


def test_a_report_shows_no_number_and_no_name() -> None:
    rows = [citizen_row(Personnummer="991399-1234"), citizen_row(Personnummer="650261234")]
    said = json.dumps(taken_in(small(borgere=rows)).report.as_json(), ensure_ascii=False)

    assert "991399-••••" in said
    for secret in ("1234", "Dahl", "Nygade"):
        assert secret not in said


def test_no_cell_of_a_citizen_leaks_into_the_report() -> None:
    intake = taken_in(exported())
    said = json.dumps(intake.report.as_json(), ensure_ascii=False)
    cprs = {str(c.fields["cpr"]) for several in intake.changes.values() for c in several if "cpr" in c.fields}

    assert len(cprs) == 43
    assert not any(cpr in said or cpr[6:] in said for cpr in cprs)
