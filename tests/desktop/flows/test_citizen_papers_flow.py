"""Papir til borgeren on a real store: worded from the case, shown, printed and entered, or one hears why not."""

from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import death, mentoring, visits
from casework.changes import Change, Seen
from casework.ids import REFERENCE
from casework.prints import Paper
from desktop.flows import citizen_papers, papers
from desktop.flows.citizen_papers import CitizenPapersFlow
from desktop.ui.screens.citizen_papers import CitizenPapersScreen
from storage.reads import trail as trail_reads
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_leaving import locked, slow
from tests.desktop.flows.test_paper_flows import asked, no_printer, printed, told
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.desktop.paper.reading_back import matter, squeezed
from tests.patience import heard
from tests.storage import shelf

__all__ = ["no_printer", "printed", "slow"]

HOME = {"address": "Nygade 4", "postcode": "9900", "city": "Testby", "benefit": "Kontanthjælp"}


def known(house: House) -> None:
    """Let the colleagues' names and numbers come in, and an address and a benefit stand in the case."""
    people = (
        Change(
            REFERENCE, shelf.METTE.id, "worker", {"name": "Mette Hald", "phone": "70000001"}, Seen(), shelf.AT
        ),
        Change(
            REFERENCE, "w-lone", "worker", {"name": "Lone Testperson", "phone": "70000005"}, Seen(), shelf.AT
        ),
    )
    house.hear(1, *people)
    said = {**HOME, "partner": "w-lone"}
    house.stage.save(Change(house.citizen, house.citizen, "citizen", said, Seen(), shelf.AT))


def opened(qtbot: QtBot, house: House) -> CitizenPapersScreen:
    """Press the way from the case, and wait until the letter is shown."""
    known(house)
    shown = case(qtbot, house)
    QTest.mouseClick(shown.timeline._letters, Qt.MouseButton.LeftButton)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CitizenPapersScreen)
    qtbot.waitUntil(lambda: bool(screen.form.values()["visit"]))
    qtbot.waitUntil(lambda: not screen._told_below.isHidden(), timeout=20_000)
    return screen


def choose(screen: CitizenPapersScreen, paper: str) -> None:
    screen.form.paper.choose(paper)
    screen.form._turn()
    screen._turn()


def write(screen: CitizenPapersScreen, **words: str) -> None:
    screen.form.fill(words)
    screen.changed.emit()


def test_a_letter_is_made_of_the_planned_visit_printed_and_entered(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    assert screen.form.values()["why"] == "Kaffe"
    write(screen, why="Vi drikker kaffe og taler om dig.", minutes="45")

    screen.form.send()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "letter"), timeout=20_000)
    text = matter(printed.read_bytes())
    said = (
        "Nygade 4",
        "9900 Testby",
        "Kære Amina",
        "Jeg hedder Mette, og jeg er din faste kontakt.",
        "Hjemme hos dig",
        "Det tager højst 45 minutter.",
        "Vi drikker kaffe og taler om dig.",
        "70 00 00 01",
        "Er Mette væk, så ring til Lone på 70 00 00 05",
    )
    assert [one for one in said if squeezed(one) not in text] == []
    assert ("read", "papers") in acts(house)
    uses = asked(house, lambda reader: trail_reads.about(reader, house.citizen))
    assert uses[0].use.purpose == "at borgeren ved, hvad et møde er til"


def test_a_protected_address_is_on_no_letter_and_the_trail_says_so(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    house.stage.save(
        Change(house.citizen, house.citizen, "citizen", {"address_protected": True}, Seen(), shelf.AT)
    )
    screen = opened(qtbot, house)
    qtbot.waitUntil(lambda: "Adressen er beskyttet" in screen.told.said)

    screen.form.send()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "letter:veiled"), timeout=20_000)
    text = matter(printed.read_bytes())
    assert squeezed("Nygade") not in text
    assert "9900" not in text


def test_what_is_missing_is_said_beside_the_pages(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)

    write(screen, why="")

    qtbot.waitUntil(lambda: "hvad mødet er til" in screen.told.said)
    assert "hvor længe det tager" in screen.told.said


def test_minutes_that_are_none_leave_no_page_and_no_paper(qtbot: QtBot, house: House, printed: Path) -> None:
    screen = opened(qtbot, house)
    write(screen, minutes="en time")
    assert "1 til 480" in screen.told.said
    assert screen._told_below.isHidden()

    screen.form.send()

    qtbot.waitUntil(lambda: "1 til 480" in screen.form.fields["minutes"].needs)
    assert not screen.form.is_under_way
    assert not printed.exists()


def test_without_a_visit_the_page_says_what_to_do(qtbot: QtBot, house: House, printed: Path) -> None:
    screen = opened(qtbot, house)
    met = Change(house.citizen, house.visit, "visit", {"outcome": "met"}, Seen(), shelf.AT)
    house.stage.save(met)

    screen.form.send()

    qtbot.waitUntil(lambda: "ikke planlagt et besøg" in screen.told.said)
    qtbot.waitUntil(lambda: not screen.form.is_under_way)
    assert not printed.exists()
    assert acts(house, "print") == []


def test_another_visit_brings_its_own_words_but_keeps_what_was_typed(qtbot: QtBot, house: House) -> None:
    at = shelf.NOW + timedelta(days=2)
    later = visits.plan_visit(
        house.citizen, at=at, form="office", place="Torvet 1", purpose="Planen", **shelf.act()
    )
    house.stage.save(*later)
    screen = opened(qtbot, house)
    write(screen, way="Op ad trappen")

    write(screen, visit=later[0].record)

    values = screen.form.values()
    assert (values["place"], values["why"], values["way"]) == ("Torvet 1", "Planen", "Op ad trappen")


def draft(house: House) -> dict[str, str]:
    desk = house.stage.desk
    found = desk.store_lane.wait_for(lambda: desk.store.drafts.find(f"letter:{house.citizen}"))
    return dict(found.contents) if found else {}


def test_what_was_typed_is_a_draft_until_the_letter_has_left(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    house.rooms.keep_now()
    assert draft(house) == {}

    write(screen, way="Op ad trappen", minutes="30")
    assert draft(house) == {"record": house.visit, "way": "Op ad trappen", "minutes": "30"}
    house.rooms.open_today()
    house.rooms._today._reopen(f"letter:{house.citizen}")
    again = house.window.stack.currentWidget()
    assert isinstance(again, CitizenPapersScreen)
    qtbot.waitUntil(lambda: again.form.values()["way"] == "Op ad trappen")
    assert again.form.values()["why"] == "Kaffe"

    again.form.send()
    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "letter"), timeout=20_000)
    qtbot.waitUntil(lambda: draft(house) == {})
    house.rooms.open_today()
    assert draft(house) == {}


def test_an_empty_form_that_speaks_too_early_would_erase_the_draft(qtbot: QtBot, house: House) -> None:
    house.stage.desk.keep_draft(f"letter:{house.citizen}", house.citizen, "letter", {"way": "Op ad trappen"})
    house.rooms.open_citizen_papers(house.citizen)
    flow = next(one for one in house.rooms.flows() if isinstance(one, CitizenPapersFlow))
    flow.keep_now()
    assert draft(house) == {"way": "Op ad trappen"}

    flow._is_answered = True  # of the test: the answer is what it waits for
    flow.keep_now()

    assert draft(house) == {}


def test_rights_are_printed_for_the_day_that_is_typed(qtbot: QtBot, house: House, printed: Path) -> None:
    screen = opened(qtbot, house)
    choose(screen, "rights")
    write(screen, on="2027-01-04")
    qtbot.waitUntil(lambda: "kender programmet ikke for den 04.01.2027" in screen.told.said)

    screen.form.send()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "rights"), timeout=20_000)
    text = matter(printed.read_bytes())
    assert squeezed("Det gælder den 4. januar 2027.") in text
    assert squeezed("I din sag står: Kontanthjælp.") in text
    assert squeezed("Det skal du") not in text


def test_a_day_that_cannot_be_read_has_no_page(qtbot: QtBot, house: House, printed: Path) -> None:
    screen = opened(qtbot, house)
    choose(screen, "rights")
    write(screen, on="i går")

    screen.form.send()

    assert "Skriv datoen" in screen.form.fields["on"].needs
    assert screen._told_below.isHidden()
    assert not printed.exists()


def test_a_card_is_printed_and_the_hours_are_remembered_for_this_contact(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    choose(screen, "contact")
    write(screen, hours="Mandag kl. 9-15")

    screen.form.send()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "contact"), timeout=20_000)
    text = squeezed(matter(printed.read_bytes()))
    assert squeezed("Mandag kl. 9-15") in text
    assert squeezed("Mette Hald 70 00 00 01") in text
    house.rooms.open_citizen_papers(house.citizen)
    again = house.window.stack.currentWidget()
    assert isinstance(again, CitizenPapersScreen)
    assert again is not screen
    qtbot.waitUntil(lambda: again.form.values()["hours"] == "Mandag kl. 9-15")


@pytest.mark.parametrize("paper", ["letter", "rights", "contact", "agreements"])
def test_who_may_not_print_it_sees_no_page_and_hears_why(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch, paper: str
) -> None:
    screen = opened(qtbot, house)
    none: frozenset[Paper] = frozenset()
    monkeypatch.setattr("storage.reads.citizen.printable", lambda _role: none)
    choose(screen, paper)

    screen.form.send()

    assert "din rolle i sagen giver ikke ret til det" in told(qtbot, house)
    assert not printed.exists()
    assert not screen.form.is_under_way


@pytest.mark.parametrize("paper", ["letter", "rights", "contact", "agreements"])
def test_nobody_writes_to_the_dead(qtbot: QtBot, house: House, printed: Path, paper: str) -> None:
    screen = opened(qtbot, house)
    died = death.report_death(house.citizen, died_on="2026-11-20", source="CPR", **shelf.act())
    house.stage.save(*died)
    choose(screen, paper)

    screen.form.send()

    assert "er skrevet som død" in told(qtbot, house)
    assert not printed.exists()


@pytest.mark.usefixtures("no_printer")
def test_without_a_printer_nothing_is_entered_and_the_draft_stays(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)
    write(screen, way="Op ad trappen")

    screen.form.send()

    assert "Ingen printer" in told(qtbot, house)
    assert acts(house, "print") == []
    assert draft(house)["way"] == "Op ad trappen"
    qtbot.waitUntil(screen.form.save.isEnabled)


def test_it_is_saved_where_the_person_points_under_a_name_that_tells_nobodys(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen, names = opened(qtbot, house), []

    def chosen(_ways: object, name: str) -> Path:
        names.append(name)
        return tmp_path / "brev.pdf"

    monkeypatch.setattr(papers, "chosen_place", chosen)
    screen.form.usb.click()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("export", "letter"), timeout=20_000)
    assert names == ["Brev før møde 26.11.2026.pdf"]
    assert squeezed("Kære Amina") in matter((tmp_path / "brev.pdf").read_bytes())


def test_two_presses_are_one_paper(qtbot: QtBot, house: House, printed: Path) -> None:
    screen = opened(qtbot, house)

    screen.form.send()
    screen.form.send()
    screen._save()

    qtbot.waitUntil(lambda: not screen.form.is_under_way, timeout=20_000)
    house.rooms.paper_lane.wait_for(lambda: None)
    asked(house, lambda _reader: None)
    assert [one for one in acts(house) if one[0] in {"print", "export"}] == [("print", "letter")]


@pytest.mark.parametrize("paper", ["letter", "rights", "contact"])
def test_a_case_that_says_two_things_makes_no_paper(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch, paper: str
) -> None:
    screen = opened(qtbot, house)
    monkeypatch.setattr("storage.reads.citizen._torn", lambda _reader, cases: (cases[0],))
    choose(screen, paper)

    screen.form.send()

    assert "to" in told(qtbot, house)
    assert not printed.exists()
    assert acts(house, "print") == []


def test_the_page_that_is_shown_is_of_the_day_that_is_typed(qtbot: QtBot, house: House) -> None:
    granted = mentoring.grant_hours(
        house.citizen,
        mentor="w-lone",
        name="Lone Testperson",
        minutes=600,
        start="2026-11-01",
        end="2026-12-15",
        goal="Ud ad døren",
        tasks="Følges",
        **shelf.act(),
    )
    house.stage.save(*granted)
    screen = opened(qtbot, house)
    flow = next(one for one in house.rooms.flows() if isinstance(one, CitizenPapersFlow))
    choose(screen, "rights")
    assert flow._shown is not None
    assert flow._shown[0].standing.has_mentor

    write(screen, on="2026-12-20")

    qtbot.waitUntil(lambda: flow._shown is not None and not flow._shown[0].standing.has_mentor)


def test_pages_that_come_late_do_not_take_the_place_of_what_stands(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, go_on, drawn = opened(qtbot, house), Event(), citizen_papers._pictures

    def late(paper: Any) -> Any:
        go_on.wait(60)
        return drawn(paper)

    monkeypatch.setattr(citizen_papers, "_pictures", late)
    write(screen, why="Vi taler om bageriet.")
    write(screen, minutes="en time")
    go_on.set()
    house.rooms.paper_lane.wait_for(lambda: None)
    heard()

    assert screen._told_below.isHidden()
    assert "1 til 480" in screen.told.said


def test_a_letter_that_left_as_one_locked_is_entered_and_is_no_draft_any_more(
    qtbot: QtBot, house: House, slow: tuple[Event, Event]
) -> None:
    screen, (begun, goes_on) = opened(qtbot, house), slow
    write(screen, way="Op ad trappen")
    screen.form.send()
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    goes_on.set()

    locked(house)

    assert acts(house, "print") == [("print", "letter")]
    assert draft(house) == {}
