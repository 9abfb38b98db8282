"""Åbn en borger uden for din sagsstamme: asked with a reason, entered, opened when it is here, read only."""

import json
from collections.abc import Callable

import pytest

from casework.changes import Change
from casework.errors import FodfaesteError, Refused, Unreachable
from casework.glass import READ_ONLY, GlassWanted
from desktop.flows.glass import GlassFlow
from desktop.flows.palette import _offered
from storage.reads import covers
from sync.words import NO_ANSWER, TurnedAway
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_passphrase_flow import settle
from tests.desktop.screens.listening import press, words
from tests.storage.shelf import note

NUMBER, WHY = "700397-0684", "Borgeren står i receptionen"


class Service:
    """What the service answers: the cases that it opened, or why not."""

    def __init__(self, *streams: str, refusal: FodfaesteError | None = None) -> None:
        self.streams, self.refusal = streams, refusal
        self.asked: list[GlassWanted] = []

    def __call__(
        self,
        asked: GlassWanted,
        then: Callable[[tuple[str, ...]], None],
        refused: Callable[[FodfaesteError], None],
    ) -> None:
        self.asked.append(asked)
        if self.refusal is not None:
            refused(self.refusal)
        else:
            then(self.streams)


def opened(house: House, service: Service | None) -> GlassFlow:
    house.rooms.glass = service
    house.rooms.open_glass()
    flow = house.rooms._passing
    assert isinstance(flow, GlassFlow)
    return flow


def ask(flow: GlassFlow, number: str = NUMBER, reason: str = WHY) -> None:
    flow.screen.form.fill({"cpr": number, "category": "contact", "reason": reason})
    press(flow.screen, "Åbn i 60 minutter")


def test_it_is_asked_for_entered_and_opened(house: House, qapp: object) -> None:
    service = Service(house.citizen)
    flow = opened(house, service)

    ask(flow)
    settle(house, qapp)

    assert service.asked == [GlassWanted("7003970684", "contact", WHY)]
    assert ("glass", json.dumps([house.citizen]), "", WHY) in house.stage.entered()
    assert house.rooms.here[:2] == ("citizen", house.citizen)


def test_a_case_that_is_still_on_its_way_opens_when_it_has_come(house: House, qapp: object) -> None:
    flow = opened(house, Service("not-here-yet"))

    ask(flow)
    settle(house, qapp)
    waits = words(flow.screen)
    flow._coming = (house.citizen,)
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}"}))
    settle(house, qapp)

    assert "er på vej hertil" in waits
    assert house.rooms.here[:2] == ("citizen", house.citizen)


@pytest.mark.parametrize(
    ("service", "said"),
    [
        (None, "når der er forbindelse til centralen"),
        (Service(refusal=Unreachable(NO_ANSWER)), "når der er forbindelse til centralen"),
        (Service(refusal=TurnedAway("citizen_unknown", "user")), "Centralen kender ingen borger"),
        (Service(refusal=TurnedAway("glass_forbidden", "user")), "Dit job giver ikke ret"),
    ],
)
def test_what_cannot_be_opened_is_said_and_what_was_typed_stands(
    house: House, qapp: object, service: Service | None, said: str
) -> None:
    flow = opened(house, service)

    ask(flow)
    settle(house, qapp)

    assert said in words(flow.screen)
    assert "Intet er åbnet" in words(flow.screen)
    assert flow.screen.form.values()["reason"] == WHY


@pytest.mark.parametrize(
    ("number", "reason", "said"),
    [
        ("", WHY, "Skriv borgerens CPR-nummer."),
        (NUMBER, "", "Skriv med et par ord, hvorfor."),
        (NUMBER, "haster", "Skriv med et par ord"),
        ("700397", WHY, "CPR"),
    ],
)
def test_without_number_or_reason_nothing_is_asked(
    house: House, qapp: object, number: str, reason: str, said: str
) -> None:
    service = Service(house.citizen)
    flow = opened(house, service)

    ask(flow, number, reason)
    settle(house, qapp)

    assert said in words(flow.screen)
    assert service.asked == []


def test_nothing_is_written_in_a_case_that_is_only_open_to_be_read(
    house: House, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = house.stage.desk
    row = [house.citizen, desk.user, "Mette Hald", "2026-12-14T23:00:00+00:00", "", covers.GLASS]
    desk.store_lane.wait_for(lambda: desk.store.ledger.remember(covers.FACT, json.dumps([row])))
    house.rooms.open_citizen(house.citizen, note=True)
    settle(house, qapp)

    assert "uden for din sagsstamme. Du kan læse, ikke skrive." in words(house.rooms._passing.screen)  # type: ignore[union-attr]
    with pytest.raises(Refused, match="kun åbnet til læsning"):
        desk.store_lane.wait_for(lambda: desk._kept(house_note(house), desk.clock(), None))
    monkeypatch.setattr(covers, "opened", lambda _reader: frozenset())
    desk.store_lane.wait_for(lambda: desk._kept(house_note(house), desk.clock(), None))
    assert "Intet er gemt" in READ_ONLY


def house_note(house: House) -> tuple[Change, ...]:
    return tuple(note(house.citizen, "et ord"))


def test_a_case_that_leaves_in_the_background_takes_no_number_and_no_reason_along(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = opened(house, Service())
    typed = {"cpr": NUMBER, "category": "contact", "reason": WHY, "words": ""}
    flow.screen.form.fill(typed)
    called_off: list[bool] = []
    monkeypatch.setattr(flow, "_call_off", lambda: called_off.append(True))

    house.rooms.keep_drafts()

    assert (flow.screen.form.values(), called_off) == (typed, [])
    house.rooms.keep_now()  # the lock leaves nothing behind
    assert not flow.screen.form.values()["cpr"]
    assert called_off == [True]


def test_what_a_flow_keeps_as_a_draft_is_kept_when_a_case_leaves(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(house, Service())
    kept: list[bool] = []
    monkeypatch.setattr(house.rooms._today, "keep_now", lambda: kept.append(True))

    house.rooms.keep_drafts()

    assert kept == [True]


def test_the_palette_leads_there(house: House) -> None:
    assert "glass" in {action.id for action in _offered()}
    house.rooms.open_palette()
    palette = house.rooms._palette
    assert palette is not None
    palette._act("glass")

    assert isinstance(house.rooms._passing, GlassFlow)
