"""A team's plans for a day on paper: read one by one, drawn, and when all are drawn sent in the order of the visits.

While they are drawn nothing has left: *Afbryd* then leaves everything as it was. While they are sent it stops behind
the plan that is on its way, and says to whom they came. Each one that left is issued as a version, kept with its exact
bytes, and entered in the trail, as one that is printed alone; one that was signed and still says what the plan says
goes out again as it was signed, and issues nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from casework import plan as plans
from casework import signing
from casework.answers_batch import DayStop, LeftOut, TeamDay, WhyNot
from casework.answers_signing import VersionSigned
from casework.clock import local
from casework.errors import FodfaesteError, Refused
from casework.kept_papers import drawn_from
from casework.plan_paper import PlanPaper
from casework.said_address import demanded_of_plan
from casework.trail import Noted
from desktop.flows import heeding, papers
from desktop.flows.leaving import leave
from desktop.flows.papers import PlanOut
from desktop.flows.plan_out import issue, left, numbered, stayed
from desktop.flows.ways import Ways, while_stands
from desktop.plan_file import drawn_plan
from desktop.sentences import in_words, ours, told
from desktop.ui.screens.team_print import PrintCard
from storage.reads import team_day as reads
from storage.reads.team_day import PlanFacts

if TYPE_CHECKING:
    from desktop.paper.batch_cover import Cover
    from desktop.paper.printing import Sent
    from desktop.paper.sheet import Drawn

_WHY = {
    "right": "Du har ikke adgang til at skrive den ud.",
    "died": "Borgeren er død.",
    "closed": "Sagen er lukket.",
    "gone": "Sagen er hos en anden nu.",
    "unread": "Planen kunne ikke læses eller tegnes. Skriv den ud fra borgerens plan.",
    "torn": "Der er to versioner af noget i planen. Vælg først, hvad der gælder.",
    "address": "Der står noget i planen, som ikke må på papir. Borgerens plan siger hvad, når den skrives ud.",
    "file": "Den underskrevne plan kan ikke læses på denne computer. Skriv den ud fra borgerens plan.",
}
"""What the cover says of who is left out; a paper is Danish."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A plan that is drawn and has not left; `signed` is the version that goes out again instead of a new one."""

    stop: DayStop
    facts: PlanFacts
    said: PlanPaper
    paper: "Drawn"
    signed: VersionSigned | None = None

    @property
    def edition(self) -> int:
        """The number of the version that lies under the cover."""
        return self.signed.number if self.signed else self.facts.page.plan_number + 1


@dataclass(slots=True)
class _Run:
    """One printing: what is still to be drawn, what is drawn, who is left out, how many have left."""

    day: TeamDay
    waiting: list[DayStop] = field(default_factory=list)
    made: list[_Made] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    sent: int = 0
    is_stopped: bool = False
    is_sending: bool = False
    has_cover: bool = False


class TeamBatch:
    """Wires the card of the team's desk."""

    def __init__(self, ways: Ways, card: PrintCard) -> None:
        self._ways, self._card = ways, card
        self._run: _Run | None = None
        card.day_chosen.connect(self._look)
        card.print_wanted.connect(self._begin)
        card.stop_wanted.connect(self._stop)

    def ask(self) -> None:
        """Ask again for the day that is chosen; one that is being printed is left alone."""
        if self._run is None:
            self._card.show_days(self._ways.today())
            self._look(self._card.on)

    def _look(self, on: date) -> None:
        def show(day: TeamDay) -> None:
            if day.on == self._card.on:
                self._card.show_day(day)

        self._ways.desk.ask(lambda reader: reads.team_day(reader, on), while_stands(self._card, show))

    def _begin(self, on: date) -> None:
        """Ask anew for the day: what is printed is what is planned now."""
        if self._run is not None:
            return
        if self._ways.desk.is_only_read:
            papers.tell_refusal(self._ways, not_printed())
            return
        self._card.show_progress(0, 1, drawn=False)
        run = self._run = _Run(TeamDay(on, ""))
        read = while_stands(self._card, partial(self._read, run))
        self._ways.desk.ask(lambda reader: reads.team_day(reader, on), read, self._breaks(run))

    def _read(self, run: _Run, day: TeamDay) -> None:
        run.day, run.waiting, run.left_out = day, list(day.stops), list(day.left_out)
        self._next_drawn(run)

    def _stop(self) -> None:
        """Stop behind the plan that is on its way; while they are drawn, or pressed once more, at once.

        So a run that nothing carries any longer can be ended, too.
        """
        run = self._run
        if run is None:
            return
        if run.is_stopped:
            self._end(run, _receipt(run))
        run.is_stopped = True
        if not run.is_sending:
            self._end(run, _nothing_left())

    def _breaks(self, run: _Run) -> Callable[[FodfaesteError], None]:
        """Return who hears that a step was refused: the run is over, and it is said what has left."""

        def hear(refusal: FodfaesteError) -> None:
            if run is not self._run and not run.is_sending:
                return
            self._end(run, "")
            papers.tell_refusal(self._ways, f"{told(refusal)} {_receipt(run)}")

        return while_stands(self._card, hear)

    def _leaves_out(self, run: _Run, name: str, why: WhyNot) -> Callable[[FodfaesteError], None]:
        """Return who hears that one plan cannot be read or drawn: it stays out, and the others go on."""
        return while_stands(self._card, lambda _refusal: self._leave_out(run, LeftOut(name, why)))

    def _next_drawn(self, run: _Run) -> None:
        """Read and draw the next plan; when there is none left, send the cover."""
        if run is not self._run:
            return
        if not run.waiting:
            self._send_cover(run)
            return
        self._card.show_progress(len(run.made) + 1, len(run.made) + len(run.waiting), drawn=False)
        stop, today = run.waiting.pop(0), self._ways.today()
        self._ways.desk.ask(
            lambda reader: reads.plan_facts(reader, stop.citizen, today),
            while_stands(self._card, partial(self._draw, run, stop)),
            self._leaves_out(run, stop.name, "unread"),
        )

    def _draw(self, run: _Run, stop: DayStop, facts: PlanFacts | None) -> None:
        if facts is None:
            self._leave_out(run, LeftOut(stop.name, "gone"))
            return
        paper = plans.paper(
            facts.page,
            visits=facts.visits,
            municipality=self._ways.municipality,
            today=self._ways.today(),
            previous=facts.previous,
            hidden=facts.hidden,
        )
        if why := _held_back(facts, paper):
            self._leave_out(run, LeftOut(stop.name, why))
            return

        signed = signing.goes_again(paper, facts.signed, protected=facts.page.protected)

        def drawn(done: "Drawn") -> None:
            run.made.append(_Made(stop, facts, paper, done, signed))
            self._next_drawn(run)

        def make(draw: Callable[[], "Drawn"]) -> None:
            self._ways.paper_lane.do(
                draw, while_stands(self._card, drawn), self._leaves_out(run, stop.name, "unread")
            )

        if signed is None:
            make(partial(drawn_plan, paper))
            return
        self._ways.desk.read_file(
            signed.paper,
            while_stands(self._card, lambda pdf: make(partial(_kept, pdf))),
            self._leaves_out(run, stop.name, "file"),
        )

    def _leave_out(self, run: _Run, who: LeftOut) -> None:
        run.left_out.append(who)
        self._next_drawn(run)

    def _send_cover(self, run: _Run) -> None:
        if not run.made:
            self._end(
                run,
                QCoreApplication.translate(
                    "flows", "Der er ingen planer at skrive ud den dag. Intet er ændret."
                ),
            )
            return
        cover = partial(_cover, run, self._ways.municipality, self._ways.now)
        heed = while_stands(self._card, partial(self._heed, run))
        self._ways.paper_lane.do(partial(_drawn_cover, cover), heed, self._breaks(run))

    def _heed(self, run: _Run, cover: "Drawn") -> None:
        """Say once for the whole stack what its papers do not say as it was typed; then let it leave."""
        if run is not self._run:
            return
        told = [f"{one.stop.name}: {ours(what)}" for one in run.made for what in one.paper.warnings]
        go = partial(self._let_go, run, cover.pdf)
        if not told and not cover.warnings:
            go()
            return
        heeding.ask(self._ways, (*told, *cover.warnings), go, lambda: self._end(run, _nothing_left()))

    def _let_go(self, run: _Run, cover: bytes) -> None:
        """Send the cover, and then plan by plan."""
        if run is not self._run:
            return
        run.is_sending = True

        def send() -> "Sent":
            from desktop.paper.printing import NO_PRINTER_FOR_BATCH, send_to_printer

            return send_to_printer(cover, "Forside", no_printer=NO_PRINTER_FOR_BATCH)

        def hear(sent: "Sent") -> None:
            if sent.done:
                run.has_cover = True
                about = tuple(one.stop.citizen for one in run.made)
                self._ways.desk.enter(Noted("print", about, "cover"))
                self._next_sent(run)
            else:
                self._end(run, "")
                papers.tell(self._ways, sent)

        leave(self._ways.desk, self._ways.paper_lane, send, while_stands(self._card, hear), self._breaks(run))

    def _next_sent(self, run: _Run) -> None:
        """Send the next plan, unless somebody stopped it."""
        if run.is_stopped or run.sent == len(run.made):
            self._end(run, _receipt(run))
            return
        self._card.show_progress(run.sent + 1, len(run.made), drawn=True)
        made, citizen = run.made[run.sent], run.made[run.sent].facts.page.id
        paper = made.said if made.signed else numbered(self._ways, citizen, made.said)
        pdf = made.paper.pdf if paper == made.said else b""

        def send() -> "tuple[Sent, bytes]":
            from desktop.paper.printing import send_to_printer

            out = pdf or drawn_plan(paper).pdf
            return send_to_printer(out, "Fælles plan"), out

        left = while_stands(self._card, partial(self._left, run, replace(made, said=paper)))
        leave(self._ways.desk, self._ways.paper_lane, send, left, self._breaks(run))

    def _left(self, run: _Run, made: _Made, out: "tuple[Sent, bytes]") -> None:
        """Issue what left for the first time; where the printer takes no more, the rest stays and that is said."""
        sent, pdf = out
        if not sent.done:
            if made.signed is None:
                stayed(self._ways, made.facts.page.id, made.said)
            self._end(run, "")
            papers.tell_refusal(self._ways, f"{in_words(sent.said)} {_receipt(run)}")
            return
        run.sent += 1
        if made.signed is None:
            issue(self._ways, made.facts, made.said, PlanOut(pdf, sha256(pdf).hexdigest(), sent.said))
        else:
            self._ways.desk.enter(left(made.facts.page))
        self._next_sent(run)

    def _end(self, run: _Run, said: str) -> None:
        """End a run and say what came of it; one that was ended before only says what has come since."""
        if said:
            self._ways.window.toast(said)
        if run is self._run:
            self._run = None
            self._card.show_done()
            self.ask()


def _held_back(facts: PlanFacts, paper: PlanPaper) -> WhyNot | None:
    """Return why a plan is not drawn after all, None where it is."""
    page = facts.page
    if page.died_on is not None:
        return "died"
    if page.closed_on is not None:
        return "closed"
    records = drawn_from(plans.contents(page), None, (one.visit for one in facts.visits))
    if plans.is_printed_torn(page, records):
        return "torn"
    try:
        demanded_of_plan(paper, facts.hidden)
    except Refused:
        return "address"
    return None


def _kept(pdf: bytes) -> "Drawn":
    from desktop.paper.preview import count_pages
    from desktop.paper.sheet import Drawn

    return Drawn(pdf, count_pages(pdf))


def _drawn_cover(cover: "Callable[[], Cover]") -> "Drawn":
    from desktop.paper.batch_cover import draw_cover

    return draw_cover(cover())


def _cover(run: _Run, municipality: str, now: Callable[[], datetime]) -> "Cover":
    from desktop.paper.batch_cover import Cover, CoverPart, CoverStop, said_of

    moment = now()
    parts = tuple(
        CoverPart(
            worker,
            tuple(
                CoverStop(
                    local(one.stop.at).time().replace(second=0, microsecond=0),
                    one.stop.name,
                    one.edition,
                    one.paper.pages,
                    said_of(one.stop.clashes, run.day.on),
                )
                for one in several
            ),
        )
        for worker, several in groupby(run.made, key=lambda one: one.stop.worker)
    )
    return Cover(
        team=run.day.team,
        municipality=municipality,
        on=run.day.on,
        printed_on=moment.date(),
        printed_at=moment.time().replace(second=0, microsecond=0),
        parts=parts,
        left_out=tuple(
            (one.name or "En borger, der ikke er på denne computer", _WHY[one.why]) for one in run.left_out
        ),
    )


def _receipt(run: _Run) -> str:
    """Say how many have left; where it was stopped on the way, to whom it came, so that the stack is no riddle."""
    sent, of = run.sent, len(run.made)
    if sent == of:
        one = QCoreApplication.translate("flows", "Forsiden og 1 plan er sendt til printeren.")
        several = QCoreApplication.translate("flows", "Forsiden og {count} planer er sendt til printeren.")
        return one if of == 1 else several.format(count=of)
    if not run.has_cover:
        return _nothing_left()
    if not sent:
        return QCoreApplication.translate(
            "flows", "Kun forsiden er sendt til printeren. Ingen plan er udleveret."
        )
    return QCoreApplication.translate(
        "flows",
        "{sent} af {of} planer er sendt til printeren, til og med {name}. Resten er ikke udleveret; forsiden nævner "
        "dem alle.",
    ).format(sent=sent, of=of, name=run.made[sent - 1].stop.name)


def _nothing_left() -> str:
    return QCoreApplication.translate("flows", "Afbrudt. Ingen plan er skrevet ud, og intet er ændret.")


def not_printed() -> str:
    """Return why no plan of a day leaves while the store is only read."""
    return QCoreApplication.translate(
        "only_read",
        "Planerne er ikke skrevet ud: en udgave, som borgeren får, skal gemmes, og sagerne kan kun læses lige nu. "
        "Intet er ændret.",
    )
