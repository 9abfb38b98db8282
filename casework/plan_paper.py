"""What a joint plan says on paper: the facts, chosen and worded, before anything is drawn.

The drawing (desktop.paper.plan) reads these records and nothing else, so what is not here cannot be printed:
there is no field for a CPR number, and an address leaves through `printed_address` only.
"""

from dataclasses import dataclass
from datetime import date, time

from casework.answers_signing import Stroke


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the citizen said, word for word, with who said it and, where it is known, when."""

    text: str
    said_by: str
    said_on: date | None


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One thing that happens soon: the day, the hour when there is one, who and why."""

    on: date
    at: time | None
    what: str
    who: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlanContact:
    """A person to ring.  `role` reads on after the name: "din faste kontakt", "når Bo er væk".

    `coordinates`: the plan is held together by the same person, so no other one is named for that.
    """

    name: str
    role: str = ""
    phone: str = ""
    coordinates: bool = False

    def known_as(self) -> str:
        """What the citizen knows this person as, in one breath."""
        return f"{self.role} og tovholder" if self.coordinates and self.role else self.role


@dataclass(frozen=True, slots=True)
class PlanActivity:
    """What we do towards a goal.  `voluntary` None: not an offer, so nothing is said.

    `owner` answers for it, `went` is how it goes.
    """

    what: str
    why: str = ""
    voluntary: bool | None = None
    who: str = ""
    owner: str = ""
    went: str = ""


@dataclass(frozen=True, slots=True)
class PlanStair:
    """How many steps lead to a goal, what each is where it has words, and how many are behind you (0: at the foot)."""

    steps: int
    reached: int = 0
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """One goal.  `measure` completes *Du har nået målet, når ...*; a bare count or noun is printed after a colon.

    `said_by` and `said_on` are of the citizen's own words; `author` wrote the goal down.
    `voice` is who set it, as a code.
    """

    area: str
    title: str
    measure: str = ""
    target_date: date | None = None
    own_words: str = ""
    activities: tuple[PlanActivity, ...] = ()
    stair: PlanStair | None = None
    said_by: str = ""
    said_on: date | None = None
    author: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class PlanMentor:
    """What was agreed with a mentor: who and his number, what it leads to, what he helps with, how long, how much."""

    name: str
    phone: str = ""
    goal: str = ""
    tasks: str = ""
    start: date | None = None
    end: date | None = None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class PlanLaw:
    """Where something that we do stands in the law; whether that was looked up, and whether a lawyer has read it."""

    what: str
    law: str
    is_read: bool = False
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class PlanInstead:
    """The plans that this one is used instead of since a day; `given` False: the citizen took that back on the day."""

    plans: tuple[str, ...]
    on: date
    given: bool = True


@dataclass(frozen=True, slots=True)
class PlanAgreement:
    """Who does what by when.  `role` is what the citizen knows the one who promised as."""

    who: str
    what: str
    due: date | None = None
    done: bool = False
    role: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class PlanWin:
    """A goal that was reached: its title as we wrote it, and what the citizen said, word for word, where he said it."""

    title: str
    own_words: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanConsent:
    """To whom the citizen has said yes, and to what: "Gitte Testperson (nabo)", "må ringes op"."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class PlanSigner:
    """Someone who signs: full name and role.

    `way` is empty while nobody has signed there; `strokes` is what was drawn (`casework.answers_signing`).
    """

    name: str
    role: str = ""
    way: str = ""
    strokes: tuple[Stroke, ...] = ()
    signed_on: date | None = None
    signed_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """A joint plan in the citizen's edition.  Empty parts vanish from the paper with their headings."""

    citizen_name: str
    municipality: str
    edition: int
    issued_on: date
    language: str = "da"
    large: bool = False
    main_words: OwnWords | None = None
    steps: tuple[PlanStep, ...] = ()
    contacts: tuple[PlanContact, ...] = ()
    """The number to ring first, then who answers instead, then everyone else."""
    goals: tuple[PlanGoal, ...] = ()
    agreements: tuple[PlanAgreement, ...] = ()
    wins: tuple[PlanWin, ...] = ()
    consents: tuple[PlanConsent, ...] = ()
    mentors: tuple[PlanMentor, ...] = ()
    law: tuple[PlanLaw, ...] = ()
    instead: PlanInstead | None = None
    """None where nobody has asked, or two people wrote apart: then the plan replaces nothing and says nothing of it."""
    review_on: date | None = None
    """The day that somebody chose for going through the plan again; None where nobody did."""
    previous_on: date | None = None
    changed_since: tuple[str, ...] = ()
    signatures: tuple[PlanSigner, ...] = ()
    address: str = ""
    address_protected: bool = False
    check: str = ""
    """The beginning of what the signatures are bound to; empty where nobody has signed on the screen."""
    seal: str | None = ""
    """Figures of the seal that the file gets; None where it should have had one and could not; else empty."""
    seal_is_issued: bool = False
    """Whether the municipality's issuer gave the seal its certificate; else the computer made it for itself."""

    def printed_address(self) -> str:
        """The address that may stand on paper: none when it is protected, whatever was handed in."""
        return "" if self.address_protected else self.address

    def says_authority(self) -> bool:
        """Whether it says who answers for something, or where that stands in the law: not every role reads that."""
        return bool(self.law) or any(one.owner for goal in self.goals for one in goal.activities)

    def first_name(self) -> str:
        """What the citizen is called in running text."""
        return self.citizen_name.split()[0] if self.citizen_name.split() else self.citizen_name
