"""Signing in once more right before a case outside one's own: what counts as asked anew, and what does not."""

from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from casework.errors import Refused
from sync.protocol_glass import GlassAsked
from sync.service import freshness, registry, rules
from sync.service.admin import main
from sync.service.freshness import USUAL
from sync.service.signin import vouching
from sync.service.signin_way import Way
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.signing_in import (
    LINE,
    Computer,
    Scene,
    cheap_words,
    demand,
    error,
    new_initials,
    place,
    scene,
    told,
)
from tests.sync.stage import Central, central, device, new_id
from tests.sync.test_upstream import Town, town

__all__ = ["cheap_words", "place", "scene", "town"]
NUMBER, WHY = "7003970684", "Borgeren står i receptionen"
SPAN = USUAL[-1].span
SECOND = timedelta(seconds=1)


@pytest.fixture(scope="module")
def case(place: Central) -> str:
    """A citizen of a colleague's, with a number."""
    stream, jonas = new_id(), place.add_user(new_initials())
    demand(place, Way())
    place.grant(jonas, stream)
    with device(place, jonas) as his:
        his.round()
        his.ledger.write(stream, stream, {"first_name": "Hanne", "cpr": NUMBER}, kind="citizen")
        his.round()
    return stream


def opens(computer: Computer, *, words: bool = False, number: str = NUMBER) -> str:
    """Ask for the case from a computer: the stream, or the code of the refusal."""
    known = computer.enrolled
    wire = Wire(known.address, known.key, known.device, wall=computer.running.clock.wall)
    with closing(wire):
        try:
            return wire.open_glass(GlassAsked(number, "contact", WHY, words)).streams[0]
        except TurnedAway as turned:
            return turned.code


def sign_in(town: Town, *, anew: bool = False, asked: timedelta | None = timedelta(0)) -> dict[str, str]:
    """Sign in at the provider, which says that it asked the person so long ago; None: it says nothing of that."""
    now = town.running.clock()
    town.provider.now = now.timestamp()
    town.provider.claims["auth_time"] = None if asked is None else int((now - asked).timestamp())
    more = {"max_age": "0"} if anew else {}
    to = town.browser.begin(town.computer.key, **more).headers["location"]
    answer = told(town.come_back(str(LINE.get(to).headers["location"])))
    if "code" in answer:
        assert town.computer.bring(answer["code"]).status_code == 200
    return answer


def test_a_case_opens_for_whoever_was_just_asked_who_he_is(town: Town, case: str) -> None:
    sign_in(town)
    fresh = opens(town.computer)
    town.running.clock.now += SPAN
    still = opens(town.computer)
    town.running.clock.now += SECOND
    old = opens(town.computer)
    sign_in(town, anew=True)

    assert (fresh, still, old, opens(town.computer)) == (case, case, "sign_in_anew", case)


@pytest.mark.parametrize("asked", [None, SPAN + SECOND, -timedelta(days=1)])
def test_a_sign_in_by_which_nobody_was_asked_lately_opens_nothing(
    town: Town, case: str, asked: timedelta | None
) -> None:
    assert "code" in sign_in(town, asked=asked)

    assert opens(town.computer) == "sign_in_anew"


def test_whoever_was_not_asked_anew_has_no_sign_in_by_it_and_keeps_the_one_that_he_has(
    town: Town, case: str
) -> None:
    sign_in(town)
    town.running.clock.now += SPAN + SECOND
    answers = [sign_in(town, anew=True, asked=asked) for asked in (None, timedelta(seconds=61), SPAN)]

    assert [one["error_description"] for one in answers] == ["not_anew"] * 3
    assert opens(town.computer) == "sign_in_anew"  # and not sign_in_needed


def test_the_provider_is_told_to_ask_anew_only_where_that_is_wanted(town: Town) -> None:
    sign_in(town)
    plain = dict(town.provider.asked)
    sign_in(town, anew=True)

    assert {"prompt", "max_age"}.isdisjoint(plain)
    assert (town.provider.asked["prompt"], town.provider.asked["max_age"]) == ("login", "0")


def test_another_computers_sign_in_does_not_count(town: Town, case: str) -> None:
    other = Computer(town.running, town.running.enrol(registry.User(*_user(town))))
    sign_in(town)

    assert opens(town.computer) == case
    assert opens(other) == "sign_in_needed"


def _user(town: Town) -> tuple[str, str, str, str]:
    found = town.running.all("select id, initials, name, role from user where id = ?", town.user)[0]
    return found[0], found[1], found[2], found[3]


def test_nobody_learns_whether_a_number_is_known_before_he_was_asked(town: Town, case: str) -> None:
    sign_in(town, asked=None)

    assert opens(town.computer, number="7001019999") == "sign_in_anew"
    assert opens(town.computer, words=True) == "sign_in_anew"


def test_typing_the_words_of_an_account_counts_until_it_is_too_long_ago(scene: Scene, case: str) -> None:
    scene.tokens()
    fresh = opens(scene.computer)
    scene.after(SPAN + SECOND)
    old = opens(scene.computer)
    scene.tokens()

    assert (fresh, old, opens(scene.computer)) == (case, "sign_in_anew", case)


@pytest.mark.parametrize("asked", ["", "1", "-1", "x"])
def test_only_one_word_asks_for_it(scene: Scene, asked: str) -> None:
    got = scene.browser.begin(scene.computer.key, max_age=asked)

    assert told(got)["error"] == "invalid_request"
    assert error(scene.computer.bring("x")) == (400, "invalid_grant")


def test_where_nobody_signs_in_the_passphrase_is_asked_for_at_the_computer(place: Central, case: str) -> None:
    demand(place, Way())
    computer = Computer(place, place.enrol(place.add_user(new_initials())))

    assert (opens(computer), opens(computer, words=True)) == ("words_needed", case)


def test_the_municipality_says_how_long_it_counts_and_the_log_of_rules_has_it(town: Town, case: str) -> None:
    with town.running.ledger.writing() as connection:
        freshness.set_span(connection, 1, who="prøve", now=town.running.clock())
        logged = rules.log(connection)[-1].what
    sign_in(town)
    town.running.clock.now += timedelta(seconds=61)
    old = opens(town.computer)
    with town.running.ledger.writing() as connection:
        for minutes in (0, 61):
            with pytest.raises(Refused, match="mellem 1 og 60 minutter"):
                freshness.set_span(connection, minutes, who="prøve", now=town.running.clock())
        assert freshness.span(connection) == timedelta(minutes=1)
        freshness.set_span(connection, 10, who="prøve", now=town.running.clock())

    assert (logged, old, opens(town.computer)) == ("fresh=1", "sign_in_anew", case)


def test_how_long_is_usual_is_dated_and_says_where_it_is_from() -> None:
    assert all(one.source for one in USUAL)
    assert all(before.since < after.since for before, after in pairwise(USUAL))


@pytest.fixture
def closed(tmp_path: Path) -> list[str]:
    with central(tmp_path / "central"):
        pass
    return ["--store", str(tmp_path / "central")]


def test_the_administrator_says_and_sees_how_long(
    closed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = [main(["signin", "show", *closed]), main(["signin", "fresh", "5", *closed])]
    shown += [main(["signin", "local", *closed]), main(["signin", "show", *closed])]
    refused = main(["signin", "fresh", "90", *closed])
    said = capsys.readouterr()

    assert (shown, refused) == ([0, 0, 0, 0], 1)
    assert "skrives adgangssætningen igen" in said.out
    assert said.out.count("hvis det er over 5 minutter siden") == 2
    assert "mellem 1 og 60 minutter" in said.out + said.err


def an_old_sign_in_opens(town: Town) -> bool:
    sign_in(town)
    town.running.clock.now += SPAN + SECOND
    return opens(town.computer) != "sign_in_anew"


def a_person_who_is_known_from_before_was_asked(town: Town) -> bool:
    return "code" in sign_in(town, anew=True, asked=SPAN)


def test_without_its_guards_an_old_sign_in_would_do(
    town: Town, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = an_old_sign_in_opens(town), a_person_who_is_known_from_before_was_asked(town)
    monkeypatch.setattr(freshness, "is_fresh", lambda *_: True)
    monkeypatch.setattr(vouching, "was_asked", lambda *_: True)

    assert held == (False, False)
    assert an_old_sign_in_opens(town)
    assert a_person_who_is_known_from_before_was_asked(town)


def test_without_the_look_a_case_would_open_for_a_computer_that_stands_open(
    place: Central, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    demand(place, Way())
    computer = Computer(place, place.enrol(place.add_user(new_initials())))
    monkeypatch.setattr(freshness, "demand", lambda *_, **__: None)

    assert opens(computer) == case
