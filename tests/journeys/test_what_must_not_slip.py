"""What must not slip, played on the real window: two versions, two proposals, a protected address, the citizen who
looks along, a note that is taken back, and one that stood in the wrong citizen's case.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import sealing, vault
from storage.reads.records import select
from tests.journeys import careful, stage, taken_out
from tests.journeys.careful import APART, CHECKS, HALF, OTHERS, Played
from tests.journeys.stage import Missing
from tests.storage import shelf

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    if not stage.can_play():
        pytest.fail("no virtual screen here: ./fod setup installs xvfb and xdotool")
    return careful.play(tmp_path_factory.mktemp("careful"))


@pytest.mark.parametrize("story", CHECKS)
def test_what_was_done_on_the_window_stands_in_the_store(played: Played, story: str) -> None:
    assert played.lacks.get(story, "") == ""


def test_a_protected_address_stands_nowhere_before_its_reason(played: Played) -> None:
    assert "Birkevej" not in played.seen["protected before"]
    assert "Beskyttet adresse" in played.seen["protected before"]
    assert "Birkevej 19" in played.seen["protected after"]


def test_a_protected_address_that_was_shown_is_gone_where_the_citizen_looks_along(played: Played) -> None:
    seen = played.seen["protected along"]

    assert "Fatma" in seen
    assert [word for word in ("Birkevej", "adresse") if word in seen] == []


def test_who_looks_along_sees_no_other_name_no_search_and_no_half_note(played: Played) -> None:
    seen = played.seen["looks along"]

    assert "Aminas vej" in seen
    assert [name for name in OTHERS if name in seen] == []
    assert [word for word in ("Søg", "Borgere", "Synkronisering", "Stamdata", HALF) if word in seen] == []
    assert HALF in played.seen["afterwards"]


def test_both_versions_stood_side_by_side(played: Played) -> None:
    assert [text for text in APART if text not in played.seen["two versions"]] == []


def test_a_note_that_was_taken_back_is_out_of_the_timeline_and_stands_in_the_history(played: Played) -> None:
    assert taken_out.BACK in played.seen["before"]
    assert taken_out.BACK not in played.seen["taken back"]
    assert "Tilbagekaldt" in played.seen["history"]
    assert taken_out.BACK in played.seen["history"]
    assert taken_out.WHY_BACK in played.seen["history"]


def test_a_note_that_was_moved_left_a_husk_and_stands_where_it_belongs(played: Played) -> None:
    assert taken_out.MISFILED not in played.seen["wrong case"]
    assert taken_out.WHY_MISFILED in played.seen["wrong case"]
    assert taken_out.MISFILED in played.seen["right case"]
    assert taken_out.RIGHT not in played.seen["husk"]


def test_in_an_empty_store_nothing_of_it_is_found(tmp_path: Path) -> None:
    store = vault.create(
        tmp_path / "empty",
        shelf.PASSPHRASE,
        user=shelf.METTE,
        device="d",
        now=datetime.now(UTC),
        cost=sealing.FLOOR,
    )
    reader = store.reader()
    found = []
    for name, check in CHECKS.items():
        try:
            check(reader, store.drafts)
        except Missing:
            found.append(name)
    assert select(reader, "r.kind = 'citizen'") == []
    store.close()

    assert found == list(CHECKS)
