"""A device signs its person in: the browser comes back, or another answer, or none, or the last one is lost."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from casework.errors import Unreachable
from sync import signin, signin_listener
from sync.protocol_signin import BACK
from sync.signin import Hands, Whom, sign_in
from sync.signin_listener import Listener
from sync.wire import Wire
from tests.sync.at_the_browser import Person
from tests.sync.signing_in import Scene, cheap_words, give_words, new_initials, place, plain_line, scene

__all__ = ["cheap_words", "place", "scene"]
PAGE = ("Du kan lukke vinduet", "Gå tilbage til Fodfæste.")


@pytest.fixture
def person(scene: Scene) -> Iterator[Person]:
    one = Person(scene.initials, scene.words)
    yield one
    one.leave()


def whom(scene: Scene) -> Whom:
    enrolled = scene.computer.enrolled
    return Whom(enrolled.address, enrolled.key, enrolled.device, enrolled.service)


def hands(scene: Scene, person: Person, **other: object) -> Hands:
    plain = Hands(person.open, PAGE, lambda: False, scene.running.clock.wall, 20.0)
    return replace(plain, **other)  # type: ignore[arg-type]


def is_in(scene: Scene) -> bool:
    enrolled = scene.computer.enrolled
    wire = Wire(enrolled.address, enrolled.key, enrolled.device, wall=scene.running.clock.wall, shut=True)
    with closing(wire):
        return not wire.contact().sign_in


def changed(address: str, **other: str) -> str:
    parts = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return parts._replace(query=urlencode({**query, **other})).geturl()


def test_a_person_signs_in_and_may_close_the_window(scene: Scene, person: Person) -> None:
    sign_in(whom(scene), hands(scene, person))
    person.leave()

    assert is_in(scene)
    assert "Du kan lukke vinduet" in person.saw[0].text
    assert person.saw[0].headers["x-frame-options"] == "DENY"
    assert "default-src 'none'" in person.saw[0].headers["content-security-policy"]


def test_an_answer_with_another_state_is_not_taken_and_the_right_one_is_waited_for(
    scene: Scene, person: Person
) -> None:
    strays: list[httpx.Response] = []

    def stray_first(address: str) -> str:
        with plain_line() as line:
            strays.append(line.get(changed(address, state="another")))
            strays.append(line.get(address.replace(BACK, "/other")))
            strays.append(line.post(address))
            strays.append(line.get(f"{address}&state=twice"))
        return address

    person.changes = stray_first

    sign_in(whom(scene), hands(scene, person))

    assert [(one.status_code, one.text) for one in strays] == [(404, "")] * 4
    assert is_in(scene)


def test_an_answer_in_another_services_name_is_not_taken(scene: Scene, person: Person) -> None:
    person.changes = lambda address: changed(address, iss="https://evil.example")

    with pytest.raises(Unreachable, match="sagde nej"):
        sign_in(whom(scene), hands(scene, person))

    assert not is_in(scene)


def test_without_the_look_at_the_name_another_services_answer_would_be_taken(
    scene: Scene, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.changes = lambda address: changed(address, iss="https://evil.example")
    monkeypatch.setattr(signin, "_code", lambda answer, _issuer: answer["code"])

    sign_in(whom(scene), hands(scene, person))

    assert is_in(scene)


def test_a_browser_that_never_comes_back_costs_nothing_but_time(scene: Scene, person: Person) -> None:
    person.open = person.opened.append  # type: ignore[method-assign,assignment]

    with pytest.raises(signin.Cancelled, match="intet svar fra browseren"):
        sign_in(whom(scene), hands(scene, person, seconds=0.0))

    assert len(person.opened) == 1
    assert not is_in(scene)


def test_a_person_may_give_up_while_the_browser_is_open(scene: Scene, person: Person) -> None:
    gone = threading.Event()
    person.open = lambda _address: gone.set()  # type: ignore[method-assign,assignment]

    with pytest.raises(signin.Cancelled):
        sign_in(whom(scene), hands(scene, person, cancelled=gone.is_set))


def test_an_answer_that_is_lost_after_the_code_was_taken_costs_nobody_his_sign_in(
    scene: Scene, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = signin._exchange

    def lost(*given: object, **named: object) -> None:
        real(*given, **named)  # type: ignore[arg-type]
        raise Unreachable("the net went")

    monkeypatch.setattr(signin, "_exchange", lost)

    sign_in(whom(scene), hands(scene, person))

    assert is_in(scene)


def test_a_code_that_never_reached_the_service_signs_nobody_in(
    scene: Scene, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_given: object, **_named: object) -> None:
        raise Unreachable("the net went")

    monkeypatch.setattr(signin, "_exchange", lost)

    with pytest.raises(Unreachable, match="the net went"):
        sign_in(whom(scene), hands(scene, person))


def test_whoever_signs_in_as_somebody_else_is_told_so(scene: Scene, person: Person) -> None:
    other = scene.running.add_user(new_initials())
    person.initials, person.words = other.initials, give_words(scene.running, other.id)

    with pytest.raises(Unreachable, match="som en anden"):
        sign_in(whom(scene), hands(scene, person))

    assert not is_in(scene)


def test_no_browser_opens_where_the_service_does_not_answer(scene: Scene, person: Person) -> None:
    nowhere = replace(whom(scene), address="http://127.0.0.1:9")

    with pytest.raises(Unreachable):
        sign_in(nowhere, hands(scene, person))

    assert person.opened == []


@pytest.mark.parametrize("odd", [b"GET //[ HTTP/1.1\r\n\r\n", b"\xff\r\n\r\n", b"GET\r\n\r\n"])
def test_what_a_page_on_this_computer_sends_to_the_door_ends_nothing(odd: bytes) -> None:
    here, there = socket.socketpair()
    with here, there:
        there.sendall(odd)

        assert signin_listener._read(here) is None


def test_the_door_is_on_this_computer_only_and_shut_afterwards() -> None:
    door = Listener()
    host = door._door.getsockname()[0]
    door.close()

    assert host == "127.0.0.1"
    with plain_line() as line, pytest.raises(httpx.ConnectError):
        line.get(door.address)
