"""The joint plan: what is done towards a goal and why, what is still missing, and each version that was handed out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from json import dumps
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, change, checked, demanded, today
from casework.answers import CitizenPage
from casework.changes import Change, Value
from casework.plan_changes import changed_since
from casework.plan_contents import contents, paper, says_no
from casework.sentences import Sentence

__all__ = [
    "add_activity",
    "change_activity",
    "changed_since",
    "contents",
    "digest_of",
    "end_activity",
    "issue_version",
    "missing",
    "paper",
]

_WHAT: Final = "Skriv, hvad der skal ske."
_OPEN: Final = {"", "active", "open"}
_NO_GOAL: Final = "Der er intet mål endnu. Spørg {name}, og skriv det første sammen."
_LACKS: Final = (
    ("own_words", "Målet »{goal}« mangler {whose} egne ord."),
    ("measure", "Målet »{goal}« mangler, hvordan I kan se, at det er nået."),
    ("target_date", "Målet »{goal}« mangler en dag."),
)
TORN: Final = "Der er to versioner af noget i planen. Vælg først, hvad der gælder."
"""What stands in the way of a signature, and of handing out."""
_NO_PURPOSE: Final = "»{what}« mangler et formål, så {name} kan se, hvad det skal føre til."
_SAID_NO: Final = "Aftalen »{what}« nævner {who}. I sagen står: »{consent}«. Spørg {name}, før planen gives."
_NO_PHONE: Final = "{name} har intet telefonnummer, så planen har ingen at ringe til."


def add_activity(
    stream: str,
    *,
    what: str,
    why: str = "",
    who: str = "",
    goal: str = "",
    voluntary: bool | None = None,
    owner: str = "",
    legal_basis: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Add what is done towards a goal. Without a purpose it is added all the same, and stands on the lists of what
    has none (decision 0080).

    `owner` and `legal_basis` are written only where something is said: not every role may write them.
    """
    fields: dict[str, Value] = {
        "what": demanded(what, _WHAT),
        "why": why,
        "who": who,
        "goal": goal,
        "status": "active",
        "author": act["by"],
    }
    if voluntary is not None:
        fields["voluntary"] = voluntary
    said = {"owner": owner, "legal_basis": legal_basis}
    fields |= {field: text for field, text in said.items() if text}
    return (change(stream, ids.new(act["now"]), "activity", fields, **act),)


def change_activity(
    stream: str, activity: str, fields: Mapping[str, Value], **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Change the fields that the form painted and the person altered; an activity keeps what it is."""
    kept = checked("activity", fields)
    if "what" in kept:
        demanded(str(kept["what"] or ""), _WHAT)
    return (change(stream, activity, "activity", kept, **act),)


def end_activity(stream: str, activity: str, *, went: str = "", **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say that an activity is over, and how it went where somebody says so; earlier versions of the plan keep it."""
    fields: dict[str, Value] = {"status": "done"}
    return (change(stream, activity, "activity", fields | ({"went": went} if went.strip() else {}), **act),)


def issue_version(
    stream: str,
    *,
    last: int,
    contents: list[Value],
    digest: str = "",
    audience: str = "citizen",
    main_goal: str = "",
    salt: str = "",
    words: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Hand out a version, numbered after the last one, with what it said. `digest` names the file, else the words.

    `words` is the check of all that it says, salted with `salt` (`casework.signing`): what a signature is bound to.
    """
    fields: dict[str, Value] = {
        "number": last + 1,
        "audience": audience,
        "issued_on": today(act).isoformat(),
        "contents": contents,
        "digest": digest or digest_of(contents),
        "author": act["by"],
        "main_goal": main_goal,
    }
    fields |= {"salt": salt, "words": words} if words else {}
    return (change(stream, ids.new(act["now"]), "plan_version", fields, **act),)


def digest_of(contents: list[Value]) -> str:
    """Return a name for what a version said: the same words, the same name."""
    said = dumps(contents, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blake2b(said.encode(), digest_size=16).hexdigest()


def missing(page: CitizenPage) -> tuple[str, ...]:
    """Return in plain words what the plan still lacks; an empty answer means that it can be handed out."""
    return (*_missing_goals(page), *_missing_around(page))


def _missing_goals(page: CitizenPage) -> tuple[str, ...]:
    active = [goal for goal in page.goals if goal.status in _OPEN]
    if not active:
        return (Sentence(_NO_GOAL, name=page.first_name),)
    whose = _whose(page.first_name)
    return tuple(
        Sentence(sentence, goal=goal.title, whose=whose)
        for goal in active
        for name, sentence in _LACKS
        if not getattr(goal, name)
    )


def _whose(name: str) -> str:
    """Return a name in the genitive: Zahras, Hans'."""
    is_hissing = name[-1:].casefold() in {"s", "x", "z"}
    return Sentence("{name}'" if is_hissing else "{name}s", name=name)


def _against_a_no(page: CitizenPage) -> Iterator[Sentence]:
    """Return the agreements that name somebody to whom the citizen said no: both would stand on one paper."""
    for one in page.network:
        if not (one.name.strip() and says_no(one.consent)):
            continue
        named = re.compile(rf"\b{re.escape(one.name.strip())}\b", re.IGNORECASE)
        for each in page.agreements:
            if each.status in _OPEN and named.search(f"{each.who} {each.what}"):
                said = {
                    "what": each.what,
                    "who": one.name,
                    "consent": one.consent.strip(),
                    "name": page.first_name,
                }
                yield Sentence(_SAID_NO, **said)


def _missing_around(page: CitizenPage) -> tuple[str, ...]:
    said: list[str] = [
        Sentence(_NO_PURPOSE, what=each.what, name=page.first_name)
        for each in page.activities
        if each.status in _OPEN and not each.why
    ]
    said += _against_a_no(page)
    if not any(each.status in _OPEN for each in page.agreements):
        said.append("Ingen åbne aftaler. Skriv den første lille ting, som nogen gør inden en dato.")
    if page.primary is None:
        said.append("Der er ingen fast kontakt, så planen har ingen at ringe til.")
    elif not page.primary.phone:
        said.append(Sentence(_NO_PHONE, name=page.primary.name))
    if is_torn(page):
        said.append(TORN)
    return tuple(said)


def is_printed_torn(page: CitizenPage, records: Iterable[Value]) -> bool:
    """Tell whether the citizen, or one of the records that a paper is drawn from, has two versions: one is no paper."""
    return not {page.id, *page.cases, *records}.isdisjoint(page.torn)


def is_torn(page: CitizenPage) -> bool:
    """Tell whether something in the plan has two versions: nobody can sign both."""
    return bool(page.torn or any(g.torn for g in page.goals) or any(a.torn for a in page.agreements))
