"""What is new in a plan since the version before: moved, reached, over and how it went, in the words of the paper."""

from collections.abc import Mapping, Sequence
from typing import Final

from casework.calendar import say_date
from casework.changes import Value
from casework.hidden_address import NO_ADDRESS, HiddenAddress

_NEW: Final = {"goal": "Nyt mål", "activity": "Nyt, vi gør", "agreement": "Ny aftale"}
_ENDED: Final = {
    "goal": "Målet er taget ud",
    "activity": "Vi er færdige med",
    "agreement": "Aftalen er taget ud",
}
_DONE: Final = {"reached": "Målet er nået", "done": "Aftalen er holdt"}
_UNSAID: Final = {
    "goal": "Et mål er taget ud",
    "activity": "Vi er færdige med noget",
    "agreement": "En aftale er taget ud",
}
"""What is said of something whose words would tell a protected address: an older version cannot be put right."""
_KEPT: Final = "En aftale er holdt"
_NOTHING: Final[Mapping[str, str]] = {}


def changed_since(
    previous: Sequence[Value],
    now: Sequence[Value],
    hidden: HiddenAddress = NO_ADDRESS,
    went: Mapping[str, str] = _NOTHING,
) -> tuple[str, ...]:
    """Return in Danish what is new, moved, reached and gone between two versions' contents.

    `went` says how what is over went, by the activity. What nobody can write anew, since it stands in a version that
    is out or was kept, says no address that is `hidden`.
    """
    before, after = by_id(previous), by_id(now)
    told = [line for id_, entry in after.items() for line in _told(before.get(id_), entry, hidden)]
    gone = [_gone(old, went.get(id_, ""), hidden) for id_, old in before.items() if id_ not in after]
    return (*told, *gone)


def _gone(old: dict[str, Value], went: str, hidden: HiddenAddress) -> str:
    kind, text = _kind(old), _text(old)
    if hidden.stands_in(text) or hidden.stands_in(went):
        return _UNSAID[kind]
    end = "" if text.endswith((".", "!", "?")) else "."
    return f"{_ENDED[kind]}: {text}" + (f"{end} Sådan gik det: {went}" if went else "")


def by_id(entries: Sequence[Value]) -> dict[str, dict[str, Value]]:
    """Return what a version says, entry by entry, by the record that each speaks of."""
    return {str(e["id"]): e for e in entries if isinstance(e, dict) and e.get("kind") in _NEW and "id" in e}


def _kind(entry: dict[str, Value]) -> str:
    return str(entry["kind"])


def _text(entry: dict[str, Value]) -> str:
    return str(entry.get("text") or "")


def _told(old: dict[str, Value] | None, entry: dict[str, Value], hidden: HiddenAddress) -> tuple[str, ...]:
    return (*_told_of(old, entry, hidden), *_steps_behind(old, entry, hidden))


def _steps_behind(
    old: dict[str, Value] | None, entry: dict[str, Value], hidden: HiddenAddress
) -> tuple[str, ...]:
    """Name the steps of a goal that were reached since a version that knew of them, or of none."""
    if old is None:
        return ()
    before, now = _behind(old), _behind(entry)
    return tuple(
        "Et delmål er nået" if hidden.stands_in(one) else f"Delmålet er nået: {one}"
        for one in now
        if one not in before
    )


def _behind(entry: dict[str, Value]) -> list[str]:
    steps = entry.get("behind")
    return [str(one) for one in steps] if isinstance(steps, list) else []


def _told_of(old: dict[str, Value] | None, entry: dict[str, Value], hidden: HiddenAddress) -> tuple[str, ...]:
    text = _text(entry)
    status = str(entry.get("status") or "")
    if old is None:
        return (f"{_NEW[_kind(entry)]}: {text}",)
    if status != old.get("status") and status in _DONE:
        if status == "done" and hidden.stands_in(text):
            return (_KEPT,)
        return (f"{_DONE[status]}: {text}",)
    if text != _text(old):
        return (f"Ændret: {text}" if hidden.stands_in(_text(old)) else f"»{_text(old)}« hedder nu: {text}",)
    if entry.get("date") != old.get("date"):
        on = entry.get("date")
        return (f"Ny dato for {text}: {say_date(on) if isinstance(on, str) else 'ingen dag endnu'}",)
    if entry.get("who") != old.get("who"):
        return (f"{entry.get('who')} gør nu: {text}",)
    return ()
