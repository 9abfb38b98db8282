"""One field that people wrote apart: the versions side by side, and four ways on, none of them suggested."""

from collections.abc import Callable, Sequence
from functools import partial, reduce

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from casework.answers import TornField, TornVersion
from casework.common_text import propose
from casework.kinds import KINDS
from casework.torn import may_keep_both, may_write_common
from desktop.sentences import ours
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.compared import Compared
from desktop.ui.parts.field import LongField
from desktop.ui.parts.layout import column, hold, row
from desktop.ui.parts.mark import Avatar, Icon
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.still import still
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.forms import into_view
from desktop.ui.screens.screen import Now


def owner(name: str) -> str:
    """Write whose something is: in Danish »Jonas'«, »Mettes«."""
    first = name.split(" ", maxsplit=1)[0]
    if not first:
        return ""
    hissing = QCoreApplication.translate("TornCard", "{name}’")
    plain = QCoreApplication.translate("TornCard", "{name}s")
    return (hissing if first[-1:] in {"s", "x", "z"} else plain).format(name=first)


class CommonText(QWidget):
    """Where the text is written that all can stand by."""

    def __init__(self) -> None:
        super().__init__()
        self.editor = LongField("", lines=2, most=6)
        self.save, self.leave = Button("", icon="check", kind="primary"), Button("", kind="quiet")
        self.setLayout(column(self.editor, hold(Flow(self.save, self.leave, gap="pad")), gap="near"))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self.save.rename(QCoreApplication.translate("TornCard", "Gem den fælles"))
        self.leave.rename(
            QCoreApplication.translate("TornCard", "Luk"),
            name=QCoreApplication.translate("TornCard", "Luk uden at gemme den fælles tekst"),
        )
        self.editor.rename(QCoreApplication.translate("TornCard", "Den fælles tekst"))


class TornCard(Card):
    """`kept(index)`, `both()` and `written(text)` say what the person decided; the program leans to no side."""

    kept = Signal(int)
    both = Signal()
    written = Signal(str)

    def __init__(self, torn: TornField, now: Now) -> None:
        self.torn, self._now = torn, now
        self.is_settled = False
        self._sides: list[tuple[Words, Words, Compared, Button]] = []
        self._whys: list[Words] = []
        self._common: CommonText | None = None
        self._place_of_common = column(gap="")
        self._writing = hold(self._place_of_common)
        self._title, self._note = Words("", "heading"), Words("", "small", "ink_soft")
        sides = Beside(*((self._side(place), 1, 330) for place in range(len(torn.versions))), gap="snug")
        self._both, self._write = Button("", icon="split"), Button("", icon="pencil")
        self._safe = Words("", "small", "ink_soft")
        promise = hold(row(Icon("history", "ink_soft", 18), (self._safe, 1), gap="near"))
        ways = hold(Flow(self._both, self._write, gap="near"))
        head = row(
            Icon("git-compare", "notice", 24), (column(self._title, self._note, gap=""), 1), gap="snug"
        )
        foot = Beside((promise, 1, 380), (ways, 0, 360), gap="near", middle=True)
        super().__init__(
            head,
            2,
            hold(sides),
            self._writing,
            2,
            hold(foot),
            gap="snug",
            pad="room",
            edge="notice_mark",
            bold=True,
        )
        self._writing.hide()
        may = [version.may for version in torn.versions]
        self._both.setHidden(not may_keep_both(torn.kind) or not all(may))
        self._write.setHidden(not may_write_common(torn.kind, torn.field) or not any(may))
        self._both.clicked.connect(lambda: self._decide(self.both.emit))
        self._write.clicked.connect(self._begin)
        self.retranslate()

    @property
    def _editor(self) -> LongField:
        """Where a common text is written. It is made when somebody begins one: of twelve cards, hardly any needs it."""
        if self._common is None:
            self._common = CommonText()
            self._common.leave.clicked.connect(self._writing.hide)
            self._common.save.clicked.connect(self._finish)
            self._place_of_common.addWidget(self._common)
        return self._common.editor

    @property
    def about(self) -> tuple[str, str]:
        """The record and the field that this conflict is about."""
        return self.torn.record, self.torn.field

    @property
    def is_writing(self) -> bool:
        """Whether a common text is being written, which a refresh must not touch."""
        return self._writing.isVisibleTo(self)

    @property
    def typed(self) -> str:
        """The common text as far as it is written; empty where nothing but a version stands there."""
        text = self._editor.text() if self.is_writing else ""
        return "" if text in {self._first_text(), *(one.text for one in self.torn.versions)} else text

    def _first_text(self) -> str:
        """Propose a common text where they parted from one, or told a story each; else begin with the first version."""
        first, *others = (one.text for one in self.torn.versions)
        is_joined = bool(self.torn.base) or self.torn.field == "story"
        return reduce(partial(propose, self.torn.base), others, first) if is_joined else first

    def _decide(self, tell: Callable[[], object]) -> None:
        """Tell what was decided, once: a second press finds nothing to press."""
        if not self.is_settled:
            self.settle(on=True)
            tell()

    def settle(self, *, on: bool) -> None:
        """Stand still between the choice and its answer, or stand open again where nothing came of it.

        The focus stays in this card meanwhile: Qt would hand it to the next button, which is another conflict's.
        """
        focus: QWidget | None = self.window().focusWidget()
        if on and focus is not None and self.isAncestorOf(focus):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.is_settled = on
        for button in (*(side[3] for side in self._sides), self._both, self._write):
            button.setEnabled(not on)
        if self._common is not None:
            self._common.leave.setEnabled(not on)
            self._common.save.setEnabled(not on and not still.why)

    def point(self) -> None:
        """Come into view with the focus on the first choice: the next key is about this one."""
        into_view(self)
        open_to_him = [choose for *_, choose in self._sides if not choose.isHidden()]
        for choose in open_to_him[:1]:
            choose.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def press(self, place: int) -> None:
        """Keep one version by its place, counted from 0, as its button does."""
        if place < len(self._sides) and not self._sides[place][3].isHidden():
            self._sides[place][3].click()

    def press_both(self) -> None:
        """Keep them all, where that can be."""
        if not self._both.isHidden():
            self._both.click()

    def _side(self, place: int) -> QWidget:
        version = self.torn.versions[place]
        initials = "".join(part[0] for part in (version.by_name or self._name(version)).split()[:2]).upper()
        name, when = Words("", "strong", lines=1), Words("", "small", "ink_soft", lines=1)
        head = row(Avatar(initials), (column(name, when, gap=""), 1), gap="snug")
        text, choose = Compared("", ""), Button("", icon="check")
        choose.clicked.connect(lambda: self._decide(partial(self.kept.emit, place)))
        self._sides.append((name, when, text, choose))
        self._whys.append(Words("", "small", "ink_soft"))
        card = Card(head, 2, (text, 1), 4, choose, self._whys[-1], gap="near")
        choose.setHidden(
            not version.may
        )  # now that it has a place: before that, it would be shown as a window
        self._whys[-1].setHidden(version.may)
        return card

    def _say_side(self, place: int) -> None:
        version, (name, when, text, choose) = self.torn.versions[place], self._sides[place]
        who, shown = self._name(version), self._shown(version)
        name.say(who)
        when.say(said.moment(version.happened, self._now().date()))
        text.compare(shown, self._shown(self._other(place)))
        text.setAccessibleName(self.tr("{name} skrev: {text}").format(name=who, text=shown))
        choose.rename(self._choice(version, place))
        closes = self.torn.field == "closed_on"
        self._whys[place].say(
            self.tr("Den faste kontakt, eller den, der står i for ham, lukker sagen.")
            if closes
            else self.tr("Det felt skriver din rolle ikke i.")
        )

    def _name(self, version: TornVersion) -> str:
        return self.tr("Dig") if version.mine else version.by_name or self.tr("En kollega")

    def _other(self, place: int) -> TornVersion:
        return self.torn.versions[1 if place == 0 else 0]

    def _shown(self, version: TornVersion) -> str:
        return self._in_time(version.text) or ours(version.text) or self.tr("(står tomt)")

    def _in_time(self, text: str) -> str:
        """Say a day or an hour as everywhere else; nothing where the field holds none."""
        known = KINDS.get(self.torn.kind)
        field = known.fields.get(self.torn.field) if known else None
        if field is None or field.shape not in {"date", "instant"}:
            return ""
        try:
            return said.moment(text, self._now().date())
        except ValueError:
            return ""

    def _choice(self, version: TornVersion, place: int) -> str:
        if version.mine:
            return self.tr("Behold min")
        same = [one for one in self.torn.versions if one.by_name == version.by_name]
        whose = owner(version.by_name) if len(same) == 1 and version.by_name else str(place + 1)
        return self.tr("Behold {whose}").format(whose=whose)

    def _begin(self) -> None:
        editor = self._editor
        if still.why and self._common is not None:
            editor.hold_still(still.why)
            self._common.save.setEnabled(False)
        if not editor.text():
            editor.write(self._first_text())
        self._writing.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        if self._editor.text():
            self._decide(partial(self.written.emit, self._editor.text()))
        else:
            self._editor.need(self.tr("Skriv det, I begge kan stå ved."))

    def retranslate(self) -> None:
        """Say everything again."""
        torn = self.torn
        for place in range(len(torn.versions)):
            self._say_side(place)
        self._title.say(self._what())
        self._note.say(
            self.tr("{name} · {what} · skrevet, mens I var hver for sig").format(
                name=torn.name,
                what=ours(torn.field_name if torn.kind == "citizen" else torn.title or torn.field_name),
            )
        )
        several = len(torn.versions) > 2
        self._both.rename(self.tr("Behold alle") if several else self.tr("Behold begge"))
        self._write.rename(self.tr("Skriv en fælles"))
        if self._common is not None:
            self._common.retranslate()
        self._safe.say(
            self.tr(
                "Ingen af teksterne forsvinder. Den, du ikke vælger, ligger ét klik væk, så længe sagen gemmes."
            )
        )

    def _what(self) -> str:
        words = {
            "agreement": self.tr("To versioner af en aftale"),
            "goal": self.tr("To versioner af et mål"),
            "citizen": self.tr("To versioner af en oplysning"),
            "activity": self.tr("To versioner af en aktivitet"),
            "visit": self.tr("To versioner af et besøg"),
        }
        if len(self.torn.versions) > 2:
            return self.tr("{count} versioner af det samme").format(count=len(self.torn.versions))
        return words.get(self.torn.kind, self.tr("To versioner af det samme"))


def same(one: TornField, other: TornField) -> bool:
    """Tell whether two answers show the same versions, so that a card may stay as it is."""
    return (one.record, one.field, _texts(one.versions)) == (
        other.record,
        other.field,
        _texts(other.versions),
    )


def _texts(versions: Sequence[TornVersion]) -> tuple[tuple[str, str], ...]:
    return tuple((version.by, version.text) for version in versions)
