"""What can be done with two versions of one field, by kind and field."""

import pytest

from casework import torn


@pytest.mark.parametrize(
    ("kind", "can"), [("agreement", True), ("goal", True), ("citizen", False), ("visit", False)]
)
def test_only_things_that_can_be_two_stay_both(kind: str, can: bool) -> None:
    assert torn.may_keep_both(kind) is can


@pytest.mark.parametrize(
    ("kind", "field", "can"),
    [
        ("agreement", "what", True),
        ("citizen", "story", True),
        ("citizen", "cpr", False),
        ("citizen", "address", False),
        ("visit", "place", False),
        ("agreement", "due", False),
        ("citizen", "primary", False),
        ("strange", "what", False),
    ],
)
def test_a_common_text_is_written_only_where_a_field_holds_words(kind: str, field: str, can: bool) -> None:
    assert torn.may_write_common(kind, field) is can
