"""What was typed and not saved is said word for word, each thing with its name, in a kind that its author may write."""

import json
from datetime import date

import pytest

from casework.access_draft import as_draft
from casework.access_request import AccessRequest, Decision
from casework.answers import DraftFound
from casework.changes import Change, Seen
from casework.kinds import RIGHTS, unwritable
from casework.unfinished import TITLE, as_entry, is_taken, said

AT = "2026-11-26T09:00:00+00:00"
STREAM = "0197a3f0-0000-7000-8000-000000000001"


def entry(contents: dict[str, str], role: str = "primary") -> Change | None:
    draft = DraftFound(f"note:{STREAM}", STREAM, "", "note", contents, AT)
    return as_entry(draft, stream=STREAM, record="r", role=role, by="w-mette", seen=Seen(0, 4))


def test_a_half_typed_note_is_a_note_that_says_what_it_is() -> None:
    made = entry({"nature": "fact", "text": "Zahra ringede, og"})

    assert made is not None
    assert made.kind == "note"
    assert made.fields == {"title": TITLE, "text": "Zahra ringede, og", "at": AT, "author": "w-mette"}
    assert made.seen == Seen(0, 4)


def test_an_open_visit_is_said_with_the_name_of_each_field_and_nothing_of_it_is_made() -> None:
    contents = {
        "outcome": "met",
        "nature": "statement",
        "text": "Jeg vil gerne",
        "lines": json.dumps([["fact", "Hun var hjemme"], ["observation", "Virker træt"]]),
        "agreements": json.dumps([["Ringe til lægen", "Zahra", "2026-12-03", ""]]),
        "goals": json.dumps([["Gå til træning", "ud igen", "Sundhed", "to gange", ""]]),
        "answer": "3",
        "next_on": "2026-12-01",
        "next_time": "10.00",
        "card_left": "1",
        "goal_form": json.dumps({"title": "Halvt mål", "own_words": "", "area": "Sundhed"}),
    }

    assert said(contents).splitlines() == [
        "Hun var hjemme",
        "Iagttagelse: Virker træt",
        "Borgerens ord: Jeg vil gerne",
        "udfald: Mødt",
        "Aftale: hvad: Ringe til lægen; hvem: Zahra; frist: 03.12.2026",
        "Mål: med få ord: Gå til træning; egne ord: ud igen; område: Sundhed; målepunkt: to gange",
        "svar: 3",
        "næste besøg: 01.12.2026",
        "klokken: 10.00",
        "kort lagt: ja",
        "Mål: med få ord: Halvt mål; område: Sundhed",
    ]


def test_of_a_form_only_what_was_typed_is_said_and_no_id() -> None:
    kept = {
        "record": "r1",
        "values": {"who": STREAM, "purpose": "Se til", "form": "home", "place": "Torvet"},
        "began": {"form": "home", "place": "Torvet"},
    }
    plan = {
        "form": "ActivityForm",
        "record": "",
        "f.what": "Danskhold",
        "f.goal": STREAM,
        "f.voluntary": "yes",
    }

    assert said({"visit_form": json.dumps(kept)}, STREAM) == "Besøg: formål: Se til"
    assert said(plan, STREAM) == "Aktivitet: hvad: Danskhold; frivillig: ja"


@pytest.mark.parametrize(
    "contents",
    [
        {},
        {"nature": "statement"},
        {"text": "  \n "},
        {"form": "GoalForm", "record": "", "f.title": "", "f.area": "Sundhed"},
        {"goal_form": json.dumps({"record": "", "values": {"title": ""}, "began": {}})},
        {"lines": "[]"},
    ],
)
def test_a_draft_without_a_word_leaves_nothing(contents: dict[str, str]) -> None:
    assert entry(contents) is None


@pytest.mark.parametrize("name", ["lines", "agreements", "goal_form", "of_a_later_version"])
def test_words_in_a_shape_that_nobody_knows_are_said_as_they_stand(name: str) -> None:
    assert "Zahra {" in said({name: "Zahra {"})
    assert "Zahra" in said({name: json.dumps({"values": ["Zahra"]})})


@pytest.mark.parametrize("role", [*RIGHTS, "role_of_tomorrow"])
def test_its_author_may_write_it_in_his_role_wherever_he_may_write_words_at_all(role: str) -> None:
    made = entry({"text": "Ordene"}, role)

    assert made is not None
    assert "Ordene" in str(made.fields)
    known = next((name for name in RIGHTS if name == role), None)
    if known is not None and is_taken(known):
        assert unwritable(known, made) == ()
    assert (made.kind == "attempt") == (role == "mentor")


def test_of_a_request_for_access_the_day_and_the_reasons_go_along_and_no_id() -> None:
    decided = {"r-1": Decision("none", "own_use", why="Et udkast."), "r-2": Decision("none", "others")}

    words = said(as_draft(AccessRequest(date(2026, 11, 24), decided)))

    assert words == "anmodning om aktindsigt modtaget: 24.11.2026\naktindsigt, begrundelse: Et udkast."
