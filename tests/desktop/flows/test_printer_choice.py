"""Indstillinger, Udskrift: the printers of the moment are offered, and what is chosen holds from the next paper on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import printer
from desktop.flows.settings import SettingsFlow
from desktop.printer import Printer
from desktop.ui.parts.segment import Option
from desktop.ui.screens.printer_card import PrinterCard
from desktop.ui.screens.settings import DeviceShown
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_paper_flows import plan, told, version
from tests.desktop.screens.listening import heard, press, words

DEVICE = DeviceShown("Mette Hald", "MEHA", "Eksempel Kommune", "", None, "1")


class Elsewhere:
    """What takes effect elsewhere, and is not asked for here."""

    longest_idle = 30

    def lock_after(self, minutes: int) -> None:
        """Nothing."""

    def speak(self, language: str) -> None:
        """Nothing."""

    def wear(self, theme: str) -> None:
        """Nothing."""

    def lock(self) -> None:
        """Nothing."""


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A printing system that knows the printers it is given; what it is told lies in the file."""
    programs, said = tmp_path / "bin", tmp_path / "words"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))

    def knows(names: str) -> Path:
        for name, does in (
            ("lpstat", f"printf '{names}'"),
            ("lp", f'echo "$@" > {said}; /bin/cat > /dev/null'),
        ):
            (programs / name).write_text(f"#!/bin/sh\n{does}\n")
            (programs / name).chmod(0o700)
        return said

    yield knows
    printer.choose(Printer())


def settings(house: House, tmp_path: Path) -> SettingsFlow:
    flow = SettingsFlow(house.rooms, Elsewhere(), place=tmp_path / "settings", device=DEVICE)
    flow.ask()
    return flow


def offered(card: PrinterCard) -> list[str]:
    return [card.printer.box.itemText(at) for at in range(card.printer.box.count())]


def pick(card: PrinterCard, name: str) -> None:
    card.printer.choose(name)
    card.printer.box.activated.emit(card.printer.box.currentIndex())


def test_a_printer_and_both_sides_hold_from_the_next_paper_on_and_after_the_lock(
    qtbot: QtBot, house: House, tmp_path: Path, office: Callable[[str], Path]
) -> None:
    said = office("Forhallen\\nKontoret\\n")
    card = settings(house, tmp_path).screen.prints
    qtbot.waitUntil(lambda: offered(card) == ["Computerens egen", "Forhallen", "Kontoret"])

    pick(card, "Kontoret")
    press(card, "Begge sider")
    plan(qtbot, house).print_wanted.emit()

    qtbot.waitUntil(lambda: version(house) is not None, timeout=20_000)
    assert said.read_text().strip() == "-d Kontoret -n 1 -t Fælles plan -o sides=two-sided-long-edge -"
    printer.choose(Printer())
    printer.find(house.stage.desk)
    qtbot.waitUntil(lambda: printer.chosen() == Printer("Kontoret", "both"))


def test_a_printer_that_is_gone_is_said_where_it_is_chosen_and_where_a_paper_is_sent(
    qtbot: QtBot, house: House, tmp_path: Path, office: Callable[[str], Path]
) -> None:
    office("Forhallen\\n")
    printer.choose(Printer("Kontoret"))
    card = settings(house, tmp_path).screen.prints
    qtbot.waitUntil(lambda: offered(card) == ["Computerens egen", "Forhallen", "Kontoret (er her ikke)"])
    note = words(card)

    plan(qtbot, house).print_wanted.emit()

    assert "Den printer er her ikke nu" in note
    assert "Printeren Kontoret, som er valgt i Indstillinger, er her ikke" in told(qtbot, house)
    assert version(house) is None


def test_a_computer_without_a_printer_says_so(
    qtbot: QtBot, house: House, tmp_path: Path, office: Callable[[str], Path]
) -> None:
    office("")
    card = settings(house, tmp_path).screen.prints

    qtbot.waitUntil(lambda: "Computeren har ingen printer nu" in words(card))

    assert offered(card) == ["Computerens egen"]


def test_on_windows_those_stand_there_that_windows_knows(
    qtbot: QtBot,
    house: House,
    tmp_path: Path,
    office: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office("Forhallen\\n")
    monkeypatch.setattr("desktop.paper.printing.sys.platform", "win32")
    monkeypatch.setattr("desktop.paper.printing_windows.printers", lambda: ("Kontor 2. sal",))
    card = settings(house, tmp_path).screen.prints

    qtbot.waitUntil(lambda: offered(card) == ["Computerens egen", "Kontor 2. sal"])


@pytest.mark.parametrize("kept", [None, "Kontoret", ["Kontoret"], [1, 2], {"name": "Kontoret"}])
def test_what_is_kept_in_another_shape_is_as_on_the_first_day(
    qtbot: QtBot, house: House, kept: object
) -> None:
    printer.choose(Printer("Forhallen"))
    house.stage.desk.keep_setting(printer.KEPT, kept)

    printer.find(house.stage.desk)

    qtbot.waitUntil(lambda: printer.chosen() == Printer())


def test_showing_what_holds_tells_nobody_that_it_changed(qtbot: QtBot) -> None:
    card = PrinterCard()
    qtbot.addWidget(card)
    changed = heard(card.picked)

    card.show_choice("Kontoret", "one")
    card.show_printers(["Kontoret"])
    card.retranslate()

    assert changed == []
    assert (card.printer.choice(), card.sides.choice()) == ("Kontoret", "one")
    assert Option("one", "Én side") == card.sides._words[2].option
