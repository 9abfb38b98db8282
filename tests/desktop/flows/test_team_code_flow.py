"""Ny computer and Uden fast kontakt on *Team*, by a real service: a code that lets one in, a case that is given."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from casework import link
from casework.errors import FodfaesteError, Unreachable
from desktop.flows import asking
from desktop.flows.team import TeamFlow
from desktop.ui.screens.team import TeamScreen
from storage import passphrases
from sync.enrol import begin, enrol
from sync.words import NO_ANSWER, TurnedAway
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_team_flow import NAMES, Deaf, heard, opened, settle_team
from tests.desktop.screens.listening import press, words
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.stage import central
from tests.sync.test_new_jobs import by_claim
from tests.sync.test_team import Team, a_team


@pytest.fixture
def asker(tmp_path: Path) -> Iterator[Team]:
    with central(tmp_path / "central") as running, a_team(running, many=3) as one:
        yield one


def cheap(house: House) -> TeamFlow:
    flow = house.rooms._kept["team"]
    assert isinstance(flow, TeamFlow)
    flow._code._anew._floor = CHEAP
    return flow


def made(house: House, qtbot: QtBot, screen: TeamScreen, asker: Team) -> str:
    cheap(house)
    screen.code.form.fill({"whose": asker.jonas.id})
    screen.code.form.send()
    qtbot.waitUntil(lambda: not screen.code.form.words.isHidden())
    screen.code.form.fill({"words": PASSPHRASE})
    screen.code.form.send()
    qtbot.waitUntil(lambda: bool(screen.code.code.said), timeout=20_000)
    return screen.code.code.said


def test_a_code_is_shown_once_after_the_passphrase_and_lets_a_computer_of_that_person_in(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    screen = heard(house, qtbot, asker)

    code = made(house, qtbot, screen, asker)
    said = words(screen.code)
    entered = enrol(asker.running.address, code, begin(), wall=asker.running.clock.wall)

    assert entered.user == asker.jonas.id
    assert "Til Jonas Krogh. Gælder én computer, til" in said
    assert "Den vises kun nu." in said
    assert screen.code.form.values() == {"whose": "", "words": ""}
    assert any(what == "code-words" for _, _, what, _ in house.stage.entered())
    assert code not in str(house.stage.entered())


def test_the_link_beside_it_brings_address_code_and_the_mark_of_the_services_keys(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    """It is the administrator's link (0075): it lets one in here, and at a service with other keys it does not."""
    screen = heard(house, qtbot, asker)
    code = made(house, qtbot, screen, asker)

    brought = link.read(screen.code.link.said)
    entered = enrol(brought.address, brought.code, begin(), wall=asker.running.clock.wall, keys=brought.keys)

    assert (brought.address, brought.code) == (asker.running.address, code)
    assert entered.user == asker.jonas.id
    assert "lige så hemmeligt som koden" in words(screen.code)


def test_a_link_with_the_mark_of_other_keys_is_noticed_where_it_is_used(
    house: House, qtbot: QtBot, asker: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "keys_mark", lambda _: "0" * 32)
    screen = heard(house, qtbot, asker)
    made(house, qtbot, screen, asker)

    brought = link.read(screen.code.link.said)

    with pytest.raises(Unreachable):
        enrol(brought.address, brought.code, begin(), wall=asker.running.clock.wall, keys=brought.keys)


def test_without_known_keys_there_is_a_code_and_no_link(
    house: House, qtbot: QtBot, asker: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_link_with", lambda _code, _wire: "")
    screen = heard(house, qtbot, asker)

    made(house, qtbot, screen, asker)

    assert (screen.code.link.said, screen.code.link.isHidden()) == ("", True)
    assert "lige så hemmeligt" not in words(screen.code)


def test_it_is_copied_hidden_and_gone_at_the_lock(house: House, qtbot: QtBot, asker: Team) -> None:
    screen = heard(house, qtbot, asker)
    code = made(house, qtbot, screen, asker)

    press(screen.code, "Kopiér koden")
    copied = QGuiApplication.clipboard().text()
    press(screen.code, "Kopiér linket")
    linked = (QGuiApplication.clipboard().text(), screen.code.link.said)
    press(screen.code, "Skjul koden")
    hidden = (screen.code.code.said, screen.code.form.isHidden())
    again = made(house, qtbot, screen, asker)
    house.rooms.keep_drafts()  # a case that leaves in the background takes no code away
    stands = screen.code.code.said
    house.rooms.keep_now()

    assert copied == code
    assert linked[0] == linked[1] != ""
    assert hidden == ("", False)
    assert screen.code.link.said == ""
    assert stands == again != code
    assert (screen.code.code.said, again in words(screen)) == ("", False)


def test_a_wrong_passphrase_makes_no_code(house: House, qtbot: QtBot, asker: Team) -> None:
    screen = heard(house, qtbot, asker)
    cheap(house)
    screen.code.form.fill({"whose": asker.jonas.id})
    screen.code.form.send()
    qtbot.waitUntil(lambda: not screen.code.form.words.isHidden())

    screen.code.form.fill({"words": "noget helt andet end det"})
    screen.code.form.send()
    qtbot.waitUntil(lambda: bool(screen.code.form.words.needs), timeout=20_000)

    assert asker.running.all("select count(*) from rules_log where what = 'code=JOKR'") == [(1,)]
    assert screen.code.code.said == ""


def test_without_the_try_any_words_would_make_a_code(
    house: House, qtbot: QtBot, asker: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrases, "tried", lambda *_: None)
    screen = heard(house, qtbot, asker)
    cheap(house)
    screen.code.form.fill({"whose": asker.jonas.id})
    screen.code.form.send()
    qtbot.waitUntil(lambda: not screen.code.form.words.isHidden())
    screen.code.form.fill({"words": "noget helt andet end det"})
    screen.code.form.send()

    qtbot.waitUntil(lambda: bool(screen.code.code.said), timeout=20_000)


class Refusing(Deaf):
    """A service that makes no code."""

    def __init__(self, refusal: FodfaesteError) -> None:
        self.refusal = refusal

    def make_code(
        self,
        _user: str,
        _then: object,
        refused: Callable[[FodfaesteError], None],
        *,
        words: bool,
    ) -> None:
        """Say why not."""
        assert not words
        refused(self.refusal)


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (None, "kun den kan lave en kode"),
        (Unreachable(NO_ANSWER), "kun den kan lave en kode"),
        (TurnedAway("team_other", "user"), "Bed administratoren om koden"),
        (TurnedAway("too_many", "after"), "ikke flere før i morgen"),
        (TurnedAway("sign_in_anew", "user"), "logge ind på ny, lige før koden laves"),
        (TurnedAway("team_forbidden", "user"), "Du står ikke som leder"),
    ],
)
def test_why_there_is_no_code_is_said_and_who_was_chosen_stands(
    house: House, qtbot: QtBot, asker: Team, refusal: FodfaesteError | None, said: str
) -> None:
    settle_team(house, asker)
    house.rooms.team = None if refusal is None else Refusing(refusal)
    screen = opened(house, qtbot)

    screen.code.form.send()
    empty = screen.code.form.whose.needs
    screen.code.form.fill({"whose": asker.jonas.id})
    screen.code.form.send()

    assert "Vælg, hvem" in empty
    assert said in words(screen.code)
    assert screen.code.form.values()["whose"] == asker.jonas.id
    assert not screen.code.form.is_under_way


def test_citizens_whom_nobody_has_stand_first_and_are_given_in_one_act(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    by_claim(asker.running, asker.jonas, "Mentor")
    screen = heard(house, qtbot, asker)
    stood = words(screen.alone)

    press(screen.alone, "Giv til en i teamet")
    form = screen.form
    assert form is not None
    offered = [form.how.isHidden(), form.fields["until"].isHidden()]
    form._cover()  # Alt+D covers for nobody
    form.fill({"taker": asker.mette.id, "reason": "Jonas er mentor nu"})
    form.send()
    qtbot.waitUntil(lambda: asker.roles(asker.mette) == dict.fromkeys(asker.streams, "primary"))
    qtbot.waitUntil(lambda: "er nu fast kontakt for 3 borgere" in words(house.window))

    assert all(name in stood for name in NAMES[:3])
    assert offered == [True, True]
    qtbot.waitUntil(screen.alone.isHidden)


def test_where_everybody_has_somebody_the_card_is_not_there(house: House, qtbot: QtBot, asker: Team) -> None:
    screen = heard(house, qtbot, asker)

    assert screen.alone.isHidden()
