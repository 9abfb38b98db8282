"""CV on a real store: written, said anew, taken out and back, kept as a draft, printed, held back, entered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from casework import death
from casework import resume as rules
from casework.changes import Change, Seen
from casework.resume import ResumeProfile, Section
from desktop.flows import papers
from desktop.ui.parts.button import Button
from desktop.ui.screens.resume import ResumeScreen
from storage.reads import resume as reads
from storage.reads import trail as trail_reads
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_paper_flows import asked, no_printer, printed, told
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.desktop.paper.reading_back import matter, squeezed
from tests.desktop.screens.listening import press, words
from tests.storage import shelf

__all__ = ["no_printer", "printed"]
SCREENS = 20_000


def cv(house: House) -> ResumeProfile:
    found = asked(house, lambda reader: reads.resume(reader, house.citizen))
    assert isinstance(found, ResumeProfile)
    return found


def add(house: House, section: Section, text: str, **more: str) -> str:
    (done,) = rules.add_line(house.citizen, section=section, text=text, **more, **shelf.act())
    house.stage.save(done)
    return done.record


def opened(qtbot: QtBot, house: House) -> ResumeScreen:
    house.rooms.open_resume(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, ResumeScreen)
    qtbot.waitUntil(lambda: screen._name != "")
    return screen


def write(screen: ResumeScreen, section: Section, **values: str) -> None:
    press(screen.sections[section], "Skriv en linje")
    form = screen.open_form
    assert form is not None
    form.fill(values)
    form.typed.emit()


def open_line(qtbot: QtBot, screen: ResumeScreen, name: str) -> None:
    """Press a line as soon as the page shows it."""
    card = screen.sections["experience"]

    def shown() -> set[str]:
        return {one.accessibleName() for one in card.findChildren(QAbstractButton) if one.isVisible()}

    qtbot.waitUntil(lambda: name in shown())
    press(card, name)


def save(screen: ResumeScreen) -> None:
    assert screen.open_form is not None
    screen.open_form.send()


def test_the_way_from_the_case_leads_to_the_cv(qtbot: QtBot, house: House) -> None:
    tabs = case(qtbot, house).tabs
    assert tabs is not None

    press(tabs, "CV")

    assert isinstance(house.window.stack.currentWidget(), ResumeScreen)


def test_a_line_is_written_said_anew_and_taken_out_and_each_is_taken_back(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)
    write(screen, "experience", text="Rengøring", since="2006", until="2012")
    save(screen)
    qtbot.waitUntil(lambda: [one.text for one in cv(house).lines] == ["Rengøring"])
    qtbot.waitUntil(lambda: screen.open_form is None)

    open_line(qtbot, screen, "Rengøring, 2006–2012")
    assert screen.open_form is not None
    screen.open_form.fill({"text": "Rengøring på et sygehus"})
    save(screen)
    qtbot.waitUntil(lambda: [one.text for one in cv(house).lines] == ["Rengøring på et sygehus"])
    qtbot.waitUntil(lambda: screen.open_form is None)
    press(house.window, "Fortryd")
    qtbot.waitUntil(lambda: [one.text for one in cv(house).lines] == ["Rengøring"])

    open_line(qtbot, screen, "Rengøring, 2006–2012")
    press(screen.sections["experience"], "Tag ud")
    qtbot.waitUntil(lambda: cv(house).lines == ())
    qtbot.waitUntil(lambda: screen.open_form is None)
    press(house.window, "Fortryd")

    qtbot.waitUntil(lambda: [(one.text, one.since) for one in cv(house).lines] == [("Rengøring", 2006)])


def test_what_is_typed_is_found_again_and_goes_with_the_line_that_was_saved(
    qtbot: QtBot, house: House
) -> None:
    screen = opened(qtbot, house)
    write(screen, "strength", text="Jeg er stabil")
    house.rooms.open_citizen(house.citizen)

    again = opened(qtbot, house)
    qtbot.waitUntil(lambda: again.open_form is not None)
    assert again.open_form is not None
    assert (again.open_form.section, again.open_form.values()["text"]) == ("strength", "Jeg er stabil")
    save(again)

    qtbot.waitUntil(lambda: [one.text for one in cv(house).lines] == ["Jeg er stabil"])
    drafts = house.stage.desk.store.drafts
    qtbot.waitUntil(
        lambda: house.stage.desk.store_lane.wait_for(lambda: drafts.find(f"cv:{house.citizen}")) is None
    )


def test_a_line_begun_before_the_older_one_was_read_takes_no_words_from_it(
    qtbot: QtBot, house: House
) -> None:
    write(opened(qtbot, house), "strength", text="Jeg er stabil")
    house.rooms.open_citizen(house.citizen)
    house.rooms.open_resume(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, ResumeScreen)
    screen._open("experience", None, None)
    assert screen.open_form is not None
    screen.open_form.fill({"text": "Rengøring"})
    house.rooms.keep_now()

    desk = house.stage.desk

    def kept(kind: str) -> str:
        found = desk.store_lane.wait_for(lambda: desk.store.drafts.find(f"{kind}:{house.citizen}"))
        return str(found.contents) if found else ""

    qtbot.waitUntil(lambda: "Jeg er stabil" in kept("note"))
    qtbot.waitUntil(lambda: "Rengøring" in kept("cv") and "stabil" not in kept("cv"))


@pytest.mark.parametrize("kept_first", [True, False])
def test_a_line_that_was_saved_before_the_older_draft_was_read_is_not_offered_again(
    qtbot: QtBot, house: House, *, kept_first: bool
) -> None:
    write(opened(qtbot, house), "strength", text="Jeg er stabil")
    house.rooms.open_citizen(house.citizen)
    house.rooms.open_resume(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, ResumeScreen)
    screen._open("experience", None, None)
    assert screen.open_form is not None
    screen.open_form.fill({"text": "Rengøring"})
    if kept_first:
        house.rooms.keep_now()

    screen.open_form.send()

    qtbot.waitUntil(lambda: [one.text for one in cv(house).lines] == ["Rengøring"])
    qtbot.waitUntil(lambda: screen.open_form is not None and not screen.open_form.is_under_way)
    house.rooms.keep_now()
    for _ in range(3):  # what was asked meanwhile is answered, on both lanes
        asked(house, lambda _reader: None)
        house.stage.desk.store_lane.wait_for(lambda: None)
    form = screen.open_form
    assert form is not None
    assert (form.section, form.values()["text"]) == ("strength", "Jeg er stabil")
    desk = house.stage.desk
    kept = desk.store_lane.wait_for(lambda: desk.store.drafts.find(f"cv:{house.citizen}"))
    assert kept is not None
    assert "Rengøring" not in str(kept.contents)
    assert desk.store_lane.wait_for(lambda: desk.store.drafts.find(f"note:{house.citizen}")) is None


def test_a_refused_line_says_why_under_its_field_and_stands(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)
    write(screen, "learned", text="Kursus", since="2014", until="2013")

    save(screen)

    assert "Byt om på årene" in words(screen)
    assert screen.open_form is not None
    assert screen.open_form.values()["text"] == "Kursus"
    assert cv(house).lines == ()


def test_words_in_one_section_are_not_thrown_away_for_another(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)
    write(screen, "strength", text="Jeg er stabil")

    press(screen.sections["wish"], "Skriv en linje")

    assert "Gem eller luk først" in words(screen)
    assert screen.open_form is not None
    assert screen.open_form.values()["text"] == "Jeg er stabil"


def test_years_of_which_nothing_stands_are_an_invitation_with_its_years_filled_in(
    qtbot: QtBot, house: House
) -> None:
    add(house, "experience", "Rengøring", since="2006", until="2012")
    screen = opened(qtbot, house)
    qtbot.waitUntil(lambda: "Rengøring" in words(screen))

    press(screen.sections["experience"], "Hvad fyldte i 2013–2025?")

    assert screen.open_form is not None
    values = screen.open_form.values()
    assert (values["since"], values["until"]) == ("2013", "2025")


def test_the_same_lines_print_as_a_cv_and_that_is_entered(qtbot: QtBot, house: House, printed: Path) -> None:
    add(house, "strength", "Jeg er stabil")
    add(house, "experience", "Hjemme med tre børn", since="2015")
    screen = opened(qtbot, house)
    qtbot.waitUntil(lambda: screen._count == 1, timeout=SCREENS)

    screen.form.send()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "cv"), timeout=SCREENS)
    assert ("read", "cv") in acts(house)
    text = matter(printed.read_bytes())
    assert squeezed("Jeg er stabil") in text
    assert squeezed("siden 2015") in text
    assert squeezed("Øvelseskommunen") not in text
    uses = asked(house, lambda reader: trail_reads.about(reader, house.citizen))
    assert uses[0].use.purpose == "at give borgeren et CV"
    qtbot.waitUntil(lambda: not screen.form.is_under_way)


def test_the_button_that_prints_is_filled_only_where_there_is_a_page(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)
    qtbot.waitUntil(screen._nothing.isVisible)
    without = screen.form.save._kind
    hints = {name: card._nothing.said for name, card in screen.sections.items()}

    add(house, "experience", "Bager brød")
    qtbot.waitUntil(lambda: bool(cv(house).lines))
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}"}))
    qtbot.waitUntil(lambda: screen.form.save._kind == "primary")

    assert without == "plain"
    assert len(set(hints.values())) == len(screen.sections)
    open_line(qtbot, screen, "Bager brød")
    assert screen.form.save._kind == "plain"


def test_it_is_saved_where_the_person_points(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(house, "strength", "Jeg er stabil")
    stick = tmp_path / "cv.pdf"
    monkeypatch.setattr(
        papers, "chosen_place", lambda _ways, name: stick if name == "CV Amina Testberg.pdf" else None
    )
    screen = opened(qtbot, house)
    qtbot.waitUntil(lambda: screen._count == 1, timeout=SCREENS)

    screen.form.usb.click()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("export", "cv"), timeout=SCREENS)
    assert squeezed("Jeg er stabil") in matter(stick.read_bytes())


def test_without_a_printer_nothing_leaves_and_the_way_on_is_said(
    qtbot: QtBot, house: House, no_printer: None
) -> None:
    add(house, "strength", "Jeg er stabil")
    screen = opened(qtbot, house)
    qtbot.waitUntil(lambda: screen._count == 1, timeout=SCREENS)

    screen.form.send()

    assert "Gem til USB" in told(qtbot, house)
    assert ("print", "cv") not in acts(house)
    qtbot.waitUntil(lambda: not screen.form.is_under_way)


def held_back(qtbot: QtBot, house: House, screen: ResumeScreen, why: str) -> None:
    screen.form.send()

    assert why in told(qtbot, house)
    assert ("print", "cv") not in acts(house)
    assert not screen.form.is_under_way


def test_an_empty_cv_does_not_leave(qtbot: QtBot, house: House, printed: Path) -> None:
    held_back(qtbot, house, opened(qtbot, house), "intet i CV'et endnu")


def test_a_line_that_is_not_saved_holds_the_paper_back(qtbot: QtBot, house: House, printed: Path) -> None:
    add(house, "strength", "Jeg er stabil")
    screen = opened(qtbot, house)
    qtbot.waitUntil(lambda: screen._count == 1, timeout=SCREENS)
    write(screen, "wish", text="Fire timer")

    held_back(qtbot, house, screen, "som ikke er gemt")


def test_a_careful_word_holds_the_paper_back_until_it_is_answered(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    add(house, "strength", "Jeg er stabil")
    add(house, "need", "Pause ved smerter")
    screen = opened(qtbot, house)
    qtbot.waitUntil(lambda: screen._count == 1, timeout=SCREENS)
    held_back(qtbot, house, screen, "Svar på hver")

    (leave_out,) = [
        one for one in screen.finds.findChildren(QAbstractButton) if one.accessibleName().startswith("Udelad")
    ]
    leave_out.click()
    screen.form.send()

    qtbot.waitUntil(lambda: ("print", "cv") in acts(house), timeout=SCREENS)
    assert squeezed("smerter") not in matter(printed.read_bytes())
    assert "1 udeladt" in {entry[3] for entry in house.stage.entered()}


def test_two_versions_of_a_line_are_never_printed_as_one(qtbot: QtBot, house: House, printed: Path) -> None:
    record = add(house, "strength", "Jeg er stabil")
    mine = Change(house.citizen, record, "resume_line", {"text": "Jeg er rolig"}, Seen(), shelf.AT)
    theirs = Change(house.citizen, record, "resume_line", {"text": "Jeg er glad"}, Seen(), shelf.AT)
    house.stage.save(mine)
    house.hear(1, theirs)
    screen = opened(qtbot, house)
    qtbot.waitUntil(lambda: "to versioner" in words(screen))

    held_back(qtbot, house, screen, "to versioner")


def test_a_dead_citizen_gets_no_cv(qtbot: QtBot, house: House, printed: Path) -> None:
    add(house, "strength", "Jeg er stabil")
    house.stage.save(*death.report_death(house.citizen, died_on="2026-11-20", source="CPR", **shelf.act()))
    screen = opened(qtbot, house)

    held_back(qtbot, house, screen, "er skrevet som død")


def test_a_mentor_reads_and_prints_it_and_is_offered_no_form(
    qtbot: QtBot, mentor: House, printed: Path
) -> None:
    add(mentor, "strength", "Jeg er stabil")
    screen = opened(qtbot, mentor)
    qtbot.waitUntil(lambda: screen._count == 1, timeout=SCREENS)

    assert not any(card.add.isVisibleTo(screen) for card in screen.sections.values())
    assert "Den faste kontakt skriver i det" in words(screen)
    screen.form.send()
    qtbot.waitUntil(lambda: ("print", "cv") in acts(mentor), timeout=SCREENS)


def test_a_case_opened_for_an_hour_is_printed_by_nobody(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(house, "strength", "Jeg er stabil")
    monkeypatch.setattr("storage.reads.citizen.printable", lambda _role: frozenset())
    screen = opened(qtbot, house)

    held_back(qtbot, house, screen, "din rolle i sagen giver ikke ret til det")
    assert screen._count == 0


def test_one_button_is_filled_also_while_a_line_is_written(qtbot: QtBot, house: House) -> None:
    add(house, "experience", "Bager brød")
    screen = opened(qtbot, house)

    def filled() -> list[str]:
        return [one.text() for one in screen.findChildren(Button) if one.is_primary and one.isVisible()]

    qtbot.waitUntil(lambda: bool(filled()))
    before = filled()
    write(screen, "strength", text="Jeg er stabil")
    during = filled()
    save(screen)
    qtbot.waitUntil(lambda: screen.open_form is None)

    assert (before, during, filled()) == (["Udskriv"], ["Gem linje"], ["Udskriv"])
