"""A visit that nobody planned: the citizen stands in the door, and the page is open at once; or the case is read."""

from PySide6.QtCore import QCoreApplication

from casework import visits
from casework.answers import CitizenPage
from desktop.flows.ways import Ways
from storage.reads import citizen as citizen_reads


def begin_visit(ways: Ways, citizen: str) -> None:
    """Plan a visit for now, and open it."""
    today, now = ways.today(), ways.now()

    def begin(page: CitizenPage | None) -> None:
        if page is None:
            return
        planned = ways.desk.write(
            visits.plan_visit,
            citizen,
            at=now,
            seen=page.seen,
            then=lambda _recorded: ways.open_visit(planned[0].record, citizen),
        )

    ways.desk.ask(lambda reader: citizen_reads.page(reader, citizen, today), begin)


def read_instead(ways: Ways, citizen: str) -> None:
    """A visit is written from its first letter on; where nothing can be kept, its case is read instead."""
    ways.open_citizen(citizen)
    ways.window.toast(
        QCoreApplication.translate(
            "only_read",
            "Et besøg kan ikke føres, mens sagerne kun kan læses. Sagen er åbnet i stedet. Intet er ændret.",
        )
    )
