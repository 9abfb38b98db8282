"""Every kind of record, its fields, how sensitive each is, and which role may read, write and print which class.

One table for the screen, the paper, the store and the service (decided.md 20): the service makes its filter from it
when it starts. A field outside a role's classes never reaches that role's device.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from casework.changes import DELETED, REDACTED, Change, Value
from casework.kind import Class, Kind, kind, same

Role = Literal[
    "primary", "partner", "stand_in", "mentor", "team_lead", "glass", "administrator", "data_protection"
]


KINDS: Final[Mapping[str, Kind]] = {
    one.name: one
    for one in (
        kind(
            "citizen",
            "borger",
            same("identity", "first_name last_name phone email language interpreter safety_remark bring"),
            same("journal", "story"),
            same(
                "authority", "cpr no_cpr_reason target_group readiness benefit rate kle", benefit_since="date"
            ),
            same("address", "address postcode city guarded_source guarded_why", guarded_on="date"),
            same("identity", "primary partner coordinator team rhythm_days", address_protected="bool"),
            same("identity", "possible_duplicate opened_by plan_size plan_language"),
            same("identity", "died_source name_source", died_on="date", name_from="date"),
            same("authority", "cpr_source", cpr_from="date"),
            same("authority", "not_job_goal not_education_goal not_job_search not_offers"),
            same("authority", "not_steadying not_other not_status"),
            same("identity", "", closed_on="date"),
            same("results", "closed_reason", review_on="date"),
            same("authority", "review_why"),
            same("journal", "closed_next"),
        ),
        kind(
            "former_name",
            "tidligere navn",
            same("identity", "first_name last_name source", held_from="date", held_until="date"),
        ),
        kind(
            "former_number",
            "tidligere CPR-nummer",
            same("authority", "cpr source", held_from="date", held_until="date"),
        ),
        kind("one_plan", "én plan i stedet for flere", same("plan", "said")),
        kind("worker", "medarbejder", same("identity", "initials name role team email phone")),
        kind(
            "note",
            "notat",
            same("journal", "nature channel attendance purpose title text visit source_id", at="instant"),
            same("journal", "withdrawn withdrawn_reason corrects flag author"),
            same("journal", "copied_from copied_by", copied_at="instant"),
            final=True,
        ),
        kind(
            "visit",
            "besøg",
            same("appointment", "worker", at="instant", order="int", lacks_purpose="bool"),
            same("contact", "form place purpose outcome agreed_last bring", began="instant", ended="instant"),
        ),
        kind(
            "attempt",
            "kontaktforsøg",
            same("contact", "channel result remark visit worker", at="instant", card_left="bool"),
        ),
        kind(
            "meeting",
            "møde",
            same("contact", "form purpose place with_whom outcome result worker", at="instant"),
        ),
        kind(
            "agreement",
            "aftale",
            same("plan", "what who why status goal visit author", due="date"),
            same("plan", "copied_from copied_by", copied_at="instant"),
        ),
        kind(
            "goal",
            "mål",
            same("plan", "title own_words area measure status voice author said_on", target_date="date"),
            same("plan", "milestones", steps="int", steps_reached="int"),
        ),
        kind(
            "activity",
            "aktivitet",
            same(
                "plan",
                "what why who goal status author went",
                voluntary="bool",
                start="date",
                end="date",
            ),
            same("authority", "owner legal_basis"),
        ),
        kind(
            "plan_version",
            "planudgave",
            same(
                "plan",
                "audience digest author main_goal salt words",
                number="int",
                issued_on="date",
                contents="list",
            ),
            final=True,
        ),
        kind(
            "plan_signature",
            "underskrift",
            same(
                "plan",
                "version words party name role way device author",
                number="int",
                at="instant",
                on="date",
                strokes="list",
            ),
            final=True,
        ),
        kind(
            "mentor_agreement",
            "mentoraftale",
            same("plan", "mentor goal tasks account author", minutes="int", start="date", end="date"),
        ),
        kind("mentor_minutes", "mentortid", same("contact", "text worker", minutes="int", on="date")),
        kind(
            "placement",
            "forløb",
            same("plan", "type company cvr contact purpose ending reason", start="date", end="date"),
            same("plan", "", hours_per_week="number"),
        ),
        kind(
            "paid_hours",
            "løntimer",
            same("results", "company cvr week", hours="number", hourly_wage="number"),
        ),
        kind(
            "statement",
            "attest",
            same("health", "form doctor", price="number", reminders="int"),
            same("dates", "", requested="date", due="date", received="date"),
        ),
        kind(
            "attachment",
            "bilag",
            same("health", "name what media digest key visit version audience author", size="int"),
            same("health", "withdrawn withdrawn_reason", on="date", at="instant"),
            same("health", "copied_from copied_by", copied_at="instant"),
            final=True,
        ),
        kind(
            "paper",
            "udleveret papir",
            same(
                "plan", "name what media digest key version audience author", size="int", with_address="bool"
            ),
            same("address", "home_key"),
            same(
                "plan",
                "withdrawn withdrawn_reason seal seal_issuer",
                on="date",
                at="instant",
                drawn_from="list",
            ),
            final=True,
        ),
        kind(
            "emptied_paper",
            "papir uden indhold",
            same("plan", "audience author why", number="int", issued_on="date", emptied_on="date"),
            final=True,
        ),
        kind(
            "resume_line",
            "linje i CV",
            same("plan", "section text detail author", since="int", until="int"),
        ),
        kind("relation", "netværksperson", same("contact", "name role phone consent")),
        kind("progress", "fremdrift", same("results", "question visit author", answer="int", on="date")),
        kind(
            "address_carrier",
            "papir med adressen",
            same("address", "of bearing name holder how remark settled_by", count="int"),
            same("address", "", on="date", upto="date", settled_on="date"),
        ),
        kind(
            "breach",
            "oplysninger i en forkert sag",
            same(
                "oversight",
                "why found_by status judged judged_by",
                count="int",
                records="list",
                papers="list",
            ),
            same("oversight", "", found_on="date", due="date", judged_on="date"),
        ),
        kind(
            "same_person",
            "samme person",
            same("identity", "other leading", linked="bool"),
            same("oversight", "asked reason", apart="bool"),
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
_MENTOR_READS: Final[frozenset[Class]] = frozenset(("identity", "plan", "contact", "appointment"))
_LEAD_READS: Final[frozenset[Class]] = frozenset(
    ("identity", "plan", "results", "dates", "oversight", "appointment")
)

RIGHTS: Final[Mapping[Role, Right]] = {
    "primary": _WORKER,
    "partner": _WORKER,
    "stand_in": _WORKER,
    "mentor": Right(
        _MENTOR_READS,
        frozenset(("contact", "appointment")),
        frozenset(("identity", "plan", "contact", "appointment")),
    ),
    "team_lead": Right(
        _LEAD_READS,
        frozenset(("plan", "oversight")),
        frozenset(("identity", "plan", "results", "appointment")),
    ),
    "glass": Right(ALL_CLASSES, frozenset(), frozenset()),
    "administrator": Right(frozenset(), frozenset(), frozenset()),
    "data_protection": Right(frozenset(), frozenset(), frozenset()),
}
"""Role x class x {read, write, print} (decided.md 20). Administrator and data-protection officer see no case.

Which paper says which class stands in `prints.py`. `glass` is a case outside one's own that was opened for an hour:
everything is read, nothing written or printed.
A team lead sees when a statement was asked for and came (`dates`), not what it is. Of a visit he sees when it is
planned, in which order and for whom (`appointment`): that is what he shares out when somebody falls ill; and that no
purpose is written yet (decision 0071). What for, where, and what came of it are the contact log (decision 0048).
`oversight` is what he must judge: words of one citizen that stood in another one's case (decided.md 4)."""

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
