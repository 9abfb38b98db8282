"""News that come while a form stands open: the other's words beside one's own, taken along when the person says so."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.common_text import propose
from desktop.sentences import in_words
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.field import ChoiceField, DateField, LongField
from desktop.ui.parts.layout import column
from desktop.ui.screens.forms import Form
from desktop.ui.screens.visit_typed import day_of


class FormNews(QWidget):
    """Stands under a form of a record that is there already. `taken()`: the person saw what is new and takes it along.

    Until then the form speaks only for what it began with: saved as it is, both versions stand beside each other.
    """

    taken = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form, self._theirs, self._by = form, dict[str, str](), ""
        self.take = Button("")
        self.banner = Banner("", "notice", title=" ", action=self.take)
        self.setLayout(column(self.banner, gap=""))
        self.take.clicked.connect(self._take)
        self.hide()

    def show_news(self, stands: Mapping[str, str], by: str) -> None:
        """Compare what stands now with what the form began with, and say what is other than that."""
        began, mine = self._form.began, self._form.values()
        self._theirs = {
            name: text
            for name, text in stands.items()
            if name in self._form.fields and text != began.get(name, "") and text != mine.get(name, "")
        }
        self._by = by
        self.setVisible(bool(self._theirs))
        self.retranslate()

    def _take(self) -> None:
        """Put what is new where nothing was typed, and both texts together where one was; the rest stays as typed."""
        began, mine = self._form.began, self._form.values()
        for name, text in self._theirs.items():
            if mine.get(name, "") == began.get(name, ""):
                self._form.fill({name: text})
            elif isinstance(self._form.fields[name], LongField):
                self._form.fill({name: propose(began.get(name, ""), mine[name], text)})
        self._form.began = {**began, **self._theirs}
        self._theirs = {}
        self.hide()
        self.taken.emit()
        self._form.typed.emit()

    def _said(self, name: str, text: str) -> str:
        """Say a value as its field does."""
        day = day_of(text) if isinstance(self._form.fields[name], DateField) else None
        if day is not None:
            return f"{day:%d.%m.%Y}"
        return (in_words(text) if isinstance(self._form.fields[name], ChoiceField) else text) or self.tr(
            "intet"
        )

    def retranslate(self) -> None:
        """Say everything again."""
        who = self._by or self.tr("En kollega")
        lines = [
            self.tr("{field}: der står nu »{text}«").format(
                field=self._form.fields[name].name().rstrip("?"), text=self._said(name, text)
            )
            for name, text in self._theirs.items()
        ]
        lines.append(self.tr("Dit står her endnu. Gemmer du uden at tage det med, står begge versioner."))
        self.banner.say(
            "\n".join(lines), title=self.tr("{name} har rettet det samme, mens du skrev").format(name=who)
        )
        self.take.rename(self.tr("Tag med"), name=self.tr("Tag med: det, {name} har rettet").format(name=who))
        self.banner.refit()
