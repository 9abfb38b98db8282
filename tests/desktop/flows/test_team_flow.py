"""Team: six interactions hand over forty citizens by a real service; without a network the desk stands and says so."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework.answers_team import HandWanted, Member, TeamAtService
from casework.changes import Change, Seen, Value
from casework.errors import FodfaesteError, Unreachable
from desktop.flows.asking import Asking
from desktop.flows.dead_line import DeadLine
from desktop.ui.screens.forms import Form
from desktop.ui.screens.team import TeamScreen
from desktop.ui.screens.team_hand import HandForm
from storage.reads import covers
from sync.protocol_glass import GlassAsked
from sync.words import NO_ANSWER
from tests.desktop.flows.conftest import House
from tests.desktop.screens.listening import button, press, words
from tests.storage import shelf
from tests.storage.test_team import worker
from tests.sync.stage import central, device, new_id
from tests.sync.test_team import Team, a_team

NAMES = [f"Nor{number:02} Testperson" for number in range(40)]


class Line(Asking):
    """The exchange of a desk, without its rounds: what is asked goes over a real line to a real service."""

    def __init__(self, house: House, asker: Team) -> None:
        self._lane = house.stage.lane("line")
        self._wire = asker.lead.wire
        self._dead_line = DeadLine(self._wire, self._lane, lambda: self._wire)


class Deaf:
    """No network at all."""

    def ask_team(
        self, _then: Callable[[TeamAtService], None], refused: Callable[[FodfaesteError], None]
    ) -> None:
        """Hear nothing."""
        refused(Unreachable(NO_ANSWER))

    def hand_over(
        self, _wanted: HandWanted, _then: Callable[[int], None], refused: Callable[[FodfaesteError], None]
    ) -> None:
        """Hear nothing."""
        refused(Unreachable(NO_ANSWER))

    def make_code(
        self, _user: str, _then: object, refused: Callable[[FodfaesteError], None], *, words: bool
    ) -> None:
        """Hear nothing."""
        refused(Unreachable(NO_ANSWER))


def settle_team(house: House, asker: Team) -> None:
    """Put the team and its citizens on this computer, as rounds of sync would."""
    store = house.stage.desk.store
    opened = []
    for stream, name in zip(asker.streams, NAMES, strict=False):
        first, last = name.split()
        said: dict[str, Value] = {"first_name": first, "last_name": last, "primary": asker.jonas.id}
        opened.append(Change(stream, stream, "citizen", said, Seen(), shelf.AT))
    people = [
        worker(asker.jonas.id, "JOKR", "Jonas Krogh", "Sagsbehandler"),
        worker("w-anne", "ANBA", "Anne Bæk", "Sagsbehandler"),
        worker(asker.mette.id, "METE", "Mette Testperson", "Sagsbehandler"),
        worker(shelf.METTE.id, "MEHA", "Mette Hald", "Teamleder"),
    ]

    def hold() -> frozenset[str]:
        store.ledger.record([*opened, *people], now=shelf.NOW)
        for stream in asker.streams:
            store.ledger.begin_scope(stream, "team_lead", 0)
            store.ledger.fill(stream, (), done=True, upto=0)
        return frozenset({"citizens", "workers"})

    house.stage.desk.news.tell(house.stage.desk.store_lane.wait_for(hold))


@pytest.fixture
def asker(tmp_path: Path) -> Iterator[Team]:
    with central(tmp_path / "central") as running, a_team(running, many=len(NAMES)) as one:
        yield one


def opened(house: House, qtbot: QtBot) -> TeamScreen:
    qtbot.waitUntil(lambda: "team" in house.window.desks)
    press(house.window.rail, "Team")
    screen = house.rooms._kept["team"].screen
    assert isinstance(screen, TeamScreen)
    qtbot.waitUntil(lambda: any(one.load.citizens for one in screen._desk.members))
    return screen


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def handing(screen: TeamScreen) -> HandForm:
    press(screen, "Overdrag eller dæk for Jonas Krogh")
    assert screen.form is not None
    screen.form.fill({"taker": _user(screen, "Mette Testperson"), "reason": "Barsel"})
    return screen.form


def served(house: House, asker: Team) -> None:
    """Let the desk ask a real service."""
    settle_team(house, asker)
    house.rooms.team = Line(house, asker)


def heard(house: House, qtbot: QtBot, asker: Team) -> TeamScreen:
    """Return the desk once the service has answered."""
    served(house, asker)
    screen = opened(house, qtbot)
    qtbot.waitUntil(lambda: screen._service is not None)
    return screen


def _user(screen: TeamScreen, name: str) -> str:
    return next(one.user for one in screen._desk.members if one.name == name)


def test_forty_citizens_are_handed_over_in_six_interactions_by_a_real_service(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    screen = heard(house, qtbot, asker)

    click(button(screen, "Overdrag eller dæk for Jonas Krogh"))  # 1
    form = screen.form
    assert form is not None
    assert "40 af 40 borgere er valgt" in words(form)
    box, reason = form.fields["taker"].hands_keys_to, form.fields["reason"].hands_keys_to
    assert box is not None
    assert reason is not None
    assert form.values()["taker"] == ""
    QTest.keyClick(box, Qt.Key.Key_Down)  # 2
    QTest.keyClick(box, Qt.Key.Key_Down)  # 3
    assert form.values()["taker"] == asker.mette.id
    click(reason)  # 4
    QTest.keyClicks(reason, "Barsel fra 1. december")
    assert form.save.text() == "Overdrag 40 til Mette Testperson"
    click(form.save)  # 5

    qtbot.waitUntil(lambda: len(asker.roles(asker.mette)) == 40)
    assert asker.roles(asker.jonas) == {}
    qtbot.waitUntil(lambda: screen.form is None)
    assert "40 borgere er overdraget fra Jonas Krogh til Mette Testperson." in words(house.window)
    qtbot.waitUntil(lambda: "Ligger endnu på en computer" in words(screen))


def test_who_is_left_out_stays_where_he_is(house: House, qtbot: QtBot, asker: Team) -> None:
    screen = heard(house, qtbot, asker)
    form = handing(screen)

    button(form, NAMES[7]).click()
    screen.show_team(screen._desk)  # news come in: what was left out stays out
    assert "39 af 40 borgere er valgt" in words(form)
    form.send()

    qtbot.waitUntil(lambda: len(asker.roles(asker.mette)) == 39)
    assert set(asker.roles(asker.jonas)) == {asker.streams[7]}


def test_a_cover_wants_its_last_day_and_ends_by_itself(house: House, qtbot: QtBot, asker: Team) -> None:
    served(house, asker)
    screen = opened(house, qtbot)
    form = handing(screen)

    press(form.how, "Dæk til og med dagen")
    form.send()
    assert "Skriv den sidste dag" in form.fields["until"].needs
    form.fill({"until": "2026-12-14"})
    form.send()

    qtbot.waitUntil(lambda: set(asker.roles(asker.mette).values()) == {"stand_in"})
    assert asker.running.all("select distinct until from timed_grant") == [("2026-12-14T23:00:00+00:00",)]
    qtbot.waitUntil(
        lambda: "Mette Testperson dækker nu for Jonas Krogh hos 40 borgere." in words(house.window)
    )


def test_a_cover_is_ended_where_it_is_and_one_that_is_over_already_is_not_said_to_have_ended(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    served(house, asker)
    asker.hand(act="cover", until="2026-12-14")
    store = house.stage.desk.store
    said = [
        [one, asker.mette.id, "Mette Testperson", "2026-12-14T23:00:00+00:00", "Jonas Krogh", "cover"]
        for one in asker.streams
    ]
    house.stage.desk.store_lane.wait_for(lambda: store.ledger.remember(covers.FACT, json.dumps(said)))
    screen = opened(house, qtbot)

    for told in ("Mette Testperson dækker ikke længere for Jonas Krogh.", "ingen dækning at slutte"):
        press(screen, "Overdrag eller dæk for Jonas Krogh")
        form = screen.form
        assert form is not None
        press(form.how, "Slut dækningen")
        assert form.fields["taker"].isHidden()
        form.fill({"reason": "Han er her igen"})
        form.send()
        qtbot.waitUntil(lambda told=told: told in house.window._toast._words.said)  # type: ignore[misc]
        qtbot.waitUntil(lambda: screen.form is None)

    assert asker.roles(asker.mette) == {}


def test_whoever_comes_while_the_form_is_open_is_not_chosen_and_nothing_changes_while_it_is_sent(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    settle_team(house, asker)
    house.rooms.team = Deaf()
    screen = opened(house, qtbot)
    form = handing(screen)
    named = screen._of(asker.jonas.id)

    form.show_citizens({**named, "new": "Zita Testperson"})

    assert set(form._chosen()) == set(named)
    form.wait(on=True)
    form.show_citizens(named)
    assert not any(tick.isEnabled() for tick in form._ticks.values())


@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "with a line that sends"])
def test_one_enter_moves_nobody_and_nobody_is_chosen_beforehand(
    house: House, qtbot: QtBot, asker: Team, monkeypatch: pytest.MonkeyPatch, *, guarded: bool
) -> None:
    if not guarded:
        monkeypatch.setattr(HandForm, "_one_line", Form._one_line)
    settle_team(house, asker)
    house.rooms.team = Deaf()
    screen = opened(house, qtbot)
    qtbot.waitUntil(house.window.isActiveWindow)
    press(screen, "Overdrag eller dæk for Jonas Krogh")
    form = screen.form
    assert form is not None
    asked_for: list[HandWanted] = []
    form.wanted.connect(asked_for.append)

    form.fill({"reason": "Barsel"})
    form.send()
    assert "Vælg, hvem der får borgerne" in form.fields["taker"].needs
    form.fill({"taker": asker.mette.id})
    reason = form.fields["reason"].hands_keys_to
    assert reason is not None
    reason.setFocus()
    QTest.keyClick(reason, Qt.Key.Key_Return)

    assert (asked_for == []) is guarded


def test_citizens_who_are_named_beside_the_plans_stand_in_the_trail(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    settle_team(house, asker)
    house.rooms.team = Deaf()
    screen = opened(house, qtbot)
    before = [row for row in house.stage.entered() if row[2] == "team"]

    press(screen, "Overdrag eller dæk for Jonas Krogh")

    qtbot.waitUntil(lambda: len([row for row in house.stage.entered() if row[2] == "team"]) > len(before))


def test_of_a_mentor_the_service_counts_and_his_work_can_be_handed_over(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    settle_team(house, asker)
    house.rooms.team = Deaf()
    screen = opened(house, qtbot)
    mentor = Member("w-mentor", "MEN", "Mie Mentor", "Mentor")
    screen.show_team(replace(screen._desk, members=(*screen._desk.members, mentor)))

    qtbot.waitUntil(lambda: "mentortimer tæller ikke i point" in words(screen.loads))
    assert not button(screen, "Overdrag eller dæk for Mie Mentor").isEnabled()
    screen.show_service(TeamAtService({"w-mentor": tuple(asker.streams[:2])}))

    qtbot.waitUntil(lambda: "2 borgere · mentor" in words(screen.loads))
    assert button(screen, "Overdrag eller dæk for Mie Mentor").isEnabled()


def test_what_the_service_refuses_is_said_and_the_choice_stands(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    screen = heard(house, qtbot, asker)
    form = handing(screen)
    asker.hand(streams=asker.streams[:1])

    form.send()

    qtbot.waitUntil(lambda: "ikke hos den, der skulle afgive dem" in form.fields["reason"].needs)
    assert screen.form is form
    assert not form.is_under_way
    assert set(asker.roles(asker.mette)) == set(asker.streams[:1])


def test_without_a_network_the_desk_stands_and_says_that_a_hand_over_needs_it(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    settle_team(house, asker)
    house.rooms.team = Deaf()
    screen = opened(house, qtbot)

    assert "En overdragelse kræver net" in words(screen)
    form = handing(screen)
    form.send()

    qtbot.waitUntil(lambda: "så det vides ikke, om det nåede frem" in form.fields["reason"].needs)
    assert form.values()["reason"] == "Barsel"
    qtbot.waitUntil(lambda: "40 borgere · 40 point" in words(screen))


def test_what_is_held_aside_stands_with_its_reason_and_the_way_on_and_without_a_word_of_it(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    asker.hand(streams=asker.streams[:1])
    fields: dict[str, Value] = {"text": "Kanariefugleskrig"}
    asker.his.ledger.write(asker.streams[0], new_id(), fields, kind="note", seen=Seen(1 << 40, 0))
    asker.his.round()
    served(house, asker)
    screen = opened(house, qtbot)

    qtbot.waitUntil(lambda: f"JOKR · notat · {NAMES[0]}" in words(screen))

    said = words(screen)
    assert "Sagen var flyttet til en anden, før JOKR skrev." in said
    assert "lad den, der har sagen, skrive det ind" in said
    assert "Du ser, at det ligger der, ikke hvad der står." in said
    assert "Kanariefugleskrig" not in said
    assert "Ingen har åbnet en sag uden for sin sagsstamme." in said


def test_what_was_opened_outside_a_caseload_stands_with_who_when_why_and_until(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    case, number = asker.streams[0], "7003970684"
    asker.his.ledger.write(case, case, {"first_name": "Nor00", "cpr": number}, kind="citizen")
    asker.his.round()
    with device(asker.running, asker.bo) as elsewhere:
        elsewhere.wire.open_glass(GlassAsked(number, "contact", "Borgeren står her", words=True))
    served(house, asker)
    screen = opened(house, qtbot)

    qtbot.waitUntil(lambda: f"BOBO · {NAMES[0]}" in words(screen))

    assert "kan læses til kl. 11.00 · Borgeren har henvendt sig: Borgeren står her" in words(screen)


class Lost(Line):
    """A real line whose answers to a hand-over get lost on the way back, after the service has done it."""

    def hand_over(
        self, wanted: HandWanted, then: Callable[[int], None], refused: Callable[[FodfaesteError], None]
    ) -> None:
        """Hand over and hear nothing of it."""
        super().hand_over(wanted, lambda _count: refused(Unreachable(NO_ANSWER)), refused)


def test_where_the_answer_got_lost_the_desk_does_not_know_and_pressing_again_says_what_was_done(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    settle_team(house, asker)
    house.rooms.team = Lost(house, asker)
    screen = opened(house, qtbot)
    form = handing(screen)
    qtbot.waitUntil(lambda: screen._service is not None)
    form.send()

    qtbot.waitUntil(lambda: "så det vides ikke, om det nåede frem" in form.fields["reason"].needs)
    assert len(asker.roles(asker.mette)) == len(NAMES)
    house.rooms.team = Line(house, asker)
    form.send()
    qtbot.waitUntil(
        lambda: "40 borgere er overdraget fra Jonas Krogh til Mette Testperson." in words(house.window)
    )


def test_only_a_team_lead_has_the_place(house: House, qtbot: QtBot, asker: Team) -> None:
    qtbot.waitUntil(lambda: house.stage.desk.reader_lane.wait_for(lambda: True))
    assert "team" not in house.window.desks

    settle_team(house, asker)

    qtbot.waitUntil(lambda: "team" in house.window.desks)
    places = house.window.keys()
    assert ("Ctrl 7", "Team") in places
