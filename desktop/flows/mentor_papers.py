"""The mentor's month on its way out: drawn from what stands on the screen, printed, or saved where it is pointed at."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casework.answers import Worker
from casework.answers_mentor import Mentee, MentorDesk
from casework.trail import Noted
from desktop.flows import papers, print_right
from desktop.flows.heeding import leave_heeding, not_sent
from desktop.flows.ways import Ways, while_stands
from storage.reader import Reader
from storage.reads import prints, workers

if TYPE_CHECKING:
    from desktop.paper.printing import Sent
    from desktop.paper.sheet import Drawn


def save(ways: Ways, desk: MentorDesk, first: date, citizens: Sequence[str]) -> None:
    """Ask where the sheets are to be saved, and save them there."""
    chosen = [one for one in desk.mentees if one.citizen in citizens]
    if not chosen:
        return
    who = chosen[0].name if len(chosen) == 1 else ways.desk.store.user.name
    path = papers.chosen_place(ways, f"Mentortimer {first:%Y-%m} {who}.pdf")
    if path is not None:
        send(ways, desk, first, citizens, path=path)


def send(ways: Ways, desk: MentorDesk, first: date, citizens: Sequence[str], *, path: Path | None) -> None:
    """Draw the sheets and send them to the printer, or to the place that was pointed at."""
    wanted = [one for one in desk.mentees if one.citizen in citizens]
    chosen: list[Mentee] = []
    today = ways.today()

    def draw(answer: tuple[frozenset[str], dict[str, Worker]]) -> None:
        may, colleagues = answer
        chosen.extend(one for one in wanted if one.citizen in may)
        if len(chosen) < len(wanted):
            print_right.refuse(ways, "mentor")
        if not chosen:
            return
        user = ways.desk.store.user
        me = colleagues.get(user.id) or Worker(user.id, user.initials, user.name, "", "", "")

        def drawn() -> "Drawn":
            from desktop.paper.mentor_facts import sheet_of
            from desktop.paper.mentor_sheet import draw_sheets

            sheets = tuple(sheet_of(one, first, me) for one in chosen)
            return draw_sheets(sheets, municipality=ways.municipality, printed_on=today)

        def out(pdf: bytes) -> "Sent":
            from desktop.paper.printing import save_where_chosen, send_to_printer

            return send_to_printer(pdf, "Mentortimer") if path is None else save_where_chosen(pdf, path)

        leave_heeding(ways, drawn, out, while_stands(ways.window, hear), stays=not_sent)

    def hear(sent: "Sent") -> None:
        if sent.done:
            about = tuple(one.citizen for one in chosen)
            ways.desk.enter(Noted("print" if path is None else "export", about, "mentor"))
        papers.tell(ways, sent)

    def question(reader: Reader) -> tuple[frozenset[str], dict[str, Worker]]:
        may = prints.among(reader, [one.citizen for one in wanted], "mentor")
        return may, workers.by_id(reader)

    if wanted:
        ways.desk.ask(question, while_stands(ways.window, draw))
