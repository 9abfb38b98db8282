"""What was taken out of a wrong case stays out: no older copy and no device that is behind brings it back."""

from pathlib import Path

import pytest

from sync.service import doctor, husks
from sync.service.husk_file import HuskFile
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, a_round, office, shown
from tests.sync.wrong_case import (
    STAYS,
    WORD,
    holds,
    in_case,
    move,
    note_of,
    rounds,
    two_citizens,
)


def a_copy_taken_in_between(central: Office, mette: Laptop, jonas: Laptop) -> tuple[Path, str, str]:
    """Write, copy the service's database, and take the note out of the wrong case; both computers know."""
    wrong, right = two_citizens(mette)
    a_round(mette)
    central.grant(jonas, wrong)
    a_round(jonas)
    copy = central.copy()
    move(mette, note_of(mette), right)
    rounds(mette, jonas)
    return copy, wrong, right


def test_a_service_that_is_put_back_from_before_does_not_bring_it_back(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        copy, wrong, right = a_copy_taken_in_between(central, mette, jonas)

        central.put_back(copy)

        at_once = in_case(central.running, wrong)
        fresh = central.laptop("JONB", tmp_path / "JONB")
        central.grant(fresh, wrong)
        a_round(fresh)
        assert (at_once, holds(fresh), holds(fresh, STAYS)) == (0, False, True)
        rounds(mette, jonas, fresh)
        assert [holds(one) for one in (jonas, fresh)] == [False, False]
        assert (in_case(central.running, wrong), in_case(central.running, right)) == (0, 1)
        assert list(filter(None, shown(jonas))) == [f"Hun fik sin {STAYS}"]
        assert doctor.faults(central.running.ledger) == []
        fresh.store.close()


def known_to_one_only(central: Office, mette: Laptop, jonas: Laptop) -> tuple[str, str]:
    """Lose note and redaction at the service; one computer holds the note, and has not heard of the redaction."""
    wrong, right = mette.open_citizen(), mette.open_citizen()
    a_round(mette)
    central.grant(jonas, wrong)
    a_round(jonas)
    copy = central.copy()
    mette.write(f"{WORD} " * 40, f"Hun fik sin {STAYS}", stream=wrong)
    rounds(mette, jonas)
    move(mette, note_of(mette), right)
    a_round(mette)
    central.put_back(copy)
    return wrong, right


def test_a_device_that_knows_only_the_note_does_not_bring_it_back_by_offering_it(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = known_to_one_only(central, mette, jonas)

        a_round(jonas)

        assert (in_case(central.running, wrong), in_case(central.running, wrong, STAYS)) == (0, 1)
        rounds(mette, jonas)
        assert not holds(jonas)
        assert (in_case(central.running, wrong), in_case(central.running, right)) == (0, 1)
        assert doctor.faults(central.running.ledger) == []


def test_where_the_file_beside_the_database_is_lost_too_its_devices_take_it_out_again(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        copy, wrong, _ = a_copy_taken_in_between(central, mette, jonas)
        (central.folder / "central.husks").unlink()

        central.put_back(copy)

        before = in_case(central.running, wrong)
        a_round(mette)
        assert (before, in_case(central.running, wrong)) == (1, 0)
        a_round(jonas)
        assert not holds(jonas)
        assert doctor.faults(central.running.ledger) == []


def test_a_line_of_the_file_that_was_cut_off_is_none_and_is_written_whole_at_the_next(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        a_copy_taken_in_between(central, mette, jonas)
        file = central.folder / "central.husks"
        whole = HuskFile(central.folder).read()
        file.write_text(file.read_text(encoding="ascii")[:-5], encoding="ascii")

        cut = HuskFile(central.folder).read()
        with central.running.ledger.reading() as connection:
            HuskFile(central.folder).catch_up(connection)

        assert len(cut) == len(whole) - 1
        assert HuskFile(central.folder).read() == whole


def test_a_store_that_is_restored_from_its_own_copy_loses_it_again(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = two_citizens(mette)
        a_round(mette)
        central.grant(jonas, wrong)
        a_round(jonas)
        old = jonas.copy(tmp_path / "old")
        move(mette, note_of(mette), right)
        rounds(mette, jonas)
        jonas.lock()
        jonas.folder = old
        jonas.unlock()
        assert holds(jonas)

        a_round(jonas)

        assert (holds(jonas), holds(jonas, STAYS)) == (False, True)


def test_an_offer_that_nobody_judges_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(husks, "fault", lambda *_: None)

    with pytest.raises(AssertionError):
        test_a_device_that_knows_only_the_note_does_not_bring_it_back_by_offering_it(tmp_path)


def test_a_copy_that_is_not_taken_out_again_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(husks, "end_again", lambda *_: 0)

    with pytest.raises(AssertionError):
        test_a_service_that_is_put_back_from_before_does_not_bring_it_back(tmp_path)
