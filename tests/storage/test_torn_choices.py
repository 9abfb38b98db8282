"""Of versions that stand side by side only those are offered that this person's role may let stand."""

from pathlib import Path

import pytest

from casework.changes import Value
from storage.reads.conflicts import torn
from tests.storage.half_typed import CITIZEN, granted
from tests.storage.shelf import opened, placed


def offered(
    folder: Path, role: str, record: str, kind: str, field: str, apart: tuple[Value, Value]
) -> list[bool]:
    """Let two colleagues write apart, and return of each version, as they are shown, whether it may be chosen."""
    with opened(folder / "store") as store:
        granted(store, role=role)
        rows = [placed(CITIZEN, record, 7 + n, {field: value}, kind=kind) for n, value in enumerate(apart)]
        store.ledger.receive(rows, cursor="c", high=9)
        (found,) = torn(store.own_reader())
        return [version.may for version in sorted(found.versions, key=lambda one: one.text)]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("primary", [True, True]),
        ("stand_in", [True, True]),
        ("partner", [True, False]),  # open may stand; that it is closed is not his to say
        ("mentor", [False, False]),
    ],
)
def test_that_a_case_is_closed_is_offered_to_whose_it_is(tmp_path: Path, role: str, may: list[bool]) -> None:
    assert offered(tmp_path, role, CITIZEN, "citizen", "closed_on", ("", "2026-11-25")) == may


@pytest.mark.parametrize(("role", "may"), [("partner", True), ("mentor", False), ("of_tomorrow", True)])
def test_words_of_the_plan_are_offered_to_who_may_write_them(tmp_path: Path, role: str, may: bool) -> None:
    """A role of a later version is not known here: nothing is kept from it that the service may take."""
    record = "0197a3f0-0000-7000-8000-0000000000a1"
    assert offered(tmp_path, role, record, "agreement", "what", ("Ringe", "Skrive")) == [may, may]
