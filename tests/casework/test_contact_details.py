"""What can be kept of how a citizen is reached, and what a change of it says."""

import pytest

from casework.acts import Act
from casework.changes import Seen
from casework.contact_details import ADDRESS, FIELDS, RHYTHMS, change_details, wrong_in
from casework.errors import Refused
from casework.kinds import KINDS
from tests.storage.shelf import NOW

ACT = Act(by="w-mette", now=NOW, seen=Seen())


@pytest.mark.parametrize(
    ("name", "text", "fits"),
    [
        ("phone", "20 30 40 50", True),
        ("phone", "+45 20304050", True),
        ("phone", "gennem søsteren", True),
        ("phone", "", True),
        ("phone", "2030405", False),
        ("phone", "-", False),
        ("email", "a@b.dk", True),
        ("email", "", True),
        ("email", "a.b.dk", False),
        ("email", "a@b", False),
        ("email", "a b@c.dk", False),
        ("postcode", "0800", True),
        ("postcode", "", True),
        ("postcode", "DK-9000", False),
        ("postcode", "٩٠٠٠", False),
        ("rhythm_days", "7", True),
        ("rhythm_days", "0", False),
        ("rhythm_days", "tit", False),
        ("coordinator", "w-jonas", True),
        ("coordinator", "", False),
        ("city", "1", True),
    ],
)
def test_what_can_be_kept(name: str, text: str, fits: bool) -> None:
    wrong = wrong_in({name: text})
    assert (wrong is None) is fits
    if not fits:
        assert wrong is not None
        with pytest.raises(Refused, match=wrong[1][:20]):
            change_details("s", {name: text}, is_protected=False, **ACT)


def test_a_change_says_what_was_altered_on_one_line_and_things_one_a_line() -> None:
    said = {"bring": "  Nøgle ;Skema\n\nKort ", "safety_remark": "Hund\n i gården ", "language": ""}
    (one,) = change_details("s", said, is_protected=True, **ACT)
    assert one.fields == {"bring": "Nøgle\nSkema\nKort", "safety_remark": "Hund i gården", "language": ""}
    assert (one.stream, one.record, one.kind) == ("s", "s", "citizen")


@pytest.mark.parametrize("name", ADDRESS)
def test_no_part_of_a_protected_address_is_written(name: str) -> None:
    with pytest.raises(Refused, match="beskyttet"):
        change_details("s", {name: "9000", "phone": "20304050"}, is_protected=True, **ACT)


def test_each_is_a_field_of_a_citizen_and_each_rhythm_is_once() -> None:
    assert set(FIELDS) <= set(KINDS["citizen"].fields)
    assert sorted(set(RHYTHMS)) == list(RHYTHMS)
