"""*Send, når jeg er på kontoret* and *Behold originalen*, as the person meets them, over a real store."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from casework.answers import SyncState
from casework.answers_files import DocumentShown
from casework.changes import Seen
from casework.errors import Refused
from desktop.ui.screens.attach_form import YES, AttachForm
from desktop.ui.screens.documents import DocumentsCard
from desktop.ui.screens.sync_room import SyncScreen
from desktop.ui.screens.sync_words import chip_words
from storage.office import Office
from storage.reads import sync as sync_reads
from tests.desktop import facts
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_document_flows import asked, content, found, pdf
from tests.desktop.screens.listening import press, words


def begun(qtbot: QtBot, card: DocumentsCard, path: Path) -> AttachForm:
    """Drop a file on the card; its form is open when this returns."""
    card.dropped.emit(str(path))
    qtbot.waitUntil(lambda: isinstance(card.form, AttachForm) and bool(card.form.file))
    assert isinstance(card.form, AttachForm)
    return card.form


def sent(qtbot: QtBot, card: DocumentsCard, form: AttachForm, **values: str) -> None:
    form.fill({"what": "Sagsmappen", **values})
    form.send()
    qtbot.waitUntil(lambda: card.form is None)


def state(house: House) -> SyncState:
    told = asked(house, sync_reads.state)
    assert isinstance(told, SyncState)
    return told


def test_a_file_for_the_office_waits_in_the_case_on_the_chip_and_in_the_room(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = case(qtbot, house)
    sent(qtbot, screen.files, begun(qtbot, screen.files, pdf(tmp_path / "brev.pdf")), office=YES)
    qtbot.waitUntil(lambda: "Venter, til du er på kontoret" in words(screen.files))
    (one,) = found(house)
    here = words(screen.files)
    chip = chip_words(SyncState(0, 0, None, None, office=state(house).office), facts.TODAY)
    house.rooms.open_sync()
    room = house.window.stack.currentWidget()
    assert isinstance(room, SyncScreen)
    qtbot.waitUntil(lambda: "1 fil venter, til du er på kontoret" in words(room))
    press(room, "Jeg er på kontoret nu")
    qtbot.waitUntil(lambda: state(house).office == 0)

    assert (one.unsent, one.office) == (True, True)
    assert "Venter, til du er på kontoret, og ligger kun på denne computer" in here
    assert (chip.kind, chip.first, chip.second) == ("waiting", "1 fil venter", "til du er på kontoret")
    assert state(house).files == 1
    qtbot.waitUntil(lambda: "1 fil venter, til du er på kontoret" not in words(room))


def test_a_test_of_the_test_a_desk_that_forgets_the_mark_tells_no_file_for_the_office(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Office, "announce", lambda *_: None)
    screen = case(qtbot, house)

    sent(qtbot, screen.files, begun(qtbot, screen.files, pdf(tmp_path / "brev.pdf")), office=YES)

    assert (state(house).files, state(house).office) == (1, 0)


def test_the_choice_is_made_and_unmade_on_the_row(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    screen = case(qtbot, house)
    sent(qtbot, screen.files, begun(qtbot, screen.files, pdf(tmp_path / "brev.pdf")))
    qtbot.waitUntil(lambda: bool(screen.files._documents))

    choose(screen.files, found(house)[0], "Send, når jeg er på kontoret")
    qtbot.waitUntil(lambda: state(house).office == 1)
    choose(screen.files, found(house)[0], "Send filen nu")
    qtbot.waitUntil(lambda: state(house).office == 0)

    assert found(house)[0].unsent


def choose(card: DocumentsCard, one: DocumentShown, words_of_it: str) -> None:
    (action,) = [each for each in card.menu_of(one).actions() if each.text() == words_of_it]
    action.trigger()


def test_a_chip_with_an_unsent_file_never_says_that_all_is_receipted() -> None:
    for files, office in ((1, 0), (0, 1), (2, 3)):
        told = chip_words(SyncState(0, 0, facts.at(11, 26, 9), None, files=files, office=office), facts.TODAY)
        assert (told.kind, told.short) == ("waiting", "Venter")


def test_how_a_file_comes_here_is_not_said_under_the_form_of_one(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: "Ingen filer endnu" in words(screen.files))
    form = begun(qtbot, screen.files, pdf(tmp_path / "brev.pdf"))
    under = words(screen.files)
    form.close_form()

    assert "Ingen filer endnu" not in under
    assert "Ingen filer endnu" in words(screen.files)


def photo(path: Path, size: tuple[int, int] = (2600, 1300)) -> Path:
    exif = Image.Exif()
    exif[0x010F] = "CAMERACANARY"
    Image.new("RGB", size, (9, 99, 9)).save(path, exif=exif)
    return path


def test_the_original_of_a_photo_goes_in_with_all_its_dots_and_without_its_history(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = case(qtbot, house)
    form = begun(qtbot, screen.files, photo(tmp_path / "vagtplan.jpg"))
    offered = not form.ticks["original"].isHidden()
    sent(qtbot, screen.files, form, original=YES)
    (one,) = found(house)
    kept = content(house, one.id)

    assert offered
    assert Image.open(BytesIO(kept)).size == (2600, 1300)
    assert b"CAMERACANARY" not in kept


def test_a_file_that_is_not_made_smaller_offers_no_original(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = case(qtbot, house)
    form = begun(qtbot, screen.files, photo(tmp_path / "lille.jpg", (800, 600)))
    small = form.ticks["original"].isHidden()
    form.close_form()
    form = begun(qtbot, screen.files, pdf(tmp_path / "brev.pdf"))

    assert (small, form.ticks["original"].isHidden()) == (True, True)


def test_an_original_that_is_too_large_is_said_under_the_words_and_can_go_in_smaller(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.filing.MOST_FULL", 1000)
    screen = case(qtbot, house)
    form = begun(qtbot, screen.files, photo(tmp_path / "vagtplan.jpg"))
    form.fill({"what": "Vagtplanen", "original": YES})
    form.send()
    qtbot.waitUntil(lambda: not form.is_under_way)
    said, nothing = form.fields["what"].needs, found(house)
    sent(qtbot, screen.files, form)

    assert "højst 25 MB" in said
    assert "Behold originalen" in said
    assert nothing == ()
    assert Image.open(BytesIO(content(house, found(house)[0].id))).size == (2000, 1000)


def test_a_file_whose_change_is_refused_leaves_no_mark_behind(house: House) -> None:
    refused: list[str] = []
    desk = house.stage.desk

    def no(*_: object, **__: object) -> tuple[()]:
        raise Refused("Nej.")

    desk.attach(
        no, house.citizen, b"x", seen=Seen(), at_office=True, refused=lambda one: refused.append(str(one))
    )
    rows = desk.store_lane.wait_for(lambda: desk.store.own_reader().rows("select * from attached"))

    assert rows == []
