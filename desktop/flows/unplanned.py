"""A visit that nobody planned: the citizen stands in the door, and the page is open at once."""

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
