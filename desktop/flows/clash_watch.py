"""What stands in the way of an hour is asked for while somebody chooses it, wherever that is."""

from datetime import datetime

from casework.clashes import Clash
from desktop.flows.ways import Ways, while_stands
from desktop.ui.screens.clash_line import ClashLine
from storage.reads import clashes as reads


def watch(ways: Ways, line: ClashLine) -> None:
    """Answer what a line asks, as long as it stands."""

    def ask(citizen: str, at: datetime, form: str, visit: str) -> None:
        answer(ways, line, citizen, at, form=form, visit=visit)

    line.asked.connect(ask)


def answer(ways: Ways, line: ClashLine, citizen: str, at: datetime, *, form: str, visit: str) -> None:
    """Ask the store once for a line."""
    me = ways.desk.user

    def show(found: tuple[Clash, ...]) -> None:
        line.show_clashes((citizen, at, form, visit), found)

    ways.desk.ask(
        lambda reader: reads.of_choice(reader, citizen, me, at, form=form, visit=visit),
        while_stands(line, show),
    )
