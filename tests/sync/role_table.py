"""Who may receive and write what, by hand from decided.md 20, decisions 0008 and 0048: the oracle of the role tests.

It must never be made from `casework.kinds`: the two are compared.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from casework.kinds import Role

CONTROL: Final = frozenset({"_deleted", "_redacted"})
_PLAN: Final = {
    "agreement": "what who why status goal visit author due copied_from copied_by copied_at",
    "goal": "title own_words area measure status voice author said_on target_date steps steps_reached milestones",
    "activity": "what why who goal status author went voluntary start end",
    "one_plan": "said",
    "plan_version": "audience digest author main_goal number issued_on contents salt words",
    "plan_signature": "version words party name role way device author number at on strokes",
    "placement": "type company cvr contact purpose ending reason start end hours_per_week",
    "mentor_agreement": "mentor goal tasks account author minutes start end",
    "resume_line": "section text detail author since until",
    "paper": "name what media digest key version audience author size with_address withdrawn withdrawn_reason on at "
    "drawn_from seal seal_issuer",
    "emptied_paper": "audience author why number issued_on emptied_on",
}
_WHO: Final = {
    "citizen": "first_name last_name phone email language interpreter safety_remark bring primary partner coordinator "
    "team rhythm_days address_protected possible_duplicate opened_by died_on died_source name_from name_source "
    "closed_on plan_size plan_language",
    "worker": "initials name role team email phone",
    "former_name": "first_name last_name source held_from held_until",
}
_CONTACTS: Final = {
    "visit": "form place purpose outcome agreed_last bring at order worker lacks_purpose began ended",
    "attempt": "channel result remark visit worker at card_left",
    "meeting": "form purpose place with_whom outcome result worker at",
    "relation": "name role phone consent",
    "mentor_minutes": "text worker minutes on",
}
_RESULTS: Final = {
    "paid_hours": "company cvr week hours hourly_wage",
    "progress": "question visit author answer on",
}
_DAYS: Final = {"statement": "requested due received"}
_APPOINTED: Final = {"visit": "at order worker lacks_purpose"}
_OVERSIGHT: Final = {
    "breach": "why found_by status judged judged_by count records papers found_on due judged_on"
}
_LINK: Final = "other leading linked"
_LINK_WHY: Final = "asked reason apart"
NEVER_REDACTED: Final = frozenset(
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

READS: Final[Mapping[Role, Mapping[str, str]]] = {
    "mentor": {**_WHO, **_PLAN, **_CONTACTS, "same_person": _LINK},
    "team_lead": {
        **_WHO,
        **_PLAN,
        **_RESULTS,
        **_DAYS,
        **_APPOINTED,
        **_OVERSIGHT,
        "citizen": f"{_WHO['citizen']} closed_reason review_on",
        "same_person": f"{_LINK} {_LINK_WHY}",
    },
    "administrator": {},
    "data_protection": {},
}
WRITES: Final[Mapping[Role, Mapping[str, str]]] = {
    "glass": {},
    "mentor": _CONTACTS,
    "team_lead": {**_PLAN, **_OVERSIGHT, "same_person": _LINK_WHY},
    "administrator": {},
    "data_protection": {},
}
JUDGED: Final = frozenset({"judged", "judged_by", "judged_on", "_deleted"})
"""Whether it was a breach that must be reported is the team lead's to judge; nobody else takes the task away."""
WORKERS: Final[frozenset[Role]] = frozenset(("primary", "partner", "stand_in"))
"""Roles that do the whole work of the case: they read and write every field, also one that nobody declared."""
CLOSES: Final[frozenset[Role]] = frozenset(("primary", "stand_in"))
"""Roles that close a case; to take the day away again is everybody's who writes in it, and is not asked here."""
EVERYTHING: Final[frozenset[Role]] = WORKERS | {"glass"}
"""Roles that read every field; a case that was opened for an hour is read only."""


def may(table: Mapping[Role, Mapping[str, str]], role: Role, kind: str, field: str) -> bool:
    """Tell whether a table opens a field to a role."""
    if field == "_redacted" and kind in NEVER_REDACTED:
        return False
    if table is WRITES and kind == "breach" and field in JUDGED and role != "team_lead":
        return False
    if table is WRITES and (kind, field) == ("citizen", "closed_on"):
        return role in CLOSES
    if role in (EVERYTHING if table is READS else WORKERS):
        return True
    fields = table[role].get(kind)
    return fields is not None and (field in CONTROL or field in fields.split())


def may_write(role: Role, kind: str, fields: Mapping[str, Any]) -> bool:
    """Tell whether a role may say all of a change: who does not judge a breach leaves its task open, too."""
    if kind == "breach" and role != "team_lead" and fields.get("status", "open") != "open":
        return False
    named = fields.get("_deleted") or ()
    return all(may(WRITES, role, kind, name) for name in fields) and all(
        may(READS, role, kind, name) for name in named
    )


def receives(role: Role, kind: str, fields: Iterable[str]) -> frozenset[str]:
    """Return which fields of a change a role receives."""
    return frozenset(name for name in fields if may(READS, role, kind, name))
