"""Invented answers for the room behind the chip, the plan and the settings."""

from dataclasses import replace

from casework.answers import (
    ActivityShown,
    GoalShown,
    HandedOver,
    Receipt,
    SyncRoom,
    SyncState,
    TornField,
    TornVersion,
    WaitingChange,
)
from casework.answers_files import WaitingFile
from casework.answers_held import HeldChange, PutAway
from casework.answers_safety import RulesShown, SafetyFacts
from casework.purposes import TrailLine, use
from casework.sentences import Sentence
from desktop.ui.screens.settings import DeviceShown
from sync.words import TurnedAway
from tests.desktop import facts
from tests.desktop.facts_rows import SEEN, at

AT_NINE = at(11, 26, 9, 0)


def _of(kind: str, words: str) -> Sentence:
    return Sentence("{kind}: {words}", kind=Sentence(kind), words=words)


WAITING = (
    WaitingChange(
        41, "c-1", "Lene Mølgaard Olsen", _of("notat", "Zahra kom selv til døren"), "note", at(11, 26, 9, 22)
    ),
    WaitingChange(
        42, "c-1", "Lene Mølgaard Olsen", _of("besøg", Sentence("Gåtur")), "visit", at(11, 26, 9, 24)
    ),
    WaitingChange(43, "c-2", "Fadumo Warsame", _of("mål", "Stå op til tiden"), "goal", at(11, 26, 9, 5)),
)
RECEIPTS = tuple(
    Receipt(40 - number, "c-1", name, what, kind, at(11, 26, 8, 3 + number))
    for number, (name, what, kind) in enumerate(
        (
            ("Østen Rasmussen", _of("besøg", Sentence("Hjemmebesøg")), "visit"),
            ("Maria Kılıç", _of("aftale", "Ringe til lægen"), "agreement"),
            ("Åge Kjærsgaard-Brøndum", Sentence("planudgave"), "plan_version"),
            *((f"Borger {place}", Sentence("notat"), "note") for place in range(4, 16)),
        )
    )
)
MINE = TornVersion(
    "w-mette",
    "Mette Hald",
    mine=True,
    happened=at(11, 26, 7, 20),
    text="Zahra møder i bageriet mandag, onsdag og fredag kl. 8 til 11. Amina henter børnene. "
    "Mette ringer til Bente hver anden uge.",
)
HIS = TornVersion(
    "w-jonas",
    "Jonas Krogh",
    mine=False,
    happened=at(11, 25, 14, 48),
    text="Zahra møder i bageriet tirsdag og torsdag kl. 8 til 11. Mette ringer til Bente hver anden uge. "
    "Bente vil gerne have en opskrift på sambusa.",
)
HERS = TornVersion(
    "w-helle",
    "Helle Lund",
    mine=False,
    happened=at(11, 24, 10),
    text="Zahra møder i bageriet mandag og onsdag kl. 9 til 12, så længe Amina kan hente børnene.",
)
TORN = TornField(
    "c-1",
    "Zahra Thygesen",
    "a-1",
    "agreement",
    "Plan, mål 1",
    "what",
    Sentence("aftale"),
    (MINE, HIS),
    SEEN,
)
AWAY = PutAway(
    31,
    "c-9",
    "Amina Warsame",
    "notat: mødte Amina",
    "Jonas har skrevet det ind",
    AT_NINE,
    "Mødte Amina på biblioteket. Hun vil gerne begynde på mandag og har brug for en cykel.",
)
HELD = HeldChange(
    39,
    "c-9",
    "Østen Rasmussen",
    _of("aftale", "Følges til banken"),
    "Borgeren er ikke på din sagsstamme.",
    "Teksten er gemt her. Tal med teamlederen, og prøv igen, når det er på plads.",
    can_change=True,
)
ROOM = SyncRoom(WAITING, RECEIPTS, (), (TORN,), (), at(11, 26, 8, 40), at(11, 26, 8, 40), None)


def state_of(room: SyncRoom) -> SyncState:
    """Return what the chip says of a room."""
    hurt = sum(one.hurt for one in room.files)
    office = sum(one.office and not one.hurt for one in room.files)
    return SyncState(
        len(room.waiting),
        len(room.held) + len(room.torn) + len(room.twins) + hurt,
        room.last_receipt,
        room.offline_since,
        files=len(room.files) - office - hurt,
        office=office,
        again=room.again,
        why=room.why,
    )


QUIET = SyncRoom((), (), (), (), (), None, None, None)
FULL = replace(
    ROOM,
    torn=(
        replace(TORN, versions=(MINE, HIS, HERS)),
        replace(TORN, record="a-2", field="due", versions=(MINE, HIS)),
    ),
    held=(HELD,),
    handed_over=(HandedOver("Lene Mølgaard Olsen", "Jonas Krogh", at(11, 20, 9)),),
    waiting=tuple(replace(WAITING[0], number=50 + each) for each in range(20)),
)
YESTERDAY = tuple(replace(one, at=at(11, 25, 14, 32 - place)) for place, one in enumerate(RECEIPTS))
OFFLINE = replace(
    QUIET,
    waiting=WAITING,
    receipted=YESTERDAY,
    last_receipt=YESTERDAY[0].at,
    offline_since=at(11, 26, 8, 40),
)
MANY = replace(
    OFFLINE,
    waiting=tuple(replace(WAITING[each % 3], number=100 + each) for each in range(128)),
)
HINDERED = replace(OFFLINE, why=str(TurnedAway("sign_in_needed", "user")))

SCAN = WaitingFile(
    "f-1",
    "c-1",
    "Lene Mølgaard Olsen",
    "Hele sagsmappen fra Jobcenter Havnby",
    21_400_000,
    AT_NINE,
    office=True,
)
FOR_THE_OFFICE = replace(
    QUIET,
    waiting=WAITING[:1],
    files=(
        replace(SCAN, id="f-0", what="Kontrakt", hurt=True),
        SCAN,
        replace(SCAN, id="f-2", name="", what="", size=0, office=False),
        replace(SCAN, id="f-3"),
    ),
)

LONG = "Zahra og Mette går sammen til Fjordens Bageri de første tre dage, så Zahra ved, hvem hun skal spørge om hvad. "
ACTIVITIES = (
    ActivityShown(
        "ac-1",
        "Tre formiddage i Fjordens Bageri fra 1. december",
        "Fordi du blev glad og ikke træt på den dårlige måde.",
        "Zahra",
        facts.GOALS[0].id,
        voluntary=True,
        status="",
    ),
    ActivityShown("ac-2", LONG, LONG * 2, "Zahra og Mette", facts.GOALS[0].id, voluntary=None, status=""),
)
PLAN = replace(
    facts.PAGE, activities=ACTIVITIES, goals=tuple(replace(goal, area="Job") for goal in facts.PAGE.goals)
)
MISSING = ("Aftalen »Ringe til Havnens Læger« mangler en dato.",)
TORN_GOAL: GoalShown = replace(facts.GOALS[0], torn=("measure",))
TORN_PLAN = replace(PLAN, goals=(TORN_GOAL, *facts.GOALS[1:]))
LONG_PLAN = replace(
    PLAN,
    goals=(
        replace(facts.GOALS[0], title=LONG.strip(), own_words=LONG * 3, measure=LONG),
        *(replace(facts.GOALS[1], id=f"more-{number}", title=LONG) for number in range(9)),
    ),
)
DEVICE = DeviceShown(
    "Mette Hald", "MEHA", "Havnby Kommune", "https://fodfaeste.havnby.example", at(11, 26, 8, 40), "0.1.0"
)
CHOSEN = {"language": "da", "theme": "system", "scale": "1.0", "calm": "no", "lock_minutes": "5"}
_USED = (
    ("show-address", "", "hentes til samtale, taxa bestilt"),
    ("print", "plan", ""),
    ("read", "plan", ""),
    ("change", "note,agreement", ""),
    ("search", "palette", "bageri"),
    ("delete", "note", ""),
    ("show-cpr", "", ""),
    ("export", "plan", ""),
    ("read", "visit", ""),
    ("read", "day", ""),
)
LOG = tuple(
    TrailLine(str(number), use(at(11, 26 - number, 9, 30 - number), action, what), words)
    for number, (action, what, words) in enumerate(_USED)
)

SAFETY = SafetyFacts(
    "d-1",
    key_memory=256,
    recovery=True,
    lease_until=at(12, 3, 8, 40),
    last_backup=at(11, 26, 8, 10),
    last_check=at(11, 26, 7, 2),
    check_held=True,
    second_copy=True,
    trail_checked=at(11, 26, 8, 5),
    trail_held=True,
    disk_sealed=True,
    hears_system=True,
    device_key="sealed",
)
SAFETY_UNKNOWN = SafetyFacts("d-1")
SAFETY_WEAK = replace(
    SAFETY,
    recovery=False,
    check_held=False,
    second_copy=False,
    disk_sealed=False,
    lease_until=None,
    device_key="bare",
)
SAFETY_RULES = replace(SAFETY, rules=RulesShown(cover=False, binding=True, idle=3), bound=False)
