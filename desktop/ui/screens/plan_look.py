"""What this citizen's plans look like on paper: chosen beside the pages, and seen on them at once."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from casework.answers import CitizenPage
from casework.plan_languages import offered
from casework.plan_look import LARGE
from casework.words import PLAN_LANGUAGES, said
from desktop.sentences import in_words
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import STRETCH, hold, row
from desktop.ui.parts.menu import Menu
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.tick import Tick

SIZE: Final = 120
"""What the size needs beside the languages (px at 100 % text): else these stand below it."""


class PlanLook(QWidget):
    """`size_chosen(size)` and `language_chosen(code)`, as casework.plan_look names them: size left, languages right.

    The language that the case says somebody speaks is offered by a button of its own, and chosen by nobody else.
    """

    size_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._language = self._offered = ""
        self.large = Tick()
        self.language = Button("", icon="languages", kind="quiet")
        self.offer = Button("", icon="plus", kind="quiet")
        size, languages = hold(row(self.large, STRETCH)), hold(Flow(self.language, self.offer, gap="room"))
        self.setLayout(Beside((size, 1, SIZE), (languages, 0, 0), gap="room", middle=True))
        self.large.clicked.connect(lambda ticked: self.size_chosen.emit(LARGE if ticked else ""))
        self.language.clicked.connect(self._ask)
        self.offer.clicked.connect(lambda: self.language_chosen.emit(self._offered))
        self.retranslate()

    def show_page(self, page: CitizenPage) -> None:
        """Show what is chosen; who may not choose it sees it on the pages."""
        self._language = page.plan_language
        self._offered = offered(page.language, page.interpreter) if not page.plan_language else ""
        self.large.setChecked(page.plan_size == LARGE)
        self.setVisible(page.chooses_look and page.calls and "plan" in page.prints)
        self.retranslate()

    def menu(self) -> Menu:
        """Make the menu of languages."""
        menu = Menu(self)
        for code in PLAN_LANGUAGES:
            sign = "check" if code == self._language else ""
            menu.add(_begun(_name(code)), partial(self.language_chosen.emit, code), sign=sign)
        return menu

    def _ask(self) -> None:
        self.menu().popup(self.language.mapToGlobal(QPoint(0, self.language.height())))

    def retranslate(self) -> None:
        """Say everything again."""
        self.large.setText(self.tr("Stor skrift"))
        self.large.setAccessibleName(self.tr("Stor skrift i borgerens planer"))
        chosen = _name(self._language)
        beside = self.tr("Dansk og {language}").format(language=chosen) if self._language else chosen
        self.language.rename(beside, name=self.tr("Sprog i borgerens planer: {beside}").format(beside=beside))
        self.offer.rename(
            self.tr("Tilføj {language}").format(language=_name(self._offered)),
            name=self.tr("Tilføj {language} ved siden af dansk i borgerens planer").format(
                language=_name(self._offered)
            ),
        )
        self.offer.setVisible(bool(self._offered))


def _name(code: str) -> str:
    """A language as it stands inside a sentence: with a capital where the screen is in English."""
    return in_words(said(PLAN_LANGUAGES, code))


def _begun(name: str) -> str:
    return name[:1].upper() + name[1:]
