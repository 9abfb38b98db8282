"""Samme person on the page of a case: heard by those who work in it, judged by a team lead, read as one, parted."""

import json

import pytest
from pytestqt.qtbot import QtBot

from casework import attachments, journal, people, same_person
from casework.answers_same import TwinWaits
from casework.changes import Change, Seen, Value
from casework.ids import REFERENCE
from desktop.flows.same_person import SamePerson
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.sync_room import SyncScreen
from storage.reads import documents, persons, sync
from storage.reads import same_person as reads
from storage.reads.timeline import timeline
from sync.twins import FACT
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked
from tests.desktop.screens.listening import press
from tests.storage import shelf

WHY = "Begge sager har hendes nummer, og Jonas har talt med hende"


_WRITTEN = "select stream from record where fields ->> 'text' = 'Skrevet efter' or kind = 'attachment'"


def twin(house: House, *told: str) -> None:
    """Let the service say that there is another case: which, and who has it, where it says that."""
    other, who = (told[0], list(told[1:])) if told else ("", [])
    desk = house.stage.desk
    said = json.dumps([[house.citizen, other, who]])
    desk.store_lane.wait_for(lambda: desk.store.ledger.remember(FACT, said))
    desk.news.tell(frozenset({f"citizen:{house.citizen}"}))


def lead(house: House) -> None:
    me: dict[str, Value] = {"initials": "MEHA", "name": "Mette Hald", "role": "Teamleder"}
    house.hear(1, Change(REFERENCE, shelf.METTE.id, "worker", me, Seen(), shelf.AT))


def second(house: House) -> str:
    """Open the same citizen once more, with a note."""
    opened = people.open_citizen(first_name="Amina", last_name="Hansen", cpr="7003821234", **shelf.act())
    note = journal.write_note(opened[0].stream, text="I den anden sag", **shelf.act())
    house.stage.save(*opened, *note)
    return opened[0].stream


def said(screen: CitizenScreen) -> str:
    return screen.same._banner._text.said


def notes(house: House, stream: str) -> set[str]:
    found = asked(house, lambda reader: timeline(reader, stream))
    return {str(entry.text) for entry in found if entry.kind == "note"}


def test_who_does_the_work_hears_it_and_can_answer_nothing(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    before = screen.same.isHidden()

    twin(house)

    qtbot.waitUntil(lambda: not screen.same.isHidden())
    assert before
    assert "Teamlederen afgør" in said(screen)
    assert screen.same._buttons.isHidden()


def test_a_team_lead_reads_them_as_one_and_parts_them_again(qtbot: QtBot, house: House) -> None:
    lead(house)
    other = second(house)
    twin(house, other, "Jonas Krogh")
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: "hos Jonas Krogh" in said(screen))

    screen.same.ask_same()
    screen.same.place.form.fill({"reason": WHY})  # type: ignore[union-attr]
    screen.same.place.form.send()  # type: ignore[union-attr]

    qtbot.waitUntil(lambda: "2 sager læses som én" in said(screen))
    assert "Amina Hansen" in said(screen)
    assert WHY in said(screen)
    assert notes(house, house.citizen) == notes(house, other) == {"I den anden sag"}
    assert asked(house, lambda reader: persons.cases(reader, other)) == (house.citizen, other)

    screen.same.ask_split()
    screen.same.place.form.fill({"reason": "Det er hendes søster"})  # type: ignore[union-attr]
    screen.same.place.form.send()  # type: ignore[union-attr]

    qtbot.waitUntil(lambda: not asked(house, lambda reader: reads.shown(reader, house.citizen)).cases)
    assert (notes(house, house.citizen), notes(house, other)) == (set(), {"I den anden sag"})


def test_without_a_number_the_other_case_is_named_and_nobody_or_several_are_said(
    qtbot: QtBot, house: House
) -> None:
    lead(house)
    other = second(house)
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: not screen.same.isHidden())

    screen.same.ask_same()
    form = screen.same.place.form
    assert form is not None
    form.fill({"who": "Karl", "reason": WHY})
    form.send()
    qtbot.waitUntil(lambda: "Ingen anden sag" in form.fields["who"].needs)
    form.fill({"who": "Amina Hansen", "reason": WHY})
    form.send()

    qtbot.waitUntil(lambda: asked(house, lambda reader: len(persons.cases(reader, other))) == 2)


def test_what_is_written_on_the_page_of_either_goes_to_the_one_and_its_files_too(
    qtbot: QtBot, house: House
) -> None:
    other = second(house)
    house.stage.save(*same_person.link(house.citizen, other, leading=other, reason=WHY, **shelf.act()))
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: "læses som én" in said(screen))

    screen.note_saved.emit(house.citizen, "fact", "Skrevet efter")
    desk, read = house.stage.desk, list[bytes]()
    verb = attachments.attach_file
    desk.attach(verb, house.citizen, b"Brevet", name="brev.txt", what="Brev", seen=Seen())

    qtbot.waitUntil(lambda: "Skrevet efter" in notes(house, other))
    qtbot.waitUntil(lambda: len(asked(house, lambda reader: reader.rows(_WRITTEN))) == 2)
    assert asked(house, lambda reader: reader.rows(_WRITTEN)) == [(other,), (other,)]
    (file,) = asked(house, lambda reader: documents.documents(reader, house.citizen, lambda _file: True))
    desk.read_file(file.id, read.append)
    qtbot.waitUntil(lambda: read == [b"Brevet"])


def test_the_regular_contact_is_chosen_in_the_case_whose_card_stands_there(
    qtbot: QtBot, house: House
) -> None:
    other = second(house)
    house.stage.save(*same_person.link(house.citizen, other, leading=other, reason=WHY, **shelf.act()))
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: screen.page is not None and screen.page.id == other)

    screen.primary_chosen.emit("w-jonas")

    chosen = "select stream from log where kind = 'citizen' and fields like '%w-jonas%'"
    qtbot.waitUntil(lambda: bool(asked(house, lambda reader: reader.rows(chosen))))
    assert asked(house, lambda reader: reader.rows(chosen)) == [(other,)]


@pytest.mark.parametrize("other", [f"{digit}197a3f0-0000-7000-8000-000000000009" for digit in "0f"])
def test_a_team_lead_finds_what_waits_behind_the_chip_and_it_is_gone_when_he_answered(
    qtbot: QtBot, house: House, other: str
) -> None:
    twin(house, other, "Jonas Krogh")
    before = asked(house, sync.state).needs_you, asked(house, sync.room).twins
    lead(house)

    after = asked(house, sync.state).needs_you, asked(house, sync.room).twins
    house.rooms.open_sync()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, SyncScreen)
    qtbot.waitUntil(lambda: screen._room is not None)
    screen.case_wanted.emit(house.citizen)
    page = house.window.stack.currentWidget()
    assert isinstance(page, CitizenScreen)
    qtbot.waitUntil(lambda: "hos Jonas Krogh" in said(page))
    page.same.ask_apart()
    page.same.place.form.fill({"reason": "Tvillinger"})  # type: ignore[union-attr]
    page.same.place.form.send()  # type: ignore[union-attr]

    qtbot.waitUntil(lambda: not asked(house, sync.room).twins)
    assert before == (0, ())
    assert after == (1, (TwinWaits(house.citizen, "Amina Testberg", ("Jonas Krogh",)),))
    assert asked(house, lambda reader: reads.shown(reader, house.citizen)).twin is None


def dispute(house: House, one: str, other: str) -> None:
    """Let two people write apart of two cases: one links them, the other parts them, neither knowing."""
    house.stage.save(*same_person.link(one, other, leading=one, reason=WHY, **shelf.act()))
    apart: dict[str, Value] = {"asked": max(one, other), "linked": False, "apart": True, "reason": "Søstre"}
    home, record = same_person.home_of(one, other), same_person.record_of(one, other)
    house.hear(40, Change(home, record, same_person.KIND, apart, Seen(), shelf.AT))


def written(house: House) -> set[tuple[object, ...]]:
    """Return what is said of links on this computer: of which, and whether it stands or is two people's."""
    said = "select device, number, record, fields ->> 'linked', fields ->> 'apart' from log where kind = ?"
    return set(asked(house, lambda reader: reader.rows(said, same_person.KIND)))


def answer(qtbot: QtBot, house: House, screen: CitizenScreen, button: str) -> list[tuple[object, ...]]:
    """Press one of the buttons, give a reason, and return what was written by that."""
    before = written(house)
    press(screen.same, button)
    screen.same.place.form.fill({"reason": "Hun er hendes søster"})  # type: ignore[union-attr]
    screen.same.place.form.send()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: written(house) != before)
    return [one[2:] for one in written(house) - before]


@pytest.mark.parametrize("is_disputed", [True, False])
@pytest.mark.parametrize(("button", "says"), [("To personer …", (0, 1)), ("Samme person …", (1, 0))])
def test_of_three_cases_the_answer_is_of_the_two_that_are_asked_about_and_the_others_stay_as_they_are(
    qtbot: QtBot, house: House, button: str, says: tuple[int, int], *, is_disputed: bool
) -> None:
    lead(house)
    linked, third = second(house), second(house)
    house.stage.save(*same_person.link(house.citizen, linked, leading=linked, reason=WHY, **shelf.act()))
    if is_disputed:
        dispute(house, house.citizen, third)
    else:
        twin(house, third, "Jonas Krogh")
    screen = case(qtbot, house)
    asks = "To teamledere har hver sit svar" if is_disputed else "hos Jonas Krogh"
    qtbot.waitUntil(lambda: asks in said(screen) and "2 sager læses som én" in said(screen))

    done = answer(qtbot, house, screen, button)

    never = button == "To personer …" and not is_disputed  # no link stood: none is taken away
    assert done == [(same_person.record_of(house.citizen, third), None if never else says[0], says[1])]


@pytest.mark.parametrize("is_disputed", [True, False])
def test_of_three_cases_those_that_are_one_are_parted_and_the_question_stays(
    qtbot: QtBot, house: House, *, is_disputed: bool
) -> None:
    lead(house)
    linked, third = second(house), second(house)
    house.stage.save(*same_person.link(house.citizen, linked, leading=linked, reason=WHY, **shelf.act()))
    if is_disputed:
        dispute(house, house.citizen, third)
    else:
        twin(house, third, "Jonas Krogh")
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: "2 sager læses som én" in said(screen))

    done = answer(qtbot, house, screen, "Skil sagerne …")

    assert done == [(same_person.record_of(house.citizen, linked), 0, 1)]
    still = asked(house, lambda reader: reads.shown(reader, house.citizen))
    assert (still.pairs, still.asked, still.is_disputed) == ((), (house.citizen, third), is_disputed)


def test_an_answer_is_of_what_stood_there_when_its_form_opened(qtbot: QtBot, house: House) -> None:
    lead(house)
    first, later = second(house), second(house)
    twin(house, first, "Jonas Krogh")
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: "hos Jonas Krogh" in said(screen))
    press(screen.same, "To personer …")
    screen.same.place.form.fill({"reason": "Hun er"})  # type: ignore[union-attr]

    dispute(house, house.citizen, later)
    qtbot.waitUntil(lambda: "To teamledere" in said(screen))
    done = answer(qtbot, house, screen, "To personer …")

    assert done == [(same_person.record_of(house.citizen, first), None, 1)]


def test_a_colleagues_answer_that_comes_in_while_the_form_is_open_is_not_replaced(
    qtbot: QtBot, house: House
) -> None:
    lead(house)
    other = second(house)
    twin(house, other, "Jonas Krogh")
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: "hos Jonas Krogh" in said(screen))
    press(screen.same, "Samme person …")
    screen.same.place.form.fill({"reason": WHY})  # type: ignore[union-attr]

    apart: dict[str, Value] = {"asked": max(house.citizen, other), "linked": False, "apart": True}
    home, record = same_person.home_of(house.citizen, other), same_person.record_of(house.citizen, other)
    house.hear(1100, Change(home, record, same_person.KIND, apart, Seen(), shelf.AT))
    qtbot.waitUntil(screen.same._banner.isHidden)
    before = written(house)
    screen.same.place.form.send()  # type: ignore[union-attr]

    qtbot.waitUntil(lambda: written(house) != before)
    assert asked(house, lambda reader: reads.shown(reader, house.citizen)).is_disputed


def test_an_answer_to_the_first_pair_there_is_is_noticed(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SamePerson, "_tell_apart", SamePerson._part)

    with pytest.raises(AssertionError):
        test_of_three_cases_the_answer_is_of_the_two_that_are_asked_about_and_the_others_stay_as_they_are(
            qtbot, house, "To personer …", (0, 1), is_disputed=True
        )


def test_a_mentor_is_told_which_cases_are_one_and_no_reason(house: House) -> None:
    other = second(house)
    record = same_person.record_of(house.citizen, other)
    fields: dict[str, Value] = {
        "other": max(house.citizen, other),
        "leading": other,
        "linked": True,
    }
    home = same_person.home_of(house.citizen, other)
    house.hear(5, Change(home, record, same_person.KIND, fields, Seen(), shelf.AT))

    shown = asked(house, lambda reader: reads.shown(reader, house.citizen))

    assert [one.id for one in shown.cases] == [other, house.citizen]
    assert (shown.reason, shown.judges) == ("", False)


def test_a_page_that_lets_everybody_judge_is_noticed(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "leads", lambda _job: True)
    lead_less: dict[str, Value] = {"initials": "MEHA", "name": "Mette Hald", "role": "Sagsbehandler"}
    house.hear(1, Change(REFERENCE, shelf.METTE.id, "worker", lead_less, Seen(), shelf.AT))

    with pytest.raises(AssertionError):
        test_who_does_the_work_hears_it_and_can_answer_nothing(qtbot, house)
