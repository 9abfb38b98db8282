"""The rooms of a case that only read: with what an import brings, without any of it, and for a role that reads none."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from casework.answers_case import (
    Benefit,
    ConsentLine,
    InCase,
    PersonLine,
    PlacementLine,
    StatementLine,
    WageWeek,
)
from casework.answers_files import DocumentShown
from casework.sentences import Sentence
from desktop.ui.screens.case_contacts import CaseContactsScreen
from desktop.ui.screens.case_documents import CaseDocumentsScreen
from desktop.ui.screens.case_health import CaseHealthScreen
from desktop.ui.screens.case_list import CaseListScreen
from desktop.ui.screens.case_people import CaseConsentsScreen, CaseNetworkScreen
from desktop.ui.screens.case_work import CaseEconomyScreen, CaseWorkScreen
from tests.desktop.facts import PAGE, TIMELINE
from tests.desktop.scenes import now, window_with

WEEKS: Final = tuple(
    WageWeek(f"h{number}", date(2026, 11, 9) - timedelta(weeks=number), hours, "Fjordens Bageri", wage)
    for number, (hours, wage) in enumerate(((6.0, 141.5), (4.5, 141.5), (2.0, None), (3.0, 139.0)))
)
PLACEMENTS: Final = (
    PlacementLine(
        "p1",
        "Virksomhedspraktik",
        "Fjordens Bageri",
        "Bente Lund",
        "Afprøve morgenvagter, så timerne kan vokse til et job.",
        date(2026, 9, 14),
        date(2026, 12, 11),
        12.0,
    ),
    PlacementLine(
        "p2",
        "Nytteindsats",
        "Havnens Værksted",
        "",
        "Komme ud ad døren",
        date(2026, 2, 2),
        date(2026, 3, 27),
        8.0,
        "Stoppet",
        "sygdom i familien",
    ),
)
STATEMENTS: Final = (
    StatementLine("s1", "LÆ125", "Havnens Læger", date(2026, 11, 1), date(2026, 11, 15), None, None, 2),
    StatementLine("s2", "LÆ265", "Havnens Læger", date(2026, 11, 20), date(2026, 12, 11), None),
    StatementLine(
        "s3", "LÆ135", "Psykiatrien Nord", date(2026, 6, 3), date(2026, 6, 24), date(2026, 6, 19), 1234.5, 1
    ),
)
PEOPLE: Final = (
    PersonLine("r1", "Idil Thygesen", "søster", "22 11 44 55", "Må vide, hvornår vi mødes", date(2026, 9, 2)),
    PersonLine("r2", "Bente Lund", "arbejdsplads", "98 12 44 10", "Møde- og arbejdstider", date(2026, 9, 14)),
    PersonLine("r3", "", "egen læge", "98 42 11 00", ""),
    PersonLine("r4", "Ole Skov", "nabo", "", "", date(2026, 10, 1), is_torn=True),
)
CONSENTS: Final = (
    ConsentLine(
        "r1", "Idil Thygesen", "søster", "Må vide, hvornår vi mødes", date(2026, 9, 2), is_written=True
    ),
    ConsentLine(
        "plan",
        Sentence("Én plan"),
        "",
        Sentence("i stedet for {plans}", plans="Min Plan, Barnets plan"),
        date(2026, 11, 2),
    ),
    ConsentLine("c1", "Bente Lund", "arbejdsplads", "Møde- og arbejdstider", date(2026, 9, 14)),
    ConsentLine(
        "c2", "Sprogskolen", "", "Fremmøde på holdet", date(2026, 3, 1), withdrawn_on=date(2026, 8, 20)
    ),
    ConsentLine("r4", "Ole Skov", "nabo", "", date(2026, 10, 1), is_written=True, is_torn=True),
)
FILES: Final = (
    DocumentShown(
        "f1",
        "Brev fra sprogskolen",
        "brev.pdf",
        "application/pdf",
        214_000,
        date(2026, 11, 12),
        "Mette Hald",
        True,
    ),
    DocumentShown(
        "f2",
        "Plan, udgave 3",
        "plan-3.pdf",
        "application/pdf",
        92_000,
        date(2026, 11, 2),
        "Mette Hald",
        True,
        is_paper=True,
    ),
    DocumentShown(
        "f3", "Foto af vagtplan", "vagt.jpg", "image/jpeg", 1_340_000, date(2026, 10, 8), "Jonas Krogh", False
    ),
)
ROOMS: Final[dict[str, tuple[type[CaseListScreen[Any]], InCase[Any]]]] = {
    "case_contacts": (
        CaseContactsScreen,
        InCase(PAGE.name, rows=tuple(one for one in TIMELINE if one.is_contact or one.kind == "attempt")),
    ),
    "case_work": (CaseWorkScreen, InCase(PAGE.name, rows=(*WEEKS, *PLACEMENTS))),
    "case_economy": (
        CaseEconomyScreen,
        InCase(
            PAGE.name,
            rows=WEEKS,
            benefit=Benefit("Kontanthjælp", date(2025, 2, 1), "Forhøjet sats", "6.2 Aktivitetsparat"),
        ),
    ),
    "case_health": (CaseHealthScreen, InCase(PAGE.name, rows=STATEMENTS)),
    "case_network": (CaseNetworkScreen, InCase(PAGE.name, rows=PEOPLE)),
    "case_consents": (CaseConsentsScreen, InCase(PAGE.name, rows=CONSENTS)),
    "case_documents": (CaseDocumentsScreen, InCase(PAGE.name, rows=FILES)),
}


def room(name: str, shown: InCase[Any] | None = None) -> QWidget:
    """Show a room of a case."""
    kind, filled = ROOMS[name]
    screen = kind(now)
    screen.show_case(filled if shown is None else shown)
    return window_with("citizens", screen)


def documents_attaching() -> QWidget:
    """In the room of the files: a photo that was made smaller waits for its words."""
    screen = CaseDocumentsScreen(now)
    screen.files.show_documents((), now().date())
    screen.show_case(ROOMS["case_documents"][1])
    screen.files.take_file("IMG 4412.jpg", was_larger=True)
    return window_with("citizens", screen)


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    **{name: partial(room, name) for name in ROOMS},
    **{f"{name}_empty": partial(room, name, InCase(PAGE.name)) for name in ROOMS},
    "case_health_days": partial(
        room,
        "case_health",
        InCase(
            PAGE.name,
            rows=tuple(
                StatementLine(one.record, "", "", one.requested, one.due, one.received) for one in STATEMENTS
            ),
        ),
    ),
    "case_documents_attaching": documents_attaching,
    "case_health_not_read": partial(room, "case_health", InCase(PAGE.name, may_read=False)),
}
