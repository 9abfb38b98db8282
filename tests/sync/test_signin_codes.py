"""The second factor of a local account: a code from the telephone, besides the words, good once."""

from base64 import b32decode
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from sync.service import keys
from sync.service.admin import main
from sync.service.signin import accounts, codes
from tests.sync.signing_in import BACK, Scene, cheap_words, new_initials, place, scene, told
from tests.sync.test_signin_anew import case, opens

__all__ = ["case", "cheap_words", "place", "scene"]
LATER = timedelta(seconds=codes.STEP)


def with_code(scene: Scene) -> bytes:
    """Give the person of a scene a second factor; return its secret, as his telephone has it."""
    user = scene.computer.enrolled.user
    with scene.running.ledger.writing() as connection:
        shown = codes.make(connection, scene.running.ledger.keys, user, "MEHA", now=scene.running.clock())
    return b32decode(shown.typed.replace(" ", ""))


def code(scene: Scene, secret: bytes, *, steps: int = 0) -> str:
    return keys.one_time(secret, int(scene.running.clock.wall()) + steps * codes.STEP)


def type_in(scene: Scene, said: str | None, *, words: str = "") -> bool:
    """Sign in with words and a code; whether the browser is sent back with what tokens are given for."""
    scene.browser.begin(scene.computer.key)
    form = {
        "initials": scene.initials,
        "words": words or scene.words,
        **({"code": said} if said is not None else {}),
    }
    got = scene.browser.line.post("/oauth/local", data=form)
    return str(got.headers.get("location", "")).startswith(f"{BACK}?code=")


def test_the_code_is_that_of_the_standard() -> None:
    """RFC 6238, appendix B, the last six of its eight digits."""
    secret = b"12345678901234567890"

    assert [keys.one_time(secret, at) for at in (59, 1111111109, 2000000000)] == [
        "287082",
        "081804",
        "279037",
    ]


def test_words_and_code_let_a_person_in_and_neither_does_alone(scene: Scene) -> None:
    secret = with_code(scene)

    assert not type_in(scene, None)
    assert not type_in(scene, "")
    assert not type_in(scene, code(scene, secret), words="fem andre ord end de rigtige")
    assert type_in(scene, code(scene, secret))


def test_a_code_is_good_once_and_a_step_of_clocks_apart(scene: Scene) -> None:
    secret = with_code(scene)
    first = code(scene, secret)
    taken = [type_in(scene, f"{first[:3]} {first[3:]}"), type_in(scene, first)]
    scene.after(LATER)
    taken += [type_in(scene, first), type_in(scene, code(scene, secret, steps=2))]
    scene.after(LATER)
    late = code(scene, secret, steps=-2), code(scene, secret, steps=1)

    assert taken == [True, False, False, False]
    assert [type_in(scene, one) for one in late] == [False, True]


def test_wrong_codes_are_tries_like_wrong_words(scene: Scene) -> None:
    secret = with_code(scene)
    for _ in range(accounts.MOST_WRONG):
        assert not type_in(scene, "forkert")
    resting = type_in(scene, code(scene, secret))
    scene.after(accounts.REST)

    assert not resting
    assert type_in(scene, code(scene, secret))


def test_right_words_with_a_wrong_code_say_no_more_than_wrong_words(scene: Scene) -> None:
    with_code(scene)
    scene.browser.begin(scene.computer.key)
    pages = [
        scene.browser.line.post(
            "/oauth/local", data={"initials": scene.initials, "words": words, "code": "1"}
        ).text
        for words in (scene.words, "fem andre ord end de rigtige")
    ]

    assert pages[0] == pages[1]


def test_before_a_case_outside_ones_own_the_code_is_asked_for_again(scene: Scene, case: str) -> None:
    secret = with_code(scene)
    scene.browser.begin(scene.computer.key, max_age="0")
    form = {"initials": scene.initials, "words": scene.words, "code": code(scene, secret)}
    answer = told(scene.browser.line.post("/oauth/local", data=form))

    assert scene.computer.bring(answer["code"]).status_code == 200
    assert opens(scene.computer) == case


def test_the_secret_lies_sealed_and_under_its_person(scene: Scene) -> None:
    secret = with_code(scene)
    user = scene.computer.enrolled.user
    (row,) = scene.running.all("select sealed from local_factor where user = ?", user)
    other = scene.running.add_user(new_initials())
    with scene.running.ledger.writing() as connection:
        connection.execute(
            "insert into local_factor (user, sealed, made) values (?, ?, '')", (other.id, bytes(row[0]))
        )
        with pytest.raises(ValueError, match="tag"):
            codes.is_right(connection, scene.running.ledger.keys, other.id, "1", scene.running.clock())

    assert secret not in bytes(row[0])


def test_the_administrator_gives_words_and_a_code_unless_it_is_for_practice(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(scene.running.ledger.folder)
    main(["signin", "account", scene.initials, "--store", folder])
    said = capsys.readouterr().out
    typed = said.split("6 cifre): ")[1].splitlines()[0]
    address = next(line for line in said.splitlines() if line.startswith("otpauth://totp/"))
    parts = urlsplit(address)
    given = [
        scene.running.all("select count(*) from local_factor where user = ?", scene.computer.enrolled.user)
    ]
    main(["signin", "account", scene.initials, "--without-code", "--store", folder])
    given += [
        scene.running.all("select count(*) from local_factor where user = ?", scene.computer.enrolled.user)
    ]

    assert parse_qs(parts.query)["secret"] == [typed.replace(" ", "")]
    assert scene.initials.upper() in unquote(parts.path)
    assert given == [[(1,)], [(0,)]]
    assert "Der spørges ikke om en kode" in capsys.readouterr().out


@pytest.mark.parametrize("guard", ["the code", "that it is used up"])
def test_without_its_guard_words_alone_or_a_code_that_was_seen_would_do(
    scene: Scene, guard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = with_code(scene)
    seen = code(scene, secret)
    assert type_in(scene, seen)
    if guard == "the code":
        monkeypatch.setattr(codes, "is_right", lambda *_: True)
        assert type_in(scene, None)
        return
    with scene.running.ledger.writing() as connection:
        connection.execute("update local_factor set used = 0")
    assert type_in(scene, seen)


def test_the_page_asks_for_it(scene: Scene, tmp_path: Path) -> None:
    page = scene.browser.begin(scene.computer.key).text

    assert 'autocomplete="one-time-code"' in page
    assert "Koden fra telefonen, hvis du har fået en" in page
