"""Two drafts of one page: what was typed before an older draft was read stands with it, and no word of either is lost.

What of the older one has no place beside what was typed since is said as the text of a note, as at a hand-over.
"""

import json
from collections.abc import Mapping
from typing import Final

from casework.unfinished import said

Contents = Mapping[str, str]
SINCE: Final = "since"
"""What was typed while an older draft had not been read yet, kept behind it."""

_FORM, _GOAL, _TEXT = "f.", "g.", "text"


def behind(older: Contents, typed: Contents) -> dict[str, str]:
    """Keep what is typed behind an older draft that its page has not read; nothing typed: the older one alone."""
    kept = {name: text for name, text in older.items() if name != SINCE}
    return kept | ({SINCE: json.dumps(dict(typed), ensure_ascii=False)} if typed else {})


def both(kept: Contents, typed: Contents) -> dict[str, str]:
    """Return a draft that was read together with what was typed meanwhile, on this page or before it was left."""
    older = {name: text for name, text in kept.items() if name != SINCE}
    newer: Contents = typed or json.loads(kept.get(SINCE, "{}"))
    result: dict[str, str] = {}
    homeless: list[str] = []
    before, since = _parts(older), _parts(newer)
    for name in {**before, **since}:
        old, new = before.get(name, {}), since.get(name, {})
        together = _together(name, old, new) if old and new else {**old, **new}
        result |= together or new
        if not together:
            homeless.append(said(old))
    if homeless:
        result[_TEXT] = "\n".join(filter(None, (result.get(_TEXT, ""), *homeless)))
    return result


def _parts(contents: Contents) -> dict[str, dict[str, str]]:
    """Divide a draft into what is one thing each: a form of the plan, its goal, a note, an open form of a case."""
    parts: dict[str, dict[str, str]] = {}
    for name, text in contents.items():
        parts.setdefault(_part(name), {})[name] = text
    return parts


def _part(name: str) -> str:
    if name in {"form", "record", "altered"} or name.startswith(_FORM):
        return _FORM
    if name == "goal" or name.startswith(_GOAL):
        return _GOAL
    return _TEXT if name == "nature" else name


def _together(name: str, old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    """Return two drafts of one thing as one; empty where they are not of one thing, or say different things of it."""
    if name == _TEXT:
        return new | {_TEXT: _text(old.get(_TEXT, ""), new.get(_TEXT, ""))}
    if name.endswith("_form"):
        return _forms(name, old[name], new[name])
    which = ("form", "record", "altered", "goal")
    if any(old.get(one) != new.get(one) for one in which):
        return {}
    return (
        {one: _longer(old.get(one, ""), new.get(one, "")) for one in {**old, **new}}
        if _agree(old, new)
        else {}
    )


def _forms(name: str, old: str, new: str) -> dict[str, str]:
    before, since = json.loads(old), json.loads(new)
    if before.get("record") != since.get("record"):
        return {}
    touched = {n: text for n, text in since["values"].items() if text != since["began"].get(n, "")}
    had = {n: text for n, text in before["values"].items() if text != before["began"].get(n, "")}
    if not _agree(had, touched):
        return {}
    values = since["values"] | had | {n: _longer(had.get(n, ""), text) for n, text in touched.items()}
    whole = {"record": since["record"], "values": values, "began": since["began"] | before["began"]}
    return {name: json.dumps(whole, ensure_ascii=False)}


def _agree(old: Contents, new: Contents) -> bool:
    """Tell whether no field says one thing here and another there; one that was only written on does not."""
    return all(_goes_on(old[name], new[name]) for name in old.keys() & new.keys())


def _goes_on(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _longer(one: str, other: str) -> str:
    return max(one, other, key=len)


def _text(old: str, new: str) -> str:
    return _longer(old, new) if _goes_on(old, new) else f"{old}\n{new}"
