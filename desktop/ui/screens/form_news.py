"""News that come while a form stands open: the other's words beside one's own, taken along when the person says so."""

from collections.abc import Collection, Mapping

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

    Until then the form speaks only for what it began with: saved as it is, both versions stand beside each other. Long
    words of both can be put together. What cannot (a few words, a day, a choice) is not taken: the form goes on
    speaking for what it began with, and whoever settles the two sees both.
    """

    taken = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form, self._theirs, self._by = form, dict[str, str](), ""
        self._told: tuple[frozenset[str], ...] = ()
        self.take = Button("")
        self.banner = Banner("", "notice", title=" ", action=self.take)
        self.setLayout(column(self.banner, gap=""))
        self.take.clicked.connect(self._take)
        form.typed.connect(self._say_anew)
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

    def _torn(self) -> frozenset[str]:
        """The fields in which both wrote what cannot be put together."""
        began, mine = self._form.began, self._form.values()
        return frozenset(
            name
            for name, text in self._theirs.items()
            if not isinstance(self._form.fields[name], LongField)
            and mine.get(name, "") not in {began.get(name, ""), text}
        )

    def _taken(self) -> frozenset[str]:
        """The fields that can be taken along: where some cannot, only those in which nobody but the other wrote."""
        began, mine = self._form.began, self._form.values()
        torn = self._torn()
        return frozenset(
            name
            for name in self._theirs
            if name not in torn and not (torn and mine.get(name, "") != began.get(name, ""))
        )

    def _take(self) -> None:
        """Put what is new where nothing was typed, and both long texts together where one was.

        Where both wrote a field that cannot hold both, the form's context stays where it was: taken along, his words
        would be overwritten by a person who chose nothing.
        """
        began, mine = self._form.began, self._form.values()
        torn, took = self._torn(), {name: self._theirs[name] for name in self._taken()}
        for name, text in took.items():
            if mine.get(name, "") == began.get(name, ""):
                self._form.fill({name: text})
            else:
                self._form.fill({name: propose(began.get(name, ""), mine[name], text)})
        self._form.began = {**began, **took}
        self._theirs = {name: text for name, text in self._theirs.items() if torn and name not in took}
        self.setVisible(bool(self._theirs))
        self.retranslate()
        if not torn:
            self.taken.emit()
        self._form.typed.emit()

    def _say_anew(self) -> None:
        """What can be taken changes with what is typed: the banner says it before the press."""
        if self._theirs and self._told != (self._torn(), self._taken()):
            self.retranslate()

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
        torn, taken = self._torn(), self._taken()
        self._told = torn, taken
        lines.append(self._promise(torn, taken))
        self.banner.say(
            "\n".join(lines), title=self.tr("{name} har rettet det samme, mens du skrev").format(name=who)
        )
        self.take.rename(self.tr("Tag med"), name=self._named(who, torn, taken))
        self.take.setHidden(not taken)
        self.banner.refit()

    def _named(self, who: str, torn: frozenset[str], taken: frozenset[str]) -> str:
        if not torn:
            return self.tr("Tag med: det, {name} har rettet").format(name=who)
        return self.tr("Tag med: {fields}, som {name} har rettet").format(fields=self._names(taken), name=who)

    def _promise(self, torn: frozenset[str], taken: frozenset[str]) -> str:
        """Say what becomes of the words of both: the person reads it before the press."""
        if not torn:
            return self.tr("Dit står her endnu. Gemmer du uden at tage det med, står begge versioner.")
        both = self.tr(
            "I har begge rettet {fields}. Dit står her endnu. Gemmer du, står begge versioner, til den ene er valgt "
            "i Synkronisering."
        ).format(fields=self._names({name for name in self._theirs if name not in taken}))
        rest = self.tr("Tag med tager kun det andet: {fields}.").format(fields=self._names(taken))
        return f"{both} {rest}" if taken else both

    def _names(self, names: Collection[str]) -> str:
        """Name fields in the order in which they stand."""
        return ", ".join(
            f"»{editing.name().rstrip('?')}«" for name, editing in self._form.fields.items() if name in names
        )
