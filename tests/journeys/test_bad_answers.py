"""Bad answers on the line to the real service: said calmly, nothing lost or sent twice, and the next round works."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework import people
from casework.changes import Seen
from desktop import joining, paths
from desktop.entry import now
from desktop.flows.exchange import Exchange
from desktop.ui.screens.start import StartScreen
from storage import device_key
from storage.sealing import FLOOR
from sync.rounds import TELL_AFTER
from sync.service.registry import User
from tests.journeys.bad_days import (
    PASSPHRASE,
    Person,
    at_the_computer,
    fill,
    first_day,
    is_root,
    read,
    read_only,
    small_disk,
    texts_in,
    texts_of,
)
from tests.journeys.between import Between, Spoils, line_to
from tests.storage import shelf
from tests.sync.stage import Central, Clock, central, device

SAFE = "Alt, du skriver, er gemt på denne computer."
SAID: dict[Spoils, tuple[str, str]] = {
    "login page": (
        "Svaret kom ikke fra centralen, måske fra nettets login-side",
        "Log på nettet i browseren",
    ),
    "other program": ("Svaret kom ikke fra centralen", "der prøves igen om lidt"),
    "cut": ("Ingen forbindelse til centralen", "Du skal ikke gøre noget"),
    "other version": ("har hver sin udgave af Fodfæste", "Sig det til administratoren"),
}
AT_THE_CODE: dict[Spoils, str] = {"cut": "Der kom intet svar fra adressen. Intet er ændret på computeren"}
"""What is said otherwise on the first day, where nothing has been written yet."""


class Wall(Clock):
    """The service's clock is the computer's own."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class Office:
    """The service, the line to it, and Mette, whose computer is brought in by the real first day's own steps."""

    service: Central
    line: Between
    mette: User
    folder: Path
    citizen: str = ""

    def begin(self, person: Person) -> None:
        """Open a case on Mette's computer, and let it be receipted."""
        person.comes_in()
        opened = people.open_citizen(
            first_name="Amina",
            last_name="Testberg",
            cpr="7003821234",
            by=self.mette.id,
            now=now(),
            seen=Seen(),
        )
        self.citizen = opened[0].stream
        person.writes(*opened)
        all_receipted(person)

    def kept(self, kind: str = "note") -> int:
        """Count what the service holds of a kind."""
        return len(self.service.all("select 1 from change where stream = ? and kind = ?", self.citizen, kind))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path / "home"))
    with central(tmp_path / "central", Wall()) as service, line_to(service.address) as line:
        mette = service.add_user("MEHA")
        enrolled = joining.ask_in(line.address, service.code(mette), joining.begin())
        store, _ = joining.make_store(enrolled, PASSPHRASE, cost=FLOOR)
        store.close()
        yield Office(service, line, mette, store.folder)


def exchange_of(person: Person) -> Exchange:
    assert person.session.exchange is not None
    return person.session.exchange


def all_receipted(person: Person) -> None:
    """Let rounds run until everything is receipted, as they do by themselves a little later."""
    exchange_of(person).send_now()
    person.until(lambda: not waiting(person) and not exchange_of(person)._rounds.misses)
    person.until(lambda: "Alt er kvitteret" in person.chip())


def waiting(person: Person) -> int:
    """Count what has no receipt."""
    return len(person.asks(lambda store: store.ledger.waiting(9)))


def rounds_fail(person: Person, times: int = TELL_AFTER) -> None:
    """Let rounds come at once, where the program would wait longer and longer, until so many failed."""
    exchange = exchange_of(person)

    def failed() -> bool:
        if not exchange._running:
            exchange.send_now()
        return exchange._rounds.same >= times

    person.until(failed)


@pytest.mark.parametrize("how", SAID)
def test_an_answer_that_is_not_the_protocol_is_said_and_the_next_round_sends_what_waits(
    qtbot: QtBot, office: Office, how: Spoils
) -> None:
    with at_the_computer(qtbot, office.folder) as person:
        office.begin(person)
        office.line.spoil(how)
        person.writes(*shelf.note(office.citizen, "Skrevet på gæstenettet"))

        rounds_fail(person)

        happened, to_do = SAID[how]
        chip = "intet svar siden kl." if how == "cut" else "noget er i vejen siden kl."
        person.until(lambda: bool(person.banner()))
        assert happened in person.banner()
        assert SAFE in person.banner()
        assert to_do in person.banner()
        person.until(lambda: "1 ændring venter" in person.chip() and chip in person.chip())
        assert waiting(person) == 1

        office.line.spoil("nothing")
        all_receipted(person)
        person.until(lambda: person.banner() == "")
        assert office.kept() == 1
    assert texts_in(office.folder) == ["Skrevet på gæstenettet"]


def test_a_receipt_that_is_cut_on_the_way_makes_nothing_twice(qtbot: QtBot, office: Office) -> None:
    with at_the_computer(qtbot, office.folder) as person:
        office.begin(person)
        office.line.spoil("cut", only="/v1/push")
        person.writes(*shelf.note(office.citizen, "Sendt én gang"))
        rounds_fail(person, 2)
        assert office.kept() == 1
        assert waiting(person) == 1

        office.line.spoil("nothing")
        all_receipted(person)

        assert office.kept() == 1
        assert person.asks(texts_of) == ["Sendt én gang"]


def test_a_page_torn_in_the_middle_moves_nothing_and_comes_whole_in_the_next_round(
    qtbot: QtBot, office: Office
) -> None:
    with at_the_computer(qtbot, office.folder) as person:
        office.begin(person)
        jonas = office.service.add_user("JOKR")
        with device(office.service, jonas) as colleague:
            office.service.grant(jonas, office.citizen, "partner")
            for text in ("Første", "Anden", "Tredje"):
                (change,) = shelf.note(office.citizen, text)
                colleague.ledger.write(change.stream, change.record, change.fields, kind=change.kind)
            colleague.round()
        before = person.asks(lambda store: store.ledger.cursor())

        office.line.spoil("cut", only="/v1/pull")
        rounds_fail(person, 2)
        assert person.asks(lambda store: store.ledger.cursor()) == before
        assert person.asks(texts_of) == []

        office.line.spoil("nothing")
        exchange_of(person).send_now()
        person.until(lambda: len(person.asks(texts_of)) == 3)
        assert person.asks(lambda store: store.ledger.cursor()) != before
    assert sorted(texts_in(office.folder)) == ["Anden", "Første", "Tredje"]


@pytest.mark.parametrize("how", SAID)
def test_a_first_day_behind_a_bad_line_is_said_and_the_same_code_works_afterwards(
    qtbot: QtBot, office: Office, how: Spoils
) -> None:
    code = office.service.code(office.mette)
    with first_day() as screen:
        office.line.spoil(how)
        screen.show_step("code")
        screen.code_given.emit(office.line.address, code)
        happened = AT_THE_CODE.get(how, SAID[how][0])
        qtbot.waitUntil(lambda: happened in read(screen), timeout=10_000)
        assert SAFE not in read(screen)
        assert screen.step == "code"

        office.line.spoil("nothing")
        screen.code_given.emit(office.line.address, code)
        qtbot.waitUntil(lambda: screen.step == "words", timeout=10_000)


def refuses_the_words(qtbot: QtBot, screen: StartScreen) -> str:
    """Choose the words, and return what the first day says to them."""
    screen.passphrase_chosen.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: "sikkert" in read(screen), timeout=20_000)
    return read(screen)


@pytest.mark.skipif(not is_root(), reason="a small disk is mounted by root")
def test_a_first_day_on_a_full_disk_is_said_and_goes_on_with_the_same_words(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "new"
    monkeypatch.setenv("FODFAESTE_HOME", str(home))
    with small_disk(home, 10), first_day() as screen:
        film = fill(home)
        screen.show_step("code")
        screen.code_given.emit(office.line.address, office.service.code(office.mette))
        qtbot.waitUntil(lambda: screen.step == "words", timeout=10_000)

        told = refuses_the_words(qtbot, screen)
        assert "Disken er fuld" in told
        assert "det gemte er sikkert" in told
        assert "prøv igen" in told
        assert screen.step == "words"

        film.unlink()
        screen.passphrase_chosen.emit(PASSPHRASE)
        qtbot.waitUntil(lambda: screen.step == "fetch", timeout=20_000)
        assert len(paths.store_folders()) == 1


def test_a_first_day_in_a_folder_that_cannot_be_written_is_said_and_goes_on_when_it_can(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "new"
    home.mkdir()
    monkeypatch.setenv("FODFAESTE_HOME", str(home))
    with first_day() as screen:
        screen.show_step("code")
        screen.code_given.emit(office.line.address, office.service.code(office.mette))
        qtbot.waitUntil(lambda: screen.step == "words", timeout=10_000)
        with read_only(home):
            told = refuses_the_words(qtbot, screen)
            assert "kan ikke skrives i" in told
            assert "Intet er ændret" in told
            assert "Bed IT" in told

        screen.passphrase_chosen.emit(PASSPHRASE)
        qtbot.waitUntil(lambda: screen.step == "fetch", timeout=20_000)
        assert len(paths.store_folders()) == 1


def test_a_first_day_that_cannot_keep_its_key_leaves_no_store_that_would_never_send(office: Office) -> None:
    enrolled = joining.ask_in(office.line.address, office.service.code(office.mette), joining.begin())
    in_the_way = paths.stores() / enrolled.device / f"{device_key.NAME}.new"
    in_the_way.mkdir(parents=True)

    with pytest.raises(OSError):
        joining.make_store(enrolled, PASSPHRASE, cost=FLOOR)

    assert paths.store_folders() == (office.folder,)
    in_the_way.rmdir()
    store, central_ = joining.make_store(enrolled, PASSPHRASE, cost=FLOOR)
    assert store.settings.get(joining.CENTRAL) == central_
    store.close()


@pytest.mark.parametrize("content", [None, b"", b"half a key"])
def test_a_computer_that_lost_its_key_to_the_service_says_so_and_keeps_what_is_written(
    qtbot: QtBot, office: Office, content: bytes | None
) -> None:
    key = office.folder / device_key.NAME
    whole = key.read_bytes()
    key.unlink() if content is None else key.write_bytes(content)
    with at_the_computer(qtbot, office.folder) as person:
        person.comes_in()
        person.until(lambda: bool(person.banner()))
        assert "Nøglen, som centralen kender denne computer på, er beskadiget eller væk" in person.banner()
        assert "Alt, du skriver, er gemt på denne computer, men intet bliver sendt" in person.banner()
        assert "Slet ingenting. Bed teamlederen om en ny kode" in person.banner()
        opened = people.open_citizen(
            first_name="Bent", last_name="Øvrum", cpr="7003821234", by=office.mette.id, now=now(), seen=Seen()
        )
        person.writes(*opened, *shelf.note(opened[0].stream, "Skrevet uden nøgle"))

    key.write_bytes(whole)
    with at_the_computer(qtbot, office.folder) as person:
        person.comes_in()
        all_receipted(person)
        assert person.asks(texts_of) == ["Skrevet uden nøgle"]


def test_closing_in_the_middle_of_a_round_is_no_crash(qtbot: QtBot, office: Office) -> None:
    with at_the_computer(qtbot, office.folder) as person:
        office.begin(person)
        person.session.desk.store_lane.close()
        exchange_of(person).send_now()
        qtbot.wait(500)
