"""Forkert borger, from the note's menu to the right case: found on this computer, named, moved as one act."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casework import agreements, attachments, ids, journal, people
from casework.changes import REDACTED, Change, Seen, Value
from casework.errors import FodfaesteError, Refused, Unreachable
from casework.ids import REFERENCE
from casework.wrong_citizen import FILE_NOT_HERE, AddressWanted
from desktop.flows.wrong_citizen import Wanted, moved
from desktop.lanes import Refusal
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.wrong_citizen_form import WrongCitizenForm
from storage.attachments import Bound
from storage.reads import wrong_citizen as reads
from storage.reads.timeline import timeline
from sync.words import TurnedAway
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked
from tests.storage import shelf

WHY = "Skrevet i den øverste sag på listen"


def open_citizen(first: str, last: str, cpr: str) -> tuple[Change, ...]:
    return people.open_citizen(first_name=first, last_name=last, cpr=cpr, **shelf.act())


def with_a_note_of_another(house: House) -> tuple[str, str]:
    """Open a second citizen, and write in the first one's case what is about the second."""
    opened = open_citizen("Karl", "Olsen", "6502031234")
    right = opened[0].stream
    (note,) = journal.write_note(house.citizen, text="Karl fik sin afsked", visit=house.visit, **shelf.act())
    correction = journal.correct_note(house.citizen, note.record, text="Den kom i går", **shelf.act())
    promise = agreements.make_agreement(
        house.citizen, what="Ring til a-kassen", who="Vi", visit=house.visit, **shelf.act()
    )
    house.stage.save(*opened, note, *correction, *promise)
    return right, note.record


def form_of(qtbot: QtBot, screen: CitizenScreen, note: str) -> WrongCitizenForm:
    qtbot.waitUntil(lambda: any(entry.id == note for entry in screen.timeline._entries))
    screen.timeline.ask_to_move(note)
    form = screen.timeline.place.form
    assert isinstance(form, WrongCitizenForm)
    return form


def of_case(house: House, stream: str) -> list[tuple[str, str]]:
    rows: Any = asked(
        house,
        lambda reader: reader.rows(
            "select kind, coalesce(fields ->> 'text', fields ->> 'what') from record where stream = ? "
            "and gone = 0 and kind in ('note', 'agreement') order by begun_at, kind",
            stream,
        ),
    )
    return list(rows)


def test_a_note_goes_to_the_citizen_who_was_named_with_what_hangs_on_it(qtbot: QtBot, house: House) -> None:
    right, note = with_a_note_of_another(house)
    screen = case(qtbot, house)
    form = form_of(qtbot, screen, note)
    qtbot.waitUntil(lambda: not form.along.isHidden())
    form.fill({"who": "Olsen"})
    form.fill({"reason": WHY})

    form.send()
    qtbot.waitUntil(lambda: form.right is not None)
    named = form._found.said
    form.send()

    qtbot.waitUntil(lambda: screen.timeline.place.form is None)
    assert named == "Det flyttes til Karl Olsen, 650203-••••."
    assert sorted(of_case(house, right)) == [
        ("agreement", "Ring til a-kassen"),
        ("note", "Den kom i går"),
        ("note", "Karl fik sin afsked"),
    ]
    assert of_case(house, house.citizen) == []
    qtbot.waitUntil(lambda: any(entry.moved for entry in screen.timeline._entries))
    husk = next(entry for entry in screen.timeline._entries if entry.id == note)
    assert (husk.head, husk.text, husk.by) == ("Flyttet til den rigtige borger", WHY, shelf.METTE.id)


def test_what_is_of_the_same_visit_stays_where_the_tick_is_taken_away(qtbot: QtBot, house: House) -> None:
    right, note = with_a_note_of_another(house)
    screen = case(qtbot, house)
    form = form_of(qtbot, screen, note)
    form.fill({"who": "650203-1234"})
    form.fill({"reason": WHY})
    form.along.setChecked(False)

    form.send()
    qtbot.waitUntil(lambda: form.right is not None)
    form.send()

    qtbot.waitUntil(lambda: screen.timeline.place.form is None)
    assert [kind for kind, _ in of_case(house, right)] == ["note", "note"]
    assert of_case(house, house.citizen) == [("agreement", "Ring til a-kassen")]


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("Karl", "Flere borgere"),
        ("Amina Testberg", "Ingen borger"),
        ("610190-1234", "Ingen borger på denne computer"),
    ],
)
def test_nobody_or_several_are_said_and_nothing_is_moved(
    qtbot: QtBot, house: House, who: str, says: str
) -> None:
    _, note = with_a_note_of_another(house)
    house.stage.save(*open_citizen("Karl", "Krogh", "6602031234"))
    screen = case(qtbot, house)
    form = form_of(qtbot, screen, note)
    form.fill({"who": who})

    form.send()

    qtbot.waitUntil(lambda: not form.is_under_way and says in form.fields["who"].needs)
    assert form.right is None


def test_a_reason_that_names_the_other_one_is_refused_and_her_words_stand(qtbot: QtBot, house: House) -> None:
    _, note = with_a_note_of_another(house)
    screen = case(qtbot, house)
    form = form_of(qtbot, screen, note)
    form.fill({"who": "Olsen"})
    form.fill({"reason": "Det handlede om Karl"})
    form.send()
    qtbot.waitUntil(lambda: form.right is not None)

    form.send()

    qtbot.waitUntil(lambda: "uden navn" in form.fields["reason"].needs)
    assert form.values()["reason"] == "Det handlede om Karl"
    assert ("note", "Karl fik sin afsked") in of_case(house, house.citizen)


def test_another_name_after_one_was_found_is_looked_for_anew(qtbot: QtBot, house: House) -> None:
    _, note = with_a_note_of_another(house)
    screen = case(qtbot, house)
    form = form_of(qtbot, screen, note)
    form.fill({"who": "Olsen"})
    form.send()
    qtbot.waitUntil(lambda: form.right is not None)

    form.fill({"who": "Olse"})

    assert (form.right, form._found.isHidden()) == (None, True)


def test_a_colleagues_note_offers_the_way_to_nobody_but_its_author_and_a_lead(house: House) -> None:
    right, note = with_a_note_of_another(house)
    theirs = journal.write_note(house.citizen, text="Jonas så det", by="w-jonas", now=shelf.NOW, seen=Seen())
    house.hear(5, *theirs)

    entries = asked(house, lambda reader: timeline(reader, house.citizen))

    assert {entry.text: entry.may_move for entry in entries if entry.kind == "note"} == {
        "Karl fik sin afsked": True,
        "Den kom i går": True,
        "Jonas så det": False,
    }
    assert right
    assert note


def test_a_file_goes_along_under_a_key_of_its_own_and_nothing_is_left_of_a_move_that_fails(
    house: House,
) -> None:
    right, note = with_a_note_of_another(house)
    store, lane = house.stage.desk.store, house.stage.desk.store_lane
    file = lane.wait_for(lambda: store.attachments.seal(house.citizen, [b"et brev"]))
    house.stage.save(
        *attachments.attach_file(
            house.citizen, file=file, name="a.pdf", what="Brev", visit=house.visit, **shelf.act()
        )
    )
    found = asked(house, lambda reader: reads.find(reader, "Olsen", but=house.citizen))[0]
    wanted = Wanted(house.citizen, note, found, WHY, along=True, seen=Seen())

    changes = lane.wait_for(lambda: moved(store, wanted, by=shelf.METTE.id, now=shelf.NOW))

    copy = next(one for one in changes if one.kind == "attachment" and REDACTED not in one.fields)
    fields = copy.fields
    bound = Bound(copy.record, right, str(fields["key"]), int(str(fields["size"])), str(fields["digest"]))
    assert lane.wait_for(lambda: store.attachments.read(bound)) == b"et brev"
    assert copy.record != file.id
    before = lane.wait_for(store.attachments.names)
    lane.wait_for(lambda: Path(store.attachments.path(file.id)).unlink())
    with pytest.raises(Refused, match=FILE_NOT_HERE[:30]):
        lane.wait_for(lambda: moved(store, wanted, by=shelf.METTE.id, now=shelf.NOW))
    assert lane.wait_for(store.attachments.names) == before - {file.id}


class Service:
    """The outer edge: it knows one number, and says where the copies go."""

    def __init__(self, stream: str, refusal: FodfaesteError | None = None) -> None:
        self.stream, self.refusal = stream, refusal
        self.asked: list[AddressWanted] = []

    def __call__(self, wanted: AddressWanted, then: Callable[[str], None], refused: Refusal) -> None:
        self.asked.append(wanted)
        if self.refusal is None:
            then(self.stream)
        else:
            refused(self.refusal)


def test_a_number_that_nobody_here_has_is_asked_for_and_the_note_leaves_this_computer(
    qtbot: QtBot, house: House
) -> None:
    _, note = with_a_note_of_another(house)
    elsewhere = ids.new(shelf.NOW)
    service = Service(elsewhere)
    house.rooms.address = service
    screen = case(qtbot, house)
    form = form_of(qtbot, screen, note)
    form.fill({"who": "610190-1234", "reason": WHY})

    form.send()
    qtbot.waitUntil(lambda: form.right is not None)
    named = form._found.said
    form.send()

    qtbot.waitUntil(lambda: screen.timeline.place.form is None)
    assert (service.asked[0].cpr, service.asked[0].reason) == ("6101901234", WHY)
    assert note in service.asked[0].records
    assert named == (
        "Det sendes til sagen med CPR-nummer 610190-••••. Den er ikke på din sagsstamme, og du kan ikke se den."
    )
    assert of_case(house, elsewhere) == []
    waits = house.stage.desk.store_lane.wait_for(lambda: house.stage.desk.store.ledger.waiting(99))
    assert "Karl fik sin afsked" in [
        one.change.fields.get("text") for one in waits if one.change.stream == elsewhere
    ]
    assert ("note", "Karl fik sin afsked") not in of_case(house, house.citizen)


@pytest.mark.parametrize(
    ("refusal", "says"),
    [
        (Unreachable("intet net"), "ingen forbindelse til centralen"),
        (TurnedAway("citizen_unknown", "user"), "Centralen kender ingen borger"),
    ],
)
def test_without_contact_or_where_nobody_has_the_number_nothing_is_moved(
    qtbot: QtBot, house: House, refusal: FodfaesteError, says: str
) -> None:
    _, note = with_a_note_of_another(house)
    house.rooms.address = Service("", refusal)
    screen = case(qtbot, house)
    form = form_of(qtbot, screen, note)
    form.fill({"who": "610190-1234", "reason": WHY})

    form.send()

    qtbot.waitUntil(lambda: says in form.fields["who"].needs)
    assert ("note", "Karl fik sin afsked") in of_case(house, house.citizen)


def test_a_number_for_the_service_is_asked_with_a_reason(qtbot: QtBot, house: House) -> None:
    _, note = with_a_note_of_another(house)
    service = Service(ids.new(shelf.NOW))
    house.rooms.address = service
    screen = case(qtbot, house)
    form = form_of(qtbot, screen, note)
    form.fill({"who": "610190-1234"})

    form.send()

    qtbot.waitUntil(lambda: "Skriv, hvorfor" in form.fields["who"].needs)
    assert service.asked == []


def test_a_team_lead_finds_the_task_with_its_day_and_says_what_he_judged(qtbot: QtBot, house: House) -> None:
    right, note = with_a_note_of_another(house)
    me: dict[str, Value] = {"initials": "MEHA", "name": "Mette Hald", "role": "Teamleder"}
    found = asked(house, lambda reader: reads.find(reader, "Olsen", but=house.citizen))[0]
    wanted = Wanted(house.citizen, note, found, WHY, along=False, seen=Seen())
    store, lane = house.stage.desk.store, house.stage.desk.store_lane
    house.stage.save(*lane.wait_for(lambda: moved(store, wanted, by=shelf.METTE.id, now=shelf.NOW)))
    screen = case(qtbot, house)
    nobody = screen.breach.isHidden()

    house.hear(1, Change(REFERENCE, shelf.METTE.id, "worker", me, Seen(), shelf.AT))
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: not screen.breach.isHidden())
    says = screen.breach._banner._text.said
    screen.breach.ask()
    form = screen.breach.place.form
    assert form is not None
    form.fill({"reason": "Kun forfatteren har haft det. Anmeldes ikke."})
    form.send()

    qtbot.waitUntil(screen.breach.isHidden)
    assert nobody
    assert "2 oplysninger. Mette Hald tog det ud: " + WHY + "." in says
    assert "29" in says
    (task,) = asked(house, lambda reader: reads.breaches(reader, house.citizen))
    assert task.judged == "Kun forfatteren har haft det. Anmeldes ikke."
    assert right


def test_a_team_lead_is_told_which_plans_are_in_somebodys_hand(qtbot: QtBot, house: House) -> None:
    me: dict[str, Value] = {"initials": "MEHA", "name": "Mette Hald", "role": "Teamleder"}
    papers: list[Value] = [
        {"number": 3, "on": "2026-11-02", "audience": "citizen", "certain": True},
        {"number": 1, "on": "2026-08-01", "audience": "citizen", "certain": False},
    ]
    task: dict[str, Value] = {"why": WHY, "found_by": shelf.METTE.id, "count": 2, "papers": papers}
    house.hear(1, Change(REFERENCE, shelf.METTE.id, "worker", me, Seen(), shelf.AT))
    house.hear(5, Change(house.citizen, ids.new(shelf.NOW), "breach", task, Seen(), shelf.AT))

    screen = case(qtbot, house)

    qtbot.waitUntil(lambda: not screen.breach.isHidden())
    says = screen.breach._banner._text.said
    assert "Udleveret på papir: plan, udgave 3 (02.11.2026); den gemte fil er tømt." in says
    assert "Kan indeholde det: plan, udgave 1 (01.08.2026)" in says
