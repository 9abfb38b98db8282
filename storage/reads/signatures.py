"""The signatures under the versions of a joint plan."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from casework.answers_signing import PlanSigned, SignatureShown, Stroke, VersionSigned
from casework.changes import Value
from casework.signing import KIND, names_of
from storage import settings
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, select

ISSUERS: Final = "seal_issuers"
"""Under which setting the store keeps the marks of the municipality's issuers of seals that it has heard of."""
_KINDS: Final = f"('plan_version', 'paper', '{KIND}')"
_AS_THEN: Final = """select not exists (select 1 from log later, log issued
    where issued.id = (select min(one.id) from log one where one.record = ?)
    and later.stream in (select value from json_each(?))
    and (later.hlc > issued.hlc or later.id > issued.id)
    and (later.kind = 'mentor_agreement' or (later.kind = 'goal'
        and (later.fields ->> 'own_words' is not null or later.fields ->> 'milestones' is not null))))"""
"""Whether nobody wrote own words or steps of a goal, or a mentor's hours, after a version, by its clock or by the order
in which it came."""
_WRITTEN: Final = "(select min(one.hlc) from log one where one.record = r.id), r.id"
"""The order in which records of one second were written; where a row lies in its table says nothing of that."""


def plan_signed(reader: Reader, stream: str) -> PlanSigned:
    """Answer with the newest version of a citizen's plan, and with the newest signed one where that is earlier."""
    found = _versions(reader, stream)
    if not found:
        return PlanSigned()
    last = _as_then(reader, stream, found[0])
    earlier = None if last.signatures else next((one for one in found[1:] if one.signatures), None)
    return PlanSigned(last, earlier and _as_then(reader, stream, earlier))


def _as_then(reader: Reader, stream: str, one: VersionSigned) -> VersionSigned:
    """Say of a version whether older rules of what is signed may be asked about it."""
    if not one.signatures:
        return one
    cases = encoded(list(persons.cases(reader, stream))).decode()
    return replace(one, goals_as_then=bool((reader.row(_AS_THEN, one.version, cases) or (0,))[0]))


def names_by_version(reader: Reader, cases: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Answer with who signed each version that has a signature."""
    return {one.version: names_of(one) for case in cases for one in _versions(reader, case) if one.signatures}


def _versions(reader: Reader, stream: str) -> tuple[VersionSigned, ...]:
    cases = persons.cases(reader, stream)
    rows = select(
        reader,
        f"{persons.among(cases)} and r.gone = 0 and r.kind in {_KINDS} order by r.begun_at, {_WRITTEN}",
        *cases,
    )
    kept = (one for one in rows if one.kind == "paper" and one.text("audience") in {"", "citizen"})
    ours = settings.read(reader.connection, ISSUERS)
    papers = {one.text("version"): one for one in kept}  # the newest file of each
    signatures = [_signature(one) for one in rows if one.kind == KIND]
    versions = [
        _version(one, papers.get(one.id), signatures, frozenset(ours or ()))
        for one in rows
        if one.kind == "plan_version"
    ]
    return tuple(sorted(versions, key=lambda one: one.number, reverse=True))


def _version(
    one: Shown, paper: Shown | None, signatures: Iterable[SignatureShown], ours: frozenset[str]
) -> VersionSigned:
    return VersionSigned(
        one.id,
        one.number("number"),
        one.day("issued_on"),
        one.text("salt"),
        one.text("words"),
        paper.id if paper else "",
        bool(paper and paper.fields.get("with_address")),
        tuple(
            sorted((each for each in signatures if _is_of(each, one)), key=lambda each: (each.party, each.at))
        ),
        paper.text("seal") if paper else "",
        paper.text("seal_issuer") if paper else "",
        seal_is_ours=bool(paper and paper.text("seal_issuer") in ours),
    )


def _is_of(signature: SignatureShown, version: Shown) -> bool:
    """Tell whether a signature is bound to a version's words: one that only names the version is none of it."""
    return signature.version == version.id and signature.check == version.text("words") != ""


def _signature(one: Shown) -> SignatureShown:
    return SignatureShown(
        one.id,
        one.text("version"),
        one.number("number"),
        one.text("party"),
        one.text("name"),
        one.text("role"),
        one.text("way"),
        one.text("at"),
        one.day("on"),
        one.begun_by,
        one.text("device"),
        strokes_of(one.fields.get("strokes")),
        one.text("words"),
    )


def strokes_of(value: Value) -> tuple[Stroke, ...]:
    """Return the lines of a signature as they were drawn; whatever is no point is left out."""
    lines = value if isinstance(value, list) else []
    return tuple(stroke for line in lines if (stroke := _stroke(line)))


def _stroke(line: Value) -> Stroke:
    points = line if isinstance(line, list) else []
    return tuple(
        (x, y, t)
        for point in points
        if isinstance(point, list) and len(point) == 3
        for x, y, t in [point]
        if isinstance(x, int) and isinstance(y, int) and isinstance(t, int)
    )
