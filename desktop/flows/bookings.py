"""Planning and moving a visit, from the day and from a case: it takes its place by its hour among those of that day."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from casework import visits
from casework.answers import Day, DayVisit
from casework.changes import Change, Seen
from casework.clock import COPENHAGEN
from desktop.flows.ways import Pen, Ways, taking_back
from desktop.lanes import Refusal
from desktop.ui.screens.days import say_date, say_time
from storage.ledger import Recorded
from storage.reads import day as day_reads


def plan(
    pen: Pen,
    told: dict[str, Any],
    *,
    name: str,
    seen: Seen,
    saved: Callable[[], None],
    refused: Refusal,
    draft: tuple[str, dict[str, str]] | None,
) -> None:
    """Plan a visit as a form told it; `saved` hears when it is durable."""
    ways, citizen, at = pen.ways, str(told["citizen"]), told["at"]
    fields = {each: told[each] for each in ("form", "place", "purpose")}

    def write(order: int) -> None:
        done: tuple[Change, ...] = ()

        def recorded(kept: Recorded) -> None:
            back = taking_back(pen, done, seen, kept)
            ways.window.toast(
                QCoreApplication.translate(
                    "flows", "Besøget hos {name} {when} er gemt på denne computer."
                ).format(name=name, when=when(at)),
                back,
            )
            saved()

        done = pen.write(
            visits.plan_visit,
            citizen,
            at=at,
            order=order,
            seen=seen,
            then=recorded,
            refused=refused,
            draft=draft,
            **fields,
        )

    _ask_order(ways, at, "", write, refused)


def move(pen: Pen, shown: DayVisit, at: datetime, *, saved: Callable[[], None], refused: Refusal) -> None:
    """Move a visit; taking it back moves it to where it was."""
    ways = pen.ways

    def write(order: int) -> None:
        done: tuple[Change, ...] = ()

        def recorded(kept: Recorded) -> None:
            ways.window.toast(
                QCoreApplication.translate("flows", "Besøget hos {name} er flyttet til {when}.").format(
                    name=shown.name, when=when(at)
                ),
                taking_back(pen, done, shown.seen, kept),
            )
            saved()

        done = pen.write(
            visits.move_visit,
            shown.citizen,
            shown.visit,
            at=at,
            order=order,
            seen=shown.seen,
            then=recorded,
            refused=refused,
        )

    _ask_order(ways, at, shown.visit, write, refused)


def _ask_order(ways: Ways, at: datetime, own: str, then: Callable[[int], None], refused: Refusal) -> None:
    """Ask where among the visits of its day one at this hour goes; `own` is itself, if it stands there already."""
    desk, today, on = ways.desk, ways.today(), at.astimezone(COPENHAGEN).date()

    def answer(day: Day) -> None:
        others = [(each.at, each.order) for each in day.visits if each.visit != own]
        then(visits.order_by_hour(at, others))

    desk.ask(lambda reader: day_reads.day(reader, on, desk.user, today), answer, refused)


def when(at: datetime) -> str:
    """Say a moment to come: "fredag den 27. november kl. 10.15"."""
    return f"{say_date(at.date())} {say_time(at)}"
