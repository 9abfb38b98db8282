"""The chance of a campaign grows from one word in the tree, or from a given one."""

from collections.abc import Iterator

import pytest

from tests.storage.faults import sizes


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    sizes.seed.cache_clear()
    yield
    sizes.seed.cache_clear()


def test_the_word_is_in_the_tree_and_repeats_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FODFAESTE_SEED", raising=False)

    assert sizes.seed() == sizes.CHANCE.read_text(encoding="utf-8").strip() != ""
    assert sizes.chance("days").random() == sizes.chance("days").random()


def test_another_word_gives_another_run(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sizes.chance("days").random()
    monkeypatch.setenv("FODFAESTE_SEED", "another")
    sizes.seed.cache_clear()

    assert sizes.seed() == "another"
    assert sizes.chance("days").random() != before
