"""What a plan says as data: for the municipality that wants the file of a plan to carry it (PDF/A-3, `Source`).

Only what the page says: the facts come proofread, an address that is protected is not among them, and neither are the
strokes of a signature. The name and the version of the form stand first; another form gets another version.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any, Final

from casework.plan_paper import PlanPaper
from desktop.paper.archive import Attached

NAME: Final = "faelles-plan.json"
SCHEMA: Final = "dk.fodfaeste.faelles-plan"
VERSION: Final = 1
SAID: Final = "Det, der står i planen, som data"
_NOT_SAID: Final = frozenset(("strokes", "address_protected", "large", "seal_is_issued"))
"""How a plan is drawn, and what was drawn by hand: no facts of the plan."""


def data_of(plan: PlanPaper) -> Attached:
    """Return the data of a plan that was proofread, the same bytes for the same facts."""
    said = _plain(plan) | {"address": plan.printed_address()}
    whole = {"schema": SCHEMA, "version": VERSION, "plan": said}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return Attached(NAME, "application/json", SAID, text.encode())


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = (one.name for one in fields(value) if one.name not in _NOT_SAID)
        return {name: _plain(getattr(value, name)) for name in named}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, (date, time)) else value
