"""The interactions table of screens.md: real keys and clicks in the practice office, counted where they arrive."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import sealing, vault
from tests.journeys import interactions, stage
from tests.journeys.counted import Hand
from tests.journeys.interaction_rows import ROWS, WAYS, Row
from tests.journeys.interactions import Table, lacking
from tests.journeys.practice_office import Office, Printing
from tests.storage import shelf

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    if not stage.can_play():
        pytest.fail("no virtual screen here: ./fod setup installs xvfb and xdotool")
    return interactions.play(tmp_path_factory.mktemp("table"), tricked=True, say=print)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_task_takes_no_more_interactions_than_the_table_allows(table: Table, row: Row, way: str) -> None:
    acts = table.acts[row.name, way]

    assert 0 < len(acts) <= row.limit, acts


def test_what_was_done_stands_in_the_store_and_on_the_paper(table: Table) -> None:
    assert table.lacks == {}


def test_a_way_by_keyboard_has_no_click_and_a_way_by_mouse_no_key(table: Table) -> None:
    presses = {way: {act for row in ROWS for act in table.acts[row.name, way]} for way in WAYS}

    assert presses["mouse"] == {"icon", "MouseButtonPress"}
    assert not any(act.startswith("Mouse") for act in presses["keys"])


def test_a_step_by_tab_and_enter_counts_two_and_letters_count_nothing(table: Table) -> None:
    assert table.tricks["Tab and Enter"] == "2"
    assert table.tricks["typed"] == "1"


def test_an_act_that_the_hand_does_not_own_up_to_ends_the_row(table: Table) -> None:
    assert table.tricks["behind the hand"].startswith("Missing: 3 acts were done, the program heard [")


def test_a_field_in_which_something_stands_already_ends_the_row(table: Table) -> None:
    assert table.tricks["prefilled"].startswith("Prefilled: »halvt« stood where")


def test_in_an_empty_store_and_without_a_paper_no_row_is_reached(tmp_path: Path) -> None:
    desk = Printing("lise", tmp_path / "lise")
    store = vault.create(
        tmp_path / "empty",
        shelf.PASSPHRASE,
        user=shelf.METTE,
        device="d",
        now=datetime.now(UTC),
        cost=sealing.FLOOR,
    )
    office = Office(
        tmp_path, Hand(desk), desk, {}, {}, _stores=dict.fromkeys(("lise", *WAYS, "mentor", "lead"), store)
    )

    lacks = lacking(office)

    office.close()
    assert set(lacks) == {(row.name, way) for row in ROWS for way in WAYS}
