"""The service was put back from an older copy and says so: everything that had a receipt comes home."""

from pathlib import Path

import pytest

from tests.sync.putting_back import a_round, all_placed, office, shown


def test_the_end_that_a_copy_lacks_comes_back_from_the_computer_that_wrote_it(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA") as (central, (hers,)):
        hers.open_citizen()
        hers.write("Et")
        a_round(hers)
        copy = central.copy()
        hers.write("To", "Tre")
        a_round(hers)
        before = central.dots()

        central.put_back(copy)
        hers.write("Fire")
        a_round(hers)

        assert central.notes() == ["Et", "To", "Tre", "Fire"]
        assert before.keys() < central.dots().keys()
        assert set(central.dots().values()) == {1}
        assert all_placed(hers)
        assert shown(hers) == ["Et", "Fire", "To", "Tre"]
        assert central.faults() == []


@pytest.mark.parametrize("lost", range(9))
def test_two_computers_bring_back_whatever_was_lost_and_agree(tmp_path: Path, lost: int) -> None:
    """The last commits of a busy hour are lost, however many they are."""
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        stream = hers.open_citizen()
        a_round(hers)
        central.grant(his, stream, "partner")
        copies = [central.copy("copy-0")]
        a_round(his)
        for number in range(1, 9):
            one = hers if number % 2 else his
            one.write(f"Note {number}", stream=stream)
            a_round(one)
            copies.append(central.copy(f"copy-{number}"))

        if lost:
            central.put_back(copies[8 - lost])
        for one in (hers, his, hers, his):
            a_round(one)

        wanted = [f"Note {number}" for number in range(1, 9)]
        assert (sorted(central.notes()), shown(hers), shown(his)) == (wanted, wanted, wanted)
        assert set(central.dots().values()) == {1}
        assert all_placed(hers)
        assert all_placed(his)
        assert central.faults() == []
