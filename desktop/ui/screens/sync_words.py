"""What the chip at the foot of the rail says: three states, two lines, always an age or a receipt."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from casework import calendar
from casework.answers import SyncState
from desktop.ui.parts.rail import SyncKind
from desktop.ui.screens import days, said

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ChipWords:
    """A kind, two lines, and one word for the narrow rail."""

    kind: SyncKind
    first: str
    second: str
    short: str


def chip_words(state: SyncState, today: date, *, practice: bool = False) -> ChipWords:
    """Say the state of the exchange."""
    if practice:
        return ChipWords(
            "practice",
            translate("chip", "Øvelseskontor"),
            translate("chip", "bliver på computeren"),
            translate("chip", "Øvelse"),
        )
    if state.sending is not None:
        first = translate("chip", "Sender {done} af {all}").format(
            done=state.sending[0], all=state.sending[1]
        )
        return ChipWords(
            "waiting", first, translate("chip", "du kan arbejde imens"), translate("chip", "Sender")
        )
    waits = translate("chip", "{count} venter").format(count=state.waiting)
    if state.needs_you:
        one = state.needs_you == 1
        places = (
            translate("chip", "1 sted")
            if one
            else translate("chip", "{count} steder").format(count=state.needs_you)
        )
        second = f"{places} · {waits}" if state.waiting else places
        return ChipWords("needs", translate("chip", "Noget kræver dig"), second, translate("chip", "Se her"))
    if state.again:
        return _again(state.again)
    if state.waiting:
        one = state.waiting == 1
        first = (
            translate("chip", "1 ændring venter") if one else translate("chip", "{count} ændringer venter")
        )
        return ChipWords(
            "waiting", first.format(count=state.waiting), _since(state, today), translate("chip", "Venter")
        )
    if state.files or state.office:
        return _files(state, today)
    if state.offline_since:
        return _missed(state, today)
    second = (
        said.moment(state.last_receipt, today) if state.last_receipt else translate("chip", "intet at sende")
    )
    return ChipWords(
        "receipted", translate("chip", "Alt er kvitteret"), second, translate("chip", "Kvitteret")
    )


def _again(count: int) -> ChipWords:
    """Say that receipts were lost at the service: it was put back from an older copy, and gets the changes again."""
    first = translate("chip", "1 sendes igen") if count == 1 else translate("chip", "{count} sendes igen")
    second = translate("chip", "centralen er lagt tilbage fra en ældre kopi")
    return ChipWords("waiting", first.format(count=count), second, translate("chip", "Igen"))


def _files(state: SyncState, today: date) -> ChipWords:
    """Say that files are not at the service: those that go by themselves before those that wait for the office."""
    count = state.files or state.office
    first = translate("chip", "1 fil venter") if count == 1 else translate("chip", "{count} filer venter")
    second = _since(state, today) if state.files else translate("chip", "til du er på kontoret")
    return ChipWords("waiting", first.format(count=count), second, translate("chip", "Venter"))


def _missed(state: SyncState, today: date) -> ChipWords:
    """Nothing waits, and no round comes through: nobody answered, or somebody did and the room says what."""
    when = _when(state, today)
    if state.why:
        first, second = translate("chip", "Noget er i vejen"), translate("chip", "siden {when}")
        return ChipWords("waiting", first, second.format(when=when), translate("chip", "Se hvorfor"))
    first, second = translate("chip", "Intet svar"), translate("chip", "fra centralen siden {when}")
    return ChipWords("waiting", first, second.format(when=when), first)


def _since(state: SyncState, today: date) -> str:
    """Say since when it waits; whether the network or the service is away, nobody can tell from here."""
    if not state.offline_since:
        return translate("chip", "sendes om lidt")
    silent, hindered = (
        translate("chip", "intet svar siden {when}"),
        translate("chip", "noget er i vejen siden {when}"),
    )
    return (hindered if state.why else silent).format(when=_when(state, today))


def _when(state: SyncState, today: date) -> str:
    at = state.offline_since or ""
    is_today = calendar.day_of(at) == today
    age = days.say_age(at, today).removeprefix("for ").removesuffix(" siden")
    return (days.say_time(at) if is_today else age).replace(" ", said.NO_BREAK)
