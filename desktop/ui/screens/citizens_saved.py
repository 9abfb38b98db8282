"""Saved filters of the caseload: one button that says which is chosen, its menu, and the form of a name."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from casework.saved_filters import Filters, SavedFilter, alike
from desktop.ui.parts.button import Button
from desktop.ui.parts.field import Field
from desktop.ui.parts.menu import Menu
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import Form

SHORT = 22
"""How much of a name stands on the button (letters); the whole is heard, and stands in the menu."""


class NameForm(Form):
    """What a filter is called; `record` is the one that is called otherwise, empty for a new one."""

    keeps = False  # a name is no case: it is typed again in a moment
    demanded = ("name",)

    def __init__(self, record: str = "") -> None:
        super().__init__(record)
        self.fields["name"] = Field("")
        self.build(self.fields["name"])
        self.fill({"name": record})

    def retranslate(self) -> None:
        """Say everything again."""
        title = self.tr("Nyt navn til filtret") if self.record else self.tr("Hvad skal filtret hedde?")
        self.fields["name"].rename(title)
        self.save.rename(self.tr("Gem navnet") if self.record else self.tr("Gem filtret"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme filtret"))


class SavedFilters(QWidget):
    """`chosen(SavedFilter)`, `saved(name)`, `renamed(old, new)`, `removed(name)`, `chip_wanted(kind)`.

    `more` are chips of the list that have no room: they stand in the menu first.

    Nothing is offered before the store has said what is kept, and nothing to change where nothing can be kept.
    """

    chosen = Signal(object)
    saved = Signal(str)
    renamed = Signal(str, str)
    removed = Signal(str)
    chip_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.filters: Filters = ()
        self.more: tuple[tuple[str, str], ...] = ()
        self._text, self._keeps, self._may_change, self._has_room = "", "all", False, True
        self.button = Button("", icon="funnel", size="primary")
        self.button.hide()
        self.place = FormPlace()
        self.button.clicked.connect(self.show_menu)
        self.place.sent.connect(self._send)
        self.place.left.connect(self.button.setFocus)
        self.hide()

    def show_filters(self, filters: Filters, *, may_change: bool) -> None:
        """Show what is kept; a form whose answer this is closes."""
        self.filters, self._may_change = filters, may_change
        self._offer()
        if self.place.is_under_way:
            self.place.form_saved()
            self.button.setFocus()
        self.say()

    def show_more(self, more: tuple[tuple[str, str], ...]) -> None:
        """Take in what has no room beside the others."""
        self.more = more
        self._offer()

    def _offer(self) -> None:
        self.button.setVisible(bool(self.filters or self.more) or self._may_change)

    def show_now(self, text: str, keeps: str) -> None:
        """Hear what the list is filtered by."""
        self._text, self._keeps = text, keeps
        self.say()

    @property
    def here(self) -> SavedFilter | None:
        """The saved filter that the list is filtered by now."""
        return alike(self.filters, self._text, self._keeps)

    def menu(self) -> Menu:
        """Make the menu: the filters, then what can be done with the one that is chosen, or with what is typed."""
        menu, here = Menu(self.button), self.here
        for kind, words in self.more:
            menu.add(words, partial(self.chip_wanted.emit, kind), sign="funnel")
        if self.more and (self.filters or self._may_change):
            menu.addSeparator()
        for one in self.filters:
            sign = "check" if one == here else "funnel"
            menu.add(one.name.replace("&", "&&"), partial(self.chosen.emit, one), sign=sign)
        if not self._may_change:
            return menu
        if self.filters:
            menu.addSeparator()
        if here is not None:
            name = here.name.replace("&", "&&")
            menu.add(self.tr("Omdøb »{name}« …").format(name=name), self.ask_to_rename, sign="pencil")
            menu.add(
                self.tr("Fjern »{name}«").format(name=name),
                partial(self.removed.emit, here.name),
                sign="trash-2",
            )
        else:
            menu.add(self.tr("Gem dette filter …"), self.ask_for_name, sign="plus")
        return menu

    def show_menu(self) -> None:
        """Open the menu under the button; the arrow keys go on from its first line."""
        if self.button.isHidden():
            return
        menu = self.menu()
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 4)))
        menu.setActiveAction(menu.actions()[0])

    def ask_for_name(self) -> None:
        """Ask what the filter of the moment is called."""
        self.place.open(NameForm())

    def ask_to_rename(self) -> None:
        """Ask what the chosen one is called from now on."""
        if self.here is not None:
            self.place.open(NameForm(self.here.name))

    def refuse(self, sentence: str) -> bool:
        """Say under the name why it was not taken; False where nothing was asked."""
        return self.place.refuse(sentence)

    def _send(self) -> None:
        form = self.place.form
        if form is None:
            return
        name = form.values()["name"]
        if form.record:
            self.renamed.emit(form.record, name)
        else:
            self.saved.emit(name)

    def say(self, *, has_room: bool | None = None) -> None:
        """Say on the button which one is chosen; with little room its sign is enough."""
        if has_room is not None:
            self._has_room = has_room
        here = self.here
        name = here.name if here is not None else self.tr("Filtre")
        short = name if len(name) <= SHORT else f"{name[: SHORT - 1].rstrip()}…"
        told = (
            self.tr("Gemte filtre, Alt F: {name}").format(name=name)
            if here
            else self.tr("Gemte filtre, Alt F")
        )
        self.button.rename(short if self._has_room else "", name=told)
