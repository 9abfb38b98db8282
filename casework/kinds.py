"""Every kind of record, its fields, how sensitive each is, and which role may read, write and print which class.

One table for the screen, the paper, the store and the service (decided.md 20): the service makes its filter from it
when it starts. A field outside a role's classes never reaches that role's device.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from casework.changes import DELETED, REDACTED, Change, Value
from casework.sentences import Sentence

Class = Literal[
    "identity",
    "plan",
    "contact",
    "journal",
    "health",
    "dates",
    "abuse",
    "authority",
    "belief",
    "address",
    "results",
    "oversight",
]
Role = Literal[
    "primary", "partner", "stand_in", "mentor", "team_lead", "glass", "administrator", "data_protection"
]
Shape = Literal["text", "date", "instant", "bool", "int", "number", "list"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind: its sensitivity class and the shape of its value (dates are ISO text)."""

    sensitivity: Class
    shape: Shape = "text"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: what it is called on the screen, its fields, and whether it is final once written."""

    name: str
    danish: Sentence
    fields: Mapping[str, Field]
    final: bool = False


def _kind(name: str, danish: str, *groups: Mapping[str, Field], final: bool = False) -> Kind:
    fields = {field: shape for group in groups for field, shape in group.items()}
    return Kind(name, Sentence(danish), fields, final)


def _same(sensitivity: Class, texts: str, **shaped: Shape) -> dict[str, Field]:
    """Fields of one class: names of texts in one string, others with their shape."""
    return {name: Field(sensitivity) for name in texts.split()} | {
        name: Field(sensitivity, shape) for name, shape in shaped.items()
    }


KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (
        _kind(
            "citizen",
            "borger",
            _same("identity", "first_name last_name phone email language interpreter safety_remark bring"),
            _same("journal", "story"),
            _same(
                "authority", "cpr no_cpr_reason target_group readiness benefit rate kle", benefit_since="date"
            ),
            _same("address", "address postcode city guarded_source guarded_why", guarded_on="date"),
            _same("identity", "primary partner coordinator team rhythm_days", address_protected="bool"),
            _same("identity", "possible_duplicate opened_by"),
            _same("identity", "died_source name_source", died_on="date", name_from="date"),
            _same("authority", "cpr_source", cpr_from="date"),
            _same("identity", "", closed_on="date"),
            _same("results", "closed_reason"),
            _same("journal", "closed_next"),
        ),
        _kind(
            "former_name",
            "tidligere navn",
            _same("identity", "first_name last_name source", held_from="date", held_until="date"),
        ),
        _kind(
            "former_number",
            "tidligere CPR-nummer",
            _same("authority", "cpr source", held_from="date", held_until="date"),
        ),
        _kind("worker", "medarbejder", _same("identity", "initials name role team email phone")),
        _kind(
            "note",
            "notat",
            _same("journal", "nature channel attendance purpose title text visit source_id", at="instant"),
            _same("journal", "withdrawn withdrawn_reason corrects flag author"),
            _same("journal", "copied_from copied_by", copied_at="instant"),
            final=True,
        ),
        _kind(
            "visit",
            "besøg",
            _same("contact", "form place purpose outcome agreed_last bring", at="instant", order="int"),
            _same("contact", "worker", began="instant", ended="instant"),
        ),
        _kind(
            "attempt",
            "kontaktforsøg",
            _same("contact", "channel result remark visit worker", at="instant", card_left="bool"),
        ),
        _kind(
            "meeting",
            "møde",
            _same("contact", "form purpose place with_whom outcome result worker", at="instant"),
        ),
        _kind(
            "agreement",
            "aftale",
            _same("plan", "what who why status goal visit author", due="date"),
            _same("plan", "copied_from copied_by", copied_at="instant"),
        ),
        _kind(
            "goal",
            "mål",
            _same("plan", "title own_words area measure status voice author said_on", target_date="date"),
            _same("plan", "", steps="int", steps_reached="int"),
        ),
        _kind(
            "activity",
            "aktivitet",
            _same(
                "plan",
                "what why who goal legal_basis status author",
                voluntary="bool",
                start="date",
                end="date",
            ),
        ),
        _kind(
            "plan_version",
            "planudgave",
            _same(
                "plan",
                "audience digest author main_goal salt words",
                number="int",
                issued_on="date",
                contents="list",
            ),
            final=True,
        ),
        _kind(
            "plan_signature",
            "underskrift",
            _same(
                "plan",
                "version words party name role way device author",
                number="int",
                at="instant",
                on="date",
                strokes="list",
            ),
            final=True,
        ),
        _kind(
            "mentor_agreement",
            "mentoraftale",
            _same("plan", "mentor goal tasks account author", minutes="int", start="date", end="date"),
        ),
        _kind("mentor_minutes", "mentortid", _same("contact", "text worker", minutes="int", on="date")),
        _kind(
            "placement",
            "forløb",
            _same("plan", "type company cvr contact purpose ending reason", start="date", end="date"),
            _same("plan", "", hours_per_week="number"),
        ),
        _kind(
            "paid_hours",
            "løntimer",
            _same("results", "company cvr week", hours="number", hourly_wage="number"),
        ),
        _kind(
            "statement",
            "attest",
            _same("health", "form doctor", price="number", reminders="int"),
            _same("dates", "", requested="date", due="date", received="date"),
        ),
        _kind(
            "attachment",
            "bilag",
            _same("health", "name what media digest key visit version audience author", size="int"),
            _same("health", "withdrawn withdrawn_reason", on="date", at="instant"),
            _same("health", "copied_from copied_by", copied_at="instant"),
            final=True,
        ),
        _kind(
            "paper",
            "udleveret papir",
            _same(
                "plan", "name what media digest key version audience author", size="int", with_address="bool"
            ),
            _same("address", "home_key"),
            _same("plan", "withdrawn withdrawn_reason", on="date", at="instant", drawn_from="list"),
            final=True,
        ),
        _kind(
            "emptied_paper",
            "papir uden indhold",
            _same("plan", "audience author why", number="int", issued_on="date", emptied_on="date"),
            final=True,
        ),
        _kind("relation", "netværksperson", _same("contact", "name role phone consent")),
        _kind("progress", "fremdrift", _same("results", "question visit author", answer="int", on="date")),
        _kind(
            "address_carrier",
            "papir med adressen",
            _same("address", "of bearing name holder how remark settled_by", count="int"),
            _same("address", "", on="date", upto="date", settled_on="date"),
        ),
        _kind(
            "breach",
            "oplysninger i en forkert sag",
            _same(
                "oversight",
                "why found_by status judged judged_by",
                count="int",
                records="list",
                papers="list",
            ),
            _same("oversight", "", found_on="date", due="date", judged_on="date"),
        ),
        _kind(
            "same_person",
            "samme person",
            _same("identity", "other leading", linked="bool"),
            _same("oversight", "asked reason", apart="bool"),
        ),
    )
}
"""All kinds by name. A kind or field that is not here is still kept and carried as it came (sync.md section 9)."""

CONTROL: Final = frozenset({DELETED, REDACTED})
"""Fields that every kind has beside its own: removal, and *forkert borger*."""

_STAYS: Final = frozenset(
    {
        "citizen",
        "worker",
        "address_carrier",
        "breach",
        "same_person",
        "former_name",
        "former_number",
        "emptied_paper",
    }
)
"""Kinds that never stand in a wrong case."""

ALL_CLASSES: Final[frozenset[Class]] = frozenset(get_args(Class))


@dataclass(frozen=True, slots=True)
class Right:
    """What a role may do with the classes: read, write, and put on paper."""

    read: frozenset[Class]
    write: frozenset[Class]
    print_: frozenset[Class]


_WORKER = Right(ALL_CLASSES, ALL_CLASSES, ALL_CLASSES - {"belief"})
_MENTOR_READS: Final[frozenset[Class]] = frozenset(("identity", "plan", "contact"))
_LEAD_READS: Final[frozenset[Class]] = frozenset(("identity", "plan", "results", "dates", "oversight"))

RIGHTS: Final[Mapping[Role, Right]] = {
    "primary": _WORKER,
    "partner": _WORKER,
    "stand_in": _WORKER,
    "mentor": Right(_MENTOR_READS, frozenset(("contact",)), frozenset(("identity", "plan"))),
    "team_lead": Right(
        _LEAD_READS, frozenset(("plan", "oversight")), frozenset(("identity", "plan", "results"))
    ),
    "glass": Right(ALL_CLASSES, frozenset(), frozenset()),
    "administrator": Right(frozenset(), frozenset(), frozenset()),
    "data_protection": Right(frozenset(), frozenset(), frozenset()),
}
"""Role x class x {read, write, print} (decided.md 20). Administrator and data-protection officer see no case.

`glass` is a case outside one's own that was opened for an hour: everything is read, nothing written or printed.
A team lead sees when a statement was asked for and came (`dates`), not what it is and not who met whom. `oversight` is
what he must judge: words of one citizen that stood in another one's case (decided.md 4)."""

_NO_CASES: Final = frozenset(
    ("administrator", "databeskyttelsesrådgiver", "databeskyttelse", "dpo", "data_protection")
)


def role_of(name: str) -> Role:
    """Return the role of a name; one that is not known here, as of a case opened a moment ago, is its author's own."""
    known: dict[str, Role] = {role: role for role in RIGHTS}
    return known.get(name, "primary")


def reads_as_much(role: str, before: str) -> bool:
    """Tell whether a role reads everything that another one reads; a role that is not known here reads nothing."""
    reads: dict[str, frozenset[Class]] = {name: right.read for name, right in RIGHTS.items()}
    return before in reads and reads[before] <= reads.get(role, frozenset())


def has_cases(job: str) -> bool:
    """Tell whether a person of this job may hold any case at all: who runs the service or watches over it may not."""
    return job.strip().casefold() not in _NO_CASES


_LEADS: Final = frozenset(("teamleder", "team_lead"))


def leads(job: str) -> bool:
    """Tell whether a job is that of a team lead."""
    return job.strip().casefold() in _LEADS


_OPENS: Final = frozenset(("sagsbehandler", "caseworker"))


def opens_cases(job: str) -> bool:
    """Tell whether a person of this job is offered to open a citizen's case (decided.md 5).

    Whoever opens one is its regular contact from the first word on: neither a mentor nor a team lead is that.
    """
    return job.strip().casefold() in _OPENS


DRAWN: Final = frozenset({"paper", "plan_version"})
"""Kinds that say again what other records say."""


def may_redact(role: Role, kind: str, *, job: str, is_author: bool, is_drawn: bool = False) -> bool:
    """Tell whether somebody may say that a record stands in the wrong case: its author, or a team lead (decided.md 4).

    `is_drawn`: it says again what a record said that stood in the wrong case; then whoever may write the kind may.
    Whoever may not even read the kind may not, team lead or not.
    """
    if leads(job):
        return may_read(role, kind, REDACTED)
    return (is_author or (is_drawn and kind in DRAWN)) and may_write(role, kind, REDACTED)


def sensitivity(kind: str, field: str) -> Class:
    """Return the class of a field; what nobody declared is treated as the most guarded, `authority`."""
    known = KINDS.get(kind)
    declared = known.fields.get(field) if known else None
    return declared.sensitivity if declared else "authority"


def may_read(role: Role, kind: str, field: str) -> bool:
    """Tell whether a role may hold this field on its device."""
    return _may(RIGHTS[role].read, kind, field)


def may_write(role: Role, kind: str, field: str) -> bool:
    """Tell whether a role may set this field; a change that touches one it may not is held whole."""
    return _may(RIGHTS[role].write, kind, field)


def _may(classes: frozenset[Class], kind: str, field: str) -> bool:
    """Tell whether some classes open a field; nobody takes a citizen out of his own case."""
    if field in CONTROL:
        return not (field == REDACTED and kind in _STAYS) and (
            _is_touched(kind, classes) or sensitivity(kind, field) in classes
        )
    return sensitivity(kind, field) in classes


def _is_touched(kind: str, classes: frozenset[Class]) -> bool:
    """Tell whether some classes open some field of a kind: removal belongs to whoever may touch one."""
    known = KINDS.get(kind)
    return known is not None and any(one.sensitivity in classes for one in known.fields.values())


def readable(role: Role, kind: str, fields: Mapping[str, Value]) -> dict[str, Value]:
    """Return the part of a change that a role may read (empty: it never goes to that device).

    A removal names fields; the names of those that the role may not read stay behind, too.
    """
    return {
        name: _names_known_to(role, kind, value) if name == DELETED else value
        for name, value in fields.items()
        if may_read(role, kind, name)
    }


def _names_known_to(role: Role, kind: str, value: Value) -> Value:
    if not isinstance(value, list):
        return value
    return [name for name in value if isinstance(name, str) and may_read(role, kind, name)]


def unwritable(role: Role, change: Change) -> tuple[str, ...]:
    """Return the names of the fields in a change that its author's role may not write.

    A removal that names a field which its author cannot see would take away what he never saw (decided.md 1).
    """
    removed = change.fields.get(DELETED)
    named = [str(name) for name in removed] if isinstance(removed, list) else []
    return (
        *(name for name in change.fields if not may_write(role, change.kind, name)),
        *(name for name in named if not may_read(role, change.kind, name)),
    )


def readable_by_any(roles: Iterable[Role], kind: str, field: str) -> bool:
    """Tell whether any of several roles in one case opens this field."""
    return any(may_read(role, kind, field) for role in roles)
