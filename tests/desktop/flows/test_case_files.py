"""The room of the files of a case, over a real store: attached there by button and by being dropped, never half."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from casework.answers import DraftFound
from casework.two_drafts import both
from desktop.flows import documents as flows
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.words import Words
from desktop.ui.screens.case_documents import CaseDocumentsScreen
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.document import DocumentScreen
from desktop.ui.screens.typing_pause import FormKept, form_texts
from desktop.ui.screens.visit import VisitScreen
from storage import attached
from storage.reads.documents import documents
from storage.vault import Store
from tests.desktop.flows.conftest import House

WORD = b"blodfortyndende"


def asked(house: House, question: Callable[..., Any]) -> Any:
    return house.stage.desk.reader_lane.wait_for(lambda: question(house.stage.desk._reading()))


def room(qtbot: QtBot, house: House) -> CaseDocumentsScreen:
    house.rooms.open_room(house.citizen, "documents")
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CaseDocumentsScreen)
    qtbot.waitUntil(lambda: screen.shown.name != "")
    return screen


def letter(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.4\n" + WORD)
    return path


def draft(house: House) -> DraftFound | None:
    desk = house.stage.desk
    return desk.store_lane.wait_for(lambda: desk.store.drafts.find(f"file:{house.citizen}"))


def carry(house: House, *paths: Path, over: QPointF) -> bool:
    """Let files fall on the window where they are let go of, as the window system does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    carried = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    handle, enter = house.window.windowHandle(), QDragEnterEvent(over.toPoint(), *carried)
    QCoreApplication.sendEvent(handle, enter)
    QCoreApplication.sendEvent(handle, QDropEvent(over, *carried, QEvent.Type.Drop))
    return enter.isAccepted()


def on_the_list(house: House, screen: CaseDocumentsScreen) -> QPointF:
    port = screen.table.viewport()
    return QPointF(port.mapTo(house.window, port.rect().center()))


def hold_as(store: Store, stream: str, role: str) -> None:
    store.ledger.begin_scope(stream, role, 0)
    store.ledger.fill(stream, (), done=True, upto=0)


def said_in(banner: Banner) -> str:
    return " ".join(part.said for part in banner.findChildren(Words) if part.said)


def test_a_letter_that_is_chosen_in_the_room_of_the_files_stands_in_its_list_and_nowhere_in_clear(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, path = room(qtbot, house), letter(tmp_path / "Brev 24.pdf")
    monkeypatch.setattr(flows, "chosen_file", lambda _window: path)

    screen.attach.click()
    qtbot.waitUntil(lambda: screen.files.attach_form is not None)
    form = screen.files.attach_form
    assert form is not None
    was_seen = screen.files.isVisible()
    form.fill({"what": "Brev fra lægen"})
    house.rooms.keep_now()
    was_kept = draft(house) is not None
    form.send()
    qtbot.waitUntil(lambda: len(screen.shown.rows) == 1)

    (one,) = screen.shown.rows
    files = house.stage.desk.store.attachments
    held = asked(house, lambda reader: attached.read(reader.connection, files, one.id))
    in_clear = [each for each in tmp_path.rglob("*") if each.is_file() and WORD in each.read_bytes()]
    assert (one.what, one.media, was_seen, screen.files.isVisible()) == (
        "Brev fra lægen",
        "application/pdf",
        True,
        False,
    )
    assert (held, in_clear) == (path.read_bytes(), [path])
    assert (was_kept, draft(house)) == (True, None)
    assert screen.table.rows_model.rowCount() == 1


def test_the_way_back_from_a_file_leads_to_the_room_where_it_was_attached(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = room(qtbot, house)
    Image.new("RGB", (2600, 1300), (9, 99, 9)).save(tmp_path / "vagtplan.jpg")
    carry(house, tmp_path / "vagtplan.jpg", over=on_the_list(house, screen))
    qtbot.waitUntil(lambda: screen.files.attach_form is not None)
    form = screen.files.attach_form
    assert form is not None
    form.fill({"what": "Vagtplanen"})
    form.send()
    qtbot.waitUntil(lambda: len(screen.shown.rows) == 1)

    screen.table.opened.emit(screen.shown.rows[0].id)
    viewer = house.window.stack.currentWidget()
    assert isinstance(viewer, DocumentScreen)
    viewer.left.emit()

    assert isinstance(house.window.stack.currentWidget(), CaseDocumentsScreen)


def test_a_file_let_go_of_over_the_list_waits_for_its_words_and_several_do_not_come_in(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen, path = room(qtbot, house), letter(tmp_path / "brev.pdf")
    over = on_the_list(house, screen)

    carry(house, path, path, over=over)
    many, stands = said_in(screen.refusal), screen.files.attach_form
    taken = carry(house, path, over=over)
    qtbot.waitUntil(lambda: screen.files.attach_form is not None)

    assert "Træk én fil ad gangen" in many
    assert (stands, taken) == (None, True)
    assert asked(house, lambda r: documents(r, house.citizen, lambda _id: True)) == ()


def test_an_odd_file_is_said_above_the_list_and_nothing_opens(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = room(qtbot, house)
    (tmp_path / "tom.pdf").write_bytes(b"")

    carry(house, tmp_path / "tom.pdf", over=on_the_list(house, screen))

    qtbot.waitUntil(lambda: "Filen er tom" in said_in(screen.refusal))
    assert screen.files.attach_form is None


def test_words_for_a_file_are_found_again_from_i_dag_and_the_file_is_asked_for_once_more(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = room(qtbot, house)
    carry(house, letter(tmp_path / "brev.pdf"), over=on_the_list(house, screen))
    qtbot.waitUntil(lambda: screen.files.attach_form is not None)
    form = screen.files.attach_form
    assert form is not None
    form.fill({"what": "Et langt svar"})

    house.rooms.open_today()
    qtbot.waitUntil(lambda: draft(house) is not None)
    house.rooms._today.screen.draft_reopened.emit(f"file:{house.citizen}")
    again = house.window.stack.currentWidget()
    assert isinstance(again, CaseDocumentsScreen)
    qtbot.waitUntil(lambda: again.files.attach_form is not None)

    put_back, on = again.files.attach_form, house.window.focusWidget()
    assert put_back is not None
    assert on is not None
    assert put_back.isAncestorOf(on)
    put_back.send()
    assert (put_back.values()["what"], put_back.is_under_way) == ("Et langt svar", False)
    assert "Vælg filen igen" in put_back.fields["what"].needs


def test_a_page_that_was_left_before_its_draft_was_read_loses_no_word_of_it(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = room(qtbot, house)
    carry(house, letter(tmp_path / "brev.pdf"), over=on_the_list(house, screen))
    qtbot.waitUntil(lambda: screen.files.attach_form is not None)
    form = screen.files.attach_form
    assert form is not None
    form.fill({"what": "Et langt svar"})
    house.rooms.open_today()

    house.rooms.open_room(house.citizen, "documents")
    before_read = house.window.stack.currentWidget()
    assert isinstance(before_read, CaseDocumentsScreen)
    before_read.files.reopen(FormKept("", {"what": "Vagtplanen"}, {}))
    house.rooms.open_today()
    house.rooms.open_room(house.citizen, "documents")
    house.rooms.open_today()
    kept = draft(house)

    assert kept is not None
    found = both(kept.contents, {})
    assert form_texts(found["file_form"]).values["what"] == "Vagtplanen"
    assert "Et langt svar" in found["text"]


@pytest.mark.parametrize("role", ["mentor", "team_lead"])
def test_whose_role_writes_no_files_is_offered_none(
    qtbot: QtBot, house: House, tmp_path: Path, role: str
) -> None:
    store = house.stage.desk.store
    house.stage.desk.store_lane.wait_for(lambda: hold_as(store, house.citizen, role))

    screen = room(qtbot, house)
    taken = carry(house, letter(tmp_path / "brev.pdf"), over=on_the_list(house, screen))
    offered, nothing = not screen.attach.isHidden(), screen.nothing()[1]
    house.rooms.open_citizen(house.citizen)
    page = house.window.stack.currentWidget()
    assert isinstance(page, CitizenScreen)
    qtbot.waitUntil(lambda: page.page is not None)

    assert (offered, taken, "Vedhæft" in nothing) == (False, False, False)
    qtbot.waitUntil(page.files._add.isHidden)
    assert not page.files.acceptDrops()
    house.rooms.open_visit(house.visit, house.citizen)
    visit = house.window.stack.currentWidget()
    assert isinstance(visit, VisitScreen)
    qtbot.waitUntil(visit.save_bar.attach.isHidden)
    assert not carry(house, letter(tmp_path / "brev.pdf"), over=QPointF(400, 400))
