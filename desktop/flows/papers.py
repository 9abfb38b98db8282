"""Papers on their way out: drawn and sent on the paper lane, so that no printer ever holds up a hand."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from casework import day_out
from casework.answers import CitizenPage, Day
from casework.answers_day import DayColleague
from casework.answers_door import AtDoor
from casework.calendar import say_field_date
from casework.clock import instant, local
from casework.death import no_contact
from casework.plan_paper import PlanPaper
from casework.prints import not_printed
from casework.trail import Noted
from desktop.flows.heeding import leave_heeding, not_sent
from desktop.flows.leaving import leave
from desktop.flows.sheets import SHARP, Picture, sheets
from desktop.flows.sticks import likely_place
from desktop.flows.ways import Ways, while_stands
from desktop.lanes import Refusal
from desktop.plan_file import drawn_plan
from desktop.sentences import in_words, told
from desktop.ui.parts.floating import Dialog
from desktop.ui.parts.sheets import Sheets
from storage.reader import Reader
from storage.reads import door, prints
from storage.reads.day_colleagues import colleagues

if TYPE_CHECKING:
    from desktop.paper.printing import Sent
    from desktop.paper.sheet import Drawn


@dataclass(frozen=True, slots=True)
class PlanOut:
    """A plan that has left: its exact bytes, their name, what the person is told, and the file, if it is one."""

    pdf: bytes
    digest: str
    said: str
    file: str = ""


def preview_plan(ways: Ways, paper: PlanPaper, then: Callable[[Sheets], None]) -> None:
    """Draw the pages of a plan as they will be printed."""
    preview(ways, lambda: drawn_plan(paper).pdf, then)


def preview(ways: Ways, drawn: Callable[[], bytes], then: Callable[[Sheets], None]) -> None:
    """Draw the pages of a paper as they will be printed; `drawn` is called on the paper lane."""

    def draw() -> tuple[list[Picture], bytes]:
        from desktop.paper.preview import pages

        pdf = drawn()
        return [(page.width, page.height, page.rgb) for page in pages(pdf, SHARP)], pdf

    ways.paper_lane.do(draw, lambda answer: then(sheets(ways.paper_lane, *answer)))


def send_plan(
    ways: Ways,
    paper: PlanPaper,
    path: Path | None,
    then: Callable[[PlanOut | str], None],
    refused: Refusal | None = None,
) -> None:
    """Draw a plan and send it to the printer, or to the place that was pointed at; `then` hears what came of it."""
    send_paper(ways, partial(drawn_plan, paper), "Fælles plan", path, then, refused=refused)


def send_paper(
    ways: Ways,
    drawn: "Callable[[], Drawn]",
    name: str,
    path: Path | None,
    then: Callable[[PlanOut | str], None],
    *,
    refused: Refusal | None = None,
) -> None:
    """Send a paper whose exact bytes are kept: to the printer under a name, or to the place that was pointed at.

    What it does not say as it was typed is said first; who would rather not send it then is told that it stayed.
    """

    def send(pdf: bytes) -> PlanOut | str:
        from desktop.paper.printing import save_where_chosen, send_to_printer

        sent = send_to_printer(pdf, name) if path is None else save_where_chosen(pdf, path)
        if not sent.done:
            return sent.said
        return PlanOut(pdf, sha256(pdf).hexdigest(), sent.said, path.name if path else "")

    leave_heeding(ways, drawn, send, then, stays=str, refused=refused)


def send_kept(
    ways: Ways,
    pdf: bytes,
    path: Path | None,
    then: Callable[[PlanOut | str], None],
    refused: Refusal | None = None,
) -> None:
    """Send a plan once more as it is kept, byte for byte."""

    def send() -> PlanOut | str:
        from desktop.paper.printing import save_where_chosen, send_to_printer

        sent = send_to_printer(pdf, "Fælles plan") if path is None else save_where_chosen(pdf, path)
        if not sent.done:
            return sent.said
        return PlanOut(pdf, sha256(pdf).hexdigest(), sent.said, path.name if path else "")

    leave(ways.desk, ways.paper_lane, send, then, refused)


def chosen_place(ways: Ways, name: str) -> Path | None:
    """Say that a paper leaves the vault; only who agrees is asked where it is to be saved, and points at the place."""
    return pointed_at(ways, name) if agrees(leaving_question(ways.window, name)) else None


def choose_place(
    ways: Ways, screen: QWidget, name: str, then: Callable[[Path], None], stays: Callable[[], object]
) -> None:
    """Ask a page where its paper is to be saved; one that closed while it was chosen says that nothing was.

    `then` looks at the case once more: others write, and an address may be protected, while somebody finds his stick.
    """
    path = chosen_place(ways, name)
    if not isValid(screen):
        if isValid(ways.window):
            tell_refusal(ways, closed_meanwhile())
    elif path is None:
        stays()
    else:
        then(path)


def leaving_question(window: QWidget, name: str) -> Dialog:
    """Return the question whether a paper is to leave the vault."""
    translate = QCoreApplication.translate
    return Dialog(
        window,
        translate("flows", "Gem »{name}« uden for Fodfæste?").format(name=name),
        translate(
            "flows",
            "Papiret er ikke krypteret. Alle, der kan åbne mappen eller USB-nøglen, kan læse det, og det bliver ikke "
            "slettet sammen med sagen. Det står i loggen, at du har gemt det.",
        ),
        do=translate("flows", "Gem papiret"),
        leave=translate("flows", "Lad være"),
        icon="shield-alert",
    )


def agrees(question: Dialog) -> bool:
    """Ask, and wait for the answer as a choice of a place waits; a question that goes with its window was left."""
    waiting, answers = QEventLoop(), list[bool]()
    question.agreed.connect(lambda: answers.append(True))
    for over in (question.agreed, question.left, question.destroyed):
        over.connect(waiting.quit)
    question.ask()
    waiting.exec()
    return bool(answers)


def pointed_at(ways: Ways, name: str, *, only_pdf: bool = True) -> Path | None:
    """Ask where a paper or a copy is to be saved; the place lies outside the vault, and the person points at it."""
    dialog = QFileDialog(ways.window, QCoreApplication.translate("flows", "Gem til USB"), likely_place())
    if only_pdf:
        dialog.setNameFilter("PDF (*.pdf)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, QCoreApplication.translate("flows", "Sted:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, QCoreApplication.translate("flows", "Filtype:"))
    dialog.selectFile(name)
    if not dialog.exec():
        return None
    chosen = Path(dialog.selectedFiles()[0])
    wanted = ".pdf" if only_pdf else Path(name).suffix
    return chosen if chosen.suffix.lower() == wanted.lower() else chosen.with_name(chosen.name + wanted)


def print_day(ways: Ways, day: Day, *, to_file: bool = False) -> None:
    """Print or save the day's visits: what a caseworker carries when nothing else works; those that he may print."""
    now = ways.now()
    store = ways.desk.store
    numbers: tuple[DayColleague, ...] = ()

    def question(reader: Reader) -> tuple[Day, tuple[DayColleague, ...]]:
        allowed = day_out.only_of(day, prints.among(reader, day_out.spoken_of(day), "day"))
        return allowed, colleagues(reader, allowed.visits)

    def draw() -> "Drawn":
        from desktop.paper.day_facts import day_list_of
        from desktop.paper.day_list import draw_day_list

        return draw_day_list(day_list_of(day, store.user.name, ways.municipality, now, numbers))

    def send(path: Path | None, pdf: bytes) -> "Sent":
        from desktop.paper.printing import NO_PRINTER_FOR_DAY, save_where_chosen, send_to_printer

        if path is not None:
            return save_where_chosen(pdf, path)
        return send_to_printer(pdf, "Dagens besøg", no_printer=NO_PRINTER_FOR_DAY)

    def hear(sent: "Sent") -> None:
        if sent.done:
            for entry in day_out.noted(day, "export" if to_file else "print"):
                ways.desk.enter(entry)
        tell(ways, sent)

    def out(answer: tuple[Day, tuple[DayColleague, ...]]) -> None:
        nonlocal day, numbers
        wanted = len(day.visits)
        day, numbers = answer
        if len(day.visits) < wanted:
            tell_refusal(ways, told(not_printed("day")))
        if not day.visits and wanted:
            return
        path = chosen_place(ways, f"Dagens besøg {say_field_date(day.on)}.pdf") if to_file else None
        if path is not None or not to_file:
            heard = while_stands(ways.window, hear)
            leave_heeding(ways, draw, partial(send, path), heard, stays=not_sent)

    ways.desk.ask(question, while_stands(ways.window, out))


def closed_meanwhile() -> str:
    """Say that a page closed while its paper's place was being chosen."""
    return QCoreApplication.translate(
        "flows",
        "Papiret er ikke gemt: siden blev lukket, mens du valgte, hvor det skulle ligge. Intet har forladt computeren. "
        "Åbn sagen, og prøv igen, hvis du har den endnu.",
    )


def tell(ways: Ways, sent: "Sent") -> None:
    """Give a receipt for a paper that left; say of one that did not what to do, until it has been read."""
    if sent.done:
        ways.window.toast(in_words(sent.said))
    else:
        tell_refusal(ways, in_words(sent.said))


def tell_refusal(ways: Ways, sentence: str) -> None:
    """Let a sentence about a paper that did not leave stand until it is closed."""
    window = ways.window
    window.banner(sentence, QCoreApplication.translate("flows", "Luk"), lambda: window.banner(""))


def print_card(
    ways: Ways, page: CitizenPage, printed: Callable[[str], None], *, planned: str = "", to_file: bool = False
) -> None:
    """Print or save the card for a door where nobody answered; `printed` hears the receipt where it left.

    `planned` is when the visit was to begin: near that hour the card says when its sender came.
    """
    if page.died_on is not None:
        tell_refusal(ways, told(no_contact(page.name)))
        return
    if "card" not in page.prints:
        tell_refusal(ways, told(not_printed("card")))
        return
    now, user = ways.now(), ways.desk.store.user
    path = chosen_place(ways, f"Kort til døren {say_field_date(now.date())}.pdf") if to_file else None
    if to_file and path is None:
        return
    sender = page.primary.id if page.primary else user.id

    def drawn(at_door: AtDoor) -> "Drawn":
        from desktop.paper.card import draw_cards
        from desktop.paper.card_facts import door_card

        begins = local(planned) if planned else None
        card = door_card(page, user.name, at_door, now=local(instant(now)), planned=begins)
        return draw_cards([card], issued_on=now.date())

    def send(pdf: bytes) -> "Sent":
        from desktop.paper.printing import NO_PRINTER_FOR_CARD, save_where_chosen, send_to_printer

        if path is not None:
            return save_where_chosen(pdf, path)
        return send_to_printer(pdf, "Kort til døren", no_printer=NO_PRINTER_FOR_CARD)

    def hear(sent: "Sent") -> None:
        if sent.done:
            ways.desk.enter(Noted("export" if path else "print", (page.id,), "card"))
            printed(in_words(sent.said))
        else:
            tell_refusal(ways, in_words(sent.said))

    def draw(at_door: AtDoor) -> None:
        leave_heeding(ways, partial(drawn, at_door), send, while_stands(ways.window, hear), stays=not_sent)

    ways.desk.ask(lambda reader: door.at_door(reader, page.id, sender, now), while_stands(ways.window, draw))
