"""A file in a case and in a visit, over a real store: attached, shown from memory, copied out, taken back, dropped."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from casework.answers_files import DocumentShown
from desktop.filing import pages_of
from desktop.flows import documents as flows
from desktop.flows import papers
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.floating import Dialog
from desktop.ui.parts.words import Words
from desktop.ui.screens.attach_form import AttachForm
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.document import DocumentScreen
from desktop.ui.screens.documents import DocumentsCard
from desktop.ui.screens.visit import VisitScreen
from storage import attached
from storage.attachments import Attachments
from storage.ledger import Ledger
from storage.reads.documents import documents
from tests.desktop.flows.conftest import House, case

WORD = b"blodfortyndende"


def asked(house: House, question: Any) -> Any:
    return house.stage.desk.reader_lane.wait_for(lambda: question(house.stage.desk._reading()))


def found(house: House) -> tuple[DocumentShown, ...]:
    is_here = house.stage.desk.store.attachments.is_here
    return tuple(asked(house, lambda reader: documents(reader, house.citizen, is_here)))


def content(house: House, document: str) -> bytes:
    files = house.stage.desk.store.attachments
    return bytes(asked(house, lambda reader: attached.read(reader.connection, files, document)))


def pdf(path: Path) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pageCompression=0)
    for number in range(3):
        canvas.drawString(100, 700, f"{WORD.decode()} side {number}")
        canvas.showPage()
    canvas.save()
    return path


def said_in(banner: Banner) -> str:
    return " ".join(part.said for part in banner.findChildren(Words) if part.said)


def attach(qtbot: QtBot, card: DocumentsCard, path: Path, what: str = "Brev fra lægen") -> None:
    """Drop a file on the card, say what it is, and press the button."""
    card.dropped.emit(str(path))
    qtbot.waitUntil(lambda: isinstance(card.form, AttachForm) and bool(card.form.file))
    assert card.form is not None
    card.form.fill({"what": what})
    card.form.send()
    qtbot.waitUntil(lambda: card.form is None)


def test_a_file_that_is_chosen_and_named_stands_in_the_case_and_opens_from_memory(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, path = case(qtbot, house), pdf(tmp_path / "Brev: 24.pdf")
    monkeypatch.setattr(flows, "chosen_file", lambda _window: path)

    screen.files.file_wanted.emit()
    qtbot.waitUntil(lambda: isinstance(screen.files.form, AttachForm) and bool(screen.files.form.file))
    assert screen.files.form is not None
    screen.files.form.fill({"what": "Brev fra lægen"})
    screen.files.form.send()
    qtbot.waitUntil(lambda: bool(screen.files._documents))
    (one,) = found(house)
    screen.files.opened.emit(one.id)
    viewer = house.window.stack.currentWidget()
    assert isinstance(viewer, DocumentScreen)
    qtbot.waitUntil(lambda: viewer.pages._list.count() > 1, timeout=20_000)

    assert (one.name, one.what, one.media, one.here) == (
        "Brev 24.pdf",
        "Brev fra lægen",
        "application/pdf",
        True,
    )
    assert viewer.pages._list.count() == 4
    assert viewer.header is not None
    assert viewer.header._note.said == "Amina Testberg"
    assert content(house, one.id) == path.read_bytes()
    assert ("read", f'["{house.citizen}"]', f"attachment:{one.id}", "") in house.stage.entered()
    assert screen_of_case(qtbot, house, viewer)


def screen_of_case(qtbot: QtBot, house: House, viewer: DocumentScreen) -> bool:
    viewer.left.emit()
    return isinstance(house.window.stack.currentWidget(), CitizenScreen)


def test_no_word_of_an_attached_file_lies_in_any_file_of_the_store_while_it_is_shown(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen, path = case(qtbot, house), pdf(tmp_path / "brev.pdf")
    attach(qtbot, screen.files, path)
    house.rooms.open_document(found(house)[0].id, house.citizen)
    viewer = house.window.stack.currentWidget()
    assert isinstance(viewer, DocumentScreen)
    qtbot.waitUntil(lambda: viewer.pages._list.count() > 1, timeout=20_000)

    clear = [each for each in tmp_path.rglob("*") if each.is_file() and WORD in each.read_bytes()]

    assert clear == [path]


def test_a_photo_of_a_visit_goes_in_small_and_names_the_visit(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    house.rooms.open_visit(house.visit, house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    qtbot.waitUntil(lambda: screen._shown is not None)
    Image.new("RGB", (2600, 1300), (9, 99, 9)).save(tmp_path / "vagtplan.jpg")

    attach(qtbot, screen.files, tmp_path / "vagtplan.jpg", "Vagtplanen")

    (one,) = found(house)
    ((wide, high, _rgb),), count = pages_of(one.media, content(house, one.id), scale=1, most=1)
    said = asked(house, lambda r: r.rows("select fields ->> 'visit' from record where id = ?", one.id))
    assert (wide, high, count, said) == (2000, 1000, 1, [(house.visit,)])


def test_words_for_a_file_are_kept_as_a_draft_and_the_file_is_asked_for_again(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = case(qtbot, house)
    screen.files.dropped.emit(str(pdf(tmp_path / "brev.pdf")))
    qtbot.waitUntil(lambda: isinstance(screen.files.form, AttachForm))
    assert screen.files.form is not None
    screen.files.form.fill({"what": "Et langt svar"})
    house.rooms.keep_now()
    house.rooms.open_citizens()

    again = case(qtbot, house)
    qtbot.waitUntil(lambda: again.files.form is not None)
    form = again.files.form
    assert isinstance(form, AttachForm)
    form.send()

    assert (form.values()["what"], form.file, form.is_under_way) == ("Et langt svar", "", False)
    assert found(house) == ()


def test_a_visit_is_not_told_while_a_file_waits_for_its_words(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    house.rooms.open_visit(house.visit, house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    screen.files.dropped.emit(str(pdf(tmp_path / "brev.pdf")))
    qtbot.waitUntil(lambda: isinstance(screen.files.form, AttachForm))
    told: list[dict[str, Any]] = []
    screen.told.connect(told.append)

    screen.save()

    assert told == []
    assert screen.files.form is not None
    assert "Vedhæft filen, eller luk den" in screen.files.form.fields["what"].needs


@pytest.mark.parametrize(("name", "word"), [("væk.pdf", "er der ikke mere"), ("tom.pdf", "Filen er tom")])
def test_an_odd_file_is_said_above_the_page_and_nothing_opens(
    qtbot: QtBot, house: House, tmp_path: Path, name: str, word: str
) -> None:
    screen = case(qtbot, house)
    (tmp_path / "tom.pdf").write_bytes(b"")

    screen.files.dropped.emit(str(tmp_path / name))

    qtbot.waitUntil(lambda: word in said_in(screen.refusal))
    assert screen.files.form is None


def drop(card: DocumentsCard, *paths: Path) -> bool:
    """Let files fall on the card as the window system does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    carried = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), *carried)
    enter.ignore()
    card.dragEnterEvent(enter)
    card.dropEvent(QDropEvent(QPointF(5, 5), *carried))
    return enter.isAccepted()


def test_one_file_that_is_dropped_is_read_and_several_are_not(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen, path = case(qtbot, house), pdf(tmp_path / "brev.pdf")

    drop(screen.files, path, path)
    many = said_in(screen.refusal)
    taken = drop(screen.files, path)

    qtbot.waitUntil(lambda: isinstance(screen.files.form, AttachForm))
    assert taken
    assert "én fil ad gangen" in many


def test_a_copy_leaves_only_after_a_yes_and_an_entry_in_the_trail(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, path = case(qtbot, house), pdf(tmp_path / "brev.pdf")
    attach(qtbot, screen.files, path)
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(papers, "pointed_at", lambda *_, **__: stick / "brev.pdf")
    qtbot.waitUntil(lambda: bool(screen.files._documents))
    (one,) = found(house)

    screen.files.copied.emit(one.id)
    dialog = house.window.findChild(Dialog)
    assert dialog is not None
    before, warned = list(stick.iterdir()), dialog.accessibleDescription()
    dialog.do.click()

    qtbot.waitUntil((stick / "brev.pdf").exists)
    assert before == []
    assert "ikke krypteret" in warned
    assert (stick / "brev.pdf").read_bytes() == path.read_bytes()
    assert ("export", f'["{house.citizen}"]', f"attachment:{one.id}", "") in house.stage.entered()


def test_a_file_is_taken_back_with_a_reason_and_stands_there_with_it(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = case(qtbot, house)
    attach(qtbot, screen.files, pdf(tmp_path / "brev.pdf"))
    (one,) = found(house)

    screen.files.ask_to_withdraw(one.id)
    assert screen.files.form is not None
    screen.files.form.fill({"reason": "Forkert brev"})
    screen.files.form.send()

    qtbot.waitUntil(lambda: screen.files.form is None)
    (after,) = found(house)
    assert (after.withdrawn, after.reason) == (True, "Forkert brev")


def test_a_damaged_file_is_said_on_its_page_and_the_rest_of_the_case_stands(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen = case(qtbot, house)
    attach(qtbot, screen.files, pdf(tmp_path / "brev.pdf"))
    (one,) = found(house)
    sealed = house.stage.desk.store.attachments.path(one.id)
    sealed.write_bytes(sealed.read_bytes()[:-1])

    house.rooms.open_document(one.id, house.citizen)

    viewer = house.window.stack.currentWidget()
    assert isinstance(viewer, DocumentScreen)
    qtbot.waitUntil(lambda: "beskadiget" in said_in(viewer.refusal))
    assert viewer.copy.isHidden()


def test_a_damaged_file_that_the_service_has_comes_again_and_is_shown_by_itself(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen, desk = case(qtbot, house), house.stage.desk
    attach(qtbot, screen.files, pdf(tmp_path / "brev.pdf"))
    (one,) = found(house)
    desk.store_lane.wait_for(lambda: desk.store.travelling.sent(one.id))
    sealed = desk.store.attachments.path(one.id)
    whole = sealed.read_bytes()
    sealed.write_bytes(whole[:-1])

    house.rooms.open_document(one.id, house.citizen)
    viewer = house.window.stack.currentWidget()
    assert isinstance(viewer, DocumentScreen)
    qtbot.waitUntil(lambda: "det hentes igen af sig selv" in said_in(viewer.refusal))
    hidden = viewer.copy.isHidden()
    sealed.write_bytes(whole)
    desk.news.tell(frozenset({f"citizen:{house.citizen}"}))

    qtbot.waitUntil(lambda: not viewer.pages.is_empty, timeout=20_000)
    assert (hidden, viewer.copy.isHidden(), viewer.refusal.isHidden()) == (True, False, True)


def test_a_pdf_that_cannot_be_drawn_is_said_on_its_page_and_can_be_copied_out(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    screen, path = case(qtbot, house), tmp_path / "brev.pdf"
    path.write_bytes(b"%PDF-1.7 og saa intet mere")
    attach(qtbot, screen.files, path)
    (one,) = found(house)

    house.rooms.open_document(one.id, house.citizen)

    viewer = house.window.stack.currentWidget()
    assert isinstance(viewer, DocumentScreen)
    qtbot.waitUntil(lambda: "kan ikke vises her" in said_in(viewer.refusal))
    assert not viewer.copy.isHidden()
    assert viewer.pages.is_empty


def test_the_file_is_on_the_disk_before_its_change_is_recorded(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[bool] = []
    real = Ledger.record

    def record(ledger: Ledger, changes: Any, **more: Any) -> Any:
        here.extend(
            house.stage.desk.store.attachments.is_here(each.record)
            for each in changes
            if each.kind == "attachment"
        )
        return real(ledger, changes, **more)

    monkeypatch.setattr(Ledger, "record", record)
    screen = case(qtbot, house)

    attach(qtbot, screen.files, pdf(tmp_path / "brev.pdf"))

    assert here == [True]


def test_a_full_disk_is_said_under_the_words_and_nothing_is_attached(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage.faults import FULL, DiskFull

    def full(*_: object) -> None:
        raise DiskFull(FULL)

    screen = case(qtbot, house)
    screen.files.dropped.emit(str(pdf(tmp_path / "brev.pdf")))
    qtbot.waitUntil(lambda: isinstance(screen.files.form, AttachForm) and bool(screen.files.form.file))
    assert screen.files.form is not None
    screen.files.form.fill({"what": "Brev"})
    monkeypatch.setattr(Attachments, "seal", full)

    screen.files.form.send()

    qtbot.waitUntil(lambda: screen.files.form is not None and not screen.files.form.is_under_way)
    assert screen.files.form.values()["what"] == "Brev"
    assert found(house) == ()


def test_the_dialog_for_a_file_takes_one_that_exists(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    path = pdf(tmp_path / "brev.pdf")

    def point() -> None:
        dialog = next(each for each in house.window.findChildren(QFileDialog) if each.isVisible())
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(path))
        dialog.done(1)

    QTimer.singleShot(0, point)

    assert flows.chosen_file(house.window) == path


def test_what_cannot_be_drawn_is_refused_in_words() -> None:
    from casework.errors import Refused

    for media, broken in (("application/pdf", b"%PDF-1.7"), ("image/jpeg", b"\xff\xd8\xff"), ("", b"")):
        with pytest.raises(Refused, match="kan ikke vises her"):
            pages_of(media, broken, scale=1, most=1)
