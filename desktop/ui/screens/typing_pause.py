"""How typing becomes a draft: after a short pause, and an open form as one text with the record it is about."""

import json
from typing import Final

from desktop.ui.screens.forms import Form

PAUSE_MS: Final = 600
"""A pause in typing after which what stands there is handed out; nothing older than this is ever lost."""


def form_contents(form: Form) -> str:
    """Write an open form as a draft keeps it."""
    return json.dumps({"record": form.record, "values": form.values()}, ensure_ascii=False)


def form_texts(text: str) -> tuple[str, dict[str, str]]:
    """Read an open form again: the record it is about, and its fields."""
    kept = json.loads(text)
    return str(kept.get("record", "")), {
        str(name): str(value) for name, value in kept.get("values", {}).items()
    }
