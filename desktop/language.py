"""Which language the program speaks: the source is Danish; English is a file beside it, and Qt's own words follow."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

TEXTS: Final = Path(__file__).with_name("ui") / "text"
_worn: list[QTranslator] = []


def speak(app: QCoreApplication, language: str) -> None:
    """Say everything in `language` from now on; every open screen says itself again."""
    QLocale.setDefault(QLocale("da_DK" if language == "da" else "en_DK"))
    for old in _worn:
        app.removeTranslator(old)
    _worn.clear()
    qt = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = QTranslator(app)
    wanted = [
        qt.load(QLocale("da_DK"), "qtbase", "_", folder) if language == "da" else False,
        own.load(f"fodfaeste_{language}", str(TEXTS)) if language != "da" else False,
    ]
    for translator, loaded in zip((qt, own), wanted, strict=True):
        if loaded:
            app.installTranslator(translator)
            _worn.append(translator)
