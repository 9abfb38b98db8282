"""Words stand until they are durable, through a refresh, a refusal and a crash; visits are planned and moved."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casework import agreements, visits
from casework.answers import CitizenPage, Day, DraftFound
from casework.changes import Change, Seen
from casework.errors import Damaged
from desktop.flows.rooms import Rooms
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.forms import Form
from desktop.ui.screens.today import TodayScreen
from storage.ledger import Ledger, Recorded
from storage.reads import citizen as citizen_reads
from storage.reads import day as day_reads
from tests.desktop.flows.conftest import MORNING, House, _no_settings, case
from tests.desktop.screens.listening import press
from tests.storage import shelf

FULL = "Disken er fuld. Det, du skrev, står her endnu. Gør plads, og gem igen."


def today(qtbot: QtBot, house: House) -> TodayScreen:
    house.rooms.open_today()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, TodayScreen)
    qtbot.waitUntil(lambda: screen._day is not None)
    return screen


def asked(house: House, question: Callable[[Any], Any]) -> Any:
    return house.stage.desk.reader_lane.wait_for(lambda: question(house.stage.desk._reading()))


def page(house: House) -> CitizenPage:
    found = asked(house, lambda reader: citizen_reads.page(reader, house.citizen, shelf.TODAY))
    assert isinstance(found, CitizenPage)
    return found


def day(house: House) -> Day:
    found = asked(house, lambda reader: day_reads.day(reader, shelf.TODAY, shelf.METTE.id, shelf.TODAY))
    assert isinstance(found, Day)
    return found


def drafts(house: House) -> tuple[DraftFound, ...]:
    return house.stage.desk.store_lane.wait_for(house.stage.desk.store.drafts.all)


def news_of_a_colleague(house: House) -> None:
    house.hear(
        1,
        *agreements.make_agreement(
            house.citizen, what="Hente nøgler", who="JOKR", by="w-jonas", now=shelf.NOW, seen=Seen()
        ),
    )


def agreement_form(screen: CitizenScreen, **values: str) -> Form:
    press(screen, "Ny aftale")
    form = screen.agreements.form
    assert form is not None
    form.fill(values)
    return form


def test_an_agreement_is_saved_with_its_reason_and_its_form_closes(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    agreement_form(screen, what="Ringe til skolen", who="MEHA", why="Så ved de, hvem vi er")

    press(screen, "Gem aftale")

    qtbot.waitUntil(lambda: screen.agreements.form is None)
    (made,) = page(house).agreements
    assert (made.what, made.why) == ("Ringe til skolen", "Så ved de, hvem vi er")
    assert drafts(house) == ()


def test_a_form_stands_through_a_refresh_and_a_refusal_of_the_store(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk refuses after the screen has been refreshed: the words are in the form, and are saved later."""
    screen = case(qtbot, house)
    form = agreement_form(screen, what="Ringe til skolen", who="MEHA")

    def refuse(*_what: Any, **_more: Any) -> Recorded:
        raise Damaged(FULL)

    with monkeypatch.context() as broken:
        broken.setattr(Ledger, "record", refuse)
        press(screen, "Gem aftale")
        screen.show_page(page(house))
        assert screen.agreements.form is form
        qtbot.waitUntil(lambda: not form.is_under_way)

    assert screen.agreements.form is form
    assert form.values()["what"] == "Ringe til skolen"
    assert FULL in [editing.needs for editing in form.fields.values()]
    press(screen, "Gem aftale")
    qtbot.waitUntil(lambda: screen.agreements.form is None)
    assert [one.what for one in page(house).agreements] == ["Ringe til skolen"]


def test_news_between_sending_and_refusal_leave_the_words_of_a_goal(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    press(screen, "Nyt mål")
    form = screen.goals.form
    assert form is not None
    form.fill({"title": "Fire timer", "own_words": "Jeg vil gerne", "target_date": "2027-06-28"})

    press(screen, "Gem mål")
    news_of_a_colleague(house)
    qtbot.waitUntil(lambda: screen._page is not None and len(screen._page.agreements) == 1)

    assert screen.goals.form is form
    assert form.values()["own_words"] == "Jeg vil gerne"
    assert form.fields["measure"].needs


def test_an_agreement_saved_while_a_note_is_written_leaves_the_note_and_its_draft(
    qtbot: QtBot, house: House
) -> None:
    screen = case(qtbot, house)
    screen.write_note()
    screen.note.text.write("Halvt skrevet")
    agreement_form(screen, what="Ringe til skolen", who="MEHA")

    press(screen, "Gem aftale")
    qtbot.waitUntil(lambda: screen.agreements.form is None)

    assert screen.note.text.text() == "Halvt skrevet"
    qtbot.waitUntil(lambda: [draft.contents for draft in drafts(house)] == [screen.contents()])
    assert screen.contents() == {"nature": "fact", "text": "Halvt skrevet"}


def test_a_form_that_was_open_when_the_program_died_is_put_back(qtbot: QtBot, house: House) -> None:
    """The pause has kept the words; whoever opens the case again finds the form as it stood."""
    screen = case(qtbot, house)
    agreement_form(screen, what="Ringe til skolen", why="Så ved de det")
    qtbot.waitUntil(lambda: bool(drafts(house)))

    again = case(qtbot, house)
    qtbot.waitUntil(lambda: again.agreements.form is not None)

    assert again is not screen
    assert again.agreements.form is not None
    assert again.agreements.form.values() == {
        "what": "Ringe til skolen",
        "who": "",
        "due": "",
        "why": "Så ved de det",
    }


def test_a_visit_planned_from_the_case_stands_on_the_day_by_its_hour(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    press(screen, "Planlæg besøg")
    assert screen.visit.form is not None
    screen.visit.form.fill({"day": "2026-11-26", "hour": "9.30", "form": "walk", "purpose": "Gå en tur"})

    press(screen, "Gem besøg")

    qtbot.waitUntil(lambda: len(day(house).visits) == 2)
    assert [visit.purpose for visit in day(house).visits] == ["Gå en tur", "Kaffe"]
    qtbot.waitUntil(lambda: screen.visit.form is None)
    assert drafts(house) == ()


def test_a_visit_is_added_to_the_day_and_seen_at_once(qtbot: QtBot, house: House) -> None:
    screen = today(qtbot, house)
    press(screen, "Tilføj besøg")
    qtbot.waitUntil(lambda: screen.planner.form is not None)
    assert screen.planner.form is not None
    screen.planner.form.fill(
        {"who": house.citizen, "hour": "14.00", "place": "Biblioteket", "form": "office"}
    )

    press(screen, "Gem besøg")

    qtbot.waitUntil(lambda: screen._day is not None and len(screen._day.visits) == 2)
    assert screen._day is not None
    added = screen._day.visits[1]
    assert (added.name, added.place, added.at) == (
        "Amina Testberg",
        "Biblioteket",
        "2026-11-26T13:00:00+00:00",
    )
    assert screen.planner.isHidden()


def test_a_planned_visit_can_be_taken_back(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    undo = toasts(house, monkeypatch)
    screen = case(qtbot, house)
    press(screen, "Planlæg besøg")
    assert screen.visit.form is not None
    screen.visit.form.fill({"day": "2026-11-27", "hour": "10.15"})
    press(screen, "Gem besøg")
    qtbot.waitUntil(lambda: bool(undo))
    (said, back) = undo[0]
    assert said == "Besøget hos Amina Testberg fredag den 27. november kl. 10.15 er gemt på denne computer."

    back()

    tomorrow = shelf.TODAY + timedelta(days=1)
    qtbot.waitUntil(
        lambda: (
            not asked(
                house, lambda reader: day_reads.day(reader, tomorrow, shelf.METTE.id, shelf.TODAY)
            ).visits
        )
    )


def toasts(house: House, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Callable[[], object]]]:
    """Collect what the window says, with the way back."""
    told: list[tuple[str, Callable[[], object]]] = []
    monkeypatch.setattr(house.window, "toast", lambda said, back=None: told.append((said, back)))
    return told


def test_a_visit_is_moved_and_moved_back(qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    undo = toasts(house, monkeypatch)
    house.stage.save(*second_visit(house))
    screen = today(qtbot, house)
    press(screen, "Flyt besøget hos Amina Testberg")
    form = screen._cards[house.visit].place.form
    assert form is not None
    form.fill({"hour": "15.00"})

    press(screen, "Flyt besøget")

    qtbot.waitUntil(lambda: screen._day is not None and screen._day.visits[0].visit != house.visit)
    assert [visit.purpose for visit in day(house).visits] == ["Regnskab", "Kaffe"]
    assert undo[0][0] == "Besøget hos Amina Testberg er flyttet til torsdag den 26. november kl. 15.00."
    undo[0][1]()
    qtbot.waitUntil(lambda: day(house).visits[0].visit == house.visit)


def second_visit(house: House) -> tuple[Change, ...]:
    return visits.plan_visit(
        house.citizen,
        at=shelf.NOW + timedelta(hours=2),
        purpose="Regnskab",
        order=3,
        by=shelf.METTE.id,
        now=shelf.NOW,
        seen=Seen(),
    )


def test_a_visit_half_written_on_the_day_is_put_back_after_a_crash_and_is_no_banner(
    qtbot: QtBot, house: House
) -> None:
    screen = today(qtbot, house)
    press(screen, "Tilføj besøg")
    qtbot.waitUntil(lambda: screen.planner.form is not None)
    assert screen.planner.form is not None
    screen.planner.form.fields["purpose"].write("Tale om bageriet")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(drafts(house)))

    rooms = Rooms(
        house.stage.desk,
        house.window,
        house.stage.lane("paper again"),
        municipality="Øvelseskommunen",
        now=lambda: MORNING,
        send_now=lambda: None,
        settings=_no_settings,
    )
    rooms.open_today()
    again = rooms._today.screen
    qtbot.waitUntil(lambda: again.planner.form is not None)

    assert again.planner.form is not None
    assert again.planner.form.values()["purpose"] == "Tale om bageriet"
    assert again._day is not None
    assert again._day.drafts == ()
