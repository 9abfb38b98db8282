"""The quick store of the random days (simulation/light.py) and the encrypted file: a day ends alike over both."""

from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.storage.faults.sizes import ENDURANCE, chance, many
from tests.sync.simulation import kept, light
from tests.sync.simulation.campaign import drawn
from tests.sync.simulation.play import Ended, ended
from tests.sync.simulation.steps import Schedule, days_put_back

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0 if ENDURANCE else 400)]

DAYS = many(4, 1_000)


def over_both(room: Path, day: Schedule) -> tuple[Ended, Ended]:
    """Play a day over the store in memory, and over the file."""
    quick = ended(room / f"{day.seed}", day)
    with kept.in_files():
        return quick, ended(room / f"{day.seed} file", day)


def test_a_day_ends_alike_over_the_store_in_memory_and_over_the_encrypted_file(room: Path) -> None:
    put_back = days_put_back(chance("light put back").randrange(1 << 40), DAYS)
    for day in chain(drawn("light", DAYS), put_back):
        quick, real = over_both(room, day)

        assert (quick.faults, quick.picture) == (real.faults, real.picture), day.told()
        assert quick.picture


def test_a_store_that_answers_from_before_what_was_written_is_noticed(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = light.Database.write

    def but_for_grants(database: light.Database, known: Any) -> None:
        if "span" not in known.writes:
            write(database, known)

    monkeypatch.setattr(light.Database, "write", but_for_grants)
    day = next(drawn("light", DAYS))

    quick, real = over_both(room, day)

    assert quick != real


def test_who_reads_while_another_writes_is_told_so(tmp_path: Path) -> None:
    ledger = kept.take(tmp_path, "Nordbyen Kommune")
    try:
        with ledger.writing(), pytest.raises(light.Crossed):
            ledger.tenant()
        with ledger.reading() as connection, pytest.raises(light.Crossed):
            connection.execute("update tenant set seq = 1")

        assert ledger.tenant().seq == 0
    finally:
        ledger.close()
