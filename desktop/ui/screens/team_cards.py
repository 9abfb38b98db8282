"""The cards of the team's desk: waits, plans, results, who still holds what, and a sample of looks."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from casework.answers_team import LookSeen, StillHolds, TeamPlan, TeamPurposeless, TeamResults, TeamWait
from casework.calendar import day_of
from casework.reading import HARD
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.chart import Staircase, Week
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.reflow import Evenly
from desktop.ui.parts.words import Words
from desktop.ui.screens import check_words, days, said
from desktop.ui.screens.pressable import Pressable

SHOWN = 5


class Listed(Card):
    """A heading and lines under it; says in words where there is nothing, and how many more there are."""

    def __init__(self) -> None:
        self._head, self._lines = Heading(""), column(gap="")
        super().__init__(self._head, self._lines, STRETCH, gap="near")
        self.retranslate()

    def put(self, lines: list[QWidget], nothing: str, more: int = 0) -> None:
        """Show these lines anew."""
        empty(self._lines)
        for number, line in enumerate(lines):
            if number:
                self._lines.addWidget(Hairline())
            self._lines.addWidget(line)
        if not lines:
            self._lines.addWidget(Words(nothing, "body", "ink_soft"))
        if more > 0:
            self._lines.addWidget(Words(self.tr("og {count} til").format(count=more), "small", "ink_soft"))

    def retranslate(self) -> None:
        """Say everything again."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def line(sign: str, first: str, second: str, *, late: bool = False) -> QWidget:
    """Return a line: a sign, what it is, and since when or how many."""
    ink = "notice" if late else "ink_soft"
    words = hold(column(Words(first), Words(second, "small", ink), gap=""))
    return hold(row(Icon(sign, ink, beside="body"), (words, 1), gap="snug", top=True, margins=(0, 7, 0, 7)))


class WaitsCard(Listed):
    """What the team's citizens wait for from others."""

    def __init__(self) -> None:
        self._waits: tuple[TeamWait, ...] = ()
        super().__init__()

    def show_waits(self, waits: tuple[TeamWait, ...]) -> None:
        """Show these, the latest first."""
        self._waits = waits
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Venter på andre"))
        lines = [self._line(one) for one in self._waits[:SHOWN]]
        nothing = self.tr("Ingen venter på andre lige nu. Det, en sag venter på fra andre, kommer her.")
        self.put(lines, nothing, len(self._waits) - SHOWN)

    def _line(self, one: TeamWait) -> QWidget:
        count = (
            self.tr("1 borger")
            if one.citizens == 1
            else self.tr("{count} borgere").format(count=one.citizens)
        )
        over = self.tr("op til {days} dage over").format(days=one.days_over)
        second = f"{count} · {over}" if one.days_over else count
        sign = "clock-alert" if one.days_over else "hourglass"
        return line(sign, one.who or self.tr("Attester"), second, late=one.days_over > 0)


class PlansCard(Listed):
    """By when each plan is to be gone through again, the longest over first. `citizen_chosen(id)` opens the case."""

    citizen_chosen = Signal(str)

    def __init__(self) -> None:
        self._plans: tuple[TeamPlan, ...] = ()
        self._without, self._today = 0, date.min
        super().__init__()

    def show_plans(self, plans: tuple[TeamPlan, ...], without: int, today: date) -> None:
        """Show the oldest; `without` citizens were never handed one. The same once more moves no line under a hand."""
        if (plans, without, today) != (self._plans, self._without, self._today):
            self._plans, self._without, self._today = plans, without, today
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        note = self.tr("{count} uden plan").format(count=self._without) if self._without else ""
        self._head.say(self.tr("Planer at gennemgå"), note=note)
        nothing = self.tr("Ingen plan er udleveret endnu. Når en plan er givet til borgeren, står den her.")
        self.put([self._line(one) for one in self._plans[:SHOWN]], nothing)

    def _line(self, one: TeamPlan) -> QWidget:
        age = days.say_age(one.issued_on, self._today) if one.issued_on else ""
        ease = self.tr("LIX {number}").format(number=one.lix) if one.lix else ""
        ease = self.tr("svær at læse, {ease}").format(ease=ease) if one.lix >= HARD else ease
        given, due = self.tr("givet {age}").format(age=age), self._due(one)
        second = " · ".join(part for part in (one.worker, given, due, ease) if part)
        late = one.due is not None and one.due <= self._today
        told = line("target", one.name, second, late=late)
        pressed = Pressable(told, name=f"{one.name}, {second}", kind="row", margins=(0, 0, 0, 0))
        pressed.clicked.connect(lambda: self.citizen_chosen.emit(one.citizen))
        return pressed

    def _due(self, one: TeamPlan) -> str:
        """Say by when it is to be gone through: the day that was chosen, or a proposal of ours, as in the case."""
        if one.due is None:
            return ""
        when = days.say_ahead(one.due, self._today)
        over = one.due <= self._today
        if one.review.is_chosen:
            return (self.tr("valgt dag {when}") if over else self.tr("gennemgås {when}")).format(when=when)
        return (self.tr("foreslået dag {when}") if over else self.tr("foreslås {when}")).format(when=when)


class PurposeCard(Listed):
    """What says no purpose, how many there are, and whose it is. `citizen_chosen(id)` opens the case."""

    citizen_chosen = Signal(str)

    def __init__(self) -> None:
        self._found: tuple[TeamPurposeless, ...] = ()
        super().__init__()

    def show_purposeless(self, found: tuple[TeamPurposeless, ...]) -> None:
        """Show these by whose they are. The same once more moves no line under a hand."""
        if found != self._found:
            self._found = found
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Uden formål"), note=str(len(self._found)) if self._found else "")
        nothing = self.tr("Alt, der er i gang, siger, hvad det skal føre til. Det, der ikke gør, står her.")
        self.put([self._line(one) for one in self._found[:SHOWN]], nothing, len(self._found) - SHOWN)

    def _line(self, one: TeamPurposeless) -> QWidget:
        what = check_words.lacking(one.kind, one.what)
        day = days.say_row_date(one.on) if one.kind == "visit" else ""
        first = " · ".join(part for part in (what, day) if part)
        second = " · ".join(part for part in (one.worker, one.name) if part)
        told = line("circle-question-mark", first, second)
        pressed = Pressable(told, name=f"{first}, {second}", kind="row", margins=(0, 0, 0, 0))
        pressed.clicked.connect(lambda: self.citizen_chosen.emit(one.citizen))
        return pressed


class ResultsCard(Card):
    """Paid hours week by week, goals, and how close people feel: never a count of meetings."""

    def __init__(self) -> None:
        self._results = TeamResults()
        self._head, self._chart = Heading(""), Staircase()
        self._figures = column(gap="")
        super().__init__(self._head, (self._chart, 1), Hairline(), hold(self._figures), gap="snug")
        self.retranslate()

    def show_results(self, results: TeamResults) -> None:
        """Show what came of the work in the last twelve weeks."""
        self._results = results
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        told = self._results
        self._head.say(self.tr("Løntimer om ugen"), note=self.tr("ordinære, i alt"))
        self._chart.show_weeks([Week(str(one.number), one.hours) for one in told.weeks], of_many=True)
        empty(self._figures)
        weeks, of = self.tr("de sidste 12 uger"), self.tr("af 5 · {count} svar")
        figures: tuple[tuple[str, str, str], ...] = (
            (str(told.goals_reached), self.tr("nåede mål"), self.tr("i alt")),
            (str(told.with_hours), self.tr("fik løntimer"), weeks),
            (_of_five(told.mean), self.tr("tæt på målet"), of.format(count=told.answers)),
            (_of_five(told.helped), self.tr("føler sig hjulpet"), of.format(count=told.helped_answers)),
        )
        if told.told_goals:
            of_goals = self.tr("af {count}").format(count=told.told_goals)
            figures = ((str(told.own_goals), self.tr("egne mål"), of_goals), *figures)
        self._figures.addWidget(hold(Evenly(*(_figure(*one) for one in figures), least=96, gap="near")))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _of_five(mean: float | None) -> str:
    if mean is None:
        return "–"
    return f"{mean:.1f}".replace(".", ",") if days.is_danish() else f"{mean:.1f}"


def _figure(number: str, words: str, note: str) -> QWidget:
    return hold(
        column(
            Words(number, "figure", lines=1), Words(words, "label"), Words(note, "small", "ink_soft"), gap=""
        )
    )


class HoldsCard(Listed):
    """Computers that have not said that a case is gone from them."""

    def __init__(self) -> None:
        self._holds: tuple[StillHolds, ...] | None = None
        self._names: Mapping[str, str] = {}
        self._today = date.min
        super().__init__()

    def show_holds(self, holds: tuple[StillHolds, ...] | None, names: Mapping[str, str], today: date) -> None:
        """Show who still holds what he gave; None: the service has not been asked."""
        self._holds, self._names, self._today = holds, names, today
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self.setVisible(bool(self._holds))
        self._head.say(self.tr("Ligger endnu på en computer"))
        found = self._holds or ()
        self.put([self._line(one) for one in found[:SHOWN]], "", len(found) - SHOWN)

    def _line(self, one: StillHolds) -> QWidget:
        name = self._names.get(one.case, self.tr("en sag uden for teamet"))
        since = self.tr("overdraget {age}").format(age=days.say_age(day_of(one.since), self._today))
        seen = said.moment(one.seen, self._today) if one.seen else ""
        last = (
            self.tr("sidst på nettet {when}").format(when=seen) if seen else self.tr("ikke på nettet siden")
        )
        where = " ".join(part for part in (one.initials, one.device) if part)
        return line("monitor", f"{name} · {where}", f"{since} · {last}", late=True)


class LooksCard(Listed):
    """A sample of who looked at what; the same all week."""

    def __init__(self) -> None:
        self._looks: tuple[LookSeen, ...] | None = None
        self._names: Mapping[str, str] = {}
        self._today = date.min
        super().__init__()

    def show_looks(self, looks: tuple[LookSeen, ...] | None, names: Mapping[str, str], today: date) -> None:
        """Show the sample, the unexpected first; None: the service has not been asked."""
        self._looks, self._names, self._today = looks, names, today
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Stikprøve i loggen"), note=self.tr("sidste uge, mandag til søndag"))
        nothing = self.tr("Stikprøven hentes hos centralen, når der er net.")
        if self._looks is not None:
            nothing = self.tr("Der er ingen opslag i de dage.")
        self.put([self._line(one) for one in self._looks or ()], nothing)

    def _line(self, one: LookSeen) -> QWidget:
        names = [self._names.get(case, self.tr("en sag uden for teamet")) for case in one.cases]
        about = names[0] if len(names) == 1 else self.tr("{count} borgere").format(count=len(names))
        first = " · ".join(
            part for part in (one.initials, self._did(one.action), about if names else "") if part
        )
        unknown = self.tr("havde ikke borgeren")
        when = said.moment(one.at, self._today)
        second = f"{when} · {unknown}" if one.known is False else when
        return line("eye", first, second, late=one.known is False)

    def _did(self, action: str) -> str:
        done = {
            "read": self.tr("læste"),
            "search": self.tr("søgte"),
            "print": self.tr("udskrev"),
            "export": self.tr("gemte ud"),
            "show-address": self.tr("så en adresse"),
            "show-cpr": self.tr("så et CPR-nummer"),
            "glass": self.tr("åbnede i 60 minutter"),
            "pull": self.tr("hentede nyt"),
            "backfill": self.tr("hentede en sag"),
        }
        return done.get(action, action)
