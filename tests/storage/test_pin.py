"""The code behind *Dæk* lies in the store as a slow hash, and an easy one is refused."""

import json
from pathlib import Path

import pytest

from casework.errors import Refused
from storage import pin
from storage.sealing import FLOOR
from tests.storage import shelf

CODE = "804173"


def test_only_the_chosen_digits_are_right(tmp_path: Path) -> None:
    with shelf.opened(tmp_path / "store") as store:
        assert not pin.is_chosen(store.settings)
        assert not pin.is_right(store.settings, CODE)

        pin.choose(store.settings, CODE, cost=shelf.CHEAP)

        assert pin.is_chosen(store.settings)
        assert pin.is_right(store.settings, CODE)
        assert not pin.is_right(store.settings, "804174")
        pin.forget(store.settings)
        assert not pin.is_right(store.settings, CODE)


def test_the_digits_stand_nowhere_and_two_stores_keep_them_differently(tmp_path: Path) -> None:
    kept = []
    for name in ("one", "two"):
        with shelf.opened(tmp_path / name) as store:
            pin.choose(store.settings, CODE)
            kept.append(store.settings.get(pin.SETTING))
        assert all(CODE.encode() not in path.read_bytes() for path in (tmp_path / name).iterdir())

    assert CODE not in json.dumps(kept)
    assert kept[0]["mark"] != kept[1]["mark"]
    assert (kept[0]["memory"], kept[0]["passes"]) == (FLOOR.memory, FLOOR.passes)


@pytest.mark.parametrize(
    "easy", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "000000", "123456", "890123", "654321"]
)
def test_an_easy_code_is_refused_and_the_old_one_still_holds(tmp_path: Path, easy: str) -> None:
    with shelf.opened(tmp_path / "store") as store:
        pin.choose(store.settings, CODE, cost=shelf.CHEAP)

        with pytest.raises(Refused):
            pin.choose(store.settings, easy, cost=shelf.CHEAP)

        assert pin.is_right(store.settings, CODE)
