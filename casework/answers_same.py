"""What a screen is told of one citizen in several cases: which are read as one, and which may be."""

from dataclasses import dataclass, field

from casework.changes import Seen


@dataclass(frozen=True, slots=True)
class CaseOfPerson:
    """One of the cases that are read as one: what the citizen is called there, and who is the regular contact."""

    id: str
    name: str
    cpr_masked: str
    primary: str


@dataclass(frozen=True, slots=True)
class TwinShown:
    """Another case that may be the same citizen's: which (empty where this person is not told), and who has it."""

    other: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SamePersonShown:
    """What is known of one citizen in several cases: those that are read as one, the first is written in.

    `pairs` are the links that stand, and nothing else is parted. `asked` are the two cases that an answer is wanted
    for, the one of this page first: two people answered apart, or else the service told of them. `beside` is the second
    of them where it is here and is read for itself; `judges` says that this person may answer. `seen` is what was known
    then: an answer replaces nothing that came later.
    """

    cases: tuple[CaseOfPerson, ...] = ()
    reason: str = ""
    twin: TwinShown | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    asked: tuple[str, str] | None = None
    beside: CaseOfPerson | None = None
    is_disputed: bool = False
    judges: bool = False
    seen: Seen = field(default_factory=Seen)


@dataclass(frozen=True, slots=True)
class TwinWaits:
    """A case that waits for this team lead's answer: whose, who has the other one, and whether two answered apart."""

    case: str
    name: str
    who: tuple[str, ...] = ()
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class OtherCase:
    """A case on this computer that a team lead named as the same citizen's."""

    id: str
    name: str
