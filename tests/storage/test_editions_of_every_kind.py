"""No field of class health, abuse, authority or belief reaches a paper for others: generated over every kind."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from casework import plan_editions
from casework.changes import Change, Seen, Value
from casework.kinds import KINDS, sensitivity
from casework.plan_editions import Chosen, EditionPaper, Side, edition
from storage.reads import citizen as citizen_reads
from storage.reads import placements
from storage.vault import Store
from tests.storage.shelf import AT, TODAY, citizen, opened, save

NEVER: Final = frozenset({"health", "abuse", "authority", "belief"})


def canary(kind: str, field: str) -> str:
    return f"kanari{kind.replace('_', '')}{field.replace('_', '')}"


def filled(kind: str) -> dict[str, Value]:
    """Return a record with a word of its own in each text; codes and shapes that the reads look at are real ones."""
    shaped: dict[str, Value] = {
        "date": "2027-01-05",
        "instant": AT,
        "bool": False,
        "int": 3,
        "number": 2.5,
        "list": [],
    }
    said = {
        field: shaped.get(declared.shape, canary(kind, field))
        for field, declared in KINDS[kind].fields.items()
    }
    return said | {"status": "open"} if "status" in said else said


def case_of_everything(store: Store) -> str:
    """Keep one record of every kind in one case."""
    stream, changes = citizen()
    save(store, *changes)
    for kind in KINDS:
        record = stream if kind == "citizen" else f"r-{kind}"
        fields = filled(kind) | (
            {"died_on": None, "closed_on": None, "address_protected": False} if kind == "citizen" else {}
        )
        if kind not in {"worker", "same_person", "emptied_paper", "breach", "former_name", "former_number"}:
            save(store, Change(stream, record, kind, fields, Seen(), AT))
    return stream


def papers(store: Store, stream: str) -> list[EditionPaper]:
    """Return both papers with everything chosen that can be."""
    reader = store.own_reader()
    page = citizen_reads.page(reader, stream, TODAY)
    assert page is not None
    assert page.goals
    assert page.agreements
    (placement,) = placements.of(reader, stream, TODAY)
    side: Side = "ours"
    made = []
    for audience in ("partner", "company"):
        chosen = Chosen(
            audience="company" if audience == "company" else "partner",
            to="Læseren",
            said="alt",
            until=TODAY + timedelta(days=9),
            goal=page.goals[0].id,
            placement=placement.id,
            lines=tuple((one.id, side) for one in page.agreements),
        )
        paper = edition(page, chosen, {}, municipality="Eksempel Kommune", today=TODAY, placement=placement)
        made.append(paper)
    return made


def hidden_words(made: list[EditionPaper]) -> list[str]:
    """Return the words of classes that others may not read, which a paper holds anywhere."""
    text = repr(made)
    return [
        word
        for kind in KINDS.values()
        for field in kind.fields
        if sensitivity(kind.name, field) in NEVER and (word := canary(kind.name, field)) in text
    ]


def test_no_paper_for_others_holds_a_field_of_a_guarded_class(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        made = papers(store, case_of_everything(store))

        assert hidden_words(made) == []
        said = repr(made)
        shown = [("goal", "title"), ("goal", "measure"), ("agreement", "what"), ("placement", "purpose")]
        assert [each for each in shown if canary(*each) not in said] == []
        unseen = [("goal", "own_words"), ("activity", "why"), ("note", "text"), ("placement", "reason")]
        assert [each for each in unseen if canary(*each) in said] == []


def test_a_guarded_field_on_the_paper_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The benefit stands among what somebody typed: the same look must find it."""
    with opened(tmp_path / "store") as store:
        stream = case_of_everything(store)
        plain = plan_editions._several
        monkeypatch.setattr(
            plan_editions, "_several", lambda text: [*plain(text), canary("citizen", "benefit")]
        )

        assert hidden_words(papers(store, stream)) == [canary("citizen", "benefit")]
