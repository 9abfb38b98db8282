"""What a screen or a paper may ask for, answered as frozen facts.

`storage.reads` fills these, `desktop.ui` shows them, and neither knows the other. Instants are ISO texts in UTC (as
changes carry them). What is answered about a case carries `seen`: a form hands it on, so that its change says it truly.
"""

from dataclasses import dataclass, field
from datetime import date

from casework.answers_closing import Called
from casework.answers_files import WaitingFile
from casework.answers_held import HeldChange, PutAway
from casework.answers_plan import ActivityBeside, GoalBeside, PlanBeside
from casework.answers_same import TwinWaits
from casework.changes import Seen


@dataclass(frozen=True, slots=True)
class Worker:
    """A colleague, from the municipality's reference stream."""

    id: str
    initials: str
    name: str
    role: str
    team: str
    phone: str


@dataclass(frozen=True, slots=True)
class DayVisit:
    """One visit of a day, with what is needed on the stairs. The address is empty where it is protected."""

    visit: str
    citizen: str
    name: str
    at: str
    form: str
    place: str
    protected: bool
    purpose: str
    outcome: str
    told: str
    safety_remark: str
    interpreter: str
    phone: str
    agreed_last: str
    bring: tuple[str, ...]
    seen: Seen
    order: int = 0
    worker_name: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """Something promised with a date: an agreement or a statement; `days_over` is negative while there is time."""

    record: str
    citizen: str
    name: str
    what: str
    who: str
    due: date | None
    days_over: int
    since: date | None = None


@dataclass(frozen=True, slots=True)
class SaidNow:
    """A citizen's own fresh words that call for an answer within days (motivation nu)."""

    citizen: str
    name: str
    words: str
    said_at: str
    phone: str


@dataclass(frozen=True, slots=True)
class Day:
    """The first screen: visits in driving order, words that call, what is over its date, whom we wait for."""

    on: date
    visits: tuple[DayVisit, ...]
    said_now: tuple[SaidNow, ...]
    overdue: tuple[Owed, ...]
    waiting_for: tuple[Owed, ...]
    drafts: tuple["DraftFound", ...] = ()


@dataclass(frozen=True, slots=True)
class CitizenRow(Called):
    """One row of the caseload, with a folded text that a filter searches while typing.

    `next_step_missed`: a visit of today began hours ago without a word of how it went, and none is to come today.
    """

    id: str
    name: str
    age: int | None
    readiness: str
    protected: bool
    last_contact: str | None
    last_contact_form: str
    rhythm_days: int
    next_step: str
    next_step_at: str | None
    waiting_for: str
    waiting_days_over: int
    torn: bool
    unsent: bool
    folded: str
    next_step_missed: bool = False
    died_on: date | None = None
    former: tuple[str, ...] = ()
    closed_on: date | None = None
    written_since: bool = False
    """The case is closed, and something was written in it without knowing of that."""


@dataclass(frozen=True, slots=True)
class GoalShown(GoalBeside):
    """A goal as a card shows it and a form opens it; of its `milestones` the first `steps_reached` lie behind."""

    id: str
    title: str
    own_words: str
    area: str
    measure: str
    target_date: date | None
    status: str
    steps: int
    steps_reached: int
    torn: tuple[str, ...] = ()
    said_on: date | None = None
    milestones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """Who does what by when; `torn` names the fields that two people wrote apart."""

    id: str
    what: str
    who: str
    why: str
    due: date | None
    status: str
    days_over: int
    goal: str = ""
    torn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityShown(ActivityBeside):
    """What is done towards a goal, and why."""

    id: str
    what: str
    why: str
    who: str
    goal: str
    voluntary: bool | None
    status: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened: kind (note, attempt, visit, meeting, statement ...), head, where, text, own words."""

    id: str
    kind: str
    nature: str
    head: str
    at: str
    by: str
    text: str
    is_contact: bool
    withdrawn: bool = False
    sent: bool = True
    moved: bool = False
    """It stood in the wrong case: only who moved it, when and why is left."""
    may_move: bool = False


@dataclass(frozen=True, slots=True)
class CoverShown:
    """Somebody stands in in a case: who, for whom, until when (an instant), the last day; `mine`: the reader does.

    `is_glass`: the case lies here only because the reader opened it for an hour.
    """

    name: str
    of: str
    until: str
    last_day: date
    mine: bool
    is_glass: bool


@dataclass(frozen=True, slots=True)
class CitizenPage(PlanBeside):
    """The page that answers who, plan, next step, last contact and waiting for what."""

    id: str
    name: str
    first_name: str
    age: int | None
    cpr_masked: str
    phone: str
    protected: bool
    address: str
    readiness: str
    safety_remark: str
    interpreter: str
    language: str
    story: str
    primary: Worker | None
    partner: Worker | None
    coordinator: Worker | None
    plan_number: int
    plan_issued: date | None
    next_step: str
    next_step_at: str | None
    last_contact: str | None
    last_contact_form: str
    last_contact_by: str
    waiting_for: str
    waiting_days_over: int
    goals: tuple[GoalShown, ...]
    agreements: tuple[AgreementShown, ...]
    activities: tuple[ActivityShown, ...]
    torn: tuple[str, ...]
    seen: Seen
    next_step_missed: bool = False
    covers: tuple[CoverShown, ...] = ()
    proposed: tuple[Worker, ...] = ()
    """Among whom somebody should choose the regular contact; empty where there is no doubt."""
    cases: tuple[str, ...] = ()
    died_on: date | None = None
    only_here: bool = False
    closed_on: date | None = None
    plan_size: str = ""
    plan_language: str = ""
    chooses_look: bool = False
    prints: frozenset[str] = frozenset()
    """The papers of this case that this person may print (`casework/prints.py`)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result: where it was found, with the words around it and where in the snippet the match lies."""

    citizen: str
    name: str
    record: str
    kind: str
    at: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class DraftFound:
    """Something typed and not yet saved, found again after a crash, a lock or a restart."""

    key: str
    citizen: str
    name: str
    kind: str
    contents: dict[str, str] = field(hash=False)
    kept_at: str = ""


@dataclass(frozen=True, slots=True)
class WaitingChange:
    """A change of ours that the service has not receipted, in plain words."""

    number: int
    citizen: str
    name: str
    what: str
    kind: str
    at: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A change of ours that the service has receipted, and when it did."""

    number: int
    citizen: str
    name: str
    what: str
    kind: str
    at: str


@dataclass(frozen=True, slots=True)
class TornVersion:
    """One of several versions of a field: whose, when, and the text."""

    by: str
    by_name: str
    mine: bool
    happened: str
    text: str
    may: bool = True  # whether this person's role may let it stand


@dataclass(frozen=True, slots=True)
class TornField:
    """A field that two people wrote apart, with all versions and what this screen has seen of them."""

    citizen: str
    name: str
    record: str
    kind: str
    title: str
    field: str
    field_name: str
    versions: tuple[TornVersion, ...]
    seen: Seen
    base: str = ""
    """What stood there when they parted, as far as all of them had seen it: what a common text begins with."""


@dataclass(frozen=True, slots=True)
class SyncRoom:
    """The room behind the chip: what waits, what is receipted, what is held, what is torn."""

    waiting: tuple[WaitingChange, ...]
    receipted: tuple[Receipt, ...]
    held: tuple[HeldChange, ...]
    torn: tuple[TornField, ...]
    handed_over: tuple["HandedOver", ...]
    last_receipt: str | None
    last_contact: str | None
    offline_since: str | None
    files: tuple[WaitingFile, ...] = ()
    twins: tuple[TwinWaits, ...] = ()
    again: int = 0
    """How many of those that wait had a receipt, which was lost when the service was put back from an older copy."""
    older: bool = False  # whether the log has receipts that are older than those here
    away: tuple[PutAway, ...] = ()
    why: str = ""  # what is known of why no round comes through; nothing where nobody answers


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A citizen who left this device, to whom and when; or whose grant the service lost, and nobody has decided it."""

    name: str
    to: str
    at: str
    lost: bool = False
    erased: bool = False
    """Whether the case is gone for good: it has no name any more."""
    typed: str = ""
    """What became of typed words: the kind of entry it is now, `aside` where the service keeps it so, or nothing."""
    typed_waits: bool = False
    """Whether that entry is on this computer still."""
    is_here: bool = False
    """Whether the citizen stayed or came back: only the role is another one."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """What the chip says: how many wait, how many places need a person, when the last receipt came.

    `files` go by themselves, `office` ones wait for their person to be there; neither is at the service yet.
    """

    waiting: int
    needs_you: int
    last_receipt: str | None
    offline_since: str | None
    sending: tuple[int, int] | None = None
    files: int = 0
    office: int = 0
    again: int = 0  # as in the room
    why: str = ""  # as in the room


@dataclass(frozen=True, slots=True)
class VisitShown:
    """What the visit page opens on: the citizen, which visit of the day it is, and what was answered last time."""

    page: CitizenPage
    visit: str
    position: int
    of: int
    began: str
    form: str = "home"
    planned: str = ""
    last_answer: int | None = None
    last_answer_at: str = ""
    rhythm_days: int = 14
    last_helped: int | None = None
