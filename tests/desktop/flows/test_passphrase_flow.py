"""The passphrase is changed from the settings, over the open store, and nothing but its key file is written."""

import pytest

from desktop.flows.passphrase import PassphraseFlow
from storage import feet, keyfile, strength, vault
from storage.strength import Strength
from tests.desktop.flows.conftest import House
from tests.desktop.screens.listening import press, words
from tests.patience import heard
from tests.storage import shelf
from tests.storage.shelf import CHEAP, PASSPHRASE

OWN = "det regner altid i Esbjerg om torsdagen"


@pytest.fixture
def flow(house: House) -> PassphraseFlow:
    flow = PassphraseFlow(house.rooms, cost=CHEAP, floor=CHEAP)
    house.rooms._show("settings", flow, passing=True)
    return flow


def fill(flow: PassphraseFlow, old: str, new: str) -> None:
    choice = flow.screen.choice
    choice._ways.choose("own")
    choice._show_way("own")
    flow.screen.old.write(old)
    choice.own.write(new)
    choice.again.write(new)


def settle(house: House, qapp: object) -> None:
    """Wait until both lanes have answered, and what their answers asked for has been answered as well."""
    lanes = (house.stage.desk.reader_lane, house.stage.desk.store_lane)
    heard()
    while any(lane._asked for lane in lanes):
        for lane in lanes:
            lane.wait_for(lambda: None)
        heard()


def test_own_words_are_judged_while_they_are_typed_and_then_taken(
    house: House, flow: PassphraseFlow, qapp: object
) -> None:
    database = (house.stage.desk.store.folder / "store.db").read_bytes()
    fill(flow, PASSPHRASE, OWN)
    settle(house, qapp)

    press(flow.screen, "Skift adgangssætning")
    settle(house, qapp)

    assert flow.screen.choice.meter.level == 0  # the fields are empty again
    assert "Adgangssætningen er skiftet" in words(flow.screen)
    keys = keyfile.read(house.stage.desk.store.folder)
    assert len(keyfile.open_with(keys, OWN, CHEAP)) == 32
    with pytest.raises(vault.WrongPassphrase):
        keyfile.open_with(keys, PASSPHRASE, CHEAP)
    assert (house.stage.desk.store.folder / "store.db").read_bytes() == database
    house.stage.save(*shelf.note(house.citizen, "Skrevet bagefter."))
    assert ("change", "[]", "passphrase", "") in house.stage.entered()


def test_a_copy_that_could_not_follow_is_told(
    house: House, flow: PassphraseFlow, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feet, "settle", lambda *_: 2)
    flow.screen.change_wanted.emit(PASSPHRASE, OWN)
    settle(house, qapp)

    assert "Adgangssætningen er skiftet" in words(flow.screen)
    assert "Sikkerhedskopier, der ikke kunne følge med: 2." in words(flow.screen)


def trail_of(house: House) -> list[tuple[str, str]]:
    """Return what the trail says of the passphrase, in order."""
    rows = house.stage.desk.store_lane.wait_for(
        lambda: house.stage.desk.store.own_reader().rows("select action, what from audit order by seq")
    )
    return [(action, what) for action, what in rows if "passphrase" in what]


def test_a_change_and_a_wrong_try_stand_in_the_trail(
    house: House, flow: PassphraseFlow, qapp: object
) -> None:
    for old in ("forkert", PASSPHRASE):
        flow.screen.change_wanted.emit(old, OWN)
        settle(house, qapp)

    assert trail_of(house) == [("fail", "passphrase:1"), ("change", "passphrase")]


def test_five_words_are_suggested_and_others_when_asked(flow: PassphraseFlow) -> None:
    before = flow.screen.choice.words

    press(flow.screen, "Giv mig fem andre")

    assert len(set(before)) == len(set(flow.screen.choice.words)) == 5
    assert flow.screen.choice.words != before


def test_a_wrong_old_one_is_told_where_it_was_typed_and_counts_as_a_guess(
    house: House, flow: PassphraseFlow, qapp: object
) -> None:
    fill(flow, "forkert", OWN)
    settle(house, qapp)

    press(flow.screen, "Skift adgangssætning")
    settle(house, qapp)

    assert "Forkert adgangssætning" in flow.screen.old.needs
    assert flow.screen.choice.own.text() == OWN
    assert vault.find(house.stage.desk.store.folder).wrong == 1


def test_a_weak_new_one_that_got_past_the_page_is_refused_and_nothing_is_changed(
    house: House, flow: PassphraseFlow, qapp: object
) -> None:
    before = (house.stage.desk.store.folder / keyfile.NAME).read_bytes()

    flow.screen.change_wanted.emit(PASSPHRASE, "kodeord kodeord")
    settle(house, qapp)

    assert "for let at gætte" in words(flow.screen)
    assert (house.stage.desk.store.folder / keyfile.NAME).read_bytes() == before


def test_a_flow_that_takes_everything_would_be_noticed(
    house: House, flow: PassphraseFlow, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strength, "judge", lambda *_: Strength(4, "strong", 99.0, 5))
    before = (house.stage.desk.store.folder / keyfile.NAME).read_bytes()

    flow.screen.change_wanted.emit(PASSPHRASE, "kodeord kodeord")
    settle(house, qapp)

    assert (house.stage.desk.store.folder / keyfile.NAME).read_bytes() != before


def test_leaving_the_page_leaves_nothing_typed(house: House, flow: PassphraseFlow) -> None:
    fill(flow, PASSPHRASE, OWN)

    house.rooms.keep_now()

    assert (flow.screen.old.text(), flow.screen.choice.own.text()) == ("", "")


def test_the_rooms_know_the_way(house: House) -> None:
    house.rooms.open_passphrase()

    assert "Den gamle og den nye" in words(house.window)
