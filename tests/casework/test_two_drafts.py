"""An older draft and what was typed before it was read: both stand, and no word of either is lost."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casework.two_drafts import SINCE, behind, both
from casework.unfinished import said


def form(record: str = "", began: dict[str, str] | None = None, **values: str) -> str:
    return json.dumps({"record": record, "values": values, "began": began or {}})


def values(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)["values"]
    return found


def test_two_texts_of_a_note_stand_behind_each_other_and_one_that_was_written_on_stands_once() -> None:
    older = {"nature": "statement", "text": "Hun ringede"}

    assert both(older, {"nature": "fact", "text": "Hun kom"})["text"] == "Hun ringede\nHun kom"
    assert both(older, {"nature": "statement", "text": "Hun ringede igen"})["text"] == "Hun ringede igen"
    assert both(older, {}) == older


def test_two_drafts_of_one_form_that_agree_are_one() -> None:
    older = {"goal_form": form(title="Arbejde", measure="", began={})}
    typed = {"goal_form": form(title="", measure="Fire timer", began={})}

    found = both(older, typed)

    assert values(found["goal_form"]) == {"title": "Arbejde", "measure": "Fire timer"}
    assert set(found) == {"goal_form"}


def test_of_two_forms_that_say_different_things_the_one_typed_since_stands_and_the_other_is_words() -> None:
    older = {"agreement_form": form("a-1", {"what": "Ringe"}, what="Ringe mandag")}

    for record, what in (("", "Skrive"), ("a-1", "Ringe tirsdag")):
        found = both(older, {"agreement_form": form(record, {"what": "Ringe"}, what=what)})

        assert values(found["agreement_form"]) == {"what": what}
        assert "Ringe mandag" in found["text"]


def test_of_two_forms_of_a_plan_the_one_typed_since_stands_and_the_other_is_words() -> None:
    older = {"form": "AgreementForm", "record": "", "f.what": "Ringe", "goal": "g-1", "g.title": "Arbejde"}

    found = both(older, {"form": "GoalForm", "record": "", "f.title": "Skole"})

    assert (found["form"], found["f.title"], found["g.title"]) == ("GoalForm", "Skole", "Arbejde")
    assert "Ringe" in found["text"]
    assert "f.what" not in found


def test_what_lies_behind_a_draft_is_replaced_and_read_with_it() -> None:
    kept = behind(behind({"text": "Før", "nature": "fact"}, {"text": "Si"}), {"text": "Siden"})

    assert both(kept, {})["text"] == "Før\nSiden"
    assert both(kept, {"text": "Siden da"})["text"] == "Før\nSiden da"
    assert behind(kept, {}) == {"text": "Før", "nature": "fact"}
    assert "Siden" in said(kept)
    assert SINCE not in said(kept)


WORDS = st.text("abcæ", min_size=1, max_size=4)
PARTS = st.fixed_dictionaries(
    {},
    optional={
        "text": WORDS,
        "goal_form": st.builds(lambda what, record: form(record, title=what), WORDS, st.sampled_from("ab")),
        "visit_form": st.builds(lambda what: form(place=what), WORDS),
    },
)


@given(PARTS, PARTS)
def test_no_word_of_either_is_lost(older: dict[str, str], typed: dict[str, str]) -> None:
    spoken = said(both(behind(older, typed), typed))

    for draft in (older, typed):
        for name, text in draft.items():
            for word in [text] if name == "text" else values(text).values():
                assert word in spoken
