"""Signatures under a joint plan: whose, drawn or on paper, and bound to the words of exactly one version.

A version keeps a check of everything that it says; a signature repeats it. The plan as it stands is held against that
check, so a signature never passes for one under words that came later. The check is salted with a name that only the
version has: where a version is emptied (*forkert borger*), its signatures tell nothing of what it said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from json import dumps
from typing import Final, Literal, Unpack

from casework import ids
from casework.acts import Act, change, today
from casework.answers_signing import PlanSigned, SignatureShown, Stroke, VersionSigned
from casework.attachments import SealedFile, keep_paper
from casework.calendar import say_field_date
from casework.changes import Change, Value
from casework.clock import instant
from casework.errors import Refused
from casework.plan_paper import PlanGoal, PlanInstead, PlanMentor, PlanPaper, PlanSigner
from casework.sentences import Sentence

Party = Literal["citizen", "worker"]
Way = Literal["drawn", "paper"]
Standing = Literal["stands", "veiled", "same", "changed"]
"""What signatures are to the plan: under it as it stands; under the same words with an address that is protected now;
under the same words in a version that is not the newest one that can go out; or under other words."""
KIND: Final = "plan_signature"
CITIZEN, REGULAR, OTHER = "borger", "fast kontakt", "sagsbehandler"
"""What stands under a name on the paper, which is Danish whatever the screen speaks."""
SMALLEST: Final = 60
"""What a drawn signature must reach from end to end, in thousandths of the pad's height: less is a dot."""
MOST_POINTS: Final = 4000
"""Points of one signature that are kept: half a minute of a quick hand, and about 50 kB."""
CHECK_SHOWN: Final = 12
"""Figures of the check that stand on the paper."""
SEAL_SHOWN: Final = 16
"""Figures of a seal's mark that stand on paper and screen, so that one can be held against the other."""
CHANGED: Final = (
    "Planen blev ændret imens. Læs den igen, og skriv under på det, der står nu. Den underskrift, du var ved at gemme, "
    "er ikke gemt."
)
"""What is said where a colleague's word came in between the reading and the signature."""
NEW_DAY: Final = (
    "Det er blevet en ny dag, og planen har fået den dato. Læs den igen, og skriv under en gang til. Den underskrift, "
    "du var ved at gemme, er ikke gemt."
)
"""What is said where midnight came in between: the day stands in what is signed."""
NOT_YOURS: Final = (
    "Planen kan ikke skrives under her: din rolle i sagen giver ikke ret til at gemme en underskrift. Den faste "
    "kontakt kan gøre det. Ingen har skrevet under."
)
"""What is said to whoever may not keep a signature, before anybody draws one."""

_NOBODY: Final = "Der er ingen underskrift endnu. Skriv under i feltet, eller vælg »På papir«."
_DOT: Final = "Underskriften er kun en prik. Skriv navnet i feltet, eller vælg »På papir«."
_NO_NAME: Final = "Skriv navnet på den, der har skrevet under på papiret."
_NO_DAY: Final = "Skriv den dag, der er skrevet under på papiret."
_TOO_EARLY: Final = "Udgave {number} er fra {day}. Den kan ikke være underskrevet før den dag."
_TOO_LATE: Final = "Dagen er ikke kommet endnu. Skriv den dag, der er skrevet under på papiret."


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature as it was given: who, in which role under the plan, and how; `on` is said of one on paper."""

    party: Party
    name: str
    role: str = ""
    way: Way = "drawn"
    strokes: tuple[Stroke, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The version that is signed: its record (empty: it is issued by this act), number, day, salt and check."""

    record: str = ""
    number: int
    issued_on: date
    salt: str
    words: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How the words of a version are put together: whether a win's own words count, what each step is, and a mentor."""

    win_words: bool = True
    steps: bool = True
    mentors: bool = True


NEWEST: Final = Rule()
OLDER: Final = (
    Rule(mentors=False),
    Rule(mentors=False, steps=False),
    Rule(mentors=False, win_words=False, steps=False),
)
"""The rules that versions were signed by before, the newest first: each leaves out what the one before it counts."""


def words_of(paper: PlanPaper, rule: Rule = NEWEST) -> str:
    """Return what a version says, in the one way that it is hashed.

    What only happens to stand there on the day of printing is left out: the days ahead, the news, an agreement that was
    kept, how far up a stair somebody is, an address, and the room for signatures. So is what not every computer holds
    that prints the plan: the people with a yes from the citizen, the day on which a goal was reached, who answers for
    what and where that stands in the law. How something goes is left out as the stair is. What is empty here stood in
    older versions; a mentor, and the plans that this one replaces, are words where there are any.

    Signatures hang on this: what is added says nothing where it is empty, so that a version from before it keeps its
    check; what a plan could say already and did not count is added by a new rule, and the old one goes to `OLDER`.
    """
    said: dict[str, Value] = {
        "version": 1,
        "edition": paper.edition,
        "issued_on": paper.issued_on.isoformat(),
        "citizen": paper.citizen_name,
        "own_words": [paper.main_words.text, paper.main_words.said_by] if paper.main_words else [],
        "contacts": [[one.name, one.role, one.phone] for one in paper.contacts],
        "goals": [_goal(one, rule) for one in paper.goals],
        "agreements": [[one.who, one.what, _day(one.due), ""] for one in paper.agreements if not one.done],
        "wins": [[one.title, one.own_words if rule.win_words else ""] for one in paper.wins],
        "consents": [],
    }
    said |= {"mentors": [_mentor(one) for one in paper.mentors]} if paper.mentors and rule.mentors else {}
    said |= {"instead": _instead(paper.instead)} if paper.instead else {}
    return dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _goal(goal: PlanGoal, rule: Rule) -> list[Value]:
    activities: list[Value] = [[one.what, one.why, one.who, one.voluntary] for one in goal.activities]
    said: list[Value] = [
        goal.area,
        goal.title,
        goal.measure,
        _day(goal.target_date),
        goal.own_words,
        activities,
    ]
    words = goal.stair.words if goal.stair and rule.steps else ()
    # a version from before steps had words, or a goal said who set it, says what it always said
    said += [[*words]] if words else []
    return [*said, {"voice": goal.voice}] if goal.voice else said


def _mentor(one: PlanMentor) -> list[Value]:
    return [one.name, one.phone, one.goal, one.tasks, _day(one.start), _day(one.end), one.minutes]


def _instead(one: PlanInstead) -> list[Value]:
    return [one.given, _day(one.on), [*one.plans]]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def check_of(paper: PlanPaper, salt: str, rule: Rule = NEWEST) -> str:
    """Return the check of a version's words: SHA-256 in hex over its salt and what it says."""
    return sha256(f"{salt}\n{words_of(paper, rule)}".encode()).hexdigest()


def still_says(paper: PlanPaper, version: VersionSigned | None) -> bool:
    """Tell whether the plan as it stands says exactly what a version said, by the rule that it was signed by.

    An older rule is asked only where nothing that it leaves out was written since: no signature passes for one under
    words that came later.
    """
    if version is None or not version.words or version.issued_on is None:
        return False
    then = replace(paper, edition=version.number, issued_on=version.issued_on)
    rules = (NEWEST, *OLDER) if version.goals_as_then else (NEWEST,)
    return any(check_of(then, version.salt, rule) == version.words for rule in rules)


def goes_again(paper: PlanPaper, signed: PlanSigned, *, protected: bool) -> VersionSigned | None:
    """Return the version whose kept file goes out again as it was signed: the newest, while the plan still says it.

    None where a new version is drawn: nobody signed, there is no file, or it bears an address that is `protected` now.
    """
    last = signed.last
    if last is None or not last.signatures or not last.paper or (last.with_address and protected):
        return None
    return last if still_says(paper, last) else None


def standing(paper: PlanPaper, signed: PlanSigned, *, protected: bool) -> Standing:
    """Tell what the newest signatures are to the plan as it stands; `protected`: the address is, now."""
    last = signed.last
    shown = last if last is not None and last.signatures else signed.earlier
    if shown is None or not still_says(paper, shown):
        return "changed"
    if goes_again(paper, signed, protected=protected) is not None:
        return "stands"
    return "veiled" if shown is last and shown.with_address and protected else "same"


def to_sign(paper: PlanPaper, signed: PlanSigned, *, salt: str) -> Version:
    """Return the version that a signature goes under now: the newest one while the plan still says it, else a new one.

    `salt` is a fresh name for a new version.
    """
    last = signed.last
    if last is not None and last.issued_on is not None and still_says(paper, last):
        return Version(
            record=last.version,
            number=last.number,
            issued_on=last.issued_on,
            salt=last.salt,
            words=last.words,
        )
    return Version(number=paper.edition, issued_on=paper.issued_on, salt=salt, words=check_of(paper, salt))


def demand_signatures(signed: Sequence[Signed], version: Version, on: date) -> None:
    """Refuse what is no signature: nothing at all, a dot, a paper without name or day, or a day that cannot be."""
    if not signed:
        raise Refused(_NOBODY)
    for one in signed:
        if one.way == "drawn":
            if not is_drawn(one.strokes):
                raise Refused(_DOT)
            continue
        if not one.name.strip():
            raise Refused(_NO_NAME)
        if one.on is None:
            raise Refused(_NO_DAY)
        if one.on < version.issued_on:
            early = say_field_date(version.issued_on)
            raise Refused(Sentence(_TOO_EARLY, number=str(version.number), day=early))
        if one.on > on:
            raise Refused(_TOO_LATE)


def is_drawn(strokes: Iterable[Stroke]) -> bool:
    """Tell whether strokes are more than a dot."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return False
    wide, high = ([point[axis] for point in points] for axis in (0, 1))
    return max(max(wide) - min(wide), max(high) - min(high)) >= SMALLEST


def sign_plan(
    stream: str,
    *,
    file: SealedFile,
    name: str,
    version: Version,
    signed: Sequence[Signed],
    contents: list[Value],
    device: str,
    with_address: bool = False,
    with_authority: bool = False,
    drawn_from: list[Value] | None = None,
    seal: str = "",
    seal_issuer: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Sign a plan: the version where it is new, each signature, and the file that shows them, as one act."""
    demand_signatures(signed, version, today(act))
    one = Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
    record = version.record or ids.new(act["now"])
    issued = () if version.record else _issued(stream, record, version, contents, one)
    bound: dict[str, Value] = {
        "version": record,
        "number": version.number,
        "words": version.words,
        "device": device,
    }
    signatures = tuple(_signature(stream, bound, each, one) for each in signed)
    kept = keep_paper(
        stream,
        file=file,
        name=name,
        version=record,
        number=version.number,
        with_address=with_address,
        with_authority=with_authority,
        drawn_from=drawn_from,
        seal=seal,
        seal_issuer=seal_issuer,
        **one,
    )
    return (*issued, *signatures, *kept)


def _issued(
    stream: str, record: str, version: Version, contents: list[Value], act: Act
) -> tuple[Change, ...]:
    fields: dict[str, Value] = {
        "number": version.number,
        "audience": "citizen",
        "issued_on": version.issued_on.isoformat(),
        "contents": contents,
        "digest": version.words,
        "salt": version.salt,
        "words": version.words,
        "author": act["by"],
        "main_goal": "",
    }
    return (change(stream, record, "plan_version", fields, **act),)


def _signature(stream: str, bound: dict[str, Value], signed: Signed, act: Act) -> Change:
    fields: dict[str, Value] = bound | {
        "party": signed.party,
        "name": signed.name.strip(),
        "role": signed.role,
        "way": signed.way,
        "strokes": [[list(point) for point in stroke] for stroke in signed.strokes],
        "at": instant(act["now"]),
        "on": _day(signed.on) or today(act).isoformat(),
        "author": act["by"],
    }
    return change(stream, ids.new(act["now"]), KIND, fields, **act)


def signed_paper(paper: PlanPaper, version: Version, signed: Sequence[SignatureShown]) -> PlanPaper:
    """Return the paper of a version with the signatures that it has, and the check that they are bound to."""
    given = {one.party: one for one in sorted(signed, key=lambda each: each.at)}
    if not given:
        return paper
    worker = given.get("worker")
    signers = [
        _under(each, given.get("citizen" if at == 0 else "")) for at, each in enumerate(paper.signatures)
    ]
    if worker is not None:
        mine = next((at for at, each in enumerate(signers) if at and each.name == worker.name), None)
        if mine is None:
            signers.append(_under(PlanSigner(worker.name, worker.role), worker))
        else:
            signers[mine] = _under(signers[mine], worker)
    return replace(
        paper,
        edition=version.number,
        issued_on=version.issued_on,
        signatures=tuple(signers),
        check=version.words[:CHECK_SHOWN],
    )


def _under(signer: PlanSigner, given: SignatureShown | None) -> PlanSigner:
    if given is None:
        return signer
    return replace(signer, way=given.way, strokes=given.strokes, signed_on=given.on, signed_at=given.at)


def as_shown(signed: Signed, version: Version, *, now: str, on: date) -> SignatureShown:
    """Return a signature that is about to be saved, as the paper shows it."""
    return SignatureShown(
        "", version.record, version.number, signed.party, signed.name.strip(), signed.role, signed.way,
        now, signed.on or on, "", "", signed.strokes, version.words,
    )  # fmt: skip


def names_of(version: VersionSigned) -> tuple[str, ...]:
    """Return who signed a version, the citizen first."""
    ordered = sorted(version.signatures, key=lambda one: (one.party != "citizen", one.at))
    return tuple(dict.fromkeys(one.name for one in ordered))
