"""A copy that is a thousand changes old: every change that had a receipt comes back, on SQLCipher and from a dump."""

from pathlib import Path

import pytest

from casework.errors import FodfaesteError
from tests.storage.faults.sizes import ENDURANCE, many
from tests.sync.conftest import server_called
from tests.sync.putting_back import a_round, all_placed, office, shown
from tests.sync.servers import Server
from tests.sync.test_put_back import no_waiting

LOST, CHUNK = many(200, 1_000), many(23, 48)


def a_thousand_are_lost(folder: Path, server: Server | None = None, lost: int = LOST) -> None:
    """decided.md 9, sync.md 7: the number is that of the issue, in full by `./fod endurance`."""
    with office(folder, "MEHA", "JOKR", "ANLU", server=server) as (central, all_three):
        hers = all_three[0]
        stream = hers.open_citizen()
        a_round(hers)
        for one in all_three[1:]:
            central.grant(one, stream, "partner")
        for one in all_three:
            a_round(one)
        copy, number = central.copy(), 0
        while number < lost:
            for one in all_three:
                texts = [f"Note {number + more}" for more in range(min(CHUNK, lost))]
                one.write(*texts, stream=stream)
                number += len(texts)
                a_round(one)
        acknowledged = central.dots()

        central.put_back(copy)
        assert len(central.notes()) == 0
        for one in (*all_three, *all_three):
            a_round(one)
        print(f"{len(acknowledged) - 1} acknowledged changes were lost at the service and came back")

        found = central.dots()
        assert acknowledged.keys() <= found.keys()
        assert set(found.values()) == {1}
        assert {tuple(shown(one)) for one in all_three} == {tuple(sorted(central.notes()))}
        assert len(central.notes()) == number
        assert all(map(all_placed, all_three))
        assert central.faults() == []


@pytest.mark.slow
def test_a_copy_that_is_a_thousand_changes_old_gets_every_acknowledged_change_back(tmp_path: Path) -> None:
    a_thousand_are_lost(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["newest", "oldest"] if ENDURANCE else ["newest"])
def test_so_does_a_database_that_was_laid_from_a_dump(tmp_path: Path, engine: str) -> None:
    """pg_dump and pg_restore, as an operator uses them."""
    a_thousand_are_lost(tmp_path, server_called(engine))


def test_of_the_test_a_dump_whose_changes_stay_lost_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutant *skip re-push*, over PostgreSQL."""
    no_waiting(monkeypatch)
    with pytest.raises((AssertionError, FodfaesteError)):
        a_thousand_are_lost(tmp_path, server_called("newest"), lost=3)
