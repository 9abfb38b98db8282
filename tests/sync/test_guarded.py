"""An address that comes under protection elsewhere reaches a device that was long away before everything else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casework.kinds import Role
from storage.reads import citizen as citizen_reads
from sync import batches
from sync.client import Progress
from sync.service import deliver
from tests.sync.stage import NOW, Central, device, new_id
from tests.sync.test_files import desk
from tests.sync.test_real_stores import a_round

STREET = "Kvægtorvsgyden 7"


def after_one_page() -> Callable[[], bool]:
    """Call a round off once the first page is stored: before it, it asks whether to go on, and after it, too."""
    pages: list[int] = []

    def is_off() -> bool:
        return len(pages) > 0

    def count(told: Progress) -> None:
        if told.what == "fetching":
            pages.append(told.done)

    is_off.count = count  # type: ignore[attr-defined]
    return is_off


def shown_after_the_first_page(
    running: Central, folder: Path, role: Role = "partner"
) -> tuple[str, bool, int]:
    """Let a colleague be away while much is written and then the address comes under protection; fetch one page."""
    jonas, mette, stream = running.add_user("JOKR"), running.add_user("MEHA"), new_id()
    running.grant(jonas, stream)
    running.grant(mette, stream, role)
    with device(running, jonas) as his, desk(running, folder, mette.initials) as hers:
        his.round()
        his.ledger.write(stream, stream, {"first_name": "Hanne", "address": STREET}, kind="citizen")
        his.round()
        a_round(hers.client)
        before = citizen_reads.page(hers.store.own_reader(), stream, NOW.date())
        assert before is not None
        for number in range(12):
            his.ledger.write(stream, new_id(), {"what": f"aftale {number}"})
        his.ledger.write(stream, stream, {"address_protected": True}, kind="citizen")
        his.round()
        is_off = after_one_page()
        hers.client.one_round(is_off.count, is_off)  # type: ignore[attr-defined]
        after = citizen_reads.page(hers.store.own_reader(), stream, NOW.date())
        here = len(hers.store.own_reader().rows("select 1 from log where kind = 'agreement'"))
        a_round(hers.client)
        whole = len(hers.store.own_reader().rows("select 1 from log where kind = 'agreement'"))
        assert (whole, hers.client._unequal(hers.client._page())) == (12, set())
    assert after is not None
    return before.address, after.protected, here


def test_it_is_known_with_the_first_page_and_nothing_is_missing_afterwards(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "PAGE_ROWS", 3)

    address, protected, _ = shown_after_the_first_page(running, tmp_path / "store")

    assert (address, protected) == (STREET, True)


def test_one_that_travels_in_its_turn_is_noticed(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "PAGE_ROWS", 3)
    monkeypatch.setattr(deliver, "_guarded", lambda *_: [])

    _, protected, here = shown_after_the_first_page(running, tmp_path / "store")

    assert (protected, here) == (False, 3)


def test_a_mentor_who_never_had_the_address_hears_of_it_as_well(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "PAGE_ROWS", 3)

    address, protected, _ = shown_after_the_first_page(running, tmp_path / "store", "mentor")

    assert (address, protected) == ("", True)
