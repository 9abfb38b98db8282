"""Forkert borger: the right citizen is found on this computer, the files are sealed anew, and all of it is one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from casework import cpr, wrong_citizen
from casework.answers_wrong import BreachShown, HangsOn, RightCitizen
from casework.attachments import SealedFile, key_of
from casework.changes import Change, Seen
from casework.errors import FodfaesteError, Refused
from casework.people import masked
from casework.wrong_citizen import Misfiled, Moving
from desktop.flows.ways import Pen, while_stands
from desktop.sentences import told
from desktop.ui.screens.citizen import CitizenScreen
from storage.attachments import Bound
from storage.ledger import Recorded
from storage.reads import former, kept_papers, persons
from storage.reads import wrong_citizen as reads
from storage.reads.records import Shown
from storage.vault import Store
from sync.words import is_unanswered


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants moved: a note of a case, to whom, why, and whether what is of the same visit goes along."""

    stream: str
    note: str
    right: RightCitizen
    reason: str
    along: bool
    seen: Seen


class WrongCitizen:
    """Wires the form in the timeline of a case."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        self._pen, self._ways = pen, pen.ways
        self._screen, self._citizen = screen, citizen
        screen.timeline.move_asked.connect(self._count)
        screen.timeline.right_wanted.connect(self._find)
        screen.timeline.note_moved.connect(self._move)
        screen.breach.judged.connect(self._judge)

    def ask(self) -> None:
        """Ask what of another citizen stood in this case and is not judged yet: a task for a team lead."""

        def show(tasks: tuple[BreachShown, ...]) -> None:
            self._screen.breach.show_tasks(tasks, self._ways.today())

        citizen = self._citizen
        self._ways.desk.ask(lambda reader: reads.breaches(reader, citizen), while_stands(self._screen, show))

    def _judge(self, task: str, words: str) -> None:
        def done(_recorded: Recorded) -> None:
            self._ways.window.toast(_judged())
            self._screen.form_saved("breach")

        self._pen.write(
            wrong_citizen.judge,
            self._citizen,
            task,
            judged=words,
            seen=self._screen_seen(),
            then=done,
            refused=while_stands(self._screen, lambda refusal: self._screen.refuse(told(refusal), "breach")),
        )

    def _count(self, note: str) -> None:
        def show(hangs: HangsOn) -> None:
            self._screen.timeline.show_hanging(note, hangs)

        citizen = self._citizen
        self._ways.desk.ask(
            lambda reader: reads.hangs_on(reader, citizen, note), while_stands(self._screen, show)
        )

    def _find(self, note: str, said: str, reason: str) -> None:
        def show(found: Sequence[RightCitizen]) -> None:
            if len(found) == 1:
                self._screen.timeline.show_right(found[0])
            elif found or not is_number(said):
                self._refuse(_several() if found else _nobody())
            else:
                self._ask_service(note, said, reason)

        citizen = self._citizen
        self._ways.desk.ask(
            lambda reader: reads.find(reader, said, but=citizen), while_stands(self._screen, show)
        )

    def _ask_service(self, note: str, said: str, reason: str) -> None:
        """Nobody here has that number: the service may know whose case it is, and takes the copy for it."""
        ask, citizen = self._ways.address, self._citizen
        if ask is None:
            self._refuse(_no_contact())
            return
        try:
            number = cpr.parse(said)
            wrong_citizen.check(Moving(citizen, "", reason))
        except Refused as refusal:
            self._turned_down(refusal)
            return

        def named(stream: str) -> None:
            if stream == citizen:
                self._refuse(_same())
                return
            self._screen.timeline.show_right(RightCitizen(stream, "", masked(number), is_elsewhere=True))

        def known(records: tuple[str, ...]) -> None:
            wanted = wrong_citizen.AddressWanted(number, records, reason.strip())
            ask(wanted, while_stands(self._screen, named), while_stands(self._screen, self._say))

        self._ways.desk.ask(
            lambda reader: tuple(one.id for one in reads.moving(reader, citizen, note, along=True)),
            while_stands(self._screen, known),
        )

    def _say(self, refusal: FodfaesteError) -> None:
        self._refuse(_no_contact() if is_unanswered(refusal) else told(refusal))

    def _move(self, note: str, right: RightCitizen, reason: str, along: bool) -> None:  # noqa: FBT001 - a signal's
        wanted = Wanted(self._citizen, note, right, reason, along, self._screen_seen())

        def verb(store: Store, now: datetime) -> tuple[Change, ...]:
            return moved(store, wanted, by=self._ways.desk.user, now=now)

        def done(_recorded: Recorded) -> None:
            self._ways.window.toast(_sent() if right.is_elsewhere else _said(right.name))
            self._screen.form_saved("withdrawal")

        self._pen.make(verb, then=done, refused=while_stands(self._screen, self._turned_down))

    def _screen_seen(self) -> Seen:
        page = self._screen.page
        return page.seen if page is not None else Seen()

    def _turned_down(self, refusal: FodfaesteError) -> None:
        self._refuse(told(refusal))

    def _refuse(self, sentence: str) -> None:
        self._screen.refuse(sentence, "withdrawal")


def moved(store: Store, wanted: Wanted, *, by: str, now: datetime) -> tuple[Change, ...]:
    """Return the changes that move a note and what goes along; its files lie sealed anew when this returns.

    Refused where there is nothing to move, or a file of it is not here: then nothing is left behind either.
    """
    right = persons.cases(store.own_reader(), wanted.right.id)[0]
    reader = store.own_reader()
    called = former.names_of(reader, persons.cases(reader, right), wanted.right.name)
    moving = Moving(wanted.stream, right, wanted.reason, (wanted.right.name, *called))
    wrong_citizen.check(moving)
    sealed: list[str] = []
    try:
        records = []
        found = reads.moving(store.own_reader(), wanted.stream, wanted.note, along=wanted.along)
        kept, doubtful = kept_papers.found(store.own_reader(), wanted.stream, found)
        for one in found:
            file = _sealed_anew(store, one, right) if one.kind == "attachment" else None
            sealed += [file.id] if file else []
            records.append(Misfiled(one.id, one.kind, one.fields, one.begun_at, one.begun_by, file))
        return wrong_citizen.move(
            moving, records, kept=kept, doubtful=doubtful, by=by, now=now, seen=wanted.seen
        )
    except FodfaesteError:
        store.attachments.remove(sealed)
        raise


def _sealed_anew(store: Store, one: Shown, right: str) -> SealedFile:
    """Seal a file for the right case, under a key of its own: it is bound to its case (decision 0017)."""
    if not store.attachments.is_here(one.id):
        raise Refused(wrong_citizen.FILE_NOT_HERE)
    bound = Bound(one.id, one.stream, key_of(one.fields), one.number("size"), one.text("digest"))
    return store.attachments.seal(right, [store.attachments.read(bound)])


def _said(name: str) -> str:
    return QCoreApplication.translate("flows", "Notatet er flyttet til {name}.").format(name=name)


def _judged() -> str:
    return QCoreApplication.translate("flows", "Vurderingen er gemt på denne computer.")


def _sent() -> str:
    return QCoreApplication.translate(
        "flows", "Notatet er taget ud af sagen og sendes til den rigtige borgers sag."
    )


def _same() -> str:
    return QCoreApplication.translate(
        "flows", "Det er den borger, notatet allerede står hos. Intet er flyttet."
    )


def _no_contact() -> str:
    return QCoreApplication.translate(
        "flows",
        "Ingen borger på denne computer har det CPR-nummer, og der er ingen forbindelse til centralen. Intet er "
        "flyttet. Prøv igen, når der er forbindelse.",
    )


def is_number(said: str) -> bool:
    """Tell whether somebody wrote a CPR number and not a name."""
    return len(cpr.digits(said)) == _DIGITS


_DIGITS: Final = 10


def _several() -> str:
    return QCoreApplication.translate(
        "flows", "Flere borgere på denne computer hedder det. Skriv CPR-nummeret."
    )


def _nobody() -> str:
    return QCoreApplication.translate(
        "flows",
        "Ingen borger, du kan skrive hos, hedder det eller har det CPR-nummer. Intet er flyttet. Se efter, om det er "
        "skrevet rigtigt, eller bed teamlederen om at flytte notatet.",
    )
