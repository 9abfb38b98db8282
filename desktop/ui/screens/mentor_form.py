"""One line of a mentor: how long, what, on which day. A press on a time, a few words, Enter."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casework.changes import Seen
from casework.mentoring import LINE_FIELDS, LONGEST_LINE, Logged, minutes_in
from desktop.ui.parts.chip import FilterChip
from desktop.ui.parts.field import DateField, Field
from desktop.ui.parts.layout import hold
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.screens import mentor_said
from desktop.ui.screens.forms import Form

OFTEN: Final = (15, 30, 45, 60, 90, 120)
"""Minutes that are one press."""
_BACK: Final = timedelta(days=364)
"""A day without a year is the last one of that name: what is logged has been."""
_BEGAN: Final = "began_"
"""Before the name of a field in a draft: what stood in it when the correction began."""


class TimeForm(Form):
    """`record` is the line that is corrected, empty for a new one. `seen` is what stood when its correction began."""

    demanded = ("minutes", "text")

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.seen = Seen()
        minutes, text, on = Field(""), Field(""), DateField("", today, today=today - _BACK)
        self.fields = {"minutes": minutes, "text": text, "on": on}
        self.chips = [FilterChip("") for _ in OFTEN]
        for chip, often in zip(self.chips, OFTEN, strict=True):
            chip.clicked.connect(lambda _on=False, often=often: self._choose(often))
        minutes.changed.connect(lambda _text: self._show_chosen())
        self.build(
            hold(Flow(*self.chips, gap="tight")), Beside((minutes, 1, 150), (on, 1, 150), gap="snug"), text
        )
        self.began = self.values()
        self.typed.connect(self._show_way_out)
        self._show_way_out()

    def _choose(self, minutes: int) -> None:
        """A time that is often meant; the next thing is the line."""
        if self.is_under_way or self.is_still:
            self._show_chosen()
            return
        self.fill({"minutes": mentor_said.time(minutes)})
        self._show_chosen()
        self.fields["text"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        typed = minutes_in(self.values()["minutes"])
        for chip, often in zip(self.chips, OFTEN, strict=True):
            chip.setChecked(often == typed)

    def _show_way_out(self) -> None:
        """There is a way out of a line that is corrected, and of a new one that has words."""
        self.close_button.setVisible(bool(self.record) or self.is_touched())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter after the time goes on to the words, which nobody can have written yet."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        focus: QWidget | None = self.focusWidget()
        in_time = focus is not None and self.fields["minutes"].isAncestorOf(focus)
        if is_enter and in_time and self.minutes() and not self.values()["text"]:
            self.fields["text"].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def minutes(self) -> int:
        """How long, in minutes; 0 where it cannot be read."""
        return minutes_in(self.values()["minutes"])

    def flaw(self) -> tuple[str, str] | None:
        """A time that can be read, and a day."""
        if not self.minutes():
            return "minutes", self.tr("Skriv tiden som 90 eller 1 t 30 min.")
        if not self.values()["text"]:
            return "text", self.tr("Skriv med én linje, hvad I lavede.")
        if len(self.values()["text"]) > LONGEST_LINE:
            return "text", self.tr("Linjen er for lang til arket. Skriv det kortere.")
        on = self.fields["on"]
        if isinstance(on, DateField) and on.text() and on.day() is None:
            return "on", self.tr("Skriv datoen som 27.11.2026.")
        return None

    def begin_new(self, today: date) -> None:
        """Be an empty line of today."""
        self._today, self.record, self.seen = today, "", Seen()
        self.wait(on=False)
        self._put({"minutes": "", "text": "", "on": today.isoformat()})
        self.began = self.values()
        self.retranslate()

    def correct(self, line: Logged, seen: Seen) -> None:
        """Be a line that stands already; what is corrected speaks for what was `seen` now, whatever comes in later."""
        self.record, self.seen = line.id, seen
        self.wait(on=False)
        self._put({"minutes": mentor_said.time(line.minutes), "text": line.text, "on": line.on.isoformat()})
        self.began = self.values()
        self.retranslate()

    def put_back(self, contents: Mapping[str, str]) -> None:
        """Be what a draft kept."""
        self.record = contents.get("record", "")
        if self.record:
            self.seen = seen_in(contents.get("seen", ""))
            self.began = {name: contents.get(f"{_BEGAN}{name}", "") for name in self.fields}
        self._put(contents)
        self.retranslate()

    def _put(self, values: Mapping[str, str]) -> None:
        self.fill({name: text for name, text in values.items() if name in self.fields})
        for editing in self.fields.values():
            editing.settle()
        self._show_chosen()

    def contents(self) -> dict[str, str]:
        """Return what is typed and not saved, as a draft keeps it; nothing where nothing is."""
        if not self.is_touched():
            return {}
        kept = {"record": self.record, **self.values()}
        if self.record:
            kept |= {"seen": f"{self.seen.seq} {self.seen.own}"}
            kept |= {f"{_BEGAN}{name}": text for name, text in self.began.items()}
        return kept

    def changed(self) -> tuple[str, ...]:
        """Name what the line says otherwise than when its correction began; a time in other words is the same."""
        said, began = self.values(), self.began
        same = {name: said[name] == began.get(name) for name in LINE_FIELDS}
        same["minutes"] = self.minutes() == minutes_in(began.get("minutes", ""))
        return tuple(name for name in LINE_FIELDS if not same[name])

    def retranslate(self) -> None:
        """Say everything again."""
        for chip, often in zip(self.chips, OFTEN, strict=True):
            chip.say(mentor_said.time(often))
        self.fields["minutes"].rename(self.tr("Hvor længe?"), help_text="")
        self.fields["text"].rename(
            self.tr("Hvad lavede I?"),
            help_text=self.tr("Én linje, som kommer med på månedsarket. Skriv intet om sygdom."),
        )
        self.fields["on"].rename(self.tr("Hvilken dag?"), help_text="")
        if self.record:
            self.save.rename(self.tr("Gem rettelsen"))
            self.close_button.rename(self.tr("Ret ikke alligevel"))
        else:
            self.save.rename(self.tr("Gem"), name=self.tr("Gem linjen"))
            self.close_button.rename(self.tr("Ryd"), name=self.tr("Ryd det, der er skrevet"))
        self._show_way_out()


def seen_in(text: str) -> Seen:
    """Read what a draft says its correction had seen; one that says nothing overwrites nothing."""
    seq, _, own = text.partition(" ")
    return Seen(int(seq), int(own)) if seq.isdecimal() and own.isdecimal() else Seen()


def joined(older: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Put what was just typed behind an older draft of the same citizen, so that neither takes the other's place."""
    if not older or not typed:
        return dict(older or typed)
    text = " ".join(part for part in (older.get("text", ""), typed.get("text", "")) if part)
    return {**older, "minutes": older.get("minutes", "") or typed.get("minutes", ""), "text": text}
