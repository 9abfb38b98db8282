"""Papers on their way out of the house: no printer, a printer, a stick, and a stick that cannot be written."""

import ast
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from casework import goals
from casework.changes import Change, Seen
from casework.clock import instant
from casework.ids import REFERENCE
from desktop.flows import papers
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.floating import Dialog
from desktop.ui.parts.words import Words
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.today import TodayScreen
from desktop.ui.screens.visit import VisitScreen
from storage import attached
from storage.reads import citizen as citizen_reads
from storage.reads import plans as plan_reads
from storage.reads.documents import documents
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.desktop.paper.reading_back import everything, squeezed
from tests.storage import shelf


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A computer without a printing system: its programs are not there."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printing system that has one printer, and keeps what it is handed in a file."""
    programs, paper = tmp_path / "bin", tmp_path / "paper.pdf"
    programs.mkdir()
    whole = f"/bin/cat > '{paper}.part' && /bin/mv '{paper}.part' '{paper}'"
    for name, does in (("lpstat", "echo kontoret"), ("lp", whole)):
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o700)
    monkeypatch.setenv("PATH", str(programs))
    return paper


def asked(house: House, question: Any) -> Any:
    return house.stage.desk.reader_lane.wait_for(lambda: question(house.stage.desk._reading()))


def version(house: House) -> Any:
    return asked(house, lambda reader: plan_reads.last_version(reader, house.citizen))


def kept_paper(qtbot: QtBot, house: House) -> bytes:
    """Return the exact paper that was handed out, as the case keeps it."""
    files = house.stage.desk.store.attachments

    def found() -> Any:
        return asked(house, lambda reader: documents(reader, house.citizen, files.is_here))

    qtbot.waitUntil(lambda: bool(found()))
    (one,) = found()
    assert one.is_paper
    return bytes(asked(house, lambda reader: attached.read(reader.connection, files, one.id)))


def told(qtbot: QtBot, house: House) -> str:
    """Return what stands above the page."""

    def words() -> str:
        banners = house.window._top.findChildren(Banner)
        return " ".join(part.said for each in banners for part in each.findChildren(Words) if part.said)

    qtbot.waitUntil(lambda: bool(words()), timeout=20_000)
    return words()


def plan(qtbot: QtBot, house: House) -> PlanScreen:
    goal = goals.set_goal(
        house.citizen,
        title="Fire timer",
        own_words="Jeg vil",
        area="Job",
        measure="4",
        target_date="2027-06-28",
        by=shelf.METTE.id,
        now=shelf.NOW,
        seen=Seen(),
    )
    house.stage.save(*goal)
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: screen._page is not None)
    return screen


def answer(house: House, press: Callable[[Dialog], object], asked: list[str]) -> None:
    """To the question whether a paper is to leave, when it stands."""
    questions = [each for each in house.window.findChildren(Dialog) if each.isVisibleTo(house.window)]
    if not questions:
        QTimer.singleShot(10, lambda: answer(house, press, asked))
        return
    asked += [each.accessibleName() + " " + each.accessibleDescription() for each in questions]
    press(questions[0])


def choose(place: Path, seen: list[str]) -> None:
    """In the dialog, when it stands: write where, and press save."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(10, lambda: choose(place, seen))
        return
    seen.extend(dialog.selectedFiles())
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit)
    line.setText(str(place))
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.Save).click()


def test_a_plan_without_a_printer_says_the_way_on_and_is_not_issued(
    qtbot: QtBot, house: House, no_printer: None
) -> None:
    screen = plan(qtbot, house)

    screen.print_wanted.emit()

    said = told(qtbot, house)
    assert "Ingen printer. Papiret er ikke skrevet ud" in said
    assert "Gem til USB" in said
    assert version(house) is None


def test_the_day_without_a_printer_says_so_until_it_is_read(
    qtbot: QtBot, house: House, no_printer: None
) -> None:
    house.rooms.open_today()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, TodayScreen)
    qtbot.waitUntil(lambda: house.rooms._today._day is not None)

    screen.day_printed.emit()

    said = told(qtbot, house)
    assert "Ingen printer. Dagen er ikke skrevet ud" in said
    assert "Gem til USB" in said


def test_a_door_card_without_a_printer_says_what_to_do_at_the_door_and_the_visit_stands(
    qtbot: QtBot, house: House, no_printer: None
) -> None:
    house.rooms.open_visit(house.visit, house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    qtbot.waitUntil(lambda: screen._shown is not None)
    screen.choose_outcome("not_met")

    screen.card_wanted.emit()

    said = told(qtbot, house)
    assert "Ingen printer. Kortet er ikke skrevet ud" in said
    assert "Skriv dit navn og telefonnummer på et stykke papir" in said
    assert house.window.stack.currentWidget() is screen
    assert screen.outcomes.choice() == "not_met"


def test_a_printed_plan_is_a_version_whose_exact_bytes_the_printer_got(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = plan(qtbot, house)

    screen.print_wanted.emit()

    qtbot.waitUntil(lambda: version(house) is not None, timeout=20_000)
    issued = version(house)
    pdf = printed.read_bytes()
    assert pdf.startswith(b"%PDF")
    assert sha256(pdf).hexdigest() == issued.digest
    assert kept_paper(qtbot, house) == pdf


def test_two_presses_on_udskriv_are_one_version_of_the_plan(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, sent, send = plan(qtbot, house), list[Any](), papers.send_plan

    def count(*said: Any) -> None:
        sent.append(said)
        send(*said)

    monkeypatch.setattr(papers, "send_plan", count)

    screen.print_wanted.emit()
    screen.print_wanted.emit()
    qtbot.waitUntil(lambda: version(house) is not None, timeout=20_000)

    assert (len(sent), printed.exists()) == (1, True)

    def printed_again() -> bool:
        """Press, as somebody does who sees that nothing came: the page takes a press once it knows of the version."""
        if len(acts(house, "print")) < 2:
            screen.print_wanted.emit()
        return len(acts(house, "print")) == 2

    qtbot.waitUntil(printed_again, timeout=20_000)  # what has left is in nobody's way


def test_the_day_and_a_door_card_reach_the_printer_whole(qtbot: QtBot, house: House, printed: Path) -> None:
    lone = {"initials": "LOTE", "name": "Lone Testperson", "phone": "70000005"}
    share = Change(house.citizen, house.citizen, "citizen", {"partner": "w-lone"}, Seen(), shelf.AT)
    house.hear(90, Change(REFERENCE, "w-lone", "worker", {**lone}, Seen(), shelf.AT), share)
    house.rooms.open_today()
    qtbot.waitUntil(lambda: house.rooms._today._day is not None)
    house.rooms._today.screen.day_printed.emit()
    qtbot.waitUntil(lambda: printed.exists() and b"%%EOF" in printed.read_bytes()[-32:], timeout=20_000)
    day = printed.read_bytes()
    assert "LoneTestperson,kenderogså" in squeezed(" ".join(everything(day)))
    page = asked(house, lambda reader: citizen_reads.page(reader, house.citizen, shelf.TODAY))
    receipts: list[str] = []

    papers.print_card(house.rooms, page, receipts.append, planned=instant(house.rooms.now()))

    qtbot.waitUntil(lambda: bool(receipts), timeout=20_000)
    assert receipts == ["Papiret er sendt til printeren."]
    assert printed.read_bytes() != day
    assert "Jegkomforbitorsdagkl." in squeezed(" ".join(everything(printed.read_bytes())))


def test_gem_til_usb_writes_the_exact_bytes_where_the_person_pointed_and_logs_it(
    qtbot: QtBot, house: House, tmp_path: Path, no_printer: None
) -> None:
    stick, suggested = tmp_path / "stick", list[str]()
    stick.mkdir()
    screen = plan(qtbot, house)
    asked: list[str] = []
    QTimer.singleShot(0, lambda: answer(house, lambda question: question.do.click(), asked))
    QTimer.singleShot(0, lambda: choose(stick / "Aminas plan", suggested))

    screen.usb_wanted.emit()

    qtbot.waitUntil(lambda: version(house) is not None, timeout=20_000)
    issued, place = version(house), stick / "Aminas plan.pdf"
    (said,) = asked
    assert "Gem »Plan Amina Testberg 26.11.2026.pdf« uden for Fodfæste?" in said
    assert "ikke krypteret" in said
    assert [Path(name).name for name in suggested] == ["Plan Amina Testberg 26.11.2026.pdf"]
    assert list(stick.iterdir()) == [place]
    assert sha256(place.read_bytes()).hexdigest() == issued.digest
    assert kept_paper(qtbot, house) == place.read_bytes()
    assert ("export", f'["{house.citizen}"]', "plan", "") in house.stage.entered()


def by_esc(question: Dialog) -> None:
    QTest.keyClick(QApplication.focusWidget() or question, Qt.Key.Key_Escape)


def by_enter(_question: Dialog) -> None:
    """The safe way has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)


@pytest.mark.parametrize("way", [by_esc, by_enter, lambda question: question.deleteLater()])
def test_who_does_not_agree_is_asked_for_no_place_and_nothing_leaves(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, way: Callable[[Dialog], object]
) -> None:
    pointed, said = list[str](), list[str]()
    monkeypatch.setattr(papers, "pointed_at", lambda _ways, name: pointed.append(name))
    screen = plan(qtbot, house)
    house.window.show()
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    QTimer.singleShot(0, lambda: answer(house, way, said))

    screen.usb_wanted.emit()

    assert len(said) == 1
    assert pointed == []
    assert version(house) is None
    assert not [what for what in house.stage.entered() if what[0] == "export"]


def test_no_flow_asks_for_a_place_outside_without_the_question() -> None:
    """`pointed_at` is called where somebody has agreed: papers by `chosen_place`, copies of files by their own.

    The file for troubleshooting holds nothing of anybody, and its page is the question: each line of it is read there.
    """
    callers = set()
    for path in sorted(Path(papers.__file__).parent.glob("*.py")):
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(each, ast.FunctionDef) and any(
                isinstance(one, ast.Call) and ast.unparse(one.func).endswith("pointed_at")
                for one in ast.walk(each)
            ):
                callers.add((path.name, each.name))
    assert callers == {
        ("papers.py", "chosen_place"),
        ("documents.py", "_copy_out"),
        ("diagnostics.py", "_save"),
    }


def test_a_stick_that_is_gone_is_said_and_nothing_is_issued_or_logged(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "chosen_place", lambda _ways, _name: tmp_path / "gone" / "plan.pdf")
    screen = plan(qtbot, house)

    screen.usb_wanted.emit()

    said = told(qtbot, house)
    assert "Papiret kunne ikke gemmes: stedet er der ikke længere" in said
    assert "Intet er gået tabt. Vælg et andet sted, og gem igen" in said
    assert version(house) is None
    assert {what[0] for what in house.stage.entered()} == {"open", "change", "read"}
