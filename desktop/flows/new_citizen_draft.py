"""The draft of a case that nobody has opened yet: it belongs to no citizen, and is found again on I dag."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from casework.answers import DraftFound

KEY: Final = "new_citizen"


def named(draft: DraftFound) -> DraftFound:
    """Return a draft as I dag lists it: this one is named by what was typed, every other one stays as it is."""
    if draft.key != KEY:
        return draft
    typed = (draft.contents.get(name, "").strip() for name in ("first_name", "last_name"))
    name = " ".join(part for part in typed if part)
    return replace(draft, name=name or QCoreApplication.translate("flows", "en ny borger"))
