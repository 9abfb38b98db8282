"""How typing becomes a draft: after a short pause, and an open form as one text with the record it is about."""

import json
from dataclasses import dataclass
from typing import Final

from desktop.ui.screens.forms import Form

PAUSE_MS: Final = 600
"""A pause in typing after which what stands there is handed out; nothing older than this is ever lost."""


def form_contents(form: Form) -> str:
    """Write an open form as a draft keeps it, with what stood there before the person typed."""
    kept = {"record": form.record, "values": form.values(), "began": form.began}
    return json.dumps(kept, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class FormKept:
    """An open form as a draft kept it."""

    record: str
    values: dict[str, str]
    began: dict[str, str]

    def put_into(self, form: Form) -> None:
        """Let a new form be what the kept one was."""
        form.fill(self.values)
        form.began = form.began | self.began


def form_texts(text: str) -> FormKept:
    """Read an open form again: the record it is about, its fields, and what stood in them before."""
    kept = json.loads(text)
    return FormKept(str(kept.get("record", "")), _texts(kept.get("values")), _texts(kept.get("began")))


def _texts(found: dict[str, object] | None) -> dict[str, str]:
    return {str(name): str(value) for name, value in (found or {}).items()}
