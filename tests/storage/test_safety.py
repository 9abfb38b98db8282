"""What the page *Sikkerhed* is told of a store is what its files say."""

from pathlib import Path

from storage import safety
from tests.storage import shelf


def test_the_cost_of_a_guess_and_the_ways_in_are_read_from_the_key_file(tmp_path: Path) -> None:
    with shelf.opened(tmp_path / "store") as store:
        facts = safety.facts(store)

    assert facts.device == "device-mette"
    assert (facts.key_memory, facts.recovery) == (shelf.CHEAP.memory // 1024, False)
    assert facts.second_copy is True


def test_a_key_file_that_cannot_be_read_is_no_knowledge(tmp_path: Path) -> None:
    with shelf.opened(tmp_path / "store") as store:
        for name in ("keys.ffk", "keys.ffk.prev"):
            (store.folder / name).write_bytes(b"")

        facts = safety.facts(store)

    assert (facts.key_memory, facts.recovery) == (None, None)
