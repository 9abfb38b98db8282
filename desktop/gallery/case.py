"""What a tour finds in the case it shows, and the file that it puts there first."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from casework.answers import CitizenPage
from casework.answers_files import DocumentShown
from casework.attachments import attach_file
from casework.changes import Seen
from desktop.gallery.office import NoPictures, Office
from storage.ledger import Recorded
from storage.reads import citizen as citizen_read
from storage.reads.documents import documents

SHEET: Final = (360, 480)
"""A sheet of paper as a picture (px)."""
ON_IT: Final = ("Kajens Køkken", "Mandag 9-11", "Onsdag 9-11", "Torsdag 9-11", "Ring til Rikke: 20 11 40 90")


def first_agreement(office: Office, citizen: str) -> str:
    """Return the first agreement of a case; NoPictures where it has none."""
    heard: list[CitizenPage | None] = []
    today = office.rooms.today()
    office.session.desk.ask(lambda reader: citizen_read.page(reader, citizen, today), heard.append)
    office.wait_until(lambda: bool(heard), "the case is read")
    (page,) = heard
    if page is None or not page.agreements:
        raise NoPictures("The first citizen of the day has no agreement.")
    return page.agreements[0].id


def filed(office: Office, citizen: str) -> str:
    """File a sheet that was photographed on the kitchen table, as a caseworker files it; return its id."""
    desk, saved, heard = office.session.desk, list[Recorded](), list[tuple[DocumentShown, ...]]()
    desk.attach(
        attach_file,
        citizen,
        _photographed(),
        seen=Seen(),
        then=saved.append,
        name="koekkenet.png",
        media="image/png",
        what="Vagtplan fra køkkenet",
        on=office.rooms.today().isoformat(),
    )
    office.wait_until(lambda: bool(saved), "the file is in the case")
    is_here = desk.store.attachments.is_here
    desk.ask(lambda reader: documents(reader, citizen, is_here), heard.append)
    office.wait_until(lambda: bool(heard), "the files of the case are read")
    return heard[0][0].id


def _photographed() -> bytes:
    """Draw a sheet with a few lines, as PNG."""
    sheet = QImage(*SHEET, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    for number, line in enumerate(ON_IT, start=1):
        painter.drawText(SHEET[0] // 10, number * SHEET[1] // 12, line)
    painter.end()
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(sheet)
    return bytes(written.data())
