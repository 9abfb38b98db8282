"""Papers on their way out: drawn and sent on the paper lane, so that no printer ever holds up a hand."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from casework.answers import CitizenPage, Day, DayVisit, Worker
from casework.clock import local
from casework.plan_paper import PlanPaper
from desktop.flows.ways import Ways

if TYPE_CHECKING:
    from desktop.paper.day_list import DayVisit as PaperVisit

SHARP = 1.5
"""Dots of a preview for each point of the page."""


@dataclass(frozen=True, slots=True)
class PlanOut:
    """A plan that has left: its exact bytes, their name, and what the person is told."""

    pdf: bytes
    digest: str
    said: str


def preview_plan(ways: Ways, paper: PlanPaper, then: Callable[[list[QImage]], None]) -> None:
    """Draw the pages as they will be printed."""

    def draw() -> list[tuple[int, int, bytes]]:
        from desktop.paper.plan import draw_plan
        from desktop.paper.preview import pages

        return [(page.width, page.height, page.rgb) for page in pages(draw_plan(paper).pdf, SHARP)]

    def show(drawn: list[tuple[int, int, bytes]]) -> None:
        form = QImage.Format.Format_RGB888
        then([QImage(rgb, width, height, width * 3, form).copy() for width, height, rgb in drawn])

    ways.paper_lane.do(draw, show)


def send_plan(ways: Ways, paper: PlanPaper, path: Path | None, then: Callable[[PlanOut | str], None]) -> None:
    """Draw a plan and send it to the printer, or to the place that was pointed at; `then` hears what came of it."""

    def send() -> PlanOut | str:
        from desktop.paper.plan import draw_plan
        from desktop.paper.printing import save_where_chosen, send_to_printer

        pdf = draw_plan(paper).pdf
        title = f"Fælles plan for {paper.citizen_name}"
        sent = send_to_printer(pdf, title) if path is None else save_where_chosen(pdf, path)
        return PlanOut(pdf, sha256(pdf).hexdigest(), sent.said) if sent.done else sent.said

    ways.paper_lane.do(send, then)


def chosen_place(ways: Ways, name: str) -> Path | None:
    """Ask where a paper is to be saved; the place lies outside the vault, and the person points at it."""
    options = QFileDialog.Option.DontUseNativeDialog
    path, _ = QFileDialog.getSaveFileName(
        ways.window, QCoreApplication.translate("flows", "Gem til USB"), name, "PDF (*.pdf)", options=options
    )
    if not path:
        return None
    chosen = Path(path)
    return chosen if chosen.suffix.lower() == ".pdf" else chosen.with_name(chosen.name + ".pdf")


def print_day(ways: Ways, day: Day) -> None:
    """Print the day's visits: what a caseworker carries when nothing else works."""
    now = ways.now()
    store = ways.desk.store

    def send() -> str:
        from desktop.paper.day_list import DayList, draw_day_list
        from desktop.paper.printing import send_to_printer

        drawn = draw_day_list(
            DayList(
                caseworker=store.user.name,
                municipality=ways.municipality,
                on=day.on,
                printed_at=now.time().replace(second=0, microsecond=0),
                visits=tuple(_on_paper(visit) for visit in day.visits),
            )
        )
        return send_to_printer(drawn.pdf, "Dagens besøg").said

    ways.paper_lane.do(send, ways.window.toast)


def _on_paper(visit: DayVisit) -> "PaperVisit":
    from desktop.paper import day_list

    return day_list.DayVisit(
        at=local(visit.at).time().replace(second=0, microsecond=0),
        name=visit.name,
        place="" if visit.protected else visit.place,
        phone=visit.phone,
        protected=visit.protected,
        last=visit.agreed_last,
        today=visit.purpose,
        bring=", ".join(visit.bring),
        care=visit.safety_remark,
        talk=visit.interpreter,
    )


def print_card(ways: Ways, page: CitizenPage) -> None:
    """Print the card for a door where nobody answered."""
    today = ways.today()
    me: Worker | None = page.primary
    sender = me.name if me else ways.desk.store.user.name
    phone = me.phone if me else ""

    def send() -> str:
        from desktop.paper.card import DoorCard, draw_cards
        from desktop.paper.printing import send_to_printer

        card = DoorCard(sender=sender, phone=phone, name=page.first_name)
        return send_to_printer(draw_cards([card], issued_on=today).pdf, "Kort til døren").said

    ways.paper_lane.do(send, ways.window.toast)
