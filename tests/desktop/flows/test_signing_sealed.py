"""The file of a signed plan is sealed by this computer; where it cannot be, the signature is saved all the same."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casework.errors import Damaged
from desktop.flows import sealing
from desktop.paper import plan as paper
from desktop.paper import seal
from storage.reads.signatures import ISSUERS
from sync.service.keys import certificates
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_signing_flow import (
    back_at_the_plan,
    draw,
    kept,
    plan,
    sign_drawn,
    signed,
    signing_screen,
    text_of,
    with_a_goal,
)
from tests.desktop.paper.reading_back import pdfsig, squeezed
from tests.desktop.paper.test_seal import turned
from tests.desktop.screens.listening import press, words

VALID = "Signature Validation: Signature is Valid."


def own_seal(house: House) -> Any:
    store = house.stage.desk.store
    return house.stage.desk.store_lane.wait_for(lambda: store.settings.get(sealing.SETTING))


def in_clear(folder: Path, key: bytes) -> list[str]:
    """Name the files of a store where somebody without its key would find these bytes."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return [one.name for one in files if key in one.read_bytes()]


def test_a_signed_plan_is_kept_sealed_and_the_second_hand_gets_the_same_seal(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, lanes = seal.seal, list[str]()

    def on_its_lane(*given: Any) -> bytes:
        lanes.append(threading.current_thread().name)
        return real(*given)

    monkeypatch.setattr(seal, "seal", on_its_lane)
    with_a_goal(house)
    screen = sign_drawn(qtbot, house, worker=False)
    first, own = kept(house), own_seal(house)
    press(screen, "Underskriv planen")
    again = signing_screen(qtbot, house)
    draw(again.worker.pad)
    press(again, "Gem underskrift")
    back_at_the_plan(qtbot, house)

    both = kept(house)
    assert [VALID in pdfsig(one, tmp_path) for one in (first, both)] == [True, True]
    assert "O=Øvelseskommunen" in pdfsig(both, tmp_path)
    assert own_seal(house) == own
    found, last = seal.read(own, own["device"], house.rooms.now()), signed(house).last
    assert found is not None
    assert last is not None
    assert (last.seal, last.seal_issuer) == (found.mark(), "")
    figures = " ".join(last.seal[at : at + 4] for at in range(0, 16, 4))
    assert figures in text_of(both)
    assert f"som den står her. Filens segl: {figures}, computerens eget." in words(house.window)
    assert own["device"] == house.stage.desk.store.device
    assert "Seglets nummer" in text_of(both)
    assert "ikke forseglet" not in words(house.window)
    assert lanes == ["paper", "paper"]


@pytest.mark.parametrize("is_ours", [True, False], ids=["ours", "of another municipality"])
def test_a_plan_that_is_signed_under_a_certificate_says_whose_everywhere(
    qtbot: QtBot, house: House, tmp_path: Path, *, is_ours: bool
) -> None:
    store, now = house.stage.desk.store, house.rooms.now()
    own = seal.make(store.device, "", now)
    private, by = certificates.issuer("Øvelseskommunen", now, now + timedelta(days=7300))
    wanted = certificates.Wanted(
        certificates.asked(seal.request(own), own.device),
        own.device,
        "Øvelseskommunen",
        now + timedelta(days=3650),
    )
    issued = seal.certified(own, certificates.issued(private, by, wanted, now)[1], by, now)
    keep(house, issued.kept())
    known = [certificates.fingerprint(by)] if is_ours else ["0" * 64]
    house.stage.desk.store_lane.wait_for(lambda: store.settings.set(ISSUERS, known))
    with_a_goal(house)

    sign_drawn(qtbot, house)

    last = signed(house).last
    assert last is not None
    assert (last.seal, last.seal_issuer) == (issued.mark(), certificates.fingerprint(by))
    assert own_seal(house) == issued.kept()
    assert VALID in pdfsig(kept(house), tmp_path)
    assert (", udstedt af kommunen." in words(house.window)) == is_ours
    assert (", udstedt af nogen, som denne computer ikke kender." in words(house.window)) != is_ours
    assert "computerens eget" not in words(house.window)
    assert squeezed(paper.ISSUED) in squeezed(text_of(kept(house)))


def test_the_private_key_lies_in_no_file_in_clear(qtbot: QtBot, house: House) -> None:
    with_a_goal(house)
    sign_drawn(qtbot, house)
    folder, own = house.stage.desk.store.folder, own_seal(house)
    found = seal.read(own, own["device"], house.rooms.now())
    assert found is not None

    assert in_clear(folder, own["key"].encode()) == in_clear(folder, found.key) == []
    (folder / "left").write_bytes(b"..." + found.key)
    assert in_clear(folder, found.key) == ["left"]


def cut_off(house: House, _patch: pytest.MonkeyPatch) -> str:
    store = house.stage.desk.store
    broken = seal.make(store.device, "", house.rooms.now()).kept()
    broken["key"] = broken["key"][:40]
    return keep(house, broken)


def keep(house: House, broken: dict[str, str]) -> str:
    store = house.stage.desk.store
    house.stage.desk.store_lane.wait_for(lambda: store.settings.set(sealing.SETTING, broken))
    return "computerens segl er beskadiget"


def one_bit_of(which: str, at: int) -> Callable[[House, pytest.MonkeyPatch], str]:
    def hurt(house: House, _patch: pytest.MonkeyPatch) -> str:
        device, now = house.stage.desk.store.device, house.rooms.now()
        return keep(house, turned(seal.make(device, "", now).kept(), which, at))

    return hurt


key_turned, certificate_turned = one_bit_of("key", 10), one_bit_of("certificate", 12)


def no_new_one(_house: House, patch: pytest.MonkeyPatch) -> str:
    def fail(*_: Any) -> seal.Seal:
        raise OSError("no such curve")

    patch.setattr(seal, "make", fail)
    return "det, der forsegler, virkede ikke på denne computer"


def unable(_house: House, patch: pytest.MonkeyPatch) -> str:
    def fail(*_: Any) -> bytes:
        raise OSError("no such curve")

    patch.setattr(seal, "_sealed", fail)
    return "det, der forsegler, virkede ikke på denne computer"


def unreadable(_house: House, patch: pytest.MonkeyPatch) -> str:
    def fail(*_: Any) -> seal.Seal:
        raise Damaged("Noget på disken er beskadiget.")

    patch.setattr(sealing, "seal_of", fail)
    return "Noget på disken er beskadiget."


@pytest.mark.parametrize(
    "missing",
    [cut_off, key_turned, certificate_turned, no_new_one, unable, unreadable],
    ids=["cut off", "key turned", "certificate turned", "no new one", "unable", "unreadable"],
)
def test_what_cannot_be_sealed_is_saved_and_says_what_is_missing(
    qtbot: QtBot, house: House, tmp_path: Path, missing: Callable[[House, pytest.MonkeyPatch], str]
) -> None:
    with_a_goal(house)
    with pytest.MonkeyPatch.context() as patch:
        said = missing(house, patch)
        sign_drawn(qtbot, house, worker=False)
    last = signed(house).last

    assert last is not None
    assert [one.party for one in last.signatures] == ["citizen"]
    assert said in words(house.window)
    assert last.seal == ""
    assert paper.NOT_SEALED in text_of(kept(house))
    assert "som den står her. Filen er ikke forseglet." in words(house.window)
    assert "does not contain any signatures" in pdfsig(kept(house), tmp_path)


@pytest.mark.parametrize("damaged", [cut_off, key_turned], ids=["cut off", "key turned"])
def test_a_seal_that_was_damaged_is_made_anew_for_the_next_signature(
    qtbot: QtBot,
    house: House,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damaged: Callable[[House, pytest.MonkeyPatch], str],
) -> None:
    damaged(house, monkeypatch)
    with_a_goal(house)
    screen = sign_drawn(qtbot, house, worker=False)

    press(screen, "Underskriv planen")
    again = signing_screen(qtbot, house)
    draw(again.worker.pad)
    press(again, "Gem underskrift")
    back_at_the_plan(qtbot, house)

    assert VALID in pdfsig(kept(house), tmp_path)


def test_the_check_notices_a_seal_that_takes_the_signature_with_it(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the second drawing the refusal would end the act, and nobody would have signed."""
    unable(house, monkeypatch)
    monkeypatch.setattr(sealing, "_drawn", lambda given, by, _missing, now: seal.seal(given, by, now))
    with_a_goal(house)
    press(plan(qtbot, house), "Underskriv planen")
    screen = signing_screen(qtbot, house)
    draw(screen.citizen.pad)

    press(screen, "Gem underskrift")

    qtbot.waitUntil(lambda: "det, der forsegler, virkede ikke" in words(screen), timeout=60_000)
    assert signed(house).last is None
