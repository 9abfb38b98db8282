"""The desks of a mentor and of a team lead: a month under way, a hand-over being made, nobody yet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QWidget

from casework import link
from casework.answers_batch import DayStop, LeftOut, TeamDay
from casework.answers_mentor import Mentee, MentorDesk
from casework.answers_team import (
    Load,
    LookSeen,
    Member,
    Opened,
    SetAside,
    StillHolds,
    TeamAtService,
    TeamDesk,
    TeamPlan,
    TeamPurposeless,
    TeamResults,
    TeamWait,
    TeamWeek,
)
from casework.clashes import Clash, Side
from casework.mentoring import Agreed, Logged
from desktop.ui.screens.mentor import MentorScreen
from desktop.ui.screens.team import TeamScreen
from tests.desktop.scenes import now, window_with

ME = "w-mentor"
_SAID = (
    (3, 20, "Ringede. Aftalte turen til biblioteket."),
    (5, 90, "Gik med til møde på biblioteket."),
    (9, 15, "Ringede som aftalt."),
    (11, 110, "Øvede bus 3A sammen."),
    (16, 15, "Ringede. Det passede dårligt. Vi talte sammen dagen efter."),
    (18, 95, "Handlede ind og lagde budget."),
    (24, 140, "Hentede Zahra. Var med i bageriet."),
)
GRANT = Agreed(
    "a-1",
    ME,
    36 * 60,
    date(2026, 9, 1),
    date(2027, 2, 28),
    "Tryg ved bussen, nye mennesker, i gang i bageriet",
    "Følges i starten",
    "1234-5678-90",
)


def lines(*more: Logged) -> tuple[Logged, ...]:
    """Return a month of lines and what was used before, the newest first."""
    month = [Logged(f"l-{day}", date(2026, 11, day), minutes, text, ME) for day, minutes, text in _SAID]
    before = [Logged(f"o-{day}", date(2026, 10, day), 171, "Fulgtes.", ME) for day in (1, 8, 15, 22, 29)]
    return tuple(sorted([*month, *before, *more], key=lambda line: line.on, reverse=True))


ZAHRA = Mentee("c-1", "Zahra Mansour", "70 00 00 11", "Mette Hald", (GRANT,), lines())
KARL = Mentee(
    "c-2",
    "Åge Kjærsgaard-Brøndum",
    "70 00 00 12",
    "Jonas Krogh",
    (Agreed("a-2", ME, 120, date(2026, 10, 1), date(2027, 3, 31), "Ud ad døren to gange om ugen"),),
    tuple(Logged(f"k-{day}", date(2026, 11, day), 75, "Gik en tur.", ME) for day in (20, 12)),
)
LIS = Mentee("c-3", "Lis Ærø", "70 00 00 13", "Mette Hald")
DESK = MentorDesk((KARL, LIS, ZAHRA))


def desk(told: MentorDesk = DESK, then: Callable[[MentorScreen], object] | None = None) -> QWidget:
    """Open the desk of a mentor."""
    screen = MentorScreen(now)
    window = window_with("mentor", screen)
    window.offer_desks(frozenset({"mentor"}))
    screen.show_desk(told)
    if told.mentees:
        screen.choose("c-1")
    if then is not None:
        then(screen)
    return window


def writing(screen: MentorScreen) -> None:
    """A line is being written, and its day cannot be read."""
    screen.form.chips[4].click()
    screen.form.fill({"text": "Øvede bus 3A sammen.", "on": "i forgårs"})
    screen.form.send()


def correcting(screen: MentorScreen) -> None:
    """A line that stands is being corrected."""
    screen.month.line_chosen.emit(screen._desk.mentees[2].lines[0])


_NAMES = (
    "Zahra Mansour",
    "Åge Kjærsgaard-Brøndum",
    "Karen Margrethe Ågård",
    "Bjørn-Håkon Ægidius",
    "Lis Ærø",
    "Ole Dahl",
    "Hanne Olsen",
    "Nur Al-Hassan",
)
NAMES = {f"c-{number}": name for number, name in enumerate(_NAMES)}
HOURS = (21, 24, 24, 31, 29, 12, 30, 34, 38, 41, 44, 42)
TEAM = TeamDesk(
    "Team Udsatte",
    (
        Member("w-2", "JOKR", "Jonas Krogh", "Sagsbehandler", Load(6, 22, 18), tuple(NAMES)),
        Member("w-1", "MEHA", "Mette Hald", "Sagsbehandler", Load(10, 21, 12), tuple(NAMES)),
        Member(
            "w-3",
            "ANBA",
            "Anne Bæk",
            "Sagsbehandler",
            Load(15, 17, 6),
            tuple(NAMES),
            date(2026, 12, 14),
            "Jonas Krogh",
        ),
        Member("w-4", "SIBA", "Sıla Başar", "Mentor"),
    ),
    NAMES,
    (TeamWait("", 4, 11), TeamWait("Psykiatrien Brønderslev", 7, 0), TeamWait("Gældsrådgivningen", 3, 0)),
    (
        TeamPlan("c-1", "Åge Kjærsgaard-Brøndum", "Jonas Krogh", date(2025, 11, 14)),
        TeamPlan("c-2", "Karen Margrethe Ågård", "Mette Hald", date(2026, 2, 3)),
        TeamPlan("c-3", "Bjørn-Håkon Ægidius", "Mette Hald", date(2026, 5, 20), chosen=(date(2026, 12, 10),)),
    ),
    8,
    TeamResults(
        tuple(TeamWeek(36 + at, hours) for at, hours in enumerate(HOURS)),
        6,
        11,
        31,
        4.2,
        own_goals=23,
        told_goals=31,
    ),
    (
        TeamPurposeless("c-4", NAMES["c-4"], "Anne Bæk", "visit", "", date(2026, 11, 30)),
        TeamPurposeless(
            "c-1", NAMES["c-1"], "Jonas Krogh", "activity", "Gåtur om onsdagen", date(2026, 11, 2)
        ),
        TeamPurposeless("c-3", NAMES["c-3"], "Mette Hald", "placement", "Havnens Bageri", date(2026, 10, 5)),
    ),
)
AT_SERVICE = TeamAtService(
    {},
    (StillHolds("JOKR", "Kontoret", "c-0", "2026-11-25T09:00:00+00:00", "2026-11-24T14:00:00+00:00"),),
    (
        LookSeen("2026-11-25T10:00:00+00:00", "MEHA", "show-address", "", ("c-4",), known=False),
        LookSeen("2026-11-25T09:00:00+00:00", "JOKR", "read", "plan", ("c-1",), known=True),
        LookSeen("2026-11-24T12:00:00+00:00", "JOKR", "print", "day", ("c-1", "c-2"), known=True),
    ),
    (
        SetAside("2026-11-26T07:20:00+00:00", "JOKR", "scope_ended", "c-3", "note"),
        SetAside("2026-11-25T12:00:00+00:00", "SIBA", "outside_role", "c-1", "agreement"),
        SetAside("2026-11-24T12:00:00+00:00", "MEHA", "never_in_scope", "", ""),
    ),
    0,
    (
        Opened(
            "2026-11-26T08:50:00+00:00",
            "BOBO",
            "c-2",
            "contact",
            "Borgeren står i receptionen, og Mette er syg",
            "2026-11-26T09:50:00+00:00",
            is_over=False,
        ),
        Opened(
            "2026-11-24T14:00:00+00:00",
            "MEHA",
            "",
            "acute",
            "Lægen ringer om en indlæggelse",
            "2026-11-24T15:00:00+00:00",
            is_over=True,
        ),
    ),
)


def team(then: Callable[[TeamScreen], object] | None = None, told: TeamDesk = TEAM) -> QWidget:
    """Open the desk of a team lead."""
    screen = TeamScreen(now)
    window = window_with("team", screen)
    window.offer_desks(frozenset({"team"}))
    screen.show_team(told)
    screen.show_service(AT_SERVICE)
    if then is not None:
        then(screen)
    return window


def covering(screen: TeamScreen) -> None:
    """A cover is being made, and its day is missing."""
    screen.hand_over("w-3")
    assert screen.form is not None
    screen.form.how.choose("cover")
    screen.form.how.chosen.emit("cover")
    screen.form.send()


_EIGHT = Side("v-0", "visit", "", "c-0", "Borger 0", datetime(2026, 12, 1, 7, 30, tzinfo=UTC))
CLASHING = {
    0: (
        Clash("overlap", date(2026, 12, 1), _EIGHT, _EIGHT),
        Clash("worker", date(2026, 12, 1), _EIGHT, _EIGHT),
    ),
    2: (Clash("placement", date(2026, 12, 4), Side("a-1", "agreement", "Går til lægen")),),
}
TUESDAY = TeamDay(
    date(2026, 12, 1),
    "Team Udsatte",
    tuple(
        DayStop(
            f"c-{at}", f"Borger {at}", f"2026-12-01T0{7 + at // 2}:30:00+00:00", worker, CLASHING.get(at, ())
        )
        for at, worker in enumerate(("Anne Bæk", "Anne Bæk", "Jonas Krogh", "Jonas Krogh"))
    ),
    (LeftOut("Ole Dahl", "died"),),
)


def day_shown(screen: TeamScreen) -> None:
    """A day on which four of the team's citizens are visited."""
    screen.paper.days.choose(TUESDAY.on.isoformat())
    screen.paper.show_day(TUESDAY)


def printing(screen: TeamScreen) -> None:
    """Its plans are on their way to the printer."""
    day_shown(screen)
    screen.paper.show_progress(2, 4, drawn=True)


def offline(screen: TeamScreen) -> None:
    """The service does not answer."""
    screen.show_service(
        None,
        "Centralen svarer ikke lige nu. Du ser teamet, som det ligger på denne computer. En overdragelse kræver net.",
    )


def alone(screen: TeamScreen) -> None:
    """Four citizens have nobody, as after somebody's job changed."""
    screen.show_service(replace(AT_SERVICE, alone=("c-1", "c-4", "c-6", "c-ikke-her")))


def giving(screen: TeamScreen) -> None:
    """They are being given to somebody."""
    alone(screen)
    screen.hand_over("")


def coding(screen: TeamScreen) -> None:
    """A code is to be made, and the passphrase is asked for once more."""
    screen.code.form.fill({"whose": "w-2"})
    screen.code.ask_words(
        "Skriv din adgangssætning igen, lige før koden laves: med den kommer en computer ind som en anden."
    )


def coded(screen: TeamScreen) -> None:
    """The code is there."""
    screen.code.form.fill({"whose": "w-2"})
    whole = link.written(link.Link("https://fodfaeste.nordbyen.example", "7K2M-9QXT", "0123456789abcdef" * 2))
    screen.code.show_code("7K2M-9QXT", "i morgen kl. 9.00", whole)


SCENES: dict[str, Callable[[], QWidget]] = {
    "mentor": desk,
    "mentor_writing": lambda: desk(then=writing),
    "mentor_correcting": lambda: desk(then=correcting),
    "mentor_without_agreement": lambda: desk(then=lambda screen: screen.choose("c-3")),
    "mentor_nobody": lambda: desk(MentorDesk()),
    "team": team,
    "team_day": lambda: team(day_shown),
    "team_printing": lambda: team(printing),
    "team_handing": lambda: team(lambda screen: screen.hand_over("w-2")),
    "team_covering": lambda: team(covering),
    "team_offline": lambda: team(offline),
    "team_alone": lambda: team(alone),
    "team_giving": lambda: team(giving),
    "team_code_words": lambda: team(coding),
    "team_code": lambda: team(coded),
    "team_nobody": lambda: team(told=TeamDesk("")),
}
