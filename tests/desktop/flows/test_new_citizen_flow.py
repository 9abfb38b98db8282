"""Ny borger: opened offline in one page, at once in the caseload; by whom, with what words, and what a draft keeps."""

import json
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casework.changes import Change, Seen, Value
from casework.errors import Refused
from casework.ids import REFERENCE
from casework.names import HeldNumber, new_number
from casework.people import masked
from desktop.flows import new_citizen_draft
from desktop.flows.new_citizen import NewCitizenFlow
from desktop.flows.palette import _offered
from desktop.flows.whereabouts import go_back, told
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.new_citizen import NewCitizenScreen
from desktop.ui.screens.today import TodayScreen
from storage.reads import citizens, desks
from storage.reads import new_citizen as reads
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_citizen_and_other_flows import asked
from tests.desktop.screens.listening import button, press, words
from tests.storage import shelf

NUMBER, FORMER = "710382-9999", "720382-0941"
WHO = {"first_name": "Nora", "last_name": "Nystad", "cpr": NUMBER}


def work_as(house: House, job: str) -> None:
    """Let the service say what this person's job is."""
    me: dict[str, Value] = {"initials": "MEHA", "name": "Mette Hald", "role": job}
    house.hear(1, Change(REFERENCE, shelf.METTE.id, "worker", me, Seen(), shelf.AT))


def page(qtbot: QtBot, house: House) -> NewCitizenScreen:
    """Open the page as a caseworker, by its key."""
    work_as(house, "Sagsbehandler")
    qtbot.waitUntil(lambda: desks.NEW_CITIZEN in house.window.desks)
    house.window._go("new_citizen")
    screen = shown(house)
    assert isinstance(screen, NewCitizenScreen)
    flow = house.rooms._passing
    assert isinstance(flow, NewCitizenFlow)
    qtbot.waitUntil(lambda: flow._is_looked_for)
    return screen


def shown(house: House) -> Any:
    return house.window.stack.currentWidget()


def type_in(screen: NewCitizenScreen, **said: str) -> None:
    screen.form.fill(said)
    screen.form.typed.emit()


def kept(house: House) -> dict[str, str]:
    """Return what the draft says; nothing where there is none."""
    store = house.stage.desk.store
    found = house.stage.desk.store_lane.wait_for(lambda: store.drafts.find(new_citizen_draft.KEY))
    return found.contents if found is not None else {}


def cases(house: House) -> dict[str, bool]:
    """Return the caseload by name, and whether a row still waits to be sent."""
    rows = asked(house, lambda reader: citizens.citizens(reader, shelf.TODAY))
    return {row.name: row.unsent for row in rows}


def opened(qtbot: QtBot, house: House) -> CitizenScreen:
    """Wait for the page of the new case."""
    qtbot.waitUntil(lambda: isinstance(shown(house), CitizenScreen) and shown(house)._page is not None)
    screen = shown(house)
    assert isinstance(screen, CitizenScreen)
    return screen


def test_a_case_is_opened_at_once_and_says_that_the_service_has_not_receipted_it(
    qtbot: QtBot, house: House
) -> None:
    screen = page(qtbot, house)
    type_in(screen, **WHO, protected="yes")
    screen.form.send()

    case = opened(qtbot, house)
    assert case.head._only_here.text() == "Ikke kvitteret endnu"
    assert case._page is not None
    assert (case._page.name, case._page.cpr_masked, case._page.protected) == (
        "Nora Nystad",
        masked(NUMBER),
        True,
    )
    assert cases(house)["Nora Nystad"] is True
    assert kept(house) == {}
    assert "Nora Nystad er oprettet på denne computer" in words(house.window)


def test_without_a_number_the_reason_stands_in_the_case(qtbot: QtBot, house: House) -> None:
    screen = page(qtbot, house)
    type_in(screen, **WHO, identity="none", no_cpr_reason="Venter på erstatningsnummer")
    screen.form.send()

    case = opened(qtbot, house)
    assert case._page is not None
    said = shelf_values(house, case._page.id)
    assert (said.get("cpr"), said["no_cpr_reason"]) == (None, "Venter på erstatningsnummer")
    assert said["primary"] == said["opened_by"] == shelf.METTE.id
    assert "address_protected" not in said


def shelf_values(house: House, record: str) -> dict[str, Any]:
    row = asked(house, lambda reader: reader.row("select fields from record where id = ?", record))
    return dict(json.loads(row[0]))


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"first_name": " "}, "first_name", "fornavn"),
        ({"last_name": ""}, "last_name", "efternavn"),
        ({"cpr": ""}, "cpr", "Uden CPR-nummer endnu"),
        ({"cpr": "900282-1234"}, "cpr", "findes ikke det år"),
        ({"cpr": "71038299"}, "cpr", "8 cifre"),
        ({"identity": "none"}, "no_cpr_reason", "hvorfor"),
    ],
)
def test_what_is_missing_is_said_under_its_field_and_nothing_is_opened(
    qtbot: QtBot, house: House, said: dict[str, str], field: str, sentence: str
) -> None:
    screen = page(qtbot, house)
    before = cases(house)
    type_in(screen, **WHO | said)

    screen.form.send()

    assert sentence in screen.form.fields[field].needs
    assert cases(house) == before


@pytest.mark.parametrize("number", ["700382-1234", FORMER])
def test_a_number_that_is_here_is_said_as_it_is_typed_and_leads_to_its_case(
    qtbot: QtBot, house: House, number: str
) -> None:
    house.stage.save(*numbered(house, "700382-1234", before=FORMER))
    screen = page(qtbot, house)

    type_in(screen, **WHO | {"cpr": number})
    qtbot.waitUntil(lambda: "har en sag her allerede: Amina Testberg" in words(screen))
    assert not screen.form.save.isEnabled()
    press(screen, "Åbn sagen om Amina Testberg")

    case = opened(qtbot, house)
    assert case._page is not None
    assert case._page.id == house.citizen
    assert (list(cases(house)), kept(house)) == (["Amina Testberg"], {})


def numbered(house: House, number: str, *, before: str) -> tuple[Change, ...]:
    digits = before.replace("-", "")
    day = shelf.TODAY
    return new_number(
        house.citizen, cpr=number, held_from=day, source="CPR", before=HeldNumber(digits), **shelf.act()
    )


def test_a_case_that_came_in_a_moment_ago_is_met_where_it_would_be_written(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewCitizenFlow, "_look_for", lambda _flow, _number: None)
    screen = page(qtbot, house)
    type_in(screen, **WHO | {"cpr": "700382-1234"})

    screen.form.send()

    qtbot.waitUntil(lambda: "har en sag her allerede" in words(screen))
    assert list(cases(house)) == ["Amina Testberg"]
    assert screen.form.values()["first_name"] == "Nora"
    assert not screen.form.is_under_way


def test_what_is_typed_is_kept_at_each_pause_and_found_again_from_the_day(qtbot: QtBot, house: House) -> None:
    screen = page(qtbot, house)
    type_in(screen, **WHO)
    assert screen._pause.isActive()
    screen._pause.timeout.emit()
    at_the_pause = kept(house)
    type_in(screen, identity="none", no_cpr_reason="Ventes")

    house.rooms.open_today()
    day = shown(house)
    assert isinstance(day, TodayScreen)
    qtbot.waitUntil(lambda: "Kladde om Nora Nystad" in words(day))
    press(day, "Fortsæt kladden om Nora Nystad")

    again = shown(house)
    assert isinstance(again, NewCitizenScreen)
    qtbot.waitUntil(lambda: again.form.values()["no_cpr_reason"] == "Ventes")
    assert {name: at_the_pause[name] for name in WHO} == WHO
    assert again.form.fields["cpr"].isHidden()


def test_a_page_that_keeps_no_draft_is_noticed(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewCitizenFlow, "_keep", lambda _flow, _contents: None)
    screen = page(qtbot, house)
    type_in(screen, **WHO)
    screen._pause.timeout.emit()

    house.rooms.open_today()

    assert kept(house) == {}  # what the test above finds its words in


def test_what_is_cleared_leaves_no_draft(qtbot: QtBot, house: House) -> None:
    screen = page(qtbot, house)
    type_in(screen, **WHO)
    screen._pause.timeout.emit()
    before = kept(house)

    screen.form.clear.click()

    assert (bool(before), kept(house), screen.contents()) == (True, {}, {})


def test_after_a_lock_the_page_is_where_one_was(qtbot: QtBot, house: House) -> None:
    screen = page(qtbot, house)
    type_in(screen, **WHO)
    house.rooms.keep_now()
    said = told(house.rooms)
    house.rooms.open_today()

    go_back(house.rooms, said)

    again = shown(house)
    assert isinstance(again, NewCitizenScreen)
    qtbot.waitUntil(lambda: again.form.values()["last_name"] == "Nystad")


JOBS = [("Sagsbehandler", True), ("Mentor", False), ("Teamleder", False), ("", False)]


def offered(qtbot: QtBot, house: House, job: str) -> tuple[bool, ...]:
    """Return where *Ny borger* is offered: the button, the palette, the key, F1, and the page itself."""
    house.rooms.open_citizens()
    screen = shown(house)
    assert isinstance(screen, CitizensScreen)
    if job:
        work_as(house, job)
    asked(house, lambda _reader: None)  # every question before it is answered; the answers are on their way
    may = asked(house, desks.may_open)
    qtbot.waitUntil(
        lambda: (not screen.new.isHidden(), desks.NEW_CITIZEN in house.window.desks) == (may, may)
    )
    in_palette = any(one.id == "new_citizen" for one in _offered(house.window.desks))
    everywhere = house.window.keys()
    in_keys = any(one[0] == "Ctrl N" for one in everywhere)
    house.window._go("new_citizen")
    by_key = isinstance(shown(house), NewCitizenScreen)
    house.rooms.open_new_citizen()
    flow = house.rooms._passing
    assert isinstance(flow, NewCitizenFlow)
    qtbot.waitUntil(lambda: flow._is_looked_for or not isinstance(shown(house), NewCitizenScreen))
    return not screen.new.isHidden(), in_palette, in_keys, by_key, isinstance(shown(house), NewCitizenScreen)


@pytest.mark.parametrize(("job", "may"), JOBS)
def test_only_who_may_open_a_case_is_offered_it(qtbot: QtBot, house: House, job: str, *, may: bool) -> None:
    assert offered(qtbot, house, job) == (may,) * 5


@pytest.mark.parametrize("job", ["Mentor", "Teamleder"])
def test_a_store_refuses_who_may_not_whatever_the_screen_offers(house: House, job: str) -> None:
    work_as(house, job)
    said = WHO | {"identity": "cpr", "no_cpr_reason": "", "protected": ""}

    with pytest.raises(Refused, match="oprettes af en sagsbehandler"):
        asked(house, lambda reader: reads.opened(reader, said, **shelf.act()))


def test_a_button_for_everybody_is_noticed(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "opens_cases", lambda _job: True)

    with pytest.raises(AssertionError):
        test_only_who_may_open_a_case_is_offered_it(qtbot, house, "Mentor", may=False)


def test_the_button_of_the_caseload_opens_the_page(qtbot: QtBot, house: House) -> None:
    work_as(house, "Sagsbehandler")
    house.rooms.open_citizens()
    screen = shown(house)
    qtbot.waitUntil(lambda: not screen.new.isHidden())

    button(screen, "Ny borger").click()

    assert isinstance(shown(house), NewCitizenScreen)
