"""Which kept papers hold a word of records that are being moved, as this device can know it."""

from collections.abc import Sequence
from typing import Final

from casework.kept_papers import EMPTIED, KeptPaper, ids_in
from casework.kinds import leads, may_redact
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, select
from storage.reads.workers import by_id
from storage.reads.wrong_citizen import role_in

Found = tuple[tuple[KeptPaper, ...], tuple[KeptPaper, ...]]
"""Those that surely hold a word, and those of which nobody can say it."""
_KINDS: Final = "('plan_version', 'paper')"


def found(reader: Reader, stream: str, moved: Sequence[Shown]) -> Found:
    """Answer with the kept papers of a citizen that were drawn from records, and with those that may have been.

    A paper says it itself; for one from before papers did, what its version and the one before it said is known. What
    is known of neither may hold the words only if it was handed out after they were written.
    """
    cases = persons.cases(reader, stream)
    rows = select(reader, f"{persons.among(cases)} and r.gone = 0 and r.kind in {_KINDS}", *cases)
    wanted = frozenset(one.id for one in moved)
    versions = sorted((one for one in rows if one.kind == "plan_version"), key=lambda v: v.number("number"))
    papers = [one for one in rows if one.kind == "paper"]
    certain, doubtful = [], []
    before: frozenset[str] = frozenset()
    for version in versions:
        now = ids_in(version.fields.get("contents"))
        own = [one for one in papers if one.text("version") == version.id]
        sure = [one for one in own if _drawn(one, now | before) & wanted and _may(reader, one, now, wanted)]
        if now & wanted or sure:
            certain.append(_kept(version, sure, says=bool(now & wanted)))
        rest = [one for one in own if one not in sure and _drawn(one, now | before) & wanted]
        doubtful += [_kept(version, [one]) for one in rest]
        before = now
    known = {one.id for one in versions}
    for one in papers:
        if one.text("version") in known:
            continue
        if _drawn(one, frozenset()) & wanted:
            certain.append(_kept(one, [one]))
        elif not _says_from(one) and any(one.begun_at >= each.begun_at for each in moved):
            doubtful.append(_kept(one, [one]))
    return tuple(certain), tuple(doubtful)


def _says_from(paper: Shown) -> bool:
    return isinstance(paper.fields.get("drawn_from"), list)


def _drawn(paper: Shown, otherwise: frozenset[str]) -> frozenset[str]:
    """Return what a paper was drawn from: as it says itself, else as its version and the one before it say."""
    said = paper.fields.get("drawn_from")
    return frozenset(map(str, said)) if isinstance(said, list) else otherwise


def _may(reader: Reader, paper: Shown, version: frozenset[str], moved: frozenset[str]) -> bool:
    """Tell whether this person may empty a paper: its author, a team lead, or whoever moves what it is drawn from.

    The service knows that from the paper itself, or from its version; not from the version before.
    """
    role, me = role_in(reader, paper.stream), by_id(reader).get(reader.owner.user)
    job = me.role if me else ""
    is_known = bool(_drawn(paper, version) & moved)
    is_author = reader.owner.user in {paper.begun_by, paper.text("author")} or leads(job)
    return role is not None and may_redact(role, paper.kind, job=job, is_author=is_author, is_drawn=is_known)


def _kept(one: Shown, papers: Sequence[Shown], *, says: bool = False) -> KeptPaper:
    worded = one.text("what").rpartition(" ")[2]
    number = one.number("number") or (int(worded) if worded.isdecimal() else 0)
    return KeptPaper(
        one.stream,
        one.id if one.kind == "plan_version" else "",
        tuple(paper.id for paper in papers),
        number,
        one.text("issued_on") or one.text("on"),
        one.text("audience"),
        one.text("author") or one.begun_by,
        says,
    )


def last_number(reader: Reader, cases: Sequence[str]) -> int:
    """Return the highest number of a version that was emptied: it is never given again."""
    gone = select(reader, f"{persons.among(cases)} and r.kind = '{EMPTIED}' and r.gone = 0", *cases)
    return max((one.number("number") for one in gone), default=0)
