"""The invented caseload, and the day on which all invented things happen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from casework.answers import CitizenRow
from casework.changes import Seen
from casework.sentences import Sentence
from casework.words import FORMS, said

TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 9, 17, tzinfo=UTC)
SEEN = Seen(seq=41, own=7)


def at(month: int, day: int, hour: int, minute: int = 0) -> str:
    """Write an instant of 2026 as changes carry it; the hour is UTC (one less than on the wall in November)."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC).isoformat(timespec="seconds")


def row(number: int, name: str, age: int, **more: object) -> CitizenRow:
    """Make a row of the caseload with nothing special about it."""
    plain = CitizenRow(
        id=f"c-{number}",
        name=name,
        age=age,
        readiness="activity_ready",
        protected=False,
        last_contact=at(11, 20, 10),
        last_contact_form="phone",
        rhythm_days=14,
        next_step=said(FORMS, "home"),
        next_step_at=at(12, 3, 9, 15),
        waiting_for="",
        waiting_days_over=0,
        torn=False,
        unsent=False,
        folded=name.casefold(),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


ROWS = (
    row(
        2,
        "Zahra Thygesen",
        39,
        last_contact=at(11, 24, 13, 5),
        next_step_at=at(11, 26, 9, 15),
        waiting_for=Sentence("{what} fra {who}", what="LÆ125", who="Havnens Læger"),
        waiting_days_over=11,
        torn=True,
        folded="zahra thygesen 7203870000 søndergade havnens læger",
    ),
    row(
        3,
        "Østen Rasmussen",
        57,
        protected=True,
        last_contact=at(11, 9, 10),
        last_contact_form="home",
        next_step_at=at(11, 26, 10, 30),
    ),
    row(
        4,
        "Maria Kılıç",
        41,
        last_contact=at(11, 25, 10),
        last_contact_form="workplace",
        next_step="Opfølgning i bageriet",
        next_step_at=at(11, 26, 12),
        unsent=True,
        folded="maria kilic fjordens bageri",
    ),
    row(
        5,
        "Åge Kjærsgaard-Brøndum",
        62,
        last_contact=at(11, 17, 9),
        last_contact_form="office",
        next_step="Gældsrådgivningsaftale",
        next_step_at=at(11, 26, 13, 30),
        waiting_for=Sentence("{what} fra {who}", what="Afdragsordning", who="Gældsrådgivningen"),
        folded="åge kjærsgaard-brøndum gældsrådgivningen",
    ),
    row(
        6,
        "Bjørn-Håkon Ægidius",
        48,
        last_contact=at(11, 14, 9),
        next_step="Følgeskab til misbrugscenteret",
        next_step_at=at(11, 30, 8),
        waiting_for="Rusmiddelbehandlingen",
    ),
    row(
        1,
        "Lene Mølgaard Olsen",
        60,
        last_contact=at(11, 26, 7, 45),
        last_contact_form="walk",
        next_step="Ringe til psykiatrien sammen",
        next_step_at=at(12, 1, 9),
        waiting_for="Psykiatrien Brønderslev",
    ),
    row(7, "Hanne Ø. Pedersen", 46, readiness="job_ready", next_step="Sende CV til SuperBrugsen"),
    row(8, "Mikkel Skjøth", 31, last_contact=at(11, 18, 9), last_contact_form="walk"),
    row(9, "Fadumo Warsame", 29, last_contact=at(11, 22, 9), last_contact_form="sms"),
    row(10, "Ibrahim Al-Masri", 34, last_contact=at(11, 24, 9), last_contact_form="workplace"),
    row(
        11,
        "Karen Margrethe Ågård",
        53,
        last_contact=at(11, 11, 9),
        last_contact_form="home",
        next_step="",
        next_step_at=None,
    ),
)


def many_rows(count: int) -> tuple[CitizenRow, ...]:
    """Make a caseload as large as a municipality's, for measuring."""
    first = ("Zahra", "Østen", "Maria", "Åge", "Bjørn-Håkon", "Lene", "Hanne", "Mikkel", "Fadumo", "Ibrahim")
    last = ("Thygesen", "Rasmussen", "Kılıç", "Kjærsgaard", "Ægidius", "Olsen", "Pedersen", "Skjøth", "Ågård")
    rows = []
    for number in range(count):
        name = f"{first[number % len(first)]} {last[number % len(last)]} {number}"
        text = f"{name} 7203{number:06d} søndergade {number} fjordens bageri havnens læger".casefold()
        day = TODAY - timedelta(days=number % 30)
        rows.append(row(number, name, 20 + number % 45, folded=text, last_contact=f"{day}T09:00:00+00:00"))
    return tuple(rows)
