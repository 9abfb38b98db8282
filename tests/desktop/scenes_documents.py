"""The scenes of a case's files: in the case, in the visit, being attached, shown, and asked about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from casework.answers_files import DocumentShown
from casework.odd_files import CANNOT_SHOW
from desktop.flows.documents import copy_question
from desktop.flows.papers import leaving_question
from desktop.ui.screens.attach_form import AttachForm
from desktop.ui.screens.document import DocumentScreen
from tests.desktop.scenes import citizen_screen, now, visit_screen, window_with

DOCUMENTS: Final = (
    DocumentShown(
        "1",
        "Brev fra egen læge om søvn og medicin",
        "Brev fra Havnens Læger 24-11-2026.pdf",
        "application/pdf",
        412_000,
        date(2026, 11, 24),
        "Mette Hald",
        here=True,
    ),
    DocumentShown(
        "2",
        "Fotos af vagtplanen i bageriet",
        "IMG 4411.jpg",
        "image/jpeg",
        1_240_000,
        date(2026, 11, 20),
        "Jonas Krogh",
        here=False,
    ),
    DocumentShown(
        "3",
        "Kontrakt",
        "Kontrakt.docx",
        "",
        38_000,
        date(2026, 11, 3),
        "Mette Hald",
        here=True,
        withdrawn=True,
        reason="Hører til en anden sag",
    ),
)


def citizen_files() -> QWidget:
    """Three files: one that can be shown, one that is not here, one that was withdrawn."""
    screen = citizen_screen()
    screen.files.show_documents(DOCUMENTS, now().date())
    return window_with("citizen", screen)


def citizen_attaching() -> QWidget:
    """A file was chosen and nothing said of it; the form says what is missing."""
    screen = citizen_screen()
    screen.files.show_documents((), now().date())
    screen.files.take_file("Brev fra Havnens Læger 24-11-2026.pdf")
    assert screen.files.form is not None
    screen.files.form.send()
    return window_with("citizen", screen)


def citizen_waiting_files() -> QWidget:
    """One file waits for the office, another is on its way, and a reason is asked for."""
    screen = citizen_screen()
    waits = replace(DOCUMENTS[0], unsent=True, office=True)
    goes = replace(DOCUMENTS[1], here=True, unsent=True)
    hurt = replace(waits, id="4", hurt=True)
    screen.files.show_documents((waits, goes, hurt), now().date())
    return window_with("citizen", screen)


def visit_attaching() -> QWidget:
    """In a visit: a photo that was made smaller waits for its words."""
    screen = visit_screen({"outcome": "met"})
    screen.files.show_documents(DOCUMENTS[:1], now().date())
    screen.files.take_file("IMG 4412.jpg", was_larger=True)
    form = screen.files.form
    assert isinstance(form, AttachForm)
    form.ticks["office"].setChecked(True)
    return window_with("visit", screen)


def _page(color: str) -> QImage:
    image = QImage(595, 842, QImage.Format.Format_RGB888)
    image.fill(QColor(color))
    return image


def document() -> QWidget:
    """A letter of many pages."""
    screen = DocumentScreen(now)
    screen.show_about(DOCUMENTS[0])
    screen.show_pages([_page("#FFFFFF"), _page("#F4F4F4")], 34)
    return window_with("citizen", screen)


def document_small() -> QWidget:
    """A photo that is smaller than the page: it is not blown up."""
    screen = DocumentScreen(now)
    screen.show_about(DOCUMENTS[1])
    small = QImage(360, 480, QImage.Format.Format_RGB888)
    small.fill(QColor("#7A8F6A"))
    screen.show_pages([small], 1)
    return window_with("citizen", screen)


def document_unseen() -> QWidget:
    """A PDF that cannot be drawn: it lies unchanged in the case, and a copy can be made."""
    screen = DocumentScreen(now)
    screen.show_about(DOCUMENTS[0])
    screen.refuse(QCoreApplication.translate("sentences", CANNOT_SHOW))
    return window_with("citizen", screen)


def document_broken() -> QWidget:
    """A file that is damaged."""
    screen = DocumentScreen(now)
    screen.show_about(DOCUMENTS[1])
    screen.refuse(
        "Bilaget er beskadiget på denne computer og vises derfor ikke. Resten af sagen er hel. "
        "Hent det igen fra den, der har originalen, eller kontakt IT.",
        can_copy=False,
    )
    return window_with("citizen", screen)


def document_copy() -> QWidget:
    """Whoever wants a copy is told that it leaves the vault."""
    window = citizen_files()
    window.resize(1280, 800)
    copy_question(window, "Brev fra Havnens Læger 24-11-2026.pdf").ask()
    return window


def paper_leaving() -> QWidget:
    """Whoever saves a paper on a stick is told the same."""
    window = citizen_files()
    window.resize(1280, 800)
    leaving_question(window, "Plan Amina Testberg 26.11.2026.pdf").ask()
    return window


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "citizen_files": citizen_files,
    "citizen_attaching": citizen_attaching,
    "citizen_waiting_files": citizen_waiting_files,
    "visit_attaching": visit_attaching,
    "document": document,
    "document_small": document_small,
    "document_unseen": document_unseen,
    "document_broken": document_broken,
    "document_copy": document_copy,
    "paper_leaving": paper_leaving,
}
